import { InputError } from "../../errors.ts";

/**
 * One input of a command, declared once: the action's input, the program's flag, the row in the README.
 * Names are kebab-case; `run` gets them in camelCase.
 */
export interface Input {
  readonly description: string;
  /** How the text is read; "string" when left out. */
  readonly kind?: Kind;
  readonly required?: boolean;
  /** Text that stands for "not given"; shown in action.yml and in the tables. */
  readonly default?: string;
  /** What the program uses when nothing is given, in words; the door fills it in. */
  readonly fallback?: string;
  /** Older names that mean the same, such as `buildargs` for `build-args`. */
  readonly aliases?: readonly string[];
  /** One-letter flag of the program. */
  readonly short?: string;
  /** The program takes it as a bare argument too, in the order of declaration; this is what help calls it. */
  readonly positional?: string;
  /** The last bare argument, which takes all that are left: one is text as it stands, several are a command line. */
  readonly rest?: boolean;
  /** A secret is no flag: the program reads it from the environment or from standard input. */
  readonly secret?: boolean;
  /** Environment variables that give the value when the input is not given, first match wins. */
  readonly env?: readonly string[];
  /** The values allowed, for a string. */
  readonly choices?: readonly string[];
  /** Only the program has it: it makes no sense in a CI job's action. */
  readonly terminalOnly?: boolean;
}

/**
 * "lines": one item for each line, trimmed, or for each time the flag is given. "pairs": the same for KEY=VALUE, where
 * nothing is taken off but the end of the line. "duration": milliseconds.
 */
export type Kind = "string" | "boolean" | "integer" | "duration" | "lines" | "pairs";

export type Inputs = Readonly<Record<string, Input>>;

type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

type Parsed<I extends Input> = I["kind"] extends "boolean"
  ? boolean
  : I["kind"] extends "integer" | "duration"
    ? number
    : I["kind"] extends "lines" | "pairs"
      ? readonly string[]
      : string;

type Always<I extends Input> = I extends { required: true } | { default: string } | { kind: "lines" | "pairs" }
  ? true
  : false;

/** What `run` receives: text read by its kind, `undefined` for what was not given and has no default. */
export type Values<I extends Inputs> = {
  readonly [K in keyof I & string as CamelCase<K>]: Always<I[K]> extends true ? Parsed<I[K]> : Parsed<I[K]> | undefined;
};

/** Looks an input up where the door got it from. A list is what a repeated flag gives; "" is "not given". */
export type Given = (name: string) => string | readonly string[] | undefined;

/**
 * Reads every declared input.
 * @throws InputError with all mistakes at once, each naming the input, the value and what is allowed
 */
export function parseInputs<I extends Inputs>(inputs: I, given: Given, env: Environment = {}): Values<I> {
  const mistakes: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, input] of Object.entries(inputs)) {
    try {
      values[camelCase(name)] = read(name, input, raw(name, input, given, env));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      mistakes.push(error.message);
    }
  }
  if (mistakes.length > 0) throw new InputError(mistakes.join("\n"));
  return values as Values<I>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

function raw(name: string, input: Input, given: Given, env: Environment): string | readonly string[] | undefined {
  const seen = [name, ...(input.aliases ?? [])].flatMap((key) => {
    const value = trimValue(input, given(key));
    return value === undefined || value === "" || value.length === 0 ? [] : [{ key, value }];
  });
  const [first, second] = seen;
  if (first && second && String(first.value) !== String(second.value)) {
    throw new InputError(`${first.key} and ${second.key} are the same input and differ; give one of them`);
  }
  if (first) return first.value;
  for (const key of input.env ?? []) {
    const value = env[key]?.trim();
    if (value) return value;
  }
  return input.default;
}

/** White space around a single value is never part of it, but for a command that runs on the Rack. */
function trimValue(input: Input, value: ReturnType<Given>): ReturnType<Given> {
  if (value === undefined || input.rest || input.kind === "lines" || input.kind === "pairs") return value;
  return typeof value === "string" ? value.trim() : value.map((text) => text.trim());
}

function read(name: string, input: Input, value: string | readonly string[] | undefined): unknown {
  if (input.kind === "lines") return typeof value === "string" ? lines(value) : (value ?? []);
  if (input.kind === "pairs") return typeof value === "string" ? value.split(/\r?\n/) : (value ?? []);
  if (value === undefined) {
    if (input.required) throw new InputError(`${name} is required: ${lowerFirst(input.description)}`);
    return undefined;
  }
  const text = typeof value === "string" ? value : (value.at(-1) ?? "");
  if (input.required && text === "") throw new InputError(`${name} is empty: ${lowerFirst(input.description)}`);
  const shown = input.secret ? "(hidden)" : JSON.stringify(text);
  switch (input.kind) {
    case "boolean":
      // The booleans of YAML 1.2, which GitHub's toolkit takes too.
      if (/^(?:true|True|TRUE)$/.test(text)) return true;
      if (/^(?:false|False|FALSE)$/.test(text)) return false;
      throw new InputError(`${name} is ${shown}: allowed are true and false`);
    case "integer":
      if (/^\d{1,15}$/.test(text)) return Number(text);
      throw new InputError(`${name} is ${shown}: allowed is a whole number such as 50`);
    case "duration":
      return duration(name, text);
    default:
      if (input.choices && !input.choices.includes(text)) {
        throw new InputError(`${name} is ${shown}: allowed are ${input.choices.join(", ")}`);
      }
      return text;
  }
}

/** Items of a multi-line input: trimmed; empty lines and lines that begin with "#" are left out. */
function lines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** "90" and "90s", "10m", "1h30m" in milliseconds. */
function duration(name: string, text: string): number {
  const match = /^(?:(\d{1,7})|(?=\d)(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s)?)$/.exec(text);
  const [, plain, hours, minutes, seconds] = match ?? [];
  const total = Number(plain ?? 0) + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  if (!match || total === 0) {
    throw new InputError(`${name} is ${JSON.stringify(text)}: allowed are seconds such as 90, or 90s, 10m, 1h30m`);
  }
  return total * 1000;
}

export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
