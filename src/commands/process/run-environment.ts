import { InputError } from "../../errors.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { type KeyValues, type ListRules, parseJsonValues, parseKeyValues } from "../variables/key-values.ts";
import { maskValues } from "../variables/secret-values.ts";

export const runEnvironmentInputs = {
  environment: {
    description:
      "Variables to add to those of the release, as KEY=VALUE, one per line; a bare KEY takes the value of the " +
      "environment variable KEY (v3 Racks)",
    kind: "pairs",
  },
  "environment-json": {
    description: "Variables as a JSON object of strings, which may hold line breaks; overrides environment (v3 Racks)",
  },
} as const satisfies Inputs;

const RULES: ListRules = { name: /^[A-Za-z_][A-Za-z0-9_]*$/, trims: true, allowsRepeats: true, allowsLineBreaks: true };

/**
 * Reads the variables of a run, undefined for none, and hides values that look like secrets.
 * @throws InputError with every mistake; no message contains a value
 */
export function readRunEnvironment(
  { environment, environmentJson }: Values<typeof runEnvironmentInputs>,
  deps: Pick<Deps, "env" | "host">,
): Record<string, string> | undefined {
  const mistakes: string[] = [];
  const found: KeyValues = new Map([
    ...parseKeyValues("environment", environment, deps.env, RULES, mistakes),
    ...(environmentJson === undefined ? [] : parseJsonValues("environment-json", environmentJson, RULES, mistakes)),
  ]);
  maskValues(found, "secret", deps);
  if (mistakes.length > 0) {
    throw new InputError("input-invalid", mistakes.join("\n"), {
      hint: "Pass a value of several lines in environment-json, or as a bare KEY of an environment variable",
    });
  }
  if (found.size === 0) return undefined;
  return Object.fromEntries([...found].map(([key, value]) => [key, value ?? ""]));
}
