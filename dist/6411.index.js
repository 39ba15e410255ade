export const id = 6411;
export const ids = [6411,8403];
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

/***/ 1430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ appInput)
/* harmony export */ });
const appInput = {
    description: "Name of the app",
    required: true,
    short: "a",
    env: ["CONVOX_APP"],
    fallback: "CONVOX_APP; in a terminal also .convox/app, then the name of the directory",
};


/***/ }),

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

/***/ 9550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ createFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


async function createFolder(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
    }
    catch (error) {
        if (await isFolder(path))
            return;
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        if (Object(error).code !== "ENOENT" || parent === path || (await isFolder(parent)))
            throw error;
        await createFolder(parent);
        await createFolder(path);
    }
}
async function isFolder(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then((found) => found.isDirectory(), () => false);
}


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

/***/ 6142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ logFileInput),
/* harmony export */   T: () => (/* binding */ withLogFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7748);
/* harmony import */ var _create_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9550);




const logFileInput = {
    "log-file": {
        description: "File to also save the whole log to. Bytes are unchanged, except that secrets are masked",
    },
};
const FLUSH_BYTES = 64 * 1024;
async function withLogFile(path, { cwd, host }, body) {
    if (path === undefined)
        return body({ through: (chunks) => chunks });
    let handle = await openLogFile(path, cwd);
    const mask = host.masking();
    let waiting = [];
    let size = 0;
    const giveUp = async (error) => {
        host.warn(`Stopped saving the log to ${path}: ${(0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSystemError */ .Zo)(error) ?? Object(error).message}`);
        const broken = handle;
        handle = undefined;
        await broken?.close().catch(() => undefined);
    };
    const flush = async () => {
        const bytes = Buffer.concat(waiting);
        waiting = [];
        size = 0;
        try {
            if (bytes.length > 0)
                await handle?.appendFile(bytes);
        }
        catch (error) {
            await giveUp(error);
        }
    };
    async function* through(chunks) {
        for await (const chunk of chunks) {
            if (handle) {
                const bytes = mask.push(chunk);
                waiting.push(Buffer.from(bytes));
                size += bytes.length;
                if (size >= FLUSH_BYTES)
                    await flush();
            }
            yield chunk;
        }
    }
    try {
        return await body({ through });
    }
    finally {
        waiting.push(mask.end());
        await flush();
        await handle?.close().catch(giveUp);
    }
}
async function openLogFile(path, cwd) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path);
    try {
        await (0,_create_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .createFolder */ .v)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(full));
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(full, "w");
    }
    catch (cause) {
        throw (0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .toFileError */ .GI)("log-file", path, "written", cause);
    }
}


/***/ }),

/***/ 2490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ withHeartbeat)
/* harmony export */ });
const SILENT_MS = 45_000;
const LOOK_EVERY_MS = 15_000;
const LIVE_EVERY_MS = 1_000;
async function* withHeartbeat(chunks, line, { host, now }, { lookEveryMs = LOOK_EVERY_MS, isLive = false } = {}) {
    let lastChunkAt = now();
    const progress = isLive ? host.progress : undefined;
    const look = () => {
        if (progress)
            return progress(line());
        if (now() - lastChunkAt < SILENT_MS)
            return;
        lastChunkAt = now();
        host.info(line(), "quiet");
    };
    const timer = setInterval(look, progress ? LIVE_EVERY_MS : lookEveryMs);
    try {
        for await (const chunk of chunks) {
            lastChunkAt = now();
            yield chunk;
        }
    }
    finally {
        clearInterval(timer);
        progress?.("");
    }
}


/***/ }),

/***/ 8659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nN: () => (/* binding */ VARIABLE_NAME),
  u0: () => (/* binding */ parseJsonValues),
  Hl: () => (/* binding */ parseKeyValues)
});

