import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

/** How a program ended. `code` is 128 + the number of the signal that ended it. */
export interface Ended {
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

/** Runs a program to its end. @throws Error when it cannot be started, or `signal` is aborted */
export async function finish(command: string, args: readonly string[], options: ChildOptions = {}): Promise<Ended> {
  options.signal?.throwIfAborted();
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
  const release = endWith(child, options.signal);
  try {
    const [stdout, stderr] = [gathered(child.stdout), gathered(child.stderr)];
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
    const code = await exitCode(child);
    options.signal?.throwIfAborted();
    return { code, stdout: await stdout, stderr: await stderr };
  } finally {
    release();
  }
}

/** Output of a program that must succeed. @throws Error with its last words */
export async function outputOf(command: string, args: readonly string[], options: ChildOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await finish(command, args, options);
  if (code !== 0) throw new Error(lastWords(stderr) || lastWords(stdout) || `exit status ${code}`);
  return stdout;
}

/**
 * Standard output and standard error of a program, as they come, in the shape that `see` gives them.
 * @throws Error `exit status N` when it fails
 */
export async function* streamed<T>(
  command: string,
  args: readonly string[],
  see: (chunk: Buffer | undefined, index: number) => readonly T[],
  options: Pick<ChildOptions, "signal"> = {},
): AsyncGenerator<T> {
  options.signal?.throwIfAborted();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const release = endWith(child, options.signal);
  try {
    const exit = exitCode(child);
    exit.catch(() => undefined);
    yield* merged([child.stdout, child.stderr], see);
    const code = await exit;
    options.signal?.throwIfAborted();
    if (code !== 0) throw new Error(`exit status ${code}`);
  } finally {
    release();
    child.kill("SIGKILL");
  }
}

/** Standard output of a program that must succeed, as it comes. @throws Error with its last words */
export async function* madeBy(command: string, args: readonly string[]): AsyncGenerator<Buffer> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const words = gathered(child.stderr);
  const exit = exitCode(child);
  exit.catch(() => undefined);
  try {
    yield* merged([child.stdout], whole);
    if ((await exit) !== 0) throw new Error(lastWords(await words));
  } finally {
    child.kill("SIGKILL");
  }
}

/** Runs a program that reads `input`. @throws Error with its last words */
export async function fedWith(
  input: AsyncIterable<Uint8Array>,
  command: string,
  args: readonly string[],
): Promise<void> {
  const child = spawn(command, args, { stdio: ["pipe", "ignore", "pipe"] });
  const words = gathered(child.stderr);
  const exit = exitCode(child);
  exit.catch(() => undefined);
  await feed(child.stdin, input);
  if ((await exit) !== 0) throw new Error(lastWords(await words));
}

/** How many pieces wait for their reader before a stream is held back. */
const WAITING = 32;

/**
 * What several streams give, in the order in which it comes, from now on. `see` makes of a piece what is wanted; it is called with
 * undefined at the end of each stream.
 */
export function merged<T>(
  streams: readonly Readable[],
  see: (chunk: Buffer | undefined, index: number) => readonly T[],
): AsyncGenerator<T> {
  const waiting: T[] = [];
  let open = streams.length;
  let failure: unknown;
  let wake = () => {};
  const take = (chunk: Buffer | undefined, index: number) => {
    waiting.push(...see(chunk, index));
    if (waiting.length > WAITING) streams[index]?.pause();
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
          const woken = new Promise<void>((done) => {
            wake = done;
          });
          for (const stream of streams) stream.resume();
          await woken;
        }
      }
    } finally {
      for (const stream of streams) stream.destroy();
    }
  })();
}

/** For `merged`: the pieces as they are. */
export function whole(chunk: Buffer | undefined): Buffer[] {
  return chunk === undefined ? [] : [chunk];
}

/** For `merged`: lines without their end, each stream's for itself. */
export function byLine(): (chunk: Buffer | undefined, index: number) => Buffer[] {
  const rests = new Map<number, Buffer>();
  return (chunk, index) => {
    let rest = Buffer.concat([rests.get(index) ?? Buffer.alloc(0), chunk ?? Buffer.alloc(0)]);
    const lines: Buffer[] = [];
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      lines.push(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
    }
    rests.set(index, rest);
    if (chunk === undefined && rest.length > 0) lines.push(rest);
    return lines;
  };
}

/** Exit code, 128 + number for a signal. Rejects when the program cannot be started. */
export async function exitCode(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (SIGNALS[signal ?? "SIGKILL"] ?? 9);
}

const SIGNALS: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGTERM: 15 };

async function gathered(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Writes all of `input` and ends the stream; a reader that goes away ends it early. */
export async function feed(stdin: Writable, input: AsyncIterable<Uint8Array> | undefined): Promise<void> {
  stdin.on("error", () => undefined);
  try {
    for await (const chunk of input ?? []) {
      if (stdin.destroyed) return;
      if (!stdin.write(chunk)) await new Promise((done) => stdin.once("drain", done).once("close", done));
    }
  } finally {
    stdin.end();
  }
}

/** Kills `child` when `signal` is aborted. Returns what takes that back. */
function endWith(child: ChildProcess, signal: AbortSignal | undefined): () => void {
  const end = () => void child.kill("SIGTERM");
  signal?.addEventListener("abort", end, { once: true });
  return () => signal?.removeEventListener("abort", end);
}

/** The last line that says something, without the word that all of them begin with. */
function lastWords(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return (lines.filter((line) => line !== "").at(-1) ?? "").replace(/^(Error: |Error response from daemon: )+/, "");
}

/** A word as a POSIX shell reads it back. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
