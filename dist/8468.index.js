export const id = 8468;
export const ids = [8468];
export const modules = {

/***/ 5331:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commands)
/* harmony export */ });
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(331);

const commands = await (0,_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadCommands */ .HI)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ variableOf),
/* harmony export */   s: () => (/* binding */ exportedOutputs)
/* harmony export */ });
const SETTINGS = ["CONVOX_APP", "CONVOX_RACK", "CONVOX_HOST", "CONVOX_PASSWORD", "CONVOX_ACTOR"];
function variableOf(output) {
    const name = `CONVOX_${output.replaceAll("-", "_").toUpperCase()}`;
    return SETTINGS.includes(name) ? undefined : name;
}
function exportedOutputs(command, outputs) {
    const only = ["run", "exec"].includes(command) ? ["release"] : [];
    return outputs.filter((output) => variableOf(output) !== undefined && !only.includes(output));
}


/***/ }),

/***/ 8468:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ArchiveError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.di),
/* harmony export */   BuildError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.zS),
/* harmony export */   CancelledError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.cc),
/* harmony export */   ConvoxError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.AC),
/* harmony export */   ExitError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.RS),
/* harmony export */   FEATURES: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_11__.Gv),
/* harmony export */   HealthError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.hX),
/* harmony export */   InputError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.dz),
/* harmony export */   ManifestError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.Sh),
/* harmony export */   OlderReleaseError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.Si),
/* harmony export */   PackError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.ql),
/* harmony export */   RackError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.yo),
/* harmony export */   RollbackError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.ZS),
/* harmony export */   TimeoutError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.MU),
/* harmony export */   UnreachableError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.Jk),
/* harmony export */   VERSION: () => (/* reexport safe */ _version_js__WEBPACK_IMPORTED_MODULE_15__.Q),
/* harmony export */   checkManifest: () => (/* reexport safe */ _manifest_index_js__WEBPACK_IMPORTED_MODULE_6__.checkManifest),
/* harmony export */   commands: () => (/* reexport safe */ _commands_index_js__WEBPACK_IMPORTED_MODULE_2__.P),
/* harmony export */   connect: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_9__.N),
/* harmony export */   connectRack: () => (/* reexport safe */ _session_connect_js__WEBPACK_IMPORTED_MODULE_14__.yF),
/* harmony export */   connectionInputs: () => (/* reexport safe */ _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__.e),
/* harmony export */   consoleEndpoint: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_10__.nW),
/* harmony export */   directEndpoint: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_10__.zf),
/* harmony export */   exportedOutputs: () => (/* reexport safe */ _entry_circleci_variables_js__WEBPACK_IMPORTED_MODULE_3__.s),
/* harmony export */   findRack: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_12__.x),
/* harmony export */   followBuildLog: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_13__.s),
/* harmony export */   parseInputs: () => (/* reexport safe */ _commands_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_1__.T),
/* harmony export */   readManifest: () => (/* reexport safe */ _manifest_index_js__WEBPACK_IMPORTED_MODULE_6__.readManifest),
/* harmony export */   runAction: () => (/* reexport safe */ _main_js__WEBPACK_IMPORTED_MODULE_5__.Cs),
/* harmony export */   runCli: () => (/* reexport safe */ _main_js__WEBPACK_IMPORTED_MODULE_5__.ak),
/* harmony export */   runOrb: () => (/* reexport safe */ _main_js__WEBPACK_IMPORTED_MODULE_5__.rA),
/* harmony export */   runPost: () => (/* reexport safe */ _main_js__WEBPACK_IMPORTED_MODULE_5__.a2),
/* harmony export */   sourceTree: () => (/* reexport safe */ _pack_index_js__WEBPACK_IMPORTED_MODULE_7__._),
/* harmony export */   tarball: () => (/* reexport safe */ _pack_index_js__WEBPACK_IMPORTED_MODULE_8__.z)
/* harmony export */ });
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5214);
/* harmony import */ var _commands_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8387);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5331);
/* harmony import */ var _entry_circleci_variables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1209);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3181);
/* harmony import */ var _manifest_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6980);
/* harmony import */ var _pack_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(500);
/* harmony import */ var _pack_index_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4280);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6743);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8545);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5355);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(678);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4215);
/* harmony import */ var _session_connect_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(7213);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(3816);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_commands_index_js__WEBPACK_IMPORTED_MODULE_2__]);
_commands_index_js__WEBPACK_IMPORTED_MODULE_2__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];












