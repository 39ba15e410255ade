export const id = 9406;
export const ids = [9406,7180];
export const modules = {

/***/ 5719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R6: () => (/* binding */ isEmptyDifference),
/* harmony export */   Um: () => (/* binding */ changeEnvironment),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   m0: () => (/* binding */ replaceEnvironment),
/* harmony export */   sj: () => (/* binding */ readNewestRelease)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(355);
/* harmony import */ var _cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5183);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3121);
/* harmony import */ var _existing_app_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2164);





const SEARCHED_RELEASES = 10;
async function changeEnvironment(app, change, deps) {
    const base = await readNewestRelease(app, deps);
    const before = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEnvironment */ .N)(base?.env ?? "");
    const after = change(new Map(before));
    const difference = compare(before, after);
    if (isEmptyDifference(difference))
        return { release: base?.id ?? "", base: base?.id ?? "", difference, isNew: false };
    const { id } = await createRelease(app, after, deps);
    try {
        await checkConcurrentChanges(app, id, base, deps);
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC ? error.addOutputs({ release: id, base: base?.id ?? "" }) : error;
    }
    return { release: id, base: base?.id ?? "", difference, isNew: true };
}
async function replaceEnvironment(app, variables, deps) {
    const { id, description } = await createRelease(app, variables, deps);
    return { release: id, base: "", difference: parseDifference(description), isNew: true };
}
async function readNewestRelease(app, deps) {
    const need = { to: "read releases, which hold the environment", access: "Read", app };
    const { rack } = deps;
    const list = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.releases.list(app, { limit: 1 }));
    const [newest] = await (0,_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(list, app, deps);
    return newest && (await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.releases.get(app, newest.id)));
}
function describeDifference({ added, changed, removed }) {
    const words = (verb, names) => names.map((name) => `${verb}:${name}`);
    return [...words("add", added), ...words("change", changed), ...words("remove", removed)].join(" ");
}
function isEmptyDifference(difference) {
    return describeDifference(difference) === "";
}
function createRelease(app, variables, deps) {
    const need = { to: "create releases", access: "Write", app };
    const env = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .renderEnvironment */ .C)(variables);
    return (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(deps.rack, need, (0,_cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_4__/* .requestStart */ .s6)(deps, (patient) => patient.releases.create(app, { env })));
}
function compare(before, after) {
    const names = (of, where) => [...of.keys()].filter(where).sort();
    return {
        added: names(after, (key) => !before.has(key)),
        changed: names(after, (key) => before.has(key) && before.get(key) !== after.get(key)),
        removed: names(before, (key) => !after.has(key)),
    };
}
function parseDifference(description) {
    const words = description.startsWith("env ") ? description.split(" ") : [];
    const names = (verb) => words.flatMap((word) => (word.startsWith(`${verb}:`) ? [word.slice(verb.length + 1)] : []));
    return { added: names("add"), changed: names("change"), removed: names("remove") };
}
async function checkConcurrentChanges(app, ours, base, { rack }) {
    const list = await rack.releases.list(app, { limit: SEARCHED_RELEASES });
    const at = list.findIndex(({ id }) => id === base?.id);
    const between = list.slice(0, at < 0 ? list.length : at).filter(({ id }) => id !== ours);
    const before = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEnvironment */ .N)(base?.env ?? "");
    for (const { id } of between) {
        const theirs = compare(before, (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEnvironment */ .N)((await rack.releases.get(app, id)).env));
        if (isEmptyDifference(theirs))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC("environment-conflict", `${id} was created at the same time and is not part of ${ours}: the environment of ${id} has ${describeDifference(theirs)}`, {
            hint: `Set the variables of ${id} again before you promote either release. Let only one job at a time set variables`,
        });
    }
}


/***/ }),

/***/ 8550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A6: () => (/* binding */ newDropReport),
/* harmony export */   PD: () => (/* binding */ environmentDropInput),
/* harmony export */   lQ: () => (/* binding */ checkEnvironmentDrop)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(355);
/* harmony import */ var _environment_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5719);



const environmentDropInput = {
    "env-drop": {
        description: "What to do if variables of the active release are missing in the new one: warn, fail, or ignore",
        choices: ["warn", "fail", "ignore"],
        fallback: "fail if CONVOX_ENV_DROP_GUARD is strict, else warn",
    },
};
function newDropReport() {
    return { names: new Set(), isUnknown: false };
}
async function checkEnvironmentDrop({ app, active, release, mode, report }, deps) {
    const { host, rack, env } = deps;
    if (active === "" || active === release || report.isUnknown)
        return;
    let next;
    let dropped;
    try {
        next = release === undefined ? await (0,_environment_change_js__WEBPACK_IMPORTED_MODULE_0__/* .readNewestRelease */ .sj)(app, deps) : await rack.releases.get(app, release);
        if (next === undefined || next.id === active)
            return;
        const current = await rack.releases.get(app, active);
        const kept = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEnvironment */ .N)(next.env);
        dropped = [...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEnvironment */ .N)(current.env).keys()].filter((name) => !kept.has(name) && !report.names.has(name));
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC) || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CancelledError */ .cc)
            throw error;
        report.isUnknown = true;
        host.info("Cannot check whether this release drops environment variables: the releases of the app cannot be read");
        return;
    }
    if (dropped.length === 0)
        return;
    for (const name of dropped)
        report.names.add(name);
    const names = dropped.sort().join(", ");
    const what = release === undefined ? `the next build of ${app}, which inherits ${next.id},` : `promoting ${release}`;
    const message = `${what} drops environment variables that the active release ${active} has: ${names}`;
    const chosen = mode ?? (env["CONVOX_ENV_DROP_GUARD"] === "strict" ? "fail" : "warn");
    if (chosen === "ignore")
        return host.info(`env-drop is ignore: ${message}`);
    const fix = `To keep them, set them again: convox-ci env set ${dropped.map((name) => `${name}=...`).join(" ")} --app ${app}`;
    if (chosen === "fail")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC("environment-dropped", message, {
            hint: `${fix}. To drop them on purpose, set env-drop: ignore`,
        });
    host.warn(`${message}. ${await deps.advise(fix)}`);
}


