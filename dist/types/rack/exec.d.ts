import type { Stream } from "./socket.ts";
/** How a command on a Rack ended, as far as its stream tells. */
export type ExecEnd = 
/** The Rack told the exit status, and nothing after it. */
{
    readonly kind: "exited";
    readonly code: number;
}
/**
 * The Rack told an error. `begun`: false when nothing can have run, true when something may have. v3 tells exit status 0
 * before some of its errors, so a status with an error after it is no success.
 */
 | {
    readonly kind: "refused";
    readonly reason: string;
    readonly begun: boolean;
}
/** The stream ended without an exit status. `code` is one that was told right before the connection broke. */
 | {
    readonly kind: "lost";
    readonly code?: number;
}
/** A v2 Rack with ECS Exec: the session is to be taken up with AWS by other means. */
 | {
    readonly kind: "handed over";
};
/** A command that runs, by its stream. Iterated once; then `end` knows. */
export interface Execution extends AsyncIterable<Uint8Array> {
    /** @throws Error before the iteration has ended by itself */
    end(): ExecEnd;
}
/**
 * Output and end of a command. The exit status comes in the stream itself, at its very end; a marker with anything else
 * behind it is output, of a command that runs another Convox client, say.
 * @param multiplexed the stream consists of Docker's frames, as v2 sends it without a terminal
 */
export declare function execution(stream: Stream, { multiplexed }?: {
    multiplexed?: boolean | undefined;
}): Execution;
