export const id = 1189;
export const ids = [1189,4562];
export const modules = {

/***/ 7357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ findIncompleteDump),
/* harmony export */   j: () => (/* binding */ describeOtherFormat)
/* harmony export */ });
const KINDS = [
    {
        program: "pg_dumpall",
        head: /^-- PostgreSQL database cluster dump\r?$/m,
        end: /^-- PostgreSQL database cluster dump complete\r?$/m,
    },
    {
        program: "pg_dump",
        head: /^-- PostgreSQL database dump\r?$/m,
        end: /^-- PostgreSQL database dump complete\r?$/m,
    },
    { program: "mariadb-dump", head: /^-- MariaDB dump \d/m, end: /^-- Dump completed\b/m },
    { program: "mysqldump", head: /^-- MySQL dump \d/m, end: /^-- Dump completed\b/m },
];
const HEAD_BYTES = 1024;
function findIncompleteDump(head, tail) {
    const kind = KINDS.find((one) => one.head.test(head.slice(0, HEAD_BYTES)));
    return kind === undefined || kind.end.test(tail) ? undefined : kind.program;
}
const PACKED = [
    ["\x1f\x8b", "gunzip"],
    ["BZh", "bunzip2"],
    ["\xfd7zXZ\0", "unxz"],
    ["\x28\xb5\x2f\xfd", "unzstd"],
    ["PK\x03\x04", "unzip"],
];
function describeOtherFormat(head) {
    const packed = PACKED.find(([start]) => head.startsWith(start));
    if (packed !== undefined) {
        return { what: "it is compressed", hint: `The Rack accepts only plain SQL. Decompress it with ${packed[1]} first` };
    }
    if (head.startsWith("PGDMP") || head.startsWith("toc.dat\0")) {
        const hint = "The Rack accepts only plain SQL. Convert it with pg_restore -f dump.sql";
        return { what: `it is in the ${head.startsWith("PGDMP") ? "custom" : "tar"} format of pg_dump`, hint };
    }
    if (/^(?:\xff\xfe|\xfe\xff)/.test(head)) {
        return { what: "it is text in UTF-16", hint: "Save it as UTF-8. In Windows PowerShell, > writes UTF-16." };
    }
    return head.includes("\0") ? { what: "it is binary, not SQL", hint: "The Rack accepts only plain SQL" } : undefined;
}


/***/ }),

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ verifyApp),
/* harmony export */   q: () => (/* binding */ checkAppIfEmpty)
/* harmony export */ });
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3121);

async function checkAppIfEmpty(list, app, deps) {
    if (list.length === 0)
        await verifyApp(app, deps);
    return list;
}
async function verifyApp(app, { rack }) {
    await rack.apps.get(app).catch((error) => {
        if (!(0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_0__/* .isForbidden */ .U)(error))
            throw error;
    });
}


/***/ }),

/***/ 1189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resourcesExport: () => (/* binding */ resourcesExport)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(995);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3121);
/* harmony import */ var _output_heartbeat_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5261);
/* harmony import */ var _output_output_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5687);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5562);
/* harmony import */ var _dump_end_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7357);
/* harmony import */ var _resources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4562);









