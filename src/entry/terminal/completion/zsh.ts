import type { Command } from "../../../commands/declaration/command.ts";
import {
  eitherOf,
  listFlags,
  listPairs,
  listWords,
  type Offer,
  offerBare,
  quoteWord,
  summaryOf,
  toScript,
  VALUES_WORD,
  valueCases,
} from "./script-parts.ts";

export function writeZsh(commands: readonly Command[]): string {
  const all = listWords(commands);
  const entry = (value: string, text: string) => quoteWord(`${value.replaceAll(":", "\\:")}:${text}`);
  const describe = (list: readonly string[], prefix = "") =>
    list.map((word) => entry(word, summaryOf(commands, `${prefix}${word}`))).join(" ");
  return toScript([
    "#compdef convox-ci",
    "# zsh completion for convox-ci: source <(convox-ci completion zsh)",
    "_convox_ci() {",
    '  local command=$words[2] pair="$words[2] $words[3]" previous=$words[CURRENT-1] size=2',
    "  local -a list",
    "  # Behind -- is a command on the Rack",
    "  (( ${words[(I)--]} > 0 && ${words[(I)--]} < CURRENT )) && return",
    `  case "$pair" in ${eitherOf(listPairs(commands))}) (( CURRENT > 3 )) && command=$pair size=3 ;; esac`,
    '  case "$command $previous" in',
    valueCases(commands, (offer) => `${act(offer)}; return`),
    "  esac",
    `  if (( CURRENT == 2 )); then list=(${describe([...all.keys()])})`,
    "  elif [[ $words[CURRENT] == -* ]]; then",
    '    case "$command" in',
    commands.map((one) => {
      const list = listFlags(one).map(({ name, input }) => entry(`--${name}`, input.description));
      return `      ${quoteWord(one.name)}) list=(${list.join(" ")}) ;;`;
    }),
    "    esac",
    "  else",
    '    if (( CURRENT == 3 )); then case "$words[2]" in',
    [...all].flatMap(([first, seconds]) => {
      if (seconds.length === 0) return [];
      return `      ${quoteWord(first)}) list=(${describe(seconds, first === "help" ? "" : `${first} `)}) ;;`;
    }),
    "    esac; fi",
    '    if (( ! $#list && CURRENT > size )); then case "$command" in',
    commands.flatMap((one) => {
      const offer = offerBare(one);
      return offer === undefined || offer === "nothing" ? [] : `      ${quoteWord(one.name)}) ${act(offer)} ;;`;
    }),
    "    esac; fi",
    "  fi",
    "  (( $#list )) && _describe convox-ci list",
    "}",
    "# The words of the line reach the program on standard input: arguments can be read by other users.",
    "_convox_ci_values() {",
    "  local -a list",
    `  list=(\${(f)"$(print -rN -- "\${(@Q)words[2,CURRENT]}" | \${(Q)words[1]} ${VALUES_WORD} 2>/dev/null)"})`,
    "  list=(\"${(@)list/$'\\t'/:}\")",
    "  (( $#list )) && _describe value list",
    "}",
    "# Without compinit there is no completion: it is started once.",
    "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }",
    "compdef _convox_ci convox-ci",
  ]);
}

function act(offer: Offer): string {
  if (offer === "program") return "_convox_ci_values";
  if (offer === "file") return "_files";
  if (offer === "folder") return "_path_files -/";
  return offer === "nothing" ? ":" : `compadd -- ${offer.map(quoteWord).join(" ")}`;
}
