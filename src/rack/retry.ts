import { setTimeout } from "node:timers/promises";
import { CancelledError, type ConvoxError } from "../errors.ts";

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface RetryPolicy {
  readonly attempts: number;
  readonly sleep: Sleep;
  /** From 0 up to 1, as Math.random. */
  readonly random: () => number;
  readonly notice: (line: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** A failure that may be gone the next time. `error` is what the caller gets when it is not. */
export class Passing extends Error {
  readonly error: ConvoxError;
  /** What the Rack asked to wait, in ms. */
  readonly retryAfterMs: number | undefined;

  constructor(error: ConvoxError, retryAfterMs?: number) {
    super(error.message);
    this.error = error;
    this.retryAfterMs = retryAfterMs;
  }
}

const firstDelayMs = 500;
const longestDelayMs = 15_000;
const longestRetryAfterMs = 60_000;

/**
 * Result of `attempt`, made again after each Passing failure while attempts are left. The one place where requests are
 * repeated: only what is idempotent may come here with more than one attempt.
 */
export async function retried<T>(request: string, policy: RetryPolicy, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (tried >= policy.attempts) throw error.error;
      const delayMs = retryDelayMs(tried, policy.random(), error.retryAfterMs);
      const seconds = (delayMs / 1000).toFixed(1);
      const why = error.message.startsWith(`${request}: `) ? error.message.slice(request.length + 2) : error.message;
      policy.notice(`retrying ${request} in ${seconds} s (${tried + 1} of ${policy.attempts}): ${why}`);
      await policy.sleep(delayMs, policy.signal);
    }
  }
}

/** Doubling from half a second to 15 s, less up to a half by chance; longer if the Rack asks for it, up to a minute. */
function retryDelayMs(tried: number, random: number, retryAfterMs: number | undefined): number {
  const delayMs = Math.min(firstDelayMs * 2 ** (tried - 1), longestDelayMs) * (1 - random / 2);
  return Math.max(delayMs, Math.min(retryAfterMs ?? 0, longestRetryAfterMs));
}

/** Header Retry-After, seconds or a date, in ms from `now`; undefined when it is absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Every form of a date in HTTP begins with the day's name; JavaScript would take "1.5" for a date as well.
  const date = /^[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}

/** Waits; rejects with CancelledError as soon as `signal` is aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (!signal) return setTimeout(ms);
  try {
    await setTimeout(ms, undefined, { signal });
  } catch {
    throw cancelled(signal);
  }
}

/** What an aborted signal means to a caller. */
export function cancelled(signal: AbortSignal): CancelledError {
  const reason: unknown = signal.reason;
  return reason instanceof CancelledError ? reason : new CancelledError("cancelled", { cause: reason });
}
