import { ConvoxError } from "../../errors.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { table } from "../output/table.ts";
import { checkConnection } from "./check-connection.ts";
import { checkRack } from "./check-rack.ts";
import { type Check, checkReport } from "./check-report.ts";

const inputs = {
  // Unlike other commands, the name of the directory is not used as a default.
  app: { description: "Name of an app to also check", short: "a", positional: "app" },
} as const satisfies Inputs;

export const doctor = command({
  name: "doctor",
  summary: "Check connectivity and deploy-key permissions, and suggest fixes",
  details:
    "Checks the settings, proxy, host name, connection, certificate, clock, key, and Rack, and what the key may read of an " +
    "app. It changes nothing, and sends the key only to a host with a trusted certificate.",
  icon: "activity",
  inputs,
  needsTarget: true,
  outputs: {
    checks:
      "JSON list of checks, each with check, result (ok, warn, fail, or skip), detail, and the code of an error; also set on failure",
    failed: "Number of failed checks; also set on failure",
    warnings: "Number of checks with a warning; also set on failure",
  },
  run: runChecks,
});

async function runChecks({ app }: Values<typeof inputs>, deps: Deps) {
  const { host } = deps;
  const report = checkReport();
  const checked = await checkConnection(report, deps);
  if (checked) {
    try {
      if (checked.trusted) await checkRack(report, checked, app, deps);
      else
        report.skip(
          ["key", "rack", "version", "features"],
          "the key is not sent to a host whose certificate is not trusted",
        );
    } finally {
      await checked.target.close();
    }
  } else {
    report.skip(["key", "rack", "version", "features"], "there is no connection");
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
    failed[0]?.code ?? "checks-failed",
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
