export const id = 490;
export const ids = [490];
export const modules = {

/***/ 9351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ withoutControlSequences)
/* harmony export */ });
const ESC = 0x1b;
const BEL = 0x07;
const none = Buffer.alloc(0);
/** A sequence that is longer is taken for text: nothing may be lost behind one that never ends. */
const longest = { CSI: 64, string: 4096 };
/** Save and restore the cursor, next line, up, down, reset. */
const cursorMoves = Buffer.from("78DEMc");
/** Begin a text for the terminal: OSC (a title, a link), DCS, SOS, PM, APC. */
const strings = Buffer.from("]PX^_");
/**
 * Takes out what moves a cursor, clears a screen or sets a title, where there is no terminal that would do so: control
 * sequences other than colours (ECMA-48: CSI but for SGR, OSC, DCS, SOS, PM, APC, and single cursor moves). Every other
 * byte passes, broken and unfinished sequences too. Colours go as well unless they are kept.
 */
function withoutControlSequences({ keepColours = true } = {}) {
    let held = none;
    return {
        push(bytes) {
            if (held.length === 0 && !bytes.includes(ESC))
                return bytes;
            const all = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
            const { shown, rest } = strip(all, keepColours);
            held = rest;
            return shown;
        },
        end() {
            const last = held;
            held = none;
            return last;
        },
    };
}
function strip(bytes, keepColours) {
    const parts = [];
    let from = 0;
    for (let at = bytes.indexOf(ESC); at >= 0; at = bytes.indexOf(ESC, at)) {
        const end = endOf(bytes, at);
        if (end === undefined) {
            parts.push(bytes.subarray(from, at));
            return { shown: Buffer.concat(parts), rest: bytes.subarray(at) };
        }
        if (end > at && !(keepColours && isColour(bytes, at, end))) {
            parts.push(bytes.subarray(from, at));
            from = end;
        }
        at = Math.max(end, at + 1);
    }
    parts.push(bytes.subarray(from));
    return { shown: Buffer.concat(parts), rest: none };
}
/** Index after the sequence that begins at `at`; `at` when there is none; undefined when it is not all there yet. */
function endOf(bytes, at) {
    const kind = bytes[at + 1];
    if (kind === undefined)
        return undefined;
    if (cursorMoves.includes(kind))
        return at + 2;
    if (kind === 0x5b)
        return endOfCsi(bytes, at);
    return strings.includes(kind) ? endOfString(bytes, at) : at;
}
/** Parameters 0x30-0x3f, intermediates 0x20-0x2f, then one final byte 0x40-0x7e. */
function endOfCsi(bytes, at) {
    for (let i = at + 2; i < bytes.length; i++) {
        const byte = bytes[i] ?? 0;
        if (byte >= 0x40 && byte <= 0x7e)
            return i + 1;
        if (byte < 0x20 || byte > 0x3f || i - at >= longest.CSI)
            return at;
    }
    return undefined;
}
/** Up to BEL or ESC \; a line break before means that it is none. */
function endOfString(bytes, at) {
    for (let i = at + 2; i < bytes.length; i++) {
        const byte = bytes[i];
        if (byte === BEL)
            return i + 1;
        if (byte === ESC) {
            if (i + 1 === bytes.length)
                return undefined;
            return bytes[i + 1] === 0x5c ? i + 2 : at;
        }
        if (byte === 0x0a || i - at >= longest.string)
            return at;
    }
    return undefined;
}
function isColour(bytes, at, end) {
    return bytes[at + 1] === 0x5b && bytes[end - 1] === 0x6d;
}


/***/ }),

/***/ 4207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ filtered)
/* harmony export */ });
/** The chunks after they have passed the filters, one after the other. */
async function* filtered(chunks, ...filters) {
    for await (const chunk of chunks) {
        const bytes = filters.reduce((rest, filter) => filter.push(rest), chunk);
        if (bytes.length > 0)
            yield bytes;
    }
    let last = new Uint8Array();
    for (const filter of filters)
        last = Buffer.concat([filter.push(last), filter.end()]);
    if (last.length > 0)
        yield last;
}


/***/ }),

