export const id = 3202;
export const ids = [3202,8589,7180,4878];
export const modules = {

/***/ 4878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ RESULTS),
  jsonResult: () => (/* binding */ jsonResult)
});

;// CONCATENATED MODULE: ./src/commands/results/shape.js
const shape_text = { kind: "text" };
const integer = { kind: "integer" };
const shape_boolean = { kind: "boolean" };
const time = { kind: "time" };
const words = { kind: "list", of: shape_text, from: "words" };
const lines = { kind: "list", of: shape_text, from: "lines" };
const texts = { kind: "list", of: shape_text };
const textMap = { kind: "map", of: shape_text };
const optional = (shape) => ({ ...shape, isOptional: true });
const nullable = (shape) => ({ ...shape, isNullable: true });
const object = (fields) => ({ kind: "object", fields });
const list = (fields) => ({ kind: "list", of: object(fields) });
const jsonList = (fields) => ({ kind: "list", of: object(fields), from: "json" });
const jsonObject = (fields) => ({ kind: "object", fields, from: "json", isNullable: true });
const jsonMap = { kind: "map", of: shape_text, from: "json" };
function toJson(shape, value) {
    if (shape === undefined || value === undefined || value === null)
        return value;
    switch (shape.kind) {
        case "time":
            return value === "" ? null : value;
        case "list": {
            const items = typeof value === "string" ? splitItems(value, shape.from) : value;
            return Array.isArray(items) ? items.map((item) => toJson(shape.of, item)) : items;
        }
        case "map": {
            const entries = typeof value === "string" ? (value === "" ? {} : JSON.parse(value)) : value;
            return Object.fromEntries(Object.entries(entries).map(([key, item]) => [key, toJson(shape.of, item)]));
        }
        case "object":
            if (typeof value === "string")
                return value === "" ? null : toJson(shape, JSON.parse(value));
            return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(shape.fields[key], item)]));
        default:
            return value;
    }
}
function splitItems(value, from) {
    if (value === "")
        return [];
    if (from === "json")
        return JSON.parse(value);
    return value.split(from === "lines" ? "\n" : " ");
}

;// CONCATENATED MODULE: ./src/commands/results/app-results.js

const where = { app: shape_text, rack: shape_text };
const app = {
    app: shape_text,
    status: shape_text,
    generation: shape_text,
    release: shape_text,
    locked: shape_boolean,
    router: shape_text,
    parameters: textMap,
};
const ended = { ...where, "exit-code": optional(integer), process: shape_text, release: shape_text, duration: integer };
const scale = {
    service: shape_text,
    count: integer,
    running: optional(integer),
    pending: optional(integer),
    unhealthy: optional(integer),
    cpu: integer,
    memory: integer,
    min: optional(integer),
    max: optional(integer),
};
const oneScale = {
    service: optional(shape_text),
    count: optional(integer),
    running: optional(integer),
    pending: optional(integer),
    unhealthy: optional(integer),
    cpu: optional(integer),
    memory: optional(integer),
    min: optional(integer),
    max: optional(integer),
};
const resource = { resource: shape_text, type: shape_text, status: shape_text, url: optional(shape_text) };
const dump = { ...where, file: shape_text, size: integer, resource: shape_text };
const appResults = {
    run: object({ ...ended, service: shape_text }),
    exec: object(ended),
    apps: list(app),
    "apps info": object(app),
    create: object({ ...where, created: shape_boolean, status: shape_text }),
    destroy: object({ ...where, destroyed: shape_boolean }),
    services: list({
        service: shape_text,
        count: integer,
        cpu: integer,
        memory: integer,
        min: optional(integer),
        max: optional(integer),
        domain: shape_text,
        ports: list({ balancer: integer, container: integer, certificate: optional(shape_text) }),
    }),
    ps: list({ process: shape_text, service: shape_text, status: shape_text, release: shape_text, started: time, command: shape_text }),
    "ps stop": object({ ...where, process: shape_text }),
    scale: object({ ...where, ...oneScale, services: list(scale) }),
    restart: object({ ...where, services: texts }),
    logs: object({ ...where, service: shape_text }),
    resources: list(resource),
    "resources export": object({ ...dump, type: shape_text }),
    "resources import": object(dump),
    login: object({ host: shape_text, rack: shape_text, machine: shape_text, racks: lines }),
    doctor: object({
        checks: jsonList({ check: shape_text, result: shape_text, detail: shape_text, code: optional(shape_text) }),
        failed: integer,
        warnings: integer,
    }),
    racks: list({ rack: shape_text, provider: shape_text, status: shape_text }),
    machines: list({ machine: shape_text, id: shape_text, vcpu: shape_text, memory: shape_text, age: shape_text }),
    rack: object({
        rack: shape_text,
        version: shape_text,
        generation: shape_text,
        provider: shape_text,
        region: shape_text,
        status: shape_text,
        domain: shape_text,
        features: object({ available: texts, missing: texts, unknown: texts }),
    }),
    "rack params": object({ rack: shape_text, name: optional(shape_text), value: optional(shape_text), parameters: textMap }),
    setup: object({ path: shape_text, version: shape_text, sha256: shape_text, "cache-hit": shape_boolean }),
    completion: object({ script: shape_text }),
    "local-rack": object({}),
    "local-rack ps": list({
        process: shape_text,
        app: shape_text,
        service: shape_text,
        status: shape_text,
        release: shape_text,
        started: time,
        url: shape_text,
    }),
    "local-rack logs": object({}),
    "local-rack stop": list({ process: shape_text, app: shape_text, service: shape_text }),
    "local-rack prune": object({ images: texts, uploads: integer, steps: integer, containers: integer }),
};

;// CONCATENATED MODULE: ./src/commands/results/release-results.js

