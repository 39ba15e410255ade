export const id = 6196;
export const ids = [6196];
export const modules = {

/***/ 6196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   installTool: () => (/* binding */ installTool)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9973);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7748);







async function installTool(tool) {
    process.env["RUNNER_TOOL_CACHE"] ||= (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(process.env["XDG_CACHE_HOME"] || (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_3__.homedir)(), ".cache"), "convox-ci");
    process.env["RUNNER_TEMP"] ||= (0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)();
    const tools = await Promise.all(/* import() */[__webpack_require__.e(459), __webpack_require__.e(1500), __webpack_require__.e(3387)]).then(__webpack_require__.bind(__webpack_require__, 3387));
    return await quietly(async () => {
        const found = tools.find(tool.name, tool.version);
        if (found !== "") {
            const sha256 = await digest((0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(found, tool.name)).catch(() => "");
            if (sha256 !== "" && sha256 === (tool.sha256 ?? sha256))
                return { dir: found, cached: true, sha256 };
        }
        const file = await tools.downloadTool(tool.url).catch((cause) => {
            if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_5__/* .isFileError */ .lz)(cause))
                throw cause;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UnreachableError */ .Jk("download-failed", `${withoutCredentials(tool.url)}: ${cause instanceof Error ? cause.message : cause}`, {
                cause,
                hint: "Check that the version exists and that this machine can reach the address. The input mirror sets another address.",
            });
        });
        try {
            const sha256 = await digest(file);
            if (sha256 !== (tool.sha256 ?? sha256)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ConvoxError */ .AC("checksum-mismatch", `${withoutCredentials(tool.url)} has the SHA-256 ${sha256}, not ${tool.sha256}: it is not installed`, {
                    hint: "Find out why the file differs before you change the input sha256.",
                });
            }
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.chmod)(file, 0o755);
            return { dir: await tools.cacheFile(file, tool.name, tool.name, tool.version), cached: false, sha256 };
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { force: true });
        }
    });
}
async function digest(file) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file))
        hash.update(chunk);
    return hash.digest("hex");
}
function withoutCredentials(url) {
    const { origin, pathname } = new URL(url);
    return origin + pathname;
}
async function quietly(body) {
    if (process.env["GITHUB_ACTIONS"] === "true")
        return body();
    const { write } = process.stdout;
    process.stdout.write = () => true;
    try {
        return await body();
    }
    finally {
        process.stdout.write = write;
    }
}


/***/ })

};
