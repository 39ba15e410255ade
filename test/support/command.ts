import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type LocalRack, type LocalRackOptions, startLocalRack } from "@convox/local-rack";
import { onTestFinished } from "vitest";
import type { Deps } from "../../src/commands/declaration/command.ts";
import type { Host } from "../../src/host/host.ts";
import { sourceTree, tarball } from "../../src/pack/index.ts";
import { connect, consoleEndpoint, directEndpoint, type Rack } from "../../src/rack/index.ts";
import { createTimeline } from "../../src/timeline/timeline.ts";
import { temporary } from "./program.ts";
import { turns } from "./raw-rack.ts";

/** A clock that moves only during a sleep, so that an hour of waiting ends at once. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export function virtualClock(): Clock {
  let ms = Date.UTC(2026, 0, 2, 3, 4, 5);
  return {
    now: () => ms,
    async sleep(duration, signal) {
      signal?.throwIfAborted();
      ms += duration;
      // Other work gets its turn, sockets included.
      await turns(3);
    },
  };
}

/** A host that records its messages. */
export interface Recorded extends Host {
  readonly messages: string[];
  readonly warned: string[];
  readonly groups: string[];
  /** What came in streams. */
  printed(): string;
}

export function recordingHost(): Recorded {
  const [messages, warned, groups, streamed]: [string[], string[], string[], Uint8Array[]] = [[], [], [], []];
  return {
    messages: messages,
    warned,
    groups,
    printed: () => Buffer.concat(streamed).toString("utf8"),
    info: (line) => void messages.push(line),
    warn: (line) => void warned.push(line),
    group(title, body) {
      groups.push(title);
      return body();
    },
    async stream(chunks) {
      for await (const chunk of chunks) streamed.push(chunk);
    },
    mask: () => {},
    output: () => {},
    masking: () => ({ push: (bytes) => bytes, end: () => new Uint8Array() }),
    save: () => {},
  };
}

/** What a command gets from an entry point, with its own clock and without git. */
export function depsFor(rack: Rack, overrides: Partial<Deps> = {}): Deps & { host: Recorded } {
  const clock = virtualClock();
  const host = recordingHost();
  return {
    rack,
    host,
    advise: async (text) => text,
    env: {},
    cwd: "/nowhere",
    git: {
      commit: async () => undefined,
      executable: async () => () => undefined,
      isAncestor: async () => undefined,
      commits: async () => undefined,
    },
    sleep: clock.sleep,
    now: clock.now,
    signal: new AbortController().signal,
    timeline: createTimeline({ now: clock.now }),
    ...overrides,
  } as Deps & { host: Recorded };
}

export interface Stage {
  readonly server: LocalRack;
  readonly clock: Clock;
  /** A client with the Rack's password. */
  readonly rack: Rack;
  /** A new job on this Rack, with the same clock. */
  job(overrides?: Partial<Deps>): Deps & { host: Recorded };
  /** Builds a release from `manifest`, whose commit is `gitSha`, and gives its id. */
  release(options?: { gitSha?: string; manifest?: string }): Promise<string>;
  /** A job that comes through the Console with a plain deploy key. */
  keyJob(overrides?: Partial<Deps>): Deps & { host: Recorded };
  /** A job on this Rack as a Convox Cloud machine, `acme/prod`. */
  machineJob(overrides?: Partial<Deps>): Deps & { host: Recorded };
}

export const KEY = "deploy-key";
/** A key that may do everything, of the organization of the machine. */
const MACHINE_KEY = "machine-key";

export const MANIFEST = "services:\n  web:\n    image: httpd\n    port: 3000\n";

/** A local Rack with an app `web`, a clock without real waits, and jobs that use them. */
export async function stage(options: Partial<LocalRackOptions> = {}): Promise<Stage> {
  const clock = virtualClock();
  const server = await startLocalRack({
    data: join(await temporary(), "rack"),
    password: "rack-password",
    transcript: true,
    promotion: { updatingMs: 60_000, rollbackMs: 30_000, creatingMs: 0 },
    console: {
      organization: "acme",
      machines: [{ id: "m-1", name: "prod" }],
      keys: [
        { key: KEY, policy: "default" },
        { key: MACHINE_KEY, policy: "all" },
      ],
    },
    clock: clock.now,
    ...options,
  });
  onTestFinished(() => server.close());
  const client = (endpoint: Parameters<typeof connect>[0]) => {
    const rack = connect(endpoint, { sleep: clock.sleep, random: () => 0 });
    onTestFinished(() => rack.close());
    return rack;
  };
  const tls = { verify: true };
  const rack = client(directEndpoint(server.url, { tls, proxy: {} }));
  await rack.apps.create("web");
  const job = (overrides: Partial<Deps> = {}) => depsFor(rack, { sleep: clock.sleep, now: clock.now, ...overrides });
  return {
    server,
    clock,
    rack,
    job,
    keyJob(overrides) {
      const endpoint = consoleEndpoint(`http://${server.consoleHost}`, KEY, { tls, proxy: {} });
      return { ...job(overrides), rack: client({ ...endpoint, rack: "acme/local" }) };
    },
    machineJob(overrides) {
      const endpoint = consoleEndpoint(`http://${server.consoleHost}`, MACHINE_KEY, { tls, proxy: {} });
      return { ...job(overrides), rack: client({ ...endpoint, machine: { id: "m-1", name: "acme/prod" } }) };
    },
    release: (made = {}) => release(rack, made),
  };
}

async function release(rack: Rack, { gitSha, manifest = MANIFEST }: { gitSha?: string; manifest?: string }) {
  const dir = join(await temporary(), "source");
  await mkdir(dir);
  await writeFile(join(dir, "convox.yml"), manifest);
  const tree = await sourceTree(dir);
  const url = await rack.objects.store("web", "tmp/source.tgz", () => tarball(tree));
  const { id } = await rack.builds.create("web", { url, gitSha }, await rack.generation("web"));
  for (;;) {
    const build = await rack.builds.get("web", id);
    if (build.status === "failed") throw new Error("the build of a fixture failed");
    if (build.status === "complete") return build.release;
    await turns(5);
  }
}
