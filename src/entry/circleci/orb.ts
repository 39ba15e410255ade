import { parseStartedWork, STARTED_WORK } from "../../commands/cleanup/started-work.ts";
import type { Command } from "../../commands/declaration/command.ts";
import { commands } from "../../commands/index.ts";
import { CancelledError, ConvoxError } from "../../errors.ts";
import { printable } from "../../host/control-sequences.ts";
import { runCommand } from "../../session/run-command.ts";
import { exitCode, failureText } from "../failure.ts";
import { circleciHost } from "./host.ts";
import { installProgram } from "./install.ts";
import { type DeployMarkers, deployMarkers } from "./markers.ts";
import { orbParameters, orbPath, orbSetting, workingDirectory } from "./parameters.ts";
import { exportResults, junitReport, type Results, resultName, writeResults } from "./results.ts";
import { exportedOutputs } from "./variables.ts";

/**
 * A step of the CircleCI orb: runs the command `name` with the step's parameters, hands its outputs to later steps and
 * leaves what the job stores. Sets the exit code as the program does; what is only a record of the work never fails it.
 */
export async function runOrb(name: string): Promise<void> {
  if (name === "install") {
    process.stdout.write(`Installed ${await installProgram(process.env)}\n`);
    return;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw new Error(`there is no command ${name}`);
  await step(command);
}

async function step(command: Command): Promise<void> {
  const { env } = process;
  let markers: DeployMarkers | undefined;
  const host = circleciHost({
    out: process.stdout,
    onSave(note, value) {
      const begun = note === STARTED_WORK ? parseStartedWork(value) : undefined;
      if (begun?.kind === "promotion") markers?.began(begun.app, begun.id);
    },
  });
  const timeline = orbSetting(env, "DEPLOY_MARKER");
  if (timeline !== "") markers = deployMarkers(timeline, /\brollback$/.test(command.name), host.info);
  for (const key of ["CONVOX_PASSWORD", "CONVOX_DEPLOY_KEY"]) host.mask(env[key] ?? "");

  const began = Date.now();
  const folder = orbPath(env, "RESULTS_DIR");
  let app = "";
  let results: Results = {};
  let failure: Error | undefined;
  try {
    const parameters = await orbParameters(command, env);
    app = parameters.app;
    for (const notice of parameters.notices) host.info(notice);
    process.chdir(await workingDirectory(command, env));
    const logFile = folder === "" ? undefined : `${folder}/${resultName(command.name, app)}.log`;
    const given = (input: string) => parameters.given(input) ?? (input === "log-file" ? logFile : undefined);
    const result = await runCommand(command, { given, env: parameters.env, host, cwd: process.cwd() });
    if (command.text) process.stdout.write(host.masker.text(command.text(result, Date.now())));
    results = { ...result };
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    results = failure instanceof ConvoxError ? failure.outputs : {};
  }
  await markers?.ended(
    failure === undefined ? undefined : host.masker.text(failure.message),
    failure instanceof CancelledError,
  );
  await record(command, { app, folder, results, failure, seconds: (Date.now() - began) / 1000 }, host);
  if (failure === undefined) return;
  process.exitCode = exitCode(failure);
  process.stderr.write(host.masker.text(printable(failureText(failure))));
}

interface Ended {
  readonly app: string;
  /** Where its files go; "" for nowhere. */
  readonly folder: string;
  readonly results: Results;
  readonly failure: Error | undefined;
  readonly seconds: number;
}

/** Outputs for later steps, and the files of the job. */
async function record(command: Command, ended: Ended, host: ReturnType<typeof circleciHost>): Promise<void> {
  const { env } = process;
  const { app, folder, results, failure, seconds } = ended;
  const name = resultName(command.name, app);
  const hint = failure instanceof ConvoxError ? failure.hint : undefined;
  const error =
    failure === undefined ? {} : { error: { name: failure.name, message: failure.message, ...(hint ? { hint } : {}) } };
  const mask = (text: string) => host.masker.text(text);
  try {
    await exportResults(env["BASH_ENV"], results, exportedOutputs(command.name, Object.keys(command.outputs)));
    if (folder === "") return;
    const text = failure && mask([failure.message, hint ?? []].flat().join("\n"));
    const junit = junitReport(
      `convox ${command.name}${app === "" ? "" : ` ${app}`}`,
      host.parts,
      text === undefined ? undefined : { message: text.split("\n", 1)[0] ?? "", text },
      seconds,
    );
    const told = (_: string, value: unknown) => (typeof value === "string" ? mask(value) : value);
    const shown = JSON.parse(JSON.stringify({ ...results, ...error }, told));
    await writeResults(folder, name, { results: shown, junit, timeline: host.parts });
  } catch (problem) {
    host.warn(`the results of this step are not all recorded: ${Object(problem).message}`);
  }
}
