export const id = 109;
export const ids = [109];
export const modules = {

/***/ 109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dataFolder: () => (/* reexport */ dataFolder),
  parseFaults: () => (/* reexport */ parseFaults),
  startLocalRack: () => (/* reexport */ startLocalRack)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/local-rack/data-folder.js


/**
 * Where a local Rack of the current user keeps its state unless told otherwise: below XDG_STATE_HOME, LOCALAPPDATA or
 * `.local/state` in the home folder. `env` holds the environment variables to look at.
 */
function dataFolder(env) {
    const base = env["XDG_STATE_HOME"] || env["LOCALAPPDATA"];
    if (base)
        return (0,external_node_path_.join)(base, "convox-ci", "local-rack");
    const home = env["HOME"] || (0,external_node_os_.homedir)();
    return home === ""
        ? (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "convox-ci-local-rack")
        : (0,external_node_path_.join)(home, ".local", "state", "convox-ci", "local-rack");
}

;// CONCATENATED MODULE: ./src/local-rack/faults.js
/**
 * Misbehaviour on request. Each kind with what its value means, and how often it happens unless told otherwise.
 * The text form is `KIND[=VALUE][:TIMES][@[METHOD ]PATH]`, several separated by `;` or a new line.
 */
const KINDS = {
    // Before a request is handled.
    http: { value: "status", times: 1 },
    refuse: { value: "none", times: 1 },
    stall: { value: "none", times: 1 },
    slow: { value: "number", times: Number.POSITIVE_INFINITY },
    "refuse-key": { value: "none", times: Number.POSITIVE_INFINITY },
    // After a request was handled.
    drop: { value: "number?", times: 1 },
    append: { value: "text", times: 1 },
    // On a log socket.
    "drop-socket": { value: "number", times: 1 },
    "no-end": { value: "none", times: 1 },
    split: { value: "number", times: Number.POSITIVE_INFINITY },
    inject: { value: "text", times: Number.POSITIVE_INFINITY },
    // In a build.
    created: { value: "number", times: 1 },
    waiting: { value: "number", times: Number.POSITIVE_INFINITY },
    "build-fail": { value: "text", times: 1 },
    "build-slow": { value: "number", times: Number.POSITIVE_INFINITY },
    // In what the Rack says about an app.
    rollback: { value: "release?", times: 1 },
    "never-settle": { value: "release?", times: 1 },
    flap: { value: "none", times: 1 },
    "hide-release": { value: "release?", times: 1 },
};
function defaultTimes(kind) {
    return KINDS[kind].times;
}
/**
 * Reads faults from a flag or a setting, such as `rollback` or `http=502:3@POST objects; split=1`.
 * @throws Error naming the part that is wrong and what is allowed
 */
function parseFaults(text) {
    return text
        .split(/[;\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== "")
        .map(parseFault);
}
function parseFault(part) {
    const spec = {};
    let rest = part;
    const target = /@(?:([A-Z]+) )?([\w/*.~%-]+)$/.exec(rest);
    if (target !== null) {
        rest = rest.slice(0, target.index);
        if (target[1] !== undefined)
            spec.method = target[1];
        if (target[2] !== undefined)
            spec.path = target[2];
    }
    for (;;) {
        const option = /:(\d+|always|html|retry-after=[^:]*)$/.exec(rest);
        if (option?.[1] === undefined)
            break;
        rest = rest.slice(0, option.index);
        if (option[1] === "html")
            spec.html = true;
        else if (option[1] === "always")
            spec.times = Number.POSITIVE_INFINITY;
        else if (option[1].startsWith("retry-after="))
            spec.retryAfter = option[1].slice("retry-after=".length);
        else
            spec.times = Number(option[1]);
    }
    const at = rest.indexOf("=");
    const kind = (at < 0 ? rest : rest.slice(0, at)).trim();
    if (!isKind(kind)) {
        throw new Error(`fault "${part}": there is no fault "${kind}"; allowed are ${Object.keys(KINDS).join(", ")}`);
    }
    const value = at < 0 ? undefined : rest.slice(at + 1);
    checkValue(part, kind, value);
    return { kind, ...spec, ...(value === undefined ? {} : { value }) };
}
function isKind(text) {
    return Object.hasOwn(KINDS, text);
}
/** @throws Error when the value does not fit the kind */
function checkValue(part, kind, value) {
    const wanted = KINDS[kind].value;
    const complain = (allowed) => {
        throw new Error(`fault "${part}": ${kind} takes ${allowed}, such as ${EXAMPLES[wanted].replace("KIND", kind)}`);
    };
    switch (wanted) {
        case "none":
            if (value !== undefined)
                complain("no value");
            break;
        case "status":
            if (value === undefined || !/^[1-5]\d\d$/.test(value))
                complain("a status from 100 to 599");
            break;
        case "number":
            if (value === undefined || !/^\d+$/.test(value))
                complain("a whole number");
            break;
        case "number?":
            if (value !== undefined && !/^\d+$/.test(value))
                complain("nothing or a whole number");
            break;
        case "text":
            if (value === undefined || value === "")
                complain("a text");
            break;
        case "release?":
            if (value !== undefined && !/^\w+$/.test(value))
                complain("nothing or a release id");
            break;
    }
}
const EXAMPLES = {
    none: "KIND",
    status: "KIND=503:2",
    number: "KIND=100",
    "number?": "KIND=100",
    text: "KIND=some words",
    "release?": "KIND=RABCDEFGHIJ",
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./src/local-rack/errors.js
/**
 * An error that the Rack answers with. A plain `Error` anywhere else becomes status 500 with its message, as on a real
 * Rack. `typed` marks the errors whose status v3 lost on the way before 3.24.1 and answered as 500.
 */
class RackFailure extends Error {
    name = "RackFailure";
    status;
    typed;
    constructor(status, message, options = {}) {
        super(message);
        this.status = status;
        this.typed = options.typed ?? false;
    }
}
/** Status of a missing or conflicting entity: kept by v2 and by v3 from 3.24.1. */
function typedFailure(status, message) {
    return new RackFailure(status, message, { typed: true });
}
/** The connection is cut without a reply, as when the Go handler panics. */
class HandlerPanic extends Error {
    name = "HandlerPanic";
}
/** Text of anything thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/local-rack/files.js



/** True for "there is no such file". */
function isMissing(error) {
    return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
/** Name for a file on its way to `path`, in the same folder so that the final rename is atomic. */
function temporary(path) {
    return `${path}.${process.pid}.${(0,external_node_crypto_.randomBytes)(6).toString("hex")}.tmp`;
}
/** Writes `text` so that a reader sees the old content or the new, never a part. Folders are made as needed (0700). */
async function writeAtomic(path, text) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
    const temp = temporary(path);
    try {
        await (0,promises_.writeFile)(temp, text, { mode: 0o600 });
        await (0,promises_.rename)(temp, path);
    }
    catch (error) {
        await (0,promises_.rm)(temp, { force: true });
        throw error;
    }
}
/** Reads a JSON record, or undefined when there is no such file. @throws Error when it is not what `check` expects */
async function readRecord(path, check) {
    let text;
    try {
        text = await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
    const value = JSON.parse(text);
    if (!check(value))
        throw new Error(`damaged record in the local Rack's data folder: ${path}`);
    return value;
}
/** Names in a folder that end with `suffix`, without it; empty when there is no such folder. */
async function namesIn(folder, suffix = "") {
    try {
        const names = await (0,promises_.readdir)(folder);
        return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, name.length - suffix.length));
    }
    catch (error) {
        if (isMissing(error))
            return [];
        throw error;
    }
}
/** Every record in a folder. One that disappears meanwhile is left out. */
async function readAll(folder, check) {
    const records = [];
    for (const name of await namesIn(folder, ".json")) {
        const record = await readRecord((0,external_node_path_.join)(folder, `${name}.json`), check);
        if (record !== undefined)
            records.push(record);
    }
    return records;
}
/** Type guard for a JSON object whose named fields are strings. */
function hasStrings(value, ...keys) {
    return (typeof value === "object" && value !== null && keys.every((key) => typeof Reflect.get(value, key) === "string"));
}

;// CONCATENATED MODULE: ./src/local-rack/go-text.js
/** Go's `%q` for the strings that the Rack quotes: double quotes with the usual escapes. */
function goQuote(text) {
    let quoted = "";
    for (const char of text) {
        const code = char.codePointAt(0) ?? 0;
        if (char === '"' || char === "\\")
            quoted += `\\${char}`;
        else if (SHORT[char] !== undefined)
            quoted += SHORT[char];
        else if (code < 0x20 || code === 0x7f)
            quoted += `\\x${code.toString(16).padStart(2, "0")}`;
        else
            quoted += char;
    }
    return `"${quoted}"`;
}
const SHORT = {
    "\u0007": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
};
/** Go's `strconv.Atoi`. @throws Error with Go's text */
function atoi(text) {
    if (!/^[+-]?\d+$/.test(text))
        throw new Error(`strconv.Atoi: parsing ${goQuote(text)}: invalid syntax`);
    const value = BigInt(text.replace(/^\+/, ""));
    if (value > 9223372036854775807n || value < -9223372036854775808n) {
        throw new Error(`strconv.Atoi: parsing ${goQuote(text)}: value out of range`);
    }
    return Number(value);
}
/** Go's JSON with a two-space indent and a final newline: `<`, `>` and `&` are escaped, keys keep their order. */
function goJson(value, indent = 2) {
    const text = JSON.stringify(value, null, indent) ?? "null";
    return `${text.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

;// CONCATENATED MODULE: ./src/local-rack/places.js


/**
 * Where things lie in the data folder. App names and ids come from the network: a name with other than harmless
 * characters is replaced by its hash, so that nothing can be read or written outside the folder.
 */
const places = {
    apps: (rack) => (0,external_node_path_.join)(rack.data, "apps"),
    app: (rack, app) => (0,external_node_path_.join)(rack.data, "apps", fileName(app)),
    appRecord: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "app.json"),
    appLock: (rack, app) => (0,external_node_path_.join)(rack.data, "locks", fileName(app)),
    appEvents: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "events.json"),
    builds: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "builds"),
    build: (rack, app, id) => (0,external_node_path_.join)(places.builds(rack, app), `${fileName(id)}.json`),
    buildLog: (rack, app, id) => (0,external_node_path_.join)(places.builds(rack, app), `${fileName(id)}.log`),
    buildOwner: (rack, app, id) => (0,external_node_path_.join)(places.builds(rack, app), `${fileName(id)}.owner`),
    releases: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "releases"),
    release: (rack, app, id) => (0,external_node_path_.join)(places.releases(rack, app), `${fileName(id)}.json`),
    objects: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "objects"),
    scratch: (rack) => (0,external_node_path_.join)(rack.data, "tmp"),
    /** Records and output of containers that no engine keeps. */
    containers: (data) => (0,external_node_path_.join)(data, "containers"),
    registry: (data) => (0,external_node_path_.join)(data, "registry"),
    tokenKey: (rack) => (0,external_node_path_.join)(rack.data, "token.key"),
};
/** Marks what belongs to a data folder where everything of a user lies together: in an engine or an image store. */
function dataKey(data) {
    return createHash("sha256").update(data).digest("hex").slice(0, 12);
}
function fileName(text) {
    if (/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(text))
        return text;
    return `=${(0,external_node_crypto_.createHash)("sha256").update(text).digest("hex")}`;
}

;// CONCATENATED MODULE: ./src/local-rack/token.js






const ROLES = {
    read: { user: "system-read", role: "r" },
    write: { user: "system-write", role: "rw" },
    admin: { user: "system-admin", role: "rwa" },
};
async function signKey(rack) {
    try {
        return await (0,promises_.readFile)(places.tokenKey(rack), "utf8");
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        return rotateTokenKey(rack);
    }
}
/** Makes every token invalid that was signed so far. */
async function rotateTokenKey(rack) {
    const key = (0,external_node_crypto_.randomBytes)(32).toString("hex");
    await writeAtomic(places.tokenKey(rack), key);
    return key;
}
/**
 * A token: HS256 with the claims `user`, `role` and `expiresAt` (seconds since 1970).
 * @throws RackFailure for a role or a duration that is not allowed
 */
async function makeToken(rack, role, hours) {
    const entry = ROLES[role];
    const allowed = role !== "admin" || rack.profile.adminRole;
    if (entry === undefined || !allowed)
        throw typedFailure(400, `invalid role: ${role}`);
    const duration = hours === "" ? 1 : atoi(hours);
    if (duration < 1 || duration > 8760)
        throw typedFailure(400, "durationInHour must be between 1 and 8760");
    const claims = {
        user: entry.user,
        role: entry.role,
        expiresAt: Math.floor(rack.clock.ms() / 1000) + duration * 3600,
    };
    const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
    return `${signed}.${signature(await signKey(rack), signed)}`;
}
function encode(value) {
    return Buffer.from(JSON.stringify(value)).toString("base64url");
}
function signature(key, text) {
    return (0,external_node_crypto_.createHmac)("sha256", key).update(text).digest("base64url");
}
/** Role of a token. @throws RackFailure 401 when it is not valid */
async function tokenRole(rack, token) {
    const refuse = (reason) => new RackFailure(401, `invalid authentication: ${reason}`);
    const [header, payload, given] = token.split(".");
    if (header === undefined || payload === undefined || given === undefined) {
        throw refuse("token contains an invalid number of segments");
    }
    const expected = Buffer.from(signature(await signKey(rack), `${header}.${payload}`));
    const actual = Buffer.from(given);
    if (expected.length !== actual.length || !(0,external_node_crypto_.timingSafeEqual)(expected, actual))
        throw refuse("signature is invalid");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    if (typeof claims !== "object" || claims === null)
        throw refuse("invalid token");
    const [expiresAt, role] = [Reflect.get(claims, "expiresAt"), Reflect.get(claims, "role")];
    if (typeof expiresAt !== "number" || expiresAt * 1000 <= rack.clock.ms())
        throw refuse("token is expired");
    if (role !== "r" && role !== "rw" && role !== "rwa")
        throw refuse("invalid token");
    return role;
}

;// CONCATENATED MODULE: ./src/local-rack/auth.js


/** User and password of Basic authentication; both "" when there is none. */
function basicAuth(request) {
    const match = /^Basic (.*)$/i.exec(request.headers.authorization ?? "");
    const text = match?.[1] === undefined ? "" : Buffer.from(match[1], "base64").toString("utf8");
    const at = text.indexOf(":");
    return at < 0 ? { user: "", password: "" } : { user: text.slice(0, at), password: text.slice(at + 1) };
}
/**
 * Checks the credentials: the user name counts only when it is `jwt`; otherwise the password alone is compared, and
 * an empty Rack password lets everyone in.
 * @throws RackFailure 401
 */
async function authenticate(rack, request) {
    const { user, password } = basicAuth(request);
    if (user === "jwt" && rack.profile.tokens)
        return tokenRole(rack, password);
    if (rack.password !== "" && password !== rack.password)
        throw new RackFailure(401, "invalid authentication");
    return rack.profile.adminRole ? "rwa" : "rw";
}
/** GET needs the role to read, every other method the role to write. @throws RackFailure 401 */
function authorize(role, method) {
    if (method !== "GET" && !role.includes("w")) {
        throw new RackFailure(401, "you are unauthorized to access this");
    }
}

;// CONCATENATED MODULE: ./src/local-rack/ids.js

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** Build or release id: the prefix `B` or `R` and ten random letters A-Z. */
function recordId(prefix) {
    let id = prefix;
    for (let i = 0; i < 10; i++)
        id += LETTERS[(0,external_node_crypto_.randomInt)(LETTERS.length)];
    return id;
}
/** Random lower-case hexadecimal digits. */
function hexDigits(length) {
    return (0,external_node_crypto_.randomBytes)(Math.ceil(length / 2))
        .toString("hex")
        .slice(0, length);
}
// Kubernetes leaves vowels and look-alikes out of the names that it makes up.
const POD_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
/** The random part of a pod name, derived from `seed` so that it stays the same from one reading to the next. */
function podSuffix(seed, length) {
    const digest = (0,external_node_crypto_.createHash)("sha256").update(seed).digest();
    let suffix = "";
    for (let i = 0; i < length; i++)
        suffix += POD_ALPHABET[(digest[i] ?? 0) % POD_ALPHABET.length];
    return suffix;
}
/** Id of a new process: v3's pod name, the end of v2's task id. */
function newProcessId(generation, release, service) {
    if (generation === "v2")
        return hexDigits(12);
    return `${service}-${podSuffix(`${release}/${service}`, 10)}-${podSuffix(hexDigits(20), 5)}`;
}

;// CONCATENATED MODULE: ./src/local-rack/unread-body.js
/** Go's server reads this much of a body that the handler left, then gives the connection up. */
const PATIENCE_BYTES = 256 * 1024;
/** How long it goes on reading after such a reply, so that the client can see it. */
const LINGER_MS = 500;
/** Reads what is left of a body before the reply goes out. False when there was too much. */
async function discardBody(request, record) {
    if (request.complete || request.readableEnded || request.destroyed)
        return true;
    // Without either header a request has no body.
    if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined)
        return true;
    return new Promise((resolve) => {
        let read = 0;
        const finish = (all) => {
            request.off("data", take);
            request.off("end", ended);
            request.off("close", ended);
            resolve(all);
        };
        const ended = () => finish(true);
        const take = (chunk) => {
            read += chunk.length;
            record.bodyBytes += chunk.length;
            if (read >= PATIENCE_BYTES && !request.complete) {
                request.pause();
                finish(false);
            }
        };
        request.on("data", take);
        request.on("end", ended);
        request.on("close", ended);
    });
}
/** Swallows more of the body for a moment, until it ends or the client goes. */
async function linger(request) {
    await new Promise((resolve) => {
        const timer = setTimeout(resolve, LINGER_MS);
        const done = () => {
            clearTimeout(timer);
            resolve();
        };
        request.once("end", done);
        request.once("close", done);
        request.resume();
    });
}

;// CONCATENATED MODULE: ./src/local-rack/reply.js


/** 200 with JSON, two-space indented, final newline. */
function json(value, status = 200) {
    return { status, headers: { "Content-Type": "application/json" }, body: Buffer.from(goJson(value)) };
}
/** The answer of calls without a result. */
function ok() {
    return { status: 200, headers: { "Content-Type": "text/plain; charset=utf-8" }, body: Buffer.from("ok\n") };
}
/** Bytes whose type Go guesses from their beginning. */
function stream(body) {
    return { status: 200, headers: {}, body };
}
/** Unknown route (404) and wrong method (405): no body, no Request-Id. */
function empty(status) {
    return { status, headers: {}, body: Buffer.alloc(0) };
}
/** An error as text, or as JSON for a client that asked for it. */
function failure(status, message, asJson) {
    if (asJson) {
        return {
            status,
            headers: { "Content-Type": "application/json" },
            body: Buffer.from(goJson({ error: message }, 0)),
        };
    }
    return {
        status,
        headers: { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" },
        body: Buffer.from(`${message}\n`),
    };
}
/** True when an `Accept` header lists application/json. */
function wantsJson(accept) {
    return (accept ?? "").split(",").some((part) => part.split(";")[0]?.trim() === "application/json");
}
/** Go keeps replies up to this size together and gives them a length; longer ones are chunked. */
const LENGTH_LIMIT = 2048;
/** Sends a reply the way Go's server does. */
async function send(response, reply, options) {
    // Go says nothing about a connection that it keeps.
    response.removeHeader("Connection");
    const { body } = reply;
    const lengthHeader = Buffer.isBuffer(body) && body.length <= LENGTH_LIMIT ? { "Content-Length": String(body.length) } : {};
    if (options.surplusOf !== undefined)
        lengthHeader["Connection"] = "close";
    const chunks = options.shape === undefined ? chunksOf(body) : options.shape(chunksOf(body));
    await sendChunks(response, reply, chunks, { head: options.head, lengthHeader });
    if (options.surplusOf !== undefined)
        await linger(options.surplusOf);
    response.end();
}
async function sendChunks(response, reply, chunks, options) {
    let started = false;
    for await (const chunk of chunks) {
        if (!started) {
            started = true;
            const type = reply.headers["Content-Type"] ?? sniff(chunk);
            response.writeHead(reply.status, { ...reply.headers, "Content-Type": type, ...dateAnd(options.lengthHeader) });
        }
        if (!options.head && !response.write(chunk))
            await drained(response);
    }
    if (!started) {
        response.writeHead(reply.status, {
            ...reply.headers,
            ...dateAnd({ ...options.lengthHeader, "Content-Length": "0" }),
        });
    }
}
// writeHead with an object sends headers in this order, and Go's has Date before Content-Length.
function dateAnd(headers) {
    return { Date: new Date().toUTCString(), ...headers };
}
async function* chunksOf(body) {
    if (!Buffer.isBuffer(body))
        yield* body;
    else if (body.length > 0)
        yield body;
}
function drained(response) {
    return new Promise((resolve) => {
        const done = () => {
            response.off("drain", done);
            response.off("close", done);
            resolve();
        };
        response.on("drain", done);
        response.on("close", done);
    });
}
// The cases of Go's content sniffing that occur here.
function sniff(chunk) {
    const head = chunk.subarray(0, 512);
    if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08)
        return "application/x-gzip";
    if (/^\s*<(!doctype html|html|head|script|body|div|p|h1|table|br|a|iframe|style|title|b|!--)[\s>]/i.test(head.toString("latin1"))) {
        return "text/html; charset=utf-8";
    }
    const binary = head.some((byte) => byte <= 0x08 || byte === 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f));
    return binary ? "application/octet-stream" : "text/plain; charset=utf-8";
}

;// CONCATENATED MODULE: ./src/local-rack/request-target.js
function targetOf(request) {
    const url = (request.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
    const at = url.indexOf("?");
    const raw = at < 0 ? url : url.slice(0, at);
    let path;
    try {
        path = decodeURIComponent(raw);
    }
    catch {
        path = undefined;
    }
    return { path, raw, search: at < 0 ? "" : url.slice(at + 1) };
}
/** What the faults of a request are held against. */
function occasionOf(request) {
    return { method: request.method ?? "", path: targetOf(request).path ?? "" };
}
function newRecord(request, console) {
    const { raw, search } = targetOf(request);
    const headers = {};
    for (const [name, value] of Object.entries(request.headers)) {
        if (value !== undefined)
            headers[name] = Array.isArray(value) ? value.join(", ") : value;
    }
    return { method: request.method ?? "", path: raw, query: search, headers, bodyBytes: 0, status: 0, console };
}
/**
 * The body in pieces, counted in the transcript.
 * @throws Error when the client breaks off before the end
 */
async function* countedBody(request, record) {
    for await (const chunk of request) {
        if (!Buffer.isBuffer(chunk))
            continue;
        record.bodyBytes += chunk.length;
        yield chunk;
    }
    if (!request.complete)
        throw new Error("unexpected EOF");
}

;// CONCATENATED MODULE: ./src/local-rack/console.js





/**
 * A stand-in for the Console. Its side of the protocol is not public: the list of racks, the session challenge and
 * the `Rack` header are what the official client expects, the words of refusals are invented.
 */
function consoleGate(rack, options) {
    const own = { name: rack.name, organization: options.organization ?? "local" };
    const listed = options.racks ?? [];
    const isOwn = (item) => item.name === own.name && item.organization === own.organization;
    const racks = listed.some(isOwn) ? listed : [own, ...listed];
    const sessions = new Set();
    const challenge = options.session === undefined ? undefined : { path: "/session", token: options.session === "token-true" };
    function keyOf(request) {
        if (rack.faults.take("refuse-key", occasionOf(request)) !== undefined)
            return undefined;
        const { password } = basicAuth(request);
        return options.keys.find(({ key }) => key === password);
    }
    /** Answers of the Console itself, or undefined for a call that goes to the Rack. */
    function ownAnswer(request, path, key) {
        if (path === "/auth" && request.method === "GET")
            return compact({ id: `user-${own.organization}` });
        if (path === "/racks" && request.method === "GET")
            return compact(racks.map((item) => wireRack(rack, item)));
        const one = /^\/racks\/([^/]+)\/([^/]+)$/.exec(path);
        if (one !== null && request.method === "GET") {
            if (key.policy === "default")
                return failure(403, REFUSED, false);
            const found = racks.find((item) => item.organization === one[1] && item.name === one[2]);
            if (found === undefined)
                return failure(404, `rack not found: ${one[1]}/${one[2]}`, false);
            return compact({ ...wireRack(rack, found), deletable: false, parameters: {}, version: rack.profile.version });
        }
        if (path === "/machines" || path.startsWith("/racks"))
            return failure(404, "not found", false);
        return undefined;
    }
    function addressed(request) {
        const header = request.headers["rack"];
        const name = typeof header === "string" ? header : "";
        if (name === "")
            return failure(400, "no rack given", false);
        // Short names come from the v2 client, which sends them as they are.
        const matches = racks.filter((item) => name === `${item.organization}/${item.name}` || name === item.name);
        if (matches.length > 1)
            return failure(400, `ambiguous rack name: ${name}`, false);
        const [match] = matches;
        if (match === undefined)
            return failure(404, `rack not found: ${name}`, false);
        return isOwn(match) ? undefined : failure(502, `rack is not reachable: ${name}`, false);
    }
    function exchange(request, path) {
        if (challenge === undefined)
            return undefined;
        if (path === challenge.path && request.method === "GET" && challenge.token) {
            const reply = compact({ publicKey: { challenge: hexDigits(32), timeout: 60000 } });
            return { ...reply, headers: { ...reply.headers, Challenge: hexDigits(32) } };
        }
        if (path === challenge.path && request.method === "POST") {
            if (challenge.token && (request.headers["challenge"] ?? "") === "")
                return failure(401, "challenge missing", false);
            const id = hexDigits(40);
            sessions.add(id);
            return compact({ id });
        }
        const session = request.headers["session"];
        if (typeof session === "string" && sessions.has(session))
            return undefined;
        const reply = failure(401, "session required", false);
        reply.headers["Www-Authenticate"] = `Session path="${challenge.path}" token="${challenge.token}"`;
        return reply;
    }
    return {
        console: true,
        async before(request, path) {
            // A socket is told about its key after the handshake, as on a Rack.
            if (isSocket(request))
                return exchange(request, path);
            const key = keyOf(request);
            if (key === undefined)
                return failure(401, "invalid authentication", false);
            return exchange(request, path) ?? ownAnswer(request, path, key) ?? addressed(request);
        },
        async role(request, path) {
            const websocket = isSocket(request);
            const { password } = basicAuth(request);
            const key = websocket ? keyOf(request) : options.keys.find((item) => item.key === password);
            if (key === undefined)
                throw new RackFailure(401, "invalid authentication");
            const refusal = addressed(request);
            if (refusal !== undefined)
                throw new RackFailure(refusal.status, String(refusal.body).trim());
            if (key.policy === "default" && !deployKeyMay(websocket ? "SOCKET" : (request.method ?? ""), path)) {
                throw new RackFailure(403, REFUSED);
            }
            return rack.profile.adminRole ? "rwa" : "rw";
        },
    };
}
function isSocket(request) {
    return request.headers.upgrade === "websocket";
}
const REFUSED = "this deploy key may not do that";
/** The calls of the commands that a plain deploy key is documented to run. */
const DEPLOY_KEY_CALLS = [
    ["GET", /^\/system$/],
    ["POST", /^\/apps\/[^/]+\/objects\//],
    ["GET", /^\/apps\/[^/]+\/builds$/],
    ["POST", /^\/apps\/[^/]+\/builds$/],
    ["POST", /^\/apps\/[^/]+\/builds\/import$/],
    // BID.tgz, the export, is of this form too.
    ["GET", /^\/apps\/[^/]+\/builds\/[^/]+$/],
    ["SOCKET", /^\/apps\/[^/]+\/builds\/[^/]+\/logs$/],
    ["GET", /^\/apps\/[^/]+$/],
    ["POST", /^\/apps\/[^/]+\/releases$/],
    ["POST", /^\/apps\/[^/]+\/releases\/[^/]+\/promote$/],
    ["SOCKET", /^\/apps\/[^/]+\/logs$/],
    ["SOCKET", /^\/apps\/[^/]+\/services\/[^/]+\/logs$/],
    ["GET", /^\/apps\/[^/]+\/processes$/],
    ["POST", /^\/apps\/[^/]+\/services\/[^/]+\/processes$/],
    ["GET", /^\/apps\/[^/]+\/processes\/[^/]+$/],
    ["DELETE", /^\/apps\/[^/]+\/processes\/[^/]+$/],
    ["SOCKET", /^\/apps\/[^/]+\/processes\/[^/]+\/exec$/],
];
function deployKeyMay(method, path) {
    return DEPLOY_KEY_CALLS.some(([allowed, pattern]) => allowed === method && pattern.test(path));
}
function wireRack(rack, { name, organization, provider, status }) {
    return {
        name,
        organization: { name: organization },
        provider: provider ?? rack.provider,
        status: status ?? "running",
    };
}
function compact(value) {
    return { status: 200, headers: { "Content-Type": "application/json" }, body: Buffer.from(JSON.stringify(value)) };
}

;// CONCATENATED MODULE: ./src/local-rack/fault-box.js

function makeFaultBox(initial) {
    let active = [];
    const box = {
        add(...faults) {
            for (const fault of faults.flatMap((item) => (typeof item === "string" ? parseFaults(item) : [item]))) {
                checkValue(fault.kind, fault.kind, fault.value);
                active.push({ spec: fault, left: fault.times ?? defaultTimes(fault.kind) });
            }
        },
        clear() {
            active = [];
        },
        list: () => active.map(({ spec, left }) => ({ ...spec, times: left })),
        take(kind, occasion) {
            const found = active.find(({ spec, left }) => spec.kind === kind && left > 0 && fits(spec, occasion));
            if (found === undefined)
                return undefined;
            found.left--;
            active = active.filter(({ left }) => left > 0);
            return found.spec;
        },
        number(kind, occasion) {
            const spec = box.take(kind, occasion);
            return spec === undefined ? undefined : Number(spec.value ?? 0);
        },
    };
    box.add(...initial);
    return box;
}
function fits(spec, occasion) {
    if (spec.method !== undefined && spec.method !== occasion.method)
        return false;
    if (spec.path !== undefined && !pathFits(spec.path, occasion.path ?? ""))
        return false;
    const aboutReleases = spec.kind === "rollback" || spec.kind === "never-settle" || spec.kind === "hide-release";
    return !aboutReleases || spec.value === undefined || spec.value === occasion.release;
}
function pathFits(glob, path) {
    if (!glob.includes("/"))
        return path.includes(glob);
    const source = glob
        .split(/(\*\*|\*)/)
        .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")))
        .join("");
    return new RegExp(`^${source}$`).test(path);
}

;// CONCATENATED MODULE: ./src/local-rack/go-time.js
/** The zero time of Go, as a stamp. */
const ZERO_STAMP = "0001-01-01T00:00:00.000000000Z";
function makeClock(ms) {
    let last = 0n;
    return {
        ms,
        stamp() {
            const now = BigInt(Math.floor(ms())) * 1000000n + (process.hrtime.bigint() % 1000000n);
            last = now > last ? now : last + 1n;
            return stampOfNanos(last);
        },
    };
}
function stampOfNanos(nanos) {
    const seconds = nanos / 1000000000n;
    const fraction = (nanos % 1000000000n).toString().padStart(9, "0");
    return `${isoSeconds(Number(seconds) * 1000)}.${fraction}Z`;
}
function isoSeconds(ms) {
    return new Date(ms).toISOString().slice(0, 19);
}
/** A stamp as JSON shows it: 2026-11-22T16:33:42.4654Z, 0001-01-01T00:00:00Z. */
function wireTime(stamp) {
    return stamp.replace(/\.?0*Z$/, "Z");
}
/** RFC 3339 with whole seconds, as in log lines. `ms` is milliseconds since 1970. */
function logTime(ms) {
    return `${isoSeconds(ms)}Z`;
}
/** Reads the form layout 20060102.150405.000000000. @throws Error with Go's text */
function parseFormTime(text) {
    const match = /^(\d{4})(\d\d)(\d\d)\.(\d\d)(\d\d)(\d\d)\.(\d{9})$/.exec(text);
    if (match === null) {
        throw new Error(`parsing time "${text}" as "20060102.150405.000000000": cannot parse "${text}" as "2006"`);
    }
    const [, year, month, day, hour, minute, second, fraction] = match;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`;
}
const UNIT_MS = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** Go's `time.ParseDuration`, in milliseconds. @throws Error with Go's text */
function parseDuration(text) {
    const sign = text.startsWith("-") ? -1 : 1;
    const body = text.replace(/^[+-]/, "");
    if (body === "0")
        return 0;
    const parts = [...body.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)];
    if (body === "" || parts.map((part) => part[0]).join("") !== body) {
        throw new Error(/^[\d.]+$/.test(body) ? `time: missing unit in duration "${text}"` : `time: invalid duration "${text}"`);
    }
    return sign * parts.reduce((sum, part) => sum + Number(part[1]) * (UNIT_MS[part[2] ?? ""] ?? 0), 0);
}
/** A stamp of a moment in milliseconds since 1970. */
function goTimeOf(ms) {
    return stampOfNanos(BigInt(Math.floor(ms)) * 1000000n);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/local-rack/disturbance.js




/** Faults that strike before a request is handled: a reply instead, a cut connection, or nothing. */
async function disturbed(rack, request) {
    const occasion = occasionOf(request);
    const delay = rack.faults.number("slow", occasion);
    if (delay !== undefined)
        await (0,external_node_timers_promises_.setTimeout)(delay, undefined, { signal: rack.closing }).catch(() => undefined);
    if (rack.faults.take("refuse", occasion) !== undefined)
        return "cut";
    if (rack.faults.take("stall", occasion) !== undefined) {
        await new Promise((resolve) => {
            request.socket.once("close", () => resolve());
            rack.closing.addEventListener("abort", () => resolve(), { once: true });
        });
        return "cut";
    }
    const fault = rack.faults.take("http", occasion);
    if (fault === undefined)
        return undefined;
    const status = Number(fault.value);
    const reply = failure(status, `injected fault: status ${status}`, false);
    if (fault.html === true) {
        reply.headers["Content-Type"] = "text/html";
        reply.body = Buffer.from(`<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n` +
            "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
    }
    if (fault.retryAfter !== undefined)
        reply.headers["Retry-After"] = fault.retryAfter;
    return reply;
}
/** Faults that change a reply on its way out; undefined when there are none. */
function replyShape(rack, request) {
    const occasion = occasionOf(request);
    const cut = rack.faults.number("drop", occasion);
    const appended = rack.faults.take("append", occasion)?.value;
    if (cut === undefined && appended === undefined)
        return undefined;
    return async function* (body) {
        let left = cut ?? Number.POSITIVE_INFINITY;
        for await (const chunk of body) {
            const part = chunk.subarray(0, Math.min(chunk.length, left));
            left -= part.length;
            if (part.length > 0)
                yield part;
            if (left <= 0)
                break;
        }
        if (cut !== undefined)
            throw new HandlerPanic("dropped");
        yield Buffer.from(`${appended}\n`);
    };
}

;// CONCATENATED MODULE: ./src/local-rack/lock.js





const PATIENCE_MS = 30_000;
/** A holder on another host, or one whose process id was reused, is given up after this long. */
const STALE_MS = 20_000;
/**
 * Runs `body` while holding the lock file `path`. The holder may be another program on the same data folder; a lock
 * whose process is gone is taken over. Not reentrant.
 * @throws Error when the lock cannot be had within 30 seconds
 */
async function withLock(path, body) {
    await acquire(path);
    try {
        return await body();
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
}
async function acquire(path) {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
        try {
            await (0,promises_.writeFile)(path, ownerText(), { flag: "wx", mode: 0o600 });
            return;
        }
        catch (error) {
            if (isMissing(error))
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
            else if (!isTaken(error))
                throw error;
        }
        if (await isStale(path))
            await discard(path);
        else if (performance.now() > deadline)
            throw new Error(`the lock ${path} is held by another program`);
        else
            await (0,external_node_timers_promises_.setTimeout)(3 + Math.random() * 10);
    }
}
function isTaken(error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST";
}
/** Who owns something: process id and host, one text. */
function ownerText() {
    return `${process.pid}@${(0,external_node_os_.hostname)()}`;
}
/** False only when the owner ran on this host and its process is gone. */
function ownerAlive(owner) {
    const at = owner.indexOf("@");
    const pid = Number(owner.slice(0, at));
    if (!Number.isInteger(pid) || pid <= 0 || owner.slice(at + 1) !== (0,external_node_os_.hostname)())
        return true;
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error instanceof Error && "code" in error && error.code === "EPERM";
    }
}
async function isStale(path) {
    try {
        const owner = await (0,promises_.readFile)(path, "utf8");
        const age = Date.now() - (await (0,promises_.stat)(path)).mtimeMs;
        // An empty file is a holder between creating and writing it.
        return (owner !== "" && !ownerAlive(owner)) || age > STALE_MS;
    }
    catch (error) {
        if (isMissing(error))
            return false;
        throw error;
    }
}
// Two programs may both find the lock stale; renaming lets only one of them remove that very file.
async function discard(path) {
    const aside = temporary(path);
    try {
        await (0,promises_.rename)(path, aside);
        await (0,promises_.rm)(aside, { force: true });
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
    }
}

;// CONCATENATED MODULE: ./src/local-rack/promotion.js
/**
 * v3 shows the new release at once and the old one again from the beginning of a rollback: its current version is
 * set when the promotion is accepted. v2 shows the release among the outputs of the app's stack, which change only
 * when the update is complete.
 */
function phaseOf(promotion, generation, now) {
    if (promotion === undefined)
        return { status: "running", release: "", atom: "" };
    const { release, previous } = promotion;
    const turn = failsAt(promotion, generation);
    if (turn !== undefined && now >= turn) {
        const reverted = now >= turn + promotion.rollback;
        return {
            status: reverted ? "running" : "rollback",
            release: previous,
            atom: reverted ? "Reverted" : "Rollback",
        };
    }
    if (promotion.outcome === "success" && now >= promotion.started + promotion.updating) {
        return { status: "running", release, atom: "Running" };
    }
    return { status: "updating", release: generation === "v3" ? release : previous, atom: "Updating" };
}
/** When the promotion turns into a rollback, or undefined when it does not. */
function failsAt(promotion, generation) {
    const { started, updating, outcome, cancelled } = promotion;
    const done = started + updating;
    if (cancelled !== undefined && (outcome !== "success" || cancelled < done))
        return cancelled;
    // v2 knows no deadline: a stack that does not settle stays as it is.
    const deadline = generation === "v3" ? started + promotion.deadline : Number.POSITIVE_INFINITY;
    if (outcome === "rollback")
        return Math.min(done, deadline);
    if (outcome === "never")
        return Number.isFinite(deadline) ? deadline : undefined;
    return deadline < done ? deadline : undefined;
}

;// CONCATENATED MODULE: ./src/local-rack/app-store.js







function isApp(value) {
    return hasStrings(value, "name");
}
function appNotFound(name) {
    return typedFailure(404, `app not found: ${name}`);
}
/** @throws RackFailure 404 when there is no such app */
async function getApp(rack, name) {
    const state = await findApp(rack, name);
    if (state === undefined)
        throw appNotFound(name);
    return state;
}
async function findApp(rack, name) {
    const record = await readRecord(places.appRecord(rack, name), isApp);
    if (record === undefined)
        return undefined;
    if (record.deleted !== undefined && rack.clock.ms() >= record.deleted + rack.timings.deleting) {
        await sweep(rack, record);
        return undefined;
    }
    return stateOf(rack, record);
}
function stateOf(rack, record) {
    const phase = phaseOf(record.promotion, rack.profile.generation, rack.clock.ms());
    if (record.deleted !== undefined)
        return { record, status: "deleting", release: phase.release };
    const fresh = rack.clock.ms() < record.created + rack.timings.creating;
    if (fresh && record.promotion === undefined) {
        // v3 promotes an app without a release when it is created; v2 waits for its stack.
        return { record, status: rack.profile.generation === "v3" ? "updating" : "creating", release: "" };
    }
    return { record, status: phase.status, release: phase.release };
}
/** Every app, sorted by name. */
async function listApps(rack) {
    let names;
    try {
        names = await (0,promises_.readdir)(places.apps(rack));
    }
    catch (error) {
        if (isMissing(error))
            return [];
        throw error;
    }
    const apps = [];
    for (const name of names.sort()) {
        const app = await findApp(rack, name);
        if (app !== undefined)
            apps.push(app);
    }
    return apps;
}
/**
 * Makes an app; with `settled` it is `running` at once.
 * @throws RackFailure when the name is taken, reserved or not allowed
 */
async function createApp(rack, name, parameters, options = {}) {
    const refusal = refusedName(rack, name);
    if (refusal !== undefined)
        throw refusal;
    return withLock(places.appLock(rack, name), async () => {
        if ((await findApp(rack, name)) !== undefined) {
            const message = `app already exists: ${name}`;
            throw rack.profile.generation === "v3" ? typedFailure(409, message) : new RackFailure(500, message);
        }
        const age = options.settled === true ? rack.timings.creating : 0;
        const record = { name, locked: false, parameters, created: rack.clock.ms() - age };
        await writeApp(rack, record);
        return stateOf(rack, record);
    });
}
async function writeApp(rack, record) {
    await writeAtomic(places.appRecord(rack, record.name), `${JSON.stringify(record, null, 2)}\n`);
}
/** Changes an app under its lock. `change` may throw to leave it as it is. */
async function changeApp(rack, name, change) {
    return withLock(places.appLock(rack, name), async () => {
        const state = await getApp(rack, name);
        await change(state.record, state);
        await writeApp(rack, state.record);
        return stateOf(rack, state.record);
    });
}
/** Why the Rack would not create an app of this name, or undefined. */
function refusedName(rack, name) {
    if (rack.profile.generation === "v3") {
        if (name === "rack" || name === "system")
            return typedFailure(400, "app name is reserved");
        return refusedNamespace(`${rack.name}-${name}`);
    }
    if (name === rack.name) {
        return new RackFailure(500, `application name cannot match rack name (${name}). Please choose a different name for your application.`);
    }
    if (!/^[a-z0-9_-]+$/.test(name)) {
        return new RackFailure(500, "app name can contain only lowercase letters, digits, dashes and underscores");
    }
    return undefined;
}
// v3 leaves the check to Kubernetes, which creates a namespace for the app.
function refusedNamespace(namespace) {
    const invalid = (reason) => new RackFailure(500, `Namespace "${namespace}" is invalid: metadata.name: Invalid value: "${namespace}": ${reason}`);
    if (namespace.length > 63)
        return invalid("must be no more than 63 characters");
    if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(namespace)) {
        return invalid("a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end " +
            "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is " +
            "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
    }
    return undefined;
}
// Renaming first makes the app disappear at once, and only for the program that finds it expired first.
async function sweep(rack, record) {
    const folder = places.app(rack, record.name);
    const aside = `${places.scratch(rack)}-gone-${hexDigits(12)}`;
    try {
        await (0,promises_.rename)(folder, aside);
    }
    catch (error) {
        if (isMissing(error))
            return;
        throw error;
    }
    await (0,promises_.rm)(aside, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./src/local-rack/call.js
/** A path variable. */
function variable(call, name) {
    const value = call.vars[name];
    if (value === undefined)
        throw new Error(`the route has no variable ${name}`);
    return value;
}

;// CONCATENATED MODULE: ./src/local-rack/event-store.js




const KEPT = 2000;
function isEvent(value) {
    return (typeof value === "object" &&
        value !== null &&
        typeof Reflect.get(value, "at") === "number" &&
        typeof Reflect.get(value, "stream") === "string" &&
        typeof Reflect.get(value, "message") === "string");
}
/** Every line that is recorded, in order of time, those of the future included. */
async function readEvents(rack, app) {
    let text;
    try {
        text = await (0,promises_.readFile)(places.appEvents(rack, app), "utf8");
    }
    catch (error) {
        if (isMissing(error))
            return [];
        throw error;
    }
    const parsed = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter(isEvent) : [];
}
async function addEvents(rack, app, events) {
    await change(rack, app, (old) => [...old, ...events]);
}
/** Takes away what has not happened yet. */
async function cancelEvents(rack, app) {
    const now = rack.clock.ms();
    await change(rack, app, (old) => old.filter(({ at }) => at <= now));
}
async function change(rack, app, edit) {
    await withLock(places.appLock(rack, `${app}.events`), async () => {
        const events = edit(await readEvents(rack, app));
        events.sort((a, b) => a.at - b.at);
        await writeAtomic(places.appEvents(rack, app), JSON.stringify(events.slice(-KEPT)));
    });
}

;// CONCATENATED MODULE: ./src/local-rack/form.js
/** Go stops reading a form after 10 MiB; the body's remainder stays unread. */
const FORM_LIMIT = 10 * 1024 * 1024;
const MULTIPART_LIMIT = 64 * 1024 * 1024;
function isForm(request) {
    if (!["POST", "PUT", "PATCH"].includes(request.method ?? ""))
        return undefined;
    const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    if (type === "application/x-www-form-urlencoded")
        return "urlencoded";
    return type === "multipart/form-data" ? "multipart" : undefined;
}
/** Reads the options. A form body is consumed, any other body is left alone. */
async function readOptions(request, search, body) {
    const kind = isForm(request);
    const query = parsePairs(search);
    let form = new Map();
    if (kind !== undefined) {
        const limit = kind === "urlencoded" ? FORM_LIMIT + 1 : MULTIPART_LIMIT;
        const bytes = await collect(body, limit);
        if (kind === "multipart")
            form = parseMultipart(bytes, request.headers["content-type"] ?? "");
        else if (bytes.length <= FORM_LIMIT)
            form = parsePairs(bytes.toString("utf8"));
    }
    const header = (name) => headerText(request, name);
    const param = (name) => form.get(name)?.[0] ?? query.get(name)?.[0];
    return {
        param,
        query: (name) => query.get(name)?.[0],
        header,
        value: (name) => param(name) || header(name) || "",
        form: kind === undefined ? undefined : Object.fromEntries([...form].map(([key, values]) => [key, values[0] ?? ""])),
    };
}
// Node gives header bytes as latin1 and joins repeated headers; Go takes the first and its bytes as they are.
function headerText(request, name) {
    const raw = request.rawHeaders;
    for (let i = 0; i + 1 < raw.length; i += 2) {
        if (raw[i]?.toLowerCase() === name.toLowerCase())
            return Buffer.from(raw[i + 1] ?? "", "latin1").toString("utf8");
    }
    return undefined;
}
async function collect(body, limit) {
    const chunks = [];
    let size = 0;
    while (size < limit) {
        const next = await body.next();
        if (next.done === true)
            break;
        chunks.push(next.value);
        size += next.value.length;
    }
    return Buffer.concat(chunks);
}
/** Decodes `a=b&c=d`. Like Go: a pair with a semicolon or a bad escape is dropped. */
function parsePairs(text) {
    const values = new Map();
    for (const pair of text.split("&")) {
        if (pair === "" || pair.includes(";"))
            continue;
        const at = pair.indexOf("=");
        const key = decoded(at < 0 ? pair : pair.slice(0, at));
        const value = decoded(at < 0 ? "" : pair.slice(at + 1));
        if (key === undefined || value === undefined)
            continue;
        values.set(key, [...(values.get(key) ?? []), value]);
    }
    return values;
}
function decoded(text) {
    if (/%(?![0-9A-Fa-f]{2})/.test(text))
        return undefined;
    const bytes = Buffer.from(text
        .replaceAll("+", " ")
        .replace(/[^\x00-\x7f]/gu, (char) => encodeURIComponent(char))
        .replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1");
    return bytes.toString("utf8");
}
// Only plain fields matter here; file parts belong to racks of 2018.
function parseMultipart(body, type) {
    const values = new Map();
    const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(type);
    const mark = boundary?.[1] ?? boundary?.[2]?.trim();
    if (mark === undefined)
        return values;
    for (const part of body.toString("latin1").split(`--${mark}`)) {
        const head = part.indexOf("\r\n\r\n");
        if (head < 0)
            continue;
        const name = /name="([^"]*)"/i.exec(part.slice(0, head));
        if (name?.[1] === undefined || /filename="/i.test(part.slice(0, head)))
            continue;
        const text = part.slice(head + 4).replace(/\r\n$/, "");
        values.set(name[1], [...(values.get(name[1]) ?? []), Buffer.from(text, "latin1").toString("utf8")]);
    }
    return values;
}

;// CONCATENATED MODULE: ./src/local-rack/promote.js



/**
 * Begins a promotion: changes the record (the caller holds the app's lock and writes it) and schedules the log lines.
 * Faults decide how it will end.
 */
async function startPromotion(rack, record, state, request) {
    const occasion = { release: request.release, path: `/apps/${record.name}` };
    const rollback = rack.faults.take("rollback", occasion) !== undefined;
    const never = !rollback && rack.faults.take("never-settle", occasion) !== undefined;
    const promotion = {
        release: request.release,
        previous: state.release,
        started: rack.clock.ms(),
        updating: rack.timings.updating,
        rollback: rack.timings.rollback,
        outcome: rollback ? "rollback" : never ? "never" : "success",
        deadline: request.deadlineSeconds * 1000,
    };
    record.promotion = promotion;
    await cancelEvents(rack, record.name);
    await addEvents(rack, record.name, events(rack, record.name, promotion, request.services));
}
function events(rack, app, promotion, services) {
    return rack.profile.generation === "v3"
        ? v3Events(promotion, services)
        : v2Events(rack, `${rack.name}-${app}`, promotion, services);
}
// What Kubernetes and the rollout controller say, in the shape of real lines; the wording of the pod events varies
// with the cluster.
function v3Events(promotion, services) {
    const { started, updating, rollback, release } = promotion;
    const atom = (at, change) => ({
        at,
        stream: "system/k8s/atom/app",
        message: `Status: ${change}`,
    });
    const turn = failsAt(promotion, "v3");
    const lines = [atom(started, "Running => Pending"), atom(started, "Pending => Updating")];
    for (const [index, service] of services.entries()) {
        const set = `${service}-${podSuffix(`${release}/${service}`, 10)}`;
        const at = started + (updating * (index + 1)) / (services.length + 2);
        lines.push({ at, stream: `system/k8s/${service}`, message: `Scaled up replica set ${set} to 1` }, { at, stream: `system/k8s/${set}`, message: `Created pod: ${set}-${podSuffix(`${release}/${service}/0`, 5)}` });
    }
    if (turn !== undefined) {
        lines.push(atom(turn, "Updating => Deadline"), atom(turn, "Deadline => Rollback"), atom(turn + rollback, "Rollback => Reverted"));
    }
    else {
        lines.push(atom(started + updating, "Updating => Running"));
    }
    return lines;
}
function v2Events(rack, stack, promotion, services) {
    const { started, updating, rollback } = promotion;
    const line = (at, status, id, reason) => ({
        at,
        stream: "system/cloudformation",
        message: `aws/cfm ${stack} ${status} ${id} ${reason}`.trim(),
    });
    const turn = failsAt(promotion, "v2");
    const lines = [line(started, "UPDATE_IN_PROGRESS", stack, "User Initiated")];
    for (const [index, service] of services.entries()) {
        const id = `Service${service.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase())}`;
        const at = started + (updating * (index + 1)) / (services.length + 2);
        lines.push(line(at, "UPDATE_IN_PROGRESS", id, ""));
        if (turn === undefined)
            lines.push(line(started + updating, "UPDATE_COMPLETE", id, ""));
    }
    if (turn !== undefined) {
        lines.push(line(turn, "UPDATE_ROLLBACK_IN_PROGRESS", stack, "The following resource(s) failed to update"), line(turn + rollback, "UPDATE_ROLLBACK_COMPLETE", stack, ""));
    }
    else if (promotion.outcome === "success") {
        lines.push(line(started + updating, "UPDATE_COMPLETE", stack, ""), ...services.map((service) => ({
            at: started + updating,
            stream: "system/ecs",
            message: `aws/ecs (service ${rack.name}-${service}) has reached a steady state.`,
        })));
    }
    return lines;
}

;// CONCATENATED MODULE: ./src/local-rack/rack.js
/** Domain of the Rack's own services; `.test` never resolves on a real network. */
function rackDomain(rack) {
    return `${rack.name}.test`;
}

;// CONCATENATED MODULE: ./src/local-rack/app-calls.js









/** App JSON, fields in wire order. v2 has no router. */
function wireApp(rack, app) {
    const { record, release, status } = app;
    const head = { generation: rack.profile.generation === "v3" ? "3" : "2", locked: record.locked, name: record.name };
    return rack.profile.generation === "v3"
        ? { ...head, release, router: `router.${rackDomain(rack)}`, status, parameters: record.parameters }
        : { ...head, release, status, parameters: record.parameters };
}
/** Parameters that a new app starts with. v2 shows those of the app's stack. */
function firstParameters(rack) {
    if (rack.profile.generation === "v3")
        return {};
    return { LogBucket: "", Private: "No", Rack: rack.name, Version: rack.profile.version };
}
/** Parameters that v3 knows; others are dropped without a word. */
const V3_PARAMETERS = new Set(["BuildArch", "BuildCpu", "BuildLabels", "BuildMem"]);
async function appList({ rack }) {
    return json((await listApps(rack)).map((app) => wireApp(rack, app)));
}
async function appGet(call) {
    const { rack } = call;
    const name = variable(call, "app");
    const app = await getApp(rack, name);
    const flapping = rack.faults.take("flap", { method: "GET", path: `/apps/${name}` });
    if (flapping === undefined)
        return json(wireApp(rack, app));
    return json(wireApp(rack, { ...app, status: app.status === "running" ? "updating" : "running" }));
}
async function appCreate({ rack, options }) {
    const name = options.value("name");
    const timeout = options.param("timeout");
    if (timeout !== undefined && rack.profile.generation === "v3")
        atoi(timeout);
    const generation = options.param("generation") ?? "2";
    if (rack.profile.generation === "v2" && generation !== "2") {
        throw new RackFailure(500, generation === "1" ? "generation 1 is not available here" : `unknown generation: ${generation}`);
    }
    return json(wireApp(rack, await createApp(rack, name, firstParameters(rack))));
}
async function appDelete(call) {
    const { rack } = call;
    const name = variable(call, "app");
    await changeApp(rack, name, (record) => {
        if (record.locked) {
            const message = `app is locked: ${name}`;
            throw rack.profile.generation === "v3" ? typedFailure(409, message) : new RackFailure(500, message);
        }
        record.deleted ??= rack.clock.ms();
        rack.deletedApps.add(name);
    });
    return ok();
}
async function appUpdate(call) {
    const { rack, options } = call;
    const lock = options.param("lock");
    const parameters = options.param("parameters");
    const v3 = rack.profile.generation === "v3";
    const name = variable(call, "app");
    await changeApp(rack, name, async (record, state) => {
        if (lock !== undefined)
            record.locked = lock === "true";
        if (parameters !== undefined)
            setParameters(record.parameters, parameters, v3);
        // v3 promotes the active release anew whatever changed; v2 updates the stack for parameters.
        if (v3 || parameters !== undefined) {
            await startPromotion(rack, record, state, { release: state.release, deadlineSeconds: 30, services: [] });
        }
    });
    return ok();
}
function setParameters(current, text, v3) {
    for (const [key, values] of parsePairs(text)) {
        if (v3 && !V3_PARAMETERS.has(key))
            continue;
        if (v3 && values[0] === "")
            delete current[key];
        else
            current[key] = values[0] ?? "";
    }
}
async function appCancel(call) {
    const { rack } = call;
    const name = variable(call, "app");
    await changeApp(rack, name, async (record, state) => {
        if (state.status !== "updating" || record.promotion === undefined) {
            throw new RackFailure(403, "app is not updating");
        }
        record.promotion.cancelled = rack.clock.ms();
        await cancelEvents(rack, name);
        await addEvents(rack, name, rollbackEvents(rack, name, rack.clock.ms(), record.promotion.rollback));
    });
    return ok();
}
function rollbackEvents(rack, app, now, rollback) {
    if (rack.profile.generation === "v3") {
        return [
            { at: now, stream: "system/k8s/atom/app", message: "Status: Updating => Cancelled" },
            { at: now, stream: "system/k8s/atom/app", message: "Status: Cancelled => Rollback" },
            { at: now + rollback, stream: "system/k8s/atom/app", message: "Status: Rollback => Reverted" },
        ];
    }
    const stack = `${rack.name}-${app}`;
    const line = (at, status, reason) => ({
        at,
        stream: "system/cloudformation",
        message: `aws/cfm ${stack} ${status} ${stack} ${reason}`.trim(),
    });
    return [
        line(now, "UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated"),
        line(now + rollback, "UPDATE_ROLLBACK_COMPLETE", ""),
    ];
}

;// CONCATENATED MODULE: ./src/local-rack/embedded.js



/**
 * In embedded mode an app comes into being when it is first used, and the user is told. Nothing is made for
 * `DELETE /apps/NAME`, nor for a look at an app that this very folder has just seen deleted: whoever waits for its end
 * must see it.
 */
async function createMissingApp(call, method, path) {
    const { rack, vars } = call;
    const app = vars["app"];
    if (!rack.createApps || app === undefined || refusedName(rack, app) !== undefined)
        return;
    const bare = path === `/apps/${app}`;
    if (bare && (method === "DELETE" || (method === "GET" && rack.deletedApps.has(app))))
        return;
    if ((await findApp(rack, app)) !== undefined)
        return;
    try {
        await createApp(rack, app, firstParameters(rack), { settled: true });
    }
    catch (error) {
        // Another request or program was quicker.
        if (messageOf(error).startsWith("app already exists"))
            return;
        throw error;
    }
    rack.deletedApps.delete(app);
    rack.notice(`created app ${app} on the local Rack ${rack.name}, as it was not there`);
}

;// CONCATENATED MODULE: ./src/local-rack/record.js
const record_KEPT = 10_000;
/** Adds to a transcript that does not grow for ever. */
function keep(requests, record) {
    requests.push(record);
    if (requests.length > record_KEPT)
        requests.splice(0, requests.length - record_KEPT);
}

;// CONCATENATED MODULE: ./src/local-rack/router.js
/** A row of the table: `route("GET", "/apps/{app}/builds/{id}", handler)`. */
function route(method, path, handler, only) {
    return { kind: "http", method, path, pattern: patternOf(path), handler, only };
}
/** A websocket row: GET with exactly `Upgrade: websocket`. The handler writes and never reads. */
function socket(path, handler, only) {
    return { kind: "socket", path, pattern: patternOf(path), handler, only, reads: false };
}
/** A websocket row whose handler reads what the client says, too. */
function dialogue(path, handler, only) {
    return { ...socket(path, handler, only), reads: true };
}
// {name} is one segment, {name:.*} is the rest, slashes included. Nothing is cleaned: a double slash stays.
function patternOf(path) {
    const source = path
        .split(/(\{[^}]+\})/)
        .map((part) => {
        const variable = /^\{([a-z]+)(:\.\*)?\}$/.exec(part);
        if (variable === null)
            return part.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
        return `(?<${variable[1]}>${variable[2] === undefined ? "[^/]+" : "[\\s\\S]*"})`;
    })
        .join("");
    return new RegExp(`^${source}$`);
}
/** First row, in order, that fits. `path` is decoded; `upgrade` is the value of the Upgrade header. */
function matchRoute(routes, profile, request) {
    let status = 404;
    for (const row of routes) {
        if (!available(row, profile))
            continue;
        const match = row.pattern.exec(request.path);
        if (match === null)
            continue;
        if (row.kind === "socket") {
            // A missing header is no match at all, so another method on a socket's path is not a 405.
            if (request.upgrade !== "websocket")
                continue;
            if (request.method !== "GET") {
                status = 405;
                continue;
            }
        }
        else if (row.method !== request.method) {
            status = 405;
            continue;
        }
        return { kind: "route", route: row, vars: { ...match.groups } };
    }
    return { kind: "none", status };
}
function available({ only }, profile) {
    return only === undefined || (typeof only === "function" ? only(profile) : only === profile.generation);
}

;// CONCATENATED MODULE: ./src/local-rack/shell-split.js
const SPACE = new Set([" ", "\n", "\t"]);
/**
 * Splits a command line into words by POSIX shell quoting, as the Rack does with a command (v3): no variables, no
 * operators. Inside double quotes a backslash escapes only `$`, a backtick, `"`, a backslash and a newline.
 * @throws Error for an open quote or a trailing backslash, with the library's text
 */
function shellSplit(input) {
    const words = [];
    let word;
    for (let i = 0; i < input.length; i++) {
        const char = input[i] ?? "";
        if (SPACE.has(char)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else if (char === "'") {
            const end = input.indexOf("'", i + 1);
            if (end < 0)
                throw new Error("Unterminated single-quoted string");
            word = (word ?? "") + input.slice(i + 1, end);
            i = end;
        }
        else if (char === '"') {
            const [text, end] = doubleQuoted(input, i + 1);
            word = (word ?? "") + text;
            i = end;
        }
        else if (char === "\\") {
            const next = input[++i];
            if (next === undefined)
                throw new Error("Unterminated backslash-escape");
            if (next !== "\n")
                word = (word ?? "") + next;
        }
        else {
            word = (word ?? "") + char;
        }
    }
    if (word !== undefined)
        words.push(word);
    return words;
}
function doubleQuoted(input, start) {
    let text = "";
    for (let i = start; i < input.length; i++) {
        const char = input[i] ?? "";
        if (char === '"')
            return [text, i];
        if (char === "\\") {
            const next = input[i + 1];
            if (next === undefined)
                break;
            i++;
            if (next === "\n")
                continue;
            text += '$`"\\'.includes(next) ? next : `\\${next}`;
        }
        else {
            text += char;
        }
    }
    throw new Error("Unterminated double-quoted string");
}

;// CONCATENATED MODULE: ./src/local-rack/build-flags.js

/** Output of a builder that did not understand its command line: it ends before it can report to the Rack. */
class BuilderUsage extends Error {
    name = "BuilderUsage";
}
const FLAGS = new Set("app auth build-args cache development env-wrapper id manifest method push rack url".split(" "));
/**
 * v3 pastes the build arguments unquoted into the builder's command and splits that by shell rules; the builder then
 * parses flags as Go does: up to the first word that is no flag. An argument with a blank is cut there, takes all later
 * arguments with it, or sets other flags.
 * `noCache` goes in as it was given: the flag is `-cache`, so the option works the wrong way round.
 * @throws Error from splitting, which the create call answers with; BuilderUsage for unknown flags
 */
function v3Flags(args, noCache) {
    const words = shellSplit(["build -method tgz -cache", String(noCache ?? true), ...args.map((arg) => `-build-args ${arg}`)].join(" "));
    return () => parseFlags(words.slice(1));
}
function parseFlags(words) {
    const flags = { cache: true, args: [] };
    for (let i = 0; i < words.length; i++) {
        const word = words[i] ?? "";
        const match = /^--?([^=-][^=]*)(?:=([\s\S]*))?$/.exec(word);
        if (word === "--" || !word.startsWith("-") || word === "-")
            return flags;
        if (match?.[1] === undefined)
            throw new BuilderUsage(`bad flag syntax: ${word}`);
        const name = match[1];
        if (name === "h" || name === "help")
            throw new BuilderUsage("flag: help requested");
        if (!FLAGS.has(name))
            throw new BuilderUsage(`flag provided but not defined: -${name}`);
        const value = match[2] ?? words[++i];
        if (value === undefined)
            throw new BuilderUsage(`flag needs an argument: -${name}`);
        if (name === "build-args")
            flags.args.push(value);
        if (name === "cache")
            flags.cache = value === "true";
        // The other flags are overridden by the builder's environment.
    }
    return flags;
}
/**
 * Environment that build arguments add. v2 and older v3 want `NAME=value`; v3 from 3.22.0 fills a bare name from the
 * builder's own environment.
 * @throws Error for an argument without `=` where that is not allowed
 */
function argumentEnvironment(args, profile, builderEnv) {
    const env = new Map();
    for (const arg of args) {
        const at = arg.indexOf("=");
        if (at >= 0)
            env.set(arg.slice(0, at), arg.slice(at + 1));
        else if (profile.bareBuildArgs)
            env.set(arg, builderEnv.get(arg) ?? "");
        else
            throw new Error(`invalid build args: ${arg}`);
    }
    return env;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./src/local-rack/object-store.js








function isKey(value) {
    return hasStrings(value, "key");
}
/**
 * The storage behind both generations takes `/tmp/x` and `tmp//x` for `tmp/x`; the builders rely on it, as they fetch
 * `objects//tmp/x`.
 */
function identity(key) {
    return key.split("/").filter(Boolean).join("/");
}
// A key may be longer than a file name and hold any character, so its hash names the file and a record keeps the key.
function paths(rack, app, key) {
    const base = (0,external_node_path_.join)(places.objects(rack, app), (0,external_node_crypto_.createHash)("sha256").update(identity(key)).digest("hex"));
    return { data: base, record: `${base}.json` };
}
/**
 * Streams a body to the store. The object appears, or replaces the one before, only when the whole body has arrived.
 * @throws whatever the body throws, having stored nothing
 */
async function storeObject(rack, app, key, body) {
    const { data, record } = paths(rack, app, key);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(data), { recursive: true, mode: 0o700 });
    const temp = temporary(data);
    try {
        const source = body instanceof Uint8Array ? [body] : body;
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(source), (0,external_node_fs_.createWriteStream)(temp, { mode: 0o600 }));
        await writeAtomic(record, JSON.stringify({ key: identity(key) }));
        await (0,promises_.rename)(temp, data);
    }
    catch (error) {
        await (0,promises_.rm)(temp, { force: true });
        throw error;
    }
}
/** Path of the file that holds an object, or undefined when there is none. */
async function objectFile(rack, app, key) {
    const { data } = paths(rack, app, key);
    try {
        return (await (0,promises_.stat)(data)).isFile() ? data : undefined;
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}
/** The object's bytes as a stream, or undefined. */
async function openObject(rack, app, key) {
    const file = await objectFile(rack, app, key);
    return file === undefined ? undefined : (0,external_node_fs_.createReadStream)(file);
}
/** True when there was one. */
async function deleteObject(rack, app, key) {
    if ((await objectFile(rack, app, key)) === undefined)
        return false;
    const { data, record } = paths(rack, app, key);
    await (0,promises_.rm)(data, { force: true });
    await (0,promises_.rm)(record, { force: true });
    return true;
}
/** Keys that begin with `prefix` and have no `/` after it, sorted, at most 1000: one page of a delimited listing. */
async function listObjects(rack, app, prefix) {
    const keys = [];
    for (const { key } of await readAll(places.objects(rack, app), isKey)) {
        const inside = key.startsWith(prefix) && !key.slice(prefix.length).includes("/");
        if (inside && (await objectFile(rack, app, key)) !== undefined)
            keys.push(key);
    }
    return keys.sort().slice(0, 1000);
}

;// CONCATENATED MODULE: ./src/local-rack/build-store.js








function isBuild(value) {
    return hasStrings(value, "id", "app", "logs", "manifest", "process", "release", "status", "started", "ended");
}
function newBuild(app, id, started) {
    return {
        id,
        app,
        description: "",
        entrypoint: "",
        gitSha: "",
        logs: "",
        manifest: "",
        process: "",
        release: "",
        reason: "",
        status: "created",
        wildcardDomain: false,
        started,
        ended: ZERO_STAMP,
    };
}
async function writeBuild(rack, build) {
    await writeAtomic(places.build(rack, build.app, build.id), `${JSON.stringify(build, null, 2)}\n`);
}
/**
 * v3 finds a build in its app's namespace, in any case of the id; v2 has one table for all apps and looks at the id
 * alone.
 * @throws RackFailure v3: 500 with the Kubernetes text; v2: 404
 */
async function getBuild(rack, app, id) {
    const v3 = rack.profile.generation === "v3";
    const build = await readRecord(places.build(rack, app, v3 ? id.toUpperCase() : id), isBuild);
    if (build !== undefined)
        return recovered(rack, build);
    if (v3)
        throw new RackFailure(500, `builds.convox.com "${id.toLowerCase()}" not found`);
    for (const other of await listApps(rack)) {
        const found = await readRecord(places.build(rack, other.record.name, id), isBuild);
        if (found !== undefined)
            return recovered(rack, found);
    }
    throw typedFailure(404, `build not found: ${id}`);
}
/** Builds of an app, newest start first. */
async function listBuilds(rack, app) {
    const builds = [];
    for (const build of await readAll(places.builds(rack, app), isBuild))
        builds.push(await recovered(rack, build));
    return builds.sort((a, b) => (a.started < b.started ? 1 : -1));
}
/** Changes fields of a build under a lock, so that two programs do not undo each other's change. */
async function updateBuild(rack, app, id, fields) {
    return withLock(places.appLock(rack, `${app}.${id}`), async () => {
        const build = await readRecord(places.build(rack, app, id), isBuild);
        if (build === undefined)
            throw new Error(`build disappeared: ${id}`);
        const changed = { ...build, ...fields };
        await writeBuild(rack, changed);
        return changed;
    });
}
/** Marks this process as the one that runs the build. */
async function claimBuild(rack, app, id) {
    await (0,promises_.writeFile)(places.buildOwner(rack, app, id), ownerText(), { mode: 0o600 });
}
/** The build's process has ended: followers of its log stop at what is written so far. */
async function releaseBuild(rack, app, id) {
    await (0,promises_.rm)(places.buildOwner(rack, app, id), { force: true });
}
/** True while some living process runs the build. */
async function isOwned(rack, app, id) {
    const owner = await buildOwner(rack, app, id);
    return owner !== undefined && ownerAlive(owner);
}
async function buildOwner(rack, app, id) {
    try {
        return await (0,promises_.readFile)(places.buildOwner(rack, app, id), "utf8");
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}
/** Adds to the log that a running build shows to followers. */
async function appendBuildLog(rack, app, id, text) {
    await (0,promises_.appendFile)(places.buildLog(rack, app, id), text, { mode: 0o600 });
}
async function readBuildLog(rack, app, id) {
    try {
        return await (0,promises_.readFile)(places.buildLog(rack, app, id));
    }
    catch (error) {
        if (isMissing(error))
            return Buffer.alloc(0);
        throw error;
    }
}
/** Stores the log as the object `build/ID/logs`. Returns its URL. */
async function storeBuildLog(rack, app, id, log) {
    const key = `build/${id}/logs`;
    await storeObject(rack, app, key, log);
    return `object://${app}/${key}`;
}
// A build whose program died would stay "running" for ever; whoever looks at it next closes it.
async function recovered(rack, build) {
    if (build.status !== "running" && build.status !== "created")
        return build;
    const owner = await buildOwner(rack, build.app, build.id);
    if (owner === undefined || ownerAlive(owner))
        return build;
    return withLock(places.appLock(rack, `${build.app}.${build.id}`), async () => {
        const current = (await readRecord(places.build(rack, build.app, build.id), isBuild)) ?? build;
        if (current.status !== "running" && current.status !== "created")
            return current;
        await appendBuildLog(rack, build.app, build.id, "ERROR: the program that ran this build has ended\n");
        const logs = await storeBuildLog(rack, build.app, build.id, await readBuildLog(rack, build.app, build.id));
        const failed = { ...current, status: "failed", ended: rack.clock.stamp(), logs };
        await writeBuild(rack, failed);
        await releaseBuild(rack, build.app, build.id);
        return failed;
    });
}

;// CONCATENATED MODULE: ./src/local-rack/dockerfile.js
const WORDS = new Set("ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(" "));
/** @throws Error in the words of the Dockerfile parser: unknown instruction, empty file, instruction before FROM */
function parseDockerfile(source) {
    const lines = source.replace(/^\ufeff/, "").split(/\r?\n/);
    const mark = escapeOf(lines);
    const instructions = [];
    for (let i = 0; i < lines.length; i++) {
        const first = lines[i] ?? "";
        if (/^\s*(#|$)/.test(first))
            continue;
        const start = i + 1;
        let text = first;
        while (text.trimEnd().endsWith(mark) && i + 1 < lines.length) {
            text = text.trimEnd().slice(0, -1);
            i++;
            // Comments and blank lines inside a continued instruction are passed over.
            while (/^\s*(#|$)/.test(lines[i] ?? "") && i + 1 < lines.length)
                i++;
            text += lines[i] ?? "";
        }
        const word = (/^\s*(\S+)/.exec(text)?.[1] ?? "").toUpperCase();
        if (!WORDS.has(word)) {
            throw new Error(`dockerfile parse error on line ${start}: unknown instruction: ${/\S+/.exec(text)?.[0] ?? ""}`);
        }
        const marks = ["RUN", "COPY", "ADD"].includes(word) ? [...text.matchAll(/<<-?\s*(["']?)(\w+)\1/g)] : [];
        for (const inline of marks) {
            while (i + 1 < lines.length && (lines[i + 1] ?? "").trim() !== inline[2])
                i++;
            i++;
        }
        instructions.push({ line: start, word, text: text.trim().replace(/\s+/g, " "), heredoc: marks.length > 0 });
    }
    if (instructions.length === 0)
        throw new Error("file with no instructions");
    const early = instructions.find(({ word }) => word !== "ARG");
    if (early?.word !== "FROM") {
        throw new Error(early === undefined
            ? "no build stage in current context"
            : `dockerfile parse error on line ${early.line}: no build stage in current context`);
    }
    return instructions;
}
function escapeOf(lines) {
    for (const line of lines) {
        const directive = /^#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line);
        if (directive === null)
            return "\\";
        if (directive[1]?.toLowerCase() === "escape")
            return directive[2] ?? "\\";
    }
    return "\\";
}
/**
 * The Rack reads line by line, not by instruction: `ARG` and `FROM` must stand at the beginning of a line. v3 sees
 * them in upper case only, v2 in any case. Only the first name of an ARG line counts.
 */
function buildArguments(source, env, options) {
    const found = { args: [], targets: 0 };
    for (const line of source.split("\n")) {
        const [first, second] = line.trim().split(/\s+/);
        if (first === undefined || second === undefined)
            continue;
        const word = options.generation === "v2" ? first.toUpperCase() : first;
        if (word === "FROM" && options.development && line.toLowerCase().includes("as development"))
            found.targets++;
        if (word !== "ARG")
            continue;
        const name = second.split("=")[0]?.trim() ?? "";
        const value = env.get(name);
        if (value !== undefined)
            found.args.push(`${name}=${value}`);
    }
    return found;
}

;// CONCATENATED MODULE: ./src/local-rack/environment.js
const LINE_LIMIT = 64 * 1024;
/**
 * Reads the text of a release's environment: one KEY=VALUE a line, the key trimmed, no quotes, the last duplicate
 * wins; lines without `=` or without a key are skipped.
 * @throws Error for a line of 64 KiB or more
 */
function parseEnvironment(text) {
    const env = new Map();
    for (const raw of text.split("\n")) {
        const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
        if (Buffer.byteLength(line) >= LINE_LIMIT)
            throw new Error("bufio.Scanner: token too long");
        const at = line.indexOf("=");
        const key = at < 0 ? "" : line.slice(0, at).trim();
        if (key !== "")
            env.set(key, line.slice(at + 1));
    }
    return env;
}
/** The environment as v2 gives it back: sorted by whole lines, no final newline. */
function renderEnvironment(env) {
    const lines = [...env].map(([key, value]) => `${key}=${value}`);
    return lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join("\n");
}
/** What changed from one environment to the next, such as `add:A change:B remove:C`; "" when nothing did. */
function environmentChange(before, after) {
    const [old, now] = [parseEnvironment(before.trim()), parseEnvironment(after.trim())];
    const words = (verb, keys) => keys.sort().map((key) => `${verb}:${key}`);
    return [
        ...words("add", [...now.keys()].filter((key) => !old.has(key))),
        ...words("change", [...now.keys()].filter((key) => old.has(key) && old.get(key) !== now.get(key))),
        ...words("remove", [...old.keys()].filter((key) => !now.has(key))),
    ].join(" ");
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ../node_modules/tar/dist/esm/index.min.js
var index_min = __webpack_require__(8823);
;// CONCATENATED MODULE: ./src/local-rack/extract.js







/**
 * Unpacks a gzipped tar as the Rack does: directories and regular files only, links dropped, missing parents made
 * with mode 0700 (v3) or 0755 (v2), files opened without truncating, owners and times ignored, setuid bits lost.
 * A name that leaves the folder is refused in both generations, though an old v2 would follow it.
 * @throws Error with Go's text for a broken archive
 */
async function extract(archive, folder, generation) {
    const result = { files: 0, directories: 0, dropped: [] };
    const parentMode = generation === "v3" ? 0o700 : 0o755;
    const open = new Set();
    let broken;
    const parser = new index_min/* Parser */.iX({
        strict: true,
        onReadEntry(entry) {
            try {
                unpack(entry, folder, parentMode, { result, open });
            }
            catch (error) {
                broken ??= fileError(error, entry.path);
                entry.resume();
            }
        },
    });
    parser.on("error", (error) => {
        broken ??= tarError(error);
    });
    const ended = (0,external_node_events_.once)(parser, "end").catch(() => undefined);
    const count = { bytes: 0 };
    try {
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(counted(archive, count)), (0,external_node_zlib_.createGunzip)(), async (plain) => {
            let first = true;
            for await (const chunk of plain) {
                if (!Buffer.isBuffer(chunk) || chunk.length === 0)
                    continue;
                if (first && looksCompressed(chunk))
                    throw new Error("archive/tar: invalid tar header");
                first = false;
                if (broken === undefined && !parser.write(chunk))
                    await Promise.race([(0,external_node_events_.once)(parser, "drain"), ended]);
                if (broken !== undefined)
                    throw broken;
            }
        });
        parser.end();
        await ended;
    }
    catch (error) {
        throw broken ?? (count.bytes === 0 ? new Error("EOF") : gzipError(error));
    }
    finally {
        // Of an archive that was cut short, the last file never came to its end.
        for (const descriptor of open)
            (0,external_node_fs_.closeSync)(descriptor);
    }
    if (broken !== undefined)
        throw broken;
    return result;
}
async function* counted(archive, count) {
    for await (const chunk of archive) {
        count.bytes += chunk.length;
        yield chunk;
    }
}
// The parser would unpack a second gzip, or zstd, by itself; the Rack would not.
function looksCompressed(chunk) {
    return (chunk[0] === 0x1f && chunk[1] === 0x8b) || (chunk[0] === 0x28 && chunk[1] === 0xb5);
}
function unpack(entry, folder, parentMode, { result, open }) {
    const directory = entry.type === "Directory" || entry.type === "GNUDumpDir";
    const file = entry.type === "File" || entry.type === "OldFile";
    if (!directory && !file) {
        result.dropped.push(entry.path);
        entry.resume();
        return;
    }
    const path = inside(folder, entry.path);
    const mode = (entry.mode ?? 0o644) & 0o777;
    if (directory) {
        (0,external_node_fs_.mkdirSync)(path, { recursive: true, mode });
        result.directories++;
        entry.resume();
        return;
    }
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true, mode: parentMode });
    const descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_NOFOLLOW, mode);
    result.files++;
    entry.on("data", (chunk) => (0,external_node_fs_.writeSync)(descriptor, chunk));
    open.add(descriptor);
    entry.on("end", () => {
        open.delete(descriptor);
        (0,external_node_fs_.closeSync)(descriptor);
    });
}
function inside(folder, name) {
    const path = (0,external_node_path_.normalize)(name).replace(/^(\/+)/, "");
    if (path === ".." || path.startsWith("../"))
        throw new Error(`archive entry escapes the target: ${name}`);
    return (0,external_node_path_.join)(folder, path);
}
// Go's words, without the path of the data folder.
function fileError(error, name) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOTDIR" || code === "EEXIST")
        return new Error(`mkdir ${name}: not a directory`);
    if (code === "EISDIR")
        return new Error(`open ${name}: is a directory`);
    if (code === "EACCES")
        return new Error(`open ${name}: permission denied`);
    return error instanceof Error ? error : new Error(String(error));
}
function tarError(error) {
    const text = error instanceof Error ? error.message : String(error);
    if (/truncated|unexpected end/i.test(text))
        return new Error("unexpected EOF");
    return new Error("archive/tar: invalid tar header");
}
function gzipError(error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const text = error instanceof Error ? error.message : String(error);
    if (code === "Z_BUF_ERROR")
        return new Error("unexpected EOF");
    if (/incorrect header check|unknown compression method/.test(text))
        return new Error("gzip: invalid header");
    if (/incorrect (data|length) check/.test(text))
        return new Error("gzip: invalid checksum");
    if (code.startsWith("Z_"))
        return new Error("flate: corrupt input before offset 0");
    return error instanceof Error ? error : new Error(text);
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/local-rack/manifest-check.js


const NAME = /^[a-z][a-z0-9-]*$/;
const NAME_RULE = "must contain only lowercase alphanumeric and dashes";
/** Every complaint about a manifest, in the order and words of the Rack. */
function checkManifest(manifest, generation) {
    const v3 = generation === "v3";
    return [
        ...(v3 ? manifest.balancers.flatMap((balancer) => balancerComplaints(manifest, balancer)) : []),
        ...manifest.resources.flatMap((resource) => resourceComplaints(resource, v3)),
        ...manifest.services.flatMap((service) => serviceComplaints(manifest, service, v3)),
        ...manifest.timers.flatMap((timer) => timerComplaints(manifest, timer, v3)),
    ];
}
function balancerComplaints(manifest, balancer) {
    const complaints = [];
    const { name, service } = balancer;
    if (balancer.ports === 0)
        complaints.push(`balancer ${name} has no ports`);
    if (service === "")
        complaints.push(`balancer ${name} has blank service`);
    else if (!hasService(manifest, service))
        complaints.push(`balancer ${name} refers to unknown service ${service}`);
    for (const range of balancer.whitelist) {
        if (!isCidr(range))
            complaints.push(`balancer ${name} whitelist ${range} is not a valid cidr range`);
    }
    return complaints;
}
function resourceComplaints({ name, type }, v3) {
    if (!v3)
        return type.trim() === "" ? ["resource type can not be blank"] : [];
    const complaints = [];
    if (!NAME.test(name))
        complaints.push(`resource name ${name} invalid, ${NAME_RULE}`);
    if (type.trim() === "")
        complaints.push(`resource ${goQuote(name)} has blank type`);
    return complaints;
}
function serviceComplaints(manifest, service, v3) {
    const { name } = service;
    const complaints = [];
    if (!NAME.test(name))
        complaints.push(`service name ${name} invalid, ${NAME_RULE}`);
    if (!v3)
        return complaints;
    const { minimum, maximum } = service.deployment;
    if (minimum < 0)
        complaints.push(`service ${name} deployment minimum can not be less than 0`);
    if (minimum > 100)
        complaints.push(`service ${name} deployment minimum can not be greater than 100`);
    if (maximum < 100)
        complaints.push(`service ${name} deployment maximum can not be less than 100`);
    if (maximum > 200)
        complaints.push(`service ${name} deployment maximum can not be greater than 200`);
    if (service.internal && service.internalRouter) {
        complaints.push(`service ${name} can not have both internal and internalRouter set as true`);
    }
    for (const resource of service.resources) {
        const wanted = resource.split(":")[0] ?? "";
        if (!manifest.resources.some((known) => known.name === wanted)) {
            complaints.push(`service ${name} references a resource that does not exist: ${wanted}`);
        }
    }
    const { min, max } = service.count;
    if (!service.agent) {
        if (min < 0)
            complaints.push(`service ${name}: scale.min must be >= 0`);
        if (max < 0)
            complaints.push(`service ${name}: scale.max must be >= 0`);
        if (max < min)
            complaints.push(`service ${name}: scale.max must be >= scale.min`);
    }
    return complaints;
}
function timerComplaints(manifest, timer, v3) {
    const { name, service, schedule } = timer;
    const complaints = [];
    if (v3 && !NAME.test(name))
        complaints.push(`timer name ${name} invalid, ${NAME_RULE}`);
    if (!hasService(manifest, service)) {
        complaints.push(`timer ${name} references a service that does not exist: ${service}`);
    }
    // v3 turns a lone ? into * and cuts the schedule to five fields before it looks.
    const fields = schedule.split(/\s+/).slice(0, 5);
    if (v3 && fields.some((part) => part !== "?" && part.includes("?"))) {
        complaints.push(`timer ${name} invalid, schedule cannot contain ?`);
    }
    return complaints;
}
function hasService(manifest, name) {
    return manifest.services.some((service) => service.name === name);
}
function isCidr(text) {
    const [address = "", bits = "", ...rest] = text.split("/");
    const version = (0,external_node_net_.isIP)(address);
    return version !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __webpack_require__(6637);
;// CONCATENATED MODULE: ./src/local-rack/yaml-value.js

/** @throws Error beginning with `yaml: `, as the Rack's library would, though its exact wording may differ */
function parseYaml(text) {
    const lines = new dist/* LineCounter */.HN();
    // Plain scalars stay texts here: the Rack's library has rules of its own for what is a number.
    const document = (0,dist/* parseDocument */.Tp)(text, {
        version: "1.1",
        schema: "failsafe",
        uniqueKeys: false,
        lineCounter: lines,
        prettyErrors: false,
        logLevel: "error",
    });
    const error = document.errors[0];
    if (error !== undefined)
        throw new Error(`yaml: line ${lines.linePos(error.pos[0]).line}: ${yaml_value_WORDS[error.code] ?? error.message}`);
    const lineOf = (node) => lines.linePos(node.range?.[0] ?? 0).line;
    function convert(node) {
        if ((0,dist/* isAlias */.Vj)(node))
            return convert(node.resolve(document));
        if ((0,dist/* isSeq */.oP)(node))
            return { kind: "list", items: node.items.map(convert), line: lineOf(node) };
        if ((0,dist/* isMap */.jh)(node))
            return { kind: "map", entries: node.items.flatMap(entriesOf), line: lineOf(node) };
        if (!(0,dist/* isScalar */.jn)(node))
            return { kind: "null" };
        const plain = typeof node.value === "string" ? node.value : (node.source ?? "");
        if (node.tag === "tag:yaml.org,2002:str" || node.tag === "!")
            return { kind: "string", text: plain };
        return node.type === "PLAIN" || node.type === undefined || node.tag !== undefined
            ? resolvePlain(plain)
            : { kind: "string", text: plain };
    }
    function entriesOf(pair) {
        const key = convert(pair.key);
        if (key.kind !== "string" || key.text !== "<<")
            return [{ key, value: convert(pair.value) }];
        const merged = convert(pair.value);
        const sources = merged.kind === "list" ? merged.items : [merged];
        return sources.flatMap((source) => (source.kind === "map" ? source.entries : []));
    }
    return convert(document.contents);
}
/** libyaml's words for the commonest mistakes. */
const yaml_value_WORDS = {
    BLOCK_AS_IMPLICIT_KEY: "mapping values are not allowed in this context",
    TAB_AS_INDENT: "found character that cannot start any token",
    BAD_ALIAS: "unknown anchor referenced",
};
const TRUE = /^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
/** What an unquoted scalar means to yaml.v2. */
function resolvePlain(text) {
    if (/^(~|null|Null|NULL|)$/.test(text))
        return { kind: "null" };
    if (TRUE.test(text))
        return { kind: "bool", value: true, text };
    if (FALSE.test(text))
        return { kind: "bool", value: false, text };
    const special = /^([-+]?)\.(inf|Inf|INF)$/.exec(text);
    if (special !== null) {
        return { kind: "float", value: special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY, text };
    }
    if (/^\.(nan|NaN|NAN)$/.test(text))
        return { kind: "float", value: Number.NaN, text };
    const digits = text.replaceAll("_", "");
    if (/^[-+]?(0|[1-9]\d*)$/.test(digits))
        return { kind: "int", value: Number(digits), text };
    const based = /^([-+]?)0(?:([xX])([0-9a-fA-F]+)|([bB])([01]+)|[oO]?([0-7]+))$/.exec(digits);
    if (based !== null) {
        const [, sign, hex, hexDigits, , binary, octal] = based;
        const value = hex !== undefined
            ? Number.parseInt(hexDigits ?? "", 16)
            : binary !== undefined
                ? Number.parseInt(binary, 2)
                : Number.parseInt(octal ?? "", 8);
        return { kind: "int", value: sign === "-" ? -value : value, text };
    }
    if (/^[-+]?\d*\.?\d+([eE][-+]\d+)?$/.test(digits))
        return { kind: "float", value: Number(digits), text };
    return { kind: "string", text };
}
/** Value of a key; a later duplicate wins. */
function field(value, name) {
    if (value.kind !== "map")
        return undefined;
    const found = value.entries.filter(({ key }) => key.kind === "string" && key.text === name).at(-1)?.value;
    return found?.kind === "null" ? undefined : found;
}
/** Go's name of the type, as `%T` prints it in the Rack's messages. */
function goType(value) {
    switch (value.kind) {
        case "null":
            return "<nil>";
        case "bool":
            return "bool";
        case "int":
            return "int";
        case "float":
            return "float64";
        case "string":
            return "string";
        case "list":
            return "[]interface {}";
        case "map":
            return "map[interface {}]interface {}";
    }
}
/** yaml.v2's complaint about a value of the wrong kind. `goName` is the Go type that was wanted. */
function cannotUnmarshal(value, goName, line = 1) {
    const at = value.kind === "list" || value.kind === "map" ? value.line : line;
    const short = value.kind === "string" || value.kind === "int" || value.kind === "bool" || value.kind === "float";
    const tag = {
        null: "!!null",
        bool: "!!bool",
        int: "!!int",
        float: "!!float",
        string: "!!str",
        list: "!!seq",
        map: "!!map",
    };
    const shown = short ? ` \`${value.text.length > 10 ? `${value.text.slice(0, 7)}...` : value.text}\`` : "";
    return new Error(`yaml: unmarshal errors:\n  line ${at}: cannot unmarshal ${tag[value.kind]}${shown} into ${goName}`);
}

;// CONCATENATED MODULE: ./src/local-rack/manifest-service.js


/** @throws Error with the Rack's text for a value of the wrong kind */
function readService(name, body, shared, generation) {
    const image = textOf(field(body, "image"));
    const build = readBuild(field(body, "build"));
    if (build.path === "" && image === "")
        build.path = ".";
    if (build.path !== "" && build.manifest === "")
        build.manifest = "Dockerfile";
    const agent = readAgent(field(body, "agent"), generation);
    const single = agent || truth(field(body, "singleton"));
    const deployment = field(body, "deployment");
    const scale = readScale(field(body, "scale"));
    return {
        name,
        build,
        image,
        environment: [...shared, ...environmentList(field(body, "environment"))],
        port: readPort(field(body, "port")),
        count: scale.count,
        cpu: scale.cpu || (generation === "v3" ? 250 : 256),
        memory: scale.memory || 512,
        deployment: {
            minimum: number(manifest_service_inside(deployment, "minimum")) ?? (single ? 0 : 50),
            maximum: number(manifest_service_inside(deployment, "maximum")) ?? (single ? 100 : 200),
        },
        agent,
        internal: truth(field(body, "internal")),
        internalRouter: truth(field(body, "internalRouter")),
        resources: texts(field(body, "resources")),
    };
}
function readBuild(value) {
    if (value === undefined)
        return { path: "", manifest: "", args: [] };
    if (value.kind === "string")
        return { path: value.text, manifest: "", args: [] };
    if (value.kind !== "map")
        throw new Error(`unknown type for service build: ${goType(value)}`);
    return {
        path: textOf(field(value, "path")),
        manifest: textOf(field(value, "manifest")),
        args: texts(field(value, "args")),
    };
}
function readAgent(value, generation) {
    if (value === undefined)
        return false;
    if (value.kind === "bool")
        return value.value;
    if (value.kind === "map" && generation === "v2")
        return true;
    if (value.kind === "map")
        throw new Error("agent ports are now specified at the service level");
    throw new Error(`could not parse agent: ${textOf(value)}`);
}
function readPort(value) {
    if (value === undefined)
        return 0;
    const port = value.kind === "map" ? field(value, "port") : value;
    if (port?.kind === "int")
        return port.value;
    if (port?.kind === "string")
        return atoi(port.text.split(":")[1] ?? port.text);
    if (value.kind === "map")
        throw new Error("could not parse port: map[]");
    throw new Error(`invalid port: ${textOf(value)}`);
}
function readScale(value) {
    const one = { min: 1, max: 1 };
    if (value === undefined)
        return { count: one, cpu: 0, memory: 0 };
    if (value.kind === "int" || value.kind === "string")
        return { count: readCount(value), cpu: 0, memory: 0 };
    if (value.kind !== "map")
        throw new Error(`unknown type for service scale: ${goType(value)}`);
    const count = field(value, "count");
    const [min, max] = [number(field(value, "min")), number(field(value, "max"))];
    const range = min === undefined && max === undefined ? one : { min: min ?? 1, max: max ?? min ?? 1 };
    return {
        count: count === undefined ? range : readCount(count),
        cpu: number(field(value, "cpu")) ?? 0,
        memory: number(field(value, "memory")) ?? 0,
    };
}
function readCount(value) {
    if (value.kind === "int")
        return { min: value.value, max: value.value };
    if (value.kind === "map") {
        return { min: number(field(value, "min")) ?? 0, max: number(field(value, "max")) ?? 0 };
    }
    const parts = textOf(value).split("-");
    if (value.kind !== "string" || parts.length > 2)
        throw new Error(`invalid scale: ${textOf(value)}`);
    const min = atoi(parts[0] ?? "");
    return { min, max: parts[1] === undefined ? min : atoi(parts[1]) };
}
function manifest_service_inside(value, name) {
    return value === undefined ? undefined : field(value, name);
}
function number(value) {
    if (value === undefined)
        return undefined;
    if (value.kind === "int")
        return value.value;
    if (value.kind === "string" && /^-?\d+$/.test(value.text))
        return Number(value.text);
    throw cannotUnmarshal(value, "int");
}
function truth(value) {
    if (value === undefined)
        return false;
    if (value.kind !== "bool")
        throw cannotUnmarshal(value, "bool");
    return value.value;
}
/** Text of a scalar, "" for nothing. @throws Error for a list or a mapping */
function textOf(value) {
    if (value === undefined || value.kind === "null")
        return "";
    if (value.kind === "list" || value.kind === "map")
        throw cannotUnmarshal(value, "string");
    return value.text;
}
function texts(value) {
    if (value === undefined)
        return [];
    // yaml.v2 takes a single scalar for a list of one.
    return value.kind === "list" ? value.items.map(textOf) : [textOf(value)];
}
/** Environment declarations of a list; items that are not texts are passed over, as the Rack does. */
function environmentList(value) {
    if (value === undefined)
        return [];
    if (value.kind !== "list") {
        throw new Error(`unknown type for service environment: ${goType(value)}`);
    }
    return value.items.flatMap((item) => {
        if (item.kind === "string")
            return [item.text];
        if (item.kind === "list")
            return item.items.flatMap((inner) => (inner.kind === "string" ? [inner.text] : []));
        return [];
    });
}

;// CONCATENATED MODULE: ./src/local-rack/manifest.js



/**
 * Loads a manifest in the order that the Rack does it: `${NAME}` in the raw text, YAML, defaults, required
 * environment. v2 validates too; v3 leaves that to the build (`validateManifest`).
 * @throws Error with the Rack's text
 */
function loadManifest(text, env, generation) {
    const root = parseYaml(interpolate(text, env));
    if (root.kind !== "map" && root.kind !== "null")
        throw cannotUnmarshal(root, "manifest.Manifest");
    const shared = environmentList(field(root, "environment"));
    const manifest = {
        balancers: section(root, "balancers").map(({ name, value }) => readBalancer(name, value)),
        resources: section(root, "resources").map(({ name, value }) => ({ name, type: textOf(field(value, "type")) })),
        services: section(root, "services").map(({ name, value }) => readService(name, value, shared, generation)),
        timers: section(root, "timers").map(({ name, value }) => ({
            name,
            service: textOf(field(value, "service")),
            schedule: textOf(field(value, "schedule")),
        })),
    };
    for (const service of manifest.services)
        requireEnvironment(service, env);
    if (generation === "v2") {
        const first = checkManifest(manifest, generation)[0];
        if (first !== undefined)
            throw new Error(first);
    }
    return manifest;
}
/** v3's validation at build time: every complaint in one error. @throws Error */
function validateManifest(manifest) {
    const complaints = checkManifest(manifest, "v3");
    if (complaints.length > 0)
        throw new Error(`validation errors:\n${complaints.join("\n")}`);
}
/** `${NAME}` anywhere in the text, comments included; an unknown name becomes nothing. */
function interpolate(text, env) {
    return text.replace(/\$\{([^}]*?)\}/g, (_, name) => env.get(name) ?? "");
}
// A mapping of names; a name may be a number in YAML.
function section(root, name) {
    const value = field(root, name);
    if (value === undefined)
        return [];
    if (value.kind !== "map")
        throw cannotUnmarshal(value, "yaml.MapSlice");
    return value.entries.map((entry) => ({ name: keyName(entry), value: bodyOf(entry, name) }));
}
function keyName({ key }) {
    if (key.kind === "string")
        return key.text;
    if (key.kind === "int")
        return String(key.value);
    throw new Error(`unknown key type: ${key.kind === "float" ? "float64" : key.kind === "null" ? "<nil>" : key.kind}`);
}
function bodyOf({ value }, sectionName) {
    if (value.kind === "map" || value.kind === "null")
        return value;
    const goName = { services: "Service", resources: "Resource", timers: "Timer", balancers: "Balancer" }[sectionName];
    throw cannotUnmarshal(value, `manifest.${goName ?? sectionName}`);
}
function readBalancer(name, value) {
    const ports = field(value, "ports");
    const whitelist = field(value, "whitelist");
    return {
        name,
        service: textOf(field(value, "service")),
        ports: ports?.kind === "map" ? ports.entries.length : 0,
        whitelist: whitelist?.kind === "list" ? whitelist.items.map(textOf) : whitelist === undefined ? [] : [textOf(whitelist)],
    };
}
function requireEnvironment(service, env) {
    const missing = service.environment.filter((item) => !item.includes("=") && item !== "*" && !env.has(item));
    if (missing.length > 0)
        throw new Error(`required env: ${missing.sort().join(", ")}`);
}

;// CONCATENATED MODULE: ./src/local-rack/object-calls.js






/** The error of a missing object; the builder meets it too. */
function objectNotFound(rack, key) {
    return typedFailure(404, `${rack.profile.generation === "v3" ? "object" : "key"} not found: ${key}`);
}
/**
 * A key as the Rack takes it: v3 from 3.24.6 drops leading and double slashes and refuses `..` and the empty key,
 * others take it as it comes.
 * @throws RackFailure 400
 */
function objectKey(rack, key) {
    if (!rack.profile.cleanKeys)
        return key;
    const segments = key.split("/").filter((segment) => segment !== "" && segment !== ".");
    if (segments.length === 0 || segments.includes(".."))
        throw typedFailure(400, "invalid object key");
    return segments.join("/");
}
async function target(call) {
    const app = variable(call, "app");
    await getApp(call.rack, app);
    return { app, key: objectKey(call.rack, variable(call, "key")) };
}
/** A form body was swallowed while the options were read, so an object sent as a form is stored empty. */
async function objectStore(call) {
    const app = variable(call, "app");
    await getApp(call.rack, app);
    const asked = variable(call, "key");
    const key = objectKey(call.rack, asked === "" ? `tmp/${hexDigits(30)}` : asked);
    await storeObject(call.rack, app, key, call.body);
    return json({ Url: `object://${app}/${key}` });
}
async function objectFetch(call) {
    const { app, key } = await target(call);
    const body = await openObject(call.rack, app, key);
    if (body === undefined)
        throw objectNotFound(call.rack, key);
    return stream(body);
}
/** Always 200: the answer is in a body that HEAD does not carry. */
async function objectExists(call) {
    const { app, key } = await target(call);
    return json((await objectFile(call.rack, app, key)) !== undefined);
}
async function objectList(call) {
    const { rack } = call;
    const app = variable(call, "app");
    await getApp(rack, app);
    const keys = await listObjects(rack, app, call.options.query("prefix") ?? "");
    // The listing shows storage keys, and v3 on AWS keeps all apps in one bucket.
    const shared = rack.profile.generation === "v3" && rack.provider === "aws";
    return json(keys.map((key) => (shared ? `${app}/${key}` : key)));
}
async function objectDelete(call) {
    const { app, key } = await target(call);
    if (!(await deleteObject(call.rack, app, key)))
        throw objectNotFound(call.rack, key);
    return ok();
}

;// CONCATENATED MODULE: ./src/local-rack/release-store.js




function isRelease(value) {
    return hasStrings(value, "id", "app", "build", "env", "manifest", "description", "created");
}
async function writeRelease(rack, release) {
    await writeAtomic(places.release(rack, release.app, release.id), `${JSON.stringify(release, null, 2)}\n`);
}
/** @throws RackFailure: v3 with the Kubernetes text and 500; v2 with 404, or 500 for another app's release */
async function getRelease(rack, app, id) {
    const v3 = rack.profile.generation === "v3";
    const release = await readRecord(places.release(rack, app, v3 ? id.toUpperCase() : id), isRelease);
    if (release !== undefined)
        return release;
    if (v3)
        throw new RackFailure(500, `releases.convox.com "${id.toLowerCase()}" not found`);
    for (const other of await listApps(rack)) {
        const found = await readRecord(places.release(rack, other.record.name, id), isRelease);
        if (found !== undefined)
            throw new RackFailure(500, "mismatched app and release");
    }
    throw typedFailure(404, `release not found: ${id}`);
}
/** Releases of an app, newest first. */
async function listReleases(rack, app) {
    const releases = await readAll(places.releases(rack, app), isRelease);
    return releases.sort((a, b) => (a.created < b.created ? 1 : -1));
}
async function newestRelease(rack, app) {
    return (await listReleases(rack, app))[0];
}

;// CONCATENATED MODULE: ./src/local-rack/release-calls.js












/** Release JSON, fields in wire order. v2 normalises the environment when one release is read. */
function wireRelease(rack, release) {
    const { id, app, build, env, manifest, description, created } = release;
    const shown = rack.profile.generation === "v3" ? env : renderEnvironment(parseEnvironment(env));
    return { id, app, build, env: shown, manifest, description, created: wireTime(created) };
}
/**
 * Makes a release. Its base is the parent if named, else the newest release, whether or not that one is active.
 * @throws RackFailure when app, parent or build do not exist
 */
async function createRelease(rack, app, options) {
    const parent = rack.profile.parentRelease ? options.parent : undefined;
    let base;
    if (parent !== undefined && parent !== "")
        base = await getRelease(rack, app, parent);
    else {
        await getApp(rack, app);
        base = await newestRelease(rack, app);
    }
    const release = {
        id: recordId("R"),
        app,
        build: options.build ?? base?.build ?? "",
        env: base?.env ?? "",
        manifest: "",
        description: "",
        created: rack.clock.stamp(),
    };
    if (release.build !== "") {
        const build = await getBuild(rack, app, release.build);
        release.description = build.description;
        release.manifest = build.manifest;
    }
    if (options.env !== undefined) {
        const change = environmentChange(release.env, options.env);
        if (change !== "" || rack.profile.generation === "v2")
            release.description = `env ${change}`;
        release.env = options.env;
    }
    if (options.description !== undefined)
        release.description = options.description;
    await writeRelease(rack, release);
    return release;
}
async function releaseCreate(call) {
    const { rack, options } = call;
    const release = await createRelease(rack, variable(call, "app"), {
        build: options.param("build"),
        env: options.param("env"),
        description: options.param("description"),
        parent: options.param("parent-release"),
    });
    return json(wireRelease(rack, release));
}
async function releaseGet(call) {
    const { rack } = call;
    const app = variable(call, "app");
    const id = variable(call, "id");
    if (rack.faults.take("hide-release", { release: id, path: `/apps/${app}/releases/${id}` }) !== undefined) {
        await getRelease(rack, app, "RHIDDENXXXX");
    }
    return json(wireRelease(rack, await getRelease(rack, app, id)));
}
async function releaseList(call) {
    const { rack } = call;
    const app = variable(call, "app");
    const limit = listLimit(call.options.query("limit"));
    await getApp(rack, app);
    let releases = await listReleases(rack, app);
    const newest = releases[0];
    if (newest !== undefined && rack.faults.take("hide-release", { release: newest.id, path: `/apps/${app}/releases` })) {
        releases = releases.slice(1);
    }
    const shown = firstOf(releases, limit);
    // v2 keeps the environment in another place and does not fetch it for a list.
    const v2 = rack.profile.generation === "v2";
    return json(shown.map((release) => wireRelease(rack, v2 ? { ...release, env: "" } : release)));
}
/** Number of entries in a list, 10 unless given. @throws Error with Go's text for what is no number */
function listLimit(text) {
    return text === undefined ? 10 : atoi(text);
}
/** The first entries of a list. A negative limit makes the real handler panic, which cuts the connection. */
function firstOf(list, limit) {
    if (limit < 0)
        throw new HandlerPanic("slice bounds out of range");
    return list.slice(0, limit);
}
/** The checks, in this order, are those of the Rack; their texts are what clients see. */
async function releasePromote(call) {
    const { rack, options } = call;
    const app = variable(call, "app");
    const id = variable(call, "id");
    const v3 = rack.profile.generation === "v3";
    await changeApp(rack, app, async (record, state) => {
        if (options.param("force") !== "true" && state.status !== "running") {
            throw new RackFailure(403, "app is currently updating");
        }
        const release = await getRelease(rack, app, id);
        const refuse = (message) => new RackFailure(v3 ? 400 : 500, message);
        if (release.manifest.trim() === "")
            throw refuse("can not promote a release with an empty manifest");
        if (state.release !== "") {
            const active = await getRelease(rack, app, state.release);
            if (release.created < active.created)
                throw refuse("can not promote an older release, try rollback");
        }
        for (const name of ["min", "max", "timeout"])
            numberOption(options.param(name));
        const manifest = loadManifest(release.manifest, parseEnvironment(release.env), rack.profile.generation);
        await startPromotion(rack, record, state, {
            release: release.id,
            deadlineSeconds: numberOption(options.param("timeout")) ?? 3000,
            services: manifest.services.map(({ name }) => name),
        });
    });
    return ok();
}
function numberOption(text) {
    return text === undefined ? undefined : atoi(text);
}

;// CONCATENATED MODULE: ./src/local-rack/build-job.js



















/**
 * Runs a build to its end: status `complete` with a release, or `failed`. Never throws. The order of the last steps is
 * the Rack's: log stored, then `ended` and `logs`, then the release, then status and release of the build.
 */
async function runBuild(rack, build, request) {
    const { app, id } = build;
    const log = {
        stored: [],
        async print(text) {
            rack.closing.throwIfAborted();
            if (request.msPerLine > 0)
                await (0,external_node_timers_promises_.setTimeout)(request.msPerLine, undefined, { signal: rack.closing });
            log.stored.push(text);
            await appendBuildLog(rack, app, id, text);
        },
    };
    try {
        await attempt(rack, build, request, log);
    }
    catch (error) {
        if (error instanceof BuilderUsage) {
            // The builder ended before it had read its settings, so nobody tells the Rack: the build stays as it is.
            await appendBuildLog(rack, app, id, `${error.message}\nERROR: ${error.message}\n`);
        }
        else {
            await fail(rack, build, log, rack.closing.aborted ? "the local Rack was stopped" : messageOf(error));
        }
    }
    finally {
        await releaseBuild(rack, app, id);
    }
}
async function attempt(rack, build, request, log) {
    const { app, id } = build;
    const flags = request.flags();
    const folder = await scratchFolder(rack);
    try {
        await unpackSource(rack, request.url, folder);
        const text = await readManifest(rack, folder, request.manifest);
        await updateBuild(rack, app, id, { manifest: text });
        const env = parseEnvironment((await newestRelease(rack, app))?.env ?? "");
        const extra = argumentEnvironment(flags.args, rack.profile, builderEnvironment(rack, build, request));
        for (const [key, value] of extra)
            env.set(key, value);
        const manifest = loadManifest(text, env, rack.profile.generation);
        if (rack.profile.generation === "v3")
            validateManifest(manifest);
        const images = [];
        for (const [index, service] of manifest.services.entries()) {
            images.push(await imageJob(rack, build, request, { folder, service, index, env }));
        }
        const job = {
            profile: rack.profile,
            id,
            app,
            cache: flags.cache,
            images,
            registries: registries(rack),
            signal: rack.closing,
        };
        for await (const output of rack.builder.build(job)) {
            for (const line of output.split(/(?<=\n)/))
                await log.print(line);
        }
        if (request.failWith !== undefined)
            throw new Error(request.failWith);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
    const logs = await storeBuildLog(rack, app, id, Buffer.from(log.stored.join("")));
    await updateBuild(rack, app, id, { ended: rack.clock.stamp(), logs });
    const release = await createRelease(rack, app, { build: id });
    await updateBuild(rack, app, id, { release: release.id, status: "complete" });
}
// The log of v3 shows the error twice to those who follow, as the builder's main program prints it again on its way
// out; the stored log has it once.
async function fail(rack, build, log, message) {
    const { app, id } = build;
    const line = `ERROR: ${message}\n`;
    try {
        log.stored.push(line);
        await appendBuildLog(rack, app, id, line);
        const logs = await storeBuildLog(rack, app, id, Buffer.from(log.stored.join("")));
        await updateBuild(rack, app, id, { ended: rack.clock.stamp(), logs, status: "failed" });
        if (rack.profile.generation === "v3")
            await appendBuildLog(rack, app, id, line);
    }
    catch (error) {
        // The app was deleted under the build.
        rack.notice(`build ${id} of ${app} could not be closed: ${messageOf(error)}`);
    }
}
async function scratchFolder(rack) {
    await (0,promises_.mkdir)(places.scratch(rack), { recursive: true, mode: 0o700 });
    return (0,promises_.mkdtemp)((0,external_node_path_.join)(places.scratch(rack), "build-"));
}
async function unpackSource(rack, url, folder) {
    const match = /^object:\/\/([^/]*)(\/[^?#]*)?$/.exec(url);
    if (match === null)
        throw new Error("unknown source type");
    const app = match[1] ?? "";
    // The builder asks for objects/ and the path of the URL, which begins with a slash.
    const key = objectKey(rack, decodeURIComponent(match[2] ?? ""));
    const archive = await openObject(rack, app, key);
    if (archive === undefined)
        throw objectNotFound(rack, key);
    await extract(archive, folder, rack.profile.generation);
}
async function readManifest(rack, folder, name) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(folder, (0,external_node_path_.join)("/", name)), "utf8");
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        throw new Error(rack.profile.generation === "v3"
            ? `open ${shownFolder()}/${name}: no such file or directory`
            : `reading manifest ${name}: open ${name}: no such file or directory`);
    }
}
// v3 names its temporary folder in messages; the real path here is nobody's business.
function shownFolder() {
    return `/tmp/${(0,external_node_crypto_.randomInt)(100_000_000, 999_999_999)}`;
}
function builderEnvironment(rack, build, request) {
    return new Map([
        ["BUILD_APP", build.app],
        ["BUILD_AUTH", "{}"],
        ["BUILD_DEVELOPMENT", String(request.development)],
        ["BUILD_GENERATION", "2"],
        ["BUILD_GIT_SHA", build.gitSha],
        ["BUILD_ID", build.id],
        ["BUILD_MANIFEST", request.manifest],
        ["BUILD_RACK", rack.name],
    ]);
}
async function imageJob(rack, build, request, source) {
    const { service, index, folder, env } = source;
    const v3 = rack.profile.generation === "v3";
    const fromImage = service.image !== "";
    const path = fromImage ? "." : service.build.path;
    const context = (0,external_node_path_.join)(folder, (0,external_node_path_.join)("/", path));
    const shownContext = v3 ? (0,external_node_path_.join)(shownFolder(), path) : path;
    // v3 turns a ready image into a build of one line; v2 pulls it.
    const dockerfileName = fromImage ? `Dockerfile.${index}` : service.build.manifest;
    const dockerfile = fromImage ? `FROM ${service.image}` : await readDockerfile(context, shownContext, dockerfileName);
    const { args, targets } = buildArguments(dockerfile, env, {
        development: request.development,
        generation: rack.profile.generation,
    });
    return {
        service,
        context,
        shownContext,
        dockerfile,
        dockerfileName,
        buildArgs: args,
        developmentTargets: targets,
        hash: buildHash(rack.profile.generation === "v3" ? "sha224" : "sha1", build.id, service),
        localName: `${v3 ? rack.name : "convox"}/${build.app}:${service.name}.${build.id}`,
        pushName: `${repository(rack, build.app)}:${service.name}.${build.id}`,
    };
}
async function readDockerfile(context, shownContext, name) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(context, name), "utf8");
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        throw new Error(`open ${(0,external_node_path_.join)(shownContext, name)}: no such file or directory`);
    }
}
/**
 * Key by which a docker build is made once for several services: a hash over Go's rendering of the build. v2 uses
 * SHA-1, v3 SHA-224.
 */
function buildHash(algorithm, id, service) {
    const { path, manifest, args } = service.build;
    const text = `key=${goQuote(id)} build[path=${goQuote(path)}, manifest=${goQuote(manifest)}, args=[${args.join(" ")}]] image=${goQuote(service.image)}`;
    return (0,external_node_crypto_.createHash)(algorithm).update(text).digest("hex");
}
/** Registry host of a Rack on AWS; the account does not exist. */
function ecrHost(rack) {
    return `012345678901.dkr.ecr.${rack.region}.amazonaws.com`;
}
function registries(rack) {
    return rack.profile.generation === "v2" ? [ecrHost(rack)] : [];
}
/** Image repository of an app, by generation and provider. */
function repository(rack, app) {
    if (rack.profile.generation === "v2") {
        const suffix = (0,external_node_crypto_.createHash)("sha1").update(`${rack.name}/${app}`).digest("hex").slice(0, 13);
        return `${ecrHost(rack)}/${rack.name}-${app}-registry-${suffix}`;
    }
    return rack.provider === "aws" ? `${ecrHost(rack)}/${rack.name}/${app}` : `registry.${rackDomain(rack)}/${app}`;
}

;// CONCATENATED MODULE: ./src/local-rack/build-calls.js











/** Build JSON, fields in wire order. `repository` is filled only in the reply to the creation of an external build. */
function wireBuild(rack, build, repository = "") {
    const { id, app, description, entrypoint, logs, manifest, process, release, reason, status } = build;
    const head = {
        id,
        app,
        description,
        entrypoint,
        ...(rack.profile.gitSha ? { "git-sha": build.gitSha } : {}),
        logs,
        manifest,
        process,
        release,
        reason,
    };
    const times = { started: wireTime(build.started), ended: wireTime(build.ended) };
    return rack.profile.generation === "v3"
        ? { ...head, repository, status, ...times }
        : { ...head, status, "wildcard-domain": build.wildcardDomain, ...times };
}
async function buildCreate(call) {
    const { rack, options } = call;
    const { profile } = rack;
    const app = variable(call, "app");
    await getApp(rack, app);
    const build = newBuild(app, recordId("B"), rack.clock.stamp());
    build.description = options.param("description") ?? "";
    if (profile.gitSha)
        build.gitSha = options.param("git-sha") ?? "";
    if (profile.generation === "v2")
        build.wildcardDomain = options.param("wildcard-domain") === "true";
    await writeBuild(rack, build);
    if (profile.externalBuilds && options.param("external") === "true") {
        const prefix = rack.provider === "aws" ? `${rack.name}/` : "";
        const host = `api.${rackDomain(rack)}`;
        return json(wireBuild(rack, build, `https://convox:${rack.password}@${host}/${prefix}${app}`));
    }
    // From here on an error leaves the record behind, as on a real Rack.
    const request = buildRequest(call);
    const pending = rack.faults.number("created", { method: "POST", path: `/apps/${app}/builds` });
    const process = `build-${podSuffix(build.id, 5)}`;
    const started = { status: "running", process: profile.generation === "v3" ? process : "" };
    await claimBuild(rack, app, build.id);
    const running = pending === undefined ? await updateBuild(rack, app, build.id, started) : build;
    rack.background((async () => {
        if (pending !== undefined) {
            await (0,external_node_timers_promises_.setTimeout)(pending, undefined, { signal: rack.closing }).catch(() => undefined);
            await updateBuild(rack, app, build.id, started);
        }
        const lines = rack.faults.number("waiting", { path: `/apps/${app}/builds` }) ?? 0;
        // These lines come from the Rack, not from the builder: followers see them, the stored log lacks them.
        for (let i = 0; i < lines; i++) {
            await appendBuildLog(rack, app, build.id, "waiting for build pod to be scheduled...\n");
        }
        await runBuild(rack, running, request);
    })());
    // v2 answers with the record as it was before the build was started.
    return json(wireBuild(rack, profile.generation === "v2" ? build : running));
}
function buildRequest({ rack, options, vars }) {
    const { profile } = rack;
    const list = options.param("build-args");
    const args = list === undefined || !profile.buildArgs ? [] : list.split(",");
    const noCache = options.param("no-cache");
    if (!profile.bareBuildArgs) {
        for (const arg of args) {
            if (!arg.includes("="))
                throw new Error(profile.generation === "v2" ? "invalid build args" : `invalid build args:${arg}`);
        }
    }
    const occasion = { method: "POST", path: `/apps/${vars["app"] ?? ""}/builds` };
    return {
        url: options.value("url"),
        manifest: options.param("manifest") || "convox.yml",
        development: options.param("development") === "true",
        flags: profile.generation === "v3"
            ? v3Flags(args, noCache === undefined ? undefined : noCache === "true")
            : () => ({ cache: noCache !== "true", args }),
        msPerLine: rack.faults.number("build-slow", occasion) ?? 0,
        failWith: rack.faults.take("build-fail", occasion)?.value,
    };
}
async function buildGet(call) {
    return json(wireBuild(call.rack, await getBuild(call.rack, variable(call, "app"), variable(call, "id"))));
}
async function buildList(call) {
    const { rack } = call;
    const app = variable(call, "app");
    const limit = listLimit(call.options.query("limit"));
    await getApp(rack, app);
    const builds = await listBuilds(rack, app);
    return json(firstOf(builds, limit).map((build) => wireBuild(rack, build)));
}
async function buildUpdate(call) {
    const { rack, options } = call;
    const build = await getBuild(rack, variable(call, "app"), variable(call, "id"));
    const fields = {};
    for (const name of ["entrypoint", "logs", "manifest", "release", "status"]) {
        const value = options.param(name);
        if (value !== undefined)
            fields[name] = value;
    }
    for (const name of ["ended", "started"]) {
        const value = options.param(name);
        if (value !== undefined)
            fields[name] = parseFormTime(value);
    }
    return json(wireBuild(rack, await updateBuild(rack, build.app, build.id, fields)));
}

;// CONCATENATED MODULE: ./src/local-rack/log-calls.js












/** How often a followed log is looked at; another program may be writing it. */
const POLL_MS = 20;
/** Go copies logs to the socket in pieces of at most this size. */
const PIECE = 32 * 1024;
/** Log of a build: the process's output while it runs, the stored log afterwards. */
async function buildLogs(call, out) {
    const { rack } = call;
    readLogOptions(call);
    const build = await getBuild(rack, variable(call, "app"), variable(call, "id"));
    if (build.status === "running") {
        await followBuild(call, build.app, build.id, out);
        return;
    }
    const stored = /^object:\/\/([^/]*)\/(.*)$/.exec(build.logs);
    if (stored === null) {
        if (rack.profile.generation === "v3")
            throw new Error(`unable to read logs for build: ${variable(call, "id")}`);
        // v2 takes anything else for the log itself.
        if (build.logs !== "")
            await out.text(build.logs);
        return;
    }
    const key = stored[2] ?? "";
    const body = await openObject(rack, rack.profile.generation === "v3" ? (stored[1] ?? "") : build.app, key);
    if (body === undefined)
        throw objectNotFound(rack, key);
    for await (const chunk of body) {
        for (let at = 0; at < chunk.length; at += PIECE)
            await out.text(chunk.subarray(at, at + PIECE));
    }
}
async function followBuild(call, app, id, out) {
    const { rack } = call;
    let position = 0;
    for (;;) {
        // Asked before reading: what is written before the process ends is then not missed.
        const alive = await isOwned(rack, app, id);
        for (;;) {
            const piece = await readFrom(places.buildLog(rack, app, id), position);
            if (piece.length === 0)
                break;
            position += piece.length;
            await out.text(piece);
        }
        if (!alive || out.gone.aborted)
            return;
        await pause(POLL_MS, out.gone);
    }
}
async function readFrom(path, position) {
    try {
        const file = await (0,promises_.open)(path, "r");
        try {
            const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, position);
            return buffer.subarray(0, bytesRead);
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        if (isMissing(error))
            return Buffer.alloc(0);
        throw error;
    }
}
function readLogOptions({ rack, options }) {
    const v3 = rack.profile.generation === "v3";
    const tail = v3 ? options.header("Tail") : undefined;
    return {
        filter: options.header("Filter") ?? "",
        follow: (options.header("Follow") ?? "true") === "true",
        prefix: options.header("Prefix") === "true",
        sinceMs: parseDuration(options.header("Since") ?? "2m"),
        tail: tail === undefined ? undefined : atoi(tail),
    };
}
/** Log of an app: lines since a while ago, then those that come. */
async function appLogs(call, out) {
    await streamEvents(call, out, () => true);
}
/** Log of one service. Nothing runs, so it has only the lines of that service, which are none. */
async function serviceLogs(call, out) {
    const service = variable(call, "service");
    await streamEvents(call, out, ({ stream }) => stream.startsWith(`service/${service}/`));
}
async function streamEvents(call, out, wanted) {
    const { rack } = call;
    const options = readLogOptions(call);
    const app = variable(call, "app");
    await getApp(rack, app);
    const since = rack.clock.ms() - options.sinceMs;
    // A line may be written a moment after its time, so what was shown decides, not the time of the last look.
    const shown = new Set();
    let tail = options.tail;
    for (;;) {
        const now = rack.clock.ms();
        const fresh = [];
        for (const event of await readEvents(rack, app)) {
            const key = `${event.at} ${event.stream} ${event.message}`;
            if (event.at < since || event.at > now || shown.has(key) || !wanted(event))
                continue;
            shown.add(key);
            const line = options.prefix ? `${logTime(event.at)} ${event.stream} ${event.message}\n` : `${event.message}\n`;
            if (line.includes(options.filter))
                fresh.push(line);
        }
        const lines = tail === undefined ? fresh : fresh.slice(Math.max(0, fresh.length - tail));
        tail = undefined;
        if (lines.length > 0)
            await out.text(lines.join(""));
        if (!options.follow || out.gone.aborted || (await findApp(rack, app)) === undefined)
            return;
        await pause(POLL_MS, out.gone);
    }
}
async function pause(ms, gone) {
    await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal: gone }).catch(() => undefined);
}

;// CONCATENATED MODULE: ./src/local-rack/process-calls.js










function wireProcess(rack, process) {
    const { id, app, cpu, memory, name, release, status, image } = process;
    const v3 = rack.profile.generation === "v3";
    return {
        id,
        app,
        command: "",
        cpu,
        ...(v3 ? { gpu: 0 } : {}),
        host: "",
        image,
        instance: "",
        memory,
        name,
        ports: [],
        release,
        started: wireTime(goTimeOf(process.started)),
        status,
        ...(v3 ? {} : { task_definition: "" }),
    };
}
async function manifestOf(rack, release) {
    return loadManifest(release.manifest, parseEnvironment(release.env), rack.profile.generation);
}
// During a rollout the processes of both releases are there, the new ones not ready at first.
async function processes(rack, app) {
    const { promotion } = app.record;
    if (promotion === undefined)
        return [];
    const rolling = app.status !== "running";
    const releases = [...new Set(rolling ? [promotion.release, promotion.previous] : [app.release])];
    const found = [];
    for (const id of releases.filter((release) => release !== "")) {
        const release = await getRelease(rack, app.record.name, id);
        const fresh = rolling && id === promotion.release && id !== promotion.previous;
        const ready = rack.clock.ms() >= promotion.started + promotion.updating / 2 && promotion.outcome === "success";
        for (const service of (await manifestOf(rack, release)).services) {
            for (let index = 0; index < service.count.min; index++) {
                found.push({
                    id: processId(rack, service.name, id, index),
                    app: app.record.name,
                    cpu: 0,
                    memory: 0,
                    name: service.name,
                    release: id,
                    started: promotion.started,
                    status: fresh && !ready ? "pending" : "running",
                    image: "",
                });
            }
        }
    }
    return found.sort((a, b) => (`${a.name}-${a.id}` < `${b.name}-${b.id}` ? -1 : 1));
}
function processId(rack, service, release, index) {
    const seed = `${release}/${service}`;
    if (rack.profile.generation === "v3")
        return `${service}-${podSuffix(seed, 10)}-${podSuffix(`${seed}/${index}`, 5)}`;
    return Buffer.from(podSuffix(`${seed}/${index}`, 6)).toString("hex");
}
async function processList(call) {
    const { rack, options } = call;
    const service = options.query("service");
    const release = rack.profile.generation === "v3" ? options.query("release") : undefined;
    const all = await processes(rack, await getApp(rack, variable(call, "app")));
    const shown = all
        .filter(({ name }) => service === undefined || name === service)
        .filter((process) => release === undefined || process.release === release);
    return json(shown.map((process) => wireProcess(rack, process)));
}
async function processGet(call) {
    const { rack } = call;
    const id = variable(call, "pid");
    const found = (await processes(rack, await getApp(rack, variable(call, "app")))).find((process) => process.id === id);
    if (found !== undefined)
        return json(wireProcess(rack, found));
    if (rack.profile.generation === "v3")
        throw new RackFailure(500, `pods "${id}" not found`);
    throw typedFailure(404, `process not found: ${id}`);
}
/** Services of the active release; none without one. */
async function serviceList(call) {
    const { rack } = call;
    const app = await getApp(rack, variable(call, "app"));
    if (app.release === "")
        return json([]);
    const manifest = await manifestOf(rack, await getRelease(rack, app.record.name, app.release));
    const v3 = rack.profile.generation === "v3";
    return json(manifest.services.map(({ name, count, cpu, memory, port }) => ({
        count: count.min,
        cpu,
        domain: port === 0 ? "" : `${name}.${app.record.name}.${rackDomain(rack)}`,
        ...(v3 ? { gpu: 0, "gpu-vendor": "" } : {}),
        memory,
        name,
        nlb: null,
        ports: port === 0 ? [] : [{ balancer: 443, certificate: "", container: port }],
    })));
}

;// CONCATENATED MODULE: ./src/local-rack/system-calls.js




/** The Rack itself, fields in wire order. v3 has no parameters, and its status is always `running`. */
function systemGet({ rack }) {
    const { name, provider, profile, region } = rack;
    const domain = `router.${rackDomain(rack)}`;
    const rackHost = `api.${rackDomain(rack)}`;
    const status = "running";
    const { version } = profile;
    if (profile.generation === "v3") {
        return json({
            count: 0,
            domain,
            name,
            provider,
            "rack-domain": rackHost,
            "router-internal": "",
            region: "",
            status,
            type: "",
            version,
        });
    }
    const parameters = {
        Autoscale: "Yes",
        BuildCpu: "0",
        BuildMemory: "1024",
        InstanceCount: "3",
        InstanceType: "t3.small",
        LogDriver: "CloudWatch",
        Private: "No",
        Tags: "",
        Version: version,
    };
    const outputs = { Dashboard: rackHost, RackDomain: rackHost };
    return json({
        count: 3,
        domain,
        name,
        outputs,
        parameters,
        provider,
        "rack-domain": rackHost,
        region,
        status,
        type: "t3.small",
        version,
    });
}
function authCheck() {
    return ok();
}
/** `POST /events`: the Rack takes note; this one has no use for it. */
function eventSend() {
    return ok();
}
async function tokenCreate({ rack, role, options }) {
    if (!rack.profile.tokens)
        throw new RackFailure(404, "");
    const wanted = options.param("role") ?? "read";
    if (wanted === "admin" && !role.includes("a"))
        throw new RackFailure(403, "admin role required");
    return json({ token: await makeToken(rack, wanted, options.param("durationInHour") ?? "") });
}
async function tokenRotate({ rack }) {
    await rotateTokenKey(rack);
    return ok();
}

;// CONCATENATED MODULE: ./src/local-rack/routes.js








/**
 * The routes of a Rack, in the order in which they are tried, so that the table can be laid beside the real one.
 * `/check` needs no password and is answered before this table.
 */
const routes = [
    route("GET", "/auth", authCheck),
    route("POST", "/apps/{app}/cancel", appCancel),
    route("POST", "/apps", appCreate),
    route("DELETE", "/apps/{app}", appDelete),
    route("GET", "/apps/{app}", appGet),
    route("GET", "/apps", appList),
    socket("/apps/{app}/logs", appLogs),
    route("PUT", "/apps/{app}", appUpdate),
    route("POST", "/apps/{app}/builds", buildCreate),
    route("GET", "/apps/{app}/builds/{id}", buildGet),
    route("GET", "/apps/{app}/builds", buildList),
    socket("/apps/{app}/builds/{id}/logs", buildLogs),
    route("PUT", "/apps/{app}/builds/{id}", buildUpdate),
    route("POST", "/events", eventSend),
    route("DELETE", "/apps/{app}/objects/{key:.*}", objectDelete),
    route("HEAD", "/apps/{app}/objects/{key:.*}", objectExists),
    route("GET", "/apps/{app}/objects/{key:.*}", objectFetch),
    route("GET", "/apps/{app}/objects", objectList),
    route("POST", "/apps/{app}/objects/{key:.*}", objectStore),
    route("GET", "/apps/{app}/processes/{pid}", processGet),
    route("GET", "/apps/{app}/processes", processList),
    route("POST", "/apps/{app}/releases", releaseCreate),
    route("GET", "/apps/{app}/releases/{id}", releaseGet),
    route("GET", "/apps/{app}/releases", releaseList),
    route("POST", "/apps/{app}/releases/{id}/promote", releasePromote),
    route("GET", "/apps/{app}/services", serviceList),
    socket("/apps/{app}/services/{service}/logs", serviceLogs, "v3"),
    route("GET", "/system", systemGet),
    route("PUT", "/system/jwt/rotate", tokenRotate),
    route("POST", "/system/jwt/token", tokenCreate),
];

;// CONCATENATED MODULE: ./src/local-rack/http.js












/** The Rack without anything before it. */
function rackGate(rack) {
    return {
        console: false,
        before: async () => undefined,
        role: async (request) => {
            if (rack.faults.take("refuse-key", occasionOf(request)) !== undefined) {
                throw new RackFailure(401, "invalid authentication");
            }
            const role = await authenticate(rack, request);
            authorize(role, request.method ?? "");
            return role;
        },
    };
}
/** Answers one request; never throws. */
async function answer(rack, gate, requests, request, response) {
    const record = newRecord(request, gate.console);
    keep(requests, record);
    try {
        const early = await disturbed(rack, request);
        if (early === "cut") {
            request.socket.destroy();
            return;
        }
        const reply = early ?? (await routed(rack, gate, request, response, record));
        const surplus = !(await discardBody(request, record));
        record.status = reply.status;
        await send(response, reply, {
            head: request.method === "HEAD",
            shape: replyShape(rack, request),
            surplusOf: surplus ? request : undefined,
        });
    }
    catch (error) {
        if (!(error instanceof HandlerPanic) && !request.socket.destroyed) {
            rack.notice(`${record.method} ${record.path}: ${messageOf(error)}`);
        }
        cutAfterFlush(response);
    }
}
// What was written so far still reaches the client; the reply stays incomplete.
function cutAfterFlush(response) {
    const { socket } = response;
    if (socket === null)
        return;
    socket.end(() => socket.destroy());
}
async function routed(rack, gate, request, response, record) {
    const { path, search } = targetOf(request);
    if (path === undefined)
        return { ...failure(400, "", false), body: Buffer.from("400 Bad Request") };
    if (path === "/check")
        return ok();
    const before = await gate.before(request, path);
    if (before !== undefined)
        return before;
    const method = request.method ?? "";
    const match = matchRoute(routes, rack.profile, { method, path, upgrade: request.headers.upgrade });
    if (match.kind === "none")
        return empty(match.status);
    if (match.route.kind !== "http")
        return empty(404);
    const headers = { "Request-Id": hexDigits(12) };
    if (rack.profile.securityHeaders)
        Object.assign(headers, SECURITY_HEADERS);
    try {
        const role = await gate.role(request, path);
        const body = countedBody(request, record);
        const options = await readOptions(request, search, body);
        if (options.form !== undefined)
            record.form = options.form;
        const call = { rack, role, vars: match.vars, options, body, gone: goneSignal(rack, response) };
        await createMissingApp(call, method, path);
        const reply = await match.route.handler(call);
        return { ...reply, headers: { ...headers, ...reply.headers } };
    }
    catch (error) {
        if (error instanceof HandlerPanic || request.socket.destroyed)
            throw error;
        const reply = failureReply(rack, request, error);
        return { ...reply, headers: { ...headers, ...reply.headers } };
    }
}
const SECURITY_HEADERS = { "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY" };
function failureReply(rack, request, error) {
    const { generation, jsonErrors } = rack.profile;
    const asJson = jsonErrors && wantsJson(request.headers.accept);
    if (!(error instanceof RackFailure))
        return failure(500, messageOf(error), asJson);
    const status = error.typed && generation === "v3" && !jsonErrors ? 500 : error.status;
    const reply = failure(status, error.message, asJson);
    if (error.status === 401 && generation === "v3" && error.message === "invalid authentication") {
        reply.headers["Www-Authenticate"] = 'Basic realm="convox"';
    }
    return reply;
}
function goneSignal(rack, response) {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    return AbortSignal.any([gone.signal, rack.closing]);
}

;// CONCATENATED MODULE: ./src/local-rack/plan-builder.js




/** The line that says so, early in every log. */
const PLAN_NOTICE = "local Rack: this is a plan, no image is built and nothing is pushed";
/**
 * A builder that makes nothing: it checks each Dockerfile, prints the commands that a Rack would run and every
 * instruction as a step. v2 logs look like docker's, v3 logs like BuildKit's.
 */
const planBuilder = {
    name: "plan",
    build: (job) => (job.profile.generation === "v2" ? dockerPlan(job) : buildkitPlan(job)),
};
async function* dockerPlan(job) {
    yield `${PLAN_NOTICE}\n`;
    for (const registry of job.registries)
        yield `Authenticating ${registry}: Login Succeeded\n`;
    const built = new Map();
    const pulled = new Set();
    const tags = new Map();
    for (const image of job.images) {
        const source = image.service.image === "" ? image.hash : image.service.image;
        if (image.service.image === "")
            built.set(image.hash, image);
        else
            pulled.add(image.service.image);
        tags.set(source, [...(tags.get(source) ?? []), image.localName]);
    }
    for (const image of built.values()) {
        yield `Building: ${image.service.build.path}\n`;
        yield `${dockerCommand(job, image)}\n`;
        const steps = await checked(image, `docker build ${image.shownContext}: exit status 1`, function* (message) {
            yield `Error response from daemon: ${message}\n`;
        });
        yield steps.log;
        if (steps.failure !== undefined)
            throw new Error(steps.failure);
        for (const [index, step] of steps.instructions.entries()) {
            yield `Step ${index + 1}/${steps.instructions.length} : ${step.text}\n`;
        }
    }
    for (const image of pulled)
        yield `Running: docker pull ${image}\n`;
    for (const source of [...tags.keys()].sort()) {
        for (const name of tags.get(source) ?? []) {
            yield `Running: docker tag ${source} ${name}\n`;
            yield "Injecting: convox-env\n";
        }
    }
    for (const image of [...job.images].sort((a, b) => (a.localName < b.localName ? -1 : 1))) {
        yield `Running: docker tag ${image.localName} ${image.pushName}\n`;
        yield `Running: docker push ${image.pushName}\n`;
    }
}
function dockerCommand(job, image) {
    const file = image.shownContext === "." ? image.dockerfileName : `${image.shownContext}/${image.dockerfileName}`;
    return [
        "docker build",
        ...(job.cache ? [] : ["--no-cache"]),
        `-t ${image.hash} -f ${file} --network host`,
        ...Array.from({ length: image.developmentTargets }, () => "--target development"),
        ...image.buildArgs.map((arg) => `--build-arg ${arg}`),
        image.shownContext,
    ].join(" ");
}
async function* buildkitPlan(job) {
    yield `${PLAN_NOTICE}\n`;
    for (const image of job.images) {
        yield `${buildctlCommand(job, image)}\n`;
        yield `#1 [internal] load build definition from ${image.dockerfileName}\n`;
        const steps = await checked(image, "exit status 1", function* (message) {
            yield `error: failed to solve: ${message}\n`;
        });
        yield steps.log;
        if (steps.failure !== undefined)
            throw new Error(steps.failure);
        yield* buildkitSteps(steps.instructions);
        yield `#${steps.instructions.length + 2} exporting to image\n`;
        yield `#${steps.instructions.length + 2} pushing ${image.pushName} NOT RUN\n`;
    }
}
function buildctlCommand(job, image) {
    return [
        "buildctl build --frontend dockerfile.v0",
        `--local context=${image.shownContext} --local dockerfile=${image.shownContext}`,
        `--opt filename=${image.dockerfileName}`,
        `--output type=image,name=${image.pushName},push=true`,
        ...Array.from({ length: image.developmentTargets }, () => "--opt target=development"),
        ...image.buildArgs.map((arg) => `--opt build-arg:${arg}`),
        ...(job.cache ? [] : ["--no-cache"]),
    ].join(" ");
}
// BuildKit numbers the steps of each stage: "[build 2/4] RUN ...". ARG before the first FROM is of no stage.
function* buildkitSteps(instructions) {
    let stage = -1;
    const stages = instructions.filter(({ word }) => word === "FROM").length;
    for (const [index, step] of instructions.entries()) {
        if (step.word === "FROM")
            stage++;
        const inStage = stage < 0 ? "" : stageLabel(instructions, index, stage, stages);
        yield `#${index + 2} [${inStage === "" ? "internal" : inStage}] ${step.text}\n`;
        yield `#${index + 2} NOT RUN\n`;
    }
}
function stageLabel(instructions, index, stage, stages) {
    let from = index;
    while (instructions[from]?.word !== "FROM")
        from--;
    let end = from + 1;
    while (end < instructions.length && instructions[end]?.word !== "FROM")
        end++;
    const name = /\sas\s+(\S+)$/i.exec(instructions[from]?.text ?? "")?.[1];
    const prefix = name ?? (stages > 1 ? `stage-${stage}` : "");
    return `${prefix === "" ? "" : `${prefix} `}${index - from + 1}/${end - from}`;
}
/** Reads the Dockerfile and looks for the files it copies; what a real build would stumble over fails the plan too. */
async function checked(image, failure, complain) {
    try {
        const instructions = parseDockerfile(image.dockerfile);
        for (const instruction of instructions)
            await requireSources(instruction, image.context);
        return { instructions, log: "", failure: undefined };
    }
    catch (error) {
        return { instructions: [], log: [...complain(messageOf(error))].join(""), failure };
    }
}
async function requireSources({ word, text, heredoc }, context) {
    if ((word !== "COPY" && word !== "ADD") || heredoc)
        return;
    const words = text.split(" ").slice(1);
    if (words.some((item) => item.startsWith("--from=")))
        return;
    const list = words.filter((item) => !item.startsWith("--"));
    for (const source of list[0]?.startsWith("[") === true ? jsonWords(list.join(" ")) : list.slice(0, -1)) {
        // Patterns, variables and downloads cannot be settled without building.
        if (/[*?[$]|^https?:|^git@|\.git(#|$)/.test(source))
            continue;
        try {
            await (0,promises_.access)((0,external_node_path_.join)(context, source));
        }
        catch {
            throw new Error(`failed to compute cache key: "/${source.replace(/^\.?\/+/, "")}": not found`);
        }
    }
}
function jsonWords(text) {
    try {
        const list = JSON.parse(text);
        return Array.isArray(list) ? list.filter((item) => typeof item === "string").slice(0, -1) : [];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/local-rack/profile.js
const DEFAULT_VERSION = { v2: "20260421192651", v3: "3.24.9" };
/** @throws Error when the version is not one of that generation */
function makeProfile(generation, version = DEFAULT_VERSION[generation]) {
    const v3 = generation === "v3";
    const pattern = v3 ? /^v?\d+\.\d+\.\d+/ : /^\d{14}$/;
    if (version !== "dev" && !pattern.test(version)) {
        throw new Error(`version ${version} is not a ${generation} version, such as ${DEFAULT_VERSION[generation]}`);
    }
    const since = (v2Stamp, v3Version) => {
        const first = v3 ? v3Version : v2Stamp;
        if (first === undefined)
            return false;
        return version === "dev" || (v3 ? compareVersions(version, first) >= 0 : version >= first);
    };
    return {
        generation,
        version,
        jsonErrors: since(undefined, "3.24.1"),
        securityHeaders: since(undefined, "3.24.6"),
        cleanKeys: since(undefined, "3.24.6"),
        parentRelease: since(undefined, "3.21.1"),
        bareBuildArgs: since(undefined, "3.22.0"),
        externalBuilds: v3,
        gitSha: since("20230704162933", "3.11.0"),
        buildArgs: since("20221115125919", "3.8.1"),
        tokens: since("20230704162933", "3.13.1"),
        adminRole: since(undefined, "3.24.6"),
        serviceLogs: since(undefined, "3.19.4"),
        appConfigs: since(undefined, "3.19.7"),
        diagnose: since(undefined, "3.24.0"),
        serviceLimits: since(undefined, "3.24.6"),
        certificateRenewal: since(undefined, "3.12.4"),
        buildCancel: since(undefined, "3.24.10"),
    };
}
function compareVersions(a, b) {
    const [left, right] = [numbers(a), numbers(b)];
    for (let i = 0; i < 3; i++) {
        const difference = (left[i] ?? 0) - (right[i] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function numbers(version) {
    const plain = version.replace(/^v/, "").split(/[-+]/)[0] ?? "";
    return plain.split(".").map((part) => Number.parseInt(part, 10));
}

;// CONCATENATED MODULE: ./src/local-rack/socket-input.js
/** Bytes of the client that wait for the handler; beyond them nothing is read from the connection. */
const BUFFER_LIMIT = 256 * 1024;
/**
 * Reads the client's frames. Text is input; a binary message, whatever is in it, ends the input; a ping is answered
 * with a pong, as a Rack does while it reads.
 * @param reply sends a control frame
 * @param gone aborted when the connection is over
 */
function readInput(stream, reply, gone) {
    const waiting = [];
    let size = 0;
    let ended = false;
    let wake = () => undefined;
    let pending = Buffer.alloc(0);
    let fragmented;
    const finish = () => {
        ended = true;
        // Still read, to notice when the client goes.
        stream.resume();
        wake();
    };
    const take = (frame) => {
        if (frame.opcode === 9)
            reply(10, frame.payload);
        else if (frame.opcode === 8) {
            reply(8, frame.payload.subarray(0, 2));
            finish();
        }
        else if (frame.opcode <= 2) {
            const kind = frame.opcode === 0 ? fragmented : frame.opcode === 1 ? "text" : "binary";
            fragmented = frame.last ? undefined : kind;
            if (kind === "binary")
                finish();
            else if (!ended && frame.payload.length > 0) {
                waiting.push(frame.payload);
                size += frame.payload.length;
                wake();
            }
        }
    };
    stream.on("data", (chunk) => {
        pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
        for (let frame = frameAt(pending); frame !== undefined; frame = frameAt(pending)) {
            pending = pending.subarray(frame.end);
            take(frame);
        }
        if (size > BUFFER_LIMIT && !ended)
            stream.pause();
    });
    gone.addEventListener("abort", finish, { once: true });
    return {
        async *bytes() {
            for (;;) {
                const chunk = waiting.shift();
                if (chunk !== undefined) {
                    size -= chunk.length;
                    if (size <= BUFFER_LIMIT)
                        stream.resume();
                    yield chunk;
                }
                else if (ended)
                    return;
                else {
                    await new Promise((resolve) => {
                        wake = resolve;
                    });
                }
            }
        },
    };
}
function frameAt(bytes) {
    if (bytes.length < 2)
        return undefined;
    const first = bytes.readUInt8(0);
    const second = bytes.readUInt8(1);
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const masked = (second & 0x80) !== 0;
    const start = 2 + lengthBytes + (masked ? 4 : 0);
    if (bytes.length < start)
        return undefined;
    const length = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    if (bytes.length < start + length)
        return undefined;
    const payload = Buffer.from(bytes.subarray(start, start + length));
    if (masked) {
        for (let i = 0; i < length; i++)
            payload[i] = (payload[i] ?? 0) ^ (bytes[start - 4 + (i % 4)] ?? 0);
    }
    return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload, end: start + length };
}

;// CONCATENATED MODULE: ./src/local-rack/sockets.js



/** Why a handshake fails, or undefined when it may go on. The texts are those of Go's usual websocket library. */
function handshakeFailure(request) {
    const refuse = (status, title, reason) => {
        const reply = failure(status, `${title}\nERROR: websocket: ${reason}`, false);
        return { ...reply, headers: { ...reply.headers, "Sec-Websocket-Version": "13" } };
    };
    const { headers } = request;
    if (headers["sec-websocket-version"] !== "13") {
        return refuse(400, "Bad Request", "unsupported version: 13 not found in 'Sec-Websocket-Version' header");
    }
    if (!sameOrigin(headers.origin, headers.host)) {
        return refuse(403, "Forbidden", "request origin not allowed by Upgrader.CheckOrigin");
    }
    if ((headers["sec-websocket-key"] ?? "") === "") {
        return refuse(400, "Bad Request", "not a websocket handshake: 'Sec-WebSocket-Key' header is missing or blank");
    }
    return undefined;
}
function sameOrigin(origin, host) {
    if (origin === undefined || origin === "")
        return true;
    const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?([^/?#]*)/i.exec(origin)?.[1];
    return authority !== undefined && authority.toLowerCase() === (host ?? "").toLowerCase();
}
/** Completes the handshake on `stream`. */
function openLogSocket(request, stream, closing, shape) {
    const accept = (0,external_node_crypto_.createHash)("sha1")
        .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest("base64");
    stream.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    const gone = new AbortController();
    const leave = () => {
        gone.abort();
        stream.destroy();
    };
    stream.on("end", leave);
    stream.on("close", () => gone.abort());
    stream.on("error", leave);
    const control = (opcode, payload) => {
        if (!gone.signal.aborted)
            stream.write(Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]));
    };
    const input = shape.reads === true ? readInput(stream, control, gone.signal) : undefined;
    // Reading only to notice the client's FIN; what it says is thrown away.
    if (input === undefined)
        stream.resume();
    const frames = [];
    let budget = shape.dropAfter ?? Number.POSITIVE_INFINITY;
    async function frame(opcode, data) {
        if (gone.signal.aborted)
            return;
        const part = data.subarray(0, Math.min(data.length, budget));
        budget -= data.length;
        frames.push({ opcode, data: part });
        const room = stream.write(Buffer.concat([header(opcode, data.length), part]));
        if (budget <= 0 && shape.dropAfter !== undefined) {
            stream.end(leave);
            gone.abort();
        }
        else if (!room) {
            await untilDrained(stream, gone.signal);
        }
    }
    return {
        frames,
        gone: AbortSignal.any([gone.signal, closing]),
        input: () => input?.bytes() ?? nothing(),
        async text(data) {
            const bytes = Buffer.from(data);
            const size = shape.split ?? Math.max(bytes.length, 1);
            for (let at = 0; at < bytes.length; at += size)
                await frame("text", bytes.subarray(at, at + size));
        },
        async end() {
            if (shape.noEnd === true)
                stream.end(leave);
            else
                await frame("binary", Buffer.alloc(0));
        },
    };
}
async function* nothing() {
    // A route that only writes has no input.
}
function header(opcode, length) {
    const first = 0x80 | (opcode === "text" ? 1 : 2);
    if (length < 126)
        return Buffer.from([first, length]);
    if (length < 65536)
        return Buffer.from([first, 126, length >> 8, length & 0xff]);
    const long = Buffer.alloc(10);
    long[0] = first;
    long[1] = 127;
    long.writeBigUInt64BE(BigInt(length), 2);
    return long;
}
function untilDrained(stream, gone) {
    return new Promise((resolve) => {
        const done = () => {
            stream.off("drain", done);
            gone.removeEventListener("abort", done);
            resolve();
        };
        stream.on("drain", done);
        gone.addEventListener("abort", done);
    });
}

;// CONCATENATED MODULE: ./src/local-rack/upgrade.js











/**
 * Answers a request with an Upgrade header; never throws. The handshake comes first, whatever the password: what goes
 * wrong afterwards is told inside the stream. A request that fits no socket is an ordinary one, for which `plain`
 * makes the response.
 */
async function answerUpgrade(rack, gate, requests, request, stream, plain) {
    const path = targetOf(request).path ?? "";
    const match = matchRoute(routes, rack.profile, {
        method: request.method ?? "",
        path,
        upgrade: request.headers.upgrade,
    });
    if (match.kind !== "route" || match.route.kind !== "socket") {
        await answer(rack, gate, requests, request, plain(request, stream));
        return;
    }
    const record = newRecord(request, gate.console);
    keep(requests, record);
    try {
        const early = await disturbed(rack, request);
        if (early === "cut") {
            stream.destroy();
            return;
        }
        const refusal = early ?? (await gate.before(request, path)) ?? handshakeFailure(request);
        if (refusal !== undefined) {
            record.status = refusal.status;
            await send(plain(request, stream), refusal, { head: false });
            return;
        }
        record.status = 101;
        await runSocket(rack, gate, { request, stream, record, route: match.route, vars: match.vars });
    }
    catch (error) {
        rack.notice(`${record.path}: ${messageOf(error)}`);
        stream.destroy();
    }
}
async function runSocket(rack, gate, asked) {
    const { request, stream, record, vars } = asked;
    const occasion = occasionOf(request);
    const out = openLogSocket(request, stream, rack.closing, {
        dropAfter: rack.faults.number("drop-socket", occasion),
        split: rack.faults.number("split", occasion) || undefined,
        noEnd: rack.faults.take("no-end", occasion) !== undefined,
        reads: asked.route.reads,
    });
    record.websocket = { frames: out.frames };
    try {
        const role = await gate.role(request, occasion.path);
        const body = countedBody(request, record);
        const options = await readOptions(request, record.query, body);
        const call = { rack, role, vars, options, body, gone: out.gone };
        await createMissingApp(call, "GET", occasion.path);
        const injected = rack.faults.take("inject", occasion)?.value;
        if (injected !== undefined)
            await out.text(`${injected}\n`);
        await asked.route.handler(call, out);
    }
    catch (error) {
        await out.text(`ERROR: ${messageOf(error)}\n`);
    }
    if (rack.closing.aborted)
        stream.destroy();
    else
        await out.end();
}

;// CONCATENATED MODULE: ./src/local-rack/server.js













/**
 * Starts a Rack on this machine. It keeps its state in `options.data` and answers the same HTTP API as a real one;
 * docs/local-rack.md says what it does and does not do.
 * @throws Error when the port is taken, or an option is not allowed
 */
async function startLocalRack(options) {
    const data = (0,external_node_path_.resolve)(options.data);
    await (0,promises_.mkdir)(data, { recursive: true, mode: 0o700 });
    const generation = options.generation ?? "v3";
    const faults = makeFaultBox(options.faults ?? []);
    const closing = new AbortController();
    const work = new Set();
    const rack = {
        data,
        name: options.name ?? "local",
        provider: options.provider ?? (generation === "v2" ? "aws" : "local"),
        region: "us-east-1",
        password: options.password ?? hexDigits(30),
        profile: makeProfile(generation, options.version),
        clock: makeClock(options.clock ?? Date.now),
        timings: {
            updating: options.promotion?.updatingMs ?? 1500,
            rollback: options.promotion?.rollbackMs ?? 1000,
            creating: options.promotion?.creatingMs ?? 300,
            deleting: options.promotion?.deletingMs ?? 300,
        },
        createApps: options.createApps ?? false,
        deletedApps: new Set(),
        notice: options.onNotice ?? (() => undefined),
        faults,
        builder: planBuilder,
        closing: closing.signal,
        background(promise) {
            const safe = promise.catch((error) => rack.notice(messageOf(error))).finally(() => work.delete(safe));
            work.add(safe);
        },
    };
    const requests = [];
    const host = options.host ?? "127.0.0.1";
    const front = await listen(rack, rackGate(rack), requests, { host, port: options.port ?? 0, tls: options.tls });
    const before = options.console === undefined
        ? undefined
        : await listen(rack, consoleGate(rack, options.console), requests, { host, port: 0, tls: options.tls });
    const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
    const user = rack.password === "" ? "convox" : `convox:${encodeURIComponent(rack.password)}`;
    return {
        url: `${options.tls === undefined ? "http" : "https"}://${user}@${shown}:${front.port}`,
        ...(before === undefined ? {} : { consoleHost: `${shown}:${before.port}` }),
        host,
        port: front.port,
        password: rack.password,
        requests,
        faults,
        async close() {
            closing.abort();
            await Promise.allSettled([...work]);
            await Promise.all([front.close(), before?.close()]);
        },
    };
}
async function listen(rack, gate, requests, address) {
    const server = address.tls === undefined ? (0,external_node_http_.createServer)() : (0,external_node_https_.createServer)(address.tls);
    // The Rack's own limits: 30 seconds for the headers, 120 for an idle connection, none for a request.
    server.headersTimeout = 30_000;
    server.keepAliveTimeout = 120_000;
    server.requestTimeout = 0;
    const sockets = new Set();
    server.on("connection", (socket) => track(sockets, socket));
    server.on("secureConnection", (socket) => track(sockets, socket));
    server.on("request", (request, response) => void answer(rack, gate, requests, request, response));
    server.on("upgrade", (request, stream, head) => {
        if (head.length > 0)
            stream.unshift(head);
        stream.on("error", () => stream.destroy());
        void answerUpgrade(rack, gate, requests, request, stream, plainResponse);
    });
    await new Promise((done, failed) => {
        server.once("error", failed);
        server.listen(address.port, address.host, () => {
            server.off("error", failed);
            done();
        });
    });
    return {
        port: portOf(server.address()),
        close: () => new Promise((done) => {
            server.close(() => done());
            for (const socket of sockets)
                socket.destroy();
        }),
    };
}
function track(sockets, socket) {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
}
function portOf(address) {
    if (address === null || typeof address === "string")
        throw new Error("the local Rack listens on no port");
    return address.port;
}
// Node takes every upgrade out of the usual path; a request that turns out not to be for a websocket gets its answer
// here, and then the connection ends.
function plainResponse(request, stream) {
    const response = new external_node_http_.ServerResponse(request);
    response.shouldKeepAlive = false;
    // A connection that was upgraded is the plain TCP or TLS socket it was before.
    response.assignSocket(stream);
    response.once("finish", () => stream.end());
    return response;
}

;// CONCATENATED MODULE: ./src/local-rack/index.js





/***/ })

};
