export const id = 5074;
export const ids = [5074];
export const modules = {

/***/ 2780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ gunzip)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);


const HEADER = 10;
const TRAILER = 8;
const HEADER_LIMIT = 64 * 1024;
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 };
function gunzip(onBytes) {
    const inflate = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createInflateRaw)({ chunkSize: 128 * 1024 });
    let state = "header";
    let kept = new Uint8Array();
    let crc = 0;
    let size = 0;
    let ended = false;
    let failed;
    const drain = () => {
        for (let bytes = inflate.read(); bytes !== null; bytes = inflate.read()) {
            if (failed !== undefined)
                continue;
            crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(bytes, crc);
            size += bytes.length;
            try {
                onBytes(bytes);
            }
            catch (error) {
                failed = error;
            }
        }
    };
    inflate.on("readable", drain);
    inflate.on("end", () => {
        ended = true;
    });
    inflate.on("error", () => { });
    async function write(chunk) {
        const before = inflate.bytesWritten;
        await new Promise((resolve, reject) => {
            const settle = (error) => {
                inflate.off("end", settle).off("error", settle);
                if (error)
                    reject(new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ArchiveError */ .di("archive-invalid", "the archive is damaged: it cannot be decompressed", { cause: error }));
                else
                    resolve();
            };
            inflate.once("end", settle).once("error", settle);
            inflate.write(chunk, settle);
        });
        drain();
        if (failed !== undefined)
            throw failed;
        return ended ? chunk.subarray(inflate.bytesWritten - before) : new Uint8Array();
    }
    return {
        async push(chunk) {
            let rest = chunk;
            if (state === "header" && rest.length > 0) {
                kept = Buffer.concat([kept, rest]);
                const length = headerLength(kept);
                if (length === undefined)
                    return;
                rest = kept.subarray(length);
                kept = new Uint8Array();
                state = "body";
            }
            if (state === "body" && rest.length > 0) {
                rest = await write(rest);
                if (ended)
                    state = "trailer";
            }
            if (state === "trailer" && rest.length > 0) {
                const missing = TRAILER - kept.length;
                kept = Buffer.concat([kept, rest.subarray(0, missing)]);
                rest = rest.subarray(missing);
                if (kept.length < TRAILER)
                    return;
                checkTrailer(Buffer.from(kept), crc, size);
                state = "done";
            }
            if (state === "done" && rest.length > 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ArchiveError */ .di("archive-invalid", "something follows the end of the archive");
        },
        end() {
            if (state !== "done")
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ArchiveError */ .di("archive-invalid", "the archive is cut short");
        },
        close: () => void inflate.destroy(),
    };
}
function headerLength(bytes) {
    const magic = Uint8Array.of(0x1f, 0x8b, 8).subarray(0, bytes.length);
    if (!magic.every((byte, at) => bytes[at] === byte))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ArchiveError */ .di("archive-invalid", "the archive is not compressed with gzip");
    const flags = bytes[3];
    if (flags === undefined || bytes.length < HEADER)
        return undefined;
    let at = HEADER;
    if (flags & FLAG.extra)
        at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
    for (const text of [FLAG.name, FLAG.comment]) {
        if (!(flags & text))
            continue;
        const end = bytes.indexOf(0, at);
        at = end < 0 ? bytes.length + 1 : end + 1;
    }
    if (flags & FLAG.headerCrc)
        at += 2;
    if (at <= bytes.length)
        return at;
    if (bytes.length > HEADER_LIMIT)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ArchiveError */ .di("archive-invalid", "the archive is damaged: its gzip header has no end");
    return undefined;
}
function checkTrailer(trailer, crc, size) {
    if (trailer.readUInt32LE(0) !== crc || trailer.readUInt32LE(4) !== size % 2 ** 32) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ArchiveError */ .di("archive-invalid", "the archive is damaged: its checksum is wrong");
    }
}


/***/ }),

