export const id = 106;
export const ids = [106];
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
    machine: {
        description: "Name of a Convox Cloud machine to use instead of a Rack: organization/machine, or a unique part of it",
        short: "i",
        fallback: "CONVOX_MACHINE",
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
    "to-machine": {
        description: "Name of the target Convox Cloud machine, instead of to-rack",
        env: ["CONVOX_DESTINATION_MACHINE"],
        fallback: "CONVOX_DESTINATION_MACHINE",
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

/***/ 8387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ parseInputs)
/* harmony export */ });
/* unused harmony export camelCase */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _white_space_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7710);


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
        const value = (0,_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimText */ .O)(env[key] ?? "");
        if (value)
            return value;
    }
    return input.default;
}
function trimValue(input, value) {
    if (value === undefined || input.kind === "pairs" || (input.rest && input.kind !== "lines"))
        return value;
    if (typeof value !== "string")
        return value.map(_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimText */ .O);
    return input.kind === "lines" ? value : (0,_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimText */ .O)(value);
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
        .map(_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimText */ .O)
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
const files = [
    { name: "deploy", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(2613), __webpack_require__.e(6151), __webpack_require__.e(5852), __webpack_require__.e(8168)]).then(__webpack_require__.bind(__webpack_require__, 8168))).deploy },
    { name: "build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(2613), __webpack_require__.e(6151), __webpack_require__.e(5852), __webpack_require__.e(6411)]).then(__webpack_require__.bind(__webpack_require__, 4338))).build },
    { name: "promote", cliNames: ["releases promote"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406)]).then(__webpack_require__.bind(__webpack_require__, 9406))).promote },
    {
        name: "rollback",
        cliNames: ["releases rollback"],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(1142), __webpack_require__.e(107)]).then(__webpack_require__.bind(__webpack_require__, 191))).rollback,
    },
    { name: "review", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(6151), __webpack_require__.e(3260)]).then(__webpack_require__.bind(__webpack_require__, 3260))).review },
    { name: "cancel", cliNames: ["apps cancel"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(8499)]).then(__webpack_require__.bind(__webpack_require__, 8499))).cancel },
    { name: "run", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3289)]).then(__webpack_require__.bind(__webpack_require__, 3289))).run },
    { name: "exec", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3289), __webpack_require__.e(487)]).then(__webpack_require__.bind(__webpack_require__, 487))).exec },
    { name: "builds", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(7888)]).then(__webpack_require__.bind(__webpack_require__, 7888))).builds },
    { name: "builds info", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(7888)]).then(__webpack_require__.bind(__webpack_require__, 7888))).buildsInfo },
    { name: "builds logs", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(7888)]).then(__webpack_require__.bind(__webpack_require__, 7888))).buildsLogs },
    { name: "builds cancel", load: async () => (await __webpack_require__.e(/* import() */ 3703).then(__webpack_require__.bind(__webpack_require__, 3703))).buildsCancel },
    { name: "builds find", action: "find-build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5318)]).then(__webpack_require__.bind(__webpack_require__, 5318))).buildsFind },
    {
        name: "builds export",
        action: "export-build",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5074), __webpack_require__.e(7472)]).then(__webpack_require__.bind(__webpack_require__, 8519))).buildsExport,
    },
    {
        name: "builds import",
        action: "import-build",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5074), __webpack_require__.e(8099)]).then(__webpack_require__.bind(__webpack_require__, 4260))).buildsImport,
    },
    { name: "builds copy", action: "copy-build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(5074), __webpack_require__.e(2276)]).then(__webpack_require__.bind(__webpack_require__, 2276))).buildsCopy },
    { name: "releases", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(6627)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releases },
    { name: "releases info", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(6627)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releasesInfo },
    { name: "releases manifest", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(6627)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releasesManifest },
    { name: "releases find", action: "find-release", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5318)]).then(__webpack_require__.bind(__webpack_require__, 5318))).releasesFind },
    { name: "diagnose", cliNames: ["deploy-debug"], load: async () => (await __webpack_require__.e(/* import() */ 4241).then(__webpack_require__.bind(__webpack_require__, 4241))).diagnose },
    { name: "env", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(7784)]).then(__webpack_require__.bind(__webpack_require__, 7784))).env },
    { name: "env get", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(7784)]).then(__webpack_require__.bind(__webpack_require__, 7784))).envGet },
    { name: "env set", action: "env-set", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(6469)]).then(__webpack_require__.bind(__webpack_require__, 6469))).envSet },
    { name: "env unset", action: "env-unset", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(6469)]).then(__webpack_require__.bind(__webpack_require__, 6469))).envUnset },
    { name: "apps", load: async () => (await __webpack_require__.e(/* import() */ 8819).then(__webpack_require__.bind(__webpack_require__, 8819))).apps },
    { name: "apps info", load: async () => (await __webpack_require__.e(/* import() */ 8819).then(__webpack_require__.bind(__webpack_require__, 8819))).appsInfo },
    { name: "create", cliNames: ["apps create"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(6679)]).then(__webpack_require__.bind(__webpack_require__, 6679))).create },
    { name: "destroy", cliNames: ["apps delete"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(8553)]).then(__webpack_require__.bind(__webpack_require__, 8553))).destroy },
    { name: "services", load: async () => (await __webpack_require__.e(/* import() */ 8797).then(__webpack_require__.bind(__webpack_require__, 8797))).services },
    { name: "ps", load: async () => (await __webpack_require__.e(/* import() */ 6032).then(__webpack_require__.bind(__webpack_require__, 6032))).ps },
    { name: "ps stop", load: async () => (await __webpack_require__.e(/* import() */ 2381).then(__webpack_require__.bind(__webpack_require__, 2381))).psStop },
    { name: "scale", cliNames: ["services update"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3147)]).then(__webpack_require__.bind(__webpack_require__, 3147))).scale },
    { name: "restart", cliNames: ["services restart"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(4794)]).then(__webpack_require__.bind(__webpack_require__, 4794))).restart },
    { name: "logs", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(9318)]).then(__webpack_require__.bind(__webpack_require__, 9318))).logs },
    { name: "resources", load: async () => (await __webpack_require__.e(/* import() */ 4562).then(__webpack_require__.bind(__webpack_require__, 4562))).resources },
    {
        name: "resources export",
        action: "export",
        load: async () => (await __webpack_require__.e(/* import() */ 1189).then(__webpack_require__.bind(__webpack_require__, 1189))).resourcesExport,
    },
    {
        name: "resources import",
        action: "import",
        load: async () => (await __webpack_require__.e(/* import() */ 6770).then(__webpack_require__.bind(__webpack_require__, 6770))).resourcesImport,
    },
    { name: "login", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(978)]).then(__webpack_require__.bind(__webpack_require__, 978))).login },
    { name: "doctor", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(4787)]).then(__webpack_require__.bind(__webpack_require__, 4787))).doctor },
    { name: "racks", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).racks },
    {
        name: "machines",
        cliNames: ["cloud machines"],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).machines,
    },
    { name: "rack", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).rackInfo },
    { name: "rack params", action: "rack-params", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).rackParams },
    { name: "setup", load: async () => (await __webpack_require__.e(/* import() */ 9906).then(__webpack_require__.bind(__webpack_require__, 9906))).setup },
];
const commandFiles = files;
async function loadCommand(file) {
    return (await file.load());
}
async function loadCommands() {
    return await Promise.all(commandFiles.map(loadCommand));
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

/***/ 1513:
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

;// CONCATENATED MODULE: ./src/host/visible-bytes.js
const ESC = 0x1b;
const LONGEST_SEQUENCE = 64;
const BACKSLASH = 0x5c;
const WORD = 4;
const QUOTED_SEQUENCE = /\\{1,4}(?:u001b|x1b|e|033)\[[0-9;?]{0,32}[A-Za-z]/i;
function wholeOf(all) {
    return { bytes: all, placeOf: (index) => index };
}
function visibleBytes(all, isLast, room = Buffer.allocUnsafe(all.length)) {
    const isQuoted = isLast && all.includes("[") && QUOTED_SEQUENCE.test(all.toString("latin1"));
    const find = isQuoted ? findInvisibleOrQuoted : findInvisible;
    let at = find(all, 0);
    if (at === all.length)
        return wholeOf(all);
    const parts = [];
    let size = 0;
    const keep = (from, end) => {
        if (from >= end)
            return;
        parts.push({ to: size, from });
        size += all.copy(room, size, from, end);
    };
    let from = 0;
    while (at < all.length) {
        const quoted = isQuoted && all[at] === BACKSLASH ? quotedLength(all, at) : 1;
        const next = all[at] === ESC ? endOfSequence(all, at) : at + quoted;
        if (next === undefined && !isLast)
            break;
        keep(from, at);
        from = next ?? at + 1;
        at = find(all, from);
    }
    keep(from, at);
    return { bytes: room.subarray(0, size), placeOf: (index) => (index < size ? originalPlace(parts, index) : at) };
}
function originalPlace(parts, index) {
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if ((parts[middle]?.to ?? 0) <= index)
            low = middle;
        else
            high = middle - 1;
    }
    const { to, from } = parts[low] ?? { to: 0, from: 0 };
    return from + index - to;
}
function findInvisible(bytes, from) {
    const { buffer, byteOffset, length } = bytes;
    let at = from;
    if (length - from >= 2 * WORD) {
        for (; (byteOffset + at) % WORD !== 0; at++)
            if (INVISIBLE[bytes[at] ?? 0] === 1)
                return at;
        for (const word of new Int32Array(buffer, byteOffset + at, Math.floor((length - at) / WORD))) {
            if (mayHaveInvisible(word)) {
                for (let i = at; i < at + WORD; i++)
                    if (INVISIBLE[bytes[i] ?? 0] === 1)
                        return i;
            }
            at += WORD;
        }
    }
    for (; at < length; at++)
        if (INVISIBLE[bytes[at] ?? 0] === 1)
            return at;
    return length;
}
function mayHaveInvisible(word) {
    const del = word ^ 0x7f7f7f7f;
    return ((((word - 0x20202020) & ~word) | ((del - 0x01010101) & ~del)) & 0x80808080) !== 0;
}
function findInvisibleOrQuoted(bytes, from) {
    const end = findInvisible(bytes, from);
    for (let at = bytes.indexOf(BACKSLASH, from); at >= 0 && at < end; at = bytes.indexOf(BACKSLASH, at + 1)) {
        if (quotedLength(bytes, at) > 0)
            return at;
    }
    return end;
}
function quotedLength(all, at) {
    const text = all.toString("latin1", at, at + LONGEST_SEQUENCE);
    const match = QUOTED_SEQUENCE.exec(text);
    return match?.index === 0 ? match[0].length : 0;
}
const INVISIBLE = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f ? 1 : 0);
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

