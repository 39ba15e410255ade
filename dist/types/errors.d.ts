/** What an error may carry beside its message. */
export interface Details {
    readonly hint?: string | undefined;
    readonly cause?: unknown;
    /** Outputs that hold although the command failed, by name; the doors write them. */
    readonly outputs?: Outputs | undefined;
    /** Line of a file of the user's that caused it; the doors show the error there. */
    readonly place?: SourcePlace | undefined;
}
export type Outputs = Readonly<Record<string, string | number | boolean>>;
export interface SourcePlace {
    /** Relative to the job's working directory, with "/". */
    readonly file: string;
    /** From 1; undefined for the file as a whole. */
    readonly line: number | undefined;
}
/** What a user can act on: the message says what failed, on what, and what was seen; `hint` says what to try. */
export declare class ConvoxError extends Error {
    name: string;
    readonly hint: string | undefined;
    outputs: Outputs;
    readonly place: SourcePlace | undefined;
    constructor(message: string, { hint, cause, outputs, place }?: Details);
    /** Adds outputs that hold too; those that are there stay. */
    holding(outputs: Outputs): this;
}
/** An input, a flag or a setting has a value that is not allowed, or is missing. */
export declare class InputError extends ConvoxError {
    name: string;
}
/** convox.yml, or a file that it names, is missing or wrong. */
export declare class ManifestError extends ConvoxError {
    name: string;
}
/** The source tree cannot be packed: unreadable, changed while it was read, a bad .dockerignore, a link out of it. */
export declare class PackError extends ConvoxError {
    name: string;
}
/** The archive of a build is not whole, or not one that the Rack can take. */
export declare class ArchiveError extends ConvoxError {
    name: string;
}
/**
 * The Rack, or the Console before it, answered with an error. `status` is the HTTP status code; it is undefined when
 * the error came inside a websocket stream, which has no status.
 */
export declare class RackError extends ConvoxError {
    name: string;
    readonly status: number | undefined;
    /** The Rack's own words, such as "app not found: web". */
    readonly reason: string;
    constructor(request: string, status: number | undefined, reason: string, options?: Details);
}
/** No answer: name not found, connection refused or cut, certificate not trusted, proxy refusing. */
export declare class UnreachableError extends ConvoxError {
    name: string;
    /** "not-sent": the Rack has certainly not received the request. "unknown": it may have, and may have acted on it. */
    readonly outcome: "not-sent" | "unknown";
    constructor(message: string, options?: Details & {
        readonly outcome?: "not-sent" | "unknown";
    });
}
/** The Rack ran the build, and the build failed. */
export declare class BuildError extends ConvoxError {
    name: string;
}
/** The release is older than the one that runs, and to go back was not asked for. */
export declare class OlderReleaseError extends ConvoxError {
    name: string;
}
/** The release was promoted and the Rack went back to another one. */
export declare class RollbackError extends ConvoxError {
    name: string;
}
/** The app runs the release, but does not answer the health check as it should. */
export declare class HealthError extends ConvoxError {
    name: string;
}
/** A process on the Rack ended with a status other than 0; `code` is that status. */
export declare class ExitError extends ConvoxError {
    name: string;
    readonly code: number;
    constructor(message: string, code: number, options?: Details);
}
/** Something did not happen within the time that an input allows. */
export declare class TimeoutError extends ConvoxError {
    name: string;
}
/** The job was cancelled (a signal, or the caller's AbortSignal). */
export declare class CancelledError extends ConvoxError {
    name: string;
}
