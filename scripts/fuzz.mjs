// Runs the fuzz targets of test/fuzz with new seeds: npm run fuzz -- --minutes N (default: 10), split over the targets.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const TARGETS = 10;
const { values } = parseArgs({ options: { minutes: { type: "string", default: "10" } } });
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= 1440)) {
  console.error(`minutes is ${JSON.stringify(values.minutes)}: allowed is a number up to 1440`);
  process.exit(2);
}
const { status } = spawnSync("npx", ["vitest", "run", "--project", "unit", "test/fuzz"], {
  stdio: "inherit",
  env: { ...process.env, FUZZ_SECONDS: String((minutes * 60) / TARGETS) },
});
process.exit(status ?? 1);
