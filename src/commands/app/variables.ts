import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../../errors.ts";
import { toFileError } from "../../system-error.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import {
  type KeyValues,
  type ListRules,
  parseJsonValues,
  parseKeyValues,
  VARIABLE_NAME,
} from "../variables/key-values.ts";
import { type MaskMode, maskValues } from "../variables/secret-values.ts";

/** Inputs that set variables of an app's environment. */
export const variablesInputs = {
  variables: {
    description:
      "Variables as KEY=VALUE, one per line; a bare KEY takes the value of the environment variable KEY of the job",
    kind: "pairs",
    positional: "KEY=VALUE",
    rest: true,
    aliases: ["env"],
  },
  "variables-json": {
    description: 'Variables as a JSON object of strings, such as {"KEY": "value"}; overrides file and variables',
  },
  file: {
    description: "File with KEY=VALUE lines; - reads standard input. Variables of the other inputs override it",
    short: "f",
    fallback: "standard input of the program, if no variables are given",
  },
  mask: {
    description: "Values to hide in the log: all, only those that look like a secret, or none",
    choices: ["all", "secret", "none"],
    default: "secret",
  },
} as const satisfies Inputs;

const RULES: ListRules = {
  name: VARIABLE_NAME,
  // A Rack reads the environment line by line with a buffer of 64 KiB (convox/convox pkg/structs/environment.go).
  maxBytes: 64 * 1024 - 1,
};

/**
 * Reads the variables from the inputs, and hides their values on the host before anything is printed.
 * @throws InputError with every mistake; no message contains a value
 */
export async function readVariables(
  inputs: Values<typeof variablesInputs>,
  deps: Pick<Deps, "cwd" | "env" | "host" | "stdin">,
): Promise<Map<string, string>> {
  const { variables, variablesJson, file, mask } = inputs;
  const isEmpty = variables.length === 0 && variablesJson === undefined;
  const source = file ?? (isEmpty && isPiped(deps) ? "-" : undefined);
  const fromFile = source === undefined ? [] : (await readText(source, deps)).split(/\r?\n/);
  const mistakes: string[] = [];
  const found: KeyValues = new Map([
    ...parseKeyValues("file", fromFile, {}, RULES, mistakes),
    ...parseKeyValues("variables", variables, deps.env, RULES, mistakes),
    ...(variablesJson === undefined ? [] : parseJsonValues("variables-json", variablesJson, RULES, mistakes)),
  ]);
  maskValues(found, mask as MaskMode, deps);
  if (mistakes.length > 0) {
    throw new InputError("input-invalid", mistakes.join("\n"), {
      hint:
        "A Rack stores each variable as one line, without quotes. Encode a value of several lines on one line " +
        "(base64 -w0), or pass one-line JSON in variables-json",
    });
  }
  const values = new Map([...found].map(([key, value]) => [key, value ?? ""]));
  for (const [key, value] of values) {
    const oddity = oddityOf(value);
    if (oddity !== undefined) deps.host.warn(`The value of ${key} ${oddity}`);
  }
  return values;
}

/** Describes a value that is allowed but rarely intended. */
function oddityOf(value: string): string | undefined {
  if (value === "") return "is empty; a secret that does not exist has an empty value";
  if (/^(["']).*\1$/s.test(value) && value.length > 1) return "is in quotes, which become part of it";
  if (value.endsWith("\\")) return "ends with a backslash, which becomes part of it";
  if (/\s[A-Z][A-Z0-9_]*=/.test(value)) return "seems to contain another variable; put each on its own line";
  return value === value.trim() ? undefined : "begins or ends with white space, which becomes part of it";
}

/**
 * Supports `env set < .env`, as the Convox CLI does. If variables are given, only `--file -` reads standard input, since a
 * CI system may keep it open.
 */
function isPiped({ stdin }: Pick<Deps, "stdin">): boolean {
  return stdin !== undefined && Object(stdin()).isTTY !== true;
}

async function readText(path: string, { cwd, stdin }: Pick<Deps, "cwd" | "stdin">): Promise<string> {
  const name = JSON.stringify(path);
  if (path === "-" && !stdin)
    throw new InputError("input-invalid", 'file is "-": an action has no standard input. Name a file');
  const bytes: Uint8Array[] = [];
  if (path === "-") for await (const chunk of stdin?.() ?? []) bytes.push(chunk);
  try {
    if (path !== "-") bytes.push(await readFile(resolve(cwd, path)));
  } catch (cause) {
    throw toFileError("file", path, "read", cause);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(bytes));
  } catch (cause) {
    throw new InputError("input-invalid", `file is ${name}: it is not UTF-8 text`, { cause });
  }
}