__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 4215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ followBuildLog)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
;// CONCATENATED MODULE: ./src/rack/build-log-parts.js
const WAITING = ["waiting for build pod", "waiting for build to "];
const INTERRUPTED = "build log stream interrupted";
const longestLine = 1024;
const alone = /^(?:(?:waiting for build (?:pod|to )|build log stream interrupted)[^\n]*(?:\n|\.\.\.$))+$/;
function logPartReader() {
    let held = Buffer.alloc(0);
    let atLineStart = true;
    let hasStarted = false;
    let open = false;
    const starts = () => (hasStarted ? [INTERRUPTED] : [...WAITING, INTERRUPTED]);
    const part = (bytes, interjected) => bytes.length > 0 ? [{ bytes, interjected }] : [];
    function push(bytes) {
        if (bytes.length === 0)
            return [];
        if (open && bytes[0] === 10) {
            open = false;
            return [...part(bytes.subarray(0, 1), true), ...push(bytes.subarray(1))];
        }
        if (held.length === 0 && atLineStart && isAlone(bytes)) {
            open = bytes.at(-1) !== 10;
            return part(bytes, true);
        }
        open = false;
        const all = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
        held = Buffer.alloc(0);
        const parts = [];
        let at = 0;
        while (at < all.length) {
            if (atLineStart) {
                const kind = lineKind(all.subarray(at), starts());
                if (kind === "perhaps")
                    break;
                if (kind === "interjected") {
                    const end = all.indexOf(10, at) + 1;
                    parts.push(...part(all.subarray(at, end), true));
                    at = end;
                    continue;
                }
                hasStarted = true;
            }
            const next = all.indexOf(`\n${INTERRUPTED}`, at) + 1;
            const end = next > 0 ? next : all.length - countIncomplete(all.subarray(at), starts()[0] ?? "");
            parts.push(...part(all.subarray(at, end), false));
            atLineStart = all[end - 1] === 10;
            at = end;
            if (next === 0)
                break;
        }
        held = all.subarray(at);
        return parts;
    }
    return {
        push,
        end() {
            const last = held;
            held = Buffer.alloc(0);
            return part(last, isAlone(last));
        },
    };
    function isAlone(bytes) {
        if (bytes.length > longestLine)
            return false;
        const text = Buffer.from(bytes).toString("latin1");
        return alone.test(text) && starts().some((start) => text.startsWith(start));
    }
}
function lineKind(rest, starts) {
    const text = rest.toString("latin1", 0, INTERRUPTED.length);
    if (starts.some((start) => text.startsWith(start))) {
        const end = rest.indexOf(10);
        if (end >= 0 && end <= longestLine)
            return "interjected";
        return rest.length > longestLine ? "log" : "perhaps";
    }
    return starts.some((start) => start.startsWith(text)) ? "perhaps" : "log";
}
function countIncomplete(bytes, start) {
    const line = bytes.subarray(bytes.lastIndexOf(10) + 1);
    if (line.length === bytes.length || line.length > start.length)
        return 0;
    return start.startsWith(line.toString("latin1")) ? line.length : 0;
}

// EXTERNAL MODULE: ./src/rack/log-tail.js
var log_tail = __webpack_require__(371);
// EXTERNAL MODULE: ./src/rack/socket.js
var socket = __webpack_require__(7773);
;// CONCATENATED MODULE: ./src/rack/build-log.js