/***/ 5586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ collect),
/* harmony export */   R: () => (/* binding */ tarReader)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const BLOCK = 512;
const META_LIMIT = 1 << 20;
const ENTRIES = 100_000;
const META = /^[xgLK]$/;
function tarReader(what, open) {
    const block = Buffer.alloc(BLOCK);
    let filled = 0;
    let left = 0;
    let padding = 0;
    let zeros = 0;
    let headers = 0;
    let entries = 0;
    let sink;
    let next = {};
    const head = () => {
        if (block.every((byte) => byte === 0)) {
            zeros++;
            return;
        }
        if (zeros > 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di("archive-invalid", `${what} continues after its end marker`);
        const { type, ...entry } = parseHeader(block, what, next);
        left = entry.size;
        padding = (BLOCK - (entry.size % BLOCK)) % BLOCK;
        sink = undefined;
        headers++;
        entries += META.test(type) ? 0 : 1;
        if (entries > ENTRIES || headers > 3 * ENTRIES)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di("archive-invalid", `${what} has more than ${ENTRIES} entries`);
        if (META.test(type)) {
            sink = meta(what, entry.size, (bytes) => {
                if (type === "L")
                    next = { ...next, name: text(bytes) };
                else if (type === "x")
                    next = { ...next, ...parsePax(bytes, what) };
                else if (type === "g")
                    parsePax(bytes, what);
            });
        }
        else {
            next = {};
            sink = open(entry);
        }
        if (left === 0)
            close();
    };
    const close = () => {
        sink?.end();
        sink = undefined;
    };
    return {
        ending: () => zeros > 0,
        push(bytes) {
            let at = 0;
            while (at < bytes.length) {
                const here = bytes.length - at;
                if (zeros >= 2) {
                    if (bytes.subarray(at).some((byte) => byte !== 0)) {
                        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di("archive-invalid", `${what} continues after its end marker`);
                    }
                    return;
                }
                if (left > 0) {
                    const taken = Math.min(left, here);
                    sink?.push(bytes.subarray(at, at + taken));
                    at += taken;
                    left -= taken;
                    if (left === 0)
                        close();
                }
                else if (padding > 0) {
                    const taken = Math.min(padding, here);
                    at += taken;
                    padding -= taken;
                }
                else {
                    const taken = Math.min(BLOCK - filled, here);
                    block.set(bytes.subarray(at, at + taken), filled);
                    at += taken;
                    filled += taken;
                    if (filled < BLOCK)
                        continue;
                    filled = 0;
                    head();
                }
            }
        },
        end() {
            if (zeros < 2)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di("archive-invalid", `${what} is cut short: its end marker is missing`);
        },
    };
}
function parseHeader(block, what, next) {
    const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
    const given = parseNumber(block.subarray(148, 156));
    if (given !== sum)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di("archive-invalid", `${what} is damaged: a header has the wrong checksum`);
    const type = String.fromCharCode(block[156] ?? 0);
    const own = parseNumber(block.subarray(124, 136));
    const size = META.test(type) ? own : (next.size ?? own);
    if (!Number.isSafeInteger(size) || size < 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di("archive-invalid", `${what} is damaged: an entry has an invalid size`);
    const prefix = block.toString("latin1", 257, 263) === "ustar\0" ? text(block.subarray(345, 500)) : "";
    const name = next.name || [prefix, text(block.subarray(0, 100))].filter((part) => part !== "").join("/");
    const bare = /^[1-6]$/.test(type);
    const file = /^[07\0]$/.test(type) && !name.endsWith("/");
    const directory = type === "5" || (/^[07\0]$/.test(type) && name.endsWith("/"));
    return { type, name, kind: file ? "file" : directory ? "directory" : "other", size: bare ? 0 : size };
}
function parseNumber(field) {
    const [first = 0] = field;
    if ((first & 0x80) !== 0) {
        return field.reduce((total, byte, at) => total * 256 + (at === 0 ? byte & 0x7f : byte), 0);
    }
    const digits = text(field).trim();
    return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || "0", 8) : Number.NaN;
}
function text(bytes) {
    const end = bytes.indexOf(0);
    return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString("utf8");
}
function parsePax(bytes, what) {
    const fields = {};
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const digits = space < 0 || space - at > 10 ? "" : bytes.toString("latin1", at, space);
        const end = at + (/^\d+$/.test(digits) ? Number(digits) : 0);
        const equals = bytes.indexOf(0x3d, space + 1);
        if (end - at < 5 || end > bytes.length || bytes[end - 1] !== 0x0a || equals <= space + 1 || equals >= end - 1) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di("archive-invalid", `${what} is damaged: a pax header has an invalid record`);
        }
        const key = bytes.toString("utf8", space + 1, equals);
        const value = bytes.toString("utf8", equals + 1, end - 1);
        if (key === "path" && value !== "")
            fields.name = value;
        if (key === "size" && value !== "")
            fields.size = /^\d+$/.test(value) ? Number(value) : Number.NaN;
        at = end;
    }
    return fields;
}
function meta(what, size, use) {
    if (size > META_LIMIT)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di("archive-invalid", `${what} is damaged: a header has ${size} bytes`);
    return collect(use);
}
function collect(use) {
    const parts = [];
    return { push: (bytes) => void parts.push(Buffer.from(bytes)), end: () => use(Buffer.concat(parts)) };
}


