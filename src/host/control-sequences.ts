import type { Filter } from "./filter.ts";

const ESC = 0x1b;
const BEL = 0x07;
const none = Buffer.alloc(0);

/** A sequence that is longer is taken for text: nothing may be lost behind one that never ends. */
const longest = { CSI: 64, string: 4096 };
/** Save and restore the cursor, next line, up, down, reset. */
const cursorMoves = Buffer.from("78DEMc");
/** Begin a text for the terminal: OSC (a title, a link), DCS, SOS, PM, APC. */
const strings = Buffer.from("]PX^_");

/**
 * Takes out what moves a cursor, clears a screen or sets a title, where there is no terminal that would do so: control
 * sequences other than colours (ECMA-48: CSI but for SGR, OSC, DCS, SOS, PM, APC, and single cursor moves). Every other
 * byte passes, broken and unfinished sequences too. Colours go as well unless they are kept.
 */
export function withoutControlSequences({ keepColors = true } = {}): Filter {
  let held: Buffer = none;
  return {
    push(bytes) {
      if (held.length === 0 && !bytes.includes(ESC)) return bytes;
      const all = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
      const { shown, rest } = strip(all, keepColors);
      held = rest;
      return shown;
    },
    end() {
      const last = held;
      held = none;
      return last;
    },
  };
}

/** A line of our own, which may quote others: without control sequences and control characters, but for line breaks and tabs. */
export function printable(text: string): string {
  const filter = withoutControlSequences({ keepColors: false });
  const bytes = Buffer.concat([filter.push(Buffer.from(text)), filter.end()]);
  return bytes
    .toString()
    .replaceAll("\r\n", "\n")
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]+/g, " ");
}

function strip(bytes: Buffer, keepColors: boolean): { shown: Buffer; rest: Buffer } {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(ESC); at >= 0; at = bytes.indexOf(ESC, at)) {
    const end = endOf(bytes, at);
    if (end === undefined) {
      parts.push(bytes.subarray(from, at));
      return { shown: Buffer.concat(parts), rest: bytes.subarray(at) };
    }
    if (end > at && !(keepColors && isColor(bytes, at, end))) {
      parts.push(bytes.subarray(from, at));
      from = end;
    }
    at = Math.max(end, at + 1);
  }
  parts.push(bytes.subarray(from));
  return { shown: Buffer.concat(parts), rest: none };
}

/** Index after the sequence that begins at `at`; `at` when there is none; undefined when it is not all there yet. */
function endOf(bytes: Buffer, at: number): number | undefined {
  const kind = bytes[at + 1];
  if (kind === undefined) return undefined;
  if (cursorMoves.includes(kind)) return at + 2;
  if (kind === 0x5b) return endOfCsi(bytes, at);
  return strings.includes(kind) ? endOfString(bytes, at) : at;
}

/** Parameters 0x30-0x3f, intermediates 0x20-0x2f, then one final byte 0x40-0x7e. */
function endOfCsi(bytes: Buffer, at: number): number | undefined {
  for (let i = at + 2; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x40 && byte <= 0x7e) return i + 1;
    if (byte < 0x20 || byte > 0x3f || i - at >= longest.CSI) return at;
  }
  return undefined;
}

/** Up to BEL or ESC \; a line break before means that it is none. */
function endOfString(bytes: Buffer, at: number): number | undefined {
  for (let i = at + 2; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === BEL) return i + 1;
    if (byte === ESC) {
      if (i + 1 === bytes.length) return undefined;
      return bytes[i + 1] === 0x5c ? i + 2 : at;
    }
    if (byte === 0x0a || i - at >= longest.string) return at;
  }
  return undefined;
}

function isColor(bytes: Buffer, at: number, end: number): boolean {
  return bytes[at + 1] === 0x5b && bytes[end - 1] === 0x6d;
}
