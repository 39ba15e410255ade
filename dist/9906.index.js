export const id = 9906;
export const ids = [9906];
export const modules = {

/***/ 5537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
function command(declaration) {
    return declaration;
}


/***/ }),

/***/ 9906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   setup: () => (/* binding */ setup)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1409);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5537);



const RELEASES = "https://github.com/convox/convox/releases/download/{version}/{file}";
const FILES = {
    "linux-x64": "convox-linux",
    "linux-arm64": "convox-linux-arm64",
    "darwin-x64": "convox-macos",
    "darwin-arm64": "convox-macos-arm64",
};
const inputs = {
    version: { description: "Version of the Convox CLI, such as 3.24.9", required: true, positional: "version" },
    sha256: {
        description: "SHA-256 of the file in hexadecimal. For several kinds of machines, one line per file as sha256sum prints it, with " +
            `the file name: ${Object.values(FILES).join(", ")}`,
        kind: "lines",
    },
    checksum: {
        description: "What to do without sha256: require fails, skip installs the file unverified",
        choices: ["require", "skip"],
        default: "require",
    },
    mirror: {
        description: "URL of the file. {version} and {file} are replaced",
        fallback: RELEASES,
    },
};
const setup = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G)({
    name: "setup",
    summary: "Install a pinned, verified version of the Convox CLI, for commands that convox-ci does not provide",
    details: "No other command needs the Convox CLI. A version is downloaded once and kept in the runner's tool cache. A cached file " +
        "is verified too. Linux and macOS, x64 and arm64.",
    icon: "download",
    needsRack: false,
    inputs,
    outputs: {
        path: "Folder of the convox program, added to PATH for later steps",
        version: "Installed version",
        sha256: "SHA-256 of the program",
        "cache-hit": "true if the version was already in the tool cache",
    },
    async run({ version, sha256, checksum, mirror = RELEASES }, { host, install }) {
        if (!/^\d+\.\d+\.\d+$/.test(version)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", `version is ${JSON.stringify(version)}: allowed is an exact version such as 3.24.9`);
        }
        const machine = `${process.platform}-${process.arch}`;
        const file = FILES[machine];
        if (file === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", `the Convox CLI is not available for ${machine}, only for ${Object.keys(FILES).join(", ")}`);
        }
        const digest = digestFor(file, sha256);
        if (digest === undefined && checksum === "require") {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-missing", `sha256 is required: the checksum of ${file} of version ${version}`, {
                hint: "Use a checksum from a source that you trust, or set checksum: skip to install the file unverified.",
            });
        }
        const url = addressOf(mirror, version, file);
        if (install === undefined)
            throw new Error("nothing to install with");
        const tool = await install({ name: "convox", version, url, sha256: digest });
        if (digest === undefined)
            host.warn(`Installed the Convox CLI ${version} unverified; its SHA-256 is ${tool.sha256}`);
        host.addPath?.(tool.dir);
        host.info(`Convox CLI ${version} is in ${tool.dir}${tool.cached ? " (cached)" : ""}`);
        return { path: tool.dir, version, sha256: tool.sha256, "cache-hit": tool.cached };
    },
    text: ({ path }) => `export PATH='${path.replaceAll("'", "'\\''")}':"$PATH"\n`,
});
function digestFor(file, lines) {
    const found = lines.flatMap((line) => {
        const [, digest, name] = /^([0-9a-f]{64})(?:\s+\*?(?:.*\/)?(\S+))?$/i.exec(line) ?? [];
        if (digest === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", `sha256 is ${JSON.stringify(line)}: allowed are 64 hexadecimal digits, optionally followed by a file name`);
        }
        return name === file || (name === undefined && lines.length === 1) ? [digest.toLowerCase()] : [];
    });
    if (lines.length > 0 && found.length !== 1) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", `sha256 has ${found.length === 0 ? "no line" : "several lines"} for ${file}`);
    }
    return found[0];
}
function addressOf(mirror, version, file) {
    const url = mirror.replaceAll("{version}", version).replaceAll("{file}", file);
    if (!URL.canParse(url))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", "mirror is not a URL: it must start with https://");
    const { protocol, hostname } = new URL(url);
    if (protocol === "https:" || (protocol === "http:" && (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U)(hostname)))
        return url;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("input-invalid", "mirror must start with https://");
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


/***/ })

};
