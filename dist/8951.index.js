export const id = 8951;
export const ids = [8951];
export const modules = {

/***/ 8951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startCommandTrace: () => (/* binding */ startCommandTrace)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/connections.js
var rack_connections = __webpack_require__(4959);
// EXTERNAL MODULE: ./src/rack/exchange.js
var exchange = __webpack_require__(893);
// EXTERNAL MODULE: ./src/rack/proxy.js
var proxy = __webpack_require__(7054);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/timeline/trace-context.js

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
function startTrace(traceparent = "", tracestate = "") {
    const [, version, traceId, parentId, flags = "", rest] = TRACEPARENT.exec(traceparent.trim()) ?? [];
    const rootId = (0,external_node_crypto_.randomBytes)(8).toString("hex");
    if (traceId === undefined || parentId === undefined || (version === "00" && rest !== undefined)) {
        return { traceId: (0,external_node_crypto_.randomBytes)(16).toString("hex"), parentId: undefined, state: "", isSampled: true, rootId };
    }
    return { traceId, parentId, state: tracestate.trim(), isSampled: (Number.parseInt(flags, 16) & 1) === 1, rootId };
}
function traceparentOf({ traceId, rootId, isSampled }) {
    return `00-${traceId}-${rootId}-${isSampled ? "01" : "00"}`;
}
function spanIds(spans, { rootId }) {
    return new Map(spans.map((span) => [span, span.kind === "command" ? rootId : (0,external_node_crypto_.randomBytes)(8).toString("hex")]));
}

;// CONCATENATED MODULE: ./src/timeline/otlp.js

const INTERNAL = 1;
const STATUS = { ok: 1, error: 2, canceled: 2 };
const MAX_SPANS = 1_000;
const MAX_TEXT = 4_096;
function traceRequests(spans, details) {
    const ids = spanIds(spans, details.context);
    const encoded = spans.map((span) => encodeSpan(span, ids, details));
    const bodies = [];
    for (let at = 0; at < encoded.length; at += MAX_SPANS) {
        bodies.push(JSON.stringify({
            resourceSpans: [
                {
                    resource: { attributes: encodeAttributes(details.resource, details.mask) },
                    scopeSpans: [
                        {
                            scope: { name: "@convox/ci", version: details.version },
                            spans: encoded.slice(at, at + MAX_SPANS),
                        },
                    ],
                },
            ],
        }));
    }
    return bodies;
}
function encodeSpan(span, ids, { context, error, mask }) {
    const isCommand = span.kind === "command";
    const parent = isCommand ? context.parentId : span.parent && ids.get(span.parent);
    const isTitled = span.kind === "step" || span.kind === "part" || isCommand;
    const message = isCommand && error !== undefined ? shorten(mask(error)) : undefined;
    return {
        traceId: context.traceId,
        spanId: ids.get(span),
        ...(parent === undefined ? {} : { parentSpanId: parent }),
        ...(context.state === "" ? {} : { traceState: context.state }),
        name: isTitled ? shorten(mask(span.name)) : span.kind,
        kind: INTERNAL,
        startTimeUnixNano: toNanoseconds(span.start),
        endTimeUnixNano: toNanoseconds(Math.max(span.start, span.end)),
        attributes: encodeAttributes({
            "convox.kind": span.kind,
            ...(isTitled ? {} : { "convox.title": span.name }),
            ...(span.status === "canceled" ? { "convox.canceled": true } : {}),
            ...Object.fromEntries(Object.entries(span.attributes).map(([name, value]) => [`convox.${name}`, value])),
        }, mask),
        status: { code: STATUS[span.status], ...(message === undefined ? {} : { message }) },
    };
}
function encodeAttributes(attributes, mask) {
    return Object.entries(attributes).map(([key, value]) => ({ key, value: encodeValue(value, mask) }));
}
function encodeValue(value, mask) {
    if (typeof value === "boolean")
        return { boolValue: value };
    if (typeof value === "string")
        return { stringValue: shorten(mask(value)) };
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
function toNanoseconds(ms) {
    return String(BigInt(Math.round(ms * 1000)) * 1000n);
}
function shorten(text) {
    return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(3816);
// EXTERNAL MODULE: ./src/session/authorities.js
var authorities = __webpack_require__(5966);
// EXTERNAL MODULE: ./src/session/trace-settings.js
var trace_settings = __webpack_require__(9670);
;// CONCATENATED MODULE: ./src/session/trace.js











const CANCELED_MS = 1_500;
const ATTEMPTS = 3;
const RETRIED = new Set([429, 502, 503, 504]);
const REPLY_BYTES = 64 * 1024;
const MAX_REASON = 200;
function startCommandTrace(settings, env, host, sleep) {
    const context = startTrace(env["TRACEPARENT"], env["TRACESTATE"]);
    try {
        host.output("traceparent", traceparentOf(context));
    }
    catch (failure) {
        host.warn(`The output traceparent is not set: ${Object(failure).message}`);
    }
    return {
        async send(timeline, error) {
            if (!context.isSampled)
                return;
            const mask = (text) => {
                const filter = host.masking();
                return Buffer.concat([filter.push(Buffer.from(text)), filter.end()]).toString("utf8");
            };
            const message = error === undefined ? undefined : String(Object(error).message ?? error);
            const resource = describeResource(env);
            try {
                const bodies = traceRequests(timeline.spans, { context, resource, version: version/* VERSION */.xv, error: message, mask });
                const isCanceled = error instanceof errors/* CancelledError */.cc;
                await sendBodies(bodies, settings, env, isCanceled, sleep);
            }
            catch (failure) {
                host.warn(`The trace is not sent: ${Object(failure).message}`);
            }
        },
    };
}
function describeResource(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: run } = env;
    const repository = server && name && `${server}/${name}`;
    const facts = [
        ["service.name", env["OTEL_SERVICE_NAME"]?.trim() || "convox-ci"],
        ["service.version", version/* VERSION */.xv],
        ["cicd.pipeline.name", env["GITHUB_WORKFLOW"]],
        ["cicd.pipeline.run.id", run ?? env["CIRCLE_WORKFLOW_ID"]],
        ["cicd.pipeline.run.url.full", repository && run && `${repository}/actions/runs/${run}`],
        ["cicd.pipeline.task.name", env["GITHUB_JOB"] ?? env["CIRCLE_JOB"]],
        ["vcs.repository.url.full", repository],
        ["vcs.ref.head.revision", env["GITHUB_SHA"] ?? env["CIRCLE_SHA1"]],
    ];
    const given = Object.fromEntries((0,trace_settings/* parsePairs */.xg)(env["OTEL_RESOURCE_ATTRIBUTES"] ?? ""));
    const found = Object.fromEntries(facts.flatMap(([name, value]) => (value ? [[name, value]] : [])));
    const service = env["OTEL_SERVICE_NAME"]?.trim();
    return { ...found, ...given, ...(service ? { "service.name": service } : {}) };
}
async function sendBodies(bodies, settings, env, isCanceled, sleep) {
    if (settings.protocol === "grpc")
        throw new Error("OTEL_EXPORTER_OTLP_PROTOCOL is grpc: allowed are http/json and http/protobuf");
    if (!URL.canParse(settings.url))
        throw new Error("OTEL_EXPORTER_OTLP_ENDPOINT is not a valid URL");
    const url = new URL(settings.url);
    if (!/^https?:$/.test(url.protocol))
        throw new Error("OTEL_EXPORTER_OTLP_ENDPOINT must start with http:// or https://");
    const tls = { verify: true, ...(await (0,authorities/* readAuthorities */.G)(settings.caFiles, env)) };
    const connections = (0,rack_connections/* openConnections */.q)({ url: url.origin, tls, proxy: (0,proxy/* proxySettings */.EM)(env) });
    const limit = AbortSignal.timeout(isCanceled ? Math.min(settings.timeoutMs, CANCELED_MS) : settings.timeoutMs);
    try {
        for (const body of bodies)
            await sendBody(body, url, settings, { connections, limit, sleep });
    }
    catch (error) {
        throw limit.aborted ? new Error(`${url.origin} has not answered within ${settings.timeoutMs} ms`) : error;
    }
    finally {
        connections.close();
    }
}
async function sendBody(body, url, { headers, isCompressed, timeoutMs }, { connections, limit, sleep }) {
    const bytes = isCompressed ? await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(body) : Buffer.from(body);
    for (let attempt = 1;; attempt++) {
        const { res } = await (0,exchange/* exchange */.cv)({
            method: "POST",
            url,
            headers: {
                ...headers,
                "Content-Type": "application/json",
                "User-Agent": `convox-ci/${version/* VERSION */.xv}`,
                ...(isCompressed ? { "Content-Encoding": "gzip" } : {}),
            },
            body: { chunks: singleChunk(bytes), length: bytes.length },
            connections,
            agent: connections.fresh,
            idleMs: timeoutMs,
            signal: limit,
        });
        const text = (await (0,exchange/* readBytes */.io)(res, REPLY_BYTES, true)).toString("utf8");
        const status = res.statusCode ?? 0;
        if (status >= 200 && status < 300)
            return checkPartialSuccess(text);
        if (!RETRIED.has(status) || attempt === ATTEMPTS)
            throw new Error(`POST ${url.origin}${url.pathname}: ${status}`);
        const seconds = Number(res.headers["retry-after"]);
        await sleep(seconds > 0 ? seconds * 1000 : 250 * 2 ** attempt, limit);
    }
}
async function* singleChunk(bytes) {
    yield bytes;
}
function checkPartialSuccess(text) {
    let partial;
    try {
        partial = Object(JSON.parse(text)).partialSuccess;
    }
    catch {
        return;
    }
    const rejected = Number(partial?.rejectedSpans ?? 0);
    if (rejected > 0) {
        throw new Error(`the receiver rejected ${rejected} spans: ${String(partial?.errorMessage ?? "").slice(0, MAX_REASON)}`);
    }
}


/***/ })

};
