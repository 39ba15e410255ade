import { isCertificateError } from "../rack/certificate-errors.ts";
import { openConnections } from "../rack/connections.ts";
import { exchange, readBytes } from "../rack/exchange.ts";
import { connectTimeout, errorCode, ProxyRefused } from "../rack/failures.ts";
import type { ProxySettings, TlsSettings } from "../rack/index.ts";

export interface ProbeOptions {
  readonly timeoutMs: number;
  readonly proxy: ProxySettings;
  /** The connection's settings: certificate authority, and whether to verify. They apply to each redirect too. */
  readonly tls: TlsSettings;
  /** Number of redirects to follow; with 0 the redirect itself is the answer. */
  readonly redirects: number;
  readonly signal: AbortSignal;
}

/** The answer of an address, or why there is none. */
export type Probe =
  | {
      readonly status: number;
      readonly body: string;
      readonly location?: string | undefined;
      readonly reason?: undefined;
    }
  | {
      readonly status: undefined;
      readonly reason: string;
      readonly location?: undefined;
      /** The check cannot be made with these settings, in any state of the app. */
      readonly isUntrusted: boolean;
    };

/** The part of a body that is examined. */
const BODY_BYTES = 1024 * 1024;

/** Sends one GET, without credentials and without a cache. Never throws for what the other side does. */
export async function probe(url: URL, options: ProbeOptions): Promise<Probe> {
  let target = url;
  const limit = AbortSignal.timeout(options.timeoutMs);
  for (let followed = 0; ; followed++) {
    const answer = await requestOnce(target, options, limit);
    if (answer.status === undefined || answer.location === undefined || followed >= options.redirects) return answer;
    if (!URL.canParse(answer.location, target.href)) return noAnswer("it redirects to an invalid address");
    const next = new URL(answer.location, target);
    if (!/^https?:$/.test(next.protocol)) return noAnswer(`it redirects to ${next.protocol}`);
    target = next;
  }
}

async function requestOnce(url: URL, options: ProbeOptions, limit: AbortSignal): Promise<Probe> {
  // Node would send the URL's user and password along.
  const target = new URL(url);
  [target.username, target.password] = ["", ""];
  const connections = openConnections({ url: target.origin, tls: options.tls, proxy: options.proxy });
  try {
    const { res } = await exchange({
      method: "GET",
      url: target,
      headers: { Accept: "*/*", "Cache-Control": "no-cache", "User-Agent": "convox-ci health check" },
      body: undefined,
      connections,
      agent: connections.fresh,
      idleMs: options.timeoutMs,
      signal: AbortSignal.any([options.signal, limit]),
    });
    const status = res.statusCode ?? 0;
    return {
      status,
      body: (await readBytes(res, BODY_BYTES, true)).toString("utf8"),
      location: [301, 302, 303, 307, 308].includes(status) ? res.headers.location : undefined,
    };
  } catch (error) {
    if (limit.aborted) return noAnswer(`no answer within ${options.timeoutMs / 1000} s`);
    return noAnswer(reasonOf(error), isCertificateError(errorCode(error)));
  } finally {
    connections.close();
  }
}

function noAnswer(reason: string, isUntrusted = false): Probe & { readonly status: undefined } {
  return { status: undefined, reason, isUntrusted };
}

function reasonOf(error: unknown): string {
  if (error instanceof ProxyRefused) return `the proxy refuses to connect (${error.status})`;
  if (!(error instanceof Error)) return String(error);
  const code = errorCode(error);
  const reasons: Record<string, string> = {
    ENOTFOUND: "its name does not exist",
    EAI_AGAIN: "its name could not be looked up",
    ECONNREFUSED: "it refuses connections",
    ECONNRESET: "the connection was lost",
    ETIMEDOUT: "it does not answer connection attempts",
    [connectTimeout]: "it does not answer connection attempts",
    CERT_HAS_EXPIRED: "its certificate has expired",
    ERR_TLS_CERT_ALTNAME_INVALID: "its certificate was issued for another name",
  };
  const known = reasons[code] ?? (isCertificateError(code) ? `its certificate is not trusted (${code})` : undefined);
  return known ?? (code === "" ? error.message : `${error.message} (${code})`);
}
