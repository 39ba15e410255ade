import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { messageOf } from "./errors.ts";
import { terminalCommand } from "./pty.ts";
import type { ContainerState, ExecSession, ExecSpec, OutputLine } from "./runtime.ts";

/** Lines of output that are kept of one process. */
const KEPT = 10_000;

/** Starts a program with pipes. */
export type Run = (argv: readonly string[], options: { cwd: string; env: Record<string, string> }) => ChildProcess;

/** Runs a command in a folder, the way a container's runtime does it. */
export function execIn(spec: ExecSpec, cwd: string, env: Record<string, string>, run: Run): ExecSession {
  const argv = spec.tty === undefined ? spec.argv : terminalCommand(spec.argv, spec.tty);
  const child = run(argv, { cwd, env: spec.tty === undefined ? env : { TERM: "xterm", ...env } });
  const exit = new Promise<number>((resolve, reject) => {
    child.once("error", (error) => reject(new Error(startFailure(child.spawnfile, error))));
    child.once("close", (code, signal) => resolve(exitCode(code, signal)));
  });
  exit.catch(() => undefined);
  void feed(child, spec.stdin ?? Readable.from([]));
  return { output: bothStreams(child), exit, kill: () => signalGroup(child, "SIGKILL") };
}

/** Writes to standard input and closes it; what the program does not take is lost. */
export async function feed(child: ChildProcess, input: AsyncIterable<Uint8Array>): Promise<void> {
  const { stdin } = child;
  if (stdin === null) return;
  stdin.on("error", () => undefined);
  for await (const chunk of input) {
    if (stdin.destroyed) return;
    if (!stdin.write(chunk)) await Promise.race([once(stdin, "drain"), once(stdin, "close")]).catch(() => undefined);
  }
  stdin.end();
}

async function* bothStreams(child: ChildProcess): ExecSession["output"] {
  const waiting: { stream: "out" | "err"; bytes: Uint8Array }[] = [];
  let open = 2;
  let wake: () => void = () => undefined;
  for (const [stream, source] of [
    ["out", child.stdout],
    ["err", child.stderr],
  ] as const) {
    source?.on("data", (bytes: Buffer) => {
      waiting.push({ stream, bytes });
      if (waiting.length > 64) source.pause();
      wake();
    });
    source?.once("close", () => {
      open--;
      wake();
    });
  }
  for (;;) {
    const next = waiting.shift();
    if (next !== undefined) {
      if (waiting.length === 0) for (const source of [child.stdout, child.stderr]) source?.resume();
      yield next;
    } else if (open === 0) return;
    else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

/** Ends a program and all that it started. */
export function signalGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** @throws Error when the program is not there, in the words that containers have for it */
export async function started(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined) return;
  const [error]: unknown[] = await once(child, "error").catch((reason: unknown) => [reason]);
  throw new Error(startFailure(child.spawnfile, error));
}

function startFailure(program: string, error: unknown): string {
  const missing = messageOf(error).includes("ENOENT");
  return `exec: ${JSON.stringify(program)}: ${missing ? "executable file not found in $PATH" : messageOf(error)}`;
}

/** How a program ends. */
export function stateOf(child: ChildProcess): Promise<ContainerState> {
  return new Promise((resolve) => {
    child.once("error", () => resolve({ status: "exited", code: 127 }));
    child.once("close", (code, signal) => resolve({ status: "exited", code: exitCode(code, signal) }));
  });
}

const SIGNALS: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGTERM: 15 };

function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (SIGNALS[signal ?? ""] ?? 0);
}

/** Gathers what a program writes; resolves at its end. */
export async function collectLines(child: ChildProcess, lines: OutputLine[], now: () => number): Promise<void> {
  const read = async (stream: Readable | null) => {
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of stream ?? []) {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        if (lines.length < KEPT) lines.push({ at: now(), bytes: rest.subarray(0, end) });
        rest = rest.subarray(end + 1);
      }
    }
    if (rest.length > 0) lines.push({ at: now(), bytes: rest });
  };
  await Promise.all([read(child.stdout), read(child.stderr)]).catch(() => undefined);
}
