export const id = 8553;
export const ids = [8553,6679,5183];
export const modules = {

/***/ 6679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   create: () => (/* binding */ create),
/* harmony export */   waitUntilDeleted: () => (/* binding */ waitUntilDeleted)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(316);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3215);
/* harmony import */ var _cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5183);
/* harmony import */ var _cleanup_wait_for_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7721);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3121);







const inputs = {
    app: { ..._declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y, positional: "app" },
    "if-exists": {
        description: "What to do if the app already exists: fail, or skip to use it unchanged",
        choices: ["fail", "skip"],
        default: "fail",
    },
    timeout: { description: "Maximum time to wait until the app is running", kind: "duration", default: "30m" },
};
const create = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "create",
    cliNames: ["apps create"],
    waits: true,
    summary: "Create an app and wait until it is running",
    details: "Use if-exists: skip in a workflow that runs more than once for the same app, such as a review app. A deploy key " +
        "without a role cannot create apps.",
    icon: "plus-circle",
    inputs,
    outputs: {
        app: "Name of the app",
        rack: "Name of the Rack",
        created: "true if this step created the app, false if it already existed",
        status: "Status of the app",
    },
    run: createApp,
});
async function createApp(values, deps) {
    const { app } = values;
    const { host, rack } = deps;
    const result = ({ status }, created) => ({ app, rack: rack.name, created, status });
    const found = await startCreation(values, deps);
    if (found === undefined) {
        const created = await waitUntilRunning(values, deps);
        host.info(`Created ${app} on ${rack.name}`);
        return result(created, true);
    }
    if (found.status === "deleting") {
        host.info(`${app} is being destroyed. Creating it again as soon as it is deleted`);
        await waitUntilDeleted(app, values.timeout, deps);
        return createApp(values, deps);
    }
    host.info(`${app} already exists on ${rack.name}: its status is ${found.status}`);
    return result(found.status === "creating" ? await waitUntilRunning(values, deps) : found, false);
}
async function startCreation({ app, ifExists }, deps) {
    const { rack } = deps;
    const usesExisting = ifExists === "skip";
    try {
        const request = (0,_cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_2__/* .requestStart */ .s6)(deps, (patient) => patient.apps.create(app));
        await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_3__/* .withPermissionHint */ .V)(rack, { to: "create apps", access: "Write", app }, request);
        return undefined;
    }
    catch (error) {
        if (usesExisting && ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isExistingApp */ .D4)(error) || (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_5__/* .mayHaveHappened */ .dk)(error) || (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_3__/* .isForbidden */ .U)(error)))
            return await findCreatedApp(app, error, deps);
        if (!(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isExistingApp */ .D4)(error))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ConvoxError */ .AC("app-exists", `${app} already exists on ${rack.name}`, {
            cause: error,
            hint: "Set if-exists: skip to use it unchanged",
        });
    }
}
async function findCreatedApp(app, error, { rack }) {
    try {
        return await rack.apps.get(app);
    }
    catch (failure) {
        throw (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissingApp */ .az)(failure) ? error : failure;
    }
}
async function waitUntilRunning({ app, timeout }, deps) {
    const found = await (0,_cleanup_wait_for_js__WEBPACK_IMPORTED_MODULE_7__/* .waitFor */ .f)(() => deps.rack.apps.get(app), {
        what: `${app} to be running`,
        timeoutMs: timeout,
        done: ({ status }) => status === "running" || hasFailed(status),
        state: ({ status }) => status,
        leftRunning: `the Rack continues to create ${app}`,
    }, deps);
    if (!hasFailed(found.status))
        return found;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ConvoxError */ .AC("app-change-failed", `${app} could not be created on ${deps.rack.name}: its status is ${found.status}`, {
        hint: `The log of the Rack shows the reason. To remove the app, run convox-ci destroy ${app} --confirm ${app}`,
    });
}
function hasFailed(status) {
    return status === "failed" || status === "rollback";
}
async function waitUntilDeleted(app, timeoutMs, deps) {
    const status = await (0,_cleanup_wait_for_js__WEBPACK_IMPORTED_MODULE_7__/* .waitFor */ .f)(async () => {
        try {
            return (await deps.rack.apps.get(app)).status;
        }
        catch (error) {
            if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissingApp */ .az)(error))
                return "deleted";
            throw error;
        }
    }, {
        what: `${app} to be deleted`,
        timeoutMs,
        done: (seen) => seen === "deleted" || seen === "failed",
        state: (seen) => seen,
        leftRunning: `the Rack continues to destroy ${app}`,
    }, deps);
    if (status === "deleted")
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ConvoxError */ .AC("app-change-failed", `${app} could not be destroyed on ${deps.rack.name}: its status is ${status}`, {
        hint: "The log of the Rack shows the reason. A resource outside the app may still depend on the app",
    });
}


