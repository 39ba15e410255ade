/** The last `limit` bytes of what was added. */
export interface LastBytes {
  /** Bytes that were added in all. */
  readonly total: number;
  add(bytes: Uint8Array): void;
  /** A copy of them, or of the last `count` alone. */
  bytes(count?: number): Buffer;
}

/** Lines at the end of a stream that a stored log may lack. */
const extraLines = 8;
/** A log so short that showing it again does no harm. */
const shortBytes = 1024;

/** A ring of `limit` bytes: the system gives it memory as it fills, and a long log needs no more. */
export function lastBytes(limit: number): LastBytes {
  const ring = Buffer.alloc(limit);
  /** Where the next byte goes. */
  let next = 0;
  let total = 0;
  return {
    get total() {
      return total;
    },
    add(chunk) {
      total += chunk.length;
      const bytes = chunk.subarray(-limit);
      const room = limit - next;
      ring.set(bytes.subarray(0, room), next);
      if (bytes.length > room) ring.set(bytes.subarray(room));
      next = (next + bytes.length) % limit;
    },
    bytes(count = limit) {
      const size = Math.min(count, total, limit);
      const before = Math.max(0, size - next);
      return Buffer.concat([ring.subarray(limit - before), ring.subarray(next - size + before, next)]);
    },
  };
}

/**
 * Index in `stored` of what follows the part of a log that was shown, when that part is not simply its beginning: a Rack
 * puts lines into a stream that it does not store. The longest end of the shown part that the stored log contains is
 * looked for, if need be without the last lines that were shown.
 */
export function continuation(stored: Buffer, shown: LastBytes): number {
  const tail = shown.bytes();
  // With a line break before the first line, every line has one before it and is not found inside a longer one.
  const text = tail.length === shown.total ? afterBreak(tail) : tail;
  const whole = afterBreak(stored);
  let end = text.length;
  for (let dropped = 0; dropped <= extraLines && end > 1; dropped++) {
    const found = endOfLongestSuffix(whole, text.subarray(0, end));
    if (found !== undefined) return found - 1;
    end = lineStart(text, end);
  }
  return shown.total <= shortBytes ? 0 : stored.length;
}

/**
 * Where in `whole` the last copy ends of the longest suffix of `text` that it contains; undefined when not even the last
 * line is there. A suffix can only be contained when all shorter ones are, so the length is found by halving.
 */
function endOfLongestSuffix(whole: Buffer, text: Buffer): number | undefined {
  let yes = 0;
  let no = text.length + 1;
  while (no - yes > 1) {
    const middle = (yes + no) >>> 1;
    if (whole.includes(text.subarray(text.length - middle))) yes = middle;
    else no = middle;
  }
  const breakBefore = Math.max(0, lineStart(text, text.length) - 1);
  if (yes < text.length - breakBefore) return undefined;
  return whole.lastIndexOf(text.subarray(text.length - yes)) + yes;
}

function afterBreak(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from("\n"), bytes]);
}

/** Start of the line that ends at `end`; a line break at the very end belongs to it. */
function lineStart(text: Buffer, end: number): number {
  return end < 2 ? 0 : text.lastIndexOf(0x0a, end - 2) + 1;
}
