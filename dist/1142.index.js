export const id = 1142;
export const ids = [1142,8403];
export const modules = {

/***/ 8403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ imagesOutput),
/* harmony export */   U: () => (/* binding */ readReleaseImages),
/* harmony export */   readBuildImages: () => (/* binding */ readBuildImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const imagesOutput = {
    images: "JSON array of the images: service, repository, tag, digest. null for what the log of the build does not report; " +
        "empty array if the build cannot be read",
};
const LIMIT_MS = 15_000;
async function readReleaseImages(app, release, deps) {
    const nothing = { app, build: "", images: [] };
    return await readWithin(`release ${release}`, deps, nothing, async (rack) => {
        const build = await findBuild(app, release, rack);
        return build === undefined ? nothing : { app, build: build.id, images: await readImages(build, rack, deps) };
    });
}
const BUILDS = 30;
async function findBuild(app, release, rack) {
    const listed = (await rack.builds.list(app, { limit: BUILDS })).find((build) => build.release === release);
    if (listed !== undefined)
        return listed;
    const { build } = await rack.releases.get(app, release);
    return build === "" ? undefined : await rack.builds.get(app, build);
}
async function readBuildImages(build, deps) {
    return await readImages(build, deps.rack, deps);
}
async function readImages(build, rack, deps) {
    const { readPushedImages } = await __webpack_require__.e(/* import() */ 2861).then(__webpack_require__.bind(__webpack_require__, 2861));
    const { serviceNames } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6635), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 6635));
    const reader = readPushedImages(build.id);
    await readWithin(`build ${build.id}`, { ...deps, rack }, undefined, async (limited) => {
        for await (const bytes of await limited.builds.logs(build.app, build.id))
            reader.push(bytes);
    });
    return reader.images(serviceNames(build.manifest));
}
async function readWithin(what, { rack, host, signal }, fallback, read) {
    const limited = rack.withSignal(AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]));
    try {
        return await read(limited);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC) || signal.aborted)
            throw error;
        const why = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc ? `no answer within ${LIMIT_MS / 1000} s` : error.message;
        host.info(`The images of ${what} cannot be read: ${why}`);
        return fallback;
    }
    finally {
        limited.close();
    }
}


/***/ }),

/***/ 2249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ expectExisting)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

async function expectExisting(kind, { app, id }, request, { rack }) {
    try {
        return await request;
    }
    catch (error) {
        const code = `${kind}-not-found`;
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo) || error.code !== code)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC(code, `${app} on ${rack.name} has no ${kind} ${id}`, {
            cause: error,
            hint: `Run convox-ci ${kind}s --app ${app} to list them. A ${kind} belongs to one app on one Rack.`,
        });
    }
}


/***/ }),

/***/ 9009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dP: () => (/* binding */ deploymentInputs),
/* harmony export */   kG: () => (/* binding */ decommissionInputs),
/* harmony export */   vN: () => (/* binding */ githubTokenInput)
/* harmony export */ });
const githubTokenInput = {
    "github-token": {
        description: "Token for GitHub's API",
        secret: true,
        env: ["GITHUB_TOKEN"],
        actionDefault: "${{ github.token }}",
        fallback: "GITHUB_TOKEN; in an action the job's token",
    },
};
const deploymentInputs = {
    "github-deployment": {
        description: "Record this as a deployment on GitHub (permission deployments: write). Not for a job with environment, which records one itself",
        kind: "boolean",
        default: "false",
    },
    "github-environment": {
        description: "Environment of the deployment on GitHub",
        fallback: "the name of the app",
    },
    "deployment-record": {
        description: "Record on GitHub which image each service runs (permission artifact-metadata: write, in a repository of an organization)",
        kind: "boolean",
        default: "false",
    },
    ...githubTokenInput,
};
const decommissionInputs = {
    "deployment-record": {
        description: "Record on GitHub that the images of the app are decommissioned (permission artifact-metadata: write)",
        kind: "boolean",
        default: "false",
    },
    "github-environment": {
        description: "Environment of the deployment records on GitHub, as in the step that deployed the app",
        fallback: "the name of the app",
    },
    ...githubTokenInput,
};


/***/ }),

/***/ 5582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ openGithub)
});

// EXTERNAL MODULE: ./src/rack/connections.js
var rack_connections = __webpack_require__(4959);
// EXTERNAL MODULE: ./src/rack/exchange.js
var exchange = __webpack_require__(893);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
;// CONCATENATED MODULE: ./src/rack/fetch.js



const IDLE_MS = 30_000;
const TOTAL_MS = 60_000;
const MOST_REDIRECTS = 5;
function createFetch(settings, { idleMs = IDLE_MS, totalMs = TOTAL_MS } = {}) {
    return async (address, options = {}) => {
        let url = new URL(address);
        let { method = "GET", body } = options;
        for (let hops = 0;; hops++) {
            const response = await send({ ...options, method, body }, url, settings, { idleMs, totalMs });
            const { status, headers } = response;
            const location = headers.get("location") ?? "";
            const isRedirect = [301, 302, 303, 307, 308].includes(status) && URL.canParse(location, url.href);
            const target = isRedirect ? new URL(location, url) : url;
            if (!isRedirect || target.origin !== url.origin || hops === MOST_REDIRECTS)
                return response;
            if (status < 307 && method !== "HEAD")
                [method, body] = ["GET", undefined];
            url = target;
        }
    };
}
async function send({ method = "GET", headers, body, signal }, url, settings, limits) {
    const connections = (0,rack_connections/* openConnections */.q)({ url: url.origin, ...settings });
    const { proxy } = connections;
    try {
        const { res, finish } = await (0,exchange/* exchange */.cv)({
            method,
            url,
            headers: { ...headers },
            body: typeof body === "string" ? body : undefined,
            connections,
            agent: connections.fresh,
            ...limits,
            signal,
        });
        const bytes = await (0,exchange/* readBytes */.io)(res);
        await finish();
        const status = res.statusCode ?? 0;
        const rows = Object.entries(res.headersDistinct).flatMap(([name, values]) => (values ?? []).map((value) => [name, value]));
        const content = [204, 205, 304].includes(status) ? null : new Uint8Array(bytes);
        return Object.defineProperty(new Response(content, { status, headers: rows }), "url", { value: url.href });
    }
    catch (error) {
        if (signal?.aborted)
            throw error;
        const request = `${method} ${url.pathname}`;
        const endpoint = { url: url.origin, user: "", password: "", console: false, ...settings };
        const where = { request, endpoint, proxy };
        throw (error instanceof failures/* ProxyRefused */.di ? (0,failures/* proxyFailure */.xh)(where, error.status) : (0,failures/* networkFailure */.rd)(where, error)).error;
    }
    finally {
        connections.close();
    }
}

// EXTERNAL MODULE: ./src/rack/proxy.js
var proxy = __webpack_require__(7054);
;// CONCATENATED MODULE: ./src/commands/declaration/open-github.js

