import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildArguments, parseDockerfile } from "../src/builder/dockerfile.ts";
import { shellSplit } from "../src/manifest/shell-split.ts";

const ENV = new Map([
  ["A", "1"],
  ["B", "2"],
  ["EMPTY", ""],
]);

test.each([
  ["ARG A\n", ["A=1"], ["A=1"]],
  ["arg A\nArg B\n", [], ["A=1", "B=2"]],
  ["  ARG A=default\n", ["A=1"], ["A=1"]],
  ["ARG A B\n", ["A=1"], ["A=1"]],
  ["ARG C\nARG EMPTY\n", ["EMPTY="], ["EMPTY="]],
  ["RUN x \\\nARG A\n", ["A=1"], ["A=1"]],
  ["# ARG A\n", [], []],
  ["ARG A\nARG A\n", ["A=1", "A=1"], ["A=1", "A=1"]],
])("v3 parses %j as %j, and v2 parses it as %j", (text, v3, v2) => {
  expect(buildArguments(text, ENV, { development: false, generation: "v3" }).args).toEqual(v3);
  expect(buildArguments(text, ENV, { development: false, generation: "v2" }).args).toEqual(v2);
});

test.each([
  ["FROM a AS development\n", 1, 1],
  ["FROM a as Development\n", 1, 1],
  ["from a as development\n", 0, 1],
  ["FROM a AS development\nFROM b AS development2\n", 2, 2],
  ["FROM development\n", 0, 0],
])("%j names the development stage %i times for v3 and %i times for v2", (text, v3, v2) => {
  expect(buildArguments(text, ENV, { development: true, generation: "v3" }).targets).toBe(v3);
  expect(buildArguments(text, ENV, { development: true, generation: "v2" }).targets).toBe(v2);
  expect(buildArguments(text, ENV, { development: false, generation: "v3" }).targets).toBe(0);
});

describe("a Dockerfile is parsed into instructions", () => {
  test.each([
    ["FROM a\nRUN b && \\\n  # comment\n\n  c\nCMD d\n", ["FROM a", "RUN b && c", "CMD d"]],
    ["# escape=`\nFROM a\nRUN b `\n  c\\\nCMD d\n", ["FROM a", "RUN b c\\", "CMD d"]],
    ["FROM a\nRUN <<EOF\nFOO not an instruction\nEOF\nCMD d\n", ["FROM a", "RUN <<EOF", "CMD d"]],
    ["ARG V\nFROM a:$V\n", ["ARG V", "FROM a:$V"]],
    ["\ufefffrom a\r\nrun b\r\n", ["from a", "run b"]],
  ])("%j", (text, steps) => {
    expect(parseDockerfile(text).map((step) => step.text)).toEqual(steps);
  });
});

test.each([
  ["FROM a\n\nFOO b\n", "dockerfile parse error on line 3: unknown instruction: FOO"],
  ["# nothing\n", "file with no instructions"],
  ["RUN a\nFROM b\n", "no build stage in current context"],
  ["ARG A\n", "dockerfile contains no stages to build"],
])("%j is rejected: %s", (text, message) => {
  expect(() => parseDockerfile(text)).toThrow(new Error(message));
});

test.each([
  ["a b\tc\nd", ["a", "b", "c", "d"]],
  ["a'b c'd", ["ab cd"]],
  ['a"b \\" \\x \\$ c"', ['ab " \\x $ c']],
  ["a\\ b", ["a b"]],
  ["'' \"\"", ["", ""]],
  ["a\\\nb", ["ab"]],
  ["'it'\\''s'", ["it's"]],
  ["  ", []],
])("%j splits into %j", (text, words) => {
  expect(shellSplit(text)).toEqual(words);
});

test.each([
  ["'a", "Unterminated single-quoted string"],
  ['"a', "Unterminated double-quoted string"],
  ["a\\", "Unterminated backslash-escape"],
])("%j cannot be split: %s", (text, message) => {
  expect(() => shellSplit(text)).toThrow(new Error(message));
});

/** Dockerfiles with the result of BuildKit's grammar and rules (moby/buildkit frontend/dockerfile/parser, instructions). */
const CASES: {
  accepted: { text: string; instructions: string[] }[];
  refused: { text: string; line: number; message: string }[];
} = JSON.parse(readFileSync(join(import.meta.dirname, "../../test/fixtures/dockerfiles/cases.json"), "utf8"));

describe("a Dockerfile that BuildKit accepts has BuildKit's instructions", () => {
  test.each(CASES.accepted.map((one) => [one.text, one.instructions] as const))("%j", (text, instructions) => {
    expect(parseDockerfile(text).map((one) => `${one.line} ${one.text}`)).toEqual(instructions);
  });
});

describe("a Dockerfile that BuildKit rejects is rejected", () => {
  test.each(CASES.refused.map((one) => [one.text, one] as const))("%j", (text, { line, message }) => {
    const place = line === 0 ? "" : `dockerfile parse error on line ${line}: `;
    expect(() => parseDockerfile(text)).toThrow(`${place}${message}`);
  });
});