const firstDelayMs = 500;
const longestDelayMs = 5_000;
const graceMs = 10_000;
const storedIdleMs = 30_000;
const storedTries = 5;
const shownBytes = 64 * 1024;
const storedBytes = 8 * 1024 * 1024;
async function* followBuildLog(rack, app, build, options) {
    const { signal, sleep } = options;
    const shown = (0,log_tail/* lastBytes */.Q)(shownBytes);
    const over = flag(options.settled);
    const isRefused = (error) => first && shown.total === 0 && isRefusal(error);
    let first = true;
    for (let delayMs = firstDelayMs; !over.yes; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
        const before = shown.total;
        try {
            yield* newBytes(await rack.builds.logs(app, build), shown, over, options);
            first = false;
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
        }
        if (shown.total > before)
            delayMs = firstDelayMs;
        await sleepUntil(over, delayMs, options);
    }
    for (let tries = 1; !over.unsettled; tries++) {
        try {
            return yield* storedRest(await rack.builds.logs(app, build), shown, options.storedIdleMs ?? storedIdleMs);
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
            if (tries === storedTries || isRefusal(error)) {
                const why = error instanceof Error ? error.message : String(error);
                return options.onNotice?.(`the end of the build log could not be read: ${why}`);
            }
        }
        await sleep(firstDelayMs * 2 ** tries, signal);
    }
}
async function* newBytes(stream, shown, over, { sleep }) {
    const skip = shown.total;
    let position = 0;
    const left = new AbortController();
    const forget = over.onEnd(() => {
        const wait = over.unsettled ? Promise.resolve() : sleep(graceMs, left.signal);
        wait.then(stream.close).catch(() => undefined);
    });
    try {
        for await (const { bytes, interjected } of partsOf(withoutLoneError(stream))) {
            if (interjected) {
                if (position === 0 || position >= skip)
                    yield bytes;
                continue;
            }
            const fresh = bytes.subarray(Math.max(0, skip - position));
            position += bytes.length;
            if (fresh.length === 0)
                continue;
            shown.add(fresh);
            yield fresh;
        }
    }
    finally {
        forget();
        left.abort();
        stream.close();
    }
}
async function* partsOf(chunks) {
    const { push, end } = logPartReader();
    for await (const chunk of chunks)
        yield* push(chunk);
    yield* end();
}
async function* withoutLoneError(stream, idleMs) {
    let held;
    let position = 0;
    for await (const chunk of idleMs === undefined ? stream : unlessSilent(stream, idleMs)) {
        if (position++ === 0 && startOf(chunk).startsWith("ERROR: ")) {
            held = chunk;
            continue;
        }
        if (held)
            yield held;
        held = undefined;
        yield chunk;
    }
    if (!held)
        return;
    try {
        (0,socket/* throwRackError */.w)(stream);
    }
    catch (error) {
        if (isRefusal(error))
            throw error;
        if (idleMs !== undefined && !/^ERROR: unable to read logs for build/.test(startOf(held)))
            yield held;
    }
}
async function* unlessSilent(stream, ms) {
    let silent = false;
    const limit = () => setTimeout(() => {
        silent = true;
        stream.close();
    }, ms);
    let timer = limit();
    try {
        for await (const chunk of stream) {
            clearTimeout(timer);
            yield chunk;
            timer = limit();
        }
    }
    finally {
        clearTimeout(timer);
    }
    if (silent)
        throw new errors/* UnreachableError */.Jk(`${stream.where.request}: nothing came for ${ms / 1000} s`);
}
async function* storedRest(stream, shown, idleMs) {
    const skip = shown.total;
    const stored = (0,log_tail/* lastBytes */.Q)(storedBytes);
    let joined = skip === 0;
    for await (const { bytes: chunk, interjected } of partsOf(withoutLoneError(stream, idleMs))) {
        if (interjected)
            continue;
        const known = joined ? 0 : Math.max(0, skip - stored.total);
        stored.add(chunk);
        if (known > 0 && known <= chunk.length)
            joined = isBeginning(stored, chunk.length - known, shown);
        const fresh = chunk.subarray(joined ? known : chunk.length);
        if (fresh.length === 0)
            continue;
        shown.add(fresh);
        yield fresh;
    }
    if (joined)
        return;
    const text = stored.bytes();
    const rest = text.subarray((0,log_tail/* continuation */.w)(text, shown));
    if (rest.length > 0)
        yield rest;
}
function isBeginning(stored, beyond, shown) {
    const text = stored.bytes();
    const tail = shown.bytes();
    return text
        .subarray(0, text.length - beyond)
        .subarray(-tail.length)
        .equals(tail);
}
function flag(settled) {
    const over = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, over.signal);
    let unsettled = false;
    settled.then(() => over.abort(), () => {
        unsettled = true;
        over.abort();
    });
    return {
        get yes() {
            return over.signal.aborted;
        },
        get unsettled() {
            return unsettled;
        },
        onEnd(what) {
            if (over.signal.aborted)
                what();
            else
                over.signal.addEventListener("abort", what, { once: true });
            return () => over.signal.removeEventListener("abort", what);
        },
    };
}
async function sleepUntil(over, ms, { sleep, signal }) {
    if (over.yes)
        return;
    const left = new AbortController();
    const forget = over.onEnd(() => left.abort());
    try {
        await sleep(ms, signal ? AbortSignal.any([signal, left.signal]) : left.signal);
    }
    catch (error) {
        if (signal?.aborted || !left.signal.aborted)
            throw error;
    }
    finally {
        forget();
    }
}
function isRefusal(error) {
    return error instanceof errors/* RackError */.yo && [401, 403, 404].includes(error.status ?? 0);
}
function startOf(chunk) {
    return Buffer.from(chunk.subarray(0, 64)).toString("latin1");
}


