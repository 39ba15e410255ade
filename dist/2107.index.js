export const id = 2107;
export const ids = [2107];
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems.join("\n"));
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${first.key} and ${second.key} set the same input to different values; set only one of them`);
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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is required: ${lowerFirst(input.description)}`);
        return undefined;
    }
    const text = typeof value === "string" ? value : (value.at(-1) ?? "");
    if (input.required && text === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is empty: ${lowerFirst(input.description)}`);
    const quoted = input.secret ? "(hidden)" : JSON.stringify(text);
    switch (input.kind) {
        case "boolean":
            if (TRUE.has(text))
                return true;
            if (FALSE.has(text))
                return false;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is ${quoted}: allowed values are true and false`);
        case "integer":
            if (/^\d{1,15}$/.test(text))
                return Number(text);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is ${quoted}: allowed is a whole number such as 50`);
        case "duration":
            return parseDuration(name, text);
        default:
            if (input.choices && !input.choices.includes(text)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is ${quoted}: allowed values are ${input.choices.join(", ")}`);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is ${JSON.stringify(text)}: allowed are seconds, such as 90, or a duration such as 90s, 10m, or 1h30m`);
    }
    return total * 1000;
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
    { name: "deploy", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8009), __webpack_require__.e(5457), __webpack_require__.e(333), __webpack_require__.e(1897), __webpack_require__.e(1546), __webpack_require__.e(5787)]).then(__webpack_require__.bind(__webpack_require__, 8168))).deploy },
    { name: "build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5457), __webpack_require__.e(1897), __webpack_require__.e(1145)]).then(__webpack_require__.bind(__webpack_require__, 1145))).build },
    { name: "promote", cliNames: ["releases promote"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8009), __webpack_require__.e(5457), __webpack_require__.e(333), __webpack_require__.e(1546), __webpack_require__.e(2164)]).then(__webpack_require__.bind(__webpack_require__, 1546))).promote },
    {
        name: "rollback",
        cliNames: ["releases rollback"],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(333), __webpack_require__.e(2669)]).then(__webpack_require__.bind(__webpack_require__, 191))).rollback,
    },
    { name: "cancel", cliNames: ["apps cancel"], load: async () => (await __webpack_require__.e(/* import() */ 8499).then(__webpack_require__.bind(__webpack_require__, 8499))).cancel },
    { name: "run", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5457), __webpack_require__.e(8168)]).then(__webpack_require__.bind(__webpack_require__, 5787))).run },
    { name: "exec", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5457), __webpack_require__.e(487)]).then(__webpack_require__.bind(__webpack_require__, 487))).exec },
    { name: "builds", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(1897), __webpack_require__.e(347)]).then(__webpack_require__.bind(__webpack_require__, 7888))).builds },
    { name: "builds info", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(1897), __webpack_require__.e(347)]).then(__webpack_require__.bind(__webpack_require__, 7888))).buildsInfo },
    { name: "builds logs", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(1897), __webpack_require__.e(347)]).then(__webpack_require__.bind(__webpack_require__, 7888))).buildsLogs },
    { name: "builds find", action: "find-build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(1897), __webpack_require__.e(7709)]).then(__webpack_require__.bind(__webpack_require__, 5318))).buildsFind },
    {
        name: "builds export",
        action: "export-build",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(254), __webpack_require__.e(6959)]).then(__webpack_require__.bind(__webpack_require__, 8519))).buildsExport,
    },
    {
        name: "builds import",
        action: "import-build",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(254), __webpack_require__.e(1408)]).then(__webpack_require__.bind(__webpack_require__, 4260))).buildsImport,
    },
    { name: "builds copy", action: "copy-build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8009), __webpack_require__.e(5457), __webpack_require__.e(333), __webpack_require__.e(1546), __webpack_require__.e(254), __webpack_require__.e(2276)]).then(__webpack_require__.bind(__webpack_require__, 2276))).buildsCopy },
    { name: "releases", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(1897), __webpack_require__.e(2776)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releases },
    { name: "releases info", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(1897), __webpack_require__.e(2776)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releasesInfo },
    { name: "releases manifest", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(1897), __webpack_require__.e(2776)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releasesManifest },
    { name: "releases find", action: "find-release", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(1897), __webpack_require__.e(7709)]).then(__webpack_require__.bind(__webpack_require__, 5318))).releasesFind },
    { name: "diagnose", cliNames: ["deploy-debug"], load: async () => (await __webpack_require__.e(/* import() */ 4241).then(__webpack_require__.bind(__webpack_require__, 4241))).diagnose },
    { name: "env", load: async () => (await __webpack_require__.e(/* import() */ 7784).then(__webpack_require__.bind(__webpack_require__, 7784))).env },
    { name: "env get", load: async () => (await __webpack_require__.e(/* import() */ 7784).then(__webpack_require__.bind(__webpack_require__, 7784))).envGet },
    { name: "env set", action: "env-set", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8009), __webpack_require__.e(5457), __webpack_require__.e(333), __webpack_require__.e(1546), __webpack_require__.e(8440)]).then(__webpack_require__.bind(__webpack_require__, 4125))).envSet },
    { name: "env unset", action: "env-unset", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8009), __webpack_require__.e(5457), __webpack_require__.e(333), __webpack_require__.e(1546), __webpack_require__.e(8440)]).then(__webpack_require__.bind(__webpack_require__, 4125))).envUnset },
    { name: "apps", load: async () => (await __webpack_require__.e(/* import() */ 8819).then(__webpack_require__.bind(__webpack_require__, 8819))).apps },
    { name: "apps info", load: async () => (await __webpack_require__.e(/* import() */ 8819).then(__webpack_require__.bind(__webpack_require__, 8819))).appsInfo },
    { name: "create", cliNames: ["apps create"], load: async () => (await __webpack_require__.e(/* import() */ 6679).then(__webpack_require__.bind(__webpack_require__, 6679))).create },
    { name: "destroy", cliNames: ["apps delete"], load: async () => (await __webpack_require__.e(/* import() */ 8553).then(__webpack_require__.bind(__webpack_require__, 8553))).destroy },
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
    { name: "login", load: async () => (await __webpack_require__.e(/* import() */ 978).then(__webpack_require__.bind(__webpack_require__, 978))).login },
    { name: "doctor", load: async () => (await __webpack_require__.e(/* import() */ 6706).then(__webpack_require__.bind(__webpack_require__, 6706))).doctor },
    { name: "racks", load: async () => (await __webpack_require__.e(/* import() */ 9323).then(__webpack_require__.bind(__webpack_require__, 9323))).racks },
    { name: "rack", load: async () => (await __webpack_require__.e(/* import() */ 9323).then(__webpack_require__.bind(__webpack_require__, 9323))).rackInfo },
    { name: "rack params", action: "rack-params", load: async () => (await __webpack_require__.e(/* import() */ 9323).then(__webpack_require__.bind(__webpack_require__, 9323))).rackParams },
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
    hint;
    outputs;
    place;
    constructor(message, { hint, cause, outputs = {}, place } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.hint = hint;
        this.outputs = outputs;
        this.place = place;
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
    reason;
    constructor(request, status, reason, options = {}) {
        super(`${request}: ${status === undefined ? "" : `${status} `}${reason}`, options);
        this.status = status;
        this.reason = reason;
    }
}
class UnreachableError extends ConvoxError {
    name = "UnreachableError";
    outcome;
    constructor(message, options = {}) {
        super(message, options);
        this.outcome = options.outcome ?? "unknown";
    }
}
class BuildError extends ConvoxError {
    name = "BuildError";
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
    code;
    constructor(message, code, options = {}) {
        super(message, options);
        this.code = code;
    }
}
class TimeoutError extends ConvoxError {
    name = "TimeoutError";
}
class CancelledError extends ConvoxError {
    name = "CancelledError";
}


/***/ }),

/***/ 316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ isExistingApp),
/* harmony export */   NG: () => (/* binding */ appCalls),
/* harmony export */   az: () => (/* binding */ isMissingApp)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7203);
/* harmony import */ var _reply_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8494);



const app = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    return {
        name: f.text("name"),
        status: f.text("status"),
        release: f.text("release", ""),
        generation: f.text("generation", ""),
        locked: f.flag("locked"),
        router: f.text("router", ""),
        parameters: f.map("parameters"),
    };
};
function isMissingApp(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && /app not found|no such app/.test(error.reason);
}
function isExistingApp(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && /app already exists/.test(error.reason);
}
const appCalls = (http) => ({
    get: (name) => http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .A) `/apps/${name}`, { read: app }),
    list: () => http.json("GET", "/apps", { read: (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(app) }),
    create: (name, options = {}) => http.json("POST", "/apps", { read: app, form: { name, ...options } }),
    delete: (name) => http.send("DELETE", (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .A) `/apps/${name}`, { idempotent: true }),
    cancel: (name) => http.send("POST", (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .A) `/apps/${name}/cancel`),
});


/***/ }),

/***/ 1725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ buildArgs),
/* harmony export */   iq: () => (/* binding */ isProvidedByRack),
/* harmony export */   xk: () => (/* binding */ buildForm)
/* harmony export */ });
/* unused harmony export buildArg */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _features_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5355);


function buildForm(options, rack) {
    if (options.external && rack.generation !== "v3") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("an external build needs a Rack of generation v3");
    }
    const cache = noCache(options.noCache ?? false, rack);
    const args = buildArgs(options.buildArgs ?? [], rack);
    const notices = [...cache.notices];
    if (options.wildcardDomain && rack.generation === "v3")
        notices.push("wildcard-domain has no effect on this Rack (v3)");
    return {
        form: {
            url: options.url,
            description: options.description,
            "git-sha": options.gitSha,
            manifest: options.manifest,
            development: options.development || undefined,
            "no-cache": cache.value,
            "build-args": args.length > 0 ? args : undefined,
            "wildcard-domain": options.wildcardDomain || undefined,
            external: options.external || undefined,
        },
        notices,
    };
}
const lastInvertedMinor = 24;
function noCache(isRequested, { generation, version }) {
    if (!isRequested)
        return { notices: [] };
    if (generation === "v2")
        return { value: true, notices: [] };
    if (generation === undefined) {
        return {
            value: true,
            notices: [
                "no-cache=true is sent, but this Rack's generation is unknown: a v3 Rack up to 3.24 would use its cache",
            ],
        };
    }
    const minor = Number(/^3\.(\d+)/.exec(version ?? "")?.[1] ?? lastInvertedMinor);
    if (minor <= lastInvertedMinor) {
        return {
            value: false,
            notices: [
                `no-cache=false is sent to build without cache: Racks up to 3.${lastInvertedMinor} read that option the wrong way round`,
            ],
        };
    }
    return {
        value: true,
        notices: [
            `no-cache=true is sent; Racks up to 3.${lastInvertedMinor} read it the wrong way round, so if the log of this Rack ` +
                `(${version}) shows CACHED steps, it still does`,
        ],
    };
}
const provided = new Set([
    "BUILD_APP",
    "BUILD_AUTH",
    "BUILD_DEVELOPMENT",
    "BUILD_GENERATION",
    "BUILD_GIT_SHA",
    "BUILD_ID",
    "BUILD_MANIFEST",
    "BUILD_RACK",
]);
function isProvidedByRack(key) {
    return provided.has(key);
}
function buildArgs(args, rack) {
    if (args.length > 0 && (0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(rack, "buildArgs") === false) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`this Rack (${rack.version}) is too old for build args: it would ignore them`, {
            hint: `They require at least ${(0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFirstVersions */ .VB)("buildArgs")}`,
        });
    }
    const mistakes = [];
    const wire = args.flatMap((arg) => {
        try {
            return [buildArg(arg, rack)];
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
                throw error;
            mistakes.push(error);
            return [];
        }
    });
    const hint = mistakes[0]?.hint;
    if (mistakes.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(mistakes.map(({ message }) => message).join("\n"), { hint });
    return wire;
}
function buildArg(arg, rack) {
    const { generation } = rack;
    const at = arg.indexOf("=");
    const key = arg.slice(0, Math.max(at, 0));
    const value = arg.slice(at + 1);
    if (provided.has(arg)) {
        if ((0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(rack, "bareBuildArgs") !== false)
            return arg;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`build arg ${arg} has no value, and this Rack fills in none`, {
            hint: "write each as KEY=VALUE",
        });
    }
    if (at < 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("a build arg has no value", { hint: "write each as KEY=VALUE" });
    if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(key)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`the name of a build arg is not allowed: ${JSON.stringify(key)}`, {
            hint: "letters, digits and underscores, as in ARG NAME of a Dockerfile",
        });
    }
    if (value.includes(",")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`build arg ${key} has a comma in its value, which no Rack can be sent`, {
            hint: "several arguments are given one by one; a comma that belongs to a value has to be encoded, in base64 say, and decoded in the Dockerfile",
        });
    }
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`build arg ${key} has a line break or a control character in its value`, {
            hint: "encode the value, for example in base64, and decode it in the Dockerfile",
        });
    }
    if (/^[A-Za-z0-9_@%+=:./-]*$/.test(value) || generation === "v2")
        return arg;
    if (generation === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`build arg ${key} needs quoting that depends on the Rack's generation, which is unknown`, {
            hint: "give the key leave to read the system or the app",
        });
    }
    return `${key}='${value.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 6743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./src/rack/apps.js
var rack_apps = __webpack_require__(316);
// EXTERNAL MODULE: ./src/rack/build-options.js
var build_options = __webpack_require__(1725);
// EXTERNAL MODULE: ./src/rack/form.js
var rack_form = __webpack_require__(8978);
// EXTERNAL MODULE: ./src/rack/path.js
var path = __webpack_require__(7203);
// EXTERNAL MODULE: ./src/rack/reply-fields.js
var reply_fields = __webpack_require__(8494);
;// CONCATENATED MODULE: ./src/rack/builds.js




const buildOf = (app) => (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        id: f.text("id"),
        app: f.text("app", app),
        status: f.text("status"),
        release: f.text("release", ""),
        description: f.text("description", ""),
        gitSha: f.text("git-sha", ""),
        logs: f.text("logs", ""),
        manifest: f.text("manifest", ""),
        process: f.text("process", ""),
        reason: f.text("reason", ""),
        repository: f.text("repository", ""),
        started: f.time("started"),
        ended: f.time("ended"),
    };
};
const IMAGES_MS = 30 * 60_000;
const buildCalls = (http) => ({
    async create(app, options, generation) {
        const { form, notices } = (0,build_options/* buildForm */.xk)(options, generation);
        for (const line of notices)
            http.notice(line);
        return http.json("POST", (0,path/* path */.A) `/apps/${app}/builds`, { read: buildOf(app), form });
    },
    get: (app, id) => http.json("GET", (0,path/* path */.A) `/apps/${app}/builds/${id}`, { read: buildOf(app) }),
    list: (app, options = {}) => http.json("GET", (0,path/* path */.A) `/apps/${app}/builds`, { read: (0,reply_fields/* listOf */.c3)(buildOf(app)), query: { limit: options.limit } }),
    logs: (app, id) => http.stream((0,path/* path */.A) `/apps/${app}/builds/${id}/logs`),
    cancel: (app, id) => http.send("POST", (0,path/* path */.A) `/apps/${app}/builds/${id}/cancel`),
    markFailed: (app, id, ended) => http.json("PUT", (0,path/* path */.A) `/apps/${app}/builds/${id}`, {
        read: buildOf(app),
        form: { ended: (0,rack_form/* goTime */.ud)(ended), status: "failed" },
        idempotent: true,
    }),
    export: (app, id) => http.download((0,path/* path */.A) `/apps/${app}/builds/${id}.tgz`, { idleMs: IMAGES_MS }),
    import: (app, body, options = {}) => http.json("POST", (0,path/* path */.A) `/apps/${app}/builds/import`, {
        read: buildOf(app),
        body: () => ({ ...options, chunks: body() }),
        idleMs: IMAGES_MS,
    }),
});

;// CONCATENATED MODULE: ./src/rack/diagnosis.js


const diagnosis_event = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        time: f.time("timestamp"),
        reason: f.text("reason", ""),
        object: f.text("object", ""),
        message: f.text("message", ""),
        hint: f.text("hint", ""),
    };
};
const events = (value) => (0,reply_fields/* listOf */.c3)(diagnosis_event)(value ?? null);
const service = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name"),
        desired: f.whole("desiredReplicas"),
        ready: f.whole("readyReplicas"),
        updated: f.whole("updatedReplicas"),
        status: f.text("status", ""),
        stallReason: f.text("stallReason", ""),
    };
};
const container = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return { name: f.text("name", ""), state: f.text("state", ""), logs: f.text("logs", "") };
};
const initPod = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name"),
        service: f.text("service", ""),
        containers: (0,reply_fields/* listOf */.c3)(container)(f.value("initContainers") ?? null),
    };
};
const pod = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name"),
        service: f.text("service", ""),
        ready: f.text("ready", ""),
        ageSeconds: f.whole("ageSeconds"),
        restarts: f.whole("restarts"),
        classification: f.text("classification", ""),
        stateDetail: f.text("stateDetail", ""),
        hint: f.text("hint", ""),
        logs: f.text("logs", ""),
        previousLogs: f.text("previousLogs", ""),
        events: events(f.value("events")),
    };
};
const diagnosis = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    const overview = (0,reply_fields/* fields */.OA)(f.value("overview") ?? {});
    return {
        services: (0,reply_fields/* listOf */.c3)(service)(overview.value("services") ?? null),
        events: events(overview.value("events")),
        initPods: (0,reply_fields/* listOf */.c3)(initPod)(f.value("initPods") ?? null),
        pods: (0,reply_fields/* listOf */.c3)(pod)(f.value("pods") ?? null),
    };
};
const diagnoseCalls = (http) => ({
    app: (app, options = {}) => http.json("GET", (0,path/* path */.A) `/apps/${app}/diagnose`, { read: diagnosis, query: { ...options } }),
});

// EXTERNAL MODULE: ./src/rack/endpoint.js
var rack_endpoint = __webpack_require__(8545);
// EXTERNAL MODULE: ./src/rack/generation.js
var generation = __webpack_require__(1250);
;// CONCATENATED MODULE: ./src/rack/logs.js


const logCalls = (http) => ({
    app: (app, options = {}) => http.stream((0,path/* path */.A) `/apps/${app}/logs`, logHeaders(options)),
    service: (app, service, options = {}) => http.stream((0,path/* path */.A) `/apps/${app}/services/${service}/logs`, logHeaders(options)),
});
function logHeaders({ filter, follow, prefix, since, tail }) {
    return {
        Filter: filter,
        Follow: follow,
        Prefix: prefix,
        Since: since === undefined ? undefined : (0,rack_form/* goDuration */.Lm)(since * 1000),
        Tail: tail,
    };
}

;// CONCATENATED MODULE: ./src/rack/objects.js


const objectUrl = (value) => (0,reply_fields/* fields */.OA)(value).text("Url");
const objectCalls = (http) => ({
    store: (app, key, body, options = {}) => http.json("POST", (0,path/* objectPath */.d)(app, key), {
        read: objectUrl,
        idempotent: true,
        body: () => ({ ...options, chunks: body() }),
    }),
    get: (app, key) => http.download((0,path/* objectPath */.d)(app, key)),
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
;// CONCATENATED MODULE: ./src/rack/docker-frames.js
async function* demultiplex(chunks) {
    let head = Buffer.alloc(0);
    let left = 0;
    let plain = false;
    for await (const chunk of chunks) {
        let rest = chunk;
        while (rest.length > 0) {
            if (plain || left > 0) {
                const size = plain ? rest.length : Math.min(left, rest.length);
                yield rest.subarray(0, size);
                left -= size;
                rest = rest.subarray(size);
                continue;
            }
            const missing = 8 - head.length;
            head = Buffer.concat([head, rest.subarray(0, missing)]);
            rest = rest.subarray(missing);
            if (!isHeadStart(head)) {
                plain = true;
                yield head;
                head = Buffer.alloc(0);
            }
            else if (head.length === 8) {
                left = head.readUInt32BE(4);
                head = Buffer.alloc(0);
            }
        }
    }
    if (head.length > 0)
        yield head;
}
function isHeadStart(bytes) {
    return bytes.subarray(0, 4).every((byte, index) => (index === 0 ? byte <= 2 : byte === 0));
}

;// CONCATENATED MODULE: ./src/rack/exec.js


const marker = Buffer.from("F1E49A85-0AD7-4AEF-A618-C249C6E6568D:");
const errorStart = "ERROR: ";
const errorLimit = 64 * 1024;
const completeTail = /^(-?\d{1,10})\r?\n(ERROR: [\s\S]*)?$/;
const partialTail = /^-?\d{0,10}\r?$|^-?\d{1,10}\r?\n(E|ER|ERR|ERRO|ERROR|ERROR:)?$/;
const refusals = [
    /^invalid authentication\b/,
    /\bunauthorized to access\b|\bnot permitted for deploy keys\b/,
    /^(?:app not found|no such app)\b/,
    /^(?:process not found|no such process)\b/,
    /^pods? "[^"]{1,253}" not found$/,
];
function readExecution(stream, { multiplexed = false } = {}) {
    let held = Buffer.alloc(0);
    let yielded = 0;
    let end;
    async function* output() {
        let isAnnounced = true;
        try {
            for await (const chunk of multiplexed ? demultiplex(stream) : stream) {
                held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
                if (yielded === 0 && isHandOver(held)) {
                    end = { kind: "handed over" };
                    return;
                }
                const mayBeError = yielded === 0 && (isErrorAlone(held) || isHandOverStart(held));
                const certain = held.subarray(0, mayBeError ? 0 : tailStart(held));
                held = held.subarray(certain.length);
                yielded += certain.length;
                if (certain.length > 0)
                    yield certain;
            }
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || !(error instanceof errors/* UnreachableError */.Jk))
                throw error;
            isAnnounced = false;
        }
        const certain = held.subarray(0, tailStart(held));
        if (certain.length > 0 && completeTail.test(held.toString("latin1", certain.length + marker.length))) {
            held = held.subarray(certain.length);
            yielded += certain.length;
            yield certain;
        }
        end = endOf(held, yielded, isAnnounced);
        if (end.kind === "lost" && end.code === undefined && held.length > 0)
            yield held;
    }
    const iterator = output();
    return {
        [Symbol.asyncIterator]: () => iterator,
        end() {
            if (end === undefined)
                throw new Error("the stream has not been read to its end");
            return end;
        },
    };
}
function endOf(held, yielded, isAnnounced) {
    const text = held.toString();
    const [, digits, error] = (held.indexOf(marker) === 0 && completeTail.exec(text.slice(marker.length))) || [];
    if (digits === undefined) {
        if (!isAnnounced || yielded > 0 || !text.startsWith(errorStart))
            return { kind: "lost" };
        const reason = text.slice(errorStart.length).trim();
        return { kind: "refused", reason, mayHaveRun: !isKnownRefusal(reason) };
    }
    const code = Number(digits);
    if (error !== undefined) {
        const reason = error.slice(errorStart.length).trim();
        return { kind: "refused", reason, mayHaveRun: yielded > 0 || code > 0 || !isKnownRefusal(reason) };
    }
    return isAnnounced || code !== 0 ? { kind: "exited", code } : { kind: "lost", code };
}
function isKnownRefusal(reason) {
    return reason.length <= 1024 && refusals.some((pattern) => pattern.test(reason));
}
function tailStart(bytes) {
    const at = bytes.lastIndexOf(marker);
    if (at >= 0 && bytes.length - at <= errorLimit) {
        const rest = bytes.toString("latin1", at + marker.length);
        if (completeTail.test(rest) || partialTail.test(rest))
            return at;
    }
    for (let from = Math.max(bytes.length - marker.length + 1, 0); from < bytes.length; from++) {
        if (bytes.compare(marker, 0, bytes.length - from, from) === 0)
            return from;
    }
    return bytes.length;
}
function isErrorAlone(bytes) {
    if (bytes.length > errorLimit)
        return false;
    const text = bytes.toString("latin1", 0, errorStart.length);
    const lineEnd = bytes.indexOf(10);
    return text === errorStart.slice(0, text.length) && (lineEnd < 0 || lineEnd === bytes.length - 1);
}
const handOver = Buffer.from('\0{"');
function isHandOver(bytes) {
    return bytes.subarray(0, handOver.length).equals(handOver);
}
function isHandOverStart(bytes) {
    return bytes.length < handOver.length && handOver.subarray(0, bytes.length).equals(bytes);
}

;// CONCATENATED MODULE: ./src/rack/processes.js



const process = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        id: f.text("id"),
        name: f.text("name", ""),
        release: f.text("release", ""),
        status: f.text("status", ""),
        command: f.text("command", ""),
        started: f.time("started"),
    };
};
const modes = {
    tty: {},
    plain: { Tty: false, "Disable-Stdin": true },
    multiplexed: { Tty: false },
};
const processCalls = (http) => ({
    list: (app, options = {}) => http.json("GET", (0,path/* path */.A) `/apps/${app}/processes`, { read: (0,reply_fields/* listOf */.c3)(process), query: { ...options } }),
    get: (app, id) => http.json("GET", (0,path/* path */.A) `/apps/${app}/processes/${id}`, { read: process }),
    run: (app, service, options) => http.json("POST", (0,path/* path */.A) `/apps/${app}/services/${service}/processes`, {
        read: process,
        headers: {
            Command: options.command,
            Release: options.release,
            Environment: options.environment,
            Cpu: options.cpu,
            Memory: options.memory,
        },
    }),
    stop: (app, id) => http.send("DELETE", (0,path/* path */.A) `/apps/${app}/processes/${id}`, { idempotent: true }),
    async exec(app, id, { command, entrypoint, mode }) {
        const stream = await http.stream((0,path/* path */.A) `/apps/${app}/processes/${id}/exec`, { Command: command, Entrypoint: entrypoint || undefined, ...modes[mode] }, "once");
        const { [Symbol.asyncIterator]: _, ...rest } = stream;
        return { ...readExecution(stream, { multiplexed: mode === "multiplexed" }), ...rest };
    },
});

// EXTERNAL MODULE: ./src/rack/racks.js
var racks = __webpack_require__(678);
;// CONCATENATED MODULE: ./src/rack/releases.js


const release = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        id: f.text("id"),
        app: f.text("app", ""),
        build: f.text("build", ""),
        description: f.text("description", ""),
        env: f.text("env", ""),
        manifest: f.text("manifest", ""),
        created: f.time("created"),
    };
};
const releaseCalls = (http) => ({
    get: (app, id) => http.json("GET", (0,path/* path */.A) `/apps/${app}/releases/${id}`, { read: release }),
    list: (app, options = {}) => http.json("GET", (0,path/* path */.A) `/apps/${app}/releases`, { read: (0,reply_fields/* listOf */.c3)(release), query: { limit: options.limit } }),
    create: (app, { parentRelease, ...options }) => http.json("POST", (0,path/* path */.A) `/apps/${app}/releases`, {
        read: release,
        form: { ...options, "parent-release": parentRelease },
    }),
    promote: (app, id, options = {}) => http.send("POST", (0,path/* path */.A) `/apps/${app}/releases/${id}/promote`, { form: { ...options } }),
});

// EXTERNAL MODULE: ./src/rack/resources.js
var resources = __webpack_require__(995);
;// CONCATENATED MODULE: ./src/rack/services.js


const port = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return { balancer: f.whole("balancer"), container: f.whole("container"), certificate: f.text("certificate", "") };
};
const limit = (value) => (typeof value === "number" ? value : undefined);
const services_service = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name"),
        count: f.whole("count"),
        cpu: f.whole("cpu"),
        memory: f.whole("memory"),
        min: limit(f.value("min")),
        max: limit(f.value("max")),
        domain: f.text("domain", ""),
        ports: (0,reply_fields/* listOf */.c3)(port)(f.value("ports") ?? null),
    };
};
const serviceCalls = (http) => ({
    list: (app) => http.json("GET", (0,path/* path */.A) `/apps/${app}/services`, { read: (0,reply_fields/* listOf */.c3)(services_service) }),
    update: (app, service, update) => http.send("PUT", (0,path/* path */.A) `/apps/${app}/services/${service}`, { form: { ...update }, idempotent: true }),
    restart: (app, service) => http.send("POST", (0,path/* path */.A) `/apps/${app}/services/${service}/restart`),
});

;// CONCATENATED MODULE: ./src/rack/system.js

const system = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name", ""),
        provider: f.text("provider", ""),
        status: f.text("status", ""),
        version: f.text("version"),
        domain: f.text("domain", ""),
        rackDomain: f.text("rack-domain", ""),
        region: f.text("region", ""),
        parameters: f.map("parameters"),
    };
};
const systemCalls = (http) => ({
    get: () => http.json("GET", "/system", { read: system }),
    auth: () => http.send("GET", "/auth"),
});

// EXTERNAL MODULE: ./src/rack/transport.js + 2 modules
var transport = __webpack_require__(3538);
;// CONCATENATED MODULE: ./src/rack/client.js














function connect(endpoint, options = {}) {
    const http = (0,transport/* openTransport */.g)(endpoint, options);
    const system = systemCalls(http);
    const apps = (0,rack_apps/* appCalls */.NG)(http);
    let known;
    return {
        endpoint,
        name: (0,rack_endpoint/* endpointName */.zY)(endpoint),
        system,
        apps,
        objects: objectCalls(http),
        builds: buildCalls(http),
        releases: releaseCalls(http),
        processes: processCalls(http),
        diagnose: diagnoseCalls(http),
        services: serviceCalls(http),
        resources: (0,resources/* resourceCalls */.A)(http),
        logs: logCalls(http),
        async generation(app) {
            known ??= toDefinite(await (0,generation/* generationOf */.g)(system.get, app === undefined ? undefined : () => apps.get(app)));
            return known ?? { generation: undefined, version: undefined };
        },
        racks: () => (0,racks/* rackCalls */.P)(http).list(),
        rackDetails: (name) => (0,racks/* rackCalls */.P)(http).get(name),
        withSignal: (signal) => ({ ...connect(endpoint, { ...options, signal, attempts: 2 }) }),
        close: http.close,
    };
}
function toDefinite(found) {
    return found.generation === undefined ? undefined : found;
}


/***/ }),

/***/ 4959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_tls__WEBPACK_IMPORTED_MODULE_4___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ openConnections)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9973);
/* harmony import */ var _dial_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7410);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3215);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7054);









function openConnections(endpoint, { lookup } = {}) {
    const url = new URL(endpoint.url);
    const isSecure = url.protocol === "https:";
    const proxy = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyFor */ .iJ)(url, endpoint.proxy);
    const closing = new AbortController();
    (0,node_events__WEBPACK_IMPORTED_MODULE_1__.setMaxListeners)(0, closing.signal);
    const trust = endpoint.tls.ca === undefined ? {} : { secureContext: trustAuthority(endpoint.tls.ca) };
    const verification = { ...trust, rejectUnauthorized: endpoint.tls.verify };
    const connectPeer = async (host, port, signal) => {
        if (!proxy)
            return (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host, port, signal, lookup });
        const socket = await (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host: proxy.host, port: proxy.port, signal, lookup });
        if (proxy.url.protocol === "http:")
            return socket;
        return startTls(socket, { ...verification, servername: proxy.host }, signal);
    };
    const connectTunnel = async (host, port, signal) => {
        const socket = await connectPeer(host, port, signal);
        return proxy ? openTunnel(socket, proxy, host, port, signal) : socket;
    };
    const agentOf = (connect, keepAlive) => {
        const open = (options) => {
            const signals = [closing.signal, ...(options.interrupt ? [options.interrupt] : [])];
            return connect(options.host ?? "localhost", Number(options.port), AbortSignal.any(signals));
        };
        return isSecure ? new DialingHttpsAgent(open, keepAlive) : new DialingHttpAgent(open, keepAlive);
    };
    const forwards = proxy !== undefined && !isSecure;
    const all = {
        kept: agentOf(forwards ? connectPeer : connectTunnel, true),
        fresh: agentOf(forwards ? connectPeer : connectTunnel, false),
        tunnel: agentOf(connectTunnel, false),
    };
    return {
        ...all,
        tls: verification,
        proxy,
        forwards,
        close() {
            for (const agent of Object.values(all))
                agent.destroy();
            closing.abort(Object.assign(new Error("closed"), { code: "ECONNABORTED" }));
        },
    };
}
class DialingHttpAgent extends node_http__WEBPACK_IMPORTED_MODULE_2__.Agent {
    #open;
    constructor(open, keepAlive) {
        super({ keepAlive });
        this.#open = open;
    }
    createConnection(options, callback) {
        settle(this.#open(options), callback);
    }
}
class DialingHttpsAgent extends node_https__WEBPACK_IMPORTED_MODULE_3__.Agent {
    #open;
    constructor(open, keepAlive) {
        super({ keepAlive });
        this.#open = open;
    }
    createConnection(options, callback) {
        const secured = this.#open(options).then((socket) => {
            const upgraded = super.createConnection({ ...options, socket });
            if (!upgraded)
                throw new Error("no TLS connection");
            upgraded.once("close", () => socket.destroy());
            return upgraded;
        });
        settle(secured, callback);
    }
}
function settle(opening, callback) {
    opening.then((socket) => callback?.(null, socket), (error) => callback?.(error instanceof Error ? error : new Error(String(error)), undefined));
}
function startTls(socket, options, signal) {
    return new Promise((resolve, reject) => {
        const secured = node_tls__WEBPACK_IMPORTED_MODULE_4__.connect({ ...options, socket });
        const abort = () => socket.destroy(signal.reason);
        signal.addEventListener("abort", abort, { once: true });
        const finish = () => signal.removeEventListener("abort", abort);
        secured.once("secureConnect", () => {
            finish();
            resolve(secured);
        });
        secured.on("error", (error) => {
            finish();
            socket.destroy();
            reject(signal.aborted ? signal.reason : error);
        });
        secured.once("close", () => {
            finish();
            reject(signal.aborted ? signal.reason : Object.assign(new Error("closed"), { code: "ECONNRESET" }));
        });
    });
}
function openTunnel(socket, proxy, host, port, signal) {
    const target = `${host.includes(":") ? `[${host.replace(/^\[|\]$/g, "")}]` : host}:${port}`;
    return new Promise((resolve, reject) => {
        const req = (0,node_http__WEBPACK_IMPORTED_MODULE_2__.request)({
            method: "CONNECT",
            path: target,
            headers: { Host: target, ...(0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyAuthorization */ .YB)(proxy) },
            createConnection: () => socket,
        });
        const abort = () => {
            socket.destroy();
            reject(signal.reason);
        };
        signal.addEventListener("abort", abort, { once: true });
        const finish = () => signal.removeEventListener("abort", abort);
        req.once("connect", (res, tunnel, head) => {
            finish();
            if (res.statusCode === 200) {
                if (head.length > 0)
                    tunnel.unshift(head);
                return resolve(tunnel);
            }
            tunnel.destroy();
            reject(new _failures_js__WEBPACK_IMPORTED_MODULE_7__/* .ProxyRefused */ .di(res.statusCode ?? 0));
        });
        req.on("error", (error) => {
            finish();
            socket.destroy();
            reject(signal.aborted ? signal.reason : error);
        });
        req.end();
    });
}
function trustAuthority(ca) {
    const certificates = ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    try {
        for (const pem of certificates)
            new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem);
        if (certificates.length === 0)
            throw new Error("no certificate found");
        return node_tls__WEBPACK_IMPORTED_MODULE_4__.createSecureContext({ ca: [...defaultAuthorities(), ...certificates] });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .InputError */ .dz("ca-file: not a certificate in PEM format", {
            hint: "A PEM certificate starts with -----BEGIN CERTIFICATE-----",
            cause,
        });
    }
}
function defaultAuthorities() {
    if ("getCACertificates" in /*#__PURE__*/ (node_tls__WEBPACK_IMPORTED_MODULE_4___namespace_cache || (node_tls__WEBPACK_IMPORTED_MODULE_4___namespace_cache = __webpack_require__.t(node_tls__WEBPACK_IMPORTED_MODULE_4__, 2))) && typeof node_tls__WEBPACK_IMPORTED_MODULE_4__.getCACertificates === "function") {
        const list = node_tls__WEBPACK_IMPORTED_MODULE_4__.getCACertificates("default");
        if (Array.isArray(list))
            return list.filter((item) => typeof item === "string");
    }
    return node_tls__WEBPACK_IMPORTED_MODULE_4__.rootCertificates;
}


/***/ }),

/***/ 5972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NE: () => (/* binding */ withDeadline),
/* harmony export */   Wh: () => (/* binding */ unlessAborted),
/* harmony export */   v4: () => (/* binding */ withScope)
/* harmony export */ });
/* unused harmony export withAbort */
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
function joinSignals(one, other) {
    return one && other ? AbortSignal.any([one, other]) : (one ?? other);
}


/***/ }),

/***/ 7410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ dial)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5972);



const attemptDelayMs = 250;
const addressLimit = 16;
const keepAliveMs = 30_000;
async function dial({ host, port, signal, lookup = lookupAll }) {
    signal?.throwIfAborted();
    const name = host.replace(/^\[|\]$/g, "");
    const addresses = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(name)
        ? [{ address: name, family: (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(name) }]
        :
            alternateFamilies(await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessAborted */ .Wh)(lookup(name), signal)).slice(0, addressLimit);
    const socket = await race(addresses, port, signal);
    socket.on("error", () => { });
    socket.setKeepAlive(true, keepAliveMs);
    socket.setNoDelay(true);
    return socket;
}
function race(addresses, port, signal) {
    return new Promise((resolve, reject) => {
        const waiting = [...addresses];
        const attempts = new Set();
        let firstError;
        let timer;
        const finish = (settle, winner) => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", abort);
            waiting.length = 0;
            for (const socket of attempts)
                if (socket !== winner)
                    socket.destroy();
            attempts.clear();
            settle();
        };
        const abort = () => finish(() => reject(signal?.reason));
        const startNext = () => {
            clearTimeout(timer);
            const next = waiting.shift();
            if (!next)
                return;
            const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.connect)({ host: next.address, port, family: next.family });
            attempts.add(socket);
            socket.once("connect", () => {
                if (attempts.has(socket))
                    finish(() => resolve(socket), socket);
            });
            socket.on("error", (error) => {
                if (!attempts.delete(socket))
                    return;
                firstError ??= error;
                if (waiting.length > 0)
                    startNext();
                else if (attempts.size === 0)
                    finish(() => reject(firstError));
            });
            if (waiting.length > 0)
                timer = setTimeout(startNext, attemptDelayMs);
        };
        signal?.addEventListener("abort", abort, { once: true });
        if (waiting.length === 0)
            finish(() => reject(Object.assign(new Error("no address"), { code: "ENOTFOUND" })));
        else
            startNext();
    });
}
function alternateFamilies(addresses) {
    const preferred = addresses.filter(({ family }) => family === addresses[0]?.family);
    const others = addresses.filter(({ family }) => family !== addresses[0]?.family);
    return Array.from({ length: Math.max(preferred.length, others.length) }, (_, index) => [
        preferred[index],
        others[index],
    ])
        .flat()
        .filter((address) => address !== undefined);
}
function lookupAll(hostname) {
    return new Promise((resolve, reject) => {
        (0,node_dns__WEBPACK_IMPORTED_MODULE_0__.lookup)(hostname, { all: true, order: "verbatim" }, (error, addresses) => error ? reject(error) : resolve(addresses));
    });
}


/***/ }),

/***/ 8545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aR: () => (/* binding */ basicAuthorization),
/* harmony export */   nW: () => (/* binding */ consoleEndpoint),
/* harmony export */   zY: () => (/* binding */ endpointName),
/* harmony export */   zf: () => (/* binding */ directEndpoint)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1409);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7683);



const defaultTls = { verify: true };
function directEndpoint(rackUrl, options = {}) {
    const url = parseRackUrl(rackUrl.trim());
    const user = decodeUserInfo(url.username);
    const password = decodeUserInfo(url.password);
    if (password === "" && user !== "" && user !== "convox") {
        throw invalidUrl("it has a user but no password");
    }
    return {
        url: url.origin + url.pathname.replace(/\/+$/, ""),
        user: user === "" ? "convox" : user,
        password,
        console: false,
        ...common(options),
    };
}
function consoleEndpoint(host, password, options = {}) {
    const key = password.trim();
    if (key === "") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("password: no deploy key for the Console", {
            hint: "Set input password, or CONVOX_PASSWORD, to a deploy key of the organization. An unset secret is empty",
        });
    }
    return {
        url: consoleUrl(host.trim()),
        user: "convox",
        password: key,
        console: true,
        ...(options.rack === undefined ? {} : { rack: options.rack }),
        ...common(options),
    };
}
function basicAuthorization(endpoint) {
    return endpoint.password === "" ? undefined : `Basic ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .base64 */ .K)(`${endpoint.user}:${endpoint.password}`)}`;
}
function endpointName(endpoint) {
    return endpoint.rack ?? new URL(endpoint.url).host;
}
function common(options) {
    return {
        tls: options.tls ?? defaultTls,
        proxy: options.proxy ?? {},
        ...(options.actor === undefined || options.actor === "" ? {} : { actor: options.actor }),
    };
}
function parseRackUrl(text) {
    if (text === "")
        throw invalidUrl("it is empty");
    if (/[\s\x00-\x1f]/.test(text))
        throw invalidUrl("it contains white space");
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
        throw invalidUrl("it does not start with https://");
    if (!/^https?:\/\//i.test(text))
        throw invalidUrl("its scheme is neither https nor http");
    const authority = text.replace(/^https?:\/\//i, "").split(/[/?#]/, 1)[0] ?? "";
    if (authority.slice(authority.lastIndexOf("@") + 1) === "")
        throw invalidUrl("it has no host");
    if (!URL.canParse(text))
        throw invalidUrl("it is not a URL", encodingHint);
    const url = new URL(text);
    if (url.pathname.includes("@"))
        throw invalidUrl('it has an "@" after the host', encodingHint);
    if (/[?#]/.test(text))
        throw invalidUrl('it contains "?" or "#"', encodingHint);
    return url;
}
function decodeUserInfo(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        throw invalidUrl('a "%" in its password is not followed by two hexadecimal digits', "Write %25 for a percent sign");
    }
}
const encodingHint = "In the password, write %2F for /, %3F for ?, %23 for #, %40 for @ and %25 for %";
function invalidUrl(reason, hint = "Expected form: https://convox:PASSWORD@HOST") {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`RACK_URL: ${reason}`, { hint });
}
function consoleUrl(host) {
    const invalid = (reason) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`host: ${reason}: ${hideUserInfo(host)}`, {
        hint: "Set host to a host name alone, such as console.convox.com",
    });
    if (host === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("host: it is empty", { hint: "The usual Console is console.convox.com" });
    const plain = /^http:\/\/([^/@?#]+)$/i.exec(host)?.[1];
    if (plain !== undefined && URL.canParse(host) && (0,_loopback_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U)(new URL(host).hostname))
        return new URL(host).origin;
    if (host.includes("://"))
        throw invalid("it has a scheme");
    if (/[@?#]/.test(host))
        throw invalid("it has more than a name and a port");
    if (host.includes("/"))
        throw invalid("it has a path");
    const url = `https://${host}`;
    if (/\s/.test(host) || !URL.canParse(url))
        throw invalid("it is not a host name");
    return new URL(url).origin;
}
function hideUserInfo(host) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .m)(host.replace(/[^/]{0,1000}@/, "****@"));
}


