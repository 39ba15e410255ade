export const id = 2315;
export const ids = [2315,4959];
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

/***/ 4959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_tls__WEBPACK_IMPORTED_MODULE_4___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openProxyAgents: () => (/* binding */ openProxyAgents),
/* harmony export */   q: () => (/* binding */ openConnections)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9973);
/* harmony import */ var _dial_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7410);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3215);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7054);









function openConnections(endpoint, { lookup } = {}) {
    const url = new URL(endpoint.url);
    const isSecure = url.protocol === "https:";
    const proxy = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyFor */ .iJ)(url, endpoint.proxy);
    const closing = new AbortController();
    (0,node_events__WEBPACK_IMPORTED_MODULE_1__.setMaxListeners)(0, closing.signal);
    const trust = endpoint.tls.ca === undefined ? {} : { secureContext: trustAuthority(endpoint.tls.ca) };
    const verification = { ...trust, rejectUnauthorized: endpoint.tls.verify };
    const connectPeer = async (host, port, signal) => {
        if (!proxy)
            return (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host, port, signal, lookup });
        const socket = await (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host: proxy.host, port: proxy.port, signal, lookup });
        if (proxy.url.protocol === "http:")
            return socket;
        return startTls(socket, { ...verification, servername: proxy.host }, signal);
    };
    const connectTunnel = async (host, port, signal) => {
        const socket = await connectPeer(host, port, signal);
        return proxy ? openTunnel(socket, proxy, host, port, signal) : socket;
    };
    const agentOf = (connect, keepAlive) => {
        const open = (options) => {
            const signals = [closing.signal, ...(options.interrupt ? [options.interrupt] : [])];
            return connect(options.host ?? "localhost", Number(options.port), AbortSignal.any(signals));
        };
        return isSecure ? new DialingHttpsAgent(open, keepAlive) : new DialingHttpAgent(open, keepAlive);
    };
    const forwards = proxy !== undefined && !isSecure;
    const all = {
        kept: agentOf(forwards ? connectPeer : connectTunnel, true),
        fresh: agentOf(forwards ? connectPeer : connectTunnel, false),
        tunnel: agentOf(connectTunnel, false),
    };
    return {
        ...all,
        tls: verification,
        proxy,
        forwards,
        close() {
            for (const agent of Object.values(all))
                agent.destroy();
            closing.abort(Object.assign(new Error("closed"), { code: "ECONNABORTED" }));
        },
    };
}
function openProxyAgents(settings, { ca } = {}) {
    const closing = new AbortController();
    const trust = ca === undefined ? {} : { secureContext: trustAuthority(ca) };
    const open = (scheme) => async ({ host, port }) => {
        const name = (host ?? "localhost").replace(/^\[|\]$/g, "");
        const target = new URL(`${scheme}://${name.includes(":") ? `[${name}]` : name}:${port}`);
        const { signal } = closing;
        const proxy = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyFor */ .iJ)(target, settings);
        if (!proxy)
            return await (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host: name, port: Number(port), signal });
        const plain = await (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host: proxy.host, port: proxy.port, signal });
        const isPlain = proxy.url.protocol === "http:";
        const peer = isPlain ? plain : await startTls(plain, { ...trust, servername: proxy.host }, signal);
        return await openTunnel(peer, proxy, name, Number(port), signal);
    };
    const http = new DialingHttpAgent(open("http"), true);
    const https = new DialingHttpsAgent(open("https"), true, trust);
    return {
        http,
        https,
        close() {
            http.destroy();
            https.destroy();
            closing.abort(Object.assign(new Error("closed"), { code: "ECONNABORTED" }));
        },
    };
}
class DialingHttpAgent extends node_http__WEBPACK_IMPORTED_MODULE_2__.Agent {
    #open;
    constructor(open, keepAlive) {
        super({ keepAlive });
        this.#open = open;
    }
    createConnection(options, callback) {
        settle(this.#open(options), callback);
    }
}
class DialingHttpsAgent extends node_https__WEBPACK_IMPORTED_MODULE_3__.Agent {
    #open;
    constructor(open, keepAlive, trust = {}) {
        super({ keepAlive, ...trust });
        this.#open = open;
    }
    createConnection(options, callback) {
        const secured = this.#open(options).then((socket) => {
            const upgraded = super.createConnection({ ...options, socket });
            if (!upgraded)
                throw new Error("no TLS connection");
            upgraded.once("close", () => socket.destroy());
            return upgraded;
        });
        settle(secured, callback);
    }
}
function settle(opening, callback) {
    opening.then((socket) => callback?.(null, socket), (error) => callback?.(error instanceof Error ? error : new Error(String(error)), undefined));
}
function startTls(socket, options, signal) {
    return new Promise((resolve, reject) => {
        const secured = node_tls__WEBPACK_IMPORTED_MODULE_4__.connect({ ...options, socket });
        const abort = () => socket.destroy(signal.reason);
        signal.addEventListener("abort", abort, { once: true });
        const finish = () => signal.removeEventListener("abort", abort);
        secured.once("secureConnect", () => {
            finish();
            resolve(secured);
        });
        secured.on("error", (error) => {
            finish();
            socket.destroy();
            reject(signal.aborted ? signal.reason : error);
        });
        secured.once("close", () => {
            finish();
            reject(signal.aborted ? signal.reason : Object.assign(new Error("closed"), { code: "ECONNRESET" }));
        });
    });
}
function openTunnel(socket, proxy, host, port, signal) {
    const target = `${host.includes(":") ? `[${host.replace(/^\[|\]$/g, "")}]` : host}:${port}`;
    return new Promise((resolve, reject) => {
        const req = (0,node_http__WEBPACK_IMPORTED_MODULE_2__.request)({
            method: "CONNECT",
            path: target,
            headers: { Host: target, ...(0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyAuthorization */ .YB)(proxy) },
            createConnection: () => socket,
        });
        const abort = () => {
            socket.destroy();
            reject(signal.reason);
        };
        signal.addEventListener("abort", abort, { once: true });
        const finish = () => signal.removeEventListener("abort", abort);
        req.once("connect", (res, tunnel, head) => {
            finish();
            const status = res.statusCode ?? 0;
            if (status >= 200 && status < 300) {
                if (head.length > 0)
                    tunnel.unshift(head);
                return resolve(tunnel);
            }
            tunnel.destroy();
            reject(new _failures_js__WEBPACK_IMPORTED_MODULE_7__/* .ProxyRefused */ .di(status));
        });
        req.on("error", (error) => {
            finish();
            socket.destroy();
            reject(signal.aborted ? signal.reason : error);
        });
        req.end();
    });
}
function trustAuthority(ca) {
    const certificates = ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    try {
        for (const pem of certificates)
            new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem);
        if (certificates.length === 0)
            throw new Error("no certificate found");
        return node_tls__WEBPACK_IMPORTED_MODULE_4__.createSecureContext({ ca: [...defaultAuthorities(), ...certificates] });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .InputError */ .dz("input-invalid", "ca-file: not a certificate in PEM format", {
            hint: "A PEM certificate starts with -----BEGIN CERTIFICATE-----",
            cause,
        });
    }
}
function defaultAuthorities() {
    if ("getCACertificates" in /*#__PURE__*/ (node_tls__WEBPACK_IMPORTED_MODULE_4___namespace_cache || (node_tls__WEBPACK_IMPORTED_MODULE_4___namespace_cache = __webpack_require__.t(node_tls__WEBPACK_IMPORTED_MODULE_4__, 2))) && typeof node_tls__WEBPACK_IMPORTED_MODULE_4__.getCACertificates === "function") {
        const list = node_tls__WEBPACK_IMPORTED_MODULE_4__.getCACertificates("default");
        if (Array.isArray(list))
            return list.filter((item) => typeof item === "string");
    }
    return node_tls__WEBPACK_IMPORTED_MODULE_4__.rootCertificates;
}


