export const id = 6303;
export const ids = [6303,8168,7558];
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

/***/ 782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readVariables),
/* harmony export */   b: () => (/* binding */ variablesInputs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7748);
/* harmony import */ var _variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8659);
/* harmony import */ var _variables_secret_values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2128);






const variablesInputs = {
    variables: {
        description: "Variables as KEY=VALUE, one per line; a bare KEY takes the value of the environment variable KEY of the job",
        kind: "pairs",
        positional: "KEY=VALUE",
        rest: true,
        aliases: ["env"],
    },
    "variables-json": {
        description: 'Variables as a JSON object of strings, such as {"KEY": "value"}; overrides file and variables',
    },
    file: {
        description: "File with KEY=VALUE lines; - reads standard input. Variables of the other inputs override it",
        short: "f",
        fallback: "standard input of the program, if no variables are given",
    },
    mask: {
        description: "Values to hide in the log: all, only those that look like a secret, or none",
        choices: ["all", "secret", "none"],
        default: "secret",
    },
};
const RULES = {
    name: _variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__/* .VARIABLE_NAME */ .nN,
    maxBytes: 64 * 1024 - 1,
};
async function readVariables(inputs, deps) {
    const { variables, variablesJson, file, mask } = inputs;
    const isEmpty = variables.length === 0 && variablesJson === undefined;
    const source = file ?? (isEmpty && isPiped(deps) ? "-" : undefined);
    const fromFile = source === undefined ? [] : (await readText(source, deps)).split(/\r?\n/);
    const mistakes = [];
    const found = new Map([
        ...(0,_variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseKeyValues */ .Hl)("file", fromFile, {}, RULES, mistakes),
        ...(0,_variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseKeyValues */ .Hl)("variables", variables, deps.env, RULES, mistakes),
        ...(variablesJson === undefined ? [] : (0,_variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJsonValues */ .u0)("variables-json", variablesJson, RULES, mistakes)),
    ]);
    (0,_variables_secret_values_js__WEBPACK_IMPORTED_MODULE_3__/* .maskValues */ .Z)(found, mask, deps);
    if (mistakes.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-invalid", mistakes.join("\n"), {
            hint: "A Rack stores each variable as one line, without quotes. Encode a value of several lines on one line " +
                "(base64 -w0), or pass one-line JSON in variables-json",
        });
    }
    const values = new Map([...found].map(([key, value]) => [key, value ?? ""]));
    for (const [key, value] of values) {
        const oddity = oddityOf(value);
        if (oddity !== undefined)
            deps.host.warn(`The value of ${key} ${oddity}`);
    }
    return values;
}
function oddityOf(value) {
    if (value === "")
        return "is empty; a secret that does not exist has an empty value";
    if (/^(["']).*\1$/s.test(value) && value.length > 1)
        return "is in quotes, which become part of it";
    if (value.endsWith("\\"))
        return "ends with a backslash, which becomes part of it";
    if (/\s[A-Z][A-Z0-9_]*=/.test(value))
        return "seems to contain another variable; put each on its own line";
    return value === value.trim() ? undefined : "begins or ends with white space, which becomes part of it";
}
function isPiped({ stdin }) {
    return stdin !== undefined && Object(stdin()).isTTY !== true;
}
async function readText(path, { cwd, stdin }) {
    const name = JSON.stringify(path);
    if (path === "-" && !stdin)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-invalid", 'file is "-": an action has no standard input. Name a file');
    const bytes = [];
    if (path === "-")
        for await (const chunk of stdin?.() ?? [])
            bytes.push(chunk);
    try {
        if (path !== "-")
            bytes.push(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path)));
    }
    catch (cause) {
        throw (0,_system_error_js__WEBPACK_IMPORTED_MODULE_5__/* .toFileError */ .GI)("file", path, "read", cause);
    }
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(bytes));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-invalid", `file is ${name}: it is not UTF-8 text`, { cause });
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

/***/ 8168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy),
/* harmony export */   deploySource: () => (/* binding */ deploySource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(9973);
/* harmony import */ var _images_pushed_images_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2861);
/* harmony import */ var _app_environment_drop_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8550);
/* harmony import */ var _builds_artifacts_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(3954);
/* harmony import */ var _builds_build_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4338);
/* harmony import */ var _builds_build_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6151);
/* harmony import */ var _builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8910);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5537);
/* harmony import */ var _declaration_github_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9009);
/* harmony import */ var _images_check_request_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1470);
/* harmony import */ var _images_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5437);
/* harmony import */ var _release_github_deployment_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7692);
/* harmony import */ var _release_health_gate_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6555);
/* harmony import */ var _release_promote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9406);
/* harmony import */ var _release_promotion_result_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6636);

















