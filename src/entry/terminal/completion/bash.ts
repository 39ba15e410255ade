import type { Command } from "../../../commands/declaration/command.ts";
import {
  eitherOf,
  listFlags,
  listPairs,
  listWords,
  type Offer,
  offerBare,
  quoteWord,
  toScript,
  VALUES_WORD,
  valueCases,
} from "./script-parts.ts";

/** The script for bash 4 and later; bash 3.2 completes no files. */
export function writeBash(commands: readonly Command[]): string {
  const all = listWords(commands);
  const pairs = listPairs(commands);
  const bare = commands.flatMap((one) => {
    const offer = offerBare(one);
    return offer === undefined || offer === "nothing" ? [] : `        ${quoteWord(one.name)}) ${act(offer)} ;;`;
  });
  return toScript([
    "# bash completion for convox-ci: source <(convox-ci completion bash)",
    "_convox_ci() {",
    "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} at=$COMP_CWORD words= size=1",
    '  local first=${COMP_WORDS[1]-} command=${COMP_WORDS[1]-} pair="${COMP_WORDS[1]-} ${COMP_WORDS[2]-}"',
    "  COMPREPLY=()",
    "  # --flag=value comes in three words",
    '  if [[ $cur == "=" ]]; then cur=; elif [[ $prev == "=" ]]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi',
    "  # Behind -- is a command on the Rack",
    '  [[ " ${COMP_WORDS[*]:0:COMP_CWORD} " == *" -- "* ]] && return',
    `  case "$pair" in ${eitherOf(pairs)}) (( at > 2 )) && command=$pair size=2 ;; esac`,
    '  case "$command $prev" in',
    valueCases(commands, act),
    "    *)",
    `      if (( at == 1 )); then words=${quoteWord([...all.keys()].join(" "))}`,
    "      elif [[ $cur == -* ]]; then",
    '        case "$command" in',
    commands.map((one) => {
      const flags = listFlags(one).map(({ name }) => `--${name}`);
      return `        ${quoteWord(one.name)}) words=${quoteWord(flags.join(" "))} ;;`;
    }),
    "        esac",
    "      else",
    '        if (( at == 2 )); then case "$first" in',
    [...all]
      .filter(([, seconds]) => seconds.length > 0)
      .map(([first, seconds]) => `        ${quoteWord(first)}) words=${quoteWord(seconds.join(" "))} ;;`),
    "        esac; fi",
    '        if [[ -z $words ]] && (( at > size )); then case "$command" in',
    bare,
    "        esac; fi",
    "      fi ;;",
    "  esac",
    '  [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$cur"))',
    "}",
    "# The words of the line reach the program on standard input: arguments can be read by other users.",
    "_convox_ci_values() {",
    "  local value",
    "  while IFS=$'\\t' read -r value _; do",
    '    [[ $value == "$cur"* ]] && COMPREPLY+=("$value")',
    `  done < <(printf '%s\\0' "\${COMP_WORDS[@]:1:COMP_CWORD}" | "\${COMP_WORDS[0]}" ${VALUES_WORD} 2>/dev/null)`,
    "}",
    "complete -F _convox_ci convox-ci",
  ]);
}

function act(offer: Offer): string {
  if (offer === "program") return "_convox_ci_values";
  if (offer === "file") return "compopt -o default 2>/dev/null";
  if (offer === "folder") return "compopt -o dirnames 2>/dev/null";
  return offer === "nothing" ? "return" : `words=${quoteWord(offer.join(" "))}`;
}
