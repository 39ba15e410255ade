import type { ChildProcess } from "node:child_process";
import type { ContainerState, ExecSession, ExecSpec, OutputLine } from "../model/runtime.ts";
import { messageOf } from "../profile/errors.ts";
import { exitCode, feed, mergeStreams } from "./child.ts";
import { terminalCommand } from "./pty.ts";
import { splitLines } from "./split-lines.ts";

/** Lines of output that are kept of one process. */
const KEPT = 10_000;

/** Starts a program with pipes. */
export type Run = (argv: readonly string[], options: { cwd: string; env: Record<string, string> }) => ChildProcess;

/** Runs a command in a folder as a container's runtime would. */
export function execIn(spec: ExecSpec, cwd: string, env: Record<string, string>, run: Run): ExecSession {
  const argv = spec.tty === undefined ? spec.argv : terminalCommand(spec.argv, spec.tty);
  const child = run(argv, { cwd, env: spec.tty === undefined ? env : { TERM: "xterm", ...env } });
  const exit = exitCode(child).catch((error: unknown) => {
    throw startFailure(child, error);
  });
  exit.catch(() => undefined);
  if (child.stdin !== null) void feed(child.stdin, spec.stdin).catch(() => undefined);
  return { output: bothStreams(child), exit, kill: () => signalGroup(child, "SIGKILL") };
}

async function* bothStreams(child: ChildProcess): ExecSession["output"] {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) return;
  yield* mergeStreams([stdout, stderr], (bytes, index) =>
    bytes === undefined ? [] : [{ stream: index === 0 ? ("out" as const) : ("err" as const), bytes }],
  );
}

/** Ends a program and its children. */
export function signalGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has already ended.
  }
}

/** How a program ends. One that cannot be started ends with 127. */
export async function stateOf(child: ChildProcess): Promise<ContainerState> {
  return { status: "exited", code: await exitCode(child).catch(() => 127) };
}

/** The error of a program that cannot be started, in the words of a container runtime. */
export function startFailure(child: ChildProcess, error: unknown): Error {
  const missing = messageOf(error).includes("ENOENT");
  const reason = missing ? "executable file not found in $PATH" : messageOf(error);
  return new Error(`exec: ${JSON.stringify(child.spawnfile)}: ${reason}`);
}

/** Collects the output of a program until it ends. */
export async function collectLines(child: ChildProcess, lines: OutputLine[], now: () => number): Promise<void> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) return;
  for await (const bytes of mergeStreams([stdout, stderr], splitLines())) {
    if (lines.length < KEPT) lines.push({ at: now(), bytes });
  }
}
