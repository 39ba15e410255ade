export const id = 5177;
export const ids = [5177];
export const modules = {

/***/ 5177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createBuildError: () => (/* binding */ createBuildError)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/explain/build-causes.js + 4 modules
var build_causes = __webpack_require__(6547);
// EXTERNAL MODULE: ./node_modules/@convox/rack-manifest/src/index.js + 43 modules
var src = __webpack_require__(3750);
// EXTERNAL MODULE: ./src/explain/paths.js
var paths = __webpack_require__(9916);
;// CONCATENATED MODULE: ./src/explain/dockerfile.js


function spotOf(step, builds, services) {
    const spots = builds.flatMap((build) => {
        const instruction = instructionOf(step, instructionsIn(build.text));
        const named = step.dockerfile === undefined ||
            build.dockerfile === step.dockerfile ||
            build.dockerfile === (0,paths/* normalizePath */.F)(`${build.path}/${step.dockerfile}`);
        return instruction !== undefined && named ? [{ build, instruction }] : [];
    });
    const [first] = spots;
    if (spots.length < 2 || first === undefined)
        return first;
    const current = services[step.images - 1];
    return (spots.find(({ build }) => step.path !== undefined && (0,paths/* normalizePath */.F)(build.path) === (0,paths/* normalizePath */.F)(step.path)) ??
        spots.find(({ build }) => build.service === current) ??
        first);
}
function copyOf(path, builds) {
    for (const build of builds) {
        const instruction = instructionsIn(build.text).find(({ text }) => /^(COPY|ADD) /i.test(text) &&
            text
                .split(" ")
                .slice(1, -1)
                .some((word) => (0,paths/* normalizePath */.F)(word) === (0,paths/* normalizePath */.F)(path)));
        if (instruction)
            return { build, instruction };
    }
    return undefined;
}
function instructionsIn(dockerfile) {
    return (0,src/* readInstructions */.KK)(dockerfile).instructions.map(({ line, text }) => ({ line, text: oneLine(text) }));
}
function instructionOf(step, instructions) {
    const target = oneLine(step.instruction);
    const fits = (one) => one !== undefined && (target === "" || same(one.text, target)) ? one : undefined;
    if (step.line !== undefined) {
        const { line } = step;
        return fits(instructions.findLast((one) => one.line <= line));
    }
    if (step.step !== undefined) {
        const numbered = fits(instructions[step.step - 1]);
        if (numbered)
            return numbered;
    }
    return target === "" ? undefined : instructions.findLast((one) => same(one.text, target));
}
function same(text, printed) {
    const [word = ""] = printed.split(" ", 1);
    if (text === printed)
        return true;
    if (!text.toUpperCase().startsWith(`${word.toUpperCase()} `))
        return false;
    if (word === "FROM")
        return true;
    if (/<</.test(printed))
        return /<</.test(text);
    return containsInOrder(printed.toLowerCase(), text.toLowerCase().split(/\$\{?\w+(?::[-+][^}]*)?\}?/));
}
function containsInOrder(text, parts) {
    const [first = "", ...rest] = parts;
    const last = rest.pop();
    if (last === undefined)
        return text === first;
    if (!text.startsWith(first))
        return false;
    let at = first.length;
    for (const part of rest) {
        const found = text.indexOf(part, at);
        if (found < 0)
            return false;
        at = found + part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}

// EXTERNAL MODULE: ./src/explain/finding.js
var finding = __webpack_require__(8977);
// EXTERNAL MODULE: ./src/explain/step-lines.js
var step_lines = __webpack_require__(2126);
;// CONCATENATED MODULE: ./src/explain/failed-step.js


const BUILDKIT_PLACE = /^(\S+):(\d+)$/;
const RULE = /^-{20}$/;
const BEYOND = /^(?:Successfully (?:built|tagged) |Building: |Injecting: |Running: |COMMIT |INFO\[\d+\] Pushing image )/;
function failedStep(log) {
    const lines = (0,finding/* withoutColors */.dz)(log)
        .split(/\r?\n/)
        .map((line) => (0,finding/* cutLine */.Hh)(line).trimEnd());
    return buildkitStep(lines) ?? numberedStep(lines) ?? kanikoStep(lines) ?? none(lines);
}
function buildkitStep(lines) {
    const definitions = lines.filter((line) => step_lines/* DEFINITION */.ye.test(line)).length;
    const place = lines.findLastIndex((line, at) => BUILDKIT_PLACE.test(line) && RULE.test(lines[at + 1] ?? ""));
    const error = lines.findLastIndex((line) => step_lines/* BUILDKIT_ERROR */.A1.test(line));
    const id = step_lines/* BUILDKIT_ERROR */.A1.exec(lines[error] ?? "")?.[1];
    const start = id === undefined && place < 0
        ? findUnfinished(lines)
        : lines.findLastIndex((line, at) => at <= error && step_lines/* BUILDKIT */.Dt.exec(line)?.[1] === id);
    const title = step_lines/* BUILDKIT */.Dt.exec(lines[start] ?? "");
    if (place < 0 && title === null)
        return id === undefined ? undefined : untitledStep(lines, error, id, definitions);
    const [, dockerfile, number] = BUILDKIT_PLACE.exec(lines[place] ?? "") ?? [];
    const instruction = title === null || title[2] === "internal" ? "" : (title[3] ?? "");
    const own = lines.flatMap((line, at) => {
        const its = /^#(\d+) (?:\d+\.\d+ ?)?(.*)$/.exec(line);
        return at > start && its?.[1] === title?.[1] ? [(its?.[2] ?? "").replace(/^ERROR: /, "")] : [];
    });
    const rest = lines.slice(Math.max(place, error) + 1).filter((line) => /^(error|ERROR):/.test(line));
    return {
        instruction: instruction || findMarkedLine(lines, place),
        dockerfile,
        line: number === undefined ? undefined : Number(number),
        step: undefined,
        path: undefined,
        images: definitions,
        output: (title === null ? lines.slice(Math.max(0, place - 40), place) : own).concat(rest).join("\n"),
    };
}
function findUnfinished(lines) {
    const ended = new Set();
    return lines.findLastIndex((line) => {
        const over = step_lines/* BUILDKIT_ENDED */.Wv.exec(line)?.[1];
        if (over !== undefined)
            ended.add(over);
        const id = step_lines/* BUILDKIT */.Dt.exec(line)?.[1];
        return id !== undefined && !ended.has(id);
    });
}
function untitledStep(lines, error, id, images) {
    const start = lines.findLastIndex((line, at) => at < error && step_lines/* DEFINITION */.ye.test(line));
    const output = lines.slice(start + 1).flatMap((line) => {
        const its = /^#(\d+) (?:\d+\.\d+ ?)?(.*)$/.exec(line);
        return its === null ? (/^(error|ERROR):/.test(line) ? [line] : []) : its[1] === id ? [its[2] ?? ""] : [];
    });
    return { ...none([]), images, output: output.join("\n") };
}
function findMarkedLine(lines, place) {
    if (place < 0)
        return "";
    const end = lines.findIndex((line, at) => at > place + 1 && RULE.test(line));
    for (const line of lines.slice(place + 2, end < 0 ? undefined : end)) {
        const text = /^\s*\d+ \| >>> (.*)$/.exec(line)?.[1];
        if (text !== undefined)
            return text.trim();
    }
    return "";
}
function numberedStep(lines) {
    const start = lines.findLastIndex((line) => step_lines/* CLASSIC */.NR.test(line));
    const [, number, text] = step_lines/* CLASSIC */.NR.exec(lines[start] ?? "") ?? [];
    if (text === undefined)
        return undefined;
    if (isBeyond(lines, start))
        return beyond(lines);
    return { ...stepAt(lines, start, text), step: Number(number) };
}
function kanikoStep(lines) {
    const start = lines.findLastIndex((line) => step_lines/* KANIKO */.it.test(line) || step_lines/* KANIKO_NEEDS */.MD.test(line));
    const line = lines[start] ?? "";
    const text = step_lines/* KANIKO */.it.exec(line)?.[1] ?? step_lines/* KANIKO_NEEDS */.MD.exec(line)?.[1];
    if (text === undefined)
        return undefined;
    return isBeyond(lines, start) ? beyond(lines) : stepAt(lines, start, text.trim());
}
function isBeyond(lines, start) {
    return lines.findLastIndex((line) => BEYOND.test(line)) > start;
}
function beyond(lines) {
    const last = lines.findLastIndex((line) => BEYOND.test(line));
    const output = lines.slice(last + 1).filter((line) => !line.startsWith("INFO["));
    return { ...stepAt(lines.slice(0, last + 1), last + 1, ""), output: output.join("\n") };
}
function stepAt(lines, start, instruction) {
    const before = lines.slice(0, start);
    return {
        instruction,
        dockerfile: undefined,
        line: undefined,
        step: undefined,
        path: buildingPath(before),
        images: before.filter((line) => line.startsWith(step_lines/* BUILDING */.fx)).length,
        output: lines
            .slice(start + 1)
            .filter((line) => !/^( ---> |INFO\[)/.test(line))
            .join("\n"),
    };
}
function none(lines) {
    return { ...stepAt(lines, lines.length, ""), output: lines.join("\n") };
}
function buildingPath(lines) {
    return lines.findLast((line) => line.startsWith(step_lines/* BUILDING */.fx))?.slice(step_lines/* BUILDING */.fx.length);
}

;// CONCATENATED MODULE: ./src/commands/builds/explain-build.js







const SHOWN_LINES = 5;
const SHOWN_CHARACTERS = 100;
async function createBuildError(build, log, source, cwd) {
    const step = failedStep(log);
    const cause = (0,build_causes/* causeIn */.Po)(step) ?? (0,build_causes/* causeIn */.Po)({ instruction: "", output: build.reason });
    const files = await readDockerfiles(source);
    const spot = spotOf(step, files, source.manifest.services) ?? (cause?.missing ? copyOf(cause.missing, files) : undefined);
    const words = cause?.what ?? build.reason.trim();
    const at = spot?.instruction.text || step.instruction;
    const reason = words || lastError(log);
    const parts = [
        build.id === "" ? `the build of ${build.app} on the runner failed` : `build ${build.id} of ${build.app} failed`,
        ...(at === "" ? [] : [shorten(at)]),
        ...(reason === "" ? [] : [reason]),
    ];
    return new errors/* BuildError */.zS(cause === undefined ? "build-failed" : `build-failed/${cause.name}`, parts.join(": "), {
        hint: await createHint(build, { ...step, output: withoutRepeatedErrors(step.output, reason) }, cause, spot, source),
        outputs: { ...(build.id === "" ? {} : { build: build.id }), app: build.app, status: build.status },
        place: findPlace(cause, spot, source, cwd),
    });
}
async function createHint(build, step, cause, spot, source) {
    const printed = (0,finding/* lastLines */.w$)(step.output, SHOWN_LINES);
    const hint = cause?.missing === undefined ? cause?.hint : await explainMissingFile(cause.missing, spot, source);
    return [
        ...(hint ? [hint] : []),
        ...(printed === "" ? [] : [`Last output of the step:\n${printed}`]),
        ...(build.id === "" ? [] : [describeStoredLog(build)]),
    ];
}
function describeStoredLog(build) {
    return hasStoredLog(build)
        ? `To print the log again, run convox-ci builds logs ${build.id} --app ${build.app}`
        : "The Rack stores no log of a canceled build";
}
async function explainMissingFile(missing, spot, source) {
    const context = spot?.build.path ?? ".";
    const path = external_node_path_.posix.normalize(external_node_path_.posix.join(context, missing));
    const name = JSON.stringify(path);
    if (source.tree.entries.some((entry) => entry.path.replace(/\/$/, "") === path)) {
        const ignore = external_node_path_.posix.join(context, ".dockerignore");
        return `${name} was uploaded, but ${ignore} excludes it from the image build. Add the exception !${missing}`;
    }
    if (await (0,promises_.stat)((0,external_node_path_.join)(source.dir, path)).catch(() => undefined)) {
        return `${name} exists, but .dockerignore excludes it. Add the exception !${path}`;
    }
    return `${name} does not exist in the source. Paths of COPY and ADD start at the build context, ${context === "." ? "the top of the source" : context}. Files that the job generates must exist before the build`;
}
function findPlace(cause, spot, source, cwd) {
    const manifest = cause?.name === "manifest" || cause?.name === "required-env";
    const file = manifest ? source.manifest.file : spot?.build.dockerfile;
    if (file === undefined)
        return undefined;
    return {
        file: (0,external_node_path_.relative)(cwd, (0,external_node_path_.join)(source.dir, file)).split(external_node_path_.sep).join("/"),
        line: manifest ? undefined : spot?.instruction.line,
    };
}
async function readDockerfiles({ dir, manifest }) {
    return await Promise.all(manifest.builds.map(async (build) => ({
        ...build,
        text: await (0,promises_.readFile)((0,external_node_path_.join)(dir, build.dockerfile), "utf8").catch(() => ""),
    })));
}
function hasStoredLog({ reason }) {
    return !/^cancell?ed\b/i.test(reason.trim());
}
function withoutRepeatedErrors(output, reason) {
    const seen = new Set([`ERROR: ${reason}`]);
    return output
        .split("\n")
        .filter((line) => {
        const text = line.trim();
        if (!text.startsWith("ERROR: "))
            return true;
        if (seen.has(text))
            return false;
        seen.add(text);
        return true;
    })
        .join("\n");
}
function lastError(log) {
    return (0,finding/* lastLines */.w$)(/^ERROR: (.*)$/m.exec(log.split("\n").reverse().join("\n"))?.[1] ?? "", 1);
}
function shorten(instruction) {
    return instruction.length > SHOWN_CHARACTERS ? `${instruction.slice(0, SHOWN_CHARACTERS)}...` : instruction;
}


/***/ })

};
