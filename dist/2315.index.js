export const id = 2315;
export const ids = [2315];
export const modules = {

/***/ 316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ isExistingApp),
/* harmony export */   NG: () => (/* binding */ appCalls),
/* harmony export */   az: () => (/* binding */ isMissingApp),
/* harmony export */   ih: () => (/* binding */ isKnownStatus)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7203);
/* harmony import */ var _reply_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8494);



const app = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    return {
        name: f.text("name"),
        status: f.text("status"),
        release: f.text("release", ""),
        generation: f.text("generation", ""),
        locked: f.flag("locked"),
        router: f.text("router", ""),
        parameters: f.map("parameters"),
    };
};
function isMissingApp(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && /app not found|no such app/.test(error.reason);
}
function isExistingApp(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && /app already exists/.test(error.reason);
}
function isKnownStatus(status) {
    return ["creating", "running", "updating", "rollback", "failed", "deleting"].includes(status);
}
const appCalls = (http) => ({
    get: (name) => http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .A) `/apps/${name}`, { read: app }),
    list: () => http.json("GET", "/apps", { read: (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(app) }),
    create: (name, options = {}) => http.json("POST", "/apps", { read: app, form: { name, ...options } }),
    delete: (name) => http.send("DELETE", (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .A) `/apps/${name}`, { idempotent: true }),
    cancel: (name) => http.send("POST", (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .A) `/apps/${name}/cancel`),
});


/***/ }),

/***/ 2315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./src/rack/apps.js
var rack_apps = __webpack_require__(316);
// EXTERNAL MODULE: ./src/rack/form.js
var rack_form = __webpack_require__(8978);
// EXTERNAL MODULE: ./src/rack/path.js
var path = __webpack_require__(7203);
// EXTERNAL MODULE: ./src/rack/reply-fields.js
var reply_fields = __webpack_require__(8494);
;// CONCATENATED MODULE: ./src/rack/builds.js



const buildOf = (app) => (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        id: f.text("id"),
        app: f.text("app", app),
        status: f.text("status"),
        release: f.text("release", ""),
        description: f.text("description", ""),
        gitSha: f.text("git-sha", ""),
        logs: f.text("logs", ""),
        manifest: f.text("manifest", ""),
        process: f.text("process", ""),
        reason: f.text("reason", ""),
        repository: f.text("repository", ""),
        started: f.time("started"),
        ended: f.time("ended"),
    };
};
const IMAGES_MS = 30 * 60_000;
const buildCalls = (http) => ({
    async create(app, options, generation) {
        const { buildForm } = await __webpack_require__.e(/* import() */ 1725).then(__webpack_require__.bind(__webpack_require__, 1725));
        const { form, notices } = buildForm(options, generation);
        for (const line of notices)
            http.notice(line);
        return http.json("POST", (0,path/* path */.A) `/apps/${app}/builds`, { read: buildOf(app), form });
    },
    get: (app, id) => http.json("GET", (0,path/* path */.A) `/apps/${app}/builds/${id}`, { read: buildOf(app) }),
    list: (app, options = {}) => http.json("GET", (0,path/* path */.A) `/apps/${app}/builds`, { read: (0,reply_fields/* listOf */.c3)(buildOf(app)), query: { limit: options.limit } }),
    logs: (app, id) => http.stream((0,path/* path */.A) `/apps/${app}/builds/${id}/logs`),
    cancel: (app, id) => http.send("POST", (0,path/* path */.A) `/apps/${app}/builds/${id}/cancel`),
    update: (app, id, fields) => http.json("PUT", (0,path/* path */.A) `/apps/${app}/builds/${id}`, { read: buildOf(app), form: { ...fields }, idempotent: true }),
    importImage: (app, id, image, credentials) => http.send("POST", (0,path/* path */.A) `/apps/${app}/builds/${id}/image`, {
        form: { image, "src-creds-user": credentials?.user, "src-creds-pass": credentials?.password },
    }),
    markFailed: (app, id, ended) => http.json("PUT", (0,path/* path */.A) `/apps/${app}/builds/${id}`, {
        read: buildOf(app),
        form: { ended: (0,rack_form/* goTime */.ud)(ended), status: "failed" },
        idempotent: true,
    }),
    export: (app, id) => http.download((0,path/* path */.A) `/apps/${app}/builds/${id}.tgz`, { idleMs: IMAGES_MS }),
    import: (app, body, options = {}) => http.json("POST", (0,path/* path */.A) `/apps/${app}/builds/import`, {
        read: buildOf(app),
        body: () => ({ ...options, chunks: body() }),
        idleMs: IMAGES_MS,
    }),
});

;// CONCATENATED MODULE: ./src/rack/costs.js


const cost = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    const [from, to] = [f.time("range-start"), f.time("range-end")];
    return f.flag("tracking-enabled") && from && to ? { dollars: f.whole("spend-usd"), from, to } : undefined;
};
const costCalls = (http) => ({
    app: (app, start) => http.json("GET", (0,path/* path */.A) `/apps/${app}/cost`, { read: cost, query: { start: start.toISOString().slice(0, 10) } }),
});

