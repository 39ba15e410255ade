export const id = 9323;
export const ids = [9323];
export const modules = {

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
function command(declaration) {
    return declaration;
}


/***/ }),

/***/ 3121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isForbidden),
/* harmony export */   V: () => (/* binding */ withPermissionHint)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

async function withPermissionHint(rack, need, request) {
    try {
        return await request;
    }
    catch (error) {
        if (!isForbidden(error) || !rack.endpoint.console)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo("permission-denied", requestIn(error), error.status, error.reason, {
            cause: error,
            hint: missingPermission(need),
        });
    }
}
function isForbidden(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
        return false;
    if (/not permitted for deploy keys|unauthorized to access/.test(error.reason))
        return true;
    return error.status === 403 && !/app is (currently|not) updating/.test(error.reason);
}
function missingPermission({ to, access, app }) {
    const role = app === undefined ? `${access} on the Rack` : `${access} on the app ${app} and Read on the Rack`;
    return `A deploy key without a role is not allowed to ${to}. Give it a role with ${role} (Console > Deploy Keys).`;
}
function requestIn({ message }) {
    return /^[A-Z]+ [^\s:]+/.exec(message)?.[0] ?? "the request";
}


/***/ }),

/***/ 7475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SV: () => (/* binding */ withClient),
/* harmony export */   s1: () => (/* binding */ clientOptions),
/* harmony export */   yY: () => (/* binding */ withTarget)
/* harmony export */ });
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2315);

async function withTarget(deps, body) {
    if (!deps.target)
        throw new Error("the entry point gives this command no target");
    const target = await deps.target();
    try {
        return await body(target);
    }
    finally {
        await target.close();
    }
}
async function withClient(endpoint, deps, body) {
    const rack = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .connect */ .N)(endpoint, clientOptions(deps));
    try {
        return await body(rack);
    }
    finally {
        rack.close();
    }
}
function clientOptions({ host, signal, sleep }) {
    return { signal, sleep, onNotice: (line) => host.info(line) };
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

/***/ 9323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listRacksIfAllowed: () => (/* binding */ listRacksIfAllowed),
/* harmony export */   machines: () => (/* binding */ machines),
/* harmony export */   rackInfo: () => (/* binding */ rackInfo),
/* harmony export */   rackParams: () => (/* binding */ rackParams),
/* harmony export */   racks: () => (/* binding */ racks)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5355);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3121);
/* harmony import */ var _declaration_target_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7475);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9189);






