export const id = 3289;
export const ids = [3289];
export const modules = {

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

/***/ 5335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openInputFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7748);




async function openInputFile(name, path, cwd) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path)).catch((cause) => {
        throw (0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .toFileError */ .GI)(name, path, "read", cause);
    });
    if (!(await handle.stat()).isDirectory())
        return handle;
    await handle.close();
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz("file-unreadable", `${name} is ${JSON.stringify(path)}: it is a directory`);
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

/***/ 2490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ withHeartbeat)
/* harmony export */ });
const SILENT_MS = 45_000;
const LOOK_EVERY_MS = 15_000;
const LIVE_EVERY_MS = 1_000;
async function* withHeartbeat(chunks, line, { host, now }, { lookEveryMs = LOOK_EVERY_MS, isLive = false } = {}) {
    let lastChunkAt = now();
    const progress = isLive ? host.progress : undefined;
    const look = () => {
        if (progress)
            return progress(line());
        if (now() - lastChunkAt < SILENT_MS)
            return;
        lastChunkAt = now();
        host.info(line(), "quiet");
    };
    const timer = setInterval(look, progress ? LIVE_EVERY_MS : lookEveryMs);
    try {
        for await (const chunk of chunks) {
            lastChunkAt = now();
            yield chunk;
        }
    }
    finally {
        clearInterval(timer);
        progress?.("");
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

/***/ 7602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RS: () => (/* binding */ executeCommand),
/* harmony export */   ai: () => (/* binding */ EXIT_CODES),
/* harmony export */   x5: () => (/* binding */ LOOK_FIRST)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5972);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3215);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5355);
/* harmony import */ var _output_log_heartbeat_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2490);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5562);




const LONGEST_TIMER_MS = 2 ** 31 - 1;
const LOOK_FIRST = "The command may have run, in part or completely. Check its effects before you run it again";
const SAFE = "Nothing was run, so it is safe to retry";
async function executeCommand(execution, deps) {
    const { process, timeoutMs, log, stdin } = execution;
    const startedAt = deps.now();
    const lateError = () => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeoutError */ .MU("command-timeout", `the command in ${process} did not end within ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(timeoutMs)}`, {
        hint: `${LOOK_FIRST}. ${execution.afterwards}. To wait longer, set the input timeout`,
    });
    const exec = await (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .withDeadline */ .NE)(timeoutMs, lateError, () => openExec(execution, deps));
    let isLate = false;
    const limit = setTimeout(() => {
        isLate = true;
        exec.close();
    }, Math.min(timeoutMs - (deps.now() - startedAt), LONGEST_TIMER_MS));
    const stop = new AbortController();
    let inputError;
    const feeding = feedInput(exec, stdin, stop.signal).catch((error) => {
        inputError = error;
        exec.close();
    });
    try {
        const alive = () => `Still running in ${process}: ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(deps.now() - startedAt)}`;
        await deps.host.stream((0,_output_log_heartbeat_js__WEBPACK_IMPORTED_MODULE_3__/* .withHeartbeat */ .p)(log.through(exec), alive, deps));
    }
    finally {
        clearTimeout(limit);
        exec.close();
        stop.abort();
        await feeding;
    }
    if (isLate)
        throw lateError();
    if (inputError !== undefined && exec.end().kind !== "exited")
        throw inputError;
    checkEnd(exec, execution);
}
async function openExec({ app, process, command, entrypoint, stdin, generation }, deps) {
    try {
        const mode = chooseMode(generation, stdin !== undefined, deps);
        return await deps.rack.processes.exec(app, process, { command, entrypoint, mode });
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnreachableError */ .Jk) {
            const mayHaveRun = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .mayHaveHappened */ .dk)(error);
            if (mayHaveRun)
                error.code = "command-result-unknown";
            throw error.withHint(...error.hints, mayHaveRun ? LOOK_FIRST : SAFE);
        }
        throw error;
    }
}
function chooseMode(generation, hasInput, { stdout }) {
    if (generation.generation === "v2")
        return hasInput || stdout ? "multiplexed" : "tty";
    if (hasInput)
        return "input";
    return (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_5__/* .hasFeature */ .jI)(generation, "plainExec") === true ? "plain" : "tty";
}
async function feedInput(exec, stdin, stop) {
    if (stdin === undefined)
        return await exec.endInput();
    try {
        for await (const bytes of (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .cutAtSignal */ .U6)(stdin, stop))
            await exec.send(bytes);
    }
    catch (cause) {
        if (stop.aborted)
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC("input-stream-failed", "stdin: the standard input for the command could not be read to its end", {
            cause,
            hint: LOOK_FIRST,
        });
    }
    await exec.endInput();
}
function checkEnd(exec, { process, afterwards }) {
    const end = exec.end();
    const { request } = exec.where;
    switch (end.kind) {
        case "exited":
            if (end.code === 0)
                return;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ExitError */ .RS("command-failed", `the command in ${process} ended with exit code ${end.code}`, end.code, {
                hint: EXIT_CODES.get(end.code),
                outputs: { "exit-code": end.code },
            });
        case "refused":
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo("command-not-started", request, undefined, end.reason, {
                hint: end.mayHaveRun ? LOOK_FIRST : SAFE,
            });
        case "handed over":
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo("command-not-started", request, undefined, "the Rack hands the session over to AWS (ECS Exec)", {
                hint: `ECS Exec needs the session-manager plugin, which convox-ci does not contain. ${SAFE}`,
            });
        case "lost": {
            const what = end.code === undefined
                ? "the connection was lost before the exit status of the command arrived"
                : `the connection was lost right after exit status ${end.code}, before an error that may have followed`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnreachableError */ .Jk("command-result-unknown", `${request}: ${what}`, {
                hint: `${LOOK_FIRST}. ${afterwards}`,
            });
        }
    }
}
const EXIT_CODES = new Map([
    [126, "126: the command exists but is not executable"],
    [127, "127: the command was not found in the image"],
    [137, "137: the command was killed, often because it exceeded its memory. On a v3 Rack, memory sets the limit"],
    [143, "143: the command was terminated by a signal"],
]);


