export const id = 2710;
export const ids = [2710];
export const modules = {

/***/ 103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xw: () => (/* binding */ findShellSyntax),
/* harmony export */   a: () => (/* binding */ wrapInShell),
/* harmony export */   l0: () => (/* binding */ commandLineOf),
/* harmony export */   t9: () => (/* binding */ toHeaderLine)
/* harmony export */ });
/* unused harmony export quoteWord */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function quoteWord(word) {
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
function commandLineOf(words) {
    return words.length === 1 ? (words[0] ?? "") : words.map(quoteWord).join(" ");
}
function wrapInShell(command) {
    return `sh -c ${quoteWord(command)}`;
}
function toHeaderLine(command) {
    const line = command.trim();
    if (line === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-missing", "command is empty");
    if (/[\r\n]/.test(line)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", "command has several lines, and a Rack runs only one", {
            hint: "Put the lines into a script in the image, or join them with && (on a v3 Rack also set shell: true)",
        });
    }
    const control = /[\x00-\x08\x0b-\x1f\x7f]/.exec(line)?.[0];
    if (control === undefined)
        return line;
    const code = control.charCodeAt(0).toString(16).padStart(4, "0");
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `command has the control character U+${code}, which cannot be sent to a Rack`, {
        hint: "Let a shell in the image create it: printf '\\033' (on a v3 Rack with shell: true)",
    });
}
function findShellSyntax(command) {
    if (/^\s*(?:\S*\/)?(?:ba|da|a|z|k)?sh\s/.test(command))
        return undefined;
    const assignment = /^\s*([A-Za-z_][A-Za-z0-9_]*=)/.exec(command)?.[1];
    if (assignment !== undefined)
        return assignment;
    let quote = "";
    for (let at = 0; at < command.length; at++) {
        const char = command[at] ?? "";
        if (quote === "'") {
            if (char === "'")
                quote = "";
        }
        else if (char === "\\") {
            at++;
        }
        else if (char === '"' || (char === "'" && quote === "")) {
            quote = quote === char ? "" : char;
        }
        else {
            const rest = command.slice(at);
            const found = /^(?:\$\{?[A-Za-z_][A-Za-z0-9_]*\}?|\$\{?[0-9?$!#@*]|\$\(|`)/.exec(rest) ??
                (quote === "" ? /^(?:&&|\|\|?|[;<>]+|&)/.exec(rest) : null) ??
                (quote === "" && /\s/.test(command[at - 1] ?? " ") ? /^~(?=\/|\s|$)/.exec(rest) : null);
            if (found)
                return found[0];
        }
    }
    return undefined;
}


/***/ }),

/***/ 113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qy: () => (/* binding */ adaptHint),
/* harmony export */   _E: () => (/* binding */ readTarget)
/* harmony export */ });
/* unused harmony export TARGET_INPUTS */
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5214);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3816);


