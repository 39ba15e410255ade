export const id = 7784;
export const ids = [7784];
export const modules = {

/***/ 7784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   env: () => (/* binding */ env),
/* harmony export */   envGet: () => (/* binding */ envGet)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(355);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2249);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3121);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5562);
/* harmony import */ var _release_release_id_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6296);
/* harmony import */ var _environment_change_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5719);









const DEPLOY_KEY = "A deploy key without a role cannot read releases, and so cannot read the environment.";
const release = { description: "Id of the release to read", fallback: "the newest release" };
const env = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "env",
    summary: "List the names of the environment variables of an app",
    details: `Values are never listed. To print one, use env get NAME --reveal. ${DEPLOY_KEY}`,
    inputs: { app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y, release },
    outputs: {},
    async run({ app, release: id }, deps) {
        const { release, variables } = await readEnvironment(app, id, deps);
        return { app, release, names: [...variables.keys()].sort() };
    },
    text: ({ names }) => names.map((name) => `${name}\n`).join(""),
});
const envGet = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "env get",
    summary: "Check whether an environment variable is set, and print its value on request",
    details: `The value is printed only with --reveal, and only to standard output. ${DEPLOY_KEY}`,
    inputs: {
        name: { description: "Name of the variable", required: true, positional: "name" },
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
        release,
        reveal: {
            description: "Print the value, which a CI log then shows to all its readers",
            kind: "boolean",
            default: "false",
        },
    },
    outputs: {},
    async run({ app, name, reveal, release: id }, deps) {
        const { release, variables } = await readEnvironment(app, id, deps);
        const value = variables.get(name);
        if (value === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC("variable-not-found", `${app} has no variable ${name}${release === "" ? ": it has no release" : ` in ${release}`}`, {
                hint: `List the names with convox-ci env --app ${app}`,
            });
        }
        return { app, release, name, size: Buffer.byteLength(value), ...(reveal ? { value } : {}) };
    },
    printsData: true,
    text: ({ name, size, ...rest }) => "value" in rest ? `${rest.value}\n` : `${name} is set (${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_3__/* .byteSize */ .mz)(size)}). Use --reveal to print it\n`,
});
async function readEnvironment(app, id, deps) {
    const release = id === undefined ? await (0,_environment_change_js__WEBPACK_IMPORTED_MODULE_4__/* .readNewestRelease */ .sj)(app, deps) : await readRelease(app, id, deps);
    const variables = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_5__/* .parseEnvironment */ .N)(release?.env ?? "");
    return { release: release?.id ?? "", variables };
}
function readRelease(app, text, deps) {
    const id = (0,_release_release_id_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseId */ .B)(text);
    const need = { to: "read releases, which hold the environment", access: "Read", app };
    return (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_7__/* .withPermissionHint */ .V)(deps.rack, need, (0,_declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_8__/* .expectExisting */ .t)("release", { app, id }, deps.rack.releases.get(app, id), deps));
}


/***/ }),

/***/ 5719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R6: () => (/* binding */ isEmptyDifference),
/* harmony export */   Um: () => (/* binding */ changeEnvironment),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   m0: () => (/* binding */ replaceEnvironment),
/* harmony export */   sj: () => (/* binding */ readNewestRelease)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(355);
/* harmony import */ var _cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5183);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3121);
/* harmony import */ var _existing_app_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2164);





