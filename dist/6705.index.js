export const id = 6705;
export const ids = [6705,9655];
export const modules = {

/***/ 6705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildFromImage: () => (/* binding */ buildFromImage)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/explain/build-causes.js + 4 modules
var build_causes = __webpack_require__(6547);
// EXTERNAL MODULE: ./src/rack/secret-forms.js
var secret_forms = __webpack_require__(1718);
// EXTERNAL MODULE: ./src/rack/features.js
var features = __webpack_require__(5355);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/commands/app/environment-drop.js
var environment_drop = __webpack_require__(8550);
// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js
var started_work = __webpack_require__(5183);
// EXTERNAL MODULE: ./src/commands/images/open-ecr.js
var open_ecr = __webpack_require__(9655);
;// CONCATENATED MODULE: ./src/commands/images/image-credentials.js



const AWS_VARIABLES = [
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_PROFILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];
async function readImageCredentials(image, deps) {
    const { env, host } = deps;
    const user = env["CONVOX_IMAGE_USER"]?.trim() ?? "";
    const password = env["CONVOX_IMAGE_PASSWORD"]?.trim() ?? "";
    if ((user === "") !== (password === "")) {
        const [set, missing] = user === "" ? ["PASSWORD", "USER"] : ["USER", "PASSWORD"];
        throw new errors/* InputError */.dz("inputs-conflict", `CONVOX_IMAGE_${set} is set, but CONVOX_IMAGE_${missing} is not`, {
            hint: "Set both, or none for a public image.",
        });
    }
    if (user !== "")
        return { user, password };
    const { parseEcrRepository } = await __webpack_require__.e(/* import() */ 2537).then(__webpack_require__.bind(__webpack_require__, 2537));
    const repository = parseEcrRepository(image.replace(/(?::[\w.-]+)?(?:@[\w:]+)?$/, ""));
    if (repository === undefined || !AWS_VARIABLES.some((name) => env[name]?.trim()))
        return undefined;
    const ecr = await (0,open_ecr/* openJobEcr */.W)(repository.region, deps);
    try {
        const { readRegistryLogin } = await Promise.all(/* import() */[__webpack_require__.e(7543), __webpack_require__.e(6108)]).then(__webpack_require__.bind(__webpack_require__, 6108));
        const login = await readRegistryLogin(ecr.request);
        for (const secret of (0,secret_forms/* secretForms */.e)(login.password, login.user))
            host.mask(secret);
        host.info(`The Rack pulls ${image} with a login from the AWS credentials of this job`);
        return login;
    }
    finally {
        ecr.close();
    }
}

// EXTERNAL MODULE: ./src/commands/builds/build-inputs.js
var build_inputs = __webpack_require__(6151);
// EXTERNAL MODULE: ./src/commands/builds/build-log.js + 2 modules
var build_log = __webpack_require__(2613);
// EXTERNAL MODULE: ./src/commands/builds/create-build.js
var create_build = __webpack_require__(8604);
;// CONCATENATED MODULE: ./src/commands/builds/image-build.js











const BUSY_MS = 10_000;
async function buildFromImage(values, purpose, deps) {
    checkImageInputs(values);
    const { app, image } = values;
    const { host, rack } = deps;
    const startedAt = deps.now();
    const { readManifest, checkManifest } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6635), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 6635));
    const dir = (0,external_node_path_.resolve)(deps.cwd, values.workingDirectory);
    const manifest = await readManifest(dir, { manifest: values.manifest, checksBuilds: false, cwd: deps.cwd });
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(dir, manifest.file), "utf8");
    const existing = await (0,build_inputs/* readExistingApp */.$C)(app, purpose, deps);
    const generation = await rack.generation(app);
    checkRack(generation, deps);
    for (const problem of checkManifest(manifest, generation.generation, generation.version)) {
        host.warn(`${manifest.file}${problem.line === undefined ? "" : `:${problem.line}`}: ${problem.message}`);
    }
    if (manifest.requiredEnv.length > 0) {
        const names = manifest.requiredEnv.join(", ");
        throw new errors/* InputError */.dz("manifest-invalid", `image cannot be used with this manifest: the Rack reads it without the app's environment, and it requires ${names}`, { hint: `Give each a default in ${manifest.file}, such as ${manifest.requiredEnv[0]}= for an empty one.` });
    }
    const previous = existing?.release ?? "";
    await (0,environment_drop/* checkEnvironmentDrop */.lQ)({ app, active: previous, mode: values.envDrop, report: purpose.dropReport }, deps);
    const credentials = await readImageCredentials(image, deps);
    const commit = await deps.git.commit(dir);
    const description = values.description ?? `image ${image}`;
    const request = { url: "", description, gitSha: commit?.sha, manifest: values.manifest, external: true };
    const created = await (0,create_build/* createBuild */.d)({ app, description, gitSha: commit?.sha ?? "" }, (patient) => patient.builds.create(app, request, generation), deps);
    const { password } = URL.canParse(created.repository) ? new URL(created.repository) : { password: "" };
    for (const secret of password === "" ? [] : (0,secret_forms/* secretForms */.e)(decodeURIComponent(password)))
        host.mask(secret);
    const built = await (0,started_work/* withCleanup */.V1)({ kind: "build", app, id: created.id }, deps, () => host.group(`Importing ${image} into ${app} on ${rack.name}: ${created.id}`, async () => {
        const end = deps.now() + values.buildTimeout;
        await startImport(created, { image, text, credentials, end }, deps);
        return await (0,build_log.waitForBuild)(created, Math.max(end - deps.now(), 1), deps);
    }));
    if (built.status === "failed")
        throw importError(built, image, credentials);
    const release = await rack.releases.create(app, { build: built.id, description });
    await rack.builds.update(app, built.id, { release: release.id });
    host.info(`Build:   ${built.id}`);
    host.info(`Release: ${release.id}`);
    return {
        build: built.id,
        release: release.id,
        app,
        rack: rack.name,
        status: built.status,
        "git-sha": commit?.sha ?? "",
        duration: Math.round((deps.now() - startedAt) / 1000),
        "context-size": 0,
        context: "",
        "previous-release": previous,
        cache: "[]",
        images: JSON.stringify(manifest.services.map((service) => ({ service, repository: null, tag: null, digest: null }))),
    };
}
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/;
const DIGEST = /^[^@]+@sha256:[0-9a-f]{64}$/;
function checkImageInputs(values) {
    const { image } = values;
    const isReference = REFERENCE.test(image) && !/\/\/|[@:/]-/.test(image) && !image.endsWith("/");
    const isDigest = image.includes("@");
    if (!isReference || (isDigest && (!DIGEST.test(image) || /:[^/@]*@/.test(image)))) {
        throw new errors/* InputError */.dz("input-invalid", `image is ${JSON.stringify(image)}: allowed are NAME, NAME:TAG and NAME@sha256: with 64 hexadecimal digits`);
    }
    const conflicts = [
        ["build-on: runner", values.buildOn === "runner"],
        ["build-args", values.buildArgs.length > 0 || values.buildArgsJson !== undefined],
        ["cached", values.cached !== undefined],
        ["no-cache", values.noCache !== undefined],
        ["registry-cache", values.registryCache !== undefined],
        ["development", values.development],
        ["dry-run", values.dryRun],
        ["provenance", values.provenance !== undefined],
    ].flatMap(([name, isGiven]) => (isGiven ? [String(name)] : []));
    if (conflicts.length === 0)
        return;
    throw new errors/* InputError */.dz("inputs-conflict", `image and ${conflicts.join(", ")}: with image, nothing is built`, {
        hint: `Remove the input image, or remove ${conflicts.join(", ")}.`,
    });
}
function checkRack(generation, { rack }) {
    if (generation.generation === "v3" && (0,features/* hasFeature */.jI)(generation, "imageImport") !== false)
        return;
    throw olderRackError(rack.name, generation);
}
function olderRackError(rack, { generation, version }) {
    const found = generation === undefined ? "a Rack whose version cannot be read" : `a ${generation} Rack (${version})`;
    return new errors/* InputError */.dz("rack-feature-missing", `image: ${rack} is ${found}, which cannot import an image`, {
        hint: `It requires ${(0,features/* describeFirstVersions */.VB)("imageImport")}. On other Racks use build-on: runner, or name the image in convox.yml.`,
    });
}
async function startImport(build, { image, text, credentials, end }, deps) {
    const { app, id } = build;
    const { host, rack } = deps;
    try {
        await rack.builds.update(app, id, { manifest: text });
        for (let isReported = false;; isReported = true) {
            if (await requestImport(build, image, credentials, deps))
                return;
            if (deps.now() + BUSY_MS >= end) {
                throw new errors/* TimeoutError */.MU("build-timeout", `build ${id} of ${app}: the Rack was busy with other imports`, {
                    hint: "Raise build-timeout, or run fewer imports at a time.",
                });
            }
            if (!isReported)
                host.info("The Rack is busy with other imports. Waiting for its turn");
            await deps.sleep(BUSY_MS, deps.signal);
        }
    }
    catch (error) {
        if (deps.signal.aborted || !(error instanceof errors/* ConvoxError */.AC))
            throw error;
        await rack.builds.markFailed(app, id, new Date(deps.now())).catch(() => undefined);
        if (!(error instanceof errors/* RackError */.yo))
            throw error;
        if (error.status === 404 && error.reason.trim() === "")
            throw olderRackError(rack.name, await rack.generation(app));
        throw error;
    }
}
async function requestImport({ app, id }, image, credentials, { rack }) {
    for (let attempt = 1;; attempt++) {
        try {
            await rack.builds.importImage(app, id, image, credentials);
            return true;
        }
        catch (error) {
            if (error instanceof errors/* RackError */.yo && error.status === 409)
                return /already importing/.test(error.reason);
            const isLost = error instanceof errors/* UnreachableError */.Jk && (0,failures/* mayHaveHappened */.dk)(error);
            if (!isLost || attempt > 1)
                throw error;
        }
    }
}
function importError(build, image, credentials) {
    const cause = (0,build_causes/* causeIn */.Po)({ instruction: "", output: build.reason });
    const isDenied = /unauthorized|denied|authentication required|401|403/i.test(build.reason);
    const login = credentials === undefined
        ? "Set CONVOX_IMAGE_USER and CONVOX_IMAGE_PASSWORD, or configure AWS credentials for an image in Amazon ECR."
        : "Check that the credentials may pull the image.";
    const reason = build.reason.trim() || "the Rack gives no reason";
    return new errors/* BuildError */.zS(cause === undefined ? "build-failed" : `build-failed/${cause.name}`, `build ${build.id} of ${build.app} failed: ${image} cannot be imported: ${reason}`, {
        hint: isDenied ? login : (cause?.hint ?? []),
        outputs: { build: build.id, app: build.app, status: build.status },
    });
}


/***/ }),

/***/ 9655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ openJobEcr),
/* harmony export */   checkAwsCredentials: () => (/* binding */ checkAwsCredentials)
/* harmony export */ });
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7054);

const SECRETS = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
async function openJobEcr(region, { env, host, rack, signal }) {
    for (const name of SECRETS) {
        const secret = env[name]?.trim();
        if (secret)
            host.mask(secret);
    }
    const { openEcr } = await Promise.all(/* import() */[__webpack_require__.e(7543), __webpack_require__.e(2182)]).then(__webpack_require__.bind(__webpack_require__, 2182));
    const { openProxyAgents } = await __webpack_require__.e(/* import() */ 4959).then(__webpack_require__.bind(__webpack_require__, 4959));
    const agents = openProxyAgents((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .proxySettings */ .EM)(env), rack.endpoint.tls);
    const ecr = openEcr({ region, env, signal, agents });
    return {
        ...ecr,
        close() {
            ecr.close();
            agents.close();
        },
    };
}
async function checkAwsCredentials(deps) {
    const ecr = await openJobEcr(deps.env["AWS_REGION"]?.trim() || "us-east-1", deps);
    try {
        await ecr.checkCredentials();
    }
    finally {
        ecr.close();
    }
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


/***/ })

};
