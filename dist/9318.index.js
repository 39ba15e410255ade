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

/***/ 6142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ logFileInput),
/* harmony export */   T: () => (/* binding */ withLogFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);



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
        host.warn(`Stopped saving the log to ${path}: ${reason(error)}`);
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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(full), { recursive: true });
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(full, "w");
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("file-unwritable", `log-file is ${JSON.stringify(path)}: it cannot be written: ${reason(cause)}`, { cause });
    }
}
function reason(error) {
    return error instanceof Error
        ? error.message.replace(/^[A-Z]+: /, "").replace(/, [a-z]+( '.*')?$/, "")
        : String(error);
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
    printsLog: true,
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
        throw new errors/* InputError */.dz("rack-feature-missing", "tail requires a v3 Rack 3.19.4 or later. Use since instead");
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

/***/ 2073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ isCertificateError)
/* harmony export */ });
function isCertificateError(code) {
    return /^(DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER|GET_CRL|DECRYPT)|CERT_|ERR_TLS_CERT_)/.test(code);
}


/***/ }),

/***/ 5972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M8: () => (/* binding */ openUnlessAborted),
/* harmony export */   NE: () => (/* binding */ withDeadline),
/* harmony export */   U6: () => (/* binding */ cutAtSignal),
/* harmony export */   Wh: () => (/* binding */ unlessAborted),
/* harmony export */   v4: () => (/* binding */ withScope)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);

const scopes = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
const longestTimerMs = 2 ** 31 - 1;
async function withDeadline(ms, error, work) {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(error()), Math.min(ms, longestTimerMs));
    try {
        return await withAbort(end.signal, work);
    }
    finally {
        clearTimeout(timer);
    }
}
async function openUnlessAborted(signal, open) {
    const end = new AbortController();
    const abort = () => end.abort(signal.reason);
    if (signal.aborted)
        abort();
    signal.addEventListener("abort", abort, { once: true });
    try {
        return await withAbort(end.signal, open);
    }
    finally {
        signal.removeEventListener("abort", abort);
    }
}
async function withAbort(signal, work) {
    const scope = joinSignals(scopes.getStore(), signal) ?? signal;
    return scopes.run(scope, () => unlessAborted(work(), scope));
}
function withScope(own) {
    return joinSignals(scopes.getStore(), own);
}
function unlessAborted(promise, signal) {
    if (!signal)
        return promise;
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        if (signal.aborted)
            abort();
        signal.addEventListener("abort", abort, { once: true });
        promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
    });
}
async function* cutAtSignal(source, signal) {
    const iterator = source[Symbol.asyncIterator]();
    try {
        for (;;) {
            const next = await unlessAborted(iterator.next(), signal);
            if (next.done)
                return;
            yield next.value;
        }
    }
    finally {
        if (!signal.aborted)
            await iterator.return?.();
        else
            Object(source).destroy?.();
    }
}
function joinSignals(one, other) {
    return one && other ? AbortSignal.any([one, other]) : (one ?? other);
}


/***/ }),

/***/ 9867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ networkErrorCode),
/* harmony export */   h: () => (/* binding */ rackErrorCode)
/* harmony export */ });
/* harmony import */ var _certificate_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2073);

const MISSING = [
    [/app not found|no such app|namespaces? "?[^"]*"? not found/, "app-not-found"],
    [/no such build|build not found|builds\.convox\.com "[^"]*" not found/, "build-not-found"],
    [
        /no such release|release not found|releases\.convox\.com "[^"]*" not found|mismatched app and release/,
        "release-not-found",
    ],
    [/no such service|service not found|deployments\.apps "[^"]*" not found/, "service-not-found"],
    [/no such process|process not found|process id not found|pods "[^"]*" not found/, "process-not-found"],
    [/rack not found/, "rack-not-found"],
];
function rackErrorCode(status, reason) {
    if (/not permitted for deploy keys|unauthorized to access/.test(reason))
        return "permission-denied";
    if (status === 401)
        return "key-rejected";
    if (/app is currently updating/.test(reason))
        return "app-busy";
    if (status === 403)
        return "permission-denied";
    const missing = MISSING.find(([pattern]) => pattern.test(reason))?.[1];
    if (missing !== undefined)
        return missing;
    if (status === 404)
        return "not-found";
    return status !== undefined && status >= 500 ? "rack-failed" : "rack-refused";
}
function networkErrorCode(code, mayHaveHappened) {
    if ((0,_certificate_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isCertificateError */ .Y)(code))
        return "certificate-rejected";
    return mayHaveHappened ? "request-result-unknown" : "rack-unreachable";
}


