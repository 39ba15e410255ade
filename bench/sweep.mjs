// usage: node bench/sweep.mjs --trees DIR,DIR,... [--runs N] [--svg FILE]   Uploads at several sizes and rates: of each tree the wall time
// and the peak memory on loopback, and of the second tree, or the only one, the wall time over links of several rates, by `auto` and by each
// fixed level. Prints JSON, and draws it as SVG. Times are of this machine and this run; ratios are comparable.
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { sourceTree } from "../dist/library.js";
import { endHelpers, measure, measureMemory, median, quote, root, round, startHelper } from "./measure.mjs";
import { drawSweep } from "./sweep-svg.mjs";

const LEVELS = ["store", "1", "3", "6", "9"];
/** Rates of links, in Mbit/s; 0 is loopback without a limit. */
const RATES = [50, 200, 1000, 0];

const { values } = parseArgs({
  options: { trees: { type: "string" }, runs: { type: "string", default: "3" }, svg: { type: "string" } },
});
const trees = (values.trees ?? "").split(",").filter(Boolean);
if (trees.length === 0) throw new Error("--trees is required: one or more directories");
const program = `${JSON.stringify(process.execPath)} ${JSON.stringify(join(root, "bin/convox-ci.js"))}`;

try {
  const port = await startHelper("instant-rack.mjs");
  const env = { RACK_URL: `http://convox:bench@127.0.0.1:${port}`, CONVOX_APP: "web" };
  const build = (tree, level = "auto") => `${program} build ${quote(tree)} --reuse none --compression ${level}`;
  const wall = (command, to) => {
    const at = { ...env, RACK_URL: `http://convox:bench@127.0.0.1:${to}` };
    return median(Array.from({ length: Number(values.runs) }, () => measure(command, at).wall));
  };

  const sizes = [];
  for (const tree of trees) {
    const { bytes } = await sourceTree(tree);
    const seconds = round(wall(build(tree), port) / 1000);
    sizes.push({ tree: basename(tree), bytes, seconds, memoryMiB: measureMemory(build(tree), env) });
  }
  const rates = [];
  const tree = trees[1] ?? trees[0];
  for (const rate of RATES) {
    const to = rate === 0 ? port : await startHelper("link.mjs", port, rate);
    const walls = ["auto", ...LEVELS].map((level) => ({ level, seconds: round(wall(build(tree, level), to) / 1000) }));
    const [auto, ...fixed] = walls;
    const best = fixed.reduce((a, b) => (b.seconds < a.seconds ? b : a));
    const ratioToBest = round(auto.seconds / best.seconds);
    rates.push({ megabitsPerSecond: rate || null, walls, best: best.level, ratioToBest });
  }
  const result = { node: process.version, runs: Number(values.runs), sizes, ratesOf: basename(tree), rates };
  console.log(JSON.stringify(result, null, 2));
  if (values.svg) writeFileSync(values.svg, drawSweep(result));
} finally {
  endHelpers();
}
