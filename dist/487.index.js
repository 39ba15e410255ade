export const id = 487;
export const ids = [487];
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

/***/ 487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exec: () => (/* binding */ exec)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/processes.js
var processes = __webpack_require__(1875);
// EXTERNAL MODULE: ./src/commands/app/existing-app.js
var existing_app = __webpack_require__(2164);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/declaration/permission.js
var permission = __webpack_require__(3121);
// EXTERNAL MODULE: ./src/commands/output/log-file.js
var log_file = __webpack_require__(6142);
// EXTERNAL MODULE: ./src/commands/process/execute-command.js
var execute_command = __webpack_require__(7602);
;// CONCATENATED MODULE: ./src/commands/process/one-off.js

const HOLDS_A_RUN = /^sleep \d+$/;
function isOneOff({ id, name, command }, { generation }) {
    if (command === "")
        return false;
    if (generation === "v2" || HOLDS_A_RUN.test(command))
        return true;
    return !(0,processes/* isServicePod */.jY)(id, name);
}

// EXTERNAL MODULE: ./src/commands/process/run.js + 5 modules
var run = __webpack_require__(3289);
// EXTERNAL MODULE: ./src/commands/process/standard-input.js
var standard_input = __webpack_require__(5661);
;// CONCATENATED MODULE: ./src/commands/process/exec.js










const inputs = {
    service: {
        description: "Id of a running process, or the name of a service to use its newest process",
        required: true,
        positional: "process",
        aliases: ["process"],
    },
    ...run.commandInputs,
    entrypoint: { description: "Put the image's entrypoint before the command", kind: "boolean", default: "false" },
};
const exec = (0,command/* command */.G)({
    name: "exec",
    summary: "Run a command in a running process",
    details: "Prints the output of the command and ends with its exit code. The process itself keeps running. The step fails " +
        "unless the Rack reports exit code 0.",
    icon: "terminal",
    onMachine: { limit: "stdin is rejected, because the command could hang" },
    inputs,
    outputs: {
        "exit-code": "Exit code of the command; set on failure too, empty if unknown",
        process: "Id of the process, or the service if the Rack chose the process; set on failure too",
        release: "Id of the release that the process runs, if known; set on failure too",
        app: "Name of the app",
        rack: "Name of the Rack",
        duration: "Duration in seconds",
    },
    printsLog: true,
    run: execInProcess,
});
async function execInProcess(values, deps) {
    const { app } = values;
    const { rack } = deps;
    const startedAt = deps.now();
    const generation = await rack.generation(app);
    const commandLine = await (0,run.toCommandLine)(values, generation, deps);
    return await (0,standard_input/* withStandardInput */.m)(values.stdin, generation, deps, (stdin) => (0,log_file/* withLogFile */.T)(values.logFile, deps, async (log) => {
        const target = await findTarget(app, values.service, generation, deps);
        const outputs = () => ({
            process: target.id,
            release: target.release,
            app,
            rack: rack.name,
            duration: Math.round((deps.now() - startedAt) / 1000),
        });
        try {
            await (0,execute_command/* executeCommand */.RS)({
                app,
                process: target.id,
                command: commandLine,
                entrypoint: values.entrypoint,
                stdin,
                timeoutMs: values.timeout,
                generation,
                log,
                afterwards: `The process ${target.id} keeps running, and the command may keep running in it`,
            }, deps);
            return { "exit-code": 0, ...outputs() };
        }
        catch (error) {
            if (!(error instanceof errors/* ConvoxError */.AC))
                throw error;
            throw error.addOutputs(outputs());
        }
    }));
}
async function findTarget(app, target, generation, deps) {
    const { rack, host } = deps;
    let all;
    try {
        all = await rack.processes.list(app);
    }
    catch (error) {
        if (!(0,permission/* isForbidden */.U)(error))
            throw error;
        return await findById(app, target, generation, error, deps);
    }
    const byId = all.find(({ id }) => id === target);
    if (byId)
        return byId;
    const running = all.filter(({ name, status }) => name === target && status === "running");
    const ofService = running
        .filter((process) => !isOneOff(process, generation))
        .sort((a, b) => (b.started?.getTime() ?? 0) - (a.started?.getTime() ?? 0));
    const [newest] = ofService;
    if (!newest) {
        if (all.length === 0)
            await (0,existing_app/* verifyApp */.j)(app, deps);
        throw new errors/* ConvoxError */.AC("process-not-found", `${app} has no running process ${target}, and no running process of a service ${target}`, {
            hint: hintForNoProcess(all, running),
        });
    }
    if (ofService.length > 1) {
        host.info(`${target} has ${ofService.length} running processes; using the newest, ${newest.id}`);
    }
    else {
        host.info(`Process ${newest.id} of ${target} in ${app} on ${rack.name}`);
    }
    return newest;
}
async function findById(app, target, generation, refusal, { rack, host }) {
    try {
        const found = await rack.processes.get(app, target);
        if (found.id === target)
            return found;
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo) || error.status === 401)
            throw error;
        if ((0,permission/* isForbidden */.U)(error) && (generation.generation === "v2" || (0,processes/* isDeploymentPod */.zh)(target))) {
            host.info(`Using ${target} as the id of a process, because the key is not allowed to read processes`);
            return { id: target, release: "" };
        }
    }
    throw new errors/* ConvoxError */.AC("permission-denied", `${target} is not known to be a process of ${app}: ${refusal.message}`, {
        cause: refusal,
        hint: `Give the id of a process, or a key with Read on the app ${app}, which can list the processes of a service`,
    });
}
function hintForNoProcess(all, oneOffs) {
    if (oneOffs.length > 0) {
        const ids = oneOffs.map(({ id }) => id).join(", ");
        return `Only processes that run started are running: ${ids}. To use one of them, give its id`;
    }
    const names = [...new Set(all.map(({ name }) => name))].sort().join(", ");
    return names === ""
        ? "No process of this app is running. Promote a release first"
        : `Services with processes: ${names}. To start a new process, use run`;
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

/***/ 1875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H2: () => (/* binding */ processCalls),
/* harmony export */   jY: () => (/* binding */ isServicePod),
/* harmony export */   zh: () => (/* binding */ isDeploymentPod)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7203);
/* harmony import */ var _reply_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8494);