async function openGithub(token, deps) {
    const { connectGithub } = await __webpack_require__.e(/* import() */ 3739).then(__webpack_require__.bind(__webpack_require__, 3739));
    const tls = { ...deps.rack.endpoint.tls, verify: true };
    const fetch = createFetch({ tls, proxy: (0,proxy/* proxySettings */.EM)(deps.env) });
    return await connectGithub({ ...deps, token, fetch, onNotice: deps.host.info });
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

/***/ 1470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h5: () => (/* binding */ imageChecksOnMachine),
/* harmony export */   rp: () => (/* binding */ isCheckRequested),
/* harmony export */   x0: () => (/* binding */ checkImageRequest)
/* harmony export */ });
const imageChecksOnMachine = {
    limit: "images, scan, and require-signature are not available, because its images are not in your registry",
    isHit: isCheckRequested,
};
function isCheckRequested(values) {
    return values.images === "verify" || values.scan === "wait" || values.requireSignature;
}
async function checkImageRequest(values, deps) {
    if (values.dryRun || !isCheckRequested(values))
        return;
    const { checkAwsCredentials } = await __webpack_require__.e(/* import() */ 9655).then(__webpack_require__.bind(__webpack_require__, 9655));
    await checkAwsCredentials(deps);
}


/***/ }),

/***/ 5437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kD: () => (/* binding */ verifyInput),
/* harmony export */   t6: () => (/* binding */ scanOutput),
/* harmony export */   t7: () => (/* binding */ imageCheckInputs)
/* harmony export */ });
const verifyInput = {
    images: {
        description: "verify: check in Amazon ECR that each image exists, is not archived, and has the digest that the build reported. " +
            "Requires AWS credentials in the job",
        choices: ["off", "verify"],
        default: "off",
    },
};
const imageCheckInputs = {
    ...verifyInput,
    scan: {
        description: "wait: wait for the vulnerability scan of each image in Amazon ECR, and fail on findings and on images that are not " +
            "scanned. Requires AWS credentials in the job",
        choices: ["off", "wait"],
        default: "off",
    },
    "fail-on": {
        description: "Lowest severity of findings that fail the scan",
        choices: ["critical", "high", "medium"],
        default: "critical",
    },
    "only-fixable": {
        description: "Ignore findings of enhanced scanning for which no fix is available",
        kind: "boolean",
        default: "false",
    },
    "require-signature": {
        description: "Wait until Amazon ECR's managed signing has signed each image, and fail on an image that is not signed",
        kind: "boolean",
        default: "false",
    },
    "scan-timeout": {
        description: "Time limit for the scans and the signatures to finish",
        kind: "duration",
        default: "10m",
    },
};
const scanOutput = {
    scan: "JSON array of scan results: service, status, the number of findings by severity, and the blocking ones. Empty without scan",
};


/***/ }),

/***/ 5261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ heartbeat)
/* harmony export */ });
const EVERY_MS = 60_000;
const LIVE_MS = 100;
function heartbeat({ host, now }, everyMs = EVERY_MS) {
    let last = now();
    const report = (line) => (host.progress ? host.progress(line) : host.info(line, "quiet"));
    return (line) => {
        if (now() - last < (host.progress ? LIVE_MS : everyMs))
            return;
        last = now();
        report(typeof line === "string" ? line : line());
    };
}


/***/ }),

/***/ 3220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ copyForward)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3215);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5355);


async function copyForward(app, id, description, { rack }) {
    let old;
    try {
        old = await rack.releases.get(app, id);
    }
    catch (error) {
        if (!(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .isDenied */ .GZ)(error))
            throw error;
        if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(await rack.generation(app), "parentRelease") === true) {
            return await rack.releases.create(app, { parentRelease: id, description });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RackError */ .yo("permission-denied", `GET /apps/${app}/releases/${id}`, error.status, error.reason, {
            hint: "Copying a release reads its build and environment, which a deploy key without a role is not allowed to do. Give the key a role with Read on the app.",
            cause: error,
        });
    }
    return await rack.releases.create(app, {
        build: old.build,
        env: old.env,
        description: old.description === "" ? description : `${description}: ${old.description}`,
    });
}


/***/ }),

/***/ 7692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ withGithubDeployment),
/* harmony export */   d: () => (/* binding */ recordDeployment)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _declaration_open_github_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5582);


async function withGithubDeployment(values, command, deps, body) {
    const { app, githubEnvironment: environment, githubToken: token } = values;
    const run = async () => {
        const result = await body();
        if (values.deploymentRecord) {
            const { recordImages } = await __webpack_require__.e(/* import() */ 1881).then(__webpack_require__.bind(__webpack_require__, 4262));
            await recordImages("deployed", { ...result, app, environment, token }, deps);
        }
        return result;
    };
    if (!values.githubDeployment)
        return await run();
    const deployment = {
        task: command,
        description: `convox ${command} of ${app}`,
        environment: environment ?? app,
        isTransient: false,
    };
    return await recordDeployment(deployment, token, deps, run);
}
async function recordDeployment(deployment, token, deps, body) {
    const { env, host, advise } = deps;
    const { createDeployment, runUrl, setDeploymentState } = await __webpack_require__.e(/* import() */ 7558).then(__webpack_require__.bind(__webpack_require__, 7558));
    const { readEvent } = await __webpack_require__.e(/* import() */ 3194).then(__webpack_require__.bind(__webpack_require__, 3194));
    const attempt = async (request) => {
        try {
            return await request();
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC))
                throw error;
            const hints = await Promise.all(error.hints.map(advise));
            host.warn(`The deployment is not recorded on GitHub: ${[error.message, ...hints].join(". ")}`);
            return undefined;
        }
    };
    const { signal } = new AbortController();
    const { environment, isTransient } = deployment;
    const record = await attempt(async () => {
        const github = await (0,_declaration_open_github_js__WEBPACK_IMPORTED_MODULE_1__/* .openGithub */ .K)(token, { ...deps, signal });
        return { github, id: await createDeployment(github, { ...deployment, event: readEvent(env) }) };
    });
    const setState = async (state, url) => {
        if (record === undefined)
            return;
        const status = { environment, url, logUrl: runUrl(env), replacesOthers: !isTransient };
        await attempt(() => setDeploymentState(record.github, record.id, state, status));
    };
    await setState("queued");
    await setState("in_progress");
    try {
        const result = await body();
        if (result.status !== "promoting")
            await setState("success", result.url);
        return result;
    }
    catch (error) {
        await setState(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC && !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc) ? "failure" : "error");
        throw error;
    }
}


/***/ }),

/***/ 6636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ reportPromotion),
/* harmony export */   xZ: () => (/* binding */ promotionResult),
/* harmony export */   zo: () => (/* binding */ promoteOutputs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _service_urls_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8985);


