export const id = 6635;
export const ids = [6635];
export const modules = {

/***/ 6635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkManifest: () => (/* binding */ checkManifest),
  cloudResources: () => (/* reexport */ cloudResources),
  findNodePoolLine: () => (/* reexport */ findNodePoolLine),
  largestProgressDeadline: () => (/* reexport */ largestProgressDeadline),
  loadServices: () => (/* reexport */ loadServices),
  readManifest: () => (/* binding */ readManifest),
  readRolloutKeys: () => (/* reexport */ readRolloutKeys),
  serviceNames: () => (/* reexport */ serviceNames)
});

// UNUSED EXPORTS: scalesIn

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@convox/rack-manifest/src/index.js + 43 modules
var src = __webpack_require__(3750);
// EXTERNAL MODULE: ./src/errors.js
var src_errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/manifest/forms.js
var manifest_forms = __webpack_require__(2171);
;// CONCATENATED MODULE: ./src/manifest/builds.js



async function checkBuild(service, dir, report) {
    const requested = readBuild(service, report);
    if (requested === undefined)
        return undefined;
    const { at } = requested;
    const path = inside(requested.path);
    const shown = `service ${service.name} is built from ${JSON.stringify(requested.path)}`;
    if (path === undefined) {
        report.error(at, `${shown}, which is outside of the source`);
        return undefined;
    }
    const dockerfile = inside(`${path}/${requested.manifest}`);
    if (dockerfile === undefined) {
        report.error(at, `${shown} with ${JSON.stringify(requested.manifest)}, which is outside of the source`);
        return undefined;
    }
    const missing = await missingFrom(dir, path, "directory");
    if (missing !== undefined) {
        report.error(at, `${shown}, but ${missing}`);
        return undefined;
    }
    const absent = await missingFrom(dir, dockerfile, "file");
    if (absent !== undefined)
        report.error(at, `${shown}, but ${absent}`);
    else if (path !== "." && !dockerfile.startsWith(`${path}/`)) {
        report.warn(at, `${shown} with ${dockerfile}, which is outside of it; BuildKit may not find it`, "v3");
    }
    return { service: service.name, path, dockerfile };
}
function readBuild({ name, entry, body }, report) {
    if (entry.value.kind === "unknown")
        return undefined;
    const image = body === undefined ? undefined : (0,manifest_forms/* fieldOf */._F)(body, "image");
    const build = body === undefined ? undefined : (0,manifest_forms/* entryOf */.Ms)(body, "build");
    const form = checkBuildForm(name, build?.value, report);
    if (image?.kind === "unknown" || form === undefined)
        return undefined;
    if ((0,manifest_forms/* textOf */.b6)(image) !== undefined && (0,manifest_forms/* textOf */.b6)(image) !== "") {
        if (!(0,manifest_forms/* silent */.Ku)(build?.value))
            report.warn(build?.at, `service ${name} has an image, so its build is not used`);
        return undefined;
    }
    const path = (0,manifest_forms/* textOf */.b6)(form.path) ?? "";
    const manifest = (0,manifest_forms/* textOf */.b6)(form.manifest) ?? "";
    return {
        path: path === "" ? "." : path,
        manifest: manifest === "" ? "Dockerfile" : manifest,
        at: build?.value.at ?? entry.at,
    };
}
function checkBuildForm(name, build, report) {
    if (build === undefined || build.kind === "null")
        return { path: undefined, manifest: undefined };
    if (build.kind === "unknown")
        return undefined;
    if (build.kind === "string")
        return { path: build, manifest: undefined };
    if (build.kind !== "map") {
        report.error(build.at, `service ${name}: build must be a path or a mapping, not ${(0,manifest_forms/* describeValue */.bp)(build)}`);
        return undefined;
    }
    const forms = { path: "text", manifest: "text", args: "list of text" };
    (0,manifest_forms/* checkForms */.W1)(build, forms, (key) => `service ${name}: build.${key}`, report);
    const path = (0,manifest_forms/* fieldOf */._F)(build, "path");
    const manifest = (0,manifest_forms/* fieldOf */._F)(build, "manifest");
    return [path, manifest].some((value) => value?.kind === "unknown") ? undefined : { path, manifest };
}
function inside(path) {
    const clean = external_node_path_.posix.normalize(path.replace(/^\/+/, "")).replace(/\/$/, "");
    if (clean === "..")
        return undefined;
    return clean.startsWith("../") ? undefined : clean === "" ? "." : clean;
}
async function missingFrom(dir, path, kind) {
    let walked = ".";
    for (const name of path === "." ? [] : path.split("/")) {
        const names = await listing((0,external_node_path_.join)(dir, walked));
        if (names === undefined)
            return undefined;
        if (!names.includes(name)) {
            const other = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
            const hint = other === undefined ? "" : `; ${external_node_path_.posix.join(walked, other)} does, and a Rack minds the case`;
            return `${path} does not exist${hint}`;
        }
        walked = external_node_path_.posix.join(walked, name);
    }
    const found = await (0,promises_.stat)((0,external_node_path_.join)(dir, path)).catch(() => undefined);
    if (found === undefined)
        return undefined;
    const right = kind === "file" ? !found.isDirectory() : found.isDirectory();
    return right ? undefined : `${path} is ${kind === "file" ? "a directory" : "no directory"}`;
}
async function listing(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch (error) {
        return error instanceof Error && "code" in error && error.code === "ENOTDIR" ? [] : undefined;
    }
}

;// CONCATENATED MODULE: ./src/manifest/compose.js


function isCompose(file) {
    return /^docker-compose([.-].*)?\.ya?ml$/.test(external_node_path_.posix.basename(file));
}
function composeServices(root) {
    if (root.kind !== "map")
        return { services: [], builds: [] };
    const layered = (0,manifest_forms/* fieldOf */._F)(root, "version") !== undefined;
    const list = layered ? (0,manifest_forms/* fieldOf */._F)(root, "services") : root;
    if (list?.kind !== "map")
        return { services: [], builds: [] };
    const builds = list.entries.flatMap(({ key, value }) => {
        const build = value.kind === "map" ? composeBuild(key, value) : undefined;
        return build === undefined ? [] : [build];
    });
    return { services: list.entries.map(({ key }) => key), builds };
}
function composeBuild(service, body) {
    const build = (0,manifest_forms/* fieldOf */._F)(body, "build");
    const context = (0,manifest_forms/* textOf */.b6)(build?.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(build, "context") : build);
    const named = (0,manifest_forms/* fieldOf */._F)(build?.kind === "map" ? build : body, "dockerfile");
    const dockerfile = named === undefined ? "Dockerfile" : (0,manifest_forms/* textOf */.b6)(named);
    if (context === undefined || dockerfile === undefined || /\$/.test(context + dockerfile))
        return undefined;
    const path = external_node_path_.posix.normalize(context.replace(/^\/+/, "")).replace(/\/$/, "") || ".";
    const file = external_node_path_.posix.join(path, dockerfile);
    return [path, file].some((name) => name === ".." || name.startsWith("../"))
        ? undefined
        : { service, path, dockerfile: file };
}

;// CONCATENATED MODULE: ./src/manifest/configs.js

