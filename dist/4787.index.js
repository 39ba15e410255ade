export const id = 4787;
export const ids = [4787,9323];
export const modules = {

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
function command(declaration) {
    return declaration;
}


/***/ }),

/***/ 3121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isForbidden),
/* harmony export */   V: () => (/* binding */ withPermissionHint)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

async function withPermissionHint(rack, need, request) {
    try {
        return await request;
    }
    catch (error) {
        if (!isForbidden(error) || !rack.endpoint.console)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo("permission-denied", requestIn(error), error.status, error.reason, {
            cause: error,
            hint: missingPermission(need),
        });
    }
}
function isForbidden(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
        return false;
    if (/not permitted for deploy keys|unauthorized to access/.test(error.reason))
        return true;
    return error.status === 403 && !/app is (currently|not) updating/.test(error.reason);
}
function missingPermission({ to, access, app }) {
    const role = app === undefined ? `${access} on the Rack` : `${access} on the app ${app} and Read on the Rack`;
    return `A deploy key without a role is not allowed to ${to}. Give it a role with ${role} (Console > Deploy Keys).`;
}
function requestIn({ message }) {
    return /^[A-Z]+ [^\s:]+/.exec(message)?.[0] ?? "the request";
}


/***/ }),

/***/ 7475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SV: () => (/* binding */ withClient),
/* harmony export */   s1: () => (/* binding */ clientOptions),
/* harmony export */   yY: () => (/* binding */ withTarget)
/* harmony export */ });
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2315);

async function withTarget(deps, body) {
    if (!deps.target)
        throw new Error("the entry point gives this command no target");
    const target = await deps.target();
    try {
        return await body(target);
    }
    finally {
        await target.close();
    }
}
async function withClient(endpoint, deps, body) {
    const rack = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .connect */ .N)(endpoint, clientOptions(deps));
    try {
        return await body(rack);
    }
    finally {
        rack.close();
    }
}
function clientOptions({ host, signal, sleep }) {
    return { signal, sleep, onNotice: (line) => host.info(line) };
}


/***/ }),

/***/ 8637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ statusInWords)
/* harmony export */ });
function statusInWords(status) {
    return status === "rollback" ? "rolling back" : status;
}


/***/ }),

