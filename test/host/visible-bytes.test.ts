import fc from "fast-check";
import { expect, test } from "vitest";
import { visibleBytes } from "../../src/host/visible-bytes.ts";

/** The visible bytes and their places, looked at one by one. */
function readOneByOne(bytes: Buffer, isLast: boolean): { visible: number[]; places: number[]; end: number } {
  const visible: number[] = [];
  const places: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x1b) {
      const sequence = /^\x1b\[[\x20-\x3f]*[\x40-\x7e]/.exec(bytes.toString("latin1", at));
      const isOpen = /^\x1b(?:\[[\x20-\x3f]*)?$/.test(bytes.toString("latin1", at));
      if (isOpen && !isLast) break;
      at += sequence ? sequence[0].length : 1;
      continue;
    }
    const isInvisible = (byte < 0x20 && !"\t\n\r".includes(String.fromCharCode(byte))) || byte === 0x7f;
    if (!isInvisible) {
      visible.push(byte);
      places.push(at);
    }
    at++;
  }
  return { visible, places, end: at };
}

test("bytes that a reader sees, and their places, at every alignment in memory", () => {
  const piece = fc.constantFrom(
    "a",
    "plain text of a line\n",
    "\x1b[31m",
    "\x1b",
    "\x1b[",
    "\0",
    "\x7f",
    "\t",
    "é",
    "\x1f",
    "~!",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(7), fc.boolean(), (pieces, offset, isLast) => {
      const text = Buffer.from(pieces.join(""));
      const memory = Buffer.alloc(offset + text.length + 3, "\x01");
      text.copy(memory, offset);
      const bytes = memory.subarray(offset, offset + text.length);
      const seen = visibleBytes(bytes, isLast);
      const expected = readOneByOne(bytes, isLast);
      expect([...seen.bytes]).toEqual(expected.visible);
      expect(expected.visible.map((_, index) => seen.placeOf(index))).toEqual(expected.places);
      expect(seen.placeOf(expected.visible.length)).toBe(expected.end);
    }),
    { numRuns: 2000 },
  );
});
