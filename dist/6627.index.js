export const id = 6627;
export const ids = [6627];
export const modules = {

/***/ 2656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ envDiff),
/* harmony export */   y: () => (/* binding */ envKeys)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function envDiff(before, after) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32);
    const [old, now] = [hashes(before, key), hashes(after, key)];
    const names = [...new Set([...old.keys(), ...now.keys()])].sort();
    return {
        added: names.filter((name) => !old.has(name)),
        removed: names.filter((name) => !now.has(name)),
        changed: names.filter((name) => old.has(name) && now.has(name) && old.get(name) !== now.get(name)),
    };
}
function envKeys(env) {
    return [...hashes(env, Buffer.alloc(0)).keys()].sort();
}
function hashes(env, key) {
    return new Map(env.split("\n").flatMap((line) => {
        const at = line.indexOf("=");
        const name = line.slice(0, at).trim();
        return at < 0 || name === "" ? [] : [[name, hash(line.slice(at + 1).replace(/\r$/, ""), key)]];
    }));
}
function hash(value, key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", key).update(value).digest("base64");
}


/***/ }),

/***/ 6296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ releaseId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

function releaseId(text) {
    const id = text.trim().toUpperCase();
    if (/^R[A-Z0-9]+$/.test(id))
        return id;
    const isBuild = /^B[A-Z0-9]+$/.test(id);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `release is ${JSON.stringify(text)}: ${isBuild ? "this is the id of a build" : "allowed is an id such as RABCDEFGHIJ"}`, { hint: isBuild ? `Run convox-ci builds info ${id} to see its release.` : undefined });
}


/***/ }),

/***/ 6627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   releases: () => (/* binding */ releases),
/* harmony export */   releasesInfo: () => (/* binding */ releasesInfo),
/* harmony export */   releasesManifest: () => (/* binding */ releasesManifest)
/* harmony export */ });
/* harmony import */ var _builds_builds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7888);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2249);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9189);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5562);
/* harmony import */ var _env_diff_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2656);
/* harmony import */ var _release_id_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6296);








const release = {
    description: "Id of the release, such as RABCDEFGHIJ",
    required: true,
    positional: "release",
};
const toReleaseInfo = ({ id, app, build, description, created }, active) => ({
    id,
    app,
    status: id === active ? "active" : "",
    build,
    description,
    created: created?.toISOString() ?? "",
});
const releases = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "releases",
    summary: "List an app's releases, newest first",
    inputs: {
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
        limit: { description: "Maximum number of releases, 1 or more", kind: "integer", short: "l", default: "10" },
    },
    outputs: {},
    async run({ app, limit }, { rack }) {
        (0,_builds_builds_js__WEBPACK_IMPORTED_MODULE_2__.verifyLimit)(limit);
        const { release: active } = await rack.apps.get(app);
        return (await rack.releases.list(app, { limit })).map((one) => toReleaseInfo(one, active));
    },
    text(list, now) {
        const head = ["ID", "STATUS", "BUILD", "CREATED", "DESCRIPTION"];
        const rows = list.map(({ id, status, build, created, description }) => [
            id,
            status,
            build,
            (0,_output_units_js__WEBPACK_IMPORTED_MODULE_3__/* .ago */ .KN)(created, now),
            (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .T)(description),
        ]);
        return (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)([head, ...rows]);
    },
});
const releasesInfo = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "releases info",
    summary: "Show one release, with the names of its environment variables",
    inputs: { release, app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y },
    outputs: {},
    async run({ app, release }, deps) {
        const { release: active } = await deps.rack.apps.get(app);
        const found = await releaseOf(app, release, deps);
        return { ...toReleaseInfo(found, active), env: (0,_env_diff_js__WEBPACK_IMPORTED_MODULE_5__/* .envKeys */ .y)(found.env) };
    },
    text: ({ id, status, build, description, created, env }, now) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)([
        ["Id", id],
        ["Status", status],
        ["Build", build],
        ["Created", (0,_output_units_js__WEBPACK_IMPORTED_MODULE_3__/* .ago */ .KN)(created, now)],
        ["Description", (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .T)(description)],
        ["Env", env.join(" ")],
    ].filter(([name, value]) => value !== "" || (name !== "Status" && name !== "Env"))),
});
const releasesManifest = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "releases manifest",
    summary: "Print the manifest of one release",
    inputs: { release, app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y },
    outputs: {},
    async run({ app, release }, deps) {
        const { id, manifest } = await releaseOf(app, release, deps);
        return { id, manifest };
    },
    text: ({ manifest }) => (manifest.endsWith("\n") || manifest === "" ? manifest : `${manifest}\n`),
});
function releaseOf(app, text, deps) {
    const id = (0,_release_id_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseId */ .B)(text);
    return (0,_declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_7__/* .expectExisting */ .t)("release", { app, id }, deps.rack.releases.get(app, id), deps);
}


/***/ })

};
