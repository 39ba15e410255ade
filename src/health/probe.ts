import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { agents } from "../rack/agents.ts";
import { bytesOf } from "../rack/exchange.ts";
import type { ProxySettings } from "../rack/index.ts";

export interface ProbeOptions {
  readonly timeoutMs: number;
  readonly proxy: ProxySettings;
  /** How many redirects are followed; with 0 the redirect itself is the answer. */
  readonly redirects: number;
  readonly signal: AbortSignal;
}

/** What an address answered, or why it did not. */
export type Probe =
  | { readonly status: number; readonly body: string; readonly reason?: undefined }
  | { readonly status: undefined; readonly reason: string };

/** The part of a body that is looked at. */
const BODY_BYTES = 1024 * 1024;

/**
 * One GET, without credentials and without a cache. Certificates are verified, proxies used as for everything else.
 * Never throws for what the other side does.
 */
export async function probe(url: URL, options: ProbeOptions): Promise<Probe> {
  let target = url;
  for (let followed = 0; ; followed++) {
    const answer = await once(target, options);
    if (answer.status === undefined || answer.location === undefined || followed >= options.redirects) return answer;
    if (!URL.canParse(answer.location, target.href))
      return { status: undefined, reason: "it redirects to no valid address" };
    const next = new URL(answer.location, target);
    if (!/^https?:$/.test(next.protocol)) return { status: undefined, reason: `it redirects to ${next.protocol}` };
    target = next;
  }
}

async function once(url: URL, options: ProbeOptions): Promise<Probe & { location?: string | undefined }> {
  const wires = agents({ url: url.origin, tls: { verify: true }, proxy: options.proxy });
  const limit = AbortSignal.timeout(options.timeoutMs);
  try {
    const res = await new Promise<IncomingMessage>((resolve, reject) => {
      const wanted = {
        agent: wires.fresh,
        ...wires.tls,
        headers: { Accept: "*/*", "Cache-Control": "no-cache", "User-Agent": "convox-ci health check" },
        signal: AbortSignal.any([options.signal, limit]),
      };
      // Without the URL's user and password, which Node would send along.
      const bare = new URL(url);
      [bare.username, bare.password] = ["", ""];
      const req = bare.protocol === "https:" ? httpsRequest(bare, wanted) : httpRequest(bare, wanted);
      req.on("error", reject).on("response", resolve).end();
    });
    return {
      status: res.statusCode ?? 0,
      body: (await bytesOf(res, BODY_BYTES, true)).toString("utf8"),
      location: redirect(res),
    };
  } catch (error) {
    const seconds = options.timeoutMs / 1000;
    return { status: undefined, reason: limit.aborted ? `no answer within ${seconds} s` : reasonOf(error) };
  } finally {
    wires.close();
  }
}

function redirect({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const words: Record<string, string> = {
    ENOTFOUND: "its name does not exist",
    EAI_AGAIN: "its name could not be looked up",
    ECONNREFUSED: "it refuses connections",
    ECONNRESET: "the connection was cut",
    ETIMEDOUT: "it does not answer connection attempts",
    CERT_HAS_EXPIRED: "its certificate has expired",
    ERR_TLS_CERT_ALTNAME_INVALID: "its certificate was issued for another name",
    DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is not trusted",
    SELF_SIGNED_CERT_IN_CHAIN: "its certificate is not trusted",
  };
  return words[code] ?? (code === "" ? error.message : `${error.message} (${code})`);
}
