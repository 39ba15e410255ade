export const id = 1881;
export const ids = [1881,2861,9024];
export const modules = {

/***/ 4262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recordImages: () => (/* binding */ recordImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _images_pushed_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2861);
/* harmony import */ var _declaration_open_github_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5582);



async function recordImages(state, { app, images, rack, status, environment = app, token }, deps) {
    const { env, host } = deps;
    const { readEvent } = await __webpack_require__.e(/* import() */ 3194).then(__webpack_require__.bind(__webpack_require__, 3194));
    const warn = (why) => host.warn(`The images of ${app} are not recorded as ${state} on GitHub: ${why}`);
    const [known, unknown] = splitByDigest((0,_images_pushed_images_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImages */ .e)(images));
    if (readEvent(env).isOwnerUser) {
        return warn(`${env["GITHUB_REPOSITORY"]} belongs to a user, and GitHub keeps such records for organizations only`);
    }
    if (status === "promoting")
        return warn("wait is false, so the outcome of the promotion is not known");
    if (known.length === 0)
        return warn("their digests are not known");
    if (unknown.length > 0) {
        const names = unknown.map(({ service }) => service).join(", ");
        host.warn(`These images of ${app} are not recorded as ${state} on GitHub, because their digests are not known: ${names}`);
    }
    const { setDeploymentRecord } = await __webpack_require__.e(/* import() */ 7928).then(__webpack_require__.bind(__webpack_require__, 7928));
    const { GithubError } = await __webpack_require__.e(/* import() */ 3739).then(__webpack_require__.bind(__webpack_require__, 3739));
    try {
        const github = await (0,_declaration_open_github_js__WEBPACK_IMPORTED_MODULE_1__/* .openGithub */ .K)(token, deps);
        for (const { service, repository, tag, digest } of known) {
            await setDeploymentRecord(github, {
                status: state,
                name: repository,
                digest,
                version: tag.slice(service.length + 1),
                environment,
                cluster: rack,
                deployment: `${app}.${service}`,
            });
        }
        host.info(`Recorded ${known.length} ${known.length === 1 ? "image" : "images"} of ${app} as ${state} on GitHub`);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ConvoxError */ .AC) || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .CancelledError */ .cc)
            throw error;
        const hint = error instanceof GithubError && (error.status === 403 || error.status === 404)
            ? "The job needs the permission artifact-metadata: write, and the repository must belong to an organization"
            : error.hint;
        warn([error.message, hint ?? []].flat().join(". "));
    }
}
function splitByDigest(images) {
    const known = [];
    const unknown = [];
    for (const image of images) {
        const { service, repository, tag, digest } = image;
        if (repository === null || tag === null || digest === null)
            unknown.push(image);
        else
            known.push({ service, repository, tag, digest });
    }
    return [known, unknown];
}


/***/ }),

/***/ 2861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ parseImages),
/* harmony export */   readPushedImages: () => (/* binding */ readPushedImages)
/* harmony export */ });
/* harmony import */ var _log_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8384);

