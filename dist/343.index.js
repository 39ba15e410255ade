export const id = 343;
export const ids = [343];
export const modules = {

/***/ 8589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I$: () => (/* binding */ exitCode),
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   kY: () => (/* binding */ failureText)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3816);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7152);



/** The exit code for an error, as help lists them. */
function exitCode(error) {
    // A shell reads 8 bits of it. A code whose 8 bits are 0 is still no success.
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ExitError */ .RS)
        return error.code & 255 || 255;
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz)
        return 2;
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc ? 130 : 1;
}
/** Message, hint and place of an error. What is neither a user's mistake nor a fault of the machine is a bug. */
function describeFailure(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC)
        return error;
    const known = (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explainSystemError */ .T)(error);
    if (known !== undefined)
        return { ...known, place: undefined };
    return {
        message: `This is a bug in convox-ci. Please report it: ${_version_js__WEBPACK_IMPORTED_MODULE_2__/* .ISSUES_URL */ .x}`,
        hint: error instanceof Error ? error.stack : String(error),
        place: undefined,
    };
}
/** What a log shows for an error. `adapt` words the hint for the place where it is read. */
function failureText(error, adapt = (hint) => hint) {
    const { message, hint, place } = describeFailure(error);
    const where = place === undefined ? "" : `${[place.file, place.line ?? []].flat().join(":")}: `;
    return `ERROR: ${where}${message}\n${hint === undefined ? "" : `${error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC ? adapt(hint) : hint}\n`}`;
}


/***/ }),

/***/ 113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ adaptHint)
/* harmony export */ });
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5214);

/**
 * A hint for the place where it is read. Commands get the Rack and the app in use, and inputs are called what they are
 * there: `--build-timeout` in a terminal, `build-timeout` in an action, `build_timeout` in the orb.
 */
function adaptHint(hint, place, context) {
    const { command, commands } = context;
    const names = commands.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]).sort((a, b) => b.length - a.length);
    const ours = `convox-ci (${names.map(escapeRegExp).join("|")})(?![\\w-])`;
    // A command of the Convox CLI keeps its flags.
    const pattern = new RegExp(`(?:${ours}|\\bconvox (?=[a-z]))[^;,()]*`, "g");
    const parts = [];
    let end = 0;
    for (const { 0: text, 1: name, index } of hint.matchAll(pattern)) {
        parts.push(nameInputs(hint.slice(end, index), place, command));
        parts.push(name === undefined ? text : completeCommand(text, name, context));
        end = index + text.length;
    }
    return [...parts, nameInputs(hint.slice(end), place, command)].join("");
}
/** `convox-ci builds` -> `convox-ci builds --app web --rack staging`, for what the command does not name itself. */
function completeCommand(text, name, { commands, rack, app }) {
    const command = commands.find((one) => one.name === name || one.cliNames?.includes(name));
    if (command === undefined)
        return text;
    const words = text.split(" -- ", 1)[0] ?? "";
    const flags = [
        app !== undefined && "app" in command.inputs && !/ (?:--app|-a)\b/.test(words) ? ` --app ${quoteWord(app)}` : "",
        rack !== undefined && command.needsRack !== false && !/ (?:--rack|-r)\b/.test(words)
            ? ` --rack ${quoteWord(rack)}`
            : "",
    ];
    const head = `convox-ci ${name}`;
    return `${head}${flags.join("")}${text.slice(head.length)}`;
}
/** Calls the inputs in `text` what they are called at this place. */
function nameInputs(text, place, command) {
    const inputs = { ...command?.inputs, ..._commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connectionInputs */ .e };
    const names = Object.keys(inputs).sort((a, b) => b.length - a.length);
    const any = names.map(escapeRegExp).join("|");
    const patterns = [
        // "the input rack (--rack)", "input build-timeout", "--build-timeout"
        `(?:the )?input (?<named>${any})(?: \\(--[\\w-]+\\))?(?![\\w-])`,
        `--(?:no-)?(?<flag>${any})(?![\\w-])`,
        // "allow-older: true"
        `(?<![\\w-])(?<set>${any}): (?<value>true|false)(?![\\w-])`,
        // "build-timeout": a name with a dash is no other word
        `(?<![\\w-])(?<dashed>${names
            .filter((name) => name.includes("-"))
            .map(escapeRegExp)
            .join("|")})(?![\\w-])`,
    ];
    return text.replace(new RegExp(patterns.join("|"), "g"), (found, ...rest) => {
        const groups = rest.at(-1);
        const name = groups["named"] ?? groups["flag"] ?? groups["set"] ?? groups["dashed"] ?? "";
        const value = groups["value"];
        if (groups["flag"] !== undefined)
            return place === "terminal" ? found : labelInput(name, place);
        if (value === undefined)
            return labelInput(name, place, groups["named"] !== undefined);
        if (place === "terminal")
            return value === "true" ? `--${name}` : `--no-${name}`;
        return `${labelInput(name, place)}: ${value}`;
    });
}
function labelInput(name, place, isNamed = false) {
    if (place === "terminal")
        return name === "password" ? "--password-stdin" : `--${name}`;
    if (place === "action")
        return `${isNamed ? "input " : ""}${name}`;
    return `${isNamed ? "parameter " : ""}${name === "password" ? "deploy_key" : name.replaceAll("-", "_")}`;
}
function quoteWord(text) {
    return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
function escapeRegExp(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}


/***/ }),

