import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";
import { UnreachableError } from "../errors.ts";
import type { Connections, Interruptible } from "./connections.ts";
import { readBytes } from "./exchange.ts";
import {
  connectTimeout,
  errorBodyLimit,
  type Failure,
  networkFailure,
  ProxyRefused,
  proxyFailure,
  replyFailure,
  toThrown,
  type Where,
} from "./failures.ts";
import { cancelError } from "./retry.ts";

/**
 * Output that a Rack sends over a websocket. The first chunk is one message; a later one may hold several short
 * ones. A message may end anywhere, even inside a character. It can be iterated once; leaving the loop
 * closes the connection. If the connection ends before the Rack announces the end, the iteration throws UnreachableError.
 */
export interface Stream extends AsyncIterable<Uint8Array> {
  /**
   * After the end: the text of a last message that began with "ERROR: ", else undefined. A Rack reports an error after
   * the upgrade in this way, but output of the same form looks alike. The caller must decide which it is.
   */
  rackError(): string | undefined;
  /** Number of messages received so far. */
  messages(): number;
  /** Sends standard input. Resolves when the network has accepted it, or when it is no longer needed. */
  send(bytes: Uint8Array): Promise<void>;
  /** Ends standard input. */
  endInput(): Promise<void>;
  close(): void;
  /** The request that opened it, for errors: `GET /apps/web/logs`. */
  readonly where: Where;
}

export interface SocketOptions {
  readonly where: Where;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: Connections;
  readonly signal: AbortSignal | undefined;
}

const handshakeMs = 45_000;
const pingMs = 5_000;
/** A Rack sends what it reads of an output in one go, which is some KiB. No source has a limit, so this is only for the memory. */
const largestMessage = 16 * 1024 * 1024;
/** Bytes waiting for the reader at which reading from the network stops. */
const highWater = 256 * 1024;
/** Size of a chunk of several messages, and of the longest message in it. */
const joinedBytes = 64 * 1024;
const shortMessage = 8 * 1024;
/** Size of a message of standard input, as in the official client. */
const inputBytes = 1024;

/**
 * Opens a websocket. Protocol as in convox/convox vendor/github.com/convox/stdapi (router.go, context.go) and stdsdk:
 * output arrives in text messages of any bytes, a binary message is the end, and the client closes the connection.
 * @throws TransientError, RackError or UnreachableError when the handshake fails; CancelledError on the signal
 */
export async function openSocket({ where, headers, connections, signal }: SocketOptions): Promise<Stream> {
  const { WebSocket } = await import("ws");
  const { origin, pathname } = new URL(where.endpoint.url + where.request.replace(/^GET /, ""));
  return await new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelError(signal));
    const interrupt = new AbortController();
    const interruptible: Interruptible = { interrupt: interrupt.signal };
    const options = {
      headers,
      // A Rack compares it with Host. Racks of 2018 require it.
      origin,
      agent: connections.tunnel,
      ...connections.tls,
      ...interruptible,
      perMessageDeflate: false,
      skipUTF8Validation: true,
      maxPayload: largestMessage,
      // 0: no limit. By default ws closes the connection of a slow reader after 60 pings that it could not answer.
      maxPendingAutoPongs: 0,
    };
    const ws = new WebSocket(origin.replace(/^http/, "ws") + pathname, options);
    const fail = (error: Error) => {
      reject(error);
      clearTimeout(timer);
      interrupt.abort(error);
      ws.terminate();
    };
    const timer = setTimeout(
      () => fail(toThrown(networkFailure(where, Object.assign(new Error("timeout"), { code: connectTimeout })))),
      handshakeMs,
    );
    const abort = () => signal && fail(cancelError(signal));
    signal?.addEventListener("abort", abort, { once: true });
    ws.once("close", () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    });
    ws.on("error", (error) => reject(toThrown(toFailure(where, error))));
    ws.once("unexpected-response", (_, res) => {
      handshakeError(where, res).then(fail, (error: unknown) => fail(toThrown(networkFailure(where, error))));
    });
    // Messages may follow the handshake at once, so the listeners must exist before anything is awaited.
    const stream = streamOf(ws, where, signal);
    ws.once("open", () => {
      clearTimeout(timer);
      resolve(stream);
    });
  });
}

function streamOf(ws: WebSocket, where: Where, signal: AbortSignal | undefined): Stream {
  const queue: Uint8Array[] = [];
  let queued = 0;
  let isFirst = true;
  let messages = 0;
  let last: Buffer | undefined;
  let end: "clean" | Error | undefined;
  let wake = () => {};

  const ping = setInterval(() => {
    if (ws.readyState === ws.OPEN) ws.ping();
    // The Rack has announced the end, but has not closed the connection.
    else if (ws.readyState === ws.CLOSING) ws.terminate();
  }, pingMs).unref();
  const finish = (how: "clean" | Error) => {
    end ??= how;
    clearInterval(ping);
    // The Rack does not close the connection after its last message.
    ws.terminate();
    wake();
  };
  ws.on("message", (data, isBinary) => {
    if (end) return;
    if (isBinary) return finish("clean");
    const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
    // A Rack of 2018 sends an empty message every second, so that proxies keep the connection.
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
        if (signal?.aborted) throw cancelError(signal);
        const chunk = isFirst ? queue.shift() : takeChunk(queue);
        if (chunk) {
          isFirst = false;
          queued -= chunk.length;
          if (queued <= highWater) ws.resume();
          yield chunk;
        } else if (end === "clean") {
          return;
        } else if (end) {
          throw new UnreachableError(
            "rack-unreachable",
            `${where.request}: the connection was lost before the end of the stream`,
            {
              cause: end,
            },
          );
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
  // A message that can no longer be sent is not an error: the end of the stream shows what happened.
  const put = (bytes: Uint8Array, binary: boolean): Promise<void> =>
    new Promise((resolve) => {
      if (end || ws.readyState !== ws.OPEN) return resolve();
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
  if (status === 407) return toThrown(proxyFailure(where, status));
  const body = (await readBytes(res, errorBodyLimit, true)).toString();
  return toThrown(
    replyFailure(where, { status, body, contentType: res.headers["content-type"] }),
    res.headers["retry-after"],
  );
}

function toFailure(where: Where, cause: Error): Failure {
  return cause instanceof ProxyRefused ? proxyFailure(where, cause.status) : networkFailure(where, cause);
}

/**
 * Takes the next message, or several short ones as one chunk, and undefined for none: a chunk passes many hands, and a log
 * may come line by line.
 */
function takeChunk(queue: Uint8Array[]): Uint8Array | undefined {
  let count = 0;
  let size = 0;
  for (const { length } of queue) {
    if (length > shortMessage || size + length > joinedBytes) break;
    size += length;
    count++;
  }
  return count <= 1 ? queue.shift() : Buffer.concat(queue.splice(0, count));
}
