export const id = 7784;
export const ids = [7784,2164];
export const modules = {

/***/ 7784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   env: () => (/* binding */ env),
/* harmony export */   envGet: () => (/* binding */ envGet)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(355);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2249);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3121);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5562);
/* harmony import */ var _release_release_id_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6296);
/* harmony import */ var _environment_change_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5719);









const DEPLOY_KEY = "A deploy key without a role cannot read releases, and so cannot read the environment.";
const release = { description: "Id of the release to read", fallback: "the newest release" };
const env = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "env",
    summary: "List the names of the environment variables of an app",
    details: `Values are never listed. To print one, use env get NAME --reveal. ${DEPLOY_KEY}`,
    inputs: { app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y, release },
    outputs: {},
    async run({ app, release: id }, deps) {
        const { release, variables } = await readEnvironment(app, id, deps);
        return { app, release, names: [...variables.keys()].sort() };
    },
    text: ({ names }) => names.map((name) => `${name}\n`).join(""),
});
const envGet = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "env get",
    summary: "Check whether an environment variable is set, and print its value on request",
    details: `The value is printed only with --reveal, and only to standard output. ${DEPLOY_KEY}`,
    inputs: {
        name: { description: "Name of the variable", required: true, positional: "name" },
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
        release,
        reveal: {
            description: "Print the value, which a CI log then shows to all its readers",
            kind: "boolean",
            default: "false",
        },
    },
    outputs: {},
    async run({ app, name, reveal, release: id }, deps) {
        const { release, variables } = await readEnvironment(app, id, deps);
        const value = variables.get(name);
        if (value === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC(`${app} has no variable ${name}${release === "" ? ": it has no release" : ` in ${release}`}`, {
                hint: `List the names with convox-ci env --app ${app}`,
            });
        }
        return { app, release, name, size: Buffer.byteLength(value), ...(reveal ? { value } : {}) };
    },
    printsData: true,
    text: ({ name, size, ...rest }) => "value" in rest ? `${rest.value}\n` : `${name} is set (${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_3__/* .byteSize */ .mz)(size)}). Use --reveal to print it\n`,
});
async function readEnvironment(app, id, deps) {
    const release = id === undefined ? await (0,_environment_change_js__WEBPACK_IMPORTED_MODULE_4__/* .readNewestRelease */ .sj)(app, deps) : await readRelease(app, id, deps);
    const variables = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_5__/* .parseEnvironment */ .N)(release?.env ?? "");
    return { release: release?.id ?? "", variables };
}
function readRelease(app, text, deps) {
    const id = (0,_release_release_id_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseId */ .B)(text);
    const need = { to: "read releases, which hold the environment", access: "Read", app };
    return (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_7__/* .withPermissionHint */ .V)(deps.rack, need, (0,_declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_8__/* .expectExisting */ .t)("release", { app, id }, deps.rack.releases.get(app, id), deps));
}


/***/ }),

/***/ 5719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R6: () => (/* binding */ isEmptyDifference),
/* harmony export */   Um: () => (/* binding */ changeEnvironment),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   m0: () => (/* binding */ replaceEnvironment),
/* harmony export */   sj: () => (/* binding */ readNewestRelease)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(355);
/* harmony import */ var _cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8272);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3121);
/* harmony import */ var _existing_app_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2164);





