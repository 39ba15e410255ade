export const id = 8471;
export const ids = [8471];
export const modules = {

/***/ 8295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ appendText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

const { O_APPEND, O_CREAT, O_WRONLY } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
function appendText(path, text, { creates = false } = {}) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, O_WRONLY | O_APPEND | (creates ? O_CREAT : 0), 0o666);
    try {
        const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        const bytes = Buffer.from(text);
        try {
            for (let done = 0; done < bytes.length;)
                done += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, bytes, done);
        }
        catch (error) {
            if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file).isFile())
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(file, size);
            throw error;
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}


/***/ }),

/***/ 8471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction),
  runPost: () => (/* binding */ runPost)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js
var started_work = __webpack_require__(5183);
// EXTERNAL MODULE: ./src/commands/load.js
var load = __webpack_require__(331);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/host/control-sequences.js
var control_sequences = __webpack_require__(5625);
// EXTERNAL MODULE: ./src/session/run-command.js + 3 modules
var run_command = __webpack_require__(1391);
// EXTERNAL MODULE: ./src/system-error.js
var system_error = __webpack_require__(7748);
// EXTERNAL MODULE: ./src/timeline/timeline.js
var timeline_timeline = __webpack_require__(4323);
// EXTERNAL MODULE: ./src/entry/hints.js
var entry_hints = __webpack_require__(113);
// EXTERNAL MODULE: ./src/entry/outcome.js
var outcome = __webpack_require__(2275);
// EXTERNAL MODULE: ./src/entry/standard-streams.js
var standard_streams = __webpack_require__(90);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/host/colors.js
var colors = __webpack_require__(6967);
// EXTERNAL MODULE: ./src/host/filter.js
var filter = __webpack_require__(1305);
// EXTERNAL MODULE: ./src/host/mask.js + 2 modules
var mask = __webpack_require__(1513);
// EXTERNAL MODULE: ./src/host/sections.js
var sections = __webpack_require__(1319);
// EXTERNAL MODULE: ./src/host/write-chunk.js
var write_chunk = __webpack_require__(7644);
// EXTERNAL MODULE: ./src/rack/log-tail.js
var log_tail = __webpack_require__(371);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/entry/append-text.js
var append_text = __webpack_require__(8295);
;// CONCATENATED MODULE: ./src/entry/github/workflow-commands.js




