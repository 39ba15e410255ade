import type { Command } from "../../../commands/declaration/command.ts";
import {
  type Flag,
  listFlags,
  listPairs,
  listWords,
  type Offer,
  offerBare,
  summaryOf,
  toScript,
  VALUES_WORD,
} from "./script-parts.ts";

export function writeFish(commands: readonly Command[]): string {
  const all = listWords(commands);
  return toScript([
    "# fish completion for convox-ci: convox-ci completion fish | source",
    "function __convox_ci_command",
    "  set -l typed (commandline -opc)",
    '  set -l pair "$typed[2] $typed[3]"',
    `  if contains -- $pair ${listPairs(commands).map(quoteText).join(" ")}`,
    "    echo $pair",
    "  else",
    "    echo $typed[2]",
    "  end",
    "end",
    "function __convox_ci_words",
    "  count (commandline -opc)",
    "end",
    "# The words of the line reach the program on standard input: arguments can be read by other users.",
    "function __convox_ci_values",
    "  set -l typed (commandline -opc)",
    "  set -l program $typed[1]",
    `  string join0 -- $typed[2..] $argv '' | $program ${VALUES_WORD} 2>/dev/null`,
    "end",
    "complete -c convox-ci -f",
    [...all.keys()].map((word) =>
      add("test (__convox_ci_words) = 1", `-a ${quoteText(word)} -d ${quoteText(summaryOf(commands, word))}`),
    ),
    [...all].flatMap(([first, seconds]) =>
      seconds.map((second) => {
        const name = first === "help" ? second : `${first} ${second}`;
        const here = `test (__convox_ci_words) = 2; and test "$(__convox_ci_command)" = ${first}`;
        return add(here, `-a ${quoteText(second)} -d ${quoteText(summaryOf(commands, name))}`);
      }),
    ),
    commands.flatMap((one) => {
      const here = `test "$(__convox_ci_command)" = "${one.name}"`;
      const offer = offerBare(one);
      // Behind -- is a command on the Rack.
      const bare = `${here}; and test (__convox_ci_words) -gt ${one.name.split(" ").length}; and not contains -- -- (commandline -opc)`;
      return [
        ...(offer === undefined || offer === "nothing" ? [] : [add(bare, `${act(offer, "")}`)]),
        ...listFlags(one).map((flag) => add(here, describeFlag(flag))),
      ];
    }),
  ]);
}

function describeFlag({ name, input, offer }: Flag): string {
  const flag = `-l ${name}${input.short ? ` -s ${input.short}` : ""} -d ${quoteText(input.description)}`;
  if (offer === undefined) return `${flag} -f`;
  return offer === "file"
    ? `${flag} -r -F`
    : `${flag} -x ${offer === "nothing" ? "" : act(offer, `--${name}`)}`.trimEnd();
}

/** `flag` is the word before the value; "" for a bare word. */
function act(offer: Exclude<Offer, "nothing">, flag: string): string {
  if (offer === "program") return `-a ${quoteText(`(__convox_ci_values ${flag})`.replace(" )", ")"))}`;
  if (offer === "file") return "-F";
  if (offer === "folder") return `-a ${quoteText("(__fish_complete_directories)")}`;
  return `-a ${quoteText(offer.join(" "))}`;
}

function add(condition: string, rest: string): string {
  return `complete -c convox-ci -n ${quoteText(condition)} ${rest}`;
}

function quoteText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
