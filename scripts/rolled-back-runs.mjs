// Deploys as a GitHub action and rolls back, many times in a row: node scripts/rolled-back-runs.mjs [--runs N] (default: 100).
// Each log is read as GitHub's runner reads it. Run `npm run build` before.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { runs: { type: "string", default: "100" } } });
if (!/^[1-9]\d{0,3}$/.test(values.runs)) {
  console.error(`runs is ${JSON.stringify(values.runs)}: allowed is a number from 1 to 9999`);
  process.exit(2);
}
const { status } = spawnSync("npx", ["vitest", "run", "--project", "e2e", "test/e2e/rolled-back.test.ts"], {
  stdio: "inherit",
  env: { ...process.env, ROLLED_BACK_RUNS: values.runs },
});
process.exit(status ?? 1);
