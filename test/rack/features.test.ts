import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FEATURES, type FeatureName, hasFeature, listFeatures } from "../../src/rack/features.ts";
import type { Generation } from "../../src/rack/generation.ts";
import { stage } from "../support/command.ts";

const v3 = (version: string | undefined): Generation => ({ generation: "v3", version });
const v2: Generation = { generation: "v2", version: "20260421192651" };
const unknown: Generation = { generation: undefined, version: undefined };

test.each<[FeatureName, Generation, boolean | undefined]>([
  ["buildCacheTags", v3("3.25.9"), false],
  ["buildCacheTags", v3("3.25.10"), true],
  ["buildCancel", v3("3.25.6"), false],
  ["buildCancel", v3("3.25.7"), true],
  ["stdinEnd", v3("3.25.4"), false],
  ["stdinEnd", v3("3.25.10-rc1"), true],
  ["stdinEnd", v3(undefined), undefined],
  ["stdinEnd", v2, true],
  ["stdinEnd", unknown, undefined],
  ["retainedRuns", v2, false],
  ["noCache", v3("3.24.9"), false],
  ["noCache", v3("3.24.10"), undefined],
  ["noCache", v3(undefined), undefined],
  ["noCache", v2, true],
])("%s on %j: %s", (name, rack, expected) => {
  expect(hasFeature(rack, name)).toBe(expected);
});

test("each feature is listed once, as available, missing or unknown", () => {
  for (const rack of [v2, v3("3.19.0"), v3("3.25.10"), v3(undefined), unknown]) {
    const { available, missing, unknown: open } = listFeatures(rack);
    expect([...available, ...missing, ...open].sort()).toEqual(Object.keys(FEATURES).sort());
  }
});

test.each(["3.24.9", "3.25.10"])(
  "a local Rack %s is reported with the features that its version has",
  async (version) => {
    const { rack } = await stage({ version });
    const { available } = listFeatures(await rack.generation());
    expect(available.includes("buildCancel")).toBe(version === "3.25.10");
    expect(available).toContain("diagnosis");
  },
);

test("docs/compatibility.md has a row for each feature", () => {
  const text = readFileSync("docs/compatibility.md", "utf8");
  const [, table = ""] = /<!-- features -->(.*?)<!-- \/features -->/s.exec(text) ?? [];
  const rows = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(rows).toEqual(Object.keys(FEATURES));
});

test("only the version table and the comparison itself compare versions", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const users = files.filter((file) => /\bisAtLeast\(/.test(readFileSync(join("src", file), "utf8")));
  expect(users.sort()).toEqual([join("rack", "features.ts"), join("rack", "generation.ts")]);
});
