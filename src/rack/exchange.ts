import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { TLSSocket } from "node:tls";
import type { Connections, Interruptible } from "./connections.ts";
import { connectTimeout, idleTimeout, replyLimit, replyTooLong, totalTimeout } from "./failures.ts";
import { proxyAuthorization } from "./proxy.ts";
import { cancelError } from "./retry.ts";

/** One HTTP request, without retries, redirects or interpretation. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Body | undefined;
  readonly connections: Connections;
  readonly agent: Agent;
  /** Longest silence, in either direction. */
  readonly idleMs: number;
  /** Longest duration, the reply's body included; unlimited by default. */
  readonly totalMs?: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A streamed body, used once. */
export interface Body {
  /** The next chunk is asked for when the network has taken the previous one, so that its memory can be used again. */
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly length?: number;
  onProgress?(sent: number): void;
}

export interface Reply {
  /** Its body is still to be read. */
  readonly res: IncomingMessage;
  /** Resolves when the source of the request's body is closed, at the latest a second after the reply's end. */
  finish(): Promise<void>;
}

/** The source of a body threw. `cause` is its error. */
export class BodyFailure extends Error {}

const connectMs = 30_000;
/** Time that a body's source has to close once it is no longer needed. */
const closingMs = 1000;

/**
 * Sends a request and resolves with the head of its reply. A reply ends the upload: an error status at once, a good one
 * when its body is complete, whether or not the server has read the whole upload.
 * @throws BodyFailure, ProxyRefused, CancelledError, or the network's own error
 */
export async function exchange(x: Exchange): Promise<Reply> {
  if (x.signal?.aborted) throw cancelError(x.signal);
  const interrupt = new AbortController();
  const stopSending = new AbortController();
  const req = startRequest(x, interrupt.signal);
  let res: IncomingMessage | undefined;
  let fail: (error: Error) => void = () => {};
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    // Rejects first: without a connection yet, Node reports a destroyed request only when the attempt has ended.
    fail = (error) => {
      reject(error);
      interrupt.abort(error);
      stopSending.abort();
      res?.destroy(error);
      req.destroy(error);
    };
    req.once("response", resolve);
    // Stays: the reader of the reply handles later errors, which must not end the process.
    req.on("error", reject);
    req.once("close", () => reject(failure("ECONNRESET")));
  });
  const abort = () => x.signal && fail(cancelError(x.signal));
  x.signal?.addEventListener("abort", abort, { once: true });
  req.setTimeout(x.idleMs, () => fail(failure(idleTimeout)));
  const stopTimers = limitDuration(req, x.totalMs, fail);
  const release = () => {
    stopTimers();
    x.signal?.removeEventListener("abort", abort);
  };

  const body = typeof x.body === "object" ? x.body : undefined;
  const sending = body
    ? send(req, body, stopSending.signal).catch((error: unknown) => fail(error as Error))
    : Promise.resolve();
  if (!body) req.end(x.body);
  const finish = async () => {
    stopSending.abort();
    await Promise.race([sending, delay(closingMs, undefined, { ref: false })]);
  };
  try {
    res = await response;
  } catch (error) {
    release();
    fail(error instanceof Error ? error : new Error(String(error)));
    await finish();
    throw error;
  }
  const received = res;
  const end = () => {
    release();
    stopSending.abort();
    // Node leaves an upload waiting after the reply.
    if (!req.writableFinished) req.destroy();
  };
  received.once("end", end).once("close", end);
  const status = received.statusCode ?? 0;
  if (status < 200 || status >= 300) stopSending.abort();
  return { res: received, finish };
}

function startRequest(x: Exchange, interrupt: AbortSignal): ClientRequest {
  const { connections, url } = x;
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const length = typeof x.body === "object" ? x.body.length : undefined;
  const forwarded = connections.forwards && connections.proxy ? connections.proxy : undefined;
  const headers = {
    ...x.headers,
    ...(length === undefined ? {} : { "Content-Length": String(length) }),
    ...(forwarded ? { Host: url.host, ...proxyAuthorization(forwarded) } : {}),
  };
  const target = forwarded ? { path: `${url.origin}${url.pathname}${url.search}` } : {};
  const interruptible: Interruptible = { interrupt };
  const options = { method: x.method, headers, agent: x.agent, ...connections.tls, ...target, ...interruptible };
  return request(url, options);
}

