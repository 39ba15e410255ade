export const id = 8471;
export const ids = [8471,5183];
export const modules = {

/***/ 6753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ cancelBuild)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3215);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5355);


const CONFLICT_TRIES = 3;
const READS = 4;
const READ_EVERY_MS = 400;
async function cancelBuild(rack, app, id, deps) {
    const name = `build ${id} of ${app}`;
    try {
        await requestCancel(rack, app, id, deps);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
            throw error;
        const { status, reason } = error;
        if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            return refusalResult(name, error);
        if (/no such build|not found/.test(reason))
            return { done: true, message: `${name} does not exist` };
        const build = await rack.builds.get(app, id);
        if (hasEnded(build))
            return { done: true, message: `${name} has already ended: its status is ${build.status}` };
        if (status === 404 || status === 405)
            return await stopBuildProcess(rack, build, name, deps);
        return { done: false, message: `${name} continues on the Rack, which did not cancel it: ${reason}` };
    }
    const build = await readEnd(rack, app, id, deps);
    if (build.status === "failed")
        return { done: true, message: `${name} was canceled` };
    if (build.status === "complete")
        return { done: true, message: `${name} completed before it could be canceled: its release is ${build.release}` };
    return { done: false, message: `the Rack accepted to cancel ${name}, but still lists it as ${build.status}` };
}
async function requestCancel(rack, app, id, { sleep }) {
    for (let tries = 1;; tries++) {
        try {
            return await rack.builds.cancel(app, id);
        }
        catch (error) {
            const isConflict = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo && /being modified, try again/.test(error.reason);
            if (!isConflict || tries === CONFLICT_TRIES)
                throw error;
            await sleep(READ_EVERY_MS);
        }
    }
}
async function readEnd(rack, app, id, { sleep }) {
    for (let reads = 1;; reads++) {
        const build = await rack.builds.get(app, id);
        if (hasEnded(build) || reads === READS)
            return build;
        await sleep(READ_EVERY_MS);
    }
}
async function stopBuildProcess(rack, build, name, { now }) {
    const { app, id, process } = build;
    let hasProcess = process !== "";
    try {
        if (hasProcess)
            await rack.processes.stop(app, process);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
            throw error;
        if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            return refusalResult(name, error);
        if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .hasFeature */ .jI)(await rack.generation(app), "buildNamespace") !== false) {
            return {
                done: true,
                message: `${name} may continue on the Rack: its process ${process} was not found in the namespace of ${app}, and its status may stay ${build.status}`,
            };
        }
        hasProcess = false;
    }
    try {
        await rack.builds.markFailed(app, id, new Date(now()));
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
            throw error;
        const what = hasProcess ? `the process of ${name} was stopped` : `${name} has no process`;
        return {
            done: hasProcess,
            message: `${what}, but the Rack still lists it as ${build.status}: ${error.reason}`,
        };
    }
    const how = hasProcess ? "its process was stopped" : "it had no process";
    return { done: true, message: `${name} was canceled: ${how}, and it is marked as failed` };
}
function refusalResult(name, error) {
    return {
        done: true,
        message: `${name} continues on the Rack: this key is not allowed to cancel builds (${error.status} ${error.reason})`,
    };
}
function hasEnded({ status }) {
    return status === "complete" || status === "failed";
}


/***/ }),

/***/ 7500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ AWAITS_RESOURCE),
/* harmony export */   Pb: () => (/* binding */ AWAITS_RESOURCE_HINT),
/* harmony export */   ST: () => (/* binding */ onCancelInput),
/* harmony export */   m6: () => (/* binding */ cancelPromotion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3215);
/* harmony import */ var _output_app_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8637);
/* harmony import */ var _new_resources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2030);




