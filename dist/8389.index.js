export const id = 8389;
export const ids = [8389,6733];
export const modules = {

/***/ 8389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findImageTool: () => (/* binding */ findImageTool)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _tool_process_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6733);





async function findImageTool(folder, { registryCache }, options) {
    const reasons = [];
    const works = async (command, args) => {
        try {
            return (await (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .readTool */ .X)(command, args, options)).trim() !== "";
        }
        catch (error) {
            if (!(error instanceof _tool_process_js__WEBPACK_IMPORTED_MODULE_3__.ToolFailure))
                throw error;
            reasons.push(`${command}: ${error.message}`);
            return false;
        }
    };
    if (await works("docker", ["version", "--format", "{{.Server.Version}}"])) {
        const hasBuildx = await works("docker", ["buildx", "version"]);
        if (hasBuildx || !registryCache)
            return dockerTool(hasBuildx, options);
    }
    if (await works("buildah", ["--version"]))
        return await buildahTool(folder, options);
    if (registryCache) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("builder-missing", "registry-cache requires docker buildx or buildah", {
            hint: [
                "Install the plugin buildx, for example with docker/setup-buildx-action. Or remove registry-cache.",
                ...reasons,
            ],
        });
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("builder-missing", `build-on is "runner": neither docker nor buildah works in this job`, {
        hint: [
            "Use a runner with Docker, add a Docker service to the job, or install buildah. Or remove build-on.",
            ...reasons,
        ],
    });
}
function commonOptions({ tag, dockerfile, target, platform, args }) {
    return [
        ...["-t", tag, "-f", dockerfile],
        ...(target === undefined ? [] : ["--target", target]),
        ...(platform === undefined ? [] : ["--platform", platform]),
        ...[...args.keys()].flatMap((name) => ["--build-arg", name]),
    ];
}
const SETTINGS = /^(?:PATH|HOME|USER|TMPDIR|TZ|LANG|(?:DOCKER|BUILDKIT|BUILDX|BUILDAH|CONTAINERS?|STORAGE|REGISTRY|XDG|LD|SSL|GO|AWS|OTEL)_.*|GODEBUG|(?:https?|all|no)_proxy)$/i;
function withArgs({ env, signal }, args) {
    for (const [name, value] of args) {
        if (!SETTINGS.test(name) || env[name] === value)
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-invalid", `build argument ${name} cannot be used with build-on: runner: it would change a setting of the builder`, { hint: `Rename the ARG in the Dockerfile, or set ${name} in the environment of the job to the same value.` });
    }
    return { env: { ...env, ...Object.fromEntries(args) }, signal };
}
function dockerTool(hasBuildx, given) {
    const builder = hasBuildx ? {} : { DOCKER_BUILDKIT: "0" };
    const options = { ...given, env: { ...given.env, BUILDKIT_PROGRESS: "plain", ...builder } };
    return {
        name: hasBuildx ? "docker buildx" : "docker",
        build(build) {
            const { cache, isCacheDisabled, context } = build;
            const reference = cache && `${cache.repository}:${cache.tag}`;
            const cached = reference === undefined
                ? []
                : [
                    ...(isCacheDisabled ? [] : ["--cache-from", `type=registry,ref=${reference}`]),
                    ...["--cache-to", `type=registry,ref=${reference},mode=max,image-manifest=true,oci-mediatypes=true`],
                ];
            const start = hasBuildx ? ["buildx", "build", "--load", "--provenance=false", "--sbom=false"] : ["build"];
            const cacheOption = isCacheDisabled ? ["--no-cache"] : [];
            const args = [...start, ...cacheOption, ...cached, ...commonOptions(build), context];
            return (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .streamTool */ .B)("docker", args, withArgs(options, build.args), "all");
        },
        pull(image, platform) {
            const from = platform === undefined ? [] : ["--platform", platform];
            return pullOrFind(() => (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .readTool */ .X)("docker", ["pull", "--quiet", ...from, image], options), () => (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .readTool */ .X)("docker", ["image", "inspect", "--format", "{{.Id}}", image], options));
        },
        save: (image) => (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .streamTool */ .B)("docker", ["save", image], options, "stdout"),
        remove: async (tag) => void (await (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .readTool */ .X)("docker", ["image", "rm", "--no-prune", tag], options)),
    };
}
async function buildahTool(folder, options) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "registries.conf");
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, 'unqualified-search-registries = ["docker.io"]\nshort-name-mode = "disabled"\n');
    const registries = ["--registries-conf", file];
    return {
        name: "buildah",
        build(build) {
            const { cache, isCacheDisabled, context } = build;
            const cached = cache === undefined
                ? []
                : [...(isCacheDisabled ? [] : ["--cache-from", cache.repository]), "--cache-to", cache.repository];
            const start = [...registries, "build", "--format", "docker", isCacheDisabled ? "--no-cache" : "--layers"];
            const args = [...start, ...cached, ...commonOptions(build), context];
            return (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .streamTool */ .B)("buildah", args, withArgs(options, build.args), "all");
        },
        pull(image, platform) {
            const from = platform === undefined ? [] : ["--platform", platform];
            return pullOrFind(() => (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .readTool */ .X)("buildah", [...registries, "pull", "--quiet", ...from, image], options), () => (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .readTool */ .X)("buildah", [...registries, "inspect", "--type", "image", image], options));
        },
        async *save(image) {
            const archive = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "saved.tar");
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(archive, { force: true });
            try {
                await (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .readTool */ .X)("buildah", [...registries, "push", "--quiet", image, `docker-archive:${archive}`], options);
                for await (const bytes of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(archive))
                    yield bytes;
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(archive, { force: true });
            }
        },
        remove: async (tag) => void (await (0,_tool_process_js__WEBPACK_IMPORTED_MODULE_3__/* .readTool */ .X)("buildah", [...registries, "rmi", tag], options)),
    };
}
async function pullOrFind(pull, find) {
    try {
        await pull();
        return true;
    }
    catch (error) {
        if (!(error instanceof _tool_process_js__WEBPACK_IMPORTED_MODULE_3__.ToolFailure))
            throw error;
        await find().catch(() => {
            throw error;
        });
        return false;
    }
}


