export const id = 1117;
export const ids = [1117,5183];
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

/***/ 1117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runOrb: () => (/* binding */ runOrb)
});

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
// EXTERNAL MODULE: ./src/session/settings.js
var settings = __webpack_require__(8330);
// EXTERNAL MODULE: ./src/timeline/timeline.js
var timeline_timeline = __webpack_require__(4323);
// EXTERNAL MODULE: ./src/entry/hints.js
var hints = __webpack_require__(113);
// EXTERNAL MODULE: ./src/entry/outcome.js
var outcome = __webpack_require__(2275);
// EXTERNAL MODULE: ./src/entry/standard-streams.js
var standard_streams = __webpack_require__(90);
// EXTERNAL MODULE: ./src/entry/system-errors.js
var system_errors = __webpack_require__(7152);
// EXTERNAL MODULE: ./src/host/mask.js + 1 modules
var mask = __webpack_require__(2289);
// EXTERNAL MODULE: ./src/host/stream-host.js
var stream_host = __webpack_require__(9054);
;// CONCATENATED MODULE: ./src/entry/circleci/host.js


const SILENT_MS = 120_000;
function circleciHost({ out, onSave, silentMs = SILENT_MS }) {
    const masker = new mask/* Masker */.G();
    const host = (0,stream_host/* terminalHost */.P)({ story: out, log: out, warnings: out }, masker);
    let lastOutput = Date.now();
    let title = "";
    const noteOutput = () => {
        lastOutput = Date.now();
    };
    const started = lastOutput;
    const watching = setInterval(() => {
        if (Date.now() - lastOutput < silentMs)
            return;
        host.info(`Still running after ${Math.round((Date.now() - started) / 1000)} s${title === "" ? "" : `: ${title}`}`);
        noteOutput();
    }, Math.max(silentMs / 4, 10));
    watching.unref();
    return {
        ...host,
        masker,
        info(line) {
            noteOutput();
            host.info(line);
        },
        warn(line) {
            noteOutput();
            host.warn(line);
        },
        async group(name, body) {
            noteOutput();
            const outer = title;
            title = name;
            try {
                return await host.group(name, body);
            }
            finally {
                title = outer;
            }
        },
        async stream(chunks) {
            async function* noteChunks() {
                for await (const chunk of chunks) {
                    noteOutput();
                    yield chunk;
                }
            }
            await host.stream(noteChunks());
        },
        save: (name, value) => onSave?.(name, value),
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/timeline/build-steps.js
var build_steps = __webpack_require__(7120);
// EXTERNAL MODULE: ./src/entry/circleci/variables.js
var variables = __webpack_require__(1209);
;// CONCATENATED MODULE: ./src/entry/circleci/results.js




function timelineParts(spans, mask) {
    const toTime = (ms) => new Date(ms).toISOString();
    return spans
        .filter(({ kind }) => kind !== "command" && kind !== "step")
        .map((span) => {
        const steps = (0,build_steps/* spanSteps */.gt)(spans.filter(({ parent }) => parent === span));
        return {
            title: mask(span.name),
            kind: span.kind,
            started: toTime(span.start),
            seconds: (span.end - span.start) / 1000,
            failed: span.status !== "ok",
            ...(steps.length === 0
                ? {}
                : {
                    steps: steps.map(({ service, name, start, seconds, cached, failed }) => ({
                        service: mask(service),
                        name: mask(name),
                        started: toTime(start),
                        seconds,
                        cached,
                        failed,
                    })),
                }),
        };
    });
}
function exportLines(results, outputs) {
    return outputs
        .map((output) => {
        const name = (0,variables/* variableOf */.Q)(output);
        const value = results[output];
        return name === undefined || value === undefined ? "" : `export ${name}=${quoteWord(String(value))}\n`;
    })
        .join("");
}
function quoteWord(text) {
    return `'${text.replaceAll("\0", "").replaceAll("'", "'\\''")}'`;
}
async function exportResults(bashEnv, results, outputs) {
    const lines = exportLines(results, outputs);
    if (!bashEnv || lines === "")
        return;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(bashEnv), { recursive: true });
    await (0,promises_.appendFile)(bashEnv, lines);
}
function resultName(command, app) {
    return [command, app]
        .filter((part) => part !== "")
        .map((part) => part.replace(/[^A-Za-z0-9._-]+/g, "_"))
        .join("-");
}
async function writeResults(folder, name, { results, junit, timeline }) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, `${name}.xml`), junit);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, `${name}.timeline.json`), `${JSON.stringify(timeline, null, 2)}\n`);
}
async function readResults(path, app) {
    const isFolder = await (0,promises_.stat)(path).then((found) => found.isDirectory(), () => false);
    const file = isFolder ? (0,external_node_path_.join)(path, `${resultName("build", app)}.json`) : path;
    const results = JSON.parse(await (0,promises_.readFile)(file, "utf8"));
    return { file, results: typeof results === "object" && results !== null ? { ...results } : {} };
}
function junitReport(suite, parts, failure, seconds) {
    const failedPart = failure === undefined ? undefined : parts.find(({ failed }) => failed);
    const rest = failedPart === undefined || parts.length === 0 ? [{ title: suite, seconds, failed: false }] : [];
    const cases = [...parts.filter((part) => !part.failed || part === failedPart), ...rest].map((part) => {
        const failed = failure !== undefined && (part === failedPart || rest.includes(part));
        const body = failed
            ? `<failure type="${xml(failure.type)}" message="${xml(failure.message)}">${xml(failure.text)}</failure>`
            : "";
        return `  <testcase classname="${xml(suite)}" name="${xml(part.title)}" time="${part.seconds.toFixed(3)}">${body}</testcase>\n`;
    });
    const head = `<testsuite name="${xml(suite)}" tests="${cases.length}" failures="${failure ? 1 : 0}" time="${seconds.toFixed(3)}">`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${cases.join("")}</testsuite>\n`;
}
function xml(text) {
    return text
        .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|\p{Cs}/gu, (char) => (char === "\x7f" ? "" : "\ufffd"))
        .replace(/[&<>"]/g, (char) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[char]};`)
        .replaceAll("\n", "&#10;");
}