/***/ }),

/***/ 5074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SH: () => (/* binding */ describeArchive),
  qT: () => (/* binding */ importArchive),
  K5: () => (/* binding */ importOutputs),
  lq: () => (/* binding */ openArchiveStream),
  E0: () => (/* binding */ withProgress)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/archive/gunzip.js
var gunzip = __webpack_require__(2780);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/archive/tar.js
var archive_tar = __webpack_require__(5586);
;// CONCATENATED MODULE: ./src/archive/images.js



const JSON_LIMIT = 4 << 20;
const NAMES = 8_000_000;
const REFERENCES = 100_000;
const BLOB = "blobs/sha256/";
function dockerArchive(file) {
    const seen = nameSet(file);
    let tags;
    const tar = (0,archive_tar/* tarReader */.R)(file, (entry) => {
        seen.add(entry.name);
        if (tags !== undefined || entry.name !== "manifest.json" || entry.kind !== "file")
            return undefined;
        return json(file, entry, (value) => {
            tags = [];
            for (const image of listIn(value)) {
                const { Config, Layers, RepoTags } = Object(image);
                for (const name of [Config].concat(listIn(Layers))) {
                    if (typeof name !== "string")
                        throw new errors/* ArchiveError */.di("archive-invalid", `${file} has an invalid manifest.json`);
                    if (!seen.has(name))
                        throw new errors/* ArchiveError */.di("archive-invalid", `${file} has no ${images_short(name)}, or has it after its manifest.json`);
                }
                for (const tag of listIn(RepoTags))
                    if (typeof tag === "string")
                        tags.push(tag);
            }
        });
    });
    return {
        push: tar.push,
        end() {
            tar.end();
            if (tags === undefined)
                throw new errors/* ArchiveError */.di("archive-invalid", `${file} is not a docker archive: it has no manifest.json`);
        },
        tags: () => tags ?? [],
    };
}
function ociArchive(file) {
    const blobs = nameSet(file);
    const manifests = new Map();
    let references = 0;
    let layout = false;
    let index;
    const tar = (0,archive_tar/* tarReader */.R)(file, (entry) => {
        if (entry.kind !== "file")
            return undefined;
        if (entry.name === "oci-layout")
            layout = true;
        if (entry.name === "index.json") {
            return json(file, entry, (value) => {
                index = value;
            });
        }
        if (!entry.name.startsWith(BLOB))
            return undefined;
        blobs.add(entry.name);
        return blob(file, entry, (bytes) => {
            const manifest = toManifest(parseJson(bytes));
            const count = manifest.images.length + manifest.parts.length;
            if (count === 0)
                return;
            references += count;
            if (references > REFERENCES)
                throw new errors/* ArchiveError */.di("archive-invalid", `${file} has more than ${REFERENCES} references to blobs`);
            manifests.set(entry.name, manifest);
        });
    });
    const checkBlob = ({ digest, isElsewhere }, isOptional) => {
        if (typeof digest !== "string")
            throw new errors/* ArchiveError */.di("archive-invalid", `${file} has an invalid manifest: a blob has no digest`);
        const name = `blobs/${digest.replace(":", "/")}`;
        if (blobs.has(name))
            return name;
        if (isOptional || isElsewhere || !name.startsWith(BLOB))
            return undefined;
        throw new errors/* ArchiveError */.di("archive-invalid", `${file} has no blob ${images_short(digest)}`);
    };
    const checkManifests = (images) => {
        const checked = new Set();
        const waiting = images.map((reference) => ({ reference, isOptional: false }));
        for (const { reference, isOptional } of waiting) {
            const name = checkBlob(reference, isOptional);
            if (name === undefined || checked.has(name))
                continue;
            checked.add(name);
            const manifest = manifests.get(name);
            for (const one of manifest?.images ?? [])
                waiting.push({ reference: one, isOptional: true });
            for (const one of manifest?.parts ?? [])
                checkBlob(one, false);
        }
    };
    return {
        push: tar.push,
        end() {
            tar.end();
            if (!layout || index === undefined)
                throw new errors/* ArchiveError */.di("archive-invalid", `${file} is not an OCI archive: it has no index.json`);
            const { images } = toManifest(index);
            if (images.length === 0)
                throw new errors/* ArchiveError */.di("archive-invalid", `${file} has no image: its index.json has no manifests`);
            checkManifests(images);
        },
        tags: () => [],
    };
}
function toManifest(value) {
    const { manifests, config, layers } = Object(value);
    const toReference = (descriptor) => {
        const { digest, urls } = Object(descriptor);
        return { digest, isElsewhere: urls !== undefined };
    };
    const parts = config === undefined ? [] : [config, ...listIn(layers)];
    return { images: listIn(manifests).map(toReference), parts: parts.map(toReference) };
}
function blob(file, { name, size }, use) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const kept = size <= 64 * 1024 ? (0,archive_tar/* collect */.F)(use) : undefined;
    return {
        push(bytes) {
            hash.update(bytes);
            kept?.push(bytes);
        },
        end() {
            if (hash.digest("hex") !== name.slice(BLOB.length)) {
                throw new errors/* ArchiveError */.di("archive-invalid", `${file} is damaged: ${name} does not have its digest`);
            }
            kept?.end();
        },
    };
}
function json(file, { name, size }, use) {
    if (size > JSON_LIMIT)
        throw new errors/* ArchiveError */.di("archive-invalid", `${name} in ${file} has ${size} bytes, more than ${JSON_LIMIT}`);
    return (0,archive_tar/* collect */.F)((bytes) => {
        const value = parseJson(bytes);
        if (typeof value !== "object" || value === null)
            throw new errors/* ArchiveError */.di("archive-invalid", `${name} in ${file} is not JSON`);
        use(value);
    });
}
function parseJson(bytes) {
    try {
        return JSON.parse(bytes.toString("utf8"));
    }
    catch {
        return undefined;
    }
}
function nameSet(file) {
    const names = new Set();
    let left = NAMES;
    return {
        add(name) {
            left -= name.length;
            if (left < 0)
                throw new errors/* ArchiveError */.di("archive-invalid", `the names of the files in ${file} have more than ${NAMES} characters`);
            names.add(name);
        },
        has: (name) => names.has(name),
    };
}
function images_short(name) {
    return name.length > 200 ? `${name.slice(0, 200)}...` : name;
}
function listIn(value) {
    return Array.isArray(value) ? value : [];
}

