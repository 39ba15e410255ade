export const id = 2755;
export const ids = [2755,9655,5136];
export const modules = {

/***/ 2755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkImages: () => (/* binding */ checkImages)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/rack/wait.js
var wait = __webpack_require__(4109);
// EXTERNAL MODULE: ./src/commands/output/units.js
var units = __webpack_require__(5562);
;// CONCATENATED MODULE: ./src/commands/images/check-signatures.js



async function checkSignature({ request }, repository, digest, { timeoutMs }, deps) {
    const { listReferrers, readSigning } = await Promise.all(/* import() */[__webpack_require__.e(7543), __webpack_require__.e(6902)]).then(__webpack_require__.bind(__webpack_require__, 6902));
    let last;
    const read = async () => {
        last = await readSigning(request, repository, digest);
        return last;
    };
    let problem;
    try {
        const signing = await (0,wait/* waitUntil */.a)(read, {
            ...deps,
            what: `the signature of ${digest}`,
            timeoutMs,
            consecutive: 1,
            done: ({ state }) => state !== "pending",
        });
        if (signing.state !== "signed")
            problem = signing.description;
    }
    catch (error) {
        if (!(error instanceof errors/* TimeoutError */.MU))
            throw error;
        problem = `${last?.description ?? "no answer"} within ${(0,units/* formatDuration */.a3)(timeoutMs)}`;
    }
    return { problem, referrers: await listReferrers(request, repository, digest) };
}

// EXTERNAL MODULE: ./src/commands/images/open-ecr.js
var open_ecr = __webpack_require__(9655);
// EXTERNAL MODULE: ./src/commands/images/scan-result.js
var scan_result = __webpack_require__(8031);
;// CONCATENATED MODULE: ./src/commands/images/check-images.js






async function checkImages(values, built, deps) {
    const { app, build, images } = built;
    if (images.length === 0) {
        throw new errors/* ImageError */.C8("images-unknown", `The images of build ${build} of ${app} cannot be checked: their names cannot be read`, {
            hint: "The deploy key must be allowed to read the build and its log.",
        });
    }
    return await deps.host.group(`Checking the images of ${app} in Amazon ECR: build ${build}`, async () => {
        const verified = [];
        const scans = [];
        const problems = [];
        const unsigned = [];
        const outputs = () => ({ images: JSON.stringify(verified), scan: scans.length === 0 ? "" : JSON.stringify(scans) });
        for (const [repository, group] of groupByRepository(await locateImages(built, deps))) {
            const ecr = await (0,open_ecr/* openJobEcr */.W)(repository.region, deps);
            try {
                const found = await verifyImages(ecr, repository, group, { verified, problems });
                if (values.requireSignature) {
                    for (const { service, image } of found) {
                        const limit = { timeoutMs: values.scanTimeout };
                        const { problem, referrers } = await checkSignature(ecr, repository, image.digest, limit, deps);
                        if (problem !== undefined)
                            unsigned.push(`${service} is not signed: ${problem}`);
                        const at = verified.findIndex((one) => one.service === service);
                        const entry = verified[at];
                        if (entry !== undefined && referrers !== undefined)
                            verified[at] = { ...entry, referrers };
                    }
                }
                if (values.scan === "wait" && problems.length === 0) {
                    scans.push(...(await waitForScans(ecr, repository, found, values, deps)));
                }
            }
            finally {
                ecr.close();
            }
        }
        verified.sort((a, b) => order(a, images) - order(b, images));
        for (const line of verified.map(describeImage))
            deps.host.info(line);
        for (const result of scans)
            deps.host.info(describeScan(result));
        const isInvalid = problems.length > 0;
        problems.push(...unsigned, ...scans.flatMap((result) => (0,scan_result/* scanProblem */.T4)(result, values.failOn) ?? []));
        if (problems.length === 0)
            return outputs();
        const isBlocked = scans.some(({ result }) => result === "blocked");
        const code = isInvalid
            ? "images-invalid"
            : isBlocked
                ? "images-vulnerable"
                : unsigned.length > 0
                    ? "images-not-signed"
                    : "images-not-scanned";
        throw new errors/* ImageError */.C8(code, `The images of build ${build} of ${app} failed the check: ${problems.join("; ")}`, {
            hint: "Nothing was promoted. Fix the image, or build it again.",
            outputs: values.scan === "off" ? { images: outputs().images } : outputs(),
        });
    });
}
async function locateImages({ app, build, images }, deps) {
    const { parseEcrRepository } = await __webpack_require__.e(/* import() */ 2537).then(__webpack_require__.bind(__webpack_require__, 2537));
    const region = deps.env["AWS_REGION"]?.trim() || deps.env["AWS_DEFAULT_REGION"]?.trim();
    const isOverridden = Boolean(deps.env["AWS_ENDPOINT_URL_ECR"]?.trim() || deps.env["AWS_ENDPOINT_URL"]?.trim());
    const expected = images.some(({ repository }) => repository === null) ? await expectedName(app, deps) : undefined;
    return images.map((image) => {
        const tag = image.tag ?? `${image.service}.${build}`;
        if (image.repository === null) {
            if (expected === undefined || !region) {
                throw new errors/* ImageError */.C8("images-unknown", `${image.service}: the log of build ${build} does not name its image`, {
                    hint: "Its repository is known for v3 Racks on AWS only. Set AWS_REGION, and let the deploy key read the Rack.",
                });
            }
            return { image, tag, repository: { region, account: undefined, name: expected }, address: expected };
        }
        const found = parseEcrRepository(image.repository);
        if (found !== undefined)
            return { image, tag, repository: found, address: image.repository };
        if (isOverridden && region) {
            const name = image.repository.replace(/^[^/]*\//, "");
            return { image, tag, repository: { region, account: undefined, name }, address: image.repository };
        }
        throw new errors/* InputError */.dz("images-elsewhere", `${image.service}: ${image.repository} is not in Amazon ECR, so it cannot be checked there`, {
            hint: "Remove images: verify and scan: wait for this Rack.",
        });
    });
}
async function expectedName(app, { rack }) {
    const { generation } = await rack.generation(app);
    if (generation !== "v3")
        return undefined;
    const { name, provider } = await rack.system.get();
    return provider === "aws" && name !== "" ? `${name}/${app}` : undefined;
}
function groupByRepository(images) {
    const groups = new Map();
    for (const one of images) {
        const { region, account = "", name } = one.repository;
        const key = [region, account, name].join(" ");
        const [, list] = groups.get(key) ?? [one.repository, []];
        groups.set(key, [one.repository, [...list, one]]);
    }
    return [...groups.values()];
}
async function verifyImages({ request }, repository, group, { verified, problems }) {
    const { describeImages } = await Promise.all(/* import() */[__webpack_require__.e(7543), __webpack_require__.e(4615)]).then(__webpack_require__.bind(__webpack_require__, 4615));
    const byTag = await describeImages(request, repository, [...new Set(group.map(({ tag }) => tag))]);
    const ids = await readImageIds(request, repository, group, byTag);
    return group.flatMap(({ image, tag, address }) => {
        const found = byTag.get(tag);
        const name = `${image.service}: ${address}:${tag}`;
        if (found === undefined) {
            verified.push({ ...image, tag, repository: address });
            problems.push(`${name} does not exist`);
            return [];
        }
        verified.push({
            service: image.service,
            repository: address,
            tag,
            digest: found.digest,
            size: found.size,
            "pushed-at": found.pushedAt?.toISOString() ?? "",
            status: found.status,
            ...(image["image-id"] === undefined ? {} : { "image-id": image["image-id"] }),
        });
        const id = ids.get(image.service);
        if (image.digest !== null && image.digest !== found.digest) {
            problems.push(`${name} is ${found.digest}, but the build pushed ${image.digest}`);
        }
        else if (id !== undefined && id !== image["image-id"]) {
            problems.push(`${name} has the image id ${id}, but the runner built ${image["image-id"]}`);
        }
        else if (found.status === "ARCHIVED") {
            problems.push(`${name} is archived and cannot be pulled. Restore it in Amazon ECR first`);
        }
        else if (found.status !== "ACTIVE") {
            problems.push(`${name} is ${found.status} and cannot be pulled yet`);
        }
        return [{ service: image.service, image: found }];
    });
}
async function readImageIds(request, repository, group, byTag) {
    const ids = new Map();
    for (const { image, tag } of group) {
        const found = byTag.get(tag);
        if (image["image-id"] === undefined || found?.status !== "ACTIVE")
            continue;
        const { readImageId } = await Promise.all(/* import() */[__webpack_require__.e(7543), __webpack_require__.e(7315)]).then(__webpack_require__.bind(__webpack_require__, 7315));
        ids.set(image.service, await readImageId(request, repository, found.digest));
    }
    return ids;
}
async function waitForScans({ request }, repository, found, values, deps) {
    const { readScan } = await Promise.all(/* import() */[__webpack_require__.e(7543), __webpack_require__.e(5647)]).then(__webpack_require__.bind(__webpack_require__, 5647));
    const { listScannableDigests } = await Promise.all(/* import() */[__webpack_require__.e(7543), __webpack_require__.e(7315)]).then(__webpack_require__.bind(__webpack_require__, 7315));
    const end = deps.now() + values.scanTimeout;
    const scans = new Map();
    const scanOf = async (digest) => {
        let last;
        const read = async () => {
            last = await readScan(request, repository, digest);
            return last;
        };
        try {
            return await (0,wait/* waitUntil */.a)(read, {
                ...deps,
                what: `the scan of ${digest}`,
                timeoutMs: Math.max(end - deps.now(), 1),
                consecutive: 1,
                done: ({ state }) => state !== "pending",
                state: ({ status }) => status,
            });
        }
        catch (error) {
            if (!(error instanceof errors/* TimeoutError */.MU))
                throw error;
            const status = last === undefined ? "no answer" : `${last.status}: ${last.description}`;
            const description = `no result within ${(0,units/* formatDuration */.a3)(values.scanTimeout)}`;
            return { state: "not-scanned", status, description, findings: [] };
        }
    };
    const results = [];
    for (const { service, image } of found) {
        const digests = await listScannableDigests(request, repository, image);
        const all = digests.map((digest) => {
            const scan = scans.get(digest) ?? scanOf(digest);
            scans.set(digest, scan);
            return scan;
        });
        results.push((0,scan_result/* judgeScans */.CV)(service, await Promise.all(all), values));
    }
    return results;
}
function order({ service }, images) {
    return images.findIndex((image) => image.service === service);
}
function describeImage({ service, repository, tag, digest, size = 0, status }) {
    if (status === undefined)
        return `${service}: ${repository}:${tag} does not exist`;
    return `${service}: ${repository}:${tag}@${digest}, ${(0,units/* byteSize */.mz)(size)}, ${status}`;
}
function describeScan({ service, result, status, critical, high, medium, low }) {
    if (result === "not-scanned")
        return `${service}: not scanned: ${status}`;
    return `${service}: scan ${result}: ${critical} critical, ${high} high, ${medium} medium, ${low} low`;
}


/***/ }),

