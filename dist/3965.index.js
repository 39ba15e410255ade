export const id = 3965;
export const ids = [3965];
export const modules = {

/***/ 3965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   declareArtifacts: () => (/* binding */ declareArtifacts)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);

const MAX_ARTIFACTS = 500;
const NAME = /^[\w./:-]+$/;
async function declareArtifacts(images, env) {
    const { GITHUB_ARTIFACTS: file, GITHUB_ARTIFACTS_LIST: list } = env;
    if (!file || !list)
        return 0;
    try {
        const known = parseList(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(list, "utf8"));
        if (known === undefined)
            return 0;
        const declared = images.filter(({ name }) => NAME.test(name) && !known.has(name));
        if (known.size + declared.length > MAX_ARTIFACTS)
            return `a job may have ${MAX_ARTIFACTS} artifacts`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, declared.map(({ name, digest }) => `oci://${name}@${digest}\n`).join(""));
        return declared.length;
    }
    catch (error) {
        return Object(error).message ?? String(error);
    }
}
function parseList(text) {
    if (text.trim() === "")
        return undefined;
    const { version, subjects } = Object(JSON.parse(text));
    return version === 1 && Array.isArray(subjects)
        ? new Set(subjects.map((subject) => String(Object(subject).name)))
        : undefined;
}


/***/ })

};
