import type { ClientRequest, IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { RackError, UnreachableError } from "../errors.ts";
import type { Agents } from "./agents.ts";
import { bytesOf, refusedStatus } from "./exchange.ts";
import {
  clean,
  errorBodyLimit,
  isPassingStatus,
  proxyRefusal,
  rackError,
  rackHint,
  unreachable,
  type Where,
} from "./failures.ts";
import { cancelled, Passing, retryAfterMs } from "./retry.ts";

/**
 * Output that a Rack sends over a websocket. Each chunk is one message; messages may end anywhere, even inside a
 * character. Iterated once; leaving the loop closes the connection. An end that the Rack has not announced is an
 * UnreachableError of the iteration.
 */
export interface Stream extends AsyncIterable<Uint8Array> {
  /**
   * After the end: the text of a last message of its own that began with "ERROR: ", else undefined. That is how a Rack
   * reports an error after the upgrade, but output that looks the same cannot be told from it; the caller must judge.
   */
  rackError(): string | undefined;
  /** Number of messages received so far. */
  messages(): number;
  /** Standard input for what runs at the other end; resolves when it has been handed to the network, or is not wanted. */
  send(bytes: Uint8Array): Promise<void>;
  /** Ends standard input. */
  endInput(): Promise<void>;
  close(): void;
  /** The request it came from, for errors: `GET /apps/web/logs`. */
  readonly where: Where;
}

export interface SocketOptions {
  readonly where: Where;
  readonly headers: Readonly<Record<string, string>>;
  readonly agents: Agents;
  readonly signal: AbortSignal | undefined;
}

const handshakeMs = 45_000;
const pingMs = 5_000;
const largestMessage = 256 * 1024 * 1024;
/** Bytes waiting for the reader at which reading from the network stops. */
const highWater = 1024 * 1024;
/** Size of a message of standard input, as the official client sends them. */
const inputBytes = 1024;

/**
 * An open websocket, protocol as in convox/convox vendor/github.com/convox/stdapi (router.go, context.go) and stdsdk:
 * output comes in text messages of any bytes, a binary message is the end, and it is for the client to close.
 * @throws Passing, RackError or UnreachableError when the handshake fails; CancelledError on the signal
 */
export function openSocket({ where, headers, agents, signal }: SocketOptions): Promise<Stream> {
  const { origin, pathname } = new URL(where.endpoint.url + where.request.replace(/^GET /, ""));
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelled(signal));
    let refused: number | undefined;
    const ws = new WebSocket(origin.replace(/^http/, "ws") + pathname, {
      headers,
      // A Rack compares it with Host; those of 2018 insist on having one.
      origin,
      agent: agents.tunnel,
      ...agents.tls,
      perMessageDeflate: false,
      skipUTF8Validation: true,
      maxPayload: largestMessage,
      handshakeTimeout: handshakeMs,
      finishRequest(req: ClientRequest) {
        req.once("proxyConnect", (connect: unknown) => {
          refused = refusedStatus(connect);
        });
        req.end();
      },
    });
    const abort = () => {
      ws.terminate();
      if (signal) reject(cancelled(signal));
    };
    signal?.addEventListener("abort", abort, { once: true });
    ws.once("close", () => signal?.removeEventListener("abort", abort));
    ws.on("error", (error) => reject(failed(where, error)));
    ws.once("unexpected-response", (req, res) => {
      const answer = refused === undefined ? handshakeError(where, res) : proxyError(where, refused);
      answer.then(reject, reject).finally(() => req.destroy());
    });
    ws.once("upgrade", (res) => res.socket.setKeepAlive(true, 30_000));
    // Messages may follow the handshake at once, so the listeners must be there before anything is awaited.
    const opened = stream(ws, where, signal);
    ws.once("open", () => resolve(opened));
  });
}

/** Throws the error that a Rack put at the end of a stream, if there is one, with a status derived from its words. */
export function throwRackError(stream: Stream): void {
  const reason = stream.rackError();
  if (reason === undefined) return;
  const { endpoint, request } = stream.where;
  const status = statusOf(reason);
  throw new RackError(request, status, clean(reason, endpoint), { hint: rackHint(endpoint, status, reason) });
}

