import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { SentFrame } from "./record.ts";
import type { Reply } from "./reply.ts";
import { failure } from "./reply.ts";
import { readInput, type SocketInput } from "./socket-input.ts";

/** Where a socket handler writes. */
export interface SocketOutput {
  /** One text message with these bytes, whether or not they are valid UTF-8. Resolves when there is room for more. */
  text(data: Uint8Array | string): Promise<void>;
  /** What the client says; empty on a route that only writes. Iterated at most once. */
  input(): AsyncIterable<Buffer>;
  /** Whether the client sent the end of its input, so that it did not only leave. */
  hasInputEnd(): boolean;
  /** Aborted when the client leaves or the Rack closes. */
  closed: AbortSignal;
}

/** How a socket behaves; faults change what it sends. */
export interface SocketShape {
  /** Messages are cut into pieces of this many bytes. */
  split?: number | undefined;
  /** The TCP connection is cut after this many payload bytes. */
  dropAfter?: number | undefined;
  /** The connection ends without the end-of-stream message. */
  noEnd?: boolean | undefined;
  /** The handler reads. Otherwise the client's frames are discarded unanswered. */
  reads?: boolean | undefined;
  /** Keep the messages in `frames`. */
  records?: boolean | undefined;
}

/**
 * A socket, written by hand because real ones do what a well-behaved library will not: they put any bytes into text
 * messages, and those that serve logs never read, so that pings and close frames stay unanswered. After the end-of-stream message
 * (an empty binary one) the connection stays open until the client closes it.
 */
export interface LogSocket extends SocketOutput {
  /** Reads the client's frames from now on; called when the caller is authenticated. Nothing is read before. */
  startReading(): void;
  end(): Promise<void>;
  frames: SentFrame[];
}

const NO_WEBSOCKET = "the client is not using the websocket protocol";

/** Why a handshake fails, or undefined when it is accepted. The texts are those of Go's usual websocket library. */
export function handshakeFailure(request: IncomingMessage): Reply | undefined {
  const refuse = (status: number, title: string, reason: string): Reply => {
    const reply = failure(status, `${title}\nERROR: websocket: ${reason}`, false);
    return { ...reply, headers: { ...reply.headers, "Sec-Websocket-Version": "13" } };
  };
  const { headers } = request;
  if (!(headers.connection ?? "").split(",").some((token) => token.trim().toLowerCase() === "upgrade")) {
    return refuse(400, "Bad Request", `${NO_WEBSOCKET}: 'upgrade' token not found in 'Connection' header`);
  }
  if (headers["sec-websocket-version"] !== "13") {
    return refuse(400, "Bad Request", "unsupported version: 13 not found in 'Sec-Websocket-Version' header");
  }
  if (!sameOrigin(headers.origin, headers.host)) {
    return refuse(403, "Forbidden", "request origin not allowed by Upgrader.CheckOrigin");
  }
  if ((headers["sec-websocket-key"] ?? "") === "") {
    return refuse(400, "Bad Request", "not a websocket handshake: 'Sec-WebSocket-Key' header is missing or blank");
  }
  return undefined;
}

function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || origin === "") return true;
  const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?([^/?#]*)/i.exec(origin)?.[1];
  return authority !== undefined && authority.toLowerCase() === (host ?? "").toLowerCase();
}

/** Completes the handshake on `stream`. */
export function openLogSocket(
  request: IncomingMessage,
  stream: Duplex,
  closing: AbortSignal,
  shape: SocketShape,
): LogSocket {
  const accept = createHash("sha1")
    .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest("base64");
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const closed = new AbortController();
  const leave = () => {
    closed.abort();
    stream.destroy();
  };
  stream.on("end", leave);
  stream.on("close", () => closed.abort());
  stream.on("error", leave);
  const control = (opcode: number, payload: Buffer) => {
    // A client that pings and never reads must not fill the memory with pongs.
    if (!closed.signal.aborted && !stream.writableNeedDrain)
      stream.write(Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]));
  };
  let input: SocketInput | undefined;
  const frames: SentFrame[] = [];
  let budget = shape.dropAfter ?? Number.POSITIVE_INFINITY;

  async function frame(opcode: "text" | "binary", data: Buffer): Promise<void> {
    if (closed.signal.aborted) return;
    const part = data.subarray(0, Math.min(data.length, budget));
    budget -= data.length;
    if (shape.records === true) frames.push({ opcode, data: part });
    const room = stream.write(Buffer.concat([header(opcode, data.length), part]));
    if (budget <= 0 && shape.dropAfter !== undefined) {
      stream.end(leave);
      closed.abort();
    } else if (!room) {
      await untilDrained(stream, closed.signal);
    }
  }

  return {
    frames,
    closed: AbortSignal.any([closed.signal, closing]),
    input: () => input?.bytes() ?? nothing(),
    hasInputEnd: () => input?.hasEnd() ?? false,
    startReading() {
      if (shape.reads === true) input = readInput(stream, control, closed.signal);
      // Discards what the client sends, and notices when it leaves.
      else stream.resume();
    },
    async text(data) {
      const bytes = Buffer.from(data);
      const size = shape.split ?? Math.max(bytes.length, 1);
      for (let at = 0; at < bytes.length; at += size) await frame("text", bytes.subarray(at, at + size));
    },
    async end() {
      stream.resume();
      if (shape.noEnd === true) stream.end(leave);
      else await frame("binary", Buffer.alloc(0));
    },
  };
}

async function* nothing(): AsyncIterable<Buffer> {
  // A route that only writes has no input.
}

function header(opcode: "text" | "binary", length: number): Buffer {
  const first = 0x80 | (opcode === "text" ? 1 : 2);
  if (length < 126) return Buffer.from([first, length]);
  if (length < 65536) return Buffer.from([first, 126, length >> 8, length & 0xff]);
  const long = Buffer.alloc(10);
  long[0] = first;
  long[1] = 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}

function untilDrained(stream: Duplex, closed: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      stream.off("drain", finish);
      closed.removeEventListener("abort", finish);
      resolve();
    };
    stream.on("drain", finish);
    closed.addEventListener("abort", finish);
  });
}
