export const id = 4973;
export const ids = [4973];
export const modules = {

/***/ 3944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ destinationInputs)
/* harmony export */ });
const destinationInputs = {
    "to-rack": {
        description: "Name of the target Rack",
        aliases: ["destination-rack", "destinationRack", "destination"],
        env: ["CONVOX_DESTINATION_RACK"],
        fallback: "CONVOX_DESTINATION_RACK, or the Rack that CONVOX_DESTINATION_RACK_URL names, else the same Rack",
    },
    "to-host": {
        description: "Host name of the target Rack's Console",
        env: ["CONVOX_DESTINATION_HOST"],
        fallback: "CONVOX_DESTINATION_HOST, else the same Console",
    },
    "to-password": {
        description: "Deploy key of the target Rack, if it belongs to another organization or Console",
        env: ["CONVOX_DESTINATION_PASSWORD"],
        fallback: "CONVOX_DESTINATION_PASSWORD, else the same key if to-host is the same Console",
        secret: true,
    },
};


/***/ }),

/***/ 113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ adaptHint)
/* harmony export */ });
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5214);

function adaptHint(hint, place, context) {
    const { command, commands } = context;
    const names = commands.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]).sort((a, b) => b.length - a.length);
    const ours = `convox-ci (${names.map(escapeRegExp).join("|")})(?![\\w-])`;
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
function nameInputs(text, place, command) {
    const inputs = { ...command?.inputs, ..._commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__/* .connectionInputs */ .e };
    const names = Object.keys(inputs).sort((a, b) => b.length - a.length);
    const any = names.map(escapeRegExp).join("|");
    const patterns = [
        `(?:the )?input (?<named>${any})(?: \\(--[\\w-]+\\))?(?![\\w-])`,
        `--(?:no-)?(?<flag>${any})(?![\\w-])`,
        `(?<![\\w-])(?<set>${any}): (?<value>true|false)(?![\\w-])`,
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
/* harmony export */   S: () => (/* binding */ describeOutcome),
/* harmony export */   l: () => (/* binding */ describeEnd)
/* harmony export */ });
const OUTCOMES = {
    success: "succeeded",
    failure: "failed",
    canceled: "was canceled",
};
function describeEnd(command, outcome, app = "") {
    return [command, app, OUTCOMES[outcome]].filter((part) => part !== "").join(" ");
}
const NAMED = ["app", "release", "build", "status"];
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

const CLOSED = ["EPIPE", "EIO", "ERR_STREAM_DESTROYED"];
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
            await new Promise((resolve) => void setImmediate(resolve));
            return problem;
        },
    };
}
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
function describeSystemError(error) {
    const { errno } = Object(error);
    return typeof errno === "number" ? (0,node_util__WEBPACK_IMPORTED_MODULE_0__.getSystemErrorMap)().get(errno)?.[1] : undefined;
}
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

/***/ 6967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ painterFor),
/* harmony export */   Df: () => (/* binding */ isWatched),
/* harmony export */   m4: () => (/* binding */ forbidsColors)
/* harmony export */ });
/* unused harmony export hasColors */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

