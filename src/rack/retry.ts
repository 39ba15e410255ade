import { setTimeout } from "node:timers/promises";
import { CancelledError, ConvoxError } from "../errors.ts";

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface RetryPolicy {
  readonly attempts: number;
  readonly sleep: Sleep;
  /** From 0 up to 1, as Math.random. */
  readonly random: () => number;
  readonly notice: (line: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** A failure that another attempt may not have. `error` is for the caller when no attempts are left. */
export class TransientError extends Error {
  readonly error: ConvoxError;
  /** Delay that the Rack asks for, in ms. */
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
 * Runs `attempt`, and runs it again after each TransientError while attempts are left. Requests are repeated only here:
 * only idempotent ones, and those that were not sent, may have more than one attempt.
 */
export async function withRetries<T>(request: string, policy: RetryPolicy, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      if (tried >= policy.attempts) throw error.error;
      const delayMs = retryDelayMs(tried, policy.random(), error.retryAfterMs);
      const seconds = (delayMs / 1000).toFixed(1);
      const why = error.message.startsWith(`${request}: `) ? error.message.slice(request.length + 2) : error.message;
      policy.notice(`Retrying ${request} in ${seconds} s (attempt ${tried + 1} of ${policy.attempts}): ${why}`);
      await policy.sleep(delayMs, policy.signal);
    }
  }
}

/** Doubles from 0.5 s to 15 s, minus a random part of up to half. Longer if the Rack asks for it, up to a minute. */
function retryDelayMs(tried: number, random: number, retryAfterMs: number | undefined): number {
  const delayMs = Math.min(firstDelayMs * 2 ** (tried - 1), longestDelayMs) * (1 - random / 2);
  return Math.max(delayMs, Math.min(retryAfterMs ?? 0, longestRetryAfterMs));
}

/** Header Retry-After, seconds or a date, in ms from `now`; undefined when it is absent or invalid. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Every HTTP date starts with the name of the day; JavaScript would accept "1.5" as a date too.
  const date = /^[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}

/** Waits. Rejects as soon as `signal` is aborted, with the error of `cancelError`. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (!signal) return setTimeout(ms);
  try {
    await setTimeout(ms, undefined, { signal });
  } catch {
    throw cancelError(signal);
  }
}

/** The error that an aborted signal stands for: its own reason, such as a TimeoutError, or a CancelledError. */
export function cancelError(signal: AbortSignal): ConvoxError {
  const reason: unknown = signal.reason;
  return reason instanceof ConvoxError ? reason : new CancelledError("canceled", "canceled", { cause: reason });
}
