import { RackError, UnreachableError } from "../errors.ts";
import { type Endpoint, secretForms } from "./endpoint.ts";
import type { ProxyServer } from "./proxy.ts";

/** What a failed request was about; `request` is `GET /system`. */
export interface Where {
  readonly request: string;
  readonly endpoint: Endpoint;
  readonly proxy: ProxyServer | undefined;
  /** Whether it changes something and so must not simply be sent again. */
  readonly once?: boolean;
}

/** The first bytes of an error reply that are looked at. */
export const errorBodyLimit = 16 * 1024;
const reasonLimit = 500;

/** The error for a reply with an error status, in the Rack's own words. */
export function rackError(where: Where, status: number, body: string, contentType = ""): RackError {
  const reason = reasonIn(body, contentType);
  return new RackError(where.request, status, clean(reason || `response status ${status}`, where.endpoint), {
    hint: rackHint(where.endpoint, status, reason),
  });
}

/**
 * The message in an error reply: JSON key `error` in any casing, else the body, else "".
 * Source: convox/convox vendor/github.com/convox/stdsdk/client.go; JSON errors come from v3 3.24.1 and later
 */
function reasonIn(body: string, contentType: string): string {
  const text = body.trim();
  if (/\bhtml\b/i.test(contentType) || /^<(!doctype|html)/i.test(text)) {
    const title = /<title[^>]*>([^<]*)</i.exec(text)?.[1]?.trim();
    return `the answer is an HTML page${title ? ` titled "${title}"` : ""}, so it does not come from a Rack`;
  }
  if (text.startsWith("{")) {
    try {
      const reply: unknown = JSON.parse(text);
      for (const [key, value] of Object.entries(reply ?? {})) {
        if (key.toLowerCase() === "error" && typeof value === "string" && value.trim()) return value.trim();
      }
    } catch {
      // A body that only looks like JSON is shown as the text it is.
    }
  }
  return text;
}