const PARAMETERS = {
    title: "1",
    success: "32",
    quiet: "2",
    warning: "1;33",
    error: "1;31",
};
const COLORFUL_LOGS = [
    "GITHUB_ACTIONS",
    "GITLAB_CI",
    "CIRCLECI",
    "BUILDKITE",
    "TF_BUILD",
    "DRONE",
    "TRAVIS",
    "APPVEYOR",
];
function hasColors(env, stream) {
    const { isTTY, fd } = stream;
    if (forbidsColors(env))
        return false;
    if (env["FORCE_COLOR"] || isTTY === true)
        return true;
    return COLORFUL_LOGS.some((name) => env[name]) && !isFile(fd);
}
function forbidsColors(env) {
    if (env["NO_COLOR"])
        return true;
    const forced = env["FORCE_COLOR"];
    return forced ? ["0", "false"].includes(forced) : env["TERM"] === "dumb";
}
function painterFor(env, stream) {
    if (!hasColors(env, stream))
        return (_, text) => text;
    return (tone, text) => text.replace(/[^\n]+/g, (line) => `\x1b[${PARAMETERS[tone]}m${line}\x1b[0m`);
}
function isWatched(env, stream) {
    const { isTTY } = stream;
    return isTTY === true && env["TERM"] !== "dumb" && !env["CI"] && !COLORFUL_LOGS.some((name) => env[name]);
}
function isFile(fd) {
    try {
        return fd !== undefined && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd).isFile();
    }
    catch {
        return false;
    }
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
const C1 = 0xc2;
const longest = { CSI: 64, string: 4096 };
const strings = Buffer.from("]PX^_");
const color = /^\x1b\[[\d;:]*m$/;
const drawing = /^\x1b(?:\[[\d;:]*[mABCDEFGHfKdsu]|\[[012]?J|\[\?(?:7|25)[hl]|[78DEM]|\(B)$/;
function withoutControlSequences({ keep = "colors" } = {}) {
    let held = none;
    return {
        push(bytes) {
            if (held.length === 0 && !bytes.includes(ESC) && !bytes.includes(C1))
                return bytes;
            const all = held.length === 0 ? viewOf(bytes) : Buffer.concat([held, bytes]);
            const { clean, rest } = strip(all, keep, false);
            held = rest;
            return clean;
        },
        end() {
            const { clean } = strip(held, keep, true);
            held = none;
            return clean;
        },
    };
}
function printable(text) {
    const filter = withoutControlSequences({ keep: "none" });
    const bytes = Buffer.concat([filter.push(Buffer.from(text)), filter.end()]);
    return bytes
        .toString()
        .replaceAll("\r\n", "\n")
        .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]+/g, " ")
        .replace(/[\u202a-\u202e\u2066-\u2069]+/g, "");
}
function strip(bytes, keep, isLast) {
    const parts = [];
    let from = 0;
    const frontOf = (start) => (start > from && bytes[start - 1] === C1 ? start - 1 : start);
    const nextStart = startFinder(bytes);
    let at = nextStart(0);
    while (at >= 0) {
        const end = endOf(bytes, at);
        if (end === undefined && !isLast) {
            parts.push(bytes.subarray(from, frontOf(at)));
            return { clean: Buffer.concat(parts), rest: bytes.subarray(frontOf(at)) };
        }
        if (end === undefined && bytes[at] === C1 && at + 1 === bytes.length)
            break;
        const stop = end ?? Math.min(at + 2, bytes.length);
        if (!passes(bytes, at, stop, keep)) {
            parts.push(bytes.subarray(from, frontOf(at)));
            from = stop;
        }
        at = nextStart(stop);
    }
    if (parts.length === 0)
        return { clean: bytes.subarray(from), rest: none };
    parts.push(bytes.subarray(from));
    return { clean: Buffer.concat(parts), rest: none };
}
function viewOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
function startFinder(bytes) {
    const { length } = bytes;
    const find = (byte, from) => {
        const found = bytes.indexOf(byte, from);
        return found < 0 ? length : found;
    };
    let nextEscape = find(ESC, 0);
    let c1 = find(C1, 0);
    return (from) => {
        if (nextEscape < from)
            nextEscape = find(ESC, from);
        if (c1 < from)
            c1 = find(C1, from);
        while (c1 < nextEscape && !mayStart(bytes[c1 + 1]))
            c1 = find(C1, c1 + 1);
        const first = Math.min(nextEscape, c1);
        return first === length ? -1 : first;
    };
}
function mayStart(next) {
    return next === undefined || next === C1 || (next >= 0x80 && next <= 0x9f);
}
function introducer(bytes, at) {
    const next = bytes[at + 1];
    return next === undefined || bytes[at] === ESC ? next : next - 0x40;
}
function endOf(bytes, at) {
    const kind = introducer(bytes, at);
    if (kind === undefined)
        return undefined;
    if (kind === 0x5b)
        return endOfCsi(bytes, at);
    if (strings.includes(kind))
        return endOfString(bytes, at);
    if (bytes[at] !== ESC)
        return bytes[at + 1] === C1 ? at + 1 : at + 2;
    if (kind >= 0x20 && kind <= 0x2f)
        return endOfShift(bytes, at);
    return kind >= 0x30 && kind <= 0x7e ? at + 2 : at + 1;
}
function endOfShift(bytes, at) {
    for (let i = at + 2; i < bytes.length; i++) {
        const byte = bytes[i] ?? 0;
        if (byte >= 0x30 && byte <= 0x7e)
            return i + 1;
        if (byte < 0x20 || byte > 0x2f || i - at >= longest.CSI)
            return at + 1;
    }
    return undefined;
}
function endOfCsi(bytes, at) {
    for (let i = at + 2; i < bytes.length; i++) {
        const byte = bytes[i] ?? 0;
        if (byte >= 0x40 && byte <= 0x7e)
            return i + 1;
        if (byte < 0x20 || byte > 0x3f || i - at >= longest.CSI)
            return at + 2;
    }
    return undefined;
}
function endOfString(bytes, at) {
    for (let i = at + 2; i < bytes.length; i++) {
        const byte = bytes[i];
        if (byte === BEL)
            return i + 1;
        if (byte === ESC || byte === C1) {
            if (i + 1 === bytes.length)
                return undefined;
            const next = bytes[i + 1] ?? 0;
            if (next === (byte === ESC ? 0x5c : 0x9c))
                return i + 2;
            if (byte === ESC || (next >= 0x80 && next <= 0x9f))
                return at + 2;
        }
        if (byte === 0x0a || i - at >= longest.string)
            return at + 2;
    }
    return undefined;
}
function passes(bytes, at, end, keep) {
    if (keep === "none" || bytes[at] !== ESC || end - at > longest.CSI + 1)
        return false;
    return (keep === "colors" ? color : drawing).test(bytes.toString("latin1", at, end));
}


/***/ }),

/***/ 1305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ applyFilters)
/* harmony export */ });
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

