export const id = 1725;
export const ids = [1725];
export const modules = {

/***/ 1725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ buildArgs),
/* harmony export */   buildForm: () => (/* binding */ buildForm),
/* harmony export */   iq: () => (/* binding */ isProvidedByRack)
/* harmony export */ });
/* unused harmony export buildArg */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _features_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5355);


function buildForm(options, rack) {
    if (options.external && rack.generation !== "v3") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("rack-feature-missing", "an external build needs a Rack of generation v3");
    }
    const cache = noCache(options.noCache ?? false, rack);
    const args = buildArgs(options.buildArgs ?? [], rack);
    const notices = [...cache.notices];
    if (options.wildcardDomain && rack.generation === "v3")
        notices.push("wildcard-domain has no effect on this Rack (v3)");
    return {
        form: {
            url: options.url,
            description: options.description,
            "git-sha": options.gitSha,
            manifest: options.manifest,
            development: options.development || undefined,
            "no-cache": cache.value,
            "build-args": args.length > 0 ? args : undefined,
            "wildcard-domain": options.wildcardDomain || undefined,
            external: options.external || undefined,
        },
        notices,
    };
}
function noCache(isRequested, rack) {
    if (!isRequested)
        return { notices: [] };
    if (rack.generation === "v2")
        return { value: true, notices: [] };
    const isInverted = (0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(rack, "noCache") === false;
    const notice = isInverted
        ? `no-cache=true is sent, but this Rack (${rack.version}) reads it inverted and uses its build cache`
        : "no-cache=true is sent. Racks up to v3 3.24.9 read it inverted; cached steps in the log are reported";
    return { value: true, notices: [notice] };
}
const provided = new Set([
    "BUILD_APP",
    "BUILD_AUTH",
    "BUILD_DEVELOPMENT",
    "BUILD_GENERATION",
    "BUILD_GIT_SHA",
    "BUILD_ID",
    "BUILD_MANIFEST",
    "BUILD_RACK",
]);
function isProvidedByRack(key) {
    return provided.has(key);
}
function buildArgs(args, rack) {
    if (args.length > 0 && (0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(rack, "buildArgs") === false) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("rack-feature-missing", `this Rack (${rack.version}) is too old for build args: it would ignore them`, {
            hint: `They require at least ${(0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFirstVersions */ .VB)("buildArgs")}`,
        });
    }
    const mistakes = [];
    const wire = args.flatMap((arg) => {
        try {
            return [buildArg(arg, rack)];
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
                throw error;
            mistakes.push(error);
            return [];
        }
    });
    const hint = mistakes[0]?.hint;
    if (mistakes.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", mistakes.map(({ message }) => message).join("\n"), { hint });
    return wire;
}
function buildArg(arg, rack) {
    const { generation } = rack;
    const at = arg.indexOf("=");
    const key = arg.slice(0, Math.max(at, 0));
    const value = arg.slice(at + 1);
    if (provided.has(arg)) {
        if ((0,_features_js__WEBPACK_IMPORTED_MODULE_1__/* .hasFeature */ .jI)(rack, "bareBuildArgs") !== false)
            return arg;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${arg} has no value, and this Rack fills in none`, {
            hint: "write each as KEY=VALUE",
        });
    }
    if (at < 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", "a build arg has no value", { hint: "write each as KEY=VALUE" });
    if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(key)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `the name of a build arg is not allowed: ${JSON.stringify(key)}`, {
            hint: "letters, digits and underscores, as in ARG NAME of a Dockerfile",
        });
    }
    if (value.includes(",")) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${key} has a comma in its value, which no Rack can be sent`, {
            hint: "several arguments are given one by one; a comma that belongs to a value has to be encoded, in base64 say, and decoded in the Dockerfile",
        });
    }
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${key} has a line break or a control character in its value`, {
            hint: "encode the value, for example in base64, and decode it in the Dockerfile",
        });
    }
    if (/^[A-Za-z0-9_@%+=:./-]*$/.test(value) || generation === "v2")
        return arg;
    if (generation === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `build arg ${key} needs quoting that depends on the Rack's generation, which is unknown`, {
            hint: "give the key leave to read the system or the app",
        });
    }
    return `${key}='${value.replaceAll("'", "'\\''")}'`;
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
