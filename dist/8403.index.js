export const id = 8403;
export const ids = [8403];
export const modules = {

/***/ 8403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ imagesOutput),
/* harmony export */   U: () => (/* binding */ readReleaseImages),
/* harmony export */   readBuildImages: () => (/* binding */ readBuildImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const imagesOutput = {
    images: "JSON array of the images: service, repository, tag, digest. null for what the log of the build does not report; " +
        "empty array if the build cannot be read",
};
const LIMIT_MS = 15_000;
async function readReleaseImages(app, release, deps) {
    const nothing = { app, build: "", images: [] };
    return await readWithin(`release ${release}`, deps, nothing, async (rack) => {
        const build = await findBuild(app, release, rack);
        return build === undefined ? nothing : { app, build: build.id, images: await readImages(build, rack, deps) };
    });
}
const BUILDS = 30;
async function findBuild(app, release, rack) {
    const listed = (await rack.builds.list(app, { limit: BUILDS })).find((build) => build.release === release);
    if (listed !== undefined)
        return listed;
    const { build } = await rack.releases.get(app, release);
    return build === "" ? undefined : await rack.builds.get(app, build);
}
async function readBuildImages(build, deps) {
    return await readImages(build, deps.rack, deps);
}
async function readImages(build, rack, deps) {
    const { readPushedImages } = await __webpack_require__.e(/* import() */ 2861).then(__webpack_require__.bind(__webpack_require__, 2861));
    const { serviceNames } = await Promise.all(/* import() */[__webpack_require__.e(3750), __webpack_require__.e(6635), __webpack_require__.e(7180)]).then(__webpack_require__.bind(__webpack_require__, 6635));
    const reader = readPushedImages(build.id);
    await readWithin(`build ${build.id}`, { ...deps, rack }, undefined, async (limited) => {
        for await (const bytes of await limited.builds.logs(build.app, build.id))
            reader.push(bytes);
    });
    return reader.images(serviceNames(build.manifest));
}
async function readWithin(what, { rack, host, signal }, fallback, read) {
    const limited = rack.withSignal(AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]));
    try {
        return await read(limited);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC) || signal.aborted)
            throw error;
        const why = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc ? `no answer within ${LIMIT_MS / 1000} s` : error.message;
        host.info(`The images of ${what} cannot be read: ${why}`);
        return fallback;
    }
    finally {
        limited.close();
    }
}


/***/ })

};