function checkConfigs(root, services, report) {
    const configs = (0,manifest_forms/* fieldOf */._F)(root, "configs");
    const items = itemsOf("configs", configs, report);
    for (const item of items)
        if (isMissing(item, "id"))
            report.error(item.at, "a config has no id", "v3");
    const ids = items.map((item) => (item.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(item, "id") : item));
    const open = configs?.kind === "unknown" || ids.some((id) => id?.kind === "unknown");
    for (const { name, body } of services.list) {
        const mounts = body === undefined ? undefined : (0,manifest_forms/* fieldOf */._F)(body, "configMounts");
        for (const mount of itemsOf(`service ${name}: configMounts`, mounts, report)) {
            const missing = ["id", "dir", "filename"].find((key) => isMissing(mount, key));
            if (missing !== undefined)
                report.error(mount.at, `service ${name}: a config mount has no ${missing}`, "v3");
            const id = mount.kind === "map" ? (0,manifest_forms/* textOf */.b6)((0,manifest_forms/* fieldOf */._F)(mount, "id")) : undefined;
            if (!id || open || ids.some((known) => (0,manifest_forms/* textOf */.b6)(known) === id))
                continue;
            report.error(mount.at, `service ${name} mounts the config ${id}, which does not exist`, "v3");
        }
    }
}
function itemsOf(named, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value))
        return [];
    if (value.kind === "list")
        return value.items;
    report.error(value.at, `${named} must be a list, not ${(0,manifest_forms/* describeValue */.bp)(value)}`, "v3");
    return [];
}
function isMissing(value, key) {
    if (value.kind !== "map")
        return value.kind === "null";
    const field = (0,manifest_forms/* fieldOf */._F)(value, key);
    return field === undefined || field.kind === "null" || (0,manifest_forms/* textOf */.b6)(field) === "";
}

// EXTERNAL MODULE: ./src/manifest/document.js
var manifest_document = __webpack_require__(171);
;// CONCATENATED MODULE: ./src/manifest/environment.js

