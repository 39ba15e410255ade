export const id = 3147;
export const ids = [3147,8797];
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

/***/ 3147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   scale: () => (/* binding */ scale)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5355);
/* harmony import */ var _cleanup_wait_for_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7721);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3121);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9189);
/* harmony import */ var _ps_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6032);
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8797);









const inputs = {
    service: { description: "Name of the service; required to change its scale", positional: "service" },
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y,
    count: { description: "Number of processes", kind: "integer" },
    cpu: { description: "CPU per process in millicores; on a v2 Rack in CPU units (1024 are one CPU)", kind: "integer" },
    memory: { description: "Memory per process in MiB", kind: "integer" },
    min: { description: "Minimum number of processes for autoscaling (v3 Racks from 3.24.6)", kind: "integer" },
    max: { description: "Maximum number of processes for autoscaling (v3 Racks from 3.24.6)", kind: "integer" },
    timeout: { description: "Maximum time to wait until the processes run", kind: "duration", default: "15m" },
};
const scale = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "scale",
    cliNames: ["services update"],
    waits: true,
    summary: "Set the number and size of the processes of a service, or print them",
    details: "Waits until the change is applied and enough processes run. Without a change it prints the scale. A deploy key " +
        "without a role cannot scale.",
    icon: "bar-chart-2",
    inputs,
    outputs: {
        app: "Name of the app",
        rack: "Name of the Rack",
        service: "Name of the service; the outputs below are empty without it",
        count: "Desired number of processes",
        running: "Number of running processes; empty if the key cannot list processes",
        pending: "Number of starting processes",
        unhealthy: "Number of crashed or unhealthy processes",
        cpu: "CPU per process in millicores",
        memory: "Memory per process in MiB",
        min: "Minimum number of processes for autoscaling, if the Rack reports it",
        max: "Maximum number of processes for autoscaling, if the Rack reports it",
    },
    run: scaleService,
    text({ services }) {
        const limits = services.some(({ min, max }) => min !== undefined || max !== undefined);
        const cell = (value) => (value === undefined ? "" : String(value));
        return (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([
            ["SERVICE", "DESIRED", "RUNNING", "CPU", "MEMORY", ...(limits ? ["MIN", "MAX"] : [])],
            ...services.map(({ service, count, running, cpu, memory, min, max }) => [
                service,
                cell(count),
                cell(running),
                cell(cpu),
                cell(memory),
                ...(limits ? [cell(min), cell(max)] : []),
            ]),
        ]);
    },
});
async function scaleService(values, deps) {
    const { app, service: name } = values;
    const { host, rack } = deps;
    const update = updateIn(values);
    if (Object.keys(update).length === 0) {
        const services = name === undefined ? await (0,_services_js__WEBPACK_IMPORTED_MODULE_3__.listServices)(app, deps) : [await (0,_services_js__WEBPACK_IMPORTED_MODULE_3__.findService)(app, name, deps)];
        return scaleResult(values, services, deps);
    }
    if (name === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-missing", `${Object.keys(update).join(", ")} applies to one service: name it with service`);
    await checkLimits(values, deps);
    const need = { to: "scale services", access: "Write", app };
    await (0,_services_js__WEBPACK_IMPORTED_MODULE_3__.findService)(app, name, deps, need);
    await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__/* .withPermissionHint */ .V)(rack, need, rack.services.update(app, name, update));
    const words = Object.entries(update).map(([what, value]) => `${what} ${value}`);
    host.info(`Scaling ${name} of ${app} on ${rack.name} to ${words.join(", ")}`);
    const service = await waitForScale(values, name, update, deps);
    for (const limit of ["min", "max"]) {
        if (update[limit] === undefined || update[limit] === (service[limit] ?? 0))
            continue;
        host.warn(`${limit} was set to ${update[limit]}, but the Rack reports ${service[limit] ?? "none"}`);
    }
    return scaleResult(values, [service], deps);
}
function updateIn({ count, cpu, memory, min, max }) {
    const given = Object.entries({ count, cpu, memory, min, max }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given);
}
async function checkLimits({ app, count, min, max }, { rack, host }) {
    if (min === undefined && max === undefined)
        return;
    if (count !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("inputs-conflict", "count cannot be combined with min or max");
    if (min !== undefined && max !== undefined && min > max)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-invalid", `min is ${min} and max is ${max}: min must not exceed max`);
    const generation = await rack.generation(app);
    const isSupported = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_6__/* .hasFeature */ .jI)(generation, "scaleLimits");
    if (isSupported === false) {
        const which = [generation.generation, generation.version].filter(Boolean).join(" ");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("rack-feature-missing", `min and max require a v3 Rack 3.24.6 or later; this Rack is ${which}`);
    }
    if (isSupported === undefined)
        host.warn("The version of this Rack is unknown; v3 Racks before 3.24.6 ignore min and max");
}
async function waitForScale({ app, timeout }, name, update, deps) {
    let mayList = true;
    const read = async () => {
        const { status } = await deps.rack.apps.get(app);
        const service = (await deps.rack.services.list(app)).find((one) => one.name === name);
        const processes = mayList ? await (0,_ps_js__WEBPACK_IMPORTED_MODULE_7__.listProcessesIfAllowed)(app, deps) : undefined;
        mayList = processes !== undefined;
        return { status, service, running: processes && (0,_ps_js__WEBPACK_IMPORTED_MODULE_7__.countByState)(processes, name).running };
    };
    const { service } = await (0,_cleanup_wait_for_js__WEBPACK_IMPORTED_MODULE_8__/* .waitFor */ .f)(read, {
        what: `${name} of ${app} to be scaled`,
        timeoutMs: timeout,
        done: ({ status, service, running = service?.count ?? 0 }) => status === "running" && service !== undefined && isApplied(service, update) && running >= service.count,
        state: ({ status, service, running }) => `the app is ${status}, ${running ?? "an unknown number"} of ${service?.count ?? 0} processes run`,
        leftRunning: "the Rack continues to scale",
    }, deps);
    if (!service)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConvoxError */ .AC("service-not-found", `${app} no longer has a service ${name}`);
    return service;
}
function isApplied(service, { count, cpu, memory }) {
    return Object.entries({ count, cpu, memory }).every(([what, value]) => value === undefined || service[what] === value);
}
async function scaleResult({ app, service }, list, deps) {
    const processes = list.length === 0 ? [] : await (0,_ps_js__WEBPACK_IMPORTED_MODULE_7__.listProcessesIfAllowed)(app, deps);
    const services = list.map(({ name, count, cpu, memory, min, max }) => {
        const { running, pending, unhealthy } = processes ? (0,_ps_js__WEBPACK_IMPORTED_MODULE_7__.countByState)(processes, name) : {};
        return { service: name, count, running, pending, unhealthy, cpu, memory, min, max };
    });
    return { app, rack: deps.rack.name, ...(service === undefined ? {} : services[0]), services };
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