const SEARCHED_RELEASES = 10;
async function changeEnvironment(app, change, deps) {
    const base = await readNewestRelease(app, deps);
    const before = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEnvironment */ .N)(base?.env ?? "");
    const after = change(new Map(before));
    const difference = compare(before, after);
    if (isEmptyDifference(difference))
        return { release: base?.id ?? "", base: base?.id ?? "", difference, isNew: false };
    const { id } = await createRelease(app, after, deps);
    try {
        await checkConcurrentChanges(app, id, base, deps);
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC ? error.addOutputs({ release: id, base: base?.id ?? "" }) : error;
    }
    return { release: id, base: base?.id ?? "", difference, isNew: true };
}
async function replaceEnvironment(app, variables, deps) {
    const { id, description } = await createRelease(app, variables, deps);
    return { release: id, base: "", difference: parseDifference(description), isNew: true };
}
async function readNewestRelease(app, deps) {
    const need = { to: "read releases, which hold the environment", access: "Read", app };
    const { rack } = deps;
    const list = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.releases.list(app, { limit: 1 }));
    const [newest] = await (0,_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(list, app, deps);
    return newest && (await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.releases.get(app, newest.id)));
}
function describeDifference({ added, changed, removed }) {
    const words = (verb, names) => names.map((name) => `${verb}:${name}`);
    return [...words("add", added), ...words("change", changed), ...words("remove", removed)].join(" ");
}
function isEmptyDifference(difference) {
    return describeDifference(difference) === "";
}
function createRelease(app, variables, deps) {
    const need = { to: "create releases", access: "Write", app };
    const env = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .renderEnvironment */ .C)(variables);
    return (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(deps.rack, need, (0,_cleanup_started_work_js__WEBPACK_IMPORTED_MODULE_4__/* .requestStart */ .s6)(deps, (patient) => patient.releases.create(app, { env })));
}
function compare(before, after) {
    const names = (of, where) => [...of.keys()].filter(where).sort();
    return {
        added: names(after, (key) => !before.has(key)),
        changed: names(after, (key) => before.has(key) && before.get(key) !== after.get(key)),
        removed: names(before, (key) => !after.has(key)),
    };
}
function parseDifference(description) {
    const words = description.startsWith("env ") ? description.split(" ") : [];
    const names = (verb) => words.flatMap((word) => (word.startsWith(`${verb}:`) ? [word.slice(verb.length + 1)] : []));
    return { added: names("add"), changed: names("change"), removed: names("remove") };
}
async function checkConcurrentChanges(app, ours, base, { rack }) {
    const list = await rack.releases.list(app, { limit: SEARCHED_RELEASES });
    const at = list.findIndex(({ id }) => id === base?.id);
    const between = list.slice(0, at < 0 ? list.length : at).filter(({ id }) => id !== ours);
    const before = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEnvironment */ .N)(base?.env ?? "");
    for (const { id } of between) {
        const theirs = compare(before, (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEnvironment */ .N)((await rack.releases.get(app, id)).env));
        if (isEmptyDifference(theirs))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC("environment-conflict", `${id} was created at the same time and is not part of ${ours}: the environment of ${id} has ${describeDifference(theirs)}`, {
            hint: `Set the variables of ${id} again before you promote either release. Let only one job at a time set variables`,
        });
    }
}


/***/ }),

/***/ 2164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ verifyApp),
/* harmony export */   q: () => (/* binding */ checkAppIfEmpty)
/* harmony export */ });
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3121);

async function checkAppIfEmpty(list, app, deps) {
    if (list.length === 0)
        await verifyApp(app, deps);
    return list;
}
async function verifyApp(app, { rack }) {
    await rack.apps.get(app).catch((error) => {
        if (!(0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_0__/* .isForbidden */ .U)(error))
            throw error;
    });
}


/***/ }),

/***/ 1430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ appInput)
/* harmony export */ });
const appInput = {
    description: "Name of the app",
    required: true,
    short: "a",
    env: ["CONVOX_APP"],
    fallback: "CONVOX_APP; in a terminal also .convox/app, then the name of the directory",
};


/***/ }),

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
function command(declaration) {
    return declaration;
}


/***/ }),

/***/ 2249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ expectExisting)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

async function expectExisting(kind, { app, id }, request, { rack }) {
    try {
        return await request;
    }
    catch (error) {
        const code = `${kind}-not-found`;
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo) || error.code !== code)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC(code, `${app} on ${rack.name} has no ${kind} ${id}`, {
            cause: error,
            hint: `Run convox-ci ${kind}s --app ${app} to list them. A ${kind} belongs to one app on one Rack.`,
        });
    }
}


/***/ }),

/***/ 3121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isForbidden),
/* harmony export */   V: () => (/* binding */ withPermissionHint)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

async function withPermissionHint(rack, need, request) {
    try {
        return await request;
    }
    catch (error) {
        if (!isForbidden(error) || !rack.endpoint.console)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo("permission-denied", requestIn(error), error.status, error.reason, {
            cause: error,
            hint: missingPermission(need),
        });
    }
}
function isForbidden(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
        return false;
    if (/not permitted for deploy keys|unauthorized to access/.test(error.reason))
        return true;
    return error.status === 403 && !/app is (currently|not) updating/.test(error.reason);
}
function missingPermission({ to, access, app }) {
    const role = app === undefined ? `${access} on the Rack` : `${access} on the app ${app} and Read on the Rack`;
    return `A deploy key without a role is not allowed to ${to}. Give it a role with ${role} (Console > Deploy Keys).`;
}
function requestIn({ message }) {
    return /^[A-Z]+ [^\s:]+/.exec(message)?.[0] ?? "the request";
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

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ renderEnvironment),
/* harmony export */   N: () => (/* binding */ parseEnvironment)
/* harmony export */ });
function parseEnvironment(text) {
    const variables = new Map();
    for (const raw of text.split("\n")) {
        const line = raw.replace(/\r$/, "");
        const at = line.indexOf("=");
        const key = line.slice(0, Math.max(at, 0)).trim();
        if (key !== "")
            variables.set(key, line.slice(at + 1));
    }
    return variables;
}
function renderEnvironment(variables) {
    const lines = [...variables].map(([key, value]) => Buffer.from(`${key}=${value}`));
    return lines
        .sort(Buffer.compare)
        .map((line) => line.toString())
        .join("\n");
}


/***/ })

};