const toOutput = ({ name, provider, status }) => ({ rack: name, provider, status });
const racks = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "racks",
    summary: "List the Racks that the deploy key can see",
    details: "With RACK_URL, which connects to a Rack directly, only that Rack is listed.",
    inputs: {},
    outputs: {},
    itemId: "rack",
    needsTarget: true,
    run: (_, deps) => (0,_declaration_target_js__WEBPACK_IMPORTED_MODULE_1__/* .withTarget */ .yY)(deps, ({ kind, endpoint }) => (0,_declaration_target_js__WEBPACK_IMPORTED_MODULE_1__/* .withClient */ .SV)(endpoint, deps, async (client) => {
        if (kind === "console")
            return (await client.racks()).map(toOutput);
        const { name, provider, status } = await client.system.get();
        return [toOutput({ name: kind === "local" ? "local" : name, provider, status })];
    })),
    text: (list) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([["NAME", "PROVIDER", "STATUS"], ...list.map(({ rack, provider, status }) => [rack, provider, status])]),
});
const machines = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "machines",
    cliNames: ["cloud machines"],
    summary: "List the Convox Cloud machines that the deploy key can see",
    details: "A machine takes the place of a Rack: --machine NAME, or CONVOX_MACHINE.",
    inputs: {},
    outputs: {},
    itemId: "machine",
    needsTarget: true,
    run: (_, deps) => (0,_declaration_target_js__WEBPACK_IMPORTED_MODULE_1__/* .withTarget */ .yY)(deps, ({ kind, endpoint }) => {
        if (kind !== "console") {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("machine-unsupported", "machines: only a Console lists Convox Cloud machines", {
                hint: kind === "local"
                    ? "A local Rack has no Console. Remove the input rack, or CONVOX_RACK, and set a deploy key."
                    : "Unset RACK_URL, and set a deploy key.",
            });
        }
        return (0,_declaration_target_js__WEBPACK_IMPORTED_MODULE_1__/* .withClient */ .SV)(endpoint, deps, async (rack) => (await rack.machines()).map(({ name, ...rest }) => ({ machine: name, ...rest })));
    }),
    text: (list) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([
        ["NAME", "VCPU", "MEMORY", "AGE", "ID"],
        ...list.map(({ machine, vcpu, memory, age, id }) => [machine, vcpu, memory, age, id]),
    ]),
});
const rackInfo = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "rack",
    summary: "Show version, generation, provider, and features of the Rack",
    details: "Features are the differences between Racks that convox-ci relies on. docs/compatibility.md describes each of them.",
    inputs: {},
    outputs: {},
    onMachine: { limit: "version and status are unknown" },
    async run(_, { rack }) {
        const known = await rack.generation();
        const features = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .listFeatures */ .aF)(known);
        const { version, provider, region, status, domain } = known.isMachine ? UNREPORTED : await rack.system.get();
        return { rack: rack.name, version, generation: known.generation ?? "", provider, region, status, domain, features };
    },
    text: ({ features, rack, ...facts }) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)(Object.entries({
        name: rack,
        ...facts,
        features: features.available.join(" "),
        missing: features.missing.join(" "),
        unknown: features.unknown.join(" "),
    })
        .filter(([, value]) => value !== "")
        .map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value])),
});
const UNREPORTED = { version: "", provider: "", region: "", status: "", domain: "" };
const HIDDEN = "(hidden)";
const SECRET = /pass|secret|token|key|credential/i;
const rackParams = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "rack params",
    action: "rack-params",
    summary: "Show the Rack's parameters",
    details: "The Console stores the parameters of a v3 Rack; a v2 Rack stores its own. Values that look like secrets are hidden " +
        "unless reveal is set.",
    icon: "settings",
    onMachine: { limit: "not available, because only Racks have parameters", isHit: () => true },
    inputs: {
        name: { description: "Name of one parameter to print", positional: "name", aliases: ["paramName"] },
        reveal: { description: "Show values that look like secrets", kind: "boolean", default: "false" },
    },
    outputs: { rack: "Name of the Rack", value: "Value of the parameter in name, else empty" },
    async run({ name, reveal }, { rack, host }) {
        const parameters = await readParameters(rack);
        const visible = Object.entries(parameters)
            .filter(([key]) => name === undefined || key === name)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, value]) => [key, reveal || !SECRET.test(key) || value === "" ? value : HIDDEN]);
        if (visible.length === 0 && name !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("parameter-not-found", `${rack.name} has no parameter ${name}`, {
                hint: "Run convox-ci rack params to list them.",
            });
        }
        const value = name === undefined ? "" : (visible[0]?.[1] ?? "");
        if (value === HIDDEN)
            host.info(`${name} looks like a secret, so its value is hidden. Use reveal to show it`);
        const one = name === undefined ? {} : { name, value };
        return { rack: rack.name, ...one, parameters: Object.fromEntries(visible) };
    },
    text: ({ parameters, ...rest }) => "name" in rest ? `${Object.values(parameters)[0]}\n` : (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)(Object.entries(parameters)),
});
async function readParameters(rack) {
    const own = (await rack.system.get()).parameters;
    if (Object.keys(own).length > 0)
        return own;
    if (!rack.endpoint.console) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("parameter-not-found", `${rack.name} does not report its parameters`, {
            hint: "The Console or Terraform files store the parameters of a v3 Rack. Set the input rack and a deploy key to read them from the Console.",
        });
    }
    const { parameters } = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__/* .withPermissionHint */ .V)(rack, { to: "read the Rack's parameters", access: "Read" }, rack.rackDetails(rack.name));
    return parameters;
}
async function listRacksIfAllowed(rack) {
    try {
        return await rack.racks();
    }
    catch (error) {
        if ((0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_5__/* .isForbidden */ .U)(error))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 5355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ FEATURES),
/* harmony export */   VB: () => (/* binding */ describeFirstVersions),
/* harmony export */   aF: () => (/* binding */ listFeatures),
/* harmony export */   jI: () => (/* binding */ hasFeature)
/* harmony export */ });
/* harmony import */ var _generation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1250);