/***/ 2275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ describeOutcome)
/* harmony export */ });
/** Outputs that say what a command has done. */
const NAMED = ["app", "release", "build", "status"];
/**
 * One line on what a command has done, for the case that its results cannot be recorded:
 * `deploy succeeded (app: web, release: R1)`.
 */
function describeOutcome(command, result) {
    const values = new Map(Object.entries(result));
    const facts = NAMED.flatMap((name) => {
        const value = values.get(name);
        return typeof value === "string" && /^[\w./-]+$/.test(value) ? [`${name}: ${value}`] : [];
    });
    return `${command.name} succeeded${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
}


/***/ }),

/***/ 90:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ reserveStandardOutput),
/* harmony export */   w: () => (/* binding */ surviveStreamErrors)
/* harmony export */ });
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7152);

/** Codes of a reader that has stopped reading, as in `convox-ci builds | head -1`, or of a closed terminal. */
const CLOSED = ["EPIPE", "EIO", "ERR_STREAM_DESTROYED"];
/**
 * Keeps a failing standard output or standard error from ending the work. `outputProblem` waits until everything has been
 * written and names what went wrong on standard output; a reader that stopped reading is no problem.
 */
function surviveStreamErrors() {
    const write = process.stdout.write.bind(process.stdout);
    let problem;
    process.stderr.on("error", () => { });
    process.stdout.on("error", (error) => {
        if (!CLOSED.includes(error.code ?? ""))
            problem ??= (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSystemError */ .Z)(error) ?? error.message;
    });
    return {
        async outputProblem() {
            await new Promise((resolve) => void write("", () => resolve()));
            // The event of a write that failed just now comes after its callback.
            await new Promise((resolve) => void setImmediate(resolve));
            return problem;
        },
    };
}
/** Standard output for this program alone: what libraries print there goes to standard error instead. */
function reserveStandardOutput() {
    const { stdout, stderr } = process;
    const reserved = Object.create(stdout, { write: { value: stdout.write.bind(stdout) } });
    stdout.write = stderr.write.bind(stderr);
    return reserved;
}


/***/ }),

/***/ 7152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ explainSystemError),
/* harmony export */   Z: () => (/* binding */ describeSystemError)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

/** What to do about an error of the operating system, by its code. `path` is the file or folder, where one is known. */
const HINTS = {
    EMFILE: () => "Raise the limit on open files, for example with ulimit -n 4096.",
    ENFILE: () => "The machine has too many open files: end other programs or raise its limit.",
    ENOSPC: (path) => `Free space on the disk of ${path}, or set TMPDIR to a folder on another disk.`,
    EDQUOT: (path) => `Free space in the quota of ${path}, or set TMPDIR to a folder on another disk.`,
    EACCES: (path) => `Check the permissions of ${path}.`,
    EPERM: (path) => `Check the permissions of ${path}.`,
    EROFS: (path) => `Mount the file system of ${path} writable, or use another folder.`,
    EIO: (path) => `Check the disk of ${path}.`,
    ENOMEM: () => "Give the job more memory.",
};
/** The reason of an error of the operating system in words, such as "no space left on device"; undefined for others. */
function describeSystemError(error) {
    const { errno } = Object(error);
    return typeof errno === "number" ? (0,node_util__WEBPACK_IMPORTED_MODULE_0__.getSystemErrorMap)().get(errno)?.[1] : undefined;
}
/**
 * One sentence and a hint for a fault of the machine that the code around it did not expect; undefined for what is not
 * one. The folder or file is named where the system names it.
 */
function explainSystemError(error) {
    const { code, syscall, path } = Object(error);
    const reason = describeSystemError(error);
    if (reason === undefined || typeof code !== "string")
        return undefined;
    if (syscall === "uv_cwd") {
        return { message: "the working directory does not exist", hint: "Change to a folder that exists and try again." };
    }
    const hint = HINTS[code];
    if (hint === undefined)
        return undefined;
    const file = typeof path === "string" ? path : undefined;
    return { message: `${file ?? syscall}: ${reason}`, hint: hint(file ?? "the job") };
}


/***/ }),

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
function withoutControlSequences({ keepColors = true } = {}) {
    let held = none;
    return {
        push(bytes) {
            if (held.length === 0 && !bytes.includes(ESC))
                return bytes;
            const all = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
            const { shown, rest } = strip(all, keepColors);
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
    const filter = withoutControlSequences({ keepColors: false });
    const bytes = Buffer.concat([filter.push(Buffer.from(text)), filter.end()]);
    return bytes
        .toString()
        .replaceAll("\r\n", "\n")
        .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]+/g, " ");
}
function strip(bytes, keepColors) {
    const parts = [];
    let from = 0;
    for (let at = bytes.indexOf(ESC); at >= 0; at = bytes.indexOf(ESC, at)) {
        const end = endOf(bytes, at);
        if (end === undefined) {
            parts.push(bytes.subarray(from, at));
            return { shown: Buffer.concat(parts), rest: bytes.subarray(at) };
        }
        if (end > at && !(keepColors && isColor(bytes, at, end))) {
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
function isColor(bytes, at, end) {
    return bytes[at + 1] === 0x5b && bytes[end - 1] === 0x6d;
}


/***/ }),

/***/ 1305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ applyFilters)
/* harmony export */ });
/** The chunks after they have passed the filters, one after the other. */
async function* applyFilters(chunks, ...filters) {
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
/* harmony export */   B: () => (/* binding */ secretParts),
/* harmony export */   G: () => (/* binding */ Masker)
/* harmony export */ });
const HIDDEN = Buffer.from("***");
const ESC = 0x1b;
/** A longer control sequence is taken for text. */
const LONGEST_SEQUENCE = 64;
/** A shorter text is no secret: hiding it would hide ordinary words of the log. */
const SHORTEST = 4;
/** Lines that every secret of their kind has, such as the first line of a PEM file. */
const COMMON_LINE = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;
/** The texts to hide for `secret`: itself, and each of its lines, since a log shows them one by one. */
function secretParts(secret) {
    const lines = secret.split(/\r?\n/).map((line) => line.trim());
    const parts = [secret, secret.trim(), ...lines.filter((line) => !COMMON_LINE.test(line))];
    return [...new Set(parts)].filter((part) => part.trim().length >= SHORTEST);
}
/**
 * Replaces secrets in what is printed, also where a secret is split over two chunks of a stream, and where colors or
 * invisible characters stand inside it.
 */
class Masker {
    #secrets = [];
    add(secret) {
        for (const part of secretParts(secret)) {
            const visible = visibleBytes(Buffer.from(part), true).bytes;
            if (!this.#secrets.some((known) => known.equals(visible)))
                this.#secrets.push(visible);
        }
        this.#secrets.sort((a, b) => b.length - a.length);
    }
    text(text) {
        return this.#secrets.length === 0 ? text : this.#hide(Buffer.from(text), true).shown.toString();
    }
    /** For one stream. Bytes are held back only while they could be the start of a secret. */
    filter() {
        let held = new Uint8Array();
        return {
            push: (bytes) => {
                if (this.#secrets.length === 0)
                    return bytes;
                const all = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
                const { shown, rest } = this.#hide(all, false);
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
    #hide(all, isLast) {
        const { bytes, places, end } = visibleBytes(all, isLast);
        const placeOf = (at) => (at < bytes.length ? (places?.[at] ?? at) : end);
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
            const mayFollow = (secret) => secret.length > left && bytes.compare(secret, 0, left, at) === 0;
            if (!isLast && this.#secrets.some(mayFollow))
                break;
            const secret = this.#secrets.find((one) => one.length <= left && bytes.compare(one, 0, one.length, at, at + one.length) === 0);
            if (secret) {
                parts.push(all.subarray(from, placeOf(at)), HIDDEN);
                // The colors inside the secret stay, so that the text behind it keeps its own.
                for (let inside = at + 1; inside < at + secret.length; inside++) {
                    const before = placeOf(inside - 1) + 1;
                    if (placeOf(inside) > before)
                        parts.push(all.subarray(before, placeOf(inside)));
                }
                from = placeOf(at + secret.length - 1) + 1;
            }
            at += secret?.length ?? 1;
        }
        const stop = placeOf(at);
        parts.push(all.subarray(from, stop));
        return { shown: Buffer.concat(parts), rest: all.subarray(stop) };
    }
}
/** The bytes that a reader of the log sees: without control sequences and invisible control characters. */
function visibleBytes(all, isLast) {
    if (!all.some(isInvisible))
        return { bytes: all, places: undefined, end: all.length };
    const places = [];
    let at = 0;
    while (at < all.length) {
        const byte = all[at] ?? 0;
        const next = byte === ESC ? endOfSequence(all, at) : at + 1;
        if (next === undefined && !isLast)
            break;
        if (!isInvisible(byte))
            places.push(at);
        at = next ?? at + 1;
    }
    return { bytes: Buffer.from(places.map((place) => all[place] ?? 0)), places, end: at };
}
/** Control characters but tabs and line breaks. */
function isInvisible(byte) {
    return (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f;
}
/** Index after the control sequence at `at`, or after its ESC where there is none; undefined when its end is missing. */
function endOfSequence(bytes, at) {
    if (at + 1 === bytes.length)
        return undefined;
    if (bytes[at + 1] !== 0x5b)
        return at + 1;
    for (let i = at + 2; i < bytes.length; i++) {
        const byte = bytes[i] ?? 0;
        if (byte >= 0x40 && byte <= 0x7e)
            return i + 1;
        if (byte < 0x20 || byte > 0x3f || i - at >= LONGEST_SEQUENCE)
            return at + 1;
    }
    return undefined;
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

/***/ 7644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ writeChunk)
/* harmony export */ });
/**
 * Writes a chunk and waits until the stream has taken it, so that memory does not grow with what a slow reader leaves. A
 * stream that fails ends no work: who owns it listens to its errors.
 */
function writeChunk(stream, bytes) {
    return new Promise((resolve) => void stream.write(bytes, () => resolve()));
}


/***/ }),

/***/ 3299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pm: () => (/* binding */ clock),
  xK: () => (/* binding */ finishJob),
  d1: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js + 1 modules
var started_work = __webpack_require__(8272);
// EXTERNAL MODULE: ./src/commands/declaration/connection.js
var declaration_connection = __webpack_require__(5214);
// EXTERNAL MODULE: ./src/commands/declaration/inputs.js
var declaration_inputs = __webpack_require__(8387);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/host/git.js



/** @param onNoCommit receives one line that says why `commit` found none */
function createGit(onNoCommit = () => { }) {
    return {
        async commit(dir) {
            const none = (why) => {
                onNoCommit(`No commit is recorded: ${why}`);
                return undefined;
            };
            const tree = await findWorkTree(dir);
            if (tree === undefined)
                return none(`${dir} is not in a git work tree`);
            if (tree.program === undefined)
                return none("git is not installed");
            const head = await run(tree, ["rev-list", "--max-count=1", "--encoding=UTF-8", "--format=%s", "HEAD"]);
            const [, sha, subject = ""] = /^commit ([0-9a-f]{40,64})\n(.*)/.exec(head.stdout ?? "") ?? [];
            if (sha === undefined) {
                const reason = head.stderr.trim().split("\n", 1)[0];
                return none(`git cannot read HEAD in ${tree.root}${reason ? ` (${reason})` : ""}`);
            }
            return { sha, subject, clean: await isClean(tree) };
        },
        async executable(dir) {
            const staged = await read(dir, ["ls-files", "--stage", "-z", "--", "."]);
            const modes = new Map();
            for (const row of staged?.split("\0") ?? []) {
                const match = /^(\d{6}) [0-9a-f]+ \d\t(.*)$/s.exec(row);
                if (match?.[2] !== undefined)
                    modes.set(match[2], match[1] === "100755");
            }
            return (path) => modes.get(path);
        },
        async isAncestor(dir, a, b) {
            const tree = await findWorkTree(dir);
            if (tree === undefined || !isCommitId(a) || !isCommitId(b))
                return undefined;
            const { code } = await run(tree, ["merge-base", "--is-ancestor", a, b]);
            if (code === 0)
                return true;
            if (code !== 1)
                return undefined;
            const shallow = await run(tree, ["rev-parse", "--is-shallow-repository"]);
            return shallow.stdout?.trim() === "false" ? false : undefined;
        },
        async commits(dir, from, to, limit) {
            if (!isCommitId(from) || !isCommitId(to))
                return undefined;
            const format = ["--encoding=UTF-8", "--format=%h %s", `--max-count=${limit}`];
            const lines = await read(dir, ["rev-list", ...format, `${from}..${to}`, "--"]);
            return lines?.split("\n").filter((line) => line !== "" && !/^commit [0-9a-f]{40,64}$/.test(line));
        },
    };
}
/** A commit id from a Rack is never read as an option of git. */
function isCommitId(text) {
    return /^[0-9a-f]{7,64}$/i.test(text);
}
/**
 * The work tree that `dir` is in. Only a `.git` in it or above it makes one: git itself would also read a bare
 * repository among the files of the app, and run what its config names.
 */
async function findWorkTree(dir) {
    const start = await (0,promises_.realpath)(dir).catch(() => undefined);
    if (start === undefined)
        return undefined;
    for (let root = start;; root = (0,external_node_path_.dirname)(root)) {
        if (await exists((0,external_node_path_.join)(root, ".git")))
            return { dir: start, root, program: await findGit(root) };
        if ((0,external_node_path_.dirname)(root) === root)
            return undefined;
    }
}
/** Git in an absolute folder of PATH, but never a program that the work tree brings. */
async function findGit(root) {
    const name = process.platform === "win32" ? "git.exe" : "git";
    for (const folder of (process.env["PATH"] ?? "").split(external_node_path_.delimiter)) {
        if (!(0,external_node_path_.isAbsolute)(folder))
            continue;
        const path = await (0,promises_.realpath)((0,external_node_path_.join)(folder, name)).catch(() => undefined);
        if (path === undefined || isInside(path, root))
            continue;
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found?.isFile() && (process.platform === "win32" || (found.mode & 0o111) !== 0))
            return (0,external_node_path_.join)(folder, name);
    }
    return undefined;
}
function isInside(path, folder) {
    const way = (0,external_node_path_.relative)(folder, path);
    if ((0,external_node_path_.dirname)(folder) === folder)
        return false;
    return way !== "" && !way.startsWith("..") && !(0,external_node_path_.isAbsolute)(way);
}
async function exists(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}
/** Filters, which git runs on files of the work tree; each can be one of any name. */
const FILTER = /^(filter\..*)\.(?:clean|smudge|process|required)$/s;
/** Whether no tracked file differs from HEAD. Filters do not run: a file that needs one to be compared counts as changed. */
async function isClean(tree) {
    const names = await run(tree, ["config", "--list", "--name-only", "-z"]);
    const filters = (names.stdout ?? "").split("\0").flatMap((name) => FILTER.exec(name)?.[1] ?? []);
    // `-c` ends a name at its first "=".
    if (names.code !== 0 || filters.some((filter) => filter.includes("=")))
        return false;
    const off = [...new Set(filters)].flatMap((filter) => ["clean=", "smudge=", "process=", "required=false"].flatMap((setting) => ["-c", `${filter}.${setting}`]));
    const diff = ["diff", "--quiet", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "HEAD", "--"];
    return (await run(tree, [...off, ...diff])).code === 0;
}
/** What git printed, or undefined when it failed. */
async function read(dir, args) {
    const tree = await findWorkTree(dir);
    const ended = tree && (await run(tree, args));
    return ended?.code === 0 ? ended.stdout : undefined;
}
/** Programs that a repository's config can name, and that these commands would run. */
const SAFE = ["core.fsmonitor=", "core.hooksPath=/dev/null", "core.pager=cat", "log.showSignature=false"];
const LIMIT_MS = 60_000;
const LIMIT_BYTES = 512 * 1024 * 1024;
/**
 * Runs git so that the machine's settings do not change its answer and the repository's settings start no program. It
 * gets no variable of the job but PATH, and so no key. A repository that is named needs no `safe.directory`, which git
 * before 2.38 reads from files alone; in containers the checkout often belongs to another user.
 */
function run({ dir, root, program }, args) {
    if (program === undefined)
        return Promise.resolve({ code: undefined, stdout: undefined, stderr: "" });
    const env = {
        PATH: (0,external_node_path_.dirname)(program),
        ...(process.env["SystemRoot"] === undefined ? {} : { SystemRoot: process.env["SystemRoot"] }),
        LC_ALL: "C",
        GIT_DIR: (0,external_node_path_.join)(root, ".git"),
        GIT_WORK_TREE: root,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
        GIT_ATTR_NOSYSTEM: "1",
        GIT_NO_REPLACE_OBJECTS: "1",
        GIT_OPTIONAL_LOCKS: "0",
        GIT_TERMINAL_PROMPT: "0",
        // A partial clone fetches what it does not have, by a program that its config names.
        GIT_NO_LAZY_FETCH: "1",
        GIT_ALLOW_PROTOCOL: "none",
    };
    const safe = SAFE.flatMap((setting) => ["-c", setting]);
    const options = { cwd: dir, env, timeout: LIMIT_MS, killSignal: "SIGKILL", maxBuffer: LIMIT_BYTES };
    return new Promise((resolve) => {
        (0,external_node_child_process_.execFile)(program, [...safe, ...args], options, (error, stdout, stderr) => {
            const code = error === null ? 0 : typeof error.code === "number" ? error.code : undefined;
            resolve({ code, stdout, stderr });
        });
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/host/tools.js






/**
 * Downloads a program into the runner's tool cache, unless it is there. What is in the cache has to have the digest too:
 * on a machine of one's own other jobs write there. Elsewhere than on GitHub the cache is a folder of the user's.
 * @throws ConvoxError when the digest is another, and nothing is installed then
 */
async function installTool(tool) {
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
            throw new errors/* UnreachableError */.Jk(`${withoutCredentials(tool.url)}: ${cause instanceof Error ? cause.message : cause}`, {
                cause,
                hint: "is there such a version, and can this machine reach the address? input mirror names another one",
            });
        });
        try {
            const sha256 = await digest(file);
            if (sha256 !== (tool.sha256 ?? sha256)) {
                throw new errors/* ConvoxError */.AC(`${withoutCredentials(tool.url)} has the SHA-256 ${sha256}, not ${tool.sha256}: it is not installed`, {
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
function withoutCredentials(url) {
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

// EXTERNAL MODULE: ./src/rack/index.js + 33 modules
var src_rack = __webpack_require__(9420);
// EXTERNAL MODULE: ./src/timeline/timeline.js
var timeline_timeline = __webpack_require__(4323);
// EXTERNAL MODULE: ./src/session/connect.js
var connect = __webpack_require__(7213);
// EXTERNAL MODULE: ./src/commands/declaration/destination.js
var destination = __webpack_require__(3944);
;// CONCATENATED MODULE: ./src/session/destination.js



/**
 * The second Rack of a command that has two; undefined when nothing names another than the first. Settings that
 * are not given are those of the first: a deploy key is valid for all Racks of its organization.
 * @throws InputError as connectRack does
 */
async function connectDestination(first, given, env, host, options) {
    const { toRack, toHost, toPassword } = (0,declaration_inputs/* parseInputs */.T)(destination/* destinationInputs */.S, given, env);
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
    return await (0,connect/* connectRack */.y)(connection, own, host, options);
}

// EXTERNAL MODULE: ./src/session/settings.js
var settings = __webpack_require__(8330);
;// CONCATENATED MODULE: ./src/session/signals.js


/**
 * Another signal within this time counts as the same request: a terminal and npx both send one, and a container engine may
 * send SIGINT and SIGTERM together.
 */
const SAME_MS = 300;
/**
 * Time to clean up after a signal. A clean-up on the Rack takes at most 7 s, and GitHub kills the process 10 s after its
 * first signal. What still works then, such as a file operation that never returns, does not keep the process alive.
 */
const CLEANUP_MS = 8_500;
/** Time to print the error when the clean-up has taken too long. */
const REPORT_MS = 500;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/**
 * Aborts when the process receives SIGINT, SIGTERM or SIGHUP (a closed terminal), so that the work can clean up. A second
 * signal ends the process at once, and so does a clean-up that takes too long.
 */
function listenForSignals() {
    const controller = new AbortController();
    const { promise: overdue, reject } = withReject();
    let first;
    const onSignal = (name) => {
        const time = performance.now();
        if (first !== undefined && time - first < SAME_MS)
            return;
        if (first !== undefined)
            endProcess(name);
        first = time;
        const reason = new errors/* CancelledError */.cc(`canceled by ${name}`);
        controller.abort(reason);
        // They keep no process alive that has ended its work.
        setTimeout(() => reject(reason), CLEANUP_MS).unref();
        setTimeout(() => endProcess(name), CLEANUP_MS + REPORT_MS).unref();
    };
    for (const name of SIGNALS)
        process.on(name, onSignal);
    return {
        signal: controller.signal,
        overdue,
        dispose() {
            for (const name of SIGNALS)
                process.off(name, onSignal);
        },
    };
}
function withReject() {
    let reject = () => { };
    const promise = new Promise((_, fail) => {
        reject = fail;
    });
    promise.catch(() => { }); // It is only used in a race.
    return { promise, reject };
}
/**
 * Ends the process at once. `process.exit` waits for file operations that are in progress, one on a pipe without a
 * writer for ever; the signal's default action does not.
 */
function endProcess(name) {
    process.removeAllListeners(name);
    process.emit("exit", 128 + external_node_os_.constants.signals[name]);
    process.kill(process.pid, name);
    // The first process of a container gets here: it ignores default actions.
    process.exit(128 + external_node_os_.constants.signals[name]);
}

;// CONCATENATED MODULE: ./src/session/run-command.js












/** Milliseconds since 1970 as the process started. It then runs on even when the system's clock is set: waits use it. */
function clock() {
    return performance.timeOrigin + performance.now();
}
/** Reads the inputs, connects to the Rack, runs `command` and closes every connection. */
async function runCommand(command, job) {
    const env = (0,settings/* trimSettings */.O)(job.env);
    (0,settings/* maskSecrets */.Q)(job.given, job.env, job.host);
    const inputs = { ...command.inputs, ...(command.needsRack === false ? {} : declaration_connection/* connectionInputs */.e) };
    const values = (0,declaration_inputs/* parseInputs */.T)(inputs, job.given, env);
    const { signal, overdue, dispose } = listenForSignals();
    try {
        return await Promise.race([runConnected(command, values, { ...job, env }, signal), overdue]);
    }
    catch (error) {
        throw signal.aborted && !(error instanceof errors/* CancelledError */.cc) ? signal.reason : error;
    }
    finally {
        dispose();
    }
}
async function runConnected(command, values, job, signal) {
    const { given, env, cwd, timeline = (0,timeline_timeline/* createTimeline */.M)({ now: clock, signal }), ...pipes } = job;
    const host = measureGroups(job.host, timeline);
    const git = createGit((line) => host.info(line));
    const rest = {
        ...pipes,
        host,
        env,
        cwd,
        git,
        install: installTool,
        sleep: src_rack/* pause */.v7,
        now: clock,
        signal,
        timeline,
    };
    if (command.needsRack === false)
        return await command.run(values, rest);
    signal.addEventListener("abort", () => {
        host.info(`${signal.reason.message}: cleaning up on the Rack. A second signal ends the program at once.`);
    });
    const connection = (0,declaration_inputs/* parseInputs */.T)(declaration_connection/* connectionInputs */.e, given, env);
    if (command.needsTarget) {
        const target = () => (0,connect/* targetOf */.$)(connection, env, host, { needsRack: false });
        return await command.run(values, { ...rest, target });
    }
    const createsApp = command.createsApp === true;
    const options = { signal, sleep: src_rack/* pause */.v7, createsApp, onNotice: (line) => host.info(line) };
    const { rack, close } = await (0,connect/* connectRack */.y)(connection, env, host, options);
    try {
        const other = command.needsDestination && (await connectDestination(connection, given, env, host, options));
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
/** `host` with every group that it prints recorded as a part of the command's work. */
function measureGroups(host, timeline) {
    return { ...host, group: (title, body) => timeline.measure("part", title, () => host.group(title, body)) };
}
/** Time for the post step to clean up after the job. */
const FINISH_MS = 60_000;
/**
 * Cleans up on the Rack after a job whose process ended before it could do so; `note` is what the job saved. Never fails
 * a job: work that cannot be stopped is a warning.
 */
async function finishJob(note, job) {
    const started = (0,started_work/* parseStartedWork */.cZ)(note);
    if (!started)
        return;
    const { given, host } = job;
    const env = (0,settings/* trimSettings */.O)(job.env);
    (0,settings/* maskSecrets */.Q)(job.given, job.env, job.host);
    try {
        const { rack, close } = await (0,connect/* connectRack */.y)((0,declaration_inputs/* parseInputs */.T)(declaration_connection/* connectionInputs */.e, given, env), env, host, { sleep: src_rack/* pause */.v7 });
        try {
            const { done, message } = await (0,started_work/* cleanUp */.nY)(FINISH_MS, started, rack, { now: clock, sleep: src_rack/* pause */.v7 });
            if (done)
                host.info(message);
            else
                host.warn(message);
        }
        finally {
            await close();
        }
    }
    catch (error) {
        host.warn(`${started.kind} ${started.id} of ${started.app} may continue on the Rack: ${Object(error).message}`);
    }
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ trimSettings),
/* harmony export */   Q: () => (/* binding */ maskSecrets)
/* harmony export */ });
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9420);

/** Variables that are settings of this program. */
const SETTING = /^(?:CONVOX_.*|RACK_URL|(?:https?|all|no)_proxy)$/i;
/** The environment with white space removed around every setting; other variables may be build arguments and stay. */
function trimSettings(env) {
    return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, SETTING.test(name) ? value?.trim() : value]));
}
const KEYS = ["CONVOX_PASSWORD", "CONVOX_DEPLOY_KEY", "CONVOX_DESTINATION_PASSWORD", "CONVOX_LOCAL_RACK_PASSWORD"];
const URLS = ["RACK_URL", "CONVOX_DESTINATION_RACK_URL", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];
/** Hides every secret of the settings and inputs, in each form that it has. To be called before the first line is printed. */
function maskSecrets(given, env, host) {
    const inputs = {
        CONVOX_PASSWORD: String(given("password") ?? ""),
        CONVOX_DESTINATION_PASSWORD: String(given("to-password") ?? ""),
    };
    for (const secret of new Set([...secretsOf(env), ...secretsOf(inputs)]))
        host.mask(secret);
}
/**
 * Every form in which a secret of `env` travels or may be printed: as it is set, as it is sent, percent-encoded, and in the
 * header Authorization.
 */
function secretsOf(env) {
    const keys = KEYS.flatMap((name) => [env[name] ?? "", (env[name] ?? "").trim()]).flatMap((key) => (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .secretForms */ .eo)(key));
    const urls = URLS.flatMap((name) => [env[name], env[name.toLowerCase()]]).flatMap((url) => secretsOfUrl((url ?? "").trim()));
    return new Set([...keys, ...urls].filter((secret) => secret.trim() !== ""));
}
/** The password in a URL, however wrong the URL is. */
function secretsOfUrl(url) {
    const userinfo = /^[a-z+]*:\/\/([^/?#]*)@/i.exec(url)?.[1];
    if (userinfo === undefined || !userinfo.includes(":"))
        return userinfo ? [userinfo] : [];
    const [user = "", password = ""] = userinfo.split(/:(.*)/s);
    const plain = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .percentDecoded */ .oF)(password);
    return [password, ...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .secretForms */ .eo)(plain, (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .percentDecoded */ .oF)(user)), Buffer.from(userinfo).toString("base64")];
}


/***/ }),

/***/ 4323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createTimeline)
/* harmony export */ });
/** @param now milliseconds since 1970, from a clock that nothing sets back */
function createTimeline({ now, signal }) {
    const spans = [];
    const open = [];
    return {
        spans,
        async measure(kind, name, body) {
            const span = {
                kind,
                name,
                start: now(),
                end: 0,
                status: "ok",
                attributes: {},
                parent: open.at(-1),
            };
            open.push(span);
            try {
                return await body({ set: (attributes) => Object.assign(span.attributes, attributes) });
            }
            catch (error) {
                span.status = signal?.aborted ? "canceled" : "error";
                throw error;
            }
            finally {
                span.end = now();
                open.splice(open.indexOf(span), 1);
                spans.push(span);
            }
        },
        add({ kind, name, start, end, status = "ok", attributes = {} }) {
            spans.push({ kind, name, start, end, status, attributes, parent: open.at(-1) });
        },
    };
}


/***/ })

};