function checkEnvironment(named, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value))
        return;
    if (value.kind !== "list") {
        report.error(value.at, `${named} must be a list such as "- NAME=default", not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
        return;
    }
    for (const item of value.items) {
        if (item.kind === "list" || item.kind === "string" || (0,manifest_forms/* silent */.Ku)(item))
            continue;
        const first = item.kind === "map" ? item.entries[0]?.key : undefined;
        const quoted = first?.includes("=") ? "; put it in quotes" : `; write ${first}=... instead of ${first}: ...`;
        const hint = first === undefined ? "" : quoted;
        report.warn(item.at, `${named} holds ${(0,manifest_forms/* describeValue */.bp)(item)}, which a Rack skips${hint}`);
    }
}
function requiredNames(value) {
    if (value?.kind !== "list")
        return [];
    return value.items
        .flatMap((item) => (item.kind === "list" ? item.items : [item]))
        .flatMap((item) => (item.kind === "string" ? [item.value] : []))
        .filter((entry) => entry !== "*" && !entry.includes("="));
}

// EXTERNAL MODULE: ./src/nearest.js
var nearest = __webpack_require__(3590);
;// CONCATENATED MODULE: ./src/manifest/names.js
const NAME = /^[a-z][a-z0-9-]*$/;
const NAME_RULE = "may hold only a-z, 0-9 and -, and must begin with a letter";
const SECTIONS = {
    services: "service",
    timers: "timer",
    resources: "resource",
    balancers: "balancer",
};
function namePath(path) {
    const [section, name, ...rest] = path;
    const keys = (parts) => parts.filter((part) => typeof part === "string").join(".");
    const kind = typeof section === "string" && Object.hasOwn(SECTIONS, section) ? SECTIONS[section] : undefined;
    if (kind === undefined || name === undefined)
        return keys(path);
    const inner = keys(rest);
    return inner === "" ? `${kind} ${name}` : `${kind} ${name}: ${inner}`;
}

;// CONCATENATED MODULE: ./src/manifest/keys.js



const HABITS = {
    cmd: "command",
    context: "path",
    count: "scale.count",
    cpu: "scale.cpu",
    dockerfile: "manifest",
    domains: "domain",
    env: "environment",
    environments: "environment",
    healthcheck: "health",
    memory: "scale.memory",
    replicas: "scale.count",
    timer: "timers",
};
function checkKeys(root, place, report) {
    walk(root, [src/* TABLES */.CG.v2, src/* TABLES */.CG.v3], [], { report, place });
}
function fieldsOf(type) {
    return type !== undefined && "fields" in type ? type.fields : undefined;
}
function walk(item, types, path, state) {
    const known = types.find((type) => type !== undefined);
    if (known === undefined)
        return;
    if (item.kind === "scalar")
        checkText(item, types, path, state);
    else if (item.kind === "list") {
        const of = types.map((type) => (type?.is === "list" ? type.of : undefined));
        for (const [index, part] of item.items.entries())
            walk(part, [of[0], of[1]], [...path, index], state);
    }
    else if (known.is === "form" && known.form === "metrics") {
        for (const { value } of item.entries)
            if (value.kind === "map")
                walkFields(value, types, path, state);
    }
    else if (known.is === "section" || known.is === "map") {
        const of = types.map((type) => (type?.is === "section" || type?.is === "map" ? type.of : undefined));
        for (const { key, value } of item.entries) {
            const name = key.kind === "scalar" ? key.text : "";
            if (!(0,src/* isMergeKey */.yJ)(key))
                walk(value, [of[0], of[1]], [...path, name], state);
        }
    }
    else
        walkFields(item, types, path, state);
}
function walkFields(item, types, path, state) {
    const [v2, v3] = [fieldsOf(types[0]), fieldsOf(types[1])];
    if (v2 === undefined && v3 === undefined)
        return;
    const names = [...new Set([...Object.keys(v2 ?? {}), ...Object.keys(v3 ?? {})])];
    const isOpen = types.some((type) => type?.is === "struct" && type.isOpen);
    for (const { key, value } of item.entries) {
        if (key.kind !== "scalar" || key.scalar.kind === "unknown" || (0,src/* isMergeKey */.yJ)(key))
            continue;
        const name = key.text;
        const fields = [v2, v3].map((known) => known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined);
        const [inV2, inV3] = fields;
        const at = state.place(key);
        const inner = [...path, name];
        if (inV2 === undefined && inV3 === undefined) {
            if (isOpen)
                continue;
            if (name.startsWith("x-") || name === "<<" || (value.kind === "map" && value.isAnchored))
                continue;
            const better = HABITS[name.toLowerCase()] ?? (0,nearest/* nearest */.p)(name, names);
            const hint = better === undefined ? "" : `; did you mean ${better}?`;
            state.report.warn(at, `${namePath(inner)} is an unknown key, which Racks ignore${hint}`);
            continue;
        }
        if (inV2 === undefined && v2 !== undefined)
            state.report.warn(at, `${namePath(inner)} is ignored by v2 Racks`, "v2");
        if (inV3 === undefined && v3 !== undefined)
            state.report.warn(at, `${namePath(inner)} is ignored by v3 Racks`, "v3");
        if (inV3 !== undefined)
            checkLaterKey(inV3, value, inner, state);
        walk(value, [inV2, inV3], inner, state);
    }
}
function checkLaterKey(field, value, path, { report, place }) {
    const { since } = field;
    if (since === undefined)
        return;
    const named = namePath(path);
    report.warn(place(value), `${named} needs v3 Rack ${since} or later; earlier Racks ignore it`, "v3", {
        before: since,
    });
    if (value.kind !== "scalar")
        return;
    const { scalar } = value;
    if (field.values !== undefined && scalar.kind === "string" && !field.values.includes(scalar.value)) {
        report.warn(place(value), `${named} must be ${field.values.join(" or ")}, not ${scalar.value}`, "v3", { since });
    }
    if (field.range === undefined || scalar.kind !== "int")
        return;
    const { least, most, zero } = field.range;
    const number = Number(scalar.value);
    if ((number === 0 && zero) || (number >= least && number <= (most ?? number)))
        return;
    const range = most === undefined ? `${least} or more` : `${zero ? "0 or " : ""}between ${least} and ${most}`;
    report.warn(place(value), `${named} must be ${range}, not ${number}`, "v3", { since });
}
function checkText(item, types, path, { report, place }) {
    const { scalar, text } = item;
    if (path[0] === "configs" || path.length < 3 || !types.some((type) => type?.is === "string"))
        return;
    if (scalar.kind !== "int" && scalar.kind !== "float" && scalar.kind !== "bool")
        return;
    const printed = String(scalar.value);
    if (printed === text)
        return;
    const racks = types[0]?.is !== "string" ? "v3" : types[1]?.is !== "string" ? "v2" : "both";
    const fix = `write "${text}" in quotes if that is the text`;
    report.warn(place(item), `${namePath(path)} is read as ${printed}; ${fix}`, racks);
}

;// CONCATENATED MODULE: ./src/manifest/later-keys.js

function checkLaterCombinations(root, report) {
    for (const { key, value } of entriesOf(root, "services")) {
        warnOfSharedCheck(key, value, report);
        if (isTrue(field(value, "stateful")))
            continue;
        const needs = (at, name) => report.warn(at.at, `service ${key}: ${name} needs stateful: true`, "v3", { since: "3.25.4" });
        const policy = field(value, "podManagementPolicy");
        if (policy !== undefined)
            needs(policy, "podManagementPolicy");
        const volumes = field(value, "volumeOptions");
        for (const volume of volumes?.kind === "list" ? volumes.items : []) {
            const claim = field(volume, "persistentVolumeClaim");
            if (claim !== undefined)
                needs(claim, "volumeOptions.persistentVolumeClaim");
        }
    }
    for (const { key, value } of entriesOf(root, "balancers")) {
        const hasController = isTrue(field(value, "awsLoadBalancerController"));
        for (const { value: port } of entriesOf(value, "ports")) {
            const protocol = field(port, "protocol");
            if (protocol?.kind !== "string" || protocol.value !== "TCP_UDP")
                continue;
            const named = `balancer ${key}: protocol TCP_UDP`;
            report.warn(protocol.at, `${named} needs v3 Rack 3.25.6 or later`, "v3", { before: "3.25.6" });
            if (!hasController)
                report.warn(protocol.at, `${named} needs awsLoadBalancerController: true`, "v3", { since: "3.25.6" });
        }
    }
}
function warnOfSharedCheck(service, value, report) {
    const [health, liveness] = [field(value, "health"), field(value, "liveness")].map((probe) => probe === undefined ? undefined : field(probe, "grpcService"));
    if (health?.kind !== "string" || liveness?.kind !== "string")
        return;
    if (health.value === "" || health.value !== liveness.value)
        return;
    const what = `service ${service}: liveness.grpcService is the same as health.grpcService`;
    report.warn(liveness.at, `${what}, so a service that is only not ready is restarted`, "v3", { since: "3.25.5" });
}
function entriesOf(value, name) {
    const found = field(value, name);
    return found?.kind === "map" ? found.entries : [];
}
function field(value, name) {
    return value.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(value, name) : undefined;
}
function isTrue(value) {
    return value?.kind === "bool" && value.value;
}

// EXTERNAL MODULE: ./src/manifest/scalar.js
var scalar = __webpack_require__(9710);
;// CONCATENATED MODULE: ./src/manifest/loader.js




const ORDERED = ["services", "timers", "resources", "balancers"];
function applyLoaders(problems, { documents, place }, kept) {
    if (documents === undefined)
        return problems;
    const complaints = { v2: (0,src/* findComplaints */.eQ)(documents.v2, "v2"), v3: (0,src/* findComplaints */.eQ)(documents.v3, "v3") };
    const lines = (generation) => new Set(complaints[generation].map(({ at }) => place(at).line));
    const refused = { v2: lines("v2"), v3: lines("v3") };
    const shared = problems.flatMap((problem) => {
        if (problem.severity === "warning" || problem.line === undefined)
            return [problem];
        const { line } = problem;
        const racks = generationsOf(problem.racks).filter((generation) => refused[generation].has(line));
        return racks.length === 0 ? [] : [{ ...problem, racks: racks.length === 2 ? "both" : (racks[0] ?? "both") }];
    });
    const isReported = (line, generation) => [...shared, ...kept].some((problem) => problem.line === line && isErrorFor(problem, generation));
    const added = [];
    for (const generation of ["v2", "v3"]) {
        for (const complaint of complaints[generation]) {
            const at = place(complaint.at);
            if (isReported(at.line, generation))
                continue;
            addProblem(added, {
                ...at,
                message: explainComplaint(complaint),
                racks: generation,
                severity: "error",
                since: complaint.since,
            });
        }
    }
    return [...shared, ...added, ...mergeProblems(documents.v3, place), ...emptyScales(documents.v3, place)];
}
function addProblem(problems, problem) {
    const same = problems.find(({ line, column, message }) => {
        return line === problem.line && column === problem.column && message === problem.message;
    });
    if (same === undefined)
        problems.push(problem);
    else if (same.racks !== problem.racks)
        same.racks = "both";
}
function generationsOf(racks) {
    return racks === "both" ? ["v2", "v3"] : [racks];
}
function isErrorFor({ severity, racks }, generation) {
    return severity === "error" && (racks === "both" || racks === generation);
}
function explainComplaint({ text, path, expected, found, type }) {
    const requirement = expected ?? (type === undefined ? undefined : typeName(type));
    if (requirement === undefined || path.length === 0)
        return rule(text);
    const seen = found === undefined ? "" : `, not ${(0,manifest_forms/* describeValue */.bp)(toValue(found))}`;
    return `${namePath(path)} must be ${requirement}${seen}`;
}
function rule(text) {
    return text.replace(/^line \d+: /, "").replace(/can not/g, "cannot");
}
function typeName(type) {
    switch (type.is) {
        case "int":
            return "a whole number";
        case "float":
            return "a number";
        case "bool":
            return "true or false";
        case "string":
            return "text";
        case "list":
            return type.of.is === "string" ? "a list of text" : "a list";
        case "section":
            return "a mapping of names";
        default:
            return "a mapping";
    }
}
function toValue(item) {
    const at = { line: 1, column: 1 };
    if (item.kind === "list")
        return { kind: "list", items: [], at };
    if (item.kind === "map")
        return { kind: "map", entries: [], anchored: false, at };
    return { ...(0,scalar/* toScalarValue */.h)(item), at };
}
function mergeProblems(root, place) {
    const problems = [];
    const seen = new Set();
    const visit = (item) => {
        if (seen.has(item))
            return;
        seen.add(item);
        if (item.kind === "list")
            for (const part of item.items)
                visit(part);
        if (item.kind !== "map")
            return;
        for (const { key, value } of item.entries) {
            if ((0,src/* isMergeKey */.yJ)(key)) {
                const message = 'v3 Racks ignore the merge key << here; write the keys out, or put "<<" in quotes';
                problems.push({ ...place(key.at), message, racks: "v3", severity: "error" });
            }
            else
                visit(value);
        }
    };
    for (const { key, value } of root.kind === "map" ? root.entries : []) {
        if (key.kind === "scalar" && ORDERED.includes(key.text))
            visit(value);
    }
    return problems;
}
function emptyScales(root, place) {
    return loader_entriesOf(root, "services").flatMap((service) => {
        const name = service.key.kind === "scalar" ? service.key.text : "";
        const scale = entryOf(service.value, "scale");
        if (scale === undefined)
            return [];
        const count = entryOf(scale.value, "count");
        const isBare = scale.value.kind === "map" && scale.value.entries.length === 0;
        const empty = isEmpty(scale.value) || isBare ? scale : count !== undefined && isEmpty(count.value) ? count : undefined;
        if (empty === undefined)
            return [];
        const key = empty === scale ? "scale" : "scale.count";
        const message = `service ${name}: ${key} is empty, which means 0 processes; write a number such as 1, or delete the key`;
        return [{ ...place(empty.key.at), message, racks: "both", severity: "error" }];
    });
}
function isEmpty(item) {
    return item.kind === "scalar" && item.scalar.kind === "null";
}
function entryOf(item, name) {
    if (item.kind !== "map")
        return undefined;
    return item.entries.filter(({ key }) => key.kind === "scalar" && key.text === name).at(-1);
}
function loader_entriesOf(item, name) {
    const section = entryOf(item, name)?.value;
    return section?.kind === "map" ? section.entries : [];
}

;// CONCATENATED MODULE: ./src/manifest/metadata.js

const RESERVED = new Set(["system", "rack", "app", "name", "service", "release", "type"]);
function checkLabels(named, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value))
        return;
    if (value.kind !== "map") {
        report.error(value.at, `${named} must be a mapping, not ${(0,manifest_forms/* describeValue */.bp)(value)}`, "v3");
        return;
    }
    for (const { key, at, value: label } of value.entries) {
        if (RESERVED.has(key))
            report.error(at, `${named} cannot hold ${key}, which is the Rack's own`, "v3");
        else if (label.kind === "map" || label.kind === "list") {
            report.error(label.at, `${named}: ${key} must be text, not ${(0,manifest_forms/* describeValue */.bp)(label)}`, "v3");
        }
    }
}
function checkAnnotations(named, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value))
        return;
    if (value.kind !== "list") {
        report.error(value.at, `${named} must be a list such as "- NAME=VALUE", not ${(0,manifest_forms/* describeValue */.bp)(value)}`, "v3");
        return;
    }
    for (const item of value.items) {
        if (item.kind === "map")
            checkPairs(named, item, report);
        else if (item.kind !== "unknown" && !(item.kind === "string" && item.value.includes("="))) {
            report.error(item.at, `${named} must hold NAME=VALUE, not ${(0,manifest_forms/* describeValue */.bp)(item)}`, "v3");
        }
    }
}
function checkPairs(named, map, report) {
    for (const { key, value } of map.entries) {
        if (value.kind === "string" || value.kind === "unknown")
            continue;
        report.error(value.at, `${named}: ${key} must be text, not ${(0,manifest_forms/* describeValue */.bp)(value)}; put it in quotes`, "v3");
    }
}

