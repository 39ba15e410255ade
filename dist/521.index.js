export const id = 521;
export const ids = [521];
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
 * byte passes, broken and unfinished sequences too.
 */
function withoutControlSequences() {
    let held = none;
    return {
        push(bytes) {
            if (held.length === 0 && !bytes.includes(ESC))
                return bytes;
            const all = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
            const { shown, rest } = strip(all);
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
function strip(bytes) {
    const parts = [];
    let from = 0;
    for (let at = bytes.indexOf(ESC); at >= 0; at = bytes.indexOf(ESC, at)) {
        const end = endOf(bytes, at);
        if (end === undefined) {
            parts.push(bytes.subarray(from, at));
            return { shown: Buffer.concat(parts), rest: bytes.subarray(at) };
        }
        if (end > at && !isColour(bytes, at, end)) {
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

/***/ 4521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./src/ci/mask.js
var mask = __webpack_require__(8697);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/ci/control-sequences.js
var control_sequences = __webpack_require__(9351);
// EXTERNAL MODULE: ./src/ci/filter.js
var filter = __webpack_require__(4207);
;// CONCATENATED MODULE: ./src/ci/terminal.js




/** A terminal, or a CI system without a door of its own. */
function terminalHost({ story, log, warnings }, masker = new mask/* Masker */.G()) {
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
            const shown = isTerminal(log) ? [masker.filter()] : [(0,control_sequences/* withoutControlSequences */.O)(), masker.filter()];
            for await (const bytes of (0,filter/* filtered */.m)(chunks, ...shown)) {
                unfinished = bytes.at(-1) !== 10;
                if (!log.write(bytes) && !log.destroyed)
                    await Promise.race([(0,external_node_events_.once)(log, "drain"), (0,external_node_events_.once)(log, "close")]);
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
function isTerminal(stream) {
    return "isTTY" in stream && stream.isTTY === true;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/commands/connection.js
var connection = __webpack_require__(9183);
// EXTERNAL MODULE: ./src/commands/shell-words.js
var shell_words = __webpack_require__(8069);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
;// CONCATENATED MODULE: ./src/nearest.js
/** The candidate that `word` was probably meant to be: at most two typing mistakes away, else undefined. */
function nearest(word, candidates) {
    let best;
    let fewest = Math.min(2, Math.floor(word.length / 2)) + 1;
    for (const candidate of candidates) {
        const mistakes = distance(word, candidate);
        if (mistakes < fewest) {
            fewest = mistakes;
            best = candidate;
        }
    }
    return best;
}
/** Letters to insert, delete or replace to get from `a` to `b` (Levenshtein). */
function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}

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
    const words = argv.slice(0, 2);
    for (const count of [2, 1]) {
        const command = commands.find(({ name }) => name === words.slice(0, count).join(" ") && words.length >= count);
        if (command)
            return { command, rest: argv.slice(count) };
    }
    const word = argv[0] ?? "";
    const meant = nearest(word, commands.map(({ name }) => name));
    throw new errors/* InputError */.dz(`there is no command ${JSON.stringify(word)}`, {
        hint: meant ? `did you mean ${meant}?` : "convox-ci help lists the commands",
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
        if (seen.length > 0 && inputs[name]?.kind !== "lines")
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
            throw unknownFlag(token.rawName, command, names.keys());
        }
        if (input.secret) {
            throw new errors/* InputError */.dz(`${token.rawName} is not a flag: a command line can be read by others on the machine`, {
                hint: `set ${input.fallback ?? "the environment variable"}, or give --${name}-stdin`,
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
function takeBare(words, command, add) {
    const places = Object.entries(command.inputs).filter(([, input]) => input.positional !== undefined);
    const last = places.length - 1;
    const takesRest = places[last]?.[1].rest === true && words.length > last;
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
function unknownFlag(flag, command, known) {
    const meant = nearest(flag.replace(/^-+/, ""), known);
    if (!meant && Object.values(command.inputs).some(({ rest }) => rest)) {
        return new errors/* InputError */.dz(`${command.name} has no flag ${flag}`, {
            hint: `if it belongs to the command that is run, put -- before that: convox-ci ${command.name} web -- ls -l`,
        });
    }
    return new errors/* InputError */.dz(`${command.name} has no flag ${flag}`, {
        hint: meant ? `did you mean --${meant}?` : `convox-ci help ${command.name} lists them`,
    });
}

// EXTERNAL MODULE: ./src/commands/index.js + 27 modules
var commands = __webpack_require__(3540);
// EXTERNAL MODULE: ./src/commands/inputs.js
var inputs = __webpack_require__(3678);
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
        input.kind === "lines" ? "may be repeated" : undefined,
        unset !== undefined && unset !== "false" ? `default: ${unset}` : undefined,
    ].filter((note) => note !== undefined);
    return `${input.description}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
}

// EXTERNAL MODULE: ./src/run-command.js + 2 modules
var run_command = __webpack_require__(7464);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/commands/command.js
var command = __webpack_require__(2210);
// EXTERNAL MODULE: ./src/connect.js
var connect = __webpack_require__(297);
// EXTERNAL MODULE: ./src/rack/index.js + 38 modules
var rack = __webpack_require__(4741);
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
    details: "It answers the API of a real Rack and is as strict. It plans builds and does not run them.",
    rackless: true,
    inputs: serve_inputs,
    outputs: {},
    async run(values, { host, env, signal }) {
        const { dataFolder, parseFaults, startLocalRack } = await Promise.all(/* import() */[__webpack_require__.e(823), __webpack_require__.e(109)]).then(__webpack_require__.bind(__webpack_require__, 109));
        const key = values.console ? (0,external_node_crypto_.randomBytes)(20).toString("hex") : undefined;
        const server = await startLocalRack({
            data: values.data ?? dataFolder(env),
            generation: values.generation === "v2" ? "v2" : "v3",
            name: values.name,
            host: values.listen,
            port: values.port,
            faults: (0,connect/* faultsOf */.xm)(() => parseFaults(values.faults ?? "")),
            onNotice: (line) => host.info(line),
            ...(values.version === undefined ? {} : { version: values.version }),
            ...(env["CONVOX_LOCAL_RACK_PASSWORD"] === undefined ? {} : { password: env["CONVOX_LOCAL_RACK_PASSWORD"] }),
            ...(key === undefined
                ? {}
                : { console: { keys: [{ key, policy: values.keyPolicy === "all" ? "all" : "default" }] } }),
        });
        try {
            if (!(0,rack/* isLoopback */.U9)(values.listen))
                host.warn(`${values.listen} can be reached from other machines, and the password travels unencrypted`);
            host.info(`Local Rack ${values.name} (${values.generation}): it only plans builds, nothing is built and nothing runs`);
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













const cli_all = [...commands/* commands */.P, localRack];
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
    const own = ownWords(argv);
    const words = own.filter((word, at) => !(word === "help" && at === 0) && word !== "--help" && word !== "-h");
    if (words.length < own.length || argv.length === 0) {
        return print(words.length === 0 ? overview(cli_all) : commandHelp(findCommand(words, cli_all).command));
    }
    if (argv[0] === "--version" || argv[0] === "version")
        return print(`${version/* VERSION */.x}\n`);
    const { command, given } = readCommandLine(argv, cli_all);
    const { json, id, passwordStdin } = (0,inputs/* parseInputs */.T)(programFlags, given);
    // Where the result goes to standard output, nothing else may.
    const resultOnly = json === true || id === true || command.text !== undefined;
    const story = resultOnly || command.printsLog ? process.stderr : process.stdout;
    const log = resultOnly ? process.stderr : process.stdout;
    const password = passwordStdin ? (await (0,consumers_.text)(process.stdin)).trim() : undefined;
    const result = await (0,run_command/* runCommand */.d)(command, {
        given: (name) => (name === "password" ? password : given(name)),
        env: await withDefaults(process.env, process.cwd()),
        host: terminalHost({ story, log, warnings: process.stderr }, masker),
        cwd: process.cwd(),
        stdin: () => process.stdin,
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
/** `convox-ci builds | head -1` is no failure. */
function ignoreClosedPipe(error) {
    if (error.code !== "EPIPE")
        throw error;
}


/***/ }),

/***/ 7464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ finishJob),
  d: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ../node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(6318);
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

// EXTERNAL MODULE: ./src/commands/begun.js + 1 modules
var commands_begun = __webpack_require__(6041);
// EXTERNAL MODULE: ./src/commands/connection.js
var commands_connection = __webpack_require__(9183);
// EXTERNAL MODULE: ./src/commands/inputs.js
var inputs = __webpack_require__(3678);
// EXTERNAL MODULE: ./src/connect.js
var connect = __webpack_require__(297);
// EXTERNAL MODULE: ./src/rack/index.js + 38 modules
var src_rack = __webpack_require__(4741);
;// CONCATENATED MODULE: ./src/run-command.js








/** Reads the inputs, connects to the Rack, runs `command` and takes everything down again. */
async function runCommand(command, { given, env, host, cwd, stdin }) {
    const values = (0,inputs/* parseInputs */.T)({ ...command.inputs, ...(command.rackless ? {} : commands_connection/* connectionInputs */.e) }, given, env);
    const { signal, dispose } = cancellation();
    const rest = { host, env, cwd, git: git, sleep: src_rack/* pause */.v7, now: Date.now, signal, ...(stdin ? { stdin } : {}) };
    try {
        if (command.rackless)
            return await command.run(values, rest);
        signal.addEventListener("abort", () => {
            host.info(`${signal.reason.message}: ending what was begun on the Rack; a second signal leaves at once`);
        });
        const connection = (0,inputs/* parseInputs */.T)(commands_connection/* connectionInputs */.e, given, env);
        (0,connect/* maskSecrets */.QU)(connection, env, host);
        const { rack, close } = await (0,connect/* connectRack */.yF)(connection, env, host, {
            signal,
            sleep: src_rack/* pause */.v7,
            onNotice: (line) => host.info(line),
        });
        try {
            return await command.run(values, { ...rest, rack });
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
            const { done, told } = await (0,commands_begun/* undoneWithin */.Jy)(FINISH_MS, begun, rack, { now: Date.now, sleep: src_rack/* pause */.v7 });
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