/***/ }),

/***/ 7410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ dial)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5972);



const attemptDelayMs = 250;
const addressLimit = 16;
const keepAliveMs = 30_000;
async function dial({ host, port, signal, lookup = lookupAll }) {
    signal?.throwIfAborted();
    const name = host.replace(/^\[|\]$/g, "");
    const addresses = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(name)
        ? [{ address: name, family: (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(name) }]
        :
            alternateFamilies(await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessAborted */ .Wh)(lookup(name), signal)).slice(0, addressLimit);
    const socket = await race(addresses, port, signal);
    socket.on("error", () => { });
    socket.setKeepAlive(true, keepAliveMs);
    socket.setNoDelay(true);
    return socket;
}
function race(addresses, port, signal) {
    return new Promise((resolve, reject) => {
        const waiting = [...addresses];
        const attempts = new Set();
        let firstError;
        let timer;
        const finish = (settle, winner) => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", abort);
            waiting.length = 0;
            for (const socket of attempts)
                if (socket !== winner)
                    socket.destroy();
            attempts.clear();
            settle();
        };
        const abort = () => finish(() => reject(signal?.reason));
        const startNext = () => {
            clearTimeout(timer);
            const next = waiting.shift();
            if (!next)
                return;
            const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.connect)({ host: next.address, port, family: next.family });
            attempts.add(socket);
            socket.once("connect", () => {
                if (attempts.has(socket))
                    finish(() => resolve(socket), socket);
            });
            socket.on("error", (error) => {
                if (!attempts.delete(socket))
                    return;
                firstError ??= error;
                if (waiting.length > 0)
                    startNext();
                else if (attempts.size === 0)
                    finish(() => reject(firstError));
            });
            if (waiting.length > 0)
                timer = setTimeout(startNext, attemptDelayMs);
        };
        signal?.addEventListener("abort", abort, { once: true });
        if (waiting.length === 0)
            finish(() => reject(Object.assign(new Error("no address"), { code: "ENOTFOUND" })));
        else
            startNext();
    });
}
function alternateFamilies(addresses) {
    const preferred = addresses.filter(({ family }) => family === addresses[0]?.family);
    const others = addresses.filter(({ family }) => family !== addresses[0]?.family);
    return Array.from({ length: Math.max(preferred.length, others.length) }, (_, index) => [
        preferred[index],
        others[index],
    ])
        .flat()
        .filter((address) => address !== undefined);
}
function lookupAll(hostname) {
    return new Promise((resolve, reject) => {
        (0,node_dns__WEBPACK_IMPORTED_MODULE_0__.lookup)(hostname, { all: true, order: "verbatim" }, (error, addresses) => error ? reject(error) : resolve(addresses));
    });
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

/***/ 893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   io: () => (/* binding */ readBytes),
/* harmony export */   vL: () => (/* binding */ BodyFailure),
/* harmony export */   zO: () => (/* binding */ readChunks)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1692);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3215);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7054);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2184);







