// The short check while you work: lint, types, words, and the unit tests of what changed since BASE (default: the commit
// that this branch shares with origin/main, else HEAD). Usage: npm run quick [-- BASE]
import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

/** Runs a program of an installed package; ends this script with its exit code when it fails. */
function run(name, bin, ...args) {
  const path = join(dirname(require.resolve(`${name}/package.json`)), bin);
  const { status } = spawnSync(process.execPath, [path, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** The commit to compare with: local changes and unpushed commits count as changed. */
function mergeBase() {
  try {
    return execFileSync("git", ["merge-base", "HEAD", "origin/main"], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    }).trim();
  } catch {
    return "HEAD";
  }
}

run("@biomejs/biome", "bin/biome", "check", ".");
run("typescript", "bin/tsc", "--noEmit");
const words = spawnSync(process.execPath, [join(root, "scripts/check-language.mjs")], { cwd: root, stdio: "inherit" });
if (words.status !== 0) process.exit(1);
run(
  "vitest",
  "vitest.mjs",
  "run",
  "--project",
  "unit",
  "--changed",
  process.argv[2] ?? mergeBase(),
  "--passWithNoTests",
);
