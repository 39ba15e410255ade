export const id = 1539;
export const ids = [1539,4878];
export const modules = {

/***/ 5214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ connectionInputs)
/* harmony export */ });
const connectionInputs = {
    rack: {
        description: "Name of the Rack in the Console: organization/rack, or a unique part of it. local is the local Rack inside this package",
        short: "r",
        fallback: "CONVOX_RACK, or the Rack that RACK_URL names",
    },
    machine: {
        description: "Name of a Convox Cloud machine to use instead of a Rack: organization/machine, or a unique part of it",
        short: "i",
        fallback: "CONVOX_MACHINE",
    },
    host: {
        description: "Host name of the Console",
        fallback: "CONVOX_HOST, else console.convox.com",
    },
    password: {
        description: "Deploy key of the organization",
        fallback: "CONVOX_PASSWORD",
        secret: true,
    },
    "tls-verify": {
        description: "Verify the TLS certificate of the Console or Rack. Set to false only for a Rack with a self-signed certificate",
        kind: "boolean",
        default: "true",
    },
    "ca-file": {
        description: "PEM file with additional certificate authorities to trust",
    },
};


/***/ }),

/***/ 5331:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commands)
/* harmony export */ });
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(331);

const commands = await (0,_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadCommands */ .HI)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HI: () => (/* binding */ loadCommands),
/* harmony export */   nt: () => (/* binding */ commandFiles),
/* harmony export */   yV: () => (/* binding */ loadCommand)
/* harmony export */ });
const files = [
    { name: "deploy", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(2613), __webpack_require__.e(6151), __webpack_require__.e(5852), __webpack_require__.e(8168)]).then(__webpack_require__.bind(__webpack_require__, 8168))).deploy },
    { name: "build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(2613), __webpack_require__.e(6151), __webpack_require__.e(5852), __webpack_require__.e(6411)]).then(__webpack_require__.bind(__webpack_require__, 4338))).build },
    { name: "promote", cliNames: ["releases promote"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406)]).then(__webpack_require__.bind(__webpack_require__, 9406))).promote },
    {
        name: "rollback",
        cliNames: ["releases rollback"],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(1142), __webpack_require__.e(107)]).then(__webpack_require__.bind(__webpack_require__, 191))).rollback,
    },
    { name: "review", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(6151), __webpack_require__.e(3260)]).then(__webpack_require__.bind(__webpack_require__, 3260))).review },
    { name: "cancel", cliNames: ["apps cancel"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(8499)]).then(__webpack_require__.bind(__webpack_require__, 8499))).cancel },
    { name: "run", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3289)]).then(__webpack_require__.bind(__webpack_require__, 3289))).run },
    { name: "exec", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3289), __webpack_require__.e(487)]).then(__webpack_require__.bind(__webpack_require__, 487))).exec },
    { name: "builds", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(7888)]).then(__webpack_require__.bind(__webpack_require__, 7888))).builds },
    { name: "builds info", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(7888)]).then(__webpack_require__.bind(__webpack_require__, 7888))).buildsInfo },
    { name: "builds logs", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(7888)]).then(__webpack_require__.bind(__webpack_require__, 7888))).buildsLogs },
    { name: "builds cancel", load: async () => (await __webpack_require__.e(/* import() */ 3703).then(__webpack_require__.bind(__webpack_require__, 3703))).buildsCancel },
    { name: "builds find", action: "find-build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5318)]).then(__webpack_require__.bind(__webpack_require__, 5318))).buildsFind },
    {
        name: "builds export",
        action: "export-build",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5074), __webpack_require__.e(7472)]).then(__webpack_require__.bind(__webpack_require__, 8519))).buildsExport,
    },
    {
        name: "builds import",
        action: "import-build",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(5074), __webpack_require__.e(8099)]).then(__webpack_require__.bind(__webpack_require__, 4260))).buildsImport,
    },
    { name: "builds copy", action: "copy-build", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(5074), __webpack_require__.e(2276)]).then(__webpack_require__.bind(__webpack_require__, 2276))).buildsCopy },
    { name: "releases", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(6627)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releases },
    { name: "releases info", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(6627)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releasesInfo },
    { name: "releases manifest", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(6627)]).then(__webpack_require__.bind(__webpack_require__, 6627))).releasesManifest },
    { name: "releases find", action: "find-release", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5318)]).then(__webpack_require__.bind(__webpack_require__, 5318))).releasesFind },
    { name: "diagnose", cliNames: ["deploy-debug"], load: async () => (await __webpack_require__.e(/* import() */ 4241).then(__webpack_require__.bind(__webpack_require__, 4241))).diagnose },
    { name: "env", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(7784)]).then(__webpack_require__.bind(__webpack_require__, 7784))).env },
    { name: "env get", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(7784)]).then(__webpack_require__.bind(__webpack_require__, 7784))).envGet },
    { name: "env set", action: "env-set", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(6469)]).then(__webpack_require__.bind(__webpack_require__, 6469))).envSet },
    { name: "env unset", action: "env-unset", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3195), __webpack_require__.e(3289), __webpack_require__.e(1142), __webpack_require__.e(9406), __webpack_require__.e(6469)]).then(__webpack_require__.bind(__webpack_require__, 6469))).envUnset },
    { name: "apps", load: async () => (await __webpack_require__.e(/* import() */ 8819).then(__webpack_require__.bind(__webpack_require__, 8819))).apps },
    { name: "apps info", load: async () => (await __webpack_require__.e(/* import() */ 8819).then(__webpack_require__.bind(__webpack_require__, 8819))).appsInfo },
    { name: "create", cliNames: ["apps create"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(6679)]).then(__webpack_require__.bind(__webpack_require__, 6679))).create },
    { name: "destroy", cliNames: ["apps delete"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(8553)]).then(__webpack_require__.bind(__webpack_require__, 8553))).destroy },
    { name: "services", load: async () => (await __webpack_require__.e(/* import() */ 8797).then(__webpack_require__.bind(__webpack_require__, 8797))).services },
    { name: "ps", load: async () => (await __webpack_require__.e(/* import() */ 6032).then(__webpack_require__.bind(__webpack_require__, 6032))).ps },
    { name: "ps stop", load: async () => (await __webpack_require__.e(/* import() */ 2381).then(__webpack_require__.bind(__webpack_require__, 2381))).psStop },
    { name: "scale", cliNames: ["services update"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(3147)]).then(__webpack_require__.bind(__webpack_require__, 3147))).scale },
    { name: "restart", cliNames: ["services restart"], load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(5183), __webpack_require__.e(4794)]).then(__webpack_require__.bind(__webpack_require__, 4794))).restart },
    { name: "logs", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(9318)]).then(__webpack_require__.bind(__webpack_require__, 9318))).logs },
    { name: "resources", load: async () => (await __webpack_require__.e(/* import() */ 4562).then(__webpack_require__.bind(__webpack_require__, 4562))).resources },
    {
        name: "resources export",
        action: "export",
        load: async () => (await __webpack_require__.e(/* import() */ 1189).then(__webpack_require__.bind(__webpack_require__, 1189))).resourcesExport,
    },
    {
        name: "resources import",
        action: "import",
        load: async () => (await __webpack_require__.e(/* import() */ 6770).then(__webpack_require__.bind(__webpack_require__, 6770))).resourcesImport,
    },
    { name: "login", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(978)]).then(__webpack_require__.bind(__webpack_require__, 978))).login },
    { name: "doctor", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(4787)]).then(__webpack_require__.bind(__webpack_require__, 4787))).doctor },
    { name: "racks", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).racks },
    {
        name: "machines",
        cliNames: ["cloud machines"],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).machines,
    },
    { name: "rack", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).rackInfo },
    { name: "rack params", action: "rack-params", load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8338), __webpack_require__.e(3195), __webpack_require__.e(2315), __webpack_require__.e(9323)]).then(__webpack_require__.bind(__webpack_require__, 9323))).rackParams },
    { name: "setup", load: async () => (await __webpack_require__.e(/* import() */ 9906).then(__webpack_require__.bind(__webpack_require__, 9906))).setup },
];
const commandFiles = files;
async function loadCommand(file) {
    return (await file.load());
}
async function loadCommands() {
    return await Promise.all(commandFiles.map(loadCommand));
}