// EXTERNAL MODULE: ./src/rack/processes.js
var processes = __webpack_require__(1875);
;// CONCATENATED MODULE: ./src/rack/diagnosis.js



const diagnosis_event = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        time: f.time("timestamp"),
        reason: f.text("reason", ""),
        object: f.text("object", ""),
        message: f.text("message", ""),
        hint: f.text("hint", ""),
    };
};
const events = (value) => (0,reply_fields/* listOf */.c3)(diagnosis_event)(value ?? null);
const service = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name"),
        desired: f.whole("desiredReplicas"),
        ready: f.whole("readyReplicas"),
        updated: f.whole("updatedReplicas"),
        status: f.text("status", ""),
        stallReason: f.text("stallReason", ""),
    };
};
const container = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return { name: f.text("name", ""), state: f.text("state", ""), logs: f.text("logs", "") };
};
const initPod = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name"),
        service: f.text("service", ""),
        containers: (0,reply_fields/* listOf */.c3)(container)(f.value("initContainers") ?? null),
    };
};
const pod = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name"),
        service: f.text("service", ""),
        ready: f.text("ready", ""),
        ageSeconds: f.whole("ageSeconds"),
        restarts: f.whole("restarts"),
        classification: f.text("classification", ""),
        stateDetail: f.text("stateDetail", ""),
        hint: f.text("hint", ""),
        logs: f.text("logs", ""),
        previousLogs: f.text("previousLogs", ""),
        events: events(f.value("events")),
    };
};
const isEndedRun = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    const [name, service] = [f.text("name"), f.text("service", "")];
    return ["Failed", "Succeeded"].includes(f.text("phase", "")) && !(0,processes/* isServicePod */.jY)(name, service);
};
const diagnosis = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    const overview = (0,reply_fields/* fields */.OA)(f.value("overview") ?? {});
    return {
        services: (0,reply_fields/* listOf */.c3)(service)(overview.value("services") ?? null),
        events: events(overview.value("events")),
        initPods: (0,reply_fields/* listOf */.c3)(initPod)(f.value("initPods") ?? null),
        pods: (0,reply_fields/* listOf */.c3)((one) => (isEndedRun(one) ? [] : [pod(one)]))(f.value("pods") ?? null).flat(),
    };
};
const diagnoseCalls = (http) => ({
    app: (app, options = {}) => http.json("GET", (0,path/* path */.A) `/apps/${app}/diagnose`, { read: diagnosis, query: { ...options } }),
});

// EXTERNAL MODULE: ./src/rack/endpoint.js
var rack_endpoint = __webpack_require__(8545);
// EXTERNAL MODULE: ./src/rack/generation.js
var generation = __webpack_require__(1250);
;// CONCATENATED MODULE: ./src/rack/logs.js


const logCalls = (http) => ({
    app: (app, options = {}) => http.stream((0,path/* path */.A) `/apps/${app}/logs`, logHeaders(options)),
    service: (app, service, options = {}) => http.stream((0,path/* path */.A) `/apps/${app}/services/${service}/logs`, logHeaders(options)),
    process: (app, id, options = {}) => http.stream((0,path/* path */.A) `/apps/${app}/processes/${id}/logs`, logHeaders(options)),
});
function logHeaders({ filter, follow, prefix, since, tail }) {
    return {
        Filter: filter,
        Follow: follow,
        Prefix: prefix,
        Since: since === undefined ? undefined : (0,rack_form/* goDuration */.Lm)(since * 1000),
        Tail: tail,
    };
}

// EXTERNAL MODULE: ./src/rack/machines.js
var machines = __webpack_require__(6122);
;// CONCATENATED MODULE: ./src/rack/objects.js


const objectUrl = (value) => (0,reply_fields/* fields */.OA)(value).text("Url");
const objectCalls = (http) => ({
    store: (app, key, body, options = {}) => http.json("POST", (0,path/* objectPath */.d)(app, key), {
        read: objectUrl,
        idempotent: true,
        body: () => ({ ...options, chunks: body() }),
    }),
    get: (app, key) => http.download((0,path/* objectPath */.d)(app, key)),
});

// EXTERNAL MODULE: ./src/rack/racks.js
var racks = __webpack_require__(678);
;// CONCATENATED MODULE: ./src/rack/releases.js


const release = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        id: f.text("id"),
        app: f.text("app", ""),
        build: f.text("build", ""),
        description: f.text("description", ""),
        env: f.text("env", ""),
        manifest: f.text("manifest", ""),
        created: f.time("created"),
    };
};
const releaseCalls = (http) => ({
    get: (app, id) => http.json("GET", (0,path/* path */.A) `/apps/${app}/releases/${id}`, { read: release }),
    list: (app, options = {}) => http.json("GET", (0,path/* path */.A) `/apps/${app}/releases`, { read: (0,reply_fields/* listOf */.c3)(release), query: { limit: options.limit } }),
    create: (app, { parentRelease, ...options }) => http.json("POST", (0,path/* path */.A) `/apps/${app}/releases`, {
        read: release,
        form: { ...options, "parent-release": parentRelease },
    }),
    promote: (app, id, options = {}) => http.send("POST", (0,path/* path */.A) `/apps/${app}/releases/${id}/promote`, { form: { ...options } }),
});

