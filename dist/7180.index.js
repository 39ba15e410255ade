export const id = 7180;
export const ids = [7180];
export const modules = {

/***/ 171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ YamlFault),
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _convox_rack_manifest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3750);
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

// EXTERNAL MODULE: ./node_modules/@convox/rack-manifest/src/index.js + 43 modules
var src = __webpack_require__(3750);
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


/***/ })

};
