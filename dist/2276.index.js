export const id = 2276;
export const ids = [2276];
export const modules = {

/***/ 2276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildsCopy: () => (/* binding */ buildsCopy)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5537);
/* harmony import */ var _declaration_destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3944);
/* harmony import */ var _declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2249);
/* harmony import */ var _declaration_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8387);
/* harmony import */ var _output_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5562);
/* harmony import */ var _release_promote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9406);
/* harmony import */ var _build_archive_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5074);









const inputs = {
    build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
    app: { ..._declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y, description: "Source app" },
    "to-app": {
        description: "Target app",
        fallback: "the same name, on another Rack",
        aliases: ["destination-app", "destinationApp"],
    },
    ..._declaration_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .destinationInputs */ .S,
    promote: {
        description: "Promote the new release with the default settings of `promote`",
        kind: "boolean",
        default: "false",
    },
};
const buildsCopy = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G)({
    name: "builds copy",
    createsApp: true,
    action: "copy-build",
    summary: "Copy a build with its images to another app, on this Rack or another Rack of the same generation",
    details: "Exports and imports the build in one step. The archive is checked on the way and is never stored on disk. If it is " +
        "incomplete, the import is stopped and no build is created.",
    icon: "copy",
    inputs,
    outputs: {
        ..._build_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .importOutputs */ .K5,
        release: "Id of the new release, such as RABCDEFGHIJ",
        status: "Status of the app after the promotion; empty without promote",
    },
    id: "release",
    needsDestination: true,
    async run({ build, app, toApp = app, promote }, deps) {
        const { host, rack } = deps;
        const to = deps.destination ?? rack;
        if (deps.destination === undefined && toApp === app) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-missing", "to-app and to-rack are missing: source and target are the same app");
        }
        host.info(`Copying build ${build} of ${app} on ${rack.name} to ${toApp} on ${to.name}`);
        let archive;
        const copy = async () => {
            archive = await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .openArchiveStream */ .lq)(await (0,_declaration_expect_existing_js__WEBPACK_IMPORTED_MODULE_5__/* .expectExisting */ .t)("build", { app, id: build }, rack.builds.export(app, build), deps));
            try {
                return await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .importArchive */ .qT)(archive, toApp, to, deps);
            }
            finally {
                archive.close();
            }
        };
        const result = await (0,_build_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .withProgress */ .E0)(copy(), () => `Copying: ${(0,_output_units_js__WEBPACK_IMPORTED_MODULE_6__/* .byteSize */ .mz)(archive?.size() ?? 0)} so far`, deps);
        if (!promote)
            return { ...result, status: "" };
        const settings = (0,_declaration_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .parseInputs */ .T)(_release_promote_js__WEBPACK_IMPORTED_MODULE_8__.promoteInputs, () => undefined, deps.env);
        const candidate = { app: toApp, release: result.release, dir: deps.cwd };
        try {
            const { status } = await (0,_release_promote_js__WEBPACK_IMPORTED_MODULE_8__.promoteRelease)(settings, candidate, { ...deps, rack: to });
            return { ...result, status };
        }
        catch (error) {
            throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConvoxError */ .AC ? error.addOutputs({ ...result }) : error;
        }
    },
});


/***/ }),

/***/ 3944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ destinationInputs)
/* harmony export */ });
const destinationInputs = {
    "to-rack": {
        description: "Name of the target Rack",
        aliases: ["destination-rack", "destinationRack", "destination"],
        env: ["CONVOX_DESTINATION_RACK"],
        fallback: "CONVOX_DESTINATION_RACK, or the Rack that CONVOX_DESTINATION_RACK_URL names, else the same Rack",
    },
    "to-machine": {
        description: "Name of the target Convox Cloud machine, instead of to-rack",
        env: ["CONVOX_DESTINATION_MACHINE"],
        fallback: "CONVOX_DESTINATION_MACHINE",
    },
    "to-host": {
        description: "Host name of the target Rack's Console",
        env: ["CONVOX_DESTINATION_HOST"],
        fallback: "CONVOX_DESTINATION_HOST, else the same Console",
    },
    "to-password": {
        description: "Deploy key of the target Rack, if it belongs to another organization or Console",
        env: ["CONVOX_DESTINATION_PASSWORD"],
        fallback: "CONVOX_DESTINATION_PASSWORD, else the same key if to-host is the same Console",
        secret: true,
    },
};


/***/ }),