/***/ }),

/***/ 893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   io: () => (/* binding */ readBytes),
/* harmony export */   vL: () => (/* binding */ BodyFailure),
/* harmony export */   zO: () => (/* binding */ readChunks)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1692);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3215);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7054);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2184);







class BodyFailure extends Error {
}
const connectMs = 30_000;
const closingMs = 1000;
async function exchange(x) {
    if (x.signal?.aborted)
        throw (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelError */ .tb)(x.signal);
    const interrupt = new AbortController();
    const stopSending = new AbortController();
    const req = startRequest(x, interrupt.signal);
    let res;
    let fail = () => { };
    const response = new Promise((resolve, reject) => {
        fail = (error) => {
            reject(error);
            interrupt.abort(error);
            stopSending.abort();
            res?.destroy(error);
            req.destroy(error);
        };
        req.once("response", resolve);
        req.on("error", reject);
        req.once("close", () => reject(failure("ECONNRESET")));
    });
    const abort = () => x.signal && fail((0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelError */ .tb)(x.signal));
    x.signal?.addEventListener("abort", abort, { once: true });
    req.setTimeout(x.idleMs, () => fail(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .idleTimeout */ .QG)));
    const stopTimers = limitDuration(req, x.totalMs, fail);
    const release = () => {
        stopTimers();
        x.signal?.removeEventListener("abort", abort);
    };
    const body = typeof x.body === "object" ? x.body : undefined;
    const sending = body
        ? send(req, body, stopSending.signal).catch((error) => fail(error))
        : Promise.resolve();
    if (!body)
        req.end(x.body);
    const finish = async () => {
        stopSending.abort();
        await Promise.race([sending, (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(closingMs, undefined, { ref: false })]);
    };
    try {
        res = await response;
    }
    catch (error) {
        release();
        fail(error instanceof Error ? error : new Error(String(error)));
        await finish();
        throw error;
    }
    const received = res;
    const end = () => {
        release();
        stopSending.abort();
        if (!req.writableFinished)
            req.destroy();
    };
    received.once("end", end).once("close", end);
    const status = received.statusCode ?? 0;
    if (status < 200 || status >= 300)
        stopSending.abort();
    return { res: received, finish };
}
function startRequest(x, interrupt) {
    const { connections, url } = x;
    const request = url.protocol === "https:" ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request;
    const length = typeof x.body === "object" ? x.body.length : undefined;
    const forwarded = connections.forwards && connections.proxy ? connections.proxy : undefined;
    const headers = {
        ...x.headers,
        ...(length === undefined ? {} : { "Content-Length": String(length) }),
        ...(forwarded ? { Host: url.host, ...(0,_proxy_js__WEBPACK_IMPORTED_MODULE_6__/* .proxyAuthorization */ .YB)(forwarded) } : {}),
    };
    const target = forwarded ? { path: `${url.origin}${url.pathname}${url.search}` } : {};
    const interruptible = { interrupt };
    const options = { method: x.method, headers, agent: x.agent, ...connections.tls, ...target, ...interruptible };
    return request(url, options);
}
async function readBytes(res, limit, cut = false) {
    const chunks = [];
    let size = 0;
    for await (const chunk of res) {
        if (!Buffer.isBuffer(chunk))
            continue;
        chunks.push(chunk);
        size += chunk.length;
        if (size > limit && cut)
            break;
        if (size > limit)
            throw new Error(`the reply is longer than ${limit} bytes`);
    }
    return Buffer.concat(chunks).subarray(0, limit);
}
async function* readChunks(res, idleMs) {
    res.setTimeout(0);
    const startTimer = () => setTimeout(() => res.destroy(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .idleTimeout */ .QG)), idleMs);
    let timer = startTimer();
    try {
        for await (const chunk of res) {
            clearTimeout(timer);
            if (Buffer.isBuffer(chunk))
                yield chunk;
            timer = startTimer();
        }
    }
    finally {
        clearTimeout(timer);
        res.destroy();
    }
}
async function send(req, body, stop) {
    const iterator = body.chunks[Symbol.asyncIterator]();
    const isOver = () => stop.aborted || req.destroyed;
    let sent = 0;
    let isDone = false;
    try {
        await untilConnected(req, stop);
        if (!isOver())
            req.flushHeaders();
        while (!isOver()) {
            const next = await nextUnless(iterator, stop);
            isDone = next?.done === true;
            if (next === undefined || next.done || isOver())
                break;
            if (next.value.length === 0)
                continue;
            if (!req.write(next.value))
                await untilDrained(req, stop);
            if (isOver())
                break;
            sent += next.value.length;
            body.onProgress?.(sent);
        }
    }
    catch (cause) {
        isDone = true;
        throw new BodyFailure("the body failed", { cause });
    }
    finally {
        if (!isDone)
            await iterator.return?.();
    }
    if (isOver())
        return;
    if (body.length !== undefined && sent !== body.length) {
        throw new BodyFailure("the body failed", { cause: new Error(`${sent} bytes instead of ${body.length}`) });
    }
    req.end();
}
function nextUnless(iterator, stop) {
    return new Promise((resolve, reject) => {
        const abort = () => resolve(undefined);
        stop.addEventListener("abort", abort, { once: true });
        iterator
            .next()
            .then(resolve, reject)
            .finally(() => stop.removeEventListener("abort", abort));
    });
}
function untilConnected(req, stop) {
    return new Promise((resolve) => {
        if (req.socket || req.destroyed || stop.aborted)
            return resolve();
        stop.addEventListener("abort", () => resolve(), { once: true });
        req.once("socket", () => resolve()).once("close", resolve);
    });
}
function untilDrained(req, stop) {
    return new Promise((resolve) => {
        const finish = () => {
            req.off("drain", finish).off("close", finish);
            stop.removeEventListener("abort", finish);
            resolve();
        };
        req.on("drain", finish).on("close", finish);
        stop.addEventListener("abort", finish);
        if (stop.aborted || req.destroyed)
            finish();
    });
}
function limitDuration(req, totalMs, fail) {
    const connecting = setTimeout(() => fail(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .connectTimeout */ ._e)), connectMs);
    const total = totalMs === undefined ? undefined : setTimeout(() => fail(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .totalTimeout */ .cv)), totalMs);
    const stopConnecting = () => clearTimeout(connecting);
    req.once("socket", (socket) => {
        if (socket instanceof node_tls__WEBPACK_IMPORTED_MODULE_3__.TLSSocket && !req.reusedSocket)
            socket.once("secureConnect", stopConnecting);
        else
            stopConnecting();
    });
    req.once("response", stopConnecting);
    return () => {
        clearTimeout(connecting);
        clearTimeout(total);
    };
}
function failure(code) {
    return Object.assign(new Error(code), { code });
}


