import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { TLSSocket } from "node:tls";
import type { Agents } from "./agents.ts";
import { connectTimeout, idleTimeout } from "./failures.ts";
import { cancelled } from "./retry.ts";

/** One HTTP request: no retry, no redirect, no meaning. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Body | undefined;
  readonly agent: Agent;
  readonly tls: Agents["tls"];
  /** Longest silence, in either direction. */
  readonly idleMs: number;
  readonly signal: AbortSignal | undefined;
}

/** A streamed body, used once. */
export interface Body {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly length?: number;
  onProgress?(sent: number): void;
}

/** The source of a body threw; `cause` is what it threw. */
export class BodyFailure extends Error {}

/** A proxy answered instead of the host. */
export class ProxyRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`proxy answered ${status}`);
    this.status = status;
  }
}

const connectMs = 30_000;
/** How long a body may take to close after it is no longer wanted. */
const closingMs = 1000;

/**
 * The reply to one request; its body is still to be read. An error status ends the upload at once: the reply is what
 * counts, not the broken pipe that would follow. The body's source is closed in any case.
 * @throws BodyFailure, ProxyRefused, CancelledError, or the network's own error
 */
export async function exchange(x: Exchange): Promise<IncomingMessage> {
  if (x.signal?.aborted) throw cancelled(x.signal);
  const request = x.url.protocol === "https:" ? httpsRequest : httpRequest;
  const length = typeof x.body === "object" ? x.body.length : undefined;
  const headers = length === undefined ? x.headers : { ...x.headers, "Content-Length": length };
  const req = request(x.url, { method: x.method, headers, agent: x.agent, ...x.tls });
  const abort = () => req.destroy(x.signal && cancelled(x.signal));
  x.signal?.addEventListener("abort", abort, { once: true });
  req.once("close", () => x.signal?.removeEventListener("abort", abort));
  req.setTimeout(x.idleMs, () => req.destroy(failure(idleTimeout)));
  limitConnecting(req);

  const stop = new AbortController();
  const answer = reply(req);
  const sending = typeof x.body === "object" ? send(req, x.body, stop.signal) : undefined;
  if (!sending) req.end(x.body);
  // Both are awaited below; a rejection that comes while the other is awaited must not count as unhandled.
  sending?.catch((error: unknown) => req.destroy(error instanceof Error ? error : undefined));
  answer.catch(() => undefined);
  try {
    const res = await answer;
    // A good status before the whole body is there: the Rack still wants the rest.
    if ((res.statusCode ?? 0) < 400) await sending;
    else res.once("close", () => req.destroy());
    return res;
  } catch (error) {
    req.destroy();
    throw error;
  } finally {
    stop.abort();
    if (sending) await Promise.race([sending.catch(() => undefined), setTimeout(closingMs, undefined, { ref: false })]);
  }
}

/**
 * All bytes of a reply. With `cut` what is beyond `limit` is left, otherwise it is an error.
 * @throws the network's own error when the reply ends early
 */
export async function bytesOf(res: IncomingMessage, limit: number, cut = false): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of res) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit && cut) break;
    if (size > limit) throw new Error(`the reply is longer than ${limit} bytes`);
  }
  return Buffer.concat(chunks).subarray(0, limit);
}

/** The bytes of a reply as they come; a silence longer than `idleMs` is an error, a slow reader is not. */
export async function* chunksOf(res: IncomingMessage, idleMs: number): AsyncIterable<Uint8Array> {
  res.setTimeout(0);
  const limit = () => globalThis.setTimeout(() => res.destroy(failure(idleTimeout)), idleMs);
  let timer = limit();
  try {
    for await (const chunk of res) {
      clearTimeout(timer);
      if (Buffer.isBuffer(chunk)) yield chunk;
      timer = limit();
    }
  } finally {
    clearTimeout(timer);
    res.destroy();
  }
}

function reply(req: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let refused: number | undefined;
    req.once("proxyConnect", (connect: unknown) => {
      refused = refusedStatus(connect);
    });
    req.once("response", (res) => {
      if (refused === undefined) return resolve(res);
      req.destroy();
      reject(new ProxyRefused(refused));
    });
    // Stays for good: an error after the reply is seen by who reads the reply, and must not end the process.
    req.on("error", reject);
    req.once("close", () => reject(failure("ECONNRESET")));
  });
}

async function send(req: ClientRequest, body: Body, stop: AbortSignal): Promise<void> {
  // The proxy agent makes the head of the request anew once it is connected; what was written before would be sent twice.
  await connected(req);
  req.flushHeaders();
  let sent = 0;
  try {
    for await (const chunk of body.chunks) {
      if (stop.aborted || req.destroyed) return;
      if (chunk.length === 0) continue;
      if (!req.write(chunk)) await drained(req, stop);
      if (stop.aborted || req.destroyed) return;
      sent += chunk.length;
      body.onProgress?.(sent);
    }
  } catch (cause) {
    throw new BodyFailure("the body failed", { cause });
  }
  if (body.length !== undefined && sent !== body.length) {
    throw new BodyFailure("the body failed", { cause: new Error(`${sent} bytes instead of ${body.length}`) });
  }
  req.end();
}

function connected(req: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    if (req.socket || req.destroyed) resolve();
    else req.once("socket", () => resolve()).once("close", resolve);
  });
}

function drained(req: ClientRequest, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      req.off("drain", done).off("close", done);
      stop.removeEventListener("abort", done);
      resolve();
    };
    req.on("drain", done).on("close", done);
    stop.addEventListener("abort", done);
    if (stop.aborted || req.destroyed) done();
  });
}

/** Node limits the silence on a connection, not the time until there is one. */
function limitConnecting(req: ClientRequest): void {
  const timer = globalThis.setTimeout(() => req.destroy(failure(connectTimeout)), connectMs);
  const done = () => clearTimeout(timer);
  req.once("socket", (socket: Socket) => {
    if (req.reusedSocket) done();
    else socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", done);
  });
  req.once("response", done).once("close", done);
}

/** Undefined for a tunnel that stands. A plain proxied connection is announced without a status. */
export function refusedStatus(connect: unknown): number | undefined {
  if (typeof connect !== "object" || connect === null || !("statusCode" in connect)) return undefined;
  return typeof connect.statusCode === "number" && connect.statusCode !== 200 ? connect.statusCode : undefined;
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
