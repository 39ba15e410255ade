// usage: release.mjs X.Y.Z [--write]   Prepares a version: changelog, version, bundle, generated files, and checks of what
// would be published. Without --write it works on a copy and changes nothing here. It never commits, tags or pushes.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

class ReleaseError extends Error {}

const parts = (version) => version.split(".").map(Number);

/**
 * The version to release.
 * @throws ReleaseError unless it is the next patch, minor or major version after `current`
 */
export function checkVersion(version, current) {
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version)) {
    throw new ReleaseError(`the version is ${JSON.stringify(version)}: write it as X.Y.Z`);
  }
  const [major, minor, patch] = parts(current);
  const next = [[major, minor, patch + 1].join("."), `${major}.${minor + 1}.0`, `${major + 1}.0.0`];
  if (!next.includes(version)) {
    throw new ReleaseError(`${version} does not follow ${current}: the next versions are ${next.join(", ")}`);
  }
}

/**
 * The changelog with the unreleased entries under the version.
 * @throws ReleaseError if there are none
 */
export function releaseChangelog(text, version, date) {
  const [, head, entries, rest] = /^(.*?)## Unreleased\n\n(.*?)(?=\n## |$)(.*)$/s.exec(text) ?? [];
  if (entries === undefined || !/^- /m.test(entries)) {
    throw new ReleaseError('CHANGELOG.md has no entries under "## Unreleased"');
  }
  if (rest.includes(`\n## ${version}`)) throw new ReleaseError(`CHANGELOG.md already has the version ${version}`);
  return `${head}## Unreleased\n\n## ${version} (${date})\n\n${entries.trimEnd()}\n${rest}`;
}

const run = (cwd, program, ...args) =>
  execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** A copy of what git tracks, with this folder's dependencies. */
function copyTree() {
  const copy = mkdtempSync(join(tmpdir(), "convox-release-"));
  for (const file of run(root, "git", "ls-files", "-z").split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file), { verbatimSymlinks: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Writes the version to package.json and to its lock file. */
function bump(tree, version) {
  for (const [file, fields] of [
    ["package.json", (json) => [json]],
    ["package-lock.json", (json) => [json, json.packages[""]]],
  ]) {
    const path = join(tree, file);
    const json = JSON.parse(readFileSync(path, "utf8"));
    for (const field of fields(json)) field.version = version;
    writeFileSync(path, `${JSON.stringify(json, null, 2)}\n`);
  }
}

/** Packs the package as npm does, installs it in an empty project, and deploys the example with it. */
async function checkPackage(tree, version, say) {
  const work = mkdtempSync(join(tmpdir(), "convox-package-"));
  try {
    run(tree, process.execPath, "scripts/types.mjs");
    const { messages, pkg } = await publint({ pkgDir: tree, strict: true, pack: "npm" });
    if (messages.length > 0) {
      throw new ReleaseError(`publint: ${messages.map((message) => formatMessage(message, pkg)).join("\n")}`);
    }
    say("publint reports nothing");

    const [{ filename, size, unpackedSize }] = JSON.parse(
      run(tree, "npm", "pack", "--json", "--ignore-scripts", "--pack-destination", work),
    );
    // The package is an ES module only: CommonJS loads it with import().
    const attw = join(root, "node_modules/.bin/attw");
    run(tree, attw, join(work, filename), "--profile", "esm-only", "--no-color", "--quiet");
    say("Are the types wrong? reports nothing for ES modules");

    const project = join(work, "project");
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), '{"private":true}\n');
    run(project, "npm", "install", "--offline", "--no-audit", "--no-fund", "--silent", join(work, filename));
    const program = join(project, "node_modules/.bin/convox-ci");
    const found = run(project, program, "--version").trim();
    if (found !== version) throw new ReleaseError(`the package prints the version ${found}`);
    const deployed = execFileSync(
      program,
      ["deploy", join(tree, "examples/hello"), "--rack", "local", "--app", "hello", "--json"],
      {
        cwd: project,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        env: { ...process.env, CONVOX_LOCAL_RACK_DATA: join(work, "rack"), CONVOX_LOCAL_RACK_BUILDER: "plan" },
      },
    );
    const { status, release } = JSON.parse(deployed);
    if (status !== "running") throw new ReleaseError(`the package's deploy ended as ${status}`);
    say(`the package (${size} bytes, ${unpackedSize} unpacked) deploys the example from an empty project: ${release}`);
    run(tree, process.execPath, "scripts/release-trees.mjs", join(work, "trees"));
    say("each action has a tree with this bundle");
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Prepares the version in `tree`. */
async function prepare(tree, version, say) {
  const changelog = join(tree, "CHANGELOG.md");
  const date = new Date().toISOString().slice(0, 10);
  const { version: current } = JSON.parse(readFileSync(join(tree, "package.json"), "utf8"));
  checkVersion(version, current);
  writeFileSync(changelog, releaseChangelog(readFileSync(changelog, "utf8"), version, date));
  bump(tree, version);
  // The version is part of the bundle, and the bundle's checksum of the orb.
  run(tree, "npm", "run", "--silent", "generate");
  run(tree, "npm", "run", "--silent", "build");
  run(tree, "npm", "run", "--silent", "generate");
  say(`${current} -> ${version}: changelog, version, bundle, actions, orb`);
  say(`the orb pins ${readFileSync(join(tree, "orb/src/scripts/pin.txt"), "utf8").trim()}`);
  await checkPackage(tree, version, say);
}

async function main([version, ...options]) {
  const isWrite = options.includes("--write");
  const odd = options.find((option) => option !== "--write");
  if (version === undefined || odd !== undefined) {
    console.error("usage: npm run release -- X.Y.Z [--write]");
    process.exitCode = 2;
    return;
  }
  const changes = run(root, "git", "status", "--porcelain").trim();
  if (isWrite && changes !== "") throw new ReleaseError(`there are changes that are not committed:\n${changes}`);
  const tree = isWrite ? root : copyTree();
  try {
    await prepare(tree, version, (line) => console.log(line));
  } finally {
    if (!isWrite) rmSync(tree, { recursive: true, force: true });
  }
  if (!isWrite) return console.log("Nothing was changed here. To prepare the version, add --write");
  console.log(`Review the changes, then publish the version:
  git commit --all --message "Version ${version}"
  git tag v${version}
  git push origin HEAD v${version}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    console.error(`ERROR: ${error.message}`);
    process.exitCode = 1;
  }
}
