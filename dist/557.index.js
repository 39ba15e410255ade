export const id = 557;
export const ids = [557];
export const modules = {

/***/ 8557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(7264);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/ci/github.js



/** A line that the runner would take for a command: `::x::` at its start, or the older `##[x]` anywhere in it. */
const LOOKS_LIKE_A_COMMAND = /^\s*::|##\[/m;
/** A job of GitHub Actions, told what to do by workflow commands on standard output. */
function githubHost() {
    const out = process.stdout;
    let token;
    let atLineStart = true;
    // While commands are stopped the runner prints every line as it is, whatever it looks like; only the token, which
    // nobody on the other side can know, starts them again (actions/runner src/Runner.Worker/ActionCommandManager.cs).
    function stop() {
        token = (0,external_node_crypto_.randomUUID)();
        out.write(`::stop-commands::${token}\n`);
        atLineStart = true;
    }
    function resume() {
        if (token === undefined)
            return;
        out.write(`${atLineStart ? "" : "\n"}::${token}::\n`);
        token = undefined;
        atLineStart = true;
    }
    /** Runs `command` where the runner listens to commands, also in the middle of a stream. */
    function listening(command) {
        const stopped = token !== undefined;
        resume();
        command();
        if (stopped)
            stop();
    }
    function print(line) {
        const guard = token === undefined && LOOKS_LIKE_A_COMMAND.test(line);
        if (guard)
            stop();
        out.write(`${atLineStart ? "" : "\n"}${line}\n`);
        atLineStart = true;
        if (guard)
            resume();
    }
    return {
        info: print,
        warn: (line) => listening(() => core/* warning */.$e(line)),
        async group(title, body) {
            listening(() => core/* startGroup */.Oh(title));
            try {
                return await body();
            }
            finally {
                listening(() => core/* endGroup */.N4());
            }
        },
        async stream(chunks) {
            stop();
            try {
                for await (const bytes of chunks) {
                    atLineStart = bytes.at(-1) === 10 || (atLineStart && bytes.length === 0);
                    if (!out.write(bytes))
                        await (0,external_node_events_.once)(out, "drain");
                }
            }
            finally {
                resume();
            }
        },
        mask(secret) {
            for (const line of secret.split(/\r?\n/)) {
                if (line.trim() !== "")
                    listening(() => core/* setSecret */.Pq(line));
            }
        },
        output: (name, value) => core/* setOutput */.uH(name, value),
    };
}

// EXTERNAL MODULE: ./build/commands/index.js + 9 modules
var commands = __webpack_require__(3035);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/run-command.js + 2 modules
var run_command = __webpack_require__(9545);
;// CONCATENATED MODULE: ./build/action.js





/**
 * A GitHub action: runs the command `name` with the step's inputs and writes its outputs. A failure fails the step,
 * with its message and hint as one error annotation.
 */
async function runAction(name) {
    const host = githubHost();
    try {
        const command = commands/* commands */.P.find((candidate) => candidate.name === name && candidate.icon !== undefined);
        if (!command)
            throw new Error(`there is no action ${name}`);
        const result = new Map(Object.entries(await (0,run_command/* runCommand */.d)(command, { given: (input) => (0,core/* getInput */.V4)(input), env: process.env, host, cwd: process.cwd() })));
        for (const output of Object.keys(command.outputs)) {
            host.output(output, String(result.get(output) ?? ""));
        }
    }
    catch (error) {
        (0,core/* setFailed */.C1)(error instanceof errors/* ConvoxError */.AC ? [error.message, error.hint ?? []].flat().join("\n") : error);
    }
}


/***/ }),

/***/ 9545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
;// CONCATENATED MODULE: ./build/ci/git.js

const git = {
    async commit(dir) {
        const head = await run(dir, ["log", "-1", "--format=%H%n%s"]);
        const [sha, subject = ""] = head?.split("\n") ?? [];
        if (!sha)
            return undefined;
        return { sha, subject, clean: (await run(dir, ["diff", "--quiet"])) !== undefined };
    },
    async executable(dir) {
        const staged = await run(dir, ["ls-files", "--stage", "-z", "--", "."]);
        const modes = new Map();
        for (const row of staged?.split("\0") ?? []) {
            const match = /^(\d{6}) [0-9a-f]+ \d\t(.*)$/s.exec(row);
            if (match?.[2] !== undefined)
                modes.set(match[2], match[1] === "100755");
        }
        return (path) => modes.get(path);
    },
};
/** What git printed, or undefined when it failed. In a container the checkout often belongs to another user. */
async function run(dir, args) {
    try {
        const result = await (0,exec/* getExecOutput */.H)("git", ["-c", "safe.directory=*", ...args], {
            cwd: dir,
            silent: true,
            ignoreReturnCode: true,
        });
        return result.exitCode === 0 ? result.stdout : undefined;
    }
    catch {
        return undefined; // git is not installed
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/ci/signals.js


/**
 * A signal that aborts when the process is told to stop (SIGINT, SIGTERM), so that the work can end in order. Told a
 * second time, the process ends at once. `dispose` gives the signals back.
 */
function cancellation() {
    const controller = new AbortController();
    const onSignal = (name) => {
        if (controller.signal.aborted)
            process.exit(128 + external_node_os_.constants.signals[name]);
        controller.abort(new errors/* CancelledError */.cc(`cancelled by ${name}`));
    };
    process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
    return {
        signal: controller.signal,
        dispose: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
    };
}

// EXTERNAL MODULE: ./build/commands/connection.js
var commands_connection = __webpack_require__(4923);
// EXTERNAL MODULE: ./build/commands/inputs.js
var inputs = __webpack_require__(4330);
// EXTERNAL MODULE: ./build/connect.js
var connect = __webpack_require__(946);
// EXTERNAL MODULE: ./build/rack/index.js + 34 modules
var build_rack = __webpack_require__(7619);
;// CONCATENATED MODULE: ./build/run-command.js






/** Reads the inputs, connects to the Rack, runs `command` and takes everything down again. */
async function runCommand(command, { given, env, host, cwd }) {
    const values = (0,inputs/* parseInputs */.T)({ ...command.inputs, ...(command.rackless ? {} : commands_connection/* connectionInputs */.e) }, given, env);
    const { signal, dispose } = cancellation();
    const rest = { host, env, cwd, git: git, sleep: build_rack/* pause */.v7, now: Date.now, signal };
    try {
        if (command.rackless)
            return await command.run(values, rest);
        const connection = (0,inputs/* parseInputs */.T)(commands_connection/* connectionInputs */.e, given, env);
        (0,connect/* maskSecrets */.QU)(connection, env, host);
        const { rack, close } = await (0,connect/* connectRack */.yF)(connection, env, host, {
            signal,
            sleep: build_rack/* pause */.v7,
            onNotice: (line) => host.info(line),
        });
        try {
            return await command.run(values, { ...rest, rack });
        }
        finally {
            await close();
        }
    }
    catch (error) {
        throw signal.aborted ? signal.reason : error;
    }
    finally {
        dispose();
    }
}


/***/ })

};
