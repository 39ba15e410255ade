export const id = 5318;
export const ids = [5318,7888];
export const modules = {

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

/***/ 7888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   builds: () => (/* binding */ builds),
/* harmony export */   buildsInfo: () => (/* binding */ buildsInfo),
/* harmony export */   buildsLogs: () => (/* binding */ buildsLogs),
/* harmony export */   verifyLimit: () => (/* binding */ verifyLimit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4109);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7483);
/* harmony import */ var _app_existing_app_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2164);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2249);
/* harmony import */ var _output_log_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6142);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9189);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5562);









const build = { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" };
const toOutput = (build) => ({
    build: build.id,
    app: build.app,
    status: build.status,
    release: build.release,
    description: build.description,
    reason: build.reason,
    "git-sha": build.gitSha,
    started: build.started?.toISOString() ?? "",
    ended: build.ended?.toISOString() ?? "",
});
const builds = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "builds",
    summary: "List the builds of an app, newest first",
    inputs: {
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
        limit: { description: "Maximum number of builds, 1 or more", kind: "integer", short: "l", default: "10" },
    },
    outputs: {},
    itemId: "build",
    async run({ app, limit }, deps) {
        verifyLimit(limit);
        return (await (0,_app_existing_app_js__WEBPACK_IMPORTED_MODULE_2__/* .checkAppIfEmpty */ .q)(await deps.rack.builds.list(app, { limit }), app, deps)).map(toOutput);
    },
    text(list, now) {
        const head = ["ID", "STATUS", "RELEASE", "STARTED", "ELAPSED", "DESCRIPTION"];
        const rows = list.map((one) => [
            one.build,
            one.status,
            one.release,
            (0,_output_units_js__WEBPACK_IMPORTED_MODULE_3__/* .ago */ .KN)(one.started, now),
            duration(one),
            (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .T)(one.description),
        ]);
        return (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)([head, ...rows]);
    },
});
const buildsInfo = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "builds info",
    summary: "Print the details of a build",
    inputs: { build, app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y },
    outputs: {},
    async run({ app, build: id }, deps) {
        const build = await getBuild(app, id, deps);
        const { readBuildImages } = await __webpack_require__.e(/* import() */ 8403).then(__webpack_require__.bind(__webpack_require__, 8403));
        return { ...toOutput(build), images: build.status === "complete" ? await readBuildImages(build, deps) : [] };
    },
    text: (one, now) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)([
        ["Id", one.build],
        ["Status", one.status],
        ["Release", one.release],
        ["Description", (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .T)(one.description)],
        ["Started", (0,_output_units_js__WEBPACK_IMPORTED_MODULE_3__/* .ago */ .KN)(one.started, now)],
        ["Elapsed", duration(one)],
        ["Commit", one["git-sha"]],
        ["Reason", (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .T)(one.reason)],
        ...one.images.map((image) => ["Image", imageText(image)]),
    ].filter(([name, value]) => value !== "" || (name !== "Commit" && name !== "Reason"))),
});
const buildsLogs = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "builds logs",
    summary: "Print the log of a build, and follow it until the build ends",
    inputs: {
        build,
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
        "build-timeout": { description: "Maximum time to follow a running build", kind: "duration", default: "60m" },
        ..._output_log_file_js__WEBPACK_IMPORTED_MODULE_5__/* .logFileInput */ .R,
    },
    outputs: {},
    printsLog: true,
    followsLog: true,
    async run({ app, build: id, buildTimeout, logFile }, deps) {
        const build = await getBuild(app, id, deps);
        return await (0,_output_log_file_js__WEBPACK_IMPORTED_MODULE_5__/* .withLogFile */ .T)(logFile, deps, async (log) => {
            if (build.status === "created" || build.status === "running") {
                const { printBuildLog, waitForBuild } = await Promise.all(/* import() */[__webpack_require__.e(2613), __webpack_require__.e(5189)]).then(__webpack_require__.bind(__webpack_require__, 2613));
                const wakeUp = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_6__/* .createWakeUp */ .e)();
                const ending = waitForBuild(build, buildTimeout, deps, wakeUp);
                await printBuildLog(build, ending, { log, onStreamEnd: wakeUp.call }, deps);
                return toOutput(await ending);
            }
            const stream = await deps.rack.builds.logs(app, id);
            await deps.host.stream(log.through(stream));
            if (stream.rackError() === "invalid authentication")
                (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_7__/* .throwRackError */ .w)(stream);
            return toOutput(build);
        });
    },
});
function getBuild(app, id, deps) {
    return (0,_declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_8__/* .expectExisting */ .t)("build", { app, id }, deps.rack.builds.get(app, id), deps);
}
function imageText({ service, repository, tag, digest }) {
    if (repository === null)
        return `${service}: not reported by the build`;
    return `${service}: ${repository}:${tag}${digest === null ? "" : `@${digest}`}`;
}
function duration(build) {
    return build.ended === "" ? "" : (0,_output_units_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(Date.parse(build.ended) - Date.parse(build.started));
}
function verifyLimit(limit) {
    if (limit < 1)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_9__/* .InputError */ .dz("input-invalid", `limit is ${limit}: allowed is a whole number of 1 or more`);
}


/***/ }),

