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
/* harmony import */ var _explain_app_log_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7664);
/* harmony import */ var _explain_diagnosis_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(497);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3215);
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
        const rows = services.map(({ service, status, ready, desired }) => [
            service,
            status,
            `${ready} of ${desired} ready`,
        ]);
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
        const services = report.services.map(({ name, status, ready, desired }) => ({
            service: name,
            status,
            ready,
            desired,
        }));
        return { app, status, release, source: "diagnosis", services, findings: (0,_explain_diagnosis_js__WEBPACK_IMPORTED_MODULE_4__/* .diagnosisFindings */ .a)(report) };
    }
    catch (error) {
        if (!(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_5__/* .isRefusal */ .vu)(error))
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
    const options = { prefix: true, follow: false, since: Math.ceil(sinceMs / 1000) };
    if (!rack.endpoint.machine)
        return await endOf(await rack.logs.app(app, options));
    const logs = [];
    for (const { name } of await rack.services.list(app))
        logs.push(await endOf(await rack.logs.service(app, name, options)));
    return logs.join("");
}
async function endOf(stream) {
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
        "the new processes did not become healthy in time: timeout gives them longer on a v3 Rack, unless a progressDeadline is shorter",
    ],
];
function stateHint(text) {
    return HINTS.find(([pattern]) => pattern.test(text))?.[1] ?? "";
}


/***/ }),

/***/ 2073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ isCertificateError)
/* harmony export */ });
function isCertificateError(code) {
    return /^(DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER|GET_CRL|DECRYPT)|CERT_|ERR_TLS_CERT_)/.test(code);
}


/***/ }),

/***/ 9867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ networkErrorCode),
/* harmony export */   h: () => (/* binding */ rackErrorCode)
/* harmony export */ });
/* harmony import */ var _certificate_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2073);

const MISSING = [
    [/app not found|no such app|namespaces? "?[^"]*"? not found/, "app-not-found"],
    [/no such build|build not found|builds\.convox\.com "[^"]*" not found/, "build-not-found"],
    [
        /no such release|release not found|releases\.convox\.com "[^"]*" not found|mismatched app and release/,
        "release-not-found",
    ],
    [/no such service|service not found|deployments\.apps "[^"]*" not found/, "service-not-found"],
    [/no such process|process not found|process id not found|pods "[^"]*" not found/, "process-not-found"],
    [/rack not found/, "rack-not-found"],
];
function rackErrorCode(status, reason) {
    if (/not permitted for deploy keys|unauthorized to access/.test(reason))
        return "permission-denied";
    if (status === 401)
        return "key-rejected";
    if (/app is currently updating/.test(reason))
        return "app-busy";
    if (status === 403)
        return "permission-denied";
    const missing = MISSING.find(([pattern]) => pattern.test(reason))?.[1];
    if (missing !== undefined)
        return missing;
    if (status === 404)
        return "not-found";
    return status !== undefined && status >= 500 ? "rack-failed" : "rack-refused";
}
function networkErrorCode(code, mayHaveHappened) {
    if ((0,_certificate_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isCertificateError */ .Y)(code))
        return "certificate-rejected";
    return mayHaveHappened ? "request-result-unknown" : "rack-unreachable";
}


/***/ }),

/***/ 3215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   Jx: () => (/* binding */ replyFailure),
/* harmony export */   QG: () => (/* binding */ idleTimeout),
/* harmony export */   QI: () => (/* binding */ replyLimit),
/* harmony export */   R7: () => (/* binding */ rackHint),
/* harmony export */   UU: () => (/* binding */ toThrown),
/* harmony export */   YT: () => (/* binding */ errorBodyLimit),
/* harmony export */   _6: () => (/* binding */ isHtml),
/* harmony export */   _e: () => (/* binding */ connectTimeout),
/* harmony export */   cv: () => (/* binding */ totalTimeout),
/* harmony export */   di: () => (/* binding */ ProxyRefused),
/* harmony export */   dk: () => (/* binding */ mayHaveHappened),
/* harmony export */   jN: () => (/* binding */ replyTooLong),
/* harmony export */   rd: () => (/* binding */ networkFailure),
/* harmony export */   uH: () => (/* binding */ clean),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   xh: () => (/* binding */ proxyFailure)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _certificate_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2073);
/* harmony import */ var _failure_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9867);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2184);
/* harmony import */ var _secret_forms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1718);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7683);






