export const id = 3648;
export const ids = [3648,5038];
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

/***/ 3648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  completion: () => (/* binding */ completion)
});

// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/entry/terminal/command-line.js
var command_line = __webpack_require__(2812);
// EXTERNAL MODULE: ./src/entry/terminal/help-topics.js
var help_topics = __webpack_require__(5038);
// EXTERNAL MODULE: ./src/entry/terminal/completion/value-kinds.js
var value_kinds = __webpack_require__(1156);
;// CONCATENATED MODULE: ./src/entry/terminal/completion/script-parts.js



const VALUES_WORD = "__complete";
function withOfficialNames(commands) {
    return commands.flatMap((one) => [one, ...(one.cliNames ?? []).map((name) => ({ ...one, name }))]);
}
function listFlags(command) {
    return Object.entries((0,command_line/* flagsOf */.Zo)(command)).flatMap(([name, input]) => {
        if (input.secret)
            return [];
        if (input.kind !== "boolean")
            return [{ name, input, offer: offerOf(command, name, input) }];
        return [{ name: input.default === "true" ? `no-${name}` : name, input, offer: undefined }];
    });
}
function offerBare(command) {
    const offers = Object.entries(command.inputs)
        .filter(([, { positional }]) => positional !== undefined)
        .map(([name, input]) => offerOf(command, name, input));
    return offers.find((offer) => offer !== "nothing") ?? offers[0];
}
function offerOf(command, name, input) {
    if (input.choices !== undefined)
        return input.choices;
    const kind = (0,value_kinds/* valueKind */.C)(command, name, input);
    if ((0,value_kinds/* isListed */.y)(kind))
        return "program";
    return kind === "text" ? "nothing" : kind;
}
function listWords(commands) {
    const found = new Map();
    for (const { name } of commands) {
        const [first = "", second] = name.split(" ");
        found.set(first, [...(found.get(first) ?? []), ...(second === undefined ? [] : [second])]);
    }
    return found.set("help", [...found.keys(), ...Object.keys(help_topics.TOPICS)]);
}
function summaryOf(commands, name) {
    const one = commands.find((candidate) => candidate.name === name);
    if (one)
        return one.summary;
    if (name === "help")
        return "Show what a command does and its flags";
    return help_topics.TOPICS[name]?.title ?? listWords(commands).get(name)?.join(", ") ?? "";
}
function listPairs(commands) {
    return commands.map(({ name }) => name).filter((name) => name.includes(" "));
}
const quoteWord = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const eitherOf = (list) => list.map(quoteWord).join("|");
const toScript = (list) => `${list.flat().join("\n")}\n`;
function valueCases(commands, act) {
    return commands.flatMap((one) => {
        const branches = new Map();
        for (const { name, input, offer } of listFlags(one)) {
            if (offer === undefined)
                continue;
            const patterns = [`${one.name} --${name}`, ...(input.short ? [`${one.name} -${input.short}`] : [])];
            branches.set(act(offer), [...(branches.get(act(offer)) ?? []), ...patterns]);
        }
        return [...branches].map(([action, patterns]) => `    ${eitherOf(patterns)}) ${action} ;;`);
    });
}

;// CONCATENATED MODULE: ./src/entry/terminal/completion/bash.js

