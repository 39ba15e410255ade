export const id = 3739;
export const ids = [3739];
export const modules = {

/***/ 3739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GithubError: () => (/* binding */ GithubError),
/* harmony export */   connectGithub: () => (/* binding */ connectGithub)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3816);


const ATTEMPTS = 4;
const MAX_WAIT_MS = 5 * 60_000;
const FIRST_DELAY_MS = 1_000;
const SECONDARY_LIMIT_MS = 60_000;
async function connectGithub({ token, env, fetch, ...timing }) {
    const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(env["GITHUB_REPOSITORY"] ?? "") ?? [];
    if (owner === undefined || repo === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC("github-settings", "GITHUB_REPOSITORY is not set to OWNER/REPOSITORY", {
            hint: "Outside of GitHub Actions, set GITHUB_REPOSITORY to the repository on GitHub.",
        });
    }
    if (!token) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC("github-settings", "github-token is empty", {
            hint: "Set the input github-token, or GITHUB_TOKEN, to a token of GitHub.",
        });
    }
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(459), __webpack_require__.e(1075)]).then(__webpack_require__.bind(__webpack_require__, 1075));
    const baseUrl = (env["GITHUB_API_URL"] || "https://api.github.com").replace(/\/+$/, "");
    const log = { debug() { }, info() { }, warn: timing.onNotice, error() { } };
    const octokit = getOctokit(token, {
        baseUrl,
        userAgent: `convox-ci/${_version_js__WEBPACK_IMPORTED_MODULE_1__/* .VERSION */ .xv}`,
        log,
        ...(fetch && { request: { fetch } }),
    });
    octokit.hook.wrap("request", (request, options) => retry(async () => await request(options), options.method, timing));
    const fill = (route, parameters) => ({
        ...Object.fromEntries(Object.entries({ owner, repo, org: owner }).filter(([name]) => route.includes(`{${name}}`))),
        ...parameters,
        request: { signal: timing.signal },
    });
    const request = async (route, parameters = {}) => {
        try {
            return (await octokit.request(route, fill(route, parameters))).data;
        }
        catch (error) {
            throw describeError(route, error);
        }
    };
    return {
        owner,
        repo,
        request,
        async list(route, parameters = {}) {
            try {
                return await octokit.paginate(route, fill(route, { per_page: 100, ...parameters }));
            }
            catch (error) {
                throw describeError(route, error);
            }
        },
    };
}
async function retry(send, method, timing) {
    for (let attempt = 1;; attempt++) {
        try {
            return await send();
        }
        catch (error) {
            const waitMs = findDelay(error, method, attempt, timing);
            if (waitMs === undefined || attempt === ATTEMPTS || timing.signal.aborted)
                throw error;
            if (waitMs > MAX_WAIT_MS)
                throw error;
            if (waitMs > 10_000)
                timing.onNotice(`GitHub's rate limit is reached. Waiting ${Math.ceil(waitMs / 1000)} s`);
            await timing.sleep(waitMs, timing.signal);
        }
    }
}
function findDelay(error, method, attempt, { now }) {
    const { status, response } = Object(error);
    const headers = { ...response?.headers };
    if (status === 403 || status === 429) {
        const seconds = Number(headers["retry-after"]);
        if (seconds >= 0 && headers["retry-after"] !== undefined)
            return seconds * 1000;
        if (String(headers["x-ratelimit-remaining"]) === "0") {
            return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1000 - now()) + FIRST_DELAY_MS;
        }
        return /secondary rate limit/i.test(String(Object(response?.data).message)) ? SECONDARY_LIMIT_MS : undefined;
    }
    const isLost = status === undefined || status >= 500;
    return isLost && method === "GET" ? FIRST_DELAY_MS * 2 ** (attempt - 1) : undefined;
}
function describeError(route, error) {
    const { status, message, response, cause } = Object(error);
    if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc)
        return cause;
    if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC)
        return new GithubError(`${route}: ${cause.message}`, undefined, cause.hint);
    const reason = Object(response?.data).message ?? message ?? String(error);
    const hint = status === 401
        ? "GitHub does not accept the input github-token, or GITHUB_TOKEN."
        : status === 403 || status === 404
            ? "Check that the job's permissions allow this, such as deployments: write or pull-requests: write."
            : undefined;
    return new GithubError(`${route}: ${[status, reason].filter((part) => part !== undefined).join(" ")}`, status, hint);
}
class GithubError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC {
    name = "GithubError";
    status;
    constructor(message, status, hint) {
        super("github-refused", message, { hint });
        this.status = status;
    }
}


/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fm: () => (/* binding */ HOMEPAGE_URL),
/* harmony export */   xV: () => (/* binding */ ISSUES_URL),
/* harmony export */   xv: () => (/* binding */ VERSION)
/* harmony export */ });
const VERSION = "1.5.0";
const ISSUES_URL = "https://github.com/convox/ci/issues";
const HOMEPAGE_URL = "https://github.com/convox/ci";


/***/ })

};
