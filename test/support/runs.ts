import type { Command, Deps } from "../../src/commands/declaration/command.ts";
import { type Inputs, parseInputs } from "../../src/commands/declaration/inputs.ts";
import { type Recorded, recordingHost } from "./command.ts";
import { withValidJson } from "./json-schemas.ts";

/** Runs a command with these inputs, read as an entry point reads them. Its result must match its schema. */
export async function runs<I extends Inputs, R extends object>(
  command: Command<I, R>,
  settings: Readonly<Record<string, string | readonly string[]>>,
  deps: Deps,
): Promise<R> {
  const values = parseInputs(command.inputs, (name) => settings[name], deps.env);
  return withValidJson(command.name, () => command.run(values, deps));
}

/** A host that also records the texts to mask and the exported variables. */
export function watchfulHost(): Recorded & { readonly masks: string[]; readonly environment: Record<string, string> } {
  const masks: string[] = [];
  const environment: Record<string, string> = {};
  return {
    ...recordingHost(),
    masks,
    environment,
    mask: (secret) => void masks.push(secret),
    setEnvironment(name, value) {
      environment[name] = value;
    },
  };
}