function readInput(name) {
    return (process.env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}
function readState(name) {
    return process.env[`STATE_${name}`] ?? "";
}
function issueCommand(command, message, properties = {}) {
    const pairs = Object.entries(properties)
        .filter(([, value]) => value !== undefined && value !== "")
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    process.stdout.write(`::${[command, ...(pairs.length === 0 ? [] : [pairs.join()])].join(" ")}::${escapeData(message)}${external_node_os_.EOL}`);
}
function setOutput(name, value) {
    if (appendToFile("GITHUB_OUTPUT", () => multiline(name, value)))
        return;
    process.stdout.write(external_node_os_.EOL);
    issueCommand("set-output", value, { name });
}
function saveState(name, value) {
    if (!appendToFile("GITHUB_STATE", () => multiline(name, value)))
        issueCommand("save-state", value, { name });
}
function exportVariable(name, value) {
    process.env[name] = value;
    if (!appendToFile("GITHUB_ENV", () => multiline(name, value)))
        issueCommand("set-env", value, { name });
}
function addPath(dir) {
    if (!appendToFile("GITHUB_PATH", () => dir))
        issueCommand("add-path", dir);
    process.env["PATH"] = `${dir}${external_node_path_.delimiter}${process.env["PATH"]}`;
}
function appendToFile(variable, text) {
    const path = process.env[variable] ?? "";
    if (path === "")
        return false;
    (0,append_text/* appendText */.I)(path, `${text()}${external_node_os_.EOL}`);
    return true;
}
function multiline(name, value) {
    const end = `ghadelimiter_${(0,external_node_crypto_.randomUUID)()}`;
    return [`${name}<<${end}`, value, end].join(external_node_os_.EOL);
}
function escapeData(text) {
    return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

;// CONCATENATED MODULE: ./src/entry/github/host.js











const LOOKS_LIKE_A_COMMAND = /^[^!-~\r\n]*:[^!-~\r\n]*:|#[^!-~\r\n]*#[^!-~\r\n]*\[/m;
const MAX_WARNINGS = 10;
const TAIL_BYTES = 64 * 1024;
const none = { starts: [], titleOf: () => undefined };
function githubHost() {
    const out = process.stdout;
    const masker = new mask/* Masker */.G();
    const paint = (0,colors/* painterFor */.D)(process.env, out);
    let token;
    let atLineStart = true;
    let groups = 0;
    let isOpen = false;
    let streams = 0;
    let lastStream;
    let canSave = true;
    let warnings = 0;
    let tail = (0,log_tail/* lastBytes */.Q)(TAIL_BYTES);
    function stop() {
        token = (0,external_node_crypto_.randomUUID)();
        out.write(`::stop-commands::${token}\n`);
        atLineStart = true;
    }
    function resume() {
        if (token === undefined)
            return;
        out.write(`${atLineStart ? "" : "\n"}::${token}::\n`);
        token = undefined;
        atLineStart = true;
    }
    function whileListening(command) {
        const wasStopped = token !== undefined;
        resume();
        command();
        if (wasStopped)
            stop();
    }
    function startGroup(title) {
        if (title === "" && !isOpen)
            return;
        whileListening(() => {
            if (isOpen)
                issueCommand("endgroup", "");
            isOpen = title !== "";
            if (isOpen)
                issueCommand("group", toLine(title));
        });
    }
    function print(text, tone) {
        const line = toLine(text);
        const guard = token === undefined && LOOKS_LIKE_A_COMMAND.test(line);
        if (guard)
            stop();
        out.write(`${atLineStart ? "" : "\n"}${tone === undefined ? line : paint(tone, line)}\n`);
        atLineStart = true;
        if (guard)
            resume();
    }
    function warn(line) {
        warnings++;
        if (warnings > MAX_WARNINGS)
            print(`Warning: ${line}`);
        else
            whileListening(() => issueCommand("warning", toLine(line)));
    }
    const toLine = (text) => masker.text((0,control_sequences/* printable */.g)(text));
    return {
        info: print,
        warn,
        error(message, title, { file, line } = {}) {
            whileListening(() => issueCommand("error", toLine(message), { title: toLine(title), file, line }));
        },
        async group(title, body) {
            startGroup(title);
            groups++;
            try {
                return await body();
            }
            finally {
                groups--;
                startGroup("");
            }
        },
        async stream(chunks, headings = none) {
            const cutter = (0,sections/* sections */.V)(headings);
            const self = {};
            const show = async (pieces) => {
                for (const { title, bytes } of pieces) {
                    if (title !== undefined && groups > 0)
                        startGroup(title);
                    if (lastStream !== self && !atLineStart)
                        out.write("\n");
                    lastStream = self;
                    atLineStart = bytes.at(-1) === 10;
                    await (0,write_chunk/* writeChunk */.x)(out, bytes);
                }
            };
            if (streams === 0)
                tail = (0,log_tail/* lastBytes */.Q)(TAIL_BYTES);
            streams++;
            if (token === undefined)
                stop();
            try {
                for await (const bytes of (0,filter/* applyFilters */.W)(chunks, (0,control_sequences/* withoutControlSequences */.O)(), masker.filter())) {
                    tail.add(bytes);
                    await show(cutter.push(bytes));
                }
                await show(cutter.end());
            }
            finally {
                streams--;
                if (streams === 0)
                    resume();
            }
        },
        mask(secret) {
            masker.add(secret);
            for (const part of (0,mask/* secretParts */.B)(secret))
                whileListening(() => issueCommand("add-mask", part));
        },
        masking: () => masker.filter(),
        tail: () => withoutColors(tail.bytes().toString("utf8")),
        hide: (text) => masker.text(text),
        output: (name, value) => record("GITHUB_OUTPUT", () => whileListening(() => setOutput(name, masker.text(value)))),
        addPath: (dir) => record("GITHUB_PATH", () => whileListening(() => addPath(dir))),
        setEnvironment: (name, value) => record("GITHUB_ENV", () => whileListening(() => exportVariable(name, value))),
        save(name, value) {
            if (!canSave)
                return;
            try {
                record("GITHUB_STATE", () => whileListening(() => saveState(name, masker.text(value))));
            }
            catch (error) {
                canSave = false;
                warn(`The post step cannot clean up after this step: ${Object(error).message}`);
            }
        },
        finish() {
            resume();
            startGroup("");
            const more = warnings - MAX_WARNINGS;
            if (more > 0)
                issueCommand("notice", `The log of this step has ${more} more ${more === 1 ? "warning" : "warnings"}`);
            warnings = 0;
        },
    };
}
function record(variable, write) {
    try {
        write();
    }
    catch (cause) {
        const missing = Object(cause).code === "ENOENT" ? "the file does not exist" : undefined;
        const reason = missing ?? (0,system_error/* describeSystemError */.Zo)(cause) ?? Object(cause).message;
        throw new errors/* ConvoxError */.AC("outputs-not-recorded", `${variable} cannot be written: ${reason}`, { cause });
    }
}
function withoutColors(text) {
    return text.replace(/\x1b\[[0-9;:]*m/g, "");
}

;// CONCATENATED MODULE: ./src/entry/github/action.js













async function runAction(name) {
    const host = startHost();
    let command;
    const timeline = (0,timeline_timeline/* createTimeline */.M)({ now: run_command/* clock */.pm });
    const report = {};
    try {
        const file = load/* commandFiles */.nt.find((candidate) => (candidate.action ?? candidate.name) === name);
        command = file && (await (0,load/* loadCommand */.yV)(file));
        if (!command?.icon)
            throw new Error(`the action ${name} does not exist`);
        const advise = async (text) => (0,entry_hints/* adaptHint */.Qy)(text, "action", await contextOf(command));
        const job = { given: readInput, env: process.env, host, advise, cwd: process.cwd(), timeline, report };
        const result = await (0,run_command/* runCommand */.d1)(command, job);
        if (command.text && command.needsRack !== false)
            await host.stream(external_node_stream_.Readable.from([Buffer.from((0,control_sequences/* printable */.g)(command.text(result, Date.now())))]));
        writeOutputs(command, result, host);
        const { spans } = timeline;
        await summarize({ command: command.name, outcome: "success", outputs: { ...result }, spans, ...report }, host);
    }
    catch (error) {
        const failure = await fail(error, command, host);
        if (command === undefined)
            return;
        const outputs = error instanceof errors/* ConvoxError */.AC ? error.outputs : {};
        const outcome = outcomeOf(error);
        const { spans } = timeline;
        const ended = { command: command.name, outcome, outputs, failure, spans, logTail: host.tail(), ...report };
        await summarize(ended, host);
    }
}
async function runPost() {
    const host = startHost();
    try {
        await (0,run_command/* finishJob */.xK)(readState(started_work/* STARTED_WORK */.kO), { given: readInput, env: process.env, host, cwd: process.cwd() });
    }
    catch (error) {
        const { describeFailure } = await Promise.all(/* import() */[__webpack_require__.e(7443), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
        host.warn(describeFailure(error).message);
    }
}
function startHost() {
    (0,standard_streams/* surviveStreamErrors */.w)();
    const host = githubHost();
    process.once("exit", () => host.finish());
    return host;
}
async function summarize(report, host) {
    if (!process.env["GITHUB_STEP_SUMMARY"])
        return;
    try {
        const { writeSummary } = await __webpack_require__.e(/* import() */ 1907).then(__webpack_require__.bind(__webpack_require__, 1907));
        await writeSummary(report, host.hide);
    }
    catch (error) {
        host.warn(`The summary of this step is not written: ${(0,system_error/* describeSystemError */.Zo)(error) ?? Object(error).message}`);
    }
}
function writeOutputs(command, result, host) {
    const values = new Map(Object.entries(result));
    try {
        for (const output of Object.keys(command.outputs))
            host.output(output, String(values.get(output) ?? ""));
    }
    catch (cause) {
        host.info((0,outcome/* describeOutcome */.S)(command, result));
        throw new errors/* ConvoxError */.AC("outputs-not-recorded", `${command.name} succeeded, but its outputs are not recorded: ${Object(cause).message}`, {
            hint: "Later steps cannot read the outputs of this step.",
            cause,
        });
    }
}
async function contextOf(command) {
    const read = (name) => readInput(name) || process.env[`CONVOX_${name.toUpperCase()}`] || undefined;
    const target = (0,entry_hints/* readTarget */._E)((name) => (name === "host" ? readInput(name) || undefined : read(name)));
    return { command, commands: await (0,load/* loadCommands */.HI)(), target, app: read("app") };
}
async function fail(error, command, host) {
    process.exitCode = 1;
    const context = await contextOf(command);
    const { app } = context;
    const { describeFailure } = await Promise.all(/* import() */[__webpack_require__.e(7443), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
    const failure = describeFailure(error, (hint) => (0,entry_hints/* adaptHint */.Qy)(hint, "action", context));
    const { title, code, message, hints, place } = failure;
    const end = (0,outcome/* describeEnd */.l)(command?.name ?? "action", outcomeOf(error), app);
    host.error([message, ...hints].join("\n"), `${end}: ${title} (${code})`, place);
    try {
        const outputs = error instanceof errors/* ConvoxError */.AC ? error.outputs : {};
        for (const [name, value] of Object.entries(outputs))
            host.output(name, String(value));
        host.output("error", JSON.stringify(failure));
    }
    catch (problem) {
        if (code !== "outputs-not-recorded") {
            host.warn(`The outputs of this step are not recorded: ${Object(problem).message}`);
        }
    }
    return failure;
}
function outcomeOf(error) {
    return error instanceof errors/* CancelledError */.cc ? "canceled" : "failure";
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

/***/ 371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ lastBytes),
/* harmony export */   w: () => (/* binding */ continuation)
/* harmony export */ });
const extraLines = 8;
const shortBytes = 1024;
function lastBytes(limit) {
    const ring = Buffer.alloc(limit);
    let next = 0;
    let total = 0;
    return {
        get total() {
            return total;
        },
        add(chunk) {
            total += chunk.length;
            const bytes = chunk.subarray(-limit);
            const room = limit - next;
            ring.set(bytes.subarray(0, room), next);
            if (bytes.length > room)
                ring.set(bytes.subarray(room));
            next = (next + bytes.length) % limit;
        },
        bytes() {
            if (total < limit)
                return Buffer.from(ring.subarray(0, total));
            return Buffer.concat([ring.subarray(next), ring.subarray(0, next)]);
        },
    };
}
function continuation(stored, shown) {
    const tail = shown.bytes();
    const text = tail.length === shown.total ? afterBreak(tail) : tail;
    const whole = afterBreak(stored);
    let end = text.length;
    for (let dropped = 0; dropped <= extraLines && end > 1; dropped++) {
        const found = endOfLongestSuffix(whole, text.subarray(0, end));
        if (found !== undefined)
            return found - 1;
        end = lineStart(text, end);
    }
    return shown.total <= shortBytes ? 0 : stored.length;
}
function endOfLongestSuffix(whole, text) {
    let yes = 0;
    let no = text.length + 1;
    while (no - yes > 1) {
        const middle = (yes + no) >>> 1;
        if (whole.includes(text.subarray(text.length - middle)))
            yes = middle;
        else
            no = middle;
    }
    const breakBefore = Math.max(0, lineStart(text, text.length) - 1);
    if (yes < text.length - breakBefore)
        return undefined;
    return whole.lastIndexOf(text.subarray(text.length - yes)) + yes;
}
function afterBreak(bytes) {
    return Buffer.concat([Buffer.from("\n"), bytes]);
}
function lineStart(text, end) {
    return end < 2 ? 0 : text.lastIndexOf(0x0a, end - 2) + 1;
}


/***/ })

};
