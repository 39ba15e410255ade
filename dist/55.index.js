export const id = 55;
export const ids = [55];
export const modules = {

/***/ 5625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ withoutControlSequences),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
const ESC = 0x1b;
const BEL = 0x07;
const none = Buffer.alloc(0);
/** A sequence that is longer is taken for text: nothing may be lost behind one that never ends. */
const longest = { CSI: 64, string: 4096 };
/** Save and restore the cursor, next line, up, down, reset. */
const cursorMoves = Buffer.from("78DEMc");
/** Begin a text for the terminal: OSC (a title, a link), DCS, SOS, PM, APC. */
const strings = Buffer.from("]PX^_");
/**
 * Takes out what moves a cursor, clears a screen or sets a title, where there is no terminal that would do so: control
 * sequences other than colours (ECMA-48: CSI but for SGR, OSC, DCS, SOS, PM, APC, and single cursor moves). Every other
 * byte passes, broken and unfinished sequences too. Colours go as well unless they are kept.
 */
function withoutControlSequences({ keepColours = true } = {}) {
    let held = none;
    return {
        push(bytes) {
            if (held.length === 0 && !bytes.includes(ESC))
                return bytes;
            const all = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
            const { shown, rest } = strip(all, keepColours);
            held = rest;
            return shown;
        },
        end() {
            const last = held;
            held = none;
            return last;
        },
    };
}
/** A line of our own, which may quote others: without control sequences and control characters, but for line breaks and tabs. */
function printable(text) {
    const filter = withoutControlSequences({ keepColours: false });
    const bytes = Buffer.concat([filter.push(Buffer.from(text)), filter.end()]);
    return bytes
        .toString()
        .replaceAll("\r\n", "\n")
        .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]+/g, " ");
}
function strip(bytes, keepColours) {
    const parts = [];
    let from = 0;
    for (let at = bytes.indexOf(ESC); at >= 0; at = bytes.indexOf(ESC, at)) {
        const end = endOf(bytes, at);
        if (end === undefined) {
            parts.push(bytes.subarray(from, at));
            return { shown: Buffer.concat(parts), rest: bytes.subarray(at) };
        }
        if (end > at && !(keepColours && isColour(bytes, at, end))) {
            parts.push(bytes.subarray(from, at));
            from = end;
        }
        at = Math.max(end, at + 1);
    }
    parts.push(bytes.subarray(from));
    return { shown: Buffer.concat(parts), rest: none };
}
/** Index after the sequence that begins at `at`; `at` when there is none; undefined when it is not all there yet. */
function endOf(bytes, at) {
    const kind = bytes[at + 1];
    if (kind === undefined)
        return undefined;
    if (cursorMoves.includes(kind))
        return at + 2;
    if (kind === 0x5b)
        return endOfCsi(bytes, at);
    return strings.includes(kind) ? endOfString(bytes, at) : at;
}
/** Parameters 0x30-0x3f, intermediates 0x20-0x2f, then one final byte 0x40-0x7e. */
function endOfCsi(bytes, at) {
    for (let i = at + 2; i < bytes.length; i++) {
        const byte = bytes[i] ?? 0;
        if (byte >= 0x40 && byte <= 0x7e)
            return i + 1;
        if (byte < 0x20 || byte > 0x3f || i - at >= longest.CSI)
            return at;
    }
    return undefined;
}
/** Up to BEL or ESC \; a line break before means that it is none. */
function endOfString(bytes, at) {
    for (let i = at + 2; i < bytes.length; i++) {
        const byte = bytes[i];
        if (byte === BEL)
            return i + 1;
        if (byte === ESC) {
            if (i + 1 === bytes.length)
                return undefined;
            return bytes[i + 1] === 0x5c ? i + 2 : at;
        }
        if (byte === 0x0a || i - at >= longest.string)
            return at;
    }
    return undefined;
}
function isColour(bytes, at, end) {
    return bytes[at + 1] === 0x5b && bytes[end - 1] === 0x6d;
}


/***/ }),