/***/ }),

/***/ 3289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commandInputs: () => (/* binding */ commandInputs),
  run: () => (/* binding */ run),
  runCommandOnce: () => (/* binding */ runCommandOnce),
  toCommandLine: () => (/* binding */ toCommandLine)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/wait.js
var wait = __webpack_require__(4109);
// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js
var started_work = __webpack_require__(5183);
// EXTERNAL MODULE: ./src/commands/cleanup/stop-process.js
var stop_process = __webpack_require__(8954);
// EXTERNAL MODULE: ./src/commands/declaration/app-input.js
var app_input = __webpack_require__(1430);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/output/log-file.js
var log_file = __webpack_require__(6142);
// EXTERNAL MODULE: ./src/commands/process/execute-command.js
var execute_command = __webpack_require__(7602);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/commands/output/split-lines.js
var split_lines = __webpack_require__(4847);
;// CONCATENATED MODULE: ./src/commands/process/process-log.js


function openProcessLog(rack, app, id, sinceSeconds) {
    let stream;
    let isClosed = false;
    const keep = (opened) => {
        stream = opened;
        if (isClosed)
            opened.close();
        return opened;
    };
    async function* read() {
        try {
            const own = keep(await rack.logs.process(app, id, { prefix: false, follow: true }));
            let held;
            for await (const chunk of own) {
                if (held !== undefined)
                    yield held;
                held = chunk;
                if (own.messages() > 1 || !Buffer.from(chunk).toString("latin1").startsWith("ERROR: ")) {
                    yield chunk;
                    held = undefined;
                }
            }
            if (held === undefined || isClosed)
                return;
            if (!/not permitted for deploy keys|unauthorized/.test(own.rackError() ?? ""))
                return yield held;
        }
        catch (error) {
            if (!(0,failures/* isDenied */.GZ)(error) || isClosed)
                throw error;
        }
        const options = { prefix: true, follow: true, since: sinceSeconds() };
        yield* selectProcess(keep(await rack.logs.app(app, options)), id);
    }
    return {
        chunks: read(),
        close() {
            isClosed = true;
            stream?.close();
        },
    };
}
async function* selectProcess(chunks, id) {
    for await (const line of (0,split_lines/* splitLines */.u)(chunks)) {
        const head = line.toString("latin1", 0, Math.min(line.length, 512));
        const [prefix, process] = /^\S+ service\/[^/\s]+\/(\S+) /.exec(head) ?? [];
        if (prefix !== undefined && process === id)
            yield line.subarray(prefix.length);
    }
}

;// CONCATENATED MODULE: ./src/commands/process/retained-run.js