;// CONCATENATED MODULE: ./src/entry/circleci/install.js




const SETTINGS = {
    BUNDLE_PATH: "CONVOX_CI_BUNDLE",
    REGISTRY: "CONVOX_CI_REGISTRY",
    MIRROR: "CONVOX_CI_MIRROR",
    VERSION: "CONVOX_CI_VERSION",
    SHA256: "CONVOX_CI_SHA256",
};
async function installProgram(env) {
    const launcher = env["CONVOX_ORB_LAUNCHER"];
    if (!launcher)
        throw new Error("CONVOX_ORB_LAUNCHER is not set: install runs only in the orb");
    const folder = await programFolder(env);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "launch.mjs"), launcher);
    const given = Object.entries(SETTINGS).flatMap(([name, variable]) => {
        const value = env[`CONVOX_ORB_${name}`] || env[variable];
        return value ? [[variable, name === "BUNDLE_PATH" ? absolute(value) : value]] : [];
    });
    const exported = given.map(([name, value]) => `export ${name}=${quoteWord(value)}\n`).join("");
    const program = (0,external_node_path_.join)(folder, "convox-ci");
    await (0,promises_.writeFile)(program, `#!/bin/sh
export CONVOX_ORB_COMMAND=cli CONVOX_ORB_PIN=${quoteWord((env["CONVOX_ORB_PIN"] ?? "").trim())}
unset ${Object.keys(SETTINGS)
        .map((name) => `CONVOX_ORB_${name}`)
        .join(" ")}
${exported}exec ${quoteWord(process.execPath)} ${quoteWord((0,external_node_path_.join)(folder, "launch.mjs"))} "$@"
`);
    await (0,promises_.chmod)(program, 0o755);
    const bashEnv = env["BASH_ENV"];
    if (bashEnv) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(bashEnv), { recursive: true });
        await (0,promises_.appendFile)(bashEnv, `${exported}export PATH=${quoteWord(folder)}:"$PATH"\n`);
    }
    return program;
}
function absolute(path) {
    return (0,external_node_path_.resolve)(path.replace(/^~(?=\/|$)/, () => (0,external_node_os_.homedir)()));
}
async function programFolder(env) {
    const home = env["HOME"];
    try {
        if (!home)
            throw new Error("no HOME");
        const folder = (0,external_node_path_.join)(home, ".local", "share", "convox-ci");
        await (0,promises_.mkdir)(folder, { recursive: true });
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "launch.mjs"), "");
        return folder;
    }
    catch {
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "convox-ci-"));
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./src/commands/declaration/connection.js
var connection = __webpack_require__(5214);
;// CONCATENATED MODULE: ./src/entry/circleci/expand.js
const REFERENCE = /\$\$(?=[A-Za-z_{])|\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?:\}|:-)/;
function expandVariables(text, env) {
    let out = "";
    let from = 0;
    const references = new RegExp(REFERENCE, "g");
    for (let found = references.exec(text); found; found = references.exec(text)) {
        const [reference, bare, braced] = found;
        const name = bare ?? braced;
        out += text.slice(from, found.index);
        from = found.index + reference.length;
        if (name === undefined) {
            out += reference.slice(1);
        }
        else if (!reference.endsWith(":-")) {
            out += env[name] ?? "";
        }
        else {
            const end = closing(text, from);
            const fallback = text.slice(from, end);
            if (end === undefined)
                out += reference;
            else if (fallback.includes("${"))
                out += `${reference}${fallback}}`;
            else
                out += env[name] || fallback;
            if (end !== undefined)
                from = end + 1;
        }
        references.lastIndex = from;
    }
    return out + text.slice(from);
}
function closing(text, from) {
    let depth = 0;
    for (const { 0: mark, index } of text.slice(from).matchAll(/\$\{|\}/g)) {
        if (mark !== "}")
            depth += 1;
        else if (depth === 0)
            return from + index;
        else
            depth -= 1;
    }
    return undefined;
}
function isReference(text) {
    return /^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*(?::-[^}]*)?\})$/.test(text);
}