/***/ 1305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ filtered)
/* harmony export */ });
/** The chunks after they have passed the filters, one after the other. */
async function* filtered(chunks, ...filters) {
    for await (const chunk of chunks) {
        const bytes = filters.reduce((rest, filter) => filter.push(rest), chunk);
        if (bytes.length > 0)
            yield bytes;
    }
    let last = new Uint8Array();
    for (const filter of filters)
        last = Buffer.concat([filter.push(last), filter.end()]);
    if (last.length > 0)
        yield last;
}


/***/ }),

/***/ 7419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ Masker)
/* harmony export */ });
const HIDDEN = Buffer.from("***");
/** Replaces secrets in what is printed, also where a secret is split over two chunks of a stream. */
class Masker {
    #secrets = [];
    /** A secret of several lines is hidden line by line too. Very short ones would hide everything else: left out. */
    add(secret) {
        for (const part of new Set([secret, ...secret.split(/\r?\n/)])) {
            if (part.trim().length >= 4)
                this.#secrets.push(Buffer.from(part));
        }
        this.#secrets.sort((a, b) => b.length - a.length);
    }
    text(text) {
        return this.#secrets.reduce((shown, secret) => shown.replaceAll(secret.toString(), "***"), text);
    }
    /** For one stream. Bytes are held back only while they could be the start of a secret. */
    filter() {
        let held = new Uint8Array();
        return {
            push: (bytes) => {
                if (this.#secrets.length === 0)
                    return bytes;
                const { shown, rest } = this.#hide(held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]), false);
                held = rest;
                return shown;
            },
            end: () => {
                const last = held;
                held = new Uint8Array();
                return this.#hide(Buffer.from(last), true).shown;
            },
        };
    }
    /** Hides from left to right, the longest secret first; `rest` is an unfinished end that may become a secret. */
    #hide(bytes, ended) {
        const starts = new Set(this.#secrets.map((secret) => secret[0]));
        const parts = [];
        let from = 0;
        let at = 0;
        while (at < bytes.length) {
            if (!starts.has(bytes[at])) {
                at++;
                continue;
            }
            const left = bytes.length - at;
            const begun = (secret) => secret.length > left && bytes.compare(secret, 0, left, at) === 0;
            if (!ended && this.#secrets.some(begun))
                break;
            const secret = this.#secrets.find((one) => one.length <= left && bytes.compare(one, 0, one.length, at, at + one.length) === 0);
            if (secret) {
                parts.push(bytes.subarray(from, at), HIDDEN);
                from = at + secret.length;
            }
            at += secret?.length ?? 1;
        }
        parts.push(bytes.subarray(from, at));
        return { shown: Buffer.concat(parts), rest: bytes.subarray(at) };
    }
}


/***/ }),

/***/ 1319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ sections)
/* harmony export */ });
const LINE_BREAK = 10;
const longestTitle = 200;
/** A log with more sections is no build's. */
const mostSections = 500;
/**
 * Cuts a stream before each line that begins a section. Every byte is in one piece, in order; bytes are held back only at
 * the start of a line, while it may become a heading, and then until it is complete or very long.
 */
function sections({ starts, titleOf }) {
    const beginnings = starts.map((text) => Buffer.from(text));
    let held = Buffer.alloc(0);
    let atLineStart = true;
    let count = 0;
    function push(bytes) {
        const all = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
        const pieces = [];
        let title;
        let from = 0;
        let at = 0;
        const cut = (end) => {
            if (end > from)
                pieces.push({ title, bytes: all.subarray(from, end) });
            title = undefined;
            from = end;
        };
        while (at < all.length) {
            const lineEnd = all.indexOf(LINE_BREAK, at);
            const line = all.subarray(at, lineEnd < 0 ? all.length : lineEnd);
            if (atLineStart && beginnings.some((start) => mayBegin(line, start))) {
                if (lineEnd < 0 && line.length < longestTitle)
                    break;
                const found = titleOf(shortened(line));
                if (found !== undefined && ++count <= mostSections) {
                    cut(at);
                    title = found;
                }
            }
            atLineStart = lineEnd >= 0;
            at = lineEnd < 0 ? all.length : lineEnd + 1;
        }
        cut(at);
        held = all.subarray(at);
        return pieces;
    }
    return {
        push,
        end: () => (held.length === 0 ? [] : [{ title: undefined, bytes: held }]),
    };
}
/** Whether a line, perhaps not all there, begins so. */
function mayBegin(line, start) {
    const size = Math.min(line.length, start.length);
    return line.compare(start, 0, size, 0, size) === 0;
}
/** As much of a line as a title holds, without a character that is cut in two. */
function shortened(line) {
    return line.toString("utf8", 0, longestTitle).replace(/\ufffd$/, "");
}