function stream(ws: WebSocket, where: Where, signal: AbortSignal | undefined): Stream {
  const queue: Uint8Array[] = [];
  let queued = 0;
  let messages = 0;
  let last: Buffer | undefined;
  let end: "clean" | Error | undefined;
  let wake = () => {};

  const ping = setInterval(() => {
    if (ws.readyState === WebSocket.OPEN) ws.ping();
    // The Rack has announced the end but left the connection open.
    else if (ws.readyState === WebSocket.CLOSING) ws.terminate();
  }, pingMs).unref();
  const finish = (how: "clean" | Error) => {
    end ??= how;
    clearInterval(ping);
    // The Rack leaves the connection open after its last message; nothing more is wanted from it.
    ws.terminate();
    wake();
  };
  ws.on("message", (data, isBinary) => {
    if (end) return;
    if (isBinary) return finish("clean");
    const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
    // A Rack of 2018 sends an empty message each second to keep proxies awake.
    if (bytes.length === 0) return;
    messages++;
    last = bytes;
    queue.push(bytes);
    queued += bytes.length;
    if (queued > highWater) ws.pause();
    wake();
  });
  ws.on("error", (error) => finish(error));
  ws.on("close", (code) => {
    // 1005: a close message without a status.
    finish(code === 1000 || code === 1001 || code === 1005 ? "clean" : new Error("lost"));
  });

  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        if (signal?.aborted) throw cancelled(signal);
        const chunk = queue.shift();
        if (chunk) {
          queued -= chunk.length;
          if (queued <= highWater) ws.resume();
          yield chunk;
        } else if (end === "clean") {
          return;
        } else if (end) {
          throw new UnreachableError(`${where.request}: connection lost before the end of the stream`, { cause: end });
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      finish("clean");
    }
  }
  // A message that can no longer be sent is no error: the end of the stream says what happened.
  const put = (bytes: Uint8Array, binary: boolean): Promise<void> =>
    new Promise((resolve) => {
      if (end || ws.readyState !== WebSocket.OPEN) return resolve();
      ws.send(bytes, { binary }, () => resolve());
    });
  const iterator = chunks();
  return {
    where,
    async send(bytes) {
      for (let at = 0; at < bytes.length; at += inputBytes) await put(bytes.subarray(at, at + inputBytes), false);
    },
    // Source: convox/convox vendor/github.com/convox/stdsdk/stream_helper.go
    endInput: () => put(Buffer.alloc(0), true),
    [Symbol.asyncIterator]: () => iterator,
    messages: () => messages,
    rackError() {
      const text = end === "clean" && last ? last.toString() : "";
      return text.startsWith("ERROR: ") ? text.slice("ERROR: ".length).trim() : undefined;
    },
    close: () => finish("clean"),
  };
}

async function handshakeError(where: Where, res: IncomingMessage): Promise<Error> {
  const status = res.statusCode ?? 0;
  if (status === 407) return proxyError(where, status);
  const body = (await bytesOf(res, errorBodyLimit, true)).toString();
  const error = rackError(where, status, body, res.headers["content-type"]);
  return isPassingStatus(status) ? new Passing(error, retryAfterMs(res.headers["retry-after"], Date.now())) : error;
}

async function proxyError(where: Where, status: number): Promise<Error> {
  const { error, passing } = proxyRefusal(where, status);
  return passing ? new Passing(error) : error;
}

function failed(where: Where, cause: Error): Error {
  const { error, passing } = /handshake has timed out/.test(cause.message)
    ? unreachable(where, Object.assign(new Error(cause.message), { code: "ETIMEDOUT" }))
    : unreachable(where, cause);
  return passing ? new Passing(error) : error;
}

/** Inside a stream there is no status; these words have one in a plain reply. */
function statusOf(reason: string): number | undefined {
  if (/^invalid authentication|unauthorized to access/.test(reason)) return 401;
  if (/\bnot found\b|no such app/.test(reason)) return 404;
  return undefined;
}