/***/ 5318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildsFind: () => (/* binding */ buildsFind),
/* harmony export */   releasesFind: () => (/* binding */ releasesFind)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);
/* harmony import */ var _app_existing_app_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2164);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3121);
/* harmony import */ var _builds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7888);






const inputs = {
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y,
    "git-sha": { description: "Full id of the commit that was built" },
    description: { description: "Exact description", short: "d" },
    newest: {
        description: "Find the newest one; cannot be combined with git-sha or description",
        kind: "boolean",
        default: "false",
    },
    limit: { description: "Number of the newest ones to search, 1 or more", kind: "integer", short: "l", default: "100" },
    "if-missing": {
        description: "What to do if none is found: fail, or ok to succeed with empty outputs",
        choices: ["fail", "ok"],
        default: "fail",
    },
};
const buildInputs = {
    ...inputs,
    status: {
        description: "Status of the build",
        choices: ["complete", "failed", "running", "created", "any"],
        default: "complete",
    },
};
const outputs = {
    found: "true if one was found, else false",
    build: "Id of the build",
    release: "Id of the release",
    description: "Description of the build or release",
    "git-sha": "Commit that was built, if the Rack knows it",
    app: "Name of the app",
    rack: "Name of the Rack",
};
const NOT_FOUND = { found: false, build: "", release: "", description: "", "git-sha": "" };
const buildsFind = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "builds find",
    action: "find-build",
    summary: "Find the newest build of a commit or with a description",
    details: "Commit and description must match exactly. A deploy key without a role can use this command.",
    icon: "search",
    inputs: buildInputs,
    outputs: { ...outputs, release: "Id of the release that the build created" },
    id: "release",
    async run(values, deps) {
        (0,_builds_js__WEBPACK_IMPORTED_MODULE_2__.verifyLimit)(values.limit);
        const criteria = readCriteria(values);
        const listed = await deps.rack.builds.list(values.app, { limit: values.limit });
        const builds = await (0,_app_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(listed, values.app, deps);
        const build = builds.find((one) => criteria.matches(one) && (values.status === "any" || one.status === values.status));
        return toResult(build && toFoundBuild(build), `${values.status} build`, criteria, values, builds, deps);
    },
});
const releasesFind = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "releases find",
    action: "find-release",
    summary: "Find the newest release of a commit or with a description",
    details: "Commit and description must match exactly. The commit is that of the release's build, so a release that only changed " +
        "the environment has one too. A deploy key without a role cannot read releases, but can use `builds find`.",
    icon: "search",
    inputs,
    outputs,
    id: "release",
    async run(values, deps) {
        (0,_builds_js__WEBPACK_IMPORTED_MODULE_2__.verifyLimit)(values.limit);
        const { app, limit } = values;
        const criteria = readCriteria(values);
        const need = { to: "list releases", access: "Read", app };
        const listed = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__/* .withPermissionHint */ .V)(deps.rack, need, deps.rack.releases.list(app, { limit }));
        const releases = await (0,_app_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(listed, app, deps);
        const builds = await deps.rack.builds.list(app, { limit });
        const shas = new Map(builds.map(({ id, gitSha }) => [id, gitSha]));
        for (const { id, build, description } of releases) {
            const gitSha = shas.get(build) ?? "";
            if (!criteria.matches({ description, gitSha }))
                continue;
            return toResult({ build, release: id, description, "git-sha": gitSha }, "release", criteria, values, builds, deps);
        }
        return toResult(undefined, "release", criteria, values, builds, deps);
    },
});
function readCriteria({ gitSha, description, newest }) {
    const hasCriteria = gitSha !== undefined || description !== undefined;
    if (!hasCriteria && !newest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz("input-missing", "git-sha, description and newest are missing: one of them is required");
    if (hasCriteria && newest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz("inputs-conflict", "newest cannot be combined with git-sha or description");
    if (gitSha !== undefined && !/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(gitSha)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz("input-invalid", `git-sha is ${JSON.stringify(gitSha)}: allowed is the full id of a commit, 40 or 64 hexadecimal digits`, {
            hint: "Print it with git rev-parse HEAD",
        });
    }
    const words = [
        gitSha === undefined ? [] : `of commit ${gitSha}`,
        description === undefined ? [] : `with description ${JSON.stringify(description)}`,
    ].flat();
    return {
        words: words.join(" and "),
        matches: (one) => (gitSha === undefined || one.gitSha.toLowerCase() === gitSha.toLowerCase()) &&
            (description === undefined || one.description === description),
    };
}
const toFoundBuild = ({ id, release, description, gitSha }) => ({
    build: id,
    release,
    description,
    "git-sha": gitSha,
});
function toResult(one, kind, { words }, { app, gitSha, ifMissing, limit }, builds, { host, rack }) {
    const where = { app, rack: rack.name };
    if (one) {
        host.info(`Build:   ${one.build}`);
        host.info(`Release: ${one.release}`);
        return { found: true, ...one, ...where };
    }
    const message = `${app} on ${rack.name} has no ${[kind, words].filter(Boolean).join(" ")} among the newest ${limit}`;
    if (ifMissing === "ok") {
        host.info(message);
        return { ...NOT_FOUND, ...where };
    }
    const hasNoCommits = gitSha !== undefined && builds.length > 0 && builds.every((build) => build.gitSha === "");
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ConvoxError */ .AC(kind === "release" ? "release-not-found" : "build-not-found", message, {
        hint: hasNoCommits
            ? "None of the builds has a commit. Racks store it since 3.11.0 (v3) and 20230704162933 (v2), and imported builds have none"
            : "To search more, increase the input limit. To continue without a result, set if-missing: ok",
        outputs: { ...NOT_FOUND, ...where },
    });
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

async function expectExisting(kind, { app, id }, request, { rack }) {
    try {
        return await request;
    }
    catch (error) {
        const code = `${kind}-not-found`;
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo) || error.code !== code)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC(code, `${app} on ${rack.name} has no ${kind} ${id}`, {
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

/***/ 9550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ createFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


async function createFolder(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
    }
    catch (error) {
        if (await isFolder(path))
            return;
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        if (Object(error).code !== "ENOENT" || parent === path || (await isFolder(parent)))
            throw error;
        await createFolder(parent);
        await createFolder(path);
    }
}
async function isFolder(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then((found) => found.isDirectory(), () => false);
}


/***/ }),

/***/ 6142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ logFileInput),
/* harmony export */   T: () => (/* binding */ withLogFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7748);
/* harmony import */ var _create_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9550);




