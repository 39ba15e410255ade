export const id = 5548;
export const ids = [5548];
export const modules = {

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
