export const id = 9535;
export const ids = [9535];
export const modules = {

/***/ 9535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildOnRunner: () => (/* binding */ buildOnRunner)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/build-options.js
var build_options = __webpack_require__(1725);
// EXTERNAL MODULE: ./src/commands/app/environment-drop.js
var environment_drop = __webpack_require__(8550);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
// EXTERNAL MODULE: ./src/commands/builds/build-arch.js
var build_arch = __webpack_require__(3962);
// EXTERNAL MODULE: ./src/commands/builds/build-archive.js + 2 modules
var build_archive = __webpack_require__(5074);
// EXTERNAL MODULE: ./src/commands/builds/build-args.js
var build_args = __webpack_require__(8419);
// EXTERNAL MODULE: ./src/commands/builds/build-inputs.js
var build_inputs = __webpack_require__(6151);
// EXTERNAL MODULE: ./src/commands/builds/build-log.js + 2 modules
var build_log = __webpack_require__(2613);
// EXTERNAL MODULE: ./src/commands/builds/context.js
var builds_context = __webpack_require__(6582);
// EXTERNAL MODULE: ./src/rack/environment.js
var environment = __webpack_require__(355);
// EXTERNAL MODULE: ./src/system-error.js
var system_error = __webpack_require__(7748);
// EXTERNAL MODULE: ./src/commands/declaration/permission.js
var permission = __webpack_require__(3121);
// EXTERNAL MODULE: ./src/commands/variables/secret-values.js
var secret_values = __webpack_require__(2128);
;// CONCATENATED MODULE: ./src/commands/builds/runner-services.js







async function planRunnerBuild(source, folder, values, args, job, deps) {
    const { file, requiredEnv } = source.manifest;
    const environment = await readEnvironment(values.app, deps);
    const given = args.map((arg) => parseArg(arg, values, job.gitSha, deps));
    const env = new Map([...(environment ?? []), ...given]);
    (0,secret_values/* maskValues */.Z)(env, "secret", deps);
    const { loadServices } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6635), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 6635));
    const loaded = new Map([
        ...(environment === undefined ? requiredEnv.map((name) => [name, ""]) : []),
        ...env,
    ]);
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(folder, file));
    const { text, services } = loadServices({ file, bytes }, loaded, job.generation);
    if (services.length === 0)
        throw new errors/* ManifestError */.Sh("manifest-invalid", `${file} has no services, so nothing is built`);
    const groups = new Map();
    for (const { name, image, build } of services) {
        const key = image === "" ? `build ${external_node_path_.posix.normalize(build.path)} ${build.manifest}` : `image ${image}`;
        const known = groups.get(key);
        if (known !== undefined)
            groups.set(key, { ...known, services: [...known.services, name] });
        else if (image !== "")
            groups.set(key, { kind: "image", services: [name], image });
        else {
            const context = (0,external_node_path_.join)(folder, external_node_path_.posix.join("/", build.path));
            const dockerfile = (0,external_node_path_.join)(folder, external_node_path_.posix.join("/", build.path, build.manifest));
            const content = await readDockerfile(dockerfile, name, external_node_path_.posix.join(build.path, build.manifest));
            const options = { env, development: values.development, generation: job.generation.generation };
            const found = readArguments(content, options);
            groups.set(key, { kind: "build", services: [name], path: build.path, context, dockerfile, ...found });
        }
    }
    return { manifest: text, images: [...groups.values()] };
}
async function readEnvironment(app, { rack, host, advise }) {
    try {
        const [newest] = await rack.releases.list(app, { limit: 1 });
        return newest === undefined ? new Map() : (0,environment/* parseEnvironment */.N)((await rack.releases.get(app, newest.id)).env);
    }
    catch (error) {
        if (!(0,permission/* isForbidden */.U)(error))
            throw error;
        host.warn(`The environment of ${app} cannot be read (${error.reason}), so build arguments that a Rack takes from it are missing. ` +
            (await advise("Set them in the input build-args")));
        return undefined;
    }
}
function parseArg(arg, values, gitSha, { rack }) {
    const at = arg.indexOf("=");
    if (at >= 0)
        return [arg.slice(0, at), arg.slice(at + 1)];
    const known = {
        BUILD_APP: values.app,
        BUILD_DEVELOPMENT: String(values.development),
        BUILD_GENERATION: "2",
        BUILD_GIT_SHA: gitSha,
        BUILD_MANIFEST: values.manifest ?? "convox.yml",
        BUILD_RACK: rack.name.replace(/^.*\//, ""),
    };
    const value = known[arg];
    if (value !== undefined)
        return [arg, value];
    throw new errors/* InputError */.dz("input-invalid", `build argument ${arg} has no value with build-on: runner: only a Rack knows it`);
}
async function readDockerfile(path, service, shown) {
    return await (0,promises_.readFile)(path, "utf8").catch((cause) => {
        const reason = Object(cause).code === "ENOENT" ? undefined : (0,system_error/* describeSystemError */.Zo)(cause);
        const what = reason === undefined ? "does not exist in the source" : `cannot be read: ${reason}`;
        throw new errors/* ManifestError */.Sh("manifest-invalid", `service ${service}: ${shown} ${what}`, { cause });
    });
}
function readArguments(dockerfile, options) {
    const args = new Map();
    let target;
    for (const line of dockerfile.split("\n")) {
        const [first = "", second = ""] = line.trim().split(/\s+/);
        const word = options.generation === "v2" ? first.toUpperCase() : first;
        if (word === "FROM" && options.development && /\sas development\b/i.test(line))
            target = "development";
        const name = word === "ARG" ? (second.split("=")[0] ?? "") : "";
        const value = options.env.get(name);
        if (value !== undefined)
            args.set(name, value);
    }
    return { args, target };
}

// EXTERNAL MODULE: ./src/commands/builds/source.js
var builds_source = __webpack_require__(5820);
;// CONCATENATED MODULE: ./src/commands/builds/runner-build.js
















async function buildOnRunner(values, log, purpose, deps) {
    const { app } = values;
    const { host, rack } = deps;
    const startedAt = deps.now();
    if (values.wildcardDomain) {
        throw new errors/* InputError */.dz("inputs-conflict", "wildcard-domain has no effect with build-on: runner: remove one of them");
    }
    if (values.provenance !== undefined) {
        throw new errors/* InputError */.dz("inputs-conflict", "provenance cannot be written with build-on: runner: remove one of them", {
            hint: "The Rack reports no digests of imported images.",
        });
    }
    const args = (0,build_args/* readBuildArgs */.E)(values, deps);
    const source = await (0,builds_source/* readSource */.o)(values.workingDirectory, values.manifest, deps);
    (0,builds_context/* checkContextSize */.p9)(values, source.tree);
    const commit = await deps.git.commit(source.dir);
    const existing = await (0,build_inputs/* readExistingApp */.$C)(app, purpose, deps);
    if (existing?.generation === "1") {
        throw new errors/* InputError */.dz("rack-feature-missing", `build-on: runner: ${app} is of generation 1, whose builds only a Rack makes`);
    }
    if (existing)
        (0,build_arch/* checkBuildArch */.X)(existing, values.development, deps);
    const previous = existing?.release ?? "";
    await (0,environment_drop/* checkEnvironmentDrop */.lQ)({ app, active: previous, mode: values.envDrop, report: purpose.dropReport }, deps);
    const generation = knownGeneration(await rack.generation(app), rack.name);
    (0,build_options/* buildArgs */.CH)(args.filter((arg) => !arg.includes("=")), generation);
    const description = values.description ?? (commit?.clean ? `build ${commit.sha.slice(0, 10)} ${commit.subject}` : "build on a runner");
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(deps.env["RUNNER_TEMP"]?.trim() || (0,external_node_os_.tmpdir)(), "convox-build-"));
    const limit = AbortSignal.timeout(values.buildTimeout);
    const signal = AbortSignal.any([deps.signal, limit]);
    try {
        const { findImageTool } = await __webpack_require__.e(/* import() */ 8389).then(__webpack_require__.bind(__webpack_require__, 8389));
        const needs = { registryCache: values.registryCache !== undefined };
        const tool = await findImageTool(folder, needs, { env: toolEnvironment(deps.env), signal });
        const program = generation.generation === "v2" ? await readEnvProgram(app, deps) : undefined;
        const context = (0,external_node_path_.join)(folder, "source");
        await (0,promises_.mkdir)(context);
        (0,builds_source/* reportSource */.c)(source, generation, host);
        const { copyTree } = await Promise.all(/* import() */[__webpack_require__.e(3981), __webpack_require__.e(4231)]).then(__webpack_require__.bind(__webpack_require__, 4231));
        await copyTree(source.tree, context, { signal });
        const job = { generation, gitSha: commit?.sha ?? "" };
        const plan = await planRunnerBuild(source, context, values, args, job, deps);
        const arch = existing?.parameters["BuildArch"] ?? "";
        const platform = arch === "" || values.development ? undefined : `linux/${arch}`;
        const id = newId();
        const { images, steps } = await buildImages({ values, source, plan, tool, platform, log, id, folder, signal }, deps);
        const final = new Map();
        for (const [service, image] of images)
            final.set(service, await wrapImage(image, program, folder));
        const services = source.manifest.services.filter((service) => final.has(service));
        for (const service of services)
            host.info(`${service}: image ${final.get(service)?.id}`);
        const { importTar } = await __webpack_require__.e(/* import() */ 1313).then(__webpack_require__.bind(__webpack_require__, 1313));
        const { gzip } = await Promise.all(/* import() */[__webpack_require__.e(3981), __webpack_require__.e(4231)]).then(__webpack_require__.bind(__webpack_require__, 4231));
        const imported = services.flatMap((service) => {
            const image = final.get(service);
            return image === undefined ? [] : [{ service, image }];
        });
        const times = { started: new Date(startedAt), ended: new Date(deps.now()) };
        const record = { app, id, description, manifest: plan.manifest, ...times, images: imported };
        const archive = await (0,build_archive/* openArchiveStream */.lq)(gzip(importTar(record, generation.generation), { compression: "auto" }));
        const result = await host.group(`Importing the images into ${app} on ${rack.name}`, async () => {
            try {
                const importing = (0,build_archive/* importArchive */.qT)(archive, app, rack, deps);
                return await (0,build_archive/* withProgress */.E0)(importing, () => `Importing: ${(0,units/* byteSize */.mz)(archive.size())} sent`, deps);
            }
            finally {
                archive.close();
            }
        });
        const { explainCache } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2150));
        const circumstances = { previous: [], isCacheDisabled: (0,build_inputs/* isCacheDisabled */.RU)(values), isOnRack: false };
        return {
            cache: JSON.stringify(await explainCache(steps, circumstances, deps)),
            build: result.build,
            release: result.release,
            app,
            rack: rack.name,
            status: "complete",
            "git-sha": commit?.sha ?? "",
            duration: Math.round((deps.now() - startedAt) / 1000),
            "context-size": result.size,
            context: (0,builds_context/* contextOutput */.jV)(source.tree),
            "previous-release": previous,
            images: JSON.stringify(imported.map(({ service, image }) => ({
                ...{ service, repository: null, tag: null, digest: null },
                "image-id": image.id,
            }))),
        };
    }
    catch (error) {
        if (deps.signal.aborted || !limit.aborted || (error instanceof errors/* ConvoxError */.AC && !(error instanceof errors/* CancelledError */.cc))) {
            throw error;
        }
        throw new errors/* TimeoutError */.MU("build-timeout", `the build of ${app} on the runner did not end within ${(0,units/* formatDuration */.a3)(values.buildTimeout)}`, { hint: "Nothing was imported. Raise build-timeout." });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function knownGeneration({ generation, version }, rack) {
    if (generation !== undefined)
        return { generation, version };
    throw new errors/* InputError */.dz("rack-feature-missing", `build-on: runner: the generation of ${rack} cannot be read`, {
        hint: "The archive that a Rack imports depends on it. Allow the deploy key to read the Rack or the app.",
    });
}
const OWN = /^(?:CONVOX_|INPUT_|RACK_URL$|OTEL_EXPORTER_)/;
function toolEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !OWN.test(name)));
}
function newId() {
    return `B${Array.from({ length: 10 }, () => String.fromCharCode(65 + (0,external_node_crypto_.randomInt)(26))).join("")}`;
}
async function readEnvProgram(app, { rack, host }) {
    const builds = await rack.builds.list(app);
    const newest = builds.find(({ status, release }) => status === "complete" && release !== "");
    if (newest === undefined) {
        throw new errors/* InputError */.dz("rack-build-missing", `build-on: runner: ${rack.name} (v2) has not built ${app} yet`, {
            hint: "Build it once without build-on: a v2 Rack adds the program convox-env to each image, and later builds take it from there.",
        });
    }
    host.info(`Reading convox-env from the images of build ${newest.id}: a v2 Rack adds it to each image`);
    const { findEnvProgram } = await __webpack_require__.e(/* import() */ 3785).then(__webpack_require__.bind(__webpack_require__, 3785));
    const program = await findEnvProgram(await rack.builds.export(app, newest.id));
    if (program === undefined)
        host.info(`The images of build ${newest.id} have no convox-env, so none is added`);
    return program;
}
async function wrapImage(image, program, folder) {
    if (program === undefined)
        return image;
    const { addEnvProgram } = await __webpack_require__.e(/* import() */ 3785).then(__webpack_require__.bind(__webpack_require__, 3785));
    return await addEnvProgram(image, program, folder);
}
async function buildImages(job, deps) {
    const { values, plan, tool, source, log } = job;
    const { ToolFailure } = await __webpack_require__.e(/* import() */ 6733).then(__webpack_require__.bind(__webpack_require__, 6733));
    const images = new Map();
    let failure;
    async function* build() {
        try {
            for (const image of plan.images)
                yield* buildImage(image, job, images, deps);
        }
        catch (error) {
            failure = error;
        }
    }
    const reading = { log, images: source.manifest, isCacheDisabled: (0,build_inputs/* isCacheDisabled */.RU)(values) };
    const hasFailed = async () => failure !== undefined;
    const { tail, steps } = await deps.host.group(`Building ${values.app} on the runner with ${tool.name}`, () => (0,build_log/* printBuilderLog */.P)(build(), values.app, reading, deps, hasFailed), "build");
    if (failure === undefined)
        return { images, steps };
    if (!(failure instanceof ToolFailure))
        throw failure;
    const { createBuildError } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6547), __webpack_require__.e(5177)]).then(__webpack_require__.bind(__webpack_require__, 5177));
    const failed = { id: "", app: values.app, status: "failed", reason: "" };
    throw await createBuildError(failed, `${tail}\nERROR: ${failure.message}\n`, source, deps.cwd);
}
async function* buildImage(image, job, images, { host }) {
    const { values, tool, platform, id, folder } = job;
    const { readSavedImage } = await __webpack_require__.e(/* import() */ 5548).then(__webpack_require__.bind(__webpack_require__, 5548));
    const keep = async (name) => {
        const saved = await readSavedImage(tool.save(name), folder);
        for (const service of image.services)
            images.set(service, saved);
    };
    if (image.kind === "image") {
        yield Buffer.from(`Pulling: ${image.image}\n`);
        if (!(await tool.pull(image.image, platform))) {
            host.warn(`${image.image} cannot be pulled: the copy on the runner is used`);
        }
        return await keep(image.image);
    }
    const [service = ""] = image.services;
    const tag = `convox-ci/${values.app}:${service}.${id}`;
    yield Buffer.from(`Building: ${image.path}\n`);
    try {
        const cache = values.registryCache === undefined ? undefined : { repository: values.registryCache, tag: service };
        yield* tool.build({ ...image, tag, platform, cache, isCacheDisabled: (0,build_inputs/* isCacheDisabled */.RU)(values) });
        await keep(tag);
    }
    finally {
        await tool.remove(tag).catch(() => undefined);
    }
}


/***/ })

};
