export const id = 5852;
export const ids = [5852];
export const modules = {

/***/ 3954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GP: () => (/* binding */ checkProvenanceFile),
/* harmony export */   N$: () => (/* binding */ checkDigestsKnown),
/* harmony export */   O9: () => (/* binding */ reportArtifacts)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _images_pushed_images_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2861);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7748);
/* harmony import */ var _output_create_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9550);
/* harmony import */ var _provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8910);







function toKnownImage({ repository, tag, digest }) {
    if (repository === null || tag === null || digest === null)
        return [];
    return [{ name: `${repository}:${tag}`, digest }];
}
async function checkProvenanceFile({ provenance }, { cwd }) {
    if (provenance === undefined)
        return;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, provenance);
    const existing = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => undefined);
    if (existing?.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("file-unwritable", `provenance is ${JSON.stringify(provenance)}: it is a directory`);
    }
    try {
        await (0,_output_create_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .createFolder */ .v)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
        await (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file, "a")).close();
        if (existing === undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(file);
    }
    catch (cause) {
        throw (0,_system_error_js__WEBPACK_IMPORTED_MODULE_4__/* .toFileError */ .GI)("provenance", provenance, "written", cause);
    }
}
const DIGESTS_HINT = "Set images: verify to read the digests from Amazon ECR. Builds on v2 Racks do not report them.";
function checkDigestsKnown({ provenance, images }, { generation }) {
    if (provenance === undefined || generation !== "v2" || images === "verify")
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("rack-feature-missing", "provenance cannot be written: a v2 Rack reports no digests of images", {
        hint: DIGESTS_HINT,
    });
}
async function reportArtifacts({ provenance }, { facts }, images, deps) {
    if (facts === undefined)
        return _provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .noArtifactFiles */ .fK;
    const { env, host } = deps;
    const pushed = (0,_images_pushed_images_js__WEBPACK_IMPORTED_MODULE_6__/* .parseImages */ .e)(images);
    const known = pushed.flatMap(toKnownImage);
    if (env["GITHUB_ARTIFACTS"] && !facts.isReused) {
        const { declareArtifacts } = await __webpack_require__.e(/* import() */ 3965).then(__webpack_require__.bind(__webpack_require__, 3965));
        const result = await declareArtifacts(known, env);
        if (typeof result === "string")
            host.warn(`The images are not declared as artifacts of the job: ${result}`);
        else if (result > 0)
            host.info(`Declared ${result} ${result === 1 ? "image" : "images"} as artifacts of the job`);
    }
    if (provenance === undefined)
        return _provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .noArtifactFiles */ .fK;
    const unknown = pushed.filter(({ digest }) => digest === null).map(({ service }) => service);
    if (known.length === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC("images-unknown", `provenance cannot be written: ${facts.build.id} reports no digest of an image`, {
            hint: DIGESTS_HINT,
        });
    }
    if (unknown.length > 0) {
        host.warn(`${provenance} says nothing about images whose digest is not known: ${unknown.join(", ")}`);
    }
    const { writeProvenance } = await __webpack_require__.e(/* import() */ 382).then(__webpack_require__.bind(__webpack_require__, 382));
    return await writeProvenance(provenance, facts, known, deps);
}


/***/ }),

/***/ 3962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ checkBuildArch)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function checkBuildArch({ name, parameters }, development, { host }) {
    const arch = parameters["BuildArch"] ?? "";
    if (arch === "")
        return;
    if (arch !== "amd64" && arch !== "arm64") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `the app parameter BuildArch of ${name} is ${JSON.stringify(arch)}: allowed are amd64 and arm64`, {
            hint: `Set it with convox apps params set BuildArch=amd64 -a ${name}. Setting a parameter promotes the active release again.`,
        });
    }
    if (development)
        host.warn(`BuildArch=${arch} of ${name} has no effect on a development build`);
}


/***/ }),

/***/ 4338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  build: () => (/* binding */ build),
  buildSource: () => (/* binding */ buildSource)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/images/pushed-images.js
