import type { IncomingMessage } from "node:http";
import { RackError } from "../errors.ts";
import { clean, isHtml, type Where } from "./failures.ts";
import { percentDecoded } from "./percent.ts";
import { Misread, type Read } from "./reply-fields.ts";
import { TransientError } from "./retry.ts";

/**
 * The target of a redirected GET. Credentials stay with the origin that they belong to, and a write is never repeated
 * under another method, so all other redirects are errors.
 */
export function redirectTarget(where: Where, method: string, from: URL, res: IncomingMessage): URL {
  const status = res.statusCode ?? 0;
  const location = res.headers.location ?? "";
  if (!URL.canParse(location, from.href))
    throw new RackError("reply-invalid", where.request, status, "redirected to an invalid address");
  const to = new URL(location, from.href);
  if (method === "GET" && to.origin === from.origin) return to;
  throw new RackError(
    "reply-invalid",
    where.request,
    status,
    clean(`redirected to ${to.origin}${decodeRepeatedly(to.pathname)}`, where.endpoint),
    {
      hint:
        to.origin === from.origin
          ? "Requests that change something do not follow redirects. Set RACK_URL, or input host, to the final address"
          : "Credentials are not sent to another host. Set RACK_URL, or input host, to the final address",
    },
  );
}

/** Reads a JSON reply. @throws RackError if it is not what `read` expects, TransientError for a page of HTML */
export function decodeReply<T>(where: Where, body: string, read: Read<T>, contentType?: string): T {
  if (isHtml(body)) throw htmlReply(where);
  try {
    return read(parseValues(body));
  } catch (cause) {
    if (isHtml("", contentType)) throw htmlReply(where);
    const misread =
      cause instanceof Misread ? cause.message : `the reply is ${body.trim() === "" ? "empty" : "not JSON"}`;
    throw new RackError("reply-invalid", where.request, 200, misread, {
      hint: `Check that ${new URL(where.endpoint.url).host} is a Rack or a Console`,
      cause,
    });
  }
}

/** Most values of a reply. In memory a small value is 50 times as large as its text. */
const MOST_VALUES = 1_000_000;

function parseValues(body: string): unknown {
  let values = 0;
  for (let at = 0; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === COMMA || code === BRACKET || code === BRACE) values++;
  }
  if (values > MOST_VALUES) throw new Misread(`the reply has more than ${MOST_VALUES} values`);
  return JSON.parse(body);
}

const COMMA = 0x2c;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/** A page instead of the reply, under a good status: a gateway sent it, so the Rack may not have seen the request. */
export function htmlReply(where: Where): Error {
  const error = new RackError("reply-invalid", where.request, 200, "the reply is an HTML page", {
    hint: `Check that ${new URL(where.endpoint.url).host} is a Rack or a Console`,
  });
  return where.once ? error : new TransientError(error);
}

/** A Rack may have encoded the password several times; only the plain form is certain to be found. */
function decodeRepeatedly(text: string): string {
  let decoded = text;
  for (let round = 0; round < 4; round++) decoded = percentDecoded(decoded);
  return decoded;
}
