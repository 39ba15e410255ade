import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { instructionsIn } from "../../src/explain/dockerfile.ts";

/** The same Dockerfiles as for the local Rack. */
const CASES: { accepted: { text: string; instructions: string[] }[]; refused: { text: string }[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../fixtures/dockerfiles/cases.json"), "utf8"),
);

describe("instructions have the lines and the text of BuildKit's parser", () => {
  test.each(CASES.accepted.map((one) => [one.text, one.instructions] as const))("%j", (text, instructions) => {
    expect(instructionsIn(text).map((one) => `${one.line} ${one.text}`)).toEqual(instructions);
  });
});

test("a Dockerfile that BuildKit refuses is still read", () => {
  for (const { text } of CASES.refused) expect(Array.isArray(instructionsIn(text))).toBe(true);
});

test.each([
  ["variables", "${a:-", "}"],
  ["quotes in variables", '${a:-"', '"}'],
])("nested %s of any depth are read", (_, open, close) => {
  const depth = 100_000;
  const nested = `RUN cat <<EOF ${open.repeat(depth)}${close.repeat(depth)}`;
  const read = (text: string) => instructionsIn(`FROM a\n${text}\nCOPY b c\nEOF\nCMD d\n`).map(({ line }) => line);
  expect(read(nested)).toEqual([1, 2, 5]);
  // BuildKit finds no here-document if a brace is not closed.
  expect(read(nested.slice(0, -1))).toEqual([1, 2, 3, 4, 5]);
});