/***/ 2289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ Masker),
  B: () => (/* binding */ secretParts)
});

;// CONCATENATED MODULE: ./src/host/mask-cuts.js
const CUT = /…|\.{3}/g;
const SEARCHED = 4096;
function hideCutSecrets(text, secrets, shortest, hidden) {
    if (!text.includes("…") && !text.includes("..."))
        return text;
    const known = [...secrets];
    let result = "";
    let from = 0;
    for (const { 0: mark, index } of text.matchAll(CUT)) {
        const before = Buffer.from(text.slice(Math.max(from, index - SEARCHED), index));
        const start = startLength(before, known, shortest);
        const head = start === 0 ? text.slice(from, index) : dropBytes(text.slice(from, index), start) + hidden;
        const rest = index + mark.length;
        const after = Buffer.from(text.slice(rest, rest + SEARCHED));
        const end = endLength(after, known, shortest);
        result += head + mark + (end === 0 ? "" : hidden);
        from = rest + after.subarray(0, end).toString().length;
    }
    return result + text.slice(from);
}
function startLength(bytes, secrets, shortest) {
    let longest = 0;
    for (const secret of secrets) {
        const head = secret.subarray(0, shortest);
        for (let at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1)) {
            const length = bytes.length - at;
            if (length <= longest)
                break;
            if (length < secret.length && bytes.compare(secret, 0, length, at) === 0)
                longest = length;
        }
    }
    return longest;
}
function endLength(bytes, secrets, shortest) {
    let longest = 0;
    if (bytes.length < shortest)
        return 0;
    const head = bytes.subarray(0, shortest);
    for (const secret of secrets) {
        for (let at = secret.indexOf(head, 1); at >= 0; at = secret.indexOf(head, at + 1)) {
            const length = secret.length - at;
            if (length <= longest)
                break;
            if (length <= bytes.length && bytes.compare(secret, at, secret.length, 0, length) === 0)
                longest = length;
        }
    }
    return longest;
}
function dropBytes(text, count) {
    const bytes = Buffer.from(text);
    return bytes.subarray(0, bytes.length - count).toString();
}

;// CONCATENATED MODULE: ./src/host/mask.js

