import type { Duplex } from "node:stream";

/** Bytes of the client that wait for the handler; beyond them nothing is read from the connection. */
const BUFFER_LIMIT = 256 * 1024;
/** A frame that says it is longer ends the connection; the official client's have 1024 bytes at most. */
const FRAME_LIMIT = 32 * 1024 * 1024;

/** The client's side of a websocket: its text messages are bytes, a binary one is their end. */
export interface SocketInput {
  /** Ends at a binary message, at a close frame and with the connection. Iterated at most once. */
  bytes(): AsyncIterable<Buffer>;
}

/**
 * Reads the client's frames. Text is input; a binary message, whatever is in it, ends the input; a ping is answered
 * with a pong, as a Rack does while it reads.
 * @param reply sends a control frame
 * @param gone aborted when the connection is over
 */
export function readInput(
  stream: Duplex,
  reply: (opcode: number, payload: Buffer) => void,
  gone: AbortSignal,
): SocketInput {
  const waiting: Buffer[] = [];
  let size = 0;
  let ended = false;
  let wake: () => void = () => undefined;
  let pending: Buffer = Buffer.alloc(0);
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
      if (kind === "binary") finish();
      else if (!ended && frame.payload.length > 0) {
        waiting.push(frame.payload);
        size += frame.payload.length;
        wake();
      }
    }
  };
  stream.on("data", (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (let frame = frameAt(pending); frame !== undefined; frame = frameAt(pending)) {
      if (frame === "too long") {
        stream.destroy();
        return;
      }
      pending = pending.subarray(frame.end);
      take(frame);
    }
    if (size > BUFFER_LIMIT && !ended) stream.pause();
  });
  gone.addEventListener("abort", finish, { once: true });

  return {
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
  /** Where the next frame begins. */
  end: number;
}

function frameAt(bytes: Buffer): Frame | "too long" | undefined {
  if (bytes.length < 2) return undefined;
  const first = bytes.readUInt8(0);
  const second = bytes.readUInt8(1);
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const start = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < start) return undefined;
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (length > FRAME_LIMIT) return "too long";
  if (bytes.length < start + length) return undefined;
  const payload = Buffer.from(bytes.subarray(start, start + length));
  if (masked) {
    for (let i = 0; i < length; i++) payload[i] = (payload[i] ?? 0) ^ (bytes[start - 4 + (i % 4)] ?? 0);
  }
  return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload, end: start + length };
}