/***/ }),

/***/ 8553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   destroy: () => (/* binding */ destroy)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(316);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3121);
/* harmony import */ var _create_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6679);





const inputs = {
    app: { description: "Name of the app", required: true, short: "a", positional: "app" },
    confirm: {
        description: "Name of the app again, as everything in it is deleted, including its resources",
        required: true,
    },
    "if-missing": {
        description: "What to do if the app does not exist: fail, or skip",
        choices: ["fail", "skip"],
        default: "fail",
    },
    timeout: { description: "Maximum time to wait until the app is deleted", kind: "duration", default: "30m" },
};
const destroy = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "destroy",
    cliNames: ["apps delete"],
    waits: true,
    summary: "Destroy an app and everything in it, and wait until it is deleted",
    details: "An app with termination protection is not destroyed. A deploy key without a role cannot destroy apps.",
    icon: "trash-2",
    inputs,
    outputs: {
        app: "Name of the app",
        rack: "Name of the Rack",
        destroyed: "true if this step destroyed the app, false if it did not exist",
    },
    run: destroyApp,
});
async function destroyApp(values, deps) {
    const { app, confirm, ifMissing, timeout } = values;
    const { host, rack } = deps;
    if (confirm !== app) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("confirmation-missing", `confirm is ${JSON.stringify(confirm)}, not the name of the app. Nothing was destroyed`, {
            hint: `Set confirm: ${app} to destroy it`,
        });
    }
    try {
        await rack.apps.get(app);
    }
    catch (error) {
        if (!(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissingApp */ .az)(error) || ifMissing === "fail")
            throw error;
        host.info(`${app} does not exist on ${rack.name}`);
        return { app, rack: rack.name, destroyed: false };
    }
    await startDeletion(app, deps);
    await (0,_create_js__WEBPACK_IMPORTED_MODULE_3__.waitUntilDeleted)(app, timeout, deps);
    host.info(`Destroyed ${app} on ${rack.name}`);
    return { app, rack: rack.name, destroyed: true };
}
async function startDeletion(app, { rack }) {
    try {
        await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__/* .withPermissionHint */ .V)(rack, { to: "destroy apps", access: "Write", app }, rack.apps.delete(app));
    }
    catch (error) {
        if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isMissingApp */ .az)(error))
            return;
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo))
            throw error;
        if (/app is locked/.test(error.reason)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC("app-protected", `${app} on ${rack.name} is locked and was not destroyed`, {
                cause: error,
                hint: `Termination protection is on. Remove it with convox apps unlock ${app} --rack ${rack.name}`,
            });
        }
        const resource = /linked to (\S+) resource/.exec(error.reason)?.[1];
        if (resource === undefined)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC("app-protected", `${app} on ${rack.name} is linked to the Rack's resource ${resource} and was not destroyed`, {
            cause: error,
            hint: `Unlink it first: convox rack resources unlink ${resource} --app ${app} --rack ${rack.name}`,
        });
    }
}


/***/ }),

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
                hint: `${upperFirst(leftRunning)}. Raise timeout to wait longer.`,
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

/***/ 8637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ statusInWords)
/* harmony export */ });
function statusInWords(status) {
    return status === "rollback" ? "rolling back" : status;
}


/***/ }),

/***/ 5261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ heartbeat)
/* harmony export */ });
const EVERY_MS = 60_000;
function heartbeat({ host, now }) {
    let last = now();
    return (line) => {
        if (now() - last < EVERY_MS)
            return;
        last = now();
        host.info(line);
    };
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

/***/ 4109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ waitUntil)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3215);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2184);




const firstIntervalMs = 200;
const longestIntervalMs = 5_000;
const failuresInRow = 5;
async function waitUntil(read, options) {
    const { sleep, timeoutMs, now, done, consecutive = 2, signal, state } = options;
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
        await sleep(Math.min(options.interval?.(last, timeoutMs - leftMs) ?? intervalMs, leftMs), signal);
        if (signal?.aborted)
            throw (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelError */ .tb)(signal);
        intervalMs = Math.min(intervalMs * 1.5, longestIntervalMs);
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
