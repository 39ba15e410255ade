import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/program.ts";

interface Kind {
  readonly kind: number;
  readonly title: string;
  readonly rows: readonly { readonly what: string; readonly file: string; readonly test: string }[];
}

/** `node test/faults/run.mjs` runs the tests of this table. */
const kinds: Kind[] = JSON.parse(readFileSync(join(root, "test/faults/kinds.json"), "utf8"));

/** Whether a file has a test or a group of tests with this name, or with more behind it that a template adds. */
function hasTest(file: string, name: string): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const text = readFileSync(path, "utf8");
  return [`"${name}"`, `\`${name}\``, `\`${name}\${`, `: ${name}\``].some((literal) => text.includes(literal));
}

test("the kinds of faults are numbered, and each has rows", () => {
  expect(kinds.map(({ kind }) => kind)).toEqual(kinds.map((_, index) => index + 1));
  expect(kinds.filter(({ rows }) => rows.length < 2)).toEqual([]);
});

test("each row of a kind of fault names a test that exists", () => {
  const missing = kinds.flatMap(({ kind, rows }) =>
    rows.filter(({ file, test }) => !hasTest(file, test)).map(({ file, test }) => `${kind}: ${file}: ${test}`),
  );
  expect(missing).toEqual([]);
});

test("each row of a kind describes another fault", () => {
  for (const { title, rows } of kinds) {
    const all = rows.map(({ what }) => what);
    expect(new Set(all).size, title).toBe(all.length);
  }
});