/***/ }),

/***/ 3299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xK: () => (/* binding */ finishJob),
  d1: () => (/* binding */ runCommand)
});

// UNUSED EXPORTS: clock

// EXTERNAL MODULE: ./src/commands/begun.js + 1 modules
var commands_begun = __webpack_require__(2479);
// EXTERNAL MODULE: ./src/commands/connection.js
var commands_connection = __webpack_require__(9183);
// EXTERNAL MODULE: ./src/commands/inputs.js
var inputs = __webpack_require__(3678);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ../node_modules/@actions/exec/lib/exec.js + 1 modules
var exec = __webpack_require__(9905);
;// CONCATENATED MODULE: ./src/host/git.js

const git = {
    async commit(dir) {
        const head = await run(dir, ["log", "-1", "--format=%H%n%s"]);
        const [sha, subject = ""] = head?.split("\n") ?? [];
        if (!sha)
            return undefined;
        return { sha, subject, clean: (await run(dir, ["diff", "--quiet"])) !== undefined };
    },
    async executable(dir) {
        const staged = await run(dir, ["ls-files", "--stage", "-z", "--", "."]);
        const modes = new Map();
        for (const row of staged?.split("\0") ?? []) {
            const match = /^(\d{6}) [0-9a-f]+ \d\t(.*)$/s.exec(row);
            if (match?.[2] !== undefined)
                modes.set(match[2], match[1] === "100755");
        }
        return (path) => modes.get(path);
    },
    async isAncestor(dir, a, b) {
        if (!isCommitId(a) || !isCommitId(b))
            return undefined;
        const ended = await ran(dir, ["merge-base", "--is-ancestor", a, b]);
        if (ended?.exitCode === 0)
            return true;
        if (ended?.exitCode !== 1)
            return undefined;
        const shallow = await run(dir, ["rev-parse", "--is-shallow-repository"]);
        return shallow?.trim() === "false" ? false : undefined;
    },
    async commits(dir, from, to, limit) {
        if (!isCommitId(from) || !isCommitId(to))
            return undefined;
        const lines = await run(dir, ["log", `--max-count=${limit}`, "--format=%h %s", `${from}..${to}`, "--"]);
        return lines?.split("\n").filter((line) => line !== "");
    },
};
/** What comes from a Rack must not be an option of git's. */
function isCommitId(text) {
    return /^[0-9a-f]{7,64}$/i.test(text);
}
/** What git printed, or undefined when it failed. */
async function run(dir, args) {
    const ended = await ran(dir, args);
    return ended?.exitCode === 0 ? ended.stdout : undefined;
}
/** Undefined when git is not installed. In a container the checkout often belongs to another user. */
async function ran(dir, args) {
    try {
        return await (0,exec/* getExecOutput */.H)("git", ["-c", "safe.directory=*", ...args], {
            cwd: dir,
            silent: true,
            ignoreReturnCode: true,
        });
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/host/tools.js






/**
 * Downloads a program into the runner's tool cache, unless it is there. What is in the cache has to have the digest too:
 * on a machine of one's own other jobs write there. Elsewhere than on GitHub the cache is a folder of the user's.
 * @throws ConvoxError when the digest is another, and nothing is installed then
 */
async function installed(tool) {
    process.env["RUNNER_TOOL_CACHE"] ||= (0,external_node_path_.join)(process.env["XDG_CACHE_HOME"] || (0,external_node_path_.join)((0,external_node_os_.homedir)(), ".cache"), "convox-ci");
    process.env["RUNNER_TEMP"] ||= (0,external_node_os_.tmpdir)();
    const tools = await Promise.all(/* import() */[__webpack_require__.e(500), __webpack_require__.e(387)]).then(__webpack_require__.bind(__webpack_require__, 3387));
    return await quietly(async () => {
        const found = tools.find(tool.name, tool.version);
        if (found !== "") {
            const sha256 = await digest((0,external_node_path_.join)(found, tool.name)).catch(() => "");
            if (sha256 !== "" && sha256 === (tool.sha256 ?? sha256))
                return { dir: found, cached: true, sha256 };
        }
        const file = await tools.downloadTool(tool.url).catch((cause) => {
            throw new errors/* UnreachableError */.Jk(`${shown(tool.url)}: ${cause instanceof Error ? cause.message : cause}`, {
                cause,
                hint: "is there such a version, and can this machine reach the address? input mirror names another one",
            });
        });
        try {
            const sha256 = await digest(file);
            if (sha256 !== (tool.sha256 ?? sha256)) {
                throw new errors/* ConvoxError */.AC(`${shown(tool.url)} has the SHA-256 ${sha256}, not ${tool.sha256}: it is not installed`, {
                    hint: "do not change the input before you know why the file is another one",
                });
            }
            await (0,promises_.chmod)(file, 0o755);
            return { dir: await tools.cacheFile(file, tool.name, tool.name, tool.version), cached: false, sha256 };
        }
        finally {
            await (0,promises_.rm)(file, { force: true });
        }
    });
}
async function digest(file) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of (0,external_node_fs_.createReadStream)(file))
        hash.update(chunk);
    return hash.digest("hex");
}
/** Without user and query, which may hold secrets. */
function shown(url) {
    const { origin, pathname } = new URL(url);
    return origin + pathname;
}
/** The toolkit writes workflow commands to standard output, where only GitHub's runner reads them. */
async function quietly(body) {
    if (process.env["GITHUB_ACTIONS"] === "true")
        return body();
    const { write } = process.stdout;
    process.stdout.write = () => true;
    try {
        return await body();
    }
    finally {
        process.stdout.write = write;
    }
}

