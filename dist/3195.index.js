export const id = 3195;
export const ids = [3195,4959];
export const modules = {

/***/ 4959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_tls__WEBPACK_IMPORTED_MODULE_4___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openProxyAgents: () => (/* binding */ openProxyAgents),
/* harmony export */   q: () => (/* binding */ openConnections)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1692);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9973);
/* harmony import */ var _dial_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7410);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3215);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7054);









function openConnections(endpoint, { lookup } = {}) {
    const url = new URL(endpoint.url);
    const isSecure = url.protocol === "https:";
    const proxy = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyFor */ .iJ)(url, endpoint.proxy);
    const closing = new AbortController();
    (0,node_events__WEBPACK_IMPORTED_MODULE_1__.setMaxListeners)(0, closing.signal);
    const trust = endpoint.tls.ca === undefined ? {} : { secureContext: trustAuthority(endpoint.tls.ca) };
    const verification = { ...trust, rejectUnauthorized: endpoint.tls.verify };
    const connectPeer = async (host, port, signal) => {
        if (!proxy)
            return (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host, port, signal, lookup });
        const socket = await (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host: proxy.host, port: proxy.port, signal, lookup });
        if (proxy.url.protocol === "http:")
            return socket;
        return startTls(socket, { ...verification, servername: proxy.host }, signal);
    };
    const connectTunnel = async (host, port, signal) => {
        const socket = await connectPeer(host, port, signal);
        return proxy ? openTunnel(socket, proxy, host, port, signal) : socket;
    };
    const agentOf = (connect, keepAlive) => {
        const open = (options) => {
            const signals = [closing.signal, ...(options.interrupt ? [options.interrupt] : [])];
            return connect(options.host ?? "localhost", Number(options.port), AbortSignal.any(signals));
        };
        return isSecure ? new DialingHttpsAgent(open, keepAlive) : new DialingHttpAgent(open, keepAlive);
    };
    const forwards = proxy !== undefined && !isSecure;
    const all = {
        kept: agentOf(forwards ? connectPeer : connectTunnel, true),
        fresh: agentOf(forwards ? connectPeer : connectTunnel, false),
        tunnel: agentOf(connectTunnel, false),
    };
    return {
        ...all,
        tls: verification,
        proxy,
        forwards,
        close() {
            for (const agent of Object.values(all))
                agent.destroy();
            closing.abort(Object.assign(new Error("closed"), { code: "ECONNABORTED" }));
        },
    };
}
function openProxyAgents(settings, { ca } = {}) {
    const closing = new AbortController();
    const trust = ca === undefined ? {} : { secureContext: trustAuthority(ca) };
    const open = (scheme) => async ({ host, port }) => {
        const name = (host ?? "localhost").replace(/^\[|\]$/g, "");
        const target = new URL(`${scheme}://${name.includes(":") ? `[${name}]` : name}:${port}`);
        const { signal } = closing;
        const proxy = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyFor */ .iJ)(target, settings);
        if (!proxy)
            return await (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host: name, port: Number(port), signal });
        const plain = await (0,_dial_js__WEBPACK_IMPORTED_MODULE_6__/* .dial */ .z)({ host: proxy.host, port: proxy.port, signal });
        const isPlain = proxy.url.protocol === "http:";
        const peer = isPlain ? plain : await startTls(plain, { ...trust, servername: proxy.host }, signal);
        return await openTunnel(peer, proxy, name, Number(port), signal);
    };
    const http = new DialingHttpAgent(open("http"), true);
    const https = new DialingHttpsAgent(open("https"), true, trust);
    return {
        http,
        https,
        close() {
            http.destroy();
            https.destroy();
            closing.abort(Object.assign(new Error("closed"), { code: "ECONNABORTED" }));
        },
    };
}
class DialingHttpAgent extends node_http__WEBPACK_IMPORTED_MODULE_2__.Agent {
    #open;
    constructor(open, keepAlive) {
        super({ keepAlive });
        this.#open = open;
    }
    createConnection(options, callback) {
        settle(this.#open(options), callback);
    }
}
class DialingHttpsAgent extends node_https__WEBPACK_IMPORTED_MODULE_3__.Agent {
    #open;
    constructor(open, keepAlive, trust = {}) {
        super({ keepAlive, ...trust });
        this.#open = open;
    }
    createConnection(options, callback) {
        const secured = this.#open(options).then((socket) => {
            const upgraded = super.createConnection({ ...options, socket });
            if (!upgraded)
                throw new Error("no TLS connection");
            upgraded.once("close", () => socket.destroy());
            return upgraded;
        });
        settle(secured, callback);
    }
}
function settle(opening, callback) {
    opening.then((socket) => callback?.(null, socket), (error) => callback?.(error instanceof Error ? error : new Error(String(error)), undefined));
}
function startTls(socket, options, signal) {
    return new Promise((resolve, reject) => {
        const secured = node_tls__WEBPACK_IMPORTED_MODULE_4__.connect({ ...options, socket });
        const abort = () => socket.destroy(signal.reason);
        signal.addEventListener("abort", abort, { once: true });
        const finish = () => signal.removeEventListener("abort", abort);
        secured.once("secureConnect", () => {
            finish();
            resolve(secured);
        });
        secured.on("error", (error) => {
            finish();
            socket.destroy();
            reject(signal.aborted ? signal.reason : error);
        });
        secured.once("close", () => {
            finish();
            reject(signal.aborted ? signal.reason : Object.assign(new Error("closed"), { code: "ECONNRESET" }));
        });
    });
}
function openTunnel(socket, proxy, host, port, signal) {
    const target = `${host.includes(":") ? `[${host.replace(/^\[|\]$/g, "")}]` : host}:${port}`;
    return new Promise((resolve, reject) => {
        const req = (0,node_http__WEBPACK_IMPORTED_MODULE_2__.request)({
            method: "CONNECT",
            path: target,
            headers: { Host: target, ...(0,_proxy_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyAuthorization */ .YB)(proxy) },
            createConnection: () => socket,
        });
        const abort = () => {
            socket.destroy();
            reject(signal.reason);
        };
        signal.addEventListener("abort", abort, { once: true });
        const finish = () => signal.removeEventListener("abort", abort);
        req.once("connect", (res, tunnel, head) => {
            finish();
            const status = res.statusCode ?? 0;
            if (status >= 200 && status < 300) {
                if (head.length > 0)
                    tunnel.unshift(head);
                return resolve(tunnel);
            }
            tunnel.destroy();
            reject(new _failures_js__WEBPACK_IMPORTED_MODULE_7__/* .ProxyRefused */ .di(status));
        });
        req.on("error", (error) => {
            finish();
            socket.destroy();
            reject(signal.aborted ? signal.reason : error);
        });
        req.end();
    });
}
function trustAuthority(ca) {
    const certificates = ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    try {
        for (const pem of certificates)
            new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem);
        if (certificates.length === 0)
            throw new Error("no certificate found");
        return node_tls__WEBPACK_IMPORTED_MODULE_4__.createSecureContext({ ca: [...defaultAuthorities(), ...certificates] });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .InputError */ .dz("input-invalid", "ca-file: not a certificate in PEM format", {
            hint: "A PEM certificate starts with -----BEGIN CERTIFICATE-----",
            cause,
        });
    }
}
function defaultAuthorities() {
    if ("getCACertificates" in /*#__PURE__*/ (node_tls__WEBPACK_IMPORTED_MODULE_4___namespace_cache || (node_tls__WEBPACK_IMPORTED_MODULE_4___namespace_cache = __webpack_require__.t(node_tls__WEBPACK_IMPORTED_MODULE_4__, 2))) && typeof node_tls__WEBPACK_IMPORTED_MODULE_4__.getCACertificates === "function") {
        const list = node_tls__WEBPACK_IMPORTED_MODULE_4__.getCACertificates("default");
        if (Array.isArray(list))
            return list.filter((item) => typeof item === "string");
    }
    return node_tls__WEBPACK_IMPORTED_MODULE_4__.rootCertificates;
}


