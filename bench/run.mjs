// usage: npm run bench -- [--runs N] [--tree DIR] [--small DIR] [--cli PATH] [--base DIR]   Measures start-up and uploads against named
// yardsticks in one run, and prints ratios as JSON. Absolute times depend on the machine; ratios of one run are comparable.
// --cli is the official Convox CLI, --base a package of an older build; without them the rows that compare are left out.
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  endHelpers,
  measure,
  measureFirstByte,
  measureMemory,
  median,
  quote,
  root,
  round,
  sort,
  startHelper,
} from "./measure.mjs";

const options = { runs: { type: "string", default: "7" }, tree: { type: "string" }, small: { type: "string" } };
const { values } = parseArgs({ options: { ...options, cli: { type: "string" }, base: { type: "string" } } });
const node = JSON.stringify(process.execPath);
const program = `${node} ${JSON.stringify(join(root, "bin/convox-ci.js"))}`;
const archive = join(tmpdir(), `convox-ci-bench-${process.pid}.tgz`);

/** Lines of the log, and how many of them a message has: one where they come slowly, many where a Rack reads many at once. */
const LINES = 1_000_000;
const LINES_PER_MESSAGE = [1, 20, 500];
/** The row of an action that starts, up to its first request. */
const FIRST_BYTE = "first byte of the build action";
const ACTION = join(root, "actions/build/main.js");
/** Rates of links, in Mbit/s. */
const RATES = [1000, 100];
const logRow = (at) => `build log, lines in a message: ${LINES_PER_MESSAGE[at]}`;

try {
  const port = await startHelper("instant-rack.mjs");
  const env = { RACK_URL: `http://convox:bench@127.0.0.1:${port}`, CONVOX_APP: "web" };
  const tree = values.tree && quote(values.tree);
  const small = values.small && quote(values.small);
  const cli = values.cli && quote(values.cli);
  const links = tree ? await Promise.all(RATES.map((rate) => startHelper("link.mjs", port, rate))) : [];
  const through = (at) => `RACK_URL=http://convox:bench@127.0.0.1:${links[at]}`;
  const logs = values.base
    ? await Promise.all(LINES_PER_MESSAGE.map((lines) => startHelper("log-rack.mjs", LINES, lines)))
    : [];
  const readLog = (port, from) =>
    `RACK_URL=http://convox:bench@127.0.0.1:${port} ${node} ${JSON.stringify(join(from, "bin/convox-ci.js"))} builds logs B$$ | cat`;
  const copyLog = (port) =>
    `RACK_URL=http://convox:bench@127.0.0.1:${port} ${node} ${JSON.stringify(join(root, "bench/log-copy.mjs"))} B$$ | cat`;
  const commands = {
    "node -e 0": `${node} -e 0`,
    "--version": `${program} --version`,
    builds: `${program} builds`,
    ...(small && { "build of the small tree": `${program} build ${small}` }),
    ...(tree && {
      "tar | pigz -p2 -1": `tar -cf - -C ${tree} . | pigz -p2 -1 > ${archive}`,
      "build of the tree": `${program} build ${tree} --reuse none`,
      "second build of the tree": `${program} build ${tree}`,
    }),
    ...Object.fromEntries(
      links.map((_, at) => [`build at ${RATES[at]} Mbit/s`, `${through(at)} ${program} build ${tree} --reuse none`]),
    ),
    ...(cli &&
      Object.fromEntries(
        links.map((_, at) => [`CLI build at ${RATES[at]} Mbit/s`, `${through(at)} ${cli} build -a web ${tree}`]),
      )),
    ...Object.fromEntries(
      logs.flatMap((port, at) => [
        [logRow(at), readLog(port, root)],
        [`${logRow(at)}, older build`, readLog(port, values.base)],
        [`${logRow(at)}, copied`, copyLog(port)],
      ]),
    ),
    ...(cli && { "CLI builds": `${cli} builds -a web` }),
    ...(cli && small && { "CLI build of the small tree": `${cli} build -a web ${small}` }),
    ...(cli && tree && { "CLI build of the tree": `${cli} build -a web ${tree}` }),
  };
  // Each round runs every command once, so that a change of the machine's load meets all of them.
  const samples = Object.fromEntries([...Object.keys(commands), FIRST_BYTE].map((name) => [name, []]));
  const actionInputs = { INPUT_APP: "web", "INPUT_WORKING-DIRECTORY": values.small };
  for (let round = 0; round < Number(values.runs); round++) {
    for (const [name, command] of Object.entries(commands)) samples[name].push(measure(command, env));
    if (values.small) samples[FIRST_BYTE].push({ wall: await measureFirstByte([ACTION], actionInputs) });
  }
  const pairs = [
    ["--version", "node -e 0"],
    [FIRST_BYTE, "node -e 0"],
    ["builds", "node -e 0"],
    ["builds", "CLI builds"],
    ["build of the small tree", "node -e 0"],
    ["build of the small tree", "CLI build of the small tree"],
    ["build of the tree", "tar | pigz -p2 -1"],
    ["build of the tree", "CLI build of the tree"],
    ["second build of the tree", "build of the tree"],
    ...RATES.map((rate) => [`build at ${rate} Mbit/s`, `CLI build at ${rate} Mbit/s`]),
    ...LINES_PER_MESSAGE.flatMap((_, at) => [
      [logRow(at), `${logRow(at)}, older build`],
      [logRow(at), `${logRow(at)}, copied`],
    ]),
  ];
  const rows = pairs.flatMap(([what, yardstick]) => {
    if (!samples[what]?.length || !samples[yardstick]) return [];
    const kinds = ["wall", "cpu"].filter((kind) => kind in samples[what][0]);
    const ratios = kinds.map((kind) => {
      const base = median(samples[yardstick].map((one) => one[kind]));
      const all = sort(samples[what].map((one) => one[kind] / base));
      return [kind, { median: round(median(all)), least: round(all[0]), most: round(all.at(-1)) }];
    });
    return [{ what, yardstick, ...Object.fromEntries(ratios) }];
  });
  const memoryMiB = tree ? measureMemory(commands["build of the tree"], env) : undefined;
  console.log(JSON.stringify({ node: process.version, runs: Number(values.runs), rows, memoryMiB }, null, 2));
} finally {
  endHelpers();
  rmSync(archive, { force: true });
}
