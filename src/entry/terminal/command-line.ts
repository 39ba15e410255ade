import { parseArgs } from "node:util";
import type { Command } from "../../commands/declaration/command.ts";
import { connectionInputs } from "../../commands/declaration/connection.ts";
import type { Given, Input, Inputs } from "../../commands/declaration/inputs.ts";
import { commandLineOf } from "../../commands/process/shell-words.ts";
import { InputError } from "../../errors.ts";
import { nearest } from "../../nearest.ts";

/** Flags of the program itself, beside a command's inputs. */
export const programFlags = {
  json: {
    description: "Print the result as JSON on standard output, everything else on standard error",
    kind: "boolean",
  },
  id: {
    description: "Print only the release's id on standard output, everything else on standard error",
    kind: "boolean",
  },
  quiet: {
    description: "Print only the result (an id, the ids of a list, a table or a log), warnings and errors",
    kind: "boolean",
    short: "q",
  },
  "password-stdin": { description: "Read the deploy key from standard input", kind: "boolean" },
  help: { description: "Show this", kind: "boolean", short: "h" },
} as const satisfies Inputs;

/** A command line, split into inputs but not parsed: `given` looks up an input by name. */
export interface CommandLine {
  readonly command: Command;
  readonly given: Given;
}

/** The inputs that `command` accepts on the command line, with those of the connection and the program. */
export function flagsOf(command: Command): Record<string, Input> {
  const { id, ...always } = programFlags;
  return {
    ...command.inputs,
    ...(command.needsRack === false ? {} : connectionInputs),
    ...always,
    ...(command.id === undefined ? {} : { id }),
  };
}

/** The command that the first one or two words name. */
export function findCommand(
  argv: readonly string[],
  commands: readonly Command[],
): { command: Command; rest: string[] } {
  const [first = "", second = ""] = argv;
  const pair = `${first} ${second}`;
  const names = commands.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]);
  const family = names.filter((name) => name.startsWith(`${first} `));
  const findByName = (word: string) =>
    commands.find(({ name, cliNames = [] }) => name === word || cliNames.includes(word));
  const both = findByName(pair);
  if (both) return { command: both, rest: argv.slice(2) };
  // If the first word's command accepts no argument, the second word is part of a command's name.
  const isWord = second !== "" && !second.startsWith("-") && family.length > 0;
  const one = findByName(first);
  if (one && !(isWord && !takesBare(one))) return { command: one, rest: argv.slice(1) };

  if (first.startsWith("-")) {
    throw new InputError("command-unknown", `${first} comes before the command`, {
      hint: "Put flags after the command: convox-ci COMMAND [flags]",
    });
  }
  const word = isWord ? pair : first;
  const meant = nearest(word, names);
  throw new InputError("command-unknown", `${JSON.stringify(word)} is not a command`, {
    hint: meant
      ? `Use ${meant}.`
      : family.length > 0
        ? `Use one of these: ${family.join(", ")}.`
        : "Run convox-ci help to list the commands.",
  });
}

/**
 * Sorts flags and bare arguments.
 * @throws InputError that names the flag, if it is unknown, has no value, is set twice or is a secret
 */
