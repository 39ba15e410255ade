import { Readable } from "node:stream";
import { STARTED_WORK } from "../../commands/cleanup/started-work.ts";
import type { Command } from "../../commands/declaration/command.ts";
import type { RunReport } from "../../commands/declaration/run-report.ts";
import { commandFiles, loadCommand, loadCommands } from "../../commands/load.ts";
import { CancelledError, ConvoxError } from "../../errors.ts";
import { printable } from "../../host/control-sequences.ts";
import { clock, finishJob, runCommand } from "../../session/run-command.ts";
import { describeSystemError } from "../../system-error.ts";
import { createTimeline } from "../../timeline/timeline.ts";
import type { FailureReport } from "../failure.ts";
import { adaptHint, type HintContext, readTarget } from "../hints.ts";
import { describeEnd, describeOutcome, type Outcome } from "../outcome.ts";
import { surviveStreamErrors } from "../standard-streams.ts";
import { type GithubHost, githubHost } from "./host.ts";
import type { StepReport } from "./summary/write-summary.ts";
import { readInput, readState } from "./workflow-commands.ts";

/**
 * A GitHub action: runs the command `name` with the step's inputs and writes its outputs. A failure fails the step,
 * with its message and hint as one error annotation.
 */
export async function runAction(name: string): Promise<void> {
  const host = startHost();
  let command: Command | undefined;
  const timeline = createTimeline({ now: clock });
  const report: RunReport = {};
  try {
    const file = commandFiles.find((candidate) => (candidate.action ?? candidate.name) === name);
    command = file && (await loadCommand(file));
    if (!command?.icon) throw new Error(`the action ${name} does not exist`);
    const advise = async (text: string) => adaptHint(text, "action", await contextOf(command));
    const job = { given: readInput, env: process.env, host, advise, cwd: process.cwd(), timeline, report };
    const result = await runCommand(command, job);
    // The step's log shows what a terminal shows. It may hold text of the app.
    if (command.text && command.needsRack !== false)
      await host.stream(Readable.from([Buffer.from(printable(command.text(result, Date.now())))]));
    writeOutputs(command, result, host);
    const { spans } = timeline;
    await summarize({ command: command.name, outcome: "success", outputs: { ...result }, spans, ...report }, host);
  } catch (error) {
    const failure = await fail(error, command, host);
    if (command === undefined) return;
    const outputs = error instanceof ConvoxError ? error.outputs : {};
    const outcome = outcomeOf(error);
    const { spans } = timeline;
    const ended = { command: command.name, outcome, outputs, failure, spans, logTail: host.tail(), ...report };
    await summarize(ended, host);
  }
}

/** Runs the post step, which cleans up on the Rack after a job that ended in the middle of its work. */
export async function runPost(): Promise<void> {
  const host = startHost();
  try {
    await finishJob(readState(STARTED_WORK), { given: readInput, env: process.env, host, cwd: process.cwd() });
  } catch (error) {
    const { describeFailure } = await import("../failure.ts");
    host.warn(describeFailure(error).message);
  }
}

function startHost(): GithubHost {
  surviveStreamErrors();
  const host = githubHost();
  process.once("exit", () => host.finish());
  return host;
}

/** Writes the summary of the step, which GitHub shows on the run page. Its failure is a warning. */
async function summarize(report: StepReport, host: GithubHost): Promise<void> {
  if (!process.env["GITHUB_STEP_SUMMARY"]) return;
  try {
    const { writeSummary } = await import("./summary/write-summary.ts");
    await writeSummary(report, host.hide);
  } catch (error) {
    host.warn(`The summary of this step is not written: ${describeSystemError(error) ?? Object(error).message}`);
  }
}

/** @throws ConvoxError when the outputs cannot be recorded; the log then says first that the command succeeded */
function writeOutputs(command: Command, result: object, host: GithubHost): void {
  const values = new Map(Object.entries(result));
  try {
    for (const output of Object.keys(command.outputs)) host.output(output, String(values.get(output) ?? ""));
  } catch (cause) {
    host.info(describeOutcome(command, result));
    throw new ConvoxError(
      "outputs-not-recorded",
      `${command.name} succeeded, but its outputs are not recorded: ${Object(cause).message}`,
      {
        hint: "Later steps cannot read the outputs of this step.",
        cause,
      },
    );
  }
}

/** What hints need: the Rack and the app of the step. */
async function contextOf(command: Command | undefined): Promise<HintContext> {
  const read = (name: string) => readInput(name) || process.env[`CONVOX_${name.toUpperCase()}`] || undefined;
  const target = readTarget((name) => (name === "host" ? readInput(name) || undefined : read(name)));
  return { command, commands: await loadCommands(), target, app: read("app") };
}

/** Prints one error annotation and records the outputs that are valid nevertheless. */
async function fail(error: unknown, command: Command | undefined, host: GithubHost): Promise<FailureReport> {
  process.exitCode = 1;
  const context = await contextOf(command);
  const { app } = context;
  const { describeFailure } = await import("../failure.ts");
  const failure = describeFailure(error, (hint) => adaptHint(hint, "action", context));
  const { title, code, message, hints, place } = failure;
  const end = describeEnd(command?.name ?? "action", outcomeOf(error), app);
  host.error([message, ...hints].join("\n"), `${end}: ${title} (${code})`, place);
  try {
    const outputs = error instanceof ConvoxError ? error.outputs : {};
    for (const [name, value] of Object.entries(outputs)) host.output(name, String(value));
    host.output("error", JSON.stringify(failure));
  } catch (problem) {
    // The error itself may be that the outputs are not recorded.
    if (code !== "outputs-not-recorded") {
      host.warn(`The outputs of this step are not recorded: ${Object(problem).message}`);
    }
  }
  return failure;
}

function outcomeOf(error: unknown): Exclude<Outcome, "success"> {
  return error instanceof CancelledError ? "canceled" : "failure";
}
