export const id = 4241;
export const ids = [4241];
export const modules = {

/***/ 1430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ appInput)
/* harmony export */ });
const appInput = {
    description: "Name of the app",
    required: true,
    short: "a",
    env: ["CONVOX_APP"],
    fallback: "CONVOX_APP; in a terminal also .convox/app, then the name of the directory",
};


/***/ }),

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
function command(declaration) {
    return declaration;
}


/***/ }),

/***/ 8637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ statusInWords)
/* harmony export */ });
function statusInWords(status) {
    return status === "rollback" ? "rolling back" : status;
}


/***/ }),

/***/ 9189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine),
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
function table(given) {
    const rows = given.map((row) => row.map(sanitizeCell));
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
        });
    }
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd())
        .map((line) => `${line}\n`)
        .join("");
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}
function sanitizeCell(cell) {
    return cell
        .replace(/\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?/g, "")
        .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ");
}


/***/ }),

/***/ 4241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diagnose: () => (/* binding */ diagnose)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);
/* harmony import */ var _explain_app_log_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7664);
/* harmony import */ var _explain_diagnosis_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(497);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _output_app_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8637);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9189);







const inputs = {
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y,
    since: {
        description: "Time span of the app's log to search, if the Rack has no diagnosis",
        kind: "duration",
        default: "30m",
    },
};
const LOG_CHARACTERS = 1024 * 1024;
const diagnose = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "diagnose",
    cliNames: ["deploy-debug"],
    summary: "Explain why an app's processes fail to start",
    details: "Reads the diagnosis of a v3 Rack (3.24.0 and later). For other Racks, it searches the app's log and processes. A " +
        "deploy key without a role is not allowed to read the diagnosis.",
    icon: "help-circle",
    inputs,
    outputs: {
        app: "Name of the app",
        status: "Status of the app",
        release: "Id of the active release",
        source: "Source of the findings: diagnosis for the Rack's own, log for the app's log and processes",
        failing: "Names of the failing services, separated by spaces; empty if there are none",
    },
    async run(values, deps) {
        const result = await runDiagnosis(values, deps);
        const failing = [...new Set(result.findings.map(({ service }) => service).filter((name) => name !== ""))];
        return { ...result, failing: failing.join(" ") };
    },
    text({ app, status, release, services, findings }) {
        const rows = services.map(({ name, status, ready, desired }) => [name, status, `${ready} of ${desired} ready`]);
        const about = findings.map(({ service, what, hint, output }) => {
            const lines = [`${service === "" ? "" : `${service}: `}${what}`, ...(hint === "" ? [] : [`  ${hint}`])];
            const printed = output === "" ? [] : ["  last output:", ...output.split("\n").map((line) => `    ${line}`)];
            return [...lines, ...printed].join("\n");
        });
        const nothing = findings.length === 0 ? ["No problems found"] : [];
        const head = `${app} is ${(0,_output_app_status_js__WEBPACK_IMPORTED_MODULE_2__/* .statusInWords */ .x)(status)} and runs ${release || "no release"}`;
        return `${[head, (0,_output_table_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .t)(rows).trimEnd(), ...about, ...nothing].filter((part) => part !== "").join("\n\n")}\n`;
    },
});
async function runDiagnosis({ app, since }, deps) {
    const { rack, host } = deps;
    const { status, release } = await rack.apps.get(app);
    try {
        const report = await rack.diagnose.app(app);
        const services = report.services.map(({ name, status, ready, desired }) => ({ name, status, ready, desired }));
        return { app, status, release, source: "diagnosis", services, findings: (0,_explain_diagnosis_js__WEBPACK_IMPORTED_MODULE_4__/* .diagnosisFindings */ .a)(report) };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .RackError */ .yo) || ![401, 403, 404].includes(error.status ?? 0))
            throw error;
        host.info(error.status === 404
            ? "This Rack has no diagnosis. Searching the app's log and processes"
            : `This deploy key is not allowed to read the Rack's diagnosis: ${error.message}. Searching the app's log and processes`);
    }
    const processes = await rack.processes.list(app);
    const log = await recentLog(app, since, deps);
    const findings = (0,_explain_app_log_js__WEBPACK_IMPORTED_MODULE_6__/* .appLogFindings */ ._)((0,_explain_app_log_js__WEBPACK_IMPORTED_MODULE_6__/* .logLines */ .O)(log), processes, release);
    return { app, status, release, source: "log", services: [], findings };
}
async function recentLog(app, sinceMs, { rack }) {
    const stream = await rack.logs.app(app, { prefix: true, follow: false, since: Math.ceil(sinceMs / 1000) });
    let log = "";
    const decoder = new TextDecoder();
    for await (const chunk of stream)
        log = (log + decoder.decode(chunk, { stream: true })).slice(-LOG_CHARACTERS);
    return log;
}


