export const id = 4234;
export const ids = [4234];
export const modules = {

/***/ 2490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ withHeartbeat)
/* harmony export */ });
const SILENT_MS = 45_000;
const LOOK_EVERY_MS = 15_000;
async function* withHeartbeat(chunks, line, { host, now }, lookEveryMs = LOOK_EVERY_MS) {
    let lastChunkAt = now();
    const timer = setInterval(() => {
        if (now() - lastChunkAt < SILENT_MS)
            return;
        lastChunkAt = now();
        host.info(line());
    }, lookEveryMs);
    try {
        for await (const chunk of chunks) {
            lastChunkAt = now();
            yield chunk;
        }
    }
    finally {
        clearInterval(timer);
    }
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

/***/ 4109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ waitUntil)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3215);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2184);




const firstIntervalMs = 200;
const longestIntervalMs = 5_000;
const failuresInRow = 5;
async function waitUntil(read, options) {
    const { sleep, timeoutMs, now, done, consecutive = 2, signal, state } = options;
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
        await sleep(Math.min(options.interval?.(last, timeoutMs - leftMs) ?? intervalMs, leftMs), signal);
        if (signal?.aborted)
            throw (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelError */ .tb)(signal);
        intervalMs = Math.min(intervalMs * 1.5, longestIntervalMs);
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