/***/ }),

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ verifyApp),
/* harmony export */   q: () => (/* binding */ checkAppIfEmpty)
/* harmony export */ });
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3121);

async function checkAppIfEmpty(list, app, deps) {
    if (list.length === 0)
        await verifyApp(app, deps);
    return list;
}
async function verifyApp(app, { rack }) {
    await rack.apps.get(app).catch((error) => {
        if (!(0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_0__/* .isForbidden */ .U)(error))
            throw error;
    });
}


/***/ }),

/***/ 2656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ envDiff),
/* harmony export */   y: () => (/* binding */ envKeys)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function envDiff(before, after) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32);
    const [old, now] = [hashes(before, key), hashes(after, key)];
    const names = [...new Set([...old.keys(), ...now.keys()])].sort();
    return {
        added: names.filter((name) => !old.has(name)),
        removed: names.filter((name) => !now.has(name)),
        changed: names.filter((name) => old.has(name) && now.has(name) && old.get(name) !== now.get(name)),
    };
}
function envKeys(env) {
    return [...hashes(env, Buffer.alloc(0)).keys()].sort();
}
function hashes(env, key) {
    return new Map(env.split("\n").flatMap((line) => {
        const at = line.indexOf("=");
        const name = line.slice(0, at).trim();
        return at < 0 || name === "" ? [] : [[name, hash(line.slice(at + 1).replace(/\r$/, ""), key)]];
    }));
}
function hash(value, key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", key).update(value).digest("base64");
}


/***/ }),

/***/ 6555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b1: () => (/* binding */ HealthCheckError),
  z_: () => (/* binding */ checkHealthAddress),
  Q2: () => (/* binding */ healthInputs),
  Kx: () => (/* binding */ parseHealthCheck),
  $V: () => (/* binding */ waitUntilHealthy)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/certificate-errors.js
var certificate_errors = __webpack_require__(2073);
// EXTERNAL MODULE: ./src/rack/connections.js
var rack_connections = __webpack_require__(4959);
// EXTERNAL MODULE: ./src/rack/exchange.js
var exchange = __webpack_require__(893);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
;// CONCATENATED MODULE: ./src/health/http-probe.js




const BODY_BYTES = 1024 * 1024;
async function probe(url, options) {
    let target = url;
    const limit = AbortSignal.timeout(options.timeoutMs);
    for (let followed = 0;; followed++) {
        const answer = await requestOnce(target, options, limit);
        if (answer.status === undefined || answer.location === undefined || followed >= options.redirects)
            return answer;
        if (!URL.canParse(answer.location, target.href))
            return noAnswer("it redirects to an invalid address");
        const next = new URL(answer.location, target);
        if (!/^https?:$/.test(next.protocol))
            return noAnswer(`it redirects to ${next.protocol}`);
        target = next;
    }
}
async function requestOnce(url, options, limit) {
    const target = new URL(url);
    [target.username, target.password] = ["", ""];
    const connections = (0,rack_connections/* openConnections */.q)({ url: target.origin, tls: options.tls, proxy: options.proxy });
    try {
        const { res } = await (0,exchange/* exchange */.cv)({
            method: "GET",
            url: target,
            headers: { Accept: "*/*", "Cache-Control": "no-cache", "User-Agent": "convox-ci health check" },
            body: undefined,
            connections,
            agent: connections.fresh,
            idleMs: options.timeoutMs,
            signal: AbortSignal.any([options.signal, limit]),
        });
        const status = res.statusCode ?? 0;
        return {
            status,
            body: (await (0,exchange/* readBytes */.io)(res, BODY_BYTES, true)).toString("utf8"),
            location: [301, 302, 303, 307, 308].includes(status) ? res.headers.location : undefined,
        };
    }
    catch (error) {
        if (limit.aborted)
            return noAnswer(`no answer within ${options.timeoutMs / 1000} s`);
        return noAnswer(reasonOf(error), (0,certificate_errors/* isCertificateError */.Y)((0,failures/* errorCode */.CA)(error)));
    }
    finally {
        connections.close();
    }
}
function noAnswer(reason, isUntrusted = false) {
    return { status: undefined, reason, isUntrusted };
}
function reasonOf(error) {
    if (error instanceof failures/* ProxyRefused */.di)
        return `the proxy refuses to connect (${error.status})`;
    if (!(error instanceof Error))
        return String(error);
    const code = (0,failures/* errorCode */.CA)(error);
    const reasons = {
        ENOTFOUND: "its name does not exist",
        EAI_AGAIN: "its name could not be looked up",
        ECONNREFUSED: "it refuses connections",
        ECONNRESET: "the connection was lost",
        ETIMEDOUT: "it does not answer connection attempts",
        [failures/* connectTimeout */._e]: "it does not answer connection attempts",
        CERT_HAS_EXPIRED: "its certificate has expired",
        ERR_TLS_CERT_ALTNAME_INVALID: "its certificate was issued for another name",
    };
    const known = reasons[code] ?? ((0,certificate_errors/* isCertificateError */.Y)(code) ? `its certificate is not trusted (${code})` : undefined);
    return known ?? (code === "" ? error.message : `${error.message} (${code})`);
}

// EXTERNAL MODULE: ./src/rack/proxy.js
var proxy = __webpack_require__(7054);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
;// CONCATENATED MODULE: ./src/commands/release/health-gate.js




