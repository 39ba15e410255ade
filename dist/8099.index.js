export const id = 8099;
export const ids = [8099];
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

/***/ 4260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildsImport: () => (/* binding */ buildsImport)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5537);
/* harmony import */ var _declaration_input_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5335);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5562);
/* harmony import */ var _build_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5074);






const inputs = {
    app: { ..._declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y, description: "Name of the app to import into" },
    file: {
        description: "Archive written by builds export; - reads standard input",
        short: "f",
        fallback: "standard input of the program",
    },
};
const buildsImport = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G)({
    name: "builds import",
    createsApp: true,
    action: "import-build",
    summary: "Create a build and a release from an archive written by builds export",
    details: "Checks the archive while it is sent. If the check fails, the Rack never receives the end of the archive and creates " +
        "no build. An archive from a Rack of the other generation is rejected before it is sent. The release is not promoted. " +
        "It has the images and the manifest of the build, and the environment of the target app.",
    icon: "upload",
    inputs,
    outputs: _build_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .importOutputs */ .K5,
    id: "release",
    async run({ app, file }, deps) {
        const archive = await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .openArchiveStream */ .lq)(await openFile(file, deps));
        try {
            const { build } = archive.head;
            deps.host.info(`Importing build ${build.id} of ${build.app} into ${app} on ${deps.rack.name}`);
            return await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .withProgress */ .E0)((0,_build_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .importArchive */ .qT)(archive, app, deps.rack, deps), () => `Importing: ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_3__/* .byteSize */ .mz)(archive.size())} sent`, deps);
        }
        finally {
            archive.close();
        }
    },
});
async function openFile(file, { cwd, stdin }) {
    if (file === undefined || file === "-") {
        if (stdin)
            return stdin();
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-missing", "file is required: there is no standard input", {
            hint: "Set the input file, such as build.tgz",
        });
    }
    return (await (0,_declaration_input_file_js__WEBPACK_IMPORTED_MODULE_5__/* .openInputFile */ .H)("file", file, cwd)).createReadStream();
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

/***/ 5335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openInputFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7748);




async function openInputFile(name, path, cwd) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path)).catch((cause) => {
        throw (0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .toFileError */ .GI)(name, path, "read", cause);
    });
    if (!(await handle.stat()).isDirectory())
        return handle;
    await handle.close();
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz("file-unreadable", `${name} is ${JSON.stringify(path)}: it is a directory`);
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

/***/ 5261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ heartbeat)
/* harmony export */ });
const EVERY_MS = 60_000;
const LIVE_MS = 100;
function heartbeat({ host, now }, everyMs = EVERY_MS) {
    let last = now();
    const report = (line) => (host.progress ? host.progress(line) : host.info(line, "quiet"));
    return (line) => {
        if (now() - last < (host.progress ? LIVE_MS : everyMs))
            return;
        last = now();
        report(typeof line === "string" ? line : line());
    };
}


/***/ }),

/***/ 5562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ ago),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   mz: () => (/* binding */ byteSize)
/* harmony export */ });
function byteSize(bytes) {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
function formatDuration(ms) {
    const total = Math.max(0, Math.round(ms / 1000));
    const hours = Math.floor(total / 3600);
    const minutes = Math.floor((total % 3600) / 60);
    return `${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${total % 60}s`;
}
function ago(time, now) {
    if (time === "")
        return "";
    const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
    if (seconds < 1)
        return "now";
    const units = [
        ["year", 365 * 86400],
        ["month", 30 * 86400],
        ["week", 7 * 86400],
        ["day", 86400],
        ["hour", 3600],
        ["minute", 60],
        ["second", 1],
    ];
    const [name, size] = units.find(([, length]) => seconds >= length) ?? ["second", 1];
    const count = Math.floor(seconds / size);
    return `${count} ${name}${count === 1 ? "" : "s"} ago`;
}


/***/ }),

