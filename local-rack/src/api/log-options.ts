import { atoi } from "../go/go-text.ts";
import { parseDuration } from "../go/go-time.ts";
import type { Call } from "../http/call.ts";

/** Options of a log socket; all of them are headers. */
export interface LogOptions {
  /** A line must hold this text. */
  filter: string;
  /** False: stop at what is there now. */
  follow: boolean;
  prefix: boolean;
  sinceMs: number;
  /** Lines to begin with; undefined for all. */
  tail: number | undefined;
}

/** @throws Error with Go's text for a number or a duration that is none */
export function readLogOptions({ rack, options }: Call): LogOptions {
  const tail = rack.profile.serviceLogs ? options.header("Tail") : undefined;
  const requests = rack.profile.logRequests ? options.header("Maxlogrequests") : undefined;
  // It limits how many pods are read at once, which has no meaning here; a number it must be.
  if (requests !== undefined) atoi(requests);
  return {
    filter: options.header("Filter") ?? "",
    follow: (options.header("Follow") ?? "true") === "true",
    prefix: options.header("Prefix") === "true",
    sinceMs: parseDuration(options.header("Since") ?? "2m"),
    tail: tail === undefined ? undefined : atoi(tail),
  };
}
