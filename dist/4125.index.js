export const id = 4125;
export const ids = [4125];
export const modules = {

/***/ 4125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  envSet: () => (/* binding */ envSet),
  envUnset: () => (/* binding */ envUnset)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/commands/declaration/app-input.js
var app_input = __webpack_require__(1430);
// EXTERNAL MODULE: ./src/commands/declaration/command.js
var command = __webpack_require__(5537);
// EXTERNAL MODULE: ./src/commands/release/promote.js + 6 modules
var release_promote = __webpack_require__(1546);
// EXTERNAL MODULE: ./src/commands/app/environment-change.js
var environment_change = __webpack_require__(5719);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/commands/variables/key-values.js + 1 modules
var key_values = __webpack_require__(8659);
// EXTERNAL MODULE: ./src/commands/variables/secret-values.js
var secret_values = __webpack_require__(2128);
;// CONCATENATED MODULE: ./src/commands/app/variables.js





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
    name: key_values/* VARIABLE_NAME */.nN,
    maxBytes: 64 * 1024 - 1,
};
async function readVariables(inputs, deps) {
    const { variables, variablesJson, file, mask } = inputs;
    const isEmpty = variables.length === 0 && variablesJson === undefined;
    const source = file ?? (isEmpty && isPiped(deps) ? "-" : undefined);
    const fromFile = source === undefined ? [] : (await readText(source, deps)).split(/\r?\n/);
    const mistakes = [];
    const found = new Map([
        ...(0,key_values/* parseKeyValues */.Hl)("file", fromFile, {}, RULES, mistakes),
        ...(0,key_values/* parseKeyValues */.Hl)("variables", variables, deps.env, RULES, mistakes),
        ...(variablesJson === undefined ? [] : (0,key_values/* parseJsonValues */.u0)("variables-json", variablesJson, RULES, mistakes)),
    ]);
    (0,secret_values/* maskValues */.Z$)(found, mask, deps);
    if (mistakes.length > 0) {
        throw new errors/* InputError */.dz(mistakes.join("\n"), {
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
        throw new errors/* InputError */.dz('file is "-": an action has no standard input. Name a file');
    const bytes = [];
    if (path === "-")
        for await (const chunk of stdin?.() ?? [])
            bytes.push(chunk);
    try {
        if (path !== "-")
            bytes.push(await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, path)));
    }
    catch (cause) {
        throw new errors/* InputError */.dz(`file is ${name}: it cannot be read`, { cause });
    }
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(bytes));
    }
    catch (cause) {
        throw new errors/* InputError */.dz(`file is ${name}: it is not UTF-8 text`, { cause });
    }
}

;// CONCATENATED MODULE: ./src/commands/app/env-set.js






const commonInputs = {
    app: app_input/* appInput */.Y,
    promote: { description: "Promote the new release", kind: "boolean", short: "p", default: "false" },
    ...release_promote.promoteInputs,
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
const envSet = (0,command/* command */.G)({
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
        ...variablesInputs,
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
        const variables = await readVariables(values, deps);
        if (variables.size === 0) {
            throw new errors/* InputError */.dz("variables, variables-json and file are empty: no variable to set", {
                hint: "A secret that does not exist has an empty value. To remove variables, use env unset",
            });
        }
        const { app, replace } = values;
        const changed = replace
            ? await (0,environment_change/* replaceEnvironment */.m0)(app, variables, deps)
            : await (0,environment_change/* changeEnvironment */.Um)(app, (before) => new Map([...before, ...variables]), deps);
        return reportChange(changed, [...variables.keys()], values, deps);
    },
});
const envUnset = (0,command/* command */.G)({
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
            throw new errors/* InputError */.dz("names is empty: no variable to remove");
        const without = (before) => {
            const missing = names.filter((name) => !before.delete(name));
            if (missing.length > 0)
                deps.host.warn(`${app} has no variable ${missing.join(", ")}`);
            return before;
        };
        return reportChange(await (0,environment_change/* changeEnvironment */.Um)(app, without, deps), names, values, deps);
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
        const what = (0,environment_change/* isEmptyDifference */.R6)(difference) ? names.join(" ") : (0,environment_change/* describeDifference */.hF)(difference);
        host.info(`Created ${release} of ${app} on ${rack.name}: ${what}`);
        if (base !== "")
            host.info(`It is based on ${base}, ${describeBase(base, active)}`);
    }
    else {
        host.info(`No release was created: the environment of ${app} on ${rack.name} is already up to date`);
    }
    const isActive = release === active;
    if (!promote || release === "" || (!isNew && isActive)) {
        if (isNew)
            host.info(`It is not active yet. To promote it, run convox-ci promote ${release} --app ${app}`);
        return result(isNew ? "created" : "unchanged");
    }
    const dropReport = { names: new Set(difference.removed), isUnknown: false };
    try {
        await (0,release_promote.promoteRelease)(values, { app, release, dropReport, dir: deps.cwd }, deps);
        return result("running");
    }
    catch (error) {
        throw error instanceof errors/* ConvoxError */.AC ? error.addOutputs({ ...result("created") }) : error;
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
        if (error instanceof errors/* ConvoxError */.AC)
            return undefined;
        throw error;
    }
}


/***/ })

};