/***/ 8697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ Masker)
/* harmony export */ });
const HIDDEN = Buffer.from("***");
/** Replaces secrets in what is printed, also where a secret is split over two chunks of a stream. */
class Masker {
    #secrets = [];
    /** A secret of several lines is hidden line by line too. Very short ones would hide everything else: left out. */
    add(secret) {
        for (const part of new Set([secret, ...secret.split(/\r?\n/)])) {
            if (part.trim().length >= 4)
                this.#secrets.push(Buffer.from(part));
        }
        this.#secrets.sort((a, b) => b.length - a.length);
    }
    text(text) {
        return this.#secrets.reduce((shown, secret) => shown.replaceAll(secret.toString(), "***"), text);
    }
    /** For one stream. Bytes are held back only while they could be the start of a secret. */
    filter() {
        let held = new Uint8Array();
        return {
            push: (bytes) => {
                if (this.#secrets.length === 0)
                    return bytes;
                const { shown, rest } = this.#hide(held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]), false);
                held = rest;
                return shown;
            },
            end: () => {
                const last = held;
                held = new Uint8Array();
                return this.#hide(Buffer.from(last), true).shown;
            },
        };
    }
    /** Hides from left to right, the longest secret first; `rest` is an unfinished end that may become a secret. */
    #hide(bytes, ended) {
        const starts = new Set(this.#secrets.map((secret) => secret[0]));
        const parts = [];
        let from = 0;
        let at = 0;
        while (at < bytes.length) {
            if (!starts.has(bytes[at])) {
                at++;
                continue;
            }
            const left = bytes.length - at;
            const begun = (secret) => secret.length > left && bytes.compare(secret, 0, left, at) === 0;
            if (!ended && this.#secrets.some(begun))
                break;
            const secret = this.#secrets.find((one) => one.length <= left && bytes.compare(one, 0, one.length, at, at + one.length) === 0);
            if (secret) {
                parts.push(bytes.subarray(from, at), HIDDEN);
                from = at + secret.length;
            }
            at += secret?.length ?? 1;
        }
        parts.push(bytes.subarray(from, at));
        return { shown: Buffer.concat(parts), rest: bytes.subarray(at) };
    }
}


/***/ }),

/***/ 2697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ terminalHost)
/* harmony export */ });
/* harmony import */ var _control_sequences_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9351);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4207);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8697);



/** A terminal, or a CI system without a door of its own. */
function terminalHost({ story, log, warnings }, masker = new _mask_js__WEBPACK_IMPORTED_MODULE_1__/* .Masker */ .G()) {
    /** The remote log stands in the middle of a line. */
    let unfinished = false;
    const write = (to, line) => {
        to.write(`${unfinished && to === log ? "\n" : ""}${masker.text(line)}\n`);
        if (to === log)
            unfinished = false;
    };
    return {
        info: (line) => write(story, line),
        warn: (line) => write(warnings, `WARNING: ${line}`),
        async group(title, body) {
            write(story, title);
            return body();
        },
        async stream(chunks) {
            // no-color.org: set, to whatever.
            const keepColours = !process.env["NO_COLOR"];
            const raw = isTerminal(log) && keepColours;
            const shown = raw ? [masker.filter()] : [(0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutControlSequences */ .O)({ keepColours }), masker.filter()];
            for await (const bytes of (0,_filter_js__WEBPACK_IMPORTED_MODULE_2__/* .filtered */ .m)(chunks, ...shown)) {
                unfinished = bytes.at(-1) !== 10;
                if (!log.write(bytes) && !log.destroyed)
                    await room(log);
            }
            if (unfinished)
                log.write("\n");
            unfinished = false;
        },
        mask: (secret) => masker.add(secret),
        masking: () => masker.filter(),
        output: () => { }, // a terminal has no later steps: the result is printed
        save: () => { }, // nor one after the job
    };
}
/** Resolves when the stream takes more, or never will. */
function room(stream) {
    return new Promise((resolve) => {
        const done = () => {
            for (const event of ["drain", "close", "error"])
                stream.off(event, done);
            resolve();
        };
        for (const event of ["drain", "close", "error"])
            stream.on(event, done);
    });
}
function isTerminal(stream) {
    return "isTTY" in stream && stream.isTTY === true;
}


/***/ }),