/***/ 9655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ openJobEcr),
/* harmony export */   checkAwsCredentials: () => (/* binding */ checkAwsCredentials)
/* harmony export */ });
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7054);

const SECRETS = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
async function openJobEcr(region, { env, host, rack, signal }) {
    for (const name of SECRETS) {
        const secret = env[name]?.trim();
        if (secret)
            host.mask(secret);
    }
    const { openEcr } = await Promise.all(/* import() */[__webpack_require__.e(7543), __webpack_require__.e(2182)]).then(__webpack_require__.bind(__webpack_require__, 2182));
    const { openProxyAgents } = await __webpack_require__.e(/* import() */ 4959).then(__webpack_require__.bind(__webpack_require__, 4959));
    const agents = openProxyAgents((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_0__/* .proxySettings */ .EM)(env), rack.endpoint.tls);
    const ecr = openEcr({ region, env, signal, agents });
    return {
        ...ecr,
        close() {
            ecr.close();
            agents.close();
        },
    };
}
async function checkAwsCredentials(deps) {
    const ecr = await openJobEcr(deps.env["AWS_REGION"]?.trim() || "us-east-1", deps);
    try {
        await ecr.checkCredentials();
    }
    finally {
        ecr.close();
    }
}


/***/ }),

/***/ 8031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ judgeScans),
/* harmony export */   T4: () => (/* binding */ scanProblem),
/* harmony export */   ml: () => (/* binding */ parseScans)
/* harmony export */ });
function parseScans(text) {
    return text === "" ? [] : JSON.parse(text);
}
const SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM"];
const MAX_LISTED = 50;
function judgeScans(service, scans, { failOn, onlyFixable }) {
    const findings = uniqueFindings(scans.flatMap((scan) => scan.findings));
    const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
    const limit = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn.toUpperCase()) + 1);
    const blocking = limit.flatMap((severity) => findings
        .filter((finding) => finding.severity === severity && (!onlyFixable || finding.isFixable !== false))
        .sort((a, b) => Number(b.hasExploit ?? false) - Number(a.hasExploit ?? false) || (b.score ?? 0) - (a.score ?? 0)));
    const missing = scans.find(({ state }) => state !== "done");
    const result = missing !== undefined
        ? "not-scanned"
        : blocking.length > 0
            ? "blocked"
            : findings.length > 0
                ? "findings"
                : "clean";
    return {
        service,
        result,
        status: missing === undefined ? (scans[0]?.status ?? "") : describeStatus(missing),
        critical: count("CRITICAL"),
        high: count("HIGH"),
        medium: count("MEDIUM"),
        low: count("LOW"),
        blocking: blocking.slice(0, MAX_LISTED).map(describeFinding),
    };
}
function uniqueFindings(findings) {
    return [...new Map(findings.map((finding) => [`${finding.name} ${finding.package}`, finding])).values()];
}
function describeFinding({ name, score, hasExploit, package: vulnerable }) {
    const facts = [
        vulnerable,
        ...(score === undefined ? [] : [`score ${score}`]),
        ...(hasExploit === true ? ["exploit available"] : []),
    ].filter((fact) => fact !== "");
    return facts.length === 0 ? name : `${name} (${facts.join(", ")})`;
}
function describeStatus({ status, description }) {
    return [status, description].filter((part) => part !== "").join(": ");
}
function scanProblem({ service, result, status, blocking }, failOn) {
    if (result === "not-scanned")
        return `${service} is not scanned: ${status}`;
    if (result !== "blocked")
        return undefined;
    const shown = blocking.slice(0, 5).join(", ");
    const more = blocking.length > 5 ? ` and ${blocking.length - 5} more` : "";
    return `${service} has vulnerabilities of severity ${failOn === "critical" ? failOn : `${failOn} or higher`}: ${shown}${more}`;
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


/***/ }),

