import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../support/program.ts";

const { checkVersion, releaseChangelog } = (await import(join(root, "scripts/release.mjs"))) as {
  checkVersion(version: string, current: string): void;
  releaseChangelog(text: string, version: string, date: string): string;
};

describe("a version to release", () => {
  test.each(["1.5.4", "1.6.0", "2.0.0"])("%s follows 1.5.3", (version) => {
    expect(() => checkVersion(version, "1.5.3")).not.toThrow();
  });

  test.each([
    ["1.5.3", "1.5.3 does not follow 1.5.3: the next versions are 1.5.4, 1.6.0, 2.0.0"],
    ["1.5.2", "does not follow"],
    ["1.6.1", "does not follow"],
    ["v1.6.0", 'the version is "v1.6.0": write it as X.Y.Z'],
    ["1.06.0", "write it as X.Y.Z"],
    ["1.6", "write it as X.Y.Z"],
  ])("%s is rejected after 1.5.3", (version, message) => {
    expect(() => checkVersion(version, "1.5.3")).toThrow(message);
  });
});

describe("the changelog of a version", () => {
  const CHANGELOG = "# Changelog\n\nText.\n\n## Unreleased\n\n- New\n  thing.\n- Fix.\n\n## 1.0.0\n\n- Old.\n";

  test("has the unreleased entries under the version, and an empty list for the next one", () => {
    expect(releaseChangelog(CHANGELOG, "1.1.0", "2026-12-01")).toBe(
      "# Changelog\n\nText.\n\n## Unreleased\n\n## 1.1.0 (2026-12-01)\n\n- New\n  thing.\n- Fix.\n\n## 1.0.0\n\n- Old.\n",
    );
    const first = CHANGELOG.slice(0, CHANGELOG.indexOf("\n## 1.0.0"));
    expect(releaseChangelog(first, "1.0.0", "2026-12-01")).toMatch(
      /## Unreleased\n\n## 1\.0\.0 \(2026-12-01\)\n\n- New/,
    );
  });

  test("is rejected without entries, and for a version that it has", () => {
    const empty = CHANGELOG.replace("- New\n  thing.\n- Fix.\n", "");
    expect(() => releaseChangelog(empty, "1.1.0", "2026-12-01")).toThrow("has no entries");
    expect(() => releaseChangelog("# Changelog\n", "1.1.0", "2026-12-01")).toThrow("has no entries");
    expect(() => releaseChangelog(CHANGELOG, "1.0.0", "2026-12-01")).toThrow("already has the version 1.0.0");
  });
});

test("release without a version prints its usage and changes nothing", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/release.mjs")], { encoding: "utf8" });
  expect([status, stderr]).toEqual([2, "usage: npm run release -- X.Y.Z [--write]\n"]);
});
