export const id = 6151;
export const ids = [6151];
export const modules = {

/***/ 8419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ buildArgsInputs),
/* harmony export */   E: () => (/* binding */ readBuildArgs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1725);
/* harmony import */ var _variables_key_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8659);
/* harmony import */ var _variables_secret_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2128);




const buildArgsInputs = {
    "build-args": {
        description: "Build arguments as KEY=VALUE, one per line; a bare KEY takes the value of the environment variable KEY",
        kind: "pairs",
        aliases: ["buildargs"],
    },
    "build-args-json": {
        description: 'Build arguments as a JSON object of strings, such as {"KEY": "value"}; overrides build-args',
    },
};
const RULES = {
    name: /^[A-Za-z_][A-Za-z0-9_.-]*$/,
    trims: true,
    allowsRepeats: true,
    isFilledIn: _rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .isProvidedByRack */ .iq,
};
function readBuildArgs({ buildArgs, buildArgsJson }, deps) {
    const mistakes = [];
    const found = new Map([
        ...(0,_variables_key_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseKeyValues */ .Hl)("build-args", buildArgs, deps.env, RULES, mistakes),
        ...(buildArgsJson === undefined ? [] : (0,_variables_key_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJsonValues */ .u0)("build-args-json", buildArgsJson, RULES, mistakes)),
    ]);
    (0,_variables_secret_values_js__WEBPACK_IMPORTED_MODULE_2__/* .maskValues */ .Z)(found, "secret", deps);
    if (mistakes.length === 0)
        return [...found].map(([key, value]) => (value === undefined ? key : `${key}=${value}`));
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz("input-invalid", mistakes.join("\n"), {
        hint: "Put each KEY=VALUE on its own line. Encode a value of several lines (base64 -w0) and decode it in the Dockerfile",
    });
}


/***/ }),

/***/ 6151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ readExistingApp),
/* harmony export */   JZ: () => (/* binding */ buildOutputs),
/* harmony export */   RU: () => (/* binding */ isCacheDisabled),
/* harmony export */   _9: () => (/* binding */ buildInputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9973);
/* harmony import */ var _app_environment_drop_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8550);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3121);
/* harmony import */ var _output_log_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6142);
/* harmony import */ var _build_args_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8419);
/* harmony import */ var _cache_insight_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2150);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6582);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8403);
/* harmony import */ var _upload_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9164);