const promoteOutputs = {
    release: "Id of the promoted release; also set on failure",
    app: "Name of the app",
    rack: "Name of the Rack",
    status: "running, or promoting if wait is false. After a failure: rolled-back, unhealthy, unverified, failed, updating, or rollback",
    duration: "Duration in seconds",
    "previous-release": "Id of the previously active release, if there was one; also set on failure",
    "rolled-back": "true if the app was rolled back to the previous release, else false; also set on failure",
    url: "URL of the service web, or of the first service with a URL; empty if the deploy key is not allowed to list services",
    urls: "JSON object of service names and URLs; empty if the deploy key is not allowed to list services",
};
async function promotionResult({ app, release, wait }, deps, body) {
    const { host, rack, now } = deps;
    const startedAt = now();
    const facts = { release, previous: "" };
    const outputs = () => ({
        release: facts.release,
        app,
        rack: rack.name,
        duration: Math.round((now() - startedAt) / 1000),
        "rolled-back": false,
    });
    try {
        await body(facts);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC))
            throw error;
        throw error.addOutputs({ ...outputs(), ...(facts.previous === "" ? {} : { "previous-release": facts.previous }) });
    }
    if (!wait) {
        host.info(`The promotion of ${facts.release} of ${app} on ${rack.name} has started. Its outcome is not reported, because wait is false`);
        return { ...outputs(), status: "promoting", "previous-release": facts.previous, url: "", urls: "{}" };
    }
    return {
        ...outputs(),
        status: "running",
        "previous-release": facts.previous,
        ...(await (0,_service_urls_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceUrls */ ._)(app, deps)),
    };
}
function reportPromotion({ release, app, rack, status, url }, build, { host }) {
    if (status !== "running")
        return;
    const facts = [build === "" ? [] : `build ${build}`, url === "" ? [] : url].flat();
    host.info(`Promoted ${release} of ${app} on ${rack}${facts.length > 0 ? `: ${facts.join(", ")}` : ""}`, "success");
}


/***/ }),

/***/ 6129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ promotionInputs),
  d: () => (/* binding */ runPromotion)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/apps.js
var apps = __webpack_require__(316);
// EXTERNAL MODULE: ./src/rack/promotion.js
var rack_promotion = __webpack_require__(7879);
// EXTERNAL MODULE: ./src/commands/cleanup/cancel-promotion.js
var cancel_promotion = __webpack_require__(7500);
// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js
var started_work = __webpack_require__(5183);
// EXTERNAL MODULE: ./src/commands/declaration/expect-existing.js
var expect_existing = __webpack_require__(2249);
// EXTERNAL MODULE: ./src/commands/output/app-status.js
var app_status = __webpack_require__(8637);
// EXTERNAL MODULE: ./src/commands/output/heartbeat.js
var heartbeat = __webpack_require__(5261);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./src/explain/app-log.js
var app_log = __webpack_require__(7664);
// EXTERNAL MODULE: ./src/explain/diagnosis.js
var explain_diagnosis = __webpack_require__(497);
// EXTERNAL MODULE: ./src/explain/finding.js
var finding = __webpack_require__(8977);
// EXTERNAL MODULE: ./src/rack/deadline.js
var deadline = __webpack_require__(5972);
;// CONCATENATED MODULE: ./src/explain/fast-failure.js
const LONGEST_ARMED_S = 3_000;
const LEEWAY_S = 10;
function explainFastFailure(services, defaults, { pods, seconds, limit, }) {
    const failing = pods.filter(({ classification, restarts }) => classification !== "healthy" || restarts > 0);
    for (const { service, restarts } of failing) {
        const own = services.find((one) => one.service === service)?.crashRestartLimit ?? 0;
        const limit = own || (defaults?.crashRestartLimit ?? 0);
        if (limit <= 0 || restarts <= limit)
            continue;
        const key = own > 0 ? "deployment.crashRestartLimit" : "deploy_crash_restart_limit of the Rack";
        return `${service}: the Rack probably ended the rollout because a process restarted ${restarts} times, and ${key} is ${limit}. Fix the crash: a higher limit only delays the rollback.`;
    }
    const deadlines = services
        .filter(({ isAgent, isStateful }) => !isAgent && !isStateful)
        .map(({ service, progressDeadline }) => ({
        service,
        own: progressDeadline,
        deadline: progressDeadline || (defaults?.progressDeadline ?? 0),
    }))
        .filter(({ deadline }) => deadline > 0 && deadline < LONGEST_ARMED_S && deadline <= seconds + LEEWAY_S && deadline < limit)
        .sort((a, b) => a.deadline - b.deadline);
    const decided = deadlines.find(({ service }) => failing.some((pod) => pod.service === service)) ?? deadlines[0];
    if (decided === undefined)
        return undefined;
    const key = decided.own > 0 ? "deployment.progressDeadline" : "deploy_progress_deadline of the Rack";
    return `${decided.service}: the Rack probably ended the rollout because no new process became ready in time, and ${key} is ${decided.deadline} s. Raise it if the service needs longer to start: timeout does not extend it.`;
}

// EXTERNAL MODULE: ./src/rack/features.js
var features = __webpack_require__(5355);
;// CONCATENATED MODULE: ./src/commands/release/rollout-limit.js