const HIDDEN = Buffer.from("***");
const ESC = 0x1b;
const LONGEST_SEQUENCE = 64;
const BACKSLASH = 0x5c;
const QUOTED_SEQUENCE = /\\{1,4}(?:u001b|x1b|e|033)\[[0-9;?]{0,32}[A-Za-z]/i;
const SHORTEST = 4;
const MOST_SEARCHES = 16;
const COMMON_LINE = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;
function secretParts(secret) {
    const lines = secret.split(/\r?\n/).map((line) => line.trim());
    const parts = [secret, secret.trim(), ...lines.filter((line) => !COMMON_LINE.test(line))];
    return [...new Set(parts)].filter((part) => part.trim().length >= SHORTEST);
}
class Masker {
    #known = new Set();
    #byStart = new Map();
    #firstBytes = new Uint8Array(256);
    #longest = 0;
    add(secret) {
        for (const part of secretParts(secret)) {
            const { bytes } = visibleBytes(Buffer.from(part), true);
            const key = bytes.toString("latin1");
            if (bytes.length < SHORTEST || this.#known.has(key))
                continue;
            this.#known.add(key);
            this.#firstBytes[bytes.readUInt8(0)] = 1;
            this.#longest = Math.max(this.#longest, bytes.length);
            const group = this.#byStart.get(bytes.readUInt32LE(0)) ?? [];
            group.push(bytes);
            group.sort((a, b) => b.length - a.length);
            this.#byStart.set(bytes.readUInt32LE(0), group);
        }
    }
    text(text) {
        if (this.#known.size === 0)
            return text;
        const shown = this.#hide(this.#hide(Buffer.from(text), true, "raw").shown, true).shown.toString();
        return hideCutSecrets(shown, [...this.#byStart.values()].flat(), SHORTEST, HIDDEN.toString());
    }
    value(value) {
        if (typeof value === "string")
            return this.text(value);
        if (Array.isArray(value))
            return value.map((item) => this.value(item));
        if (typeof value !== "object" || value === null)
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.value(item)]));
    }
    filter() {
        const passes = [this.#pass("raw"), this.#pass("visible")];
        return {
            push: (bytes) => (this.#known.size === 0 ? bytes : passes.reduce((rest, pass) => pass.push(rest), bytes)),
            end: () => passes.reduce((rest, pass) => Buffer.concat([pass.push(rest), pass.end()]), new Uint8Array()),
        };
    }
    #pass(form) {
        let held = new Uint8Array();
        return {
            push: (bytes) => {
                const all = held.length === 0 ? viewOf(bytes) : Buffer.concat([held, bytes]);
                const { shown, rest } = this.#hide(all, false, form);
                held = rest;
                return shown;
            },
            end: () => {
                const last = held;
                held = new Uint8Array();
                return this.#hide(Buffer.from(last), true, form).shown;
            },
        };
    }
    #hide(all, isLast, form = "visible") {
        const { bytes, places, end } = form === "raw" ? wholeOf(all) : visibleBytes(all, isLast);
        const placeOf = (at) => (at < bytes.length ? (places?.[at] ?? at) : end);
        const parts = [];
        let from = 0;
        let at = this.#findFirst(bytes);
        while (at < bytes.length) {
            if (this.#firstBytes[bytes[at] ?? 0] === 0) {
                at++;
                continue;
            }
            if (!isLast && this.#mayFollow(bytes, at))
                break;
            const secret = this.#secretAt(bytes, at);
            if (secret) {
                parts.push(all.subarray(from, placeOf(at)), HIDDEN);
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
        if (parts.length === 0)
            return { shown: all.subarray(0, stop), rest: all.subarray(stop) };
        parts.push(all.subarray(from, stop));
        return { shown: Buffer.concat(parts), rest: all.subarray(stop) };
    }
    #findFirst(bytes) {
        if (this.#known.size > MOST_SEARCHES)
            return 0;
        let first = Math.max(0, bytes.length - this.#longest + 1);
        for (const group of this.#byStart.values()) {
            for (const secret of group) {
                const found = bytes.subarray(0, first + secret.length - 1).indexOf(secret);
                if (found >= 0 && found < first)
                    first = found;
            }
        }
        return first;
    }
    #secretAt(bytes, at) {
        const left = bytes.length - at;
        if (left < SHORTEST)
            return undefined;
        return this.#byStart
            .get(bytes.readUInt32LE(at))
            ?.find((one) => one.length <= left && bytes.compare(one, 0, one.length, at, at + one.length) === 0);
    }
    #mayFollow(bytes, at) {
        const left = bytes.length - at;
        const groups = left < SHORTEST ? this.#byStart.values() : [this.#byStart.get(bytes.readUInt32LE(at)) ?? []];
        for (const group of groups) {
            if (group.some((one) => one.length > left && bytes.compare(one, 0, left, at) === 0))
                return true;
        }
        return false;
    }
}
function wholeOf(all) {
    return { bytes: all, places: undefined, end: all.length };
}
function visibleBytes(all, isLast) {
    const isQuoted = isLast && all.includes("[") && QUOTED_SEQUENCE.test(all.toString("latin1"));
    if (!isQuoted && !hasInvisible(all))
        return { bytes: all, places: undefined, end: all.length };
    const places = new Uint32Array(all.length);
    const bytes = Buffer.allocUnsafe(all.length);
    let size = 0;
    let at = 0;
    while (at < all.length) {
        const byte = all[at] ?? 0;
        const quoted = isQuoted && byte === BACKSLASH ? quotedLength(all, at) : 0;
        const next = byte === ESC ? endOfSequence(all, at) : at + (quoted || 1);
        if (next === undefined && !isLast)
            break;
        if (INVISIBLE[byte] === 0 && quoted === 0) {
            places[size] = at;
            bytes[size++] = byte;
        }
        at = next ?? at + 1;
    }
    return { bytes: bytes.subarray(0, size), places, end: at };
}
function quotedLength(all, at) {
    const text = all.toString("latin1", at, at + LONGEST_SEQUENCE);
    const match = QUOTED_SEQUENCE.exec(text);
    return match?.index === 0 ? match[0].length : 0;
}
const INVISIBLE = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f ? 1 : 0);
function hasInvisible(bytes) {
    for (let at = 0; at < bytes.length; at++)
        if (INVISIBLE[bytes[at] ?? 0] === 1)
            return true;
    return false;
}
function viewOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
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
const mostSections = 500;
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
                const found = titleOf(toTitle(line));
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
function mayBegin(line, start) {
    const size = Math.min(line.length, start.length);
    return line.compare(start, 0, size, 0, size) === 0;
}
function toTitle(line) {
    return line.toString("utf8", 0, longestTitle).replace(/\ufffd$/, "");
}


/***/ }),

/***/ 7644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ writeChunk)
/* harmony export */ });
function writeChunk(stream, bytes) {
    return new Promise((resolve) => void stream.write(bytes, () => resolve()));
}