/***/ }),

/***/ 6733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ streamTool),
/* harmony export */   ToolFailure: () => (/* binding */ ToolFailure),
/* harmony export */   X: () => (/* binding */ readTool)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7748);



class ToolFailure extends Error {
    name = "ToolFailure";
}
const KILL_MS = 5_000;
async function readTool(command, args, options) {
    const parts = [];
    for await (const bytes of streamTool(command, args, options, "stdout"))
        parts.push(bytes);
    return Buffer.concat(parts).toString("utf8");
}
async function* streamTool(command, args, { env, signal }, output) {
    signal.throwIfAborted();
    const isGroup = process.platform !== "win32";
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: isGroup });
    const exit = (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, "close");
    exit.catch(() => undefined);
    let timer;
    const end = () => {
        kill(child, "SIGTERM", isGroup);
        timer = setTimeout(() => kill(child, "SIGKILL", isGroup), KILL_MS);
    };
    signal.addEventListener("abort", end, { once: true });
    let last = "";
    const keepLast = (bytes) => {
        last = (last + Buffer.from(bytes).toString("utf8")).slice(-2000);
    };
    let isDone = false;
    try {
        if (output === "stdout")
            child.stderr.on("data", keepLast);
        for await (const bytes of output === "all" ? merge(child.stdout, child.stderr) : child.stdout) {
            if (output === "all")
                keepLast(bytes);
            yield bytes;
        }
        const [code, by] = (await exit);
        isDone = true;
        signal.throwIfAborted();
        if (by === "SIGKILL")
            throw new ToolFailure(`${command} was killed, often because the job has too little memory`);
        if (code !== 0)
            throw new ToolFailure(lastLine(last) || `${command} ended with ${by ?? `exit status ${code}`}`);
    }
    catch (error) {
        if (signal.aborted || error instanceof ToolFailure)
            throw signal.aborted ? signal.reason : error;
        throw new ToolFailure(`${command} cannot be started: ${describeStart(error)}`, { cause: error });
    }
    finally {
        signal.removeEventListener("abort", end);
        if (!isDone && child.exitCode === null)
            kill(child, "SIGKILL", isGroup);
        clearTimeout(timer);
    }
}
function describeStart(error) {
    const { code, message } = Object(error);
    return code === "ENOENT" ? "it is not installed" : ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSystemError */ .Zo)(error) ?? message);
}
function kill(child, signal, isGroup) {
    try {
        if (isGroup && child.pid !== undefined)
            process.kill(-child.pid, signal);
        else
            child.kill(signal);
    }
    catch {
    }
}
async function* merge(...streams) {
    const readers = streams.map((stream) => stream[Symbol.asyncIterator]());
    const next = (index) => readers[index]?.next().then((result) => ({ index, result }));
    const waiting = new Map(readers.map((_, index) => [index, next(index)]));
    while (waiting.size > 0) {
        const ready = await Promise.race(waiting.values());
        if (ready === undefined)
            return;
        if (ready.result.done)
            waiting.delete(ready.index);
        else {
            waiting.set(ready.index, next(ready.index));
            yield ready.result.value;
        }
    }
}
function lastLine(text) {
    const lines = text.split("\n").map((line) => line.trim());
    return (lines.filter((line) => line !== "").at(-1) ?? "").replace(/^(?:Error: |Error response from daemon: )+/i, "");
}


/***/ })

};