const deploy = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G)({
    name: "deploy",
    createsApp: true,
    waits: true,
    summary: "Build a source tree on the Rack and promote the release",
    details: "Runs `build` and then `promote`. Succeeds only if the app runs the new release.",
    icon: "upload-cloud",
    inputs: { ..._builds_build_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .buildInputs */ ._9, ..._release_promote_js__WEBPACK_IMPORTED_MODULE_4__.promoteInputs, ..._builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .provenanceInput */ .k0, ..._declaration_github_js__WEBPACK_IMPORTED_MODULE_6__/* .deploymentInputs */ .dP },
    outputs: { ..._builds_build_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .buildOutputs */ .JZ, ..._release_promotion_result_js__WEBPACK_IMPORTED_MODULE_7__/* .promoteOutputs */ .zo, ..._images_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .scanOutput */ .t6, ..._builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .provenanceOutputs */ .Yv },
    id: "release",
    onMachine: _images_check_request_js__WEBPACK_IMPORTED_MODULE_9__/* .imageChecksOnMachine */ .h5,
    hasCleanup: true,
    isOffline: ({ dryRun }) => dryRun,
    async run(values, deps) {
        if (values.dryRun)
            return await deploySource(values, deps);
        return await (0,_release_github_deployment_js__WEBPACK_IMPORTED_MODULE_10__/* .withGithubDeployment */ .P)(values, "deploy", deps, () => deploySource(values, deps));
    },
});
async function deploySource(values, deps) {
    const startedAt = deps.now();
    const seconds = () => Math.round((deps.now() - startedAt) / 1000);
    if (values.dryRun) {
        const listed = await (0,_builds_build_js__WEBPACK_IMPORTED_MODULE_11__.buildSource)(values, deps);
        return { ...listed, "rolled-back": false, url: "", urls: "", scan: "", ..._builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .noArtifactFiles */ .fK };
    }
    await (0,_images_check_request_js__WEBPACK_IMPORTED_MODULE_9__/* .checkImageRequest */ .x0)(values, deps);
    await (0,_release_health_gate_js__WEBPACK_IMPORTED_MODULE_12__/* .checkHealthAddress */ .z_)((0,_release_promote_js__WEBPACK_IMPORTED_MODULE_4__.promotionPlan)(values).verification.check, values.app, deps);
    const dropReport = (0,_app_environment_drop_js__WEBPACK_IMPORTED_MODULE_13__/* .newDropReport */ .A6)();
    const record = {};
    const built = await (0,_builds_build_js__WEBPACK_IMPORTED_MODULE_11__.buildSource)(values, deps, { isPromoted: true, dropReport, record });
    const { status: _, ...facts } = built;
    let files = _builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .noArtifactFiles */ .fK;
    const dir = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(deps.cwd, values.workingDirectory);
    const manifestFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, values.manifest ?? "convox.yml");
    const candidate = {
        app: values.app,
        release: built.release,
        gitSha: built["git-sha"],
        images: { app: values.app, build: built.build, images: (0,_images_pushed_images_js__WEBPACK_IMPORTED_MODULE_14__/* .parseImages */ .e)(built.images) },
        onImages: async (images) => {
            files = await (0,_builds_artifacts_js__WEBPACK_IMPORTED_MODULE_15__/* .reportArtifacts */ .O9)(values, record, images, deps);
        },
        dropReport,
        dir,
        manifest: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(manifestFile, "utf8").catch(() => undefined),
        manifestFile: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(deps.cwd, manifestFile).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join("/"),
    };
    try {
        return { ...built, ...(await (0,_release_promote_js__WEBPACK_IMPORTED_MODULE_4__.promoteRelease)(values, candidate, deps)), ...files, duration: seconds() };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_16__/* .ConvoxError */ .AC)
            error.outputs = { ...facts, ...files, ...error.outputs, duration: seconds() };
        throw error;
    }
}


/***/ }),

/***/ 6303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deployReviewApp: () => (/* binding */ deployReviewApp),
  destroyReviewApp: () => (/* binding */ destroyReviewApp),
  sweepReviewApps: () => (/* binding */ sweepReviewApps)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/github/deployments.js
