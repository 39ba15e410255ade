import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { property } from "../builder/docker-images.ts";
import type { Container, ContainerFacts, OutputLine, Runtime } from "../model/runtime.ts";
import { hexDigits } from "../store/ids.ts";
import { dataKey } from "../store/places.ts";
import { outputChunks, outputOf, runProgram, runWithInput, streamOutput } from "./child.ts";
import { ensureNetwork, giveNames, networkName, removeNetworks } from "./docker-networks.ts";
import { dockerState, isNoContainer } from "./docker-states.ts";
import { session } from "./exec-session.ts";
import { freePort } from "./free-port.ts";
import { LINE_LIMIT, splitLines } from "./split-lines.ts";
import { isMarked, whileStopping } from "./stop-marks.ts";

/** Labels of a container: its data folder, and its facts (JSON of ContainerFacts). */
const OWNER = "com.convox.ci.data";
const FACTS = "com.convox.ci.container";

/**
 * Containers of a Docker engine. The engine publishes a service's port on 127.0.0.1, so the app listens on the port of
 * convox.yml, and each app has a network on which its services find each other by name. An engine without a bridge
 * network gives a container the machine's own network and a free port in PORT.
 */
export function dockerRuntime(data: string): Runtime {
  const key = dataKey(data);
  const list = async (filters: readonly string[]): Promise<DockerContainer[]> => {
    const filter = [`label=${OWNER}=${key}`, ...filters].flatMap((one) => ["--filter", one]);
    const ids = (await outputOf("docker", ["ps", "--all", "--no-trunc", "--quiet", ...filter]))
      .split("\n")
      .filter(Boolean);
    return ids.length === 0 ? [] : (await inspect(data, ids)).sort((a, b) => a.started - b.started);
  };
  const byId = async (id: string): Promise<DockerContainer | undefined> =>
    (await inspect(data, [containerName(key, id)])).at(0);
  const requireContainer = async (id: string): Promise<DockerContainer> => {
    const container = await byId(id);
    if (container === undefined) throw new Error(`the container ${id} was removed while it was started`);
    return container;
  };
  // An engine that did not answer is asked again.
  let isFound = false;
  const hasBridge = async () => {
    isFound ||= await findBridge();
    return isFound;
  };
  return {
    name: "docker",

    async start(spec) {
      const isBridged = await hasBridge();
      const port = spec.port > 0 && !isBridged ? await freePort() : spec.port;
      const facts: ContainerFacts & { address?: string } = factsOf(spec);
      const name = containerName(key, spec.id);
      const label = JSON.stringify(isBridged || spec.port === 0 ? facts : { ...facts, address: `127.0.0.1:${port}` });
      const network = isBridged
        ? ["--network", await ensureNetwork(key, spec.app), ...publishOptions([spec.port, spec.healthPort ?? 0])]
        : ["--network", "host", ...spec.neighbors.flatMap(({ ip, names }) => hostOptions(ip, names))];
      await withEnvFile(data, { ...spec.env, ...(spec.port > 0 ? { PORT: String(port) } : {}) }, (file) =>
        outputOf("docker", [
          ...["run", "--detach", "--pull", "never", "--name", name, "--env-file", file],
          ...["--label", `${OWNER}=${key}`, "--label", `${FACTS}=${label}`],
          ...network,
          ...(spec.memory === undefined ? [] : ["--memory", `${spec.memory}m`]),
          ...[spec.image, ...spec.command],
        ]).catch(async (error: unknown) => {
          await runProgram("docker", ["rm", "--force", "--volumes", name]);
          throw error;
        }),
      );
      return requireContainer(spec.id);
    },

    async find(app, id) {
      const container = await byId(id);
      return container?.app === app ? container : undefined;
    },

    async list(filter = {}) {
      const asked = Object.entries(filter);
      return (await list([])).filter((one) => asked.every(([name, value]) => Reflect.get(one, name) === value));
    },

    async announce(container, names) {
      if (!(await hasBridge())) return container;
      await giveNames(networkName(key, container.app), containerName(key, container.id), names);
      return requireContainer(container.id);
    },

    cleanUp: (app) => removeNetworks(key, app),
  };
}

/** The containers of these ids or names. One may have been removed in the meantime; the others are there all the same. */
async function inspect(data: string, names: readonly string[]): Promise<DockerContainer[]> {
  const args = ["inspect", "--type", "container", "--format", "{{json .}}", ...names];
  const { code, stdout, stderr } = await runProgram("docker", args);
  if (code !== 0 && !isNoContainer(stderr)) throw new Error(stderr.trim());
  const lines = stdout.split("\n").filter(Boolean);
  return lines.flatMap((line) => dockerContainer(data, JSON.parse(line)));
}

async function findBridge(): Promise<boolean> {
  return (await runProgram("docker", ["network", "inspect", "bridge"])).code === 0;
}

function publishOptions(ports: readonly number[]): string[] {
  return ports.filter((port) => port > 0).flatMap((port) => ["--publish", `127.0.0.1::${port}`]);
}

function hostOptions(ip: string, names: readonly string[]): string[] {
  return names.flatMap((name) => ["--add-host", `${name}:${ip}`]);
}

function containerName(key: string, id: string): string {
  return `convox-${key}-${id}`;
}