const TARGET_INPUTS = ["rack", "machine", "host"];
function adaptHint(hint, place, context) {
    const { command, commands } = context;
    const names = commands.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]).sort((a, b) => b.length - a.length);
    const ours = `convox-ci (${names.map(escapeRegExp).join("|")})(?![\\w-])`;
    const pattern = new RegExp(`(?:${ours}|\\bconvox (?=[a-z]))[^;,()]*`, "g");
    const parts = [];
    let end = 0;
    for (const { 0: text, 1: name, index } of hint.matchAll(pattern)) {
        parts.push(nameInputs(hint.slice(end, index), place, command));
        parts.push(name === undefined ? text : completeCommand(text, name, place, context));
        end = index + text.length;
    }
    return [...parts, nameInputs(hint.slice(end), place, command)].join("");
}
function completeCommand(text, name, place, context) {
    const { commands, target, app } = context;
    const command = commands.find((one) => one.name === name || one.cliNames?.includes(name));
    if (command === undefined)
        return text;
    const head = `convox-ci ${name}`;
    if (place === "action" && command.icon !== undefined) {
        const { values, rest } = readValues(text.slice(head.length), command);
        if (app !== undefined && "app" in command.inputs && !values.has("app"))
            values.set("app", app);
        for (const [input, value] of targetOf(command))
            if (!values.has(input))
                values.set(input, value);
        const inputs = [...values].map(([input, value]) => `${input}: ${value}`).join(", ");
        return `${usesLine(command)}${inputs === "" ? "" : ` (${inputs})`}${rest}`;
    }
    const words = text.split(" -- ", 1)[0] ?? "";
    const flags = [
        app !== undefined && "app" in command.inputs && !/ (?:--app|-a)\b/.test(words) ? ` --app ${quoteWord(app)}` : "",
        ...targetOf(command).flatMap(([input, value]) => {
            const isGiven = new RegExp(` (?:--${input}${input === "rack" ? "|-r" : ""})\\b`).test(words);
            return isGiven ? [] : [` --${input} ${quoteWord(value)}`];
        }),
    ];
    return `${head}${flags.join("")}${text.slice(head.length)}`;
    function targetOf({ needsRack }) {
        if (needsRack === false)
            return [];
        return TARGET_INPUTS.flatMap((input) => (target[input] === undefined ? [] : [[input, target[input]]]));
    }
}
function readTarget(read) {
    return Object.fromEntries(TARGET_INPUTS.flatMap((name) => (read(name) ? [[name, read(name)]] : [])));
}
function usesLine({ name, action = name }) {
    const owner = new URL(_version_js__WEBPACK_IMPORTED_MODULE_0__/* .HOMEPAGE_URL */ .fm).pathname.split("/")[1];
    return `uses: ${owner}/${action}@v${_version_js__WEBPACK_IMPORTED_MODULE_0__/* .VERSION */ .xv.split(".", 1)[0]}`;
}
const WORD = "(\\S+?)(?=(?<!\\.)\\.?(?:\\s|$)|\\s|$)";
function readValues(text, { inputs }) {
    const values = new Map();
    const bare = Object.entries(inputs).filter(([, { positional }]) => positional !== undefined);
    let rest = text;
    for (;;) {
        const name = / --([\w-]+)/y.exec(rest)?.[1];
        const [bareName, bareInput] = bare[0] ?? [];
        if (name !== undefined && (name in inputs || name in _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionInputs */ .e)) {
            const isSwitch = inputs[name]?.kind === "boolean";
            const found = new RegExp(isSwitch ? " --[\\w-]+" : ` --[\\w-]+ ${WORD}`, "y").exec(rest);
            if (found === null)
                break;
            values.set(name, found[1] ?? "true");
            rest = rest.slice(found[0].length);
        }
        else {
            const found = new RegExp(` (?!--)${WORD}`, "y").exec(rest);
            const isList = bareInput?.kind === "pairs";
            if (bareName === undefined || found?.[1] === undefined || (isList && !found[1].includes("=")))
                break;
            values.set(bareName, [values.get(bareName) ?? [], found[1]].flat().join(" "));
            rest = rest.slice(found[0].length);
            if (!isList)
                bare.shift();
        }
    }
    return { values, rest };
}
function nameInputs(text, place, command) {
    const inputs = { ...command?.inputs, ..._commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionInputs */ .e };
    const names = Object.keys(inputs).sort((a, b) => b.length - a.length);
    const any = names.map(escapeRegExp).join("|");
    const patterns = [
        `(?:the )?input (?<named>${any})(?: \\(--[\\w-]+\\))?(?![\\w-])(?:,? or (?<variable>[A-Z][A-Z_]+),?)?`,
        `--(?:no-)?(?<flag>${any})(?![\\w-])`,
        `(?<![\\w-])(?<set>${any}): (?<value>[\\w/@-]+(?:\\.[\\w/@-]+)*)`,
        `(?<![\\w-])(?<dashed>${names
            .filter((name) => name.includes("-"))
            .map(escapeRegExp)
            .join("|")})(?![\\w-])`,
    ];
    return text.replace(new RegExp(patterns.join("|"), "g"), (found, ...rest) => {
        const groups = rest.at(-1);
        const { named, flag, set, value, variable } = groups;
        const name = named ?? flag ?? set ?? groups["dashed"] ?? "";
        const isHidden = place === "terminal" && inputs[name]?.secret === true;
        if (isHidden && variable !== undefined)
            return variable;
        const also = variable === undefined ? "" : ` or ${variable}`;
        if (flag !== undefined)
            return place === "terminal" ? found : labelInput(name, place);
        if (inputs[name]?.kind === "boolean" && value !== undefined && value !== "true" && value !== "false")
            return found;
        if (value === undefined)
            return `${labelInput(name, place, named !== undefined)}${also}`;
        if (place !== "terminal")
            return `${labelInput(name, place)}: ${value}`;
        if (inputs[name]?.kind !== "boolean")
            return `--${name} ${value}`;
        return value === "false" ? `--no-${name}` : `--${name}`;
    });
}
function labelInput(name, place, isNamed = false) {
    if (place === "terminal")
        return name === "password" ? "--password-stdin" : `--${name}`;
    if (place === "action")
        return `${isNamed ? "input " : ""}${name}`;
    return `${isNamed ? "parameter " : ""}${name === "password" ? "deploy_key" : name.replaceAll("-", "_")}`;
}
function quoteWord(text) {
    return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
function escapeRegExp(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}


/***/ }),

