export const id = 8574;
export const ids = [8574];
export const modules = {

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

/***/ 8519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildsExport: () => (/* binding */ buildsExport)
/* harmony export */ });
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2249);
/* harmony import */ var _output_output_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5687);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5562);
/* harmony import */ var _build_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(254);






const inputs = {
    build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y,
    file: {
        description: "File to write, such as build.tgz; - writes to standard output",
        short: "f",
        fallback: "standard output of the program",
    },
};
const buildsExport = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "builds export",
    action: "export-build",
    summary: "Save a build with its images to an archive that another app or Rack can import",
    details: "Checks the archive while it is written: it must be complete, with one image for each service and no data after its " +
        "end. Otherwise the step fails and leaves no file. Only a Rack of the same generation can import it.",
    icon: "download",
    inputs,
    outputs: {
        build: "Id of the build",
        app: "Name of the app",
        rack: "Name of the Rack",
        file: "File with the archive",
        images: "Services whose images are in the archive, separated by spaces",
        size: "Size of the archive in bytes",
    },
    printsLog: true,
    async run(values, deps) {
        const { host, rack } = deps;
        host.info(`Exporting build ${values.build} of ${values.app} from ${rack.name}`);
        let archive;
        async function* chunks() {
            const { app, build: id } = values;
            archive = await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .openArchiveStream */ .lq)(await (0,_declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_3__/* .expectExisting */ .t)("build", { app, id }, rack.builds.export(app, id), deps));
            yield* archive.chunks;
        }
        const progress = () => `Exporting: ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_4__/* .byteSize */ .mz)(archive?.size() ?? 0)} so far`;
        const target = { file: values.file, what: "the archive", example: "build.tgz" };
        await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .withProgress */ .E0)((0,_output_output_file_js__WEBPACK_IMPORTED_MODULE_5__/* .writeOutput */ .z)(target, chunks(), () => undefined, deps), progress, deps);
        if (archive)
            host.info(`Exported ${(0,_build_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .describeArchive */ .SH)(archive)}${(0,_output_output_file_js__WEBPACK_IMPORTED_MODULE_5__/* .isFile */ .f)(values.file) ? ` to ${values.file}` : ""}`);
        return {
            build: values.build,
            app: values.app,
            rack: rack.name,
            file: values.file ?? "",
            images: archive?.images().join(" ") ?? "",
            size: archive?.size() ?? 0,
        };
    },
});


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

/***/ 2249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ expectExisting)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const MISSING = {
    build: /no such build|build not found|builds\.convox\.com "[^"]*" not found/,
    release: /no such release|release not found|releases\.convox\.com "[^"]*" not found|mismatched app and release/,
};
async function expectExisting(kind, { app, id }, request, { rack }) {
    try {
        return await request;
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo) || !MISSING[kind].test(error.reason))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC(`${app} on ${rack.name} has no ${kind} ${id}`, {
            cause: error,
            hint: `Run convox-ci ${kind}s --app ${app} to list them. A ${kind} belongs to one app on one Rack.`,
        });
    }
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo(requestIn(error), error.status, error.reason, { cause: error, hint: missingPermission(need) });
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`file is required: there is no standard output for ${what}`, {
            hint: `Set file, such as ${example}. In a terminal, redirect the output to a file or to another program.`,
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
        if (isFull(error)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC(`${path} could not be written: the disk is full`, { cause: error });
        }
        throw error;
    }
}
async function openPartFile(full, part, path) {
    const isFolder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(full).then((found) => found.isDirectory(), () => false);
    const inputError = (what, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz(`file is ${JSON.stringify(path)}: ${what}`, cause === undefined ? {} : { cause });
    if (isFolder)
        throw inputError("it is a directory");
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(part, "wx", 0o600);
    }
    catch (cause) {
        throw inputError("it cannot be written", cause);
    }
}
function isFull(error) {
    return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
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


/***/ })

};