const onCancelInput = {
    "on-cancel": {
        description: "What to do with a promotion in progress when the job is canceled: leave lets the Rack finish it, rollback rolls the " +
            "app back to the previous release",
        choices: ["leave", "rollback"],
        default: "leave",
    },
};
const AWAITS_RESOURCE = /not currently updating/;
const AWAITS_RESOURCE_HINT = "The promotion waits for a new cloud database. Racks before 3.25.10 cannot cancel it then: wait until the database exists, and cancel again.";
const READS = 3;
const READ_EVERY_MS = 500;
async function cancelPromotion(rack, { app, id, onCancel }, { sleep }) {
    if (onCancel === "leave")
        return { done: true, message: `the promotion of ${id} continues on the Rack if it has started` };
    for (let reads = 1;; reads++) {
        const current = await rack.apps.get(app);
        if (current.status === "updating")
            return await cancelUpdate(rack, current, id);
        const isLast = reads === READS;
        if (current.status !== "running")
            return { done: true, message: `${app} is already ${(0,_output_app_status_js__WEBPACK_IMPORTED_MODULE_0__/* .statusInWords */ .x)(current.status)}: nothing was canceled` };
        if (isLast || current.release === id)
            return { done: true, message: `${app} runs ${current.release || "no release"}: nothing was canceled` };
        await sleep(READ_EVERY_MS);
    }
}
async function cancelUpdate(rack, { name }, id) {
    try {
        await rack.apps.cancel(name);
        const left = await (0,_new_resources_js__WEBPACK_IMPORTED_MODULE_1__/* .describeNewResources */ .j)(rack, name, id);
        const message = `the promotion of ${id} was canceled: ${name} rolls back to the previous release`;
        return { done: true, message: left === undefined ? message : `${message}. ${left}` };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RackError */ .yo))
            throw error;
        const now = await rack.apps.get(name);
        if (now.status !== "updating")
            return { done: true, message: `${name} is ${(0,_output_app_status_js__WEBPACK_IMPORTED_MODULE_0__/* .statusInWords */ .x)(now.status)}: the promotion has already ended` };
        if (AWAITS_RESOURCE.test(error.reason)) {
            return { done: false, message: `the promotion of ${id} continues on the Rack. ${AWAITS_RESOURCE_HINT}` };
        }
        return {
            done: (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_3__/* .isDenied */ .GZ)(error),
            message: `the promotion of ${id} continues on the Rack, which did not cancel it: ${error.status} ${error.reason}`,
        };
    }
}


/***/ }),

/***/ 2030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ describeNewResources)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

async function describeNewResources(rack, app, canceled) {
    try {
        const { release: active } = await rack.apps.get(app);
        if (active === "" || active === canceled)
            return undefined;
        const [before, after] = await Promise.all([rack.releases.get(app, active), rack.releases.get(app, canceled)]);
        const { cloudResources } = await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(2211), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 2211));
        const kept = cloudResources(before.manifest);
        const gained = cloudResources(after.manifest).filter((name) => !kept.includes(name));
        if (gained.length === 0)
            return undefined;
        return `The new cloud database ${gained.join(", ")} stays and is billed until a release without it is promoted`;
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC) || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc)
            throw error;
        return undefined;
    }
}


/***/ }),

/***/ 5183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V1: () => (/* binding */ withCleanup),
/* harmony export */   YQ: () => (/* binding */ cancelledError),
/* harmony export */   cleanUp: () => (/* binding */ cleanUp),
/* harmony export */   kO: () => (/* binding */ STARTED_WORK),
/* harmony export */   parseStartedWork: () => (/* binding */ parseStartedWork),
/* harmony export */   s6: () => (/* binding */ requestStart)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _cancel_build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6753);
/* harmony import */ var _cancel_promotion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7500);
/* harmony import */ var _stop_process_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8954);




