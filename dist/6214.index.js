export const id = 6214;
export const ids = [6214];
export const modules = {

/***/ 3776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  build: () => (/* binding */ build),
  buildInputs: () => (/* binding */ buildInputs),
  buildOutputs: () => (/* binding */ buildOutputs),
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
// EXTERNAL MODULE: ./src/commands/declaration/app-input.js
var app_input = __webpack_require__(1430);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/images/check-request.js
var check_request = __webpack_require__(1470);
// EXTERNAL MODULE: ./src/commands/images/inputs.js
var inputs = __webpack_require__(5437);
// EXTERNAL MODULE: ./src/commands/output/log-file.js
var log_file = __webpack_require__(6142);
;// CONCATENATED MODULE: ./src/commands/builds/build-arch.js

function checkBuildArch({ name, parameters }, development, { host }) {
    const arch = parameters["BuildArch"] ?? "";
    if (arch === "")
        return;
    if (arch !== "amd64" && arch !== "arm64") {
        throw new errors/* InputError */.dz("input-invalid", `the app parameter BuildArch of ${name} is ${JSON.stringify(arch)}: allowed are amd64 and arm64`, {
            hint: `Set it with convox apps params set BuildArch=amd64 -a ${name}. Setting a parameter promotes the active release again.`,
        });
    }
    if (development)
        host.warn(`BuildArch=${arch} of ${name} has no effect on a development build`);
}

// EXTERNAL MODULE: ./src/commands/variables/key-values.js + 1 modules
var key_values = __webpack_require__(8659);
// EXTERNAL MODULE: ./src/commands/variables/secret-values.js
var secret_values = __webpack_require__(2128);
;// CONCATENATED MODULE: ./src/commands/builds/build-args.js




const buildArgsInputs = {
    "build-args": {
        description: "Build arguments as KEY=VALUE, one per line; a bare KEY takes the value of the environment variable KEY",
        kind: "pairs",
        aliases: ["buildargs"],
    },
    "build-args-json": {
        description: 'Build arguments as a JSON object of strings, such as {"KEY": "value"}; overrides build-args',
    },
};
const RULES = {
    name: /^[A-Za-z_][A-Za-z0-9_.-]*$/,
    trims: true,
    allowsRepeats: true,
    isFilledIn: build_options/* isProvidedByRack */.iq,
};
function readBuildArgs({ buildArgs, buildArgsJson }, deps) {
    const mistakes = [];
    const found = new Map([
        ...(0,key_values/* parseKeyValues */.Hl)("build-args", buildArgs, deps.env, RULES, mistakes),
        ...(buildArgsJson === undefined ? [] : (0,key_values/* parseJsonValues */.u0)("build-args-json", buildArgsJson, RULES, mistakes)),
    ]);
    (0,secret_values/* maskValues */.Z)(found, "secret", deps);
    if (mistakes.length === 0)
        return [...found].map(([key, value]) => (value === undefined ? key : `${key}=${value}`));
    throw new errors/* InputError */.dz("input-invalid", mistakes.join("\n"), {
        hint: "Put each KEY=VALUE on its own line. Encode a value of several lines (base64 -w0) and decode it in the Dockerfile",
    });
}

// EXTERNAL MODULE: ./src/commands/builds/build-log.js + 2 modules
var build_log = __webpack_require__(2613);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
;// CONCATENATED MODULE: ./src/commands/builds/context.js


const contextInputs = {
    "dry-run": {
        description: "List the files that would be sent to the Rack, and stop. Nothing is sent, and no Rack is needed",
        kind: "boolean",
        default: "false",
    },
    "max-context-size": {
        description: "Maximum size of the source before compression, such as 200MB. A larger source is not sent",
        kind: "size",
    },
};
const LARGEST = 5;
const PIECE_BYTES = 64 * 1024;
function describeLargest({ entries }) {
    const sizes = new Map();
    for (const { path, kind, size } of entries) {
        if (kind === "directory")
            continue;
        const end = path.indexOf("/");
        const top = end < 0 ? path : path.slice(0, end + 1);
        sizes.set(top, (sizes.get(top) ?? 0) + size);
    }
    return [...sizes]
        .sort(([, a], [, b]) => b - a)
        .slice(0, LARGEST)
        .map(([top, size]) => `${top} ${(0,units/* byteSize */.mz)(size)}`)
        .join(", ");
}
function excludeHint(tree) {
    return `List in .dockerignore what the build does not need. Largest: ${describeLargest(tree)}`;
}
function checkContextSize({ maxContextSize: max }, tree) {
    if (max === undefined || tree.bytes <= max)
        return;
    const { bytes, files } = tree;
    throw new errors/* InputError */.dz("source-too-large", `max-context-size is ${(0,units/* byteSize */.mz)(max)}: the source has ${(0,units/* byteSize */.mz)(bytes)} in ${files} ${files === 1 ? "file" : "files"}`, { hint: `${excludeHint(tree)}. Or raise max-context-size.` });
}
async function listContext(tree, host) {
    const { printable } = await Promise.all(/* import() */[__webpack_require__.e(4495), __webpack_require__.e(8113)]).then(__webpack_require__.bind(__webpack_require__, 8113));
    async function* lines() {
        let text = "";
        for (const { path, kind, size } of tree.entries) {
            if (kind === "directory")
                continue;
            text += `${(0,units/* byteSize */.mz)(size).padStart(8)}  ${printable(path)}\n`;
            if (text.length < PIECE_BYTES)
                continue;
            yield Buffer.from(text);
            text = "";
        }
        yield Buffer.from(text);
    }
    await host.stream(lines());
}

// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
;// CONCATENATED MODULE: ./src/commands/builds/create-build.js



const BUILD_LOOKS = 3;
const LOOK_EVERY_MS = 2_000;
const CANCELED_LOOK_MS = 2_000;
const CLOCK_LEEWAY_MS = 5 * 60_000;
async function createBuild(identity, request, deps) {
    const candidate = { ...identity, requestedAt: deps.now() };
    deps.signal.throwIfAborted();
    try {
        return await (0,started_work/* requestStart */.s6)(deps, request);
    }
    catch (error) {
        if (!(error instanceof errors/* CancelledError */.cc) && !(error instanceof errors/* ConvoxError */.AC && (0,failures/* mayHaveHappened */.dk)(error)))
            throw error;
        if (deps.signal.aborted)
            throw (0,started_work/* cancelledError */.YQ)(deps.signal, await describeBuildOnCancel(candidate, deps), error);
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
        if (!(error instanceof errors/* ConvoxError */.AC))
            throw error;
        return `a build may have started: convox-ci builds --app ${app} lists it`;
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
            if (!(failure instanceof errors/* ConvoxError */.AC) || failure instanceof errors/* CancelledError */.cc)
                throw failure;
            return error;
        }
        const found = findBuild(candidate, builds);
        if (found)
            return foundBuildError(error, found);
    }
    return new errors/* UnreachableError */.Jk("rack-unreachable", `${error.message}; no matching build of ${app} has started`, {
        cause: error,
        hint: "It is safe to retry",
    });
}
function foundBuildError(error, { app, id, release, status }) {
    const outputs = { build: id, ...(release === "" ? {} : { release }) };
    switch (status) {
        case "complete":
            return new errors/* UnreachableError */.Jk("request-result-unknown", `${error.message}; build ${id} of ${app} matches, and is complete`, {
                cause: error,
                hint: `If it is this build, promote its release: convox-ci promote ${release} --app ${app}`,
                outputs,
            });
        case "failed":
            return new errors/* UnreachableError */.Jk("request-result-unknown", `${error.message}; build ${id} of ${app} matches, and has failed`, {
                cause: error,
                hint: `If it is this build, its log shows why: convox-ci builds logs ${id} --app ${app}`,
                outputs,
            });
        default:
            return new errors/* UnreachableError */.Jk("request-result-unknown", `${error.message}; build ${id} of ${app} has started and matches`, {
                cause: error,
                hint: `Follow it with convox-ci builds logs ${id} --app ${app}. Then builds info ${id} prints its release`,
                outputs,
            });
    }
}
function isInProgress({ status }) {
    return status === "created" || status === "running";
}

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
        return steps.steps().filter(({ seconds }) => seconds !== undefined && !Number.isNaN(seconds));
    }
    catch {
        return [];
    }
    finally {
        reader.close();
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/commands/builds/reuse.js


const reuseInput = {
    reuse: {
        description: "What to use again if the source is unchanged: upload, its upload; build, also its complete build with the same " +
            "settings; none. auto is upload for sources of 1 MB or more",
        choices: ["auto", "upload", "build", "none"],
        default: "auto",
    },
};
const SMALLEST_BYTES = 1e6;
const TITLE = "convox-ci records 1";
const MOST = 8;
const reuse_MAX_BYTES = 64 * 1024;
function newArchiveKey() {
    return `tmp/${(0,external_node_crypto_.randomBytes)(15).toString("hex")}.tgz`;
}
const archiveUrl = (app, key) => `object://${app}/${key}`;
async function readRecords(app, tree, { reuse }, { rack }) {
    if (reuse === "none" || (reuse === "auto" && tree.bytes < SMALLEST_BYTES))
        return undefined;
    const { shapeDigest } = await Promise.all(/* import() */[__webpack_require__.e(4495), __webpack_require__.e(8113)]).then(__webpack_require__.bind(__webpack_require__, 8113));
    const key = `tmp/convox-ci-${shapeDigest(tree).slice(0, 40)}.txt`;
    try {
        return { key, ...parseRecords(await readStart(await rack.objects.get(app, key), reuse_MAX_BYTES)) };
    }
    catch (error) {
        if (error instanceof errors/* RackError */.yo && (error.status === 404 || error.status === 500)) {
            return { key, uploads: [], builds: [] };
        }
        if (error instanceof errors/* CancelledError */.cc || !(error instanceof errors/* ConvoxError */.AC))
            throw error;
        return undefined;
    }
}
async function findUpload(app, digest, { uploads }, { rack }) {
    const upload = uploads.find((one) => one.digest === digest);
    if (upload === undefined)
        return undefined;
    try {
        const start = await readStart(await rack.objects.get(app, upload.key), 1);
        return start[0] === 0x1f && start[1] === 0x8b ? upload : undefined;
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc || !(error instanceof errors/* ConvoxError */.AC))
            throw error;
        return undefined;
    }
}
async function addRecords(app, { key, uploads, builds }, added, { rack }) {
    const { upload, build } = added;
    const records = {
        key,
        uploads: upload ? [upload, ...uploads.filter(({ digest }) => digest !== upload.digest)].slice(0, MOST) : uploads,
        builds: build
            ? [build, ...builds.filter(({ fingerprint }) => fingerprint !== build.fingerprint)].slice(0, MOST)
            : builds,
    };
    const bytes = Buffer.from(renderRecords(records));
    async function* body() {
        yield bytes;
    }
    try {
        await rack.objects.store(app, key, body, { length: bytes.length });
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc || !(error instanceof errors/* ConvoxError */.AC))
            throw error;
    }
    return records;
}
function buildFingerprint(digest, settings) {
    return (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify([digest, settings]))
        .digest("hex");
}
async function reuse_findBuild(app, fingerprint, { builds }, { rack }) {
    const id = builds.find((one) => one.fingerprint === fingerprint)?.id;
    if (id === undefined)
        return undefined;
    try {
        const build = await rack.builds.get(app, id);
        return build.status === "complete" && build.release !== "" ? build : undefined;
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc || !(error instanceof errors/* ConvoxError */.AC))
            throw error;
        return undefined;
    }
}
async function releaseOf(build, description, deps) {
    const { app, id } = build;
    const newest = await deps.rack.releases.list(app, { limit: 1 }).catch((error) => {
        if (error instanceof errors/* RackError */.yo)
            return [];
        throw error;
    });
    if (newest[0]?.build === id)
        return newest[0].id;
    const created = await deps.rack.releases.create(app, {
        build: id,
        ...(description === undefined ? {} : { description }),
    });
    return created.id;
}
function renderRecords({ uploads, builds }) {
    return [
        TITLE,
        ...uploads.map(({ digest, key, bytes }) => `upload ${digest} ${key} ${bytes}`),
        ...builds.map(({ fingerprint, id }) => `build ${fingerprint} ${id}`),
        "",
    ].join("\n");
}
function parseRecords(bytes) {
    const [title, ...lines] = Buffer.from(bytes).toString("latin1").split("\n").slice(0, -1);
    const uploads = [];
    const builds = [];
    for (const line of title === TITLE ? lines : []) {
        const [, digest, key, size] = /^upload ([0-9a-f]{64}) (tmp\/[0-9a-f]{30}\.tgz) (\d{1,15})$/.exec(line) ?? [];
        if (digest !== undefined && key !== undefined)
            uploads.push({ digest, key, bytes: Number(size) });
        const [, fingerprint, id] = /^build ([0-9a-f]{64}) ([A-Za-z0-9-]{1,64})$/.exec(line) ?? [];
        if (fingerprint !== undefined && id !== undefined)
            builds.push({ fingerprint, id });
    }
    return { uploads: uploads.slice(0, MOST), builds: builds.slice(0, MOST) };
}
async function readStart(chunks, bytes) {
    const parts = [];
    let size = 0;
    for await (const chunk of chunks) {
        parts.push(chunk);
        size += chunk.length;
        if (size > bytes)
            break;
    }
    return Buffer.concat(parts);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/rack/features.js
var features = __webpack_require__(5355);
;// CONCATENATED MODULE: ./src/commands/builds/source.js






async function readSource(dir, manifestName, { cwd, git, signal }) {
    const root = await findDirectory(dir, cwd);
    const { checkManifest, readManifest } = await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(2211), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 2211));
    const { sourceTree } = await Promise.all(/* import() */[__webpack_require__.e(4495), __webpack_require__.e(8113)]).then(__webpack_require__.bind(__webpack_require__, 8113));
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
    return [dockerfile, `${dockerfile}.dockerignore`, external_node_path_.posix.join(path, ".dockerignore")];
}
async function findDirectory(dir, cwd) {
    const path = (0,external_node_path_.resolve)(cwd, dir);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (!found?.isDirectory()) {
        throw new errors/* InputError */.dz("file-unreadable", `working-directory is ${JSON.stringify(dir)}: ${found ? "it is not a directory" : "it does not exist"}`);
    }
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
    host.info(`${files} ${files === 1 ? "file" : "files"}, ${(0,units/* byteSize */.mz)(bytes)}${left}`);
    if (bytes >= LARGE_BYTES || generation === undefined)
        host.info(`Largest: ${describeLargest(source.tree)}`);
}
function suggestFastFailure(rollout, generation) {
    const endsEarly = rollout.some(({ progressDeadline, crashRestartLimit }) => crashRestartLimit > 0 || (progressDeadline > 0 && progressDeadline < DEFAULT_LIMIT_S));
    if (endsEarly || rollout.length === 0 || (0,features/* hasFeature */.jI)(generation, "fastFailure") !== true)
        return undefined;
    return ("No service sets deployment.crashRestartLimit or deployment.progressDeadline. Unless the Rack has a default, a " +
        "release whose processes crash is rolled back only after 50 minutes");
}