const buildInputs = {
    "working-directory": {
        description: "Directory with the source and its convox.yml",
        positional: "dir",
        default: ".",
    },
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y,
    description: {
        description: "Description of the build and its release",
        short: "d",
        fallback: "short id and subject of the commit, if the work tree is clean",
    },
    manifest: {
        description: "Path of the manifest inside the source",
        short: "m",
        fallback: "convox.yml",
    },
    ..._build_args_js__WEBPACK_IMPORTED_MODULE_1__/* .buildArgsInputs */ .B,
    cached: {
        description: "Use the Rack's build cache",
        kind: "boolean",
        fallback: "true",
    },
    "no-cache": {
        description: "Build without the Rack's build cache; the opposite of cached",
        kind: "boolean",
    },
    development: {
        description: "Build the stage named development of each Dockerfile",
        kind: "boolean",
        default: "false",
    },
    "wildcard-domain": {
        description: "Give the services a wildcard domain (v2 Racks)",
        kind: "boolean",
        default: "false",
    },
    image: {
        description: "Ready image to release instead of building the source: NAME:TAG or NAME@DIGEST, for each service without an image in " +
            "the manifest (v3 Racks since 3.24.6)",
    },
    "build-on": {
        description: "Where to build: rack, or runner for docker or buildah in this job and an import into the Rack",
        choices: ["rack", "runner"],
        default: "rack",
    },
    "registry-cache": {
        description: "Image repository that keeps the build cache of build-on: runner, such as ghcr.io/acme/web-cache",
        env: ["CONVOX_REGISTRY_CACHE"],
        fallback: "CONVOX_REGISTRY_CACHE",
    },
    "build-timeout": {
        description: "Maximum duration of the build",
        kind: "duration",
        default: "60m",
    },
    ..._upload_js__WEBPACK_IMPORTED_MODULE_2__/* .uploadInputs */ .f,
    ..._context_js__WEBPACK_IMPORTED_MODULE_3__/* .contextInputs */ .D1,
    ..._app_environment_drop_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentDropInput */ .PD,
    ..._output_log_file_js__WEBPACK_IMPORTED_MODULE_5__/* .logFileInput */ .R,
};
const buildOutputs = {
    build: "Id of the build, such as BABCDEFGHIJ",
    release: "Id of the release that the build created, such as RABCDEFGHIJ",
    app: "Name of the app",
    rack: "Name of the Rack",
    status: "complete, or dry-run",
    "git-sha": "Commit that was built, if the source is a git work tree",
    duration: "Duration in seconds",
    "context-size": "Size of the uploaded archive in bytes",
    context: "JSON object: files, bytes before compression, ignored (excluded by .dockerignore), and largest",
    "previous-release": "Release that was active before, if any",
    ..._images_js__WEBPACK_IMPORTED_MODULE_6__/* .imagesOutput */ .K,
    ..._cache_insight_js__WEBPACK_IMPORTED_MODULE_7__/* .cacheOutput */ .Y,
};
function isCacheDisabled({ cached, noCache }) {
    if (cached !== undefined && noCache !== undefined && cached === noCache) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .InputError */ .dz("inputs-conflict", `cached is ${cached} and no-cache is ${noCache}: they contradict each other. Remove one of them`);
    }
    return noCache ?? cached === false;
}
async function readExistingApp(app, { isPromoted }, { rack }) {
    try {
        const request = rack.apps.get(app);
        const need = { to: "read the app, which a promotion needs", access: "Read", app };
        return await (isPromoted ? (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_9__/* .withPermissionHint */ .V)(rack, need, request) : request);
    }
    catch (error) {
        if (!isPromoted && (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_9__/* .isForbidden */ .U)(error))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 2150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ cacheOutput),
/* harmony export */   explainCache: () => (/* binding */ explainCache)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _timeline_build_steps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7120);
/* harmony import */ var _rack_cache_parameters_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4649);



const cacheOutput = {
    cache: "JSON array of the use of the build cache: service, cached (percentage of the instructions), and the reason why not all " +
        "were cached, or null if it is not known",
};
const MAX_TEXT = 100;
async function explainCache(steps, { previous, isCacheDisabled, isOnRack }, deps) {
    const shares = [...(0,_timeline_build_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .cachedShares */ .lP)(steps)];
    const isIncomplete = shares.some(([, share]) => share < 1);
    const rack = isOnRack && isIncomplete && !isCacheDisabled ? await readRackReasons(deps) : {};
    return shares.map(([service, share]) => {
        const own = steps.filter((step) => step.service === service && step.isInstruction);
        const before = previous.filter((step) => step.service === service);
        return { service, cached: Math.round(share * 100), reason: share === 1 ? null : explain(own, before) };
    });
    function explain(own, before) {
        if (isCacheDisabled)
            return "the build was requested without cache";
        const counted = own.filter((step) => !/^FROM\b/i.test((0,_timeline_build_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .instruction */ .xP)(step.name)));
        const missed = counted.find(({ cached, failed }) => !cached && !failed);
        if (missed === undefined)
            return null;
        if (counted.every(({ cached }) => !cached))
            return rack.disabled ?? rack.frozen ?? null;
        const reasons = [explainMiss(missed, before), rack.frozen].filter((text) => text !== undefined);
        return reasons.length === 0 ? null : reasons.join("; ");
    }
}
function explainMiss(missed, before) {
    const text = (0,_timeline_build_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .instruction */ .xP)(missed.name);
    const isKnown = before.some((step) => (0,_timeline_build_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .instruction */ .xP)(step.name) === text);
    const isNew = before.length > 0 && !isKnown;
    const shown = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text;
    if (isNew)
        return `${shown} is new or changed since the previous build`;
    const sources = readSources(text);
    if (sources === undefined)
        return undefined;
    if (isKnown)
        return `${sources} changed: ${shown}`;
    return `${sources} changed, or the instruction: ${shown}`;
}
function readSources(text) {
    const [, rest] = /^(?:COPY|ADD) ((?:--[a-z]+(?:=\S+)? )*.+)$/i.exec(text) ?? [];
    if (rest === undefined || /--from=/.test(rest) || rest.includes("<<"))
        return undefined;
    const words = rest
        .split(/\s+/)
        .filter((word) => !word.startsWith("--"))
        .map((word) => word.replace(/^\[?"|",?\]?$/g, ""));
    const sources = words.slice(0, -1);
    if (sources.length === 0 || sources.some((source) => /^[a-z]+:/i.test(source)))
        return undefined;
    return sources.map((source) => (source === "." ? "the build context" : source)).join(", ");
}
async function readRackReasons({ rack }) {
    if (!rack.endpoint.console)
        return {};
    try {
        const [{ parameters }, generation] = await Promise.all([rack.rackDetails(rack.name), rack.generation()]);
        const frozen = (0,_rack_cache_parameters_js__WEBPACK_IMPORTED_MODULE_1__/* .explainFrozenCache */ .i)(parameters, generation);
        const disabled = (0,_rack_cache_parameters_js__WEBPACK_IMPORTED_MODULE_1__/* .explainDisabledCache */ .a)(parameters);
        return { ...(frozen === undefined ? {} : { frozen }), ...(disabled === undefined ? {} : { disabled }) };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC))
            throw error;
        return {};
    }
}


