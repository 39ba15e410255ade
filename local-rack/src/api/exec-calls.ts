import { setTimeout as sleep } from "node:timers/promises";
import { atoi } from "../go/go-text.ts";
import { type Call, variable } from "../http/call.ts";
import type { SocketOutput } from "../http/sockets.ts";
import { shellSplit } from "../manifest/shell-split.ts";
import { onAbort, untilAborted } from "../model/on-abort.ts";
import type { Rack } from "../model/rack.ts";
import type { Container, ExecSpec } from "../model/runtime.ts";
import { RackFailure } from "../profile/errors.ts";
import { findProcess, type Process, processes } from "../run/process-list.ts";
import { processSpec } from "../run/process-spec.ts";
import { getApp } from "../store/app-store.ts";
import { getBuild } from "../store/build-store.ts";
import { getRelease } from "../store/release-store.ts";
import { ONLY_PLANS } from "./process-calls.ts";

/** Precedes the exit code at the end of the stream. */
const MARKER = "F1E49A85-0AD7-4AEF-A618-C249C6E6568D:";

/** An error of an exec, with the exit code that precedes it. */
class ExecFailure extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

interface ExecOptions {
  command: string;
  entrypoint: boolean;
  terminal: { height: number; width: number } | undefined;
  /** v3 alone: standard input is not connected. */
  noInput: boolean;
}

/**
 * Runs a command in a process. An error follows the handshake as text. v3 writes a marker before it, with 0 for an error
 * before the command starts (another code since 3.25.5) and 1 for a later one. v2 writes no marker.
 */
export async function processExec(call: Call, out: SocketOutput): Promise<void> {
  const { rack, role } = call;
  const v3 = rack.profile.generation === "v3";
  if (rack.profile.adminRole && !role.includes("w")) {
    throw new RackFailure(403, "you are unauthorized to access this");
  }
  // A missing app is found before the command is looked at, and has no marker.
  await getApp(rack, variable(call, "app"));
  const options = execOptions(call);
  try {
    const code = await exec(call, options, out);
    await out.text(`${MARKER}${code}\n`);
  } catch (error) {
    const early = rack.profile.earlyExitCode ? 1 : 0;
    if (v3) await out.text(`${MARKER}${error instanceof ExecFailure ? error.code : early}\n`);
    throw error;
  }
}

function execOptions({ rack, options }: Call): ExecOptions {
  const number = (name: string) => {
    const text = options.header(name);
    return text === undefined ? undefined : atoi(text);
  };
  const [height, width] = [number("Height"), number("Width")];
  const obeysTty = rack.profile.execTerminal;
  const terminal = !obeysTty || (options.header("Tty") ?? "true") === "true";
  // A size counts only when it is whole.
  const size = height !== undefined && width !== undefined ? { height, width } : { height: 0, width: 0 };
  return {
    command: options.value("command"),
    entrypoint: options.header("Entrypoint") === "true",
    terminal: terminal ? size : undefined,
    noInput: rack.profile.disableStdin && options.header("Disable-Stdin") === "true",
  };
}

async function exec(call: Call, options: ExecOptions, out: SocketOutput): Promise<number> {
  const { rack } = call;
  const v3 = rack.profile.generation === "v3";
  const process = await findTarget(rack, variable(call, "app"), variable(call, "pid"));
  const argv = v3 ? await v3Command(rack, process, options) : await v2Command(rack, process, options);
  const obstacle = v3 ? notRunning(process) : undefined;
  if (obstacle !== undefined) throw new ExecFailure(1, obstacle);
  const container = await containerFor(rack, process);
  if (v3 && argv.length === 0) {
    throw new ExecFailure(1, "you must specify at least 1 command for the container");
  }
  if (v3 && options.terminal === undefined && !options.noInput && rack.oddities.plainExecHangs) {
    await untilAborted(out.closed);
    return 0;
  }
  return run(call, container, { argv, ...(options.terminal && { tty: options.terminal }) }, options, out);
}

/** What Kubernetes says of a pod that runs no container just now. */
function notRunning({ app, status }: Process): string | undefined {
  if (status === "pending" || status === "crashed") {
    return `unable to upgrade connection: container not found ("${app}")`;
  }
  if (status !== "complete" && status !== "failed") return undefined;
  const phase = status === "complete" ? "Succeeded" : "Failed";
  return `cannot exec into a container in a completed pod; current phase is ${phase}`;
}