/***/ 2275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ describeOutcome),
/* harmony export */   l: () => (/* binding */ describeEnd)
/* harmony export */ });
const OUTCOMES = {
    success: "succeeded",
    failure: "failed",
    canceled: "was canceled",
};
function describeEnd(command, outcome, app = "") {
    return [command, app, OUTCOMES[outcome]].filter((part) => part !== "").join(" ");
}
const NAMED = ["app", "release", "build", "status"];
function describeOutcome(command, result) {
    const values = new Map(Object.entries(result));
    const facts = NAMED.flatMap((name) => {
        const value = values.get(name);
        return typeof value === "string" && /^[\w./-]+$/.test(value) ? [`${name}: ${value}`] : [];
    });
    return `${command.name} succeeded${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
}


/***/ }),

/***/ 90:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ reserveStandardOutput),
/* harmony export */   w: () => (/* binding */ surviveStreamErrors)
/* harmony export */ });
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);

const CLOSED = ["EPIPE", "EIO", "ERR_STREAM_DESTROYED"];
function surviveStreamErrors() {
    const write = process.stdout.write.bind(process.stdout);
    let problem;
    process.stderr.on("error", () => { });
    process.stdout.on("error", (error) => {
        if (!CLOSED.includes(error.code ?? ""))
            problem ??= (0,_system_error_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSystemError */ .Zo)(error) ?? error.message;
    });
    return {
        async outputProblem() {
            await new Promise((resolve) => void write("", () => resolve()));
            await new Promise((resolve) => void setImmediate(resolve));
            return problem;
        },
    };
}
function reserveStandardOutput() {
    const { stdout, stderr } = process;
    const reserved = Object.create(stdout, { write: { value: stdout.write.bind(stdout) } });
    stdout.write = stderr.write.bind(stderr);
    return reserved;
}


/***/ }),

/***/ 2710:
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
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/host/colors.js
var colors = __webpack_require__(6967);
;// CONCATENATED MODULE: ./src/host/command-escaper.js
const MARKED = ["##[", "##vso[", "##teamcity["];
const COLON = 0x3a;
function commandEscaperFor(env) {
    const isGithub = env["GITHUB_ACTIONS"] === "true";
    if (!isGithub && !env["TF_BUILD"] && !env["TEAMCITY_VERSION"])
        return undefined;
    return createEscaper(() => escapeCommands(isGithub));
}
function createEscaper(filter) {
    const text = (given) => {
        const { push, end } = filter();
        return Buffer.concat([push(Buffer.from(given)), end()]).toString();
    };
    return { text, filter };
}
function escapeCommands(colons) {
    let held = "";
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


function foldingIn(env, now = Date.now) {
    if (env["GITHUB_ACTIONS"] === "true")
        return flat((title) => `::group::${title.replaceAll("%", "%25")}`, "::endgroup::");
    if (env["TF_BUILD"])
        return flat((title) => `##[group]${title}`, "##[endgroup]");
    if (env["GITLAB_CI"])
        return gitlab(now);
    return env["BUILDKITE"] ? buildkite() : undefined;
}
function flat(open, close) {
    let isOpen = false;
    const endOpen = () => {
        const line = isOpen ? `${close}\n` : "";
        isOpen = false;
        return line;
    };
    const startNext = (title) => {
        const line = `${endOpen()}${open(title)}\n`;
        isOpen = true;
        return line;
    };
    return { begin: startNext, section: (title) => (title === "" ? endOpen() : startNext(title)), end: endOpen };
}
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
function buildkite() {
    let hasSections = false;
    return {
        escaper: createEscaper(escapeGroups),
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
const GROUP = /^((?:\x1b\[[0-9;:]*[A-Za-z])*)(?=(?:---|\+\+\+|~~~)[ \t]|\^\^\^ \+\+\+)/gm;
const MAYBE_GROUP = /(?<![^\r\n])(?:\x1b\[[0-9;:]{0,32}[A-Za-z])*(?:\x1b(?:\[[0-9;:]{0,32})?|[-+~]{1,3}|\^{1,3}|\^{3} \+{0,2})?$/;
function escapeGroups() {
    let held = "";
    let isStart = true;
    return {
        push(bytes) {
            const all = `${isStart ? "" : "."}${held}${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")}`;
            const at = all.search(MAYBE_GROUP);
            const whole = at < 0 ? all : all.slice(0, at);
            held = at < 0 ? "" : all.slice(at);
            const passed = whole.replace(GROUP, "$1 ").slice(isStart ? 0 : 1);
            if (whole !== "" && whole !== ".")
                isStart = /[\r\n]$/.test(whole);
            return Buffer.from(passed, "latin1");
        },
        end() {
            const last = Buffer.from(held, "latin1");
            held = "";
            return last;
        },
    };
}

;// CONCATENATED MODULE: ./src/host/live-line.js
function createLiveLine(out) {
    let text = "";
    let isVisible = false;
    const hide = () => {
        if (isVisible)
            out.write("\r\x1b[K");
        isVisible = false;
    };
    const draw = () => {
        const width = (out.columns || 80) - 1;
        const row = text.length > width ? `${text.slice(0, Math.max(width - 1, 0))}…` : text;
        out.write(`\r${row}\x1b[K`);
        isVisible = true;
    };
    return {
        show(next) {
            text = next;
            if (text === "")
                hide();
            else
                draw();
        },
        hide,
        restore() {
            if (text !== "")
                draw();
        },
    };
}

// EXTERNAL MODULE: ./src/host/mask.js + 2 modules
var mask = __webpack_require__(1513);
// EXTERNAL MODULE: ./src/host/stream-host.js
var stream_host = __webpack_require__(9054);
// EXTERNAL MODULE: ./src/session/run-command.js + 3 modules
var run_command = __webpack_require__(1391);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(3816);
// EXTERNAL MODULE: ./src/white-space.js
var white_space = __webpack_require__(7710);
// EXTERNAL MODULE: ./src/entry/hints.js
var hints = __webpack_require__(113);
// EXTERNAL MODULE: ./src/entry/outcome.js
var outcome = __webpack_require__(2275);
// EXTERNAL MODULE: ./src/entry/standard-streams.js
var standard_streams = __webpack_require__(90);
// EXTERNAL MODULE: ./src/entry/terminal/command-line.js
var command_line = __webpack_require__(2812);
// EXTERNAL MODULE: ./src/entry/terminal/commands.js
var commands = __webpack_require__(4968);
;// CONCATENATED MODULE: ./src/entry/terminal/cli.js






















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
        await report(error, argv, printer);
    }
    const problem = await streams.outputProblem();
    if (problem !== undefined)
        reportOutputProblem(problem, ran, printer);
}
async function runArguments(argv, masker, printer, out) {
    const typed = ownWords(argv);
    const isHelp = typed[0] === "help" || typed.includes("--help") || typed.includes("-h");
    if (isHelp || argv.length === 0) {
        printer.print(await helpText(typed, out.columns));
        return undefined;
    }
    if (argv[0] === "--version" || argv[0] === "version") {
        printer.print(`${version/* VERSION */.xv}\n`);
        return undefined;
    }
    if (argv[0] === "__complete")
        return await printValues(out);
    const { command, given } = (0,command_line/* readCommandLine */.ye)(argv, await (0,commands/* loadCandidates */.R)(argv));
    const { json, id, quiet, passwordStdin } = (0,inputs/* parseInputs */.T)(command_line/* programFlags */.SF, given);
    const resultOnly = json === true || id === true || command.text !== undefined;
    const usual = resultOnly ? process.stderr : out;
    const story = quiet ? discard() : command.printsLog ? process.stderr : usual;
    const log = quiet && !command.printsLog ? discard() : usual;
    const password = passwordStdin ? await (0,consumers_.text)(process.stdin) : undefined;
    const cwd = process.cwd();
    const live = !quiet && (0,colors/* isWatched */.Df)(process.env, usual) ? createLiveLine(usual) : undefined;
    const result = await (0,run_command/* runCommand */.d1)(command, {
        given: (name) => (name === "password" ? password : given(name)),
        env: await withDefaults(process.env, cwd),
        host: (0,stream_host/* terminalHost */.P)({ story, log, warnings: process.stderr }, masker, {
            escaperOf: (stream) => (stream === out && isFile() ? undefined : commandEscaperFor(process.env)),
            folding: story === log ? foldingIn(process.env) : undefined,
            live,
        }),
        advise: async (text) => (0,hints/* adaptHint */.Qy)(text, "terminal", await contextOf(argv)),
        cwd,
        stdin: () => process.stdin,
        ...(resultOnly || out.isTTY ? {} : { stdout: (chunks) => writeToOutput(out, chunks) }),
    }).finally(() => live?.show(""));
    const name = command.id;
    if (json)
        printer.print(printer.json(await toJson(command, result)));
    else if (quiet && command.itemId !== undefined)
        printer.print(printer.text(itemIds(result, command.itemId)));
    else if (command.text && !id) {
        const isData = command.printsData === true && out.isTTY !== true;
        printer.print(printer.text(command.text(result, Date.now()), isData));
    }
    else if ((id || quiet) && name !== undefined) {
        printer.print(printer.text(`${Object(result)[name]}${id ? "" : "\n"}`));
    }
    return { command, result, printsResult: resultOnly || quiet === true || command.printsLog === true };
}
function itemIds(result, field) {
    return (Array.isArray(result) ? result : []).map((item) => `${Object(item)[field]}\n`).join("");
}
async function printValues(out) {
    const words = (await (0,consumers_.text)(process.stdin)).split("\0").slice(0, -1);
    const { completeValues } = await __webpack_require__.e(/* import() */ 7283).then(__webpack_require__.bind(__webpack_require__, 7283));
    const values = await completeValues(words, await withDefaults(process.env, process.cwd()));
    await new Promise((resolve) => void out.write(values, () => resolve()));
    process.exit(0);
}
async function helpText(words, columns) {
    const { commandHelp, overview, topicHelp } = await __webpack_require__.e(/* import() */ 5832).then(__webpack_require__.bind(__webpack_require__, 5832));
    const names = words.filter((word, at) => !(word === "help" && at === 0) && !["--help", "-h", "--all"].includes(word));
    if (names.length === 0)
        return overview(await (0,commands/* loadTerminalCommands */.r)(), columns);
    const { TOPICS } = await __webpack_require__.e(/* import() */ 5038).then(__webpack_require__.bind(__webpack_require__, 5038));
    const topic = TOPICS[names[0] ?? ""];
    if (topic !== undefined)
        return topicHelp(topic, columns);
    const { command } = (0,command_line/* findCommand */.Zv)(names, await (0,commands/* loadCandidates */.R)(names));
    return commandHelp(command, columns, { all: words[0] === "help" && words.includes("--all") });
}
function printerFor(env, masker, out) {
    const guard = (text, escaper) => escaper?.text(text) ?? text;
    return {
        print: (text) => void out.write(text),
        text: (text, isData = false) => guard(masker.text(isData ? text : (0,control_sequences/* printable */.g)(text)), isFile() ? undefined : commandEscaperFor(env)),
        json: (value) => `${escapeJson(masker.value(JSON.parse(JSON.stringify(value))))}\n`,
        error: (text) => guard(masker.text((0,control_sequences/* printable */.g)(text)), commandEscaperFor(env)),
    };
}
function escapeJson(value) {
    return JSON.stringify(value, null, 2).replace(/#(?=\[|vso\[|teamcity\[)|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function isFile() {
    try {
        return (0,external_node_fs_.fstatSync)(process.stdout.fd).isFile();
    }
    catch {
        return false;
    }
}
async function withDefaults(env, cwd) {
    const setting = async (name) => (0,white_space/* trimText */.O)(await (0,promises_.readFile)((0,external_node_path_.join)(cwd, ".convox", name), "utf8").catch(() => ""));
    return {
        ...env,
        CONVOX_RACK: env["CONVOX_RACK"] || (env["CONVOX_MACHINE"] ? "" : await setting("rack")),
        CONVOX_APP: env["CONVOX_APP"] || (await setting("app")) || (0,external_node_path_.basename)(cwd),
    };
}
async function report(error, argv, printer) {
    const { describeFailure, failureText, paintFailure } = await Promise.all(/* import() */[__webpack_require__.e(7443), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
    const context = await contextOf(argv);
    const failure = describeFailure(error, (hint) => (0,hints/* adaptHint */.Qy)(hint, "terminal", context));
    process.exitCode = failure["exit-code"];
    if (context.command?.followsLog === true && isInterrupted(error))
        return;
    process.stderr.write(paintFailure(printer.error(failureText(failure)), process.stderr));
    if (!ownWords(argv).includes("--json"))
        return;
    const outputs = await toJson(context.command, error instanceof errors/* ConvoxError */.AC ? error.outputs : {});
    printer.print(printer.json({ ...Object(outputs), error: failure }));
}
function isInterrupted(error) {
    return error instanceof errors/* CancelledError */.cc && error.message === "canceled by SIGINT";
}
async function toJson(command, result) {
    const { jsonResult } = await __webpack_require__.e(/* import() */ 4878).then(__webpack_require__.bind(__webpack_require__, 4878));
    return jsonResult(command?.name, result);
}
async function contextOf(argv) {
    const all = await (0,commands/* loadTerminalCommands */.r)();
    try {
        const { command, given } = (0,command_line/* readCommandLine */.ye)(argv, all);
        const read = (name) => [given(name) ?? []].flat().at(-1);
        return { command, commands: all, target: (0,hints/* readTarget */._E)(read), app: read("app") };
    }
    catch {
        return { command: undefined, commands: all, target: {}, app: undefined };
    }
}
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
function ownWords(argv) {
    const end = argv.indexOf("--");
    return end < 0 ? argv : argv.slice(0, end);
}
async function writeToOutput(out, chunks) {
    for await (const chunk of chunks) {
        await new Promise((resolve, reject) => {
            out.write(chunk, (cause) => {
                if (!cause)
                    resolve();
                else
                    reject(new errors/* ConvoxError */.AC("output-failed", "standard output was closed before all of the data was written", {
                        cause,
                    }));
            });
        });
    }
}
function discard() {
    return new external_node_stream_.Writable({ write: (_chunk, _encoding, done) => done() });
}


/***/ }),

/***/ 2812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SF: () => (/* binding */ programFlags),
/* harmony export */   Zo: () => (/* binding */ flagsOf),
/* harmony export */   Zv: () => (/* binding */ findCommand),
/* harmony export */   ye: () => (/* binding */ readCommandLine)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5214);
/* harmony import */ var _commands_process_shell_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(103);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3590);





const programFlags = {
    json: {
        description: "Print the result as JSON on standard output, everything else on standard error",
        kind: "boolean",
    },
    id: {
        description: "Print only the release's id on standard output, everything else on standard error",
        kind: "boolean",
    },
    quiet: {
        description: "Print only the result (an id, the ids of a list, a table or a log), warnings and errors",
        kind: "boolean",
        short: "q",
    },
    "password-stdin": { description: "Read the deploy key from standard input", kind: "boolean" },
    help: { description: "Show this", kind: "boolean", short: "h" },
};
function flagsOf(command) {
    const { id, ...always } = programFlags;
    return {
        ...command.inputs,
        ...(command.needsRack === false ? {} : _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionInputs */ .e),
        ...always,
        ...(command.id === undefined ? {} : { id }),
    };
}
function findCommand(argv, commands) {
    const [first = "", second = ""] = argv;
    const pair = `${first} ${second}`;
    const names = commands.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]);
    const family = names.filter((name) => name.startsWith(`${first} `));
    const findByName = (word) => commands.find(({ name, cliNames = [] }) => name === word || cliNames.includes(word));
    const both = findByName(pair);
    if (both)
        return { command: both, rest: argv.slice(2) };
    const isWord = second !== "" && !second.startsWith("-") && family.length > 0;
    const one = findByName(first);
    if (one && !(isWord && !takesBare(one)))
        return { command: one, rest: argv.slice(1) };
    if (first.startsWith("-")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("command-unknown", `${first} comes before the command`, {
            hint: "Put flags after the command: convox-ci COMMAND [flags]",
        });
    }
    const word = isWord ? pair : first;
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(word, names);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("command-unknown", `${JSON.stringify(word)} is not a command`, {
        hint: meant
            ? `Use ${meant}.`
            : family.length > 0
                ? `Use one of these: ${family.join(", ")}.`
                : "Run convox-ci help to list the commands.",
    });
}
function readCommandLine(argv, commands) {
    const { command, rest } = findCommand(argv, commands);
    const inputs = flagsOf(command);
    const names = new Map(Object.entries(inputs).flatMap(([name, input]) => [name, ...(input.aliases ?? [])].map((key) => [key, name])));
    const values = new Map();
    const add = (name, flag, value) => {
        const seen = values.get(name) ?? [];
        if (seen.length > 0 && !isList(inputs[name]))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("flag-invalid", `${flag} is set twice`);
        values.set(name, [...seen, value]);
    };
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("flag-invalid", `${token.rawName} is not a flag: other users of the machine can read a command line`, {
                hint: `Set ${input.env?.[0] ?? input.fallback ?? "the environment variable"}${name === "password" ? ", or use --password-stdin" : ""}.`,
            });
        }
        if (input.kind === "boolean") {
            if (negated !== undefined && token.value !== undefined)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("flag-invalid", `${token.rawName} does not accept a value`);
            add(name, token.rawName, negated === undefined ? (token.value ?? "true") : "false");
            continue;
        }
        if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("flag-invalid", `${token.rawName} requires a value`, {
                hint: `Use ${token.rawName}=VALUE for a value that starts with a dash.`,
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
    const bare = takesRest ? [...words.slice(0, last), (0,_commands_process_shell_words_js__WEBPACK_IMPORTED_MODULE_4__/* .commandLineOf */ .l0)(words.slice(last))] : words;
    if (bare.length > places.length) {
        const usage = places.map(([, input]) => input.positional).join(", ") || "no arguments";
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("flag-invalid", `${JSON.stringify(bare[places.length])} is an unexpected argument: ${command.name} accepts ${usage}`);
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
    const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(flag.replace(/^-+/, ""), names.keys());
    const meant = near && names.get(near);
    if (!meant && Object.values(command.inputs).some((input) => input.rest && !isList(input))) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("flag-invalid", `${command.name} has no flag ${flag}`, {
            hint: `If it is a flag of the command to run, put -- before that command: convox-ci ${command.name} web -- ls -l`,
        });
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("flag-invalid", `${command.name} has no flag ${flag}`, {
        hint: meant ? `Use --${meant}.` : `Run convox-ci help ${command.name} to list its flags.`,
    });
}


/***/ }),