function parseImages(text) {
    return text === "" ? [] : JSON.parse(text);
}
const MAX_IMAGES = 1_000;
const BUILDKIT = /^#\d{1,6} pushing manifest for (\S+):([\w.-]{1,200})@(sha256:[0-9a-f]{64})(?: |$)/;
const PUSHING = /^(?:Running|running): (?:docker push|tag and push) (\S+):([\w.-]{1,200})$/;
const DOCKER_REPOSITORY = /^The push refers to (?:a )?repository \[(\S+)\]/;
const DOCKER = /^([\w.-]{1,200}): digest: (sha256:[0-9a-f]{64}) size: \d+$/;
const BUILDAH = /^Successfully pushed (?:\/\/)?(\S+):([\w.-]{1,200})@(sha256:[0-9a-f]{64})$/;
const KANIKO_PUSHING = /^INFO\[\d+\] Pushing image to (\S+):([\w.-]{1,200})\s*$/;
const KANIKO = /^INFO\[\d+\] Pushed (?:image to )?(\S+)@(sha256:[0-9a-f]{64})\s*$/;
const PLAN = /^local Rack: this is a plan\b/;
const BUILDING = /^(?:Building: |S(?:tep|TEP) \d+\/\d+ ?: )/;
function readPushedImages(build) {
    const found = new Map();
    const suffix = `.${build.toLowerCase()}`;
    let repository = "";
    let isPlan = false;
    let pushing;
    function set(repository, tag, digest) {
        if (isPlan || !tag.toLowerCase().endsWith(suffix) || (found.size >= MAX_IMAGES && !found.has(tag)))
            return;
        found.set(tag, { repository, digest });
    }
    const lines = (0,_log_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readLogLines */ .W)((line) => {
        const [, name = "", tag = "", digest = ""] = BUILDKIT.exec(line) ?? BUILDAH.exec(line) ?? [];
        if (digest !== "")
            return set(name, tag, digest);
        const [, target, targetTag = ""] = PUSHING.exec(line) ?? KANIKO_PUSHING.exec(line) ?? [];
        if (target !== undefined) {
            repository = target;
            pushing = { repository: target, tag: targetTag };
            return set(target, targetTag, null);
        }
        const [, pushedTag = "", pushedDigest] = DOCKER.exec(line) ?? [];
        if (pushedDigest !== undefined) {
            if (repository !== "")
                set(repository, pushedTag, pushedDigest);
            return;
        }
        const [, kaniko, kanikoDigest = ""] = KANIKO.exec(line) ?? [];
        if (kaniko !== undefined) {
            if (kaniko === pushing?.repository)
                set(kaniko, pushing.tag, kanikoDigest);
            return;
        }
        const next = DOCKER_REPOSITORY.exec(line)?.[1];
        if (next !== undefined)
            repository = next;
        else if (PLAN.test(line))
            isPlan = true;
        else if (BUILDING.test(line)) {
            repository = "";
            pushing = undefined;
        }
    });
    return {
        push: lines.push,
        images(services) {
            lines.end();
            const tags = new Map([...found.keys()].map((tag) => [tag.slice(0, -suffix.length), tag]));
            return (services ?? [...tags.keys()].sort()).map((service) => {
                const tag = tags.get(service) ?? null;
                const image = tag === null ? undefined : found.get(tag);
                return { service, repository: image?.repository ?? null, tag, digest: image?.digest ?? null };
            });
        },
    };
}


/***/ }),

/***/ 8384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readLogLines)
/* harmony export */ });
const MAX_LINE_BYTES = 4096;
const LINE_BREAK = 10;
function readLogLines(read) {
    let held = Buffer.alloc(0);
    let isOverlong = false;
    const readBetween = (bytes, from, end) => {
        if (end - from <= MAX_LINE_BYTES && !isStepOutput(bytes, from))
            read(plainText(bytes, from, end));
    };
    return {
        push(bytes) {
            const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
            let from = 0;
            for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, from)) {
                if (held.length > 0) {
                    const line = Buffer.concat([held, chunk.subarray(from, at)]);
                    readBetween(line, 0, line.length);
                    held = Buffer.alloc(0);
                }
                else if (!isOverlong) {
                    readBetween(chunk, from, at);
                }
                isOverlong = false;
                from = at + 1;
            }
            const rest = chunk.subarray(from);
            if (held.length + rest.length > MAX_LINE_BYTES) {
                isOverlong = true;
                held = Buffer.alloc(0);
            }
            else if (!isOverlong && rest.length > 0) {
                held = Buffer.concat([held, rest]);
            }
        },
        end() {
            if (held.length > 0)
                readBetween(held, 0, held.length);
            held = Buffer.alloc(0);
        },
    };
}
function isStepOutput(bytes, from) {
    if (bytes[from] !== 0x23)
        return false;
    const number = skipDigits(bytes, from + 1);
    if (number === from + 1 || bytes[number] !== 0x20)
        return false;
    const seconds = skipDigits(bytes, number + 1);
    if (seconds === number + 1 || bytes[seconds] !== 0x2e)
        return false;
    const end = skipDigits(bytes, seconds + 1);
    return end > seconds + 1 && bytes[end] === 0x20;
}
function skipDigits(bytes, from) {
    let at = from;
    for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[at] ?? 0)
        at++;
    return at;
}
function plainText(bytes, from, end) {
    return bytes
        .toString("utf8", from, end)
        .replace(/\x1b\[[0-9;]*m/g, "")
        .replace(/\r$/, "");
}


/***/ })

};
