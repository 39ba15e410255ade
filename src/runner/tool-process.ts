import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { describeSystemError } from "../system-error.ts";

/** How a tool is run. */
export interface ToolOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** A tool of this machine failed, or cannot be started. The message has its last line. */
export class ToolFailure extends Error {
  override name = "ToolFailure";
}

/** Time after SIGTERM until the tool and what it started is killed. */
const KILL_MS = 5_000;

/** Runs a tool that must succeed. @returns its standard output */
export async function readTool(command: string, args: readonly string[], options: ToolOptions): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const bytes of streamTool(command, args, options, "stdout")) parts.push(bytes);
  return Buffer.concat(parts).toString("utf8");
}

/**
 * Runs a tool and yields its output as it comes; `output` says whether that includes standard error.
 * @throws ToolFailure if the tool fails, and the signal's reason
 */
export async function* streamTool(
  command: string,
  args: readonly string[],
  { env, signal }: ToolOptions,
  output: "stdout" | "all",
): AsyncGenerator<Uint8Array> {
  signal.throwIfAborted();
  // A group of processes, so that what the tool started ends with it.
  const isGroup = process.platform !== "win32";
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: isGroup });
  const exit = once(child, "close");
  exit.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    kill(child, "SIGTERM", isGroup);
    timer = setTimeout(() => kill(child, "SIGKILL", isGroup), KILL_MS);
  };
  signal.addEventListener("abort", end, { once: true });
  let last = "";
  const keepLast = (bytes: Uint8Array) => {
    last = (last + Buffer.from(bytes).toString("utf8")).slice(-2000);
  };
  let isDone = false;
  try {
    if (output === "stdout") child.stderr.on("data", keepLast);
    for await (const bytes of output === "all" ? merge(child.stdout, child.stderr) : child.stdout) {
      if (output === "all") keepLast(bytes);
      yield bytes;
    }
    const [code, by] = (await exit) as [number | null, NodeJS.Signals | null];
    isDone = true;
    signal.throwIfAborted();
    if (by === "SIGKILL") throw new ToolFailure(`${command} was killed, often because the job has too little memory`);
    if (code !== 0) throw new ToolFailure(lastLine(last) || `${command} ended with ${by ?? `exit status ${code}`}`);
  } catch (error) {
    if (signal.aborted || error instanceof ToolFailure) throw signal.aborted ? signal.reason : error;
    throw new ToolFailure(`${command} cannot be started: ${describeStart(error)}`, { cause: error });
  } finally {
    signal.removeEventListener("abort", end);
    if (!isDone && child.exitCode === null) kill(child, "SIGKILL", isGroup);
    clearTimeout(timer);
  }
}

function describeStart(error: unknown): string {
  const { code, message } = Object(error);
  return code === "ENOENT" ? "it is not installed" : (describeSystemError(error) ?? message);
}

function kill(child: ChildProcess, signal: NodeJS.Signals, isGroup: boolean): void {
  try {
    if (isGroup && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended.
  }
}

/** Both streams in the order of arrival. */
async function* merge(...streams: readonly Readable[]): AsyncGenerator<Uint8Array> {
  const readers = streams.map((stream) => stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>);
  const next = (index: number) => readers[index]?.next().then((result) => ({ index, result }));
  const waiting = new Map(readers.map((_, index) => [index, next(index)]));
  while (waiting.size > 0) {
    const ready = await Promise.race(waiting.values());
    if (ready === undefined) return;
    if (ready.result.done) waiting.delete(ready.index);
    else {
      waiting.set(ready.index, next(ready.index));
      yield ready.result.value;
    }
  }
}

function lastLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return (lines.filter((line) => line !== "").at(-1) ?? "").replace(/^(?:Error: |Error response from daemon: )+/i, "");
}