;// CONCATENATED MODULE: ./src/entry/circleci/parameters.js







const OLD_KEY = "CONVOX_DEPLOY_KEY";
const KEY = "CONVOX_PASSWORD";
function parameterVariable(input) {
    return `CONVOX_PARAM_${input.replaceAll("-", "_").toUpperCase()}`;
}
const PATHS = ["working-directory", "file", "log-file", "ca-file", "stdin"];
function pathOf(text, env) {
    const [, rest] = /^~(\/.*)?$/s.exec(text) ?? [];
    const home = rest !== undefined || text === "~";
    return home ? `${env["HOME"] || (0,external_node_os_.homedir)()}${expandVariables(rest ?? "", env)}` : expandVariables(text, env);
}
function orbSetting(env, name) {
    return expandVariables(env[`CONVOX_ORB_${name}`] ?? "", env);
}
function orbPath(env, name) {
    const text = pathOf(env[`CONVOX_ORB_${name}`] ?? "", env);
    return text === "" ? "" : (0,external_node_path_.resolve)(text);
}
async function workingDirectory(command, env) {
    const text = env[parameterVariable("working-directory")] ?? "";
    if ("working-directory" in command.inputs || text === "")
        return process.cwd();
    const directory = (0,external_node_path_.resolve)(pathOf(text, env));
    const found = await (0,promises_.stat)(directory).catch(() => undefined);
    if (found?.isDirectory())
        return directory;
    throw new errors/* InputError */.dz("file-unreadable", `working_directory is ${JSON.stringify(text)}: ${found ? "it is not a directory" : "it does not exist"}`);
}
async function orbParameters(command, env) {
    const inputs = {
        ...command.inputs,
        ...(command.needsRack === false ? {} : connection/* connectionInputs */.e),
    };
    const notices = [];
    const read = (name) => {
        const input = inputs[name];
        return input === undefined
            ? undefined
            : textOf(input, env[parameterVariable(name)] ?? "", env, PATHS.includes(name));
    };
    const app = String(read("app") || env["CONVOX_APP"] || "");
    const values = new Map();
    const key = "password" in inputs ? deployKey(String(read("rack") ?? ""), env) : undefined;
    if (key?.value)
        values.set("password", key.value);
    if (key?.notice)
        notices.push(key.notice);
    const file = orbPath(env, "RELEASE_FILE");
    if ("release" in inputs && !read("release") && file !== "") {
        const release = await releaseIn(file, app);
        values.set("release", release.id);
        notices.push(`Release ${release.id}, from ${release.file}`);
    }
    return {
        given: (name) => values.get(name) ?? read(name),
        env: { ...env, ...(app === "" ? {} : { CONVOX_APP: app }), ...(key?.hides ? { [KEY]: undefined } : {}) },
        app,
        notices,
    };
}
function textOf(input, text, env, path) {
    if (text === "")
        return undefined;
    if (input.secret)
        return env[text];
    switch (input.kind) {
        case "boolean":
            return text === "1" ? "true" : text === "0" ? "false" : text;
        case "lines":
        case "pairs":
            return items(text, input.kind, env);
        default:
            return path ? pathOf(text, env) : expandVariables(text, env);
    }
}
function items(text, kind, env) {
    const rowsOf = (all) => {
        const rows = all.split(/\r?\n/);
        if (kind === "pairs")
            return rows;
        return rows.map((row) => row.trim()).filter((row) => row !== "" && !row.startsWith("#"));
    };
    return rowsOf(text).flatMap((row) => {
        const whole = row.trim();
        return isReference(whole) ? rowsOf(expandVariables(whole, env)) : [expandVariables(row, env)];
    });
}
function deployKey(rack, env) {
    const name = env[parameterVariable("password")] || KEY;
    const value = env[name];
    if (value)
        return { value, hides: name !== KEY };
    if (name === KEY && env[OLD_KEY]) {
        return { value: env[OLD_KEY], notice: `The deploy key is in ${OLD_KEY}. Rename the variable to ${KEY}.` };
    }
    const needsNone = rack === "local" || Boolean(env["RACK_URL"]);
    if (name === KEY || needsNone)
        return { hides: name !== KEY };
    throw new errors/* InputError */.dz("key-not-set", `deploy_key names ${name}, and the job has no such variable`, {
        hint: `Add ${name} to the project's environment variables, or to a context of the job.`,
    });
}
async function releaseIn(path, app) {
    const found = await readResults(path, app).catch((cause) => {
        throw new errors/* InputError */.dz("file-unreadable", `release_file is ${JSON.stringify(path)}: it cannot be read`, {
            hint: "A build with results_dir writes it, and a workspace passes it to other jobs. Or set the parameter release.",
            cause,
        });
    });
    const { release, app: of } = found.results;
    if (typeof release !== "string" || release === "") {
        throw new errors/* InputError */.dz("input-invalid", `${found.file} names no release`);
    }
    if (app !== "" && typeof of === "string" && of !== app) {
        throw new errors/* InputError */.dz("input-invalid", `${found.file} holds a release of ${of}, not of ${app}`);
    }
    return { id: release, file: found.file };
}

