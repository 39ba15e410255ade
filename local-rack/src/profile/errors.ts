/**
 * An error that the Rack answers with. A plain `Error` anywhere else becomes status 500 with its message, as on a real
 * Rack. `typed` marks the errors whose status v3 lost on the way before 3.24.1 and answered as 500.
 */
export class RackFailure extends Error {
  override name = "RackFailure";
  readonly status: number;
  readonly typed: boolean;

  constructor(status: number, message: string, options: { typed?: boolean; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.typed = options.typed ?? false;
  }
}

/** Status of a missing or conflicting entity: kept by v2 and by v3 from 3.24.1. */
export function typedFailure(status: number, message: string): RackFailure {
  return new RackFailure(status, message, { typed: true });
}

/** What a Rack of this kind routes and does not have: 501. */
export function notImplementedFailure(): RackFailure {
  return typedFailure(501, "unimplemented");
}

/** The connection is cut without a reply, as when the Go handler panics. */
export class HandlerPanic extends Error {
  override name = "HandlerPanic";
}

/** Text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