const healthInputs = {
    "health-check-url": {
        description: "URL to check once the release is active. A path such as /health is resolved against the app's own URL, which the " +
            "deploy key must be allowed to read",
    },
    "health-check-status": {
        description: "Healthy status codes, as numbers and ranges, such as 200,204 or 200-299",
        default: "200-299",
    },
    "health-check-text": { description: "Text that the response body must contain" },
    "health-check-successes": {
        description: "Number of consecutive successful checks required",
        kind: "integer",
        default: "2",
    },
    "health-check-delay": { description: "Time to wait before the first check", kind: "duration" },
    "health-check-interval": { description: "Time between checks", kind: "duration", default: "5s" },
    "health-check-timeout": {
        description: "Time limit for the check to succeed, after the delay",
        kind: "duration",
        default: "2m",
    },
    "health-check-redirects": {
        description: "Follow redirects. If false, the status of the redirect itself counts",
        kind: "boolean",
        default: "false",
    },
};
const ONE_PROBE_MS = 10_000;
const REDIRECTS = 5;
function parseHealthCheck(values) {
    const address = values.healthCheckUrl;
    if (address === undefined)
        return undefined;
    if (!isPath(address)) {
        if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
            throw new errors/* InputError */.dz("input-invalid", `health-check-url is ${JSON.stringify(address)}: allowed is an http or https URL, or a path such as /health`);
        }
        const { username, password } = new URL(address);
        if (username !== "" || password !== "")
            throw new errors/* InputError */.dz("input-invalid", "health-check-url contains a user name or password: the check sends no credentials", {
                hint: "Remove them from the URL.",
            });
    }
    const { healthCheckSuccesses: successes, healthCheckInterval: interval, healthCheckTimeout: timeout } = values;
    if (successes < 1)
        throw new errors/* InputError */.dz("input-invalid", "health-check-successes is 0: allowed is 1 or more");
    if ((successes - 1) * interval > timeout) {
        throw new errors/* InputError */.dz("input-invalid", `health-check-timeout is ${(0,units/* formatDuration */.a3)(timeout)}: ${successes} successes, ${(0,units/* formatDuration */.a3)(interval)} apart, take longer`);
    }
    return { address, accepts: parseStatuses(values.healthCheckStatus), values };
}
function isPath(address) {
    return address.startsWith("/") && !address.startsWith("//");
}
function parseStatuses(text) {
    const ranges = text.split(",").map((part) => {
        const [, from, to = from] = /^\s*([1-5]\d\d)(?:-([1-5]\d\d))?\s*$/.exec(part) ?? [];
        if (from === undefined || Number(to) < Number(from)) {
            throw new errors/* InputError */.dz("input-invalid", `health-check-status is ${JSON.stringify(text)}: allowed are numbers and ranges, such as 200,204 or 200-299`);
        }
        return [Number(from), Number(to)];
    });
    return (status) => ranges.some(([from, to]) => from <= status && status <= to);
}
async function checkHealthAddress(check, app, { rack }) {
    if (!check || !isPath(check.address))
        return;
    try {
        await rack.services.list(app);
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo))
            throw error;
        if (!(0,failures/* isDenied */.GZ)(error))
            return;
        throw new errors/* InputError */.dz("permission-denied", `health-check-url is ${JSON.stringify(check.address)}: this deploy key is not allowed to read the app's URL (${error.reason})`, {
            cause: error,
            hint: `Set health-check-url to the full URL, or give the key a role with Read on the app ${app}.`,
        });
    }
}
async function waitUntilHealthy(check, appUrl, deps) {
    const { host, now, sleep, signal } = deps;
    const { healthCheckDelay, healthCheckInterval, healthCheckSuccesses, healthCheckTimeout } = check.values;
    const url = await resolveAddress(check, appUrl);
    await host.group(`Checking ${url.href}`, async () => {
        if (healthCheckDelay !== undefined)
            await sleep(healthCheckDelay, signal);
        const startedAt = now();
        let successes = 0;
        let printed = "";
        for (;;) {
            const result = await probeOnce(url, check, deps);
            successes = result.healthy ? successes + 1 : 0;
            const line = result.healthy ? `${result.what}: ${successes} of ${healthCheckSuccesses}` : result.what;
            if (line !== printed)
                host.info(line);
            printed = line;
            if (successes >= healthCheckSuccesses)
                return;
            if (now() - startedAt + healthCheckInterval > healthCheckTimeout) {
                throw new errors/* HealthError */.hX("health-check-failed", `${url.href} is not healthy after ${(0,units/* formatDuration */.a3)(now() - startedAt)}: ${result.what}`, {
                    hint: result.isRedirect
                        ? "Set health-check-redirects: true to follow redirects, or check the redirect's target."
                        : "Raise health-check-timeout to wait longer. health-check-status and health-check-text define what is healthy.",
                });
            }
            await sleep(healthCheckInterval, signal);
        }
    }, "health-check");
}
async function resolveAddress({ address }, appUrl) {
    if (!isPath(address))
        return new URL(address);
    const base = await appUrl();
    if (base !== "")
        return new URL(address, base);
    throw new HealthCheckError("health-check-impossible", `health-check-url is ${JSON.stringify(address)}: the app's own URL is unknown`, {
        hint: "No service has a public URL, or the deploy key is not allowed to read it. Set health-check-url to the full URL.",
    });
}
class HealthCheckError extends errors/* ConvoxError */.AC {
    name = "HealthCheckError";
}
async function probeOnce(url, check, deps) {
    const { healthCheckRedirects, healthCheckStatus, healthCheckText: text } = check.values;
    const result = await probe(url, {
        timeoutMs: ONE_PROBE_MS,
        proxy: (0,proxy/* proxySettings */.EM)(deps.env),
        tls: deps.rack.endpoint.tls,
        redirects: healthCheckRedirects ? REDIRECTS : 0,
        signal: deps.signal,
    });
    deps.signal.throwIfAborted();
    if (result.status === undefined) {
        if (result.isUntrusted)
            throw untrustedError(url, result.reason);
        return { healthy: false, what: result.reason };
    }
    const isRedirect = result.location !== undefined && !healthCheckRedirects;
    if (!check.accepts(result.status)) {
        const target = isRedirect ? ` to ${redirectTarget(url, result)}` : "";
        return { healthy: false, what: `status ${result.status}${target}, expected ${healthCheckStatus}`, isRedirect };
    }
    if (text !== undefined && !result.body.includes(text))
        return { healthy: false, what: `status ${result.status}, but the body does not contain ${JSON.stringify(text)}` };
    return { healthy: true, what: `status ${result.status}` };
}
function redirectTarget(url, { location = "" }) {
    if (!URL.canParse(location, url.href))
        return "an invalid URL";
    const { origin, pathname } = new URL(location, url.href);
    return origin === "null" ? "another protocol" : `${origin}${pathname}`;
}
function untrustedError(url, reason) {
    return new HealthCheckError("health-check-impossible", `health check of ${url.href}: ${reason}`, {
        hint: "The release was not rolled back. Set ca-file to the certificate of the authority that issued it.",
    });
}


