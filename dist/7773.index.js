export const id = 7773;
export const ids = [7773];
export const modules = {

/***/ 7773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openSocket: () => (/* binding */ openSocket)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(893);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3215);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2184);




const handshakeMs = 45_000;
const pingMs = 5_000;
const largestMessage = 16 * 1024 * 1024;
const highWater = 256 * 1024;
const joinedBytes = 64 * 1024;
const shortMessage = 8 * 1024;
const inputBytes = 1024;
async function openSocket({ where, headers, connections, signal }) {
    const { WebSocket } = await __webpack_require__.e(/* import() */ 5807).then(__webpack_require__.bind(__webpack_require__, 5807));
    const { origin, pathname } = new URL(where.endpoint.url + where.request.replace(/^GET /, ""));
    return await new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject((0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelError */ .tb)(signal));
        const interrupt = new AbortController();
        const interruptible = { interrupt: interrupt.signal };
        const options = {
            headers,
            origin,
            agent: connections.tunnel,
            ...connections.tls,
            ...interruptible,
            perMessageDeflate: false,
            skipUTF8Validation: true,
            maxPayload: largestMessage,
            maxPendingAutoPongs: 0,
        };
        const ws = new WebSocket(origin.replace(/^http/, "ws") + pathname, options);
        const fail = (error) => {
            reject(error);
            clearTimeout(timer);
            interrupt.abort(error);
            ws.terminate();
        };
        const timer = setTimeout(() => fail((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .networkFailure */ .rd)(where, Object.assign(new Error("timeout"), { code: _failures_js__WEBPACK_IMPORTED_MODULE_1__/* .connectTimeout */ ._e })))), handshakeMs);
        const abort = () => signal && fail((0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelError */ .tb)(signal));
        signal?.addEventListener("abort", abort, { once: true });
        ws.once("close", () => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", abort);
        });
        ws.on("error", (error) => reject((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)(toFailure(where, error))));
        ws.once("unexpected-response", (_, res) => {
            handshakeError(where, res).then(fail, (error) => fail((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .networkFailure */ .rd)(where, error))));
        });
        const stream = streamOf(ws, where, signal);
        ws.once("open", () => {
            clearTimeout(timer);
            resolve(stream);
        });
    });
}
function streamOf(ws, where, signal) {
    const queue = [];
    let queued = 0;
    let isFirst = true;
    let messages = 0;
    let last;
    let end;
    let wake = () => { };
    const ping = setInterval(() => {
        if (ws.readyState === ws.OPEN)
            ws.ping();
        else if (ws.readyState === ws.CLOSING)
            ws.terminate();
    }, pingMs).unref();
    const finish = (how) => {
        end ??= how;
        clearInterval(ping);
        ws.terminate();
        wake();
    };
    ws.on("message", (data, isBinary) => {
        if (end)
            return;
        if (isBinary)
            return finish("clean");
        const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
        if (bytes.length === 0)
            return;
        messages++;
        last = bytes;
        queue.push(bytes);
        queued += bytes.length;
        if (queued > highWater)
            ws.pause();
        wake();
    });
    ws.on("error", (error) => finish(error));
    ws.on("close", (code) => {
        finish(code === 1000 || code === 1001 || code === 1005 ? "clean" : new Error("lost"));
    });
    async function* chunks() {
        try {
            for (;;) {
                if (signal?.aborted)
                    throw (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelError */ .tb)(signal);
                const chunk = isFirst ? queue.shift() : takeChunk(queue);
                if (chunk) {
                    isFirst = false;
                    queued -= chunk.length;
                    if (queued <= highWater)
                        ws.resume();
                    yield chunk;
                }
                else if (end === "clean") {
                    return;
                }
                else if (end) {
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UnreachableError */ .Jk("rack-unreachable", `${where.request}: the connection was lost before the end of the stream`, {
                        cause: end,
                    });
                }
                else {
                    await new Promise((resolve) => {
                        wake = resolve;
                    });
                }
            }
        }
        finally {
            finish("clean");
        }
    }
    const put = (bytes, binary) => new Promise((resolve) => {
        if (end || ws.readyState !== ws.OPEN)
            return resolve();
        ws.send(bytes, { binary }, () => resolve());
    });
    const iterator = chunks();
    return {
        where,
        async send(bytes) {
            for (let at = 0; at < bytes.length; at += inputBytes)
                await put(bytes.subarray(at, at + inputBytes), false);
        },
        endInput: () => put(Buffer.alloc(0), true),
        [Symbol.asyncIterator]: () => iterator,
        messages: () => messages,
        rackError() {
            const text = end === "clean" && last ? last.toString() : "";
            return text.startsWith("ERROR: ") ? text.slice("ERROR: ".length).trim() : undefined;
        },
        close: () => finish("clean"),
    };
}
async function handshakeError(where, res) {
    const status = res.statusCode ?? 0;
    if (status === 407)
        return (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFailure */ .xh)(where, status));
    const body = (await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .readBytes */ .io)(res, _failures_js__WEBPACK_IMPORTED_MODULE_1__/* .errorBodyLimit */ .YT, true)).toString();
    return (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .toThrown */ .UU)((0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .replyFailure */ .Jx)(where, { status, body, contentType: res.headers["content-type"] }), res.headers["retry-after"]);
}
function toFailure(where, cause) {
    return cause instanceof _failures_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyRefused */ .di ? (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyFailure */ .xh)(where, cause.status) : (0,_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .networkFailure */ .rd)(where, cause);
}
function takeChunk(queue) {
    let count = 0;
    let size = 0;
    for (const { length } of queue) {
        if (length > shortMessage || size + length > joinedBytes)
            break;
        size += length;
        count++;
    }
    return count <= 1 ? queue.shift() : Buffer.concat(queue.splice(0, count));
}


/***/ })

};
