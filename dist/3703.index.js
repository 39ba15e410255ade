export const id = 3703;
export const ids = [3703];
export const modules = {

/***/ 3703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildsCancel: () => (/* binding */ buildsCancel)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _cleanup_cancel_build_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6753);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);
/* harmony import */ var _declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2249);





const buildsCancel = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "builds cancel",
    summary: "Cancel a running build",
    details: "v3 Racks since 3.25.7 cancel a build themselves. On older Racks, the process of the build is stopped and the build is " +
        "marked as failed. A build that completes first stays complete. A canceled build stores no log.",
    inputs: {
        build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
        app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_1__/* .appInput */ .Y,
    },
    outputs: {},
    async run({ app, build: id }, deps) {
        const { rack, host } = deps;
        const before = await (0,_declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_2__/* .expectExisting */ .t)("build", { app, id }, rack.builds.get(app, id), deps);
        if (before.status === "complete" || before.status === "failed")
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("build-not-canceled", `build ${id} of ${app} is not running: its status is ${before.status}`);
        const { message } = await (0,_cleanup_cancel_build_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelBuild */ .l)(rack, app, id, deps);
        const { status, release, reason } = await rack.builds.get(app, id);
        const result = { build: id, app, rack: rack.name, status, release, reason };
        if (status !== "failed")
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConvoxError */ .AC("build-not-canceled", message, { outputs: result });
        host.info(upperFirst(message));
        return result;
    },
});
function upperFirst(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}


/***/ }),

/***/ 6753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ cancelBuild)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3215);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5355);


const CONFLICT_TRIES = 3;
const READS = 4;
const READ_EVERY_MS = 400;
async function cancelBuild(rack, app, id, deps) {
    const name = `build ${id} of ${app}`;
    try {
        await requestCancel(rack, app, id, deps);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
            throw error;
        const { status, reason } = error;
        if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            return refusalResult(name, error);
        if (/no such build|not found/.test(reason))
            return { done: true, message: `${name} does not exist` };
        const build = await rack.builds.get(app, id);
        if (hasEnded(build))
            return { done: true, message: `${name} has already ended: its status is ${build.status}` };
        if (status === 404 || status === 405)
            return await stopBuildProcess(rack, build, name, deps);
        return { done: false, message: `${name} continues on the Rack, which did not cancel it: ${reason}` };
    }
    const build = await readEnd(rack, app, id, deps);
    if (build.status === "failed")
        return { done: true, message: `${name} was canceled` };
    if (build.status === "complete")
        return { done: true, message: `${name} completed before it could be canceled: its release is ${build.release}` };
    return { done: false, message: `the Rack accepted to cancel ${name}, but still lists it as ${build.status}` };
}
async function requestCancel(rack, app, id, { sleep }) {
    for (let tries = 1;; tries++) {
        try {
            return await rack.builds.cancel(app, id);
        }
        catch (error) {
            const isConflict = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo && /being modified, try again/.test(error.reason);
            if (!isConflict || tries === CONFLICT_TRIES)
                throw error;
            await sleep(READ_EVERY_MS);
        }
    }
}
async function readEnd(rack, app, id, { sleep }) {
    for (let reads = 1;; reads++) {
        const build = await rack.builds.get(app, id);
        if (hasEnded(build) || reads === READS)
            return build;
        await sleep(READ_EVERY_MS);
    }
}
async function stopBuildProcess(rack, build, name, { now }) {
    const { app, id, process } = build;
    let hasProcess = process !== "";
    try {
        if (hasProcess)
            await rack.processes.stop(app, process);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
            throw error;
        if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isDenied */ .GZ)(error))
            return refusalResult(name, error);
        if ((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .hasFeature */ .jI)(await rack.generation(app), "buildNamespace") !== false) {
            return {
                done: true,
                message: `${name} may continue on the Rack: its process ${process} was not found in the namespace of ${app}, and its status may stay ${build.status}`,
            };
        }
        hasProcess = false;
    }
    try {
        await rack.builds.markFailed(app, id, new Date(now()));
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
            throw error;
        const what = hasProcess ? `the process of ${name} was stopped` : `${name} has no process`;
        return {
            done: hasProcess,
            message: `${what}, but the Rack still lists it as ${build.status}: ${error.reason}`,
        };
    }
    const how = hasProcess ? "its process was stopped" : "it had no process";
    return { done: true, message: `${name} was canceled: ${how}, and it is marked as failed` };
}
function refusalResult(name, error) {
    return {
        done: true,
        message: `${name} continues on the Rack: this key is not allowed to cancel builds (${error.status} ${error.reason})`,
    };
}
function hasEnded({ status }) {
    return status === "complete" || status === "failed";
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

/***/ 5355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ FEATURES),
/* harmony export */   VB: () => (/* binding */ describeFirstVersions),
/* harmony export */   aF: () => (/* binding */ listFeatures),
/* harmony export */   jI: () => (/* binding */ hasFeature)
/* harmony export */ });
/* harmony import */ var _generation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1250);

