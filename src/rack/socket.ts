import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { UnreachableError } from "../errors.ts";
import type { Connections } from "./connections.ts";
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
import { clientFrame, FrameReader, OPCODE } from "./frames.ts";
import { requestWebSocket } from "./handshake.ts";
import { cancelError } from "./retry.ts";

/**
 * Output that a Rack sends over a websocket. The first chunk is one message, unless that is very long; later chunks begin
 * and end anywhere. A message may end anywhere too, even inside a character. It can be iterated once; leaving the loop
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
/** A first message that is longer is not kept together. */
const longestFirst = 64 * 1024;
/** Bytes waiting for the reader at which reading from the network stops. */
const highWater = 256 * 1024;
/** Size of a chunk that is joined, and of the longest part of it: a TLS record has up to 16 KiB. */
const joinedBytes = 64 * 1024;
const shortPart = 16 * 1024;
/** Size of a message of standard input, as in the official client. */
const inputBytes = 1024;

/**
 * Opens a websocket. Protocol as in convox/convox vendor/github.com/convox/stdapi (router.go, context.go) and stdsdk:
 * output arrives in text messages of any bytes, a binary message is the end, and the client closes the connection.
 * @throws TransientError, RackError or UnreachableError when the handshake fails; CancelledError on the signal
 */
export async function openSocket({ where, headers, connections, signal }: SocketOptions): Promise<Stream> {
  const url = new URL(where.endpoint.url + where.request.replace(/^GET /, ""));
  return await new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelError(signal));
    const interrupt = new AbortController();
    let socket: Socket | undefined;
    const release = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const fail = (error: Error) => {
      // Rejects first: without a connection yet, Node reports a destroyed request only when the attempt has ended.
      reject(error);
      release();
      interrupt.abort(error);
      request.destroy();
      socket?.destroy();
    };
    const timer = setTimeout(
      () => fail(toThrown(networkFailure(where, Object.assign(new Error("timeout"), { code: connectTimeout })))),
      handshakeMs,
    );
    const abort = () => signal && fail(cancelError(signal));
    signal?.addEventListener("abort", abort, { once: true });
    const request = requestWebSocket(
      { url, headers, connections, interrupt: interrupt.signal },
      {
        open(opened, head) {
          clearTimeout(timer);
          socket = opened;
          opened.once("close", release);
          // Messages may follow the handshake at once, so the listeners must exist before anything is awaited.
          resolve(streamOf(opened, head, where, signal));
        },
        refuse: (reply) =>
          void handshakeError(where, reply).then(fail, (error: unknown) =>
            fail(toThrown(networkFailure(where, error))),
          ),
        fail: (error) => fail(toThrown(toFailure(where, error))),
      },
    );
  });
}

function streamOf(socket: Socket, head: Buffer, where: Where, signal: AbortSignal | undefined): Stream {
  const queue: Buffer[] = [];
  let queued = 0;
  /** The start of the first message. */
  let first: Buffer | undefined = Buffer.alloc(0);
  let end: "clean" | Error | undefined;
  let wake = () => {};

  const ping = setInterval(() => write(OPCODE.ping), pingMs).unref();
  const finish = (how: "clean" | Error) => {
    end ??= how;
    clearInterval(ping);
    // The Rack does not close the connection after its last message.
    socket.destroy();
    wake();
  };
  /** Calls back when the network has taken it. A frame that can no longer be sent is not an error: the end of the stream shows what happened. */
  function write(opcode: number, payload: Uint8Array = Buffer.alloc(0), callback = () => {}): void {
    if (end || !socket.writable) callback();
    else socket.write(clientFrame(opcode, payload), callback);
  }
  const reader = new FrameReader((payload) => {
    // Memory does not grow with the answers that a Rack asks for and does not read.
    if (socket.writableLength < joinedBytes) write(OPCODE.pong, payload);
  });
  const put = (bytes: Buffer) => {
    if (bytes.length === 0) return;
    queue.push(bytes);
    queued += bytes.length;
  };
  const receive = (chunk: Buffer) => {
    if (end) return;
    const { text, end: ending } = reader.push(chunk);
    if (first === undefined) put(text);
    else {
      first = first.length === 0 ? text : Buffer.concat([first, text]);
      const size = reader.firstLength ?? first.length;
      if (reader.firstLength !== undefined || size > longestFirst || ending !== undefined) {
        put(first.subarray(0, size));
        put(first.subarray(size));
        if (first.length > 0) first = undefined;
      }
    }
    if (typeof ending === "number") write(OPCODE.close);
    if (ending !== undefined) return finish(ending === "binary" ? "clean" : toEnd(ending));
    if (queued > highWater) socket.pause();
    if (queued > 0) wake();
  };
  socket.on("error", finish);
  socket.on("close", () => {
    // What came before a connection broke may still be in its buffer.
    const rest: unknown = socket.read();
    if (Buffer.isBuffer(rest)) receive(rest);
    if (first !== undefined) put(first);
    finish(new Error("lost"));
  });
  socket.setTimeout(0);
  if (head.length > 0) receive(head);
  socket.on("data", receive);

  let isFirst = true;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        if (signal?.aborted) throw cancelError(signal);
        const chunk = isFirst ? queue.shift() : takeChunk(queue);
        if (chunk) {
          isFirst = false;
          queued -= chunk.length;
          if (queued <= highWater && socket.isPaused()) socket.resume();
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
  const send = (opcode: number, bytes: Uint8Array): Promise<void> =>
    new Promise((resolve) => write(opcode, bytes, resolve));
  const iterator = chunks();
  return {
    where,
    async send(bytes) {
      for (let at = 0; at < bytes.length; at += inputBytes) {
        await send(OPCODE.text, bytes.subarray(at, at + inputBytes));
      }
    },
    // Source: convox/convox vendor/github.com/convox/stdsdk/stream_helper.go
    endInput: () => send(OPCODE.binary, Buffer.alloc(0)),
    [Symbol.asyncIterator]: () => iterator,
    messages: () => reader.messages,
    rackError() {
      const text = end === "clean" ? reader.errorText() : "";
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

/** The stream after a close message with this status, or after what is no websocket. */
function toEnd(ending: number | Error): "clean" | Error {
  if (typeof ending !== "number") return ending;
  // 1005: a close message without a status.
  return ending === 1000 || ending === 1001 || ending === 1005 ? "clean" : new Error("lost");
}

/**
 * Takes the next part, or several short ones as one chunk, and undefined for none: a chunk passes many hands, and a log may
 * come line by line.
 */
function takeChunk(queue: Buffer[]): Uint8Array | undefined {
  let count = 0;
  let size = 0;
  for (const { length } of queue) {
    if (length > shortPart || size + length > joinedBytes) break;
    size += length;
    count++;
  }
  return count <= 1 ? queue.shift() : Buffer.concat(queue.splice(0, count));
}
