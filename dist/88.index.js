export const id = 88;
export const ids = [88];
export const modules = {

/***/ 8088:
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
// EXTERNAL MODULE: ./src/commands/cleanup/started-work.js + 1 modules
var started_work = __webpack_require__(8272);
// EXTERNAL MODULE: ./src/commands/index.js + 105 modules
var commands = __webpack_require__(7313);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/session/run-command.js + 4 modules
var run_command = __webpack_require__(3299);
// EXTERNAL MODULE: ./src/timeline/timeline.js
var timeline_timeline = __webpack_require__(4323);
// EXTERNAL MODULE: ./src/entry/failure.js
var failure = __webpack_require__(8589);
// EXTERNAL MODULE: ./src/entry/hints.js
var hints = __webpack_require__(113);
// EXTERNAL MODULE: ./src/entry/outcome.js
var outcome = __webpack_require__(2275);
// EXTERNAL MODULE: ./src/entry/standard-streams.js
var standard_streams = __webpack_require__(90);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/host/control-sequences.js
var control_sequences = __webpack_require__(5625);
// EXTERNAL MODULE: ./src/host/filter.js
var filter = __webpack_require__(1305);
// EXTERNAL MODULE: ./src/host/mask.js
var mask = __webpack_require__(7419);
// EXTERNAL MODULE: ./src/host/sections.js
var sections = __webpack_require__(1319);
// EXTERNAL MODULE: ./src/host/write-chunk.js
var write_chunk = __webpack_require__(7644);
// EXTERNAL MODULE: ./src/entry/system-errors.js
var system_errors = __webpack_require__(7152);
;// CONCATENATED MODULE: ./src/entry/github/host.js









/**
 * A line that the runner would read as a command: `::x::` at its start, or the older `##[x]` anywhere in it. A lone CR
 * ends a line too. U+0085 is white space to .NET and not to JavaScript.
 */
const LOOKS_LIKE_A_COMMAND = /^[\s\x85]*::|##\[/m;
const none = { starts: [], titleOf: () => undefined };
/** A job of GitHub Actions, which reads workflow commands from standard output. */
function githubHost() {
    const out = process.stdout;
    const masker = new mask/* Masker */.G();
    let token;
    let atLineStart = true;
    /** Groups of the command. Only one is open at a time: its own or that of a section. */
    let groups = 0;
    let isOpen = false;
    /** Streams that print at the moment. They share one token, since the runner knows only one. */
    let streams = 0;
    /** The stream that printed last: another one starts on a line of its own. */
    let lastStream;
    let canSave = true;
    // While commands are stopped the runner prints every line unchanged. Only the token starts them again, and no app can
    // guess it (actions/runner src/Runner.Worker/ActionCommandManager.cs).
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
    /** Runs `command` while the runner reads commands, also in the middle of a stream. */
    function whileListening(command) {
        const wasStopped = token !== undefined;
        resume();
        command();
        if (wasStopped)
            stop();
    }
    /** Groups do not nest on GitHub, and while commands are stopped there are none. "" starts none. */
    function startGroup(title) {
        if (title === "" && !isOpen)
            return;
        whileListening(() => {
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
    const warn = (line) => whileListening(() => core/* warning */.$e(line));
    return {
        info: print,
        warn,
        error(message, { file, line } = {}) {
            const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { startLine: line }) };
            whileListening(() => core/* error */.z3((0,control_sequences/* printable */.g)(message), place));
        },
        async group(title, body) {
            startGroup(title);
            groups++;
            try {
                return await body();
            }
            finally {
                groups--;
                startGroup("");
            }
        },
        async stream(chunks, headings = none) {
            const cutter = (0,sections/* sections */.V)(headings);
            const self = {};
            const show = async (pieces) => {
                for (const { title, bytes } of pieces) {
                    if (title !== undefined && groups > 0)
                        startGroup(title);
                    if (lastStream !== self && !atLineStart)
                        out.write("\n");
                    lastStream = self;
                    atLineStart = bytes.at(-1) === 10;
                    await (0,write_chunk/* writeChunk */.x)(out, bytes);
                }
            };
            streams++;
            if (token === undefined)
                stop();
            try {
                // The runner masks line by line, and a warning splits a line in two: a secret may be on both sides.
                for await (const bytes of (0,filter/* applyFilters */.W)(chunks, (0,control_sequences/* withoutControlSequences */.O)(), masker.filter())) {
                    await show(cutter.push(bytes));
                }
                await show(cutter.end());
            }
            finally {
                streams--;
                if (streams === 0)
                    resume();
            }
        },
        mask(secret) {
            masker.add(secret);
            for (const part of (0,mask/* secretParts */.B)(secret))
                whileListening(() => core/* setSecret */.Pq(part));
        },
        masking: () => masker.filter(),
        hide: (text) => masker.text(text),
        output: (name, value) => record("GITHUB_OUTPUT", () => whileListening(() => core/* setOutput */.uH(name, value))),
        addPath: (dir) => record("GITHUB_PATH", () => whileListening(() => core/* addPath */.fM(dir))),
        setEnvironment: (name, value) => record("GITHUB_ENV", () => whileListening(() => core/* exportVariable */.dN(name, value))),
        save(name, value) {
            if (!canSave)
                return;
            try {
                record("GITHUB_STATE", () => whileListening(() => core/* saveState */.LZ(name, value)));
            }
            catch (error) {
                canSave = false;
                warn(`The post step cannot clean up after this step: ${Object(error).message}`);
            }
        },
        finish() {
            resume();
            startGroup("");
        },
    };
}
/** Runs what writes to the file that `variable` names. @throws ConvoxError when the file cannot be written */
function record(variable, write) {
    try {
        write();
    }
    catch (cause) {
        // The message of the toolkit: "Missing file at path: ...", where the runner's file does not exist.
        const reason = (0,system_errors/* describeSystemError */.Z)(cause) ?? "the file does not exist";
        throw new errors/* ConvoxError */.AC(`${variable} cannot be written: ${reason}`, { cause });
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
// EXTERNAL MODULE: ./src/timeline/build-steps.js
var build_steps = __webpack_require__(7120);
;// CONCATENATED MODULE: ./src/entry/github/summary/gantt.js
/** Steps in a picture at most; of more, the slowest are drawn. */
const MAX_STEPS = 60;
/** GitHub draws no Mermaid text over 50,000 characters. */
const MAX_LABEL = 60;
/**
 * The steps of a build as a Mermaid gantt chart, which GitHub draws: a section per service, a bar per step. Failed steps are
 * critical, cached ones done. undefined if there is nothing to draw.
 */
function stepGantt(steps) {
    const timed = steps.filter(({ isInstruction, seconds }) => isInstruction && seconds !== undefined);
    if (timed.length === 0)
        return undefined;
    const slowest = new Set([...timed].sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0)).slice(0, MAX_STEPS));
    const drawn = timed.filter((step) => slowest.has(step));
    const first = Math.min(...drawn.map(({ start }) => start));
    const lines = ["```mermaid", "gantt", "  dateFormat x", "  axisFormat %M:%S", "  todayMarker off"];
    for (const service of new Set(drawn.map((step) => step.service))) {
        lines.push(`  section ${label(service) || "image"}`);
        for (const step of drawn) {
            if (step.service !== service)
                continue;
            const start = Math.max(0, Math.round(step.start - first));
            const end = start + Math.max(1, Math.round((step.seconds ?? 0) * 1000));
            const state = step.failed ? "crit, " : step.cached ? "done, " : "";
            lines.push(`  ${label(step.name) || "step"} :${state}${start}, ${end}`);
        }
    }
    return [...lines, "```"].join("\n");
}
/** Mermaid has no escapes in labels: characters that it gives a meaning are left out. */
function label(text) {
    return text
        .replace(/[^A-Za-z0-9 ./_=+-]+/g, " ")
        .replace(/\s+/g, " ")
        .trim()
        .slice(0, MAX_LABEL);
}

;// CONCATENATED MODULE: ./src/entry/github/summary/markdown.js
// Markdown for GitHub, from texts that a Rack, a log or a user wrote. None of them can add markup, HTML, links or mentions.
/** Characters that Markdown or HTML gives a meaning. "@" and "#" start mentions and references, ":" emoji and addresses. */
const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>&~@:^$"'=/]/g;
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
/** `text` on one line, to be read as it is. */
function escapeText(text, most = 500) {
    const line = shorten(text.replace(INVISIBLE, " ").trim(), most);
    return line.replace(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
}
/** `text` as inline code on one line. */
function inlineCode(text, most = 200) {
    const line = shorten(text.replace(INVISIBLE, " ").trim(), most);
    return line === "" ? "" : `<code>${escapeHtml(line)}</code>`;
}
/** A table; cells are Markdown already. */
function markdownTable(head, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
/** A folded part. HTML, because a code block of Markdown ends at a fence that the text may contain. */
function foldedText(title, text) {
    return `<details><summary>${escapeHtml(title)}</summary>\n\n<pre>${preformatted(text)}</pre>\n\n</details>`;
}
/** A blank line ends HTML in Markdown, so it is not sent as one. */
function preformatted(text) {
    return escapeHtml(text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "").replace(/[\u202a-\u202e\u2066-\u2069]/g, ""))
        .split("\n")
        .map((line) => (line.trim() === "" ? "&#8203;" : line))
        .join("\n");
}
function escapeHtml(text) {
    return text.replace(/[&<>"'@#:`*_~[\]()\\|$]/g, (character) => `&#${character.codePointAt(0)};`);
}
function shorten(text, most) {
    const characters = [...text];
    return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}

;// CONCATENATED MODULE: ./src/entry/github/summary/summary.js



/** GitHub drops the summary of a step over 1 MiB. Other actions of the step's job do not count. */
const MAX_BYTES = 1024 * 1024 - 4096;
const MAX_LOG_BYTES = 64 * 1024;
const MAX_ROWS = 15;
/** An address that can stand as a link, because nothing in it has a meaning in Markdown or HTML. */
const ADDRESS = /^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~/-]*)?$/;
const MARKS = { success: "✅", failure: "❌", canceled: "⏹️" };
/** The summary as Markdown, under GitHub's limit. Parts that do not fit are left out from the end, and a line says so. */
function renderSummary(facts) {
    const parts = [
        `### ${MARKS[facts.outcome]} ${escapeText(facts.title)}`,
        factTable(facts.rows),
        failureText(facts),
        stepPicture(facts.steps ?? []),
        stepTable(facts.steps ?? [], facts.previousSteps ?? []),
        facts.diff === undefined ? "" : foldedText("What changed", facts.diff.join("\n")),
        facts.logTail === undefined ? "" : foldedText("Last lines of the log", lastBytes(facts.logTail, MAX_LOG_BYTES)),
    ].filter((part) => part !== "");
    const kept = [];
    let size = 0;
    for (const part of parts) {
        const bytes = Buffer.byteLength(part) + 2;
        if (size + bytes > MAX_BYTES) {
            kept.push("_More parts of this summary are left out: GitHub shows at most 1 MiB._");
            break;
        }
        kept.push(part);
        size += bytes;
    }
    return `${kept.join("\n\n")}\n`;
}
function factTable(rows) {
    const cells = rows
        .filter(([, value]) => value !== "")
        .map(([name, value]) => [escapeText(name), ADDRESS.test(value) ? `<${value}>` : inlineCode(value)]);
    return cells.length === 0 ? "" : markdownTable(["", ""], cells);
}
function failureText({ failure }) {
    if (failure === undefined)
        return "";
    const hints = failure.hints.map((hint) => `> - ${escapeText(hint, 1000)}`);
    return [
        `> **${escapeText(failure.title)}**`,
        ">",
        `> ${escapeText(failure.message, 2000)}`,
        ...(hints.length > 0 ? [">", ...hints] : []),
    ].join("\n");
}
function stepPicture(steps) {
    const picture = stepGantt(steps);
    if (picture === undefined)
        return "";
    const shares = [...(0,build_steps/* cachedShares */.lP)(steps)].map(([service, share]) => `${service === "" ? "image" : inlineCode(service)} ${Math.round(share * 100)} %`);
    return `**Build steps**, cached: ${shares.join(", ")}\n\n${picture}`;
}
function stepTable(steps, previous) {
    const before = new Map(previous.map((step) => [`${step.service}\n${instruction(step.name)}`, step.seconds]));
    const slowest = steps
        .filter(({ isInstruction, seconds }) => isInstruction && seconds !== undefined)
        .sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0))
        .slice(0, MAX_ROWS);
    if (slowest.length === 0)
        return "";
    const hasBefore = previous.length > 0;
    const rows = slowest.map((step) => {
        const old = before.get(`${step.service}\n${instruction(step.name)}`);
        return [
            inlineCode(step.service),
            inlineCode(step.name),
            step.failed ? "failed" : step.cached ? "cached" : formatSeconds(step.seconds ?? 0),
            ...(hasBefore ? [old === undefined ? "new" : formatSeconds(old)] : []),
        ];
    });
    return markdownTable(["Service", "Step", "Time", ...(hasBefore ? ["Previous build"] : [])], rows);
}
/** A step without its number: steps move when one is added before them. */
function instruction(name) {
    return name.replace(/^\[(?:[^\]]* )?\d+\/\d+\] (?:STEP \d+\/\d+: )?|^S(?:tep|TEP) \d+\/\d+ ?: /, "");
}
function formatSeconds(seconds) {
    if (seconds < 60)
        return `${seconds.toFixed(1)} s`;
    return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
/** The end of `text`, from the start of a line. */
function lastBytes(text, most) {
    const bytes = Buffer.from(text);
    if (bytes.length <= most)
        return text;
    const end = bytes.subarray(-most);
    return end.subarray(end.indexOf(10) + 1).toString("utf8");
}

;// CONCATENATED MODULE: ./src/entry/github/summary/write-summary.js




/** Commands whose step has a summary. */
const SUMMARIZED = new Set(["build", "deploy", "promote", "rollback", "run", "builds copy"]);
/** Rows of the table: label, and the output that holds the value. */
const ROWS = [
    ["App", "app"],
    ["Rack", "rack"],
    ["Build", "build"],
    ["Release", "release"],
    ["Previous release", "previous-release"],
    ["Status", "status"],
    ["Commit", "git-sha"],
    ["Exit code", "exit-code"],
    ["Address", "url"],
];
/**
 * Appends the summary of a step to the file `path`. `mask` hides secrets: the runner hides them too, but not in the escaped form
 * that Markdown needs.
 */
async function writeSummary(path, report, mask) {
    if (!SUMMARIZED.has(report.command))
        return;
    await (0,promises_.appendFile)(path, renderSummary(summaryFacts(report, mask)));
}
/** The facts of a report, without secrets. */
function summaryFacts(report, mask) {
    const { outputs, failure } = report;
    const text = (name) => (outputs[name] === undefined ? "" : mask(String(outputs[name])));
    const rows = ROWS.map(([label, name]) => [label, text(name)]);
    if (text("duration") !== "")
        rows.push(["Duration", `${text("duration")} s`]);
    const size = Number(outputs["context-size"]);
    if (size > 0)
        rows.push(["Context size", (0,units/* byteSize */.mz)(size)]);
    return {
        title: `${report.command} ${text("app")}`.trim(),
        outcome: report.outcome,
        rows,
        steps: (0,build_steps/* spanSteps */.gt)(report.spans).map((step) => ({ ...step, name: mask(step.name), service: mask(step.service) })),
        ...(failure === undefined
            ? {}
            : {
                failure: {
                    title: `${report.command} failed`,
                    message: mask(failure.message),
                    hints: (failure.hint ?? "")
                        .split("\n")
                        .filter((line) => line.trim() !== "")
                        .map(mask),
                },
            }),
    };
}

;// CONCATENATED MODULE: ./src/entry/github/action.js













/**
 * A GitHub action: runs the command `name` with the step's inputs and writes its outputs. A failure fails the step,
 * with its message and hint as one error annotation.
 */
async function runAction(name) {
    const host = startHost();
    const command = commands/* commands */.P.find((candidate) => (candidate.action ?? candidate.name) === name && candidate.icon);
    const timeline = (0,timeline_timeline/* createTimeline */.M)({ now: run_command/* clock */.pm });
    try {
        if (!command)
            throw new Error(`the action ${name} does not exist`);
        const job = { given: readInput, env: process.env, host, cwd: process.cwd(), timeline };
        const result = await (0,run_command/* runCommand */.d1)(command, job);
        // The step's log shows what a terminal shows. It may hold text of the app.
        if (command.text && command.needsRack !== false)
            await host.stream(external_node_stream_.Readable.from([Buffer.from(command.text(result, Date.now()))]));
        writeOutputs(command, result, host);
        await summarize({ command: command.name, outcome: "success", outputs: { ...result }, spans: timeline.spans }, host);
    }
    catch (error) {
        fail(error, command, host);
        if (command === undefined)
            return;
        const outputs = error instanceof errors/* ConvoxError */.AC ? error.outputs : {};
        const outcome = error instanceof errors/* CancelledError */.cc ? "canceled" : "failure";
        const { message, hint } = (0,failure/* describeFailure */.Ic)(error);
        await summarize({ command: command.name, outcome, outputs, failure: { message, hint }, spans: timeline.spans }, host);
    }
}
/** Runs the post step, which cleans up on the Rack after a job that ended in the middle of its work. */
async function runPost() {
    const host = startHost();
    try {
        await (0,run_command/* finishJob */.xK)((0,core/* getState */.Gu)(started_work/* STARTED_WORK */.kO), { given: readInput, env: process.env, host, cwd: process.cwd() });
    }
    catch (error) {
        host.warn((0,failure/* describeFailure */.Ic)(error).message);
    }
}
const readInput = (input) => (0,core/* getInput */.V4)(input);
function startHost() {
    (0,standard_streams/* surviveStreamErrors */.w)();
    const host = githubHost();
    process.once("exit", () => host.finish());
    return host;
}
/** Writes the summary of the step, which GitHub shows on the run page. Its failure is a warning. */
async function summarize(report, host) {
    const path = process.env["GITHUB_STEP_SUMMARY"];
    if (!path)
        return;
    try {
        await writeSummary(path, report, host.hide);
    }
    catch (error) {
        host.warn(`The summary of this step is not written: ${Object(error).message}`);
    }
}
/** @throws ConvoxError when the outputs cannot be recorded; the log then says first that the command succeeded */
function writeOutputs(command, result, host) {
    const values = new Map(Object.entries(result));
    try {
        for (const output of Object.keys(command.outputs))
            host.output(output, String(values.get(output) ?? ""));
    }
    catch (cause) {
        host.info((0,outcome/* describeOutcome */.S)(command, result));
        throw new errors/* ConvoxError */.AC(`${command.name} succeeded, but its outputs are not recorded: ${Object(cause).message}`, {
            hint: "Later steps cannot read the outputs of this step.",
            cause,
        });
    }
}
/** Prints one error annotation and records the outputs that are valid nevertheless. */
function fail(error, command, host) {
    process.exitCode = 1;
    const { message, hint, place } = (0,failure/* describeFailure */.Ic)(error);
    const [rack, app] = ["rack", "app"].map((name) => readInput(name) || process.env[`CONVOX_${name.toUpperCase()}`]);
    const text = hint && (0,hints/* adaptHint */.Q)(hint, "action", { command, commands: commands/* commands */.P, rack: rack || undefined, app: app || undefined });
    host.error([message, text ?? []].flat().join("\n"), place);
    if (!(error instanceof errors/* ConvoxError */.AC))
        return;
    try {
        for (const [name, value] of Object.entries(error.outputs))
            host.output(name, String(value));
    }
    catch (problem) {
        host.warn(`The outputs of this step are not recorded: ${Object(problem).message}`);
    }
}


/***/ })

};
