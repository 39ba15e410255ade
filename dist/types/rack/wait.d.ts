import { type Sleep } from "./retry.ts";
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
/**
 * Reads until `done` holds, and returns that value: after 200 ms first, then ever more slowly, at most 5 s apart. A read
 * that fails is passed over unless it is the fifth in a row; a refusal (401, 403, 404) ends the wait at once.
 * @throws TimeoutError when it takes too long, CancelledError on the signal, and what a read throws
 */
export declare function settled<T>(read: () => Promise<T>, options: WaitOptions<T>): Promise<T>;