/***/ 9189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine),
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
function table(given) {
    const rows = given.map((row) => row.map(sanitizeCell));
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
        });
    }
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd())
        .map((line) => `${line}\n`)
        .join("");
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}
function sanitizeCell(cell) {
    return cell
        .replace(/\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?/g, "")
        .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ");
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

/***/ 4787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/output/table.js
var table = __webpack_require__(9189);
// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./src/rack/connections.js
var rack_connections = __webpack_require__(4959);
// EXTERNAL MODULE: ./src/rack/deadline.js
var deadline = __webpack_require__(5972);
// EXTERNAL MODULE: ./src/rack/dial.js
var dial = __webpack_require__(7410);
// EXTERNAL MODULE: ./src/rack/exchange.js
var exchange = __webpack_require__(893);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/rack/proxy.js
var rack_proxy = __webpack_require__(7054);
;// CONCATENATED MODULE: ./src/rack/connectivity.js









const lookupMs = 10_000;
const connectMs = 10_000;
const replyMs = 30_000;
function peerOf(endpoint) {
    const target = new URL(endpoint.url);
    const proxy = (0,rack_proxy/* proxyFor */.iJ)(target, endpoint.proxy);
    if (proxy)
        return { host: proxy.host, port: proxy.port, proxy };
    const usualPort = target.protocol === "https:" ? 443 : 80;
    return { host: target.hostname.replace(/^\[|\]$/g, ""), port: Number(target.port) || usualPort, proxy };
}
async function resolveAddresses({ host }, endpoint) {
    if ((0,external_node_net_.isIP)(host))
        return [host];
    try {
        const signal = AbortSignal.timeout(lookupMs);
        return (await (0,deadline/* unlessAborted */.Wh)((0,promises_.lookup)(host, { all: true }), signal)).map(({ address }) => address);
    }
    catch (cause) {
        const isLate = cause instanceof Error && cause.name === "TimeoutError";
        throw (0,failures/* networkFailure */.rd)(whereOf(endpoint), isLate ? codedError("EAI_AGAIN") : cause).error;
    }
}
async function measureConnect({ host, port }, endpoint, now) {
    const start = now();
    const signal = AbortSignal.timeout(connectMs);
    try {
        const socket = await (0,dial/* dial */.z)({ host, port, signal });
        socket.destroy();
        return now() - start;
    }
    catch (cause) {
        throw (0,failures/* networkFailure */.rd)(whereOf(endpoint), signal.aborted ? codedError(failures/* connectTimeout */._e) : cause).error;
    }
}
async function greetEndpoint(endpoint, signal) {
    const where = whereOf(endpoint);
    const connections = (0,rack_connections/* openConnections */.q)({ ...endpoint, tls: { ...endpoint.tls, verify: false } });
    try {
        const { res } = await (0,exchange/* exchange */.cv)({
            method: "GET",
            url: new URL(`${endpoint.url}/check`),
            headers: { Accept: "*/*" },
            body: undefined,
            connections,
            agent: connections.fresh,
            idleMs: replyMs,
            totalMs: replyMs,
            signal,
        });
        const tls = tlsReport(res.socket);
        if (res.statusCode === 407)
            throw new failures/* ProxyRefused */.di(407);
        await (0,exchange/* readBytes */.io)(res, failures/* errorBodyLimit */.YT, true);
        const date = Date.parse(res.headers.date ?? "");
        return { dateMs: Number.isNaN(date) ? undefined : date, tls };
    }
    catch (cause) {
        signal.throwIfAborted();
        throw (cause instanceof failures/* ProxyRefused */.di ? (0,failures/* proxyFailure */.xh)(where, cause.status) : (0,failures/* networkFailure */.rd)(where, cause)).error;
    }
    finally {
        connections.close();
    }
}
function tlsReport(socket) {
    if (!(socket instanceof external_node_tls_.TLSSocket))
        return undefined;
    const { issuer, valid_to: until } = socket.getPeerCertificate();
    const expires = Date.parse(until);
    const why = socket.authorizationError;
    return {
        protocol: socket.getProtocol() ?? "TLS",
        distrust: socket.authorized ? undefined : why instanceof Error ? why.message : String(why),
        issuer: [issuer?.O, issuer?.CN].flat().filter(Boolean)[0] ?? "an unnamed issuer",
        expires: Number.isNaN(expires) ? undefined : new Date(expires),
    };
}
function whereOf(endpoint) {
    return { request: "GET /check", endpoint, proxy: peerOf(endpoint).proxy };
}
function codedError(code) {
    return Object.assign(new Error(code), { code });
}

// EXTERNAL MODULE: ./src/rack/loopback.js
var loopback = __webpack_require__(1409);
;// CONCATENATED MODULE: ./src/commands/rack/check-connection.js

const DAY_MS = 24 * 60 * 60 * 1000;
const EXPIRES_SOON_DAYS = 14;
const CLOCK_SKEW_MS = 60_000;
async function checkConnection(report, deps) {
    const target = await report.run("settings", () => checkSettings(deps));
    if (!target) {
        report.skip(["proxy", "name", "connection", "certificate", "clock"], "no Rack or Console is configured");
        return undefined;
    }
    const { endpoint } = target;
    const answered = await checkAnswer(report, endpoint, deps);
    if (!answered) {
        await target.close();
        return undefined;
    }
    const trusted = await report.run("certificate", async () => checkCertificate(endpoint, answered, deps.now()));
    await report.run("clock", async () => checkClock(answered, deps.now()));
    return { target, trusted: trusted === true };
}
async function checkSettings({ target }) {
    if (!target)
        throw new Error("the entry point gives this command no target");
    const value = await target();
    const { host } = new URL(value.endpoint.url);
    switch (value.kind) {
        case "local":
            return { value, detail: "the local Rack inside this package" };
        case "direct":
            return { value, detail: `RACK_URL names the Rack at ${host}` };
        case "console":
            return value.rack === undefined
                ? value.machine !== undefined
                    ? { value, detail: `the Convox Cloud machine ${JSON.stringify(value.machine)} of the Console at ${host}` }
                    : { value, result: "warn", detail: `the Console at ${host}; no Rack is named: set rack or CONVOX_RACK` }
                : { value, detail: `the Rack ${JSON.stringify(value.rack)} of the Console at ${host}` };
    }
}
async function checkAnswer(report, endpoint, deps) {
    const steps = [];
    let peer;
    let greeting;
    const getPeer = () => {
        peer ??= peerOf(endpoint);
        return peer;
    };
    steps.push([
        "proxy",
        async () => {
            const { proxy } = getPeer();
            return { value: true, detail: proxy ? `${proxy.label} uses ${proxy.url.host}` : "none" };
        },
    ], [
        "name",
        async () => {
            const { host } = getPeer();
            const addresses = (await resolveAddresses(getPeer(), endpoint)).slice(0, 3).join(", ");
            return { value: true, detail: addresses === host ? `none: ${host} is an address` : `${host} is ${addresses}` };
        },
    ], [
        "connection",
        async () => {
            const ms = await measureConnect(getPeer(), endpoint, deps.now);
            greeting = await greetEndpoint(endpoint, deps.signal);
            return {
                value: true,
                detail: `${getPeer().host} port ${getPeer().port} answers; connected in ${Math.round(ms)} ms`,
            };
        },
    ]);
    for (const [at, [name, look]] of steps.entries()) {
        if ((await report.run(name, look)) !== undefined)
            continue;
        const rest = [...steps.slice(at + 1).map(([later]) => later), "certificate", "clock"];
        report.skip(rest, `${name} failed`);
        return undefined;
    }
    return greeting;
}
function checkCertificate(endpoint, { tls }, nowMs) {
    const { hostname } = new URL(endpoint.url);
    if (!tls) {
        return (0,loopback/* isLoopback */.U)(hostname)
            ? { value: true, detail: "none: the Rack is on this machine" }
            : {
                value: true,
                result: "warn",
                detail: "none: the password is sent unencrypted; start RACK_URL with https://",
            };
    }
    const what = `${tls.protocol}, certificate issued by ${tls.issuer}`;
    if (tls.distrust !== undefined) {
        const why = `${what}: not trusted (${tls.distrust})`;
        return endpoint.tls.verify
            ? { value: false, result: "fail", detail: `${why}; ${certificateFix(tls.distrust)}` }
            : {
                value: true,
                result: "warn",
                detail: `${why}, and tls-verify is false: the network between can read the key`,
            };
    }
    const days = tls.expires ? Math.floor((tls.expires.getTime() - nowMs) / DAY_MS) : undefined;
    const until = tls.expires ? `, valid until ${tls.expires.toISOString().slice(0, 10)}` : "";
    return days !== undefined && days < EXPIRES_SOON_DAYS
        ? {
            value: true,
            result: "warn",
            detail: `${what}${until}: it expires in ${days} days and every command fails then; renew it`,
        }
        : { value: true, detail: `${what}${until}` };
}
function certificateFix(distrust) {
    if (distrust === "CERT_HAS_EXPIRED")
        return "ask the operator of the host to renew it";
    if (distrust === "ERR_TLS_CERT_ALTNAME_INVALID")
        return "it was issued for another name; check the spelling of the host";
    return "if a private authority or a TLS-inspecting proxy issued it, set ca-file to its certificate";
}
function checkClock({ dateMs }, nowMs) {
    if (dateMs === undefined)
        return { value: true, result: "skip", detail: "the response has no date" };
    const skewMs = nowMs - dateMs;
    if (Math.abs(skewMs) <= CLOCK_SKEW_MS)
        return { value: true, detail: "correct to the minute" };
    const seconds = Math.round(Math.abs(skewMs) / 1000);
    const way = skewMs > 0 ? "ahead of" : "behind";
    return { value: true, result: "warn", detail: `this machine is ${seconds} s ${way} the host; correct its clock` };
}

// EXTERNAL MODULE: ./src/rack/machines.js
var machines = __webpack_require__(6122);
// EXTERNAL MODULE: ./src/rack/racks.js
var racks = __webpack_require__(678);
// EXTERNAL MODULE: ./src/rack/features.js
var features = __webpack_require__(5355);
// EXTERNAL MODULE: ./src/commands/declaration/permission.js
var permission = __webpack_require__(3121);
// EXTERNAL MODULE: ./src/commands/declaration/target.js
var declaration_target = __webpack_require__(7475);
// EXTERNAL MODULE: ./src/commands/output/app-status.js
var app_status = __webpack_require__(8637);
// EXTERNAL MODULE: ./src/commands/rack/cache-parameters.js
var cache_parameters = __webpack_require__(4649);
;// CONCATENATED MODULE: ./src/commands/rack/check-parameters.js



async function checkParameters(rack, generation) {
    try {
        const { parameters } = await rack.rackDetails(rack.name);
        const findings = [(0,cache_parameters/* explainFrozenCache */.i)(parameters, generation)].filter((text) => text !== undefined);
        const detail = [...findings, describeFastFailure(parameters, generation)].filter((text) => text !== "").join("; ");
        return { value: true, detail: detail || "nothing to report", ...(findings.length > 0 && { result: "warn" }) };
    }
    catch (error) {
        if (!(0,permission/* isForbidden */.U)(error))
            throw error;
        return { value: true, result: "skip", detail: `not allowed to read them (${error.reason})` };
    }
}
function describeFastFailure(parameters, generation) {
    if ((0,features/* hasFeature */.jI)(generation, "fastFailure") !== true)
        return "";
    const set = ["deploy_progress_deadline", "deploy_crash_restart_limit"].flatMap((name) => {
        const value = parameters[name] ?? "";
        return value === "" || value === "0" ? [] : [`${name}=${value}`];
    });
    if (set.length > 0)
        return `a failing rollout ends early by default: ${set.join(" ")}`;
    return ("no default ends a failing rollout early, so a crash shows only after 50 minutes: set deployment.crashRestartLimit " +
        "in convox.yml, or the Rack parameter deploy_crash_restart_limit");
}

;// CONCATENATED MODULE: ./src/commands/rack/check-report.js

function checkReport() {
    const checks = [];
    return {
        checks,
        async run(check, body) {
            try {
                const { detail, result = "ok", value } = await body();
                checks.push({ check, result, detail });
                return result === "fail" || result === "skip" ? undefined : value;
            }
            catch (error) {
                if (error instanceof errors/* CancelledError */.cc)
                    throw error;
                const code = error instanceof errors/* ConvoxError */.AC ? { code: error.code } : {};
                checks.push({ check, result: "fail", detail: errorDetail(error), ...code });
                return undefined;
            }
        },
        skip(names, why) {
            for (const check of names)
                checks.push({ check, result: "skip", detail: why });
        },
    };
}
function errorDetail(error) {
    if (!(error instanceof Error))
        return String(error);
    const hint = error instanceof errors/* ConvoxError */.AC ? error.hint : undefined;
    const message = error.message.replace(/^[A-Z]+ \/[^\s:]*: /, "").replaceAll("\n", "; ");
    return hint === undefined ? message : `${message}; ${hint.replaceAll("\n", "; ")}`;
}

// EXTERNAL MODULE: ./src/commands/rack/racks.js
var rack_racks = __webpack_require__(9323);
;// CONCATENATED MODULE: ./src/commands/rack/check-rack.js








const LOG_MS = 10_000;
async function checkRack(report, { target }, app, deps) {
    const accepted = await report.run("key", () => checkKey(target, deps));
    if (accepted === undefined)
        return report.skip(["rack", "version", "features"], "key failed");
    const endpoint = await report.run("rack", () => resolveRack(target, deps));
    if (endpoint === undefined)
        return report.skip(["version", "features"], "rack failed");
    await (0,declaration_target/* withClient */.SV)(endpoint, deps, async (rack) => {
        await report.run("version", () => checkVersion(rack));
        await report.run("features", async () => checkFeatures(await rack.generation(app)));
        if (endpoint.console && endpoint.rack !== undefined) {
            await report.run("parameters", async () => checkParameters(rack, await rack.generation(app)));
        }
        if (app === undefined)
            return report.skip(["app"], "no app is named");
        if ((await report.run("app", () => checkApp(app, rack))) === undefined)
            return;
        for (const [name, needed, read] of harmlessReads(app, rack))
            await report.run(name, () => checkAccess(needed, read));
        await report.run("log stream", () => checkLogStream(app, rack, deps));
    });
}
function checkKey({ kind, endpoint, machine }, deps) {
    return (0,declaration_target/* withClient */.SV)(endpoint, deps, async (rack) => {
        if (machine !== undefined) {
            const { length } = await rack.machines();
            const seen = `it can see ${length === 1 ? "one machine" : `${length} machines`}`;
            return { value: true, detail: `the Console accepts it; ${seen}` };
        }
        if (kind !== "console") {
            await rack.system.auth();
            return { value: true, detail: "the Rack accepts the password" };
        }
        const seen = await (0,rack_racks.listRacksIfAllowed)(rack);
        if (seen)
            return { value: true, detail: `the Console accepts it; it can see ${countRacks(seen.length)}` };
        await rack.system.auth();
        return {
            value: true,
            result: "warn",
            detail: "the Console accepts it, but it is not allowed to list Racks: use the full name of the Rack",
        };
    });
}
async function resolveRack({ kind, endpoint, rack: name, machine }, deps) {
    if (kind === "local")
        return { value: endpoint, detail: "local" };
    if (kind === "direct")
        return { value: endpoint, detail: `the one at ${new URL(endpoint.url).host}` };
    if (machine !== undefined) {
        const found = await (0,machines/* findMachine */.x)(endpoint, machine, (0,declaration_target/* clientOptions */.s1)(deps));
        return {
            value: { ...endpoint, machine: found },
            detail: `${JSON.stringify(machine)} is the machine ${found.name}`,
        };
    }
    if (name === undefined)
        return { value: endpoint, result: "skip", detail: "no app is named" };
    try {
        const full = await (0,racks/* findRack */.xo)(endpoint, name, (0,declaration_target/* clientOptions */.s1)(deps));
        return {
            value: { ...endpoint, rack: full },
            detail: full === name ? full : `${JSON.stringify(name)} is ${full}`,
        };
    }
    catch (error) {
        if (!(0,permission/* isForbidden */.U)(error))
            throw error;
        return {
            value: { ...endpoint, rack: name },
            result: "warn",
            detail: `${name}, as given: the key is not allowed to look it up`,
        };
    }
}
async function checkVersion(rack) {
    if (rack.endpoint.machine)
        return { value: true, result: "skip", detail: "a Convox Cloud machine does not report its version" };
    try {
        const { version, provider } = await rack.system.get();
        const { generation } = await rack.generation();
        const kind = generation === undefined ? "of unknown generation" : `generation ${generation}`;
        return { value: true, detail: [version, kind, provider].filter((word) => word !== "").join(", ") };
    }
    catch (error) {
        if (!(0,permission/* isForbidden */.U)(error))
            throw error;
        return {
            value: true,
            result: "warn",
            detail: `not allowed to read it (${error.reason}); it is derived from the app`,
        };
    }
}
function checkFeatures(known) {
    const { available, missing, unknown } = (0,features/* listFeatures */.aF)(known);
    const parts = [`available: ${available.join(" ") || "none"}`];
    if (missing.length > 0)
        parts.push(`missing: ${missing.join(" ")}`);
    if (unknown.length > 0)
        parts.push(`unknown: ${unknown.join(" ")}`);
    return { value: true, detail: parts.join("; ") };
}
async function checkApp(app, rack) {
    const { status, release, locked } = await rack.apps.get(app);
    const runs = release === "" ? "it runs no release yet" : `it runs ${release}`;
    const detail = `${app} is ${(0,app_status/* statusInWords */.x)(status)}, ${runs}${locked ? ", it is locked" : ""}`;
    return status === "running" || status === "updating"
        ? { value: true, detail }
        : { value: true, result: "warn", detail: `${detail}: promotions wait until it is running` };
}
function harmlessReads(app, rack) {
    return [
        ["read builds", "build and deploy cannot see the outcome of a build", () => rack.builds.list(app, { limit: 1 })],
        ["read releases", "rollback, env, and env set without replace fail", () => rack.releases.list(app, { limit: 1 })],
        ["read processes", "ps fails, and scale and restart cannot wait", () => rack.processes.list(app)],
        [
            "read services",
            "services, scale, and restart fail, and the outputs url and urls are empty",
            () => rack.services.list(app),
        ],
        ["read resources", "resources and resources export fail", () => rack.resources.list(app)],
    ];
}
async function checkAccess(needed, read) {
    try {
        await read();
        return { value: true, detail: "allowed" };
    }
    catch (error) {
        if (error instanceof errors/* RackError */.yo && error.status === 404 && /^response status/.test(error.reason)) {
            return { value: true, result: "skip", detail: "this Rack does not support it" };
        }
        if (!(0,permission/* isForbidden */.U)(error))
            throw error;
        return { value: true, result: "warn", detail: `not allowed (${error.reason}): ${needed}` };
    }
}
async function checkLogStream(app, rack, { sleep }) {
    try {
        const options = { prefix: true, follow: false, since: 1 };
        const [service] = rack.endpoint.machine ? await rack.services.list(app) : [];
        if (rack.endpoint.machine && !service)
            return { value: true, result: "skip", detail: "the app has no service yet" };
        const stream = await (service ? rack.logs.service(app, service.name, options) : rack.logs.app(app, options));
        const timer = new AbortController();
        sleep(LOG_MS, timer.signal).then(stream.close, () => undefined);
        for await (const _ of stream)
            if (stream.messages() > 1)
                break;
        timer.abort();
        const reason = stream.messages() === 1 ? stream.rackError() : undefined;
        if (reason === undefined)
            return { value: true, detail: "a websocket connects" };
        return { value: true, result: "warn", detail: `a websocket connects, but the log cannot be read: ${reason}` };
    }
    catch (error) {
        if ((0,permission/* isForbidden */.U)(error))
            return { value: true, result: "warn", detail: `not allowed (${error.reason}): no log is printed` };
        if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* RackError */.yo)
            throw error;
        return {
            value: true,
            result: "fail",
            detail: `${errorDetail(error)}; check that proxies allow websockets`,
        };
    }
}
function countRacks(racks) {
    if (racks === 0)
        return "no Rack: check that the key belongs to this organization";
    return racks === 1 ? "one Rack" : `${racks} Racks`;
}

