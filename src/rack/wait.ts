import { CancelledError, RackError, TimeoutError, UnreachableError } from "../errors.ts";
import { cancelled, type Sleep } from "./retry.ts";

export interface WaitOptions<T> {
  /** What is waited for, for the TimeoutError: "web to be running". */
  readonly what: string;
  readonly sleep: Sleep;
  readonly timeoutMs: number;
  /** Milliseconds on any clock that does not go back. */
  readonly now: () => number;
  readonly done: (value: T) => boolean;
  /** How often in a row `done` must hold; 2 when not given, since a Rack may start late or answer from a cache. */
  readonly consecutive?: number;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the next read, by what the last one gave; growing from 200 to 5000 when not given. */
  readonly interval?: (last: T | undefined, elapsedMs: number) => number;
  /** Names the state of a value, for the TimeoutError: "updating". */
  readonly state?: (value: T) => string;
}

const firstIntervalMs = 200;
const longestIntervalMs = 5_000;
/** Each failure has been retried by the transport before it counts here. */
const failuresInRow = 5;

/**
 * Reads until `done` holds, and returns that value: after 200 ms first, then ever more slowly, at most 5 s apart. A read
 * that fails is passed over unless it is the fifth in a row; a refusal (401, 403, 404) ends the wait at once.
 * @throws TimeoutError when it takes too long, CancelledError on the signal, and what a read throws
 */
export async function settled<T>(read: () => Promise<T>, options: WaitOptions<T>): Promise<T> {
  const { sleep, timeoutMs, now, done, consecutive = 2, signal, state } = options;
  const start = now();
  let intervalMs = firstIntervalMs;
  let holds = 0;
  let failures = 0;
  let seen = "";
  let last: T | undefined;
  for (;;) {
    const leftMs = start + timeoutMs - now();
    if (leftMs <= 0) {
      throw new TimeoutError(`waited ${duration(timeoutMs)} for ${options.what}${seen && `; last seen: ${seen}`}`);
    }
    await sleep(Math.min(options.interval?.(last, timeoutMs - leftMs) ?? intervalMs, leftMs), signal);
    if (signal?.aborted) throw cancelled(signal);
    intervalMs = Math.min(intervalMs * 1.5, longestIntervalMs);
    try {
      const value = await read();
      failures = 0;
      last = value;
      seen = state?.(value) ?? "";
      holds = done(value) ? holds + 1 : 0;
      if (holds >= consecutive) return value;
    } catch (error) {
      if (!isTolerable(error) || ++failures >= failuresInRow) throw error;
      holds = 0;
      seen = error.message;
    }
  }
}

function isTolerable(error: unknown): error is RackError | UnreachableError {
  if (error instanceof CancelledError) return false;
  if (error instanceof RackError) return ![401, 403, 404].includes(error.status ?? 0);
  return error instanceof UnreachableError;
}

function duration(ms: number): string {
  if (ms < 60_000) return `${ms / 1000} s`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${Math.floor(ms / 60_000)} min ${(ms % 60_000) / 1000} s`;
}
