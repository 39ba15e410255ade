export const id = 107;
export const ids = [107];
export const modules = {

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

/***/ 4847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ splitLines)
/* harmony export */ });
async function* splitLines(chunks) {
    let rest = Buffer.alloc(0);
    for await (const chunk of chunks) {
        rest = Buffer.concat([rest, chunk]);
        for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
            yield rest.subarray(0, end + 1);
            rest = rest.subarray(end + 1);
        }
    }
    if (rest.length > 0)
        yield Buffer.concat([rest, Buffer.from("\n")]);
}


/***/ }),

/***/ 191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollback: () => (/* binding */ rollback)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/commands/builds/images.js
var builds_images = __webpack_require__(8403);
// EXTERNAL MODULE: ./src/commands/declaration/app-input.js
var app_input = __webpack_require__(1430);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/declaration/expect-existing.js
var expect_existing = __webpack_require__(2249);
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
// EXTERNAL MODULE: ./src/commands/release/promotion.js + 7 modules
var promotion = __webpack_require__(6129);
// EXTERNAL MODULE: ./src/commands/release/promotion-result.js
var promotion_result = __webpack_require__(6636);
// EXTERNAL MODULE: ./src/commands/release/release-id.js
var release_id = __webpack_require__(6296);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/explain/app-log.js
var app_log = __webpack_require__(7664);
// EXTERNAL MODULE: ./src/commands/output/split-lines.js
var split_lines = __webpack_require__(4847);
;// CONCATENATED MODULE: ./src/commands/release/read-system-log.js



const LIMIT_MS = 30_000;
const MAX_LINES = 20_000;
async function readSystemLog(app, seconds, { rack, host, signal }) {
    const lines = [];
    const limited = rack.withSignal(AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]));
    try {
        const stream = await limited.logs.app(app, { prefix: true, follow: false, since: seconds });
        for await (const bytes of (0,split_lines/* splitLines */.u)(stream)) {
            const text = bytes.toString("utf8");
            const [line] = (0,app_log/* logLines */.O)(text);
            const at = new Date(text.split(" ", 1)[0] ?? "");
            if (!line?.stream.startsWith("system/") || Number.isNaN(at.getTime()))
                continue;
            if (lines.push({ ...line, at }) > MAX_LINES)
                lines.shift();
        }
        const refusal = stream.messages() === 1 ? stream.rackError() : undefined;
        if (refusal !== undefined)
            host.info(`Cannot read the app's log: ${refusal}`);
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || signal.aborted)
            throw error;
        const why = error instanceof errors/* CancelledError */.cc ? `it did not end within ${LIMIT_MS / 1000} s` : error.message;
        host.info(`Cannot read the app's log: ${why}`);
    }
    finally {
        limited.close();
    }
    return lines;
}

;// CONCATENATED MODULE: ./src/commands/release/rollouts.js
const REPLICA_SET = /^(?:Scaled up replica set (\S+)|Created pod: (\S+)-[a-z0-9]{5}$)/;
const IMAGE = /^(?:Pulling image|Successfully pulled image|Container image) "\S+:[\w-]+\.(B[A-Z]{5,})"/;
const ATOM_STREAM = "system/k8s/atom/app";
const ATOM = /^Status: \w+ => (\w+)$/;
const STACK = /^aws\/cfm (\S+) (\w+) \1(?: |$)/;
const STARTS = /^(Pending|UPDATE_IN_PROGRESS)$/;
const SUCCEEDS = /^(Running|Success|UPDATE_COMPLETE)$/;
const FAILS = /^(Rollback|Reverted|Failed|UPDATE_ROLLBACK_IN_PROGRESS|UPDATE_ROLLBACK_COMPLETE|UPDATE_ROLLBACK_FAILED)$/;
function findRollouts(lines) {
    const rollouts = [];
    const known = new Set();
    let startedAt;
    let newSets = new Set();
    let builds = new Map();
    const sorted = [...lines].sort((a, b) => a.at.getTime() - b.at.getTime());
    for (const { at, stream, message } of sorted) {
        const [, scaled, created] = (stream.startsWith("system/k8s/") && REPLICA_SET.exec(message.trim())) || [];
        const set = scaled ?? created;
        if (set !== undefined && !known.has(set)) {
            known.add(set);
            newSets.add(set);
        }
        const build = stream.startsWith("system/k8s/") ? IMAGE.exec(message.trim())?.[1] : undefined;
        if (build !== undefined)
            builds.set(stream.slice("system/k8s/".length), build);
        const state = stateIn(stream, message.trim());
        if (state === undefined)
            continue;
        if (STARTS.test(state)) {
            startedAt = at;
            newSets = new Set();
            builds = new Map();
        }
        else if (startedAt && (SUCCEEDS.test(state) || FAILS.test(state))) {
            const isV3 = stream === ATOM_STREAM;
            rollouts.push({
                startedAt,
                endedAt: at,
                succeeded: SUCCEEDS.test(state),
                hasNewPods: isV3 && newSets.size > 0,
                builds: new Set([...builds].flatMap(([pod, build]) => (newSets.has(setOf(pod)) ? [build] : []))),
                isPerhapsScaling: !isV3,
            });
            startedAt = undefined;
        }
    }
    return rollouts;
}
function setOf(pod) {
    return pod.slice(0, pod.lastIndexOf("-"));
}
function stateIn(stream, message) {
    if (stream === ATOM_STREAM)
        return ATOM.exec(message)?.[1];
    if (stream === "system/cloudformation")
        return STACK.exec(message)?.[2];
    return undefined;
}

