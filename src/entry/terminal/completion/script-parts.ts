import type { Command } from "../../../commands/declaration/command.ts";
import type { Input } from "../../../commands/declaration/inputs.ts";
import { flagsOf } from "../command-line.ts";
import { TOPICS } from "../help-topics.ts";
import { isListed, type ValueKind, valueKind } from "./value-kinds.ts";

/** What a shell does to complete a value: offer words, ask the program, or offer files or folders. */
export type Offer = readonly string[] | "program" | "file" | "folder" | "nothing";

export interface Flag {
  readonly name: string;
  readonly input: Input;
  /** undefined for a flag without a value. */
  readonly offer: Offer | undefined;
}

/** The argument of the program that makes it print values; the words of the line come on standard input. */
export const VALUES_WORD = "__complete";

/** The commands, and each also under its name in the Convox CLI. */
export function withOfficialNames(commands: readonly Command[]): readonly Command[] {
  return commands.flatMap((one) => [one, ...(one.cliNames ?? []).map((name) => ({ ...one, name }))]);
}

/** The flags that help lists. Older names still work and are not offered. */
export function listFlags(command: Command): Flag[] {
  return Object.entries(flagsOf(command)).flatMap(([name, input]): Flag[] => {
    if (input.secret) return [];
    if (input.kind !== "boolean") return [{ name, input, offer: offerOf(command, name, input) }];
    return [{ name: input.default === "true" ? `no-${name}` : name, input, offer: undefined }];
  });
}

/** What to offer for the bare words of a command; undefined if it accepts none. */
export function offerBare(command: Command): Offer | undefined {
  const offers = Object.entries(command.inputs)
    .filter(([, { positional }]) => positional !== undefined)
    .map(([name, input]) => offerOf(command, name, input));
  return offers.find((offer) => offer !== "nothing") ?? offers[0];
}

function offerOf(command: Command, name: string, input: Input): Offer {
  if (input.choices !== undefined) return input.choices;
  const kind: ValueKind = valueKind(command, name, input);
  if (isListed(kind)) return "program";
  return kind === "text" ? "nothing" : kind;
}

/** First words of commands, and the second words that some have. */
export function listWords(commands: readonly Command[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name } of commands) {
    const [first = "", second] = name.split(" ");
    found.set(first, [...(found.get(first) ?? []), ...(second === undefined ? [] : [second])]);
  }
  return found.set("help", [...found.keys(), ...Object.keys(TOPICS)]);
}

export function summaryOf(commands: readonly Command[], name: string): string {
  const one = commands.find((candidate) => candidate.name === name);
  if (one) return one.summary;
  if (name === "help") return "Show what a command does and its flags";
  return TOPICS[name]?.title ?? listWords(commands).get(name)?.join(", ") ?? "";
}

/** Names of two words. */
export function listPairs(commands: readonly Command[]): string[] {
  return commands.map(({ name }) => name).filter((name) => name.includes(" "));
}

/** A word for bash and zsh. */
export const quoteWord = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
/** A pattern of `case`. */
export const eitherOf = (list: readonly string[]) => list.map(quoteWord).join("|");
export const toScript = (list: readonly (string | readonly string[])[]) => `${list.flat().join("\n")}\n`;

/** Branches of a `case "$command $previous"` in bash and zsh: what follows a flag that takes a value. */
export function valueCases(commands: readonly Command[], act: (offer: Offer) => string): string[] {
  return commands.flatMap((one) => {
    const branches = new Map<string, string[]>();
    for (const { name, input, offer } of listFlags(one)) {
      if (offer === undefined) continue;
      const patterns = [`${one.name} --${name}`, ...(input.short ? [`${one.name} -${input.short}`] : [])];
      branches.set(act(offer), [...(branches.get(act(offer)) ?? []), ...patterns]);
    }
    return [...branches].map(([action, patterns]) => `    ${eitherOf(patterns)}) ${action} ;;`);
  });
}