/***/ }),

/***/ 9406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promote: () => (/* binding */ promote),
  promoteInputs: () => (/* binding */ promoteInputs),
  promoteRelease: () => (/* binding */ promoteRelease),
  promotionPlan: () => (/* binding */ promotionPlan)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/commands/app/environment-drop.js
var environment_drop = __webpack_require__(8550);
// EXTERNAL MODULE: ./src/commands/builds/images.js
var builds_images = __webpack_require__(8403);
// EXTERNAL MODULE: ./src/commands/declaration/app-input.js
var app_input = __webpack_require__(1430);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/declaration/github.js
var github = __webpack_require__(9009);
// EXTERNAL MODULE: ./src/commands/images/check-request.js
var check_request = __webpack_require__(1470);
// EXTERNAL MODULE: ./src/commands/images/inputs.js
var inputs = __webpack_require__(5437);
// EXTERNAL MODULE: ./src/commands/release/copy-forward.js
var copy_forward = __webpack_require__(3220);
// EXTERNAL MODULE: ./src/commands/release/github-deployment.js
var github_deployment = __webpack_require__(7692);
// EXTERNAL MODULE: ./src/commands/release/health-gate.js + 1 modules
var health_gate = __webpack_require__(6555);
// EXTERNAL MODULE: ./src/rack/features.js
var features = __webpack_require__(5355);
// EXTERNAL MODULE: ./src/commands/process/run.js + 5 modules
var run = __webpack_require__(3289);
;// CONCATENATED MODULE: ./src/commands/release/hooks.js



const hookInputs = {
    "before-promote": {
        description: "Commands to run on the new release before it is promoted, such as migrations. One per line: `service: command`",
        kind: "lines",
    },
    "after-promote": {
        description: "Commands to run on the new release once it is active. One per line: `service: command`",
        kind: "lines",
    },
    "hook-timeout": {
        description: "Time limit of each of these commands",
        kind: "duration",
        default: "30m",
    },
};
const NO_POD_OPTIONS = {
    terminationGrace: undefined,
    annotations: undefined,
    labels: undefined,
    useServiceLifecycle: false,
    nodeAffinity: undefined,
    tolerations: undefined,
};
const START_MS = 600_000;
function parseHooks(name, lines) {
    const problems = [];
    const hooks = lines.flatMap((line) => {
        const [, service, command] = /^([a-z][a-z0-9-]*)\s*:\s+(.+)$/.exec(line) ?? [];
        if (service !== undefined && command !== undefined)
            return [{ name, service, command }];
        problems.push(`${name} contains ${JSON.stringify(line)}: the format is service: command`);
        return [];
    });
    if (problems.length > 0)
        throw new errors/* InputError */.dz("input-invalid", problems.join("\n"));
    return hooks;
}
async function runHooks(hooks, { app, release, timeoutMs }, deps) {
    if (hooks.length === 0)
        return;
    const isRetained = (0,features/* hasFeature */.jI)(await deps.rack.generation(app), "retainedRuns") === true;
    for (const { name, service, command } of hooks) {
        const values = {
            app,
            service,
            command,
            release,
            shell: true,
            timeout: timeoutMs,
            startTimeout: START_MS,
            detach: isRetained,
            wait: isRetained,
            entrypoint: true,
            environment: [],
            environmentJson: undefined,
            stdin: undefined,
            logFile: undefined,
            cpu: undefined,
            memory: undefined,
            ...NO_POD_OPTIONS,
        };
        try {
            await deps.host.group(`${name}: ${service}: ${command}`, () => (0,run.runCommandOnce)(values, deps), "hook");
        }
        catch (error) {
            throw nameHook(error, name, service);
        }
    }
}
function nameHook(error, name, service) {
    if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
        return error;
    const message = `${name} on ${service}: ${error.message}`;
    const details = { hint: error.hints, cause: error };
    if (!(error instanceof errors/* ExitError */.RS))
        return new errors/* ConvoxError */.AC(error.code, message, details);
    const code = name === "after-promote" ? "verification-failed" : "hook-failed";
    return new errors/* ExitError */.RS(code, message, error.status, details);
}

;// CONCATENATED MODULE: ./src/commands/release/node-pool.js