;// CONCATENATED MODULE: ./src/archive/archive.js




const END_LIMIT = 1 << 20;
const REST_LIMIT = 1 << 20;
const TAIL = 600;
async function openArchive(source, servicesOf) {
    const check = archiveCheck(servicesOf);
    const passing = checkChunks(source, check);
    const first = [];
    let head = check.head();
    while (head === undefined) {
        const next = await passing.next();
        head = check.head();
        if (!next.done)
            first.push(next.value);
        else if (head === undefined)
            throw new errors/* ArchiveError */.di("archive-invalid", "the archive is empty");
    }
    async function* chunks() {
        try {
            yield* first.splice(0);
            yield* passing;
        }
        finally {
            await passing.return(undefined);
        }
    }
    return {
        head,
        chunks: chunks(),
        images: check.images,
        close: () => void passing.return(undefined).catch(() => undefined),
    };
}
async function* checkChunks(source, check) {
    const rest = source[Symbol.asyncIterator]();
    let tail = Buffer.alloc(0);
    let size = 0;
    let held = [];
    let holding = 0;
    const read = async () => {
        const next = await rest.next();
        if (next.done)
            return undefined;
        size += next.value.length;
        tail = Buffer.concat([tail, next.value]).subarray(-TAIL);
        return next.value;
    };
    try {
        try {
            for (let chunk = await read(); chunk !== undefined; chunk = await read()) {
                await check.push(chunk);
                if (!check.ending()) {
                    yield chunk;
                    continue;
                }
                held.push(chunk);
                holding += held.length > 1 ? chunk.length : 0;
                if (holding > END_LIMIT)
                    throw new errors/* ArchiveError */.di("archive-invalid", "the archive continues after its end");
            }
            check.end();
        }
        catch (error) {
            if (!(error instanceof errors/* ArchiveError */.di))
                throw error;
            held = [];
            for (let more = 0, chunk = await read(); chunk !== undefined && more < REST_LIMIT; chunk = await read()) {
                more += chunk.length;
            }
            throw explain(error, size, tail);
        }
        yield* held;
    }
    finally {
        check.close();
        await rest.return?.();
    }
}
function explain(error, size, tail) {
    const end = tail.toString("latin1");
    const json = /\{"error":("(?:[^"\\]|\\.)*")\}\s*$/.exec(end)?.[1];
    const words = (json === undefined ? undefined : parseText(json)) ?? /[\t\n\r\x20-\x7e]{8,}$/.exec(end)?.[0];
    const text = words?.replace(/\s+/g, " ").trim() ?? "";
    const last = text.length > 300 ? `…${text.slice(-300)}` : text;
    const said = / /.test(text) ? `; its last words are ${JSON.stringify(last)}` : "";
    return new errors/* ArchiveError */.di("archive-invalid", `${error.message} (after ${size} bytes)${said}`, {
        hint: error.hint ?? "Export the build again.",
        cause: error.cause,
    });
}
function parseText(json) {
    try {
        return String(JSON.parse(json));
    }
    catch {
        return undefined;
    }
}
function archiveCheck(servicesOf) {
    let build;
    let services;
    let head;
    const images = new Set();
    const imageOf = (entry) => {
        if (build === undefined)
            throw new errors/* ArchiveError */.di("archive-invalid", `${entry.name} comes before build.json, so this is not the archive of a build`);
        const image = entry.kind === "file" && entry.name.endsWith(".tar");
        if (image || entry.kind === "directory")
            head ??= { build, format: formatOf(entry, build, services) };
        if (!image || head === undefined)
            return undefined;
        if (head.format === "v3")
            return withNote(ociArchive(entry.name), () => images.add(serviceIn(entry.name)));
        if (images.size > 0)
            throw new errors/* ArchiveError */.di("archive-invalid", `${entry.name} is a second image archive, and a v2 Rack reads one`);
        const docker = dockerArchive(entry.name);
        return withNote(docker, () => {
            for (const tag of docker.tags())
                images.add(serviceIn(tag.split(":")[1] ?? ""));
        });
    };
    const tar = (0,archive_tar/* tarReader */.R)("the archive", (entry) => {
        if (build !== undefined || entry.name !== "build.json" || entry.kind !== "file")
            return imageOf(entry);
        return json("the archive", entry, (value) => {
            build = archivedBuild(value);
            services = servicesOf(build.manifest);
        });
    });
    const gzip = (0,gunzip/* gunzip */.k)(tar.push);
    return {
        push: gzip.push,
        close: gzip.close,
        ending: tar.ending,
        head: () => head,
        images: () => [...images],
        end() {
            gzip.end();
            tar.end();
            if (build === undefined)
                throw new errors/* ArchiveError */.di("archive-invalid", "the archive has no build.json");
            const missing = (services ?? []).filter((service) => !images.has(service));
            if (missing.length > 0)
                throw new errors/* ArchiveError */.di("archive-invalid", `the archive has no image of ${missing.join(", ")}`);
            if (images.size === 0)
                throw new errors/* ArchiveError */.di("archive-invalid", "the archive has no image");
        },
    };
}
function withNote(image, note) {
    return {
        push: image.push,
        end() {
            image.end();
            note();
        },
    };
}
function formatOf(entry, build, services) {
    if (entry.kind === "directory")
        return "v3";
    const name = serviceIn(entry.name);
    if (name === build.app)
        return "v2";
    if (services === undefined || services.includes(name))
        return "v3";
    throw new errors/* ArchiveError */.di("archive-invalid", `${entry.name} holds neither the images of ${build.app} nor the image of one of its services`);
}
function serviceIn(name) {
    return name.split(".", 1)[0] ?? "";
}
function archivedBuild(value) {
    const { id, app, description, manifest } = Object(value);
    if (typeof id !== "string" || typeof app !== "string" || typeof manifest !== "string") {
        throw new errors/* ArchiveError */.di("archive-invalid", "the build.json of the archive has no id, app or manifest");
    }
    return { id, app, description: typeof description === "string" ? description : "", manifest };
}

// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/commands/app/existing-app.js
var existing_app = __webpack_require__(2164);
// EXTERNAL MODULE: ./src/commands/output/heartbeat.js
var heartbeat = __webpack_require__(5261);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
;// CONCATENATED MODULE: ./src/commands/builds/build-archive.js






const LOOK_EVERY_MS = 250;
async function openArchiveStream(source) {
    const { serviceNames } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6635), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 6635));
    const archive = await openArchive(source, serviceNames);
    let size = 0;
    async function* countBytes() {
        for await (const chunk of archive.chunks) {
            size += chunk.length;
            yield chunk;
        }
    }
    return { ...archive, chunks: countBytes(), size: () => size };
}
async function withProgress(work, describe, deps) {
    const beat = (0,heartbeat/* heartbeat */.j)(deps);
    const timer = setInterval(() => beat(describe), LOOK_EVERY_MS);
    try {
        return await work;
    }
    finally {
        clearInterval(timer);
    }
}
function describeArchive(archive) {
    const images = [...archive.images()];
    const last = images.pop();
    const names = images.length > 0 ? `${images.join(", ")} and ${last}` : last;
    return `${(0,units/* byteSize */.mz)(archive.size())} with the image${images.length > 0 ? "s" : ""} of ${names}`;
}
const importOutputs = {
    build: "Id of the new build, such as BABCDEFGHIJ",
    release: "Id of the new release, such as RABCDEFGHIJ; it is not promoted",
    app: "Name of the app",
    rack: "Name of the Rack",
    images: "Services whose images are in the archive, separated by spaces",
    size: "Size of the archive in bytes",
};
async function importArchive(archive, app, rack, { host }) {
    const { format, build: origin } = archive.head;
    await (0,existing_app/* verifyApp */.j)(app, { rack });
    const { generation } = await rack.generation(app);
    if (generation !== undefined && generation !== format) {
        throw new errors/* ArchiveError */.di("archive-invalid", `the archive of build ${origin.id} is from a ${format} Rack, and ${rack.name} is a ${generation} Rack, which cannot read it`, { hint: `Build the source on ${rack.name} instead: convox-ci build --app ${app}` });
    }
    if (generation === undefined) {
        host.warn(`Cannot check whether ${rack.name} can read an archive of a ${format} Rack: the key cannot read its version`);
    }
    let isSent = false;
    const body = () => {
        if (isSent) {
            throw new errors/* UnreachableError */.Jk("rack-unreachable", "the Console requested a new session during the upload", {
                outcome: "not-sent",
                hint: "Nothing was imported. Run it again",
            });
        }
        isSent = true;
        return archive.chunks;
    };
    const build = await rack.builds.import(app, body).catch((error) => {
        throw error instanceof errors/* ConvoxError */.AC ? withAdvice(error, app) : error;
    });
    host.info(`Imported ${describeArchive(archive)} as build ${build.id} of ${app} on ${rack.name}`);
    if (format === "v3") {
        host.info("A v3 Rack does not report an image that it could not store. Promoting the release shows it");
    }
    host.info(`Build:   ${build.id}`);
    host.info(`Release: ${getRelease(build, app)}`);
    const images = archive.images().join(" ");
    return { build: build.id, release: build.release, app, rack: rack.name, images, size: archive.size() };
}
function getRelease({ id, release }, app) {
    if (release !== "")
        return release;
    throw new errors/* RackError */.yo("build-incomplete", `POST /apps/${app}/builds/import`, undefined, `build ${id} has no release`);
}
function withAdvice(error, app) {
    if (!(error instanceof errors/* UnreachableError */.Jk) || !(0,failures/* mayHaveHappened */.dk)(error))
        return error;
    return new errors/* UnreachableError */.Jk("request-result-unknown", error.message, {
        cause: error,
        outcome: error.outcome,
        hint: `It was not sent again. Check whether the Rack created the build: convox-ci builds --app ${app}`,
    });
}


/***/ })

};