// EXTERNAL MODULE: ./src/rack/index.js + 32 modules
var src_rack = __webpack_require__(7013);
// EXTERNAL MODULE: ./src/session/connect.js
var connect = __webpack_require__(7213);
// EXTERNAL MODULE: ./src/commands/destination.js
var destination = __webpack_require__(3135);
;// CONCATENATED MODULE: ./src/session/destination.js



/**
 * The second Rack of a command that has two; undefined when nothing names another than the first. What is not said of
 * it is as for the first: a deploy key is good for all Racks of its organization.
 * @throws InputError as connectRack does
 */
async function connectDestination(first, given, env, host, options) {
    const { toRack, toHost, toPassword } = (0,inputs/* parseInputs */.T)(destination/* destinationInputs */.S, given, env);
    const rackUrl = env["CONVOX_DESTINATION_RACK_URL"] || undefined;
    if (!toRack && !toHost && !toPassword && !rackUrl)
        return undefined;
    const connection = {
        ...first,
        rack: toRack ?? (rackUrl ? undefined : first.rack),
        host: toHost ?? first.host,
        password: toPassword ?? first.password,
    };
    const { CONVOX_RACK, ...rest } = env;
    const own = { ...rest, RACK_URL: rackUrl, ...(toRack || rackUrl ? {} : { CONVOX_RACK }) };
    (0,connect/* maskSecrets */.QU)(connection, own, host);
    return await (0,connect/* connectRack */.yF)(connection, own, host, options);
}

;// CONCATENATED MODULE: ./src/session/signals.js


/**
 * Within so many ms another signal is the same order once more: a terminal and npx both send theirs, and who ends a
 * container or a group of processes may send SIGINT and SIGTERM in one go.
 */
