export const id = 1117;
export const ids = [1117];
export const modules = {

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

/***/ 8295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ appendText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

const { O_APPEND, O_CREAT, O_WRONLY } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
function appendText(path, text, { creates = false } = {}) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, O_WRONLY | O_APPEND | (creates ? O_CREAT : 0), 0o666);
    try {
        const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        const bytes = Buffer.from(text);
        try {
            for (let done = 0; done < bytes.length;)
                done += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file, bytes, done);
        }
        catch (error) {
            if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file).isFile())
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.ftruncateSync)(file, size);
            throw error;
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}


/***/ }),

/***/ 1117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runOrb: () => (/* binding */ runOrb)
});

// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js
var started_work = __webpack_require__(5183);
// EXTERNAL MODULE: ./src/commands/load.js
var load = __webpack_require__(331);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/host/control-sequences.js
var control_sequences = __webpack_require__(5625);
// EXTERNAL MODULE: ./src/session/run-command.js + 3 modules
var run_command = __webpack_require__(1391);
// EXTERNAL MODULE: ./src/session/settings.js
var settings = __webpack_require__(8330);
// EXTERNAL MODULE: ./src/system-error.js
var system_error = __webpack_require__(7748);
// EXTERNAL MODULE: ./src/timeline/timeline.js
var timeline_timeline = __webpack_require__(4323);
// EXTERNAL MODULE: ./src/entry/hints.js
var hints = __webpack_require__(113);
// EXTERNAL MODULE: ./src/entry/outcome.js
var outcome = __webpack_require__(2275);
// EXTERNAL MODULE: ./src/entry/standard-streams.js
var standard_streams = __webpack_require__(90);
// EXTERNAL MODULE: ./src/host/mask.js + 2 modules
var mask = __webpack_require__(1513);
// EXTERNAL MODULE: ./src/host/stream-host.js
var stream_host = __webpack_require__(9054);
;// CONCATENATED MODULE: ./src/entry/circleci/host.js


const SILENT_MS = 120_000;
function circleciHost({ out, onSave, silentMs = SILENT_MS }) {
    const masker = new mask/* Masker */.G();
    const host = (0,stream_host/* terminalHost */.P)({ story: out, log: out, warnings: out }, masker);
    let lastOutput = Date.now();
    let title = "";
    const noteOutput = () => {
        lastOutput = Date.now();
    };
    const started = lastOutput;
    const watching = setInterval(() => {
        if (Date.now() - lastOutput < silentMs)
            return;
        host.info(`Still running after ${Math.round((Date.now() - started) / 1000)} s${title === "" ? "" : `: ${title}`}`);
        noteOutput();
    }, Math.max(silentMs / 4, 10));
    watching.unref();
    return {
        ...host,
        masker,
        info(line, tone) {
            noteOutput();
            host.info(line, tone);
        },
        warn(line) {
            noteOutput();
            host.warn(line);
        },
        async group(name, body) {
            noteOutput();
            const outer = title;
            title = name;
            try {
                return await host.group(name, body);
            }
            finally {
                title = outer;
            }
        },
        async stream(chunks) {
            async function* noteChunks() {
                for await (const chunk of chunks) {
                    noteOutput();
                    yield chunk;
                }
            }
            await host.stream(noteChunks());
        },
        save: (name, value) => onSave?.(name, value),
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/commands/output/create-folder.js
var create_folder = __webpack_require__(9550);
// EXTERNAL MODULE: ./src/entry/append-text.js
var append_text = __webpack_require__(8295);
// EXTERNAL MODULE: ./src/timeline/build-steps.js
var build_steps = __webpack_require__(7120);
// EXTERNAL MODULE: ./src/entry/circleci/variables.js
var variables = __webpack_require__(1209);
;// CONCATENATED MODULE: ./src/entry/circleci/results.js






function timelineParts(spans, mask) {
    const toTime = (ms) => new Date(ms).toISOString();
    return spans
        .filter(({ kind }) => kind !== "command" && kind !== "step")
        .map((span) => {
        const steps = (0,build_steps/* spanSteps */.gt)(spans.filter(({ parent }) => parent === span));
        return {
            title: mask(span.name),
            kind: span.kind,
            started: toTime(span.start),
            seconds: (span.end - span.start) / 1000,
            failed: span.status !== "ok",
            ...(steps.length === 0
                ? {}
                : {
                    steps: steps.map(({ service, name, start, seconds, cached, failed }) => ({
                        service: mask(service),
                        name: mask(name),
                        started: toTime(start),
                        seconds,
                        cached,
                        failed,
                    })),
                }),
        };
    });
}
function exportLines(results, outputs) {
    return outputs
        .map((output) => {
        const name = (0,variables/* variableOf */.Q)(output);
        const value = results[output];
        return name === undefined || value === undefined ? "" : `export ${name}=${quoteWord(String(value))}\n`;
    })
        .join("");
}
function quoteWord(text) {
    return `'${text.replaceAll("\0", "").replaceAll("'", "'\\''")}'`;
}
async function exportResults(bashEnv, results, outputs) {
    const lines = exportLines(results, outputs);
    if (!bashEnv || lines === "")
        return;
    await (0,create_folder/* createFolder */.v)((0,external_node_path_.dirname)(bashEnv));
    (0,append_text/* appendText */.I)(bashEnv, lines, { creates: true });
}
function resultName(command, app) {
    return [command, app]
        .filter((part) => part !== "")
        .map((part) => part.replace(/[^A-Za-z0-9._-]+/g, "_"))
        .join("-");
}
async function startLog(folder, name) {
    const path = (0,external_node_path_.join)(folder, `${name}.log`);
    try {
        await (0,create_folder/* createFolder */.v)(folder);
        await (0,promises_.writeFile)(path, "");
        return path;
    }
    catch {
        return undefined;
    }
}
async function writeResults(folder, name, { results, junit, timeline }) {
    await (0,create_folder/* createFolder */.v)(folder);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, `${name}.xml`), junit);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, `${name}.timeline.json`), `${JSON.stringify(timeline, null, 2)}\n`);
}
async function readResults(path, app) {
    const isFolder = await (0,promises_.stat)(path).then((found) => found.isDirectory(), () => false);
    const file = isFolder ? (0,external_node_path_.join)(path, `${resultName("build", app)}.json`) : path;
    const results = JSON.parse(await (0,promises_.readFile)(file, "utf8"));
    return { file, results: typeof results === "object" && results !== null ? { ...results } : {} };
}
function junitReport(suite, parts, failure, seconds) {
    const failedPart = failure === undefined ? undefined : parts.find(({ failed }) => failed);
    const rest = failedPart === undefined || parts.length === 0 ? [{ title: suite, seconds, failed: false }] : [];
    const cases = [...parts.filter((part) => !part.failed || part === failedPart), ...rest].map((part) => {
        const failed = failure !== undefined && (part === failedPart || rest.includes(part));
        const body = failed
            ? `<failure type="${xml(failure.type)}" message="${xml(failure.message)}">${xml(failure.text)}</failure>`
            : "";
        return `  <testcase classname="${xml(suite)}" name="${xml(part.title)}" time="${part.seconds.toFixed(3)}">${body}</testcase>\n`;
    });
    const head = `<testsuite name="${xml(suite)}" tests="${cases.length}" failures="${failure ? 1 : 0}" time="${seconds.toFixed(3)}">`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${cases.join("")}</testsuite>\n`;
}
function xml(text) {
    return text
        .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|\p{Cs}/gu, (char) => (char === "\x7f" ? "" : "\ufffd"))
        .replace(/[&<>"]/g, (char) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[char]};`)
        .replaceAll("\n", "&#10;");
}

