export const id = 6469;
export const ids = [6469];
export const modules = {

/***/ 6469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   envSet: () => (/* binding */ envSet),
/* harmony export */   envUnset: () => (/* binding */ envUnset)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1430);
/* harmony import */ var _declaration_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5537);
/* harmony import */ var _release_promote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9406);
/* harmony import */ var _environment_change_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5719);
/* harmony import */ var _variables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(782);






const commonInputs = {
    app: _declaration_app_input_js__WEBPACK_IMPORTED_MODULE_0__/* .appInput */ .Y,
    promote: { description: "Promote the new release", kind: "boolean", short: "p", default: "false" },
    ..._release_promote_js__WEBPACK_IMPORTED_MODULE_1__.promoteInputs,
};
const outputs = {
    release: "Id of the release with the environment; set on failure too",
    base: "Id of the release that it is based on; empty with replace",
    app: "Name of the app",
    rack: "Name of the Rack",
    status: "created; unchanged if nothing changed; running if the release was promoted",
    added: "Names of the added variables, separated by spaces",
    changed: "Names of the variables whose value changed, separated by spaces",
    removed: "Names of the removed variables, separated by spaces",
};
const envSet = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G)({
    name: "env set",
    createsApp: true,
    action: "env-set",
    summary: "Set environment variables of an app, which creates a release",
    details: "Changes the environment of the newest release, which is not always the active one. A deploy key without a role cannot " +
        "read releases, so it can only replace the whole environment (replace: true). Values are never printed. Other users of " +
        "the machine can read command lines, so pass secrets in a file, through standard input, or as a bare KEY.",
    icon: "sliders",
    hasCleanup: true,
    inputs: {
        ..._variables_js__WEBPACK_IMPORTED_MODULE_3__/* .variablesInputs */ .b,
        ...commonInputs,
        replace: {
            description: "Remove all variables that are not given",
            kind: "boolean",
            default: "false",
        },
    },
    outputs,
    id: "release",
    async run(values, deps) {
        const variables = await (0,_variables_js__WEBPACK_IMPORTED_MODULE_3__/* .readVariables */ .C)(values, deps);
        if (variables.size === 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-missing", "variables, variables-json and file are empty: no variable to set", {
                hint: "A secret that does not exist has an empty value. To remove variables, use convox-ci env unset",
            });
        }
        const { app, replace } = values;
        const changed = replace
            ? await (0,_environment_change_js__WEBPACK_IMPORTED_MODULE_5__/* .replaceEnvironment */ .m0)(app, variables, deps)
            : await (0,_environment_change_js__WEBPACK_IMPORTED_MODULE_5__/* .changeEnvironment */ .Um)(app, (before) => new Map([...before, ...variables]), deps);
        return reportChange(changed, [...variables.keys()], values, deps);
    },
});
const envUnset = (0,_declaration_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G)({
    name: "env unset",
    action: "env-unset",
    summary: "Remove environment variables of an app, which creates a release",
    details: "Changes the environment of the newest release, which is not always the active one. A deploy key without a role cannot " +
        "read releases, so it cannot remove variables.",
    icon: "sliders",
    hasCleanup: true,
    inputs: {
        names: { description: "Names of the variables", kind: "lines", required: true, positional: "name", rest: true },
        ...commonInputs,
    },
    outputs,
    id: "release",
    async run(values, deps) {
        const { app, names } = values;
        if (names.length === 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-missing", "names is empty: no variable to remove");
        const without = (before) => {
            const missing = names.filter((name) => !before.delete(name));
            if (missing.length > 0)
                deps.host.warn(`${app} has no variable ${missing.join(", ")}`);
            return before;
        };
        return reportChange(await (0,_environment_change_js__WEBPACK_IMPORTED_MODULE_5__/* .changeEnvironment */ .Um)(app, without, deps), names, values, deps);
    },
});
async function reportChange({ release, base, difference, isNew }, names, values, deps) {
    const { app, promote } = values;
    const { host, rack } = deps;
    const [added, changed, removed] = [difference.added, difference.changed, difference.removed].map((list) => list.join(" "));
    const result = (status) => ({
        release,
        base,
        app,
        rack: rack.name,
        status,
        added: added ?? "",
        changed: changed ?? "",
        removed: removed ?? "",
    });
    const active = await readActiveRelease(app, deps);
    if (isNew) {
        const what = (0,_environment_change_js__WEBPACK_IMPORTED_MODULE_5__/* .isEmptyDifference */ .R6)(difference) ? names.join(" ") : (0,_environment_change_js__WEBPACK_IMPORTED_MODULE_5__/* .describeDifference */ .hF)(difference);
        host.info(`Created ${release} of ${app} on ${rack.name}: ${what}`);
        if (base !== "")
            host.info(`It is based on ${base}, ${describeBase(base, active)}`);
    }
    else {
        host.info(`No release was created: the environment of ${app} on ${rack.name} is already up to date`);
    }
    const isActive = release === active;
    if (!promote || release === "" || (!isNew && isActive)) {
        if (isNew) {
            const how = `Promote it: convox-ci promote ${release} --app ${app}. To do so at once, set promote: true`;
            host.info(`It is not active yet. ${await deps.advise(how)}`);
        }
        return result(isNew ? "created" : "unchanged");
    }
    const dropReport = { names: new Set(difference.removed), isUnknown: false };
    try {
        await (0,_release_promote_js__WEBPACK_IMPORTED_MODULE_1__.promoteRelease)(values, { app, release, dropReport, dir: deps.cwd }, deps);
        return result("running");
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConvoxError */ .AC ? error.addOutputs({ ...result("created") }) : error;
    }
}
function describeBase(base, active) {
    if (active === undefined)
        return "the newest release";
    if (active === base)
        return "the newest and active release";
    const runs = active === "" ? "no release is active" : `${active} is active`;
    return `the newest release; ${runs}, so promoting the new release also promotes the build of ${base}`;
}
async function readActiveRelease(app, { rack }) {
    try {
        return (await rack.apps.get(app)).release;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConvoxError */ .AC)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readVariables),
/* harmony export */   b: () => (/* binding */ variablesInputs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9973);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7748);
/* harmony import */ var _variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8659);
/* harmony import */ var _variables_secret_values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2128);