/***/ }),

/***/ 3215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   Jx: () => (/* binding */ replyFailure),
/* harmony export */   QG: () => (/* binding */ idleTimeout),
/* harmony export */   R7: () => (/* binding */ rackHint),
/* harmony export */   UU: () => (/* binding */ toThrown),
/* harmony export */   YT: () => (/* binding */ errorBodyLimit),
/* harmony export */   _6: () => (/* binding */ isHtml),
/* harmony export */   _e: () => (/* binding */ connectTimeout),
/* harmony export */   cv: () => (/* binding */ totalTimeout),
/* harmony export */   di: () => (/* binding */ ProxyRefused),
/* harmony export */   dk: () => (/* binding */ mayHaveHappened),
/* harmony export */   rd: () => (/* binding */ networkFailure),
/* harmony export */   uH: () => (/* binding */ clean),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   xh: () => (/* binding */ proxyFailure)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _certificate_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2073);
/* harmony import */ var _failure_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9867);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2184);
/* harmony import */ var _secret_forms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1718);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7683);






function toThrown({ error, isTransient }, retryAfter) {
    return isTransient ? new _retry_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_(error, (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(retryAfter, Date.now())) : error;
}
class ProxyRefused extends Error {
    status;
    constructor(status) {
        super(`proxy answered ${status}`);
        this.status = status;
    }
}
const errorBodyLimit = 16 * 1024;
const reasonLimit = 500;
function isGatewayReply({ status, body, contentType }) {
    if (status === 413)
        return false;
    if (status === 408 || status === 499 || status === 530)
        return true;
    if ((status >= 502 && status <= 504) || (status >= 520 && status <= 527))
        return true;
    return (status < 300 || status >= 400) && isHtml(body, contentType);
}
function isHtml(body, contentType = "") {
    return (/^\s*<(!doctype|html|head|body)\b/i.test(body.slice(0, 1024)) ||
        /^\s*(text\/html|application\/xhtml)\b/i.test(contentType));
}
function replyFailure(where, reply) {
    const { status, body, contentType } = reply;
    const reason = errorReason(body, contentType);
    const text = clean(reason || `response status ${status}`, where.endpoint);
    if (!isGatewayReply(reply)) {
        const hint = rackHint(where.endpoint, status, reason);
        return {
            error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo((0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .rackErrorCode */ .h)(status, reason), where.request, status, text, { hint }),
            isTransient: status === 429,
        };
    }
    const host = new URL(where.endpoint.url).host;
    const hint = `A gateway in front of ${host} answered, not the Rack${where.once ? `. ${lookFirst}` : ""}`;
    const code = where.once ? "request-result-unknown" : "gateway-error";
    const error = new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk(code, `${where.request}: ${status} ${text}`, { hint, outcome: "unknown" });
    return { error, isTransient: true };
}
function errorReason(body, contentType) {
    const text = body.trim();
    if (isHtml(text, contentType) && text !== "") {
        const title = /<title[^>]{0,200}>([^<]{0,500})</i.exec(text)?.[1]?.trim();
        return `the reply is an HTML page${title ? ` titled "${title}"` : ""}, so it does not come from a Rack`;
    }
    if (text.startsWith("{")) {
        try {
            const reply = JSON.parse(text);
            for (const [key, value] of Object.entries(reply ?? {})) {
                if (key.toLowerCase() === "error" && typeof value === "string" && value.trim())
                    return value.trim();
            }
        }
        catch {
        }
    }
    return text;
}
function clean(text, endpoint) {
    let line = text
        .slice(0, 8 * reasonLimit)
        .replace(/\x1b\[[0-9;?]{0,32}[a-zA-Z]/g, "")
        .replace(/[^\S\r\n]*[\r\n]\s*/g, "\n")
        .replace(/:\n/g, ": ")
        .replace(/\n/g, "; ")
        .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ")
        .trim()
        .replace(/;$/, "");
    if (endpoint.password.length >= 4) {
        for (const secret of (0,_secret_forms_js__WEBPACK_IMPORTED_MODULE_3__/* .secretForms */ .e)(endpoint.password, endpoint.user))
            line = line.replaceAll(secret, "****");
    }
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .shorten */ .m)(line, reasonLimit);
}
function rackHint(endpoint, status, reason) {
    const host = new URL(endpoint.url).host;
    const app = /(?:app not found|no such app): ?(\S{1,100})/.exec(reason)?.[1];
    if (app)
        return `Create the app with convox-ci create ${app}, or check the names of the app and the Rack`;
    if (/not permitted for deploy keys/.test(reason)) {
        return "A deploy key without a role may not do this. Give the key a role in the Console that includes Read on the Rack";
    }
    if (status === 401) {
        if (/unauthorized to access/.test(reason))
            return "The role in this token does not allow it. A deploy needs role write";
        if (endpoint.console) {
            return `The deploy key is wrong, has expired, or belongs to an organization that ${host} does not know. Check input password`;
        }
        const secret = endpoint.user === "jwt" ? "token in RACK_URL is wrong, expired or revoked" : "password in RACK_URL is wrong";
        return `The ${secret}. A Rack expects its own password, not a deploy key`;
    }
    if (status === 403) {
        if (/currently updating/.test(reason))
            return "Another promotion is in progress. Wait for it to finish, or promote with force";
        if (endpoint.console) {
            return "By default a deploy key can only build, deploy, run commands, read logs and promote a release by its id. A role grants more";
        }
    }
    if (status === 404 && reason === "") {
        return endpoint.console
            ? `${host} or the Rack does not know this address. Check that ${host} is a Console and that the Rack is recent enough`
            : `${host} does not know this address: the Rack is too old for it, or it is not a Rack`;
    }
    if (status === 413) {
        return "A proxy in front of the Rack limits the size of uploads. Raise its limit, or exclude files with .dockerignore";
    }
    return undefined;
}
function networkFailure(where, cause) {
    const code = errorCode(cause);
    const outcome = isBeforeSending(code, cause) ? "not-sent" : "unknown";
    const url = new URL(where.endpoint.url);
    const kind = (0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .networkErrorCode */ .a)(code, where.once === true && outcome === "unknown");
    const fail = (text, isTransient, hint) => {
        const message = `${where.request}: ${clean(text, where.endpoint)}`;
        return { error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk(kind, message, { hint, cause, outcome }), isTransient };
    };
    const peer = where.proxy ? `the proxy ${where.proxy.url.host}` : url.host;
    const sentHint = where.once && outcome === "unknown" ? lookFirst : undefined;
    const peerHint = where.proxy ? `Check ${where.proxy.label} and NO_PROXY` : undefined;
    switch (code) {
        case "ENOTFOUND":
            return fail(`the name of ${peer} does not exist`, false, peerHint ?? "Check the spelling of the host");
        case "EAI_AGAIN":
            return fail(`the name of ${peer} could not be looked up`, true, peerHint);
        case "ECONNREFUSED":
            return fail(`${peer} refuses connections`, true, peerHint);
        case "EHOSTUNREACH":
        case "ENETUNREACH":
            return fail(`there is no network route to ${peer}`, true, peerHint);
        case "ETIMEDOUT":
        case connectTimeout:
            return fail(`${peer} does not answer connection attempts`, true, peerHint ?? "Check for a firewall in between");
        case idleTimeout:
            return fail(`${url.host} stopped responding in the middle of the exchange`, true, sentHint);
        case totalTimeout:
            return fail(`${url.host} did not complete its reply in time`, true, sentHint);
        case "ECONNRESET":
        case "EPIPE":
        case "ECONNABORTED":
            return fail(`the connection to ${url.host} was lost`, true, sentHint);
        case "CERT_HAS_EXPIRED":
            return fail(`the certificate of ${url.host} has expired`, false);
        case "CERT_NOT_YET_VALID":
            return fail(`the certificate of ${url.host} is not valid yet`, false, "Check the clock of this machine");
        case "ERR_TLS_CERT_ALTNAME_INVALID":
            return fail(`the certificate of ${url.host} was issued for another name`, false, trustHint);
        default:
            break;
    }
    if ((0,_certificate_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isCertificateError */ .Y)(code)) {
        return fail(`the certificate of ${url.host} is not trusted (${code})`, false, trustHint);
    }
    if (code.startsWith("ERR_SSL_WRONG_VERSION") || code.startsWith("ERR_SSL_PACKET_LENGTH") || code === "EPROTO") {
        return fail(`${url.host} does not speak TLS on this port`, false, "Check the port, and whether it is https:// or http://");
    }
    if (code.startsWith("HPE_")) {
        return fail(`${url.host} does not answer in HTTP (${code})`, false, "Check the port, and whether it is http:// or https://");
    }
    const message = cause instanceof Error ? cause.message : String(cause);
    const isCut = /hang up|aborted|connection ended|premature/i.test(message);
    return fail(code ? `${message} (${code})` : message, isCut, isCut ? sentHint : undefined);
}
function mayHaveHappened(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk)
        return error.outcome === "unknown";
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && error.status === 200;
}
function isRefusal(error) {
    return isDenied(error) || (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && error.status === 404);
}
function isDenied(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && (error.status === 401 || error.status === 403);
}
function isBeforeSending(code, cause) {
    if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ECONNREFUSED" || code === connectTimeout)
        return true;
    if ((0,_certificate_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isCertificateError */ .Y)(code) || /^(ERR_TLS_|ERR_SSL_)/.test(code) || code === "EPROTO")
        return true;
    if (!(cause instanceof Error))
        return false;
    if ("syscall" in cause && cause.syscall === "connect")
        return true;
    return /before secure TLS connection was established/.test(cause.message);
}
function proxyFailure(where, status) {
    const proxy = where.proxy;
    const name = proxy ? `the proxy ${proxy.url.host}` : "a proxy";
    const reason = status === 407 ? "rejects the credentials" : `refuses to connect to ${new URL(where.endpoint.url).host}`;
    return {
        error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk("proxy-refused", `${where.request}: ${name} ${reason} (${status})`, {
            outcome: "not-sent",
            hint: `Check ${proxy?.label ?? "HTTPS_PROXY"}${status === 407 ? " (user and password)" : " and NO_PROXY"}`,
        }),
        isTransient: status === 429 || isGatewayReply({ status, body: "" }),
    };
}
const idleTimeout = "CONVOX_IDLE";
const connectTimeout = "CONVOX_CONNECT";
const totalTimeout = "CONVOX_TOTAL";
const lookFirst = "The Rack may have received the request: check before you try again";
const trustHint = "Pass the certificate authority with input ca-file. As a last resort, input tls-verify: false turns verification off";
function errorCode(error) {
    if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
        return "";
    if (error.code === "EPROTO" && /wrong version number/i.test(error.message))
        return "ERR_SSL_WRONG_VERSION_NUMBER";
    return error.code;
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

/***/ 2184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ withRetries),
/* harmony export */   N_: () => (/* binding */ TransientError),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   tb: () => (/* binding */ cancelError),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);