;// CONCATENATED MODULE: ./src/entry/circleci/markers.js



const CALL_MS = 20_000;
function markerSettings(command, env) {
    const environment = orbSetting(env, "DEPLOY_MARKER");
    if (environment === "")
        return undefined;
    const name = orbSetting(env, "DEPLOY_NAME");
    if (/^-|[\x00-\x1f]/.test(name)) {
        throw new errors/* InputError */.dz("input-invalid", `deploy_name is ${JSON.stringify(name)}: it must not start with "-" or contain control characters`);
    }
    const end = orbSetting(env, "DEPLOY_MARKER_END") || "success";
    if (end !== "success" && end !== "running") {
        throw new errors/* InputError */.dz("input-invalid", `deploy_marker_end is ${JSON.stringify(end)}: allowed are success and running`);
    }
    return {
        environment,
        name,
        version: orbSetting(env, "DEPLOY_VERSION"),
        end,
        isRollback: /\brollback$/.test(command) || env["CONVOX_ORB_DEPLOY_MARKER_ROLLBACK"] === "1",
    };
}
function deployMarkers(settings, report, callMs = CALL_MS) {
    let plan;
    let usable = true;
    let calls = Promise.resolve();
    const call = (...args) => {
        calls = calls.then(async () => {
            if (!usable)
                return;
            const problem = await circleci(args, callMs);
            if (problem === undefined)
                return;
            usable = false;
            report(`No deploy marker: ${problem}`);
        });
    };
    return {
        start(component, release) {
            if (plan !== undefined)
                return;
            plan = settings.name || `convox-${component}`;
            call("plan", plan, `--environment-name=${settings.environment}`, `--component-name=${component}`, `--target-version=${settings.version || release}`, ...(settings.isRollback ? ["--rollback"] : []));
            call("update", plan, "--status=running");
        },
        async end(failure, isCanceled) {
            if (plan !== undefined && failure === undefined && settings.end === "success") {
                call("update", plan, "--status=SUCCESS");
            }
            else if (plan !== undefined && isCanceled)
                call("update", plan, "--status=CANCELED");
            else if (plan !== undefined && failure !== undefined) {
                call("update", plan, "--status=FAILED", `--failure-reason=${failure.split("\n", 1)[0]}`);
            }
            await calls;
        },
    };
}
function circleci(args, callMs) {
    return new Promise((done) => {
        (0,external_node_child_process_.execFile)("circleci", ["run", "release", ...args], { timeout: callMs, killSignal: "SIGKILL" }, (error, _, stderr) => {
            if (error === null)
                return done(undefined);
            if ("code" in error && error.code === "ENOENT")
                return done("the program circleci is not installed");
            if (error.killed)
                return done(`circleci run release ${args[0]} did not answer within ${callMs / 1000} s`);
            const said = stderr.trim().split("\n", 1)[0];
            done(`circleci run release ${args[0]} failed${said ? `: ${said}` : ""}`);
        });
    });
}

