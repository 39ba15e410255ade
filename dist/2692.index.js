export const id = 2692;
export const ids = [2692];
export const modules = {

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
function command(declaration) {
    return declaration;
}


/***/ }),

/***/ 2692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completion: () => (/* binding */ completion)
/* harmony export */ });
/* harmony import */ var _commands_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2812);


const inputs = {
    shell: { description: "Bash, zsh or fish", required: true, positional: "shell", choices: ["bash", "zsh", "fish"] },
};
function completion(commands) {
    const declaration = (0,_commands_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
        name: "completion",
        summary: "Print a script that completes commands and flags in bash, zsh or fish",
        details: "In bash: source <(convox-ci completion bash). In zsh: source <(convox-ci completion zsh). In fish: convox-ci completion fish | source.",
        needsRack: false,
        inputs,
        outputs: {},
        run: async ({ shell }) => ({ script: SCRIPTS[shell]?.(all) ?? "" }),
        text: ({ script }) => script,
    });
    const itself = declaration;
    const all = [...commands, itself];
    return itself;
}
const SCRIPTS = { bash, zsh, fish };
function flags(command) {
    return Object.entries((0,_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .flagsOf */ .Zo)(command)).flatMap(([name, input]) => {
        if (input.secret)
            return [];
        return input.kind === "boolean" && input.default === "true" ? [{ name: `no-${name}`, input }] : [{ name, input }];
    });
}
function bare(command) {
    return Object.values(command.inputs).find(({ positional }) => positional !== undefined)?.choices ?? [];
}
function words(commands) {
    const found = new Map();
    for (const { name } of commands) {
        const [first = "", second] = name.split(" ");
        found.set(first, [...(found.get(first) ?? []), ...(second === undefined ? [] : [second])]);
    }
    return found.set("help", [...found.keys()]);
}
function summaryOf(commands, name) {
    const one = commands.find((candidate) => candidate.name === name);
    if (one)
        return one.summary;
    return name === "help" ? "Show what a command does and its flags" : `${words(commands).get(name)?.join(", ")}`;
}
const quoteWord = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const either = (list) => list.map(quoteWord).join("|");
const lines = (list) => `${list.flat().join("\n")}\n`;
function valueCases(commands, offer, other) {
    return commands.flatMap((one) => {
        const valued = flags(one).filter(({ input }) => input.kind !== "boolean");
        const patterns = ({ name, input }) => [
            `${one.name} --${name}`,
            ...(input.short ? [`${one.name} -${input.short}`] : []),
        ];
        const free = valued.filter(({ input }) => input.choices === undefined).flatMap(patterns);
        return [
            ...valued.flatMap((flag) => flag.input.choices ? `    ${either(patterns(flag))}) ${offer(flag.input.choices)} ;;` : []),
            ...(free.length > 0 ? [`    ${either(free)}) ${other} ;;`] : []),
        ];
    });
}
function bash(commands) {
    const all = words(commands);
    const double = commands.map(({ name }) => name).filter((name) => name.includes(" "));
    return lines([
        "# bash completion for convox-ci: source <(convox-ci completion bash)",
        "_convox_ci() {",
        "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} at=$COMP_CWORD words=",
        '  local first=${COMP_WORDS[1]-} command=${COMP_WORDS[1]-} pair="${COMP_WORDS[1]-} ${COMP_WORDS[2]-}"',
        "  COMPREPLY=()",
        "  # --flag=value comes in three words",
        '  if [[ $cur == "=" ]]; then cur=; elif [[ $prev == "=" ]]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi',
        `  case "$pair" in ${either(double)}) (( at > 2 )) && command=$pair ;; esac`,
        '  case "$command $prev" in',
        valueCases(commands, (choices) => `words=${quoteWord(choices.join(" "))}`, "return"),
        "    *)",
        `      if (( at == 1 )); then words=${quoteWord([...all.keys()].join(" "))}`,
        "      elif (( at == 2 )) && [[ $cur != -* ]]; then",
        '        case "$first" in',
        [...all]
            .filter(([, seconds]) => seconds.length > 0)
            .map(([first, seconds]) => `          ${quoteWord(first)}) words=${quoteWord(seconds.join(" "))} ;;`),
        commands
            .filter((one) => bare(one).length > 0)
            .map((one) => `          ${quoteWord(one.name)}) words=${quoteWord(bare(one).join(" "))} ;;`),
        "        esac",
        "      elif [[ $cur == -* ]]; then",
        '        case "$command" in',
        commands.map((one) => `          ${quoteWord(one.name)}) words=${quoteWord(flags(one)
            .map(({ name }) => `--${name}`)
            .join(" "))} ;;`),
        "        esac",
        "      fi ;;",
        "  esac",
        '  [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$cur"))',
        "}",
        "complete -o default -F _convox_ci convox-ci",
    ]);
}
function zsh(commands) {
    const all = words(commands);
    const double = commands.map(({ name }) => name).filter((name) => name.includes(" "));
    const entry = (value, text) => quoteWord(`${value.replaceAll(":", "\\:")}:${text}`);
    const describe = (list, prefix = "") => list.map((word) => entry(word, summaryOf(commands, `${prefix}${word}`))).join(" ");
    return lines([
        "#compdef convox-ci",
        "# zsh completion for convox-ci: source <(convox-ci completion zsh)",
        "_convox_ci() {",
        '  local command=$words[2] pair="$words[2] $words[3]" previous=$words[CURRENT-1]',
        "  local -a list",
        `  case "$pair" in ${either(double)}) (( CURRENT > 3 )) && command=$pair ;; esac`,
        '  case "$command $previous" in',
        valueCases(commands, (choices) => `compadd -- ${choices.map(quoteWord).join(" ")}; return`, "_files; return"),
        "  esac",
        `  if (( CURRENT == 2 )); then list=(${describe([...all.keys()])})`,
        "  elif (( CURRENT == 3 )) && [[ $words[3] != -* ]]; then",
        '    case "$words[2]" in',
        [...all].flatMap(([first, seconds]) => {
            if (seconds.length === 0)
                return [];
            return `      ${quoteWord(first)}) list=(${describe(seconds, first === "help" ? "" : `${first} `)}) ;;`;
        }),
        commands
            .filter((one) => bare(one).length > 0)
            .map((one) => `      ${quoteWord(one.name)}) compadd -- ${bare(one).join(" ")}; return ;;`),
        "    esac",
        "  elif [[ $words[CURRENT] == -* ]]; then",
        '    case "$command" in',
        commands.map((one) => {
            const list = flags(one).map(({ name, input }) => entry(`--${name}`, input.description));
            return `      ${quoteWord(one.name)}) list=(${list.join(" ")}) ;;`;
        }),
        "    esac",
        "  fi",
        "  if (( $#list )); then _describe convox-ci list; else _files; fi",
        "}",
        "# Without compinit there is no completion: it is started once.",
        "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }",
        "compdef _convox_ci convox-ci",
    ]);
}
function fish(commands) {
    const all = words(commands);
    const double = commands.map(({ name }) => name).filter((name) => name.includes(" "));
    const text = (value) => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
    const add = (condition, rest) => `complete -c convox-ci -n ${text(condition)} ${rest}`;
    return lines([
        "# fish completion for convox-ci: convox-ci completion fish | source",
        "function __convox_ci_command",
        "  set -l typed (commandline -opc)",
        '  set -l pair "$typed[2] $typed[3]"',
        `  if contains -- $pair ${double.map(text).join(" ")}`,
        "    echo $pair",
        "  else",
        "    echo $typed[2]",
        "  end",
        "end",
        "function __convox_ci_words",
        "  count (commandline -opc)",
        "end",
        [...all.keys()].map((word) => add("test (__convox_ci_words) = 1", `-f -a ${text(word)} -d ${text(summaryOf(commands, word))}`)),
        [...all].flatMap(([first, seconds]) => seconds.map((second) => {
            const name = first === "help" ? second : `${first} ${second}`;
            const here = `test (__convox_ci_words) = 2; and test "$(__convox_ci_command)" = ${first}`;
            return add(here, `-f -a ${text(second)} -d ${text(summaryOf(commands, name))}`);
        })),
        commands.flatMap((one) => {
            const here = `test "$(__convox_ci_command)" = "${one.name}"`;
            const choices = bare(one).map((choice) => add(here, `-f -a ${text(choice)}`));
            return [
                ...choices,
                ...flags(one).map(({ name, input }) => {
                    const value = input.kind === "boolean" ? "-f" : input.choices ? `-x -a ${text(input.choices.join(" "))}` : "-r";
                    return add(here, `-l ${name} ${input.short ? `-s ${input.short} ` : ""}${value} -d ${text(input.description)}`);
                }),
            ];
        }),
    ]);
}


/***/ })

};