/***/ }),

/***/ 7410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ dial)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5972);



const attemptDelayMs = 250;
const addressLimit = 16;
const keepAliveMs = 30_000;
async function dial({ host, port, signal, lookup = lookupAll }) {
    signal?.throwIfAborted();
    const name = host.replace(/^\[|\]$/g, "");
    const addresses = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(name)
        ? [{ address: name, family: (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(name) }]
        :
            alternateFamilies(await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessAborted */ .Wh)(lookup(name), signal)).slice(0, addressLimit);
    const socket = await race(addresses, port, signal);
    socket.on("error", () => { });
    socket.setKeepAlive(true, keepAliveMs);
    socket.setNoDelay(true);
    return socket;
}
function race(addresses, port, signal) {
    return new Promise((resolve, reject) => {
        const waiting = [...addresses];
        const attempts = new Set();
        let firstError;
        let timer;
        const finish = (settle, winner) => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", abort);
            waiting.length = 0;
            for (const socket of attempts)
                if (socket !== winner)
                    socket.destroy();
            attempts.clear();
            settle();
        };
        const abort = () => finish(() => reject(signal?.reason));
        const startNext = () => {
            clearTimeout(timer);
            const next = waiting.shift();
            if (!next)
                return;
            const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.connect)({ host: next.address, port, family: next.family });
            attempts.add(socket);
            socket.once("connect", () => {
                if (attempts.has(socket))
                    finish(() => resolve(socket), socket);
            });
            socket.on("error", (error) => {
                if (!attempts.delete(socket))
                    return;
                firstError ??= error;
                if (waiting.length > 0)
                    startNext();
                else if (attempts.size === 0)
                    finish(() => reject(firstError));
            });
            if (waiting.length > 0)
                timer = setTimeout(startNext, attemptDelayMs);
        };
        signal?.addEventListener("abort", abort, { once: true });
        if (waiting.length === 0)
            finish(() => reject(Object.assign(new Error("no address"), { code: "ENOTFOUND" })));
        else
            startNext();
    });
}
function alternateFamilies(addresses) {
    const preferred = addresses.filter(({ family }) => family === addresses[0]?.family);
    const others = addresses.filter(({ family }) => family !== addresses[0]?.family);
    return Array.from({ length: Math.max(preferred.length, others.length) }, (_, index) => [
        preferred[index],
        others[index],
    ])
        .flat()
        .filter((address) => address !== undefined);
}
function lookupAll(hostname) {
    return new Promise((resolve, reject) => {
        (0,node_dns__WEBPACK_IMPORTED_MODULE_0__.lookup)(hostname, { all: true, order: "verbatim" }, (error, addresses) => error ? reject(error) : resolve(addresses));
    });
}


