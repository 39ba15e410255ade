export const id = 1313;
export const ids = [1313];
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

/***/ 1313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   importTar: () => (/* binding */ importTar)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var _pack_headers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(174);



function importTar(build, generation) {
    const record = {
        id: build.id,
        app: build.app,
        description: build.description,
        entrypoint: "",
        logs: "",
        manifest: build.manifest,
        process: "",
        release: "",
        reason: "",
        status: "complete",
        started: build.started.toISOString(),
        ended: build.ended.toISOString(),
    };
    const file = part("build.json", Buffer.from(JSON.stringify(record, undefined, 2)));
    if (generation === "v2")
        return writeTar([file, archivePart(`${build.app}.${build.id}.tar`, dockerParts(build))]);
    const folder = { name: "", size: 0, content: "directory" };
    const images = build.images.map(({ service, image }) => archivePart(`${service}.${build.id}.tar`, ociParts(image)));
    return writeTar([file, folder, ...images]);
}
function ociParts({ config, layers, id }) {
    const suffix = { none: "", gzip: "+gzip", zstd: "+zstd" };
    const manifest = json({
        schemaVersion: 2,
        mediaType: "application/vnd.oci.image.manifest.v1+json",
        config: { mediaType: "application/vnd.oci.image.config.v1+json", digest: id, size: config.length },
        layers: layers.map(({ digest, size, compression }) => ({
            mediaType: `application/vnd.oci.image.layer.v1.tar${suffix[compression]}`,
            digest,
            size,
        })),
    });
    const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(manifest).digest("hex")}`;
    const mediaType = "application/vnd.oci.image.manifest.v1+json";
    const blob = (digest) => `blobs/${digest.replace(":", "/")}`;
    return [
        part("oci-layout", json({ imageLayoutVersion: "1.0.0" })),
        part("index.json", json({ schemaVersion: 2, manifests: [{ mediaType, digest, size: manifest.length }] })),
        part(blob(digest), manifest),
        part(blob(id), config),
        ...layerParts(layers, blob),
    ];
}
function dockerParts({ app, id, images }) {
    const byId = new Map(images.map(({ image }) => [image.id, image]));
    const configName = (digest) => `${digest.replace("sha256:", "")}.json`;
    const layerName = (digest) => `${digest.replace("sha256:", "")}.tar`;
    const manifest = [...byId.values()].map((image) => ({
        Config: configName(image.id),
        RepoTags: images.filter((one) => one.image.id === image.id).map(({ service }) => `convox/${app}:${service}.${id}`),
        Layers: image.layers.map(({ digest }) => layerName(digest)),
    }));
    const layers = [...byId.values()].flatMap((image) => image.layers);
    return [
        ...[...byId.values()].map(({ id, config }) => part(configName(id), config)),
        ...layerParts(layers, layerName),
        part("manifest.json", json(manifest)),
    ];
}
function layerParts(layers, nameOf) {
    const byDigest = new Map(layers.map((layer) => [layer.digest, layer]));
    return [...byDigest.values()].map(({ digest, path, size }) => ({ name: nameOf(digest), size, content: { path } }));
}
function part(name, content) {
    return { name, size: content.length, content };
}
function archivePart(name, parts) {
    const sizes = parts.map((one) => headerOf(one).length + one.size + (0,_pack_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .padding */ .Ms)(one.size).length);
    return { name, size: sizes.reduce((sum, size) => sum + size, (0,_pack_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .endBlocks */ .Wk)().length), content: parts };
}
async function* writeTar(parts) {
    for (const one of parts) {
        yield headerOf(one);
        if (one.content === "directory")
            continue;
        if (one.content instanceof Uint8Array)
            yield one.content;
        else if ("path" in one.content)
            for await (const bytes of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(one.content.path))
                yield bytes;
        else
            yield* writeTar(one.content);
        yield (0,_pack_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .padding */ .Ms)(one.size);
    }
    yield (0,_pack_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .endBlocks */ .Wk)();
}
function headerOf({ name, size, content }) {
    if (content === "directory")
        return (0,_pack_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)({ path: name, kind: "directory", mode: 0o700, size });
    return (0,_pack_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)({ path: name, kind: "file", mode: 0o600, size });
}
function json(value) {
    return Buffer.from(JSON.stringify(value));
}


/***/ })

};
