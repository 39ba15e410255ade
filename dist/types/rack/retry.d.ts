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
export declare class Passing extends Error {
    readonly error: ConvoxError;
    /** What the Rack asked to wait, in ms. */
    readonly retryAfterMs: number | undefined;
    constructor(error: ConvoxError, retryAfterMs?: number);
}
/**
 * Result of `attempt`, made again after each Passing failure while attempts are left. The one place where requests are
 * repeated: only what is idempotent may come here with more than one attempt.
 */
export declare function retried<T>(request: string, policy: RetryPolicy, attempt: () => Promise<T>): Promise<T>;
/** Header Retry-After, seconds or a date, in ms from `now`; undefined when it is absent or unreadable. */
export declare function retryAfterMs(header: string | undefined, now: number): number | undefined;
/** Waits; rejects with CancelledError as soon as `signal` is aborted. */
export declare function pause(ms: number, signal?: AbortSignal): Promise<void>;
/** What an aborted signal means to a caller. */
export declare function cancelled(signal: AbortSignal): CancelledError;