/***/ }),

/***/ 1391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pm: () => (/* binding */ clock),
  xK: () => (/* binding */ finishJob),
  d1: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ./src/commands/declaration/connection.js
var declaration_connection = __webpack_require__(5214);
// EXTERNAL MODULE: ./src/commands/declaration/inputs.js
var declaration_inputs = __webpack_require__(8387);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/retry.js
var retry = __webpack_require__(2184);
// EXTERNAL MODULE: ./src/rack/deadline.js
var deadline = __webpack_require__(5972);
// EXTERNAL MODULE: ./src/timeline/timeline.js
var timeline_timeline = __webpack_require__(4323);
// EXTERNAL MODULE: ./src/session/connect.js
var connect = __webpack_require__(7213);
// EXTERNAL MODULE: ./src/commands/declaration/destination.js
var destination = __webpack_require__(3944);
;// CONCATENATED MODULE: ./src/session/destination.js




async function connectDestination(first, given, env, host, options) {
    const { toRack, toHost, toPassword } = (0,declaration_inputs/* parseInputs */.T)(destination/* destinationInputs */.S, given, env);
    const rackUrl = env["CONVOX_DESTINATION_RACK_URL"] || undefined;
    if (!toRack && !toHost && !toPassword && !rackUrl)
        return undefined;
    if (!rackUrl && toHost && !toPassword) {
        const own = (0,connect/* consoleHostOf */.Lp)(first, env);
        if (toRack !== connect/* LOCAL */.G8 && normalizeHost(toHost) !== normalizeHost(own)) {
            throw new errors/* InputError */.dz("key-not-set", `to-password is missing: the deploy key of ${own} is not sent to ${toHost.trim()}`, {
                hint: "Set to-password or CONVOX_DESTINATION_PASSWORD to a deploy key of the target Console.",
            });
        }
    }
    const connection = {
        ...first,
        rack: toRack ?? (rackUrl ? undefined : first.rack),
        host: toHost ?? first.host,
        password: toPassword ?? first.password,
    };
    const { CONVOX_RACK, ...rest } = env;
    const own = { ...rest, RACK_URL: rackUrl, ...(toRack || rackUrl ? {} : { CONVOX_RACK }) };
    return await (0,connect/* connectRack */.yF)(connection, own, host, options);
}
function normalizeHost(host) {
    const text = host.trim().includes("://") ? host.trim() : `https://${host.trim()}`;
    return URL.canParse(text) ? new URL(text).host.replace(/\.$/, "") : text;
}

// EXTERNAL MODULE: ./src/session/settings.js
var settings = __webpack_require__(8330);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/session/signals.js


