export const id = 9335;
export const ids = [9335,1143,8403];
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
    host.warn(`${message}. ${fix}`);
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
    const { serviceNames } = await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(2211), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 2211));
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
/* harmony export */   r: () => (/* binding */ isCheckRequested)
/* harmony export */ });
function isCheckRequested(values) {
    return values.images === "verify" || values.scan === "wait" || values.requireSignature;
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


/***/ })

};