async function missingNodePoolError(error, { release, manifest, manifestFile }) {
    if (!(error instanceof errors/* RackError */.yo))
        return undefined;
    const [, service = "", pool] = /(?:service "([^"\n]{1,200})" )?targets Karpenter node pool "([^"\n]{1,200})"/.exec(error.reason) ?? [];
    if (pool === undefined)
        return undefined;
    const pools = /Existing pools: ([^;\n]{1,500})/.exec(error.reason)?.[1];
    const { findNodePoolLine } = await __webpack_require__.e(/* import() */ 6635).then(__webpack_require__.bind(__webpack_require__, 6635));
    const line = manifest === undefined ? undefined : findNodePoolLine(manifest, service);
    const who = service === "" ? "it" : `service ${service}`;
    return new errors/* ConvoxError */.AC("manifest-invalid", `${release} cannot be promoted: ${who} targets the node pool ${JSON.stringify(pool)}, which does not exist on the Rack`, {
        cause: error,
        hint: [
            ...(pools === undefined ? [] : [`The Rack has these pools: ${pools}.`]),
            "Correct convox.io/nodepool in nodeSelectorLabels. If the pool was just added, wait for the update of the Rack and try again.",
        ],
        place: manifestFile === undefined || line === undefined ? undefined : { file: manifestFile, line },
    });
}

// EXTERNAL MODULE: ./src/commands/release/promotion.js + 7 modules
var release_promotion = __webpack_require__(6129);
// EXTERNAL MODULE: ./src/commands/declaration/expect-existing.js
var expect_existing = __webpack_require__(2249);
;// CONCATENATED MODULE: ./src/commands/release/promotion-order.js


const BUILDS = 30;
async function compareReleases(candidate, active, deps) {
    const { app, release, dir } = candidate;
    if (active === "")
        return { kind: "newer", by: "time", why: `${app} runs no release yet` };
    if (active === release)
        return { kind: "newer", by: "time", why: `${app} already runs it` };
    const refusals = [];
    const builds = (await readOrNote(deps.rack.builds.list(app, { limit: BUILDS }), refusals)) ?? [];
    const origin = findOrigin(app, release, builds, refusals, deps, "release-not-found");
    const ours = await (0,expect_existing/* expectExisting */.t)("release", { app, id: release }, origin, deps);
    const theirs = await findOrigin(app, active, builds, refusals, deps);
    const sha = candidate.gitSha || ours.gitSha;
    if (sha !== "" && theirs.gitSha !== "" && sha !== theirs.gitSha) {
        const [short, other] = [sha.slice(0, 10), theirs.gitSha.slice(0, 10)];
        if (await deps.git.isAncestor(dir, sha, theirs.gitSha))
            return { kind: "older", by: "git", why: `its commit ${short} comes before ${other} in the history` };
        if (await deps.git.isAncestor(dir, theirs.gitSha, sha))
            return { kind: "newer", by: "git", why: `its commit ${short} comes after ${other} in the history` };
    }
    if (ours.created && theirs.created) {
        const why = `it was created at ${formatTime(ours.created)}, ${active} at ${formatTime(theirs.created)}`;
        return { kind: ours.created < theirs.created ? "older" : "newer", by: "time", why };
    }
    return { kind: "unknown", by: undefined, why: refusals[0] ?? "the Rack does not report when they were created" };
}
function olderReleaseError({ app, release }, active, why, cause) {
    const than = active === undefined ? `the release that ${app} runs` : `${active}, which ${app} runs`;
    return new errors/* OlderReleaseError */.Si("release-outdated", `${release} is older than ${than}: ${why}`, {
        hint: `To roll back on purpose, run convox-ci rollback ${release} --app ${app}, or set allow-older: true.`,
        cause,
    });
}
async function findOrigin(app, release, builds, refusals, { rack }, missing) {
    const build = builds.find((one) => one.release === release);
    if (build)
        return { gitSha: build.gitSha, created: build.ended ?? build.started };
    const found = await readOrNote(rack.releases.get(app, release), refusals, missing);
    if (!found)
        return { gitSha: "", created: undefined };
    const its = builds.find((one) => one.id === found.build) ??
        (found.build === "" ? undefined : await readOrNote(rack.builds.get(app, found.build), refusals));
    return { gitSha: its?.gitSha ?? "", created: found.created };
}
async function readOrNote(request, refusals, missing) {
    try {
        return await request;
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo) || error.code === missing)
            throw error;
        refusals.push(error.message);
        return undefined;
    }
}
function formatTime(date) {
    return date.toISOString().replace(/\.\d+Z$/, "Z");
}

// EXTERNAL MODULE: ./src/commands/release/promotion-result.js
var promotion_result = __webpack_require__(6636);
// EXTERNAL MODULE: ./src/manifest/forms.js
var manifest_forms = __webpack_require__(2171);
// EXTERNAL MODULE: ./src/manifest/parse.js + 3 modules
var parse = __webpack_require__(622);
;// CONCATENATED MODULE: ./src/manifest/scales.js


function scalesIn(manifest) {
    const scales = new Map();
    let root;
    try {
        ({ root } = (0,parse/* parseManifest */.N)(manifest, {}));
    }
    catch {
        return scales;
    }
    const services = root.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(root, "services") : undefined;
    if (services?.kind !== "map")
        return scales;
    for (const { key, value } of services.entries) {
        const scale = value.kind === "map" ? scaleOf((0,manifest_forms/* fieldOf */._F)(value, "scale")) : "";
        if (scale !== "")
            scales.set(key, scale);
    }
    return scales;
}
function scaleOf(scale) {
    if (scale?.kind !== "map") {
        const count = (0,manifest_forms/* textOf */.b6)(scale);
        return count === undefined ? "" : `count ${count}`;
    }
    return ["count", "cpu", "memory"]
        .flatMap((key) => {
        const field = (0,manifest_forms/* fieldOf */._F)(scale, key);
        const text = field?.kind === "map" ? range(field) : (0,manifest_forms/* textOf */.b6)(field);
        return text === undefined ? [] : [`${key} ${text}`];
    })
        .join(", ");
}
function range(count) {
    const [min, max] = [(0,manifest_forms/* textOf */.b6)((0,manifest_forms/* fieldOf */._F)(count, "min")), (0,manifest_forms/* textOf */.b6)((0,manifest_forms/* fieldOf */._F)(count, "max"))];
    return min === undefined && max === undefined ? undefined : `${min ?? ""}-${max ?? ""}`;
}

