export const id = 1117;
export const ids = [1117];
export const modules = {

/***/ 1117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runOrb: () => (/* binding */ runOrb)
});

// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js + 1 modules
var started_work = __webpack_require__(8272);
// EXTERNAL MODULE: ./src/commands/load.js
var load = __webpack_require__(331);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/host/control-sequences.js
var control_sequences = __webpack_require__(5625);
// EXTERNAL MODULE: ./src/session/run-command.js + 4 modules
var run_command = __webpack_require__(3299);
// EXTERNAL MODULE: ./src/session/settings.js
var settings = __webpack_require__(8330);
// EXTERNAL MODULE: ./src/entry/failure.js
var entry_failure = __webpack_require__(8589);
// EXTERNAL MODULE: ./src/entry/hints.js
var hints = __webpack_require__(113);
// EXTERNAL MODULE: ./src/entry/outcome.js
var outcome = __webpack_require__(2275);
// EXTERNAL MODULE: ./src/entry/standard-streams.js
var standard_streams = __webpack_require__(90);
// EXTERNAL MODULE: ./src/entry/system-errors.js
var system_errors = __webpack_require__(7152);
// EXTERNAL MODULE: ./src/host/mask.js
var mask = __webpack_require__(7419);
// EXTERNAL MODULE: ./src/host/stream-host.js
var stream_host = __webpack_require__(9054);
;// CONCATENATED MODULE: ./src/entry/circleci/host.js


const SILENT_MS = 120_000;
function circleciHost({ out, onSave, silentMs = SILENT_MS }) {
    const masker = new mask/* Masker */.G();
    const host = (0,stream_host/* terminalHost */.P)({ story: out, log: out, warnings: out }, masker);
    const parts = [];
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
        parts,
        masker,
        info(line) {
            noteOutput();
            host.info(line);
        },
        warn(line) {
            noteOutput();
            host.warn(line);
        },
        async group(name, body) {
            noteOutput();
            const outer = title;
            title = name;
            const began = Date.now();
            const addPart = (failed) => {
                parts.push({
                    title: masker.text(name),
                    started: new Date(began).toISOString(),
                    seconds: (Date.now() - began) / 1000,
                    failed,
                });
                title = outer;
            };
            try {
                const result = await host.group(name, body);
                addPart(false);
                return result;
            }
            catch (error) {
                addPart(true);
                throw error;
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
// EXTERNAL MODULE: ./src/entry/circleci/variables.js
var variables = __webpack_require__(1209);
;// CONCATENATED MODULE: ./src/entry/circleci/results.js



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
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(bashEnv), { recursive: true });
    await (0,promises_.appendFile)(bashEnv, lines);
}
function resultName(command, app) {
    return [command, app]
        .filter((part) => part !== "")
        .map((part) => part.replace(/[^A-Za-z0-9._-]+/g, "_"))
        .join("-");
}
async function writeResults(folder, name, { results, junit, timeline }) {
    await (0,promises_.mkdir)(folder, { recursive: true });
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
        const body = failed ? `<failure message="${xml(failure.message)}">${xml(failure.text)}</failure>` : "";
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
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(bashEnv), { recursive: true });
        await (0,promises_.appendFile)(bashEnv, `${exported}export PATH=${quoteWord(folder)}:"$PATH"\n`);
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
        await (0,promises_.mkdir)(folder, { recursive: true });
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "launch.mjs"), "");
        return folder;
    }
    catch {
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "convox-ci-"));
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./src/entry/circleci/markers.js

