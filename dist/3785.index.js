export const id = 3785;
export const ids = [3785,5548];
export const modules = {

/***/ 174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ padding),
/* harmony export */   Wk: () => (/* binding */ endBlocks),
/* harmony export */   j$: () => (/* binding */ MTIME),
/* harmony export */   wx: () => (/* binding */ header)
/* harmony export */ });
/* unused harmony export BLOCK */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1434);


const BLOCK = 512;
const MTIME = 315_532_800;
const MAX_OCTAL = 0o77777777777;
const MAX_SIZE = Number.MAX_SAFE_INTEGER;
function header(entry) {
    const directory = entry.kind === "directory";
    const path = directory && entry.path !== "" ? `${entry.path}/` : entry.path;
    if (entry.size > MAX_SIZE)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackError */ .ql("source-invalid", `${(0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(path)} is too large: ${entry.size} bytes`);
    const split = splitPath(path);
    const records = [];
    if (split === undefined)
        records.push(record("path", path));
    if (entry.size > MAX_OCTAL)
        records.push(record("size", String(entry.size)));
    const own = block({
        ...(split ?? { prefix: "", name: asciiName(path).slice(0, 100) }),
        mode: entry.mode,
        size: entry.size > MAX_OCTAL ? 0 : entry.size,
        type: directory ? "5" : "0",
    });
    if (records.length === 0)
        return own;
    const body = Buffer.from(records.join(""));
    const pax = block({ prefix: "", name: "pax/header", mode: 0o644, size: body.length, type: "x" });
    return Buffer.concat([pax, body, padding(body.length), own]);
}
function padding(size) {
    return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}
function endBlocks() {
    return Buffer.alloc(2 * BLOCK);
}
function splitPath(path) {
    if (/[^\x01-\x7f]/.test(path))
        return undefined;
    if (path.length <= 100)
        return { prefix: "", name: path };
    for (let cut = path.indexOf("/"); cut > 0 && cut <= 155; cut = path.indexOf("/", cut + 1)) {
        const name = path.slice(cut + 1);
        if (name !== "" && name.length <= 100)
            return { prefix: path.slice(0, cut), name };
    }
    return undefined;
}
function asciiName(path) {
    return path.replace(/[^\x01-\x7f]/gu, "_");
}
function record(key, value) {
    const rest = ` ${key}=${value}\n`;
    const bytes = Buffer.byteLength(rest);
    let length = bytes;
    while (length !== bytes + String(length).length)
        length = bytes + String(length).length;
    return `${length}${rest}`;
}
function block(fields) {
    const out = Buffer.alloc(BLOCK);
    out.write(fields.name, 0, "latin1");
    out.write(octal(fields.mode, 7), 100, "latin1");
    out.write(octal(0, 7), 108, "latin1");
    out.write(octal(0, 7), 116, "latin1");
    out.write(octal(fields.size, 11), 124, "latin1");
    out.write(octal(MTIME, 11), 136, "latin1");
    out.write("        ", 148, "latin1");
    out.write(fields.type, 156, "latin1");
    out.write("ustar\0" + "00", 257, "latin1");
    out.write(octal(0, 7), 329, "latin1");
    out.write(octal(0, 7), 337, "latin1");
    out.write(fields.prefix, 345, "latin1");
    const sum = out.reduce((total, byte) => total + byte, 0);
    out.write(`${octal(sum, 6)}\0 `, 148, "latin1");
    return out;
}
function octal(value, digits) {
    return value.toString(8).padStart(digits, "0");
}


/***/ }),

