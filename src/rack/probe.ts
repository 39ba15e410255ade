import { lookup } from "node:dns/promises";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { agents } from "./agents.ts";
import type { Endpoint } from "./endpoint.ts";
import { bytesOf, exchange, ProxyRefused } from "./exchange.ts";
import { connectTimeout, errorBodyLimit, proxyRefusal, unreachable, type Where } from "./failures.ts";
import { type ProxyServer, proxyFor } from "./proxy.ts";

/** What a connection to an endpoint is made to first: its host, or a proxy. */
export interface Peer {
  readonly host: string;
  readonly port: number;
  readonly proxy: ProxyServer | undefined;
}

/** What was seen of an endpoint without giving it the key. */
export interface Greeting {
  /** The header Date, in ms; undefined when there was none. */
  readonly dateMs: number | undefined;
  readonly tls: TlsSeen | undefined;
}

export interface TlsSeen {
  /** `TLSv1.3` */
  readonly protocol: string;
  /** Why the certificate is not trusted; undefined when it is. */
  readonly distrust: string | undefined;
  readonly issuer: string;
  readonly expires: Date | undefined;
}

const connectMs = 10_000;
const answerMs = 30_000;

/** @throws InputError when the proxy's address is wrong */
export function peerOf(endpoint: Endpoint): Peer {
  const target = new URL(endpoint.url);
  const proxy = proxyFor(target, endpoint.proxy);
  const url = proxy?.url ?? target;
  const usual = url.protocol === "https:" ? 443 : 80;
  return { host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port) || usual, proxy };
}

/** The addresses of a host name. @throws UnreachableError */
export async function lookedUp({ host }: Peer, endpoint: Endpoint): Promise<string[]> {
  if (isIP(host)) return [host];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (cause) {
    throw unreachable(whereOf(endpoint), cause).error;
  }
}

/** Connects and leaves again. @returns how long it took, in ms @throws UnreachableError */
export async function reached({ host, port }: Peer, endpoint: Endpoint, now: () => number): Promise<number> {
  const start = now();
  const socket = connectTcp({ host, port });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve).once("error", reject);
      socket.setTimeout(connectMs, () => reject(Object.assign(new Error(connectTimeout), { code: connectTimeout })));
    });
    return now() - start;
  } catch (cause) {
    throw unreachable(whereOf(endpoint), cause).error;
  } finally {
    socket.destroy();
  }
}

/**
 * Says hello without credentials, through the proxy if there is one, whether or not the certificate is trusted: what it
 * answers does not matter, `/check` is what a Rack answers without a password.
 * @throws UnreachableError
 */
export async function greeted(endpoint: Endpoint, signal: AbortSignal): Promise<Greeting> {
  const where = whereOf(endpoint);
  const anyone: Endpoint = { ...endpoint, tls: { ...endpoint.tls, verify: false } };
  const wires = agents(anyone);
  try {
    const res = await exchange({
      method: "GET",
      url: new URL(`${endpoint.url}/check`),
      headers: { Accept: "*/*" },
      body: undefined,
      agent: wires.fresh,
      tls: wires.tls,
      idleMs: answerMs,
      signal,
    });
    const tls = seenOf(res.socket);
    if (res.statusCode === 407) throw new ProxyRefused(407);
    await bytesOf(res, errorBodyLimit, true);
    const date = Date.parse(res.headers.date ?? "");
    return { dateMs: Number.isNaN(date) ? undefined : date, tls };
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof ProxyRefused ? proxyRefusal(where, cause.status).error : unreachable(where, cause).error;
  } finally {
    wires.close();
  }
}

function seenOf(socket: Socket): TlsSeen | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { issuer, valid_to: until } = socket.getPeerCertificate();
  const expires = Date.parse(until);
  const why: unknown = socket.authorizationError;
  return {
    protocol: socket.getProtocol() ?? "TLS",
    distrust: socket.authorized ? undefined : why instanceof Error ? why.message : String(why),
    issuer: [issuer?.O, issuer?.CN].flat().filter(Boolean)[0] ?? "nobody",
    expires: Number.isNaN(expires) ? undefined : new Date(expires),
  };
}

function whereOf(endpoint: Endpoint): Where {
  return { request: "GET /check", endpoint, proxy: peerOf(endpoint).proxy };
}
