export const id = 1907;
export const ids = [1907];
export const modules = {

/***/ 5562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ ago),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   mz: () => (/* binding */ byteSize)
/* harmony export */ });
function byteSize(bytes) {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
function formatDuration(ms) {
    const total = Math.max(0, Math.round(ms / 1000));
    const hours = Math.floor(total / 3600);
    const minutes = Math.floor((total % 3600) / 60);
    return `${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${total % 60}s`;
}
function ago(time, now) {
    if (time === "")
        return "";
    const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
    if (seconds < 1)
        return "now";
    const units = [
        ["year", 365 * 86400],
        ["month", 30 * 86400],
        ["week", 7 * 86400],
        ["day", 86400],
        ["hour", 3600],
        ["minute", 60],
        ["second", 1],
    ];
    const [name, size] = units.find(([, length]) => seconds >= length) ?? ["second", 1];
    const count = Math.floor(seconds / size);
    return `${count} ${name}${count === 1 ? "" : "s"} ago`;
}


/***/ }),

/***/ 1907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeSummary: () => (/* binding */ writeSummary)
});

// UNUSED EXPORTS: summaryFacts

// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
// EXTERNAL MODULE: ./src/timeline/build-steps.js
var build_steps = __webpack_require__(7120);
;// CONCATENATED MODULE: ./src/entry/github/summary/gantt.js
const MAX_STEPS = 30;
const MIN_SECONDS = 0.2;
const MAX_LABEL = 60;
function stepGantt(steps) {
    const timed = steps.filter(({ isInstruction, seconds = 0, failed }) => isInstruction && (failed || seconds >= MIN_SECONDS));
    if (timed.length === 0)
        return undefined;
    const weight = ({ failed, seconds = 0 }) => (failed ? Number.POSITIVE_INFINITY : seconds);
    const slowest = new Set([...timed].sort((a, b) => weight(b) - weight(a)).slice(0, MAX_STEPS));
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
            const state = step.failed ? "crit, " : "";
            lines.push(`  ${label(step.name) || "step"} :${state}${start}, ${end}`);
        }
    }
    return [...lines, "```"].join("\n");
}
function label(text) {
    return text
        .replace(/[^A-Za-z0-9 ./_=+-]+/g, " ")
        .replace(/\s+/g, " ")
        .trim()
        .slice(0, MAX_LABEL);
}

;// CONCATENATED MODULE: ./src/entry/github/summary/markdown.js
const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>&~@:^$"'=/]/g;
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
function escapeText(text, most = 500) {
    const line = shorten(text.replace(INVISIBLE, " ").trim(), most);
    return line.replace(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
}
function inlineCode(text, most = 200) {
    const line = shorten(text.replace(INVISIBLE, " ").trim(), most);
    return line === "" ? "" : `<code>${escapeHtml(line)}</code>`;
}
function markdownTable(head, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
function foldedText(title, text) {
    return `<details><summary>${escapeHtml(title)}</summary>\n\n<pre>${escapePreformatted(text)}</pre>\n\n</details>`;
}
function escapePreformatted(text) {
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



const MAX_BYTES = 1024 * 1024 - 4096;
const MAX_LOG_BYTES = 64 * 1024;
const MAX_ROWS = 15;
const ADDRESS = /^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~/-]*)?$/;
const OUTCOMES = { success: "succeeded", failure: "failed", canceled: "was canceled" };
function renderSummary(facts) {
    const parts = [
        `### ${escapeText(facts.title)} ${OUTCOMES[facts.outcome]}`,
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
    const [head, ...rest] = cells;
    return head === undefined ? "" : markdownTable(head, rest);
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
    const shares = [...(0,build_steps/* cachedShares */.lP)(steps)].map(([service, share]) => `${service === "" ? "image" : inlineCode(service)} ${Math.round(share * 100)} %`);
    if (shares.length === 0)
        return "";
    return [`**Build steps**, cached: ${shares.join(", ")}`, picture ?? []].flat().join("\n\n");
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
function instruction(name) {
    return name.replace(/^\[(?:[^\]]* )?\d+\/\d+\] (?:STEP \d+\/\d+: )?|^S(?:tep|TEP) \d+\/\d+ ?: /, "");
}
function formatSeconds(seconds) {
    if (seconds < 60)
        return `${seconds.toFixed(1)} s`;
    return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
function lastBytes(text, most) {
    const bytes = Buffer.from(text);
    if (bytes.length <= most)
        return text;
    const end = bytes.subarray(-most);
    return end.subarray(end.indexOf(10) + 1).toString("utf8");
}

;// CONCATENATED MODULE: ./src/entry/github/summary/write-summary.js



const SUMMARIZED = new Set(["build", "deploy", "promote", "rollback", "run", "builds copy"]);
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
async function writeSummary(report, mask) {
    if (!SUMMARIZED.has(report.command))
        return;
    const { summary } = await __webpack_require__.e(/* import() */ 1500).then(__webpack_require__.bind(__webpack_require__, 1500));
    await summary.addRaw(renderSummary(summaryFacts(report, mask))).write();
}
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


/***/ }),

/***/ 7120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sc: () => (/* binding */ stepSpans),
/* harmony export */   aR: () => (/* binding */ readBuildSteps),
/* harmony export */   gt: () => (/* binding */ spanSteps),
/* harmony export */   lP: () => (/* binding */ cachedShares)
/* harmony export */ });
const LINE_BREAK = 10;
const MAX_LINE_BYTES = 4096;
const MAX_STEPS = 10_000;
const BUILDKIT_LINE = /^#(\d{1,6}) (?:(CACHED|CANCELED)$|DONE (\d+(?:\.\d+)?)s|(ERROR)\b)/;
const PLANNED = /^#(\d{1,6}) (?:.* )?NOT RUN$/;
const USED_CACHE = /^(?: ?---> Using cache|--> Using cache |INFO\[\d+\] Using caching version of cmd:)/;
const INSTRUCTION = /^(?:\[(?:[^\]]* )?\d+\/\d+\] |S(?:tep|TEP) \d+\/\d+ ?: |[A-Z]+ )/;
function readBuildSteps({ titles, now }) {
    const entries = [];
    let vertices = new Map();
    let current;
    let held = Buffer.alloc(0);
    let isOverlong = false;
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
    return {
        push(bytes) {
            let from = 0;
            for (let at = bytes.indexOf(LINE_BREAK); at >= 0; at = bytes.indexOf(LINE_BREAK, from)) {
                const line = held.length === 0 ? bytes.subarray(from, at) : Buffer.concat([held, bytes.subarray(from, at)]);
                if (!isOverlong && line.length <= MAX_LINE_BYTES)
                    read(plainText(line));
                held = Buffer.alloc(0);
                isOverlong = false;
                from = at + 1;
            }
            const rest = bytes.subarray(from);
            if (held.length + rest.length > MAX_LINE_BYTES) {
                isOverlong = true;
                held = Buffer.alloc(0);
            }
            else if (!isOverlong && rest.length > 0) {
                held = Buffer.concat([held, rest]);
            }
        },
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
function plainText(line) {
    return Buffer.from(line.buffer, line.byteOffset, line.length)
        .toString("utf8")
        .replace(/\x1b\[[0-9;]*m/g, "")
        .replace(/\r$/, "");
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
