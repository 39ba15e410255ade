export const id = 1907;
export const ids = [1907,2861];
export const modules = {

/***/ 8031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ judgeScans),
/* harmony export */   T4: () => (/* binding */ scanProblem),
/* harmony export */   ml: () => (/* binding */ parseScans)
/* harmony export */ });
function parseScans(text) {
    return text === "" ? [] : JSON.parse(text);
}
const SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM"];
const MAX_LISTED = 50;
function judgeScans(service, scans, { failOn, onlyFixable }) {
    const findings = uniqueFindings(scans.flatMap((scan) => scan.findings));
    const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
    const limit = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn.toUpperCase()) + 1);
    const blocking = limit.flatMap((severity) => findings
        .filter((finding) => finding.severity === severity && (!onlyFixable || finding.isFixable !== false))
        .sort((a, b) => Number(b.hasExploit ?? false) - Number(a.hasExploit ?? false) || (b.score ?? 0) - (a.score ?? 0)));
    const missing = scans.find(({ state }) => state !== "done");
    const result = missing !== undefined
        ? "not-scanned"
        : blocking.length > 0
            ? "blocked"
            : findings.length > 0
                ? "findings"
                : "clean";
    return {
        service,
        result,
        status: missing === undefined ? (scans[0]?.status ?? "") : describeStatus(missing),
        critical: count("CRITICAL"),
        high: count("HIGH"),
        medium: count("MEDIUM"),
        low: count("LOW"),
        blocking: blocking.slice(0, MAX_LISTED).map(describeFinding),
    };
}
function uniqueFindings(findings) {
    return [...new Map(findings.map((finding) => [`${finding.name} ${finding.package}`, finding])).values()];
}
function describeFinding({ name, score, hasExploit, package: vulnerable }) {
    const facts = [
        vulnerable,
        ...(score === undefined ? [] : [`score ${score}`]),
        ...(hasExploit === true ? ["exploit available"] : []),
    ].filter((fact) => fact !== "");
    return facts.length === 0 ? name : `${name} (${facts.join(", ")})`;
}
function describeStatus({ status, description }) {
    return [status, description].filter((part) => part !== "").join(": ");
}
function scanProblem({ service, result, status, blocking }, failOn) {
    if (result === "not-scanned")
        return `${service} is not scanned: ${status}`;
    if (result !== "blocked")
        return undefined;
    const shown = blocking.slice(0, 5).join(", ");
    const more = blocking.length > 5 ? ` and ${blocking.length - 5} more` : "";
    return `${service} has vulnerabilities of severity ${failOn === "critical" ? failOn : `${failOn} or higher`}: ${shown}${more}`;
}


/***/ }),

/***/ 1907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeSummary: () => (/* binding */ writeSummary)
});

// UNUSED EXPORTS: summaryFacts

// EXTERNAL MODULE: ./src/commands/images/scan-result.js
var scan_result = __webpack_require__(8031);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
// EXTERNAL MODULE: ./src/images/pushed-images.js
var pushed_images = __webpack_require__(2861);
// EXTERNAL MODULE: ./src/timeline/build-steps.js
var build_steps = __webpack_require__(7120);
// EXTERNAL MODULE: ./src/entry/outcome.js
var outcome = __webpack_require__(2275);
;// CONCATENATED MODULE: ./src/entry/github/summary/gantt.js

