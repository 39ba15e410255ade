export const id = 2276;
export const ids = [2276];
export const modules = {

/***/ 2276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildsCopy: () => (/* binding */ buildsCopy)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5537);
/* harmony import */ var _declaration_destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3944);
/* harmony import */ var _declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2249);
/* harmony import */ var _declaration_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8387);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5562);
/* harmony import */ var _release_promote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1546);
/* harmony import */ var _build_archive_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(254);









const inputs = {
    build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
    app: { ..._declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y, description: "Source app" },
    "to-app": {
        description: "Target app",
        fallback: "the same name, on another Rack",
        aliases: ["destination-app", "destinationApp"],
    },
    ..._declaration_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .destinationInputs */ .S,
    promote: {
        description: "Promote the new release with the default settings of `promote`",
        kind: "boolean",
        default: "false",
    },
};
const buildsCopy = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G)({
    name: "builds copy",
    createsApp: true,
    action: "copy-build",
    summary: "Copy a build with its images to another app, on this Rack or another Rack of the same generation",
    details: "Exports and imports the build in one step. The archive is checked on the way and is never stored on disk. If it is " +
        "incomplete, the import is stopped and no build is created.",
    icon: "copy",
    inputs,
    outputs: {
        ..._build_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .importOutputs */ .K5,
        release: "Id of the new release, such as RABCDEFGHIJ",
        status: "Status of the app after the promotion; empty without promote",
    },
    id: "release",
    needsDestination: true,
    async run({ build, app, toApp = app, promote }, deps) {
        const { host, rack } = deps;
        const to = deps.destination ?? rack;
        if (deps.destination === undefined && toApp === app) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("to-app and to-rack are missing: source and target are the same app");
        }
        host.info(`Copying build ${build} of ${app} on ${rack.name} to ${toApp} on ${to.name}`);
        let archive;
        const copy = async () => {
            archive = await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .openArchiveStream */ .lq)(await (0,_declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_5__/* .expectExisting */ .t)("build", { app, id: build }, rack.builds.export(app, build), deps));
            try {
                return await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .importArchive */ .qT)(archive, toApp, to, deps);
            }
            finally {
                archive.close();
            }
        };
        const result = await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .withProgress */ .E0)(copy(), () => `Copying: ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_6__/* .byteSize */ .mz)(archive?.size() ?? 0)} so far`, deps);
        if (!promote)
            return { ...result, status: "" };
        const settings = (0,_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .parseInputs */ .T)(_release_promote_js__WEBPACK_IMPORTED_MODULE_8__.promoteInputs, () => undefined, deps.env);
        const candidate = { app: toApp, release: result.release, dir: deps.cwd };
        try {
            const { status } = await (0,_release_promote_js__WEBPACK_IMPORTED_MODULE_8__.promoteRelease)(settings, candidate, { ...deps, rack: to });
            return { ...result, status };
        }
        catch (error) {
            throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConvoxError */ .AC ? error.addOutputs({ ...result }) : error;
        }
    },
});


/***/ }),

/***/ 3944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ destinationInputs)
/* harmony export */ });
const destinationInputs = {
    "to-rack": {
        description: "Name of the target Rack",
        aliases: ["destination-rack", "destinationRack", "destination"],
        env: ["CONVOX_DESTINATION_RACK"],
        fallback: "CONVOX_DESTINATION_RACK, or the Rack that CONVOX_DESTINATION_RACK_URL names, else the same Rack",
    },
    "to-host": {
        description: "Host name of the target Rack's Console",
        env: ["CONVOX_DESTINATION_HOST"],
        fallback: "CONVOX_DESTINATION_HOST, else the same Console",
    },
    "to-password": {
        description: "Deploy key of the target Rack, if it belongs to another organization or Console",
        env: ["CONVOX_DESTINATION_PASSWORD"],
        fallback: "CONVOX_DESTINATION_PASSWORD, else the same key if to-host is the same Console",
        secret: true,
    },
};


/***/ })

};
