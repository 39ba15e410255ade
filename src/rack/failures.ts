import { RackError, UnreachableError } from "../errors.ts";
import { isCertificateError } from "./certificate-errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { networkErrorCode, rackErrorCode } from "./failure-codes.ts";
import type { ProxyServer } from "./proxy.ts";
import { proxyHint, rackHint } from "./reply-hints.ts";
import { retryAfterMs, TransientError } from "./retry.ts";
import { secretForms } from "./secret-forms.ts";
import { shorten } from "./text.ts";

/** Context of a failed request. `request` is `GET /system`. */
export interface Where {
  readonly request: string;
  readonly endpoint: Endpoint;
  readonly proxy: ProxyServer | undefined;
  /** Whether the request changes something and must not be repeated, unless it was not sent. */
  readonly once?: boolean;
}

/** A failure as an error for the caller. `isTransient`: another attempt may succeed. */
export interface Failure {
  readonly error: RackError | UnreachableError;
  readonly isTransient: boolean;
}

/** The error to throw for a failure. `retryAfter` is the header of the reply. */
export function toThrown({ error, isTransient }: Failure, retryAfter?: string): Error {
  return isTransient ? new TransientError(error, retryAfterMs(retryAfter, Date.now())) : error;
}

/** A reply as far as errors need it. */
export interface ErrorReply {
  readonly status: number;
  /** The first bytes of the body. */
  readonly body: string;
  readonly contentType?: string | undefined;
}

/** A proxy answered instead of the host. */
export class ProxyRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`proxy answered ${status}`);
    this.status = status;
  }
}

/** Number of bytes that are read of an error reply. */
export const errorBodyLimit = 16 * 1024;
/** Longest good reply in bytes. A list of 100 releases has their manifests and environments. */
export const replyLimit = 32 * 1024 * 1024;
const reasonLimit = 500;

/** What the default backends of kubernetes/ingress-nginx and ingress-gce answer. */
const NO_ROUTE = /^(?:default backend - 404|response 404 \(backend NotFound\))/;

/**
 * Whether a reply comes from a gateway between this machine and the Rack, such as a load balancer or a CDN. The Rack may
 * never have received the request, or may have carried it out. Racks themselves send no HTML, and no status above 501.
 * Sources: RFC 9110 for 408 and 502-504, nginx for 499, Cloudflare for 520-527 and 530
 */
function isGatewayReply({ status, body, contentType }: ErrorReply): boolean {
  // A proxy that rejects the form of a request rejects it again, and its reply is mostly HTML.
  if (proxyHint(status, body) !== undefined) return false;
  if (status === 408 || status === 499 || status >= 502) return true;
  if (status === 404 && NO_ROUTE.test(body)) return true;
  return (status < 300 || status >= 400) && isHtml(body, contentType);
}

export function isHtml(body: string, contentType = ""): boolean {
  // Before a page there may be an XML declaration and comments.
  const start = body.slice(0, 1024).replace(/^\s*(?:(?:<\?xml[^>]*>|<!--[\s\S]*?-->)\s*)*/i, "");
  return (
    /^<(!doctype\s+html|html|head|body)\b/i.test(start) || /^\s*(text\/html|application\/xhtml)\b/i.test(contentType)
  );
}

/** The failure that an error reply stands for. */
export function replyFailure(where: Where, reply: ErrorReply): Failure {
  const { status, body, contentType } = reply;
  const reason = errorReason(body, contentType);
  const text = clean(reason || `response status ${status}`, where.endpoint);
  if (!isGatewayReply(reply)) {
    const hint = rackHint(where.endpoint, status, reason);
    return {
      error: new RackError(rackErrorCode(status, reason), where.request, status, text, { hint }),
      isTransient: status === 429 && !where.once,
    };
  }
  const host = new URL(where.endpoint.url).host;
  const hint = `A gateway in front of ${host} answered, not the Rack${where.once ? `. ${lookFirst}` : ""}`;
  const code = where.once ? "request-result-unknown" : "gateway-error";
  const error = new UnreachableError(code, `${where.request}: ${status} ${text}`, { hint, outcome: "unknown" });
  return { error, isTransient: !where.once };
}

