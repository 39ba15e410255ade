/** Longest line. What is longer is cut into several, so that neither time nor memory grows with the length of a line. */
export const LINE_LIMIT = 65_536;

/** For `mergeStreams`: splits each stream into lines without their line ends. No character is cut in two. */
export function splitLines(limit = LINE_LIMIT): (chunk: Buffer | undefined, index: number) => Buffer[] {
  const rests = new Map<number, LineStart>();
  return (chunk, index) => {
    const rest = rests.get(index) ?? { pieces: [], size: 0 };
    rests.set(index, rest);
    const lines: Buffer[] = [];
    if (chunk === undefined) return rest.size > 0 ? [takeLine(rest)] : [];
    for (let from = 0; from < chunk.length; ) {
      const found = chunk.indexOf(10, from);
      const end = found < 0 ? chunk.length : found;
      let piece = chunk.subarray(from, end);
      if (rest.size + piece.length > limit) piece = Buffer.concat([takeLine(rest), piece]);
      while (piece.length > limit) {
        const size = wholeCharacters(piece, limit);
        lines.push(piece.subarray(0, size));
        piece = piece.subarray(size);
      }
      if (piece.length > 0) addPiece(rest, piece);
      if (found >= 0) lines.push(takeLine(rest));
      from = end + 1;
    }
    return lines;
  };
}

/** The beginning of a line whose end has not come. */
interface LineStart {
  pieces: Buffer[];
  size: number;
}

function addPiece(rest: LineStart, piece: Buffer): void {
  rest.pieces.push(piece);
  rest.size += piece.length;
}

function takeLine(rest: LineStart): Buffer {
  const line = Buffer.concat(rest.pieces);
  rest.pieces = [];
  rest.size = 0;
  return line;
}

/** `size`, or up to three bytes less where a character of UTF-8 would be cut. */
function wholeCharacters(bytes: Buffer, size: number): number {
  for (let back = 0; back < 4 && size - back > 0; back++) {
    if (((bytes[size - back] ?? 0) & 0xc0) !== 0x80) return size - back;
  }
  return size;
}
