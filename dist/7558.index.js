export const id = 7558;
export const ids = [7558];
export const modules = {

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


/***/ })

};
