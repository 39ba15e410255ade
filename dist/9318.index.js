export const id = 9318;
export const ids = [9318];
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

/***/ 9318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  logs: () => (/* binding */ logs)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/features.js
var features = __webpack_require__(5355);
// EXTERNAL MODULE: ./src/rack/deadline.js
var deadline = __webpack_require__(5972);
// EXTERNAL MODULE: ./src/commands/app/existing-app.js
var existing_app = __webpack_require__(2164);
// EXTERNAL MODULE: ./src/commands/declaration/app-input.js
var app_input = __webpack_require__(1430);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/declaration/permission.js
var permission = __webpack_require__(3121);
// EXTERNAL MODULE: ./src/commands/output/log-file.js
var log_file = __webpack_require__(6142);
// EXTERNAL MODULE: ./src/commands/output/split-lines.js
var split_lines = __webpack_require__(4847);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/rack/stream-error.js
var stream_error = __webpack_require__(7483);
;// CONCATENATED MODULE: ./src/commands/process/follow-log.js




const OVERLAP_SECONDS = 5;
const LEEWAY_MS = 2_000;
const REMEMBERED = 2_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
async function* followLog(source, timeoutMs, deps) {
    const { host, now, sleep, signal } = deps;
    const over = new AbortController();
    let stream;
    const timer = sleep(timeoutMs, AbortSignal.any([signal, over.signal])).then(() => {
        host.info(`Stopped following the log at its timeout, ${(0,units/* formatDuration */.a3)(timeoutMs)}`);
        over.abort();
        stream?.close();
    }, () => undefined);
    let recent = [];
    let wasOpen = false;
    let lastAt = now();
    let delayMs = FIRST_DELAY_MS;
    try {
        while (!over.signal.aborted) {
            const since = wasOpen ? Math.ceil((now() - lastAt) / 1000) + OVERLAP_SECONDS : undefined;
            const repeated = since === undefined ? new Map() : countLines(recent, now() - since * 1000 - LEEWAY_MS);
            try {
                const opened = await (0,deadline/* openUnlessAborted */.M8)(over.signal, () => source.open(since));
                stream = opened;
                if (over.signal.aborted)
                    break;
                for await (const line of source.select((0,split_lines/* splitLines */.u)(withoutRackError(opened, source)))) {
                    wasOpen = true;
                    delayMs = FIRST_DELAY_MS;
                    const text = Buffer.from(line).toString("latin1");
                    const again = repeated.get(text) ?? 0;
                    if (again > 0) {
                        repeated.set(text, again - 1);
                        continue;
                    }
                    lastAt = now();
                    recent = [...recent.slice(1 - REMEMBERED), { text, at: lastAt }];
                    yield line;
                }
                wasOpen = true;
            }
            catch (error) {
                signal.throwIfAborted();
                if (over.signal.aborted)
                    break;
                if (!(error instanceof errors/* ConvoxError */.AC) || !wasOpen || (0,failures/* isRefusal */.vu)(error))
                    throw error;
                host.info(`Reconnecting to the log: ${error.message}`);
            }
            await sleep(delayMs, AbortSignal.any([signal, over.signal])).catch(() => signal.throwIfAborted());
            delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
        }
    }
    finally {
        over.abort();
        stream?.close();
        await timer;
    }
}
function countLines(recent, from) {
    const counts = new Map();
    for (const { text, at } of recent)
        if (at >= from)
            counts.set(text, (counts.get(text) ?? 0) + 1);
    return counts;
}
async function* withoutRackError(stream, { isOutput }) {
    let first;
    for await (const chunk of stream) {
        if (stream.messages() === 1 && Buffer.from(chunk).toString("latin1").startsWith("ERROR: ")) {
            first = chunk;
            continue;
        }
        if (first)
            yield first;
        first = undefined;
        yield chunk;
    }
    if (!first)
        return;
    if (stream.rackError() !== undefined && !(await isOutput()))
        (0,stream_error/* throwRackError */.w)(stream);
    yield first;
}

;// CONCATENATED MODULE: ./src/commands/process/logs.js