;// CONCATENATED MODULE: ./src/host/mask.js


const HIDDEN = Buffer.from("***");
const SHORTEST = 4;
const MOST_SEARCHES = 16;
const CHUNK_BYTES = 64 * 1024;
const COMMON_LINE = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$|^(?:- )?["']?[\w.-]{1,64}["']?:(?: ?[[{|>]-?)?$/;
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
    #room = Buffer.alloc(0);
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
        const { bytes, placeOf } = form === "raw" ? wholeOf(all) : visibleBytes(all, isLast, this.#roomFor(all.length));
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
    #roomFor(length) {
        if (length > 2 * CHUNK_BYTES)
            return Buffer.allocUnsafe(length);
        if (this.#room.length < length)
            this.#room = Buffer.allocUnsafe(Math.min(2 * length, 2 * CHUNK_BYTES));
        return this.#room;
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
function viewOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
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

/***/ 1250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fw: () => (/* binding */ MACHINE_GENERATION),
/* harmony export */   U4: () => (/* binding */ isNewer),
/* harmony export */   du: () => (/* binding */ isAtLeast),
/* harmony export */   gS: () => (/* binding */ generationOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const MACHINE_GENERATION = { generation: "v3", version: undefined, isMachine: true };
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

/***/ 5966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_tls__WEBPACK_IMPORTED_MODULE_2___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readAuthorities)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1692);



const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
async function readAuthorities(files, env) {
    if (files.length === 0)
        return {};
    const texts = await Promise.all(files.map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, "utf8")));
    const extra = env["NODE_EXTRA_CA_CERTS"];
    if (extra && !("getCACertificates" in /*#__PURE__*/ (node_tls__WEBPACK_IMPORTED_MODULE_2___namespace_cache || (node_tls__WEBPACK_IMPORTED_MODULE_2___namespace_cache = __webpack_require__.t(node_tls__WEBPACK_IMPORTED_MODULE_2__, 2)))))
        texts.push(await readValid(extra));
    return { ca: texts.join("\n") };
}
async function readValid(file) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, "utf8").catch(() => "");
    return (text.match(CERTIFICATE) ?? []).filter(isCertificate).join("\n");
}
function isCertificate(pem) {
    try {
        return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem).subject !== undefined;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 7213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   G8: () => (/* binding */ LOCAL),
/* harmony export */   Lp: () => (/* binding */ consoleHostOf),
/* harmony export */   VT: () => (/* binding */ machineOf),
/* harmony export */   dC: () => (/* binding */ readConnection),
/* harmony export */   yF: () => (/* binding */ connectRack)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5214);
/* harmony import */ var _commands_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8387);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2315);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6122);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(678);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7054);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8545);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1409);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7748);
/* harmony import */ var _authorities_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5966);
/* harmony import */ var _embedded_rack_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9697);








