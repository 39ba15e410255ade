export const id = 689;
export const ids = [689];
export const modules = {

/***/ 3689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./src/commands/declaration/inputs.js
var inputs = __webpack_require__(8387);
// EXTERNAL MODULE: ./src/commands/index.js + 105 modules
var commands = __webpack_require__(7313);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
;// CONCATENATED MODULE: ./src/host/command-escaper.js
/** The older form of GitHub's commands anywhere in a line, Azure's, and TeamCity's, which is read at a line's start. */
const MARKED = ["##[", "##vso[", "##teamcity["];
const COLON = 0x3a;
/**
 * What the system whose job this is must not read in a log: GitHub's runner reads `::x::` at the start of a line, behind
 * white space of any kind, and `##[x]` anywhere (actions/runner src/Runner.Common/ActionCommand.cs), Azure's agent
 * `##vso[x]` anywhere, TeamCity `##teamcity[x]`. undefined for all others. An action needs none of it: see github.ts.
 */
function commandEscaperFor(env) {
    const isGithub = env["GITHUB_ACTIONS"] === "true";
    if (!isGithub && !env["TF_BUILD"] && !env["TEAMCITY_VERSION"])
        return undefined;
    const filter = () => escapeCommands(isGithub);
    const text = (given) => {
        const { push, end } = filter();
        return Buffer.concat([push(Buffer.from(given)), end()]).toString();
    };
    return { text, filter };
}
function escapeCommands(colons) {
    let held = "";
    /** The line has had no ASCII but white space and control characters: what .NET trims is among the rest. */
    let blank = true;
    function push(bytes) {
        const all = held + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
        held = "";
        if (!colons && !all.includes("#"))
            return Buffer.from(all, "latin1");
        const parts = [];
        let from = 0;
        let at = 0;
        for (; at < all.length; at++) {
            const code = all.charCodeAt(at);
            if (code === 10 || code === 13)
                blank = true;
            else if (code === 0x23) {
                const rest = all.slice(at, at + 12);
                if (MARKED.some((mark) => rest.startsWith(mark))) {
                    parts.push(all.slice(from, at + 2), " ");
                    from = at + 2;
                }
                else if (at + rest.length === all.length && MARKED.some((mark) => mark.startsWith(rest)))
                    break;
                blank = false;
            }
            else if (code === COLON && blank && colons) {
                if (at + 1 === all.length)
                    break;
                if (all.charCodeAt(at + 1) === COLON) {
                    parts.push(all.slice(from, at + 1), " ");
                    from = at + 1;
                }
                blank = false;
            }
            else if (code > 0x20 && code < 0x7f)
                blank = false;
        }
        parts.push(all.slice(from, at));
        held = all.slice(at);
        return Buffer.from(parts.join(""), "latin1");
    }
    return {
        push,
        end() {
            const last = Buffer.from(held, "latin1");
            held = "";
            return last;
        },
    };
}

// EXTERNAL MODULE: ./src/host/control-sequences.js
var control_sequences = __webpack_require__(5625);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/host/folding.js

/** The folding of the CI system whose job this is; undefined for one that has none, and outside of jobs. */
function foldingIn(env, now = Date.now) {
    if (env["GITHUB_ACTIONS"] === "true")
        return flat((title) => `::group::${title.replaceAll("%", "%25")}`, "::endgroup::");
    // learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
    if (env["TF_BUILD"])
        return flat((title) => `##[group]${title}`, "##[endgroup]");
    if (env["GITLAB_CI"])
        return gitlab(now);
    return env["BUILDKITE"] ? buildkite() : undefined;
}
/** Groups that do not nest: a section ends the group around it. */
function flat(open, close) {
    let isOpen = false;
    const ended = () => {
        const line = isOpen ? `${close}\n` : "";
        isOpen = false;
        return line;
    };
    const begun = (title) => {
        const line = `${ended()}${open(title)}\n`;
        isOpen = true;
        return line;
    };
    return { begin: begun, section: (title) => (title === "" ? ended() : begun(title)), end: ended };
}
/** Sections within sections; those of a log are folded at first (docs.gitlab.com/ci/jobs/job_logs). */
function gitlab(now) {
    const job = (0,external_node_crypto_.randomUUID)().slice(0, 8);
    let count = 0;
    const groups = [];
    let inner;
    const seconds = () => Math.floor(now() / 1000);
    const start = (title, options = "") => {
        const name = `convox_${job}_${++count}`;
        return { name, line: `\x1b[0Ksection_start:${seconds()}:${name}${options}\r\x1b[0K${title}\n` };
    };
    const close = (name) => name === undefined ? "" : `\x1b[0Ksection_end:${seconds()}:${name}\r\x1b[0K\n`;
    const closeInner = () => {
        const line = close(inner);
        inner = undefined;
        return line;
    };
    return {
        begin(title) {
            const { name, line } = start(title);
            groups.push(name);
            return closeInner() + line;
        },
        section(title) {
            const before = closeInner();
            if (title === "")
                return before;
            const { name, line } = start(title, "[collapsed=true]");
            inner = name;
            return before + line;
        },
        end: () => closeInner() + close(groups.pop()),
    };
}
/** A group lasts until the next one begins (buildkite.com/docs/pipelines/managing-log-output). */
function buildkite() {
    let hasSections = false;
    return {
        begin(title) {
            hasSections = false;
            return `--- ${title}\n`;
        },
        section(title) {
            hasSections = true;
            return title === "" ? "+++ What the builder says at the end\n" : `--- ${title}\n`;
        },
        end(title, failed) {
            if (failed)
                return "^^^ +++\n";
            return hasSections ? `--- Done: ${title}\n` : "";
        },
    };
}

// EXTERNAL MODULE: ./src/host/mask.js
var mask = __webpack_require__(7419);
// EXTERNAL MODULE: ./src/host/stream-host.js
var stream_host = __webpack_require__(9054);
// EXTERNAL MODULE: ./src/session/run-command.js + 4 modules
var run_command = __webpack_require__(3299);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(3816);
// EXTERNAL MODULE: ./src/entry/failure.js
var failure = __webpack_require__(8589);
// EXTERNAL MODULE: ./src/entry/hints.js
var hints = __webpack_require__(113);
// EXTERNAL MODULE: ./src/entry/outcome.js
var outcome = __webpack_require__(2275);
// EXTERNAL MODULE: ./src/entry/standard-streams.js
var standard_streams = __webpack_require__(90);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/commands/declaration/connection.js
var connection = __webpack_require__(5214);
// EXTERNAL MODULE: ./src/commands/process/shell-words.js
var shell_words = __webpack_require__(103);
// EXTERNAL MODULE: ./src/nearest.js
var nearest = __webpack_require__(3590);
;// CONCATENATED MODULE: ./src/entry/terminal/command-line.js





/** Flags of the program itself, beside a command's inputs. */
const programFlags = {
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
};
/** The inputs that `command` takes from the command line, its connection's and the program's own among them. */
function flagsOf(command) {
    const { id, ...always } = programFlags;
    return {
        ...command.inputs,
        ...(command.needsRack === false ? {} : connection/* connectionInputs */.e),
        ...always,
        ...(command.id === undefined ? {} : { id }),
    };
}
/** The command that the first one or two words name. */
function findCommand(argv, commands) {
    const [first = "", second = ""] = argv;
    const pair = `${first} ${second}`;
    const names = commands.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]);
    const family = names.filter((name) => name.startsWith(`${first} `));
    const called = (word) => commands.find(({ name, cliNames = [] }) => name === word || cliNames.includes(word));
    const both = called(pair);
    if (both)
        return { command: both, rest: argv.slice(2) };
    // What can be no argument of the first word's command was meant to be its second word.
    const isWord = second !== "" && !second.startsWith("-") && family.length > 0;
    const one = called(first);
    if (one && !(isWord && !takesBare(one)))
        return { command: one, rest: argv.slice(1) };
    if (first.startsWith("-")) {
        throw new errors/* InputError */.dz(`${first} stands before the command`, {
            hint: "convox-ci COMMAND [flags]: flags come after it",
        });
    }
    const word = isWord ? pair : first;
    const meant = (0,nearest/* nearest */.p)(word, names);
    throw new errors/* InputError */.dz(`there is no command ${JSON.stringify(word)}`, {
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
function readCommandLine(argv, commands) {
    const { command, rest } = findCommand(argv, commands);
    const inputs = flagsOf(command);
    const names = new Map(Object.entries(inputs).flatMap(([name, input]) => [name, ...(input.aliases ?? [])].map((key) => [key, name])));
    const values = new Map();
    const add = (name, flag, value) => {
        const seen = values.get(name) ?? [];
        if (seen.length > 0 && !isList(inputs[name]))
            throw new errors/* InputError */.dz(`${flag} is given twice`);
        values.set(name, [...seen, value]);
    };
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: rest,
        options: parserOptions(inputs),
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const bare = [];
    for (const token of tokens) {
        if (token.kind === "positional")
            bare.push(token.value);
        if (token.kind !== "option")
            continue;
        const negated = token.name.startsWith("no-") && !names.has(token.name) ? token.name.slice(3) : undefined;
        const name = names.get(negated ?? token.name);
        const input = name === undefined ? undefined : inputs[name];
        if (command.waits && negated === undefined && input === undefined && ["wait", "w"].includes(token.name))
            continue;
        if (name === undefined || input === undefined || (negated !== undefined && input.kind !== "boolean")) {
            throw unknownFlag(token.rawName, command, names);
        }
        if (input.secret) {
            throw new errors/* InputError */.dz(`${token.rawName} is not a flag: a command line can be read by others on the machine`, {
                hint: `set ${input.env?.[0] ?? input.fallback ?? "the environment variable"}${name === "password" ? ", or give --password-stdin" : ""}`,
            });
        }
        if (input.kind === "boolean") {
            if (negated !== undefined && token.value !== undefined)
                throw new errors/* InputError */.dz(`${token.rawName} takes no value`);
            add(name, token.rawName, negated === undefined ? (token.value ?? "true") : "false");
            continue;
        }
        if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
            throw new errors/* InputError */.dz(`${token.rawName} needs a value`, {
                hint: `${token.rawName}=VALUE takes a value that begins with a dash`,
            });
        }
        add(name, token.rawName, token.value);
    }
    takeBare(bare, command, (name, value) => add(name, `the argument ${JSON.stringify(value)}`, value));
    return { command, given: (name) => values.get(name) };
}
function takesBare({ inputs }) {
    return Object.values(inputs).some(({ positional }) => positional !== undefined);
}
function takeBare(words, command, add) {
    const places = Object.entries(command.inputs).filter(([, input]) => input.positional !== undefined);
    const last = places.length - 1;
    const [lastName = "", lastInput] = places[last] ?? [];
    const takesRest = lastInput?.rest === true && words.length > last;
    if (takesRest && isList(lastInput)) {
        for (const word of words.slice(last))
            add(lastName, word);
        takeBare(words.slice(0, last), command, add);
        return;
    }
    const bare = takesRest ? [...words.slice(0, last), (0,shell_words/* commandLineOf */.l0)(words.slice(last))] : words;
    if (bare.length > places.length) {
        const usage = places.map(([, input]) => input.positional).join(", ") || "none";
        throw new errors/* InputError */.dz(`${JSON.stringify(bare[places.length])} is one argument too many: ${command.name} takes ${usage}`);
    }
    bare.forEach((value, index) => {
        const name = places[index]?.[0];
        if (name !== undefined)
            add(name, value);
    });
}
function isList(input) {
    return input?.kind === "lines" || input?.kind === "pairs";
}
function parserOptions(inputs) {
    const options = {};
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
function unknownFlag(flag, command, names) {
    const near = (0,nearest/* nearest */.p)(flag.replace(/^-+/, ""), names.keys());
    const meant = near && names.get(near);
    if (!meant && Object.values(command.inputs).some((input) => input.rest && !isList(input))) {
        return new errors/* InputError */.dz(`${command.name} has no flag ${flag}`, {
            hint: `if it belongs to the command that is run, put -- before that: convox-ci ${command.name} web -- ls -l`,
        });
    }
    return new errors/* InputError */.dz(`${command.name} has no flag ${flag}`, {
        hint: meant ? `did you mean --${meant}?` : `convox-ci help ${command.name} lists them`,
    });
}

// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
;// CONCATENATED MODULE: ./src/entry/terminal/completion.js


const completion_inputs = {
    shell: { description: "Bash, zsh or fish", required: true, positional: "shell", choices: ["bash", "zsh", "fish"] },
};
/** Prints a script that completes commands, flags and the values of flags, generated from the declarations. */
function completion(commands) {
    const declaration = (0,command/* command */.G)({
        name: "completion",
        summary: "Print a script that completes commands and flags in bash, zsh or fish",
        details: "In bash: source <(convox-ci completion bash). In zsh: source <(convox-ci completion zsh). In fish: convox-ci completion fish | source.",
        needsRack: false,
        inputs: completion_inputs,
        outputs: {},
        run: async ({ shell }) => ({ script: SCRIPTS[shell]?.(all) ?? "" }),
        text: ({ script }) => script,
    });
    const itself = declaration;
    const all = [...commands, itself];
    return itself;
}
const SCRIPTS = { bash, zsh, fish };
/** The flags that help lists. Older names still work and are not offered. */
function flags(command) {
    return Object.entries(flagsOf(command)).flatMap(([name, input]) => {
        if (input.secret)
            return [];
        return input.kind === "boolean" && input.default === "true" ? [{ name: `no-${name}`, input }] : [{ name, input }];
    });
}
function bare(command) {
    return Object.values(command.inputs).find(({ positional }) => positional !== undefined)?.choices ?? [];
}
/** First words of commands, and the second words that some have. */
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
/** Branches of a `case "$command $previous"`: what follows a flag that takes a value. */
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

;// CONCATENATED MODULE: ./src/entry/terminal/help.js

/** Columns of a terminal that nobody knows, a file's say: nothing is folded for it. */
const UNKNOWN = Number.POSITIVE_INFINITY;
/** No description is folded narrower than this: with two words on each line nobody can read it. */
const NARROWEST = 30;
/** What `convox-ci help` prints, folded for a terminal of so many columns. */
function overview(commands, columns = UNKNOWN) {
    return [
        "convox-ci builds, deploys and promotes Convox apps from any CI\n\n",
        "Usage: convox-ci COMMAND [flags]\n\n",
        list(commands.map(({ name, summary }) => [`  ${name}`, summary]), columns),
        "\n",
        folded("convox-ci help COMMAND lists its flags. Try it without an account: convox-ci deploy --rack local --app hello", columns),
        "\n",
        folded("Exit codes: 0 done, 1 failed, 2 wrong input, 130 cancelled; run and exec end with their command's own.", columns),
        folded("Environment: CONVOX_PASSWORD, CONVOX_RACK, CONVOX_HOST, CONVOX_APP, RACK_URL, HTTPS_PROXY, NO_PROXY, NO_COLOR.", columns),
    ].join("");
}
/** What `convox-ci help COMMAND` prints. */
function commandHelp(command, columns = UNKNOWN) {
    const bare = Object.entries(command.inputs).flatMap(([, { positional, required }]) => positional === undefined ? [] : [required ? positional.toUpperCase() : `[${positional.toUpperCase()}]`]);
    const flags = Object.entries(flagsOf(command)).filter(([, input]) => !input.secret);
    return [
        folded(command.summary, columns),
        command.details ? folded(command.details.replaceAll("`", ""), columns) : "",
        `\nUsage: ${["convox-ci", command.name, ...bare, "[flags]"].join(" ")}\n`,
        ...(command.cliNames ?? []).map((name) => `   or: convox-ci ${name}, as the Convox CLI has it\n`),
        "\n",
        list(flags.map(([name, input]) => [`  ${flagForm(name, input)}`, explanation(input)]), columns),
    ].join("");
}
/** Names and what is said of each, in two columns. */
function list(rows, columns) {
    const indent = Math.max(...rows.map(([name]) => name.length)) + 2;
    const width = columns - indent < NARROWEST ? UNKNOWN : columns - indent;
    return rows
        .map(([name, text]) => {
        const [first = "", ...rest] = help_lines(text, width);
        return [name.padEnd(indent) + first, ...rest.map((line) => " ".repeat(indent) + line)].join("\n");
    })
        .join("\n")
        .concat("\n");
}
function folded(text, width) {
    return `${help_lines(text, width).join("\n")}\n`;
}
/** `text` in lines no longer than `width`, but for a word that is longer. */
function help_lines(text, width) {
    const found = [];
    for (const word of text.split(" ")) {
        const last = found.at(-1);
        if (last === undefined || last.length + 1 + word.length > width)
            found.push(word);
        else
            found[found.length - 1] = `${last} ${word}`;
    }
    return found;
}
/** `--[no-]wait` for what is on by itself, so that it shows how to turn it off. */
function flagForm(name, input) {
    const short = input.short ? `-${input.short}, ` : "    ";
    if (input.kind === "boolean")
        return `${short}--${(input.fallback ?? input.default) === "true" ? "[no-]" : ""}${name}`;
    const value = input.kind === "duration" ? "TIME" : input.kind === "integer" ? "N" : "VALUE";
    return `${short}--${name} ${value}`;
}
function explanation(input) {
    const unset = input.fallback ?? input.default;
    const notes = [
        input.kind === "lines" || input.kind === "pairs" ? "may be repeated" : undefined,
        unset !== undefined && unset !== "false" ? `default: ${unset}` : undefined,
    ].filter((note) => note !== undefined);
    if (notes.length === 0)
        return input.description;
    // A description that ends in a bracket takes them in: no two brackets in a row.
    const isOpen = input.description.endsWith(")");
    return `${isOpen ? input.description.slice(0, -1) : input.description}${isOpen ? "; " : " ("}${notes.join("; ")})`;
}

// EXTERNAL MODULE: ./src/commands/output/table.js
var table = __webpack_require__(9189);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
// EXTERNAL MODULE: ./src/session/embedded-rack.js
var embedded_rack = __webpack_require__(9697);
;// CONCATENATED MODULE: ./src/entry/terminal/local-containers.js





const data = {
    description: "Data folder of the local Rack",
    env: ["CONVOX_LOCAL_RACK_DATA"],
    fallback: "CONVOX_LOCAL_RACK_DATA, else a folder of the user's",
};
/** Time between SIGTERM and SIGKILL. */
const GRACE_MS = 3_000;
/** Containers of the local Rack on this machine. The Rack itself need not run. */
const localRackPs = (0,command/* command */.G)({
    name: "local-rack ps",
    summary: "List the containers of the local Rack on this machine",
    needsRack: false,
    inputs: {
        app: { description: "Only this app", short: "a" },
        data,
    },
    outputs: {},
    async run({ app, data }, { env }) {
        const found = await containers({ app, data }, env);
        return Promise.all(found.map(describe));
    },
    text(list, now) {
        const head = ["ID", "APP", "SERVICE", "STATUS", "RELEASE", "STARTED", "URL"];
        const rows = list.map(({ id, app, service, status, release, started, url }) => {
            return [id, app, service, status, release, (0,units/* ago */.KN)(started, now), url];
        });
        return (0,table/* table */.t)([head, ...rows]);
    },
});
const localRackLogs = (0,command/* command */.G)({
    name: "local-rack logs",
    summary: "Print the output of an app's containers on this machine",
    needsRack: false,
    printsLog: true,
    inputs: {
        app: { description: "Name of the app", required: true, positional: "app", short: "a" },
        follow: { description: "Continue until the containers end (default: false)", kind: "boolean", default: "false" },
        data,
    },
    outputs: {},
    async run({ app, data, follow }, { env, host, signal }) {
        const found = await containers({ app, data }, env);
        if (found.length === 0) {
            throw new errors/* InputError */.dz(`${app} has no containers on this machine`, {
                hint: "List all containers with `convox-ci local-rack ps`.",
            });
        }
        if (follow)
            await Promise.all(found.map((container) => host.stream(local_containers_lines(container, { follow, signal }))));
        else
            for (const container of found)
                await host.stream(local_containers_lines(container, {}));
        return {};
    },
});
const localRackStop = (0,command/* command */.G)({
    name: "local-rack stop",
    summary: "Stop the containers of the local Rack, of one app or of all apps",
    needsRack: false,
    inputs: {
        app: { description: "Only this app", positional: "app", short: "a" },
        data,
    },
    outputs: {},
    async run({ app, data }, { env }) {
        const { dataFolder, stopContainers } = await (0,embedded_rack/* loadLocalRack */.Rp)();
        const found = await stopContainers(data ?? dataFolder(env), app, GRACE_MS);
        return found.map(({ id, app, service }) => ({ id, app, service }));
    },
    text: (list) => list.length === 0 ? "No containers are running\n" : list.map(({ id, app }) => `Stopped ${id} of ${app}\n`).join(""),
});
const localRackPrune = (0,command/* command */.G)({
    name: "local-rack prune",
    summary: "Remove images, uploads and ended containers that the local Rack no longer needs",
    needsRack: false,
    inputs: {
        app: { description: "Only this app", positional: "app", short: "a" },
        all: {
            description: "Also remove the newest build's images; running containers keep theirs (default: false)",
            kind: "boolean",
            default: "false",
        },
        data,
    },
    outputs: {},
    async run({ app, all, data }, { env }) {
        const { dataFolder, pruneData } = await (0,embedded_rack/* loadLocalRack */.Rp)();
        return pruneData(data ?? dataFolder(env), app, { all });
    },
    text: ({ images, uploads, containers }) => `Removed ${images.length} images, ${uploads} uploads and ${containers} containers\n`,
});
async function containers({ app, data }, env) {
    const { containersOf, dataFolder } = await (0,embedded_rack/* loadLocalRack */.Rp)();
    return containersOf(data ?? dataFolder(env), app);
}
async function describe(container) {
    const { id, app, service, release, started, address } = container;
    const state = await container.state();
    return {
        id,
        app,
        service,
        status: state.status === "running" ? "running" : `exited ${state.code}`,
        release,
        started: new Date(started).toISOString(),
        url: address === undefined ? "" : `http://${address}`,
    };
}
async function* local_containers_lines(container, options) {
    const prefix = Buffer.from(`${container.id} `);
    for await (const { bytes } of container.output(options))
        yield Buffer.concat([prefix, bytes, Buffer.from("\n")]);
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/rack/index.js + 33 modules
var rack = __webpack_require__(9420);
;// CONCATENATED MODULE: ./src/entry/terminal/serve.js





const serve_inputs = {
    port: { description: "Port to listen on; 0 is any that is free", kind: "integer", default: "0" },
    listen: { description: "Address to listen on", default: "127.0.0.1" },
    generation: { description: "Kind of Rack to be", choices: ["v3", "v2"], default: "v3" },
    version: { description: "Version to report", fallback: "3.24.9, or 20260421192651 for v2" },
    name: { description: "Name of the Rack", default: "local" },
    data: {
        description: "Folder for its apps, builds and releases",
        env: ["CONVOX_LOCAL_RACK_DATA"],
        fallback: "CONVOX_LOCAL_RACK_DATA, else a folder of the user's",
    },
    console: { description: "Serve a Console in front of it, with a deploy key", kind: "boolean", default: "false" },
    "key-policy": {
        description: "What the Console's deploy key may do",
        choices: ["default", "all"],
        default: "default",
    },
    builder: {
        description: "What builds and runs apps; auto takes Docker, else buildah, else it only plans",
        choices: embedded_rack/* BUILDERS */.rV,
        default: "auto",
        env: ["CONVOX_LOCAL_RACK_BUILDER"],
        fallback: "CONVOX_LOCAL_RACK_BUILDER, else auto",
    },
    registry: {
        description: "Registry to push images to, HOST:PORT",
        env: ["CONVOX_LOCAL_RACK_REGISTRY"],
        fallback: "CONVOX_LOCAL_RACK_REGISTRY, else one of its own where docker-registry is installed",
    },
    faults: {
        description: "How it shall misbehave, see docs/local-rack.md",
        env: ["CONVOX_LOCAL_RACK_FAULTS"],
        fallback: "CONVOX_LOCAL_RACK_FAULTS",
    },
};
/** Serves the Rack inside this package until the program is told to stop. */
const localRack = (0,command/* command */.G)({
    name: "local-rack",
    summary: "Serve the Rack inside this package, for the Convox CLI, for tests, for a first look",
    details: "It answers the API of a real Rack and is as strict. It builds and runs apps with what is on this machine.",
    needsRack: false,
    inputs: serve_inputs,
    outputs: {},
    async run(values, { host, env, signal }) {
        const { dataFolder, parseFaults } = await (0,embedded_rack/* loadLocalRack */.Rp)();
        const key = values.console ? (0,external_node_crypto_.randomBytes)(20).toString("hex") : undefined;
        const server = await (0,embedded_rack/* startRack */.qu)({
            builder: embedded_rack/* BUILDERS */.rV.find((name) => name === values.builder) ?? "auto",
            data: values.data ?? dataFolder(env),
            generation: values.generation === "v2" ? "v2" : "v3",
            name: values.name,
            host: values.listen,
            port: values.port,
            faults: (0,embedded_rack/* readFaults */.G6)(() => parseFaults(values.faults ?? "")),
            onNotice: (line) => host.info(line),
            ...(values.registry === undefined ? {} : { registry: values.registry }),
            ...(values.version === undefined ? {} : { version: values.version }),
            ...(env["CONVOX_LOCAL_RACK_PASSWORD"] === undefined ? {} : { password: env["CONVOX_LOCAL_RACK_PASSWORD"] }),
            ...(key === undefined
                ? {}
                : { console: { keys: [{ key, policy: values.keyPolicy === "all" ? "all" : "default" }] } }),
        });
        try {
            if (!(0,rack/* isLoopback */.U9)(values.listen))
                host.warn(`Other machines can reach ${values.listen}, and the password travels unencrypted`);
            host.info(`Local Rack ${values.name}, ${values.generation} ${(0,embedded_rack/* describeBuilder */.nG)(server.builder)}`);
            host.info(`RACK_URL=${server.url}`);
            if (server.consoleHost !== undefined) {
                const settings = [`CONVOX_HOST=${server.consoleHost}`, "X_DEV_ALLOW_HTTP=true", `CONVOX_PASSWORD=${key}`];
                host.info([...settings, `CONVOX_RACK=local/${values.name}`].join(" "));
            }
            host.info("Press Ctrl-C to stop");
            if (!signal.aborted)
                await (0,external_node_events_.once)(signal, "abort");
        }
        finally {
            await server.close();
        }
        return {};
    },
});

;// CONCATENATED MODULE: ./src/entry/terminal/cli.js
























const working = [...commands/* commands */.P, localRack, localRackPs, localRackLogs, localRackStop, localRackPrune];
const cli_all = [...working, completion(working)];
/**
 * The program `convox-ci`. `argv` holds the arguments after its name. Sets the exit code and lets the process end by
 * itself: 0 success, 1 failure, 2 invalid input, 130 canceled, or the code of the process that a command ran.
 */
async function runCli(argv) {
    const streams = (0,standard_streams/* surviveStreamErrors */.w)();
    const out = (0,standard_streams/* reserveStandardOutput */.X)();
    const masker = new mask/* Masker */.G();
    const printer = printerFor(process.env, masker, out);
    let ran;
    try {
        ran = await runArguments(argv, masker, printer, out);
    }
    catch (error) {
        report(error, argv, printer, masker);
    }
    const problem = await streams.outputProblem();
    if (problem !== undefined)
        reportOutputProblem(problem, ran, printer);
}
async function runArguments(argv, masker, printer, out) {
    const typed = ownWords(argv);
    const words = typed.filter((word, at) => !(word === "help" && at === 0) && word !== "--help" && word !== "-h");
    if (words.length < typed.length || argv.length === 0) {
        const { columns } = out;
        printer.print(words.length === 0 ? overview(cli_all, columns) : commandHelp(findCommand(words, cli_all).command, columns));
        return undefined;
    }
    if (argv[0] === "--version" || argv[0] === "version") {
        printer.print(`${version/* VERSION */.Q}\n`);
        return undefined;
    }
    const { command, given } = readCommandLine(argv, cli_all);
    const { json, id, quiet, passwordStdin } = (0,inputs/* parseInputs */.T)(programFlags, given);
    // Where standard output holds the result, it holds nothing else.
    const resultOnly = json === true || id === true || command.text !== undefined;
    const usual = resultOnly ? process.stderr : out;
    const story = quiet ? discard() : command.printsLog ? process.stderr : usual;
    // The log is the result of a command that prints one.
    const log = quiet && !command.printsLog ? discard() : usual;
    const password = passwordStdin ? await (0,consumers_.text)(process.stdin) : undefined;
    const cwd = process.cwd();
    const result = await (0,run_command/* runCommand */.d1)(command, {
        given: (name) => (name === "password" ? password : given(name)),
        env: await withDefaults(process.env, cwd),
        host: (0,stream_host/* terminalHost */.P)({ story, log, warnings: process.stderr }, masker, {
            escaper: log === out && isFile() ? undefined : commandEscaperFor(process.env),
            folding: story === log ? foldingIn(process.env) : undefined,
        }),
        cwd,
        stdin: () => process.stdin,
        ...(resultOnly || out.isTTY ? {} : { stdout: (chunks) => writeToOutput(out, chunks) }),
    });
    const name = command.id;
    if (json)
        printer.print(printer.json(result));
    else if (command.text && !id)
        printer.print(printer.text(command.text(result, Date.now())));
    else if ((id || quiet) && name !== undefined)
        printer.print(printer.text(`${Object(result)[name]}${id ? "" : "\n"}`));
    return { command, result, printsResult: resultOnly || quiet === true || command.printsLog === true };
}
function printerFor(env, masker, out) {
    const guard = (text, escaper) => escaper?.text(text) ?? text;
    return {
        print: (text) => void out.write(text),
        text: (text) => guard(text, isFile() ? undefined : commandEscaperFor(env)),
        // In JSON a character can be escaped, so that the value stays the same.
        json: (value) => `${JSON.stringify(value, null, 2).replace(/#(?=\[|vso\[|teamcity\[)/g, "\\u0023")}\n`,
        error: (text) => guard(masker.text((0,control_sequences/* printable */.g)(text)), commandEscaperFor(env)),
    };
}
/** Standard output is a file, not the log of a job. */
function isFile() {
    try {
        return (0,external_node_fs_.fstatSync)(process.stdout.fd).isFile();
    }
    catch {
        return false;
    }
}
/**
 * The environment with the settings of the working directory: `.convox/rack`, `.convox/app`, and its name as the name of
 * the app, as in the Convox CLI (convox/convox pkg/cli/helpers.go).
 */
async function withDefaults(env, cwd) {
    const setting = async (name) => (await (0,promises_.readFile)((0,external_node_path_.join)(cwd, ".convox", name), "utf8").catch(() => "")).trim();
    return {
        ...env,
        CONVOX_RACK: env["CONVOX_RACK"] || (await setting("rack")),
        CONVOX_APP: env["CONVOX_APP"] || (await setting("app")) || (0,external_node_path_.basename)(cwd),
    };
}
function report(error, argv, printer, masker) {
    process.exitCode = (0,failure/* exitCode */.I$)(error);
    const adapt = (text) => (0,hints/* adaptHint */.Q)(text, "terminal", contextOf(argv));
    process.stderr.write(printer.error((0,failure/* failureText */.kY)(error, adapt)));
    if (!ownWords(argv).includes("--json") || !(error instanceof errors/* ConvoxError */.AC))
        return;
    const { name, message, hint, place, outputs } = error;
    const details = { name, message, hint: hint && adapt(hint), ...place };
    printer.print(masker.text(printer.json({ ...outputs, error: details })));
}
/** The command of a failure, with the Rack and the app that were given as flags. */
function contextOf(argv) {
    try {
        const { command, given } = readCommandLine(argv, cli_all);
        const [rack, app] = ["rack", "app"].map((name) => [given(name) ?? []].flat().at(-1));
        return { command, commands: cli_all, rack, app };
    }
    catch {
        // The command line itself is wrong.
        return { command: undefined, commands: cli_all, rack: undefined, app: undefined };
    }
}
/** Says how the command ended before it says that standard output lost a part of it. */
function reportOutputProblem(problem, ran, printer) {
    const say = (text) => void process.stderr.write(printer.error(text));
    if (ran !== undefined)
        say(`${(0,outcome/* describeOutcome */.S)(ran.command, ran.result)}\n`);
    if (ran === undefined || ran.printsResult) {
        process.exitCode ||= 1;
        say(`ERROR: standard output cannot be written (${problem}), so the result is incomplete\n`);
    }
    else
        say(`WARNING: standard output cannot be written (${problem}), so the log is incomplete\n`);
}
/** The arguments before `--`: the rest is a command on the Rack. */
function ownWords(argv) {
    const end = argv.indexOf("--");
    return end < 0 ? argv : argv.slice(0, end);
}
/** Writes data to standard output, as fast as it is read there. @throws ConvoxError when it is not read to its end */
async function writeToOutput(out, chunks) {
    for await (const chunk of chunks) {
        await new Promise((resolve, reject) => {
            out.write(chunk, (cause) => {
                if (!cause)
                    resolve();
                else
                    reject(new errors/* ConvoxError */.AC("standard output was closed before all of the data was written", { cause }));
            });
        });
    }
}
function discard() {
    return new external_node_stream_.Writable({ write: (_chunk, _encoding, done) => done() });
}


/***/ }),

/***/ 9054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ terminalHost)
/* harmony export */ });
/* harmony import */ var _control_sequences_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5625);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1305);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7419);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1319);
/* harmony import */ var _write_chunk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7644);