;// CONCATENATED MODULE: ./src/entry/circleci/install.js








const SETTINGS = {
    BUNDLE_PATH: "CONVOX_CI_BUNDLE",
    REGISTRY: "CONVOX_CI_REGISTRY",
    MIRROR: "CONVOX_CI_MIRROR",
    VERSION: "CONVOX_CI_VERSION",
    SHA256: "CONVOX_CI_SHA256",
};
async function installProgram(env) {
    const launcher = env["CONVOX_ORB_LAUNCHER"];
    if (!launcher)
        throw new Error("CONVOX_ORB_LAUNCHER is not set: install runs only in the orb");
    const folder = await programFolder(env);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "launch.mjs"), launcher);
    const given = Object.entries(SETTINGS).flatMap(([name, variable]) => {
        const value = env[`CONVOX_ORB_${name}`] || env[variable];
        return value ? [[variable, name === "BUNDLE_PATH" ? absolute(value) : value]] : [];
    });
    const exported = given.map(([name, value]) => `export ${name}=${quoteWord(value)}\n`).join("");
    const program = (0,external_node_path_.join)(folder, "convox-ci");
    await (0,promises_.writeFile)(program, `#!/bin/sh
export CONVOX_ORB_COMMAND=cli CONVOX_ORB_PIN=${quoteWord((env["CONVOX_ORB_PIN"] ?? "").trim())}
unset ${Object.keys(SETTINGS)
        .map((name) => `CONVOX_ORB_${name}`)
        .join(" ")}
${exported}exec ${quoteWord(process.execPath)} ${quoteWord((0,external_node_path_.join)(folder, "launch.mjs"))} "$@"
`);
    await (0,promises_.chmod)(program, 0o755);
    const bashEnv = env["BASH_ENV"];
    if (bashEnv) {
        try {
            await (0,create_folder/* createFolder */.v)((0,external_node_path_.dirname)(bashEnv));
            (0,append_text/* appendText */.I)(bashEnv, `${exported}export PATH=${quoteWord(folder)}:"$PATH"\n`, { creates: true });
        }
        catch (cause) {
            const reason = (0,system_error/* describeSystemError */.Zo)(cause) ?? Object(cause).message;
            throw new errors/* ConvoxError */.AC("outputs-not-recorded", `BASH_ENV (${bashEnv}) cannot be written: ${reason}`, {
                hint: `Run ${program}, which is installed: later steps do not find it in PATH.`,
                cause,
            });
        }
    }
    return program;
}
function absolute(path) {
    return (0,external_node_path_.resolve)(path.replace(/^~(?=\/|$)/, () => (0,external_node_os_.homedir)()));
}
async function programFolder(env) {
    const home = env["HOME"];
    try {
        if (!home)
            throw new Error("no HOME");
        const folder = (0,external_node_path_.join)(home, ".local", "share", "convox-ci");
        await (0,create_folder/* createFolder */.v)(folder);
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "launch.mjs"), "");
        return folder;
    }
    catch {
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "convox-ci-"));
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./src/commands/declaration/connection.js
var connection = __webpack_require__(5214);
;// CONCATENATED MODULE: ./src/entry/circleci/expand.js
const REFERENCE = /\$\$(?=[A-Za-z_{])|\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?:\}|:-)/;
function expandVariables(text, env) {
    let out = "";
    let from = 0;
    const references = new RegExp(REFERENCE, "g");
    for (let found = references.exec(text); found; found = references.exec(text)) {
        const [reference, bare, braced] = found;
        const name = bare ?? braced;
        out += text.slice(from, found.index);
        from = found.index + reference.length;
        if (name === undefined) {
            out += reference.slice(1);
        }
        else if (!reference.endsWith(":-")) {
            out += env[name] ?? "";
        }
        else {
            const end = closing(text, from);
            const fallback = text.slice(from, end);
            if (end === undefined)
                out += reference;
            else if (fallback.includes("${"))
                out += `${reference}${fallback}}`;
            else
                out += env[name] || fallback;
            if (end !== undefined)
                from = end + 1;
        }
        references.lastIndex = from;
    }
    return out + text.slice(from);
}
function closing(text, from) {
    let depth = 0;
    for (const { 0: mark, index } of text.slice(from).matchAll(/\$\{|\}/g)) {
        if (mark !== "}")
            depth += 1;
        else if (depth === 0)
            return from + index;
        else
            depth -= 1;
    }
    return undefined;
}
function isReference(text) {
    return /^\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*(?::-[^}]*)?\})$/.test(text);
}

