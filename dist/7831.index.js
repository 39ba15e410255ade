export const id = 7831;
export const ids = [7831,7180];
export const modules = {

/***/ 5331:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commands)
/* harmony export */ });
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(331);

const commands = await (0,_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadCommands */ .HI)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8468:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ArchiveError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.di),
/* harmony export */   BuildError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.zS),
/* harmony export */   CancelledError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.cc),
/* harmony export */   ConvoxError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.AC),
/* harmony export */   ExitError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.RS),
/* harmony export */   HealthError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.hX),
/* harmony export */   ImageError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.C8),
/* harmony export */   InputError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.dz),
/* harmony export */   ManifestError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.Sh),
/* harmony export */   OlderReleaseError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.Si),
/* harmony export */   PackError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.ql),
/* harmony export */   RackError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.yo),
/* harmony export */   RollbackError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.ZS),
/* harmony export */   TimeoutError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.MU),
/* harmony export */   UnreachableError: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_3__.Jk),
/* harmony export */   VERSION: () => (/* reexport safe */ _version_js__WEBPACK_IMPORTED_MODULE_12__.xv),
/* harmony export */   checkManifest: () => (/* reexport safe */ _manifest_index_js__WEBPACK_IMPORTED_MODULE_4__.checkManifest),
/* harmony export */   commands: () => (/* reexport safe */ _commands_index_js__WEBPACK_IMPORTED_MODULE_2__.P),
/* harmony export */   connect: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_7__.N),
/* harmony export */   connectRack: () => (/* reexport safe */ _session_connect_js__WEBPACK_IMPORTED_MODULE_11__.yF),
/* harmony export */   connectionInputs: () => (/* reexport safe */ _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__.e),
/* harmony export */   consoleEndpoint: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_8__.nW),
/* harmony export */   directEndpoint: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_8__.zf),
/* harmony export */   findRack: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_9__.x),
/* harmony export */   followBuildLog: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_10__.s),
/* harmony export */   parseInputs: () => (/* reexport safe */ _commands_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_1__.T),
/* harmony export */   readManifest: () => (/* reexport safe */ _manifest_index_js__WEBPACK_IMPORTED_MODULE_4__.readManifest),
/* harmony export */   sourceTree: () => (/* reexport safe */ _pack_index_js__WEBPACK_IMPORTED_MODULE_5__._),
/* harmony export */   tarball: () => (/* reexport safe */ _pack_index_js__WEBPACK_IMPORTED_MODULE_6__.z)
/* harmony export */ });
/* harmony import */ var _commands_declaration_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5214);
/* harmony import */ var _commands_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8387);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5331);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9973);
/* harmony import */ var _manifest_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2211);
/* harmony import */ var _pack_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(500);
/* harmony import */ var _pack_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7552);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4677);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8545);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(678);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4215);
/* harmony import */ var _session_connect_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7213);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3816);
var __webpack_async_dependencies__ = __webpack_handle_async_dependencies__([_commands_index_js__WEBPACK_IMPORTED_MODULE_2__]);
_commands_index_js__WEBPACK_IMPORTED_MODULE_2__ = (__webpack_async_dependencies__.then ? (await __webpack_async_dependencies__)() : __webpack_async_dependencies__)[0];










__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } });

/***/ }),

/***/ 171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ YamlFault),
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _convox_rack_manifest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5162);
/* harmony import */ var _scalar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9710);