const MAX_STEPS = 30;
const MIN_SECONDS = 0.2;
const MIN_SHARE = 0.01;
const MAX_LABEL = 44;
const COLORS = {
    sectionBkgColor: "#8c959f",
    altSectionBkgColor: "#8c959f00",
    sectionBkgColor2: "#8c959f",
    taskBkgColor: "#54aeff",
    taskBorderColor: "#218bff",
    critBkgColor: "#fa4549",
    critBorderColor: "#cf222e",
};
const LINES = ".grid .tick line { stroke: #8c959f66; }";
const HEAD = ["```mermaid", `%%{init: ${JSON.stringify({ themeVariables: COLORS, themeCSS: LINES })}}%%`, "gantt"];
function stepGantt(steps) {
    const total = steps.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
    const shortest = Math.max(MIN_SECONDS, total * MIN_SHARE);
    const timed = steps.filter(({ isInstruction, seconds = 0, failed }) => isInstruction && (failed || seconds >= shortest));
    if (timed.length === 0)
        return undefined;
    const weight = ({ failed, seconds = 0 }) => (failed ? Number.POSITIVE_INFINITY : seconds);
    const slowest = new Set([...timed].sort((a, b) => weight(b) - weight(a)).slice(0, MAX_STEPS));
    const drawn = timed.filter((step) => slowest.has(step));
    const first = Math.min(...drawn.map(({ start }) => start));
    const lines = [...HEAD, "  dateFormat x", "  axisFormat %M:%S", "  todayMarker off"];
    for (const service of new Set(drawn.map((step) => step.service))) {
        lines.push(`  section ${label(service) || "image"}`);
        for (const step of drawn) {
            if (step.service !== service)
                continue;
            const start = Math.max(0, Math.round(step.start - first));
            const end = start + Math.max(1, Math.round((step.seconds ?? 0) * 1000));
            const state = step.failed ? "crit, " : "";
            lines.push(`  ${label((0,build_steps/* instruction */.xP)(step.name)) || "step"} :${state}${start}, ${end}`);
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
function foldedMarkdown(title, markdown) {
    return `<details><summary>${escapeHtml(title)}</summary>\n\n${markdown}\n\n</details>`;
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
const MAX_ROWS = 10;
const MAX_STEP = 72;
const MAX_FINDINGS = 10;
const RAN = "ran";
const ADDRESS = /^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~/-]*)?$/;
function renderSummary(facts) {
    const parts = [
        `### ${escapeText(facts.title)}`,
        failureText(facts),
        factTable(facts.rows),
        scanTable(facts.scans ?? []),
        stepPicture(facts.steps ?? [], facts.cache ?? []),
        stepTable(facts.steps ?? [], facts.previousSteps ?? []),
        facts.diff === undefined ? "" : foldedText("What changed", facts.diff.join("\n")),
        imageTable(facts.images ?? []),
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
        "> [!CAUTION]",
        `> **${escapeText(failure.message, 2000)}**`,
        ...(hints.length > 0 ? [">", ...hints] : []),
    ].join("\n");
}
function imageTable(images) {
    const rows = images.flatMap(({ service, repository, tag, digest }) => repository === null ? [] : [[inlineCode(service), inlineCode(`${repository}:${tag}`), inlineCode(digest ?? "")]]);
    if (rows.length === 0)
        return "";
    const title = `${rows.length} ${rows.length === 1 ? "image" : "images"}`;
    return foldedMarkdown(title, markdownTable(["Service", "Image", "Digest"], rows));
}
function scanTable(scans) {
    if (scans.length === 0)
        return "";
    const rows = scans.map(({ service, result, status, critical, high, medium, low, blocking }) => [
        inlineCode(service),
        result === "not-scanned" ? escapeText(`not scanned: ${status}`) : escapeText(result),
        ...(result === "not-scanned" ? ["", "", "", ""] : [critical, high, medium, low].map(String)),
        blocking
            .slice(0, MAX_FINDINGS)
            .map((name) => inlineCode(name))
            .join(", "),
    ]);
    return markdownTable(["Service", "Scan", "Critical", "High", "Medium", "Low", "Blocking findings"], rows);
}
function stepPicture(steps, cache) {
    const picture = stepGantt(steps);
    const shares = [...(0,build_steps/* cachedShares */.lP)(steps)].map(([service, share]) => `${service === "" ? "image" : inlineCode(service)} ${Math.round(share * 100)} %`);
    if (shares.length === 0)
        return "";
    const reasons = cache.flatMap(({ service, reason }) => reason === null ? [] : [`- ${inlineCode(service)}: ${escapeText(reason, 1000)}`]);
    const parts = ["#### Build steps", picture ?? "", `From the cache: ${shares.join(", ")}`, reasons.join("\n")];
    return parts.filter((part) => part !== "").join("\n\n");
}
function stepTable(steps, previous) {
    const before = new Map(previous.map((step) => [`${step.service}\n${(0,build_steps/* instruction */.xP)(step.name)}`, step]));
    const slowest = steps
        .filter(({ isInstruction, seconds }) => isInstruction && seconds !== undefined)
        .sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0))
        .slice(0, MAX_ROWS);
    if (slowest.length === 0)
        return "";
    const earlier = slowest.map((step) => {
        const old = before.get(`${step.service}\n${(0,build_steps/* instruction */.xP)(step.name)}`);
        return old === undefined ? "new" : describeTime(old);
    });
    const hasBefore = previous.length > 0 && earlier.some((text) => text !== RAN);
    const rows = slowest.map((step, index) => [
        inlineCode(step.service),
        inlineCode((0,build_steps/* instruction */.xP)(step.name), MAX_STEP),
        describeTime(step),
        ...(hasBefore ? [earlier[index] ?? ""] : []),
    ]);
    return markdownTable(["Service", "Slowest steps", "Time", ...(hasBefore ? ["Previous build"] : [])], rows);
}
function describeTime({ failed, cached, seconds }) {
    if (failed)
        return "failed";
    if (cached)
        return "cached";
    if (seconds === undefined)
        return RAN;
    return seconds < 60 ? `${seconds.toFixed(1)}s` : (0,units/* formatDuration */.a3)(seconds * 1000);
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
    const { summary } = await Promise.all(/* import() */[__webpack_require__.e(459), __webpack_require__.e(1500)]).then(__webpack_require__.bind(__webpack_require__, 1500));
    await summary.addRaw(renderSummary(summaryFacts(report, mask))).write();
}
function summaryFacts(report, mask) {
    const { outputs, failure } = report;
    const text = (name) => (outputs[name] === undefined ? "" : mask(String(outputs[name])));
    const rows = ROWS.map(([label, name]) => [label, text(name)]);
    if (report.cost !== undefined)
        rows.push(["Cost", mask(report.cost)]);
    if (text("duration") !== "")
        rows.push(["Duration", (0,units/* formatDuration */.a3)(Number(text("duration")) * 1000)]);
    const size = Number(outputs["context-size"]);
    if (size > 0)
        rows.push(["Context size", (0,units/* byteSize */.mz)(size)]);
    const maskSteps = (steps) => steps.map((step) => ({ ...step, name: mask(step.name), service: mask(step.service) }));
    const steps = maskSteps((0,build_steps/* spanSteps */.gt)(report.spans));
    const instructions = steps.filter(({ isInstruction }) => isInstruction);
    const cached = instructions.filter((step) => step.cached).length;
    if (instructions.length > 0)
        rows.push(["Cached steps", `${cached} of ${instructions.length}`]);
    const end = (0,outcome/* describeEnd */.l)(report.command, report.outcome, text("app"));
    return {
        title: `${end.charAt(0).toUpperCase()}${end.slice(1)}`,
        rows,
        images: (0,pushed_images/* parseImages */.e)(text("images")),
        scans: (0,scan_result/* parseScans */.ml)(text("scan")),
        cache: text("cache") === "" ? [] : JSON.parse(text("cache")),
        steps,
        previousSteps: maskSteps(report.previousSteps ?? []),
        ...(report.releaseDiff === undefined ? {} : { diff: report.releaseDiff.map(mask) }),
        ...(report.logTail?.trim() ? { logTail: report.logTail } : {}),
        ...(failure === undefined
            ? {}
            : {
                failure: {
                    message: mask(failure.message),
                    hints: failure.hints
                        .flatMap((hint) => hint.split("\n"))
                        .filter((line) => line.trim() !== "")
                        .map(mask),
                },
            }),
    };
}