const release_results_where = { app: shape_text, rack: shape_text };
const release_results_image = {
    service: shape_text,
    repository: nullable(shape_text),
    tag: nullable(shape_text),
    digest: nullable(shape_text),
    "image-id": optional(shape_text),
    size: optional(integer),
    "pushed-at": optional(time),
    status: optional(shape_text),
    referrers: optional(list({ "artifact-type": shape_text, digest: shape_text })),
};
const scan = jsonList({
    service: shape_text,
    result: shape_text,
    status: shape_text,
    critical: integer,
    high: integer,
    medium: integer,
    low: integer,
    blocking: texts,
});
const build = {
    ...release_results_where,
    build: shape_text,
    release: shape_text,
    status: shape_text,
    "git-sha": shape_text,
    duration: integer,
    "context-size": integer,
    context: jsonObject({
        files: integer,
        bytes: integer,
        ignored: integer,
        largest: list({ path: shape_text, bytes: integer }),
    }),
    "previous-release": shape_text,
    images: jsonList(release_results_image),
    cache: jsonList({ service: shape_text, cached: integer, reason: nullable(shape_text) }),
    scan,
    provenance: shape_text,
    "provenance-predicate": shape_text,
    "provenance-subjects": shape_text,
};
const promotion = {
    ...release_results_where,
    release: shape_text,
    status: shape_text,
    duration: integer,
    "previous-release": shape_text,
    "rolled-back": shape_boolean,
    url: shape_text,
    urls: jsonMap,
};
const buildInfo = {
    build: shape_text,
    app: shape_text,
    status: shape_text,
    release: shape_text,
    description: shape_text,
    reason: shape_text,
    "git-sha": shape_text,
    started: time,
    ended: time,
};
const releaseInfo = { release: shape_text, app: shape_text, status: shape_text, build: shape_text, description: shape_text, created: time };
const found = {
    ...release_results_where,
    found: shape_boolean,
    build: shape_text,
    release: shape_text,
    description: shape_text,
    "git-sha": shape_text,
};
const archive = { ...release_results_where, build: shape_text, images: words, size: integer };
const failedPromotion = {
    duration: optional(integer),
    "previous-release": optional(shape_text),
    "rolled-back": optional(shape_boolean),
    url: optional(shape_text),
    urls: optional(jsonMap),
};
const environment = {
    ...release_results_where,
    release: shape_text,
    base: shape_text,
    status: shape_text,
    added: words,
    changed: words,
    removed: words,
    ...failedPromotion,
};
const finding = { service: shape_text, what: shape_text, hint: shape_text, output: shape_text };
const releaseResults = {
    deploy: object({ ...build, ...promotion }),
    build: object(build),
    promote: object({ ...promotion, images: jsonList(release_results_image), scan }),
    rollback: object({ ...promotion, images: jsonList(release_results_image), "copied-from": shape_text }),
    review: object({
        ...release_results_where,
        status: shape_text,
        "pull-request": shape_text,
        release: shape_text,
        build: shape_text,
        url: shape_text,
        destroyed: words,
    }),
    cancel: object({ ...release_results_where, release: shape_text, status: shape_text }),
    builds: list(buildInfo),
    "builds info": object({ ...buildInfo, images: { ...list(release_results_image) } }),
    "builds logs": object(buildInfo),
    "builds cancel": object({ ...release_results_where, build: shape_text, status: shape_text, release: shape_text, reason: shape_text }),
    "builds find": object(found),
    "builds export": object({ ...archive, file: shape_text }),
    "builds import": object({ ...archive, release: shape_text }),
    "builds copy": object({ ...archive, ...failedPromotion, release: shape_text, status: shape_text }),
    releases: list(releaseInfo),
    "releases info": object({ ...releaseInfo, env: texts }),
    "releases manifest": object({ app: shape_text, release: shape_text, manifest: shape_text }),
    "releases find": object(found),
    diagnose: object({
        app: shape_text,
        status: shape_text,
        release: shape_text,
        source: shape_text,
        failing: words,
        services: list({ service: shape_text, status: shape_text, ready: integer, desired: integer }),
        findings: list(finding),
    }),
    env: object({ app: shape_text, release: shape_text, names: texts }),
    "env get": object({ app: shape_text, release: shape_text, name: shape_text, size: integer, value: optional(shape_text) }),
    "env set": object(environment),
    "env unset": object(environment),
};

;// CONCATENATED MODULE: ./src/commands/results/index.js



const RESULTS = { ...releaseResults, ...appResults };
function jsonResult(command, result) {
    return toJson(RESULTS[command ?? ""], result);
}


/***/ }),

/***/ 8589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   describeFailure: () => (/* binding */ describeFailure),
/* harmony export */   failureText: () => (/* binding */ failureText),
/* harmony export */   paintFailure: () => (/* binding */ paintFailure)
/* harmony export */ });
/* unused harmony export exitCode */
/* harmony import */ var _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6586);
/* harmony import */ var _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9590);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _host_colors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6967);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3816);
/* harmony import */ var _explain_system_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3391);






const LONGEST_LINE = 2_000;
const MOST_LINES = 200;
function describeFailure(error, adapt = (hint) => hint) {
    const { code, message, hints, place } = factsOf(error, adapt);
    const { title } = _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ERROR_CODES */ .O[tableKey(code)];
    return {
        code,
        title,
        message: limitText(message),
        hints: hints.map(limitText),
        ...(place === undefined ? {} : { place }),
        docs: `${_version_js__WEBPACK_IMPORTED_MODULE_1__/* .HOMEPAGE_URL */ .fm}/blob/main/docs/errors.md#${code.replaceAll("/", "")}`,
        "exit-code": exitCode(error),
        "exit-code-of": isOfCommand(error, code) ? "command" : "convox-ci",
    };
}
function exitCode(error) {
    const { code } = factsOf(error, String);
    if (isOfCommand(error, code))
        return error.status & 255 || 255;
    const { exit } = _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ERROR_CODES */ .O[tableKey(code)];
    return _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT_CODES */ .a[exit === "command" ? "other" : exit];
}
function failureText({ message, hints, place }) {
    const where = place === undefined ? "" : `${[place.file, place.line ?? []].flat().join(":")}: `;
    return `ERROR: ${[`${where}${message}`, ...hints].join("\n")}\n`;
}
function paintFailure(text, stream) {
    return text.replace(/^ERROR:/, (0,_host_colors_js__WEBPACK_IMPORTED_MODULE_3__/* .painterFor */ .D)(process.env, stream)("error", "ERROR:"));
}
function limitText(text) {
    const lines = text.split("\n");
    const shown = lines.slice(0, MOST_LINES).map((line) => {
        return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
    });
    return [...shown, ...(lines.length > MOST_LINES ? [`… and ${lines.length - MOST_LINES} more lines`] : [])].join("\n");
}
function factsOf(error, adapt) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConvoxError */ .AC) {
        const { code, message, hints, place } = error;
        return { code, message, hints: hints.map(adapt), place };
    }
    const known = (0,_explain_system_error_js__WEBPACK_IMPORTED_MODULE_5__/* .explainSystemError */ .T)(error);
    if (known !== undefined) {
        return { code: "machine-fault", message: known.message, hints: [known.hint], place: undefined };
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = `This is a bug in convox-ci. Please report it: ${_version_js__WEBPACK_IMPORTED_MODULE_1__/* .ISSUES_URL */ .xV}`;
    return { code: "internal-error", message, hints: [stack], place: undefined };
}
function isOfCommand(error, code) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ExitError */ .RS && _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ERROR_CODES */ .O[tableKey(code)].exit === "command";
}
function tableKey(code) {
    return code in _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ERROR_CODES */ .O ? code : "build-failed";
}


/***/ }),

/***/ 9054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ terminalHost)
/* harmony export */ });
/* harmony import */ var _colors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6967);
/* harmony import */ var _control_sequences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5625);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1305);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1513);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1319);
/* harmony import */ var _write_chunk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7644);