/***/ }),

/***/ 6582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D1: () => (/* binding */ contextInputs),
/* harmony export */   Yr: () => (/* binding */ listContext),
/* harmony export */   cz: () => (/* binding */ describeLargest),
/* harmony export */   jV: () => (/* binding */ contextOutput),
/* harmony export */   m0: () => (/* binding */ excludeHint),
/* harmony export */   p9: () => (/* binding */ checkContextSize)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5562);


const contextInputs = {
    "dry-run": {
        description: "List the files that would be sent to the Rack, and stop. Nothing is sent, and no Rack is needed",
        kind: "boolean",
        default: "false",
    },
    "max-context-size": {
        description: "Maximum size of the source before compression, such as 200MB. A larger source is not sent",
        kind: "size",
    },
};
const LARGEST = 5;
const PIECE_BYTES = 64 * 1024;
function findLargest({ entries }) {
    const sizes = new Map();
    for (const { path, kind, size } of entries) {
        if (kind === "directory")
            continue;
        const end = path.indexOf("/");
        const top = end < 0 ? path : path.slice(0, end + 1);
        sizes.set(top, (sizes.get(top) ?? 0) + size);
    }
    return [...sizes]
        .sort(([, a], [, b]) => b - a)
        .slice(0, LARGEST)
        .map(([path, bytes]) => ({ path, bytes }));
}
function describeLargest(tree) {
    return findLargest(tree)
        .map(({ path, bytes }) => `${path} ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_0__/* .byteSize */ .mz)(bytes)}`)
        .join(", ");
}
function contextOutput(tree) {
    const { files, bytes, ignored } = tree;
    return JSON.stringify({ files, bytes, ignored, largest: findLargest(tree) });
}
function excludeHint(tree) {
    return `List in .dockerignore what the build does not need. Largest: ${describeLargest(tree)}`;
}
function checkContextSize({ maxContextSize: max }, tree) {
    if (max === undefined || tree.bytes <= max)
        return;
    const { bytes, files } = tree;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("source-too-large", `max-context-size is ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_0__/* .byteSize */ .mz)(max)}: the source has ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_0__/* .byteSize */ .mz)(bytes)} in ${files} ${files === 1 ? "file" : "files"}`, { hint: `${excludeHint(tree)}. Or raise max-context-size.` });
}
async function listContext(tree, host) {
    const { printable } = await Promise.all(/* import() */[__webpack_require__.e(3981), __webpack_require__.e(4231)]).then(__webpack_require__.bind(__webpack_require__, 4231));
    async function* lines() {
        let text = "";
        for (const { path, kind, size } of tree.entries) {
            if (kind === "directory")
                continue;
            text += `${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_0__/* .byteSize */ .mz)(size).padStart(8)}  ${printable(path)}\n`;
            if (text.length < PIECE_BYTES)
                continue;
            yield Buffer.from(text);
            text = "";
        }
        yield Buffer.from(text);
    }
    await host.stream(lines());
}


