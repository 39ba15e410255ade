import { RackError } from "../../errors.ts";
import { appLogFindings, logLines } from "../../explain/app-log.ts";
import { diagnosisFindings } from "../../explain/diagnosis.ts";
import type { Finding } from "../../explain/finding.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { statusInWords } from "../output/app-status.ts";
import { table } from "../output/table.ts";

const inputs = {
  app: appInput,
  since: {
    description: "How far to look back in the app's log, where the Rack has no diagnosis of its own",
    kind: "duration",
    default: "30m",
  },
} as const satisfies Inputs;

/** How much of the log is looked at, from its end. */
const LOG_CHARACTERS = 1024 * 1024;

interface DiagnoseResult {
  app: string;
  status: string;
  release: string;
  /** What it was told by: the Rack's own diagnosis, or the app's log and its processes. */
  source: "diagnosis" | "log";
  services: { name: string; status: string; ready: number; desired: number }[];
  findings: Finding[];
  /** Names of the services that findings are about, with a blank between them. */
  failing: string;
}

export const diagnose = command({
  name: "diagnose",
  cliNames: ["deploy-debug"],
  summary: "Tell why an app's processes do not come up, and what to do about it",
  details:
    "Asks a v3 Rack (3.24.0 and later) for its diagnosis. Other Racks have none: there the app's log and its processes " +
    "tell what they can. A default deploy key may not ask for a diagnosis.",
  icon: "help-circle",
  inputs,
  outputs: {
    app: "Name of the app",
    status: "Status of the app",
    release: "Id of the release that it runs",
    source: "diagnosis, by the Rack itself, or log: what the app's log and its processes tell",
    failing: "Names of the services that have something wrong, with a blank between them; empty for none",
  },
  async run(values, deps): Promise<DiagnoseResult> {
    const result = await runDiagnosis(values, deps);
    const failing = [...new Set(result.findings.map(({ service }) => service).filter((name) => name !== ""))];
    return { ...result, failing: failing.join(" ") };
  },
  text({ app, status, release, services, findings }) {
    const rows = services.map(({ name, status, ready, desired }) => [name, status, `${ready} of ${desired} ready`]);
    const about = findings.map(({ service, what, hint, output }) => {
      const lines = [`${service === "" ? "" : `${service}: `}${what}`, ...(hint === "" ? [] : [`  ${hint}`])];
      const printed = output === "" ? [] : ["  last output:", ...output.split("\n").map((line) => `    ${line}`)];
      return [...lines, ...printed].join("\n");
    });
    const nothing = findings.length === 0 ? ["Nothing is known to be wrong"] : [];
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
    const services = report.services.map(({ name, status, ready, desired }) => ({ name, status, ready, desired }));
    return { app, status, release, source: "diagnosis", services, findings: diagnosisFindings(report) };
  } catch (error) {
    if (!(error instanceof RackError) || ![401, 403, 404].includes(error.status ?? 0)) throw error;
    host.info(
      error.status === 404
        ? "This Rack has no diagnosis of its own: looking at the app's log and its processes"
        : `The Rack's own diagnosis may not be asked for: ${error.message}`,
    );
  }
  const processes = await rack.processes.list(app);
  const log = await recentLog(app, since, deps);
  const findings = appLogFindings(logLines(log), processes, release);
  return { app, status, release, source: "log", services: [], findings };
}

async function recentLog(app: string, sinceMs: number, { rack }: Deps): Promise<string> {
  const stream = await rack.logs.app(app, { prefix: true, follow: false, since: Math.ceil(sinceMs / 1000) });
  let log = "";
  const decoder = new TextDecoder();
  for await (const chunk of stream) log = (log + decoder.decode(chunk, { stream: true })).slice(-LOG_CHARACTERS);
  return log;
}
