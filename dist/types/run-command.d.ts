import type { Host } from "./ci/host.ts";
import type { Command } from "./commands/command.ts";
import { type Environment, type Given } from "./commands/inputs.ts";
/** What a door knows when it has found the command to run. */
export interface Job {
    readonly given: Given;
    readonly env: Environment;
    readonly host: Host;
    readonly cwd: string;
}
/** Reads the inputs, connects to the Rack, runs `command` and takes everything down again. */
export declare function runCommand(command: Command, { given, env, host, cwd }: Job): Promise<object>;