// EXTERNAL MODULE: ./src/rack/resources.js
var resources = __webpack_require__(995);
;// CONCATENATED MODULE: ./src/rack/services.js


const port = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return { balancer: f.whole("balancer"), container: f.whole("container"), certificate: f.text("certificate", "") };
};
const limit = (value) => (typeof value === "number" ? value : undefined);
const services_service = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name"),
        count: f.whole("count"),
        cpu: f.whole("cpu"),
        memory: f.whole("memory"),
        min: limit(f.value("min")),
        max: limit(f.value("max")),
        domain: f.text("domain", ""),
        ports: (0,reply_fields/* listOf */.c3)(port)(f.value("ports") ?? null),
    };
};
const serviceCalls = (http) => ({
    list: (app) => http.json("GET", (0,path/* path */.A) `/apps/${app}/services`, { read: (0,reply_fields/* listOf */.c3)(services_service) }),
    update: (app, service, update) => http.send("PUT", (0,path/* path */.A) `/apps/${app}/services/${service}`, { form: { ...update }, idempotent: true }),
    restart: (app, service) => http.send("POST", (0,path/* path */.A) `/apps/${app}/services/${service}/restart`),
});

;// CONCATENATED MODULE: ./src/rack/system.js

const system = (value) => {
    const f = (0,reply_fields/* fields */.OA)(value);
    return {
        name: f.text("name", ""),
        provider: f.text("provider", ""),
        status: f.text("status", ""),
        version: f.text("version"),
        domain: f.text("domain", ""),
        rackDomain: f.text("rack-domain", ""),
        region: f.text("region", ""),
        parameters: f.map("parameters"),
    };
};
const systemCalls = (http) => ({
    get: () => http.json("GET", "/system", { read: system }),
    auth: () => http.send("GET", "/auth"),
});

// EXTERNAL MODULE: ./src/rack/transport.js + 3 modules
var transport = __webpack_require__(3407);
;// CONCATENATED MODULE: ./src/rack/client.js
















function connect(endpoint, options = {}) {
    const http = (0,transport/* openTransport */.g)(endpoint, options);
    const system = systemCalls(http);
    const apps = (0,rack_apps/* appCalls */.NG)(http);
    let known;
    return {
        endpoint,
        name: (0,rack_endpoint/* endpointName */.zY)(endpoint),
        system,
        apps,
        objects: objectCalls(http),
        builds: buildCalls(http),
        releases: releaseCalls(http),
        processes: (0,processes/* processCalls */.H2)(http),
        costs: costCalls(http),
        diagnose: diagnoseCalls(http),
        services: serviceCalls(http),
        resources: (0,resources/* resourceCalls */.A)(http),
        logs: logCalls(http),
        async generation(app) {
            if (endpoint.machine)
                return generation/* MACHINE_GENERATION */.Fw;
            known ??= toDefinite(await (0,generation/* generationOf */.gS)(system.get, app === undefined ? undefined : () => apps.get(app)));
            return known ?? { generation: undefined, version: undefined };
        },
        racks: () => (0,racks/* rackCalls */.PU)(http).list(),
        machines: () => (0,machines/* machineCalls */.T)(http).list(),
        rackDetails: (name) => (0,racks/* rackCalls */.PU)(http).get(name),
        withSignal: (signal) => ({ ...connect(endpoint, { ...options, signal, attempts: 2 }) }),
        close: http.close,
    };
}
function toDefinite(found) {
    return found.generation === undefined ? undefined : found;
}


/***/ }),

/***/ 8545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aR: () => (/* binding */ basicAuthorization),
/* harmony export */   nW: () => (/* binding */ consoleEndpoint),
/* harmony export */   zY: () => (/* binding */ endpointName),
/* harmony export */   zf: () => (/* binding */ directEndpoint)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1409);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7683);



