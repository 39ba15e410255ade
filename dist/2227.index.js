export const id = 2227;
export const ids = [2227];
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

/***/ 2227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   localRack: () => (/* binding */ localRack)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var _commands_declaration_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5537);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1409);
/* harmony import */ var _session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9697);





const inputs = {
    port: { description: "Port to listen on; 0 selects a free port", kind: "integer", default: "0" },
    listen: { description: "Address to listen on", default: "127.0.0.1" },
    generation: { description: "Generation of the Rack", choices: ["v3", "v2"], default: "v3" },
    version: { description: "Version to report", fallback: "3.25.10, or 20260421192651 for v2" },
    name: { description: "Name of the Rack", default: "local" },
    data: {
        description: "Folder for its apps, builds and releases",
        env: ["CONVOX_LOCAL_RACK_DATA"],
        fallback: "CONVOX_LOCAL_RACK_DATA, else a folder in the user's home",
    },
    console: { description: "Also serve a Console with a deploy key", kind: "boolean", default: "false" },
    "key-policy": {
        description: "Permissions of the Console's deploy key",
        choices: ["default", "all"],
        default: "default",
    },
    builder: {
        description: "Builder of images and runner of apps; auto selects Docker, else buildah, else plan",
        choices: _session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_2__/* .BUILDERS */ .rV,
        default: "auto",
        env: ["CONVOX_LOCAL_RACK_BUILDER"],
        fallback: "CONVOX_LOCAL_RACK_BUILDER, else auto",
    },
    registry: {
        description: "Registry to push images to, HOST:PORT",
        env: ["CONVOX_LOCAL_RACK_REGISTRY"],
        fallback: "CONVOX_LOCAL_RACK_REGISTRY, else docker-registry, if it is installed",
    },
    faults: {
        description: "Faults to simulate; docs/local-rack.md lists them",
        env: ["CONVOX_LOCAL_RACK_FAULTS"],
        fallback: "CONVOX_LOCAL_RACK_FAULTS",
    },
};
const localRack = (0,_commands_declaration_command_js__WEBPACK_IMPORTED_MODULE_3__/* .command */ .G)({
    name: "local-rack",
    summary: "Serve the local Rack, for the Convox CLI and for tests",
    details: "It has the API of a real Rack and the same checks. It builds and runs apps with Docker or buildah, or only plans.",
    needsRack: false,
    inputs,
    outputs: {},
    async run(values, { host, env, signal }) {
        const { dataFolder, parseFaults } = await (0,_session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_2__/* .loadLocalRack */ .Rp)();
        const key = values.console ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(20).toString("hex") : undefined;
        const server = await (0,_session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_2__/* .startRack */ .qu)({
            builder: _session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_2__/* .BUILDERS */ .rV.find((name) => name === values.builder) ?? "auto",
            data: values.data ?? dataFolder(env),
            generation: values.generation === "v2" ? "v2" : "v3",
            name: values.name,
            host: values.listen,
            port: values.port,
            faults: (0,_session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_2__/* .readFaults */ .G6)(() => parseFaults(values.faults ?? "")),
            onNotice: (line) => host.info(line),
            ...(values.registry === undefined ? {} : { registry: values.registry }),
            ...(values.version === undefined ? {} : { version: values.version }),
            ...(env["CONVOX_LOCAL_RACK_PASSWORD"] === undefined ? {} : { password: env["CONVOX_LOCAL_RACK_PASSWORD"] }),
            ...(key === undefined
                ? {}
                : {
                    console: {
                        machines: [{ id: "local", name: values.name }],
                        keys: [{ key, policy: values.keyPolicy === "all" ? "all" : "default" }],
                    },
                }),
        });
        try {
            if (!(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isLoopback */ .U)(values.listen))
                host.warn(`Other machines can reach ${values.listen}, and the password travels unencrypted`);
            host.info(`Local Rack ${values.name}, ${values.generation} ${(0,_session_embedded_rack_js__WEBPACK_IMPORTED_MODULE_2__/* .describeBuilder */ .nG)(server.builder)}`);
            host.info(`RACK_URL=${server.url}`);
            if (server.consoleHost !== undefined) {
                const settings = [`CONVOX_HOST=${server.consoleHost}`, "X_DEV_ALLOW_HTTP=true", `CONVOX_PASSWORD=${key}`];
                host.info([...settings, `CONVOX_RACK=local/${values.name}`].join(" "));
                host.info(`As a Convox Cloud machine: CONVOX_MACHINE=local/${values.name} instead of CONVOX_RACK`);
            }
            host.info("Press Ctrl-C to stop");
            if (!signal.aborted)
                await (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(signal, "abort");
        }
        finally {
            await server.close();
        }
        return {};
    },
});


/***/ })

};