export function readCommandLine(argv: readonly string[], commands: readonly Command[]): CommandLine {
  const { command, rest } = findCommand(argv, commands);
  const inputs = flagsOf(command);
  const names = new Map(
    Object.entries(inputs).flatMap(([name, input]) => [name, ...(input.aliases ?? [])].map((key) => [key, name])),
  );
  const values = new Map<string, string[]>();

  const add = (name: string, flag: string, value: string): void => {
    const seen = values.get(name) ?? [];
    if (seen.length > 0 && !isList(inputs[name])) throw new InputError("flag-invalid", `${flag} is set twice`);
    values.set(name, [...seen, value]);
  };

  const { tokens } = parseArgs({
    args: rest,
    options: parserOptions(inputs),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const bare: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") bare.push(token.value);
    if (token.kind !== "option") continue;
    const negated = token.name.startsWith("no-") && !names.has(token.name) ? token.name.slice(3) : undefined;
    const name = names.get(negated ?? token.name);
    const input = name === undefined ? undefined : inputs[name];
    if (command.waits && negated === undefined && input === undefined && ["wait", "w"].includes(token.name)) continue;
    if (name === undefined || input === undefined || (negated !== undefined && input.kind !== "boolean")) {
      throw unknownFlag(token.rawName, command, names);
    }
    if (input.secret) {
      throw new InputError(
        "flag-invalid",
        `${token.rawName} is not a flag: other users of the machine can read a command line`,
        {
          hint: `Set ${input.env?.[0] ?? input.fallback ?? "the environment variable"}${name === "password" ? ", or use --password-stdin" : ""}.`,
        },
      );
    }
    if (input.kind === "boolean") {
      if (negated !== undefined && token.value !== undefined)
        throw new InputError("flag-invalid", `${token.rawName} does not accept a value`);
      add(name, token.rawName, negated === undefined ? (token.value ?? "true") : "false");
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
      throw new InputError("flag-invalid", `${token.rawName} requires a value`, {
        hint: `Use ${token.rawName}=VALUE for a value that starts with a dash.`,
      });
    }
    add(name, token.rawName, token.value);
  }
  takeBare(bare, command, (name, value) => add(name, `the argument ${JSON.stringify(value)}`, value));

  return { command, given: (name) => values.get(name) };
}

function takesBare({ inputs }: Command): boolean {
  return Object.values(inputs).some(({ positional }) => positional !== undefined);
}

function takeBare(words: string[], command: Command, add: (name: string, value: string) => void): void {
  const places = Object.entries(command.inputs).filter(([, input]) => input.positional !== undefined);
  const last = places.length - 1;
  const [lastName = "", lastInput] = places[last] ?? [];
  const takesRest = lastInput?.rest === true && words.length > last;
  if (takesRest && isList(lastInput)) {
    for (const word of words.slice(last)) add(lastName, word);
    takeBare(words.slice(0, last), command, add);
    return;
  }
  const bare = takesRest ? [...words.slice(0, last), commandLineOf(words.slice(last))] : words;
  if (bare.length > places.length) {
    const usage = places.map(([, input]) => input.positional).join(", ") || "no arguments";
    throw new InputError(
      "flag-invalid",
      `${JSON.stringify(bare[places.length])} is an unexpected argument: ${command.name} accepts ${usage}`,
    );
  }
  bare.forEach((value, index) => {
    const name = places[index]?.[0];
    if (name !== undefined) add(name, value);
  });
}

function isList(input: Input | undefined): boolean {
  return input?.kind === "lines" || input?.kind === "pairs";
}

function parserOptions(
  inputs: Readonly<Record<string, Input>>,
): Record<string, { type: "boolean" | "string"; short?: string }> {
  const options: Record<string, { type: "boolean" | "string"; short?: string }> = {};
  for (const [name, input] of Object.entries(inputs)) {
    for (const key of [name, ...(input.aliases ?? [])]) {
      options[key] = {
        type: input.kind === "boolean" ? "boolean" : "string",
        ...(key === name && input.short ? { short: input.short } : {}),
      };
    }
  }
  return options;
}

function unknownFlag(flag: string, command: Command, names: ReadonlyMap<string, string>): InputError {
  const near = nearest(flag.replace(/^-+/, ""), names.keys());
  const meant = near && names.get(near);
  if (!meant && Object.values(command.inputs).some((input) => input.rest && !isList(input))) {
    return new InputError("flag-invalid", `${command.name} has no flag ${flag}`, {
      hint: `If it is a flag of the command to run, put -- before that command: convox-ci ${command.name} web -- ls -l`,
    });
  }
  return new InputError("flag-invalid", `${command.name} has no flag ${flag}`, {
    hint: meant ? `Use --${meant}.` : `Run convox-ci help ${command.name} to list its flags.`,
  });
}
