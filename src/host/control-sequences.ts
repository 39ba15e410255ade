import { viewOf } from "../view-of.ts";
import type { Filter } from "./filter.ts";

const ESC = 0x1b;
const BEL = 0x07;
const none = Buffer.alloc(0);
/** First byte of the control characters U+0080 to U+009F in UTF-8. Some terminals take U+009B for ESC [. */
const C1 = 0xc2;

/** A sequence that is longer has no end: a log must not hold back the text behind it. */
const longest = { CSI: 64, string: 4096 };
/** Start a text for the terminal: OSC (a title, a link, the clipboard), DCS, SOS, PM, APC. */
const strings = Buffer.from("]PX^_");
/**
 * What a log on a terminal may have: colors, cursor moves, erasing, saved positions, and a hidden cursor. Other sequences
 * ask the terminal to type an answer, report the mouse, or clear what was printed before.
 */
const drawing = /^\x1b(?:\[[\d;:]*[mABCDEFGHfKdsu]|\[[012]?J|\[\?(?:7|25)[hl]|[78DEM]|\(B)$/;

/** Sequences that pass: none, colors alone, or what draws a log on a terminal, such as a progress bar. */
export type Kept = "none" | "colors" | "drawing";

/**
 * Removes control sequences (ECMA-48) that are not kept. Texts for the terminal, which set a title, a link or the
 * clipboard, never pass. Of a sequence without an end only its introduction is removed, so that no text is lost behind
 * it. The result has ESC only in sequences that are kept, and removing joins nothing to a new sequence.
 */
export function withoutControlSequences({ keep = "colors" as Kept } = {}): Filter {
  let held: Buffer = none;
  return {
    push(bytes) {
      if (held.length === 0 && !bytes.includes(ESC) && !bytes.includes(C1)) return bytes;
      const all = held.length === 0 ? viewOf(bytes) : Buffer.concat([held, bytes]);
      const { clean, rest } = strip(all, keep, false);
      held = rest;
      return clean;
    },
    end() {
      const { clean } = strip(held, keep, true);
      held = none;
      return clean;
    },
  };
}

/**
 * A text of our own, which may quote others: without control sequences, control characters other than line breaks and
 * tabs, and marks that reverse the direction of the text.
 */
export function printable(text: string): string {
  const filter = withoutControlSequences({ keep: "none" });
  const bytes = Buffer.concat([filter.push(Buffer.from(text)), filter.end()]);
  return bytes
    .toString()
    .replaceAll("\r\n", "\n")
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]+/g, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]+/g, "");
}

function strip(bytes: Buffer, keep: Kept, isLast: boolean): { clean: Buffer; rest: Buffer } {
  const parts: Buffer[] = [];
  let from = 0;
  /** A lone byte 0xc2 in front goes too: it would join the bytes behind to a control character. */
  const frontOf = (start: number) => (start > from && bytes[start - 1] === C1 ? start - 1 : start);
  const nextStart = startFinder(bytes);
  let at = nextStart(0);
  while (at >= 0) {
    const end = endOf(bytes, at);
    if (end === undefined && !isLast) {
      parts.push(bytes.subarray(from, frontOf(at)));
      return { clean: Buffer.concat(parts), rest: bytes.subarray(frontOf(at)) };
    }
    if (end === undefined && bytes[at] === C1 && at + 1 === bytes.length) break;
    const stop = end ?? Math.min(at + 2, bytes.length);
    if (!passes(bytes, at, stop, keep)) {
      parts.push(bytes.subarray(from, frontOf(at)));
      from = stop;
    }
    at = nextStart(stop);
  }
  if (parts.length === 0) return { clean: bytes.subarray(from), rest: none };
  parts.push(bytes.subarray(from));
  return { clean: Buffer.concat(parts), rest: none };
}

/**
 * Finds, from left to right, the index of the next ESC, of a control character U+0080 to U+009F, or of a byte that could
 * become one; else -1. Each byte is searched once for each of the two.
 */
function startFinder(bytes: Buffer): (from: number) => number {
  const { length } = bytes;
  const find = (byte: number, from: number) => {
    const found = bytes.indexOf(byte, from);
    return found < 0 ? length : found;
  };
  let nextEscape = find(ESC, 0);
  let c1 = find(C1, 0);
  return (from) => {
    if (nextEscape < from) nextEscape = find(ESC, from);
    if (c1 < from) c1 = find(C1, from);
    while (c1 < nextEscape && !mayStart(bytes[c1 + 1])) c1 = find(C1, c1 + 1);
    const first = Math.min(nextEscape, c1);
    return first === length ? -1 : first;
  };
}

/** Whether 0xc2 before this byte is a control character, or may be one. */
function mayStart(next: number | undefined): boolean {
  return next === undefined || next === C1 || (next >= 0x80 && next <= 0x9f);
}

/** The character behind ESC of the sequence at `at`, also where one control character stands for both. */
function introducer(bytes: Buffer, at: number): number | undefined {
  const next = bytes[at + 1];
  return next === undefined || bytes[at] === ESC ? next : next - 0x40;
}

/** Index after the sequence at `at`, or after the introduction of a broken one; undefined when it is not complete yet. */
function endOf(bytes: Buffer, at: number): number | undefined {
  const kind = introducer(bytes, at);
  if (kind === undefined) return undefined;
  if (kind === 0x5b) return endOfCsi(bytes, at);
  if (strings.includes(kind)) return endOfString(bytes, at);
  if (bytes[at] !== ESC) return bytes[at + 1] === C1 ? at + 1 : at + 2;
  if (kind >= 0x20 && kind <= 0x2f) return endOfShift(bytes, at);
  // What follows ends the line, starts another sequence, or is part of a character.
  return kind >= 0x30 && kind <= 0x7e ? at + 2 : at + 1;
}

/** Intermediates 0x20-0x2f, then one final byte 0x30-0x7e, such as ESC ( B, which selects a character set. */
function endOfShift(bytes: Buffer, at: number): number | undefined {
  for (let i = at + 2; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x30 && byte <= 0x7e) return i + 1;
    if (byte < 0x20 || byte > 0x2f || i - at >= longest.CSI) return at + 1;
  }
  return undefined;
}

