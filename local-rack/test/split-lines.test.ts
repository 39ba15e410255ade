import { expect, test } from "vitest";
import { LINE_LIMIT, splitLines } from "../src/run/split-lines.ts";

/** The lines of each stream's chunks, with the end of the stream. */
function splitAll(chunks: readonly Buffer[], limit?: number): Buffer[] {
  const split = splitLines(limit);
  return [...chunks.flatMap((chunk) => split(chunk, 0)), ...split(undefined, 0)];
}

test("a line of 32 MiB is cut into lines of 64 KiB, in time that does not grow with its length", () => {
  const lines = splitAll(Array.from({ length: 512 }, () => Buffer.alloc(LINE_LIMIT, "a")));

  expect(lines.map(({ length }) => length)).toEqual(Array.from({ length: 512 }, () => LINE_LIMIT));
});

test.each([
  ["a\nbc\n", ["a", "bc"]],
  ["a\n\nb", ["a", "", "b"]],
  ["", []],
  ["\n", [""]],
  ["abcdefgh\n", ["abcdefgh"]],
  ["abcdefghi\n", ["abcdefgh", "i"]],
  ["1234567é9\nx", ["1234567", "é9", "x"]],
  ["12345😀9", ["12345", "😀9"]],
  ["éééééé", ["éééé", "éé"]],
])("lines of at most 8 bytes of %j hold whole characters, in any chunks", (text, expected) => {
  const bytes = Buffer.from(text);
  for (const size of [1, 2, 3, 100]) {
    const chunks: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
    const lines = splitAll(chunks, 8).map(String);
    expect(lines).toEqual(expected);
  }
});
