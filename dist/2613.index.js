export const id = 2613;
export const ids = [2613];
export const modules = {

/***/ 2613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  printBuildLog: () => (/* binding */ printBuildLog),
  P: () => (/* binding */ printBuilderLog),
  waitForBuild: () => (/* binding */ waitForBuild),
  D: () => (/* binding */ waitForBuildWithLog)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/explain/build-headings.js
var build_headings = __webpack_require__(1366);
// EXTERNAL MODULE: ./src/rack/build-outcome.js
var build_outcome = __webpack_require__(5487);
// EXTERNAL MODULE: ./src/rack/wait.js
var wait = __webpack_require__(4109);
// EXTERNAL MODULE: ./src/rack/build-log.js + 1 modules
var build_log = __webpack_require__(4215);
// EXTERNAL MODULE: ./src/rack/log-tail.js
var log_tail = __webpack_require__(371);
// EXTERNAL MODULE: ./src/timeline/build-steps.js
var build_steps = __webpack_require__(7120);
// EXTERNAL MODULE: ./src/commands/output/log-heartbeat.js
var log_heartbeat = __webpack_require__(2490);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
;// CONCATENATED MODULE: ./src/commands/builds/cached-steps.js
const NAMED = 3;
const BASE_IMAGE = /^(?:\[[^\]]*\] |S(?:tep|TEP) \d+\/\d+ ?: )?FROM\b/i;
function describeCachedSteps(steps) {
    const cached = steps.filter((step) => step.cached && step.isInstruction && !BASE_IMAGE.test(step.name));
    if (cached.length === 0)
        return undefined;
    const names = cached.slice(0, NAMED).map(({ service, name }) => (service === "" ? name : `${service}: ${name}`));
    const more = cached.length - names.length;
    const list = `${names.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
    return (`The Rack used its build cache although no cache was requested. CACHED: ${list}. ` +
        "To build these steps again, change a build argument that they use");
}

;// CONCATENATED MODULE: ./src/commands/builds/clipped-output.js
const NOTICE = /\[output clipped, log limit ([0-9A-Za-z./]{1,20}) reached\]/;
const START = "[output clipped, log limit ";
const CARRIED = 80;
function findClippedOutput() {
    let carried = Buffer.alloc(0);
    let limit;
    return {
        push(bytes) {
            if (limit !== undefined)
                return;
            limit = findLimit(Buffer.concat([carried, bytes.subarray(0, CARRIED)])) ?? findLimit(bytes);
            carried =
                bytes.length < CARRIED
                    ? Buffer.concat([carried, bytes]).subarray(-CARRIED)
                    : Buffer.from(bytes.subarray(-CARRIED));
        },
        message() {
            if (limit === undefined)
                return undefined;
            return `The builder left out part of the output of a step, because it exceeds the limit of ${limit}. This does not affect the image. Print less in that step, or write its output to a file`;
        },
    };
}
function findLimit(bytes) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const at = text.indexOf(START);
    return at < 0 ? undefined : NOTICE.exec(text.toString("latin1", at))?.[1];
}

;// CONCATENATED MODULE: ./src/commands/builds/build-log.js








const TAIL_BYTES = 256 * 1024;
async function waitForBuild({ app, id }, timeoutMs, deps, wakeUp) {
    try {
        const { sleep, now, signal } = deps;
        const read = () => deps.rack.builds.get(app, id);
        return await (0,build_outcome/* buildOutcome */.n)(read, { app, id, sleep, now, signal, timeoutMs, wakeUp });
    }
    catch (error) {
        if (!(error instanceof errors/* TimeoutError */.MU))
            throw error;
        throw new errors/* TimeoutError */.MU("build-timeout", error.message, {
            hint: `The build continues on the Rack. To see its result, run convox-ci builds info ${id} --app ${app}. To wait longer, set build-timeout`,
        });
    }
}
async function waitForBuildWithLog(build, timeoutMs, reading, deps) {
    const wakeUp = (0,wait/* createWakeUp */.e)();
    const ending = waitForBuild(build, timeoutMs, deps, wakeUp);
    ending.catch(() => undefined);
    let printed = { tail: "", steps: [] };
    try {
        printed = await printBuildLog(build, ending, { ...reading, onStreamEnd: wakeUp.call }, deps);
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
            throw error;
        deps.host.info(`The log of build ${build.id} cannot be printed: ${error.message}`);
    }
    return { build: await ending, ...printed };
}
async function printBuildLog(build, ending, reading, deps) {
    const chunks = (0,build_log/* followBuildLog */.s)(deps.rack, build.app, build.id, {
        ...deps,
        settled: ending,
        onStreamEnd: reading.onStreamEnd ?? (() => { }),
        onNotice: deps.host.info,
    });
    return await printBuilderLog(chunks, build.id, reading, deps, () => hasFailed(ending));
}
async function printBuilderLog(chunks, what, { log, images, isCacheDisabled = false, read }, deps, hasFailed) {
    const tail = (0,log_tail/* lastBytes */.Q)(TAIL_BYTES);
    const steps = (0,build_steps/* readBuildSteps */.aR)({ titles: (0,build_headings/* buildHeadings */.w)(images), now: deps.now });
    const startedAt = deps.now();
    const clipped = findClippedOutput();
    async function* keepTail() {
        for await (const bytes of chunks) {
            tail.add(bytes);
            steps.push(bytes);
            clipped.push(bytes);
            read?.(bytes);
            yield bytes;
        }
    }
    const alive = () => `Still building ${what}: ${(0,units/* formatDuration */.a3)(deps.now() - startedAt)}`;
    await deps.host.stream((0,log_heartbeat/* withHeartbeat */.p)(log.through(keepTail()), alive, deps), (0,build_headings/* buildHeadings */.w)(images));
    const notice = clipped.message();
    if (notice !== undefined)
        deps.host.info(notice);
    steps.end(await hasFailed());
    for (const span of (0,build_steps/* stepSpans */.Sc)(steps.steps()))
        deps.timeline.add(span);
    const cached = isCacheDisabled ? describeCachedSteps(steps.steps()) : undefined;
    if (cached !== undefined)
        deps.host.warn(cached);
    return { tail: tail.bytes().toString("utf8"), steps: steps.steps() };
}
async function hasFailed(ending) {
    return await ending.then(({ status }) => status === "failed", () => false);
}


/***/ }),

/***/ 1366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ buildHeadings)
/* harmony export */ });
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9916);
/* harmony import */ var _step_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2126);


const AFTERWARDS = /^(?:Running: (?:docker (?:pull|tag|push)|tag and push) |Injecting: convox-env|Pushed )/;
const BUILDKIT_CONTINUED = /^(?:\d+\.\d+ |DONE\b|CACHED\b|CANCELED\b|ERROR\b|\.\.\.|sha256:|extracting |transferring )/;
const BUILDKIT_STEP = /^\[(?:[^\]]* )?\d+\/\d+\] |^exporting /;
const MOST_NUMBERS = 10_000;
const MOST_IMAGES = 1_000;
function buildHeadings(images = { services: [], builds: [] }) {
    let count = 0;
    let name = "";
    let nameIsPath = false;
    let current;
    let numbers = new Set();
    let loading = false;
    let failed = false;
    let last;
    const makeTitle = (text) => {
        last = name === "" ? text : `${name}: ${text}`;
        return last;
    };
    const begin = (image, isPath) => {
        if (count < MOST_IMAGES)
            count++;
        name = image;
        nameIsPath = isPath;
        numbers = new Set();
        failed = false;
    };
    function buildkit(line) {
        const [, digits = "", text = ""] = /^#(\d+) (.*)$/.exec(line) ?? [];
        if (digits === "" || digits === "0")
            return undefined;
        const number = Number(digits);
        if (_step_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFINITION */ .ye.test(line)) {
            loading = true;
            if (!nameIsPath || numbers.size > 0)
                begin(images.services[count] ?? "", false);
            current = number;
            numbers.add(number);
            return makeTitle(text.replace("[internal] ", ""));
        }
        if (_step_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILDKIT_ERROR */ .A1.test(line))
            failed = true;
        if (number === current || BUILDKIT_CONTINUED.test(text))
            return undefined;
        const again = numbers.has(number);
        if (numbers.size < MOST_NUMBERS)
            numbers.add(number);
        current = number;
        loading &&= !BUILDKIT_STEP.test(text);
        return loading ? undefined : makeTitle(`${text.replace("[internal] ", "")}${again ? " (continued)" : ""}`);
    }
    function titleOf(raw) {
        const line = plain(raw);
        if (line.startsWith("#"))
            return buildkit(line);
        if (line.startsWith(_step_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILDING */ .fx)) {
            const path = line.slice(_step_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILDING */ .fx.length);
            const services = images.builds.filter((build) => (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .normalizePath */ .F)(build.path) === (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .normalizePath */ .F)(path));
            begin(services.map(({ service }) => service).join(", ") || path, true);
            current = undefined;
            return services.length > 0 ? makeTitle(line) : line;
        }
        const isBuildkits = typeof current === "number";
        if (isBuildkits && ((failed && line === "------") || line.startsWith("ERROR: "))) {
            failed = false;
            current = undefined;
            last = undefined;
            return "";
        }
        if (AFTERWARDS.test(line)) {
            if (current === "after")
                return undefined;
            current = "after";
            name = "";
            return makeTitle("Images: pull, tag and push");
        }
        const text = _step_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .CLASSIC */ .NR.test(line) ? line : (_step_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .KANIKO */ .it.exec(line)?.[1] ?? _step_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .KANIKO_NEEDS */ .MD.exec(line)?.[1])?.trim();
        if (text === undefined || isBuildkits)
            return undefined;
        current = undefined;
        const before = last;
        const title = makeTitle(text);
        return title === before ? undefined : title;
    }
    return {
        starts: ["#", _step_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILDING */ .fx, "Step ", "STEP ", "[", "INFO[", "Running: ", "Injecting: ", "Pushed ", "------", "ERROR: "],
        titleOf,
        service: () => name,
    };
}
function plain(line) {
    return line.replace(/\x1b\[[0-9;]*m|[\x00-\x1f\x7f-\x9f]/g, "").trimEnd();
}


/***/ }),

/***/ 9916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ normalizePath)
/* harmony export */ });
const slash = "/".charCodeAt(0);
function normalizePath(path) {
    const start = /^(?:\.?\/)*/.exec(path)?.[0].length ?? 0;
    let end = path.length;
    while (end > start && path.charCodeAt(end - 1) === slash)
        end--;
    return path.slice(start, end) || ".";
}


/***/ }),

/***/ 2126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ BUILDKIT_ERROR),
/* harmony export */   Dt: () => (/* binding */ BUILDKIT),
/* harmony export */   MD: () => (/* binding */ KANIKO_NEEDS),
/* harmony export */   NR: () => (/* binding */ CLASSIC),
/* harmony export */   Wv: () => (/* binding */ BUILDKIT_ENDED),
/* harmony export */   fx: () => (/* binding */ BUILDING),
/* harmony export */   it: () => (/* binding */ KANIKO),
/* harmony export */   ye: () => (/* binding */ DEFINITION)
/* harmony export */ });
const CLASSIC = /^(?:\[\d+\/\d+\] )?step (\d+)\/\d+ ?: (.*)$/i;
const KANIKO = /^INFO\[\d+\] ((?:RUN|COPY|ADD|WORKDIR|USER|FROM|ENV|ARG|CMD|ENTRYPOINT|EXPOSE|LABEL|VOLUME|SHELL|ONBUILD) .*)$/;
const KANIKO_NEEDS = /^INFO\[\d+\] Unpacking rootfs as cmd (.*) requires it\.$/;
const BUILDKIT = /^#(\d+) \[([^\]]*)\] (.*)$/;
const BUILDKIT_ERROR = /^#(\d+) ERROR: (.*)$/;
const BUILDKIT_ENDED = /^#(\d+) (?:DONE|CACHED|CANCELED)/;
const DEFINITION = /^#\d+ \[internal\] load build definition from /;
const BUILDING = "Building: ";


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
        const all = held.length === 0 ? viewOf(bytes) : Buffer.concat([held, bytes]);
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
function viewOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
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

// EXTERNAL MODULE: ./src/rack/deadline.js
var deadline = __webpack_require__(5972);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/rack/log-tail.js
var log_tail = __webpack_require__(371);
// EXTERNAL MODULE: ./src/rack/retry.js
var retry = __webpack_require__(2184);
// EXTERNAL MODULE: ./src/rack/stream-error.js
var stream_error = __webpack_require__(7483);
;// CONCATENATED MODULE: ./src/rack/build-log.js








const firstDelayMs = 500;
const longestDelayMs = 5_000;
const graceMs = 10_000;
const storedIdleMs = 30_000;
const openMs = 30_000;
const storedTries = 5;
const shownBytes = 64 * 1024;
const storedBytes = 8 * 1024 * 1024;
async function* followBuildLog(rack, app, build, options) {
    const { signal, sleep = retry/* pause */.v7 } = options;
    const shown = (0,log_tail/* lastBytes */.Q)(shownBytes);
    const over = flag(options.settled);
    const isRefused = (error) => first && shown.total === 0 && (0,failures/* isRefusal */.vu)(error);
    const open = () => rack.builds.logs(app, build);
    let first = true;
    for (let delayMs = firstDelayMs; !over.yes; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
        const before = shown.total;
        try {
            yield* newBytes(await (0,deadline/* openUnlessAborted */.M8)(over.left, open), shown, over, options);
            first = false;
            options.onStreamEnd?.();
        }
        catch (error) {
            if (over.unsettled && !signal?.aborted)
                return;
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
        }
        if (shown.total > before)
            delayMs = firstDelayMs;
        await sleepUntil(over, delayMs, options);
    }
    for (let tries = 1; !over.unsettled; tries++) {
        try {
            const idleMs = options.storedIdleMs ?? storedIdleMs;
            return yield* storedRest(await (0,deadline/* withDeadline */.NE)(openMs, silenceError, open), shown, idleMs);
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
            if (tries === storedTries || (0,failures/* isRefusal */.vu)(error)) {
                const why = error instanceof Error ? error.message : String(error);
                return options.onNotice?.(`the end of the build log could not be read: ${why}`);
            }
        }
        await sleep(firstDelayMs * 2 ** tries, signal);
    }
}
function silenceError() {
    return new errors/* UnreachableError */.Jk("rack-unreachable", `the Rack did not open the log within ${openMs / 1000} s`);
}
async function* newBytes(stream, shown, over, { sleep = retry/* pause */.v7 }) {
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
        (0,stream_error/* throwRackError */.w)(stream);
    }
    catch (error) {
        if ((0,failures/* isRefusal */.vu)(error))
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
        throw new errors/* UnreachableError */.Jk("rack-unreachable", `${stream.where.request}: nothing came for ${ms / 1000} s`);
}
async function* storedRest(stream, shown, idleMs) {
    const skip = shown.total;
    const stored = (0,log_tail/* lastBytes */.Q)(storedBytes);
    let joined = skip === 0;
    for await (const { bytes: chunk, interjected } of partsOf(withoutLoneError(stream, idleMs))) {
        if (interjected)
            continue;
        const known = joined ? 0 : Math.max(0, skip - stored.total);
        if (!joined)
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
    const left = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, over.signal);
    settled.then(() => over.abort(), () => {
        left.abort();
        over.abort();
    });
    return {
        get yes() {
            return over.signal.aborted;
        },
        get unsettled() {
            return left.signal.aborted;
        },
        left: left.signal,
        onEnd(what) {
            if (over.signal.aborted)
                what();
            else
                over.signal.addEventListener("abort", what, { once: true });
            return () => over.signal.removeEventListener("abort", what);
        },
    };
}
async function sleepUntil(over, ms, { sleep = retry/* pause */.v7, signal }) {
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
function startOf(chunk) {
    return Buffer.from(chunk.subarray(0, 64)).toString("latin1");
}


/***/ }),

/***/ 5487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ buildOutcome)
/* harmony export */ });
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4109);

function buildOutcome(read, { app, id, ...options }) {
    return (0,_wait_js__WEBPACK_IMPORTED_MODULE_0__/* .waitUntil */ .a)(read, {
        ...options,
        what: `build ${id} of ${app} to end`,
        consecutive: 1,
        done: ({ status }) => status === "complete" || status === "failed",
        state: ({ status }) => status,
    });
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
    const ring = Buffer.alloc(limit);
    let next = 0;
    let total = 0;
    return {
        get total() {
            return total;
        },
        add(chunk) {
            total += chunk.length;
            const bytes = chunk.subarray(-limit);
            const room = limit - next;
            ring.set(bytes.subarray(0, room), next);
            if (bytes.length > room)
                ring.set(bytes.subarray(room));
            next = (next + bytes.length) % limit;
        },
        bytes() {
            if (total < limit)
                return Buffer.from(ring.subarray(0, total));
            return Buffer.concat([ring.subarray(next), ring.subarray(0, next)]);
        },
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
