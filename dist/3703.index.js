export const id = 3703;
export const ids = [3703];
export const modules = {

/***/ 3703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildsCancel: () => (/* binding */ buildsCancel)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _cleanup_cancel_build_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6753);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2249);





const buildsCancel = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "builds cancel",
    summary: "Cancel a running build",
    details: "v3 Racks since 3.25.7 cancel a build themselves. On older Racks, the process of the build is stopped and the build is " +
        "marked as failed. A build that completes first stays complete. A canceled build stores no log.",
    inputs: {
        build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
    },
    outputs: {},
    async run({ app, build: id }, deps) {
        const { rack, host } = deps;
        const before = await (0,_declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_2__/* .expectExisting */ .t)("build", { app, id }, rack.builds.get(app, id), deps);
        if (before.status === "complete" || before.status === "failed")
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC(`build ${id} of ${app} is not running: its status is ${before.status}`);
        const { message } = await (0,_cleanup_cancel_build_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelBuild */ .l)(rack, app, id, deps);
        const { status, release, reason } = await rack.builds.get(app, id);
        const result = { build: id, app, status, release, reason };
        if (status !== "failed")
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC(message, { outputs: result });
        host.info(upperFirst(message));
        return result;
    },
});
function upperFirst(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
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


/***/ })

};
