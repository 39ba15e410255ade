import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inspectImage } from "../builder/buildah-images.ts";
import { configOf, userIn } from "../builder/image-config.ts";
import type { Container, ContainerFacts, ContainerState, Runtime } from "../model/runtime.ts";
import { hasStrings, readAll, readRecord, writeAtomic } from "../store/files.ts";
import { dataKey, places } from "../store/places.ts";
import { outputChunks, outputOf, runProgram, runWithInput } from "./child.ts";
import { factsOf, onHost } from "./docker-runtime.ts";
import { session } from "./exec-session.ts";
import { freePort } from "./free-port.ts";
import { linesOf } from "./growing-file.ts";
import { firstProcess, requireTool, startKeeper, waitForRoot, writeHosts } from "./keeper.ts";
import { findProcess } from "./process-table.ts";
import { fileName, isMarked, whileStopping } from "./stop-marks.ts";

/** A container on disk. buildah keeps its files; its process is known here alone. */
interface ContainerRecord extends ContainerFacts {
  started: number;
  address: string | undefined;
  /** Name of buildah's working container. */
  working: string;
  /** Process on this machine that waits for the container's first process, and when that process started. */
  keeper: number;
  keeperStart: string;
  env: Record<string, string>;
  workdir: string;
  uid: number;
  gid: number;
}

function isContainer(value: unknown): value is ContainerRecord {
  return hasStrings(value, "id", "app", "service", "working", "keeperStart", "workdir");
}

/** How often the end of a container is polled. */
const POLL_MS = 50;

/**
 * Containers without an engine: buildah unpacks the image, and the program runs in it behind chroot, with its own
 * processes, mounts and host name, on the machine's network. So a service must listen on PORT, which is a free port.
 * Needs root and Linux. Memory is not limited.
 */
export function buildahRuntime(data: string): Runtime {
  const folder = places.containers(data);
  const key = dataKey(data);
  const file = (id: string, suffix: string) => join(folder, `${fileName(id)}${suffix}`);

  const toContainer = (record: ContainerRecord): Container => {
    const state = async (): Promise<ContainerState> => {
      const keeper = await findProcess(record.keeper);
      if (keeper?.start === record.keeperStart) return { status: "running" };
      const code = await readFile(file(record.id, ".exit"), "utf8").catch(() => "");
      return { status: "exited", code: code === "" ? -1 : Number(code) };
    };
    const waitForEnd = async (signal: AbortSignal): Promise<ContainerState> => {
      for (;;) {
        const now = await state();
        if (now.status === "exited") return now;
        await sleep(POLL_MS, undefined, { signal });
      }
    };
    const mountRoot = async () => (await outputOf("buildah", ["mount", record.working])).trim();
    return {
      ...factsOf(record),
      started: record.started,
      address: record.address,
      healthAddress: onHost(record),
      isStopping: async () => (await isMarked(data, record.id)) || !(await exists(file(record.id, ".json"))),
      state,
      waitForEnd,
      exec: (spec) =>
        session(spec, async () => {
          const first = await waitForRoot(record.keeper, state);
          if (first === undefined) throw new Error(`the process ${record.id} has ended`);
          const options = ["-t", String(first), "-m", "-u", "-i", "-p", "-r", `-w/proc/${first}/root${record.workdir}`];
          return {
            command: await requireTool("nsenter"),
            args: [...options, "-S", String(record.uid), "-G", String(record.gid), "--", ...spec.argv],
            env: { ...record.env, ...(spec.tty === undefined ? {} : { TERM: "xterm" }), ...spec.env },
          };
        }),
      output: (options = {}) =>
        linesOf(file(record.id, ".log"), options, async () => (await state()).status === "running"),
      stop: (graceMs) =>
        whileStopping(data, record.id, async () => {
          await endProcess(record, state, waitForEnd, graceMs);
          await runProgram("buildah", ["rm", record.working]);
          for (const suffix of [".json", ".log", ".exit", ".hosts"]) await rm(file(record.id, suffix), { force: true });
        }),
      async *copyOut(path) {
        const root = await mountRoot();
        const source = join(root, join("/", path));
        if (!(await exists(source))) throw new Error(`${path}: no such file or directory`);
        yield* outputChunks("tar", ["-C", dirname(source), "-cf", "-", "--", source.slice(dirname(source).length + 1)]);
      },
      async copyIn(tar) {
        await runWithInput(tar, "tar", ["-C", await mountRoot(), "-xf", "-"]);
      },
    };
  };

  return {
    name: "buildah",

    async start(spec) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const image = configOf(await inspectImage(spec.image));
      const argv = [...image.entrypoint, ...(spec.command.length > 0 ? spec.command : image.command)];
      if (argv.length === 0) throw new Error(`the image of ${spec.service} has no command, and convox.yml sets none`);
      const working = `convox-${key}-${spec.id}`;
      await outputOf("buildah", ["from", "--pull-never", "--name", working, spec.image]);
      try {
        const root = (await outputOf("buildah", ["mount", working])).trim();
        const user = await userIn(root, image.user);
        const port = spec.port > 0 ? await freePort() : 0;
        const env = { ...image.env, HOME: user.home, ...spec.env, ...(port > 0 ? { PORT: String(port) } : {}) };
        const workdir = join("/", image.workdir);
        await mkdir(join(root, workdir), { recursive: true });
        const hosts = file(spec.id, ".hosts");
        await writeHosts(root, hosts, spec.neighbors);
        const keeper = await startKeeper(
          { root, workdir, uid: user.uid, gid: user.gid, hosts, argv, env },
          { exit: file(spec.id, ".exit"), log: file(spec.id, ".log"), pipe: file(spec.id, ".pipe") },
        );
        const record: ContainerRecord = {
          ...factsOf(spec),
          started: Date.now(),
          address: port > 0 ? `127.0.0.1:${port}` : undefined,
          working,
          keeper,
          keeperStart: (await findProcess(keeper))?.start ?? "",
          env,
          workdir,
          uid: user.uid,
          gid: user.gid,
        };
        await writeAtomic(file(spec.id, ".json"), JSON.stringify(record));
        return toContainer(record);
      } catch (error) {
        await runProgram("buildah", ["rm", working]);
        throw error;
      }
    },

    async find(app, id) {
      const record = await readRecord(file(id, ".json"), isContainer);
      if (record?.app !== app || record.id !== id) return undefined;
      return toContainer(record);
    },

    async list(filter = {}) {
      const asked = Object.entries(filter);
      return (await readAll(folder, isContainer))
        .filter((one) => asked.every(([name, value]) => Reflect.get(one, name) === value))
        .sort((a, b) => a.started - b.started)
        .map(toContainer);
    },

    // The router's loopback addresses are in every container's /etc/hosts.
    announce: async (container) => container,
    cleanUp: async () => undefined,
  };
}

async function endProcess(
  record: ContainerRecord,
  state: () => Promise<ContainerState>,
  waitForEnd: (signal: AbortSignal) => Promise<ContainerState>,
  graceMs: number,
): Promise<void> {
  if ((await state()).status === "exited") return;
  const first = await firstProcess(record.keeper);
  if (first === undefined) return;
  sendSignal(first, "SIGTERM");
  const end = await waitForEnd(AbortSignal.timeout(graceMs)).catch(() => undefined);
  if (end !== undefined) return;
  sendSignal(first, "SIGKILL");
  await waitForEnd(AbortSignal.timeout(10_000)).catch(() => undefined);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended.
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
