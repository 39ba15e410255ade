export const id = 6108;
export const ids = [6108];
export const modules = {

/***/ 6108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readRegistryLogin: () => (/* binding */ readRegistryLogin)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7543);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);


async function readRegistryLogin(request) {
    const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__/* .GetAuthorizationTokenCommand */ .Eu6({});
    const { authorizationData } = await request("GetAuthorizationToken", "the registry", (client, options) => client.send(command, options));
    const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? "", "base64").toString("utf8");
    const [, user, password] = /^([^:]+):(.+)$/s.exec(token) ?? [];
    if (user !== undefined && password !== undefined)
        return { user, password };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConvoxError */ .AC("aws-failed", "ecr:GetAuthorizationToken of the registry: the answer has no token");
}


/***/ })

};