function toThrown({ error, isTransient }, retryAfter) {
    return isTransient ? new _retry_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_(error, (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(retryAfter, Date.now())) : error;
}
class ProxyRefused extends Error {
    status;
    constructor(status) {
        super(`proxy answered ${status}`);
        this.status = status;
    }
}
const errorBodyLimit = 16 * 1024;
const replyLimit = 32 * 1024 * 1024;
const reasonLimit = 500;
const NO_ROUTE = /^(?:default backend - 404|response 404 \(backend NotFound\))/;
function isGatewayReply({ status, body, contentType }) {
    if (status === 413)
        return false;
    if (status === 408 || status === 499 || status >= 502)
        return true;
    if (status === 404 && NO_ROUTE.test(body))
        return true;
    return (status < 300 || status >= 400) && isHtml(body, contentType);
}
function isHtml(body, contentType = "") {
    const start = body.slice(0, 1024).replace(/^\s*(?:(?:<\?xml[^>]*>|<!--[\s\S]*?-->)\s*)*/i, "");
    return (/^<(!doctype\s+html|html|head|body)\b/i.test(start) || /^\s*(text\/html|application\/xhtml)\b/i.test(contentType));
}
function replyFailure(where, reply) {
    const { status, body, contentType } = reply;
    const reason = errorReason(body, contentType);
    const text = clean(reason || `response status ${status}`, where.endpoint);
    if (!isGatewayReply(reply)) {
        const hint = rackHint(where.endpoint, status, reason);
        return {
            error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo((0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .rackErrorCode */ .h)(status, reason), where.request, status, text, { hint }),
            isTransient: status === 429 && !where.once,
        };
    }
    const host = new URL(where.endpoint.url).host;
    const hint = `A gateway in front of ${host} answered, not the Rack${where.once ? `. ${lookFirst}` : ""}`;
    const code = where.once ? "request-result-unknown" : "gateway-error";
    const error = new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk(code, `${where.request}: ${status} ${text}`, { hint, outcome: "unknown" });
    return { error, isTransient: !where.once };
}
function errorReason(body, contentType) {
    const text = body.trim();
    if (isHtml(text, contentType) && text !== "") {
        const title = /<title[^>]{0,200}>([^<]{0,500})</i.exec(text)?.[1]?.trim();
        return `the reply is an HTML page${title ? ` titled "${title}"` : ""}, so it does not come from a Rack`;
    }
    if (text.startsWith("{")) {
        try {
            const reply = JSON.parse(text);
            for (const [key, value] of Object.entries(reply ?? {})) {
                if (key.toLowerCase() === "error" && typeof value === "string" && value.trim())
                    return value.trim();
            }
        }
        catch {
        }
    }
    return text;
}
function clean(text, endpoint) {
    let line = text
        .slice(0, 8 * reasonLimit)
        .replace(/\x1b\[[0-9;?]{0,32}[a-zA-Z]/g, "")
        .replace(/[^\S\r\n]*[\r\n]\s*/g, "\n")
        .replace(/:\n/g, ": ")
        .replace(/\n/g, "; ")
        .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ")
        .trim()
        .replace(/;$/, "");
    if (endpoint.password.length >= 4) {
        for (const secret of (0,_secret_forms_js__WEBPACK_IMPORTED_MODULE_3__/* .secretForms */ .e)(endpoint.password, endpoint.user))
            line = line.replaceAll(secret, "****");
    }
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .shorten */ .m)(line, reasonLimit);
}
function rackHint(endpoint, status, reason) {
    const host = new URL(endpoint.url).host;
    const app = /(?:app not found|no such app): ?(\S{1,100})/.exec(reason)?.[1];
    if (app)
        return `Create the app with convox-ci create ${app}, or check the names of the app and the Rack`;
    if (/not permitted for deploy keys/.test(reason)) {
        return "A deploy key without a role may not do this. Give the key a role in the Console that includes Read on the Rack";
    }
    if (status === 401) {
        if (/unauthorized to access/.test(reason))
            return "The role in this token does not allow it. A deploy needs role write";
        if (endpoint.console) {
            return `The deploy key is wrong, has expired, or belongs to an organization that ${host} does not know. Check input password`;
        }
        const secret = endpoint.user === "jwt" ? "token in RACK_URL is wrong, expired or revoked" : "password in RACK_URL is wrong";
        return `The ${secret}. A Rack expects its own password, not a deploy key`;
    }
    if (status === 403) {
        if (/currently updating/.test(reason))
            return "Another promotion is in progress. Wait for it to finish, or promote with force";
        if (endpoint.console) {
            return "By default a deploy key can only build, deploy, run commands, read logs and promote a release by its id. A role grants more";
        }
    }
    if (status === 404 && reason === "") {
        return endpoint.console
            ? `${host} or the Rack does not know this address. Check that ${host} is a Console and that the Rack is recent enough`
            : `${host} does not know this address: the Rack is too old for it, or it is not a Rack`;
    }
    if (status === 413) {
        return "A proxy in front of the Rack limits the size of uploads. Raise its limit, or exclude files with .dockerignore";
    }
    return undefined;
}
function networkFailure(where, cause) {
    const code = errorCode(cause);
    const outcome = isBeforeSending(code, cause) ? "not-sent" : "unknown";
    const url = new URL(where.endpoint.url);
    const kind = (0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .networkErrorCode */ .a)(code, where.once === true && outcome === "unknown");
    const fail = (text, isTransient, hint) => {
        const message = `${where.request}: ${clean(text, where.endpoint)}`;
        const mayRepeat = !where.once || outcome === "not-sent";
        return {
            error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk(kind, message, { hint, cause, outcome }),
            isTransient: isTransient && mayRepeat,
        };
    };
    const peer = where.proxy ? `the proxy ${where.proxy.url.host}` : url.host;
    const sentHint = where.once && outcome === "unknown" ? lookFirst : undefined;
    const peerHint = where.proxy ? `Check ${where.proxy.label} and NO_PROXY` : undefined;
    if (code === replyTooLong) {
        const text = `the reply has more than ${replyLimit} bytes`;
        return { error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo("reply-invalid", where.request, 200, text), isTransient: false };
    }
    switch (code) {
        case "ENOTFOUND":
            return fail(`the name of ${peer} does not exist`, false, peerHint ?? "Check the spelling of the host");
        case "EAI_AGAIN":
            return fail(`the name of ${peer} could not be looked up`, true, peerHint);
        case "ECONNREFUSED":
            return fail(`${peer} refuses connections`, true, peerHint);
        case "EHOSTUNREACH":
        case "ENETUNREACH":
            return fail(`there is no network route to ${peer}`, true, peerHint);
        case "ETIMEDOUT":
        case connectTimeout:
            return fail(`${peer} does not answer connection attempts`, true, peerHint ?? "Check for a firewall in between");
        case idleTimeout:
            return fail(`${url.host} stopped responding in the middle of the exchange`, true, sentHint);
        case totalTimeout:
            return fail(`${url.host} did not complete its reply in time`, true, sentHint);
        case "ECONNRESET":
        case "EPIPE":
        case "ECONNABORTED":
            return fail(`the connection to ${url.host} was lost`, true, sentHint);
        case "CERT_HAS_EXPIRED":
            return fail(`the certificate of ${url.host} has expired`, false);
        case "CERT_NOT_YET_VALID":
            return fail(`the certificate of ${url.host} is not valid yet`, false, "Check the clock of this machine");
        case "ERR_TLS_CERT_ALTNAME_INVALID":
            return fail(`the certificate of ${url.host} was issued for another name`, false, trustHint);
        default:
            break;
    }
    if ((0,_certificate_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isCertificateError */ .Y)(code)) {
        return fail(`the certificate of ${url.host} is not trusted (${code})`, false, trustHint);
    }
    const portHint = "Check the port, and whether it is http:// or https://";
    if (code.startsWith("ERR_SSL_WRONG_VERSION") || code.startsWith("ERR_SSL_PACKET_LENGTH") || code === "EPROTO") {
        return fail(`${url.host} does not speak TLS on this port`, false, portHint);
    }
    if (code.startsWith("HPE_"))
        return fail(`${url.host} does not answer in HTTP (${code})`, false, portHint);
    const message = cause instanceof Error ? cause.message : String(cause);
    const isCut = /hang up|aborted|connection ended|premature/i.test(message);
    return fail(code ? `${message} (${code})` : message, isCut, isCut ? sentHint : undefined);
}
function mayHaveHappened(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk)
        return error.outcome === "unknown";
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && error.status === 200;
}
function isRefusal(error) {
    return isDenied(error) || (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && error.status === 404);
}
function isDenied(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && (error.status === 401 || error.status === 403);
}
function isBeforeSending(code, cause) {
    if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ECONNREFUSED" || code === connectTimeout)
        return true;
    if ((0,_certificate_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isCertificateError */ .Y)(code) || /^(ERR_TLS_|ERR_SSL_)/.test(code) || code === "EPROTO")
        return true;
    if (!(cause instanceof Error))
        return false;
    if ("syscall" in cause && cause.syscall === "connect")
        return true;
    return /before secure TLS connection was established/.test(cause.message);
}
function proxyFailure(where, status) {
    const proxy = where.proxy;
    const name = proxy ? `the proxy ${proxy.url.host}` : "a proxy";
    const reason = status === 407 ? "rejects the credentials" : `refuses to connect to ${new URL(where.endpoint.url).host}`;
    return {
        error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk("proxy-refused", `${where.request}: ${name} ${reason} (${status})`, {
            outcome: "not-sent",
            hint: `Check ${proxy?.label ?? "HTTPS_PROXY"}${status === 407 ? " (user and password)" : " and NO_PROXY"}`,
        }),
        isTransient: status === 429 || isGatewayReply({ status, body: "" }),
    };
}
const idleTimeout = "CONVOX_IDLE";
const replyTooLong = "CONVOX_REPLY_TOO_LONG";
const connectTimeout = "CONVOX_CONNECT";
const totalTimeout = "CONVOX_TOTAL";
const lookFirst = "The Rack may have received the request: check before you try again";
const trustHint = "Pass the certificate authority with input ca-file. As a last resort, tls-verify: false turns verification off";
function errorCode(error) {
    if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
        return "";
    if (error.code === "EPROTO" && /wrong version number/i.test(error.message))
        return "ERR_SSL_WRONG_VERSION_NUMBER";
    return error.code;
}


