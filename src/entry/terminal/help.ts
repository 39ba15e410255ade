import type { Command } from "../../commands/declaration/command.ts";
import type { Input } from "../../commands/declaration/inputs.ts";
import { flagsOf } from "./command-line.ts";

/** Columns of an unknown terminal, such as a file: nothing is folded for it. */
const UNKNOWN = Number.POSITIVE_INFINITY;
/** The narrowest column for descriptions. A narrower one would have two words on each line. */
const NARROWEST = 30;

/** The text of `convox-ci help`, folded for a terminal with this number of columns. */
export function overview(commands: readonly Command[], columns = UNKNOWN): string {
  return [
    "convox-ci builds, deploys and promotes Convox apps from any CI\n\n",
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
    foldText(
      "Exit codes: 0 success, 1 failure, 2 invalid input, 130 canceled; run and exec exit with their command's code.",
      columns,
    ),
    foldText(
      "Environment: CONVOX_PASSWORD, CONVOX_RACK, CONVOX_HOST, CONVOX_APP, RACK_URL, HTTPS_PROXY, NO_PROXY, NO_COLOR.",
      columns,
    ),
  ].join("");
}

/** The text of `convox-ci help COMMAND`. */
export function commandHelp(command: Command, columns = UNKNOWN): string {
  const bare = Object.entries(command.inputs).flatMap(([, { positional, required }]) =>
    positional === undefined ? [] : [required ? positional.toUpperCase() : `[${positional.toUpperCase()}]`],
  );
  const flags = Object.entries(flagsOf(command)).filter(([, input]) => !input.secret);
  return [
    foldText(command.summary, columns),
    command.details ? foldText(command.details.replaceAll("`", ""), columns) : "",
    `\nUsage: ${["convox-ci", command.name, ...bare, "[flags]"].join(" ")}\n`,
    ...(command.cliNames ?? []).map((name) => `   or: convox-ci ${name}, as in the Convox CLI\n`),
    "\n",
    list(
      flags.map(([name, input]) => [`  ${flagForm(name, input)}`, explanation(input)]),
      columns,
    ),
  ].join("");
}

/** Names and their descriptions, in two columns. */
function list(rows: readonly (readonly [name: string, text: string])[], columns: number): string {
  const indent = Math.max(...rows.map(([name]) => name.length)) + 2;
  const width = columns - indent < NARROWEST ? UNKNOWN : columns - indent;
  return rows
    .map(([name, text]) => {
      const [first = "", ...rest] = lines(text, width);
      return [name.padEnd(indent) + first, ...rest.map((line) => " ".repeat(indent) + line)].join("\n");
    })
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

/** `--[no-]wait` for a flag that is on by default, to show how to turn it off. */
function flagForm(name: string, input: Input): string {
  const short = input.short ? `-${input.short}, ` : "    ";
  if (input.kind === "boolean")
    return `${short}--${(input.fallback ?? input.default) === "true" ? "[no-]" : ""}${name}`;
  const value =
    input.kind === "duration" ? "TIME" : input.kind === "size" ? "SIZE" : input.kind === "integer" ? "N" : "VALUE";
  return `${short}--${name} ${value}`;
}

function explanation(input: Input): string {
  const unset = input.fallback ?? input.default;
  const notes = [
    input.kind === "lines" || input.kind === "pairs" ? "may be repeated" : undefined,
    unset !== undefined && unset !== "false" ? `default: ${unset}` : undefined,
  ].filter((note) => note !== undefined);
  if (notes.length === 0) return input.description;
  // A description that ends in a bracket takes them in: no two brackets in a row.
  const isOpen = input.description.endsWith(")");
  return `${isOpen ? input.description.slice(0, -1) : input.description}${isOpen ? "; " : " ("}${notes.join("; ")})`;
}