function terminalHost({ story, log, warnings }, masker = new _mask_js__WEBPACK_IMPORTED_MODULE_0__/* .Masker */ .G(), { folding, escaperOf = () => undefined, live } = {}) {
    const paint = (0,_colors_js__WEBPACK_IMPORTED_MODULE_1__/* .painterFor */ .D)(process.env, story);
    const paintWarning = (0,_colors_js__WEBPACK_IMPORTED_MODULE_1__/* .painterFor */ .D)(process.env, warnings);
    let unfinished = false;
    let lastStream;
    let groups = 0;
    const escaper = escaperOf(log);
    const toLine = (line, to) => {
        const text = masker.text((0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(line));
        const escaped = escaperOf(to)?.text(text) ?? text;
        return folding?.escaper?.text(escaped) ?? escaped;
    };
    const toMessage = (line) => toLine(line, story);
    const write = (to, line) => {
        if (line === "")
            return;
        live?.show("");
        to.write(`${unfinished && to === log ? "\n" : ""}${line}`);
        if (to === log)
            unfinished = false;
    };
    const print = async (bytes, stream) => {
        live?.hide();
        if (unfinished && lastStream !== stream)
            log.write("\n");
        lastStream = stream;
        unfinished = bytes.at(-1) !== 10;
        await (0,_write_chunk_js__WEBPACK_IMPORTED_MODULE_3__/* .writeChunk */ .x)(log, bytes);
        if (!unfinished)
            live?.restore();
    };
    async function printSections(chunks, headings, fold) {
        const cutter = (0,_sections_js__WEBPACK_IMPORTED_MODULE_4__/* .sections */ .V)(headings);
        const show = async (pieces) => {
            for (const { title, bytes } of pieces) {
                if (title !== undefined)
                    write(log, fold.section(toMessage(title)));
                await print(bytes, chunks);
            }
        };
        for await (const bytes of chunks)
            await show(cutter.push(bytes));
        await show(cutter.end());
    }
    return {
        info: (line, tone) => write(story, `${tone === undefined ? toMessage(line) : paint(tone, toMessage(line))}\n`),
        warn: (line) => write(warnings, `${paintWarning("warning", "WARNING:")} ${toLine(line, warnings)}\n`),
        ...(live && {
            progress(line) {
                if (!unfinished)
                    live.show(toMessage(line));
            },
        }),
        async group(title, body) {
            if (!folding) {
                write(story, `${paint("title", toMessage(title))}\n`);
                return body();
            }
            write(story, folding.begin(toMessage(title)));
            groups++;
            let failed = true;
            try {
                const result = await body();
                failed = false;
                return result;
            }
            finally {
                groups--;
                write(story, folding.end(toMessage(title), failed));
            }
        },
        async stream(chunks, headings) {
            const isPlain = !folding && !escaper;
            const isData = isPlain && story !== log && !isTerminal(log);
            const colors = isPlain && isTerminal(log) ? "drawing" : "colors";
            const cleaner = (0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutControlSequences */ .O)({ keep: (0,_colors_js__WEBPACK_IMPORTED_MODULE_1__/* .forbidsColors */ .m4)(process.env) ? "none" : colors });
            const filters = isData ? [masker.filter()] : [cleaner, masker.filter()];
            for (const one of [escaper, folding?.escaper])
                if (one)
                    filters.push(one.filter());
            const bytes = (0,_filter_js__WEBPACK_IMPORTED_MODULE_5__/* .applyFilters */ .W)(chunks, ...filters);
            if (folding && headings && groups > 0)
                await printSections(bytes, headings, folding);
            else
                for await (const some of bytes)
                    await print(some, bytes);
            if (isData || !unfinished || lastStream !== bytes)
                return;
            log.write("\n");
            unfinished = false;
        },
        mask: (secret) => masker.add(secret),
        masking: () => masker.filter(),
        output: () => { },
        save: () => { },
    };
}
function isTerminal(stream) {
    return "isTTY" in stream && stream.isTTY === true;
}


/***/ }),

/***/ 5363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ArchiveError: () => (/* reexport */ errors/* ArchiveError */.di),
  BuildError: () => (/* reexport */ errors/* BuildError */.zS),
  CancelledError: () => (/* reexport */ errors/* CancelledError */.cc),
  ConvoxError: () => (/* reexport */ errors/* ConvoxError */.AC),
  ExitError: () => (/* reexport */ errors/* ExitError */.RS),
  HealthError: () => (/* reexport */ errors/* HealthError */.hX),
  ImageError: () => (/* reexport */ errors/* ImageError */.C8),
  InputError: () => (/* reexport */ errors/* InputError */.dz),
  ManifestError: () => (/* reexport */ errors/* ManifestError */.Sh),
  OlderReleaseError: () => (/* reexport */ errors/* OlderReleaseError */.Si),
  PackError: () => (/* reexport */ errors/* PackError */.ql),
  RackError: () => (/* reexport */ errors/* RackError */.yo),
  RollbackError: () => (/* reexport */ errors/* RollbackError */.ZS),
  TimeoutError: () => (/* reexport */ errors/* TimeoutError */.MU),
  UnreachableError: () => (/* reexport */ errors/* UnreachableError */.Jk),
  VERSION: () => (/* reexport */ version/* VERSION */.xv),
  checkManifest: () => (/* reexport */ manifest.checkManifest),
  connect: () => (/* reexport */ client/* connect */.N),
  consoleEndpoint: () => (/* reexport */ endpoint/* consoleEndpoint */.nW),
  describeFailure: () => (/* reexport */ failure.describeFailure),
  directEndpoint: () => (/* reexport */ endpoint/* directEndpoint */.zf),
  findRack: () => (/* reexport */ racks/* findRack */.xo),
  followBuildLog: () => (/* reexport */ build_log/* followBuildLog */.s),
  proxySettings: () => (/* reexport */ proxy/* proxySettings */.EM),
  readManifest: () => (/* reexport */ manifest.readManifest),
  runCommand: () => (/* reexport */ runCommand),
  sourceTree: () => (/* reexport */ tree/* sourceTree */._),
  startLocalRack: () => (/* reexport */ startLocalRack),
  tarball: () => (/* reexport */ tarball/* tarball */.zV),
  waitForBuild: () => (/* reexport */ waitForBuild),
  waitForPromotion: () => (/* reexport */ waitForPromotion)
});

// EXTERNAL MODULE: ./src/entry/failure.js
var failure = __webpack_require__(8589);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/session/embedded-rack.js
var embedded_rack = __webpack_require__(9697);
;// CONCATENATED MODULE: ./src/entry/library/local-rack.js