;// CONCATENATED MODULE: ./src/commands/builds/upload.js




const uploadInputs = {
    compression: {
        description: "Compression of the upload: auto follows the rate of the link; store, or 1 (fast) to 9 (small), is fixed",
        choices: ["auto", "store", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        default: "auto",
    },
    ...reuseInput,
};
const PROGRESS_EVERY = 5_000;
async function upload(source, app, values, deps) {
    const { host, signal } = deps;
    const { tree } = source;
    const records = await readRecords(app, tree, values, deps);
    if (records === undefined)
        return await sendSource(source, app, values, undefined, deps);
    if (records.uploads.length > 0) {
        const { contentDigest } = await Promise.all(/* import() */[__webpack_require__.e(4495), __webpack_require__.e(8113)]).then(__webpack_require__.bind(__webpack_require__, 8113));
        const digest = await contentDigest(tree, { signal });
        const found = await findUpload(app, digest, records, deps);
        if (found !== undefined) {
            host.info(`Nothing is sent: the Rack has this source from an earlier upload of ${(0,units/* byteSize */.mz)(found.bytes)}`);
            return { url: archiveUrl(app, found.key), bytes: found.bytes, known: { digest, records } };
        }
    }
    return await sendSource(source, app, values, records, deps);
}
async function sendSource(source, app, values, records, deps) {
    const { host, now, rack, signal } = deps;
    const key = newArchiveKey();
    const { LEVELS, tarball } = await Promise.all(/* import() */[__webpack_require__.e(4495), __webpack_require__.e(8113)]).then(__webpack_require__.bind(__webpack_require__, 8113));
    const compression = LEVELS.find((level) => String(level) === values.compression) ?? "auto";
    const total = source.tree.bytes;
    const startedAt = now();
    let attemptAt = startedAt;
    let reportedAt = startedAt;
    let bytes = 0;
    let digest = "";
    const onDigest = (found) => {
        digest = found;
    };
    const onProgress = (done) => {
        const time = now();
        if (time - reportedAt < PROGRESS_EVERY)
            return;
        reportedAt = time;
        const rate = (done / Math.max(time - attemptAt, 1)) * 1000;
        const left = Math.ceil((total - done) / Math.max(rate, 1));
        host.info(`Uploading: ${Math.floor((done / Math.max(total, 1)) * 100)}% of ${(0,units/* byteSize */.mz)(total)}, ${(0,units/* byteSize */.mz)(rate)}/s, about ${left} s left`);
    };
    const pack = () => {
        attemptAt = now();
        reportedAt = attemptAt;
        return tarball(source.tree, { signal, onProgress, compression, ...(records && { onDigest }) });
    };
    const onStored = (sent) => {
        bytes = sent;
    };
    const url = await rack.objects.store(app, key, pack, { onProgress: onStored }).catch((cause) => {
        throw isTooLarge(cause) ? tooLargeError(cause, source) : cause;
    });
    const seconds = (now() - startedAt) / 1000;
    host.info(`Uploaded ${(0,units/* byteSize */.mz)(bytes)} in ${seconds.toFixed(1)} s`);
    if (records === undefined || url !== archiveUrl(app, key))
        return { url, bytes, known: undefined };
    const added = await addRecords(app, records, { upload: { digest, key, bytes } }, deps);
    return { url, bytes, known: { digest, records: added } };
}
function isTooLarge(error) {
    return error instanceof errors/* RackError */.yo && error.status === 413;
}
function tooLargeError(cause, { tree }) {
    const limit = `a proxy in front of the Rack limits the size of uploads, and the source has ${(0,units/* byteSize */.mz)(tree.bytes)} before compression`;
    return new errors/* RackError */.yo("source-too-large", cause.request, cause.status, limit, {
        hint: `${excludeHint(tree)}. Or raise the limit of the proxy.`,
        cause,
    });
}

;// CONCATENATED MODULE: ./src/commands/builds/build.js




















const buildInputs = {
    "working-directory": {
        description: "Directory with the source and its convox.yml",
        positional: "dir",
        default: ".",
    },
    app: app_input/* appInput */.Y,
    description: {
        description: "Description of the build and its release",
        short: "d",
        fallback: "short id and subject of the commit, if the work tree is clean",
    },
    manifest: {
        description: "Path of the manifest inside the source",
        short: "m",
        fallback: "convox.yml",
    },
    ...buildArgsInputs,
    cached: {
        description: "Use the Rack's build cache",
        kind: "boolean",
        fallback: "true",
    },
    "no-cache": {
        description: "Build without the Rack's build cache; the opposite of cached",
        kind: "boolean",
    },
    development: {
        description: "Build the stage named development of each Dockerfile",
        kind: "boolean",
        default: "false",
    },
    "wildcard-domain": {
        description: "Give the services a wildcard domain (v2 Racks)",
        kind: "boolean",
        default: "false",
    },
    "build-timeout": {
        description: "Maximum duration of the build",
        kind: "duration",
        default: "60m",
    },
    ...uploadInputs,
    ...contextInputs,
    ...environment_drop/* environmentDropInput */.PD,
    ...log_file/* logFileInput */.R,
};
const buildOutputs = {
    build: "Id of the build, such as BABCDEFGHIJ",
    release: "Id of the release that the build created, such as RABCDEFGHIJ",
    app: "Name of the app",
    rack: "Name of the Rack",
    status: "complete, or dry-run",
    "git-sha": "Commit that was built, if the source is a git work tree",
    duration: "Duration in seconds",
    "context-size": "Size of the uploaded archive in bytes",
    "previous-release": "Release that was active before, if any",
    ...builds_images/* imagesOutput */.K,
};
const build = (0,command/* command */.G)({
    name: "build",
    createsApp: true,
    summary: "Pack a source tree, build it on the Rack, and create a release",
    details: "The release is not promoted. To run it, use `promote`.",
    icon: "package",
    inputs: { ...buildInputs, ...inputs/* imageCheckInputs */.t7 },
    outputs: { ...buildOutputs, ...inputs/* scanOutput */.t6 },
    id: "release",
    hasCleanup: true,
    isOffline: ({ dryRun }) => dryRun,
    async run(values, deps) {
        const built = await buildSource(values, deps);
        if (values.dryRun || !(0,check_request/* isCheckRequested */.r)(values))
            return { ...built, scan: "" };
        const { checkImages } = await __webpack_require__.e(/* import() */ 2755).then(__webpack_require__.bind(__webpack_require__, 2755));
        const images = { app: built.app, build: built.build, images: (0,pushed_images/* parseImages */.e)(built.images) };
        try {
            return { ...built, ...(await checkImages(values, images, deps)) };
        }
        catch (error) {
            throw error instanceof errors/* ConvoxError */.AC ? error.addOutputs({ ...built }) : error;
        }
    },
});
async function buildSource(values, deps, dropReport = (0,environment_drop/* newDropReport */.A6)()) {
    if (values.dryRun)
        return await listSource(values, deps);
    return await (0,log_file/* withLogFile */.T)(values.logFile, deps, (log) => buildWithLog(values, log, dropReport, deps));
}
async function listSource(values, deps) {
    const startedAt = deps.now();
    isCacheDisabled(values);
    readBuildArgs(values, deps);
    const source = await readSource(values.workingDirectory, values.manifest, deps);
    const commit = await deps.git.commit(source.dir);
    await deps.host.group(`Files of ${values.workingDirectory} that a build would send`, async () => {
        await listContext(source.tree, deps.host);
        reportSource(source, undefined, deps.host);
    });
    checkContextSize(values, source.tree);
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
        "previous-release": "",
        images: "[]",
    };
}
async function buildWithLog(values, log, dropReport, deps) {
    const { app } = values;
    const { host, rack } = deps;
    const startedAt = deps.now();
    const options = { noCache: isCacheDisabled(values), buildArgs: readBuildArgs(values, deps) };
    const source = await deps.timeline.measure("pack", `Reading ${values.workingDirectory}`, async (span) => {
        const read = await readSource(values.workingDirectory, values.manifest, deps);
        span.set({ files: read.tree.files, bytes: read.tree.bytes });
        return read;
    });
    checkContextSize(values, source.tree);
    const commit = await deps.git.commit(source.dir);
    const existing = await readApp(app, deps);
    const previous = existing?.release ?? "";
    if (existing)
        checkBuildArch(existing, values.development, deps);
    await (0,environment_drop/* checkEnvironmentDrop */.lQ)({ app, active: previous, mode: values.envDrop, report: dropReport }, deps);
    const generation = await rack.generation(app);
    (0,build_options/* buildArgs */.CH)(options.buildArgs, generation);
    const archive = await host.group(`Packing and uploading ${values.workingDirectory} to ${rack.name}`, () => {
        reportSource(source, generation, host);
        return upload(source, app, values, deps);
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
    const outcome = { app, rack: rack.name, "git-sha": commit?.sha ?? "", "previous-release": previous };
    const { known } = archive;
    const { buildArgs: args, development, wildcardDomain, manifest } = request;
    const settings = { args, development, wildcardDomain, manifest, parameters: existing?.parameters };
    const fingerprint = values.reuse === "build" && known ? buildFingerprint(known.digest, settings) : undefined;
    const earlier = known && fingerprint && !options.noCache ? await reuse_findBuild(app, fingerprint, known.records, deps) : undefined;
    if (earlier) {
        const release = await releaseOf(earlier, request.description, deps);
        host.info(`Build:   ${earlier.id}, which has this source and these settings. Nothing is built`);
        host.info(`Release: ${release}`);
        return {
            ...outcome,
            build: earlier.id,
            release,
            status: earlier.status,
            duration: Math.round((deps.now() - startedAt) / 1000),
            "context-size": archive.bytes,
            images: JSON.stringify(await (0,builds_images.readBuildImages)(earlier, deps)),
        };
    }
    const created = await createBuild({ app, description: request.description ?? "", gitSha: request.gitSha ?? "" }, (patient) => patient.builds.create(app, request, generation), deps);
    const { readPushedImages } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2861));
    const pushed = readPushedImages(created.id);
    const comparison = deps.report && readPreviousSteps(created, source.manifest, deps);
    const settled = await (0,started_work/* withCleanup */.V1)({ kind: "build", app, id: created.id }, deps, () => host.group(`Building ${app} on ${rack.name}: ${created.id}`, () => (0,build_log/* waitForBuildWithLog */.D)(created, values.buildTimeout, { log, images: source.manifest, isCacheDisabled: options.noCache, read: pushed.push }, deps), "build"));
    if (deps.report && comparison)
        deps.report.previousSteps = await comparison;
    if (settled.build.status === "failed") {
        const { createBuildError } = await Promise.all(/* import() */[__webpack_require__.e(5162), __webpack_require__.e(6547), __webpack_require__.e(5177)]).then(__webpack_require__.bind(__webpack_require__, 5177));
        throw await createBuildError(settled.build, settled.tail, source, deps.cwd);
    }
    if (settled.build.release === "") {
        throw new errors/* RackError */.yo("build-incomplete", `GET /apps/${app}/builds/${created.id}`, undefined, "the build is complete but has no release");
    }
    if (known && fingerprint) {
        await addRecords(app, known.records, { build: { fingerprint, id: settled.build.id } }, deps);
    }
    host.info(`Build:   ${settled.build.id}`);
    host.info(`Release: ${settled.build.release}`);
    return {
        ...outcome,
        build: settled.build.id,
        release: settled.build.release,
        status: settled.build.status,
        duration: Math.round((deps.now() - startedAt) / 1000),
        "context-size": archive.bytes,
        images: JSON.stringify(pushed.images(source.manifest.services)),
    };
}
function isCacheDisabled({ cached, noCache }) {
    if (cached !== undefined && noCache !== undefined && cached === noCache) {
        throw new errors/* InputError */.dz("inputs-conflict", `cached is ${cached} and no-cache is ${noCache}: they contradict each other. Remove one of them`);
    }
    return noCache ?? cached === false;
}
async function readApp(app, { rack }) {
    try {
        return await rack.apps.get(app);
    }
    catch (error) {
        if (error instanceof errors/* RackError */.yo && error.status === 403)
            return undefined;
        throw error;
    }
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

/***/ 1725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ buildArgs),
/* harmony export */   buildForm: () => (/* binding */ buildForm),
/* harmony export */   iq: () => (/* binding */ isProvidedByRack)
/* harmony export */ });
/* unused harmony export buildArg */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _features_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5355);