// EXTERNAL MODULE: ./src/manifest/parse.js + 3 modules
var parse = __webpack_require__(622);
;// CONCATENATED MODULE: ./src/manifest/problem.js
function spellOutBreaks(message) {
    return message.replace(/[\n\r\u0085\u2028\u2029]/g, (char) => {
        if (char === "\n" || char === "\r")
            return char === "\n" ? "\\n" : "\\r";
        return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
}
function reportInto(problems) {
    const add = (severity) => (at, message, racks = "both", versions = {}) => {
        const problem = { line: at?.line, message, racks, severity, ...versions };
        if (at !== undefined)
            problem.column = at.column;
        const same = (other) => other.message === message &&
            other.racks === racks &&
            other.line === problem.line &&
            other.column === problem.column;
        if (!problems.some(same))
            problems.push(problem);
    };
    return { error: add("error"), warn: add("warning") };
}

;// CONCATENATED MODULE: ./src/manifest/ports.js

const PORT_FORM = 'a number such as 3000, "https:3000", or a mapping of port and scheme';
function checkPort(name, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value) || value.kind === "int")
        return;
    if (value.kind === "map")
        checkPortMapping(name, value, report);
    else if (value.kind !== "string" || !isSchemePort(value.value)) {
        report.error(value.at, `service ${name}: port must be ${PORT_FORM}, not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
    }
}
function checkPortMapping(name, map, report) {
    const port = (0,manifest_forms/* fieldOf */._F)(map, "port");
    if (port?.kind !== "unknown") {
        const zero = port === undefined || port.kind === "null" || (port.kind === "int" && port.value === 0);
        if (zero)
            report.error(map.at, `service ${name}: port is a mapping and must name its port`);
        else if (port.kind !== "int" && !(port.kind === "string" && isSchemePort(port.value))) {
            report.error(port.at, `service ${name}: port.port must be a number, not ${(0,manifest_forms/* describeValue */.bp)(port)}`);
        }
    }
    const scheme = (0,manifest_forms/* fieldOf */._F)(map, "scheme");
    if (!(0,manifest_forms/* silent */.Ku)(scheme) && scheme.kind !== "string") {
        report.error(scheme.at, `service ${name}: port.scheme must be text such as https, not ${(0,manifest_forms/* describeValue */.bp)(scheme)}`);
    }
}
function isSchemePort(text) {
    const parts = text.split(":");
    return (0,manifest_forms/* atoi */.e0)(parts[parts.length > 1 ? 1 : 0] ?? "") !== undefined;
}
function checkPorts(name, value, report, key = "ports", racks = "v3") {
    if ((0,manifest_forms/* silent */.Ku)(value))
        return;
    if (value.kind !== "list") {
        report.error(value.at, `service ${name}: ${key} must be a list, not ${(0,manifest_forms/* describeValue */.bp)(value)}`, racks);
        return;
    }
    for (const item of value.items) {
        if ((0,manifest_forms/* silent */.Ku)(item) || item.kind === "int")
            continue;
        if (item.kind === "string" && (0,manifest_forms/* atoi */.e0)(item.value.split("/")[0] ?? "") !== undefined)
            continue;
        const form = 'numbers, or text such as "5000/udp"';
        if (racks === "v3" && item.kind === "map" && (0,manifest_forms/* fieldOf */._F)(item, "port") !== undefined) {
            report.warn(item.at, `service ${name}: ${key} holds a mapping, which not every Rack takes; write "5000/udp"`, racks);
            continue;
        }
        report.error(item.at, `service ${name}: ${key} must hold ${form}, not ${(0,manifest_forms/* describeValue */.bp)(item)}`, racks);
    }
}
function checkHealth(name, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value) || value.kind === "string")
        return;
    if (value.kind !== "map") {
        report.error(value.at, `service ${name}: health must be a path or a mapping, not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
        return;
    }
    for (const key of ["interval", "timeout", "grace"]) {
        const number = (0,manifest_forms/* fieldOf */._F)(value, key);
        if ((0,manifest_forms/* silent */.Ku)(number) || number.kind === "int")
            continue;
        const seen = (0,manifest_forms/* describeValue */.bp)(number);
        report.warn(number.at, `service ${name}: health.${key} must be a whole number; a Rack skips ${seen}`);
    }
}

;// CONCATENATED MODULE: ./src/manifest/scale.js

const TARGETS = {
    cpu: "whole number",
    memory: "whole number",
    requests: "whole number",
};
const LIMIT = { cpu: "whole number", memory: "whole number" };
const SKIPPED_UNLESS_WHOLE = { cpu: "both", memory: "both", min: "v3", max: "v3" };
function checkScale(name, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value))
        return;
    if (value.kind === "map") {
        checkScaleMapping(name, value, report);
        return;
    }
    if (value.kind === "int" || value.kind === "string")
        checkCount(`service ${name}: scale`, value, report);
    else
        report.error(value.at, `service ${name}: scale must be a number, a range or a mapping, not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
}
function checkScaleMapping(name, map, report) {
    const nameKey = (key) => `service ${name}: scale.${key}`;
    const count = (0,manifest_forms/* fieldOf */._F)(map, "count");
    if (!(0,manifest_forms/* silent */.Ku)(count)) {
        if (count.kind === "map")
            checkCountMapping(nameKey("count"), count, report);
        else
            checkCount(nameKey("count"), count, report);
    }
    for (const [key, racks] of Object.entries(SKIPPED_UNLESS_WHOLE)) {
        const number = (0,manifest_forms/* fieldOf */._F)(map, key);
        if ((0,manifest_forms/* silent */.Ku)(number) || number.kind === "int")
            continue;
        report.warn(number.at, `${nameKey(key)} must be a whole number; a Rack skips ${(0,manifest_forms/* describeValue */.bp)(number)}`, racks);
    }
    const targets = (0,manifest_forms/* fieldOf */._F)(map, "targets");
    if (targets?.kind === "map")
        (0,manifest_forms/* checkForms */.W1)(targets, TARGETS, (key) => nameKey(`targets.${key}`), report);
    (0,manifest_forms/* checkForms */.W1)(map, { targets: "mapping" }, nameKey, report);
    (0,manifest_forms/* checkForms */.W1)(map, { limit: "mapping" }, nameKey, report, "v3");
    checkLimit(map, nameKey, report);
    const gpu = (0,manifest_forms/* fieldOf */._F)(map, "gpu");
    if (!(0,manifest_forms/* silent */.Ku)(gpu) && gpu.kind !== "int" && gpu.kind !== "map") {
        report.error(gpu.at, `${nameKey("gpu")} must be a number or a mapping, not ${(0,manifest_forms/* describeValue */.bp)(gpu)}`, "v3");
    }
}
function checkLimit(scale, nameKey, report) {
    const limit = (0,manifest_forms/* fieldOf */._F)(scale, "limit");
    if (limit?.kind !== "map")
        return;
    (0,manifest_forms/* checkForms */.W1)(limit, LIMIT, (key) => nameKey(`limit.${key}`), report, "v3");
    for (const key of Object.keys(LIMIT)) {
        const [least, most] = [(0,manifest_forms/* fieldOf */._F)(scale, key), (0,manifest_forms/* fieldOf */._F)(limit, key)];
        if (least?.kind !== "int" || most?.kind !== "int" || most.value <= 0 || most.value >= least.value)
            continue;
        report.error(most.at, `${nameKey(`limit.${key}`)} is ${most.value}, below scale.${key}, which is ${least.value}`, "v3");
    }
}
function checkCount(named, value, report) {
    if (value.kind === "int")
        return;
    const ends = value.kind === "string" ? value.value.split("-") : [];
    const [low, high] = ends.map(manifest_forms/* atoi */.e0);
    if (ends.length === 0 || ends.length > 2 || low === undefined || (ends.length === 2 && high === undefined)) {
        report.error(value.at, `${named} must be a number such as 2 or a range such as 1-3, not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
    }
    else if (high !== undefined && high < low) {
        const message = `${named} is a range whose end ${high} is below its start ${low}`;
        report.error(value.at, message, "v3");
        report.warn(value.at, message, "v2");
    }
}
function checkCountMapping(named, map, report) {
    for (const key of ["min", "max"]) {
        const end = (0,manifest_forms/* fieldOf */._F)(map, key);
        if ((0,manifest_forms/* silent */.Ku)(end) || end.kind === "int" || (end.kind === "string" && (0,manifest_forms/* atoi */.e0)(end.value) !== undefined))
            continue;
        report.error(end.at, `${named}.${key} must be a whole number, not ${(0,manifest_forms/* describeValue */.bp)(end)}`);
    }
}
function checkDeployment(name, value, report) {
    if (value?.kind !== "map")
        return;
    const nameKey = (key) => `service ${name}: deployment.${key}`;
    (0,manifest_forms/* checkForms */.W1)(value, { minimum: "whole number", maximum: "whole number" }, nameKey, report);
    checkPercent(nameKey("minimum"), (0,manifest_forms/* fieldOf */._F)(value, "minimum"), 0, 100, report, "v3");
    checkPercent(nameKey("maximum"), (0,manifest_forms/* fieldOf */._F)(value, "maximum"), 100, 200, report, "v3");
}
function checkPercent(named, value, least, most, report, racks) {
    if (value?.kind !== "int" || (value.value >= least && value.value <= most))
        return;
    report.error(value.at, `${named} must be between ${least} and ${most}, not ${value.value}`, racks);
}

