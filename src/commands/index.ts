import { build } from "./build.ts";
import { builds, buildsInfo, buildsLogs } from "./builds.ts";
import type { Command } from "./command.ts";
import { deploy } from "./deploy.ts";
import { exec } from "./exec.ts";
import { promote } from "./promote.ts";
import { run } from "./run.ts";

/** Every command that talks to a Rack, in the order `help` shows them. */
export const commands: readonly Command[] = [deploy, build, promote, run, exec, builds, buildsInfo, buildsLogs].map(erased);

/** A door knows a command by its declaration alone: what it parses fits what `run` takes. */
function erased(command: object): Command {
  return command as Command;
}
