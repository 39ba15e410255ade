import { openConnections } from "./connections.ts";
import type { TlsSettings } from "./endpoint.ts";
import { exchange, readBytes } from "./exchange.ts";
import { networkFailure, ProxyRefused, proxyFailure } from "./failures.ts";
import type { ProxySettings } from "./proxy.ts";

/** A request of an SDK, as `fetch` takes it. */
export interface FetchOptions {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** The `fetch` of an SDK. */
export type Fetch = (url: string, options?: FetchOptions) => Promise<Response>;

/** Longest silence, and longest duration of a request with its reply. */
const IDLE_MS = 30_000;
const TOTAL_MS = 60_000;
const MOST_REDIRECTS = 5;

/**
 * `fetch` by the connections of this client: with its proxies, authorities, address race and time limits. Redirects are
 * followed within the origin. It rejects with an UnreachableError.
 */
export function createFetch(
  settings: { readonly tls: TlsSettings; readonly proxy: ProxySettings },
  { idleMs = IDLE_MS, totalMs = TOTAL_MS } = {},
): Fetch {
  return async (address, options = {}) => {
    let url = new URL(address);
    let { method = "GET", body } = options;
    for (let hops = 0; ; hops++) {
      const response = await send({ ...options, method, body }, url, settings, { idleMs, totalMs });
      const { status, headers } = response;
      const location = headers.get("location") ?? "";
      const isRedirect = [301, 302, 303, 307, 308].includes(status) && URL.canParse(location, url.href);
      const target = isRedirect ? new URL(location, url) : url;
      if (!isRedirect || target.origin !== url.origin || hops === MOST_REDIRECTS) return response;
      // As fetch does: only 307 and 308 repeat a request that writes.
      if (status < 307 && method !== "HEAD") [method, body] = ["GET", undefined];
      url = target;
    }
  };
}

async function send(
  { method = "GET", headers, body, signal }: FetchOptions,
  url: URL,
  settings: Parameters<typeof createFetch>[0],
  limits: { readonly idleMs: number; readonly totalMs: number },
): Promise<Response> {
  const connections = openConnections({ url: url.origin, ...settings });
  const { proxy } = connections;
  try {
    const { res, finish } = await exchange({
      method,
      url,
      headers: { ...headers },
      body: typeof body === "string" ? body : undefined,
      connections,
      agent: connections.fresh,
      ...limits,
      signal,
    });
    const bytes = await readBytes(res);
    await finish();
    const status = res.statusCode ?? 0;
    const rows = Object.entries(res.headersDistinct).flatMap(([name, values]) =>
      (values ?? []).map((value): [string, string] => [name, value]),
    );
    const content = [204, 205, 304].includes(status) ? null : new Uint8Array(bytes);
    return Object.defineProperty(new Response(content, { status, headers: rows }), "url", { value: url.href });
  } catch (error) {
    if (signal?.aborted) throw error;
    const request = `${method} ${url.pathname}`;
    const endpoint = { url: url.origin, user: "", password: "", console: false, ...settings };
    const where = { request, endpoint, proxy };
    throw (error instanceof ProxyRefused ? proxyFailure(where, error.status) : networkFailure(where, error)).error;
  } finally {
    connections.close();
  }
}
