// Kills programs at the worst moments: npm run chaos -- --kills 100 --locks 400. docs/security.md has figures.
import { parseArgs } from "node:util";
import { killDeploys } from "./chaos/kill-deploys.mjs";
import { killLockHolders } from "./chaos/kill-lock-holders.mjs";

const { values } = parseArgs({
  options: { kills: { type: "string", default: "100" }, locks: { type: "string", default: "400" } },
});
for (const [name, text] of Object.entries(values)) {
  if (/^\d{1,4}$/.test(text)) continue;
  console.error(`${name} is ${JSON.stringify(text)}: allowed is a number up to 9999`);
  process.exit(2);
}

const locks = await killLockHolders(Number(values.locks));
console.log(`Locks: ${locks.killed} holders killed, ${locks.sections} sections, ${locks.overlaps} overlaps`);
const deploys = await killDeploys(Number(values.kills));
console.log(
  `Deploys: ${deploys.killed} killed, ${deploys.ended} ended before, ${deploys.releases} releases, ${deploys.lost} lost, ` +
    `${deploys.running} builds still running, ${deploys.leftovers.length} temporary files left`,
);
console.log(
  `Killed in each stage: ${Object.entries(deploys.stages)
    .map((pair) => pair.join(" "))
    .join(", ")}`,
);
const isGood = locks.overlaps + deploys.lost + deploys.running + deploys.leftovers.length === 0;
process.exitCode = isGood ? 0 : 1;