/***/ }),

/***/ 7664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ logLines),
/* harmony export */   _: () => (/* binding */ appLogFindings)
/* harmony export */ });
/* harmony import */ var _diagnosis_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(497);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8977);
/* harmony import */ var _state_hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);



const REASONS = /UPDATE_FAILED|CREATE_FAILED|unable to place a task|is unhealthy in|failed container health checks|failed ELB health checks|failed (?:liveness|startup) probe|ResourceInitializationError|tasks failed to start|exceeded quota|couldn't find key|essential container|CannotPullContainer|was unable to|Back-off|probe failed|Failed to pull image|Error: |OOMKilled|nodes are available|Insufficient|FailedMount|Evicted|exceeded its progress deadline|did not stabilize/i;
const serviceLimit = 200;
const BAD_STATUS = /^(unhealthy|crashed|failed)$/;
function logLines(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const match = /^\S+ (\S+) (.*)$/.exec(line);
        return match?.[1] === undefined ? [] : [{ stream: match[1], message: match[2] ?? "" }];
    });
}
function appLogFindings(lines, processes, release) {
    const serving = new Set(processes.filter((one) => one.release !== release && one.status === "running").map(({ id }) => id));
    const services = servicesIn(lines, processes);
    const findings = [];
    for (const { stream, message } of [...lines].reverse()) {
        if (!stream.startsWith("system/") || !REASONS.test(message) || /UPDATE_FAILED.{0,300}cancelled/i.test(message))
            continue;
        const service = serviceIn(stream, message, services);
        findings.push({ service, what: plainWords(message), hint: (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(message), output: "" });
    }
    for (const { id, name, status, release: its } of processes) {
        if (its !== release || !BAD_STATUS.test(status))
            continue;
        findings.push({ service: name, what: `process ${id} is ${status}`, hint: (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(status), output: "" });
    }
    const outputs = outputByService(lines, serving);
    return (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .oneForEachService */ .OH)(findings).map((finding) => ({ ...finding, output: outputs(finding.service) }));
}
function outputByService(lines, serving) {
    const printed = new Map();
    for (const { stream, message } of lines.toReversed()) {
        const [kind, name = "", id = ""] = stream.split("/", 3);
        if (kind !== "service" || serving.has(id))
            continue;
        const last = printed.get(name) ?? { stream, messages: [] };
        printed.set(name, last);
        if (last.stream === stream)
            last.messages.push(message);
    }
    return (service) => (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)((printed.get(service)?.messages ?? []).toReversed().join("\n"));
}
function servicesIn(lines, processes) {
    const names = lines.flatMap(({ stream }) => (stream.startsWith("service/") ? [stream.split("/")[1] ?? ""] : []));
    const all = new Set([...names, ...processes.map(({ name }) => name)]);
    all.delete("");
    return [...all].slice(0, serviceLimit);
}
function serviceIn(stream, message, services) {
    const object = /^system\/k8s\/([^/]+)$/.exec(stream)?.[1];
    if (object !== undefined)
        return services.includes(object) ? object : (0,_diagnosis_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceOfPod */ .M)(object);
    const id = /\bService([A-Z][A-Za-z0-9]*)/.exec(message)?.[1]?.toLowerCase() ?? "";
    const ecs = /\(service ([^)]{1,300})\)/.exec(message)?.[1] ?? "";
    const known = services.find((name) => {
        const flat = name.replaceAll("-", "");
        return (id !== "" && id.startsWith(flat)) || ecs === name || ecs.endsWith(`-${name}`);
    });
    return known ?? (id === "" ? ecs : id);
}
function plainWords(message) {
    const line = message
        .replace(/^aws\/(cfm \S+|ecs) /, "")
        .replace(/\s+/g, " ")
        .trim()
        .replace(/\.$/, "");
    return line.length > 300 ? `${line.slice(0, 300)}...` : line;
}


/***/ }),

