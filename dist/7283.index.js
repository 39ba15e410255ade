export const id = 7283;
export const ids = [7283];
export const modules = {

/***/ 9189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine),
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
function table(given) {
    const rows = given.map((row) => row.map(sanitizeCell));
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
        });
    }
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd())
        .map((line) => `${line}\n`)
        .join("");
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}
function sanitizeCell(cell) {
    return cell
        .replace(/\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?/g, "")
        .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ");
}


/***/ }),

/***/ 5562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ ago),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   mz: () => (/* binding */ byteSize)
/* harmony export */ });
function byteSize(bytes) {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
function formatDuration(ms) {
    const total = Math.max(0, Math.round(ms / 1000));
    const hours = Math.floor(total / 3600);
    const minutes = Math.floor((total % 3600) / 60);
    return `${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${total % 60}s`;
}
function ago(time, now) {
    if (time === "")
        return "";
    const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
    if (seconds < 1)
        return "now";
    const units = [
        ["year", 365 * 86400],
        ["month", 30 * 86400],
        ["week", 7 * 86400],
        ["day", 86400],
        ["hour", 3600],
        ["minute", 60],
        ["second", 1],
    ];
    const [name, size] = units.find(([, length]) => seconds >= length) ?? ["second", 1];
    const count = Math.floor(seconds / size);
    return `${count} ${name}${count === 1 ? "" : "s"} ago`;
}


/***/ }),

/***/ 7283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completeValues: () => (/* binding */ completeValues)
/* harmony export */ });
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5214);
/* harmony import */ var _commands_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8387);
/* harmony import */ var _commands_output_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9189);
/* harmony import */ var _commands_output_units_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5562);
/* harmony import */ var _host_control_sequences_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5625);
/* harmony import */ var _host_mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1513);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(355);
/* harmony import */ var _session_connect_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7213);
/* harmony import */ var _session_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8330);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2812);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4968);
/* harmony import */ var _value_kinds_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1156);












const LIMIT_MS = 1_000;
const NOTE_LENGTH = 60;
const LISTED = 30;
async function completeValues(words, env, limitMs = LIMIT_MS) {
    try {
        const asked = await findAsked(joinValues(words));
        if (asked === undefined)
            return "";
        const signal = AbortSignal.timeout(limitMs);
        const late = new Promise((_, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        });
        const found = await Promise.race([listValues(asked, (0,_session_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .trimSettings */ .O)(env), signal), late]);
        const masker = new _host_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .Masker */ .G();
        (0,_session_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .maskSecrets */ .Q)(() => undefined, env, { mask: (secret) => masker.add(secret) });
        return found
            .filter(({ value }) => isSafe(value))
            .map((one) => masker.text(toLine(one)))
            .join("");
    }
    catch {
        return "";
    }
}
function isSafe(value) {
    return /^[\w.][\w./@-]*$/.test(value);
}
function toLine({ value, note }) {
    const text = (0,_commands_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .T)((0,_host_control_sequences_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(note)).replaceAll(":", " ").slice(0, NOTE_LENGTH);
    return `${value}\t${text}\n`;
}
function joinValues(words) {
    const joined = [];
    for (const [at, word] of words.entries()) {
        const last = joined.at(-1);
        if (last?.startsWith("--") && (word === "=" || (words[at - 1] === "=" && last.endsWith("=")))) {
            joined[joined.length - 1] = `${last}${word}`;
        }
        else
            joined.push(word);
    }
    return joined;
}
async function findAsked(words) {
    if (words.includes("--"))
        return undefined;
    const { command, rest } = (0,_command_line_js__WEBPACK_IMPORTED_MODULE_4__/* .findCommand */ .Zv)(words, await (0,_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .loadCandidates */ .R)(words));
    const inputs = (0,_command_line_js__WEBPACK_IMPORTED_MODULE_4__/* .flagsOf */ .Zo)(command);
    const names = new Map(Object.entries(inputs).flatMap(([name, { aliases = [], short }]) => {
        return [`--${name}`, ...aliases.map((alias) => `--${alias}`), ...(short ? [`-${short}`] : [])].map((flag) => [
            flag,
            name,
        ]);
    }));
    const given = new Map();
    const bare = [];
    let open;
    for (const word of rest) {
        const [flag = "", ...value] = word.split("=");
        const name = names.get(flag);
        if (open !== undefined) {
            given.set(open, word);
            open = undefined;
        }
        else if (!word.startsWith("-"))
            bare.push(word);
        else if (name !== undefined && value.length > 0)
            given.set(name, value.join("="));
        else if (name !== undefined && inputs[name]?.kind !== "boolean")
            open = name;
    }
    const last = rest.at(-1) ?? "";
    const [flag = "", ...value] = last.split("=");
    const before = names.get(rest.at(-2) ?? "");
    const named = value.length > 0
        ? names.get(flag)
        : before !== undefined && inputs[before]?.kind !== "boolean"
            ? before
            : undefined;
    const name = named ?? (last.startsWith("-") ? undefined : namePositional(command, bare.length - 1));
    const input = name === undefined ? undefined : inputs[name];
    if (name === undefined || input === undefined)
        return undefined;
    const kind = (0,_value_kinds_js__WEBPACK_IMPORTED_MODULE_6__/* .valueKind */ .C)(command, name, input);
    if (!(0,_value_kinds_js__WEBPACK_IMPORTED_MODULE_6__/* .isListed */ .y)(kind))
        return undefined;
    given.delete(name);
    const target = given.get("to-rack");
    return { kind, given: name === "to-app" && target !== undefined ? new Map([...given, ["rack", target]]) : given };
}
function namePositional({ inputs }, place) {
    const places = Object.entries(inputs).filter(([, { positional }]) => positional !== undefined);
    const last = places.at(-1);
    const found = places[place] ?? (last?.[1].kind === "lines" ? last : undefined);
    return found?.[0];
}
async function listValues({ kind, given }, env, signal) {
    const connection = (0,_commands_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .parseInputs */ .T)(_commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_8__/* .connectionInputs */ .e, (name) => given.get(name), env);
    const options = { signal, sleep: () => Promise.reject(new Error("a completion does not wait")) };
    if (kind === "racks") {
        const local = { value: _session_connect_js__WEBPACK_IMPORTED_MODULE_9__/* .LOCAL */ .G8, note: "the Rack inside this package" };
        return [local, ...(await listRacks(connection, env, options).catch(() => []))];
    }
    const app = given.get("app") ?? env["CONVOX_APP"] ?? "";
    const { rack, close } = await (0,_session_connect_js__WEBPACK_IMPORTED_MODULE_9__/* .connectRack */ .yF)(connection, env, silentHost, options);
    try {
        return await LISTS[kind](rack, app);
    }
    finally {
        await close();
    }
}
async function listRacks(connection, env, options) {
    const target = await (0,_session_connect_js__WEBPACK_IMPORTED_MODULE_9__/* .targetOf */ .$r)({ ...connection, rack: undefined }, { ...env, CONVOX_RACK: "" }, silentHost, {
        needsRack: false,
    });
    if (target.kind !== "console")
        return [];
    const { connect } = await __webpack_require__.e(/* import() */ 8530).then(__webpack_require__.bind(__webpack_require__, 8530));
    const client = connect(target.endpoint, options);
    try {
        return (await client.racks()).map(({ name, provider, status }) => ({ value: name, note: `${provider} ${status}` }));
    }
    finally {
        client.close();
    }
}
const toAge = (time) => (time === undefined ? "" : (0,_commands_output_units_js__WEBPACK_IMPORTED_MODULE_10__/* .ago */ .KN)(time.toISOString(), Date.now()));
const LISTS = {
    apps: async (rack) => (await rack.apps.list()).map(({ name, status }) => ({ value: name, note: status })),
    builds: async (rack, app) => (await rack.builds.list(app, { limit: LISTED })).map(({ id, status, started, description }) => {
        return { value: id, note: `${status} ${toAge(started)} ${description}` };
    }),
    releases: async (rack, app) => (await rack.releases.list(app, { limit: LISTED })).map(({ id, created, description }) => {
        return { value: id, note: `${toAge(created)} ${description}` };
    }),
    services: async (rack, app) => (await rack.services.list(app)).map(toService),
    processes: async (rack, app) => (await rack.processes.list(app)).map(toProcess),
    "exec-targets": async (rack, app) => [
        ...(await rack.services.list(app)).map(toService),
        ...(await rack.processes.list(app)).map(toProcess),
    ],
    resources: async (rack, app) => (await rack.resources.list(app)).map(({ name, type, status }) => ({ value: name, note: `${type} ${status}` })),
    async variables(rack, app) {
        const [newest] = await rack.releases.list(app, { limit: 1 });
        if (newest === undefined)
            return [];
        const { env } = await rack.releases.get(app, newest.id);
        return [...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_11__/* .parseEnvironment */ .N)(env).keys()].map((name) => ({ value: name, note: "variable" }));
    },
};
function toService({ name, count }) {
    return { value: name, note: `service with ${count} ${count === 1 ? "process" : "processes"}` };
}
function toProcess({ id, name, status }) {
    return { value: id, note: `process of ${name}, ${status}` };
}
const silentHost = {
    info: () => { },
    warn: () => { },
    group: (_title, body) => body(),
    stream: async () => { },
    mask: () => { },
    masking: () => ({ push: (bytes) => bytes, end: () => new Uint8Array() }),
    output: () => { },
    save: () => { },
};