const DEFAULT_S = 3_000;
const LONGEST_S = 21_600;
const SHORTEST_S = 30;
const BUILDS = 30;
async function readRolloutLimit(promotion, deps) {
    if (promotion.timeout !== undefined)
        return promotion.timeout;
    const manifest = promotion.manifest ?? (await readManifestOf(promotion, deps));
    const { largestProgressDeadline } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6635), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 6635));
    return clampSeconds(largestProgressDeadline(manifest)) * 1000;
}
async function readExtendedLimit({ app, timeout }, limitMs, { rack }) {
    if (timeout !== undefined)
        return undefined;
    const generation = await rack.generation(app);
    if ((0,features/* hasFeature */.jI)(generation, "fastFailure") === false)
        return undefined;
    const deadline = (await readRackDefaults({ rack }))?.progressDeadline;
    const ms = (deadline === undefined ? LONGEST_S : clampSeconds(deadline)) * 1000;
    if (ms <= limitMs)
        return undefined;
    const why = deadline === undefined
        ? "the Rack's deploy_progress_deadline cannot be read and may be longer"
        : `the Rack's deploy_progress_deadline is ${deadline} s`;
    return { ms, why };
}
function clampDeadline(seconds) {
    return seconds <= 0 ? 0 : Math.min(LONGEST_S, Math.max(SHORTEST_S, seconds));
}
function clampSeconds(seconds) {
    return Math.min(LONGEST_S, Math.max(DEFAULT_S, seconds));
}
async function readManifestOf({ app, release }, { rack }) {
    const found = await ifReadable(rack.releases.get(app, release));
    if (found && found.manifest !== "")
        return found.manifest;
    const builds = await ifReadable(rack.builds.list(app, { limit: BUILDS }));
    return builds?.find((build) => build.release === release || build.id === found?.build)?.manifest ?? "";
}
async function readRackDefaults({ rack }) {
    if (rack.endpoint.rack === undefined)
        return undefined;
    const details = await ifReadable(rack.rackDetails(rack.name));
    if (!details || Object.keys(details.parameters).length === 0)
        return undefined;
    const number = (name) => Number.parseInt(details.parameters[name] ?? "0", 10) || 0;
    return {
        progressDeadline: clampDeadline(number("deploy_progress_deadline")),
        crashRestartLimit: number("deploy_crash_restart_limit"),
    };
}
async function ifReadable(request) {
    try {
        return await request;
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
            throw error;
        if (error instanceof errors/* RackError */.yo && error.status === 401)
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/commands/release/early-end.js




async function describeEarlyEnd(promotion, seen, deps) {
    try {
        if ((0,features/* hasFeature */.jI)(await deps.rack.generation(promotion.app), "fastFailure") === false)
            return undefined;
        const manifest = promotion.manifest ?? (await readManifestOf(promotion, deps));
        const { readRolloutKeys } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6635), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 6635));
        const limit = (promotion.timeout ?? Number.POSITIVE_INFINITY) / 1000;
        return explainFastFailure(readRolloutKeys(manifest), await readRackDefaults(deps), { ...seen, limit });
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/commands/release/explain-promotion.js








const SHOWN_LINES = 5;
const ASKED_LINES = 50;
function observeRollout(promotion, log, deps) {
    const { app, release } = promotion;
    const startedAt = deps.now();
    let early;
    let turnedAt;
    return {
        observe({ status }) {
            if (status !== "rollback" || early !== undefined)
                return;
            turnedAt = deps.now();
            early = gatherEvidence(app, deps);
            early.catch(() => undefined);
        },
        async explain(limitMs) {
            const evidence = await withinLimit(limitMs, async () => {
                const first = await early;
                return first && hasEvidence(first) ? first : await gatherEvidence(app, deps);
            });
            const findings = evidence.diagnosed.length > 0
                ? evidence.diagnosed
                : (0,app_log/* appLogFindings */._)((0,app_log/* logLines */.O)(log.seen()), evidence.processes, release);
            await printOutputs(findings, deps);
            const refusal = log.refusal()?.message;
            const refusals = refusal === undefined ? evidence.refusals : [...evidence.refusals, refusal];
            const { why, hints } = explanation(app, findings, refusals);
            if (turnedAt === undefined || evidence.isLate)
                return { why, hints };
            const seen = { pods: evidence.pods, seconds: (turnedAt - startedAt) / 1000 };
            const cause = await describeEarlyEnd(promotion, seen, deps);
            return { why, hints: [cause ?? [], hints].flat() };
        },
    };
}
async function withinLimit(limitMs, gather) {
    const late = new errors/* TimeoutError */.MU("wait-timeout", `the Rack did not answer within ${(0,units/* formatDuration */.a3)(limitMs)}`);
    try {
        return await (0,deadline/* withDeadline */.NE)(limitMs, () => late, gather);
    }
    catch (error) {
        if (error !== late)
            throw error;
        return { diagnosed: [], pods: [], processes: [], refusals: [late.message], isLate: true };
    }
}
function hasEvidence({ diagnosed, processes }) {
    return diagnosed.length > 0 || processes.length > 0;
}
async function gatherEvidence(app, { rack }) {
    const refusals = [];
    const readIfAllowed = async (call) => {
        try {
            return await call;
        }
        catch (error) {
            if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
                throw error;
            if (!(error instanceof errors/* RackError */.yo) || error.status !== 404)
                refusals.push(error.message);
            return undefined;
        }
    };
    const diagnosis = await readIfAllowed(rack.diagnose.app(app, { lines: ASKED_LINES }));
    const processes = await readIfAllowed(rack.processes.list(app));
    return {
        diagnosed: diagnosis ? (0,explain_diagnosis/* diagnosisFindings */.a)(diagnosis) : [],
        pods: diagnosis?.pods ?? [],
        processes: processes ?? [],
        refusals,
    };
}
async function printOutputs(findings, { host }) {
    for (const { service, output } of findings) {
        if (output === "")
            continue;
        await host.group(`Last output of ${service}`, () => host.stream(external_node_stream_.Readable.from([Buffer.from(`${output}\n`)])));
    }
}
function explanation(app, findings, refusals) {
    const why = findings.map(({ service, what }) => (service === "" ? what : `${service}: ${what}`)).join("; ");
    const hints = findings.flatMap(({ service, hint, output }) => [
        ...(hint === "" ? [] : [service === "" ? hint : `${service}: ${hint}`]),
        ...(output === "" ? [] : [`last output of ${service}:\n${(0,finding/* lastLines */.w$)(output, SHOWN_LINES)}`]),
    ]);
    if (findings.every(({ output }) => output === "")) {
        hints.push(`Run convox-ci logs --app ${app} to see ${findings.length === 0 ? "why it did not start" : "its output"}.`);
    }
    if (findings.length === 0 && refusals.length > 0) {
        hints.push(...refusals.map((refusal) => `Not available: ${refusal}`));
        hints.push(`Use a deploy key with Read on ${app} to get the reason.`);
    }
    return { why, hints: [...new Set(hints)] };
}

// EXTERNAL MODULE: ./src/rack/wait.js
var wait = __webpack_require__(4109);
;// CONCATENATED MODULE: ./src/commands/release/promotion-queue.js





const TRY_AGAIN_MS = 1_000;
const CONFIRM_MS = 500;
const EARLY_MS = 1_000;
const LATE_MS = 3_000;
const LATE_AFTER_MS = 60_000;
const UNKNOWN_MS = 5_000;
async function waitForTurn({ app, timeoutMs, check, start }, deps) {
    const { host, now, rack, signal, sleep } = deps;
    let startedAt = now();
    const silence = () => queueTimeoutError(app, timeoutMs, "the Rack does not answer");
    for (;;) {
        const leftMs = startedAt + timeoutMs - now();
        if (leftMs <= 0)
            throw queueTimeoutError(app, timeoutMs, "other promotions kept starting first");
        const seen = await waitUntilFree(app, leftMs, timeoutMs, deps);
        const checking = now();
        await check(seen);
        startedAt += now() - checking;
        const before = await (0,deadline/* withDeadline */.NE)(startedAt + timeoutMs - now(), silence, () => rack.apps.get(app));
        if (before.status !== "running" || before.release !== seen.release)
            continue;
        try {
            await start(before);
            return before;
        }
        catch (error) {
            if (!isBusy(error))
                throw error;
            host.info(`Another promotion of ${app} has just started. Waiting for it to finish`);
            await sleep(TRY_AGAIN_MS, signal);
        }
    }
}
async function waitUntilFree(app, leftMs, timeoutMs, deps) {
    const { host, now, rack } = deps;
    const read = () => rack.apps.get(app);
    const silence = () => queueTimeoutError(app, timeoutMs, "the Rack does not answer");
    const first = await (0,deadline/* withDeadline */.NE)(leftMs, silence, read);
    if (first.status === "running")
        return first;
    const startedAt = now();
    const beat = (0,heartbeat/* heartbeat */.j)(deps);
    let printed = "";
    let unknownSince;
    const free = await (0,wait/* waitUntil */.a)(read, {
        ...deps,
        what: `${app} to be free for a promotion`,
        timeoutMs: leftMs,
        interval: (last, elapsedMs) => last?.status === "running" ? CONFIRM_MS : elapsedMs < LATE_AFTER_MS ? EARLY_MS : LATE_MS,
        done({ status }) {
            if (status !== printed && status !== "running")
                host.info(`Waiting for ${app}, which is ${(0,app_status/* statusInWords */.x)(status)}`);
            printed = status;
            beat(`Still waiting after ${(0,units/* formatDuration */.a3)(now() - startedAt)}: ${app} is ${(0,app_status/* statusInWords */.x)(status)}`);
            unknownSince = (0,apps/* isKnownStatus */.ih)(status) ? undefined : (unknownSince ?? now());
            const isUnknown = unknownSince !== undefined && now() - unknownSince >= UNKNOWN_MS;
            return status === "running" || isStuck(status) || isUnknown;
        },
        state: ({ status }) => status,
    }).catch((error) => {
        throw error instanceof errors/* TimeoutError */.MU
            ? queueTimeoutError(app, timeoutMs, `it is still ${(0,app_status/* statusInWords */.x)(printed)}`)
            : error;
    });
    if (free.status === "running")
        return free;
    throw new errors/* ConvoxError */.AC("promotion-impossible", `${app} cannot be promoted: its status is ${free.status}`, {
        hint: statusHint(free.status),
    });
}
function statusHint(status) {
    if (status === "failed")
        return "Its last rollback failed. Look up the reason in the Rack's cloud provider and repair it there.";
    if (isStuck(status))
        return undefined;
    return "convox-ci does not know this status. Look up the app in the Rack's cloud provider, or set force: true to promote in any status.";
}
function queueTimeoutError(app, timeoutMs, why) {
    return new errors/* TimeoutError */.MU("queue-timeout", `${app} could not be promoted within ${(0,units/* formatDuration */.a3)(timeoutMs)}: ${why}`, {
        hint: "Nothing was promoted. Raise queue-timeout to wait longer.",
    });
}
function isBusy(error) {
    return error instanceof errors/* RackError */.yo && /app is currently updating/.test(error.reason);
}
function isStuck(status) {
    return status === "failed" || status === "deleting";
}

// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
;// CONCATENATED MODULE: ./src/commands/release/start-promotion.js



const VISIBLE_MS = 20_000;
const STALE_MS = 10_000;
async function startPromotion(started, request, deps) {
    deps.signal.throwIfAborted();
    try {
        await (0,started_work/* requestStart */.s6)(deps, request);
    }
    catch (error) {
        const message = `the promotion of ${started.release} may still have started`;
        if (error instanceof errors/* CancelledError */.cc)
            throw (0,started_work/* cancelledError */.YQ)(deps.signal, message, error);
        if (!(error instanceof errors/* ConvoxError */.AC) || !(0,failures/* mayHaveHappened */.dk)(error))
            throw error;
        deps.host.info(`${error.message}. Checking whether the promotion has started`);
        await findPromotion(started, error, deps).catch((failure) => {
            throw failure instanceof errors/* CancelledError */.cc ? (0,started_work/* cancelledError */.YQ)(deps.signal, message, failure) : failure;
        });
    }
}
async function findPromotion({ app, release, before }, cause, deps) {
    const what = `the promotion of ${release} of ${app}`;
    const check = `Check with convox-ci apps info ${app} before you promote again`;
    let last;
    const read = async () => {
        const seen = await deps.rack.apps.get(app);
        last = { app: seen, at: deps.now() };
        return seen;
    };
    try {
        await (0,wait/* waitUntil */.a)(read, {
            ...deps,
            what: `${what} to start`,
            timeoutMs: VISIBLE_MS,
            consecutive: 1,
            done: (now) => (now.status !== "running" && now.status !== before.status) ||
                (now.release === release && before.release !== release),
        });
    }
    catch (failure) {
        if (failure instanceof errors/* CancelledError */.cc || !(failure instanceof errors/* ConvoxError */.AC))
            throw failure;
        const isStale = last === undefined || deps.now() - last.at > STALE_MS;
        if (!(failure instanceof errors/* TimeoutError */.MU) || last === undefined || isStale) {
            const why = failure instanceof errors/* TimeoutError */.MU ? "" : ` (${failure.message})`;
            throw new errors/* UnreachableError */.Jk("request-result-unknown", `${cause.message}; ${what} may have started, and ${app} cannot be read${why}`, {
                cause,
                hint: check,
            });
        }
        if (before.release === release || before.status !== "running") {
            throw new errors/* UnreachableError */.Jk("request-result-unknown", `${cause.message}; ${what} may have started: ${app} is ${last.app.status} as before`, {
                cause,
                hint: check,
            });
        }
        throw new errors/* UnreachableError */.Jk("rack-unreachable", `${cause.message}; ${what} did not start`, {
            cause,
            hint: "It is safe to retry.",
        });
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/commands/output/split-lines.js
var split_lines = __webpack_require__(4847);
;// CONCATENATED MODULE: ./src/commands/release/system-lines.js




const KEPT_CHARACTERS = 512 * 1024;
const RECENT_LINES = 200;
const REOPEN_AFTER = 1_000;
const OVERLAP = 5_000;
const OPEN_WITHIN = 5_000;
async function openSystemLines(app, { rack, host, now, sleep, signal }) {
    const closing = new AbortController();
    const startedAt = now();
    let stream;
    let kept = "";
    let refused;
    async function open() {
        const since = Math.min(OVERLAP, Math.round(now() - startedAt)) / 1000;
        stream = await (0,deadline/* openUnlessAborted */.M8)(closing.signal, () => rack.logs.app(app, { prefix: true, since }));
        if (closing.signal.aborted)
            stream.close();
        return stream;
    }
    function stopFollowing(error) {
        if (closing.signal.aborted)
            return;
        refused = error;
        const print = rack.endpoint.machine ? host.info : host.warn;
        print(`Cannot follow the app's log: ${error.message}`);
    }
    async function* lines() {
        let recent = [];
        let opening = first;
        while (!closing.signal.aborted && !signal.aborted) {
            let current;
            try {
                current = await (opening ?? open());
            }
            catch (error) {
                if (closing.signal.aborted)
                    return;
                if (!(error instanceof errors/* ConvoxError */.AC))
                    throw error;
                return stopFollowing(error);
            }
            opening = undefined;
            const before = new Set(recent);
            try {
                for await (const line of (0,split_lines/* splitLines */.u)(current)) {
                    const text = line.toString("utf8");
                    if (before.has(text))
                        continue;
                    recent = [...recent, text].slice(-RECENT_LINES);
                    kept = (kept + text).slice(-KEPT_CHARACTERS);
                    if (isSystem(text))
                        yield line;
                }
            }
            catch (error) {
                if (!(error instanceof errors/* ConvoxError */.AC))
                    throw error;
            }
            const reason = current.rackError();
            if (reason !== undefined)
                return stopFollowing(new errors/* RackError */.yo("rack-refused", current.where.request, undefined, reason));
            await sleep(REOPEN_AFTER, closing.signal).catch(() => undefined);
        }
    }
    const first = open();
    const limit = AbortSignal.timeout(OPEN_WITHIN);
    await Promise.race([first.catch(() => undefined), (0,external_node_events_.once)(limit, "abort")]);
    return {
        [Symbol.asyncIterator]: lines,
        seen: () => kept,
        refusal: () => refused,
        close() {
            closing.abort();
            stream?.close();
        },
    };
}
function isSystem(line) {
    return line.split(" ", 2)[1]?.startsWith("system/") ?? false;
}

;// CONCATENATED MODULE: ./src/commands/release/promotion.js













const promotionInputs = {
    force: {
        description: "Promote even if the app is updating",
        kind: "boolean",
        default: "false",
    },
    timeout: {
        description: "Time limit of the rollout, after which a v3 Rack rolls back",
        kind: "duration",
        fallback: "50 minutes, or the longest progressDeadline in convox.yml",
    },
    min: {
        description: "Minimum percentage of a service's processes that keep running during the rollout",
        kind: "integer",
        fallback: "the manifest's deployment minimum",
    },
    max: {
        description: "Maximum percentage of a service's processes that run during the rollout",
        kind: "integer",
        fallback: "the manifest's deployment maximum",
    },
    wait: {
        description: "Wait for the rollout to finish; if false, its outcome is not reported",
        kind: "boolean",
        default: "true",
    },
    "queue-timeout": {
        description: "Time limit for other promotions and rollbacks in progress to finish",
        kind: "duration",
        default: "60m",
    },
    "promote-timeout": {
        description: "Time limit to wait for the rollout to finish",
        kind: "duration",
        fallback: "the Rack's limit of the rollout plus 5 minutes",
    },
    ...cancel_promotion/* onCancelInput */.ST,
};
const MARGIN_MS = 300_000;
const promotion_UNKNOWN_MS = 5_000;
const EXPLAIN_MS = 60_000;
const EXPLAIN_LATE_MS = 10_000;
const CONTINUES = "The rollout continues on the Rack. Raise promote-timeout to wait longer, or set the input timeout to make a v3 Rack roll back sooner.";
const UNKNOWN_STATUS = "convox-ci does not know this status, so it does not know whether the rollout continues. Set promote-timeout to wait longer.";
async function runPromotion(promotion, deps) {
    const { app, release, force } = promotion;
    const { host, rack } = deps;
    const logs = [];
    const start = async (before) => {
        if (promotion.wait) {
            logs.pop()?.close();
            logs.push(await openSystemLines(app, deps));
        }
        const { timeout, min, max } = promotion;
        const options = {
            force,
            ...(timeout === undefined ? {} : { timeout: Math.ceil(timeout / 1000) }),
            ...(min === undefined ? {} : { min }),
            ...(max === undefined ? {} : { max }),
        };
        const started = startPromotion({ app, release, before }, (rack) => rack.releases.promote(app, release, options), deps);
        await (0,expect_existing/* expectExisting */.t)("release", { app, id: release }, started, deps);
    };
    return await host.group(`Promoting ${release} of ${app} on ${rack.name}`, async () => {
        try {
            let before;
            if (force) {
                before = await rack.apps.get(app);
                await promotion.check(before);
                await start(before);
            }
            else {
                before = await waitForTurn({ ...promotion, timeoutMs: promotion.queueTimeout, start }, deps);
            }
            const [lines] = logs;
            if (lines)
                await followPromotion(before, promotion, lines, deps);
            return before;
        }
        finally {
            logs.pop()?.close();
        }
    }, "promotion");
}
async function followPromotion(before, promotion, lines, deps) {
    const { app, release } = promotion;
    const onCancel = promotion.onCancel === "rollback" ? "rollback" : "leave";
    await (0,started_work/* withCleanup */.V1)({ kind: "promotion", app, id: release, onCancel }, deps, async () => {
        const printing = deps.host.stream(lines);
        try {
            await waitForOutcome(before, promotion, observeRollout(promotion, lines, deps), deps);
        }
        finally {
            lines.close();
            await printing;
        }
    });
}
async function waitForOutcome(before, promotion, observer, deps) {
    const { app, release } = promotion;
    const startedAt = deps.now();
    const beat = (0,heartbeat/* heartbeat */.j)(deps);
    let last = before;
    const read = async () => {
        last = await deps.rack.apps.get(app);
        observer.observe(last);
        beat(`${app} is ${(0,app_status/* statusInWords */.x)(last.status)} after ${(0,units/* formatDuration */.a3)(deps.now() - startedAt)}`);
        return last;
    };
    const readUntil = (limit) => async () => {
        const app = await read();
        if (deps.now() >= limit + promotion_UNKNOWN_MS && !(0,apps/* isKnownStatus */.ih)(app.status))
            throw new errors/* TimeoutError */.MU("wait-timeout", "unknown status");
        return app;
    };
    const waitUntil = (deadline, limit) => (0,rack_promotion/* promotionOutcome */.w)(readUntil(limit), {
        ...deps,
        release,
        previous: before.release,
        timeoutMs: deadline - deps.now(),
    });
    const outputs = (rolledBack, status) => ({ "rolled-back": rolledBack, status });
    try {
        const outcome = await promotion_withinLimit(startedAt, promotion, { waitUntil, last: () => last }, deps);
        if (outcome.kind === "promoted")
            return;
        const message = outcome.kind === "failed"
            ? `${release} of ${app} was not promoted: ${outcome.reason}`
            : `${release} was rolled back; ${app} ${describeRelease(outcome.to)}`;
        const { why, hints } = await observer.explain(EXPLAIN_MS);
        throw new errors/* RollbackError */.ZS(outcome.kind === "failed" ? "rollout-failed" : "rollout-rolled-back", why === "" ? message : `${message}: ${why}`, {
            hint: hints,
            outputs: outputs(outcome.kind === "rolledBack", outcome.kind === "failed" ? "failed" : "rolled-back"),
        });
    }
    catch (error) {
        if (!(error instanceof errors/* TimeoutError */.MU))
            throw error;
        const waited = (0,units/* formatDuration */.a3)(deps.now() - startedAt);
        const { why, hints } = await observer.explain(EXPLAIN_LATE_MS);
        const because = why === "" ? "" : `: ${why}`;
        if (last.status === "rollback") {
            throw new errors/* RollbackError */.ZS("rollout-rolled-back", `${release} is being rolled back, and ${app} has not settled after ${waited}${because}`, {
                hint: hints,
                cause: error,
                outputs: outputs(true, last.status),
            });
        }
        throw new errors/* TimeoutError */.MU("promotion-timeout", `${release} was not promoted within ${waited}: ${app} is still ${last.status}${because}`, {
            hint: [...hints, (0,apps/* isKnownStatus */.ih)(last.status) ? CONTINUES : UNKNOWN_STATUS],
            cause: error,
            outputs: outputs(false, last.status),
        });
    }
}
async function promotion_withinLimit(startedAt, promotion, wait, deps) {
    if (promotion.promoteTimeout !== undefined) {
        const deadline = startedAt + promotion.promoteTimeout;
        return await wait.waitUntil(deadline, deadline);
    }
    const limitMs = await readRolloutLimit(promotion, deps);
    try {
        return await wait.waitUntil(startedAt + limitMs + MARGIN_MS, startedAt + limitMs);
    }
    catch (error) {
        if (!(error instanceof errors/* TimeoutError */.MU) || wait.last().status !== "updating")
            throw error;
        const extended = await readExtendedLimit(promotion, limitMs, deps);
        if (extended === undefined)
            throw error;
        const totalMs = extended.ms + MARGIN_MS;
        deps.host.info(`${promotion.app} is still updating after ${(0,units/* formatDuration */.a3)(deps.now() - startedAt)}: ${extended.why}. Waiting up to ${(0,units/* formatDuration */.a3)(totalMs)} in total`);
        return await wait.waitUntil(startedAt + totalMs, startedAt + extended.ms);
    }
}
function describeRelease(release) {
    return release === "" ? "runs no release" : `runs ${release}`;
}


/***/ }),

/***/ 6296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ releaseId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function releaseId(text) {
    const id = text.trim().toUpperCase();
    if (/^R[A-Z0-9]+$/.test(id))
        return id;
    const isBuild = /^B[A-Z0-9]+$/.test(id);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `release is ${JSON.stringify(text)}: ${isBuild ? "this is the id of a build" : "allowed is an id such as RABCDEFGHIJ"}`, { hint: isBuild ? `Run convox-ci builds info ${id} to see its release.` : undefined });
}