class TransientError extends Error {
    error;
    retryAfterMs;
    constructor(error, retryAfterMs) {
        super(error.message);
        this.error = error;
        this.retryAfterMs = retryAfterMs;
    }
}
const firstDelayMs = 500;
const longestDelayMs = 15_000;
const longestRetryAfterMs = 60_000;
async function withRetries(request, policy, attempt) {
    for (let tried = 1;; tried++) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof TransientError))
                throw error;
            if (tried >= policy.attempts)
                throw error.error;
            const delayMs = retryDelayMs(tried, policy.random(), error.retryAfterMs);
            const seconds = (delayMs / 1000).toFixed(1);
            const why = error.message.startsWith(`${request}: `) ? error.message.slice(request.length + 2) : error.message;
            policy.notice(`Retrying ${request} in ${seconds} s (attempt ${tried + 1} of ${policy.attempts}): ${why}`);
            await policy.sleep(delayMs, policy.signal);
        }
    }
}
function retryDelayMs(tried, random, retryAfterMs) {
    const delayMs = Math.min(firstDelayMs * 2 ** (tried - 1), longestDelayMs) * (1 - random / 2);
    return Math.max(delayMs, Math.min(retryAfterMs ?? 0, longestRetryAfterMs));
}
function retryAfterMs(header, now) {
    const text = header?.trim();
    if (!text)
        return undefined;
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const date = /^[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
async function pause(ms, signal) {
    if (!signal)
        return (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms);
    try {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal });
    }
    catch {
        throw cancelError(signal);
    }
}
function cancelError(signal) {
    const reason = signal.reason;
    return reason instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC ? reason : new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc("canceled", "canceled", { cause: reason });
}