async function startLocalRack(options = {}) {
    const { parseFaults } = await (0,embedded_rack/* loadLocalRack */.Rp)();
    const { faults = "", rolloutMs, record = false, builder = "plan" } = options;
    const specs = (0,embedded_rack/* readFaults */.G6)(() => parseFaults(faults));
    const temporary = options.data === undefined ? await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "convox-ci-rack-")) : undefined;
    const removeTemporary = async () => {
        if (temporary !== undefined)
            await (0,promises_.rm)(temporary, { recursive: true, force: true });
    };
    const data = options.data ?? (0,external_node_path_.join)(temporary ?? "", "rack");
    try {
        const rack = await (0,embedded_rack/* startRack */.qu)({
            data,
            builder,
            transcript: record,
            faults: specs,
            ...(options.generation === undefined ? {} : { generation: options.generation }),
            ...(options.version === undefined ? {} : { version: options.version }),
            ...(options.port === undefined ? {} : { port: options.port }),
            ...(rolloutMs === undefined ? {} : { promotion: { updatingMs: rolloutMs } }),
            ...(options.onNotice === undefined ? {} : { onNotice: options.onNotice }),
        });
        return {
            url: rack.url,
            builder: rack.builder,
            requests: () => rack.requests.map(({ method, path, form = {}, status }) => ({ method, path, form, status })),
            addFaults: (text) => (0,embedded_rack/* readFaults */.G6)(() => rack.faults.add(text)),
            clearFaults: () => rack.faults.clear(),
            async close() {
                await rack.close();
                await removeTemporary();
            },
        };
    }
    catch (error) {
        await removeTemporary();
        throw error;
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./src/commands/declaration/connection.js
var connection = __webpack_require__(5214);
// EXTERNAL MODULE: ./src/commands/load.js
var load = __webpack_require__(331);
// EXTERNAL MODULE: ./src/commands/results/index.js + 3 modules
var results = __webpack_require__(4878);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/host/mask.js + 2 modules
var mask = __webpack_require__(1513);
// EXTERNAL MODULE: ./src/host/stream-host.js
var stream_host = __webpack_require__(9054);
// EXTERNAL MODULE: ./src/nearest.js
var nearest = __webpack_require__(3590);
// EXTERNAL MODULE: ./src/session/run-command.js + 3 modules
var run_command = __webpack_require__(1391);
;// CONCATENATED MODULE: ./src/entry/library/run-command.js









async function runCommand(name, inputs, options = {}) {
    const command = await findCommand(name);
    const known = [...Object.keys(command.inputs), ...(command.needsRack === false ? [] : Object.keys(connection/* connectionInputs */.e))];
    const given = readInputs(name, known, inputs);
    const masker = new mask/* Masker */.G();
    const output = options.output ?? new external_node_stream_.PassThrough().resume();
    const host = (0,stream_host/* terminalHost */.P)({ story: output, log: output, warnings: output }, masker);
    const { stdin } = options;
    try {
        const result = await (0,run_command/* runCommand */.d1)(command, {
            given: (input) => given.get(input),
            env: options.env ?? process.env,
            cwd: options.cwd ?? process.cwd(),
            host,
            cancel: options.signal ?? new AbortController().signal,
            ...(stdin === undefined ? {} : { stdin: () => stdin }),
        });
        return masker.value((0,results.jsonResult)(name, JSON.parse(JSON.stringify(result))));
    }
    catch (error) {
        throw error instanceof errors/* ConvoxError */.AC ? maskError(error, masker) : error;
    }
}
async function findCommand(name) {
    const file = load/* commandFiles */.nt.find((row) => row.name === name);
    if (file !== undefined)
        return await (0,load/* loadCommand */.yV)(file);
    const names = load/* commandFiles */.nt.map((row) => row.name);
    const meant = (0,nearest/* nearest */.p)(name, names);
    throw new errors/* InputError */.dz("command-unknown", `${JSON.stringify(name)} is not a command`, {
        hint: meant === undefined ? undefined : `Use ${JSON.stringify(meant)}.`,
    });
}
function readInputs(name, known, inputs) {
    const given = new Map();
    for (const [input, value] of Object.entries(inputs)) {
        if (!known.includes(input)) {
            const meant = (0,nearest/* nearest */.p)(input, known);
            throw new errors/* InputError */.dz("input-invalid", `${name} has no input ${JSON.stringify(input)}`, {
                hint: meant === undefined ? undefined : `Use ${JSON.stringify(meant)}.`,
            });
        }
        if (Array.isArray(value))
            given.set(input, value.map(String));
        else if (value !== undefined)
            given.set(input, String(value));
    }
    return given;
}
function maskError(error, masker) {
    error.message = masker.text(error.message);
    error.stack = masker.text(error.stack ?? error.message);
    return error.withHint(...error.hints.map((hint) => masker.text(hint)));
}

// EXTERNAL MODULE: ./src/rack/build-outcome.js
var build_outcome = __webpack_require__(5487);
// EXTERNAL MODULE: ./src/rack/retry.js
var retry = __webpack_require__(2184);
// EXTERNAL MODULE: ./src/rack/promotion.js
var promotion = __webpack_require__(7879);
;// CONCATENATED MODULE: ./src/entry/library/wait.js

const HOUR_MS = 60 * 60_000;
const now = () => performance.now();
async function waitForBuild(rack, app, build, { timeoutMs = HOUR_MS, signal } = {}) {
    const read = () => rack.builds.get(app, build);
    return await (0,build_outcome/* buildOutcome */.n)(read, { app, id: build, sleep: retry/* pause */.v7, now, timeoutMs, signal });
}
async function waitForPromotion(rack, app, release, { timeoutMs = HOUR_MS, signal, previous } = {}) {
    return await (0,promotion/* promotionOutcome */.w)(() => rack.apps.get(app), { release, previous, sleep: retry/* pause */.v7, now, timeoutMs, signal });
}

// EXTERNAL MODULE: ./src/manifest/index.js + 18 modules
var manifest = __webpack_require__(6635);
// EXTERNAL MODULE: ./src/pack/tree.js + 12 modules
var tree = __webpack_require__(500);
// EXTERNAL MODULE: ./src/pack/tarball.js
var tarball = __webpack_require__(5174);
// EXTERNAL MODULE: ./src/rack/client.js + 8 modules
var client = __webpack_require__(2315);
// EXTERNAL MODULE: ./src/rack/endpoint.js
var endpoint = __webpack_require__(8545);
// EXTERNAL MODULE: ./src/rack/racks.js
var racks = __webpack_require__(678);
// EXTERNAL MODULE: ./src/rack/build-log.js + 1 modules
var build_log = __webpack_require__(4215);
// EXTERNAL MODULE: ./src/rack/proxy.js
var proxy = __webpack_require__(7054);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(3816);
;// CONCATENATED MODULE: ./src/index.js











/***/ }),

/***/ 171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ YamlFault),
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _convox_rack_manifest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3750);
/* harmony import */ var _scalar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9710);


class YamlFault extends Error {
    name = "YamlFault";
    at;
    hint;
    constructor(message, at, hint) {
        super(message);
        this.at = at;
        this.hint = hint;
    }
}
function readDocument(root, place, note) {
    const done = new Map();
    function readValue(item) {
        const known = done.get(item);
        if (known !== undefined)
            return known;
        const value = convert(item);
        done.set(item, value);
        return value;
    }
    function convert(item) {
        const at = place(item);
        if (item.kind === "list")
            return { kind: "list", items: item.items.map(readValue), at };
        if (item.kind === "map")
            return { kind: "map", entries: readEntries(item), anchored: item.isAnchored, at };
        return { ...(0,_scalar_js__WEBPACK_IMPORTED_MODULE_1__/* .toScalarValue */ .h)(item), at };
    }
    function readEntries(item) {
        const own = new Map();
        const merged = new Map();
        for (const { key, value } of item.entries) {
            const name = keyText(key);
            const content = readValue(value);
            if ((0,_convox_rack_manifest__WEBPACK_IMPORTED_MODULE_0__/* .isMergeKey */ .yJ)(key) || (name === "<<" && (content.kind === "map" || content.kind === "list"))) {
                addMerged(content, merged);
                continue;
            }
            if (own.has(name))
                note(place(key), `the key ${name} is written twice`);
            const keyKind = key.kind === "scalar" ? (0,_scalar_js__WEBPACK_IMPORTED_MODULE_1__/* .toScalarValue */ .h)(key).kind : "other";
            own.set(name, { key: name, keyKind, at: place(key), value: content });
        }
        for (const [key, entry] of merged)
            if (!own.has(key))
                own.set(key, entry);
        return [...own.values()];
    }
    return readValue(root);
}
function addMerged(from, into) {
    if (from.kind === "list")
        for (const item of from.items)
            addMerged(item, into);
    if (from.kind !== "map")
        return;
    for (const entry of from.entries)
        if (!into.has(entry.key))
            into.set(entry.key, entry);
}
function keyText(key) {
    return key.kind === "scalar" ? key.text : "";
}


/***/ }),