class BodyFailure extends Error {
}
const connectMs = 30_000;
const closingMs = 1000;
async function exchange(x) {
    if (x.signal?.aborted)
        throw (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelError */ .tb)(x.signal);
    const interrupt = new AbortController();
    const stopSending = new AbortController();
    const req = startRequest(x, interrupt.signal);
    let res;
    let fail = () => { };
    const response = new Promise((resolve, reject) => {
        fail = (error) => {
            reject(error);
            interrupt.abort(error);
            stopSending.abort();
            res?.destroy(error);
            req.destroy(error);
        };
        req.once("response", resolve);
        req.on("error", reject);
        req.once("close", () => reject(failure("ECONNRESET")));
    });
    const abort = () => x.signal && fail((0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelError */ .tb)(x.signal));
    x.signal?.addEventListener("abort", abort, { once: true });
    req.setTimeout(x.idleMs, () => fail(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .idleTimeout */ .QG)));
    const stopTimers = limitDuration(req, x.totalMs, fail);
    const release = () => {
        stopTimers();
        x.signal?.removeEventListener("abort", abort);
    };
    const body = typeof x.body === "object" ? x.body : undefined;
    const sending = body
        ? send(req, body, stopSending.signal).catch((error) => fail(error))
        : Promise.resolve();
    if (!body)
        req.end(x.body);
    const finish = async () => {
        stopSending.abort();
        await Promise.race([sending, (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(closingMs, undefined, { ref: false })]);
    };
    try {
        res = await response;
    }
    catch (error) {
        release();
        fail(error instanceof Error ? error : new Error(String(error)));
        await finish();
        throw error;
    }
    const received = res;
    const end = () => {
        release();
        stopSending.abort();
        if (!req.writableFinished)
            req.destroy();
    };
    received.once("end", end).once("close", end);
    const status = received.statusCode ?? 0;
    if (status < 200 || status >= 300)
        stopSending.abort();
    return { res: received, finish };
}
function startRequest(x, interrupt) {
    const { connections, url } = x;
    const request = url.protocol === "https:" ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request;
    const length = typeof x.body === "object" ? x.body.length : undefined;
    const forwarded = connections.forwards && connections.proxy ? connections.proxy : undefined;
    const headers = {
        ...x.headers,
        ...(length === undefined ? {} : { "Content-Length": String(length) }),
        ...(forwarded ? { Host: url.host, ...(0,_proxy_js__WEBPACK_IMPORTED_MODULE_6__/* .proxyAuthorization */ .YB)(forwarded) } : {}),
    };
    const target = forwarded ? { path: `${url.origin}${url.pathname}${url.search}` } : {};
    const interruptible = { interrupt };
    const options = { method: x.method, headers, agent: x.agent, ...connections.tls, ...target, ...interruptible };
    return request(url, options);
}
async function readBytes(res, limit = _failures_js__WEBPACK_IMPORTED_MODULE_5__/* .replyLimit */ .QI, cut = false) {
    const chunks = [];
    let size = 0;
    for await (const chunk of res) {
        if (!Buffer.isBuffer(chunk))
            continue;
        chunks.push(chunk);
        size += chunk.length;
        if (size > limit && cut)
            break;
        if (size > limit)
            throw failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .replyTooLong */ .jN);
    }
    return Buffer.concat(chunks).subarray(0, limit);
}
async function* readChunks(res, idleMs) {
    res.setTimeout(0);
    const startTimer = () => setTimeout(() => res.destroy(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .idleTimeout */ .QG)), idleMs);
    let timer = startTimer();
    try {
        for await (const chunk of res) {
            clearTimeout(timer);
            if (Buffer.isBuffer(chunk))
                yield chunk;
            timer = startTimer();
        }
    }
    finally {
        clearTimeout(timer);
        res.destroy();
    }
}
async function send(req, body, stop) {
    const iterator = body.chunks[Symbol.asyncIterator]();
    const isOver = () => stop.aborted || req.destroyed;
    let sent = 0;
    let isDone = false;
    try {
        await untilConnected(req, stop);
        if (!isOver())
            req.flushHeaders();
        while (!isOver()) {
            const next = await nextUnless(iterator, stop);
            isDone = next?.done === true;
            if (next === undefined || next.done || isOver())
                break;
            if (next.value.length === 0)
                continue;
            await write(req, next.value, stop);
            if (isOver())
                break;
            sent += next.value.length;
            body.onProgress?.(sent);
        }
    }
    catch (cause) {
        isDone = true;
        throw new BodyFailure("the body failed", { cause });
    }
    finally {
        if (!isDone)
            await iterator.return?.();
    }
    if (isOver())
        return;
    if (body.length !== undefined && sent !== body.length) {
        throw new BodyFailure("the body failed", { cause: new Error(`${sent} bytes instead of ${body.length}`) });
    }
    req.end();
}
function nextUnless(iterator, stop) {
    return new Promise((resolve, reject) => {
        const abort = () => resolve(undefined);
        stop.addEventListener("abort", abort, { once: true });
        iterator
            .next()
            .then(resolve, reject)
            .finally(() => stop.removeEventListener("abort", abort));
    });
}
function untilConnected(req, stop) {
    return new Promise((resolve) => {
        if (req.socket || req.destroyed || stop.aborted)
            return resolve();
        stop.addEventListener("abort", () => resolve(), { once: true });
        req.once("socket", () => resolve()).once("close", resolve);
    });
}
function write(req, bytes, stop) {
    return new Promise((resolve) => {
        const finish = () => {
            req.off("close", finish);
            stop.removeEventListener("abort", finish);
            resolve();
        };
        req.on("close", finish);
        stop.addEventListener("abort", finish);
        if (stop.aborted || req.destroyed)
            finish();
        else
            req.write(bytes, finish);
    });
}
function limitDuration(req, totalMs, fail) {
    const connecting = setTimeout(() => fail(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .connectTimeout */ ._e)), connectMs);
    const total = totalMs === undefined ? undefined : setTimeout(() => fail(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .totalTimeout */ .cv)), totalMs);
    const stopConnecting = () => clearTimeout(connecting);
    req.once("socket", (socket) => {
        if (socket instanceof node_tls__WEBPACK_IMPORTED_MODULE_3__.TLSSocket && !req.reusedSocket)
            socket.once("secureConnect", stopConnecting);
        else
            stopConnecting();
    });
    req.once("response", stopConnecting);
    return () => {
        clearTimeout(connecting);
        clearTimeout(total);
    };
}
function failure(code) {
    return Object.assign(new Error(code), { code });
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

/***/ 1409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
function isLoopback(hostname) {
    return hostname === "localhost" || /^127(\.\d{1,3}){3}$/.test(hostname) || /^\[?::1\]?$/.test(hostname);
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

/***/ 7054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ proxySettings),
/* harmony export */   YB: () => (/* binding */ proxyAuthorization),
/* harmony export */   iJ: () => (/* binding */ proxyFor)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1409);