;// CONCATENATED MODULE: ./src/entry/circleci/parameters.js







const OLD_KEY = "CONVOX_DEPLOY_KEY";
const KEY = "CONVOX_PASSWORD";
function parameterVariable(input) {
    return `CONVOX_PARAM_${input.replaceAll("-", "_").toUpperCase()}`;
}
const PATHS = ["working-directory", "file", "log-file", "ca-file", "stdin"];
function pathOf(text, env) {
    const [, rest] = /^~(\/.*)?$/s.exec(text) ?? [];
    const home = rest !== undefined || text === "~";
    return home ? `${env["HOME"] || (0,external_node_os_.homedir)()}${expandVariables(rest ?? "", env)}` : expandVariables(text, env);
}
function orbSetting(env, name) {
    return expandVariables(env[`CONVOX_ORB_${name}`] ?? "", env);
}
function orbPath(env, name) {
    const text = pathOf(env[`CONVOX_ORB_${name}`] ?? "", env);
    return text === "" ? "" : (0,external_node_path_.resolve)(text);
}
async function workingDirectory(command, env) {
    const text = env[parameterVariable("working-directory")] ?? "";
    if ("working-directory" in command.inputs || text === "")
        return process.cwd();
    const directory = (0,external_node_path_.resolve)(pathOf(text, env));
    await (0,system_error/* checkDirectory */.W3)("working_directory", text, directory);
    return directory;
}
async function orbParameters(command, env) {
    const inputs = {
        ...command.inputs,
        ...(command.needsRack === false ? {} : connection/* connectionInputs */.e),
    };
    const notices = [];
    const read = (name) => {
        const input = inputs[name];
        return input === undefined
            ? undefined
            : textOf(input, env[parameterVariable(name)] ?? "", env, PATHS.includes(name));
    };
    const app = String(read("app") || env["CONVOX_APP"] || "");
    const values = new Map();
    const key = "password" in inputs ? deployKey(String(read("rack") ?? ""), env) : undefined;
    if (key?.value)
        values.set("password", key.value);
    if (key?.notice)
        notices.push(key.notice);
    const file = orbPath(env, "RELEASE_FILE");
    if ("release" in inputs && !read("release") && file !== "") {
        const release = await releaseIn(file, app);
        values.set("release", release.id);
        notices.push(`Release ${release.id}, from ${release.file}`);
    }
    return {
        given: (name) => values.get(name) ?? (isDefaultRack(name, env) ? undefined : read(name)),
        env: {
            ...env,
            ...(app === "" ? {} : { CONVOX_APP: app }),
            ...(key?.hides ? { [KEY]: undefined } : {}),
            ...("pull-request" in inputs ? githubRepository(env) : {}),
        },
        app,
        notices,
    };
}
function isDefaultRack(name, env) {
    return name === "rack" && env[parameterVariable("rack")] === "$CONVOX_RACK";
}
function githubRepository(env) {
    const { CIRCLE_PROJECT_USERNAME: owner, CIRCLE_PROJECT_REPONAME: repository } = env;
    return env["GITHUB_REPOSITORY"] || !owner || !repository ? {} : { GITHUB_REPOSITORY: `${owner}/${repository}` };
}
function textOf(input, text, env, path) {
    if (text === "")
        return undefined;
    if (input.secret)
        return env[text];
    switch (input.kind) {
        case "boolean":
            return text === "1" ? "true" : text === "0" ? "false" : text;
        case "lines":
        case "pairs":
            return items(text, input.kind, env);
        default:
            return path ? pathOf(text, env) : expandVariables(text, env);
    }
}
function items(text, kind, env) {
    const rowsOf = (all) => {
        const rows = all.split(/\r?\n/);
        if (kind === "pairs")
            return rows;
        return rows.map((row) => row.trim()).filter((row) => row !== "" && !row.startsWith("#"));
    };
    return rowsOf(text).flatMap((row) => {
        const whole = row.trim();
        return isReference(whole) ? rowsOf(expandVariables(whole, env)) : [expandVariables(row, env)];
    });
}
function deployKey(rack, env) {
    const name = env[parameterVariable("password")] || KEY;
    const value = env[name];
    if (value)
        return { value, hides: name !== KEY };
    if (name === KEY && env[OLD_KEY]) {
        return { value: env[OLD_KEY], notice: `The deploy key is in ${OLD_KEY}. Rename the variable to ${KEY}.` };
    }
    const needsNone = rack === "local" || Boolean(env["RACK_URL"]);
    if (name === KEY || needsNone)
        return { hides: name !== KEY };
    throw new errors/* InputError */.dz("key-not-set", `deploy_key names ${name}, and the job has no such variable`, {
        hint: `Add ${name} to the project's environment variables, or to a context of the job.`,
    });
}
async function releaseIn(path, app) {
    const found = await readResults(path, app).catch((cause) => {
        throw (0,system_error/* toFileError */.GI)("release_file", path, "read", cause).withHint("A build with results_dir writes it, and a workspace passes it to other jobs. Or set the parameter release.");
    });
    const { release, app: of } = found.results;
    if (typeof release !== "string" || release === "") {
        throw new errors/* InputError */.dz("input-invalid", `${found.file} names no release`);
    }
    if (app !== "" && typeof of === "string" && of !== app) {
        throw new errors/* InputError */.dz("input-invalid", `${found.file} holds a release of ${of}, not of ${app}`);
    }
    return { id: release, file: found.file };
}

