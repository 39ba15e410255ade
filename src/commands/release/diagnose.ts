import { appLogFindings, logLines } from "../../explain/app-log.ts";
import { diagnosisFindings } from "../../explain/diagnosis.ts";
import type { Finding } from "../../explain/finding.ts";
import { isRefusal, type Stream } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { statusInWords } from "../output/app-status.ts";
import { table } from "../output/table.ts";

const inputs = {
  app: appInput,
  since: {
    description: "Time span of the app's log to search, if the Rack has no diagnosis",
    kind: "duration",
    default: "30m",
  },
} as const satisfies Inputs;

/** Characters to search, from the end of the log. */
const LOG_CHARACTERS = 1024 * 1024;

export interface DiagnoseResult {
  app: string;
  status: string;
  release: string;
  /** Source of the findings: the Rack's diagnosis, or the app's log and processes. */
  source: "diagnosis" | "log";
  services: { service: string; status: string; ready: number; desired: number }[];
  findings: Finding[];
  /** Names of the affected services, separated by spaces. */
  failing: string;
}

export const diagnose = command({
  name: "diagnose",
  cliNames: ["deploy-debug"],
  summary: "Explain why an app's processes fail to start",
  details:
    "Reads the diagnosis of a v3 Rack (3.24.0 and later). For other Racks, it searches the app's log and processes. A " +
    "deploy key without a role is not allowed to read the diagnosis.",
  icon: "help-circle",
  inputs,
  outputs: {
    app: "Name of the app",
    status: "Status of the app",
    release: "Id of the active release",
    source: "Source of the findings: diagnosis for the Rack's own, log for the app's log and processes",
    failing: "Names of the failing services, separated by spaces; empty if there are none",
  },
  async run(values, deps): Promise<DiagnoseResult> {
    const result = await runDiagnosis(values, deps);
    const failing = [...new Set(result.findings.map(({ service }) => service).filter((name) => name !== ""))];
    return { ...result, failing: failing.join(" ") };
  },
  text({ app, status, release, services, findings }) {
    const rows = services.map(({ service, status, ready, desired }) => [
      service,
      status,
      `${ready} of ${desired} ready`,
    ]);
    const about = findings.map(({ service, what, hint, output }) => {
      const lines = [`${service === "" ? "" : `${service}: `}${what}`, ...(hint === "" ? [] : [`  ${hint}`])];
      const printed = output === "" ? [] : ["  last output:", ...output.split("\n").map((line) => `    ${line}`)];
      return [...lines, ...printed].join("\n");
    });
    const nothing = findings.length === 0 ? ["No problems found"] : [];
    const head = `${app} is ${statusInWords(status)} and runs ${release || "no release"}`;
    return `${[head, table(rows).trimEnd(), ...about, ...nothing].filter((part) => part !== "").join("\n\n")}\n`;
  },
});

async function runDiagnosis(
  { app, since }: Values<typeof inputs>,
  deps: Deps,
): Promise<Omit<DiagnoseResult, "failing">> {
  const { rack, host } = deps;
  const { status, release } = await rack.apps.get(app);
  try {
    const report = await rack.diagnose.app(app);
    const services = report.services.map(({ name, status, ready, desired }) => ({
      service: name,
      status,
      ready,
      desired,
    }));
    return { app, status, release, source: "diagnosis", services, findings: diagnosisFindings(report) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    host.info(
      error.status === 404
        ? "This Rack has no diagnosis. Searching the app's log and processes"
        : `This deploy key is not allowed to read the Rack's diagnosis: ${error.message}. Searching the app's log and processes`,
    );
  }
  const processes = await rack.processes.list(app);
  const log = await recentLog(app, since, deps);
  const findings = appLogFindings(logLines(log), processes, release);
  return { app, status, release, source: "log", services: [], findings };
}

async function recentLog(app: string, sinceMs: number, { rack }: Deps): Promise<string> {
  const options = { prefix: true, follow: false, since: Math.ceil(sinceMs / 1000) };
  if (!rack.endpoint.machine) return await endOf(await rack.logs.app(app, options));
  // A Convox Cloud machine has the logs of services only.
  const logs: string[] = [];
  for (const { name } of await rack.services.list(app))
    logs.push(await endOf(await rack.logs.service(app, name, options)));
  return logs.join("");
}

async function endOf(stream: Stream): Promise<string> {
  let log = "";
  const decoder = new TextDecoder();
  for await (const chunk of stream) log = (log + decoder.decode(chunk, { stream: true })).slice(-LOG_CHARACTERS);
  return log;
}