class YamlFault extends Error {
    name = "YamlFault";
    at;
    hint;
    constructor(message, at, hint) {
        super(message);
        this.at = at;
        this.hint = hint;
    }
}
function readDocument(root, place, note) {
    const done = new Map();
    function readValue(item) {
        const known = done.get(item);
        if (known !== undefined)
            return known;
        const value = convert(item);
        done.set(item, value);
        return value;
    }
    function convert(item) {
        const at = place(item);
        if (item.kind === "list")
            return { kind: "list", items: item.items.map(readValue), at };
        if (item.kind === "map")
            return { kind: "map", entries: readEntries(item), anchored: item.isAnchored, at };
        return { ...(0,_scalar_js__WEBPACK_IMPORTED_MODULE_1__/* .toScalarValue */ .h)(item), at };
    }
    function readEntries(item) {
        const own = new Map();
        const merged = new Map();
        for (const { key, value } of item.entries) {
            const name = keyText(key);
            const content = readValue(value);
            if ((0,_convox_rack_manifest__WEBPACK_IMPORTED_MODULE_0__/* .isMergeKey */ .yJ)(key) || (name === "<<" && (content.kind === "map" || content.kind === "list"))) {
                addMerged(content, merged);
                continue;
            }
            if (own.has(name))
                note(place(key), `the key ${name} is written twice`);
            const keyKind = key.kind === "scalar" ? (0,_scalar_js__WEBPACK_IMPORTED_MODULE_1__/* .toScalarValue */ .h)(key).kind : "other";
            own.set(name, { key: name, keyKind, at: place(key), value: content });
        }
        for (const [key, entry] of merged)
            if (!own.has(key))
                own.set(key, entry);
        return [...own.values()];
    }
    return readValue(root);
}
function addMerged(from, into) {
    if (from.kind === "list")
        for (const item of from.items)
            addMerged(item, into);
    if (from.kind !== "map")
        return;
    for (const entry of from.entries)
        if (!into.has(entry.key))
            into.set(entry.key, entry);
}
function keyText(key) {
    return key.kind === "scalar" ? key.text : "";
}


/***/ }),

/***/ 2171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ silent),
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   W1: () => (/* binding */ checkForms),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   bp: () => (/* binding */ describeValue),
/* harmony export */   e0: () => (/* binding */ atoi)
/* harmony export */ });
function describeValue(value) {
    switch (value.kind) {
        case "map":
            return "a mapping";
        case "list":
            return "a list";
        case "string":
            return value.value === "" ? "empty text" : `the text ${JSON.stringify(value.value)}`;
        case "bool":
        case "int":
        case "float":
            return String(value.value);
        case "null":
            return "nothing";
        case "unknown":
            return "a variable";
    }
}
function entryOf(map, key) {
    return map.entries.find((entry) => entry.key === key);
}
function fieldOf(map, key) {
    return entryOf(map, key)?.value;
}
function silent(value) {
    return value === undefined || value.kind === "null" || value.kind === "unknown";
}
function textOf(value) {
    if (value === undefined)
        return undefined;
    if (value.kind === "string")
        return value.value;
    return value.kind === "int" || value.kind === "float" || value.kind === "bool" ? String(value.value) : undefined;
}
function atoi(text) {
    return /^[-+]?[0-9]+$/.test(text) ? Number(text) : undefined;
}
const FITS = {
    "whole number": (value) => value.kind === "int" || value.kind === "float",
    "true or false": (value) => value.kind === "bool",
    text: (value) => value.kind !== "map" && value.kind !== "list",
    "list of text": (value) => value.kind === "list" && value.items.every((item) => item.kind !== "map" && item.kind !== "list"),
    mapping: (value) => value.kind === "map",
};
const ARTICLE = {
    "whole number": "a whole number",
    "true or false": "true or false",
    text: "text",
    "list of text": "a list of text",
    mapping: "a mapping",
};
function checkForms(map, forms, named, report, racks = "both") {
    for (const { key, value } of map.entries) {
        const form = Object.hasOwn(forms, key) ? forms[key] : undefined;
        if (form === undefined || silent(value) || FITS[form](value))
            continue;
        const hint = form !== "text" && value.kind === "string" && quotedScalar(form, value.value) ? "; remove the quotes" : "";
        report.error(value.at, `${named(key)} must be ${ARTICLE[form]}, not ${describeValue(value)}${hint}`, racks);
    }
}
function quotedScalar(form, text) {
    return form === "whole number" ? /^[0-9]+$/.test(text) : form === "true or false" && /^(true|false)$/.test(text);
}


/***/ }),

/***/ 622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ parseManifest)
});

