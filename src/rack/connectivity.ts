import { lookup } from "node:dns/promises";
import { isIP, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { openConnections } from "./connections.ts";
import { unlessAborted } from "./deadline.ts";
import { dial } from "./dial.ts";
import type { Endpoint } from "./endpoint.ts";
import { exchange, readBytes } from "./exchange.ts";
import { connectTimeout, errorBodyLimit, networkFailure, ProxyRefused, proxyFailure, type Where } from "./failures.ts";
import { type ProxyServer, proxyFor } from "./proxy.ts";

/** The host that connections to an endpoint are made to: the endpoint's own, or a proxy. */
export interface Peer {
  readonly host: string;
  readonly port: number;
  readonly proxy: ProxyServer | undefined;
}

/** What an endpoint shows without credentials. */
export interface Greeting {
  /** The header Date, in ms; undefined when it is missing. */
  readonly dateMs: number | undefined;
  readonly tls: TlsReport | undefined;
}

export interface TlsReport {
  /** `TLSv1.3` */
  readonly protocol: string;
  /** Why the certificate is not trusted; undefined when it is. */
  readonly distrust: string | undefined;
  readonly issuer: string;
  readonly expires: Date | undefined;
}

const lookupMs = 10_000;
const connectMs = 10_000;
const replyMs = 30_000;

/** @throws InputError when the proxy's address is invalid */
export function peerOf(endpoint: Endpoint): Peer {
  const target = new URL(endpoint.url);
  const proxy = proxyFor(target, endpoint.proxy);
  if (proxy) return { host: proxy.host, port: proxy.port, proxy };
  const usualPort = target.protocol === "https:" ? 443 : 80;
  return { host: target.hostname.replace(/^\[|\]$/g, ""), port: Number(target.port) || usualPort, proxy };
}

/** The addresses of a host name. @throws UnreachableError */
export async function resolveAddresses({ host }: Peer, endpoint: Endpoint): Promise<string[]> {
  if (isIP(host)) return [host];
  try {
    const signal = AbortSignal.timeout(lookupMs);
    return (await unlessAborted(lookup(host, { all: true }), signal)).map(({ address }) => address);
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === "TimeoutError";
    throw networkFailure(whereOf(endpoint), isLate ? codedError("EAI_AGAIN") : cause).error;
  }
}

/** Connects and disconnects. @returns how long the connection took, in ms @throws UnreachableError */
export async function measureConnect({ host, port }: Peer, endpoint: Endpoint, now: () => number): Promise<number> {
  const start = now();
  const signal = AbortSignal.timeout(connectMs);
  try {
    const socket = await dial({ host, port, signal });
    socket.destroy();
    return now() - start;
  } catch (cause) {
    throw networkFailure(whereOf(endpoint), signal.aborted ? codedError(connectTimeout) : cause).error;
  }
}

/**
 * Sends a request without credentials, through the proxy if there is one, even if the certificate is not trusted. The
 * status does not matter; `/check` is what a Rack answers without a password.
 * @throws UnreachableError
 */
export async function greetEndpoint(endpoint: Endpoint, signal: AbortSignal): Promise<Greeting> {
  const where = whereOf(endpoint);
  const connections = openConnections({ ...endpoint, tls: { ...endpoint.tls, verify: false } });
  try {
    const { res } = await exchange({
      method: "GET",
      url: new URL(`${endpoint.url}/check`),
      headers: { Accept: "*/*" },
      body: undefined,
      connections,
      agent: connections.fresh,
      idleMs: replyMs,
      totalMs: replyMs,
      signal,
    });
    const tls = tlsReport(res.socket);
    if (res.statusCode === 407) throw new ProxyRefused(407);
    await readBytes(res, errorBodyLimit, true);
    const date = Date.parse(res.headers.date ?? "");
    return { dateMs: Number.isNaN(date) ? undefined : date, tls };
  } catch (cause) {
    signal.throwIfAborted();
    throw (cause instanceof ProxyRefused ? proxyFailure(where, cause.status) : networkFailure(where, cause)).error;
  } finally {
    connections.close();
  }
}

function tlsReport(socket: Socket): TlsReport | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { issuer, valid_to: until } = socket.getPeerCertificate();
  const expires = Date.parse(until);
  const why: unknown = socket.authorizationError;
  return {
    protocol: socket.getProtocol() ?? "TLS",
    distrust: socket.authorized ? undefined : why instanceof Error ? why.message : String(why),
    issuer: [issuer?.O, issuer?.CN].flat().filter(Boolean)[0] ?? "an unnamed issuer",
    expires: Number.isNaN(expires) ? undefined : new Date(expires),
  };
}

function whereOf(endpoint: Endpoint): Where {
  return { request: "GET /check", endpoint, proxy: peerOf(endpoint).proxy };
}

function codedError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