function isDeploymentPod(id) {
    return /-[a-z0-9]{6,10}-[a-z0-9]{5}$/.test(id);
}
function isServicePod(id, service) {
    const suffix = id.startsWith(`${service}-`) ? id.slice(service.length) : id;
    return isDeploymentPod(suffix) || /^-\d{1,4}$/.test(suffix);
}
const EXIT_CODE_NAMES = ["exit-code", "exit", "exit_code", "exitCode"];
function readExitCode(f) {
    return EXIT_CODE_NAMES.map((name) => f.value(name)).find((value) => typeof value === "number");
}
const process = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    return {
        id: f.text("id"),
        name: f.text("name", ""),
        release: f.text("release", ""),
        status: f.text("status", ""),
        command: f.text("command", ""),
        started: f.time("started"),
        exitCode: readExitCode(f),
    };
};
const modes = {
    tty: {},
    plain: { Tty: false, "Disable-Stdin": true },
    input: { Tty: false },
    multiplexed: { Tty: false },
};
const processCalls = (http) => ({
    list: (app, options = {}) => http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/processes`, { read: (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(process), query: { ...options } }),
    get: (app, id) => http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/processes/${id}`, { read: process }),
    run: (app, service, options) => http.json("POST", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/services/${service}/processes`, {
        read: process,
        headers: {
            Command: options.command,
            Release: options.release,
            Environment: options.environment,
            Cpu: options.cpu,
            Memory: options.memory,
            Retain: options.retain,
            "Termination-Grace": options.terminationGrace,
            Annotations: options.annotations,
            Labels: options.labels,
            "Use-Service-Lifecycle": options.useServiceLifecycle,
            "Node-Affinity": options.nodeAffinity,
            Tolerations: options.tolerations,
        },
    }),
    stop: (app, id) => http.send("DELETE", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/processes/${id}`, { idempotent: true }),
    async exec(app, id, { command, entrypoint, mode }) {
        const { readExecution } = await __webpack_require__.e(/* import() */ 6732).then(__webpack_require__.bind(__webpack_require__, 6732));
        const stream = await http.stream((0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/processes/${id}/exec`, { Command: command, Entrypoint: entrypoint || undefined, ...modes[mode] }, "once");
        const { [Symbol.asyncIterator]: _, ...rest } = stream;
        return { ...readExecution(stream, { multiplexed: mode === "multiplexed" }), ...rest };
    },
});


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


/***/ })

};
