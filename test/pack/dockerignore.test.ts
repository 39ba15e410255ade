import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  type Case,
  createCase,
  ourAnswer,
  readRecorded,
  removeCase,
  withAncestors,
  withCase,
} from "./dockerignore-cases.ts";
import { HAND_PICKED, TREE } from "./dockerignore-list.ts";

const picked: { tree: string[]; cases: ({ rules: string } & Answer)[] } = JSON.parse(
  await readRecorded("hand-picked.json"),
);
const random: { cases: (Case & Answer)[] } = JSON.parse(await readRecorded("random.json"));

describe("hand-picked rules drop what docker 28 drops", () => {
  let dir = "";
  beforeAll(async () => {
    dir = await createCase({ files: picked.tree, rules: "" });
  });
  afterAll(() => removeCase(dir));

  test.each(picked.cases.map((one) => [JSON.stringify(one.rules), one] as const))("%s", async (_, one) => {
    await writeFile(join(dir, ".dockerignore"), one.rules);

    const ours = await ourAnswer(dir, picked.tree);

    expect(ours).toEqual(expectedAnswer(picked.tree, one));
  });

  test("which are recorded for the tree and the rules that are listed", () => {
    expect(picked.tree).toEqual(TREE);
    expect(picked.cases.map(({ rules }) => rules)).toEqual(HAND_PICKED);
  });
});

test(`${random.cases.length} random trees and rules give what docker 28 gave`, async () => {
  for (const one of random.cases) {
    const ours = await withCase(one, (dir) => ourAnswer(dir, one.files));

    expect(ours, one.rules).toEqual(expectedAnswer(one.files, one));
  }
});

/** Docker refuses some classes only once it has to try them; these are refused at once, and so are numbers for characters. */
test.each([
  ["a rule that docker would never come to try", "!foo[z-a]\n"],
  ["an octal number", "\\101"],
  ["a hexadecimal number", "\\x41"],
  ["a Unicode class", "\\pL"],
  ["a quotation", "\\Qa*\\E"],
])("%s is refused, unlike by docker", async (_, rules) => {
  const ours = await withCase({ files: ["file"], rules }, (dir) => ourAnswer(dir, ["file"]));

  expect(ours).toHaveProperty("error", expect.stringContaining(".dockerignore line 1: bad pattern"));
});

test.each([
  ["a plus sign is literal", "a+*", ["a+b", "aab"], ["a+b"]],
  ["parentheses are literal", "(p*", ["(p)", "p"], ["(p)"]],
  [
    "an exception for a directory spares no file taken by its name",
    "**/keep\n!src/deep",
    ["src/deep/keep"],
    ["src/deep/keep"],
  ],
])("unlike in docker 20.10, %s", async (_, rules, files, dropped) => {
  expect(await withCase({ files, rules }, (dir) => ourAnswer(dir, files))).toEqual({ dropped });
});

function expectedAnswer(files: readonly string[], answer: Answer): unknown {
  if ("error" in answer) return { error: expect.stringContaining(".dockerignore line") };
  return { dropped: withAncestors(files, answer) };
}
