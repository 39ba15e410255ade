import { cleanUp, parseStartedWork } from "../commands/cleanup/started-work.ts";
import type { Command, Deps } from "../commands/declaration/command.ts";
import { connectionInputs } from "../commands/declaration/connection.ts";
import { type Environment, type Given, parseInputs } from "../commands/declaration/inputs.ts";
import { CancelledError } from "../errors.ts";
import { git } from "../host/git.ts";
import type { Host } from "../host/host.ts";
import { installTool } from "../host/tools.ts";
import { pause as sleep } from "../rack/index.ts";
import { connectRack, maskSecrets, targetOf } from "./connect.ts";
import { connectDestination } from "./destination.ts";
import { cancellation } from "./signals.ts";

/** What a door knows when it has found the command to run. */
export interface Job {
  readonly given: Given;
  readonly env: Environment;
  readonly host: Host;
  readonly cwd: string;
  readonly stdin?: () => AsyncIterable<Uint8Array>;
  readonly stdout?: NonNullable<Deps["stdout"]>;
}

/** Milliseconds since 1970 as the process began, and from then on a clock that nobody sets: waits are measured with it. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}

/** Reads the inputs, connects to the Rack, runs `command` and takes everything down again. */
export async function runCommand(command: Command, { given, env, host, cwd, ...pipes }: Job): Promise<object> {
  const values = parseInputs(
    { ...command.inputs, ...(command.needsRack === false ? {} : connectionInputs) },
    given,
    env,
  );
  const { signal, dispose } = cancellation();
  const rest: Omit<Deps, "rack"> = { host, env, cwd, git, install: installTool, sleep, now: clock, signal, ...pipes };
  try {
    if (command.needsRack === false) return await command.run(values, rest as Deps);
    signal.addEventListener("abort", () => {
      host.info(`${signal.reason.message}: ending what was begun on the Rack; a second signal leaves at once`);
    });
    const connection = parseInputs(connectionInputs, given, env);
    maskSecrets(connection, env, host);
    if (command.needsTarget) {
      const target = () => targetOf(connection, env, host, { needsRack: false });
      return await command.run(values, { ...rest, target } as Deps);
    }
    const options = { signal, sleep, onNotice: (line: string) => host.info(line) };
    const { rack, close } = await connectRack(connection, env, host, options);
    try {
      const other = command.needsDestination && (await connectDestination(connection, given, env, host, options));
      if (!other) return await command.run(values, { ...rest, rack });
      try {
        return await command.run(values, { ...rest, rack, destination: other.rack });
      } finally {
        await other.close();
      }
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
  const begun = parseStartedWork(note);
  if (!begun) return;
  try {
    const connection = parseInputs(connectionInputs, given, env);
    maskSecrets(connection, env, host);
    const { rack, close } = await connectRack(connection, env, host, { sleep });
    try {
      const { done, message } = await cleanUp(FINISH_MS, begun, rack, { now: clock, sleep });
      if (done) host.info(message);
      else host.warn(message);
    } finally {
      await close();
    }
  } catch (error) {
    host.warn(`${begun.kind} ${begun.id} of ${begun.app} may go on at the Rack: ${Object(error).message}`);
  }
}
