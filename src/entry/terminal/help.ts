import type { Command } from "../../commands/declaration/command.ts";
import type { Input } from "../../commands/declaration/inputs.ts";
import { EXAMPLES } from "./examples.ts";
import { type FlagGroup, flagGroups } from "./help-groups.ts";
import type { Topic } from "./help-topics.ts";

/** Columns of an unknown terminal, such as a file: nothing is folded for it. */
const UNKNOWN = Number.POSITIVE_INFINITY;
/** The narrowest column for descriptions. A narrower one would have two words on each line. */
const NARROWEST = 30;
const STACK_INDENT = 8;

/** The text of `convox-ci help`, folded for a terminal with this number of columns. */
export function overview(commands: readonly Command[], columns = UNKNOWN): string {
  return [
    foldText("convox-ci builds, deploys and promotes Convox apps from any CI", columns),
    "\n",
    "Usage: convox-ci COMMAND [flags]\n\n",
    list(
      commands.map(({ name, summary }) => [`  ${name}`, summary]),
      columns,
    ),
    "\n",
    foldText(
      "convox-ci help COMMAND lists its flags. Try it without an account: convox-ci deploy --rack local --app hello",
      columns,
    ),
    "\n",
    foldText("More: convox-ci help exit-codes, convox-ci help environment, convox-ci help json", columns),
  ].join("");
}

/** Lines of a page that fit on a screen. */
const PAGE_LINES = 40;

/**
 * The text of `convox-ci help COMMAND`. Where a page would be longer than a screen, it only names the flags that many
 * commands have, and then also its own; `all` describes each of them.
 */
export function commandHelp(command: Command, columns = UNKNOWN, { all = false } = {}): string {
  const head = commandHead(command, columns);
  const groups = flagGroups(command);
  const describe = (described: readonly FlagGroup[]) =>
    described.map((group) => describeGroup(group, columns)).join("");
  const whole = `${head}${describe(groups)}`;
  if (all || countLines(whole, columns) <= PAGE_LINES) return whole;
  const end = foldText(`Run convox-ci help ${command.name} --all for what each flag does and its default.`, columns);
  const shared = groups.filter(({ title }) => title === "Connection" || title === "Output");
  const own = groups.filter((group) => !shared.includes(group));
  const page = `${head}${describe(own)}\n${nameFlags(shared, columns)}\n${end}`;
  if (countLines(page, columns) <= PAGE_LINES) return page;
  return `${commandHead({ ...command, details: "" }, columns)}\n${nameFlags(groups, columns)}\n${end}`;
}

/** The names of the flags of each group. */
function nameFlags(groups: readonly FlagGroup[], columns: number): string {
  const names = ({ flags }: FlagGroup) =>
    flags.map(([name, input]) => `${input.short ? `-${input.short} ` : ""}${flagName(name, input)}`).join(", ");
  return list(
    groups.map((group) => [`${group.title}:`, names(group)]),
    Math.min(columns, 100),
  );
}

/** Purpose, usage and examples. */
function commandHead(command: Command, columns: number): string {
  const bare = Object.values(command.inputs).flatMap(({ positional, required }) =>
    positional === undefined ? [] : [required ? positional.toUpperCase() : `[${positional.toUpperCase()}]`],
  );
  const required = Object.entries(command.inputs).flatMap(([name, { required, positional, secret }]) =>
    required && positional === undefined && !secret ? [`--${name} ${name.toUpperCase()}`] : [],
  );
  const examples = (EXAMPLES[command.name] ?? []).map((example) => foldCommandLine(`convox-ci ${example}`, columns));
  return [
    foldText(command.summary, columns),
    command.details ? foldText(command.details.replaceAll("`", ""), columns) : "",
    "\n",
    foldText(`Usage: ${["convox-ci", command.name, ...bare, ...required, "[flags]"].join(" ")}`, columns),
    ...(command.cliNames ?? []).map((name) => foldText(`   or: convox-ci ${name}, as in the Convox CLI`, columns)),
    "\nExamples:\n",
    ...examples,
  ].join("");
}