/***/ 2073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ isCertificateError)
/* harmony export */ });
function isCertificateError(code) {
    return /^(DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER|GET_CRL|DECRYPT)|CERT_|ERR_TLS_CERT_)/.test(code);
}


/***/ }),

/***/ 9867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ networkErrorCode),
/* harmony export */   h: () => (/* binding */ rackErrorCode)
/* harmony export */ });
/* harmony import */ var _certificate_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2073);

const MISSING = [
    [/app not found|no such app|namespaces? "?[^"]*"? not found/, "app-not-found"],
    [/no such build|build not found|builds\.convox\.com "[^"]*" not found/, "build-not-found"],
    [
        /no such release|release not found|releases\.convox\.com "[^"]*" not found|mismatched app and release/,
        "release-not-found",
    ],
    [/no such service|service not found|deployments\.apps "[^"]*" not found/, "service-not-found"],
    [/no such process|process not found|process id not found|pods "[^"]*" not found/, "process-not-found"],
    [/rack not found/, "rack-not-found"],
];
function rackErrorCode(status, reason) {
    if (/not permitted for deploy keys|unauthorized to access/.test(reason))
        return "permission-denied";
    if (status === 401)
        return "key-rejected";
    if (/app is currently updating/.test(reason))
        return "app-busy";
    if (status === 403)
        return "permission-denied";
    const missing = MISSING.find(([pattern]) => pattern.test(reason))?.[1];
    if (missing !== undefined)
        return missing;
    if (status === 404)
        return "not-found";
    return status !== undefined && status >= 500 ? "rack-failed" : "rack-refused";
}
function networkErrorCode(code, mayHaveHappened) {
    if ((0,_certificate_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isCertificateError */ .Y)(code))
        return "certificate-rejected";
    return mayHaveHappened ? "request-result-unknown" : "rack-unreachable";
}


/***/ }),

/***/ 3215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   Jx: () => (/* binding */ replyFailure),
/* harmony export */   QG: () => (/* binding */ idleTimeout),
/* harmony export */   QI: () => (/* binding */ replyLimit),
/* harmony export */   R7: () => (/* binding */ rackHint),
/* harmony export */   UU: () => (/* binding */ toThrown),
/* harmony export */   YT: () => (/* binding */ errorBodyLimit),
/* harmony export */   _6: () => (/* binding */ isHtml),
/* harmony export */   _e: () => (/* binding */ connectTimeout),
/* harmony export */   cv: () => (/* binding */ totalTimeout),
/* harmony export */   di: () => (/* binding */ ProxyRefused),
/* harmony export */   dk: () => (/* binding */ mayHaveHappened),
/* harmony export */   jN: () => (/* binding */ replyTooLong),
/* harmony export */   rd: () => (/* binding */ networkFailure),
/* harmony export */   uH: () => (/* binding */ clean),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   xh: () => (/* binding */ proxyFailure)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _certificate_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2073);
/* harmony import */ var _failure_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9867);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2184);
/* harmony import */ var _secret_forms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1718);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7683);