const SEARCHED_RELEASES = 10;
async function changeEnvironment(app, change, deps) {
    const base = await readNewestRelease(app, deps);
    const before = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEnvironment */ .N)(base?.env ?? "");
    const after = change(new Map(before));
    const difference = compare(before, after);
    if (isEmptyDifference(difference))
        return { release: base?.id ?? "", base: base?.id ?? "", difference, isNew: false };
    const { id } = await createRelease(app, after, deps);
    try {
        await checkConcurrentChanges(app, id, base, deps);
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC ? error.addOutputs({ release: id, base: base?.id ?? "" }) : error;
    }
    return { release: id, base: base?.id ?? "", difference, isNew: true };
}
async function replaceEnvironment(app, variables, deps) {
    const { id, description } = await createRelease(app, variables, deps);
    return { release: id, base: "", difference: parseDifference(description), isNew: true };
}
async function readNewestRelease(app, deps) {
    const need = { to: "read releases, which hold the environment", access: "Read", app };
    const { rack } = deps;
    const list = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.releases.list(app, { limit: 1 }));
    const [newest] = await (0,_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(list, app, deps);
    return newest && (await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.releases.get(app, newest.id)));
}
function describeDifference({ added, changed, removed }) {
    const words = (verb, names) => names.map((name) => `${verb}:${name}`);
    return [...words("add", added), ...words("change", changed), ...words("remove", removed)].join(" ");
}
function isEmptyDifference(difference) {
    return describeDifference(difference) === "";
}
function createRelease(app, variables, deps) {
    const need = { to: "create releases", access: "Write", app };
    const env = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .renderEnvironment */ .C)(variables);
    return (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(deps.rack, need, (0,_cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_4__/* .requestStart */ .s6)(deps, (patient) => patient.releases.create(app, { env })));
}
function compare(before, after) {
    const names = (of, where) => [...of.keys()].filter(where).sort();
    return {
        added: names(after, (key) => !before.has(key)),
        changed: names(after, (key) => before.has(key) && before.get(key) !== after.get(key)),
        removed: names(before, (key) => !after.has(key)),
    };
}
function parseDifference(description) {
    const words = description.startsWith("env ") ? description.split(" ") : [];
    const names = (verb) => words.flatMap((word) => (word.startsWith(`${verb}:`) ? [word.slice(verb.length + 1)] : []));
    return { added: names("add"), changed: names("change"), removed: names("remove") };
}
async function checkConcurrentChanges(app, ours, base, { rack }) {
    const list = await rack.releases.list(app, { limit: SEARCHED_RELEASES });
    const at = list.findIndex(({ id }) => id === base?.id);
    const between = list.slice(0, at < 0 ? list.length : at).filter(({ id }) => id !== ours);
    const before = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEnvironment */ .N)(base?.env ?? "");
    for (const { id } of between) {
        const theirs = compare(before, (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEnvironment */ .N)((await rack.releases.get(app, id)).env));
        if (isEmptyDifference(theirs))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC(`${id} was created at the same time and is not part of ${ours}: the environment of ${id} has ${describeDifference(theirs)}`, {
            hint: `Set the variables of ${id} again before you promote either release. Let only one job at a time set variables`,
        });
    }
}


/***/ }),

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ verifyApp),
/* harmony export */   q: () => (/* binding */ checkAppIfEmpty)
/* harmony export */ });
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3121);

async function checkAppIfEmpty(list, app, deps) {
    if (list.length === 0)
        await verifyApp(app, deps);
    return list;
}
async function verifyApp(app, { rack }) {
    await rack.apps.get(app).catch((error) => {
        if (!(0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_0__/* .isForbidden */ .U)(error))
            throw error;
    });
}


/***/ }),

/***/ 7500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ onCancelInput),
/* harmony export */   m: () => (/* binding */ cancelPromotion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _output_app_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8637);


const onCancelInput = {
    "on-cancel": {
        description: "What to do with a promotion in progress when the job is canceled: leave lets the Rack finish it, rollback rolls the " +
            "app back to the previous release",
        choices: ["leave", "rollback"],
        default: "leave",
    },
};
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
        return { done: true, message: `the promotion of ${id} was canceled: ${name} rolls back to the previous release` };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo))
            throw error;
        const isRefusal = error.status === 401 || error.status === 403;
        const now = await rack.apps.get(name);
        if (now.status !== "updating")
            return { done: true, message: `${name} is ${(0,_output_app_status_js__WEBPACK_IMPORTED_MODULE_0__/* .statusInWords */ .x)(now.status)}: the promotion has already ended` };
        return {
            done: isRefusal,
            message: `the promotion of ${id} continues on the Rack, which did not cancel it: ${error.status} ${error.reason}`,
        };
    }
}


/***/ }),

/***/ 8272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kO: () => (/* binding */ STARTED_WORK),
  YQ: () => (/* binding */ cancelledError),
  nY: () => (/* binding */ cleanUp),
  cZ: () => (/* binding */ parseStartedWork),
  s6: () => (/* binding */ requestStart),
  V1: () => (/* binding */ withCleanup)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
;// CONCATENATED MODULE: ./src/commands/cleanup/cancel-build.js

async function cancelBuild(rack, app, id, deps) {
    const name = `build ${id} of ${app}`;
    try {
        await rack.builds.cancel(app, id);
        return { done: true, message: `${name} was canceled` };
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo))
            throw error;
        if (isRefusal(error))
            return refusalResult(name, error);
        const build = await rack.builds.get(app, id);
        if (hasEnded(build))
            return { done: true, message: `${name} has already ended: its status is ${build.status}` };
        if (error.status !== 404 && error.status !== 405) {
            return { done: false, message: `${name} continues on the Rack, which did not cancel it: ${error.reason}` };
        }
        return await stopBuildProcess(rack, build, name, deps);
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
        if (!(error instanceof errors/* RackError */.yo))
            throw error;
        if (isRefusal(error))
            return refusalResult(name, error);
        hasProcess = false;
    }
    try {
        await rack.builds.markFailed(app, id, new Date(now()));
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo))
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
function isRefusal({ status }) {
    return status === 401 || status === 403;
}
function hasEnded({ status }) {
    return status === "complete" || status === "failed";
}

