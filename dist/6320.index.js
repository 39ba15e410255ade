export const id = 6320;
export const ids = [6320,5183];
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

/***/ 1430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ appInput)
/* harmony export */ });
const appInput = {
    description: "Name of the app",
    required: true,
    short: "a",
    env: ["CONVOX_APP"],
    fallback: "CONVOX_APP; in a terminal also .convox/app, then the name of the directory",
};


/***/ }),

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
function command(declaration) {
    return declaration;
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

/***/ 4847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ splitLines)
/* harmony export */ });
async function* splitLines(chunks) {
    let rest = Buffer.alloc(0);
    for await (const chunk of chunks) {
        rest = Buffer.concat([rest, chunk]);
        for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
            yield rest.subarray(0, end + 1);
            rest = rest.subarray(end + 1);
        }
    }
    if (rest.length > 0)
        yield Buffer.concat([rest, Buffer.from("\n")]);
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

/***/ 191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollback: () => (/* binding */ rollback)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/commands/builds/images.js
var builds_images = __webpack_require__(8403);
// EXTERNAL MODULE: ./src/commands/declaration/app-input.js
var app_input = __webpack_require__(1430);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/declaration/expect-existing.js
var expect_existing = __webpack_require__(2249);
// EXTERNAL MODULE: ./src/commands/declaration/github.js
var github = __webpack_require__(9009);
// EXTERNAL MODULE: ./src/commands/images/inputs.js
var inputs = __webpack_require__(5437);
// EXTERNAL MODULE: ./src/commands/release/copy-forward.js
var copy_forward = __webpack_require__(3220);
// EXTERNAL MODULE: ./src/commands/release/github-deployment.js
var github_deployment = __webpack_require__(7692);
// EXTERNAL MODULE: ./src/commands/release/promotion.js + 7 modules
var promotion = __webpack_require__(6129);
// EXTERNAL MODULE: ./src/commands/release/promotion-result.js
var promotion_result = __webpack_require__(6636);
// EXTERNAL MODULE: ./src/commands/release/release-id.js
var release_id = __webpack_require__(6296);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/explain/app-log.js
var app_log = __webpack_require__(7664);
// EXTERNAL MODULE: ./src/commands/output/split-lines.js
var split_lines = __webpack_require__(4847);
;// CONCATENATED MODULE: ./src/commands/release/read-system-log.js



const LIMIT_MS = 30_000;
const MAX_LINES = 20_000;
async function readSystemLog(app, seconds, { rack, host, signal }) {
    const lines = [];
    const limited = rack.withSignal(AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]));
    try {
        const stream = await limited.logs.app(app, { prefix: true, follow: false, since: seconds });
        for await (const bytes of (0,split_lines/* splitLines */.u)(stream)) {
            const text = bytes.toString("utf8");
            const [line] = (0,app_log/* logLines */.O)(text);
            const at = new Date(text.split(" ", 1)[0] ?? "");
            if (!line?.stream.startsWith("system/") || Number.isNaN(at.getTime()))
                continue;
            if (lines.push({ ...line, at }) > MAX_LINES)
                lines.shift();
        }
        const refusal = stream.messages() === 1 ? stream.rackError() : undefined;
        if (refusal !== undefined)
            host.info(`Cannot read the app's log: ${refusal}`);
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || signal.aborted)
            throw error;
        const why = error instanceof errors/* CancelledError */.cc ? `it did not end within ${LIMIT_MS / 1000} s` : error.message;
        host.info(`Cannot read the app's log: ${why}`);
    }
    finally {
        limited.close();
    }
    return lines;
}

