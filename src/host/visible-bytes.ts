const ESC = 0x1b;
/** A longer control sequence is taken for text. */
const LONGEST_SEQUENCE = 64;
const BACKSLASH = 0x5c;
/** Bytes of an Int32Array's element. */
const WORD = 4;
/** A control sequence in a text that JSON or Go has quoted, perhaps twice, as errors quote names. */
const QUOTED_SEQUENCE = /\\{1,4}(?:u001b|x1b|e|033)\[[0-9;?]{0,32}[A-Za-z]/i;

/** The part of a text that a reader sees. */
export interface VisibleBytes {
  readonly bytes: Buffer;
  /** Where the byte at an index stands in the original. For the length: where an unfinished control sequence starts, else the end. */
  placeOf(index: number): number;
}

/** All bytes, the control sequences too. */
export function wholeOf(all: Buffer): VisibleBytes {
  return { bytes: all, placeOf: (index) => index };
}

/**
 * Without control sequences and invisible control characters. Unless `isLast`, an unfinished sequence ends the text. The bytes
 * are put together in `room`, which is at least as long as the text.
 */
export function visibleBytes(
  all: Buffer,
  isLast: boolean,
  room: Buffer = Buffer.allocUnsafe(all.length),
): VisibleBytes {
  const isQuoted = isLast && all.includes("[") && QUOTED_SEQUENCE.test(all.toString("latin1"));
  const findPlain = invisibleFinder(all);
  const find = isQuoted ? (from: number) => findInvisibleOrQuoted(all, from) : findPlain;
  let at = find(0);
  if (at === all.length) return wholeOf(all);
  /** Each part of the original that stays: its index here and there. */
  const parts: { readonly to: number; readonly from: number }[] = [];
  let size = 0;
  const keep = (from: number, end: number) => {
    if (from >= end) return;
    parts.push({ to: size, from });
    size += all.copy(room, size, from, end);
  };
  let from = 0;
  while (at < all.length) {
    const quoted = isQuoted && all[at] === BACKSLASH ? quotedLength(all, at) : 1;
    const next = all[at] === ESC ? endOfSequence(all, at) : at + quoted;
    if (next === undefined && !isLast) break;
    keep(from, at);
    from = next ?? at + 1;
    at = find(from);
  }
  keep(from, at);
  return { bytes: room.subarray(0, size), placeOf: (index) => (index < size ? originalPlace(parts, index) : at) };
}

function originalPlace(parts: readonly { to: number; from: number }[], index: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((parts[middle]?.to ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const { to, from } = parts[low] ?? { to: 0, from: 0 };
  return from + index - to;
}

/** Index of the next control character other than a tab or a line break; the length if there is none. */
function findInvisible(bytes: Buffer, from: number): number {
  return invisibleFinder(bytes)(from);
}

/** findInvisible for one text. Most bytes are visible, so four are looked at together: a log of many megabytes passes here. */
function invisibleFinder(bytes: Buffer): (from: number) => number {
  const { buffer, byteOffset, length } = bytes;
  /** Index of the first whole word. */
  const start = -byteOffset & (WORD - 1);
  const count = length > start ? (length - start) >>> 2 : 0;
  const words = count === 0 ? undefined : new Int32Array(buffer, byteOffset + start, count);
  const end = start + WORD * count;
  return (from) => {
    let at = from;
    if (words !== undefined) {
      for (; at < length && (at < start || ((at - start) & (WORD - 1)) !== 0); at++) {
        if (INVISIBLE[bytes[at] ?? 0] === 1) return at;
      }
      for (let word = (at - start) >>> 2; at < end; word++, at += WORD) {
        if (!mayHaveInvisible(words[word] ?? 0)) continue;
        for (let i = at; i < at + WORD; i++) if (INVISIBLE[bytes[i] ?? 0] === 1) return i;
      }
    }
    for (; at < length; at++) if (INVISIBLE[bytes[at] ?? 0] === 1) return at;
    return length;
  };
}

/** Pairs of bytes that stand side by side in one of some texts. */
export class BytePairs {
  readonly #known = new Uint8Array(1 << 16);

  add(text: Uint8Array): void {
    for (let at = 1; at < text.length; at++) this.#known[((text[at - 1] ?? 0) << 8) | (text[at] ?? 0)] = 1;
  }

  has(left: number, right: number): boolean {
    return this.#known[(left << 8) | right] === 1;
  }
}

/**
 * Whether a reader of `bytes` may see a text side by side that is not so there: invisible bytes are at the end, or between two
 * bytes of `pairs`.
 */
export function mayHideText(bytes: Buffer, pairs: BytePairs): boolean {
  const { length } = bytes;
  const find = invisibleFinder(bytes);
  for (let at = find(0); at < length; ) {
    const before = at;
    while (at < length && INVISIBLE[bytes[at] ?? 0] === 1) {
      const next = bytes[at] === ESC ? endOfSequence(bytes, at) : at + 1;
      if (next === undefined) return true;
      at = next;
    }
    if (at === length) return true;
    if (before > 0 && pairs.has(bytes[before - 1] ?? 0, bytes[at] ?? 0)) return true;
    at = find(at);
  }
  return false;
}

/** Whether one of the four bytes is below 0x20, or 0x7f. */
function mayHaveInvisible(word: number): boolean {
  const del = word ^ 0x7f7f7f7f;
  return ((((word - 0x20202020) & ~word) | ((del - 0x01010101) & ~del)) & 0x80808080) !== 0;
}

function findInvisibleOrQuoted(bytes: Buffer, from: number): number {
  const end = findInvisible(bytes, from);
  for (let at = bytes.indexOf(BACKSLASH, from); at >= 0 && at < end; at = bytes.indexOf(BACKSLASH, at + 1)) {
    if (quotedLength(bytes, at) > 0) return at;
  }
  return end;
}

/** Length of the control sequence at `at` that JSON or Go has quoted; 0 for none. */
function quotedLength(all: Buffer, at: number): number {
  const text = all.toString("latin1", at, at + LONGEST_SEQUENCE);
  const match = QUOTED_SEQUENCE.exec(text);
  return match?.index === 0 ? match[0].length : 0;
}

/** 1 for control characters but tabs and line breaks. */
const INVISIBLE = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f ? 1 : 0,
);

/** Index after the control sequence at `at`, or after its ESC where there is none; undefined when its end is missing. */
function endOfSequence(bytes: Buffer, at: number): number | undefined {
  if (at + 1 === bytes.length) return undefined;
  if (bytes[at + 1] !== 0x5b) return at + 1;
  for (let i = at + 2; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x40 && byte <= 0x7e) return i + 1;
    if (byte < 0x20 || byte > 0x3f || i - at >= LONGEST_SEQUENCE) return at + 1;
  }
  return undefined;
}
