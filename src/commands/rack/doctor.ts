import { ConvoxError } from "../../errors.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { table } from "../output/table.ts";
import { checkConnection } from "./check-connection.ts";
import { checkRack } from "./check-rack.ts";
import { type Check, checkReport } from "./check-report.ts";

const inputs = {
  // A directory's name is no reason to look for an app.
  app: { description: "Name of the app to look at too", short: "a", positional: "app" },
} as const satisfies Inputs;

export const doctor = command({
  name: "doctor",
  summary: "Check the way to the Rack and what the deploy key may do, and say how to mend what is wrong",
  details:
    "Looks at the settings, the proxy, the name, the connection, the certificate, the clock, the key, the Rack, and what " +
    "the key may read of an app. It only reads, and the key is sent to nobody whose certificate is not trusted.",
  icon: "activity",
  inputs,
  needsTarget: true,
  outputs: {
    checks: "All checks as JSON: a list of check, result (ok, warn, fail or skip) and detail; set on failure too",
    failed: "How many checks failed; set on failure too",
    warnings: "How many checks have a warning; set on failure too",
  },
  run: runChecks,
});

async function runChecks({ app }: Values<typeof inputs>, deps: Deps) {
  const { host } = deps;
  const report = checkReport();
  const reached = await checkConnection(report, deps);
  if (reached) {
    try {
      if (reached.trusted) await checkRack(report, reached, app, deps);
      else report.skip(["key", "rack", "version"], "the key is not sent where the certificate is not trusted");
    } finally {
      await reached.target.close();
    }
  } else {
    report.skip(["key", "rack", "version"], "there is no way to it");
  }

  const { checks } = report;
  const rows = checks.map(({ check, result, detail }) => [check, result, detail]);
  for (const line of table([["CHECK", "RESULT", "DETAIL"], ...rows])
    .trimEnd()
    .split("\n"))
    host.info(line);
  const result = {
    checks: JSON.stringify(checks),
    failed: countResults("fail", checks),
    warnings: countResults("warn", checks),
  };
  if (result.failed === 0) return result;
  const failed = checks.filter((one) => one.result === "fail");
  throw new ConvoxError(
    `${failed.length} of ${checks.length} checks failed: ${failed.map(({ check }) => check).join(", ")}`,
    {
      hint: failed[0]?.detail,
      outputs: result,
    },
  );
}

function countResults(result: Check["result"], checks: readonly Check[]): number {
  return checks.filter((one) => one.result === result).length;
}