function writeBash(commands) {
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
function act(offer) {
    if (offer === "program")
        return "_convox_ci_values";
    if (offer === "file")
        return "compopt -o default 2>/dev/null";
    if (offer === "folder")
        return "compopt -o dirnames 2>/dev/null";
    return offer === "nothing" ? "return" : `words=${quoteWord(offer.join(" "))}`;
}

;// CONCATENATED MODULE: ./src/entry/terminal/completion/fish.js

function writeFish(commands) {
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
        [...all.keys()].map((word) => add("test (__convox_ci_words) = 1", `-a ${quoteText(word)} -d ${quoteText(summaryOf(commands, word))}`)),
        [...all].flatMap(([first, seconds]) => seconds.map((second) => {
            const name = first === "help" ? second : `${first} ${second}`;
            const here = `test (__convox_ci_words) = 2; and test "$(__convox_ci_command)" = ${first}`;
            return add(here, `-a ${quoteText(second)} -d ${quoteText(summaryOf(commands, name))}`);
        })),
        commands.flatMap((one) => {
            const here = `test "$(__convox_ci_command)" = "${one.name}"`;
            const offer = offerBare(one);
            const bare = `${here}; and test (__convox_ci_words) -gt ${one.name.split(" ").length}; and not contains -- -- (commandline -opc)`;
            return [
                ...(offer === undefined || offer === "nothing" ? [] : [add(bare, `${fish_act(offer, "")}`)]),
                ...listFlags(one).map((flag) => add(here, describeFlag(flag))),
            ];
        }),
    ]);
}
function describeFlag({ name, input, offer }) {
    const flag = `-l ${name}${input.short ? ` -s ${input.short}` : ""} -d ${quoteText(input.description)}`;
    if (offer === undefined)
        return `${flag} -f`;
    return offer === "file"
        ? `${flag} -r -F`
        : `${flag} -x ${offer === "nothing" ? "" : fish_act(offer, `--${name}`)}`.trimEnd();
}
function fish_act(offer, flag) {
    if (offer === "program")
        return `-a ${quoteText(`(__convox_ci_values ${flag})`.replace(" )", ")"))}`;
    if (offer === "file")
        return "-F";
    if (offer === "folder")
        return `-a ${quoteText("(__fish_complete_directories)")}`;
    return `-a ${quoteText(offer.join(" "))}`;
}
function add(condition, rest) {
    return `complete -c convox-ci -n ${quoteText(condition)} ${rest}`;
}
function quoteText(text) {
    return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

;// CONCATENATED MODULE: ./src/entry/terminal/completion/zsh.js

function writeZsh(commands) {
    const all = listWords(commands);
    const entry = (value, text) => quoteWord(`${value.replaceAll(":", "\\:")}:${text}`);
    const describe = (list, prefix = "") => list.map((word) => entry(word, summaryOf(commands, `${prefix}${word}`))).join(" ");
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
        valueCases(commands, (offer) => `${zsh_act(offer)}; return`),
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
            if (seconds.length === 0)
                return [];
            return `      ${quoteWord(first)}) list=(${describe(seconds, first === "help" ? "" : `${first} `)}) ;;`;
        }),
        "    esac; fi",
        '    if (( ! $#list && CURRENT > size )); then case "$command" in',
        commands.flatMap((one) => {
            const offer = offerBare(one);
            return offer === undefined || offer === "nothing" ? [] : `      ${quoteWord(one.name)}) ${zsh_act(offer)} ;;`;
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
function zsh_act(offer) {
    if (offer === "program")
        return "_convox_ci_values";
    if (offer === "file")
        return "_files";
    if (offer === "folder")
        return "_path_files -/";
    return offer === "nothing" ? ":" : `compadd -- ${offer.map(quoteWord).join(" ")}`;
}

;// CONCATENATED MODULE: ./src/entry/terminal/completion/completion.js





const inputs = {
    shell: { description: "Bash, zsh or fish", required: true, positional: "shell", choices: ["bash", "zsh", "fish"] },
};
const SCRIPTS = {
    bash: writeBash,
    zsh: writeZsh,
    fish: writeFish,
};
function completion(commands) {
    const declaration = (0,command/* command */.G)({
        name: "completion",
        summary: "Print a script that completes commands, flags and values in bash, zsh or fish",
        details: "In bash: source <(convox-ci completion bash). In zsh: source <(convox-ci completion zsh). In fish: " +
            "convox-ci completion fish | source. Names of apps, releases, builds, services and Racks come from the Rack, within a second.",
        needsRack: false,
        inputs,
        outputs: {},
        run: async ({ shell }) => ({ script: SCRIPTS[shell]?.(withOfficialNames(all)) ?? "" }),
        text: ({ script }) => script,
    });
    const itself = declaration;
    const all = [...commands, itself];
    return itself;
}


/***/ }),