const RETAIN_S = 300;
const READ_EVERY_MS = 2_000;
const FAILED_READS = 2;
const EARLIER_S = 10;
const LOG_MS = 5_000;
async function waitForRetainedRun(run, deps) {
    const printing = followProcessLog(run, deps);
    let ended;
    try {
        ended = await readUntilEnd(run, printing.start, deps);
    }
    finally {
        await printing.end();
    }
    const { exitCode, status } = ended;
    if (exitCode === undefined) {
        throw new errors/* UnreachableError */.Jk("command-result-unknown", `process ${run.process} ended with status ${status}, but the Rack did not report an exit code`, { hint: execute_command/* LOOK_FIRST */.x5 });
    }
    if (exitCode === 0 && status === "complete")
        return;
    if (exitCode === 0) {
        throw new errors/* ConvoxError */.AC("command-result-unknown", `process ${run.process} ended with exit code 0, but its status is ${status}`, {
            hint: execute_command/* LOOK_FIRST */.x5,
        });
    }
    throw new errors/* ExitError */.RS("command-failed", `the command in ${run.process} ended with exit code ${exitCode}`, exitCode, {
        hint: execute_command/* EXIT_CODES */.ai.get(exitCode),
        outputs: { "exit-code": exitCode },
    });
}
async function readUntilEnd({ app, process: id, startMs, timeoutMs }, onRunning, { rack, host, now, sleep, signal }) {
    const startedAt = now();
    let runningAt;
    let failures = 0;
    let reported = "";
    for (;;) {
        await sleep(READ_EVERY_MS, signal);
        try {
            const process = await rack.processes.get(app, id);
            failures = 0;
            if (process.status === "complete" || process.status === "failed")
                return process;
            if (process.status !== reported && process.status !== "running")
                host.info(`Waiting for process ${id}: it is ${process.status}`);
            reported = process.status;
            if (process.status === "running" && runningAt === undefined) {
                runningAt = now();
                onRunning();
            }
        }
        catch (error) {
            if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
                throw error;
            if (isDeleted(error) || ++failures === FAILED_READS) {
                throw new errors/* UnreachableError */.Jk("command-result-unknown", `the outcome of process ${id} of ${app} is unknown: ${error.message}`, {
                    cause: error,
                    hint: execute_command/* LOOK_FIRST */.x5,
                });
            }
        }
        if (runningAt === undefined && now() - startedAt >= startMs) {
            throw new errors/* TimeoutError */.MU("command-timeout", `process ${id} of ${app} did not start within ${(0,units/* formatDuration */.a3)(startMs)}`, {
                hint: "The process is stopped. To wait longer, set start-timeout",
            });
        }
        if (runningAt !== undefined && now() - runningAt >= timeoutMs) {
            throw new errors/* TimeoutError */.MU("command-timeout", `the command in ${id} did not end within ${(0,units/* formatDuration */.a3)(timeoutMs)}`, {
                hint: `${execute_command/* LOOK_FIRST */.x5}. The process is stopped. To wait longer, set the input timeout`,
            });
        }
    }
}
function isDeleted(error) {
    return error instanceof errors/* RackError */.yo && (error.status === 404 || /not found/.test(error.reason));
}
function followProcessLog({ app, process, log }, deps) {
    const startedAt = deps.now();
    const seconds = () => Math.ceil((deps.now() - startedAt) / 1000) + EARLIER_S;
    const opened = openProcessLog(deps.rack, app, process, seconds);
    let printing;
    const print = async () => {
        try {
            await deps.host.stream(log.through(opened.chunks));
        }
        catch (error) {
            if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
                return;
            deps.host.warn(`The log of process ${process} cannot be printed: ${error.message}`);
        }
    };
    return {
        start() {
            printing ??= print();
        },
        async end() {
            printing ??= print();
            const timer = new AbortController();
            deps.sleep(LOG_MS, timer.signal).then(opened.close, () => undefined);
            await printing;
            timer.abort();
        },
    };
}

// EXTERNAL MODULE: ./src/commands/variables/key-values.js + 1 modules
var key_values = __webpack_require__(8659);
// EXTERNAL MODULE: ./src/commands/variables/secret-values.js
var secret_values = __webpack_require__(2128);
;// CONCATENATED MODULE: ./src/commands/process/run-environment.js



const runEnvironmentInputs = {
    environment: {
        description: "Variables to add to those of the release, as KEY=VALUE, one per line; a bare KEY takes the value of the " +
            "environment variable KEY (v3 Racks)",
        kind: "pairs",
    },
    "environment-json": {
        description: "Variables as a JSON object of strings, which may hold line breaks; overrides environment (v3 Racks)",
    },
};
const RULES = { name: /^[A-Za-z_][A-Za-z0-9_]*$/, trims: true, allowsRepeats: true, allowsLineBreaks: true };
function readRunEnvironment({ environment, environmentJson }, deps) {
    const mistakes = [];
    const found = new Map([
        ...(0,key_values/* parseKeyValues */.Hl)("environment", environment, deps.env, RULES, mistakes),
        ...(environmentJson === undefined ? [] : (0,key_values/* parseJsonValues */.u0)("environment-json", environmentJson, RULES, mistakes)),
    ]);
    (0,secret_values/* maskValues */.Z)(found, "secret", deps);
    if (mistakes.length > 0) {
        throw new errors/* InputError */.dz("input-invalid", mistakes.join("\n"), {
            hint: "Pass a value of several lines in environment-json, or as a bare KEY of an environment variable",
        });
    }
    if (found.size === 0)
        return undefined;
    return Object.fromEntries([...found].map(([key, value]) => [key, value ?? ""]));
}

// EXTERNAL MODULE: ./src/rack/features.js
var features = __webpack_require__(5355);
;// CONCATENATED MODULE: ./src/commands/process/run-options.js


