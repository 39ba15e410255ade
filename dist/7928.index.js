export const id = 7928;
export const ids = [7928];
export const modules = {

/***/ 7928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   setDeploymentRecord: () => (/* binding */ setDeploymentRecord)
/* harmony export */ });
async function setDeploymentRecord(github, record) {
    await github.request("POST /orgs/{org}/artifacts/metadata/deployment-record", {
        name: record.name.slice(0, 256),
        digest: record.digest,
        version: record.version.slice(0, 100),
        status: record.status,
        logical_environment: record.environment.slice(0, 128),
        cluster: record.cluster.slice(0, 128),
        deployment_name: record.deployment.slice(0, 256),
        github_repository: github.repo,
        return_records: false,
    });
}


/***/ })

};
