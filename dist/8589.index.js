export const id = 8589;
export const ids = [8589];
export const modules = {

/***/ 8589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   describeFailure: () => (/* binding */ describeFailure),
/* harmony export */   failureText: () => (/* binding */ failureText),
/* harmony export */   paintFailure: () => (/* binding */ paintFailure)
/* harmony export */ });
/* unused harmony export exitCode */
/* harmony import */ var _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6586);
/* harmony import */ var _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9590);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _host_colors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6967);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3816);
/* harmony import */ var _explain_system_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3391);






const LONGEST_LINE = 2_000;
const MOST_LINES = 200;
function describeFailure(error, adapt = (hint) => hint) {
    const { code, message, hints, place } = factsOf(error, adapt);
    const { title } = _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ERROR_CODES */ .O[tableKey(code)];
    return {
        code,
        title,
        message: limitText(message),
        hints: hints.map(limitText),
        ...(place === undefined ? {} : { place }),
        docs: `${_version_js__WEBPACK_IMPORTED_MODULE_1__/* .HOMEPAGE_URL */ .fm}/blob/main/docs/errors.md#${code.replaceAll("/", "")}`,
        "exit-code": exitCode(error),
        "exit-code-of": isOfCommand(error, code) ? "command" : "convox-ci",
    };
}
function exitCode(error) {
    const { code } = factsOf(error, String);
    if (isOfCommand(error, code))
        return error.status & 255 || 255;
    const { exit } = _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ERROR_CODES */ .O[tableKey(code)];
    return _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT_CODES */ .a[exit === "command" ? "other" : exit];
}
function failureText({ message, hints, place }) {
    const where = place === undefined ? "" : `${[place.file, place.line ?? []].flat().join(":")}: `;
    return `ERROR: ${[`${where}${message}`, ...hints].join("\n")}\n`;
}
function paintFailure(text, stream) {
    return text.replace(/^ERROR:/, (0,_host_colors_js__WEBPACK_IMPORTED_MODULE_3__/* .painterFor */ .D)(process.env, stream)("error", "ERROR:"));
}
function limitText(text) {
    const lines = text.split("\n");
    const shown = lines.slice(0, MOST_LINES).map((line) => {
        return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
    });
    return [...shown, ...(lines.length > MOST_LINES ? [`… and ${lines.length - MOST_LINES} more lines`] : [])].join("\n");
}
function factsOf(error, adapt) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConvoxError */ .AC) {
        const { code, message, hints, place } = error;
        return { code, message, hints: hints.map(adapt), place };
    }
    const known = (0,_explain_system_error_js__WEBPACK_IMPORTED_MODULE_5__/* .explainSystemError */ .T)(error);
    if (known !== undefined) {
        return { code: "machine-fault", message: known.message, hints: [known.hint], place: undefined };
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = `This is a bug in convox-ci. Please report it: ${_version_js__WEBPACK_IMPORTED_MODULE_1__/* .ISSUES_URL */ .xV}`;
    return { code: "internal-error", message, hints: [stack], place: undefined };
}
function isOfCommand(error, code) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ExitError */ .RS && _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ERROR_CODES */ .O[tableKey(code)].exit === "command";
}
function tableKey(code) {
    return code in _error_codes_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ERROR_CODES */ .O ? code : "build-failed";
}


/***/ })

};