/***/ }),

/***/ 8985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ serviceUrls)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3121);


async function serviceUrls(app, { rack, host }) {
    try {
        const list = (await rack.services.list(app)).flatMap((service) => {
            const url = urlOf(service);
            return url === undefined ? [] : [[service.name, url]];
        });
        const urls = Object.fromEntries(list);
        return { url: urls["web"] ?? list[0]?.[1] ?? "", urls: JSON.stringify(urls) };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC))
            throw error;
        const why = (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_1__/* .isForbidden */ .U)(error)
            ? `this deploy key is not allowed to list services (${error.reason})`
            : error.message;
        host.info(`The outputs url and urls are empty: ${why}`);
        return { url: "", urls: "" };
    }
}
function urlOf({ domain, ports }) {
    const balancers = ports.map(({ balancer }) => balancer).filter((port) => port > 0);
    const [first] = balancers;
    if (domain === "" || first === undefined)
        return undefined;
    if (balancers.includes(443))
        return `https://${domain}`;
    return first === 80 ? `http://${domain}` : `http://${domain}:${first}`;
}


/***/ }),

/***/ 7664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ logLines),
/* harmony export */   _: () => (/* binding */ appLogFindings)
/* harmony export */ });
/* harmony import */ var _diagnosis_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(497);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8977);
/* harmony import */ var _state_hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);



