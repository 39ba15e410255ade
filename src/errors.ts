import type { ERROR_CODES } from "./error-codes/index.ts";

/** Stable name of a failure. docs/errors.md lists them. A build that failed for a known cause has its own code. */
export type ErrorCode = keyof typeof ERROR_CODES | `build-failed/${string}`;

/** What an error carries besides its code and its message. */
export interface Details {
  /** What to do. */
  readonly hint?: string | readonly string[] | undefined;
  readonly cause?: unknown;
  /** Outputs that are valid although the command failed, by name. The entry points write them. */
  readonly outputs?: Outputs | undefined;
  /** Line of a user's file that caused the error. The entry points annotate it. */
  readonly place?: SourcePlace | undefined;
}

export type Outputs = Readonly<Record<string, string | number | boolean>>;

/** Where in a user's file an error is. */
export interface SourcePlace {
  /** Relative to the job's working directory, with "/". */
  readonly file: string;
  /** From 1; undefined for the whole file. */
  readonly line: number | undefined;
}

/** An error that a user can act on. The message names the operation, the object, and the cause; `hints` say what to do. */
export class ConvoxError extends Error {
  override name = "ConvoxError";
  code: ErrorCode;
  hints: readonly string[];
  outputs: Outputs;
  readonly place: SourcePlace | undefined;

  constructor(code: ErrorCode, message: string, { hint, cause, outputs = {}, place }: Details = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hints = [hint ?? []].flat().filter((text) => text !== "");
    this.outputs = outputs;
    this.place = place;
  }

  /** All hints as one text. */
  get hint(): string | undefined {
    return this.hints.length === 0 ? undefined : this.hints.join("\n");
  }

  /** Replaces the hints. */
  withHint(...hints: readonly string[]): this {
    this.hints = hints;
    return this;
  }

  /** Adds outputs. Existing ones are kept. */
  addOutputs(outputs: Outputs): this {
    this.outputs = { ...outputs, ...this.outputs };
    return this;
  }
}

/** An input, a flag or a setting has a value that is not allowed, or is missing. */
export class InputError extends ConvoxError {
  override name = "InputError";
}

/** convox.yml, or a file that it names, is missing or invalid. */
export class ManifestError extends ConvoxError {
  override name = "ManifestError";
}

/** The source tree cannot be packed: a file is unreadable or changed while being read, .dockerignore is invalid, or a link leads outside. */
export class PackError extends ConvoxError {
  override name = "PackError";
}

/** The archive of a build is incomplete, or the Rack cannot import it. */
export class ArchiveError extends ConvoxError {
  override name = "ArchiveError";
}

/**
 * The Rack, or the Console in front of it, answered with an error. `status` is the HTTP status code. It is undefined if
 * the error came in a websocket stream, which has no status.
 */
export class RackError extends ConvoxError {
  override name = "RackError";
  readonly status: number | undefined;
  /** Method and path, such as `GET /apps/web`. */
  readonly request: string;
  /** The message of the Rack, such as "app not found: web". */
  readonly reason: string;

  constructor(code: ErrorCode, request: string, status: number | undefined, reason: string, options: Details = {}) {
    super(code, `${request}: ${status === undefined ? "" : `${status} `}${reason}`, options);
    this.request = request;
    this.status = status;
    this.reason = reason;
  }
}

/** No answer: name not found, connection refused or closed, certificate not trusted, or denied by a proxy. */
export class UnreachableError extends ConvoxError {
  override name = "UnreachableError";
  /** "not-sent": the Rack has not received the request. "unknown": it may have received it and acted on it. */
  readonly outcome: "not-sent" | "unknown";

  constructor(code: ErrorCode, message: string, options: Details & { readonly outcome?: "not-sent" | "unknown" } = {}) {
    super(code, message, options);
    this.outcome = options.outcome ?? "unknown";
  }
}

/** The Rack ran the build and it failed. */
export class BuildError extends ConvoxError {
  override name = "BuildError";
}

/** An image is missing in its registry, archived, or vulnerable; or this cannot be found out. */
export class ImageError extends ConvoxError {
  override name = "ImageError";
}

/** The release is older than the active one, and a rollback was not requested. */
export class OlderReleaseError extends ConvoxError {
  override name = "OlderReleaseError";
}

/** The release was promoted, and the app was rolled back to another one. */
export class RollbackError extends ConvoxError {
  override name = "RollbackError";
}

/** The app runs the release, but its health check fails. */
export class HealthError extends ConvoxError {
  override name = "HealthError";
}

/** A process on the Rack ended with a status other than 0. */
export class ExitError extends ConvoxError {
  override name = "ExitError";
  /** Exit code of the process. */
  readonly status: number;

  constructor(code: ErrorCode, message: string, status: number, options: Details = {}) {
    super(code, message, options);
    this.status = status;
  }
}

/** Something did not happen within the time limit of an input. */
export class TimeoutError extends ConvoxError {
  override name = "TimeoutError";
}

/** The job was canceled by a signal or by the caller's AbortSignal. */
export class CancelledError extends ConvoxError {
  override name = "CancelledError";
}
