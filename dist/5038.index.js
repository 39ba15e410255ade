export const id = 5038;
export const ids = [5038];
export const modules = {

/***/ 5038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TOPICS: () => (/* binding */ TOPICS)
/* harmony export */ });
/* harmony import */ var _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6586);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3816);


const DOCS = `${_version_js__WEBPACK_IMPORTED_MODULE_0__/* .HOMEPAGE_URL */ .fm}/blob/main/docs`;
const TOPICS = {
    "exit-codes": {
        title: "Exit codes of convox-ci",
        rows: _error_codes_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_MEANINGS */ .S.map(([code, text]) => [`  ${code}`, text]),
        end: `run and exec end with the exit code of their command. With --json, error.exit-code-of says whose it is. ${DOCS}/errors.md lists all errors.`,
    },
    environment: {
        title: "Environment variables that convox-ci reads",
        rows: [
            ["  CONVOX_PASSWORD", "Deploy key of the organization"],
            ["  CONVOX_RACK", "Name of the Rack: organization/rack, or a unique part of it"],
            ["  CONVOX_MACHINE", "Name of a Convox Cloud machine to use instead of a Rack"],
            ["  CONVOX_HOST", "Host name of the Console (default: console.convox.com)"],
            ["  CONVOX_APP", "Name of the app"],
            ["  RACK_URL", "Address of a Rack with its password, to connect without a Console"],
            ["  HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "Proxy for all connections, and hosts to reach without it"],
            ["  NO_COLOR", "Set to any value to print no colors"],
            ["  FORCE_COLOR", "Set to any value to print colors to a pipe or a file; 0 prints none"],
            ["  TERM", "dumb prints no colors and no line of progress"],
            ["  CONVOX_LOCAL_RACK_DATA", "Data folder of the local Rack"],
            ["  CONVOX_LOCAL_RACK_BUILDER", "Builder of the local Rack: auto, docker, buildah or plan"],
            ["  TMPDIR", "Folder for temporary files"],
        ],
        end: "A flag takes precedence over its variable. In a terminal, .convox/rack and .convox/app set the Rack and the app of a directory.",
    },
    json: {
        title: "JSON output",
        rows: [
            ["  --json", "Print the result as JSON on standard output, everything else on standard error"],
            ["  times", "ISO 8601 in UTC, or null where the time is not known"],
            ["  sizes, durations", "Bytes, seconds"],
            ["  error", "The failure: code, title, message, hints, place, docs, exit-code, exit-code-of"],
        ],
        end: `The package has a JSON Schema of each command. ${DOCS}/json.md describes the values.`,
    },
};


/***/ }),

/***/ 6586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ EXIT_MEANINGS),
/* harmony export */   a: () => (/* binding */ EXIT_CODES)
/* harmony export */ });
const EXIT_CODES = {
    success: 0,
    other: 1,
    input: 2,
    permission: 3,
    missing: 4,
    build: 5,
    rollout: 6,
    timeout: 7,
    network: 8,
    canceled: 130,
};
const EXIT_MEANINGS = [
    [EXIT_CODES.success, "Done"],
    [EXIT_CODES.other, "Any other failure"],
    [EXIT_CODES.input, "An input, a flag, a setting or a file of the user is wrong"],
    [EXIT_CODES.permission, "The deploy key is rejected, or it is not allowed to do this"],
    [EXIT_CODES.missing, "The Rack, app, build, release, service, process or variable does not exist"],
    [EXIT_CODES.build, "The build failed"],
    [EXIT_CODES.rollout, "The release was rolled back, or the app is not healthy"],
    [EXIT_CODES.timeout, "A timeout of the command was reached"],
    [EXIT_CODES.network, "The Rack, the Console or the network cannot be reached, or the connection was lost"],
    [EXIT_CODES.canceled, "The job was canceled"],
];


/***/ })

};