var pushed_images = __webpack_require__(2861);
// EXTERNAL MODULE: ./src/rack/build-options.js
var build_options = __webpack_require__(1725);
// EXTERNAL MODULE: ./src/commands/app/environment-drop.js
var environment_drop = __webpack_require__(8550);
// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js
var started_work = __webpack_require__(5183);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/images/check-request.js
var check_request = __webpack_require__(1470);
// EXTERNAL MODULE: ./src/commands/images/inputs.js
var inputs = __webpack_require__(5437);
// EXTERNAL MODULE: ./src/commands/output/log-file.js
var log_file = __webpack_require__(6142);
// EXTERNAL MODULE: ./src/commands/builds/artifacts.js
var artifacts = __webpack_require__(3954);
// EXTERNAL MODULE: ./src/commands/builds/build-arch.js
var build_arch = __webpack_require__(3962);
// EXTERNAL MODULE: ./src/commands/builds/build-args.js
var build_args = __webpack_require__(8419);
// EXTERNAL MODULE: ./src/commands/builds/build-inputs.js
var build_inputs = __webpack_require__(6151);
// EXTERNAL MODULE: ./src/commands/builds/build-log.js + 2 modules
var build_log = __webpack_require__(2613);
// EXTERNAL MODULE: ./src/commands/builds/context.js
var context = __webpack_require__(6582);
// EXTERNAL MODULE: ./src/commands/builds/create-build.js
var create_build = __webpack_require__(8604);
// EXTERNAL MODULE: ./src/commands/builds/images.js
var builds_images = __webpack_require__(8403);
// EXTERNAL MODULE: ./src/explain/build-headings.js
var build_headings = __webpack_require__(1366);
// EXTERNAL MODULE: ./src/rack/build-log.js + 1 modules
var rack_build_log = __webpack_require__(4215);
// EXTERNAL MODULE: ./src/timeline/build-steps.js
var build_steps = __webpack_require__(7120);
;// CONCATENATED MODULE: ./src/commands/builds/previous-steps.js



const READ_MS = 20_000;
const MAX_BYTES = 16 * 1024 * 1024;
async function readPreviousSteps(build, images, { rack, sleep, signal }) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(READ_MS)]);
    const reader = rack.withSignal(limit);
    try {
        const builds = await reader.builds.list(build.app);
        const previous = builds.find(({ id, status }) => id !== build.id && status === "complete");
        if (previous === undefined)
            return [];
        const steps = (0,build_steps/* readBuildSteps */.aR)({ titles: (0,build_headings/* buildHeadings */.w)(images), now: () => Number.NaN });
        const options = { settled: Promise.resolve(), sleep, signal: limit };
        let size = 0;
        for await (const bytes of (0,rack_build_log/* followBuildLog */.s)(reader, build.app, previous.id, options)) {
            steps.push(bytes);
            size += bytes.length;
            if (size > MAX_BYTES)
                break;
        }
        return steps.steps().map((step) => (Number.isNaN(step.seconds) ? { ...step, seconds: undefined } : step));
    }
    catch {
        return [];
    }
    finally {
        reader.close();
    }
}

// EXTERNAL MODULE: ./src/commands/builds/provenance-inputs.js
var provenance_inputs = __webpack_require__(8910);
// EXTERNAL MODULE: ./src/commands/builds/reuse.js
var reuse = __webpack_require__(5929);
// EXTERNAL MODULE: ./src/commands/builds/source.js
var builds_source = __webpack_require__(5820);
// EXTERNAL MODULE: ./src/commands/builds/upload.js
var upload = __webpack_require__(9164);
;// CONCATENATED MODULE: ./src/commands/builds/build.js






