const podInputs = {
    "termination-grace": {
        description: "Seconds that the process gets to end after a signal (v3 Racks since 3.25.1)",
        kind: "integer",
        fallback: "the service's termination grace, else 30",
    },
    annotations: { description: "Annotations of the pod, as KEY=VALUE,KEY=VALUE (v3 Racks since 3.25.1)" },
    labels: { description: "Labels of the pod, as KEY=VALUE,KEY=VALUE (v3 Racks since 3.25.1)" },
    "use-service-lifecycle": {
        description: "Use the lifecycle hooks of the service (v3 Racks since 3.25.1)",
        kind: "boolean",
        default: "false",
    },
    "node-affinity": {
        description: "Preferred nodes, as KEY=VALUE[:WEIGHT], separated by commas (v3 Racks since 3.25.1)",
    },
    tolerations: {
        description: "Tolerations of the pod, as KEY[=VALUE][:EFFECT], separated by commas (v3 Racks since 3.25.1)",
    },
};
const RESERVED = new Set(["app", "rack", "service", "system", "type", "name", "release", "service-type"]);
const PAIR = /^[^=,\s]+=[^,]*$/;
const AFFINITY = /^[^=,:\s]+=[^,:\s]*(?::(?:[1-9]|[1-9]\d|100))?$/;
const TOLERATION = /^[^=,:\s]+(?:=[^,:\s]*)?(?::(?:NoSchedule|PreferNoSchedule|NoExecute))?$/;
function readPodOptions(values, generation) {
    const { terminationGrace, annotations, labels, useServiceLifecycle, nodeAffinity, tolerations } = values;
    const options = {
        terminationGrace,
        annotations,
        labels,
        useServiceLifecycle: useServiceLifecycle || undefined,
        nodeAffinity,
        tolerations,
    };
    const given = Object.keys(podInputs).filter((name) => {
        const value = options[toCamelCase(name)];
        return value !== undefined;
    });
    if (given.length === 0)
        return {};
    const mistakes = [
        ...checkItems("annotations", annotations, PAIR, "KEY=VALUE"),
        ...checkItems("labels", labels, PAIR, "KEY=VALUE"),
        ...checkItems("node-affinity", nodeAffinity, AFFINITY, "KEY=VALUE[:WEIGHT] with a weight of 1 to 100"),
        ...checkItems("tolerations", tolerations, TOLERATION, "KEY[=VALUE][:NoSchedule|PreferNoSchedule|NoExecute]"),
        ...splitItems(labels).flatMap((item) => {
            const key = item.split("=", 1)[0] ?? "";
            return RESERVED.has(key) ? [`labels contains ${JSON.stringify(key)}, which the Rack sets itself`] : [];
        }),
    ];
    if (mistakes.length > 0)
        throw new errors/* InputError */.dz("input-invalid", mistakes.join("\n"));
    if ((0,features/* hasFeature */.jI)(generation, "runPodOptions") !== true) {
        throw new errors/* InputError */.dz("rack-feature-missing", `${given.join(", ")} requires ${(0,features/* describeFirstVersions */.VB)("runPodOptions", generation)}`, {
            hint: "An older Rack ignores pod options, and the version of this one may be unknown. Remove them.",
        });
    }
    return options;
}
function checkItems(name, text, pattern, form) {
    return splitItems(text)
        .filter((item) => !pattern.test(item))
        .map((item) => `${name} contains ${JSON.stringify(item)}: the format is ${form}`);
}
function splitItems(text) {
    return text === undefined ? [] : text.split(",");
}
function toCamelCase(name) {
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
function checkRunOptions(values, generation) {
    if (values.detach && values.stdin !== undefined) {
        throw new errors/* InputError */.dz("inputs-conflict", "stdin cannot be combined with detach");
    }
    if (values.wait && values.detach && (0,features/* hasFeature */.jI)(generation, "retainedRuns") !== true) {
        throw new errors/* InputError */.dz("rack-feature-missing", `wait requires ${(0,features/* describeFirstVersions */.VB)("retainedRuns", generation)} for a detached run`, {
            hint: "Other Racks keep no exit code of a detached process. Remove the input detach, and the command runs attached.",
        });
    }
    const { cpu, memory, environment } = values;
    const given = Object.entries({ cpu, memory, environment })
        .filter(([, value]) => value !== undefined)
        .map(([name]) => name);
    if (generation.generation === "v2" && given.length > 0) {
        throw new errors/* InputError */.dz("rack-feature-missing", `${given.join(", ")} not supported: a v2 Rack ignores ${given.length > 1 ? "them" : "it"}`);
    }
}

// EXTERNAL MODULE: ./src/commands/process/shell-words.js
var shell_words = __webpack_require__(103);
// EXTERNAL MODULE: ./src/commands/process/standard-input.js
var standard_input = __webpack_require__(5661);
;// CONCATENATED MODULE: ./src/commands/process/start-process.js



async function startProcess({ app, service, detach }, options, deps) {
    const startedAt = deps.now();
    deps.signal.throwIfAborted();
    try {
        return await (0,started_work/* requestStart */.s6)(deps, (rack) => rack.processes.run(app, service, options));
    }
    catch (error) {
        const wasMaybeStarted = detach
            ? "the command may have started"
            : "a process may have started, but it only sleeps and ends by itself";
        if (error instanceof errors/* CancelledError */.cc)
            throw (0,started_work/* cancelledError */.YQ)(deps.signal, wasMaybeStarted, error);
        if (!(error instanceof errors/* UnreachableError */.Jk) || !(0,failures/* mayHaveHappened */.dk)(error))
            throw error;
        if (!detach)
            throw error.withHint(`It is safe to retry: ${wasMaybeStarted}`);
        error.code = "command-result-unknown";
        const process = await findStartedProcess(app, service, options.command, startedAt, deps);
        const look = `convox-ci ps --app ${app} lists the processes`;
        throw process === undefined
            ? error.withHint(`The command may have started. Check before you run it again: ${look}`)
            : new errors/* UnreachableError */.Jk(error.code, `${error.message}; process ${process.id} of ${service} has started with this command`, {
                cause: error,
                hint: `Do not run it again before you have checked whether ${process.id} is this run: ${look}`,
                outputs: { process: process.id },
            });
    }
}
const CLOCK_LEEWAY_MS = 60_000;
async function findStartedProcess(app, service, commandLine, startedAt, { rack }) {
    try {
        const list = await rack.processes.list(app);
        return list.find(({ name, command, started }) => name === service && command === commandLine && (started?.getTime() ?? 0) >= startedAt - CLOCK_LEEWAY_MS);
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/commands/process/run.js














const commandInputs = {
    command: {
        description: "Command line to run; in a terminal also as arguments, after -- if the command has flags",
        required: true,
        positional: "command",
        rest: true,
    },
    app: app_input/* appInput */.Y,
    shell: {
        description: "Run the command in a shell (sh -c) of the image; v3 Racks need it for &&, |, > and $VARIABLE",
        kind: "boolean",
        default: "false",
    },
    timeout: {
        description: "Maximum duration of the command",
        kind: "duration",
        short: "t",
        default: "60m",
    },
    ...standard_input/* stdinInput */.j,
    ...log_file/* logFileInput */.R,
};
const inputs = {
    service: { description: "Service whose image and settings to use", required: true, positional: "service" },
    ...commandInputs,
    release: { description: "Id of the release to run, promoted or not", fallback: "the app's active release" },
    "start-timeout": {
        description: "Maximum time until the process runs; the Rack may have to start a machine first",
        kind: "duration",
        default: "10m",
    },
    detach: {
        description: "Run the command as the process itself, and return at once unless wait is true",
        kind: "boolean",
        short: "d",
        default: "false",
    },
    wait: {
        description: "With detach: wait for the end of the process and use the exit code of its record (v3 Racks since 3.25.5). Without " +
            "detach, the command is always waited for",
        kind: "boolean",
        default: "false",
    },
    entrypoint: { description: "Put the image's entrypoint before the command", kind: "boolean", default: "true" },
    ...runEnvironmentInputs,
    cpu: { description: "CPU for the process in millicores (v3 Racks)", kind: "integer", fallback: "the service's" },
    ...podInputs,
    memory: { description: "Memory for the process in MiB (v3 Racks)", kind: "integer", fallback: "the service's" },
};
const run = (0,command/* command */.G)({
    name: "run",
    summary: "Run a command in a new process of a service, then stop the process",
    details: "Prints the output of the command and ends with its exit code. The step fails unless the Rack reports exit code 0. " +
        "The image must contain the program `sleep`, which keeps the process alive while the command runs in it.",
    icon: "terminal",
    hasCleanup: true,
    inputs,
    outputs: {
        "exit-code": "Exit code of the command; set on failure too, empty if unknown",
        process: "Id of the process; set on failure too",
        release: "Id of the release that the command ran in; set on failure too",
        app: "Name of the app",
        rack: "Name of the Rack",
        service: "Name of the service",
        duration: "Duration in seconds",
    },
    onMachine: { limit: "stdin, the pod options, and wait with detach are rejected, because they could be ignored" },
    printsLog: true,
    run: runCommandOnce,
});
async function runCommandOnce(values, deps) {
    const { app, service, detach } = values;
    const { host, rack } = deps;
    const startedAt = deps.now();
    const generation = await rack.generation(app);
    const commandLine = await toCommandLine(values, generation, deps);
    const environment = readRunEnvironment(values, deps);
    checkRunOptions({ ...values, environment }, generation);
    const podOptions = readPodOptions(values, generation);
    return await (0,standard_input/* withStandardInput */.m)(values.stdin, generation, deps, (stdin) => (0,log_file/* withLogFile */.T)(values.logFile, deps, async (log) => {
        const { release, cpu, memory, wait } = values;
        const retain = detach && wait ? RETAIN_S : undefined;
        const command = detach ? commandLine : holdingCommand(values);
        const options = { command, release, environment, cpu, memory, retain, ...podOptions };
        const process = await startProcess(values, options, deps);
        const result = (code) => ({
            "exit-code": code,
            process: process.id,
            release: process.release || values.release || "",
            app,
            rack: rack.name,
            service,
            duration: Math.round((deps.now() - startedAt) / 1000),
        });
        host.info(`Process ${process.id} of ${service} in ${app} on ${rack.name}, release ${result().release || "unknown"}`);
        if (detach && !wait) {
            host.info("Not waiting for the command; its result is only in the log of the app");
            return result();
        }
        try {
            const { entrypoint, timeout: timeoutMs } = values;
            if (detach) {
                await runRetained({ app, process: process.id, startMs: values.startTimeout, timeoutMs, log }, deps);
                return result(0);
            }
            const execution = {
                app,
                process: process.id,
                command: commandLine,
                entrypoint,
                stdin,
                timeoutMs,
                generation,
                log,
            };
            await runAttached(values, { ...execution, afterwards: "The process is stopped" }, deps);
            return result(0);
        }
        catch (error) {
            if (!(error instanceof errors/* ConvoxError */.AC))
                throw error;
            const { "exit-code": _, ...outputs } = result();
            throw error.addOutputs(outputs);
        }
    }));
}
async function runRetained(run, deps) {
    const { app, process: id } = run;
    await (0,started_work/* withCleanup */.V1)({ kind: "process", app, id }, deps, async () => {
        try {
            await waitForRetainedRun(run, deps);
        }
        catch (error) {
            if (!(error instanceof errors/* ExitError */.RS) && !deps.signal.aborted)
                await (0,stop_process/* stopAfterwards */.y)(app, id, deps);
            throw error;
        }
    });
}
async function runAttached({ startTimeout }, execution, deps) {
    const { app, process: id } = execution;
    await (0,started_work/* withCleanup */.V1)({ kind: "process", app, id }, deps, async () => {
        try {
            await waitUntilRunning(app, id, startTimeout, deps);
            await (0,execute_command/* executeCommand */.RS)(execution, deps);
        }
        finally {
            if (!deps.signal.aborted)
                await (0,stop_process/* stopAfterwards */.y)(app, id, deps);
        }
    });
}
function holdingCommand({ startTimeout, timeout }) {
    return `sleep ${Math.ceil((startTimeout + timeout) / 1000) + 60}`;
}
async function waitUntilRunning(app, id, timeoutMs, deps) {
    let reported = "";
    const process = await (0,wait/* waitUntil */.a)(() => deps.rack.processes.get(app, id), {
        ...deps,
        what: `process ${id} of ${app} to start`,
        timeoutMs,
        done({ status }) {
            if (status !== reported && status !== "running")
                deps.host.info(`Waiting for process ${id}: it is ${status}`);
            reported = status;
            return status === "running" || ENDED_STATES.has(status);
        },
        state: ({ status }) => status,
    });
    if (!ENDED_STATES.has(process.status))
        return;
    const message = `process ${id} of ${app} ended before the command ran: its status is ${process.status}`;
    const hint = "Nothing was run. The image must contain the program sleep, and its entrypoint must run its arguments";
    throw new errors/* ConvoxError */.AC("command-not-started", message, { hint });
}
const ENDED_STATES = new Set([
    "complete",
    "crashed",
    "failed",
    "deactivating",
    "stopping",
    "deprovisioning",
    "stopped",
]);
async function toCommandLine({ command: given, shell }, { generation }, { host, advise }) {
    const line = (0,shell_words/* toHeaderLine */.t9)(given);
    if (generation === "v2")
        return line;
    if (shell)
        return (0,shell_words/* wrapInShell */.a)(line);
    const syntax = (0,shell_words/* findShellSyntax */.Xw)(line);
    if (syntax !== undefined && generation === "v3") {
        const what = `command contains ${syntax}, but a v3 Rack runs commands without a shell and passes it on as text`;
        host.warn(`${what}. ${await advise("Set shell: true")}`);
    }
    return line;
}


/***/ }),

/***/ 103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xw: () => (/* binding */ findShellSyntax),
/* harmony export */   a: () => (/* binding */ wrapInShell),
/* harmony export */   l0: () => (/* binding */ commandLineOf),
/* harmony export */   t9: () => (/* binding */ toHeaderLine)
/* harmony export */ });
/* unused harmony export quoteWord */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function quoteWord(word) {
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
function commandLineOf(words) {
    return words.length === 1 ? (words[0] ?? "") : words.map(quoteWord).join(" ");
}
function wrapInShell(command) {
    return `sh -c ${quoteWord(command)}`;
}
function toHeaderLine(command) {
    const line = command.trim();
    if (line === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-missing", "command is empty");
    if (/[\r\n]/.test(line)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", "command has several lines, and a Rack runs only one", {
            hint: "Put the lines into a script in the image, or join them with && (on a v3 Rack also set shell: true)",
        });
    }
    const control = /[\x00-\x08\x0b-\x1f\x7f]/.exec(line)?.[0];
    if (control === undefined)
        return line;
    const code = control.charCodeAt(0).toString(16).padStart(4, "0");
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `command has the control character U+${code}, which cannot be sent to a Rack`, {
        hint: "Let a shell in the image create it: printf '\\033' (on a v3 Rack with shell: true)",
    });
}
function findShellSyntax(command) {
    if (/^\s*(?:\S*\/)?(?:ba|da|a|z|k)?sh\s/.test(command))
        return undefined;
    const assignment = /^\s*([A-Za-z_][A-Za-z0-9_]*=)/.exec(command)?.[1];
    if (assignment !== undefined)
        return assignment;
    let quote = "";
    for (let at = 0; at < command.length; at++) {
        const char = command[at] ?? "";
        if (quote === "'") {
            if (char === "'")
                quote = "";
        }
        else if (char === "\\") {
            at++;
        }
        else if (char === '"' || (char === "'" && quote === "")) {
            quote = quote === char ? "" : char;
        }
        else {
            const rest = command.slice(at);
            const found = /^(?:\$\{?[A-Za-z_][A-Za-z0-9_]*\}?|\$\{?[0-9?$!#@*]|\$\(|`)/.exec(rest) ??
                (quote === "" ? /^(?:&&|\|\|?|[;<>]+|&)/.exec(rest) : null) ??
                (quote === "" && /\s/.test(command[at - 1] ?? " ") ? /^~(?=\/|\s|$)/.exec(rest) : null);
            if (found)
                return found[0];
        }
    }
    return undefined;
}


/***/ }),

/***/ 5661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ stdinInput),
/* harmony export */   m: () => (/* binding */ withStandardInput)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5355);
/* harmony import */ var _declaration_input_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5335);



