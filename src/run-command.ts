import { git } from "./ci/git.ts";
import type { Host } from "./ci/host.ts";
import { cancellation } from "./ci/signals.ts";
import type { Command, Deps } from "./commands/command.ts";
import { connectionInputs } from "./commands/connection.ts";
import { type Environment, type Given, parseInputs } from "./commands/inputs.ts";
import { connectRack, maskSecrets } from "./connect.ts";
import { pause as sleep } from "./rack/index.ts";

/** What a door knows when it has found the command to run. */
export interface Job {
  readonly given: Given;
  readonly env: Environment;
  readonly host: Host;
  readonly cwd: string;
}

/** Reads the inputs, connects to the Rack, runs `command` and takes everything down again. */
export async function runCommand(command: Command, { given, env, host, cwd }: Job): Promise<object> {
  const values = parseInputs({ ...command.inputs, ...(command.rackless ? {} : connectionInputs) }, given, env);
  const { signal, dispose } = cancellation();
  const rest: Omit<Deps, "rack"> = { host, env, cwd, git, sleep, now: Date.now, signal };
  try {
    if (command.rackless) return await command.run(values, rest as Deps);
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
    throw signal.aborted ? signal.reason : error;
  } finally {
    dispose();
  }
}