;// CONCATENATED MODULE: ./src/commands/release/rollouts.js
const REPLICA_SET = /^(?:Scaled up replica set (\S+)|Created pod: (\S+)-[a-z0-9]{5}$)/;
const ATOM_STREAM = "system/k8s/atom/app";
const ATOM = /^Status: \w+ => (\w+)$/;
const STACK = /^aws\/cfm (\S+) (\w+) \1(?: |$)/;
const STARTS = /^(Pending|UPDATE_IN_PROGRESS)$/;
const SUCCEEDS = /^(Running|Success|UPDATE_COMPLETE)$/;
const FAILS = /^(Rollback|Reverted|Failed|UPDATE_ROLLBACK_IN_PROGRESS|UPDATE_ROLLBACK_COMPLETE|UPDATE_ROLLBACK_FAILED)$/;
function findRollouts(lines) {
    const rollouts = [];
    const known = new Set();
    let startedAt;
    let hasNewPods = false;
    const sorted = [...lines].sort((a, b) => a.at.getTime() - b.at.getTime());
    for (const { at, stream, message } of sorted) {
        const [, scaled, created] = (stream.startsWith("system/k8s/") && REPLICA_SET.exec(message.trim())) || [];
        const set = scaled ?? created;
        if (set !== undefined && !known.has(set)) {
            known.add(set);
            hasNewPods = true;
        }
        const state = stateIn(stream, message.trim());
        if (state === undefined)
            continue;
        if (STARTS.test(state)) {
            startedAt = at;
            hasNewPods = false;
        }
        else if (startedAt && (SUCCEEDS.test(state) || FAILS.test(state))) {
            const isV3 = stream === ATOM_STREAM;
            rollouts.push({
                startedAt,
                endedAt: at,
                succeeded: SUCCEEDS.test(state),
                hasNewPods: isV3 && hasNewPods,
                isPerhapsScaling: !isV3,
            });
            startedAt = undefined;
        }
    }
    return rollouts;
}
function stateIn(stream, message) {
    if (stream === ATOM_STREAM)
        return ATOM.exec(message)?.[1];
    if (stream === "system/cloudformation")
        return STACK.exec(message)?.[2];
    return undefined;
}

;// CONCATENATED MODULE: ./src/commands/release/rollback-target.js




const RELEASES = 100;
const LOG_S = 7 * 24 * 60 * 60;
const PREVIOUS = "CONVOX_PREVIOUS_RELEASE";
async function findRollbackTarget(app, active, deps) {
    const listed = await listReleases(app, deps);
    const at = listed.findIndex(({ id }) => id === originOf(active, listed));
    const earlier = at < 0 ? [] : listed.slice(at + 1);
    if (earlier.length === 0) {
        throw new errors/* ConvoxError */.AC("rollback-target-unknown", `${app} cannot be rolled back: no release before ${active} exists`, {
            hint: `Run convox-ci releases --app ${app} to list its releases, and set release to one of them.`,
        });
    }
    const given = deps.env[PREVIOUS];
    const named = earlier.find(({ id }) => id === given);
    if (named) {
        deps.host.info(`Rolling back to ${named.id}: ${PREVIOUS} names it as the previous release`);
        return named.id;
    }
    const found = newestThatRan(listed, earlier, findRollouts(await readSystemLog(app, LOG_S, deps)));
    const when = found?.rollout.endedAt.toISOString().replace(/\.\d+Z$/, "Z");
    if (found && !found.rollout.isPerhapsScaling) {
        deps.host.info(`Rolling back to ${found.release.id}: it was the only new release when the rollout that finished at ${when} succeeded`);
        return found.release.id;
    }
    const newest = earlier
        .slice(0, 5)
        .map(({ id }) => id)
        .join(", ");
    const candidate = found
        ? [
            `${found.release.id} probably ran: it was the only new release when an update of the app finished at ${when}. A v2 Rack ` +
                `logs a change of scale in the same way, so convox-ci does not choose it. If it ran, set release to ${found.release.id}.`,
        ]
        : [];
    throw new errors/* ConvoxError */.AC("rollback-target-unknown", `${app} cannot be rolled back: no release before ${active} is known to have run`, {
        hint: [
            ...candidate,
            `Set release to the release to roll back to, such as the output previous-release of a deploy. Releases before ${active}, newest first: ${newest}`,
        ],
    });
}
function originOf(id, listed) {
    const description = listed.find((one) => one.id === id)?.description ?? "";
    return /^rollback to (R[A-Z0-9]+)/.exec(description)?.[1] ?? id;
}
function newestThatRan(listed, earlier, rollouts) {
    for (const [at, rollout] of [...rollouts.entries()].reverse()) {
        if (!rollout.succeeded || (!rollout.hasNewPods && !rollout.isPerhapsScaling))
            continue;
        const after = rollouts[at - 1]?.startedAt.getTime() ?? rollout.startedAt.getTime() - LOG_S * 1000;
        const fresh = listed.filter(({ created }) => {
            const ms = created?.getTime();
            return ms !== undefined && after < ms && ms <= rollout.startedAt.getTime() + 1_000;
        });
        const origin = fresh.length === 1 ? originOf(fresh[0]?.id ?? "", listed) : undefined;
        const release = earlier.find(({ id }) => id === origin);
        if (release)
            return { release, rollout };
    }
    return undefined;
}
async function listReleases(app, { rack, host }) {
    try {
        return await rack.releases.list(app, { limit: RELEASES });
    }
    catch (error) {
        if (!(0,failures/* isDenied */.GZ)(error))
            throw error;
        host.info(`Searching only releases of builds, because the key is not allowed to read releases: ${error.message}`);
        const builds = await rack.builds.list(app, { limit: RELEASES });
        return builds.flatMap(({ release, description, ended, started }) => release === "" ? [] : [{ id: release, description, created: ended ?? started }]);
    }
}

