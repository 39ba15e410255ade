export const id = 7315;
export const ids = [7315];
export const modules = {

/***/ 7315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listScannableDigests: () => (/* binding */ listScannableDigests),
/* harmony export */   readImageId: () => (/* binding */ readImageId)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7543);

const INDEX = ["application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json"];
async function listScannableDigests(request, { account, name }, image) {
    if (!INDEX.includes(image.mediaType))
        return [image.digest];
    const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__/* .BatchGetImageCommand */ .P8n({
        repositoryName: name,
        imageIds: [{ imageDigest: image.digest }],
        acceptedMediaTypes: INDEX,
        ...(account === undefined ? {} : { registryId: account }),
    });
    const { images } = await request("BatchGetImage", name, (client, options) => client.send(command, options));
    const digests = readDigests(images?.[0]?.imageManifest ?? "");
    return digests.length > 0 ? digests : [image.digest];
}
const MANIFEST = ["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"];
async function readImageId(request, { account, name }, imageDigest) {
    const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_0__/* .BatchGetImageCommand */ .P8n({
        repositoryName: name,
        imageIds: [{ imageDigest }],
        acceptedMediaTypes: MANIFEST,
        ...(account === undefined ? {} : { registryId: account }),
    });
    const { images } = await request("BatchGetImage", name, (client, options) => client.send(command, options));
    const { digest } = Object(Object(parseJson(images?.[0]?.imageManifest ?? "")).config);
    return typeof digest === "string" ? digest : undefined;
}
function readDigests(text) {
    const manifests = Object(parseJson(text)).manifests;
    if (!Array.isArray(manifests))
        return [];
    return manifests.flatMap((entry) => {
        const { digest, platform } = Object(entry);
        return typeof digest === "string" && Object(platform).os !== "unknown" ? [digest] : [];
    });
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
