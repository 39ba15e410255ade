import { describe, expect, test } from "vitest";
import { parseRules, type Verdict } from "../../src/pack/ignore.ts";
import { sourceTree } from "../../src/pack/index.ts";
import { type Answer, type Case, ourAnswer, readRecorded, withCase } from "./dockerignore-cases.ts";
import { archive, directory, paths } from "./support.ts";

/**
 * BuildKit's rule for exceptions with wildcards: every path is evaluated, with any verdict on its directories
 * (tonistiigi/fsutil filter.go, `onlyPrefixExcludeExceptions`). Without wildcards the classic builder's rule is the same.
 */
function sentByBuildKit(files: readonly string[], rules: string): string[] {
  const { verdict } = parseRules(rules);
  return files.filter((file) => {
    const names = file.replace(/\/$/, "").split("/");
    let last: Verdict | undefined;
    for (let i = 1; i <= names.length; i++) last = verdict(names.slice(0, i).join("/"), last);
    return last?.ignored === false;
  });
}

describe("exceptions with a wildcard in their folder part bring back what BuildKit sends", () => {
  const files = { "x/k.md": "1", "x/deep/k.md": "2", "x/g": "3", "x/y/g": "4", "k.md": "5", other: "6" };

  test.each([
    ["*\n!**/*.md", ["k.md", "x/", "x/deep/", "x/deep/k.md", "x/k.md"], ["x/deep/k.md", "x/k.md"]],
    ["x\n!**/g", ["k.md", "other", "x/", "x/g", "x/y/", "x/y/g"], ["x/g", "x/y/g"]],
    ["*\n!*/k.md", ["x/", "x/k.md"], ["x/k.md"]],
    ["*\n!x/*/g", ["x/", "x/y/", "x/y/g"], ["x/y/g"]],
    ["*\n![x]/g", ["x/", "x/g"], ["x/g"]],
    ["*\n!?/k.md", ["x/", "x/k.md"], ["x/k.md"]],
    ["*\n!x/g", ["x/", "x/g"], []],
    ["*\n!x/**", ["x/", "x/deep/", "x/deep/k.md", "x/g", "x/k.md", "x/y/", "x/y/g"], []],
    ["*.md\n!k*.md", ["k.md", "other", "x/", "x/deep/", "x/deep/k.md", "x/g", "x/k.md", "x/y/", "x/y/g"], []],
  ])("%j", async (rules, sent, buildkitOnly) => {
    const tree = await sourceTree(directory({ ...files, ".dockerignore": rules }));

    expect(paths(tree)).toEqual([".dockerignore", ...sent]);
    expect(tree.buildkitOnly).toEqual(buildkitOnly);
    expect(tree.warnings.map(({ code }) => code)).toEqual(buildkitOnly.length > 0 ? ["builders"] : []);
  });
});

test("the difference between the builders is reported once, with its files counted", async () => {
  const docs = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`docs/d${i}/a.md`, ""]));

  const { warnings } = await sourceTree(directory({ ...docs, ".dockerignore": "*\n!**/*.md\n" }));

  expect(warnings).toEqual([
    {
      code: "builders",
      path: "docs/d0/a.md",
      message:
        "20 files that .dockerignore brings back are used by BuildKit but not by Docker's classic builder: " +
        "docs/d0/a.md, docs/d1/a.md, docs/d10/a.md and 17 more; " +
        "an exception without wildcards in its folder part works in both",
    },
  ]);
});

test("the recorded trees send every path that BuildKit's rule sends, and no other", { timeout: 120_000 }, async () => {
  const { cases }: { cases: (Case & Answer)[] } = JSON.parse(await readRecorded("random.json"));
  const withExceptions = cases.filter((one) => !("error" in one) && /^!.*[*?[\\]/m.test(one.rules));
  expect(withExceptions.length).toBeGreaterThan(50);
  for (const one of withExceptions) {
    const ours = await withCase(one, (dir) => ourAnswer(dir, one.files, "buildkit"));
    const sent = sentByBuildKit(one.files, one.rules);

    expect(ours, one.rules).toHaveProperty("dropped");
    if ("dropped" in ours) expect(one.files.filter((file) => !ours.dropped.includes(file))).toEqual(sent);
  }
});

test("the same bytes are packed, whichever exception brings the files", async () => {
  const files = { "a/k.md": "text", other: "" };
  const [wild, plain] = await Promise.all([
    sourceTree(directory({ ...files, ".dockerignore": "*\n!*/k.md" })),
    sourceTree(directory({ ...files, ".dockerignore": "*\n!a/k.md" })),
  ]);

  const [first, second] = [await archive(wild), await archive(plain)];

  expect(paths(wild)).toEqual(paths(plain));
  expect(first.length).toBe(second.length);
});

test("a wildcard exception does not lead through links in an ignored directory", async () => {
  const packages = Object.fromEntries(
    Array.from({ length: 24 }, (_, i) => [
      [`node_modules/p${i}/README.md`, ""] as const,
      ...Array.from({ length: 24 }, (_, j) => [`node_modules/p${i}/deps/p${j}`, { link: `../../p${j}` }] as const),
    ])
      .flat()
      .filter(([name]) => name !== undefined),
  );

  const tree = await sourceTree(directory({ ...packages, ".dockerignore": "node_modules\n!**/*.md", main: "" }));

  expect(tree.entries.filter(({ path }) => path.endsWith(".md"))).toHaveLength(24);
});

test("an ignored directory where no exception can match is not entered", () => {
  const { reaches } = parseRules("*\n!README*.md\n!docs/*.md\n!lib/**/*.md");

  expect(["node_modules", "docs", "docs/deep", "lib", "lib/a/b"].map(reaches)).toEqual([
    false,
    true,
    false,
    true,
    true,
  ]);
});
