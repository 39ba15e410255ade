export const id = 9024;
export const ids = [9024];
export const modules = {

/***/ 4262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recordImages: () => (/* binding */ recordImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _images_pushed_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2861);
/* harmony import */ var _declaration_open_github_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5582);



async function recordImages(state, { app, images, rack, status, environment = app, token }, deps) {
    const { env, host } = deps;
    const { readEvent } = await __webpack_require__.e(/* import() */ 3194).then(__webpack_require__.bind(__webpack_require__, 3194));
    const warn = (why) => host.warn(`The images of ${app} are not recorded as ${state} on GitHub: ${why}`);
    const [known, unknown] = splitByDigest((0,_images_pushed_images_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImages */ .e)(images));
    if (readEvent(env).isOwnerUser) {
        return warn(`${env["GITHUB_REPOSITORY"]} belongs to a user, and GitHub keeps such records for organizations only`);
    }
    if (status === "promoting")
        return warn("wait is false, so the outcome of the promotion is not known");
    if (known.length === 0)
        return warn("their digests are not known");
    if (unknown.length > 0) {
        const names = unknown.map(({ service }) => service).join(", ");
        host.warn(`These images of ${app} are not recorded as ${state} on GitHub, because their digests are not known: ${names}`);
    }
    const { setDeploymentRecord } = await __webpack_require__.e(/* import() */ 7928).then(__webpack_require__.bind(__webpack_require__, 7928));
    const { GithubError } = await __webpack_require__.e(/* import() */ 3739).then(__webpack_require__.bind(__webpack_require__, 3739));
    try {
        const github = await (0,_declaration_open_github_js__WEBPACK_IMPORTED_MODULE_1__/* .openGithub */ .K)(token, deps);
        for (const { service, repository, tag, digest } of known) {
            await setDeploymentRecord(github, {
                status: state,
                name: repository,
                digest,
                version: tag.slice(service.length + 1),
                environment,
                cluster: rack,
                deployment: `${app}.${service}`,
            });
        }
        host.info(`Recorded ${known.length} ${known.length === 1 ? "image" : "images"} of ${app} as ${state} on GitHub`);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC) || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CancelledError */ .cc)
            throw error;
        const hint = error instanceof GithubError && (error.status === 403 || error.status === 404)
            ? "The job needs the permission artifact-metadata: write, and the repository must belong to an organization"
            : error.hint;
        warn([error.message, hint ?? []].flat().join(". "));
    }
}
function splitByDigest(images) {
    const known = [];
    const unknown = [];
    for (const image of images) {
        const { service, repository, tag, digest } = image;
        if (repository === null || tag === null || digest === null)
            unknown.push(image);
        else
            known.push({ service, repository, tag, digest });
    }
    return [known, unknown];
}


/***/ })

};