/***/ }),

/***/ 5929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ findUpload),
/* harmony export */   LL: () => (/* binding */ reuseInput),
/* harmony export */   LV: () => (/* binding */ buildFingerprint),
/* harmony export */   Qq: () => (/* binding */ archiveUrl),
/* harmony export */   T3: () => (/* binding */ readRecords),
/* harmony export */   Ug: () => (/* binding */ addRecords),
/* harmony export */   cn: () => (/* binding */ newArchiveKey),
/* harmony export */   l7: () => (/* binding */ releaseOf),
/* harmony export */   w: () => (/* binding */ findBuild)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);


const reuseInput = {
    reuse: {
        description: "What to use again if the source is unchanged: upload, its upload; build, also its complete build with the same " +
            "settings; none. auto is upload for sources of 1 MB or more",
        choices: ["auto", "upload", "build", "none"],
        default: "auto",
    },
};
const SMALLEST_BYTES = 1e6;
const TITLE = "convox-ci records 1";
const MOST = 8;
const MAX_BYTES = 64 * 1024;
function newArchiveKey() {
    return `tmp/${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(15).toString("hex")}.tgz`;
}
const archiveUrl = (app, key) => `object://${app}/${key}`;
async function readRecords(app, tree, { reuse }, { rack }) {
    if (reuse === "none" || (reuse === "auto" && tree.bytes < SMALLEST_BYTES))
        return undefined;
    const { shapeDigest } = await Promise.all(/* import() */[__webpack_require__.e(3981), __webpack_require__.e(4231)]).then(__webpack_require__.bind(__webpack_require__, 4231));
    const key = `tmp/convox-ci-${shapeDigest(tree).slice(0, 40)}.txt`;
    try {
        return { key, ...parseRecords(await readStart(await rack.objects.get(app, key), MAX_BYTES)) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && (error.status === 404 || error.status === 500)) {
            return { key, uploads: [], builds: [] };
        }
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC))
            throw error;
        return undefined;
    }
}
async function findUpload(app, digest, { uploads }, { rack }) {
    const upload = uploads.find((one) => one.digest === digest);
    if (upload === undefined)
        return undefined;
    try {
        const start = await readStart(await rack.objects.get(app, upload.key), 1);
        return start[0] === 0x1f && start[1] === 0x8b ? upload : undefined;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC))
            throw error;
        return undefined;
    }
}
async function addRecords(app, { key, uploads, builds }, added, { rack }) {
    const { upload, build } = added;
    const records = {
        key,
        uploads: upload ? [upload, ...uploads.filter(({ digest }) => digest !== upload.digest)].slice(0, MOST) : uploads,
        builds: build
            ? [build, ...builds.filter(({ fingerprint }) => fingerprint !== build.fingerprint)].slice(0, MOST)
            : builds,
    };
    const bytes = Buffer.from(renderRecords(records));
    async function* body() {
        yield bytes;
    }
    try {
        await rack.objects.store(app, key, body, { length: bytes.length });
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC))
            throw error;
    }
    return records;
}
function buildFingerprint(digest, settings) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256")
        .update(JSON.stringify([digest, settings]))
        .digest("hex");
}
async function findBuild(app, fingerprint, { builds }, { rack }) {
    const id = builds.find((one) => one.fingerprint === fingerprint)?.id;
    if (id === undefined)
        return undefined;
    try {
        const build = await rack.builds.get(app, id);
        return build.status === "complete" && build.release !== "" ? build : undefined;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC))
            throw error;
        return undefined;
    }
}
async function releaseOf(build, description, deps) {
    const { app, id } = build;
    const newest = await deps.rack.releases.list(app, { limit: 1 }).catch((error) => {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo)
            return [];
        throw error;
    });
    if (newest[0]?.build === id)
        return newest[0].id;
    const created = await deps.rack.releases.create(app, {
        build: id,
        ...(description === undefined ? {} : { description }),
    });
    return created.id;
}
function renderRecords({ uploads, builds }) {
    return [
        TITLE,
        ...uploads.map(({ digest, key, bytes }) => `upload ${digest} ${key} ${bytes}`),
        ...builds.map(({ fingerprint, id }) => `build ${fingerprint} ${id}`),
        "",
    ].join("\n");
}
function parseRecords(bytes) {
    const [title, ...lines] = Buffer.from(bytes).toString("latin1").split("\n").slice(0, -1);
    const uploads = [];
    const builds = [];
    for (const line of title === TITLE ? lines : []) {
        const [, digest, key, size] = /^upload ([0-9a-f]{64}) (tmp\/[0-9a-f]{30}\.tgz) (\d{1,15})$/.exec(line) ?? [];
        if (digest !== undefined && key !== undefined)
            uploads.push({ digest, key, bytes: Number(size) });
        const [, fingerprint, id] = /^build ([0-9a-f]{64}) ([A-Za-z0-9-]{1,64})$/.exec(line) ?? [];
        if (fingerprint !== undefined && id !== undefined)
            builds.push({ fingerprint, id });
    }
    return { uploads: uploads.slice(0, MOST), builds: builds.slice(0, MOST) };
}
async function readStart(chunks, bytes) {
    const parts = [];
    let size = 0;
    for await (const chunk of chunks) {
        parts.push(chunk);
        size += chunk.length;
        if (size > bytes)
            break;
    }
    return Buffer.concat(parts);
}


