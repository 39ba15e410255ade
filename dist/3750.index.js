export const id = 3750;
export const ids = [3750];
export const modules = {

/***/ 3750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _Q: () => (/* reexport */ ManifestFault),
  CG: () => (/* reexport */ TABLES),
  Iz: () => (/* reexport */ YamlError),
  g7: () => (/* reexport */ decodeText),
  eQ: () => (/* reexport */ findComplaints),
  yJ: () => (/* reexport */ isMergeKey),
  xt: () => (/* reexport */ isVersionAtLeast),
  WY: () => (/* reexport */ jsonWords),
  eY: () => (/* reexport */ loadManifest),
  u0: () => (/* reexport */ readDocument),
  KK: () => (/* reexport */ readInstructions),
  ws: () => (/* reexport */ refuseUnreadable),
  yl: () => (/* reexport */ validateManifest)
});

// UNUSED EXPORTS: locate, locateKey

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/dockerfile-grammar.js
function readInstructions(source) {
    const lines = source
        .replace(/^\ufeff/, "")
        .split("\n")
        .map(trimCarriageReturns);
    const { mark, errors } = readDirectives(lines);
    const instructions = [];
    const continuation = mark === "`" ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
    let next = 0;
    while (next < lines.length) {
        const start = next + 1;
        let part = (lines[next++] ?? "").trimStart();
        if (part === "" || part.startsWith("#"))
            continue;
        const parts = [];
        while (continuation.test(part)) {
            parts.push(part.replace(continuation, "$1"));
            while (next < lines.length && /^\s*(#|$)/.test(lines[next] ?? ""))
                next++;
            part = lines[next++] ?? "";
        }
        const text = parts.join("") + part;
        const documents = canHoldHeredocs(text) ? heredocsIn(text) : [];
        for (const { name, tabs } of documents) {
            const line = () => (tabs ? (lines[next] ?? "").replace(/^\t+/, "") : (lines[next] ?? ""));
            while (next < lines.length && line() !== name)
                next++;
            if (next >= lines.length)
                errors.push({ line: start, message: "unterminated heredoc" });
            next++;
        }
        instructions.push({ line: start, text, heredoc: documents.length > 0 });
    }
    return { instructions, errors };
}
function trimCarriageReturns(line) {
    let end = line.length;
    while (line[end - 1] === "\r")
        end--;
    return line.slice(0, end);
}
function readDirectives(lines) {
    const seen = new Set();
    const errors = [];
    let mark = "\\";
    for (const [index, line] of lines.entries()) {
        const [, name = "", value = ""] = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+)$/.exec(line) ?? [];
        const key = name.toLowerCase();
        if (!["syntax", "escape", "check"].includes(key))
            break;
        if (seen.has(key))
            errors.push({ line: index + 1, message: `only one ${key} parser directive can be used` });
        seen.add(key);
        if (key !== "escape")
            continue;
        if (value.trim() === "`" || value.trim() === "\\")
            mark = value.trim();
        else
            errors.push({ line: index + 1, message: `invalid escape token '${value.trim()}' does not match \` or \\` });
    }
    return { mark, errors };
}
function canHoldHeredocs(text) {
    const [, word = "", rest = ""] = /^(?:onbuild\s+)?(\S+)\s*(.*)$/is.exec(text) ?? [];
    return (/^(run|copy|add)$/i.test(word) && text.includes("<<") && jsonWords(rest.replace(/^(--\S+\s+)*/, "")) === undefined);
}
function jsonWords(text) {
    try {
        const list = text.startsWith("[") ? JSON.parse(text) : undefined;
        return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : undefined;
    }
    catch {
        return undefined;
    }
}
function heredocsIn(text) {
    return (shellWords(text) ?? []).flatMap((word) => {
        const [, dash, rest = ""] = /^\d*<<(-?)([^<]*)$/s.exec(word) ?? [];
        const name = rest.replace(/\\(.)|["']/gs, "$1");
        return name === "" ? [] : [{ name, tabs: dash === "-" }];
    });
}
function shellWords(text) {
    const words = [];
    let word = "";
    for (let i = 0; i < text.length;) {
        const char = text.charAt(i);
        if (/\s/.test(char)) {
            if (word !== "")
                words.push(word);
            word = "";
            i++;
            continue;
        }
        const end = endOfPart(text, i);
        if (end === undefined)
            return undefined;
        word += text.slice(i, end);
        i = end;
    }
    if (word !== "")
        words.push(word);
    return words;
}
function endOfPart(text, from) {
    const open = [];
    let at = from;
    do {
        if (at >= text.length)
            return undefined;
        const char = text.charAt(at);
        const close = open.at(-1);
        if (char === close) {
            open.pop();
            at++;
        }
        else if (char === "\\")
            at = Math.min(at + 2, text.length);
        else if (char === "'" && close !== '"') {
            at = text.indexOf("'", at + 1) + 1;
            if (at === 0)
                return undefined;
        }
        else if (char === "$" && text.charAt(at + 1) === "{") {
            const name = /^\$\{(\w+|[@*#?$!-])(:?[-+?]|[#%/]|(?=\}))/.exec(text.slice(at, at + 200));
            if (name === null)
                return undefined;
            open.push("}");
            at += name[0].length;
        }
        else {
            if (char === '"')
                open.push('"');
            at++;
        }
    } while (open.length > 0);
    return at;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/version.js
function isVersionAtLeast(version, since) {
    if (version === "dev")
        return true;
    const parse = (text) => (text.replace(/^v/, "").split(/[-+]/)[0] ?? "").split(".").map((part) => Number.parseInt(part, 10) || 0);
    const [left, right] = [parse(version), parse(since)];
    for (let i = 0; i < 3; i++) {
        const difference = (left[i] ?? 0) - (right[i] ?? 0);
        if (difference !== 0)
            return difference > 0;
    }
    return true;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/fault.js

function forVersion(complaints, version) {
    return complaints.filter(({ since }) => since === undefined || (version !== undefined && isVersionAtLeast(version, since)));
}
class ManifestFault extends Error {
    name = "ManifestFault";
    complaints;
    constructor(message, complaints) {
        super(message);
        this.complaints = complaints;
    }
}
class TypeFault extends ManifestFault {
    name = "TypeFault";
    constructor(complaints) {
        super(`yaml: unmarshal errors:\n${complaints.map(({ text }) => `  ${text}`).join("\n")}`, complaints);
    }
}
function fail(message, complaint) {
    return new ManifestFault(message, [{ text: message, ...complaint }]);
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/access.js
function mapAt(value, ...keys) {
    const found = at(value, ...keys);
    return isMap(found) ? found : {};
}
function textAt(value, ...keys) {
    const found = at(value, ...keys);
    return typeof found === "string" ? found : "";
}
function numberAt(value, ...keys) {
    const found = at(value, ...keys);
    return typeof found === "number" ? found : 0;
}
function truthAt(value, ...keys) {
    return at(value, ...keys) === true;
}
function listAt(value, ...keys) {
    const found = at(value, ...keys);
    return Array.isArray(found) ? found : [];
}
function textsAt(value, ...keys) {
    return listAt(value, ...keys).map((item) => (typeof item === "string" ? item : ""));
}
function at(value, ...keys) {
    let found = value;
    for (const key of keys)
        found = isMap(found) && Object.hasOwn(found, key) ? found[key] : undefined;
    return found;
}
function isMap(value) {
    return typeof value === "object" && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/place.js
class YamlError extends Error {
    name = "YamlError";
    reason;
    at;
    constructor(reason, at, goLine) {
        super(`yaml: ${goLine === undefined || goLine === 0 ? "" : `line ${goLine}: `}${reason}`);
        this.reason = reason;
        this.at = at;
    }
}
function scannerError(reason, at, context) {
    return new YamlError(reason, at, at.line !== 0 ? at.line + 1 : context?.line);
}
function parserError(reason, at, context) {
    return new YamlError(reason, at, at.line !== 0 ? at.line : context?.line);
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/characters.js

function isBreakOrEnd(char) {
    return char === undefined || isBreak(char);
}
function isBreak(char) {
    return char === "\n" || char === "\r" || char === "\u0085" || char === "\u2028" || char === "\u2029";
}
function isBlank(char) {
    return char === " " || char === "\t";
}
function isBlankOrEnd(char) {
    return isBlank(char) || isBreakOrEnd(char);
}
function isWordCharacter(char) {
    return char !== undefined && /^[0-9A-Za-z_-]$/.test(char);
}
const NOT_ALLOWED = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
function charactersOf(text) {
    const content = text.startsWith("\ufeff") ? text.slice(1) : text;
    const found = NOT_ALLOWED.exec(content);
    if (found !== null) {
        const before = content.slice(0, found.index).split(/\r\n|[\r\n\u0085\u2028\u2029]/);
        const at = { line: before.length - 1, column: Array.from(before.at(-1) ?? "").length };
        throw new YamlError("control characters are not allowed", at);
    }
    return Array.from(content);
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/emitter.js

const BEST_WIDTH = 80;
const LONGEST_SIMPLE_KEY = 128;
const NOT_PRINTABLE = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
class Emitter {
    line = 1;
    column = 0;
    indent = -1;
    isAfterBlank = true;
    isAfterIndent = true;
    nest(isIndented, print) {
        const { indent } = this;
        this.indent = indent < 0 ? 0 : isIndented ? indent + 2 : indent;
        print();
        this.indent = indent;
    }
    isBehindKey() {
        return !this.isAfterIndent;
    }
    startLine() {
        const indent = Math.max(this.indent, 0);
        if (!this.isAfterIndent || this.column > indent || (this.column === indent && !this.isAfterBlank))
            this.endLine();
        this.column = Math.max(this.column, indent);
        this.isAfterBlank = true;
        this.isAfterIndent = true;
    }
    indicator(text, { needsBlank, startsEntry }) {
        if (needsBlank && !this.isAfterBlank)
            this.column++;
        this.column += text.length;
        this.isAfterBlank = false;
        this.isAfterIndent = this.isAfterIndent && startsEntry;
    }
    scalar(text, wantsQuotes, isKey) {
        const form = chooseForm(text, wantsQuotes, isKey);
        if (!this.isAfterBlank)
            this.column++;
        const { line } = this;
        this.nest(true, () => {
            if (form === "literal")
                this.literal(text);
            else
                this.folded(text, form, !isKey);
        });
        return line;
    }
    empty() {
        this.indicator("[]", { needsBlank: true, startsEntry: false });
        return this.line;
    }
    endLine() {
        this.line++;
        this.column = 0;
    }
    folded(text, form, mayBreak) {
        const chars = Array.from(text);
        let last = "";
        if (form !== "plain")
            this.column++;
        this.isAfterIndent = false;
        chars.forEach((char, index) => {
            const isInner = form === "plain" || (index > 0 && index < chars.length - 1);
            const isBeforeSpace = chars[index + 1] === " ";
            const isRoom = form === "double" || !isBeforeSpace;
            if (char === " " && mayBreak && last !== " " && this.column > BEST_WIDTH && isInner && isRoom) {
                this.startLine();
                if (isBeforeSpace)
                    this.column++;
            }
            else if (isBreak(char) && form === "single") {
                this.endLine();
                this.isAfterIndent = true;
            }
            else {
                if (isBreak(last) && form === "single")
                    this.startLine();
                this.column += form === "double" ? escapedLength(char) : char === "'" && form === "single" ? 2 : 1;
                if (char !== " ")
                    this.isAfterIndent = false;
            }
            last = char;
        });
        if (form !== "plain")
            this.column++;
        this.isAfterBlank = false;
        this.isAfterIndent = false;
    }
    literal(text) {
        this.endLine();
        this.isAfterIndent = true;
        this.isAfterBlank = true;
        let isAtBreak = true;
        for (const char of text) {
            if (isBreak(char)) {
                this.endLine();
                this.isAfterIndent = true;
            }
            else {
                if (isAtBreak)
                    this.startLine();
                this.column++;
                this.isAfterIndent = false;
            }
            isAtBreak = isBreak(char);
        }
    }
}
function isSimpleKey(text) {
    return Buffer.byteLength(text) <= LONGEST_SIMPLE_KEY && !Array.from(text).some(isBreak);
}
function chooseForm(text, wantsQuotes, isKey) {
    const hasBreak = Array.from(text).some(isBreak);
    const isOdd = NOT_PRINTABLE.test(text) || / [\n\x85\u2028\u2029]/.test(text);
    if (text.includes("\n"))
        return isKey || isOdd || text.endsWith(" ") ? "double" : "literal";
    if (wantsQuotes || (isKey && hasBreak) || isOdd || /[\n\x85\u2028\u2029] /.test(text))
        return "double";
    return hasBreak || !canBePlain(text) ? "single" : "plain";
}
function canBePlain(text) {
    if (text.startsWith("---") || text.startsWith("...") || /^ | $/.test(text))
        return false;
    if (/^[#,[\]{}&*!|>'"%@`]/.test(text))
        return false;
    if (/^[-?](?:[\s]|$)/.test(text))
        return false;
    return !/:(?:\s|$)|\s#/.test(text);
}
function escapedLength(char) {
    if (char === '"' || char === "\\")
        return 2;
    if (!NOT_PRINTABLE.test(char) && !isBreak(char))
        return 1;
    if (/^[\0\x07-\x0d\x1b\x85\u2028\u2029]$/.test(char))
        return 2;
    const code = char.codePointAt(0) ?? 0;
    return code <= 0xff ? 4 : code <= 0xffff ? 6 : 10;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/resolve.js
const MOST_INT = 9223372036854775807n;
const TRUE = new Set(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
const FALSE = new Set(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);
const NULL = new Set(["", "~", "null", "Null", "NULL"]);
const INFINITY = /^([-+]?)\.(inf|Inf|INF)$/;
const NAN = new Set([".nan", ".NaN", ".NAN"]);
const FLOAT = {
    v2: /^[-+]?[0-9]*\.?[0-9]+([eE][-+][0-9]+)?$/,
    v3: /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/,
};
const POINT = /^\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?$/;
const DATE = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(.*)$/;
const TIME = /^(?:[Tt]|( +))([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?$/;
function resolvePlain(text, generation) {
    if (text === "<<")
        return { kind: "merge" };
    if (NULL.has(text))
        return { kind: "null" };
    if (TRUE.has(text))
        return { kind: "bool", value: true };
    if (FALSE.has(text))
        return { kind: "bool", value: false };
    if (NAN.has(text))
        return { kind: "float", value: Number.NaN };
    const infinite = INFINITY.exec(text);
    if (infinite !== null) {
        return { kind: "float", value: infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY };
    }
    if (!/^[-+.0-9]/.test(text))
        return { kind: "string", value: text };
    const isPoint = text.startsWith(".");
    const digits = text.replaceAll("_", "");
    const whole = isPoint ? undefined : wholeNumber(digits);
    if (whole !== undefined)
        return { kind: "int", value: whole };
    const isFloat = isPoint ? POINT.test(text) : FLOAT[generation].test(digits);
    const fraction = isFloat ? Number(digits) : Number.NaN;
    return Number.isFinite(fraction) ? { kind: "float", value: fraction } : { kind: "string", value: text };
}
function isTimestamp(text) {
    const [found, year, month, day, rest = ""] = DATE.exec(text) ?? [];
    if (found === undefined)
        return false;
    const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > days)
        return false;
    if (rest === "")
        return true;
    const [time, blank, hour, minute, second, zone] = TIME.exec(rest) ?? [];
    if (time === undefined || (blank === undefined) !== (zone !== undefined))
        return false;
    return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}
function wholeNumber(digits) {
    const match = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(digits);
    if (match === null)
        return undefined;
    const [, sign, hex, binary, octal, decimal] = match;
    const text = hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : undefined;
    const size = BigInt(text ?? (octal !== undefined ? `0o${octal}` : (decimal ?? "0")));
    const value = sign === "-" ? -size : size;
    if (value < -9223372036854775808n || value > 18446744073709551615n)
        return undefined;
    return sign === "+" && value > 9223372036854775807n ? undefined : value;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/item.js


function readItems(root, options) {
    const done = new Map();
    const open = new Set();
    const anchored = new Set();
    function read(node) {
        if (node.kind === "alias") {
            if (open.has(node.target))
                throw new YamlError(`anchor '${node.name}' value contains itself`, node.start);
            anchored.add(node.target);
            const item = read(node.target);
            if (item.kind === "map")
                item.isAnchored = true;
            return item.kind === "list" ? { ...item, isAlias: true } : item;
        }
        const known = done.get(node);
        if (known !== undefined)
            return known;
        open.add(node);
        const item = convert(node);
        open.delete(node);
        done.set(node, item);
        return item;
    }
    function convert(node) {
        const place = { at: node.start, line: node.start.line + 1 };
        if (node.kind === "list")
            return { ...place, kind: "list", items: node.items.map(read) };
        if (node.kind === "map") {
            const entries = node.entries.map(({ key, value }) => ({ key: read(key), value: read(value) }));
            return { ...place, kind: "map", entries, isAnchored: anchored.has(node) };
        }
        try {
            const scalar = scalarOf(node, options);
            return { ...place, kind: "scalar", text: scalarText(node), scalar, tag: errorTag(node, scalar) };
        }
        catch (fault) {
            const scalar = () => {
                throw fault;
            };
            return {
                ...place,
                kind: "scalar",
                text: node.value,
                tag: node.tag,
                get scalar() {
                    return scalar();
                },
            };
        }
    }
    const item = read(root);
    refuseExpansion(root);
    return item;
}
function scalarText(node) {
    return longTag(node.tag) === "binary" ? (decodeBinary(node.value) ?? node.value) : node.value;
}
function longTag(tag) {
    return tag.startsWith("tag:yaml.org,2002:") ? tag.slice("tag:yaml.org,2002:".length) : "";
}
function errorTag({ tag, value, isPlain }, scalar) {
    if (tag !== "")
        return longTag(tag) === "" ? tag : `!!${longTag(tag)}`;
    return isPlain && isTimestamp(value) ? TAGS.timestamp : TAGS[scalar.kind];
}
const TAGS = {
    ...{ null: "!!null", bool: "!!bool", int: "!!int", float: "!!float", string: "!!str" },
    ...{ merge: "!!str", unknown: "!!str", timestamp: "!!timestamp" },
};
const RESOLVED_TAGS = ["bool", "int", "float", "null", "timestamp"];
function scalarOf(node, { generation, unknown }) {
    const { value, tag, isPlain, start } = node;
    if (unknown !== undefined && value.includes(unknown))
        return { kind: "unknown" };
    const type = longTag(tag);
    if (type === "merge" && value === "<<")
        return { kind: "merge" };
    if (type === "binary") {
        const bytes = decodeBinary(value);
        if (bytes === undefined)
            throw new YamlError("!!binary value contains invalid base64 data", start);
        return { kind: "string", value: bytes };
    }
    if (tag === "" ? !isPlain : !RESOLVED_TAGS.includes(type))
        return { kind: "string", value };
    const resolved = resolvePlain(value, generation);
    if (tag === "" || type === resolved.kind)
        return resolved;
    if (type === "float" && resolved.kind === "int" && resolved.value <= MOST_INT) {
        return { kind: "float", value: Number(resolved.value) };
    }
    const isDate = type === "timestamp" && isTimestamp(value);
    if (isDate)
        return { kind: "string", value };
    throw new YamlError(`cannot decode ${TAGS[resolved.kind]} \`${value}\` as a !!${type}`, start);
}
function decodeBinary(text) {
    const digits = text.replace(/[\r\n]/g, "");
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(digits))
        return undefined;
    return Buffer.from(digits, "base64").toString("utf8");
}
function refuseExpansion(root) {
    const sizes = new Map();
    function size(node) {
        const known = sizes.get(node);
        if (known !== undefined)
            return known;
        let all = 1;
        let alias = 0;
        const parts = node.kind === "list"
            ? node.items
            : node.kind === "map"
                ? node.entries.flatMap(({ key, value }) => [key, value])
                : node.kind === "alias"
                    ? [node.target]
                    : [];
        for (const part of parts) {
            const found = size(part);
            all += found.all;
            alias += node.kind === "alias" ? found.all : found.alias;
        }
        const found = { all, alias };
        sizes.set(node, found);
        return found;
    }
    const { all, alias } = size(root);
    const allowed = all <= 400_000 ? 0.99 : all >= 4_000_000 ? 0.1 : 0.99 - 0.89 * ((all - 400_000) / 3_600_000);
    if (alias > 100 && all > 1000 && alias / all > allowed) {
        throw new YamlError("document contains excessive aliasing", root.start);
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/key-order.js
const KINDS = { null: 0, unknown: 0, bool: 1, int: 2, uint64: 11, float: 14, map: 21, list: 23, string: 24 };
function compareKeys({ key: a }, { key: b }) {
    const [left, right] = [numberOf(a), numberOf(b)];
    if (left !== undefined && right !== undefined) {
        return left === right ? KINDS[a.kind] - KINDS[b.kind] : left - right;
    }
    if (a.kind !== "string" || b.kind !== "string")
        return KINDS[a.kind] - KINDS[b.kind];
    return compareTexts(Array.from(a.value), Array.from(b.value));
}
function numberOf(value) {
    if (value.kind === "bool")
        return value.value ? 1 : 0;
    return value.kind === "int" || value.kind === "uint64" || value.kind === "float" ? Number(value.value) : undefined;
}
function compareTexts(a, b) {
    const at = a.findIndex((char, index) => char !== b[index]);
    const [left, right] = [a[at], b[at]];
    if (at === -1 || left === undefined || right === undefined)
        return a.length - b.length;
    const [isLeftLetter, isRightLetter] = [/\p{L}/u.test(left), /\p{L}/u.test(right)];
    if (isLeftLetter !== isRightLetter)
        return isLeftLetter ? 1 : -1;
    const order = (left.codePointAt(0) ?? 0) - (right.codePointAt(0) ?? 0);
    if (isLeftLetter)
        return order;
    const [leftDigits, rightDigits] = [digitsAt(a, at), digitsAt(b, at)];
    const before = /[0-9]*$/.exec(a.slice(0, at).join(""))?.[0] ?? "";
    const lead = (left === "0" || right === "0") && /[1-9]/.test(before) ? "1" : "0";
    const numbers = Number(lead + leftDigits) - Number(lead + rightDigits);
    return numbers || leftDigits.length - rightDigits.length || order;
}
function digitsAt(chars, at) {
    return /^[0-9]*/.exec(chars.slice(at).join(""))?.[0] ?? "";
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/value.js


function toValue(item, form, generation) {
    const { at } = item;
    if (item.kind === "list") {
        return { at, kind: "list", items: item.items.map((part) => toValue(part, form, generation)) };
    }
    if (item.kind === "map") {
        const entries = form === "ordered" ? orderedEntries(item.entries, generation) : mapEntries(item.entries, generation);
        return { at, kind: "map", entries };
    }
    return scalarValue(item);
}
function scalarValue(item) {
    const { at, scalar } = item;
    if (scalar.kind === "merge")
        return { at, kind: "string", value: item.text };
    if (scalar.kind === "int" && scalar.value > MOST_INT)
        return { at, kind: "uint64", value: scalar.value };
    return { at, ...scalar };
}
function orderedEntries(entries, generation) {
    return entries.flatMap(({ key, value }) => {
        if (!isMergeKey(key)) {
            return [{ key: toValue(key, "ordered", generation), value: toValue(value, "ordered", generation) }];
        }
        const first = mergedMaps(value)[0];
        return generation === "v3" || first === undefined ? [] : orderedEntries(first.entries, generation);
    });
}
function mapEntries(entries, generation) {
    const map = new Map();
    const add = (list) => {
        for (const { key, value } of list) {
            if (isMergeKey(key))
                for (const merged of mergedMaps(value).reverse())
                    add(merged.entries);
            else {
                const found = toValue(key, "unordered", generation);
                if (found.kind === "list" || found.kind === "map") {
                    throw new YamlError(`invalid map key: ${goSyntax(found)}`, key.at);
                }
                map.set(keyText(found), { key: found, value: toValue(value, "unordered", generation) });
            }
        }
    };
    add(entries);
    return [...map.values()];
}
function isMergeKey(item) {
    return item.kind === "scalar" && item.scalar.kind === "merge";
}
function mergedMaps(item) {
    const parts = item.kind === "list" && !item.isAlias ? item.items : [item];
    return parts.flatMap((part) => {
        if (part.kind === "map")
            return [part];
        if (part.kind === "scalar" && part.scalar.kind === "unknown")
            return [];
        throw new YamlError("map merge requires map or sequence of maps as the value", part.at);
    });
}
function keyText(key) {
    return `${key.kind} ${"value" in key ? String(key.value) : ""}`;
}
function goSyntax(value) {
    if (value.kind === "list")
        return `[]interface {}{${value.items.map(goSyntax).join(", ")}}`;
    if (value.kind === "map") {
        const parts = value.entries.map((entry) => `${goSyntax(entry.key)}:${goSyntax(entry.value)}`);
        return `map[interface {}]interface {}{${parts.join(", ")}}`;
    }
    if (value.kind === "string")
        return JSON.stringify(value.value);
    if (value.kind === "uint64")
        return `0x${value.value.toString(16)}`;
    return "value" in value ? String(value.value) : "interface {}(nil)";
}
function goFloat(value) {
    if (Number.isNaN(value))
        return ".nan";
    if (!Number.isFinite(value))
        return value < 0 ? "-.inf" : ".inf";
    const [mantissa = "0", power = "0"] = value.toExponential().split("e");
    const exponent = Number(power);
    if (value === 0)
        return Object.is(value, -0) ? "-0" : "0";
    if (exponent >= -4 && exponent < 6)
        return plainDecimal(value);
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
function plainDecimal(value) {
    const text = String(value);
    return text.includes("e") ? value.toFixed(20).replace(/0+$/, "") : text;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/print.js





function reprint(value, form, generation) {
    return new Printer(form, generation).print(value, "root");
}
class Printer {
    emitter = new Emitter();
    form;
    generation;
    constructor(form, generation) {
        this.form = form;
        this.generation = generation;
    }
    print(value, place) {
        const { at } = value;
        if (value.kind === "list")
            return { at, kind: "list", ...this.printList(value.items, place) };
        if (value.kind === "map")
            return { at, kind: "map", isAnchored: false, ...this.printMap(value.entries) };
        const scalar = readScalar(value, this.generation);
        const wantsQuotes = value.kind === "string" && needsQuotes(value.value, this.generation);
        const text = value.kind === "null" ? "null" : scalar.text;
        return { at, kind: "scalar", ...scalar, line: this.emitter.scalar(text, wantsQuotes, place === "key") };
    }
    printList(list, place) {
        const { emitter } = this;
        if (list.length === 0)
            return { items: [], line: this.printEmpty() };
        const items = [];
        let line = emitter.line;
        emitter.nest(place !== "value" || !emitter.isBehindKey(), () => {
            list.forEach((part, index) => {
                emitter.startLine();
                if (index === 0)
                    line = emitter.line;
                emitter.indicator("-", { needsBlank: true, startsEntry: true });
                items.push(this.print(part, "item"));
            });
        });
        return { line, items };
    }
    printMap(unsorted) {
        const { emitter } = this;
        if (unsorted.length === 0)
            return { entries: [], line: this.printEmpty() };
        const sorted = this.form === "ordered" ? unsorted : [...unsorted].sort(compareKeys);
        const entries = [];
        let line = emitter.line;
        emitter.nest(true, () => {
            sorted.forEach((entry, index) => {
                emitter.startLine();
                if (index === 0)
                    line = emitter.line;
                entries.push(this.printEntry(entry));
            });
        });
        return { line, entries };
    }
    printEntry(entry) {
        const { emitter } = this;
        const isSimple = isEmpty(entry.key) || ("value" in entry.key ? isSimpleKey(String(entry.key.value)) : isScalar(entry.key));
        if (!isSimple)
            emitter.indicator("?", { needsBlank: true, startsEntry: true });
        const key = this.print(entry.key, isSimple ? "key" : "value");
        if (!isSimple)
            emitter.startLine();
        emitter.indicator(":", { needsBlank: !isSimple, startsEntry: !isSimple });
        return { key, value: this.print(entry.value, "value") };
    }
    printEmpty() {
        return this.emitter.empty();
    }
}
function isScalar(value) {
    return value.kind !== "list" && value.kind !== "map";
}
function isEmpty(value) {
    return (value.kind === "list" && value.items.length === 0) || (value.kind === "map" && value.entries.length === 0);
}
function needsQuotes(text, generation) {
    const { kind } = resolvePlain(text, generation);
    if (kind !== "string" && kind !== "merge")
        return true;
    return isTimestamp(text) || /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text);
}
function readScalar(value, generation) {
    switch (value.kind) {
        case "null":
            return { text: "null", scalar: { kind: "null" }, tag: TAGS.null };
        case "unknown":
            return { text: "", scalar: { kind: "unknown" }, tag: TAGS.unknown };
        case "string":
            if (value.value === "<<")
                return { text: "<<", scalar: { kind: "merge" }, tag: TAGS.merge };
            return { text: value.value, scalar: { kind: "string", value: value.value }, tag: TAGS.string };
        case "float": {
            const text = goFloat(value.value);
            const scalar = resolvePlain(text, generation);
            return { text, scalar, tag: TAGS[scalar.kind] };
        }
        case "bool":
            return { text: String(value.value), scalar: value, tag: TAGS.bool };
        default:
            return { text: String(value.value), scalar: { kind: "int", value: value.value }, tag: TAGS.int };
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/attributes.js


const NONE = new Map();
function findAttributes(root, generation) {
    const value = toValue(root, "unordered", generation);
    const readsAgain = hasQuotedMerge(value);
    const read = (part) => {
        if (part.kind !== "map")
            return NONE;
        const found = new Map();
        for (const { key, value: content } of part.entries) {
            const inner = readsAgain ? toValue(reprint(content, "unordered", generation), "unordered", generation) : content;
            if (key.kind === "string" || key.kind === "int")
                found.set(String(key.value), read(inner));
        }
        return found;
    };
    return read(value);
}
function hasQuotedMerge(value) {
    if (value.kind === "list")
        return value.items.some(hasQuotedMerge);
    if (value.kind !== "map")
        return false;
    return value.entries.some(({ key, value: content }) => (key.kind === "string" && key.value === "<<") || hasQuotedMerge(content));
}
function hasAttribute(attributes, ...path) {
    let found = attributes;
    for (const name of path)
        found = found?.get(name);
    return found !== undefined;
}
function countAttributes(attributes, path, prefix) {
    let found = attributes;
    for (const name of path)
        found = found?.get(name);
    return [...(found ?? NONE)].reduce((total, [name, below]) => total + (name.startsWith(prefix) ? sizeOf(below) : 0), 0);
}
function sizeOf(attributes) {
    return [...attributes.values()].reduce((total, below) => total + sizeOf(below), 1);
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/go-text.js


function goTypeOf(value) {
    switch (value.kind) {
        case "null":
            return "<nil>";
        case "float":
            return "float64";
        case "list":
            return "[]interface {}";
        case "map":
            return "map[interface {}]interface {}";
        default:
            return value.kind;
    }
}
function goText(value) {
    return printValue(value, (_, text) => text);
}
function goVerb(value) {
    return printValue(value, (part, text) => {
        if (part.kind === "null")
            return part === value ? "%!s(<nil>)" : text;
        return `%!s(${goTypeOf(part)}=${text})`;
    });
}
function printValue(value, printNoText) {
    const print = (part) => printValue(part, printNoText);
    switch (value.kind) {
        case "null":
            return printNoText(value, "<nil>");
        case "unknown":
            return "";
        case "string":
            return value.value;
        case "float": {
            const text = goFloat(value.value)
                .replace(".nan", "NaN")
                .replace(/^\.inf/, "+Inf")
                .replace(".inf", "Inf");
            return printNoText(value, text);
        }
        case "list":
            return `[${value.items.map(print).join(" ")}]`;
        case "map": {
            const sorted = [...value.entries].sort(({ key: a }, { key: b }) => (goText(a) < goText(b) ? -1 : 1));
            return `map[${sorted.map(({ key, value: content }) => `${print(key)}:${print(content)}`).join(" ")}]`;
        }
        default:
            return printNoText(value, String(value.value));
    }
}
const ESCAPES = {
    ...{ "\x07": "\\a", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v" },
    ...{ '"': '\\"', "\\": "\\\\" },
};
function goQuote(text) {
    const chars = Array.from(text).map((char) => {
        const short = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
        if (short !== undefined || /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(char))
            return short ?? char;
        const code = char.codePointAt(0) ?? 0;
        const [mark, width] = code < 0x80 ? ["x", 2] : code <= 0xffff ? ["u", 4] : ["U", 8];
        return `\\${mark}${code.toString(16).padStart(width, "0")}`;
    });
    return `"${chars.join("")}"`;
}
function goInt(value) {
    return value >= 2 ** 63 ? String(MOST_INT) : String(BigInt(value));
}
function atoi(text) {
    const error = (reason) => ({ error: `strconv.Atoi: parsing ${goQuote(text)}: ${reason}` });
    if (!/^[-+]?[0-9]+$/.test(text))
        return error("invalid syntax");
    const value = BigInt(text.replace(/^\+/, ""));
    if (value > 9223372036854775807n || value < -9223372036854775808n)
        return error("value out of range");
    return { value: Number(value) };
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/scale-forms.js



const COUNT = { is: "form", form: "count", go: "manifest.ServiceScaleCount" };
const COUNT_EXPECTED = "a number such as 2 or a range such as 1-3";
const WHOLE = ["cpu", "memory", "min", "max"];
function readScale(context) {
    const { value, type, path, generation } = context;
    const previous = mapAt(context.previous);
    if (value.kind === "int")
        return { ...previous, count: { min: Number(value.value), max: Number(value.value) } };
    if (value.kind === "string")
        return { ...previous, count: decodePart(value, COUNT, path, generation) };
    if (value.kind !== "map") {
        throw refuse(context, `unknown type for service scale: ${goTypeOf(value)}`, "a number, a range or a mapping");
    }
    const result = { ...previous };
    for (const key of Object.keys(type.fields ?? {})) {
        const field = type.fields?.[key];
        const part = fieldOf(value, key);
        if (field === undefined || part === undefined || part.kind === "null" || part.kind === "unknown")
            continue;
        if (WHOLE.includes(key))
            result[key] = wholeOf(value, key) ?? result[key];
        else
            result[key] = decodePart(part, field, [...path, key], generation);
    }
    return result;
}
function readCount(context) {
    const { value } = context;
    const invalid = (at, expected = COUNT_EXPECTED) => refuse(context, `invalid scale: ${goText(value)}`, expected, at);
    if (value.kind === "int")
        return { min: Number(value.value), max: Number(value.value) };
    if (value.kind === "string") {
        const parts = value.value.split("-");
        if (parts.length > 2)
            throw invalid(value);
        const min = parseWhole(context, parts[0] ?? "", COUNT_EXPECTED);
        return { min, max: parts[1] === undefined ? min : parseWhole(context, parts[1], COUNT_EXPECTED) };
    }
    if (value.kind !== "map")
        throw invalid(value);
    const end = (key) => {
        const found = fieldOf(value, key);
        if (found === undefined || found.kind === "null")
            return 0;
        if (found.kind === "unknown")
            return undefined;
        const inner = { ...context, path: [...context.path, key] };
        if (found.kind === "int")
            return Number(found.value);
        if (found.kind === "string")
            return parseWhole(inner, found.value, "a whole number", found);
        throw refuse(inner, `invalid scale: ${goText(value)}`, "a whole number", found);
    };
    return { min: end("min"), max: end("max") };
}
function readCooldown(context) {
    const { value } = context;
    const expected = "a number of seconds, or a mapping of up and down";
    const seconds = (found, inner) => {
        if (found.kind === "int")
            return Number(found.value);
        if (found.kind === "string")
            return parseWhole(inner, found.value, "a number of seconds", found);
        throw refuse(inner, `invalid cooldown: ${goText(value)}`, inner === context ? expected : "a number of seconds", found);
    };
    if (value.kind !== "map")
        return { down: seconds(value, context), up: seconds(value, context) };
    const part = (key) => {
        const found = fieldOf(value, key);
        if (found === undefined || found.kind === "null" || found.kind === "unknown")
            return 0;
        return seconds(found, { ...context, path: [...context.path, key] });
    };
    return { down: part("down"), up: part("up") };
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/forms.js







function readForm(item, type, place) {
    const { path, generation } = place;
    if (type.form === "annotations" && item.kind !== "list")
        return refuseAnnotations(item, path, generation);
    if (type.form === "metrics") {
        const of = { is: "struct", go: "manifest.ServiceScaleMetric", fields: type.fields ?? {} };
        return Decoder.decode(item, { is: "map", go: "map[string]manifest.ServiceScaleMetric", of }, path, generation);
    }
    const value = toValue(item, "unordered", generation);
    return READERS[type.form]({ value, item, type, ...place });
}
const READERS = {
    "agent-v2": (context) => readAgent(context, true),
    "agent-v3": (context) => readAgent(context, false),
    "agent-port": (context) => readPortProtocol(context),
    annotations: readAnnotations,
    "balancer-port": readBalancerPort,
    build: readBuild,
    command: readCommand,
    cooldown: readCooldown,
    count: readCount,
    domains: readDomains,
    environment: readEnvironment,
    gpu: readGpu,
    health: readHealth,
    port: readPort,
    "port-protocol": readPortProtocol,
    scale: readScale,
    whitelist: readWhitelist,
};
function fieldOf(value, key) {
    if (value.kind !== "map")
        return undefined;
    return value.entries.find((entry) => entry.key.kind === "string" && entry.key.value === key)?.value;
}
function decodePart(value, type, path, generation) {
    return Decoder.decode(reprint(value, "unordered", generation), type, path, generation);
}
function refuse(context, text, expected, at = context.value) {
    return fail(text, { at: at.at, path: context.path, expected, found: context.item });
}
function parseWhole(context, text, expected, at = context.value) {
    const found = atoi(text);
    if ("error" in found)
        throw refuse(context, found.error, expected, at);
    return found.value;
}
function readAgent(context, takesPorts) {
    const { value, path, generation } = context;
    if (value.kind === "bool")
        return value.value;
    if (value.kind !== "map")
        throw refuse(context, `could not parse agent: ${goText(value)}`, "true or false");
    if (!takesPorts) {
        const expected = "true or false; its ports belong under ports";
        throw refuse(context, "agent ports are now specified at the service level", expected);
    }
    const ports = fieldOf(value, "ports");
    if (ports?.kind === "list") {
        const type = { is: "form", form: "agent-port", go: "manifest.ServiceAgentPort" };
        for (const [index, port] of ports.items.entries())
            decodePart(port, type, [...path, "ports", index], generation);
    }
    return true;
}
function refuseAnnotations(item, path, generation) {
    try {
        Decoder.decode(item, { is: "list", of: { is: "any" }, go: "[]interface {}" }, path, generation);
    }
    catch (fault) {
        if (!(fault instanceof ManifestFault))
            throw fault;
        const expected = 'a list such as "- NAME=VALUE"';
        throw fail(`failed to unmarshal annotations: ${fault.message}`, { at: item.at, path, expected, found: item });
    }
    return [];
}
function readAnnotations(context) {
    const items = context.value.kind === "list" ? context.value.items : [];
    const names = [];
    items.forEach((item, index) => {
        const inner = { ...context, path: [...context.path, index] };
        if (item.kind === "unknown")
            return;
        if (item.kind === "string") {
            if (!item.value.includes("=")) {
                throw refuse(inner, `invalid annotation format: ${item.value}`, "NAME=VALUE", item);
            }
            names.push(item.value.slice(0, item.value.indexOf("=")));
            return;
        }
        if (item.kind !== "map")
            throw refuse(inner, `unsupported annotation type: ${goTypeOf(item)}`, "NAME=VALUE", item);
        for (const { key, value } of item.entries) {
            if (key.kind !== "string") {
                throw refuse(inner, `annotation key is not a string: ${goText(key)}`, "a mapping with text as its key", item);
            }
            if (value.kind !== "string" && value.kind !== "unknown") {
                throw refuse(inner, `annotation value is not a string: ${key.value}`, "text as its value, in quotes", value);
            }
            names.push(key.value);
        }
    });
    return names;
}
function readBalancerPort({ value, path, generation }) {
    if (value.kind === "int")
        return { protocol: "TCP", port: Number(value.value) };
    if (value.kind !== "map")
        return { protocol: "", port: 0 };
    const fields = { protocol: { is: "string" }, port: { is: "int" } };
    return decodePart(value, { is: "struct", go: "manifest.balancerPort", fields }, path, generation);
}
function readBuild(context) {
    const { value, type, path, generation, previous } = context;
    if (value.kind === "string")
        return { ...mapAt(previous), path: value.value };
    if (value.kind !== "map") {
        throw refuse(context, `unknown type for service build: ${goTypeOf(value)}`, "a path or a mapping");
    }
    return decodePart(value, { is: "struct", go: "manifest.serviceBuild", fields: type.fields ?? {} }, path, generation);
}
function readCommand(context) {
    const { value } = context;
    if (value.kind === "string")
        return ["sh", "-c", value.value];
    const refusal = (found, expected) => refuse(context, `unknown type for service command: ${goTypeOf(found)}`, expected, found);
    if (value.kind !== "list")
        throw refusal(value, "text or a list of text");
    const texts = value.items.map((item) => {
        if (item.kind === "unknown")
            return undefined;
        if (item.kind !== "string")
            throw refusal(item, "a list of text");
        return item.value;
    });
    return [...listAt(context.previous), ...texts];
}
function readDomains(context) {
    const { value } = context;
    const refusal = (found) => refuse(context, `unknown type for service domain: ${goTypeOf(found)}`, "text or a list of text", found);
    const texts = [];
    if (value.kind === "string")
        texts.push(...value.value.split(","));
    else if (value.kind === "list") {
        for (const item of value.items) {
            if (item.kind === "unknown")
                continue;
            if (item.kind !== "string")
                throw refusal(item);
            texts.push(item.value);
        }
    }
    else
        throw refusal(value);
    return [...listAt(context.previous), ...texts.map((text) => text.trim()).filter((text) => text !== "")];
}
function readEnvironment(context) {
    const { value } = context;
    if (value.kind !== "list") {
        const expected = 'a list such as "- NAME=default"';
        throw refuse(context, `unknown type for service environment: ${goTypeOf(value)}`, expected);
    }
    const items = value.items.flatMap((item) => (item.kind === "list" ? item.items : [item]));
    return [...listAt(context.previous), ...items.flatMap((item) => (item.kind === "string" ? [item.value] : []))];
}
function readGpu(context) {
    const { value } = context;
    if (value.kind === "int")
        return { count: Number(value.value) };
    if (value.kind !== "map") {
        throw refuse(context, `unknown type for service scale gpu: ${goTypeOf(value)}`, "a number or a mapping");
    }
    return { count: wholeOf(value, "count") ?? 0, vendor: textOf(value, "vendor") };
}
function readHealth(context) {
    const { value, type, path, generation } = context;
    const previous = mapAt(context.previous);
    if (value.kind === "string")
        return { ...previous, path: value.value };
    if (value.kind !== "map") {
        throw refuse(context, `unknown type for service health: ${goTypeOf(value)}`, "a path or a mapping");
    }
    const disable = fieldOf(value, "disable");
    const port = fieldOf(value, "port");
    const portType = type.fields?.["port"];
    const isPort = port !== undefined && port.kind !== "null" && portType !== undefined;
    const found = {
        grace: wholeOf(value, "grace"),
        interval: wholeOf(value, "interval"),
        timeout: wholeOf(value, "timeout"),
        path: textOf(value, "path"),
        grpcService: textOf(value, "grpcService"),
        disable: disable?.kind === "bool" ? disable.value : undefined,
        port: isPort ? decodePart(port, portType, [...path, "port"], generation) : undefined,
    };
    return { ...previous, ...Object.fromEntries(Object.entries(found).filter(([, part]) => part !== undefined)) };
}
function wholeOf(value, key) {
    const found = fieldOf(value, key);
    return found?.kind === "int" ? Number(found.value) : undefined;
}
function textOf(value, key) {
    const found = fieldOf(value, key);
    return found?.kind === "string" ? found.value : undefined;
}
const PORT = 'a number such as 3000, "https:3000", or a mapping of port and scheme';
function readPort(context) {
    const { value, path, generation } = context;
    const found = { port: numberAt(context.previous, "port"), scheme: textAt(context.previous, "scheme") };
    const parsePortText = (text, at, inner, expected) => {
        const [first = "", second] = text.split(":");
        found.port = parseWhole(inner, second ?? first, expected, at);
        if (second !== undefined)
            found.scheme = first;
    };
    if (value.kind === "int")
        found.port = Number(value.value);
    else if (value.kind === "string")
        parsePortText(value.value, value, context, PORT);
    else if (value.kind !== "map")
        throw refuse(context, `invalid port: ${goVerb(value)}`, PORT);
    else {
        const port = fieldOf(value, "port");
        const inner = { ...context, path: [...path, "port"] };
        if (port?.kind === "int")
            found.port = Number(port.value);
        else if (port?.kind === "string")
            parsePortText(port.value, port, inner, "a number");
        else if (port?.kind === "unknown")
            return undefined;
        else if (port !== undefined && port.kind !== "null") {
            throw refuse(inner, `could not parse port: ${goVerb(value)}`, "a number", port);
        }
        const named = fieldOf(value, "scheme");
        if (named?.kind === "string")
            found.scheme = named.value;
        else if (named !== undefined && named.kind !== "null" && named.kind !== "unknown") {
            const text = `interface conversion: interface {} is ${goTypeOf(named)}, not string`;
            throw refuse({ ...context, path: [...path, "scheme"] }, text, "text such as https", named);
        }
        if (found.port === 0) {
            throw refuse(context, `could not parse port: ${goText(value)}`, "a mapping that names its port");
        }
    }
    return { ...found, scheme: generation === "v3" && found.scheme === "grpc" ? "GRPC" : found.scheme };
}
function readPortProtocol(context) {
    const { value } = context;
    const expected = 'a number, or text such as "5000/udp"';
    if (value.kind === "int")
        return { port: Number(value.value), protocol: "tcp" };
    if (context.type.form === "port-protocol" && fieldOf(value, "port")?.kind === "int") {
        return { port: wholeOf(value, "port"), protocol: textOf(value, "protocol") };
    }
    if (value.kind !== "string")
        throw refuse(context, `invalid port: ${goVerb(value)}`, expected);
    const [port = "", protocol = ""] = value.value.split("/");
    return { port: parseWhole(context, port, expected), protocol };
}
function readWhitelist(context) {
    const { value } = context;
    const expected = 'a range such as "10.0.0.0/8", or a list of them';
    if (value.kind === "string")
        return [value.value];
    if (value.kind !== "list")
        throw refuse(context, `unknown type for balancer whitelist: ${goTypeOf(value)}`, expected);
    return value.items.map((item) => {
        if (item.kind === "unknown")
            return undefined;
        if (item.kind !== "string") {
            throw refuse(context, `unknown type for balancer whitelist: ${goTypeOf(value)}`, expected, item);
        }
        return item.value;
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/type.js
const INT = { is: "int" };
const INT32 = { is: "int", go: "int32" };
const INT64 = { is: "int", go: "int64" };
const BOOL = { is: "bool" };
const STRING = { is: "string" };
const type_FLOAT = { is: "float" };
const ANY = { is: "any" };
const STRINGS = { is: "list", of: STRING, go: "[]string" };
const STRING_MAP = { is: "map", of: STRING, go: "map[string]string" };
function struct(name, fields) {
    return { is: "struct", go: `manifest.${name}`, fields };
}
function type_form(name, go, fields) {
    return { is: "form", form: name, go: `manifest.${go}`, fields };
}
function listOf(type, go) {
    return { is: "list", of: type, go: go === undefined ? `[]${goNameOf(type)}` : `manifest.${go}` };
}
function goNameOf(type) {
    if ("go" in type && type.go !== undefined)
        return type.go;
    if (type.is === "section")
        return "yaml.MapSlice";
    return type.is === "float" ? "float64" : type.is;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/json.js




const WORDS = {
    null: "null",
    bool: "bool",
    int: "number",
    uint64: "number",
    float: "number",
    string: "string",
    list: "array",
    map: "object",
    unknown: "null",
};
const SCALARS = ["int", "bool", "string", "float", "any"];
const MOST_INT32 = 2 ** 31 - 1;
function decodeAsJson(value, type, path) {
    refuseNoJson(value, path);
    return decodeJson(value, type, path);
}
function refuseNoJson(value, path) {
    if (value.kind === "list")
        for (const item of value.items)
            refuseNoJson(item, path);
    if (value.kind !== "map")
        return;
    for (const { key, value: content } of value.entries) {
        if (key.kind === "null" || key.kind === "uint64") {
            const type = key.kind === "null" ? "%!s(<nil>)" : "uint64";
            const text = `Unsupported map key of type: ${type}, key: ${key.kind === "null" ? "<nil>" : goSyntax(key)}, value: ${content.kind === "null" ? "<nil>" : goSyntax(content)}`;
            const expected = "a mapping whose keys are text";
            throw fail(`error converting YAML to JSON: ${text}`, { at: content.at, path, expected });
        }
        refuseNoJson(content, path);
    }
}
function decodeJson(value, type, path, owner) {
    if (value.kind === "null" || value.kind === "unknown")
        return undefined;
    const { kind } = value;
    const refuse = () => {
        const field = owner === undefined ? "" : `struct field ${owner.name}.${owner.path.join(".")} of type `;
        const go = goNameOf(type);
        const into = owner === undefined ? `value of type ${go}` : `${field}${go}`;
        const number = type.is === "int" && "value" in value && WORDS[kind] === "number" ? ` ${value.value}` : "";
        const json = `json: cannot unmarshal ${WORDS[kind]}${number} into Go ${into}`;
        const expected = type.is === "list" ? "a list" : SCALARS.includes(type.is) ? undefined : "a mapping";
        return fail(`error unmarshaling JSON: while decoding JSON: ${json}`, { at: value.at, path, expected, type });
    };
    if (type.is === "json" || type.is === "struct") {
        if (value.kind !== "map")
            throw refuse();
        const result = {};
        const name = type.go.replace("manifest.", "");
        for (const { key, value: content } of sortEntries(value.entries)) {
            if (key.kind !== "string")
                continue;
            const known = Object.keys(type.fields).find((field) => field.toLowerCase() === key.value.toLowerCase());
            const field = known === undefined ? undefined : type.fields[known];
            if (known === undefined || field === undefined || field.since !== undefined)
                continue;
            const goName = "isUntagged" in type ? known.charAt(0).toUpperCase() + known.slice(1) : known;
            const inner = { name: owner?.name ?? name, path: [...(owner?.path ?? []), goName] };
            result[known] = decodeJson(content, field, [...path, known], inner);
        }
        return result;
    }
    if (type.is === "list") {
        if (value.kind !== "list")
            throw refuse();
        return value.items.map((item, index) => decodeJson(item, type.of, [...path, index], owner));
    }
    if (type.is === "map") {
        if (value.kind !== "map")
            throw refuse();
        const entries = sortEntries(value.entries).map(({ key, value: content }) => {
            const name = "value" in key ? String(key.value) : "";
            return [name, decodeJson(content, type.of, [...path, name], owner)];
        });
        return Object.fromEntries(entries);
    }
    if (type.is === "any")
        return undefined;
    if (!("value" in value))
        throw refuse();
    if (type.is === "string")
        return value.kind === "float" ? goFloat(value.value) : String(value.value);
    if (value.kind === "float" && !Number.isFinite(value.value)) {
        const text = `error converting YAML to JSON: json: unsupported value: ${goText(value)}`;
        throw fail(text, { at: value.at, path, expected: "a number, without .inf and .nan" });
    }
    if (type.is === "bool" && value.kind === "bool")
        return value.value;
    if (type.is === "float" && WORDS[kind] === "number")
        return Number(value.value);
    if (type.is !== "int" || (kind !== "int" && kind !== "float"))
        throw refuse();
    const number = Number(value.value);
    if (!Number.isInteger(number) || (type.go === "int32" && Math.abs(number) > MOST_INT32))
        throw refuse();
    return number;
}
function sortEntries(entries) {
    const nameOf = ({ key }) => ("value" in key ? String(key.value) : "");
    return [...entries].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/decode.js









const LEAST_INT = -(2 ** 63);
class Decoder {
    generation;
    findsAll;
    version;
    complaints = [];
    constructor(generation, findsAll, version) {
        this.generation = generation;
        this.findsAll = findsAll;
        this.version = version;
    }
    static decode(item, type, path, generation, version) {
        const decoder = new Decoder(generation, false, version);
        const value = decoder.read(item, type, path);
        const complaints = forVersion(decoder.complaints, version);
        if (complaints.length > 0)
            throw new TypeFault(complaints);
        return value;
    }
    static collect(item, type, path, generation) {
        const decoder = new Decoder(generation, true);
        const value = decoder.read(item, type, path);
        return { value, complaints: decoder.complaints };
    }
    read(item, type, path, previous) {
        if (item.kind === "scalar" && item.scalar.kind === "unknown")
            return undefined;
        switch (type.is) {
            case "any":
                toValue(item, "unordered", this.generation);
                return undefined;
            case "form":
            case "section":
            case "json":
                return this.readCustom(item, type, path, previous);
            case "struct":
                return this.readStruct(item, type, path, previous);
            case "map":
                return this.readMap(item, type, path, previous);
            case "list":
                return this.readList(item, type, path, previous);
            default:
                return this.readScalar(item, type, path, previous);
        }
    }
    refuse(item, type, path, previous) {
        this.complaints.push(mismatch(item, type, path));
        return previous;
    }
    readScalar(item, type, path, previous) {
        if (item.kind !== "scalar")
            return this.refuse(item, type, path, previous);
        const { scalar, text } = item;
        if (scalar.kind === "null")
            return undefined;
        if (type.is === "string")
            return text;
        const wrong = () => this.refuse(item, type, path, previous);
        if (type.is === "bool")
            return scalar.kind === "bool" ? scalar.value : wrong();
        if (scalar.kind !== "int" && scalar.kind !== "float")
            return wrong();
        const number = Number(scalar.value);
        if (type.is === "float")
            return number;
        if (scalar.kind === "int" && scalar.value > MOST_INT)
            return wrong();
        if (scalar.kind === "float" && !(number <= 2 ** 63))
            return wrong();
        return Math.max(Math.trunc(number), LEAST_INT);
    }
    readList(item, type, path, previous) {
        if (isNull(item))
            return undefined;
        if (item.kind !== "list")
            return this.refuse(item, type, path, previous);
        return item.items.map((part, index) => this.read(part, type.of, [...path, index]));
    }
    readMap(item, type, path, previous) {
        if (isNull(item))
            return undefined;
        if (item.kind !== "map")
            return this.refuse(item, type, path, previous);
        const map = { ...mapAt(previous) };
        for (const { key, value } of item.entries) {
            if (isMergeKey(key)) {
                for (const merged of mergedMaps(value).reverse())
                    Object.assign(map, this.readMap(merged, type, path, map));
                continue;
            }
            const name = this.readScalar(key, { is: "string" }, path);
            if (key.kind === "scalar" && key.scalar.kind === "unknown")
                continue;
            if (key.kind !== "scalar")
                continue;
            map[String(name ?? "")] = this.read(value, type.of, [...path, String(name ?? "")]);
        }
        return map;
    }
    readStruct(item, type, path, previous) {
        if (isNull(item))
            return undefined;
        if (item.kind !== "map")
            return this.refuse(item, type, path, previous);
        const result = { ...mapAt(previous) };
        for (const { key, value } of item.entries) {
            if (isMergeKey(key)) {
                for (const merged of mergedMaps(value).reverse()) {
                    Object.assign(result, this.readStruct(merged, type, path, result));
                }
                continue;
            }
            const name = this.readScalar(key, { is: "string" }, path);
            const field = typeof name === "string" && Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
            if (field === undefined || typeof name !== "string")
                continue;
            const known = this.complaints.length;
            const found = this.read(value, field, [...path, name], at(result, name));
            const { since } = field;
            if (since !== undefined) {
                this.complaints = this.complaints.map((one, index) => (index < known ? one : { since, ...one }));
            }
            result[name] = found;
        }
        return result;
    }
    readCustom(item, type, path, previous) {
        if (isNull(item) && item.kind === "scalar" && item.text !== "Null" && item.text !== "NULL")
            return undefined;
        try {
            if (type.is === "section")
                return [...listAt(previous), ...listAt(this.readSection(item, type, path))];
            if (type.is === "json")
                return decodeAsJson(toValue(item, "unordered", this.generation), type, path);
            return readForm(item, type, { path, generation: this.generation, previous });
        }
        catch (fault) {
            if (!(fault instanceof TypeFault) && !(this.findsAll && fault instanceof ManifestFault))
                throw fault;
            this.complaints.push(...fault.complaints);
            return previous;
        }
    }
    readSection(item, type, path) {
        const { generation } = this;
        if (isNull(item))
            return [];
        if (item.kind === "list")
            return readListAsSection(item, path, generation);
        if (item.kind !== "map")
            throw new TypeFault([mismatch(item, type, path)]);
        const value = toValue(item, "ordered", generation);
        return (value.kind === "map" ? value.entries : []).map((entry) => {
            try {
                return this.readEntry(entry, type, path);
            }
            catch (fault) {
                if (!this.findsAll || !(fault instanceof ManifestFault))
                    throw fault;
                this.complaints.push(...fault.complaints);
                return { name: "value" in entry.key ? String(entry.key.value) : "" };
            }
        });
    }
    decodeEntry(item, type, path) {
        if (!this.findsAll)
            return Decoder.decode(item, type, path, this.generation, this.version);
        const { value, complaints } = Decoder.collect(item, type, path, this.generation);
        this.complaints.push(...complaints);
        return value;
    }
    readEntry({ key, value }, type, path) {
        const name = "value" in key ? String(key.value) : "";
        const inner = [...path, name];
        const { generation } = this;
        const found = this.decodeEntry(reprint(value, "ordered", generation), type.of, inner);
        if (key.kind === "unknown")
            return undefined;
        if (key.kind !== "string" && key.kind !== "int")
            throw unknownKeyType(key, inner);
        if (type.keys === "ports" && !/^[-+]?[0-9]+$/.test(name)) {
            const text = `strconv.Atoi: parsing ${goQuote(name)}: invalid syntax`;
            throw fail(text, { at: key.at, path: inner, expected: "a port number as its key" });
        }
        const body = typeof found === "object" && !Array.isArray(found) ? found : {};
        return { ...body, name };
    }
}
function mismatch(item, type, path) {
    const tag = item.kind === "scalar" ? item.tag : item.kind === "list" ? "!!seq" : "!!map";
    const text = item.kind === "scalar" ? ` \`${shorten(item.text)}\`` : "";
    return {
        text: `line ${item.line}: cannot unmarshal ${tag}${text} into ${goNameOf(type)}`,
        ...{ at: item.at, path, type, found: item },
    };
}
function readListAsSection(item, path, generation) {
    const wrong = item.items.filter((part) => part.kind === "list" || (part.kind === "scalar" && !isNull(part)));
    if (wrong.length > 0) {
        const go = { is: "struct", go: "yaml.MapItem", fields: {} };
        throw new TypeFault(wrong.map((part) => mismatch(part, go, path)));
    }
    const first = item.items[0];
    if (first === undefined)
        return [];
    toValue(item, "ordered", generation);
    throw unknownKeyType({ at: first.at, kind: "null" }, path);
}
function unknownKeyType(key, path) {
    const expected = "a mapping of names; put a name that YAML reads as something else in quotes";
    return fail(`unknown key type: ${key.kind === "map" ? "yaml.MapSlice" : goTypeOf(key)}`, {
        at: key.at,
        path,
        expected,
    });
}
function isNull(item) {
    return item.kind === "scalar" && scalarValue(item).kind === "null";
}
function shorten(text) {
    const bytes = Buffer.from(text);
    if (bytes.length <= 10)
        return text;
    const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, 7), { stream: true });
    return `${whole}${"\ufffd".repeat(7 - Buffer.byteLength(whole))}...`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/locate.js

function locate(root, path) {
    let item = root;
    let at = root?.at ?? { line: 0, column: 0 };
    let keyAt = at;
    for (const step of path) {
        if (item === undefined)
            return { at, item, isUnknown: false };
        if (isUnknown(item))
            return { at, item: undefined, isUnknown: true };
        const next = typeof step === "number" ? listEntry(item, step) : mapEntry(item, step);
        if (next === undefined)
            return { at: keyAt, item: undefined, isUnknown: hasUnknownKeys(item) };
        keyAt = next.key.at;
        at = next.value.kind === "scalar" && next.value.text === "" ? next.key.at : next.value.at;
        item = next.value;
    }
    return { at, item, isUnknown: item !== undefined && isUnknown(item) };
}
function locateKey(root, path) {
    const last = path.at(-1);
    const parent = locate(root, path.slice(0, -1));
    const entry = parent.item === undefined || typeof last !== "string" ? undefined : mapEntry(parent.item, last);
    return entry?.key.at ?? locate(root, path).at;
}
function isUnknown(item) {
    return item.kind === "scalar" && item.scalar.kind === "unknown";
}
function hasUnknownKeys(item) {
    return item?.kind === "map" && item.entries.some(({ key }) => isUnknown(key));
}
function listEntry(item, index) {
    const value = item.kind === "list" ? item.items[index] : undefined;
    return value === undefined ? undefined : { key: value, value };
}
function mapEntry(item, key) {
    if (item.kind !== "map")
        return undefined;
    const own = indexOf(item).get(key);
    if (own !== undefined)
        return own;
    for (const entry of item.entries) {
        if (!isMergeKey(entry.key))
            continue;
        const sources = entry.value.kind === "list" ? entry.value.items : [entry.value];
        for (const source of sources) {
            const found = mapEntry(source, key);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
const indexes = new WeakMap();
function indexOf(item) {
    const known = indexes.get(item);
    if (known !== undefined)
        return known;
    const index = new Map(item.entries.map((entry) => [locate_keyText(entry.key), entry]));
    indexes.set(item, index);
    return index;
}
function locate_keyText(key) {
    if (key.kind !== "scalar")
        return undefined;
    return "value" in key.scalar ? String(key.scalar.value) : key.text;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/service.js


const CPU = { v2: 256, v3: 250 };
const MEMORY = 512;
function readService(service, attributes, environment, generation) {
    const agent = truthAt(service, "agent");
    const singleton = truthAt(service, "singleton");
    const image = textAt(service, "image");
    const path = textAt(service, "build", "path") || (image === "" ? "." : "");
    const manifest = textAt(service, "build", "manifest") || (path === "" ? "" : "Dockerfile");
    const port = numberAt(service, "port", "port");
    const command = at(service, "command");
    const hasKey = (...keys) => hasAttribute(attributes, "services", textAt(service, "name"), ...keys);
    const interval = numberAt(service, "health", "interval") || 5;
    return {
        name: textAt(service, "name"),
        agent,
        build: { path, manifest, args: textsAt(service, "build", "args") },
        command: typeof command === "string" ? command : generation === "v3" ? "" : textsAt(service, "command"),
        configMounts: listAt(service, "configMounts").map((mount) => ({
            id: textAt(mount, "id"),
            dir: textAt(mount, "dir"),
            filename: textAt(mount, "filename"),
        })),
        ...readSize(service, attributes, generation),
        deployment: {
            minimum: hasKey("deployment", "minimum")
                ? numberAt(service, "deployment", "minimum")
                : agent || singleton
                    ? 0
                    : 50,
            maximum: hasKey("deployment", "maximum")
                ? numberAt(service, "deployment", "maximum")
                : agent || singleton
                    ? 100
                    : 200,
            progressDeadline: numberAt(service, "deployment", "progressDeadline"),
            crashRestartLimit: numberAt(service, "deployment", "crashRestartLimit"),
        },
        domains: textsAt(service, "domain"),
        drain: numberAt(service, "drain") || 30,
        environment: [...environment, ...textsAt(service, "environment")],
        health: {
            path: textAt(service, "health", "path") || "/",
            port: numberAt(service, "health", "port", "port"),
            interval,
            timeout: numberAt(service, "health", "timeout") || interval - 1,
            grace: numberAt(service, "health", "grace") || interval,
            disable: truthAt(service, "health", "disable"),
            grpcService: textAt(service, "health", "grpcService"),
        },
        image,
        internal: truthAt(service, "internal") || truthAt(service, "internalAndExternal"),
        internalRouter: truthAt(service, "internalRouter"),
        labels: textMap(service, "labels"),
        livenessGrpcService: textAt(service, "liveness", "grpcService"),
        nodeSelectorLabels: textMap(service, "nodeSelectorLabels"),
        port,
        scheme: textAt(service, "port", "scheme") || (port > 0 ? "http" : ""),
        resources: textsAt(service, "resources"),
        singleton,
        stateful: truthAt(service, "stateful"),
    };
}
function textMap(service, key) {
    return Object.fromEntries(Object.entries(mapAt(service, key)).map(([name, value]) => [name, typeof value === "string" ? value : ""]));
}
function readSize(service, attributes, generation) {
    const gpu = numberAt(service, "scale", "gpu", "count");
    const size = (name, fallback) => {
        const own = numberAt(service, "scale", name);
        if (own !== 0 || gpu !== 0)
            return own;
        const limit = numberAt(service, "scale", "limit", name);
        return limit > 0 ? limit : fallback;
    };
    return {
        count: readCounts(service, attributes, generation),
        cpu: size("cpu", CPU[generation]),
        memory: size("memory", MEMORY),
        gpu,
    };
}
function readCounts(service, attributes, generation) {
    const path = ["services", textAt(service, "name")];
    const hasCount = hasAttribute(attributes, ...path, "scale", "count");
    const bounds = generation === "v3" && !hasCount ? readBounds(service) : undefined;
    if (bounds !== undefined)
        return bounds;
    const total = countAttributes(attributes, path, "scale");
    if (total === 0 || (!hasCount && total > 1))
        return { min: 1, max: 1 };
    return { min: numberAt(service, "scale", "count", "min"), max: numberAt(service, "scale", "count", "max") };
}
function readBounds(service) {
    const [min, max] = [at(service, "scale", "min"), at(service, "scale", "max")];
    const scales = hasAutoscale(service);
    if (typeof min === "number")
        return { min, max: typeof max === "number" ? max : scales ? MOST_AUTOSCALED : min };
    if (typeof max === "number")
        return { min: scales ? 0 : max, max };
    return scales ? { min: 0, max: MOST_AUTOSCALED } : undefined;
}
const MOST_AUTOSCALED = 10;
const MODES = ["cpu", "memory", "gpuUtilization", "queueDepth"];
function hasAutoscale(service) {
    const autoscale = mapAt(service, "scale", "autoscale");
    return MODES.some((mode) => at(autoscale, mode) !== undefined) || listAt(autoscale, "custom").length > 0;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/table-shared.js

const ENVIRONMENT = type_form("environment", "Environment");
const table_shared_COUNT = type_form("count", "ServiceScaleCount", { min: INT, max: INT });
const DEPLOYMENT = { maximum: INT, minimum: INT };
const BUILD = type_form("build", "ServiceBuild", { args: STRINGS, manifest: STRING, path: STRING });
const DOMAINS = type_form("domains", "ServiceDomains");
const TERMINATION = struct("ServiceTermination", { grace: INT });
const PARAMS = { is: "map", of: STRING, go: "manifest.Params" };
const METRICS = type_form("metrics", "ServiceScaleMetrics", {
    aggregate: STRING,
    dimensions: STRING_MAP,
    namespace: STRING,
    name: STRING,
    value: type_FLOAT,
});
const TARGETS = { cpu: INT, custom: METRICS, memory: INT, requests: INT };

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/table-v2.js


const NLB_PORT = struct("ServiceNLBPort", {
    port: INT,
    containerPort: INT,
    protocol: STRING,
    scheme: STRING,
    certificate: STRING,
    cross_zone: BOOL,
    allow_cidr: STRINGS,
    preserve_client_ip: BOOL,
});
const SERVICE = {
    agent: type_form("agent-v2", "ServiceAgent", { enabled: ANY, ports: ANY }),
    build: BUILD,
    command: type_form("command", "ServiceCommand"),
    deployment: struct("ServiceDeployment", DEPLOYMENT),
    domain: DOMAINS,
    drain: INT,
    environment: ENVIRONMENT,
    health: type_form("health", "ServiceHealth", { grace: INT, interval: INT, path: STRING, timeout: INT }),
    image: STRING,
    init: BOOL,
    internal: BOOL,
    internalAndExternal: BOOL,
    links: STRINGS,
    loadBalancerType: STRING,
    nlb: listOf(NLB_PORT),
    policies: STRINGS,
    port: type_form("port", "ServicePort", { port: INT, scheme: STRING }),
    privileged: BOOL,
    resources: STRINGS,
    scale: type_form("scale", "ServiceScale", {
        cooldown: type_form("cooldown", "ServiceScaleCooldown", { down: INT, up: INT }),
        count: table_shared_COUNT,
        cpu: INT,
        memory: INT,
        targets: struct("ServiceScaleTargets", TARGETS),
    }),
    singleton: BOOL,
    sticky: BOOL,
    tags: STRING_MAP,
    termination: TERMINATION,
    test: STRING,
    volumes: STRINGS,
};
const MANIFEST_V2 = struct("Manifest", {
    environment: ENVIRONMENT,
    params: PARAMS,
    resources: {
        is: "section",
        keys: "names",
        of: struct("Resource", { type: STRING, options: STRING_MAP, tags: STRING_MAP }),
    },
    services: { is: "section", keys: "names", of: struct("Service", SERVICE) },
    timers: {
        is: "section",
        keys: "names",
        of: struct("Timer", { command: STRING, schedule: STRING, service: STRING, policies: STRINGS }),
    },
});

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/table-v3-scale.js

const TRIGGER = {
    is: "struct",
    go: "v1alpha1.ScaleTriggers",
    fields: {
        type: STRING,
        name: STRING,
        metadata: STRING_MAP,
        metricType: STRING,
        useCachedMetrics: BOOL,
        authenticationRef: { is: "struct", go: "v1alpha1.AuthenticationRef", fields: { name: STRING, kind: STRING } },
    },
};
const MODE = struct("AutoscaleMode", { mode: STRING, threshold: type_FLOAT, prometheusUrl: STRING, metricName: STRING });
const AUTOSCALE_FIELDS = {
    cpu: MODE,
    memory: MODE,
    gpuUtilization: MODE,
    queueDepth: MODE,
    custom: listOf(TRIGGER),
    cooldownPeriod: INT32,
    pollingInterval: INT32,
};
const AUTOSCALE = { is: "json", go: "manifest.ServiceAutoscale", fields: AUTOSCALE_FIELDS };
const KEDA = {
    is: "json",
    isUntagged: true,
    go: "manifest.ServiceScaleKeda",
    fields: {
        pollingInterval: INT32,
        initialCooldownPeriod: INT32,
        cooldownPeriod: INT32,
        idleReplicaCount: INT32,
        advanced: {
            is: "struct",
            go: "v1alpha1.AdvancedConfig",
            fields: { restoreToOriginalReplicaCount: BOOL },
        },
        triggers: listOf(TRIGGER),
        fallback: {
            is: "struct",
            go: "v1alpha1.Fallback",
            fields: { failureThreshold: INT32, replicas: INT32 },
        },
    },
};
const VPA = struct("VPA", {
    updateMode: STRING,
    minCpu: STRING,
    maxCpu: STRING,
    minMem: STRING,
    maxMem: STRING,
    cpuOnly: BOOL,
    memOnly: BOOL,
    updateRequestOnly: BOOL,
});

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/table-v3-service.js

const CONFIG_MOUNTS = listOf(struct("ConfigMount", { id: STRING, dir: STRING, filename: STRING }), "ConfigMounts");
const VOLUME_OPTIONS = listOf(struct("VolumeOption", {
    emptyDir: struct("VolumeEmptyDir", { id: STRING, medium: STRING, mountPath: STRING, sizeLimit: STRING }),
    awsEfs: struct("VolumeAwsEfs", {
        id: STRING,
        accessMode: STRING,
        mountPath: STRING,
        storageClass: STRING,
        volumeHandle: STRING,
    }),
    azureFiles: struct("VolumeAzureFiles", {
        id: STRING,
        accessMode: STRING,
        mountPath: STRING,
        shareSize: STRING,
        storageClass: STRING,
    }),
    persistentVolumeClaim: {
        ...struct("VolumePersistentVolumeClaim", { id: STRING, mountPath: STRING }),
        isOpen: true,
        since: "3.25.4",
    },
}));
const SECURITY_CONTEXT = struct("ServiceSecurityContext", {
    allowPrivilegeEscalation: BOOL,
    capabilities: struct("ServiceSecurityContextCapabilities", { add: STRINGS, drop: STRINGS }),
    fsGroup: { ...INT64, since: "3.25.4" },
    readOnlyRootFilesystem: BOOL,
    runAsGroup: INT64,
    runAsNonRoot: BOOL,
    runAsUser: INT64,
    seccompProfile: STRING,
});

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/table-v3.js




const ANNOTATIONS = type_form("annotations", "Annotations");
const LABELS = { is: "map", of: STRING, go: "manifest.Labels" };
const table_v3_PORT = type_form("port", "ServicePortScheme", { port: INT, scheme: STRING });
const PROBE = {
    grace: INT,
    interval: INT,
    path: STRING,
    timeout: INT,
    successThreshold: INT,
    failureThreshold: INT,
};
const table_v3_SERVICE = {
    accessControl: struct("AccessControlOptions", {
        awsPodIdentity: struct("AWSPodIdentityOptions", { policyArns: STRINGS }),
    }),
    agent: type_form("agent-v3", "ServiceAgent"),
    annotations: ANNOTATIONS,
    build: BUILD,
    certificate: struct("Certificate", { id: STRING, duration: STRING }),
    command: STRING,
    configMounts: CONFIG_MOUNTS,
    deployment: struct("ServiceDeployment", {
        ...DEPLOYMENT,
        progressDeadline: { ...INT, since: "3.25.5", range: { least: 30, most: 21600, zero: true } },
        crashRestartLimit: { ...INT, since: "3.25.5", range: { least: -1 } },
    }),
    disableHostUsers: BOOL,
    dnsConfig: struct("ServiceDnsConfig", { ndots: INT }),
    domain: DOMAINS,
    drain: INT,
    environment: ENVIRONMENT,
    grpcHealthEnabled: BOOL,
    health: type_form("health", "ServiceHealth", {
        disable: BOOL,
        grace: INT,
        grpcService: { ...STRING, since: "3.25.4" },
        interval: INT,
        path: STRING,
        port: table_v3_PORT,
        timeout: INT,
    }),
    image: STRING,
    imagePullSecrets: listOf(struct("ServiceImagePullSecret", { registry: STRING, username: STRING, password: STRING, passwordEnv: STRING })),
    ingressAnnotations: ANNOTATIONS,
    init: BOOL,
    initContainer: struct("InitContainer", {
        image: STRING,
        command: STRING,
        configMounts: CONFIG_MOUNTS,
        volumeOptions: VOLUME_OPTIONS,
    }),
    internal: BOOL,
    internalRouter: BOOL,
    labels: LABELS,
    lifecycle: struct("ServiceLifecycle", { preStop: STRING, postStart: STRING }),
    liveness: struct("ServiceLiveness", { ...PROBE, port: table_v3_PORT, grpcService: { ...STRING, since: "3.25.5" } }),
    nodeAffinityLabels: listOf(struct("Affinity", { label: STRING, weight: INT, value: STRING }), "Affinities"),
    nodeSelectorLabels: LABELS,
    podManagementPolicy: { ...STRING, since: "3.25.4", values: ["OrderedReady", "Parallel"] },
    port: table_v3_PORT,
    ports: listOf(type_form("port-protocol", "ServicePortProtocol", { port: INT, protocol: STRING })),
    privileged: BOOL,
    resources: STRINGS,
    scale: type_form("scale", "ServiceScale", {
        count: table_shared_COUNT,
        cpu: INT,
        gpu: type_form("gpu", "ServiceScaleGpu", { count: INT, vendor: STRING }),
        memory: INT,
        targets: struct("ServiceScaleTargets", {
            ...TARGETS,
            external: listOf(struct("ServiceScaleExternalMetric", {
                averageValue: type_FLOAT,
                matchLabels: STRING_MAP,
                name: STRING,
                value: type_FLOAT,
            }), "ServiceScaleExternalMetrics"),
        }),
        keda: KEDA,
        vpa: VPA,
        limit: struct("ServiceResourceLimit", { cpu: INT, memory: INT }),
        min: INT,
        max: INT,
        autoscale: AUTOSCALE,
    }),
    securityContext: SECURITY_CONTEXT,
    singleton: BOOL,
    startupProbe: struct("ServiceStartupProbe", { ...PROBE, port: table_v3_PORT, tcpSocketPort: STRING }),
    stateful: { ...BOOL, since: "3.25.4" },
    sticky: BOOL,
    termination: TERMINATION,
    test: STRING,
    timeout: INT,
    tls: struct("ServiceTls", { redirect: BOOL }),
    volumeOptions: VOLUME_OPTIONS,
    volumes: STRINGS,
    whitelist: STRING,
};
const BALANCER = {
    annotations: ANNOTATIONS,
    awsLoadBalancerController: { ...BOOL, since: "3.25.5" },
    ports: {
        is: "section",
        keys: "ports",
        of: type_form("balancer-port", "BalancerPort", { port: INT, protocol: STRING }),
    },
    service: STRING,
    whitelist: type_form("whitelist", "BalancerWhitelist"),
};
const MANIFEST_V3 = struct("Manifest", {
    appSettings: struct("AppSettings", {
        "aws-logs": struct("ServiceLogsRetention", { "cw-retention": INT, disableRetention: BOOL }),
        awsLogs: ANY,
    }),
    balancers: { is: "section", keys: "names", of: struct("Balancer", BALANCER) },
    budget: struct("AppBudget", {
        atCapAction: STRING,
        atCapWebhookUrl: STRING,
        alertThresholdPercent: ANY,
        monthlyCapUsd: type_FLOAT,
        neverAutoShutdown: STRINGS,
        notifyBeforeMinutes: INT,
        recoveryMode: STRING,
        shutdownGracePeriod: STRING,
        shutdownOrder: STRING,
    }),
    configs: listOf(struct("AppConfig", { id: STRING, name: STRING, value: STRING }), "AppConfigs"),
    environment: ENVIRONMENT,
    labels: LABELS,
    params: PARAMS,
    resources: {
        is: "section",
        keys: "names",
        of: struct("Resource", { type: STRING, image: STRING, options: STRING_MAP }),
    },
    services: { is: "section", keys: "names", of: struct("Service", table_v3_SERVICE) },
    timers: {
        is: "section",
        keys: "names",
        of: struct("Timer", {
            annotations: ANNOTATIONS,
            command: STRING,
            concurrency: STRING,
            parallelCount: INT,
            schedule: STRING,
            service: STRING,
        }),
    },
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/rules.js


const NAME = /^[a-z][a-z0-9-]*$/;
const NAME_RULE = "must contain only lowercase alphanumeric and dashes";
class Complaints {
    list = [];
    loading;
    constructor(loading) {
        this.loading = loading;
    }
    add(path, text, isKey = false) {
        const { root } = this.loading;
        const { at, isUnknown } = locate(root, path);
        if (!isUnknown)
            this.list.push({ text, at: isKey ? locateKey(root, path) : at, path });
    }
    knowsAll(section) {
        const { root } = this.loading;
        if (hasUnknownKeys(root))
            return false;
        const item = root === undefined ? undefined : mapEntry(root, section)?.value;
        if (item?.kind === "list") {
            return item.items.every((_, index) => !locate(item, [index, "id"]).isUnknown);
        }
        return !hasUnknownKeys(item) && !locate(root, [section]).isUnknown;
    }
}
function parseCidr(text) {
    const [address = "", bits = "", ...rest] = text.split("/");
    const version = (0,external_node_net_.isIP)(address);
    if (version === 0 || rest.length > 0 || !/^[0-9]{1,3}$/.test(bits) || address.includes("%"))
        return undefined;
    if (bits.length > 1 && bits.startsWith("0"))
        return undefined;
    const length = Number(bits);
    if (length > (version === 4 ? 32 : 128))
        return undefined;
    if (version === 6)
        return { version: 6, range: text };
    const number = address.split(".").reduce((total, part) => total * 256 + Number(part), 0);
    const block = 2 ** (32 - length);
    const base = Math.floor(number / block) * block;
    const parts = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
    return { version: 4, range: `${parts.join(".")}/${length}` };
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/validate-v2.js



const CERTIFICATES = "run 'convox certs list' to see available ARNs";
const ARN = /^arn:aws[a-z-]*:(acm:[a-z0-9-]+:[0-9]{12}:certificate\/[a-zA-Z0-9-]+|iam::[0-9]{12}:server-certificate\/.+)$/;
function validateV2(loading) {
    const complaints = new Complaints(loading);
    const owners = new Map();
    for (const service of listAt(loading.decoded, "services")) {
        if (service === undefined)
            continue;
        const name = textAt(service, "name");
        if (!NAME.test(name))
            complaints.add(["services", name], `service name ${name} invalid, ${NAME_RULE}`, true);
        const ports = listAt(service, "nlb");
        if (ports.length > 0 && truthAt(service, "agent")) {
            complaints.add(["services", name, "nlb"], `service ${name}: agent mode is incompatible with nlb ports`);
        }
        checkListeners(complaints, name, ports, owners);
    }
    for (const { name, type } of loading.manifest.resources) {
        if (type.trim() === "")
            complaints.add(["resources", name, "type"], "resource type can not be blank");
    }
    return complaints.list;
}
function readListener(value) {
    const port = numberAt(value, "port");
    return {
        port,
        containerPort: numberAt(value, "containerPort") || port,
        protocol: textAt(value, "protocol").trim().toLowerCase() || "tcp",
        scheme: textAt(value, "scheme").trim().toLowerCase() || "public",
        certificate: textAt(value, "certificate"),
        ranges: textsAt(value, "allow_cidr"),
    };
}
function checkListeners(complaints, service, values, owners) {
    const ports = new Map();
    const containerPorts = new Set();
    values.forEach((value, index) => {
        const path = ["services", service, "nlb", index];
        const listener = readListener(value);
        const { port, containerPort } = listener;
        if (port < 1 || port > 65535) {
            complaints.add([...path, "port"], `service ${service}: nlb port ${goInt(port)} out of range`);
        }
        if (containerPort < 1 || containerPort > 65535) {
            complaints.add([...path, "containerPort"], `service ${service}: nlb containerPort ${goInt(containerPort)} out of range`);
        }
        checkListener(complaints, service, path, listener);
        const known = ports.get(port);
        if (known !== undefined && known !== containerPort) {
            const text = `service ${service}: nlb port ${goInt(port)} declared with conflicting containerPort values`;
            complaints.add([...path, "containerPort"], text);
        }
        else if (known !== undefined)
            complaints.add([...path, "port"], `service ${service}: duplicate nlb port ${goInt(port)}`);
        else if (containerPorts.has(containerPort)) {
            const text = `service ${service}: nlb containerPort ${goInt(containerPort)} used by multiple nlb listeners`;
            complaints.add([...path, "containerPort"], text);
        }
        const owner = owners.get(port);
        if (owner !== undefined && owner !== service) {
            const reason = "rack NLB listener is shared, each port must be unique across services";
            complaints.add([...path, "port"], `nlb port ${goInt(port)} declared by services ${owner} and ${service}; ${reason}`);
        }
        owners.set(port, service);
        ports.set(port, containerPort);
        containerPorts.add(containerPort);
    });
}
function checkListener(complaints, service, path, listener) {
    const { port, protocol, scheme, certificate } = listener;
    const add = (key, text) => complaints.add([...path, key], `service ${service} nlb port ${goInt(port)}: ${text}`);
    if (protocol !== "tcp" && protocol !== "tls") {
        add("protocol", `protocol must be tcp or tls, got ${goQuote(protocol)}`);
    }
    if (protocol === "tls" && certificate === "") {
        add("protocol", `protocol tls requires a certificate (provide an ACM ARN; ${CERTIFICATES})`);
    }
    if (protocol !== "tls" && certificate !== "")
        add("certificate", "certificate is only valid with protocol: tls");
    if (certificate !== "" && !ARN.test(certificate)) {
        const text = "certificate must be a full ACM or IAM server-certificate ARN, got";
        add("certificate", `${text} ${goQuote(certificate)} (${CERTIFICATES})`);
    }
    if (scheme !== "public" && scheme !== "internal") {
        add("scheme", `scheme must be public or internal, got ${goQuote(scheme)}`);
    }
    const seen = new Set();
    listener.ranges.forEach((range, index) => {
        const entry = `allow_cidr entry ${goQuote(range)}`;
        const complain = (text) => complaints.add([...path, "allow_cidr", index], `service ${service} nlb port ${goInt(port)}: ${text}`);
        const found = parseCidr(range);
        if (found === undefined)
            complain(`${entry} is not a valid IPv4 CIDR (e.g. 10.0.0.0/16)`);
        else if (found.version === 6)
            complain(`${entry} is not a valid IPv4 CIDR (IPv6 not supported)`);
        else if (found.range !== range)
            complain(`${entry} is not canonical; use ${goQuote(found.range)} instead`);
        else if (seen.has(range))
            complain(`allow_cidr contains duplicate entry: ${range}`);
        seen.add(range);
    });
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/validate-v3-budget.js


const ACTIONS = ["alert-only", "block-new-deploys", "auto-shutdown"];
const HOUR = 3600;
const UNIT = {
    ns: 1e-9,
    us: 1e-6,
    µs: 1e-6,
    μs: 1e-6,
    ms: 1e-3,
    s: 1,
    m: 60,
    h: HOUR,
};
function checkBudget({ decoded, manifest }, complaints) {
    const budget = mapAt(decoded, "budget");
    const add = (key, text) => complaints.add(["budget", key], text);
    const action = textAt(budget, "atCapAction");
    if (action !== "" && !ACTIONS.some((known) => known === action)) {
        add("atCapAction", `budget.atCapAction must be one of ${ACTIONS.map(goQuote).join(", ")}; got ${goQuote(action)}`);
    }
    const shutsDown = action === "auto-shutdown";
    const start = 'budget.atCapAction "auto-shutdown"';
    if (shutsDown && textAt(budget, "atCapWebhookUrl").trim() === "") {
        const reason = "auto-shutdown silently killing services without notification is rejected by design";
        add("atCapWebhookUrl", `${start} requires budget.atCapWebhookUrl to be set; ${reason}`);
    }
    if (shutsDown && !(numberAt(budget, "monthlyCapUsd") > 0)) {
        add("monthlyCapUsd", `${start} requires budget.monthlyCapUsd > 0; cannot shut down on cap breach without a cap`);
    }
    const notify = numberAt(budget, "notifyBeforeMinutes");
    if (notify !== 0 && (notify < 5 || notify > 1440)) {
        add("notifyBeforeMinutes", `budget.notifyBeforeMinutes must be between 5 and 1440; got ${notify}`);
    }
    checkGracePeriod(textAt(budget, "shutdownGracePeriod"), add);
    checkChoice("shutdownOrder", ["largest-cost", "newest"], textAt(budget, "shutdownOrder"), RESERVED_ORDER, add);
    checkChoice("recoveryMode", ["auto-on-reset", "manual"], textAt(budget, "recoveryMode"), RESERVED_MODE, add);
    if (!shutsDown || !complaints.knowsAll("services"))
        return;
    if (manifest.services.length === 0) {
        const reason = 'timer-only apps cannot be auto-shut. Use "block-new-deploys" or remove auto-shutdown.';
        add("atCapAction", `${start} requires at least one service in the services block; ${reason}`);
        return;
    }
    const exempt = textsAt(budget, "neverAutoShutdown");
    if (at(budget, "neverAutoShutdown") === undefined)
        return;
    if (manifest.services.every(({ name }) => exempt.includes(name))) {
        const fix = 'either remove a service from neverAutoShutdown or use atCapAction "block-new-deploys"';
        const text = `${start} with all services listed in neverAutoShutdown leaves no services eligible; ${fix}`;
        add("neverAutoShutdown", text);
    }
}
const RESERVED_ORDER = { value: "priority-annotation", until: "a future release" };
const RESERVED_MODE = { value: "scheduled", until: "3.25.0" };
function checkChoice(key, allowed, value, reserved, add) {
    if (value === "" || allowed.includes(value))
        return;
    const choices = allowed.map(goQuote);
    if (value === reserved.value) {
        add(key, `budget.${key} ${goQuote(value)} reserved for ${reserved.until}; use ${choices.join(" or ")}`);
    }
    else
        add(key, `budget.${key} must be one of ${choices.join(", ")}; got ${goQuote(value)}`);
}
function checkGracePeriod(text, add) {
    if (text.trim() === "")
        return;
    const seconds = parseDuration(text);
    if (seconds === undefined) {
        const rule = 'must be a Go duration string (e.g. "5m", "30s")';
        add("shutdownGracePeriod", `budget.shutdownGracePeriod ${rule}; got ${goQuote(text)}`);
    }
    else if (seconds < 0 || seconds > HOUR) {
        add("shutdownGracePeriod", `budget.shutdownGracePeriod must be between 0s and 1h; got ${text}`);
    }
}
function parseDuration(text) {
    const match = /^([-+]?)((?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+$/.exec(text);
    if (/^[-+]?0$/.test(text))
        return 0;
    if (match === null)
        return undefined;
    let total = 0;
    for (const [, number, unit] of text.matchAll(/([0-9.]+)(ns|us|µs|μs|ms|s|m|h)/g)) {
        total += Number(number) * (UNIT[unit ?? ""] ?? 0);
    }
    return match[1] === "-" ? -total : total;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/go-url.js

function parseUrl(text) {
    const mistake = findMistake(text);
    if (mistake !== undefined)
        return { error: `parse ${goQuote(text)}: ${mistake}` };
    const { scheme, rest } = splitScheme(text.split("#", 1)[0] ?? "");
    const authority = /^\/\/([^/?]*)/.exec(rest)?.[1] ?? "";
    return { scheme, host: authority.slice(authority.lastIndexOf("@") + 1) };
}
function splitScheme(text) {
    const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text)?.[1] ?? "";
    return { scheme: scheme.toLowerCase(), rest: scheme === "" ? text : text.slice(scheme.length + 1) };
}
function findMistake(text) {
    if (Array.from(text).some((char) => char < " " || char === "\x7f")) {
        return "net/url: invalid control character in URL";
    }
    const [address = "", ...fragment] = text.split("#");
    if (address.startsWith(":"))
        return "missing protocol scheme";
    const { scheme, rest } = splitScheme(address);
    const query = rest.indexOf("?");
    const path = query === -1 ? rest : rest.slice(0, query);
    if (!path.startsWith("/")) {
        const isAmbiguous = scheme === "" && (path.split("/", 1)[0] ?? "").includes(":");
        return isAmbiguous ? "first path segment in URL cannot contain colon" : badEscape(fragment.join("#"));
    }
    const authority = /^\/\/([^/]*)/.exec(path);
    const inHost = authority === null ? undefined : hostMistake(authority[1] ?? "");
    return inHost ?? badEscape(path.slice(authority?.[0].length ?? 0)) ?? badEscape(fragment.join("#"));
}
function hostMistake(authority) {
    const at = authority.lastIndexOf("@");
    const host = authority.slice(at + 1);
    if (at !== -1 && !/^[A-Za-z0-9._:~!$&'()*+,;=%@-]*$/.test(authority.slice(0, at)))
        return "net/url: invalid userinfo";
    if (host.startsWith("[") && !host.includes("]"))
        return "missing ']' in host";
    const port = host.startsWith("[") ? host.slice(host.lastIndexOf("]") + 1) : (/:[^:]*$/.exec(host)?.[0] ?? "");
    if (!/^(:[0-9]*)?$/.test(port))
        return `invalid port ${goQuote(port)} after host`;
    const percent = /%(?![89a-fA-F][0-9a-fA-F]|25).{0,2}/.exec(host)?.[0];
    if (percent !== undefined)
        return `invalid URL escape ${goQuote(percent)}`;
    const odd = /[^A-Za-z0-9._~!$&'()*+,;=:[\]<>"%\x80-\u{10ffff}-]/u.exec(host)?.[0];
    return odd === undefined ? undefined : `invalid character ${goQuote(odd)} in host name`;
}
function badEscape(text) {
    const found = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(text)?.[0];
    return found === undefined ? undefined : `invalid URL escape ${goQuote(found)}`;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/validate-v3-scale.js





const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const validate_v3_scale_MODES = ["cpu", "memory", "gpuUtilization", "queueDepth"];
const NEVER_ZERO = "scale.min: 0 combined with only always-active autoscale triggers (cpu/memory/cron) will never scale to zero; KEDA's cpu/memory/cron scalers are always active. Add scale.autoscale.queueDepth, scale.autoscale.gpuUtilization, or a scale.autoscale.custom[] prometheus/external trigger, or raise scale.min to 1.";
function checkScale(service, body, complaints) {
    const { name, count } = service;
    const autoscale = mapAt(body, "scale", "autoscale");
    const isEnabled = hasAutoscale(body);
    const usesKeda = listAt(body, "scale", "keda", "triggers").length > 0;
    if (service.agent && (isEnabled || usesKeda))
        return;
    const scale = ["services", name, "scale"];
    const add = (path, text) => complaints.add([...scale, ...path], `service ${name}: ${text}`);
    if (count.min < 0)
        add(["min"], "scale.min must be >= 0");
    if (count.max < 0)
        add(["max"], "scale.max must be >= 0");
    if (count.max < count.min)
        add(["max"], "scale.max must be >= scale.min");
    if (isEnabled)
        checkAutoscale(service, autoscale, add);
}
function checkAutoscale(service, autoscale, add) {
    const { min, max } = service.count;
    if (max < 1)
        add(["max"], "scale.max must be >= 1 when autoscale is enabled");
    if (max === min && max >= 1) {
        add(["max"], "scale.max must be > scale.min when autoscale is enabled (ScaledObject would be a no-op)");
    }
    for (const mode of validate_v3_scale_MODES) {
        if (at(autoscale, mode) === undefined)
            continue;
        const path = ["autoscale", mode, "threshold"];
        const threshold = at(autoscale, mode, "threshold");
        const value = typeof threshold === "number" ? threshold : 0;
        const isPercent = value > 0 && value <= 100;
        const named = `scale.autoscale.${mode}.threshold`;
        if (mode === "queueDepth") {
            if (!(value > 0))
                add(path, `${named} must be > 0`);
        }
        else if (!isPercent)
            add(path, `${named} must be ${mode === "gpuUtilization" ? "> 0 and <= 100" : "between 1 and 100"}`);
        if (mode === "gpuUtilization" && service.gpu === 0) {
            add(["autoscale", mode], "scale.autoscale.gpuUtilization requires scale.gpu.count >= 1");
        }
    }
    for (const mode of validate_v3_scale_MODES)
        checkMode(mode, mapAt(autoscale, mode), add);
    listAt(autoscale, "custom").forEach((trigger, index) => {
        const named = `scale.autoscale.custom[${index}]`;
        const path = ["autoscale", "custom", index];
        const name = textAt(trigger, "name");
        if (name !== "" && !NAME.test(name)) {
            add([...path, "name"], `${named}.name ${goQuote(name)} invalid, ${NAME_RULE}`);
        }
        if (name.toLowerCase().startsWith("convox-")) {
            add([...path, "name"], `${named}.name: ${goQuote(name)} uses reserved prefix 'convox-'`);
        }
        if (textAt(trigger, "authenticationRef", "kind") === "ClusterTriggerAuthentication") {
            const text = `${named}.authenticationRef.kind: ClusterTriggerAuthentication is not permitted`;
            add([...path, "authenticationRef", "kind"], text);
        }
    });
    if (min === 0 && !canReachZero(autoscale))
        add(["min"], NEVER_ZERO);
}
function canReachZero(autoscale) {
    if (at(autoscale, "gpuUtilization") !== undefined || at(autoscale, "queueDepth") !== undefined)
        return true;
    return listAt(autoscale, "custom").some((trigger) => !["cpu", "memory", "cron"].includes(textAt(trigger, "type").toLowerCase()));
}
function checkMode(mode, value, add) {
    const url = textAt(value, "prometheusUrl");
    const mistake = url === "" ? undefined : urlMistake(url);
    if (mistake !== undefined) {
        add(["autoscale", mode, "prometheusUrl"], `scale.autoscale.${mode}.prometheusUrl ${mistake}`);
    }
    const metric = textAt(value, "metricName");
    if (metric !== "" && !METRIC.test(metric)) {
        const text = `scale.autoscale.${mode}.metricName ${goQuote(metric)} must match ${METRIC.source}`;
        add(["autoscale", mode, "metricName"], text);
    }
}
function urlMistake(url) {
    const found = parseUrl(url);
    if ("error" in found)
        return `is not a valid URL: ${found.error}`;
    const { scheme, host } = found;
    if (scheme !== "http" && scheme !== "https")
        return `must use http or https scheme, got ${goQuote(scheme)}`;
    return host === "" ? "must include a host" : undefined;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/validate-v3-security.js


const CAPABILITY = /^[A-Z][A-Z0-9_]*$/;
const LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
const REGISTRY = new RegExp(`^${LABEL}(\\.${LABEL})*(:[0-9]+)?$`);
function checkSecurityContext(service, context, complaints) {
    const mistake = contextMistake(context);
    if (mistake === undefined)
        return;
    complaints.add(["services", service, "securityContext", ...mistake.path], `service ${service}: ${mistake.text}`);
}
function contextMistake(context) {
    const profile = textAt(context, "seccompProfile");
    if (profile === "Localhost") {
        const text = "Localhost is not supported (no localhostProfile field); use RuntimeDefault or Unconfined";
        return { path: ["seccompProfile"], text: `securityContext.seccompProfile: ${text}` };
    }
    if (!["", "RuntimeDefault", "Unconfined"].includes(profile)) {
        const text = `invalid value ${goQuote(profile)}, allowed: RuntimeDefault, Unconfined`;
        return { path: ["seccompProfile"], text: `securityContext.seccompProfile: ${text}` };
    }
    for (const list of ["add", "drop"]) {
        for (const [index, name] of textsAt(context, "capabilities", list).entries()) {
            const path = ["capabilities", list, index];
            const start = `securityContext.capabilities.${list}: ${goQuote(name)}`;
            if (name.startsWith("CAP_")) {
                return { path, text: `${start} must not include CAP_ prefix (use ${goQuote(name.slice(4))})` };
            }
            if (!CAPABILITY.test(name))
                return { path, text: `${start} is not a valid capability name` };
        }
    }
    if (at(context, "runAsNonRoot") === true && at(context, "runAsUser") === 0) {
        return { path: ["runAsUser"], text: "securityContext: runAsNonRoot=true is incompatible with runAsUser=0" };
    }
    return undefined;
}
function checkPullSecrets(service, secrets, complaints) {
    const seen = new Map();
    secrets.forEach((secret, index) => {
        const registry = textAt(secret, "registry");
        const add = (key, text) => complaints.add(["services", service, "imagePullSecrets", index, key], `service ${service} imagePullSecrets[${index}]: ${text}`);
        const mistake = secretMistake(secret);
        if (mistake !== undefined) {
            add(mistake.key, mistake.text);
            return;
        }
        const previous = seen.get(registry);
        if (previous !== undefined) {
            const rule = "each registry may be declared at most once per service";
            add("registry", `duplicate registry ${goQuote(registry)} (also declared at index ${previous}); ${rule}`);
            return;
        }
        seen.set(registry, index);
    });
}
function secretMistake(secret) {
    const registry = textAt(secret, "registry");
    const named = `registry ${goQuote(registry)}`;
    const registryMistake = (text) => ({ key: "registry", text });
    if (registry.trim() === "")
        return registryMistake("registry is required");
    if (/^https?:\/\//i.test(registry)) {
        return registryMistake(`${named} must not include a scheme (drop http:// or https://)`);
    }
    if (registry.includes("/"))
        return registryMistake(`${named} must not include a path`);
    if (registry !== registry.toLowerCase())
        return registryMistake(`${named} must be lowercase`);
    if (!REGISTRY.test(registry))
        return registryMistake(`${named} is not a valid registry hostname`);
    if (textAt(secret, "username") === "")
        return { key: "username", text: "username is required" };
    const [hasPassword, hasEnv] = ["password", "passwordEnv"].map((key) => textAt(secret, key) !== "");
    if (hasPassword && hasEnv) {
        const text = "use passwordEnv to reference an env var, OR password for a literal value, not both";
        return { key: "passwordEnv", text };
    }
    if (!hasPassword && !hasEnv)
        return { key: "password", text: "password or passwordEnv is required" };
    return undefined;
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/validate-v3-volumes.js

const validate_v3_volumes_MODES = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce"];
const QUANTITY = /^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$/;
const QUANTITY_TEXT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const SUFFIX = {
    ...{ n: 1e-9, u: 1e-6, m: 1e-3, "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
    ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};
const SMALLEST_SHARE = 100 * 2 ** 30;
function checkVolumes(service, volumes, complaints) {
    volumes.forEach((volume, index) => {
        for (const kind of ["emptyDir", "awsEfs", "azureFiles"]) {
            if (at(volume, kind) === undefined)
                continue;
            const mistake = volumeMistake(kind, mapAt(volume, kind));
            if (mistake === undefined)
                return;
            const path = [...service, "volumeOptions", index, kind, mistake.key];
            complaints.add(path, `${kind}.${mistake.key}${mistake.text}`);
            return;
        }
    });
}
function volumeMistake(kind, volume) {
    for (const key of ["id", "mountPath"])
        if (textAt(volume, key) === "")
            return { key, text: " is required" };
    if (kind === "emptyDir") {
        const medium = textAt(volume, "medium");
        if (medium !== "" && medium !== "Memory")
            return { key: "medium", text: "'s allowed values: Memory" };
        const limit = textAt(volume, "sizeLimit");
        if (limit === "")
            return undefined;
        const size = parseQuantity(limit);
        return "error" in size ? { key: "sizeLimit", text: ` is not a valid quantity: ${size.error}` } : undefined;
    }
    if (!validate_v3_volumes_MODES.includes(textAt(volume, "accessMode"))) {
        return { key: "accessMode", text: ` must be one of these values: ${validate_v3_volumes_MODES.join(", ")}` };
    }
    if (kind !== "azureFiles")
        return undefined;
    const share = textAt(volume, "shareSize");
    if (share === "")
        return undefined;
    const size = parseQuantity(share);
    if ("error" in size)
        return { key: "shareSize", text: ` is not a valid quantity: ${size.error}` };
    if (size.value >= SMALLEST_SHARE)
        return undefined;
    return { key: "shareSize", text: " must be at least 100Gi (Azure Premium NFS minimum)" };
}
function parseQuantity(text) {
    const match = QUANTITY.exec(text);
    const number = Number(match?.[1]);
    if (match === null || match[1] === "" || Number.isNaN(number))
        return { error: QUANTITY_TEXT };
    const suffix = match[2] ?? "";
    const power = /^[eE]([-+]?[0-9]+)$/.exec(suffix)?.[1];
    if (power !== undefined)
        return { value: number * 10 ** Number(power) };
    const factor = Object.hasOwn(SUFFIX, suffix) ? SUFFIX[suffix] : undefined;
    if (factor === undefined)
        return { error: "unable to parse quantity's suffix" };
    return { value: number * factor };
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/validate-v3.js







function validateV3(loading) {
    const complaints = new Complaints(loading);
    const { manifest, decoded } = loading;
    const blank = manifest.configs.findIndex(({ id }) => id === "");
    if (blank !== -1)
        complaints.add(["configs", blank, "id"], "configs[*].id is required");
    checkBalancers(loading, complaints);
    checkBudget(loading, complaints);
    for (const { name, type } of manifest.resources) {
        if (!NAME.test(name))
            complaints.add(["resources", name], `resource name ${name} invalid, ${NAME_RULE}`, true);
        if (type.trim() === "")
            complaints.add(["resources", name, "type"], `resource ${goQuote(name)} has blank type`);
    }
    const bodies = listAt(decoded, "services").filter((body) => body !== undefined);
    manifest.services.forEach((service, index) => {
        checkService(loading, service, mapAt(bodies[index]), complaints);
    });
    checkTimers(loading, complaints);
    return complaints.list;
}
function checkBalancers({ manifest }, complaints) {
    for (const { name, service, ports, whitelist } of manifest.balancers) {
        const path = ["balancers", name];
        if (ports.length === 0)
            complaints.add([...path, "ports"], `balancer ${name} has no ports`);
        if (service === "")
            complaints.add([...path, "service"], `balancer ${name} has blank service`);
        else if (complaints.knowsAll("services") && !manifest.services.some((known) => known.name === service)) {
            complaints.add([...path, "service"], `balancer ${name} refers to unknown service ${service}`);
        }
        whitelist.forEach((range, index) => {
            if (parseCidr(range) !== undefined)
                return;
            const place = whitelist.length === 1 ? [...path, "whitelist"] : [...path, "whitelist", index];
            complaints.add(place, `balancer ${name} whitelist ${range} is not a valid cidr range`);
        });
    }
}
function checkService(loading, service, body, complaints) {
    const { name } = service;
    const path = ["services", name];
    if (!NAME.test(name))
        complaints.add(path, `service name ${name} invalid, ${NAME_RULE}`, true);
    const { minimum, maximum } = service.deployment;
    const deployment = (key, rule) => complaints.add([...path, "deployment", key], `service ${name} deployment ${key} can not be ${rule}`);
    if (minimum < 0)
        deployment("minimum", "less than 0");
    if (minimum > 100)
        deployment("minimum", "greater than 100");
    if (maximum < 100)
        deployment("maximum", "less than 100");
    if (maximum > 200)
        deployment("maximum", "greater than 200");
    if (service.internal && service.internalRouter) {
        const text = `service ${name} can not have both internal and internalRouter set as true`;
        complaints.add([...path, "internalRouter"], text);
    }
    service.resources.forEach((resource, index) => {
        const expected = resource.split(":", 1)[0] ?? "";
        if (!complaints.knowsAll("resources") || loading.manifest.resources.some((known) => known.name === expected))
            return;
        const text = `service ${name} references a resource that does not exist: ${expected}`;
        complaints.add([...path, "resources", index], text);
    });
    checkVolumes(path, listAt(body, "volumeOptions"), complaints);
    checkSecurityContext(name, mapAt(body, "securityContext"), complaints);
    checkPullSecrets(name, listAt(body, "imagePullSecrets"), complaints);
    service.configMounts.forEach((mount, index) => {
        const inner = [...path, "configMounts", index];
        const missing = ["id", "dir", "filename"].find((key) => mount[key] === "");
        if (missing !== undefined)
            complaints.add([...inner, missing], `configMounts[*].${missing} is required`);
        if (!complaints.knowsAll("configs") || loading.manifest.configs.some(({ id }) => id === mount.id))
            return;
        complaints.add([...inner, "id"], `config id: '${mount.id}' not found`);
    });
    checkScale(service, body, complaints);
}
function checkTimers({ manifest }, complaints) {
    for (const { name, service, schedule } of manifest.timers) {
        const path = ["timers", name];
        if (!NAME.test(name))
            complaints.add(path, `timer name ${name} invalid, ${NAME_RULE}`, true);
        if (complaints.knowsAll("services") && !manifest.services.some((known) => known.name === service)) {
            complaints.add([...path, "service"], `timer ${name} references a service that does not exist: ${service}`);
        }
        if (schedule.includes("?")) {
            complaints.add([...path, "schedule"], `timer ${name} invalid, schedule cannot contain ?`);
        }
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/validate-v3-later.js


const VOLUME_ID = /^[a-z][a-z0-9-]*$/;
const LONGEST_VOLUME_ID = 59;
function validateLaterKeys(loading) {
    const complaints = new Complaints(loading);
    for (const body of listAt(loading.decoded, "services")) {
        const name = textAt(body, "name");
        const path = ["services", name];
        if (textAt(body, "health", "grpcService").startsWith("/")) {
            complaints.add([...path, "health", "grpcService"], `service ${name} health.grpcService can not start with /`);
        }
        listAt(body, "volumeOptions").forEach((volume, index) => {
            if (at(volume, "persistentVolumeClaim") === undefined)
                return;
            const claim = mapAt(volume, "persistentVolumeClaim");
            const refuse = (key, rule) => {
                const place = [...path, "volumeOptions", index, "persistentVolumeClaim", key];
                complaints.add(place, `persistentVolumeClaim.${key} ${rule}`);
            };
            const [id, mountPath] = [textAt(claim, "id"), textAt(claim, "mountPath")];
            if (id === "")
                refuse("id", "is required");
            else if (!VOLUME_ID.test(id) || id.length > LONGEST_VOLUME_ID) {
                refuse("id", `must match ${VOLUME_ID.source} and have at most ${LONGEST_VOLUME_ID} characters`);
            }
            if (mountPath === "")
                refuse("mountPath", "is required");
            else if (!mountPath.startsWith("/"))
                refuse("mountPath", "must be an absolute path");
        });
    }
    return complaints.list.map((complaint) => ({ ...complaint, since: "3.25.4" }));
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/cursor.js

class Cursor {
    chars;
    index = 0;
    line = 0;
    column = 0;
    constructor(chars) {
        this.chars = chars;
    }
    peek(ahead = 0) {
        return this.chars[this.index + ahead];
    }
    mark() {
        return { line: this.line, column: this.column };
    }
    skip(count = 1) {
        this.index += count;
        this.column += count;
    }
    take() {
        const char = this.peek() ?? "";
        this.skip();
        return char;
    }
    takeBreak() {
        const char = this.peek();
        if (!isBreak(char))
            return "";
        this.index += char === "\r" && this.peek(1) === "\n" ? 2 : 1;
        this.column = 0;
        this.line++;
        return char === "\u2028" || char === "\u2029" ? char : "\n";
    }
    isAtDocumentMark(mark) {
        if (this.column !== 0 || this.chars.slice(this.index, this.index + 3).join("") !== mark)
            return false;
        const next = this.peek(3);
        return next === undefined || next === " " || next === "\t" || isBreak(next);
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/markers.js


function scanDirective(cursor) {
    const start = cursor.mark();
    cursor.skip();
    const name = takeWord(cursor);
    if (name === "")
        throw scannerError("could not find expected directive name", cursor.mark(), start);
    if (!isBlankOrEnd(cursor.peek())) {
        throw scannerError("found unexpected non-alphabetical character", cursor.mark(), start);
    }
    if (name !== "YAML" && name !== "TAG")
        throw scannerError("found unknown directive name", cursor.mark(), start);
    skipBlanks(cursor);
    const token = name === "YAML" ? scanVersion(cursor, start) : scanTagDirective(cursor, start);
    skipBlanks(cursor);
    if (cursor.peek() === "#")
        while (!isBreakOrEnd(cursor.peek()))
            cursor.skip();
    if (!isBreakOrEnd(cursor.peek())) {
        throw scannerError("did not find expected comment or line break", cursor.mark(), start);
    }
    cursor.takeBreak();
    return token;
}
function scanVersion(cursor, start) {
    const major = takeNumber(cursor, start);
    if (cursor.peek() !== ".")
        throw scannerError("did not find expected digit or '.' character", cursor.mark(), start);
    cursor.skip();
    return { type: "version-directive", major, minor: takeNumber(cursor, start), start };
}
function takeNumber(cursor, start) {
    let digits = "";
    while (/^[0-9]$/.test(cursor.peek() ?? "")) {
        if (digits.length === 2)
            throw scannerError("found extremely long version number", cursor.mark(), start);
        digits += cursor.take();
    }
    if (digits === "")
        throw scannerError("did not find expected version number", cursor.mark(), start);
    return Number(digits);
}
function scanTagDirective(cursor, start) {
    const handle = scanTagHandle(cursor, start, true);
    if (!isBlank(cursor.peek()))
        throw scannerError("did not find expected whitespace", cursor.mark(), start);
    skipBlanks(cursor);
    const prefix = scanTagUri(cursor, start, "");
    if (!isBlankOrEnd(cursor.peek())) {
        throw scannerError("did not find expected whitespace or line break", cursor.mark(), start);
    }
    return { type: "tag-directive", handle, prefix, start };
}
function scanAnchor(cursor) {
    const start = cursor.mark();
    const type = cursor.take() === "&" ? "anchor" : "alias";
    const value = takeWord(cursor);
    const next = cursor.peek();
    if (value === "" || !(isBlankOrEnd(next) || (next !== undefined && "?:,]}%@`".includes(next)))) {
        throw scannerError("did not find expected alphabetic or numeric character", cursor.mark(), start);
    }
    return { type, value, start };
}
function scanTag(cursor) {
    const start = cursor.mark();
    let handle = "";
    let suffix = "";
    if (cursor.peek(1) === "<") {
        cursor.skip(2);
        suffix = scanTagUri(cursor, start, "");
        if (cursor.peek() !== ">")
            throw scannerError("did not find the expected '>'", cursor.mark(), start);
        cursor.skip();
    }
    else {
        handle = scanTagHandle(cursor, start, false);
        if (handle.length > 1 && handle.endsWith("!"))
            suffix = scanTagUri(cursor, start, "");
        else {
            suffix = scanTagUri(cursor, start, handle);
            handle = "!";
            if (suffix === "")
                [handle, suffix] = ["", "!"];
        }
    }
    if (!isBlankOrEnd(cursor.peek())) {
        throw scannerError("did not find expected whitespace or line break", cursor.mark(), start);
    }
    return { type: "tag", handle, suffix, start };
}
function scanTagHandle(cursor, start, isDirective) {
    if (cursor.peek() !== "!")
        throw scannerError("did not find expected '!'", cursor.mark(), start);
    let handle = cursor.take() + takeWord(cursor);
    if (cursor.peek() === "!")
        handle += cursor.take();
    else if (isDirective && handle !== "!")
        throw scannerError("did not find expected '!'", cursor.mark(), start);
    return handle;
}
function scanTagUri(cursor, start, head) {
    let uri = head.slice(1);
    let length = head.length;
    while (/^[0-9A-Za-z_;/?:@&=+$,.!~*'()[\]%-]$/.test(cursor.peek() ?? "")) {
        uri += cursor.peek() === "%" ? takeEscapedByte(cursor, start) : cursor.take();
        length++;
    }
    if (length === 0)
        throw scannerError("did not find expected tag URI", cursor.mark(), start);
    return uri;
}
function takeEscapedByte(cursor, start) {
    const digits = `${cursor.peek(1) ?? ""}${cursor.peek(2) ?? ""}`;
    if (!/^[0-9a-fA-F]{2}$/.test(digits))
        throw scannerError("did not find URI escaped octet", cursor.mark(), start);
    cursor.skip(3);
    return String.fromCharCode(Number.parseInt(digits, 16));
}
function takeWord(cursor) {
    let word = "";
    while (isWordCharacter(cursor.peek()))
        word += cursor.take();
    return word;
}
function skipBlanks(cursor) {
    while (isBlank(cursor.peek()))
        cursor.skip();
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/scalars.js


class Gap {
    blanks = "";
    leadingBreak = "";
    trailingBreaks = "";
    hasBreak = false;
    take() {
        const folded = this.leadingBreak === "\n" ? this.trailingBreaks || " " : `${this.leadingBreak}${this.trailingBreaks}`;
        const text = this.hasBreak ? folded : this.blanks;
        this.blanks = "";
        this.leadingBreak = "";
        this.trailingBreaks = "";
        this.hasBreak = false;
        return text;
    }
    addBreak(cursor) {
        if (this.hasBreak)
            this.trailingBreaks += cursor.takeBreak();
        else {
            this.blanks = "";
            this.leadingBreak = cursor.takeBreak();
            this.hasBreak = true;
        }
    }
}
function scanPlain(cursor, indent, isFlow) {
    const start = cursor.mark();
    const gap = new Gap();
    let value = "";
    for (;;) {
        if (cursor.isAtDocumentMark("---") || cursor.isAtDocumentMark("..."))
            break;
        if (cursor.peek() === "#")
            break;
        let isFirst = true;
        while (!isBlankOrEnd(cursor.peek())) {
            if (endsPlain(cursor, isFlow))
                break;
            if (isFirst)
                value += gap.take();
            isFirst = false;
            value += cursor.take();
        }
        if (!isBlank(cursor.peek()) && !isBreak(cursor.peek()))
            break;
        while (isBlank(cursor.peek()) || isBreak(cursor.peek())) {
            if (isBlank(cursor.peek())) {
                if (gap.hasBreak && cursor.column < indent && cursor.peek() === "\t") {
                    throw scannerError("found a tab character that violates indentation", cursor.mark(), start);
                }
                if (gap.hasBreak)
                    cursor.skip();
                else
                    gap.blanks += cursor.take();
            }
            else
                gap.addBreak(cursor);
        }
        if (!isFlow && cursor.column < indent)
            break;
    }
    return { value, hasBreak: gap.hasBreak };
}
function endsPlain(cursor, isFlow) {
    const char = cursor.peek() ?? "";
    if (char === ":" && isBlankOrEnd(cursor.peek(1)))
        return true;
    return isFlow && ",?[]{}".includes(char);
}
const scalars_ESCAPES = {
    ...{ "0": "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b" },
    ...{ " ": " ", '"': '"', "'": "'", "\\": "\\", N: "\u0085", _: "\u00a0", L: "\u2028", P: "\u2029" },
};
const CODE_LENGTH = { x: 2, u: 4, U: 8 };
function scanQuoted(cursor) {
    const start = cursor.mark();
    const quote = cursor.take();
    const gap = new Gap();
    let value = "";
    for (;;) {
        if (cursor.isAtDocumentMark("---") || cursor.isAtDocumentMark("...")) {
            throw scannerError("found unexpected document indicator", cursor.mark(), start);
        }
        if (cursor.peek() === undefined)
            throw scannerError("found unexpected end of stream", cursor.mark(), start);
        let isEscapedBreak = false;
        let word = "";
        while (!isBlankOrEnd(cursor.peek()) && !isEscapedBreak) {
            const char = cursor.peek() ?? "";
            if (quote === "'" && char === "'" && cursor.peek(1) === "'") {
                word += "'";
                cursor.skip(2);
            }
            else if (char === quote)
                break;
            else if (quote === '"' && char === "\\" && isBreak(cursor.peek(1))) {
                cursor.skip();
                cursor.takeBreak();
                isEscapedBreak = true;
            }
            else if (quote === '"' && char === "\\")
                word += scanEscape(cursor, start);
            else
                word += cursor.take();
        }
        value += gap.take() + word;
        if (cursor.peek() === quote)
            break;
        if (isEscapedBreak)
            gap.hasBreak = true;
        while (isBlank(cursor.peek()) || isBreak(cursor.peek())) {
            if (isBreak(cursor.peek()))
                gap.addBreak(cursor);
            else if (gap.hasBreak)
                cursor.skip();
            else
                gap.blanks += cursor.take();
        }
    }
    cursor.skip();
    return value;
}
function scanEscape(cursor, start) {
    const char = cursor.peek(1) ?? "";
    const simple = Object.hasOwn(scalars_ESCAPES, char) ? scalars_ESCAPES[char] : undefined;
    const length = Object.hasOwn(CODE_LENGTH, char) ? CODE_LENGTH[char] : undefined;
    if (simple === undefined && length === undefined) {
        throw scannerError("found unknown escape character", cursor.mark(), start);
    }
    cursor.skip(2);
    if (simple !== undefined)
        return simple;
    const digits = cursor.chars.slice(cursor.index, cursor.index + (length ?? 0)).join("");
    if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits)) {
        throw scannerError("did not find expected hexdecimal number", cursor.mark(), start);
    }
    const code = Number.parseInt(digits, 16);
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
        throw scannerError("found invalid Unicode character escape code", cursor.mark(), start);
    }
    cursor.skip(length);
    return String.fromCodePoint(code);
}
function scanBlock(cursor, parentIndent) {
    const start = cursor.mark();
    const isLiteral = cursor.take() === "|";
    const { chomping, increment } = scanHeader(cursor, start);
    let indent = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
    let value = "";
    let leadingBreak = "";
    let hasLeadingBlank = false;
    let breaks = scanIndentation(cursor, indent, start);
    if (indent === 0)
        indent = Math.max(breaks.widest, parentIndent + 1, 1);
    let trailing = breaks.text;
    while (cursor.column === indent && cursor.peek() !== undefined) {
        const hasTrailingBlank = isBlank(cursor.peek());
        if (!isLiteral && leadingBreak.startsWith("\n") && !hasLeadingBlank && !hasTrailingBlank) {
            if (trailing === "")
                value += " ";
        }
        else
            value += leadingBreak;
        value += trailing;
        hasLeadingBlank = isBlank(cursor.peek());
        while (!isBreakOrEnd(cursor.peek()))
            value += cursor.take();
        leadingBreak = cursor.takeBreak();
        breaks = scanIndentation(cursor, indent, start);
        trailing = breaks.text;
    }
    if (chomping !== "-")
        value += leadingBreak;
    if (chomping === "+")
        value += trailing;
    return value;
}
function scanHeader(cursor, start) {
    let chomping = "";
    let increment = 0;
    for (let part = 0; part < 2; part++) {
        const char = cursor.peek() ?? "";
        if (chomping === "" && (char === "+" || char === "-"))
            chomping = cursor.take();
        else if (increment === 0 && /^[0-9]$/.test(char)) {
            if (char === "0")
                throw scannerError("found an indentation indicator equal to 0", cursor.mark(), start);
            increment = Number(cursor.take());
        }
    }
    while (isBlank(cursor.peek()))
        cursor.skip();
    if (cursor.peek() === "#")
        while (!isBreakOrEnd(cursor.peek()))
            cursor.skip();
    if (!isBreakOrEnd(cursor.peek())) {
        throw scannerError("did not find expected comment or line break", cursor.mark(), start);
    }
    cursor.takeBreak();
    return { chomping, increment };
}
function scanIndentation(cursor, indent, start) {
    let text = "";
    let widest = 0;
    for (;;) {
        while ((indent === 0 || cursor.column < indent) && cursor.peek() === " ")
            cursor.skip();
        widest = Math.max(widest, cursor.column);
        if ((indent === 0 || cursor.column < indent) && cursor.peek() === "\t") {
            throw scannerError("found a tab character where an indentation space is expected", cursor.mark(), start);
        }
        if (!isBreak(cursor.peek()))
            return { text, widest };
        text += cursor.takeBreak();
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/simple-keys.js

const KEY_LENGTH_LIMIT = 1024;
class SimpleKeys {
    cursor;
    looksAtAll;
    keys = [];
    levels = new Map();
    constructor(cursor, generation) {
        this.cursor = cursor;
        this.looksAtAll = generation === "v2";
        this.open(0);
    }
    get flowLevel() {
        return this.keys.length - 1;
    }
    open(tokenNumber) {
        const mark = this.cursor.mark();
        this.keys.push({ isPossible: false, isRequired: false, tokenNumber, index: this.cursor.index, mark });
    }
    close() {
        if (this.flowLevel === 0)
            return;
        const key = this.keys.pop();
        if (key !== undefined)
            this.levels.delete(key.tokenNumber);
    }
    save(tokenNumber, isRequired) {
        const { index } = this.cursor;
        this.remove();
        this.keys[this.flowLevel] = { isPossible: true, isRequired, tokenNumber, index, mark: this.cursor.mark() };
        this.levels.set(tokenNumber, this.flowLevel);
    }
    remove() {
        const key = this.keys[this.flowLevel];
        if (!key?.isPossible)
            return;
        if (key.isRequired)
            throw this.missingColon(key);
        this.forget(key);
    }
    take() {
        const key = this.keys[this.flowLevel];
        if (key === undefined || !this.isValid(key))
            return undefined;
        this.forget(key);
        return key;
    }
    mayStartWith(tokenNumber) {
        if (this.looksAtAll) {
            this.dropStale();
            return this.keys.some((key) => key.isPossible && key.tokenNumber === tokenNumber);
        }
        const key = this.keys[this.levels.get(tokenNumber) ?? -1];
        return key !== undefined && this.isValid(key);
    }
    dropStale() {
        if (this.looksAtAll)
            for (const key of this.keys)
                this.isValid(key);
    }
    isValid(key) {
        const { line, index } = this.cursor;
        if (!key.isPossible)
            return false;
        if (key.mark.line === line && key.index + KEY_LENGTH_LIMIT >= index)
            return true;
        if (key.isRequired)
            throw this.missingColon(key);
        key.isPossible = false;
        return false;
    }
    forget(key) {
        key.isPossible = false;
        this.levels.delete(key.tokenNumber);
    }
    missingColon({ mark }) {
        return scannerError("could not find expected ':'", this.cursor.mark(), mark);
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/scanner.js






const DEPTH_LIMIT = 10_000;
class Scanner {
    cursor;
    queue = [];
    takenTokens = 0;
    indent = -1;
    indents = [];
    keys;
    isKeyAllowed = true;
    isAtEnd = false;
    constructor(chars, generation) {
        this.cursor = new Cursor(chars);
        this.keys = new SimpleKeys(this.cursor, generation);
    }
    peek() {
        while (this.needsMore())
            this.fetch();
        const token = this.queue[0];
        if (token === undefined)
            return { type: "stream-end", start: this.cursor.mark() };
        return token;
    }
    take() {
        const token = this.peek();
        this.queue.shift();
        this.takenTokens++;
        return token;
    }
    get flowLevel() {
        return this.keys.flowLevel;
    }
    needsMore() {
        if (this.queue.length === 0)
            return !this.isAtEnd;
        return this.keys.mayStartWith(this.takenTokens) && !this.isAtEnd;
    }
    fetch() {
        const { cursor } = this;
        this.skipToToken();
        this.keys.dropStale();
        this.unrollIndent(cursor.column);
        const char = cursor.peek();
        if (char === undefined)
            this.fetchEnd();
        else if (cursor.column === 0 && char === "%") {
            this.endBlocks();
            this.queue.push(scanDirective(cursor));
        }
        else if (cursor.isAtDocumentMark("---"))
            this.fetchDocumentMark("document-start");
        else if (cursor.isAtDocumentMark("..."))
            this.fetchDocumentMark("document-end");
        else if (char === "[" || char === "{")
            this.fetchFlowStart(char);
        else if (char === "]" || char === "}")
            this.fetchFlowEnd(char);
        else if (char === ",") {
            this.keys.remove();
            this.isKeyAllowed = true;
            this.pushIndicator("flow-entry");
        }
        else if (char === "-" && isBlankOrEnd(cursor.peek(1)))
            this.fetchBlockEntry();
        else if (char === "?" && (this.flowLevel > 0 || isBlankOrEnd(cursor.peek(1))))
            this.fetchKey();
        else if (char === ":" && (this.flowLevel > 0 || isBlankOrEnd(cursor.peek(1))))
            this.fetchValue();
        else if (char === "*" || char === "&")
            this.fetchKeyable(() => scanAnchor(cursor));
        else if (char === "!")
            this.fetchKeyable(() => scanTag(cursor));
        else if ((char === "|" || char === ">") && this.flowLevel === 0)
            this.fetchBlockScalar();
        else if (char === "'" || char === '"') {
            const start = cursor.mark();
            this.fetchKeyable(() => ({ type: "scalar", style: "quoted", value: scanQuoted(cursor), start }));
        }
        else if (this.startsPlain(char))
            this.fetchPlain();
        else
            throw scannerError("found character that cannot start any token", cursor.mark(), cursor.mark());
    }
    startsPlain(char) {
        if (!"-?:,[]{}#&*!|>'\"%@` \t".includes(char))
            return true;
        const next = this.cursor.peek(1);
        if (char === "-")
            return !(next === " " || next === "\t");
        return this.flowLevel === 0 && (char === "?" || char === ":") && !isBlankOrEnd(next);
    }
    skipToToken() {
        const { cursor } = this;
        for (;;) {
            while (cursor.peek() === " " || ((this.flowLevel > 0 || !this.isKeyAllowed) && cursor.peek() === "\t")) {
                cursor.skip();
            }
            if (cursor.peek() === "#")
                while (!isBreakOrEnd(cursor.peek()))
                    cursor.skip();
            if (!isBreak(cursor.peek()))
                return;
            cursor.takeBreak();
            if (this.flowLevel === 0)
                this.isKeyAllowed = true;
        }
    }
    pushIndicator(type, length = 1) {
        this.queue.push({ type, start: this.cursor.mark() });
        this.cursor.skip(length);
    }
    get nextTokenNumber() {
        return this.takenTokens + this.queue.length;
    }
    saveKey() {
        const isRequired = this.flowLevel === 0 && this.indent === this.cursor.column;
        if (this.isKeyAllowed)
            this.keys.save(this.nextTokenNumber, isRequired);
    }
    insert(tokenNumber, token) {
        const at = tokenNumber - this.takenTokens;
        this.queue.splice(at < 0 ? this.queue.length : at, 0, token);
    }
    rollIndent(column, type, tokenNumber, start) {
        if (this.flowLevel > 0 || this.indent >= column)
            return;
        this.indents.push(this.indent);
        this.indent = column;
        if (this.indents.length > DEPTH_LIMIT) {
            throw scannerError(`exceeded max depth of ${DEPTH_LIMIT}`, this.cursor.mark(), start);
        }
        this.insert(tokenNumber, { type, start });
    }
    unrollIndent(column) {
        if (this.flowLevel > 0)
            return;
        while (this.indent > column) {
            this.queue.push({ type: "block-end", start: this.cursor.mark() });
            this.indent = this.indents.pop() ?? -1;
        }
    }
    endBlocks() {
        this.unrollIndent(-1);
        this.keys.remove();
        this.isKeyAllowed = false;
    }
    fetchEnd() {
        if (this.cursor.column !== 0) {
            this.cursor.column = 0;
            this.cursor.line++;
        }
        this.endBlocks();
        this.queue.push({ type: "stream-end", start: this.cursor.mark() });
        this.isAtEnd = true;
    }
    fetchDocumentMark(type) {
        this.endBlocks();
        this.queue.push({ type, start: this.cursor.mark() });
        this.cursor.skip(3);
    }
    fetchFlowStart(char) {
        this.saveKey();
        this.keys.open(this.nextTokenNumber);
        if (this.flowLevel > DEPTH_LIMIT) {
            throw scannerError(`exceeded max depth of ${DEPTH_LIMIT}`, this.cursor.mark(), this.cursor.mark());
        }
        this.isKeyAllowed = true;
        this.pushIndicator(char === "[" ? "flow-sequence-start" : "flow-mapping-start");
    }
    fetchFlowEnd(char) {
        this.keys.remove();
        this.keys.close();
        this.isKeyAllowed = false;
        this.pushIndicator(char === "]" ? "flow-sequence-end" : "flow-mapping-end");
    }
    fetchBlockEntry() {
        const start = this.cursor.mark();
        if (this.flowLevel === 0) {
            if (!this.isKeyAllowed) {
                throw scannerError("block sequence entries are not allowed in this context", start, start);
            }
            this.rollIndent(start.column, "block-sequence-start", this.nextTokenNumber, start);
        }
        this.keys.remove();
        this.isKeyAllowed = true;
        this.pushIndicator("block-entry");
    }
    fetchKey() {
        const start = this.cursor.mark();
        if (this.flowLevel === 0) {
            if (!this.isKeyAllowed)
                throw scannerError("mapping keys are not allowed in this context", start, start);
            this.rollIndent(start.column, "block-mapping-start", this.nextTokenNumber, start);
        }
        this.keys.remove();
        this.isKeyAllowed = this.flowLevel === 0;
        this.pushIndicator("key");
    }
    fetchValue() {
        const start = this.cursor.mark();
        const key = this.keys.take();
        if (key !== undefined) {
            this.insert(key.tokenNumber, { type: "key", start: key.mark });
            this.rollIndent(key.mark.column, "block-mapping-start", key.tokenNumber, key.mark);
            this.isKeyAllowed = false;
        }
        else {
            if (this.flowLevel === 0) {
                if (!this.isKeyAllowed)
                    throw scannerError("mapping values are not allowed in this context", start, start);
                this.rollIndent(start.column, "block-mapping-start", this.nextTokenNumber, start);
            }
            this.isKeyAllowed = this.flowLevel === 0;
        }
        this.pushIndicator("value");
    }
    fetchKeyable(scan) {
        this.saveKey();
        this.isKeyAllowed = false;
        this.queue.push(scan());
    }
    fetchBlockScalar() {
        this.keys.remove();
        this.isKeyAllowed = true;
        const start = this.cursor.mark();
        this.queue.push({ type: "scalar", style: "block", value: scanBlock(this.cursor, this.indent), start });
    }
    fetchPlain() {
        const start = this.cursor.mark();
        this.saveKey();
        this.isKeyAllowed = false;
        const { value, hasBreak } = scanPlain(this.cursor, this.indent + 1, this.flowLevel > 0);
        if (hasBreak)
            this.isKeyAllowed = true;
        this.queue.push({ type: "scalar", style: "plain", value, start });
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/parser.js



const YAML_TAG = "tag:yaml.org,2002:";
const parser_DEPTH_LIMIT = 1000;
const EMPTY_DOCUMENT = ["version-directive", "tag-directive", "document-start", "document-end", "stream-end"];
function parseYaml(text, generation) {
    return new Parser(new Scanner(charactersOf(text), generation)).document();
}
class Parser {
    scanner;
    handles = new Map();
    anchors = new Map();
    constructor(scanner) {
        this.scanner = scanner;
    }
    document() {
        const { scanner } = this;
        if (scanner.peek().type === "stream-end")
            return undefined;
        const start = scanner.peek();
        const hasDirectives = this.readDirectives();
        const isExplicit = scanner.peek().type === "document-start";
        if (isExplicit)
            scanner.take();
        else if (hasDirectives || start.type.endsWith("directive")) {
            throw parserError("did not find expected <document start>", scanner.peek().start);
        }
        if (isExplicit && EMPTY_DOCUMENT.includes(scanner.peek().type))
            return this.scalar("", scanner.peek().start);
        const root = this.node({ isBlock: true, allowsCompactList: false });
        scanner.peek();
        return root;
    }
    readDirectives() {
        let hasVersion = false;
        const named = new Set();
        for (;;) {
            const token = this.scanner.peek();
            if (token.type === "version-directive") {
                if (hasVersion)
                    throw parserError("found duplicate %YAML directive", token.start);
                if (token.major !== 1 || token.minor !== 1) {
                    throw parserError("found incompatible YAML document", token.start);
                }
                hasVersion = true;
            }
            else if (token.type === "tag-directive") {
                if (named.has(token.handle))
                    throw parserError("found duplicate %TAG directive", token.start);
                named.add(token.handle);
                this.handles.set(token.handle, token.prefix);
            }
            else
                break;
            this.scanner.take();
        }
        if (!this.handles.has("!"))
            this.handles.set("!", "!");
        if (!this.handles.has("!!"))
            this.handles.set("!!", YAML_TAG);
        return hasVersion || named.size > 0;
    }
    node(context) {
        const first = this.scanner.peek();
        if (first.type === "alias") {
            this.scanner.take();
            const target = this.anchors.get(first.value);
            if (target === undefined)
                throw new YamlError(`unknown anchor '${first.value}' referenced`, first.start);
            return { kind: "alias", name: first.value, target, tag: "", start: first.start };
        }
        const { tag, anchor } = this.properties(first.start);
        const node = this.emptyContent(context, first.start, tag !== "" || anchor !== undefined);
        node.tag = tag;
        if (anchor !== undefined)
            this.anchors.set(anchor, node);
        this.fill(node);
        return node;
    }
    properties(start) {
        let tag;
        let anchor;
        for (;;) {
            const token = this.scanner.peek();
            if (token.type === "tag" && tag === undefined)
                tag = token;
            else if (token.type === "anchor" && anchor === undefined)
                anchor = token.value;
            else
                break;
            this.scanner.take();
        }
        if (tag === undefined)
            return { tag: "", anchor };
        if (tag.handle === "")
            return { tag: tag.suffix, anchor };
        const prefix = this.handles.get(tag.handle);
        if (prefix === undefined)
            throw parserError("found undefined tag handle", tag.start, start);
        return { tag: prefix + tag.suffix, anchor };
    }
    pending;
    depth = 0;
    fill(node) {
        const work = this.pending;
        this.pending = undefined;
        this.depth++;
        if (this.depth > parser_DEPTH_LIMIT)
            throw new YamlError(`exceeded max depth of ${parser_DEPTH_LIMIT}`, node.start);
        work?.();
        this.depth--;
    }
    emptyContent({ isBlock, allowsCompactList }, start, hasProperties) {
        const token = this.scanner.peek();
        if (allowsCompactList && token.type === "block-entry") {
            const list = { kind: "list", items: [], tag: "", start };
            this.pending = () => this.compactList(list.items);
            return list;
        }
        if (token.type === "scalar") {
            this.scanner.take();
            return { kind: "scalar", value: token.value, isPlain: token.style === "plain", tag: "", start };
        }
        const isFlow = token.type === "flow-sequence-start" || token.type === "flow-mapping-start";
        if (isFlow || (isBlock && (token.type === "block-sequence-start" || token.type === "block-mapping-start"))) {
            this.scanner.take();
            if (token.type === "flow-sequence-start" || token.type === "block-sequence-start") {
                const list = { kind: "list", items: [], tag: "", start };
                this.pending = () => isFlow ? this.flowList(list.items, token.start) : this.blockList(list.items, token.start);
                return list;
            }
            const map = { kind: "map", entries: [], tag: "", start };
            this.pending = () => (isFlow ? this.flowMap(map.entries, token.start) : this.blockMap(map.entries, token.start));
            return map;
        }
        if (hasProperties)
            return this.scalar("", start);
        throw parserError("did not find expected node content", token.start, start);
    }
    scalar(value, start) {
        return { kind: "scalar", value, isPlain: true, tag: "", start };
    }
    blockList(items, start) {
        while (this.scanner.peek().type === "block-entry") {
            const entry = this.scanner.take();
            const isEmpty = ["block-entry", "block-end"].includes(this.scanner.peek().type);
            items.push(isEmpty ? this.scalar("", this.behind(entry)) : this.node({ isBlock: true, allowsCompactList: false }));
        }
        this.expect("block-end", "did not find expected '-' indicator", start);
    }
    compactList(items) {
        while (this.scanner.peek().type === "block-entry") {
            const entry = this.scanner.take();
            const isEmpty = ["block-entry", "key", "value", "block-end"].includes(this.scanner.peek().type);
            items.push(isEmpty ? this.scalar("", this.behind(entry)) : this.node({ isBlock: true, allowsCompactList: false }));
        }
    }
    blockMap(entries, start) {
        while (this.scanner.peek().type === "key") {
            const key = this.part("key", ["key", "value", "block-end"], true);
            entries.push({ key, value: this.part("value", ["key", "value", "block-end"], true) });
        }
        this.expect("block-end", "did not find expected key", start);
    }
    part(type, ends, isBlock) {
        const token = this.scanner.peek();
        if (token.type !== type)
            return this.scalar("", token.start);
        this.scanner.take();
        if (ends.includes(this.scanner.peek().type))
            return this.scalar("", this.behind(token));
        return this.node({ isBlock, allowsCompactList: isBlock });
    }
    flowList(items, start) {
        while (this.scanner.peek().type !== "flow-sequence-end") {
            if (items.length > 0)
                this.separator("flow-sequence-end", "did not find expected ',' or ']'", start);
            const token = this.scanner.peek();
            if (token.type === "flow-sequence-end")
                break;
            if (token.type === "key") {
                const key = this.listKey();
                const value = this.part("value", ["flow-entry", "flow-sequence-end"], false);
                items.push({ kind: "map", entries: [{ key, value }], tag: "", start: token.start });
            }
            else
                items.push(this.node({ isBlock: false, allowsCompactList: false }));
        }
        this.scanner.take();
    }
    listKey() {
        const token = this.scanner.take();
        const next = this.scanner.peek();
        if (!["value", "flow-entry", "flow-sequence-end"].includes(next.type)) {
            return this.node({ isBlock: false, allowsCompactList: false });
        }
        this.scanner.take();
        return this.scalar("", this.behind(token));
    }
    flowMap(entries, start) {
        while (this.scanner.peek().type !== "flow-mapping-end") {
            if (entries.length > 0)
                this.separator("flow-mapping-end", "did not find expected ',' or '}'", start);
            const token = this.scanner.peek();
            if (token.type === "flow-mapping-end")
                break;
            if (token.type === "key") {
                const key = this.part("key", ["value", "flow-entry", "flow-mapping-end"], false);
                entries.push({ key, value: this.part("value", ["flow-entry", "flow-mapping-end"], false) });
            }
            else {
                const key = this.node({ isBlock: false, allowsCompactList: false });
                entries.push({ key, value: this.scalar("", this.scanner.peek().start) });
            }
        }
        this.scanner.take();
    }
    separator(end, reason, start) {
        const token = this.scanner.peek();
        if (token.type === end)
            return;
        if (token.type !== "flow-entry")
            throw parserError(reason, token.start, start);
        this.scanner.take();
    }
    expect(type, reason, start) {
        const token = this.scanner.peek();
        if (token.type !== type)
            throw parserError(reason, token.start, start);
        this.scanner.take();
    }
    behind({ start }) {
        return { line: start.line, column: start.column + 1 };
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/load.js














const TABLES = { v2: MANIFEST_V2, v3: MANIFEST_V3 };
const RESERVED_LABELS = new Set(["system", "rack", "app", "name", "service", "release", "type"]);
function readDocument(text, options) {
    const node = parseYaml(text, options.generation);
    return node === undefined ? undefined : readItems(node, options);
}
function loadManifest(text, generation, env, version) {
    const loading = decodeManifest(readDocument(text, { generation }), generation, version);
    const complaints = defaultsComplaints(loading);
    if (complaints[0] !== undefined)
        throw fail(complaints[0].text, complaints[0]);
    requireEnvironment(loading.manifest.services, env);
    const first = (generation === "v2" ? validateV2(loading) : labelComplaints(loading))[0];
    if (first !== undefined)
        throw fail(first.text, first);
    return loading;
}
function validateManifest(loading) {
    if (loading.generation !== "v3")
        return;
    const complaints = [...validateV3(loading), ...forVersion(validateLaterKeys(loading), loading.version)];
    if (complaints.length === 0)
        return;
    throw new ManifestFault(`validation errors:\n${complaints.map(({ text }) => text).join("\n")}`, complaints);
}
function findComplaints(root, generation) {
    const table = TABLES[generation];
    const { value, complaints } = root === undefined ? NOTHING : Decoder.collect(root, table, [], generation);
    const attributes = root === undefined ? new Map() : findAttributes(root, generation);
    const loading = fillManifest(root, value, attributes, generation);
    const rules = generation === "v2"
        ? validateV2(loading)
        : [...labelComplaints(loading), ...validateV3(loading), ...validateLaterKeys(loading)];
    const isDecoded = ({ path }) => !complaints.some((other) => isInside(path, other.path));
    return [...complaints, ...[...defaultsComplaints(loading), ...rules].filter(isDecoded)];
}
const NOTHING = { value: {}, complaints: [] };
function isInside(path, outer) {
    return outer.every((step, index) => path[index] === step);
}
function refuseUnreadable(root, generation) {
    toValue(root, "ordered", generation);
    findAttributes(root, generation);
}
function decodeManifest(root, generation, version) {
    const decoded = root === undefined ? {} : Decoder.decode(root, TABLES[generation], [], generation, version);
    const attributes = root === undefined ? new Map() : findAttributes(root, generation);
    return fillManifest(root, decoded, attributes, generation, version);
}
function fillManifest(root, decoded, attributes, generation, version) {
    const environment = textsAt(decoded, "environment");
    const manifest = {
        environment,
        services: listAt(decoded, "services").flatMap((service) => {
            if (service === undefined)
                return [];
            return [readService(service, attributes, environment, generation)];
        }),
        resources: listAt(decoded, "resources").map((item) => ({ name: textAt(item, "name"), type: textAt(item, "type") })),
        timers: listAt(decoded, "timers").map((item) => ({
            name: textAt(item, "name"),
            command: textAt(item, "command"),
            schedule: generation === "v3" ? fiveFields(textAt(item, "schedule")) : textAt(item, "schedule"),
            service: textAt(item, "service"),
        })),
        balancers: listAt(decoded, "balancers").map((item) => ({
            name: textAt(item, "name"),
            service: textAt(item, "service"),
            ports: listAt(item, "ports").map((port) => ({
                name: textAt(port, "name"),
                protocol: textAt(port, "protocol"),
                port: numberAt(port, "port"),
            })),
            whitelist: textsAt(item, "whitelist"),
        })),
        configs: listAt(decoded, "configs").map((item) => ({ id: textAt(item, "id") })),
        labels: load_textMap(mapAt(decoded, "labels")),
        hasBudgetLimit: ["monthlyCapUsd", "alertThresholdPercent", "atCapAction"].some((key) => root !== undefined && locate(root, ["budget", key]).item !== undefined),
    };
    return { generation, version, root, decoded, manifest };
}
function load_textMap(map) {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, typeof value === "string" ? value : ""]));
}
function fiveFields(schedule) {
    const fields = schedule.split(/\s+/).filter((field) => field !== "");
    return fields
        .slice(0, 5)
        .map((field) => (field === "?" ? "*" : field))
        .join(" ");
}
function defaultsComplaints({ manifest, decoded, root, generation }) {
    if (generation === "v2")
        return [];
    const bodies = listAt(decoded, "services").filter((body) => body !== undefined);
    return manifest.services.flatMap((service, index) => {
        const scale = mapAt(bodies[index], "scale");
        return ["cpu", "memory"].flatMap((size) => {
            const path = ["services", service.name, "scale", "limit", size];
            const limit = numberAt(scale, "limit", size);
            const { at, isUnknown } = locate(root, path);
            if (limit <= 0 || limit >= service[size] || isUnknown)
                return [];
            return [{ text: `${size} limit can not be less ${size} request`, at, path, expected: `at least scale.${size}` }];
        });
    });
}
function labelComplaints({ manifest, root, decoded }) {
    const findReserved = (labels, path) => Object.keys(labels)
        .filter((key) => RESERVED_LABELS.has(key))
        .map((key) => {
        const inner = [...path, key];
        return { text: `reserved label key '${key}' is not allowed`, at: locate(root, inner).at, path: inner };
    });
    const services = listAt(decoded, "services");
    return [
        ...findReserved(manifest.labels, ["labels"]),
        ...services.flatMap((body) => findReserved(mapAt(body, "labels"), ["services", textAt(body, "name"), "labels"])),
    ];
}
function requireEnvironment(services, env) {
    for (const { name, environment } of services) {
        const missing = environment.filter((entry) => !entry.includes("=") && entry !== "*" && !env.has(entry));
        if (missing.length === 0)
            continue;
        const path = ["services", name, "environment"];
        throw fail(`required env: ${missing.sort().join(", ")}`, { at: { line: 0, column: 0 }, path });
    }
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/yaml/encoding.js

function decodeText(bytes) {
    const [first, second] = bytes;
    const isBig = first === 0xfe && second === 0xff;
    if (isBig || (first === 0xff && second === 0xfe)) {
        const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
        const text = Buffer.from(isBig ? Buffer.from(even).swap16() : even).toString("utf16le");
        return { text, encoding: "utf-16" };
    }
    try {
        return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), encoding: "utf-8" };
    }
    catch {
        throw invalidText(bytes);
    }
}
function invalidText(bytes) {
    const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const bad = decoded.indexOf("\ufffd");
    const lines = decoded.slice(0, Math.max(bad, 0)).split("\n");
    const at = { line: lines.length - 1, column: (lines.at(-1) ?? "").length };
    const start = Buffer.byteLength(decoded.slice(0, Math.max(bad, 0)));
    const byte = bytes[start] ?? 0;
    const width = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (byte < 0xc0 || byte > 0xf7)
        return new YamlError("invalid leading UTF-8 octet", at);
    const isShort = start + width > bytes.length;
    return new YamlError(isShort ? "incomplete UTF-8 octet sequence" : "invalid trailing UTF-8 octet", at);
}

;// CONCATENATED MODULE: ./node_modules/@convox/rack-manifest/src/index.js










/***/ })

};