;// CONCATENATED MODULE: ./src/commands/rack/doctor.js






const inputs = {
    app: { description: "Name of an app to also check", short: "a", positional: "app" },
};
const doctor = (0,command/* command */.G)({
    name: "doctor",
    summary: "Check connectivity and deploy-key permissions, and suggest fixes",
    details: "Checks the settings, proxy, host name, connection, certificate, clock, key, and Rack, and what the key may read of an " +
        "app. It changes nothing, and sends the key only to a host with a trusted certificate.",
    icon: "activity",
    inputs,
    needsTarget: true,
    outputs: {
        checks: "JSON list of checks, each with check, result (ok, warn, fail, or skip), detail, and the code of an error; also set on failure",
        failed: "Number of failed checks; also set on failure",
        warnings: "Number of checks with a warning; also set on failure",
    },
    run: runChecks,
});
async function runChecks({ app }, deps) {
    const { host } = deps;
    const report = checkReport();
    const checked = await checkConnection(report, deps);
    if (checked) {
        try {
            if (checked.trusted)
                await checkRack(report, checked, app, deps);
            else
                report.skip(["key", "rack", "version", "features"], "the key is not sent to a host whose certificate is not trusted");
        }
        finally {
            await checked.target.close();
        }
    }
    else {
        report.skip(["key", "rack", "version", "features"], "there is no connection");
    }
    const { checks } = report;
    const rows = checks.map(({ check, result, detail }) => [check, result, detail]);
    for (const line of (0,table/* table */.t)([["CHECK", "RESULT", "DETAIL"], ...rows])
        .trimEnd()
        .split("\n"))
        host.info(line);
    const result = {
        checks: JSON.stringify(checks),
        failed: countResults("fail", checks),
        warnings: countResults("warn", checks),
    };
    if (result.failed === 0)
        return result;
    const failed = checks.filter((one) => one.result === "fail");
    throw new errors/* ConvoxError */.AC(failed[0]?.code ?? "checks-failed", `${failed.length} of ${checks.length} checks failed: ${failed.map(({ check }) => check).join(", ")}`, {
        hint: failed[0]?.detail,
        outputs: result,
    });
}
function countResults(result, checks) {
    return checks.filter((one) => one.result === result).length;
}


