import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/program.ts";

const { HOME_FILES, homeOf, withHome } = (await import(join(root, "scripts/home-repository.mjs"))) as {
  HOME_FILES: string[];
  homeOf(manifest: object): string;
  withHome(text: string, home: string): string;
};
const home = homeOf(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

/** Generated from package.json by other steps of `npm run generate`, or by the build. */
const GENERATED = /^(package\.json|src\/version\.ts|orb\/orb\.yml|orb\/src\/scripts\/|dist\/)/;

test("only package.json names the home repository; every other link to it is generated", () => {
  const linked = execFileSync("git", ["grep", "-lE", `github(usercontent)?\\.com/${home}\\b`, "--", ".", ":!test"], {
    cwd: root,
    encoding: "utf8",
  });
  const files = linked.trim().split("\n");
  expect(files.filter((file) => !GENERATED.test(file)).sort()).toEqual([...HOME_FILES].sort());
});

test.each(HOME_FILES)("%s links to the repository that package.json names", (file) => {
  const text = readFileSync(join(root, file), "utf8");
  expect(withHome(text, home)).toBe(text);
  const moved = withHome(text, "acme/tools");
  expect(moved).not.toContain(`/${home}`);
  expect(withHome(moved, home)).toBe(text);
});