const FEATURES = {
    buildArgs: {
        what: "Build arguments",
        v2: "20221115125919",
        v3: "3.8.1",
        cloud: undefined,
        cloudUse: "sent, because every v3 Rack since 2023 has them",
        source: "git history of C and R; the documentation of v3 names 3.22.0",
        certainty: "source",
    },
    bareBuildArgs: {
        what: "Build arguments without a value, which the builder provides",
        v2: false,
        v3: "3.22.0",
        cloud: undefined,
        cloudUse: "sent",
        source: "C git history",
        certainty: "source",
    },
    noCache: {
        what: "`no-cache=true` builds without cache; it is sent to every Rack, and cached steps are reported",
        v2: true,
        v3: { after: "3.24.9" },
        cloud: undefined,
        cloudUse: "`no-cache=true` is sent; cached steps are reported",
        source: "C provider/k8s/build.go up to 3.24.9 reads it inverted; later source was not readable",
        certainty: "unknown",
    },
    buildArch: {
        what: "The app parameter `BuildArch` sets the platform of builds",
        v2: false,
        v3: "3.25.3",
        cloud: undefined,
        cloudUse: "the value is checked before a build",
        source: "C pull request 1075",
        certainty: "documented",
    },
    buildNamespace: {
        what: "Builds may run outside the app's namespace",
        v2: false,
        v3: "3.24.10",
        cloud: undefined,
        cloudUse: "a process that is not found may still run, and the message says so",
        source: "C pull request 1048",
        certainty: "inferred",
    },
    buildCancel: {
        what: "A build can be canceled",
        v2: false,
        v3: "3.25.7",
        cloud: undefined,
        cloudUse: "sent; if the machine answers 404, the process of the build is stopped",
        source: "C pull request 1120",
        certainty: "documented",
    },
    buildCacheTags: {
        what: "Each build writes its own cache tag where image tags are immutable",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "nothing depends on it",
        source: "C documentation",
        certainty: "documented",
    },
    imageImport: {
        what: "A ready image can be imported as a build",
        v2: false,
        v3: "3.24.6",
        cloud: true,
        cloudUse: "used: the Convox CLI has it for machines",
        source: "C git history",
        certainty: "source",
    },
    diagnosis: {
        what: "The Rack diagnoses the processes of an app",
        v2: false,
        v3: "3.24.0",
        cloud: undefined,
        cloudUse: "requested; if the machine answers 404, logs and processes are searched",
        source: "C pkg/structs/diagnose.go",
        certainty: "source",
    },
    fastFailure: {
        what: "`progressDeadline` and `crashRestartLimit` end a rollout early",
        v2: false,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "the wait is extended while the app is updating",
        source: "C provider/k8s/deploy_fast_fail.go",
        certainty: "source",
    },
    nodePoolCheck: {
        what: "A promotion that targets a missing node pool is rejected",
        v2: false,
        v3: "3.25.4",
        cloud: undefined,
        cloudUse: "an error of the machine is explained",
        source: "C provider/k8s/karpenter.go",
        certainty: "source",
    },
    cancelWhileCreatingResources: {
        what: "A promotion can be canceled while it waits for a new cloud database",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "an error of the machine is explained",
        source: "C documentation",
        certainty: "documented",
    },
    costRange: {
        what: "The cost of an app in a range of days",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "requested for the summary; a reply without the range is not used",
        source: "C provider/k8s/cost_history.go",
        certainty: "source",
    },
    plainExec: {
        what: "Commands run without a terminal and without standard input",
        v2: false,
        v3: "3.19.7",
        cloud: true,
        cloudUse: "used",
        source: "C git history",
        certainty: "source",
    },
    stdinEnd: {
        what: "The end of standard input reaches the command",
        v2: true,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "`stdin` is rejected, because the command could hang",
        source: "C pull requests 1098 and 1100",
        certainty: "documented",
    },
    retainedRuns: {
        what: "A detached run keeps its record and exit code",
        v2: false,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "not used: a lost option would lose the exit code",
        source: "C pull request 1094; header and JSON names are inferred",
        certainty: "inferred",
    },
    runPodOptions: {
        what: "Options of the pod of a run: termination grace, annotations, labels, lifecycle, affinity, tolerations",
        v2: false,
        v3: "3.25.1",
        cloud: undefined,
        cloudUse: "rejected, because they could be ignored",
        source: "C pull request 1058; header names are inferred",
        certainty: "inferred",
    },
    parentRelease: {
        what: "The Rack copies a given release by `parent-release`",
        v2: false,
        v3: "3.21.1",
        cloud: undefined,
        cloudUse: "not used: convox-ci copies the release, which the key must be allowed to read",
        source: "C git history",
        certainty: "source",
    },
    logTail: {
        what: "Logs of a service, and `Tail` of logs",
        v2: false,
        v3: "3.19.4",
        cloud: true,
        cloudUse: "used; the log of a whole app is not available",
        source: "C git history",
        certainty: "source",
    },
    scaleLimits: {
        what: "`min` and `max` of a service",
        v2: false,
        v3: "3.24.6",
        cloud: undefined,
        cloudUse: "sent with a warning; the values are read again",
        source: "C git history",
        certainty: "source",
    },
};
function hasFeature(rack, name) {
    const feature = FEATURES[name];
    if (rack.isMachine)
        return feature.cloud;
    if (rack.generation === undefined) {
        return typeof feature.v2 === "boolean" && feature.v2 === feature.v3 ? feature.v2 : undefined;
    }
    const first = feature[rack.generation];
    if (typeof first === "boolean")
        return first;
    if (typeof first === "string")
        return (0,_generation_js__WEBPACK_IMPORTED_MODULE_0__/* .isAtLeast */ .du)(rack, { [rack.generation]: first });
    return (0,_generation_js__WEBPACK_IMPORTED_MODULE_0__/* .isNewer */ .U4)(rack, first.after) === false ? false : undefined;
}
function describeFirstVersions(name, rack = {}) {
    const feature = FEATURES[name];
    const parts = ["v2", "v3"].flatMap((generation) => {
        const first = feature[generation];
        if (first === false)
            return [];
        if (first === true)
            return [generation];
        return [typeof first === "string" ? `${generation} ${first}` : `${generation} after ${first.after}`];
    });
    return parts.join(" or ") + (rack.isMachine ? ", and a Convox Cloud machine does not report its version" : "");
}
function listFeatures(rack) {
    const list = { available: [], missing: [], unknown: [] };
    for (const name of Object.keys(FEATURES)) {
        const has = hasFeature(rack, name);
        list[has === undefined ? "unknown" : has ? "available" : "missing"].push(name);
    }
    return list;
}


/***/ })

};
