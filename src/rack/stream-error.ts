import { RackError } from "../errors.ts";
import { rackErrorCode } from "./failure-codes.ts";
import { clean } from "./failures.ts";
import { rackHint } from "./reply-hints.ts";
import type { Stream } from "./socket.ts";

/** Throws the error that a Rack put at the end of a stream, if any, with a status derived from its text. */
export function throwRackError(stream: Stream): void {
  const reason = stream.rackError();
  if (reason === undefined) return;
  const { endpoint, request } = stream.where;
  const status = statusOfReason(reason);
  throw new RackError(rackErrorCode(status, reason), request, status, clean(reason, endpoint), {
    hint: rackHint(endpoint, status, reason),
  });
}

/** An error inside a stream has no status. These texts have one in an ordinary reply. */
function statusOfReason(reason: string): number | undefined {
  if (/^invalid authentication|unauthorized to access/.test(reason)) return 401;
  if (/\bnot found\b|no such app/.test(reason)) return 404;
  return undefined;
}