const FEATURES = {
    buildArgs: {
        what: "Build arguments",
        v2: "20221115125919",
        v3: "3.8.1",
        cloud: undefined,
        cloudUse: "sent, because every v3 Rack since 2023 has them",
        source: "git history of C and R; the documentation of v3 names 3.22.0",
        certainty: "source",
    },
    bareBuildArgs: {
        what: "Build arguments without a value, which the builder provides",
        v2: false,
        v3: "3.22.0",
        cloud: undefined,
        cloudUse: "sent",
        source: "C git history",
        certainty: "source",
    },
    noCache: {
        what: "`no-cache=true` builds without cache; it is sent to every Rack, and cached steps are reported",
        v2: true,
        v3: { after: "3.24.9" },
        cloud: undefined,
        cloudUse: "`no-cache=true` is sent; cached steps are reported",
        source: "C provider/k8s/build.go up to 3.24.9 reads it inverted; later source was not readable",
        certainty: "unknown",
    },
    buildArch: {
        what: "The app parameter `BuildArch` sets the platform of builds",
        v2: false,
        v3: "3.25.3",
        cloud: undefined,
        cloudUse: "the value is checked before a build",
        source: "C pull request 1075",
        certainty: "documented",
    },
    buildNamespace: {
        what: "Builds may run outside the app's namespace",
        v2: false,
        v3: "3.24.10",
        cloud: undefined,
        cloudUse: "a process that is not found may still run, and the message says so",
        source: "C pull request 1048",
        certainty: "inferred",
    },
    buildCancel: {
        what: "A build can be canceled",
        v2: false,
        v3: "3.25.7",
        cloud: undefined,
        cloudUse: "sent; if the machine answers 404, the process of the build is stopped",
        source: "C pull request 1120",
        certainty: "documented",
    },
    buildCacheTags: {
        what: "Each build writes its own cache tag where image tags are immutable",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "nothing depends on it",
        source: "C documentation",
        certainty: "documented",
    },
    imageImport: {
        what: "A ready image can be imported as a build",
        v2: false,
        v3: "3.24.6",
        cloud: true,
        cloudUse: "used: the Convox CLI has it for machines",
        source: "C git history",
        certainty: "source",
    },
    diagnosis: {
        what: "The Rack diagnoses the processes of an app",
        v2: false,
        v3: "3.24.0",
        cloud: undefined,
        cloudUse: "requested; if the machine answers 404, logs and processes are searched",
        source: "C pkg/structs/diagnose.go",
        certainty: "source",
    },
    fastFailure: {
        what: "`progressDeadline` and `crashRestartLimit` end a rollout early",
        v2: false,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "the wait is extended while the app is updating",
        source: "C provider/k8s/deploy_fast_fail.go",
        certainty: "source",
    },
    nodePoolCheck: {
        what: "A promotion that targets a missing node pool is rejected",
        v2: false,
        v3: "3.25.4",
        cloud: undefined,
        cloudUse: "an error of the machine is explained",
        source: "C provider/k8s/karpenter.go",
        certainty: "source",
    },
    cancelWhileCreatingResources: {
        what: "A promotion can be canceled while it waits for a new cloud database",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "an error of the machine is explained",
        source: "C documentation",
        certainty: "documented",
    },
    costRange: {
        what: "The cost of an app in a range of days",
        v2: false,
        v3: "3.25.10",
        cloud: undefined,
        cloudUse: "requested for the summary; a reply without the range is not used",
        source: "C provider/k8s/cost_history.go",
        certainty: "source",
    },
    plainExec: {
        what: "Commands run without a terminal and without standard input",
        v2: false,
        v3: "3.19.7",
        cloud: true,
        cloudUse: "used",
        source: "C git history",
        certainty: "source",
    },
    stdinEnd: {
        what: "The end of standard input reaches the command",
        v2: true,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "`stdin` is rejected, because the command could hang",
        source: "C pull requests 1098 and 1100",
        certainty: "documented",
    },
    retainedRuns: {
        what: "A detached run keeps its record and exit code",
        v2: false,
        v3: "3.25.5",
        cloud: undefined,
        cloudUse: "not used: a lost option would lose the exit code",
        source: "C pull request 1094; header and JSON names are inferred",
        certainty: "inferred",
    },
    runPodOptions: {
        what: "Options of the pod of a run: termination grace, annotations, labels, lifecycle, affinity, tolerations",
        v2: false,
        v3: "3.25.1",
        cloud: undefined,
        cloudUse: "rejected, because they could be ignored",
        source: "C pull request 1058; header names are inferred",
        certainty: "inferred",
    },
    parentRelease: {
        what: "The Rack copies a given release by `parent-release`",
        v2: false,
        v3: "3.21.1",
        cloud: undefined,
        cloudUse: "not used: convox-ci copies the release, which the key must be allowed to read",
        source: "C git history",
        certainty: "source",
    },
    logTail: {
        what: "Logs of a service, and `Tail` of logs",
        v2: false,
        v3: "3.19.4",
        cloud: true,
        cloudUse: "used; the log of a whole app is not available",
        source: "C git history",
        certainty: "source",
    },
    scaleLimits: {
        what: "`min` and `max` of a service",
        v2: false,
        v3: "3.24.6",
        cloud: undefined,
        cloudUse: "sent with a warning; the values are read again",
        source: "C git history",
        certainty: "source",
    },
};
function hasFeature(rack, name) {
    const feature = FEATURES[name];
    if (rack.isMachine)
        return feature.cloud;
    if (rack.generation === undefined) {
        return typeof feature.v2 === "boolean" && feature.v2 === feature.v3 ? feature.v2 : undefined;
    }
    const first = feature[rack.generation];
    if (typeof first === "boolean")
        return first;
    if (typeof first === "string")
        return (0,_generation_js__WEBPACK_IMPORTED_MODULE_0__/* .isAtLeast */ .du)(rack, { [rack.generation]: first });
    return (0,_generation_js__WEBPACK_IMPORTED_MODULE_0__/* .isNewer */ .U4)(rack, first.after) === false ? false : undefined;
}
function describeFirstVersions(name, rack = {}) {
    const feature = FEATURES[name];
    const parts = ["v2", "v3"].flatMap((generation) => {
        const first = feature[generation];
        if (first === false)
            return [];
        if (first === true)
            return [generation];
        return [typeof first === "string" ? `${generation} ${first}` : `${generation} after ${first.after}`];
    });
    return parts.join(" or ") + (rack.isMachine ? ", and a Convox Cloud machine does not report its version" : "");
}
function listFeatures(rack) {
    const list = { available: [], missing: [], unknown: [] };
    for (const name of Object.keys(FEATURES)) {
        const has = hasFeature(rack, name);
        list[has === undefined ? "unknown" : has ? "available" : "missing"].push(name);
    }
    return list;
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