/**
 * The message of an error reply: JSON key `error` in any casing, else the body, else "".
 * Source: convox/convox vendor/github.com/convox/stdsdk/client.go. v3 3.24.1 and later send errors as JSON.
 */
function errorReason(body: string, contentType: string | undefined): string {
  const text = body.trim();
  if (isHtml(text, contentType) && text !== "") {
    const title = /<title[^>]{0,200}>([^<]{0,500})</i.exec(text)?.[1]?.trim();
    return `the reply is an HTML page${title ? ` titled "${title}"` : ""}, so it does not come from a Rack`;
  }
  if (text.startsWith("{")) {
    try {
      const reply: unknown = JSON.parse(text);
      for (const [key, value] of Object.entries(reply ?? {})) {
        if (key.toLowerCase() === "error" && typeof value === "string" && value.trim()) return value.trim();
      }
    } catch {
      // A body that only looks like JSON is reported as text.
    }
  }
  return text;
}

/** One line of limited length, without control characters, and without the password even if a Rack echoes it. */
export function clean(text: string, endpoint: Pick<Endpoint, "password" | "user">): string {
  let line = text
    .slice(0, 8 * reasonLimit)
    .replace(/\x1b\[[0-9;?]{0,32}[a-zA-Z]/g, "")
    .replace(/[^\S\r\n]*[\r\n]\s*/g, "\n")
    .replace(/:\n/g, ": ")
    .replace(/\n/g, "; ")
    .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ")
    .trim()
    .replace(/;$/, "");
  if (endpoint.password.length >= 4) {
    for (const secret of secretForms(endpoint.password, endpoint.user)) line = line.replaceAll(secret, "****");
  }
  return shorten(line, reasonLimit);
}

/** A failure of the network or of TLS, as one sentence. */
export function networkFailure(where: Where, cause: unknown): Failure {
  const code = errorCode(cause);
  const outcome = isBeforeSending(code, cause) ? "not-sent" : "unknown";
  const url = new URL(where.endpoint.url);
  const kind = networkErrorCode(code, where.once === true && outcome === "unknown");
  const fail = (text: string, isTransient: boolean, hint?: string): Failure => {
    const message = `${where.request}: ${clean(text, where.endpoint)}`;
    const mayRepeat = !where.once || outcome === "not-sent";
    return {
      error: new UnreachableError(kind, message, { hint, cause, outcome }),
      isTransient: isTransient && mayRepeat,
    };
  };
  // Behind a proxy only the proxy's name is looked up here, and only the proxy is connected to.
  const peer = where.proxy ? `the proxy ${where.proxy.url.host}` : url.host;
  const sentHint = where.once && outcome === "unknown" ? lookFirst : undefined;
  const peerHint = where.proxy ? `Check ${where.proxy.label} and NO_PROXY` : undefined;
  if (code === replyTooLong) {
    const text = `the reply has more than ${replyLimit} bytes`;
    return { error: new RackError("reply-invalid", where.request, 200, text), isTransient: false };
  }
  switch (code) {
    case "ENOTFOUND":
      return fail(`the name of ${peer} does not exist`, false, peerHint ?? "Check the spelling of the host");
    case "EAI_AGAIN":
      return fail(`the name of ${peer} could not be looked up`, true, peerHint);
    case "ECONNREFUSED":
      return fail(`${peer} refuses connections`, true, peerHint);
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return fail(`there is no network route to ${peer}`, true, peerHint);
    case "ETIMEDOUT":
    case connectTimeout:
      return fail(`${peer} does not answer connection attempts`, true, peerHint ?? "Check for a firewall in between");
    case idleTimeout:
      return fail(`${url.host} stopped responding in the middle of the exchange`, true, sentHint);
    case totalTimeout:
      return fail(`${url.host} did not complete its reply in time`, true, sentHint);
    case "ECONNRESET":
    case "EPIPE":
    case "ECONNABORTED":
      return fail(`the connection to ${url.host} was lost`, true, sentHint);
    case "CERT_HAS_EXPIRED":
      return fail(`the certificate of ${url.host} has expired`, false);
    case "CERT_NOT_YET_VALID":
      return fail(`the certificate of ${url.host} is not valid yet`, false, "Check the clock of this machine");
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return fail(`the certificate of ${url.host} was issued for another name`, false, trustHint);
    default:
      break;
  }
  if (isCertificateError(code)) {
    return fail(`the certificate of ${url.host} is not trusted (${code})`, false, trustHint);
  }
  const portHint = "Check the port, and whether it is http:// or https://";
  if (code.startsWith("ERR_SSL_WRONG_VERSION") || code.startsWith("ERR_SSL_PACKET_LENGTH") || code === "EPROTO") {
    return fail(`${url.host} does not speak TLS on this port`, false, portHint);
  }
  if (code.startsWith("HPE_")) return fail(`${url.host} does not answer in HTTP (${code})`, false, portHint);
  const message = cause instanceof Error ? cause.message : String(cause);
  // Node's "socket hang up" and similar errors have no code.
  const isCut = /hang up|aborted|connection ended|premature/i.test(message);
  return fail(code ? `${message} (${code})` : message, isCut, isCut ? sentHint : undefined);
}

/**
 * Whether a request that failed with this error may have been carried out all the same. Any error status that the Rack
 * itself sends is a refusal. Status 200 means that the reply could not be read.
 */
export function mayHaveHappened(error: unknown): boolean {
  if (error instanceof UnreachableError) return error.outcome === "unknown";
  return error instanceof RackError && error.status === 200;
}

/** Whether the Rack refused the request for good: invalid credentials, no permission, or not found. */
export function isRefusal(error: unknown): error is RackError {
  return isDenied(error) || (error instanceof RackError && error.status === 404);
}

/** Whether the Rack did not accept the credentials, or they do not allow the request. */
export function isDenied(error: unknown): error is RackError {
  return error instanceof RackError && (error.status === 401 || error.status === 403);
}

/** Failures of the lookup, the connection attempt, and the TLS handshake. */
function isBeforeSending(code: string, cause: unknown): boolean {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ECONNREFUSED" || code === connectTimeout) return true;
  if (isCertificateError(code) || /^(ERR_TLS_|ERR_SSL_)/.test(code) || code === "EPROTO") return true;
  if (!(cause instanceof Error)) return false;
  if ("syscall" in cause && cause.syscall === "connect") return true;
  return /before secure TLS connection was established/.test(cause.message);
}

/** A proxy that answered instead of the Rack. 407 and 403 are final; a gateway status is transient. */
export function proxyFailure(where: Where, status: number): Failure {
  const proxy = where.proxy;
  const name = proxy ? `the proxy ${proxy.url.host}` : "a proxy";
  const reason =
    status === 407 ? "rejects the credentials" : `refuses to connect to ${new URL(where.endpoint.url).host}`;
  return {
    error: new UnreachableError("proxy-refused", `${where.request}: ${name} ${reason} (${status})`, {
      outcome: "not-sent",
      hint: `Check ${proxy?.label ?? "HTTPS_PROXY"}${status === 407 ? " (user and password)" : " and NO_PROXY"}`,
    }),
    isTransient: status === 429 || isGatewayReply({ status, body: "" }),
  };
}

export const idleTimeout = "CONVOX_IDLE";
export const replyTooLong = "CONVOX_REPLY_TOO_LONG";
export const connectTimeout = "CONVOX_CONNECT";
export const totalTimeout = "CONVOX_TOTAL";

const lookFirst = "The Rack may have received the request: check before you try again";
const trustHint =
  "Pass the certificate authority with input ca-file. As a last resort, tls-verify: false turns verification off";

/** Node's error code, or "". */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return "";
  // OpenSSL's own name is more precise than Node's EPROTO.
  if (error.code === "EPROTO" && /wrong version number/i.test(error.message)) return "ERR_SSL_WRONG_VERSION_NUMBER";
  return error.code;
}
