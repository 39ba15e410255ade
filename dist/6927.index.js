export const id = 6927;
export const ids = [6927];
export const modules = {

/***/ 6927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BuilderUnavailable: () => (/* reexport */ BuilderUnavailable),
  StartFailure: () => (/* reexport */ StartFailure),
  containersOf: () => (/* reexport */ containersOf),
  dataFolder: () => (/* reexport */ dataFolder),
  parseFaults: () => (/* reexport */ parseFaults),
  pruneData: () => (/* reexport */ pruneData),
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
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/model/on-abort.js
function onAbort(signal, action) {
    if (signal?.aborted)
        action();
    signal?.addEventListener("abort", action, { once: true });
    return () => signal?.removeEventListener("abort", action);
}
function untilAborted(signal) {
    return new Promise((resolve) => void onAbort(signal, resolve));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/model/write-chunk.js
async function writeChunk(stream, chunk) {
    if (stream.destroyed)
        return false;
    if (stream.write(chunk))
        return true;
    return new Promise((resolve) => {
        const finish = () => {
            stream.off("drain", finish).off("close", finish);
            resolve(!stream.destroyed);
        };
        stream.on("drain", finish).on("close", finish);
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/child.js




async function runProgram(command, args, options = {}) {
    options.signal?.throwIfAborted();
    const child = await waitForStart((0,external_node_child_process_.spawn)(command, args, { stdio: ["pipe", "pipe", "pipe"] }));
    const release = onAbort(options.signal, () => void child.kill("SIGTERM"));
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
async function outputOf(command, args, options = {}) {
    const { code, stdout, stderr } = await runProgram(command, args, options);
    if (code !== 0)
        throw new Error(lastLine(stderr) || lastLine(stdout) || `exit status ${code}`);
    return stdout;
}
async function* streamOutput(command, args, convert, options = {}) {
    options.signal?.throwIfAborted();
    const child = await waitForStart((0,external_node_child_process_.spawn)(command, args, { stdio: ["ignore", "pipe", "pipe"] }));
    const release = onAbort(options.signal, () => void child.kill("SIGTERM"));
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
async function* outputChunks(command, args) {
    const child = await waitForStart((0,external_node_child_process_.spawn)(command, args, { stdio: ["ignore", "pipe", "pipe"] }));
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
async function runWithInput(input, command, args) {
    const child = await waitForStart((0,external_node_child_process_.spawn)(command, args, { stdio: ["pipe", "ignore", "pipe"] }));
    const words = readText(child.stderr);
    const exit = exitCode(child);
    exit.catch(() => undefined);
    await feed(child.stdin, input);
    if ((await exit) !== 0)
        throw new Error(lastLine(await words));
}
async function waitForStart(child) {
    await (0,external_node_events_.once)(child, "spawn");
    return child;
}
const QUEUE_LIMIT = 32;
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
function wholeChunks(chunk) {
    return chunk === undefined ? [] : [chunk];
}
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
async function feed(stdin, input) {
    stdin.on("error", () => undefined);
    try {
        for await (const chunk of input ?? []) {
            if (!(await writeChunk(stdin, chunk)))
                return;
        }
    }
    finally {
        stdin.end();
    }
}
function lastLine(text) {
    const lines = text.split("\n").map((line) => line.trim());
    return (lines.filter((line) => line !== "").at(-1) ?? "").replace(/^(Error: |Error response from daemon: )+/, "");
}
function shellWord(text) {
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/ids.js

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
function recordId(prefix) {
    let id = prefix;
    for (let i = 0; i < 10; i++)
        id += LETTERS[(0,external_node_crypto_.randomInt)(LETTERS.length)];
    return id;
}
function hexDigits(length) {
    return (0,external_node_crypto_.randomBytes)(Math.ceil(length / 2))
        .toString("hex")
        .slice(0, length);
}
const POD_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
function podSuffix(seed, length) {
    const digest = (0,external_node_crypto_.createHash)("sha256").update(seed).digest();
    let suffix = "";
    for (let i = 0; i < length; i++)
        suffix += POD_ALPHABET[(digest[i] ?? 0) % POD_ALPHABET.length];
    return suffix;
}
function newProcessId(generation, release, service) {
    if (generation === "v2")
        return hexDigits(12);
    return `${service}-${podSuffix(`${release}/${service}`, 10)}-${podSuffix(hexDigits(20), 5)}`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/files.js



function isMissing(error) {
    return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
function temporary(path) {
    return `${path}.${process.pid}.${(0,external_node_crypto_.randomBytes)(6).toString("hex")}.tmp`;
}
function temporaryOwner(name) {
    const pid = /\.(\d+)\.[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
    return pid === undefined ? undefined : Number(pid);
}
async function createFolder(path) {
    try {
        await (0,promises_.mkdir)(path, { mode: 0o700 });
    }
    catch (error) {
        if (await isFolder(path))
            return;
        const parent = (0,external_node_path_.dirname)(path);
        if (!isMissing(error) || parent === path || (await isFolder(parent)))
            throw error;
        await createFolder(parent);
        await createFolder(path);
    }
}
async function isFolder(path) {
    return await (0,promises_.stat)(path).then((found) => found.isDirectory(), () => false);
}
async function writeAtomic(path, text) {
    await createFolder((0,external_node_path_.dirname)(path));
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
    const value = parseJson(text);
    if (!check(value)) {
        throw new Error(`damaged record in the local Rack's data folder: ${path}; it is not what was written there`);
    }
    return value;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
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
async function readAll(folder, check) {
    const records = [];
    for (const name of await namesIn(folder, ".json")) {
        const record = await readRecord((0,external_node_path_.join)(folder, `${name}.json`), check);
        if (record !== undefined)
            records.push(record);
    }
    return records;
}
function hasStrings(value, ...keys) {
    return (typeof value === "object" && value !== null && keys.every((key) => typeof Reflect.get(value, key) === "string"));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/owner.js



function ownerText() {
    return ownText;
}
const ownText = `${process.pid}.${processStart(process.pid) ?? "0"}@${(0,external_node_os_.hostname)()}`;
function ownerAlive(owner) {
    const parts = /^(\d+)(?:\.(\d+))?@(.*)$/s.exec(owner);
    const pid = Number(parts?.[1]);
    if (parts === null || pid === 0 || parts[3] !== (0,external_node_os_.hostname)())
        return true;
    if (!processAlive(pid))
        return false;
    const start = parts[2] ?? "0";
    if (start === "0")
        return true;
    const current = processStart(pid);
    return current === undefined || current === start;
}
function isOwnHost(owner) {
    return owner.slice(owner.indexOf("@") + 1) === (0,external_node_os_.hostname)();
}
function processAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error instanceof Error && "code" in error && error.code === "EPERM";
    }
}
function processStart(pid) {
    try {
        if (process.platform === "linux") {
            const text = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, "utf8");
            return text.slice(text.lastIndexOf(")") + 2).split(" ")[19];
        }
        if (process.platform === "win32")
            return undefined;
        const text = (0,external_node_child_process_.execFileSync)("ps", ["-o", "lstart=", "-p", String(pid)], {
            encoding: "utf8",
            stdio: ["ignore", "pipe", "ignore"],
            env: { LC_ALL: "C", TZ: "UTC" },
        });
        const at = Date.parse(`${text.trim()} UTC`);
        return Number.isNaN(at) ? undefined : String(at);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/places.js



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
    scratchFolders: (data) => (0,external_node_path_.join)(data, "tmp"),
    scratch: ({ data }) => (0,external_node_path_.join)(places.scratchFolders(data), ownerText()),
    containers: (data) => (0,external_node_path_.join)(data, "containers"),
    buildahSteps: (data) => (0,external_node_path_.join)(data, "buildah-steps"),
    registry: (data) => (0,external_node_path_.join)(data, "registry"),
    router: (data) => (0,external_node_path_.join)(data, "router"),
    tokenKey: (rack) => (0,external_node_path_.join)(rack.data, "token.key"),
};
function dataKey(data) {
    return (0,external_node_crypto_.createHash)("sha256").update(data).digest("hex").slice(0, 12);
}
function fileName(text) {
    if (/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(text))
        return text;
    return `=${(0,external_node_crypto_.createHash)("sha256").update(text).digest("hex")}`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/docker-images.js

const dockerImages = {
    name: "docker",
    build: (build, signal) => streamOutput("docker", ["build", "--force-rm", ...buildOptions(build), build.context], wholeChunks, { signal }),
    async pull(image, signal) {
        await outputOf("docker", ["pull", image], { signal });
    },
    async tag(image, name) {
        await outputOf("docker", ["tag", image, name]);
    },
    async push(name, signal) {
        const said = await outputOf("docker", ["push", name], { signal });
        const [line = "", digest] = /^[\w.-]+: digest: (sha256:[0-9a-f]{64}) size: \d+$/m.exec(said) ?? [];
        if (digest === undefined)
            throw new Error(`docker push ${name} printed no digest`);
        return { digest, line };
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
async function convert(names, file) {
    const [name] = names;
    if (name === undefined || names.length > 1)
        throw new Error("an OCI archive holds one image");
    const plain = `${file}.docker`;
    await outputOf("docker", ["save", "--output", plain, name]);
    await outputOf("skopeo", ["copy", "--insecure-policy", `docker-archive:${plain}`, `oci-archive:${file}`]);
}
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






function buildMark(data, build = "") {
    return `/convox-${dataKey(data)}-${build}`;
}
async function removeLeftovers(mark) {
    const { code, stdout } = await runProgram("buildah", ["containers", "--quiet"]);
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
const STEP = /^(?:\[\d+\/\d+\] )?--> ([0-9a-f]{11,64})$/gm;
async function recordSteps(data, output) {
    const ids = [...output.matchAll(STEP)].map(([, id]) => `${id}\n`);
    if (ids.length > 0)
        await (0,promises_.appendFile)(places.buildahSteps(data), ids.join(""), { mode: 0o600 });
}
async function removeSteps(data) {
    const text = await (0,promises_.readFile)(places.buildahSteps(data), "utf8").catch((error) => {
        if (isMissing(error))
            return "";
        throw error;
    });
    const recorded = [...new Set(text.split("\n").filter(Boolean))];
    if (recorded.length === 0)
        return 0;
    let left = new Set(await unnamedSteps(recorded));
    const count = left.size;
    for (const id of recorded.reverse())
        if (left.has(id))
            await runProgram("buildah", ["rmi", id]);
    left = new Set(await unnamedSteps(recorded));
    const kept = recorded.reverse().filter((id) => left.has(id));
    if (kept.length === 0)
        await (0,promises_.rm)(places.buildahSteps(data), { force: true });
    else
        await writeAtomic(places.buildahSteps(data), kept.map((id) => `${id}\n`).join(""));
    return count - kept.length;
}
async function unnamedSteps(ids) {
    const { code, stdout } = await runProgram("buildah", [
        "images",
        "--all",
        "--no-trunc",
        "--format",
        "{{.ID}} {{.Name}}",
    ]);
    if (code !== 0)
        return [];
    const images = stdout.split("\n").map((line) => line.replace(/^sha256:/, "").split(" "));
    const named = images.flatMap(([id = "", name]) => (name === "<none>" ? [] : [id]));
    return ids.filter((id) => images.some(([full = ""]) => full.startsWith(id)) && !named.some((full) => full.startsWith(id)));
}

// EXTERNAL MODULE: ./node_modules/@convox/rack-manifest/src/index.js + 43 modules
var src = __webpack_require__(3750);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/dockerfile-rules.js

const FLAGS = {
    ADD: ["chown", "chmod", "link?", "keep-git-dir?", "checksum", "exclude", "unpack?"],
    COPY: ["chown", "chmod", "link?", "from", "parents?", "exclude"],
    FROM: ["platform"],
    RUN: ["mount", "network", "security", "device"],
    HEALTHCHECK: ["interval", "timeout", "start-period", "start-interval", "retries"],
};
const REPEATED = ["exclude", "mount", "device"];
const JSON_FORMS = ["ADD", "COPY", "RUN", "CMD", "ENTRYPOINT", "SHELL", "VOLUME"];
const UNCHECKED = ["ARG", "STOPSIGNAL"];
function checkSyntax(text) {
    let word = "";
    let rest = text;
    do {
        [, word = "", rest = ""] = /^\s*(\S*)\s*(.*)$/s.exec(rest) ?? [];
        word = word.toUpperCase();
        rest = splitFlags(rest).rest;
    } while (word === "ONBUILD");
    return checkJson(word, rest) ?? (word === "ENV" || word === "LABEL" ? checkPairs(word, rest) : undefined);
}
function checkInstruction(word, text) {
    const { flags, rest } = splitFlags(text.replace(/^\s*\S+\s*/, ""));
    return checkArguments(word, rest) ?? (UNCHECKED.includes(word) ? undefined : checkFlags(word, flags));
}
function splitFlags(text) {
    const flags = [];
    let rest = text.trim();
    for (let flag = /^--\S*/.exec(rest)?.[0]; flag !== undefined; flag = /^--\S*/.exec(rest)?.[0]) {
        rest = rest.slice(flag.length).trimStart();
        if (flag === "--")
            break;
        flags.push(flag.slice(2));
    }
    return { flags, rest };
}
function checkFlags(word, flags) {
    const known = FLAGS[word] ?? [];
    const used = new Set();
    for (const flag of flags) {
        const equals = flag.indexOf("=");
        const name = equals < 0 ? flag : flag.slice(0, equals);
        const value = equals < 0 ? undefined : flag.slice(equals + 1);
        const bool = known.includes(`${name}?`);
        if (!bool && !known.includes(name))
            return `unknown flag: --${name}`;
        if (used.has(name) && !REPEATED.includes(name))
            return `duplicate flag specified: --${name}`;
        used.add(name);
        if (bool ? value === "" : value === undefined)
            return `missing a value on flag: --${name}`;
        if (bool && value !== undefined && !/^(true|false)$/i.test(value)) {
            return `expecting boolean value for flag --${name}, not: ${value}`;
        }
    }
    return undefined;
}
function checkJson(word, rest) {
    if (!JSON_FORMS.includes(word) || !rest.startsWith("[") || (0,src/* jsonWords */.WY)(rest) !== undefined)
        return undefined;
    try {
        if (Array.isArray(JSON.parse(rest)))
            return "when using JSON array syntax, arrays must be comprised of strings only";
    }
    catch {
    }
    return undefined;
}
function checkArguments(word, rest) {
    const list = JSON_FORMS.includes(word) ? (0,src/* jsonWords */.WY)(rest) : undefined;
    const words = list ?? rest.split(/[\t\v\f\r ]+/).filter((one) => one !== "");
    const least = (count) => (words.length < count ? `${word} requires at least one argument` : undefined);
    switch (word) {
        case "ADD":
        case "COPY":
            if (words.length < 2) {
                return `${word} requires at least two arguments, but only one was provided. Destination could not be determined`;
            }
            return /^\d*<<-?[^<]+$/.test(words.at(-1) ?? "") ? `${word} cannot accept a heredoc as a destination` : undefined;
        case "FROM":
            return checkFrom(words);
        case "ENV":
        case "LABEL":
            return least(1) ?? checkNames(word, rest);
        case "ARG":
            return least(1) ?? (words.some((one) => one.startsWith("=")) ? "ARG names can not be blank" : undefined);
        case "EXPOSE":
            return least(1);
        case "VOLUME":
            return least(1) ?? (words.includes("") ? "VOLUME specified can not be an empty string" : undefined);
        case "MAINTAINER":
        case "STOPSIGNAL":
        case "USER":
        case "WORKDIR":
            return words.length === 0 ? `${word} requires exactly one argument` : undefined;
        case "SHELL":
            return (least(1) ?? ((0,src/* jsonWords */.WY)(rest) === undefined ? "SHELL requires the arguments to be in JSON form" : undefined));
        case "HEALTHCHECK":
            return least(1) ?? checkHealth(rest);
        case "ONBUILD":
            return least(1) ?? checkTrigger(words[0] ?? "");
    }
    return undefined;
}
function checkFrom(words) {
    const [, as, name = ""] = words;
    if (words.length === 3 && as?.toLowerCase() === "as") {
        if (/^[a-z][a-z0-9-_.]*$/.test(name.toLowerCase()))
            return undefined;
        return `invalid name for build stage: "${name}", name can't start with a number or contain symbols`;
    }
    return words.length === 1 ? undefined : "FROM requires either one or three arguments";
}
function checkPairs(word, rest) {
    const words = pairWords(rest);
    if (words.length === 0)
        return undefined;
    if (words[0]?.includes("=") !== true)
        return /[\t\v\f\r ]/.test(rest) ? undefined : `${word} must have two arguments`;
    const lone = words.find((one) => !one.includes("="));
    if (lone === undefined)
        return undefined;
    return `Syntax error - can't find = in ${JSON.stringify(lone)}. Must be of the form: name=value`;
}
function checkNames(word, rest) {
    const words = pairWords(rest);
    const isPairs = words[0]?.includes("=") === true;
    return isPairs && words.some((one) => one.startsWith("=")) ? `${word} names can not be blank` : undefined;
}
function pairWords(rest) {
    return rest.match(/(?:\\.|"(?:\\.|[^"\\])*"?|'[^']*'?|[^\s"'\\]|\\$)+/gs) ?? [];
}
function checkHealth(rest) {
    const [, type = "", command = ""] = /^(\S+)\s*(.*)$/s.exec(rest) ?? [];
    if (type.toUpperCase() === "NONE")
        return command === "" ? undefined : "HEALTHCHECK NONE takes no arguments";
    if (type.toUpperCase() !== "CMD")
        return `Unknown type "${type.toUpperCase()}" in HEALTHCHECK (try CMD)`;
    return command === "" || command === "[]" ? "Missing command after HEALTHCHECK CMD" : undefined;
}
function checkTrigger(word) {
    const trigger = word.toUpperCase();
    if (trigger === "ONBUILD")
        return "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed";
    return trigger === "FROM" || trigger === "MAINTAINER" ? `${trigger} isn't allowed as an ONBUILD trigger` : undefined;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/dockerfile.js


const WORDS = new Set("ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(" "));
function parseDockerfile(source) {
    const { instructions: raw, errors } = (0,src/* readInstructions */.KK)(source);
    for (const { line, text } of raw) {
        const message = checkSyntax(text);
        if (message !== undefined)
            errors.push({ line, message });
    }
    const [first] = errors.sort((a, b) => a.line - b.line);
    if (first !== undefined)
        throw new Error(first.message);
    if (raw.length === 0)
        throw new Error("file with no instructions");
    let stages = 0;
    const instructions = raw.map(({ line, text, heredoc }) => {
        const [name = ""] = text.trim().split(/\s/, 1);
        const word = name.toUpperCase();
        const message = WORDS.has(word) ? checkInstruction(word, text) : `unknown instruction: ${name}`;
        if (message !== undefined)
            throw new Error(`dockerfile parse error on line ${line}: ${message}`);
        if (word === "FROM")
            stages++;
        else if (stages === 0 && word !== "ARG")
            throw new Error("no build stage in current context");
        return { line, word, text: text.trim().replace(/\s+/g, " "), heredoc };
    });
    if (stages === 0)
        throw new Error("dockerfile contains no stages to build");
    return instructions;
}
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/copy-check.js

function findCopyError(dockerfile) {
    let instructions;
    try {
        instructions = parseDockerfile(dockerfile);
    }
    catch {
        return undefined;
    }
    for (const { word, text, heredoc } of instructions) {
        if ((word !== "COPY" && word !== "ADD") || heredoc)
            continue;
        const words = text.split(/\s+/).slice(1);
        const list = words.filter((item) => item !== "" && !item.startsWith("--"));
        const paths = list[0]?.startsWith("[") === true
            ? list
                .join("")
                .replace(/[[\]"]/g, "")
                .split(",")
            : list;
        const target = paths.at(-1) ?? "";
        if (paths.length <= 2 || /\/$|^\.\.?$|\$/.test(target))
            continue;
        return `When using ${word} with more than one source file, the destination must be a directory and end with a /`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/buildah-images.js








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
            const error = findCopyError(await (0,promises_.readFile)(build.dockerfile, "utf8"));
            if (error !== undefined) {
                yield Buffer.from(`Error: ${error}\n`);
                throw new Error("exit status 1");
            }
            const mark = buildMark(data, hexDigits(12));
            const format = ["--format", "docker", "--isolation", "chroot", "--cgroup-parent", mark];
            const options = [...(build.cache ? ["--layers"] : []), ...format, ...buildOptions(build)];
            let isComplete = false;
            try {
                const args = [...(await registries()), "build", ...options, build.context];
                let rest = "";
                for await (const chunk of streamOutput("buildah", args, wholeChunks, { signal })) {
                    const text = rest + chunk.toString("latin1");
                    rest = text.slice(text.lastIndexOf("\n") + 1);
                    if (build.cache)
                        await recordSteps(data, text.slice(0, text.length - rest.length));
                    yield chunk;
                }
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
                const digest = (await (0,promises_.readFile)(file, "utf8")).trim();
                return { digest, line: `Successfully pushed ${name}@${digest}` };
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
function plainHttp(name) {
    return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?\//.test(name) ? ["--tls-verify=false"] : [];
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/image-config.js



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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/docker-networks.js



const OWNER = "com.convox.ci.data";
const APP = "com.convox.ci.app";
const TRIES = 8;
function networkName(key, app) {
    return `convox-${key}-${app}`;
}
async function ensureNetwork(key, app) {
    const name = networkName(key, app);
    if ((await runProgram("docker", ["network", "inspect", name])).code === 0)
        return name;
    const labels = ["--label", `${OWNER}=${key}`, "--label", `${APP}=${app}`];
    const [first = 0, second = 0] = (0,external_node_crypto_.createHash)("sha256").update(name).digest();
    const routes = await readRoutes();
    for (let tried = 0; tried <= TRIES; tried++) {
        const block = (first * 256 + second + tried * 37) % 512;
        const subnet = `198.${18 + (block >> 8)}.${block & 255}.0/24`;
        if (tried < TRIES && hasRoute(routes, subnet))
            continue;
        const options = tried < TRIES ? ["--subnet", subnet] : [];
        const { code, stderr } = await runProgram("docker", ["network", "create", ...labels, ...options, name]);
        if (code === 0 || /already exists/.test(stderr))
            return name;
        if (tried === TRIES)
            throw new Error(`cannot create a network for ${app}: ${stderr.trim()}`);
    }
    return name;
}
async function readRoutes() {
    return (0,promises_.readFile)("/proc/net/route", "utf8").catch(() => "");
}
function hasRoute(routes, subnet) {
    const prefix = subnet.split(".").slice(0, 3).join(".");
    return routes.split("\n").some((line) => {
        const [, destination = ""] = line.split("\t");
        return (/^[0-9A-F]{8}$/i.test(destination) &&
            [...Buffer.from(destination, "hex")].reverse().slice(0, 3).join(".") === prefix);
    });
}
async function giveNames(network, container, names) {
    const format = `{{with index .NetworkSettings.Networks "${network}"}}{{.IPAddress}}{{end}}`;
    const ip = (await outputOf("docker", ["inspect", "--format", format, container])).trim();
    const aliases = names.flatMap((name) => ["--alias", name]);
    await outputOf("docker", ["network", "disconnect", network, container]);
    const { code } = await runProgram("docker", ["network", "connect", "--ip", ip, ...aliases, network, container]);
    if (code !== 0)
        await outputOf("docker", ["network", "connect", ...aliases, network, container]);
}
async function removeNetworks(key, app) {
    const filters = [`label=${OWNER}=${key}`, ...(app === undefined ? [] : [`label=${APP}=${app}`])];
    const list = ["network", "ls", "--quiet", ...filters.flatMap((filter) => ["--filter", filter])];
    const { code, stdout } = await runProgram("docker", list);
    if (code !== 0)
        return;
    for (const id of stdout.split("\n").filter(Boolean))
        await runProgram("docker", ["network", "rm", id]);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/docker-states.js


let batch;
async function dockerState(name) {
    batch ??= openBatch();
    batch.names.add(name);
    return (await batch.states).get(name) ?? { status: "exited", code: -1 };
}
function openBatch() {
    const names = new Set();
    const states = new Promise((resolve) => setImmediate(resolve)).then(() => {
        batch = undefined;
        return readStates([...names]);
    });
    return { names, states };
}
async function readStates(names) {
    const { stdout } = await runProgram("docker", ["inspect", "--format", "{{.Name}} {{json .State}}", ...names]);
    const lines = stdout.split("\n").filter(Boolean);
    return new Map(lines.map((line) => {
        const end = line.indexOf(" ");
        return [line.slice(0, end).replace(/^\//, ""), stateOf(JSON.parse(line.slice(end + 1)))];
    }));
}
function stateOf(now) {
    const status = property(now, "Status");
    if (status !== "exited" && status !== "dead")
        return { status: "running" };
    return { status: "exited", code: Number(property(now, "ExitCode")) };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/exec-session.js


function session(spec, prepare) {
    const ended = new AbortController();
    const running = (async () => {
        const prepared = await prepare();
        const { command, args } = spec.tty === undefined ? prepared : await withTerminal(prepared, spec.tty);
        const env = prepared.env === undefined ? {} : { env: prepared.env };
        const starting = waitForStart((0,external_node_child_process_.spawn)(command, args, { stdio: ["pipe", "pipe", "pipe"], ...env }));
        const child = await starting.catch(async (error) => {
            await prepared.cleanUp?.();
            throw error;
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
    const exit = running.then((started) => started.exit);
    exit.catch(() => undefined);
    return {
        output: (async function* () {
            yield* (await running).output;
        })(),
        exit,
        kill: () => ended.abort(),
    };
}
async function withTerminal({ command, args }, { height, width }) {
    const [script, stty] = [await toolPath("script"), await toolPath("stty")];
    if (script === undefined || stty === undefined) {
        throw new Error("a terminal needs the programs script and stty (util-linux, coreutils)");
    }
    const line = [
        ...(height > 0 && width > 0 ? [`${stty} rows ${height} cols ${width};`] : []),
        "exec",
        ...[command, ...args].map(shellWord),
    ].join(" ");
    return { command: script, args: ["-qfe", "-E", "always", "-c", line, "/dev/null"] };
}
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


async function freePort() {
    const server = (0,external_node_net_.createServer)().listen(0, "127.0.0.1");
    await (0,external_node_events_.once)(server, "listening");
    const address = server.address();
    server.close();
    await (0,external_node_events_.once)(server, "close");
    if (address === null || typeof address === "string")
        throw new Error("no port of 127.0.0.1 is free");
    return address.port;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/stop-marks.js



const SUFFIX = ".stopping";
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
async function isMarked(data, id) {
    return (0,promises_.access)((0,external_node_path_.join)(places.containers(data), `${stop_marks_fileName(id)}${SUFFIX}`)).then(() => true, () => false);
}
function stop_marks_fileName(id) {
    return id.replace(/[^A-Za-z0-9_-]/g, "_");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/docker-runtime.js











const docker_runtime_OWNER = "com.convox.ci.data";
const FACTS = "com.convox.ci.container";
function dockerRuntime(data) {
    const key = dataKey(data);
    const list = async (filters) => {
        const filter = [`label=${docker_runtime_OWNER}=${key}`, ...filters].flatMap((one) => ["--filter", one]);
        const ids = (await outputOf("docker", ["ps", "--all", "--no-trunc", "--quiet", ...filter]))
            .split("\n")
            .filter(Boolean);
        return ids.length === 0 ? [] : (await inspect(data, ids)).sort((a, b) => a.started - b.started);
    };
    const byId = async (id) => (await inspect(data, [containerName(key, id)])).at(0);
    const requireContainer = async (id) => {
        const container = await byId(id);
        if (container === undefined)
            throw new Error(`the container ${id} was removed while it was started`);
        return container;
    };
    let bridge;
    const hasBridge = () => (bridge ??= findBridge());
    return {
        name: "docker",
        async start(spec) {
            const isBridged = await hasBridge();
            const port = spec.port > 0 && !isBridged ? await freePort() : spec.port;
            const facts = factsOf(spec);
            const name = containerName(key, spec.id);
            const label = JSON.stringify(isBridged || spec.port === 0 ? facts : { ...facts, address: `127.0.0.1:${port}` });
            const network = isBridged
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
            const container = await byId(id);
            return container?.app === app ? container : undefined;
        },
        async list(filter = {}) {
            const asked = Object.entries(filter);
            return (await list([])).filter((one) => asked.every(([name, value]) => Reflect.get(one, name) === value));
        },
        async announce(container, names) {
            if (!(await hasBridge()))
                return container;
            await giveNames(networkName(key, container.app), containerName(key, container.id), names);
            return requireContainer(container.id);
        },
        cleanUp: (app) => removeNetworks(key, app),
    };
}
async function inspect(data, names) {
    const args = ["inspect", "--type", "container", "--format", "{{json .}}", ...names];
    const { code, stdout, stderr } = await runProgram("docker", args);
    if (code !== 0 && !/no such (container|object)/i.test(stderr))
        throw new Error(stderr.trim());
    const lines = stdout.split("\n").filter(Boolean);
    return lines.flatMap((line) => dockerContainer(data, JSON.parse(line)));
}
async function findBridge() {
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
function factsOf(spec) {
    const { id, app, service, release, kind, rollout, image, command, port, healthPort } = spec;
    const facts = { id, app, service, release, kind, rollout, image, command, port };
    return healthPort === undefined ? facts : { ...facts, healthPort };
}
function onHost({ healthPort }) {
    return healthPort === undefined ? undefined : `127.0.0.1:${healthPort}`;
}
function dockerContainer(data, value) {
    const label = property(property(property(value, "Config"), "Labels"), FACTS);
    if (typeof label !== "string")
        return [];
    const { address, ...facts } = JSON.parse(label);
    const name = String(property(value, "Name")).replace(/^\//, "");
    const ports = property(property(value, "NetworkSettings"), "Ports");
    const findAddress = (port) => {
        const hostPort = property(property(property(ports, `${port}/tcp`), "0"), "HostPort");
        return hostPort === undefined ? undefined : `127.0.0.1:${hostPort}`;
    };
    return [
        {
            ...facts,
            name,
            started: Date.parse(String(property(property(value, "State"), "StartedAt"))),
            address: address ?? findAddress(facts.port),
            healthAddress: address === undefined ? findAddress(facts.healthPort) : onHost(facts),
            state: () => dockerState(name),
            async waitForEnd(signal) {
                const { code, stdout } = await runProgram("docker", ["wait", name], { signal });
                return { status: "exited", code: code === 0 ? Number(stdout.trim()) : -1 };
            },
            exec: (spec) => session(spec, async () => {
                const { file, cleanUp } = await envFile(data, spec.env ?? {});
                const options = ["--interactive", ...(spec.tty === undefined ? [] : ["--tty"]), "--env-file", file];
                return { command: "docker", args: ["exec", ...options, name, ...spec.argv], cleanUp };
            }),
            output: (options = {}) => dockerOutput(name, options),
            isStopping: async () => (await isMarked(data, facts.id)) || (await runProgram("docker", ["container", "inspect", name])).code !== 0,
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
        for await (const line of streamOutput("docker", args, splitLines(), stop)) {
            const parsed = parseStampedLine(line);
            if (parsed !== undefined)
                yield parsed;
        }
    }
    catch (error) {
        if (signal?.aborted !== true && !(error instanceof Error && error.message.startsWith("exit status")))
            throw error;
    }
}
function parseStampedLine(line) {
    const blank = line.indexOf(32);
    const at = Date.parse(line.subarray(0, blank < 0 ? line.length : blank).toString("latin1"));
    if (Number.isNaN(at))
        return undefined;
    const bytes = line.subarray(blank < 0 ? line.length : blank + 1);
    return { at, bytes: bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes };
}
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/growing-file.js




const POLL_MS = 50;
async function* linesOf(path, { since, follow, signal }, isRunning) {
    const split = splitLines();
    let position = 0;
    for (;;) {
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/log-writer-program.js
const LINE_LIMIT = 65_536;
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
const logWriterProgram = `(${writeLog.toString()})(require("node:fs"), process.argv[1], ${LINE_LIMIT});`;

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/process-table.js

async function findProcess(pid) {
    let text;
    try {
        text = await (0,promises_.readFile)(`/proc/${pid}/stat`, "latin1");
    }
    catch {
        return undefined;
    }
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








const ENTER_POLL_MS = 5;
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
async function firstProcess(keeper) {
    const unshare = (await childrenOf(keeper)).find(({ name }) => name === "unshare");
    return unshare === undefined ? undefined : (await childrenOf(unshare.pid))[0]?.pid;
}
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
async function writeHosts(root, path, neighbors) {
    const lines = neighbors.map(({ ip, names }) => `${ip}\t${names.join(" ")}\n`);
    const machine = await (0,promises_.readFile)("/etc/hosts", "utf8").catch(() => "127.0.0.1\tlocalhost\n");
    await (0,promises_.writeFile)(path, `${machine.trimEnd()}\n${lines.join("")}`, { mode: 0o644 });
    const folder = await (0,promises_.lstat)((0,external_node_path_.join)(root, "etc")).catch(() => undefined);
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
const buildah_runtime_POLL_MS = 50;
function buildahRuntime(data) {
    const folder = places.containers(data);
    const key = dataKey(data);
    const file = (id, suffix) => (0,external_node_path_.join)(folder, `${stop_marks_fileName(id)}${suffix}`);
    const toContainer = (record) => {
        const state = async () => {
            const keeper = await findProcess(record.keeper);
            if (keeper?.start === record.keeperStart)
                return { status: "running" };
            const code = await (0,promises_.readFile)(file(record.id, ".exit"), "utf8").catch(() => "");
            return { status: "exited", code: code === "" ? -1 : Number(code) };
        };
        const waitForEnd = async (signal) => {
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
            isStopping: async () => (await isMarked(data, record.id)) || !(await exists(file(record.id, ".json"))),
            state,
            waitForEnd,
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
                await endProcess(record, state, waitForEnd, graceMs);
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
                return toContainer(record);
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
            return toContainer(record);
        },
        async list(filter = {}) {
            const asked = Object.entries(filter);
            return (await readAll(folder, isContainer))
                .filter((one) => asked.every(([name, value]) => Reflect.get(one, name) === value))
                .sort((a, b) => a.started - b.started)
                .map(toContainer);
        },
        announce: async (container) => container,
        cleanUp: async () => undefined,
    };
}
async function endProcess(record, state, waitForEnd, graceMs) {
    if ((await state()).status === "exited")
        return;
    const first = await firstProcess(record.keeper);
    if (first === undefined)
        return;
    sendSignal(first, "SIGTERM");
    const end = await waitForEnd(AbortSignal.timeout(graceMs)).catch(() => undefined);
    if (end !== undefined)
        return;
    sendSignal(first, "SIGKILL");
    await waitForEnd(AbortSignal.timeout(10_000)).catch(() => undefined);
}
function sendSignal(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch {
    }
}
async function exists(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/profile/errors.js
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
function typedFailure(status, message) {
    return new RackFailure(status, message, { typed: true });
}
function notImplementedFailure() {
    return typedFailure(501, "unimplemented");
}
class HandlerPanic extends Error {
    name = "HandlerPanic";
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/base-images.js


const UNREACHABLE = /no such host|name resolution|network is unreachable|no route to host|connection refused|connection reset|i\/o timeout|timed? ?out|deadline exceeded|TLS handshake|x509|proxyconnect|unexpected EOF|toomanyrequests/i;
async function findUnreachableBase(images, job) {
    const bases = new Set(job.images.flatMap((image) => baseImages(image.dockerfile, image.buildArgs)));
    for (const image of bases) {
        if (await images.has(image))
            continue;
        try {
            await images.pull(image, job.signal);
        }
        catch (error) {
            job.signal.throwIfAborted();
            if (UNREACHABLE.test(messageOf(error)))
                return `${image} cannot be pulled: ${messageOf(error)}`;
        }
    }
    return undefined;
}
function baseImages(dockerfile, buildArgs) {
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

function imageBuilder(images, firstLine) {
    return {
        name: images.name,
        build: (job) => build(images, firstLine, job),
    };
}
async function* build(images, firstLine, job) {
    yield `${firstLine}\n`;
    const sources = new Map();
    for (const image of job.images) {
        const source = image.service.image === "" ? image.hash : image.service.image;
        sources.set(source, [...(sources.get(source) ?? []), image]);
    }
    const names = new Set();
    let isComplete = false;
    try {
        for (const [hash, [image]] of sources) {
            if (image === undefined || image.service.image !== "")
                continue;
            names.add(hash);
            yield* buildOne(images, hash, image, job);
        }
        for (const [source, [image]] of sources) {
            if (image === undefined || image.service.image === "")
                continue;
            yield `Running: docker pull ${source}\n`;
            await pullOrUseLocal(images, source, job.signal);
        }
        for (const source of [...sources.keys()].sort()) {
            for (const image of sources.get(source) ?? []) {
                yield `Running: docker tag ${source} ${image.localName}\n`;
                names.add(image.localName);
                await images.tag(source, image.localName);
            }
        }
        if (!job.pushes)
            yield `local Rack: there is no registry, so the images stay in the store of ${images.name}\n`;
        yield* pushAll(images, job, names);
        isComplete = true;
    }
    finally {
        const unneeded = [...names].filter((name) => !isComplete || sources.get(name)?.[0]?.hash === name);
        for (const name of unneeded)
            await images.remove(name).catch(() => undefined);
    }
}
async function* pushAll(images, job, names) {
    for (const image of [...job.images].sort((a, b) => (a.localName < b.localName ? -1 : 1))) {
        let digest = "";
        if (job.pushes) {
            yield `Running: docker tag ${image.localName} ${image.pushName}\n`;
            names.add(image.pushName);
            await images.tag(image.localName, image.pushName);
            yield `Running: docker push ${image.pushName}\n`;
            const pushed = await images.push(image.pushName, job.signal);
            digest = pushed.digest;
            yield `${pushed.line}\n`;
        }
        const { entrypoint } = await images.inspect(image.localName);
        await job.report(image.service.name, {
            name: image.localName,
            pushed: job.pushes ? image.pushName : "",
            digest,
            entrypoint,
        });
    }
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
        throw new Error(`docker build ${image.displayContext}: ${error.message}`, { cause: error });
    }
}
async function pullOrUseLocal(images, image, signal) {
    try {
        await images.pull(image, signal);
    }
    catch (error) {
        if (signal.aborted || !(await images.has(image)))
            throw error;
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/plan-builder.js





const PLAN_NOTICE = "local Rack: this is a plan, no image is built and nothing is pushed";
const planBuilder = {
    name: "plan",
    build: (job) => plan(job, PLAN_NOTICE),
};
function planBuilderBecause(reason) {
    return { name: "plan", build: (job) => plan(job, `${PLAN_NOTICE}: ${reason}`) };
}
async function* plan(job, firstLine) {
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
        const steps = await checkDockerfile(image, `docker build ${image.displayContext}: exit status 1`, function* (message) {
            yield `Error response from daemon: ${message}\n`;
        });
        yield steps.log;
        if (steps.failure !== undefined)
            throw new Error(steps.failure);
        for (const [index, step] of steps.instructions.entries()) {
            yield `Step ${index + 1}/${steps.instructions.length} : ${step.text}\n`;
            if (job.cache && job.isCacheWarm)
                yield " ---> Using cache\n";
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
    const file = image.displayContext === "." ? image.dockerfileName : `${image.displayContext}/${image.dockerfileName}`;
    return [
        "docker build",
        ...(job.cache ? [] : ["--no-cache"]),
        `-t ${image.hash} -f ${file} --network host`,
        ...Array.from({ length: image.developmentTargets }, () => "--target development"),
        ...image.buildArgs.map((arg) => `--build-arg ${arg}`),
        image.displayContext,
    ].join(" ");
}
async function* buildkitPlan(job) {
    for (const image of job.images) {
        yield `${buildctlCommand(job, image)}\n`;
        yield `#1 [internal] load build definition from ${image.dockerfileName}\n`;
        const steps = await checkDockerfile(image, "exit status 1", function* (message) {
            yield `error: failed to solve: ${message}\n`;
        });
        yield steps.log;
        if (steps.failure !== undefined)
            throw new Error(steps.failure);
        yield* buildkitSteps(steps.instructions, job.cache && job.isCacheWarm ? "CACHED" : "NOT RUN");
        yield `#${steps.instructions.length + 2} exporting to image\n`;
        yield `#${steps.instructions.length + 2} pushing ${image.pushName} NOT RUN\n`;
    }
}
function buildctlCommand(job, image) {
    return [
        "buildctl build --frontend dockerfile.v0",
        `--local context=${image.displayContext} --local dockerfile=${image.displayContext}`,
        `--opt filename=${image.dockerfileName}`,
        `--output type=image,name=${image.pushName},push=true`,
        ...Array.from({ length: image.developmentTargets }, () => "--opt target=development"),
        ...image.buildArgs.map((arg) => `--opt build-arg:${arg}`),
        ...(job.cache ? [] : ["--no-cache"]),
    ].join(" ");
}
function* buildkitSteps(instructions, outcome) {
    let stage = -1;
    const stages = instructions.filter(({ word }) => word === "FROM").length;
    for (const [index, step] of instructions.entries()) {
        if (step.word === "FROM")
            stage++;
        const inStage = stage < 0 ? "" : stageLabel(instructions, index, stage, stages);
        yield `#${index + 2} [${inStage === "" ? "internal" : inStage}] ${step.text}\n`;
        yield `#${index + 2} ${outcome}\n`;
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
async function checkDockerfile(image, failure, complain) {
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
    for (const source of ((0,src/* jsonWords */.WY)(list.join(" ")) ?? list).slice(0, -1)) {
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/choose-builder.js








class BuilderUnavailable extends Error {
    name = "BuilderUnavailable";
}
const ENGINE_MS = 5_000;
async function chooseBuilder(name, data) {
    if (name === "plan")
        return { builder: planBuilder, engine: undefined };
    const docker = name === "buildah" ? undefined : await version("docker", ["version", "--format", "{{.Server.Version}}"]);
    if (docker?.found !== undefined) {
        const engine = { name: "docker", images: dockerImages, runtime: dockerRuntime(data) };
        return choice(engine, name === "auto", `building with docker ${docker.found}`, "its engine responds");
    }
    if (name === "docker")
        throw new BuilderUnavailable(`the builder docker needs a Docker engine: ${docker?.reason}`);
    const buildah = await version("buildah", ["--version"]);
    const root = process.getuid?.() === 0;
    if (buildah.found !== undefined && root) {
        const engine = { name: "buildah", images: buildahImages(data), runtime: buildahRuntime(data) };
        const why = docker === undefined ? "" : "no Docker engine responds";
        return choice(engine, name === "auto", `building with ${buildah.found}`, why);
    }
    const reason = buildah.found === undefined ? buildah.reason : "only root may run containers without an engine";
    if (name === "buildah")
        throw new BuilderUnavailable(`the builder buildah does not work here: ${reason}`);
    return {
        builder: planBuilderBecause(`no Docker engine responds, and buildah does not work: ${reason}`),
        engine: undefined,
    };
}
function choice(engine, auto, how, why) {
    const line = `local Rack: ${how}${why === "" || !auto ? "" : `, as ${why}`}`;
    const real = imageBuilder(engine.images, line);
    return { engine, builder: auto ? withPlanFallback(engine, real) : real };
}
function withPlanFallback(engine, real) {
    return {
        name: real.name,
        async *build(job) {
            const obstacle = await findUnreachableBase(engine.images, job);
            yield* (obstacle === undefined ? real : planBuilderBecause(obstacle)).build(job);
        },
    };
}
async function version(command, args) {
    try {
        const { code, stdout, stderr } = await runProgram(command, args, { signal: AbortSignal.timeout(ENGINE_MS) });
        const text = stdout.trim().split("\n").at(-1) ?? "";
        if (code === 0 && text !== "")
            return { found: text.replace(/ \(.*$/, "").replace("buildah version", "buildah"), reason: "" };
        return { reason: stderr.trim().split("\n").at(-1) ?? `exit status ${code}` };
    }
    catch (error) {
        const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
        return { reason: missing ? `${command} is not installed` : `${command} does not respond` };
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/faults/fault-spec.js
const KINDS = {
    http: { value: "status", times: 1 },
    refuse: { value: "none", times: 1 },
    stall: { value: "none", times: 1 },
    slow: { value: "number", times: Number.POSITIVE_INFINITY },
    "refuse-key": { value: "none", times: Number.POSITIVE_INFINITY },
    drop: { value: "number?", times: 1 },
    append: { value: "text", times: 1 },
    "drop-socket": { value: "number", times: 1 },
    "no-end": { value: "none", times: 1 },
    split: { value: "number", times: Number.POSITIVE_INFINITY },
    inject: { value: "text", times: Number.POSITIVE_INFINITY },
    created: { value: "number", times: 1 },
    waiting: { value: "number", times: Number.POSITIVE_INFINITY },
    "build-fail": { value: "text", times: 1 },
    "build-cached": { value: "none", times: Number.POSITIVE_INFINITY },
    "build-slow": { value: "number", times: Number.POSITIVE_INFINITY },
    rollback: { value: "release?", times: 1 },
    "crash-output": { value: "text", times: 1 },
    "never-settle": { value: "release?", times: 1 },
    crash: { value: "release?", times: 1 },
    "await-resource": { value: "release?", times: 1 },
    flap: { value: "none", times: 1 },
    "hide-release": { value: "release?", times: 1 },
};
function defaultTimes(kind) {
    return KINDS[kind].times;
}
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
function checkValue(part, kind, value) {
    const valueKind = KINDS[kind].value;
    const complain = (allowed) => {
        throw new Error(`fault "${part}": ${kind} ${allowed}, such as ${EXAMPLES[valueKind].replace("KIND", kind)}`);
    };
    switch (valueKind) {
        case "none":
            if (value !== undefined)
                complain("does not accept a value");
            break;
        case "status":
            if (value === undefined || !/^[1-5]\d\d$/.test(value))
                complain("requires a status from 100 to 599");
            break;
        case "number":
            if (value === undefined || !/^\d+$/.test(value))
                complain("requires a whole number");
            break;
        case "number?":
            if (value !== undefined && !/^\d+$/.test(value))
                complain("requires nothing or a whole number");
            break;
        case "text":
            if (value === undefined || value === "")
                complain("requires a text");
            break;
        case "release?":
            if (value !== undefined && !/^\w+$/.test(value))
                complain("requires nothing or a release id");
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/profile/start-failure.js
class StartFailure extends Error {
    name = "StartFailure";
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/lock.js





const PATIENCE_MS = 30_000;
const HEARTBEAT_MS = 2_000;
const SILENCE_MS = 20_000;
const queues = new Map();
async function withLock(path, body) {
    const before = queues.get(path) ?? Promise.resolve();
    let leave = () => undefined;
    const own = new Promise((resolve) => {
        leave = resolve;
    });
    const tail = before.then(() => own);
    queues.set(path, tail);
    await before;
    try {
        return await holdTurn(path, body);
    }
    finally {
        leave();
        if (queues.get(path) === tail)
            queues.delete(path);
    }
}
async function holdTurn(path, body) {
    const folder = `${path}.turns`;
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const turn = await takeTurn(folder);
    const heartbeat = setInterval(() => void beat(folder, turn), HEARTBEAT_MS);
    heartbeat.unref();
    try {
        return await body();
    }
    finally {
        clearInterval(heartbeat);
        await endTurn(folder, turn);
    }
}
async function takeTurn(folder) {
    const deadline = performance.now() + PATIENCE_MS;
    const silence = { turn: 0, beats: "", since: 0 };
    for (;;) {
        const { newest, hasEnded } = await look(folder);
        if (hasEnded || (await isAbandoned(folder, newest, silence))) {
            const turn = newest + 1;
            if ((await claim(folder, turn)) && (await look(folder)).newest === turn)
                return turn;
        }
        else if (performance.now() > deadline) {
            const owner = await readOwner(folder, newest);
            throw new Error(`another program (${owner ?? "unknown"}) holds the lock ${folder}: end it, or try again`);
        }
        else
            await (0,external_node_timers_promises_.setTimeout)(3 + Math.random() * 10);
    }
}
async function look(folder) {
    const names = await (0,promises_.readdir)(folder);
    const newest = Math.max(0, ...names.map((name) => (/^\d+$/.test(name) ? Number(name) : 0)));
    for (const name of names) {
        const turn = /^(\d+)(\.\w+)?$/.exec(name)?.[1];
        if (turn !== undefined && Number(turn) < newest)
            await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { force: true });
    }
    return { newest, hasEnded: newest === 0 || names.includes(`${newest}.done`) };
}
async function claim(folder, turn) {
    const path = (0,external_node_path_.join)(folder, String(turn));
    const draft = temporary(path);
    try {
        await (0,promises_.writeFile)(draft, ownerText(), { mode: 0o600 });
        await (0,promises_.link)(draft, path);
        return true;
    }
    catch (error) {
        if (error instanceof Error && "code" in error && error.code === "EEXIST")
            return false;
        throw error;
    }
    finally {
        await (0,promises_.rm)(draft, { force: true });
    }
}
async function endTurn(folder, turn) {
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, `${turn}.done`), "", { mode: 0o600 });
    }
    catch (error) {
        if (!isMissing(error))
            await (0,promises_.rm)((0,external_node_path_.join)(folder, String(turn)), { force: true });
    }
}
async function beat(folder, turn) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, `${turn}.alive`), String(performance.now())).catch(() => undefined);
}
async function isAbandoned(folder, turn, silence) {
    const owner = await readOwner(folder, turn);
    if (owner === undefined)
        return false;
    if (isOwnHost(owner))
        return !ownerAlive(owner);
    const beats = await (0,promises_.stat)((0,external_node_path_.join)(folder, `${turn}.alive`)).then(({ mtimeMs }) => String(mtimeMs), () => "");
    if (silence.turn !== turn || silence.beats !== beats) {
        Object.assign(silence, { turn, beats, since: performance.now() });
    }
    return performance.now() - silence.since > SILENCE_MS;
}
async function readOwner(folder, turn) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(folder, String(turn)), "utf8");
    }
    catch (error) {
        if (isMissing(error))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/registry.js













function externalRegistry(address) {
    return { address: async () => address, close: async () => undefined };
}
const START_MS = 10_000;
function isRecord(value) {
    return hasStrings(value, "address", "host");
}
async function ownRegistry(folder) {
    const command = await toolPath("docker-registry");
    if (command === undefined)
        return undefined;
    const lock = (0,external_node_path_.join)(folder, "lock");
    const users = (0,external_node_path_.join)(folder, "users");
    const ownEntry = (0,external_node_path_.join)(users, hexDigits(16));
    let started;
    const acquire = () => withLock(lock, async () => {
        await (0,promises_.mkdir)(users, { recursive: true, mode: 0o700 });
        await (0,promises_.writeFile)(ownEntry, ownerText(), { mode: 0o600 });
        const record = await readRecord((0,external_node_path_.join)(folder, "registry.json"), isRecord);
        if (record !== undefined && (await isAnswering(record.address)))
            return record.address;
        return startServer(command, folder, record?.address);
    });
    return {
        address() {
            started ??= acquire();
            started.catch(() => {
                started = undefined;
            });
            return started;
        },
        async close() {
            if (started === undefined)
                return;
            await started.catch(() => undefined);
            await (0,promises_.rm)(ownEntry, { force: true });
            await endUnusedRegistry(folder);
        },
    };
}
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
async function collectGarbage(folder) {
    const command = await toolPath("docker-registry");
    const config = (0,external_node_path_.join)(folder, "config.yml");
    if (command === undefined || (await namesIn(folder)).includes("config.yml") === false)
        return;
    await withLock((0,external_node_path_.join)(folder, "lock"), async () => {
        for (const user of await namesIn((0,external_node_path_.join)(folder, "users"))) {
            if (ownerAlive(await (0,promises_.readFile)((0,external_node_path_.join)(folder, "users", user), "utf8")))
                return;
        }
        await runProgram(command, ["garbage-collect", "--delete-untagged", config]);
    });
}
async function startServer(command, folder, previous) {
    const address = previous !== undefined && (await isFree(previous)) ? previous : `127.0.0.1:${await freePort()}`;
    const config = (0,external_node_path_.join)(folder, "config.yml");
    const settings = {
        version: 0.1,
        log: { level: "warn" },
        storage: { filesystem: { rootdirectory: (0,external_node_path_.join)(folder, "images") }, delete: { enabled: true } },
        http: { addr: address },
    };
    await (0,promises_.writeFile)(config, JSON.stringify(settings, null, 2), { mode: 0o600 });
    const log = await (0,promises_.open)((0,external_node_path_.join)(folder, "registry.log"), "w", 0o600);
    const child = (0,external_node_child_process_.spawn)(command, ["serve", config], { detached: true, stdio: ["ignore", log.fd, log.fd] });
    await (0,external_node_events_.once)(child, "spawn").finally(() => log.close());
    child.unref();
    const deadline = performance.now() + START_MS;
    while (!(await isAnswering(address))) {
        if (child.exitCode !== null || performance.now() > deadline) {
            child.kill("SIGKILL");
            const reason = (await (0,promises_.readFile)((0,external_node_path_.join)(folder, "registry.log"), "utf8")).trim().split("\n").at(-1);
            throw new Error(`docker-registry does not start: ${reason}`);
        }
        await (0,external_node_timers_promises_.setTimeout)(10);
    }
    const record = { address, pid: child.pid ?? 0, host: hostOf(ownerText()) };
    await writeAtomic((0,external_node_path_.join)(folder, "registry.json"), JSON.stringify(record));
    return address;
}
async function isAnswering(address) {
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
async function stop(pid) {
    const line = await (0,promises_.readFile)(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (!/^[^\0]*docker-registry\0serve\0/.test(line))
        return;
    process.kill(pid, "SIGTERM");
    while (processAlive(pid))
        await (0,external_node_timers_promises_.setTimeout)(10);
}
function hostOf(owner) {
    return owner.slice(owner.indexOf("@") + 1);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/prune.js






function isBuild(value) {
    return hasStrings(value, "id", "status", "started", "release");
}
function isApp(value) {
    return hasStrings(value, "name");
}
function isObject(value) {
    return hasStrings(value, "key");
}
async function prune(data, app, options) {
    const result = { images: [], uploads: 0, steps: 0, containers: 0 };
    const inUse = new Set(options.containers.map(({ image }) => image));
    for (const folder of await namesIn(places.apps({ data }))) {
        const path = (0,external_node_path_.join)(places.apps({ data }), folder);
        const record = await readRecord((0,external_node_path_.join)(path, "app.json"), isApp);
        if (record === undefined || (app !== undefined && record.name !== app))
            continue;
        const builds = (await readAll((0,external_node_path_.join)(path, "builds"), isBuild)).sort((a, b) => (a.started < b.started ? 1 : -1));
        if (!builds.some(({ status }) => status === "running" || status === "created")) {
            result.uploads += await removeUploads((0,external_node_path_.join)(path, "objects"));
        }
        if (options.keep === "all")
            continue;
        const newest = options.keep === "newest" ? builds.find(({ status }) => status === "complete") : undefined;
        for (const build of builds) {
            if (build === newest)
                continue;
            const names = Object.values(build.images ?? {}).filter(({ name }) => !inUse.has(name));
            result.images.push(...(await removeImages(options.stores, names)));
            await removeTags(data, record.name, build.id, Object.keys(build.images ?? {}));
        }
    }
    if (options.stores.some(({ name }) => name === "buildah")) {
        result.containers = await removeLeftovers(buildMark(data));
        if (options.keep !== "all")
            result.steps = await removeSteps(data);
    }
    if (result.images.length > 0)
        await collectGarbage(places.registry(data));
    return result;
}
async function removeImages(stores, images) {
    const removed = [];
    for (const { name, pushed } of images) {
        for (const store of stores) {
            if (!(await store.has(name)))
                continue;
            for (const one of [pushed, name])
                if (one !== "")
                    await store.remove(one).catch(() => undefined);
            if (!removed.includes(name))
                removed.push(name);
        }
    }
    return removed;
}
async function removeUploads(folder) {
    let removed = 0;
    for (const name of await namesIn(folder, ".json")) {
        const object = await readRecord((0,external_node_path_.join)(folder, `${name}.json`), isObject);
        if (object?.key.startsWith("tmp/") !== true)
            continue;
        for (const file of [name, `${name}.json`])
            await (0,promises_.rm)((0,external_node_path_.join)(folder, file), { force: true });
        removed++;
    }
    return removed;
}
async function removeTags(data, app, build, services) {
    for (const service of services)
        await (0,promises_.rm)(tagFolder(data, app, `${service}.${build}`), { recursive: true, force: true });
}
async function removeRepository(data, app) {
    const folder = (0,external_node_path_.join)(repositories(data), app);
    const isThere = await (0,promises_.access)(folder).then(() => true, () => false);
    if (!isThere)
        return;
    await (0,promises_.rm)(folder, { recursive: true, force: true });
    await collectGarbage(places.registry(data));
}
function repositories(data) {
    return (0,external_node_path_.join)(places.registry(data), "images/docker/registry/v2/repositories");
}
function tagFolder(data, app, tag) {
    return (0,external_node_path_.join)(repositories(data), app, "_manifests/tags", tag);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/router-program.js
function serve(net, fs, os, folder) {
    const servers = new Map();
    const failed = {};
    const connect = (client, targets, at, tries) => {
        const [host, port] = (targets[at % targets.length] ?? "").split(":");
        if (host === undefined || port === undefined || tries === 0) {
            client.destroy();
            return;
        }
        const target = net.connect({ host, port: Number(port), allowHalfOpen: true });
        const tryNext = () => connect(client, targets, at + 1, tries - 1);
        target.once("error", tryNext);
        target.once("connect", () => {
            target.off("error", tryNext);
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
        const routes = Object.assign({}, ...Object.values(file.apps));
        for (const [address, { server }] of servers) {
            if (routes[address] !== undefined)
                continue;
            servers.delete(address);
            server.close();
        }
        for (const address of Object.keys(failed))
            delete failed[address];
        for (const [address, targets] of Object.entries(routes)) {
            const entry = servers.get(address);
            if (entry === undefined)
                await listen(address, targets);
            else
                entry.targets = targets;
        }
        const state = JSON.stringify({ version: file.version, owner: `${process.pid}@${os.hostname()}`, failed });
        fs.writeFileSync(`${folder}/state.json.new`, state, { mode: 0o600 });
        fs.renameSync(`${folder}/state.json.new`, `${folder}/state.json`);
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
const routerProgram = `(${serve.toString()})(require("node:net"), require("node:fs"), require("node:os"), process.argv[1]);`;

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/service-router.js











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
    await (0,external_node_events_.once)(child, "spawn").finally(() => output.close());
    child.unref();
}
async function lastError(data) {
    const text = await (0,promises_.readFile)(files(data).log, "utf8").catch(() => "");
    return text.split("\n").find((line) => /Error/.test(line)) ?? "it gave no reason";
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/containers.js











const containers_ENGINE_MS = 5_000;
async function stopContainers(data, app, graceMs) {
    const folder = (0,external_node_path_.resolve)(data);
    const { runtimes, stores } = await findEngines(folder);
    const found = await listContainers(runtimes, app);
    await setRoutes(folder, app, {});
    await Promise.all(found.map((container) => container.stop(graceMs)));
    for (const runtime of runtimes)
        await runtime.cleanUp(app);
    await endUnusedRegistry(places.registry(folder));
    await prune(folder, app, { stores, containers: [], keep: "all" });
    return found;
}
async function pruneData(data, app, options) {
    const folder = (0,external_node_path_.resolve)(data);
    const { runtimes, stores } = await findEngines(folder);
    const running = [];
    let ended = 0;
    for (const container of await listContainers(runtimes, undefined)) {
        if ((await container.state()).status === "running")
            running.push(container);
        else if (app === undefined || container.app === app) {
            await container.stop(0);
            ended++;
        }
    }
    await endUnusedRegistry(places.registry(folder));
    const keep = options.all ? "none" : "newest";
    const result = await prune(folder, app, { stores, containers: running, keep });
    return { ...result, containers: result.containers + ended };
}
async function containersOf(data, app) {
    return listContainers((await findEngines((0,external_node_path_.resolve)(data))).runtimes, app);
}
async function listContainers(runtimes, app) {
    const filter = app === undefined ? {} : { app };
    const found = await Promise.all(runtimes.map((runtime) => runtime.list(filter)));
    return found.flat().sort((a, b) => a.started - b.started);
}
async function findEngines(data) {
    const docker = await runProgram("docker", ["version"], { signal: AbortSignal.timeout(containers_ENGINE_MS) }).then(({ code }) => code === 0, () => false);
    const buildah = (await toolPath("buildah")) !== undefined;
    return {
        runtimes: [...(docker ? [dockerRuntime(data)] : []), buildahRuntime(data)],
        stores: [...(docker ? [dockerImages] : []), ...(buildah ? [buildahImages(data)] : [])],
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/go/go-text.js
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
function atoi(text) {
    if (!/^[+-]?\d+$/.test(text))
        throw new Error(`strconv.Atoi: parsing ${goQuote(text)}: invalid syntax`);
    const value = BigInt(text.replace(/^\+/, ""));
    if (value > 9223372036854775807n || value < -9223372036854775808n) {
        throw new Error(`strconv.Atoi: parsing ${goQuote(text)}: value out of range`);
    }
    return Number(value);
}
function goJson(value, indent = 2) {
    const text = JSON.stringify(value, null, indent) ?? "null";
    return `${text.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/go/go-time.js

const ZERO_STAMP = "0001-01-01T00:00:00.000000000Z";
function steadyNow() {
    return performance.timeOrigin + performance.now();
}
const TOLERANCE_MS = 5_000;
function elapsedMs(since, now) {
    if (since - now > TOLERANCE_MS)
        return Number.POSITIVE_INFINITY;
    return Math.max(0, now - since);
}
function laterStamp(stamp, previous) {
    if (previous === undefined || stamp > previous)
        return stamp;
    const seconds = Date.parse(`${previous.slice(0, 19)}Z`) / 1000;
    return stampOfNanos(BigInt(seconds) * 1000000000n + BigInt(previous.slice(20, 29)) + 1n);
}
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
function wireTime(stamp) {
    return stamp.replace(/\.?0*Z$/, "Z");
}
function logTime(ms) {
    return `${isoSeconds(ms)}Z`;
}
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
function goTimeOf(ms) {
    return stampOfNanos(BigInt(Math.floor(ms)) * 1000000n);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/model/promotion.js

const UNKNOWN_MS = 1e14;
function phaseOf(promotion, generation, clock) {
    if (promotion === undefined)
        return { status: "running", release: "", atom: "" };
    const { release, previous, started } = promotion;
    const now = started + elapsedMs(started, clock);
    const turn = failsAt(promotion, generation);
    if (turn !== undefined && now >= turn) {
        const reverted = now >= turn + promotion.rollback;
        return {
            status: reverted ? "running" : "rollback",
            release: previous,
            atom: reverted ? "Reverted" : "Rollback",
        };
    }
    if (promotion.outcome === "success" && now >= started + promotion.updating) {
        return { status: "running", release, atom: "Running" };
    }
    return { status: "updating", release: generation === "v3" ? release : previous, atom: "Updating" };
}
function failsAt(promotion, generation) {
    const { started, updating, outcome, cancelled } = promotion;
    const done = started + updating;
    if (cancelled !== undefined && (outcome !== "success" || cancelled < done))
        return cancelled;
    if (outcome === "pending")
        return undefined;
    if (promotion.fastFailure !== undefined && outcome === "never") {
        return started + Math.min(promotion.fastFailure, promotion.deadline);
    }
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
async function readEvents(rack, app) {
    return ((await readRecord(places.appEvents(rack, app), isList)) ?? []).filter(isEvent);
}
async function addEvents(rack, app, events) {
    await change(rack, app, (old) => [...old, ...events]);
}
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

function firstLines(rack, app, at) {
    return rack.profile.generation === "v3"
        ? [atom(at, "Running => Pending"), atom(at, "Pending => Updating")]
        : [stack(rack, app, at, "UPDATE_IN_PROGRESS", "User Initiated")];
}
function startLines(rack, { release, image }, at, { service, id }) {
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
    return [
        { at, stream: `system/k8s/${set}`, message: `Created pod: ${id}` },
        { at, stream: `system/k8s/${id}`, message: `Container image "${image}" already present on machine` },
    ];
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












function app_store_isApp(value) {
    if (!hasStrings(value, "name"))
        return false;
    const { locked, parameters, created } = value;
    return typeof locked === "boolean" && typeof created === "number" && typeof parameters === "object";
}
function appNotFound(name) {
    return typedFailure(404, `app not found: ${name}`);
}
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
        return settleAbandoned(rack, again.record);
    });
}
function isOrphaned({ promotion }) {
    return promotion?.outcome === "pending" && promotion.rollout !== undefined && !ownerAlive(promotion.rollout.owner);
}
async function settleAbandoned(rack, record) {
    const { promotion } = record;
    if (promotion === undefined)
        return app_store_stateOf(rack, record);
    const reason = "the program that ran this promotion has ended";
    Object.assign(promotion, { outcome: "rollback", updating: 0, rollback: 0, failure: { reason, output: [] } });
    await writeApp(rack, record);
    const at = rack.clock.ms();
    await addEvents(rack, record.name, [
        ...failureLines(rack, record.name, at, { reason, state: "Error" }),
        ...revertedLines(rack, record.name, at),
    ]);
    return app_store_stateOf(rack, record);
}
async function readApp(rack, name) {
    const record = await readRecord(places.appRecord(rack, name), app_store_isApp);
    if (record === undefined)
        return undefined;
    if (record.deleted !== undefined && elapsedMs(record.deleted, rack.clock.ms()) >= rack.timings.deleting) {
        await sweep(rack, record);
        return undefined;
    }
    return app_store_stateOf(rack, record);
}
function app_store_stateOf(rack, record) {
    const phase = phaseOf(record.promotion, rack.profile.generation, rack.clock.ms());
    if (record.deleted !== undefined)
        return { record, status: "deleting", release: phase.release };
    const fresh = elapsedMs(record.created, rack.clock.ms()) < rack.timings.creating;
    if (fresh && record.promotion === undefined) {
        return { record, status: rack.profile.generation === "v3" ? "updating" : "creating", release: "" };
    }
    return { record, status: phase.status, release: phase.release };
}
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
        return app_store_stateOf(rack, record);
    });
}
async function writeApp(rack, record) {
    await writeAtomic(places.appRecord(rack, record.name), `${JSON.stringify(record, null, 2)}\n`);
}
async function changeApp(rack, name, change) {
    return withLock(places.appLock(rack, name), async () => {
        const found = await readApp(rack, name);
        if (found === undefined)
            throw appNotFound(name);
        const state = isOrphaned(found.record) ? await settleAbandoned(rack, found.record) : found;
        await change(state.record, state);
        await writeApp(rack, state.record);
        return app_store_stateOf(rack, state.record);
    });
}
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
async function sweep(rack, record) {
    const folder = places.app(rack, record.name);
    const aside = (0,external_node_path_.join)(places.scratch(rack), `deleted-${hexDigits(12)}`);
    try {
        await (0,promises_.mkdir)(places.scratch(rack), { recursive: true, mode: 0o700 });
        await (0,promises_.rename)(folder, aside);
    }
    catch (error) {
        if (isMissing(error))
            return;
        throw error;
    }
    await (0,promises_.rm)(aside, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/call.js

function requireWrite({ rack, role }, refusal) {
    if (rack.profile.adminRole && !role.includes("w"))
        throw new RackFailure(403, refusal);
}
function requireAdmin({ rack, role }, refusal) {
    if (rack.profile.adminRole && !role.includes("a"))
        throw new RackFailure(403, refusal);
}
function variable(call, name) {
    const value = call.vars[name];
    if (value === undefined)
        throw new Error(`the route has no variable ${name}`);
    return value;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/form.js

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
function parsePairs(text) {
    const values = new Map();
    for (const pair of text.split("&")) {
        if (pair === "" || pair.includes(";"))
            continue;
        const at = pair.indexOf("=");
        const key = decodePart(at < 0 ? pair : pair.slice(0, at));
        const value = decodePart(at < 0 ? "" : pair.slice(at + 1));
        if (key === undefined || value === undefined)
            continue;
        values.set(key, [...(values.get(key) ?? []), value]);
    }
    return values;
}
function parseMap(text) {
    if (text.includes(";"))
        throw new Error("invalid semicolon separator in query");
    const bad = /%(?![0-9A-Fa-f]{2})[^&=]{0,2}/.exec(text);
    if (bad !== null)
        throw new Error(`invalid URL escape ${goQuote(bad[0])}`);
    return Object.fromEntries([...parsePairs(text)].map(([key, [value = ""]]) => [key, value]));
}
function decodePart(text) {
    if (/%(?![0-9A-Fa-f]{2})/.test(text))
        return undefined;
    const bytes = Buffer.from(text
        .replaceAll("+", " ")
        .replace(/[^\x00-\x7f]/gu, (char) => encodeURIComponent(char))
        .replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1");
    return bytes.toString("utf8");
}
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/unread-body.js
const PATIENCE_BYTES = 256 * 1024;
const LINGER_MS = 500;
async function discardBody(request, record) {
    if (request.complete || request.readableEnded || request.destroyed)
        return true;
    if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined)
        return true;
    return new Promise((resolve) => {
        let read = 0;
        const finish = (all) => {
            request.off("data", take);
            request.off("end", finishAll);
            request.off("close", finishAll);
            resolve(all);
        };
        const finishAll = () => finish(true);
        const take = (chunk) => {
            read += chunk.length;
            record.bodyBytes += chunk.length;
            if (read >= PATIENCE_BYTES && !request.complete) {
                request.pause();
                finish(false);
            }
        };
        request.removeAllListeners("readable");
        request.on("data", take);
        request.on("end", finishAll);
        request.on("close", finishAll);
        request.resume();
    });
}
async function linger(request) {
    await new Promise((resolve) => {
        const timer = setTimeout(resolve, LINGER_MS);
        const stop = () => {
            clearTimeout(timer);
            resolve();
        };
        request.once("end", stop);
        request.once("close", stop);
        request.resume();
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/reply.js



function json(value, status = 200) {
    return { status, headers: { "Content-Type": "application/json" }, body: Buffer.from(goJson(value)) };
}
function ok() {
    return { status: 200, headers: {}, body: Buffer.from("ok\n") };
}
function stream(body) {
    return { status: 200, headers: {}, body };
}
function empty(status) {
    return { status, headers: {}, body: Buffer.alloc(0) };
}
function failure(status, message, asJson) {
    const headers = asJson
        ? { "Content-Type": "application/json" }
        : { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" };
    return { status, headers, body: errorBody(message, asJson) };
}
function errorBody(message, asJson) {
    return Buffer.from(asJson ? goJson({ error: message }, 0) : `${message}\n`);
}
function wantsJson(accept) {
    return (accept ?? "").split(",").some((part) => part.split(";")[0]?.trim() === "application/json");
}
const LENGTH_LIMIT = 2048;
async function send(response, reply, options) {
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
        if (!options.head && !(await writeChunk(response, chunk)))
            return;
    }
    if (!started) {
        response.writeHead(reply.status, inOrder(reply.headers, { ...options.lengthHeader, "Content-Length": "0" }));
    }
}
const ADDED = ["Content-Length", "Content-Type", "Connection"];
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/model/rack.js
function rackDomain(rack) {
    return `${rack.name}.test`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/repository.js


function ecrHost(rack) {
    return `012345678901.dkr.ecr.${rack.region}.amazonaws.com`;
}
function repository(rack, app, registry) {
    if (registry !== undefined)
        return `${registry}/${app}`;
    if (rack.profile.generation === "v2") {
        const suffix = (0,external_node_crypto_.createHash)("sha1").update(`${rack.name}/${app}`).digest("hex").slice(0, 13);
        return `${ecrHost(rack)}/${rack.name}-${app}-registry-${suffix}`;
    }
    return rack.provider === "aws" ? `${ecrHost(rack)}/${rack.name}/${app}` : `registry.${rackDomain(rack)}/${app}`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/environment.js
const environment_LINE_LIMIT = 64 * 1024;
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
function renderEnvironment(env) {
    const lines = [...env].map(([key, value]) => `${key}=${value}`);
    return lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join("\n");
}
function environmentChange(before, after) {
    const [old, now] = [parseEnvironment(before.trim()), parseEnvironment(after.trim())];
    const words = (verb, keys) => keys.sort().map((key) => `${verb}:${key}`);
    return [
        ...words("add", [...now.keys()].filter((key) => !old.has(key))),
        ...words("change", [...now.keys()].filter((key) => old.has(key) && old.get(key) !== now.get(key))),
        ...words("remove", [...old.keys()].filter((key) => !now.has(key))),
    ].join(" ");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/shell-split.js
const SPACE = new Set([" ", "\n", "\t"]);
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
function shellJoin(words) {
    return words.map(quoteWord).join(" ");
}
function quoteWord(word) {
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

function toService(service, generation) {
    const { command } = service;
    if (generation === "v2" || typeof command !== "string") {
        return {
            ...service,
            command: typeof command === "string" ? [] : command,
            commandText: "",
            commandFault: undefined,
        };
    }
    try {
        return { ...service, command: shellSplit(command), commandText: command, commandFault: undefined };
    }
    catch (fault) {
        const commandFault = fault instanceof Error ? fault.message : String(fault);
        return { ...service, command: [], commandText: command, commandFault };
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/manifest.js


function loadManifest(text, env, generation, version) {
    const loading = withRackText(() => (0,src/* loadManifest */.eY)(interpolate(text, env), generation, env, version));
    const { services, resources, timers, balancers } = loading.manifest;
    return {
        services: services.map((service) => toService(service, generation)),
        resources,
        timers,
        balancers: balancers.map(({ ports, ...balancer }) => ({
            ...balancer,
            ports: ports.map(({ name, protocol, port }) => ({
                protocol: protocolOf(protocol.toUpperCase()),
                source: Number(name),
                target: port,
            })),
        })),
        loading,
    };
}
function protocolOf(name) {
    return name === "UDP" || name === "TCP_UDP" ? name : "TCP";
}
function validateManifest({ loading }) {
    withRackText(() => (0,src/* validateManifest */.yl)(loading));
}
function withRackText(read) {
    try {
        return read();
    }
    catch (fault) {
        if (fault instanceof src/* YamlError */.Iz || fault instanceof src/* ManifestFault */._Q)
            throw new Error(fault.message);
        throw fault;
    }
}
function interpolate(text, env) {
    return text.replace(/\$\{([^}]*?)\}/g, (_, name) => env.get(name) ?? "");
}
function manifestText(bytes) {
    return withRackText(() => (0,src/* decodeText */.g7)(bytes).text);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/release-store.js




function isRelease(value) {
    return hasStrings(value, "id", "app", "build", "env", "manifest", "description", "created");
}
async function writeRelease(rack, release) {
    await writeAtomic(places.release(rack, release.app, release.id), `${JSON.stringify(release, null, 2)}\n`);
}
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
async function listReleases(rack, app) {
    const releases = await readAll(places.releases(rack, app), isRelease);
    return releases.sort((a, b) => (a.created < b.created ? 1 : -1));
}
async function newestRelease(rack, app) {
    return (await listReleases(rack, app))[0];
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/rollout-limits.js
const DEFAULT_S = 3000;
const LONGEST_S = 21_600;
const SHORTEST_S = 30;
const POLL_S = 3;
const BACKOFF_S = 10;
const LONGEST_BACKOFF_S = 300;
function rolloutLimit(rack, services, timeout) {
    if (timeout !== undefined)
        return timeout;
    if (!rack.profile.fastFailure)
        return DEFAULT_S;
    const deadlines = services.filter(({ agent }) => !agent).map((service) => progressDeadline(rack, service));
    return Math.min(LONGEST_S, Math.max(DEFAULT_S, ...deadlines));
}
function fastFailure(rack, services, crashes) {
    if (!rack.profile.fastFailure || isDisabled(rack))
        return undefined;
    const deadlines = services
        .filter(({ agent, stateful }) => !agent && !stateful)
        .map((service) => progressDeadline(rack, service))
        .filter((seconds) => seconds > 0 && seconds < DEFAULT_S);
    const crashEnds = services
        .map((service) => crashRestartLimit(rack, service))
        .filter((limit) => crashes && limit > 0)
        .map((limit) => Math.ceil(restartTime(limit + 1) / POLL_S) * POLL_S);
    const all = [...deadlines, ...crashEnds];
    return all.length === 0 ? undefined : Math.min(...all);
}
function restartsAfter(seconds) {
    let restarts = 0;
    while (restartTime(restarts + 1) <= seconds)
        restarts++;
    return restarts;
}
function restartTime(restart) {
    let seconds = 0;
    for (let i = 0; i < restart; i++)
        seconds += Math.min(BACKOFF_S * 2 ** i, LONGEST_BACKOFF_S);
    return seconds;
}
function progressDeadline(rack, { deployment }) {
    if (deployment.progressDeadline !== 0)
        return deployment.progressDeadline;
    const seconds = parameter(rack, "deploy_progress_deadline");
    return seconds <= 0 ? 0 : Math.min(LONGEST_S, Math.max(SHORTEST_S, seconds));
}
function crashRestartLimit(rack, { deployment }) {
    return deployment.crashRestartLimit || parameter(rack, "deploy_crash_restart_limit");
}
function parameter({ parameters }, name) {
    return Number.parseInt(parameters[name] ?? "0", 10) || 0;
}
function isDisabled({ parameters }) {
    return (parameters["api_feature_gates"] ?? "").split(",").includes("deploy-fast-fail-disable=true");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/process-list.js









function processRuntime(rack) {
    return rack.engine?.runtime ?? rack.hostRuntime;
}
async function manifestOf(rack, release) {
    return loadManifest(release.manifest, parseEnvironment(release.env), rack.profile.generation);
}
async function processes(rack, app) {
    const containers = (await processRuntime(rack)?.list({ app: app.record.name })) ?? [];
    const real = await Promise.all(containers.map((container) => realProcess(rack, container)));
    const listed = real.filter((process) => process !== undefined);
    const runsContainers = rack.engine !== undefined && (app.record.running ?? app.record.promotion?.rollout) !== undefined;
    const planned = runsContainers ? [] : await plannedProcesses(rack, app);
    const placed = new Map(listed.map((process) => [process.id, process]));
    const all = [...planned.map((process) => placed.get(process.id) ?? process), ...listed];
    return [...new Set(all)].sort((a, b) => (`${a.name}-${a.id}` < `${b.name}-${b.id}` ? -1 : 1));
}
async function process_list_findProcess(rack, app, id) {
    const state = rack.profile.generation === "v3" ? await findApp(rack, app) : await getApp(rack, app);
    const all = state === undefined ? [] : await processes(rack, state);
    const found = all.find((process) => process.id === id);
    if (found !== undefined)
        return found;
    if (rack.profile.generation === "v3")
        throw new RackFailure(500, `pods "${id}" not found`);
    throw typedFailure(404, `process not found: ${id}`);
}
async function realProcess(rack, container) {
    const v3 = rack.profile.generation === "v3";
    const state = await container.state();
    const status = statusOf(rack, container, state);
    if (!v3 && status === "stopped")
        return undefined;
    if (status === "crashed" && (await container.isStopping()))
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
        restarts: 0,
        exitCode: kind === "process" && state.status === "exited" && state.code >= 0 ? state.code : undefined,
        container,
    };
}
function displayCommand(v3, { command, kind }) {
    const [shell, flag, script] = command;
    if (!v3 && kind === "process")
        return shell === "sh" && flag === "-c" ? (script ?? "") : "";
    return shellJoin(command);
}
function statusOf(rack, container, state) {
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
async function plannedProcesses(rack, app) {
    const { promotion } = app.record;
    if (promotion === undefined)
        return [];
    const v3 = rack.profile.generation === "v3";
    const rolling = app.status !== "running";
    const arch = podArch(rack, app.record.parameters);
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
                    id: plannedId(rack, service, `${id}${arch}${restarted || ""}`, index),
                    app: app.record.name,
                    command: v3 ? shellJoin(service.command) : "",
                    image: v3 && release.build !== "" ? `${repository(rack, app.record.name)}:${service.name}.${release.build}` : "",
                    name: service.name,
                    ports: v3 && service.port > 0 ? [String(service.port)] : [],
                    release: id,
                    started: Math.max(promotion.started, restarted),
                    status: isNew && promotion.crashes ? "crashed" : isNew && !ready ? "pending" : "running",
                    restarts: isNew && promotion.crashes ? restartsAfter((rack.clock.ms() - promotion.started) / 1000) : 0,
                    exitCode: undefined,
                    container: undefined,
                });
            }
        }
    }
    return found;
}
function podArch({ profile }, parameters) {
    return profile.buildArch ? (parameters["BuildArch"] ?? "") : "";
}
function plannedId(rack, { name, stateful }, generation, index) {
    const seed = `${generation}/${name}`;
    if (stateful && rack.profile.statefulServices)
        return `${name}-${index}`;
    if (rack.profile.generation === "v3")
        return `${name}-${podSuffix(seed, 10)}-${podSuffix(`${seed}/${index}`, 5)}`;
    return Buffer.from(podSuffix(`${seed}/${index}`, 6)).toString("hex");
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/object-store.js








function isKey(value) {
    return hasStrings(value, "key");
}
function identity(key) {
    return key.split("/").filter(Boolean).join("/");
}
function paths(rack, app, key) {
    const base = (0,external_node_path_.join)(places.objects(rack, app), (0,external_node_crypto_.createHash)("sha256").update(identity(key)).digest("hex"));
    return { data: base, record: `${base}.json` };
}
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
async function openObject(rack, app, key) {
    const file = await objectFile(rack, app, key);
    return file === undefined ? undefined : (0,external_node_fs_.createReadStream)(file);
}
async function deleteObject(rack, app, key) {
    if ((await objectFile(rack, app, key)) === undefined)
        return false;
    const { data, record } = paths(rack, app, key);
    await (0,promises_.rm)(data, { force: true });
    await (0,promises_.rm)(record, { force: true });
    return true;
}
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









function build_store_isBuild(value) {
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
async function getBuild(rack, app, id) {
    const v3 = rack.profile.generation === "v3";
    const build = await readRecord(places.build(rack, app, v3 ? id.toUpperCase() : id), build_store_isBuild);
    if (build !== undefined)
        return recoverBuild(rack, build);
    if (v3)
        throw new RackFailure(500, `builds.convox.com "${id.toLowerCase()}" not found`);
    for (const other of await listApps(rack)) {
        const found = await readRecord(places.build(rack, other.record.name, id), build_store_isBuild);
        if (found !== undefined)
            return recoverBuild(rack, found);
    }
    throw typedFailure(404, `build not found: ${id}`);
}
async function listBuilds(rack, app) {
    const builds = [];
    for (const build of await readAll(places.builds(rack, app), build_store_isBuild))
        builds.push(await recoverBuild(rack, build));
    return builds.sort((a, b) => (a.started < b.started ? 1 : -1));
}
async function updateBuild(rack, app, id, fields) {
    return withLock(places.appLock(rack, `${app}.${id}`), async () => {
        const build = await readRecord(places.build(rack, app, id), build_store_isBuild);
        if (build === undefined)
            throw new Error(`build disappeared: ${id}`);
        const changed = { ...build, ...fields };
        await writeBuild(rack, changed);
        return changed;
    });
}
async function updateRunningBuild(rack, app, id, fields) {
    return withLock(places.appLock(rack, `${app}.${id}`), async () => {
        const build = await readRecord(places.build(rack, app, id), build_store_isBuild);
        if (build === undefined || build.status !== "running" || build.ended !== ZERO_STAMP)
            return undefined;
        const changed = { ...build, ...fields };
        await writeBuild(rack, changed);
        return changed;
    });
}
async function claimBuild(rack, app, id) {
    await writeAtomic(places.buildOwner(rack, app, id), ownerText());
}
async function releaseBuild(rack, app, id) {
    await (0,promises_.rm)(places.buildOwner(rack, app, id), { force: true });
    await (0,promises_.rm)(places.buildStop(rack, app, id), { force: true });
}
async function stopBuild(rack, app, id) {
    await (0,promises_.writeFile)(places.buildStop(rack, app, id), "", { mode: 0o600 });
}
async function isStopped(rack, app, id) {
    return (0,promises_.access)(places.buildStop(rack, app, id)).then(() => true, () => false);
}
async function findBuildProcess(rack, app, process) {
    const builds = await listBuilds(rack, app);
    return builds.find((build) => build.status === "running" && build.process !== "" && build.process === process);
}
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
async function storeBuildLog(rack, app, id, log) {
    const key = `build/${id}/logs`;
    await storeObject(rack, app, key, log);
    return `object://${app}/${key}`;
}
async function recoverBuild(rack, build) {
    if (build.status !== "running" && build.status !== "created")
        return build;
    const owner = await buildOwner(rack, build.app, build.id);
    if (owner === undefined || ownerAlive(owner))
        return build;
    return withLock(places.appLock(rack, `${build.app}.${build.id}`), async () => {
        const current = (await readRecord(places.build(rack, build.app, build.id), build_store_isBuild)) ?? build;
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/app-routes.js





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
function serviceIp(data, app, service) {
    const [a = 0, b = 0, c = 0] = (0,external_node_crypto_.createHash)("sha256")
        .update(`${dataKey(data)}/${app}/${service}`)
        .digest();
    return `127.${64 + (a % 128)}.${b}.${1 + (c % 254)}`;
}
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
function neighbors(rack, app, services) {
    return services
        .filter(({ port }) => port > 0)
        .map(({ name }) => ({ ip: serviceIp(rack.data, app, name), names: serviceNames(rack, app, name) }));
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/health.js



const MINIMUM_UPTIME_MS = 1500;
const FIRST_PAUSE_MS = 100;
class Unhealthy extends Error {
    name = "Unhealthy";
    hasObservation;
    constructor(message, hasObservation = true) {
        super(message);
        this.hasObservation = hasObservation;
    }
}
async function waitUntilHealthy(container, service, signal) {
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const end = container.waitForEnd(either).then(({ status, ...rest }) => {
        const code = status === "exited" && "code" in rest ? rest.code : -1;
        throw new Unhealthy(`ended with exit code ${code}`);
    });
    try {
        await Promise.race([checkUntilHealthy(container, service, signal), end.catch(onlyUnhealthy)]);
    }
    finally {
        over.abort();
        end.catch(() => undefined);
    }
}
async function onlyUnhealthy(error) {
    if (error instanceof Unhealthy)
        throw error;
    return new Promise(() => undefined);
}
async function checkUntilHealthy(container, service, signal) {
    const address = container.healthAddress ?? container.address;
    const hasCheck = !service.health.disable && service.scheme !== "GRPC";
    if (address === undefined || !hasCheck)
        return requireUptime(container, signal);
    const check = `GET ${service.health.path}`;
    let last;
    let pause = FIRST_PAUSE_MS;
    for (;;) {
        const problem = await findProblem(service, address, signal);
        if (problem === undefined)
            return;
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
    await (0,external_node_timers_promises_.setTimeout)(MINIMUM_UPTIME_MS, undefined, { signal }).catch(() => undefined);
    await requireRunning(container);
    if (signal.aborted)
        throw new Unhealthy("was stopped before it had run long enough", false);
}
async function requireRunning(container) {
    const state = await container.state();
    if (state.status === "exited")
        throw new Unhealthy(`ended with exit code ${state.code}`);
}
async function findProblem(service, address, signal) {
    const [host = "", port] = address.split(":");
    const seconds = Math.max(1, service.health.timeout);
    const timeout = AbortSignal.timeout(seconds * 1000);
    const options = {
        host,
        port,
        path: service.health.path.startsWith("/") ? service.health.path : `/${service.health.path}`,
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
                resolve(`has no answer after ${seconds} s`);
            else if ("code" in error && error.code === "ECONNREFUSED")
                resolve("is refused: nothing listens on PORT");
            else
                resolve(`failed: ${error.message}`);
        });
        sent.end();
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/process-spec.js






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
function commandOf(rack, service, command) {
    if (command === undefined)
        return service?.command ?? [];
    return rack.profile.generation === "v2" ? ["sh", "-c", command] : shellSplit(command);
}
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



const STOP_MS = 3_000;
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
async function stopAll(containers) {
    await Promise.allSettled(containers.map((container) => container.stop(STOP_MS)));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/rollout.js













const rollout_POLL_MS = 200;
const LAST_LINES = 30;
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
            await untilAborted(signal);
        if (forcedEnd === "rollback")
            throw new Error("a fault of the local Rack requests a rollback");
        signal.throwIfAborted();
        await routes.replace(started.map(({ container }) => container));
        const isCurrent = await changePromotion(rack, app, rollout, async (record, current) => {
            if (current.cancelled !== undefined)
                throw new Error(CANCELED);
            await addEvents(rack, app, successLines(rack, app, rack.clock.ms(), started.map(facts)));
            current.outcome = "success";
            current.updating = rack.clock.ms() - current.started;
            record.running = rollout;
        });
        if (isCurrent) {
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
            const image = `${repository(rack, subject.app)}:${service.name}.${release.build}`;
            const lines = startLines(rack, { release: subject.release, image }, rack.clock.ms(), container);
            await addEvents(rack, subject.app, lines);
        }
    }
}
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
async function waitForRecord(rack, app, rollout) {
    const isCurrent = await changePromotion(rack, app, rollout, () => undefined);
    if (!isCurrent)
        throw new Error(REPLACED);
}
async function changePromotion(rack, app, rollout, change) {
    let isCurrent = false;
    await changeApp(rack, app, async (record) => {
        if (record.promotion?.rollout?.id !== rollout)
            return;
        isCurrent = true;
        await change(record, record.promotion);
    });
    return isCurrent;
}
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
async function stopOtherRollouts(engine, app, rollout) {
    const all = await engine.runtime.list({ app, kind: "service" });
    await stopAll(all.filter((container) => container.rollout !== rollout));
}
async function stopStrays(rack, engine, app) {
    const record = (await findApp(rack, app))?.record;
    const kept = [record?.running, record?.promotion?.outcome === "pending" ? record.promotion.rollout?.id : undefined];
    const all = await engine.runtime.list({ app, kind: "service" });
    await stopAll(all.filter((container) => !kept.includes(container.rollout)));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/promote.js











async function startPromotion(rack, record, state, request) {
    const occasion = { release: request.release, path: `/apps/${record.name}` };
    const crashOutput = rack.faults.take("crash-output", occasion)?.value;
    const rollback = crashOutput !== undefined || rack.faults.take("rollback", occasion) !== undefined;
    const crashes = !rollback && rack.faults.take("crash", occasion) !== undefined;
    const never = crashes || (!rollback && rack.faults.take("never-settle", occasion) !== undefined);
    const engine = request.services.length > 0 ? rack.engine : undefined;
    const real = engine !== undefined && (await isBuilt(rack, record.name, request.release));
    const promotion = {
        release: request.release,
        previous: state.release,
        started: rack.clock.ms(),
        updating: rack.timings.updating,
        rollback: real ? UNKNOWN_MS : rack.timings.rollback,
        outcome: real ? "pending" : rollback ? "rollback" : never ? "never" : "success",
        deadline: real && request.deadlineSeconds === undefined
            ? rack.rolloutMs
            : rolloutLimit(rack, request.services, request.deadlineSeconds) * 1000,
    };
    if (crashes)
        promotion.crashes = true;
    if (rack.faults.take("await-resource", occasion) !== undefined)
        promotion.awaitsResource = true;
    const failsAfter = never ? fastFailure(rack, request.services, crashes) : undefined;
    if (failsAfter !== undefined)
        promotion.fastFailure = failsAfter * 1000;
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
    const [first] = request.services;
    if (crashOutput !== undefined && first !== undefined)
        await addCrash(rack, record, promotion, first, crashOutput);
    const events = rack.profile.generation === "v3" ? v3Events : v2Events;
    const template = await podTemplate(rack, record, request.release);
    await addEvents(rack, record.name, events(rack, template, promotion, request.services));
}
async function addCrash(rack, record, promotion, first, output) {
    const service = first.name;
    const pod = podName(rack, await podTemplate(rack, record, promotion.release), first);
    const lines = output.split("\n");
    promotion.failure = { reason: `${service} (${pod}) ended with exit code 1`, output: lines };
    const at = promotion.started + promotion.updating / 2;
    await addEvents(rack, record.name, lines.map((message) => ({ at, stream: `service/${service}/${pod}`, message })));
}
async function podTemplate(rack, { name, parameters }, release) {
    const { build } = release === "" ? { build: "" } : await getRelease(rack, name, release);
    return { app: name, seed: `${release}${podArch(rack, parameters)}`, build };
}
function replicaSet({ seed }, service) {
    return `${service}-${podSuffix(`${seed}/${service}`, 10)}`;
}
function podName(rack, template, service) {
    const { name } = service;
    if (isStateful(rack, service))
        return `${name}-0`;
    return `${replicaSet(template, name)}-${podSuffix(`${template.seed}/${name}/0`, 5)}`;
}
function isStateful({ profile }, { stateful }) {
    return stateful && profile.statefulServices;
}
async function isBuilt(rack, app, id) {
    const { build } = await getRelease(rack, app, id);
    return build !== "" && (await getBuild(rack, app, build)).images !== undefined;
}
function nothingRuns(at, release) {
    return { at, stream: "system/local", message: `nothing runs: the build of ${release} was only planned` };
}
function v3Events(rack, template, promotion, services) {
    const { started, updating, rollback } = promotion;
    const atom = (at, change) => ({
        at,
        stream: "system/k8s/atom/app",
        message: `Status: ${change}`,
    });
    const turn = failsAt(promotion, "v3");
    const lines = [atom(started, "Running => Pending"), atom(started, "Pending => Updating")];
    for (const [index, service] of services.entries()) {
        const { name } = service;
        const set = replicaSet(template, name);
        const pod = podName(rack, template, service);
        const image = `${repository(rack, template.app)}:${name}.${template.build}`;
        const at = started + (updating * (index + 1)) / (services.length + 2);
        if (isStateful(rack, service)) {
            const message = `create Pod ${pod} in StatefulSet ${name} successful`;
            lines.push({ at, stream: `system/k8s/${name}`, message });
        }
        else {
            lines.push({ at, stream: `system/k8s/${name}`, message: `Scaled up replica set ${set} to 1` }, { at, stream: `system/k8s/${set}`, message: `Created pod: ${pod}` });
        }
        lines.push({ at, stream: `system/k8s/${pod}`, message: `Pulling image "${image}"` });
    }
    if (turn !== undefined) {
        const end = turn < started + promotion.deadline && promotion.fastFailure !== undefined ? "Cancelled" : "Deadline";
        lines.push(atom(turn, `Updating => ${end}`), atom(turn, `${end} => Rollback`), atom(turn + rollback, "Rollback => Reverted"));
    }
    else {
        lines.push(atom(started + updating, "Updating => Running"));
    }
    return lines;
}
function v2Events(rack, { app }, promotion, services) {
    const stack = `${rack.name}-${app}`;
    const { started, updating, rollback } = promotion;
    const line = (at, status, id, reason) => ({
        at,
        stream: "system/cloudformation",
        message: `aws/cfm ${stack} ${status} ${id} ${reason}`.trim(),
    });
    const turn = failsAt(promotion, "v2");
    const lines = [line(started, "UPDATE_IN_PROGRESS", stack, "User Initiated")];
    for (const [index, { name }] of services.entries()) {
        const id = `Service${name.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase())}`;
        const at = started + (updating * (index + 1)) / (services.length + 2);
        lines.push(line(at, "UPDATE_IN_PROGRESS", id, ""));
        if (turn === undefined)
            lines.push(line(started + updating, "UPDATE_COMPLETE", id, ""));
    }
    if (turn !== undefined) {
        lines.push(line(turn, "UPDATE_ROLLBACK_IN_PROGRESS", stack, "The following resource(s) failed to update"), line(turn + rollback, "UPDATE_ROLLBACK_COMPLETE", stack, ""));
    }
    else if (promotion.outcome === "success") {
        lines.push(line(started + updating, "UPDATE_COMPLETE", stack, ""), ...services.map(({ name }) => ({
            at: started + updating,
            stream: "system/ecs",
            message: `aws/ecs (service ${rack.name}-${name}) has reached a steady state.`,
        })));
    }
    return lines;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/remove-app.js





async function startRemoval(rack, engine, app) {
    const builds = await listBuilds(rack, app);
    rack.background(removeResources(rack, engine, app, builds));
}
async function removeResources(rack, engine, app, builds) {
    const images = builds.flatMap((build) => Object.values(build.images ?? {}));
    try {
        await setRoutes(rack.data, app, {});
        await stopAll(await engine.runtime.list({ app }));
        await engine.runtime.cleanUp(app);
        await removeImages([engine.images], images);
        await removeRepository(rack.data, app);
    }
    catch (error) {
        rack.notice(`cannot remove everything of ${app} from this machine: ${messageOf(error)}`);
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/app-calls.js













function wireApp(rack, app) {
    const { record, release, status } = app;
    const head = { generation: rack.profile.generation === "v3" ? "3" : "2", locked: record.locked, name: record.name };
    return rack.profile.generation === "v3"
        ? { ...head, release, router: `router.${rackDomain(rack)}`, status, parameters: record.parameters }
        : { ...head, release, router: "", status, parameters: record.parameters };
}
function firstParameters(rack) {
    if (rack.profile.generation === "v3")
        return {};
    return { LogBucket: "", Private: "No", Rack: rack.name, Version: rack.profile.version };
}
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
    if (rack.engine !== undefined)
        await startRemoval(rack, rack.engine, name);
    else {
        const containers = await processRuntime(rack)?.list({ app: name });
        if (containers !== undefined && containers.length > 0)
            rack.background(stopAll(containers));
    }
    return ok();
}
async function appUpdate(call) {
    const { rack, options } = call;
    const lock = options.param("lock");
    const parameters = options.param("parameters");
    const v3 = rack.profile.generation === "v3";
    const name = variable(call, "app");
    await changeApp(rack, name, async (record, state) => {
        const arch = podArch(rack, record.parameters);
        if (lock !== undefined)
            record.locked = lock === "true";
        if (parameters !== undefined)
            setParameters(rack.profile, record.parameters, parameters);
        if (v3 || parameters !== undefined) {
            const isRenewed = rack.engine === undefined && arch !== podArch(rack, record.parameters);
            const services = isRenewed && state.release !== "" ? await activeServices(rack, state) : [];
            await startPromotion(rack, record, state, { release: state.release, deadlineSeconds: 30, services });
        }
    });
    return ok();
}
async function activeServices(rack, { record, release }) {
    return (await manifestOf(rack, await getRelease(rack, record.name, release))).services;
}
function setParameters(profile, current, text) {
    const v3 = profile.generation === "v3";
    for (const [key, value] of Object.entries(parseMap(text))) {
        if (v3 && (!V3_PARAMETERS.has(key) || (key === "BuildArch" && !profile.buildArch)))
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
        if (promotion.awaitsResource && !rack.profile.cancelWhileCreatingResources) {
            throw new RackFailure(500, "not currently updating");
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



const CREATING = [
    ["GET", /^\/apps\/[^/]+$/],
    ["POST", /^\/apps\/[^/]+\/objects\//],
    ["POST", /^\/apps\/[^/]+\/builds$/],
    ["POST", /^\/apps\/[^/]+\/builds\/import$/],
    ["POST", /^\/apps\/[^/]+\/releases$/],
];
async function createMissingApp(call, method, path) {
    const { rack, vars } = call;
    const app = vars["app"];
    if (!rack.createApps || app === undefined || refusedName(rack, app) !== undefined)
        return;
    if (!CREATING.some(([creating, pattern]) => creating === method && pattern.test(path)))
        return;
    if (method === "GET" && rack.deletedApps.has(app))
        return;
    if ((await findApp(rack, app)) !== undefined)
        return;
    try {
        await createApp(rack, app, firstParameters(rack), { settled: true });
    }
    catch (error) {
        if (messageOf(error).startsWith("app already exists"))
            return;
        throw error;
    }
    rack.deletedApps.delete(app);
    rack.notice(`Created app ${app} on the local Rack`);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/router.js
function route(method, path, handler, only) {
    return { kind: "http", method, path, pattern: patternOf(path), handler, only };
}
function socket(path, handler, only) {
    return { kind: "socket", path, pattern: patternOf(path), handler, only, reads: false };
}
function dialogue(path, handler, only) {
    return { ...socket(path, handler, only), reads: true };
}
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
function matchRoute(routes, profile, request) {
    const otherMethod = profile.methodNotAllowed ? 405 : 404;
    let status = 404;
    for (const row of routes) {
        if (!available(row, profile))
            continue;
        const match = row.pattern.exec(request.path);
        if (match === null)
            continue;
        if (row.kind === "socket") {
            if (request.upgrade !== "websocket")
                continue;
            if (request.method !== "GET") {
                status = otherMethod;
                continue;
            }
        }
        else if (row.method !== request.method && row.method !== "ANY") {
            status = otherMethod;
            continue;
        }
        return { kind: "route", route: row, vars: { ...match.groups } };
    }
    return { kind: "none", status };
}
function available({ only }, profile) {
    return only === undefined || (typeof only === "function" ? only(profile) : only === profile.generation);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/build-flags.js

class BuilderUsage extends Error {
    name = "BuilderUsage";
}
const build_flags_FLAGS = new Set("app auth build-args cache development env-wrapper id manifest method push rack url".split(" "));
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
        if (!build_flags_FLAGS.has(name))
            throw new BuilderUsage(`flag provided but not defined: -${name}`);
        const value = match[2] ?? words[++i];
        if (value === undefined)
            throw new BuilderUsage(`flag needs an argument: -${name}`);
        if (name === "build-args")
            flags.args.push(value);
        if (name === "cache")
            flags.cache = value === "true";
    }
    return flags;
}
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/manifest/manifest-check.js
function buildWarnings({ services }, { livenessService }) {
    if (!livenessService)
        return [];
    return services
        .filter(({ health, livenessGrpcService: own }) => own !== "" && own === health.grpcService)
        .map(({ name }) => `WARNING: service ${name}: liveness.grpcService is the same as health.grpcService`);
}
function checkPromotable(manifest, generation) {
    if (generation === "v2") {
        for (const { schedule, service } of manifest.timers) {
            const fields = schedule.split(" ").length;
            if (fields !== 5 && fields !== 6)
                throw new Error(`invalid schedule expression: ${schedule}`);
            if (!manifest.services.some((known) => known.name === service)) {
                throw new Error(`no such service: ${service}`);
            }
        }
        return;
    }
    for (const { commandFault } of manifest.services)
        if (commandFault !== undefined)
            throw new Error(commandFault);
    for (const kind of ["elasticache", "rds"]) {
        for (const { name, type } of manifest.resources) {
            if (!type.startsWith(`${kind}-`))
                continue;
            if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)) {
                throw new Error(`invalid ${kind} resource name: only alphanumeric letter and hypen allowed`);
            }
            const limit = kind === "rds" ? 20 : 40;
            if (name.length > 20)
                throw new Error(`${kind} resource name must not excced ${limit} char limit`);
        }
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/create-release.js






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
        created: laterStamp(rack.clock.stamp(), (await newestRelease(rack, app))?.created),
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
    return release;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/object-key.js

function objectNotFound(rack, key) {
    return typedFailure(404, `${rack.profile.generation === "v3" ? "object" : "key"} not found: ${key}`);
}
function objectKey(rack, key) {
    if (!rack.profile.cleanKeys)
        return key;
    const segments = key.split("/").filter((segment) => segment !== "" && segment !== ".");
    if (segments.length === 0 || segments.includes(".."))
        throw typedFailure(400, "invalid object key");
    return segments.join("/");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/registry-logins.js



function registry_logins_isList(value) {
    return Array.isArray(value) && value.every((item) => hasStrings(item, "server", "username", "password"));
}
async function registryLogins(rack) {
    return (await readRecord(places.registryLogins(rack), registry_logins_isList)) ?? [];
}
async function changeRegistryLogins(rack, edit) {
    await withLock(`${places.registryLogins(rack)}.lock`, async () => {
        const list = edit(await registryLogins(rack)).sort((a, b) => (a.server < b.server ? -1 : 1));
        await writeAtomic(places.registryLogins(rack), JSON.stringify(list));
    });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/go/gzip-error.js
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/tar-header.js
const BLOCK = 512;
const MAX_META_SIZE = 1 << 20;
function invalidHeader() {
    return new Error("archive/tar: invalid tar header");
}
function parseHeader(block) {
    const sums = checksums(block);
    const given = parseNumber(block.subarray(148, 156));
    if (given !== sums.unsigned && given !== sums.signed)
        throw invalidHeader();
    const ustar = tar_header_text(block, 257, 6).startsWith("ustar") && block[263] === 0x30;
    const prefix = ustar ? tar_header_text(block, 345, 155) : "";
    const flag = String.fromCharCode(block[156] ?? 0);
    return {
        name: prefix === "" ? tar_header_text(block, 0, 100) : `${prefix}/${tar_header_text(block, 0, 100)}`,
        mode: parseNumber(block.subarray(100, 108)),
        size: parseNumber(block.subarray(124, 136)),
        type: flag === "\0" || flag === "7" ? "0" : flag,
    };
}
function parsePax(bytes) {
    const found = {};
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(32, at);
        const digits = space < 0 || space - at > 10 ? "" : bytes.toString("latin1", at, space);
        const length = /^\d+$/.test(digits) ? Number(digits) : 0;
        const end = at + length;
        if (length < 5 || end > bytes.length || bytes[end - 1] !== 0x0a || space + 1 >= end - 1)
            throw invalidHeader();
        const record = bytes.toString("utf8", space + 1, end - 1);
        const equals = record.indexOf("=");
        if (equals < 1)
            throw invalidHeader();
        const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
        if (key === "path" ? value.includes("\0") : key.includes("\0"))
            throw invalidHeader();
        if (key === "path" && value !== "")
            found.path = value;
        if (key === "size" && value !== "")
            found.size = decimalSize(value);
        at = end;
    }
    return found;
}
function decimalSize(value) {
    const size = /^\+?\d{1,19}$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(size))
        throw invalidHeader();
    return size;
}
function parseNumber(field) {
    const first = field[0] ?? 0;
    if ((first & 0x80) !== 0) {
        if ((first & 0x40) !== 0)
            throw invalidHeader();
        const value = field.reduce((total, byte, at) => total * 256 + (at === 0 ? byte & 0x7f : byte), 0);
        if (!Number.isSafeInteger(value))
            throw invalidHeader();
        return value;
    }
    const digits = field
        .toString("latin1")
        .replace(/^[ \0]+/, "")
        .replace(/\0.*$/s, "")
        .trimEnd();
    if (!/^[0-7]*$/.test(digits))
        throw invalidHeader();
    return Number.parseInt(digits || "0", 8);
}
function checksums(block) {
    let [unsigned, signed] = [0, 0];
    for (let at = 0; at < BLOCK; at++) {
        const byte = at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
        unsigned += byte;
        signed += byte > 127 ? byte - 256 : byte;
    }
    return { unsigned, signed };
}
function tar_header_text(block, from, length) {
    const field = block.subarray(from, from + length);
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? length : end).toString("utf8");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/tar-stream.js





async function* tarEntries(source) {
    const bytes = reader(source);
    let pax = {};
    let longName = "";
    for (;;) {
        const header = await bytes.block();
        if (header === undefined)
            return;
        if (isEmpty(header)) {
            const second = await bytes.block();
            if (second !== undefined && !isEmpty(second))
                throw invalidHeader();
            return;
        }
        const { name, mode, size, type } = parseHeader(header);
        if (/^[xgLK]$/.test(type)) {
            if (size > MAX_META_SIZE)
                throw new Error("archive/tar: header field too long");
            const content = await tar_stream_readAll(bytes.take(size));
            await bytes.skip(padding(size));
            if (type === "L")
                longName = content.toString("utf8").replace(/\0.*$/s, "");
            else if (type === "x")
                pax = parsePax(content);
            else if (type === "g")
                parsePax(content);
            continue;
        }
        const length = /^[1-6]$/.test(type) ? 0 : (pax.size ?? size);
        const left = { bytes: length };
        yield {
            name: longName || (pax.path ?? name),
            type,
            mode,
            size: length,
            body: countBytes(bytes.take(length), left),
        };
        pax = {};
        longName = "";
        await bytes.skip(left.bytes + padding(length));
    }
}
function isEmpty(block) {
    return block.every((byte) => byte === 0);
}
async function* countBytes(body, left) {
    for await (const chunk of body) {
        left.bytes -= chunk.length;
        yield chunk;
    }
}
async function tar_stream_readAll(body) {
    const chunks = [];
    for await (const chunk of body)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
const LONGEST_TEXT = 16 << 20;
async function tar_stream_readText(body) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > LONGEST_TEXT)
            throw new Error(`a record in the archive has more than ${LONGEST_TEXT} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
function padding(size) {
    return (BLOCK - (size % BLOCK)) % BLOCK;
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
const GZIP_HEADER_BYTES = 10;
async function* gunzip(source) {
    let bytes = 0;
    const inflate = (0,external_node_zlib_.createGunzip)();
    const fed = (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from((async function* () {
        for await (const chunk of source) {
            bytes += chunk.length;
            yield chunk;
        }
    })()), inflate);
    fed.catch(() => undefined);
    try {
        for await (const chunk of inflate)
            yield chunk;
        await fed;
    }
    catch (error) {
        if (bytes === 0)
            throw new Error("EOF", { cause: error });
        if (bytes < GZIP_HEADER_BYTES)
            throw new Error("unexpected EOF", { cause: error });
        throw gzipError(error);
    }
    if (bytes === 0)
        throw new Error("EOF");
}
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
function tarPadding(size) {
    return Buffer.alloc(padding(size));
}
const TAR_END = Buffer.alloc(2 * BLOCK);
function smallTar(files) {
    const parts = files.flatMap(([name, content]) => {
        const data = Buffer.from(content);
        return [tarHeader(name, data.length, { mode: 0o644 }), data, tarPadding(data.length)];
    });
    return Buffer.concat([...parts, TAR_END]);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/extract.js



const MOST_NAMES = 100;
async function extract(archive, folder, generation) {
    const result = { files: 0, directories: 0, dropped: [] };
    const parentMode = generation === "v3" ? 0o700 : 0o755;
    for await (const entry of tarEntries(gunzip(archive))) {
        const directory = entry.type === "5" || (entry.type === "0" && entry.name.endsWith("/"));
        if (!directory && entry.type !== "0") {
            if (result.dropped.length < MOST_NAMES)
                result.dropped.push(entry.name);
            continue;
        }
        const path = inside(folder, entry.name);
        try {
            if (directory) {
                (0,external_node_fs_.mkdirSync)(path, { recursive: true, mode: entry.mode & 0o777 });
                result.directories++;
            }
            else {
                (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true, mode: parentMode });
                await writeFile(entry, path);
                result.files++;
            }
        }
        catch (error) {
            throw fileError(error, entry.name);
        }
    }
    return result;
}
async function writeFile({ body, mode }, path) {
    const descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_NOFOLLOW, mode & 0o777);
    try {
        for await (const chunk of body)
            writeAll(descriptor, chunk);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
function writeAll(descriptor, chunk) {
    for (let at = 0; at < chunk.length;)
        at += (0,external_node_fs_.writeSync)(descriptor, chunk, at);
}
function inside(folder, name) {
    const path = (0,external_node_path_.normalize)(name).replace(/^(\/+)/, "");
    if (path === ".." || path.startsWith("../"))
        throw new Error(`illegal file path in archive: ${shorten(name)}`);
    return (0,external_node_path_.join)(folder, path);
}
function fileError(error, name) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOTDIR" || code === "EEXIST")
        return new Error(`mkdir ${shorten(name)}: not a directory`);
    if (code === "EISDIR")
        return new Error(`open ${name}: is a directory`);
    if (code === "ENOSPC")
        return new Error(`write ${name}: no space left on device`);
    if (code === "ENAMETOOLONG")
        return new Error(`open ${shorten(name)}: file name too long`);
    if (code === "EACCES")
        return new Error(`open ${name}: permission denied`);
    return error instanceof Error ? error : new Error(String(error));
}
function shorten(name) {
    return name.length > 200 ? `${name.slice(0, 200)}...` : name;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/build-job.js






















const STOP_POLL_MS = 200;
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
        await tryBuild(rack, build, request, log, AbortSignal.any([rack.closing, stop.signal]));
    }
    catch (error) {
        if (error instanceof BuilderUsage) {
            await appendBuildLog(rack, app, id, `${error.message}\nERROR: ${error.message}\n`);
        }
        else if (!stop.signal.aborted) {
            await recordFailure(rack, build, log, rack.closing.aborted ? "the local Rack was stopped" : messageOf(error));
        }
    }
    finally {
        clearInterval(look);
        await releaseBuild(rack, app, id);
    }
}
async function tryBuild(rack, build, request, log, signal) {
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
        const manifest = loadManifest(text, env, rack.profile.generation, rack.profile.version);
        if (rack.profile.generation === "v3")
            validateManifest(manifest);
        for (const warning of buildWarnings(manifest, rack.profile))
            await log.print(`${warning}\n`);
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
            isCacheWarm: request.isCacheWarm,
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
    if ((await updateRunningBuild(rack, app, id, { ended: rack.clock.stamp(), logs })) === undefined)
        return;
    const release = await createRelease(rack, app, { build: id });
    await updateBuild(rack, app, id, { release: release.id, status: "complete" });
}
async function recordFailure(rack, build, log, message) {
    const { app, id } = build;
    const line = `ERROR: ${message}\n`;
    try {
        log.stored.push(line);
        await appendBuildLog(rack, app, id, line);
        if ((await getBuild(rack, app, id)).status === "failed")
            return;
        const logs = await storeBuildLog(rack, app, id, Buffer.from(log.stored.join("")));
        await updateBuild(rack, app, id, { ended: rack.clock.stamp(), logs, status: "failed" });
        if (rack.profile.generation === "v3")
            await appendBuildLog(rack, app, id, line);
    }
    catch (error) {
        rack.notice(`cannot record the end of build ${id} of ${app}: ${messageOf(error)}`);
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
    const key = objectKey(rack, decodeURIComponent(match[2] ?? ""));
    const archive = await openObject(rack, app, key);
    if (archive === undefined)
        throw objectNotFound(rack, key);
    try {
        await extract(archive, folder, rack.profile.generation);
    }
    finally {
        archive.destroy();
    }
}
async function readManifest(rack, folder, name) {
    try {
        return manifestText(await (0,promises_.readFile)((0,external_node_path_.join)(folder, (0,external_node_path_.join)("/", name))));
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        throw new Error(rack.profile.generation === "v3"
            ? `open ${displayFolder()}/${name}: no such file or directory`
            : `reading manifest ${name}: open ${name}: no such file or directory`);
    }
}
function displayFolder() {
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
    const displayContext = v3 ? external_node_path_.posix.join(displayFolder(), path) : path;
    const dockerfileName = fromImage ? `Dockerfile.${index}` : service.build.manifest;
    const dockerfile = fromImage
        ? `FROM ${service.image}`
        : await readDockerfile(folder, context, displayContext, dockerfileName);
    const { args, targets } = buildArguments(dockerfile, env, {
        development: request.development,
        generation: rack.profile.generation,
    });
    return {
        service,
        context,
        displayContext,
        dockerfile,
        dockerfileName,
        buildArgs: args,
        developmentTargets: targets,
        hash: buildHash(rack.profile.generation === "v3" ? "sha224" : "sha1", build.id, service),
        localName: `${v3 ? rack.name : "convox"}/${build.app}:${service.name}.${build.id}`,
        pushName: `${repository(rack, build.app, registry)}:${service.name}.${build.id}`,
    };
}
async function readDockerfile(folder, context, displayContext, name) {
    try {
        const path = (0,external_node_path_.join)(context, name);
        if (!path.startsWith((0,external_node_path_.join)(folder, "/")))
            throw new Error(`open ${external_node_path_.posix.join(displayContext, name)}: no such file or directory`);
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        throw new Error(`open ${external_node_path_.posix.join(displayContext, name)}: no such file or directory`);
    }
}
function buildHash(algorithm, id, service) {
    const { path, manifest, args } = service.build;
    const text = `key=${goQuote(id)} build[path=${goQuote(path)}, manifest=${goQuote(manifest)}, args=[${args.join(" ")}]] image=${goQuote(service.image)}`;
    return (0,external_node_crypto_.createHash)(algorithm).update(text).digest("hex");
}
async function registries(rack) {
    const logins = await registryLogins(rack);
    for (const { server, username, password } of logins)
        await rack.engine?.images.login(server, username, password);
    if (rack.profile.generation === "v3")
        return [];
    return [...logins.map(({ server }) => (/^\w+:\/\//.test(server) ? server : `https://${server}`)), ecrHost(rack)];
}
async function registryAddress(rack) {
    try {
        return await rack.registry?.address();
    }
    catch (error) {
        rack.notice(messageOf(error));
        return undefined;
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/node-pools.js

const NODE_POOL = "convox.io/nodepool";
function checkServicePools(rack, { services }) {
    for (const { name, nodeSelectorLabels } of services) {
        checkPool(rack, `convox.yml: service "${name}"`, nodeSelectorLabels[NODE_POOL]);
    }
}
function checkLabelPool(rack, what, labels) {
    const pairs = (labels ?? "").split(/[,&]/).map((item) => item.split("=", 2));
    checkPool(rack, what, pairs.find(([key]) => key?.trim() === NODE_POOL)?.[1]?.trim());
}
function checkPool({ profile, nodePools }, what, pool) {
    if (!profile.nodePoolCheck || nodePools.length === 0 || pool === undefined || nodePools.includes(pool))
        return;
    throw new RackFailure(400, [
        `${what} targets Karpenter node pool "${pool}", which does not exist on this rack.`,
        `  Existing pools: ${[...nodePools].sort().join(", ")}`,
        "  If you just added this pool, wait for the rack update to finish and retry.",
        "  Otherwise correct the node pool name, or add the pool:",
        "    convox rack params set additional_karpenter_nodepools_config=...",
    ].join("\n"));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/image-push.js






async function storeImage(rack, { images }, build, service, bring) {
    const name = `${rack.profile.generation === "v3" ? rack.name : "convox"}/${build.app}:${service}.${build.id}`;
    await bring(name);
    const { entrypoint } = await images.inspect(name);
    const address = await rack.registry?.address();
    if (address === undefined)
        return { name, pushed: "", digest: "", entrypoint };
    const target = `${repository(rack, build.app, address)}:${service}.${build.id}`;
    await images.tag(name, target);
    return { name, pushed: target, digest: (await images.push(target, rack.closing)).digest, entrypoint };
}
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
function servicesOf({ manifest }, env) {
    try {
        return loadManifest(manifest, env, "v3").services.map(({ name }) => name);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/budget.js

const NOT_TRACKED = "rack parameter cost_tracking_enable is false. Budget enforcement (caps, alerts, auto-shutdown) requires " +
    "cost_tracking_enable=true.\n  Set on the rack first:\n    convox rack params set cost_tracking_enable=true\n" +
    "  Wait ~3 min for the apply to complete, then retry.";
function checkBudget({ profile, parameters }, { loading }) {
    if (!profile.budgets || !loading.manifest.hasBudgetLimit)
        return;
    if (parameters["cost_tracking_enable"] !== "true")
        throw typedFailure(422, NOT_TRACKED);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/release-calls.js
















function wireRelease(rack, release) {
    const { id, app, build, env, manifest, description, created } = release;
    const shown = rack.profile.generation === "v3" ? env : renderEnvironment(parseEnvironment(env));
    return { id, app, build, env: shown, manifest, description, created: wireTime(created) };
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
    const v2 = rack.profile.generation === "v2";
    return json(shown.map((release) => wireRelease(rack, v2 ? { ...release, env: "" } : release)));
}
function listLimit(text) {
    return text === undefined ? 10 : atoi(text);
}
function firstOf({ profile }, list, limit) {
    if (profile.generation === "v2" && limit < 1) {
        throw new Error("InvalidParameter: 1 validation error(s) found.\n- minimum field value of 1, QueryInput.Limit.\n");
    }
    if (limit < 0)
        throw new HandlerPanic("slice bounds out of range");
    return list.slice(0, limit);
}
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
        const manifest = loadManifest(release.manifest, parseEnvironment(release.env), rack.profile.generation, rack.profile.version);
        checkPromotable(manifest, rack.profile.generation);
        checkBudget(rack, manifest);
        checkServicePools(rack, manifest);
        await startPromotion(rack, record, state, {
            release: release.id,
            deadlineSeconds: v3 ? numberOption(options.param("timeout")) : undefined,
            services: manifest.services,
        });
    });
    return ok();
}
async function bringPushedImages(rack, app, id) {
    const release = await getRelease(rack, app, id).catch(() => undefined);
    if (release === undefined || release.build === "")
        return;
    await withPushedImages(rack, await getBuild(rack, app, release.build));
}
function numberOption(text) {
    return text === undefined ? undefined : atoi(text);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/build-calls.js














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
    const { record } = await getApp(rack, app);
    checkBuildParameters(rack, record.parameters);
    const build = newBuild(app, recordId("B"), rack.clock.stamp());
    build.description = options.param("description") ?? "";
    if (profile.gitSha)
        build.gitSha = options.param("git-sha") ?? "";
    if (profile.wildcardDomain)
        build.wildcardDomain = options.param("wildcard-domain") === "true";
    const isExternal = profile.externalBuilds && options.param("external") === "true";
    if (!isExternal)
        await claimBuild(rack, app, build.id);
    await writeBuild(rack, build);
    if (isExternal) {
        const prefix = rack.provider === "aws" ? `${rack.name}/` : "";
        const host = call.request.headers.host ?? `api.${rackDomain(rack)}`;
        return json(wireBuild(rack, build, `https://convox:${rack.password}@${host}/${prefix}${app}`));
    }
    const request = await claimedRequest(call, build);
    const pending = rack.faults.number("created", { method: "POST", path: `/apps/${app}/builds` });
    const process = `build-${podSuffix(build.id, 5)}`;
    const started = { status: "running", process: profile.generation === "v3" ? process : "" };
    const running = pending === undefined ? await updateBuild(rack, app, build.id, started) : build;
    rack.background((async () => {
        if (pending !== undefined) {
            await (0,external_node_timers_promises_.setTimeout)(pending, undefined, { signal: rack.closing }).catch(() => undefined);
            await updateBuild(rack, app, build.id, started);
        }
        const lines = rack.faults.number("waiting", { path: `/apps/${app}/builds` }) ?? 0;
        for (let i = 0; i < lines; i++) {
            await appendBuildLog(rack, app, build.id, "waiting for build pod to be scheduled...\n");
        }
        await runBuild(rack, running, request);
    })());
    return json(wireBuild(rack, profile.generation === "v2" ? build : running));
}
async function claimedRequest(call, { app, id }) {
    try {
        return buildRequest(call);
    }
    catch (error) {
        await releaseBuild(call.rack, app, id);
        throw error;
    }
}
const BUILD_NUMBERS = ["BuildCpu", "BuildMem"];
function checkBuildParameters(rack, parameters) {
    if (rack.profile.generation === "v2")
        return;
    for (const name of BUILD_NUMBERS) {
        try {
            atoi(parameters[name] ?? "0");
        }
        catch (error) {
            throw typedFailure(400, messageOf(error));
        }
    }
    const arch = parameters["BuildArch"] || "amd64";
    if (arch !== "amd64" && arch !== "arm64") {
        throw typedFailure(400, `invalid BuildArch: ${arch}, must be amd64 or arm64`);
    }
    checkLabelPool(rack, "build", parameters["BuildLabels"]);
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
        isCacheWarm: rack.faults.take("build-cached", occasion) !== undefined,
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




async function buildCancel(call) {
    const { rack } = call;
    const asked = variable(call, "id");
    const build = await getBuild(rack, variable(call, "app"), asked).catch((error) => {
        throw /not found/.test(messageOf(error)) ? typedFailure(404, `no such build: ${asked}`) : error;
    });
    if (build.status !== "running" || build.process === "")
        throw typedFailure(409, `build ${build.id} is not running`);
    const fields = { status: "failed", reason: `cancelled by ${actorOf(call)}`, ended: rack.clock.stamp() };
    const canceled = await updateRunningBuild(rack, build.app, build.id, fields);
    if (canceled !== undefined)
        await stopBuild(rack, build.app, build.id);
    return ok();
}
function actorOf({ options }) {
    const text = options.header("Convox-Actor") ?? options.header("X-Convox-Actor") ?? "";
    const clean = text.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 256);
    return clean === "" ? "rack-password" : clean;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/log-options.js


function readLogOptions({ rack, options }) {
    const tail = rack.profile.serviceLogs ? options.header("Tail") : undefined;
    const requests = rack.profile.logRequests ? options.header("Maxlogrequests") : undefined;
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










const build_log_calls_POLL_MS = 20;
const PIECE = 32 * 1024;
async function buildLogs(call, out) {
    const { rack } = call;
    const { prefix } = readLogOptions(call);
    const build = await getBuild(rack, variable(call, "app"), variable(call, "id"));
    if (build.status === "running") {
        const prefixed = prefix && rack.profile.generation === "v3";
        await followBuild(call, build, prefixed ? linesAfter(rack, `service/build/${build.process}`, out) : out);
        return;
    }
    const stored = /^object:\/\/([^/]*)\/(.*)$/.exec(build.logs);
    if (stored === null) {
        if (rack.profile.generation === "v3")
            throw new Error(`unable to read logs for build: ${variable(call, "id")}`);
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
function linesAfter(rack, stream, out) {
    let rest = Buffer.alloc(0);
    return {
        closed: out.closed,
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
        const alive = await isOwned(rack, app, id);
        for (;;) {
            const piece = await build_log_calls_readFrom(places.buildLog(rack, app, id), position);
            if (piece.length === 0)
                break;
            position += piece.length;
            await out.text(piece);
        }
        if (!alive || out.closed.aborted)
            return;
        await pause(build_log_calls_POLL_MS, out.closed);
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
async function pause(ms, closed) {
    await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal: closed }).catch(() => undefined);
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
    const configs = await readAll(places.configs(rack, variable(call, "app")), isConfig);
    return json(configs.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, value }) => ({ name, value })));
}
async function configGet(call) {
    const { rack } = call;
    const name = variable(call, "name");
    const config = await readRecord(fileOf(rack, variable(call, "app"), name), isConfig);
    if (config === undefined)
        throw typedFailure(404, `app config not found: ${name}`);
    return json({ name: config.name, value: config.value });
}
async function configSet(call) {
    const { rack } = call;
    const app = variable(call, "app");
    const name = variable(call, "name");
    const given = call.options.value("value").replace(/[\r\n]/g, "");
    const at = findMisplaced(given);
    if (at !== undefined) {
        throw typedFailure(400, `failed to parse base 64 value: illegal base64 data at input byte ${at}`);
    }
    const refusal = config_calls_refusedName(`cfg-${name}`);
    if (refusal !== undefined)
        throw new Error(`failed to set config: ${refusal}`);
    if ((await findApp(rack, app)) === undefined) {
        throw new Error(`failed to set config: namespaces "${rack.name}-${app}" not found`);
    }
    const value = Buffer.from(given, "base64").toString("utf8");
    await writeAtomic(fileOf(rack, app, name), JSON.stringify({ name, value }));
    return ok();
}
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
function findMisplaced(text) {
    const valid = /^[A-Za-z0-9+/]*/.exec(text)?.[0].length ?? 0;
    const rest = text.slice(valid);
    const padding = (4 - (valid % 4)) % 4;
    if (padding < 3 && rest === "=".repeat(padding))
        return undefined;
    return rest === "" ? valid - (valid % 4) : valid;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/cost-calls.js




const NO_TIME = "0001-01-01T00:00:00Z";
async function appCost(call) {
    const { rack, options } = call;
    const [start, end] = [options.query("start"), options.query("end")];
    const isRanged = rack.profile.costRange && (start !== undefined || end !== undefined);
    const { record } = await getApp(rack, variable(call, "app"));
    const now = new Date(rack.clock.ms()).toISOString();
    const range = { from: start ?? `${(end ?? now).slice(0, 7)}-01`, to: end ?? now.slice(0, 10) };
    if (isRanged) {
        for (const [name, day] of Object.entries({ start, end })) {
            if (day !== undefined && !isDay(day))
                throw new RackFailure(400, `${name} must be YYYY-MM-DD`);
        }
        if (range.from > range.to)
            throw new RackFailure(400, "start must not be after end");
    }
    const isTracked = rack.parameters["cost_tracking_enable"] === "true";
    return json({
        app: record.name,
        "month-start": isTracked ? `${now.slice(0, 7)}-01T00:00:00Z` : NO_TIME,
        "as-of": isTracked ? now : NO_TIME,
        "spend-usd": 0,
        breakdown: [],
        "pricing-source": "on-demand-static-table",
        "pricing-table-version": "",
        "pricing-adjustment": 1,
        "tracking-enabled": isTracked,
        ...(isRanged ? { "range-start": `${range.from}T00:00:00Z`, "range-end": `${range.to}T00:00:00Z` } : {}),
    });
}
function isDay(text) {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
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
    const all = await processes(rack, app);
    const isCompleted = ({ status, container }) => status === "complete" && container?.kind === "process";
    const found = rack.profile.retainedRuns ? all.filter((process) => !isCompleted(process)) : all;
    const failed = failedPod(rack, app, options);
    const others = await Promise.all(found.filter(({ id }) => id !== failed?.name).map((process) => podOf(rack, process, options)));
    return [...others, ...(failed === undefined ? [] : [failed])]
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
        restarts: process.restarts,
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
function failedPod(rack, app, options) {
    const failure = failureOf(app);
    if (failure === undefined || failure.pod === "")
        return undefined;
    if (phaseOf(app.record.promotion, "v3", rack.clock.ms()).status === "updating")
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
    const failedService = failureOf(app)?.service ?? "";
    return services
        .filter(({ name }) => options.services.size === 0 || options.services.has(name))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, count, agent }) => {
        const desiredReplicas = app.record.scale?.[name]?.count ?? count.min;
        const ready = pods.filter(({ service, ready: shown }) => service === name && shown === "1/1").length;
        const readyReplicas = Math.min(ready, desiredReplicas);
        const isToBlame = failedService === "" || failedService === name;
        const stalled = app.status === "rollback" && isToBlame;
        const settled = readyReplicas === desiredReplicas && (!rolling || (app.status === "rollback" && !isToBlame));
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
    const count = (matches) => pods.filter(({ classification }) => classification === matches).length;
    return {
        total: pods.length,
        unhealthy: count("unhealthy"),
        notReady: count("not-ready"),
        new: count("new"),
        healthy: count("healthy"),
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/pod-options.js


const RESERVED_LABELS = new Set(["app", "rack", "service", "system", "type", "name", "release", "service-type"]);
function checkPodOptions(header) {
    const grace = header("Termination-Grace");
    if (grace !== undefined && atoi(grace) < 0)
        throw new RackFailure(400, "termination grace must not be negative");
    for (const item of splitItems(header("Labels"))) {
        const key = item.split("=", 1)[0] ?? "";
        if (RESERVED_LABELS.has(key))
            throw new RackFailure(400, `reserved label key '${key}' is not allowed`);
    }
    for (const item of splitItems(header("Node-Affinity"))) {
        const [, weight] = /^[^=:]+=[^:]*(?::(\d+))?$/.exec(item) ?? [undefined, "0"];
        const number = Number(weight ?? 100);
        if (number < 1 || number > 100)
            throw new RackFailure(400, `invalid node affinity: ${item}`);
    }
    for (const item of splitItems(header("Tolerations"))) {
        if (!/^[^=:]+(?:=[^:]*)?(?::(?:NoSchedule|PreferNoSchedule|NoExecute))?$/.test(item))
            throw new RackFailure(400, `invalid toleration: ${item}`);
    }
}
function splitItems(text) {
    return text === undefined || text === "" ? [] : text.split(",");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/process-end.js


const GRACE_MS = 2000;
const LISTED_MS = 5000;
const process_end_KEPT = 500;
const LONGEST_RETAIN_S = 600;
function removeWhenEnded(rack, container, retain = 0) {
    const keptMs = Math.max(LISTED_MS, Math.min(retain, LONGEST_RETAIN_S) * 1000);
    rack.background((async () => {
        await container.waitForEnd(rack.closing);
        if (rack.profile.generation === "v3")
            await (0,external_node_timers_promises_.setTimeout)(keptMs, undefined, { signal: rack.closing });
        await remove(rack, container, 0);
    })().catch(() => undefined));
}
function stopProcess(rack, container) {
    rack.background(remove(rack, container, rack.closing.aborted ? 0 : GRACE_MS));
}
async function remove(rack, container, graceMs) {
    const lines = [];
    for await (const line of container.output())
        lines.push(outputEvent(container, line));
    if (lines.length > 0)
        await addEvents(rack, container.app, lines.slice(-process_end_KEPT));
    await container.stop(graceMs);
}
function outputEvent(container, line) {
    return {
        at: line.at,
        stream: `service/${container.service}/${container.id}`,
        message: Buffer.from(line.bytes).toString("utf8"),
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/process-calls.js
















function wireProcess(rack, process) {
    const { id, app, command, name, ports, release, status, image, exitCode } = process;
    const { profile } = rack;
    const v3 = profile.generation === "v3";
    return {
        id,
        app,
        command,
        cpu: 0,
        ...(profile.gpuOptions ? { gpu: 0 } : {}),
        host: "",
        image,
        instance: "",
        memory: 0,
        name,
        ports,
        release,
        ...(v3 ? { service: name } : {}),
        started: wireTime(goTimeOf(process.started)),
        status,
        ...(exitCode !== undefined && profile.retainedRuns ? { "exit-code": exitCode } : {}),
        ...(v3 ? {} : { task_definition: "" }),
    };
}
async function processList(call) {
    const { rack, options } = call;
    const service = options.query("service");
    const release = rack.profile.generation === "v3" ? options.query("release") : undefined;
    const app = await knownApp(rack, variable(call, "app"));
    const all = app === undefined ? [] : await processes(rack, app);
    const shown = all
        .filter(({ name }) => service === undefined || name === service)
        .filter((process) => release === undefined || process.release === release);
    return json(shown.map((process) => wireProcess(rack, process)));
}
async function knownApp(rack, name) {
    return rack.profile.generation === "v3" ? findApp(rack, name) : getApp(rack, name);
}
async function processGet(call) {
    const { rack } = call;
    return json(wireProcess(rack, await process_list_findProcess(rack, variable(call, "app"), variable(call, "pid"))));
}
const NUMBERS = ["Cpu", "Memory", "Height", "Width"];
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
    if (rack.profile.runPodOptions)
        checkPodOptions((name) => options.header(name));
    checkLabelPool(rack, "run", options.header("Node-Labels"));
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
    removeWhenEnded(rack, container, retainOf(rack, options.header("Retain")));
    const started = await process_list_findProcess(rack, app, container.id).catch(() => undefined);
    return json(wireProcess(rack, {
        ...(started ?? {
            ...{ id: pid, app, command: "", image: container.image, name: service, ports: [], release: release.id },
            ...{ started: container.started, restarts: 0, exitCode: undefined, container },
        }),
        status: started === undefined || v3 ? "pending" : started.status,
    }));
}
function retainOf({ profile }, text) {
    return profile.retainedRuns && text !== undefined && /^\d+$/.test(text) ? Number(text) : 0;
}
const ONLY_PLANS = "this local Rack only plans, so it can run no commands: start it with a builder that makes images";
function noImage(pod) {
    return new RackFailure(500, `Pod "${pod}" is invalid: spec.containers[0].image: Required value`);
}
async function processStop(call) {
    const { rack } = call;
    const name = variable(call, "app");
    const app = await knownApp(rack, name);
    const pid = variable(call, "pid");
    const container = await processRuntime(rack)?.find(name, pid);
    if (container === undefined) {
        const planned = app !== undefined && (await processes(rack, app)).some(({ id }) => id === pid);
        if (planned)
            return ok();
        const build = rack.oddities.buildsElsewhere ? undefined : await findBuildProcess(rack, name, pid);
        if (build !== undefined) {
            await stopBuild(rack, name, build.id);
            return ok();
        }
        throw rack.profile.generation === "v3"
            ? new RackFailure(500, `pods "${pid}" not found`)
            : new RackFailure(500, "could not find process");
    }
    stopProcess(rack, container);
    return ok();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/exec-calls.js












const MARKER = "F1E49A85-0AD7-4AEF-A618-C249C6E6568D:";
class ExecFailure extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
async function processExec(call, out) {
    const { rack, role } = call;
    const v3 = rack.profile.generation === "v3";
    if (rack.profile.adminRole && !role.includes("w")) {
        throw new RackFailure(403, "you are unauthorized to access this");
    }
    await getApp(rack, variable(call, "app"));
    const options = execOptions(call);
    try {
        const code = await exec(call, options, out);
        await out.text(`${MARKER}${code}\n`);
    }
    catch (error) {
        const early = rack.profile.earlyExitCode ? 1 : 0;
        if (v3)
            await out.text(`${MARKER}${error instanceof ExecFailure ? error.code : early}\n`);
        throw error;
    }
}
function execOptions({ rack, options }) {
    const number = (name) => {
        const text = options.header(name);
        return text === undefined ? undefined : atoi(text);
    };
    const [height, width] = [number("Height"), number("Width")];
    const obeysTty = rack.profile.execTerminal;
    const terminal = !obeysTty || (options.header("Tty") ?? "true") === "true";
    const size = height !== undefined && width !== undefined ? { height, width } : { height: 0, width: 0 };
    return {
        command: options.value("command"),
        entrypoint: options.header("Entrypoint") === "true",
        terminal: terminal ? size : undefined,
        noInput: rack.profile.disableStdin && options.header("Disable-Stdin") === "true",
    };
}
async function exec(call, options, out) {
    const { rack } = call;
    const v3 = rack.profile.generation === "v3";
    const process = await findTarget(rack, variable(call, "app"), variable(call, "pid"));
    const argv = v3 ? await v3Command(rack, process, options) : await v2Command(rack, process, options);
    const obstacle = v3 ? notRunning(process) : undefined;
    if (obstacle !== undefined)
        throw new ExecFailure(1, obstacle);
    const container = await containerFor(rack, process);
    if (v3 && argv.length === 0) {
        throw new ExecFailure(1, "you must specify at least 1 command for the container");
    }
    if (v3 && options.terminal === undefined && !options.noInput && rack.oddities.plainExecHangs) {
        await untilAborted(out.closed);
        return 0;
    }
    return run(call, container, { argv, ...(options.terminal && { tty: options.terminal }) }, options, out);
}
function notRunning({ app, status }) {
    if (status === "pending" || status === "crashed") {
        return `unable to upgrade connection: container not found ("${app}")`;
    }
    if (status !== "complete" && status !== "failed")
        return undefined;
    const phase = status === "complete" ? "Succeeded" : "Failed";
    return `cannot exec into a container in a completed pod; current phase is ${phase}`;
}
async function findTarget(rack, app, pid) {
    if (rack.profile.generation === "v3") {
        const all = await processes(rack, await getApp(rack, app));
        const ofService = all.filter(({ name, container }) => name === pid && container?.kind !== "process");
        const any = ofService[Math.floor(Math.random() * ofService.length)];
        return any ?? process_list_findProcess(rack, app, pid);
    }
    for (let tries = 0;; tries++) {
        const found = (await processes(rack, await getApp(rack, app))).find(({ id }) => id === pid);
        if (found === undefined)
            throw new RackFailure(404, `process id not found for ${app}`);
        if (found.status === "running" || tries >= 200)
            return found;
        await (0,external_node_timers_promises_.setTimeout)(100, undefined, { signal: rack.closing });
    }
}
async function containerFor(rack, process) {
    if (process.container !== undefined)
        return process.container;
    if (rack.hostRuntime === undefined)
        throw new ExecFailure(1, ONLY_PLANS);
    const release = await getRelease(rack, process.app, process.release);
    const build = release.build === "" ? undefined : await getBuild(rack, process.app, release.build);
    const spec = await processSpec(rack, { app: process.app, service: process.name, release, build }, process.id, {});
    if (spec === undefined)
        throw new ExecFailure(1, ONLY_PLANS);
    return rack.hostRuntime.place({ ...spec, kind: "service" });
}
async function v3Command(rack, process, options) {
    const words = shellSplit(options.command);
    if (!options.entrypoint)
        return words;
    const release = await getRelease(rack, process.app, process.release);
    const build = await getBuild(rack, process.app, release.build);
    return build.entrypoint === "" ? words : [...shellSplit(build.entrypoint), ...words];
}
async function v2Command(rack, process, options) {
    const words = ["sh", "-c", options.command];
    if (!options.entrypoint || rack.engine === undefined || process.container === undefined)
        return words;
    const { entrypoint } = await rack.engine.images.inspect(process.container.image);
    return [...entrypoint, ...words];
}
async function run(call, container, spec, options, out) {
    const over = new AbortController();
    const stdin = readInput(call, out, over.signal);
    const session = container.exec({ ...spec, ...(options.noInput ? {} : { stdin }) });
    const release = onAbort(out.closed, () => session.kill());
    const framed = call.rack.profile.generation === "v2" && spec.tty === undefined;
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
        release();
        over.abort();
    }
}
function frameHeader(stream, length) {
    const header = Buffer.alloc(8);
    header[0] = stream === "out" ? 1 : 2;
    header.writeUInt32BE(length, 4);
    return header;
}
async function* readInput({ rack, isFromConsole }, out, over) {
    let isEmpty = true;
    for await (const chunk of out.input()) {
        isEmpty = false;
        yield chunk;
    }
    const isLost = rack.profile.generation === "v3" && (!out.hasInputEnd() || (isFromConsole && isEmpty));
    if (isLost || rack.oddities.stdinStaysOpen)
        await untilAborted(over);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/builder/docker-archive.js




const NAMES = 8_000_000;
async function readDockerArchive(file) {
    const seen = new Set();
    let left = NAMES;
    for await (const { name, body } of fileEntries(file)) {
        if (name !== "manifest.json") {
            seen.add(name);
            left -= name.length;
            if (left < 0)
                throw new Error(`the names of the files in the archive have more than ${NAMES} characters`);
            continue;
        }
        const images = imagesOf(await tar_stream_readText(body));
        const named = images.flatMap(({ config, layers }) => [config, ...layers]);
        return { images, late: named.filter((one) => one !== "" && !seen.has(one)) };
    }
    throw new Error("unable to locate manifest");
}
function imagesOf(text) {
    const value = docker_archive_parseJson(text);
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
function docker_archive_parseJson(text) {
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
async function joinDockerArchives(files, target) {
    const images = [];
    const written = new Set();
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from((async function* () {
        for (const file of files) {
            for await (const entry of fileEntries(file)) {
                if (entry.name === "manifest.json")
                    images.push(...imagesOf(await tar_stream_readText(entry.body)));
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
async function oneOfDockerArchive(source, image, name, target) {
    const names = new Set([image.config, ...image.layers]);
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from((async function* () {
        for await (const entry of fileEntries(source)) {
            if (names.has(entry.name))
                yield* tarEntry(entry.name, entry.size, entry.body);
        }
        yield* manifestEntry([{ ...image, tags: [name] }]);
        yield TAR_END;
    })()), (0,external_node_fs_.createWriteStream)(target, { mode: 0o600 }));
}
async function* fileEntries(file) {
    const stream = (0,external_node_fs_.createReadStream)(file);
    try {
        yield* tarEntries(stream);
    }
    finally {
        stream.destroy();
    }
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


const PLANNED_LABEL = "org.convox.local-rack";
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
function plannedDockerArchive(names) {
    const config = configuration();
    const file = `${sha256(config)}.json`;
    const manifest = [{ Config: file, RepoTags: names, Layers: [] }];
    return smallTar([
        [file, config],
        ["manifest.json", JSON.stringify(manifest)],
    ]);
}
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


class LateFailure extends Error {
    name = "LateFailure";
}
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
        return await download(compress(archive(rack, build, files), folder));
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
    const parts = [];
    for (const [index, image] of images.entries()) {
        const part = (0,external_node_path_.join)(folder, `${index}.part`);
        await rack.engine?.images.save([image], part, "docker");
        parts.push(part);
    }
    await joinDockerArchives(parts, path);
    return [{ name, path }];
}
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
async function* compress(plain, folder) {
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







async function filesDownload(call) {
    const container = await containerOf(call);
    const file = call.options.value("file");
    return download(runsTar(call, container) ? output(container, ["tar", "-cf", "-", file]) : container.copyOut(file));
}
async function filesUpload(call) {
    const container = await containerOf(call);
    if (!runsTar(call, container)) {
        await container.copyIn(call.body);
        return ok();
    }
    const session = container.exec({ argv: ["tar", "-C", "/", "-xf", "-"], stdin: call.body });
    await waitForExit(session);
    return ok();
}
async function filesDelete(call) {
    const container = await containerOf(call);
    const files = call.options.value("files").split(",");
    if (isHost(container))
        await container.remove(files);
    else
        await waitForExit(container.exec({ argv: ["rm", "-f", ...files] }));
    return ok();
}
async function containerOf(call) {
    const { rack } = call;
    const [app, pid] = [variable(call, "app"), variable(call, "pid")];
    const process = rack.profile.generation === "v3" ? await findTarget(rack, app, pid) : await process_list_findProcess(rack, app, pid);
    if (process.container === undefined && rack.hostRuntime === undefined)
        throw new RackFailure(501, ONLY_PLANS);
    return containerFor(rack, process);
}
function isHost(container) {
    return "remove" in container;
}
function runsTar({ rack }, container) {
    return rack.profile.generation === "v3" && !isHost(container);
}
async function* output(container, argv) {
    const session = container.exec({ argv });
    for await (const { stream: from, bytes } of session.output)
        if (from === "out")
            yield bytes;
}
async function waitForExit(session) {
    for await (const _ of session.output)
        ;
    const code = await session.exit;
    if (code !== 0)
        throw new Error(`command terminated with exit code ${code}`);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/fixed-replies.js




const done = () => ok();
const none = () => json([]);
const value = (body) => () => json(body);
const v2Error = (text) => (vars) => new RackFailure(500, fill(text, vars));
const fail = (status, text) => (vars) => typedFailure(status, fill(text, vars));
const notImplemented = () => notImplementedFailure();
function fill(text, vars) {
    return text.replace(/\{(\w+)\}/g, (_, name) => vars[name] ?? "");
}
const NO_SCALING = "this local Rack does not scale services automatically";
const NO_CERTIFICATES = "this local Rack stores no certificates";
const NO_RACK_RESOURCES = "this local Rack has no Rack resources";
const INSTANCE = {
    agent: false,
    cpu: 0,
    id: "local",
    memory: 0,
    "private-ip": "127.0.0.1",
    processes: 0,
    "public-ip": "",
    started: "1970-01-01T00:00:00Z",
};
const CAPACITY = { "cluster-cpu": 0, "cluster-memory": 0, "process-count": 0, "process-cpu": 0, "process-memory": 0 };
const ROWS = [
    ["GET", "/apps/{app}/metrics", { v2: none, v3: notImplemented }],
    ["GET", "/apps/{app}/metrics-by-service", none, (profile) => profile.budgets],
    ["GET", "/apps/{app}/services/{service}/metrics", none, (profile) => profile.serviceMetrics],
    ["GET", "/system/metrics", none],
    ["GET", "/apps/{app}/budget", value({ config: null, state: null }), (profile) => profile.budgets],
    ["POST", "/apps/{app}/budget", fail(422, NOT_TRACKED), (profile) => profile.budgets],
    ["DELETE", "/apps/{app}/budget", done, (profile) => profile.budgets],
    ["POST", "/apps/{app}/budget/reset", done, (profile) => profile.budgets],
    ["GET", "/apps/{app}/budget/shutdown-state", value(null), (profile) => profile.budgets],
    [
        "POST",
        "/apps/{app}/budget/simulate-shutdown",
        fail(400, "no budget configured for app {app}"),
        (profile) => profile.budgets,
    ],
    [
        "POST",
        "/apps/{app}/budget/dismiss-recovery",
        ({ app }) => json({ app, status: "no-banner" }),
        (profile) => profile.budgets,
    ],
    ["GET", "/apps/{app}/balancers", none, "v3"],
    [
        "PUT",
        "/apps/{app}/ssl/{service}/{port}",
        {
            v2: v2Error("generation 2 apps use the domain: attribute on services in convox.yml"),
            v3: notImplemented,
        },
    ],
    ["GET", "/certificates", none],
    ["POST", "/certificates", fail(501, NO_CERTIFICATES)],
    ["POST", "/certificates/generate", fail(501, NO_CERTIFICATES)],
    ["DELETE", "/certificates/{id}", { v2: v2Error("certificate not found"), v3: v2Error('secrets "{id}" not found') }],
    ["POST", "/certificates/{id}/renew", done, (profile) => profile.certificateRenewal],
    ["GET", "/letsencrypt/config", value({ role: "", solvers: null }), (profile) => profile.letsEncrypt],
    ["PUT", "/letsencrypt/config", done, (profile) => profile.letsEncrypt],
    [
        "GET",
        "/instances",
        {
            v2: value([{ ...INSTANCE, id: "i-00000000000000000", agent: true, status: "active" }]),
            v3: value([{ ...INSTANCE, status: "running" }]),
        },
    ],
    ["POST", "/instances/keyroll", { v2: done, v3: notImplemented }],
    [
        "DELETE",
        "/instances/{id}",
        {
            v2: v2Error("ValidationError: Instance Id not found - No managed instance found for instance ID: {id}"),
            v3: notImplemented,
        },
    ],
    ["GET", "/system/capacity", value(CAPACITY)],
    ["GET", "/resources", none],
    ["OPTIONS", "/resources", none],
    ["POST", "/resources", fail(501, NO_RACK_RESOURCES)],
    ["GET", "/resources/{name}", missingResource("{name}")],
    ["DELETE", "/resources/{name}", missingResource("{name}")],
    ["PUT", "/resources/{name}", unavailableResource()],
    ["POST", "/resources/{name}/links", unavailableResource()],
    ["DELETE", "/resources/{name}/links/{app}", unavailableResource()],
    ["POST", "/apps/{app}/services/{service}/scale-override", fail(501, NO_SCALING), (profile) => profile.triggers],
    ["POST", "/apps/{app}/services/{service}/triggers/disable", done, (profile) => profile.triggers],
    ["POST", "/apps/{app}/services/{service}/triggers/enable", fail(501, NO_SCALING), (profile) => profile.triggers],
    ["POST", "/apps/{app}/services/{service}/triggers/threshold", fail(501, NO_SCALING), (profile) => profile.triggers],
    [
        "POST",
        "/apps/{app}/resources/{name}/deletion-protection-and-snapshot/{snapshot}",
        v2Error("DBInstanceNotFound: DBInstance {name} not found."),
        "v2",
    ],
    ["GET", "/rds/snapshots/{snapshot}", v2Error("DBSnapshotNotFound: DBSnapshot {snapshot} not found."), "v2"],
    ["DELETE", "/rds/{name}", v2Error("DBInstanceNotFound: DBInstance {name} not found."), "v2"],
    ["POST", "/events", done],
    ["GET", "/system/releases", { v2: none, v3: fail(501, "release history is unavailable") }],
    [
        "PUT",
        "/system",
        {
            v2: v2Error("no system updates are to be performed"),
            v3: fail(501, "direct rack doesn't support update, make sure you are not using RACK_URL environment variable"),
        },
    ],
    ["POST", "/system/karpenter/cleanup", done, (profile) => profile.karpenter],
    ["GET", "/system/sync/whitelist/instances/ip", done, "v2"],
];
const fixedRoutes = [
    ...ROWS.map(([method, path, answer, only]) => route(method, path, (call) => reply(call, answer), only)),
    dialogue("/instances/{id}/shell", async () => {
        throw notImplementedFailure();
    }),
];
function reply({ rack, vars }, answer) {
    const fixed = typeof answer === "function" ? answer : answer[rack.profile.generation];
    const made = fixed(vars);
    if (made instanceof RackFailure)
        throw made;
    return made;
}
function missingResource(name) {
    return {
        v2: v2Error(`ValidationError: Stack with id ${name} does not exist`),
        v3: fail(404, `no such resource: ${name}`),
    };
}
function unavailableResource() {
    return {
        v2: v2Error("ValidationError: Stack with id {name} does not exist"),
        v3: fail(400, "unavailable on v3 racks"),
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/image-import-calls.js






const BAD_IMAGE = "invalid image ref: must start with a letter or digit, contain only A-Z a-z 0-9 . _ : / @ + -, and not include " +
    "// @- :- or /-";
const REASON_LIMIT = 500;
const AT_A_TIME = 4;
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
async function importImages(rack, build, requested) {
    const { app, id } = build;
    const endImport = () => rack.clock.stamp();
    try {
        const images = rack.engine === undefined ? {} : { images: await pullImage(rack, rack.engine, build, requested) };
        await updateBuild(rack, app, id, { ...images, status: "complete", reason: "", ended: endImport() });
    }
    catch (error) {
        const { user, password } = requested.credentials;
        const said = [password, user].reduce((text, secret) => (secret === "" ? text : text.replaceAll(secret, "***")), messageOf(error));
        await updateBuild(rack, app, id, { status: "failed", reason: said.slice(0, REASON_LIMIT), ended: endImport() });
    }
    finally {
        await releaseBuild(rack, app, id);
    }
}
async function pullImage(rack, engine, build, requested) {
    const { user, password } = requested.credentials;
    if (user !== "")
        await engine.images.login(image_import_calls_hostOf(requested.image), user, password);
    const images = {};
    for (const service of requested.services) {
        const source = service.image === "" ? requested.image : service.image;
        await engine.images.pull(source, rack.closing);
        images[service.name] = await storeImage(rack, engine, build, service.name, (name) => engine.images.tag(source, name));
    }
    return images;
}
function image_import_calls_hostOf(image) {
    const [first = "", ...rest] = image.split("/");
    return rest.length > 0 && (/[.:]/.test(first) || first === "localhost") ? first : "docker.io";
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/import-calls.js


















async function buildImport(call) {
    const { rack } = call;
    const app = variable(call, "app");
    await requireNamespace(rack, app);
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
async function requireNamespace(rack, app) {
    if (rack.profile.generation === "v2")
        await getApp(rack, app);
    else if ((await findApp(rack, app)) === undefined)
        throw new Error(`namespaces "${rack.name}-${app}" not found`);
}
const MOST_IMAGES = 1_000;
async function v3Import(rack, build, body, folder) {
    let source = { description: "", logs: "", manifest: "" };
    const files = new Map();
    for await (const entry of tarEntries(gunzip(body))) {
        if (entry.type !== "0")
            continue;
        if (entry.name.endsWith(".tar")) {
            if (files.size >= MOST_IMAGES)
                throw new Error(`the archive has more than ${MOST_IMAGES} images`);
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
            const image = await pushImage(rack, build, service, (name) => rack.engine?.images.load(path, "oci", name));
            if (image !== undefined)
                images[service] = image;
        }
        catch (error) {
            if (!rack.oddities.importIgnoresPush) {
                throw new Error(`failed to push image - exit status 1\n${messageOf(error)}`, { cause: error });
            }
            rack.notice(`import of ${build.id}: ${service}: ${messageOf(error)}; v3 continues without the image`);
        }
    }
    return { source, images };
}
async function v2Import(rack, build, body, folder) {
    let source = { description: "", logs: "", manifest: "" };
    let last;
    let count = 0;
    for await (const entry of tarEntries(gunzip(body))) {
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
            const made = await pushImage(rack, build, service, async (name) => {
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
    const value = docker_archive_parseJson(await tar_stream_readText(body));
    const text = (name) => {
        const field = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
        return typeof field === "string" ? field : "";
    };
    return { description: text("description"), logs: text("logs"), manifest: text("manifest") };
}
async function pushImage(rack, build, service, load) {
    return rack.engine === undefined ? undefined : storeImage(rack, rack.engine, build, service, load);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/output-log.js



const LOOK_MS = { least: 400, most: 4_000 };
const LOOK_SHARE = 8;
const SETTLE_MS = 200;
function followOutput(rack, app, since, signal) {
    const runtime = processRuntime(rack);
    const read = new Map();
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    let waiting = [];
    let nextLook = Number.NEGATIVE_INFINITY;
    const take = async (container, follow) => {
        for await (const line of container.output({ since, follow, signal: either })) {
            waiting.push(outputEvent(container, line));
        }
    };
    const look = async (follow) => {
        const asked = performance.now();
        if (runtime === undefined || asked < nextLook)
            return;
        const containers = await runtime.list({ app });
        const pause = (performance.now() - asked) * LOOK_SHARE;
        nextLook = asked + Math.min(Math.max(LOOK_MS.least, pause), LOOK_MS.most);
        for (const container of containers) {
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









const log_calls_POLL_MS = 20;
const shortPrefix = ({ at, stream }) => `${logTime(at)} ${stream} `;
async function appLogs(call, out) {
    const { rack } = call;
    const name = variable(call, "app");
    if (rack.profile.generation === "v3" && (await findApp(rack, name)) === undefined) {
        if (readLogOptions(call).follow)
            await untilAborted(out.closed);
        return;
    }
    await getApp(rack, name);
    await streamEvents(call, out, () => true, shortPrefix);
}
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
    void container.waitForEnd(out.closed).then(() => ended.abort(), () => undefined);
    await streamEvents(call, out, ({ stream }) => stream.endsWith(`/${id}`), shortPrefix, ended.signal);
}
async function systemLogs(call, out) {
    if (readLogOptions(call).follow)
        await untilAborted(out.closed);
}
async function streamEvents(call, out, matches, prefix, over) {
    const { rack } = call;
    const options = readLogOptions(call);
    const app = variable(call, "app");
    const since = rack.clock.ms() - options.sinceMs;
    const shown = new Set();
    const output = followOutput(rack, app, since, AbortSignal.any([out.closed, rack.closing]));
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
            const fresh = [...written, ...recorded].sort((a, b) => a.at - b.at).filter(matches);
            const lines = fresh
                .map((event) => `${options.prefix ? prefix(event) : ""}${event.message}\n`)
                .filter((line) => line.includes(options.filter));
            const kept = tail === undefined ? lines : lines.slice(Math.max(0, lines.length - tail));
            tail = undefined;
            if (kept.length > 0)
                await out.text(kept.join(""));
            if (last || out.closed.aborted || (await findApp(rack, app)) === undefined)
                return;
            await (0,external_node_timers_promises_.setTimeout)(log_calls_POLL_MS, undefined, { signal: out.closed }).catch(() => undefined);
        }
    }
    finally {
        output.close();
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/object-calls.js







async function target(call) {
    const app = variable(call, "app");
    await getApp(call.rack, app);
    return { app, key: objectKey(call.rack, variable(call, "key")) };
}
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
async function objectExists(call) {
    const { app, key } = await target(call);
    return json((await objectFile(call.rack, app, key)) !== undefined);
}
async function objectList(call) {
    const { rack } = call;
    const app = variable(call, "app");
    await getApp(rack, app);
    const keys = await listObjects(rack, app, call.options.query("prefix") ?? "");
    const shared = rack.profile.generation === "v3" && rack.provider === "aws";
    return json(keys.map((key) => (shared ? `${app}/${key}` : key)));
}
async function objectDelete(call) {
    const { app, key } = await target(call);
    if (!(await deleteObject(call.rack, app, key)))
        throw typedFailure(404, `object not found: ${key}`);
    return ok();
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/reverse-proxy.js



const HOP_BY_HOP = new Set([
    ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization"],
    ...["te", "trailer", "transfer-encoding", "upgrade", "proxy-connection"],
]);
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
        signal: call.closed,
    });
    const answered = new Promise((resolve) => {
        sent.once("response", resolve);
        sent.once("error", () => resolve(undefined));
    });
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
        if (!(await writeChunk(sent, chunk)))
            return;
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









const DIAL_MS = 3_000;
async function proxySocket(call, out) {
    const { rack, options } = call;
    requireWrite(call, "proxy requires write access");
    const host = variable(call, "host").trim();
    if (rack.profile.strictProxy && !mayBeReached(host))
        throw new RackFailure(400, "invalid proxy host");
    const port = portOf(call, variable(call, "port"));
    const plain = await dial(host, port);
    const stream = options.header("Tls") === "true" ? (0,external_node_tls_.connect)({ socket: plain, servername: host }) : plain;
    const release = onAbort(out.closed, () => void stream.destroy());
    stream.on("error", () => stream.destroy());
    try {
        const said = (async () => {
            for await (const chunk of out.input()) {
                if (!(await writeChunk(stream, chunk)))
                    return;
            }
            stream.end();
        })();
        said.catch(() => undefined);
        try {
            for await (const chunk of stream)
                await out.text(chunk);
        }
        catch {
        }
    }
    finally {
        release();
        stream.destroy();
    }
}
async function dial(host, port) {
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
    const short = new URL(`http://[${host}]`).hostname.slice(1, -1);
    const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(short);
    if (mapped !== null) {
        const [high, low] = [Number.parseInt(mapped[1] ?? "0", 16), Number.parseInt(mapped[2] ?? "0", 16)];
        return mayBeReached([high >> 8, high & 255, low >> 8, low & 255].join("."));
    }
    return short !== "::1" && short !== "::" && !/^(fe[89ab]|ff02|f[cd])/.test(short);
}
function isServiceName(given) {
    const label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    const host = given.toLowerCase();
    return host !== "cluster.local" && new RegExp(`^${label}(\\.${label})+\\.(local|svc\\.cluster\\.local)$`).test(host);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/registry-calls.js




async function registryAdd(call) {
    const { rack, options } = call;
    const [server, username, password] = [options.value("server"), options.value("username"), options.value("password")];
    if (rack.profile.generation === "v2" && rack.engine !== undefined) {
        await rack.engine.images.login(server, username, password).catch((error) => {
            throw new Error("unable to authenticate", { cause: error });
        });
    }
    const login = { server, username, password };
    await changeRegistryLogins(rack, (list) => [...list.filter((one) => one.server !== server), login]);
    return json(login);
}
async function registryList({ rack }) {
    return json(await registryLogins(rack));
}
async function registryRemove(call) {
    const server = variable(call, "server");
    await changeRegistryLogins(call.rack, (list) => {
        if (!list.some((one) => one.server === server))
            throw typedFailure(404, `no such registry: ${server}`);
        return list.filter((one) => one.server !== server);
    });
    return ok();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/registry-proxy-calls.js




async function registryProxy(call) {
    const path = variable(call, "path");
    if (path === "") {
        return { status: 200, headers: { "Docker-Distribution-Api-Version": "registry/2.0" }, body: Buffer.alloc(0) };
    }
    try {
        const { rack } = call;
        const names = path.split("/");
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
function ownLocation({ request }, reply) {
    const location = reply.headers["Location"];
    if (location === undefined)
        return reply;
    const place = location.replace(/^https?:\/\/[^/]+/, "");
    return { ...reply, headers: { ...reply.headers, Location: request.headers.host === undefined ? location : place } };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/resource-dump.js




function toolFor(type) {
    if (["postgres", "postgis", "rds-postgres"].includes(type))
        return "postgres";
    return ["mysql", "mariadb", "rds-mysql", "rds-mariadb"].includes(type) ? "mysql" : undefined;
}
const PROGRAMS = {
    postgres: { export: "pg_dump", import: "psql" },
    mysql: { export: "mysqldump", import: "mysql" },
};
async function missingTool(tool, verb) {
    const program = PROGRAMS[tool][verb];
    return (await toolPath(program)) === undefined ? program : undefined;
}
async function* dumpDatabase(tool, url, signal) {
    const child = await start(tool, "export", url);
    const release = onAbort(signal, () => void child.kill());
    const exit = exitCode(child);
    exit.catch(() => undefined);
    child.stdin.end();
    yield* mergeStreams([child.stdout, child.stderr], wholeChunks);
    const code = await exit;
    release();
    if (code !== 0)
        yield Buffer.from(`ERROR: could not export: exit status ${code}\n`);
}
async function restoreDatabase(tool, url, dump) {
    const child = await start(tool, "import", url);
    const exit = exitCode(child);
    exit.catch(() => undefined);
    child.stdout.resume();
    child.stderr.resume();
    await feed(child.stdin, dump);
    return exit;
}
function start(tool, verb, url) {
    const { env, postgres, mysql, database } = parseAccess(url);
    const args = {
        postgres: { export: ["--no-acl", "--no-owner", postgres], import: [postgres] },
        mysql: { export: [...mysql, database], import: [...mysql, "-D", database] },
    };
    return waitForStart((0,external_node_child_process_.spawn)(PROGRAMS[tool][verb], args[tool][verb], { env, stdio: "pipe" }));
}
function parseAccess(url) {
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


function consoleOf(type, url) {
    const { host, port, postgres, mysql, database } = parseAccess(url);
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
function hasConsole(type) {
    return consoleOf(type, "any://host/") !== undefined;
}
function resourceConsole(type, url, spec) {
    return session({ ...spec, argv: [] }, async () => {
        const { program = "", args = [] } = consoleOf(type, url) ?? {};
        const command = await toolPath(program);
        if (command === undefined)
            throw new Error(`the console of a ${type} resource needs the program ${program}`);
        return { command, args, env: { ...parseAccess(url).env, TERM: "xterm" } };
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/resource-calls.js












async function listResources(rack, name) {
    const app = await getApp(rack, name);
    if (app.release === "")
        return [];
    const release = await getRelease(rack, name, app.release);
    const env = parseEnvironment(release.env);
    const { resources } = await manifestOf(rack, release);
    return resources
        .map((resource) => ({ ...resource, url: env.get(variableOf(resource.name)) ?? "" }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}
function variableOf(resource) {
    return `${resource.toUpperCase().replaceAll("-", "_")}_URL`;
}
function wireResource({ profile }, { name, type, url }) {
    const status = profile.generation === "v3" ? { status: url === "" ? "pending" : "external" } : {};
    return { name, ...status, type, url };
}
async function resourceList(call) {
    const found = await listResources(call.rack, variable(call, "app"));
    return json(found.map((resource) => wireResource(call.rack, resource)));
}
async function resourceGet(call) {
    return json(wireResource(call.rack, await oneResource(call)));
}
async function oneResource(call) {
    const name = variable(call, "name");
    const app = await getApp(call.rack, variable(call, "app"));
    if (app.release === "")
        throw new RackFailure(500, `no release for app: ${app.record.name}`);
    const found = (await listResources(call.rack, app.record.name)).find((resource) => resource.name === name);
    if (found === undefined)
        throw new RackFailure(500, `no such resource: ${name}`);
    return found;
}
async function resourceExport(call) {
    const { url, tool } = await reachable(call, "export");
    return download(dumpDatabase(tool, url, call.closed));
}
async function resourceImport(call) {
    const { url, tool } = await reachable(call, "import");
    const code = await restoreDatabase(tool, url, call.body);
    if (code !== 0)
        throw new RackFailure(500, "ERROR: import failed");
    return ok();
}
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
    const release = onAbort(out.closed, () => shell.kill());
    try {
        for await (const { bytes } of shell.output)
            await out.text(bytes);
        await shell.exit;
    }
    finally {
        release();
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









const HEALTH_DEADLINE_MS = 60_000;
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
    const count = scale.count ?? service.count.min;
    const present = await filterRunning(await engine.runtime.list({ app, service: name, kind: "service", rollout }));
    const kept = replaceAll ? [] : present.slice(0, count);
    const started = [];
    const signal = AbortSignal.any([rack.closing, AbortSignal.timeout(HEALTH_DEADLINE_MS)]);
    const routes = appRoutes(rack, engine, app);
    try {
        while (kept.length + started.length < count) {
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
        const message = `cannot scale ${name} to ${count}: ${messageOf(error)}`;
        await addEvents(rack, app, [{ at: rack.clock.ms(), stream: "system/local", message }]);
    }
    await routes.restore();
}
async function filterRunning(containers) {
    const states = await Promise.all(containers.map((container) => container.state()));
    return containers.filter((_, index) => states[index]?.status === "running");
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/service-calls.js











async function activeManifest(rack, app) {
    if (app.release === "")
        throw new RackFailure(500, `no release for app: ${app.record.name}`);
    return manifestOf(rack, await getRelease(rack, app.record.name, app.release));
}
async function serviceList(call) {
    const { rack } = call;
    const app = await getApp(rack, variable(call, "app"));
    if (app.release === "")
        return json([]);
    const { services } = await activeManifest(rack, app);
    const reached = await addresses(rack, app);
    return json(services.map((service) => wireService(rack, app, service, reached.get(service.name))));
}
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
        ...(profile.gpuOptions ? { gpu: scale.gpu ?? 0, "gpu-vendor": scale.gpuVendor ?? "" } : {}),
        memory: scale.memory ?? service.memory,
        name,
        ...(v3 && !profile.gpuOptions ? {} : { nlb: null }),
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
                "scale-override-active": false,
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
async function serviceUpdate(call) {
    const { rack } = call;
    const name = variable(call, "name");
    const change = scaleOptions(call);
    const app = variable(call, "app");
    if (rack.profile.generation === "v3" && (await findApp(rack, app)) === undefined)
        throw serviceMissing(rack, name);
    await changeApp(rack, app, async (record, state) => {
        const { services } = await activeManifest(rack, state).catch(() => ({ services: [] }));
        const service = services.find((one) => one.name === name);
        if (service === undefined)
            throw serviceMissing(rack, name);
        checkScale(rack, name, change);
        record.scale = { ...record.scale, [name]: { ...record.scale?.[name], ...change } };
    });
    adjustService(rack, app, name, { replaceAll: change.memory !== undefined });
    return ok();
}
function scaleOptions({ rack, options }) {
    const { gpuOptions, serviceLimits } = rack.profile;
    const number = (name) => {
        const text = options.param(name);
        return text === undefined ? {} : { [name]: atoi(text) };
    };
    const vendor = options.param("gpu-vendor");
    const change = {
        ...{ ...number("count"), ...number("cpu"), ...number("memory") },
        ...(gpuOptions ? number("gpu") : {}),
        ...(gpuOptions && vendor !== undefined ? { gpuVendor: vendor } : {}),
        ...(serviceLimits ? { ...number("min"), ...number("max") } : {}),
    };
    return change.count === undefined && change.min !== undefined ? { ...change, count: change.min } : change;
}
function checkScale(rack, service, { count, min, max }) {
    if (min === 0)
        throw typedFailure(400, noWake(service));
    if (max !== undefined)
        throw new RackFailure(500, `cannot set --max on service ${service}: autoscaling is not set up`);
    if (rack.profile.generation === "v2" || count === undefined || count >= 0)
        return;
    throw new RackFailure(500, `Deployment.apps "${service}" is invalid: spec.replicas: Invalid value: ${count}: must be greater than or equal to 0`);
}
function noWake(service) {
    return (`cannot set --min 0 on service ${service}: no autoscale mechanism is configured to wake pods back up. Set ` +
        "scale.autoscale.* in convox.yml and promote a release first, or use --min 1 (or higher)");
}
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
async function rotateTokenKey(rack) {
    const key = (0,external_node_crypto_.randomBytes)(32).toString("hex");
    await writeAtomic(places.tokenKey(rack), key);
    return key;
}
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/system-calls.js








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
            ...(profile.rackDomain ? { "rack-domain": rackHost } : {}),
            ...(profile.internalRouter ? { "router-internal": "" } : {}),
            region: "",
            status: "running",
            type: "",
            version,
        });
    }
    const parameters = { ...PARAMETERS, Version: version };
    const outputs = { Dashboard: rackHost, RackDomain: rackHost };
    return json({
        count: Number(PARAMETERS.InstanceCount),
        domain,
        name,
        outputs,
        parameters,
        provider,
        "rack-domain": rackHost,
        region,
        status: "running",
        type: PARAMETERS.InstanceType,
        version,
    });
}
const PARAMETERS = {
    Autoscale: "Yes",
    BuildCpu: "0",
    BuildMemory: "1024",
    InstanceCount: "3",
    InstanceType: "t3.small",
    LogDriver: "CloudWatch",
    Private: "No",
    Tags: "",
};
async function systemProcesses({ rack, options }) {
    const { profile, name } = rack;
    const v3 = profile.generation === "v3";
    const own = {
        ...{ id: v3 ? `api-${podSuffix(name, 10)}-${podSuffix(`${name}/api`, 5)}` : podId(name) },
        ...{ app: v3 ? "system" : name, command: "", image: "", name: v3 ? "api" : "web", ports: [] },
        ...{
            release: profile.version,
            started: 0,
            status: "running",
            restarts: 0,
            exitCode: undefined,
            container: undefined,
        },
    };
    const shown = [own];
    if (options.query("all") === "true") {
        for (const app of await listApps(rack))
            shown.push(...(await processes(rack, app)));
    }
    return json(shown.map((process) => wireProcess(rack, process)));
}
function podId(name) {
    return Buffer.from(podSuffix(name, 6)).toString("hex");
}
function authCheck() {
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/api/routes.js
























const routes = [
    route("GET", "/auth", authCheck),
    route("POST", "/apps/{app}/cancel", appCancel),
    route("POST", "/apps", appCreate),
    route("DELETE", "/apps/{app}", appDelete),
    route("GET", "/apps/{app}/cost", appCost, (profile) => profile.budgets),
    route("GET", "/apps/{app}/diagnose", appDiagnose, (profile) => profile.diagnose),
    route("GET", "/apps/{app}", appGet),
    route("GET", "/apps", appList),
    socket("/apps/{app}/logs", appLogs),
    route("GET", "/apps/{app}/manifest/services/{service}", manifestService, (profile) => profile.serviceLimits),
    route("PUT", "/apps/{app}", appUpdate),
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
    route("DELETE", "/apps/{app}/processes/{pid}/files", filesDelete),
    route("GET", "/apps/{app}/processes/{pid}/files", filesDownload),
    route("POST", "/apps/{app}/processes/{pid}/files", filesUpload),
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
    route("GET", "/apps/{app}/services", serviceList),
    route("POST", "/apps/{app}/services/{name}/restart", serviceRestart),
    route("PUT", "/apps/{app}/services/{name}", serviceUpdate),
    route("GET", "/system", systemGet),
    socket("/system/logs", systemLogs),
    route("PUT", "/system/jwt/rotate", tokenRotate, (profile) => profile.tokens),
    route("POST", "/system/jwt/token", tokenCreate, (profile) => profile.tokens),
    route("GET", "/system/processes", systemProcesses),
    route("ANY", "/custom/http/proxy/{path:.*}", proxyRequest, (profile) => profile.httpProxy),
    ...fixedRoutes,
];

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
const ABOUT_RELEASES = new Set(["rollback", "never-settle", "crash", "await-resource", "hide-release"]);
function fits(spec, occasion) {
    if (spec.method !== undefined && spec.method !== occasion.method)
        return false;
    if (spec.path !== undefined && !pathFits(spec.path, occasion.path ?? ""))
        return false;
    const aboutReleases = ABOUT_RELEASES.has(spec.kind);
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/auth.js


function basicAuth(request) {
    const match = /^Basic (.*)$/i.exec(request.headers.authorization ?? "");
    const text = match?.[1] === undefined ? "" : Buffer.from(match[1], "base64").toString("utf8");
    const at = text.indexOf(":");
    return at < 0 ? { user: "", password: "" } : { user: text.slice(0, at), password: text.slice(at + 1) };
}
async function authenticate(rack, request) {
    const { user, password } = basicAuth(request);
    if (user === "jwt" && rack.profile.tokens)
        return tokenRole(rack, password);
    if (rack.password !== "" && password !== rack.password)
        throw new RackFailure(401, "invalid authentication");
    return rack.profile.adminRole ? "rwa" : "rw";
}
function authorize(role, method) {
    if (method !== "GET" && !role.includes("w")) {
        throw new RackFailure(401, "you are unauthorized to access this");
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/console-machines.js

function consoleMachines(machines, organization) {
    const [served] = machines;
    const partsOf = (path) => {
        const [, id, rest] = /^\/machines\/([^/]+)(\/.*)?$/.exec(path) ?? [];
        return id === undefined ? undefined : { id, rest: rest ?? "/" };
    };
    return {
        list: () => machines.map((machine) => ({
            ID: machine.id,
            Name: machine.name,
            organization_info: { name: machine.organization ?? organization },
            Dimensions: { vcpu: "1", mem: "2" },
            Age: "3 days",
            created_at_rfc3339: "2026-01-02T03:04:05Z",
        })),
        isMachinePath: (path) => partsOf(path) !== undefined,
        toRackPath(path) {
            const parts = partsOf(path);
            return parts?.rest.startsWith("/app") ? parts.rest : path;
        },
        refuse(path, key) {
            if (key.machines === false)
                return failure(403, "permission denied", false);
            const parts = partsOf(path);
            const machine = machines.find(({ id }) => id === parts?.id);
            if (!parts || !machine)
                return failure(404, "machine not found", false);
            if (!parts.rest.startsWith("/app"))
                return failure(404, "not found", false);
            return machine === served ? undefined : failure(502, `machine is not reachable: ${machine.name}`, false);
        },
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/request-target.js
function targetOf(request) {
    const url = (request.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
    const at = url.indexOf("?");
    const raw = at < 0 ? url : url.slice(0, at);
    return { path: decodedPath(raw), raw, search: at < 0 ? "" : url.slice(at + 1) };
}
function decodedPath(raw) {
    if (/%(?![0-9A-Fa-f]{2})/.test(raw))
        return undefined;
    const bytes = raw.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
}
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
function isGone(request) {
    const socket = request.socket;
    return socket === null || socket.destroyed;
}
async function* countedBody(request, record) {
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






function consoleGate(rack, options) {
    const own = { name: rack.name, organization: options.organization ?? "local" };
    const listed = options.racks ?? [];
    const isOwn = (item) => item.name === own.name && item.organization === own.organization;
    const racks = listed.some(isOwn) ? listed : [own, ...listed];
    const machines = consoleMachines(options.machines ?? [], own.organization);
    const sessions = new Set();
    const challenge = options.session === undefined ? undefined : { path: "/session", token: options.session === "token-true" };
    function keyOf(request) {
        if (rack.faults.take("refuse-key", occasionOf(request)) !== undefined)
            return undefined;
        const { password } = basicAuth(request);
        return options.keys.find(({ key }) => key === password);
    }
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
            return compact({
                ...wireRack(rack, found),
                deletable: false,
                parameters: rack.parameters,
                version: rack.profile.version,
            });
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
        if (path === "/machines" && request.method === "GET") {
            return key.machines === false ? failure(403, "permission denied", false) : compact(machines.list());
        }
        if (path === "/machines" || path.startsWith("/racks"))
            return failure(404, "not found", false);
        return undefined;
    }
    function checkAddress(request, path, key) {
        if (machines.isMachinePath(path))
            return machines.refuse(path, key);
        const header = request.headers["rack"];
        const name = typeof header === "string" ? header : "";
        if (name === "")
            return failure(400, "no rack given", false);
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
        toRackPath: machines.toRackPath,
        async before(request, path) {
            if (isSocket(request))
                return exchange(request, path);
            const key = keyOf(request);
            if (key === undefined)
                return failure(401, "invalid authentication", false);
            return exchange(request, path) ?? ownAnswer(request, path, key) ?? checkAddress(request, path, key);
        },
        async role(request, path) {
            const websocket = isSocket(request);
            const { password } = basicAuth(request);
            const key = websocket ? keyOf(request) : options.keys.find((item) => item.key === password);
            if (key === undefined)
                throw new RackFailure(401, "invalid authentication");
            const refusal = checkAddress(request, path, key);
            if (refusal !== undefined)
                throw new RackFailure(refusal.status, String(refusal.body).trim());
            const method = websocket ? "SOCKET" : (request.method ?? "");
            if (key.policy === "default" && !deployKeyMay(method, machines.toRackPath(path))) {
                throw new RackFailure(403, REFUSED);
            }
            return rack.profile.adminRole ? "rwa" : "rw";
        },
    };
}
function isSocket(request) {
    return request.headers.upgrade === "websocket";
}
const REFUSED = "operation not permitted for deploy keys";
const DEPLOY_KEY_CALLS = [
    ["GET", /^\/system$/],
    ["POST", /^\/apps\/[^/]+\/objects\//],
    ["GET", /^\/apps\/[^/]+\/builds$/],
    ["POST", /^\/apps\/[^/]+\/builds$/],
    ["POST", /^\/apps\/[^/]+\/builds\/import$/],
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/store/data-folder.js








function dataFolder(env) {
    const base = env["XDG_STATE_HOME"] || env["LOCALAPPDATA"];
    if (base)
        return (0,external_node_path_.join)(base, "convox-ci", "local-rack");
    const home = env["HOME"] || homeOfUser();
    return home === ""
        ? (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "convox-ci-local-rack")
        : (0,external_node_path_.join)(home, ".local", "state", "convox-ci", "local-rack");
}
function homeOfUser() {
    try {
        return (0,external_node_os_.homedir)();
    }
    catch {
        return "";
    }
}
async function prepareDataFolder(data) {
    try {
        await createFolder(data);
        await writeAtomic((0,external_node_path_.join)(places.scratch({ data }), "check"), " ".repeat(CHECKED_BYTES));
        await data_folder_removeLeftovers(data);
    }
    catch (error) {
        throw new StartFailure(describeUse(data, REASONS[codeOf(error)] ?? messageOf(error)), { cause: error });
    }
}
function describeFailure(error, data) {
    const code = codeOf(error);
    const reason = MACHINE_FAULTS.has(code) ? REASONS[code] : undefined;
    return reason === undefined ? messageOf(error) : describeUse(data, reason);
}
function describeUse(data, reason) {
    return `data folder ${data} cannot be used: ${reason}`;
}
function codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : "";
}
const CHECKED_BYTES = 16_384;
const MACHINE_FAULTS = new Set(["ENOSPC", "EDQUOT", "EROFS", "EMFILE"]);
const REASONS = {
    EACCES: "this user may not write there",
    EPERM: "this user may not write there",
    EROFS: "its file system is read-only",
    EEXIST: "a file is in its place",
    ENOTDIR: "a file is in its place",
    ENOENT: "its file system does not allow new folders there",
    ENAMETOOLONG: "its path is too long",
    ELOOP: "its path has a symbolic link that leads to itself",
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    EMFILE: "too many files are open",
};
async function data_folder_removeLeftovers(data) {
    for (const owner of await listFolder(places.scratchFolders(data))) {
        if (ownerAlive(owner))
            continue;
        await (0,promises_.rm)((0,external_node_path_.join)(places.scratchFolders(data), owner), { recursive: true, force: true });
    }
    for (const folder of [data, ...FOLDERS.map((name) => (0,external_node_path_.join)(data, name))]) {
        const names = folder === data ? await listFolder(folder) : await listFolder(folder, true);
        for (const name of names) {
            const pid = temporaryOwner(name);
            if (pid !== undefined && !processAlive(pid))
                await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { force: true });
        }
    }
}
const FOLDERS = ["apps", "locks"];
async function listFolder(folder, recursive = false) {
    try {
        return await (0,promises_.readdir)(folder, { recursive });
    }
    catch (error) {
        if (isMissing(error))
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/disturbance.js






async function applyEarlyFaults(rack, request) {
    const occasion = occasionOf(request);
    const delay = rack.faults.number("slow", occasion);
    if (delay !== undefined)
        await (0,external_node_timers_promises_.setTimeout)(delay, undefined, { signal: rack.closing }).catch(() => undefined);
    if (rack.faults.take("refuse", occasion) !== undefined)
        return "cut";
    if (rack.faults.take("stall", occasion) !== undefined) {
        const left = request.socket.destroyed || (0,external_node_events_.once)(request.socket, "close").catch(() => undefined);
        await Promise.race([left, untilAborted(rack.closing)]);
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

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/socket-input.js
const BUFFER_LIMIT = 256 * 1024;
const FRAME_LIMIT = 4 * 1024 * 1024;
const CONTROL_LIMIT = 125;
function socket_input_readInput(stream, reply, closed) {
    const waiting = [];
    let size = 0;
    let ended = false;
    let hasEnd = false;
    let wake = () => undefined;
    let chunks = [];
    let available = 0;
    let needed = 2;
    let fragmented;
    const finish = () => {
        ended = true;
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
            if (kind === "binary") {
                hasEnd ||= !ended;
                finish();
            }
            else if (!ended && frame.payload.length > 0) {
                waiting.push(frame.payload);
                size += frame.payload.length;
                wake();
            }
        }
    };
    stream.on("data", (chunk) => {
        chunks.push(chunk);
        available += chunk.length;
        if (available < needed)
            return;
        let bytes = Buffer.concat(chunks);
        for (;;) {
            const frame = parseFrame(bytes);
            if (frame === "too long") {
                stream.destroy();
                return;
            }
            if (typeof frame === "number") {
                needed = frame;
                break;
            }
            bytes = bytes.subarray(frame.end);
            take(frame);
        }
        chunks = [bytes];
        available = bytes.length;
        if (size > BUFFER_LIMIT && !ended)
            stream.pause();
    });
    closed.addEventListener("abort", finish, { once: true });
    return {
        hasEnd: () => hasEnd,
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
function parseFrame(bytes) {
    if (bytes.length < 2)
        return 2;
    const first = bytes.readUInt8(0);
    const second = bytes.readUInt8(1);
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const masked = (second & 0x80) !== 0;
    const start = 2 + lengthBytes + (masked ? 4 : 0);
    if (bytes.length < start)
        return start;
    const length = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    const isControl = (first & 0x08) !== 0;
    if (length > (isControl ? CONTROL_LIMIT : FRAME_LIMIT))
        return "too long";
    if (bytes.length < start + length)
        return start + length;
    const payload = Buffer.from(bytes.subarray(start, start + length));
    if (masked) {
        for (let i = 0; i < length; i++)
            payload[i] = (payload[i] ?? 0) ^ (bytes[start - 4 + (i % 4)] ?? 0);
    }
    return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload, end: start + length };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/sockets.js



const NO_WEBSOCKET = "the client is not using the websocket protocol";
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
function openLogSocket(request, stream, closing, shape) {
    const accept = (0,external_node_crypto_.createHash)("sha1")
        .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest("base64");
    stream.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    const closed = new AbortController();
    const leave = () => {
        closed.abort();
        stream.destroy();
    };
    stream.on("end", leave);
    stream.on("close", () => closed.abort());
    stream.on("error", leave);
    const control = (opcode, payload) => {
        if (!closed.signal.aborted && !stream.writableNeedDrain)
            stream.write(Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]));
    };
    let input;
    const frames = [];
    let budget = shape.dropAfter ?? Number.POSITIVE_INFINITY;
    async function frame(opcode, data) {
        if (closed.signal.aborted)
            return;
        const part = data.subarray(0, Math.min(data.length, budget));
        budget -= data.length;
        if (shape.records === true)
            frames.push({ opcode, data: part });
        const room = stream.write(Buffer.concat([header(opcode, data.length), part]));
        if (budget <= 0 && shape.dropAfter !== undefined) {
            stream.end(leave);
            closed.abort();
        }
        else if (!room) {
            await untilDrained(stream, closed.signal);
        }
    }
    return {
        frames,
        closed: AbortSignal.any([closed.signal, closing]),
        input: () => input?.bytes() ?? nothing(),
        hasInputEnd: () => input?.hasEnd() ?? false,
        startReading() {
            if (shape.reads === true)
                input = socket_input_readInput(stream, control, closed.signal);
            else
                stream.resume();
        },
        async text(data) {
            const bytes = Buffer.from(data);
            const size = shape.split ?? Math.max(bytes.length, 1);
            for (let at = 0; at < bytes.length; at += size)
                await frame("text", bytes.subarray(at, at + size));
        },
        async end() {
            stream.resume();
            if (shape.noEnd === true)
                stream.end(leave);
            else
                await frame("binary", Buffer.alloc(0));
        },
    };
}
async function* nothing() {
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
function untilDrained(stream, closed) {
    return new Promise((resolve) => {
        const finish = () => {
            stream.off("drain", finish);
            closed.removeEventListener("abort", finish);
            resolve();
        };
        stream.on("drain", finish);
        closed.addEventListener("abort", finish);
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/http.js












function rackGate(rack) {
    return {
        console: false,
        toRackPath: (path) => path,
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
async function answer(front, request, response) {
    const { rack } = front;
    const record = newRecord(request, front.gate.console);
    front.transcript.add(record);
    try {
        const early = await applyEarlyFaults(rack, request);
        if (early === "cut") {
            request.socket.destroy();
            return;
        }
        const reply = early ?? (await http_route(front, request, response, record));
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
function cutAfterFlush(response) {
    const { socket } = response;
    if (socket === null)
        return;
    socket.end(() => socket.destroy());
}
async function http_route(front, request, response, record) {
    const { rack, gate } = front;
    const { path, search } = targetOf(request);
    if (path === undefined)
        return { ...failure(400, "", false), body: Buffer.from("400 Bad Request") };
    if (path === "/check")
        return { status: 200, headers: {}, body: Buffer.from("ok") };
    const before = await gate.before(request, path);
    if (before !== undefined)
        return before;
    const method = request.method ?? "";
    const rackPath = gate.toRackPath(path);
    const match = matchRoute(front.routes, rack.profile, { method, path: rackPath, upgrade: request.headers.upgrade });
    if (match.kind === "none")
        return empty(match.status);
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
            ...{ rack, role, vars: match.vars, options, body, closed: goneSignal(rack, response) },
            isFromConsole: front.gate.console,
            request: { method, search, headers: request.headers },
        };
        await front.prepare(call, method, rackPath);
        const reply = await match.route.handler(call);
        const { body: content } = reply;
        const whole = Buffer.isBuffer(content) ? content : withLateFailure(content, asksForJson(rack, request));
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
        return failure(500, describeFailure(error, rack.data), asJson);
    const status = error.typed && generation === "v3" && !jsonErrors ? 500 : error.status;
    const reply = failure(status, error.message, asJson);
    if (error.status === 401 && generation === "v3" && error.message === "invalid authentication") {
        reply.headers["Www-Authenticate"] = 'Basic realm="convox"';
    }
    return reply;
}
function goneSignal(rack, response) {
    const closed = new AbortController();
    response.once("close", () => closed.abort());
    return AbortSignal.any([closed.signal, rack.closing]);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/unreadable.js


function answerUnreadable(front, error, stream) {
    const code = "code" in error ? error.code : undefined;
    if (code === "ECONNRESET" || !stream.writable) {
        stream.destroy();
        return;
    }
    const status = code === "HPE_INVALID_METHOD" ? unknownMethod(front, error) : undefined;
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
function unknownMethod({ rack, routes }, error) {
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









async function answerUpgrade(front, request, stream, plain) {
    const { rack, gate } = front;
    const path = targetOf(request).path ?? "";
    const match = matchRoute(front.routes, rack.profile, {
        method: request.method ?? "",
        path: gate.toRackPath(path),
        upgrade: request.headers.upgrade,
    });
    if (match.kind !== "route" || match.route.kind !== "socket") {
        await answer(front, request, plain(request, stream));
        return;
    }
    const record = newRecord(request, gate.console);
    front.transcript.add(record);
    try {
        const early = await applyEarlyFaults(rack, request);
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
        await runSocket(front, { request, stream, record, route: match.route, vars: match.vars });
    }
    catch (error) {
        rack.notice(`${record.path}: ${messageOf(error)}`);
        stream.destroy();
    }
}
async function runSocket(front, asked) {
    const { rack, gate } = front;
    const { request, stream, record, vars } = asked;
    const occasion = occasionOf(request);
    const out = openLogSocket(request, stream, rack.closing, {
        dropAfter: rack.faults.number("drop-socket", occasion),
        split: rack.faults.number("split", occasion) || undefined,
        noEnd: rack.faults.take("no-end", occasion) !== undefined,
        reads: asked.route.reads,
        records: front.transcript.isOn,
    });
    if (front.transcript.isOn)
        record.websocket = { frames: out.frames };
    try {
        const role = await gate.role(request, occasion.path);
        out.startReading();
        const body = countedBody(request, record);
        const options = await readOptions(request, record.query, body);
        const call = {
            ...{ rack, role, vars, options, body, closed: out.closed, isFromConsole: gate.console },
            request: { method: "GET", search: record.query, headers: request.headers },
        };
        await front.prepare(call, "GET", gate.toRackPath(occasion.path));
        const injected = rack.faults.take("inject", occasion)?.value;
        if (injected !== undefined)
            await out.text(`${injected}\n`);
        await asked.route.handler(call, out);
    }
    catch (error) {
        await out.text(`ERROR: ${describeFailure(error, rack.data)}\n`);
    }
    if (rack.closing.aborted)
        stream.destroy();
    else
        await out.end();
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/listen.js







const MAX_HEADER_BYTES = 1024 * 1024;
async function listen(front, address) {
    const limits = { maxHeaderSize: MAX_HEADER_BYTES };
    const server = address.tls === undefined ? (0,external_node_http_.createServer)(limits) : (0,external_node_https_.createServer)({ ...limits, ...address.tls });
    server.headersTimeout = 30_000;
    server.keepAliveTimeout = 120_000;
    server.requestTimeout = 0;
    const sockets = new Set();
    const responses = new WeakMap();
    const guard = (stream, handle) => {
        const fail = (error) => {
            front.rack.notice(`connection closed after an unexpected error: ${messageOf(error)}`);
            stream.destroy();
        };
        try {
            Promise.resolve(handle()).catch(fail);
        }
        catch (error) {
            fail(error);
        }
    };
    const track = (socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
    };
    server.on("connection", track);
    server.on("secureConnection", track);
    server.on("request", (request, response) => {
        const { socket } = request;
        const done = new Promise((resolve) => void response.once("close", resolve));
        responses.set(socket, Promise.all([responses.get(socket), done]));
        guard(socket, () => answer(front, request, response));
    });
    server.on("clientError", (error, stream) => guard(stream, () => answerUnreadable(front, error, stream)));
    server.on("upgrade", (request, stream, head) => {
        stream.on("error", () => stream.destroy());
        guard(stream, async () => {
            await responses.get(stream);
            if (stream.destroyed)
                return;
            if (head.length > 0)
                stream.unshift(head);
            await answerUpgrade(front, request, stream, makeResponse);
        });
    });
    await startListening(server, address);
    return {
        port: listen_portOf(server),
        close: () => new Promise((done) => {
            server.close(() => done());
            for (const socket of sockets)
                socket.destroy();
        }),
    };
}
async function startListening(server, { host, port }) {
    try {
        await new Promise((done, failed) => {
            server.once("error", failed);
            server.listen(port, host, () => {
                server.off("error", failed);
                done();
            });
        });
    }
    catch (error) {
        throw new StartFailure(listenFailure(error, host, port), { cause: error });
    }
}
function listenFailure(error, host, port) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE")
        return `port ${port} on ${host} is in use: choose another port, or 0 for any free port`;
    if (code === "EACCES")
        return `port ${port} on ${host} is not allowed for this user: choose a port above 1023`;
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
        return `address ${host} does not belong to this machine: use 127.0.0.1, or an address of this machine`;
    }
    return `cannot listen on ${host}, port ${port}: ${messageOf(error)}`;
}
function listen_portOf(server) {
    const address = server.address();
    if (address === null || typeof address === "string")
        throw new Error("the local Rack listens on no port");
    return address.port;
}
function makeResponse(request, stream) {
    const response = new external_node_http_.ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(stream);
    response.once("finish", () => stream.end());
    return response;
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/http/record.js
const LIMIT = 10_000;
function makeTranscript(isOn) {
    const requests = [];
    return {
        isOn,
        requests,
        add(record) {
            if (!isOn)
                return;
            requests.push(record);
            if (requests.length > LIMIT)
                requests.splice(0, requests.length - LIMIT);
        },
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/profile/oddities.js
function makeOddities(profile, overrides = {}) {
    return {
        plainExecHangs: !profile.plainExec,
        stdinStaysOpen: !profile.stdinEnd,
        buildsElsewhere: false,
        importIgnoresPush: profile.generation === "v3",
        ...overrides,
    };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/profile/features.js
const FEATURES = {
    jsonErrors: { v2: false, v3: "3.24.1" },
    securityHeaders: { v2: false, v3: "3.24.6" },
    cleanKeys: { v2: false, v3: "3.24.6" },
    methodNotAllowed: { v2: false, v3: true },
    parentRelease: { v2: false, v3: "3.21.1" },
    bareBuildArgs: { v2: false, v3: "3.22.0" },
    externalBuilds: { v2: false, v3: true },
    gitSha: { v2: "20230704162933", v3: "3.11.0" },
    buildArgs: { v2: "20221115125919", v3: "3.8.1" },
    tokens: { v2: "20230704162933", v3: "3.13.1" },
    adminRole: { v2: false, v3: "3.24.6" },
    wildcardDomain: { v2: "20221026175318", v3: false },
    createTimeout: { v2: false, v3: "3.19.6" },
    serviceLogs: { v2: false, v3: "3.19.4" },
    logRequests: { v2: false, v3: "3.24.5" },
    gpuOptions: { v2: false, v3: "3.24.5" },
    runLimits: { v2: false, v3: "3.14.3" },
    appConfigs: { v2: false, v3: "3.19.7" },
    execTerminal: { v2: true, v3: "3.19.7" },
    disableStdin: { v2: false, v3: "3.19.7" },
    diagnose: { v2: false, v3: "3.24.0" },
    serviceLimits: { v2: false, v3: "3.24.6" },
    internalRouter: { v2: false, v3: "3.19.1" },
    rackDomain: { v2: true, v3: "3.13.1" },
    httpProxy: { v2: false, v3: "3.19.7" },
    certificateRenewal: { v2: false, v3: "3.12.4" },
    letsEncrypt: { v2: false, v3: "3.13.3" },
    karpenter: { v2: false, v3: "3.24.3" },
    serviceMetrics: { v2: true, v3: "3.24.6" },
    budgets: { v2: false, v3: "3.24.6" },
    triggers: { v2: false, v3: "3.24.6" },
    imageImport: { v2: false, v3: "3.24.6" },
    strictProxy: { v2: false, v3: "3.24.6" },
    buildArch: { v2: false, v3: "3.25.3" },
    stdinEnd: { v2: true, v3: "3.25.5" },
    plainExec: { v2: true, v3: "3.25.5" },
    earlyExitCode: { v2: false, v3: "3.25.5" },
    runPodOptions: { v2: false, v3: "3.25.1" },
    retainedRuns: { v2: false, v3: "3.25.5" },
    fastFailure: { v2: false, v3: "3.25.5" },
    statefulServices: { v2: false, v3: "3.25.4" },
    livenessService: { v2: false, v3: "3.25.5" },
    nodePoolCheck: { v2: false, v3: "3.25.4" },
    cancelWhileCreatingResources: { v2: true, v3: "3.25.10" },
    costRange: { v2: false, v3: "3.25.10" },
    buildCancel: { v2: false, v3: "3.25.7" },
};

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/profile/version.js
const RANGE = {
    v2: { oldest: "20180708231844", newest: "99999999999999", example: "20260421192651" },
    v3: { oldest: "3.5.3", newest: "3.25.10", example: "3.25.10" },
};
function defaultVersion(generation) {
    return RANGE[generation].example;
}
function checkVersion(generation, version) {
    if (version === "dev")
        return;
    const { oldest, newest, example } = RANGE[generation];
    const pattern = generation === "v3" ? /^v?3\.\d+\.\d+(?:[-+]?\w[\w.-]*)?$/ : /^\d{14}$/;
    if (!pattern.test(version)) {
        throw new Error(`version ${version} is not a ${generation} version: use one such as ${example}, or dev`);
    }
    if (compareVersions(version, oldest) < 0 || compareVersions(version, newest) > 0) {
        const allowed = generation === "v3" ? `${oldest} to ${newest}` : `${oldest} and later`;
        throw new Error(`version ${version} is not supported: use ${allowed}, or dev`);
    }
}
function compareVersions(a, b) {
    const [left, right] = [parseVersion(a), parseVersion(b)];
    for (let i = 0; i < 3; i++) {
        const difference = (left[i] ?? 0) - (right[i] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function parseVersion(version) {
    const plain = version.replace(/^v/, "").split(/[-+]/)[0] ?? "";
    return plain.split(".").map((part) => Number.parseInt(part, 10));
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/profile/profile.js


function makeProfile(generation, version = defaultVersion(generation)) {
    checkVersion(generation, version);
    const has = (feature) => {
        const first = FEATURES[feature][generation];
        return typeof first === "boolean" ? first : version === "dev" || compareVersions(version, first) >= 0;
    };
    const names = Object.keys(FEATURES);
    const features = Object.fromEntries(names.map((name) => [name, has(name)]));
    return { generation, version, ...features };
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/pty.js

function terminalCommand(argv, size) {
    const resize = size.height > 0 && size.width > 0 ? `stty rows ${size.height} cols ${size.width}; ` : "";
    const line = `${resize}exec ${argv.map(shellWord).join(" ")}`;
    return ["script", "--quiet", "--return", "--flush", "--echo", "always", "--command", line, "/dev/null"];
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/run/host-command.js



const host_command_KEPT = 10_000;
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
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch {
    }
}
async function host_command_stateOf(child) {
    return { status: "exited", code: await exitCode(child).catch(() => 127) };
}
function startFailure(child, error) {
    const missing = messageOf(error).includes("ENOENT");
    const reason = missing ? "executable file not found in $PATH" : messageOf(error);
    return new Error(`exec: ${JSON.stringify(child.spawnfile)}: ${reason}`);
}
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








const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
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
            isStopping: async () => !containers.has(`${spec.app}/${spec.id}`),
            state: async () => state,
            waitForEnd: (signal) => Promise.race([ended, rejectOnAbort(signal)]),
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
            copyOut: (path) => streamTar(run, cwd, env, relativePath(path)),
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
                    await (0,promises_.rm)((0,external_node_path_.join)(cwd, relativePath(path)), { force: true });
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
        async list(filter = {}) {
            return [...containers.values()].filter((container) => (filter.app ?? container.app) === container.app &&
                (filter.service ?? container.service) === container.service &&
                (filter.release ?? container.release) === container.release &&
                (filter.kind ?? container.kind) === container.kind);
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
function rejectOnAbort(signal) {
    return new Promise((_, reject) => {
        onAbort(signal, () => reject(signal.reason));
    });
}
function relativePath(path) {
    return (0,external_node_path_.normalize)((0,external_node_path_.join)("/", path)).slice(1) || ".";
}
async function* streamTar(run, cwd, env, path) {
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



















async function startLocalRack(options) {
    const data = (0,external_node_path_.resolve)(options.data);
    const generation = options.generation ?? "v3";
    const profile = profileOf(generation, options.version);
    await prepareDataFolder(data);
    const { builder, engine } = await chooseBuilder(options.builder ?? "plan", data);
    const registry = engine === undefined ? undefined : await registryOf(options.registry, data);
    const now = options.clock ?? steadyNow;
    const closing = new AbortController();
    const work = new Set();
    const rack = {
        data,
        name: options.name ?? "local",
        provider: options.provider ?? (generation === "v2" ? "aws" : "local"),
        region: "us-east-1",
        password: options.password ?? hexDigits(30),
        profile,
        clock: makeClock(now),
        timings: {
            updating: options.promotion?.updatingMs ?? 1500,
            rollback: options.promotion?.rollbackMs ?? 1000,
            creating: options.promotion?.creatingMs ?? 300,
            deleting: options.promotion?.deletingMs ?? 300,
            starting: options.promotion?.startingMs ?? 300,
        },
        parameters: options.parameters ?? {},
        nodePools: options.nodePools ?? [],
        createApps: options.createApps ?? false,
        deletedApps: new Set(),
        imports: new Set(),
        notice: options.onNotice ?? (() => undefined),
        faults: makeFaultBox(options.faults ?? []),
        builder,
        engine,
        registry,
        rolloutMs: options.promotion?.rolloutMs ?? 60_000,
        hostRuntime: options.execute === "host" ? hostRuntime(places.scratch({ data }), now) : undefined,
        oddities: makeOddities(profile, options.oddities),
        closing: closing.signal,
        background(promise) {
            const safe = promise.catch((error) => rack.notice(messageOf(error))).finally(() => work.delete(safe));
            work.add(safe);
        },
    };
    const listeners = [];
    const close = async () => {
        closing.abort();
        await rack.hostRuntime?.close();
        await Promise.allSettled([...work]);
        await registry?.close();
        await Promise.all(listeners.map((listener) => listener.close()));
    };
    const transcript = makeTranscript(options.transcript ?? false);
    const host = options.host ?? "127.0.0.1";
    const shared = { rack, routes: routes, transcript, prepare: createMissingApp };
    const { console, port = 0, tls } = options;
    try {
        listeners.push(await listen({ ...shared, gate: rackGate(rack) }, { host, port, tls }));
        if (console !== undefined) {
            listeners.push(await listen({ ...shared, gate: consoleGate(rack, console) }, { host, port: 0, tls }));
        }
    }
    catch (error) {
        await close();
        throw error;
    }
    const [front, consoleFront] = listeners.map((listener) => listener.port);
    const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
    const user = rack.password === "" ? "convox" : `convox:${encodeURIComponent(rack.password)}`;
    return {
        url: `${tls === undefined ? "http" : "https"}://${user}@${reachable}:${front}`,
        ...(consoleFront === undefined ? {} : { consoleHost: `${reachable}:${consoleFront}` }),
        host,
        port: front ?? 0,
        password: rack.password,
        builder: engine?.name ?? "plan",
        requests: transcript.requests,
        faults: rack.faults,
        close,
    };
}
function profileOf(generation, version) {
    try {
        return makeProfile(generation, version);
    }
    catch (error) {
        throw new StartFailure(messageOf(error), { cause: error });
    }
}
async function registryOf(address, data) {
    return address === undefined ? ownRegistry(places.registry(data)) : externalRegistry(address);
}

;// CONCATENATED MODULE: ./node_modules/@convox/local-rack/src/index.js








/***/ })

};