;// CONCATENATED MODULE: ./src/entry/circleci/orb.js

















async function runOrb(name) {
    (0,standard_streams/* surviveStreamErrors */.w)();
    if (name === "install") {
        process.stdout.write(`Installed ${await installProgram(process.env)}\n`);
        return;
    }
    const file = load/* commandFiles */.nt.find((candidate) => candidate.name === name);
    if (!file)
        throw new Error(`the command ${name} does not exist`);
    await runStep(await (0,load/* loadCommand */.yV)(file));
}
async function runStep(command) {
    const { env } = process;
    let markers;
    const host = circleciHost({
        out: process.stdout,
        onSave(note, value) {
            const started = note === started_work/* STARTED_WORK */.kO ? (0,started_work.parseStartedWork)(value) : undefined;
            if (started?.kind === "promotion")
                markers?.start(toLine(started.app), toLine(started.id));
        },
    });
    const toLine = (text) => host.masker.text((0,control_sequences/* printable */.g)(text));
    const timeline = (0,timeline_timeline/* createTimeline */.M)({ now: run_command/* clock */.pm });
    (0,settings/* maskSecrets */.Q)(() => undefined, env, host);
    const start = Date.now();
    const folder = orbPath(env, "RESULTS_DIR");
    let parameters;
    let result;
    let failure;
    try {
        const marker = markerSettings(command.name, env);
        if (marker)
            markers = deployMarkers(marker, host.info);
        parameters = await orbParameters(command, env);
        for (const notice of parameters.notices)
            host.info(notice);
        process.chdir(await workingDirectory(command, env));
        const logFile = folder === "" ? undefined : `${folder}/${resultName(command.name, parameters.app)}.log`;
        const readInput = (input) => parameters?.given(input) ?? (input === "log-file" ? logFile : undefined);
        result = await (0,run_command/* runCommand */.d1)(command, { given: readInput, env: parameters.env, host, cwd: process.cwd(), timeline });
        if (command.text)
            process.stdout.write(toLine(command.text(result, Date.now())));
    }
    catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
    }
    await markers?.end(failure === undefined ? undefined : toLine(failure.message), failure instanceof errors/* CancelledError */.cc);
    const app = parameters?.app ?? "";
    const parts = timelineParts(timeline.spans, toLine);
    const rack = [parameters?.given("rack") ?? env["CONVOX_RACK"]].flat().at(-1) || undefined;
    const report = failure && (await describeStepFailure(failure, { command, rack, app: app || undefined }));
    const outputs = failure instanceof errors/* ConvoxError */.AC ? failure.outputs : result;
    await record({ command, app, folder, result, outputs: { ...outputs }, report, parts, seconds: (Date.now() - start) / 1000 }, host);
    if (report === undefined)
        return;
    process.exitCode = report["exit-code"];
    const { failureText } = await Promise.all(/* import() */[__webpack_require__.e(7443), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
    process.stderr.write(toLine(failureText(report)));
}
async function describeStepFailure(failure, used) {
    const context = { ...used, commands: await (0,load/* loadCommands */.HI)() };
    const { describeFailure } = await Promise.all(/* import() */[__webpack_require__.e(7443), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
    return describeFailure(failure, (hint) => (0,hints/* adaptHint */.Q)(hint, "orb", context));
}
async function record(ended, host) {
    const { command, app, folder, result, outputs, report, parts, seconds } = ended;
    const results = { ...Object(host.masker.value(outputs)) };
    const mask = (text) => host.masker.text((0,control_sequences/* printable */.g)(text));
    const problems = [];
    const attempt = async (what, write) => {
        await write().catch((error) => problems.push(`${what}: ${(0,system_errors/* describeSystemError */.Z)(error) ?? Object(error).message}`));
    };
    const bashEnv = process.env["BASH_ENV"];
    await attempt(`BASH_ENV (${bashEnv})`, () => exportResults(bashEnv, results, (0,variables/* exportedOutputs */.s)(command.name, Object.keys(command.outputs))));
    if (folder !== "") {
        const suite = `convox ${command.name}${app === "" ? "" : ` ${app}`}`;
        const failed = report && {
            type: report.code,
            message: mask(report.message.split("\n", 1)[0] ?? ""),
            text: mask([`${report.title} (${report.code})`, report.message, ...report.hints, report.docs].join("\n")),
        };
        const error = report && { error: host.masker.value(report) };
        const files = {
            results: { ...results, ...error },
            junit: junitReport(suite, parts, failed, seconds),
            timeline: parts,
        };
        await attempt(`results_dir (${folder})`, () => writeResults(folder, resultName(command.name, app), files));
    }
    if (problems.length === 0)
        return;
    if (result !== undefined)
        host.info((0,outcome/* describeOutcome */.S)(command, result));
    host.warn(`Not recorded: ${problems.join("; ")}`);
}


/***/ }),

/***/ 1209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ variableOf),
/* harmony export */   s: () => (/* binding */ exportedOutputs)
/* harmony export */ });
const SETTINGS = ["CONVOX_APP", "CONVOX_RACK", "CONVOX_HOST", "CONVOX_PASSWORD", "CONVOX_ACTOR"];
function variableOf(output) {
    const name = `CONVOX_${output.replaceAll("-", "_").toUpperCase()}`;
    return SETTINGS.includes(name) ? undefined : name;
}
function exportedOutputs(command, outputs) {
    const only = ["run", "exec"].includes(command) ? ["release"] : [];
    return outputs.filter((output) => variableOf(output) !== undefined && !only.includes(output));
}