const STARTED_WORK = "started-work";
const ANSWER_MS = 3_000;
const CLEANUP_MS = 4_000;
async function withCleanup(work, deps, body) {
    deps.host.save(STARTED_WORK, JSON.stringify(work));
    let left = false;
    try {
        return await body();
    }
    catch (error) {
        if (!deps.signal.aborted)
            throw error;
        const { done, message } = await cleanUp(CLEANUP_MS, work, deps.rack, deps);
        left = !done;
        throw cancelledError(deps.signal, message, error);
    }
    finally {
        if (!left)
            deps.host.save(STARTED_WORK, "");
    }
}
async function requestStart({ rack, signal }, request) {
    const end = new AbortController();
    let timer;
    const limit = () => {
        timer = setTimeout(() => end.abort(signal.reason), ANSWER_MS);
    };
    signal.throwIfAborted();
    signal.addEventListener("abort", limit, { once: true });
    const patient = rack.withSignal(end.signal);
    try {
        return await request(patient);
    }
    finally {
        signal.removeEventListener("abort", limit);
        clearTimeout(timer);
        patient.close();
    }
}
async function cleanUp(ms, work, rack, deps) {
    const patient = rack.withSignal(AbortSignal.timeout(ms));
    try {
        switch (work.kind) {
            case "build":
                return await (0,_cancel_build_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelBuild */ .l)(patient, work.app, work.id, deps);
            case "process":
                return await (0,_stop_process_js__WEBPACK_IMPORTED_MODULE_1__/* .stopProcess */ .g)(patient, work.app, work.id);
            case "promotion":
                return await (0,_cancel_promotion_js__WEBPACK_IMPORTED_MODULE_2__/* .cancelPromotion */ .m6)(patient, work, deps);
        }
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC))
            throw error;
        const why = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc ? `the Rack did not answer within ${ms / 1000} s` : error.message;
        return { done: false, message: `${work.kind} ${work.id} of ${work.app} may continue on the Rack: ${why}` };
    }
    finally {
        patient.close();
    }
}
function parseStartedWork(note) {
    try {
        const value = JSON.parse(note);
        if (typeof value !== "object" || value === null)
            return undefined;
        const { kind, app, id, onCancel } = value;
        if (typeof app !== "string" || typeof id !== "string")
            return undefined;
        if (kind === "build" || kind === "process")
            return { kind, app, id };
        if (kind === "promotion")
            return { kind, app, id, onCancel: onCancel === "rollback" ? "rollback" : "leave" };
    }
    catch {
    }
    return undefined;
}
function cancelledError(signal, message, cause) {
    const inner = cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc ? cause : undefined;
    const reason = signal.reason instanceof Error ? signal.reason.message : "canceled";
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc("canceled", `${inner?.message ?? reason}; ${message}`, { cause, outputs: inner?.outputs });
}


/***/ }),

/***/ 8954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ stopProcess),
/* harmony export */   y: () => (/* binding */ stopAfterwards)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5972);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5562);



const STOP_MS = 30_000;
async function stopProcess(rack, app, id) {
    const name = `process ${id} of ${app}`;
    try {
        await rack.processes.stop(app, id);
        return { done: true, message: `${name} was stopped` };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
            throw error;
        if (error.status === 404 || /not found/.test(error.reason))
            return { done: true, message: `${name} has ended` };
        return { done: false, message: `${name} could not be stopped: ${error.status} ${error.reason}` };
    }
}
async function stopAfterwards(app, id, deps) {
    const silence = () => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeoutError */ .MU("wait-timeout", `the Rack did not answer within ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(STOP_MS)}`);
    try {
        const { done, message } = await (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .withDeadline */ .NE)(STOP_MS, silence, () => stopProcess(deps.rack, app, id));
        if (!done)
            deps.host.warn(message);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC) || deps.signal.aborted)
            throw error;
        deps.host.warn(`process ${id} of ${app} could not be stopped; it ends by itself: ${error.message}`);
    }
}


/***/ }),

/***/ 8637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ statusInWords)
/* harmony export */ });
function statusInWords(status) {
    return status === "rollback" ? "rolling back" : status;
}


/***/ }),