const CALL_MS = 20_000;
function deployMarkers(environment, rollback, report, callMs = CALL_MS) {
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
        start(component, version) {
            const name = `convox-${component}-${version}`;
            if (plan === name)
                return;
            if (plan !== undefined)
                call("update", plan, "--status=CANCELED");
            plan = name;
            call("plan", name, `--environment-name=${environment}`, `--component-name=${component}`, `--target-version=${version}`, ...(rollback ? ["--rollback"] : []));
            call("update", name, "--status=running");
        },
        async end(failure, isCanceled) {
            if (plan !== undefined && failure === undefined)
                call("update", plan, "--status=SUCCESS");
            else if (plan !== undefined && isCanceled)
                call("update", plan, "--status=CANCELED");
            else if (plan !== undefined) {
                call("update", plan, "--status=FAILED", `--failure-reason=${(failure ?? "").split("\n", 1)[0]}`);
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
    const found = await (0,promises_.stat)(directory).catch(() => undefined);
    if (found?.isDirectory())
        return directory;
    throw new errors/* InputError */.dz(`working_directory is ${JSON.stringify(text)}: ${found ? "it is not a directory" : "it does not exist"}`);
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
        given: (name) => values.get(name) ?? read(name),
        env: { ...env, ...(app === "" ? {} : { CONVOX_APP: app }), ...(key?.hides ? { [KEY]: undefined } : {}) },
        app,
        notices,
    };
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
    throw new errors/* InputError */.dz(`deploy_key names ${name}, and the job has no such variable`, {
        hint: `Add ${name} to the project's environment variables, or to a context of the job.`,
    });
}
async function releaseIn(path, app) {
    const found = await readResults(path, app).catch((cause) => {
        throw new errors/* InputError */.dz(`release_file is ${JSON.stringify(path)}: it cannot be read`, {
            hint: "A build with results_dir writes it, and a workspace passes it to other jobs. Or set the parameter release.",
            cause,
        });
    });
    const { release, app: of } = found.results;
    if (typeof release !== "string" || release === "") {
        throw new errors/* InputError */.dz(`${found.file} names no release`);
    }
    if (app !== "" && typeof of === "string" && of !== app) {
        throw new errors/* InputError */.dz(`${found.file} holds a release of ${of}, not of ${app}`);
    }
    return { id: release, file: found.file };
}

;// CONCATENATED MODULE: ./src/entry/circleci/orb.js

















async function runOrb(name) {
    (0,standard_streams/* surviveStreamErrors */.w)();
    if (name === "install") {
        process.stdout.write(`Installed ${await installProgram(process.env)}\n`);
        return;
    }
    const file = load/* commandFiles */.nt.find((candidate) => candidate.name === name);
    if (!file)
        throw new Error(`the command ${name} does not exist`);
    await runStep(await (0,load/* loadCommand */.yV)(file));
}
async function runStep(command) {
    const { env } = process;
    let markers;
    const host = circleciHost({
        out: process.stdout,
        onSave(note, value) {
            const started = note === started_work/* STARTED_WORK */.kO ? (0,started_work/* parseStartedWork */.cZ)(value) : undefined;
            if (started?.kind === "promotion")
                markers?.start(toLine(started.app), toLine(started.id));
        },
    });
    const toLine = (text) => host.masker.text((0,control_sequences/* printable */.g)(text));
    const timeline = orbSetting(env, "DEPLOY_MARKER");
    if (timeline !== "")
        markers = deployMarkers(timeline, /\brollback$/.test(command.name), host.info);
    (0,settings/* maskSecrets */.Q)(() => undefined, env, host);
    const start = Date.now();
    const folder = orbPath(env, "RESULTS_DIR");
    let parameters;
    let result;
    let failure;
    try {
        parameters = await orbParameters(command, env);
        for (const notice of parameters.notices)
            host.info(notice);
        process.chdir(await workingDirectory(command, env));
        const logFile = folder === "" ? undefined : `${folder}/${resultName(command.name, parameters.app)}.log`;
        const readInput = (input) => parameters?.given(input) ?? (input === "log-file" ? logFile : undefined);
        result = await (0,run_command/* runCommand */.d1)(command, { given: readInput, env: parameters.env, host, cwd: process.cwd() });
        if (command.text)
            process.stdout.write(toLine(command.text(result, Date.now())));
    }
    catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
    }
    await markers?.end(failure === undefined ? undefined : toLine(failure.message), failure instanceof errors/* CancelledError */.cc);
    const app = parameters?.app ?? "";
    await record({ command, app, folder, result, failure, seconds: (Date.now() - start) / 1000 }, host);
    if (failure === undefined)
        return;
    process.exitCode = (0,entry_failure/* exitCode */.I$)(failure);
    const rack = [parameters?.given("rack") ?? env["CONVOX_RACK"]].flat().at(-1) || undefined;
    const context = { command, commands: await (0,load/* loadCommands */.HI)(), rack, app: app || undefined };
    const text = (0,entry_failure/* failureText */.kY)(failure, (hint) => (0,hints/* adaptHint */.Q)(hint, "orb", context));
    process.stderr.write(toLine(text));
}
async function record(ended, host) {
    const { command, app, folder, result, failure, seconds } = ended;
    const outputs = { ...(result ?? (failure instanceof errors/* ConvoxError */.AC ? failure.outputs : {})) };
    const results = { ...Object(host.masker.value(outputs)) };
    const hint = failure instanceof errors/* ConvoxError */.AC ? failure.hint : undefined;
    const mask = (text) => host.masker.text((0,control_sequences/* printable */.g)(text));
    const problems = [];
    const attempt = async (what, write) => {
        await write().catch((error) => problems.push(`${what}: ${(0,system_errors/* describeSystemError */.Z)(error) ?? Object(error).message}`));
    };
    const bashEnv = process.env["BASH_ENV"];
    await attempt(`BASH_ENV (${bashEnv})`, () => exportResults(bashEnv, results, (0,variables/* exportedOutputs */.s)(command.name, Object.keys(command.outputs))));
    if (folder !== "") {
        const text = failure && mask([failure.message, hint ?? []].flat().join("\n"));
        const junit = junitReport(`convox ${command.name}${app === "" ? "" : ` ${app}`}`, host.parts, text === undefined ? undefined : { message: text.split("\n", 1)[0] ?? "", text }, seconds);
        const error = failure && {
            error: {
                name: failure.name,
                message: mask(failure.message),
                ...(hint === undefined ? {} : { hint: mask(hint) }),
            },
        };
        const files = { results: { ...results, ...error }, junit, timeline: host.parts };
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
const SETTINGS = ["CONVOX_APP", "CONVOX_RACK", "CONVOX_HOST", "CONVOX_PASSWORD", "CONVOX_ACTOR"];
function variableOf(output) {
    const name = `CONVOX_${output.replaceAll("-", "_").toUpperCase()}`;
    return SETTINGS.includes(name) ? undefined : name;
}
function exportedOutputs(command, outputs) {
    const only = ["run", "exec"].includes(command) ? ["release"] : [];
    return outputs.filter((output) => variableOf(output) !== undefined && !only.includes(output));
}


/***/ }),

