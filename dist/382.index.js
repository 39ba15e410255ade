export const id = 382;
export const ids = [382,7558];
export const modules = {

/***/ 382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeProvenance: () => (/* binding */ writeProvenance)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _github_deployments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7558);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3816);





const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
const PREDICATE_TYPE = "https://slsa.dev/provenance/v1";
const DOCS = `${_version_js__WEBPACK_IMPORTED_MODULE_2__/* .HOMEPAGE_URL */ .fm}/blob/main/docs/provenance.md`;
async function writeProvenance(path, facts, images, { cwd, env, host }) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path);
    const name = file.replace(/\.json$/, "");
    const files = {
        provenance: file,
        "provenance-predicate": `${name}.predicate.json`,
        "provenance-subjects": `${name}.subjects.txt`,
    };
    const subject = images.map(({ name, digest }) => ({ name, digest: { sha256: digest.replace(/^sha256:/, "") } }));
    const predicate = describeBuild(facts, env);
    const statement = { _type: STATEMENT_TYPE, subject, predicateType: PREDICATE_TYPE, predicate };
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(files["provenance-subjects"], subject.map(({ name, digest }) => `${digest.sha256}  ${name}\n`).join(""));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(files["provenance-predicate"], `${JSON.stringify(predicate, null, 2)}\n`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(files.provenance, `${JSON.stringify(statement, null, 2)}\n`);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("machine-fault", `provenance cannot be written to ${path}: ${Object(cause).message}`, {
            cause,
        });
    }
    host.info(`Wrote the provenance of ${subject.length} ${subject.length === 1 ? "image" : "images"} to ${path}`);
    return files;
}
function describeBuild(facts, env) {
    const { archive, build, buildArgs, gitSha, isClean, isReused, rack, release, source } = facts;
    const run = (0,_github_deployments_js__WEBPACK_IMPORTED_MODULE_4__.runUrl)(env);
    return {
        buildDefinition: {
            buildType: `${DOCS}#build-type-v1`,
            externalParameters: {
                rack,
                app: build.app,
                manifest: facts.manifest ?? "convox.yml",
                buildArgs: buildArgs.map((argument) => argument.replace(/=.*/s, "")).sort(),
                development: facts.development,
                noCache: facts.noCache,
                wildcardDomain: facts.wildcardDomain,
            },
            internalParameters: { release, reused: isReused },
            resolvedDependencies: [
                ...(archive.tarDigest === undefined
                    ? []
                    : [
                        {
                            name: "source",
                            digest: { sha256: archive.tarDigest },
                            mediaType: "application/x-tar",
                            annotations: { files: source.tree.files, bytes: source.tree.bytes },
                        },
                    ]),
                ...(gitSha === undefined
                    ? []
                    : [{ name: "commit", digest: { gitCommit: gitSha }, annotations: { trackedFilesUnchanged: isClean } }]),
            ],
        },
        runDetails: {
            builder: { id: `${DOCS}#rack=${encodeURI(rack)}`, version: { "convox-ci": _version_js__WEBPACK_IMPORTED_MODULE_2__/* .VERSION */ .xv } },
            metadata: {
                invocationId: build.id,
                ...(build.started && { startedOn: toTime(build.started) }),
                ...(build.ended && { finishedOn: toTime(build.ended) }),
            },
            ...(run === undefined ? {} : { byproducts: [{ name: "run", uri: run }] }),
        },
    };
}
function toTime(date) {
    return date.toISOString().replace(/\.\d+Z$/, "Z");
}


/***/ }),

/***/ 7558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createDeployment: () => (/* binding */ createDeployment),
/* harmony export */   e: () => (/* binding */ deleteDeployments),
/* harmony export */   runUrl: () => (/* binding */ runUrl),
/* harmony export */   setDeploymentState: () => (/* binding */ setDeploymentState)
/* harmony export */ });
function runUrl(env) {
    const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = env;
    if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_RUN_ID)
        return undefined;
    const attempt = GITHUB_RUN_ATTEMPT ? `/attempts/${GITHUB_RUN_ATTEMPT}` : "";
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}${attempt}`;
}
async function createDeployment(github, options) {
    const { environment, description, task, isTransient, event } = options;
    const created = await github.request("POST /repos/{owner}/{repo}/deployments", {
        ref: event.sha || event.ref,
        task,
        auto_merge: false,
        required_contexts: [],
        environment,
        description: description.slice(0, 140),
        transient_environment: isTransient,
        production_environment: !isTransient && /^prod(?:uction)?$/i.test(environment),
    });
    return Number(Object(created).id);
}
async function setDeploymentState(github, id, state, { environment, url, logUrl, replacesOthers }) {
    await github.request("POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
        deployment_id: id,
        state,
        environment,
        auto_inactive: replacesOthers,
        ...(url === undefined || !/^https?:\/\//.test(url) ? {} : { environment_url: url }),
        ...(logUrl === undefined ? {} : { log_url: logUrl }),
    });
}
async function deleteDeployments(github, environment, task) {
    const found = await github.list("GET /repos/{owner}/{repo}/deployments", { environment, task });
    for (const deployment of found) {
        const id = Number(Object(deployment).id);
        await setDeploymentState(github, id, "inactive", { environment, replacesOthers: false });
        await github.request("DELETE /repos/{owner}/{repo}/deployments/{deployment_id}", { deployment_id: id });
    }
    return found.length;
}


/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fm: () => (/* binding */ HOMEPAGE_URL),
/* harmony export */   xV: () => (/* binding */ ISSUES_URL),
/* harmony export */   xv: () => (/* binding */ VERSION)
/* harmony export */ });
const VERSION = "1.5.0";
const ISSUES_URL = "https://github.com/convox/ci/issues";
const HOMEPAGE_URL = "https://github.com/convox/ci";


/***/ })

};