/***/ 8387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ parseInputs)
/* harmony export */ });
/* unused harmony export camelCase */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _white_space_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7710);


function parseInputs(inputs, given, env = {}) {
    const problems = [];
    const values = {};
    for (const [name, input] of Object.entries(inputs)) {
        try {
            values[camelCase(name)] = parseValue(name, input, findValue(name, input, given, env));
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
                throw error;
            problems.push(error.message);
        }
    }
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", problems.join("\n"));
    return values;
}
const TRUE = new Set(["true", "True", "TRUE"]);
const FALSE = new Set(["false", "False", "FALSE"]);
function findValue(name, input, given, env) {
    const found = [name, ...(input.aliases ?? [])].flatMap((key) => {
        const value = trimValue(input, given(key));
        return value === undefined || value === "" || value.length === 0 ? [] : [{ key, value }];
    });
    const [first, second] = found;
    if (first && second && String(first.value) !== String(second.value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("inputs-conflict", `${first.key} and ${second.key} set the same input to different values; set only one of them`);
    }
    if (first)
        return first.value;
    for (const key of input.env ?? []) {
        const value = (0,_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimText */ .O)(env[key] ?? "");
        if (value)
            return value;
    }
    return input.default;
}
function trimValue(input, value) {
    if (value === undefined || input.kind === "pairs" || (input.rest && input.kind !== "lines"))
        return value;
    if (typeof value !== "string")
        return value.map(_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimText */ .O);
    return input.kind === "lines" ? value : (0,_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimText */ .O)(value);
}
function parseValue(name, input, value) {
    if (input.kind === "lines")
        return typeof value === "string" ? splitItems(value) : (value ?? []);
    if (input.kind === "pairs")
        return typeof value === "string" ? value.split(/\r?\n/) : (value ?? []);
    if (value === undefined) {
        if (input.required)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-missing", `${name} is required: ${lowerFirst(input.description)}`);
        return undefined;
    }
    const text = typeof value === "string" ? value : (value.at(-1) ?? "");
    if (input.required && text === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-missing", `${name} is empty: ${lowerFirst(input.description)}`);
    const quoted = input.secret ? "(hidden)" : JSON.stringify(text);
    switch (input.kind) {
        case "boolean":
            if (TRUE.has(text))
                return true;
            if (FALSE.has(text))
                return false;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${quoted}: allowed values are true and false`);
        case "integer":
            if (/^\d{1,15}$/.test(text))
                return Number(text);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${quoted}: allowed is a whole number such as 50`);
        case "duration":
            return parseDuration(name, text);
        case "size":
            return parseSize(name, text);
        default:
            if (input.choices && !input.choices.includes(text)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${quoted}: allowed values are ${input.choices.join(", ")}`);
            }
            return text;
    }
}
function splitItems(text) {
    return text
        .split(/\r?\n/)
        .map(_white_space_js__WEBPACK_IMPORTED_MODULE_1__/* .trimText */ .O)
        .filter((line) => line !== "" && !line.startsWith("#"));
}
function parseDuration(name, text) {
    const match = /^(?:(\d{1,7})|(?=\d)(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s)?)$/.exec(text);
    const [, plain, hours, minutes, seconds] = match ?? [];
    const total = Number(plain ?? 0) + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    if (!match || total === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${JSON.stringify(text)}: allowed are seconds, such as 90, or a duration such as 90s, 10m, or 1h30m`);
    }
    return total * 1000;
}
const SIZE_UNITS = ["", "k", "m", "g", "t"];
function parseSize(name, text) {
    const match = /^(\d{1,15}(?:\.\d{1,3})?) ?([kmgt]?)(i?)b?$/i.exec(text);
    const [, number, unit = "", binary = ""] = match ?? [];
    const power = SIZE_UNITS.indexOf(unit.toLowerCase());
    const bytes = Math.floor(Number(number) * (binary === "" ? 1000 : 1024) ** power);
    if (!match || (binary !== "" && power === 0) || bytes === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("input-invalid", `${name} is ${JSON.stringify(text)}: allowed is a size such as 500000, 200MB, or 1.5GiB`);
    }
    return bytes;
}
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}


/***/ }),

/***/ 7710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ trimText)
/* harmony export */ });
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/;
function trimText(text) {
    let [start, end] = [0, text.length];
    while (start < end && INVISIBLE.test(text.charAt(start)))
        start++;
    while (end > start && INVISIBLE.test(text.charAt(end - 1)))
        end--;
    return text.slice(start, end);
}


/***/ })

};