// EXTERNAL MODULE: ./node_modules/@convox/rack-manifest/src/index.js + 37 modules
var src = __webpack_require__(5162);
// EXTERNAL MODULE: ./src/manifest/document.js
var manifest_document = __webpack_require__(171);
;// CONCATENATED MODULE: ./src/manifest/interpolate.js
const UNKNOWN = "\uE000";
function interpolate(source, known, unknown) {
    const cuts = [];
    let text = "";
    let copied = 0;
    let unknowns = false;
    for (const match of source.matchAll(/\$\{([^}]*)\}/g)) {
        const name = match[1] ?? "";
        text += source.slice(copied, match.index);
        copied = match.index + match[0].length;
        const start = text.length;
        if (Object.hasOwn(known, name)) {
            text += known[name] ?? "";
        }
        else if (/^[^\s=]+$/.test(name)) {
            unknowns = true;
            text += unknown;
        }
        cuts.push({ start, end: text.length, originalStart: match.index, originalEnd: copied });
    }
    text += source.slice(copied);
    const original = (offset) => {
        let shift = 0;
        for (const cut of cuts) {
            if (offset < cut.start)
                break;
            if (offset < cut.end)
                return cut.originalStart;
            shift = cut.originalEnd - cut.end;
        }
        return offset + shift;
    };
    return { text, unknowns, original };
}

;// CONCATENATED MODULE: ./src/manifest/places.js
const LINE_END = /\r\n|[\r\n\u0085\u2028\u2029]/g;
function findPlaces(source, interpolated) {
    const starts = lineStarts(interpolated.text);
    const originals = lineStarts(source);
    return ({ line, column }) => {
        const offset = (starts[line] ?? interpolated.text.length) + column;
        const original = Math.min(interpolated.original(Math.min(offset, interpolated.text.length)), source.length);
        let low = 0;
        let high = originals.length - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((originals[middle] ?? 0) <= original)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: original - (originals[low] ?? 0) + 1 };
    };
}
function lineStarts(text) {
    return [0, ...[...text.matchAll(LINE_END)].map((match) => match.index + match[0].length)];
}

;// CONCATENATED MODULE: ./src/manifest/yaml-hints.js
const CAUSES = [
    [
        /^control characters are not allowed$/,
        "a control character is not allowed here, not even in a comment",
        "Delete the character. A quoted text can hold it as an escape such as \\x1b.",
    ],
    [
        /^found character that cannot start any token$/,
        "this character cannot begin a value",
        "Indent with spaces instead of tabs, and put a text that begins with @, ` or % in quotes.",
    ],
    [/^found a tab character/, "a tab is not allowed as indentation", "Replace the tab with spaces."],
    [/^found incompatible YAML document$/, "Racks read YAML 1.1 only", "Delete the %YAML line."],
    [/^found unknown directive name$/, "Racks know only the directives %YAML and %TAG", "Delete the line."],
    [
        /^found unknown escape character$/,
        "this escape is not allowed in a text in double quotes",
        'Write / without a backslash and a backslash as "\\\\", or use single quotes.',
    ],
    [
        /^found invalid Unicode character escape code$/,
        "half of a surrogate pair is not a character",
        'Write the character itself, or its one escape such as "\\U0001F600".',
    ],
    [
        /^mapping values are not allowed in this context$/,
        "a colon with a space behind it is not allowed here",
        "Put the text in quotes, check the indentation, and shorten a key of more than 1,024 characters.",
    ],
    [
        /^could not find expected ':'$/,
        "a key without a colon and a space behind it",
        "Add ': ' behind the key, or indent the line as part of the text above it.",
    ],
    [/^did not find expected key$/, "this line does not fit the mapping above it", "Check the indentation of the line."],
    [
        /^did not find expected '-' indicator$/,
        "this line does not fit the list above it",
        "Begin the line with '- ', or check its indentation.",
    ],
    [/^did not find expected ',' or '\]'$/, "a list in brackets is not closed", "Add the missing comma or bracket."],
    [
        /^did not find expected ',' or '\}'$/,
        "a mapping in braces is not closed, or has a key of more than 1,024 characters",
        "Add the missing comma or brace, or shorten the key.",
    ],
    [/^did not find expected node content$/, "a value is missing here", "Add the value, or delete what announces it."],
    [/^found unexpected end of stream$/, "the quoted text has no end", "Add the closing quote."],
    [
        /^map merge requires map or sequence of maps as the value$/,
        "a merge key << takes a mapping or a list of mappings",
        "Point << to an anchor of a mapping.",
    ],
    [/^!!binary value contains invalid base64 data$/, "the !!binary value is not base64", "Correct or quote the value."],
    [
        /^document contains excessive aliasing$/,
        "the aliases stand for too many values",
        "Write some of the values out instead of repeating an anchor.",
    ],
    [/^exceeded max depth/, "the collections are nested too deep", "Nest them less than 1,000 levels deep."],
    [/^invalid .*UTF-8|^incomplete UTF-8/, "the file is not text in UTF-8", "Save it as UTF-8."],
];
function explainYaml(reason) {
    const alias = /^unknown anchor '(.*)' referenced$/.exec(reason)?.[1];
    if (alias !== undefined) {
        return {
            message: `the alias *${alias} has no anchor &${alias} before it`,
            hint: `Add &${alias} to a value above.`,
        };
    }
    const anchor = /^anchor '(.*)' value contains itself$/.exec(reason)?.[1];
    if (anchor !== undefined) {
        return { message: `the anchor &${anchor} holds itself`, hint: `Remove *${anchor} from the value of &${anchor}.` };
    }
    const known = CAUSES.find(([pattern]) => pattern.test(reason));
    return { message: known?.[1] ?? reason, hint: known?.[2] };
}