/***/ 2171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ silent),
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   W1: () => (/* binding */ checkForms),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   bp: () => (/* binding */ describeValue),
/* harmony export */   e0: () => (/* binding */ atoi)
/* harmony export */ });
function describeValue(value) {
    switch (value.kind) {
        case "map":
            return "a mapping";
        case "list":
            return "a list";
        case "string":
            return value.value === "" ? "empty text" : `the text ${JSON.stringify(value.value)}`;
        case "bool":
        case "int":
        case "float":
            return String(value.value);
        case "null":
            return "nothing";
        case "unknown":
            return "a variable";
    }
}
function entryOf(map, key) {
    return map.entries.find((entry) => entry.key === key);
}
function fieldOf(map, key) {
    return entryOf(map, key)?.value;
}
function silent(value) {
    return value === undefined || value.kind === "null" || value.kind === "unknown";
}
function textOf(value) {
    if (value === undefined)
        return undefined;
    if (value.kind === "string")
        return value.value;
    return value.kind === "int" || value.kind === "float" || value.kind === "bool" ? String(value.value) : undefined;
}
function atoi(text) {
    return /^[-+]?[0-9]+$/.test(text) ? Number(text) : undefined;
}
const FITS = {
    "whole number": (value) => value.kind === "int" || value.kind === "float",
    "true or false": (value) => value.kind === "bool",
    text: (value) => value.kind !== "map" && value.kind !== "list",
    "list of text": (value) => value.kind === "list" && value.items.every((item) => item.kind !== "map" && item.kind !== "list"),
    mapping: (value) => value.kind === "map",
};
const ARTICLE = {
    "whole number": "a whole number",
    "true or false": "true or false",
    text: "text",
    "list of text": "a list of text",
    mapping: "a mapping",
};
function checkForms(map, forms, named, report, racks = "both") {
    for (const { key, value } of map.entries) {
        const form = Object.hasOwn(forms, key) ? forms[key] : undefined;
        if (form === undefined || silent(value) || FITS[form](value))
            continue;
        const hint = form !== "text" && value.kind === "string" && quotedScalar(form, value.value) ? "; remove the quotes" : "";
        report.error(value.at, `${named(key)} must be ${ARTICLE[form]}, not ${describeValue(value)}${hint}`, racks);
    }
}
function quotedScalar(form, text) {
    return form === "whole number" ? /^[0-9]+$/.test(text) : form === "true or false" && /^(true|false)$/.test(text);
}


/***/ }),

/***/ 622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ parseManifest)
});

// EXTERNAL MODULE: ./node_modules/@convox/rack-manifest/src/index.js + 43 modules
var src = __webpack_require__(3750);
// EXTERNAL MODULE: ./src/manifest/document.js
var manifest_document = __webpack_require__(171);
;// CONCATENATED MODULE: ./src/manifest/interpolate.js
const UNKNOWN = "\uE000";
function interpolate(source, known, unknown) {
    const cuts = [];
    let text = "";
    let copied = 0;
    let unknowns = false;
    for (const match of source.matchAll(/\$\{([^}]*)\}/g)) {
        const name = match[1] ?? "";
        text += source.slice(copied, match.index);
        copied = match.index + match[0].length;
        const start = text.length;
        if (Object.hasOwn(known, name)) {
            text += known[name] ?? "";
        }
        else if (/^[^\s=]+$/.test(name)) {
            unknowns = true;
            text += unknown;
        }
        cuts.push({ start, end: text.length, originalStart: match.index, originalEnd: copied });
    }
    text += source.slice(copied);
    const original = (offset) => {
        let shift = 0;
        for (const cut of cuts) {
            if (offset < cut.start)
                break;
            if (offset < cut.end)
                return cut.originalStart;
            shift = cut.originalEnd - cut.end;
        }
        return offset + shift;
    };
    return { text, unknowns, original };
}

;// CONCATENATED MODULE: ./src/manifest/places.js
const LINE_END = /\r\n|[\r\n\u0085\u2028\u2029]/g;
function findPlaces(source, interpolated) {
    const starts = lineStarts(interpolated.text);
    const originals = lineStarts(source);
    return ({ line, column }) => {
        const offset = (starts[line] ?? interpolated.text.length) + column;
        const original = Math.min(interpolated.original(Math.min(offset, interpolated.text.length)), source.length);
        let low = 0;
        let high = originals.length - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((originals[middle] ?? 0) <= original)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: original - (originals[low] ?? 0) + 1 };
    };
}
function lineStarts(text) {
    return [0, ...[...text.matchAll(LINE_END)].map((match) => match.index + match[0].length)];
}

;// CONCATENATED MODULE: ./src/manifest/yaml-hints.js
const CAUSES = [
    [
        /^control characters are not allowed$/,
        "a control character is not allowed here, not even in a comment",
        "Delete the character. A quoted text can hold it as an escape such as \\x1b.",
    ],
    [
        /^found character that cannot start any token$/,
        "this character cannot begin a value",
        "Indent with spaces instead of tabs, and put a text that begins with @, ` or % in quotes.",
    ],
    [/^found a tab character/, "a tab is not allowed as indentation", "Replace the tab with spaces."],
    [/^found incompatible YAML document$/, "Racks read YAML 1.1 only", "Delete the %YAML line."],
    [/^found unknown directive name$/, "Racks know only the directives %YAML and %TAG", "Delete the line."],
    [
        /^found unknown escape character$/,
        "this escape is not allowed in a text in double quotes",
        'Write / without a backslash and a backslash as "\\\\", or use single quotes.',
    ],
    [
        /^found invalid Unicode character escape code$/,
        "half of a surrogate pair is not a character",
        'Write the character itself, or its one escape such as "\\U0001F600".',
    ],
    [
        /^mapping values are not allowed in this context$/,
        "a colon with a space behind it is not allowed here",
        "Put the text in quotes, check the indentation, and shorten a key of more than 1,024 characters.",
    ],
    [
        /^could not find expected ':'$/,
        "a key without a colon and a space behind it",
        "Add ': ' behind the key, or indent the line as part of the text above it.",
    ],
    [/^did not find expected key$/, "this line does not fit the mapping above it", "Check the indentation of the line."],
    [
        /^did not find expected '-' indicator$/,
        "this line does not fit the list above it",
        "Begin the line with '- ', or check its indentation.",
    ],
    [/^did not find expected ',' or '\]'$/, "a list in brackets is not closed", "Add the missing comma or bracket."],
    [
        /^did not find expected ',' or '\}'$/,
        "a mapping in braces is not closed, or has a key of more than 1,024 characters",
        "Add the missing comma or brace, or shorten the key.",
    ],
    [/^did not find expected node content$/, "a value is missing here", "Add the value, or delete what announces it."],
    [/^found unexpected end of stream$/, "the quoted text has no end", "Add the closing quote."],
    [
        /^map merge requires map or sequence of maps as the value$/,
        "a merge key << takes a mapping or a list of mappings",
        "Point << to an anchor of a mapping.",
    ],
    [/^!!binary value contains invalid base64 data$/, "the !!binary value is not base64", "Correct or quote the value."],
    [
        /^document contains excessive aliasing$/,
        "the aliases stand for too many values",
        "Write some of the values out instead of repeating an anchor.",
    ],
    [/^exceeded max depth/, "the collections are nested too deep", "Nest them less than 1,000 levels deep."],
    [/^invalid .*UTF-8|^incomplete UTF-8/, "the file is not text in UTF-8", "Save it as UTF-8."],
];
function explainYaml(reason) {
    const alias = /^unknown anchor '(.*)' referenced$/.exec(reason)?.[1];
    if (alias !== undefined) {
        return {
            message: `the alias *${alias} has no anchor &${alias} before it`,
            hint: `Add &${alias} to a value above.`,
        };
    }
    const anchor = /^anchor '(.*)' value contains itself$/.exec(reason)?.[1];
    if (anchor !== undefined) {
        return { message: `the anchor &${anchor} holds itself`, hint: `Remove *${anchor} from the value of &${anchor}.` };
    }
    const known = CAUSES.find(([pattern]) => pattern.test(reason));
    return { message: known?.[1] ?? reason, hint: known?.[2] };
}

