import { isStepOutput } from "../log-lines.ts";
import { viewOf } from "../view-of.ts";

/** Finds the lines of a stream that start a section. It receives the lines in order. */
export interface Headings {
  /** The starts of such lines. Other lines are printed before they are complete. */
  readonly starts: readonly string[];
  /**
   * Title of the section that the line starts; "" if it only ends the previous section; undefined for any other line. It is
   * not called for the output of a step under BuildKit.
   */
  titleOf(line: string): string | undefined;
}

/** A part of a stream. A title starts a new section; "" ends the section. */
export interface Piece {
  readonly title: string | undefined;
  readonly bytes: Uint8Array;
}

const LINE_BREAK = 10;
const longestTitle = 200;
/** Further headings are ignored. */
const mostSections = 500;

/**
 * Cuts a stream before each line that starts a section. Every byte is in one piece, in order; bytes are held back only at
 * the start of a line, while it may become a heading, and then until it is complete or very long.
 */
export function sections({ starts, titleOf }: Headings): { push(bytes: Uint8Array): Piece[]; end(): Piece[] } {
  const beginnings = starts.map((text) => Buffer.from(text));
  const firstBytes = new Set(beginnings.map(([first]) => first));
  const mayStart = (byte: number | undefined) => firstBytes.has(byte);
  let held: Buffer = Buffer.alloc(0);
  let atLineStart = true;
  let count = 0;

  function push(bytes: Uint8Array): Piece[] {
    const all = held.length === 0 ? viewOf(bytes) : Buffer.concat([held, bytes]);
    const pieces: Piece[] = [];
    let title: string | undefined;
    let from = 0;
    let at = 0;
    const cut = (end: number) => {
      if (end > from) pieces.push({ title, bytes: all.subarray(from, end) });
      title = undefined;
      from = end;
    };
    while (at < all.length) {
      const lineEnd = all.indexOf(LINE_BREAK, at);
      // Nothing is made for the output of a step: there are millions of such lines.
      if (atLineStart && mayStart(all[at]) && !isStepOutput(all, at)) {
        const line = all.subarray(at, lineEnd < 0 ? all.length : lineEnd);
        const isHeading = beginnings.some((start) => mayBegin(line, start));
        if (isHeading && lineEnd < 0 && line.length < longestTitle) break;
        const found = isHeading ? titleOf(toTitle(line)) : undefined;
        if (found !== undefined && ++count <= mostSections) {
          cut(at);
          title = found;
        }
      }
      atLineStart = lineEnd >= 0;
      at = lineEnd < 0 ? all.length : lineEnd + 1;
    }
    cut(at);
    held = all.subarray(at);
    return pieces;
  }

  return {
    push,
    end: () => (held.length === 0 ? [] : [{ title: undefined, bytes: held }]),
  };
}

/** Whether a line, which may be incomplete, starts with `start`. */
function mayBegin(line: Buffer, start: Buffer): boolean {
  const size = Math.min(line.length, start.length);
  return line.compare(start, 0, size, 0, size) === 0;
}

/** As much of a line as a title holds, without a character that is cut in two. */
function toTitle(line: Buffer): string {
  return line.toString("utf8", 0, longestTitle).replace(/\ufffd$/, "");
}
