import { X509Certificate } from "node:crypto";
import { setMaxListeners } from "node:events";
import { type Agent, Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import * as tls from "node:tls";
import { InputError } from "../errors.ts";
import { dial, type Lookup } from "./dial.ts";
import type { Endpoint, TlsSettings } from "./endpoint.ts";
import { ProxyRefused } from "./failures.ts";
import { type ProxyServer, type ProxySettings, proxyAuthorization, proxyFor } from "./proxy.ts";

/** Opens the connections to one endpoint: directly, or through a proxy. Each has TCP keep-alive. */
export interface Connections {
  /** Keeps connections for the next request. For requests that may be repeated on a dead connection. */
  readonly kept: Agent;
  /** One connection per request. For requests that must not be sent twice. */
  readonly fresh: Agent;
  /** As `fresh`, for websockets: these need a tunnel through a proxy even without TLS. */
  readonly tunnel: Agent;
  /** Options of each request to an https endpoint. */
  readonly tls: { readonly secureContext?: tls.SecureContext; readonly rejectUnauthorized: boolean };
  readonly proxy: ProxyServer | undefined;
  /** Whether plain requests are sent to the proxy with the full address in the request line. */
  readonly forwards: boolean;
  /** Aborted by the signal of the client, or by `close`: ends every call that is in progress. */
  readonly ended: AbortSignal;
  close(): void;
}

/** An extra option of a request: ends the connection that is being made for it. */
export interface Interruptible {
  readonly interrupt?: AbortSignal;
}

/** @throws InputError when the certificates or the proxy's address are invalid */
export function openConnections(
  endpoint: Pick<Endpoint, "url" | "tls" | "proxy">,
  { lookup, signal }: { readonly lookup?: Lookup | undefined; readonly signal?: AbortSignal | undefined } = {},
): Connections {
  const url = new URL(endpoint.url);
  const isSecure = url.protocol === "https:";
  const proxy = proxyFor(url, endpoint.proxy);
  const closing = new AbortController();
  const ended = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
  setMaxListeners(0, closing.signal, ended);
  const trust = endpoint.tls.ca === undefined ? {} : { secureContext: trustAuthority(endpoint.tls.ca) };
  const verification = { ...trust, rejectUnauthorized: endpoint.tls.verify };

  const connectPeer = async (host: string, port: number, signal: AbortSignal): Promise<Socket> => {
    if (!proxy) return dial({ host, port, signal, lookup });
    const socket = await dial({ host: proxy.host, port: proxy.port, signal, lookup });
    if (proxy.url.protocol === "http:") return socket;
    return startTls(socket, { ...verification, servername: proxy.host }, signal);
  };
  const connectTunnel = async (host: string, port: number, signal: AbortSignal): Promise<Socket> => {
    const socket = await connectPeer(host, port, signal);
    return proxy ? openTunnel(socket, proxy, host, port, signal) : socket;
  };
  const agentOf = (connect: typeof connectPeer, keepAlive: boolean): Agent => {
    const open = (options: ConnectOptions) => {
      const signals = [closing.signal, ...(options.interrupt ? [options.interrupt] : [])];
      return connect(options.host ?? "localhost", Number(options.port), AbortSignal.any(signals));
    };
    return isSecure ? new DialingHttpsAgent(open, keepAlive) : new DialingHttpAgent(open, keepAlive);
  };
  const forwards = proxy !== undefined && !isSecure;
  const all = {
    kept: agentOf(forwards ? connectPeer : connectTunnel, true),
    fresh: agentOf(forwards ? connectPeer : connectTunnel, false),
    tunnel: agentOf(connectTunnel, false),
  };
  return {
    ...all,
    tls: verification,
    proxy,
    forwards,
    ended,
    close() {
      closing.abort(Object.assign(new Error("closed"), { code: "ECONNABORTED" }));
      for (const agent of Object.values(all)) agent.destroy();
    },
  };
}

/**
 * Agents for requests to any host, such as those of an SDK: each connection goes through the proxy that the settings name
 * for its host, by a tunnel, and trusts the authorities of `ca` too.
 */
export function openProxyAgents(
  settings: ProxySettings,
  { ca }: Pick<TlsSettings, "ca"> = {},
): { http: HttpAgent; https: HttpsAgent; close(): void } {
  const closing = new AbortController();
  const trust = ca === undefined ? {} : { secureContext: trustAuthority(ca) };
  const open =
    (scheme: "http" | "https") =>
    async ({ host, port }: ConnectOptions): Promise<Socket> => {
      const name = (host ?? "localhost").replace(/^\[|\]$/g, "");
      const target = new URL(`${scheme}://${name.includes(":") ? `[${name}]` : name}:${port}`);
      const { signal } = closing;
      const proxy = proxyFor(target, settings);
      if (!proxy) return await dial({ host: name, port: Number(port), signal });
      const plain = await dial({ host: proxy.host, port: proxy.port, signal });
      const isPlain = proxy.url.protocol === "http:";
      const peer = isPlain ? plain : await startTls(plain, { ...trust, servername: proxy.host }, signal);
      return await openTunnel(peer, proxy, name, Number(port), signal);
    };
  const http = new DialingHttpAgent(open("http"), true);
  const https = new DialingHttpsAgent(open("https"), true, trust);
  return {
    http,
    https,
    close() {
      http.destroy();
      https.destroy();
      closing.abort(Object.assign(new Error("closed"), { code: "ECONNABORTED" }));
    },
  };
}

type ConnectOptions = { readonly host?: string | null; readonly port?: number | string | null } & Interruptible;
type Open = (options: ConnectOptions) => Promise<Socket>;
type Connected = (error: Error | null, socket: Duplex) => void;

class DialingHttpAgent extends HttpAgent {
  readonly #open: Open;

  constructor(open: Open, keepAlive: boolean) {
    super({ keepAlive });
    this.#open = open;
  }

  override createConnection(options: ConnectOptions, callback?: Connected): undefined {
    settle(this.#open(options), callback);
  }
}

class DialingHttpsAgent extends HttpsAgent {
  readonly #open: Open;

  constructor(open: Open, keepAlive: boolean, trust: { readonly secureContext?: tls.SecureContext } = {}) {
    super({ keepAlive, ...trust });
    this.#open = open;
  }

  override createConnection(options: ConnectOptions, callback?: Connected): undefined {
    // Node's own agent adds TLS, and resumes earlier sessions of the host.
    const secured = this.#open(options).then((socket) => {
      const upgraded = super.createConnection({ ...options, socket } as never);
      if (!upgraded) throw new Error("no TLS connection");
      upgraded.once("close", () => socket.destroy());
      return upgraded;
    });
    settle(secured, callback);
  }
}