/***/ }),

/***/ 1156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ valueKind),
/* harmony export */   y: () => (/* binding */ isListed)
/* harmony export */ });
const KINDS = {
    app: "apps",
    "to-app": "apps",
    template: "apps",
    build: "builds",
    process: "processes",
    rack: "racks",
    "to-rack": "racks",
    release: "releases",
    resource: "resources",
    service: "services",
    names: "variables",
    "ca-file": "file",
    file: "file",
    "log-file": "file",
    manifest: "file",
    provenance: "file",
    stdin: "file",
    data: "folder",
    "working-directory": "folder",
};
const KINDS_OF_COMMANDS = {
    create: { app: "text" },
    destroy: { confirm: "apps" },
    "env get": { name: "variables" },
    exec: { service: "exec-targets" },
    "resources import": { confirm: "resources" },
};
function valueKind(command, name, input) {
    if (input.choices !== undefined || input.kind === "boolean")
        return "text";
    const kind = KINDS_OF_COMMANDS[command.name]?.[name] ?? KINDS[name] ?? "text";
    return command.needsRack === false && isListed(kind) ? "text" : kind;
}
function isListed(kind) {
    return kind !== "file" && kind !== "folder" && kind !== "text";
}


/***/ }),

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ renderEnvironment),
/* harmony export */   N: () => (/* binding */ parseEnvironment)
/* harmony export */ });
function parseEnvironment(text) {
    const variables = new Map();
    for (const raw of text.split("\n")) {
        const line = raw.replace(/\r$/, "");
        const at = line.indexOf("=");
        const key = line.slice(0, Math.max(at, 0)).trim();
        if (key !== "")
            variables.set(key, line.slice(at + 1));
    }
    return variables;
}
function renderEnvironment(variables) {
    const lines = [...variables].map(([key, value]) => Buffer.from(`${key}=${value}`));
    return lines
        .sort(Buffer.compare)
        .map((line) => line.toString())
        .join("\n");
}


/***/ })

};