/***/ 4968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ loadCandidates),
/* harmony export */   r: () => (/* binding */ loadTerminalCommands)
/* harmony export */ });
/* harmony import */ var _commands_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(331);

const localFiles = [
    { name: "local-rack", load: async () => (await __webpack_require__.e(/* import() */ 2227).then(__webpack_require__.bind(__webpack_require__, 2227))).localRack },
    { name: "local-rack ps", load: async () => (await __webpack_require__.e(/* import() */ 4288).then(__webpack_require__.bind(__webpack_require__, 4288))).localRackPs },
    { name: "local-rack logs", load: async () => (await __webpack_require__.e(/* import() */ 4288).then(__webpack_require__.bind(__webpack_require__, 4288))).localRackLogs },
    { name: "local-rack stop", load: async () => (await __webpack_require__.e(/* import() */ 4288).then(__webpack_require__.bind(__webpack_require__, 4288))).localRackStop },
    { name: "local-rack prune", load: async () => (await __webpack_require__.e(/* import() */ 4288).then(__webpack_require__.bind(__webpack_require__, 4288))).localRackPrune },
];
const files = [..._commands_load_js__WEBPACK_IMPORTED_MODULE_0__/* .commandFiles */ .nt, ...localFiles];
async function loadTerminalCommands() {
    const { completion } = await __webpack_require__.e(/* import() */ 3648).then(__webpack_require__.bind(__webpack_require__, 3648));
    const working = [...(await (0,_commands_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadCommands */ .HI)()), ...(await Promise.all(localFiles.map(_commands_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadCommand */ .yV)))];
    return [...working, completion(working)];
}
async function loadCandidates(argv) {
    const [first = "", second = ""] = argv;
    const find = (word) => files.find(({ name, cliNames }) => name === word || cliNames?.includes(word));
    const mayBeWord = second !== "" && !second.startsWith("-");
    const names = files.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]);
    const hasFamily = names.some((name) => name.startsWith(`${first} `));
    const file = mayBeWord && hasFamily ? find(`${first} ${second}`) : find(first);
    return file === undefined ? await loadTerminalCommands() : [await (0,_commands_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadCommand */ .yV)(file)];
}