const LOCAL = "local";
const CONSOLE = "console.convox.com";
function readConnection(given, env, cwd) {
    const connection = (0,_commands_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .T)(_commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_2__/* .connectionInputs */ .e, given, env);
    const { caFile } = connection;
    return caFile === undefined ? connection : { ...connection, caFile: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, caFile) };
}
async function connectRack(connection, env, host, { createsApp = false, ...options }) {
    const target = await targetOf(connection, env, host, { needsRack: true, createsApp });
    const { kind } = target;
    try {
        const rack = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .N)(kind === "console" ? await selectInConsole(target, options) : target.endpoint, options);
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
async function selectInConsole({ endpoint, rack, machine }, options) {
    if (machine !== undefined)
        return { ...endpoint, machine: await (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .findMachine */ .x)(endpoint, machine, options) };
    return { ...endpoint, rack: await (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_5__/* .findRack */ .xo)(endpoint, rack ?? "", options) };
}
async function targetOf(connection, env, host, { needsRack, createsApp = false }) {
    const tls = { verify: connection.tlsVerify, ...(await readTrust(connection.caFile, env)) };
    const startLocal = async () => {
        const local = await (0,_embedded_rack_js__WEBPACK_IMPORTED_MODULE_6__/* .startEmbeddedRack */ .gq)(env, host, { createsApp });
        return { ...local, endpoint: { ...local.endpoint, tls } };
    };
    if (connection.rack === LOCAL)
        return startLocal();
    const password = connection.password || env["CONVOX_PASSWORD"] || undefined;
    const common = { tls, proxy: (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_7__/* .proxySettings */ .EM)(env), ...(env["CONVOX_ACTOR"] ? { actor: env["CONVOX_ACTOR"] } : {}) };
    const rackUrl = env["RACK_URL"];
    const machine = machineOf(connection, env);
    const rack = machine === undefined ? connection.rack || env["CONVOX_RACK"] || undefined : undefined;
    if (machine !== undefined && rackUrl)
        host.info("RACK_URL is ignored, because machine is set");
    if (machine === undefined && rackUrl) {
        const endpoint = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_8__/* .directEndpoint */ .zf)(rackUrl, common);
        warnOfTls(tls.verify, host);
        warnOfPlain(endpoint, host);
        if (connection.rack)
            host.warn(`RACK_URL is set, so rack ${JSON.stringify(connection.rack)} is ignored`);
        return { kind: "direct", endpoint, rack: undefined, close: async () => { } };
    }
    if (rack === LOCAL)
        return startLocal();
    if (rack === undefined && machine === undefined && needsRack) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_9__/* .InputError */ .dz("rack-not-set", "no Rack is named", {
            hint: "Set the input rack (--rack), CONVOX_RACK or RACK_URL, or the input machine (--machine) for a Convox Cloud machine. " +
                "rack: local is the Rack inside this package.",
        });
    }
    if (password === undefined) {
        const named = machine === undefined ? rack && `the Rack ${JSON.stringify(rack)}` : `the machine ${JSON.stringify(machine)}`;
        const who = named ?? "the Console";
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_9__/* .InputError */ .dz("key-not-set", `${who} needs a deploy key, and none is set`, {
            hint: "Set the input password, or CONVOX_PASSWORD, to a deploy key of the organization. rack: local needs no key.",
        });
    }
    warnOfTls(tls.verify, host);
    if (/^(["'`]).*\1$/.test(password))
        host.warn("The deploy key is in quotes, which are sent as a part of it");
    const consoleHost = withScheme(consoleHostOf(connection, env), env);
    const endpoint = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_8__/* .consoleEndpoint */ .nW)(consoleHost, password, common);
    return { kind: "console", endpoint, rack, ...(machine === undefined ? {} : { machine }), close: async () => { } };
}
function machineOf({ rack, machine }, env) {
    if (rack && machine) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_9__/* .InputError */ .dz("inputs-conflict", "rack and machine are both set", { hint: "Set one of them." });
    }
    const named = env["CONVOX_MACHINE"] || undefined;
    if (machine || rack || named === undefined)
        return machine;
    const other = ["RACK_URL", "CONVOX_RACK"].find((name) => env[name]);
    if (other === undefined)
        return named;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_9__/* .InputError */ .dz("inputs-conflict", `CONVOX_MACHINE and ${other} are both set, and one of them must not be`, {
        hint: "Set the input machine (--machine) or rack (--rack), which win over both, or unset one of the variables.",
    });
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
    if (protocol === "https:" || password === "" || (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_10__/* .isLoopback */ .U)(hostname))
        return;
    host.warn("RACK_URL starts with http://: others on the network can read its password and the source");
}
async function readTrust(caFile, env) {
    if (caFile === undefined)
        return {};
    try {
        return await (0,_authorities_js__WEBPACK_IMPORTED_MODULE_11__/* .readAuthorities */ .G)([caFile], env);
    }
    catch (error) {
        throw (0,_system_error_js__WEBPACK_IMPORTED_MODULE_12__/* .toFileError */ .GI)("ca-file", caFile, "read", error);
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


const loadLocalRack = () => Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6927)]).then(__webpack_require__.bind(__webpack_require__, 6927));
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
            hint: "Set CONVOX_LOCAL_RACK_BUILDER=auto, which takes Docker or buildah, and otherwise only plans.",
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
var connection = __webpack_require__(5214);
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
    const { toRack, toMachine, toHost, toPassword } = (0,declaration_inputs/* parseInputs */.T)(destination/* destinationInputs */.S, given, env);
    const rackUrl = env["CONVOX_DESTINATION_RACK_URL"] || undefined;
    if (!toRack && !toMachine && !toHost && !toPassword && !rackUrl)
        return undefined;
    if (!rackUrl && toHost && !toPassword) {
        const own = (0,connect/* consoleHostOf */.Lp)(first, env);
        if (toRack !== connect/* LOCAL */.G8 && normalizeHost(toHost) !== normalizeHost(own)) {
            throw new errors/* InputError */.dz("key-not-set", `to-password is missing: the deploy key of ${own} is not sent to ${toHost.trim()}`, {
                hint: "Set the input to-password, or CONVOX_DESTINATION_PASSWORD, to a deploy key of the target Console.",
            });
        }
    }
    if (toRack && toMachine) {
        throw new errors/* InputError */.dz("inputs-conflict", "to-rack and to-machine are both set", { hint: "Set one of them." });
    }
    const isNamed = Boolean(toRack || toMachine || rackUrl);
    const connection = {
        ...first,
        rack: isNamed ? toRack : first.rack,
        machine: isNamed ? toMachine : first.machine,
        host: toHost ?? first.host,
        password: toPassword ?? first.password,
    };
    const { CONVOX_RACK, CONVOX_MACHINE, ...rest } = env;
    const own = { ...rest, RACK_URL: rackUrl, ...(isNamed ? {} : { CONVOX_RACK, CONVOX_MACHINE }) };
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
function followSignal(signal) {
    const controller = new AbortController();
    const abort = () => controller.abort(new errors/* CancelledError */.cc("canceled", "canceled", { cause: signal.reason }));
    if (signal.aborted)
        abort();
    else
        signal.addEventListener("abort", abort, { once: true });
    return {
        signal: controller.signal,
        overdue: new Promise(() => { }),
        dispose: () => signal.removeEventListener("abort", abort),
    };
}
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
    const inputs = { ...command.inputs, ...(command.needsRack === false ? {} : connection/* connectionInputs */.e) };
    const values = (0,declaration_inputs/* parseInputs */.T)(inputs, job.given, env);
    const cleanup = watchCleanup();
    const { signal, overdue, dispose } = job.cancel
        ? followSignal(job.cancel)
        : listenForSignals(cleanup.isNeeded, job.signals);
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
    const { caFile } = command.needsRack === false ? {} : (0,connect/* readConnection */.dC)(job.given, job.env, job.cwd);
    const settings = (0,trace_settings/* readTraceSettings */.LI)(job.env, caFile);
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
    const { given, env, cwd, timeline, stdin, signals: _, cancel, ...pipes } = job;
    const host = cleanup.watchHost(measureGroups(job.host, timeline));
    const git = loadGitWhenUsed((line) => host.info(line));
    const rest = {
        ...pipes,
        ...(stdin ? { stdin: () => cutInput(stdin(), signal) } : {}),
        host,
        advise: pipes.advise ?? (async (text) => text),
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
        if (command.followsLog)
            return;
        const more = cancel === undefined ? " A second signal ends the program at once." : "";
        host.info(`${signal.reason.message}: cleaning up on the Rack.${more}`);
    });
    const connection = (0,connect/* readConnection */.dC)(given, env, cwd);
    if (command.onMachine?.isHit?.(values) && (0,connect/* machineOf */.VT)(connection, env) !== undefined) {
        throw new errors/* InputError */.dz("machine-unsupported", `${command.name} on a Convox Cloud machine: ${command.onMachine.limit}`);
    }
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
        const { rack, close } = await (0,connect/* connectRack */.yF)((0,connect/* readConnection */.dC)(given, env, job.cwd), env, host, { sleep: retry/* pause */.v7 });
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
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1718);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1143);
/* harmony import */ var _white_space_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7710);
/* harmony import */ var _trace_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9670);



