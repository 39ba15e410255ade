export const id = 833;
export const ids = [833];
export const modules = {

/***/ 5214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ connectionInputs)
/* harmony export */ });
const connectionInputs = {
    rack: {
        description: "Name of the Rack in the Console: organization/rack, or a unique part of it. local is the local Rack inside this package",
        short: "r",
        fallback: "CONVOX_RACK, or the Rack that RACK_URL names",
    },
    host: {
        description: "Host name of the Console",
        fallback: "CONVOX_HOST, else console.convox.com",
    },
    password: {
        description: "Deploy key of the organization",
        fallback: "CONVOX_PASSWORD",
        secret: true,
    },
    "tls-verify": {
        description: "Verify the TLS certificate of the Console or Rack. Set to false only for a Rack with a self-signed certificate",
        kind: "boolean",
        default: "true",
    },
    "ca-file": {
        description: "PEM file with additional certificate authorities to trust",
    },
};


/***/ }),

/***/ 8387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ parseInputs)
/* harmony export */ });
/* unused harmony export camelCase */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function parseInputs(inputs, given, env = {}) {
    const problems = [];
    const values = {};
    for (const [name, input] of Object.entries(inputs)) {
        try {
            values[camelCase(name)] = parseValue(name, input, findValue(name, input, given, env));
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
                throw error;
            problems.push(error.message);
        }
    }
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", problems.join("\n"));
    return values;
}
const TRUE = new Set(["true", "True", "TRUE"]);
const FALSE = new Set(["false", "False", "FALSE"]);
function findValue(name, input, given, env) {
    const found = [name, ...(input.aliases ?? [])].flatMap((key) => {
        const value = trimValue(input, given(key));
        return value === undefined || value === "" || value.length === 0 ? [] : [{ key, value }];
    });
    const [first, second] = found;
    if (first && second && String(first.value) !== String(second.value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("inputs-conflict", `${first.key} and ${second.key} set the same input to different values; set only one of them`);
    }
    if (first)
        return first.value;
    for (const key of input.env ?? []) {
        const value = env[key]?.trim();
        if (value)
            return value;
    }
    return input.default;
}
function trimValue(input, value) {
    if (value === undefined || input.rest || input.kind === "lines" || input.kind === "pairs")
        return value;
    return typeof value === "string" ? value.trim() : value.map((text) => text.trim());
}
function parseValue(name, input, value) {
    if (input.kind === "lines")
        return typeof value === "string" ? splitItems(value) : (value ?? []);
    if (input.kind === "pairs")
        return typeof value === "string" ? value.split(/\r?\n/) : (value ?? []);
    if (value === undefined) {
        if (input.required)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-missing", `${name} is required: ${lowerFirst(input.description)}`);
        return undefined;
    }
    const text = typeof value === "string" ? value : (value.at(-1) ?? "");
    if (input.required && text === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-missing", `${name} is empty: ${lowerFirst(input.description)}`);
    const quoted = input.secret ? "(hidden)" : JSON.stringify(text);
    switch (input.kind) {
        case "boolean":
            if (TRUE.has(text))
                return true;
            if (FALSE.has(text))
                return false;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${quoted}: allowed values are true and false`);
        case "integer":
            if (/^\d{1,15}$/.test(text))
                return Number(text);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${quoted}: allowed is a whole number such as 50`);
        case "duration":
            return parseDuration(name, text);
        case "size":
            return parseSize(name, text);
        default:
            if (input.choices && !input.choices.includes(text)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${quoted}: allowed values are ${input.choices.join(", ")}`);
            }
            return text;
    }
}
function splitItems(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "" && !line.startsWith("#"));
}
function parseDuration(name, text) {
    const match = /^(?:(\d{1,7})|(?=\d)(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s)?)$/.exec(text);
    const [, plain, hours, minutes, seconds] = match ?? [];
    const total = Number(plain ?? 0) + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    if (!match || total === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${JSON.stringify(text)}: allowed are seconds, such as 90, or a duration such as 90s, 10m, or 1h30m`);
    }
    return total * 1000;
}
const SIZE_UNITS = ["", "k", "m", "g", "t"];
function parseSize(name, text) {
    const match = /^(\d{1,15}(?:\.\d{1,3})?) ?([kmgt]?)(i?)b?$/i.exec(text);
    const [, number, unit = "", binary = ""] = match ?? [];
    const power = SIZE_UNITS.indexOf(unit.toLowerCase());
    const bytes = Math.floor(Number(number) * (binary === "" ? 1000 : 1024) ** power);
    if (!match || (binary !== "" && power === 0) || bytes === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${JSON.stringify(text)}: allowed is a size such as 500000, 200MB, or 1.5GiB`);
    }
    return bytes;
}
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}


/***/ }),

/***/ 331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HI: () => (/* binding */ loadCommands),
/* harmony export */   nt: () => (/* binding */ commandFiles),
/* harmony export */   yV: () => (/* binding */ loadCommand)
/* harmony export */ });
const commandFiles = [
    { name: "deploy", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(7515), __webpack_require__.e(3289), __webpack_require__.e(7052), __webpack_require__.e(256), __webpack_require__.e(2613), __webpack_require__.e(6214), __webpack_require__.e(8168)]).then(__webpack_require__.bind(__webpack_require__, 8168))).deploy },
    { name: "build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(7515), __webpack_require__.e(2613), __webpack_require__.e(6214), __webpack_require__.e(2734)]).then(__webpack_require__.bind(__webpack_require__, 3776))).build },
    { name: "promote", cliNames: ["releases promote"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(7515), __webpack_require__.e(3289), __webpack_require__.e(7052), __webpack_require__.e(256)]).then(__webpack_require__.bind(__webpack_require__, 256))).promote },
    {
        name: "rollback",
        cliNames: ["releases rollback"],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(9563), __webpack_require__.e(7052), __webpack_require__.e(2113)]).then(__webpack_require__.bind(__webpack_require__, 191))).rollback,
    },
    { name: "review", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(7515), __webpack_require__.e(3289), __webpack_require__.e(7052), __webpack_require__.e(256), __webpack_require__.e(2613), __webpack_require__.e(6214), __webpack_require__.e(6142)]).then(__webpack_require__.bind(__webpack_require__, 3761))).review },
    { name: "cancel", cliNames: ["apps cancel"], load: async () => (await __webpack_require__.e(/* import() */ 8499).then(__webpack_require__.bind(__webpack_require__, 8499))).cancel },
    { name: "run", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(7515), __webpack_require__.e(3289), __webpack_require__.e(2362)]).then(__webpack_require__.bind(__webpack_require__, 3289))).run },
    { name: "exec", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(7515), __webpack_require__.e(3289), __webpack_require__.e(5084)]).then(__webpack_require__.bind(__webpack_require__, 487))).exec },
    { name: "builds", load: async () => (await __webpack_require__.e(/* import() */ 7888).then(__webpack_require__.bind(__webpack_require__, 7888))).builds },
    { name: "builds info", load: async () => (await __webpack_require__.e(/* import() */ 7888).then(__webpack_require__.bind(__webpack_require__, 7888))).buildsInfo },
    { name: "builds logs", load: async () => (await __webpack_require__.e(/* import() */ 7888).then(__webpack_require__.bind(__webpack_require__, 7888))).buildsLogs },
    { name: "builds cancel", load: async () => (await __webpack_require__.e(/* import() */ 3703).then(__webpack_require__.bind(__webpack_require__, 3703))).buildsCancel },
    { name: "builds find", action: "find-build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(7888), __webpack_require__.e(5318)]).then(__webpack_require__.bind(__webpack_require__, 5318))).buildsFind },
    {
        name: "builds export",
        action: "export-build",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(254), __webpack_require__.e(8908)]).then(__webpack_require__.bind(__webpack_require__, 8519))).buildsExport,
    },
    {
        name: "builds import",
        action: "import-build",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(254), __webpack_require__.e(1399)]).then(__webpack_require__.bind(__webpack_require__, 4260))).buildsImport,
    },
    { name: "builds copy", action: "copy-build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(7515), __webpack_require__.e(3289), __webpack_require__.e(7052), __webpack_require__.e(256), __webpack_require__.e(254), __webpack_require__.e(2276)]).then(__webpack_require__.bind(__webpack_require__, 2276))).buildsCopy },
    { name: "releases", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(7888), __webpack_require__.e(6627)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releases },
    { name: "releases info", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(7888), __webpack_require__.e(6627)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releasesInfo },
    { name: "releases manifest", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(7888), __webpack_require__.e(6627)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releasesManifest },
    { name: "releases find", action: "find-release", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(7888), __webpack_require__.e(5318)]).then(__webpack_require__.bind(__webpack_require__, 5318))).releasesFind },
    { name: "diagnose", cliNames: ["deploy-debug"], load: async () => (await __webpack_require__.e(/* import() */ 4241).then(__webpack_require__.bind(__webpack_require__, 4241))).diagnose },
    { name: "env", load: async () => (await __webpack_require__.e(/* import() */ 7784).then(__webpack_require__.bind(__webpack_require__, 7784))).env },
    { name: "env get", load: async () => (await __webpack_require__.e(/* import() */ 7784).then(__webpack_require__.bind(__webpack_require__, 7784))).envGet },
    { name: "env set", action: "env-set", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(7515), __webpack_require__.e(3289), __webpack_require__.e(7052), __webpack_require__.e(256), __webpack_require__.e(6469)]).then(__webpack_require__.bind(__webpack_require__, 6469))).envSet },
    { name: "env unset", action: "env-unset", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(7515), __webpack_require__.e(3289), __webpack_require__.e(7052), __webpack_require__.e(256), __webpack_require__.e(6469)]).then(__webpack_require__.bind(__webpack_require__, 6469))).envUnset },
    { name: "apps", load: async () => (await __webpack_require__.e(/* import() */ 8819).then(__webpack_require__.bind(__webpack_require__, 8819))).apps },
    { name: "apps info", load: async () => (await __webpack_require__.e(/* import() */ 8819).then(__webpack_require__.bind(__webpack_require__, 8819))).appsInfo },
    { name: "create", cliNames: ["apps create"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(9563), __webpack_require__.e(6679)]).then(__webpack_require__.bind(__webpack_require__, 6679))).create },
    { name: "destroy", cliNames: ["apps delete"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(9563), __webpack_require__.e(8553)]).then(__webpack_require__.bind(__webpack_require__, 8553))).destroy },
    { name: "services", load: async () => (await __webpack_require__.e(/* import() */ 8797).then(__webpack_require__.bind(__webpack_require__, 8797))).services },
    { name: "ps", load: async () => (await __webpack_require__.e(/* import() */ 6032).then(__webpack_require__.bind(__webpack_require__, 6032))).ps },
    { name: "ps stop", load: async () => (await __webpack_require__.e(/* import() */ 2381).then(__webpack_require__.bind(__webpack_require__, 2381))).psStop },
    { name: "scale", cliNames: ["services update"], load: async () => (await __webpack_require__.e(/* import() */ 3147).then(__webpack_require__.bind(__webpack_require__, 3147))).scale },
    { name: "restart", cliNames: ["services restart"], load: async () => (await __webpack_require__.e(/* import() */ 4794).then(__webpack_require__.bind(__webpack_require__, 4794))).restart },
    { name: "logs", load: async () => (await __webpack_require__.e(/* import() */ 9318).then(__webpack_require__.bind(__webpack_require__, 9318))).logs },
    { name: "resources", load: async () => (await __webpack_require__.e(/* import() */ 4562).then(__webpack_require__.bind(__webpack_require__, 4562))).resources },
    {
        name: "resources export",
        action: "export",
        load: async () => (await __webpack_require__.e(/* import() */ 1189).then(__webpack_require__.bind(__webpack_require__, 1189))).resourcesExport,
    },
    {
        name: "resources import",
        action: "import",
        load: async () => (await __webpack_require__.e(/* import() */ 6150).then(__webpack_require__.bind(__webpack_require__, 6150))).resourcesImport,
    },
    { name: "login", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(4677), __webpack_require__.e(978)]).then(__webpack_require__.bind(__webpack_require__, 978))).login },
    { name: "doctor", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(4677), __webpack_require__.e(4787)]).then(__webpack_require__.bind(__webpack_require__, 4787))).doctor },
    { name: "racks", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(4677), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).racks },
    { name: "rack", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(4677), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).rackInfo },
    { name: "rack params", action: "rack-params", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(9563), __webpack_require__.e(5709), __webpack_require__.e(4677), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).rackParams },
    { name: "setup", load: async () => (await __webpack_require__.e(/* import() */ 9906).then(__webpack_require__.bind(__webpack_require__, 9906))).setup },
];
async function loadCommand(file) {
    return (await file.load());
}
async function loadCommands() {
    return await Promise.all(commandFiles.map(loadCommand));
}


/***/ }),

/***/ 9973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ ConvoxError),
/* harmony export */   C8: () => (/* binding */ ImageError),
/* harmony export */   Jk: () => (/* binding */ UnreachableError),
/* harmony export */   MU: () => (/* binding */ TimeoutError),
/* harmony export */   RS: () => (/* binding */ ExitError),
/* harmony export */   Sh: () => (/* binding */ ManifestError),
/* harmony export */   Si: () => (/* binding */ OlderReleaseError),
/* harmony export */   ZS: () => (/* binding */ RollbackError),
/* harmony export */   cc: () => (/* binding */ CancelledError),
/* harmony export */   di: () => (/* binding */ ArchiveError),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   hX: () => (/* binding */ HealthError),
/* harmony export */   ql: () => (/* binding */ PackError),
/* harmony export */   yo: () => (/* binding */ RackError),
/* harmony export */   zS: () => (/* binding */ BuildError)
/* harmony export */ });
class ConvoxError extends Error {
    name = "ConvoxError";
    code;
    hints;
    outputs;
    place;
    constructor(code, message, { hint, cause, outputs = {}, place } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.hints = [hint ?? []].flat().filter((text) => text !== "");
        this.outputs = outputs;
        this.place = place;
    }
    get hint() {
        return this.hints.length === 0 ? undefined : this.hints.join("\n");
    }
    withHint(...hints) {
        this.hints = hints;
        return this;
    }
    addOutputs(outputs) {
        this.outputs = { ...outputs, ...this.outputs };
        return this;
    }
}
class InputError extends ConvoxError {
    name = "InputError";
}
class ManifestError extends ConvoxError {
    name = "ManifestError";
}
class PackError extends ConvoxError {
    name = "PackError";
}
class ArchiveError extends ConvoxError {
    name = "ArchiveError";
}
class RackError extends ConvoxError {
    name = "RackError";
    status;
    request;
    reason;
    constructor(code, request, status, reason, options = {}) {
        super(code, `${request}: ${status === undefined ? "" : `${status} `}${reason}`, options);
        this.request = request;
        this.status = status;
        this.reason = reason;
    }
}
class UnreachableError extends ConvoxError {
    name = "UnreachableError";
    outcome;
    constructor(code, message, options = {}) {
        super(code, message, options);
        this.outcome = options.outcome ?? "unknown";
    }
}
class BuildError extends ConvoxError {
    name = "BuildError";
}
class ImageError extends ConvoxError {
    name = "ImageError";
}
class OlderReleaseError extends ConvoxError {
    name = "OlderReleaseError";
}
class RollbackError extends ConvoxError {
    name = "RollbackError";
}
class HealthError extends ConvoxError {
    name = "HealthError";
}
class ExitError extends ConvoxError {
    name = "ExitError";
    status;
    constructor(code, message, status, options = {}) {
        super(code, message, options);
        this.status = status;
    }
}
class TimeoutError extends ConvoxError {
    name = "TimeoutError";
}
class CancelledError extends ConvoxError {
    name = "CancelledError";
}


/***/ }),

/***/ 1250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U4: () => (/* binding */ isNewer),
/* harmony export */   du: () => (/* binding */ isAtLeast),
/* harmony export */   gS: () => (/* binding */ generationOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

async function generationOf(system, app) {
    const found = await readable(system);
    const version = found?.version.replace(/^v(?=\d)/, "");
    if (version !== undefined && /^\d{14}$/.test(version))
        return { generation: "v2", version };
    if (version !== undefined && /^3\.\d+/.test(version))
        return { generation: "v3", version };
    if (found?.region || Object.keys(found?.parameters ?? {}).length > 0)
        return { generation: "v2", version: undefined };
    const one = app && (await readable(app));
    if (one?.generation === "3")
        return { generation: "v3", version: undefined };
    if (one?.generation === "1" || one?.generation === "2")
        return { generation: "v2", version: undefined };
    return { generation: found?.provider ? "v3" : undefined, version: undefined };
}
function isAtLeast({ generation, version }, since) {
    const needed = generation && since[generation];
    if (generation !== undefined && needed === undefined)
        return false;
    if (version === undefined || needed === undefined)
        return undefined;
    return compareVersions(version, needed) >= 0;
}
function isNewer(rack, version) {
    return rack.version === undefined ? undefined : compareVersions(rack.version, version) > 0;
}
function compareVersions(a, b) {
    const parts = (text) => text.split(/[-+]/, 1).flatMap((core) => core.split(".").map((n) => Number.parseInt(n, 10) || 0));
    const [left, right] = [parts(a), parts(b)];
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
        const difference = (left[i] ?? 0) - (right[i] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
async function readable(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo && error.status !== 401)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 7213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   G8: () => (/* binding */ LOCAL),
/* harmony export */   Lp: () => (/* binding */ consoleHostOf),
/* harmony export */   yF: () => (/* binding */ connectRack)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(678);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4677);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7054);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8545);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1409);
/* harmony import */ var _embedded_rack_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9697);




const LOCAL = "local";
const CONSOLE = "console.convox.com";
async function connectRack(connection, env, host, { createsApp = false, ...options }) {
    const target = await targetOf(connection, env, host, { needsRack: true, createsApp });
    const { kind, endpoint, rack: name } = target;
    try {
        const full = kind === "console" ? { ...endpoint, rack: await (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .findRack */ .x)(endpoint, name ?? "", options) } : endpoint;
        const rack = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N)(full, options);
        const close = async () => {
            rack.close();
            await target.close();
        };
        return { rack: kind === "local" ? { ...rack, name: LOCAL } : rack, close };
    }
    catch (error) {
        await target.close();
        throw error;
    }
}
async function targetOf(connection, env, host, { needsRack, createsApp = false }) {
    if (connection.rack === LOCAL)
        return (0,_embedded_rack_js__WEBPACK_IMPORTED_MODULE_3__/* .startEmbeddedRack */ .gq)(env, host, { createsApp });
    const password = connection.password || env["CONVOX_PASSWORD"] || undefined;
    const tls = { verify: connection.tlsVerify, ...(await authority(connection.caFile)) };
    const common = { tls, proxy: (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .proxySettings */ .EM)(env), ...(env["CONVOX_ACTOR"] ? { actor: env["CONVOX_ACTOR"] } : {}) };
    const rackUrl = env["RACK_URL"];
    const rack = connection.rack || env["CONVOX_RACK"] || undefined;
    if (rackUrl) {
        const endpoint = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_5__/* .directEndpoint */ .zf)(rackUrl, common);
        warnOfTls(tls.verify, host);
        warnOfPlain(endpoint, host);
        if (connection.rack)
            host.warn(`RACK_URL is set, so rack ${JSON.stringify(connection.rack)} is ignored`);
        return { kind: "direct", endpoint, rack: undefined, close: async () => { } };
    }
    if (rack === LOCAL)
        return (0,_embedded_rack_js__WEBPACK_IMPORTED_MODULE_3__/* .startEmbeddedRack */ .gq)(env, host, { createsApp });
    if (rack === undefined && needsRack) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .dz("rack-not-set", "no Rack is named", {
            hint: "Set the input rack (--rack), CONVOX_RACK or RACK_URL. --rack local is the Rack inside this package.",
        });
    }
    if (password === undefined) {
        const who = rack === undefined ? "the Console" : `the Rack ${JSON.stringify(rack)}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .dz("key-not-set", `${who} needs a deploy key, and none is set`, {
            hint: "Set the input password, or CONVOX_PASSWORD, from a secret of your CI system. --rack local needs no key.",
        });
    }
    warnOfTls(tls.verify, host);
    const consoleHost = withScheme(consoleHostOf(connection, env), env);
    const endpoint = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_5__/* .consoleEndpoint */ .nW)(consoleHost, password, common);
    return { kind: "console", endpoint, rack, close: async () => { } };
}
function consoleHostOf({ host }, env) {
    return (host || env["CONVOX_HOST"] || CONSOLE).trim();
}
function withScheme(host, env) {
    const name = host.trim();
    const isPlain = env["X_DEV_ALLOW_HTTP"] === "true" && /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(name);
    return isPlain ? `http://${name}` : host;
}
function warnOfTls(verify, host) {
    if (!verify)
        host.warn("tls-verify is false: others on the network can read the deploy key and change the build");
}
function warnOfPlain({ url, password }, host) {
    const { protocol, hostname } = new URL(url);
    if (protocol === "https:" || password === "" || (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_7__/* .isLoopback */ .U)(hostname))
        return;
    host.warn("RACK_URL starts with http://: others on the network can read its password and the source");
}
async function authority(caFile) {
    if (caFile === undefined)
        return {};
    try {
        return { ca: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(caFile, "utf8") };
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .dz("file-unreadable", `ca-file is ${JSON.stringify(caFile)}: it cannot be read`, {
            cause: error,
        });
    }
}