const build = (0,command/* command */.G)({
    name: "build",
    createsApp: true,
    summary: "Pack a source tree, build it on the Rack, and create a release",
    details: "The release is not promoted. To run it, use `promote`.",
    icon: "package",
    inputs: { ...build_inputs/* buildInputs */._9, ...inputs/* imageCheckInputs */.t7, ...provenance_inputs/* provenanceInput */.k0 },
    outputs: { ...build_inputs/* buildOutputs */.JZ, ...inputs/* scanOutput */.t6, ...provenance_inputs/* provenanceOutputs */.Yv },
    id: "release",
    onMachine: check_request/* imageChecksOnMachine */.h5,
    hasCleanup: true,
    isOffline: ({ dryRun }) => dryRun,
    async run(values, deps) {
        const record = {};
        await (0,check_request/* checkImageRequest */.x0)(values, deps);
        const built = await buildSource(values, deps, { record });
        const result = { ...built, scan: "", ...provenance_inputs/* noArtifactFiles */.fK };
        if (values.dryRun)
            return result;
        try {
            if ((0,check_request/* isCheckRequested */.rp)(values)) {
                const { checkImages } = await __webpack_require__.e(/* import() */ 2755).then(__webpack_require__.bind(__webpack_require__, 2755));
                const images = { app: built.app, build: built.build, images: (0,pushed_images/* parseImages */.e)(built.images) };
                Object.assign(result, await checkImages(values, images, deps));
            }
            return { ...result, ...(await (0,artifacts/* reportArtifacts */.O9)(values, record, result.images, deps)) };
        }
        catch (error) {
            throw error instanceof errors/* ConvoxError */.AC ? error.addOutputs({ ...built }) : error;
        }
    },
});
async function buildSource(values, deps, { dropReport = (0,environment_drop/* newDropReport */.A6)(), record = {}, isPromoted = false } = {}) {
    const purpose = { dropReport, record, isPromoted };
    if (values.image !== undefined) {
        const { buildFromImage } = await Promise.all(/* import() */[__webpack_require__.e(6547), __webpack_require__.e(6705)]).then(__webpack_require__.bind(__webpack_require__, 6705));
        return await buildFromImage({ ...values, image: values.image }, purpose, deps);
    }
    if (values.registryCache !== undefined && values.buildOn !== "runner") {
        throw new errors/* InputError */.dz("inputs-conflict", "registry-cache requires build-on: runner");
    }
    if (values.dryRun)
        return await listSource(values, deps);
    await (0,artifacts/* checkProvenanceFile */.GP)(values, deps);
    return await (0,log_file/* withLogFile */.T)(values.logFile, deps, async (log) => {
        if (values.buildOn === "rack")
            return await buildWithLog(values, log, purpose, deps);
        const { buildOnRunner } = await Promise.all(/* import() */[__webpack_require__.e(5074), __webpack_require__.e(9535)]).then(__webpack_require__.bind(__webpack_require__, 9535));
        return await buildOnRunner(values, log, purpose, deps);
    });
}
async function listSource(values, deps) {
    const startedAt = deps.now();
    (0,build_inputs/* isCacheDisabled */.RU)(values);
    (0,build_args/* readBuildArgs */.E)(values, deps);
    const source = await (0,builds_source/* readSource */.o)(values.workingDirectory, values.manifest, deps);
    const commit = await deps.git.commit(source.dir);
    await deps.host.group(`Files of ${values.workingDirectory} that a build would send`, async () => {
        await (0,context/* listContext */.Yr)(source.tree, deps.host);
        (0,builds_source/* reportSource */.c)(source, undefined, deps.host);
    });
    (0,context/* checkContextSize */.p9)(values, source.tree);
    deps.host.info("Nothing was sent: dry-run is true");
    return {
        build: "",
        release: "",
        app: values.app,
        rack: "",
        status: "dry-run",
        "git-sha": commit?.sha ?? "",
        duration: Math.round((deps.now() - startedAt) / 1000),
        "context-size": 0,
        context: (0,context/* contextOutput */.jV)(source.tree),
        "previous-release": "",
        images: "[]",
        cache: "[]",
    };
}
async function buildWithLog(values, log, purpose, deps) {
    const { app } = values;
    const { host, rack } = deps;
    const startedAt = deps.now();
    const options = { noCache: (0,build_inputs/* isCacheDisabled */.RU)(values), buildArgs: (0,build_args/* readBuildArgs */.E)(values, deps) };
    const source = await deps.timeline.measure("pack", `Reading ${values.workingDirectory}`, async (span) => {
        const read = await (0,builds_source/* readSource */.o)(values.workingDirectory, values.manifest, deps);
        span.set({ files: read.tree.files, bytes: read.tree.bytes });
        return read;
    });
    (0,context/* checkContextSize */.p9)(values, source.tree);
    const commit = await deps.git.commit(source.dir);
    const existing = await (0,build_inputs/* readExistingApp */.$C)(app, purpose, deps);
    const previous = existing?.release ?? "";
    if (existing)
        (0,build_arch/* checkBuildArch */.X)(existing, values.development, deps);
    await (0,environment_drop/* checkEnvironmentDrop */.lQ)({ app, active: previous, mode: values.envDrop, report: purpose.dropReport }, deps);
    const generation = await rack.generation(app);
    (0,artifacts/* checkDigestsKnown */.N$)(values, generation);
    (0,build_options/* buildArgs */.CH)(options.buildArgs, generation);
    const archive = await host.group(`Packing and uploading ${values.workingDirectory} to ${rack.name}`, () => {
        (0,builds_source/* reportSource */.c)(source, generation, host);
        return (0,upload/* upload */.S)(source, app, values, deps);
    }, "upload");
    const request = {
        url: archive.url,
        description: values.description ?? (commit?.clean ? `build ${commit.sha.slice(0, 10)} ${commit.subject}` : undefined),
        gitSha: commit?.sha,
        manifest: values.manifest,
        development: values.development,
        wildcardDomain: values.wildcardDomain,
        ...options,
    };
    const describe = (build, isReused) => ({
        ...request,
        source,
        archive,
        rack: rack.name,
        build,
        isReused,
        isClean: commit?.clean,
    });
    const outcome = { app, rack: rack.name, "git-sha": commit?.sha ?? "", "previous-release": previous };
    const { known } = archive;
    const { buildArgs: args, development, wildcardDomain, manifest } = request;
    const settings = { args, development, wildcardDomain, manifest, parameters: existing?.parameters };
    const fingerprint = values.reuse === "build" && known ? (0,reuse/* buildFingerprint */.LV)(known.digest, settings) : undefined;
    const earlier = known && fingerprint && !options.noCache ? await (0,reuse/* findBuild */.w)(app, fingerprint, known.records, deps) : undefined;
    if (earlier) {
        const release = await (0,reuse/* releaseOf */.l7)(earlier, request.description, deps);
        host.info(`Build:   ${earlier.id}, which has this source and these settings. Nothing is built`);
        host.info(`Release: ${release}`);
        purpose.record.facts = { ...describe(earlier, true), release };
        return {
            ...outcome,
            build: earlier.id,
            release,
            status: earlier.status,
            duration: Math.round((deps.now() - startedAt) / 1000),
            "context-size": archive.bytes,
            context: (0,context/* contextOutput */.jV)(source.tree),
            images: JSON.stringify(await (0,builds_images.readBuildImages)(earlier, deps)),
            cache: "[]",
        };
    }
    const created = await (0,create_build/* createBuild */.d)({ app, description: request.description ?? "", gitSha: request.gitSha ?? "" }, (patient) => patient.builds.create(app, request, generation), deps);
    const { readPushedImages } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2861));
    const pushed = readPushedImages(created.id);
    const comparison = deps.report && readPreviousSteps(created, source.manifest, deps);
    const settled = await (0,started_work/* withCleanup */.V1)({ kind: "build", app, id: created.id }, deps, () => host.group(`Building ${app} on ${rack.name}: ${created.id}`, () => (0,build_log/* waitForBuildWithLog */.D)(created, values.buildTimeout, { log, images: source.manifest, isCacheDisabled: options.noCache, read: pushed.push }, deps), "build"));
    const previousSteps = (await comparison) ?? [];
    if (deps.report)
        deps.report.previousSteps = previousSteps;
    if (settled.build.status === "failed") {
        const { createBuildError } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6547), __webpack_require__.e(5177)]).then(__webpack_require__.bind(__webpack_require__, 5177));
        throw await createBuildError(settled.build, settled.tail, source, deps.cwd);
    }
    if (settled.build.release === "") {
        throw new errors/* RackError */.yo("build-incomplete", `GET /apps/${app}/builds/${created.id}`, undefined, "the build is complete but has no release");
    }
    if (known && fingerprint) {
        await (0,reuse/* addRecords */.Ug)(app, known.records, { build: { fingerprint, id: settled.build.id } }, deps);
    }
    host.info(`Build:   ${settled.build.id}`);
    host.info(`Release: ${settled.build.release}`);
    purpose.record.facts = { ...describe(settled.build, false), release: settled.build.release };
    const { explainCache } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2150));
    const circumstances = { previous: previousSteps, isCacheDisabled: options.noCache, isOnRack: true };
    return {
        ...outcome,
        build: settled.build.id,
        release: settled.build.release,
        status: settled.build.status,
        duration: Math.round((deps.now() - startedAt) / 1000),
        "context-size": archive.bytes,
        context: (0,context/* contextOutput */.jV)(source.tree),
        images: JSON.stringify(pushed.images(source.manifest.services)),
        cache: JSON.stringify(await explainCache(settled.steps, circumstances, deps)),
    };
}


