export const id = 8471;
export const ids = [8471];
export const modules = {

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
// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js + 1 modules
var started_work = __webpack_require__(8272);
// EXTERNAL MODULE: ./src/commands/load.js
var load = __webpack_require__(331);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/host/control-sequences.js
var control_sequences = __webpack_require__(5625);
// EXTERNAL MODULE: ./src/session/run-command.js + 4 modules
var run_command = __webpack_require__(3299);
// EXTERNAL MODULE: ./src/timeline/timeline.js
var timeline_timeline = __webpack_require__(4323);
// EXTERNAL MODULE: ./src/entry/failure.js
var failure = __webpack_require__(8589);
// EXTERNAL MODULE: ./src/entry/hints.js
var hints = __webpack_require__(113);
// EXTERNAL MODULE: ./src/entry/outcome.js
var outcome = __webpack_require__(2275);
// EXTERNAL MODULE: ./src/entry/standard-streams.js
var standard_streams = __webpack_require__(90);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/host/filter.js
var filter = __webpack_require__(1305);
// EXTERNAL MODULE: ./src/host/mask.js
var mask = __webpack_require__(7419);
// EXTERNAL MODULE: ./src/host/sections.js
var sections = __webpack_require__(1319);
// EXTERNAL MODULE: ./src/host/write-chunk.js
var write_chunk = __webpack_require__(7644);
// EXTERNAL MODULE: ./src/entry/system-errors.js
var system_errors = __webpack_require__(7152);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND);
    try {
        const bytes = Buffer.from(`${text()}${external_node_os_.EOL}`);
        for (let done = 0; done < bytes.length;)
            done += (0,external_node_fs_.writeSync)(file, bytes, done);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
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









const LOOKS_LIKE_A_COMMAND = /^[\s\x85]*::|##\[/m;
const none = { starts: [], titleOf: () => undefined };
function githubHost() {
    const out = process.stdout;
    const masker = new mask/* Masker */.G();
    let token;
    let atLineStart = true;
    let groups = 0;
    let isOpen = false;
    let streams = 0;
    let lastStream;
    let canSave = true;
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
    function print(text) {
        const line = toLine(text);
        const guard = token === undefined && LOOKS_LIKE_A_COMMAND.test(line);
        if (guard)
            stop();
        out.write(`${atLineStart ? "" : "\n"}${line}\n`);
        atLineStart = true;
        if (guard)
            resume();
    }
    const warn = (line) => whileListening(() => issueCommand("warning", toLine(line)));
    const toLine = (text) => masker.text((0,control_sequences/* printable */.g)(text));
    return {
        info: print,
        warn,
        error(message, { file, line } = {}) {
            whileListening(() => issueCommand("error", toLine(message), { file, line }));
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
            streams++;
            if (token === undefined)
                stop();
            try {
                for await (const bytes of (0,filter/* applyFilters */.W)(chunks, (0,control_sequences/* withoutControlSequences */.O)(), masker.filter())) {
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
        },
    };
}
function record(variable, write) {
    try {
        write();
    }
    catch (cause) {
        const missing = Object(cause).code === "ENOENT" ? "the file does not exist" : undefined;
        const reason = missing ?? (0,system_errors/* describeSystemError */.Z)(cause) ?? Object(cause).message;
        throw new errors/* ConvoxError */.AC(`${variable} cannot be written: ${reason}`, { cause });
    }
}

;// CONCATENATED MODULE: ./src/entry/github/action.js













async function runAction(name) {
    const host = startHost();
    let command;
    const timeline = (0,timeline_timeline/* createTimeline */.M)({ now: run_command/* clock */.pm });
    try {
        const file = load/* commandFiles */.nt.find((candidate) => (candidate.action ?? candidate.name) === name);
        command = file && (await (0,load/* loadCommand */.yV)(file));
        if (!command?.icon)
            throw new Error(`the action ${name} does not exist`);
        const job = { given: readInput, env: process.env, host, cwd: process.cwd(), timeline };
        const result = await (0,run_command/* runCommand */.d1)(command, job);
        if (command.text && command.needsRack !== false)
            await host.stream(external_node_stream_.Readable.from([Buffer.from((0,control_sequences/* printable */.g)(command.text(result, Date.now())))]));
        writeOutputs(command, result, host);
        await summarize({ command: command.name, outcome: "success", outputs: { ...result }, spans: timeline.spans }, host);
    }
    catch (error) {
        await fail(error, command, host);
        if (command === undefined)
            return;
        const outputs = error instanceof errors/* ConvoxError */.AC ? error.outputs : {};
        const outcome = error instanceof errors/* CancelledError */.cc ? "canceled" : "failure";
        const { message, hint } = (0,failure/* describeFailure */.Ic)(error);
        await summarize({ command: command.name, outcome, outputs, failure: { message, hint }, spans: timeline.spans }, host);
    }
}
async function runPost() {
    const host = startHost();
    try {
        await (0,run_command/* finishJob */.xK)(readState(started_work/* STARTED_WORK */.kO), { given: readInput, env: process.env, host, cwd: process.cwd() });
    }
    catch (error) {
        host.warn((0,failure/* describeFailure */.Ic)(error).message);
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
        host.warn(`The summary of this step is not written: ${Object(error).message}`);
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
        throw new errors/* ConvoxError */.AC(`${command.name} succeeded, but its outputs are not recorded: ${Object(cause).message}`, {
            hint: "Later steps cannot read the outputs of this step.",
            cause,
        });
    }
}
async function fail(error, command, host) {
    process.exitCode = 1;
    const { message, hint, place } = (0,failure/* describeFailure */.Ic)(error);
    const [rack, app] = ["rack", "app"].map((name) => readInput(name) || process.env[`CONVOX_${name.toUpperCase()}`]);
    const commands = hint ? await (0,load/* loadCommands */.HI)() : [];
    const text = hint && (0,hints/* adaptHint */.Q)(hint, "action", { command, commands, rack: rack || undefined, app: app || undefined });
    host.error([message, text ?? []].flat().join("\n"), place);
    if (!(error instanceof errors/* ConvoxError */.AC))
        return;
    try {
        for (const [name, value] of Object.entries(error.outputs))
            host.output(name, String(value));
    }
    catch (problem) {
        host.warn(`The outputs of this step are not recorded: ${Object(problem).message}`);
    }
}


/***/ })

};