/***/ }),

/***/ 2184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ withRetries),
/* harmony export */   N_: () => (/* binding */ TransientError),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   tb: () => (/* binding */ cancelError),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);


class TransientError extends Error {
    error;
    retryAfterMs;
    constructor(error, retryAfterMs) {
        super(error.message);
        this.error = error;
        this.retryAfterMs = retryAfterMs;
    }
}
const firstDelayMs = 500;
const longestDelayMs = 15_000;
const longestRetryAfterMs = 60_000;
async function withRetries(request, policy, attempt) {
    for (let tried = 1;; tried++) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof TransientError))
                throw error;
            if (tried >= policy.attempts)
                throw error.error;
            const delayMs = retryDelayMs(tried, policy.random(), error.retryAfterMs);
            const seconds = (delayMs / 1000).toFixed(1);
            const why = error.message.startsWith(`${request}: `) ? error.message.slice(request.length + 2) : error.message;
            policy.notice(`Retrying ${request} in ${seconds} s (attempt ${tried + 1} of ${policy.attempts}): ${why}`);
            await policy.sleep(delayMs, policy.signal);
        }
    }
}
function retryDelayMs(tried, random, retryAfterMs) {
    const delayMs = Math.min(firstDelayMs * 2 ** (tried - 1), longestDelayMs) * (1 - random / 2);
    return Math.max(delayMs, Math.min(retryAfterMs ?? 0, longestRetryAfterMs));
}
function retryAfterMs(header, now) {
    const text = header?.trim();
    if (!text)
        return undefined;
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const date = /^[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
async function pause(ms, signal) {
    if (!signal)
        return (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms);
    try {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal });
    }
    catch {
        throw cancelError(signal);
    }
}
function cancelError(signal) {
    const reason = signal.reason;
    return reason instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC ? reason : new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc("canceled", "canceled", { cause: reason });
}