;// CONCATENATED MODULE: ./src/manifest/parse.js





function parseManifest(source, known) {
    const marked = interpolate(source, known, UNKNOWN);
    try {
        return parseYaml(source, marked);
    }
    catch (fault) {
        if (!(fault instanceof manifest_document/* YamlFault */.I) || !marked.unknowns)
            throw fault;
        return parseWithoutValues(source, known, fault);
    }
}
function parseWithoutValues(source, known, fault) {
    try {
        const parsed = parseYaml(source, interpolate(source, known, ""));
        const message = `the manifest was not checked, as a variable changes its structure: ${fault.message}`;
        return { ...parsed, documents: undefined, certain: false, notes: [{ at: fault.at, message }] };
    }
    catch (second) {
        if (!(second instanceof manifest_document/* YamlFault */.I))
            throw second;
        const line = source.split("\n")[fault.at.line - 1] ?? "";
        if (!/\$\{[^}]*\}/.test(line))
            throw fault;
        const message = `whether this is YAML depends on a variable that only the Rack knows: ${fault.message}`;
        const root = { kind: "unknown", at: fault.at };
        const place = () => fault.at;
        return { root, documents: undefined, place, certain: false, notes: [{ at: fault.at, message }] };
    }
}
function parseYaml(source, interpolated) {
    const place = findPlaces(source, interpolated);
    const notes = [];
    try {
        const v3 = (0,src/* readDocument */.u0)(interpolated.text, { generation: "v3", unknown: UNKNOWN });
        const v2 = (0,src/* readDocument */.u0)(interpolated.text, { generation: "v2", unknown: UNKNOWN });
        if (v2 === undefined || v3 === undefined) {
            const root = { kind: "null", at: { line: 1, column: 1 } };
            return { root, documents: undefined, place, certain: true, notes };
        }
        (0,src/* refuseUnreadable */.ws)(v2, "v2");
        (0,src/* refuseUnreadable */.ws)(v3, "v3");
        const note = (at, message) => notes.push({ at, message });
        const root = (0,manifest_document/* readDocument */.u)(v3, (item) => place(item.at), note);
        return { root, documents: { v2, v3 }, place, certain: true, notes };
    }
    catch (fault) {
        if (!(fault instanceof src/* YamlError */.Iz))
            throw fault;
        const { message, hint } = explainYaml(fault.reason);
        throw new manifest_document/* YamlFault */.I(message, place(fault.at), hint);
    }
}


/***/ }),

/***/ 9710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ toScalarValue)
/* harmony export */ });
function toScalarValue({ scalar, text }) {
    switch (scalar.kind) {
        case "int":
            return { kind: "int", value: Number(scalar.value) };
        case "float":
            return Number.isSafeInteger(scalar.value) ? { kind: "int", value: scalar.value } : scalar;
        case "merge":
            return { kind: "string", value: text };
        default:
            return scalar;
    }
}


/***/ }),