/***/ }),

/***/ 8604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ createBuild)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3215);
/* harmony import */ var _cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5183);



const BUILD_LOOKS = 3;
const LOOK_EVERY_MS = 2_000;
const CANCELED_LOOK_MS = 2_000;
const CLOCK_LEEWAY_MS = 5 * 60_000;
async function createBuild(identity, request, deps) {
    const candidate = { ...identity, requestedAt: deps.now() };
    deps.signal.throwIfAborted();
    try {
        return await (0,_cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_0__/* .requestStart */ .s6)(deps, request);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc) && !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC && (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .mayHaveHappened */ .dk)(error)))
            throw error;
        if (deps.signal.aborted) {
            const message = await describeBuildOnCancel(candidate, deps);
            throw (0,_cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelledError */ .YQ)(deps.signal, message ?? "a build may have started", error).withHint(...(message === undefined ? [`List the builds: convox-ci builds --app ${candidate.app}`] : []));
        }
        throw await lostReplyError(error, candidate, deps);
    }
}
async function describeBuildOnCancel(candidate, { rack }) {
    const { app } = candidate;
    const patient = rack.withSignal(AbortSignal.timeout(CANCELED_LOOK_MS));
    try {
        const found = findBuild(candidate, await patient.builds.list(app));
        if (!found)
            return `no matching build of ${app} has started so far`;
        return isInProgress(found)
            ? `build ${found.id} of ${app} matches, and continues on the Rack`
            : `build ${found.id} of ${app} matches, and is ${found.status}`;
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC))
            throw error;
        return undefined;
    }
    finally {
        patient.close();
    }
}
function findBuild({ description, gitSha, requestedAt }, builds) {
    return builds.find((build) => (isInProgress(build) || (build.started?.getTime() ?? 0) >= requestedAt - CLOCK_LEEWAY_MS) &&
        build.description === description &&
        (build.gitSha === "" || build.gitSha === gitSha));
}
async function lostReplyError(error, candidate, { rack, sleep, signal }) {
    const { app } = candidate;
    for (let looks = 1; looks <= BUILD_LOOKS; looks++) {
        await sleep(LOOK_EVERY_MS, signal);
        let builds;
        try {
            builds = await rack.builds.list(app);
        }
        catch (failure) {
            if (!(failure instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC) || failure instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc)
                throw failure;
            return error;
        }
        const found = findBuild(candidate, builds);
        if (found)
            return foundBuildError(error, found);
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk("rack-unreachable", `${error.message}; no matching build of ${app} has started`, {
        cause: error,
        hint: "It is safe to retry",
    });
}
function foundBuildError(error, { app, id, release, status }) {
    const outputs = { build: id, ...(release === "" ? {} : { release }) };
    switch (status) {
        case "complete":
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk("request-result-unknown", `${error.message}; build ${id} of ${app} matches, and is complete`, {
                cause: error,
                hint: `If it is this build, promote its release: convox-ci promote ${release} --app ${app}`,
                outputs,
            });
        case "failed":
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk("request-result-unknown", `${error.message}; build ${id} of ${app} matches, and has failed`, {
                cause: error,
                hint: `If it is this build, its log shows why: convox-ci builds logs ${id} --app ${app}`,
                outputs,
            });
        default:
            return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk("request-result-unknown", `${error.message}; build ${id} of ${app} has started and matches`, {
                cause: error,
                hint: `Follow it with convox-ci builds logs ${id} --app ${app}. Then convox-ci builds info ${id} prints its release`,
                outputs,
            });
    }
}
function isInProgress({ status }) {
    return status === "created" || status === "running";
}


/***/ }),