/***/ }),

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

/***/ 1539:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BUILD_CAUSES: () => (/* reexport safe */ _explain_build_causes_js__WEBPACK_IMPORTED_MODULE_6__._),
/* harmony export */   ERROR_CODES: () => (/* reexport safe */ _error_codes_index_js__WEBPACK_IMPORTED_MODULE_5__.O),
/* harmony export */   EXIT_CODES: () => (/* reexport safe */ _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_4__.a),
/* harmony export */   EXIT_MEANINGS: () => (/* reexport safe */ _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_4__.S),
/* harmony export */   FEATURES: () => (/* reexport safe */ _rack_features_js__WEBPACK_IMPORTED_MODULE_7__.Gv),
/* harmony export */   RESULTS: () => (/* reexport safe */ _commands_results_index_js__WEBPACK_IMPORTED_MODULE_2__.P),
/* harmony export */   commands: () => (/* reexport safe */ _commands_index_js__WEBPACK_IMPORTED_MODULE_1__.P),
/* harmony export */   connectionInputs: () => (/* reexport safe */ _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__.e),
/* harmony export */   exportedOutputs: () => (/* reexport safe */ _entry_circleci_variables_js__WEBPACK_IMPORTED_MODULE_3__.s)
/* harmony export */ });
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5214);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5331);
/* harmony import */ var _commands_results_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4878);
/* harmony import */ var _entry_circleci_variables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1209);
/* harmony import */ var _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6586);
/* harmony import */ var _error_codes_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9590);
/* harmony import */ var _explain_build_causes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6547);
/* harmony import */ var _rack_features_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5355);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_commands_index_js__WEBPACK_IMPORTED_MODULE_1__]);
_commands_index_js__WEBPACK_IMPORTED_MODULE_1__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];









