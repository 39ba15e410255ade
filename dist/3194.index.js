export const id = 3194;
export const ids = [3194];
export const modules = {

/***/ 3194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readEvent: () => (/* binding */ readEvent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

function readEvent(env) {
    const payload = readPayload(env["GITHUB_EVENT_PATH"]);
    const pull = toObject(payload["pull_request"]);
    const head = toObject(pull["head"]);
    const number = Number(pull["number"]);
    const repository = (side) => toObject(toObject(side)["repo"])["full_name"];
    return {
        name: env["GITHUB_EVENT_NAME"] ?? "",
        action: typeof payload["action"] === "string" ? payload["action"] : "",
        sha: typeof head["sha"] === "string" ? head["sha"] : (env["GITHUB_SHA"] ?? ""),
        ref: env["GITHUB_HEAD_REF"] || (env["GITHUB_REF_NAME"] ?? ""),
        pullRequest: Number.isSafeInteger(number)
            ? { number, isFork: repository(head) !== repository(pull["base"]) }
            : undefined,
        isOwnerUser: toObject(toObject(payload["repository"])["owner"])["type"] === "User",
    };
}
function readPayload(path) {
    if (!path)
        return {};
    try {
        return toObject(JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, "utf8")));
    }
    catch {
        return {};
    }
}
function toObject(value) {
    return typeof value === "object" && value !== null ? { ...value } : {};
}


/***/ })

};