/***/ 4215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ followBuildLog)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
;// CONCATENATED MODULE: ./src/rack/build-log-parts.js
const WAITING = ["waiting for build pod", "waiting for build to "];
const INTERRUPTED = "build log stream interrupted";
const longestLine = 1024;
const alone = /^(?:(?:waiting for build (?:pod|to )|build log stream interrupted)[^\n]*(?:\n|\.\.\.$))+$/;
function logPartReader() {
    let held = Buffer.alloc(0);
    let atLineStart = true;
    let hasStarted = false;
    let open = false;
    const starts = () => (hasStarted ? [INTERRUPTED] : [...WAITING, INTERRUPTED]);
    const part = (bytes, interjected) => bytes.length > 0 ? [{ bytes, interjected }] : [];
    function push(bytes) {
        if (bytes.length === 0)
            return [];
        if (open && bytes[0] === 10) {
            open = false;
            return [...part(bytes.subarray(0, 1), true), ...push(bytes.subarray(1))];
        }
        if (held.length === 0 && atLineStart && isAlone(bytes)) {
            open = bytes.at(-1) !== 10;
            return part(bytes, true);
        }
        open = false;
        const all = held.length === 0 ? viewOf(bytes) : Buffer.concat([held, bytes]);
        held = Buffer.alloc(0);
        const parts = [];
        let at = 0;
        while (at < all.length) {
            if (atLineStart) {
                const kind = lineKind(all.subarray(at), starts());
                if (kind === "perhaps")
                    break;
                if (kind === "interjected") {
                    const end = all.indexOf(10, at) + 1;
                    parts.push(...part(all.subarray(at, end), true));
                    at = end;
                    continue;
                }
                hasStarted = true;
            }
            const next = all.indexOf(`\n${INTERRUPTED}`, at) + 1;
            const end = next > 0 ? next : all.length - countIncomplete(all.subarray(at), starts()[0] ?? "");
            parts.push(...part(all.subarray(at, end), false));
            atLineStart = all[end - 1] === 10;
            at = end;
            if (next === 0)
                break;
        }
        held = all.subarray(at);
        return parts;
    }
    return {
        push,
        end() {
            const last = held;
            held = Buffer.alloc(0);
            return part(last, isAlone(last));
        },
    };
    function isAlone(bytes) {
        if (bytes.length > longestLine)
            return false;
        const text = Buffer.from(bytes).toString("latin1");
        return alone.test(text) && starts().some((start) => text.startsWith(start));
    }
}
function viewOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
function lineKind(rest, starts) {
    const text = rest.toString("latin1", 0, INTERRUPTED.length);
    if (starts.some((start) => text.startsWith(start))) {
        const end = rest.indexOf(10);
        if (end >= 0 && end <= longestLine)
            return "interjected";
        return rest.length > longestLine ? "log" : "perhaps";
    }
    return starts.some((start) => start.startsWith(text)) ? "perhaps" : "log";
}
function countIncomplete(bytes, start) {
    const line = bytes.subarray(bytes.lastIndexOf(10) + 1);
    if (line.length === bytes.length || line.length > start.length)
        return 0;
    return start.startsWith(line.toString("latin1")) ? line.length : 0;
}

// EXTERNAL MODULE: ./src/rack/deadline.js
var deadline = __webpack_require__(5972);
// EXTERNAL MODULE: ./src/rack/failures.js
var failures = __webpack_require__(3215);
// EXTERNAL MODULE: ./src/rack/log-tail.js
var log_tail = __webpack_require__(371);
// EXTERNAL MODULE: ./src/rack/stream-error.js
var stream_error = __webpack_require__(7483);
;// CONCATENATED MODULE: ./src/rack/build-log.js







