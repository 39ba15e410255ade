import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { lstat, mkdir, mkdtemp, rm } from "node:fs/promises";
import { basename, dirname, join, normalize } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onAbort } from "../model/on-abort.ts";
import type { ContainerSpec, ContainerState, HostContainer, HostRuntime, OutputLine } from "../model/runtime.ts";
import { feed } from "./child.ts";
import { collectLines, execIn, type Run, signalGroup, startFailure, stateOf } from "./host-command.ts";

/** Commands get none of the Rack's own environment. */
const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** @param scratch folder for the commands' own folders */
export function hostRuntime(scratch: string, now: () => number): HostRuntime {
  const containers = new Map<string, HostContainer>();
  const children = new Set<ChildProcess>();
  const killAll = () => {
    for (const child of children) signalGroup(child, "SIGKILL");
  };
  process.once("exit", killAll);

  function run(argv: readonly string[], options: { cwd: string; env: Record<string, string> }): ChildProcess {
    const [program = "", ...args] = argv;
    const child = spawn(program, args, { ...options, detached: true, stdio: "pipe" });
    children.add(child);
    child.once("close", () => children.delete(child));
    child.once("error", () => children.delete(child));
    return child;
  }

  async function make(spec: ContainerSpec, argv: readonly string[] | undefined): Promise<HostContainer> {
    await mkdir(scratch, { recursive: true, mode: 0o700 });
    const cwd = await mkdtemp(join(scratch, "process-"));
    const env = { HOME: cwd, PATH, ...spec.env };
    const main = argv === undefined ? undefined : run(argv, { cwd, env });
    main?.stdin?.end();
    const lines: OutputLine[] = [];
    if (main !== undefined) void collectLines(main, lines, now);
    const ended = main === undefined ? new Promise<ContainerState>(() => undefined) : stateOf(main);
    let state: ContainerState = { status: "running" };
    void ended.then((last) => {
      state = last;
    });
    if (main !== undefined && main.pid === undefined) {
      const [error]: unknown[] = await once(main, "error").catch((reason: unknown) => [reason]);
      throw startFailure(main, error);
    }
    const container: HostContainer = {
      ...facts(spec),
      started: now(),
      address: undefined,
      isStopping: async () => !containers.has(`${spec.app}/${spec.id}`),
      state: async () => state,
      waitForEnd: (signal) => Promise.race([ended, rejectOnAbort(signal)]),
      exec: (asked) => execIn(asked, cwd, { ...env, ...asked.env }, run),
      async *output({ since = 0, follow = false, signal } = {}) {
        let at = 0;
        for (;;) {
          for (; at < lines.length; at++) {
            const line = lines[at];
            if (line !== undefined && line.at >= since) yield line;
          }
          if (!follow || signal?.aborted === true || (state.status === "exited" && at >= lines.length)) return;
          await sleep(20);
        }
      },
      async stop(graceMs) {
        containers.delete(`${spec.app}/${spec.id}`);
        if (main !== undefined && state.status === "running") {
          signalGroup(main, "SIGTERM");
          const ac = new AbortController();
          await Promise.race([ended, sleep(graceMs, undefined, { signal: ac.signal }).catch(() => undefined)]);
          ac.abort();
          signalGroup(main, "SIGKILL");
        }
        await rm(cwd, { recursive: true, force: true });
      },
      copyOut: (path) => streamTar(run, cwd, env, relativePath(path)),
      async copyIn(tar) {
        const child = run(["tar", "-xf", "-"], { cwd, env });
        const code = stateOf(child);
        child.stderr?.resume();
        child.stdout?.resume();
        if (child.stdin !== null) await feed(child.stdin, tar);
        const last = await code;
        if (last.status === "exited" && last.code !== 0) throw new Error(`tar: exit status ${last.code}`);
      },
      async remove(paths) {
        for (const path of paths) await rm(join(cwd, relativePath(path)), { force: true });
      },
    };
    containers.set(`${spec.app}/${spec.id}`, container);
    return container;
  }

  return {
    async start(spec) {
      if (spec.command.length === 0) throw new Error("without an image a process needs a command");
      return make(spec, spec.command);
    },
    place: (spec) => make(spec, undefined),
    find: async (app, id) => containers.get(`${app}/${id}`),
    async list(filter = {}) {
      return [...containers.values()].filter(
        (container) =>
          (filter.app ?? container.app) === container.app &&
          (filter.service ?? container.service) === container.service &&
          (filter.release ?? container.release) === container.release &&
          (filter.kind ?? container.kind) === container.kind,
      );
    },
    async close() {
      process.off("exit", killAll);
      await Promise.all([...containers.values()].map((container) => container.stop(0)));
      killAll();
    },
  };
}

function facts({ id, app, service, release, kind, rollout, image, command, port }: ContainerSpec) {
  return { id, app, service, release, kind, rollout, image, command, port };
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    onAbort(signal, () => reject(signal.reason));
  });
}

function relativePath(path: string): string {
  return normalize(join("/", path)).slice(1) || ".";
}

// The entries begin with the last part of the path, as those of a container do.
async function* streamTar(
  run: Run,
  cwd: string,
  env: Record<string, string>,
  path: string,
): AsyncGenerator<Uint8Array> {
  const wholeChunks = join(cwd, path);
  await lstat(wholeChunks).catch(() => {
    throw new Error(`lstat /${path}: no such file or directory`);
  });
  const child = run(["tar", "-C", dirname(wholeChunks), "-cf", "-", basename(wholeChunks)], { cwd, env });
  child.stdin?.end();
  child.stderr?.resume();
  for await (const chunk of child.stdout ?? []) yield chunk;
}