/***/ }),

/***/ 9697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G6: () => (/* binding */ readFaults),
/* harmony export */   Rp: () => (/* binding */ loadLocalRack),
/* harmony export */   gq: () => (/* binding */ startEmbeddedRack),
/* harmony export */   nG: () => (/* binding */ describeBuilder),
/* harmony export */   qu: () => (/* binding */ startRack),
/* harmony export */   rV: () => (/* binding */ BUILDERS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8545);


const loadLocalRack = () => Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(4929)]).then(__webpack_require__.bind(__webpack_require__, 4929));
async function startEmbeddedRack(env, host, { createsApp }) {
    const { dataFolder, parseFaults } = await loadLocalRack();
    const data = env["CONVOX_LOCAL_RACK_DATA"] || dataFolder(env);
    const builder = builderOf(env["CONVOX_LOCAL_RACK_BUILDER"]);
    const registry = env["CONVOX_LOCAL_RACK_REGISTRY"];
    const server = await startRack({
        data,
        builder,
        ...(registry ? { registry } : {}),
        generation: generationOf(env["CONVOX_LOCAL_RACK_GENERATION"]),
        createApps: createsApp,
        onNotice: (line) => host.info(line),
        faults: readFaults(() => parseFaults(env["CONVOX_LOCAL_RACK_FAULTS"] ?? "")),
    });
    host.info(`Local Rack ${describeBuilder(server.builder)} Data: ${data}`);
    const endpoint = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .directEndpoint */ .zf)(server.url, { tls: { verify: true }, proxy: {} });
    return { kind: "local", endpoint, rack: undefined, close: () => server.close() };
}
function describeBuilder(builder) {
    return builder === "plan"
        ? "(plan only): no images are built and nothing runs."
        : `(${builder}): images are built and the app runs on this machine.`;
}
async function startRack(options) {
    const { BuilderUnavailable, StartFailure, startLocalRack } = await loadLocalRack();
    try {
        return await startLocalRack(options);
    }
    catch (error) {
        if (error instanceof StartFailure) {
            const isData = error.message.startsWith("data folder ");
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", `local Rack: ${error.message}`, {
                cause: error,
                hint: isData ? "Set CONVOX_LOCAL_RACK_DATA to a folder that can be written." : undefined,
            });
        }
        if (!(error instanceof BuilderUnavailable))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", error.message, {
            hint: "Use builder auto: it takes Docker or buildah, and otherwise only plans.",
        });
    }
}
const BUILDERS = ["auto", "docker", "buildah", "plan"];
function builderOf(text) {
    if (text === undefined || text === "")
        return "auto";
    const builder = BUILDERS.find((name) => name === text);
    if (builder !== undefined)
        return builder;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", `CONVOX_LOCAL_RACK_BUILDER is ${JSON.stringify(text)}: allowed are ${BUILDERS.join(", ")}`);
}
function generationOf(text) {
    if (text === undefined || text === "" || text === "v3")
        return "v3";
    if (text === "v2")
        return "v2";
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", `CONVOX_LOCAL_RACK_GENERATION is ${JSON.stringify(text)}: allowed are v2 and v3`);
}
function readFaults(parse) {
    try {
        return parse();
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", `faults: ${error instanceof Error ? error.message : String(error)}`);
    }
}


/***/ })

};