const defaultTls = { verify: true };
function directEndpoint(rackUrl, options = {}) {
    const url = parseRackUrl(rackUrl.trim());
    const user = decodeUserInfo(url.username);
    const password = decodeUserInfo(url.password);
    if (password === "" && user !== "" && user !== "convox") {
        throw invalidUrl("it has a user but no password");
    }
    return {
        url: url.origin + url.pathname.replace(/\/+$/, ""),
        user: user === "" ? "convox" : user,
        password,
        console: false,
        ...common(options),
    };
}
function consoleEndpoint(host, password, options = {}) {
    const key = password.trim();
    if (key === "") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("key-not-set", "password: no deploy key for the Console", {
            hint: "Set input password, or CONVOX_PASSWORD, to a deploy key of the organization. An unset secret is empty",
        });
    }
    return {
        url: consoleUrl(host.trim().replace(/\/$/, "")),
        user: "convox",
        password: key,
        console: true,
        ...(options.rack === undefined ? {} : { rack: options.rack }),
        ...common(options),
    };
}
function basicAuthorization(endpoint) {
    return endpoint.password === "" ? undefined : `Basic ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .base64 */ .K)(`${endpoint.user}:${endpoint.password}`)}`;
}
function endpointName(endpoint) {
    return endpoint.rack ?? endpoint.machine?.name ?? new URL(endpoint.url).host;
}
function common(options) {
    return {
        tls: options.tls ?? defaultTls,
        proxy: options.proxy ?? {},
        ...(options.actor === undefined || options.actor === "" ? {} : { actor: options.actor }),
    };
}
function parseRackUrl(text) {
    if (text === "")
        throw invalidUrl("it is empty");
    if (/[\s\x00-\x1f]/.test(text))
        throw invalidUrl("it contains white space");
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
        throw invalidUrl("it does not start with https://");
    if (!/^https?:\/\//i.test(text))
        throw invalidUrl("its scheme is neither https nor http");
    const authority = text.replace(/^https?:\/\//i, "").split(/[/?#]/, 1)[0] ?? "";
    if (authority.slice(authority.lastIndexOf("@") + 1) === "")
        throw invalidUrl("it has no host");
    if (!URL.canParse(text))
        throw invalidUrl("it is not a URL", encodingHint);
    const url = new URL(text);
    if (url.pathname.includes("@"))
        throw invalidUrl('it has an "@" after the host', encodingHint);
    if (/[?#]/.test(text))
        throw invalidUrl('it contains "?" or "#"', encodingHint);
    return url;
}
function decodeUserInfo(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        throw invalidUrl('a "%" in its password is not followed by two hexadecimal digits', "Write %25 for a percent sign");
    }
}
const encodingHint = "In the password, write %2F for /, %3F for ?, %23 for #, %40 for @ and %25 for %";
function invalidUrl(reason, hint = "Expected form: https://convox:PASSWORD@HOST") {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `RACK_URL: ${reason}`, { hint });
}
function consoleUrl(host) {
    const invalid = (reason) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `host: ${reason}: ${hideUserInfo(host)}`, {
        hint: "Set the input host to a host name alone, such as console.convox.com",
    });
    if (host === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", "host: it is empty", { hint: "The usual Console is console.convox.com" });
    const plain = /^http:\/\/([^/@?#]+)$/i.exec(host)?.[1];
    if (plain !== undefined && URL.canParse(host) && (0,_loopback_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U)(new URL(host).hostname))
        return new URL(host).origin;
    if (host.includes("://"))
        throw invalid("it has a scheme");
    if (/[@?#]/.test(host))
        throw invalid("it has more than a name and a port");
    if (host.includes("/"))
        throw invalid("it has a path");
    const url = `https://${host}`;
    if (/\s/.test(host) || !URL.canParse(url))
        throw invalid("it is not a host name");
    return new URL(url).origin;
}
function hideUserInfo(host) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .shorten */ .m)(host.replace(/[^/]{0,1000}@/, "****@"));
}


/***/ }),

/***/ 8978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lm: () => (/* binding */ goDuration),
/* harmony export */   Zd: () => (/* binding */ form),
/* harmony export */   b3: () => (/* binding */ headers),
/* harmony export */   ud: () => (/* binding */ goTime)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function form(options) {
    return Object.keys(options)
        .sort()
        .flatMap((key) => {
        const value = options[key];
        return value === undefined ? [] : [`${escapeText(key)}=${escapeText(optionText(key, value))}`];
    })
        .join("&");
}
function headers(options) {
    const sent = {};
    for (const [key, value] of Object.entries(options)) {
        if (value === undefined)
            continue;
        const text = optionText(key, value);
        if (/[\x00-\x08\x0a-\x1f\x7f]/.test(text)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `the value of ${key} has a line break or a control character, which a header cannot carry`);
        }
        sent[key] = Buffer.from(text).toString("latin1");
    }
    return sent;
}
function goDuration(ms) {
    if (ms === 0)
        return "0s";
    if (ms < 1000)
        return `${ms}ms`;
    const minutes = Math.floor(ms / 60_000);
    const seconds = `${(ms - minutes * 60_000) / 1000}s`;
    if (minutes === 0)
        return seconds;
    return minutes < 60 ? `${minutes}m${seconds}` : `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`;
}
function goTime(time) {
    const [date = "", clock = ""] = time.toISOString().split("T");
    return `${date.replaceAll("-", "")}.${clock.replaceAll(":", "").replace("Z", "")}000000`;
}
function optionText(key, value) {
    if (typeof value === "string")
        return value;
    if (typeof value === "boolean")
        return String(value);
    if (typeof value === "number") {
        if (!Number.isSafeInteger(value))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${key} must be a whole number, not ${value}`);
        return String(value);
    }
    if (!isList(value))
        return form(value);
    if (value.some((item) => item.includes(",")))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `no item of ${key} may contain a comma`);
    return value.join(",");
}
function isList(value) {
    return Array.isArray(value);
}
function escapeText(text) {
    return encodeURIComponent(Buffer.from(text).toString())
        .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
        .replace(/%20/g, "+");
}


/***/ }),

/***/ 6122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ machineCalls),
/* harmony export */   x: () => (/* binding */ findMachine)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _racks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(678);
/* harmony import */ var _reply_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8494);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3407);




const machine = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    const inner = (name) => {
        const found = f.value(name);
        return typeof found === "object" && found !== null ? (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(found) : (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)({});
    };
    const owner = inner("organization_info").text("name", "");
    const name = f.text("name");
    const size = inner("dimensions");
    return {
        id: f.text("id"),
        name: owner ? `${owner}/${name}` : name,
        vcpu: size.text("vcpu", ""),
        memory: size.text("mem", ""),
        age: f.text("age", ""),
    };
};
const machineCalls = (http) => ({
    list: () => http.json("GET", "/machines", { read: (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(machine) }),
});
async function findMachine(endpoint, text, options = {}) {
    const { rack: _, machine: __, ...console } = endpoint;
    const http = (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .openTransport */ .g)(console, options);
    try {
        const list = await explainRefusal(machineCalls(http).list());
        const rules = [
            (full) => full === text,
            (full) => full.slice(full.indexOf("/") + 1) === text,
            (full) => text !== "" && full.includes(text),
        ];
        const meant = rules.map((rule) => list.filter(({ name }) => rule(name))).find((found) => found.length > 0) ?? [];
        const [only] = meant;
        if (only !== undefined && meant.length === 1)
            return { id: only.id, name: only.name };
        if (meant.length > 1) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("machine-ambiguous", `multiple machines match for ${JSON.stringify(text)}`, {
                hint: `It may mean ${(0,_racks_js__WEBPACK_IMPORTED_MODULE_3__/* .formatNames */ .EI)(namesOf(meant))}. Give the full name: organization/machine.`,
            });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("machine-not-found", `no machine found matching ${JSON.stringify(text)}`, {
            hint: list.length > 0
                ? `This key may see ${(0,_racks_js__WEBPACK_IMPORTED_MODULE_3__/* .formatNames */ .EI)(namesOf(list))}.`
                : "This key may see no machine. Check that it belongs to the organization of the machine.",
        });
    }
    finally {
        http.close();
    }
}
function namesOf(list) {
    return list.map(({ name }) => name).sort();
}
async function explainRefusal(request) {
    try {
        return await request;
    }
    catch (error) {
        const isRefused = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RackError */ .yo && [401, 403, 404].includes(error.status ?? 0);
        throw isRefused ? error.withHint(...error.hints, KEY_HINT) : error;
    }
}
const KEY_HINT = "Convox does not document whether a deploy key covers Convox Cloud machines. If this one does not, use a key or token that does.";


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

/***/ 1875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H2: () => (/* binding */ processCalls),
/* harmony export */   jY: () => (/* binding */ isServicePod),
/* harmony export */   zh: () => (/* binding */ isDeploymentPod)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7203);
/* harmony import */ var _reply_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8494);


function isDeploymentPod(id) {
    return /-[a-z0-9]{6,10}-[a-z0-9]{5}$/.test(id);
}
function isServicePod(id, service) {
    const suffix = id.startsWith(`${service}-`) ? id.slice(service.length) : id;
    return isDeploymentPod(suffix) || /^-\d{1,4}$/.test(suffix);
}
const EXIT_CODE_NAMES = ["exit-code", "exit", "exit_code", "exitCode"];
function readExitCode(f) {
    return EXIT_CODE_NAMES.map((name) => f.value(name)).find((value) => typeof value === "number");
}
const process = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    return {
        id: f.text("id"),
        name: f.text("name", ""),
        release: f.text("release", ""),
        status: f.text("status", ""),
        command: f.text("command", ""),
        started: f.time("started"),
        exitCode: readExitCode(f),
    };
};
const modes = {
    tty: {},
    plain: { Tty: false, "Disable-Stdin": true },
    input: { Tty: false },
    multiplexed: { Tty: false },
};
const processCalls = (http) => ({
    list: (app, options = {}) => http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/processes`, { read: (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(process), query: { ...options } }),
    get: (app, id) => http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/processes/${id}`, { read: process }),
    run: (app, service, options) => http.json("POST", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/services/${service}/processes`, {
        read: process,
        headers: {
            Command: options.command,
            Release: options.release,
            Environment: options.environment,
            Cpu: options.cpu,
            Memory: options.memory,
            Retain: options.retain,
            "Termination-Grace": options.terminationGrace,
            Annotations: options.annotations,
            Labels: options.labels,
            "Use-Service-Lifecycle": options.useServiceLifecycle,
            "Node-Affinity": options.nodeAffinity,
            Tolerations: options.tolerations,
        },
    }),
    stop: (app, id) => http.send("DELETE", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/processes/${id}`, { idempotent: true }),
    async exec(app, id, { command, entrypoint, mode }) {
        const { readExecution } = await __webpack_require__.e(/* import() */ 6732).then(__webpack_require__.bind(__webpack_require__, 6732));
        const stream = await http.stream((0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/apps/${app}/processes/${id}/exec`, { Command: command, Entrypoint: entrypoint || undefined, ...modes[mode] }, "once");
        const { [Symbol.asyncIterator]: _, ...rest } = stream;
        return { ...readExecution(stream, { multiplexed: mode === "multiplexed" }), ...rest };
    },
});


