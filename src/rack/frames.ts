import { randomBytes } from "node:crypto";

/** Kinds of frames. Source: RFC 6455, section 5.2 */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** How the peer ended the stream: by a binary message, by a close message with this status, or against the protocol. */
export type StreamEnd = "binary" | number | Error;

/** The status of a close message that has none. Source: RFC 6455, section 7.4.1 */
const NO_STATUS = 1005;
/** Bytes of the two frame headers with a longer length. */
const HEADER = { short: 2, medium: 4, long: 10 };
const LONGEST_CONTROL = 125;
/** "ERROR: " starts with it. */
const ERROR_START = 0x45;
/** A longer message is no error. */
const LONGEST_ERROR = 64 * 1024;
const none = Buffer.alloc(0);

/**
 * Reads the frames of a server. The text of all messages in a chunk becomes one part: a log may have a message for each of a
 * million lines. Nothing is made for a message, and the text stays in the memory of its chunk, which is overwritten.
 */
export class FrameReader {
  /** Number of messages with text, the incomplete one too. */
  messages = 0;
  /** Length of the first message with text; undefined until it is complete. */
  firstLength: number | undefined;
  readonly #onPing: (payload: Buffer) => void;
  /** The start of a frame whose header is not complete, or of an incomplete control frame. */
  #held = none;
  /** Bytes of the frame that are still to come. */
  #left = 0;
  #isFinal = true;
  /** The last frame of a message is still to come. */
  #isOpen = false;
  /** The message has had text. */
  #hasText = false;
  #total = 0;
  /** The last message with text, if it may be an error. */
  #error: Buffer[] | undefined;
  #errorLength = 0;

  constructor(onPing: (payload: Buffer) => void) {
    this.#onPing = onPing;
  }

  /** The text of the last message, if it may start with "ERROR: ". */
  errorText(): string {
    return this.#error === undefined ? "" : Buffer.concat(this.#error).toString();
  }

  /** Reads `chunk`, which no one else may use any more. What follows the end of the stream is ignored. */
  push(chunk: Buffer): { text: Buffer; end: StreamEnd | undefined } {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = none;
    const { length } = bytes;
    let at = 0;
    let to = 0;
    for (;;) {
      if (this.#left > 0) {
        const end = Math.min(at + this.#left, length);
        if (at === end) break;
        this.#readText(bytes, at, end);
        // The first frame of a chunk may start with its text.
        if (to !== at) bytes.copyWithin(to, at, end);
        to += end - at;
        this.#left -= end - at;
        at = end;
        if (this.#left > 0) break;
        this.#endFrame();
      }
      if (length - at < HEADER.short) break;
      const first = bytes[at] ?? 0;
      const short = bytes[at + 1] ?? 0;
      const size = short < 126 ? HEADER.short : short === 126 ? HEADER.medium : HEADER.long;
      const opcode = first & 0x0f;
      const problem = this.#problemOf(first, short);
      if (problem !== undefined) return { text: bytes.subarray(0, to), end: new Error(problem) };
      if (length - at < size + (opcode >= OPCODE.close ? short : 0)) break;
      if (opcode === OPCODE.binary) return { text: bytes.subarray(0, to), end: "binary" };
      at += size;
      if (opcode >= OPCODE.close) {
        const payload = bytes.subarray(at, at + short);
        at += short;
        if (opcode === OPCODE.close) return { text: bytes.subarray(0, to), end: statusOf(payload) };
        if (opcode === OPCODE.ping) this.#onPing(payload);
        continue;
      }
      this.#left = short < 126 ? short : lengthOf(bytes, at - size, size);
      if (!Number.isSafeInteger(this.#left)) return { text: bytes.subarray(0, to), end: new Error("too long a frame") };
      this.#isFinal = first >= 0x80;
      this.#isOpen = true;
      if (this.#left === 0) this.#endFrame();
    }
    this.#held = at < length ? Buffer.from(bytes.subarray(at)) : none;
    return { text: bytes.subarray(0, to), end: undefined };
  }

  #readText(bytes: Buffer, at: number, end: number): void {
    this.#total += end - at;
    if (!this.#hasText) {
      this.#hasText = true;
      this.messages++;
      this.#error = bytes[at] === ERROR_START ? [] : undefined;
      this.#errorLength = 0;
    }
    if (this.#error === undefined || this.#errorLength >= LONGEST_ERROR) return;
    this.#error.push(Buffer.from(bytes.subarray(at, Math.min(end, at + LONGEST_ERROR))));
    this.#errorLength += end - at;
  }

  #endFrame(): void {
    if (!this.#isFinal) return;
    this.#isOpen = false;
    if (this.#hasText) this.firstLength ??= this.#total;
    this.#hasText = false;
  }

  /** What is wrong with a frame that starts with these two bytes. Source: RFC 6455, section 5 */
  #problemOf(first: number, second: number): string | undefined {
    if (first === 0x81 && second < 0x80 && !this.#isOpen) return undefined;
    if ((first & 0x70) !== 0) return "a frame of an unknown extension";
    if (second >= 0x80) return "a masked frame";
    const opcode = first & 0x0f;
    if (opcode >= OPCODE.close) {
      if (opcode > OPCODE.pong) return "a frame of an unknown kind";
      return first < 0x80 || second > LONGEST_CONTROL ? "a control frame in parts" : undefined;
    }
    if (opcode > OPCODE.binary) return "a frame of an unknown kind";
    return (opcode === OPCODE.continuation) === this.#isOpen ? undefined : "a message in another one";
  }
}

/** A frame of the client, with up to 65,535 bytes. */
export function clientFrame(opcode: number, payload: Uint8Array): Buffer {
  const size = payload.length < 126 ? HEADER.short : HEADER.medium;
  const frame = Buffer.allocUnsafe(size + 4 + payload.length);
  frame[0] = 0x80 | opcode;
  if (size === HEADER.short) frame[1] = 0x80 | payload.length;
  else {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(payload.length, 2);
  }
  const mask = randomBytes(4);
  frame.set(mask, size);
  for (let at = 0; at < payload.length; at++) frame[size + 4 + at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return frame;
}

function lengthOf(bytes: Buffer, at: number, size: number): number {
  return size === HEADER.medium ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
}

function statusOf(payload: Buffer): number | Error {
  if (payload.length === 0) return NO_STATUS;
  return payload.length === 1 ? new Error("half a close status") : payload.readUInt16BE(0);
}
