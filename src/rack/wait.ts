import { RackError, TimeoutError, UnreachableError } from "../errors.ts";
import { withDeadline } from "./deadline.ts";
import { isRefusal } from "./failures.ts";
import { cancelError, type Sleep } from "./retry.ts";

export interface WaitOptions<T> {
  /** What is waited for, for the TimeoutError: "web to be running". */
  readonly what: string;
  readonly sleep: Sleep;
  readonly timeoutMs: number;
  /** Milliseconds on a monotonic clock. */
  readonly now: () => number;
  readonly done: (value: T) => boolean;
  /** How often in a row `done` must hold; 2 when not given, since a Rack may start late or answer from a cache. */
  readonly consecutive?: number;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the next read, by what the last one gave; growing from 200 to 5000 when not given. */
  readonly interval?: (last: T | undefined, elapsedMs: number) => number;
  /** Cuts the time until the next read short when something has happened that may have changed the value. */
  readonly wakeUp?: WakeUp | undefined;
  /** Names the state of a value, for the TimeoutError: "updating". */
  readonly state?: (value: T) => string;
}

/** Wakes a wait up: its value may have changed. */
export interface WakeUp {
  /** The next read is made now, or as soon as the one in progress has ended. */
  call(): void;
  /** Sleeps as `sleep` does, and ends early on a call since the last sleep: whether there was one. */
  sleep(ms: number, sleep: Sleep, signal: AbortSignal | undefined): Promise<boolean>;
}

export function createWakeUp(): WakeUp {
  let called = new AbortController();
  return {
    call: () => called.abort(),
    async sleep(ms, sleep, signal) {
      const { signal: wake } = called;
      try {
        if (!wake.aborted) await sleep(ms, signal ? AbortSignal.any([signal, wake]) : wake);
      } catch (error) {
        if (signal?.aborted || !wake.aborted) throw error;
      }
      if (!wake.aborted) return false;
      called = new AbortController();
      return true;
    },
  };
}

const firstIntervalMs = 200;
const longestIntervalMs = 5_000;
/** Each failure has been retried by the transport before it counts here. */
const failuresInRow = 5;

/**
 * Reads until `done` holds, and returns that value. The first read is after 200 ms, later ones at growing intervals of at
 * most 5 s, or when `wakeUp` is called. Up to four failed reads in a row are ignored; a refusal (401, 403, 404) ends the wait at once. The deadline
 * cuts a read in progress.
 * @throws TimeoutError at the deadline, CancelledError on the signal, and what a read throws
 */
export async function waitUntil<T>(read: () => Promise<T>, options: WaitOptions<T>): Promise<T> {
  const { sleep, timeoutMs, now, done, consecutive = 2, signal, state, wakeUp } = options;
  /** Whether it was woken up. */
  const pause = async (ms: number) => {
    if (wakeUp) return await wakeUp.sleep(ms, sleep, signal);
    await sleep(ms, signal);
    return false;
  };
  const start = now();
  let intervalMs = firstIntervalMs;
  let holds = 0;
  let failures = 0;
  let seen = "";
  let last: T | undefined;
  const timeout = () =>
    new TimeoutError(
      "wait-timeout",
      `waited ${duration(timeoutMs)} for ${options.what}${seen && `; last state: ${seen}`}`,
    );
  for (;;) {
    const leftMs = start + timeoutMs - now();
    if (leftMs <= 0) throw timeout();
    const isWoken = await pause(Math.min(options.interval?.(last, timeoutMs - leftMs) ?? intervalMs, leftMs));
    if (signal?.aborted) throw cancelError(signal);
    // What it waits for is near.
    intervalMs = isWoken ? firstIntervalMs : Math.min(intervalMs * 1.5, longestIntervalMs);
    try {
      const value = await withDeadline(Math.max(start + timeoutMs - now(), 0), timeout, read);
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
  if (error instanceof RackError) return !isRefusal(error);
  return error instanceof UnreachableError;
}

function duration(ms: number): string {
  if (ms < 60_000) return `${ms / 1000} s`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${Math.floor(ms / 60_000)} min ${(ms % 60_000) / 1000} s`;
}