;// CONCATENATED MODULE: ./src/manifest/parse.js





function parseManifest(source, known) {
    const marked = interpolate(source, known, UNKNOWN);
    try {
        return parseYaml(source, marked);
    }
    catch (fault) {
        if (!(fault instanceof manifest_document/* YamlFault */.I) || !marked.unknowns)
            throw fault;
        return parseWithoutValues(source, known, fault);
    }
}
function parseWithoutValues(source, known, fault) {
    try {
        const parsed = parseYaml(source, interpolate(source, known, ""));
        const message = `the manifest was not checked, as a variable changes its structure: ${fault.message}`;
        return { ...parsed, documents: undefined, certain: false, notes: [{ at: fault.at, message }] };
    }
    catch (second) {
        if (!(second instanceof manifest_document/* YamlFault */.I))
            throw second;
        const line = source.split("\n")[fault.at.line - 1] ?? "";
        if (!/\$\{[^}]*\}/.test(line))
            throw fault;
        const message = `whether this is YAML depends on a variable that only the Rack knows: ${fault.message}`;
        const root = { kind: "unknown", at: fault.at };
        const place = () => fault.at;
        return { root, documents: undefined, place, certain: false, notes: [{ at: fault.at, message }] };
    }
}
function parseYaml(source, interpolated) {
    const place = findPlaces(source, interpolated);
    const notes = [];
    try {
        const v3 = (0,src/* readDocument */.u0)(interpolated.text, { generation: "v3", unknown: UNKNOWN });
        const v2 = (0,src/* readDocument */.u0)(interpolated.text, { generation: "v2", unknown: UNKNOWN });
        if (v2 === undefined || v3 === undefined) {
            const root = { kind: "null", at: { line: 1, column: 1 } };
            return { root, documents: undefined, place, certain: true, notes };
        }
        (0,src/* refuseUnreadable */.ws)(v2, "v2");
        (0,src/* refuseUnreadable */.ws)(v3, "v3");
        const note = (at, message) => notes.push({ at, message });
        const root = (0,manifest_document/* readDocument */.u)(v3, (item) => place(item.at), note);
        return { root, documents: { v2, v3 }, place, certain: true, notes };
    }
    catch (fault) {
        if (!(fault instanceof src/* YamlError */.Iz))
            throw fault;
        const { message, hint } = explainYaml(fault.reason);
        throw new manifest_document/* YamlFault */.I(message, place(fault.at), hint);
    }
}


/***/ }),

/***/ 9710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ toScalarValue)
/* harmony export */ });
function toScalarValue({ scalar, text }) {
    switch (scalar.kind) {
        case "int":
            return { kind: "int", value: Number(scalar.value) };
        case "float":
            return Number.isSafeInteger(scalar.value) ? { kind: "int", value: scalar.value } : scalar;
        case "merge":
            return { kind: "string", value: text };
        default:
            return scalar;
    }
}


/***/ }),

/***/ 4215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ followBuildLog)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
;// CONCATENATED MODULE: ./src/rack/build-log-parts.js
const WAITING = ["waiting for build pod", "waiting for build to "];
const INTERRUPTED = "build log stream interrupted";
const longestLine = 1024;
const alone = /^(?:(?:waiting for build (?:pod|to )|build log stream interrupted)[^\n]*(?:\n|\.\.\.$))+$/;
function logPartReader() {
    let held = Buffer.alloc(0);
    let atLineStart = true;
    let hasStarted = false;
    let open = false;
    const starts = () => (hasStarted ? [INTERRUPTED] : [...WAITING, INTERRUPTED]);
    const part = (bytes, interjected) => bytes.length > 0 ? [{ bytes, interjected }] : [];
    function push(bytes) {
        if (bytes.length === 0)
            return [];
        if (open && bytes[0] === 10) {
            open = false;
            return [...part(bytes.subarray(0, 1), true), ...push(bytes.subarray(1))];
        }
        if (held.length === 0 && atLineStart && isAlone(bytes)) {
            open = bytes.at(-1) !== 10;
            return part(bytes, true);
        }
        open = false;
        const all = held.length === 0 ? viewOf(bytes) : Buffer.concat([held, bytes]);
        held = Buffer.alloc(0);
        const parts = [];
        let at = 0;
        while (at < all.length) {
            if (atLineStart) {
                const kind = lineKind(all.subarray(at), starts());
                if (kind === "perhaps")
                    break;
                if (kind === "interjected") {
                    const end = all.indexOf(10, at) + 1;
                    parts.push(...part(all.subarray(at, end), true));
                    at = end;
                    continue;
                }
                hasStarted = true;
            }
            const next = all.indexOf(`\n${INTERRUPTED}`, at) + 1;
            const end = next > 0 ? next : all.length - countIncomplete(all.subarray(at), starts()[0] ?? "");
            parts.push(...part(all.subarray(at, end), false));
            atLineStart = all[end - 1] === 10;
            at = end;
            if (next === 0)
                break;
        }
        held = all.subarray(at);
        return parts;
    }
    return {
        push,
        end() {
            const last = held;
            held = Buffer.alloc(0);
            return part(last, isAlone(last));
        },
    };
    function isAlone(bytes) {
        if (bytes.length > longestLine)
            return false;
        const text = Buffer.from(bytes).toString("latin1");
        return alone.test(text) && starts().some((start) => text.startsWith(start));
    }
}
function viewOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
function lineKind(rest, starts) {
    const text = rest.toString("latin1", 0, INTERRUPTED.length);
    if (starts.some((start) => text.startsWith(start))) {
        const end = rest.indexOf(10);
        if (end >= 0 && end <= longestLine)
            return "interjected";
        return rest.length > longestLine ? "log" : "perhaps";
    }
    return starts.some((start) => start.startsWith(text)) ? "perhaps" : "log";
}
function countIncomplete(bytes, start) {
    const line = bytes.subarray(bytes.lastIndexOf(10) + 1);
    if (line.length === bytes.length || line.length > start.length)
        return 0;
    return start.startsWith(line.toString("latin1")) ? line.length : 0;
}

// EXTERNAL MODULE: ./src/rack/deadline.js
var deadline = __webpack_require__(5972);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/rack/log-tail.js
var log_tail = __webpack_require__(371);
// EXTERNAL MODULE: ./src/rack/retry.js
var retry = __webpack_require__(2184);
// EXTERNAL MODULE: ./src/rack/stream-error.js
var stream_error = __webpack_require__(7483);
;// CONCATENATED MODULE: ./src/rack/build-log.js