/**
 * All bytes of a reply. Bytes beyond `limit` are an error, or ignored with `cut`.
 * @throws the network's own error when the reply ends early
 */
export async function readBytes(res: IncomingMessage, limit = replyLimit, cut = false): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of res) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit && cut) break;
    if (size > limit) throw failure(replyTooLong);
  }
  return Buffer.concat(chunks).subarray(0, limit);
}

/** The bytes of a reply as they arrive. A silence longer than `idleMs` is an error, a slow reader is not. */
export async function* readChunks(res: IncomingMessage, idleMs: number): AsyncIterable<Uint8Array> {
  res.setTimeout(0);
  const startTimer = () => setTimeout(() => res.destroy(failure(idleTimeout)), idleMs);
  let timer = startTimer();
  try {
    for await (const chunk of res) {
      clearTimeout(timer);
      if (Buffer.isBuffer(chunk)) yield chunk;
      timer = startTimer();
    }
  } finally {
    clearTimeout(timer);
    res.destroy();
  }
}

/** Sends `body`, until `stop` says that the reply is there. Closes the source in any case. */
async function send(req: ClientRequest, body: Body, stop: AbortSignal): Promise<void> {
  const iterator = body.chunks[Symbol.asyncIterator]();
  const isOver = () => stop.aborted || req.destroyed;
  let sent = 0;
  let isDone = false;
  try {
    await untilConnected(req, stop);
    if (!isOver()) req.flushHeaders();
    while (!isOver()) {
      const next = await nextUnless(iterator, stop);
      isDone = next?.done === true;
      if (next === undefined || next.done || isOver()) break;
      if (next.value.length === 0) continue;
      await write(req, next.value, stop);
      if (isOver()) break;
      sent += next.value.length;
      body.onProgress?.(sent);
    }
  } catch (cause) {
    isDone = true;
    throw new BodyFailure("the body failed", { cause });
  } finally {
    if (!isDone) await iterator.return?.();
  }
  if (isOver()) return;
  if (body.length !== undefined && sent !== body.length) {
    throw new BodyFailure("the body failed", { cause: new Error(`${sent} bytes instead of ${body.length}`) });
  }
  req.end();
}

/** The next item, or undefined as soon as `stop` is aborted. */
function nextUnless<T>(iterator: AsyncIterator<T>, stop: AbortSignal): Promise<IteratorResult<T> | undefined> {
  return new Promise((resolve, reject) => {
    const abort = () => resolve(undefined);
    stop.addEventListener("abort", abort, { once: true });
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => stop.removeEventListener("abort", abort));
  });
}

function untilConnected(req: ClientRequest, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (req.socket || req.destroyed || stop.aborted) return resolve();
    stop.addEventListener("abort", () => resolve(), { once: true });
    req.once("socket", () => resolve()).once("close", resolve);
  });
}

/** Resolves when the network has taken the bytes, or when they are no longer needed. */
function write(req: ClientRequest, bytes: Uint8Array, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      req.off("close", finish);
      stop.removeEventListener("abort", finish);
      resolve();
    };
    req.on("close", finish);
    stop.addEventListener("abort", finish);
    if (stop.aborted || req.destroyed) finish();
    else req.write(bytes, finish);
  });
}

/** Limits the time until there is a connection, TLS included, and the time of the whole exchange. */
function limitDuration(req: ClientRequest, totalMs: number | undefined, fail: (error: Error) => void): () => void {
  const connecting = setTimeout(() => fail(failure(connectTimeout)), connectMs);
  const total = totalMs === undefined ? undefined : setTimeout(() => fail(failure(totalTimeout)), totalMs);
  const stopConnecting = () => clearTimeout(connecting);
  req.once("socket", (socket: Socket) => {
    if (socket instanceof TLSSocket && !req.reusedSocket) socket.once("secureConnect", stopConnecting);
    else stopConnecting();
  });
  req.once("response", stopConnecting);
  return () => {
    clearTimeout(connecting);
    clearTimeout(total);
  };
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
