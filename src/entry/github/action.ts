import { Readable } from "node:stream";
import { error as annotate, getInput, getState, setFailed } from "@actions/core";
import { STARTED_WORK } from "../../commands/cleanup/started-work.ts";
import { commands } from "../../commands/index.ts";
import { ConvoxError } from "../../errors.ts";
import { printable } from "../../host/control-sequences.ts";
import type { Host } from "../../host/host.ts";
import { finishJob, runCommand } from "../../session/run-command.ts";
import { githubHost } from "./host.ts";

/**
 * A GitHub action: runs the command `name` with the step's inputs and writes its outputs. A failure fails the step,
 * with its message and hint as one error annotation.
 */
export async function runAction(name: string): Promise<void> {
  const host = githubHost();
  try {
    const command = commands.find((candidate) => (candidate.action ?? candidate.name) === name && candidate.icon);
    if (!command) throw new Error(`there is no action ${name}`);
    const job = { given: (input: string) => getInput(input), env: process.env, host, cwd: process.cwd() };
    const found = await runCommand(command, job);
    // What a terminal shows belongs into the step's log; it may hold words of the app's.
    if (command.text && command.needsRack !== false)
      await host.stream(Readable.from([Buffer.from(command.text(found, Date.now()))]));
    const result = new Map(Object.entries(found));
    for (const output of Object.keys(command.outputs)) {
      host.output(output, String(result.get(output) ?? ""));
    }
  } catch (error) {
    fail(error, host);
  }
}

/** The step after the job, whatever became of it: ends what a job that was ended in the middle has left on the Rack. */
export async function runPost(): Promise<void> {
  const given = (input: string) => getInput(input);
  await finishJob(getState(STARTED_WORK), { given, env: process.env, host: githubHost(), cwd: process.cwd() });
}

/** One error annotation, at the line that caused it where that is known, and the outputs that hold nevertheless. */
function fail(error: unknown, host: Host): void {
  if (!(error instanceof ConvoxError)) {
    setFailed(error as Error);
    return;
  }
  for (const [name, value] of Object.entries(error.outputs)) host.output(name, String(value));
  process.exitCode = 1;
  const { file, line } = error.place ?? {};
  annotate(printable([error.message, error.hint ?? []].flat().join("\n")), {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { startLine: line }),
  });
}