/***/ 1490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exitCode: () => (/* binding */ exitCode),
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./src/ci/mask.js
var mask = __webpack_require__(8697);
// EXTERNAL MODULE: ./src/ci/terminal.js
var terminal = __webpack_require__(2697);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/commands/connection.js
var connection = __webpack_require__(9183);
// EXTERNAL MODULE: ./src/commands/process/shell-words.js
var shell_words = __webpack_require__(103);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/nearest.js
var nearest = __webpack_require__(3590);
;// CONCATENATED MODULE: ./src/command-line.js





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
        ...(command.rackless ? {} : connection/* connectionInputs */.e),
        ...always,
        ...(command.id === undefined ? {} : { id }),
    };
}
/** The command that the first one or two words name. */
function findCommand(argv, commands) {
    const [first = "", second = ""] = argv;
    const pair = `${first} ${second}`;
    const names = commands.map(({ name }) => name);
    const family = names.filter((name) => name.startsWith(`${first} `));
    const both = commands.find(({ name }) => name === pair);
    if (both)
        return { command: both, rest: argv.slice(2) };
    // What can be no argument of the first word's command was meant to be its second word.
    const isWord = second !== "" && !second.startsWith("-") && family.length > 0;
    const one = commands.find(({ name }) => name === first);
    if (one && !(isWord && !takesBare(one)))
        return { command: one, rest: argv.slice(1) };
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

// EXTERNAL MODULE: ./src/commands/index.js + 79 modules
var commands = __webpack_require__(8088);
// EXTERNAL MODULE: ./src/commands/inputs.js
var inputs = __webpack_require__(3678);
// EXTERNAL MODULE: ./src/commands/command.js
var command = __webpack_require__(2210);
;// CONCATENATED MODULE: ./src/completion.js


const completion_inputs = {
    shell: { description: "The shell", required: true, positional: "shell", choices: ["bash", "zsh", "fish"] },
};
/** Prints what makes a shell complete commands, flags and the values of flags; all of it from the declarations. */
function completion(commands) {
    const declaration = (0,command/* command */.G)({
        name: "completion",
        summary: "Print what makes bash, zsh or fish complete the commands and flags of this program",
        details: "In bash and zsh: source <(convox-ci completion bash). In fish: convox-ci completion fish | source.",
        rackless: true,
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
/** As help lists them; an older name is still understood and not offered. */
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
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const either = (list) => list.map(quoted).join("|");
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
        valueCases(commands, (choices) => `words=${quoted(choices.join(" "))}`, "return"),
        "    *)",
        `      if (( at == 1 )); then words=${quoted([...all.keys()].join(" "))}`,
        "      elif (( at == 2 )) && [[ $cur != -* ]]; then",
        '        case "$first" in',
        [...all]
            .filter(([, seconds]) => seconds.length > 0)
            .map(([first, seconds]) => `          ${quoted(first)}) words=${quoted(seconds.join(" "))} ;;`),
        commands
            .filter((one) => bare(one).length > 0)
            .map((one) => `          ${quoted(one.name)}) words=${quoted(bare(one).join(" "))} ;;`),
        "        esac",
        "      elif [[ $cur == -* ]]; then",
        '        case "$command" in',
        commands.map((one) => `          ${quoted(one.name)}) words=${quoted(flags(one)
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
    const entry = (value, text) => quoted(`${value.replaceAll(":", "\\:")}:${text}`);
    const described = (list, prefix = "") => list.map((word) => entry(word, summaryOf(commands, `${prefix}${word}`))).join(" ");
    return lines([
        "#compdef convox-ci",
        "# zsh completion for convox-ci: source <(convox-ci completion zsh)",
        "_convox_ci() {",
        '  local command=$words[2] pair="$words[2] $words[3]" previous=$words[CURRENT-1]',
        "  local -a list",
        `  case "$pair" in ${either(double)}) (( CURRENT > 3 )) && command=$pair ;; esac`,
        '  case "$command $previous" in',
        valueCases(commands, (choices) => `compadd -- ${choices.map(quoted).join(" ")}; return`, "_files; return"),
        "  esac",
        `  if (( CURRENT == 2 )); then list=(${described([...all.keys()])})`,
        "  elif (( CURRENT == 3 )) && [[ $words[3] != -* ]]; then",
        '    case "$words[2]" in',
        [...all].flatMap(([first, seconds]) => {
            if (seconds.length === 0)
                return [];
            return `      ${quoted(first)}) list=(${described(seconds, first === "help" ? "" : `${first} `)}) ;;`;
        }),
        commands
            .filter((one) => bare(one).length > 0)
            .map((one) => `      ${quoted(one.name)}) compadd -- ${bare(one).join(" ")}; return ;;`),
        "    esac",
        "  elif [[ $words[CURRENT] == -* ]]; then",
        '    case "$command" in',
        commands.map((one) => {
            const list = flags(one).map(({ name, input }) => entry(`--${name}`, input.description));
            return `      ${quoted(one.name)}) list=(${list.join(" ")}) ;;`;
        }),
        "    esac",
        "  fi",
        "  if (( $#list )); then _describe convox-ci list; else _files; fi",
        "}",
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

// EXTERNAL MODULE: ./src/commands/table.js
var table = __webpack_require__(3051);
;// CONCATENATED MODULE: ./src/help.js


/** What `convox-ci help` prints. */
function overview(commands) {
    const rows = commands.map(({ name, summary }) => [`  ${name}`, summary]);
    return [
        "convox-ci builds, deploys and promotes Convox apps from any CI\n\n",
        "Usage: convox-ci COMMAND [flags]\n\n",
        (0,table/* table */.t)(rows),
        "\nconvox-ci help COMMAND lists its flags. Try it without an account: convox-ci deploy --rack local --app hello\n",
        "\nExit codes: 0 done, 1 failed, 2 wrong input, 130 cancelled; run and exec end with their command's own.\n",
        "Environment: CONVOX_PASSWORD, CONVOX_RACK, CONVOX_HOST, CONVOX_APP, RACK_URL, HTTPS_PROXY, NO_PROXY, NO_COLOR.\n",
    ].join("");
}
/** What `convox-ci help COMMAND` prints. */
function commandHelp(command) {
    const bare = Object.entries(command.inputs).flatMap(([, { positional, required }]) => positional === undefined ? [] : [required ? positional.toUpperCase() : `[${positional.toUpperCase()}]`]);
    const flags = Object.entries(flagsOf(command)).filter(([, input]) => !input.secret);
    return [
        `${command.summary}\n`,
        command.details ? `${command.details.replaceAll("`", "")}\n` : "",
        `\nUsage: ${["convox-ci", command.name, ...bare, "[flags]"].join(" ")}\n\n`,
        (0,table/* table */.t)(flags.map(([name, input]) => [`  ${flagForm(name, input)}`, explanation(input)])),
    ].join("");
}
function flagForm(name, input) {
    const value = input.kind === "boolean" ? "" : ` ${input.kind === "duration" ? "TIME" : input.kind === "integer" ? "N" : "VALUE"}`;
    return `${input.short ? `-${input.short}, ` : "    "}--${name}${value}`;
}
function explanation(input) {
    const unset = input.fallback ?? input.default;
    const notes = [
        input.kind === "lines" || input.kind === "pairs" ? "may be repeated" : undefined,
        unset !== undefined && unset !== "false" ? `default: ${unset}` : undefined,
    ].filter((note) => note !== undefined);
    return `${input.description}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
}