const REASONS = /UPDATE_FAILED|CREATE_FAILED|unable to place a task|is unhealthy in|failed container health checks|failed ELB health checks|failed (?:liveness|startup) probe|ResourceInitializationError|tasks failed to start|exceeded quota|couldn't find key|essential container|CannotPullContainer|was unable to|Back-off|probe failed|Failed to pull image|Error: |OOMKilled|nodes are available|Insufficient|FailedMount|Evicted|exceeded its progress deadline|did not stabilize/i;
const serviceLimit = 200;
const BAD_STATUS = /^(unhealthy|crashed|failed)$/;
function logLines(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const match = /^\S+ (\S+) (.*)$/.exec(line);
        return match?.[1] === undefined ? [] : [{ stream: match[1], message: match[2] ?? "" }];
    });
}
function appLogFindings(lines, processes, release) {
    const serving = new Set(processes.filter((one) => one.release !== release && one.status === "running").map(({ id }) => id));
    const services = servicesIn(lines, processes);
    const findings = [];
    for (const { stream, message } of [...lines].reverse()) {
        if (!stream.startsWith("system/") || !REASONS.test(message) || /UPDATE_FAILED.{0,300}cancelled/i.test(message))
            continue;
        const service = serviceIn(stream, message, services);
        findings.push({ service, what: plainWords(message), hint: (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(message), output: "" });
    }
    for (const { id, name, status, release: its } of processes) {
        if (its !== release || !BAD_STATUS.test(status))
            continue;
        findings.push({ service: name, what: `process ${id} is ${status}`, hint: (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(status), output: "" });
    }
    const outputs = outputByService(lines, serving);
    return (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .oneForEachService */ .OH)(findings).map((finding) => ({ ...finding, output: outputs(finding.service) }));
}
function outputByService(lines, serving) {
    const printed = new Map();
    for (const { stream, message } of lines.toReversed()) {
        const [kind, name = "", id = ""] = stream.split("/", 3);
        if (kind !== "service" || serving.has(id))
            continue;
        const last = printed.get(name) ?? { stream, messages: [] };
        printed.set(name, last);
        if (last.stream === stream)
            last.messages.push(message);
    }
    return (service) => (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)((printed.get(service)?.messages ?? []).toReversed().join("\n"));
}
function servicesIn(lines, processes) {
    const names = lines.flatMap(({ stream }) => (stream.startsWith("service/") ? [stream.split("/")[1] ?? ""] : []));
    const all = new Set([...names, ...processes.map(({ name }) => name)]);
    all.delete("");
    return [...all].slice(0, serviceLimit);
}
function serviceIn(stream, message, services) {
    const object = /^system\/k8s\/([^/]+)$/.exec(stream)?.[1];
    if (object !== undefined)
        return services.includes(object) ? object : (0,_diagnosis_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceOfPod */ .M)(object);
    const id = /\bService([A-Z][A-Za-z0-9]*)/.exec(message)?.[1]?.toLowerCase() ?? "";
    const ecs = /\(service ([^)]{1,300})\)/.exec(message)?.[1] ?? "";
    const known = services.find((name) => {
        const flat = name.replaceAll("-", "");
        return (id !== "" && id.startsWith(flat)) || ecs === name || ecs.endsWith(`-${name}`);
    });
    return known ?? (id === "" ? ecs : id);
}
function plainWords(message) {
    const line = message
        .replace(/^aws\/(cfm \S+|ecs) /, "")
        .replace(/\s+/g, " ")
        .trim()
        .replace(/\.$/, "");
    return line.length > 300 ? `${line.slice(0, 300)}...` : line;
}


/***/ }),