function toThrown({ error, isTransient }, retryAfter) {
    return isTransient ? new _retry_js__WEBPACK_IMPORTED_MODULE_0__/* .TransientError */ .N_(error, (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(retryAfter, Date.now())) : error;
}
class ProxyRefused extends Error {
    status;
    constructor(status) {
        super(`proxy answered ${status}`);
        this.status = status;
    }
}
const errorBodyLimit = 16 * 1024;
const replyLimit = 32 * 1024 * 1024;
const reasonLimit = 500;
const NO_ROUTE = /^(?:default backend - 404|response 404 \(backend NotFound\))/;
function isGatewayReply({ status, body, contentType }) {
    if (status === 413)
        return false;
    if (status === 408 || status === 499 || status >= 502)
        return true;
    if (status === 404 && NO_ROUTE.test(body))
        return true;
    return (status < 300 || status >= 400) && isHtml(body, contentType);
}
function isHtml(body, contentType = "") {
    const start = body.slice(0, 1024).replace(/^\s*(?:(?:<\?xml[^>]*>|<!--[\s\S]*?-->)\s*)*/i, "");
    return (/^<(!doctype\s+html|html|head|body)\b/i.test(start) || /^\s*(text\/html|application\/xhtml)\b/i.test(contentType));
}
function replyFailure(where, reply) {
    const { status, body, contentType } = reply;
    const reason = errorReason(body, contentType);
    const text = clean(reason || `response status ${status}`, where.endpoint);
    if (!isGatewayReply(reply)) {
        const hint = rackHint(where.endpoint, status, reason);
        return {
            error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo((0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .rackErrorCode */ .h)(status, reason), where.request, status, text, { hint }),
            isTransient: status === 429 && !where.once,
        };
    }
    const host = new URL(where.endpoint.url).host;
    const hint = `A gateway in front of ${host} answered, not the Rack${where.once ? `. ${lookFirst}` : ""}`;
    const code = where.once ? "request-result-unknown" : "gateway-error";
    const error = new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk(code, `${where.request}: ${status} ${text}`, { hint, outcome: "unknown" });
    return { error, isTransient: !where.once };
}
function errorReason(body, contentType) {
    const text = body.trim();
    if (isHtml(text, contentType) && text !== "") {
        const title = /<title[^>]{0,200}>([^<]{0,500})</i.exec(text)?.[1]?.trim();
        return `the reply is an HTML page${title ? ` titled "${title}"` : ""}, so it does not come from a Rack`;
    }
    if (text.startsWith("{")) {
        try {
            const reply = JSON.parse(text);
            for (const [key, value] of Object.entries(reply ?? {})) {
                if (key.toLowerCase() === "error" && typeof value === "string" && value.trim())
                    return value.trim();
            }
        }
        catch {
        }
    }
    return text;
}
function clean(text, endpoint) {
    let line = text
        .slice(0, 8 * reasonLimit)
        .replace(/\x1b\[[0-9;?]{0,32}[a-zA-Z]/g, "")
        .replace(/[^\S\r\n]*[\r\n]\s*/g, "\n")
        .replace(/:\n/g, ": ")
        .replace(/\n/g, "; ")
        .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ")
        .trim()
        .replace(/;$/, "");
    if (endpoint.password.length >= 4) {
        for (const secret of (0,_secret_forms_js__WEBPACK_IMPORTED_MODULE_3__/* .secretForms */ .e)(endpoint.password, endpoint.user))
            line = line.replaceAll(secret, "****");
    }
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .shorten */ .m)(line, reasonLimit);
}
function rackHint(endpoint, status, reason) {
    const host = new URL(endpoint.url).host;
    const app = /(?:app not found|no such app): ?(\S{1,100})/.exec(reason)?.[1];
    if (app)
        return `Create the app with convox-ci create ${app}, or check the names of the app and the Rack`;
    if (/not permitted for deploy keys/.test(reason)) {
        return "A deploy key without a role may not do this. Give the key a role in the Console that includes Read on the Rack";
    }
    if (status === 401) {
        if (/unauthorized to access/.test(reason))
            return "The role in this token does not allow it. A deploy needs role write";
        if (endpoint.console) {
            return `The deploy key is wrong, has expired, or belongs to an organization that ${host} does not know. Check input password`;
        }
        const secret = endpoint.user === "jwt" ? "token in RACK_URL is wrong, expired or revoked" : "password in RACK_URL is wrong";
        return `The ${secret}. A Rack expects its own password, not a deploy key`;
    }
    if (status === 403) {
        if (/currently updating/.test(reason))
            return "Another promotion is in progress. Wait for it to finish, or promote with force";
        if (endpoint.console) {
            return "By default a deploy key can only build, deploy, run commands, read logs and promote a release by its id. A role grants more";
        }
    }
    if (status === 404 && reason === "") {
        return endpoint.console
            ? `${host} or the Rack does not know this address. Check that ${host} is a Console and that the Rack is recent enough`
            : `${host} does not know this address: the Rack is too old for it, or it is not a Rack`;
    }
    if (status === 413) {
        return "A proxy in front of the Rack limits the size of uploads. Raise its limit, or exclude files with .dockerignore";
    }
    return undefined;
}
function networkFailure(where, cause) {
    const code = errorCode(cause);
    const outcome = isBeforeSending(code, cause) ? "not-sent" : "unknown";
    const url = new URL(where.endpoint.url);
    const kind = (0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .networkErrorCode */ .a)(code, where.once === true && outcome === "unknown");
    const fail = (text, isTransient, hint) => {
        const message = `${where.request}: ${clean(text, where.endpoint)}`;
        const mayRepeat = !where.once || outcome === "not-sent";
        return {
            error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk(kind, message, { hint, cause, outcome }),
            isTransient: isTransient && mayRepeat,
        };
    };
    const peer = where.proxy ? `the proxy ${where.proxy.url.host}` : url.host;
    const sentHint = where.once && outcome === "unknown" ? lookFirst : undefined;
    const peerHint = where.proxy ? `Check ${where.proxy.label} and NO_PROXY` : undefined;
    if (code === replyTooLong) {
        const text = `the reply has more than ${replyLimit} bytes`;
        return { error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo("reply-invalid", where.request, 200, text), isTransient: false };
    }
    switch (code) {
        case "ENOTFOUND":
            return fail(`the name of ${peer} does not exist`, false, peerHint ?? "Check the spelling of the host");
        case "EAI_AGAIN":
            return fail(`the name of ${peer} could not be looked up`, true, peerHint);
        case "ECONNREFUSED":
            return fail(`${peer} refuses connections`, true, peerHint);
        case "EHOSTUNREACH":
        case "ENETUNREACH":
            return fail(`there is no network route to ${peer}`, true, peerHint);
        case "ETIMEDOUT":
        case connectTimeout:
            return fail(`${peer} does not answer connection attempts`, true, peerHint ?? "Check for a firewall in between");
        case idleTimeout:
            return fail(`${url.host} stopped responding in the middle of the exchange`, true, sentHint);
        case totalTimeout:
            return fail(`${url.host} did not complete its reply in time`, true, sentHint);
        case "ECONNRESET":
        case "EPIPE":
        case "ECONNABORTED":
            return fail(`the connection to ${url.host} was lost`, true, sentHint);
        case "CERT_HAS_EXPIRED":
            return fail(`the certificate of ${url.host} has expired`, false);
        case "CERT_NOT_YET_VALID":
            return fail(`the certificate of ${url.host} is not valid yet`, false, "Check the clock of this machine");
        case "ERR_TLS_CERT_ALTNAME_INVALID":
            return fail(`the certificate of ${url.host} was issued for another name`, false, trustHint);
        default:
            break;
    }
    if ((0,_certificate_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isCertificateError */ .Y)(code)) {
        return fail(`the certificate of ${url.host} is not trusted (${code})`, false, trustHint);
    }
    const portHint = "Check the port, and whether it is http:// or https://";
    if (code.startsWith("ERR_SSL_WRONG_VERSION") || code.startsWith("ERR_SSL_PACKET_LENGTH") || code === "EPROTO") {
        return fail(`${url.host} does not speak TLS on this port`, false, portHint);
    }
    if (code.startsWith("HPE_"))
        return fail(`${url.host} does not answer in HTTP (${code})`, false, portHint);
    const message = cause instanceof Error ? cause.message : String(cause);
    const isCut = /hang up|aborted|connection ended|premature/i.test(message);
    return fail(code ? `${message} (${code})` : message, isCut, isCut ? sentHint : undefined);
}
function mayHaveHappened(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk)
        return error.outcome === "unknown";
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && error.status === 200;
}
function isRefusal(error) {
    return isDenied(error) || (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && error.status === 404);
}
function isDenied(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RackError */ .yo && (error.status === 401 || error.status === 403);
}
function isBeforeSending(code, cause) {
    if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ECONNREFUSED" || code === connectTimeout)
        return true;
    if ((0,_certificate_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isCertificateError */ .Y)(code) || /^(ERR_TLS_|ERR_SSL_)/.test(code) || code === "EPROTO")
        return true;
    if (!(cause instanceof Error))
        return false;
    if ("syscall" in cause && cause.syscall === "connect")
        return true;
    return /before secure TLS connection was established/.test(cause.message);
}
function proxyFailure(where, status) {
    const proxy = where.proxy;
    const name = proxy ? `the proxy ${proxy.url.host}` : "a proxy";
    const reason = status === 407 ? "rejects the credentials" : `refuses to connect to ${new URL(where.endpoint.url).host}`;
    return {
        error: new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk("proxy-refused", `${where.request}: ${name} ${reason} (${status})`, {
            outcome: "not-sent",
            hint: `Check ${proxy?.label ?? "HTTPS_PROXY"}${status === 407 ? " (user and password)" : " and NO_PROXY"}`,
        }),
        isTransient: status === 429 || isGatewayReply({ status, body: "" }),
    };
}
const idleTimeout = "CONVOX_IDLE";
const replyTooLong = "CONVOX_REPLY_TOO_LONG";
const connectTimeout = "CONVOX_CONNECT";
const totalTimeout = "CONVOX_TOTAL";
const lookFirst = "The Rack may have received the request: check before you try again";
const trustHint = "Pass the certificate authority with input ca-file. As a last resort, tls-verify: false turns verification off";
function errorCode(error) {
    if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
        return "";
    if (error.code === "EPROTO" && /wrong version number/i.test(error.message))
        return "ERR_SSL_WRONG_VERSION_NUMBER";
    return error.code;
}