// EXTERNAL MODULE: ./src/commands/release/env-diff.js
var env_diff = __webpack_require__(2656);
;// CONCATENATED MODULE: ./src/commands/release/line-diff.js
const MAX_LINES = 3_000;
const CONTEXT = 2;
function lineDiff(before, after) {
    if (before === after)
        return [];
    const [a, b] = [before.split("\n"), after.split("\n")];
    if (a.length > MAX_LINES || b.length > MAX_LINES)
        return [`- ${a.length} lines`, `+ ${b.length} lines`];
    return withContext(changes(a, b));
}
function changes(a, b) {
    const width = b.length + 1;
    const common = new Uint16Array((a.length + 1) * width);
    const at = (i, j) => common[i * width + j] ?? 0;
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
        }
    }
    const lines = [];
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
        if (i < a.length && j < b.length && a[i] === b[j]) {
            lines.push(`  ${a[i++]}`);
            j++;
        }
        else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
            lines.push(`- ${a[i++]}`);
        }
        else {
            lines.push(`+ ${b[j++]}`);
        }
    }
    return lines;
}
function withContext(lines) {
    const near = lines.map((_, at) => lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((line) => !line.startsWith("  ")));
    return lines.flatMap((line, at) => (near[at] ? [line] : at === 0 || near[at - 1] ? ["..."] : []));
}

;// CONCATENATED MODULE: ./src/commands/release/release-diff.js




const diffInput = {
    diff: {
        description: "Print the changes before promoting: commits, manifest, scale, and names of changed environment variables",
        kind: "boolean",
        default: "false",
    },
};
const COMMITS = 20;
const MANIFEST_LINES = 60;
const release_diff_BUILDS = 30;
const UNKNOWN_COMMITS = "Commits: unknown, because a build does not name its commit";
const NOT_COMPARED = "Not compared, because the key is not allowed to read it:";
async function reportReleaseDiff(candidate, active, print, deps) {
    const { host, report } = deps;
    const { app, release } = candidate;
    if (print && active === "")
        return host.info(`${app} runs no release yet, so everything is new`);
    if (print && active === release)
        return host.info(`${app} already runs ${release}: no changes`);
    if (active === "" || active === release || (!print && report === undefined))
        return;
    let lines;
    try {
        lines = await readReleaseDiff(candidate, active, deps);
    }
    catch (error) {
        if (print || error instanceof errors/* CancelledError */.cc || !(error instanceof errors/* ConvoxError */.AC))
            throw error;
        return;
    }
    const known = lines.filter((line) => !line.startsWith(NOT_COMPARED) && line !== UNKNOWN_COMMITS);
    if (report && known.length > 0)
        report.releaseDiff = known;
    if (!print)
        return;
    await host.group(`Changes from ${active} to ${release}`, async () => {
        for (const line of lines)
            host.info(line);
    });
}
async function readReleaseDiff(candidate, active, deps) {
    const { rack } = deps;
    const { app, release, dir } = candidate;
    const refusals = new Set();
    const readIfAllowed = async (call) => {
        try {
            return await call;
        }
        catch (error) {
            if (!(error instanceof errors/* RackError */.yo))
                throw error;
            refusals.add(error.message);
            return undefined;
        }
    };
    const builds = (await readIfAllowed(rack.builds.list(app, { limit: release_diff_BUILDS }))) ?? [];
    const side = async (id) => {
        const found = await readIfAllowed(rack.releases.get(app, id));
        const build = builds.find((one) => one.release === id || one.id === found?.build);
        return {
            release: found,
            build: build ?? (found?.build ? await readIfAllowed(rack.builds.get(app, found.build)) : undefined),
        };
    };
    const [before, after] = [await side(active), await side(release)];
    return [
        ...(await commitLines(before, after, candidate.gitSha, dir, deps)),
        ...manifestLines(before, after),
        ...(before.release && after.release ? envLines((0,env_diff/* envDiff */.b)(before.release.env, after.release.env)) : []),
        ...[...refusals].map((refusal) => `${NOT_COMPARED} ${refusal}`),
    ];
}
async function commitLines(before, after, gitSha, dir, { git }) {
    const [from, to] = [before.build?.gitSha ?? "", gitSha || (after.build?.gitSha ?? "")];
    if (from === "" || to === "")
        return [UNKNOWN_COMMITS];
    if (from === to)
        return [`Commits: none, both releases are ${to.slice(0, 10)}`];
    const [short, other] = [from.slice(0, 10), to.slice(0, 10)];
    const list = await git.commits(dir, from, to, COMMITS + 1);
    if (list === undefined)
        return [`Commits: ${short} to ${other}. The history between them is not in this work tree`];
    const removed = await git.commits(dir, to, from, COMMITS + 1);
    return [
        `Commits: ${short} to ${other}`,
        ...commitList(list, "+ "),
        ...(removed?.length ? ["Removed:", ...commitList(removed, "- ")] : []),
    ];
}
function commitList(commits, mark) {
    const more = commits.length > COMMITS ? [`${mark}and more`] : [];
    return [...commits.slice(0, COMMITS).map((commit) => `${mark}${commit}`), ...more];
}
function manifestLines(before, after) {
    const [old, now] = [before, after].map(({ release, build }) => release?.manifest || (build?.manifest ?? ""));
    if (!old || !now)
        return [];
    const diff = lineDiff(old, now);
    if (diff.length === 0)
        return ["Manifest: no changes"];
    const rest = diff.length - MANIFEST_LINES;
    return [
        "Manifest:",
        ...diff.slice(0, MANIFEST_LINES),
        ...(rest > 0 ? [`... and ${rest} more lines`] : []),
        ...scaleLines(scalesIn(old), scalesIn(now)),
    ];
}
function scaleLines(old, now) {
    const names = [...new Set([...old.keys(), ...now.keys()])];
    const changed = names.filter((name) => old.get(name) !== now.get(name));
    return changed.map((name) => `Scale of ${name}: ${old.get(name) ?? "default"} to ${now.get(name) ?? "default"}`);
}
function envLines({ added, removed, changed }) {
    const parts = [
        ["added", added],
        ["removed", removed],
        ["changed", changed],
    ];
    const changes = parts.flatMap(([what, names]) => (names.length === 0 ? [] : [`${what} ${names.join(", ")}`]));
    return [`Environment: ${changes.length === 0 ? "no changes" : changes.join("; ")}`];
}