;// CONCATENATED MODULE: ./src/commands/release/rollback-target.js




const RELEASES = 100;
const LOG_S = 7 * 24 * 60 * 60;
const MOST_NAMED = 5;
const PREVIOUS = "CONVOX_PREVIOUS_RELEASE";
async function findRollbackTarget(app, active, deps) {
    const listed = await listReleases(app, deps);
    const at = listed.findIndex(({ id }) => id === originOf(active, listed));
    const earlier = at < 0 ? [] : listed.slice(at + 1);
    if (earlier.length === 0) {
        throw new errors/* ConvoxError */.AC("rollback-target-unknown", `${app} cannot be rolled back: no release before ${active} exists`, {
            hint: `Run convox-ci releases --app ${app} to list its releases, and set the input release to one of them.`,
        });
    }
    const given = deps.env[PREVIOUS];
    const named = earlier.find(({ id }) => id === given);
    if (named) {
        deps.host.info(`Rolling back to ${named.id}: ${PREVIOUS} names it as the previous release`);
        return named.id;
    }
    const found = newestThatRan(listed, earlier, active, findRollouts(await readSystemLog(app, LOG_S, deps)));
    const when = found?.rollout.endedAt.toISOString().replace(/\.\d+Z$/, "Z");
    const [first] = found?.releases ?? [];
    if (found?.isCertain && first) {
        deps.host.info(`Rolling back to ${first.id}: the rollout that finished at ${when} succeeded with the images of its build ${first.build}`);
        return first.id;
    }
    const newest = earlier
        .slice(0, MOST_NAMED)
        .map(({ id }) => id)
        .join(", ");
    throw new errors/* ConvoxError */.AC("rollback-target-unknown", `${app} cannot be rolled back: no release before ${active} is known to have run`, {
        hint: [
            ...(found === undefined ? [] : [describeCandidates(found, when ?? "")]),
            `Set the input release to the release to roll back to, such as the output previous-release of a deploy. Releases before ${active}, newest first: ${newest}`,
        ],
    });
}
function describeCandidates({ releases, rollout }, when) {
    const [ids, one] = [releases.slice(0, MOST_NAMED).map(({ id }) => id), releases.length === 1];
    const what = rollout.isPerhapsScaling ? "an update of the app" : "a rollout with new processes";
    const alike = rollout.isPerhapsScaling
        ? "A v2 Rack logs a change of scale in the same way"
        : "A change of an app parameter can look the same in the log";
    const verdict = one
        ? `${ids[0]} probably ran: it was the only new release when ${what} finished at ${when}.`
        : `One of ${ids.join(", ")} probably ran: ${what} finished at ${when}.`;
    return `${verdict} ${alike}, so convox-ci does not choose it. If it ran, set release to ${one ? ids[0] : "it"}.`;
}
function originOf(id, listed) {
    const description = listed.find((one) => one.id === id)?.description ?? "";
    return /^rollback to (R[A-Z0-9]+)/.exec(description)?.[1] ?? id;
}
function newestThatRan(listed, earlier, active, rollouts) {
    const current = originOf(active, listed);
    for (const [at, rollout] of [...rollouts.entries()].reverse()) {
        if (!rollout.succeeded || (!rollout.hasNewPods && !rollout.isPerhapsScaling))
            continue;
        const existing = listed.filter(({ created }) => created && created.getTime() <= rollout.startedAt.getTime() + 1_000);
        const after = rollouts[at - 1]?.startedAt.getTime() ?? rollout.startedAt.getTime() - LOG_S * 1000;
        const fresh = originsOf(existing.filter(({ created }) => after < (created?.getTime() ?? 0)), listed);
        const [build] = rollout.builds;
        const built = build === undefined || rollout.builds.size > 1
            ? undefined
            : originsOf(existing.filter((release) => release.build === build), listed);
        if ((built ?? fresh).includes(current))
            continue;
        const possible = earlier.filter(({ id }) => (built ?? fresh).includes(id));
        if (possible.length === 0)
            continue;
        if (built?.length === 1)
            return { releases: possible, rollout, isCertain: true };
        const likely = possible.filter(({ id }) => fresh.includes(id));
        return { releases: likely.length > 0 ? likely : possible, rollout, isCertain: false };
    }
    return undefined;
}
function originsOf(releases, listed) {
    return [...new Set(releases.map(({ id }) => originOf(id, listed)))];
}
async function listReleases(app, { rack, host }) {
    try {
        return await rack.releases.list(app, { limit: RELEASES });
    }
    catch (error) {
        if (!(0,failures/* isDenied */.GZ)(error))
            throw error;
        host.info(`Searching only releases of builds, because the key is not allowed to read releases: ${error.message}`);
        const builds = await rack.builds.list(app, { limit: RELEASES });
        return builds.flatMap(({ id, release, description, ended, started }) => release === "" ? [] : [{ id: release, build: id, description, created: ended ?? started }]);
    }
}

