/** A part of a stream; with a title it begins a new section. */
export interface Piece {
  readonly title: string | undefined;
  readonly bytes: Uint8Array;
}

const LINE_BREAK = 10;
const longestTitle = 200;

/**
 * Cuts a stream before each line that begins in one of these ways. Every byte is in one piece, in order; bytes are held
 * back only at the start of a line, while they may become such a beginning, and then until its line is complete.
 */
export function sections(beginnings: readonly string[]): { push(bytes: Uint8Array): Piece[]; end(): Piece[] } {
  const starts = beginnings.map((text) => Buffer.from(text));
  let held: Buffer = Buffer.alloc(0);
  let atLineStart = true;

  function push(bytes: Uint8Array): Piece[] {
    const all = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
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
      const line = all.subarray(at, lineEnd < 0 ? all.length : lineEnd);
      const whole = lineEnd >= 0 || line.length >= longestTitle;
      const fits = atLineStart ? starts.map((start) => beginning(line, start)) : [];
      if (!whole && fits.some((kind) => kind !== "no")) break;
      if (fits.includes("yes")) {
        cut(at);
        title = line.toString("utf8", 0, longestTitle).trim();
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

/** Whether a line, perhaps not all there, begins so. */
function beginning(line: Buffer, start: Buffer): "yes" | "no" | "perhaps" {
  const size = Math.min(line.length, start.length);
  if (line.compare(start, 0, size, 0, size) !== 0) return "no";
  return line.length >= start.length ? "yes" : "perhaps";
}