/** Parameters 0x30-0x3f, intermediates 0x20-0x2f, then one final byte 0x40-0x7e. */
function endOfCsi(bytes: Buffer, at: number): number | undefined {
  for (let i = at + 2; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x40 && byte <= 0x7e) return i + 1;
    if (byte < 0x20 || byte > 0x3f || i - at >= longest.CSI) return at + 2;
  }
  return undefined;
}

/** Up to BEL, ESC \ or U+009C; a line break before means that it has no end. */
function endOfString(bytes: Buffer, at: number): number | undefined {
  for (let i = at + 2; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === BEL) return i + 1;
    if (byte === ESC || byte === C1) {
      if (i + 1 === bytes.length) return undefined;
      const next = bytes[i + 1] ?? 0;
      if (next === (byte === ESC ? 0x5c : 0x9c)) return i + 2;
      if (byte === ESC || (next >= 0x80 && next <= 0x9f)) return at + 2;
    }
    if (byte === 0x0a || i - at >= longest.string) return at + 2;
  }
  return undefined;
}

function passes(bytes: Buffer, at: number, end: number, keep: Kept): boolean {
  if (keep === "none" || bytes[at] !== ESC || end - at > longest.CSI + 1) return false;
  return isColor(bytes, at, end) || (keep === "drawing" && drawing.test(bytes.toString("latin1", at, end)));
}

/** Whether the sequence is `[`, digits, `;` and `:`, and `m`. Most are, and a log of many megabytes has hundreds of thousands. */
function isColor(bytes: Buffer, at: number, end: number): boolean {
  if (end - at < 3 || bytes[at + 1] !== 0x5b || bytes[end - 1] !== 0x6d) return false;
  for (let i = at + 2; i < end - 1; i++) if ((bytes[i] ?? 0) < 0x30 || (bytes[i] ?? 0) > 0x3b) return false;
  return true;
}