/***/ 7054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ proxySettings),
/* harmony export */   YB: () => (/* binding */ proxyAuthorization),
/* harmony export */   iJ: () => (/* binding */ proxyFor)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1409);



function proxyAuthorization({ url }) {
    if (url.username === "" && url.password === "")
        return {};
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    return { "Proxy-Authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}
function proxySettings(env) {
    const first = (...names) => names.map((name) => env[name]?.trim()).find((value) => value);
    const http = env["REQUEST_METHOD"] ? first("http_proxy") : first("HTTP_PROXY", "http_proxy");
    const https = first("HTTPS_PROXY", "https_proxy");
    const no = first("NO_PROXY", "no_proxy");
    return { ...(http ? { http } : {}), ...(https ? { https } : {}), ...(no ? { no } : {}) };
}
function proxyFor(target, settings) {
    const secure = target.protocol === "https:";
    const address = secure ? settings.https : settings.http;
    if (!address || (0,_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(target.hostname) || isBypassed(target, settings.no ?? ""))
        return undefined;
    const label = secure ? "HTTPS_PROXY" : "HTTP_PROXY";
    const text = address.includes("://") ? address : `http://${address}`;
    if (!URL.canParse(text)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("input-invalid", `${label}: not a URL`, {
            hint: "Expected form: http://USER:PASSWORD@HOST:PORT",
        });
    }
    const url = new URL(text);
    try {
        decodeURIComponent(url.username + url.password);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("input-invalid", `${label}: a "%" in the user or password is not followed by two hexadecimal digits`, {
            hint: "Write %25 for a percent sign",
        });
    }
    if (url.protocol !== "http:" && url.protocol !== "https:") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("input-invalid", `${label}: unsupported scheme ${url.protocol.slice(0, -1)}`, {
            hint: "Use an http:// or https:// proxy",
        });
    }
    const usualPort = url.protocol === "https:" ? 443 : 80;
    return { url, label, host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port) || usualPort };
}
function isBypassed(target, no) {
    const host = target.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
    const port = target.port || (target.protocol === "https:" ? "443" : "80");
    return no
        .toLowerCase()
        .split(/[\s,]+/)
        .some((rule) => rule !== "" && matches(rule, host, port));
}
function matches(rule, host, port) {
    if (rule === "*")
        return true;
    const network = /^(.+)\/(\d{1,3})$/.exec(rule);
    if (network)
        return inNetwork(host, network[1] ?? "", Number(network[2]));
    const { name, only } = ruleParts(rule);
    if (only !== undefined && only !== port)
        return false;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name))
        return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && inNetwork(host, name, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) === 4 ? 32 : 128);
    const domain = name.replace(/^\*\./, ".");
    if (domain === "")
        return false;
    return domain.startsWith(".") ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}
function ruleParts(rule) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(rule))
        return { name: rule, only: undefined };
    const parts = /^(?:\[(.+)\]|([^:]*))(?::(\d+))?$/.exec(rule);
    return { name: parts?.[1] ?? parts?.[2] ?? rule, only: parts?.[3] };
}
function inNetwork(host, address, bits) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    if (family === 0 || (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 0 || bits > ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 32 : 128))
        return false;
    list.addSubnet(address, bits, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? "ipv4" : "ipv6");
    return list.check(host, family === 4 ? "ipv4" : "ipv6");
}


/***/ })

};