/***/ }),

/***/ 9054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ terminalHost)
/* harmony export */ });
/* harmony import */ var _colors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6967);
/* harmony import */ var _control_sequences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5625);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1305);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1513);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1319);
/* harmony import */ var _write_chunk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7644);






function terminalHost({ story, log, warnings }, masker = new _mask_js__WEBPACK_IMPORTED_MODULE_0__/* .Masker */ .G(), { folding, escaperOf = () => undefined, live } = {}) {
    const paint = (0,_colors_js__WEBPACK_IMPORTED_MODULE_1__/* .painterFor */ .D)(process.env, story);
    const paintWarning = (0,_colors_js__WEBPACK_IMPORTED_MODULE_1__/* .painterFor */ .D)(process.env, warnings);
    let unfinished = false;
    let lastStream;
    let groups = 0;
    const escaper = escaperOf(log);
    const toLine = (line, to) => {
        const text = masker.text((0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(line));
        const escaped = escaperOf(to)?.text(text) ?? text;
        return folding?.escaper?.text(escaped) ?? escaped;
    };
    const toMessage = (line) => toLine(line, story);
    const write = (to, line) => {
        if (line === "")
            return;
        live?.show("");
        to.write(`${unfinished && to === log ? "\n" : ""}${line}`);
        if (to === log)
            unfinished = false;
    };
    const print = async (bytes, stream) => {
        live?.hide();
        if (unfinished && lastStream !== stream)
            log.write("\n");
        lastStream = stream;
        unfinished = bytes.at(-1) !== 10;
        await (0,_write_chunk_js__WEBPACK_IMPORTED_MODULE_3__/* .writeChunk */ .x)(log, bytes);
        if (!unfinished)
            live?.restore();
    };
    async function printSections(chunks, headings, fold) {
        const cutter = (0,_sections_js__WEBPACK_IMPORTED_MODULE_4__/* .sections */ .V)(headings);
        const show = async (pieces) => {
            for (const { title, bytes } of pieces) {
                if (title !== undefined)
                    write(log, fold.section(toMessage(title)));
                await print(bytes, chunks);
            }
        };
        for await (const bytes of chunks)
            await show(cutter.push(bytes));
        await show(cutter.end());
    }
    return {
        info: (line, tone) => write(story, `${tone === undefined ? toMessage(line) : paint(tone, toMessage(line))}\n`),
        warn: (line) => write(warnings, `${paintWarning("warning", "WARNING:")} ${toLine(line, warnings)}\n`),
        ...(live && {
            progress(line) {
                if (!unfinished)
                    live.show(toMessage(line));
            },
        }),
        async group(title, body) {
            if (!folding) {
                write(story, `${paint("title", toMessage(title))}\n`);
                return body();
            }
            write(story, folding.begin(toMessage(title)));
            groups++;
            let failed = true;
            try {
                const result = await body();
                failed = false;
                return result;
            }
            finally {
                groups--;
                write(story, folding.end(toMessage(title), failed));
            }
        },
        async stream(chunks, headings) {
            const isPlain = !folding && !escaper;
            const isData = isPlain && story !== log && !isTerminal(log);
            const colors = isPlain && isTerminal(log) ? "drawing" : "colors";
            const cleaner = (0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutControlSequences */ .O)({ keep: (0,_colors_js__WEBPACK_IMPORTED_MODULE_1__/* .forbidsColors */ .m4)(process.env) ? "none" : colors });
            const filters = isData ? [masker.filter()] : [cleaner, masker.filter()];
            for (const one of [escaper, folding?.escaper])
                if (one)
                    filters.push(one.filter());
            const bytes = (0,_filter_js__WEBPACK_IMPORTED_MODULE_5__/* .applyFilters */ .W)(chunks, ...filters);
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
        output: () => { },
        save: () => { },
    };
}
function isTerminal(stream) {
    return "isTTY" in stream && stream.isTTY === true;
}


/***/ }),

/***/ 3590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
function nearest(word, candidates) {
    let best;
    let fewest = Math.min(2, Math.floor(word.length / 2)) + 1;
    for (const candidate of candidates) {
        const edits = distance(word.toLowerCase(), candidate.toLowerCase());
        if (edits < fewest) {
            fewest = edits;
            best = candidate;
        }
    }
    return best;
}
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


/***/ })

};