/** The facts alone, without the environment. */
export function factsOf(spec: ContainerFacts): ContainerFacts {
  const { id, app, service, release, kind, rollout, image, command, port, healthPort } = spec;
  const facts = { id, app, service, release, kind, rollout, image, command, port };
  return healthPort === undefined ? facts : { ...facts, healthPort };
}

/** On the machine's own network nothing takes the place of the health port. */
export function onHost({ healthPort }: ContainerFacts): string | undefined {
  return healthPort === undefined ? undefined : `127.0.0.1:${healthPort}`;
}

interface DockerContainer extends Container {
  readonly name: string;
}

function dockerContainer(data: string, value: unknown): DockerContainer[] {
  const label = property(property(property(value, "Config"), "Labels"), FACTS);
  if (typeof label !== "string") return [];
  const { address, ...facts } = JSON.parse(label) as ContainerFacts & { address?: string };
  const name = String(property(value, "Name")).replace(/^\//, "");
  const ports = property(property(value, "NetworkSettings"), "Ports");
  const findAddress = (port: number | undefined) => {
    const hostPort = property(property(property(ports, `${port}/tcp`), "0"), "HostPort");
    return hostPort === undefined ? undefined : `127.0.0.1:${hostPort}`;
  };
  return [
    {
      ...facts,
      name,
      started: Date.parse(String(property(property(value, "State"), "StartedAt"))),
      address: address ?? findAddress(facts.port),
      healthAddress: address === undefined ? findAddress(facts.healthPort) : onHost(facts),
      state: () => dockerState(name),
      async waitForEnd(signal) {
        const { code, stderr } = await runProgram("docker", ["wait", name], { signal });
        if (code !== 0 && !isNoContainer(stderr)) throw new Error(stderr.trim());
        return dockerState(name);
      },
      exec: (spec) =>
        session(spec, async () => {
          const { file, cleanUp } = await envFile(data, spec.env ?? {});
          const options = ["--interactive", ...(spec.tty === undefined ? [] : ["--tty"]), "--env-file", file];
          return { command: "docker", args: ["exec", ...options, name, ...spec.argv], cleanUp };
        }),
      output: (options = {}) => dockerOutput(name, options),
      isStopping: async () =>
        (await isMarked(data, facts.id)) || (await runProgram("docker", ["container", "inspect", name])).code !== 0,
      stop: (graceMs) =>
        whileStopping(data, facts.id, async () => {
          await runProgram("docker", ["stop", "-t", String(Math.ceil(graceMs / 1000)), name]);
          await runProgram("docker", ["rm", "--force", "--volumes", name]);
        }),
      copyOut: (path) => outputChunks("docker", ["cp", `${name}:${path}`, "-"]),
      copyIn: (tar) => runWithInput(tar, "docker", ["cp", "-", `${name}:/`]),
    },
  ];
}

async function* dockerOutput(name: string, options: Parameters<Container["output"]>[0]): AsyncGenerator<OutputLine> {
  const { since, follow, signal } = options ?? {};
  const args = [
    "logs",
    "--timestamps",
    ...(since === undefined ? [] : ["--since", new Date(since).toISOString()]),
    ...(follow === true ? ["--follow"] : []),
    name,
  ];
  try {
    const stop = signal === undefined ? {} : { signal };
    yield* streamOutput("docker", args, parseStampedLines(), stop);
  } catch (error) {
    // The output ends when the reader leaves, or when the container is removed.
    if (signal?.aborted !== true && !(error instanceof Error && error.message.startsWith("exit status"))) throw error;
  }
}

/** More than the length of a time. */
const TIME_LENGTH = 40;

/** Lines with their times. Only the first part of a long line has one. */
function parseStampedLines(): (chunk: Buffer | undefined, index: number) => OutputLine[] {
  const split = splitLines();
  const cutAt = new Map<number, number>();
  return (chunk, index) =>
    split(chunk, index).flatMap((line) => {
      const at = cutAt.get(index);
      const parsed = parseStampedLine(line) ?? (at === undefined ? undefined : { at, bytes: line });
      if (parsed !== undefined && line.length > LINE_LIMIT - 4) cutAt.set(index, parsed.at);
      else cutAt.delete(index);
      return parsed ?? [];
    });
}

// 2026-03-18T15:41:16.123456789Z text. A line without a time is an error of docker itself: the container was removed.
function parseStampedLine(line: Buffer): OutputLine | undefined {
  const blank = line.indexOf(32);
  const time = line.subarray(0, Math.min(blank < 0 ? line.length : blank, TIME_LENGTH)).toString("latin1");
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time)) return undefined;
  const at = Date.parse(time);
  const bytes = line.subarray(blank < 0 ? line.length : blank + 1);
  return { at, bytes: bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes };
}

/** The environment of a container goes through a file, since every user of the machine can read arguments. */
async function envFile(
  data: string,
  env: Readonly<Record<string, string>>,
): Promise<{ file: string; cleanUp(): Promise<void> }> {
  const folder = join(data, "tmp");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `env-${hexDigits(16)}`);
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value.replaceAll("\n", " ")}\n`);
  await writeFile(file, lines.join(""), { mode: 0o600 });
  return { file, cleanUp: () => rm(file, { force: true }) };
}

async function withEnvFile<T>(
  data: string,
  env: Readonly<Record<string, string>>,
  body: (file: string) => Promise<T>,
): Promise<T> {
  const { file, cleanUp } = await envFile(data, env);
  try {
    return await body(file);
  } finally {
    await cleanUp();
  }
}