/***/ 9054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ terminalHost)
/* harmony export */ });
/* harmony import */ var _control_sequences_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5625);
/* harmony import */ var _filter_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1305);
/* harmony import */ var _mask_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7419);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1319);
/* harmony import */ var _write_chunk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7644);





function terminalHost({ story, log, warnings }, masker = new _mask_js__WEBPACK_IMPORTED_MODULE_0__/* .Masker */ .G(), { folding, escaper } = {}) {
    let unfinished = false;
    let lastStream;
    let groups = 0;
    const toLine = (line) => {
        const text = masker.text((0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g)(line));
        return escaper ? escaper.text(text) : text;
    };
    const write = (to, line) => {
        if (line !== "")
            to.write(`${unfinished && to === log ? "\n" : ""}${line}`);
        if (to === log && line !== "")
            unfinished = false;
    };
    const print = async (bytes, stream) => {
        if (unfinished && lastStream !== stream)
            log.write("\n");
        lastStream = stream;
        unfinished = bytes.at(-1) !== 10;
        await (0,_write_chunk_js__WEBPACK_IMPORTED_MODULE_2__/* .writeChunk */ .x)(log, bytes);
    };
    async function printSections(chunks, headings, fold) {
        const cutter = (0,_sections_js__WEBPACK_IMPORTED_MODULE_3__/* .sections */ .V)(headings);
        const show = async (pieces) => {
            for (const { title, bytes } of pieces) {
                if (title !== undefined)
                    write(log, fold.section(toLine(title)));
                await print(bytes, chunks);
            }
        };
        for await (const bytes of chunks)
            await show(cutter.push(bytes));
        await show(cutter.end());
    }
    return {
        info: (line) => write(story, `${toLine(line)}\n`),
        warn: (line) => write(warnings, `WARNING: ${toLine(line)}\n`),
        async group(title, body) {
            if (!folding) {
                write(story, `${toLine(title)}\n`);
                return body();
            }
            write(story, folding.begin(toLine(title)));
            groups++;
            let failed = true;
            try {
                const result = await body();
                failed = false;
                return result;
            }
            finally {
                groups--;
                write(story, folding.end(toLine(title), failed));
            }
        },
        async stream(chunks, headings) {
            const keepColors = !process.env["NO_COLOR"];
            const isPlain = !folding && !escaper;
            const isData = isPlain && story !== log && !isTerminal(log);
            const colors = isPlain && isTerminal(log) ? "drawing" : "colors";
            const cleaner = (0,_control_sequences_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutControlSequences */ .O)({ keep: keepColors ? colors : "none" });
            const filters = isData ? [masker.filter()] : [cleaner, masker.filter()];
            if (escaper)
                filters.push(escaper.filter());
            const bytes = (0,_filter_js__WEBPACK_IMPORTED_MODULE_4__/* .applyFilters */ .W)(chunks, ...filters);
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


/***/ })

};