/***/ 497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ serviceOfPod),
/* harmony export */   a: () => (/* binding */ diagnosisFindings)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8977);
/* harmony import */ var _state_hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3598);


function diagnosisFindings({ pods, initPods, services, events }) {
    const sick = pods.filter(({ classification, restarts }) => classification === "unhealthy" || classification === "not-ready" || (classification === "new" && restarts > 0));
    const findings = [...initPods.flatMap(initFinding), ...sick.map(podFinding)];
    for (const { name, ready, desired, status, stallReason } of services) {
        if (status !== "stalled" || findings.some(({ service }) => service === name))
            continue;
        const what = `${ready} of ${desired} processes are ready: ${stallReason || "the rollout does not proceed"}`;
        const event = events.find(({ object }) => isOf(object, name));
        findings.push({
            service: name,
            what: event === undefined ? what : `${what}; ${sentence(event.message)}`,
            hint: (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(event?.message ?? "") || (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(stallReason),
            output: "",
        });
    }
    return (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .oneForEachService */ .OH)(findings);
}
function initFinding({ name, service, containers }) {
    const bad = containers.find(({ state }) => /exit=[1-9]|Error|BackOff|OOMKilled/.test(state)) ?? containers[0];
    if (!bad)
        return [];
    return [
        {
            service,
            what: `process ${name} does not get past its init container ${bad.name}: ${bad.state}`,
            hint: (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(bad.state),
            output: (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)(bad.logs),
        },
    ];
}
function podFinding(pod) {
    const event = tellingEvent(pod.events);
    const state = pod.stateDetail.replace(/^Terminated:/, "ended: ") || "not ready";
    const restarts = pod.restarts === 0 ? "" : `, restarted ${times(pod.restarts)}`;
    const said = event === undefined ? "" : `; ${sentence(event.message)}`;
    const hint = (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(pod.stateDetail) ||
        (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(event ? `${event.reason} ${event.message}` : "") ||
        pod.hint.replace(" -- ", ": ") ||
        (0,_state_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .stateHint */ .B)(pod.classification === "not-ready" ? "ContainersNotReady" : "");
    return {
        service: pod.service,
        what: `process ${pod.name} is ${state}${restarts}${said}`,
        hint,
        output: (0,_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)(pod.previousLogs || pod.logs),
    };
}
function tellingEvent(events) {
    const weight = ({ reason }) => /Unhealthy|Failed|OOM|Evicted/.test(reason) ? 2 : /BackOff/.test(reason) ? 1 : 0;
    const [first] = [...events].sort((a, b) => weight(b) - weight(a));
    return first && weight(first) > 0 ? first : undefined;
}
function isOf(object, service) {
    const name = object.slice(object.indexOf("/") + 1);
    return name === service || serviceOfPod(name) === service;
}
function serviceOfPod(name) {
    return name.replace(/(?:-[0-9a-z]{5,10})?-[0-9a-z]{5,10}$/, "");
}
function sentence(message) {
    const line = message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
    return line.length > 300 ? `${line.slice(0, 300)}...` : line;
}
function times(count) {
    return count === 1 ? "once" : `${count} times`;
}


/***/ }),

/***/ 8977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ cutLine),
/* harmony export */   OH: () => (/* binding */ oneForEachService),
/* harmony export */   dz: () => (/* binding */ withoutColors),
/* harmony export */   w$: () => (/* binding */ lastLines)
/* harmony export */ });
const OUTPUT_LINES = 20;
const LINE_LENGTH = 500;
const EXAMINED_LENGTH = 1_000;
function cutLine(line) {
    return line.length > EXAMINED_LENGTH ? line.slice(0, EXAMINED_LENGTH) : line;
}
function withoutColors(text) {
    return text.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, "");
}
function lastLines(log, count = OUTPUT_LINES) {
    return withoutColors(log)
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "").trimEnd())
        .filter((line) => line !== "")
        .slice(-count)
        .map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}...` : line))
        .join("\n");
}
function oneForEachService(findings) {
    const kept = new Map();
    for (const finding of findings) {
        const before = kept.get(finding.service);
        if (before === undefined || (before.output === "" && finding.output !== ""))
            kept.set(finding.service, finding);
    }
    return [...kept.values()];
}


/***/ }),

/***/ 3598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ stateHint)
/* harmony export */ });
/* unused harmony export HINTS */
const HINTS = [
    [
        /OOMKilled|OutOfMemory|out of memory/i,
        "it needs more memory than it may have: raise scale.memory of the service in convox.yml",
    ],
    [
        /FailedMount|FailedAttachVolume|MountVolume/i,
        "a volume cannot be mounted: check volumes and volumeOptions in convox.yml",
    ],
    [
        /ImagePullBackOff|ErrImagePull|Failed to pull image|CannotPullContainer/i,
        "the Rack cannot pull the image: look whether the build pushed it and whether the registry's login still holds",
    ],
    [
        /CreateContainerConfigError|secret .{0,300}not found|couldn't find key|ResourceInitializationError/i,
        "a variable or secret that the service names does not exist: compare environment in convox.yml with convox-ci env",
    ],
    [
        /Unschedulable|FailedScheduling|Insufficient (cpu|memory)|unable to place a task|nodes are available|exceeded quota/i,
        "no machine of the Rack has room for it: lower scale.cpu and scale.memory, or give the Rack more or larger machines",
    ],
    [
        /exec format error/i,
        "the image is for another processor than the Rack's machines: build for their architecture (app parameter BuildArch)",
    ],
    [
        /RunContainerError|ContainerCannotRun|StartError|executable file not found|exec\b[^\n]{0,300}no such file or directory/i,
        "the command does not exist in the image: check command in convox.yml and CMD or ENTRYPOINT in the Dockerfile",
    ],
    [
        /probe failed|failed (?:liveness|readiness|startup) probe|health check|is unhealthy|ContainersNotReady|Unhealthy/i,
        "the health check does not succeed: the service must listen on its port on 0.0.0.0 and answer health.path with 200 to 399 in time; health.grace gives it longer to start",
    ],
    [
        /exit(?: code)?[:=]? ?137\b/i,
        "it was killed from outside: for using more memory than scale.memory allows, or for failing its health check",
    ],
    [
        /CrashLoopBackOff|Back-off restarting|essential container|exited|Terminated:Error|BackOff|crashed/i,
        "the process ends soon after it started: its last output says why",
    ],
    [/Completed/, "the process ends by itself, and a service must keep running: check its command"],
    [/Evicted/i, "the machine ran short of resources and the process had to go: check scale.memory and the Rack's size"],
    [
        /did not stabilize|ProgressDeadlineExceeded|Deadline|timed out/i,
        "the new processes did not become healthy in time: timeout gives them longer on a v3 Rack",
    ],
];
function stateHint(text) {
    return HINTS.find(([pattern]) => pattern.test(text))?.[1] ?? "";
}


/***/ })

};
