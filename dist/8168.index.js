export const id = 8168;
export const ids = [8168];
export const modules = {

/***/ 8168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy),
/* harmony export */   deploySource: () => (/* binding */ deploySource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(9973);
/* harmony import */ var _images_pushed_images_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2861);
/* harmony import */ var _app_environment_drop_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8550);
/* harmony import */ var _builds_artifacts_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(3954);
/* harmony import */ var _builds_build_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4338);
/* harmony import */ var _builds_build_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6151);
/* harmony import */ var _builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8910);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5537);
/* harmony import */ var _declaration_github_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9009);
/* harmony import */ var _images_check_request_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1470);
/* harmony import */ var _images_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5437);
/* harmony import */ var _release_github_deployment_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7692);
/* harmony import */ var _release_health_gate_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(6555);
/* harmony import */ var _release_promote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9406);
/* harmony import */ var _release_promotion_result_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6636);

















const deploy = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G)({
    name: "deploy",
    createsApp: true,
    waits: true,
    summary: "Build a source tree on the Rack and promote the release",
    details: "Runs `build` and then `promote`. Succeeds only if the app runs the new release.",
    icon: "upload-cloud",
    inputs: { ..._builds_build_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .buildInputs */ ._9, ..._release_promote_js__WEBPACK_IMPORTED_MODULE_4__.promoteInputs, ..._builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .provenanceInput */ .k0, ..._declaration_github_js__WEBPACK_IMPORTED_MODULE_6__/* .deploymentInputs */ .dP },
    outputs: { ..._builds_build_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .buildOutputs */ .JZ, ..._release_promotion_result_js__WEBPACK_IMPORTED_MODULE_7__/* .promoteOutputs */ .zo, ..._images_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .scanOutput */ .t6, ..._builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .provenanceOutputs */ .Yv },
    id: "release",
    onMachine: _images_check_request_js__WEBPACK_IMPORTED_MODULE_9__/* .imageChecksOnMachine */ .h5,
    hasCleanup: true,
    isOffline: ({ dryRun }) => dryRun,
    async run(values, deps) {
        if (values.dryRun)
            return await deploySource(values, deps);
        return await (0,_release_github_deployment_js__WEBPACK_IMPORTED_MODULE_10__/* .withGithubDeployment */ .P)(values, "deploy", deps, () => deploySource(values, deps));
    },
});
async function deploySource(values, deps) {
    const startedAt = deps.now();
    const seconds = () => Math.round((deps.now() - startedAt) / 1000);
    if (values.dryRun) {
        const listed = await (0,_builds_build_js__WEBPACK_IMPORTED_MODULE_11__.buildSource)(values, deps);
        return { ...listed, "rolled-back": false, url: "", urls: "", scan: "", ..._builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .noArtifactFiles */ .fK };
    }
    await (0,_images_check_request_js__WEBPACK_IMPORTED_MODULE_9__/* .checkImageRequest */ .x0)(values, deps);
    await (0,_release_health_gate_js__WEBPACK_IMPORTED_MODULE_12__/* .checkHealthAddress */ .z_)((0,_release_promote_js__WEBPACK_IMPORTED_MODULE_4__.promotionPlan)(values).verification.check, values.app, deps);
    const dropReport = (0,_app_environment_drop_js__WEBPACK_IMPORTED_MODULE_13__/* .newDropReport */ .A6)();
    const record = {};
    const built = await (0,_builds_build_js__WEBPACK_IMPORTED_MODULE_11__.buildSource)(values, deps, { isPromoted: true, dropReport, record });
    const { status: _, ...facts } = built;
    let files = _builds_provenance_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .noArtifactFiles */ .fK;
    const dir = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(deps.cwd, values.workingDirectory);
    const manifestFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, values.manifest ?? "convox.yml");
    const candidate = {
        app: values.app,
        release: built.release,
        gitSha: built["git-sha"],
        images: { app: values.app, build: built.build, images: (0,_images_pushed_images_js__WEBPACK_IMPORTED_MODULE_14__/* .parseImages */ .e)(built.images) },
        onImages: async (images) => {
            files = await (0,_builds_artifacts_js__WEBPACK_IMPORTED_MODULE_15__/* .reportArtifacts */ .O9)(values, record, images, deps);
        },
        dropReport,
        dir,
        manifest: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(manifestFile, "utf8").catch(() => undefined),
        manifestFile: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(deps.cwd, manifestFile).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join("/"),
    };
    try {
        return { ...built, ...(await (0,_release_promote_js__WEBPACK_IMPORTED_MODULE_4__.promoteRelease)(values, candidate, deps)), ...files, duration: seconds() };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_16__/* .ConvoxError */ .AC)
            error.outputs = { ...facts, ...files, ...error.outputs, duration: seconds() };
        throw error;
    }
}


/***/ })

};
