export const id = 2537;
export const ids = [2537];
export const modules = {

/***/ 2537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseEcrRepository: () => (/* binding */ parseEcrRepository)
/* harmony export */ });
const HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[a-z0-9.-]+\/(.+)$/;
function parseEcrRepository(repository) {
    const [, account, region, name] = HOST.exec(repository) ?? [];
    return account === undefined || region === undefined || name === undefined ? undefined : { account, region, name };
}


/***/ })

};
