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
  quiet: { description: "Print no more than the result, warnings and errors", kind: "boolean", short: "q" },
  "password-stdin": { description: "Read the deploy key from standard input", kind: "boolean" },
  help: { description: "Show this", kind: "boolean", short: "h" },
} as const satisfies Inputs;

/** What was typed, sorted out but not yet read: `given` looks inputs up by name. */
export interface CommandLine {
  readonly command: Command;
  readonly given: Given;
}

/** The inputs that `command` takes from the command line, its connection's and the program's own among them. */
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
  const called = (word: string) => commands.find(({ name, cliNames = [] }) => name === word || cliNames.includes(word));
  const both = called(pair);
  if (both) return { command: both, rest: argv.slice(2) };
  // What can be no argument of the first word's command was meant to be its second word.
  const isWord = second !== "" && !second.startsWith("-") && family.length > 0;
  const one = called(first);
  if (one && !(isWord && !takesBare(one))) return { command: one, rest: argv.slice(1) };

  if (first.startsWith("-")) {
    throw new InputError(`${first} stands before the command`, {
      hint: "convox-ci COMMAND [flags]: flags come after it",
    });
  }
  const word = isWord ? pair : first;
  const meant = nearest(word, names);
  throw new InputError(`there is no command ${JSON.stringify(word)}`, {
    hint: meant
      ? `did you mean ${meant}?`
      : family.length > 0
        ? `there is ${family.join(", ")}`
        : "convox-ci help lists the commands",
  });
}

/**
 * Sorts flags and bare arguments.
 * @throws InputError naming the flag, when it is unknown, has no value, is given twice or is a secret
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
    if (seen.length > 0 && !isList(inputs[name])) throw new InputError(`${flag} is given twice`);
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
      throw new InputError(`${token.rawName} is not a flag: a command line can be read by others on the machine`, {
        hint: `set ${input.env?.[0] ?? input.fallback ?? "the environment variable"}${name === "password" ? ", or give --password-stdin" : ""}`,
      });
    }
    if (input.kind === "boolean") {
      if (negated !== undefined && token.value !== undefined) throw new InputError(`${token.rawName} takes no value`);
      add(name, token.rawName, negated === undefined ? (token.value ?? "true") : "false");
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
      throw new InputError(`${token.rawName} needs a value`, {
        hint: `${token.rawName}=VALUE takes a value that begins with a dash`,
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
    const usage = places.map(([, input]) => input.positional).join(", ") || "none";
    throw new InputError(
      `${JSON.stringify(bare[places.length])} is one argument too many: ${command.name} takes ${usage}`,
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
    return new InputError(`${command.name} has no flag ${flag}`, {
      hint: `if it belongs to the command that is run, put -- before that: convox-ci ${command.name} web -- ls -l`,
    });
  }
  return new InputError(`${command.name} has no flag ${flag}`, {
    hint: meant ? `did you mean --${meant}?` : `convox-ci help ${command.name} lists them`,
  });
}