/** One line without control characters, of bounded length, and without the password even if a Rack echoes it. */
export function clean(text: string, endpoint: Endpoint): string {
  let line = text
    .slice(0, 8 * reasonLimit)
    .replace(/:\s*[\r\n]+\s*/g, ": ")
    .replace(/\s*[\r\n]+\s*/g, "; ")
    .replace(/\x1b\[[0-9;?]*[a-zA-Z]/g, "")
    .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ")
    .trim();
  if (endpoint.password.length >= 4) {
    for (const secret of secretForms(endpoint.password, endpoint.user)) line = line.replaceAll(secret, "****");
  }
  return line.length > reasonLimit ? `${line.slice(0, reasonLimit)}…` : line;
}

/** What to try after an error status; `reason` is "" for an empty body. */
export function rackHint(endpoint: Endpoint, status: number | undefined, reason: string): string | undefined {
  const host = new URL(endpoint.url).host;
  const app = /(?:app not found|no such app): ?(\S+)/.exec(reason)?.[1];
  if (app) return `create it first: convox-ci create ${app}; or check the name of the app and of the Rack`;
  // The Console's words for what a key without a role may not do: convox/convox docs/management/deploy-keys.md
  if (/not permitted for deploy keys/.test(reason)) {
    return "a deploy key without a role may not do it: give it a role in the Console, with Read on the Rack as well";
  }
  if (status === 401) {
    if (/unauthorized to access/.test(reason))
      return "the role in this token does not allow it; a deploy needs role write";
    if (endpoint.console) {
      return `the deploy key is wrong, has expired, or belongs to an organization that ${host} does not know; check input password`;
    }
    const what =
      endpoint.user === "jwt" ? "token in RACK_URL is wrong, expired or revoked" : "password in RACK_URL is wrong";
    return `the ${what}; a Rack takes its own password, not a deploy key`;
  }
  if (status === 403) {
    if (/currently updating/.test(reason)) return "another promotion is under way: wait for it, or promote with force";
    if (endpoint.console) {
      return "a deploy key may by default only build, deploy, run, read logs and promote a release by its id; a role gives it more";
    }
  }
  if (status === 404 && reason === "") {
    return endpoint.console
      ? `${host} or the Rack does not know this address: is it a Console, and is the Rack new enough?`
      : `${host} does not know this address: the Rack is too old for it, or it is not a Rack`;
  }
  return undefined;
}

export interface Unreachable {
  readonly error: UnreachableError;
  /** Whether it may be gone the next time. */
  readonly passing: boolean;
}

/** A failure of the network, or of the encryption, as one sentence. */
export function unreachable(where: Where, cause: unknown): Unreachable {
  const code = codeOf(cause);
  const outcome = isBeforeSending(code, cause) ? "not-sent" : "unknown";
  const url = new URL(where.endpoint.url);
  const say = (what: string, passing: boolean, hint?: string): Unreachable => ({
    error: new UnreachableError(`${where.request}: ${clean(what, where.endpoint)}`, { hint, cause, outcome }),
    passing,
  });
  // Behind a proxy only the proxy's name is looked up here, and only the proxy is connected to.
  const peer = where.proxy ? `the proxy ${where.proxy.url.host}` : url.host;
  const sentHint =
    where.once && outcome === "unknown" ? "the Rack may have received it: look before you try again" : undefined;
  const peerHint = where.proxy ? `check ${where.proxy.label} and NO_PROXY` : undefined;
  switch (code) {
    case "ENOTFOUND":
      return say(`the name of ${peer} does not exist`, false, peerHint ?? "check the host's spelling");
    case "EAI_AGAIN":
      return say(`the name of ${peer} could not be looked up`, true, peerHint);
    case "ECONNREFUSED":
      return say(`${peer} refuses connections`, true, peerHint);
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return say(`there is no network route to ${peer}`, true, peerHint);
    case "ETIMEDOUT":
    case connectTimeout:
      return say(`${peer} does not answer connection attempts`, true, peerHint ?? "a firewall may be in between");
    case idleTimeout:
      return say(`${url.host} went silent in the middle of the exchange`, true, sentHint);
    case "ECONNRESET":
    case "EPIPE":
    case "ECONNABORTED":
      return say(`the connection to ${url.host} was cut`, true, sentHint);
    case "CERT_HAS_EXPIRED":
      return say(`the certificate of ${url.host} has expired`, false);
    case "CERT_NOT_YET_VALID":
      return say(`the certificate of ${url.host} is not valid yet`, false, "check this machine's clock");
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return say(`the certificate of ${url.host} was issued for another name`, false, untrusted);
    default:
      break;
  }
  if (/^(DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_)/.test(code)) {
    return say(`the certificate of ${url.host} is not trusted (${code})`, false, untrusted);
  }
  if (code.startsWith("ERR_SSL_WRONG_VERSION") || code.startsWith("ERR_SSL_PACKET_LENGTH") || code === "EPROTO") {
    return say(`${url.host} does not speak TLS on this port`, false, "check the port, and https:// against http://");
  }
  if (code.startsWith("HPE_")) {
    return say(`${url.host} does not answer in HTTP (${code})`, false, "check the port, and http:// against https://");
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  // Without a code of its own: Node's "socket hang up", the proxy agent's "connection ended before receiving".
  const cut = /hang up|aborted|connection ended|premature/i.test(message);
  return say(code ? `${message} (${code})` : message, cut, cut ? sentHint : undefined);
}

/**
 * Whether a request that failed this way may have been carried out all the same. A gateway's 502 and 504 come from before
 * the Rack, which may have had the request; any other error status is the Rack's own no.
 */
export function mayHaveHappened(error: unknown): boolean {
  if (error instanceof UnreachableError) return error.outcome === "unknown";
  return error instanceof RackError && (error.status === 502 || error.status === 504 || error.status === 200);
}

/** Failures while the name is looked up, while the connection is made, or while its encryption is agreed upon. */
function isBeforeSending(code: string, cause: unknown): boolean {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ECONNREFUSED" || code === connectTimeout) return true;
  if (/^(CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_)/.test(code) || code === "EPROTO") return true;
  if (!(cause instanceof Error)) return false;
  if ("syscall" in cause && cause.syscall === "connect") return true;
  return /before secure TLS connection was established/.test(cause.message);
}

/** A proxy that answered instead of the Rack. 407 and 403 are final; a gateway status may pass. */
export function proxyRefusal(where: Where, status: number): Unreachable {
  const proxy = where.proxy;
  const name = proxy ? `the proxy ${proxy.url.host}` : "a proxy";
  const what = status === 407 ? "wants other credentials" : `refuses to connect to ${new URL(where.endpoint.url).host}`;
  return {
    error: new UnreachableError(`${where.request}: ${name} ${what} (${status})`, {
      outcome: "not-sent",
      hint: `check ${proxy?.label ?? "HTTPS_PROXY"}${status === 407 ? " (user and password)" : " and NO_PROXY"}`,
    }),
    passing: isPassingStatus(status),
  };
}

/** Too many requests, or a gateway whose Rack is away for a moment. */
export function isPassingStatus(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
}

export const idleTimeout = "CONVOX_IDLE";
export const connectTimeout = "CONVOX_CONNECT";

const untrusted =
  "give the certificate authority with input ca-file; as a last resort input tls-verify: false turns the check off";

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return "";
  // OpenSSL's own name says more than Node's EPROTO.
  if (error.code === "EPROTO" && /wrong version number/i.test(error.message)) return "ERR_SSL_WRONG_VERSION_NUMBER";
  return error.code;
}