/**
 * The process of an exec. v3 takes a service's name for any of its processes, but not for one that a user ran. v2 takes
 * ids only.
 */
export async function findTarget(rack: Rack, app: string, pid: string): Promise<Process> {
  if (rack.profile.generation === "v3") {
    const all = await processes(rack, await getApp(rack, app));
    const ofService = all.filter(({ name, container }) => name === pid && container?.kind !== "process");
    const any = ofService[Math.floor(Math.random() * ofService.length)];
    return any ?? findProcess(rack, app, pid);
  }
  // The Rack looks for the container for a while.
  for (let tries = 0; ; tries++) {
    const found = (await processes(rack, await getApp(rack, app))).find(({ id }) => id === pid);
    if (found === undefined) throw new RackFailure(404, `process id not found for ${app}`);
    if (found.status === "running" || tries >= 200) return found;
    await sleep(100, undefined, { signal: rack.closing });
  }
}

/** What runs a process. For a planned process it is a folder on the machine itself, if the options allow that. */
export async function containerFor(rack: Rack, process: Process): Promise<Container> {
  if (process.container !== undefined) return process.container;
  if (rack.hostRuntime === undefined) throw new ExecFailure(1, ONLY_PLANS);
  const release = await getRelease(rack, process.app, process.release);
  const build = release.build === "" ? undefined : await getBuild(rack, process.app, release.build);
  const spec = await processSpec(rack, { app: process.app, service: process.name, release, build }, process.id, {});
  if (spec === undefined) throw new ExecFailure(1, ONLY_PLANS);
  return rack.hostRuntime.place({ ...spec, kind: "service" });
}

// No shell: the words as a POSIX shell would split them.
async function v3Command(rack: Rack, process: Process, options: ExecOptions): Promise<string[]> {
  const words = shellSplit(options.command);
  if (!options.entrypoint) return words;
  const release = await getRelease(rack, process.app, process.release);
  const build = await getBuild(rack, process.app, release.build);
  return build.entrypoint === "" ? words : [...shellSplit(build.entrypoint), ...words];
}

// A real Rack puts /convox-env before a command without entrypoint, which gives it the app's environment; here a
// process has that environment from the beginning.
async function v2Command(rack: Rack, process: Process, options: ExecOptions): Promise<string[]> {
  const words = ["sh", "-c", options.command];
  if (!options.entrypoint || rack.engine === undefined || process.container === undefined) return words;
  const { entrypoint } = await rack.engine.images.inspect(process.container.image);
  return [...entrypoint, ...words];
}

async function run(
  call: Call,
  container: Container,
  spec: ExecSpec,
  options: ExecOptions,
  out: SocketOutput,
): Promise<number> {
  const over = new AbortController();
  const stdin = readInput(call, out, over.signal);
  const session = container.exec({ ...spec, ...(options.noInput ? {} : { stdin }) });
  const release = onAbort(out.closed, () => session.kill());
  const framed = call.rack.profile.generation === "v2" && spec.tty === undefined;
  try {
    for await (const { stream, bytes } of session.output) {
      await out.text(framed ? Buffer.concat([frameHeader(stream, bytes.length), bytes]) : bytes);
    }
    return await session.exit;
  } catch (error) {
    throw new ExecFailure(1, error instanceof Error ? error.message : String(error));
  } finally {
    release();
    over.abort();
  }
}

/** Docker's header of a piece of output: 1 for standard output, 2 for standard error, and the length. */
function frameHeader(stream: "out" | "err", length: number): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream === "out" ? 1 : 2;
  header.writeUInt32BE(length, 4);
  return header;
}

/**
 * Input of a command. v3 ends it only if the client sends the end: after a lost connection it stays open, so that half a
 * script does not count as a whole one. A Console loses an end that no byte precedes. Before 3.25.5 no end arrives.
 * Source: convox/convox pull request 1098, and the documentation of exec
 */
async function* readInput({ rack, isFromConsole }: Call, out: SocketOutput, over: AbortSignal): AsyncGenerator<Buffer> {
  let isEmpty = true;
  for await (const chunk of out.input()) {
    isEmpty = false;
    yield chunk;
  }
  const isLost = rack.profile.generation === "v3" && (!out.hasInputEnd() || (isFromConsole && isEmpty));
  if (isLost || rack.oddities.stdinStaysOpen) await untilAborted(over);
}