/***/ }),

/***/ 2861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ parseImages),
/* harmony export */   readPushedImages: () => (/* binding */ readPushedImages)
/* harmony export */ });
/* harmony import */ var _log_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8384);

function parseImages(text) {
    return text === "" ? [] : JSON.parse(text);
}
const MAX_IMAGES = 1_000;
const BUILDKIT = /^#\d{1,6} pushing manifest for (\S+):([\w.-]{1,200})@(sha256:[0-9a-f]{64})(?: |$)/;
const PUSHING = /^(?:Running|running): (?:docker push|tag and push) (\S+):([\w.-]{1,200})$/;
const DOCKER_REPOSITORY = /^The push refers to (?:a )?repository \[(\S+)\]/;
const DOCKER = /^([\w.-]{1,200}): digest: (sha256:[0-9a-f]{64}) size: \d+$/;
const BUILDAH = /^Successfully pushed (?:\/\/)?(\S+):([\w.-]{1,200})@(sha256:[0-9a-f]{64})$/;
const KANIKO_PUSHING = /^INFO\[\d+\] Pushing image to (\S+):([\w.-]{1,200})\s*$/;
const KANIKO = /^INFO\[\d+\] Pushed (?:image to )?(\S+)@(sha256:[0-9a-f]{64})\s*$/;
const PLAN = /^local Rack: this is a plan\b/;
const BUILDING = /^(?:Building: |S(?:tep|TEP) \d+\/\d+ ?: )/;
function readPushedImages(build) {
    const found = new Map();
    const suffix = `.${build.toLowerCase()}`;
    let repository = "";
    let isPlan = false;
    let pushing;
    function set(repository, tag, digest) {
        if (isPlan || !tag.toLowerCase().endsWith(suffix) || (found.size >= MAX_IMAGES && !found.has(tag)))
            return;
        found.set(tag, { repository, digest });
    }
    const lines = (0,_log_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readLogLines */ .W)((line) => {
        const [, name = "", tag = "", digest = ""] = BUILDKIT.exec(line) ?? BUILDAH.exec(line) ?? [];
        if (digest !== "")
            return set(name, tag, digest);
        const [, target, targetTag = ""] = PUSHING.exec(line) ?? KANIKO_PUSHING.exec(line) ?? [];
        if (target !== undefined) {
            repository = target;
            pushing = { repository: target, tag: targetTag };
            return set(target, targetTag, null);
        }
        const [, pushedTag = "", pushedDigest] = DOCKER.exec(line) ?? [];
        if (pushedDigest !== undefined) {
            if (repository !== "")
                set(repository, pushedTag, pushedDigest);
            return;
        }
        const [, kaniko, kanikoDigest = ""] = KANIKO.exec(line) ?? [];
        if (kaniko !== undefined) {
            if (kaniko === pushing?.repository)
                set(kaniko, pushing.tag, kanikoDigest);
            return;
        }
        const next = DOCKER_REPOSITORY.exec(line)?.[1];
        if (next !== undefined)
            repository = next;
        else if (PLAN.test(line))
            isPlan = true;
        else if (BUILDING.test(line)) {
            repository = "";
            pushing = undefined;
        }
    });
    return {
        push: lines.push,
        images(services) {
            lines.end();
            const tags = new Map([...found.keys()].map((tag) => [tag.slice(0, -suffix.length), tag]));
            return (services ?? [...tags.keys()].sort()).map((service) => {
                const tag = tags.get(service) ?? null;
                const image = tag === null ? undefined : found.get(tag);
                return { service, repository: image?.repository ?? null, tag, digest: image?.digest ?? null };
            });
        },
    };
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