;// CONCATENATED MODULE: ./src/commands/release/rollback.js














const rollback_inputs = {
    release: {
        description: "Id of the release to roll back to, such as the output previous-release of a deploy",
        positional: "release",
        fallback: "the newest release that is known to have run",
    },
    app: app_input/* appInput */.Y,
    ...promotion/* promotionInputs */.V,
    ...github/* deploymentInputs */.dP,
    ...inputs/* verifyInput */.kD,
};
const rollback = (0,command/* command */.G)({
    name: "rollback",
    cliNames: ["releases rollback"],
    waits: true,
    summary: "Roll back to an earlier release: copy its build and environment to a new release and promote it",
    details: "A Rack rejects a release that is older than the active one, so the earlier release is copied. A deploy key without a " +
        "role is not allowed to read releases: with such a key, set release, and use a v3 Rack since 3.21.1, which copies the " +
        "release itself. Without release, the newest release that is known to have run is used; if none is known, the command " +
        "fails and lists the candidates. A v2 Rack does not show which releases ran: set release there. " +
        "Changes that migrations made to databases are not reverted.",
    icon: "rotate-ccw",
    onMachine: { limit: check_request/* imageChecksOnMachine */.h5.limit, isHit: ({ images }) => images === "verify" },
    hasCleanup: true,
    inputs: rollback_inputs,
    outputs: {
        ...promotion_result/* promoteOutputs */.zo,
        release: "Id of the copy, which is now active; also set on failure",
        "copied-from": "Id of the release that was copied",
        ...builds_images/* imagesOutput */.K,
    },
    id: "release",
    run: (values, deps) => (0,github_deployment/* withGithubDeployment */.P)(values, "rollback", deps, () => runRollback(values, deps)),
});
async function runRollback(values, deps) {
    const { app } = values;
    const { host, rack } = deps;
    const active = (await rack.apps.get(app)).release;
    if (active === "")
        throw new errors/* ConvoxError */.AC("rollback-target-unknown", `${app} cannot be rolled back: it runs no release`);
    const old = values.release === undefined ? await findRollbackTarget(app, active, deps) : (0,release_id/* releaseId */.B)(values.release);
    if (old === active) {
        throw new errors/* InputError */.dz("input-invalid", `${app} already runs ${old}`, {
            hint: "Set the input release to an earlier release.",
        });
    }
    const checked = values.images === "verify" ? await checkArchive(app, old, deps) : undefined;
    const copy = await (0,expect_existing/* expectExisting */.t)("release", { app, id: old }, (0,copy_forward/* copyForward */.T)(app, old, `rollback to ${old}`, deps), deps);
    host.info(`Copied ${old} to ${copy.id}. Changes that migrations made to databases are not reverted`);
    const result = await (0,promotion_result/* promotionResult */.xZ)({ ...values, release: copy.id }, deps, async (facts) => {
        const check = async (now) => {
            facts.previous = now.release;
            if (now.release !== active)
                throw new errors/* ConvoxError */.AC("release-replaced", `${app} now runs ${now.release} instead of ${active}: another job promoted it`, {
                    hint: "Check whether the rollback is still needed, and run it again.",
                });
        };
        await (0,promotion/* runPromotion */.d)({ ...values, release: copy.id, check }, deps);
    });
    const { build, images } = await (0,builds_images/* readReleaseImages */.U)(app, old, deps);
    (0,promotion_result/* reportPromotion */.CA)(result, build, deps);
    return { ...result, "copied-from": old, images: checked ?? JSON.stringify(images) };
}
async function checkArchive(app, release, deps) {
    const { checkImages } = await __webpack_require__.e(/* import() */ 5136).then(__webpack_require__.bind(__webpack_require__, 2755));
    const values = { scan: "off", failOn: "critical", onlyFixable: false, requireSignature: false, scanTimeout: 0 };
    return (await checkImages(values, await (0,builds_images/* readReleaseImages */.U)(app, release, deps), deps)).images;
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