/***/ }),

/***/ 3215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   Jx: () => (/* binding */ replyFailure),
/* harmony export */   QG: () => (/* binding */ idleTimeout),
/* harmony export */   R7: () => (/* binding */ rackHint),
/* harmony export */   UU: () => (/* binding */ toThrown),
/* harmony export */   Y4: () => (/* binding */ isCertificateError),
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
/* unused harmony export isGatewayReply */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2184);
/* harmony import */ var _secret_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1718);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7683);




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
        return { error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo(where.request, status, text, { hint }), isTransient: status === 429 };
    }
    const host = new URL(where.endpoint.url).host;
    const hint = `A gateway in front of ${host} answered, not the Rack${where.once ? `. ${lookFirst}` : ""}`;
    const error = new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk(`${where.request}: ${status} ${text}`, { hint, outcome: "unknown" });
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
        for (const secret of (0,_secret_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .secretForms */ .e)(endpoint.password, endpoint.user))
            line = line.replaceAll(secret, "****");
    }
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .shorten */ .m)(line, reasonLimit);
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
    const fail = (text, isTransient, hint) => ({
        error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk(`${where.request}: ${clean(text, where.endpoint)}`, { hint, cause, outcome }),
        isTransient,
    });
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
    if (isCertificateError(code)) {
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
function isCertificateError(code) {
    return /^(DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER|GET_CRL|DECRYPT)|CERT_|ERR_TLS_CERT_)/.test(code);
}
function mayHaveHappened(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk)
        return error.outcome === "unknown";
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && error.status === 200;
}
function isRefusal(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && [401, 403, 404].includes(error.status ?? 0);
}
function isBeforeSending(code, cause) {
    if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ECONNREFUSED" || code === connectTimeout)
        return true;
    if (isCertificateError(code) || /^(ERR_TLS_|ERR_SSL_)/.test(code) || code === "EPROTO")
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
        error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk(`${where.request}: ${name} ${reason} (${status})`, {
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
        what: "Builds without cache by `no-cache=true`",
        v2: true,
        v3: false,
        source: "C provider/k8s/build.go up to 3.24.9 reads it inverted; 3.25 was not readable, so it is sent there and a notice says so",
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
    if (rack.generation === undefined)
        return feature.v2 === feature.v3 ? isEveryVersion(feature.v2) : undefined;
    const first = feature[rack.generation];
    return typeof first === "boolean" ? first : (0,_generation_js__WEBPACK_IMPORTED_MODULE_0__/* .isAtLeast */ .d)(rack, { [rack.generation]: first });
}
function isEveryVersion(first) {
    return typeof first === "boolean" ? first : undefined;
}
function describeFirstVersions(name) {
    const feature = FEATURES[name];
    const parts = ["v2", "v3"].flatMap((generation) => {
        const first = feature[generation];
        if (first === false)
            return [];
        return [first === true ? generation : `${generation} ${first}`];
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

/***/ 8978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lm: () => (/* binding */ goDuration),
/* harmony export */   Zd: () => (/* binding */ form),
/* harmony export */   b3: () => (/* binding */ headers),
/* harmony export */   ud: () => (/* binding */ goTime)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function form(options) {
    return Object.keys(options)
        .sort()
        .flatMap((key) => {
        const value = options[key];
        return value === undefined ? [] : [`${escapeText(key)}=${escapeText(optionText(key, value))}`];
    })
        .join("&");
}
function headers(options) {
    const sent = {};
    for (const [key, value] of Object.entries(options)) {
        if (value === undefined)
            continue;
        const text = optionText(key, value);
        if (/[\x00-\x08\x0a-\x1f\x7f]/.test(text)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`the value of ${key} has a line break or a control character, which a header cannot carry`);
        }
        sent[key] = Buffer.from(text).toString("latin1");
    }
    return sent;
}
function goDuration(ms) {
    if (ms === 0)
        return "0s";
    if (ms < 1000)
        return `${ms}ms`;
    const minutes = Math.floor(ms / 60_000);
    const seconds = `${(ms - minutes * 60_000) / 1000}s`;
    if (minutes === 0)
        return seconds;
    return minutes < 60 ? `${minutes}m${seconds}` : `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`;
}
function goTime(time) {
    const [date = "", clock = ""] = time.toISOString().split("T");
    return `${date.replaceAll("-", "")}.${clock.replaceAll(":", "").replace("Z", "")}000000`;
}
function optionText(key, value) {
    if (typeof value === "string")
        return value;
    if (typeof value === "boolean")
        return String(value);
    if (typeof value === "number") {
        if (!Number.isSafeInteger(value))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${key} must be a whole number, not ${value}`);
        return String(value);
    }
    if (!isList(value))
        return form(value);
    if (value.some((item) => item.includes(",")))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`no item of ${key} may contain a comma`);
    return value.join(",");
}
function isList(value) {
    return Array.isArray(value);
}
function escapeText(text) {
    return encodeURIComponent(Buffer.from(text).toString())
        .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
        .replace(/%20/g, "+");
}


/***/ }),

/***/ 1250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ isAtLeast),
/* harmony export */   g: () => (/* binding */ generationOf)
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

/***/ 1409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
function isLoopback(hostname) {
    return hostname === "localhost" || /^127(\.\d{1,3}){3}$/.test(hostname) || /^\[?::1\]?$/.test(hostname);
}


/***/ }),

/***/ 7203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ path),
/* harmony export */   d: () => (/* binding */ objectPath)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function path(strings, ...segments) {
    return strings.reduce((whole, text, i) => whole + segment(segments[i - 1] ?? "") + text);
}
function objectPath(app, key) {
    return `${path `/apps/${app}/objects`}/${key.split("/").map(segment).join("/")}`;
}
function segment(value) {
    if (value === "" || value === "." || value === ".." || /[/\x00-\x1f\x7f]/.test(value) || hasLoneSurrogate(value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${JSON.stringify(value)} cannot be the name of anything on a Rack`);
    }
    return encodeURIComponent(value);
}
function hasLoneSurrogate(value) {
    return /[\ud800-\udfff]/u.test(value);
}


/***/ }),

/***/ 1143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ percentDecoded)
/* harmony export */ });
function percentDecoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 7054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ proxySettings),
/* harmony export */   YB: () => (/* binding */ proxyAuthorization),
/* harmony export */   iJ: () => (/* binding */ proxyFor)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1409);



