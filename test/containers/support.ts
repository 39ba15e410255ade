import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type LocalRack, startLocalRack } from "@convox/local-rack";
import { inject, onTestFinished, test } from "vitest";
import { PASSWORD } from "../../local-rack/test/support.ts";
import { program } from "../support/program.ts";
import { BASE } from "./setup.ts";

const run = promisify(execFile);

export type BuilderName = "docker" | "buildah";

const found = inject("containers");

/**
 * Runs `body` with each builder of this machine, or only with `builders` where both run the same code. If one is missing,
 * the test's name says why it is skipped.
 */
export function withBuilders(
  name: string,
  body: (place: Place) => Promise<void>,
  builders: readonly BuilderName[] = ["docker", "buildah"],
): void {
  for (const builder of builders) {
    const env = found[builder];
    const missing =
      env === undefined ? found.reasons : found.registry && found.skopeo ? [] : ["docker-registry, skopeo"];
    if (env === undefined || missing.length > 0) {
      test.skip(`${builder}: ${name} (skipped: ${missing.join("; ")})`, () => undefined);
      continue;
    }
    test(`${builder}: ${name}`, async () => body(await place(builder, env)));
  }
}

/** A data folder, and the environment in which the program uses it with one builder. */
export interface Place {
  builder: BuilderName;
  data: string;
  env: Record<string, string>;
  /** Runs a tool of the machine in that environment. Returns what it prints. */
  tool(command: string, ...args: string[]): Promise<string>;
}

/** Its containers are stopped at the end of the test. */
export async function place(builder: BuilderName, tools: Record<string, string>): Promise<Place> {
  const data = await mkdtemp(join(tmpdir(), "convox-place-"));
  const env = { ...tools, CONVOX_LOCAL_RACK_DATA: data, CONVOX_LOCAL_RACK_BUILDER: builder };
  onTestFinished(async () => {
    const { code, stderr } = await program(["local-rack", "stop"], { env });
    if (code !== 0) throw new Error(`containers are left: ${stderr}`);
    await rm(data, { recursive: true, force: true });
  });
  return {
    builder,
    data,
    env,
    tool: async (command, ...args) => (await run(command, args, { env: { ...process.env, ...env } })).stdout,
  };
}

/** A source tree that is removed at the end of the test. */
export async function sourceTree(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "convox-source-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await putFiles(dir, files);
  return dir;
}

export async function putFiles(dir: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}

/** An app of two services on the local base image: one answers HTTP with its build argument, one only keeps running. */
export const APP = {
  "convox.yml": [
    "environment:",
    "  - COLOR=blue",
    "services:",
    "  web:",
    "    build: .",
    "    port: 3000",
    "    health: /health",
    "  worker:",
    "    build: worker",
    "    command: sh work.sh fast",
    "",
  ].join("\n"),
  Dockerfile: [
    `FROM ${BASE}`,
    "ARG GREETING=unknown",
    "WORKDIR /app",
    "COPY serve.sh .",
    'RUN mkdir -p www && echo "$GREETING" > www/index.html && echo ok > www/health',
    'ENTRYPOINT ["sh"]',
    'CMD ["serve.sh"]',
    "",
  ].join("\n"),
  "serve.sh":
    'echo "web listens on $PORT, $SERVICE of $RELEASE is $COLOR"\ntrap "exit 0" TERM\nhttpd -f -p $PORT -h /app/www &\nwait\n',
  "worker/Dockerfile": `FROM ${BASE}\nCOPY work.sh /work.sh\n`,
  "worker/work.sh": 'echo "working $1"\ntrap "exit 0" TERM\nwhile :; do sleep 1 & wait $!; done\n',
};

/** Status and text that an address answers with. */
export async function fetchText(url: string): Promise<{ status: number; text: string }> {
  const reply = await fetch(url);
  return { status: reply.status, text: await reply.text() };
}

/** A container as `local-rack ps --json` prints it. */
export interface Running {
  process: string;
  app: string;
  service: string;
  status: string;
  release: string;
  url: string;
}

/** Containers of a data folder. */
export async function listRunning({ env }: Place): Promise<Running[]> {
  const { stdout } = await program(["local-rack", "ps", "--json"], { env });
  return JSON.parse(stdout);
}

/** Address of the service `web`. */
export async function webUrl(here: Place): Promise<string> {
  return (await listRunning(here)).find(({ service }) => service === "web")?.url ?? "";
}

/** A Rack in this process that uses the data folder and builds nothing. */
export async function openRack({ data }: Place): Promise<LocalRack> {
  const rack = await startLocalRack({ data, password: PASSWORD });
  onTestFinished(() => rack.close());
  return rack;
}