// EXTERNAL MODULE: ./src/commands/units.js
var units = __webpack_require__(5316);
;// CONCATENATED MODULE: ./src/local-containers.js




const data = {
    description: "Folder of the local Rack's data",
    env: ["CONVOX_LOCAL_RACK_DATA"],
    fallback: "CONVOX_LOCAL_RACK_DATA, else a folder of the user's",
};
/** Time that a container has to end by itself. */
const GRACE_MS = 3_000;
/** What runs on this machine for the local Rack; no Rack has to be there. */
const localRackPs = (0,command/* command */.G)({
    name: "local-rack ps",
    summary: "List what runs on this machine for the local Rack",
    rackless: true,
    inputs: {
        app: { description: "Only of this app", short: "a" },
        data,
    },
    outputs: {},
    async run({ app, data }, { env }) {
        const found = await containers({ app, data }, env);
        return Promise.all(found.map(shown));
    },
    text(list, now) {
        const head = ["ID", "APP", "SERVICE", "STATUS", "RELEASE", "STARTED", "URL"];
        const rows = list.map(({ id, app, service, status, release, started, url }) => {
            return [id, app, service, status, release, (0,units/* ago */.KN)(new Date(started), now), url];
        });
        return (0,table/* table */.t)([head, ...rows]);
    },
});
const localRackLogs = (0,command/* command */.G)({
    name: "local-rack logs",
    summary: "Print what an app's containers on this machine have written",
    rackless: true,
    printsLog: true,
    inputs: {
        app: { description: "Name of the app", required: true, positional: "app", short: "a" },
        follow: { description: "Go on until the containers end or this program does", kind: "boolean", default: "false" },
        data,
    },
    outputs: {},
    async run({ app, data, follow }, { env, host, signal }) {
        const found = await containers({ app, data }, env);
        if (found.length === 0) {
            throw new errors/* InputError */.dz(`nothing of ${JSON.stringify(app)} runs on this machine`, {
                hint: "convox-ci local-rack ps lists what does",
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
    summary: "End what runs on this machine for the local Rack, of one app or of all",
    rackless: true,
    inputs: {
        app: { description: "Only of this app", positional: "app", short: "a" },
        data,
    },
    outputs: {},
    async run({ app, data }, { env }) {
        const { dataFolder, stopContainers } = await Promise.all(/* import() */[__webpack_require__.e(823), __webpack_require__.e(13)]).then(__webpack_require__.bind(__webpack_require__, 9013));
        const found = await stopContainers(data ?? dataFolder(env), app, GRACE_MS);
        return found.map(({ id, app, service }) => ({ id, app, service }));
    },
    text: (list) => list.length === 0 ? "Nothing runs\n" : list.map(({ id, app }) => `Stopped ${id} of ${app}\n`).join(""),
});
async function containers({ app, data }, env) {
    const { containersOf, dataFolder } = await Promise.all(/* import() */[__webpack_require__.e(823), __webpack_require__.e(13)]).then(__webpack_require__.bind(__webpack_require__, 9013));
    return containersOf(data ?? dataFolder(env), app);
}
async function shown(container) {
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

// EXTERNAL MODULE: ./src/run-command.js + 4 modules
var run_command = __webpack_require__(3415);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/embedded-rack.js
var embedded_rack = __webpack_require__(2538);
// EXTERNAL MODULE: ./src/rack/index.js + 33 modules
var rack = __webpack_require__(9216);
;// CONCATENATED MODULE: ./src/serve.js





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
    rackless: true,
    inputs: serve_inputs,
    outputs: {},
    async run(values, { host, env, signal }) {
        const { dataFolder, parseFaults } = await Promise.all(/* import() */[__webpack_require__.e(823), __webpack_require__.e(13)]).then(__webpack_require__.bind(__webpack_require__, 9013));
        const key = values.console ? (0,external_node_crypto_.randomBytes)(20).toString("hex") : undefined;
        const server = await (0,embedded_rack/* startedHere */.Y1)({
            builder: embedded_rack/* BUILDERS */.rV.find((name) => name === values.builder) ?? "auto",
            data: values.data ?? dataFolder(env),
            generation: values.generation === "v2" ? "v2" : "v3",
            name: values.name,
            host: values.listen,
            port: values.port,
            faults: (0,embedded_rack/* faultsOf */.xm)(() => parseFaults(values.faults ?? "")),
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
                host.warn(`${values.listen} can be reached from other machines, and the password travels unencrypted`);
            host.info(`Local Rack ${values.name} (${values.generation}): ${(0,embedded_rack/* abilities */.nh)(server.builder)}`);
            host.info(`RACK_URL=${server.url}`);
            if (server.consoleHost !== undefined) {
                host.info(`CONVOX_HOST=http://${server.consoleHost} CONVOX_PASSWORD=${key} CONVOX_RACK=local/${values.name}`);
            }
            host.info("Ctrl-C ends it");
            if (!signal.aborted)
                await (0,external_node_events_.once)(signal, "abort");
        }
        finally {
            await server.close();
        }
        return {};
    },
});

// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(3816);
;// CONCATENATED MODULE: ./src/cli.js
















const working = [...commands/* commands */.P, localRack, localRackPs, localRackLogs, localRackStop];
const cli_all = [...working, completion(working)];
/**
 * The program `convox-ci`. `argv` is what was typed after its name. Sets the exit code and leaves the process to end by
 * itself: 0 done, 1 failed, 2 wrong input, 130 cancelled, or the code of the process that a command ran.
 */
async function runCli(argv) {
    process.stdout.on("error", ignoreClosedPipe);
    const masker = new mask/* Masker */.G();
    try {
        await obey(argv, masker);
    }
    catch (error) {
        report(error, ownWords(argv).includes("--json"), masker);
    }
}
async function obey(argv, masker) {
    const typed = ownWords(argv);
    const words = typed.filter((word, at) => !(word === "help" && at === 0) && word !== "--help" && word !== "-h");
    if (words.length < typed.length || argv.length === 0) {
        return print(words.length === 0 ? overview(cli_all) : commandHelp(findCommand(words, cli_all).command));
    }
    if (argv[0] === "--version" || argv[0] === "version")
        return print(`${version/* VERSION */.x}\n`);
    const { command, given } = readCommandLine(argv, cli_all);
    const { json, id, quiet, passwordStdin } = (0,inputs/* parseInputs */.T)(programFlags, given);
    // Where the result goes to standard output, nothing else may.
    const resultOnly = json === true || id === true || command.text !== undefined;
    const usual = resultOnly ? process.stderr : process.stdout;
    const story = quiet ? silence() : command.printsLog ? process.stderr : usual;
    // Of a command that is there for its log, that is the result.
    const log = quiet && !command.printsLog ? silence() : usual;
    const password = passwordStdin ? (await (0,consumers_.text)(process.stdin)).trim() : undefined;
    const result = await (0,run_command/* runCommand */.d1)(command, {
        given: (name) => (name === "password" ? password : given(name)),
        env: await withDefaults(process.env, process.cwd()),
        host: (0,terminal/* terminalHost */.P)({ story, log, warnings: process.stderr }, masker),
        cwd: process.cwd(),
        stdin: () => process.stdin,
        ...(resultOnly || process.stdout.isTTY ? {} : { stdout: written }),
    });
    if (json)
        print(`${JSON.stringify(result, null, 2)}\n`);
    else if (id && command.id !== undefined)
        print(String(Object(result)[command.id]));
    else if (command.text)
        print(command.text(result, Date.now()));
}
/**
 * The environment with what a terminal's user has set down elsewhere: `.convox/rack` and `.convox/app` in the working
 * directory, and its name as the app's, as the Convox CLI has it (convox/convox pkg/cli/helpers.go).
 */
async function withDefaults(env, cwd) {
    const setting = async (name) => (await (0,promises_.readFile)((0,external_node_path_.join)(cwd, ".convox", name), "utf8").catch(() => "")).trim();
    return {
        ...env,
        CONVOX_RACK: env["CONVOX_RACK"] || (await setting("rack")),
        CONVOX_APP: env["CONVOX_APP"] || (await setting("app")) || (0,external_node_path_.basename)(cwd),
    };
}
function report(error, json, masker) {
    const tell = (text) => process.stderr.write(masker.text(text));
    process.exitCode = exitCode(error);
    if (!(error instanceof errors/* ConvoxError */.AC)) {
        tell(`This is a mistake in convox-ci: ${error instanceof Error ? error.stack : String(error)}\n`);
        return;
    }
    const { name, message, hint, place, outputs } = error;
    const where = place === undefined ? "" : `${[place.file, place.line ?? []].flat().join(":")}: `;
    tell(`ERROR: ${where}${message}\n${hint === undefined ? "" : `${hint}\n`}`);
    if (json)
        print(masker.text(`${JSON.stringify({ ...outputs, error: { name, message, hint, ...place } }, null, 2)}\n`));
}
/** What comes before `--`: the rest is for a command on the Rack. */
function ownWords(argv) {
    const end = argv.indexOf("--");
    return end < 0 ? argv : argv.slice(0, end);
}
/** The exit code for an error, as help has it. */
function exitCode(error) {
    // A shell knows 8 bits of it, and what is 0 in those is no success all the same.
    if (error instanceof errors/* ExitError */.RS)
        return error.code & 255 || 255;
    if (error instanceof errors/* InputError */.dz)
        return 2;
    return error instanceof errors/* CancelledError */.cc ? 130 : 1;
}
function print(text) {
    process.stdout.write(text);
}
/** Writes data to standard output, as fast as it is read there. @throws ConvoxError when it is not read to its end */
async function written(chunks) {
    for await (const chunk of chunks) {
        await new Promise((done, failed) => {
            process.stdout.write(chunk, (cause) => {
                if (!cause)
                    done();
                else
                    failed(new errors/* ConvoxError */.AC("standard output was closed before all of the data was written", { cause }));
            });
        });
    }
}
function silence() {
    return new external_node_stream_.Writable({ write: (_chunk, _encoding, done) => done() });
}
/** `convox-ci builds | head -1` is no failure. */
function ignoreClosedPipe(error) {
    if (error.code !== "EPIPE")
        throw error;
}


/***/ }),

/***/ 3415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xK: () => (/* binding */ finishJob),
  d1: () => (/* binding */ runCommand)
});

