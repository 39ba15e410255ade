export const id = 4562;
export const ids = [4562,2164];
export const modules = {

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

/***/ 4562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readResource: () => (/* binding */ readResource),
/* harmony export */   resourceInputs: () => (/* binding */ resourceInputs),
/* harmony export */   resources: () => (/* binding */ resources)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1718);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1143);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3121);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9189);
/* harmony import */ var _existing_app_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2164);







const resources = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "resources",
    summary: "List the resources of an app, such as databases and caches",
    details: "Addresses contain passwords, so they are printed only with --reveal. A deploy key without a role cannot list resources.",
    inputs: {
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
        reveal: { description: "Print the addresses with their passwords", kind: "boolean", default: "false" },
    },
    outputs: {},
    async run({ app, reveal }, deps) {
        const { rack } = deps;
        const need = { to: "list resources", access: "Read", app };
        const found = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.resources.list(app));
        const list = await (0,_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(found, app, deps);
        return list.map(({ name, type, status, url }) => ({ name, type, status, ...(reveal ? { url } : {}) }));
    },
    text(list) {
        const hasUrls = list.some((one) => "url" in one);
        return (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)([
            ["NAME", "TYPE", "STATUS", ...(hasUrls ? ["URL"] : [])],
            ...list.map(({ name, type, status, ...rest }) => [name, type, status, ...("url" in rest ? [rest.url] : [])]),
        ]);
    },
});
const resourceInputs = {
    resource: { description: "Name of the resource, as in convox.yml", required: true, positional: "resource" },
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
};
async function readResource(app, name, deps) {
    const { host, rack } = deps;
    const { generation } = await rack.generation(app);
    if (generation === "v2") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz("resources export and resources import require a v3 Rack", {
            hint: "Run the client of the database instead, for example: convox-ci run SERVICE -- pg_dump",
        });
    }
    const need = { to: "read resources", access: "Read", app };
    const found = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.resources.get(app, name));
    for (const secret of secretsIn(found.url))
        host.mask(secret);
    return found;
}
function secretsIn(url) {
    if (url === "")
        return [];
    const password = URL.canParse(url) ? new URL(url).password : "";
    return [url, ...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_6__/* .secretForms */ .e)((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_7__/* .percentDecoded */ .o)(password))].filter((secret) => secret.length >= 4);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo(requestIn(error), error.status, error.reason, { cause: error, hint: missingPermission(need) });
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

/***/ 9189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine),
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
function table(given) {
    const rows = given.map((row) => row.map(sanitizeCell));
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
        });
    }
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd())
        .map((line) => `${line}\n`)
        .join("");
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}
function sanitizeCell(cell) {
    return cell
        .replace(/\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?/g, "")
        .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ");
}


/***/ })

};
