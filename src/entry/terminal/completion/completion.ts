import { type Command, command } from "../../../commands/declaration/command.ts";
import type { Inputs } from "../../../commands/declaration/inputs.ts";
import { writeBash } from "./bash.ts";
import { writeFish } from "./fish.ts";
import { withOfficialNames } from "./script-parts.ts";
import { writeZsh } from "./zsh.ts";

const inputs = {
  shell: { description: "Bash, zsh or fish", required: true, positional: "shell", choices: ["bash", "zsh", "fish"] },
} as const satisfies Inputs;

const SCRIPTS: Readonly<Record<string, (commands: readonly Command[]) => string>> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
};

/**
 * Prints a script that completes commands, flags and values. It is generated from the declarations; values that only a
 * Rack knows come from the program (complete-values.ts).
 */
export function completion(commands: readonly Command[]): Command {
  const declaration = command({
    name: "completion",
    summary: "Print a script that completes commands, flags and values in bash, zsh or fish",
    details:
      "In bash: source <(convox-ci completion bash). In zsh: source <(convox-ci completion zsh). In fish: " +
      "convox-ci completion fish | source. Names of apps, releases, builds, services and Racks come from the Rack, within a second.",
    needsRack: false,
    inputs,
    outputs: {},
    run: async ({ shell }): Promise<{ script: string }> => ({ script: SCRIPTS[shell]?.(withOfficialNames(all)) ?? "" }),
    text: ({ script }) => script,
  });
  const itself = declaration as object as Command;
  const all = [...commands, itself];
  return itself;
}
