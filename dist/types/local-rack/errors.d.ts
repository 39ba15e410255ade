/**
 * An error that the Rack answers with. A plain `Error` anywhere else becomes status 500 with its message, as on a real
 * Rack. `typed` marks the errors whose status v3 lost on the way before 3.24.1 and answered as 500.
 */
export declare class RackFailure extends Error {
    name: string;
    readonly status: number;
    readonly typed: boolean;
    constructor(status: number, message: string, options?: {
        typed?: boolean;
    });
}
/** Status of a missing or conflicting entity: kept by v2 and by v3 from 3.24.1. */
export declare function typedFailure(status: number, message: string): RackFailure;
/** The connection is cut without a reply, as when the Go handler panics. */
export declare class HandlerPanic extends Error {
    name: string;
}
/** Text of anything thrown. */
export declare function messageOf(error: unknown): string;