// EXTERNAL MODULE: ./src/commands/release/release-id.js
var release_id = __webpack_require__(6296);
;// CONCATENATED MODULE: ./src/commands/release/report-cost.js


const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 30;
const LIMIT_MS = 5_000;
async function reportCost(app, { rack, report, now, signal }) {
    if (!report)
        return;
    const limited = rack.withSignal(AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]));
    try {
        if ((0,features/* hasFeature */.jI)(await rack.generation(app), "costRange") === false)
            return;
        const cost = await limited.costs.app(app, new Date(now() - (DAYS - 1) * DAY_MS));
        if (!cost)
            return;
        const [from, to] = [cost.from, cost.to].map((day) => day.toISOString().slice(0, 10));
        report.cost = `${cost.dollars.toFixed(2)} USD from ${from} to ${to}`;
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || (error instanceof errors/* CancelledError */.cc && signal.aborted))
            throw error;
    }
    finally {
        limited.close();
    }
}

// EXTERNAL MODULE: ./src/commands/release/service-urls.js
var service_urls = __webpack_require__(8985);
;// CONCATENATED MODULE: ./src/commands/release/verify-release.js






const rollbackInput = {
    rollback: {
        description: "If the health check or an after-promote command fails, roll back to the previous release, once. Changes made by " +
            "migrations are not reverted",
        kind: "boolean",
        default: "false",
    },
};
async function verifyRelease(verification, promotion, facts, deps) {
    const { app } = promotion;
    const { release } = facts;
    try {
        if (verification.check)
            await (0,health_gate/* waitUntilHealthy */.$V)(verification.check, async () => (await (0,service_urls/* serviceUrls */._)(app, deps)).url, deps);
        await runHooks(verification.hooks, { app, release, timeoutMs: verification.hookTimeout }, deps);
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
            throw error;
        if (error instanceof health_gate/* HealthCheckError */.b1)
            throw error.addOutputs({ status: "unverified" });
        if (!verification.rollback)
            throw error.addOutputs({ status: "unhealthy" });
        throw await rollBackAfter(error, promotion, facts, deps);
    }
}
const NOT_REVERTED = "Changes that migrations made to databases are not reverted.";
async function rollBackAfter(reason, promotion, { release, previous }, deps) {
    const { app } = promotion;
    if (previous === "" || previous === release) {
        return reason.addOutputs({ status: "unhealthy", "rolled-back": false });
    }
    const hint = [...reason.hints, NOT_REVERTED];
    deps.host.info(`${reason.message}. Rolling back to ${previous}`);
    try {
        const copy = await (0,copy_forward/* copyForward */.T)(app, previous, `rollback to ${previous}`, deps);
        await (0,release_promotion/* runPromotion */.d)({ ...promotion, release: copy.id, check: expectActive(app, release) }, deps);
        const message = `${release} was promoted, but ${reason.message}; ${app} was rolled back to ${previous}, as ${copy.id}`;
        return new errors/* RollbackError */.ZS("rollout-rolled-back", message, {
            hint,
            cause: reason,
            outputs: { "rolled-back": true, status: "rolled-back" },
        });
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
            throw error;
        const message = `${release} was promoted, but ${reason.message}; rolling back to ${previous} failed: ${error.message}`;
        return new errors/* RollbackError */.ZS("rollout-failed", message, {
            hint: [...reason.hints, ...error.hints],
            cause: error,
            outputs: { "rolled-back": false, status: "unhealthy" },
        });
    }
}
function expectActive(app, release) {
    return async (now) => {
        if (now.release === release)
            return;
        throw new errors/* ConvoxError */.AC("release-replaced", `${app} now runs ${now.release || "no release"}, which another job promoted`);
    };
}

;// CONCATENATED MODULE: ./src/commands/release/promote.js




