/***/ }),

/***/ 9054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ terminalHost)
/* harmony export */ });
/* harmony import */ var _control_sequences_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5625);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1305);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2289);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1319);
/* harmony import */ var _write_chunk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7644);





function terminalHost({ story, log, warnings }, masker = new _mask_js__WEBPACK_IMPORTED_MODULE_0__/* .Masker */ .G(), { folding, escaper } = {}) {
    let unfinished = false;
    let lastStream;
    let groups = 0;
    const toLine = (line) => {
        const text = masker.text((0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(line));
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
            const keepColors = !process.env["NO_COLOR"];
            const isPlain = !folding && !escaper;
            const isData = isPlain && story !== log && !isTerminal(log);
            const colors = isPlain && isTerminal(log) ? "drawing" : "colors";
            const cleaner = (0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutControlSequences */ .O)({ keep: keepColors ? colors : "none" });
            const filters = isData ? [masker.filter()] : [cleaner, masker.filter()];
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
        output: () => { },
        save: () => { },
    };
}
function isTerminal(stream) {
    return "isTTY" in stream && stream.isTTY === true;
}


/***/ }),

/***/ 8384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readLogLines)
/* harmony export */ });
const MAX_LINE_BYTES = 4096;
const LINE_BREAK = 10;
function readLogLines(read) {
    let held = Buffer.alloc(0);
    let isOverlong = false;
    return {
        push(bytes) {
            let from = 0;
            for (let at = bytes.indexOf(LINE_BREAK); at >= 0; at = bytes.indexOf(LINE_BREAK, from)) {
                const line = held.length === 0 ? bytes.subarray(from, at) : Buffer.concat([held, bytes.subarray(from, at)]);
                if (!isOverlong && line.length <= MAX_LINE_BYTES && !isStepOutput(line))
                    read(plainText(line));
                held = Buffer.alloc(0);
                isOverlong = false;
                from = at + 1;
            }
            const rest = bytes.subarray(from);
            if (held.length + rest.length > MAX_LINE_BYTES) {
                isOverlong = true;
                held = Buffer.alloc(0);
            }
            else if (!isOverlong && rest.length > 0) {
                held = Buffer.concat([held, rest]);
            }
        },
        end() {
            if (held.length > 0 && !isStepOutput(held))
                read(plainText(held));
            held = Buffer.alloc(0);
        },
    };
}
function isStepOutput(line) {
    if (line[0] !== 0x23)
        return false;
    const number = skipDigits(line, 1);
    if (number === 1 || line[number] !== 0x20)
        return false;
    const seconds = skipDigits(line, number + 1);
    if (seconds === number + 1 || line[seconds] !== 0x2e)
        return false;
    const end = skipDigits(line, seconds + 1);
    return end > seconds + 1 && line[end] === 0x20;
}
function skipDigits(line, from) {
    let at = from;
    for (let byte = line[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = line[at] ?? 0)
        at++;
    return at;
}
function plainText(line) {
    return Buffer.from(line.buffer, line.byteOffset, line.length)
        .toString("utf8")
        .replace(/\x1b\[[0-9;]*m/g, "")
        .replace(/\r$/, "");
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

/***/ 7120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sc: () => (/* binding */ stepSpans),
/* harmony export */   aR: () => (/* binding */ readBuildSteps),
/* harmony export */   gt: () => (/* binding */ spanSteps),
/* harmony export */   lP: () => (/* binding */ cachedShares)
/* harmony export */ });
/* harmony import */ var _log_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8384);

