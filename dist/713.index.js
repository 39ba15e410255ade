export const id = 713;
export const ids = [713];
export const modules = {

/***/ 8713:
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
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/ci/mask.js
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
    /** The chunks with secrets replaced. Bytes are held back only while they could be the start of a secret. */
    async *stream(chunks) {
        let held = Buffer.alloc(0);
        for await (const chunk of chunks) {
            const { shown, rest } = this.#hide(held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]), false);
            held = rest;
            if (shown.length > 0)
                yield shown;
        }
        const { shown } = this.#hide(Buffer.from(held), true);
        if (shown.length > 0)
            yield shown;
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

;// CONCATENATED MODULE: ./build/ci/terminal.js


/** A terminal, or a CI system without a door of its own. */
function terminalHost({ story, log, warnings }) {
    const masker = new Masker();
    const write = (to, line) => to.write(`${masker.text(line)}\n`);
    return {
        info: (line) => write(story, line),
        warn: (line) => write(warnings, `WARNING: ${line}`),
        async group(title, body) {
            write(story, title);
            return body();
        },
        async stream(chunks) {
            let last = 10;
            for await (const bytes of masker.stream(chunks)) {
                last = bytes.at(-1) ?? last;
                if (!log.write(bytes) && !log.destroyed)
                    await Promise.race([(0,external_node_events_.once)(log, "drain"), (0,external_node_events_.once)(log, "close")]);
            }
            if (last !== 10)
                log.write("\n");
        },
        mask: (secret) => masker.add(secret),
        output: () => { }, // a terminal has no later steps: the result is printed
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/commands/connection.js
var connection = __webpack_require__(4923);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/nearest.js
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

;// CONCATENATED MODULE: ./build/command-line.js




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
function takeBare(bare, command, add) {
    const places = Object.entries(command.inputs).filter(([, input]) => input.positional !== undefined);
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
    return new errors/* InputError */.dz(`${command.name} has no flag ${flag}`, {
        hint: meant ? `did you mean --${meant}?` : `convox-ci help ${command.name} lists them`,
    });
}

// EXTERNAL MODULE: ./build/commands/index.js + 9 modules
var commands = __webpack_require__(3035);
// EXTERNAL MODULE: ./build/commands/inputs.js
var inputs = __webpack_require__(4330);
// EXTERNAL MODULE: ./build/commands/table.js
var table = __webpack_require__(8239);
;// CONCATENATED MODULE: ./build/help.js


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

// EXTERNAL MODULE: ./build/run-command.js + 2 modules
var run_command = __webpack_require__(9545);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/connect.js
var connect = __webpack_require__(946);
// EXTERNAL MODULE: ./build/rack/index.js + 34 modules
var rack = __webpack_require__(7619);
;// CONCATENATED MODULE: ./build/serve.js





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
        const { dataFolder, parseFaults, startLocalRack } = await Promise.all(/* import() */[__webpack_require__.e(697), __webpack_require__.e(633)]).then(__webpack_require__.bind(__webpack_require__, 2633));
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

// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
;// CONCATENATED MODULE: ./build/cli.js












const cli_all = [...commands/* commands */.P, localRack];
/**
 * The program `convox-ci`. `argv` is what was typed after its name. Sets the exit code and leaves the process to end by
 * itself: 0 done, 1 failed, 2 wrong input, 130 cancelled, or the code of the process that a command ran.
 */
async function runCli(argv) {
    process.stdout.on("error", ignoreClosedPipe);
    try {
        await obey(argv);
    }
    catch (error) {
        report(error, argv.includes("--json"));
    }
}
async function obey(argv) {
    const words = argv.filter((word) => word !== "help" && word !== "--help" && word !== "-h");
    if (words.length < argv.length || argv.length === 0) {
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
        host: terminalHost({ story, log, warnings: process.stderr }),
        cwd: process.cwd(),
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
function report(error, json) {
    process.exitCode = exitCode(error);
    if (!(error instanceof errors/* ConvoxError */.AC)) {
        process.stderr.write(`This is a mistake in convox-ci: ${error instanceof Error ? error.stack : String(error)}\n`);
        return;
    }
    const { name, message, hint } = error;
    process.stderr.write(`ERROR: ${message}\n${hint === undefined ? "" : `${hint}\n`}`);
    if (json)
        print(`${JSON.stringify({ error: { name, message, hint } }, null, 2)}\n`);
}
function exitCode(error) {
    if (error instanceof errors/* ExitError */.RS)
        return error.code;
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

/***/ 9545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
;// CONCATENATED MODULE: ./build/ci/git.js

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
};
/** What git printed, or undefined when it failed. In a container the checkout often belongs to another user. */
async function run(dir, args) {
    try {
        const result = await (0,exec/* getExecOutput */.H)("git", ["-c", "safe.directory=*", ...args], {
            cwd: dir,
            silent: true,
            ignoreReturnCode: true,
        });
        return result.exitCode === 0 ? result.stdout : undefined;
    }
    catch {
        return undefined; // git is not installed
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/ci/signals.js


/**
 * A signal that aborts when the process is told to stop (SIGINT, SIGTERM), so that the work can end in order. Told a
 * second time, the process ends at once. `dispose` gives the signals back.
 */
function cancellation() {
    const controller = new AbortController();
    const onSignal = (name) => {
        if (controller.signal.aborted)
            process.exit(128 + external_node_os_.constants.signals[name]);
        controller.abort(new errors/* CancelledError */.cc(`cancelled by ${name}`));
    };
    process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
    return {
        signal: controller.signal,
        dispose: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
    };
}

// EXTERNAL MODULE: ./build/commands/connection.js
var commands_connection = __webpack_require__(4923);
// EXTERNAL MODULE: ./build/commands/inputs.js
var inputs = __webpack_require__(4330);
// EXTERNAL MODULE: ./build/connect.js
var connect = __webpack_require__(946);
// EXTERNAL MODULE: ./build/rack/index.js + 34 modules
var build_rack = __webpack_require__(7619);
;// CONCATENATED MODULE: ./build/run-command.js






/** Reads the inputs, connects to the Rack, runs `command` and takes everything down again. */
async function runCommand(command, { given, env, host, cwd }) {
    const values = (0,inputs/* parseInputs */.T)({ ...command.inputs, ...(command.rackless ? {} : commands_connection/* connectionInputs */.e) }, given, env);
    const { signal, dispose } = cancellation();
    const rest = { host, env, cwd, git: git, sleep: build_rack/* pause */.v7, now: Date.now, signal };
    try {
        if (command.rackless)
            return await command.run(values, rest);
        const connection = (0,inputs/* parseInputs */.T)(commands_connection/* connectionInputs */.e, given, env);
        (0,connect/* maskSecrets */.QU)(connection, env, host);
        const { rack, close } = await (0,connect/* connectRack */.yF)(connection, env, host, {
            signal,
            sleep: build_rack/* pause */.v7,
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
        throw signal.aborted ? signal.reason : error;
    }
    finally {
        dispose();
    }
}


/***/ })

};