const firstDelayMs = 500;
const longestDelayMs = 5_000;
const graceMs = 10_000;
const storedIdleMs = 30_000;
const openMs = 30_000;
const storedTries = 5;
const shownBytes = 64 * 1024;
const storedBytes = 8 * 1024 * 1024;
async function* followBuildLog(rack, app, build, options) {
    const { signal, sleep } = options;
    const shown = (0,log_tail/* lastBytes */.Q)(shownBytes);
    const over = flag(options.settled);
    const isRefused = (error) => first && shown.total === 0 && (0,failures/* isRefusal */.vu)(error);
    const open = () => rack.builds.logs(app, build);
    let first = true;
    for (let delayMs = firstDelayMs; !over.yes; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
        const before = shown.total;
        try {
            yield* newBytes(await (0,deadline/* openUnlessAborted */.M8)(over.left, open), shown, over, options);
            first = false;
        }
        catch (error) {
            if (over.unsettled && !signal?.aborted)
                return;
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
        }
        if (shown.total > before)
            delayMs = firstDelayMs;
        await sleepUntil(over, delayMs, options);
    }
    for (let tries = 1; !over.unsettled; tries++) {
        try {
            const idleMs = options.storedIdleMs ?? storedIdleMs;
            return yield* storedRest(await (0,deadline/* withDeadline */.NE)(openMs, silenceError, open), shown, idleMs);
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
            if (tries === storedTries || (0,failures/* isRefusal */.vu)(error)) {
                const why = error instanceof Error ? error.message : String(error);
                return options.onNotice?.(`the end of the build log could not be read: ${why}`);
            }
        }
        await sleep(firstDelayMs * 2 ** tries, signal);
    }
}
function silenceError() {
    return new errors/* UnreachableError */.Jk("rack-unreachable", `the Rack did not open the log within ${openMs / 1000} s`);
}
async function* newBytes(stream, shown, over, { sleep }) {
    const skip = shown.total;
    let position = 0;
    const left = new AbortController();
    const forget = over.onEnd(() => {
        const wait = over.unsettled ? Promise.resolve() : sleep(graceMs, left.signal);
        wait.then(stream.close).catch(() => undefined);
    });
    try {
        for await (const { bytes, interjected } of partsOf(withoutLoneError(stream))) {
            if (interjected) {
                if (position === 0 || position >= skip)
                    yield bytes;
                continue;
            }
            const fresh = bytes.subarray(Math.max(0, skip - position));
            position += bytes.length;
            if (fresh.length === 0)
                continue;
            shown.add(fresh);
            yield fresh;
        }
    }
    finally {
        forget();
        left.abort();
        stream.close();
    }
}
async function* partsOf(chunks) {
    const { push, end } = logPartReader();
    for await (const chunk of chunks)
        yield* push(chunk);
    yield* end();
}
async function* withoutLoneError(stream, idleMs) {
    let held;
    let position = 0;
    for await (const chunk of idleMs === undefined ? stream : unlessSilent(stream, idleMs)) {
        if (position++ === 0 && startOf(chunk).startsWith("ERROR: ")) {
            held = chunk;
            continue;
        }
        if (held)
            yield held;
        held = undefined;
        yield chunk;
    }
    if (!held)
        return;
    try {
        (0,stream_error/* throwRackError */.w)(stream);
    }
    catch (error) {
        if ((0,failures/* isRefusal */.vu)(error))
            throw error;
        if (idleMs !== undefined && !/^ERROR: unable to read logs for build/.test(startOf(held)))
            yield held;
    }
}
async function* unlessSilent(stream, ms) {
    let silent = false;
    const limit = () => setTimeout(() => {
        silent = true;
        stream.close();
    }, ms);
    let timer = limit();
    try {
        for await (const chunk of stream) {
            clearTimeout(timer);
            yield chunk;
            timer = limit();
        }
    }
    finally {
        clearTimeout(timer);
    }
    if (silent)
        throw new errors/* UnreachableError */.Jk("rack-unreachable", `${stream.where.request}: nothing came for ${ms / 1000} s`);
}
async function* storedRest(stream, shown, idleMs) {
    const skip = shown.total;
    const stored = (0,log_tail/* lastBytes */.Q)(storedBytes);
    let joined = skip === 0;
    for await (const { bytes: chunk, interjected } of partsOf(withoutLoneError(stream, idleMs))) {
        if (interjected)
            continue;
        const known = joined ? 0 : Math.max(0, skip - stored.total);
        stored.add(chunk);
        if (known > 0 && known <= chunk.length)
            joined = isBeginning(stored, chunk.length - known, shown);
        const fresh = chunk.subarray(joined ? known : chunk.length);
        if (fresh.length === 0)
            continue;
        shown.add(fresh);
        yield fresh;
    }
    if (joined)
        return;
    const text = stored.bytes();
    const rest = text.subarray((0,log_tail/* continuation */.w)(text, shown));
    if (rest.length > 0)
        yield rest;
}
function isBeginning(stored, beyond, shown) {
    const text = stored.bytes();
    const tail = shown.bytes();
    return text
        .subarray(0, text.length - beyond)
        .subarray(-tail.length)
        .equals(tail);
}
function flag(settled) {
    const over = new AbortController();
    const left = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, over.signal);
    settled.then(() => over.abort(), () => {
        left.abort();
        over.abort();
    });
    return {
        get yes() {
            return over.signal.aborted;
        },
        get unsettled() {
            return left.signal.aborted;
        },
        left: left.signal,
        onEnd(what) {
            if (over.signal.aborted)
                what();
            else
                over.signal.addEventListener("abort", what, { once: true });
            return () => over.signal.removeEventListener("abort", what);
        },
    };
}
async function sleepUntil(over, ms, { sleep, signal }) {
    if (over.yes)
        return;
    const left = new AbortController();
    const forget = over.onEnd(() => left.abort());
    try {
        await sleep(ms, signal ? AbortSignal.any([signal, left.signal]) : left.signal);
    }
    catch (error) {
        if (signal?.aborted || !left.signal.aborted)
            throw error;
    }
    finally {
        forget();
    }
}
function startOf(chunk) {
    return Buffer.from(chunk.subarray(0, 64)).toString("latin1");
}