const inputs = {
    ..._resources_js__WEBPACK_IMPORTED_MODULE_0__.resourceInputs,
    file: {
        description: "File to write, created only if the dump is complete; - writes to standard output",
        short: "f",
        fallback: "standard output of the program",
        aliases: ["filename"],
    },
};
const resourcesExport = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "resources export",
    action: "export",
    summary: "Save a dump of a database to a file",
    details: "Writes plain SQL, as pg_dump and mysqldump do. Requires a v3 Rack. A dump that breaks off or ends with an error fails " +
        "the step and leaves no file. A deploy key without a role cannot export.",
    icon: "download",
    inputs,
    outputs: {
        file: "The file, as given",
        size: "Size of the file in bytes",
        resource: "Name of the resource",
        type: "Type of the resource, such as postgres",
        app: "Name of the app",
        rack: "Name of the Rack",
    },
    printsLog: true,
    run: exportResource,
});
const EDGE_BYTES = 8 * 1024;
async function exportResource({ app, resource, file }, deps) {
    const { host, now, rack } = deps;
    const { type } = await (0,_resources_js__WEBPACK_IMPORTED_MODULE_0__.readResource)(app, resource, deps);
    const startedAt = now();
    const beat = (0,_output_heartbeat_js__WEBPACK_IMPORTED_MODULE_2__/* .heartbeat */ .j)(deps);
    let head = Buffer.alloc(0);
    let tail = Buffer.alloc(0);
    let size = 0;
    async function* dump() {
        const need = { to: "export resources", access: "Read", app };
        for await (const chunk of await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_3__/* .withPermissionHint */ .V)(rack, need, rack.resources.export(app, resource))) {
            size += chunk.length;
            if (head.length < EDGE_BYTES)
                head = Buffer.concat([head, chunk.subarray(0, EDGE_BYTES - head.length)]);
            tail = Buffer.concat([tail, chunk.subarray(-EDGE_BYTES)]).subarray(-EDGE_BYTES);
            beat(`${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_4__/* .byteSize */ .mz)(size)} of ${resource} so far, after ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(now() - startedAt)}`);
            yield chunk;
        }
    }
    host.info(`Exporting ${resource} of ${app} from ${rack.name}`);
    await (0,_output_output_file_js__WEBPACK_IMPORTED_MODULE_5__/* .writeOutput */ .z)({ file, what: "the dump", example: "dump.sql" }, dump(), () => checkDump(resource, head, tail, size), deps);
    if (!isComplete(type, tail.toString("latin1"))) {
        host.warn(`The dump of ${resource} has no end mark. Check its end before you rely on it`);
    }
    host.info(`Exported ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_4__/* .byteSize */ .mz)(size)}${(0,_output_output_file_js__WEBPACK_IMPORTED_MODULE_5__/* .isFile */ .f)(file) ? ` to ${file}` : ""} in ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(now() - startedAt)}`);
    return { file: file ?? "", size, resource, type, app, rack: rack.name };
}
function checkDump(resource, head, tail, size) {
    const error = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_6__/* .dumpError */ .d)(tail.toString());
    if (error !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .ConvoxError */ .AC("export-failed", `${resource} was not exported: ${error}`, {
            hint: "Nothing was saved. The log of the Rack has the details",
        });
    }
    if (size === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .ConvoxError */ .AC("export-failed", `${resource} was not exported: the Rack sent no data`);
    const program = (0,_dump_end_js__WEBPACK_IMPORTED_MODULE_8__/* .findIncompleteDump */ .I)(head.toString("latin1"), tail.toString("latin1"));
    if (program !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .ConvoxError */ .AC("export-failed", `${resource} was not exported: the end mark of ${program} is missing, so the dump is incomplete`, { hint: "Nothing was saved. Export it again. The log of the Rack may have the details" });
    }
}
function isComplete(type, tail) {
    if (/postg/.test(type))
        return tail.includes("PostgreSQL database dump complete");
    if (/mysql|mariadb/.test(type))
        return tail.includes("-- Dump completed");
    return true;
}


/***/ }),

/***/ 4562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readResource: () => (/* binding */ readResource),
/* harmony export */   resourceInputs: () => (/* binding */ resourceInputs),
/* harmony export */   resources: () => (/* binding */ resources)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1718);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1143);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3121);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9189);
/* harmony import */ var _existing_app_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2164);







const resources = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "resources",
    summary: "List the resources of an app, such as databases and caches",
    details: "Addresses contain passwords, so they are printed only with --reveal. A deploy key without a role cannot list resources.",
    inputs: {
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
        reveal: { description: "Print the addresses with their passwords", kind: "boolean", default: "false" },
    },
    outputs: {},
    itemId: "resource",
    async run({ app, reveal }, deps) {
        const { rack } = deps;
        const need = { to: "list resources", access: "Read", app };
        const found = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.resources.list(app));
        const list = await (0,_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(found, app, deps);
        return list.map(({ name, type, status, url }) => ({ resource: name, type, status, ...(reveal ? { url } : {}) }));
    },
    text(list) {
        const hasUrls = list.some((one) => "url" in one);
        return (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)([
            ["NAME", "TYPE", "STATUS", ...(hasUrls ? ["URL"] : [])],
            ...list.map(({ resource, type, status, ...rest }) => [
                resource,
                type,
                status,
                ...("url" in rest ? [rest.url] : []),
            ]),
        ]);
    },
});
const resourceInputs = {
    resource: { description: "Name of the resource, as in convox.yml", required: true, positional: "resource" },
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
};
async function readResource(app, name, deps) {
    const { host, rack } = deps;
    const { generation } = await rack.generation(app);
    if (generation === "v2") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz("rack-feature-missing", "resources export and resources import require a v3 Rack", {
            hint: "Run the client of the database instead, for example: convox-ci run SERVICE -- pg_dump",
        });
    }
    const need = { to: "read resources", access: "Read", app };
    const found = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.resources.get(app, name));
    for (const secret of secretsIn(found.url))
        host.mask(secret);
    return found;
}
function secretsIn(url) {
    if (url === "")
        return [];
    const password = URL.canParse(url) ? new URL(url).password : "";
    return [url, ...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_6__/* .secretForms */ .e)((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_7__/* .percentDecoded */ .o)(password))].filter((secret) => secret.length >= 4);
}