/***/ 8910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yv: () => (/* binding */ provenanceOutputs),
/* harmony export */   fK: () => (/* binding */ noArtifactFiles),
/* harmony export */   k0: () => (/* binding */ provenanceInput)
/* harmony export */ });
const provenanceInput = {
    provenance: {
        description: "File to write an in-toto statement about the images to, such as provenance.json. Its predicate and its list of images, which " +
            "actions/attest reads, are written beside it",
    },
};
const provenanceOutputs = {
    provenance: "Path of the in-toto statement, if provenance is set",
    "provenance-predicate": "Path of the predicate of the statement, for predicate-path of actions/attest",
    "provenance-subjects": "Path of the list of digests and images, for subject-checksums of actions/attest",
};
const noArtifactFiles = {
    provenance: "",
    "provenance-predicate": "",
    "provenance-subjects": "",
};


/***/ }),

/***/ 5820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ reportSource),
/* harmony export */   o: () => (/* binding */ readSource)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5355);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7748);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5562);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6582);





async function readSource(dir, manifestName, { cwd, git, signal }) {
    const root = await findDirectory(dir, cwd);
    const { checkManifest, readManifest } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6635), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 6635));
    const { sourceTree } = await Promise.all(/* import() */[__webpack_require__.e(3981), __webpack_require__.e(4231)]).then(__webpack_require__.bind(__webpack_require__, 4231));
    const manifest = await readManifest(root, { manifest: manifestName, cwd });
    checkManifest(manifest, undefined);
    const tree = await sourceTree(root, {
        keep: [manifest.file, ...manifest.builds.flatMap(buildFiles)],
        executable: await git.executable(root),
        signal,
    });
    return {
        dir: root,
        manifest,
        tree,
        problems: ({ generation, version }) => checkManifest(manifest, generation, version),
    };
}
function buildFiles({ path, dockerfile }) {
    return [dockerfile, `${dockerfile}.dockerignore`, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(path, ".dockerignore")];
}
async function findDirectory(dir, cwd) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, dir);
    await (0,_system_error_js__WEBPACK_IMPORTED_MODULE_1__/* .checkDirectory */ .W3)("working-directory", dir, path);
    return path;
}
const LARGE_BYTES = 100e6;
const DEFAULT_LIMIT_S = 3_000;
const NO_RACK = { generation: undefined, version: undefined };
function reportSource(source, generation, host) {
    for (const problem of source.problems(generation ?? NO_RACK)) {
        const line = problem.line === undefined ? "" : `:${problem.line}`;
        host.warn(`${source.manifest.file}${line}: ${problem.message}`);
    }
    for (const warning of source.tree.warnings)
        host.warn(warning.message);
    const { files, bytes, ignored } = source.tree;
    const left = ignored === 0 ? "" : `, ${ignored} excluded by .dockerignore`;
    const suggestion = suggestFastFailure(source.manifest.rollout, generation ?? NO_RACK);
    if (suggestion !== undefined)
        host.info(suggestion);
    host.info(`${files} ${files === 1 ? "file" : "files"}, ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_2__/* .byteSize */ .mz)(bytes)}${left}`);
    if (bytes >= LARGE_BYTES || generation === undefined)
        host.info(`Largest: ${(0,_context_js__WEBPACK_IMPORTED_MODULE_3__/* .describeLargest */ .cz)(source.tree)}`);
}
function suggestFastFailure(rollout, generation) {
    const endsEarly = rollout.some(({ progressDeadline, crashRestartLimit }) => crashRestartLimit > 0 || (progressDeadline > 0 && progressDeadline < DEFAULT_LIMIT_S));
    if (endsEarly || rollout.length === 0 || (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .hasFeature */ .jI)(generation, "fastFailure") !== true)
        return undefined;
    return ("No service sets deployment.crashRestartLimit or deployment.progressDeadline. Unless the Rack has a default, a " +
        "release whose processes crash is rolled back only after 50 minutes");
}