const MAX_STEPS = 10_000;
const BUILDKIT_LINE = /^#(\d{1,6}) (?:(CACHED|CANCELED)$|DONE (\d+(?:\.\d+)?)s|(ERROR)\b)/;
const PLANNED = /^#(\d{1,6}) (?:.* )?NOT RUN$/;
const USED_CACHE = /^(?: ?---> Using cache|--> Using cache |INFO\[\d+\] Using caching version of cmd:)/;
const INSTRUCTION = /^(?:\[(?:[^\]]* )?\d+\/\d+\] |S(?:tep|TEP) \d+\/\d+ ?: |[A-Z]+ )/;
function readBuildSteps({ titles, now }) {
    const entries = [];
    let vertices = new Map();
    let current;
    function start(title, line) {
        const continued = title.endsWith(" (continued)");
        const number = /^#(\d+) /.exec(line)?.[1];
        if (number === undefined)
            finish(current);
        if (number !== undefined && /\bload build definition from /.test(line))
            vertices = new Map();
        if (continued || entries.length >= MAX_STEPS)
            return;
        const service = titles.service();
        const name = service !== "" && title.startsWith(`${service}: `) ? title.slice(service.length + 2) : title;
        const entry = {
            service,
            name,
            start: now(),
            end: undefined,
            reported: undefined,
            cached: false,
            failed: false,
            planned: false,
        };
        entries.push(entry);
        if (number !== undefined)
            vertices.set(number, entry);
        current = entry;
    }
    function finish(entry) {
        if (entry !== undefined)
            entry.end ??= now();
    }
    function read(line) {
        const title = titles.titleOf(line);
        if (title !== undefined && title !== "") {
            start(title, line);
            return;
        }
        const [, number, word, seconds, error] = BUILDKIT_LINE.exec(line) ?? [];
        if (number !== undefined) {
            const entry = vertices.get(number);
            if (entry === undefined)
                return;
            finish(entry);
            if (word === "CACHED")
                entry.cached = true;
            if (error !== undefined)
                entry.failed = true;
            if (seconds !== undefined)
                entry.reported = Number(seconds);
        }
        else if (PLANNED.test(line)) {
            const entry = vertices.get(PLANNED.exec(line)?.[1] ?? "");
            if (entry !== undefined)
                entry.planned = true;
        }
        else if (USED_CACHE.test(line) && current !== undefined) {
            current.cached = true;
        }
    }
    const lines = (0,_log_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readLogLines */ .W)(read);
    return {
        push: lines.push,
        end(failed) {
            if (failed && current !== undefined && current.end === undefined)
                current.failed = true;
            for (const entry of entries)
                finish(entry);
        },
        steps: () => entries.filter(({ planned }) => !planned).map(toStep),
    };
}
function toStep({ service, name, start, end, reported, cached, failed }) {
    const seconds = cached ? 0 : (reported ?? (end === undefined ? undefined : (end - start) / 1000));
    return { service, name, start, seconds, cached, failed, isInstruction: INSTRUCTION.test(name) };
}
function cachedShares(steps) {
    const counts = new Map();
    for (const { service, cached, isInstruction } of steps) {
        if (!isInstruction)
            continue;
        const count = counts.get(service) ?? { cached: 0, all: 0 };
        counts.set(service, { cached: count.cached + (cached ? 1 : 0), all: count.all + 1 });
    }
    return new Map([...counts].map(([service, { cached, all }]) => [service, cached / all]));
}
function stepSpans(steps) {
    return steps.map(({ service, name, start, seconds = 0, cached, failed, isInstruction }) => ({
        kind: "step",
        name,
        start,
        end: start + seconds * 1000,
        status: failed ? "error" : "ok",
        attributes: { service, cached, instruction: isInstruction },
    }));
}
function spanSteps(spans) {
    return spans
        .filter(({ kind }) => kind === "step")
        .map(({ name, start, end, status, attributes }) => ({
        service: String(attributes["service"] ?? ""),
        name,
        start,
        seconds: (end - start) / 1000,
        cached: attributes["cached"] === true,
        failed: status === "error",
        isInstruction: attributes["instruction"] === true,
    }));
}


/***/ })

};