/***/ }),

/***/ 1718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ secretForms)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7683);

function secretForms(password, user = "convox") {
    const values = [...new Set([password, password.trim()])].filter((value) => value !== "");
    return [...new Set(values.flatMap((value) => formsOf(value, user)))].filter((form) => form !== "");
}
function formsOf(value, user) {
    const text = Buffer.from(value).toString();
    return [
        value,
        ...percentForms(text),
        ...[text, ...["convox", user].map((name) => `${name}:${text}`)].flatMap(base64Forms),
        ...quotedForms(text),
    ];
}
function percentForms(text) {
    const component = encodeURIComponent(text);
    const strict = component.replace(/[!'()*]/g, percentOf);
    const whole = [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");
    const upper = [
        component,
        strict,
        strict.replace(/[-._~]/g, percentOf),
        new URLSearchParams({ x: text }).toString().slice(2),
        component.replace(/%20/g, "+"),
        strict.replace(/%20/g, "+"),
        new URL(`http://convox:${component}@localhost`).password,
        encodeURI(text),
        whole,
    ];
    const lower = (form) => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
    return [...upper, ...upper.map(lower)];
}
function percentOf(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function base64Forms(text) {
    const padded = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .base64 */ .K)(text);
    const safe = padded.replaceAll("+", "-").replaceAll("/", "_");
    return [padded, safe].flatMap((form) => [form, form.replace(/=+$/, "")]);
}
function quotedForms(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const ascii = json.replace(/[\u007f-\uffff]/g, unicodeEscape);
    const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return [
        json,
        JSON.stringify(json).slice(1, -1),
        ascii,
        json.replaceAll("/", "\\/"),
        json.replace(/[<>&\u2028\u2029]/g, unicodeEscape),
        ascii.replace(/[<>&]/g, unicodeEscape),
        goQuote(text),
        ...[text, html].map((form) => form.replaceAll('"', "&quot;")),
        html,
        html.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
        html.replaceAll('"', "&quot;").replaceAll("'", "&#x27;"),
        html.replaceAll('"', "&quot;").replaceAll("'", "&#039;"),
        html.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
        html.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
        text.replaceAll("'", "'\\''"),
        text.replaceAll("'", `'"'"'`),
        text.replace(/[\\"$`]/g, "\\$&"),
        text.replace(/[\\"$`!]/g, "\\$&"),
        text.replace(/[^A-Za-z0-9_@%+=:,./-]/g, "\\$&"),
        text.replace(/[^A-Za-z0-9_@%+=:,./\n-]/g, "\\$&").replaceAll("\n", "$'\\n'"),
        text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t"),
    ];
}
const goEscapes = {
    "\x07": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
    '"': '\\"',
    "\\": "\\\\",
};
function goQuote(text) {
    return text.replace(/["\\\x00-\x1f\x7f]/g, (character) => {
        const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
        return goEscapes[character] ?? `\\x${hex}`;
    });
}
function unicodeEscape(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}


/***/ }),

/***/ 7683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ base64),
/* harmony export */   m: () => (/* binding */ shorten)
/* harmony export */ });
function shorten(text, limit = 200) {
    return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
function base64(text) {
    return Buffer.from(text).toString("base64");
}


/***/ })

};