;// CONCATENATED MODULE: ./src/entry/circleci/markers.js



const CALL_MS = 20_000;
function markerSettings(command, env) {
    const environment = orbSetting(env, "DEPLOY_MARKER");
    if (environment === "")
        return undefined;
    const name = orbSetting(env, "DEPLOY_NAME");
    if (/^-|[\x00-\x1f]/.test(name)) {
        throw new errors/* InputError */.dz("input-invalid", `deploy_name is ${JSON.stringify(name)}: it must not start with "-" or contain control characters`);
    }
    const end = orbSetting(env, "DEPLOY_MARKER_END") || "success";
    if (end !== "success" && end !== "running") {
        throw new errors/* InputError */.dz("input-invalid", `deploy_marker_end is ${JSON.stringify(end)}: allowed are success and running`);
    }
    return {
        environment,
        name,
        version: orbSetting(env, "DEPLOY_VERSION"),
        end,
        isRollback: /\brollback$/.test(command) || env["CONVOX_ORB_DEPLOY_MARKER_ROLLBACK"] === "1",
    };
}
function deployMarkers(settings, report, callMs = CALL_MS) {
    let plan;
    let usable = true;
    let calls = Promise.resolve();
    const call = (...args) => {
        calls = calls.then(async () => {
            if (!usable)
                return;
            const problem = await circleci(args, callMs);
            if (problem === undefined)
                return;
            usable = false;
            report(`No deploy marker: ${problem}`);
        });
    };
    return {
        start(component, release) {
            if (plan !== undefined)
                return;
            plan = settings.name || `convox-${component}`;
            call("plan", plan, `--environment-name=${settings.environment}`, `--component-name=${component}`, `--target-version=${settings.version || release}`, ...(settings.isRollback ? ["--rollback"] : []));
            call("update", plan, "--status=running");
        },
        async end(failure, isCanceled) {
            if (plan !== undefined && failure === undefined && settings.end === "success") {
                call("update", plan, "--status=SUCCESS");
            }
            else if (plan !== undefined && isCanceled)
                call("update", plan, "--status=CANCELED");
            else if (plan !== undefined && failure !== undefined) {
                call("update", plan, "--status=FAILED", `--failure-reason=${failure.split("\n", 1)[0]}`);
            }
            await calls;
        },
    };
}
function circleci(args, callMs) {
    return new Promise((done) => {
        (0,external_node_child_process_.execFile)("circleci", ["run", "release", ...args], { timeout: callMs, killSignal: "SIGKILL" }, (error, _, stderr) => {
            if (error === null)
                return done(undefined);
            if ("code" in error && error.code === "ENOENT")
                return done("the program circleci is not installed");
            if (error.killed)
                return done(`circleci run release ${args[0]} did not answer within ${callMs / 1000} s`);
            const said = stderr.trim().split("\n", 1)[0];
            done(`circleci run release ${args[0]} failed${said ? `: ${said}` : ""}`);
        });
    });
}

;// CONCATENATED MODULE: ./src/entry/circleci/orb.js

