var deployments = __webpack_require__(7558);
;// CONCATENATED MODULE: ./src/github/sticky-comment.js
async function setStickyComment(github, number, name, text) {
    const marker = `<!-- convox-ci ${name.replace(/[^\w.-]/g, "_")} -->`;
    const body = `${marker}\n${text}`;
    const comments = await github.list("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
        issue_number: number,
    });
    const own = comments.find((comment) => String(Object(comment).body ?? "").startsWith(marker));
    if (own === undefined) {
        await github.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", { issue_number: number, body });
    }
    else {
        const id = Number(Object(own).id);
        await github.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", { comment_id: id, body });
    }
}

// EXTERNAL MODULE: ./src/rack/environment.js
var environment = __webpack_require__(355);
// EXTERNAL MODULE: ./src/commands/app/create.js
var create = __webpack_require__(6679);
// EXTERNAL MODULE: ./src/commands/app/destroy.js
var destroy = __webpack_require__(8553);
// EXTERNAL MODULE: ./src/commands/app/environment-change.js
var environment_change = __webpack_require__(5719);
// EXTERNAL MODULE: ./src/commands/app/variables.js
var app_variables = __webpack_require__(782);
// EXTERNAL MODULE: ./src/commands/declaration/open-github.js + 1 modules
var open_github = __webpack_require__(5582);
// EXTERNAL MODULE: ./src/commands/deploy.js
var deploy = __webpack_require__(8168);
// EXTERNAL MODULE: ./src/commands/release/github-deployment.js
var github_deployment = __webpack_require__(7692);
// EXTERNAL MODULE: ./src/commands/variables/secret-values.js
var secret_values = __webpack_require__(2128);
;// CONCATENATED MODULE: ./src/commands/review/review-apps.js












const APP_MS = 30 * 60_000;
async function deployReviewApp(values, number, deps) {
    const app = nameReviewApp(values, number);
    const deployApp = async () => {
        await create.create.run({ app, ifExists: "skip", timeout: APP_MS }, deps);
        await setEnvironment(app, values, deps);
        const deployed = await (0,deploy.deploySource)({ ...values, app, dryRun: false }, deps);
        if (values.deploymentRecord) {
            const { recordImages } = await __webpack_require__.e(/* import() */ 9024).then(__webpack_require__.bind(__webpack_require__, 4262));
            await recordImages("deployed", { ...deployed, environment: values.githubEnvironment, token: values.githubToken }, deps);
        }
        const { release, build, url, status } = deployed;
        return { app, release, build, url, status };
    };
    const deployment = {
        task: taskOf(number),
        description: `convox review app ${app}`,
        environment: values.githubEnvironment,
        isTransient: true,
    };
    const deployed = recordsDeployments(values, deps)
        ? await (0,github_deployment/* recordDeployment */.d)(deployment, values.githubToken, deps, deployApp)
        : await deployApp();
    const address = /^https?:\/\/[\w.:/-]+$/.test(deployed.url) ? `<${deployed.url}>` : "without an address";
    await comment(values, number, `Review app \`${app}\`: ${address}, release \`${deployed.release}\``, deps);
    return deployed;
}
async function setEnvironment(app, values, deps) {
    const { stdin: _, ...rest } = deps;
    const given = { variables: values.variables, variablesJson: undefined, file: undefined, mask: "secret" };
    const variables = await (0,app_variables/* readVariables */.C)(given, rest);
    const template = values.template === undefined ? undefined : await (0,environment_change/* readNewestRelease */.sj)(values.template, deps);
    const copied = (0,environment/* parseEnvironment */.N)(template?.env ?? "");
    (0,secret_values/* maskValues */.Z)(copied, "secret", deps);
    if (copied.size + variables.size === 0)
        return;
    const { release, isNew } = await (0,environment_change/* changeEnvironment */.Um)(app, (before) => new Map([...copied, ...before, ...variables]), deps);
    if (isNew)
        deps.host.info(`Created ${release} of ${app} with the environment of the review app`);
}
async function destroyReviewApp(values, number, deps) {
    const app = nameReviewApp(values, number);
    const { deploymentRecord, githubEnvironment, githubToken } = values;
    const record = { deploymentRecord, githubEnvironment, githubToken };
    const { destroyed } = await destroy.destroy.run({ app, confirm: app, ifMissing: "skip", timeout: APP_MS, ...record }, deps);
    if (recordsDeployments(values, deps)) {
        await useGithub(values, "The deployments are not deleted on GitHub", deps, (github) => (0,deployments/* deleteDeployments */.e)(github, values.githubEnvironment, taskOf(number)));
    }
    if (destroyed)
        await comment(values, number, `Review app \`${app}\` is destroyed`, deps);
    return { app, destroyed };
}
async function sweepReviewApps(values, deps) {
    const { host, now, rack } = deps;
    const github = await (0,open_github/* openGithub */.K)(values.githubToken, deps);
    const destroyed = [];
    let failure;
    for (const { name } of await rack.apps.list()) {
        const number = numberOf(name, values);
        if (number === undefined)
            continue;
        try {
            const pull = Object(await github.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: number }));
            const age = now() - Date.parse(String(pull.updated_at));
            const isOld = age > values.maxAge;
            if (pull.state !== "closed" && !isOld)
                continue;
            host.info(`${name}: its pull request ${pull.state === "closed" ? "is closed" : "has not changed for max-age"}`);
            const { destroyed: done } = await destroyReviewApp(values, number, deps);
            if (done)
                destroyed.push(name);
        }
        catch (error) {
            if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
                throw error;
            host.warn(`${name} is kept: ${error.message}`);
            failure ??= error;
        }
    }
    host.info(`Destroyed ${destroyed.length} review apps of ${values.app}`);
    if (failure instanceof errors/* ConvoxError */.AC)
        throw failure.addOutputs({ destroyed: destroyed.join(" "), status: "swept" });
    return destroyed;
}
function recordsDeployments({ githubDeployment }, { env }) {
    return githubDeployment ?? env["GITHUB_ACTIONS"] === "true";
}
function nameReviewApp({ app }, number) {
    return `${app}-pr-${number}`;
}
function numberOf(name, { app }) {
    const digits = name.startsWith(`${app}-pr-`) ? name.slice(app.length + 4) : "";
    return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : undefined;
}
function taskOf(number) {
    return `preview-pr-${number}`;
}
async function comment(values, number, text, deps) {
    if (!values.comment)
        return;
    await useGithub(values, "The comment is not written", deps, (github) => setStickyComment(github, number, values.app, text));
}
async function useGithub({ githubToken }, what, deps, use) {
    try {
        await use(await (0,open_github/* openGithub */.K)(githubToken, deps));
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
            throw error;
        const hints = await Promise.all(error.hints.map(deps.advise));
        deps.host.warn(`${what}: ${[error.message, ...hints].join(". ")}`);
    }
}