/***/ 1156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ valueKind),
/* harmony export */   y: () => (/* binding */ isListed)
/* harmony export */ });
const KINDS = {
    app: "apps",
    "to-app": "apps",
    template: "apps",
    build: "builds",
    process: "processes",
    rack: "racks",
    "to-rack": "racks",
    release: "releases",
    resource: "resources",
    service: "services",
    names: "variables",
    "ca-file": "file",
    file: "file",
    "log-file": "file",
    manifest: "file",
    provenance: "file",
    stdin: "file",
    data: "folder",
    "working-directory": "folder",
};
const KINDS_OF_COMMANDS = {
    create: { app: "text" },
    destroy: { confirm: "apps" },
    "env get": { name: "variables" },
    exec: { service: "exec-targets" },
    "resources import": { confirm: "resources" },
};
function valueKind(command, name, input) {
    if (input.choices !== undefined || input.kind === "boolean")
        return "text";
    const kind = KINDS_OF_COMMANDS[command.name]?.[name] ?? KINDS[name] ?? "text";
    return command.needsRack === false && isListed(kind) ? "text" : kind;
}
function isListed(kind) {
    return kind !== "file" && kind !== "folder" && kind !== "text";
}


/***/ }),

/***/ 5038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TOPICS: () => (/* binding */ TOPICS)
/* harmony export */ });
/* harmony import */ var _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6586);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3816);


const DOCS = `${_version_js__WEBPACK_IMPORTED_MODULE_0__/* .HOMEPAGE_URL */ .fm}/blob/main/docs`;
const TOPICS = {
    "exit-codes": {
        title: "Exit codes of convox-ci",
        rows: _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_MEANINGS */ .S.map(([code, text]) => [`  ${code}`, text]),
        end: `run and exec end with the exit code of their command. With --json, error.exit-code-of says whose it is. ${DOCS}/errors.md lists all errors.`,
    },
    environment: {
        title: "Environment variables that convox-ci reads",
        rows: [
            ["  CONVOX_PASSWORD", "Deploy key of the organization"],
            ["  CONVOX_RACK", "Name of the Rack: organization/rack, or a unique part of it"],
            ["  CONVOX_MACHINE", "Name of a Convox Cloud machine to use instead of a Rack"],
            ["  CONVOX_HOST", "Host name of the Console (default: console.convox.com)"],
            ["  CONVOX_APP", "Name of the app"],
            ["  RACK_URL", "Address of a Rack with its password, to connect without a Console"],
            ["  HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "Proxy for all connections, and hosts to reach without it"],
            ["  NO_COLOR", "Set to any value to print no colors"],
            ["  FORCE_COLOR", "Set to any value to print colors to a pipe or a file; 0 prints none"],
            ["  TERM", "dumb prints no colors and no line of progress"],
            ["  CONVOX_LOCAL_RACK_DATA", "Data folder of the local Rack"],
            ["  CONVOX_LOCAL_RACK_BUILDER", "Builder of the local Rack: auto, docker, buildah or plan"],
            ["  TMPDIR", "Folder for temporary files"],
        ],
        end: "A flag takes precedence over its variable. In a terminal, .convox/rack and .convox/app set the Rack and the app of a directory.",
    },
    json: {
        title: "JSON output",
        rows: [
            ["  --json", "Print the result as JSON on standard output, everything else on standard error"],
            ["  times", "ISO 8601 in UTC, or null where the time is not known"],
            ["  sizes, durations", "Bytes, seconds"],
            ["  error", "The failure: code, title, message, hints, place, docs, exit-code, exit-code-of"],
        ],
        end: `The package has a JSON Schema of each command. ${DOCS}/json.md describes the values.`,
    },
};


/***/ }),

/***/ 6586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ EXIT_MEANINGS),
/* harmony export */   a: () => (/* binding */ EXIT_CODES)
/* harmony export */ });
const EXIT_CODES = {
    success: 0,
    other: 1,
    input: 2,
    permission: 3,
    missing: 4,
    build: 5,
    rollout: 6,
    timeout: 7,
    network: 8,
    canceled: 130,
};
const EXIT_MEANINGS = [
    [EXIT_CODES.success, "Done"],
    [EXIT_CODES.other, "Any other failure"],
    [EXIT_CODES.input, "An input, a flag, a setting or a file of the user is wrong"],
    [EXIT_CODES.permission, "The deploy key is rejected, or it is not allowed to do this"],
    [EXIT_CODES.missing, "The Rack, app, build, release, service, process or variable does not exist"],
    [EXIT_CODES.build, "The build failed"],
    [EXIT_CODES.rollout, "The release was rolled back, or the app is not healthy"],
    [EXIT_CODES.timeout, "A timeout of the command was reached"],
    [EXIT_CODES.network, "The Rack, the Console or the network cannot be reached, or the connection was lost"],
    [EXIT_CODES.canceled, "The job was canceled"],
];


/***/ })

};
