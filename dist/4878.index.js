export const id = 4878;
export const ids = [4878];
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


/***/ })

};