const stdinInput = {
    stdin: {
        description: "File to use as the standard input of the command; - uses that of the program (v2 Racks, and v3 Racks since 3.25.5)",
    },
};
async function withStandardInput(path, rack, deps, body) {
    if (path === undefined)
        return await body(undefined);
    if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .hasFeature */ .jI)(rack, "stdinEnd") !== true) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("rack-feature-missing", rack.isMachine
            ? `stdin requires ${(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .describeFirstVersions */ .VB)("stdinEnd", rack)}`
            : "stdin requires a v2 Rack, or v3 since 3.25.5: other Racks never deliver end-of-input, so the command would hang", { hint: "Put the data where the command can download it, or into the command line" });
    }
    const start = (input) => (rack.generation === "v2" ? input : withoutEmpty(input));
    if (path === "-") {
        if (deps.stdin)
            return await body(await start(deps.stdin()));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", 'stdin is "-": an action has no standard input. Name a file');
    }
    const file = (await (0,_declaration_input_file_js__WEBPACK_IMPORTED_MODULE_2__/* .openInputFile */ .H)("stdin", path, deps.cwd)).createReadStream();
    try {
        return await body(await start(file));
    }
    finally {
        file.destroy();
    }
}
async function withoutEmpty(input) {
    const iterator = input[Symbol.asyncIterator]();
    let first = await iterator.next();
    while (!first.done && first.value.length === 0)
        first = await iterator.next();
    if (first.done)
        return undefined;
    const head = first.value;
    const rest = { [Symbol.asyncIterator]: () => iterator };
    return (async function* () {
        yield head;
        yield* rest;
    })();
}