const SAME_MS = 300;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/**
 * A signal that aborts when the process is told to stop (SIGINT, SIGTERM; SIGHUP when its terminal is closed), so that the
 * work can end in order. Told a second time, the process ends at once. `dispose` gives the signals back.
 */
function cancellation() {
    const controller = new AbortController();
    let first;
    const onSignal = (name) => {
        const time = performance.now();
        if (first !== undefined && time - first < SAME_MS)
            return;
        if (first !== undefined)
            process.exit(128 + external_node_os_.constants.signals[name]);
        first = time;
        controller.abort(new errors/* CancelledError */.cc(`cancelled by ${name}`));
    };
    for (const name of SIGNALS)
        process.on(name, onSignal);
    return {
        signal: controller.signal,
        dispose() {
            for (const name of SIGNALS)
                process.off(name, onSignal);
        },
    };
}

;// CONCATENATED MODULE: ./src/session/run-command.js










/** Milliseconds since 1970 as the process began, and from then on a clock that nobody sets: waits are measured with it. */
function clock() {
    return performance.timeOrigin + performance.now();
}
/** Reads the inputs, connects to the Rack, runs `command` and takes everything down again. */
async function runCommand(command, { given, env, host, cwd, ...pipes }) {
    const values = (0,inputs/* parseInputs */.T)({ ...command.inputs, ...(command.rackless ? {} : commands_connection/* connectionInputs */.e) }, given, env);
    const { signal, dispose } = cancellation();
    const rest = { host, env, cwd, git: git, install: installed, sleep: src_rack/* pause */.v7, now: clock, signal, ...pipes };
    try {
        if (command.rackless)
            return await command.run(values, rest);
        signal.addEventListener("abort", () => {
            host.info(`${signal.reason.message}: ending what was begun on the Rack; a second signal leaves at once`);
        });
        const connection = (0,inputs/* parseInputs */.T)(commands_connection/* connectionInputs */.e, given, env);
        (0,connect/* maskSecrets */.QU)(connection, env, host);
        if (command.connects) {
            const target = () => (0,connect/* targetOf */.$r)(connection, env, host, { needsRack: false });
            return await command.run(values, { ...rest, target });
        }
        const options = { signal, sleep: src_rack/* pause */.v7, onNotice: (line) => host.info(line) };
        const { rack, close } = await (0,connect/* connectRack */.yF)(connection, env, host, options);
        try {
            const other = command.destination && (await connectDestination(connection, given, env, host, options));
            if (!other)
                return await command.run(values, { ...rest, rack });
            try {
                return await command.run(values, { ...rest, rack, destination: other.rack });
            }
            finally {
                await other.close();
            }
        }
        finally {
            await close();
        }
    }
    catch (error) {
        throw signal.aborted && !(error instanceof errors/* CancelledError */.cc) ? signal.reason : error;
    }
    finally {
        dispose();
    }
}
/** How long the step after a job may take to end what the job left. */
const FINISH_MS = 60_000;
/**
 * Ends what a job has left on the Rack, if its process was ended before it could do so; `note` is what it saved. Never
 * fails a job: what cannot be ended is a warning.
 */
async function finishJob(note, { given, env, host }) {
    const begun = (0,commands_begun/* begunIn */.ZQ)(note);
    if (!begun)
        return;
    try {
        const connection = (0,inputs/* parseInputs */.T)(commands_connection/* connectionInputs */.e, given, env);
        (0,connect/* maskSecrets */.QU)(connection, env, host);
        const { rack, close } = await (0,connect/* connectRack */.yF)(connection, env, host, { sleep: src_rack/* pause */.v7 });
        try {
            const { done, told } = await (0,commands_begun/* undoneWithin */.Jy)(FINISH_MS, begun, rack, { now: clock, sleep: src_rack/* pause */.v7 });
            if (done)
                host.info(told);
            else
                host.warn(told);
        }
        finally {
            await close();
        }
    }
    catch (error) {
        host.warn(`${begun.kind} ${begun.id} of ${begun.app} may go on at the Rack: ${Object(error).message}`);
    }
}


/***/ })

};