function proxyAuthorization({ url }) {
    if (url.username === "" && url.password === "")
        return {};
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    return { "Proxy-Authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}
function proxySettings(env) {
    const first = (...names) => names.map((name) => env[name]?.trim()).find((value) => value);
    const http = env["REQUEST_METHOD"] ? first("http_proxy") : first("HTTP_PROXY", "http_proxy");
    const https = first("HTTPS_PROXY", "https_proxy");
    const no = first("NO_PROXY", "no_proxy");
    return { ...(http ? { http } : {}), ...(https ? { https } : {}), ...(no ? { no } : {}) };
}
function proxyFor(target, settings) {
    const secure = target.protocol === "https:";
    const address = secure ? settings.https : settings.http;
    if (!address || (0,_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(target.hostname) || isBypassed(target, settings.no ?? ""))
        return undefined;
    const label = secure ? "HTTPS_PROXY" : "HTTP_PROXY";
    const text = address.includes("://") ? address : `http://${address}`;
    if (!URL.canParse(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(`${label}: not a URL`, { hint: "Expected form: http://USER:PASSWORD@HOST:PORT" });
    }
    const url = new URL(text);
    try {
        decodeURIComponent(url.username + url.password);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(`${label}: a "%" in the user or password is not followed by two hexadecimal digits`, {
            hint: "Write %25 for a percent sign",
        });
    }
    if (url.protocol !== "http:" && url.protocol !== "https:") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(`${label}: unsupported scheme ${url.protocol.slice(0, -1)}`, {
            hint: "Use an http:// or https:// proxy",
        });
    }
    const usualPort = url.protocol === "https:" ? 443 : 80;
    return { url, label, host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port) || usualPort };
}
function isBypassed(target, no) {
    const host = target.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
    const port = target.port || (target.protocol === "https:" ? "443" : "80");
    return no
        .toLowerCase()
        .split(/[\s,]+/)
        .some((rule) => rule !== "" && matches(rule, host, port));
}
function matches(rule, host, port) {
    if (rule === "*")
        return true;
    const network = /^(.+)\/(\d{1,3})$/.exec(rule);
    if (network)
        return inNetwork(host, network[1] ?? "", Number(network[2]));
    const { name, only } = ruleParts(rule);
    if (only !== undefined && only !== port)
        return false;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name))
        return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && inNetwork(host, name, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) === 4 ? 32 : 128);
    const domain = name.replace(/^\*\./, ".");
    if (domain === "")
        return false;
    return domain.startsWith(".") ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}
