export const id = 8553;
export const ids = [8553,6679,8403];
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(316);
/* harmony import */ var _builds_images_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8403);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_github_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9009);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3121);
/* harmony import */ var _create_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6679);







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
    ..._declaration_github_js__WEBPACK_IMPORTED_MODULE_0__/* .decommissionInputs */ .kG,
};
const destroy = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("confirmation-missing", `confirm is ${JSON.stringify(confirm)}, not the name of the app. Nothing was destroyed`, {
            hint: `Set confirm: ${app} to destroy it`,
        });
    }
    let release = "";
    try {
        ({ release } = await rack.apps.get(app));
    }
    catch (error) {
        if (!(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_3__/* .isMissingApp */ .az)(error) || ifMissing === "fail")
            throw error;
        host.info(`${app} does not exist on ${rack.name}`);
        return { app, rack: rack.name, destroyed: false };
    }
    const running = values.deploymentRecord && release !== "" ? await (0,_builds_images_js__WEBPACK_IMPORTED_MODULE_4__/* .readReleaseImages */ .U)(app, release, deps) : undefined;
    await startDeletion(app, deps);
    await (0,_create_js__WEBPACK_IMPORTED_MODULE_5__.waitUntilDeleted)(app, timeout, deps);
    host.info(`Destroyed ${app} on ${rack.name}`);
    if (running !== undefined) {
        const { recordImages } = await Promise.all(/* import() */[__webpack_require__.e(3195), __webpack_require__.e(4262)]).then(__webpack_require__.bind(__webpack_require__, 4262));
        const images = JSON.stringify(running.images);
        const { githubEnvironment: environment, githubToken: token } = values;
        await recordImages("decommissioned", { app, images, rack: rack.name, status: "destroyed", environment, token }, deps);
    }
    return { app, rack: rack.name, destroyed: true };
}
async function startDeletion(app, { rack }) {
    try {
        await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_6__/* .withPermissionHint */ .V)(rack, { to: "destroy apps", access: "Write", app }, rack.apps.delete(app));
    }
    catch (error) {
        if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_3__/* .isMissingApp */ .az)(error))
            return;
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RackError */ .yo))
            throw error;
        if (/app is locked/.test(error.reason)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC("app-protected", `${app} on ${rack.name} is locked and was not destroyed`, {
                cause: error,
                hint: `Termination protection is on. Remove it with convox apps unlock ${app} --rack ${rack.name}`,
            });
        }
        const resource = /linked to (\S+) resource/.exec(error.reason)?.[1];
        if (resource === undefined)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC("app-protected", `${app} on ${rack.name} is linked to the Rack's resource ${resource} and was not destroyed`, {
            cause: error,
            hint: `Unlink it first: convox rack resources unlink ${resource} --app ${app} --rack ${rack.name}`,
        });
    }
}


/***/ }),

/***/ 8403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ imagesOutput),
/* harmony export */   U: () => (/* binding */ readReleaseImages),
/* harmony export */   readBuildImages: () => (/* binding */ readBuildImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const imagesOutput = {
    images: "JSON array of the images: service, repository, tag, digest. null for what the log of the build does not report; " +
        "empty array if the build cannot be read",
};
const LIMIT_MS = 15_000;
async function readReleaseImages(app, release, deps) {
    const nothing = { app, build: "", images: [] };
    return await readWithin(`release ${release}`, deps, nothing, async (rack) => {
        const build = await findBuild(app, release, rack);
        return build === undefined ? nothing : { app, build: build.id, images: await readImages(build, rack, deps) };
    });
}
const BUILDS = 30;
async function findBuild(app, release, rack) {
    const listed = (await rack.builds.list(app, { limit: BUILDS })).find((build) => build.release === release);
    if (listed !== undefined)
        return listed;
    const { build } = await rack.releases.get(app, release);
    return build === "" ? undefined : await rack.builds.get(app, build);
}
async function readBuildImages(build, deps) {
    return await readImages(build, deps.rack, deps);
}
async function readImages(build, rack, deps) {
    const { readPushedImages } = await __webpack_require__.e(/* import() */ 2861).then(__webpack_require__.bind(__webpack_require__, 2861));
    const { serviceNames } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6635), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 6635));
    const reader = readPushedImages(build.id);
    await readWithin(`build ${build.id}`, { ...deps, rack }, undefined, async (limited) => {
        for await (const bytes of await limited.builds.logs(build.app, build.id))
            reader.push(bytes);
    });
    return reader.images(serviceNames(build.manifest));
}
async function readWithin(what, { rack, host, signal }, fallback, read) {
    const limited = rack.withSignal(AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]));
    try {
        return await read(limited);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC) || signal.aborted)
            throw error;
        const why = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc ? `no answer within ${LIMIT_MS / 1000} s` : error.message;
        host.info(`The images of ${what} cannot be read: ${why}`);
        return fallback;
    }
    finally {
        limited.close();
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

/***/ 9009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dP: () => (/* binding */ deploymentInputs),
/* harmony export */   kG: () => (/* binding */ decommissionInputs),
/* harmony export */   vN: () => (/* binding */ githubTokenInput)
/* harmony export */ });
const githubTokenInput = {
    "github-token": {
        description: "Token for GitHub's API",
        secret: true,
        env: ["GITHUB_TOKEN"],
        actionDefault: "${{ github.token }}",
        fallback: "GITHUB_TOKEN; in an action the job's token",
    },
};
const deploymentInputs = {
    "github-deployment": {
        description: "Record this as a deployment on GitHub (permission deployments: write). Not for a job with environment, which records one itself",
        kind: "boolean",
        default: "false",
    },
    "github-environment": {
        description: "Environment of the deployment on GitHub",
        fallback: "the name of the app",
    },
    "deployment-record": {
        description: "Record on GitHub which image each service runs (permission artifact-metadata: write, in a repository of an organization)",
        kind: "boolean",
        default: "false",
    },
    ...githubTokenInput,
};
const decommissionInputs = {
    "deployment-record": {
        description: "Record on GitHub that the images of the app are decommissioned (permission artifact-metadata: write)",
        kind: "boolean",
        default: "false",
    },
    "github-environment": {
        description: "Environment of the deployment records on GitHub, as in the step that deployed the app",
        fallback: "the name of the app",
    },
    ...githubTokenInput,
};


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
