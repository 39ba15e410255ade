export const id = 9655;
export const ids = [9655];
export const modules = {

/***/ 9655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ openJobEcr),
/* harmony export */   checkAwsCredentials: () => (/* binding */ checkAwsCredentials)
/* harmony export */ });
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7054);

const SECRETS = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
async function openJobEcr(region, { env, host, rack, signal }) {
    for (const name of SECRETS) {
        const secret = env[name]?.trim();
        if (secret)
            host.mask(secret);
    }
    const { openEcr } = await Promise.all(/* import() */[__webpack_require__.e(7543), __webpack_require__.e(2182)]).then(__webpack_require__.bind(__webpack_require__, 2182));
    const { openProxyAgents } = await __webpack_require__.e(/* import() */ 4959).then(__webpack_require__.bind(__webpack_require__, 4959));
    const agents = openProxyAgents((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .proxySettings */ .EM)(env), rack.endpoint.tls);
    const ecr = openEcr({ region, env, signal, agents });
    return {
        ...ecr,
        close() {
            ecr.close();
            agents.close();
        },
    };
}
async function checkAwsCredentials(deps) {
    const ecr = await openJobEcr(deps.env["AWS_REGION"]?.trim() || "us-east-1", deps);
    try {
        await ecr.checkCredentials();
    }
    finally {
        ecr.close();
    }
}


/***/ }),

/***/ 1409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
function isLoopback(hostname) {
    return hostname === "localhost" || /^127(\.\d{1,3}){3}$/.test(hostname) || /^\[?::1\]?$/.test(hostname);
}


/***/ }),

/***/ 7054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ proxySettings),
/* harmony export */   YB: () => (/* binding */ proxyAuthorization),
/* harmony export */   iJ: () => (/* binding */ proxyFor)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1409);



function proxyAuthorization({ url }) {
    if (url.username === "" && url.password === "")
        return {};
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    return { "Proxy-Authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}
function proxySettings(env) {
    const first = (...names) => names.map((name) => env[name]?.trim()).find((value) => value);
    const http = env["REQUEST_METHOD"] ? first("http_proxy") : first("HTTP_PROXY", "http_proxy");
    const https = first("HTTPS_PROXY", "https_proxy");
    const no = first("NO_PROXY", "no_proxy");
    return { ...(http ? { http } : {}), ...(https ? { https } : {}), ...(no ? { no } : {}) };
}
function proxyFor(target, settings) {
    const secure = target.protocol === "https:";
    const address = secure ? settings.https : settings.http;
    if (!address || (0,_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(target.hostname) || isBypassed(target, settings.no ?? ""))
        return undefined;
    const label = secure ? "HTTPS_PROXY" : "HTTP_PROXY";
    const text = address.includes("://") ? address : `http://${address}`;
    if (!URL.canParse(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("input-invalid", `${label}: not a URL`, {
            hint: "Expected form: http://USER:PASSWORD@HOST:PORT",
        });
    }
    const url = new URL(text);
    try {
        decodeURIComponent(url.username + url.password);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("input-invalid", `${label}: a "%" in the user or password is not followed by two hexadecimal digits`, {
            hint: "Write %25 for a percent sign",
        });
    }
    if (url.protocol !== "http:" && url.protocol !== "https:") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("input-invalid", `${label}: unsupported scheme ${url.protocol.slice(0, -1)}`, {
            hint: "Use an http:// or https:// proxy",
        });
    }
    const usualPort = url.protocol === "https:" ? 443 : 80;
    return { url, label, host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port) || usualPort };
}
function isBypassed(target, no) {
    const host = target.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
    const port = target.port || (target.protocol === "https:" ? "443" : "80");
    return no
        .toLowerCase()
        .split(/[\s,]+/)
        .some((rule) => rule !== "" && matches(rule, host, port));
}
function matches(rule, host, port) {
    if (rule === "*")
        return true;
    const network = /^(.+)\/(\d{1,3})$/.exec(rule);
    if (network)
        return inNetwork(host, network[1] ?? "", Number(network[2]));
    const { name, only } = ruleParts(rule);
    if (only !== undefined && only !== port)
        return false;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name))
        return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && inNetwork(host, name, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) === 4 ? 32 : 128);
    const domain = name.replace(/^\*\./, ".");
    if (domain === "")
        return false;
    return domain.startsWith(".") ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}
function ruleParts(rule) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(rule))
        return { name: rule, only: undefined };
    const parts = /^(?:\[(.+)\]|([^:]*))(?::(\d+))?$/.exec(rule);
    return { name: parts?.[1] ?? parts?.[2] ?? rule, only: parts?.[3] };
}
function inNetwork(host, address, bits) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    if (family === 0 || (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 0 || bits > ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 32 : 128))
        return false;
    list.addSubnet(address, bits, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? "ipv4" : "ipv6");
    return list.check(host, family === 4 ? "ipv4" : "ipv6");
}


/***/ })

};
