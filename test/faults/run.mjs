// Runs the tests of each kind of fault and prints the result kind by kind: node test/faults/run.mjs [KIND ...]
// test/faults/kinds.json names the kinds, their rows and the test of each row. Run `npm run build` before.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const all = JSON.parse(readFileSync(join(root, "test/faults/kinds.json"), "utf8"));
const given = process.argv.slice(2);
const unknown = given.filter((word) => !all.some(({ kind }) => String(kind) === word));
if (unknown.length > 0) {
  console.error(`${unknown.join(", ")}: allowed are the kinds ${all[0].kind} to ${all.at(-1).kind}`);
  process.exit(2);
}
const kinds = all.filter(({ kind }) => given.length === 0 || given.includes(String(kind)));

/** A row's test is a test or a group of tests. Values of a table stand for %s, %j, %i and $name. */
const patternOf = (name) =>
  name
    .split(/%[sjid]|\$\w+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");

function projectOf(file) {
  if (file.startsWith("test/e2e/")) return "e2e";
  if (!file.startsWith("test/containers/")) return "unit";
  return file.includes(".alone.") ? "containers-alone" : "containers";
}

/** Runs the tests of one project. @returns their results by file */
function runTests(project, rows, folder) {
  const report = join(folder, `${project}.json`);
  const files = [...new Set(rows.map(({ file }) => file))];
  const names = [...new Set(rows.map(({ test }) => patternOf(test)))].join("|");
  const options = ["--project", project, "-t", names, "--reporter=json", `--outputFile=${report}`];
  spawnSync("npx", ["vitest", "run", ...files, ...options], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  return new Map(testResults.map(({ name, assertionResults }) => [name.slice(root.length + 1), assertionResults]));
}

const folder = mkdtempSync(join(tmpdir(), "faults-"));
let hasFailed = false;
try {
  const rows = kinds.flatMap((kind) => kind.rows);
  const results = new Map();
  for (const project of new Set(rows.map(({ file }) => projectOf(file)))) {
    const own = rows.filter(({ file }) => projectOf(file) === project);
    for (const [file, tests] of runTests(project, own, folder)) results.set(file, tests);
  }
  for (const { kind, title, rows: own } of kinds) {
    console.log(`\n${kind}. ${title}`);
    for (const { what, file, test } of own) {
      const pattern = new RegExp(patternOf(test));
      const tests = (results.get(file) ?? []).filter(({ fullName }) => pattern.test(fullName));
      const count = (status) => tests.filter((one) => one.status === status).length;
      const passes = count("passed") > 0 && count("failed") === 0;
      const label = passes ? "passed" : count("failed") > 0 ? "FAILED" : "NOT RUN";
      hasFailed ||= !passes;
      console.log(`  ${label.padEnd(8)} ${what} (${count("passed")} of ${tests.length - count("skipped")})`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(hasFailed ? 1 : 0);
