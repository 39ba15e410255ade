export const id = 4794;
export const ids = [4794,8797];
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

/***/ 6032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   countByState: () => (/* binding */ countByState),
/* harmony export */   listProcessesIfAllowed: () => (/* binding */ listProcessesIfAllowed),
/* harmony export */   ps: () => (/* binding */ ps)
/* harmony export */ });
/* harmony import */ var _app_existing_app_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2164);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3121);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9189);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5562);






const ps = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "ps",
    summary: "List an app's processes",
    details: "A deploy key without a role cannot list processes.",
    inputs: {
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
        service: { description: "List only the processes of this service", short: "s" },
        release: { description: "List only the processes of this release" },
    },
    outputs: {},
    itemId: "process",
    async run({ app, service, release }, deps) {
        const list = await (0,_app_existing_app_js__WEBPACK_IMPORTED_MODULE_2__/* .checkAppIfEmpty */ .q)(await listProcesses(app, deps), app, deps);
        return list
            .filter((one) => service === undefined || one.name === service)
            .filter((one) => release === undefined || one.release === release)
            .map(({ id, name, status, release, started, command }) => ({
            process: id,
            service: name,
            status,
            release,
            started: started?.toISOString() ?? "",
            command,
        }));
    },
    text: (list, now) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .t)([
        ["ID", "SERVICE", "STATUS", "RELEASE", "STARTED", "COMMAND"],
        ...list.map(({ process, service, status, release, started, command }) => [
            process,
            service,
            status,
            release,
            (0,_output_units_js__WEBPACK_IMPORTED_MODULE_4__/* .ago */ .KN)(started, now),
            command,
        ]),
    ]),
});
function listProcesses(app, { rack }) {
    return (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__/* .withPermissionHint */ .V)(rack, { to: "list processes", access: "Read", app }, rack.processes.list(app));
}
async function listProcessesIfAllowed(app, deps) {
    try {
        return await deps.rack.processes.list(app);
    }
    catch (error) {
        if ((0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__/* .isForbidden */ .U)(error))
            return undefined;
        throw error;
    }
}
function countByState(processes, service) {
    const of = (states) => processes.filter(({ name, status }) => name === service && states.includes(status)).length;
    return {
        running: of(["running"]),
        pending: of(["pending", "starting", "provisioning", "activating"]),
        unhealthy: of(["unhealthy", "crashed", "failed", "unknown"]),
    };
}


/***/ }),

/***/ 4794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restart: () => (/* binding */ restart)
/* harmony export */ });
/* harmony import */ var _cleanup_wait_for_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7721);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3121);
/* harmony import */ var _ps_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6032);
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8797);






const inputs = {
    service: { description: "Name of the service", positional: "service", fallback: "all services of the app" },
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y,
    wait: {
        description: "Wait until new processes have replaced the old ones; ignored if the key cannot list processes",
        kind: "boolean",
        default: "true",
    },
    timeout: { description: "Maximum time to wait", kind: "duration", default: "15m" },
};
const restart = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "restart",
    cliNames: ["services restart"],
    summary: "Replace the processes of one or all services with new ones of the same release",
    details: "The Rack replaces a few processes at a time, so the service stays available. A deploy key without a role cannot restart.",
    icon: "refresh-cw",
    inputs,
    outputs: {
        app: "Name of the app",
        rack: "Name of the Rack",
        services: "Names of the restarted services, separated by commas",
    },
    run: restartServices,
});
async function restartServices(values, deps) {
    const { app, service } = values;
    const { host, rack } = deps;
    const need = { to: "restart services", access: "Write", app };
    const list = service === undefined ? await (0,_services_js__WEBPACK_IMPORTED_MODULE_2__.listServices)(app, deps, need) : [await (0,_services_js__WEBPACK_IMPORTED_MODULE_2__.findService)(app, service, deps, need)];
    const before = values.wait ? await (0,_ps_js__WEBPACK_IMPORTED_MODULE_3__.listProcessesIfAllowed)(app, deps) : undefined;
    for (const { name } of list) {
        await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__/* .withPermissionHint */ .V)(rack, need, rack.services.restart(app, name));
        host.info(`Restarting ${name} of ${app} on ${rack.name}`);
    }
    const names = list.map(({ name }) => name);
    if (before)
        await waitForReplacements(values, names, before, deps);
    host.info(before ? `Restarted ${names.join(", ") || "no services"}` : "Not waiting for the new processes");
    return { app, rack: rack.name, services: names };
}
async function waitForReplacements({ app, timeout }, services, before, deps) {
    const old = runningProcesses(services, before);
    const oldIdentities = new Set(old.map(identity));
    if (old.length === 0)
        return;
    await (0,_cleanup_wait_for_js__WEBPACK_IMPORTED_MODULE_5__/* .waitFor */ .f)(async () => runningProcesses(services, await deps.rack.processes.list(app)), {
        what: `new processes of ${services.join(", ")}`,
        timeoutMs: timeout,
        done: (now) => now.length >= old.length && now.every((process) => !oldIdentities.has(identity(process))),
        state: (now) => `${now.filter((process) => !oldIdentities.has(identity(process))).length} of ${old.length} are new`,
        leftRunning: "the Rack continues the restart",
    }, deps);
}
function runningProcesses(services, processes) {
    return processes.filter(({ name, status }) => status === "running" && services.includes(name));
}
function identity({ id, started }) {
    return `${id} ${started?.getTime() ?? ""}`;
}


/***/ }),

/***/ 8797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findService: () => (/* binding */ findService),
/* harmony export */   listServices: () => (/* binding */ listServices),
/* harmony export */   services: () => (/* binding */ services)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);
/* harmony import */ var _app_existing_app_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2164);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3121);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9189);






const listing = { to: "list services", access: "Read" };
const toOutput = ({ name, count, cpu, memory, min, max, domain, ports }) => ({
    service: name,
    count,
    cpu,
    memory,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    domain,
    ports,
});
const services = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "services",
    summary: "List the services of the active release with their domains and ports",
    details: "A deploy key without a role cannot list services.",
    inputs: { app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y },
    outputs: {},
    itemId: "service",
    run: async ({ app }, deps) => (await listServices(app, deps)).map(toOutput),
    text: (list) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([
        ["SERVICE", "DOMAIN", "PORTS"],
        ...list.map(({ service, domain, ports }) => [
            service,
            domain,
            ports.map(({ balancer, container }) => `${balancer}:${container}`).join(" "),
        ]),
    ]),
});
async function listServices(app, deps, need = listing) {
    const { rack } = deps;
    return (0,_app_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__/* .withPermissionHint */ .V)(rack, { ...need, app }, rack.services.list(app)), app, deps);
}
async function findService(app, name, deps, need = listing) {
    const list = await listServices(app, deps, need);
    const found = list.find((service) => service.name === name);
    if (found)
        return found;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ConvoxError */ .AC("service-not-found", `${app} has no service ${name}`, {
        hint: list.length === 0
            ? "An app has no services before its first promotion"
            : `Its services: ${list.map((service) => service.name).join(", ")}`,
    });
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