const promoteInputs = {
    ...release_promotion/* promotionInputs */.V,
    "allow-older": {
        description: "Promote even if the release is older than the active one. If the Rack rejects it, a copy is promoted",
        kind: "boolean",
        default: "false",
    },
    ...environment_drop/* environmentDropInput */.PD,
    ...diffInput,
    ...hookInputs,
    ...health_gate/* healthInputs */.Q2,
    ...rollbackInput,
    ...inputs/* imageCheckInputs */.t7,
};
const promote_inputs = {
    release: {
        description: "Id of the release, such as RABCDEFGHIJ",
        required: true,
        positional: "release",
    },
    app: app_input/* appInput */.Y,
    ...promoteInputs,
    ...github/* deploymentInputs */.dP,
};
const promote = (0,command/* command */.G)({
    name: "promote",
    cliNames: ["releases promote"],
    waits: true,
    summary: "Make a release active and wait for the rollout to finish",
    details: "Waits for other promotions, rejects a release that is older than the active one, and succeeds only if the app runs " +
        "this release. If the Rack rolls back, the command fails with the reason.",
    icon: "upload-cloud",
    onMachine: check_request/* imageChecksOnMachine */.h5,
    hasCleanup: true,
    inputs: promote_inputs,
    outputs: { ...promotion_result/* promoteOutputs */.zo, ...builds_images/* imagesOutput */.K, ...inputs/* scanOutput */.t6 },
    id: "release",
    run: async (values, deps) => (0,github_deployment/* withGithubDeployment */.P)(values, "promote", deps, () => promoteRelease(values, { app: values.app, release: (0,release_id/* releaseId */.B)(values.release), dir: deps.cwd }, deps)),
});
function promotionPlan(values) {
    checkPercentages(values);
    checkWait(values);
    return {
        before: parseHooks("before-promote", values.beforePromote),
        verification: {
            hooks: parseHooks("after-promote", values.afterPromote),
            check: (0,health_gate/* parseHealthCheck */.Kx)(values),
            hookTimeout: values.hookTimeout,
            rollback: values.rollback,
        },
    };
}
function checkPercentages({ min, max }) {
    if (min !== undefined && min > 100)
        throw new errors/* InputError */.dz("input-invalid", `min is ${min}: allowed are 0 to 100`);
    if (max !== undefined && max < 100)
        throw new errors/* InputError */.dz("input-invalid", `max is ${max}: allowed is 100 or more`);
    if (min === 100 && max === 100) {
        throw new errors/* InputError */.dz("input-invalid", "min and max are both 100: the rollout cannot replace a process", {
            hint: "Set the input max to a higher value, such as 200.",
        });
    }
}
function checkWait({ wait, healthCheckUrl, afterPromote, rollback }) {
    if (wait)
        return;
    const needWait = [
        ...(healthCheckUrl === undefined ? [] : ["health-check-url"]),
        ...(afterPromote.length === 0 ? [] : ["after-promote"]),
        ...(rollback ? ["rollback"] : []),
    ];
    if (needWait.length > 0)
        throw new errors/* InputError */.dz("inputs-conflict", `wait is false, but ${needWait.join(", ")} must wait for the rollout`, {
            hint: "Remove wait: false, or remove these inputs.",
        });
}
function warnAboutUnusedInputs(values, { host }) {
    const hasCheck = values.healthCheckUrl !== undefined;
    if (values.rollback && !hasCheck && values.afterPromote.length === 0)
        host.warn("rollback has no effect without health-check-url or after-promote");
    if (!hasCheck && values.healthCheckText !== undefined)
        host.warn("health-check-text has no effect without health-check-url");
}
async function promoteRelease(values, candidate, deps) {
    const { before, verification } = promotionPlan(values);
    warnAboutUnusedInputs(values, deps);
    const { app, dropReport: report = (0,environment_drop/* newDropReport */.A6)() } = candidate;
    await (0,health_gate/* checkHealthAddress */.z_)(verification.check, app, deps);
    let checked;
    let known = candidate.images;
    const readBuilt = async () => (known ??= await (0,builds_images/* readReleaseImages */.U)(app, candidate.release, deps));
    const result = await (0,promotion_result/* promotionResult */.xZ)({ app, release: candidate.release, wait: values.wait }, deps, async (facts) => {
        if ((0,check_request/* isCheckRequested */.rp)(values))
            checked = await checkCandidate(values, await readBuilt(), deps);
        await candidate.onImages?.(checked?.images ?? JSON.stringify(candidate.images?.images ?? []));
        let order;
        let prepared = false;
        const check = async (active) => {
            facts.previous = active.release;
            order = await checkOrder(candidate, active.release, values.allowOlder, deps);
            await (0,environment_drop/* checkEnvironmentDrop */.lQ)({ app, active: active.release, release: candidate.release, mode: values.envDrop, report }, deps);
            if (prepared)
                return;
            prepared = true;
            await reportReleaseDiff(candidate, active.release, values.diff, deps);
            await runHooks(before, { app, release: candidate.release, timeoutMs: values.hookTimeout }, deps);
        };
        const promotion = { ...values, app, release: candidate.release, manifest: candidate.manifest, check };
        try {
            await (0,release_promotion/* runPromotion */.d)(promotion, deps);
        }
        catch (error) {
            const newer = order?.kind === "newer" && order.by === "git";
            if (!isOlderForRack(error))
                throw (await missingNodePoolError(error, candidate)) ?? error;
            if (!newer && !values.allowOlder)
                throw olderReleaseError(candidate, undefined, error.message, error);
            const copy = await (0,copy_forward/* copyForward */.T)(app, candidate.release, `copy of ${candidate.release}`, deps);
            deps.host.info(`The Rack rejects ${candidate.release} as older than ${facts.previous}. Promoting a copy, ${copy.id}`);
            facts.release = copy.id;
            await (0,release_promotion/* runPromotion */.d)({ ...promotion, release: copy.id }, deps);
        }
        if (values.wait)
            await verifyRelease(verification, promotion, facts, deps);
    });
    const { build, images } = await readBuilt();
    (0,promotion_result/* reportPromotion */.CA)(result, build, deps);
    await reportCost(app, deps);
    return { ...result, images: JSON.stringify(images), scan: "", ...checked };
}
async function checkCandidate(values, built, deps) {
    const { checkImages } = await __webpack_require__.e(/* import() */ 5136).then(__webpack_require__.bind(__webpack_require__, 2755));
    return await checkImages(values, built, deps);
}
async function checkOrder(candidate, active, allowOlder, deps) {
    const order = await compareReleases(candidate, active, deps);
    const { release } = candidate;
    const { host } = deps;
    if (order.kind === "unknown") {
        host.info(`Could not check whether ${release} is newer than ${active}: ${order.why}`);
    }
    else if (order.kind === "newer") {
        if (active !== "" && active !== release)
            host.info(`${release} is newer than ${active}: ${order.why}`);
    }
    else {
        if (!allowOlder)
            throw olderReleaseError(candidate, active, order.why);
        host.info(`${release} is older than ${active} (allowed by allow-older): ${order.why}`);
    }
    return order;
}
function isOlderForRack(error) {
    return error instanceof errors/* RackError */.yo && /can not promote an older release/.test(error.reason);
}


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

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ renderEnvironment),
/* harmony export */   N: () => (/* binding */ parseEnvironment)
/* harmony export */ });
function parseEnvironment(text) {
    const variables = new Map();
    for (const raw of text.split("\n")) {
        const line = raw.replace(/\r$/, "");
        const at = line.indexOf("=");
        const key = line.slice(0, Math.max(at, 0)).trim();
        if (key !== "")
            variables.set(key, line.slice(at + 1));
    }
    return variables;
}
function renderEnvironment(variables) {
    const lines = [...variables].map(([key, value]) => Buffer.from(`${key}=${value}`));
    return lines
        .sort(Buffer.compare)
        .map((line) => line.toString())
        .join("\n");
}


/***/ })

};