const logFileInput = {
    "log-file": {
        description: "File to also save the whole log to. Bytes are unchanged, except that secrets are masked",
    },
};
const FLUSH_BYTES = 64 * 1024;
async function withLogFile(path, { cwd, host }, body) {
    if (path === undefined)
        return body({ through: (chunks) => chunks });
    let handle = await openLogFile(path, cwd);
    const mask = host.masking();
    let waiting = [];
    let size = 0;
    const giveUp = async (error) => {
        host.warn(`Stopped saving the log to ${path}: ${(0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSystemError */ .Zo)(error) ?? Object(error).message}`);
        const broken = handle;
        handle = undefined;
        await broken?.close().catch(() => undefined);
    };
    const flush = async () => {
        const bytes = Buffer.concat(waiting);
        waiting = [];
        size = 0;
        try {
            if (bytes.length > 0)
                await handle?.appendFile(bytes);
        }
        catch (error) {
            await giveUp(error);
        }
    };
    async function* through(chunks) {
        for await (const chunk of chunks) {
            if (handle) {
                const bytes = mask.push(chunk);
                waiting.push(Buffer.from(bytes));
                size += bytes.length;
                if (size >= FLUSH_BYTES)
                    await flush();
            }
            yield chunk;
        }
    }
    try {
        return await body({ through });
    }
    finally {
        waiting.push(mask.end());
        await flush();
        await handle?.close().catch(giveUp);
    }
}
async function openLogFile(path, cwd) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path);
    try {
        await (0,_create_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .createFolder */ .v)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(full));
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(full, "w");
    }
    catch (cause) {
        throw (0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .toFileError */ .GI)("log-file", path, "written", cause);
    }
}


/***/ }),

/***/ 9189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine),
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
function table(given) {
    const rows = given.map((row) => row.map(sanitizeCell));
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
        });
    }
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd())
        .map((line) => `${line}\n`)
        .join("");
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}
function sanitizeCell(cell) {
    return cell
        .replace(/\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?/g, "")
        .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ");
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

/***/ 7483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ throwRackError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _failure_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9867);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3215);



function throwRackError(stream) {
    const reason = stream.rackError();
    if (reason === undefined)
        return;
    const { endpoint, request } = stream.where;
    const status = statusOfReason(reason);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo((0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .rackErrorCode */ .h)(status, reason), request, status, (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .clean */ .uH)(reason, endpoint), {
        hint: (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .rackHint */ .R7)(endpoint, status, reason),
    });
}
function statusOfReason(reason) {
    if (/^invalid authentication|unauthorized to access/.test(reason))
        return 401;
    if (/\bnot found\b|no such app/.test(reason))
        return 404;
    return undefined;
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