__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 1209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ variableOf),
/* harmony export */   s: () => (/* binding */ exportedOutputs)
/* harmony export */ });
const SETTINGS = ["CONVOX_APP", "CONVOX_RACK", "CONVOX_MACHINE", "CONVOX_HOST", "CONVOX_PASSWORD", "CONVOX_ACTOR"];
function variableOf(output) {
    const name = `CONVOX_${output.replaceAll("-", "_").toUpperCase()}`;
    return SETTINGS.includes(name) ? undefined : name;
}
function exportedOutputs(command, outputs) {
    const only = ["run", "exec"].includes(command) ? ["release"] : [];
    return outputs.filter((output) => variableOf(output) !== undefined && !only.includes(output));
}


/***/ }),

/***/ 5355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ FEATURES),
/* harmony export */   VB: () => (/* binding */ describeFirstVersions),
/* harmony export */   aF: () => (/* binding */ listFeatures),
/* harmony export */   jI: () => (/* binding */ hasFeature)
/* harmony export */ });
/* harmony import */ var _generation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1250);

const FEATURES = {
    buildArgs: {
        what: "Build arguments",
        v2: "20221115125919",
        v3: "3.8.1",
        cloud: undefined,
        cloudUse: "sent, because every v3 Rack since 2023 has them",
        source: "git history of C and R; the documentation of v3 names 3.22.0",
        certainty: "source",
    },
    bareBuildArgs: {
        what: "Build arguments without a value, which the builder provides",
        v2: false,
        v3: "3.22.0",
        cloud: undefined,
        cloudUse: "sent",
        source: "C git history",
        certainty: "source",
    },
    noCache: {
        what: "`no-cache=true` builds without cache; it is sent to every Rack, and cached steps are reported",
        v2: true,
        v3: { after: "3.24.9" },
        cloud: undefined,
        cloudUse: "`no-cache=true` is sent; cached steps are reported",
        source: "C provider/k8s/build.go up to 3.24.9 reads it inverted; later source was not readable",
        certainty: "unknown",
    },
    buildArch: {
        what: "The app parameter `BuildArch` sets the platform of builds",
        v2: false,
        v3: "3.25.3",
        cloud: undefined,
        cloudUse: "the value is checked before a build",
        source: "C pull request 1075",
        certainty: "documented",
    },
    buildNamespace: {
        what: "Builds may run outside the app's namespace",
        v2: false,
        v3: "3.24.10",
        cloud: undefined,
        cloudUse: "a process that is not found may still run, and the message says so",
        source: "C pull request 1048",
        certainty: "inferred",
    },
    buildCancel: {
        what: "A build can be canceled",
        v2: false,
        v3: "3.25.7",
        cloud: undefined,
        cloudUse: "sent; if the machine answers 404, the process of the build is stopped",
        source: "C pull request 1120",
        certainty: "documented",
    },
    buildCacheTags: {
        what: "Each build writes its own cache tag where image tags are immutable",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "nothing depends on it",
        source: "C documentation",
        certainty: "documented",
    },
    imageImport: {
        what: "A ready image can be imported as a build",
        v2: false,
        v3: "3.24.6",
        cloud: true,
        cloudUse: "used: the Convox CLI has it for machines",
        source: "C git history",
        certainty: "source",
    },
    diagnosis: {
        what: "The Rack diagnoses the processes of an app",
        v2: false,
        v3: "3.24.0",
        cloud: undefined,
        cloudUse: "requested; if the machine answers 404, logs and processes are searched",
        source: "C pkg/structs/diagnose.go",
        certainty: "source",
    },
    fastFailure: {
        what: "`progressDeadline` and `crashRestartLimit` end a rollout early",
        v2: false,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "the wait is extended while the app is updating",
        source: "C provider/k8s/deploy_fast_fail.go",
        certainty: "source",
    },
    nodePoolCheck: {
        what: "A promotion that targets a missing node pool is rejected",
        v2: false,
        v3: "3.25.4",
        cloud: undefined,
        cloudUse: "an error of the machine is explained",
        source: "C provider/k8s/karpenter.go",
        certainty: "source",
    },
    cancelWhileCreatingResources: {
        what: "A promotion can be canceled while it waits for a new cloud database",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "an error of the machine is explained",
        source: "C documentation",
        certainty: "documented",
    },
    costRange: {
        what: "The cost of an app in a range of days",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "requested for the summary; a reply without the range is not used",
        source: "C provider/k8s/cost_history.go",
        certainty: "source",
    },
    plainExec: {
        what: "Commands run without a terminal and without standard input",
        v2: false,
        v3: "3.19.7",
        cloud: true,
        cloudUse: "used",
        source: "C git history",
        certainty: "source",
    },
    stdinEnd: {
        what: "The end of standard input reaches the command",
        v2: true,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "`stdin` is rejected, because the command could hang",
        source: "C pull requests 1098 and 1100",
        certainty: "documented",
    },
    retainedRuns: {
        what: "A detached run keeps its record and exit code",
        v2: false,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "not used: a lost option would lose the exit code",
        source: "C pull request 1094; header and JSON names are inferred",
        certainty: "inferred",
    },
    runPodOptions: {
        what: "Options of the pod of a run: termination grace, annotations, labels, lifecycle, affinity, tolerations",
        v2: false,
        v3: "3.25.1",
        cloud: undefined,
        cloudUse: "rejected, because they could be ignored",
        source: "C pull request 1058; header names are inferred",
        certainty: "inferred",
    },
    parentRelease: {
        what: "The Rack copies a given release by `parent-release`",
        v2: false,
        v3: "3.21.1",
        cloud: undefined,
        cloudUse: "not used: convox-ci copies the release, which the key must be allowed to read",
        source: "C git history",
        certainty: "source",
    },
    logTail: {
        what: "Logs of a service, and `Tail` of logs",
        v2: false,
        v3: "3.19.4",
        cloud: true,
        cloudUse: "used; the log of a whole app is not available",
        source: "C git history",
        certainty: "source",
    },
    scaleLimits: {
        what: "`min` and `max` of a service",
        v2: false,
        v3: "3.24.6",
        cloud: undefined,
        cloudUse: "sent with a warning; the values are read again",
        source: "C git history",
        certainty: "source",
    },
};
function hasFeature(rack, name) {
    const feature = FEATURES[name];
    if (rack.isMachine)
        return feature.cloud;
    if (rack.generation === undefined) {
        return typeof feature.v2 === "boolean" && feature.v2 === feature.v3 ? feature.v2 : undefined;
    }
    const first = feature[rack.generation];
    if (typeof first === "boolean")
        return first;
    if (typeof first === "string")
        return (0,_generation_js__WEBPACK_IMPORTED_MODULE_0__/* .isAtLeast */ .du)(rack, { [rack.generation]: first });
    return (0,_generation_js__WEBPACK_IMPORTED_MODULE_0__/* .isNewer */ .U4)(rack, first.after) === false ? false : undefined;
}
function describeFirstVersions(name, rack = {}) {
    const feature = FEATURES[name];
    const parts = ["v2", "v3"].flatMap((generation) => {
        const first = feature[generation];
        if (first === false)
            return [];
        if (first === true)
            return [generation];
        return [typeof first === "string" ? `${generation} ${first}` : `${generation} after ${first.after}`];
    });
    return parts.join(" or ") + (rack.isMachine ? ", and a Convox Cloud machine does not report its version" : "");
}
function listFeatures(rack) {
    const list = { available: [], missing: [], unknown: [] };
    for (const name of Object.keys(FEATURES)) {
        const has = hasFeature(rack, name);
        list[has === undefined ? "unknown" : has ? "available" : "missing"].push(name);
    }
    return list;
}