/***/ }),

/***/ 9164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ upload),
/* harmony export */   f: () => (/* binding */ uploadInputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _output_heartbeat_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5261);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5562);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6582);
/* harmony import */ var _reuse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5929);





const uploadInputs = {
    compression: {
        description: "Compression of the upload: auto follows the rate of the link; store, or 1 (fast) to 9 (small), is fixed",
        choices: ["auto", "store", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        default: "auto",
    },
    ..._reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .reuseInput */ .LL,
};
const PROGRESS_EVERY = 5_000;
async function upload(source, app, values, deps) {
    const { host, signal } = deps;
    const { tree } = source;
    const records = await (0,_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .readRecords */ .T3)(app, tree, values, deps);
    if (records === undefined)
        return await sendSource(source, app, values, undefined, deps);
    if (records.uploads.length > 0) {
        const { contentDigest, tarDigest } = await Promise.all(/* import() */[__webpack_require__.e(3981), __webpack_require__.e(4231)]).then(__webpack_require__.bind(__webpack_require__, 4231));
        const digest = await contentDigest(tree, { signal });
        const found = await (0,_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .findUpload */ .D4)(app, digest, records, deps);
        if (found !== undefined) {
            host.info(`Nothing is sent: the Rack has this source from an earlier upload of ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .byteSize */ .mz)(found.bytes)}`);
            return {
                url: (0,_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .archiveUrl */ .Qq)(app, found.key),
                bytes: found.bytes,
                tarDigest: values.provenance === undefined ? undefined : await tarDigest(tree, { signal }),
                known: { digest, records },
            };
        }
    }
    return await sendSource(source, app, values, records, deps);
}
async function sendSource(source, app, values, records, deps) {
    const { host, now, rack, signal } = deps;
    const key = (0,_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .newArchiveKey */ .cn)();
    const { LEVELS, tarball } = await Promise.all(/* import() */[__webpack_require__.e(3981), __webpack_require__.e(4231)]).then(__webpack_require__.bind(__webpack_require__, 4231));
    const compression = LEVELS.find((level) => String(level) === values.compression) ?? "auto";
    const total = source.tree.bytes;
    const startedAt = now();
    let attemptAt = startedAt;
    let beat = (0,_output_heartbeat_js__WEBPACK_IMPORTED_MODULE_2__/* .heartbeat */ .j)(deps, PROGRESS_EVERY);
    let bytes = 0;
    let digest = "";
    let tarDigest;
    const onDigest = (found) => {
        digest = found;
    };
    const onTarDigest = (found) => {
        tarDigest = found;
    };
    const onProgress = (done) => beat(() => describeProgress(done, total, now() - attemptAt));
    const pack = () => {
        attemptAt = now();
        beat = (0,_output_heartbeat_js__WEBPACK_IMPORTED_MODULE_2__/* .heartbeat */ .j)(deps, PROGRESS_EVERY);
        return tarball(source.tree, {
            signal,
            onProgress,
            compression,
            reusesMemory: true,
            ...(records && { onDigest }),
            ...(values.provenance && { onTarDigest }),
        });
    };
    const onStored = (sent) => {
        bytes = sent;
    };
    const url = await rack.objects.store(app, key, pack, { onProgress: onStored }).catch((cause) => {
        throw isTooLarge(cause) ? tooLargeError(cause, source) : cause;
    });
    const seconds = (now() - startedAt) / 1000;
    host.info(`Uploaded ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .byteSize */ .mz)(bytes)} in ${seconds.toFixed(1)} s`);
    if (records === undefined || url !== (0,_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .archiveUrl */ .Qq)(app, key))
        return { url, bytes, tarDigest, known: undefined };
    const added = await (0,_reuse_js__WEBPACK_IMPORTED_MODULE_0__/* .addRecords */ .Ug)(app, records, { upload: { digest, key, bytes } }, deps);
    return { url, bytes, tarDigest, known: { digest, records: added } };
}
const STEADY_MS = 1_000;
function describeProgress(done, total, ms) {
    const share = `Uploading: ${Math.floor((done / Math.max(total, 1)) * 100)}% of ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .byteSize */ .mz)(total)}`;
    const rate = (done / Math.max(ms, 1)) * 1000;
    if (ms < STEADY_MS || rate < 1)
        return share;
    return `${share}, ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .byteSize */ .mz)(rate)}/s, about ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(((total - done) / rate) * 1000)} left`;
}
function isTooLarge(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RackError */ .yo && error.status === 413;
}
function tooLargeError(cause, { tree }) {
    const limit = `a proxy in front of the Rack limits the size of uploads, and the source has ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_1__/* .byteSize */ .mz)(tree.bytes)} before compression`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RackError */ .yo("source-too-large", cause.request, cause.status, limit, {
        hint: `${(0,_context_js__WEBPACK_IMPORTED_MODULE_4__/* .excludeHint */ .m0)(tree)}. Or raise the limit of the proxy.`,
        cause,
    });
}


/***/ }),

