export const id = 8499;
export const ids = [8499];
export const modules = {

/***/ 7721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ waitFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4109);
/* harmony import */ var _output_heartbeat_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5261);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5562);
/* harmony import */ var _started_work_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5183);





async function waitFor(read, waiting, deps) {
    const { what, state, leftRunning } = waiting;
    const startedAt = deps.now();
    const beat = (0,_output_heartbeat_js__WEBPACK_IMPORTED_MODULE_0__/* .heartbeat */ .j)(deps);
    const reading = async () => {
        const value = await read();
        beat(`Waiting for ${what} for ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(deps.now() - startedAt)}: ${state(value)}`);
        return value;
    };
    try {
        return await (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .waitUntil */ .a)(reading, { ...deps, ...waiting });
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TimeoutError */ .MU) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TimeoutError */ .MU("wait-timeout", error.message, {
                cause: error,
                hint: `${upperFirst(leftRunning)}. Raise the input timeout to wait longer.`,
            });
        }
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CancelledError */ .cc)
            throw (0,_started_work_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelledError */ .YQ)(deps.signal, leftRunning, error);
        throw error;
    }
}
function upperFirst(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo("permission-denied", requestIn(error), error.status, error.reason, {
            cause: error,
            hint: missingPermission(need),
        });
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

/***/ 5261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ heartbeat)
/* harmony export */ });
const EVERY_MS = 60_000;
const LIVE_MS = 100;
function heartbeat({ host, now }, everyMs = EVERY_MS) {
    let last = now();
    const report = (line) => (host.progress ? host.progress(line) : host.info(line, "quiet"));
    return (line) => {
        if (now() - last < (host.progress ? LIVE_MS : everyMs))
            return;
        last = now();
        report(typeof line === "string" ? line : line());
    };
}


/***/ }),

/***/ 8499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cancel: () => (/* binding */ cancel)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _cleanup_cancel_promotion_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7500);
/* harmony import */ var _cleanup_new_resources_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2030);
/* harmony import */ var _cleanup_wait_for_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7721);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3121);
/* harmony import */ var _output_app_status_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8637);








const inputs = {
    app: { ..._declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y, positional: "app" },
    timeout: { description: "Time limit to wait for the rollback to finish", kind: "duration", default: "30m" },
};
const cancel = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "cancel",
    cliNames: ["apps cancel"],
    waits: true,
    summary: "Cancel the promotion in progress and roll back to the previous release",
    details: "Works only while the app is updating. Canceling an app that is already rolling back would make it fail permanently, so " +
        "this is refused. A deploy key without a role is not allowed to cancel.",
    icon: "x-circle",
    inputs,
    outputs: {
        app: "Name of the app",
        rack: "Name of the Rack",
        release: "Id of the release that the app runs afterward",
        status: "Status of the app afterward",
    },
    run: runCancel,
});
async function requestCancel(app, { rack }) {
    try {
        await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, { to: "cancel promotions", access: "Write", app }, rack.apps.cancel(app));
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RackError */ .yo))
            throw error;
        if (_cleanup_cancel_promotion_js__WEBPACK_IMPORTED_MODULE_4__/* .AWAITS_RESOURCE */ .Fl.test(error.reason)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("promotion-not-canceled", `the promotion of ${app} on ${rack.name} cannot be canceled now: ${error.reason}`, {
                cause: error,
                hint: _cleanup_cancel_promotion_js__WEBPACK_IMPORTED_MODULE_4__/* .AWAITS_RESOURCE_HINT */ .Pb,
            });
        }
        if (!/app is not updating/.test(error.reason))
            throw error;
        const { release, status } = await rack.apps.get(app);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("promotion-not-canceled", `the promotion of ${app} on ${rack.name} ended first: it is ${(0,_output_app_status_js__WEBPACK_IMPORTED_MODULE_5__/* .statusInWords */ .x)(status)}`, {
            cause: error,
            outputs: { app, rack: rack.name, release, status },
        });
    }
}
async function runCancel({ app, timeout }, deps) {
    const { host, rack } = deps;
    const current = await rack.apps.get(app);
    if (current.status !== "updating") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("promotion-not-canceled", `${app} on ${rack.name} is ${(0,_output_app_status_js__WEBPACK_IMPORTED_MODULE_5__/* .statusInWords */ .x)(current.status)}: no promotion to cancel`, {
            hint: current.status === "rollback" ? "Wait for the rollback to finish. A rollback cannot be canceled." : undefined,
            outputs: { app, rack: rack.name, release: current.release, status: current.status },
        });
    }
    await requestCancel(app, deps);
    host.info(`Canceled the promotion of ${app} on ${rack.name}. Waiting for the rollback to finish`);
    const { release, status } = await (0,_cleanup_wait_for_js__WEBPACK_IMPORTED_MODULE_6__/* .waitFor */ .f)(() => rack.apps.get(app), {
        what: `the rollback of ${app} to finish`,
        timeoutMs: timeout,
        done: ({ status }) => status === "running" || status === "failed",
        state: ({ status }) => status,
        leftRunning: "the rollback continues on the Rack",
    }, deps);
    const outputs = { app, rack: rack.name, release, status };
    if (status === "failed")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("rollout-failed", `${app} was not rolled back: its status is failed`, { outputs });
    host.info(`${app} runs ${release || "no release"}`);
    const left = await (0,_cleanup_new_resources_js__WEBPACK_IMPORTED_MODULE_7__/* .describeNewResources */ .j)(rack, app, current.release);
    if (left !== undefined)
        host.warn(left);
    return outputs;
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