/***/ }),

/***/ 1430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ appInput)
/* harmony export */ });
const appInput = {
    description: "Name of the app",
    required: true,
    short: "a",
    env: ["CONVOX_APP"],
    fallback: "CONVOX_APP; in a terminal also .convox/app, then the name of the directory",
};


/***/ }),

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
function command(declaration) {
    return declaration;
}


/***/ }),

/***/ 3121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isForbidden),
/* harmony export */   V: () => (/* binding */ withPermissionHint)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

async function withPermissionHint(rack, need, request) {
    try {
        return await request;
    }
    catch (error) {
        if (!isForbidden(error) || !rack.endpoint.console)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo("permission-denied", requestIn(error), error.status, error.reason, {
            cause: error,
            hint: missingPermission(need),
        });
    }
}
function isForbidden(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
        return false;
    if (/not permitted for deploy keys|unauthorized to access/.test(error.reason))
        return true;
    return error.status === 403 && !/app is (currently|not) updating/.test(error.reason);
}
function missingPermission({ to, access, app }) {
    const role = app === undefined ? `${access} on the Rack` : `${access} on the app ${app} and Read on the Rack`;
    return `A deploy key without a role is not allowed to ${to}. Give it a role with ${role} (Console > Deploy Keys).`;
}
function requestIn({ message }) {
    return /^[A-Z]+ [^\s:]+/.exec(message)?.[0] ?? "the request";
}


/***/ }),

/***/ 5261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ heartbeat)
/* harmony export */ });
const EVERY_MS = 60_000;
const LIVE_MS = 100;
function heartbeat({ host, now }, everyMs = EVERY_MS) {
    let last = now();
    const report = (line) => (host.progress ? host.progress(line) : host.info(line, "quiet"));
    return (line) => {
        if (now() - last < (host.progress ? LIVE_MS : everyMs))
            return;
        last = now();
        report(typeof line === "string" ? line : line());
    };
}


/***/ }),

/***/ 5687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isFile),
/* harmony export */   z: () => (/* binding */ writeOutput)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7748);





const WRITE_BYTES = 256 * 1024;
function isFile(path) {
    return path !== undefined && path !== "-";
}
async function writeOutput({ file, what, example }, chunks, check, deps) {
    if (isFile(file)) {
        await writeAtomically(file, chunks, check, deps);
    }
    else if (deps.stdout) {
        await deps.stdout(chunks);
        check();
    }
    else {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz("input-missing", `file is required: there is no standard output for ${what}`, {
            hint: `Set the input file, such as ${example}. In a terminal, redirect the output to a file or to another program.`,
        });
    }
}
async function writeAtomically(path, chunks, check, { cwd }) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(cwd, path);
    const part = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(full), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(full)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString("hex")}.part`);
    const handle = await openPartFile(full, part, path);
    try {
        let waiting = [];
        let waitingBytes = 0;
        const write = async () => {
            await handle.writeFile(Buffer.concat(waiting));
            [waiting, waitingBytes] = [[], 0];
        };
        for await (const chunk of chunks) {
            waiting.push(chunk);
            waitingBytes += chunk.length;
            if (waitingBytes >= WRITE_BYTES)
                await write();
        }
        await write();
        await handle.sync();
        check();
        await handle.close();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(part, full);
    }
    catch (error) {
        await handle.close().catch(() => undefined);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(part, { force: true });
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_4__/* .isFileError */ .lz)(error)) {
            const reason = isFull(error) ? "the disk is full" : (0,_system_error_js__WEBPACK_IMPORTED_MODULE_4__/* .describeSystemError */ .Zo)(error);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("machine-fault", `${path} could not be written: ${reason}`, { cause: error });
        }
        throw error;
    }
}
async function openPartFile(full, part, path) {
    const isFolder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(full).then((found) => found.isDirectory(), () => false);
    if (isFolder)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz("file-unwritable", `file is ${JSON.stringify(path)}: it is a directory`);
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(part, "wx", 0o600);
    }
    catch (cause) {
        throw (0,_system_error_js__WEBPACK_IMPORTED_MODULE_4__/* .toFileError */ .GI)("file", path, "written", cause);
    }
}
function isFull(error) {
    return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${JSON.stringify(value)} cannot be the name of anything on a Rack`);
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


/***/ })

};