/***/ 4649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ explainDisabledCache),
/* harmony export */   i: () => (/* binding */ explainFrozenCache)
/* harmony export */ });
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5355);

function explainFrozenCache(parameters, generation) {
    if (parameters["ecr_immutable_tags_enabled"] !== "true")
        return undefined;
    if (parameters["disable_image_manifest_cache"] === "true")
        return undefined;
    if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .hasFeature */ .jI)(generation, "buildCacheTags") !== false)
        return undefined;
    return ("ecr_immutable_tags_enabled is true: builds of apps created since then reuse the cache of their first build. " +
        "Update the Rack to 3.25.10, or set disable_image_manifest_cache=true");
}
function explainDisabledCache(parameters) {
    if (parameters["disable_image_manifest_cache"] !== "true")
        return undefined;
    if (parameters["buildkit_host_path_cache_enable"] === "true")
        return undefined;
    return "disable_image_manifest_cache is true: the Rack keeps no build cache in its registry";
}


/***/ }),

/***/ 8384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readLogLines)
/* harmony export */ });
const MAX_LINE_BYTES = 4096;
const LINE_BREAK = 10;
function readLogLines(read) {
    let held = Buffer.alloc(0);
    let isOverlong = false;
    const readBetween = (bytes, from, end) => {
        if (end - from <= MAX_LINE_BYTES && !isStepOutput(bytes, from))
            read(plainText(bytes, from, end));
    };
    return {
        push(bytes) {
            const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
            let from = 0;
            for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, from)) {
                if (held.length > 0) {
                    const line = Buffer.concat([held, chunk.subarray(from, at)]);
                    readBetween(line, 0, line.length);
                    held = Buffer.alloc(0);
                }
                else if (!isOverlong) {
                    readBetween(chunk, from, at);
                }
                isOverlong = false;
                from = at + 1;
            }
            const rest = chunk.subarray(from);
            if (held.length + rest.length > MAX_LINE_BYTES) {
                isOverlong = true;
                held = Buffer.alloc(0);
            }
            else if (!isOverlong && rest.length > 0) {
                held = Buffer.concat([held, rest]);
            }
        },
        end() {
            if (held.length > 0)
                readBetween(held, 0, held.length);
            held = Buffer.alloc(0);
        },
    };
}
function isStepOutput(bytes, from) {
    if (bytes[from] !== 0x23)
        return false;
    const number = skipDigits(bytes, from + 1);
    if (number === from + 1 || bytes[number] !== 0x20)
        return false;
    const seconds = skipDigits(bytes, number + 1);
    if (seconds === number + 1 || bytes[seconds] !== 0x2e)
        return false;
    const end = skipDigits(bytes, seconds + 1);
    return end > seconds + 1 && bytes[end] === 0x20;
}
function skipDigits(bytes, from) {
    let at = from;
    for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[at] ?? 0)
        at++;
    return at;
}
function plainText(bytes, from, end) {
    return bytes
        .toString("utf8", from, end)
        .replace(/\x1b\[[0-9;]*m/g, "")
        .replace(/\r$/, "");
}


/***/ }),