function buildForm(options, rack) {
    if (options.external && rack.generation !== "v3") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("rack-feature-missing", "an external build needs a Rack of generation v3");
    }
    const cache = noCache(options.noCache ?? false, rack);
    const args = buildArgs(options.buildArgs ?? [], rack);
    const notices = [...cache.notices];
    if (options.wildcardDomain && rack.generation === "v3")
        notices.push("wildcard-domain has no effect on this Rack (v3)");
    return {
        form: {
            url: options.url,
            description: options.description,
            "git-sha": options.gitSha,
            manifest: options.manifest,
            development: options.development || undefined,
            "no-cache": cache.value,
            "build-args": args.length > 0 ? args : undefined,
            "wildcard-domain": options.wildcardDomain || undefined,
            external: options.external || undefined,
        },
        notices,
    };
}
function noCache(isRequested, rack) {
    if (!isRequested)
        return { notices: [] };
    if (rack.generation === "v2")
        return { value: true, notices: [] };
    const isInverted = (0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(rack, "noCache") === false;
    const notice = isInverted
        ? `no-cache=true is sent, but this Rack (${rack.version}) reads it inverted and uses its build cache`
        : "no-cache=true is sent. Racks up to v3 3.24.9 read it inverted; cached steps in the log are reported";
    return { value: true, notices: [notice] };
}
const provided = new Set([
    "BUILD_APP",
    "BUILD_AUTH",
    "BUILD_DEVELOPMENT",
    "BUILD_GENERATION",
    "BUILD_GIT_SHA",
    "BUILD_ID",
    "BUILD_MANIFEST",
    "BUILD_RACK",
]);
function isProvidedByRack(key) {
    return provided.has(key);
}
function buildArgs(args, rack) {
    if (args.length > 0 && (0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(rack, "buildArgs") === false) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("rack-feature-missing", `this Rack (${rack.version}) is too old for build args: it would ignore them`, {
            hint: `They require at least ${(0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFirstVersions */ .VB)("buildArgs")}`,
        });
    }
    const mistakes = [];
    const wire = args.flatMap((arg) => {
        try {
            return [buildArg(arg, rack)];
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
                throw error;
            mistakes.push(error);
            return [];
        }
    });
    const hint = mistakes[0]?.hint;
    if (mistakes.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", mistakes.map(({ message }) => message).join("\n"), { hint });
    return wire;
}
function buildArg(arg, rack) {
    const { generation } = rack;
    const at = arg.indexOf("=");
    const key = arg.slice(0, Math.max(at, 0));
    const value = arg.slice(at + 1);
    if (provided.has(arg)) {
        if ((0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(rack, "bareBuildArgs") !== false)
            return arg;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${arg} has no value, and this Rack fills in none`, {
            hint: "write each as KEY=VALUE",
        });
    }
    if (at < 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", "a build arg has no value", { hint: "write each as KEY=VALUE" });
    if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(key)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `the name of a build arg is not allowed: ${JSON.stringify(key)}`, {
            hint: "letters, digits and underscores, as in ARG NAME of a Dockerfile",
        });
    }
    if (value.includes(",")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${key} has a comma in its value, which no Rack can be sent`, {
            hint: "several arguments are given one by one; a comma that belongs to a value has to be encoded, in base64 say, and decoded in the Dockerfile",
        });
    }
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${key} has a line break or a control character in its value`, {
            hint: "encode the value, for example in base64, and decode it in the Dockerfile",
        });
    }
    if (/^[A-Za-z0-9_@%+=:./-]*$/.test(value) || generation === "v2")
        return arg;
    if (generation === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${key} needs quoting that depends on the Rack's generation, which is unknown`, {
            hint: "give the key leave to read the system or the app",
        });
    }
    return `${key}='${value.replaceAll("'", "'\\''")}'`;
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