async function runOrb(name) {
    (0,standard_streams/* surviveStreamErrors */.w)();
    if (name === "install") {
        await runInstall();
        return;
    }
    const file = load/* commandFiles */.nt.find((candidate) => candidate.name === name);
    if (!file)
        throw new Error(`the command ${name} does not exist`);
    await runStep(await (0,load/* loadCommand */.yV)(file));
}
async function runInstall() {
    try {
        process.stdout.write(`Installed ${await installProgram(process.env)}\n`);
    }
    catch (error) {
        const { describeFailure, failureText } = await Promise.all(/* import() */[__webpack_require__.e(7443), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
        const report = describeFailure(error);
        process.exitCode = report["exit-code"];
        process.stderr.write((0,control_sequences/* printable */.g)(failureText(report)));
    }
}
async function runStep(command) {
    const { env } = process;
    let markers;
    const host = circleciHost({
        out: process.stdout,
        onSave(note, value) {
            const started = note === started_work/* STARTED_WORK */.kO ? (0,started_work.parseStartedWork)(value) : undefined;
            if (started?.kind === "promotion")
                markers?.start(toLine(started.app), toLine(started.id));
        },
    });
    const toLine = (text) => host.masker.text((0,control_sequences/* printable */.g)(text));
    const timeline = (0,timeline_timeline/* createTimeline */.M)({ now: run_command/* clock */.pm });
    (0,settings/* maskSecrets */.Q)(() => undefined, env, host);
    const start = Date.now();
    const folder = orbPath(env, "RESULTS_DIR");
    let parameters;
    let result;
    let failure;
    const contextOfStep = () => {
        const read = (name) => [parameters?.given(name)].flat().at(-1);
        const target = (0,hints/* readTarget */._E)((name) => {
            return read(name) ?? (name === "host" ? undefined : env[`CONVOX_${name.toUpperCase()}`]);
        });
        return { command, target, app: parameters?.app || undefined };
    };
    try {
        const marker = markerSettings(command.name, env);
        if (marker)
            markers = deployMarkers(marker, host.info);
        parameters = await orbParameters(command, env);
        for (const notice of parameters.notices)
            host.info(notice);
        process.chdir(await workingDirectory(command, env));
        const logFile = folder === "" ? undefined : await startLog(folder, resultName(command.name, parameters.app));
        const readInput = (input) => parameters?.given(input) ?? (input === "log-file" ? logFile : undefined);
        const advise = async (text) => (0,hints/* adaptHint */.Qy)(text, "orb", { ...contextOfStep(), commands: await (0,load/* loadCommands */.HI)() });
        const job = { given: readInput, env: parameters.env, host, advise, cwd: process.cwd(), timeline };
        result = await (0,run_command/* runCommand */.d1)(command, job);
        if (command.text)
            process.stdout.write(toLine(command.text(result, Date.now())));
    }
    catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
    }
    await markers?.end(failure === undefined ? undefined : toLine(failure.message), failure instanceof errors/* CancelledError */.cc);
    const app = parameters?.app ?? "";
    const parts = timelineParts(timeline.spans, toLine);
    const report = failure && (await describeStepFailure(failure, contextOfStep()));
    const outputs = failure instanceof errors/* ConvoxError */.AC ? failure.outputs : result;
    await record({ command, app, folder, result, outputs: { ...outputs }, report, parts, seconds: (Date.now() - start) / 1000 }, host);
    if (report === undefined)
        return;
    process.exitCode = report["exit-code"];
    const { failureText, paintFailure } = await Promise.all(/* import() */[__webpack_require__.e(7443), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
    process.stderr.write(paintFailure(toLine(failureText(report)), process.stderr));
}
async function describeStepFailure(failure, used) {
    const context = { ...used, commands: await (0,load/* loadCommands */.HI)() };
    const { describeFailure } = await Promise.all(/* import() */[__webpack_require__.e(7443), __webpack_require__.e(8589)]).then(__webpack_require__.bind(__webpack_require__, 8589));
    return describeFailure(failure, (hint) => (0,hints/* adaptHint */.Qy)(hint, "orb", context));
}
async function record(ended, host) {
    const { command, app, folder, result, outputs, report, parts, seconds } = ended;
    const results = { ...Object(host.masker.value(outputs)) };
    const mask = (text) => host.masker.text((0,control_sequences/* printable */.g)(text));
    const problems = [];
    const attempt = async (what, write) => {
        await write().catch((error) => problems.push(`${what}: ${(0,system_error/* describeSystemError */.Zo)(error) ?? Object(error).message}`));
    };
    const bashEnv = process.env["BASH_ENV"];
    await attempt(`BASH_ENV (${bashEnv})`, () => exportResults(bashEnv, results, (0,variables/* exportedOutputs */.s)(command.name, Object.keys(command.outputs))));
    if (folder !== "") {
        const suite = `convox ${command.name}${app === "" ? "" : ` ${app}`}`;
        const failed = report && {
            type: report.code,
            message: mask(report.message.split("\n", 1)[0] ?? ""),
            text: mask([`${report.title} (${report.code})`, report.message, ...report.hints, report.docs].join("\n")),
        };
        const error = report && { error: host.masker.value(report) };
        const files = {
            results: { ...results, ...error },
            junit: junitReport(suite, parts, failed, seconds),
            timeline: parts,
        };
        await attempt(`results_dir (${folder})`, () => writeResults(folder, resultName(command.name, app), files));
    }
    if (problems.length === 0)
        return;
    if (result !== undefined)
        host.info((0,outcome/* describeOutcome */.S)(command, result));
    host.warn(`Not recorded: ${problems.join("; ")}`);
}


/***/ }),

/***/ 1209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ variableOf),
/* harmony export */   s: () => (/* binding */ exportedOutputs)
/* harmony export */ });
const SETTINGS = ["CONVOX_APP", "CONVOX_RACK", "CONVOX_MACHINE", "CONVOX_HOST", "CONVOX_PASSWORD", "CONVOX_ACTOR"];
function variableOf(output) {
    const name = `CONVOX_${output.replaceAll("-", "_").toUpperCase()}`;
    return SETTINGS.includes(name) ? undefined : name;
}
function exportedOutputs(command, outputs) {
    const only = ["run", "exec"].includes(command) ? ["release"] : [];
    return outputs.filter((output) => variableOf(output) !== undefined && !only.includes(output));
}


/***/ }),

/***/ 113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qy: () => (/* binding */ adaptHint),
/* harmony export */   _E: () => (/* binding */ readTarget)
/* harmony export */ });
/* unused harmony export TARGET_INPUTS */
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5214);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3816);


