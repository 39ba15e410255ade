export const id = 166;
export const ids = [166];
export const modules = {

/***/ 7166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BuilderUnavailable: () => (/* reexport */ BuilderUnavailable),
  containersOf: () => (/* reexport */ containersOf),
  dataFolder: () => (/* reexport */ dataFolder),
  parseFaults: () => (/* reexport */ parseFaults),
  startLocalRack: () => (/* reexport */ startLocalRack),
  stopContainers: () => (/* reexport */ stopContainers)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/child.js


/** Runs a program to its end. @throws Error if it cannot be started, or when `signal` is aborted */
async function runProgram(command, args, options = {}) {
    options.signal?.throwIfAborted();
    const child = (0,external_node_child_process_.spawn)(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    const release = killOnAbort(child, options.signal);
    try {
        const [stdout, stderr] = [readText(child.stdout), readText(child.stderr)];
        child.stdin.on("error", () => undefined);
        child.stdin.end(options.input ?? "");
        const code = await exitCode(child);
        options.signal?.throwIfAborted();
        return { code, stdout: await stdout, stderr: await stderr };
    }
    finally {
        release();
    }
}
/** Standard output of a program that must succeed. @throws Error with its last line of output */
async function outputOf(command, args, options = {}) {
    const { code, stdout, stderr } = await runProgram(command, args, options);
    if (code !== 0)
        throw new Error(lastLine(stderr) || lastLine(stdout) || `exit status ${code}`);
    return stdout;
}
/**
 * Streams standard output and standard error of a program, converted by `convert`.
 * @throws Error `exit status N` if it fails
 */
async function* streamOutput(command, args, convert, options = {}) {
    options.signal?.throwIfAborted();
    const child = (0,external_node_child_process_.spawn)(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    const release = killOnAbort(child, options.signal);
    try {
        const exit = exitCode(child);
        exit.catch(() => undefined);
        yield* mergeStreams([child.stdout, child.stderr], convert);
        const code = await exit;
        options.signal?.throwIfAborted();
        if (code !== 0)
            throw new Error(`exit status ${code}`);
    }
    finally {
        release();
        child.kill("SIGKILL");
    }
}
/** Streams standard output of a program that must succeed. @throws Error with its last line of output */
async function* outputChunks(command, args) {
    const child = (0,external_node_child_process_.spawn)(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    const words = readText(child.stderr);
    const exit = exitCode(child);
    exit.catch(() => undefined);
    try {
        yield* mergeStreams([child.stdout], wholeChunks);
        if ((await exit) !== 0)
            throw new Error(lastLine(await words));
    }
    finally {
        child.kill("SIGKILL");
    }
}
/** Runs a program that reads `input`. @throws Error with its last line of output */
async function runWithInput(input, command, args) {
    const child = (0,external_node_child_process_.spawn)(command, args, { stdio: ["pipe", "ignore", "pipe"] });
    const words = readText(child.stderr);
    const exit = exitCode(child);
    exit.catch(() => undefined);
    await feed(child.stdin, input);
    if ((await exit) !== 0)
        throw new Error(lastLine(await words));
}
/** How many pieces may wait for their reader before a stream is paused. */
const QUEUE_LIMIT = 32;
/**
 * Merges several streams in the order in which their pieces arrive. `convert` is called with each piece, and with
 * undefined at the end of each stream.
 */
function mergeStreams(streams, convert) {
    const waiting = [];
    let open = streams.length;
    let failure;
    let wake = () => { };
    const take = (chunk, index) => {
        waiting.push(...convert(chunk, index));
        if (waiting.length > QUEUE_LIMIT)
            streams[index]?.pause();
        wake();
    };
    for (const [index, stream] of streams.entries()) {
        stream.on("data", (chunk) => take(chunk, index));
        stream.once("error", (error) => {
            failure = error;
            wake();
        });
        stream.once("close", () => {
            open--;
            take(undefined, index);
        });
    }
    return (async function* () {
        try {
            for (;;) {
                const next = waiting.shift();
                if (next !== undefined)
                    yield next;
                else if (failure !== undefined)
                    throw failure;
                else if (open === 0)
                    return;
                else {
                    const nextPiece = new Promise((done) => {
                        wake = done;
                    });
                    for (const stream of streams)
                        stream.resume();
                    await nextPiece;
                }
            }
        }
        finally {
            for (const stream of streams)
                stream.destroy();
        }
    })();
}
/** For `mergeStreams`: passes pieces on unchanged. */
function wholeChunks(chunk) {
    return chunk === undefined ? [] : [chunk];
}
/** For `mergeStreams`: splits each stream into lines without their line ends. */
function splitLines() {
    const rests = new Map();
    return (chunk, index) => {
        let rest = Buffer.concat([rests.get(index) ?? Buffer.alloc(0), chunk ?? Buffer.alloc(0)]);
        const lines = [];
        for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
            lines.push(rest.subarray(0, end));
            rest = rest.subarray(end + 1);
        }
        rests.set(index, rest);
        if (chunk === undefined && rest.length > 0)
            lines.push(rest);
        return lines;
    };
}
/** Exit code, 128 + number for a signal. Rejects if the program cannot be started. */
async function exitCode(child) {
    const [code, signal] = (await (0,external_node_events_.once)(child, "close"));
    return code ?? 128 + (SIGNALS[signal ?? "SIGKILL"] ?? 9);
}
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGTERM: 15 };
async function readText(stream) {
    const chunks = [];
    for await (const chunk of stream)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
}
/** Writes all of `input` and ends the stream. Stops early if the reader closes it. */
async function feed(stdin, input) {
    stdin.on("error", () => undefined);
    try {
        for await (const chunk of input ?? []) {
            if (stdin.destroyed)
                return;
            if (!stdin.write(chunk))
                await new Promise((done) => stdin.once("drain", done).once("close", done));
        }
    }
    finally {
        stdin.end();
    }
}
/** Kills `child` when `signal` is aborted. @returns a function that removes the listener */
function killOnAbort(child, signal) {
    const end = () => void child.kill("SIGTERM");
    signal?.addEventListener("abort", end, { once: true });
    return () => signal?.removeEventListener("abort", end);
}
/** The last line that is not empty, without the prefixes that docker and buildah put before every error. */
function lastLine(text) {
    const lines = text.split("\n").map((line) => line.trim());
    return (lines.filter((line) => line !== "").at(-1) ?? "").replace(/^(Error: |Error response from daemon: )+/, "");
}
/** Quotes a word for a POSIX shell. */
function shellWord(text) {
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/ids.js

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** Build or release id: the prefix `B` or `R` and ten random letters A-Z. */
function recordId(prefix) {
    let id = prefix;
    for (let i = 0; i < 10; i++)
        id += LETTERS[(0,external_node_crypto_.randomInt)(LETTERS.length)];
    return id;
}
/** Random lower-case hexadecimal digits. */
function hexDigits(length) {
    return (0,external_node_crypto_.randomBytes)(Math.ceil(length / 2))
        .toString("hex")
        .slice(0, length);
}
// Kubernetes leaves vowels and look-alikes out of the names that it makes up.
const POD_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
/** The random part of a pod name, derived from `seed` so that it stays the same from one reading to the next. */
function podSuffix(seed, length) {
    const digest = (0,external_node_crypto_.createHash)("sha256").update(seed).digest();
    let suffix = "";
    for (let i = 0; i < length; i++)
        suffix += POD_ALPHABET[(digest[i] ?? 0) % POD_ALPHABET.length];
    return suffix;
}
/** Id of a new process: v3's pod name, the end of v2's task id. */
function newProcessId(generation, release, service) {
    if (generation === "v2")
        return hexDigits(12);
    return `${service}-${podSuffix(`${release}/${service}`, 10)}-${podSuffix(hexDigits(20), 5)}`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/places.js


/**
 * Where things lie in the data folder. App names and ids come from the network: a name with other than harmless
 * characters is replaced by its hash, so that nothing can be read or written outside the folder.
 */
const places = {
    apps: (rack) => (0,external_node_path_.join)(rack.data, "apps"),
    app: (rack, app) => (0,external_node_path_.join)(rack.data, "apps", fileName(app)),
    appRecord: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "app.json"),
    appLock: (rack, app) => (0,external_node_path_.join)(rack.data, "locks", fileName(app)),
    appEvents: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "events.json"),
    builds: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "builds"),
    build: (rack, app, id) => (0,external_node_path_.join)(places.builds(rack, app), `${fileName(id)}.json`),
    buildLog: (rack, app, id) => (0,external_node_path_.join)(places.builds(rack, app), `${fileName(id)}.log`),
    buildOwner: (rack, app, id) => (0,external_node_path_.join)(places.builds(rack, app), `${fileName(id)}.owner`),
    buildStop: (rack, app, id) => (0,external_node_path_.join)(places.builds(rack, app), `${fileName(id)}.stop`),
    releases: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "releases"),
    release: (rack, app, id) => (0,external_node_path_.join)(places.releases(rack, app), `${fileName(id)}.json`),
    objects: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "objects"),
    configs: (rack, app) => (0,external_node_path_.join)(places.app(rack, app), "configs"),
    registryLogins: (rack) => (0,external_node_path_.join)(rack.data, "registries.json"),
    certificates: (rack) => (0,external_node_path_.join)(rack.data, "certificates.json"),
    letsEncrypt: (rack) => (0,external_node_path_.join)(rack.data, "letsencrypt.json"),
    rackResources: (rack) => (0,external_node_path_.join)(rack.data, "resources.json"),
    rackParameters: (rack) => (0,external_node_path_.join)(rack.data, "parameters.json"),
    scratch: (rack) => (0,external_node_path_.join)(rack.data, "tmp"),
    /** Records and output of containers that no engine keeps. */
    containers: (data) => (0,external_node_path_.join)(data, "containers"),
    registry: (data) => (0,external_node_path_.join)(data, "registry"),
    /** Routes and state of the process that forwards to services. */
    router: (data) => (0,external_node_path_.join)(data, "router"),
    tokenKey: (rack) => (0,external_node_path_.join)(rack.data, "token.key"),
};
/** Marks what belongs to a data folder where everything of a user lies together: in an engine or an image store. */
function dataKey(data) {
    return (0,external_node_crypto_.createHash)("sha256").update(data).digest("hex").slice(0, 12);
}
function fileName(text) {
    if (/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(text))
        return text;
    return `=${(0,external_node_crypto_.createHash)("sha256").update(text).digest("hex")}`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/docker-images.js

/** Images of a Docker engine, through its command line, so that its contexts and logins count. */
const dockerImages = {
    name: "docker",
    build: (build, signal) => streamOutput("docker", ["build", ...buildOptions(build), build.context], wholeChunks, { signal }),
    async pull(image, signal) {
        await outputOf("docker", ["pull", image], { signal });
    },
    async tag(image, name) {
        await outputOf("docker", ["tag", image, name]);
    },
    async push(name, signal) {
        const said = await outputOf("docker", ["push", name], { signal });
        const digest = /digest: (sha256:[0-9a-f]{64})/.exec(said)?.[1];
        if (digest === undefined)
            throw new Error(`docker push ${name} named no digest`);
        return digest;
    },
    async inspect(image) {
        return imageFacts(JSON.parse(await outputOf("docker", ["image", "inspect", "--format", "{{json .}}", image])));
    },
    async has(image) {
        return (await runProgram("docker", ["image", "inspect", image])).code === 0;
    },
    async save(names, file, format) {
        if (format === "docker")
            await outputOf("docker", ["save", "--output", file, ...names]);
        else
            await convert(names, file);
    },
    async load(file, format, name) {
        if (format === "oci") {
            if (name === undefined)
                throw new Error("an OCI archive needs a name");
            const plain = `${file}.docker`;
            await outputOf("skopeo", ["copy", "--insecure-policy", `oci-archive:${file}`, `docker-archive:${plain}:${name}`]);
            await outputOf("docker", ["load", "--input", plain]);
            return [name];
        }
        const said = await outputOf("docker", ["load", "--input", file]);
        return [...said.matchAll(/^Loaded image: (\S+)$/gm)].map((match) => match[1] ?? "");
    },
    async remove(name) {
        await outputOf("docker", ["image", "rm", name]);
    },
    async login(registry, user, password) {
        await outputOf("docker", ["login", "--username", user, "--password-stdin", registry], { input: password });
    },
};
// The engine writes no OCI archives.
async function convert(names, file) {
    const [name] = names;
    if (name === undefined || names.length > 1)
        throw new Error("an OCI archive holds one image");
    const plain = `${file}.docker`;
    await outputOf("docker", ["save", "--output", plain, name]);
    await outputOf("skopeo", ["copy", "--insecure-policy", `docker-archive:${plain}`, `oci-archive:${file}`]);
}
/** The options that `docker build` and `buildah build` share. */
function buildOptions(build) {
    return [
        ...(build.cache ? [] : ["--no-cache"]),
        "-t",
        build.name,
        "-f",
        build.dockerfile,
        "--network",
        "host",
        ...(build.target === undefined ? [] : ["--target", build.target]),
        ...build.buildArgs.flatMap((arg) => ["--build-arg", arg]),
    ];
}
function imageFacts(value) {
    const config = property(value, "Config");
    return {
        id: String(property(value, "Id") ?? ""),
        entrypoint: words(property(config, "Entrypoint")),
        command: words(property(config, "Cmd")),
    };
}
function property(value, name) {
    return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
function words(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/buildah-leftovers.js





/**
 * buildah keeps the working container of a build that fails or is killed, with its mount. Nothing that it prints names
 * that container, so each build gets a cgroup parent as its mark: with chroot isolation it has no other effect.
 */
function buildMark(data, build = "") {
    return `/convox-${dataKey(data)}-${build}`;
}
/** Removes the working containers of builds whose mark begins like this. @returns how many */
async function removeLeftovers(mark) {
    const { code, stdout } = await runProgram("buildah", ["containers", "--quiet", "--no-trunc"]);
    const ids = code === 0 ? stdout.split("\n").filter(Boolean) : [];
    if (ids.length === 0)
        return 0;
    const store = property(JSON.parse(await outputOf("buildah", ["info"])), "store");
    const folder = (0,external_node_path_.join)(String(property(store, "GraphRoot")), `${property(store, "GraphDriverName")}-containers`);
    let removed = 0;
    for (const id of ids) {
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, id, "userdata/buildah.json"), "utf8").catch(() => "");
        if (!text.includes(`"CgroupParent":${JSON.stringify(mark).slice(0, -1)}`))
            continue;
        if ((await runProgram("buildah", ["rm", id])).code === 0)
            removed++;
    }
    return removed;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/buildah-images.js







/**
 * Images in buildah's store. As with Docker, a name without a registry is one of docker.io. The machine's own settings
 * may differ, so a file in the folder `data` says so.
 */
function buildahImages(data) {
    const registries = async () => {
        const file = (0,external_node_path_.join)(data, "registries.conf");
        await (0,promises_.mkdir)(data, { recursive: true, mode: 0o700 });
        await (0,promises_.writeFile)(file, 'unqualified-search-registries = ["docker.io"]\nshort-name-mode = "disabled"\n', {
            mode: 0o600,
        });
        return ["--registries-conf", file];
    };
    return {
        name: "buildah",
        async *build(build, signal) {
            const mark = buildMark(data, hexDigits(12));
            // Docker's format keeps SHELL, HEALTHCHECK and ONBUILD, which an OCI image cannot hold.
            const format = ["--format", "docker", "--isolation", "chroot", "--cgroup-parent", mark];
            const options = [...(build.cache ? ["--layers"] : []), ...format, ...buildOptions(build)];
            let isComplete = false;
            try {
                const args = [...(await registries()), "build", ...options, build.context];
                yield* streamOutput("buildah", args, wholeChunks, { signal });
                isComplete = true;
            }
            finally {
                if (!isComplete)
                    await removeLeftovers(mark);
            }
        },
        async pull(image, signal) {
            await outputOf("buildah", [...(await registries()), "pull", "--quiet", ...plainHttp(image), image], { signal });
        },
        async tag(image, name) {
            await outputOf("buildah", [...(await registries()), "tag", image, name]);
        },
        async push(name, signal) {
            const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "convox-push-"));
            try {
                const file = (0,external_node_path_.join)(folder, "digest");
                const options = ["--quiet", ...plainHttp(name), "--digestfile", file];
                await outputOf("buildah", ["push", ...options, name, `docker://${name}`], { signal });
                return (await (0,promises_.readFile)(file, "utf8")).trim();
            }
            finally {
                await (0,promises_.rm)(folder, { recursive: true, force: true });
            }
        },
        async inspect(image) {
            return buildah_images_imageFacts(await inspectImage(image));
        },
        async has(image) {
            return (await runProgram("buildah", [...(await registries()), "inspect", "--type", "image", image])).code === 0;
        },
        async save(names, file, format) {
            const [name] = names;
            if (name === undefined || names.length > 1)
                throw new Error("buildah can write only one image to an archive");
            const target = format === "oci" ? `oci-archive:${file}` : `docker-archive:${file}:${name}`;
            await outputOf("buildah", ["push", "--quiet", name, target]);
        },
        async load(file, format, name) {
            const source = format === "oci" ? `oci-archive:${file}` : `docker-archive:${file}`;
            const id = (await outputOf("buildah", ["pull", "--quiet", source])).trim();
            if (name === undefined)
                return [id];
            await outputOf("buildah", ["tag", id, name]);
            return [name];
        },
        async remove(name) {
            await outputOf("buildah", ["rmi", name]);
        },
        async login(registry, user, password) {
            await outputOf("buildah", ["login", "--username", user, "--password-stdin", registry], { input: password });
        },
    };
}
/** buildah's record of an image. @throws Error if the image does not exist */
async function inspectImage(image) {
    const text = await outputOf("buildah", ["inspect", "--type", "image", image]);
    return JSON.parse(text);
}
function buildah_images_imageFacts(value) {
    const config = property(property(value, "OCIv1"), "config");
    return {
        id: `sha256:${String(property(value, "FromImageID") ?? "")}`,
        entrypoint: words(property(config, "Entrypoint")),
        command: words(property(config, "Cmd")),
    };
}
/** A registry on this machine uses plain HTTP. */
function plainHttp(name) {
    return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?\//.test(name) ? ["--tls-verify=false"] : [];
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/image-config.js



/** Reads the OCI configuration that `buildah inspect` shows. */
function configOf(image) {
    const config = property(property(image, "OCIv1"), "config");
    const text = (name) => {
        const value = property(config, name);
        return typeof value === "string" ? value : "";
    };
    const pairs = words(property(config, "Env")).map((item) => [
        item.split("=")[0] ?? "",
        item.slice(item.indexOf("=") + 1),
    ]);
    return {
        entrypoint: words(property(config, "Entrypoint")),
        command: words(property(config, "Cmd")),
        env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", ...Object.fromEntries(pairs) },
        workdir: text("WorkingDir") || "/",
        user: text("User"),
    };
}
/** USER of an image: a name or a number, with or without a group. @throws Error when the image knows no such name */
async function userIn(root, user) {
    const [name = "", group] = user.split(":");
    const table = async (path) => (await (0,promises_.readFile)((0,external_node_path_.join)(root, path), "utf8").catch(() => "")).split("\n").map((line) => line.split(":"));
    const entry = (await table("etc/passwd")).find(([login, , uid]) => login === (name || "root") || uid === name);
    const uid = /^\d+$/.test(name) ? Number(name) : name === "" ? 0 : Number(entry?.[2] ?? Number.NaN);
    if (Number.isNaN(uid))
        throw new Error(`unable to find user ${name}: no matching entries in passwd file`);
    let gid = Number(entry?.[3] ?? 0);
    if (group !== undefined) {
        const found = (await table("etc/group")).find(([title, , id]) => title === group || id === group);
        gid = /^\d+$/.test(group) ? Number(group) : Number(found?.[2] ?? Number.NaN);
        if (Number.isNaN(gid))
            throw new Error(`unable to find group ${group}: no matching entries in group file`);
    }
    return { uid, gid, home: entry?.[5] || "/" };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/files.js



/** True for "there is no such file". */
function isMissing(error) {
    return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
/** Name for a file on its way to `path`, in the same folder so that the final rename is atomic. */
function temporary(path) {
    return `${path}.${process.pid}.${(0,external_node_crypto_.randomBytes)(6).toString("hex")}.tmp`;
}
/** Writes `text` so that a reader sees the old content or the new, never a part. Folders are made as needed (0700). */
async function writeAtomic(path, text) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
    const temp = temporary(path);
    try {
        await (0,promises_.writeFile)(temp, text, { mode: 0o600 });
        await (0,promises_.rename)(temp, path);
    }
    catch (error) {
        await (0,promises_.rm)(temp, { force: true });
        throw error;
    }
}
/** Reads a JSON record, or undefined when there is no such file. @throws Error when it is not what `check` expects */
async function readRecord(path, check) {
    let text;
    try {
        text = await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
    const value = parsed(text);
    if (!check(value)) {
        throw new Error(`damaged record in the local Rack's data folder: ${path}; it is not what was written there`);
    }
    return value;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Names in a folder that end with `suffix`, without it; empty when there is no such folder. */
async function namesIn(folder, suffix = "") {
    try {
        const names = await (0,promises_.readdir)(folder);
        return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, name.length - suffix.length));
    }
    catch (error) {
        if (isMissing(error))
            return [];
        throw error;
    }
}
/** Every record in a folder. One that disappears meanwhile is left out. */
async function readAll(folder, check) {
    const records = [];
    for (const name of await namesIn(folder, ".json")) {
        const record = await readRecord((0,external_node_path_.join)(folder, `${name}.json`), check);
        if (record !== undefined)
            records.push(record);
    }
    return records;
}
/** Type guard for a JSON object whose named fields are strings. */
function hasStrings(value, ...keys) {
    return (typeof value === "object" && value !== null && keys.every((key) => typeof Reflect.get(value, key) === "string"));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/growing-file.js




/** How often a followed file is read. */
const POLL_MS = 50;
/** Lines of a log that may be growing. Each begins with the time at which it was written and a blank. */
async function* linesOf(path, { since, follow, signal }, isRunning) {
    const split = splitLines();
    let position = 0;
    for (;;) {
        // Asked before reading, so that nothing written before the end is missed.
        const alive = follow === true && (await isRunning());
        const bytes = await readFrom(path, position);
        position += bytes.length;
        const lines = bytes.length > 0 ? split(bytes, 0) : [];
        if (!alive && bytes.length === 0)
            lines.push(...split(undefined, 0));
        for (const line of lines.map(parseLine))
            if (since === undefined || line.at >= since)
                yield line;
        if (bytes.length > 0)
            continue;
        if (!alive || signal?.aborted === true)
            return;
        await (0,external_node_timers_promises_.setTimeout)(POLL_MS, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
}
function parseLine(line) {
    const blank = line.indexOf(32);
    const at = Number(line.subarray(0, Math.max(blank, 0)).toString("latin1"));
    // A log of an earlier version has no times.
    return blank > 0 && at > 0 ? { at, bytes: line.subarray(blank + 1) } : { at: 0, bytes: line };
}
async function readFrom(path, position) {
    try {
        const handle = await (0,promises_.open)(path, "r");
        try {
            const { bytesRead, buffer } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, position);
            return buffer.subarray(0, bytesRead);
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        if (isMissing(error))
            return Buffer.alloc(0);
        throw error;
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/docker-networks.js


/** Label of networks: the data folder that they belong to. */
const OWNER = "com.convox.ci.data";
/** Label of networks: their app. */
const APP = "com.convox.ci.app";
/** How many subnets are tried before the engine chooses one. */
const TRIES = 8;
/**
 * Creates the network of an app unless it exists, and returns its name. Containers on it find each other by name. The
 * subnet is one of 198.18.0.0/15, a range that no real network uses, since only an address of a configured subnet can
 * be kept when a container is reconnected.
 */
async function ensureNetwork(key, app) {
    const name = `convox-${key}-${app}`;
    if ((await runProgram("docker", ["network", "inspect", name])).code === 0)
        return name;
    const labels = ["--label", `${OWNER}=${key}`, "--label", `${APP}=${app}`];
    const [first = 0, second = 0] = (0,external_node_crypto_.createHash)("sha256").update(name).digest();
    for (let tried = 0; tried <= TRIES; tried++) {
        const block = (first * 256 + second + tried * 37) % 512;
        const subnet = `198.${18 + (block >> 8)}.${block & 255}.0/24`;
        const options = tried < TRIES ? ["--subnet", subnet] : [];
        const { code, stderr } = await runProgram("docker", ["network", "create", ...labels, ...options, name]);
        if (code === 0 || /already exists/.test(stderr))
            return name;
        if (tried === TRIES)
            throw new Error(`cannot create a network for ${app}: ${stderr.trim()}`);
    }
    return name;
}
/**
 * Gives a running container names on a network. The engine can do that only by reconnecting it; the container keeps its
 * address, so its open connections survive.
 */
async function giveNames(network, container, names) {
    const format = `{{with index .NetworkSettings.Networks "${network}"}}{{.IPAddress}}{{end}}`;
    const ip = (await outputOf("docker", ["inspect", "--format", format, container])).trim();
    const aliases = names.flatMap((name) => ["--alias", name]);
    await outputOf("docker", ["network", "disconnect", network, container]);
    const { code } = await runProgram("docker", ["network", "connect", "--ip", ip, ...aliases, network, container]);
    // An address of a subnet that the engine chose cannot be asked for.
    if (code !== 0)
        await outputOf("docker", ["network", "connect", ...aliases, network, container]);
}
/** Removes the networks of an app, or of all apps of a data folder. One with containers stays. */
async function removeNetworks(key, app) {
    const filters = [`label=${OWNER}=${key}`, ...(app === undefined ? [] : [`label=${APP}=${app}`])];
    const list = ["network", "ls", "--quiet", ...filters.flatMap((filter) => ["--filter", filter])];
    const { code, stdout } = await runProgram("docker", list);
    if (code !== 0)
        return;
    for (const id of stdout.split("\n").filter(Boolean))
        await runProgram("docker", ["network", "rm", id]);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/exec-session.js


/**
 * Runs what `prepare` returns and connects it to `spec`. A pseudo-terminal is made by the program `script`, as Node
 * has none.
 */
function session(spec, prepare) {
    const ended = new AbortController();
    const begun = (async () => {
        const prepared = await prepare();
        const { command, args } = spec.tty === undefined ? prepared : await onTerminal(prepared, spec.tty);
        const child = (0,external_node_child_process_.spawn)(command, args, {
            stdio: ["pipe", "pipe", "pipe"],
            ...(prepared.env === undefined ? {} : { env: prepared.env }),
        });
        if (ended.signal.aborted)
            child.kill("SIGKILL");
        ended.signal.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
        feed(child.stdin, spec.stdin).catch(() => undefined);
        const exit = exitCode(child).finally(() => prepared.cleanUp?.());
        exit.catch(() => undefined);
        const output = mergeStreams([child.stdout, child.stderr], (bytes, index) => bytes === undefined ? [] : [{ stream: index === 1 && spec.tty === undefined ? "err" : "out", bytes }]);
        return { output, exit };
    })();
    const exit = begun.then((running) => running.exit);
    exit.catch(() => undefined);
    return {
        output: (async function* () {
            yield* (await begun).output;
        })(),
        exit,
        kill: () => ended.abort(),
    };
}
/** `script` of util-linux: standard input goes to the terminal, the exit code is the command's. */
async function onTerminal({ command, args }, { height, width }) {
    const [script, stty] = [await toolPath("script"), await toolPath("stty")];
    if (script === undefined || stty === undefined) {
        throw new Error("a terminal needs the programs script and stty (util-linux, coreutils), which are not here");
    }
    const line = [
        ...(height > 0 && width > 0 ? [`${stty} rows ${height} cols ${width};`] : []),
        "exec",
        ...[command, ...args].map(shellWord),
    ].join(" ");
    return { command: script, args: ["-qfe", "-E", "always", "-c", line, "/dev/null"] };
}
/** Absolute path of a program, or undefined when there is none. */
async function toolPath(name) {
    try {
        return (await outputOf("/bin/sh", ["-c", 'command -v "$0"', name])).trim();
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/free-port.js


/** A port of 127.0.0.1 that nobody listens on just now. */
async function freePort() {
    const server = (0,external_node_net_.createServer)().listen(0, "127.0.0.1");
    await (0,external_node_events_.once)(server, "listening");
    const address = server.address();
    server.close();
    await (0,external_node_events_.once)(server, "close");
    if (address === null || typeof address === "string")
        throw new Error("there is no free port");
    return address.port;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/stop-marks.js




/**
 * Which containers the Rack stops just now. Every program on the data folder can see it, so that a container that ends
 * because it is stopped is not reported as crashed.
 */
const SUFFIX = ".stopping";
/** Marks a container as stopping while `stop` runs. */
async function whileStopping(data, id, stop) {
    const folder = places.containers(data);
    const path = (0,external_node_path_.join)(folder, `${stop_marks_fileName(id)}${SUFFIX}`);
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    await (0,promises_.writeFile)(path, "", { mode: 0o600 });
    try {
        await stop();
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
}
/** Tests whether a container is marked, at the time of this call. */
async function findStopping(data) {
    const names = new Set(await namesIn(places.containers(data), SUFFIX));
    return (id) => names.has(stop_marks_fileName(id));
}
/** An id as part of a file name. */
function stop_marks_fileName(id) {
    return id.replace(/[^A-Za-z0-9_-]/g, "_");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/docker-runtime.js










/** Labels of a container: its data folder, and its facts (JSON of ContainerFacts). */
const docker_runtime_OWNER = "com.convox.ci.data";
const FACTS = "com.convox.ci.container";
/**
 * Containers of a Docker engine. The engine publishes a service's port on 127.0.0.1, so the app listens on the port of
 * convox.yml, and each app has a network on which its services find each other by name. An engine without a bridge
 * network gives a container the machine's own network and a free port in PORT.
 */
function dockerRuntime(data) {
    const key = dataKey(data);
    const list = async (filters) => {
        const filter = [`label=${docker_runtime_OWNER}=${key}`, ...filters].flatMap((one) => ["--filter", one]);
        const ids = (await outputOf("docker", ["ps", "--all", "--no-trunc", "--quiet", ...filter]))
            .split("\n")
            .filter(Boolean);
        if (ids.length === 0)
            return [];
        const isStopping = await findStopping(data);
        // A container may be removed between the two calls. The others are listed all the same.
        const { stdout } = await runProgram("docker", ["inspect", "--type", "container", "--format", "{{json .}}", ...ids]);
        const found = stdout.split("\n").filter(Boolean);
        return found
            .flatMap((line) => dockerContainer(data, JSON.parse(line), isStopping))
            .sort((a, b) => a.started - b.started);
    };
    const requireContainer = async (id) => {
        const [container] = await list([`name=^/?${containerName(key, id)}$`]);
        if (container === undefined)
            throw new Error(`the container ${id} was removed while it was started`);
        return container;
    };
    return {
        name: "docker",
        async start(spec) {
            const bridge = await hasBridge();
            const port = spec.port > 0 && !bridge ? await freePort() : spec.port;
            const facts = factsOf(spec);
            const name = containerName(key, spec.id);
            const label = JSON.stringify(bridge || spec.port === 0 ? facts : { ...facts, address: `127.0.0.1:${port}` });
            const network = bridge
                ? ["--network", await ensureNetwork(key, spec.app), ...publishOptions([spec.port, spec.healthPort ?? 0])]
                : ["--network", "host", ...spec.neighbors.flatMap(({ ip, names }) => hostOptions(ip, names))];
            await withEnvFile(data, { ...spec.env, ...(spec.port > 0 ? { PORT: String(port) } : {}) }, (file) => outputOf("docker", [
                ...["run", "--detach", "--pull", "never", "--name", name, "--env-file", file],
                ...["--label", `${docker_runtime_OWNER}=${key}`, "--label", `${FACTS}=${label}`],
                ...network,
                ...(spec.memory === undefined ? [] : ["--memory", `${spec.memory}m`]),
                ...[spec.image, ...spec.command],
            ]).catch(async (error) => {
                await runProgram("docker", ["rm", "--force", "--volumes", name]);
                throw error;
            }));
            return requireContainer(spec.id);
        },
        async find(app, id) {
            return (await list([`name=^/?${containerName(key, id)}$`])).find((one) => one.app === app);
        },
        async list(wanted = {}) {
            const asked = Object.entries(wanted);
            return (await list([])).filter((one) => asked.every(([name, value]) => Reflect.get(one, name) === value));
        },
        async announce(container, names) {
            if (!(await hasBridge()))
                return container;
            const network = await ensureNetwork(key, container.app);
            await giveNames(network, containerName(key, container.id), names);
            return requireContainer(container.id);
        },
        cleanUp: (app) => removeNetworks(key, app),
    };
}
async function hasBridge() {
    return (await runProgram("docker", ["network", "inspect", "bridge"])).code === 0;
}
function publishOptions(ports) {
    return ports.filter((port) => port > 0).flatMap((port) => ["--publish", `127.0.0.1::${port}`]);
}
function hostOptions(ip, names) {
    return names.flatMap((name) => ["--add-host", `${name}:${ip}`]);
}
function containerName(key, id) {
    return `convox-${key}-${id}`;
}
/** The facts alone, without the environment. */
function factsOf(spec) {
    const { id, app, service, release, kind, rollout, image, command, port, healthPort } = spec;
    const facts = { id, app, service, release, kind, rollout, image, command, port };
    return healthPort === undefined ? facts : { ...facts, healthPort };
}
/** On the machine's own network nothing takes the place of the health port. */
function onHost({ healthPort }) {
    return healthPort === undefined ? undefined : `127.0.0.1:${healthPort}`;
}
function dockerContainer(data, value, isStopping) {
    const label = property(property(property(value, "Config"), "Labels"), FACTS);
    if (typeof label !== "string")
        return [];
    const { address, ...facts } = JSON.parse(label);
    const name = String(property(value, "Name")).replace(/^\//, "");
    const ports = property(property(value, "NetworkSettings"), "Ports");
    const published = (port) => {
        const hostPort = property(property(property(ports, `${port}/tcp`), "0"), "HostPort");
        return hostPort === undefined ? undefined : `127.0.0.1:${hostPort}`;
    };
    const state = async () => {
        const { code, stdout } = await runProgram("docker", ["inspect", "--format", "{{json .State}}", name]);
        if (code !== 0)
            return { status: "exited", code: -1 };
        const now = JSON.parse(stdout);
        const status = property(now, "Status");
        if (status !== "exited" && status !== "dead")
            return { status: "running" };
        return { status: "exited", code: Number(property(now, "ExitCode")) };
    };
    return [
        {
            ...facts,
            name,
            started: Date.parse(String(property(property(value, "State"), "StartedAt"))),
            address: address ?? published(facts.port),
            healthAddress: address === undefined ? published(facts.healthPort) : onHost(facts),
            state,
            async ended(signal) {
                const { code, stdout } = await runProgram("docker", ["wait", name], { signal });
                return { status: "exited", code: code === 0 ? Number(stdout.trim()) : -1 };
            },
            exec: (spec) => session(spec, async () => {
                const { file, cleanUp } = await envFile(data, spec.env ?? {});
                const options = ["--interactive", ...(spec.tty === undefined ? [] : ["--tty"]), "--env-file", file];
                return { command: "docker", args: ["exec", ...options, name, ...spec.argv], cleanUp };
            }),
            output: (options = {}) => dockerOutput(name, options),
            isStopping: isStopping(facts.id),
            stop: (graceMs) => whileStopping(data, facts.id, async () => {
                await runProgram("docker", ["stop", "-t", String(Math.ceil(graceMs / 1000)), name]);
                await runProgram("docker", ["rm", "--force", "--volumes", name]);
            }),
            copyOut: (path) => outputChunks("docker", ["cp", `${name}:${path}`, "-"]),
            copyIn: (tar) => runWithInput(tar, "docker", ["cp", "-", `${name}:/`]),
        },
    ];
}
async function* dockerOutput(name, options) {
    const { since, follow, signal } = options ?? {};
    const args = [
        "logs",
        "--timestamps",
        ...(since === undefined ? [] : ["--since", new Date(since).toISOString()]),
        ...(follow === true ? ["--follow"] : []),
        name,
    ];
    try {
        const stop = signal === undefined ? {} : { signal };
        for await (const line of streamOutput("docker", args, splitLines(), stop))
            yield stamped(line);
    }
    catch (error) {
        // The output ends when the reader leaves, or when the container is removed.
        if (signal?.aborted !== true && !(error instanceof Error && error.message.startsWith("exit status")))
            throw error;
    }
}
// 2026-03-18T15:41:16.123456789Z text
function stamped(line) {
    const blank = line.indexOf(32);
    const at = Date.parse(line.subarray(0, blank < 0 ? line.length : blank).toString("latin1"));
    if (Number.isNaN(at))
        return { at: Date.now(), bytes: line };
    const bytes = line.subarray(blank < 0 ? line.length : blank + 1);
    return { at, bytes: bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes };
}
/** The environment of a container goes through a file, since every user of the machine can read arguments. */
async function envFile(data, env) {
    const folder = (0,external_node_path_.join)(data, "tmp");
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const file = (0,external_node_path_.join)(folder, `env-${hexDigits(16)}`);
    const lines = Object.entries(env).map(([name, value]) => `${name}=${value.replaceAll("\n", " ")}\n`);
    await (0,promises_.writeFile)(file, lines.join(""), { mode: 0o600 });
    return { file, cleanUp: () => (0,promises_.rm)(file, { force: true }) };
}
async function withEnvFile(data, env, body) {
    const { file, cleanUp } = await envFile(data, env);
    try {
        return await body(file);
    }
    finally {
        await cleanUp();
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/log-writer-program.js
/** Lines longer than this are cut into several. */
const LINE_LIMIT = 65_536;
/**
 * Copies standard input to a log file, each line with the time at which it was written, in milliseconds since 1970.
 * Runs as a program of its own, beside a container: only its parameters are at hand in it.
 */
function writeLog(fs, path, limit) {
    const log = fs.openSync(path, "a", 0o600);
    let rest = Buffer.alloc(0);
    const write = (at, line) => fs.writeSync(log, Buffer.concat([Buffer.from(`${at} `), line, NEWLINE]));
    const NEWLINE = Buffer.from("\n");
    process.stdin.on("data", (chunk) => {
        const at = Date.now();
        rest = Buffer.concat([rest, chunk]);
        for (;;) {
            const end = rest.indexOf(10);
            const size = end >= 0 && end <= limit ? end : rest.length > limit ? limit : -1;
            if (size < 0)
                return;
            write(at, rest.subarray(0, size));
            rest = rest.subarray(size === end ? size + 1 : size);
        }
    });
    process.stdin.on("end", () => {
        if (rest.length > 0)
            write(Date.now(), rest);
    });
}
/** The program's text for `node -e`; its argument is the log's path. */
const logWriterProgram = `(${writeLog.toString()})(require("node:fs"), process.argv[1], ${LINE_LIMIT});`;

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/process-table.js

/** @returns undefined if no such process exists, or if it is a zombie */
async function findProcess(pid) {
    let text;
    try {
        text = await (0,promises_.readFile)(`/proc/${pid}/stat`, "latin1");
    }
    catch {
        return undefined;
    }
    // The second field is the program's name in brackets, and may contain blanks and brackets.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X")
        return undefined;
    const name = text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
    return { pid, parent: Number(fields[1]), name, start: fields[19] ?? "" };
}
async function childrenOf(parent) {
    const pids = (await (0,promises_.readdir)("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
    const all = await Promise.all(pids.map(findProcess));
    return all.filter((one) => one !== undefined).filter((one) => one.parent === parent);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/keeper.js








/** How often the start of a container is polled by a command that wants to enter it. */
const ENTER_POLL_MS = 5;
/**
 * Sets up the new root: /proc, /dev and /sys, the machine's DNS servers and the container's hosts, then the program
 * itself. Arguments: root, working directory, uid, gid, hosts file, mount, unshare, program and its arguments.
 */
const ENTER = `
root=$1 workdir=$2 uid=$3 gid=$4 hosts=$5 mount=$6 unshare=$7
shift 7
"$mount" --make-rprivate /
"$mount" -t proc proc "$root/proc" 2>/dev/null || "$mount" --rbind /proc "$root/proc"
"$mount" --rbind /dev "$root/dev"
"$mount" --rbind /sys "$root/sys"
if [ -f "$root/etc/hosts" ]; then "$mount" --bind "$hosts" "$root/etc/hosts"; fi
if [ -f /etc/resolv.conf ] && [ -f "$root/etc/resolv.conf" ]; then "$mount" --bind /etc/resolv.conf "$root/etc/resolv.conf"; fi
exec "$unshare" --root="$root" --wd="$workdir" --setgid="$gid" --setuid="$uid" -- "$@"
`;
/**
 * Runs the rest of its arguments and writes the exit code to the file $1. Output goes through the pipe $2 to a program
 * that adds the time to each line of the log $3. The program may run as another user and open its output by name, so
 * the pipe is writable for all; its folder is private, and its name is removed. The tools are the machine's: the
 * environment is the app's, with its PATH.
 */
const KEEP = `
code=$1 pipe=$2 log=$3 env=$4 node=$5 writer=$6
shift 6
tool() { "$env" -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
tool mkfifo -m 622 "$pipe"
"$env" -i "$node" -e "$writer" "$log" <"$pipe" &
exec 3>"$pipe"
tool rm "$pipe"
"$@" >&3 2>&3 3>&-
result=$?
exec 3>&-
wait
echo $result >"$code.new"
tool mv "$code.new" "$code"
`;
/** Starts a container's program. @returns the process that waits for it */
async function startKeeper({ root, workdir, uid, gid, hosts, argv, env }, files) {
    const [unshare, mount, shell] = [await requireTool("unshare"), await requireTool("mount"), await requireTool("sh")];
    const enter = [root, workdir, String(uid), String(gid), hosts, mount, unshare, ...argv];
    const parts = ["--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child=SIGKILL"];
    const writer = [await requireTool("env"), process.execPath, logWriterProgram];
    const keep = ["-c", KEEP, "keeper", files.exit, files.pipe, files.log, ...writer];
    await (0,promises_.writeFile)(files.log, "", { flag: "a", mode: 0o600 });
    const child = (0,external_node_child_process_.spawn)(shell, [...keep, unshare, ...parts, "--", shell, "-c", ENTER, "enter", ...enter], {
        detached: true,
        stdio: "ignore",
        env,
    });
    await (0,external_node_events_.once)(child, "spawn");
    child.unref();
    return child.pid ?? 0;
}
/** The container's process 1 by its number on the machine: child of the `unshare` that the keeper waits for. */
async function firstProcess(keeper) {
    const unshare = (await childrenOf(keeper)).find(({ name }) => name === "unshare");
    return unshare === undefined ? undefined : (await childrenOf(unshare.pid))[0]?.pid;
}
/**
 * Waits until process 1 is in its own root. Before that its root is the machine's, where no command of an app may run.
 * @returns undefined if the container has ended
 */
async function waitForRoot(keeper, state) {
    while ((await state()).status === "running") {
        const first = await firstProcess(keeper);
        const root = first === undefined ? "/" : await (0,promises_.readlink)(`/proc/${first}/root`).catch(() => "/");
        if (root !== "/")
            return first;
        await (0,external_node_timers_promises_.setTimeout)(ENTER_POLL_MS);
    }
    return undefined;
}
/** Writes the hosts file of a container, and makes an empty one in its root, to be mounted over, unless there is one. */
async function writeHosts(root, path, neighbors) {
    const lines = neighbors.map(({ ip, names }) => `${ip}\t${names.join(" ")}\n`);
    const machine = await (0,promises_.readFile)("/etc/hosts", "utf8").catch(() => "127.0.0.1\tlocalhost\n");
    // Everybody in the container reads it.
    await (0,promises_.writeFile)(path, `${machine.trimEnd()}\n${lines.join("")}`, { mode: 0o644 });
    const folder = await (0,promises_.lstat)((0,external_node_path_.join)(root, "etc")).catch(() => undefined);
    // A link could lead out of the container.
    if (folder?.isDirectory() !== true)
        return;
    await (0,promises_.writeFile)((0,external_node_path_.join)(root, "etc/hosts"), "", { flag: "wx", mode: 0o644 }).catch(() => undefined);
}
async function requireTool(tool) {
    const path = await toolPath(tool);
    if (path === undefined)
        throw new Error(`running a container without an engine needs the program ${tool}`);
    return path;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/buildah-runtime.js















function isContainer(value) {
    return hasStrings(value, "id", "app", "service", "working", "keeperStart", "workdir");
}
/** How often the end of a container is polled. */
const buildah_runtime_POLL_MS = 50;
/**
 * Containers without an engine: buildah unpacks the image, and the program runs in it behind chroot, with its own
 * processes, mounts and host name, on the machine's network. So a service must listen on PORT, which is a free port.
 * Needs root and Linux. Memory is not limited.
 */
function buildahRuntime(data) {
    const folder = places.containers(data);
    const key = dataKey(data);
    const file = (id, suffix) => (0,external_node_path_.join)(folder, `${stop_marks_fileName(id)}${suffix}`);
    const toContainer = (record, isStopping) => {
        const state = async () => {
            const keeper = await findProcess(record.keeper);
            if (keeper?.start === record.keeperStart)
                return { status: "running" };
            const code = await (0,promises_.readFile)(file(record.id, ".exit"), "utf8").catch(() => "");
            return { status: "exited", code: code === "" ? -1 : Number(code) };
        };
        const ended = async (signal) => {
            for (;;) {
                const now = await state();
                if (now.status === "exited")
                    return now;
                await (0,external_node_timers_promises_.setTimeout)(buildah_runtime_POLL_MS, undefined, { signal });
            }
        };
        const mountRoot = async () => (await outputOf("buildah", ["mount", record.working])).trim();
        return {
            ...factsOf(record),
            started: record.started,
            address: record.address,
            healthAddress: onHost(record),
            isStopping,
            state,
            ended,
            exec: (spec) => session(spec, async () => {
                const first = await waitForRoot(record.keeper, state);
                if (first === undefined)
                    throw new Error(`the process ${record.id} has ended`);
                const options = ["-t", String(first), "-m", "-u", "-i", "-p", "-r", `-w/proc/${first}/root${record.workdir}`];
                return {
                    command: await requireTool("nsenter"),
                    args: [...options, "-S", String(record.uid), "-G", String(record.gid), "--", ...spec.argv],
                    env: { ...record.env, ...(spec.tty === undefined ? {} : { TERM: "xterm" }), ...spec.env },
                };
            }),
            output: (options = {}) => linesOf(file(record.id, ".log"), options, async () => (await state()).status === "running"),
            stop: (graceMs) => whileStopping(data, record.id, async () => {
                await endProcess(record, state, ended, graceMs);
                await runProgram("buildah", ["rm", record.working]);
                for (const suffix of [".json", ".log", ".exit", ".hosts"])
                    await (0,promises_.rm)(file(record.id, suffix), { force: true });
            }),
            async *copyOut(path) {
                const root = await mountRoot();
                const source = (0,external_node_path_.join)(root, (0,external_node_path_.join)("/", path));
                if (!(await exists(source)))
                    throw new Error(`${path}: no such file or directory`);
                yield* outputChunks("tar", ["-C", (0,external_node_path_.dirname)(source), "-cf", "-", "--", source.slice((0,external_node_path_.dirname)(source).length + 1)]);
            },
            async copyIn(tar) {
                await runWithInput(tar, "tar", ["-C", await mountRoot(), "-xf", "-"]);
            },
        };
    };
    return {
        name: "buildah",
        async start(spec) {
            await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
            const image = configOf(await inspectImage(spec.image));
            const argv = [...image.entrypoint, ...(spec.command.length > 0 ? spec.command : image.command)];
            if (argv.length === 0)
                throw new Error(`the image of ${spec.service} has no command, and convox.yml sets none`);
            const working = `convox-${key}-${spec.id}`;
            await outputOf("buildah", ["from", "--pull-never", "--name", working, spec.image]);
            try {
                const root = (await outputOf("buildah", ["mount", working])).trim();
                const user = await userIn(root, image.user);
                const port = spec.port > 0 ? await freePort() : 0;
                const env = { ...image.env, HOME: user.home, ...spec.env, ...(port > 0 ? { PORT: String(port) } : {}) };
                const workdir = (0,external_node_path_.join)("/", image.workdir);
                await (0,promises_.mkdir)((0,external_node_path_.join)(root, workdir), { recursive: true });
                const hosts = file(spec.id, ".hosts");
                await writeHosts(root, hosts, spec.neighbors);
                const keeper = await startKeeper({ root, workdir, uid: user.uid, gid: user.gid, hosts, argv, env }, { exit: file(spec.id, ".exit"), log: file(spec.id, ".log"), pipe: file(spec.id, ".pipe") });
                const record = {
                    ...factsOf(spec),
                    started: Date.now(),
                    address: port > 0 ? `127.0.0.1:${port}` : undefined,
                    working,
                    keeper,
                    keeperStart: (await findProcess(keeper))?.start ?? "",
                    env,
                    workdir,
                    uid: user.uid,
                    gid: user.gid,
                };
                await writeAtomic(file(spec.id, ".json"), JSON.stringify(record));
                return toContainer(record, false);
            }
            catch (error) {
                await runProgram("buildah", ["rm", working]);
                throw error;
            }
        },
        async find(app, id) {
            const record = await readRecord(file(id, ".json"), isContainer);
            if (record?.app !== app || record.id !== id)
                return undefined;
            return toContainer(record, (await findStopping(data))(id));
        },
        async list(wanted = {}) {
            const asked = Object.entries(wanted);
            const isStopping = await findStopping(data);
            return (await readAll(folder, isContainer))
                .filter((one) => asked.every(([name, value]) => Reflect.get(one, name) === value))
                .sort((a, b) => a.started - b.started)
                .map((record) => toContainer(record, isStopping(record.id)));
        },
        // The router's loopback addresses are in every container's /etc/hosts.
        announce: async (container) => container,
        cleanUp: async () => undefined,
    };
}
async function endProcess(record, state, ended, graceMs) {
    if ((await state()).status === "exited")
        return;
    const first = await firstProcess(record.keeper);
    if (first === undefined)
        return;
    sendSignal(first, "SIGTERM");
    const end = await ended(AbortSignal.timeout(graceMs)).catch(() => undefined);
    if (end !== undefined)
        return;
    sendSignal(first, "SIGKILL");
    await ended(AbortSignal.timeout(10_000)).catch(() => undefined);
}
function sendSignal(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch {
        // It has just ended.
    }
}
async function exists(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/profile/errors.js
/**
 * An error that the Rack answers with. A plain `Error` anywhere else becomes status 500 with its message, as on a real
 * Rack. `typed` marks the errors whose status v3 lost on the way before 3.24.1 and answered as 500.
 */
class RackFailure extends Error {
    name = "RackFailure";
    status;
    typed;
    constructor(status, message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.status = status;
        this.typed = options.typed ?? false;
    }
}
/** Status of a missing or conflicting entity: kept by v2 and by v3 from 3.24.1. */
function typedFailure(status, message) {
    return new RackFailure(status, message, { typed: true });
}
/** What a Rack of this kind routes and does not have: 501. */
function unimplemented() {
    return typedFailure(501, "unimplemented");
}
/** The connection is cut without a reply, as when the Go handler panics. */
class HandlerPanic extends Error {
    name = "HandlerPanic";
}
/** Text of anything thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/dockerfile.js
const WORDS = new Set("ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(" "));
/** @throws Error in the words of the Dockerfile parser: unknown instruction, empty file, instruction before FROM */
function parseDockerfile(source) {
    const lines = source.replace(/^\ufeff/, "").split(/\r?\n/);
    const mark = escapeOf(lines);
    const instructions = [];
    for (let i = 0; i < lines.length; i++) {
        const first = lines[i] ?? "";
        if (/^\s*(#|$)/.test(first))
            continue;
        const start = i + 1;
        let text = first;
        while (text.trimEnd().endsWith(mark) && i + 1 < lines.length) {
            text = text.trimEnd().slice(0, -1);
            i++;
            // Comments and blank lines inside a continued instruction are passed over.
            while (/^\s*(#|$)/.test(lines[i] ?? "") && i + 1 < lines.length)
                i++;
            text += lines[i] ?? "";
        }
        const word = (/^\s*(\S+)/.exec(text)?.[1] ?? "").toUpperCase();
        if (!WORDS.has(word)) {
            throw new Error(`dockerfile parse error on line ${start}: unknown instruction: ${/\S+/.exec(text)?.[0] ?? ""}`);
        }
        const marks = ["RUN", "COPY", "ADD"].includes(word) ? [...text.matchAll(/<<-?\s*(["']?)(\w+)\1/g)] : [];
        for (const inline of marks) {
            while (i + 1 < lines.length && (lines[i + 1] ?? "").trim() !== inline[2])
                i++;
            i++;
        }
        instructions.push({ line: start, word, text: text.trim().replace(/\s+/g, " "), heredoc: marks.length > 0 });
    }
    if (instructions.length === 0)
        throw new Error("file with no instructions");
    const early = instructions.find(({ word }) => word !== "ARG");
    if (early?.word !== "FROM") {
        throw new Error(early === undefined
            ? "no build stage in current context"
            : `dockerfile parse error on line ${early.line}: no build stage in current context`);
    }
    return instructions;
}
function escapeOf(lines) {
    for (const line of lines) {
        const directive = /^#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line);
        if (directive === null)
            return "\\";
        if (directive[1]?.toLowerCase() === "escape")
            return directive[2] ?? "\\";
    }
    return "\\";
}
/**
 * The Rack reads line by line, not by instruction: `ARG` and `FROM` must stand at the beginning of a line. v3 sees
 * them in upper case only, v2 in any case. Only the first name of an ARG line counts.
 */
function buildArguments(source, env, options) {
    const found = { args: [], targets: 0 };
    for (const line of source.split("\n")) {
        const [first, second] = line.trim().split(/\s+/);
        if (first === undefined || second === undefined)
            continue;
        const word = options.generation === "v2" ? first.toUpperCase() : first;
        if (word === "FROM" && options.development && line.toLowerCase().includes("as development"))
            found.targets++;
        if (word !== "ARG")
            continue;
        const name = second.split("=")[0]?.trim() ?? "";
        const value = env.get(name);
        if (value !== undefined)
            found.args.push(`${name}=${value}`);
    }
    return found;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/base-images.js


/** A registry that was not reached, as the tools word it; one that answers "no such image" is another thing. */
const UNREACHED = /no such host|name resolution|network is unreachable|no route to host|connection refused|connection reset|i\/o timeout|timed? ?out|deadline exceeded|TLS handshake|x509|proxyconnect|unexpected EOF|toomanyrequests/i;
/**
 * Why an image that this build starts from cannot be had on this machine, or undefined when nothing stands in the way.
 * Images that are missing are pulled. What else may be wrong with them is left to the build.
 */
async function unreachableBase(images, job) {
    const wanted = new Set(job.images.flatMap((image) => bases(image.dockerfile, image.buildArgs)));
    for (const image of wanted) {
        if (await images.has(image))
            continue;
        try {
            await images.pull(image, job.signal);
        }
        catch (error) {
            job.signal.throwIfAborted();
            if (UNREACHED.test(messageOf(error)))
                return `${image} cannot be pulled: ${messageOf(error)}`;
        }
    }
    return undefined;
}
/** Images in the FROM lines: no stages of the same file, nor names that cannot be settled here. */
function bases(dockerfile, buildArgs) {
    const given = new Map(buildArgs.map((arg) => [arg.split("=")[0] ?? "", arg.slice(arg.indexOf("=") + 1)]));
    const args = new Map();
    const stages = new Set(["scratch"]);
    const found = [];
    let instructions;
    try {
        instructions = parseDockerfile(dockerfile);
    }
    catch {
        return [];
    }
    for (const { word, text } of instructions) {
        const words = text.split(" ").slice(1);
        if (word === "ARG" && found.length === 0) {
            const [name = "", ...value] = (words[0] ?? "").split("=");
            args.set(name, given.get(name) ?? value.join("=").replace(/^"(.*)"$/, "$1"));
        }
        if (word !== "FROM")
            continue;
        const [base = "", as, stage] = words.filter((item) => !item.startsWith("--"));
        const image = base.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, a, b) => args.get(a ?? b ?? "") ?? "$");
        if (!image.includes("$") && !stages.has(image))
            found.push(image);
        if (as?.toLowerCase() === "as" && stage !== undefined)
            stages.add(stage);
    }
    return found;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/image-builder.js

/**
 * A builder that makes images with `images` and pushes them where the Rack has a registry. Its log has the lines of a
 * Rack that builds with docker, for both generations: each distinct build once, then the images that are pulled, then
 * the tags, then tag and push of each service. `Pushed NAME DIGEST` is this Rack's own, and so is the first line.
 */
function imageBuilder(images, firstLine) {
    return {
        name: images.name,
        build: (job) => built(images, firstLine, job),
    };
}
async function* built(images, firstLine, job) {
    yield `${firstLine}\n`;
    const sources = new Map();
    for (const image of job.images) {
        const source = image.service.image === "" ? image.hash : image.service.image;
        sources.set(source, [...(sources.get(source) ?? []), image]);
    }
    for (const [hash, [image]] of sources) {
        if (image !== undefined && image.service.image === "")
            yield* buildOne(images, hash, image, job);
    }
    for (const [source, [image]] of sources) {
        if (image === undefined || image.service.image === "")
            continue;
        yield `Running: docker pull ${source}\n`;
        await available(images, source, job.signal);
    }
    for (const source of [...sources.keys()].sort()) {
        for (const image of sources.get(source) ?? []) {
            yield `Running: docker tag ${source} ${image.localName}\n`;
            await images.tag(source, image.localName);
        }
    }
    if (!job.pushes)
        yield `local Rack: there is no registry, so the images stay in the store of ${images.name}\n`;
    for (const image of [...job.images].sort((a, b) => (a.localName < b.localName ? -1 : 1))) {
        let digest = "";
        if (job.pushes) {
            yield `Running: docker tag ${image.localName} ${image.pushName}\n`;
            await images.tag(image.localName, image.pushName);
            yield `Running: docker push ${image.pushName}\n`;
            digest = await images.push(image.pushName, job.signal);
            yield `Pushed ${image.pushName} ${digest}\n`;
        }
        const { entrypoint } = await images.inspect(image.localName);
        await job.report(image.service.name, {
            name: image.localName,
            pushed: job.pushes ? image.pushName : "",
            digest,
            entrypoint,
        });
    }
    // The hash was for this build alone.
    for (const hash of sources.keys())
        if (/^[0-9a-f]{40,}$/.test(hash))
            await images.remove(hash).catch(() => undefined);
}
async function* buildOne(images, hash, image, job) {
    yield `Building: ${image.service.build.path}\n`;
    const decoder = new TextDecoder();
    const output = images.build({
        name: hash,
        context: image.context,
        dockerfile: (0,external_node_path_.join)(image.context, image.dockerfileName),
        buildArgs: image.buildArgs,
        cache: job.cache,
        ...(image.developmentTargets > 0 ? { target: "development" } : {}),
    }, job.signal);
    try {
        for await (const chunk of output)
            yield decoder.decode(chunk, { stream: true });
    }
    catch (error) {
        if (job.profile.generation === "v3" || !(error instanceof Error))
            throw error;
        throw new Error(`docker build ${image.shownContext}: ${error.message}`, { cause: error });
    }
}
/** An image that is here already needs no network. A tag may have moved, so it is asked for all the same. */
async function available(images, image, signal) {
    try {
        await images.pull(image, signal);
    }
    catch (error) {
        if (signal.aborted || !(await images.has(image)))
            throw error;
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/plan-builder.js




/** The line that says so, early in every log. */
const PLAN_NOTICE = "local Rack: this is a plan, no image is built and nothing is pushed";
/**
 * A builder that makes nothing: it checks each Dockerfile, prints the commands that a Rack would run and every
 * instruction as a step. v2 logs look like docker's, v3 logs like BuildKit's.
 */
const planBuilder = {
    name: "plan",
    build: (job) => planned(job, PLAN_NOTICE),
};
/** The plan builder where something better was wanted; its log says why it only plans. */
function planBuilderSince(reason) {
    return { name: "plan", build: (job) => planned(job, `${PLAN_NOTICE}: ${reason}`) };
}
async function* planned(job, firstLine) {
    yield `${firstLine}\n`;
    yield* job.profile.generation === "v2" ? dockerPlan(job) : buildkitPlan(job);
}
async function* dockerPlan(job) {
    for (const registry of job.registries)
        yield `Authenticating ${registry}: Login Succeeded\n`;
    const built = new Map();
    const pulled = new Set();
    const tags = new Map();
    for (const image of job.images) {
        const source = image.service.image === "" ? image.hash : image.service.image;
        if (image.service.image === "")
            built.set(image.hash, image);
        else
            pulled.add(image.service.image);
        tags.set(source, [...(tags.get(source) ?? []), image.localName]);
    }
    for (const image of built.values()) {
        yield `Building: ${image.service.build.path}\n`;
        yield `${dockerCommand(job, image)}\n`;
        const steps = await checked(image, `docker build ${image.shownContext}: exit status 1`, function* (message) {
            yield `Error response from daemon: ${message}\n`;
        });
        yield steps.log;
        if (steps.failure !== undefined)
            throw new Error(steps.failure);
        for (const [index, step] of steps.instructions.entries()) {
            yield `Step ${index + 1}/${steps.instructions.length} : ${step.text}\n`;
        }
    }
    for (const image of pulled)
        yield `Running: docker pull ${image}\n`;
    for (const source of [...tags.keys()].sort()) {
        for (const name of tags.get(source) ?? []) {
            yield `Running: docker tag ${source} ${name}\n`;
            yield "Injecting: convox-env\n";
        }
    }
    for (const image of [...job.images].sort((a, b) => (a.localName < b.localName ? -1 : 1))) {
        yield `Running: docker tag ${image.localName} ${image.pushName}\n`;
        yield `Running: docker push ${image.pushName}\n`;
    }
}
function dockerCommand(job, image) {
    const file = image.shownContext === "." ? image.dockerfileName : `${image.shownContext}/${image.dockerfileName}`;
    return [
        "docker build",
        ...(job.cache ? [] : ["--no-cache"]),
        `-t ${image.hash} -f ${file} --network host`,
        ...Array.from({ length: image.developmentTargets }, () => "--target development"),
        ...image.buildArgs.map((arg) => `--build-arg ${arg}`),
        image.shownContext,
    ].join(" ");
}
async function* buildkitPlan(job) {
    for (const image of job.images) {
        yield `${buildctlCommand(job, image)}\n`;
        yield `#1 [internal] load build definition from ${image.dockerfileName}\n`;
        const steps = await checked(image, "exit status 1", function* (message) {
            yield `error: failed to solve: ${message}\n`;
        });
        yield steps.log;
        if (steps.failure !== undefined)
            throw new Error(steps.failure);
        yield* buildkitSteps(steps.instructions);
        yield `#${steps.instructions.length + 2} exporting to image\n`;
        yield `#${steps.instructions.length + 2} pushing ${image.pushName} NOT RUN\n`;
    }
}
function buildctlCommand(job, image) {
    return [
        "buildctl build --frontend dockerfile.v0",
        `--local context=${image.shownContext} --local dockerfile=${image.shownContext}`,
        `--opt filename=${image.dockerfileName}`,
        `--output type=image,name=${image.pushName},push=true`,
        ...Array.from({ length: image.developmentTargets }, () => "--opt target=development"),
        ...image.buildArgs.map((arg) => `--opt build-arg:${arg}`),
        ...(job.cache ? [] : ["--no-cache"]),
    ].join(" ");
}
// BuildKit numbers the steps of each stage: "[build 2/4] RUN ...". ARG before the first FROM is of no stage.
function* buildkitSteps(instructions) {
    let stage = -1;
    const stages = instructions.filter(({ word }) => word === "FROM").length;
    for (const [index, step] of instructions.entries()) {
        if (step.word === "FROM")
            stage++;
        const inStage = stage < 0 ? "" : stageLabel(instructions, index, stage, stages);
        yield `#${index + 2} [${inStage === "" ? "internal" : inStage}] ${step.text}\n`;
        yield `#${index + 2} NOT RUN\n`;
    }
}
function stageLabel(instructions, index, stage, stages) {
    let from = index;
    while (instructions[from]?.word !== "FROM")
        from--;
    let end = from + 1;
    while (end < instructions.length && instructions[end]?.word !== "FROM")
        end++;
    const name = /\sas\s+(\S+)$/i.exec(instructions[from]?.text ?? "")?.[1];
    const prefix = name ?? (stages > 1 ? `stage-${stage}` : "");
    return `${prefix === "" ? "" : `${prefix} `}${index - from + 1}/${end - from}`;
}
/** Reads the Dockerfile and looks for the files it copies; what a real build would stumble over fails the plan too. */
async function checked(image, failure, complain) {
    try {
        const instructions = parseDockerfile(image.dockerfile);
        for (const instruction of instructions)
            await requireSources(instruction, image.context);
        return { instructions, log: "", failure: undefined };
    }
    catch (error) {
        return { instructions: [], log: [...complain(messageOf(error))].join(""), failure };
    }
}
async function requireSources({ word, text, heredoc }, context) {
    if ((word !== "COPY" && word !== "ADD") || heredoc)
        return;
    const words = text.split(" ").slice(1);
    if (words.some((item) => item.startsWith("--from=")))
        return;
    const list = words.filter((item) => !item.startsWith("--"));
    for (const source of list[0]?.startsWith("[") === true ? jsonWords(list.join(" ")) : list.slice(0, -1)) {
        // Patterns, variables and downloads cannot be settled without building.
        if (/[*?[$]|^https?:|^git@|\.git(#|$)/.test(source))
            continue;
        try {
            await (0,promises_.access)((0,external_node_path_.join)(context, source));
        }
        catch {
            throw new Error(`failed to compute cache key: "/${source.replace(/^\.?\/+/, "")}": not found`);
        }
    }
}
function jsonWords(text) {
    try {
        const list = JSON.parse(text);
        return Array.isArray(list) ? list.filter((item) => typeof item === "string").slice(0, -1) : [];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/choose-builder.js








/** The builder that was named cannot work on this machine. */
class BuilderUnavailable extends Error {
    name = "BuilderUnavailable";
}
/** An engine that does not answer within this time is none. */
const PATIENCE_MS = 5_000;
/**
 * Settles what makes images here.
 * @param data the Rack's data folder, absolute
 * @throws BuilderUnavailable when a builder is named and cannot work on this machine
 */
async function chooseBuilder(name, data) {
    if (name === "plan")
        return { builder: planBuilder, engine: undefined };
    const docker = name === "buildah" ? undefined : await version("docker", ["version", "--format", "{{.Server.Version}}"]);
    if (docker?.found !== undefined) {
        const engine = { name: "docker", images: dockerImages, runtime: dockerRuntime(data) };
        return chosen(engine, name === "auto", `building with docker ${docker.found}`, "its engine answers");
    }
    if (name === "docker")
        throw new BuilderUnavailable(`the builder docker needs a Docker engine: ${docker?.reason}`);
    const buildah = await version("buildah", ["--version"]);
    const root = process.getuid?.() === 0;
    if (buildah.found !== undefined && root) {
        const engine = { name: "buildah", images: buildahImages(data), runtime: buildahRuntime(data) };
        const why = docker === undefined ? "" : "no Docker engine answers";
        return chosen(engine, name === "auto", `building with ${buildah.found}`, why);
    }
    const reason = buildah.found === undefined ? buildah.reason : "only root may run containers without an engine";
    if (name === "buildah")
        throw new BuilderUnavailable(`the builder buildah cannot be used here: ${reason}`);
    return { builder: planBuilderSince(`no Docker engine answers, and as to buildah: ${reason}`), engine: undefined };
}
function chosen(engine, auto, how, why) {
    const line = `local Rack: ${how}${why === "" || !auto ? "" : `, as ${why}`}`;
    const real = imageBuilder(engine.images, line);
    return { engine, builder: auto ? orPlan(engine, real) : real };
}
/** Builds, unless an image to start from cannot be had: then it plans. */
function orPlan(engine, real) {
    return {
        name: real.name,
        async *build(job) {
            const obstacle = await unreachableBase(engine.images, job);
            yield* (obstacle === undefined ? real : planBuilderSince(obstacle)).build(job);
        },
    };
}
async function version(command, args) {
    try {
        const { code, stdout, stderr } = await runProgram(command, args, { signal: AbortSignal.timeout(PATIENCE_MS) });
        const text = stdout.trim().split("\n").at(-1) ?? "";
        if (code === 0 && text !== "")
            return { found: text.replace(/ \(.*$/, "").replace("buildah version", "buildah"), reason: "" };
        return { reason: stderr.trim().split("\n").at(-1) ?? `exit status ${code}` };
    }
    catch (error) {
        const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
        return { reason: missing ? `there is no program ${command}` : `${command} does not answer` };
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/faults/fault-spec.js
/**
 * Misbehaviour on request. Each kind with what its value means, and how often it happens unless told otherwise.
 * The text form is `KIND[=VALUE][:TIMES][@[METHOD ]PATH]`, several separated by `;` or a new line.
 */
const KINDS = {
    // Before a request is handled.
    http: { value: "status", times: 1 },
    refuse: { value: "none", times: 1 },
    stall: { value: "none", times: 1 },
    slow: { value: "number", times: Number.POSITIVE_INFINITY },
    "refuse-key": { value: "none", times: Number.POSITIVE_INFINITY },
    // After a request was handled.
    drop: { value: "number?", times: 1 },
    append: { value: "text", times: 1 },
    // On a log socket.
    "drop-socket": { value: "number", times: 1 },
    "no-end": { value: "none", times: 1 },
    split: { value: "number", times: Number.POSITIVE_INFINITY },
    inject: { value: "text", times: Number.POSITIVE_INFINITY },
    // In a build.
    created: { value: "number", times: 1 },
    waiting: { value: "number", times: Number.POSITIVE_INFINITY },
    "build-fail": { value: "text", times: 1 },
    "build-slow": { value: "number", times: Number.POSITIVE_INFINITY },
    // In what the Rack says about an app.
    rollback: { value: "release?", times: 1 },
    "never-settle": { value: "release?", times: 1 },
    flap: { value: "none", times: 1 },
    "hide-release": { value: "release?", times: 1 },
};
function defaultTimes(kind) {
    return KINDS[kind].times;
}
/**
 * Reads faults from a flag or a setting, such as `rollback` or `http=502:3@POST objects; split=1`.
 * @throws Error naming the part that is wrong and what is allowed
 */
function parseFaults(text) {
    return text
        .split(/[;\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== "")
        .map(parseFault);
}
function parseFault(part) {
    const spec = {};
    let rest = part;
    const target = /@(?:([A-Z]+) )?([\w/*.~%-]+)$/.exec(rest);
    if (target !== null) {
        rest = rest.slice(0, target.index);
        if (target[1] !== undefined)
            spec.method = target[1];
        if (target[2] !== undefined)
            spec.path = target[2];
    }
    for (;;) {
        const option = /:(\d+|always|html|retry-after=[^:]*)$/.exec(rest);
        if (option?.[1] === undefined)
            break;
        rest = rest.slice(0, option.index);
        if (option[1] === "html")
            spec.html = true;
        else if (option[1] === "always")
            spec.times = Number.POSITIVE_INFINITY;
        else if (option[1].startsWith("retry-after="))
            spec.retryAfter = option[1].slice("retry-after=".length);
        else
            spec.times = Number(option[1]);
    }
    const at = rest.indexOf("=");
    const kind = (at < 0 ? rest : rest.slice(0, at)).trim();
    if (!isKind(kind)) {
        throw new Error(`fault "${part}": there is no fault "${kind}"; allowed are ${Object.keys(KINDS).join(", ")}`);
    }
    const value = at < 0 ? undefined : rest.slice(at + 1);
    checkValue(part, kind, value);
    return { kind, ...spec, ...(value === undefined ? {} : { value }) };
}
function isKind(text) {
    return Object.hasOwn(KINDS, text);
}
/** @throws Error when the value does not fit the kind */
function checkValue(part, kind, value) {
    const wanted = KINDS[kind].value;
    const complain = (allowed) => {
        throw new Error(`fault "${part}": ${kind} takes ${allowed}, such as ${EXAMPLES[wanted].replace("KIND", kind)}`);
    };
    switch (wanted) {
        case "none":
            if (value !== undefined)
                complain("no value");
            break;
        case "status":
            if (value === undefined || !/^[1-5]\d\d$/.test(value))
                complain("a status from 100 to 599");
            break;
        case "number":
            if (value === undefined || !/^\d+$/.test(value))
                complain("a whole number");
            break;
        case "number?":
            if (value !== undefined && !/^\d+$/.test(value))
                complain("nothing or a whole number");
            break;
        case "text":
            if (value === undefined || value === "")
                complain("a text");
            break;
        case "release?":
            if (value !== undefined && !/^\w+$/.test(value))
                complain("nothing or a release id");
            break;
    }
}
const EXAMPLES = {
    none: "KIND",
    status: "KIND=503:2",
    number: "KIND=100",
    "number?": "KIND=100",
    text: "KIND=some words",
    "release?": "KIND=RABCDEFGHIJ",
};

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/lock.js





const lock_PATIENCE_MS = 30_000;
/** A holder on another host, or one whose process id was reused, is given up after this long. */
const STALE_MS = 20_000;
/**
 * Runs `body` while holding the lock file `path`. The holder may be another program on the same data folder; a lock
 * whose process is gone is taken over. Not reentrant.
 * @throws Error when the lock cannot be had within 30 seconds
 */
async function withLock(path, body) {
    await acquire(path);
    try {
        return await body();
    }
    finally {
        await (0,promises_.rm)(path, { force: true });
    }
}
async function acquire(path) {
    const deadline = performance.now() + lock_PATIENCE_MS;
    for (;;) {
        try {
            await (0,promises_.writeFile)(path, ownerText(), { flag: "wx", mode: 0o600 });
            return;
        }
        catch (error) {
            if (isMissing(error))
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
            else if (!isTaken(error))
                throw error;
        }
        if (await isStale(path))
            await discard(path);
        else if (performance.now() > deadline)
            throw new Error(`the lock ${path} is held by another program`);
        else
            await (0,external_node_timers_promises_.setTimeout)(3 + Math.random() * 10);
    }
}
function isTaken(error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST";
}
/** Who owns something: process id and host, one text. */
function ownerText() {
    return `${process.pid}@${(0,external_node_os_.hostname)()}`;
}
/** False only when the owner ran on this host and its process is gone. */
function ownerAlive(owner) {
    const at = owner.indexOf("@");
    const pid = Number(owner.slice(0, at));
    if (!Number.isInteger(pid) || pid <= 0 || owner.slice(at + 1) !== (0,external_node_os_.hostname)())
        return true;
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error instanceof Error && "code" in error && error.code === "EPERM";
    }
}
async function isStale(path) {
    try {
        const owner = await (0,promises_.readFile)(path, "utf8");
        const age = Date.now() - (await (0,promises_.stat)(path)).mtimeMs;
        // An empty file is a holder between creating and writing it.
        return (owner !== "" && !ownerAlive(owner)) || age > STALE_MS;
    }
    catch (error) {
        if (isMissing(error))
            return false;
        throw error;
    }
}
// Two programs may both find the lock stale; renaming lets only one of them remove that very file.
async function discard(path) {
    const aside = temporary(path);
    try {
        await (0,promises_.rename)(path, aside);
        await (0,promises_.rm)(aside, { force: true });
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/registry.js











/** A registry that someone else runs, as `--registry HOST:PORT` names it. */
function givenRegistry(address) {
    return { address: async () => address, close: async () => undefined };
}
/** How long a registry may take to answer after its start. */
const registry_PATIENCE_MS = 10_000;
function isRecord(value) {
    return hasStrings(value, "address", "host");
}
/**
 * The registry of a data folder: the program `docker-registry`, started when the first image is pushed. Several
 * programs on one folder share it, and the last one to close it ends it; its images stay in `folder`, and it comes
 * back on the same port if that is still free. A program that was killed leaves it running until another
 * one on the folder ends.
 * @returns undefined when the program is not on this machine
 */
async function ownRegistry(folder) {
    const command = await toolPath("docker-registry");
    if (command === undefined)
        return undefined;
    const lock = (0,external_node_path_.join)(folder, "lock");
    const users = (0,external_node_path_.join)(folder, "users");
    const mine = (0,external_node_path_.join)(users, hexDigits(16));
    let known;
    const use = () => withLock(lock, async () => {
        await (0,promises_.mkdir)(users, { recursive: true, mode: 0o700 });
        await (0,promises_.writeFile)(mine, ownerText(), { mode: 0o600 });
        const record = await readRecord((0,external_node_path_.join)(folder, "registry.json"), isRecord);
        if (record !== undefined && (await answers(record.address)))
            return record.address;
        return serve(command, folder, record?.address);
    });
    return {
        address() {
            known ??= use();
            known.catch(() => {
                known = undefined;
            });
            return known;
        },
        async close() {
            if (known === undefined)
                return;
            await known.catch(() => undefined);
            await (0,promises_.rm)(mine, { force: true });
            await endUnusedRegistry(folder);
        },
    };
}
/** Ends the registry of a data folder unless a living program uses it. */
async function endUnusedRegistry(folder) {
    const users = (0,external_node_path_.join)(folder, "users");
    const path = (0,external_node_path_.join)(folder, "registry.json");
    if ((await readRecord(path, isRecord)) === undefined)
        return;
    await withLock((0,external_node_path_.join)(folder, "lock"), async () => {
        for (const user of await namesIn(users)) {
            if (ownerAlive(await (0,promises_.readFile)((0,external_node_path_.join)(users, user), "utf8")))
                return;
            await (0,promises_.rm)((0,external_node_path_.join)(users, user), { force: true });
        }
        const record = await readRecord(path, isRecord);
        if (record !== undefined && record.host === hostOf(ownerText()))
            await stop(record.pid);
    });
}
async function serve(command, folder, earlier) {
    const address = earlier !== undefined && (await isFree(earlier)) ? earlier : `127.0.0.1:${await freePort()}`;
    const config = (0,external_node_path_.join)(folder, "config.yml");
    const settings = {
        version: 0.1,
        log: { level: "warn" },
        storage: { filesystem: { rootdirectory: (0,external_node_path_.join)(folder, "images") }, delete: { enabled: true } },
        http: { addr: address },
    };
    // JSON is YAML.
    await (0,promises_.writeFile)(config, JSON.stringify(settings, null, 2), { mode: 0o600 });
    const log = await (0,promises_.open)((0,external_node_path_.join)(folder, "registry.log"), "w", 0o600);
    const child = (0,external_node_child_process_.spawn)(command, ["serve", config], { detached: true, stdio: ["ignore", log.fd, log.fd] });
    await (0,external_node_events_.once)(child, "spawn");
    await log.close();
    child.unref();
    const deadline = performance.now() + registry_PATIENCE_MS;
    while (!(await answers(address))) {
        if (child.exitCode !== null || performance.now() > deadline) {
            child.kill("SIGKILL");
            const words = (await (0,promises_.readFile)((0,external_node_path_.join)(folder, "registry.log"), "utf8")).trim().split("\n").at(-1);
            throw new Error(`docker-registry does not start: ${words}`);
        }
        await (0,external_node_timers_promises_.setTimeout)(10);
    }
    const record = { address, pid: child.pid ?? 0, host: hostOf(ownerText()) };
    await writeAtomic((0,external_node_path_.join)(folder, "registry.json"), JSON.stringify(record));
    return address;
}
async function answers(address) {
    try {
        const reply = await fetch(`http://${address}/v2/`, { signal: AbortSignal.timeout(1000) });
        await reply.arrayBuffer();
        return reply.headers.get("docker-distribution-api-version") !== null;
    }
    catch {
        return false;
    }
}
async function isFree(address) {
    const server = (0,external_node_net_.createServer)();
    const [host, port] = address.split(":");
    return new Promise((done) => {
        server.once("error", () => done(false));
        server.listen(Number(port), host, () => server.close(() => done(true)));
    });
}
/** Ends the registry, if that process still is one. */
async function stop(pid) {
    const line = await (0,promises_.readFile)(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (!/^[^\0]*docker-registry\0serve\0/.test(line))
        return;
    process.kill(pid, "SIGTERM");
    while (ownerAlive(ownerText().replace(/^\d+/, String(pid))))
        await (0,external_node_timers_promises_.setTimeout)(10);
}
function hostOf(owner) {
    return owner.slice(owner.indexOf("@") + 1);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/containers.js






/** Ends the containers of a data folder, of one app or of all, and its registry if no living program uses it. */
async function stopContainers(data, app, graceMs) {
    const found = await containersOf(data, app);
    await Promise.all(found.map((container) => container.stop(graceMs)));
    await endUnusedRegistry(places.registry((0,external_node_path_.resolve)(data)));
    return found;
}
/** Containers of a data folder, whatever runs them, oldest first. No Rack need be there. */
async function containersOf(data, app) {
    const folder = (0,external_node_path_.resolve)(data);
    const wanted = app === undefined ? {} : { app };
    const engine = await runProgram("docker", ["version"], { signal: AbortSignal.timeout(5_000) }).then(({ code }) => code === 0, () => false);
    const found = await Promise.all([
        engine ? dockerRuntime(folder).list(wanted) : [],
        buildahRuntime(folder).list(wanted),
    ]);
    return found.flat().sort((a, b) => a.started - b.started);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/faults/fault-box.js

function makeFaultBox(initial) {
    let active = [];
    const box = {
        add(...faults) {
            for (const fault of faults.flatMap((item) => (typeof item === "string" ? parseFaults(item) : [item]))) {
                checkValue(fault.kind, fault.kind, fault.value);
                active.push({ spec: fault, left: fault.times ?? defaultTimes(fault.kind) });
            }
        },
        clear() {
            active = [];
        },
        list: () => active.map(({ spec, left }) => ({ ...spec, times: left })),
        take(kind, occasion) {
            const found = active.find(({ spec, left }) => spec.kind === kind && left > 0 && fits(spec, occasion));
            if (found === undefined)
                return undefined;
            found.left--;
            active = active.filter(({ left }) => left > 0);
            return found.spec;
        },
        number(kind, occasion) {
            const spec = box.take(kind, occasion);
            return spec === undefined ? undefined : Number(spec.value ?? 0);
        },
    };
    box.add(...initial);
    return box;
}
function fits(spec, occasion) {
    if (spec.method !== undefined && spec.method !== occasion.method)
        return false;
    if (spec.path !== undefined && !pathFits(spec.path, occasion.path ?? ""))
        return false;
    const aboutReleases = spec.kind === "rollback" || spec.kind === "never-settle" || spec.kind === "hide-release";
    return !aboutReleases || spec.value === undefined || spec.value === occasion.release;
}
function pathFits(glob, path) {
    if (!glob.includes("/"))
        return path.includes(glob);
    const source = glob
        .split(/(\*\*|\*)/)
        .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")))
        .join("");
    return new RegExp(`^${source}$`).test(path);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/go/go-text.js
/** Go's `%q` for the strings that the Rack quotes: double quotes with the usual escapes. */
function goQuote(text) {
    let quoted = "";
    for (const char of text) {
        const code = char.codePointAt(0) ?? 0;
        if (char === '"' || char === "\\")
            quoted += `\\${char}`;
        else if (SHORT[char] !== undefined)
            quoted += SHORT[char];
        else if (code < 0x20 || code === 0x7f)
            quoted += `\\x${code.toString(16).padStart(2, "0")}`;
        else
            quoted += char;
    }
    return `"${quoted}"`;
}
const SHORT = {
    "\u0007": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
};
/** Go's `strconv.Atoi`. @throws Error with Go's text */
function atoi(text) {
    if (!/^[+-]?\d+$/.test(text))
        throw new Error(`strconv.Atoi: parsing ${goQuote(text)}: invalid syntax`);
    const value = BigInt(text.replace(/^\+/, ""));
    if (value > 9223372036854775807n || value < -9223372036854775808n) {
        throw new Error(`strconv.Atoi: parsing ${goQuote(text)}: value out of range`);
    }
    return Number(value);
}
/** Go's `strconv.ParseBool`. @throws Error with Go's text */
function parseBool(text) {
    if (["1", "t", "T", "true", "TRUE", "True"].includes(text))
        return true;
    if (["0", "f", "F", "false", "FALSE", "False"].includes(text))
        return false;
    throw new Error(`strconv.ParseBool: parsing ${goQuote(text)}: invalid syntax`);
}
/** Go's `strconv.ParseFloat` for plain decimal numbers. @throws Error with Go's text */
function parseFloat64(text) {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
        throw new Error(`strconv.ParseFloat: parsing ${goQuote(text)}: invalid syntax`);
    }
    return Number(text);
}
/** Go's JSON with a two-space indent and a final newline: `<`, `>` and `&` are escaped, keys keep their order. */
function goJson(value, indent = 2) {
    const text = JSON.stringify(value, null, indent) ?? "null";
    return `${text.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/go/go-time.js

/** The zero time of Go, as a stamp. */
const ZERO_STAMP = "0001-01-01T00:00:00.000000000Z";
function makeClock(ms) {
    let last = 0n;
    return {
        ms,
        stamp() {
            const now = BigInt(Math.floor(ms())) * 1000000n + (process.hrtime.bigint() % 1000000n);
            last = now > last ? now : last + 1n;
            return stampOfNanos(last);
        },
    };
}
function stampOfNanos(nanos) {
    const seconds = nanos / 1000000000n;
    const fraction = (nanos % 1000000000n).toString().padStart(9, "0");
    return `${isoSeconds(Number(seconds) * 1000)}.${fraction}Z`;
}
function isoSeconds(ms) {
    return new Date(ms).toISOString().slice(0, 19);
}
/** A stamp as JSON shows it: 2026-11-22T16:33:42.4654Z, 0001-01-01T00:00:00Z. */
function wireTime(stamp) {
    return stamp.replace(/\.?0*Z$/, "Z");
}
/** RFC 3339 with whole seconds, as in log lines. `ms` is milliseconds since 1970. */
function logTime(ms) {
    return `${isoSeconds(ms)}Z`;
}
/** Reads the form layout 20060102.150405.000000000. @throws Error with Go's text */
function parseFormTime(text) {
    const match = /^(\d{4})(\d\d)(\d\d)\.(\d\d)(\d\d)(\d\d)\.(\d{9})$/.exec(text);
    if (match === null) {
        throw new Error(`parsing time "${text}" as "20060102.150405.000000000": cannot parse "${text}" as "2006"`);
    }
    const [, year, month, day, hour, minute, second, fraction] = match;
    const time = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    const wrong = outOfRange(Number(year), [month, day, hour, minute, second].map(Number));
    if (wrong !== undefined)
        throw new Error(`parsing time "${text}": ${wrong} out of range`);
    return `${time}.${fraction}Z`;
}
function outOfRange(year, [month = 0, day = 0, hour = 0, minute = 0, second = 0]) {
    if (month < 1 || month > 12)
        return "month";
    if (hour > 23)
        return "hour";
    if (minute > 59)
        return "minute";
    if (second > 59)
        return "second";
    return day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate() ? "day" : undefined;
}
const UNIT_MS = {
    ...{ ns: 1e-6, us: 1e-3, "\u00b5s": 1e-3, "\u03bcs": 1e-3 },
    ...{ ms: 1, s: 1000, m: 60_000, h: 3_600_000 },
};
/** Go's `time.ParseDuration`, in milliseconds. @throws Error with Go's text */
function parseDuration(text) {
    const body = text.replace(/^[+-]/, "");
    if (body === "0")
        return 0;
    let ms = 0;
    let rest = body;
    do {
        const [whole, amount = "", unit = ""] = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest) ?? [];
        if (whole === undefined)
            throw new Error(`time: invalid duration ${goQuote(text)}`);
        if (unit === "")
            throw new Error(`time: missing unit in duration ${goQuote(text)}`);
        const size = UNIT_MS[unit];
        if (size === undefined)
            throw new Error(`time: unknown unit ${goQuote(unit)} in duration ${goQuote(text)}`);
        ms += Number(amount) * size;
        rest = rest.slice(whole.length);
    } while (rest !== "");
    return text.startsWith("-") ? -ms : ms;
}
/** A stamp of a moment in milliseconds since 1970. */
function goTimeOf(ms) {
    return stampOfNanos(BigInt(Math.floor(ms)) * 1000000n);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/call.js

/**
 * Refuses who may only read: the method gate lets sockets pass, as they are GETs.
 * @throws RackFailure 403, on Racks that have roles
 */
function requireWrite({ rack, role }, refusal) {
    if (rack.profile.adminRole && !role.includes("w"))
        throw new RackFailure(403, refusal);
}
/** @throws RackFailure 403, on Racks that have roles */
function requireAdmin({ rack, role }, refusal) {
    if (rack.profile.adminRole && !role.includes("a"))
        throw new RackFailure(403, refusal);
}
/** A path variable. */
function variable(call, name) {
    const value = call.vars[name];
    if (value === undefined)
        throw new Error(`the route has no variable ${name}`);
    return value;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/token.js







const ROLES = {
    read: { user: "system-read", role: "r" },
    write: { user: "system-write", role: "rw" },
    admin: { user: "system-admin", role: "rwa" },
};
async function signKey(rack) {
    try {
        return await (0,promises_.readFile)(places.tokenKey(rack), "utf8");
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        return rotateTokenKey(rack);
    }
}
/** Makes every token invalid that was signed so far. */
async function rotateTokenKey(rack) {
    const key = (0,external_node_crypto_.randomBytes)(32).toString("hex");
    await writeAtomic(places.tokenKey(rack), key);
    return key;
}
/**
 * A token: HS256 with the claims `user`, `role` and `expiresAt` (seconds since 1970).
 * @throws RackFailure for a role or a duration that is not allowed
 */
async function makeToken(call, role, hours) {
    const { rack } = call;
    const { adminRole } = rack.profile;
    let duration;
    try {
        duration = atoi(hours);
    }
    catch (error) {
        throw new RackFailure(400, "invalid duration", { cause: error });
    }
    if (adminRole && (duration < 1 || duration > 8760)) {
        throw new RackFailure(400, "duration must be between 1 and 8760 hours");
    }
    if (role === "admin")
        requireAdmin(call, "admin role required to mint admin tokens");
    const entry = role === "admin" && !adminRole ? undefined : ROLES[role];
    // Before there was an admin, nobody looked: the token was empty.
    if (entry === undefined && !adminRole)
        return "";
    if (entry === undefined)
        throw new RackFailure(400, "invalid role: must be read, write, or admin");
    const claims = {
        user: entry.user,
        role: entry.role,
        expiresAt: Math.floor(rack.clock.ms() / 1000) + duration * 3600,
    };
    const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
    return `${signed}.${signature(await signKey(rack), signed)}`;
}
function encode(value) {
    return Buffer.from(JSON.stringify(value)).toString("base64url");
}
function signature(key, text) {
    return (0,external_node_crypto_.createHmac)("sha256", key).update(text).digest("base64url");
}
/** Role of a token. @throws RackFailure 401 when it is not valid */
async function tokenRole(rack, token) {
    const refuse = (reason) => new RackFailure(401, `invalid authentication: ${reason}`);
    const [header, payload, given] = token.split(".");
    if (header === undefined || payload === undefined || given === undefined) {
        throw refuse("token contains an invalid number of segments");
    }
    const expected = Buffer.from(signature(await signKey(rack), `${header}.${payload}`));
    const actual = Buffer.from(given);
    if (expected.length !== actual.length || !(0,external_node_crypto_.timingSafeEqual)(expected, actual))
        throw refuse("signature is invalid");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    if (typeof claims !== "object" || claims === null)
        throw refuse("invalid token");
    const [expiresAt, role] = [Reflect.get(claims, "expiresAt"), Reflect.get(claims, "role")];
    if (typeof expiresAt !== "number" || expiresAt * 1000 <= rack.clock.ms())
        throw refuse("token is expired");
    if (role !== "r" && role !== "rw" && role !== "rwa")
        throw refuse("invalid token");
    return role;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/auth.js


/** User and password of Basic authentication; both "" when there is none. */
function basicAuth(request) {
    const match = /^Basic (.*)$/i.exec(request.headers.authorization ?? "");
    const text = match?.[1] === undefined ? "" : Buffer.from(match[1], "base64").toString("utf8");
    const at = text.indexOf(":");
    return at < 0 ? { user: "", password: "" } : { user: text.slice(0, at), password: text.slice(at + 1) };
}
/**
 * Checks the credentials: the user name counts only when it is `jwt`; otherwise the password alone is compared, and
 * an empty Rack password lets everyone in.
 * @throws RackFailure 401
 */
async function authenticate(rack, request) {
    const { user, password } = basicAuth(request);
    if (user === "jwt" && rack.profile.tokens)
        return tokenRole(rack, password);
    if (rack.password !== "" && password !== rack.password)
        throw new RackFailure(401, "invalid authentication");
    return rack.profile.adminRole ? "rwa" : "rw";
}
/** GET needs the role to read, every other method the role to write. @throws RackFailure 401 */
function authorize(role, method) {
    if (method !== "GET" && !role.includes("w")) {
        throw new RackFailure(401, "you are unauthorized to access this");
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/unread-body.js
/** Go's server reads this much of a body that the handler left, then gives the connection up. */
const PATIENCE_BYTES = 256 * 1024;
/** How long it goes on reading after such a reply, so that the client can see it. */
const LINGER_MS = 500;
/** Reads what is left of a body before the reply goes out. False when there was too much. */
async function discardBody(request, record) {
    if (request.complete || request.readableEnded || request.destroyed)
        return true;
    // Without either header a request has no body.
    if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined)
        return true;
    return new Promise((resolve) => {
        let read = 0;
        const finish = (all) => {
            request.off("data", take);
            request.off("end", ended);
            request.off("close", ended);
            resolve(all);
        };
        const ended = () => finish(true);
        const take = (chunk) => {
            read += chunk.length;
            record.bodyBytes += chunk.length;
            if (read >= PATIENCE_BYTES && !request.complete) {
                request.pause();
                finish(false);
            }
        };
        // A handler that left in the middle may still wait for more, and would keep it from flowing.
        request.removeAllListeners("readable");
        request.on("data", take);
        request.on("end", ended);
        request.on("close", ended);
        request.resume();
    });
}
/** Swallows more of the body for a moment, until it ends or the client goes. */
async function linger(request) {
    await new Promise((resolve) => {
        const timer = setTimeout(resolve, LINGER_MS);
        const done = () => {
            clearTimeout(timer);
            resolve();
        };
        request.once("end", done);
        request.once("close", done);
        request.resume();
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/reply.js


/** 200 with JSON, two-space indented, final newline. */
function json(value, status = 200) {
    return { status, headers: { "Content-Type": "application/json" }, body: Buffer.from(goJson(value)) };
}
/** The answer of calls without a result. */
function ok() {
    return { status: 200, headers: {}, body: Buffer.from("ok\n") };
}
/** Bytes whose type Go guesses from their beginning. */
function stream(body) {
    return { status: 200, headers: {}, body };
}
/** Unknown route (404) and wrong method (405): no body, no Request-Id. */
function empty(status) {
    return { status, headers: {}, body: Buffer.alloc(0) };
}
/** An error as text, or as JSON for a client that asked for it. */
function failure(status, message, asJson) {
    const headers = asJson
        ? { "Content-Type": "application/json" }
        : { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" };
    return { status, headers, body: errorBody(message, asJson) };
}
function errorBody(message, asJson) {
    return Buffer.from(asJson ? goJson({ error: message }, 0) : `${message}\n`);
}
/** True when an `Accept` header lists application/json. */
function wantsJson(accept) {
    return (accept ?? "").split(",").some((part) => part.split(";")[0]?.trim() === "application/json");
}
/** Go keeps replies up to this size together and gives them a length; longer ones are chunked. */
const LENGTH_LIMIT = 2048;
/** Sends a reply the way Go's server does. */
async function send(response, reply, options) {
    // Go says nothing about a connection that it keeps.
    response.removeHeader("Connection");
    const { body } = reply;
    const lengthHeader = Buffer.isBuffer(body) && body.length <= LENGTH_LIMIT ? { "Content-Length": String(body.length) } : {};
    if (options.surplusOf !== undefined)
        lengthHeader["Connection"] = "close";
    const chunks = options.shape === undefined ? chunksOf(body) : options.shape(chunksOf(body));
    await sendChunks(response, reply, chunks, { head: options.head, lengthHeader });
    if (options.surplusOf !== undefined)
        await linger(options.surplusOf);
    response.end();
}
async function sendChunks(response, reply, chunks, options) {
    let started = false;
    for await (const chunk of chunks) {
        if (!started) {
            started = true;
            const guessed = reply.headers["Content-Type"] === undefined ? { "Content-Type": sniff(chunk) } : {};
            response.writeHead(reply.status, inOrder(reply.headers, { ...options.lengthHeader, ...guessed }));
        }
        if (!options.head && !response.write(chunk))
            await drained(response);
    }
    if (!started) {
        response.writeHead(reply.status, inOrder(reply.headers, { ...options.lengthHeader, "Content-Length": "0" }));
    }
}
/** What Go's server adds, in its order; a length that was set by name stays. */
const ADDED = ["Content-Length", "Content-Type", "Connection"];
// Go sends what was set, by name, then the date and what it adds itself. writeHead keeps the order of an object.
function inOrder(set, added) {
    const named = Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1));
    const taken = new Set(named.map(([name]) => name.toLowerCase()));
    const others = ADDED.flatMap((name) => {
        const value = added[name];
        return value === undefined || taken.has(name.toLowerCase()) ? [] : [[name, value]];
    });
    return Object.fromEntries([...named, ["Date", new Date().toUTCString()], ...others]);
}
async function* chunksOf(body) {
    if (!Buffer.isBuffer(body))
        yield* body;
    else if (body.length > 0)
        yield body;
}
function drained(response) {
    return new Promise((resolve) => {
        const done = () => {
            response.off("drain", done);
            response.off("close", done);
            resolve();
        };
        response.on("drain", done);
        response.on("close", done);
    });
}
// The cases of Go's content sniffing that occur here.
function sniff(chunk) {
    const head = chunk.subarray(0, 512);
    if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08)
        return "application/x-gzip";
    if (/^\s*<(!doctype html|html|head|script|body|div|p|h1|table|br|a|iframe|style|title|b|!--)[\s>]/i.test(head.toString("latin1"))) {
        return "text/html; charset=utf-8";
    }
    const binary = head.some((byte) => byte <= 0x08 || byte === 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f));
    return binary ? "application/octet-stream" : "text/plain; charset=utf-8";
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/request-target.js
function targetOf(request) {
    const url = (request.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
    const at = url.indexOf("?");
    const raw = at < 0 ? url : url.slice(0, at);
    return { path: decodedPath(raw), raw, search: at < 0 ? "" : url.slice(at + 1) };
}
/** Any bytes may be escaped, whether or not they are UTF-8. Undefined for an escape that is none. */
function decodedPath(raw) {
    if (/%(?![0-9A-Fa-f]{2})/.test(raw))
        return undefined;
    const bytes = raw.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
}
/** What the faults of a request are held against. */
function occasionOf(request) {
    return { method: request.method ?? "", path: targetOf(request).path ?? "" };
}
function newRecord(request, console) {
    const { raw, search } = targetOf(request);
    const headers = {};
    for (const [name, value] of Object.entries(request.headers)) {
        if (value !== undefined)
            headers[name] = Array.isArray(value) ? value.join(", ") : value;
    }
    return { method: request.method ?? "", path: raw, query: search, headers, bodyBytes: 0, status: 0, console };
}
/** True when there is nobody left to answer. A request that was given up has no socket, whatever its type says. */
function isGone(request) {
    const socket = request.socket;
    return socket === null || socket.destroyed;
}
/**
 * The body in pieces, counted in the transcript.
 * @throws Error when the client breaks off before the end
 */
async function* countedBody(request, record) {
    // Who stops reading early still answers.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        if (!Buffer.isBuffer(chunk))
            continue;
        record.bodyBytes += chunk.length;
        yield chunk;
    }
    if (!request.complete)
        throw new Error("unexpected EOF");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/console.js





/**
 * A stand-in for the Console. Its side of the protocol is not public: the list of racks, the session challenge and
 * the `Rack` header are what the official client expects, the words of refusals are invented.
 */
function consoleGate(rack, options) {
    const own = { name: rack.name, organization: options.organization ?? "local" };
    const listed = options.racks ?? [];
    const isOwn = (item) => item.name === own.name && item.organization === own.organization;
    const racks = listed.some(isOwn) ? listed : [own, ...listed];
    const sessions = new Set();
    const challenge = options.session === undefined ? undefined : { path: "/session", token: options.session === "token-true" };
    function keyOf(request) {
        if (rack.faults.take("refuse-key", occasionOf(request)) !== undefined)
            return undefined;
        const { password } = basicAuth(request);
        return options.keys.find(({ key }) => key === password);
    }
    /** Answers of the Console itself, or undefined for a call that goes to the Rack. */
    function ownAnswer(request, path, key) {
        if (path === "/auth" && request.method === "GET")
            return compact({ id: `user-${own.organization}` });
        if (path === "/racks" && request.method === "GET")
            return compact(racks.map((item) => wireRack(rack, item)));
        const one = /^\/racks\/([^/]+)\/([^/]+)$/.exec(path);
        if (one !== null && request.method === "GET") {
            if (key.policy === "default")
                return failure(403, REFUSED, false);
            const found = racks.find((item) => item.organization === one[1] && item.name === one[2]);
            if (found === undefined)
                return failure(404, `rack not found: ${one[1]}/${one[2]}`, false);
            return compact({ ...wireRack(rack, found), deletable: false, parameters: {}, version: rack.profile.version });
        }
        const of = /^\/racks\/([^/]+)\/([^/]+)\/(host|runtimes|workflows)$/.exec(path);
        if (of !== null && request.method === "GET" && key.policy !== "default") {
            if (!racks.some((item) => item.organization === of[1] && item.name === of[2])) {
                return failure(404, `rack not found: ${of[1]}/${of[2]}`, false);
            }
            if (of[3] === "host")
                return compact({ host: `api.${of[2]}.test` });
            return compact(of[3] === "runtimes" ? [] : { oid: own.organization, workflows: [] });
        }
        if (path === "/machines" || path.startsWith("/racks"))
            return failure(404, "not found", false);
        return undefined;
    }
    function addressed(request) {
        const header = request.headers["rack"];
        const name = typeof header === "string" ? header : "";
        if (name === "")
            return failure(400, "no rack given", false);
        // Short names come from the v2 client, which sends them as they are.
        const matches = racks.filter((item) => name === `${item.organization}/${item.name}` || name === item.name);
        if (matches.length > 1)
            return failure(400, `ambiguous rack name: ${name}`, false);
        const [match] = matches;
        if (match === undefined)
            return failure(404, `rack not found: ${name}`, false);
        return isOwn(match) ? undefined : failure(502, `rack is not reachable: ${name}`, false);
    }
    function exchange(request, path) {
        if (challenge === undefined)
            return undefined;
        if (path === challenge.path && request.method === "GET" && challenge.token) {
            const reply = compact({ publicKey: { challenge: hexDigits(32), timeout: 60000 } });
            return { ...reply, headers: { ...reply.headers, Challenge: hexDigits(32) } };
        }
        if (path === challenge.path && request.method === "POST") {
            if (challenge.token && (request.headers["challenge"] ?? "") === "")
                return failure(401, "challenge missing", false);
            const id = hexDigits(40);
            sessions.add(id);
            return compact({ id });
        }
        const session = request.headers["session"];
        if (typeof session === "string" && sessions.has(session))
            return undefined;
        const reply = failure(401, "session required", false);
        reply.headers["Www-Authenticate"] = `Session path="${challenge.path}" token="${challenge.token}"`;
        return reply;
    }
    return {
        console: true,
        async before(request, path) {
            // A socket is told about its key after the handshake, as on a Rack.
            if (isSocket(request))
                return exchange(request, path);
            const key = keyOf(request);
            if (key === undefined)
                return failure(401, "invalid authentication", false);
            return exchange(request, path) ?? ownAnswer(request, path, key) ?? addressed(request);
        },
        async role(request, path) {
            const websocket = isSocket(request);
            const { password } = basicAuth(request);
            const key = websocket ? keyOf(request) : options.keys.find((item) => item.key === password);
            if (key === undefined)
                throw new RackFailure(401, "invalid authentication");
            const refusal = addressed(request);
            if (refusal !== undefined)
                throw new RackFailure(refusal.status, String(refusal.body).trim());
            if (key.policy === "default" && !deployKeyMay(websocket ? "SOCKET" : (request.method ?? ""), path)) {
                throw new RackFailure(403, REFUSED);
            }
            return rack.profile.adminRole ? "rwa" : "rw";
        },
    };
}
function isSocket(request) {
    return request.headers.upgrade === "websocket";
}
/** Words from the documentation of deploy keys (convox/convox docs/management/deploy-keys.md); the status is not known. */
const REFUSED = "operation not permitted for deploy keys";
/** The calls of the commands that a plain deploy key is documented to run. */
const DEPLOY_KEY_CALLS = [
    ["GET", /^\/system$/],
    ["POST", /^\/apps\/[^/]+\/objects\//],
    ["GET", /^\/apps\/[^/]+\/builds$/],
    ["POST", /^\/apps\/[^/]+\/builds$/],
    ["POST", /^\/apps\/[^/]+\/builds\/import$/],
    // BID.tgz, the export, is of this form too.
    ["GET", /^\/apps\/[^/]+\/builds\/[^/]+$/],
    ["SOCKET", /^\/apps\/[^/]+\/builds\/[^/]+\/logs$/],
    ["GET", /^\/apps\/[^/]+$/],
    ["POST", /^\/apps\/[^/]+\/releases$/],
    ["POST", /^\/apps\/[^/]+\/releases\/[^/]+\/promote$/],
    ["SOCKET", /^\/apps\/[^/]+\/logs$/],
    ["SOCKET", /^\/apps\/[^/]+\/services\/[^/]+\/logs$/],
    ["GET", /^\/apps\/[^/]+\/processes$/],
    ["POST", /^\/apps\/[^/]+\/services\/[^/]+\/processes$/],
    ["GET", /^\/apps\/[^/]+\/processes\/[^/]+$/],
    ["DELETE", /^\/apps\/[^/]+\/processes\/[^/]+$/],
    ["SOCKET", /^\/apps\/[^/]+\/processes\/[^/]+\/exec$/],
];
function deployKeyMay(method, path) {
    return DEPLOY_KEY_CALLS.some(([allowed, pattern]) => allowed === method && pattern.test(path));
}
function wireRack(rack, { name, organization, provider, status }) {
    return {
        name,
        organization: { name: organization },
        provider: provider ?? rack.provider,
        status: status ?? "running",
    };
}
function compact(value) {
    return { status: 200, headers: { "Content-Type": "application/json" }, body: Buffer.from(JSON.stringify(value)) };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/model/promotion.js
/** A duration that is not known yet. */
const UNKNOWN_MS = 1e14;
/**
 * v3 shows the new release at once and the old one again from the beginning of a rollback: its current version is
 * set when the promotion is accepted. v2 shows the release among the outputs of the app's stack, which change only
 * when the update is complete.
 */
function phaseOf(promotion, generation, now) {
    if (promotion === undefined)
        return { status: "running", release: "", atom: "" };
    const { release, previous } = promotion;
    const turn = failsAt(promotion, generation);
    if (turn !== undefined && now >= turn) {
        const reverted = now >= turn + promotion.rollback;
        return {
            status: reverted ? "running" : "rollback",
            release: previous,
            atom: reverted ? "Reverted" : "Rollback",
        };
    }
    if (promotion.outcome === "success" && now >= promotion.started + promotion.updating) {
        return { status: "running", release, atom: "Running" };
    }
    return { status: "updating", release: generation === "v3" ? release : previous, atom: "Updating" };
}
/** When the promotion turns into a rollback, or undefined when it does not. */
function failsAt(promotion, generation) {
    const { started, updating, outcome, cancelled } = promotion;
    const done = started + updating;
    if (cancelled !== undefined && (outcome !== "success" || cancelled < done))
        return cancelled;
    if (outcome === "pending")
        return undefined;
    // v2 knows no deadline: a stack that does not settle stays as it is.
    const deadline = generation === "v3" ? started + promotion.deadline : Number.POSITIVE_INFINITY;
    if (outcome === "rollback")
        return Math.min(done, deadline);
    if (outcome === "never")
        return Number.isFinite(deadline) ? deadline : undefined;
    return deadline < done ? deadline : undefined;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/event-store.js



const KEPT = 2000;
function isEvent(value) {
    return (typeof value === "object" &&
        value !== null &&
        typeof Reflect.get(value, "at") === "number" &&
        typeof Reflect.get(value, "stream") === "string" &&
        typeof Reflect.get(value, "message") === "string");
}
function isList(value) {
    return Array.isArray(value);
}
/** Every line that is recorded, in order of time, those of the future included. */
async function readEvents(rack, app) {
    return ((await readRecord(places.appEvents(rack, app), isList)) ?? []).filter(isEvent);
}
async function addEvents(rack, app, events) {
    await change(rack, app, (old) => [...old, ...events]);
}
/** Takes away what has not happened yet. */
async function cancelEvents(rack, app) {
    const now = rack.clock.ms();
    await change(rack, app, (old) => old.filter(({ at }) => at <= now));
}
async function change(rack, app, edit) {
    await withLock(places.appLock(rack, `${app}.events`), async () => {
        const events = edit(await readEvents(rack, app));
        events.sort((a, b) => a.at - b.at);
        await writeAtomic(places.appEvents(rack, app), JSON.stringify(events.slice(-KEPT)));
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/promotion-log.js

/**
 * Lines of a rollout that really runs, in the words of a Rack. Under `system/local` it says what only this Rack knows:
 * where a service is reached, and why a rollout failed.
 */
function firstLines(rack, app, at) {
    return rack.profile.generation === "v3"
        ? [atom(at, "Running => Pending"), atom(at, "Pending => Updating")]
        : [stack(rack, app, at, "UPDATE_IN_PROGRESS", "User Initiated")];
}
function startLines(rack, release, at, { service, id }) {
    if (rack.profile.generation === "v2") {
        return [
            {
                at,
                stream: "system/ecs",
                message: `aws/ecs (service ${rack.name}-${service}) has started 1 tasks: (task ${id}).`,
            },
        ];
    }
    const set = `${service}-${podSuffix(`${release}/${service}`, 10)}`;
    return [{ at, stream: `system/k8s/${set}`, message: `Created pod: ${id}` }];
}
function successLines(rack, app, at, started) {
    const places = started.map(({ service, id, address }) => ({
        at,
        stream: "system/local",
        message: address === undefined ? `${service} runs (${id})` : `${service} runs at http://${address} (${id})`,
    }));
    if (rack.profile.generation === "v3")
        return [...places, atom(at, "Updating => Running")];
    const services = [...new Set(started.map(({ service }) => service))];
    return [
        ...places,
        ...services.map((service) => ({
            at,
            stream: "system/ecs",
            message: `aws/ecs (service ${rack.name}-${service}) has reached a steady state.`,
        })),
        stack(rack, app, at, "UPDATE_COMPLETE", ""),
    ];
}
/** A rollout fails. `state` is v3's word for how; the lines of a cancellation are written by who cancels. */
function failureLines(rack, app, at, { reason, state }) {
    const said = { at, stream: "system/local", message: `rolled back: ${reason}` };
    if (state === "Cancelled")
        return [said];
    return [
        said,
        ...(rack.profile.generation === "v3"
            ? [atom(at, `Updating => ${state}`), atom(at, `${state} => Rollback`)]
            : [stack(rack, app, at, "UPDATE_ROLLBACK_IN_PROGRESS", "The following resource(s) failed to update")]),
    ];
}
/** The rollback is done. */
function revertedLines(rack, app, at) {
    const v3 = rack.profile.generation === "v3";
    return [v3 ? atom(at, "Rollback => Reverted") : stack(rack, app, at, "UPDATE_ROLLBACK_COMPLETE", "")];
}
function atom(at, change) {
    return { at, stream: "system/k8s/atom/app", message: `Status: ${change}` };
}
function stack(rack, app, at, status, reason) {
    const name = `${rack.name}-${app}`;
    return { at, stream: "system/cloudformation", message: `aws/cfm ${name} ${status} ${name} ${reason}`.trim() };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/app-store.js









function isApp(value) {
    if (!hasStrings(value, "name"))
        return false;
    const { locked, parameters, created } = value;
    return typeof locked === "boolean" && typeof created === "number" && typeof parameters === "object";
}
function appNotFound(name) {
    return typedFailure(404, `app not found: ${name}`);
}
/** @throws RackFailure 404 when there is no such app */
async function getApp(rack, name) {
    const state = await findApp(rack, name);
    if (state === undefined)
        throw appNotFound(name);
    return state;
}
async function findApp(rack, name) {
    const state = await readApp(rack, name);
    if (state === undefined || !isOrphaned(state.record))
        return state;
    return withLock(places.appLock(rack, name), async () => {
        const again = await readApp(rack, name);
        if (again === undefined || !isOrphaned(again.record))
            return again;
        return abandoned(rack, again.record);
    });
}
/** A rollout of real containers whose program is gone. */
function isOrphaned({ promotion }) {
    return promotion?.outcome === "pending" && promotion.rollout !== undefined && !ownerAlive(promotion.rollout.owner);
}
// Whoever looks next settles it: the old release stays. The next rollout ends the containers that were left behind.
async function abandoned(rack, record) {
    const { promotion } = record;
    if (promotion === undefined)
        return stateOf(rack, record);
    const reason = "the program that ran this promotion has ended";
    Object.assign(promotion, { outcome: "rollback", updating: 0, rollback: 0, failure: { reason, output: [] } });
    await writeApp(rack, record);
    const at = rack.clock.ms();
    await addEvents(rack, record.name, [
        ...failureLines(rack, record.name, at, { reason, state: "Error" }),
        ...revertedLines(rack, record.name, at),
    ]);
    return stateOf(rack, record);
}
async function readApp(rack, name) {
    const record = await readRecord(places.appRecord(rack, name), isApp);
    if (record === undefined)
        return undefined;
    if (record.deleted !== undefined && rack.clock.ms() >= record.deleted + rack.timings.deleting) {
        await sweep(rack, record);
        return undefined;
    }
    return stateOf(rack, record);
}
function stateOf(rack, record) {
    const phase = phaseOf(record.promotion, rack.profile.generation, rack.clock.ms());
    if (record.deleted !== undefined)
        return { record, status: "deleting", release: phase.release };
    const fresh = rack.clock.ms() < record.created + rack.timings.creating;
    if (fresh && record.promotion === undefined) {
        // v3 promotes an app without a release when it is created; v2 waits for its stack.
        return { record, status: rack.profile.generation === "v3" ? "updating" : "creating", release: "" };
    }
    return { record, status: phase.status, release: phase.release };
}
/** Every app, sorted by name. */
async function listApps(rack) {
    let names;
    try {
        names = await (0,promises_.readdir)(places.apps(rack));
    }
    catch (error) {
        if (isMissing(error))
            return [];
        throw error;
    }
    const apps = [];
    for (const name of names.sort()) {
        const app = await findApp(rack, name);
        if (app !== undefined)
            apps.push(app);
    }
    return apps;
}
/**
 * Makes an app; with `settled` it is `running` at once.
 * @throws RackFailure when the name is taken, reserved or not allowed
 */
async function createApp(rack, name, parameters, options = {}) {
    const refusal = refusedName(rack, name);
    if (refusal !== undefined)
        throw refusal;
    return withLock(places.appLock(rack, name), async () => {
        if ((await readApp(rack, name)) !== undefined) {
            const message = `app already exists: ${name}`;
            throw rack.profile.generation === "v3" ? typedFailure(409, message) : new RackFailure(500, message);
        }
        const age = options.settled === true ? rack.timings.creating : 0;
        const record = { name, locked: false, parameters, created: rack.clock.ms() - age };
        await writeApp(rack, record);
        return stateOf(rack, record);
    });
}
async function writeApp(rack, record) {
    await writeAtomic(places.appRecord(rack, record.name), `${JSON.stringify(record, null, 2)}\n`);
}
/** Changes an app under its lock. `change` may throw to leave it as it is. */
async function changeApp(rack, name, change) {
    return withLock(places.appLock(rack, name), async () => {
        const found = await readApp(rack, name);
        if (found === undefined)
            throw appNotFound(name);
        const state = isOrphaned(found.record) ? await abandoned(rack, found.record) : found;
        await change(state.record, state);
        await writeApp(rack, state.record);
        return stateOf(rack, state.record);
    });
}
/** Why the Rack would not create an app of this name, or undefined. */
function refusedName(rack, name) {
    if (rack.profile.generation === "v3") {
        if (name === "rack" || name === "system")
            return typedFailure(400, "app name is reserved");
        return refusedNamespace(`${rack.name}-${name}`);
    }
    if (name === rack.name) {
        return new RackFailure(500, `application name cannot match rack name (${name}). Please choose a different name for your application.`);
    }
    if (!/^[a-z0-9_-]+$/.test(name)) {
        return new RackFailure(500, "app name can contain only lowercase letters, digits, dashes and underscores");
    }
    return undefined;
}
// v3 leaves the check to Kubernetes, which creates a namespace for the app.
function refusedNamespace(namespace) {
    const invalid = (reason) => new RackFailure(500, `Namespace "${namespace}" is invalid: metadata.name: Invalid value: "${namespace}": ${reason}`);
    if (namespace.length > 63)
        return invalid("must be no more than 63 characters");
    if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(namespace)) {
        return invalid("a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end " +
            "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is " +
            "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
    }
    return undefined;
}
// Renaming first makes the app disappear at once, and only for the program that finds it expired first.
async function sweep(rack, record) {
    const folder = places.app(rack, record.name);
    const aside = `${places.scratch(rack)}-gone-${hexDigits(12)}`;
    try {
        await (0,promises_.rename)(folder, aside);
    }
    catch (error) {
        if (isMissing(error))
            return;
        throw error;
    }
    await (0,promises_.rm)(aside, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/form.js

/** Go stops reading a form after 10 MiB; the body's remainder stays unread. */
const FORM_LIMIT = 10 * 1024 * 1024;
const MULTIPART_LIMIT = 64 * 1024 * 1024;
function isForm(request) {
    if (!["POST", "PUT", "PATCH"].includes(request.method ?? ""))
        return undefined;
    const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    if (type === "application/x-www-form-urlencoded")
        return "urlencoded";
    return type === "multipart/form-data" ? "multipart" : undefined;
}
/** Reads the options. A form body is consumed, any other body is left alone. */
async function readOptions(request, search, body) {
    const kind = isForm(request);
    const query = parsePairs(search);
    let form = new Map();
    if (kind !== undefined) {
        const limit = kind === "urlencoded" ? FORM_LIMIT + 1 : MULTIPART_LIMIT;
        const bytes = await collect(body, limit);
        if (kind === "multipart")
            form = parseMultipart(bytes, request.headers["content-type"] ?? "");
        else if (bytes.length <= FORM_LIMIT)
            form = parsePairs(bytes.toString("utf8"));
    }
    const header = (name) => headerText(request, name);
    const param = (name) => form.get(name)?.[0] ?? query.get(name)?.[0];
    return {
        param,
        query: (name) => query.get(name)?.[0],
        header,
        value: (name) => param(name) || header(name) || "",
        form: kind === undefined ? undefined : Object.fromEntries([...form].map(([key, values]) => [key, values[0] ?? ""])),
    };
}
// Node gives header bytes as latin1 and joins repeated headers; Go takes the first and its bytes as they are.
function headerText(request, name) {
    const raw = request.rawHeaders;
    for (let i = 0; i + 1 < raw.length; i += 2) {
        if (raw[i]?.toLowerCase() === name.toLowerCase())
            return Buffer.from(raw[i + 1] ?? "", "latin1").toString("utf8");
    }
    return undefined;
}
async function collect(body, limit) {
    const chunks = [];
    let size = 0;
    while (size < limit) {
        const next = await body.next();
        if (next.done === true)
            break;
        chunks.push(next.value);
        size += next.value.length;
    }
    return Buffer.concat(chunks);
}
/** Decodes `a=b&c=d`. Like Go: a pair with a semicolon or a bad escape is dropped. */
function parsePairs(text) {
    const values = new Map();
    for (const pair of text.split("&")) {
        if (pair === "" || pair.includes(";"))
            continue;
        const at = pair.indexOf("=");
        const key = decoded(at < 0 ? pair : pair.slice(0, at));
        const value = decoded(at < 0 ? "" : pair.slice(at + 1));
        if (key === undefined || value === undefined)
            continue;
        values.set(key, [...(values.get(key) ?? []), value]);
    }
    return values;
}
/**
 * A map option: `a=b&c=d` inside one value, the first of a repeated key.
 * @throws Error with Go's text for what a query may not hold
 */
function parseMap(text) {
    if (text.includes(";"))
        throw new Error("invalid semicolon separator in query");
    const bad = /%(?![0-9A-Fa-f]{2})[^&=]{0,2}/.exec(text);
    if (bad !== null)
        throw new Error(`invalid URL escape ${goQuote(bad[0])}`);
    return Object.fromEntries([...parsePairs(text)].map(([key, [value = ""]]) => [key, value]));
}
function decoded(text) {
    if (/%(?![0-9A-Fa-f]{2})/.test(text))
        return undefined;
    const bytes = Buffer.from(text
        .replaceAll("+", " ")
        .replace(/[^\x00-\x7f]/gu, (char) => encodeURIComponent(char))
        .replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1");
    return bytes.toString("utf8");
}
// Only plain fields matter here; file parts belong to racks of 2018.
function parseMultipart(body, type) {
    const values = new Map();
    const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(type);
    const mark = boundary?.[1] ?? boundary?.[2]?.trim();
    if (mark === undefined)
        return values;
    for (const part of body.toString("latin1").split(`--${mark}`)) {
        const head = part.indexOf("\r\n\r\n");
        if (head < 0)
            continue;
        const name = /name="([^"]*)"/i.exec(part.slice(0, head));
        if (name?.[1] === undefined || /filename="/i.test(part.slice(0, head)))
            continue;
        const text = part.slice(head + 4).replace(/\r\n$/, "");
        values.set(name[1], [...(values.get(name[1]) ?? []), Buffer.from(text, "latin1").toString("utf8")]);
    }
    return values;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/model/rack.js
/** Domain of the Rack's own services; `.test` never resolves on a real network. */
function rackDomain(rack) {
    return `${rack.name}.test`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/rack-store.js



function isParameters(value) {
    return typeof value === "object" && value !== null && typeof Reflect.get(value, "parameters") === "object";
}
async function rackParameters(rack) {
    return (await readRecord(places.rackParameters(rack), isParameters)) ?? { parameters: {} };
}
async function changeRackParameters(rack, wanted) {
    await withLock(`${places.rackParameters(rack)}.lock`, async () => {
        const { parameters } = await rackParameters(rack);
        const record = { parameters: { ...parameters, ...wanted }, changed: rack.clock.ms() };
        await writeAtomic(places.rackParameters(rack), JSON.stringify(record));
    });
}
function rack_store_isList(value) {
    return Array.isArray(value) && value.every((item) => hasStrings(item, "name", "type"));
}
/** Sorted by name. */
async function rackResources(rack) {
    return (await readRecord(places.rackResources(rack), rack_store_isList)) ?? [];
}
/** Changes the list under its lock. `edit` may throw to leave it as it is. */
async function changeRackResources(rack, edit) {
    await withLock(`${places.rackResources(rack)}.lock`, async () => {
        const list = edit(await rackResources(rack)).sort((a, b) => (a.name < b.name ? -1 : 1));
        await writeAtomic(places.rackResources(rack), JSON.stringify(list));
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/events.js




/** How long a webhook may take to answer. */
const events_PATIENCE_MS = 10_000;
/**
 * Tells the Rack's webhooks of something that has happened. It goes out in the background; a webhook that does not
 * answer is a notice and nothing else.
 */
async function sendEvent(rack, action, data, options = {}) {
    const urls = (await rackResources(rack)).flatMap(({ type, parameters }) => type === "webhook" && parameters["Url"] !== undefined ? [parameters["Url"]] : []);
    if (urls.length === 0)
        return;
    const { error } = options;
    const body = goJson({
        action,
        data: sorted({ ...data, ...(error === undefined ? {} : { message: error }), rack: rack.name }),
        status: error === undefined ? (options.status ?? "success") : "error",
        timestamp: wireTime(rack.clock.stamp()),
    }, 0).trimEnd();
    for (const url of urls)
        rack.background(post(rack, url, body));
}
async function post(rack, url, body) {
    try {
        const signal = AbortSignal.any([AbortSignal.timeout(events_PATIENCE_MS), rack.closing]);
        const headers = { "Content-Type": "application/json", "User-Agent": "Go-http-client/1.1" };
        const reply = await fetch(url, { method: "POST", headers, body, signal });
        await reply.body?.cancel();
    }
    catch (error) {
        rack.notice(`the webhook of this local Rack was not told: ${messageOf(error)}`);
    }
}
// Go prints maps in order of their keys.
function sorted(data) {
    return Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/environment.js
const environment_LINE_LIMIT = 64 * 1024;
/**
 * Reads the text of a release's environment: one KEY=VALUE a line, the key trimmed, no quotes, the last duplicate
 * wins; lines without `=` or without a key are skipped.
 * @throws Error for a line of 64 KiB or more
 */
function parseEnvironment(text) {
    const env = new Map();
    for (const raw of text.split("\n")) {
        const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
        if (Buffer.byteLength(line) >= environment_LINE_LIMIT)
            throw new Error("bufio.Scanner: token too long");
        const at = line.indexOf("=");
        const key = at < 0 ? "" : line.slice(0, at).trim();
        if (key !== "")
            env.set(key, line.slice(at + 1));
    }
    return env;
}
/** The environment as v2 gives it back: sorted by whole lines, no final newline. */
function renderEnvironment(env) {
    const lines = [...env].map(([key, value]) => `${key}=${value}`);
    return lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join("\n");
}
/** What changed from one environment to the next, such as `add:A change:B remove:C`; "" when nothing did. */
function environmentChange(before, after) {
    const [old, now] = [parseEnvironment(before.trim()), parseEnvironment(after.trim())];
    const words = (verb, keys) => keys.sort().map((key) => `${verb}:${key}`);
    return [
        ...words("add", [...now.keys()].filter((key) => !old.has(key))),
        ...words("change", [...now.keys()].filter((key) => old.has(key) && old.get(key) !== now.get(key))),
        ...words("remove", [...old.keys()].filter((key) => !now.has(key))),
    ].join(" ");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/manifest-check.js


const NAME = /^[a-z][a-z0-9-]*$/;
const NAME_RULE = "must contain only lowercase alphanumeric and dashes";
/** Every complaint about a manifest, in the order and words of the Rack. */
function checkManifest(manifest, generation) {
    const v3 = generation === "v3";
    return [
        ...(v3 && manifest.configs.includes("") ? ["configs[*].id is required"] : []),
        ...(v3 ? manifest.balancers.flatMap((balancer) => balancerComplaints(manifest, balancer)) : []),
        ...manifest.resources.flatMap((resource) => resourceComplaints(resource, v3)),
        ...manifest.services.flatMap((service) => serviceComplaints(manifest, service, v3)),
        ...manifest.timers.flatMap((timer) => timerComplaints(manifest, timer, v3)),
    ];
}
function balancerComplaints(manifest, balancer) {
    const complaints = [];
    const { name, service } = balancer;
    if (balancer.ports.length === 0)
        complaints.push(`balancer ${name} has no ports`);
    if (service === "")
        complaints.push(`balancer ${name} has blank service`);
    else if (!hasService(manifest, service))
        complaints.push(`balancer ${name} refers to unknown service ${service}`);
    for (const range of balancer.whitelist) {
        if (!isCidr(range))
            complaints.push(`balancer ${name} whitelist ${range} is not a valid cidr range`);
    }
    return complaints;
}
function resourceComplaints({ name, type }, v3) {
    if (!v3)
        return type.trim() === "" ? ["resource type can not be blank"] : [];
    const complaints = [];
    if (!NAME.test(name))
        complaints.push(`resource name ${name} invalid, ${NAME_RULE}`);
    if (type.trim() === "")
        complaints.push(`resource ${goQuote(name)} has blank type`);
    return complaints;
}
function serviceComplaints(manifest, service, v3) {
    const { name } = service;
    const complaints = [];
    if (!NAME.test(name))
        complaints.push(`service name ${name} invalid, ${NAME_RULE}`);
    if (!v3)
        return complaints;
    const { minimum, maximum } = service.deployment;
    if (minimum < 0)
        complaints.push(`service ${name} deployment minimum can not be less than 0`);
    if (minimum > 100)
        complaints.push(`service ${name} deployment minimum can not be greater than 100`);
    if (maximum < 100)
        complaints.push(`service ${name} deployment maximum can not be less than 100`);
    if (maximum > 200)
        complaints.push(`service ${name} deployment maximum can not be greater than 200`);
    if (service.internal && service.internalRouter) {
        complaints.push(`service ${name} can not have both internal and internalRouter set as true`);
    }
    for (const resource of service.resources) {
        const wanted = resource.split(":")[0] ?? "";
        if (!manifest.resources.some((known) => known.name === wanted)) {
            complaints.push(`service ${name} references a resource that does not exist: ${wanted}`);
        }
    }
    for (const { id, lacks } of service.configMounts) {
        if (lacks !== undefined)
            complaints.push(`configMounts[*].${lacks} is required`);
        if (!manifest.configs.includes(id))
            complaints.push(`config id: '${id}' not found`);
    }
    const { min, max } = service.count;
    if (!service.agent) {
        if (min < 0)
            complaints.push(`service ${name}: scale.min must be >= 0`);
        if (max < 0)
            complaints.push(`service ${name}: scale.max must be >= 0`);
        if (max < min)
            complaints.push(`service ${name}: scale.max must be >= scale.min`);
    }
    return complaints;
}
function timerComplaints(manifest, timer, v3) {
    const { name, service, schedule } = timer;
    const complaints = [];
    if (v3 && !NAME.test(name))
        complaints.push(`timer name ${name} invalid, ${NAME_RULE}`);
    if (!hasService(manifest, service)) {
        complaints.push(`timer ${name} references a service that does not exist: ${service}`);
    }
    // v3 turns a lone ? into * and cuts the schedule to five fields before it looks.
    const fields = schedule.split(/\s+/).slice(0, 5);
    if (v3 && fields.some((part) => part !== "?" && part.includes("?"))) {
        complaints.push(`timer ${name} invalid, schedule cannot contain ?`);
    }
    return complaints;
}
/** What a Rack finds out only when it promotes; the names are those of AWS. @throws Error with the Rack's text */
function checkPromotable(manifest, generation) {
    if (generation === "v2") {
        for (const { schedule } of manifest.timers) {
            const fields = schedule.split(" ").length;
            if (fields !== 5 && fields !== 6)
                throw new Error(`invalid schedule expression: ${schedule}`);
        }
        return;
    }
    for (const kind of ["elasticache", "rds"]) {
        for (const { name, type } of manifest.resources) {
            if (!type.startsWith(`${kind}-`))
                continue;
            if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)) {
                throw new Error(`invalid ${kind} resource name: only alphanumeric letter and hypen allowed`);
            }
            // The limit is 20 for both, whatever the text says.
            const said = kind === "rds" ? 20 : 40;
            if (name.length > 20)
                throw new Error(`${kind} resource name must not excced ${said} char limit`);
        }
    }
}
function hasService(manifest, name) {
    return manifest.services.some((service) => service.name === name);
}
function isCidr(text) {
    const [address = "", bits = "", ...rest] = text.split("/");
    const version = (0,external_node_net_.isIP)(address);
    return version !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __webpack_require__(6637);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/yaml-value.js

/** @throws Error beginning with `yaml: `, as the Rack's library would, though its exact wording may differ */
function parseYaml(text) {
    const lines = new dist/* LineCounter */.HN();
    // Plain scalars stay texts here: the Rack's library has rules of its own for what is a number.
    const document = (0,dist/* parseDocument */.Tp)(text, {
        version: "1.1",
        schema: "failsafe",
        uniqueKeys: false,
        lineCounter: lines,
        prettyErrors: false,
        logLevel: "error",
    });
    const error = document.errors[0];
    if (error !== undefined)
        throw new Error(`yaml: line ${lines.linePos(error.pos[0]).line}: ${yaml_value_WORDS[error.code] ?? error.message}`);
    const lineOf = (node) => lines.linePos(node.range?.[0] ?? 0).line;
    function convert(node) {
        if ((0,dist/* isAlias */.Vj)(node))
            return convert(node.resolve(document));
        if ((0,dist/* isSeq */.oP)(node))
            return { kind: "list", items: node.items.map(convert), line: lineOf(node) };
        if ((0,dist/* isMap */.jh)(node))
            return { kind: "map", entries: node.items.flatMap(entriesOf), line: lineOf(node) };
        if (!(0,dist/* isScalar */.jn)(node))
            return { kind: "null" };
        const plain = typeof node.value === "string" ? node.value : (node.source ?? "");
        if (node.tag === "tag:yaml.org,2002:str" || node.tag === "!")
            return { kind: "string", text: plain };
        return node.type === "PLAIN" || node.type === undefined || node.tag !== undefined
            ? resolvePlain(plain)
            : { kind: "string", text: plain };
    }
    function entriesOf(pair) {
        const key = convert(pair.key);
        if (key.kind !== "string" || key.text !== "<<")
            return [{ key, value: convert(pair.value) }];
        const merged = convert(pair.value);
        const sources = merged.kind === "list" ? merged.items : [merged];
        return sources.flatMap((source) => (source.kind === "map" ? source.entries : []));
    }
    return convert(document.contents);
}
/** libyaml's words for the commonest mistakes. */
const yaml_value_WORDS = {
    BLOCK_AS_IMPLICIT_KEY: "mapping values are not allowed in this context",
    TAB_AS_INDENT: "found character that cannot start any token",
    BAD_ALIAS: "unknown anchor referenced",
};
const TRUE = /^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
/** What an unquoted scalar means to yaml.v2. */
function resolvePlain(text) {
    if (/^(~|null|Null|NULL|)$/.test(text))
        return { kind: "null" };
    if (TRUE.test(text))
        return { kind: "bool", value: true, text };
    if (FALSE.test(text))
        return { kind: "bool", value: false, text };
    const special = /^([-+]?)\.(inf|Inf|INF)$/.exec(text);
    if (special !== null) {
        return { kind: "float", value: special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY, text };
    }
    if (/^\.(nan|NaN|NAN)$/.test(text))
        return { kind: "float", value: Number.NaN, text };
    const digits = text.replaceAll("_", "");
    if (/^[-+]?(0|[1-9]\d*)$/.test(digits))
        return { kind: "int", value: Number(digits), text };
    const based = /^([-+]?)0(?:([xX])([0-9a-fA-F]+)|([bB])([01]+)|[oO]?([0-7]+))$/.exec(digits);
    if (based !== null) {
        const [, sign, hex, hexDigits, , binary, octal] = based;
        const value = hex !== undefined
            ? Number.parseInt(hexDigits ?? "", 16)
            : binary !== undefined
                ? Number.parseInt(binary, 2)
                : Number.parseInt(octal ?? "", 8);
        return { kind: "int", value: sign === "-" ? -value : value, text };
    }
    if (/^[-+]?\d*\.?\d+([eE][-+]\d+)?$/.test(digits))
        return { kind: "float", value: Number(digits), text };
    return { kind: "string", text };
}
/** Value of a key; a later duplicate wins. */
function field(value, name) {
    if (value.kind !== "map")
        return undefined;
    const found = value.entries.filter(({ key }) => key.kind === "string" && key.text === name).at(-1)?.value;
    return found?.kind === "null" ? undefined : found;
}
/** Go's name of the type, as `%T` prints it in the Rack's messages. */
function goType(value) {
    switch (value.kind) {
        case "null":
            return "<nil>";
        case "bool":
            return "bool";
        case "int":
            return "int";
        case "float":
            return "float64";
        case "string":
            return "string";
        case "list":
            return "[]interface {}";
        case "map":
            return "map[interface {}]interface {}";
    }
}
/** yaml.v2's complaint about a value of the wrong kind. `goName` is the Go type that was wanted. */
function cannotUnmarshal(value, goName, line = 1) {
    const at = value.kind === "list" || value.kind === "map" ? value.line : line;
    const short = value.kind === "string" || value.kind === "int" || value.kind === "bool" || value.kind === "float";
    const tag = {
        null: "!!null",
        bool: "!!bool",
        int: "!!int",
        float: "!!float",
        string: "!!str",
        list: "!!seq",
        map: "!!map",
    };
    const shown = short ? ` \`${value.text.length > 10 ? `${value.text.slice(0, 7)}...` : value.text}\`` : "";
    return new Error(`yaml: unmarshal errors:\n  line ${at}: cannot unmarshal ${tag[value.kind]}${shown} into ${goName}`);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/manifest-forms.js


/** Keys of a service that nothing here acts on, and that a Rack refuses all the same when they are of another type. */
const BOTH = {
    ...{ drain: "int", "termination.grace": "int" },
    ...{ init: "bool", privileged: "bool", sticky: "bool" },
    ...{ test: "string", volumes: "[]string" },
};
const OF = {
    v2: { links: "[]string" },
    v3: { timeout: "int", "tls.redirect": "bool", whitelist: "string", labels: "map[string]string" },
};
/** @throws Error with the Rack's text for the first key of a service that has a value of the wrong type */
function checkForms(body, generation) {
    for (const [path, type] of Object.entries({ ...BOTH, ...OF[generation] })) {
        const [key = "", inner] = path.split(".");
        const value = field(body, key);
        if (value === undefined)
            continue;
        if (inner === undefined)
            requireType(value, type);
        else if (value.kind !== "map")
            throw cannotUnmarshal(value, `manifest.Service${key[0]?.toUpperCase()}${key.slice(1)}`);
        else
            requireType(field(value, inner), type);
    }
    checkDomain(field(body, "domain"));
    if (generation === "v3")
        checkPorts(field(body, "ports"));
}
/** @throws Error as yaml.v2 has it; nothing, or null, is a value of every type */
function requireType(value, type) {
    if (value === undefined || value.kind === "null")
        return;
    const { kind } = value;
    if (type === "[]string" && kind === "list")
        for (const item of value.items)
            requireType(item, "string");
    else if (type === "map[string]string" && kind === "map") {
        for (const entry of value.entries)
            requireType(entry.value, "string");
    }
    else if (!manifest_forms_fits(kind, type))
        throw cannotUnmarshal(value, type);
}
// Any scalar is text, and a fraction is cut.
function manifest_forms_fits(kind, type) {
    if (type === "int")
        return kind === "int" || kind === "float";
    if (type === "bool")
        return kind === "bool";
    return type === "string" && kind !== "list" && kind !== "map";
}
function checkDomain(value) {
    for (const item of value?.kind === "list" ? value.items : [value]) {
        if (item === undefined || item.kind === "string")
            continue;
        throw new Error(`unknown type for service domain: ${goType(item)}`);
    }
}
/** Ports beside the one that is balanced: numbers, or text such as `5000/udp`. */
function checkPorts(value) {
    if (value === undefined)
        return;
    if (value.kind !== "list")
        throw cannotUnmarshal(value, "[]manifest.ServicePortProtocol");
    for (const item of value.items) {
        if (item.kind === "int")
            continue;
        if (item.kind !== "string")
            throw new Error(`invalid port: ${item.kind === "float" ? item.text : goType(item)}`);
        atoi(item.text.split("/")[0] ?? "");
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/shell-split.js
const SPACE = new Set([" ", "\n", "\t"]);
/**
 * Splits a command line into words by POSIX shell quoting, as the Rack does with a command (v3): no variables, no
 * operators. Inside double quotes a backslash escapes only `$`, a backtick, `"`, a backslash and a newline.
 * @throws Error for an open quote or a trailing backslash, with the library's text
 */
function shellSplit(input) {
    const words = [];
    let word;
    for (let i = 0; i < input.length; i++) {
        const char = input[i] ?? "";
        if (SPACE.has(char)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else if (char === "'") {
            const end = input.indexOf("'", i + 1);
            if (end < 0)
                throw new Error("Unterminated single-quoted string");
            word = (word ?? "") + input.slice(i + 1, end);
            i = end;
        }
        else if (char === '"') {
            const [text, end] = doubleQuoted(input, i + 1);
            word = (word ?? "") + text;
            i = end;
        }
        else if (char === "\\") {
            const next = input[++i];
            if (next === undefined)
                throw new Error("Unterminated backslash-escape");
            if (next !== "\n")
                word = (word ?? "") + next;
        }
        else {
            word = (word ?? "") + char;
        }
    }
    if (word !== undefined)
        words.push(word);
    return words;
}
function doubleQuoted(input, start) {
    let text = "";
    for (let i = start; i < input.length; i++) {
        const char = input[i] ?? "";
        if (char === '"')
            return [text, i];
        if (char === "\\") {
            const next = input[i + 1];
            if (next === undefined)
                break;
            i++;
            if (next === "\n")
                continue;
            text += '$`"\\'.includes(next) ? next : `\\${next}`;
        }
        else {
            text += char;
        }
    }
    throw new Error("Unterminated double-quoted string");
}
/** The words as one text that `shellSplit` reads back, quoted as the Rack's library quotes them. */
function shellJoin(words) {
    return words.map(quoted).join(" ");
}
// Single characters are escaped with a backslash; a word with a blank is put in single quotes.
function quoted(word) {
    if (word === "")
        return "''";
    if (!/[ \t\n]/.test(word))
        return word.replace(/[\\'"`${[|&;<>()*?!]|^~/g, "\\$&");
    return word
        .split("'")
        .map((part) => (part === "" ? "" : `'${part}'`))
        .join("\\'");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/manifest-service.js




/** @throws Error with the Rack's text for a value of the wrong kind */
function readService(name, body, shared, generation) {
    checkForms(body, generation);
    const image = textOf(field(body, "image"));
    const build = readBuild(field(body, "build"));
    if (build.path === "" && image === "")
        build.path = ".";
    if (build.path !== "" && build.manifest === "")
        build.manifest = "Dockerfile";
    const agent = readAgent(field(body, "agent"), generation);
    const single = agent || truth(field(body, "singleton"));
    const deployment = field(body, "deployment");
    if (deployment !== undefined && deployment.kind !== "map") {
        throw cannotUnmarshal(deployment, "manifest.ServiceDeployment");
    }
    const scale = readScale(field(body, "scale"), generation);
    return {
        name,
        build,
        image,
        command: readCommand(field(body, "command"), generation),
        environment: [...shared, ...environmentList(field(body, "environment"))],
        port: readPort(field(body, "port")),
        scheme: readScheme(field(body, "port")),
        health: readHealth(field(body, "health"), generation),
        count: scale.count,
        cpu: scale.cpu,
        memory: scale.memory,
        deployment: {
            minimum: number(inside(deployment, "minimum")) ?? (single ? 0 : 50),
            maximum: number(inside(deployment, "maximum")) ?? (single ? 100 : 200),
        },
        agent,
        internal: truth(field(body, "internal")),
        internalRouter: truth(field(body, "internalRouter")),
        resources: texts(field(body, "resources")),
        configMounts: generation === "v3" ? readMounts(field(body, "configMounts")) : [],
        labels: generation === "v3" ? namesOf(field(body, "labels")) : [],
    };
}
function readBuild(value) {
    if (value === undefined)
        return { path: "", manifest: "", args: [] };
    if (value.kind === "string")
        return { path: value.text, manifest: "", args: [] };
    if (value.kind !== "map")
        throw new Error(`unknown type for service build: ${goType(value)}`);
    return {
        path: textOf(field(value, "path")),
        manifest: textOf(field(value, "manifest")),
        args: texts(field(value, "args")),
    };
}
function readMounts(value) {
    if (value?.kind !== "list")
        return [];
    return value.items.map((item) => ({
        id: textOf(field(item, "id")),
        lacks: ["id", "dir", "filename"].find((key) => textOf(field(item, key)) === ""),
    }));
}
function readAgent(value, generation) {
    if (value === undefined)
        return false;
    if (value.kind === "bool")
        return value.value;
    if (value.kind === "map" && generation === "v2")
        return true;
    if (value.kind === "map")
        throw new Error("agent ports are now specified at the service level");
    throw new Error(`could not parse agent: ${textOf(value)}`);
}
function readPort(value) {
    if (value === undefined)
        return 0;
    const port = value.kind === "map" ? field(value, "port") : value;
    if (port?.kind === "int")
        return port.value;
    if (port?.kind === "string")
        return atoi(port.text.split(":")[1] ?? port.text);
    if (value.kind === "map")
        throw new Error("could not parse port: map[]");
    throw new Error(`invalid port: ${textOf(value)}`);
}
function readScheme(value) {
    const scheme = value?.kind === "map"
        ? textOf(field(value, "scheme"))
        : textOf(value).includes(":")
            ? textOf(value).split(":")[0]
            : "";
    return scheme || "http";
}
// What is of another type than it should be is passed over here, as the Rack does.
function readHealth(value, generation) {
    if (value !== undefined && value.kind !== "string" && value.kind !== "map") {
        throw new Error(`unknown type for service health: ${goType(value)}`);
    }
    const given = value?.kind === "map" ? field(value, "path") : value;
    const path = (given?.kind === "string" ? given.text : "") || "/";
    const interval = whole(inside(value, "interval")) || 5;
    const disable = inside(value, "disable");
    return {
        path: path.startsWith("/") ? path : `/${path}`,
        port: generation === "v3" ? whole(inside(value, "port")) : 0,
        interval,
        timeout: whole(inside(value, "timeout")) || Math.max(1, interval - 1),
        grace: whole(inside(value, "grace")) || interval,
        disabled: disable?.kind === "bool" && disable.value,
    };
}
// v3 splits a text by shell rules, v2 gives it to a shell; v2 takes a list too.
function readCommand(value, generation) {
    if (value === undefined || value.kind === "null")
        return [];
    if (generation === "v3")
        requireType(value, "string");
    else {
        for (const item of value.kind === "list" ? value.items : [value]) {
            if (item.kind !== "string")
                throw new Error(`unknown type for service command: ${goType(item)}`);
        }
    }
    if (value.kind === "list")
        return texts(value);
    const text = textOf(value);
    if (text === "")
        return [];
    return generation === "v3" ? shellSplit(text) : ["sh", "-c", text];
}
function readScale(value, generation) {
    const one = { min: 1, max: 1 };
    const size = readSize(value, generation);
    if (value === undefined)
        return { count: one, ...size };
    if (value.kind === "int" || value.kind === "string")
        return { count: readCount(value), ...size };
    if (value.kind !== "map")
        throw new Error(`unknown type for service scale: ${goType(value)}`);
    const count = field(value, "count");
    const [min, max] = [number(field(value, "min")), number(field(value, "max"))];
    const range = min === undefined && max === undefined ? one : { min: min ?? 1, max: max ?? min ?? 1 };
    return { count: count === undefined ? range : readCount(count), ...size };
}
// v3 takes a limit for the size that is not given, and refuses one below it.
function readSize(value, generation) {
    const v3 = generation === "v3";
    const limit = v3 ? inside(value, "limit") : undefined;
    const size = (name, fallback) => {
        const most = number(inside(limit, name)) ?? 0;
        const least = whole(inside(value, name)) || most || fallback;
        if (most > 0 && most < least)
            throw new Error(`${name} limit can not be less ${name} request`);
        return least;
    };
    return { cpu: size("cpu", v3 ? 250 : 256), memory: size("memory", 512) };
}
function readCount(value) {
    if (value.kind === "int")
        return { min: value.value, max: value.value };
    if (value.kind === "map") {
        return { min: countEnd(value, "min"), max: countEnd(value, "max") };
    }
    const parts = textOf(value).split("-");
    if (value.kind !== "string" || parts.length > 2)
        throw new Error(`invalid scale: ${textOf(value)}`);
    const min = atoi(parts[0] ?? "");
    return { min, max: parts[1] === undefined ? min : atoi(parts[1]) };
}
function countEnd(count, name) {
    const end = field(count, name);
    if (end === undefined)
        return 0;
    if (end.kind === "string")
        return atoi(end.text);
    if (end.kind !== "int")
        throw new Error("invalid scale: map[]");
    return end.value;
}
function inside(value, name) {
    return value === undefined ? undefined : field(value, name);
}
function number(value) {
    requireType(value, "int");
    return value?.kind === "int" || value?.kind === "float" ? Math.trunc(value.value) : undefined;
}
/** A whole number; 0 for everything else, which is passed over. */
function whole(value) {
    return value?.kind === "int" ? value.value : 0;
}
/** Names in a mapping. */
function namesOf(value) {
    return value?.kind === "map" ? value.entries.map(({ key }) => textOf(key)) : [];
}
function truth(value) {
    requireType(value, "bool");
    return value?.kind === "bool" && value.value;
}
/** Text of a scalar, "" for nothing. @throws Error for a list or a mapping */
function textOf(value) {
    if (value === undefined || value.kind === "null")
        return "";
    if (value.kind === "list" || value.kind === "map")
        throw cannotUnmarshal(value, "string");
    return value.text;
}
function texts(value) {
    requireType(value, "[]string");
    return value?.kind === "list" ? value.items.map(textOf) : [];
}
/** Environment declarations of a list; items that are not texts are passed over, as the Rack does. */
function environmentList(value) {
    if (value === undefined)
        return [];
    if (value.kind !== "list") {
        throw new Error(`unknown type for service environment: ${goType(value)}`);
    }
    return value.items.flatMap((item) => {
        if (item.kind === "string")
            return [item.text];
        if (item.kind === "list")
            return item.items.flatMap((inner) => (inner.kind === "string" ? [inner.text] : []));
        return [];
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/manifest.js





/**
 * Loads a manifest in the order that the Rack does it: `${NAME}` in the raw text, YAML, defaults, required
 * environment. v2 validates too; v3 leaves that to the build (`validateManifest`).
 * @throws Error with the Rack's text
 */
function loadManifest(text, env, generation) {
    const root = parseYaml(interpolate(text, env));
    if (root.kind !== "map" && root.kind !== "null")
        throw cannotUnmarshal(root, "manifest.Manifest");
    const shared = environmentList(field(root, "environment"));
    requireType(field(root, "params"), "map[string]string");
    const labels = generation === "v3" ? field(root, "labels") : undefined;
    requireType(labels, "map[string]string");
    const configs = generation === "v3" ? field(root, "configs") : undefined;
    const manifest = {
        configs: configs?.kind === "list" ? configs.items.map((config) => textOf(field(config, "id"))) : [],
        balancers: generation === "v3" ? section(root, "balancers").map(({ name, value }) => readBalancer(name, value)) : [],
        resources: section(root, "resources").map(({ name, value }) => {
            requireType(field(value, "options"), "map[string]string");
            return { name, type: textOf(field(value, "type")) };
        }),
        services: section(root, "services").map(({ name, value }) => readService(name, value, shared, generation)),
        timers: section(root, "timers").map(({ name, value }) => {
            requireType(field(value, "command"), "string");
            return { name, service: textOf(field(value, "service")), schedule: textOf(field(value, "schedule")) };
        }),
    };
    for (const service of manifest.services)
        requireEnvironment(service, env);
    if (generation === "v3") {
        for (const name of [...namesOf(labels), ...manifest.services.flatMap((service) => service.labels)]) {
            if (RESERVED_LABELS.has(name))
                throw new Error(`reserved label key '${name}' is not allowed`);
        }
    }
    if (generation === "v2") {
        const first = checkManifest(manifest, generation)[0];
        if (first !== undefined)
            throw new Error(first);
    }
    return manifest;
}
/** What v3 labels everything with itself. */
const RESERVED_LABELS = new Set(["system", "rack", "app", "name", "service", "release", "type"]);
/** v3's validation at build time: every complaint in one error. @throws Error */
function validateManifest(manifest) {
    const complaints = checkManifest(manifest, "v3");
    if (complaints.length > 0)
        throw new Error(`validation errors:\n${complaints.join("\n")}`);
}
/** `${NAME}` anywhere in the text, comments included; an unknown name becomes nothing. */
function interpolate(text, env) {
    return text.replace(/\$\{([^}]*?)\}/g, (_, name) => env.get(name) ?? "");
}
// A mapping of names; a name may be a number in YAML.
function section(root, name) {
    const value = field(root, name);
    if (value === undefined)
        return [];
    if (value.kind !== "map")
        throw cannotUnmarshal(value, "yaml.MapSlice");
    return value.entries.map((entry) => ({ name: keyName(entry), value: bodyOf(entry, name) }));
}
function keyName({ key }) {
    if (key.kind === "string")
        return key.text;
    if (key.kind === "int")
        return String(key.value);
    throw new Error(`unknown key type: ${key.kind === "float" ? "float64" : key.kind === "null" ? "<nil>" : key.kind}`);
}
function bodyOf({ value }, sectionName) {
    if (value.kind === "map" || value.kind === "null")
        return value;
    const goName = { services: "Service", resources: "Resource", timers: "Timer", balancers: "Balancer" }[sectionName];
    throw cannotUnmarshal(value, `manifest.${goName ?? sectionName}`);
}
function readBalancer(name, value) {
    const ports = field(value, "ports");
    const whitelist = field(value, "whitelist");
    const ranges = whitelist?.kind === "list" ? whitelist.items : whitelist === undefined ? [] : [whitelist];
    if (whitelist !== undefined && ranges.some(({ kind }) => kind !== "string")) {
        throw new Error(`unknown type for balancer whitelist: ${goType(whitelist)}`);
    }
    return {
        name,
        service: textOf(field(value, "service")),
        ports: ports?.kind === "map" ? ports.entries.map(readBalancerPort) : [],
        whitelist: ranges.map(textOf),
    };
}
function readBalancerPort({ key, value }) {
    const source = key.kind === "string" || key.kind === "int" ? key.text : "";
    const target = value.kind === "map" ? field(value, "port") : value;
    const protocol = value.kind === "map" ? textOf(field(value, "protocol")) : "";
    return {
        protocol: protocol.toUpperCase() === "UDP" ? "UDP" : "TCP",
        source: atoi(source),
        target: Number(textOf(target)),
    };
}
function requireEnvironment(service, env) {
    const missing = service.environment.filter((item) => !item.includes("=") && item !== "*" && !env.has(item));
    if (missing.length > 0)
        throw new Error(`required env: ${missing.sort().join(", ")}`);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/release-store.js




function isRelease(value) {
    return hasStrings(value, "id", "app", "build", "env", "manifest", "description", "created");
}
async function writeRelease(rack, release) {
    await writeAtomic(places.release(rack, release.app, release.id), `${JSON.stringify(release, null, 2)}\n`);
}
/** @throws RackFailure: v3 with the Kubernetes text and 500; v2 with 404, or 500 for another app's release */
async function getRelease(rack, app, id) {
    const v3 = rack.profile.generation === "v3";
    const release = await readRecord(places.release(rack, app, v3 ? id.toUpperCase() : id), isRelease);
    if (release !== undefined)
        return release;
    if (v3)
        throw new RackFailure(500, `releases.convox.com "${id.toLowerCase()}" not found`);
    for (const other of await listApps(rack)) {
        const found = await readRecord(places.release(rack, other.record.name, id), isRelease);
        if (found !== undefined)
            throw new RackFailure(500, "mismatched app and release");
    }
    throw typedFailure(404, `release not found: ${id}`);
}
/** Releases of an app, newest first. */
async function listReleases(rack, app) {
    const releases = await readAll(places.releases(rack, app), isRelease);
    return releases.sort((a, b) => (a.created < b.created ? 1 : -1));
}
async function newestRelease(rack, app) {
    return (await listReleases(rack, app))[0];
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/process-list.js







/** Runs commands: in an engine's containers, or on this machine. Undefined on a Rack that only plans. */
function processRuntime(rack) {
    return rack.engine?.runtime ?? rack.hostRuntime;
}
/** @throws Error with the Rack's text */
async function manifestOf(rack, release) {
    return loadManifest(release.manifest, parseEnvironment(release.env), rack.profile.generation);
}
/** Processes of an app, sorted by service and id. v2 does not list those that have ended. */
async function processes(rack, app) {
    const containers = (await processRuntime(rack)?.list({ app: app.record.name })) ?? [];
    const real = await Promise.all(containers.map((container) => realProcess(rack, container)));
    const listed = real.filter((process) => process !== undefined);
    const runsContainers = rack.engine !== undefined && (app.record.running ?? app.record.promotion?.rollout) !== undefined;
    const planned = runsContainers ? [] : await plannedProcesses(rack, app);
    // On the machine itself, the first command that runs in a planned process gives it a folder.
    const placed = new Map(listed.map((process) => [process.id, process]));
    const all = [...planned.map((process) => placed.get(process.id) ?? process), ...listed];
    return [...new Set(all)].sort((a, b) => (`${a.name}-${a.id}` < `${b.name}-${b.id}` ? -1 : 1));
}
/** One process. @throws RackFailure v3: 500 with the Kubernetes text; v2: 404 */
async function process_list_findProcess(rack, app, id) {
    const found = (await processes(rack, await getApp(rack, app))).find((process) => process.id === id);
    if (found !== undefined)
        return found;
    if (rack.profile.generation === "v3")
        throw new RackFailure(500, `pods "${id}" not found`);
    throw typedFailure(404, `process not found: ${id}`);
}
async function realProcess(rack, container) {
    const v3 = rack.profile.generation === "v3";
    const status = await statusOf(rack, container);
    if (!v3 && status === "stopped")
        return undefined;
    // The Rack stopped it, and it is about to be removed: it has not crashed.
    if (status === "crashed" && container.isStopping)
        return undefined;
    const { id, app, service, release, port, kind, started, address } = container;
    const hostPort = address?.split(":")[1] ?? "";
    const listens = kind === "service" && port > 0;
    return {
        id,
        app,
        command: displayCommand(v3, container),
        image: container.image,
        name: service,
        ports: listens ? [v3 ? String(port) : `${hostPort}:${port}`] : [],
        release,
        started,
        status,
        container,
    };
}
// v2 returns the text of the command, v3 joins its words.
function displayCommand(v3, { command, kind }) {
    const [shell, flag, script] = command;
    if (!v3 && kind === "process")
        return shell === "sh" && flag === "-c" ? (script ?? "") : "";
    return shellJoin(command);
}
async function statusOf(rack, container) {
    const state = await container.state();
    const v3 = rack.profile.generation === "v3";
    if (state.status === "exited") {
        if (!v3)
            return "stopped";
        if (container.kind === "service")
            return "crashed";
        return state.code === 0 ? "complete" : "failed";
    }
    const isStarting = container.kind === "process" && rack.clock.ms() < container.started + rack.timings.starting;
    return isStarting ? "pending" : "running";
}
// During a rollout the processes of both releases exist. The new ones are not ready at first.
async function plannedProcesses(rack, app) {
    const { promotion } = app.record;
    if (promotion === undefined)
        return [];
    const rolling = app.status !== "running";
    const releases = [...new Set(rolling ? [promotion.release, promotion.previous] : [app.release])];
    const found = [];
    for (const id of releases.filter((release) => release !== "")) {
        const release = await getRelease(rack, app.record.name, id);
        const isNew = rolling && id === promotion.release && id !== promotion.previous;
        const ready = rack.clock.ms() >= promotion.started + promotion.updating / 2 && promotion.outcome === "success";
        for (const service of (await manifestOf(rack, release)).services) {
            const count = app.record.scale?.[service.name]?.count ?? service.count.min;
            const restarted = app.record.restarted?.[service.name] ?? 0;
            for (let index = 0; index < count; index++) {
                found.push({
                    id: plannedId(rack, service.name, `${id}${restarted || ""}`, index),
                    app: app.record.name,
                    command: "",
                    image: "",
                    name: service.name,
                    ports: [],
                    release: id,
                    started: Math.max(promotion.started, restarted),
                    status: isNew && !ready ? "pending" : "running",
                    container: undefined,
                });
            }
        }
    }
    return found;
}
/** An id that changes only with `generation`: the release and the time of its last restart. */
function plannedId(rack, service, generation, index) {
    const seed = `${generation}/${service}`;
    if (rack.profile.generation === "v3")
        return `${service}-${podSuffix(seed, 10)}-${podSuffix(`${seed}/${index}`, 5)}`;
    return Buffer.from(podSuffix(`${seed}/${index}`, 6)).toString("hex");
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/object-store.js








function isKey(value) {
    return hasStrings(value, "key");
}
/**
 * The storage behind both generations takes `/tmp/x` and `tmp//x` for `tmp/x`; the builders rely on it, as they fetch
 * `objects//tmp/x`.
 */
function identity(key) {
    return key.split("/").filter(Boolean).join("/");
}
// A key may be longer than a file name and hold any character, so its hash names the file and a record keeps the key.
function paths(rack, app, key) {
    const base = (0,external_node_path_.join)(places.objects(rack, app), (0,external_node_crypto_.createHash)("sha256").update(identity(key)).digest("hex"));
    return { data: base, record: `${base}.json` };
}
/**
 * Streams a body to the store. The object appears, or replaces the one before, only when the whole body has arrived.
 * @throws whatever the body throws, having stored nothing
 */
async function storeObject(rack, app, key, body) {
    const { data, record } = paths(rack, app, key);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(data), { recursive: true, mode: 0o700 });
    const temp = temporary(data);
    try {
        const source = body instanceof Uint8Array ? [body] : body;
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(source), (0,external_node_fs_.createWriteStream)(temp, { mode: 0o600 }));
        await writeAtomic(record, JSON.stringify({ key: identity(key) }));
        await (0,promises_.rename)(temp, data);
    }
    catch (error) {
        await (0,promises_.rm)(temp, { force: true });
        throw error;
    }
}
/** Path of the file that holds an object, or undefined when there is none. */
async function objectFile(rack, app, key) {
    const { data } = paths(rack, app, key);
    try {
        return (await (0,promises_.stat)(data)).isFile() ? data : undefined;
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}
/** The object's bytes as a stream, or undefined. */
async function openObject(rack, app, key) {
    const file = await objectFile(rack, app, key);
    return file === undefined ? undefined : (0,external_node_fs_.createReadStream)(file);
}
/** True when there was one. */
async function deleteObject(rack, app, key) {
    if ((await objectFile(rack, app, key)) === undefined)
        return false;
    const { data, record } = paths(rack, app, key);
    await (0,promises_.rm)(data, { force: true });
    await (0,promises_.rm)(record, { force: true });
    return true;
}
/** Keys that begin with `prefix` and have no `/` after it, sorted, at most 1000: one page of a delimited listing. */
async function listObjects(rack, app, prefix) {
    const keys = [];
    for (const { key } of await readAll(places.objects(rack, app), isKey)) {
        const inside = key.startsWith(prefix) && !key.slice(prefix.length).includes("/");
        if (inside && (await objectFile(rack, app, key)) !== undefined)
            keys.push(key);
    }
    return keys.sort().slice(0, 1000);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/build-store.js








function isBuild(value) {
    return hasStrings(value, "id", "app", "logs", "manifest", "process", "release", "status", "started", "ended");
}
function newBuild(app, id, started) {
    return {
        id,
        app,
        description: "",
        entrypoint: "",
        gitSha: "",
        logs: "",
        manifest: "",
        process: "",
        release: "",
        reason: "",
        status: "created",
        wildcardDomain: false,
        started,
        ended: ZERO_STAMP,
    };
}
async function writeBuild(rack, build) {
    await writeAtomic(places.build(rack, build.app, build.id), `${JSON.stringify(build, null, 2)}\n`);
}
/**
 * v3 finds a build in its app's namespace, in any case of the id; v2 has one table for all apps and looks at the id
 * alone.
 * @throws RackFailure v3: 500 with the Kubernetes text; v2: 404
 */
async function getBuild(rack, app, id) {
    const v3 = rack.profile.generation === "v3";
    const build = await readRecord(places.build(rack, app, v3 ? id.toUpperCase() : id), isBuild);
    if (build !== undefined)
        return recovered(rack, build);
    if (v3)
        throw new RackFailure(500, `builds.convox.com "${id.toLowerCase()}" not found`);
    for (const other of await listApps(rack)) {
        const found = await readRecord(places.build(rack, other.record.name, id), isBuild);
        if (found !== undefined)
            return recovered(rack, found);
    }
    throw typedFailure(404, `build not found: ${id}`);
}
/** Builds of an app, newest start first. */
async function listBuilds(rack, app) {
    const builds = [];
    for (const build of await readAll(places.builds(rack, app), isBuild))
        builds.push(await recovered(rack, build));
    return builds.sort((a, b) => (a.started < b.started ? 1 : -1));
}
/** Changes fields of a build under a lock, so that two programs do not undo each other's change. */
async function updateBuild(rack, app, id, fields) {
    return withLock(places.appLock(rack, `${app}.${id}`), async () => {
        const build = await readRecord(places.build(rack, app, id), isBuild);
        if (build === undefined)
            throw new Error(`build disappeared: ${id}`);
        const changed = { ...build, ...fields };
        await writeBuild(rack, changed);
        return changed;
    });
}
/** Marks this process as the one that runs the build. */
async function claimBuild(rack, app, id) {
    await (0,promises_.writeFile)(places.buildOwner(rack, app, id), ownerText(), { mode: 0o600 });
}
/** The build's process has ended: followers of its log stop at what is written so far. */
async function releaseBuild(rack, app, id) {
    await (0,promises_.rm)(places.buildOwner(rack, app, id), { force: true });
    await (0,promises_.rm)(places.buildStop(rack, app, id), { force: true });
}
/** Asks the program that runs the build to end it; the build then fails. Does nothing to a build that has ended. */
async function stopBuild(rack, app, id) {
    await (0,promises_.writeFile)(places.buildStop(rack, app, id), "", { mode: 0o600 });
}
/** True when someone asked for the end of the build. */
async function isStopped(rack, app, id) {
    return (0,promises_.access)(places.buildStop(rack, app, id)).then(() => true, () => false);
}
/** True while some living process runs the build. */
async function isOwned(rack, app, id) {
    const owner = await buildOwner(rack, app, id);
    return owner !== undefined && ownerAlive(owner);
}
async function buildOwner(rack, app, id) {
    try {
        return await (0,promises_.readFile)(places.buildOwner(rack, app, id), "utf8");
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}
/** Adds to the log that a running build shows to followers. */
async function appendBuildLog(rack, app, id, text) {
    await (0,promises_.appendFile)(places.buildLog(rack, app, id), text, { mode: 0o600 });
}
async function readBuildLog(rack, app, id) {
    try {
        return await (0,promises_.readFile)(places.buildLog(rack, app, id));
    }
    catch (error) {
        if (isMissing(error))
            return Buffer.alloc(0);
        throw error;
    }
}
/** Stores the log as the object `build/ID/logs`. Returns its URL. */
async function storeBuildLog(rack, app, id, log) {
    const key = `build/${id}/logs`;
    await storeObject(rack, app, key, log);
    return `object://${app}/${key}`;
}
// A build whose program died would stay "running" for ever; whoever looks at it next closes it.
async function recovered(rack, build) {
    if (build.status !== "running" && build.status !== "created")
        return build;
    const owner = await buildOwner(rack, build.app, build.id);
    if (owner === undefined || ownerAlive(owner))
        return build;
    return withLock(places.appLock(rack, `${build.app}.${build.id}`), async () => {
        const current = (await readRecord(places.build(rack, build.app, build.id), isBuild)) ?? build;
        if (current.status !== "running" && current.status !== "created")
            return current;
        await appendBuildLog(rack, build.app, build.id, "ERROR: the program that ran this build has ended\n");
        const logs = await storeBuildLog(rack, build.app, build.id, await readBuildLog(rack, build.app, build.id));
        const failed = { ...current, status: "failed", ended: rack.clock.stamp(), logs };
        await writeBuild(rack, failed);
        await releaseBuild(rack, build.app, build.id);
        return failed;
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/router-program.js
/**
 * A TCP proxy that runs as a program of its own. Only its parameters are at hand in it: its text is given to Node as
 * an argument, since a bundle has no file of it. It reads `routes.json` at its start and at each SIGHUP, answers with
 * `state.json`, and ends when no route is left.
 */
function router_program_serve(net, fs, os, folder) {
    const servers = new Map();
    const failed = {};
    const connect = (client, targets, at, tries) => {
        const [host, port] = (targets[at % targets.length] ?? "").split(":");
        if (host === undefined || port === undefined || tries === 0) {
            client.destroy();
            return;
        }
        const target = net.connect({ host, port: Number(port), allowHalfOpen: true });
        const refused = () => connect(client, targets, at + 1, tries - 1);
        target.once("error", refused);
        target.once("connect", () => {
            target.off("error", refused);
            for (const [one, other] of [
                [client, target],
                [target, client],
            ]) {
                one.on("error", () => other.destroy());
                one.on("close", () => other.destroySoon());
                one.pipe(other);
            }
        });
    };
    const listen = (address, targets) => new Promise((resolve) => {
        const entry = { server: net.createServer({ allowHalfOpen: true, pauseOnConnect: true }), targets, next: 0 };
        const [host, port] = address.split(":");
        entry.server.on("connection", (client) => {
            client.on("error", () => client.destroy());
            connect(client, entry.targets, entry.next++, entry.targets.length);
        });
        entry.server.once("error", (error) => {
            failed[address] = "code" in error ? String(error.code) : error.message;
            resolve();
        });
        entry.server.listen(Number(port), host, () => {
            servers.set(address, entry);
            resolve();
        });
    });
    const read = async () => {
        const file = JSON.parse(fs.readFileSync(`${folder}/routes.json`, "utf8"));
        const wanted = Object.assign({}, ...Object.values(file.apps));
        for (const [address, { server }] of servers) {
            if (wanted[address] !== undefined)
                continue;
            servers.delete(address);
            server.close();
        }
        for (const address of Object.keys(failed))
            delete failed[address];
        for (const [address, targets] of Object.entries(wanted)) {
            const entry = servers.get(address);
            if (entry === undefined)
                await listen(address, targets);
            else
                entry.targets = targets;
        }
        const state = JSON.stringify({ version: file.version, owner: `${process.pid}@${os.hostname()}`, failed });
        fs.writeFileSync(`${folder}/state.json.new`, state, { mode: 0o600 });
        fs.renameSync(`${folder}/state.json.new`, `${folder}/state.json`);
        // Open connections must not keep a router alive that has no route.
        if (servers.size === 0)
            process.exit(0);
    };
    let queue = Promise.resolve();
    const reload = () => {
        queue = queue.then(read);
    };
    process.on("SIGHUP", reload);
    reload();
}
/** The program's text for `node -e`; its argument is the router's folder. */
const routerProgram = `(${router_program_serve.toString()})(require("node:net"), require("node:fs"), require("node:os"), process.argv[1]);`;

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/service-router.js










/** How long the router may take to apply a change. */
const APPLY_MS = 5_000;
function isRouteFile(value) {
    return hasStrings(value, "version") && "apps" in value;
}
function isState(value) {
    return hasStrings(value, "version", "owner") && "failed" in value;
}
const files = (data) => {
    const folder = places.router(data);
    return {
        folder,
        lock: (0,external_node_path_.join)(folder, "lock"),
        routes: (0,external_node_path_.join)(folder, "routes.json"),
        state: (0,external_node_path_.join)(folder, "state.json"),
        log: (0,external_node_path_.join)(folder, "router.log"),
    };
};
/**
 * Replaces the routes of an app; of all apps with undefined. They work when this resolves. The router is one process
 * per data folder. It outlives the program that started it, as containers do, and ends when no route is left.
 * @throws Error when the router does not start
 */
async function setRoutes(data, app, routes) {
    const { folder, lock, routes: path } = files(data);
    const before = await readRecord(path, isRouteFile);
    if (before === undefined && Object.keys(routes).length === 0)
        return;
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    await withLock(lock, async () => {
        const apps = app === undefined ? {} : { ...(await readRecord(path, isRouteFile))?.apps };
        if (app !== undefined) {
            delete apps[app];
            if (Object.keys(routes).length > 0)
                apps[app] = routes;
        }
        const version = hexDigits(12);
        await writeAtomic(path, JSON.stringify({ version, apps }));
        await apply(data, version, Object.keys(apps).length > 0);
    });
}
/** The fixed address of a service of an app, or undefined if the router does not serve it. */
async function routedAddress(data, app, ip) {
    const { routes, state } = files(data);
    const address = Object.keys((await readRecord(routes, isRouteFile))?.apps[app] ?? {}).find((one) => one.startsWith(`${ip}:`));
    const router = await readRecord(state, isState);
    if (address === undefined || router === undefined || !ownerAlive(router.owner))
        return undefined;
    return router.failed[address] === undefined ? address : undefined;
}
async function apply(data, version, isNeeded) {
    const { state } = files(data);
    const router = await readRecord(state, isState);
    const pid = router === undefined ? undefined : await routerPid(router.owner, data);
    if (pid !== undefined)
        process.kill(pid, "SIGHUP");
    else if (isNeeded)
        await startRouter(data);
    else
        return;
    const deadline = performance.now() + APPLY_MS;
    while ((await readRecord(state, isState))?.version !== version) {
        if (performance.now() > deadline)
            throw new Error(`the router does not start: ${await lastError(data)}`);
        await (0,external_node_timers_promises_.setTimeout)(10);
    }
}
/** Process id of a router that is alive on this host. Its number may have been given to another program. */
async function routerPid(owner, data) {
    if (!ownerAlive(owner) || owner.split("@")[1] !== ownerText().split("@")[1])
        return undefined;
    const pid = Number(owner.split("@")[0]);
    const line = await (0,promises_.readFile)(`/proc/${pid}/cmdline`, "utf8").catch((error) => {
        if (isMissing(error))
            return undefined;
        throw error;
    });
    return line?.includes(files(data).folder) === true ? pid : undefined;
}
async function startRouter(data) {
    const { folder, log } = files(data);
    const output = await (0,promises_.open)(log, "w", 0o600);
    const child = (0,external_node_child_process_.spawn)(process.execPath, ["-e", routerProgram, folder], {
        cwd: "/",
        detached: true,
        stdio: ["ignore", output.fd, output.fd],
        env: {},
    });
    await (0,external_node_events_.once)(child, "spawn");
    await output.close();
    child.unref();
}
async function lastError(data) {
    const text = await (0,promises_.readFile)(files(data).log, "utf8").catch(() => "");
    return text.split("\n").find((line) => /Error/.test(line)) ?? "it gave no reason";
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/app-routes.js





/** A router that cannot start costs the fixed addresses, not the rollout. */
function appRoutes(rack, engine, app) {
    const serving = new Map();
    let queue = readRunning();
    async function readRunning() {
        serving.clear();
        const rollout = (await findApp(rack, app))?.record.running;
        if (rollout === undefined)
            return;
        const all = await engine.runtime.list({ app, kind: "service", rollout });
        for (const container of all)
            serving.set(container.id, container);
    }
    // One change after the other: containers become healthy at the same time.
    const change = (edit) => {
        queue = queue
            .then(edit)
            .then(() => setRoutes(rack.data, app, routesOf(rack.data, app, [...serving.values()])))
            .catch((error) => rack.notice(`services of ${app} have no fixed address: ${messageOf(error)}`));
        return queue;
    };
    return {
        async add(container) {
            const announced = await engine.runtime.announce(container, serviceNames(rack, app, container.service));
            await change(() => void serving.set(announced.id, announced));
            return announced;
        },
        replace: (containers) => change(() => {
            serving.clear();
            for (const container of containers)
                serving.set(container.id, container);
        }),
        restore: () => change(readRunning),
    };
}
function routesOf(data, app, containers) {
    const routes = {};
    for (const { service, port, address } of containers) {
        if (address === undefined || port === 0)
            continue;
        const fixed = `${serviceIp(data, app, service)}:${port}`;
        routes[fixed] = [...(routes[fixed] ?? []), address];
    }
    return routes;
}
/** The loopback address of a service: the same for every release, and its own, so that it can use its own port. */
function serviceIp(data, app, service) {
    const [a = 0, b = 0, c = 0] = (0,external_node_crypto_.createHash)("sha256")
        .update(`${dataKey(data)}/${app}/${service}`)
        .digest();
    return `127.${64 + (a % 128)}.${b}.${1 + (c % 254)}`;
}
/** Names by which containers of the same app reach a service: those of a v3 Rack's cluster, and of `services`. */
function serviceNames(rack, app, service) {
    const namespace = `${service}.${rack.name}-${app}`;
    return [
        service,
        namespace,
        `${namespace}.svc`,
        `${namespace}.svc.cluster.local`,
        `${service}.${app}.${rack.name}.local`,
        `${service}.${app}.convox.local`,
    ];
}
/** The services with a port, as an app's container finds them. */
function neighbors(rack, app, services) {
    return services
        .filter(({ port }) => port > 0)
        .map(({ name }) => ({ ip: serviceIp(rack.data, app, name), names: serviceNames(rack, app, name) }));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/health.js



/** A container without a health check counts as healthy after it has run for this long. */
const MINIMUM_UPTIME_MS = 1500;
/** First pause between two checks. It grows up to the interval of convox.yml. */
const FIRST_PAUSE_MS = 100;
/** A container that ended, or did not become healthy before the deadline. The message states the last observation. */
class Unhealthy extends Error {
    name = "Unhealthy";
    /** False when the wait was cut short before any check had a result. */
    hasObservation;
    constructor(message, hasObservation = true) {
        super(message);
        this.hasObservation = hasObservation;
    }
}
/**
 * Waits until a container is healthy: its health path answers with a status from 200 to 399. A container without a
 * port, or with the check disabled, must stay up for a moment instead. Failed checks are repeated.
 * @throws Unhealthy when the container ends, or when `signal` is aborted first
 */
async function waitUntilHealthy(container, service, signal) {
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const end = container.ended(either).then(({ status, ...rest }) => {
        const code = status === "exited" && "code" in rest ? rest.code : -1;
        throw new Unhealthy(`ended with exit code ${code}`);
    });
    try {
        // A container that ends is reported at once, not after the next check.
        await Promise.race([checkUntilHealthy(container, service, signal), end.catch(onlyUnhealthy)]);
    }
    finally {
        over.abort();
        end.catch(() => undefined);
    }
}
/** Passes an end of the container on. Any other failure of the watch leaves the decision to the checks. */
async function onlyUnhealthy(error) {
    if (error instanceof Unhealthy)
        throw error;
    return new Promise(() => undefined);
}
async function checkUntilHealthy(container, service, signal) {
    const address = container.healthAddress ?? container.address;
    if (address === undefined || service.health.disabled)
        return requireUptime(container, signal);
    const check = `GET ${service.health.path}`;
    let last;
    let pause = FIRST_PAUSE_MS;
    for (;;) {
        const problem = await findProblem(service, address, signal);
        if (problem === undefined)
            return;
        // A request that the deadline cut off says nothing about the service.
        if (!signal.aborted)
            last = problem;
        await requireRunning(container);
        if (signal.aborted) {
            throw new Unhealthy(`${check} ${last ?? "had no answer before the deadline"}`, last !== undefined);
        }
        await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal }).catch(() => undefined);
        pause = Math.min(pause * 1.5, service.health.interval * 1000);
    }
}
async function requireUptime(container, signal) {
    const until = performance.now() + MINIMUM_UPTIME_MS;
    while (performance.now() < until) {
        await requireRunning(container);
        if (signal.aborted)
            throw new Unhealthy("was stopped before it had run long enough", false);
        await (0,external_node_timers_promises_.setTimeout)(FIRST_PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
    await requireRunning(container);
}
async function requireRunning(container) {
    const state = await container.state();
    if (state.status === "exited")
        throw new Unhealthy(`ended with exit code ${state.code}`);
}
/** Runs one health check. @returns what is wrong, or undefined for a good answer */
async function findProblem(service, address, signal) {
    const [host = "", port] = address.split(":");
    const timeout = AbortSignal.timeout(service.health.timeout * 1000);
    const options = {
        host,
        port,
        path: service.health.path,
        agent: false,
        headers: { "User-Agent": "convox-health-check" },
        signal: AbortSignal.any([signal, timeout]),
    };
    return new Promise((resolve) => {
        const sent = service.scheme === "https" ? (0,external_node_https_.request)({ ...options, rejectUnauthorized: false }) : (0,external_node_http_.request)(options);
        sent.on("response", (reply) => {
            reply.on("error", () => undefined);
            reply.destroy();
            const status = reply.statusCode ?? 0;
            resolve(status >= 200 && status < 400 ? undefined : `answers ${status}`);
        });
        sent.on("error", (error) => {
            if (timeout.aborted)
                resolve(`has no answer after ${service.health.timeout} s`);
            else if ("code" in error && error.code === "ECONNREFUSED")
                resolve("is refused: nothing listens on PORT");
            else
                resolve(`failed: ${error.message}`);
        });
        sent.end();
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/process-spec.js






/**
 * The container of a one-off process, or undefined if the release of a v3 Rack has no such service.
 * @throws RackFailure or Error with the Rack's text
 */
async function processSpec(rack, subject, id, options) {
    const { app, release, build } = subject;
    const manifest = await manifestOf(rack, release);
    const service = manifest.services.find(({ name }) => name === subject.service);
    if (service === undefined) {
        if (rack.profile.generation === "v2")
            throw new RackFailure(500, `no such service: ${subject.service}`);
        if (options.image === undefined)
            return undefined;
    }
    return {
        id,
        app,
        service: subject.service,
        release: release.id,
        kind: "process",
        rollout: "",
        image: options.image ?? (await imageOf(rack, subject, service)),
        command: commandOf(rack, service, options.command),
        port: 0,
        neighbors: neighbors(rack, app, manifest.services),
        env: {
            ...(service === undefined ? {} : serviceEnvironment(rack, service, release, build)),
            ...options.environment,
        },
        ...(options.memory === undefined ? {} : { memory: atoi(options.memory) }),
    };
}
async function imageOf(rack, { app, service, build }, found) {
    const built = build?.images?.[service]?.name;
    if (built !== undefined)
        return built;
    if (rack.engine === undefined || found === undefined)
        return "";
    throw new RackFailure(500, `${service} of ${app} has no image: this local Rack only planned build ${build?.id ?? "(none)"}`);
}
// v2 runs a shell, v3 the words themselves. Both keep the image's entrypoint.
function commandOf(rack, service, command) {
    if (command === undefined)
        return service?.command ?? [];
    return rack.profile.generation === "v2" ? ["sh", "-c", command] : shellSplit(command);
}
/** Environment of a service's containers: the Rack's own variables and those that the manifest declares. */
function serviceEnvironment(rack, service, release, build) {
    const env = {
        APP: release.app,
        BUILD: release.build,
        BUILD_DESCRIPTION: build?.description ?? "",
        BUILD_GIT_SHA: build?.gitSha ?? "",
        RACK: rack.name,
        RELEASE: release.id,
        SERVICE: service.name,
    };
    if (service.port > 0)
        env["PORT"] = String(service.port);
    const releaseEnv = parseEnvironment(release.env);
    for (const declared of service.environment) {
        const at = declared.indexOf("=");
        const name = at < 0 ? declared : declared.slice(0, at);
        if (name === "*")
            for (const [key, value] of releaseEnv)
                env[key] = value;
        else if (releaseEnv.has(name))
            env[name] = releaseEnv.get(name) ?? "";
        else if (at >= 0)
            env[name] = declared.slice(at + 1);
    }
    return env;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/service-containers.js



/** Time between SIGTERM and SIGKILL. A real Rack uses `termination.grace` of convox.yml, 30 seconds by default. */
const STOP_MS = 3_000;
/** @throws Error if the build has no image of the service, or the container cannot be started */
async function startService(rack, engine, start) {
    const { app, rollout, service, services, release, build, memory } = start;
    const image = build?.images?.[service.name]?.name;
    if (image === undefined) {
        throw new Error(`${service.name} has no image: build ${release.build} only planned it`);
    }
    return engine.runtime.start({
        id: newProcessId(rack.profile.generation, release.id, service.name),
        app,
        service: service.name,
        release: release.id,
        kind: "service",
        rollout,
        image,
        command: service.command,
        port: service.port,
        ...(service.health.port > 0 && service.health.port !== service.port ? { healthPort: service.health.port } : {}),
        env: serviceEnvironment(rack, service, release, build),
        memory: memory ?? service.memory,
        neighbors: neighbors(rack, app, services),
    });
}
/** Stops containers, all at once. If one cannot be stopped, the others still are. */
async function stopAll(containers) {
    await Promise.allSettled(containers.map((container) => container.stop(STOP_MS)));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/rollout.js











/** How often a rollout checks whether it was canceled or replaced. */
const rollout_POLL_MS = 200;
/** Last lines of a failed container that are kept in the app's log. */
const LAST_LINES = 30;
/**
 * Runs the containers of a promotion: starts the new ones, waits until they are healthy, then stops the old ones. If a
 * new container does not become healthy in time, all new ones are stopped and the old ones stay. The outcome is written
 * to the app's promotion. Never throws. The app's record must show the promotion as pending when its lock is released.
 */
async function runRollout(rack, engine, app, promotion, forcedEnd) {
    const rollout = promotion.rollout?.id ?? "";
    const started = [];
    const watch = watchForReplacement(rack, app, rollout);
    const deadline = AbortSignal.timeout(Math.min(promotion.deadline, 2 ** 31 - 1));
    const signal = AbortSignal.any([watch.signal, deadline, rack.closing]);
    const routes = appRoutes(rack, engine, app);
    try {
        await waitForRecord(rack, app, rollout);
        await startContainers(rack, engine, { app, rollout, release: promotion.release }, started, signal);
        await waitForAll(started, routes, signal);
        if (forcedEnd === "never")
            await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
        if (forcedEnd === "rollback")
            throw new Error("a fault of the local Rack requests a rollback");
        signal.throwIfAborted();
        await routes.replace(started.map(({ container }) => container));
        const isCurrent = await changePromotion(rack, app, rollout, (record, current) => {
            if (current.cancelled !== undefined)
                throw new Error(CANCELED);
            current.outcome = "success";
            current.updating = rack.clock.ms() - current.started;
            record.running = rollout;
        });
        if (isCurrent) {
            await addEvents(rack, app, successLines(rack, app, rack.clock.ms(), started.map(facts)));
            await stopOtherRollouts(engine, app, rollout);
        }
        else {
            await stopAll(started.map(({ container }) => container));
            await routes.restore();
        }
    }
    catch (error) {
        const failed = error instanceof FailedContainer ? error : undefined;
        const state = watch.signal.aborted ? "Cancelled" : deadline.aborted ? "Deadline" : "Error";
        let reason = failed === undefined
            ? messageOf(error)
            : `${failed.container.service} (${failed.container.id}) ${failed.message}`;
        if (rack.closing.aborted)
            reason = "the local Rack was stopped";
        else if (watch.signal.aborted)
            reason = messageOf(watch.signal.reason);
        else if (deadline.aborted) {
            const limit = `${promotion.deadline / 1000} s`;
            reason = failed === undefined ? `the rollout did not finish within ${limit}` : `${reason} (deadline: ${limit})`;
        }
        await rollBack(rack, engine, app, promotion, { started, routes }, { reason, state, container: failed?.container });
    }
    finally {
        watch.end();
    }
}
const CANCELED = "the promotion was canceled";
const REPLACED = "another promotion replaced it";
/** A container that did not become healthy. */
class FailedContainer extends Error {
    container;
    hasObservation;
    constructor(container, cause) {
        super(messageOf(cause), { cause });
        this.container = container;
        this.hasObservation = !(cause instanceof Unhealthy) || cause.hasObservation;
    }
}
function facts({ container }) {
    return { service: container.service, id: container.id, address: container.address };
}
async function startContainers(rack, engine, subject, started, signal) {
    const release = await getRelease(rack, subject.app, subject.release);
    const build = release.build === "" ? undefined : await getBuild(rack, subject.app, release.build);
    const { services } = await manifestOf(rack, release);
    const scale = (await findApp(rack, subject.app))?.record.scale ?? {};
    for (const service of services) {
        const count = scale[service.name]?.count ?? service.count.min;
        for (let index = 0; index < count; index++) {
            signal.throwIfAborted();
            const memory = scale[service.name]?.memory;
            const container = await startService(rack, engine, { ...subject, service, services, release, build, memory });
            started.push({ service, container });
            await addEvents(rack, subject.app, startLines(rack, subject.release, rack.clock.ms(), container));
        }
    }
}
/**
 * Waits until every container is healthy. Each gets traffic as soon as it is.
 * @throws FailedContainer the one that failed first; the wait for the others is then cut short
 */
async function waitForAll(started, routes, signal) {
    const cutShort = new AbortController();
    const either = AbortSignal.any([signal, cutShort.signal]);
    const failures = [];
    await Promise.all(started.map(async (one) => {
        try {
            await waitUntilHealthy(one.container, one.service, either);
            one.container = await routes.add(one.container);
        }
        catch (error) {
            // What is stopped because of an earlier failure has not failed itself.
            if (!cutShort.signal.aborted)
                failures.push(new FailedContainer(one.container, error));
            if (!signal.aborted)
                cutShort.abort();
        }
    }));
    const first = failures.find(({ hasObservation }) => hasObservation) ?? failures[0];
    if (first !== undefined)
        throw first;
}
async function rollBack(rack, engine, app, promotion, { started, routes }, failure) {
    const rollout = promotion.rollout?.id ?? "";
    const output = failure.container === undefined ? [] : await readLastLines(failure.container, promotion.started);
    try {
        await changePromotion(rack, app, rollout, (_, current) => {
            current.outcome = "rollback";
            current.updating = rack.clock.ms() - current.started;
            current.failure = { reason: failure.reason, output: output.map(({ message }) => message) };
        });
        await addEvents(rack, app, [...output, ...failureLines(rack, app, rack.clock.ms(), failure)]);
        await routes.restore();
        await stopAll(started.map(({ container }) => container));
        await changePromotion(rack, app, rollout, (_, current) => {
            current.rollback = rack.clock.ms() - (current.cancelled ?? current.started + current.updating);
        });
        await addEvents(rack, app, revertedLines(rack, app, rack.clock.ms()));
        await stopStrays(rack, engine, app);
    }
    catch (error) {
        // The app was deleted during the rollout.
        rack.notice(`cannot record the end of the rollout of ${promotion.release} of ${app}: ${messageOf(error)}`);
        await stopAll(started.map(({ container }) => container));
    }
}
async function readLastLines(container, since) {
    const lines = [];
    const stream = `service/${container.service}/${container.id}`;
    for await (const { at, bytes } of container.output()) {
        lines.push({ at: Math.max(at, since), stream, message: Buffer.from(bytes).toString("utf8") });
        if (lines.length > LAST_LINES)
            lines.shift();
    }
    return lines;
}
/** Waits until the app's record shows this rollout. The caller that started it may still hold the lock. */
async function waitForRecord(rack, app, rollout) {
    const isCurrent = await changePromotion(rack, app, rollout, () => undefined);
    if (!isCurrent)
        throw new Error(REPLACED);
}
/** Changes the promotion under the app's lock. @returns false if another promotion replaced it */
async function changePromotion(rack, app, rollout, change) {
    let isCurrent = false;
    await changeApp(rack, app, (record) => {
        if (record.promotion?.rollout?.id !== rollout)
            return;
        isCurrent = true;
        change(record, record.promotion);
    });
    return isCurrent;
}
/** The signal is aborted when the rollout is canceled or replaced, or when the app is deleted. */
function watchForReplacement(rack, app, rollout) {
    const over = new AbortController();
    const stop = new AbortController();
    void (async () => {
        await waitForRecord(rack, app, rollout).catch((error) => stop.abort(error));
        while (!over.signal.aborted) {
            await (0,external_node_timers_promises_.setTimeout)(rollout_POLL_MS, undefined, { signal: over.signal }).catch(() => undefined);
            const record = await findApp(rack, app).then((state) => state?.record, () => undefined);
            const promotion = record?.promotion;
            if (record === undefined || record.deleted !== undefined)
                stop.abort(new Error("the app was deleted"));
            else if (promotion?.rollout?.id !== rollout)
                stop.abort(new Error(REPLACED));
            else if (promotion.cancelled !== undefined)
                stop.abort(new Error(CANCELED));
        }
    })();
    return { signal: stop.signal, end: () => over.abort() };
}
/** Stops the containers of other rollouts. */
async function stopOtherRollouts(engine, app, rollout) {
    const all = await engine.runtime.list({ app, kind: "service" });
    await stopAll(all.filter((container) => container.rollout !== rollout));
}
/** Stops containers of rollouts whose program died. */
async function stopStrays(rack, engine, app) {
    const record = (await findApp(rack, app))?.record;
    const kept = [record?.running, record?.promotion?.outcome === "pending" ? record.promotion.rollout?.id : undefined];
    const all = await engine.runtime.list({ app, kind: "service" });
    await stopAll(all.filter((container) => !kept.includes(container.rollout)));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/promote.js








/** v3's progress deadline when the client names none. */
const DEADLINE_MS = 3_000_000;
/**
 * Begins a promotion: changes the record (the caller holds the app's lock and writes it) and schedules the log lines.
 * Faults decide how it will end.
 */
async function startPromotion(rack, record, state, request) {
    const occasion = { release: request.release, path: `/apps/${record.name}` };
    const rollback = rack.faults.take("rollback", occasion) !== undefined;
    const never = !rollback && rack.faults.take("never-settle", occasion) !== undefined;
    const engine = request.services.length > 0 ? rack.engine : undefined;
    const real = engine !== undefined && (await isBuilt(rack, record.name, request.release));
    const promotion = {
        release: request.release,
        previous: state.release,
        started: rack.clock.ms(),
        updating: rack.timings.updating,
        rollback: real ? UNKNOWN_MS : rack.timings.rollback,
        outcome: real ? "pending" : rollback ? "rollback" : never ? "never" : "success",
        deadline: request.deadlineSeconds === undefined ? (real ? rack.rolloutMs : DEADLINE_MS) : request.deadlineSeconds * 1000,
    };
    record.promotion = promotion;
    await cancelEvents(rack, record.name);
    if (real) {
        promotion.rollout = { id: hexDigits(12), owner: ownerText() };
        await addEvents(rack, record.name, firstLines(rack, record.name, rack.clock.ms()));
        const forcedEnd = rollback ? "rollback" : never ? "never" : undefined;
        rack.background(runRollout(rack, engine, record.name, { ...promotion }, forcedEnd));
        return;
    }
    if (engine !== undefined) {
        delete record.running;
        await addEvents(rack, record.name, [nothingRuns(rack.clock.ms(), request.release)]);
        rack.background(stopOtherRollouts(engine, record.name, ""));
    }
    await addEvents(rack, record.name, events(rack, record.name, promotion, request.services));
}
/** True when the release's build really made images. */
async function isBuilt(rack, app, id) {
    const { build } = await getRelease(rack, app, id);
    return build !== "" && (await getBuild(rack, app, build)).images !== undefined;
}
function nothingRuns(at, release) {
    return { at, stream: "system/local", message: `the build of ${release} was only planned: nothing runs` };
}
function events(rack, app, promotion, services) {
    return rack.profile.generation === "v3"
        ? v3Events(promotion, services)
        : v2Events(rack, `${rack.name}-${app}`, promotion, services);
}
// What Kubernetes and the rollout controller say, in the shape of real lines; the wording of the pod events varies
// with the cluster.
function v3Events(promotion, services) {
    const { started, updating, rollback, release } = promotion;
    const atom = (at, change) => ({
        at,
        stream: "system/k8s/atom/app",
        message: `Status: ${change}`,
    });
    const turn = failsAt(promotion, "v3");
    const lines = [atom(started, "Running => Pending"), atom(started, "Pending => Updating")];
    for (const [index, service] of services.entries()) {
        const set = `${service}-${podSuffix(`${release}/${service}`, 10)}`;
        const at = started + (updating * (index + 1)) / (services.length + 2);
        lines.push({ at, stream: `system/k8s/${service}`, message: `Scaled up replica set ${set} to 1` }, { at, stream: `system/k8s/${set}`, message: `Created pod: ${set}-${podSuffix(`${release}/${service}/0`, 5)}` });
    }
    if (turn !== undefined) {
        lines.push(atom(turn, "Updating => Deadline"), atom(turn, "Deadline => Rollback"), atom(turn + rollback, "Rollback => Reverted"));
    }
    else {
        lines.push(atom(started + updating, "Updating => Running"));
    }
    return lines;
}
function v2Events(rack, stack, promotion, services) {
    const { started, updating, rollback } = promotion;
    const line = (at, status, id, reason) => ({
        at,
        stream: "system/cloudformation",
        message: `aws/cfm ${stack} ${status} ${id} ${reason}`.trim(),
    });
    const turn = failsAt(promotion, "v2");
    const lines = [line(started, "UPDATE_IN_PROGRESS", stack, "User Initiated")];
    for (const [index, service] of services.entries()) {
        const id = `Service${service.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase())}`;
        const at = started + (updating * (index + 1)) / (services.length + 2);
        lines.push(line(at, "UPDATE_IN_PROGRESS", id, ""));
        if (turn === undefined)
            lines.push(line(started + updating, "UPDATE_COMPLETE", id, ""));
    }
    if (turn !== undefined) {
        lines.push(line(turn, "UPDATE_ROLLBACK_IN_PROGRESS", stack, "The following resource(s) failed to update"), line(turn + rollback, "UPDATE_ROLLBACK_COMPLETE", stack, ""));
    }
    else if (promotion.outcome === "success") {
        lines.push(line(started + updating, "UPDATE_COMPLETE", stack, ""), ...services.map((service) => ({
            at: started + updating,
            stream: "system/ecs",
            message: `aws/ecs (service ${rack.name}-${service}) has reached a steady state.`,
        })));
    }
    return lines;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/app-calls.js












/** App JSON, fields in wire order. v2 has no router. */
function wireApp(rack, app) {
    const { record, release, status } = app;
    const head = { generation: rack.profile.generation === "v3" ? "3" : "2", locked: record.locked, name: record.name };
    return rack.profile.generation === "v3"
        ? { ...head, release, router: `router.${rackDomain(rack)}`, status, parameters: record.parameters }
        : { ...head, release, status, parameters: record.parameters };
}
/** Parameters that a new app starts with. v2 shows those of the app's stack. */
function firstParameters(rack) {
    if (rack.profile.generation === "v3")
        return {};
    return { LogBucket: "", Private: "No", Rack: rack.name, Version: rack.profile.version };
}
/** Parameters that v3 knows; others are dropped without a word. */
const V3_PARAMETERS = new Set(["BuildArch", "BuildCpu", "BuildLabels", "BuildMem"]);
async function appList({ rack }) {
    return json((await listApps(rack)).map((app) => wireApp(rack, app)));
}
async function appGet(call) {
    const { rack } = call;
    const name = variable(call, "app");
    const app = await getApp(rack, name);
    const flapping = rack.faults.take("flap", { method: "GET", path: `/apps/${name}` });
    if (flapping === undefined)
        return json(wireApp(rack, app));
    return json(wireApp(rack, { ...app, status: app.status === "running" ? "updating" : "running" }));
}
async function appCreate({ rack, options }) {
    const name = options.value("name");
    const timeout = options.param("timeout");
    if (timeout !== undefined && rack.profile.createTimeout)
        atoi(timeout);
    const generation = options.param("generation") ?? "2";
    if (rack.profile.generation === "v2" && generation !== "2") {
        throw new RackFailure(500, generation === "1" ? "generation 1 is not available here" : `unknown generation: ${generation}`);
    }
    const app = await createApp(rack, name, firstParameters(rack));
    await sendEvent(rack, "app:create", { name });
    return json(wireApp(rack, app));
}
async function appDelete(call) {
    const { rack } = call;
    const name = variable(call, "app");
    await changeApp(rack, name, (record) => {
        if (record.locked) {
            const message = `app is locked: ${name}`;
            throw rack.profile.generation === "v3" ? typedFailure(409, message) : new RackFailure(500, message);
        }
        record.deleted ??= rack.clock.ms();
        rack.deletedApps.add(name);
    });
    const containers = await processRuntime(rack)?.list({ app: name });
    if (containers !== undefined && containers.length > 0)
        rack.background(stopAll(containers));
    return ok();
}
async function appUpdate(call) {
    const { rack, options } = call;
    const lock = options.param("lock");
    const parameters = options.param("parameters");
    const v3 = rack.profile.generation === "v3";
    const name = variable(call, "app");
    await changeApp(rack, name, async (record, state) => {
        if (lock !== undefined)
            record.locked = lock === "true";
        if (parameters !== undefined)
            setParameters(record.parameters, parameters, v3);
        // v3 promotes the active release anew whatever changed; v2 updates the stack for parameters.
        if (v3 || parameters !== undefined) {
            await startPromotion(rack, record, state, { release: state.release, deadlineSeconds: 30, services: [] });
        }
    });
    return ok();
}
function setParameters(current, text, v3) {
    for (const [key, value] of Object.entries(parseMap(text))) {
        if (v3 && !V3_PARAMETERS.has(key))
            continue;
        if (v3 && value === "")
            delete current[key];
        else
            current[key] = value;
    }
}
async function appCancel(call) {
    const { rack } = call;
    const name = variable(call, "app");
    await changeApp(rack, name, async (record, state) => {
        const { promotion } = record;
        if (state.status !== "updating" || promotion === undefined) {
            throw new RackFailure(403, "app is not updating");
        }
        promotion.cancelled = rack.clock.ms();
        await cancelEvents(rack, name);
        await addEvents(rack, name, rollbackEvents(rack, name, rack.clock.ms(), promotion.rollback));
    });
    return ok();
}
function rollbackEvents(rack, app, now, rollback) {
    if (rack.profile.generation === "v3") {
        return [
            { at: now, stream: "system/k8s/atom/app", message: "Status: Updating => Cancelled" },
            { at: now, stream: "system/k8s/atom/app", message: "Status: Cancelled => Rollback" },
            { at: now + rollback, stream: "system/k8s/atom/app", message: "Status: Rollback => Reverted" },
        ];
    }
    const stack = `${rack.name}-${app}`;
    const line = (at, status, reason) => ({
        at,
        stream: "system/cloudformation",
        message: `aws/cfm ${stack} ${status} ${stack} ${reason}`.trim(),
    });
    return [
        line(now, "UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated"),
        line(now + rollback, "UPDATE_ROLLBACK_COMPLETE", ""),
    ];
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/create-missing-app.js



/**
 * In embedded mode an app comes into being when it is first used, and the user is told. Nothing is made for
 * `DELETE /apps/NAME`, nor for a look at an app that this very folder has just seen deleted: whoever waits for its end
 * must see it.
 */
async function createMissingApp(call, method, path) {
    const { rack, vars } = call;
    const app = vars["app"];
    if (!rack.createApps || app === undefined || refusedName(rack, app) !== undefined)
        return;
    const bare = path === `/apps/${app}`;
    if (bare && (method === "DELETE" || (method === "GET" && rack.deletedApps.has(app))))
        return;
    if ((await findApp(rack, app)) !== undefined)
        return;
    try {
        await createApp(rack, app, firstParameters(rack), { settled: true });
    }
    catch (error) {
        // Another request or program was quicker.
        if (messageOf(error).startsWith("app already exists"))
            return;
        throw error;
    }
    rack.deletedApps.delete(app);
    rack.notice(`created app ${app} on the local Rack ${rack.name}, as it was not there`);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/router.js
/** A row of the table: `route("GET", "/apps/{app}/builds/{id}", handler)`; method `ANY` is every method. */
function route(method, path, handler, only) {
    return { kind: "http", method, path, pattern: patternOf(path), handler, only };
}
/** A websocket row: GET with exactly `Upgrade: websocket`. The handler writes and never reads. */
function socket(path, handler, only) {
    return { kind: "socket", path, pattern: patternOf(path), handler, only, reads: false };
}
/** A websocket row whose handler reads what the client says, too. */
function dialogue(path, handler, only) {
    return { ...socket(path, handler, only), reads: true };
}
// {name} is one segment, {name:.*} is the rest, slashes included. Nothing is cleaned: a double slash stays.
function patternOf(path) {
    const source = path
        .split(/(\{[^}]+\})/)
        .map((part) => {
        const variable = /^\{([a-z]+)(:\.\*)?\}$/.exec(part);
        if (variable === null)
            return part.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
        return `(?<${variable[1]}>${variable[2] === undefined ? "[^/]+" : "[\\s\\S]*"})`;
    })
        .join("");
    return new RegExp(`^${source}$`);
}
/** First row, in order, that fits. `path` is decoded; `upgrade` is the value of the Upgrade header. */
function matchRoute(routes, profile, request) {
    let status = 404;
    for (const row of routes) {
        if (!router_available(row, profile))
            continue;
        const match = row.pattern.exec(request.path);
        if (match === null)
            continue;
        if (row.kind === "socket") {
            // A missing header is no match at all, so another method on a socket's path is not a 405.
            if (request.upgrade !== "websocket")
                continue;
            if (request.method !== "GET") {
                status = 405;
                continue;
            }
        }
        else if (row.method !== request.method && row.method !== "ANY") {
            status = 405;
            continue;
        }
        return { kind: "route", route: row, vars: { ...match.groups } };
    }
    return { kind: "none", status };
}
function router_available({ only }, profile) {
    return only === undefined || (typeof only === "function" ? only(profile) : only === profile.generation);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/balancer-calls.js





/** Balancers of the active release; none of them has an endpoint here. */
async function balancerList(call) {
    const { rack } = call;
    const app = await getApp(rack, variable(call, "app"));
    if (app.release === "")
        return json([]);
    const { balancers } = await manifestOf(rack, await getRelease(rack, app.record.name, app.release));
    return json(balancers.map(({ name, ports, service }) => ({ endpoint: "", name, ports, service })));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/budget-calls.js





/** No costs are tracked here, so an app has no budget, as on a Rack whose `cost_tracking_enable` is false. */
async function budgetGet(call) {
    await appOf(call);
    return json({ config: null, state: null });
}
/** Options of a budget that need a Rack that tracks costs. */
const ENFORCED = ["monthly-cap-usd", "alert-threshold-percent", "at-cap-action"];
async function budgetSet(call) {
    const { options } = call;
    const given = (name) => options.param(name) !== undefined;
    if (["monthly-cap-usd", "at-cap-action", "pricing-adjustment"].some(given)) {
        requireAdmin(call, "AppBudgetSet: admin role required to set budget cap");
    }
    if (ENFORCED.some(given))
        throw typedFailure(422, NOT_TRACKED);
    await appOf(call);
    // Without a cap nothing is valid.
    throw typedFailure(400, "monthly-cap-usd must be > 0");
}
const NOT_TRACKED = "rack parameter cost_tracking_enable is false. Budget enforcement (caps, alerts, auto-shutdown) requires " +
    "cost_tracking_enable=true.\n  Set on the rack first:\n    convox rack params set cost_tracking_enable=true\n" +
    "  Wait ~3 min for the apply to complete, then retry.";
async function budgetClear(call) {
    requireAdmin(call, "AppBudgetClear: admin role required to remove budget config");
    await appOf(call);
    return ok();
}
async function budgetReset(call) {
    if (call.options.value("force_clear_cooldown") === "true") {
        requireAdmin(call, "AppBudgetReset --force-clear-cooldown requires Admin role; current role is 'w'. Contact rack admin or use Admin token.");
    }
    await appOf(call);
    return ok();
}
async function budgetShutdownState(call) {
    await appOf(call);
    return json(null);
}
async function budgetSimulate(call) {
    throw typedFailure(400, `no budget configured for app ${await appOf(call)}`);
}
async function budgetDismiss(call) {
    return json({ app: await appOf(call), status: "no-banner" });
}
async function appCost(call) {
    const app = await appOf(call);
    const month = new Date(call.rack.clock.ms()).toISOString().slice(0, 7);
    return json({
        app,
        "month-start": `${month}-01T00:00:00Z`,
        "as-of": wireTime(ZERO_STAMP),
        "spend-usd": 0,
        breakdown: [],
        "pricing-source": "on-demand-static-table",
        "pricing-table-version": "",
        "pricing-adjustment": 1,
    });
}
async function appOf(call) {
    return (await getApp(call.rack, variable(call, "app"))).record.name;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/build-flags.js

/** Output of a builder that did not understand its command line: it ends before it can report to the Rack. */
class BuilderUsage extends Error {
    name = "BuilderUsage";
}
const FLAGS = new Set("app auth build-args cache development env-wrapper id manifest method push rack url".split(" "));
/**
 * v3 pastes the build arguments unquoted into the builder's command and splits that by shell rules; the builder then
 * parses flags as Go does: up to the first word that is no flag. An argument with a blank is cut there, takes all later
 * arguments with it, or sets other flags.
 * `noCache` goes in as it was given: the flag is `-cache`, so the option works the wrong way round.
 * @throws Error from splitting, which the create call answers with; BuilderUsage for unknown flags
 */
function v3Flags(args, noCache) {
    const words = shellSplit(["build -method tgz -cache", String(noCache ?? true), ...args.map((arg) => `-build-args ${arg}`)].join(" "));
    return () => parseFlags(words.slice(1));
}
function parseFlags(words) {
    const flags = { cache: true, args: [] };
    for (let i = 0; i < words.length; i++) {
        const word = words[i] ?? "";
        const match = /^--?([^=-][^=]*)(?:=([\s\S]*))?$/.exec(word);
        if (word === "--" || !word.startsWith("-") || word === "-")
            return flags;
        if (match?.[1] === undefined)
            throw new BuilderUsage(`bad flag syntax: ${word}`);
        const name = match[1];
        if (name === "h" || name === "help")
            throw new BuilderUsage("flag: help requested");
        if (!FLAGS.has(name))
            throw new BuilderUsage(`flag provided but not defined: -${name}`);
        const value = match[2] ?? words[++i];
        if (value === undefined)
            throw new BuilderUsage(`flag needs an argument: -${name}`);
        if (name === "build-args")
            flags.args.push(value);
        if (name === "cache")
            flags.cache = value === "true";
        // The other flags are overridden by the builder's environment.
    }
    return flags;
}
/**
 * Environment that build arguments add. v2 and older v3 want `NAME=value`; v3 from 3.22.0 fills a bare name from the
 * builder's own environment.
 * @throws Error for an argument without `=` where that is not allowed
 */
function argumentEnvironment(args, profile, builderEnv) {
    const env = new Map();
    for (const arg of args) {
        const at = arg.indexOf("=");
        if (at >= 0)
            env.set(arg.slice(0, at), arg.slice(at + 1));
        else if (profile.bareBuildArgs)
            env.set(arg, builderEnv.get(arg) ?? "");
        else
            throw new Error(`invalid build args: ${arg}`);
    }
    return env;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/object-calls.js






/** The error of a missing object; the builder meets it too. */
function objectNotFound(rack, key) {
    return typedFailure(404, `${rack.profile.generation === "v3" ? "object" : "key"} not found: ${key}`);
}
/**
 * A key as the Rack takes it: v3 from 3.24.6 drops leading and double slashes and refuses `..` and the empty key,
 * others take it as it comes.
 * @throws RackFailure 400
 */
function objectKey(rack, key) {
    if (!rack.profile.cleanKeys)
        return key;
    const segments = key.split("/").filter((segment) => segment !== "" && segment !== ".");
    if (segments.length === 0 || segments.includes(".."))
        throw typedFailure(400, "invalid object key");
    return segments.join("/");
}
async function target(call) {
    const app = variable(call, "app");
    await getApp(call.rack, app);
    return { app, key: objectKey(call.rack, variable(call, "key")) };
}
/** A form body was swallowed while the options were read, so an object sent as a form is stored empty. */
async function objectStore(call) {
    const app = variable(call, "app");
    await getApp(call.rack, app);
    const asked = variable(call, "key");
    const key = objectKey(call.rack, asked === "" ? `tmp/${hexDigits(30)}` : asked);
    await storeObject(call.rack, app, key, call.body);
    return json({ Url: `object://${app}/${key}` });
}
async function objectFetch(call) {
    const { app, key } = await target(call);
    const body = await openObject(call.rack, app, key);
    if (body === undefined)
        throw objectNotFound(call.rack, key);
    return stream(body);
}
/** Always 200: the answer is in a body that HEAD does not carry. */
async function objectExists(call) {
    const { app, key } = await target(call);
    return json((await objectFile(call.rack, app, key)) !== undefined);
}
async function objectList(call) {
    const { rack } = call;
    const app = variable(call, "app");
    await getApp(rack, app);
    const keys = await listObjects(rack, app, call.options.query("prefix") ?? "");
    // The listing shows storage keys, and v3 on AWS keeps all apps in one bucket.
    const shared = rack.profile.generation === "v3" && rack.provider === "aws";
    return json(keys.map((key) => (shared ? `${app}/${key}` : key)));
}
async function objectDelete(call) {
    const { app, key } = await target(call);
    // v2 looks first whether it is there, and says it in the words of v3.
    if (!(await deleteObject(call.rack, app, key)))
        throw typedFailure(404, `object not found: ${key}`);
    return ok();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/registry-calls.js






function registry_calls_isList(value) {
    return Array.isArray(value) && value.every((item) => hasStrings(item, "server", "username", "password"));
}
/** The logins that were added, sorted by server. */
async function registryLogins(rack) {
    return (await readRecord(places.registryLogins(rack), registry_calls_isList)) ?? [];
}
async function registry_calls_change(rack, edit) {
    await withLock(`${places.registryLogins(rack)}.lock`, async () => {
        const list = edit(await registryLogins(rack)).sort((a, b) => (a.server < b.server ? -1 : 1));
        await writeAtomic(places.registryLogins(rack), JSON.stringify(list));
    });
}
/** v2 tries the login, if there is something to try it with; v3 takes every word for it. */
async function registryAdd(call) {
    const { rack, options } = call;
    const [server, username, password] = [options.value("server"), options.value("username"), options.value("password")];
    if (rack.profile.generation === "v2" && rack.engine !== undefined) {
        await rack.engine.images.login(server, username, password).catch((error) => {
            throw new Error("unable to authenticate", { cause: error });
        });
    }
    const login = { server, username, password };
    await registry_calls_change(rack, (list) => [...list.filter((one) => one.server !== server), login]);
    return json(login);
}
/** With the passwords, as on a real Rack. */
async function registryList({ rack }) {
    return json(await registryLogins(rack));
}
/** The server's name may have slashes in it. */
async function registryRemove(call) {
    const server = variable(call, "server");
    await registry_calls_change(call.rack, (list) => {
        if (!list.some((one) => one.server === server))
            throw typedFailure(404, `no such registry: ${server}`);
        return list.filter((one) => one.server !== server);
    });
    return ok();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/image-push.js






/**
 * An image of a service that was not built but came from elsewhere: `bring` puts it into the image store under the
 * build's name, and it is pushed when there is a registry.
 */
async function imageBuilt(rack, { images }, build, service, bring) {
    const name = `${rack.profile.generation === "v3" ? rack.name : "convox"}/${build.app}:${service}.${build.id}`;
    await bring(name);
    const { entrypoint } = await images.inspect(name);
    const address = await rack.registry?.address();
    if (address === undefined)
        return { name, pushed: "", digest: "", entrypoint };
    const target = `${repository(rack, build.app, address)}:${service}.${build.id}`;
    await images.tag(name, target);
    return { name, pushed: target, digest: await images.push(target, rack.closing), entrypoint };
}
/**
 * A build with the images that whoever built it elsewhere has pushed to the Rack's registry, once they are there. A
 * build that this Rack has run comes back as it is.
 */
async function withPushedImages(rack, build) {
    const { engine } = rack;
    const ours = build.process !== "" || build.images !== undefined;
    if (ours || engine === undefined || !rack.profile.externalBuilds)
        return build;
    const address = await rack.registry?.address();
    if (address === undefined)
        return build;
    const env = parseEnvironment((await newestRelease(rack, build.app))?.env ?? "");
    const found = {};
    for (const service of servicesOf(build, env)) {
        const pushed = `${repository(rack, build.app, address)}:${service}.${build.id}`;
        try {
            await engine.images.pull(pushed, rack.closing);
            const { entrypoint } = await engine.images.inspect(pushed);
            found[service] = { name: pushed, pushed, digest: "", entrypoint };
        }
        catch (error) {
            rack.closing.throwIfAborted();
            rack.notice(`build ${build.id} has no image of ${service} in the registry: ${messageOf(error)}`);
        }
    }
    return Object.keys(found).length === 0 ? build : updateBuild(rack, build.app, build.id, { images: found });
}
// What is wrong with a manifest is for a promotion to say.
function servicesOf({ manifest }, env) {
    try {
        return loadManifest(manifest, env, "v3").services.map(({ name }) => name);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/release-calls.js















/** Release JSON, fields in wire order. v2 normalises the environment when one release is read. */
function wireRelease(rack, release) {
    const { id, app, build, env, manifest, description, created } = release;
    const shown = rack.profile.generation === "v3" ? env : renderEnvironment(parseEnvironment(env));
    return { id, app, build, env: shown, manifest, description, created: wireTime(created) };
}
/**
 * Makes a release. Its base is the parent if named, else the newest release, whether or not that one is active.
 * @throws RackFailure when app, parent or build do not exist
 */
async function createRelease(rack, app, options) {
    const parent = rack.profile.parentRelease ? options.parent : undefined;
    let base;
    if (parent !== undefined && parent !== "")
        base = await getRelease(rack, app, parent);
    else {
        await getApp(rack, app);
        base = await newestRelease(rack, app);
    }
    const release = {
        id: recordId("R"),
        app,
        build: options.build ?? base?.build ?? "",
        env: base?.env ?? "",
        manifest: "",
        description: "",
        created: rack.clock.stamp(),
    };
    if (release.build !== "") {
        const build = await getBuild(rack, app, release.build);
        release.description = build.description;
        release.manifest = build.manifest;
    }
    if (options.env !== undefined) {
        const change = environmentChange(release.env, options.env);
        if (change !== "" || rack.profile.generation === "v2")
            release.description = `env ${change}`;
        release.env = options.env;
    }
    if (options.description !== undefined)
        release.description = options.description;
    await writeRelease(rack, release);
    await sendEvent(rack, "release:create", { app, id: release.id });
    return release;
}
async function releaseCreate(call) {
    const { rack, options } = call;
    const release = await createRelease(rack, variable(call, "app"), {
        build: options.param("build"),
        env: options.param("env"),
        description: options.param("description"),
        parent: options.param("parent-release"),
    });
    return json(wireRelease(rack, release));
}
async function releaseGet(call) {
    const { rack } = call;
    const app = variable(call, "app");
    const id = variable(call, "id");
    if (rack.faults.take("hide-release", { release: id, path: `/apps/${app}/releases/${id}` }) !== undefined) {
        await getRelease(rack, app, "RHIDDENXXXX");
    }
    return json(wireRelease(rack, await getRelease(rack, app, id)));
}
async function releaseList(call) {
    const { rack } = call;
    const app = variable(call, "app");
    const limit = listLimit(call.options.query("limit"));
    await getApp(rack, app);
    let releases = await listReleases(rack, app);
    const newest = releases[0];
    if (newest !== undefined && rack.faults.take("hide-release", { release: newest.id, path: `/apps/${app}/releases` })) {
        releases = releases.slice(1);
    }
    const shown = firstOf(rack, releases, limit);
    // v2 keeps the environment in another place and does not fetch it for a list.
    const v2 = rack.profile.generation === "v2";
    return json(shown.map((release) => wireRelease(rack, v2 ? { ...release, env: "" } : release)));
}
/** Number of entries in a list, 10 unless given. @throws Error with Go's text for what is no number */
function listLimit(text) {
    return text === undefined ? 10 : atoi(text);
}
/**
 * The first entries of a list. A negative limit makes the handler of v3 panic, which cuts the connection; the database
 * of v2 wants at least 1.
 */
function firstOf({ profile }, list, limit) {
    if (profile.generation === "v2" && limit < 1) {
        throw new Error("InvalidParameter: 1 validation error(s) found.\n- minimum field value of 1, QueryInput.Limit.\n");
    }
    if (limit < 0)
        throw new HandlerPanic("slice bounds out of range");
    return list.slice(0, limit);
}
/** The checks, in this order, are those of the Rack; their texts are what clients see. */
async function releasePromote(call) {
    const { rack, options } = call;
    const app = variable(call, "app");
    const id = variable(call, "id");
    const v3 = rack.profile.generation === "v3";
    await bringPushedImages(rack, app, id);
    await changeApp(rack, app, async (record, state) => {
        if (options.param("force") !== "true" && state.status !== "running") {
            throw new RackFailure(403, "app is currently updating");
        }
        const release = await getRelease(rack, app, id);
        const refuse = (message) => (v3 ? typedFailure(400, message) : new RackFailure(500, message));
        if (release.manifest.trim() === "")
            throw refuse("can not promote a release with an empty manifest");
        if (state.release !== "") {
            const active = await getRelease(rack, app, state.release);
            if (release.created < active.created)
                throw refuse("can not promote an older release, try rollback");
        }
        for (const name of ["min", "max", "timeout"])
            numberOption(options.param(name));
        const manifest = loadManifest(release.manifest, parseEnvironment(release.env), rack.profile.generation);
        checkPromotable(manifest, rack.profile.generation);
        await startPromotion(rack, record, state, {
            release: release.id,
            // v2 reads it and pays no heed.
            deadlineSeconds: v3 ? numberOption(options.param("timeout")) : undefined,
            services: manifest.services.map(({ name }) => name),
        });
    });
    await sendEvent(rack, "release:promote", { app, id }, { status: "start" });
    return ok();
}
// Before the app is locked, as it may take a while; a release that is not there is told of later.
async function bringPushedImages(rack, app, id) {
    const release = await getRelease(rack, app, id).catch(() => undefined);
    if (release === undefined || release.build === "")
        return;
    await withPushedImages(rack, await getBuild(rack, app, release.build));
}
function numberOption(text) {
    return text === undefined ? undefined : atoi(text);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: external "events"
var external_events_ = __webpack_require__(4434);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(9896);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
// EXTERNAL MODULE: external "path"
var external_path_ = __webpack_require__(6928);
// EXTERNAL MODULE: external "assert"
var external_assert_ = __webpack_require__(2613);
// EXTERNAL MODULE: external "buffer"
var external_buffer_ = __webpack_require__(181);
// EXTERNAL MODULE: external "zlib"
var external_zlib_ = __webpack_require__(3106);
var external_zlib_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_zlib_, 2);
// EXTERNAL MODULE: external "node:assert"
var external_node_assert_ = __webpack_require__(4589);
;// CONCATENATED MODULE: ../node_modules/tar/dist/esm/index.min.js
var zr=Object.defineProperty;var Ur=(s,t)=>{for(var e in t)zr(s,e,{get:t[e],enumerable:!0})};var Ds=typeof process=="object"&&process?process:{stdout:null,stderr:null},Wr=s=>!!s&&typeof s=="object"&&(s instanceof A||s instanceof external_node_stream_||Gr(s)||Zr(s)),Gr=s=>!!s&&typeof s=="object"&&s instanceof external_node_events_.EventEmitter&&typeof s.pipe=="function"&&s.pipe!==external_node_stream_.Writable.prototype.pipe,Zr=s=>!!s&&typeof s=="object"&&s instanceof external_node_events_.EventEmitter&&typeof s.write=="function"&&typeof s.end=="function",Q=Symbol("EOF"),J=Symbol("maybeEmitEnd"),nt=Symbol("emittedEnd"),De=Symbol("emittingEnd"),qt=Symbol("emittedError"),Ne=Symbol("closed"),Ns=Symbol("read"),Ae=Symbol("flush"),As=Symbol("flushChunk"),z=Symbol("encoding"),Mt=Symbol("decoder"),g=Symbol("flowing"),Qt=Symbol("paused"),Bt=Symbol("resume"),b=Symbol("buffer"),N=Symbol("pipes"),_=Symbol("bufferLength"),bi=Symbol("bufferPush"),Ie=Symbol("bufferShift"),L=Symbol("objectMode"),S=Symbol("destroyed"),_i=Symbol("error"),Oi=Symbol("emitData"),Is=Symbol("emitEnd"),Ti=Symbol("emitEnd2"),Z=Symbol("async"),xi=Symbol("abort"),Ce=Symbol("aborted"),Jt=Symbol("signal"),Rt=Symbol("dataListeners"),C=Symbol("discarded"),jt=s=>Promise.resolve().then(s),Yr=s=>s(),Kr=s=>s==="end"||s==="finish"||s==="prefinish",Vr=s=>s instanceof ArrayBuffer||!!s&&typeof s=="object"&&s.constructor&&s.constructor.name==="ArrayBuffer"&&s.byteLength>=0,$r=s=>!Buffer.isBuffer(s)&&ArrayBuffer.isView(s),Fe=class{src;dest;opts;ondrain;constructor(t,e,i){this.src=t,this.dest=e,this.opts=i,this.ondrain=()=>t[Bt](),this.dest.on("drain",this.ondrain)}unpipe(){this.dest.removeListener("drain",this.ondrain)}proxyErrors(t){}end(){this.unpipe(),this.opts.end&&this.dest.end()}},Li=class extends Fe{unpipe(){this.src.removeListener("error",this.proxyErrors),super.unpipe()}constructor(t,e,i){super(t,e,i),this.proxyErrors=r=>this.dest.emit("error",r),t.on("error",this.proxyErrors)}},Xr=s=>!!s.objectMode,qr=s=>!s.objectMode&&!!s.encoding&&s.encoding!=="buffer",A=class extends external_node_events_.EventEmitter{[g]=!1;[Qt]=!1;[N]=[];[b]=[];[L];[z];[Z];[Mt];[Q]=!1;[nt]=!1;[De]=!1;[Ne]=!1;[qt]=null;[_]=0;[S]=!1;[Jt];[Ce]=!1;[Rt]=0;[C]=!1;writable=!0;readable=!0;constructor(...t){let e=t[0]||{};if(super(),e.objectMode&&typeof e.encoding=="string")throw new TypeError("Encoding and objectMode may not be used together");Xr(e)?(this[L]=!0,this[z]=null):qr(e)?(this[z]=e.encoding,this[L]=!1):(this[L]=!1,this[z]=null),this[Z]=!!e.async,this[Mt]=this[z]?new external_node_string_decoder_.StringDecoder(this[z]):null,e&&e.debugExposeBuffer===!0&&Object.defineProperty(this,"buffer",{get:()=>this[b]}),e&&e.debugExposePipes===!0&&Object.defineProperty(this,"pipes",{get:()=>this[N]});let{signal:i}=e;i&&(this[Jt]=i,i.aborted?this[xi]():i.addEventListener("abort",()=>this[xi]()))}get bufferLength(){return this[_]}get encoding(){return this[z]}set encoding(t){throw new Error("Encoding must be set at instantiation time")}setEncoding(t){throw new Error("Encoding must be set at instantiation time")}get objectMode(){return this[L]}set objectMode(t){throw new Error("objectMode must be set at instantiation time")}get async(){return this[Z]}set async(t){this[Z]=this[Z]||!!t}[xi](){this[Ce]=!0,this.emit("abort",this[Jt]?.reason),this.destroy(this[Jt]?.reason)}get aborted(){return this[Ce]}set aborted(t){}write(t,e,i){if(this[Ce])return!1;if(this[Q])throw new Error("write after end");if(this[S])return this.emit("error",Object.assign(new Error("Cannot call write after a stream was destroyed"),{code:"ERR_STREAM_DESTROYED"})),!0;typeof e=="function"&&(i=e,e="utf8"),e||(e="utf8");let r=this[Z]?jt:Yr;if(!this[L]&&!Buffer.isBuffer(t)){if($r(t))t=Buffer.from(t.buffer,t.byteOffset,t.byteLength);else if(Vr(t))t=Buffer.from(t);else if(typeof t!="string")throw new Error("Non-contiguous data written to non-objectMode stream")}return this[L]?(this[g]&&this[_]!==0&&this[Ae](!0),this[g]?this.emit("data",t):this[bi](t),this[_]!==0&&this.emit("readable"),i&&r(i),this[g]):t.length?(typeof t=="string"&&!(e===this[z]&&!this[Mt]?.lastNeed)&&(t=Buffer.from(t,e)),Buffer.isBuffer(t)&&this[z]&&(t=this[Mt].write(t)),this[g]&&this[_]!==0&&this[Ae](!0),this[g]?this.emit("data",t):this[bi](t),this[_]!==0&&this.emit("readable"),i&&r(i),this[g]):(this[_]!==0&&this.emit("readable"),i&&r(i),this[g])}read(t){if(this[S])return null;if(this[C]=!1,this[_]===0||t===0||t&&t>this[_])return this[J](),null;this[L]&&(t=null),this[b].length>1&&!this[L]&&(this[b]=[this[z]?this[b].join(""):Buffer.concat(this[b],this[_])]);let e=this[Ns](t||null,this[b][0]);return this[J](),e}[Ns](t,e){if(this[L])this[Ie]();else{let i=e;t===i.length||t===null?this[Ie]():typeof i=="string"?(this[b][0]=i.slice(t),e=i.slice(0,t),this[_]-=t):(this[b][0]=i.subarray(t),e=i.subarray(0,t),this[_]-=t)}return this.emit("data",e),!this[b].length&&!this[Q]&&this.emit("drain"),e}end(t,e,i){return typeof t=="function"&&(i=t,t=void 0),typeof e=="function"&&(i=e,e="utf8"),t!==void 0&&this.write(t,e),i&&this.once("end",i),this[Q]=!0,this.writable=!1,(this[g]||!this[Qt])&&this[J](),this}[Bt](){this[S]||(!this[Rt]&&!this[N].length&&(this[C]=!0),this[Qt]=!1,this[g]=!0,this.emit("resume"),this[b].length?this[Ae]():this[Q]?this[J]():this.emit("drain"))}resume(){return this[Bt]()}pause(){this[g]=!1,this[Qt]=!0,this[C]=!1}get destroyed(){return this[S]}get flowing(){return this[g]}get paused(){return this[Qt]}[bi](t){this[L]?this[_]+=1:this[_]+=t.length,this[b].push(t)}[Ie](){return this[L]?this[_]-=1:this[_]-=this[b][0].length,this[b].shift()}[Ae](t=!1){do;while(this[As](this[Ie]())&&this[b].length);!t&&!this[b].length&&!this[Q]&&this.emit("drain")}[As](t){return this.emit("data",t),this[g]}pipe(t,e){if(this[S])return t;this[C]=!1;let i=this[nt];return e=e||{},t===Ds.stdout||t===Ds.stderr?e.end=!1:e.end=e.end!==!1,e.proxyErrors=!!e.proxyErrors,i?e.end&&t.end():(this[N].push(e.proxyErrors?new Li(this,t,e):new Fe(this,t,e)),this[Z]?jt(()=>this[Bt]()):this[Bt]()),t}unpipe(t){let e=this[N].find(i=>i.dest===t);e&&(this[N].length===1?(this[g]&&this[Rt]===0&&(this[g]=!1),this[N]=[]):this[N].splice(this[N].indexOf(e),1),e.unpipe())}addListener(t,e){return this.on(t,e)}on(t,e){let i=super.on(t,e);if(t==="data")this[C]=!1,this[Rt]++,!this[N].length&&!this[g]&&this[Bt]();else if(t==="readable"&&this[_]!==0)super.emit("readable");else if(Kr(t)&&this[nt])super.emit(t),this.removeAllListeners(t);else if(t==="error"&&this[qt]){let r=e;this[Z]?jt(()=>r.call(this,this[qt])):r.call(this,this[qt])}return i}removeListener(t,e){return this.off(t,e)}off(t,e){let i=super.off(t,e);return t==="data"&&(this[Rt]=this.listeners("data").length,this[Rt]===0&&!this[C]&&!this[N].length&&(this[g]=!1)),i}removeAllListeners(t){let e=super.removeAllListeners(t);return(t==="data"||t===void 0)&&(this[Rt]=0,!this[C]&&!this[N].length&&(this[g]=!1)),e}get emittedEnd(){return this[nt]}[J](){!this[De]&&!this[nt]&&!this[S]&&this[b].length===0&&this[Q]&&(this[De]=!0,this.emit("end"),this.emit("prefinish"),this.emit("finish"),this[Ne]&&this.emit("close"),this[De]=!1)}emit(t,...e){let i=e[0];if(t!=="error"&&t!=="close"&&t!==S&&this[S])return!1;if(t==="data")return!this[L]&&!i?!1:this[Z]?(jt(()=>this[Oi](i)),!0):this[Oi](i);if(t==="end")return this[Is]();if(t==="close"){if(this[Ne]=!0,!this[nt]&&!this[S])return!1;let n=super.emit("close");return this.removeAllListeners("close"),n}else if(t==="error"){this[qt]=i,super.emit(_i,i);let n=!this[Jt]||this.listeners("error").length?super.emit("error",i):!1;return this[J](),n}else if(t==="resume"){let n=super.emit("resume");return this[J](),n}else if(t==="finish"||t==="prefinish"){let n=super.emit(t);return this.removeAllListeners(t),n}let r=super.emit(t,...e);return this[J](),r}[Oi](t){for(let i of this[N])i.dest.write(t)===!1&&this.pause();let e=this[C]?!1:super.emit("data",t);return this[J](),e}[Is](){return this[nt]?!1:(this[nt]=!0,this.readable=!1,this[Z]?(jt(()=>this[Ti]()),!0):this[Ti]())}[Ti](){if(this[Mt]){let e=this[Mt].end();if(e){for(let i of this[N])i.dest.write(e);this[C]||super.emit("data",e)}}for(let e of this[N])e.end();let t=super.emit("end");return this.removeAllListeners("end"),t}async collect(){let t=Object.assign([],{dataLength:0});this[L]||(t.dataLength=0);let e=this.promise();return this.on("data",i=>{t.push(i),this[L]||(t.dataLength+=i.length)}),await e,t}async concat(){if(this[L])throw new Error("cannot concat in objectMode");let t=await this.collect();return this[z]?t.join(""):Buffer.concat(t,t.dataLength)}async promise(){return new Promise((t,e)=>{this.on(S,()=>e(new Error("stream destroyed"))),this.on("error",i=>e(i)),this.on("end",()=>t())})}[Symbol.asyncIterator](){this[C]=!1;let t=!1,e=async()=>(this.pause(),t=!0,{value:void 0,done:!0});return{next:()=>{if(t)return e();let r=this.read();if(r!==null)return Promise.resolve({done:!1,value:r});if(this[Q])return e();let n,o,h=d=>{this.off("data",a),this.off("end",l),this.off(S,c),e(),o(d)},a=d=>{this.off("error",h),this.off("end",l),this.off(S,c),this.pause(),n({value:d,done:!!this[Q]})},l=()=>{this.off("error",h),this.off("data",a),this.off(S,c),e(),n({done:!0,value:void 0})},c=()=>h(new Error("stream destroyed"));return new Promise((d,y)=>{o=y,n=d,this.once(S,c),this.once("error",h),this.once("end",l),this.once("data",a)})},throw:e,return:e,[Symbol.asyncIterator](){return this},[Symbol.asyncDispose]:async()=>{}}}[Symbol.iterator](){this[C]=!1;let t=!1,e=()=>(this.pause(),this.off(_i,e),this.off(S,e),this.off("end",e),t=!0,{done:!0,value:void 0}),i=()=>{if(t)return e();let r=this.read();return r===null?e():{done:!1,value:r}};return this.once("end",e),this.once(_i,e),this.once(S,e),{next:i,throw:e,return:e,[Symbol.iterator](){return this},[Symbol.dispose]:()=>{}}}destroy(t){if(this[S])return t?this.emit("error",t):this.emit(S),this;this[S]=!0,this[C]=!0,this[b].length=0,this[_]=0;let e=this;return typeof e.close=="function"&&!this[Ne]&&e.close(),t?this.emit("error",t):this.emit(S),this}static get isStream(){return Wr}};var Jr=external_fs_.writev,ht=Symbol("_autoClose"),H=Symbol("_close"),te=Symbol("_ended"),m=Symbol("_fd"),Ni=Symbol("_finished"),tt=Symbol("_flags"),Ai=Symbol("_flush"),ki=Symbol("_handleChunk"),vi=Symbol("_makeBuf"),ie=Symbol("_mode"),ke=Symbol("_needDrain"),Ut=Symbol("_onerror"),Ht=Symbol("_onopen"),Ii=Symbol("_onread"),Pt=Symbol("_onwrite"),at=Symbol("_open"),U=Symbol("_path"),ot=Symbol("_pos"),Y=Symbol("_queue"),zt=Symbol("_read"),Ci=Symbol("_readSize"),j=Symbol("_reading"),ee=Symbol("_remain"),Fi=Symbol("_size"),ve=Symbol("_write"),gt=Symbol("_writing"),Me=Symbol("_defaultFlag"),bt=Symbol("_errored"),_t=class extends A{[bt]=!1;[m];[U];[Ci];[j]=!1;[Fi];[ee];[ht];constructor(t,e){if(e=e||{},super(e),this.readable=!0,this.writable=!1,typeof t!="string")throw new TypeError("path must be a string");this[bt]=!1,this[m]=typeof e.fd=="number"?e.fd:void 0,this[U]=t,this[Ci]=e.readSize||16*1024*1024,this[j]=!1,this[Fi]=typeof e.size=="number"?e.size:1/0,this[ee]=this[Fi],this[ht]=typeof e.autoClose=="boolean"?e.autoClose:!0,typeof this[m]=="number"?this[zt]():this[at]()}get fd(){return this[m]}get path(){return this[U]}write(){throw new TypeError("this is a readable stream")}end(){throw new TypeError("this is a readable stream")}[at](){external_fs_.open(this[U],"r",(t,e)=>this[Ht](t,e))}[Ht](t,e){t?this[Ut](t):(this[m]=e,this.emit("open",e),this[zt]())}[vi](){return Buffer.allocUnsafe(Math.min(this[Ci],this[ee]))}[zt](){if(!this[j]){this[j]=!0;let t=this[vi]();if(t.length===0)return process.nextTick(()=>this[Ii](null,0,t));external_fs_.read(this[m],t,0,t.length,null,(e,i,r)=>this[Ii](e,i,r))}}[Ii](t,e,i){this[j]=!1,t?this[Ut](t):this[ki](e,i)&&this[zt]()}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_.close(t,e=>e?this.emit("error",e):this.emit("close"))}}[Ut](t){this[j]=!0,this[H](),this.emit("error",t)}[ki](t,e){let i=!1;return this[ee]-=t,t>0&&(i=super.write(t<e.length?e.subarray(0,t):e)),(t===0||this[ee]<=0)&&(i=!1,this[H](),super.end()),i}emit(t,...e){switch(t){case"prefinish":case"finish":return!1;case"drain":return typeof this[m]=="number"&&this[zt](),!1;case"error":return this[bt]?!1:(this[bt]=!0,super.emit(t,...e));default:return super.emit(t,...e)}}},Be=class extends _t{[at](){let t=!0;try{this[Ht](null,external_fs_.openSync(this[U],"r")),t=!1}finally{t&&this[H]()}}[zt](){let t=!0;try{if(!this[j]){this[j]=!0;do{let e=this[vi](),i=e.length===0?0:external_fs_.readSync(this[m],e,0,e.length,null);if(!this[ki](i,e))break}while(!0);this[j]=!1}t=!1}finally{t&&this[H]()}}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_.closeSync(t),this.emit("close")}}},et=class extends external_events_{readable=!1;writable=!0;[bt]=!1;[gt]=!1;[te]=!1;[Y]=[];[ke]=!1;[U];[ie];[ht];[m];[Me];[tt];[Ni]=!1;[ot];constructor(t,e){e=e||{},super(e),this[U]=t,this[m]=typeof e.fd=="number"?e.fd:void 0,this[ie]=e.mode===void 0?438:e.mode,this[ot]=typeof e.start=="number"?e.start:void 0,this[ht]=typeof e.autoClose=="boolean"?e.autoClose:!0;let i=this[ot]!==void 0?"r+":"w";this[Me]=e.flags===void 0,this[tt]=e.flags===void 0?i:e.flags,this[m]===void 0&&this[at]()}emit(t,...e){if(t==="error"){if(this[bt])return!1;this[bt]=!0}return super.emit(t,...e)}get fd(){return this[m]}get path(){return this[U]}[Ut](t){this[H](),this[gt]=!0,this.emit("error",t)}[at](){external_fs_.open(this[U],this[tt],this[ie],(t,e)=>this[Ht](t,e))}[Ht](t,e){this[Me]&&this[tt]==="r+"&&t&&t.code==="ENOENT"?(this[tt]="w",this[at]()):t?this[Ut](t):(this[m]=e,this.emit("open",e),this[gt]||this[Ai]())}end(t,e){return t&&this.write(t,e),this[te]=!0,!this[gt]&&!this[Y].length&&typeof this[m]=="number"&&this[Pt](null,0),this}write(t,e){return typeof t=="string"&&(t=Buffer.from(t,e)),this[te]?(this.emit("error",new Error("write() after end()")),!1):this[m]===void 0||this[gt]||this[Y].length?(this[Y].push(t),this[ke]=!0,!1):(this[gt]=!0,this[ve](t),!0)}[ve](t){external_fs_.write(this[m],t,0,t.length,this[ot],(e,i)=>this[Pt](e,i))}[Pt](t,e){t?this[Ut](t):(this[ot]!==void 0&&typeof e=="number"&&(this[ot]+=e),this[Y].length?this[Ai]():(this[gt]=!1,this[te]&&!this[Ni]?(this[Ni]=!0,this[H](),this.emit("finish")):this[ke]&&(this[ke]=!1,this.emit("drain"))))}[Ai](){if(this[Y].length===0)this[te]&&this[Pt](null,0);else if(this[Y].length===1)this[ve](this[Y].pop());else{let t=this[Y];this[Y]=[],Jr(this[m],t,this[ot],(e,i)=>this[Pt](e,i))}}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_.close(t,e=>e?this.emit("error",e):this.emit("close"))}}},Wt=class extends et{[at](){let t;if(this[Me]&&this[tt]==="r+")try{t=external_fs_.openSync(this[U],this[tt],this[ie])}catch(e){if(e?.code==="ENOENT")return this[tt]="w",this[at]();throw e}else t=external_fs_.openSync(this[U],this[tt],this[ie]);this[Ht](null,t)}[H](){if(this[ht]&&typeof this[m]=="number"){let t=this[m];this[m]=void 0,external_fs_.closeSync(t),this.emit("close")}}[ve](t){let e=!0;try{this[Pt](null,external_fs_.writeSync(this[m],t,0,t.length,this[ot])),e=!1}finally{if(e)try{this[H]()}catch{}}}};var jr=new Map([["C","cwd"],["f","file"],["z","gzip"],["P","preservePaths"],["U","unlink"],["strip-components","strip"],["stripComponents","strip"],["keep-newer","newer"],["keepNewer","newer"],["keep-newer-files","newer"],["keepNewerFiles","newer"],["k","keep"],["keep-existing","keep"],["keepExisting","keep"],["m","noMtime"],["no-mtime","noMtime"],["p","preserveOwner"],["L","follow"],["h","follow"],["onentry","onReadEntry"]]),Fs=s=>!!s.sync&&!!s.file,ks=s=>!s.sync&&!!s.file,vs=s=>!!s.sync&&!s.file,Ms=s=>!s.sync&&!s.file;var Bs=s=>!!s.file;var tn=s=>{let t=jr.get(s);return t||s},se=(s={})=>{if(!s)return{};let t={};for(let[e,i]of Object.entries(s)){let r=tn(e);t[r]=i}return t.chmod===void 0&&t.noChmod===!1&&(t.chmod=!0),delete t.noChmod,t};var K=(s,t,e,i,r)=>Object.assign((n=[],o,h)=>{Array.isArray(n)&&(o=n,n={}),typeof o=="function"&&(h=o,o=void 0),o=o?Array.from(o):[];let a=se(n);if(r?.(a,o),Fs(a)){if(typeof h=="function")throw new TypeError("callback not supported for sync tar functions");return s(a,o)}else if(ks(a)){let l=t(a,o);return h?l.then(()=>h(),h):l}else if(vs(a)){if(typeof h=="function")throw new TypeError("callback not supported for sync tar functions");return e(a,o)}else if(Ms(a)){if(typeof h=="function")throw new TypeError("callback only supported with file option");return i(a,o)}throw new Error("impossible options??")},{syncFile:s,asyncFile:t,syncNoFile:e,asyncNoFile:i,validate:r});var sn=external_zlib_.constants||{ZLIB_VERNUM:4736},M=Object.freeze(Object.assign(Object.create(null),{Z_NO_FLUSH:0,Z_PARTIAL_FLUSH:1,Z_SYNC_FLUSH:2,Z_FULL_FLUSH:3,Z_FINISH:4,Z_BLOCK:5,Z_OK:0,Z_STREAM_END:1,Z_NEED_DICT:2,Z_ERRNO:-1,Z_STREAM_ERROR:-2,Z_DATA_ERROR:-3,Z_MEM_ERROR:-4,Z_BUF_ERROR:-5,Z_VERSION_ERROR:-6,Z_NO_COMPRESSION:0,Z_BEST_SPEED:1,Z_BEST_COMPRESSION:9,Z_DEFAULT_COMPRESSION:-1,Z_FILTERED:1,Z_HUFFMAN_ONLY:2,Z_RLE:3,Z_FIXED:4,Z_DEFAULT_STRATEGY:0,DEFLATE:1,INFLATE:2,GZIP:3,GUNZIP:4,DEFLATERAW:5,INFLATERAW:6,UNZIP:7,BROTLI_DECODE:8,BROTLI_ENCODE:9,Z_MIN_WINDOWBITS:8,Z_MAX_WINDOWBITS:15,Z_DEFAULT_WINDOWBITS:15,Z_MIN_CHUNK:64,Z_MAX_CHUNK:1/0,Z_DEFAULT_CHUNK:16384,Z_MIN_MEMLEVEL:1,Z_MAX_MEMLEVEL:9,Z_DEFAULT_MEMLEVEL:8,Z_MIN_LEVEL:-1,Z_MAX_LEVEL:9,Z_DEFAULT_LEVEL:-1,BROTLI_OPERATION_PROCESS:0,BROTLI_OPERATION_FLUSH:1,BROTLI_OPERATION_FINISH:2,BROTLI_OPERATION_EMIT_METADATA:3,BROTLI_MODE_GENERIC:0,BROTLI_MODE_TEXT:1,BROTLI_MODE_FONT:2,BROTLI_DEFAULT_MODE:0,BROTLI_MIN_QUALITY:0,BROTLI_MAX_QUALITY:11,BROTLI_DEFAULT_QUALITY:11,BROTLI_MIN_WINDOW_BITS:10,BROTLI_MAX_WINDOW_BITS:24,BROTLI_LARGE_MAX_WINDOW_BITS:30,BROTLI_DEFAULT_WINDOW:22,BROTLI_MIN_INPUT_BLOCK_BITS:16,BROTLI_MAX_INPUT_BLOCK_BITS:24,BROTLI_PARAM_MODE:0,BROTLI_PARAM_QUALITY:1,BROTLI_PARAM_LGWIN:2,BROTLI_PARAM_LGBLOCK:3,BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING:4,BROTLI_PARAM_SIZE_HINT:5,BROTLI_PARAM_LARGE_WINDOW:6,BROTLI_PARAM_NPOSTFIX:7,BROTLI_PARAM_NDIRECT:8,BROTLI_DECODER_RESULT_ERROR:0,BROTLI_DECODER_RESULT_SUCCESS:1,BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:2,BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT:3,BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION:0,BROTLI_DECODER_PARAM_LARGE_WINDOW:1,BROTLI_DECODER_NO_ERROR:0,BROTLI_DECODER_SUCCESS:1,BROTLI_DECODER_NEEDS_MORE_INPUT:2,BROTLI_DECODER_NEEDS_MORE_OUTPUT:3,BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_NIBBLE:-1,BROTLI_DECODER_ERROR_FORMAT_RESERVED:-2,BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_META_NIBBLE:-3,BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_ALPHABET:-4,BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_SAME:-5,BROTLI_DECODER_ERROR_FORMAT_CL_SPACE:-6,BROTLI_DECODER_ERROR_FORMAT_HUFFMAN_SPACE:-7,BROTLI_DECODER_ERROR_FORMAT_CONTEXT_MAP_REPEAT:-8,BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_1:-9,BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_2:-10,BROTLI_DECODER_ERROR_FORMAT_TRANSFORM:-11,BROTLI_DECODER_ERROR_FORMAT_DICTIONARY:-12,BROTLI_DECODER_ERROR_FORMAT_WINDOW_BITS:-13,BROTLI_DECODER_ERROR_FORMAT_PADDING_1:-14,BROTLI_DECODER_ERROR_FORMAT_PADDING_2:-15,BROTLI_DECODER_ERROR_FORMAT_DISTANCE:-16,BROTLI_DECODER_ERROR_DICTIONARY_NOT_SET:-19,BROTLI_DECODER_ERROR_INVALID_ARGUMENTS:-20,BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES:-21,BROTLI_DECODER_ERROR_ALLOC_TREE_GROUPS:-22,BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MAP:-25,BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_1:-26,BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_2:-27,BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES:-30,BROTLI_DECODER_ERROR_UNREACHABLE:-31},sn));var rn=external_buffer_.Buffer.concat,zs=Object.getOwnPropertyDescriptor(external_buffer_.Buffer,"concat"),nn=s=>s,Bi=zs?.writable===!0||zs?.set!==void 0?s=>{external_buffer_.Buffer.concat=s?nn:rn}:s=>{},Tt=Symbol("_superWrite"),Gt=class extends Error{code;errno;constructor(t,e){super("zlib: "+t.message,{cause:t}),this.code=t.code,this.errno=t.errno,this.code||(this.code="ZLIB_ERROR"),this.message="zlib: "+t.message,Error.captureStackTrace(this,e??this.constructor)}get name(){return"ZlibError"}},Pi=Symbol("flushFlag"),re=class extends A{#t=!1;#i=!1;#s;#n;#r;#e;#o;get sawError(){return this.#t}get handle(){return this.#e}get flushFlag(){return this.#s}constructor(t,e){if(!t||typeof t!="object")throw new TypeError("invalid options for ZlibBase constructor");if(super(t),this.#s=t.flush??0,this.#n=t.finishFlush??0,this.#r=t.fullFlushFlag??0,typeof external_zlib_namespaceObject[e]!="function")throw new TypeError("Compression method not supported: "+e);try{this.#e=new external_zlib_namespaceObject[e](t)}catch(i){throw new Gt(i,this.constructor)}this.#o=i=>{this.#t||(this.#t=!0,this.close(),this.emit("error",i))},this.#e?.on("error",i=>this.#o(new Gt(i))),this.once("end",()=>this.close)}close(){this.#e&&(this.#e.close(),this.#e=void 0,this.emit("close"))}reset(){if(!this.#t)return external_assert_(this.#e,"zlib binding closed"),this.#e.reset?.()}flush(t){this.ended||(typeof t!="number"&&(t=this.#r),this.write(Object.assign(external_buffer_.Buffer.alloc(0),{[Pi]:t})))}end(t,e,i){return typeof t=="function"&&(i=t,e=void 0,t=void 0),typeof e=="function"&&(i=e,e=void 0),t&&(e?this.write(t,e):this.write(t)),this.flush(this.#n),this.#i=!0,super.end(i)}get ended(){return this.#i}[Tt](t){return super.write(t)}write(t,e,i){if(typeof e=="function"&&(i=e,e="utf8"),typeof t=="string"&&(t=external_buffer_.Buffer.from(t,e)),this.#t)return;external_assert_(this.#e,"zlib binding closed");let r=this.#e._handle,n=r.close;r.close=()=>{};let o=this.#e.close;this.#e.close=()=>{},Bi(!0);let h;try{let l=typeof t[Pi]=="number"?t[Pi]:this.#s;h=this.#e._processChunk(t,l),Bi(!1)}catch(l){Bi(!1),this.#o(new Gt(l,this.write))}finally{this.#e&&(this.#e._handle=r,r.close=n,this.#e.close=o,this.#e.removeAllListeners("error"))}this.#e&&this.#e.on("error",l=>this.#o(new Gt(l,this.write)));let a;if(h)if(Array.isArray(h)&&h.length>0){let l=h[0];a=this[Tt](external_buffer_.Buffer.from(l));for(let c=1;c<h.length;c++)a=this[Tt](h[c])}else a=this[Tt](external_buffer_.Buffer.from(h));return i&&i(),a}},Pe=class extends re{#t;#i;constructor(t,e){t=t||{},t.flush=t.flush||M.Z_NO_FLUSH,t.finishFlush=t.finishFlush||M.Z_FINISH,t.fullFlushFlag=M.Z_FULL_FLUSH,super(t,e),this.#t=t.level,this.#i=t.strategy}params(t,e){if(!this.sawError){if(!this.handle)throw new Error("cannot switch params when binding is closed");if(!this.handle.params)throw new Error("not supported in this implementation");if(this.#t!==t||this.#i!==e){this.flush(M.Z_SYNC_FLUSH),external_assert_(this.handle,"zlib binding closed");let i=this.handle.flush;this.handle.flush=(r,n)=>{typeof r=="function"&&(n=r,r=this.flushFlag),this.flush(r),n?.()};try{this.handle.params(t,e)}finally{this.handle.flush=i}this.handle&&(this.#t=t,this.#i=e)}}}};var ze=class extends Pe{#t;constructor(t){super(t,"Gzip"),this.#t=t&&!!t.portable}[Tt](t){return this.#t?(this.#t=!1,t[9]=255,super[Tt](t)):super[Tt](t)}};var Ue=class extends Pe{constructor(t){super(t,"Unzip")}},He=class extends re{constructor(t,e){t=t||{},t.flush=t.flush||M.BROTLI_OPERATION_PROCESS,t.finishFlush=t.finishFlush||M.BROTLI_OPERATION_FINISH,t.fullFlushFlag=M.BROTLI_OPERATION_FLUSH,super(t,e)}},We=class extends He{constructor(t){super(t,"BrotliCompress")}},Ge=class extends He{constructor(t){super(t,"BrotliDecompress")}},Ze=class extends re{constructor(t,e){t=t||{},t.flush=t.flush||M.ZSTD_e_continue,t.finishFlush=t.finishFlush||M.ZSTD_e_end,t.fullFlushFlag=M.ZSTD_e_flush,super(t,e)}},Ye=class extends Ze{constructor(t){super(t,"ZstdCompress")}},Ke=class extends Ze{constructor(t){super(t,"ZstdDecompress")}};var Us=(s,t)=>{if(Number.isSafeInteger(s))s<0?an(s,t):hn(s,t);else throw Error("cannot encode number outside of javascript safe integer range");return t},hn=(s,t)=>{t[0]=128;for(var e=t.length;e>1;e--)t[e-1]=s&255,s=Math.floor(s/256)},an=(s,t)=>{t[0]=255;var e=!1;s=s*-1;for(var i=t.length;i>1;i--){var r=s&255;s=Math.floor(s/256),e?t[i-1]=Ws(r):r===0?t[i-1]=0:(e=!0,t[i-1]=Gs(r))}},Hs=s=>{let t=s[0],e=t===128?cn(s.subarray(1,s.length)):t===255?ln(s):null;if(e===null)throw Error("invalid base256 encoding");if(!Number.isSafeInteger(e))throw Error("parsed number outside of javascript safe integer range");return e},ln=s=>{for(var t=s.length,e=0,i=!1,r=t-1;r>-1;r--){var n=Number(s[r]),o;i?o=Ws(n):n===0?o=n:(i=!0,o=Gs(n)),o!==0&&(e-=o*Math.pow(256,t-r-1))}return e},cn=s=>{for(var t=s.length,e=0,i=t-1;i>-1;i--){var r=Number(s[i]);r!==0&&(e+=r*Math.pow(256,t-i-1))}return e},Ws=s=>(255^s)&255,Gs=s=>(255^s)+1&255;var Hi={};Ur(Hi,{code:()=>Ve,isCode:()=>ne,isName:()=>dn,name:()=>oe,normalFsTypes:()=>Ui});var ne=s=>oe.has(s),dn=s=>Ve.has(s),Ui=new Set(["0","","1","2","3","4","5","6","7","D"]),oe=new Map([["0","File"],["","OldFile"],["1","Link"],["2","SymbolicLink"],["3","CharacterDevice"],["4","BlockDevice"],["5","Directory"],["6","FIFO"],["7","ContiguousFile"],["g","GlobalExtendedHeader"],["x","ExtendedHeader"],["A","SolarisACL"],["D","GNUDumpDir"],["I","Inode"],["K","NextFileHasLongLinkpath"],["L","NextFileHasLongPath"],["M","ContinuationFile"],["N","OldGnuLongPath"],["S","SparseFile"],["V","TapeVolumeHeader"],["X","OldExtendedHeader"]]),Ve=new Map(Array.from(oe).map(s=>[s[1],s[0]]));var un=s=>s===void 0||s<0?void 0:s,F=class{cksumValid=!1;needPax=!1;nullBlock=!1;block;path;mode;uid;gid;size;cksum;#t="Unsupported";linkpath;uname;gname;devmaj=0;devmin=0;atime;ctime;mtime;charset;comment;constructor(t,e=0,i,r){Buffer.isBuffer(t)?this.decode(t,e||0,i,r):t&&this.#i(t)}decode(t,e,i,r){if(e||(e=0),!t||!(t.length>=e+512))throw new Error("need 512 bytes for header");let n=xt(t,e+156,1),o=Ui.has(n),h=o?i:void 0,a=o?r:void 0;if(this.path=h?.path??xt(t,e,100),this.mode=h?.mode??a?.mode??lt(t,e+100,8),this.uid=h?.uid??a?.uid??lt(t,e+108,8),this.gid=h?.gid??a?.gid??lt(t,e+116,8),this.size=un(h?.size??a?.size??lt(t,e+124,12)),this.mtime=h?.mtime??a?.mtime??Wi(t,e+136,12),this.cksum=lt(t,e+148,12),a&&this.#i(a,!0),h&&this.#i(h),ne(n)&&(this.#t=n||"0"),this.#t==="0"&&this.path.slice(-1)==="/"&&(this.#t="5"),this.#t==="5"&&(this.size=0),this.linkpath=xt(t,e+157,100),t.subarray(e+257,e+265).toString()==="ustar\x0000")if(this.uname=h?.uname??a?.uname??xt(t,e+265,32),this.gname=h?.gname??a?.gname??xt(t,e+297,32),this.devmaj=h?.devmaj??a?.devmaj??lt(t,e+329,8)??0,this.devmin=h?.devmin??a?.devmin??lt(t,e+337,8)??0,t[e+475]!==0){let c=xt(t,e+345,155);this.path=c+"/"+this.path}else{let c=xt(t,e+345,130);c&&(this.path=c+"/"+this.path),this.atime=i?.atime??r?.atime??Wi(t,e+476,12),this.ctime=i?.ctime??r?.ctime??Wi(t,e+488,12)}let l=256;for(let c=e;c<e+148;c++)l+=t[c];for(let c=e+156;c<e+512;c++)l+=t[c];this.cksumValid=l===this.cksum,this.cksum===void 0&&l===256&&(this.nullBlock=!0)}#i(t,e=!1){Object.assign(this,Object.fromEntries(Object.entries(t).filter(([i,r])=>!(r==null||i==="size"&&Number(r)<0||i==="path"&&e||i==="linkpath"&&e||i==="global"))))}encode(t,e=0){if(t||(t=this.block=Buffer.alloc(512)),this.#t==="Unsupported"&&(this.#t="0"),!(t.length>=e+512))throw new Error("need 512 bytes for header");let i=this.ctime||this.atime?130:155,r=mn(this.path||"",i),n=r[0],o=r[1];this.needPax=!!r[2],this.needPax=Lt(t,e,100,n)||this.needPax,this.needPax=ct(t,e+100,8,this.mode)||this.needPax,this.needPax=ct(t,e+108,8,this.uid)||this.needPax,this.needPax=ct(t,e+116,8,this.gid)||this.needPax,this.needPax=ct(t,e+124,12,this.size)||this.needPax,this.needPax=Gi(t,e+136,12,this.mtime)||this.needPax,t[e+156]=Number(this.#t.codePointAt(0)),this.needPax=Lt(t,e+157,100,this.linkpath)||this.needPax,t.write("ustar\x0000",e+257,8),this.needPax=Lt(t,e+265,32,this.uname)||this.needPax,this.needPax=Lt(t,e+297,32,this.gname)||this.needPax,this.needPax=ct(t,e+329,8,this.devmaj)||this.needPax,this.needPax=ct(t,e+337,8,this.devmin)||this.needPax,this.needPax=Lt(t,e+345,i,o)||this.needPax,t[e+475]!==0?this.needPax=Lt(t,e+345,155,o)||this.needPax:(this.needPax=Lt(t,e+345,130,o)||this.needPax,this.needPax=Gi(t,e+476,12,this.atime)||this.needPax,this.needPax=Gi(t,e+488,12,this.ctime)||this.needPax);let h=256;for(let a=e;a<e+148;a++)h+=t[a];for(let a=e+156;a<e+512;a++)h+=t[a];return this.cksum=h,ct(t,e+148,8,this.cksum),this.cksumValid=!0,this.needPax}get type(){return this.#t==="Unsupported"?this.#t:oe.get(this.#t)}get typeKey(){return this.#t}set type(t){let e=String(Ve.get(t));if(ne(e)||e==="Unsupported")this.#t=e;else if(ne(t))this.#t=t;else throw new TypeError("invalid entry type: "+t)}},mn=(s,t)=>{let i=s,r="",n,o=external_node_path_.posix.parse(s).root||".";if(Buffer.byteLength(i)<100)n=[i,r,!1];else{r=external_node_path_.posix.dirname(i),i=external_node_path_.posix.basename(i);do Buffer.byteLength(i)<=100&&Buffer.byteLength(r)<=t?n=[i,r,!1]:Buffer.byteLength(i)>100&&Buffer.byteLength(r)<=t?n=[i.slice(0,99),r,!0]:(i=external_node_path_.posix.join(external_node_path_.posix.basename(r),i),r=external_node_path_.posix.dirname(r));while(r!==o&&n===void 0);n||(n=[s.slice(0,99),"",!0])}return n},xt=(s,t,e)=>s.subarray(t,t+e).toString("utf8").replace(/\0.*/,""),Wi=(s,t,e)=>pn(lt(s,t,e)),pn=s=>s===void 0?void 0:new Date(s*1e3),lt=(s,t,e)=>Number(s[t])&128?Hs(s.subarray(t,t+e)):wn(s,t,e),En=s=>isNaN(s)?void 0:s,wn=(s,t,e)=>En(parseInt(s.subarray(t,t+e).toString("utf8").replace(/\0.*$/,"").trim(),8)),Sn={12:8589934591,8:2097151},ct=(s,t,e,i)=>i===void 0?!1:i>Sn[e]||i<0?(Us(i,s.subarray(t,t+e)),!0):(yn(s,t,e,i),!1),yn=(s,t,e,i)=>s.write(Rn(i,e),t,e,"ascii"),Rn=(s,t)=>gn(Math.floor(s).toString(8),t),gn=(s,t)=>(s.length===t-1?s:new Array(t-s.length-1).join("0")+s+" ")+"\0",Gi=(s,t,e,i)=>i===void 0?!1:ct(s,t,e,i.getTime()/1e3),bn=new Array(156).join("\0"),Lt=(s,t,e,i)=>i===void 0?!1:(s.write(i+bn,t,e,"utf8"),i.length!==Buffer.byteLength(i)||i.length>e);var ft=class s{atime;mtime;ctime;charset;comment;gid;uid;gname;uname;linkpath;dev;ino;nlink;path;size;mode;global;constructor(t,e=!1){this.atime=t.atime,this.charset=t.charset,this.comment=t.comment,this.ctime=t.ctime,this.dev=t.dev,this.gid=t.gid,this.global=e,this.gname=t.gname,this.ino=t.ino,this.linkpath=t.linkpath,this.mtime=t.mtime,this.nlink=t.nlink,this.path=t.path,this.size=t.size,this.uid=t.uid,this.uname=t.uname}encode(){let t=this.encodeBody();if(t==="")return Buffer.allocUnsafe(0);let e=Buffer.byteLength(t),i=512*Math.ceil(1+e/512),r=Buffer.allocUnsafe(i);for(let n=0;n<512;n++)r[n]=0;new F({path:("PaxHeader/"+(0,external_node_path_.basename)(this.path??"")).slice(0,99),mode:this.mode||420,uid:this.uid,gid:this.gid,size:e,mtime:this.mtime,type:this.global?"GlobalExtendedHeader":"ExtendedHeader",linkpath:"",uname:this.uname||"",gname:this.gname||"",devmaj:0,devmin:0,atime:this.atime,ctime:this.ctime}).encode(r),r.write(t,512,e,"utf8");for(let n=e+512;n<r.length;n++)r[n]=0;return r}encodeBody(){return this.encodeField("path")+this.encodeField("ctime")+this.encodeField("atime")+this.encodeField("dev")+this.encodeField("ino")+this.encodeField("nlink")+this.encodeField("charset")+this.encodeField("comment")+this.encodeField("gid")+this.encodeField("gname")+this.encodeField("linkpath")+this.encodeField("mtime")+this.encodeField("size")+this.encodeField("uid")+this.encodeField("uname")}encodeField(t){if(this[t]===void 0)return"";let e=this[t],i=e instanceof Date?e.getTime()/1e3:e,r=" "+(t==="dev"||t==="ino"||t==="nlink"?"SCHILY.":"")+t+"="+i+`
`,n=Buffer.byteLength(r),o=Math.floor(Math.log(n)/Math.log(10))+1;return n+o>=Math.pow(10,o)&&(o+=1),o+n+r}static parse(t,e,i=!1){return new s(On(Tn(t),e),i)}},On=(s,t)=>t?Object.assign({},t,s):s,Tn=s=>s.replace(/\n$/,"").split(`
`).reduce(xn,Object.create(null)),xn=(s,t)=>{let e=parseInt(t,10);if(e!==Buffer.byteLength(t)+1)return s;t=t.slice((e+" ").length);let i=t.split("="),r=i.shift();if(!r)return s;let n=r.replace(/^SCHILY\.(dev|ino|nlink)/,"$1"),o=i.join("=").replace(/\0.*/,"");switch(n){case"path":case"linkpath":case"type":case"charset":case"comment":case"gname":case"uname":s[n]=o;break;case"ctime":case"atime":case"mtime":s[n]=new Date(Number(o)*1e3);break;case"size":let h=+o;h>=0&&(s[n]=h);break;case"gid":case"uid":case"dev":case"ino":case"nlink":case"mode":s[n]=+o;break}return s};var Ln=process.env.TESTING_TAR_FAKE_PLATFORM||process.platform,f=Ln!=="win32"?s=>String(s):s=>String(s).replaceAll(/\\/g,"/");var $e=class extends A{extended;globalExtended;header;startBlockSize;blockRemain;remain;type;meta=!1;ignore=!1;path;mode;uid;gid;uname;gname;size=0;mtime;atime;ctime;linkpath;dev;ino;nlink;invalid=!1;absolute;unsupported=!1;constructor(t,e,i){switch(super({}),this.pause(),this.extended=e,this.globalExtended=i,this.header=t,this.remain=t.size??0,this.startBlockSize=512*Math.ceil(this.remain/512),this.blockRemain=this.startBlockSize,this.type=t.type,this.type){case"File":case"OldFile":case"Link":case"SymbolicLink":case"CharacterDevice":case"BlockDevice":case"Directory":case"FIFO":case"ContiguousFile":case"GNUDumpDir":break;case"NextFileHasLongLinkpath":case"NextFileHasLongPath":case"OldGnuLongPath":case"GlobalExtendedHeader":case"ExtendedHeader":case"OldExtendedHeader":this.meta=!0;break;default:this.ignore=!0}if(!t.path)throw new Error("no path provided for tar.ReadEntry");this.path=f(t.path),this.mode=t.mode,this.mode&&(this.mode=this.mode&4095),this.uid=t.uid,this.gid=t.gid,this.uname=t.uname,this.gname=t.gname,this.size=this.remain,this.mtime=t.mtime,this.atime=t.atime,this.ctime=t.ctime,this.linkpath=t.linkpath?f(t.linkpath):void 0,this.uname=t.uname,this.gname=t.gname,e&&this.#t(e),i&&this.#t(i,!0)}write(t){let e=t.length;if(e>this.blockRemain)throw new Error("writing more to entry than is appropriate");let i=this.remain,r=this.blockRemain;return this.remain=Math.max(0,i-e),this.blockRemain=Math.max(0,r-e),this.ignore?!0:i>=e?super.write(t):super.write(t.subarray(0,i))}#t(t,e=!1){t.path&&(t.path=f(t.path)),t.linkpath&&(t.linkpath=f(t.linkpath)),Object.assign(this,Object.fromEntries(Object.entries(t).filter(([i,r])=>!(r==null||i==="path"&&e))))}};var Dt=(s,t,e,i={})=>{s.file&&(i.file=s.file),s.cwd&&(i.cwd=s.cwd),i.code=e instanceof Error&&e.code||t,i.tarCode=t,!s.strict&&i.recoverable!==!1?(e instanceof Error&&(i=Object.assign(e,i),e=e.message),s.emit("warn",t,e,i)):e instanceof Error?s.emit("error",Object.assign(e,i)):s.emit("error",Object.assign(new Error(`${t}: ${e}`),i))};var Nn=1024*1024,Xi=Buffer.from([31,139]),qi=Buffer.from([40,181,47,253]),An=Math.max(Xi.length,qi.length),B=Symbol("state"),Nt=Symbol("writeEntry"),it=Symbol("readEntry"),Zi=Symbol("nextEntry"),Zs=Symbol("processEntry"),V=Symbol("extendedHeader"),he=Symbol("globalExtendedHeader"),dt=Symbol("meta"),Ys=Symbol("emitMeta"),p=Symbol("buffer"),st=Symbol("queue"),ut=Symbol("ended"),Yi=Symbol("emittedEnd"),At=Symbol("emit"),w=Symbol("unzip"),Xe=Symbol("consumeChunk"),qe=Symbol("consumeChunkSub"),Ki=Symbol("consumeBody"),Ks=Symbol("consumeMeta"),Vs=Symbol("consumeHeader"),ae=Symbol("consuming"),Vi=Symbol("bufferConcat"),Qe=Symbol("maybeEnd"),Yt=Symbol("writing"),$=Symbol("aborted"),Je=Symbol("onDone"),It=Symbol("sawValidEntry"),je=Symbol("sawNullBlock"),ti=Symbol("sawEOF"),$s=Symbol("closeStream"),In=1e3,le=Symbol("compressedBytesRead"),$i=Symbol("decompressedBytesRead"),Xs=Symbol("checkDecompressionRatio"),Cn=()=>!0,rt=class extends external_events_.EventEmitter{file;strict;maxMetaEntrySize;filter;brotli;zstd;maxDecompressionRatio;writable=!0;readable=!1;[st]=[];[p];[it];[Nt];[B]="begin";[dt]="";[V];[he];[ut]=!1;[w];[$]=!1;[It];[je]=!1;[ti]=!1;[Yt]=!1;[ae]=!1;[Yi]=!1;[le]=0;[$i]=0;constructor(t={}){super(),this.file=t.file||"",this.on(Je,()=>{(this[B]==="begin"||this[It]===!1)&&this.warn("TAR_BAD_ARCHIVE","Unrecognized archive format")}),t.ondone?this.on(Je,t.ondone):this.on(Je,()=>{this.emit("prefinish"),this.emit("finish"),this.emit("end")}),this.strict=!!t.strict,this.maxDecompressionRatio=typeof t.maxDecompressionRatio=="number"?t.maxDecompressionRatio:In,this.maxMetaEntrySize=t.maxMetaEntrySize||Nn,this.filter=typeof t.filter=="function"?t.filter:Cn;let e=t.file&&(t.file.endsWith(".tar.br")||t.file.endsWith(".tbr"));this.brotli=!(t.gzip||t.zstd)&&t.brotli!==void 0?t.brotli:e?void 0:!1;let i=t.file&&(t.file.endsWith(".tar.zst")||t.file.endsWith(".tzst"));this.zstd=!(t.gzip||t.brotli)&&t.zstd!==void 0?t.zstd:i?!0:void 0,this.on("end",()=>this[$s]()),typeof t.onwarn=="function"&&this.on("warn",t.onwarn),typeof t.onReadEntry=="function"&&this.on("entry",t.onReadEntry)}warn(t,e,i={}){Dt(this,t,e,i)}[Vs](t,e){this[It]===void 0&&(this[It]=!1);let i;try{i=new F(t,e,this[V],this[he])}catch(r){return this.warn("TAR_ENTRY_INVALID",r)}if(i.nullBlock)this[je]?(this[ti]=!0,this[B]==="begin"&&(this[B]="header"),this[At]("eof")):(this[je]=!0,this[At]("nullBlock"));else if(this[je]=!1,!i.cksumValid)this.warn("TAR_ENTRY_INVALID","checksum failure",{header:i});else if(!i.path)this.warn("TAR_ENTRY_INVALID","path is required",{header:i});else{let r=i.type;if(/^(Symbolic)?Link$/.test(r)&&!i.linkpath)this.warn("TAR_ENTRY_INVALID","linkpath required",{header:i});else if(!/^(Symbolic)?Link$/.test(r)&&!/^(Global)?ExtendedHeader$/.test(r)&&i.linkpath)this.warn("TAR_ENTRY_INVALID","linkpath forbidden",{header:i});else{let n=this[Nt]=new $e(i,this[V],this[he]);if(!this[It])if(n.remain){let o=()=>{n.invalid||(this[It]=!0)};n.on("end",o)}else this[It]=!0;n.meta?n.size>this.maxMetaEntrySize?(n.ignore=!0,this[At]("ignoredEntry",n),this[B]="ignore",n.resume()):n.size>0&&(this[dt]="",n.on("data",o=>this[dt]+=o),this[B]="meta"):(this[V]=void 0,n.ignore=n.ignore||!this.filter(n.path,n),n.ignore?(this[At]("ignoredEntry",n),this[B]=n.remain?"ignore":"header",n.resume()):(n.remain?this[B]="body":(this[B]="header",n.end()),this[it]?this[st].push(n):(this[st].push(n),this[Zi]())))}}}[$s](){queueMicrotask(()=>this.emit("close"))}[Zs](t){let e=!0;if(!t)this[it]=void 0,e=!1;else if(Array.isArray(t)){let[i,...r]=t;this.emit(i,...r)}else this[it]=t,this.emit("entry",t),t.emittedEnd||(t.on("end",()=>this[Zi]()),e=!1);return e}[Zi](){do;while(this[Zs](this[st].shift()));if(this[st].length===0){let t=this[it];!t||t.flowing||t.size===t.remain?this[Yt]||this.emit("drain"):t.once("drain",()=>this.emit("drain"))}}[Ki](t,e){let i=this[Nt];if(!i)throw new Error("attempt to consume body without entry??");let r=i.blockRemain??0,n=r>=t.length&&e===0?t:t.subarray(e,e+r);return i.write(n),i.blockRemain||(this[B]="header",this[Nt]=void 0,i.end()),n.length}[Ks](t,e){let i=this[Nt],r=this[Ki](t,e);return!this[Nt]&&i&&this[Ys](i),r}[At](t,e,i){this[st].length===0&&!this[it]?this.emit(t,e,i):this[st].push([t,e,i])}[Ys](t){switch(this[At]("meta",this[dt]),t.type){case"ExtendedHeader":case"OldExtendedHeader":this[V]=ft.parse(this[dt],this[V],!1);break;case"GlobalExtendedHeader":this[he]=ft.parse(this[dt],this[he],!0);break;case"NextFileHasLongPath":case"OldGnuLongPath":{let e=this[V]??Object.create(null);this[V]=e,e.path=this[dt].replace(/\0.*/,"");break}case"NextFileHasLongLinkpath":{let e=this[V]||Object.create(null);this[V]=e,e.linkpath=this[dt].replace(/\0.*/,"");break}default:throw new Error("unknown meta: "+t.type)}}abort(t){if(!this[$]){if(this[w]){let e=this[w];e.write=()=>!0,e.end=()=>e,e.emit=()=>!1,e.destroy?.()}this[$]=!0,this.emit("abort",t),this.warn("TAR_ABORT",t,{recoverable:!1})}}[Xs](t){this[$i]+=t.length;let e=this[$i]/this[le];return e>this.maxDecompressionRatio?(this.abort(new Error(`max decompression ratio exceeded: ${e.toFixed(2)} > ${this.maxDecompressionRatio}`)),!1):!0}write(t,e,i){if(typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,typeof e=="string"?e:"utf8")),this[$])return i?.(),!1;if((this[w]===void 0||this.brotli===void 0&&this[w]===!1)&&t){if(this[p]&&(t=Buffer.concat([this[p],t]),this[p]=void 0),t.length<An)return this[p]=t,i?.(),!0;for(let a=0;this[w]===void 0&&a<Xi.length;a++)t[a]!==Xi[a]&&(this[w]=!1);let o=!1;if(this[w]===!1&&this.zstd!==!1){o=!0;for(let a=0;a<qi.length;a++)if(t[a]!==qi[a]){o=!1;break}}let h=this.brotli===void 0&&!o;if(this[w]===!1&&h)if(t.length<512)if(this[ut])this.brotli=!0;else return this[p]=t,i?.(),!0;else try{new F(t.subarray(0,512)),this.brotli=!1}catch{this.brotli=!0}if(this[w]===void 0||this[w]===!1&&(this.brotli||o)){let a=this[ut];this[ut]=!1,this[w]=this[w]===void 0?new Ue({}):o?new Ke({}):new Ge({}),this[w].on("data",c=>{this[Xs](c)&&this[Xe](c)}),this[w].on("error",c=>{this[$]||this.abort(c)}),this[w].on("end",()=>{this[ut]=!0,this[Xe]()}),this[Yt]=!0,this[le]+=t.length;let l=!!this[w][a?"end":"write"](t);return this[Yt]=!1,i?.(),l}}this[Yt]=!0,this[w]?(this[le]+=t.length,this[w].write(t)):this[Xe](t),this[Yt]=!1;let n=this[st].length>0?!1:this[it]?this[it].flowing:!0;return!n&&this[st].length===0&&this[it]?.once("drain",()=>this.emit("drain")),i?.(),n}[Vi](t){t&&!this[$]&&(this[p]=this[p]?Buffer.concat([this[p],t]):t)}[Qe](){if(this[ut]&&!this[Yi]&&!this[$]&&!this[ae]){this[Yi]=!0;let t=this[Nt];if(t?.blockRemain){let e=this[p]?this[p].length:0;this.warn("TAR_BAD_ARCHIVE",`Truncated input (needed ${t.blockRemain} more bytes, only ${e} available)`,{entry:t}),this[p]&&t.write(this[p]),t.end()}this[At](Je)}}[Xe](t){if(this[ae]&&t)this[Vi](t);else if(!t&&!this[p])this[Qe]();else if(t){if(this[ae]=!0,this[p]){this[Vi](t);let e=this[p];this[p]=void 0,this[qe](e)}else this[qe](t);for(;this[p]&&this[p]?.length>=512&&!this[$]&&!this[ti];){let e=this[p];this[p]=void 0,this[qe](e)}this[ae]=!1}(!this[p]||this[ut])&&this[Qe]()}[qe](t){let e=0,i=t.length;for(;e+512<=i&&!this[$]&&!this[ti];)switch(this[B]){case"begin":case"header":this[Vs](t,e),e+=512;break;case"ignore":case"body":e+=this[Ki](t,e);break;case"meta":e+=this[Ks](t,e);break;default:throw new Error("invalid state: "+this[B])}e<i&&(this[p]=this[p]?Buffer.concat([t.subarray(e),this[p]]):t.subarray(e))}end(t,e,i){return typeof t=="function"&&(i=t,e=void 0,t=void 0),typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,e)),i&&this.once("finish",i),this[$]||(this[w]?(t&&(this[le]+=t.length,this[w].write(t)),this[w].end()):(this[ut]=!0,(this.brotli===void 0||this.zstd===void 0)&&(t=t||Buffer.alloc(0)),t&&this.write(t),this[Qe]())),this}};var mt=s=>{let t=s.length-1,e=-1;for(;t>-1&&s.charAt(t)==="/";)e=t,t--;return e===-1?s:s.slice(0,e)};var vn=s=>{let t=s.onReadEntry;s.onReadEntry=t?e=>{t(e),e.resume()}:e=>e.resume()},Qi=(s,t)=>{let e=new Map(t.map(o=>[mt(o),!0])),i=s.filter,r=100,n=(o,h="",a=0)=>{if(a>=r)return e.set(o,!1),!1;let l=h||(0,external_path_.parse)(o).root||".",c;if(o===l)c=!1;else{let d=e.get(o);c=d!==void 0?d:n((0,external_path_.dirname)(o),l,a+1)}return e.set(o,c),c};s.filter=i?(o,h)=>i(o,h)&&n(mt(o)):o=>n(mt(o))},Mn=s=>{let t=new rt(s),e=s.file,i;try{i=external_node_fs_.openSync(e,"r");let r=external_node_fs_.fstatSync(i),n=s.maxReadSize||16*1024*1024;if(r.size<n){let o=Buffer.allocUnsafe(r.size),h=external_node_fs_.readSync(i,o,0,r.size,0);t.end(h===o.byteLength?o:o.subarray(0,h))}else{let o=0,h=Buffer.allocUnsafe(n);for(;o<r.size;){let a=external_node_fs_.readSync(i,h,0,n,o);if(a===0)break;o+=a,t.write(h.subarray(0,a))}t.end()}}finally{if(typeof i=="number")try{external_node_fs_.closeSync(i)}catch{}}},Bn=(s,t)=>{let e=new rt(s),i=s.maxReadSize||16*1024*1024,r=s.file;return new Promise((o,h)=>{e.on("error",h),e.on("end",o),external_node_fs_.stat(r,(a,l)=>{if(a)h(a);else{let c=new _t(r,{readSize:i,size:l.size});c.on("error",h),c.pipe(e)}})})},Ct=K(Mn,Bn,s=>new rt(s),s=>new rt(s),(s,t)=>{t?.length&&Qi(s,t),s.noResume||vn(s)});var Ji=(s,t,e)=>(s&=4095,e&&(s=(s|384)&-19),t&&(s&256&&(s|=64),s&32&&(s|=8),s&4&&(s|=1)),s);var{isAbsolute:zn,parse:qs}=external_node_path_.win32,ce=s=>{let t="",e=qs(s);for(;zn(s)||e.root;){let i=s.charAt(0)==="/"&&s.slice(0,4)!=="//?/"?"/":e.root;s=s.slice(i.length),t+=i,e=qs(s)}return[t,s]};var ei=["|","<",">","?",":"],ji=ei.map(s=>String.fromCodePoint(61440+Number(s.codePointAt(0)))),Un=new Map(ei.map((s,t)=>[s,ji[t]])),Hn=new Map(ji.map((s,t)=>[s,ei[t]])),ts=s=>ei.reduce((t,e)=>t.split(e).join(Un.get(e)),s),Qs=s=>ji.reduce((t,e)=>t.split(e).join(Hn.get(e)),s);var rr=(s,t)=>t?(s=f(s).replace(/^\.(\/|$)/,""),mt(t)+"/"+s):f(s),Wn=16*1024*1024,tr=Symbol("process"),er=Symbol("file"),ir=Symbol("directory"),is=Symbol("symlink"),sr=Symbol("hardlink"),fe=Symbol("header"),ii=Symbol("read"),ss=Symbol("lstat"),si=Symbol("onlstat"),rs=Symbol("onread"),ns=Symbol("onreadlink"),os=Symbol("openfile"),hs=Symbol("onopenfile"),pt=Symbol("close"),ri=Symbol("mode"),as=Symbol("awaitDrain"),es=Symbol("ondrain"),q=Symbol("prefix"),de=class extends A{path;portable;myuid=process.getuid&&process.getuid()||0;myuser=process.env.USER||"";maxReadSize;linkCache;statCache;preservePaths;cwd;strict;mtime;noPax;noMtime;prefix;fd;blockLen=0;blockRemain=0;buf;pos=0;remain=0;length=0;offset=0;win32;absolute;header;type;linkpath;stat;onWriteEntry;#t=!1;constructor(t,e={}){let i=se(e);super(),this.path=f(t),this.portable=!!i.portable,this.maxReadSize=i.maxReadSize||Wn,this.linkCache=i.linkCache||new Map,this.statCache=i.statCache||new Map,this.preservePaths=!!i.preservePaths,this.cwd=f(i.cwd||process.cwd()),this.strict=!!i.strict,this.noPax=!!i.noPax,this.noMtime=!!i.noMtime,this.mtime=i.mtime,this.prefix=i.prefix?f(i.prefix):void 0,this.onWriteEntry=i.onWriteEntry,typeof i.onwarn=="function"&&this.on("warn",i.onwarn);let r=!1;if(!this.preservePaths){let[o,h]=ce(this.path);o&&typeof h=="string"&&(this.path=h,r=o)}this.win32=!!i.win32||process.platform==="win32",this.win32&&(this.path=Qs(this.path.replaceAll(/\\/g,"/")),t=t.replaceAll(/\\/g,"/")),this.absolute=f(i.absolute||external_path_.resolve(this.cwd,t)),this.path===""&&(this.path="./"),r&&this.warn("TAR_ENTRY_INFO",`stripping ${r} from absolute path`,{entry:this,path:r+this.path});let n=this.statCache.get(this.absolute);n?this[si](n):this[ss]()}warn(t,e,i={}){return Dt(this,t,e,i)}emit(t,...e){return t==="error"&&(this.#t=!0),super.emit(t,...e)}[ss](){external_fs_.lstat(this.absolute,(t,e)=>{if(t)return this.emit("error",t);this[si](e)})}[si](t){this.statCache.set(this.absolute,t),this.stat=t,t.isFile()||(t.size=0),this.type=Gn(t),this.emit("stat",t),this[tr]()}[tr](){switch(this.type){case"File":return this[er]();case"Directory":return this[ir]();case"SymbolicLink":return this[is]();default:return this.end()}}[ri](t){return Ji(t,this.type==="Directory",this.portable)}[q](t){return rr(t,this.prefix)}[fe](){if(!this.stat)throw new Error("cannot write header before stat");this.type==="Directory"&&this.portable&&(this.noMtime=!0),this.onWriteEntry?.(this),this.header=new F({path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,mode:this[ri](this.stat.mode),uid:this.portable?void 0:this.stat.uid,gid:this.portable?void 0:this.stat.gid,size:this.stat.size,mtime:this.noMtime?void 0:this.mtime||this.stat.mtime,type:this.type==="Unsupported"?void 0:this.type,uname:this.portable?void 0:this.stat.uid===this.myuid?this.myuser:"",atime:this.portable?void 0:this.stat.atime,ctime:this.portable?void 0:this.stat.ctime}),this.header.encode()&&!this.noPax&&super.write(new ft({atime:this.portable?void 0:this.header.atime,ctime:this.portable?void 0:this.header.ctime,gid:this.portable?void 0:this.header.gid,mtime:this.noMtime?void 0:this.mtime||this.header.mtime,path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,size:this.header.size,uid:this.portable?void 0:this.header.uid,uname:this.portable?void 0:this.header.uname,dev:this.portable?void 0:this.stat.dev,ino:this.portable?void 0:this.stat.ino,nlink:this.portable?void 0:this.stat.nlink}).encode());let t=this.header?.block;if(!t)throw new Error("failed to encode header");super.write(t)}[ir](){if(!this.stat)throw new Error("cannot create directory entry without stat");this.path.slice(-1)!=="/"&&(this.path+="/"),this.stat.size=0,this[fe](),this.end()}[is](){external_fs_.readlink(this.absolute,(t,e)=>{if(t)return this.emit("error",t);this[ns](e)})}[ns](t){this.linkpath=f(t),this[fe](),this.end()}[sr](t){if(!this.stat)throw new Error("cannot create link entry without stat");this.type="Link",this.linkpath=f(external_path_.relative(this.cwd,t)),this.stat.size=0,this[fe](),this.end()}[er](){if(!this.stat)throw new Error("cannot create file entry without stat");if(this.stat.nlink>1){let t=`${this.stat.dev}:${this.stat.ino}`,e=this.linkCache.get(t);if(e?.indexOf(this.cwd)===0)return this[sr](e);this.linkCache.set(t,this.absolute)}if(this[fe](),this.stat.size===0)return this.end();this[os]()}[os](){external_fs_.open(this.absolute,"r",(t,e)=>{if(t)return this.emit("error",t);this[hs](e)})}[hs](t){if(this.fd=t,this.#t)return this[pt]();if(!this.stat)throw new Error("should stat before calling onopenfile");this.blockLen=512*Math.ceil(this.stat.size/512),this.blockRemain=this.blockLen;let e=Math.min(this.blockLen,this.maxReadSize);this.buf=Buffer.allocUnsafe(e),this.offset=0,this.pos=0,this.remain=this.stat.size,this.length=this.buf.length,this[ii]()}[ii](){let{fd:t,buf:e,offset:i,length:r,pos:n}=this;if(t===void 0||e===void 0)throw new Error("cannot read file without first opening");external_fs_.read(t,e,i,r,n,(o,h)=>{if(o)return this[pt](()=>this.emit("error",o));this[rs](h)})}[pt](t=()=>{}){this.fd!==void 0&&external_fs_.close(this.fd,t)}[rs](t){if(t<=0&&this.remain>0){let r=Object.assign(new Error("encountered unexpected EOF"),{path:this.absolute,syscall:"read",code:"EOF"});return this[pt](()=>this.emit("error",r))}if(t>this.remain){let r=Object.assign(new Error("did not encounter expected EOF"),{path:this.absolute,syscall:"read",code:"EOF"});return this[pt](()=>this.emit("error",r))}if(!this.buf)throw new Error("should have created buffer prior to reading");if(t===this.remain)for(let r=t;r<this.length&&t<this.blockRemain;r++)this.buf[r+this.offset]=0,t++,this.remain++;let e=this.offset===0&&t===this.buf.length?this.buf:this.buf.subarray(this.offset,this.offset+t);this.write(e)?this[es]():this[as](()=>this[es]())}[as](t){this.once("drain",t)}write(t,e,i){if(typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,typeof e=="string"?e:"utf8")),this.blockRemain<t.length){let r=Object.assign(new Error("writing more data than expected"),{path:this.absolute});return this.emit("error",r)}return this.remain-=t.length,this.blockRemain-=t.length,this.pos+=t.length,this.offset+=t.length,super.write(t,null,i)}[es](){if(!this.remain)return this.blockRemain&&super.write(Buffer.alloc(this.blockRemain)),this[pt](t=>t?this.emit("error",t):this.end());if(!this.buf)throw new Error("buffer lost somehow in ONDRAIN");this.offset>=this.length&&(this.buf=Buffer.allocUnsafe(Math.min(this.blockRemain,this.buf.length)),this.offset=0),this.length=this.buf.length-this.offset,this[ii]()}},ni=class extends de{sync=!0;[ss](){this[si](external_fs_.lstatSync(this.absolute))}[is](){this[ns](external_fs_.readlinkSync(this.absolute))}[os](){this[hs](external_fs_.openSync(this.absolute,"r"))}[ii](){let t=!0;try{let{fd:e,buf:i,offset:r,length:n,pos:o}=this;if(e===void 0||i===void 0)throw new Error("fd and buf must be set in READ method");let h=external_fs_.readSync(e,i,r,n,o);this[rs](h),t=!1}finally{if(t)try{this[pt](()=>{})}catch{}}}[as](t){t()}[pt](t=()=>{}){this.fd!==void 0&&external_fs_.closeSync(this.fd),t()}},oi=class extends A{blockLen=0;blockRemain=0;buf=0;pos=0;remain=0;length=0;preservePaths;portable;strict;noPax;noMtime;readEntry;type;prefix;path;mode;uid;gid;uname;gname;header;mtime;atime;ctime;linkpath;size;onWriteEntry;warn(t,e,i={}){return Dt(this,t,e,i)}constructor(t,e={}){let i=se(e);super(),this.preservePaths=!!i.preservePaths,this.portable=!!i.portable,this.strict=!!i.strict,this.noPax=!!i.noPax,this.noMtime=!!i.noMtime,this.onWriteEntry=i.onWriteEntry,this.readEntry=t;let{type:r}=t;if(r==="Unsupported")throw new Error("writing entry that should be ignored");this.type=r,this.type==="Directory"&&this.portable&&(this.noMtime=!0),this.prefix=i.prefix,this.path=f(t.path),this.mode=t.mode!==void 0?this[ri](t.mode):void 0,this.uid=this.portable?void 0:t.uid,this.gid=this.portable?void 0:t.gid,this.uname=this.portable?void 0:t.uname,this.gname=this.portable?void 0:t.gname,this.size=t.size,this.mtime=this.noMtime?void 0:i.mtime||t.mtime,this.atime=this.portable?void 0:t.atime,this.ctime=this.portable?void 0:t.ctime,this.linkpath=t.linkpath!==void 0?f(t.linkpath):void 0,typeof i.onwarn=="function"&&this.on("warn",i.onwarn);let n=!1;if(!this.preservePaths){let[h,a]=ce(this.path);h&&typeof a=="string"&&(this.path=a,n=h)}this.remain=t.size,this.blockRemain=t.startBlockSize,this.onWriteEntry?.(this),this.header=new F({path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,mode:this.mode,uid:this.portable?void 0:this.uid,gid:this.portable?void 0:this.gid,size:this.size,mtime:this.noMtime?void 0:this.mtime,type:this.type,uname:this.portable?void 0:this.uname,atime:this.portable?void 0:this.atime,ctime:this.portable?void 0:this.ctime}),n&&this.warn("TAR_ENTRY_INFO",`stripping ${n} from absolute path`,{entry:this,path:n+this.path}),this.header.encode()&&!this.noPax&&super.write(new ft({atime:this.portable?void 0:this.atime,ctime:this.portable?void 0:this.ctime,gid:this.portable?void 0:this.gid,mtime:this.noMtime?void 0:this.mtime,path:this[q](this.path),linkpath:this.type==="Link"&&this.linkpath!==void 0?this[q](this.linkpath):this.linkpath,size:this.size,uid:this.portable?void 0:this.uid,uname:this.portable?void 0:this.uname,dev:this.portable?void 0:this.readEntry.dev,ino:this.portable?void 0:this.readEntry.ino,nlink:this.portable?void 0:this.readEntry.nlink}).encode());let o=this.header?.block;if(!o)throw new Error("failed to encode header");super.write(o),t.pipe(this)}[q](t){return rr(t,this.prefix)}[ri](t){return Ji(t,this.type==="Directory",this.portable)}write(t,e,i){typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,typeof e=="string"?e:"utf8"));let r=t.length;if(r>this.blockRemain)throw new Error("writing more to entry than is appropriate");return this.blockRemain-=r,super.write(t,i)}end(t,e,i){return this.blockRemain&&super.write(Buffer.alloc(this.blockRemain)),typeof t=="function"&&(i=t,e=void 0,t=void 0),typeof e=="function"&&(i=e,e=void 0),typeof t=="string"&&(t=Buffer.from(t,e??"utf8")),i&&this.once("finish",i),t?super.end(t,i):super.end(i),this}},Gn=s=>s.isFile()?"File":s.isDirectory()?"Directory":s.isSymbolicLink()?"SymbolicLink":"Unsupported";var hi=class s{tail;head;length=0;static create(t=[]){return new s(t)}constructor(t=[]){for(let e of t)this.push(e)}*[Symbol.iterator](){for(let t=this.head;t;t=t.next)yield t.value}removeNode(t){if(t.list!==this)throw new Error("removing node which does not belong to this list");let e=t.next,i=t.prev;return e&&(e.prev=i),i&&(i.next=e),t===this.head&&(this.head=e),t===this.tail&&(this.tail=i),this.length--,t.next=void 0,t.prev=void 0,t.list=void 0,e}unshiftNode(t){if(t===this.head)return;t.list&&t.list.removeNode(t);let e=this.head;t.list=this,t.next=e,e&&(e.prev=t),this.head=t,this.tail||(this.tail=t),this.length++}pushNode(t){if(t===this.tail)return;t.list&&t.list.removeNode(t);let e=this.tail;t.list=this,t.prev=e,e&&(e.next=t),this.tail=t,this.head||(this.head=t),this.length++}push(...t){for(let e=0,i=t.length;e<i;e++)Yn(this,t[e]);return this.length}unshift(...t){for(var e=0,i=t.length;e<i;e++)Kn(this,t[e]);return this.length}pop(){if(!this.tail)return;let t=this.tail.value,e=this.tail;return this.tail=this.tail.prev,this.tail?this.tail.next=void 0:this.head=void 0,e.list=void 0,this.length--,t}shift(){if(!this.head)return;let t=this.head.value,e=this.head;return this.head=this.head.next,this.head?this.head.prev=void 0:this.tail=void 0,e.list=void 0,this.length--,t}forEach(t,e){e=e||this;for(let i=this.head,r=0;i;r++)t.call(e,i.value,r,this),i=i.next}forEachReverse(t,e){e=e||this;for(let i=this.tail,r=this.length-1;i;r--)t.call(e,i.value,r,this),i=i.prev}get(t){let e=0,i=this.head;for(;i&&e<t;e++)i=i.next;if(e===t&&i)return i.value}getReverse(t){let e=0,i=this.tail;for(;i&&e<t;e++)i=i.prev;if(e===t&&i)return i.value}map(t,e){e=e||this;let i=new s;for(let r=this.head;r;)i.push(t.call(e,r.value,this)),r=r.next;return i}mapReverse(t,e){e=e||this;var i=new s;for(let r=this.tail;r;)i.push(t.call(e,r.value,this)),r=r.prev;return i}reduce(t,e){let i,r=this.head;if(arguments.length>1)i=e;else if(this.head)r=this.head.next,i=this.head.value;else throw new TypeError("Reduce of empty list with no initial value");for(var n=0;r;n++)i=t(i,r.value,n),r=r.next;return i}reduceReverse(t,e){let i,r=this.tail;if(arguments.length>1)i=e;else if(this.tail)r=this.tail.prev,i=this.tail.value;else throw new TypeError("Reduce of empty list with no initial value");for(let n=this.length-1;r;n--)i=t(i,r.value,n),r=r.prev;return i}toArray(){let t=new Array(this.length);for(let e=0,i=this.head;i;e++)t[e]=i.value,i=i.next;return t}toArrayReverse(){let t=new Array(this.length);for(let e=0,i=this.tail;i;e++)t[e]=i.value,i=i.prev;return t}slice(t=0,e=this.length){e<0&&(e+=this.length),t<0&&(t+=this.length);let i=new s;if(e<t||e<0)return i;t<0&&(t=0),e>this.length&&(e=this.length);let r=this.head,n=0;for(n=0;r&&n<t;n++)r=r.next;for(;r&&n<e;n++,r=r.next)i.push(r.value);return i}sliceReverse(t=0,e=this.length){e<0&&(e+=this.length),t<0&&(t+=this.length);let i=new s;if(e<t||e<0)return i;t<0&&(t=0),e>this.length&&(e=this.length);let r=this.length,n=this.tail;for(;n&&r>e;r--)n=n.prev;for(;n&&r>t;r--,n=n.prev)i.push(n.value);return i}splice(t,e=0,...i){t>this.length&&(t=this.length-1),t<0&&(t=this.length+t);let r=this.head;for(let o=0;r&&o<t;o++)r=r.next;let n=[];for(let o=0;r&&o<e;o++)n.push(r.value),r=this.removeNode(r);r?r!==this.tail&&(r=r.prev):r=this.tail;for(let o of i)r=Zn(this,r,o);return n}reverse(){let t=this.head,e=this.tail;for(let i=t;i;i=i.prev){let r=i.prev;i.prev=i.next,i.next=r}return this.head=e,this.tail=t,this}};function Zn(s,t,e){let i=t,r=t?t.next:s.head,n=new ue(e,i,r,s);return n.next===void 0&&(s.tail=n),n.prev===void 0&&(s.head=n),s.length++,n}function Yn(s,t){s.tail=new ue(t,s.tail,void 0,s),s.head||(s.head=s.tail),s.length++}function Kn(s,t){s.head=new ue(t,void 0,s.head,s),s.tail||(s.tail=s.head),s.length++}var ue=class{list;next;prev;value;constructor(t,e,i,r){this.list=r,this.value=t,e?(e.next=this,this.prev=e):this.prev=void 0,i?(i.prev=this,this.next=i):this.next=void 0}};var pi=class{path;absolute;entry;stat;readdir;pending=!1;pendingLink=!1;ignore=!1;piped=!1;constructor(t,e){this.path=t||"./",this.absolute=e}},nr=Buffer.alloc(1024),li=Symbol("onStat"),me=Symbol("ended"),W=Symbol("queue"),pe=Symbol("pendingLinks"),Et=Symbol("current"),Ft=Symbol("process"),Ee=Symbol("processing"),ai=Symbol("processJob"),G=Symbol("jobs"),ls=Symbol("jobDone"),ci=Symbol("addFSEntry"),or=Symbol("addTarEntry"),ds=Symbol("stat"),us=Symbol("readdir"),fi=Symbol("onreaddir"),di=Symbol("pipe"),hr=Symbol("entry"),cs=Symbol("entryOpt"),ui=Symbol("writeEntryClass"),lr=Symbol("write"),fs=Symbol("ondrain"),wt=class extends A{sync=!1;opt;cwd;maxReadSize;preservePaths;strict;noPax;prefix;linkCache;statCache;file;portable;zip;readdirCache;noDirRecurse;follow;noMtime;mtime;filter;jobs;[ui];onWriteEntry;[W];[pe]=new Map;[G]=0;[Ee]=!1;[me]=!1;constructor(t={}){if(super(),this.opt=t,this.file=t.file||"",this.cwd=t.cwd||process.cwd(),this.maxReadSize=t.maxReadSize,this.preservePaths=!!t.preservePaths,this.strict=!!t.strict,this.noPax=!!t.noPax,this.prefix=f(t.prefix||""),this.linkCache=t.linkCache||new Map,this.statCache=t.statCache||new Map,this.readdirCache=t.readdirCache||new Map,this.onWriteEntry=t.onWriteEntry,this[ui]=de,typeof t.onwarn=="function"&&this.on("warn",t.onwarn),this.portable=!!t.portable,t.gzip||t.brotli||t.zstd){if((t.gzip?1:0)+(t.brotli?1:0)+(t.zstd?1:0)>1)throw new TypeError("gzip, brotli, zstd are mutually exclusive");if(t.gzip&&(typeof t.gzip!="object"&&(t.gzip={}),this.portable&&(t.gzip.portable=!0),this.zip=new ze(t.gzip)),t.brotli&&(typeof t.brotli!="object"&&(t.brotli={}),this.zip=new We(t.brotli)),t.zstd&&(typeof t.zstd!="object"&&(t.zstd={}),this.zip=new Ye(t.zstd)),!this.zip)throw new Error("impossible");let e=this.zip;e.on("data",i=>super.write(i)),e.on("end",()=>super.end()),e.on("drain",()=>this[fs]()),this.on("resume",()=>e.resume())}else this.on("drain",this[fs]);this.noDirRecurse=!!t.noDirRecurse,this.follow=!!t.follow,this.noMtime=!!t.noMtime,t.mtime&&(this.mtime=t.mtime),this.filter=typeof t.filter=="function"?t.filter:()=>!0,this[W]=new hi,this[G]=0,this.jobs=Number(t.jobs)||4,this[Ee]=!1,this[me]=!1}[lr](t){return super.write(t)}add(t){return this.write(t),this}end(t,e,i){return typeof t=="function"&&(i=t,t=void 0),typeof e=="function"&&(i=e,e=void 0),t&&this.add(t),this[me]=!0,this[Ft](),i&&i(),this}write(t){if(this[me])throw new Error("write after end");return typeof t=="string"?this[ci](t):this[or](t),this.flowing}[or](t){let e=f(external_path_.resolve(this.cwd,t.path));if(!this.filter(t.path,t))t.resume();else{let i=new pi(t.path,e);i.entry=new oi(t,this[cs](i)),i.entry.on("end",()=>this[ls](i)),this[G]+=1,this[W].push(i)}this[Ft]()}[ci](t){let e=f(external_path_.resolve(this.cwd,t));this[W].push(new pi(t,e)),this[Ft]()}[ds](t){t.pending=!0,this[G]+=1;let e=this.follow?"stat":"lstat";external_fs_[e](t.absolute,(i,r)=>{t.pending=!1,this[G]-=1,i?this.emit("error",i):this[li](t,r)})}[li](t,e){if(this.statCache.set(t.absolute,e),t.stat=e,!this.filter(t.path,e))t.ignore=!0;else if(e.isFile()&&e.nlink>1&&!this.linkCache.get(`${e.dev}:${e.ino}`)&&!this.sync)if(t===this[Et])this[ai](t);else{let i=`${e.dev}:${e.ino}`,r=this[pe].get(i);r?r.push(t):this[pe].set(i,[t]),t.pendingLink=!0,t.pending=!0}this[Ft]()}[us](t){t.pending=!0,this[G]+=1,external_fs_.readdir(t.absolute,(e,i)=>{if(t.pending=!1,this[G]-=1,e)return this.emit("error",e);this[fi](t,i)})}[fi](t,e){this.readdirCache.set(t.absolute,e),t.readdir=e,this[Ft]()}[Ft](){if(!this[Ee]){this[Ee]=!0;for(let t=this[W].head;t&&this[G]<this.jobs;t=t.next)if(this[ai](t.value),t.value.ignore){let e=t.next;this[W].removeNode(t),t.next=e}this[Ee]=!1,this[me]&&this[W].length===0&&this[G]===0&&(this.zip?this.zip.end(nr):(super.write(nr),super.end()))}}get[Et](){return this[W]&&this[W].head&&this[W].head.value}[ls](t){this[W].shift(),this[G]-=1;let{stat:e}=t;if(e&&e.isFile()&&e.nlink>1){let i=`${e.dev}:${e.ino}`,r=this[pe].get(i);if(r){this[pe].delete(i);for(let n of r)n.pending=!1,this[ai](n)}}this[Ft]()}[ai](t){if(t.pending&&t.pendingLink&&t===this[Et]&&(t.pending=!1,t.pendingLink=!1),!t.pending){if(t.entry){t===this[Et]&&!t.piped&&this[di](t);return}if(!t.stat){let e=this.statCache.get(t.absolute);e?this[li](t,e):this[ds](t)}if(t.stat&&!t.ignore){if(!this.noDirRecurse&&t.stat.isDirectory()&&!t.readdir){let e=this.readdirCache.get(t.absolute);if(e?this[fi](t,e):this[us](t),!t.readdir)return}if(t.entry=this[hr](t),!t.entry){t.ignore=!0;return}t===this[Et]&&!t.piped&&this[di](t)}}}[cs](t){return{onwarn:(e,i,r)=>this.warn(e,i,r),noPax:this.noPax,cwd:this.cwd,absolute:t.absolute,preservePaths:this.preservePaths,maxReadSize:this.maxReadSize,strict:this.strict,portable:this.portable,linkCache:this.linkCache,statCache:this.statCache,noMtime:this.noMtime,mtime:this.mtime,prefix:this.prefix,onWriteEntry:this.onWriteEntry}}[hr](t){this[G]+=1;try{return new this[ui](t.path,this[cs](t)).on("end",()=>this[ls](t)).on("error",i=>this.emit("error",i))}catch(e){this.emit("error",e)}}[fs](){this[Et]&&this[Et].entry&&this[Et].entry.resume()}[di](t){t.piped=!0,t.readdir&&t.readdir.forEach(r=>{let n=t.path,o=n==="./"?"":n.replace(/\/*$/,"/");this[ci](o+r)});let e=t.entry,i=this.zip;if(!e)throw new Error("cannot pipe without source");i?e.on("data",r=>{i.write(r)||e.pause()}):e.on("data",r=>{super.write(r)||e.pause()})}pause(){return this.zip&&this.zip.pause(),super.pause()}warn(t,e,i={}){Dt(this,t,e,i)}},kt=class extends wt{sync=!0;constructor(t){super(t),this[ui]=ni}pause(){}resume(){}[ds](t){let e=this.follow?"statSync":"lstatSync";this[li](t,external_fs_[e](t.absolute))}[us](t){this[fi](t,external_fs_.readdirSync(t.absolute))}[di](t){let e=t.entry,i=this.zip;if(t.readdir&&t.readdir.forEach(r=>{let n=t.path,o=n==="./"?"":n.replace(/\/*$/,"/");this[ci](o+r)}),!e)throw new Error("Cannot pipe without source");i?e.on("data",r=>{i.write(r)}):e.on("data",r=>{super[lr](r)})}};var Vn=(s,t)=>{let e=new kt(s),i=new Wt(s.file,{mode:s.mode||438});e.pipe(i),fr(e,t)},$n=(s,t)=>{let e=new wt(s),i=new et(s.file,{mode:s.mode||438});e.pipe(i);let r=new Promise((n,o)=>{i.on("error",o),i.on("close",n),e.on("error",o)});return dr(e,t).catch(n=>e.emit("error",n)),r},fr=(s,t)=>{t.forEach(e=>{e.charAt(0)==="@"?Ct({file:external_node_path_.resolve(s.cwd,e.slice(1)),sync:!0,noResume:!0,onReadEntry:i=>s.add(i)}):s.add(e)}),s.end()},dr=async(s,t)=>{for(let e of t)e.charAt(0)==="@"?await Ct({file:external_node_path_.resolve(String(s.cwd),e.slice(1)),noResume:!0,onReadEntry:i=>{s.add(i)}}):s.add(e);s.end()},Xn=(s,t)=>{let e=new kt(s);return fr(e,t),e},qn=(s,t)=>{let e=new wt(s);return dr(e,t).catch(i=>e.emit("error",i)),e},Qn=K(Vn,$n,Xn,qn,(s,t)=>{if(!t?.length)throw new TypeError("no paths specified to add to archive")});var Jn=process.env.__FAKE_PLATFORM__||process.platform,Er=Jn==="win32",{O_CREAT:wr,O_NOFOLLOW:ur,O_TRUNC:Sr,O_WRONLY:yr}=external_fs_.constants,Rr=Number(process.env.__FAKE_FS_O_FILENAME__)||external_fs_.constants.UV_FS_O_FILEMAP||0,jn=Er&&!!Rr,to=512*1024,eo=Rr|Sr|wr|yr,mr=!Er&&typeof ur=="number"?ur|Sr|wr|yr:null,ms=mr!==null?()=>mr:jn?s=>s<to?eo:"w":()=>"w";var ps=(s,t,e)=>{try{return external_node_fs_.lchownSync(s,t,e)}catch(i){if(i?.code!=="ENOENT")throw i}},Ei=(s,t,e,i)=>{external_node_fs_.lchown(s,t,e,r=>{i(r&&r?.code!=="ENOENT"?r:null)})},io=(s,t,e,i,r)=>{if(t.isDirectory())Es(external_node_path_.resolve(s,t.name),e,i,n=>{if(n)return r(n);let o=external_node_path_.resolve(s,t.name);Ei(o,e,i,r)});else{let n=external_node_path_.resolve(s,t.name);Ei(n,e,i,r)}},Es=(s,t,e,i)=>{external_node_fs_.readdir(s,{withFileTypes:!0},(r,n)=>{if(r){if(r.code==="ENOENT")return i();if(r.code!=="ENOTDIR"&&r.code!=="ENOTSUP")return i(r)}if(r||!n.length)return Ei(s,t,e,i);let o=n.length,h=null,a=l=>{if(!h){if(l)return i(h=l);if(--o===0)return Ei(s,t,e,i)}};for(let l of n)io(s,l,t,e,a)})},so=(s,t,e,i)=>{t.isDirectory()&&ws(external_node_path_.resolve(s,t.name),e,i),ps(external_node_path_.resolve(s,t.name),e,i)},ws=(s,t,e)=>{let i;try{i=external_node_fs_.readdirSync(s,{withFileTypes:!0})}catch(r){let n=r;if(n?.code==="ENOENT")return;if(n?.code==="ENOTDIR"||n?.code==="ENOTSUP")return ps(s,t,e);throw n}for(let r of i)so(s,r,t,e);return ps(s,t,e)};var Se=class extends Error{path;code;syscall="chdir";constructor(t,e){super(`${e}: Cannot cd into '${t}'`),this.path=t,this.code=e}get name(){return"CwdError"}};var St=class extends Error{path;symlink;syscall="symlink";code="TAR_SYMLINK_ERROR";constructor(t,e){super("TAR_SYMLINK_ERROR: Cannot extract through symbolic link"),this.symlink=t,this.path=e}get name(){return"SymlinkError"}};var no=(s,t)=>{external_node_fs_.stat(s,(e,i)=>{(e||!i.isDirectory())&&(e=new Se(s,e?.code||"ENOTDIR")),t(e)})},gr=(s,t,e)=>{s=f(s);let i=t.umask??18,r=t.mode|448,n=(r&i)!==0,o=t.uid,h=t.gid,a=typeof o=="number"&&typeof h=="number"&&(o!==t.processUid||h!==t.processGid),l=t.preserve,c=t.unlink,d=f(t.cwd),y=(E,x)=>{E?e(E):x&&a?Es(x,o,h,Le=>y(Le)):n?external_node_fs_.chmod(s,r,e):e()};if(s===d)return no(s,y);if(l)return promises_.mkdir(s,{mode:r,recursive:!0}).then(E=>y(null,E??void 0),y);let D=f(external_node_path_.relative(d,s)).split("/");Ss(d,D,r,c,d,void 0,y)},Ss=(s,t,e,i,r,n,o)=>{if(t.length===0)return o(null,n);let h=t.shift(),a=f(external_node_path_.resolve(s+"/"+h));external_node_fs_.mkdir(a,e,br(a,t,e,i,r,n,o))},br=(s,t,e,i,r,n,o)=>h=>{h?external_node_fs_.lstat(s,(a,l)=>{if(a)a.path=a.path&&f(a.path),o(a);else if(l.isDirectory())Ss(s,t,e,i,r,n,o);else if(i)external_node_fs_.unlink(s,c=>{if(c)return o(c);external_node_fs_.mkdir(s,e,br(s,t,e,i,r,n,o))});else{if(l.isSymbolicLink())return o(new St(s,s+"/"+t.join("/")));o(h)}}):(n=n||s,Ss(s,t,e,i,r,n,o))},oo=s=>{let t=!1,e;try{t=external_node_fs_.statSync(s).isDirectory()}catch(i){e=i?.code}finally{if(!t)throw new Se(s,e??"ENOTDIR")}},_r=(s,t)=>{s=f(s);let e=t.umask??18,i=t.mode|448,r=(i&e)!==0,n=t.uid,o=t.gid,h=typeof n=="number"&&typeof o=="number"&&(n!==t.processUid||o!==t.processGid),a=t.preserve,l=t.unlink,c=f(t.cwd),d=E=>{E&&h&&ws(E,n,o),r&&external_node_fs_.chmodSync(s,i)};if(s===c)return oo(c),d();if(a)return d(external_node_fs_.mkdirSync(s,{mode:i,recursive:!0})??void 0);let T=f(external_node_path_.relative(c,s)).split("/"),D;for(let E=T.shift(),x=c;E&&(x+="/"+E);E=T.shift()){x=f(external_node_path_.resolve(x));try{external_node_fs_.mkdirSync(x,i),D=D||x}catch{let Le=external_node_fs_.lstatSync(x);if(Le.isDirectory())continue;if(l){external_node_fs_.unlinkSync(x),external_node_fs_.mkdirSync(x,i),D=D||x;continue}else if(Le.isSymbolicLink())return new St(x,x+"/"+T.join("/"))}}return d(D)};var ys=Object.create(null),Or=1e4,Vt=new Set,Tr=s=>{Vt.has(s)?Vt.delete(s):ys[s]=s.normalize("NFD").toLocaleLowerCase("en").toLocaleUpperCase("en"),Vt.add(s);let t=ys[s],e=Vt.size-Or;if(e>Or/10){for(let i of Vt)if(Vt.delete(i),delete ys[i],--e<=0)break}return t};var ho=process.env.TESTING_TAR_FAKE_PLATFORM||process.platform,ao=ho==="win32",lo=s=>s.split("/").slice(0,-1).reduce((e,i)=>{let r=e.at(-1);return r!==void 0&&(i=(0,external_node_path_.join)(r,i)),e.push(i||"/"),e},[]),yi=class{#t=new Map;#i=new Map;#s=new Set;reserve(t,e){t=ao?["win32 parallelization disabled"]:t.map(r=>mt((0,external_node_path_.join)(Tr(r))));let i=new Set(t.map(r=>lo(r)).reduce((r,n)=>r.concat(n)));this.#i.set(e,{dirs:i,paths:t});for(let r of t){let n=this.#t.get(r);n?n.push(e):this.#t.set(r,[e])}for(let r of i){let n=this.#t.get(r);if(!n)this.#t.set(r,[new Set([e])]);else{let o=n.at(-1);o instanceof Set?o.add(e):n.push(new Set([e]))}}return this.#r(e)}#n(t){let e=this.#i.get(t);if(!e)throw new Error("function does not have any path reservations");return{paths:e.paths.map(i=>this.#t.get(i)),dirs:[...e.dirs].map(i=>this.#t.get(i))}}check(t){let{paths:e,dirs:i}=this.#n(t);return e.every(r=>r&&r[0]===t)&&i.every(r=>r&&r[0]instanceof Set&&r[0].has(t))}#r(t){return this.#s.has(t)||!this.check(t)?!1:(this.#s.add(t),t(()=>this.#e(t)),!0)}#e(t){if(!this.#s.has(t))return!1;let e=this.#i.get(t);if(!e)throw new Error("invalid reservation");let{paths:i,dirs:r}=e,n=new Set;for(let o of i){let h=this.#t.get(o);if(!h||h?.[0]!==t)continue;let a=h[1];if(!a){this.#t.delete(o);continue}if(h.shift(),typeof a=="function")n.add(a);else for(let l of a)n.add(l)}for(let o of r){let h=this.#t.get(o),a=h?.[0];if(!(!h||!(a instanceof Set)))if(a.size===1&&h.length===1){this.#t.delete(o);continue}else if(a.size===1){h.shift();let l=h[0];typeof l=="function"&&n.add(l)}else a.delete(t)}return this.#s.delete(t),n.forEach(o=>this.#r(o)),!0}};var Lr=()=>process.umask();var Dr=Symbol("onEntry"),_s=Symbol("checkFs"),Nr=Symbol("checkFs2"),Os=Symbol("isReusable"),P=Symbol("makeFs"),Ts=Symbol("file"),xs=Symbol("directory"),gi=Symbol("link"),Ar=Symbol("symlink"),Ir=Symbol("hardlink"),Re=Symbol("ensureNoSymlink"),Cr=Symbol("unsupported"),Fr=Symbol("checkPath"),Rs=Symbol("stripAbsolutePath"),yt=Symbol("mkdir"),O=Symbol("onError"),Ri=Symbol("pending"),kr=Symbol("pend"),$t=Symbol("unpend"),gs=Symbol("ended"),bs=Symbol("maybeClose"),Ls=Symbol("skip"),ge=Symbol("doChown"),be=Symbol("uid"),_e=Symbol("gid"),Oe=Symbol("checkedCwd"),fo=process.env.TESTING_TAR_FAKE_PLATFORM||process.platform,Te=fo==="win32",uo=1024,mo=(s,t)=>{if(!Te)return external_node_fs_.unlink(s,t);let e=s+".DELETE."+(0,external_node_crypto_.randomBytes)(16).toString("hex");external_node_fs_.rename(s,e,i=>{if(i)return t(i);external_node_fs_.unlink(e,t)})},po=s=>{if(!Te)return external_node_fs_.unlinkSync(s);let t=s+".DELETE."+(0,external_node_crypto_.randomBytes)(16).toString("hex");external_node_fs_.renameSync(s,t),external_node_fs_.unlinkSync(t)},vr=(s,t,e)=>s!==void 0&&s===s>>>0?s:t!==void 0&&t===t>>>0?t:e,Xt=class extends rt{[gs]=!1;[Oe]=!1;[Ri]=0;reservations=new yi;transform;writable=!0;readable=!1;uid;gid;setOwner;preserveOwner;processGid;processUid;maxDepth;forceChown;win32;newer;keep;noMtime;preservePaths;unlink;cwd;strip;processUmask;umask;dmode;fmode;chmod;constructor(t={}){if(t.ondone=()=>{this[gs]=!0,this[bs]()},super(t),this.transform=t.transform,this.chmod=!!t.chmod,typeof t.uid=="number"||typeof t.gid=="number"){if(typeof t.uid!="number"||typeof t.gid!="number")throw new TypeError("cannot set owner without number uid and gid");if(t.preserveOwner)throw new TypeError("cannot preserve owner in archive and also set owner explicitly");this.uid=t.uid,this.gid=t.gid,this.setOwner=!0}else this.uid=void 0,this.gid=void 0,this.setOwner=!1;this.preserveOwner=t.preserveOwner===void 0&&typeof t.uid!="number"?process.getuid?.()===0:!!t.preserveOwner,this.processUid=(this.preserveOwner||this.setOwner)&&process.getuid?process.getuid():void 0,this.processGid=(this.preserveOwner||this.setOwner)&&process.getgid?process.getgid():void 0,this.maxDepth=typeof t.maxDepth=="number"?t.maxDepth:uo,this.forceChown=t.forceChown===!0,this.win32=!!t.win32||Te,this.newer=!!t.newer,this.keep=!!t.keep,this.noMtime=!!t.noMtime,this.preservePaths=!!t.preservePaths,this.unlink=!!t.unlink,this.cwd=f(external_node_path_.resolve(t.cwd||process.cwd())),this.strip=Number(t.strip)||0,this.processUmask=this.chmod?typeof t.processUmask=="number"?t.processUmask:Lr():0,this.umask=typeof t.umask=="number"?t.umask:this.processUmask,this.dmode=t.dmode||511&~this.umask,this.fmode=t.fmode||438&~this.umask,this.on("entry",e=>this[Dr](e))}warn(t,e,i={}){return(t==="TAR_BAD_ARCHIVE"||t==="TAR_ABORT")&&(i.recoverable=!1),super.warn(t,e,i)}[bs](){this[gs]&&this[Ri]===0&&(this.emit("prefinish"),this.emit("finish"),this.emit("end"))}[Rs](t,e){let i=t[e],{type:r}=t;if(!i||this.preservePaths)return!0;let[n,o]=ce(i),h=o.replaceAll(/\\/g,"/").split("/");if(h.includes("..")||Te&&/^[a-z]:\.\.$/i.test(h[0]??"")){if(e==="path"||r==="Link")return this.warn("TAR_ENTRY_ERROR",`${e} contains '..'`,{entry:t,[e]:i}),!1;let a=external_node_path_.posix.dirname(t.path),l=external_node_path_.posix.normalize(external_node_path_.posix.join(a,h.join("/")));if(l.startsWith("../")||l==="..")return this.warn("TAR_ENTRY_ERROR",`${e} escapes extraction directory`,{entry:t,[e]:i}),!1}return n&&(t[e]=String(o),this.warn("TAR_ENTRY_INFO",`stripping ${n} from absolute ${e}`,{entry:t,[e]:i})),!0}[Fr](t){let e=f(t.path),i=e.split("/");if(this.strip){if(i.length<this.strip)return!1;if(t.type==="Link"){let r=f(String(t.linkpath)).split("/");if(r.length>=this.strip)t.linkpath=r.slice(this.strip).join("/");else return!1}i.splice(0,this.strip),t.path=i.join("/")}if(isFinite(this.maxDepth)&&i.length>this.maxDepth)return this.warn("TAR_ENTRY_ERROR","path excessively deep",{entry:t,path:e,depth:i.length,maxDepth:this.maxDepth}),!1;if(!this[Rs](t,"path")||!this[Rs](t,"linkpath"))return!1;if(t.absolute=external_node_path_.isAbsolute(t.path)?f(external_node_path_.resolve(t.path)):f(external_node_path_.resolve(this.cwd,t.path)),!this.preservePaths&&typeof t.absolute=="string"&&t.absolute.indexOf(this.cwd+"/")!==0&&t.absolute!==this.cwd)return this.warn("TAR_ENTRY_ERROR","path escaped extraction target",{entry:t,path:f(t.path),resolvedPath:t.absolute,cwd:this.cwd}),!1;if(t.absolute===this.cwd&&t.type!=="Directory"&&t.type!=="GNUDumpDir")return!1;if(this.win32){let{root:r}=external_node_path_.win32.parse(String(t.absolute));t.absolute=r+ts(String(t.absolute).slice(r.length));let{root:n}=external_node_path_.win32.parse(t.path);t.path=n+ts(t.path.slice(n.length))}return!0}[Dr](t){if(!this[Fr](t))return t.resume();switch(external_node_assert_.equal(typeof t.absolute,"string"),t.type){case"Directory":case"GNUDumpDir":t.mode&&(t.mode=t.mode|448);case"File":case"OldFile":case"ContiguousFile":case"Link":case"SymbolicLink":return this[_s](t);default:return this[Cr](t)}}[O](t,e){t.name==="CwdError"?this.emit("error",t):(this.warn("TAR_ENTRY_ERROR",t,{entry:e}),this[$t](),e.resume())}[yt](t,e,i){gr(f(t),{uid:this.uid,gid:this.gid,processUid:this.processUid,processGid:this.processGid,umask:this.processUmask,preserve:this.preservePaths,unlink:this.unlink,cwd:this.cwd,mode:e},i)}[ge](t){return this.forceChown||this.preserveOwner&&(typeof t.uid=="number"&&t.uid!==this.processUid||typeof t.gid=="number"&&t.gid!==this.processGid)||typeof this.uid=="number"&&this.uid!==this.processUid||typeof this.gid=="number"&&this.gid!==this.processGid}[be](t){return vr(this.uid,t.uid,this.processUid)}[_e](t){return vr(this.gid,t.gid,this.processGid)}[Ts](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.fmode,r=new et(String(t.absolute),{flags:ms(t.size),mode:i,autoClose:!1});r.on("error",a=>{r.fd&&external_node_fs_.close(r.fd,()=>{}),r.write=()=>!0,this[O](a,t),e()});let n=1,o=a=>{if(a){r.fd&&external_node_fs_.close(r.fd,()=>{}),this[O](a,t),e();return}--n===0&&r.fd!==void 0&&external_node_fs_.close(r.fd,l=>{l?this[O](l,t):this[$t](),e()})};r.on("finish",()=>{let a=String(t.absolute),l=r.fd;if(typeof l=="number"&&t.mtime&&!this.noMtime){n++;let c=t.atime||new Date,d=t.mtime;external_node_fs_.futimes(l,c,d,y=>y?external_node_fs_.utimes(a,c,d,T=>o(T&&y)):o())}if(typeof l=="number"&&this[ge](t)){n++;let c=this[be](t),d=this[_e](t);typeof c=="number"&&typeof d=="number"&&external_node_fs_.fchown(l,c,d,y=>y?external_node_fs_.chown(a,c,d,T=>o(T&&y)):o())}o()});let h=this.transform&&this.transform(t)||t;h!==t&&(h.on("error",a=>{this[O](a,t),e()}),t.pipe(h)),h.pipe(r)}[xs](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.dmode;this[yt](String(t.absolute),i,r=>{if(r){this[O](r,t),e();return}let n=1,o=()=>{--n===0&&(e(),this[$t](),t.resume())};t.mtime&&!this.noMtime&&(n++,external_node_fs_.utimes(String(t.absolute),t.atime||new Date,t.mtime,o)),this[ge](t)&&(n++,external_node_fs_.chown(String(t.absolute),Number(this[be](t)),Number(this[_e](t)),o)),o()})}[Cr](t){t.unsupported=!0,this.warn("TAR_ENTRY_UNSUPPORTED",`unsupported entry type: ${t.type}`,{entry:t}),t.resume()}[Ar](t,e){let i=f(external_node_path_.relative(this.cwd,external_node_path_.resolve(external_node_path_.dirname(String(t.absolute)),String(t.linkpath)))).split("/");this[Re](t,this.cwd,i,()=>this[gi](t,String(t.linkpath),"symlink",e),r=>{this[O](r,t),e()})}[Ir](t,e){let i=f(external_node_path_.resolve(this.cwd,String(t.linkpath))),r=f(String(t.linkpath)).split("/");this[Re](t,this.cwd,r,()=>this[gi](t,i,"link",e),n=>{this[O](n,t),e()})}[Re](t,e,i,r,n){let o=i.shift();if(this.preservePaths||o===void 0)return r();let h=external_node_path_.resolve(e,o);external_node_fs_.lstat(h,(a,l)=>{if(a)return r();if(l?.isSymbolicLink())return n(new St(h,external_node_path_.resolve(h,i.join("/"))));this[Re](t,h,i,r,n)})}[kr](){this[Ri]++}[$t](){this[Ri]--,this[bs]()}[Ls](t){this[$t](),t.resume()}[Os](t,e){return t.type==="File"&&!this.unlink&&e.isFile()&&e.nlink<=1&&!Te}[_s](t){this[kr]();let e=[t.path];t.linkpath&&e.push(t.linkpath),this.reservations.reserve(e,i=>this[Nr](t,i))}[Nr](t,e){let i=h=>{e(h)},r=()=>{this[yt](this.cwd,this.dmode,h=>{if(h){this[O](h,t),i();return}this[Oe]=!0,n()})},n=()=>{if(t.absolute!==this.cwd){let h=f(external_node_path_.dirname(String(t.absolute)));if(h!==this.cwd)return this[yt](h,this.dmode,a=>{if(a){this[O](a,t),i();return}o()})}o()},o=()=>{external_node_fs_.lstat(String(t.absolute),(h,a)=>{if(a&&(this.keep||this.newer&&a.mtime>(t.mtime??a.mtime))){this[Ls](t),i();return}if(h||this[Os](t,a))return this[P](null,t,i);if(a.isDirectory()){if(t.type==="Directory"){let l=this.chmod&&t.mode&&(a.mode&4095)!==t.mode,c=d=>this[P](d??null,t,i);return l?external_node_fs_.chmod(String(t.absolute),Number(t.mode),c):c()}if(t.absolute!==this.cwd)return external_node_fs_.rmdir(String(t.absolute),l=>this[P](l??null,t,i))}if(t.absolute===this.cwd)return this[P](null,t,i);mo(String(t.absolute),l=>this[P](l??null,t,i))})};this[Oe]?n():r()}[P](t,e,i){if(t){this[O](t,e),i();return}switch(e.type){case"File":case"OldFile":case"ContiguousFile":return this[Ts](e,i);case"Link":return this[Ir](e,i);case"SymbolicLink":return this[Ar](e,i);case"Directory":case"GNUDumpDir":return this[xs](e,i)}}[gi](t,e,i,r){external_node_fs_[i](e,String(t.absolute),n=>{n?this[O](n,t):(this[$t](),t.resume()),r()})}},ye=s=>{try{return[null,s()]}catch(t){return[t,null]}},xe=class extends Xt{sync=!0;[P](t,e){return super[P](t,e,()=>{})}[_s](t){if(!this[Oe]){let n=this[yt](this.cwd,this.dmode);if(n)return this[O](n,t);this[Oe]=!0}if(t.absolute!==this.cwd){let n=f(external_node_path_.dirname(String(t.absolute)));if(n!==this.cwd){let o=this[yt](n,this.dmode);if(o)return this[O](o,t)}}let[e,i]=ye(()=>external_node_fs_.lstatSync(String(t.absolute)));if(i&&(this.keep||this.newer&&i.mtime>(t.mtime??i.mtime)))return this[Ls](t);if(e||this[Os](t,i))return this[P](null,t);if(i.isDirectory()){if(t.type==="Directory"){let o=this.chmod&&t.mode&&(i.mode&4095)!==t.mode,[h]=o?ye(()=>{external_node_fs_.chmodSync(String(t.absolute),Number(t.mode))}):[];return this[P](h,t)}let[n]=ye(()=>external_node_fs_.rmdirSync(String(t.absolute)));this[P](n,t)}let[r]=t.absolute===this.cwd?[]:ye(()=>po(String(t.absolute)));this[P](r,t)}[Ts](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.fmode,r=h=>{let a;try{external_node_fs_.closeSync(n)}catch(l){a=l}(h||a)&&this[O](h||a,t),e()},n;try{n=external_node_fs_.openSync(String(t.absolute),ms(t.size),i)}catch(h){return r(h)}let o=this.transform&&this.transform(t)||t;o!==t&&(o.on("error",h=>this[O](h,t)),t.pipe(o)),o.on("data",h=>{try{external_node_fs_.writeSync(n,h,0,h.length)}catch(a){r(a)}}),o.on("end",()=>{let h=null;if(t.mtime&&!this.noMtime){let a=t.atime||new Date,l=t.mtime;try{external_node_fs_.futimesSync(n,a,l)}catch(c){try{external_node_fs_.utimesSync(String(t.absolute),a,l)}catch{h=c}}}if(this[ge](t)){let a=this[be](t),l=this[_e](t);try{external_node_fs_.fchownSync(n,Number(a),Number(l))}catch(c){try{external_node_fs_.chownSync(String(t.absolute),Number(a),Number(l))}catch{h=h||c}}}r(h)})}[xs](t,e){let i=typeof t.mode=="number"?t.mode&4095:this.dmode,r=this[yt](String(t.absolute),i);if(r){this[O](r,t),e();return}if(t.mtime&&!this.noMtime)try{external_node_fs_.utimesSync(String(t.absolute),t.atime||new Date,t.mtime)}catch{}if(this[ge](t))try{external_node_fs_.chownSync(String(t.absolute),Number(this[be](t)),Number(this[_e](t)))}catch{}e(),t.resume()}[yt](t,e){try{return _r(f(t),{uid:this.uid,gid:this.gid,processUid:this.processUid,processGid:this.processGid,umask:this.processUmask,preserve:this.preservePaths,unlink:this.unlink,cwd:this.cwd,mode:e})}catch(i){return i}}[Re](t,e,i,r,n){if(this.preservePaths||i.length===0)return r();let o=e;for(let h of i){o=external_node_path_.resolve(o,h);let[a,l]=ye(()=>external_node_fs_.lstatSync(o));if(a)return r();if(l.isSymbolicLink())return n(new St(o,external_node_path_.resolve(e,i.join("/"))))}r()}[gi](t,e,i,r){let n=`${i}Sync`;try{external_node_fs_[n](e,String(t.absolute)),r(),t.resume()}catch(o){return this[O](o,t)}}};var Eo=s=>{let t=new xe(s),e=s.file,i=external_node_fs_.statSync(e),r=s.maxReadSize||16*1024*1024;new Be(e,{readSize:r,size:i.size}).pipe(t)},wo=(s,t)=>{let e=new Xt(s),i=s.maxReadSize||16*1024*1024,r=s.file;return new Promise((o,h)=>{e.on("error",h),e.on("close",o),external_node_fs_.stat(r,(a,l)=>{if(a)h(a);else{let c=new _t(r,{readSize:i,size:l.size});c.on("error",h),c.pipe(e)}})})},So=K(Eo,wo,s=>new xe(s),s=>new Xt(s),(s,t)=>{t?.length&&Qi(s,t)});var yo=(s,t)=>{let e=new kt(s),i=!0,r,n;try{try{r=external_node_fs_.openSync(s.file,"r+")}catch(a){if(a?.code==="ENOENT")r=external_node_fs_.openSync(s.file,"w+");else throw a}let o=external_node_fs_.fstatSync(r),h=Buffer.alloc(512);t:for(n=0;n<o.size;n+=512){for(let c=0,d=0;c<512;c+=d){if(d=external_node_fs_.readSync(r,h,c,h.length-c,n+c),n===0&&h[0]===31&&h[1]===139)throw new Error("cannot append to compressed archives");if(!d)break t}let a=new F(h);if(!a.cksumValid)break;let l=512*Math.ceil((a.size||0)/512);if(n+l+512>o.size)break;n+=l,s.mtimeCache&&a.mtime&&s.mtimeCache.set(String(a.path),a.mtime)}i=!1,Ro(s,e,n,r,t)}finally{if(i)try{external_node_fs_.closeSync(r)}catch{}}},Ro=(s,t,e,i,r)=>{let n=new Wt(s.file,{fd:i,start:e});t.pipe(n),bo(t,r)},go=(s,t)=>{t=Array.from(t);let e=new wt(s),i=(n,o,h)=>{let a=(T,D)=>{T?external_node_fs_.close(n,E=>h(T)):h(null,D)},l=0;if(o===0)return a(null,0);let c=0,d=Buffer.alloc(512),y=(T,D)=>{if(T||D===void 0)return a(T);if(c+=D,c<512&&D)return external_node_fs_.read(n,d,c,d.length-c,l+c,y);if(l===0&&d[0]===31&&d[1]===139)return a(new Error("cannot append to compressed archives"));if(c<512)return a(null,l);let E=new F(d);if(!E.cksumValid)return a(null,l);let x=512*Math.ceil((E.size??0)/512);if(l+x+512>o||(l+=x+512,l>=o))return a(null,l);s.mtimeCache&&E.mtime&&s.mtimeCache.set(String(E.path),E.mtime),c=0,external_node_fs_.read(n,d,0,512,l,y)};external_node_fs_.read(n,d,0,512,l,y)};return new Promise((n,o)=>{e.on("error",o);let h="r+",a=(l,c)=>{if(l&&l.code==="ENOENT"&&h==="r+")return h="w+",external_node_fs_.open(s.file,h,a);if(l||!c)return o(l);external_node_fs_.fstat(c,(d,y)=>{if(d)return external_node_fs_.close(c,()=>o(d));i(c,y.size,(T,D)=>{if(T)return o(T);let E=new et(s.file,{fd:c,start:D});e.pipe(E),E.on("error",o),E.on("close",n),_o(e,t)})})};external_node_fs_.open(s.file,h,a)})},bo=(s,t)=>{t.forEach(e=>{e.charAt(0)==="@"?Ct({file:external_node_path_.resolve(s.cwd,e.slice(1)),sync:!0,noResume:!0,onReadEntry:i=>s.add(i)}):s.add(e)}),s.end()},_o=async(s,t)=>{for(let e of t)e.charAt(0)==="@"?await Ct({file:external_node_path_.resolve(String(s.cwd),e.slice(1)),noResume:!0,onReadEntry:i=>s.add(i)}):s.add(e);s.end()},vt=K(yo,go,()=>{throw new TypeError("file is required")},()=>{throw new TypeError("file is required")},(s,t)=>{if(!Bs(s))throw new TypeError("file is required");if(s.gzip||s.brotli||s.zstd||s.file.endsWith(".br")||s.file.endsWith(".tbr"))throw new TypeError("cannot append to compressed archives");if(!t?.length)throw new TypeError("no paths specified to add/replace")});var Oo=K(vt.syncFile,vt.asyncFile,vt.syncNoFile,vt.asyncNoFile,(s,t=[])=>{vt.validate?.(s,t),To(s)}),To=s=>{let t=s.filter;s.mtimeCache||(s.mtimeCache=new Map),s.filter=t?(e,i)=>t(e,i)&&!((s.mtimeCache?.get(e)??i.mtime??0)>(i.mtime??0)):(e,i)=>!((s.mtimeCache?.get(e)??i.mtime??0)>(i.mtime??0))};
//# sourceMappingURL=index.min.js.map

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/go/gzip-error.js
/** What Go's gzip reader says where Node's zlib throws `error`; an error of another kind as it is. */
function gzipError(error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const text = error instanceof Error ? error.message : String(error);
    if (code === "Z_BUF_ERROR")
        return new Error("unexpected EOF");
    if (/incorrect header check|unknown compression method/.test(text))
        return new Error("gzip: invalid header");
    if (/incorrect (data|length) check/.test(text))
        return new Error("gzip: invalid checksum");
    if (code.startsWith("Z_"))
        return new Error("flate: corrupt input before offset 0");
    return error instanceof Error ? error : new Error(text);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/extract.js








/**
 * Unpacks a gzipped tar as the Rack does: directories and regular files only, links dropped, missing parents made
 * with mode 0700 (v3) or 0755 (v2), files opened without truncating, owners and times ignored, setuid bits lost.
 * A name that leaves the folder is refused in both generations, though an old v2 would follow it.
 * @throws Error with Go's text for a broken archive
 */
async function extract(archive, folder, generation) {
    const result = { files: 0, directories: 0, dropped: [] };
    const parentMode = generation === "v3" ? 0o700 : 0o755;
    const open = new Set();
    let broken;
    const fail = (error, entry) => {
        broken ??= fileError(error, entry.path);
        entry.resume();
    };
    const parser = new rt({
        strict: true,
        onReadEntry(entry) {
            try {
                unpack(entry, folder, parentMode, { result, open, fail: (error) => fail(error, entry) });
            }
            catch (error) {
                fail(error, entry);
            }
        },
    });
    let size = 0;
    parser.on("error", (error) => {
        broken ??= tarError(error, size);
    });
    const ended = (0,external_node_events_.once)(parser, "end").catch(() => undefined);
    const count = { bytes: 0 };
    try {
        await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(counted(archive, count)), (0,external_node_zlib_.createGunzip)(), async (plain) => {
            let first = true;
            for await (const chunk of plain) {
                if (!Buffer.isBuffer(chunk) || chunk.length === 0)
                    continue;
                size += chunk.length;
                if (first && looksCompressed(chunk))
                    throw new Error("archive/tar: invalid tar header");
                first = false;
                if (broken === undefined && !parser.write(chunk))
                    await Promise.race([(0,external_node_events_.once)(parser, "drain"), ended]);
                if (broken !== undefined)
                    throw broken;
            }
        });
        parser.end();
        await ended;
    }
    catch (error) {
        throw broken ?? (count.bytes === 0 ? new Error("EOF") : gzipError(error));
    }
    finally {
        // Of an archive that was cut short, the last file never came to its end.
        for (const descriptor of open)
            (0,external_node_fs_.closeSync)(descriptor);
    }
    if (broken !== undefined)
        throw broken;
    return result;
}
async function* counted(archive, count) {
    for await (const chunk of archive) {
        count.bytes += chunk.length;
        yield chunk;
    }
}
// The parser would unpack a second gzip, or zstd, by itself; the Rack would not.
function looksCompressed(chunk) {
    return (chunk[0] === 0x1f && chunk[1] === 0x8b) || (chunk[0] === 0x28 && chunk[1] === 0xb5);
}
function unpack(entry, folder, parentMode, { result, open, fail }) {
    const directory = entry.type === "Directory" || entry.type === "GNUDumpDir";
    const file = entry.type === "File" || entry.type === "OldFile";
    if (!directory && !file) {
        result.dropped.push(entry.path);
        entry.resume();
        return;
    }
    const path = extract_inside(folder, entry.path);
    const mode = (entry.mode ?? 0o644) & 0o777;
    if (directory) {
        (0,external_node_fs_.mkdirSync)(path, { recursive: true, mode });
        result.directories++;
        entry.resume();
        return;
    }
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true, mode: parentMode });
    const descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_NOFOLLOW, mode);
    result.files++;
    let whole = true;
    entry.on("data", (chunk) => {
        if (!whole)
            return;
        try {
            writeAll(descriptor, chunk);
        }
        catch (error) {
            whole = false;
            fail(error);
        }
    });
    open.add(descriptor);
    entry.on("end", () => {
        open.delete(descriptor);
        (0,external_node_fs_.closeSync)(descriptor);
    });
}
// A disk that is nearly full takes a part at first.
function writeAll(descriptor, chunk) {
    for (let at = 0; at < chunk.length;)
        at += (0,external_node_fs_.writeSync)(descriptor, chunk, at);
}
function extract_inside(folder, name) {
    const path = (0,external_node_path_.normalize)(name).replace(/^(\/+)/, "");
    if (path === ".." || path.startsWith("../"))
        throw new Error(`illegal file path in archive: ${name}`);
    return (0,external_node_path_.join)(folder, path);
}
// Go's words, without the path of the data folder.
function fileError(error, name) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOTDIR" || code === "EEXIST")
        return new Error(`mkdir ${name}: not a directory`);
    if (code === "EISDIR")
        return new Error(`open ${name}: is a directory`);
    if (code === "ENOSPC")
        return new Error(`write ${name}: no space left on device`);
    if (code === "EACCES")
        return new Error(`open ${name}: permission denied`);
    return error instanceof Error ? error : new Error(String(error));
}
function tarError(error, size) {
    const text = error instanceof Error ? error.message : String(error);
    // The parser misses a file in it; to the Rack empty blocks, or none, are an archive like any other.
    if (/unrecognized archive format/i.test(text))
        return size % 512 === 0 ? undefined : new Error("unexpected EOF");
    if (/truncated|unexpected end/i.test(text))
        return new Error("unexpected EOF");
    return new Error("archive/tar: invalid tar header");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/build-job.js






















/** How often a running build looks whether it shall stop. */
const STOP_POLL_MS = 200;
/**
 * Runs a build to its end: status `complete` with a release, or `failed`. Never throws. The order of the last steps is
 * the Rack's: log stored, then `ended` and `logs`, then the release, then status and release of the build.
 */
async function runBuild(rack, build, request) {
    const { app, id } = build;
    const log = {
        stored: [],
        async print(text) {
            rack.closing.throwIfAborted();
            if (request.msPerLine > 0)
                await (0,external_node_timers_promises_.setTimeout)(request.msPerLine, undefined, { signal: rack.closing });
            log.stored.push(text);
            await appendBuildLog(rack, app, id, text);
        },
    };
    const stop = new AbortController();
    const look = setInterval(() => {
        void isStopped(rack, app, id).then((stopped) => stopped && stop.abort());
    }, STOP_POLL_MS);
    try {
        await attempt(rack, build, request, log, AbortSignal.any([rack.closing, stop.signal]));
    }
    catch (error) {
        if (error instanceof BuilderUsage) {
            // The builder ended before it had read its settings, so nobody tells the Rack: the build stays as it is.
            await appendBuildLog(rack, app, id, `${error.message}\nERROR: ${error.message}\n`);
        }
        else {
            const stopped = stop.signal.aborted ? "the build was stopped" : undefined;
            await fail(rack, build, log, rack.closing.aborted ? "the local Rack was stopped" : (stopped ?? messageOf(error)));
        }
    }
    finally {
        clearInterval(look);
        await releaseBuild(rack, app, id);
    }
}
async function attempt(rack, build, request, log, signal) {
    const { app, id } = build;
    const flags = request.flags();
    const made = {};
    const folder = await scratchFolder(rack);
    try {
        await unpackSource(rack, request.url, folder);
        const text = await readManifest(rack, folder, request.manifest);
        await updateBuild(rack, app, id, { manifest: text });
        const env = parseEnvironment((await newestRelease(rack, app))?.env ?? "");
        const extra = argumentEnvironment(flags.args, rack.profile, builderEnvironment(rack, build, request));
        for (const [key, value] of extra)
            env.set(key, value);
        const manifest = loadManifest(text, env, rack.profile.generation);
        if (rack.profile.generation === "v3")
            validateManifest(manifest);
        const registry = await registryAddress(rack);
        const images = [];
        for (const [index, service] of manifest.services.entries()) {
            images.push(await imageJob(rack, build, request, { folder, service, index, env, registry }));
        }
        const job = {
            profile: rack.profile,
            id,
            app,
            cache: flags.cache,
            images,
            registries: await registries(rack),
            pushes: registry !== undefined,
            signal,
            async report(service, image) {
                made[service] = image;
                const entrypoint = image.entrypoint.length > 0 ? { entrypoint: shellJoin(image.entrypoint) } : {};
                await updateBuild(rack, app, id, { images: made, ...entrypoint });
            },
        };
        for await (const output of rack.builder.build(job)) {
            for (const line of output.split(/(?<=\n)/))
                await log.print(line);
            signal.throwIfAborted();
        }
        if (request.failWith !== undefined)
            throw new Error(request.failWith);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
    const logs = await storeBuildLog(rack, app, id, Buffer.from(log.stored.join("")));
    await updateBuild(rack, app, id, { ended: rack.clock.stamp(), logs });
    const release = await createRelease(rack, app, { build: id });
    await updateBuild(rack, app, id, { release: release.id, status: "complete" });
    await sendEvent(rack, "build:create", { app, id, release_id: release.id });
}
// The log of v3 shows the error twice to those who follow, as the builder's main program prints it again on its way
// out; the stored log has it once.
async function fail(rack, build, log, message) {
    const { app, id } = build;
    const line = `ERROR: ${message}\n`;
    try {
        log.stored.push(line);
        await appendBuildLog(rack, app, id, line);
        await sendEvent(rack, "build:create", { app, id }, { error: message });
        const logs = await storeBuildLog(rack, app, id, Buffer.from(log.stored.join("")));
        await updateBuild(rack, app, id, { ended: rack.clock.stamp(), logs, status: "failed" });
        if (rack.profile.generation === "v3")
            await appendBuildLog(rack, app, id, line);
    }
    catch (error) {
        // The app was deleted under the build.
        rack.notice(`build ${id} of ${app} could not be closed: ${messageOf(error)}`);
    }
}
async function scratchFolder(rack) {
    await (0,promises_.mkdir)(places.scratch(rack), { recursive: true, mode: 0o700 });
    return (0,promises_.mkdtemp)((0,external_node_path_.join)(places.scratch(rack), "build-"));
}
async function unpackSource(rack, url, folder) {
    const match = /^object:\/\/([^/]*)(\/[^?#]*)?$/.exec(url);
    if (match === null)
        throw new Error("unknown source type");
    const app = match[1] ?? "";
    // The builder asks for objects/ and the path of the URL, which begins with a slash.
    const key = objectKey(rack, decodeURIComponent(match[2] ?? ""));
    const archive = await openObject(rack, app, key);
    if (archive === undefined)
        throw objectNotFound(rack, key);
    await extract(archive, folder, rack.profile.generation);
}
async function readManifest(rack, folder, name) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(folder, (0,external_node_path_.join)("/", name)), "utf8");
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        throw new Error(rack.profile.generation === "v3"
            ? `open ${shownFolder()}/${name}: no such file or directory`
            : `reading manifest ${name}: open ${name}: no such file or directory`);
    }
}
// v3 names its temporary folder in messages; the real path here is nobody's business.
function shownFolder() {
    return `/tmp/${(0,external_node_crypto_.randomInt)(100_000_000, 999_999_999)}`;
}
function builderEnvironment(rack, build, request) {
    return new Map([
        ["BUILD_APP", build.app],
        ["BUILD_AUTH", "{}"],
        ["BUILD_DEVELOPMENT", String(request.development)],
        ["BUILD_GENERATION", "2"],
        ["BUILD_GIT_SHA", build.gitSha],
        ["BUILD_ID", build.id],
        ["BUILD_MANIFEST", request.manifest],
        ["BUILD_RACK", rack.name],
    ]);
}
async function imageJob(rack, build, request, source) {
    const { service, index, folder, env, registry } = source;
    const v3 = rack.profile.generation === "v3";
    const fromImage = service.image !== "";
    const path = fromImage ? "." : service.build.path;
    const context = (0,external_node_path_.join)(folder, (0,external_node_path_.join)("/", path));
    const shownContext = v3 ? external_node_path_.posix.join(shownFolder(), path) : path;
    // v3 turns a ready image into a build of one line; v2 pulls it.
    const dockerfileName = fromImage ? `Dockerfile.${index}` : service.build.manifest;
    const dockerfile = fromImage ? `FROM ${service.image}` : await readDockerfile(context, shownContext, dockerfileName);
    const { args, targets } = buildArguments(dockerfile, env, {
        development: request.development,
        generation: rack.profile.generation,
    });
    return {
        service,
        context,
        shownContext,
        dockerfile,
        dockerfileName,
        buildArgs: args,
        developmentTargets: targets,
        hash: buildHash(rack.profile.generation === "v3" ? "sha224" : "sha1", build.id, service),
        localName: `${v3 ? rack.name : "convox"}/${build.app}:${service.name}.${build.id}`,
        pushName: `${repository(rack, build.app, registry)}:${service.name}.${build.id}`,
    };
}
async function readDockerfile(context, shownContext, name) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(context, name), "utf8");
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        throw new Error(`open ${external_node_path_.posix.join(shownContext, name)}: no such file or directory`);
    }
}
/**
 * Key by which a docker build is made once for several services: a hash over Go's rendering of the build. v2 uses
 * SHA-1, v3 SHA-224.
 */
function buildHash(algorithm, id, service) {
    const { path, manifest, args } = service.build;
    const text = `key=${goQuote(id)} build[path=${goQuote(path)}, manifest=${goQuote(manifest)}, args=[${args.join(" ")}]] image=${goQuote(service.image)}`;
    return (0,external_node_crypto_.createHash)(algorithm).update(text).digest("hex");
}
/** Registry host of a Rack on AWS; the account does not exist. */
function ecrHost(rack) {
    return `012345678901.dkr.ecr.${rack.region}.amazonaws.com`;
}
// v2 prints the logins, that to its own registry among them; v3 writes them to a file. @throws Error when one fails
async function registries(rack) {
    const logins = await registryLogins(rack);
    for (const { server, username, password } of logins)
        await rack.engine?.images.login(server, username, password);
    if (rack.profile.generation === "v3")
        return [];
    return [...logins.map(({ server }) => (/^\w+:\/\//.test(server) ? server : `https://${server}`)), ecrHost(rack)];
}
/** `host:port` of the registry, or undefined when images cannot be pushed. */
async function registryAddress(rack) {
    try {
        return await rack.registry?.address();
    }
    catch (error) {
        rack.notice(messageOf(error));
        return undefined;
    }
}
/** Image repository of an app: in the registry of this Rack, else where a Rack of its kind would have it. */
function repository(rack, app, registry) {
    if (registry !== undefined)
        return `${registry}/${app}`;
    if (rack.profile.generation === "v2") {
        const suffix = (0,external_node_crypto_.createHash)("sha1").update(`${rack.name}/${app}`).digest("hex").slice(0, 13);
        return `${ecrHost(rack)}/${rack.name}-${app}-registry-${suffix}`;
    }
    return rack.provider === "aws" ? `${ecrHost(rack)}/${rack.name}/${app}` : `registry.${rackDomain(rack)}/${app}`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/build-calls.js











/** Build JSON, fields in wire order. `repository` is filled only in the reply to the creation of an external build. */
function wireBuild(rack, build, repository = "") {
    const { id, app, description, entrypoint, logs, manifest, process, release, reason, status } = build;
    const head = {
        id,
        app,
        description,
        entrypoint,
        ...(rack.profile.gitSha ? { "git-sha": build.gitSha } : {}),
        logs,
        manifest,
        process,
        release,
        reason,
    };
    const times = { started: wireTime(build.started), ended: wireTime(build.ended) };
    return rack.profile.generation === "v3"
        ? { ...head, repository, status, ...times }
        : {
            ...head,
            status,
            ...(rack.profile.wildcardDomain ? { "wildcard-domain": build.wildcardDomain } : {}),
            ...times,
        };
}
async function buildCreate(call) {
    const { rack, options } = call;
    const { profile } = rack;
    const app = variable(call, "app");
    await getApp(rack, app);
    const build = newBuild(app, recordId("B"), rack.clock.stamp());
    build.description = options.param("description") ?? "";
    if (profile.gitSha)
        build.gitSha = options.param("git-sha") ?? "";
    if (profile.wildcardDomain)
        build.wildcardDomain = options.param("wildcard-domain") === "true";
    await writeBuild(rack, build);
    if (profile.externalBuilds && options.param("external") === "true") {
        const prefix = rack.provider === "aws" ? `${rack.name}/` : "";
        // The name that the Rack was reached by, as its own domain is known to nobody.
        const host = call.request.headers.host ?? `api.${rackDomain(rack)}`;
        return json(wireBuild(rack, build, `https://convox:${rack.password}@${host}/${prefix}${app}`));
    }
    // From here on an error leaves the record behind, as on a real Rack.
    const request = buildRequest(call);
    const pending = rack.faults.number("created", { method: "POST", path: `/apps/${app}/builds` });
    const process = `build-${podSuffix(build.id, 5)}`;
    const started = { status: "running", process: profile.generation === "v3" ? process : "" };
    await claimBuild(rack, app, build.id);
    const running = pending === undefined ? await updateBuild(rack, app, build.id, started) : build;
    rack.background((async () => {
        if (pending !== undefined) {
            await (0,external_node_timers_promises_.setTimeout)(pending, undefined, { signal: rack.closing }).catch(() => undefined);
            await updateBuild(rack, app, build.id, started);
        }
        const lines = rack.faults.number("waiting", { path: `/apps/${app}/builds` }) ?? 0;
        // These lines come from the Rack, not from the builder: followers see them, the stored log lacks them.
        for (let i = 0; i < lines; i++) {
            await appendBuildLog(rack, app, build.id, "waiting for build pod to be scheduled...\n");
        }
        await runBuild(rack, running, request);
    })());
    // v2 answers with the record as it was before the build was started.
    return json(wireBuild(rack, profile.generation === "v2" ? build : running));
}
function buildRequest({ rack, options, vars }) {
    const { profile } = rack;
    const list = options.param("build-args");
    const args = list === undefined || !profile.buildArgs ? [] : list.split(",");
    const noCache = options.param("no-cache");
    if (!profile.bareBuildArgs) {
        for (const arg of args) {
            if (!arg.includes("="))
                throw new Error(profile.generation === "v2" ? "invalid build args" : `invalid build args:${arg}`);
        }
    }
    const occasion = { method: "POST", path: `/apps/${vars["app"] ?? ""}/builds` };
    return {
        url: options.value("url"),
        manifest: options.param("manifest") || "convox.yml",
        development: options.param("development") === "true",
        flags: profile.generation === "v3"
            ? v3Flags(args, noCache === undefined ? undefined : noCache === "true")
            : () => ({ cache: noCache !== "true", args }),
        msPerLine: rack.faults.number("build-slow", occasion) ?? 0,
        failWith: rack.faults.take("build-fail", occasion)?.value,
    };
}
async function buildGet(call) {
    return json(wireBuild(call.rack, await getBuild(call.rack, variable(call, "app"), variable(call, "id"))));
}
async function buildList(call) {
    const { rack } = call;
    const app = variable(call, "app");
    const limit = listLimit(call.options.query("limit"));
    await getApp(rack, app);
    const builds = await listBuilds(rack, app);
    return json(firstOf(rack, builds, limit).map((build) => wireBuild(rack, build)));
}
async function buildUpdate(call) {
    const { rack, options } = call;
    const build = await getBuild(rack, variable(call, "app"), variable(call, "id"));
    const fields = {};
    for (const name of ["entrypoint", "logs", "manifest", "release", "status"]) {
        const value = options.param(name);
        if (value !== undefined)
            fields[name] = value;
    }
    for (const name of ["ended", "started"]) {
        const value = options.param(name);
        if (value !== undefined)
            fields[name] = parseFormTime(value);
    }
    return json(wireBuild(rack, await updateBuild(rack, build.app, build.id, fields)));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/build-cancel.js




/** Ends a build that runs; Racks newer than 3.24.9. The statuses of its errors are not known. */
async function buildCancel(call) {
    const { rack } = call;
    const asked = variable(call, "id");
    const build = await getBuild(rack, variable(call, "app"), asked).catch((error) => {
        throw /not found/.test(messageOf(error)) ? typedFailure(404, `no such build: ${asked}`) : error;
    });
    if (build.status !== "running" || build.process === "")
        throw typedFailure(409, `build ${build.id} is not running`);
    const ended = rack.clock.stamp();
    await stopBuild(rack, build.app, build.id);
    await updateBuild(rack, build.app, build.id, { status: "failed", reason: "build was cancelled", ended });
    return ok();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/log-options.js


/** @throws Error with Go's text for a number or a duration that is none */
function readLogOptions({ rack, options }) {
    const tail = rack.profile.serviceLogs ? options.header("Tail") : undefined;
    const requests = rack.profile.logRequests ? options.header("Maxlogrequests") : undefined;
    // It limits how many pods are read at once, which has no meaning here; a number it must be.
    if (requests !== undefined)
        atoi(requests);
    return {
        filter: options.header("Filter") ?? "",
        follow: (options.header("Follow") ?? "true") === "true",
        prefix: options.header("Prefix") === "true",
        sinceMs: parseDuration(options.header("Since") ?? "2m"),
        tail: tail === undefined ? undefined : atoi(tail),
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/build-log-calls.js










/** How often a followed log is looked at; another program may be writing it. */
const build_log_calls_POLL_MS = 20;
/** Go copies logs to the socket in pieces of at most this size. */
const PIECE = 32 * 1024;
/** Log of a build: the process's output while it runs, the stored log afterwards. */
async function buildLogs(call, out) {
    const { rack } = call;
    const { prefix } = readLogOptions(call);
    const build = await getBuild(rack, variable(call, "app"), variable(call, "id"));
    if (build.status === "running") {
        // The log of v3's build pod is that of any process; v2 reads its container and heeds no option.
        const prefixed = prefix && rack.profile.generation === "v3";
        await followBuild(call, build, prefixed ? linesAfter(rack, `service/build/${build.process}`, out) : out);
        return;
    }
    const stored = /^object:\/\/([^/]*)\/(.*)$/.exec(build.logs);
    if (stored === null) {
        if (rack.profile.generation === "v3")
            throw new Error(`unable to read logs for build: ${variable(call, "id")}`);
        // v2 takes anything else for the log itself.
        if (build.logs !== "")
            await out.text(build.logs);
        return;
    }
    const key = stored[2] ?? "";
    const body = await openObject(rack, rack.profile.generation === "v3" ? (stored[1] ?? "") : build.app, key);
    if (body === undefined)
        throw objectNotFound(rack, key);
    for await (const chunk of body) {
        for (let at = 0; at < chunk.length; at += PIECE)
            await out.text(chunk.subarray(at, at + PIECE));
    }
}
/** Writes whole lines, each behind the time and `stream`. */
function linesAfter(rack, stream, out) {
    let rest = Buffer.alloc(0);
    return {
        gone: out.gone,
        async text(data) {
            const bytes = Buffer.concat([rest, Buffer.from(data)]);
            const end = bytes.lastIndexOf("\n") + 1;
            rest = bytes.subarray(end);
            const lines = bytes
                .subarray(0, end)
                .toString("latin1")
                .split(/(?<=\n)/);
            const head = `${logTime(rack.clock.ms())} ${stream} `;
            if (end > 0)
                await out.text(Buffer.from(lines.map((line) => head + line).join(""), "latin1"));
        },
    };
}
async function followBuild({ rack }, { app, id }, out) {
    let position = 0;
    for (;;) {
        // Asked before reading: what is written before the process ends is then not missed.
        const alive = await isOwned(rack, app, id);
        for (;;) {
            const piece = await build_log_calls_readFrom(places.buildLog(rack, app, id), position);
            if (piece.length === 0)
                break;
            position += piece.length;
            await out.text(piece);
        }
        if (!alive || out.gone.aborted)
            return;
        await pause(build_log_calls_POLL_MS, out.gone);
    }
}
async function build_log_calls_readFrom(path, position) {
    try {
        const file = await (0,promises_.open)(path, "r");
        try {
            const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, position);
            return buffer.subarray(0, bytesRead);
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        if (isMissing(error))
            return Buffer.alloc(0);
        throw error;
    }
}
async function pause(ms, gone) {
    await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal: gone }).catch(() => undefined);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/certificate-calls.js











function certificate_calls_isList(value) {
    return Array.isArray(value) && value.every((item) => hasStrings(item, "id", "domain", "expiration"));
}
async function certificates(rack) {
    return (await readRecord(places.certificates(rack), certificate_calls_isList)) ?? [];
}
async function certificate_calls_change(rack, edit) {
    await withLock(`${places.certificates(rack)}.lock`, async () => {
        await writeAtomic(places.certificates(rack), JSON.stringify(edit(await certificates(rack))));
    });
}
function wireCertificate(rack, { id, domain, domains, expiration, pending }) {
    const shown = { id, domain, domains, expiration: wireTime(expiration) };
    return rack.profile.generation === "v3" ? { ...shown, status: pending === true ? "Not Ready" : "" } : shown;
}
/** Those that nobody has signed are listed by v3 alone, and only when asked for. */
async function certificateList({ rack, options }) {
    const generated = rack.profile.letsEncrypt && options.query("generated") === "true";
    const shown = (await certificates(rack)).filter(({ pending }) => generated || pending !== true);
    return json(shown.map((certificate) => wireCertificate(rack, certificate)));
}
/** Takes note of a certificate; nothing here serves it. The key is not kept, and v3 does not look at it. */
async function certificateCreate({ rack, options }) {
    const v3 = rack.profile.generation === "v3";
    const id = newId(rack);
    const parsed = v3 ? parseSecret(options.value("pub"), id) : parsePair(options.value("pub"), options.value("key"));
    const names = (parsed.subjectAltName ?? "").split(", ").flatMap((name) => /^DNS:(.*)$/.exec(name)?.[1] ?? []);
    const common = /^CN=(.*)$/m.exec(parsed.subject)?.[1] ?? "";
    const certificate = {
        id,
        domain: v3 ? common : common || (names[0] ?? ""),
        domains: names,
        expiration: goTimeOf(Date.parse(parsed.validTo)),
    };
    await certificate_calls_change(rack, (list) => [...list, certificate]);
    return json(wireCertificate(rack, certificate));
}
function newId(rack) {
    return rack.profile.generation === "v3" ? `cert-${podSuffix(hexDigits(20), 5)}` : `acm-${hexDigits(12)}`;
}
// v3 stores what comes and reads it afterwards: text that is no PEM makes the handler panic.
function parseSecret(pub, id) {
    const type = /-----BEGIN ([^-]+)-----/.exec(pub)?.[1];
    if (type === undefined)
        throw new HandlerPanic("invalid memory address or nil pointer dereference");
    if (type !== "CERTIFICATE")
        throw new Error(`invalid certificate: ${id}`);
    try {
        return new external_node_crypto_.X509Certificate(pub);
    }
    catch (error) {
        throw new Error("x509: malformed certificate", { cause: error });
    }
}
function parsePair(pub, key) {
    let certificate;
    try {
        certificate = new external_node_crypto_.X509Certificate(pub);
    }
    catch (error) {
        throw new Error("tls: failed to find any PEM data in certificate input", { cause: error });
    }
    let matches = false;
    try {
        matches = certificate.checkPrivateKey((0,external_node_crypto_.createPrivateKey)(key));
    }
    catch (error) {
        throw new Error("tls: failed to find any PEM data in key input", { cause: error });
    }
    if (!matches)
        throw new Error("tls: private key does not match public key");
    return certificate;
}
const TEN_YEARS_MS = 10 * 365 * 24 * 3600 * 1000;
/**
 * Takes note of a certificate that the Rack makes itself. v3 signs one for one domain; what v2 and Let's Encrypt would
 * make waits for ever, as nobody can see here whose the domain is.
 */
async function certificateGenerate({ rack, options }) {
    const domains = options.value("domains").split(",");
    const [domain = ""] = domains;
    const issuer = rack.profile.letsEncrypt ? options.param("issuer") : undefined;
    let certificate;
    if (rack.profile.generation === "v2") {
        certificate = { id: newId(rack), domain, domains: null, expiration: ZERO_STAMP, pending: true };
    }
    else if (issuer === undefined) {
        if (domains.length > 1)
            throw new Error("must specify only one domain");
        const expiration = goTimeOf(Math.floor(rack.clock.ms() / 1000) * 1000 + TEN_YEARS_MS);
        certificate = { id: newId(rack), domain, domains, expiration };
    }
    else {
        certificate = letsEncrypt(issuer, domains, options.param("duration"));
    }
    await certificate_calls_change(rack, (list) => {
        if (list.some(({ id }) => id === certificate.id)) {
            throw new Error(`certificates.cert-manager.io "${certificate.id}" already exists`);
        }
        return [...list, certificate];
    });
    const { pending: _, ...shown } = certificate;
    return json(wireCertificate(rack, shown));
}
function letsEncrypt(issuer, given, duration) {
    if (issuer !== "letsencrypt")
        throw new Error("invalid issuer");
    if (given.length > 10)
        throw new Error("can not specify more than 10 domain name");
    if (duration !== undefined) {
        try {
            parseDuration(duration);
        }
        catch (error) {
            throw new Error(`invalid duration: ${messageOf(error)}`);
        }
    }
    const domains = given.map((name) => name.trim());
    const id = `cert-${(0,external_node_crypto_.createHash)("sha1").update(domains.join("-")).digest("hex")}`;
    return { id, domain: domains[0] ?? "", domains, expiration: ZERO_STAMP, pending: true };
}
async function certificateDelete(call) {
    const id = variable(call, "id");
    await certificate_calls_change(call.rack, (list) => {
        if (!list.some((one) => one.id === id))
            throw new Error(absent(call.rack, id));
        return list.filter((one) => one.id !== id);
    });
    return ok();
}
// Words of Kubernetes, of the v2 Rack, and of AWS about a certificate of the older kind.
function absent(rack, id) {
    if (rack.profile.generation === "v3")
        return `secrets "${id}" not found`;
    if (id.startsWith("acm-"))
        return "certificate not found";
    return `NoSuchEntity: The Server Certificate with name ${id} cannot be found.`;
}
/** Asks for the certificates of an app's domains anew; there are none here. */
function certificateRenew() {
    return ok();
}
/** v3 leaves certificates to its router; v2 does since generation 2. */
async function certificateApply(call) {
    atoi(variable(call, "port"));
    if (call.rack.profile.generation === "v3")
        throw unimplemented();
    await getApp(call.rack, variable(call, "app"));
    throw new Error("generation 2 apps use the domain: attribute on services in convox.yml");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/config-calls.js








function isConfig(value) {
    return hasStrings(value, "name", "value");
}
function fileOf(rack, app, name) {
    const hex = Buffer.from(name).toString("hex");
    const short = hex.length <= 200 ? hex : (0,external_node_crypto_.createHash)("sha256").update(name).digest("hex");
    return (0,external_node_path_.join)(places.configs(rack, app), `${short}.json`);
}
async function configList(call) {
    const { rack } = call;
    const app = await getApp(rack, variable(call, "app"));
    const configs = await readAll(places.configs(rack, app.record.name), isConfig);
    return json(configs.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, value }) => ({ name, value })));
}
async function configGet(call) {
    const { rack } = call;
    const app = await getApp(rack, variable(call, "app"));
    const name = variable(call, "name");
    const config = await readRecord(fileOf(rack, app.record.name, name), isConfig);
    if (config === undefined)
        throw typedFailure(404, `app config not found: ${name}`);
    return json({ name: config.name, value: config.value });
}
/** The value comes in base64 and is kept as text. */
async function configSet(call) {
    const { rack } = call;
    const app = await getApp(rack, variable(call, "app"));
    const name = variable(call, "name");
    const given = call.options.value("value").replace(/[\r\n]/g, "");
    const at = misplaced(given);
    if (at !== undefined) {
        throw typedFailure(400, `failed to parse base 64 value: illegal base64 data at input byte ${at}`);
    }
    const refusal = config_calls_refusedName(`cfg-${name}`);
    if (refusal !== undefined)
        throw new Error(`failed to set config: ${refusal}`);
    const value = Buffer.from(given, "base64").toString("utf8");
    await writeAtomic(fileOf(rack, app.record.name, name), JSON.stringify({ name, value }));
    return ok();
}
// A config is a secret of Kubernetes, which looks at its name.
function config_calls_refusedName(secret) {
    const invalid = (reason) => `Secret "${secret}" is invalid: metadata.name: Invalid value: "${secret}": ${reason}`;
    if (secret.length > 253)
        return invalid("must be no more than 253 characters");
    if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(secret))
        return undefined;
    return invalid("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start " +
        "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is " +
        "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
}
// Where padded base64 goes wrong, as Go counts.
function misplaced(text) {
    const valid = /^[A-Za-z0-9+/]*/.exec(text)?.[0].length ?? 0;
    const rest = text.slice(valid);
    const wanted = (4 - (valid % 4)) % 4;
    if (wanted < 3 && rest === "=".repeat(wanted))
        return undefined;
    return rest === "" ? valid - (valid % 4) : valid;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/database-calls.js



/** What a v2 Rack does to the databases of AWS; there are none behind this one. */
async function databaseProtect(call) {
    await getApp(call.rack, variable(call, "app"));
    throw missing("DBInstanceNotFound", "DBInstance", variable(call, "name"));
}
function snapshotGet(call) {
    throw missing("DBSnapshotNotFound", "DBSnapshot", variable(call, "snapshot"));
}
function databaseDelete(call) {
    throw missing("DBInstanceNotFound", "DBInstance", variable(call, "name"));
}
function missing(code, kind, name) {
    return new RackFailure(500, `${code}: ${kind} ${name} not found.`);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/diagnose-calls.js








function diagnose_calls_readOptions({ options }) {
    const list = (name) => (options.query(name) ?? "")
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== "");
    const checks = list("checks");
    return {
        checks: checks.length === 0 ? ["overview", "init", "services"] : checks,
        services: new Set(list("services")),
        age: atoi(options.query("age") ?? "300"),
        all: options.query("all") === "true",
        lines: atoi(options.query("lines") ?? "200"),
        events: (options.query("events") ?? "true") === "true",
    };
}
/**
 * What became of an app's processes (v3), in the shape of the real report: from the containers that run, and from what
 * the last promotion left on record. The hints are this Rack's own.
 */
async function appDiagnose(call) {
    const { rack } = call;
    const name = variable(call, "app");
    const namespace = `${rack.name}-${name}`;
    const options = diagnose_calls_readOptions(call);
    const app = await findApp(rack, name);
    if (app === undefined)
        throw new Error(`namespace ${namespace} not found -- verify rack and app names`);
    const pods = await podsOf(rack, app, options);
    const shown = pods.filter(({ classification }) => options.all || classification !== "healthy");
    const report = {
        ...{ namespace, rack: rack.name, app: name, timestamp: wireTime(goTimeOf(rack.clock.ms())) },
    };
    if (options.checks.includes("overview"))
        report["overview"] = await overview(rack, app, pods, options);
    if (options.checks.includes("services")) {
        if (shown.length > 0)
            report["pods"] = shown;
        report["summary"] = summary(pods);
    }
    return json(report);
}
const CLASSES = ["unhealthy", "not-ready", "new", "healthy"];
const HINTS = {
    CrashLoopBackOff: "The process ends soon after its start: its last output says why",
    ContainersNotReady: "The process runs and its health check does not succeed",
    Completed: "The process ended by itself, as a process of a service should not",
    ProgressDeadlineExceeded: "The processes were not healthy in time",
    BackOff: "A process that ended is started again and again",
    Unhealthy: "The health check does not succeed: compare health in convox.yml with what the service answers",
};
async function podsOf(rack, app, options) {
    const found = [...(await processes(rack, app))];
    const pods = await Promise.all(found.map((process) => podOf(rack, process, options)));
    const failed = failedPod(rack, app, options);
    if (failed !== undefined && !pods.some(({ name }) => name === failed.name))
        pods.push(failed);
    return pods
        .filter(({ service }) => options.services.size === 0 || options.services.has(service))
        .sort((a, b) => CLASSES.indexOf(a.classification) - CLASSES.indexOf(b.classification) || (a.name < b.name ? -1 : 1));
}
const PHASES = { pending: "Pending", complete: "Succeeded", failed: "Failed" };
async function podOf(rack, process, options) {
    const phase = PHASES[process.status] ?? "Running";
    const ready = process.status === "running";
    const ageSeconds = Math.floor((rack.clock.ms() - process.started) / 1000);
    const detail = process.status === "crashed" ? "CrashLoopBackOff" : undefined;
    const logs = await lastOutput(process, options.lines);
    return {
        name: process.id,
        service: process.name,
        phase,
        ready: ready ? "1/1" : "0/1",
        ageSeconds,
        restarts: 0,
        classification: phase !== "Running" ? "unhealthy" : !ready ? "not-ready" : ageSeconds <= options.age ? "new" : "healthy",
        ...state(detail),
        ...(logs === "" ? {} : { logs }),
    };
}
function state(detail) {
    if (detail === undefined)
        return {};
    const hint = HINTS[detail];
    return { stateDetail: detail, ...(hint === undefined ? {} : { hint }) };
}
async function lastOutput({ container }, lines) {
    const kept = [];
    for await (const { bytes } of container?.output() ?? []) {
        kept.push(Buffer.from(bytes).toString("utf8"));
        if (kept.length > lines)
            kept.shift();
    }
    return kept.map((line) => `${line}\n`).join("");
}
/** The container that made the last promotion fail. It is gone; what was recorded of it is shown as its pod. */
function failedPod(rack, app, options) {
    const failure = failureOf(app);
    if (failure === undefined || failure.pod === "")
        return undefined;
    const detail = /ended with exit code/.test(failure.message) ? "CrashLoopBackOff" : "ContainersNotReady";
    const event = failureEvent(rack, app);
    return {
        name: failure.pod,
        service: failure.service,
        phase: "Running",
        ready: "0/1",
        ageSeconds: Math.floor((rack.clock.ms() - (app.record.promotion?.started ?? 0)) / 1000),
        restarts: 0,
        classification: "not-ready",
        ...state(detail),
        ...(failure.output.length === 0 ? {} : { logs: failure.output.map((line) => `${line}\n`).join("") }),
        ...(options.events && event !== undefined ? { events: [event] } : {}),
    };
}
function failureOf({ record }) {
    const failure = record.promotion?.failure;
    if (failure === undefined)
        return undefined;
    const [, service = "", pod = "", message = failure.reason] = /^(\S+) \((\S+)\) (.*)$/s.exec(failure.reason) ?? [];
    return { service, pod, message, output: failure.output };
}
/** The warning that a failed promotion leaves; real ones are kept for half an hour. */
function failureEvent(rack, app) {
    const { promotion } = app.record;
    if (promotion === undefined)
        return undefined;
    const { atom } = phaseOf(promotion, "v3", rack.clock.ms());
    if (atom !== "Rollback" && atom !== "Reverted")
        return undefined;
    const failure = failureOf(app);
    const reason = failure === undefined || failure.pod === ""
        ? "ProgressDeadlineExceeded"
        : /ended with exit code/.test(failure.message)
            ? "BackOff"
            : "Unhealthy";
    const hint = HINTS[reason];
    return {
        timestamp: wireTime(goTimeOf(promotion.started + Math.min(promotion.updating, promotion.deadline))),
        type: "Warning",
        reason,
        object: failure === undefined || failure.pod === "" ? "atom/app" : `pod/${failure.pod}`,
        message: failure?.message ?? `the promotion of ${promotion.release} was rolled back`,
        ...(hint === undefined ? {} : { hint }),
    };
}
async function overview(rack, app, pods, options) {
    const services = app.release === "" ? [] : await serviceStates(rack, app, pods, options);
    const event = failureEvent(rack, app);
    return { services, ...(options.events && event !== undefined ? { events: [event] } : {}) };
}
async function serviceStates(rack, app, pods, options) {
    const { services } = await manifestOf(rack, await getRelease(rack, app.record.name, app.release));
    const rolling = app.status !== "running";
    return services
        .filter(({ name }) => options.services.size === 0 || options.services.has(name))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, count, agent }) => {
        const desiredReplicas = app.record.scale?.[name]?.count ?? count.min;
        const ready = pods.filter(({ service, ready: shown }) => service === name && shown === "1/1").length;
        const readyReplicas = Math.min(ready, desiredReplicas);
        const settled = readyReplicas === desiredReplicas && !rolling;
        const stalled = app.status === "rollback";
        return {
            name,
            desiredReplicas,
            readyReplicas,
            updatedReplicas: settled ? desiredReplicas : 0,
            status: desiredReplicas === 0 ? "scaled-down" : settled ? "running" : stalled ? "stalled" : "deploying",
            ...(stalled ? { stallReason: HINTS["ProgressDeadlineExceeded"] } : {}),
            ...(agent ? { agent } : {}),
        };
    });
}
function summary(pods) {
    const count = (wanted) => pods.filter(({ classification }) => classification === wanted).length;
    return {
        total: pods.length,
        unhealthy: count("unhealthy"),
        notReady: count("not-ready"),
        new: count("new"),
        healthy: count("healthy"),
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/process-end.js


/** How long a process may take to end after SIGTERM. A real Rack waits for 30 seconds. */
const GRACE_MS = 2000;
/** v3 shows a process that has ended for so long. */
const SHOWN_MS = 5000;
/** Lines of an ended process that stay in the app's log. */
const process_end_KEPT = 500;
/** Waits, in the background, for a process to end, and clears up behind it: v2 at once, v3 after five seconds. */
function reap(rack, container) {
    rack.background((async () => {
        await container.ended(rack.closing);
        if (rack.profile.generation === "v3")
            await (0,external_node_timers_promises_.setTimeout)(SHOWN_MS, undefined, { signal: rack.closing });
        await remove(rack, container, 0);
    })().catch(() => undefined));
}
/** Ends a process, in the background. */
function stopProcess(rack, container) {
    rack.background(remove(rack, container, rack.closing.aborted ? 0 : GRACE_MS));
}
// What it wrote outlives it in the app's log.
async function remove(rack, container, graceMs) {
    const lines = [];
    for await (const line of container.output())
        lines.push(outputEvent(container, line));
    if (lines.length > 0)
        await addEvents(rack, container.app, lines.slice(-process_end_KEPT));
    await container.stop(graceMs);
}
/** A line of output as the app's log has it. */
function outputEvent(container, line) {
    return {
        at: line.at,
        stream: `service/${container.service}/${container.id}`,
        message: Buffer.from(line.bytes).toString("utf8"),
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/process-calls.js














/** Process JSON, fields in wire order. */
function wireProcess(rack, process) {
    const { id, app, command, name, ports, release, status, image } = process;
    const v3 = rack.profile.generation === "v3";
    return {
        id,
        app,
        command,
        cpu: 0,
        ...(v3 ? { gpu: 0 } : {}),
        host: "",
        image,
        instance: "",
        memory: 0,
        name,
        ports,
        release,
        started: wireTime(goTimeOf(process.started)),
        status,
        ...(v3 ? {} : { task_definition: "" }),
    };
}
async function processList(call) {
    const { rack, options } = call;
    const service = options.query("service");
    const release = rack.profile.generation === "v3" ? options.query("release") : undefined;
    const all = await processes(rack, await getApp(rack, variable(call, "app")));
    const shown = all
        .filter(({ name }) => service === undefined || name === service)
        .filter((process) => release === undefined || process.release === release);
    return json(shown.map((process) => wireProcess(rack, process)));
}
async function processGet(call) {
    const { rack } = call;
    return json(wireProcess(rack, await process_list_findProcess(rack, variable(call, "app"), variable(call, "pid"))));
}
/** Options that are numbers; v2 acts on none of them, but reads them. */
const NUMBERS = ["Cpu", "Memory", "Height", "Width"];
/** Starts a process of a service. Its options are headers; v2 acts on `Command` and `Release` alone. */
async function processRun(call) {
    const { rack, options } = call;
    const v3 = rack.profile.generation === "v3";
    const app = variable(call, "app");
    const service = variable(call, "service");
    const { runLimits, gpuOptions } = rack.profile;
    for (const name of [
        ...NUMBERS,
        ...(runLimits ? ["Cpu-Limit", "Memory-Limit"] : []),
        ...(gpuOptions ? ["Gpu"] : []),
    ]) {
        const text = options.header(name);
        if (text !== undefined)
            atoi(text);
    }
    const environment = options.header("Environment");
    const variables = environment === undefined ? undefined : parseMap(environment);
    const state = await getApp(rack, app);
    const id = options.header("Release") || state.release;
    const pid = v3 ? `${service}-${podSuffix(hexDigits(20), 5)}` : hexDigits(12);
    if (id === "") {
        if (!v3)
            throw new RackFailure(500, `no releases for app: ${app}`);
        throw noImage(pid);
    }
    const release = await getRelease(rack, app, id);
    const made = release.build === "" ? undefined : await getBuild(rack, app, release.build);
    const build = made === undefined ? undefined : await withPushedImages(rack, made);
    const spec = await processSpec(rack, { app, service, release, build }, pid, {
        command: options.header("Command"),
        ...(v3 && {
            image: options.header("Image"),
            memory: options.header("Memory"),
            environment: variables,
        }),
    });
    if (spec === undefined)
        throw noImage(pid);
    const runtime = processRuntime(rack);
    if (runtime === undefined)
        throw new RackFailure(501, ONLY_PLANS);
    const container = await runtime.start(spec);
    reap(rack, container);
    const started = await process_list_findProcess(rack, app, container.id).catch(() => undefined);
    return json(wireProcess(rack, {
        ...(started ?? {
            ...{ id: pid, app, command: "", image: container.image, name: service, ports: [], release: release.id },
            ...{ started: container.started, container },
        }),
        // v3 answers as soon as the pod exists.
        status: started === undefined || v3 ? "pending" : started.status,
    }));
}
const ONLY_PLANS = "this local Rack only plans, so it can run no commands: start it with a builder that makes images";
// v3 leaves the check to Kubernetes: without a release, or for a service that is not in it, the pod has no image.
function noImage(pod) {
    return new RackFailure(500, `Pod "${pod}" is invalid: spec.containers[0].image: Required value`);
}
async function processStop(call) {
    const { rack } = call;
    const app = await getApp(rack, variable(call, "app"));
    const pid = variable(call, "pid");
    const container = await processRuntime(rack)?.find(app.record.name, pid);
    if (container === undefined) {
        const planned = (await processes(rack, app)).some(({ id }) => id === pid);
        // A service's process that is only planned would be started again at once.
        if (planned)
            return ok();
        throw rack.profile.generation === "v3"
            ? new RackFailure(500, `pods "${pid}" not found`)
            : new RackFailure(500, "could not find process");
    }
    stopProcess(rack, container);
    return ok();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/exec-calls.js











/** What tells a client the exit code, at the end of the stream. */
const MARKER = "F1E49A85-0AD7-4AEF-A618-C249C6E6568D:";
/** An error of an exec, with the code that is told before it. */
class ExecFailure extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/**
 * Runs a command in a process. An error is told after the handshake, behind a marker: v2 always has -1 in it; v3 has
 * 0 for what goes wrong before the command is asked for, and 1 after that.
 */
async function processExec(call, out) {
    const { rack, role } = call;
    const v3 = rack.profile.generation === "v3";
    if (rack.profile.adminRole && !role.includes("w")) {
        throw new RackFailure(403, "you are unauthorized to access this");
    }
    // A missing app is found before the command is looked at, and has no marker.
    await getApp(rack, variable(call, "app"));
    const options = execOptions(call);
    try {
        const code = await exec(call, options, out);
        await out.text(`${MARKER}${code}\n`);
    }
    catch (error) {
        const code = error instanceof ExecFailure ? error.code : 0;
        await out.text(`${MARKER}${v3 ? code : -1}\n`);
        throw error;
    }
}
function execOptions({ rack, options }) {
    const number = (name) => {
        const text = options.header(name);
        return text === undefined ? undefined : atoi(text);
    };
    const [height, width] = [number("Height"), number("Width")];
    const heeds = rack.profile.generation === "v2" || rack.profile.appConfigs;
    const terminal = !heeds || (options.header("Tty") ?? "true") === "true";
    // A size counts only when it is whole.
    const size = height !== undefined && width !== undefined ? { height, width } : { height: 0, width: 0 };
    return {
        command: options.value("command"),
        entrypoint: options.header("Entrypoint") === "true",
        terminal: terminal ? size : undefined,
        noInput: rack.profile.generation === "v3" && heeds && options.header("Disable-Stdin") === "true",
    };
}
async function exec(call, options, out) {
    const { rack } = call;
    const v3 = rack.profile.generation === "v3";
    const process = await exec_calls_target(rack, variable(call, "app"), variable(call, "pid"));
    const argv = v3 ? await v3Command(rack, process, options) : await v2Command(rack, process, options);
    const obstacle = v3 ? notRunning(process) : undefined;
    if (obstacle !== undefined)
        throw new ExecFailure(1, obstacle);
    const container = process.container ?? (await place(rack, process));
    if (v3 && argv.length === 0) {
        throw new ExecFailure(1, "you must specify at least 1 command for the container");
    }
    if (v3 && options.terminal === undefined && !options.noInput && rack.oddities.plainExecHangs) {
        await untilGone(out.gone);
        return 0;
    }
    return run(rack, container, { argv, ...(options.terminal && { tty: options.terminal }) }, options, out);
}
/** What Kubernetes says of a pod that runs no container just now. */
function notRunning({ app, status }) {
    if (status === "pending" || status === "crashed") {
        return `unable to upgrade connection: container not found ("${app}")`;
    }
    if (status !== "complete" && status !== "failed")
        return undefined;
    const phase = status === "complete" ? "Succeeded" : "Failed";
    return `cannot exec into a container in a completed pod; current phase is ${phase}`;
}
// v3 takes a service's name for any of its processes, but not for one that a user ran. v2 takes ids only.
async function exec_calls_target(rack, app, pid) {
    if (rack.profile.generation === "v3") {
        const all = await processes(rack, await getApp(rack, app));
        const ofService = all.filter(({ name, container }) => name === pid && container?.kind !== "process");
        const any = ofService[Math.floor(Math.random() * ofService.length)];
        return any ?? process_list_findProcess(rack, app, pid);
    }
    // The Rack looks for the container for a while.
    for (let tries = 0;; tries++) {
        const found = (await processes(rack, await getApp(rack, app))).find(({ id }) => id === pid);
        if (found === undefined)
            throw new RackFailure(404, `process id not found for ${app}`);
        if (found.status === "running" || tries >= 200)
            return found;
        await (0,external_node_timers_promises_.setTimeout)(100, undefined, { signal: rack.closing });
    }
}
// A service's process that is only planned: on the machine itself a folder takes its place.
async function place(rack, process) {
    if (rack.hostRuntime === undefined)
        throw new ExecFailure(1, ONLY_PLANS);
    const release = await getRelease(rack, process.app, process.release);
    const build = release.build === "" ? undefined : await getBuild(rack, process.app, release.build);
    const spec = await processSpec(rack, { app: process.app, service: process.name, release, build }, process.id, {});
    if (spec === undefined)
        throw new ExecFailure(1, ONLY_PLANS);
    return rack.hostRuntime.place({ ...spec, kind: "service" });
}
// No shell: the words as a POSIX shell would split them.
async function v3Command(rack, process, options) {
    const words = shellSplit(options.command);
    if (!options.entrypoint)
        return words;
    const release = await getRelease(rack, process.app, process.release);
    const build = await getBuild(rack, process.app, release.build);
    return build.entrypoint === "" ? words : [...shellSplit(build.entrypoint), ...words];
}
// A real Rack puts /convox-env before a command without entrypoint, which gives it the app's environment; here a
// process has that environment from the beginning.
async function v2Command(rack, process, options) {
    const words = ["sh", "-c", options.command];
    if (!options.entrypoint || rack.engine === undefined || process.container === undefined)
        return words;
    const { entrypoint } = await rack.engine.images.inspect(process.container.image);
    return [...entrypoint, ...words];
}
async function run(rack, container, spec, options, out) {
    const stdin = rack.oddities.stdinStaysOpen ? endless(out) : out.input();
    const session = container.exec({ ...spec, ...(options.noInput ? {} : { stdin }) });
    const kill = () => session.kill();
    out.gone.addEventListener("abort", kill, { once: true });
    const framed = rack.profile.generation === "v2" && spec.tty === undefined;
    try {
        for await (const { stream, bytes } of session.output) {
            await out.text(framed ? Buffer.concat([frameHeader(stream, bytes.length), bytes]) : bytes);
        }
        return await session.exit;
    }
    catch (error) {
        throw new ExecFailure(1, error instanceof Error ? error.message : String(error));
    }
    finally {
        out.gone.removeEventListener("abort", kill);
    }
}
/** Docker's header of a piece of output: 1 for standard output, 2 for standard error, and the length. */
function frameHeader(stream, length) {
    const header = Buffer.alloc(8);
    header[0] = stream === "out" ? 1 : 2;
    header.writeUInt32BE(length, 4);
    return header;
}
// The client's end of input never reaches the command.
async function* endless(out) {
    yield* out.input();
    await untilGone(out.gone);
}
function untilGone(gone) {
    if (gone.aborted)
        return Promise.resolve();
    return new Promise((resolve) => gone.addEventListener("abort", () => resolve(), { once: true }));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/tar-stream.js




const BLOCK = 512;
/**
 * Reads a tar entry by entry, with the names and sizes of PAX and GNU headers.
 * @throws Error with Go's text for a broken archive
 */
async function* tarEntries(source) {
    const bytes = reader(source);
    let extended = {};
    for (;;) {
        const header = await bytes.block();
        // A tar ends with empty blocks; Go takes the end of the file for one, too.
        if (header === undefined || header.every((byte) => byte === 0))
            return;
        const { name, size, type } = readHeader(header);
        if (type === "x" || type === "L" || type === "g") {
            const text = Buffer.concat(await collected(bytes.take(size)));
            await bytes.skip(padding(size));
            if (type === "L")
                extended.path = text.toString("utf8").replace(/\0+$/, "");
            else if (type === "x")
                extended = { ...extended, ...paxRecords(text) };
            continue;
        }
        const length = extended.size ?? size;
        const left = { bytes: length };
        yield { name: extended.path ?? name, type, size: length, body: tar_stream_counted(bytes.take(length), left) };
        extended = {};
        await bytes.skip(left.bytes + padding(length));
    }
}
async function* tar_stream_counted(body, left) {
    for await (const chunk of body) {
        left.bytes -= chunk.length;
        yield chunk;
    }
}
async function collected(body) {
    const chunks = [];
    for await (const chunk of body)
        chunks.push(chunk);
    return chunks;
}
function padding(size) {
    return (BLOCK - (size % BLOCK)) % BLOCK;
}
function readHeader(header) {
    const text = (from, length) => {
        const field = header.subarray(from, from + length);
        const end = field.indexOf(0);
        return field.subarray(0, end < 0 ? length : end).toString("utf8");
    };
    const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
    if (Number.parseInt(text(148, 8).trim(), 8) !== sum)
        throw new Error("archive/tar: invalid tar header");
    const ustar = text(257, 6).startsWith("ustar") && header[263] === 0x30;
    const prefix = ustar ? text(345, 155) : "";
    const flag = String.fromCharCode(header[156] ?? 0);
    return {
        name: prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`,
        size: ((header[124] ?? 0) & 0x80) === 0 ? Number.parseInt(text(124, 12).trim() || "0", 8) : base256(header),
        type: flag === "\0" || flag === "7" ? "0" : flag,
    };
}
function base256(header) {
    return Number(header.readBigUInt64BE(128));
}
function paxRecords(text) {
    const found = {};
    for (let at = 0; at < text.length;) {
        const space = text.indexOf(32, at);
        const length = Number(text.toString("latin1", at, space));
        if (space < 0 || !(length > 0))
            throw new Error("archive/tar: invalid tar header");
        const record = text.toString("utf8", space + 1, at + length - 1);
        const equals = record.indexOf("=");
        if (record.slice(0, equals) === "path")
            found.path = record.slice(equals + 1);
        if (record.slice(0, equals) === "size")
            found.size = Number(record.slice(equals + 1));
        at += length;
    }
    return found;
}
function reader(source) {
    const iterator = source[Symbol.asyncIterator]();
    let rest = Buffer.alloc(0);
    const more = async () => {
        const next = await iterator.next();
        if (next.done === true)
            return false;
        rest = rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([rest, next.value]);
        return true;
    };
    async function* take(length) {
        for (let left = length; left > 0;) {
            if (rest.length === 0 && !(await more()))
                throw new Error("unexpected EOF");
            const piece = rest.subarray(0, Math.min(left, rest.length));
            rest = rest.subarray(piece.length);
            left -= piece.length;
            if (piece.length > 0)
                yield piece;
        }
    }
    return {
        take,
        async block() {
            while (rest.length < BLOCK) {
                if (await more())
                    continue;
                if (rest.length === 0)
                    return undefined;
                throw new Error("unexpected EOF");
            }
            const block = rest.subarray(0, BLOCK);
            rest = rest.subarray(BLOCK);
            return block;
        },
        async skip(length) {
            for await (const _ of take(length))
                ;
        },
    };
}
/** Unpacks gzip. @throws Error with Go's text for what is none, or is cut short */
async function* gunzipped(source) {
    let bytes = 0;
    const gunzip = (0,external_node_zlib_.createGunzip)();
    const fed = (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from((async function* () {
        for await (const chunk of source) {
            bytes += chunk.length;
            yield chunk;
        }
    })()), gunzip);
    fed.catch(() => undefined);
    try {
        for await (const chunk of gunzip)
            yield chunk;
        await fed;
    }
    catch (error) {
        if (bytes === 0)
            throw new Error("EOF", { cause: error });
        throw gzipError(error);
    }
    if (bytes === 0)
        throw new Error("EOF");
}
/**
 * Header of an entry whose content follows, as Go writes it. The name may be empty.
 * @throws Error for a name of more than 100 bytes
 */
function tarHeader(name, size, options) {
    const bytes = Buffer.from(name);
    if (bytes.length > 100)
        throw new Error(`name is too long for an archive entry: ${name}`);
    const header = Buffer.alloc(BLOCK);
    const octal = (value, at, length) => header.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "latin1");
    bytes.copy(header);
    octal(options.mode, 100, 8);
    octal(0, 108, 8);
    octal(0, 116, 8);
    if (size < 8 ** 11)
        octal(size, 124, 12);
    else {
        header[124] = 0x80;
        header.writeBigUInt64BE(BigInt(size), 128);
    }
    octal(0, 136, 12);
    header.write("        ", 148, "latin1");
    header.write(options.type ?? "0", 156, "latin1");
    header.write("ustar\x0000", 257, "latin1");
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    return header;
}
/** What fills the last block of an entry. */
function tarPadding(size) {
    return Buffer.alloc(padding(size));
}
/** The two empty blocks at the end. */
const TAR_END = Buffer.alloc(2 * BLOCK);
/** A whole small tar. */
function smallTar(files) {
    const parts = files.flatMap(([name, content]) => {
        const data = Buffer.from(content);
        return [tarHeader(name, data.length, { mode: 0o644 }), data, tarPadding(data.length)];
    });
    return Buffer.concat([...parts, TAR_END]);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/docker-archive.js




/**
 * Reads the manifest the way v2 does.
 * @throws Error `unable to locate manifest`, or with Go's text for what is no archive
 */
async function readDockerArchive(file) {
    const seen = new Set();
    for await (const { name, body } of tarEntries((0,external_node_fs_.createReadStream)(file))) {
        if (name !== "manifest.json") {
            seen.add(name);
            continue;
        }
        const images = imagesOf(await docker_archive_textOf(body));
        const named = images.flatMap(({ config, layers }) => [config, ...layers]);
        return { images, late: named.filter((one) => one !== "" && !seen.has(one)) };
    }
    throw new Error("unable to locate manifest");
}
async function docker_archive_textOf(body) {
    const chunks = [];
    for await (const chunk of body)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
}
/** @throws Error with Go's text for what is no JSON, or JSON of another shape */
function imagesOf(text) {
    const value = parseJson(text);
    if (value === null)
        return [];
    if (!Array.isArray(value)) {
        throw new Error(`json: cannot unmarshal ${typeof value} into Go value of type aws.imageManifest`);
    }
    return value.map((item) => ({
        config: string(item, "Config"),
        tags: strings(item, "RepoTags"),
        layers: strings(item, "Layers"),
    }));
}
/** JSON, with the beginning of Go's complaint when it is none. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        const first = text.trimStart()[0];
        throw new Error(first === undefined || /[[{"\d-]/.test(first)
            ? "unexpected end of JSON input"
            : `invalid character '${first}' looking for beginning of value`);
    }
}
function string(value, name) {
    const field = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
    return typeof field === "string" ? field : "";
}
function strings(value, name) {
    const field = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
    return Array.isArray(field) ? field.filter((item) => typeof item === "string") : [];
}
/** Writes one archive that has the images of several, as `docker save` makes it; the manifest comes last. */
async function joinDockerArchives(files, target) {
    const images = [];
    const written = new Set();
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from((async function* () {
        for (const file of files) {
            for await (const entry of tarEntries((0,external_node_fs_.createReadStream)(file))) {
                if (entry.name === "manifest.json")
                    images.push(...imagesOf(await docker_archive_textOf(entry.body)));
                else if (entry.type === "0" && entry.name !== "repositories" && !written.has(entry.name)) {
                    written.add(entry.name);
                    yield* tarEntry(entry.name, entry.size, entry.body);
                }
            }
        }
        yield* manifestEntry(images);
        yield TAR_END;
    })()), (0,external_node_fs_.createWriteStream)(target, { mode: 0o600 }));
}
/** Writes an archive that has one of the images of `source`, under another name. */
async function oneOfDockerArchive(source, image, name, target) {
    const wanted = new Set([image.config, ...image.layers]);
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from((async function* () {
        for await (const entry of tarEntries((0,external_node_fs_.createReadStream)(source))) {
            if (wanted.has(entry.name))
                yield* tarEntry(entry.name, entry.size, entry.body);
        }
        yield* manifestEntry([{ ...image, tags: [name] }]);
        yield TAR_END;
    })()), (0,external_node_fs_.createWriteStream)(target, { mode: 0o600 }));
}
async function* tarEntry(name, size, body) {
    yield tarHeader(name, size, { mode: 0o644 });
    yield* body;
    yield tarPadding(size);
}
function* manifestEntry(images) {
    const items = images.map(({ config, tags, layers }) => ({ Config: config, RepoTags: tags, Layers: layers }));
    const text = Buffer.from(JSON.stringify(items));
    yield tarHeader("manifest.json", text.length, { mode: 0o644 });
    yield text;
    yield tarPadding(text.length);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/placeholder-image.js


/** Says of an image that nothing is in it. */
const PLANNED_LABEL = "org.convox.local-rack";
/**
 * An image without a single layer, for the export of a build that was only planned. It is well formed, so that a Rack
 * can import it, and it cannot run: there is no file in it. Its label and its author say what it is.
 */
function configuration() {
    return Buffer.from(JSON.stringify({
        architecture: "amd64",
        author: "convox-ci local Rack: a placeholder, this build was only planned",
        config: { Labels: { [PLANNED_LABEL]: "planned" } },
        created: "1970-01-01T00:00:00Z",
        history: [],
        os: "linux",
        rootfs: { type: "layers", diff_ids: [] },
    }));
}
/** As `docker save` writes it: one archive with every name. */
function plannedDockerArchive(names) {
    const config = configuration();
    const file = `${sha256(config)}.json`;
    const manifest = [{ Config: file, RepoTags: names, Layers: [] }];
    return smallTar([
        [file, config],
        ["manifest.json", JSON.stringify(manifest)],
    ]);
}
/** An OCI archive of one image. */
function plannedOciArchive() {
    const config = configuration();
    const manifest = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: "application/vnd.oci.image.manifest.v1+json",
        config: {
            mediaType: "application/vnd.oci.image.config.v1+json",
            digest: `sha256:${sha256(config)}`,
            size: config.length,
        },
        layers: [],
    }));
    const index = {
        schemaVersion: 2,
        manifests: [
            {
                mediaType: "application/vnd.oci.image.manifest.v1+json",
                digest: `sha256:${sha256(manifest)}`,
                size: manifest.length,
            },
        ],
    };
    return smallTar([
        [`blobs/sha256/${sha256(config)}`, config],
        [`blobs/sha256/${sha256(manifest)}`, manifest],
        ["index.json", JSON.stringify(index)],
        ["oci-layout", JSON.stringify({ imageLayoutVersion: "1.0.0" })],
    ]);
}
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/download.js


/** A streamed reply broke after its first byte. */
class LateFailure extends Error {
    name = "LateFailure";
}
/** A streamed reply whose source may fail. An error before the first byte is thrown and gets a status. */
async function download(source) {
    const iterator = source[Symbol.asyncIterator]();
    let next = await iterator.next();
    return stream((async function* () {
        try {
            while (next.done !== true) {
                yield Buffer.from(next.value);
                next = await iterator.next();
            }
        }
        catch (error) {
            throw new LateFailure(messageOf(error));
        }
        finally {
            await iterator.return?.();
        }
    })());
}
/**
 * The bytes of a reply. What fails in the midst of a download comes too late for a status and is written behind the
 * bytes of a 200, in the form that an error would have had.
 */
async function* withLateFailure(body, asJson) {
    try {
        yield* body;
    }
    catch (error) {
        if (!(error instanceof LateFailure))
            throw error;
        yield errorBody(error.message, asJson);
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/export-calls.js


















/**
 * A build with its images as one archive. The images are written to files first, so that what goes wrong with them
 * still has a status; then everything is streamed.
 */
async function buildExport(call) {
    const { rack } = call;
    const v3 = rack.profile.generation === "v3";
    const build = await getBuild(rack, variable(call, "app"), variable(call, "id"));
    if (build.release === "")
        throw new Error(v3 ? "resource name may not be empty" : "release id must not be empty");
    const release = await getRelease(rack, build.app, build.release);
    const manifest = loadManifest(build.manifest, parseEnvironment(release.env), rack.profile.generation);
    const services = manifest.services.map(({ name }) => name);
    if (services.length === 0)
        throw new Error("no services found to export");
    await (0,promises_.mkdir)(places.scratch(rack), { recursive: true, mode: 0o700 });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(places.scratch(rack), "export-"));
    try {
        const files = v3
            ? await ociArchives(rack, build, services, folder)
            : await dockerArchive(rack, build, variable(call, "app"), services, folder);
        return await download(compressed(archive(rack, build, files), folder));
    }
    catch (error) {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
        throw error;
    }
}
async function ociArchives(rack, build, services, folder) {
    const files = [];
    for (const service of services) {
        const name = `${service}.${build.id}.tar`;
        const path = (0,external_node_path_.join)(folder, name);
        const image = export_calls_imageOf(rack, build, service);
        if (image === undefined)
            await (0,promises_.writeFile)(path, plannedOciArchive());
        else
            await rack.engine?.images.save([image], path, "oci");
        files.push({ name, path });
    }
    return files.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
}
async function dockerArchive(rack, build, app, services, folder) {
    const name = `${app}.${build.id}.tar`;
    const path = (0,external_node_path_.join)(folder, name);
    if (build.images === undefined) {
        const tags = services.map((service) => `${repository(rack, build.app)}:${service}.${build.id}`);
        await (0,promises_.writeFile)(path, plannedDockerArchive(tags));
        notice(rack, build);
        return [{ name, path }];
    }
    const images = services.map((service) => {
        const image = export_calls_imageOf(rack, build, service);
        if (image === undefined)
            throw new Error(`no image of ${service} in build ${build.id}: exit status 1`);
        return image;
    });
    if (rack.engine?.name === "docker") {
        await rack.engine.images.save(images, path, "docker");
        return [{ name, path }];
    }
    // Other tools write one image to an archive.
    const parts = [];
    for (const [index, image] of images.entries()) {
        const part = (0,external_node_path_.join)(folder, `${index}.part`);
        await rack.engine?.images.save([image], part, "docker");
        parts.push(part);
    }
    await joinDockerArchives(parts, path);
    return [{ name, path }];
}
/** Name in the image store; undefined for a build that was only planned. @throws Error when the image is not here */
function export_calls_imageOf(rack, build, service) {
    if (build.images === undefined) {
        notice(rack, build);
        return undefined;
    }
    const image = build.images[service];
    if (image === undefined)
        return undefined;
    if (rack.engine === undefined) {
        throw new Error(`build ${build.id} has images, and this local Rack has no builder to read them with`);
    }
    return image.name;
}
function notice(rack, build) {
    rack.notice(`the export of ${build.id} holds empty placeholder images: that build was only planned`);
}
async function* archive(rack, build, files) {
    const v3 = rack.profile.generation === "v3";
    const json = Buffer.from(goJson(wireBuild(rack, build)).trimEnd());
    yield tarHeader("build.json", json.length, { mode: 0o600 });
    yield json;
    yield tarPadding(json.length);
    // v3 walks the folder with the images, and the folder itself becomes an entry without a name.
    if (v3)
        yield tarHeader("", 0, { mode: 0o700, type: "5" });
    for (const { name, path } of files) {
        const { size } = await (0,promises_.stat)(path);
        yield tarHeader(name, size, { mode: v3 ? 0o644 : 0o600 });
        for await (const chunk of (0,external_node_fs_.createReadStream)(path))
            yield chunk;
        yield tarPadding(size);
    }
    yield TAR_END;
}
async function* compressed(plain, folder) {
    const source = external_node_stream_.Readable.from(plain);
    const gzip = (0,external_node_zlib_.createGzip)();
    source.once("error", (error) => gzip.destroy(error));
    try {
        for await (const chunk of source.pipe(gzip))
            yield chunk;
    }
    finally {
        source.destroy();
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/file-calls.js






/** A tar of a file or a folder. v3 runs `tar` in the process, so entries have the whole path; v2 copies. */
async function filesDownload(call) {
    const container = await containerOf(call);
    const file = call.options.value("file");
    return download(runsTar(call, container) ? output(container, ["tar", "-cf", "-", file]) : container.copyOut(file));
}
/** A tar that is unpacked at `/`. */
async function filesUpload(call) {
    const container = await containerOf(call);
    if (!runsTar(call, container)) {
        await container.copyIn(call.body);
        return ok();
    }
    const session = container.exec({ argv: ["tar", "-C", "/", "-xf", "-"], stdin: call.body });
    await finished(session);
    return ok();
}
/** Removes files; a folder stays where it is, and nobody is told. */
async function filesDelete(call) {
    const container = await containerOf(call);
    const files = call.options.value("files").split(",");
    if (isHost(container))
        await container.remove(files);
    else
        await finished(container.exec({ argv: ["rm", "-f", ...files] }));
    return ok();
}
async function containerOf(call) {
    const { container } = await process_list_findProcess(call.rack, variable(call, "app"), variable(call, "pid"));
    if (container === undefined)
        throw new RackFailure(501, ONLY_PLANS);
    return container;
}
// On the machine itself nothing may be read or written outside of the process's own folder.
function isHost(container) {
    return "remove" in container;
}
function runsTar({ rack }, container) {
    return rack.profile.generation === "v3" && !isHost(container);
}
// v3 does not look at how the command ends: what it wrote is the reply.
async function* output(container, argv) {
    const session = container.exec({ argv });
    for await (const { stream: from, bytes } of session.output)
        if (from === "out")
            yield bytes;
}
async function finished(session) {
    for await (const _ of session.output)
        ;
    const code = await session.exit;
    if (code !== 0)
        throw new Error(`command terminated with exit code ${code}`);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/image-import-calls.js






const BAD_IMAGE = "invalid image ref: must start with a letter or digit, contain only A-Z a-z 0-9 . _ : / @ + -, and not include " +
    "// @- :- or /-";
/** So much of an error is kept with the build. */
const REASON_LIMIT = 500;
/** Imports that may run at a time. */
const AT_A_TIME = 4;
/** Takes a ready image for every service of a build's manifest that names none of its own; 202, then in the background. */
async function buildImportImage(call) {
    const { rack, options } = call;
    const image = options.value("image");
    if (image === "")
        throw typedFailure(422, "image param required");
    if (!/^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/.test(image) || /\/\/|[@:/]-/.test(image))
        throw typedFailure(422, BAD_IMAGE);
    const asked = variable(call, "id");
    const build = await getBuild(rack, variable(call, "app"), asked);
    if (build.status === "running") {
        throw typedFailure(409, `build ${asked} is already importing; wait for completion before retrying`);
    }
    const services = image_import_calls_servicesOf(build, asked);
    if (rack.imports.size >= AT_A_TIME)
        throw typedFailure(409, "too many concurrent image imports; retry shortly");
    await claimBuild(rack, build.app, build.id);
    await updateBuild(rack, build.app, build.id, { status: "running", reason: "" });
    const credentials = { user: options.param("src-creds-user") ?? "", password: options.param("src-creds-pass") ?? "" };
    rack.imports.add(build.id);
    rack.background(importImages(rack, build, { image, services, credentials }).finally(() => rack.imports.delete(build.id)));
    return { ...empty(202), headers: {} };
}
function image_import_calls_servicesOf(build, asked) {
    if (build.manifest.trim() === "") {
        throw typedFailure(422, `build ${asked} has no manifest; populate via BuildUpdate before BuildImportImage`);
    }
    let services;
    try {
        ({ services } = loadManifest(build.manifest, new Map(), "v3"));
    }
    catch (error) {
        throw new RackFailure(422, `manifest parse failed: ${messageOf(error)}`, { typed: true });
    }
    if (services.length === 0)
        throw typedFailure(422, "no services found in the manifest");
    return services;
}
async function importImages(rack, build, wanted) {
    const { app, id } = build;
    const ended = () => rack.clock.stamp();
    try {
        const images = rack.engine === undefined ? {} : { images: await pulled(rack, rack.engine, build, wanted) };
        await updateBuild(rack, app, id, { ...images, status: "complete", reason: "", ended: ended() });
    }
    catch (error) {
        const { user, password } = wanted.credentials;
        const said = [password, user].reduce((text, secret) => (secret === "" ? text : text.replaceAll(secret, "***")), messageOf(error));
        await updateBuild(rack, app, id, { status: "failed", reason: said.slice(0, REASON_LIMIT), ended: ended() });
    }
    finally {
        await releaseBuild(rack, app, id);
    }
}
async function pulled(rack, engine, build, wanted) {
    const { user, password } = wanted.credentials;
    if (user !== "")
        await engine.images.login(image_import_calls_hostOf(wanted.image), user, password);
    const images = {};
    for (const service of wanted.services) {
        const source = service.image === "" ? wanted.image : service.image;
        await engine.images.pull(source, rack.closing);
        images[service.name] = await imageBuilt(rack, engine, build, service.name, (name) => engine.images.tag(source, name));
    }
    return images;
}
// Docker's rule: the first part is a host when it has a dot or a port in it.
function image_import_calls_hostOf(image) {
    const [first = "", ...rest] = image.split("/");
    return rest.length > 0 && (/[.:]/.test(first) || first === "localhost") ? first : "docker.io";
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/import-calls.js


















/**
 * Reads an archive of a build: its images are pushed under the new build's id, and a release is made. The logs stay
 * where they were, which may be in another app or on another Rack.
 */
async function buildImport(call) {
    const { rack } = call;
    const app = variable(call, "app");
    await getApp(rack, app);
    const build = newBuild(app, recordId("B"), rack.clock.stamp());
    await (0,promises_.mkdir)(places.scratch(rack), { recursive: true, mode: 0o700 });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(places.scratch(rack), "import-"));
    try {
        const { source, images } = rack.profile.generation === "v3"
            ? await v3Import(rack, build, call.body, folder)
            : await v2Import(rack, build, call.body, folder);
        Object.assign(build, source, { ended: rack.clock.stamp() });
        if (Object.keys(images).length > 0)
            build.images = images;
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
    await writeBuild(rack, build);
    const release = await createRelease(rack, app, { build: build.id });
    return json(wireBuild(rack, await updateBuild(rack, app, build.id, { status: "complete", release: release.id })));
}
// Every .tar is an OCI archive named for its service; they are pushed when all has been read.
async function v3Import(rack, build, body, folder) {
    let source = { description: "", logs: "", manifest: "" };
    const files = new Map();
    for await (const entry of tarEntries(gunzipped(body))) {
        if (entry.type !== "0")
            continue;
        if (entry.name.endsWith(".tar")) {
            // The real one opens a file of that name, so a folder in it is not there.
            if (entry.name.includes("/"))
                throw new Error(`failed to untar image - open ${entry.name}: no such file or directory`);
            const path = (0,external_node_path_.join)(folder, `${files.size}.tar`);
            await store(entry.body, path);
            files.set(entry.name.split(".")[0] ?? "", path);
        }
        else if (entry.name === "build.json")
            source = await readSource(entry.body);
    }
    const images = {};
    for (const [service, path] of files) {
        try {
            const image = await pushed(rack, build, service, (name) => rack.engine?.images.load(path, "oci", name));
            if (image !== undefined)
                images[service] = image;
        }
        catch (error) {
            if (!rack.oddities.importIgnoresPush) {
                throw new Error(`failed to push image - exit status 1\n${messageOf(error)}`, { cause: error });
            }
            rack.notice(`import of ${build.id}: ${service}: ${messageOf(error)}; v3 goes on without the image`);
        }
    }
    return { source, images };
}
// Every .tar is one of `docker save`, read as it comes; the names in the last one are pushed.
async function v2Import(rack, build, body, folder) {
    let source = { description: "", logs: "", manifest: "" };
    let last;
    let count = 0;
    for await (const entry of tarEntries(gunzipped(body))) {
        if (entry.type !== "0")
            continue;
        if (entry.name === "build.json")
            source = await readSource(entry.body);
        if (!entry.name.endsWith(".tar"))
            continue;
        const path = (0,external_node_path_.join)(folder, `${count++}.tar`);
        await store(entry.body, path);
        const { images, late } = await readDockerArchive(path);
        if (late.length > 0)
            throw new Error(`open ${late[0]}: no such file or directory: exit status 1`);
        if (images.length === 0)
            throw new Error("invalid image manifest: no data");
        last = { path, images };
    }
    const images = {};
    for (const [index, image] of (last?.images ?? []).entries()) {
        for (const tag of image.tags) {
            const service = serviceOf(tag);
            if (!/^\w[\w.-]*$/.test(service)) {
                throw new Error(`Error parsing reference: "${repository(rack, build.app)}:${service}.${build.id}" is not a valid ` +
                    "repository/tag: invalid reference format: exit status 1");
            }
            const one = (0,external_node_path_.join)(folder, `${index}-${service}.docker`);
            const made = await pushed(rack, build, service, async (name) => {
                await oneOfDockerArchive(last?.path ?? "", image, name, one);
                await rack.engine?.images.load(one, "docker", name);
            }).catch((error) => {
                throw new Error(`${messageOf(error)}: exit status 1`, { cause: error });
            });
            if (made !== undefined)
                images[service] = made;
        }
    }
    return { source, images };
}
/** The part behind the first colon, up to the first dot: a repository with a port in it is misread. */
function serviceOf(tag) {
    const second = tag.split(":")[1];
    if (second === undefined)
        throw new HandlerPanic("index out of range [1] with length 1");
    return second.split(".")[0] ?? "";
}
async function store(body, path) {
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(body), (0,external_node_fs_.createWriteStream)(path, { mode: 0o600 }));
}
async function readSource(body) {
    const chunks = [];
    for await (const chunk of body)
        chunks.push(chunk);
    const value = parseJson(Buffer.concat(chunks).toString("utf8"));
    const text = (name) => {
        const field = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
        return typeof field === "string" ? field : "";
    };
    return { description: text("description"), logs: text("logs"), manifest: text("manifest") };
}
// Without an engine the images are thrown away, as there is nothing to keep them in.
async function pushed(rack, build, service, load) {
    return rack.engine === undefined ? undefined : imageBuilt(rack, rack.engine, build, service, load);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/instance-calls.js







const V2_INSTANCE = "i-00000000000000000";
const MIB = 1024 * 1024;
async function countProcesses(rack) {
    let count = 0;
    for (const app of await listApps(rack))
        count += (await processes(rack, app)).length;
    return count;
}
/** This machine is the only instance. */
async function instanceList({ rack }) {
    const v3 = rack.profile.generation === "v3";
    // v3 counts cores and MiB.
    const cpu = (0,external_node_os_.cpus)().length;
    const memory = Math.floor((0,external_node_os_.totalmem)() / MIB);
    return json([
        {
            agent: !v3,
            cpu: 0,
            ...(v3 ? { "cpu-capacity": cpu, "cpu-allocatable": cpu } : {}),
            ...(v3 ? { "gpu-capacity": 0, "gpu-allocatable": 0 } : {}),
            id: v3 ? "local" : V2_INSTANCE,
            memory: 0,
            ...(v3 ? { "memory-capacity": memory, "memory-allocatable": memory } : {}),
            "private-ip": "127.0.0.1",
            processes: await countProcesses(rack),
            "public-ip": "",
            status: v3 ? "running" : "active",
            started: wireTime(goTimeOf(0)),
        },
    ]);
}
async function capacityGet({ rack }) {
    const v3 = rack.profile.generation === "v3";
    const [cpu, memory] = [(0,external_node_os_.cpus)().length * (v3 ? 1000 : 1024), Math.floor((0,external_node_os_.totalmem)() / MIB)];
    return json({
        "cluster-cpu": cpu,
        ...(v3 ? { "cluster-gpu": 0 } : {}),
        "cluster-memory": memory,
        ...(v3 ? {} : { "instance-cpu": cpu, "instance-memory": memory }),
        "process-count": await countProcesses(rack),
        "process-cpu": 0,
        ...(v3 ? { "process-gpu": 0 } : {}),
        "process-memory": 0,
        ...(v3 ? {} : { "process-width": 0 }),
    });
}
/** A new key for the machines. v3 has that on AWS alone. */
function instanceKeyroll({ rack }) {
    if (rack.profile.generation === "v3")
        throw unimplemented();
    return ok();
}
/** The one machine there is stays. */
function instanceTerminate(call) {
    const { rack } = call;
    const id = variable(call, "id");
    if (rack.profile.generation === "v3")
        throw unimplemented();
    if (id !== V2_INSTANCE) {
        throw new Error(`ValidationError: Instance Id not found - No managed instance found for instance ID: ${id}`);
    }
    throw new Error("this local Rack cannot end the machine that it runs on");
}
async function instanceShell(call) {
    requireWrite(call, "instance shell requires write access");
    if (call.rack.profile.generation === "v3")
        throw unimplemented();
    throw new Error("this local Rack opens no shell on the machine that it runs on");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/letsencrypt-calls.js



function letsencrypt_calls_isConfig(value) {
    return typeof value === "object" && value !== null && "solvers" in value;
}
/** How domains would be proven to Let's Encrypt, as it was last given. */
async function letsEncryptGet({ rack }) {
    const config = await readRecord(places.letsEncrypt(rack), letsencrypt_calls_isConfig);
    return json({ role: "", solvers: config?.solvers ?? null });
}
/** The config is a JSON body. It is kept, and nobody acts on it. */
async function letsEncryptSet({ rack, body }) {
    const chunks = [];
    for await (const chunk of body)
        chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    if (text.trim() === "")
        throw new Error("EOF");
    let given;
    try {
        given = JSON.parse(text);
    }
    catch (error) {
        throw new Error("unexpected EOF", { cause: error });
    }
    const solvers = typeof given === "object" && given !== null ? Reflect.get(given, "solvers") : undefined;
    await writeAtomic(places.letsEncrypt(rack), JSON.stringify({ solvers: solvers ?? null }));
    return ok();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/output-log.js



/** How often it is looked whether there are new containers. */
const LOOK_MS = 400;
/** How long the beginning of a followed output, or the rest of an ended one, is waited for. */
const SETTLE_MS = 200;
/** @param since milliseconds since 1970 */
function followOutput(rack, app, since, signal) {
    const runtime = processRuntime(rack);
    const read = new Map();
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    let waiting = [];
    let looked = Number.NEGATIVE_INFINITY;
    const take = async (container, follow) => {
        for await (const line of container.output({ since, follow, signal: either })) {
            waiting.push(outputEvent(container, line));
        }
    };
    const look = async (follow) => {
        if (runtime === undefined || performance.now() < looked + LOOK_MS)
            return;
        looked = performance.now();
        for (const container of await runtime.list({ app })) {
            const stream = `service/${container.service}/${container.id}`;
            if (!read.has(stream))
                read.set(stream, take(container, follow).catch(() => undefined));
        }
    };
    return {
        async lines(mode) {
            await look(mode !== "once");
            const all = Promise.all(read.values());
            if (mode === "once")
                await all;
            else if (mode === "settled" && read.size > 0)
                await Promise.race([all, (0,external_node_timers_promises_.setTimeout)(SETTLE_MS)]);
            const lines = waiting;
            waiting = [];
            return lines;
        },
        covers: ({ stream }) => read.has(stream),
        close: () => over.abort(),
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/log-calls.js








/** How often a followed log is looked at; another program may be writing it. */
const log_calls_POLL_MS = 20;
const shortPrefix = ({ at, stream }) => `${logTime(at)} ${stream} `;
/** Log of an app: lines since a while ago, then those that come. */
async function appLogs(call, out) {
    await getApp(call.rack, variable(call, "app"));
    await streamEvents(call, out, () => true, shortPrefix);
}
/** Log of one service (v3): what its processes write. */
async function serviceLogs(call, out) {
    const app = variable(call, "app");
    const service = variable(call, "service");
    await getApp(call.rack, app);
    const podPrefix = ({ at, stream }) => {
        const pod = stream.split("/")[2] ?? "";
        return `[pod/${pod}/${app}] ${wireTime(goTimeOf(at))} `;
    };
    await streamEvents(call, out, ({ stream }) => stream.startsWith(`service/${service}/`), podPrefix);
}
/** Log of one process: v3 alone. One that is not there has an empty log, and no error. */
async function processLogs(call, out) {
    const { rack } = call;
    if (rack.profile.generation === "v2")
        throw new Error("unimplemented");
    const app = variable(call, "app");
    const id = variable(call, "pid");
    readLogOptions(call);
    const container = await processRuntime(rack)?.find(app, id);
    if (container === undefined)
        return;
    const ended = new AbortController();
    void container.ended(out.gone).then(() => ended.abort(), () => undefined);
    await streamEvents(call, out, ({ stream }) => stream.endsWith(`/${id}`), shortPrefix, ended.signal);
}
/** Log of the Rack itself; this one writes none. */
async function systemLogs(call, out) {
    if (!readLogOptions(call).follow || out.gone.aborted)
        return;
    await new Promise((done) => out.gone.addEventListener("abort", () => done(), { once: true }));
}
async function streamEvents(call, out, wanted, prefix, over) {
    const { rack } = call;
    const options = readLogOptions(call);
    const app = variable(call, "app");
    const since = rack.clock.ms() - options.sinceMs;
    // A line may be written a moment after its time, so what was shown decides, not the time of the last look.
    const shown = new Set();
    const output = followOutput(rack, app, since, AbortSignal.any([out.gone, rack.closing]));
    let { tail } = options;
    try {
        for (;;) {
            const last = !options.follow || over?.aborted === true;
            const now = rack.clock.ms();
            const written = await output.lines(options.follow ? (tail !== undefined || last ? "settled" : "live") : "once");
            const recorded = (await readEvents(rack, app)).filter((event) => {
                const key = `${event.at} ${event.stream} ${event.message}`;
                if (event.at < since || event.at > now || shown.has(key) || output.covers(event))
                    return false;
                shown.add(key);
                return true;
            });
            const fresh = [...written, ...recorded].sort((a, b) => a.at - b.at).filter(wanted);
            const lines = fresh
                .map((event) => `${options.prefix ? prefix(event) : ""}${event.message}\n`)
                .filter((line) => line.includes(options.filter));
            const kept = tail === undefined ? lines : lines.slice(Math.max(0, lines.length - tail));
            tail = undefined;
            if (kept.length > 0)
                await out.text(kept.join(""));
            if (last || out.gone.aborted || (await findApp(rack, app)) === undefined)
                return;
            await (0,external_node_timers_promises_.setTimeout)(log_calls_POLL_MS, undefined, { signal: out.gone }).catch(() => undefined);
        }
    }
    finally {
        output.close();
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/metric-calls.js




/** v2 has measurements of an app, of which there are none here; v3 has no such thing. */
async function appMetrics(call) {
    if (call.rack.profile.generation === "v3")
        throw unimplemented();
    await getApp(call.rack, variable(call, "app"));
    return json([]);
}
/** Nothing measures services. A v3 Rack without a metrics server does not look for the app either. */
async function serviceMetrics(call) {
    if (call.rack.profile.generation === "v2")
        await getApp(call.rack, variable(call, "app"));
    return json([]);
}
/** A row for each service that was asked for. */
function metricsByService({ options }) {
    const services = (options.query("services") ?? "").split(",").map((name) => name.trim());
    return json(services.filter((name) => name !== "").map((name) => ({ name, metrics: [] })));
}
function systemMetrics() {
    return json([]);
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/reverse-proxy.js


/** Headers that are between two neighbours and not passed on. */
const HOP_BY_HOP = new Set([
    ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization"],
    ...["te", "trailer", "transfer-encoding", "upgrade", "proxy-connection"],
]);
/**
 * Passes a request on and its reply back, bodies as streams. The password of the Rack stays here. A server that is not
 * reached is a 502 without a body, as with Go's proxy.
 */
async function passedOn(call, upstream) {
    const { method, search, headers } = call.request;
    if (upstream.port < 0 || upstream.port > 65535)
        return empty(502);
    const sent = (0,external_node_http_.request)({
        host: upstream.host,
        port: upstream.port,
        method,
        path: search === "" ? upstream.path : `${upstream.path}?${search}`,
        headers: { ...passable(headers), host: upstream.name ?? `${upstream.host}:${upstream.port}` },
        agent: false,
        signal: call.gone,
    });
    const answered = new Promise((resolve) => {
        sent.once("response", resolve);
        sent.once("error", () => resolve(undefined));
    });
    // Told apart from the answer: a server may answer before it has read all, and go.
    const fed = feedBody(call, sent).catch(() => sent.destroy());
    const reply = await answered;
    if (reply === undefined)
        return empty(502);
    void fed;
    const kept = Object.entries(passable(reply.headers)).map(([name, value]) => [canonical(name), String(value)]);
    return { status: reply.statusCode ?? 502, headers: Object.fromEntries(kept), body: bytesOf(reply) };
}
async function feedBody(call, sent) {
    for await (const chunk of call.body) {
        if (sent.destroyed)
            return;
        if (!sent.write(chunk))
            await new Promise((done) => sent.once("drain", done).once("close", done));
    }
    sent.end();
}
async function* bytesOf(reply) {
    for await (const chunk of reply)
        if (Buffer.isBuffer(chunk))
            yield chunk;
}
function passable(headers) {
    const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name) && name !== "authorization");
    return Object.fromEntries(kept);
}
function canonical(name) {
    return name.replace(/(^|-)([a-z])/g, (_, dash, letter) => dash + letter.toUpperCase());
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/proxy-calls.js







/** How long a connection may take. */
const DIAL_MS = 3_000;
/** Relays bytes between the client and a port that the Rack reaches. */
async function proxySocket(call, out) {
    const { rack, options } = call;
    requireWrite(call, "proxy requires write access");
    const host = variable(call, "host").trim();
    if (rack.profile.strictProxy && !mayBeReached(host))
        throw new RackFailure(400, "invalid proxy host");
    const port = portOf(call, variable(call, "port"));
    const plain = await dialled(host, port);
    const stream = options.header("Tls") === "true" ? (0,external_node_tls_.connect)({ socket: plain, servername: host }) : plain;
    const end = () => void stream.destroy();
    out.gone.addEventListener("abort", end, { once: true });
    stream.on("error", () => stream.destroy());
    try {
        const said = (async () => {
            for await (const chunk of out.input()) {
                if (stream.destroyed)
                    return;
                if (!stream.write(chunk))
                    await Promise.race([(0,external_node_events_.once)(stream, "drain"), (0,external_node_events_.once)(stream, "close")]).catch(() => undefined);
            }
            stream.end();
        })();
        said.catch(() => undefined);
        try {
            for await (const chunk of stream)
                await out.text(chunk);
        }
        catch {
            // A connection that breaks ends the relay like one that is closed.
        }
    }
    finally {
        out.gone.removeEventListener("abort", end);
        stream.destroy();
    }
}
async function dialled(host, port) {
    const at = `dial tcp ${(0,external_node_net_.isIP)(host) === 6 ? `[${host}]` : host}:${port}`;
    if (port < 0 || port > 65535)
        throw new Error(`dial tcp: address ${port}: invalid port`);
    const stream = (0,external_node_net_.connect)({ host, port });
    try {
        await (0,external_node_events_.once)(stream, "connect", { signal: AbortSignal.timeout(DIAL_MS) });
        return stream;
    }
    catch (error) {
        stream.destroy();
        const code = error instanceof Error && "code" in error ? String(error.code) : "";
        if (code === "ECONNREFUSED")
            throw new Error(`${at}: connect: connection refused`, { cause: error });
        if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
            throw new Error(`dial tcp: lookup ${host}: no such host`, { cause: error });
        }
        throw new Error(code === "ABORT_ERR" ? `${at}: i/o timeout` : `${at}: ${code}`, { cause: error });
    }
}
/** Passes a request on to a service, which the headers `X-Host` and `X-Port` name. */
async function proxyRequest(call) {
    const { rack, options } = call;
    requireWrite(call, "proxy requires write access");
    const host = (options.header("X-Host") ?? "").trim();
    if (rack.profile.strictProxy && !isServiceName(host))
        throw new RackFailure(400, "invalid proxy host");
    const port = portOf(call, options.header("X-Port") ?? "");
    return passedOn(call, { host, port, path: `/${variable(call, "path")}`, name: host });
}
function portOf({ rack }, text) {
    if (!rack.profile.strictProxy)
        return atoi(text);
    const port = /^[+-]?\d+$/.test(text) ? Number(text) : 0;
    if (port < 1 || port > 65535)
        throw new RackFailure(400, "invalid proxy port");
    return port;
}
/** Refused: the Rack's own machine and its neighbours on the link, and numbers that only look like names. */
function mayBeReached(given) {
    const host = given.replace(/^\[/, "").replace(/\]$/, "").split("%")[0] ?? "";
    if (host === "")
        return false;
    const version = (0,external_node_net_.isIP)(host);
    if (version === 4)
        return !/^(127\.|169\.254\.|224\.0\.0\.|0\.0\.0\.0$)/.test(host);
    if (version === 6)
        return mayBeReached6(host.toLowerCase());
    if (/^0x/i.test(host) || /^[\d.]+$/.test(host))
        return false;
    return !["localhost", "metadata.google.internal"].includes(host.toLowerCase().replace(/\.+$/, ""));
}
function mayBeReached6(host) {
    // The URL parser writes an address in its shortest form, and an embedded IPv4 address as two groups.
    const short = new URL(`http://[${host}]`).hostname.slice(1, -1);
    const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(short);
    if (mapped !== null) {
        const [high, low] = [Number.parseInt(mapped[1] ?? "0", 16), Number.parseInt(mapped[2] ?? "0", 16)];
        return mayBeReached([high >> 8, high & 255, low >> 8, low & 255].join("."));
    }
    return short !== "::1" && short !== "::" && !/^(fe[89ab]|ff02|f[cd])/.test(short);
}
/** Names inside the cluster alone. */
function isServiceName(given) {
    const label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    const host = given.toLowerCase();
    return host !== "cluster.local" && new RegExp(`^${label}(\\.${label})+\\.(local|svc\\.cluster\\.local)$`).test(host);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/rack-resource-calls.js








/** Resources of the Rack itself that this one has; a v2 Rack makes databases, too. */
const TYPES = {
    v2: [
        { name: "syslog", description: "Syslog URL, such as tcp+tls://logs1.example.com:12345" },
        { name: "webhook", description: "Webhook URL, such as https://grid.example.com/f1a5ee6" },
    ],
    v3: [{ name: "webhook", description: "url to which to post rack events" }],
};
const MADE_BY_AWS = ["memcached", "mysql", "postgres", "redis", "s3", "sns", "sqs"];
/** Resource JSON, fields in wire order. */
function wireResource(rack, { name, type, parameters, apps }) {
    return {
        name,
        ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
        status: "running",
        type,
        url: rack.profile.generation === "v2" ? (parameters["Url"] ?? "") : "",
        ...(apps.length === 0 ? {} : { apps: apps.map((app) => ({ name: app })) }),
    };
}
async function rackResourceTypes({ rack }) {
    const types = TYPES[rack.profile.generation];
    return json(types.map(({ name, description }) => ({ name, parameters: [{ default: "", description, name: "Url" }] })));
}
async function rackResourceList({ rack }) {
    return json((await rackResources(rack)).map((resource) => wireResource(rack, resource)));
}
async function rackResourceGet(call) {
    return json(wireResource(call.rack, await found(call)));
}
async function found({ rack, vars }) {
    return named(rack, await rackResources(rack), vars["name"] ?? "");
}
function named(rack, list, name) {
    const resource = list.find((one) => one.name === name);
    if (resource !== undefined)
        return resource;
    if (rack.profile.generation === "v3")
        throw typedFailure(404, `no such resource: ${name}`);
    throw new Error(`ValidationError: Stack with id ${rack.name}-${name} does not exist`);
}
async function rackResourceCreate({ rack, options }) {
    const type = options.value("kind");
    const parameters = parseMap(options.param("parameters") ?? "");
    const url = parameters["Url"];
    if (!TYPES[rack.profile.generation].some(({ name }) => name === type))
        throw unknownType(rack, type);
    if (url === undefined && rack.profile.generation === "v3")
        throw typedFailure(400, "parameter required: Url");
    const resource = {
        name: options.param("name") ?? newName(rack, type, url ?? ""),
        type,
        parameters,
        apps: [],
    };
    await changeRackResources(rack, (list) => {
        if (list.some(({ name }) => name === resource.name))
            throw taken(rack, resource.name);
        return [...list, resource];
    });
    return json(wireResource(rack, resource));
}
function newName(rack, type, url) {
    if (rack.profile.generation === "v2")
        return `${type}-${(0,external_node_crypto_.randomInt)(1000, 9999)}`;
    return `webhook-${(0,external_node_crypto_.createHash)("sha256")
        .update(`${url}-${hexDigits(16)}`)
        .digest("hex")
        .slice(0, 6)}`;
}
function unknownType(rack, type) {
    if (rack.profile.generation === "v3")
        return typedFailure(400, `rack resource type unknown: ${type}`);
    const real = MADE_BY_AWS.includes(type);
    return new RackFailure(500, real ? `this local Rack cannot make a ${type}` : `invalid resource type: ${type}`);
}
function taken(rack, name) {
    if (rack.profile.generation === "v2")
        return new RackFailure(500, `resource named ${name} already exists`);
    return new RackFailure(500, `configmaps "${name}" already exists`);
}
async function rackResourceDelete(call) {
    const { rack } = call;
    await changeRackResources(rack, (list) => {
        const gone = named(rack, list, variable(call, "name"));
        if (gone.apps.length > 0)
            throw new Error("resource is linked to one or more apps");
        return list.filter((one) => one !== gone);
    });
    return ok();
}
/** v2 alone can change one. */
async function rackResourceUpdate(call) {
    const wanted = parseMap(call.options.param("parameters") ?? "");
    return changed(call, (resource) => Object.assign(resource.parameters, wanted));
}
/** Sends the logs of an app to a syslog; nothing else can be linked to an app. */
async function rackResourceLink(call) {
    const app = call.options.value("app");
    return changed(call, async (resource) => {
        await getApp(call.rack, app);
        if (resource.apps.includes(app))
            throw new Error(`resource ${resource.name} is already linked to app ${app}`);
        if (resource.type !== "syslog")
            throw new Error(`resource type ${resource.type} does not have a link strategy`);
        resource.apps = [...resource.apps, app].sort();
    });
}
async function rackResourceUnlink(call) {
    const app = variable(call, "app");
    return changed(call, async (resource) => {
        await getApp(call.rack, app);
        if (!resource.apps.includes(app))
            throw new Error(`resource ${resource.name} is not linked to app ${app}`);
        resource.apps = resource.apps.filter((name) => name !== app);
    });
}
async function changed(call, change) {
    const { rack } = call;
    if (rack.profile.generation === "v3")
        throw typedFailure(400, "unavailable on v3 racks");
    const resource = structuredClone(await found(call));
    await change(resource);
    await changeRackResources(rack, (list) => [...list.filter(({ name }) => name !== resource.name), resource]);
    return json(wireResource(rack, resource));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/registry-proxy-calls.js




/** The registry of the Rack, for the images of its apps (v3): `/v2/APP/manifests/TAG` and the like. */
async function registryProxy(call) {
    const path = variable(call, "path");
    if (path === "") {
        return { status: 200, headers: { "Docker-Distribution-Api-Version": "registry/2.0" }, body: Buffer.alloc(0) };
    }
    try {
        const { rack } = call;
        const names = path.split("/");
        // On AWS an app's repository is RACK/APP.
        const prefixed = rack.provider === "aws" && names[0] === rack.name;
        const [app = "", ...rest] = prefixed ? names.slice(1) : names;
        await getApp(rack, app);
        const address = await rack.registry?.address();
        if (address === undefined)
            throw new Error("this local Rack has no registry");
        const [host = "", port] = address.split(":");
        return ownLocation(call, await passedOn(call, { host, port: Number(port), path: `/v2/${[app, ...rest].join("/")}` }));
    }
    catch (error) {
        if (error instanceof RackFailure && error.status === 401)
            throw error;
        throw new RackFailure(403, JSON.stringify({ errors: [{ message: messageOf(error) }] }));
    }
}
// The registry names the place of an upload by its own address; the client is to come back through the Rack.
function ownLocation({ request }, reply) {
    const location = reply.headers["Location"];
    if (location === undefined)
        return reply;
    const place = location.replace(/^https?:\/\/[^/]+/, "");
    return { ...reply, headers: { ...reply.headers, Location: request.headers.host === undefined ? location : place } };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/resource-dump.js



/** Undefined for a type that has no dump. */
function toolFor(type) {
    if (["postgres", "postgis", "rds-postgres"].includes(type))
        return "postgres";
    return ["mysql", "mariadb", "rds-mysql", "rds-mariadb"].includes(type) ? "mysql" : undefined;
}
const PROGRAMS = {
    postgres: { export: "pg_dump", import: "psql" },
    mysql: { export: "mysqldump", import: "mysql" },
};
/** Name of the program that is not on this machine, or undefined when all is there. */
async function missingTool(tool, verb) {
    const program = PROGRAMS[tool][verb];
    return (await toolPath(program)) === undefined ? program : undefined;
}
/** What the dump program writes, its complaints included; a last line tells a failure. */
async function* dumpDatabase(tool, url, signal) {
    const child = start(tool, "export", url);
    const kill = () => void child.kill();
    signal.addEventListener("abort", kill, { once: true });
    const exit = exitCode(child);
    exit.catch(() => undefined);
    child.stdin?.end();
    const { stdout, stderr } = child;
    if (stdout !== null && stderr !== null)
        yield* mergeStreams([stdout, stderr], wholeChunks);
    const code = await exit;
    signal.removeEventListener("abort", kill);
    if (code !== 0)
        yield Buffer.from(`ERROR: could not export: exit status ${code}\n`);
}
/** Exit code of the program that reads the dump. Its output is thrown away; a Rack has it in its own log. */
async function restoreDatabase(tool, url, dump) {
    const child = start(tool, "import", url);
    const exit = exitCode(child);
    exit.catch(() => undefined);
    child.stdout?.resume();
    child.stderr?.resume();
    if (child.stdin !== null)
        await feed(child.stdin, dump);
    return exit;
}
function start(tool, verb, url) {
    const { env, postgres, mysql, database } = access(url);
    const args = {
        postgres: { export: ["--no-acl", "--no-owner", postgres], import: [postgres] },
        mysql: { export: [...mysql, database], import: [...mysql, "-D", database] },
    };
    return (0,external_node_child_process_.spawn)(PROGRAMS[tool][verb], args[tool][verb], { env, stdio: "pipe" });
}
function access(url) {
    const place = new URL(url);
    const password = decodeURIComponent(place.password);
    place.password = "";
    return {
        env: {
            PATH: "/usr/local/bin:/usr/bin:/bin",
            ...{ PGPASSWORD: password, MYSQL_PWD: password, REDISCLI_AUTH: password },
        },
        host: place.hostname,
        port: place.port,
        postgres: place.href,
        mysql: ["-h", place.hostname, "-P", place.port || "3306", "-u", decodeURIComponent(place.username)],
        database: place.pathname.slice(1),
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/resource-console.js


/** The program that speaks to a resource of a type, and its arguments; undefined for a type that has none. */
function consoleOf(type, url) {
    const { host, port, postgres, mysql, database } = access(url);
    switch (type.replace(/^(rds|elasticache)-/, "")) {
        case "postgres":
        case "postgis":
            return { program: "psql", args: [postgres] };
        case "mysql":
        case "mariadb":
            return { program: "mysql", args: [...mysql, "-D", database] };
        case "redis":
            return {
                program: "redis-cli",
                args: ["-h", host, "-p", port || "6379", ...(database === "" ? [] : ["-n", database])],
            };
        case "memcached":
            return { program: "telnet", args: [host, port || "11211"] };
        default:
            return undefined;
    }
}
/** True when there is a console for resources of this type. */
function hasConsole(type) {
    return consoleOf(type, "any://host/") !== undefined;
}
/** Runs the console of a resource on a terminal. Its `exit` rejects when the program is not on this machine. */
function resourceConsole(type, url, spec) {
    return session({ ...spec, argv: [] }, async () => {
        const { program = "", args = [] } = consoleOf(type, url) ?? {};
        const command = await toolPath(program);
        if (command === undefined)
            throw new Error(`this local Rack needs the program ${program} for that`);
        return { command, args, env: { ...access(url).env, TERM: "xterm" } };
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/resource-calls.js











/**
 * The resources of the active release. This Rack starts none of them; one whose URL the app's environment gives (as
 * `NAME_URL`, which a Rack takes for a resource of the user's own) is used from there.
 */
async function resources(rack, name) {
    const app = await getApp(rack, name);
    if (app.release === "")
        return [];
    const release = await getRelease(rack, name, app.release);
    const env = parseEnvironment(release.env);
    return (await manifestOf(rack, release)).resources.map((resource) => ({
        ...resource,
        url: env.get(variableOf(resource.name)) ?? "",
    }));
}
function variableOf(resource) {
    return `${resource.toUpperCase().replaceAll("-", "_")}_URL`;
}
/** Resource JSON, fields in wire order; v2 tells no status. */
function resource_calls_wireResource({ profile }, { name, type, url }) {
    const status = profile.generation === "v3" ? { status: url === "" ? "pending" : "external" } : {};
    return { name, ...status, type, url };
}
async function resourceList(call) {
    const found = await resources(call.rack, variable(call, "app"));
    return json(found.map((resource) => resource_calls_wireResource(call.rack, resource)));
}
async function resourceGet(call) {
    return json(resource_calls_wireResource(call.rack, await oneResource(call)));
}
async function oneResource(call) {
    const name = variable(call, "name");
    const app = await getApp(call.rack, variable(call, "app"));
    if (app.release === "")
        throw new RackFailure(500, `no release for app: ${app.record.name}`);
    const found = (await resources(call.rack, app.record.name)).find((resource) => resource.name === name);
    if (found === undefined)
        throw new RackFailure(500, `no such resource: ${name}`);
    return found;
}
/** SQL as text. What goes wrong meanwhile is in the text, behind a status of 200. */
async function resourceExport(call) {
    const { url, tool } = await reachable(call, "export");
    return download(dumpDatabase(tool, url, call.gone));
}
/** SQL as text; `ok` says that the tool ended well, not that every statement did. */
async function resourceImport(call) {
    const { url, tool } = await reachable(call, "import");
    const code = await restoreDatabase(tool, url, call.body);
    if (code !== 0)
        throw new RackFailure(500, "ERROR: import failed");
    return ok();
}
/** A terminal with the program of that kind of resource. */
async function resourceShell(call, out) {
    requireWrite(call, "resource console requires write access");
    const { options } = call;
    const size = (name) => {
        const text = options.header(name);
        return text === undefined ? 0 : atoi(text);
    };
    const tty = { height: size("Height"), width: size("Width") };
    const resource = await oneResource(call);
    if (!hasConsole(resource.type))
        throw typedFailure(400, `console not available for resources of type: ${resource.type}`);
    requireUrl(resource);
    const shell = resourceConsole(resource.type, resource.url, { tty, stdin: out.input() });
    const kill = () => shell.kill();
    out.gone.addEventListener("abort", kill, { once: true });
    try {
        for await (const { bytes } of shell.output)
            await out.text(bytes);
        await shell.exit;
    }
    finally {
        out.gone.removeEventListener("abort", kill);
    }
}
function requireUrl({ name, type, url }) {
    if (url !== "")
        return;
    throw new RackFailure(501, `this local Rack starts no ${type}: set ${variableOf(name)} in the app's environment to the URL of one`);
}
async function reachable(call, verb) {
    const resource = await oneResource(call);
    const { type, url } = resource;
    const tool = toolFor(type);
    // A slip in the real one makes the import of this type impossible.
    if (tool === undefined || (verb === "import" && type === "rds-mariadb")) {
        throw typedFailure(400, `${verb} not available for resources of type: ${type}`);
    }
    requireUrl(resource);
    const missing = await missingTool(tool, verb);
    if (missing !== undefined)
        throw new RackFailure(501, `this local Rack needs the program ${missing} for that`);
    return { url, tool };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/service-scale.js









/** How long a container may take to become healthy after a restart or a change of scale. */
const HEALTH_DEADLINE_MS = 60_000;
/**
 * Applies the current scale of a service to its running containers, in the background. Does nothing on a Rack that
 * runs no containers. With `replaceAll` every container is replaced; old ones are stopped when the new are healthy.
 */
function adjustService(rack, app, service, options) {
    if (rack.engine === undefined)
        return;
    rack.background(adjust(rack, app, service, options.replaceAll));
}
async function adjust(rack, app, name, replaceAll) {
    const { engine } = rack;
    const state = await findApp(rack, app);
    const rollout = state?.record.running;
    if (engine === undefined || state === undefined || rollout === undefined)
        return;
    const release = await getRelease(rack, app, state.release);
    const build = release.build === "" ? undefined : await getBuild(rack, app, release.build);
    const { services } = await manifestOf(rack, release);
    const service = services.find((one) => one.name === name);
    if (service === undefined)
        return;
    const scale = state.record.scale?.[name] ?? {};
    const wanted = scale.count ?? service.count.min;
    const present = await filterRunning(await engine.runtime.list({ app, service: name, kind: "service", rollout }));
    const kept = replaceAll ? [] : present.slice(0, wanted);
    const started = [];
    const signal = AbortSignal.any([rack.closing, AbortSignal.timeout(HEALTH_DEADLINE_MS)]);
    const routes = appRoutes(rack, engine, app);
    try {
        while (kept.length + started.length < wanted) {
            const start = { app, rollout, service, services, release, build, memory: scale.memory };
            started.push(await startService(rack, engine, start));
        }
        await Promise.all(started.map(async (container) => {
            await waitUntilHealthy(container, service, signal);
            await routes.add(container);
        }));
        await stopAll(present.filter((container) => !kept.includes(container)));
    }
    catch (error) {
        await stopAll(started);
        const message = `cannot scale ${name} to ${wanted}: ${messageOf(error)}`;
        await addEvents(rack, app, [{ at: rack.clock.ms(), stream: "system/local", message }]);
    }
    await routes.restore();
}
async function filterRunning(containers) {
    const states = await Promise.all(containers.map((container) => container.state()));
    return containers.filter((_, index) => states[index]?.status === "running");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/service-calls.js











/** Manifest of the active release. @throws RackFailure when there is none */
async function activeManifest(rack, app) {
    if (app.release === "")
        throw new RackFailure(500, `no release for app: ${app.record.name}`);
    return manifestOf(rack, await getRelease(rack, app.record.name, app.release));
}
/** Services of the active release; none without one. */
async function serviceList(call) {
    const { rack } = call;
    const app = await getApp(rack, variable(call, "app"));
    if (app.release === "")
        return json([]);
    const { services } = await activeManifest(rack, app);
    const reached = await addresses(rack, app);
    return json(services.map((service) => wireService(rack, app, service, reached.get(service.name))));
}
/** Addresses `host:port` of the services that really run: their fixed ones, else that of a container. */
async function addresses(rack, { record }) {
    const found = new Map();
    if (rack.engine === undefined || record.running === undefined)
        return found;
    for (const { service, address } of await rack.engine.runtime.list({ app: record.name, rollout: record.running })) {
        if (address === undefined || found.has(service))
            continue;
        const fixed = await routedAddress(rack.data, record.name, serviceIp(rack.data, record.name, service));
        found.set(service, fixed ?? address);
    }
    return found;
}
function wireService(rack, app, service, address) {
    const { name, count, port } = service;
    const scale = app.record.scale?.[name] ?? {};
    const { profile } = rack;
    const v3 = profile.generation === "v3";
    const number = scale.count ?? count.min;
    return {
        count: number,
        cpu: scale.cpu ?? service.cpu,
        domain: address?.split(":")[0] ?? (port === 0 && !v3 ? "" : domainOf(rack, app.record.name, service)),
        ...(v3 ? { gpu: 0, "gpu-vendor": "" } : {}),
        memory: scale.memory ?? service.memory,
        name,
        nlb: null,
        ports: port === 0
            ? []
            : [
                {
                    balancer: Number(address?.split(":")[1] ?? (service.internal ? 0 : 443)),
                    certificate: "",
                    container: port,
                },
            ],
        ...(profile.serviceLimits ? { min: count.min, max: count.max } : {}),
        ...(profile.serviceLimits && count.min === 0 && number === 0 ? { "cold-start": true } : {}),
        ...(v3 && service.agent ? { agent: true } : {}),
        ...(profile.triggers
            ? {
                "scale-override-active": app.record.scaleOverrides?.includes(name) === true,
                "triggers-override-active": false,
            }
            : {}),
    };
}
function domainOf(rack, app, service) {
    if (service.internal)
        return `${service.name}.${app}.${rack.name}.local`;
    return `${service.name}.${app}.${rackDomain(rack)}`;
}
/** Scales a service. What it is set to outlives promotions; convox.yml gives the values at first. */
async function serviceUpdate(call) {
    const { rack } = call;
    const name = variable(call, "name");
    const change = scaleOptions(call);
    await changeApp(rack, variable(call, "app"), async (record, state) => {
        const { services } = await activeManifest(rack, state).catch(() => ({ services: [] }));
        const service = services.find((one) => one.name === name);
        if (service === undefined)
            throw serviceMissing(rack, name);
        if (change.min === 0)
            throw typedFailure(400, noWake(name));
        record.scale = { ...record.scale, [name]: { ...record.scale?.[name], ...change } };
    });
    adjustService(rack, variable(call, "app"), name, { replaceAll: change.memory !== undefined });
    return ok();
}
function scaleOptions({ rack, options }) {
    const { gpuOptions, serviceLimits } = rack.profile;
    const number = (name) => {
        const text = options.param(name);
        return text === undefined ? {} : { [name]: atoi(text) };
    };
    // gpu is read and has no effect, since nothing here has one.
    if (gpuOptions)
        number("gpu");
    return {
        ...{ ...number("count"), ...number("cpu"), ...number("memory") },
        ...(serviceLimits ? { ...number("min"), ...number("max") } : {}),
    };
}
function noWake(service) {
    return (`cannot set --min 0 on service ${service}: no autoscale mechanism is configured to wake pods back up. Set ` +
        "scale.autoscale.* in convox.yml and promote a release first, or use --min 1 (or higher)");
}
// v3 has a deployment for each service, v2 a resource of the app's stack.
function serviceMissing(rack, name) {
    const v3 = rack.profile.generation === "v3";
    return new RackFailure(500, v3 ? `deployments.apps "${name}" not found` : `service not found: ${name}`);
}
async function serviceRestart(call) {
    const { rack } = call;
    const name = variable(call, "name");
    const app = variable(call, "app");
    await changeApp(rack, app, async (record, state) => {
        const { services } = await activeManifest(rack, state);
        if (!services.some((service) => service.name === name))
            throw new RackFailure(500, `no such service: ${name}`);
        record.restarted = { ...record.restarted, [name]: rack.clock.ms() };
    });
    adjustService(rack, app, name, { replaceAll: true });
    return ok();
}
/** What the active release's manifest says about a service, values of the environment left out. */
async function manifestService(call) {
    const { rack } = call;
    const name = variable(call, "service");
    const app = await getApp(rack, variable(call, "app"));
    const service = (await activeManifest(rack, app)).services.find((one) => one.name === name);
    if (service === undefined)
        throw typedFailure(404, `no such service: ${name}`);
    return json({
        name,
        ...(service.environment.length === 0 ? {} : { environment: service.environment }),
        scale: { min: service.count.min, max: service.count.max },
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/system-calls.js














/** The Rack itself, fields in wire order. v3 has no parameters, and its status is always `running`. */
async function systemGet({ rack }) {
    const { name, provider, profile, region } = rack;
    const domain = `router.${rackDomain(rack)}`;
    const rackHost = `api.${rackDomain(rack)}`;
    const { version } = profile;
    if (profile.generation === "v3") {
        return json({
            count: 0,
            domain,
            name,
            provider,
            "rack-domain": rackHost,
            "router-internal": "",
            region: "",
            status: "running",
            type: "",
            version,
        });
    }
    const { parameters, changed } = await rackParameters(rack);
    const shown = system_calls_sorted({ ...FIRST_PARAMETERS, Version: version, ...parameters });
    const outputs = { Dashboard: rackHost, RackDomain: rackHost };
    return json({
        count: Number(shown["InstanceCount"]),
        domain,
        name,
        outputs,
        parameters: shown,
        provider,
        "rack-domain": rackHost,
        region,
        status: changed !== undefined && rack.clock.ms() < changed + rack.timings.updating ? "updating" : "running",
        type: shown["InstanceType"],
        version,
    });
}
/** Parameters of a v2 Rack's stack. */
const FIRST_PARAMETERS = {
    Autoscale: "Yes",
    BuildCpu: "0",
    BuildMemory: "1024",
    InstanceCount: "3",
    InstanceType: "t3.small",
    LogDriver: "CloudWatch",
    Private: "No",
    Tags: "",
};
function system_calls_sorted(parameters) {
    return Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** A v2 Rack changes the parameters of its stack. A v3 Rack is changed from outside, by a Console or Terraform. */
async function systemUpdate({ rack, options }) {
    if (rack.profile.generation === "v3") {
        throw typedFailure(501, "direct rack doesn't support update, make sure you are not using RACK_URL environment variable");
    }
    const wanted = parseMap(options.param("parameters") ?? "");
    const count = options.param("count");
    if (count !== undefined)
        wanted["InstanceCount"] = String(atoi(count));
    const type = options.param("type");
    if (type !== undefined)
        wanted["InstanceType"] = type;
    const version = options.param("version");
    if (version !== undefined && version !== rack.profile.version) {
        throw new Error("this local Rack keeps its version: start it with the other one");
    }
    const { parameters } = await rackParameters(rack);
    const known = { ...FIRST_PARAMETERS, ...parameters };
    for (const name of Object.keys(wanted)) {
        if (known[name] === undefined)
            throw new Error(`ValidationError: Parameters: [${name}] do not exist in the template`);
    }
    if (Object.entries(wanted).every(([name, value]) => known[name] === value)) {
        throw new Error("no system updates are to be performed");
    }
    await changeRackParameters(rack, wanted);
    return ok();
}
/** The Rack's own processes, with `all` those of its apps too. */
async function systemProcesses({ rack, options }) {
    const { profile, name } = rack;
    const v3 = profile.generation === "v3";
    const own = {
        ...{ id: v3 ? `api-${podSuffix(name, 10)}-${podSuffix(`${name}/api`, 5)}` : podId(name) },
        ...{ app: v3 ? "system" : name, command: "", image: "", name: v3 ? "api" : "web", ports: [] },
        ...{ release: profile.version, started: 0, status: "running", container: undefined },
    };
    const shown = [own];
    if (options.query("all") === "true") {
        for (const app of await listApps(rack))
            shown.push(...(await processes(rack, app)));
    }
    return json(shown.map((process) => wireProcess(rack, process)));
}
// The end of a task's id on v2.
function podId(name) {
    return Buffer.from(podSuffix(name, 6)).toString("hex");
}
/** Versions that were installed, newest first: on v2 this one. */
function systemReleases({ rack }) {
    const { name, profile } = rack;
    if (profile.generation === "v3")
        throw typedFailure(501, "release history is unavailable");
    const { version: id } = profile;
    const [, year, month, day, hour, minute, second] = /^(....)(..)(..)(..)(..)(..)$/.exec(id) ?? [];
    const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    const created = wireTime(Number.isNaN(at) ? ZERO_STAMP : goTimeOf(at));
    return json([{ id, app: name, build: "", env: "", manifest: "", description: "", created }]);
}
/** Takes away what Karpenter left: nothing. */
function karpenterCleanup() {
    return ok();
}
/** Lets the addresses of its machines in, which it has none of. */
function whitelistSync() {
    return ok();
}
function authCheck() {
    return ok();
}
/** `POST /events`: told to the webhooks. */
async function eventSend({ rack, options }) {
    const data = parseMap(options.param("data") ?? "");
    await sendEvent(rack, options.value("action"), data, {
        status: options.param("status"),
        error: options.param("error"),
    });
    return ok();
}
async function tokenCreate(call) {
    const { options } = call;
    return json({ token: await makeToken(call, options.value("role"), options.value("durationInHour")) });
}
async function tokenRotate(call) {
    requireAdmin(call, "admin role required");
    await rotateTokenKey(call.rack);
    return ok();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/trigger-calls.js







/** From then on what was set by scaling is not undone by a promotion; here it never is. */
async function scaleOverrideSet(call) {
    const { rack, options } = call;
    const service = variable(call, "service");
    const text = (options.param("active") ?? "").trim();
    if (text === "")
        throw new RackFailure(400, 'active form-param is required ("true" or "false")');
    const active = trigger_calls_parsed(() => parseBool(text), 'active must be "true" or "false"');
    await requireService(call);
    await changeApp(rack, variable(call, "app"), (record) => {
        const kept = (record.scaleOverrides ?? []).filter((name) => name !== service);
        record.scaleOverrides = active ? [...kept, service] : kept;
    });
    return ok();
}
/** There is nothing here that scales by itself. */
async function triggersEnable(call) {
    const text = call.options.param("opts") ?? "";
    if (text === "")
        throw new RackFailure(400, "invalid opts payload: unexpected end of JSON input");
    const triggers = trigger_calls_checked(trigger_calls_parsed(() => JSON.parse(text), "invalid opts payload"));
    await requireService(call);
    if (triggers.some((type) => type === "gpuUtilization" || type === "queueDepth")) {
        throw new Error("GPU and inference queue triggers require KEDA. Run: convox rack params set keda_enable=true");
    }
    throw typedFailure(501, "this local Rack does not scale services by itself");
}
/** A service that has no triggers is left as it is. */
async function triggersDisable(call) {
    await requireService(call);
    return ok();
}
async function triggerThresholdSet(call) {
    const text = (call.options.param("threshold") ?? "").trim();
    if (text === "")
        throw new RackFailure(400, "threshold form-param is required");
    trigger_calls_parsed(() => parseFloat64(text), "invalid threshold");
    await requireService(call);
    throw typedFailure(501, "this local Rack does not scale services by itself");
}
const trigger_calls_TYPES = ["cpu", "memory", "gpuUtilization", "queueDepth"];
/** Types of the triggers. @throws Error with the Rack's text */
function trigger_calls_checked(options) {
    const number = (from, name) => Number(property(from, name) ?? 0);
    const [min, max] = [number(options, "min"), number(options, "max")];
    if (min < 0)
        throw new Error("min must be >= 0");
    if (max < 1)
        throw new Error("max must be >= 1");
    if (max < min)
        throw new Error("max must be >= min");
    const triggers = property(options, "triggers");
    if (!Array.isArray(triggers) || triggers.length === 0)
        throw new Error("at least one trigger is required");
    const seen = [];
    for (const trigger of triggers) {
        const [type, threshold] = [String(property(trigger, "type") ?? ""), number(trigger, "threshold")];
        if (!trigger_calls_TYPES.includes(type))
            throw new Error(`unknown trigger type ${goQuote(type)}`);
        if (threshold <= 0)
            throw new Error("threshold must be positive");
        if (type !== "queueDepth" && threshold > 100)
            throw new Error("percent triggers must be <= 100");
        if (seen.includes(type))
            throw new Error(`duplicate trigger type ${goQuote(type)}`);
        seen.push(type);
    }
    return seen;
}
function trigger_calls_parsed(read, complaint) {
    try {
        return read();
    }
    catch (error) {
        throw new RackFailure(400, `${complaint}: ${messageOf(error)}`);
    }
}
async function requireService(call) {
    const { rack } = call;
    const name = variable(call, "service");
    const app = await getApp(rack, variable(call, "app"));
    const { services } = app.release === "" ? { services: [] } : await activeManifest(rack, app);
    if (!services.some((service) => service.name === name)) {
        throw new RackFailure(500, `deployments.apps "${name}" not found`);
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/routes.js































/**
 * The routes of a Rack, in the order in which they are tried, so that the table can be laid beside the real one.
 * `/check` needs no password and is answered before this table.
 */
const routes = [
    route("GET", "/auth", authCheck),
    route("POST", "/apps/{app}/cancel", appCancel),
    route("POST", "/apps", appCreate),
    route("DELETE", "/apps/{app}", appDelete),
    route("GET", "/apps/{app}/diagnose", appDiagnose, (profile) => profile.diagnose),
    route("GET", "/apps/{app}", appGet),
    route("GET", "/apps", appList),
    socket("/apps/{app}/logs", appLogs),
    route("GET", "/apps/{app}/manifest/services/{service}", manifestService, (profile) => profile.serviceLimits),
    route("GET", "/apps/{app}/metrics", appMetrics),
    route("GET", "/apps/{app}/metrics-by-service", metricsByService, (profile) => profile.budgets),
    route("PUT", "/apps/{app}", appUpdate),
    route("GET", "/apps/{app}/budget", budgetGet, (profile) => profile.budgets),
    route("POST", "/apps/{app}/budget", budgetSet, (profile) => profile.budgets),
    route("DELETE", "/apps/{app}/budget", budgetClear, (profile) => profile.budgets),
    route("POST", "/apps/{app}/budget/reset", budgetReset, (profile) => profile.budgets),
    route("GET", "/apps/{app}/budget/shutdown-state", budgetShutdownState, (profile) => profile.budgets),
    route("POST", "/apps/{app}/budget/simulate-shutdown", budgetSimulate, (profile) => profile.budgets),
    route("POST", "/apps/{app}/budget/dismiss-recovery", budgetDismiss, (profile) => profile.budgets),
    route("GET", "/apps/{app}/cost", appCost, (profile) => profile.budgets),
    route("GET", "/apps/{app}/balancers", balancerList, "v3"),
    route("POST", "/apps/{app}/builds", buildCreate),
    route("GET", "/apps/{app}/builds/{id}.tgz", buildExport),
    route("GET", "/apps/{app}/builds/{id}", buildGet),
    route("POST", "/apps/{app}/builds/import", buildImport),
    route("POST", "/apps/{app}/builds/{id}/image", buildImportImage, (profile) => profile.imageImport),
    route("POST", "/apps/{app}/builds/{id}/cancel", buildCancel, (profile) => profile.buildCancel),
    route("GET", "/apps/{app}/builds", buildList),
    socket("/apps/{app}/builds/{id}/logs", buildLogs),
    route("PUT", "/apps/{app}/builds/{id}", buildUpdate),
    route("GET", "/apps/{app}/configs", configList, (profile) => profile.appConfigs),
    route("GET", "/apps/{app}/configs/{name}", configGet, (profile) => profile.appConfigs),
    route("PUT", "/apps/{app}/configs/{name}", configSet, (profile) => profile.appConfigs),
    route("GET", "/system/capacity", capacityGet),
    route("PUT", "/apps/{app}/ssl/{service}/{port}", certificateApply),
    route("POST", "/certificates", certificateCreate),
    route("DELETE", "/certificates/{id}", certificateDelete),
    route("POST", "/certificates/{id}/renew", certificateRenew, (profile) => profile.certificateRenewal),
    route("POST", "/certificates/generate", certificateGenerate),
    route("GET", "/certificates", certificateList),
    route("GET", "/letsencrypt/config", letsEncryptGet, (profile) => profile.letsEncrypt),
    route("PUT", "/letsencrypt/config", letsEncryptSet, (profile) => profile.letsEncrypt),
    route("POST", "/events", eventSend),
    route("DELETE", "/apps/{app}/processes/{pid}/files", filesDelete),
    route("GET", "/apps/{app}/processes/{pid}/files", filesDownload),
    route("POST", "/apps/{app}/processes/{pid}/files", filesUpload),
    route("POST", "/instances/keyroll", instanceKeyroll),
    route("GET", "/instances", instanceList),
    dialogue("/instances/{id}/shell", instanceShell),
    route("DELETE", "/instances/{id}", instanceTerminate),
    route("DELETE", "/apps/{app}/objects/{key:.*}", objectDelete),
    route("HEAD", "/apps/{app}/objects/{key:.*}", objectExists),
    route("GET", "/apps/{app}/objects/{key:.*}", objectFetch),
    route("GET", "/apps/{app}/objects", objectList),
    route("POST", "/apps/{app}/objects/{key:.*}", objectStore),
    dialogue("/apps/{app}/processes/{pid}/exec", processExec),
    route("GET", "/apps/{app}/processes/{pid}", processGet),
    route("GET", "/apps/{app}/processes", processList),
    socket("/apps/{app}/processes/{pid}/logs", processLogs),
    route("POST", "/apps/{app}/services/{service}/processes", processRun),
    socket("/apps/{app}/services/{service}/logs", serviceLogs, (profile) => profile.serviceLogs),
    route("DELETE", "/apps/{app}/processes/{pid}", processStop),
    dialogue("/proxy/{host}/{port}", proxySocket),
    route("POST", "/registries", registryAdd),
    route("GET", "/registries", registryList),
    route("ANY", "/v2/{path:.*}", registryProxy, "v3"),
    route("DELETE", "/registries/{server:.*}", registryRemove),
    route("POST", "/apps/{app}/releases", releaseCreate),
    route("GET", "/apps/{app}/releases/{id}", releaseGet),
    route("GET", "/apps/{app}/releases", releaseList),
    route("POST", "/apps/{app}/releases/{id}/promote", releasePromote),
    dialogue("/apps/{app}/resources/{name}/console", resourceShell, "v3"),
    route("GET", "/apps/{app}/resources/{name}/data", resourceExport, "v3"),
    route("GET", "/apps/{app}/resources/{name}", resourceGet),
    route("PUT", "/apps/{app}/resources/{name}/data", resourceImport, "v3"),
    route("GET", "/apps/{app}/resources", resourceList),
    route("POST", "/apps/{app}/resources/{name}/deletion-protection-and-snapshot/{snapshot}", databaseProtect, "v2"),
    route("GET", "/rds/snapshots/{snapshot}", snapshotGet, "v2"),
    route("DELETE", "/rds/{name}", databaseDelete, "v2"),
    route("GET", "/apps/{app}/services", serviceList),
    route("GET", "/apps/{app}/services/{service}/metrics", serviceMetrics, (profile) => profile.serviceMetrics),
    route("POST", "/apps/{app}/services/{name}/restart", serviceRestart),
    route("POST", "/apps/{app}/services/{service}/scale-override", scaleOverrideSet, (profile) => profile.triggers),
    route("POST", "/apps/{app}/services/{service}/triggers/disable", triggersDisable, (profile) => profile.triggers),
    route("POST", "/apps/{app}/services/{service}/triggers/enable", triggersEnable, (profile) => profile.triggers),
    route("POST", "/apps/{app}/services/{service}/triggers/threshold", triggerThresholdSet, (profile) => profile.triggers),
    route("PUT", "/apps/{app}/services/{name}", serviceUpdate),
    route("GET", "/system", systemGet),
    socket("/system/logs", systemLogs),
    route("GET", "/system/metrics", systemMetrics),
    route("PUT", "/system/jwt/rotate", tokenRotate, (profile) => profile.tokens),
    route("POST", "/system/jwt/token", tokenCreate, (profile) => profile.tokens),
    route("GET", "/system/processes", systemProcesses),
    route("GET", "/system/releases", systemReleases),
    route("GET", "/system/sync/whitelist/instances/ip", whitelistSync, "v2"),
    route("POST", "/resources", rackResourceCreate),
    route("DELETE", "/resources/{name}", rackResourceDelete),
    route("GET", "/resources/{name}", rackResourceGet),
    route("POST", "/resources/{name}/links", rackResourceLink),
    route("GET", "/resources", rackResourceList),
    route("OPTIONS", "/resources", rackResourceTypes),
    route("DELETE", "/resources/{name}/links/{app}", rackResourceUnlink),
    route("PUT", "/resources/{name}", rackResourceUpdate),
    route("PUT", "/system", systemUpdate),
    route("POST", "/system/karpenter/cleanup", karpenterCleanup, (profile) => profile.karpenter),
    route("ANY", "/custom/http/proxy/{path:.*}", proxyRequest, (profile) => profile.httpProxy),
];

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/disturbance.js




/** Faults that strike before a request is handled: a reply instead, a cut connection, or nothing. */
async function disturbed(rack, request) {
    const occasion = occasionOf(request);
    const delay = rack.faults.number("slow", occasion);
    if (delay !== undefined)
        await (0,external_node_timers_promises_.setTimeout)(delay, undefined, { signal: rack.closing }).catch(() => undefined);
    if (rack.faults.take("refuse", occasion) !== undefined)
        return "cut";
    if (rack.faults.take("stall", occasion) !== undefined) {
        await new Promise((resolve) => {
            request.socket.once("close", () => resolve());
            rack.closing.addEventListener("abort", () => resolve(), { once: true });
        });
        return "cut";
    }
    const fault = rack.faults.take("http", occasion);
    if (fault === undefined)
        return undefined;
    const status = Number(fault.value);
    const reply = failure(status, `injected fault: status ${status}`, false);
    if (fault.html === true) {
        reply.headers["Content-Type"] = "text/html";
        reply.body = Buffer.from(`<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n` +
            "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
    }
    if (fault.retryAfter !== undefined)
        reply.headers["Retry-After"] = fault.retryAfter;
    return reply;
}
/** Faults that change a reply on its way out; undefined when there are none. */
function replyShape(rack, request) {
    const occasion = occasionOf(request);
    const cut = rack.faults.number("drop", occasion);
    const appended = rack.faults.take("append", occasion)?.value;
    if (cut === undefined && appended === undefined)
        return undefined;
    return async function* (body) {
        let left = cut ?? Number.POSITIVE_INFINITY;
        for await (const chunk of body) {
            const part = chunk.subarray(0, Math.min(chunk.length, left));
            left -= part.length;
            if (part.length > 0)
                yield part;
            if (left <= 0)
                break;
        }
        if (cut !== undefined)
            throw new HandlerPanic("dropped");
        yield Buffer.from(`${appended}\n`);
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/record.js
const record_KEPT = 10_000;
/** Adds to a transcript that does not grow for ever. */
function keep(requests, record) {
    requests.push(record);
    if (requests.length > record_KEPT)
        requests.splice(0, requests.length - record_KEPT);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/socket-input.js
/** Bytes of the client that wait for the handler; beyond them nothing is read from the connection. */
const BUFFER_LIMIT = 256 * 1024;
/** A frame that says it is longer ends the connection; the official client's have 1024 bytes at most. */
const FRAME_LIMIT = 32 * 1024 * 1024;
/**
 * Reads the client's frames. Text is input; a binary message, whatever is in it, ends the input; a ping is answered
 * with a pong, as a Rack does while it reads.
 * @param reply sends a control frame
 * @param gone aborted when the connection is over
 */
function readInput(stream, reply, gone) {
    const waiting = [];
    let size = 0;
    let ended = false;
    let wake = () => undefined;
    let pending = Buffer.alloc(0);
    let fragmented;
    const finish = () => {
        ended = true;
        // Still read, to notice when the client goes.
        stream.resume();
        wake();
    };
    const take = (frame) => {
        if (frame.opcode === 9)
            reply(10, frame.payload);
        else if (frame.opcode === 8) {
            reply(8, frame.payload.subarray(0, 2));
            finish();
        }
        else if (frame.opcode <= 2) {
            const kind = frame.opcode === 0 ? fragmented : frame.opcode === 1 ? "text" : "binary";
            fragmented = frame.last ? undefined : kind;
            if (kind === "binary")
                finish();
            else if (!ended && frame.payload.length > 0) {
                waiting.push(frame.payload);
                size += frame.payload.length;
                wake();
            }
        }
    };
    stream.on("data", (chunk) => {
        pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
        for (let frame = frameAt(pending); frame !== undefined; frame = frameAt(pending)) {
            if (frame === "too long") {
                stream.destroy();
                return;
            }
            pending = pending.subarray(frame.end);
            take(frame);
        }
        if (size > BUFFER_LIMIT && !ended)
            stream.pause();
    });
    gone.addEventListener("abort", finish, { once: true });
    return {
        async *bytes() {
            for (;;) {
                const chunk = waiting.shift();
                if (chunk !== undefined) {
                    size -= chunk.length;
                    if (size <= BUFFER_LIMIT)
                        stream.resume();
                    yield chunk;
                }
                else if (ended)
                    return;
                else {
                    await new Promise((resolve) => {
                        wake = resolve;
                    });
                }
            }
        },
    };
}
function frameAt(bytes) {
    if (bytes.length < 2)
        return undefined;
    const first = bytes.readUInt8(0);
    const second = bytes.readUInt8(1);
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const masked = (second & 0x80) !== 0;
    const start = 2 + lengthBytes + (masked ? 4 : 0);
    if (bytes.length < start)
        return undefined;
    const length = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    if (length > FRAME_LIMIT)
        return "too long";
    if (bytes.length < start + length)
        return undefined;
    const payload = Buffer.from(bytes.subarray(start, start + length));
    if (masked) {
        for (let i = 0; i < length; i++)
            payload[i] = (payload[i] ?? 0) ^ (bytes[start - 4 + (i % 4)] ?? 0);
    }
    return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload, end: start + length };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/sockets.js



const NO_WEBSOCKET = "the client is not using the websocket protocol";
/** Why a handshake fails, or undefined when it may go on. The texts are those of Go's usual websocket library. */
function handshakeFailure(request) {
    const refuse = (status, title, reason) => {
        const reply = failure(status, `${title}\nERROR: websocket: ${reason}`, false);
        return { ...reply, headers: { ...reply.headers, "Sec-Websocket-Version": "13" } };
    };
    const { headers } = request;
    if (!(headers.connection ?? "").split(",").some((token) => token.trim().toLowerCase() === "upgrade")) {
        return refuse(400, "Bad Request", `${NO_WEBSOCKET}: 'upgrade' token not found in 'Connection' header`);
    }
    if (headers["sec-websocket-version"] !== "13") {
        return refuse(400, "Bad Request", "unsupported version: 13 not found in 'Sec-Websocket-Version' header");
    }
    if (!sameOrigin(headers.origin, headers.host)) {
        return refuse(403, "Forbidden", "request origin not allowed by Upgrader.CheckOrigin");
    }
    if ((headers["sec-websocket-key"] ?? "") === "") {
        return refuse(400, "Bad Request", "not a websocket handshake: 'Sec-WebSocket-Key' header is missing or blank");
    }
    return undefined;
}
function sameOrigin(origin, host) {
    if (origin === undefined || origin === "")
        return true;
    const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?([^/?#]*)/i.exec(origin)?.[1];
    return authority !== undefined && authority.toLowerCase() === (host ?? "").toLowerCase();
}
/** Completes the handshake on `stream`. */
function openLogSocket(request, stream, closing, shape) {
    const accept = (0,external_node_crypto_.createHash)("sha1")
        .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest("base64");
    stream.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    const gone = new AbortController();
    const leave = () => {
        gone.abort();
        stream.destroy();
    };
    stream.on("end", leave);
    stream.on("close", () => gone.abort());
    stream.on("error", leave);
    const control = (opcode, payload) => {
        if (!gone.signal.aborted)
            stream.write(Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]));
    };
    const input = shape.reads === true ? readInput(stream, control, gone.signal) : undefined;
    // Reading only to notice the client's FIN; what it says is thrown away.
    if (input === undefined)
        stream.resume();
    const frames = [];
    let budget = shape.dropAfter ?? Number.POSITIVE_INFINITY;
    async function frame(opcode, data) {
        if (gone.signal.aborted)
            return;
        const part = data.subarray(0, Math.min(data.length, budget));
        budget -= data.length;
        frames.push({ opcode, data: part });
        const room = stream.write(Buffer.concat([header(opcode, data.length), part]));
        if (budget <= 0 && shape.dropAfter !== undefined) {
            stream.end(leave);
            gone.abort();
        }
        else if (!room) {
            await untilDrained(stream, gone.signal);
        }
    }
    return {
        frames,
        gone: AbortSignal.any([gone.signal, closing]),
        input: () => input?.bytes() ?? nothing(),
        async text(data) {
            const bytes = Buffer.from(data);
            const size = shape.split ?? Math.max(bytes.length, 1);
            for (let at = 0; at < bytes.length; at += size)
                await frame("text", bytes.subarray(at, at + size));
        },
        async end() {
            if (shape.noEnd === true)
                stream.end(leave);
            else
                await frame("binary", Buffer.alloc(0));
        },
    };
}
async function* nothing() {
    // A route that only writes has no input.
}
function header(opcode, length) {
    const first = 0x80 | (opcode === "text" ? 1 : 2);
    if (length < 126)
        return Buffer.from([first, length]);
    if (length < 65536)
        return Buffer.from([first, 126, length >> 8, length & 0xff]);
    const long = Buffer.alloc(10);
    long[0] = first;
    long[1] = 127;
    long.writeBigUInt64BE(BigInt(length), 2);
    return long;
}
function untilDrained(stream, gone) {
    return new Promise((resolve) => {
        const done = () => {
            stream.off("drain", done);
            gone.removeEventListener("abort", done);
            resolve();
        };
        stream.on("drain", done);
        gone.addEventListener("abort", done);
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/http.js














/** The Rack without anything before it. */
function rackGate(rack) {
    return {
        console: false,
        before: async () => undefined,
        role: async (request) => {
            if (rack.faults.take("refuse-key", occasionOf(request)) !== undefined) {
                throw new RackFailure(401, "invalid authentication");
            }
            const role = await authenticate(rack, request);
            authorize(role, request.method ?? "");
            return role;
        },
    };
}
/** Answers one request; never throws. */
async function answer(rack, gate, requests, request, response) {
    const record = newRecord(request, gate.console);
    keep(requests, record);
    try {
        const early = await disturbed(rack, request);
        if (early === "cut") {
            request.socket.destroy();
            return;
        }
        const reply = early ?? (await routed(rack, gate, request, response, record));
        const surplus = !(await discardBody(request, record));
        record.status = reply.status;
        await send(response, reply, {
            head: request.method === "HEAD",
            shape: replyShape(rack, request),
            surplusOf: surplus ? request : undefined,
        });
    }
    catch (error) {
        if (!(error instanceof HandlerPanic) && !isGone(request)) {
            rack.notice(`${record.method} ${record.path}: ${messageOf(error)}`);
        }
        cutAfterFlush(response);
    }
}
// What was written so far still reaches the client; the reply stays incomplete.
function cutAfterFlush(response) {
    const { socket } = response;
    if (socket === null)
        return;
    socket.end(() => socket.destroy());
}
async function routed(rack, gate, request, response, record) {
    const { path, search } = targetOf(request);
    if (path === undefined)
        return { ...failure(400, "", false), body: Buffer.from("400 Bad Request") };
    if (path === "/check")
        return ok();
    const before = await gate.before(request, path);
    if (before !== undefined)
        return before;
    const method = request.method ?? "";
    const match = matchRoute(routes, rack.profile, { method, path, upgrade: request.headers.upgrade });
    if (match.kind === "none")
        return empty(match.status);
    // Node takes it for an ordinary request when `Connection: Upgrade` is missing.
    if (match.route.kind !== "http")
        return handshakeFailure(request) ?? empty(404);
    const headers = { "Request-Id": hexDigits(12) };
    if (rack.profile.securityHeaders)
        Object.assign(headers, SECURITY_HEADERS);
    try {
        const role = await gate.role(request, path);
        const body = countedBody(request, record);
        const options = await readOptions(request, search, body);
        if (options.form !== undefined)
            record.form = options.form;
        const call = {
            ...{ rack, role, vars: match.vars, options, body, gone: goneSignal(rack, response) },
            request: { method, search, headers: request.headers },
        };
        await createMissingApp(call, method, path);
        const reply = await match.route.handler(call);
        const { body: told } = reply;
        const whole = Buffer.isBuffer(told) ? told : withLateFailure(told, asksForJson(rack, request));
        return { ...reply, headers: { ...headers, ...reply.headers }, body: whole };
    }
    catch (error) {
        if (error instanceof HandlerPanic || isGone(request))
            throw error;
        const reply = failureReply(rack, request, error);
        return { ...reply, headers: { ...headers, ...reply.headers } };
    }
}
const SECURITY_HEADERS = { "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY" };
function asksForJson(rack, request) {
    return rack.profile.jsonErrors && wantsJson(request.headers.accept);
}
function failureReply(rack, request, error) {
    const { generation, jsonErrors } = rack.profile;
    const asJson = asksForJson(rack, request);
    if (!(error instanceof RackFailure))
        return failure(500, messageOf(error), asJson);
    const status = error.typed && generation === "v3" && !jsonErrors ? 500 : error.status;
    const reply = failure(status, error.message, asJson);
    if (error.status === 401 && generation === "v3" && error.message === "invalid authentication") {
        reply.headers["Www-Authenticate"] = 'Basic realm="convox"';
    }
    return reply;
}
function goneSignal(rack, response) {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    return AbortSignal.any([gone.signal, rack.closing]);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/unreadable.js



/**
 * Answers what Node's parser gives up on. Go takes any word for a method and lets the router say that it is not
 * allowed; everything else is a bad request to it, too.
 */
function answerUnreadable(rack, error, stream) {
    const code = "code" in error ? error.code : undefined;
    if (code === "ECONNRESET" || !stream.writable) {
        stream.destroy();
        return;
    }
    const status = code === "HPE_INVALID_METHOD" ? unknownMethod(rack, error) : undefined;
    if (status !== undefined) {
        const title = status === 405 ? "Method Not Allowed" : "Not Found";
        end(stream, `${status} ${title}`, [`Date: ${new Date().toUTCString()}`, "Content-Length: 0", "Connection: close"], "");
        return;
    }
    const title = code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
    end(stream, title, ["Content-Type: text/plain; charset=utf-8", "Connection: close"], title);
}
function end(stream, status, headers, body) {
    stream.end(`HTTP/1.1 ${status}\r\n${headers.join("\r\n")}\r\n\r\n${body}`);
}
/** 405 or 404 for a request line with a method that nobody has heard of, undefined when it is no request line. */
function unknownMethod(rack, error) {
    const packet = "rawPacket" in error ? error.rawPacket : undefined;
    if (!Buffer.isBuffer(packet))
        return undefined;
    const line = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\/[^ ?]*)\S* HTTP\/1\.[01]\r?\n/.exec(packet.toString("latin1"));
    const path = decodedPath(line?.[2] ?? "%");
    if (path === undefined)
        return undefined;
    const match = matchRoute(routes, rack.profile, { method: line?.[1] ?? "", path, upgrade: undefined });
    return match.kind === "none" ? match.status : undefined;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/upgrade.js











/**
 * Answers a request with an Upgrade header; never throws. The handshake comes first, whatever the password: what goes
 * wrong afterwards is told inside the stream. A request that fits no socket is an ordinary one, for which `plain`
 * makes the response.
 */
async function answerUpgrade(rack, gate, requests, request, stream, plain) {
    const path = targetOf(request).path ?? "";
    const match = matchRoute(routes, rack.profile, {
        method: request.method ?? "",
        path,
        upgrade: request.headers.upgrade,
    });
    if (match.kind !== "route" || match.route.kind !== "socket") {
        await answer(rack, gate, requests, request, plain(request, stream));
        return;
    }
    const record = newRecord(request, gate.console);
    keep(requests, record);
    try {
        const early = await disturbed(rack, request);
        if (early === "cut") {
            stream.destroy();
            return;
        }
        const refusal = early ?? (await gate.before(request, path)) ?? handshakeFailure(request);
        if (refusal !== undefined) {
            record.status = refusal.status;
            await send(plain(request, stream), refusal, { head: false });
            return;
        }
        record.status = 101;
        await runSocket(rack, gate, { request, stream, record, route: match.route, vars: match.vars });
    }
    catch (error) {
        rack.notice(`${record.path}: ${messageOf(error)}`);
        stream.destroy();
    }
}
async function runSocket(rack, gate, asked) {
    const { request, stream, record, vars } = asked;
    const occasion = occasionOf(request);
    const out = openLogSocket(request, stream, rack.closing, {
        dropAfter: rack.faults.number("drop-socket", occasion),
        split: rack.faults.number("split", occasion) || undefined,
        noEnd: rack.faults.take("no-end", occasion) !== undefined,
        reads: asked.route.reads,
    });
    record.websocket = { frames: out.frames };
    try {
        const role = await gate.role(request, occasion.path);
        const body = countedBody(request, record);
        const options = await readOptions(request, record.query, body);
        const call = {
            ...{ rack, role, vars, options, body, gone: out.gone },
            request: { method: "GET", search: record.query, headers: request.headers },
        };
        await createMissingApp(call, "GET", occasion.path);
        const injected = rack.faults.take("inject", occasion)?.value;
        if (injected !== undefined)
            await out.text(`${injected}\n`);
        await asked.route.handler(call, out);
    }
    catch (error) {
        await out.text(`ERROR: ${messageOf(error)}\n`);
    }
    if (rack.closing.aborted)
        stream.destroy();
    else
        await out.end();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/profile/oddities.js
function makeOddities(generation, given = {}) {
    const v3 = generation === "v3";
    return { plainExecHangs: v3, stdinStaysOpen: v3, importIgnoresPush: v3, ...given };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/profile/profile.js
const DEFAULT_VERSION = { v2: "20260421192651", v3: "3.24.9" };
/** @throws Error when the version is not one of that generation */
function makeProfile(generation, version = DEFAULT_VERSION[generation]) {
    const v3 = generation === "v3";
    const pattern = v3 ? /^v?\d+\.\d+\.\d+/ : /^\d{14}$/;
    if (version !== "dev" && !pattern.test(version)) {
        throw new Error(`version ${version} is not a ${generation} version, such as ${DEFAULT_VERSION[generation]}`);
    }
    const since = (v2Stamp, v3Version) => {
        const first = v3 ? v3Version : v2Stamp;
        if (first === undefined)
            return false;
        return version === "dev" || (v3 ? compareVersions(version, first) >= 0 : version >= first);
    };
    return {
        generation,
        version,
        jsonErrors: since(undefined, "3.24.1"),
        securityHeaders: since(undefined, "3.24.6"),
        cleanKeys: since(undefined, "3.24.6"),
        parentRelease: since(undefined, "3.21.1"),
        bareBuildArgs: since(undefined, "3.22.0"),
        externalBuilds: v3,
        gitSha: since("20230704162933", "3.11.0"),
        buildArgs: since("20221115125919", "3.8.1"),
        tokens: since("20230704162933", "3.13.1"),
        adminRole: since(undefined, "3.24.6"),
        wildcardDomain: !v3 && since("20221026175318", undefined),
        createTimeout: since(undefined, "3.19.6"),
        serviceLogs: since(undefined, "3.19.4"),
        logRequests: since(undefined, "3.24.5"),
        gpuOptions: since(undefined, "3.24.5"),
        runLimits: since(undefined, "3.14.3"),
        appConfigs: since(undefined, "3.19.7"),
        diagnose: since(undefined, "3.24.0"),
        serviceLimits: since(undefined, "3.24.6"),
        httpProxy: since(undefined, "3.19.7"),
        certificateRenewal: since(undefined, "3.12.4"),
        letsEncrypt: since(undefined, "3.13.3"),
        karpenter: since(undefined, "3.24.3"),
        serviceMetrics: !v3 || since(undefined, "3.24.6"),
        budgets: since(undefined, "3.24.6"),
        triggers: since(undefined, "3.24.6"),
        imageImport: since(undefined, "3.24.6"),
        strictProxy: since(undefined, "3.24.6"),
        buildCancel: since(undefined, "3.24.10"),
    };
}
function compareVersions(a, b) {
    const [left, right] = [numbers(a), numbers(b)];
    for (let i = 0; i < 3; i++) {
        const difference = (left[i] ?? 0) - (right[i] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function numbers(version) {
    const plain = version.replace(/^v/, "").split(/[-+]/)[0] ?? "";
    return plain.split(".").map((part) => Number.parseInt(part, 10));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/pty.js

/**
 * A command line that gives `argv` a pseudo-terminal of its own: `script` of util-linux (Debian, Ubuntu, Fedora, ...). It passes
 * bytes both ways, echoes input as a terminal does, takes the end of its input for Ctrl-D, and ends with the command's
 * exit code. A height and a width of 0 leave the size alone.
 */
function terminalCommand(argv, size) {
    const resize = size.height > 0 && size.width > 0 ? `stty rows ${size.height} cols ${size.width}; ` : "";
    const line = `${resize}exec ${argv.map(shellWord).join(" ")}`;
    return ["script", "--quiet", "--return", "--flush", "--echo", "always", "--command", line, "/dev/null"];
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/host-command.js



/** Lines of output that are kept of one process. */
const host_command_KEPT = 10_000;
/** Runs a command in a folder, the way a container's runtime does it. */
function execIn(spec, cwd, env, run) {
    const argv = spec.tty === undefined ? spec.argv : terminalCommand(spec.argv, spec.tty);
    const child = run(argv, { cwd, env: spec.tty === undefined ? env : { TERM: "xterm", ...env } });
    const exit = exitCode(child).catch((error) => {
        throw startFailure(child, error);
    });
    exit.catch(() => undefined);
    if (child.stdin !== null)
        void feed(child.stdin, spec.stdin).catch(() => undefined);
    return { output: bothStreams(child), exit, kill: () => signalGroup(child, "SIGKILL") };
}
async function* bothStreams(child) {
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null)
        return;
    yield* mergeStreams([stdout, stderr], (bytes, index) => bytes === undefined ? [] : [{ stream: index === 0 ? "out" : "err", bytes }]);
}
/** Ends a program and all that it started. */
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch {
        // It has ended by itself.
    }
}
/** How a program ends; one that cannot be started has ended with 127. */
async function host_command_stateOf(child) {
    return { status: "exited", code: await exitCode(child).catch(() => 127) };
}
/** The error of a program that is not there, in the words that containers have for it. */
function startFailure(child, error) {
    const missing = messageOf(error).includes("ENOENT");
    const reason = missing ? "executable file not found in $PATH" : messageOf(error);
    return new Error(`exec: ${JSON.stringify(child.spawnfile)}: ${reason}`);
}
/** Gathers what a program writes; resolves at its end. */
async function collectLines(child, lines, now) {
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null)
        return;
    for await (const bytes of mergeStreams([stdout, stderr], splitLines())) {
        if (lines.length < host_command_KEPT)
            lines.push({ at: now(), bytes });
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/host-runtime.js







/** Nothing of the Rack's own environment reaches a command. */
const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
/** @param scratch folder for the commands' own folders */
function hostRuntime(scratch, now) {
    const containers = new Map();
    const children = new Set();
    const killAll = () => {
        for (const child of children)
            signalGroup(child, "SIGKILL");
    };
    process.once("exit", killAll);
    function run(argv, options) {
        const [program = "", ...args] = argv;
        const child = (0,external_node_child_process_.spawn)(program, args, { ...options, detached: true, stdio: "pipe" });
        children.add(child);
        child.once("close", () => children.delete(child));
        child.once("error", () => children.delete(child));
        return child;
    }
    async function make(spec, argv) {
        await (0,promises_.mkdir)(scratch, { recursive: true, mode: 0o700 });
        const cwd = await (0,promises_.mkdtemp)((0,external_node_path_.join)(scratch, "process-"));
        const env = { HOME: cwd, PATH, ...spec.env };
        const main = argv === undefined ? undefined : run(argv, { cwd, env });
        main?.stdin?.end();
        const lines = [];
        if (main !== undefined)
            void collectLines(main, lines, now);
        const ended = main === undefined ? new Promise(() => undefined) : host_command_stateOf(main);
        let state = { status: "running" };
        void ended.then((last) => {
            state = last;
        });
        if (main !== undefined && main.pid === undefined) {
            const [error] = await (0,external_node_events_.once)(main, "error").catch((reason) => [reason]);
            throw startFailure(main, error);
        }
        const container = {
            ...host_runtime_facts(spec),
            started: now(),
            address: undefined,
            isStopping: false,
            state: async () => state,
            ended: (signal) => Promise.race([ended, aborted(signal)]),
            exec: (asked) => execIn(asked, cwd, { ...env, ...asked.env }, run),
            async *output({ since = 0, follow = false, signal } = {}) {
                let at = 0;
                for (;;) {
                    for (; at < lines.length; at++) {
                        const line = lines[at];
                        if (line !== undefined && line.at >= since)
                            yield line;
                    }
                    if (!follow || signal?.aborted === true || (state.status === "exited" && at >= lines.length))
                        return;
                    await (0,external_node_timers_promises_.setTimeout)(20);
                }
            },
            async stop(graceMs) {
                containers.delete(`${spec.app}/${spec.id}`);
                if (main !== undefined && state.status === "running") {
                    signalGroup(main, "SIGTERM");
                    const ac = new AbortController();
                    await Promise.race([ended, (0,external_node_timers_promises_.setTimeout)(graceMs, undefined, { signal: ac.signal }).catch(() => undefined)]);
                    ac.abort();
                    signalGroup(main, "SIGKILL");
                }
                await (0,promises_.rm)(cwd, { recursive: true, force: true });
            },
            copyOut: (path) => tarOut(run, cwd, env, host_runtime_inside(path)),
            async copyIn(tar) {
                const child = run(["tar", "-xf", "-"], { cwd, env });
                const code = host_command_stateOf(child);
                child.stderr?.resume();
                child.stdout?.resume();
                if (child.stdin !== null)
                    await feed(child.stdin, tar);
                const last = await code;
                if (last.status === "exited" && last.code !== 0)
                    throw new Error(`tar: exit status ${last.code}`);
            },
            async remove(paths) {
                for (const path of paths)
                    await (0,promises_.rm)((0,external_node_path_.join)(cwd, host_runtime_inside(path)), { force: true });
            },
        };
        containers.set(`${spec.app}/${spec.id}`, container);
        return container;
    }
    return {
        async start(spec) {
            if (spec.command.length === 0)
                throw new Error("without an image a process needs a command");
            return make(spec, spec.command);
        },
        place: (spec) => make(spec, undefined),
        find: async (app, id) => containers.get(`${app}/${id}`),
        async list(wanted = {}) {
            return [...containers.values()].filter((container) => (wanted.app ?? container.app) === container.app &&
                (wanted.service ?? container.service) === container.service &&
                (wanted.release ?? container.release) === container.release &&
                (wanted.kind ?? container.kind) === container.kind);
        },
        async close() {
            process.off("exit", killAll);
            await Promise.all([...containers.values()].map((container) => container.stop(0)));
            killAll();
        },
    };
}
function host_runtime_facts({ id, app, service, release, kind, rollout, image, command, port }) {
    return { id, app, service, release, kind, rollout, image, command, port };
}
function aborted(signal) {
    return new Promise((_, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
}
function host_runtime_inside(path) {
    return (0,external_node_path_.normalize)((0,external_node_path_.join)("/", path)).slice(1) || ".";
}
// The entries begin with the last part of the path, as those of a container do.
async function* tarOut(run, cwd, env, path) {
    const wholeChunks = (0,external_node_path_.join)(cwd, path);
    await (0,promises_.lstat)(wholeChunks).catch(() => {
        throw new Error(`lstat /${path}: no such file or directory`);
    });
    const child = run(["tar", "-C", (0,external_node_path_.dirname)(wholeChunks), "-cf", "-", (0,external_node_path_.basename)(wholeChunks)], { cwd, env });
    child.stdin?.end();
    child.stderr?.resume();
    for await (const chunk of child.stdout ?? [])
        yield chunk;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/server.js


















/**
 * Starts a Rack on this machine. It keeps its state in `options.data` and answers the same HTTP API as a real one;
 * docs/local-rack.md says what it does and does not do.
 * @throws Error when the port is taken, or an option is not allowed
 */
async function startLocalRack(options) {
    const data = (0,external_node_path_.resolve)(options.data);
    await (0,promises_.mkdir)(data, { recursive: true, mode: 0o700 });
    const generation = options.generation ?? "v3";
    const { builder, engine } = await chooseBuilder(options.builder ?? "plan", data);
    const registry = engine === undefined ? undefined : await registryOf(options.registry, data);
    const faults = makeFaultBox(options.faults ?? []);
    const closing = new AbortController();
    const work = new Set();
    const rack = {
        data,
        name: options.name ?? "local",
        provider: options.provider ?? (generation === "v2" ? "aws" : "local"),
        region: "us-east-1",
        password: options.password ?? hexDigits(30),
        profile: makeProfile(generation, options.version),
        clock: makeClock(options.clock ?? Date.now),
        timings: {
            updating: options.promotion?.updatingMs ?? 1500,
            rollback: options.promotion?.rollbackMs ?? 1000,
            creating: options.promotion?.creatingMs ?? 300,
            deleting: options.promotion?.deletingMs ?? 300,
            starting: options.promotion?.startingMs ?? 300,
        },
        createApps: options.createApps ?? false,
        deletedApps: new Set(),
        imports: new Set(),
        notice: options.onNotice ?? (() => undefined),
        faults,
        builder,
        engine,
        registry,
        rolloutMs: options.promotion?.rolloutMs ?? 60_000,
        hostRuntime: options.execute === "host" ? hostRuntime((0,external_node_path_.join)(data, "tmp"), options.clock ?? Date.now) : undefined,
        oddities: makeOddities(generation, options.oddities),
        closing: closing.signal,
        background(promise) {
            const safe = promise.catch((error) => rack.notice(messageOf(error))).finally(() => work.delete(safe));
            work.add(safe);
        },
    };
    const requests = [];
    const host = options.host ?? "127.0.0.1";
    const front = await listen(rack, rackGate(rack), requests, { host, port: options.port ?? 0, tls: options.tls });
    const before = options.console === undefined
        ? undefined
        : await listen(rack, consoleGate(rack, options.console), requests, { host, port: 0, tls: options.tls });
    const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
    const user = rack.password === "" ? "convox" : `convox:${encodeURIComponent(rack.password)}`;
    return {
        url: `${options.tls === undefined ? "http" : "https"}://${user}@${shown}:${front.port}`,
        ...(before === undefined ? {} : { consoleHost: `${shown}:${before.port}` }),
        host,
        port: front.port,
        password: rack.password,
        builder: engine?.name ?? "plan",
        requests,
        faults,
        async close() {
            closing.abort();
            await rack.hostRuntime?.close();
            await Promise.allSettled([...work]);
            await registry?.close();
            await Promise.all([front.close(), before?.close()]);
        },
    };
}
async function registryOf(address, data) {
    return address === undefined ? ownRegistry(places.registry(data)) : givenRegistry(address);
}
/** Go's own limit for the headers of a request. */
const MAX_HEADER_BYTES = 1024 * 1024;
async function listen(rack, gate, requests, address) {
    const limits = { maxHeaderSize: MAX_HEADER_BYTES };
    const server = address.tls === undefined ? (0,external_node_http_.createServer)(limits) : (0,external_node_https_.createServer)({ ...limits, ...address.tls });
    // The Rack's own limits: 30 seconds for the headers, 120 for an idle connection, none for a request.
    server.headersTimeout = 30_000;
    server.keepAliveTimeout = 120_000;
    server.requestTimeout = 0;
    const sockets = new Set();
    server.on("connection", (socket) => track(sockets, socket));
    server.on("secureConnection", (socket) => track(sockets, socket));
    server.on("request", (request, response) => void answer(rack, gate, requests, request, response));
    server.on("clientError", (error, stream) => void answerUnreadable(rack, error, stream));
    server.on("upgrade", (request, stream, head) => {
        if (head.length > 0)
            stream.unshift(head);
        stream.on("error", () => stream.destroy());
        void answerUpgrade(rack, gate, requests, request, stream, plainResponse);
    });
    await new Promise((done, failed) => {
        server.once("error", failed);
        server.listen(address.port, address.host, () => {
            server.off("error", failed);
            done();
        });
    });
    return {
        port: server_portOf(server.address()),
        close: () => new Promise((done) => {
            server.close(() => done());
            for (const socket of sockets)
                socket.destroy();
        }),
    };
}
function track(sockets, socket) {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
}
function server_portOf(address) {
    if (address === null || typeof address === "string")
        throw new Error("the local Rack listens on no port");
    return address.port;
}
// Node takes every upgrade out of the usual path; a request that turns out not to be for a websocket gets its answer
// here, and then the connection ends.
function plainResponse(request, stream) {
    const response = new external_node_http_.ServerResponse(request);
    response.shouldKeepAlive = false;
    // A connection that was upgraded is the plain TCP or TLS socket it was before.
    response.assignSocket(stream);
    response.once("finish", () => stream.end());
    return response;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/data-folder.js


/**
 * Where a local Rack of the current user keeps its state unless told otherwise: below XDG_STATE_HOME, LOCALAPPDATA or
 * `.local/state` in the home folder. `env` holds the environment variables to look at.
 */
function dataFolder(env) {
    const base = env["XDG_STATE_HOME"] || env["LOCALAPPDATA"];
    if (base)
        return (0,external_node_path_.join)(base, "convox-ci", "local-rack");
    const home = env["HOME"] || (0,external_node_os_.homedir)();
    return home === ""
        ? (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "convox-ci-local-rack")
        : (0,external_node_path_.join)(home, ".local", "state", "convox-ci", "local-rack");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/index.js







/***/ })

};