function ruleParts(rule) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(rule))
        return { name: rule, only: undefined };
    const parts = /^(?:\[(.+)\]|([^:]*))(?::(\d+))?$/.exec(rule);
    return { name: parts?.[1] ?? parts?.[2] ?? rule, only: parts?.[3] };
}
function inNetwork(host, address, bits) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    if (family === 0 || (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 0 || bits > ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 32 : 128))
        return false;
    list.addSubnet(address, bits, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? "ipv4" : "ipv6");
    return list.check(host, family === 4 ? "ipv4" : "ipv6");
}


/***/ }),

/***/ 678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ rackCalls),
/* harmony export */   x: () => (/* binding */ findRack)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7203);
/* harmony import */ var _reply_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8494);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3538);




const rack = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    const organization = f.value("organization");
    const owner = typeof organization === "object" && organization !== null
        ? (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(organization).text("name", "")
        : f.text("organization", "");
    const name = f.text("name");
    return { name: owner ? `${owner}/${name}` : name, provider: f.text("provider", ""), status: f.text("status", "") };
};
const details = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    return { ...rack(value), version: f.text("version", ""), parameters: f.map("parameters") };
};
const rackCalls = (http) => ({
    list: () => http.json("GET", "/racks", { read: (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(rack) }),
    get: (name) => {
        const [organization = "", ...rest] = name.split("/");
        return http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/racks/${organization}/${rest.join("/")}`, { read: details });
    },
});
const namesShown = 20;
async function findRack(endpoint, name, options = {}) {
    const { rack: _, ...console } = endpoint;
    const http = (0,_transport_js__WEBPACK_IMPORTED_MODULE_2__/* .openTransport */ .g)(console, options);
    try {
        const names = (await rackCalls(http).list()).map((found) => found.name).sort();
        if (names.includes(name))
            return name;
        const meant = names.filter((found) => name !== "" && found.includes(name));
        const [only] = meant;
        if (only !== undefined && meant.length === 1)
            return only;
        if (meant.length > 1) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`ambiguous rack name: ${name}`, {
                hint: `it may mean ${formatList(meant)}: give the full name`,
            });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`could not find rack: ${name}`, {
            hint: names.length > 0
                ? `this deploy key may see ${formatList(names)}`
                : "this deploy key may see no Rack at all: is it a key of the right organization?",
        });
    }
    finally {
        http.close();
    }
}
function formatList(names) {
    const more = names.length - namesShown;
    return names.slice(0, namesShown).join(", ") + (more > 0 ? ` and ${more} more` : "");
}


/***/ }),

/***/ 8494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   qs: () => (/* binding */ Misread)
/* harmony export */ });
class Misread extends Error {
    name = "Misread";
}
function fields(value) {
    if (!isRecord(value))
        throw new Misread(`the reply is ${describeValue(value)} where an object was expected`);
    const byName = new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
    const get = (name) => byName.get(name.toLowerCase()) ?? undefined;
    return {
        value: get,
        text(name, otherwise) {
            const found = get(name) ?? otherwise;
            if (found === undefined || (found === "" && otherwise === undefined))
                throw new Misread(`the reply has no "${name}"`);
            if (typeof found === "number" || typeof found === "boolean")
                return String(found);
            if (typeof found !== "string")
                throw new Misread(`"${name}" in the reply is ${describeValue(found)}, not a text`);
            return found;
        },
        whole(name) {
            const found = get(name);
            return typeof found === "number" ? found : 0;
        },
        flag: (name) => get(name) === true,
        time(name) {
            const found = get(name);
            const date = typeof found === "string" ? new Date(found) : undefined;
            return date && date.getUTCFullYear() > 1 ? date : undefined;
        },
        map(name) {
            const found = get(name);
            const entries = isRecord(found) ? Object.entries(found) : [];
            return Object.fromEntries(entries.map(([key, item]) => [key, typeof item === "string" ? item : String(item)]));
        },
    };
}
function listOf(read) {
    return (value) => {
        if (value === null)
            return [];
        if (!Array.isArray(value))
            throw new Misread(`the reply is ${describeValue(value)} where a list was expected`);
        return value.map((item) => read(item));
    };
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function describeValue(value) {
    if (value === null)
        return "null";
    if (Array.isArray(value))
        return "a list";
    return typeof value === "object" ? "an object" : `a ${typeof value}`;
}


/***/ }),

/***/ 995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ resourceCalls),
/* harmony export */   d: () => (/* binding */ dumpError)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7203);
/* harmony import */ var _reply_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8494);


const resource = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    return {
        name: f.text("name"),
        type: f.text("type", ""),
        status: f.text("status", ""),
        url: f.text("url", ""),
    };
};
const quietMs = 30 * 60_000;
const resourceCalls = (http) => ({
    list: (app) => http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/resources`, { read: (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(resource) }),
    get: (app, name) => http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/resources/${name}`, { read: resource }),
    export: (app, name) => http.download((0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/resources/${name}/data`, { idleMs: quietMs }),
    import: (app, name, chunks, length) => http.send("PUT", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/resources/${name}/data`, { body: () => ({ chunks, length }), idleMs: quietMs }),
});
function dumpError(tail) {
    const last = tail.trimEnd().split("\n").at(-1)?.trim() ?? "";
    return /^ERROR: could not export\b/.test(last) ? last.slice("ERROR: ".length) : undefined;
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
    return reason instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC ? reason : new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc("canceled", { cause: reason });
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

/***/ 7773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ openSocket),
/* harmony export */   w: () => (/* binding */ throwRackError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(893);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3215);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2184);




const handshakeMs = 45_000;
const pingMs = 5_000;
const largestMessage = 64 * 1024 * 1024;
const highWater = 1024 * 1024;
const inputBytes = 1024;
async function openSocket({ where, headers, connections, signal }) {
    const { WebSocket } = await __webpack_require__.e(/* import() */ 5807).then(__webpack_require__.bind(__webpack_require__, 5807));
    const { origin, pathname } = new URL(where.endpoint.url + where.request.replace(/^GET /, ""));
    return await new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject((0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelError */ .tb)(signal));
        const interrupt = new AbortController();
        const interruptible = { interrupt: interrupt.signal };
        const options = {
            headers,
            origin,
            agent: connections.tunnel,
            ...connections.tls,
            ...interruptible,
            perMessageDeflate: false,
            skipUTF8Validation: true,
            maxPayload: largestMessage,
            maxPendingAutoPongs: 0,
        };
        const ws = new WebSocket(origin.replace(/^http/, "ws") + pathname, options);
        const fail = (error) => {
            reject(error);
            clearTimeout(timer);
            interrupt.abort(error);
            ws.terminate();
        };
        const timer = setTimeout(() => fail((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .networkFailure */ .rd)(where, Object.assign(new Error("timeout"), { code: _failures_js__WEBPACK_IMPORTED_MODULE_1__/* .connectTimeout */ ._e })))), handshakeMs);
        const abort = () => signal && fail((0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelError */ .tb)(signal));
        signal?.addEventListener("abort", abort, { once: true });
        ws.once("close", () => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", abort);
        });
        ws.on("error", (error) => reject((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)(toFailure(where, error))));
        ws.once("unexpected-response", (_, res) => {
            handshakeError(where, res).then(fail, (error) => fail((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .networkFailure */ .rd)(where, error))));
        });
        const stream = streamOf(ws, where, signal);
        ws.once("open", () => {
            clearTimeout(timer);
            resolve(stream);
        });
    });
}
function throwRackError(stream) {
    const reason = stream.rackError();
    if (reason === undefined)
        return;
    const { endpoint, request } = stream.where;
    const status = statusOfReason(reason);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RackError */ .yo(request, status, (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .clean */ .uH)(reason, endpoint), { hint: (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .rackHint */ .R7)(endpoint, status, reason) });
}
function streamOf(ws, where, signal) {
    const queue = [];
    let queued = 0;
    let messages = 0;
    let last;
    let end;
    let wake = () => { };
    const ping = setInterval(() => {
        if (ws.readyState === ws.OPEN)
            ws.ping();
        else if (ws.readyState === ws.CLOSING)
            ws.terminate();
    }, pingMs).unref();
    const finish = (how) => {
        end ??= how;
        clearInterval(ping);
        ws.terminate();
        wake();
    };
    ws.on("message", (data, isBinary) => {
        if (end)
            return;
        if (isBinary)
            return finish("clean");
        const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
        if (bytes.length === 0)
            return;
        messages++;
        last = bytes;
        queue.push(bytes);
        queued += bytes.length;
        if (queued > highWater)
            ws.pause();
        wake();
    });
    ws.on("error", (error) => finish(error));
    ws.on("close", (code) => {
        finish(code === 1000 || code === 1001 || code === 1005 ? "clean" : new Error("lost"));
    });
    async function* chunks() {
        try {
            for (;;) {
                if (signal?.aborted)
                    throw (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelError */ .tb)(signal);
                const chunk = queue.shift();
                if (chunk) {
                    queued -= chunk.length;
                    if (queued <= highWater)
                        ws.resume();
                    yield chunk;
                }
                else if (end === "clean") {
                    return;
                }
                else if (end) {
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UnreachableError */ .Jk(`${where.request}: the connection was lost before the end of the stream`, {
                        cause: end,
                    });
                }
                else {
                    await new Promise((resolve) => {
                        wake = resolve;
                    });
                }
            }
        }
        finally {
            finish("clean");
        }
    }
    const put = (bytes, binary) => new Promise((resolve) => {
        if (end || ws.readyState !== ws.OPEN)
            return resolve();
        ws.send(bytes, { binary }, () => resolve());
    });
    const iterator = chunks();
    return {
        where,
        async send(bytes) {
            for (let at = 0; at < bytes.length; at += inputBytes)
                await put(bytes.subarray(at, at + inputBytes), false);
        },
        endInput: () => put(Buffer.alloc(0), true),
        [Symbol.asyncIterator]: () => iterator,
        messages: () => messages,
        rackError() {
            const text = end === "clean" && last ? last.toString() : "";
            return text.startsWith("ERROR: ") ? text.slice("ERROR: ".length).trim() : undefined;
        },
        close: () => finish("clean"),
    };
}
async function handshakeError(where, res) {
    const status = res.statusCode ?? 0;
    if (status === 407)
        return (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFailure */ .xh)(where, status));
    const body = (await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .readBytes */ .io)(res, _failures_js__WEBPACK_IMPORTED_MODULE_1__/* .errorBodyLimit */ .YT, true)).toString();
    return (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .replyFailure */ .Jx)(where, { status, body, contentType: res.headers["content-type"] }), res.headers["retry-after"]);
}
function toFailure(where, cause) {
    return cause instanceof _failures_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyRefused */ .di ? (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFailure */ .xh)(where, cause.status) : (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .networkFailure */ .rd)(where, cause);
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


/***/ }),

/***/ 3538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ openTransport)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/connections.js
var rack_connections = __webpack_require__(4959);
// EXTERNAL MODULE: ./src/rack/deadline.js
var deadline = __webpack_require__(5972);
// EXTERNAL MODULE: ./src/rack/endpoint.js
var rack_endpoint = __webpack_require__(8545);
// EXTERNAL MODULE: ./src/rack/exchange.js
var exchange = __webpack_require__(893);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/rack/form.js
var rack_form = __webpack_require__(8978);
// EXTERNAL MODULE: ./src/rack/percent.js
var percent = __webpack_require__(1143);
// EXTERNAL MODULE: ./src/rack/reply-fields.js
var reply_fields = __webpack_require__(8494);
// EXTERNAL MODULE: ./src/rack/retry.js
var retry = __webpack_require__(2184);
;// CONCATENATED MODULE: ./src/rack/reply.js





function redirectTarget(where, method, from, res) {
    const status = res.statusCode ?? 0;
    const location = res.headers.location ?? "";
    if (!URL.canParse(location, from.href))
        throw new errors/* RackError */.yo(where.request, status, "redirected to an invalid address");
    const to = new URL(location, from.href);
    if (method === "GET" && to.origin === from.origin)
        return to;
    throw new errors/* RackError */.yo(where.request, status, (0,failures/* clean */.uH)(`redirected to ${to.origin}${decodeRepeatedly(to.pathname)}`, where.endpoint), {
        hint: to.origin === from.origin
            ? "Requests that change something do not follow redirects. Set RACK_URL, or input host, to the final address"
            : "Credentials are not sent to another host. Set RACK_URL, or input host, to the final address",
    });
}
function decodeReply(where, body, read) {
    if ((0,failures/* isHtml */._6)(body))
        throw htmlReply(where);
    try {
        return read(JSON.parse(body));
    }
    catch (cause) {
        const misread = cause instanceof reply_fields/* Misread */.qs ? cause.message : `the reply is ${body.trim() === "" ? "empty" : "not JSON"}`;
        throw new errors/* RackError */.yo(where.request, 200, misread, {
            hint: `Check that ${new URL(where.endpoint.url).host} is a Rack or a Console`,
            cause,
        });
    }
}
function htmlReply(where) {
    return new retry/* TransientError */.N_(new errors/* RackError */.yo(where.request, 200, "the reply is an HTML page", {
        hint: `Check that ${new URL(where.endpoint.url).host} is a Rack or a Console`,
    }));
}
function decodeRepeatedly(text) {
    let decoded = text;
    for (let round = 0; round < 4; round++)
        decoded = (0,percent/* percentDecoded */.o)(decoded);
    return decoded;
}

;// CONCATENATED MODULE: ./src/rack/session.js

function sessionChallenge(header, request) {
    const parts = /^Session\s+(.*)$/i.exec(header?.trim() ?? "")?.[1];
    if (parts === undefined)
        return undefined;
    const values = new Map([...parts.matchAll(/(\w+)="([^"]*)"/g)].map((m) => [m[1]?.toLowerCase(), m[2]]));
    if (values.get("token") === "true") {
        throw new errors/* RackError */.yo(request, 401, "the Console requires a second factor, which is not possible in CI", {
            hint: "use a deploy key as the password, not the token of a person's login",
        });
    }
    const path = values.get("path") ?? "";
    const base = "https://console.invalid";
    if (!path.startsWith("/") || !URL.canParse(path, base) || new URL(path, base).origin !== base) {
        throw new errors/* RackError */.yo(request, 401, "the Console asks for a session at an address that is not its own");
    }
    return { path };
}

// EXTERNAL MODULE: ./src/rack/socket.js
var socket = __webpack_require__(7773);
// EXTERNAL MODULE: ./src/rack/text.js
var rack_text = __webpack_require__(7683);
;// CONCATENATED MODULE: ./src/rack/transport.js













class SessionFailure extends Error {
}
const replyLimit = 64 * 1024 * 1024;
const redirectLimit = 5;
const readTotalMs = 2 * 60_000;
const writeIdleMs = 10 * 60_000;
function openTransport(endpoint, options = {}) {
    const { signal, random = Math.random, onNotice = () => { }, userAgent = "convox-ci", attempts = 5 } = options;
    const { sleep = retry/* pause */.v7, idleMs = 60_000, totalMs = readTotalMs, lookup } = options;
    const connections = (0,rack_connections/* openConnections */.q)(endpoint, { lookup });
    const policyOf = (isRepeatable) => ({
        attempts: isRepeatable ? attempts : 1,
        sleep,
        random,
        notice: onNotice,
        signal: (0,deadline/* withScope */.v4)(signal),
    });
    let session = "";
    const standardHeaders = () => (0,rack_form/* headers */.b3)({
        "User-Agent": userAgent,
        Version: "dev",
        Authorization: (0,rack_endpoint/* basicAuthorization */.aR)(endpoint),
        Rack: endpoint.rack,
        Session: endpoint.console ? session : undefined,
        "X-Convox-Actor": endpoint.actor,
    });
    const whereOf = (call) => ({
        request: `${call.method} ${(0,rack_text/* shorten */.m)(call.path, 300)}`,
        endpoint,
        proxy: connections.proxy,
        once: !call.idempotent,
    });
    const sendOnce = (call, url) => {
        const callIdleMs = call.idleMs ?? (call.method === "GET" ? idleMs : writeIdleMs);
        const isStreamed = call.body !== undefined || call.isDownload;
        return (0,exchange/* exchange */.cv)({
            method: call.method,
            url,
            headers: {
                ...(0,rack_form/* headers */.b3)(call.headers ?? {}),
                ...standardHeaders(),
                Accept: "application/json, */*",
                "Content-Type": call.form ? "application/x-www-form-urlencoded" : "application/octet-stream",
            },
            body: call.form ? (0,rack_form/* form */.Zd)(call.form) : call.body?.(),
            connections,
            agent: call.method === "GET" ? connections.kept : connections.fresh,
            idleMs: callIdleMs,
            totalMs: isStreamed ? undefined : Math.max(totalMs, call.method === "GET" ? 0 : callIdleMs + 60_000),
            signal: (0,deadline/* withScope */.v4)(signal),
        });
    };
    async function requestReply(call) {
        const where = whereOf(call);
        const query = (0,rack_form/* form */.Zd)(call.query ?? {});
        let url = new URL(endpoint.url + call.path + (query === "" ? "" : `?${query}`));
        let isChallenged = false;
        for (let hops = 0;;) {
            const sentSession = session;
            const reply = await sendOnce(call, url);
            const { res } = reply;
            const status = res.statusCode ?? 0;
            if (status >= 200 && status < 300)
                return reply;
            const body = (await (0,exchange/* readBytes */.io)(res, failures/* errorBodyLimit */.YT, true)).toString();
            res.destroy();
            await reply.finish();
            if (status === 407)
                throw (0,failures/* toThrown */.UU)((0,failures/* proxyFailure */.xh)(where, status));
            if (status === 401 && endpoint.console && !isChallenged) {
                isChallenged = await meetChallenge(where, res, sentSession);
                if (isChallenged)
                    continue;
            }
            if (status >= 300 && status < 400) {
                url = redirectTarget(where, call.method, url, res);
                if (++hops > redirectLimit)
                    throw new errors/* RackError */.yo(where.request, status, "too many redirects");
                continue;
            }
            throw (0,failures/* toThrown */.UU)((0,failures/* replyFailure */.Jx)(where, { status, body, contentType: res.headers["content-type"] }), res.headers["retry-after"]);
        }
    }
    async function meetChallenge(where, res, sentSession) {
        try {
            const challenge = sessionChallenge(res.headers["www-authenticate"], where.request);
            if (challenge && session === sentSession)
                session = await createSession(challenge.path);
            return challenge !== undefined;
        }
        catch (cause) {
            throw new SessionFailure("no session", { cause });
        }
    }
    async function createSession(path) {
        const call = { method: "POST", path, idempotent: false };
        const where = whereOf(call);
        const { res } = await sendOnce(call, new URL(path, endpoint.url));
        const body = (await (0,exchange/* readBytes */.io)(res, failures/* errorBodyLimit */.YT, true)).toString();
        const status = res.statusCode ?? 0;
        if (status !== 200)
            throw (0,failures/* replyFailure */.Jx)(where, { status, body, contentType: res.headers["content-type"] }).error;
        return decodeReply(where, body, (value) => (0,reply_fields/* fields */.OA)(value).text("id"));
    }
    function perform(call, consume) {
        const where = whereOf(call);
        return (0,retry/* withRetries */.LH)(where.request, policyOf(call.idempotent), async () => {
            try {
                const reply = await requestReply(call);
                const value = await consume(reply.res);
                await reply.finish();
                return value;
            }
            catch (error) {
                throw interpret(where, error);
            }
        });
    }
    function interpret(where, error) {
        const ending = (0,deadline/* withScope */.v4)(signal);
        if (ending?.aborted)
            return (0,retry/* cancelError */.tb)(ending);
        if (error instanceof exchange/* BodyFailure */.vL)
            return error.cause;
        if (error instanceof SessionFailure)
            return interpret(where, error.cause);
        if (error instanceof errors/* ConvoxError */.AC || error instanceof retry/* TransientError */.N_)
            return error;
        return (0,failures/* toThrown */.UU)(error instanceof failures/* ProxyRefused */.di ? (0,failures/* proxyFailure */.xh)(where, error.status) : (0,failures/* networkFailure */.rd)(where, error));
    }
    function callOf(method, path, options) {
        return { ...options, method, path, idempotent: options.idempotent ?? method === "GET" };
    }
    return {
        notice: onNotice,
        close: connections.close,
        json(method, path, { read, ...options }) {
            const call = callOf(method, path, options);
            return perform(call, async (res) => decodeReply(whereOf(call), (await (0,exchange/* readBytes */.io)(res, replyLimit)).toString(), read));
        },
        async send(method, path, options = {}) {
            const call = callOf(method, path, options);
            await perform(call, async (res) => {
                const body = (await (0,exchange/* readBytes */.io)(res, failures/* errorBodyLimit */.YT, true)).toString();
                if ((0,failures/* isHtml */._6)(body))
                    throw htmlReply(whereOf(call));
            });
        },
        download(path, options = {}) {
            const call = { ...callOf("GET", path, options), isDownload: true };
            return perform(call, async (res) => readWhole(call, (0,exchange/* readChunks */.zO)(res, call.idleMs ?? idleMs)));
        },
        async stream(path, streamOptions = {}, times = undefined) {
            const where = whereOf(callOf("GET", path, { idempotent: times !== "once" }));
            if (endpoint.console)
                await refreshSession();
            return (0,retry/* withRetries */.LH)(where.request, policyOf(!where.once), () => (0,socket/* openSocket */.k)({
                where,
                headers: { ...standardHeaders(), ...(0,rack_form/* headers */.b3)(streamOptions) },
                connections,
                signal: (0,deadline/* withScope */.v4)(signal),
            }));
        },
    };
    async function refreshSession() {
        const call = callOf("GET", "/racks", {});
        try {
            await (0,exchange/* readBytes */.io)((await requestReply(call)).res, replyLimit, true);
        }
        catch (error) {
            if ((0,deadline/* withScope */.v4)(signal)?.aborted || error instanceof SessionFailure)
                throw interpret(whereOf(call), error);
        }
    }
    async function* readWhole(call, chunks) {
        try {
            yield* chunks;
        }
        catch (error) {
            const interpreted = interpret(whereOf(call), error);
            throw interpreted instanceof retry/* TransientError */.N_ ? interpreted.error : interpreted;
        }
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
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6743);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .dz("no Rack is named", {
            hint: "Set the input rack (--rack), CONVOX_RACK or RACK_URL. --rack local is the Rack inside this package.",
        });
    }
    if (password === undefined) {
        const who = rack === undefined ? "the Console" : `the Rack ${JSON.stringify(rack)}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .dz(`${who} needs a deploy key, and none is set`, {
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .dz(`ca-file is ${JSON.stringify(caFile)}: it cannot be read`, { cause: error });
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


const loadLocalRack = () => Promise.all(/* import() */[__webpack_require__.e(8009), __webpack_require__.e(9033)]).then(__webpack_require__.bind(__webpack_require__, 9033));
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
        if (error instanceof StartFailure)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`local Rack: ${error.message}`, { cause: error });
        if (!(error instanceof BuilderUnavailable))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(error.message, {
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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`CONVOX_LOCAL_RACK_BUILDER is ${JSON.stringify(text)}: allowed are ${BUILDERS.join(", ")}`);
}
function generationOf(text) {
    if (text === undefined || text === "" || text === "v3")
        return "v3";
    if (text === "v2")
        return "v2";
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`CONVOX_LOCAL_RACK_GENERATION is ${JSON.stringify(text)}: allowed are v2 and v3`);
}
function readFaults(parse) {
    try {
        return parse();
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`faults: ${error instanceof Error ? error.message : String(error)}`);
    }
}


/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ VERSION),
/* harmony export */   x: () => (/* binding */ ISSUES_URL)
/* harmony export */ });
const VERSION = "1.5.0";
const ISSUES_URL = "https://github.com/convox/ci/issues";


/***/ })

};
