export const id = 4288;
export const ids = [4288];
export const modules = {

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
function command(declaration) {
    return declaration;
}


/***/ }),

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

/***/ 4288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   localRackLogs: () => (/* binding */ localRackLogs),
/* harmony export */   localRackPrune: () => (/* binding */ localRackPrune),
/* harmony export */   localRackPs: () => (/* binding */ localRackPs),
/* harmony export */   localRackStop: () => (/* binding */ localRackStop)
/* harmony export */ });
/* harmony import */ var _commands_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _commands_output_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9189);
/* harmony import */ var _commands_output_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5562);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9697);





const data = {
    description: "Data folder of the local Rack",
    env: ["CONVOX_LOCAL_RACK_DATA"],
    fallback: "CONVOX_LOCAL_RACK_DATA, else a folder in the user's home",
};
const GRACE_MS = 3_000;
const localRackPs = (0,_commands_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "local-rack ps",
    summary: "List the containers of the local Rack on this machine",
    needsRack: false,
    inputs: {
        app: { description: "Only this app", short: "a" },
        data,
    },
    outputs: {},
    async run({ app, data }, { env }) {
        const found = await containers({ app, data }, env);
        return Promise.all(found.map(describe));
    },
    text(list, now) {
        const head = ["ID", "APP", "SERVICE", "STATUS", "RELEASE", "STARTED", "URL"];
        const rows = list.map(({ process, app, service, status, release, started, url }) => {
            return [process, app, service, status, release, (0,_commands_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .ago */ .KN)(started, now), url];
        });
        return (0,_commands_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([head, ...rows]);
    },
});
const localRackLogs = (0,_commands_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "local-rack logs",
    summary: "Print the output of an app's containers on this machine",
    needsRack: false,
    printsLog: true,
    followsLog: true,
    inputs: {
        app: { description: "Name of the app", required: true, positional: "app", short: "a" },
        follow: { description: "Continue until the containers end (default: false)", kind: "boolean", default: "false" },
        data,
    },
    outputs: {},
    async run({ app, data, follow }, { env, host, signal }) {
        const found = await containers({ app, data }, env);
        if (found.length === 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz("process-not-found", `${app} has no containers on this machine`, {
                hint: "List all containers with `convox-ci local-rack ps`.",
            });
        }
        if (follow)
            await Promise.all(found.map((container) => host.stream(lines(container, { follow, signal }))));
        else
            for (const container of found)
                await host.stream(lines(container, {}));
        return {};
    },
});
const localRackStop = (0,_commands_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "local-rack stop",
    summary: "Stop the containers of the local Rack, of one app or of all apps",
    needsRack: false,
    inputs: {
        app: { description: "Only this app", positional: "app", short: "a" },
        data,
    },
    outputs: {},
    async run({ app, data }, { env }) {
        const { dataFolder, stopContainers } = await (0,_session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_4__/* .loadLocalRack */ .Rp)();
        const found = await stopContainers(data ?? dataFolder(env), app, GRACE_MS);
        return found.map(({ id, app, service }) => ({ process: id, app, service }));
    },
    text: (list) => list.length === 0
        ? "No containers are running\n"
        : list.map(({ process, app }) => `Stopped ${process} of ${app}\n`).join(""),
});
const localRackPrune = (0,_commands_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "local-rack prune",
    summary: "Remove images, uploads and ended containers that the local Rack no longer needs",
    needsRack: false,
    inputs: {
        app: { description: "Only this app", positional: "app", short: "a" },
        all: {
            description: "Also remove the newest build's images; running containers keep theirs (default: false)",
            kind: "boolean",
            default: "false",
        },
        data,
    },
    outputs: {},
    async run({ app, all, data }, { env }) {
        const { dataFolder, pruneData } = await (0,_session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_4__/* .loadLocalRack */ .Rp)();
        return pruneData(data ?? dataFolder(env), app, { all });
    },
    text: ({ images, uploads, steps, containers }) => `Removed ${images.length} images, ${uploads} uploads, ${steps} cached steps and ${containers} containers\n`,
});
async function containers({ app, data }, env) {
    const { containersOf, dataFolder } = await (0,_session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_4__/* .loadLocalRack */ .Rp)();
    return containersOf(data ?? dataFolder(env), app);
}
async function describe(container) {
    const { id, app, service, release, started, address } = container;
    const state = await container.state();
    return {
        process: id,
        app,
        service,
        status: state.status === "running" ? "running" : `exited ${state.code}`,
        release,
        started: new Date(started).toISOString(),
        url: address === undefined ? "" : `http://${address}`,
    };
}
async function* lines(container, options) {
    const prefix = Buffer.from(`${container.id} `);
    for await (const { bytes } of container.output(options))
        yield Buffer.concat([prefix, bytes, Buffer.from("\n")]);
}


/***/ })

};
