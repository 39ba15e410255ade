export const id = 8819;
export const ids = [8819];
export const modules = {

/***/ 8819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   apps: () => (/* binding */ apps),
/* harmony export */   appsInfo: () => (/* binding */ appsInfo)
/* harmony export */ });
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_permission_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3121);
/* harmony import */ var _output_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9189);




const toOutput = ({ name, status, generation, release, locked, router, parameters }) => ({
    app: name,
    status,
    generation,
    release,
    locked,
    router,
    parameters,
});
const apps = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "apps",
    summary: "List the apps on the Rack",
    details: "A deploy key without a role cannot list apps, but can use apps info.",
    inputs: {},
    outputs: {},
    itemId: "app",
    async run(_, { rack }) {
        return (await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_1__/* .withPermissionHint */ .V)(rack, { to: "list apps", access: "Read" }, rack.apps.list())).map(toOutput);
    },
    text: (list) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([["APP", "STATUS", "RELEASE"], ...list.map(({ app, status, release }) => [app, status, release])]),
});
const appsInfo = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "apps info",
    summary: "Print the details of an app",
    inputs: { app: { ..._declaration_app_input_js__WEBPACK_IMPORTED_MODULE_3__/* .appInput */ .Y, positional: "app" } },
    outputs: {},
    async run({ app }, { rack }) {
        return toOutput(await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_1__/* .withPermissionHint */ .V)(rack, { to: "see this app", access: "Read", app }, rack.apps.get(app)));
    },
    text: ({ app, status, generation, release, locked, router }) => (0,_output_table_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .t)([
        ["Name", app],
        ["Status", status],
        ["Generation", generation],
        ["Release", release],
        ["Locked", locked ? "yes, it cannot be destroyed" : "no"],
        ["Router", router],
    ].filter(([, value]) => value !== "")),
});


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
