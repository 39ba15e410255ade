export const id = 2182;
export const ids = [2182];
export const modules = {

/***/ 2182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ awsErrorName),
/* harmony export */   openEcr: () => (/* binding */ openEcr)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7543);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);


const ATTEMPTS = 6;
function openEcr({ region, env, signal, agents }) {
    const accessKeyId = env["AWS_ACCESS_KEY_ID"]?.trim();
    const secretAccessKey = env["AWS_SECRET_ACCESS_KEY"]?.trim();
    const sessionToken = env["AWS_SESSION_TOKEN"]?.trim();
    const endpoint = env["AWS_ENDPOINT_URL_ECR"]?.trim() || env["AWS_ENDPOINT_URL"]?.trim();
    const client = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__/* .ECRClient */ .S70({
        region,
        maxAttempts: ATTEMPTS,
        requestHandler: { httpAgent: agents.http, httpsAgent: agents.https },
        ...(endpoint ? { endpoint } : {}),
        ...(accessKeyId && secretAccessKey
            ? { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
            : {}),
    });
    return {
        async request(api, resource, send) {
            try {
                return await send(client, { abortSignal: signal });
            }
            catch (error) {
                if (signal.aborted)
                    throw signal.reason instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc ? signal.reason : error;
                throw toConvoxError(error, api, `ecr:${api} of ${resource}`);
            }
        },
        async checkCredentials() {
            try {
                await client.config.credentials();
            }
            catch (error) {
                throw toConvoxError(error, "DescribeImages", "the checks of images in Amazon ECR");
            }
        },
        close: () => client.destroy(),
    };
}
const CREDENTIALS = /^(?:CredentialsProviderError|TokenProviderError|ExpiredTokenException|ExpiredToken|UnrecognizedClientException|InvalidSignatureException|InvalidClientTokenId|IncompleteSignature|MissingAuthenticationToken)/;
function toConvoxError(error, api, what) {
    if (!(error instanceof Error))
        return error;
    if (CREDENTIALS.test(error.name)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("aws-credentials-invalid", `${what}: AWS credentials are missing, expired or invalid (${error.name})`, {
            cause: error,
            hint: "Configure AWS credentials in an earlier step, for example with aws-actions/configure-aws-credentials, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        });
    }
    if (error.name === "AccessDeniedException") {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC("aws-access-denied", `${what}: AWS denied access`, {
            cause: error,
            hint: `Allow ecr:${api} on the repository. docs/images.md has an IAM policy with read-only permissions.`,
        });
    }
    if ("$fault" in error) {
        const hint = error.name === "RepositoryNotFoundException" ? "Check the region and the account." : undefined;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC("aws-failed", `${what}: ${error.name}: ${error.message}`, { cause: error, hint });
    }
    const code = "code" in error ? String(error.code) : "";
    if (/^E[A-Z]+$|^UND_|TimeoutError/.test(code) || error.name === "TimeoutError") {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreachableError */ .Jk("aws-unreachable", `${what}: ${error.message || code}`, { cause: error });
    }
    return error;
}
function awsErrorName(error) {
    const cause = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC ? error.cause : undefined;
    return cause instanceof Error && "$fault" in cause ? cause.name : "";
}


/***/ })

};