/***/ 5562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ ago),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   mz: () => (/* binding */ byteSize)
/* harmony export */ });
function byteSize(bytes) {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
function formatDuration(ms) {
    const total = Math.max(0, Math.round(ms / 1000));
    const hours = Math.floor(total / 3600);
    const minutes = Math.floor((total % 3600) / 60);
    return `${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${total % 60}s`;
}
function ago(time, now) {
    if (time === "")
        return "";
    const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
    if (seconds < 1)
        return "now";
    const units = [
        ["year", 365 * 86400],
        ["month", 30 * 86400],
        ["week", 7 * 86400],
        ["day", 86400],
        ["hour", 3600],
        ["minute", 60],
        ["second", 1],
    ];
    const [name, size] = units.find(([, length]) => seconds >= length) ?? ["second", 1];
    const count = Math.floor(seconds / size);
    return `${count} ${name}${count === 1 ? "" : "s"} ago`;
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
// EXTERNAL MODULE: ./src/host/filter.js
var filter = __webpack_require__(1305);
// EXTERNAL MODULE: ./src/host/mask.js + 1 modules
var mask = __webpack_require__(2289);
// EXTERNAL MODULE: ./src/host/sections.js
var sections = __webpack_require__(1319);
// EXTERNAL MODULE: ./src/host/write-chunk.js
var write_chunk = __webpack_require__(7644);
// EXTERNAL MODULE: ./src/rack/log-tail.js
var log_tail = __webpack_require__(371);
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
const MAX_WARNINGS = 10;
const TAIL_BYTES = 64 * 1024;
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
        const reason = missing ?? (0,system_errors/* describeSystemError */.Z)(cause) ?? Object(cause).message;
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
        const job = { given: readInput, env: process.env, host, cwd: process.cwd(), timeline, report };
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
        throw new errors/* ConvoxError */.AC("outputs-not-recorded", `${command.name} succeeded, but its outputs are not recorded: ${Object(cause).message}`, {
            hint: "Later steps cannot read the outputs of this step.",
            cause,
        });
    }
}
async function fail(error, command, host) {
    process.exitCode = 1;
    const [rack, app] = ["rack", "app"].map((name) => readInput(name) || process.env[`CONVOX_${name.toUpperCase()}`]);
    const commands = await (0,load/* loadCommands */.HI)();
    const context = { command, commands, rack: rack || undefined, app: app || undefined };
    const { describeFailure } = await Promise.all(/* import() */[__webpack_require__.e(7443), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
    const failure = describeFailure(error, (hint) => (0,entry_hints/* adaptHint */.Q)(hint, "action", context));
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

/***/ 5355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ FEATURES),
/* harmony export */   VB: () => (/* binding */ describeFirstVersions),
/* harmony export */   aF: () => (/* binding */ listFeatures),
/* harmony export */   jI: () => (/* binding */ hasFeature)
/* harmony export */ });
/* harmony import */ var _generation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1250);

