import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

const rejected = [
  ["src/entry/github/new.ts", "../terminal/cli.ts"],
  ["src/entry/github/new.ts", "@convox/local-rack"],
  ["src/entry/circleci/new.ts", "../github/host.ts"],
  ["src/entry/terminal/new.ts", "../circleci/orb.ts"],
  ["src/entry/terminal/new.ts", "@convox/local-rack"],
  ["src/entry/library/new.ts", "../terminal/cli.ts"],
  ["src/entry/library/new.ts", "@convox/local-rack"],
  ["src/session/new.ts", "../entry/failure.ts"],
  ["src/session/new.ts", "@convox/local-rack"],
  ["src/commands/new.ts", "../entry/failure.ts"],
  ["src/commands/builds/new.ts", "../../session/connect.ts"],
  ["src/commands/builds/new.ts", "node:http"],
  ["src/commands/builds/new.ts", "@actions/core"],
  ["src/commands/builds/new.ts", "@convox/local-rack"],
  ["src/host/new.ts", "../rack/index.ts"],
  ["src/host/new.ts", "../commands/command.ts"],
  ["src/host/new.ts", "../entry/failure.ts"],
  ["src/rack/new.ts", "../pack/index.ts"],
  ["src/rack/new.ts", "../host/host.ts"],
  ["src/rack/new.ts", "@actions/core"],
  ["src/pack/new.ts", "../rack/index.ts"],
  ["src/pack/new.ts", "../manifest/index.ts"],
  ["src/pack/new.ts", "../commands/command.ts"],
  ["src/manifest/new.ts", "../pack/index.ts"],
  ["src/manifest/new.ts", "../rack/index.ts"],
  ["src/archive/new.ts", "../pack/index.ts"],
  ["src/timeline/new.ts", "../rack/index.ts"],
  ["src/explain/new.ts", "node:fs"],
  ["src/explain/causes/new.ts", "../../commands/command.ts"],
  ["src/health/new.ts", "../pack/index.ts"],
  ["src/ecr/new.ts", "../rack/index.ts"],
  ["src/runner/new.ts", "../rack/index.ts"],
  ["src/runner/new.ts", "../commands/deploy.ts"],
  ["src/github/new.ts", "../rack/index.ts"],
  ["src/error-codes/new.ts", "../explain/finding.ts"],
  ["src/commands/images/new.ts", "@aws-sdk/client-ecr"],
  ["src/images/new.ts", "../rack/index.ts"],
  ["src/images/new.ts", "@aws-sdk/client-ecr"],
  ["local-rack/src/new.ts", "../../src/errors.ts"],
  ["local-rack/src/api/new.ts", "../../../src/rack/index.ts"],
  ["local-rack/src/api/new.ts", "@actions/core"],
  ["rack-manifest/src/new.ts", "@convox/local-rack"],
  ["rack-manifest/src/new.ts", "node:fs"],
  ["rack-manifest/src/yaml/new.ts", "../../../src/errors.ts"],
] as const;

const accepted = [
  ["src/entry/github/new.ts", "../../session/run-command.ts"],
  ["src/session/embedded-rack.ts", "@convox/local-rack"],
  ["src/commands/builds/new.ts", "../../pack/index.ts"],
  ["src/commands/rack/new.ts", "../../rack/index.ts"],
  ["src/explain/new.ts", "../rack/index.ts"],
  ["src/images/new.ts", "../log-lines.ts"],
  ["src/ecr/new.ts", "@aws-sdk/client-ecr"],
  ["src/runner/new.ts", "../archive/tar.ts"],
  ["src/github/new.ts", "@actions/github"],
  ["src/pack/new.ts", "../errors.ts"],
  ["local-rack/src/api/new.ts", "../http/call.ts"],
  ["local-rack/src/manifest/new.ts", "@convox/rack-manifest"],
  ["src/manifest/new.ts", "@convox/rack-manifest"],
  ["src/explain/new.ts", "@convox/rack-manifest"],
  ["rack-manifest/src/new.ts", "./yaml/parser.ts"],
] as const;

const all = [...rejected, ...accepted];
const folder = mkdtempSync(join(tmpdir(), "import-rules-"));
let report = "";

/** The file that holds import `index` of the table: one file per row, beside the path that the row names. */
const fileOf = (path: string, specifier: string) =>
  path.endsWith("new.ts")
    ? path.replace("new.ts", `new-${all.findIndex((row) => row[0] === path && row[1] === specifier)}.ts`)
    : path;

beforeAll(() => {
  copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
  for (const [path, specifier] of all) {
    const file = join(folder, fileOf(path, specifier));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import { thing } from "${specifier}";\n\nexport const used = thing;\n`, { flag: "a" });
  }
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = ["lint", "--only=style/noRestrictedImports", "--vcs-enabled=false", "--max-diagnostics=none"];
  const { stdout, stderr } = spawnSync(process.execPath, [biome, ...args, "."], { cwd: folder, encoding: "utf8" });
  report = stdout + stderr;
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(rejected)("the check rejects %s importing %s", (path, specifier) => {
  expect(report).toMatch(new RegExp(`^${fileOf(path, specifier)}:\\d+:\\d+ lint/style/noRestrictedImports`, "m"));
});

test.each(accepted)("the check accepts %s importing %s", (path, specifier) => {
  expect(report).not.toContain(`${fileOf(path, specifier)}:`);
});