/***/ 497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ serviceOfPod),
/* harmony export */   a: () => (/* binding */ diagnosisFindings)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8977);
/* harmony import */ var _state_hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);


function diagnosisFindings({ pods, initPods, services, events }) {
    const sick = pods.filter(({ classification, restarts }) => classification === "unhealthy" || classification === "not-ready" || (classification === "new" && restarts > 0));
    const findings = [...initPods.flatMap(initFinding), ...sick.map(podFinding)];
    for (const { name, ready, desired, status, stallReason } of services) {
        if (status !== "stalled" || findings.some(({ service }) => service === name))
            continue;
        const what = `${ready} of ${desired} processes are ready: ${stallReason || "the rollout does not proceed"}`;
        const event = events.find(({ object }) => isOf(object, name));
        findings.push({
            service: name,
            what: event === undefined ? what : `${what}; ${sentence(event.message)}`,
            hint: (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(event?.message ?? "") || (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(stallReason),
            output: "",
        });
    }
    return (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .oneForEachService */ .OH)(findings);
}
function initFinding({ name, service, containers }) {
    const bad = containers.find(({ state }) => /exit=[1-9]|Error|BackOff|OOMKilled/.test(state)) ?? containers[0];
    if (!bad)
        return [];
    return [
        {
            service,
            what: `process ${name} does not get past its init container ${bad.name}: ${bad.state}`,
            hint: (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(bad.state),
            output: (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)(bad.logs),
        },
    ];
}
function podFinding(pod) {
    const event = tellingEvent(pod.events);
    const state = pod.stateDetail.replace(/^Terminated:/, "ended: ") || "not ready";
    const restarts = pod.restarts === 0 ? "" : `, restarted ${times(pod.restarts)}`;
    const said = event === undefined ? "" : `; ${sentence(event.message)}`;
    const hint = (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(pod.stateDetail) ||
        (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(event ? `${event.reason} ${event.message}` : "") ||
        pod.hint.replace(" -- ", ": ") ||
        (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(pod.classification === "not-ready" ? "ContainersNotReady" : "");
    return {
        service: pod.service,
        what: `process ${pod.name} is ${state}${restarts}${said}`,
        hint,
        output: (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)(pod.previousLogs || pod.logs),
    };
}
function tellingEvent(events) {
    const weight = ({ reason }) => /Unhealthy|Failed|OOM|Evicted/.test(reason) ? 2 : /BackOff/.test(reason) ? 1 : 0;
    const [first] = [...events].sort((a, b) => weight(b) - weight(a));
    return first && weight(first) > 0 ? first : undefined;
}
function isOf(object, service) {
    const name = object.slice(object.indexOf("/") + 1);
    return name === service || serviceOfPod(name) === service;
}
function serviceOfPod(name) {
    return name.replace(/(?:-[0-9a-z]{5,10})?-[0-9a-z]{5,10}$/, "");
}
function sentence(message) {
    const line = message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
    return line.length > 300 ? `${line.slice(0, 300)}...` : line;
}
function times(count) {
    return count === 1 ? "once" : `${count} times`;
}


/***/ }),

/***/ 8977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ cutLine),
/* harmony export */   OH: () => (/* binding */ oneForEachService),
/* harmony export */   dz: () => (/* binding */ withoutColors),
/* harmony export */   w$: () => (/* binding */ lastLines)
/* harmony export */ });
const OUTPUT_LINES = 20;
const LINE_LENGTH = 500;
const EXAMINED_LENGTH = 1_000;
function cutLine(line) {
    return line.length > EXAMINED_LENGTH ? line.slice(0, EXAMINED_LENGTH) : line;
}
function withoutColors(text) {
    return text.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, "");
}
function lastLines(log, count = OUTPUT_LINES) {
    return withoutColors(log)
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "").trimEnd())
        .filter((line) => line !== "")
        .slice(-count)
        .map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}...` : line))
        .join("\n");
}
function oneForEachService(findings) {
    const kept = new Map();
    for (const finding of findings) {
        const before = kept.get(finding.service);
        if (before === undefined || (before.output === "" && finding.output !== ""))
            kept.set(finding.service, finding);
    }
    return [...kept.values()];
}


/***/ }),

/***/ 3598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ stateHint)
/* harmony export */ });
/* unused harmony export HINTS */
const HINTS = [
    [
        /OOMKilled|OutOfMemory|out of memory/i,
        "it needs more memory than it may have: raise scale.memory of the service in convox.yml",
    ],
    [
        /FailedMount|FailedAttachVolume|MountVolume/i,
        "a volume cannot be mounted: check volumes and volumeOptions in convox.yml",
    ],
    [
        /ImagePullBackOff|ErrImagePull|Failed to pull image|CannotPullContainer/i,
        "the Rack cannot pull the image: look whether the build pushed it and whether the registry's login still holds",
    ],
    [
        /CreateContainerConfigError|secret .{0,300}not found|couldn't find key|ResourceInitializationError/i,
        "a variable or secret that the service names does not exist: compare environment in convox.yml with convox-ci env",
    ],
    [
        /Unschedulable|FailedScheduling|Insufficient (cpu|memory)|unable to place a task|nodes are available|exceeded quota/i,
        "no machine of the Rack has room for it: lower scale.cpu and scale.memory, or give the Rack more or larger machines",
    ],
    [
        /exec format error/i,
        "the image is for another processor than the Rack's machines: build for their architecture (app parameter BuildArch)",
    ],
    [
        /RunContainerError|ContainerCannotRun|StartError|executable file not found|exec\b[^\n]{0,300}no such file or directory/i,
        "the command does not exist in the image: check command in convox.yml and CMD or ENTRYPOINT in the Dockerfile",
    ],
    [
        /probe failed|failed (?:liveness|readiness|startup) probe|health check|is unhealthy|ContainersNotReady|Unhealthy/i,
        "the health check does not succeed: the service must listen on its port on 0.0.0.0 and answer health.path with 200 to 399 in time; health.grace gives it longer to start",
    ],
    [
        /exit(?: code)?[:=]? ?137\b/i,
        "it was killed from outside: for using more memory than scale.memory allows, or for failing its health check",
    ],
    [
        /CrashLoopBackOff|Back-off restarting|essential container|exited|Terminated:Error|BackOff|crashed/i,
        "the process ends soon after it started: its last output says why",
    ],
    [/Completed/, "the process ends by itself, and a service must keep running: check its command"],
    [/Evicted/i, "the machine ran short of resources and the process had to go: check scale.memory and the Rack's size"],
    [
        /did not stabilize|ProgressDeadlineExceeded|Deadline|timed out/i,
        "the new processes did not become healthy in time: timeout gives them longer on a v3 Rack, unless a progressDeadline is shorter",
    ],
];
function stateHint(text) {
    return HINTS.find(([pattern]) => pattern.test(text))?.[1] ?? "";
}


/***/ }),

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


/***/ })

};