const TARGET_INPUTS = ["rack", "machine", "host"];
function adaptHint(hint, place, context) {
    const { command, commands } = context;
    const names = commands.flatMap(({ name, cliNames = [] }) => [name, ...cliNames]).sort((a, b) => b.length - a.length);
    const ours = `convox-ci (${names.map(escapeRegExp).join("|")})(?![\\w-])`;
    const pattern = new RegExp(`(?:${ours}|\\bconvox (?=[a-z]))[^;,()]*`, "g");
    const parts = [];
    let end = 0;
    for (const { 0: text, 1: name, index } of hint.matchAll(pattern)) {
        parts.push(nameInputs(hint.slice(end, index), place, command));
        parts.push(name === undefined ? text : completeCommand(text, name, place, context));
        end = index + text.length;
    }
    return [...parts, nameInputs(hint.slice(end), place, command)].join("");
}
function completeCommand(text, name, place, context) {
    const { commands, target, app } = context;
    const command = commands.find((one) => one.name === name || one.cliNames?.includes(name));
    if (command === undefined)
        return text;
    const head = `convox-ci ${name}`;
    if (place === "action" && command.icon !== undefined) {
        const { values, rest } = readValues(text.slice(head.length), command);
        if (app !== undefined && "app" in command.inputs && !values.has("app"))
            values.set("app", app);
        for (const [input, value] of targetOf(command))
            if (!values.has(input))
                values.set(input, value);
        const inputs = [...values].map(([input, value]) => `${input}: ${value}`).join(", ");
        return `${usesLine(command)}${inputs === "" ? "" : ` (${inputs})`}${rest}`;
    }
    const words = text.split(" -- ", 1)[0] ?? "";
    const flags = [
        app !== undefined && "app" in command.inputs && !/ (?:--app|-a)\b/.test(words) ? ` --app ${quoteWord(app)}` : "",
        ...targetOf(command).flatMap(([input, value]) => {
            const isGiven = new RegExp(` (?:--${input}${input === "rack" ? "|-r" : ""})\\b`).test(words);
            return isGiven ? [] : [` --${input} ${quoteWord(value)}`];
        }),
    ];
    return `${head}${flags.join("")}${text.slice(head.length)}`;
    function targetOf({ needsRack }) {
        if (needsRack === false)
            return [];
        return TARGET_INPUTS.flatMap((input) => (target[input] === undefined ? [] : [[input, target[input]]]));
    }
}
function readTarget(read) {
    return Object.fromEntries(TARGET_INPUTS.flatMap((name) => (read(name) ? [[name, read(name)]] : [])));
}
function usesLine({ name, action = name }) {
    const owner = new URL(_version_js__WEBPACK_IMPORTED_MODULE_0__/* .HOMEPAGE_URL */ .fm).pathname.split("/")[1];
    return `uses: ${owner}/${action}@v${_version_js__WEBPACK_IMPORTED_MODULE_0__/* .VERSION */ .xv.split(".", 1)[0]}`;
}
const WORD = "(\\S+?)(?=(?<!\\.)\\.?(?:\\s|$)|\\s|$)";
function readValues(text, { inputs }) {
    const values = new Map();
    const bare = Object.entries(inputs).filter(([, { positional }]) => positional !== undefined);
    let rest = text;
    for (;;) {
        const name = / --([\w-]+)/y.exec(rest)?.[1];
        const [bareName, bareInput] = bare[0] ?? [];
        if (name !== undefined && (name in inputs || name in _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionInputs */ .e)) {
            const isSwitch = inputs[name]?.kind === "boolean";
            const found = new RegExp(isSwitch ? " --[\\w-]+" : ` --[\\w-]+ ${WORD}`, "y").exec(rest);
            if (found === null)
                break;
            values.set(name, found[1] ?? "true");
            rest = rest.slice(found[0].length);
        }
        else {
            const found = new RegExp(` (?!--)${WORD}`, "y").exec(rest);
            const isList = bareInput?.kind === "pairs";
            if (bareName === undefined || found?.[1] === undefined || (isList && !found[1].includes("=")))
                break;
            values.set(bareName, [values.get(bareName) ?? [], found[1]].flat().join(" "));
            rest = rest.slice(found[0].length);
            if (!isList)
                bare.shift();
        }
    }
    return { values, rest };
}
function nameInputs(text, place, command) {
    const inputs = { ...command?.inputs, ..._commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionInputs */ .e };
    const names = Object.keys(inputs).sort((a, b) => b.length - a.length);
    const any = names.map(escapeRegExp).join("|");
    const patterns = [
        `(?:the )?input (?<named>${any})(?: \\(--[\\w-]+\\))?(?![\\w-])(?:,? or (?<variable>[A-Z][A-Z_]+),?)?`,
        `--(?:no-)?(?<flag>${any})(?![\\w-])`,
        `(?<![\\w-])(?<set>${any}): (?<value>[\\w/@-]+(?:\\.[\\w/@-]+)*)`,
        `(?<![\\w-])(?<dashed>${names
            .filter((name) => name.includes("-"))
            .map(escapeRegExp)
            .join("|")})(?![\\w-])`,
    ];
    return text.replace(new RegExp(patterns.join("|"), "g"), (found, ...rest) => {
        const groups = rest.at(-1);
        const { named, flag, set, value, variable } = groups;
        const name = named ?? flag ?? set ?? groups["dashed"] ?? "";
        const isHidden = place === "terminal" && inputs[name]?.secret === true;
        if (isHidden && variable !== undefined)
            return variable;
        const also = variable === undefined ? "" : ` or ${variable}`;
        if (flag !== undefined)
            return place === "terminal" ? found : labelInput(name, place);
        if (inputs[name]?.kind === "boolean" && value !== undefined && value !== "true" && value !== "false")
            return found;
        if (value === undefined)
            return `${labelInput(name, place, named !== undefined)}${also}`;
        if (place !== "terminal")
            return `${labelInput(name, place)}: ${value}`;
        if (inputs[name]?.kind !== "boolean")
            return `--${name} ${value}`;
        return value === "false" ? `--no-${name}` : `--${name}`;
    });
}
function labelInput(name, place, isNamed = false) {
    if (place === "terminal")
        return name === "password" ? "--password-stdin" : `--${name}`;
    if (place === "action")
        return `${isNamed ? "input " : ""}${name}`;
    return `${isNamed ? "parameter " : ""}${name === "password" ? "deploy_key" : name.replaceAll("-", "_")}`;
}
function quoteWord(text) {
    return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
function escapeRegExp(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}


/***/ }),