/** A terminal, or a CI system without an entry point. */
function terminalHost({ story, log, warnings }, masker = new _mask_js__WEBPACK_IMPORTED_MODULE_1__/* .Masker */ .G(), { folding, escaper } = {}) {
    /** The remote log has printed part of a line. */
    let unfinished = false;
    /** The stream that printed last: another one starts on a line of its own. */
    let lastStream;
    let groups = 0;
    const toLine = (line) => {
        const text = masker.text((0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(line));
        return escaper ? escaper.text(text) : text;
    };
    const write = (to, line) => {
        if (line !== "")
            to.write(`${unfinished && to === log ? "\n" : ""}${line}`);
        if (to === log && line !== "")
            unfinished = false;
    };
    const print = async (bytes, stream) => {
        if (unfinished && lastStream !== stream)
            log.write("\n");
        lastStream = stream;
        unfinished = bytes.at(-1) !== 10;
        await (0,_write_chunk_js__WEBPACK_IMPORTED_MODULE_2__/* .writeChunk */ .x)(log, bytes);
    };
    async function printSections(chunks, headings, fold) {
        const cutter = (0,_sections_js__WEBPACK_IMPORTED_MODULE_3__/* .sections */ .V)(headings);
        const show = async (pieces) => {
            for (const { title, bytes } of pieces) {
                if (title !== undefined)
                    write(log, fold.section(toLine(title)));
                await print(bytes, chunks);
            }
        };
        for await (const bytes of chunks)
            await show(cutter.push(bytes));
        await show(cutter.end());
    }
    return {
        info: (line) => write(story, `${toLine(line)}\n`),
        warn: (line) => write(warnings, `WARNING: ${toLine(line)}\n`),
        async group(title, body) {
            if (!folding) {
                write(story, `${toLine(title)}\n`);
                return body();
            }
            write(story, folding.begin(toLine(title)));
            groups++;
            let failed = true;
            try {
                const result = await body();
                failed = false;
                return result;
            }
            finally {
                groups--;
                write(story, folding.end(toLine(title), failed));
            }
        },
        async stream(chunks, headings) {
            // no-color.org: set, to any value.
            const keepColors = !process.env["NO_COLOR"];
            const isPlain = !folding && !escaper;
            // Output of a command that another program or a file takes: it gets the bytes of the app, no more and no less.
            const isData = isPlain && story !== log && !isTerminal(log);
            const raw = isData || (isPlain && keepColors && isTerminal(log));
            const filters = raw ? [masker.filter()] : [(0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutControlSequences */ .O)({ keepColors }), masker.filter()];
            if (escaper)
                filters.push(escaper.filter());
            const bytes = (0,_filter_js__WEBPACK_IMPORTED_MODULE_4__/* .applyFilters */ .W)(chunks, ...filters);
            if (folding && headings && groups > 0)
                await printSections(bytes, headings, folding);
            else
                for await (const some of bytes)
                    await print(some, bytes);
            if (isData || !unfinished || lastStream !== bytes)
                return;
            log.write("\n");
            unfinished = false;
        },
        mask: (secret) => masker.add(secret),
        masking: () => masker.filter(),
        output: () => { }, // A terminal has no later steps: the result is printed.
        save: () => { }, // Nor is there a step after the job.
    };
}
function isTerminal(stream) {
    return "isTTY" in stream && stream.isTTY === true;
}


/***/ })

};