/***/ 1434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   JH: () => (/* binding */ joinNames),
/* harmony export */   Zw: () => (/* binding */ problemOf),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   vX: () => (/* binding */ collectProblems)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const MAX_NAMES = 10;
const LONGEST_PATH = 300;
const KINDS = {
    name: {
        title: "names that are not UTF-8",
        hint: "Rename these files, or exclude them with a pattern in .dockerignore.",
    },
    long: {
        title: "paths that are too long for this system",
        hint: "Move these folders up, or list one of their parents in .dockerignore.",
    },
    unreadable: {
        title: "not readable",
        hint: "Give the user of this job read permission, or list these paths in .dockerignore.",
    },
    changed: {
        title: "changed while the directory was read",
        hint: "Wait until other programs finish writing these files, or list the files in .dockerignore.",
    },
    outside: {
        title: "links to files outside of the directory",
        hint: "Replace these links by the files, or list them in .dockerignore.",
    },
    cycle: {
        title: "links to a directory that contains them",
        hint: "Remove these links, or list them in .dockerignore.",
    },
};
const ORDER = ["name", "long", "unreadable", "changed", "outside", "cycle"];
function collectProblems() {
    const found = new Map();
    return {
        add(kind, what) {
            const names = found.get(kind);
            if (names === undefined)
                found.set(kind, [what]);
            else
                names.push(what);
        },
        check() {
            const parts = [];
            const hints = [];
            for (const kind of ORDER) {
                const { title, hint } = KINDS[kind];
                const names = found.get(kind) ?? [];
                if (names.length === 0)
                    continue;
                parts.push(`${title}: ${joinNames(names, MAX_NAMES)}`);
                hints.push(hint);
            }
            if (parts.length > 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackError */ .ql("source-invalid", parts.join("; "), { hint: hints.join(" ") });
        },
    };
}
function joinNames(names, max) {
    const rest = names.length > max ? ` and ${names.length - max} more` : "";
    return names.slice(0, max).join(", ") + rest;
}
function printable(path) {
    const start = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}...` : path;
    return /["\\\p{Cc}]/u.test(start) ? JSON.stringify(start) : start;
}
function codeOf(error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string")
        return error.code;
    throw error;
}
function problemOf(code) {
    if (code === "ENAMETOOLONG")
        return "long";
    return code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" ? "changed" : "unreadable";
}


/***/ }),

/***/ 3785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addEnvProgram: () => (/* binding */ addEnvProgram),
/* harmony export */   findEnvProgram: () => (/* binding */ findEnvProgram)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _archive_gunzip_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2780);
/* harmony import */ var _archive_tar_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5586);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);
/* harmony import */ var _pack_headers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(174);
/* harmony import */ var _saved_image_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5548);








const PROGRAM = "convox-env";
const MAX_BYTES = 64 << 20;
async function findEnvProgram(archive) {
    let program;
    const layer = () => tolerant((0,_archive_tar_js__WEBPACK_IMPORTED_MODULE_3__/* .tarReader */ .R)("a layer", ({ name, kind, size }) => {
        if (kind !== "file" || size > MAX_BYTES || name.replace(/^\.?\//, "") !== PROGRAM)
            return undefined;
        return (0,_archive_tar_js__WEBPACK_IMPORTED_MODULE_3__/* .collect */ .F)((bytes) => {
            program ??= bytes;
        });
    }));
    const images = (name) => (0,_archive_tar_js__WEBPACK_IMPORTED_MODULE_3__/* .tarReader */ .R)(name, ({ kind }) => (kind === "file" ? layer() : undefined));
    const outer = (0,_archive_tar_js__WEBPACK_IMPORTED_MODULE_3__/* .tarReader */ .R)("the archive", ({ name, kind }) => kind === "file" && name.endsWith(".tar") ? images(name) : undefined);
    const reader = (0,_archive_gunzip_js__WEBPACK_IMPORTED_MODULE_4__/* .gunzip */ .k)(outer.push);
    try {
        for await (const bytes of archive) {
            await reader.push(bytes);
            if (program !== undefined)
                return program;
        }
        reader.end();
        outer.end();
        return undefined;
    }
    finally {
        reader.close();
    }
}
function tolerant(sink) {
    let isIgnored = false;
    const attempt = (step) => {
        if (isIgnored)
            return;
        try {
            step();
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ArchiveError */ .di))
                throw error;
            isIgnored = true;
        }
    };
    return { push: (bytes) => attempt(() => sink.push(bytes)), end: () => attempt(sink.end) };
}
async function addEnvProgram(image, program, folder) {
    const whole = Object((0,_saved_image_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .q)(image.config));
    const settings = Object(whole.config);
    const entrypoint = Array.isArray(settings.Entrypoint) ? settings.Entrypoint : [];
    const file = (0,_pack_headers_js__WEBPACK_IMPORTED_MODULE_7__/* .header */ .wx)({ path: PROGRAM, kind: "file", mode: 0o755, size: program.length });
    const bytes = Buffer.concat([file, program, (0,_pack_headers_js__WEBPACK_IMPORTED_MODULE_7__/* .padding */ .Ms)(program.length), (0,_pack_headers_js__WEBPACK_IMPORTED_MODULE_7__/* .endBlocks */ .Wk)()]);
    const digest = digestOf(bytes);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, digest.replace("sha256:", ""));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, bytes, { mode: 0o600 });
    const step = { created: whole.created, created_by: `COPY ./${PROGRAM} /${PROGRAM}` };
    const last = { created: whole.created, created_by: "ENTRYPOINT", empty_layer: true };
    const config = Buffer.from(JSON.stringify({
        ...whole,
        config: { ...settings, Entrypoint: [`/${PROGRAM}`, ...entrypoint] },
        rootfs: { ...whole.rootfs, diff_ids: [...whole.rootfs.diff_ids, digest] },
        history: [...(whole.history ?? []), step, last],
    }));
    const layer = { path, digest, size: bytes.length, compression: "none" };
    return { id: digestOf(config), config, layers: [...image.layers, layer] };
}
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex")}`;
}


