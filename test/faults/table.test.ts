import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/program.ts";

/** `heading: what happens`, for each row of the table; rows of tests that are in no group are under "By themselves". */
function rows(): { key: string; cells: string[] }[] {
  let heading = "";
  return readFileSync(join(root, "docs/faults.md"), "utf8")
    .split("\n")
    .flatMap((line) => {
      heading = /^## (.*)$/.exec(line)?.[1]?.toLowerCase() ?? heading;
      const cells = line.split("|").slice(1, -1);
      if (cells.length === 0 || /^( -+ *|\s*What happens\s*)$/.test(cells[0] ?? "")) return [];
      return [{ key: `${heading}: ${cells[0]?.trim()}`, cells: cells.map((cell) => cell.trim()) }];
    });
}

function tests(): Set<string> {
  const files = ["test/faults", "test/e2e"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => join(root, folder, name)),
  );
  return new Set(
    files.flatMap((file) => {
      let group = "By themselves";
      return [
        ...readFileSync(file, "utf8").matchAll(/^(\}\);)|^describe\("(.*?)"|^ *test(?:\.each\([^)]*\))?\("(.*?)",/gm),
      ].flatMap(([, end, title, name]) => {
        if (end !== undefined) group = "By themselves";
        if (title !== undefined) group = title;
        return name === undefined ? [] : [`${group.toLowerCase()}: ${name.replace(/ \(%\w\)$/, "")}`];
      });
    }),
  );
}

const table = rows();

test(`the fault table has ${table.length} rows, each tested`, () => {
  const known = tests();
  expect(table.map(({ key }) => key).filter((key) => !known.has(key))).toEqual([]);
  expect(table.length).toBeGreaterThanOrEqual(40);
});

test("each test of a fault is in the table, once", () => {
  const keys = table.map(({ key }) => key);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  const here = readdirSync(join(root, "test/faults"))
    .filter((name) => !["table.test.ts", "kinds.test.ts", "kinds.json", "run.mjs"].includes(name))
    .map((name) => readFileSync(join(root, "test/faults", name), "utf8"));
  const names = here.flatMap((text) =>
    [...text.matchAll(/^ *test(?:\.each\([^)]*\))?\("(.*?)",/gm)].map(([, name]) => name ?? ""),
  );
  const listed = new Set(table.map(({ cells }) => cells[0]));
  expect(names.map((name) => name.replace(/ \(%\w\)$/, "")).filter((name) => !listed.has(name))).toEqual([]);
});

test("each row has the four cells, and an exit code", () => {
  for (const { key, cells } of table) {
    expect(cells, key).toHaveLength(4);
    expect(cells[2], key).toMatch(/^(\d+|the command's)$/);
  }
});

test("each fault of the Convox CLI that is listed has a test of its name", () => {
  const text = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(root, "test", name), "utf8"))
    .join("\n");
  const names = readFileSync(join(root, "docs/cli-faults.md"), "utf8")
    .split("\n")
    .flatMap((line) => line.split("|")[3]?.trim() ?? [])
    .slice(2);
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !text.includes(`("${name}"`))).toEqual([]);
});
