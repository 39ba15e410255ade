import type { Duplex } from "node:stream";

/** Bytes of the client that wait for the handler. Above this limit, nothing more is read from the connection. */
const BUFFER_LIMIT = 256 * 1024;
/** A longer frame ends the connection. The frames of the official client have at most 1024 bytes. */
const FRAME_LIMIT = 4 * 1024 * 1024;
/** RFC 6455: a control frame has at most 125 bytes. */
const CONTROL_LIMIT = 125;

/** The client's side of a websocket: text messages are input bytes, a binary message is their end. */
export interface SocketInput {
  /** Ends at a binary message, at a close frame and with the connection. Iterated at most once. */
  bytes(): AsyncIterable<Buffer>;
  /** Whether the client sent the end of its input: a binary message. */
  hasEnd(): boolean;
}

/**
 * Reads the client's frames. Text is input. A binary message with any content ends the input. A ping is answered with
 * a pong, as a Rack does while it reads.
 * @param reply sends a control frame
 * @param closed aborted when the connection is over
 */
export function readInput(
  stream: Duplex,
  reply: (opcode: number, payload: Buffer) => void,
  closed: AbortSignal,
): SocketInput {
  const waiting: Buffer[] = [];
  let size = 0;
  let ended = false;
  let hasEnd = false;
  let wake: () => void = () => undefined;
  let chunks: Buffer[] = [];
  let available = 0;
  // Joining the chunks only when a frame is complete keeps the work linear in the bytes received.
  let needed = 2;
  let fragmented: "text" | "binary" | undefined;

  const finish = () => {
    ended = true;
    // Still read, to notice when the client goes.
    stream.resume();
    wake();
  };
  const take = (frame: Frame) => {
    if (frame.opcode === 9) reply(10, frame.payload);
    else if (frame.opcode === 8) {
      reply(8, frame.payload.subarray(0, 2));
      finish();
    } else if (frame.opcode <= 2) {
      const kind = frame.opcode === 0 ? fragmented : frame.opcode === 1 ? "text" : "binary";
      fragmented = frame.last ? undefined : kind;
      if (kind === "binary") {
        hasEnd ||= !ended;
        finish();
      } else if (!ended && frame.payload.length > 0) {
        waiting.push(frame.payload);
        size += frame.payload.length;
        wake();
      }
    }
  };
  stream.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    available += chunk.length;
    if (available < needed) return;
    let bytes = Buffer.concat(chunks);
    for (;;) {
      const frame = parseFrame(bytes);
      if (frame === "too long") {
        stream.destroy();
        return;
      }
      if (typeof frame === "number") {
        needed = frame;
        break;
      }
      bytes = bytes.subarray(frame.end);
      take(frame);
    }
    chunks = [bytes];
    available = bytes.length;
    if (size > BUFFER_LIMIT && !ended) stream.pause();
  });
  closed.addEventListener("abort", finish, { once: true });

  return {
    hasEnd: () => hasEnd,
    async *bytes() {
      for (;;) {
        const chunk = waiting.shift();
        if (chunk !== undefined) {
          size -= chunk.length;
          if (size <= BUFFER_LIMIT) stream.resume();
          yield chunk;
        } else if (ended) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}

interface Frame {
  opcode: number;
  last: boolean;
  payload: Buffer;
  /** Where the next frame starts. */
  end: number;
}

/** The first frame, or the number of bytes that are needed to read more of it. */
function parseFrame(bytes: Buffer): Frame | "too long" | number {
  if (bytes.length < 2) return 2;
  const first = bytes.readUInt8(0);
  const second = bytes.readUInt8(1);
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const start = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < start) return start;
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const isControl = (first & 0x08) !== 0;
  if (length > (isControl ? CONTROL_LIMIT : FRAME_LIMIT)) return "too long";
  if (bytes.length < start + length) return start + length;
  const payload = Buffer.from(bytes.subarray(start, start + length));
  if (masked) {
    for (let i = 0; i < length; i++) payload[i] = (payload[i] ?? 0) ^ (bytes[start - 4 + (i % 4)] ?? 0);
  }
  return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload, end: start + length };
}