// UNUSED EXPORTS: clock

// EXTERNAL MODULE: ../node_modules/@actions/exec/lib/exec.js + 1 modules
var exec = __webpack_require__(9905);
;// CONCATENATED MODULE: ./src/ci/git.js

const git = {
    async commit(dir) {
        const head = await run(dir, ["log", "-1", "--format=%H%n%s"]);
        const [sha, subject = ""] = head?.split("\n") ?? [];
        if (!sha)
            return undefined;
        return { sha, subject, clean: (await run(dir, ["diff", "--quiet"])) !== undefined };
    },
    async executable(dir) {
        const staged = await run(dir, ["ls-files", "--stage", "-z", "--", "."]);
        const modes = new Map();
        for (const row of staged?.split("\0") ?? []) {
            const match = /^(\d{6}) [0-9a-f]+ \d\t(.*)$/s.exec(row);
            if (match?.[2] !== undefined)
                modes.set(match[2], match[1] === "100755");
        }
        return (path) => modes.get(path);
    },
    async isAncestor(dir, a, b) {
        if (!isCommitId(a) || !isCommitId(b))
            return undefined;
        const ended = await ran(dir, ["merge-base", "--is-ancestor", a, b]);
        if (ended?.exitCode === 0)
            return true;
        if (ended?.exitCode !== 1)
            return undefined;
        const shallow = await run(dir, ["rev-parse", "--is-shallow-repository"]);
        return shallow?.trim() === "false" ? false : undefined;
    },
    async commits(dir, from, to, limit) {
        if (!isCommitId(from) || !isCommitId(to))
            return undefined;
        const lines = await run(dir, ["log", `--max-count=${limit}`, "--format=%h %s", `${from}..${to}`, "--"]);
        return lines?.split("\n").filter((line) => line !== "");
    },
};
/** What comes from a Rack must not be an option of git's. */
function isCommitId(text) {
    return /^[0-9a-f]{7,64}$/i.test(text);
}
/** What git printed, or undefined when it failed. */
async function run(dir, args) {
    const ended = await ran(dir, args);
    return ended?.exitCode === 0 ? ended.stdout : undefined;
}
/** Undefined when git is not installed. In a container the checkout often belongs to another user. */
async function ran(dir, args) {
    try {
        return await (0,exec/* getExecOutput */.H)("git", ["-c", "safe.directory=*", ...args], {
            cwd: dir,
            silent: true,
            ignoreReturnCode: true,
        });
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
;// CONCATENATED MODULE: ./src/ci/signals.js


/** Within so many ms the same signal again is the same one: a terminal and npx both send theirs. */
const SAME_MS = 300;
/**
 * A signal that aborts when the process is told to stop (SIGINT, SIGTERM), so that the work can end in order. Told a
 * second time, the process ends at once. `dispose` gives the signals back.
 */
function cancellation() {
    const controller = new AbortController();
    let first;
    const onSignal = (name) => {
        const time = performance.now();
        if (first?.name === name && time - first.time < SAME_MS)
            return;
        if (first)
            process.exit(128 + external_node_os_.constants.signals[name]);
        first = { name, time };
        controller.abort(new errors/* CancelledError */.cc(`cancelled by ${name}`));
    };
    process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
    return {
        signal: controller.signal,
        dispose: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/ci/tools.js






/**
 * Downloads a program into the runner's tool cache, unless it is there. What is in the cache has to have the digest too:
 * on a machine of one's own other jobs write there. Elsewhere than on GitHub the cache is a folder of the user's.
 * @throws ConvoxError when the digest is another, and nothing is installed then
 */
async function installed(tool) {
    process.env["RUNNER_TOOL_CACHE"] ||= (0,external_node_path_.join)(process.env["XDG_CACHE_HOME"] || (0,external_node_path_.join)((0,external_node_os_.homedir)(), ".cache"), "convox-ci");
    process.env["RUNNER_TEMP"] ||= (0,external_node_os_.tmpdir)();
    const tools = await Promise.all(/* import() */[__webpack_require__.e(500), __webpack_require__.e(387)]).then(__webpack_require__.bind(__webpack_require__, 3387));
    return await quietly(async () => {
        const found = tools.find(tool.name, tool.version);
        if (found !== "") {
            const sha256 = await digest((0,external_node_path_.join)(found, tool.name)).catch(() => "");
            if (sha256 !== "" && sha256 === (tool.sha256 ?? sha256))
                return { dir: found, cached: true, sha256 };
        }
        const file = await tools.downloadTool(tool.url).catch((cause) => {
            throw new errors/* UnreachableError */.Jk(`${shown(tool.url)}: ${cause instanceof Error ? cause.message : cause}`, {
                cause,
                hint: "is there such a version, and can this machine reach the address? input mirror names another one",
            });
        });
        try {
            const sha256 = await digest(file);
            if (sha256 !== (tool.sha256 ?? sha256)) {
                throw new errors/* ConvoxError */.AC(`${shown(tool.url)} has the SHA-256 ${sha256}, not ${tool.sha256}: it is not installed`, {
                    hint: "do not change the input before you know why the file is another one",
                });
            }
            await (0,promises_.chmod)(file, 0o755);
            return { dir: await tools.cacheFile(file, tool.name, tool.name, tool.version), cached: false, sha256 };
        }
        finally {
            await (0,promises_.rm)(file, { force: true });
        }
    });
}
async function digest(file) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of (0,external_node_fs_.createReadStream)(file))
        hash.update(chunk);
    return hash.digest("hex");
}
/** Without user and query, which may hold secrets. */
function shown(url) {
    const { origin, pathname } = new URL(url);
    return origin + pathname;
}
/** The toolkit writes workflow commands to standard output, where only GitHub's runner reads them. */
async function quietly(body) {
    if (process.env["GITHUB_ACTIONS"] === "true")
        return body();
    const { write } = process.stdout;
    process.stdout.write = () => true;
    try {
        return await body();
    }
    finally {
        process.stdout.write = write;
    }
}

// EXTERNAL MODULE: ./src/commands/begun.js + 1 modules
var commands_begun = __webpack_require__(3769);
// EXTERNAL MODULE: ./src/commands/connection.js
var commands_connection = __webpack_require__(9183);
// EXTERNAL MODULE: ./src/commands/inputs.js
var inputs = __webpack_require__(3678);
// EXTERNAL MODULE: ./src/connect.js
var connect = __webpack_require__(297);
// EXTERNAL MODULE: ./src/commands/destination.js
var destination = __webpack_require__(3135);
;// CONCATENATED MODULE: ./src/destination.js



/**
 * The second Rack of a command that has two; undefined when nothing names another than the first. What is not said of
 * it is as for the first: a deploy key is good for all Racks of its organization.
 * @throws InputError as connectRack does
 */
async function connectDestination(first, given, env, host, options) {
    const { toRack, toHost, toPassword } = (0,inputs/* parseInputs */.T)(destination/* destinationInputs */.S, given, env);
    const rackUrl = env["CONVOX_DESTINATION_RACK_URL"] || undefined;
    if (!toRack && !toHost && !toPassword && !rackUrl)
        return undefined;
    const connection = {
        ...first,
        rack: toRack ?? (rackUrl ? undefined : first.rack),
        host: toHost ?? first.host,
        password: toPassword ?? first.password,
    };
    const { CONVOX_RACK, ...rest } = env;
    const own = { ...rest, RACK_URL: rackUrl, ...(toRack || rackUrl ? {} : { CONVOX_RACK }) };
    (0,connect/* maskSecrets */.QU)(connection, own, host);
    return await (0,connect/* connectRack */.yF)(connection, own, host, options);
}

// EXTERNAL MODULE: ./src/rack/index.js + 33 modules
var src_rack = __webpack_require__(9216);
;// CONCATENATED MODULE: ./src/run-command.js










/** Milliseconds since 1970 as the process began, and from then on a clock that nobody sets: waits are measured with it. */
function clock() {
    return performance.timeOrigin + performance.now();
}
/** Reads the inputs, connects to the Rack, runs `command` and takes everything down again. */
async function runCommand(command, { given, env, host, cwd, ...pipes }) {
    const values = (0,inputs/* parseInputs */.T)({ ...command.inputs, ...(command.rackless ? {} : commands_connection/* connectionInputs */.e) }, given, env);
    const { signal, dispose } = cancellation();
    const rest = { host, env, cwd, git: git, install: installed, sleep: src_rack/* pause */.v7, now: clock, signal, ...pipes };
    try {
        if (command.rackless)
            return await command.run(values, rest);
        signal.addEventListener("abort", () => {
            host.info(`${signal.reason.message}: ending what was begun on the Rack; a second signal leaves at once`);
        });
        const connection = (0,inputs/* parseInputs */.T)(commands_connection/* connectionInputs */.e, given, env);
        (0,connect/* maskSecrets */.QU)(connection, env, host);
        if (command.connects) {
            const target = () => (0,connect/* targetOf */.$r)(connection, env, host, { needsRack: false });
            return await command.run(values, { ...rest, target });
        }
        const options = { signal, sleep: src_rack/* pause */.v7, onNotice: (line) => host.info(line) };
        const { rack, close } = await (0,connect/* connectRack */.yF)(connection, env, host, options);
        try {
            const other = command.destination && (await connectDestination(connection, given, env, host, options));
            if (!other)
                return await command.run(values, { ...rest, rack });
            try {
                return await command.run(values, { ...rest, rack, destination: other.rack });
            }
            finally {
                await other.close();
            }
        }
        finally {
            await close();
        }
    }
    catch (error) {
        throw signal.aborted && !(error instanceof errors/* CancelledError */.cc) ? signal.reason : error;
    }
    finally {
        dispose();
    }
}
/** How long the step after a job may take to end what the job left. */
const FINISH_MS = 60_000;
/**
 * Ends what a job has left on the Rack, if its process was ended before it could do so; `note` is what it saved. Never
 * fails a job: what cannot be ended is a warning.
 */
async function finishJob(note, { given, env, host }) {
    const begun = (0,commands_begun/* begunIn */.ZQ)(note);
    if (!begun)
        return;
    try {
        const connection = (0,inputs/* parseInputs */.T)(commands_connection/* connectionInputs */.e, given, env);
        (0,connect/* maskSecrets */.QU)(connection, env, host);
        const { rack, close } = await (0,connect/* connectRack */.yF)(connection, env, host, { sleep: src_rack/* pause */.v7 });
        try {
            const { done, told } = await (0,commands_begun/* undoneWithin */.Jy)(FINISH_MS, begun, rack, { now: clock, sleep: src_rack/* pause */.v7 });
            if (done)
                host.info(told);
            else
                host.warn(told);
        }
        finally {
            await close();
        }
    }
    catch (error) {
        host.warn(`${begun.kind} ${begun.id} of ${begun.app} may go on at the Rack: ${Object(error).message}`);
    }
}


/***/ })

};
