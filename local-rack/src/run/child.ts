import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { onAbort } from "../model/on-abort.ts";
import { writeChunk } from "../model/write-chunk.ts";

/** How a program ended. For a signal, `code` is 128 + its number. */
export interface ProgramResult {
  code: number;
  stdout: string;
  stderr: string;
}

export interface ChildOptions {
  /** Ends the program. */
  signal?: AbortSignal;
  /** Written to its standard input. */
  input?: string;
}

/** Runs a program to its end. @throws Error if it cannot be started, or when `signal` is aborted */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<ProgramResult> {
  options.signal?.throwIfAborted();
  const child = await waitForStart(spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] }));
  const release = onAbort(options.signal, () => void child.kill("SIGTERM"));
  try {
    const [stdout, stderr] = [readText(child.stdout), readText(child.stderr)];
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
    const code = await exitCode(child);
    options.signal?.throwIfAborted();
    return { code, stdout: await stdout, stderr: await stderr };
  } finally {
    release();
  }
}

/** Standard output of a program that must succeed. @throws Error with its last line of output */
export async function outputOf(command: string, args: readonly string[], options: ChildOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await runProgram(command, args, options);
  if (code !== 0) throw new Error(lastLine(stderr) || lastLine(stdout) || `exit status ${code}`);
  return stdout;
}

/**
 * Streams standard output and standard error of a program, converted by `convert`.
 * @throws Error `exit status N` if it fails
 */
export async function* streamOutput<T>(
  command: string,
  args: readonly string[],
  convert: (chunk: Buffer | undefined, index: number) => readonly T[],
  options: Pick<ChildOptions, "signal"> = {},
): AsyncGenerator<T> {
  options.signal?.throwIfAborted();
  const child = await waitForStart(spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] }));
  const release = onAbort(options.signal, () => void child.kill("SIGTERM"));
  try {
    const exit = exitCode(child);
    exit.catch(() => undefined);
    yield* mergeStreams([child.stdout, child.stderr], convert);
    const code = await exit;
    options.signal?.throwIfAborted();
    if (code !== 0) throw new Error(`exit status ${code}`);
  } finally {
    release();
    child.kill("SIGKILL");
  }
}

/** Streams standard output of a program that must succeed. @throws Error with its last line of output */
export async function* outputChunks(command: string, args: readonly string[]): AsyncGenerator<Buffer> {
  const child = await waitForStart(spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] }));
  const words = readText(child.stderr);
  const exit = exitCode(child);
  exit.catch(() => undefined);
  try {
    yield* mergeStreams([child.stdout], wholeChunks);
    if ((await exit) !== 0) throw new Error(lastLine(await words));
  } finally {
    child.kill("SIGKILL");
  }
}

/** Runs a program that reads `input`. @throws Error with its last line of output */
export async function runWithInput(
  input: AsyncIterable<Uint8Array>,
  command: string,
  args: readonly string[],
): Promise<void> {
  const child = await waitForStart(spawn(command, args, { stdio: ["pipe", "ignore", "pipe"] }));
  const words = readText(child.stderr);
  const exit = exitCode(child);
  exit.catch(() => undefined);
  await feed(child.stdin, input);
  if ((await exit) !== 0) throw new Error(lastLine(await words));
}

/**
 * Waits until `child` runs. Where too many files are open, Node gives a child without streams, whose error comes later.
 * @throws Error if it cannot be started
 */
export async function waitForStart<T extends ChildProcess>(child: T): Promise<T> {
  await once(child, "spawn");
  return child;
}

/** How many pieces may wait for their reader before a stream is paused. */
const QUEUE_LIMIT = 32;

/**
 * Merges several streams in the order in which their pieces arrive. `convert` is called with each piece, and with
 * undefined at the end of each stream.
 */
export function mergeStreams<T>(
  streams: readonly Readable[],
  convert: (chunk: Buffer | undefined, index: number) => readonly T[],
): AsyncGenerator<T> {
  const waiting: T[] = [];
  let open = streams.length;
  let failure: unknown;
  let wake = () => {};
  const take = (chunk: Buffer | undefined, index: number) => {
    waiting.push(...convert(chunk, index));
    if (waiting.length > QUEUE_LIMIT) streams[index]?.pause();
    wake();
  };
  for (const [index, stream] of streams.entries()) {
    stream.on("data", (chunk: Buffer) => take(chunk, index));
    stream.once("error", (error) => {
      failure = error;
      wake();
    });
    stream.once("close", () => {
      open--;
      take(undefined, index);
    });
  }
  return (async function* () {
    try {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else if (failure !== undefined) throw failure;
        else if (open === 0) return;
        else {
          const nextPiece = new Promise<void>((done) => {
            wake = done;
          });
          for (const stream of streams) stream.resume();
          await nextPiece;
        }
      }
    } finally {
      for (const stream of streams) stream.destroy();
    }
  })();
}

/** For `mergeStreams`: passes pieces on unchanged. */
export function wholeChunks(chunk: Buffer | undefined): Buffer[] {
  return chunk === undefined ? [] : [chunk];
}

/** Exit code, 128 + number for a signal. Rejects if the program cannot be started. */
export async function exitCode(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (SIGNALS[signal ?? "SIGKILL"] ?? 9);
}

const SIGNALS: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGTERM: 15 };

async function readText(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Writes all of `input` and ends the stream. Stops early if the reader closes it. */
export async function feed(stdin: Writable, input: AsyncIterable<Uint8Array> | undefined): Promise<void> {
  stdin.on("error", () => undefined);
  try {
    for await (const chunk of input ?? []) {
      if (!(await writeChunk(stdin, chunk))) return;
    }
  } finally {
    stdin.end();
  }
}

/**
 * The last line that is not empty, without the prefixes that docker and buildah put before every error, and without the
 * pointer to its help with which docker ends every error of `run`.
 */
export function lastLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const kept = lines.filter((line) => line !== "" && !/^(Run|See) 'docker [a-z ]*--help'/.test(line));
  return (kept.at(-1) ?? "").replace(/^((docker: )?Error: |(docker: )?Error response from daemon: |docker: )+/, "");
}

/** Quotes a word for a POSIX shell. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