/***/ }),

/***/ 371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ lastBytes),
/* harmony export */   w: () => (/* binding */ continuation)
/* harmony export */ });
const extraLines = 8;
const shortBytes = 1024;
function lastBytes(limit) {
    let chunks = [];
    let size = 0;
    let total = 0;
    const bytes = () => {
        const joined = Buffer.concat(chunks).subarray(-limit);
        chunks = [joined];
        size = joined.length;
        return joined;
    };
    return {
        get total() {
            return total;
        },
        add(chunk) {
            const kept = Buffer.from(chunk.subarray(-limit));
            chunks.push(kept);
            size += kept.length;
            total += chunk.length;
            if (size > 2 * limit)
                bytes();
        },
        bytes,
    };
}
function continuation(stored, shown) {
    const tail = shown.bytes();
    const text = tail.length === shown.total ? afterBreak(tail) : tail;
    const whole = afterBreak(stored);
    let end = text.length;
    for (let dropped = 0; dropped <= extraLines && end > 1; dropped++) {
        const found = endOfLongestSuffix(whole, text.subarray(0, end));
        if (found !== undefined)
            return found - 1;
        end = lineStart(text, end);
    }
    return shown.total <= shortBytes ? 0 : stored.length;
}
function endOfLongestSuffix(whole, text) {
    let yes = 0;
    let no = text.length + 1;
    while (no - yes > 1) {
        const middle = (yes + no) >>> 1;
        if (whole.includes(text.subarray(text.length - middle)))
            yes = middle;
        else
            no = middle;
    }
    const breakBefore = Math.max(0, lineStart(text, text.length) - 1);
    if (yes < text.length - breakBefore)
        return undefined;
    return whole.lastIndexOf(text.subarray(text.length - yes)) + yes;
}
function afterBreak(bytes) {
    return Buffer.concat([Buffer.from("\n"), bytes]);
}
function lineStart(text, end) {
    return end < 2 ? 0 : text.lastIndexOf(0x0a, end - 2) + 1;
}


/***/ })

};