/***/ 2275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ describeOutcome),
/* harmony export */   l: () => (/* binding */ describeEnd)
/* harmony export */ });
const OUTCOMES = {
    success: "succeeded",
    failure: "failed",
    canceled: "was canceled",
};
function describeEnd(command, outcome, app = "") {
    return [command, app, OUTCOMES[outcome]].filter((part) => part !== "").join(" ");
}
const NAMED = ["app", "release", "build", "status"];
function describeOutcome(command, result) {
    const values = new Map(Object.entries(result));
    const facts = NAMED.flatMap((name) => {
        const value = values.get(name);
        return typeof value === "string" && /^[\w./-]+$/.test(value) ? [`${name}: ${value}`] : [];
    });
    return `${command.name} succeeded${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
}


/***/ }),

/***/ 90:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ reserveStandardOutput),
/* harmony export */   w: () => (/* binding */ surviveStreamErrors)
/* harmony export */ });
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7748);

const CLOSED = ["EPIPE", "EIO", "ERR_STREAM_DESTROYED"];
function surviveStreamErrors() {
    const write = process.stdout.write.bind(process.stdout);
    let problem;
    process.stderr.on("error", () => { });
    process.stdout.on("error", (error) => {
        if (!CLOSED.includes(error.code ?? ""))
            problem ??= (0,_system_error_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSystemError */ .Zo)(error) ?? error.message;
    });
    return {
        async outputProblem() {
            await new Promise((resolve) => void write("", () => resolve()));
            await new Promise((resolve) => void setImmediate(resolve));
            return problem;
        },
    };
}
function reserveStandardOutput() {
    const { stdout, stderr } = process;
    const reserved = Object.create(stdout, { write: { value: stdout.write.bind(stdout) } });
    stdout.write = stderr.write.bind(stderr);
    return reserved;
}


/***/ }),

/***/ 9054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ terminalHost)
/* harmony export */ });
/* harmony import */ var _colors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6967);
/* harmony import */ var _control_sequences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5625);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1305);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1513);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1319);
/* harmony import */ var _write_chunk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7644);






function terminalHost({ story, log, warnings }, masker = new _mask_js__WEBPACK_IMPORTED_MODULE_0__/* .Masker */ .G(), { folding, escaperOf = () => undefined, live } = {}) {
    const paint = (0,_colors_js__WEBPACK_IMPORTED_MODULE_1__/* .painterFor */ .D)(process.env, story);
    const paintWarning = (0,_colors_js__WEBPACK_IMPORTED_MODULE_1__/* .painterFor */ .D)(process.env, warnings);
    let unfinished = false;
    let lastStream;
    let groups = 0;
    const escaper = escaperOf(log);
    const toLine = (line, to) => {
        const text = masker.text((0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(line));
        const escaped = escaperOf(to)?.text(text) ?? text;
        return folding?.escaper?.text(escaped) ?? escaped;
    };
    const toMessage = (line) => toLine(line, story);
    const write = (to, line) => {
        if (line === "")
            return;
        live?.show("");
        to.write(`${unfinished && to === log ? "\n" : ""}${line}`);
        if (to === log)
            unfinished = false;
    };
    const print = async (bytes, stream) => {
        live?.hide();
        if (unfinished && lastStream !== stream)
            log.write("\n");
        lastStream = stream;
        unfinished = bytes.at(-1) !== 10;
        await (0,_write_chunk_js__WEBPACK_IMPORTED_MODULE_3__/* .writeChunk */ .x)(log, bytes);
        if (!unfinished)
            live?.restore();
    };
    async function printSections(chunks, headings, fold) {
        const cutter = (0,_sections_js__WEBPACK_IMPORTED_MODULE_4__/* .sections */ .V)(headings);
        const show = async (pieces) => {
            for (const { title, bytes } of pieces) {
                if (title !== undefined)
                    write(log, fold.section(toMessage(title)));
                await print(bytes, chunks);
            }
        };
        for await (const bytes of chunks)
            await show(cutter.push(bytes));
        await show(cutter.end());
    }
    return {
        info: (line, tone) => write(story, `${tone === undefined ? toMessage(line) : paint(tone, toMessage(line))}\n`),
        warn: (line) => write(warnings, `${paintWarning("warning", "WARNING:")} ${toLine(line, warnings)}\n`),
        ...(live && {
            progress(line) {
                if (!unfinished)
                    live.show(toMessage(line));
            },
        }),
        async group(title, body) {
            if (!folding) {
                write(story, `${paint("title", toMessage(title))}\n`);
                return body();
            }
            write(story, folding.begin(toMessage(title)));
            groups++;
            let failed = true;
            try {
                const result = await body();
                failed = false;
                return result;
            }
            finally {
                groups--;
                write(story, folding.end(toMessage(title), failed));
            }
        },
        async stream(chunks, headings) {
            const isPlain = !folding && !escaper;
            const isData = isPlain && story !== log && !isTerminal(log);
            const colors = isPlain && isTerminal(log) ? "drawing" : "colors";
            const cleaner = (0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutControlSequences */ .O)({ keep: (0,_colors_js__WEBPACK_IMPORTED_MODULE_1__/* .forbidsColors */ .m4)(process.env) ? "none" : colors });
            const filters = isData ? [masker.filter()] : [cleaner, masker.filter()];
            for (const one of [escaper, folding?.escaper])
                if (one)
                    filters.push(one.filter());
            const bytes = (0,_filter_js__WEBPACK_IMPORTED_MODULE_5__/* .applyFilters */ .W)(chunks, ...filters);
            if (folding && headings && groups > 0)
                await printSections(bytes, headings, folding);
            else
                for await (const some of bytes)
                    await print(some, bytes);
            if (isData || !unfinished || lastStream !== bytes)
                return;
            log.write("\n");
            unfinished = false;
        },
        mask: (secret) => masker.add(secret),
        masking: () => masker.filter(),
        output: () => { },
        save: () => { },
    };
}
function isTerminal(stream) {
    return "isTTY" in stream && stream.isTTY === true;
}


/***/ }),

/***/ 8384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readLogLines)
/* harmony export */ });
const MAX_LINE_BYTES = 4096;
const LINE_BREAK = 10;
function readLogLines(read) {
    let held = Buffer.alloc(0);
    let isOverlong = false;
    const readBetween = (bytes, from, end) => {
        if (end - from <= MAX_LINE_BYTES && !isStepOutput(bytes, from))
            read(plainText(bytes, from, end));
    };
    return {
        push(bytes) {
            const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
            let from = 0;
            for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, from)) {
                if (held.length > 0) {
                    const line = Buffer.concat([held, chunk.subarray(from, at)]);
                    readBetween(line, 0, line.length);
                    held = Buffer.alloc(0);
                }
                else if (!isOverlong) {
                    readBetween(chunk, from, at);
                }
                isOverlong = false;
                from = at + 1;
            }
            const rest = chunk.subarray(from);
            if (held.length + rest.length > MAX_LINE_BYTES) {
                isOverlong = true;
                held = Buffer.alloc(0);
            }
            else if (!isOverlong && rest.length > 0) {
                held = Buffer.concat([held, rest]);
            }
        },
        end() {
            if (held.length > 0)
                readBetween(held, 0, held.length);
            held = Buffer.alloc(0);
        },
    };
}
function isStepOutput(bytes, from) {
    if (bytes[from] !== 0x23)
        return false;
    const number = skipDigits(bytes, from + 1);
    if (number === from + 1 || bytes[number] !== 0x20)
        return false;
    const seconds = skipDigits(bytes, number + 1);
    if (seconds === number + 1 || bytes[seconds] !== 0x2e)
        return false;
    const end = skipDigits(bytes, seconds + 1);
    return end > seconds + 1 && bytes[end] === 0x20;
}
function skipDigits(bytes, from) {
    let at = from;
    for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[at] ?? 0)
        at++;
    return at;
}
function plainText(bytes, from, end) {
    return bytes
        .toString("utf8", from, end)
        .replace(/\x1b\[[0-9;]*m/g, "")
        .replace(/\r$/, "");
}


/***/ }),

/***/ 7120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sc: () => (/* binding */ stepSpans),
/* harmony export */   aR: () => (/* binding */ readBuildSteps),
/* harmony export */   gt: () => (/* binding */ spanSteps),
/* harmony export */   lP: () => (/* binding */ cachedShares),
/* harmony export */   xP: () => (/* binding */ instruction)
/* harmony export */ });
/* harmony import */ var _log_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8384);

const MAX_STEPS = 10_000;
const BUILDKIT_LINE = /^#(\d{1,6}) (?:(CACHED|CANCELED)$|DONE (\d+(?:\.\d+)?)s|(ERROR)\b)/;
const PLANNED = /^#(\d{1,6}) (?:.* )?NOT RUN$/;
const USED_CACHE = /^(?: ?---> Using cache|--> Using cache |INFO\[\d+\] Using caching version of cmd:)/;
const INSTRUCTION = /^(?:\[(?:[^\]]* )?\d+\/\d+\] |S(?:tep|TEP) \d+\/\d+ ?: |[A-Z]+ )/;
function readBuildSteps({ titles, now }) {
    const entries = [];
    let vertices = new Map();
    let current;
    function start(title, line) {
        const continued = title.endsWith(" (continued)");
        const number = /^#(\d+) /.exec(line)?.[1];
        if (number === undefined)
            finish(current);
        if (number !== undefined && /\bload build definition from /.test(line))
            vertices = new Map();
        if (continued || entries.length >= MAX_STEPS)
            return;
        const service = titles.service();
        const name = service !== "" && title.startsWith(`${service}: `) ? title.slice(service.length + 2) : title;
        const entry = {
            service,
            name,
            start: now(),
            end: undefined,
            reported: undefined,
            cached: false,
            failed: false,
            planned: false,
        };
        entries.push(entry);
        if (number !== undefined)
            vertices.set(number, entry);
        current = entry;
    }
    function finish(entry) {
        if (entry !== undefined)
            entry.end ??= now();
    }
    function read(line) {
        const title = titles.titleOf(line);
        if (title !== undefined && title !== "") {
            start(title, line);
            return;
        }
        const [, number, word, seconds, error] = BUILDKIT_LINE.exec(line) ?? [];
        if (number !== undefined) {
            const entry = vertices.get(number);
            if (entry === undefined)
                return;
            finish(entry);
            if (word === "CACHED")
                entry.cached = true;
            if (error !== undefined)
                entry.failed = true;
            if (seconds !== undefined)
                entry.reported = Number(seconds);
        }
        else if (PLANNED.test(line)) {
            const entry = vertices.get(PLANNED.exec(line)?.[1] ?? "");
            if (entry !== undefined)
                entry.planned = true;
        }
        else if (USED_CACHE.test(line) && current !== undefined) {
            current.cached = true;
        }
    }
    const lines = (0,_log_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readLogLines */ .W)(read);
    return {
        push: lines.push,
        end(failed) {
            if (failed && current !== undefined && current.end === undefined)
                current.failed = true;
            for (const entry of entries)
                finish(entry);
        },
        steps: () => entries.filter(({ planned }) => !planned).map(toStep),
    };
}
function toStep({ service, name, start, end, reported, cached, failed }) {
    const seconds = cached ? 0 : (reported ?? (end === undefined ? undefined : (end - start) / 1000));
    return { service, name, start, seconds, cached, failed, isInstruction: INSTRUCTION.test(name) };
}
function instruction(name) {
    return name.replace(/^\[(?:[^\]]* )?\d+\/\d+\] (?:STEP \d+\/\d+: )?|^S(?:tep|TEP) \d+\/\d+ ?: /, "");
}
function cachedShares(steps) {
    const counts = new Map();
    for (const { service, cached, isInstruction } of steps) {
        if (!isInstruction)
            continue;
        const count = counts.get(service) ?? { cached: 0, all: 0 };
        counts.set(service, { cached: count.cached + (cached ? 1 : 0), all: count.all + 1 });
    }
    return new Map([...counts].map(([service, { cached, all }]) => [service, cached / all]));
}
function stepSpans(steps) {
    return steps.map(({ service, name, start, seconds = 0, cached, failed, isInstruction }) => ({
        kind: "step",
        name,
        start,
        end: start + seconds * 1000,
        status: failed ? "error" : "ok",
        attributes: { service, cached, instruction: isInstruction },
    }));
}
function spanSteps(spans) {
    return spans
        .filter(({ kind }) => kind === "step")
        .map(({ name, start, end, status, attributes }) => ({
        service: String(attributes["service"] ?? ""),
        name,
        start,
        seconds: (end - start) / 1000,
        cached: attributes["cached"] === true,
        failed: status === "error",
        isInstruction: attributes["instruction"] === true,
    }));
}


/***/ })

};