const firstDelayMs = 500;
const longestDelayMs = 5_000;
const graceMs = 10_000;
const storedIdleMs = 30_000;
const openMs = 30_000;
const storedTries = 5;
const shownBytes = 64 * 1024;
const storedBytes = 8 * 1024 * 1024;
async function* followBuildLog(rack, app, build, options) {
    const { signal, sleep = retry/* pause */.v7 } = options;
    const shown = (0,log_tail/* lastBytes */.Q)(shownBytes);
    const over = flag(options.settled);
    const isRefused = (error) => first && shown.total === 0 && (0,failures/* isRefusal */.vu)(error);
    const open = () => rack.builds.logs(app, build);
    let first = true;
    for (let delayMs = firstDelayMs; !over.yes; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
        const before = shown.total;
        try {
            yield* newBytes(await (0,deadline/* openUnlessAborted */.M8)(over.left, open), shown, over, options);
            first = false;
            options.onStreamEnd?.();
        }
        catch (error) {
            if (over.unsettled && !signal?.aborted)
                return;
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
        }
        if (shown.total > before)
            delayMs = firstDelayMs;
        await sleepUntil(over, delayMs, options);
    }
    for (let tries = 1; !over.unsettled; tries++) {
        try {
            const idleMs = options.storedIdleMs ?? storedIdleMs;
            return yield* storedRest(await (0,deadline/* withDeadline */.NE)(openMs, silenceError, open), shown, idleMs);
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
            if (tries === storedTries || (0,failures/* isRefusal */.vu)(error)) {
                const why = error instanceof Error ? error.message : String(error);
                return options.onNotice?.(`the end of the build log could not be read: ${why}`);
            }
        }
        await sleep(firstDelayMs * 2 ** tries, signal);
    }
}
function silenceError() {
    return new errors/* UnreachableError */.Jk("rack-unreachable", `the Rack did not open the log within ${openMs / 1000} s`);
}
async function* newBytes(stream, shown, over, { sleep = retry/* pause */.v7 }) {
    const skip = shown.total;
    let position = 0;
    const left = new AbortController();
    const forget = over.onEnd(() => {
        const wait = over.unsettled ? Promise.resolve() : sleep(graceMs, left.signal);
        wait.then(stream.close).catch(() => undefined);
    });
    try {
        for await (const { bytes, interjected } of partsOf(withoutLoneError(stream))) {
            if (interjected) {
                if (position === 0 || position >= skip)
                    yield bytes;
                continue;
            }
            const fresh = bytes.subarray(Math.max(0, skip - position));
            position += bytes.length;
            if (fresh.length === 0)
                continue;
            shown.add(fresh);
            yield fresh;
        }
    }
    finally {
        forget();
        left.abort();
        stream.close();
    }
}
async function* partsOf(chunks) {
    const { push, end } = logPartReader();
    for await (const chunk of chunks)
        yield* push(chunk);
    yield* end();
}
async function* withoutLoneError(stream, idleMs) {
    let held;
    let position = 0;
    for await (const chunk of idleMs === undefined ? stream : unlessSilent(stream, idleMs)) {
        if (position++ === 0 && startOf(chunk).startsWith("ERROR: ")) {
            held = chunk;
            continue;
        }
        if (held)
            yield held;
        held = undefined;
        yield chunk;
    }
    if (!held)
        return;
    try {
        (0,stream_error/* throwRackError */.w)(stream);
    }
    catch (error) {
        if ((0,failures/* isRefusal */.vu)(error))
            throw error;
        if (idleMs !== undefined && !/^ERROR: unable to read logs for build/.test(startOf(held)))
            yield held;
    }
}
async function* unlessSilent(stream, ms) {
    let silent = false;
    const limit = () => setTimeout(() => {
        silent = true;
        stream.close();
    }, ms);
    let timer = limit();
    try {
        for await (const chunk of stream) {
            clearTimeout(timer);
            yield chunk;
            timer = limit();
        }
    }
    finally {
        clearTimeout(timer);
    }
    if (silent)
        throw new errors/* UnreachableError */.Jk("rack-unreachable", `${stream.where.request}: nothing came for ${ms / 1000} s`);
}
async function* storedRest(stream, shown, idleMs) {
    const skip = shown.total;
    const stored = (0,log_tail/* lastBytes */.Q)(storedBytes);
    let joined = skip === 0;
    for await (const { bytes: chunk, interjected } of partsOf(withoutLoneError(stream, idleMs))) {
        if (interjected)
            continue;
        const known = joined ? 0 : Math.max(0, skip - stored.total);
        if (!joined)
            stored.add(chunk);
        if (known > 0 && known <= chunk.length)
            joined = isBeginning(stored, chunk.length - known, shown);
        const fresh = chunk.subarray(joined ? known : chunk.length);
        if (fresh.length === 0)
            continue;
        shown.add(fresh);
        yield fresh;
    }
    if (joined)
        return;
    const text = stored.bytes();
    const rest = text.subarray((0,log_tail/* continuation */.w)(text, shown));
    if (rest.length > 0)
        yield rest;
}
function isBeginning(stored, beyond, shown) {
    const text = stored.bytes();
    const tail = shown.bytes();
    return text
        .subarray(0, text.length - beyond)
        .subarray(-tail.length)
        .equals(tail);
}
function flag(settled) {
    const over = new AbortController();
    const left = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, over.signal);
    settled.then(() => over.abort(), () => {
        left.abort();
        over.abort();
    });
    return {
        get yes() {
            return over.signal.aborted;
        },
        get unsettled() {
            return left.signal.aborted;
        },
        left: left.signal,
        onEnd(what) {
            if (over.signal.aborted)
                what();
            else
                over.signal.addEventListener("abort", what, { once: true });
            return () => over.signal.removeEventListener("abort", what);
        },
    };
}
async function sleepUntil(over, ms, { sleep = retry/* pause */.v7, signal }) {
    if (over.yes)
        return;
    const left = new AbortController();
    const forget = over.onEnd(() => left.abort());
    try {
        await sleep(ms, signal ? AbortSignal.any([signal, left.signal]) : left.signal);
    }
    catch (error) {
        if (signal?.aborted || !left.signal.aborted)
            throw error;
    }
    finally {
        forget();
    }
}
function startOf(chunk) {
    return Buffer.from(chunk.subarray(0, 64)).toString("latin1");
}


/***/ }),

/***/ 5487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ buildOutcome)
/* harmony export */ });
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4109);

function buildOutcome(read, { app, id, ...options }) {
    return (0,_wait_js__WEBPACK_IMPORTED_MODULE_0__/* .waitUntil */ .a)(read, {
        ...options,
        what: `build ${id} of ${app} to end`,
        consecutive: 1,
        done: ({ status }) => status === "complete" || status === "failed",
        state: ({ status }) => status,
    });
}


/***/ }),