/***/ }),

/***/ 2861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ parseImages),
/* harmony export */   readPushedImages: () => (/* binding */ readPushedImages)
/* harmony export */ });
/* harmony import */ var _log_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8384);

function parseImages(text) {
    return text === "" ? [] : JSON.parse(text);
}
const MAX_IMAGES = 1_000;
const BUILDKIT = /^#\d{1,6} pushing manifest for (\S+):([\w.-]{1,200})@(sha256:[0-9a-f]{64})(?: |$)/;
const PUSHING = /^(?:Running|running): (?:docker push|tag and push) (\S+):([\w.-]{1,200})$/;
const DOCKER_REPOSITORY = /^The push refers to (?:a )?repository \[(\S+)\]/;
const DOCKER = /^([\w.-]{1,200}): digest: (sha256:[0-9a-f]{64}) size: \d+$/;
const BUILDAH = /^Successfully pushed (?:\/\/)?(\S+):([\w.-]{1,200})@(sha256:[0-9a-f]{64})$/;
const KANIKO_PUSHING = /^INFO\[\d+\] Pushing image to (\S+):([\w.-]{1,200})\s*$/;
const KANIKO = /^INFO\[\d+\] Pushed (?:image to )?(\S+)@(sha256:[0-9a-f]{64})\s*$/;
const PLAN = /^local Rack: this is a plan\b/;
const BUILDING = /^(?:Building: |S(?:tep|TEP) \d+\/\d+ ?: )/;
function readPushedImages(build) {
    const found = new Map();
    const suffix = `.${build.toLowerCase()}`;
    let repository = "";
    let isPlan = false;
    let pushing;
    function set(repository, tag, digest) {
        if (isPlan || !tag.toLowerCase().endsWith(suffix) || (found.size >= MAX_IMAGES && !found.has(tag)))
            return;
        found.set(tag, { repository, digest });
    }
    const lines = (0,_log_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readLogLines */ .W)((line) => {
        const [, name = "", tag = "", digest = ""] = BUILDKIT.exec(line) ?? BUILDAH.exec(line) ?? [];
        if (digest !== "")
            return set(name, tag, digest);
        const [, target, targetTag = ""] = PUSHING.exec(line) ?? KANIKO_PUSHING.exec(line) ?? [];
        if (target !== undefined) {
            repository = target;
            pushing = { repository: target, tag: targetTag };
            return set(target, targetTag, null);
        }
        const [, pushedTag = "", pushedDigest] = DOCKER.exec(line) ?? [];
        if (pushedDigest !== undefined) {
            if (repository !== "")
                set(repository, pushedTag, pushedDigest);
            return;
        }
        const [, kaniko, kanikoDigest = ""] = KANIKO.exec(line) ?? [];
        if (kaniko !== undefined) {
            if (kaniko === pushing?.repository)
                set(kaniko, pushing.tag, kanikoDigest);
            return;
        }
        const next = DOCKER_REPOSITORY.exec(line)?.[1];
        if (next !== undefined)
            repository = next;
        else if (PLAN.test(line))
            isPlan = true;
        else if (BUILDING.test(line)) {
            repository = "";
            pushing = undefined;
        }
    });
    return {
        push: lines.push,
        images(services) {
            lines.end();
            const tags = new Map([...found.keys()].map((tag) => [tag.slice(0, -suffix.length), tag]));
            return (services ?? [...tags.keys()].sort()).map((service) => {
                const tag = tags.get(service) ?? null;
                const image = tag === null ? undefined : found.get(tag);
                return { service, repository: image?.repository ?? null, tag, digest: image?.digest ?? null };
            });
        },
    };
}


/***/ }),

/***/ 7483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ throwRackError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _failure_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9867);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3215);



function throwRackError(stream) {
    const reason = stream.rackError();
    if (reason === undefined)
        return;
    const { endpoint, request } = stream.where;
    const status = statusOfReason(reason);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo((0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .rackErrorCode */ .h)(status, reason), request, status, (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .clean */ .uH)(reason, endpoint), {
        hint: (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .rackHint */ .R7)(endpoint, status, reason),
    });
}
function statusOfReason(reason) {
    if (/^invalid authentication|unauthorized to access/.test(reason))
        return 401;
    if (/\bnot found\b|no such app/.test(reason))
        return 404;
    return undefined;
}


/***/ })

};
