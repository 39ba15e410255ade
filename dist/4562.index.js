export const id = 4562;
export const ids = [4562];
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
    itemId: "resource",
    async run({ app, reveal }, deps) {
        const { rack } = deps;
        const need = { to: "list resources", access: "Read", app };
        const found = await (0,_declaration_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .withPermissionHint */ .V)(rack, need, rack.resources.list(app));
        const list = await (0,_existing_app_js__WEBPACK_IMPORTED_MODULE_3__/* .checkAppIfEmpty */ .q)(found, app, deps);
        return list.map(({ name, type, status, url }) => ({ resource: name, type, status, ...(reveal ? { url } : {}) }));
    },
    text(list) {
        const hasUrls = list.some((one) => "url" in one);
        return (0,_output_table_js__WEBPACK_IMPORTED_MODULE_4__/* .table */ .t)([
            ["NAME", "TYPE", "STATUS", ...(hasUrls ? ["URL"] : [])],
            ...list.map(({ resource, type, status, ...rest }) => [
                resource,
                type,
                status,
                ...("url" in rest ? [rest.url] : []),
            ]),
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz("rack-feature-missing", "resources export and resources import require a v3 Rack", {
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


/***/ }),

/***/ 1143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ percentDecoded)
/* harmony export */ });
function percentDecoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 1718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ secretForms)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7683);

function secretForms(password, user = "convox") {
    const values = [...new Set([password, password.trim()])].filter((value) => value !== "");
    return [...new Set(values.flatMap((value) => formsOf(value, user)))].filter((form) => form !== "");
}
function formsOf(value, user) {
    const text = Buffer.from(value).toString();
    return [
        value,
        ...percentForms(text),
        ...[text, ...["convox", user].map((name) => `${name}:${text}`)].flatMap(base64Forms),
        ...quotedForms(text),
    ];
}
function percentForms(text) {
    const component = encodeURIComponent(text);
    const strict = component.replace(/[!'()*]/g, percentOf);
    const whole = [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");
    const upper = [
        component,
        strict,
        strict.replace(/[-._~]/g, percentOf),
        new URLSearchParams({ x: text }).toString().slice(2),
        component.replace(/%20/g, "+"),
        strict.replace(/%20/g, "+"),
        new URL(`http://convox:${component}@localhost`).password,
        encodeURI(text),
        whole,
    ];
    const lower = (form) => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
    return [...upper, ...upper.map(lower)];
}
function percentOf(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function base64Forms(text) {
    const padded = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .base64 */ .K)(text);
    const safe = padded.replaceAll("+", "-").replaceAll("/", "_");
    return [padded, safe].flatMap((form) => [form, form.replace(/=+$/, "")]);
}
function quotedForms(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const ascii = json.replace(/[\u007f-\uffff]/g, unicodeEscape);
    const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return [
        json,
        JSON.stringify(json).slice(1, -1),
        ascii,
        json.replaceAll("/", "\\/"),
        json.replace(/[<>&\u2028\u2029]/g, unicodeEscape),
        ascii.replace(/[<>&]/g, unicodeEscape),
        goQuote(text),
        ...[text, html].map((form) => form.replaceAll('"', "&quot;")),
        html,
        html.replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
        html.replaceAll('"', "&quot;").replaceAll("'", "&#x27;"),
        html.replaceAll('"', "&quot;").replaceAll("'", "&#039;"),
        html.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
        html.replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
        text.replaceAll("'", "'\\''"),
        text.replaceAll("'", `'"'"'`),
        text.replace(/[\\"$`]/g, "\\$&"),
        text.replace(/[\\"$`!]/g, "\\$&"),
        text.replace(/[^A-Za-z0-9_@%+=:,./-]/g, "\\$&"),
        text.replace(/[^A-Za-z0-9_@%+=:,./\n-]/g, "\\$&").replaceAll("\n", "$'\\n'"),
        text.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t"),
    ];
}
const goEscapes = {
    "\x07": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
    '"': '\\"',
    "\\": "\\\\",
};
function goQuote(text) {
    return text.replace(/["\\\x00-\x1f\x7f]/g, (character) => {
        const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
        return goEscapes[character] ?? `\\x${hex}`;
    });
}
function unicodeEscape(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}


/***/ }),

/***/ 7683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ base64),
/* harmony export */   m: () => (/* binding */ shorten)
/* harmony export */ });
function shorten(text, limit = 200) {
    return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
function base64(text) {
    return Buffer.from(text).toString("base64");
}


/***/ })

};
