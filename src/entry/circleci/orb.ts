import { parseStartedWork, STARTED_WORK } from "../../commands/cleanup/started-work.ts";
import type { Command } from "../../commands/declaration/command.ts";
import { commandFiles, loadCommand, loadCommands } from "../../commands/load.ts";
import { CancelledError, ConvoxError } from "../../errors.ts";
import { printable } from "../../host/control-sequences.ts";
import { clock, runCommand } from "../../session/run-command.ts";
import { maskSecrets } from "../../session/settings.ts";
import { describeSystemError } from "../../system-error.ts";
import { createTimeline } from "../../timeline/timeline.ts";
import type { FailureReport } from "../failure.ts";
import { adaptHint, type HintContext, readTarget } from "../hints.ts";
import { describeOutcome } from "../outcome.ts";
import { surviveStreamErrors } from "../standard-streams.ts";
import { circleciHost } from "./host.ts";
import { installProgram } from "./install.ts";
import { type DeployMarkers, deployMarkers, markerSettings } from "./markers.ts";
import { type OrbParameters, orbParameters, orbPath, workingDirectory } from "./parameters.ts";
import {
  exportResults,
  junitReport,
  type Part,
  type Results,
  resultName,
  startLog,
  timelineParts,
  writeResults,
} from "./results.ts";
import { exportedOutputs } from "./variables.ts";

/**
 * A step of the CircleCI orb: runs the command `name` with the step's parameters, exports its outputs for later steps and
 * writes the files that the job stores. Sets the exit code as the program does. What cannot be recorded is a warning.
 */
export async function runOrb(name: string): Promise<void> {
  surviveStreamErrors();
  if (name === "install") {
    await runInstall();
    return;
  }
  const file = commandFiles.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`the command ${name} does not exist`);
  await runStep(await loadCommand(file));
}

async function runInstall(): Promise<void> {
  try {
    process.stdout.write(`Installed ${await installProgram(process.env)}\n`);
  } catch (error) {
    const { describeFailure, failureText } = await import("../failure.ts");
    const report = describeFailure(error);
    process.exitCode = report["exit-code"];
    process.stderr.write(printable(failureText(report)));
  }
}

async function runStep(command: Command): Promise<void> {
  const { env } = process;
  let markers: DeployMarkers | undefined;
  const host = circleciHost({
    out: process.stdout,
    onSave(note, value) {
      const started = note === STARTED_WORK ? parseStartedWork(value) : undefined;
      if (started?.kind === "promotion") markers?.start(toLine(started.app), toLine(started.id));
    },
  });
  const toLine = (text: string) => host.masker.text(printable(text));
  const timeline = createTimeline({ now: clock });
  maskSecrets(() => undefined, env, host);

  const start = Date.now();
  const folder = orbPath(env, "RESULTS_DIR");
  let parameters: OrbParameters | undefined;
  let result: object | undefined;
  let failure: Error | undefined;
  const contextOfStep = () => {
    const read = (name: string) => [parameters?.given(name)].flat().at(-1);
    const target = readTarget((name) => {
      return read(name) ?? (name === "host" ? undefined : env[`CONVOX_${name.toUpperCase()}`]);
    });
    return { command, target, app: parameters?.app || undefined };
  };
  try {
    const marker = markerSettings(command.name, env);
    if (marker) markers = deployMarkers(marker, host.info);
    parameters = await orbParameters(command, env);
    for (const notice of parameters.notices) host.info(notice);
    process.chdir(await workingDirectory(command, env));
    const logFile = folder === "" ? undefined : await startLog(folder, resultName(command.name, parameters.app));
    const readInput = (input: string) => parameters?.given(input) ?? (input === "log-file" ? logFile : undefined);
    const advise = async (text: string) =>
      adaptHint(text, "orb", { ...contextOfStep(), commands: await loadCommands() });
    const job = { given: readInput, env: parameters.env, host, advise, cwd: process.cwd(), timeline };
    result = await runCommand(command, job);
    if (command.text) process.stdout.write(toLine(command.text(result, Date.now())));
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  }
  await markers?.end(failure === undefined ? undefined : toLine(failure.message), failure instanceof CancelledError);
  const app = parameters?.app ?? "";
  const parts = timelineParts(timeline.spans, toLine);
  const report = failure && (await describeStepFailure(failure, contextOfStep()));
  const outputs = failure instanceof ConvoxError ? failure.outputs : result;
  await record(
    { command, app, folder, result, outputs: { ...outputs }, report, parts, seconds: (Date.now() - start) / 1000 },
    host,
  );
  if (report === undefined) return;
  process.exitCode = report["exit-code"];
  const { failureText, paintFailure } = await import("../failure.ts");
  process.stderr.write(paintFailure(toLine(failureText(report)), process.stderr));
}

/** The report of a failure, with hints that name the orb's parameters. */
async function describeStepFailure(failure: Error, used: Omit<HintContext, "commands">): Promise<FailureReport> {
  const context = { ...used, commands: await loadCommands() };
  const { describeFailure } = await import("../failure.ts");
  return describeFailure(failure, (hint) => adaptHint(hint, "orb", context));
}

interface Ended {
  readonly command: Command;
  readonly app: string;
  /** Where its files go; "" for nowhere. */
  readonly folder: string;
  /** undefined when the command failed. */
  readonly result: object | undefined;
  readonly outputs: object;
  readonly report: FailureReport | undefined;
  readonly parts: readonly Part[];
  readonly seconds: number;
}

/** Writes the outputs for later steps and the files of the job. A part that cannot be written does not stop the others. */
async function record(ended: Ended, host: ReturnType<typeof circleciHost>): Promise<void> {
  const { command, app, folder, result, outputs, report, parts, seconds } = ended;
  const results: Results = { ...Object(host.masker.value(outputs)) };
  const mask = (text: string) => host.masker.text(printable(text));
  const problems: string[] = [];
  const attempt = async (what: string, write: () => Promise<void>) => {
    await write().catch((error) => problems.push(`${what}: ${describeSystemError(error) ?? Object(error).message}`));
  };

  const bashEnv = process.env["BASH_ENV"];
  await attempt(`BASH_ENV (${bashEnv})`, () =>
    exportResults(bashEnv, results, exportedOutputs(command.name, Object.keys(command.outputs))),
  );
  if (folder !== "") {
    const suite = `convox ${command.name}${app === "" ? "" : ` ${app}`}`;
    const failed = report && {
      type: report.code,
      message: mask(report.message.split("\n", 1)[0] ?? ""),
      text: mask([`${report.title} (${report.code})`, report.message, ...report.hints, report.docs].join("\n")),
    };
    const error = report && { error: host.masker.value(report) };
    const files = {
      results: { ...results, ...error },
      junit: junitReport(suite, parts, failed, seconds),
      timeline: parts,
    };
    await attempt(`results_dir (${folder})`, () => writeResults(folder, resultName(command.name, app), files));
  }
  if (problems.length === 0) return;
  if (result !== undefined) host.info(describeOutcome(command, result));
  host.warn(`Not recorded: ${problems.join("; ")}`);
}