/***/ }),

/***/ 1718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ secretForms)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7683);

function secretForms(password, user = "convox") {
    const values = [...new Set([password, password.trim()])].filter((value) => value !== "");
    return [...new Set(values.flatMap((value) => formsOf(value, user)))].filter((form) => form !== "");
}
function formsOf(value, user) {
    const text = Buffer.from(value).toString();
    return [
        value,
        ...percentForms(text),
        ...[text, ...["convox", user].map((name) => `${name}:${text}`)].flatMap(base64Forms),
        ...quotedForms(text),
    ];
}
function percentForms(text) {
    const component = encodeURIComponent(text);
    const strict = component.replace(/[!'()*]/g, percentOf);
    const whole = [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");
    const upper = [
        component,
        strict,
        strict.replace(/[-._~]/g, percentOf),
        new URLSearchParams({ x: text }).toString().slice(2),
        component.replace(/%20/g, "+"),
        strict.replace(/%20/g, "+"),
        new URL(`http://convox:${component}@localhost`).password,
        encodeURI(text),
        whole,
    ];
    const lower = (form) => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
    return [...upper, ...upper.map(lower)];
}
function percentOf(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function base64Forms(text) {
    const padded = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .base64 */ .K)(text);
    const safe = padded.replaceAll("+", "-").replaceAll("/", "_");
    return [padded, safe].flatMap((form) => [form, form.replace(/=+$/, "")]);
}
function quotedForms(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const ascii = json.replace(/[\u007f-\uffff]/g, unicodeEscape);
    const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return [
        json,
        JSON.stringify(json).slice(1, -1),
        ascii,
        json.replaceAll("/", "\\/"),
        json.replace(/[<>&\u2028\u2029]/g, unicodeEscape),
        ascii.replace(/[<>&]/g, unicodeEscape),
        goQuote(text),
        ...[text, html].map((form) => form.replaceAll('"', "&quot;")),
        html,
        html.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
        html.replaceAll('"', "&quot;").replaceAll("'", "&#x27;"),
        html.replaceAll('"', "&quot;").replaceAll("'", "&#039;"),
        html.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
        html.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
        text.replaceAll("'", "'\\''"),
        text.replaceAll("'", `'"'"'`),
        text.replace(/[\\"$`]/g, "\\$&"),
        text.replace(/[\\"$`!]/g, "\\$&"),
        text.replace(/[^A-Za-z0-9_@%+=:,./-]/g, "\\$&"),
        text.replace(/[^A-Za-z0-9_@%+=:,./\n-]/g, "\\$&").replaceAll("\n", "$'\\n'"),
        text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t"),
    ];
}
const goEscapes = {
    "\x07": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
    '"': '\\"',
    "\\": "\\\\",
};
function goQuote(text) {
    return text.replace(/["\\\x00-\x1f\x7f]/g, (character) => {
        const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
        return goEscapes[character] ?? `\\x${hex}`;
    });
}
function unicodeEscape(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
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

/***/ 7683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ base64),
/* harmony export */   m: () => (/* binding */ shorten)
/* harmony export */ });
function shorten(text, limit = 200) {
    return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
function base64(text) {
    return Buffer.from(text).toString("base64");
}


/***/ })

};