const SAME_MS = 300;
const WORK_MS = 500;
const CLEANUP_MS = 8_500;
const REPORT_MS = 400;
const CLOSE_MS = 2_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
function listenForSignals(hasCleanup, source = processSignals) {
    const controller = new AbortController();
    const { promise: overdue, reject } = withReject();
    let first;
    let isOverdue = false;
    let timer;
    const schedule = (ms, action) => {
        clearTimeout(timer);
        timer = setTimeout(action, ms).unref();
    };
    const onSignal = (name) => {
        const time = performance.now();
        if (first !== undefined && time - first.time < SAME_MS)
            return;
        if (first !== undefined)
            source.end(name);
        first = { name, time };
        const reason = new errors/* CancelledError */.cc("canceled", `canceled by ${name}`);
        const giveUp = () => {
            isOverdue = true;
            reject(reason);
            schedule(REPORT_MS, () => source.end(name));
        };
        schedule(WORK_MS, () => (hasCleanup() ? schedule(CLEANUP_MS - WORK_MS, giveUp) : giveUp()));
        controller.abort(reason);
    };
    for (const name of SIGNALS)
        source.on(name, onSignal);
    return {
        signal: controller.signal,
        overdue,
        dispose() {
            for (const name of SIGNALS)
                source.off(name, onSignal);
            if (first === undefined || isOverdue)
                return;
            const { name } = first;
            schedule(CLOSE_MS, () => source.end(name));
        },
    };
}
function withReject() {
    let reject = () => { };
    const promise = new Promise((_, fail) => {
        reject = fail;
    });
    promise.catch(() => { });
    return { promise, reject };
}
function endProcess(name) {
    process.removeAllListeners(name);
    process.emit("exit", 128 + external_node_os_.constants.signals[name]);
    process.kill(process.pid, name);
    process.exit(128 + external_node_os_.constants.signals[name]);
}
const processSignals = {
    on: (name, listener) => process.on(name, listener),
    off: (name, listener) => process.off(name, listener),
    end: endProcess,
};

// EXTERNAL MODULE: ./src/session/trace-settings.js
var trace_settings = __webpack_require__(9670);
;// CONCATENATED MODULE: ./src/session/watch-cleanup.js
function watchCleanup() {
    const notes = new Set();
    let inProgress = 0;
    return {
        isNeeded: () => notes.size > 0 || inProgress > 0,
        watchHost: (host) => ({
            ...host,
            save(name, value) {
                if (value === "")
                    notes.delete(name);
                else
                    notes.add(name);
                host.save(name, value);
            },
        }),
        watchRack: (rack) => ({
            ...rack,
            withSignal(signal) {
                const patient = rack.withSignal(signal);
                inProgress++;
                let isOpen = true;
                return {
                    ...patient,
                    close() {
                        if (isOpen)
                            inProgress--;
                        isOpen = false;
                        patient.close();
                    },
                };
            },
        }),
        async duringClose(close) {
            inProgress++;
            await close().finally(() => inProgress--);
        },
    };
}

;// CONCATENATED MODULE: ./src/session/run-command.js











function clock() {
    return performance.timeOrigin + performance.now();
}
async function runCommand(command, job) {
    const env = (0,settings/* trimSettings */.O)(job.env);
    (0,settings/* maskSecrets */.Q)(job.given, job.env, job.host);
    const inputs = { ...command.inputs, ...(command.needsRack === false ? {} : declaration_connection/* connectionInputs */.e) };
    const values = (0,declaration_inputs/* parseInputs */.T)(inputs, job.given, env);
    const cleanup = watchCleanup();
    const { signal, overdue, dispose } = listenForSignals(cleanup.isNeeded, job.signals);
    try {
        return await Promise.race([runTraced(command, values, { ...job, env }, signal, cleanup), overdue]);
    }
    catch (error) {
        throw signal.aborted && !(error instanceof errors/* CancelledError */.cc) ? signal.reason : error;
    }
    finally {
        dispose();
    }
}
async function runTraced(command, values, job, signal, cleanup) {
    const timeline = job.timeline ?? (0,timeline_timeline/* createTimeline */.M)({ now: clock, signal });
    const settings = (0,trace_settings/* readTraceSettings */.LI)(job.env);
    const trace = settings && (await __webpack_require__.e(/* import() */ 8951).then(__webpack_require__.bind(__webpack_require__, 8951))).startCommandTrace(settings, job.env, job.host, retry/* pause */.v7);
    let failure;
    try {
        return await timeline.measure("command", command.name, async (span) => {
            try {
                const result = await runConnected(command, values, { ...job, timeline }, signal, cleanup);
                span.set(describeResult(result));
                return result;
            }
            catch (error) {
                if (error instanceof errors/* ConvoxError */.AC)
                    span.set(describeResult(error.outputs));
                throw error;
            }
        });
    }
    catch (error) {
        failure = error;
        throw error;
    }
    finally {
        await trace?.send(timeline, failure);
    }
}
const IDENTIFYING = ["app", "rack", "build", "release", "status", "git-sha"];
function describeResult(result) {
    const texts = Object.entries(result).filter(([name, value]) => IDENTIFYING.includes(name) && value !== "");
    return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}
