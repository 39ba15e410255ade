import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findRefused, instructionsIn } from "../../src/explain/dockerfile.ts";

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

describe("the instruction that a parser refuses", () => {
  const build = (dockerfile: string, text: string) => ({ service: dockerfile, path: ".", dockerfile, text });
  const web = build("web.Dockerfile", "FROM a\nRUNN x\n");

  test.each([
    [
      "BuildKit's words",
      "error: failed to solve: dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)",
    ],
    [
      "words of docker's classic builder",
      "Error response from daemon: dockerfile parse error line 2: unknown instruction: RUNN",
    ],
    ["a refused flag", "Error response from daemon: dockerfile parse error line 2: Unknown flag: link"],
  ])("is found by its line: %s", (_, output) => {
    expect(findRefused(output, [web, { ...web, service: "other" }])).toMatchObject({
      build: { dockerfile: "web.Dockerfile" },
      instruction: { line: 2, text: "RUNN x" },
    });
  });

  test("is not guessed", () => {
    const output = "dockerfile parse error on line 2: unknown instruction: RUNN";
    expect(findRefused(output, [web, build("api.Dockerfile", "FROM b\nRUNN y\n")])).toBeUndefined();
    expect(findRefused(output, [build("Dockerfile", "FROM b\nRUN <<EOF\nRUNN\nEOF\n")])).toBeUndefined();
    expect(findRefused("dockerfile parse error on line 9: unknown instruction: RUNN", [web])).toBeUndefined();
    expect(findRefused("exit status 1", [web])).toBeUndefined();
  });
});
