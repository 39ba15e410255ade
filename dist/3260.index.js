export const id = 3260;
export const ids = [3260,3194];
export const modules = {

/***/ 3260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  review: () => (/* binding */ review)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/github/event.js
var github_event = __webpack_require__(3194);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/builds/build-inputs.js
var build_inputs = __webpack_require__(6151);
// EXTERNAL MODULE: ./src/commands/declaration/app-input.js
var app_input = __webpack_require__(1430);
// EXTERNAL MODULE: ./src/commands/declaration/github.js
var github = __webpack_require__(9009);
// EXTERNAL MODULE: ./src/commands/release/promote.js + 8 modules
var promote = __webpack_require__(9406);
;// CONCATENATED MODULE: ./src/commands/review/review-inputs.js




const { "dry-run": _, ...sourceInputs } = build_inputs/* buildInputs */._9;
const reviewInputs = {
    operation: {
        description: "up deploys the review app, down destroys it, sweep destroys those of closed or old pull requests; auto follows the event",
        positional: "operation",
        choices: ["auto", "up", "down", "sweep"],
        default: "auto",
    },
    ...sourceInputs,
    app: { ...app_input/* appInput */.Y, description: "App that review apps are named after: APP-pr-NUMBER" },
    "pull-request": {
        description: "Number or URL of the pull request",
        fallback: "the pull request of the event",
    },
    template: {
        description: "App whose environment variables the review app gets. The key must be able to read releases",
    },
    variables: {
        description: "Variables of the review app as KEY=VALUE, one per line. They override those of template",
        kind: "pairs",
    },
    "max-age": {
        description: "sweep also destroys review apps of pull requests without a change for this long",
        kind: "duration",
        default: "168h",
    },
    ...promote.promoteInputs,
    comment: {
        description: "Write the address into one comment of the pull request (permission pull-requests: write)",
        kind: "boolean",
        default: "false",
    },
    "github-deployment": {
        description: "Record the review app as a deployment on GitHub (permission deployments: write)",
        kind: "boolean",
        fallback: "true in GitHub Actions, else false",
    },
    "github-environment": {
        description: "Environment of the deployments on GitHub, shared by all review apps",
        default: "review",
    },
    "deployment-record": {
        description: "Record on GitHub which image each service of the review app runs, until it is destroyed (permission artifact-metadata: write)",
        kind: "boolean",
        default: "false",
    },
    ...github/* githubTokenInput */.vN,
};

;// CONCATENATED MODULE: ./src/commands/review/review.js




const review = (0,command/* command */.G)({
    name: "review",
    summary: "Deploy an app for each pull request, and destroy it when the pull request closes",
    details: "In a workflow on pull_request, schedule and workflow_dispatch the event selects the operation. All review apps share one " +
        "environment on GitHub, and their deployment records are deleted with them. A pull request from a fork, which gets no " +
        "secrets, is skipped. The deploy key must be able to create and destroy apps.",
    icon: "git-pull-request",
    hasCleanup: true,
    inputs: reviewInputs,
    outputs: {
        app: "Name of the review app",
        rack: "Name of the Rack",
        status: "running, destroyed, missing, swept or skipped",
        "pull-request": "Number of the pull request",
        release: "Id of the active release, after up",
        build: "Id of the build, after up",
        url: "URL of the service web, or of the first service with a URL, after up",
        destroyed: "Names of the destroyed apps, separated by spaces",
    },
    isOffline: (_, { given, env }) => isForkWithoutKey(given, env),
    run: runReview,
});
function isForkWithoutKey(given, env) {
    if (given("password") || env["CONVOX_PASSWORD"] || env["RACK_URL"] || given("rack") === "local")
        return false;
    return (0,github_event.readEvent)(env).pullRequest?.isFork === true;
}
async function runReview(values, deps) {
    const event = (0,github_event.readEvent)(deps.env);
    if (event.name === "pull_request_target") {
        throw new errors/* InputError */.dz("review-event", "review does not run on pull_request_target", {
            hint: "Use pull_request: pull_request_target gives the secrets of the repository to code of a fork.",
        });
    }
    const { rack } = deps;
    if (rack === undefined) {
        deps.host.info("Skipped: the pull request is from a fork, which gets no secrets");
        return emptyResult({ status: "skipped", "pull-request": String(event.pullRequest?.number ?? "") });
    }
    const { deployReviewApp, destroyReviewApp, sweepReviewApps } = await Promise.all(/* import() */[__webpack_require__.e(2613), __webpack_require__.e(5852), __webpack_require__.e(6303)]).then(__webpack_require__.bind(__webpack_require__, 6303));
    const operation = values.operation === "auto" ? selectOperation(event) : values.operation;
    if (operation === "sweep") {
        const destroyed = await sweepReviewApps(values, deps);
        return emptyResult({ rack: rack.name, status: "swept", destroyed: destroyed.join(" ") });
    }
    const number = values.pullRequest === undefined ? event.pullRequest?.number : parsePullRequest(values.pullRequest);
    if (number === undefined) {
        throw new errors/* InputError */.dz("review-event", "pull-request is missing: the event has no pull request", {
            hint: "Set pull-request to its number.",
        });
    }
    if (operation === "down") {
        const { app, destroyed } = await destroyReviewApp(values, number, deps);
        const status = destroyed ? "destroyed" : "missing";
        return emptyResult({
            app,
            rack: rack.name,
            status,
            "pull-request": String(number),
            destroyed: destroyed ? app : "",
        });
    }
    const { app, release, build, url } = await deployReviewApp(values, number, deps);
    return emptyResult({ app, rack: rack.name, status: "running", "pull-request": String(number), release, build, url });
}
function parsePullRequest(text) {
    const [, digits] = /^(?:#|https?:\/\/\S+\/pull\/)?([1-9]\d{0,14})$/.exec(text) ?? [];
    if (digits !== undefined)
        return Number(digits);
    throw new errors/* InputError */.dz("input-invalid", `pull-request is ${JSON.stringify(text)}: allowed are a number, such as 7 or #7, and the URL of a pull request`);
}
function emptyResult(facts) {
    const empty = { app: "", rack: "", status: "", "pull-request": "", release: "", build: "", url: "", destroyed: "" };
    return { ...empty, ...facts };
}
function selectOperation({ name, action, pullRequest }) {
    if (pullRequest !== undefined)
        return action === "closed" ? "down" : "up";
    if (name === "schedule" || name === "workflow_dispatch")
        return "sweep";
    throw new errors/* ConvoxError */.AC("review-event", `the event ${name === "" ? "is unknown" : name}: operation auto needs another event`, {
        hint: "Set the input operation to up, down or sweep.",
    });
}


/***/ }),

/***/ 3194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readEvent: () => (/* binding */ readEvent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

function readEvent(env) {
    const payload = readPayload(env["GITHUB_EVENT_PATH"]);
    const pull = toObject(payload["pull_request"]);
    const head = toObject(pull["head"]);
    const number = Number(pull["number"]);
    const repository = (side) => toObject(toObject(side)["repo"])["full_name"];
    return {
        name: env["GITHUB_EVENT_NAME"] ?? "",
        action: typeof payload["action"] === "string" ? payload["action"] : "",
        sha: typeof head["sha"] === "string" ? head["sha"] : (env["GITHUB_SHA"] ?? ""),
        ref: env["GITHUB_HEAD_REF"] || (env["GITHUB_REF_NAME"] ?? ""),
        pullRequest: Number.isSafeInteger(number)
            ? { number, isFork: repository(head) !== repository(pull["base"]) }
            : undefined,
        isOwnerUser: toObject(toObject(payload["repository"])["owner"])["type"] === "User",
    };
}
function readPayload(path) {
    if (!path)
        return {};
    try {
        return toObject(JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, "utf8")));
    }
    catch {
        return {};
    }
}
function toObject(value) {
    return typeof value === "object" && value !== null ? { ...value } : {};
}


/***/ })

};