const FEATURES = {
    buildArgs: {
        what: "Build arguments",
        v2: "20221115125919",
        v3: "3.8.1",
        source: "git history of C and R; the documentation of v3 names 3.22.0",
        certainty: "source",
    },
    bareBuildArgs: {
        what: "Build arguments without a value, which the builder provides",
        v2: false,
        v3: "3.22.0",
        source: "C git history",
        certainty: "source",
    },
    noCache: {
        what: "`no-cache=true` builds without cache; it is sent to every Rack, and cached steps are reported",
        v2: true,
        v3: { after: "3.24.9" },
        source: "C provider/k8s/build.go up to 3.24.9 reads it inverted; later source was not readable",
        certainty: "unknown",
    },
    buildArch: {
        what: "The app parameter `BuildArch` sets the platform of builds",
        v2: false,
        v3: "3.25.3",
        source: "C pull request 1075",
        certainty: "documented",
    },
    buildNamespace: {
        what: "Builds may run outside the app's namespace",
        v2: false,
        v3: "3.24.10",
        source: "C pull request 1048",
        certainty: "inferred",
    },
    buildCancel: {
        what: "A build can be canceled",
        v2: false,
        v3: "3.25.7",
        source: "C pull request 1120",
        certainty: "documented",
    },
    buildCacheTags: {
        what: "Each build writes its own cache tag where image tags are immutable",
        v2: false,
        v3: "3.25.10",
        source: "C documentation",
        certainty: "documented",
    },
    diagnosis: {
        what: "The Rack diagnoses the processes of an app",
        v2: false,
        v3: "3.24.0",
        source: "C pkg/structs/diagnose.go",
        certainty: "source",
    },
    fastFailure: {
        what: "`progressDeadline` and `crashRestartLimit` end a rollout early",
        v2: false,
        v3: "3.25.5",
        source: "C provider/k8s/deploy_fast_fail.go",
        certainty: "source",
    },
    nodePoolCheck: {
        what: "A promotion that targets a missing node pool is rejected",
        v2: false,
        v3: "3.25.4",
        source: "C provider/k8s/karpenter.go",
        certainty: "source",
    },
    cancelWhileCreatingResources: {
        what: "A promotion can be canceled while it waits for a new cloud database",
        v2: false,
        v3: "3.25.10",
        source: "C documentation",
        certainty: "documented",
    },
    plainExec: {
        what: "Commands run without a terminal and without standard input",
        v2: false,
        v3: "3.19.7",
        source: "C git history",
        certainty: "source",
    },
    stdinEnd: {
        what: "The end of standard input reaches the command",
        v2: true,
        v3: "3.25.5",
        source: "C pull requests 1098 and 1100",
        certainty: "documented",
    },
    retainedRuns: {
        what: "A detached run keeps its record and exit code",
        v2: false,
        v3: "3.25.5",
        source: "C pull request 1094; header and JSON names are inferred",
        certainty: "inferred",
    },
    runPodOptions: {
        what: "Options of the pod of a run: termination grace, annotations, labels, lifecycle, affinity, tolerations",
        v2: false,
        v3: "3.25.1",
        source: "C pull request 1058; header names are inferred",
        certainty: "inferred",
    },
    parentRelease: {
        what: "The Rack copies a given release by `parent-release`",
        v2: false,
        v3: "3.21.1",
        source: "C git history",
        certainty: "source",
    },
    logTail: {
        what: "Logs of a service, and `Tail` of logs",
        v2: false,
        v3: "3.19.4",
        source: "C git history",
        certainty: "source",
    },
    scaleLimits: {
        what: "`min` and `max` of a service",
        v2: false,
        v3: "3.24.6",
        source: "C git history",
        certainty: "source",
    },
};
function hasFeature(rack, name) {
    const feature = FEATURES[name];
    if (rack.generation === undefined) {
        return typeof feature.v2 === "boolean" && feature.v2 === feature.v3 ? feature.v2 : undefined;
    }
    const first = feature[rack.generation];
    if (typeof first === "boolean")
        return first;
    if (typeof first === "string")
        return (0,_generation_js__WEBPACK_IMPORTED_MODULE_0__/* .isAtLeast */ .du)(rack, { [rack.generation]: first });
    return (0,_generation_js__WEBPACK_IMPORTED_MODULE_0__/* .isNewer */ .U4)(rack, first.after) === false ? false : undefined;
}
function describeFirstVersions(name) {
    const feature = FEATURES[name];
    const parts = ["v2", "v3"].flatMap((generation) => {
        const first = feature[generation];
        if (first === false)
            return [];
        if (first === true)
            return [generation];
        return [typeof first === "string" ? `${generation} ${first}` : `${generation} after ${first.after}`];
    });
    return parts.join(" or ");
}
function listFeatures(rack) {
    const list = { available: [], missing: [], unknown: [] };
    for (const name of Object.keys(FEATURES)) {
        const has = hasFeature(rack, name);
        list[has === undefined ? "unknown" : has ? "available" : "missing"].push(name);
    }
    return list;
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
    let chunks = [];
    let size = 0;
    let total = 0;
    const bytes = () => {
        const joined = Buffer.concat(chunks).subarray(-limit);
        chunks = [joined];
        size = joined.length;
        return joined;
    };
    return {
        get total() {
            return total;
        },
        add(chunk) {
            const kept = Buffer.from(chunk.subarray(-limit));
            chunks.push(kept);
            size += kept.length;
            total += chunk.length;
            if (size > 2 * limit)
                bytes();
        },
        bytes,
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
