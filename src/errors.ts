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
export class ConvoxError extends Error {
  override name = "ConvoxError";
  readonly hint: string | undefined;
  outputs: Outputs;
  readonly place: SourcePlace | undefined;

  constructor(message: string, { hint, cause, outputs = {}, place }: Details = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.hint = hint;
    this.outputs = outputs;
    this.place = place;
  }

  /** Adds outputs that hold too; those that are there stay. */
  addOutputs(outputs: Outputs): this {
    this.outputs = { ...outputs, ...this.outputs };
    return this;
  }
}

/** An input, a flag or a setting has a value that is not allowed, or is missing. */
export class InputError extends ConvoxError {
  override name = "InputError";
}

/** convox.yml, or a file that it names, is missing or wrong. */
export class ManifestError extends ConvoxError {
  override name = "ManifestError";
}

/** The source tree cannot be packed: unreadable, changed while it was read, a bad .dockerignore, a link out of it. */
export class PackError extends ConvoxError {
  override name = "PackError";
}

/** The archive of a build is not whole, or not one that the Rack can take. */
export class ArchiveError extends ConvoxError {
  override name = "ArchiveError";
}

/**
 * The Rack, or the Console before it, answered with an error. `status` is the HTTP status code; it is undefined when
 * the error came inside a websocket stream, which has no status.
 */
export class RackError extends ConvoxError {
  override name = "RackError";
  readonly status: number | undefined;
  /** The Rack's own words, such as "app not found: web". */
  readonly reason: string;

  constructor(request: string, status: number | undefined, reason: string, options: Details = {}) {
    super(`${request}: ${status === undefined ? "" : `${status} `}${reason}`, options);
    this.status = status;
    this.reason = reason;
  }
}

/** No answer: name not found, connection refused or cut, certificate not trusted, proxy refusing. */
export class UnreachableError extends ConvoxError {
  override name = "UnreachableError";
  /** "not-sent": the Rack has certainly not received the request. "unknown": it may have, and may have acted on it. */
  readonly outcome: "not-sent" | "unknown";

  constructor(message: string, options: Details & { readonly outcome?: "not-sent" | "unknown" } = {}) {
    super(message, options);
    this.outcome = options.outcome ?? "unknown";
  }
}

/** The Rack ran the build, and the build failed. */
export class BuildError extends ConvoxError {
  override name = "BuildError";
}

/** The release is older than the one that runs, and to go back was not asked for. */
export class OlderReleaseError extends ConvoxError {
  override name = "OlderReleaseError";
}

/** The release was promoted and the Rack went back to another one. */
export class RollbackError extends ConvoxError {
  override name = "RollbackError";
}

/** The app runs the release, but does not answer the health check as it should. */
export class HealthError extends ConvoxError {
  override name = "HealthError";
}

/** A process on the Rack ended with a status other than 0; `code` is that status. */
export class ExitError extends ConvoxError {
  override name = "ExitError";
  readonly code: number;

  constructor(message: string, code: number, options: Details = {}) {
    super(message, options);
    this.code = code;
  }
}

/** Something did not happen within the time that an input allows. */
export class TimeoutError extends ConvoxError {
  override name = "TimeoutError";
}

/** The job was cancelled (a signal, or the caller's AbortSignal). */
export class CancelledError extends ConvoxError {
  override name = "CancelledError";
}
