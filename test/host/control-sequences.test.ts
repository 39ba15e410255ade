import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Kept, printable, withoutControlSequences } from "../../src/host/control-sequences.ts";

function strip(keep: Kept, ...chunks: (string | Uint8Array)[]): string {
  const filter = withoutControlSequences({ keep });
  const parts = chunks.map((chunk) => Buffer.from(filter.push(Buffer.from(chunk))));
  return Buffer.concat([...parts, filter.end()]).toString("latin1");
}

const stripColored = (...chunks: (string | Uint8Array)[]) => strip("colors", ...chunks);

describe("without a terminal", () => {
  test.each([
    ["colors stay", "\x1b[31mred\x1b[0m \x1b[1;38;5;9mx\x1b[m", "\x1b[31mred\x1b[0m \x1b[1;38;5;9mx\x1b[m"],
    ["cursor moves are removed", "a\x1b[2K\x1b[1A\x1b[10;20Hb", "ab"],
    ["a hidden cursor is removed", "\x1b[?25la\x1b[?25h", "a"],
    ["saved positions, line feeds and resets are removed", "\x1b7a\x1b8\x1bD\x1bE\x1bM\x1bc", "a"],
    ["a title is removed", "\x1b]0;rm -rf\x07a\x1b]2;x\x1b\\b", "ab"],
    ["a link leaves its text", "\x1b]8;;https://x\x1b\\text\x1b]8;;\x1b\\", "text"],
    ["texts for the terminal are removed", "\x1bPq#0\x1b\\a\x1b_x\x1b\\b\x1b^y\x1b\\c\x1bXz\x1b\\d", "abcd"],
    ["modes of the keyboard and character sets are removed", "\x1b[>4ma\x1b=b\x1b(Bc\x1b#8d", "abcd"],
    ["line ends, tabs, bells and backspaces stay", "a\r\n\tb\x07\x08", "a\r\n\tb\x07\x08"],
    ["other bytes stay", "\x00\xff\x9b1A\xc2\xa9\xc2", "\x00\xff\x9b1A\xc2\xa9\xc2"],
    ["8-bit sequences are removed", "\xc2\x9d52;c;eA==\x07a\xc2\x9b2Kb\xc2\x90q\xc2\x9cc\xc2\x85d", "abcd"],
    ["a title without an end hides nothing", "\x1b]0;a\nb", "0;a\nb"],
    ["a sequence without an end does not join what is printed next", "a\x1b[12", "a12"],
    ["an escape in a sequence starts another one", "\x1b[1\x1b[2Kx", "1x"],
    ["an escape in a title starts another one", "\x1b]0;a\x1b[2Kx", "0;ax"],
    ["what is removed leaves no sequence behind", "\x1b\x1b[2K[2Ja\xc2\x1b[2K\x9b2Jb", "[2Ja\x9b2Jb"],
  ])("%s", (_, text, shown) => {
    expect(stripColored(Buffer.from(text, "latin1"))).toBe(shown);
  });

  test.each<[string, Kept, RegExp]>([
    ["nothing", "none", /\x1b|\xc2[\x80-\x9f]/],
    ["colors alone", "colors", /\x1b(?!\[[\d;:]*m)|\xc2[\x80-\x9f]/],
    ["drawing alone", "drawing", /\x1b(?![78DEM]|\(B|\[[\d;:]*[A-HJKfdsmu]|\[\?(?:7|25)[hl])|\xc2[\x80-\x9f]/],
  ])("%s of a hostile log reaches a terminal as a sequence", (_, keep, wrong) => {
    const pieces = fc.constantFrom(
      "\x1b",
      "[",
      "]",
      "P",
      "52;c;",
      "\x07",
      "\x1b\\",
      "\xc2",
      "\x9b",
      "\x9d",
      "\x9c",
      "2",
      "J",
    );
    const more = fc.constantFrom("m", "K", "?1000h", "6n", "c", "(", "B", "\n", "\xc3\xa9", "x", "\x1b[2K", "\x1b[1m");
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, more), { maxLength: 30 }), fc.nat(60), (words, cut) => {
        const bytes = Buffer.from(words.join(""), "latin1");
        expect(strip(keep, bytes.subarray(0, cut), bytes.subarray(cut))).not.toMatch(wrong);
      }),
      { numRuns: 2000 },
    );
  });

  test("what is shown does not depend on where the stream is cut", () => {
    const pieces = [
      "\x1b[31m",
      "\x1b[2K",
      "\u009b2K",
      "\x1b]0;t\x07",
      "\x1b]8;;u\x1b\\",
      "\x1b7",
      "a",
      "\n",
      "\x1b",
      "[",
      "é",
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 20 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        (words, cuts) => {
          const bytes = Buffer.from(words.join(""));
          const points = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
          const chunks = points.slice(1).map((end, index) => bytes.subarray(points[index], end));
          expect(stripColored(...chunks)).toBe(stripColored(bytes));
        },
      ),
    );
  });

  test("bytes without an escape come through as they are", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (chunks) => {
        const whole = Buffer.concat(chunks);
        fc.pre(!/\x1b|\xc2[\x80-\x9f\xc2]/.test(whole.toString("latin1")));
        expect(stripColored(...chunks)).toBe(whole.toString("latin1"));
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

describe("on a terminal", () => {
  test("a log draws progress bars, and sets no title, link or clipboard and asks for no answer", () => {
    const drawn = "\x1b[2K\x1b[1A\x1b[32m50 %\x1b[0m\x1b[?25l\x1b7\x1b8\x1b(B";
    const hostile = "\x1b]52;c;cm0gLXJm\x07\x1b]0;t\x07\x1b[6n\x1b[c\x1bZ\x1b[?1000h\x1b[3J\x1bc\x1b[21t";
    expect(strip("drawing", `${hostile}${drawn}${hostile}`)).toBe(drawn);
  });
});

test("a line of our own keeps line breaks, tabs and letters, and nothing that a terminal obeys", () => {
  expect(printable("a\x1b[31mb\x1b]52;c;eA==\x07\r\n\tc\u009b2Jd\x00e\rf \u202eg\u2069 é")).toBe("ab\n\tcd e f g é");
});