function settle(opening: Promise<Duplex>, callback: Connected | undefined): void {
  opening.then(
    (socket) => callback?.(null, socket),
    // Node's type wants a socket even with an error.
    (error: unknown) => callback?.(error instanceof Error ? error : new Error(String(error)), undefined as never),
  );
}

function startTls(socket: Socket, options: tls.ConnectionOptions, signal: AbortSignal): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = tls.connect({ ...options, socket });
    const abort = () => socket.destroy(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    const finish = () => signal.removeEventListener("abort", abort);
    secured.once("secureConnect", () => {
      finish();
      resolve(secured);
    });
    secured.on("error", (error) => {
      finish();
      socket.destroy();
      reject(signal.aborted ? signal.reason : error);
    });
    secured.once("close", () => {
      finish();
      reject(signal.aborted ? signal.reason : Object.assign(new Error("closed"), { code: "ECONNRESET" }));
    });
  });
}

/** Asks the proxy for a tunnel. Node's HTTP client reads the reply, so its size is limited to 16 KiB. */
function openTunnel(
  socket: Socket,
  proxy: ProxyServer,
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  const target = `${host.includes(":") ? `[${host.replace(/^\[|\]$/g, "")}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    const req = httpRequest({
      method: "CONNECT",
      path: target,
      headers: { Host: target, ...proxyAuthorization(proxy) },
      createConnection: () => socket,
    });
    const abort = () => {
      socket.destroy();
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    const finish = () => signal.removeEventListener("abort", abort);
    req.once("connect", (res, tunnel: Socket, head: Buffer) => {
      finish();
      const status = res.statusCode ?? 0;
      // RFC 9110, section 9.3.6: any 2xx opens the tunnel.
      if (status >= 200 && status < 300) {
        if (head.length > 0) tunnel.unshift(head);
        return resolve(tunnel);
      }
      tunnel.destroy();
      reject(new ProxyRefused(status));
    });
    req.on("error", (error) => {
      finish();
      socket.destroy();
      reject(signal.aborted ? signal.reason : error);
    });
    req.end();
  });
}

function trustAuthority(ca: string): tls.SecureContext {
  const certificates = ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    // OpenSSL silently treats invalid text as an empty list.
    for (const pem of certificates) new X509Certificate(pem);
    if (certificates.length === 0) throw new Error("no certificate found");
    return tls.createSecureContext({ ca: [...defaultAuthorities(), ...certificates] });
  } catch (cause) {
    throw new InputError("input-invalid", "ca-file: not a certificate in PEM format", {
      hint: "A PEM certificate starts with -----BEGIN CERTIFICATE-----",
      cause,
    });
  }
}

/** A `ca` option replaces Node's own list, so that list is included. Newer Node versions add NODE_EXTRA_CA_CERTS to it. */
function defaultAuthorities(): readonly string[] {
  if ("getCACertificates" in tls && typeof tls.getCACertificates === "function") {
    const list: unknown = tls.getCACertificates("default");
    if (Array.isArray(list)) return list.filter((item) => typeof item === "string");
  }
  return tls.rootCertificates;
}