/** A command line that a shell reads as one, in lines that end with a backslash. */
function foldCommandLine(text: string, columns: number): string {
  const rows: string[] = [];
  for (const word of text.match(/(?:'[^']*'|[^\s'])+/g) ?? []) {
    const last = rows.at(-1);
    if (last === undefined || last.length + word.length + 5 > columns) rows.push(word);
    else rows[rows.length - 1] = `${last} ${word}`;
  }
  return `  ${rows.join(" \\\n    ")}\n`;
}

function describeGroup({ title, flags }: FlagGroup, columns: number): string {
  const rows = flags.map(([name, input]) => [`  ${flagForm(name, input)}`, explanation(input)] as const);
  return `\n${title}:\n${list(rows, columns)}`;
}

/** Lines on the screen; an unknown terminal is taken for one of 100 columns. */
function countLines(text: string, columns: number): number {
  const width = columns === UNKNOWN ? 100 : columns;
  return text
    .trimEnd()
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}

/** Names and their descriptions, in two columns. */
function list(rows: readonly (readonly [name: string, text: string])[], columns: number): string {
  const indent = Math.max(...rows.map(([name]) => name.length)) + 2;
  const width = columns - indent;
  if (width < NARROWEST) return rows.map(([name, text]) => stackRow(name, text, columns)).join("");
  return rows
    .map(([name, text]) => {
      const [first = "", ...rest] = lines(text, width);
      return [name.padEnd(indent) + first, ...rest.map((line) => " ".repeat(indent) + line)].join("\n");
    })
    .join("\n")
    .concat("\n");
}

/** A name with its description below it, where there is no room beside it. */
function stackRow(name: string, text: string, columns: number): string {
  return [name, ...lines(text, columns - STACK_INDENT).map((line) => " ".repeat(STACK_INDENT) + line)]
    .join("\n")
    .concat("\n");
}

function foldText(text: string, width: number): string {
  return `${lines(text, width).join("\n")}\n`;
}

/** `text` in lines no longer than `width`, but for a word that is longer. */
function lines(text: string, width: number): string[] {
  const found: string[] = [];
  for (const word of text.split(" ")) {
    const last = found.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) found.push(word);
    else found[found.length - 1] = `${last} ${word}`;
  }
  return found;
}

/** A flag as it is typed: `-l, --limit N`. One that is on by default shows how to turn it off: `--[no-]wait`. */
function flagForm(name: string, input: Input): string {
  const short = input.short ? `-${input.short}, ` : "    ";
  const flag = `${short}${flagName(name, input)}`;
  if (input.kind === "boolean") return flag;
  const value =
    input.kind === "duration" ? "TIME" : input.kind === "size" ? "SIZE" : input.kind === "integer" ? "N" : "VALUE";
  return `${flag} ${value}`;
}

function flagName(name: string, input: Input): string {
  const isOn = input.kind === "boolean" && (input.fallback ?? input.default) === "true";
  return `--${isOn ? "[no-]" : ""}${name}`;
}

function explanation(input: Input): string {
  const unset = input.fallback ?? input.default;
  const choices = input.choices?.filter((choice) => !input.description.includes(choice)) ?? [];
  const notes = [
    choices.length > 0 ? `allowed: ${input.choices?.join(", ")}` : undefined,
    input.kind === "lines" || input.kind === "pairs" ? "may be repeated" : undefined,
    unset !== undefined && unset !== "false" ? `default: ${unset}` : undefined,
  ].filter((note) => note !== undefined);
  if (notes.length === 0) return input.description;
  // A description that ends in a bracket takes them in: no two brackets in a row.
  const isOpen = input.description.endsWith(")");
  return `${isOpen ? input.description.slice(0, -1) : input.description}${isOpen ? "; " : " ("}${notes.join("; ")})`;
}

/** The text of `convox-ci help TOPIC`. */
export function topicHelp({ title, rows, end }: Topic, columns = UNKNOWN): string {
  return `${title}\n\n${list(rows, columns)}\n${foldText(end, columns)}`;
}