const inputs = {
    app: app_input/* appInput */.Y,
    service: { description: "Print only the lines of this service", short: "s" },
    since: { description: "Age of the oldest lines to print", kind: "duration", default: "2m" },
    tail: { description: "Maximum number of earlier lines to print (v3 Racks from 3.19.4)", kind: "integer" },
    filter: {
        description: "Print only lines with this text; on AWS a CloudWatch Logs filter pattern",
    },
    follow: {
        description: "Continue until timeout, or until the job is canceled",
        kind: "boolean",
        short: "f",
        default: "false",
    },
    timeout: {
        description: "Maximum time to follow the log, or to wait for the end of a log that is not followed",
        kind: "duration",
        fallback: "60m with follow, else 2m",
    },
    prefix: { description: "Begin each line with its time and source", kind: "boolean", default: "true" },
    ...log_file/* logFileInput */.R,
};
const logs = (0,command/* command */.G)({
    name: "logs",
    summary: "Print the log of an app, and follow it with follow: true",
    details: "Following reconnects when the connection breaks, without repeating lines. A deploy key without a role can read the " +
        "log of an app, but not the log of one service.",
    icon: "file-text",
    inputs,
    outputs: {},
    onMachine: {
        limit: "service is required, because there is no log of a whole app",
        isHit: ({ service }) => service === undefined,
    },
    printsLog: true,
    followsLog: true,
    async run(values, deps) {
        const { app, service, follow, timeout, logFile } = values;
        const { host, rack } = deps;
        const source = await openSource(values, deps);
        await (0,log_file/* withLogFile */.T)(logFile, deps, async (file) => {
            const chunks = follow
                ? followLog(source, timeout ?? FOLLOW_MS, deps)
                : readLog(app, source, timeout ?? READ_MS, deps);
            await host.stream(file.through(chunks));
        });
        return { app, rack: rack.name, service: service ?? "" };
    },
});
const FOLLOW_MS = 60 * 60_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const READ_MS = 2 * 60_000;
async function openSource(values, deps) {
    const { app, service, tail, filter, follow, prefix } = values;
    const { rack } = deps;
    const seconds = Math.ceil(values.since / 1000);
    const isSupported = tail === undefined && service === undefined ? true : (0,features/* hasFeature */.jI)(await rack.generation(app), "logTail");
    if (tail !== undefined && isSupported === false)
        throw new errors/* InputError */.dz("rack-feature-missing", "tail requires a v3 Rack 3.19.4 or later", {
            hint: "Use the input since instead.",
        });
    const isOutput = async () => {
        if (prefix)
            return false;
        await (0,existing_app/* verifyApp */.j)(app, deps);
        return true;
    };
    const options = (since) => ({
        prefix,
        follow,
        since: since ?? seconds,
        ...(filter === undefined ? {} : { filter }),
        ...(tail === undefined || since !== undefined ? {} : { tail }),
    });
    if (service === undefined) {
        const need = { to: "read logs", access: "Read", app };
        return {
            open: (since) => (0,permission/* withPermissionHint */.V)(rack, need, rack.logs.app(app, options(since))),
            select: (chunks) => chunks,
            isOutput,
        };
    }
    if (isSupported !== false) {
        const need = { to: "read the log of a service by itself", access: "Read", app };
        return {
            open: (since) => (0,permission/* withPermissionHint */.V)(rack, need, rack.logs.service(app, service, options(since))),
            select: (chunks) => chunks,
            isOutput,
        };
    }
    return {
        open: (since) => rack.logs.app(app, { ...options(since), prefix: true }),
        select: (chunks) => selectService(service, prefix, chunks),
        isOutput: async () => false,
    };
}
async function* selectService(service, prefix, chunks) {
    for await (const line of (0,split_lines/* splitLines */.u)(chunks)) {
        const [head = "", source = ""] = line.toString("latin1").split(" ", 2);
        if (!source.startsWith(`service/${service}/`))
            continue;
        yield prefix ? line : line.subarray(head.length + source.length + 2);
    }
}
async function* readLog(app, source, timeoutMs, deps) {
    const lateError = () => new errors/* TimeoutError */.MU("wait-timeout", `the Rack did not open the log within ${(0,units/* formatDuration */.a3)(timeoutMs)}`);
    const stream = await (0,deadline/* withDeadline */.NE)(timeoutMs, lateError, () => source.open(undefined));
    const limit = setTimeout(() => {
        deps.host.info(`The Rack did not end the log within ${(0,units/* formatDuration */.a3)(timeoutMs)}; printed what came until then`);
        stream.close();
    }, Math.min(timeoutMs, LONGEST_TIMER_MS));
    try {
        let isEmpty = true;
        for await (const chunk of source.select(withoutRackError(stream, source))) {
            isEmpty = false;
            yield chunk;
        }
        if (isEmpty)
            await (0,existing_app/* verifyApp */.j)(app, deps);
    }
    finally {
        clearTimeout(limit);
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
        cloud: undefined,
        cloudUse: "sent, because every v3 Rack since 2023 has them",
        source: "git history of C and R; the documentation of v3 names 3.22.0",
        certainty: "source",
    },
    bareBuildArgs: {
        what: "Build arguments without a value, which the builder provides",
        v2: false,
        v3: "3.22.0",
        cloud: undefined,
        cloudUse: "sent",
        source: "C git history",
        certainty: "source",
    },
    noCache: {
        what: "`no-cache=true` builds without cache; it is sent to every Rack, and cached steps are reported",
        v2: true,
        v3: { after: "3.24.9" },
        cloud: undefined,
        cloudUse: "`no-cache=true` is sent; cached steps are reported",
        source: "C provider/k8s/build.go up to 3.24.9 reads it inverted; later source was not readable",
        certainty: "unknown",
    },
    buildArch: {
        what: "The app parameter `BuildArch` sets the platform of builds",
        v2: false,
        v3: "3.25.3",
        cloud: undefined,
        cloudUse: "the value is checked before a build",
        source: "C pull request 1075",
        certainty: "documented",
    },
    buildNamespace: {
        what: "Builds may run outside the app's namespace",
        v2: false,
        v3: "3.24.10",
        cloud: undefined,
        cloudUse: "a process that is not found may still run, and the message says so",
        source: "C pull request 1048",
        certainty: "inferred",
    },
    buildCancel: {
        what: "A build can be canceled",
        v2: false,
        v3: "3.25.7",
        cloud: undefined,
        cloudUse: "sent; if the machine answers 404, the process of the build is stopped",
        source: "C pull request 1120",
        certainty: "documented",
    },
    buildCacheTags: {
        what: "Each build writes its own cache tag where image tags are immutable",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "nothing depends on it",
        source: "C documentation",
        certainty: "documented",
    },
    imageImport: {
        what: "A ready image can be imported as a build",
        v2: false,
        v3: "3.24.6",
        cloud: true,
        cloudUse: "used: the Convox CLI has it for machines",
        source: "C git history",
        certainty: "source",
    },
    diagnosis: {
        what: "The Rack diagnoses the processes of an app",
        v2: false,
        v3: "3.24.0",
        cloud: undefined,
        cloudUse: "requested; if the machine answers 404, logs and processes are searched",
        source: "C pkg/structs/diagnose.go",
        certainty: "source",
    },
    fastFailure: {
        what: "`progressDeadline` and `crashRestartLimit` end a rollout early",
        v2: false,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "the wait is extended while the app is updating",
        source: "C provider/k8s/deploy_fast_fail.go",
        certainty: "source",
    },
    nodePoolCheck: {
        what: "A promotion that targets a missing node pool is rejected",
        v2: false,
        v3: "3.25.4",
        cloud: undefined,
        cloudUse: "an error of the machine is explained",
        source: "C provider/k8s/karpenter.go",
        certainty: "source",
    },
    cancelWhileCreatingResources: {
        what: "A promotion can be canceled while it waits for a new cloud database",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "an error of the machine is explained",
        source: "C documentation",
        certainty: "documented",
    },
    costRange: {
        what: "The cost of an app in a range of days",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "requested for the summary; a reply without the range is not used",
        source: "C provider/k8s/cost_history.go",
        certainty: "source",
    },
    plainExec: {
        what: "Commands run without a terminal and without standard input",
        v2: false,
        v3: "3.19.7",
        cloud: true,
        cloudUse: "used",
        source: "C git history",
        certainty: "source",
    },
    stdinEnd: {
        what: "The end of standard input reaches the command",
        v2: true,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "`stdin` is rejected, because the command could hang",
        source: "C pull requests 1098 and 1100",
        certainty: "documented",
    },
    retainedRuns: {
        what: "A detached run keeps its record and exit code",
        v2: false,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "not used: a lost option would lose the exit code",
        source: "C pull request 1094; header and JSON names are inferred",
        certainty: "inferred",
    },
    runPodOptions: {
        what: "Options of the pod of a run: termination grace, annotations, labels, lifecycle, affinity, tolerations",
        v2: false,
        v3: "3.25.1",
        cloud: undefined,
        cloudUse: "rejected, because they could be ignored",
        source: "C pull request 1058; header names are inferred",
        certainty: "inferred",
    },
    parentRelease: {
        what: "The Rack copies a given release by `parent-release`",
        v2: false,
        v3: "3.21.1",
        cloud: undefined,
        cloudUse: "not used: convox-ci copies the release, which the key must be allowed to read",
        source: "C git history",
        certainty: "source",
    },
    logTail: {
        what: "Logs of a service, and `Tail` of logs",
        v2: false,
        v3: "3.19.4",
        cloud: true,
        cloudUse: "used; the log of a whole app is not available",
        source: "C git history",
        certainty: "source",
    },
    scaleLimits: {
        what: "`min` and `max` of a service",
        v2: false,
        v3: "3.24.6",
        cloud: undefined,
        cloudUse: "sent with a warning; the values are read again",
        source: "C git history",
        certainty: "source",
    },
};
function hasFeature(rack, name) {
    const feature = FEATURES[name];
    if (rack.isMachine)
        return feature.cloud;
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
function describeFirstVersions(name, rack = {}) {
    const feature = FEATURES[name];
    const parts = ["v2", "v3"].flatMap((generation) => {
        const first = feature[generation];
        if (first === false)
            return [];
        if (first === true)
            return [generation];
        return [typeof first === "string" ? `${generation} ${first}` : `${generation} after ${first.after}`];
    });
    return parts.join(" or ") + (rack.isMachine ? ", and a Convox Cloud machine does not report its version" : "");
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


/***/ })

};