async function runConnected(command, values, job, signal, cleanup) {
    const { given, env, cwd, timeline, stdin, signals: _, ...pipes } = job;
    const host = cleanup.watchHost(measureGroups(job.host, timeline));
    const git = loadGitWhenUsed((line) => host.info(line));
    const rest = {
        ...pipes,
        ...(stdin ? { stdin: () => cutInput(stdin(), signal) } : {}),
        host,
        env,
        cwd,
        git,
        install: async (tool) => (await __webpack_require__.e(/* import() */ 6196).then(__webpack_require__.bind(__webpack_require__, 6196))).installTool(tool),
        sleep: retry/* pause */.v7,
        now: clock,
        signal,
        timeline,
    };
    if (command.needsRack === false || command.isOffline?.(values, { given, env }))
        return await command.run(values, rest);
    signal.addEventListener("abort", () => {
        host.info(`${signal.reason.message}: cleaning up on the Rack. A second signal ends the program at once.`);
    });
    const connection = (0,declaration_inputs/* parseInputs */.T)(declaration_connection/* connectionInputs */.e, given, env);
    if (command.needsTarget) {
        const target = () => (0,connect/* targetOf */.$r)(connection, env, host, { needsRack: false });
        return await command.run(values, { ...rest, target });
    }
    const createsApp = command.createsApp === true;
    const options = { signal, sleep: retry/* pause */.v7, createsApp, onNotice: (line) => host.info(line) };
    const { rack, close } = await (0,connect/* connectRack */.yF)(connection, env, host, options);
    try {
        const other = command.needsDestination && (await connectDestination(connection, given, env, host, options));
        const watched = cleanup.watchRack(rack);
        if (!other)
            return await command.run(values, { ...rest, rack: watched });
        try {
            return await command.run(values, { ...rest, rack: watched, destination: cleanup.watchRack(other.rack) });
        }
        finally {
            await cleanup.duringClose(other.close);
        }
    }
    finally {
        await cleanup.duringClose(close);
    }
}
function loadGitWhenUsed(onNoCommit) {
    const load = async () => (await __webpack_require__.e(/* import() */ 7219).then(__webpack_require__.bind(__webpack_require__, 7219))).createGit(onNoCommit);
    return {
        commit: async (dir) => (await load()).commit(dir),
        executable: async (dir) => (await load()).executable(dir),
        isAncestor: async (dir, a, b) => (await load()).isAncestor(dir, a, b),
        commits: async (dir, from, to, limit) => (await load()).commits(dir, from, to, limit),
    };
}
function cutInput(input, signal) {
    const { isTTY } = Object(input);
    return Object.assign((0,deadline/* cutAtSignal */.U6)(input, signal), { isTTY, destroy: () => void Object(input).destroy?.() });
}
function measureGroups(host, timeline) {
    return {
        ...host,
        group: (title, body, kind) => timeline.measure(kind ?? "part", title, () => host.group(title, body)),
    };
}
const FINISH_MS = 60_000;
async function finishJob(note, job) {
    const { cleanUp, parseStartedWork } = await __webpack_require__.e(/* import() */ 5183).then(__webpack_require__.bind(__webpack_require__, 5183));
    const started = parseStartedWork(note);
    if (!started)
        return;
    const { given, host } = job;
    const env = (0,settings/* trimSettings */.O)(job.env);
    (0,settings/* maskSecrets */.Q)(job.given, job.env, job.host);
    try {
        const { rack, close } = await (0,connect/* connectRack */.yF)((0,declaration_inputs/* parseInputs */.T)(declaration_connection/* connectionInputs */.e, given, env), env, host, { sleep: retry/* pause */.v7 });
        try {
            const { done, message } = await cleanUp(FINISH_MS, started, rack, { now: clock, sleep: retry/* pause */.v7 });
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
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1718);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1143);
/* harmony import */ var _trace_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);