/***/ }),

/***/ 2184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ withRetries),
/* harmony export */   N_: () => (/* binding */ TransientError),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   tb: () => (/* binding */ cancelError),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);


class TransientError extends Error {
    error;
    retryAfterMs;
    constructor(error, retryAfterMs) {
        super(error.message);
        this.error = error;
        this.retryAfterMs = retryAfterMs;
    }
}
const firstDelayMs = 500;
const longestDelayMs = 15_000;
const longestRetryAfterMs = 60_000;
async function withRetries(request, policy, attempt) {
    for (let tried = 1;; tried++) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof TransientError))
                throw error;
            if (tried >= policy.attempts)
                throw error.error;
            const delayMs = retryDelayMs(tried, policy.random(), error.retryAfterMs);
            const seconds = (delayMs / 1000).toFixed(1);
            const why = error.message.startsWith(`${request}: `) ? error.message.slice(request.length + 2) : error.message;
            policy.notice(`Retrying ${request} in ${seconds} s (attempt ${tried + 1} of ${policy.attempts}): ${why}`);
            await policy.sleep(delayMs, policy.signal);
        }
    }
}
function retryDelayMs(tried, random, retryAfterMs) {
    const delayMs = Math.min(firstDelayMs * 2 ** (tried - 1), longestDelayMs) * (1 - random / 2);
    return Math.max(delayMs, Math.min(retryAfterMs ?? 0, longestRetryAfterMs));
}
function retryAfterMs(header, now) {
    const text = header?.trim();
    if (!text)
        return undefined;
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const date = /^[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
async function pause(ms, signal) {
    if (!signal)
        return (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms);
    try {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal });
    }
    catch {
        throw cancelError(signal);
    }
}
function cancelError(signal) {
    const reason = signal.reason;
    return reason instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC ? reason : new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc("canceled", "canceled", { cause: reason });
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