/***/ }),

/***/ 7558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createDeployment: () => (/* binding */ createDeployment),
/* harmony export */   e: () => (/* binding */ deleteDeployments),
/* harmony export */   runUrl: () => (/* binding */ runUrl),
/* harmony export */   setDeploymentState: () => (/* binding */ setDeploymentState)
/* harmony export */ });
function runUrl(env) {
    const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = env;
    if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_RUN_ID)
        return undefined;
    const attempt = GITHUB_RUN_ATTEMPT ? `/attempts/${GITHUB_RUN_ATTEMPT}` : "";
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}${attempt}`;
}
async function createDeployment(github, options) {
    const { environment, description, task, isTransient, event } = options;
    const created = await github.request("POST /repos/{owner}/{repo}/deployments", {
        ref: event.sha || event.ref,
        task,
        auto_merge: false,
        required_contexts: [],
        environment,
        description: description.slice(0, 140),
        transient_environment: isTransient,
        production_environment: !isTransient && /^prod(?:uction)?$/i.test(environment),
    });
    return Number(Object(created).id);
}
async function setDeploymentState(github, id, state, { environment, url, logUrl, replacesOthers }) {
    await github.request("POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
        deployment_id: id,
        state,
        environment,
        auto_inactive: replacesOthers,
        ...(url === undefined || !/^https?:\/\//.test(url) ? {} : { environment_url: url }),
        ...(logUrl === undefined ? {} : { log_url: logUrl }),
    });
}
async function deleteDeployments(github, environment, task) {
    const found = await github.list("GET /repos/{owner}/{repo}/deployments", { environment, task });
    for (const deployment of found) {
        const id = Number(Object(deployment).id);
        await setDeploymentState(github, id, "inactive", { environment, replacesOthers: false });
        await github.request("DELETE /repos/{owner}/{repo}/deployments/{deployment_id}", { deployment_id: id });
    }
    return found.length;
}


/***/ })

};