/***/ }),

/***/ 8659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nN: () => (/* binding */ VARIABLE_NAME),
  u0: () => (/* binding */ parseJsonValues),
  Hl: () => (/* binding */ parseKeyValues)
});

;// CONCATENATED MODULE: ./src/commands/variables/wrapped-value.js
const ENCODED = /^[A-Za-z0-9+/_-]{16,}$/;
const ENCODED_END = /^[A-Za-z0-9+/_-]*={1,2}$/;
function isOpen(value) {
    const text = value.trim();
    if (/^["']?-----BEGIN /.test(text))
        return !/-----END /.test(text);
    const [, start = "", quote] = /^(\$?(["'`]))/.exec(text) ?? [];
    if (quote !== undefined)
        return text.length === start.length || !text.endsWith(quote);
    if (/^[[{]/.test(text))
        return !isJson(text) && count(text, /[[{]/g) > count(text, /[\]}]/g);
    return false;
}
function seemsToContinue(value, line) {
    const text = line.trim();
    if (/^[^=]+==$/.test(text))
        return true;
    if (ENCODED.test(value) && ENCODED_END.test(text) && (value.length + text.length) % 4 === 0)
        return true;
    return /[\\?&]$/.test(value) && !/^[A-Z_][A-Z0-9_]*=/.test(text);
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function count(text, pattern) {
    return text.match(pattern)?.length ?? 0;
}

;// CONCATENATED MODULE: ./src/commands/variables/key-values.js

const VARIABLE_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const USUAL_NAME = /^(?:[A-Z_][A-Z0-9_]*|[a-z_][a-z0-9_.-]*)$/;
function parseKeyValues(source, items, env, rules, mistakes) {
    const found = new Map();
    let previous;
    for (const [index, item] of items.entries()) {
        const line = rules.trims ? item.trim() : item;
        if (line.trim() === "" || line.trimStart().startsWith("#"))
            continue;
        const place = items.length > 1 ? `${source}, line ${index + 1}` : source;
        const pair = parseItem(line, env, rules);
        if (previous && (pair === undefined || isOpen(previous.value) || seemsToContinue(previous.value, line))) {
            const bare = line.includes("=") ? "" : "; a line without = must name an environment variable of the job";
            mistakes.push(`${place}: ${describeContinuation(found)}${bare}`);
            return found;
        }
        if (pair === undefined) {
            mistakes.push(`${place}: expected KEY=VALUE, or the name of an environment variable of the job`);
            return found;
        }
        const { key, value, flaw } = pair;
        const mistake = flaw ??
            valueFlaw(key, value, /[\r\n]/, rules) ??
            (found.has(key) && !rules.allowsRepeats ? `${key} is set twice` : undefined);
        if (mistake !== undefined)
            mistakes.push(`${place}: ${mistake}`);
        found.set(key, value);
        if (line.includes("="))
            previous = { key, value: value ?? "" };
    }
    return found;
}
function parseJsonValues(source, text, rules, mistakes) {
    const found = new Map();
    const object = parseObject(text);
    if (object === undefined) {
        mistakes.push(`${source}: expected a JSON object of strings, such as {"KEY": "value"}`);
        return found;
    }
    for (const [key, value] of Object.entries(object)) {
        if (!rules.name.test(key)) {
            mistakes.push(`${source}: ${JSON.stringify(key)} is not a valid variable name`);
        }
        else if (typeof value !== "string") {
            mistakes.push(`${source}: the value of ${key} is not a string`);
        }
        else {
            const flaw = valueFlaw(key, value, /\n|\r$/, rules);
            if (flaw !== undefined)
                mistakes.push(`${source}: ${flaw}`);
            found.set(key, value);
        }
    }
    return found;
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function parseItem(line, env, rules) {
    const at = line.indexOf("=");
    if (at < 0) {
        const key = line.trim();
        if (!rules.name.test(key))
            return undefined;
        const value = env[key];
        return value === undefined && !rules.isFilledIn?.(key) ? undefined : { key, value };
    }
    const key = line.slice(0, at);
    const value = line.slice(at + 1);
    if (rules.name.test(key))
        return { key, value };
    const name = key.replace(/^\s*export\s+/, "").trim();
    if (!rules.name.test(name))
        return undefined;
    return { key: name, value, flaw: `remove ${/export/.test(key) ? '"export"' : "the white space"} around ${name}` };
}
function describeContinuation(found) {
    const names = [...found].reverse();
    const [key] = names.findLast(([name, value]) => isOpen(value ?? "") && USUAL_NAME.test(name)) ??
        names.find(([name]) => USUAL_NAME.test(name)) ??
        [];
    return key === undefined
        ? "the line has no valid name, and may continue a value of several lines"
        : `the value of ${key} seems to continue on this line, and a value in this list must be one line`;
}
function valueFlaw(key, value, lineBreak, { allowsLineBreaks, maxBytes = Number.POSITIVE_INFINITY }) {
    if (value === undefined)
        return undefined;
    if (value.includes("\0"))
        return `the value of ${key} contains a NUL byte`;
    if (!allowsLineBreaks && lineBreak.test(value))
        return `the value of ${key} contains a line break`;
    const size = Buffer.byteLength(`${key}=${value}`);
    return size > maxBytes ? `${key} and its value are ${size} bytes; the limit is ${maxBytes}` : undefined;
}


/***/ }),

/***/ 2128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ maskValues)
/* harmony export */ });
/* unused harmony export isSecret */
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1718);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1143);

const SECRET_NAME = /secret|token|passw|passphrase|credential|private|(?:^|[_.-])(?:pass|pwd|pw|auth|dsn|cookie|salt|jwt|pin)(?:[_.-]|$)|api_?key|access_?key|(?:^|[_.-])keys?(?:[_.-]|$)/i;
const SETTING_NAME = /[_.-](?:url|uri|host|hostname|domain|port|type|provider|name|path|file|dir|folder|ttl|expiry|expires|expiration|timeout|lifetime|max_?age|issuer|audience|scopes?|realm|alg|algorithm|method|mode|strategy|backend|driver|model|class|prefix|rounds|length|size|policy|enabled|disabled|required|samesite|secure|env|environment|region|version|format|user|username|email)$/i;
const PLAIN_ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[\w.:-]+(?:\/(?:[a-z-]{1,20}\d{0,2})?)?$/;
const PUBLIC_NAME = /sha|commit|revision|version|digest|image|checksum|uuid|path|host|region|bucket|arn/i;
const SECRET_VALUE = /-----BEGIN [A-Z ]*PRIVATE KEY|^eyJ[\w-]+\.[\w-]+\.|^(?:gh[a-z]_|github_pat_|sk[-_]|xox[a-z]-|AKIA|glpat-)/;
const RANDOM_LENGTH = 20;
const RANDOM_BITS_PER_CHARACTER = 3.5;
function maskValues(values, mode, { host }) {
    for (const [name, value] of values) {
        if (value === undefined || mode === "none" || !isMaskable(value))
            continue;
        const secrets = mode === "all" || isSecret(name, value) ? [...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .secretForms */ .e)(value), ...passwordsIn(value)] : [];
        for (const secret of secrets)
            host.mask(secret);
    }
}
function isSecret(name, value) {
    if (SECRET_VALUE.test(value) || passwordsIn(value).length > 0)
        return true;
    if (SECRET_NAME.test(name))
        return !isSetting(name, value);
    return !PUBLIC_NAME.test(name) && isRandom(value);
}
function isSetting(name, value) {
    const isAddress = value.includes("://");
    return SETTING_NAME.test(name) && !isRandom(value) && (!isAddress || PLAIN_ADDRESS.test(value));
}
function passwordsIn(url) {
    if (!/^[a-z][a-z0-9+.-]*:\/\/[^/]*@/i.test(url) || !URL.canParse(url))
        return [];
    const { password } = new URL(url);
    return password === "" ? [] : (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .secretForms */ .e)((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .percentDecoded */ .o)(password)).filter(isMaskable);
}
function isMaskable(value) {
    return value.trim().length >= 4 && !/^(\d{1,5}|true|false|null|none)$/i.test(value.trim());
}
function isRandom(value) {
    if (value.length < RANDOM_LENGTH || !/^[A-Za-z0-9+/_=.~-]+$/.test(value))
        return false;
    if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || /^[a-z]+([-_./][a-z0-9]+)*$/.test(value))
        return false;
    const counts = new Map();
    for (const char of value)
        counts.set(char, (counts.get(char) ?? 0) + 1);
    const bits = [...counts.values()].reduce((sum, n) => sum - (n / value.length) * Math.log2(n / value.length), 0);
    return bits >= RANDOM_BITS_PER_CHARACTER;
}


/***/ }),

/***/ 1143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ percentDecoded)
/* harmony export */ });
function percentDecoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
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
