export const id = 745;
export const ids = [745];
export const modules = {

/***/ 9745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction),
  runPost: () => (/* binding */ runPost)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ../node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(1500);
// EXTERNAL MODULE: ./src/commands/begun.js + 1 modules
var begun = __webpack_require__(2479);
// EXTERNAL MODULE: ./src/commands/index.js + 91 modules
var commands = __webpack_require__(3965);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/host/control-sequences.js
var control_sequences = __webpack_require__(5625);
// EXTERNAL MODULE: ./src/session/run-command.js + 4 modules
var run_command = __webpack_require__(3299);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/host/filter.js
var filter = __webpack_require__(1305);
// EXTERNAL MODULE: ./src/host/mask.js
var mask = __webpack_require__(7419);
// EXTERNAL MODULE: ./src/host/sections.js
var sections = __webpack_require__(1319);
;// CONCATENATED MODULE: ./src/entry/github/host.js







/**
 * A line that the runner would take for a command: `::x::` at its start, or the older `##[x]` anywhere in it. A line ends
 * at a lone CR too, and to .NET U+0085 is white space, which it is not to JavaScript.
 */
const LOOKS_LIKE_A_COMMAND = /^[\s\x85]*::|##\[/m;
const none = { starts: [], titleOf: () => undefined };
/** A job of GitHub Actions, told what to do by workflow commands on standard output. */
function githubHost() {
    const out = process.stdout;
    const masker = new mask/* Masker */.G();
    let token;
    let atLineStart = true;
    /** Groups of the command's; only one is open at a time, its own or that of a section. */
    let groups = 0;
    let isOpen = false;
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
    /** Groups do not nest on GitHub, and while commands are stopped there are none. "" begins none. */
    function begin(title) {
        listening(() => {
            if (isOpen)
                core/* endGroup */.N4();
            isOpen = title !== "";
            if (isOpen)
                core/* startGroup */.Oh(title);
        });
    }
    function print(text) {
        const line = (0,control_sequences/* printable */.g)(text);
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
            begin(title);
            groups++;
            try {
                return await body();
            }
            finally {
                groups--;
                begin("");
            }
        },
        async stream(chunks, headings = none) {
            const cutter = (0,sections/* sections */.V)(headings);
            const show = async (pieces) => {
                for (const { title, bytes } of pieces) {
                    if (title !== undefined && groups > 0)
                        begin(title);
                    atLineStart = bytes.at(-1) === 10;
                    if (!out.write(bytes))
                        await (0,external_node_events_.once)(out, "drain");
                }
            };
            stop();
            try {
                // The runner masks line by line, and a warning in between cuts a line in two: a secret may be on both sides.
                for await (const bytes of (0,filter/* filtered */.m)(chunks, (0,control_sequences/* withoutControlSequences */.O)(), masker.filter())) {
                    await show(cutter.push(bytes));
                }
                await show(cutter.end());
            }
            finally {
                resume();
            }
        },
        mask(secret) {
            masker.add(secret);
            for (const line of secret.split(/\r?\n/)) {
                if (line.trim() !== "")
                    listening(() => core/* setSecret */.Pq(line));
            }
        },
        masking: () => masker.filter(),
        output: (name, value) => core/* setOutput */.uH(name, value),
        addPath: (dir) => core/* addPath */.fM(dir),
        setEnvironment: (name, value) => core/* exportVariable */.dN(name, value),
        save: (name, value) => core/* saveState */.LZ(name, value),
    };
}

;// CONCATENATED MODULE: ./src/entry/github/action.js








/**
 * A GitHub action: runs the command `name` with the step's inputs and writes its outputs. A failure fails the step,
 * with its message and hint as one error annotation.
 */
async function runAction(name) {
    const host = githubHost();
    try {
        const command = commands/* commands */.P.find((candidate) => (candidate.action ?? candidate.name) === name && candidate.icon);
        if (!command)
            throw new Error(`there is no action ${name}`);
        const job = { given: (input) => (0,core/* getInput */.V4)(input), env: process.env, host, cwd: process.cwd() };
        const found = await (0,run_command/* runCommand */.d1)(command, job);
        // What a terminal shows belongs into the step's log; it may hold words of the app's.
        if (command.text && !command.rackless)
            await host.stream(external_node_stream_.Readable.from([Buffer.from(command.text(found, Date.now()))]));
        const result = new Map(Object.entries(found));
        for (const output of Object.keys(command.outputs)) {
            host.output(output, String(result.get(output) ?? ""));
        }
    }
    catch (error) {
        fail(error, host);
    }
}
/** The step after the job, whatever became of it: ends what a job that was ended in the middle has left on the Rack. */
async function runPost() {
    const given = (input) => (0,core/* getInput */.V4)(input);
    await (0,run_command/* finishJob */.xK)((0,core/* getState */.Gu)(begun/* BEGUN */.AM), { given, env: process.env, host: githubHost(), cwd: process.cwd() });
}
/** One error annotation, at the line that caused it where that is known, and the outputs that hold nevertheless. */
function fail(error, host) {
    if (!(error instanceof errors/* ConvoxError */.AC)) {
        (0,core/* setFailed */.C1)(error);
        return;
    }
    for (const [name, value] of Object.entries(error.outputs))
        host.output(name, String(value));
    process.exitCode = 1;
    const { file, line } = error.place ?? {};
    (0,core/* error */.z3)((0,control_sequences/* printable */.g)([error.message, error.hint ?? []].flat().join("\n")), {
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { startLine: line }),
    });
}


/***/ })

};