;// CONCATENATED MODULE: ./src/manifest/services.js






const FORMS = {
    deployment: "mapping",
    drain: "whole number",
    image: "text",
    init: "true or false",
    internal: "true or false",
    privileged: "true or false",
    resources: "list of text",
    singleton: "true or false",
    sticky: "true or false",
    termination: "mapping",
    test: "text",
    volumes: "list of text",
};
const FORMS_V2 = { links: "list of text" };
const FORMS_V3 = {
    command: "text",
    internalRouter: "true or false",
    timeout: "whole number",
    tls: "mapping",
    whitelist: "text",
};
function checkServices(root, report) {
    const entry = (0,manifest_forms/* entryOf */.Ms)(root, "services");
    const services = { list: [], open: root.entries.some(({ keyKind }) => keyKind === "unknown") };
    if (entry?.value.kind === "unknown")
        return { list: [], open: true };
    if (entry === undefined || entry.value.kind === "null") {
        if (!services.open)
            report.warn(entry?.at, "the manifest has no services, so nothing will be built or run");
        return services;
    }
    if (entry.value.kind !== "map") {
        report.error(entry.value.at, `services must be a mapping of names, not ${(0,manifest_forms/* describeValue */.bp)(entry.value)}`);
        return { list: [], open: true };
    }
    if (entry.value.entries.length === 0) {
        report.warn(entry.at, "the manifest has no services, so nothing will be built or run");
    }
    for (const item of entry.value.entries) {
        if (item.keyKind === "unknown")
            services.open = true;
        else if (checkName(item, report))
            services.list.push(service(item, report));
    }
    return services;
}
function checkName({ key, keyKind, at }, report) {
    if (keyKind !== "string" && keyKind !== "int") {
        report.error(at, `the service name ${key} is not read as text; put it in quotes`);
        return false;
    }
    if (!NAME.test(key)) {
        report.error(at, `the service name ${key} ${NAME_RULE}`);
    }
    return true;
}
function service(entry, report) {
    const { key: name, value } = entry;
    if (value.kind === "map")
        checkService(name, value, report);
    else if (!(0,manifest_forms/* silent */.Ku)(value))
        report.error(value.at, `service ${name} must be a mapping, not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
    return { name, entry, body: value.kind === "map" ? value : undefined };
}
function checkService(name, body, report) {
    const nameKey = (key) => `service ${name}: ${key}`;
    (0,manifest_forms/* checkForms */.W1)(body, FORMS, nameKey, report);
    (0,manifest_forms/* checkForms */.W1)(body, FORMS_V2, nameKey, report, "v2");
    (0,manifest_forms/* checkForms */.W1)(body, FORMS_V3, nameKey, report, "v3");
    checkAgent(name, (0,manifest_forms/* fieldOf */._F)(body, "agent"), report);
    checkAnnotations(nameKey("annotations"), (0,manifest_forms/* fieldOf */._F)(body, "annotations"), report);
    checkLabels(nameKey("labels"), (0,manifest_forms/* fieldOf */._F)(body, "labels"), report);
    checkCommand(name, (0,manifest_forms/* fieldOf */._F)(body, "command"), report);
    checkDomain(name, (0,manifest_forms/* fieldOf */._F)(body, "domain"), report);
    checkEnvironment(nameKey("environment"), (0,manifest_forms/* fieldOf */._F)(body, "environment"), report);
    checkHealth(name, (0,manifest_forms/* fieldOf */._F)(body, "health"), report);
    checkPort(name, (0,manifest_forms/* fieldOf */._F)(body, "port"), report);
    checkPorts(name, (0,manifest_forms/* fieldOf */._F)(body, "ports"), report);
    checkScale(name, (0,manifest_forms/* fieldOf */._F)(body, "scale"), report);
    checkDeployment(name, (0,manifest_forms/* fieldOf */._F)(body, "deployment"), report);
    const termination = (0,manifest_forms/* fieldOf */._F)(body, "termination");
    if (termination?.kind === "map") {
        (0,manifest_forms/* checkForms */.W1)(termination, { grace: "whole number" }, (key) => nameKey(`termination.${key}`), report);
    }
    const tls = (0,manifest_forms/* fieldOf */._F)(body, "tls");
    if (tls?.kind === "map") {
        (0,manifest_forms/* checkForms */.W1)(tls, { redirect: "true or false" }, (key) => nameKey(`tls.${key}`), report, "v3");
    }
    checkRouting(name, body, report);
}
function checkAgent(name, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value) || value.kind === "bool")
        return;
    if (value.kind !== "map") {
        report.error(value.at, `service ${name}: agent must be true or false, not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
        return;
    }
    report.error(value.at, `service ${name}: agent must be true or false; its ports belong under ports`, "v3");
    const ports = (0,manifest_forms/* fieldOf */._F)(value, "ports");
    if (ports?.kind === "list")
        checkPorts(name, ports, report, "agent.ports", "v2");
}
function checkCommand(name, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value) || value.kind === "string")
        return;
    if (value.kind === "list") {
        const wrong = value.items.find((item) => item.kind !== "string" && item.kind !== "unknown");
        if (wrong === undefined)
            return;
        report.error(wrong.at, `service ${name}: command must hold text only, not ${(0,manifest_forms/* describeValue */.bp)(wrong)}`, "v2");
        return;
    }
    report.error(value.at, `service ${name}: command must be text or a list, not ${(0,manifest_forms/* describeValue */.bp)(value)}`, "v2");
}
function checkDomain(name, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value) || value.kind === "string")
        return;
    const wrong = value.kind === "list" ? value.items.find((item) => item.kind !== "string" && item.kind !== "unknown") : value;
    if (wrong === undefined)
        return;
    report.error(wrong.at, `service ${name}: domain must be text or a list of text, not ${(0,manifest_forms/* describeValue */.bp)(wrong)}`);
}
function checkRouting(name, body, report) {
    const both = ["internal", "internalRouter"].map((key) => (0,manifest_forms/* fieldOf */._F)(body, key));
    if (!both.every((value) => value?.kind === "bool" && value.value))
        return;
    report.error(both[1]?.at, `service ${name} cannot be both internal and internalRouter`, "v3");
}
function resourcesOf({ body }) {
    const value = body === undefined ? undefined : (0,manifest_forms/* fieldOf */._F)(body, "resources");
    if (value?.kind !== "list")
        return [];
    return value.items.flatMap((item) => {
        const text = (0,manifest_forms/* textOf */.b6)(item);
        return text === undefined ? [] : [{ name: text.split(":", 1)[0] ?? "", at: item.at, renamed: text.includes(":") }];
    });
}