;// CONCATENATED MODULE: ./src/commands/release/rollback.js













const rollback_inputs = {
    release: {
        description: "Id of the release to roll back to, such as the output previous-release of a deploy",
        positional: "release",
        fallback: "the newest release that is known to have run",
    },
    app: app_input/* appInput */.Y,
    ...promotion/* promotionInputs */.V,
    ...github/* deploymentInputs */.dP,
    ...inputs/* verifyInput */.kD,
};
const rollback = (0,command/* command */.G)({
    name: "rollback",
    cliNames: ["releases rollback"],
    waits: true,
    summary: "Roll back to an earlier release: copy its build and environment to a new release and promote it",
    details: "A Rack rejects a release that is older than the active one, so the earlier release is copied. A deploy key without a " +
        "role is not allowed to read releases: with such a key, set release, and use a v3 Rack since 3.21.1, which copies the " +
        "release itself. Without release, the newest release that is known to have run is used; if none is known, the command " +
        "fails and lists the candidates. A v2 Rack does not show which releases ran: set release there. " +
        "Changes that migrations made to databases are not reverted.",
    icon: "rotate-ccw",
    hasCleanup: true,
    inputs: rollback_inputs,
    outputs: {
        ...promotion_result/* promoteOutputs */.zo,
        release: "Id of the copy, which is now active; also set on failure",
        "copied-from": "Id of the release that was copied",
        ...builds_images/* imagesOutput */.K,
    },
    id: "release",
    run: (values, deps) => (0,github_deployment/* withGithubDeployment */.P)(values, "rollback", deps, () => runRollback(values, deps)),
});
async function runRollback(values, deps) {
    const { app } = values;
    const { host, rack } = deps;
    const active = (await rack.apps.get(app)).release;
    if (active === "")
        throw new errors/* ConvoxError */.AC("rollback-target-unknown", `${app} cannot be rolled back: it runs no release`);
    const old = values.release === undefined ? await findRollbackTarget(app, active, deps) : (0,release_id/* releaseId */.B)(values.release);
    if (old === active) {
        throw new errors/* InputError */.dz("input-invalid", `${app} already runs ${old}`, { hint: "Set release to an earlier release." });
    }
    const checked = values.images === "verify" ? await checkArchive(app, old, deps) : undefined;
    const copy = await (0,expect_existing/* expectExisting */.t)("release", { app, id: old }, (0,copy_forward/* copyForward */.T)(app, old, `rollback to ${old}`, deps), deps);
    host.info(`Copied ${old} to ${copy.id}. Changes that migrations made to databases are not reverted`);
    const result = await (0,promotion_result/* promotionResult */.xZ)({ ...values, release: copy.id }, deps, async (facts) => {
        const check = async (now) => {
            facts.previous = now.release;
            if (now.release !== active)
                throw new errors/* ConvoxError */.AC("release-replaced", `${app} now runs ${now.release} instead of ${active}: another job promoted it`, {
                    hint: "Check whether the rollback is still needed, and run it again.",
                });
        };
        await (0,promotion/* runPromotion */.d)({ ...values, release: copy.id, check }, deps);
    });
    const { build, images } = await (0,builds_images/* readReleaseImages */.U)(app, old, deps);
    (0,promotion_result/* reportPromotion */.CA)(result, build, deps);
    return { ...result, "copied-from": old, images: checked ?? JSON.stringify(images) };
}
async function checkArchive(app, release, deps) {
    const { checkImages } = await __webpack_require__.e(/* import() */ 2755).then(__webpack_require__.bind(__webpack_require__, 2755));
    const values = { scan: "off", failOn: "critical", onlyFixable: false, requireSignature: false, scanTimeout: 0 };
    return (await checkImages(values, await (0,builds_images/* readReleaseImages */.U)(app, release, deps), deps)).images;
}