/***/ }),

/***/ 5548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseJson),
/* harmony export */   readSavedImage: () => (/* binding */ readSavedImage)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _archive_tar_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5586);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);






const MAX_JSON = 4 << 20;
const MAX_FILES = 100_000;
async function readSavedImage(chunks, folder) {
    const files = new Map();
    let unfinished;
    let manifest;
    const what = "the image from the builder";
    const tar = (0,_archive_tar_js__WEBPACK_IMPORTED_MODULE_4__/* .tarReader */ .R)(what, ({ name, kind, size }) => {
        if (kind !== "file")
            return undefined;
        if (name === "manifest.json") {
            if (size > MAX_JSON)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ArchiveError */ .di("archive-invalid", `${what}: manifest.json has ${size} bytes`);
            return (0,_archive_tar_js__WEBPACK_IMPORTED_MODULE_4__/* .collect */ .F)((bytes) => {
                manifest = parseJson(bytes);
            });
        }
        if (files.size >= MAX_FILES)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ArchiveError */ .di("archive-invalid", `${what} has more than ${MAX_FILES} files`);
        const file = storeFile((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, `file-${files.size}`), size, (stored) => {
            files.set(name, stored);
            unfinished = undefined;
        });
        unfinished = file;
        return file;
    });
    try {
        for await (const bytes of chunks)
            tar.push(bytes);
        tar.end();
        const { Config, Layers } = Object(Array.isArray(manifest) ? manifest[0] : undefined);
        const config = files.get(String(Config));
        if (config === undefined || config.size > MAX_JSON || !Array.isArray(Layers)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ArchiveError */ .di("archive-invalid", `${what} has no valid manifest.json`);
        }
        const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(config.path);
        const byDigest = new Map([...files.values()].map((file) => [file.digest, file]));
        const diffs = Object(Object(parseJson(bytes)).rootfs).diff_ids;
        if (!Array.isArray(diffs) || diffs.length !== Layers.length) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ArchiveError */ .di("archive-invalid", `${what}: its layers are not those of its configuration`);
        }
        const layers = [];
        for (const [index, name] of Layers.entries()) {
            const layer = byDigest.get(String(diffs[index])) ?? files.get(String(name));
            if (layer === undefined || (layer.compression === "none" && layer.digest !== diffs[index])) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ArchiveError */ .di("archive-invalid", `${what}: layer ${index + 1} is missing or damaged`);
            }
            layers.push(await keepLayer(layer, folder));
        }
        return { id: config.digest, config: bytes, layers };
    }
    finally {
        unfinished?.discard();
        for (const { path } of files.values())
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
    }
}
async function keepLayer(layer, folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, layer.digest.replace("sha256:", ""));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(layer.path, path).catch((error) => {
        if (Object(error).code !== "ENOENT")
            throw error;
    });
    return { ...layer, path };
}
function storeFile(path, size, done) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, "wx", 0o600);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    let start = Buffer.alloc(0);
    return {
        push(bytes) {
            if (start.length < 4)
                start = Buffer.concat([start, bytes.subarray(0, 4)]);
            hash.update(bytes);
            try {
                for (let at = 0; at < bytes.length;)
                    at += (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(file, bytes, at);
            }
            catch (error) {
                throw Object.assign(Object(error), { path });
            }
        },
        end() {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
            done({ path, size, digest: `sha256:${hash.digest("hex")}`, compression: compressionOf(start) });
        },
        discard() {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { force: true });
        },
    };
}
function compressionOf(start) {
    if (start[0] === 0x1f && start[1] === 0x8b)
        return "gzip";
    return start.length >= 4 && start.readUInt32LE(0) === 0xfd2fb528 ? "zstd" : "none";
}
function parseJson(bytes) {
    try {
        return JSON.parse(bytes.toString("utf8"));
    }
    catch {
        return undefined;
    }
}


/***/ })

};