/***/ }),

/***/ 678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ formatNames),
/* harmony export */   PU: () => (/* binding */ rackCalls),
/* harmony export */   xo: () => (/* binding */ findRack)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7203);
/* harmony import */ var _reply_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8494);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3407);




const rack = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    const organization = f.value("organization");
    const owner = typeof organization === "object" && organization !== null
        ? (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(organization).text("name", "")
        : f.text("organization", "");
    const name = f.text("name");
    return { name: owner ? `${owner}/${name}` : name, provider: f.text("provider", ""), status: f.text("status", "") };
};
const details = (value) => {
    const f = (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fields */ .OA)(value);
    return { ...rack(value), version: f.text("version", ""), parameters: f.map("parameters") };
};
const rackCalls = (http) => ({
    list: () => http.json("GET", "/racks", { read: (0,_reply_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(rack) }),
    get: (name) => {
        const [organization = "", ...rest] = name.split("/");
        return http.json("GET", (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .path */ .A) `/racks/${organization}/${rest.join("/")}`, { read: details });
    },
});
const namesShown = 20;
async function findRack(endpoint, name, options = {}) {
    const { rack: _, ...console } = endpoint;
    const http = (0,_transport_js__WEBPACK_IMPORTED_MODULE_2__/* .openTransport */ .g)(console, options);
    try {
        const names = (await rackCalls(http).list()).map((found) => found.name).sort();
        if (names.includes(name))
            return name;
        const meant = names.filter((found) => name !== "" && found.includes(name));
        const [only] = meant;
        if (only !== undefined && meant.length === 1)
            return only;
        if (meant.length > 1) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz("rack-ambiguous", `ambiguous rack name: ${name}`, {
                hint: `it may mean ${formatNames(meant)}: give the full name`,
            });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz("rack-not-found", `could not find rack: ${name}`, {
            hint: names.length > 0
                ? `this deploy key may see ${formatNames(names)}`
                : "this deploy key may see no Rack at all: is it a key of the right organization?",
        });
    }
    finally {
        http.close();
    }
}
function formatNames(names) {
    const more = names.length - namesShown;
    return names.slice(0, namesShown).join(", ") + (more > 0 ? ` and ${more} more` : "");
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

/***/ 3407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ openTransport)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/connections.js
var rack_connections = __webpack_require__(4959);
// EXTERNAL MODULE: ./src/rack/deadline.js
var deadline = __webpack_require__(5972);
// EXTERNAL MODULE: ./src/rack/endpoint.js
var rack_endpoint = __webpack_require__(8545);
// EXTERNAL MODULE: ./src/rack/exchange.js
var exchange = __webpack_require__(893);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/rack/form.js
var rack_form = __webpack_require__(8978);
// EXTERNAL MODULE: ./src/rack/path.js
var path = __webpack_require__(7203);
;// CONCATENATED MODULE: ./src/rack/machine-path.js


function requestPath({ machine }, request) {
    if (machine === undefined)
        return request;
    if (request.startsWith("/app"))
        return `${(0,path/* path */.A) `/machines/${machine.id}`}${request}`;
    if (request === "/machines")
        return request;
    throw new errors/* ConvoxError */.AC("machine-unsupported", `${machine.name} is a Convox Cloud machine, which has no ${request.split("?")[0]}`, {
        hint: "Use a Rack for this command. docs/compatibility.md lists what machines support.",
    });
}

// EXTERNAL MODULE: ./src/rack/percent.js
var percent = __webpack_require__(1143);
// EXTERNAL MODULE: ./src/rack/reply-fields.js
var reply_fields = __webpack_require__(8494);
// EXTERNAL MODULE: ./src/rack/retry.js
var retry = __webpack_require__(2184);
;// CONCATENATED MODULE: ./src/rack/reply.js





function redirectTarget(where, method, from, res) {
    const status = res.statusCode ?? 0;
    const location = res.headers.location ?? "";
    if (!URL.canParse(location, from.href))
        throw new errors/* RackError */.yo("reply-invalid", where.request, status, "redirected to an invalid address");
    const to = new URL(location, from.href);
    if (method === "GET" && to.origin === from.origin)
        return to;
    throw new errors/* RackError */.yo("reply-invalid", where.request, status, (0,failures/* clean */.uH)(`redirected to ${to.origin}${decodeRepeatedly(to.pathname)}`, where.endpoint), {
        hint: to.origin === from.origin
            ? "Requests that change something do not follow redirects. Set RACK_URL, or input host, to the final address"
            : "Credentials are not sent to another host. Set RACK_URL, or input host, to the final address",
    });
}
function decodeReply(where, body, read, contentType) {
    if ((0,failures/* isHtml */._6)(body))
        throw htmlReply(where);
    try {
        return read(parseValues(body));
    }
    catch (cause) {
        if ((0,failures/* isHtml */._6)("", contentType))
            throw htmlReply(where);
        const misread = cause instanceof reply_fields/* Misread */.qs ? cause.message : `the reply is ${body.trim() === "" ? "empty" : "not JSON"}`;
        throw new errors/* RackError */.yo("reply-invalid", where.request, 200, misread, {
            hint: `Check that ${new URL(where.endpoint.url).host} is a Rack or a Console`,
            cause,
        });
    }
}
const MOST_VALUES = 1_000_000;
function parseValues(body) {
    let values = 0;
    for (let at = 0; at < body.length; at++) {
        const code = body.charCodeAt(at);
        if (code === COMMA || code === BRACKET || code === BRACE)
            values++;
    }
    if (values > MOST_VALUES)
        throw new reply_fields/* Misread */.qs(`the reply has more than ${MOST_VALUES} values`);
    return JSON.parse(body);
}
const COMMA = 0x2c;
const BRACKET = 0x5b;
const BRACE = 0x7b;
function htmlReply(where) {
    const error = new errors/* RackError */.yo("reply-invalid", where.request, 200, "the reply is an HTML page", {
        hint: `Check that ${new URL(where.endpoint.url).host} is a Rack or a Console`,
    });
    return where.once ? error : new retry/* TransientError */.N_(error);
}
function decodeRepeatedly(text) {
    let decoded = text;
    for (let round = 0; round < 4; round++)
        decoded = (0,percent/* percentDecoded */.o)(decoded);
    return decoded;
}

;// CONCATENATED MODULE: ./src/rack/session.js

function sessionChallenge(header, request) {
    const parts = /^Session\s+(.*)$/i.exec(header?.trim() ?? "")?.[1];
    if (parts === undefined)
        return undefined;
    const values = new Map([...parts.matchAll(/(\w+)="([^"]*)"/g)].map((m) => [m[1]?.toLowerCase(), m[2]]));
    if (values.get("token") === "true") {
        throw new errors/* RackError */.yo("key-rejected", request, 401, "the Console requires a second factor, which is not possible in CI", {
            hint: "use a deploy key as the password, not the token of a person's login",
        });
    }
    const path = values.get("path") ?? "";
    const base = "https://console.invalid";
    if (!path.startsWith("/") || !URL.canParse(path, base) || new URL(path, base).origin !== base) {
        throw new errors/* RackError */.yo("reply-invalid", request, 401, "the Console asks for a session at an address that is not its own");
    }
    return { path };
}

// EXTERNAL MODULE: ./src/rack/text.js
var rack_text = __webpack_require__(7683);
;// CONCATENATED MODULE: ./src/rack/transport.js













class SessionFailure extends Error {
}
const redirectLimit = 5;
const readTotalMs = 2 * 60_000;
const writeIdleMs = 10 * 60_000;
function openTransport(endpoint, options = {}) {
    const { signal, random = Math.random, onNotice = () => { }, userAgent = "convox-ci", attempts = 5 } = options;
    const { sleep = retry/* pause */.v7, idleMs = 60_000, totalMs = readTotalMs, lookup } = options;
    const connections = (0,rack_connections/* openConnections */.q)(endpoint, { lookup });
    const policyOf = (isRepeatable) => ({
        attempts: isRepeatable ? attempts : 1,
        sleep,
        random,
        notice: onNotice,
        signal: (0,deadline/* withScope */.v4)(signal),
    });
    let session = "";
    const standardHeaders = () => (0,rack_form/* headers */.b3)({
        "User-Agent": userAgent,
        Version: "dev",
        Authorization: (0,rack_endpoint/* basicAuthorization */.aR)(endpoint),
        Rack: endpoint.rack,
        Session: endpoint.console ? session : undefined,
        "X-Convox-Actor": endpoint.actor,
    });
    const whereOf = (call) => ({
        request: `${call.method} ${(0,rack_text/* shorten */.m)(call.path, 300)}`,
        endpoint,
        proxy: connections.proxy,
        once: !call.idempotent,
    });
    const sendOnce = (call, url) => {
        const callIdleMs = call.idleMs ?? (call.method === "GET" ? idleMs : writeIdleMs);
        const isStreamed = call.body !== undefined || call.isDownload;
        return (0,exchange/* exchange */.cv)({
            method: call.method,
            url,
            headers: {
                ...(0,rack_form/* headers */.b3)(call.headers ?? {}),
                ...standardHeaders(),
                Accept: "application/json, */*",
                "Content-Type": call.form ? "application/x-www-form-urlencoded" : "application/octet-stream",
            },
            body: call.form ? (0,rack_form/* form */.Zd)(call.form) : call.body?.(),
            connections,
            agent: call.method === "GET" ? connections.kept : connections.fresh,
            idleMs: callIdleMs,
            totalMs: isStreamed ? undefined : Math.max(totalMs, call.method === "GET" ? 0 : callIdleMs + 60_000),
            signal: (0,deadline/* withScope */.v4)(signal),
        });
    };
    async function requestReply(call) {
        const where = whereOf(call);
        const query = (0,rack_form/* form */.Zd)(call.query ?? {});
        let url = new URL(endpoint.url + call.path + (query === "" ? "" : `?${query}`));
        let isChallenged = false;
        for (let hops = 0;;) {
            const sentSession = session;
            const reply = await sendOnce(call, url);
            const { res } = reply;
            const status = res.statusCode ?? 0;
            if (status >= 200 && status < 300)
                return reply;
            const body = (await (0,exchange/* readBytes */.io)(res, failures/* errorBodyLimit */.YT, true)).toString();
            res.destroy();
            await reply.finish();
            if (status === 407)
                throw (0,failures/* toThrown */.UU)((0,failures/* proxyFailure */.xh)(where, status));
            if (status === 401 && endpoint.console && !isChallenged) {
                isChallenged = await meetChallenge(where, res, sentSession);
                if (isChallenged)
                    continue;
            }
            if (status >= 300 && status < 400) {
                url = redirectTarget(where, call.method, url, res);
                if (++hops > redirectLimit)
                    throw new errors/* RackError */.yo("reply-invalid", where.request, status, "too many redirects");
                continue;
            }
            throw (0,failures/* toThrown */.UU)((0,failures/* replyFailure */.Jx)(where, { status, body, contentType: res.headers["content-type"] }), res.headers["retry-after"]);
        }
    }
    async function meetChallenge(where, res, sentSession) {
        try {
            const challenge = sessionChallenge(res.headers["www-authenticate"], where.request);
            if (challenge && session === sentSession)
                session = await createSession(challenge.path);
            return challenge !== undefined;
        }
        catch (cause) {
            throw new SessionFailure("no session", { cause });
        }
    }
    async function createSession(path) {
        const call = { method: "POST", path, idempotent: false };
        const where = whereOf(call);
        const { res } = await sendOnce(call, new URL(path, endpoint.url));
        const body = (await (0,exchange/* readBytes */.io)(res, failures/* errorBodyLimit */.YT, true)).toString();
        const status = res.statusCode ?? 0;
        if (status !== 200)
            throw (0,failures/* replyFailure */.Jx)(where, { status, body, contentType: res.headers["content-type"] }).error;
        return decodeReply(where, body, (value) => (0,reply_fields/* fields */.OA)(value).text("id"));
    }
    function perform(call, consume) {
        const where = whereOf(call);
        return (0,retry/* withRetries */.LH)(where.request, policyOf(call.idempotent || call.body === undefined), async () => {
            try {
                const reply = await requestReply(call);
                const value = await consume(reply.res);
                await reply.finish();
                return value;
            }
            catch (error) {
                throw interpret(where, error);
            }
        });
    }
    function interpret(where, error) {
        const ending = (0,deadline/* withScope */.v4)(signal);
        if (ending?.aborted)
            return (0,retry/* cancelError */.tb)(ending);
        if (error instanceof exchange/* BodyFailure */.vL)
            return error.cause;
        if (error instanceof SessionFailure)
            return interpret(where, error.cause);
        if (error instanceof errors/* ConvoxError */.AC || error instanceof retry/* TransientError */.N_)
            return error;
        return (0,failures/* toThrown */.UU)(error instanceof failures/* ProxyRefused */.di ? (0,failures/* proxyFailure */.xh)(where, error.status) : (0,failures/* networkFailure */.rd)(where, error));
    }
    function callOf(method, request, options) {
        const path = requestPath(endpoint, request);
        return { ...options, method, path, idempotent: options.idempotent ?? method === "GET" };
    }
    return {
        notice: onNotice,
        close: connections.close,
        json(method, path, { read, ...options }) {
            const call = callOf(method, path, options);
            return perform(call, async (res) => {
                const body = (await (0,exchange/* readBytes */.io)(res)).toString();
                return decodeReply(whereOf(call), body, read, res.headers["content-type"]);
            });
        },
        async send(method, path, options = {}) {
            const call = callOf(method, path, options);
            await perform(call, async (res) => {
                const body = (await (0,exchange/* readBytes */.io)(res, failures/* errorBodyLimit */.YT, true)).toString();
                if ((0,failures/* isHtml */._6)(body, res.headers["content-type"]))
                    throw htmlReply(whereOf(call));
            });
        },
        download(path, options = {}) {
            const call = { ...callOf("GET", path, options), isDownload: true };
            return perform(call, async (res) => {
                if ((0,failures/* isHtml */._6)("", res.headers["content-type"])) {
                    res.destroy();
                    throw htmlReply(whereOf(call));
                }
                return readWhole(call, (0,exchange/* readChunks */.zO)(res, call.idleMs ?? idleMs));
            });
        },
        async stream(path, streamOptions = {}, times = undefined) {
            const where = whereOf(callOf("GET", path, { idempotent: times !== "once" }));
            if (endpoint.console)
                await refreshSession();
            const { openSocket } = await __webpack_require__.e(/* import() */ 7773).then(__webpack_require__.bind(__webpack_require__, 7773));
            return (0,retry/* withRetries */.LH)(where.request, policyOf(true), () => openSocket({
                where,
                headers: { ...standardHeaders(), ...(0,rack_form/* headers */.b3)(streamOptions) },
                connections,
                signal: (0,deadline/* withScope */.v4)(signal),
            }));
        },
    };
    async function refreshSession() {
        const call = callOf("GET", endpoint.machine ? "/machines" : "/racks", {});
        try {
            await (0,exchange/* readBytes */.io)((await requestReply(call)).res, failures/* errorBodyLimit */.YT, true);
        }
        catch (error) {
            if ((0,deadline/* withScope */.v4)(signal)?.aborted || error instanceof SessionFailure)
                throw interpret(whereOf(call), error);
        }
    }
    async function* readWhole(call, chunks) {
        try {
            yield* chunks;
        }
        catch (error) {
            const interpreted = interpret(whereOf(call), error);
            throw interpreted instanceof retry/* TransientError */.N_ ? interpreted.error : interpreted;
        }
    }
}


/***/ })

};
