import { git } from "./ci/git.ts";
import type { Host } from "./ci/host.ts";
import { cancellation } from "./ci/signals.ts";
import { begunIn, undoneWithin } from "./commands/begun.ts";
import type { Command, Deps } from "./commands/command.ts";
import { connectionInputs } from "./commands/connection.ts";
import { type Environment, type Given, parseInputs } from "./commands/inputs.ts";
import { connectRack, maskSecrets } from "./connect.ts";
import { CancelledError } from "./errors.ts";
import { pause as sleep } from "./rack/index.ts";

/** What a door knows when it has found the command to run. */
export interface Job {
  readonly given: Given;
  readonly env: Environment;
  readonly host: Host;
  readonly cwd: string;
  readonly stdin?: () => AsyncIterable<Uint8Array>;
}

/** Reads the inputs, connects to the Rack, runs `command` and takes everything down again. */
export async function runCommand(command: Command, { given, env, host, cwd, stdin }: Job): Promise<object> {
  const values = parseInputs({ ...command.inputs, ...(command.rackless ? {} : connectionInputs) }, given, env);
  const { signal, dispose } = cancellation();
  const rest: Omit<Deps, "rack"> = { host, env, cwd, git, sleep, now: Date.now, signal, ...(stdin ? { stdin } : {}) };
  try {
    if (command.rackless) return await command.run(values, rest as Deps);
    signal.addEventListener("abort", () => {
      host.info(`${signal.reason.message}: ending what was begun on the Rack; a second signal leaves at once`);
    });
    const connection = parseInputs(connectionInputs, given, env);
    maskSecrets(connection, env, host);
    const { rack, close } = await connectRack(connection, env, host, {
      signal,
      sleep,
      onNotice: (line) => host.info(line),
    });
    try {
      return await command.run(values, { ...rest, rack });
    } finally {
      await close();
    }
  } catch (error) {
    throw signal.aborted && !(error instanceof CancelledError) ? signal.reason : error;
  } finally {
    dispose();
  }
}

/** How long the step after a job may take to end what the job left. */
const FINISH_MS = 60_000;

/**
 * Ends what a job has left on the Rack, if its process was ended before it could do so; `note` is what it saved. Never
 * fails a job: what cannot be ended is a warning.
 */
export async function finishJob(note: string, { given, env, host }: Job): Promise<void> {
  const begun = begunIn(note);
  if (!begun) return;
  try {
    const connection = parseInputs(connectionInputs, given, env);
    maskSecrets(connection, env, host);
    const { rack, close } = await connectRack(connection, env, host, { sleep });
    try {
      const { done, told } = await undoneWithin(FINISH_MS, begun, rack, { now: Date.now, sleep });
      if (done) host.info(told);
      else host.warn(told);
    } finally {
      await close();
    }
  } catch (error) {
    host.warn(`${begun.kind} ${begun.id} of ${begun.app} may go on at the Rack: ${Object(error).message}`);
  }
}
