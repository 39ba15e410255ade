import { InputError } from "../../errors.ts";
import { isProvidedByRack } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { type KeyValues, type ListRules, parseJsonValues, parseKeyValues } from "../variables/key-values.ts";
import { maskValues } from "../variables/secret-values.ts";

export const buildArgsInputs = {
  "build-args": {
    description:
      "Build arguments as KEY=VALUE, one per line; a bare KEY takes the value of the environment variable KEY",
    kind: "pairs",
    aliases: ["buildargs"],
  },
  "build-args-json": {
    description: 'Build arguments as a JSON object of strings, such as {"KEY": "value"}; overrides build-args',
  },
} as const satisfies Inputs;

const RULES: ListRules = {
  name: /^[A-Za-z_][A-Za-z0-9_.-]*$/,
  trims: true,
  allowsRepeats: true,
  isFilledIn: isProvidedByRack,
};

/**
 * Reads the build arguments, and hides values that look like secrets. An argument that the Rack fills in stays bare.
 * @throws InputError with every mistake; no message contains a value
 */
export function readBuildArgs(
  { buildArgs, buildArgsJson }: Values<typeof buildArgsInputs>,
  deps: Pick<Deps, "env" | "host">,
): string[] {
  const mistakes: string[] = [];
  const found: KeyValues = new Map([
    ...parseKeyValues("build-args", buildArgs, deps.env, RULES, mistakes),
    ...(buildArgsJson === undefined ? [] : parseJsonValues("build-args-json", buildArgsJson, RULES, mistakes)),
  ]);
  maskValues(found, "secret", deps);
  if (mistakes.length === 0) return [...found].map(([key, value]) => (value === undefined ? key : `${key}=${value}`));
  throw new InputError("input-invalid", mistakes.join("\n"), {
    hint: "Put each KEY=VALUE on its own line. Encode a value of several lines (base64 -w0) and decode it in the Dockerfile",
  });
}