;// CONCATENATED MODULE: ./src/commands/variables/wrapped-value.js
const ENCODED = /^[A-Za-z0-9+/_-]{16,}$/;
const ENCODED_END = /^[A-Za-z0-9+/_-]*={1,2}$/;
function isOpen(value) {
    const text = value.trim();
    if (/^["']?-----BEGIN /.test(text))
        return !/-----END /.test(text);
    const [, start = "", quote] = /^(\$?(["'`]))/.exec(text) ?? [];
    if (quote !== undefined)
        return text.length === start.length || !text.endsWith(quote);
    if (/^[[{]/.test(text))
        return !isJson(text) && count(text, /[[{]/g) > count(text, /[\]}]/g);
    return false;
}
function seemsToContinue(value, line) {
    const text = line.trim();
    if (/^[^=]+==$/.test(text))
        return true;
    if (ENCODED.test(value) && ENCODED_END.test(text) && (value.length + text.length) % 4 === 0)
        return true;
    return /[\\?&]$/.test(value) && !/^[A-Z_][A-Z0-9_]*=/.test(text);
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function count(text, pattern) {
    return text.match(pattern)?.length ?? 0;
}

;// CONCATENATED MODULE: ./src/commands/variables/key-values.js

const VARIABLE_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const USUAL_NAME = /^(?:[A-Z_][A-Z0-9_]*|[a-z_][a-z0-9_.-]*)$/;
function parseKeyValues(source, items, env, rules, mistakes) {
    const found = new Map();
    let previous;
    for (const [index, item] of items.entries()) {
        const line = rules.trims ? item.trim() : item;
        if (line.trim() === "" || line.trimStart().startsWith("#"))
            continue;
        const place = items.length > 1 ? `${source}, line ${index + 1}` : source;
        const pair = parseItem(line, env, rules);
        if (previous && (pair === undefined || isOpen(previous.value) || seemsToContinue(previous.value, line))) {
            const bare = line.includes("=") ? "" : "; a line without = must name an environment variable of the job";
            mistakes.push(`${place}: ${describeContinuation(found)}${bare}`);
            return found;
        }
        if (pair === undefined) {
            mistakes.push(`${place}: expected KEY=VALUE, or the name of an environment variable of the job`);
            return found;
        }
        const { key, value, flaw } = pair;
        const mistake = flaw ??
            valueFlaw(key, value, /[\r\n]/, rules) ??
            (found.has(key) && !rules.allowsRepeats ? `${key} is set twice` : undefined);
        if (mistake !== undefined)
            mistakes.push(`${place}: ${mistake}`);
        found.set(key, value);
        if (line.includes("="))
            previous = { key, value: value ?? "" };
    }
    return found;
}
function parseJsonValues(source, text, rules, mistakes) {
    const found = new Map();
    const object = parseObject(text);
    if (object === undefined) {
        mistakes.push(`${source}: expected a JSON object of strings, such as {"KEY": "value"}`);
        return found;
    }
    for (const [key, value] of Object.entries(object)) {
        if (!rules.name.test(key)) {
            mistakes.push(`${source}: ${JSON.stringify(key)} is not a valid variable name`);
        }
        else if (typeof value !== "string") {
            mistakes.push(`${source}: the value of ${key} is not a string`);
        }
        else {
            const flaw = valueFlaw(key, value, /\n|\r$/, rules);
            if (flaw !== undefined)
                mistakes.push(`${source}: ${flaw}`);
            found.set(key, value);
        }
    }
    return found;
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function parseItem(line, env, rules) {
    const at = line.indexOf("=");
    if (at < 0) {
        const key = line.trim();
        if (!rules.name.test(key))
            return undefined;
        const value = env[key];
        return value === undefined && !rules.isFilledIn?.(key) ? undefined : { key, value };
    }
    const key = line.slice(0, at);
    const value = line.slice(at + 1);
    if (rules.name.test(key))
        return { key, value };
    const name = key.replace(/^\s*export\s+/, "").trim();
    if (!rules.name.test(name))
        return undefined;
    return { key: name, value, flaw: `remove ${/export/.test(key) ? '"export"' : "the white space"} around ${name}` };
}
function describeContinuation(found) {
    const names = [...found].reverse();
    const [key] = names.findLast(([name, value]) => isOpen(value ?? "") && USUAL_NAME.test(name)) ??
        names.find(([name]) => USUAL_NAME.test(name)) ??
        [];
    return key === undefined
        ? "the line has no valid name, and may continue a value of several lines"
        : `the value of ${key} seems to continue on this line, and a value in this list must be one line`;
}
function valueFlaw(key, value, lineBreak, { allowsLineBreaks, maxBytes = Number.POSITIVE_INFINITY }) {
    if (value === undefined)
        return undefined;
    if (value.includes("\0"))
        return `the value of ${key} contains a NUL byte`;
    if (!allowsLineBreaks && lineBreak.test(value))
        return `the value of ${key} contains a line break`;
    const size = Buffer.byteLength(`${key}=${value}`);
    return size > maxBytes ? `${key} and its value are ${size} bytes; the limit is ${maxBytes}` : undefined;
}


/***/ }),

/***/ 2128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ maskValues)
/* harmony export */ });
/* unused harmony export isSecret */
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1718);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1143);

const SECRET_NAME = /secret|token|passw|passphrase|credential|private|(?:^|[_.-])(?:pass|pwd|pw|auth|dsn|cookie|salt|jwt|pin)(?:[_.-]|$)|api_?key|access_?key|(?:^|[_.-])keys?(?:[_.-]|$)/i;
const SETTING_NAME = /[_.-](?:url|uri|host|hostname|domain|port|type|provider|name|path|file|dir|folder|ttl|expiry|expires|expiration|timeout|lifetime|max_?age|issuer|audience|scopes?|realm|alg|algorithm|method|mode|strategy|backend|driver|model|class|prefix|rounds|length|size|policy|enabled|disabled|required|samesite|secure|env|environment|region|version|format|user|username|email)$/i;
const PLAIN_ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[\w.:-]+(?:\/(?:[a-z-]{1,20}\d{0,2})?)?$/;
const PUBLIC_NAME = /sha|commit|revision|version|digest|image|checksum|uuid|path|host|region|bucket|arn/i;
const SECRET_VALUE = /-----BEGIN [A-Z ]*PRIVATE KEY|^eyJ[\w-]+\.[\w-]+\.|^(?:gh[a-z]_|github_pat_|sk[-_]|xox[a-z]-|AKIA|glpat-)/;
const RANDOM_LENGTH = 20;
const RANDOM_BITS_PER_CHARACTER = 3.5;
function maskValues(values, mode, { host }) {
    for (const [name, value] of values) {
        if (value === undefined || mode === "none" || !isMaskable(value))
            continue;
        const secrets = mode === "all" || isSecret(name, value) ? [...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .secretForms */ .e)(value), ...passwordsIn(value)] : [];
        for (const secret of secrets)
            host.mask(secret);
    }
}
function isSecret(name, value) {
    if (SECRET_VALUE.test(value) || passwordsIn(value).length > 0)
        return true;
    if (SECRET_NAME.test(name))
        return !isSetting(name, value);
    return !PUBLIC_NAME.test(name) && isRandom(value);
}
function isSetting(name, value) {
    const isAddress = value.includes("://");
    return SETTING_NAME.test(name) && !isRandom(value) && (!isAddress || PLAIN_ADDRESS.test(value));
}
function passwordsIn(url) {
    if (!/^[a-z][a-z0-9+.-]*:\/\/[^/]*@/i.test(url) || !URL.canParse(url))
        return [];
    const { password } = new URL(url);
    return password === "" ? [] : (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .secretForms */ .e)((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .percentDecoded */ .o)(password)).filter(isMaskable);
}
function isMaskable(value) {
    return value.trim().length >= 4 && !/^(\d{1,5}|true|false|null|none)$/i.test(value.trim());
}
function isRandom(value) {
    if (value.length < RANDOM_LENGTH || !/^[A-Za-z0-9+/_=.~-]+$/.test(value))
        return false;
    if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || /^[a-z]+([-_./][a-z0-9]+)*$/.test(value))
        return false;
    const counts = new Map();
    for (const char of value)
        counts.set(char, (counts.get(char) ?? 0) + 1);
    const bits = [...counts.values()].reduce((sum, n) => sum - (n / value.length) * Math.log2(n / value.length), 0);
    return bits >= RANDOM_BITS_PER_CHARACTER;
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
