import { InputError } from "../../errors.ts";
import { trimText } from "../../white-space.ts";

/**
 * One input of a command, declared once. The action's input, the CLI flag, and the README row come from it.
 * Names are kebab-case; `run` gets them in camelCase.
 */
export interface Input {
  readonly description: string;
  /** How the text is read; "string" when left out. */
  readonly kind?: Kind;
  readonly required?: boolean;
  /** Default in action.yml, which may be an expression. */
  readonly actionDefault?: string;
  /** Used when the input is not given; appears in action.yml and in the tables. */
  readonly default?: string;
  /** Describes what the entry point uses when the input is not given. */
  readonly fallback?: string;
  /** Older names for the same input, such as `buildargs` for `build-args`. */
  readonly aliases?: readonly string[];
  /** One-letter CLI flag. */
  readonly short?: string;
  /** Name of the positional argument in help. Positional arguments follow the order of declaration. */
  readonly positional?: string;
  /** Takes all remaining positional arguments: one is used as is, several form a command line. */
  readonly rest?: boolean;
  /** A secret has no CLI flag. The CLI reads it from the environment or from standard input. */
  readonly secret?: boolean;
  /** Environment variables to read when the input is not given. The first one that is set wins. */
  readonly env?: readonly string[];
  /** Allowed values of a string. */
  readonly choices?: readonly string[];
  /** Offered by the CLI only. */
  readonly terminalOnly?: boolean;
}

/**
 * "lines": one item for each line, trimmed, or for each time the flag is given. "pairs": the same for KEY=VALUE, where
 * nothing is taken off but the end of the line. "duration": milliseconds. "size": bytes.
 */
export type Kind = "string" | "boolean" | "integer" | "duration" | "size" | "lines" | "pairs";

export type Inputs = Readonly<Record<string, Input>>;

type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

type Parsed<I extends Input> = I["kind"] extends "boolean"
  ? boolean
  : I["kind"] extends "integer" | "duration" | "size"
    ? number
    : I["kind"] extends "lines" | "pairs"
      ? readonly string[]
      : string;

type Always<I extends Input> = I extends { required: true } | { default: string } | { kind: "lines" | "pairs" }
  ? true
  : false;

/** What `run` receives: each value parsed by its kind, or `undefined` if it is not given and has no default. */
export type Values<I extends Inputs> = {
  readonly [K in keyof I & string as CamelCase<K>]: Always<I[K]> extends true ? Parsed<I[K]> : Parsed<I[K]> | undefined;
};

/** Looks up an input by name. A repeated flag gives a list; "" means "not given". */
export type Given = (name: string) => string | readonly string[] | undefined;

/**
 * Reads every declared input.
 * @throws InputError that lists every invalid input, with its value and the allowed values
 */
export function parseInputs<I extends Inputs>(inputs: I, given: Given, env: Environment = {}): Values<I> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, input] of Object.entries(inputs)) {
    try {
      values[camelCase(name)] = parseValue(name, input, findValue(name, input, given, env));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new InputError("input-invalid", problems.join("\n"));
  return values as Values<I>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** YAML's spellings of booleans, as `getBooleanInput` of GitHub's toolkit accepts them (actions/toolkit packages/core). */
const TRUE = new Set(["true", "True", "TRUE"]);
const FALSE = new Set(["false", "False", "FALSE"]);

function findValue(name: string, input: Input, given: Given, env: Environment): string | readonly string[] | undefined {
  const found = [name, ...(input.aliases ?? [])].flatMap((key) => {
    const value = trimValue(input, given(key));
    return value === undefined || value === "" || value.length === 0 ? [] : [{ key, value }];
  });
  const [first, second] = found;
  if (first && second && String(first.value) !== String(second.value)) {
    throw new InputError(
      "inputs-conflict",
      `${first.key} and ${second.key} set the same input to different values; set only one of them`,
    );
  }
  if (first) return first.value;
  for (const key of input.env ?? []) {
    const value = trimText(env[key] ?? "");
    if (value) return value;
  }
  return input.default;
}

/** White space around a value is ignored, except in a command that runs on the Rack and in variables. */
function trimValue(input: Input, value: ReturnType<Given>): ReturnType<Given> {
  if (value === undefined || input.kind === "pairs" || (input.rest && input.kind !== "lines")) return value;
  if (typeof value !== "string") return value.map(trimText);
  return input.kind === "lines" ? value : trimText(value);
}

function parseValue(name: string, input: Input, value: string | readonly string[] | undefined): unknown {
  if (input.kind === "lines") return typeof value === "string" ? splitItems(value) : (value ?? []);
  if (input.kind === "pairs") return typeof value === "string" ? value.split(/\r?\n/) : (value ?? []);
  if (value === undefined) {
    if (input.required) throw new InputError("input-missing", `${name} is required: ${lowerFirst(input.description)}`);
    return undefined;
  }
  const text = typeof value === "string" ? value : (value.at(-1) ?? "");
  if (input.required && text === "")
    throw new InputError("input-missing", `${name} is empty: ${lowerFirst(input.description)}`);
  const quoted = input.secret ? "(hidden)" : JSON.stringify(text);
  switch (input.kind) {
    case "boolean":
      if (TRUE.has(text)) return true;
      if (FALSE.has(text)) return false;
      throw new InputError("input-invalid", `${name} is ${quoted}: allowed values are true and false`);
    case "integer":
      if (/^\d{1,15}$/.test(text)) return Number(text);
      throw new InputError("input-invalid", `${name} is ${quoted}: allowed is a whole number such as 50`);
    case "duration":
      return parseDuration(name, text);
    case "size":
      return parseSize(name, text);
    default:
      if (input.choices && !input.choices.includes(text)) {
        throw new InputError("input-invalid", `${name} is ${quoted}: allowed values are ${input.choices.join(", ")}`);
      }
      return text;
  }
}

/** Items of a multi-line input, trimmed. Empty lines and lines that start with "#" are ignored. */
function splitItems(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(trimText)
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Converts "90", "90s", "10m", or "1h30m" to milliseconds. */
function parseDuration(name: string, text: string): number {
  const match = /^(?:(\d{1,7})|(?=\d)(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s)?)$/.exec(text);
  const [, plain, hours, minutes, seconds] = match ?? [];
  const total = Number(plain ?? 0) + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  if (!match || total === 0) {
    throw new InputError(
      "input-invalid",
      `${name} is ${JSON.stringify(text)}: allowed are seconds, such as 90, or a duration such as 90s, 10m, or 1h30m`,
    );
  }
  return total * 1000;
}

/** Units of sizes: powers of 1000, and with an "i" powers of 1024. */
const SIZE_UNITS = ["", "k", "m", "g", "t"];

/** Converts "500000", "1.5GB", or "200MiB" to bytes. */
function parseSize(name: string, text: string): number {
  const match = /^(\d{1,15}(?:\.\d{1,3})?) ?([kmgt]?)(i?)b?$/i.exec(text);
  const [, number, unit = "", binary = ""] = match ?? [];
  const power = SIZE_UNITS.indexOf(unit.toLowerCase());
  const bytes = Math.floor(Number(number) * (binary === "" ? 1000 : 1024) ** power);
  if (!match || (binary !== "" && power === 0) || bytes === 0) {
    throw new InputError(
      "input-invalid",
      `${name} is ${JSON.stringify(text)}: allowed is a size such as 500000, 200MB, or 1.5GiB`,
    );
  }
  return bytes;
}

export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