/***/ }),

/***/ 9323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listRacksIfAllowed: () => (/* binding */ listRacksIfAllowed),
/* harmony export */   machines: () => (/* binding */ machines),
/* harmony export */   rackInfo: () => (/* binding */ rackInfo),
/* harmony export */   rackParams: () => (/* binding */ rackParams),
/* harmony export */   racks: () => (/* binding */ racks)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5355);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3121);
/* harmony import */ var _declaration_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7475);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9189);






const toOutput = ({ name, provider, status }) => ({ rack: name, provider, status });
const racks = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "racks",
    summary: "List the Racks that the deploy key can see",
    details: "With RACK_URL, which connects to a Rack directly, only that Rack is listed.",
    inputs: {},
    outputs: {},
    itemId: "rack",
    needsTarget: true,
    run: (_, deps) => (0,_declaration_target_js__WEBPACK_IMPORTED_MODULE_1__/* .withTarget */ .yY)(deps, ({ kind, endpoint }) => (0,_declaration_target_js__WEBPACK_IMPORTED_MODULE_1__/* .withClient */ .SV)(endpoint, deps, async (client) => {
        if (kind === "console")
            return (await client.racks()).map(toOutput);
        const { name, provider, status } = await client.system.get();
        return [toOutput({ name: kind === "local" ? "local" : name, provider, status })];
    })),
    text: (list) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([["NAME", "PROVIDER", "STATUS"], ...list.map(({ rack, provider, status }) => [rack, provider, status])]),
});
const machines = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "machines",
    cliNames: ["cloud machines"],
    summary: "List the Convox Cloud machines that the deploy key can see",
    details: "A machine takes the place of a Rack: --machine NAME, or CONVOX_MACHINE.",
    inputs: {},
    outputs: {},
    itemId: "machine",
    needsTarget: true,
    run: (_, deps) => (0,_declaration_target_js__WEBPACK_IMPORTED_MODULE_1__/* .withTarget */ .yY)(deps, ({ kind, endpoint }) => {
        if (kind !== "console") {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("machine-unsupported", "machines: only a Console lists Convox Cloud machines", {
                hint: kind === "local"
                    ? "A local Rack has no Console. Remove the input rack, or CONVOX_RACK, and set a deploy key."
                    : "Unset RACK_URL, and set a deploy key.",
            });
        }
        return (0,_declaration_target_js__WEBPACK_IMPORTED_MODULE_1__/* .withClient */ .SV)(endpoint, deps, async (rack) => (await rack.machines()).map(({ name, ...rest }) => ({ machine: name, ...rest })));
    }),
    text: (list) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([
        ["NAME", "VCPU", "MEMORY", "AGE", "ID"],
        ...list.map(({ machine, vcpu, memory, age, id }) => [machine, vcpu, memory, age, id]),
    ]),
});
const rackInfo = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "rack",
    summary: "Show version, generation, provider, and features of the Rack",
    details: "Features are the differences between Racks that convox-ci relies on. docs/compatibility.md describes each of them.",
    inputs: {},
    outputs: {},
    onMachine: { limit: "version and status are unknown" },
    async run(_, { rack }) {
        const known = await rack.generation();
        const features = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .listFeatures */ .aF)(known);
        const { version, provider, region, status, domain } = known.isMachine ? UNREPORTED : await rack.system.get();
        return { rack: rack.name, version, generation: known.generation ?? "", provider, region, status, domain, features };
    },
    text: ({ features, rack, ...facts }) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)(Object.entries({
        name: rack,
        ...facts,
        features: features.available.join(" "),
        missing: features.missing.join(" "),
        unknown: features.unknown.join(" "),
    })
        .filter(([, value]) => value !== "")
        .map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value])),
});
const UNREPORTED = { version: "", provider: "", region: "", status: "", domain: "" };
const HIDDEN = "(hidden)";
const SECRET = /pass|secret|token|key|credential/i;
const rackParams = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "rack params",
    action: "rack-params",
    summary: "Show the Rack's parameters",
    details: "The Console stores the parameters of a v3 Rack; a v2 Rack stores its own. Values that look like secrets are hidden " +
        "unless reveal is set.",
    icon: "settings",
    onMachine: { limit: "not available, because only Racks have parameters", isHit: () => true },
    inputs: {
        name: { description: "Name of one parameter to print", positional: "name", aliases: ["paramName"] },
        reveal: { description: "Show values that look like secrets", kind: "boolean", default: "false" },
    },
    outputs: { rack: "Name of the Rack", value: "Value of the parameter in name, else empty" },
    async run({ name, reveal }, { rack, host }) {
        const parameters = await readParameters(rack);
        const visible = Object.entries(parameters)
            .filter(([key]) => name === undefined || key === name)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, value]) => [key, reveal || !SECRET.test(key) || value === "" ? value : HIDDEN]);
        if (visible.length === 0 && name !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("parameter-not-found", `${rack.name} has no parameter ${name}`, {
                hint: "Run convox-ci rack params to list them.",
            });
        }
        const value = name === undefined ? "" : (visible[0]?.[1] ?? "");
        if (value === HIDDEN)
            host.info(`${name} looks like a secret, so its value is hidden. Use reveal to show it`);
        const one = name === undefined ? {} : { name, value };
        return { rack: rack.name, ...one, parameters: Object.fromEntries(visible) };
    },
    text: ({ parameters, ...rest }) => "name" in rest ? `${Object.values(parameters)[0]}\n` : (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)(Object.entries(parameters)),
});
async function readParameters(rack) {
    const own = (await rack.system.get()).parameters;
    if (Object.keys(own).length > 0)
        return own;
    if (!rack.endpoint.console) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("parameter-not-found", `${rack.name} does not report its parameters`, {
            hint: "The Console or Terraform files store the parameters of a v3 Rack. Set the input rack and a deploy key to read them from the Console.",
        });
    }
    const { parameters } = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__/* .withPermissionHint */ .V)(rack, { to: "read the Rack's parameters", access: "Read" }, rack.rackDetails(rack.name));
    return parameters;
}
async function listRacksIfAllowed(rack) {
    try {
        return await rack.racks();
    }
    catch (error) {
        if ((0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__/* .isForbidden */ .U)(error))
            return undefined;
        throw error;
    }
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


/***/ })

};