;// CONCATENATED MODULE: ./src/manifest/references.js





function checkResources(root, services, report) {
    const { entries, open } = section(root, "resources", "both", report);
    for (const { key, at, value } of entries) {
        if (!NAME.test(key))
            report.error(at, `the resource name ${key} ${NAME_RULE}`, "v3");
        if (value.kind === "unknown")
            continue;
        if (value.kind !== "map" && value.kind !== "null") {
            report.error(value.at, `resource ${key} must be a mapping, not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
            continue;
        }
        const type = value.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(value, "type") : undefined;
        const blank = type === undefined || type.kind === "null" || (0,manifest_forms/* textOf */.b6)(type)?.trim() === "";
        if (blank)
            report.error(at, `resource ${key} has no type, such as "type: postgres"`);
        if (value.kind === "map") {
            (0,manifest_forms/* checkForms */.W1)(value, { type: "text", options: "mapping" }, (field) => `resource ${key}: ${field}`, report);
            checkOptions(key, (0,manifest_forms/* fieldOf */._F)(value, "options"), report);
        }
    }
    if (open)
        return;
    const names = entries.map(({ key }) => key);
    for (const service of services.list) {
        for (const { name, at, renamed } of resourcesOf(service)) {
            if (names.includes(name))
                continue;
            const message = name === ""
                ? `service ${service.name} asks for a resource without a name`
                : `service ${service.name} asks for the resource ${name}, which does not exist${suggestName(name, names)}`;
            report.error(at, message, "v3");
            if (!renamed)
                report.warn(at, message, "v2");
        }
    }
}
function checkManagedNames(root, report) {
    for (const { key, at, value } of section(root, "resources", "both", silentReport).entries) {
        checkManagedName(key, at, value.kind === "map" ? (0,manifest_forms/* textOf */.b6)((0,manifest_forms/* fieldOf */._F)(value, "type")) : undefined, report);
    }
}
function checkSchedules(root, report) {
    for (const { key, at, value } of section(root, "timers", "both", silentReport).entries) {
        if (value.kind === "map" || value.kind === "null") {
            checkSchedule(key, at, value.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(value, "schedule") : undefined, report);
        }
    }
}
const silentReport = { error: () => undefined, warn: () => undefined };
function checkManagedName(name, at, type, report) {
    if (!/^(rds|elasticache)-/.test(type ?? ""))
        return;
    if (name.length > 20) {
        report.error(at, `the name ${name} of a resource of type ${type} has ${name.length} characters, of at most 20`, "v3");
    }
    else if (NAME.test(name) && name.endsWith("-")) {
        report.error(at, `the name ${name} of a resource of type ${type} must not end with -`, "v3");
    }
}
function checkOptions(resource, options, report) {
    if (options?.kind !== "map")
        return;
    for (const { key, value } of options.entries) {
        if (value.kind !== "map" && value.kind !== "list")
            continue;
        report.error(value.at, `resource ${resource}: options.${key} must be text, not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
    }
}
function checkTimers(root, services, report) {
    for (const { key, at, value } of section(root, "timers", "both", report).entries) {
        if (!NAME.test(key))
            report.error(at, `the timer name ${key} ${NAME_RULE}`, "v3");
        if (value.kind === "unknown")
            continue;
        if (value.kind !== "map" && value.kind !== "null") {
            report.error(value.at, `timer ${key} must be a mapping, not ${(0,manifest_forms/* describeValue */.bp)(value)}`);
            continue;
        }
        const field = (name) => (value.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(value, name) : undefined);
        const forms = { command: "text", schedule: "text", service: "text" };
        if (value.kind === "map")
            (0,manifest_forms/* checkForms */.W1)(value, forms, (name) => `timer ${key}: ${name}`, report);
        checkAnnotations(`timer ${key}: annotations`, field("annotations"), report);
        references_checkService(`timer ${key}`, at, field("service"), services, report, "v3");
        references_checkService(`timer ${key}`, at, field("service"), services, { ...report, error: report.warn }, "v2");
    }
}
function checkSchedule(timer, at, value, report) {
    if (value?.kind === "unknown")
        return;
    const schedule = (0,manifest_forms/* textOf */.b6)(value) ?? "";
    const where = value?.at ?? at;
    if (schedule.trim() === "") {
        report.error(where, `timer ${timer} has no schedule, such as "0 3 * * *"`);
        return;
    }
    const pieces = schedule.split(" ").length;
    if (pieces !== 5 && pieces !== 6) {
        report.error(where, `timer ${timer}: schedule must have 5 or 6 fields, not ${pieces}: ${schedule}`, "v2");
    }
    const fields = schedule.trim().split(/\s+/).slice(0, 5);
    if (schedule.trim().startsWith("@") || schedule.includes("="))
        return;
    if (fields.length < 5) {
        report.error(where, `timer ${timer}: schedule must have 5 fields, not ${fields.length}: ${schedule}`, "v3");
    }
    else if (fields.some((field) => field.includes("?") && field !== "?")) {
        report.error(where, `timer ${timer}: schedule cannot hold ? beside other characters: ${schedule}`, "v3");
    }
}
function checkBalancers(root, services, report) {
    for (const { key, at, value } of section(root, "balancers", "v3", report).entries) {
        if (value.kind === "unknown")
            continue;
        if (value.kind !== "map" && value.kind !== "null") {
            report.error(value.at, `balancer ${key} must be a mapping, not ${(0,manifest_forms/* describeValue */.bp)(value)}`, "v3");
            continue;
        }
        const field = (name) => (value.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(value, name) : undefined);
        references_checkService(`balancer ${key}`, at, field("service"), services, report, "v3");
        checkBalancerPorts(key, at, field("ports"), report);
        checkWhitelist(key, field("whitelist"), report);
        checkAnnotations(`balancer ${key}: annotations`, field("annotations"), report);
    }
}
function checkBalancerPorts(balancer, at, ports, report) {
    if (ports?.kind === "unknown")
        return;
    if (ports === undefined || ports.kind === "null" || (ports.kind === "map" && ports.entries.length === 0)) {
        report.error(at, `balancer ${balancer} has no ports, such as "5000: 3000"`, "v3");
        return;
    }
    if (ports.kind !== "map") {
        const seen = (0,manifest_forms/* describeValue */.bp)(ports);
        report.error(ports.at, `balancer ${balancer}: ports must be a mapping such as "5000: 3000", not ${seen}`, "v3");
        return;
    }
    for (const { key, keyKind, at: keyAt } of ports.entries) {
        if (keyKind === "int" || keyKind === "unknown" || (0,manifest_forms/* atoi */.e0)(key) !== undefined)
            continue;
        report.error(keyAt, `balancer ${balancer}: the port ${key} must be a number`, "v3");
    }
}
function checkWhitelist(balancer, value, report) {
    if ((0,manifest_forms/* silent */.Ku)(value))
        return;
    for (const item of value.kind === "list" ? value.items : [value]) {
        if (item.kind === "unknown")
            continue;
        if (item.kind === "string" && /^[0-9a-fA-F:.]+\/[0-9]{1,3}$/.test(item.value))
            continue;
        const form = 'a range such as "10.0.0.0/8"';
        report.error(item.at, `balancer ${balancer}: whitelist must hold ${form}, not ${(0,manifest_forms/* describeValue */.bp)(item)}`, "v3");
    }
}
function references_checkService(what, at, value, services, report, racks) {
    if (value?.kind === "unknown")
        return;
    const name = (0,manifest_forms/* textOf */.b6)(value) ?? "";
    if (name === "")
        report.error(at, `${what} names no service`, racks);
    else if (!services.open && !services.list.some((service) => service.name === name)) {
        const names = services.list.map((service) => service.name);
        report.error(value?.at, `${what} names the service ${name}, which does not exist${suggestName(name, names)}`, racks);
    }
}
function suggestName(name, names) {
    const close = (0,nearest/* nearest */.p)(name, names);
    return close === undefined ? "" : `; did you mean ${close}?`;
}
function section(root, key, racks, report) {
    const value = (0,manifest_forms/* entryOf */.Ms)(root, key)?.value;
    if (value === undefined || value.kind === "null") {
        return { entries: [], open: root.entries.some(({ keyKind }) => keyKind === "unknown") };
    }
    if (value.kind === "unknown")
        return { entries: [], open: true };
    if (value.kind !== "map") {
        report.error(value.at, `${key} must be a mapping of names, not ${(0,manifest_forms/* describeValue */.bp)(value)}`, racks);
        return { entries: [], open: true };
    }
    const entries = value.entries.filter(({ keyKind }) => keyKind !== "unknown");
    return { entries, open: entries.length < value.entries.length };
}

;// CONCATENATED MODULE: ./src/manifest/rollout-keys.js


function readRolloutKeys(manifest) {
    return rolloutKeys(readRoot(manifest));
}
function rolloutKeys(root) {
    return servicesOf(root).map(({ key, value }) => {
        const deployment = rollout_keys_field(value, "deployment");
        return {
            service: key,
            progressDeadline: whole(rollout_keys_field(deployment, "progressDeadline")),
            crashRestartLimit: whole(rollout_keys_field(deployment, "crashRestartLimit")),
            isAgent: isAgent(value),
            isStateful: rollout_keys_isTrue(rollout_keys_field(value, "stateful")),
        };
    });
}
function largestProgressDeadline(manifest) {
    const keys = readRolloutKeys(manifest).filter(({ isAgent }) => !isAgent);
    return Math.max(0, ...keys.map(({ progressDeadline }) => progressDeadline));
}
function findNodePoolLine(manifest, service) {
    const found = servicesOf(readRoot(manifest)).find(({ key }) => key === service);
    return rollout_keys_field(rollout_keys_field(found?.value, "nodeSelectorLabels"), "convox.io/nodepool")?.at.line;
}
function readRoot(manifest) {
    try {
        return (0,parse/* parseManifest */.N)(manifest, {}).root;
    }
    catch {
        return undefined;
    }
}
function servicesOf(root) {
    const services = rollout_keys_field(root, "services");
    return services?.kind === "map" ? services.entries : [];
}
function rollout_keys_field(value, name) {
    return value?.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(value, name) : undefined;
}
function whole(value) {
    return value?.kind === "int" ? value.value : 0;
}
function rollout_keys_isTrue(value) {
    return value?.kind === "bool" && value.value;
}
function isAgent(service) {
    const agent = rollout_keys_field(service, "agent");
    return rollout_keys_isTrue(agent?.kind === "map" ? rollout_keys_field(agent, "enabled") : agent);
}

;// CONCATENATED MODULE: ./src/manifest/cloud-resources.js


function cloudResources(manifest) {
    const root = readRoot(manifest);
    const resources = root?.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(root, "resources") : undefined;
    if (resources?.kind !== "map")
        return [];
    return resources.entries.flatMap(({ key, value }) => {
        const type = value.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(value, "type") : undefined;
        return type?.kind === "string" && /^(rds|elasticache)-/.test(type.value) ? [key] : [];
    });
}

;// CONCATENATED MODULE: ./src/manifest/load-services.js


function loadServices({ file, bytes }, env, { generation, version }) {
    try {
        const { text } = (0,src/* decodeText */.g7)(bytes);
        const whole = text.replace(/\$\{([^}]*)\}/g, (_, name) => env.get(name) ?? "");
        const loading = (0,src/* loadManifest */.eY)(whole, generation, env, version);
        (0,src/* validateManifest */.yl)(loading);
        return { text, services: loading.manifest.services };
    }
    catch (error) {
        if (!(error instanceof src/* YamlError */.Iz) && !(error instanceof src/* ManifestFault */._Q))
            throw error;
        throw new src_errors/* ManifestError */.Sh("manifest-invalid", `${file}: ${error.message}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/manifest/service-names.js



function serviceNames(text) {
    try {
        const { root, certain } = (0,parse/* parseManifest */.N)(text, {});
        const services = certain && root.kind === "map" ? (0,manifest_forms/* fieldOf */._F)(root, "services") : undefined;
        return services?.kind === "map" ? services.entries.map(({ key }) => key) : undefined;
    }
    catch (error) {
        if (error instanceof manifest_document/* YamlFault */.I)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./src/system-error.js
var system_error = __webpack_require__(7748);
;// CONCATENATED MODULE: ./src/manifest/index.js

























async function readManifest(dir, options = {}) {
    const file = fileOf(options.manifest ?? "convox.yml");
    const shownFile = (0,external_node_path_.relative)(options.cwd ?? dir, (0,external_node_path_.join)(dir, file))
        .split(external_node_path_.sep)
        .join("/");
    const { text, encoding } = await readText(dir, file, shownFile);
    const parsed = parseFile(file, shownFile, text, options.buildArgs ?? {});
    if (encoding !== "utf-8") {
        const message = "the manifest is UTF-16, in which Racks replace no variables; save it as UTF-8";
        parsed.notes.push({ at: { line: 1, column: 1 }, message });
    }
    if (isCompose(file)) {
        return {
            file,
            shownFile,
            ...composeServices(parsed.root),
            problems: problemsOf(parsed),
            rollout: [],
            requiredEnv: [],
        };
    }
    return checkDocument({ file, shownFile }, options.checksBuilds === false ? undefined : dir, parsed);
}
function checkManifest(manifest, generation, version) {
    const isOfVersion = ({ since, before }) => version === undefined ||
        ((since === undefined || (0,src/* isVersionAtLeast */.xt)(version, since)) &&
            (before === undefined || !(0,src/* isVersionAtLeast */.xt)(version, before)));
    const concerns = (problem) => (problem.racks === "both" || problem.racks === generation) && (generation === "v2" || isOfVersion(problem));
    const isCertain = ({ since }) => since === undefined || version !== undefined;
    const errors = manifest.problems.filter((problem) => problem.severity === "error" && concerns(problem) && isCertain(problem));
    if (errors.length > 0) {
        const lines = errors.map(({ line, column, message }) => `${manifest_location(manifest.file, line, column)}: ${message}`);
        throw new src_errors/* ManifestError */.Sh("manifest-invalid", lines.length === 1 ? `${lines[0]}` : `${manifest.file} has ${lines.length} mistakes:\n${lines.join("\n")}`, { place: { file: manifest.shownFile, line: errors[0]?.line } });
    }
    return manifest.problems.flatMap((problem) => {
        if (concerns(problem) && isCertain(problem))
            return [problem];
        if (concerns(problem)) {
            const racks = problem.severity === "error" ? ` (v3 Racks since ${problem.since})` : "";
            return [{ ...problem, severity: "warning", message: `${problem.message}${racks}` }];
        }
        if (generation !== undefined || problem.severity === "warning")
            return [];
        return [{ ...problem, severity: "warning", message: `${problem.message} (${problem.racks} Racks)` }];
    });
}
async function checkDocument(names, dir, parsed) {
    const problems = problemsOf(parsed);
    const manifest = {
        ...names,
        services: [],
        builds: [],
        problems,
        rollout: rolloutKeys(parsed.root),
        requiredEnv: [],
    };
    const { root } = parsed;
    if (root.kind === "unknown")
        return manifest;
    const loading = [];
    const report = reportInto(parsed.certain ? loading : []);
    if (root.kind !== "map") {
        const report = reportInto(problems);
        if (root.kind === "null")
            report.warn(root.at, "the manifest is empty, so nothing will be built or run");
        else
            report.error(root.at, `the manifest must be a mapping, not ${(0,manifest_forms/* describeValue */.bp)(root)}`);
        return manifest;
    }
    (0,manifest_forms/* checkForms */.W1)(root, { params: "mapping" }, (key) => key, report);
    checkEnvironment("environment", (0,manifest_forms/* fieldOf */._F)(root, "environment"), report);
    checkLabels("labels", (0,manifest_forms/* fieldOf */._F)(root, "labels"), report);
    const services = checkServices(root, report);
    checkConfigs(root, services, report);
    checkResources(root, services, report);
    checkTimers(root, services, report);
    checkBalancers(root, services, report);
    const later = reportInto(parsed.certain ? problems : []);
    checkSchedules(root, later);
    checkManagedNames(root, later);
    checkLaterCombinations(root, later);
    if (parsed.certain)
        problems.push(...applyLoaders(loading, parsed, problems));
    if (parsed.documents !== undefined)
        checkKeys(parsed.documents.v3, ({ at }) => parsed.place(at), later);
    for (const service of services.list) {
        const build = dir === undefined ? undefined : await checkBuild(service, dir, later);
        if (build !== undefined)
            manifest.builds.push(build);
    }
    manifest.services = services.list.map(({ name }) => name);
    const lists = services.list.map(({ body }) => (body === undefined ? undefined : (0,manifest_forms/* fieldOf */._F)(body, "environment")));
    if (services.list.length > 0)
        lists.push((0,manifest_forms/* fieldOf */._F)(root, "environment"));
    manifest.requiredEnv = [...new Set(lists.flatMap((list) => requiredNames(list)))].sort();
    for (const problem of problems)
        problem.message = spellOutBreaks(problem.message);
    problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
    return manifest;
}
function problemsOf(parsed) {
    const problems = [];
    const report = reportInto(problems);
    for (const { at, message } of parsed.notes)
        report.warn(at, message);
    return problems;
}
function parseFile(file, shownFile, text, buildArgs) {
    try {
        return (0,parse/* parseManifest */.N)(text, buildArgs);
    }
    catch (error) {
        if (!(error instanceof manifest_document/* YamlFault */.I))
            throw error;
        const message = `${manifest_location(file, error.at.line, error.at.column)}: ${error.message}`;
        const place = { file: shownFile, line: error.at.line };
        throw new src_errors/* ManifestError */.Sh("manifest-invalid", message, { hint: error.hint, cause: error, place });
    }
}
function manifest_location(file, line, column) {
    return [file, line, column].filter((part) => part !== undefined).join(":");
}
function fileOf(manifest) {
    const path = external_node_path_.posix.normalize(external_node_path_.sep === "\\" ? manifest.replaceAll("\\", "/") : manifest);
    if (/^(\/|[a-zA-Z]:\/|\.\.(\/|$))/.test(path)) {
        throw new src_errors/* ManifestError */.Sh("manifest-missing", `the manifest ${manifest} is outside of the source, where a Rack cannot find it`, {
            hint: "give its path relative to the directory that is deployed",
        });
    }
    return path;
}
async function readText(dir, file, shownFile) {
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(dir, file)).catch(async (error) => {
        const isMissing = Object(error).code === "ENOENT";
        const message = isMissing
            ? `${file} does not exist in ${dir}`
            : `${file} in ${dir} cannot be read: ${(0,system_error/* describeSystemError */.Zo)(error) ?? Object(error).message}`;
        const hint = isMissing ? await otherManifest(dir) : undefined;
        throw new src_errors/* ManifestError */.Sh("manifest-missing", message, { hint, cause: error });
    });
    try {
        return (0,src/* decodeText */.g7)(bytes);
    }
    catch (error) {
        const line = error instanceof src/* YamlError */.Iz ? error.at.line + 1 : undefined;
        const options = { hint: "Save the file as UTF-8.", cause: error, place: { file: shownFile, line } };
        throw new src_errors/* ManifestError */.Sh("manifest-missing", `${manifest_location(file, line, undefined)} is not text in UTF-8`, options);
    }
}
async function otherManifest(dir) {
    const names = await (0,promises_.readdir)(dir).catch(() => []);
    const other = names.find((name) => /^convox\.ya?ml$/i.test(name)) ?? names.find((name) => isCompose(name));
    return other === undefined ? undefined : `${other} is there; name it with the input manifest if it is the one`;
}


/***/ }),

/***/ 3590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
function nearest(word, candidates) {
    let best;
    let fewest = Math.min(2, Math.floor(word.length / 2)) + 1;
    for (const candidate of candidates) {
        const edits = distance(word.toLowerCase(), candidate.toLowerCase());
        if (edits < fewest) {
            fewest = edits;
            best = candidate;
        }
    }
    return best;
}
function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ })

};