// EXTERNAL MODULE: ./src/commands/cleanup/cancel-promotion.js
var cancel_promotion = __webpack_require__(7500);
// EXTERNAL MODULE: ./src/commands/cleanup/stop-process.js
var stop_process = __webpack_require__(8954);
;// CONCATENATED MODULE: ./src/commands/cleanup/started-work.js




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
                return await cancelBuild(patient, work.app, work.id, deps);
            case "process":
                return await (0,stop_process/* stopProcess */.g)(patient, work.app, work.id);
            case "promotion":
                return await (0,cancel_promotion/* cancelPromotion */.m)(patient, work, deps);
        }
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC))
            throw error;
        const why = error instanceof errors/* CancelledError */.cc ? `the Rack did not answer within ${ms / 1000} s` : error.message;
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
    const inner = cause instanceof errors/* CancelledError */.cc ? cause : undefined;
    const reason = signal.reason instanceof Error ? signal.reason.message : "canceled";
    return new errors/* CancelledError */.cc(`${inner?.message ?? reason}; ${message}`, { cause, outputs: inner?.outputs });
}


/***/ }),

/***/ 8954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ stopProcess)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

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

/***/ 2249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ expectExisting)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const MISSING = {
    build: /no such build|build not found|builds\.convox\.com "[^"]*" not found/,
    release: /no such release|release not found|releases\.convox\.com "[^"]*" not found|mismatched app and release/,
};
async function expectExisting(kind, { app, id }, request, { rack }) {
    try {
        return await request;
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo) || !MISSING[kind].test(error.reason))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC(`${app} on ${rack.name} has no ${kind} ${id}`, {
            cause: error,
            hint: `Run convox-ci ${kind}s --app ${app} to list them. A ${kind} belongs to one app on one Rack.`,
        });
    }
}


/***/ }),

/***/ 3121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isForbidden),
/* harmony export */   V: () => (/* binding */ withPermissionHint)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

async function withPermissionHint(rack, need, request) {
    try {
        return await request;
    }
    catch (error) {
        if (!isForbidden(error) || !rack.endpoint.console)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo(requestIn(error), error.status, error.reason, { cause: error, hint: missingPermission(need) });
    }
}
function isForbidden(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
        return false;
    if (/not permitted for deploy keys|unauthorized to access/.test(error.reason))
        return true;
    return error.status === 403 && !/app is (currently|not) updating/.test(error.reason);
}
function missingPermission({ to, access, app }) {
    const role = app === undefined ? `${access} on the Rack` : `${access} on the app ${app} and Read on the Rack`;
    return `A deploy key without a role is not allowed to ${to}. Give it a role with ${role} (Console > Deploy Keys).`;
}
function requestIn({ message }) {
    return /^[A-Z]+ [^\s:]+/.exec(message)?.[0] ?? "the request";
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

/***/ 6296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ releaseId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function releaseId(text) {
    const id = text.trim().toUpperCase();
    if (/^R[A-Z0-9]+$/.test(id))
        return id;
    const isBuild = /^B[A-Z0-9]+$/.test(id);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`release is ${JSON.stringify(text)}: ${isBuild ? "this is the id of a build" : "allowed is an id such as RABCDEFGHIJ"}`, { hint: isBuild ? `Run convox-ci builds info ${id} to see its release.` : undefined });
}


/***/ }),

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ renderEnvironment),
/* harmony export */   N: () => (/* binding */ parseEnvironment)
/* harmony export */ });
function parseEnvironment(text) {
    const variables = new Map();
    for (const raw of text.split("\n")) {
        const line = raw.replace(/\r$/, "");
        const at = line.indexOf("=");
        const key = line.slice(0, Math.max(at, 0)).trim();
        if (key !== "")
            variables.set(key, line.slice(at + 1));
    }
    return variables;
}
function renderEnvironment(variables) {
    const lines = [...variables].map(([key, value]) => Buffer.from(`${key}=${value}`));
    return lines
        .sort(Buffer.compare)
        .map((line) => line.toString())
        .join("\n");
}


/***/ })

};