/***/ }),

/***/ 371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ lastBytes),
/* harmony export */   w: () => (/* binding */ continuation)
/* harmony export */ });
const extraLines = 8;
const shortBytes = 1024;
function lastBytes(limit) {
    let chunks = [];
    let size = 0;
    let total = 0;
    const bytes = () => {
        const joined = Buffer.concat(chunks).subarray(-limit);
        chunks = [joined];
        size = joined.length;
        return joined;
    };
    return {
        get total() {
            return total;
        },
        add(chunk) {
            const kept = Buffer.from(chunk.subarray(-limit));
            chunks.push(kept);
            size += kept.length;
            total += chunk.length;
            if (size > 2 * limit)
                bytes();
        },
        bytes,
    };
}
function continuation(stored, shown) {
    const tail = shown.bytes();
    const text = tail.length === shown.total ? afterBreak(tail) : tail;
    const whole = afterBreak(stored);
    let end = text.length;
    for (let dropped = 0; dropped <= extraLines && end > 1; dropped++) {
        const found = endOfLongestSuffix(whole, text.subarray(0, end));
        if (found !== undefined)
            return found - 1;
        end = lineStart(text, end);
    }
    return shown.total <= shortBytes ? 0 : stored.length;
}
function endOfLongestSuffix(whole, text) {
    let yes = 0;
    let no = text.length + 1;
    while (no - yes > 1) {
        const middle = (yes + no) >>> 1;
        if (whole.includes(text.subarray(text.length - middle)))
            yes = middle;
        else
            no = middle;
    }
    const breakBefore = Math.max(0, lineStart(text, text.length) - 1);
    if (yes < text.length - breakBefore)
        return undefined;
    return whole.lastIndexOf(text.subarray(text.length - yes)) + yes;
}
function afterBreak(bytes) {
    return Buffer.concat([Buffer.from("\n"), bytes]);
}
function lineStart(text, end) {
    return end < 2 ? 0 : text.lastIndexOf(0x0a, end - 2) + 1;
}


/***/ }),

/***/ 7483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ throwRackError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _failure_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9867);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3215);



function throwRackError(stream) {
    const reason = stream.rackError();
    if (reason === undefined)
        return;
    const { endpoint, request } = stream.where;
    const status = statusOfReason(reason);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo((0,_failure_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .rackErrorCode */ .h)(status, reason), request, status, (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .clean */ .uH)(reason, endpoint), {
        hint: (0,_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .rackHint */ .R7)(endpoint, status, reason),
    });
}
function statusOfReason(reason) {
    if (/^invalid authentication|unauthorized to access/.test(reason))
        return 401;
    if (/\bnot found\b|no such app/.test(reason))
        return 404;
    return undefined;
}


/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fm: () => (/* binding */ HOMEPAGE_URL),
/* harmony export */   xV: () => (/* binding */ ISSUES_URL),
/* harmony export */   xv: () => (/* binding */ VERSION)
/* harmony export */ });
const VERSION = "1.5.0";
const ISSUES_URL = "https://github.com/convox/ci/issues";
const HOMEPAGE_URL = "https://github.com/convox/ci";


/***/ })

};
