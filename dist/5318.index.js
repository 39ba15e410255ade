export const id = 5318;
export const ids = [5318];
export const modules = {

/***/ 5318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildsFind: () => (/* binding */ buildsFind),
/* harmony export */   releasesFind: () => (/* binding */ releasesFind)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);
/* harmony import */ var _app_existing_app_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2164);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3121);
/* harmony import */ var _builds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7888);






const inputs = {
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y,
    "git-sha": { description: "Full id of the commit that was built" },
    description: { description: "Exact description", short: "d" },
    newest: {
        description: "Find the newest one; cannot be combined with git-sha or description",
        kind: "boolean",
        default: "false",
    },
    limit: { description: "Number of the newest ones to search, 1 or more", kind: "integer", short: "l", default: "100" },
    "if-missing": {
        description: "What to do if none is found: fail, or ok to succeed with empty outputs",
        choices: ["fail", "ok"],
        default: "fail",
    },
};
const buildInputs = {
    ...inputs,
    status: {
        description: "Status of the build",
        choices: ["complete", "failed", "running", "created", "any"],
        default: "complete",
    },
};
const outputs = {
    found: "true if one was found, else false",
    build: "Id of the build",
    release: "Id of the release",
    description: "Description of the build or release",
    "git-sha": "Commit that was built, if the Rack knows it",
    app: "Name of the app",
    rack: "Name of the Rack",
};
const NOT_FOUND = { found: false, build: "", release: "", description: "", "git-sha": "" };
const buildsFind = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "builds find",
    action: "find-build",
    summary: "Find the newest build of a commit or with a description",
    details: "Commit and description must match exactly. A deploy key without a role can use this command.",
    icon: "search",
    inputs: buildInputs,
    outputs: { ...outputs, release: "Id of the release that the build created" },
    id: "release",
    async run(values, deps) {
        (0,_builds_js__WEBPACK_IMPORTED_MODULE_2__.verifyLimit)(values.limit);
        const criteria = readCriteria(values);
        const listed = await deps.rack.builds.list(values.app, { limit: values.limit });
        const builds = await (0,_app_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(listed, values.app, deps);
        const build = builds.find((one) => criteria.matches(one) && (values.status === "any" || one.status === values.status));
        return toResult(build && toFoundBuild(build), `${values.status} build`, criteria, values, builds, deps);
    },
});
const releasesFind = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "releases find",
    action: "find-release",
    summary: "Find the newest release of a commit or with a description",
    details: "Commit and description must match exactly. The commit is that of the release's build, so a release that only changed " +
        "the environment has one too. A deploy key without a role cannot read releases, but can use `builds find`.",
    icon: "search",
    inputs,
    outputs,
    id: "release",
    async run(values, deps) {
        (0,_builds_js__WEBPACK_IMPORTED_MODULE_2__.verifyLimit)(values.limit);
        const { app, limit } = values;
        const criteria = readCriteria(values);
        const need = { to: "list releases", access: "Read", app };
        const listed = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_4__/* .withPermissionHint */ .V)(deps.rack, need, deps.rack.releases.list(app, { limit }));
        const releases = await (0,_app_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(listed, app, deps);
        const builds = await deps.rack.builds.list(app, { limit });
        const shas = new Map(builds.map(({ id, gitSha }) => [id, gitSha]));
        for (const { id, build, description } of releases) {
            const gitSha = shas.get(build) ?? "";
            if (!criteria.matches({ description, gitSha }))
                continue;
            return toResult({ build, release: id, description, "git-sha": gitSha }, "release", criteria, values, builds, deps);
        }
        return toResult(undefined, "release", criteria, values, builds, deps);
    },
});
function readCriteria({ gitSha, description, newest }) {
    const hasCriteria = gitSha !== undefined || description !== undefined;
    if (!hasCriteria && !newest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz("input-missing", "git-sha, description and newest are missing: one of them is required");
    if (hasCriteria && newest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz("inputs-conflict", "newest cannot be combined with git-sha or description");
    if (gitSha !== undefined && !/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(gitSha)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz("input-invalid", `git-sha is ${JSON.stringify(gitSha)}: allowed is the full id of a commit, 40 or 64 hexadecimal digits`, {
            hint: "Print it with git rev-parse HEAD",
        });
    }
    const words = [
        gitSha === undefined ? [] : `of commit ${gitSha}`,
        description === undefined ? [] : `with description ${JSON.stringify(description)}`,
    ].flat();
    return {
        words: words.join(" and "),
        matches: (one) => (gitSha === undefined || one.gitSha.toLowerCase() === gitSha.toLowerCase()) &&
            (description === undefined || one.description === description),
    };
}
const toFoundBuild = ({ id, release, description, gitSha }) => ({
    build: id,
    release,
    description,
    "git-sha": gitSha,
});
function toResult(one, kind, { words }, { app, gitSha, ifMissing, limit }, builds, { host, rack }) {
    const where = { app, rack: rack.name };
    if (one) {
        host.info(`Build:   ${one.build}`);
        host.info(`Release: ${one.release}`);
        return { found: true, ...one, ...where };
    }
    const message = `${app} on ${rack.name} has no ${[kind, words].filter(Boolean).join(" ")} among the newest ${limit}`;
    if (ifMissing === "ok") {
        host.info(message);
        return { ...NOT_FOUND, ...where };
    }
    const hasNoCommits = gitSha !== undefined && builds.length > 0 && builds.every((build) => build.gitSha === "");
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ConvoxError */ .AC(kind === "release" ? "release-not-found" : "build-not-found", message, {
        hint: hasNoCommits
            ? "None of the builds has a commit. Racks store it since 3.11.0 (v3) and 20230704162933 (v2), and imported builds have none"
            : "To search more, increase limit. To continue without a result, set if-missing: ok",
        outputs: { ...NOT_FOUND, ...where },
    });
}


/***/ })

};