const SETTING = /^(?:CONVOX_.*|RACK_URL|(?:https?|all|no)_proxy)$/i;
function trimSettings(env) {
    return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, SETTING.test(name) ? value?.trim() : value]));
}
const KEYS = [
    "CONVOX_PASSWORD",
    "CONVOX_DEPLOY_KEY",
    "CONVOX_DESTINATION_PASSWORD",
    "CONVOX_LOCAL_RACK_PASSWORD",
    "GITHUB_TOKEN",
];
const ENDPOINTS = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];
const URLS = ["RACK_URL", "CONVOX_DESTINATION_RACK_URL", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", ...ENDPOINTS];
const MIN_HEADER = 6;
function maskSecrets(given, env, host) {
    const inputs = {
        CONVOX_PASSWORD: String(given("password") ?? ""),
        CONVOX_DESTINATION_PASSWORD: String(given("to-password") ?? ""),
        GITHUB_TOKEN: String(given("github-token") ?? ""),
    };
    for (const secret of new Set([...secretsOf(env), ...secretsOf(inputs), ...headerValues(env)]))
        host.mask(secret);
}
function headerValues(env) {
    return _trace_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .HEADER_VARIABLES */ .EW.flatMap((name) => (0,_trace_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePairs */ .xg)(env[name] ?? "")).flatMap(([, value]) => value.length < MIN_HEADER
        ? []
        : [value, ...(/^\S+ (\S+)$/.exec(value)?.slice(1) ?? [])].flatMap((key) => (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .secretForms */ .e)(key)));
}
function secretsOf(env) {
    const keys = KEYS.flatMap((name) => [env[name] ?? "", (env[name] ?? "").trim()]).flatMap((key) => (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .secretForms */ .e)(key));
    const urls = URLS.flatMap((name) => [env[name], env[name.toLowerCase()]]).flatMap((url) => secretsOfUrl((url ?? "").trim()));
    return new Set([...keys, ...urls].filter((secret) => secret.trim() !== ""));
}
function secretsOfUrl(url) {
    const rest = url.replace(/^[a-z+.-]*:\/\//i, "");
    const ends = [/^[^/?#]*@/.exec(rest)?.[0], /^.*@/s.exec(rest)?.[0]];
    return [...new Set(ends)].flatMap((text) => secretsOfUserinfo(text?.slice(0, -1) ?? ""));
}
function secretsOfUserinfo(userinfo) {
    if (!userinfo.includes(":"))
        return userinfo === "" ? [] : [userinfo];
    const [user = "", password = ""] = userinfo.split(/:(.*)/s);
    const plain = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .percentDecoded */ .o)(password);
    return [password, ...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .secretForms */ .e)(plain, (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .percentDecoded */ .o)(user)), Buffer.from(userinfo).toString("base64")];
}


/***/ }),

/***/ 9670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EW: () => (/* binding */ HEADER_VARIABLES),
/* harmony export */   LI: () => (/* binding */ readTraceSettings),
/* harmony export */   xg: () => (/* binding */ parsePairs)
/* harmony export */ });
const HEADER_VARIABLES = ["OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_HEADERS"];
function readTraceSettings(env) {
    const read = (name) => env[`OTEL_EXPORTER_OTLP_TRACES_${name}`]?.trim() || env[`OTEL_EXPORTER_OTLP_${name}`]?.trim();
    const own = env["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"]?.trim();
    const base = env["OTEL_EXPORTER_OTLP_ENDPOINT"]?.trim();
    if (!own && !base)
        return undefined;
    if (/^true$/i.test(env["OTEL_SDK_DISABLED"]?.trim() ?? ""))
        return undefined;
    if (/^none$/i.test(env["OTEL_TRACES_EXPORTER"]?.trim() ?? ""))
        return undefined;
    const timeout = Number(read("TIMEOUT"));
    return {
        url: own || `${base?.replace(/\/+$/, "")}/v1/traces`,
        headers: Object.fromEntries(parsePairs(read("HEADERS") ?? "")),
        protocol: read("PROTOCOL") ?? "http/json",
        isCompressed: read("COMPRESSION") === "gzip",
        timeoutMs: timeout > 0 ? timeout : 10_000,
        caFile: read("CERTIFICATE") || undefined,
    };
}
function parsePairs(text) {
    return text.split(",").flatMap((pair) => {
        const [name = "", value] = pair.split(/=(.*)/s).map((part) => decode(part.trim()));
        return name === "" || value === undefined ? [] : [[name, value]];
    });
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 4323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createTimeline)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

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
                span.status = signal?.aborted || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc ? "canceled" : "error";
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