/***/ 371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ lastBytes),
/* harmony export */   w: () => (/* binding */ continuation)
/* harmony export */ });
const extraLines = 8;
const shortBytes = 1024;
function lastBytes(limit) {
    const ring = Buffer.alloc(limit);
    let next = 0;
    let total = 0;
    return {
        get total() {
            return total;
        },
        add(chunk) {
            total += chunk.length;
            const bytes = chunk.subarray(-limit);
            const room = limit - next;
            ring.set(bytes.subarray(0, room), next);
            if (bytes.length > room)
                ring.set(bytes.subarray(room));
            next = (next + bytes.length) % limit;
        },
        bytes() {
            if (total < limit)
                return Buffer.from(ring.subarray(0, total));
            return Buffer.concat([ring.subarray(next), ring.subarray(0, next)]);
        },
    };
}
function continuation(stored, shown) {
    const tail = shown.bytes();
    const text = tail.length === shown.total ? afterBreak(tail) : tail;
    const whole = afterBreak(stored);
    let end = text.length;
    for (let dropped = 0; dropped <= extraLines && end > 1; dropped++) {
        const found = endOfLongestSuffix(whole, text.subarray(0, end));
        if (found !== undefined)
            return found - 1;
        end = lineStart(text, end);
    }
    return shown.total <= shortBytes ? 0 : stored.length;
}
function endOfLongestSuffix(whole, text) {
    let yes = 0;
    let no = text.length + 1;
    while (no - yes > 1) {
        const middle = (yes + no) >>> 1;
        if (whole.includes(text.subarray(text.length - middle)))
            yes = middle;
        else
            no = middle;
    }
    const breakBefore = Math.max(0, lineStart(text, text.length) - 1);
    if (yes < text.length - breakBefore)
        return undefined;
    return whole.lastIndexOf(text.subarray(text.length - yes)) + yes;
}
function afterBreak(bytes) {
    return Buffer.concat([Buffer.from("\n"), bytes]);
}
function lineStart(text, end) {
    return end < 2 ? 0 : text.lastIndexOf(0x0a, end - 2) + 1;
}


/***/ }),

/***/ 7879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ promotionOutcome)
/* harmony export */ });
/* unused harmony export promotionWatch */
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4109);

const lateStartMs = 60_000;
const unseenMs = 1_000;
const repeatedMs = 5_000;
const otherReads = 3;
const otherMs = 3_000;
const confirmMs = 200;
const updatingMs = 700;
const longMs = 1_000;
const longAfterMs = 10 * 60_000;
const UNSEEN = "the Rack accepted the promotion, but no rollout was seen: it never started, or was rolled back before its state could be read";
const waiting = { kind: "waiting" };
function promotionWatch(release, previous) {
    let began = false;
    let turnedBack = false;
    let first;
    let run = { key: "", reads: 0, since: 0 };
    let verdict = waiting;
    function judge(app, nowMs) {
        first ??= nowMs;
        const key = `${app.status} ${app.release}`;
        run = run.key === key ? { ...run, reads: run.reads + 1 } : { key, reads: 1, since: nowMs };
        const forMs = nowMs - run.since;
        if (app.status === "rollback")
            turnedBack = true;
        if (app.status === "updating")
            began = true;
        if (app.status === "failed" && run.reads >= 2)
            return { kind: "failed", reason: "the Rack gave up: the app is failed" };
        if (app.status !== "running" || run.reads < 2)
            return waiting;
        if (turnedBack)
            return { kind: "rolledBack", to: app.release };
        if (app.release === release) {
            const enoughMs = previous === release ? repeatedMs : unseenMs;
            return began || forMs >= enoughMs ? { kind: "promoted" } : waiting;
        }
        if (began) {
            return run.reads >= otherReads && forMs >= otherMs ? { kind: "rolledBack", to: app.release } : waiting;
        }
        if (nowMs - first < lateStartMs)
            return waiting;
        return { kind: "failed", reason: UNSEEN };
    }
    return {
        see(app, nowMs) {
            if (verdict.kind === "waiting")
                verdict = judge(app, nowMs);
            return verdict;
        },
    };
}
async function promotionOutcome(read, options) {
    const watch = promotionWatch(options.release, options.previous);
    let verdict = waiting;
    await (0,_wait_js__WEBPACK_IMPORTED_MODULE_0__/* .waitUntil */ .a)(read, {
        ...options,
        what: `the promotion of ${options.release} to end`,
        consecutive: 1,
        interval(app, elapsedMs) {
            if (!app || (app.status === "running" && app.release === options.release))
                return confirmMs;
            return elapsedMs < longAfterMs ? updatingMs : longMs;
        },
        state: (app) => `${app.status}, release ${app.release || "none"}`,
        done(app) {
            verdict = watch.see(app, options.now());
            return verdict.kind !== "waiting";
        },
    });
    if (verdict.kind === "waiting")
        throw new Error("settled without a verdict");
    return verdict;
}


/***/ }),

/***/ 7483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ throwRackError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _failure_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9867);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3215);



function throwRackError(stream) {
    const reason = stream.rackError();
    if (reason === undefined)
        return;
    const { endpoint, request } = stream.where;
    const status = statusOfReason(reason);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo((0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .rackErrorCode */ .h)(status, reason), request, status, (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .clean */ .uH)(reason, endpoint), {
        hint: (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .rackHint */ .R7)(endpoint, status, reason),
    });
}
function statusOfReason(reason) {
    if (/^invalid authentication|unauthorized to access/.test(reason))
        return 401;
    if (/\bnot found\b|no such app/.test(reason))
        return 404;
    return undefined;
}


/***/ }),

/***/ 4109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ waitUntil),
/* harmony export */   e: () => (/* binding */ createWakeUp)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5972);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3215);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2184);




function createWakeUp() {
    let called = new AbortController();
    return {
        call: () => called.abort(),
        async sleep(ms, sleep, signal) {
            const { signal: wake } = called;
            try {
                if (!wake.aborted)
                    await sleep(ms, signal ? AbortSignal.any([signal, wake]) : wake);
            }
            catch (error) {
                if (signal?.aborted || !wake.aborted)
                    throw error;
            }
            if (!wake.aborted)
                return false;
            called = new AbortController();
            return true;
        },
    };
}
const firstIntervalMs = 200;
const longestIntervalMs = 5_000;
const failuresInRow = 5;
async function waitUntil(read, options) {
    const { sleep, timeoutMs, now, done, consecutive = 2, signal, state, wakeUp } = options;
    const pause = async (ms) => {
        if (wakeUp)
            return await wakeUp.sleep(ms, sleep, signal);
        await sleep(ms, signal);
        return false;
    };
    const start = now();
    let intervalMs = firstIntervalMs;
    let holds = 0;
    let failures = 0;
    let seen = "";
    let last;
    const timeout = () => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeoutError */ .MU("wait-timeout", `waited ${duration(timeoutMs)} for ${options.what}${seen && `; last state: ${seen}`}`);
    for (;;) {
        const leftMs = start + timeoutMs - now();
        if (leftMs <= 0)
            throw timeout();
        const isWoken = await pause(Math.min(options.interval?.(last, timeoutMs - leftMs) ?? intervalMs, leftMs));
        if (signal?.aborted)
            throw (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .cancelError */ .tb)(signal);
        intervalMs = isWoken ? firstIntervalMs : Math.min(intervalMs * 1.5, longestIntervalMs);
        try {
            const value = await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .withDeadline */ .NE)(Math.max(start + timeoutMs - now(), 0), timeout, read);
            failures = 0;
            last = value;
            seen = state?.(value) ?? "";
            holds = done(value) ? holds + 1 : 0;
            if (holds >= consecutive)
                return value;
        }
        catch (error) {
            if (!isTolerable(error) || ++failures >= failuresInRow)
                throw error;
            holds = 0;
            seen = error.message;
        }
    }
}
function isTolerable(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo)
        return !(0,_failures_js__WEBPACK_IMPORTED_MODULE_3__/* .isRefusal */ .vu)(error);
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnreachableError */ .Jk;
}
function duration(ms) {
    if (ms < 60_000)
        return `${ms / 1000} s`;
    return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${Math.floor(ms / 60_000)} min ${(ms % 60_000) / 1000} s`;
}


/***/ })

};
