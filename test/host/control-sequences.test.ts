import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutControlSequences } from "../../src/host/control-sequences.ts";

function stripped(...chunks: (string | Uint8Array)[]): string {
  const filter = withoutControlSequences();
  const parts = chunks.map((chunk) => Buffer.from(filter.push(Buffer.from(chunk))));
  return Buffer.concat([...parts, filter.end()]).toString("latin1");
}

describe("without a terminal", () => {
  test.each([
    ["colours stay", "\x1b[31mred\x1b[0m \x1b[1;38;5;9mx\x1b[m", "\x1b[31mred\x1b[0m \x1b[1;38;5;9mx\x1b[m"],
    ["cursor moves go", "a\x1b[2K\x1b[1A\x1b[10;20Hb", "ab"],
    ["a hidden cursor goes", "\x1b[?25la\x1b[?25h", "a"],
    ["saved positions, line feeds and resets go", "\x1b7a\x1b8\x1bD\x1bE\x1bM\x1bc", "a"],
    ["a title goes", "\x1b]0;rm -rf\x07a\x1b]2;x\x1b\\b", "ab"],
    ["a link leaves its text", "\x1b]8;;https://x\x1b\\text\x1b]8;;\x1b\\", "text"],
    ["texts for the terminal go", "\x1bPq#0\x1b\\a\x1b_x\x1b\\b\x1b^y\x1b\\c\x1bXz\x1b\\d", "abcd"],
    ["line ends, tabs, bells and backspaces stay", "a\r\n\tb\x07\x08", "a\r\n\tb\x07\x08"],
    ["other bytes stay", "\x00\xff\x9b1A\x1b(B", "\x00\xff\x9b1A\x1b(B"],
    ["a title without an end stays, and hides nothing", "\x1b]0;a\nb", "\x1b]0;a\nb"],
    ["a sequence without an end stays", "a\x1b[12", "a\x1b[12"],
    ["an escape in a sequence begins anew", "\x1b[1\x1b[2Kx", "\x1b[1x"],
    ["an escape in a title begins anew", "\x1b]0;a\x1b[2Kx", "\x1b]0;ax"],
  ])("%s", (_, text, shown) => {
    expect(stripped(Buffer.from(text, "latin1"))).toBe(shown);
  });

  test("what is shown does not depend on where the stream is cut", () => {
    const pieces = ["\x1b[31m", "\x1b[2K", "\x1b]0;t\x07", "\x1b]8;;u\x1b\\", "\x1b7", "a", "\n", "\x1b", "[", "é"];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 20 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        (words, cuts) => {
          const bytes = Buffer.from(words.join(""));
          const points = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
          const chunks = points.slice(1).map((end, index) => bytes.subarray(points[index], end));
          expect(stripped(...chunks)).toBe(stripped(bytes));
        },
      ),
    );
  });

  test("bytes without an escape come through as they are", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (chunks) => {
        const whole = Buffer.concat(chunks);
        fc.pre(!whole.includes(0x1b));
        expect(stripped(...chunks)).toBe(whole.toString("latin1"));
      }),
    );
  });

  test("a title of any length holds back a few kilobytes at most", () => {
    const filter = withoutControlSequences();
    filter.push(Buffer.from("\x1b]0;"));
    let held = 4;
    for (let i = 0; i < 100; i++) held += 1000 - filter.push(Buffer.alloc(1000, "x")).length;
    expect(held).toBeLessThan(8192);
  });
});