function proxyAuthorization({ url }) {
    if (url.username === "" && url.password === "")
        return {};
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    return { "Proxy-Authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}
function proxySettings(env) {
    const first = (...names) => names.map((name) => env[name]?.trim()).find((value) => value);
    const http = env["REQUEST_METHOD"] ? first("http_proxy") : first("HTTP_PROXY", "http_proxy");
    const https = first("HTTPS_PROXY", "https_proxy");
    const no = first("NO_PROXY", "no_proxy");
    return { ...(http ? { http } : {}), ...(https ? { https } : {}), ...(no ? { no } : {}) };
}
function proxyFor(target, settings) {
    const secure = target.protocol === "https:";
    const address = secure ? settings.https : settings.http;
    if (!address || (0,_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(target.hostname) || isBypassed(target, settings.no ?? ""))
        return undefined;
    const label = secure ? "HTTPS_PROXY" : "HTTP_PROXY";
    const text = address.includes("://") ? address : `http://${address}`;
    if (!URL.canParse(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("input-invalid", `${label}: not a URL`, {
            hint: "Expected form: http://USER:PASSWORD@HOST:PORT",
        });
    }
    const url = new URL(text);
    try {
        decodeURIComponent(url.username + url.password);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("input-invalid", `${label}: a "%" in the user or password is not followed by two hexadecimal digits`, {
            hint: "Write %25 for a percent sign",
        });
    }
    if (url.protocol !== "http:" && url.protocol !== "https:") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("input-invalid", `${label}: unsupported scheme ${url.protocol.slice(0, -1)}`, {
            hint: "Use an http:// or https:// proxy",
        });
    }
    const usualPort = url.protocol === "https:" ? 443 : 80;
    return { url, label, host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port) || usualPort };
}
function isBypassed(target, no) {
    const host = target.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
    const port = target.port || (target.protocol === "https:" ? "443" : "80");
    return no
        .toLowerCase()
        .split(/[\s,]+/)
        .some((rule) => rule !== "" && matches(rule, host, port));
}
function matches(rule, host, port) {
    if (rule === "*")
        return true;
    const network = /^(.+)\/(\d{1,3})$/.exec(rule);
    if (network)
        return inNetwork(host, network[1] ?? "", Number(network[2]));
    const { name, only } = ruleParts(rule);
    if (only !== undefined && only !== port)
        return false;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name))
        return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && inNetwork(host, name, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) === 4 ? 32 : 128);
    const domain = name.replace(/^\*\./, ".");
    if (domain === "")
        return false;
    return domain.startsWith(".") ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}
function ruleParts(rule) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(rule))
        return { name: rule, only: undefined };
    const parts = /^(?:\[(.+)\]|([^:]*))(?::(\d+))?$/.exec(rule);
    return { name: parts?.[1] ?? parts?.[2] ?? rule, only: parts?.[3] };
}
function inNetwork(host, address, bits) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    if (family === 0 || (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 0 || bits > ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 32 : 128))
        return false;
    list.addSubnet(address, bits, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? "ipv4" : "ipv6");
    return list.check(host, family === 4 ? "ipv4" : "ipv6");
}


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