const variablesInputs = {
    variables: {
        description: "Variables as KEY=VALUE, one per line; a bare KEY takes the value of the environment variable KEY of the job",
        kind: "pairs",
        positional: "KEY=VALUE",
        rest: true,
        aliases: ["env"],
    },
    "variables-json": {
        description: 'Variables as a JSON object of strings, such as {"KEY": "value"}; overrides file and variables',
    },
    file: {
        description: "File with KEY=VALUE lines; - reads standard input. Variables of the other inputs override it",
        short: "f",
        fallback: "standard input of the program, if no variables are given",
    },
    mask: {
        description: "Values to hide in the log: all, only those that look like a secret, or none",
        choices: ["all", "secret", "none"],
        default: "secret",
    },
};
const RULES = {
    name: _variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__/* .VARIABLE_NAME */ .nN,
    maxBytes: 64 * 1024 - 1,
};
async function readVariables(inputs, deps) {
    const { variables, variablesJson, file, mask } = inputs;
    const isEmpty = variables.length === 0 && variablesJson === undefined;
    const source = file ?? (isEmpty && isPiped(deps) ? "-" : undefined);
    const fromFile = source === undefined ? [] : (await readText(source, deps)).split(/\r?\n/);
    const mistakes = [];
    const found = new Map([
        ...(0,_variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseKeyValues */ .Hl)("file", fromFile, {}, RULES, mistakes),
        ...(0,_variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseKeyValues */ .Hl)("variables", variables, deps.env, RULES, mistakes),
        ...(variablesJson === undefined ? [] : (0,_variables_key_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJsonValues */ .u0)("variables-json", variablesJson, RULES, mistakes)),
    ]);
    (0,_variables_secret_values_js__WEBPACK_IMPORTED_MODULE_3__/* .maskValues */ .Z)(found, mask, deps);
    if (mistakes.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-invalid", mistakes.join("\n"), {
            hint: "A Rack stores each variable as one line, without quotes. Encode a value of several lines on one line " +
                "(base64 -w0), or pass one-line JSON in variables-json",
        });
    }
    const values = new Map([...found].map(([key, value]) => [key, value ?? ""]));
    for (const [key, value] of values) {
        const oddity = oddityOf(value);
        if (oddity !== undefined)
            deps.host.warn(`The value of ${key} ${oddity}`);
    }
    return values;
}
function oddityOf(value) {
    if (value === "")
        return "is empty; a secret that does not exist has an empty value";
    if (/^(["']).*\1$/s.test(value) && value.length > 1)
        return "is in quotes, which become part of it";
    if (value.endsWith("\\"))
        return "ends with a backslash, which becomes part of it";
    if (/\s[A-Z][A-Z0-9_]*=/.test(value))
        return "seems to contain another variable; put each on its own line";
    return value === value.trim() ? undefined : "begins or ends with white space, which becomes part of it";
}
function isPiped({ stdin }) {
    return stdin !== undefined && Object(stdin()).isTTY !== true;
}
async function readText(path, { cwd, stdin }) {
    const name = JSON.stringify(path);
    if (path === "-" && !stdin)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-invalid", 'file is "-": an action has no standard input. Name a file');
    const bytes = [];
    if (path === "-")
        for await (const chunk of stdin?.() ?? [])
            bytes.push(chunk);
    try {
        if (path !== "-")
            bytes.push(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path)));
    }
    catch (cause) {
        throw (0,_system_error_js__WEBPACK_IMPORTED_MODULE_5__/* .toFileError */ .GI)("file", path, "read", cause);
    }
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(bytes));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz("input-invalid", `file is ${name}: it is not UTF-8 text`, { cause });
    }
}


/***/ })

};