const SETTING = /^(?:CONVOX_.*|RACK_URL|(?:https?|all|no)_proxy)$/i;
function trimSettings(env) {
    return Object.fromEntries(Object.entries(env).map(([name, value]) => [
        name,
        SETTING.test(name) && value !== undefined ? (0,_white_space_js__WEBPACK_IMPORTED_MODULE_0__/* .trimText */ .O)(value) : value,
    ]));
}
const KEYS = [
    "CONVOX_PASSWORD",
    "CONVOX_DEPLOY_KEY",
    "CONVOX_DESTINATION_PASSWORD",
    "CONVOX_IMAGE_PASSWORD",
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
    return _trace_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .HEADER_VARIABLES */ .EW.flatMap((name) => (0,_trace_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePairs */ .xg)(env[name] ?? "")).flatMap(([, value]) => value.length < MIN_HEADER
        ? []
        : [value, ...(/^\S+ (\S+)$/.exec(value)?.slice(1) ?? [])].flatMap((key) => (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .secretForms */ .e)(key)));
}
function secretsOf(env) {
    const keys = KEYS.flatMap((name) => [env[name] ?? "", (0,_white_space_js__WEBPACK_IMPORTED_MODULE_0__/* .trimText */ .O)(env[name] ?? "")]).flatMap((key) => (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .secretForms */ .e)(key));
    const urls = URLS.flatMap((name) => [env[name], env[name.toLowerCase()]]).flatMap((url) => secretsOfUrl((0,_white_space_js__WEBPACK_IMPORTED_MODULE_0__/* .trimText */ .O)(url ?? "")));
    return new Set([...keys, ...urls].filter((secret) => (0,_white_space_js__WEBPACK_IMPORTED_MODULE_0__/* .trimText */ .O)(secret) !== ""));
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
    const plain = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_3__/* .percentDecoded */ .o)(password);
    return [password, ...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .secretForms */ .e)(plain, (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_3__/* .percentDecoded */ .o)(user)), Buffer.from(userinfo).toString("base64")];
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
function readTraceSettings(env, caFile) {
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
        caFiles: [read("CERTIFICATE"), caFile].flatMap((file) => file || []),
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


/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fm: () => (/* binding */ HOMEPAGE_URL),
/* harmony export */   xV: () => (/* binding */ ISSUES_URL),
/* harmony export */   xv: () => (/* binding */ VERSION)
/* harmony export */ });
const VERSION = "1.5.0";
const ISSUES_URL = "https://github.com/convox/ci/issues";
const HOMEPAGE_URL = "https://github.com/convox/ci";


/***/ }),

/***/ 7710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ trimText)
/* harmony export */ });
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/;
function trimText(text) {
    let [start, end] = [0, text.length];
    while (start < end && INVISIBLE.test(text.charAt(start)))
        start++;
    while (end > start && INVISIBLE.test(text.charAt(end - 1)))
        end--;
    return text.slice(start, end);
}


/***/ })

};