/***/ }),

/***/ 1250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fw: () => (/* binding */ MACHINE_GENERATION),
/* harmony export */   U4: () => (/* binding */ isNewer),
/* harmony export */   du: () => (/* binding */ isAtLeast),
/* harmony export */   gS: () => (/* binding */ generationOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const MACHINE_GENERATION = { generation: "v3", version: undefined, isMachine: true };
async function generationOf(system, app) {
    const found = await readable(system);
    const version = found?.version.replace(/^v(?=\d)/, "");
    if (version !== undefined && /^\d{14}$/.test(version))
        return { generation: "v2", version };
    if (version !== undefined && /^3\.\d+/.test(version))
        return { generation: "v3", version };
    if (found?.region || Object.keys(found?.parameters ?? {}).length > 0)
        return { generation: "v2", version: undefined };
    const one = app && (await readable(app));
    if (one?.generation === "3")
        return { generation: "v3", version: undefined };
    if (one?.generation === "1" || one?.generation === "2")
        return { generation: "v2", version: undefined };
    return { generation: found?.provider ? "v3" : undefined, version: undefined };
}
function isAtLeast({ generation, version }, since) {
    const needed = generation && since[generation];
    if (generation !== undefined && needed === undefined)
        return false;
    if (version === undefined || needed === undefined)
        return undefined;
    return compareVersions(version, needed) >= 0;
}
function isNewer(rack, version) {
    return rack.version === undefined ? undefined : compareVersions(rack.version, version) > 0;
}
function compareVersions(a, b) {
    const parts = (text) => text.split(/[-+]/, 1).flatMap((core) => core.split(".").map((n) => Number.parseInt(n, 10) || 0));
    const [left, right] = [parts(a), parts(b)];
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
        const difference = (left[i] ?? 0) - (right[i] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
async function readable(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo && error.status !== 401)
            return undefined;
        throw error;
    }
}


/***/ })

};