/***/ }),

/***/ 316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ isExistingApp),
/* harmony export */   NG: () => (/* binding */ appCalls),
/* harmony export */   az: () => (/* binding */ isMissingApp),
/* harmony export */   ih: () => (/* binding */ isKnownStatus)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7203);
/* harmony import */ var _reply_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8494);



const app = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    return {
        name: f.text("name"),
        status: f.text("status"),
        release: f.text("release", ""),
        generation: f.text("generation", ""),
        locked: f.flag("locked"),
        router: f.text("router", ""),
        parameters: f.map("parameters"),
    };
};
function isMissingApp(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && /app not found|no such app/.test(error.reason);
}
function isExistingApp(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && /app already exists/.test(error.reason);
}
function isKnownStatus(status) {
    return ["creating", "running", "updating", "rollback", "failed", "deleting"].includes(status);
}
const appCalls = (http) => ({
    get: (name) => http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .A) `/apps/${name}`, { read: app }),
    list: () => http.json("GET", "/apps", { read: (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(app) }),
    create: (name, options = {}) => http.json("POST", "/apps", { read: app, form: { name, ...options } }),
    delete: (name) => http.send("DELETE", (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .A) `/apps/${name}`, { idempotent: true }),
    cancel: (name) => http.send("POST", (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .A) `/apps/${name}/cancel`),
});


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
    imageImport: {
        what: "A ready image can be imported as a build",
        v2: false,
        v3: "3.24.6",
        source: "C git history",
        certainty: "source",
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

/***/ 7203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ path),
/* harmony export */   d: () => (/* binding */ objectPath)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function path(strings, ...segments) {
    return strings.reduce((whole, text, i) => whole + segment(segments[i - 1] ?? "") + text);
}
function objectPath(app, key) {
    return `${path `/apps/${app}/objects`}/${key.split("/").map(segment).join("/")}`;
}
function segment(value) {
    if (value === "" || value === "." || value === ".." || /[/\x00-\x1f\x7f]/.test(value) || hasLoneSurrogate(value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${JSON.stringify(value)} cannot be the name of anything on a Rack`);
    }
    return encodeURIComponent(value);
}
function hasLoneSurrogate(value) {
    return /[\ud800-\udfff]/u.test(value);
}


/***/ }),

/***/ 8494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   qs: () => (/* binding */ Misread)
/* harmony export */ });
class Misread extends Error {
    name = "Misread";
}
function fields(value) {
    if (!isRecord(value))
        throw new Misread(`the reply is ${describeValue(value)} where an object was expected`);
    const byName = new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
    const get = (name) => byName.get(name.toLowerCase()) ?? undefined;
    return {
        value: get,
        text(name, otherwise) {
            const found = get(name) ?? otherwise;
            if (found === undefined || (found === "" && otherwise === undefined))
                throw new Misread(`the reply has no "${name}"`);
            if (typeof found === "number" || typeof found === "boolean")
                return String(found);
            if (typeof found !== "string")
                throw new Misread(`"${name}" in the reply is ${describeValue(found)}, not a text`);
            return found;
        },
        whole(name) {
            const found = get(name);
            return typeof found === "number" ? found : 0;
        },
        flag: (name) => get(name) === true,
        time(name) {
            const found = get(name);
            const date = typeof found === "string" ? new Date(found) : undefined;
            return date && date.getUTCFullYear() > 1 ? date : undefined;
        },
        map(name) {
            const found = get(name);
            const entries = isRecord(found) ? Object.entries(found) : [];
            return Object.fromEntries(entries.map(([key, item]) => [key, typeof item === "string" ? item : String(item)]));
        },
    };
}
function listOf(read) {
    return (value) => {
        if (value === null)
            return [];
        if (!Array.isArray(value))
            throw new Misread(`the reply is ${describeValue(value)} where a list was expected`);
        return value.map((item) => read(item));
    };
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function describeValue(value) {
    if (value === null)
        return "null";
    if (Array.isArray(value))
        return "a list";
    return typeof value === "object" ? "an object" : `a ${typeof value}`;
}


/***/ }),

/***/ 4109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ waitUntil),
/* harmony export */   e: () => (/* binding */ createWakeUp)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3215);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2184);




function createWakeUp() {
    let called = new AbortController();
    return {
        call: () => called.abort(),
        async sleep(ms, sleep, signal) {
            const { signal: wake } = called;
            try {
                if (!wake.aborted)
                    await sleep(ms, signal ? AbortSignal.any([signal, wake]) : wake);
            }
            catch (error) {
                if (signal?.aborted || !wake.aborted)
                    throw error;
            }
            if (!wake.aborted)
                return false;
            called = new AbortController();
            return true;
        },
    };
}
const firstIntervalMs = 200;
const longestIntervalMs = 5_000;
const failuresInRow = 5;
async function waitUntil(read, options) {
    const { sleep, timeoutMs, now, done, consecutive = 2, signal, state, wakeUp } = options;
    const pause = async (ms) => {
        if (wakeUp)
            return await wakeUp.sleep(ms, sleep, signal);
        await sleep(ms, signal);
        return false;
    };
    const start = now();
    let intervalMs = firstIntervalMs;
    let holds = 0;
    let failures = 0;
    let seen = "";
    let last;
    const timeout = () => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeoutError */ .MU("wait-timeout", `waited ${duration(timeoutMs)} for ${options.what}${seen && `; last state: ${seen}`}`);
    for (;;) {
        const leftMs = start + timeoutMs - now();
        if (leftMs <= 0)
            throw timeout();
        const isWoken = await pause(Math.min(options.interval?.(last, timeoutMs - leftMs) ?? intervalMs, leftMs));
        if (signal?.aborted)
            throw (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelError */ .tb)(signal);
        intervalMs = isWoken ? firstIntervalMs : Math.min(intervalMs * 1.5, longestIntervalMs);
        try {
            const value = await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .withDeadline */ .NE)(Math.max(start + timeoutMs - now(), 0), timeout, read);
            failures = 0;
            last = value;
            seen = state?.(value) ?? "";
            holds = done(value) ? holds + 1 : 0;
            if (holds >= consecutive)
                return value;
        }
        catch (error) {
            if (!isTolerable(error) || ++failures >= failuresInRow)
                throw error;
            holds = 0;
            seen = error.message;
        }
    }
}
function isTolerable(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo)
        return !(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .isRefusal */ .vu)(error);
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnreachableError */ .Jk;
}
function duration(ms) {
    if (ms < 60_000)
        return `${ms / 1000} s`;
    return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${Math.floor(ms / 60_000)} min ${(ms % 60_000) / 1000} s`;
}


/***/ })

};