/***/ 1725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ buildArgs),
/* harmony export */   buildForm: () => (/* binding */ buildForm),
/* harmony export */   iq: () => (/* binding */ isProvidedByRack)
/* harmony export */ });
/* unused harmony export buildArg */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _features_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5355);


function buildForm(options, rack) {
    if (options.external && rack.generation !== "v3") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("rack-feature-missing", "an external build needs a Rack of generation v3");
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
function noCache(isRequested, rack) {
    if (!isRequested)
        return { notices: [] };
    if (rack.generation === "v2")
        return { value: true, notices: [] };
    const isInverted = (0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(rack, "noCache") === false;
    const notice = isInverted
        ? `no-cache=true is sent, but this Rack (${rack.version}) reads it inverted and uses its build cache`
        : "no-cache=true is sent. Racks up to v3 3.24.9 read it inverted; cached steps in the log are reported";
    return { value: true, notices: [notice] };
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("rack-feature-missing", `this Rack (${rack.version}) is too old for build args: it would ignore them`, {
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", mistakes.map(({ message }) => message).join("\n"), { hint });
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${arg} has no value, and this Rack fills in none`, {
            hint: "write each as KEY=VALUE",
        });
    }
    if (at < 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", "a build arg has no value", { hint: "write each as KEY=VALUE" });
    if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(key)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `the name of a build arg is not allowed: ${JSON.stringify(key)}`, {
            hint: "letters, digits and underscores, as in ARG NAME of a Dockerfile",
        });
    }
    if (value.includes(",")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${key} has a comma in its value, which no Rack can be sent`, {
            hint: "several arguments are given one by one; a comma that belongs to a value has to be encoded, in base64 say, and decoded in the Dockerfile",
        });
    }
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${key} has a line break or a control character in its value`, {
            hint: "encode the value, for example in base64, and decode it in the Dockerfile",
        });
    }
    if (/^[A-Za-z0-9_@%+=:./-]*$/.test(value) || generation === "v2")
        return arg;
    if (generation === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${key} needs quoting that depends on the Rack's generation, which is unknown`, {
            hint: "give the key leave to read the system or the app",
        });
    }
    return `${key}='${value.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 7120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sc: () => (/* binding */ stepSpans),
/* harmony export */   aR: () => (/* binding */ readBuildSteps),
/* harmony export */   gt: () => (/* binding */ spanSteps),
/* harmony export */   lP: () => (/* binding */ cachedShares),
/* harmony export */   xP: () => (/* binding */ instruction)
/* harmony export */ });
/* harmony import */ var _log_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8384);

const MAX_STEPS = 10_000;
const BUILDKIT_LINE = /^#(\d{1,6}) (?:(CACHED|CANCELED)$|DONE (\d+(?:\.\d+)?)s|(ERROR)\b)/;
const PLANNED = /^#(\d{1,6}) (?:.* )?NOT RUN$/;
const USED_CACHE = /^(?: ?---> Using cache|--> Using cache |INFO\[\d+\] Using caching version of cmd:)/;
const INSTRUCTION = /^(?:\[(?:[^\]]* )?\d+\/\d+\] |S(?:tep|TEP) \d+\/\d+ ?: |[A-Z]+ )/;
function readBuildSteps({ titles, now }) {
    const entries = [];
    let vertices = new Map();
    let current;
    function start(title, line) {
        const continued = title.endsWith(" (continued)");
        const number = /^#(\d+) /.exec(line)?.[1];
        if (number === undefined)
            finish(current);
        if (number !== undefined && /\bload build definition from /.test(line))
            vertices = new Map();
        if (continued || entries.length >= MAX_STEPS)
            return;
        const service = titles.service();
        const name = service !== "" && title.startsWith(`${service}: `) ? title.slice(service.length + 2) : title;
        const entry = {
            service,
            name,
            start: now(),
            end: undefined,
            reported: undefined,
            cached: false,
            failed: false,
            planned: false,
        };
        entries.push(entry);
        if (number !== undefined)
            vertices.set(number, entry);
        current = entry;
    }
    function finish(entry) {
        if (entry !== undefined)
            entry.end ??= now();
    }
    function read(line) {
        const title = titles.titleOf(line);
        if (title !== undefined && title !== "") {
            start(title, line);
            return;
        }
        const [, number, word, seconds, error] = BUILDKIT_LINE.exec(line) ?? [];
        if (number !== undefined) {
            const entry = vertices.get(number);
            if (entry === undefined)
                return;
            finish(entry);
            if (word === "CACHED")
                entry.cached = true;
            if (error !== undefined)
                entry.failed = true;
            if (seconds !== undefined)
                entry.reported = Number(seconds);
        }
        else if (PLANNED.test(line)) {
            const entry = vertices.get(PLANNED.exec(line)?.[1] ?? "");
            if (entry !== undefined)
                entry.planned = true;
        }
        else if (USED_CACHE.test(line) && current !== undefined) {
            current.cached = true;
        }
    }
    const lines = (0,_log_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readLogLines */ .W)(read);
    return {
        push: lines.push,
        end(failed) {
            if (failed && current !== undefined && current.end === undefined)
                current.failed = true;
            for (const entry of entries)
                finish(entry);
        },
        steps: () => entries.filter(({ planned }) => !planned).map(toStep),
    };
}
function toStep({ service, name, start, end, reported, cached, failed }) {
    const seconds = cached ? 0 : (reported ?? (end === undefined ? undefined : (end - start) / 1000));
    return { service, name, start, seconds, cached, failed, isInstruction: INSTRUCTION.test(name) };
}
function instruction(name) {
    return name.replace(/^\[(?:[^\]]* )?\d+\/\d+\] (?:STEP \d+\/\d+: )?|^S(?:tep|TEP) \d+\/\d+ ?: /, "");
}
function cachedShares(steps) {
    const counts = new Map();
    for (const { service, cached, isInstruction } of steps) {
        if (!isInstruction)
            continue;
        const count = counts.get(service) ?? { cached: 0, all: 0 };
        counts.set(service, { cached: count.cached + (cached ? 1 : 0), all: count.all + 1 });
    }
    return new Map([...counts].map(([service, { cached, all }]) => [service, cached / all]));
}
function stepSpans(steps) {
    return steps.map(({ service, name, start, seconds = 0, cached, failed, isInstruction }) => ({
        kind: "step",
        name,
        start,
        end: start + seconds * 1000,
        status: failed ? "error" : "ok",
        attributes: { service, cached, instruction: isInstruction },
    }));
}
function spanSteps(spans) {
    return spans
        .filter(({ kind }) => kind === "step")
        .map(({ name, start, end, status, attributes }) => ({
        service: String(attributes["service"] ?? ""),
        name,
        start,
        seconds: (end - start) / 1000,
        cached: attributes["cached"] === true,
        failed: status === "error",
        isInstruction: attributes["instruction"] === true,
    }));
}


/***/ })

};