/***/ }),

/***/ 893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   io: () => (/* binding */ readBytes),
/* harmony export */   vL: () => (/* binding */ BodyFailure),
/* harmony export */   zO: () => (/* binding */ readChunks)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1692);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3215);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7054);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2184);







class BodyFailure extends Error {
}
const connectMs = 30_000;
const closingMs = 1000;
async function exchange(x) {
    if (x.signal?.aborted)
        throw (0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelError */ .tb)(x.signal);
    const interrupt = new AbortController();
    const stopSending = new AbortController();
    const req = startRequest(x, interrupt.signal);
    let res;
    let fail = () => { };
    const response = new Promise((resolve, reject) => {
        fail = (error) => {
            reject(error);
            interrupt.abort(error);
            stopSending.abort();
            res?.destroy(error);
            req.destroy(error);
        };
        req.once("response", resolve);
        req.on("error", reject);
        req.once("close", () => reject(failure("ECONNRESET")));
    });
    const abort = () => x.signal && fail((0,_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelError */ .tb)(x.signal));
    x.signal?.addEventListener("abort", abort, { once: true });
    req.setTimeout(x.idleMs, () => fail(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .idleTimeout */ .QG)));
    const stopTimers = limitDuration(req, x.totalMs, fail);
    const release = () => {
        stopTimers();
        x.signal?.removeEventListener("abort", abort);
    };
    const body = typeof x.body === "object" ? x.body : undefined;
    const sending = body
        ? send(req, body, stopSending.signal).catch((error) => fail(error))
        : Promise.resolve();
    if (!body)
        req.end(x.body);
    const finish = async () => {
        stopSending.abort();
        await Promise.race([sending, (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(closingMs, undefined, { ref: false })]);
    };
    try {
        res = await response;
    }
    catch (error) {
        release();
        fail(error instanceof Error ? error : new Error(String(error)));
        await finish();
        throw error;
    }
    const received = res;
    const end = () => {
        release();
        stopSending.abort();
        if (!req.writableFinished)
            req.destroy();
    };
    received.once("end", end).once("close", end);
    const status = received.statusCode ?? 0;
    if (status < 200 || status >= 300)
        stopSending.abort();
    return { res: received, finish };
}
function startRequest(x, interrupt) {
    const { connections, url } = x;
    const request = url.protocol === "https:" ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request;
    const length = typeof x.body === "object" ? x.body.length : undefined;
    const forwarded = connections.forwards && connections.proxy ? connections.proxy : undefined;
    const headers = {
        ...x.headers,
        ...(length === undefined ? {} : { "Content-Length": String(length) }),
        ...(forwarded ? { Host: url.host, ...(0,_proxy_js__WEBPACK_IMPORTED_MODULE_6__/* .proxyAuthorization */ .YB)(forwarded) } : {}),
    };
    const target = forwarded ? { path: `${url.origin}${url.pathname}${url.search}` } : {};
    const interruptible = { interrupt };
    const options = { method: x.method, headers, agent: x.agent, ...connections.tls, ...target, ...interruptible };
    return request(url, options);
}
async function readBytes(res, limit = _failures_js__WEBPACK_IMPORTED_MODULE_5__/* .replyLimit */ .QI, cut = false) {
    const chunks = [];
    let size = 0;
    for await (const chunk of res) {
        if (!Buffer.isBuffer(chunk))
            continue;
        chunks.push(chunk);
        size += chunk.length;
        if (size > limit && cut)
            break;
        if (size > limit)
            throw failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .replyTooLong */ .jN);
    }
    return Buffer.concat(chunks).subarray(0, limit);
}
async function* readChunks(res, idleMs) {
    res.setTimeout(0);
    const startTimer = () => setTimeout(() => res.destroy(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .idleTimeout */ .QG)), idleMs);
    let timer = startTimer();
    try {
        for await (const chunk of res) {
            clearTimeout(timer);
            if (Buffer.isBuffer(chunk))
                yield chunk;
            timer = startTimer();
        }
    }
    finally {
        clearTimeout(timer);
        res.destroy();
    }
}
async function send(req, body, stop) {
    const iterator = body.chunks[Symbol.asyncIterator]();
    const isOver = () => stop.aborted || req.destroyed;
    let sent = 0;
    let isDone = false;
    try {
        await untilConnected(req, stop);
        if (!isOver())
            req.flushHeaders();
        while (!isOver()) {
            const next = await nextUnless(iterator, stop);
            isDone = next?.done === true;
            if (next === undefined || next.done || isOver())
                break;
            if (next.value.length === 0)
                continue;
            await write(req, next.value, stop);
            if (isOver())
                break;
            sent += next.value.length;
            body.onProgress?.(sent);
        }
    }
    catch (cause) {
        isDone = true;
        throw new BodyFailure("the body failed", { cause });
    }
    finally {
        if (!isDone)
            await iterator.return?.();
    }
    if (isOver())
        return;
    if (body.length !== undefined && sent !== body.length) {
        throw new BodyFailure("the body failed", { cause: new Error(`${sent} bytes instead of ${body.length}`) });
    }
    req.end();
}
function nextUnless(iterator, stop) {
    return new Promise((resolve, reject) => {
        const abort = () => resolve(undefined);
        stop.addEventListener("abort", abort, { once: true });
        iterator
            .next()
            .then(resolve, reject)
            .finally(() => stop.removeEventListener("abort", abort));
    });
}
function untilConnected(req, stop) {
    return new Promise((resolve) => {
        if (req.socket || req.destroyed || stop.aborted)
            return resolve();
        stop.addEventListener("abort", () => resolve(), { once: true });
        req.once("socket", () => resolve()).once("close", resolve);
    });
}
function write(req, bytes, stop) {
    return new Promise((resolve) => {
        const finish = () => {
            req.off("close", finish);
            stop.removeEventListener("abort", finish);
            resolve();
        };
        req.on("close", finish);
        stop.addEventListener("abort", finish);
        if (stop.aborted || req.destroyed)
            finish();
        else
            req.write(bytes, finish);
    });
}
function limitDuration(req, totalMs, fail) {
    const connecting = setTimeout(() => fail(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .connectTimeout */ ._e)), connectMs);
    const total = totalMs === undefined ? undefined : setTimeout(() => fail(failure(_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .totalTimeout */ .cv)), totalMs);
    const stopConnecting = () => clearTimeout(connecting);
    req.once("socket", (socket) => {
        if (socket instanceof node_tls__WEBPACK_IMPORTED_MODULE_3__.TLSSocket && !req.reusedSocket)
            socket.once("secureConnect", stopConnecting);
        else
            stopConnecting();
    });
    req.once("response", stopConnecting);
    return () => {
        clearTimeout(connecting);
        clearTimeout(total);
    };
}
function failure(code) {
    return Object.assign(new Error(code), { code });
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
