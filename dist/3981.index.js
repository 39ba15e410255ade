export const id = 3981;
export const ids = [3981];
export const modules = {

/***/ 641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TJ: () => (/* binding */ PIECE),
/* harmony export */   oD: () => (/* binding */ readWhole),
/* harmony export */   ut: () => (/* binding */ readPieces)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1434);




const PIECE = 256 << 10;
const FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
const NOT_A_FILE = new Set(["ELOOP", "ENXIO", "EISDIR", "ESPIPE"]);
async function* readPieces(entry, memory) {
    const handle = await openEntry(entry);
    try {
        const before = await handle.stat();
        if (!before.isFile())
            throw changedError(entry, "no longer a file");
        if (before.size !== entry.size)
            throw changedError(entry, sizes(entry, before.size));
        for (let done = 0; done < entry.size;) {
            const piece = memory.subarray(0, Math.min(memory.length, entry.size - done));
            const length = await read(entry, handle, piece, done);
            if (length === 0)
                throw changedError(entry, sizes(entry, done));
            done += length;
            yield piece.subarray(0, length);
        }
        const after = await handle.stat();
        if (after.size !== entry.size)
            throw changedError(entry, sizes(entry, after.size));
        if (after.mtimeMs !== before.mtimeMs)
            throw changedError(entry, "modified");
    }
    finally {
        await handle.close();
    }
}
function readWhole(entry, memory) {
    let file;
    try {
        file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(entry.source, FLAGS);
        const content = memory.subarray(0, entry.size + 1);
        let done = 0;
        do {
            const length = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, content, done, content.length - done, done);
            if (length === 0)
                break;
            done += length;
        } while (done < entry.size);
        if (done !== entry.size)
            throw changedError(entry, sizes(entry, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file).size));
        return content.subarray(0, done);
    }
    catch (cause) {
        throw cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PackError */ .ql ? cause : failure(entry, cause);
    }
    finally {
        if (file !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
async function openEntry(entry) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(entry.source, FLAGS);
    }
    catch (cause) {
        throw failure(entry, cause);
    }
}
async function read(entry, handle, into, position) {
    try {
        return (await handle.read(into, 0, into.length, position)).bytesRead;
    }
    catch (cause) {
        throw failure(entry, cause);
    }
}
function failure(entry, cause) {
    const code = (0,_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(cause);
    if (code === "ENOENT" || code === "ENOTDIR")
        return changedError(entry, "deleted", cause);
    if (NOT_A_FILE.has(code))
        return changedError(entry, "no longer a file", cause);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PackError */ .ql("source-invalid", `${(0,_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(entry.path)} cannot be read: ${code}`, { cause });
}
function changedError(entry, how, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PackError */ .ql("source-changed", `${(0,_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(entry.path)} changed after the directory was read: ${how}`, {
        hint: "Wait until other programs finish writing it, or list it in .dockerignore.",
        cause,
    });
}
function sizes(entry, now) {
    return `${entry.size} bytes at first, then ${now}`;
}


/***/ }),

/***/ 9369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ LEVELS),
/* harmony export */   JD: () => (/* binding */ storeBlock),
/* harmony export */   Vk: () => (/* binding */ SHRINKS),
/* harmony export */   Xg: () => (/* binding */ SAMPLE),
/* harmony export */   qD: () => (/* binding */ compressBlock),
/* harmony export */   vr: () => (/* binding */ mostGrowth)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


const LEVELS = ["store", 1, 2, 3, 4, 5, 6, 7, 8, 9];
const SAMPLE = 48 << 10;
const SHRINKS = 0.98;
const deflate = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateRaw);
const NOTHING = new Uint8Array(0);
const MAX_STORED = 65_535;
const mostGrowth = (length) => (length >> 6) + 64;
function storeBlock(bytes, room = Buffer.allocUnsafe(bytes.length + mostGrowth(bytes.length))) {
    const parts = Math.ceil(bytes.length / MAX_STORED);
    const out = room.subarray(0, bytes.length + parts * 5);
    for (let part = 0; part < parts; part++) {
        const content = bytes.subarray(part * MAX_STORED, (part + 1) * MAX_STORED);
        const at = part * (MAX_STORED + 5);
        out[at] = 0;
        out.writeUInt16LE(content.length, at + 1);
        out.writeUInt16LE(~content.length & 0xffff, at + 3);
        out.set(content, at + 5);
    }
    return out;
}
async function compressBlock(coder, block, window, level) {
    if (level === "store")
        return storeBlock(block);
    if (level === 1 || !shrinks(coder, block))
        return coder.compress(block, window);
    return await deflate(block, {
        level,
        chunkSize: block.length + mostGrowth(block.length),
        finishFlush: node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.Z_SYNC_FLUSH,
        ...(window.length === 0 ? {} : { dictionary: window }),
    });
}
function shrinks(coder, block) {
    if (block.length <= 3 * SAMPLE)
        return true;
    return [0, (block.length - SAMPLE) >> 1, block.length - SAMPLE].some((at) => coder.compress(block.subarray(at, at + SAMPLE), NOTHING).length < SAMPLE * SHRINKS);
}


/***/ }),

/***/ 9288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ createBlockPool)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
// EXTERNAL MODULE: ./src/pack/deflate/block.js
var deflate_block = __webpack_require__(9369);
;// CONCATENATED MODULE: ./src/pack/deflate/code.js
const CODE = "AGFzbQEAAAABIAZgAn9/AX9gBH9/f38AYAABf2ADf39/AGAAAGACf38AAwsKAQMABAACAAIBBQUDAQBABh8GfwFBAAt+AUIAC38BQQALfwFBAA" +
    "t/AUEAC38BQQALBzEEC2NodW5rT2Zmc2V0AAcMb3V0cHV0T2Zmc2V0AAUHZGVmbGF0ZQAGBm1lbW9yeQIACAEDDAELCvknCqcIAQV/IANBACAB" +
    "/AsAA0AgASAFSwRAIAAgBUECdGooAgAiBgRAIARBAnRBtMwIaiAGQQl0IAVyNgIAIARBAWohBAsgBUEBaiEFDAELCyAERQRADwsgBEEBRgRAIA" +
    "NBtMwIKAIAQf8DcWpBAToAAA8LIARB+ABLBH9B+QAFQShBDSAEQShLGwshAQNAIAEEQCABIQADQCAAIARJBEAgAEECdEG0zAhqKAIAIQYgACEF" +
    "A0AgASAFTQR/IAUgAWtBAnRBtMwIaigCACAGSwVBAAsEQCAFQQJ0QbTMCGogBSABayIFQQJ0QbTMCGooAgA2AgAMAQsLIAVBAnRBtMwIaiAGNg" +
    "IAIABBAWohAAwBCwsgAUH5AEYEf0EoBSABQShGBH9BDQVBBCABQQRGIAFBDUYbCwshAQwBCwtBACEAA0AgACAESQRAIABBAnQiAUG01QhqIAFB" +
    "tMwIaigCAEEJdjYCACAAQQFqIQAMAQsLQQIhBUEAIQBBtNUIQbTVCCgCAEG41QgoAgBqNgIAQQEhAQNAIAEgBEEBa0kEQEEAIQZBACEHA0AgB0" +
    "ECSARAIAQgBU0Ef0EBBSAAIAFJBH8gAEECdEG01QhqKAIAIAVBAnRBtNUIaigCAEkFQQALCwRAIAYgAEECdEG01QhqIggoAgBqIQYgCCABNgIA" +
    "IABBAWohAAUgBiAFQQJ0QbTVCGooAgBqIQYgBUEBaiEFCyAHQQFqIQcMAQsLIAFBAnRBtNUIaiAGNgIAIAFBAWohAQwBCwsgBEECdEGs1QhqQQ" +
    "A2AgAgBEEDayEAA0AgAEEATgRAIABBAnRBtNUIaiIBIAEoAgBBAnRBtNUIaigCAEEBajYCACAAQQFrIQAMAQsLQbTeCEEAQYAC/AsAQQEhBkEA" +
    "IQAgBEECayEBA0AgBgRAQQAhBQNAIAFBAE4EfyABQQJ0QbTVCGooAgAgAEYFQQALBEAgBUEBaiEFIAFBAWshAQwBCwsgACACIAAgAkkbQQJ0Qb" +
    "TeCGoiByAGIAVrIgYgBygCAGo2AgAgBCAGayEEIAVBAXQhBiAAQQFqIQAMAQsLQQAhAUEBIQADQCAAIAJNBEAgASAAQQJ0QbTeCGooAgAgAiAA" +
    "a3RqIQEgAEEBaiEADAELCwNAIAFBASACdEsEQCACQQJ0QbTeCGoiACAAKAIAQQFrNgIAIAJBAWshAANAIABBAnRBtN4IaigCAEUEQCAAQQFrIQ" +
    "AMAQsLIABBAnQiAEG03ghqIgQgBCgCAEEBazYCACAAQbjeCGoiACAAKAIAQQJqNgIAIAFBAWshAQwBCwtBACEAA0AgAgRAIAJBAnRBtN4IaigC" +
    "ACEBA0AgAQRAIAMgAEECdEG0zAhqKAIAQf8DcWogAjoAACAAQQFqIQAgAUEBayEBDAELCyACQQFrIQIMAQsLC4QCAQV/QbTVCEEAQYgB/AsAA0" +
    "AgASADSwRAIAAgA2otAABBAnRB+NUIaiIGIAYoAgBBAWo2AgAgA0EBaiEDDAELC0H41QhBADYCAEEBIQMDQCADQQ9NBEAgBCADQQJ0IgZB9NUI" +
    "aigCAGpBAXQhBCAGQbTVCGogBDYCACADQQFqIQMMAQsLA0AgASAFSwRAIAAgBWotAAAiBwRAIAdBAnRBtNUIaiIEKAIAIQMgBCADQQFqNgIAQQ" +
    "AhBEEAIQYDQCAGIAdJBEAgA0EBcSAEQQF0ciEEIANBAXYhAyAGQQFqIQYMAQsLIAIgBUECdGogBCAHQRB0cjYCAAsgBUEBaiEFDAELCwvNBQEG" +
    "f0GAqAhBATYCAANAIANBHkkEQCACQQFqIAIgA0ECdEGAqQhqKAIAGyECIANBAWohAwwBCwtBACEDA0AgAkECSSADQQJJcQRAIANBAnRBgKkIai" +
    "IEKAIARQRAIARBATYCACACQQFqIQILIANBAWohAwwBCwtBgKAIQZ4CQQ9BgKsIEABBgKkIQR5BD0GgrQgQAEGeAiECA0AgAkGBAksEfyACQf+q" +
    "CGotAAAFQQELRQRAIAJBAWshAgwBCwtBHiEFA0AgBUEBSwR/IAVBn60Iai0AAAVBAQtFBEAgBUEBayEFDAELCyACIAUQBCEHQYCqCEETQQdBwK" +
    "0IEABBEyEGA0AgBkEESwR/IAZBvwpqLQAAQcCtCGotAAAFQQELRQRAIAZBAWshBgwBCwsjBCAGQQNsQRFqaiEEQQAhAwNAIANBE0kEQCAEIANB" +
    "AnRBgKoIaigCACADQRBGBH9BAgUgA0ERRgR/QQMFQQdBACADQRJGGwsLIANBwK0Iai0AAGpsaiEEIANBAWohAwwBCwtBACEDA0AgAiADSwRAIA" +
    "QgA0ECdEGAoAhqKAIAIANBgKsIai0AAGxqIQQgA0EBaiEDDAELC0EAIQMDQCADIAVJBEAgBCADQQJ0QYCpCGooAgAgA0GgrQhqLQAAbGohBCAD" +
    "QQFqIQMMAQsLIAQgASAAayIDQf7/A2pB//8DbkEFbCADakEBakEDdE8EQANAIAAgAUkEQCMCQQNqJAIjAkEHakF4cSQCIwAjATcDACMAIwJBA3" +
    "ZqJAAjASMCQXhxrYgkASMCQQdxJAIjAEH//wMgASAAayICIAJB//8DTxsiAjsBACMAIAJBf3M7AQIjAEEEaiAAQYDhGGogAvwKAAAjACACQQRq" +
    "aiQAIAAgAmohAAwBCwsFIAIgBSAGIAcQCCAAIAEQCQtBgKAIQQBBgAr8CwBBACQDQQAkBCABCwkAQcDh2gAkAAubAwEFf0GAqghBAEHMAPwLAC" +
    "AAIAFqIQRBACEBA0AgASAESQRAIAFBgKsIaiABQaCtCGogAGsgACABSxstAAAhBkEBIQIDQCACQYoBSSABIAJqIgUgBElxBH8gBiAFQYCrCGog" +
    "BUGgrQhqIABrIAAgBUsbLQAARgVBAAsEQCACQQFqIQIMAQsLIAZFIAJBA09xBH8gA0EBdEH0xghqQRFBEiACQQpNGyIFIAJBA0ELIAVBEUYba0" +
    "EIdHI7AQAgBUECdEGAqghqIgUgBSgCAEEBajYCACADQQFqIQMgASACagUgAkEET0EAIAYbBH8gA0EBdEH0xghqIAY7AQAgBkECdEGAqghqIgUg" +
    "BSgCAEEBajYCACADQQFqIgNBAXRB9MYIakEGIAJBAWsiAiACQQZPGyICQQNrQQh0QRByOwEAQcCqCEHAqggoAgBBAWo2AgAgA0EBaiEDIAEgAk" +
    "EBamoFIANBAXRB9MYIaiAGOwEAIAZBAnRBgKoIaiICIAIoAgBBAWo2AgAgA0EBaiEDIAFBAWoLCyEBDAELCyADCwcAQcDh2gALtgoCCX8BfiMF" +
    "RQRAA0AgBEEdSQRAIARBAXRBoAhqLwEAIQIgBEEcRgR/QQEFQQEgBEHwCGotAAB0CyEFQQAhAwNAIAMgBUkgAiADakGCAk1xBEAgAkHwwAhqIA" +
    "NqIAQ6AAAgA0EBaiEDDAELCyAEQQFqIQQMAQsLQQAhBANAIARBHkkEQCAEQQF0QbAJai8BAEEBayECQQEgBEGACmotAAB0IQVBACEDA0AgAyAF" +
    "SQRAIAIgA2oiBkGAAkkEQCAGQfTCCGogBDoAAAUgBkEHdkH0xAhqIAQ6AAALIANBAWohAwwBCwsgBEEBaiEEDAELC0EBJAULQcDh2gAkAEIAJA" +
    "FBACQCQYCgCEEAQYAK/AsAQQAkA0EAJARBgCBBAEGAgAj8CwAgAUGAgAJqIQdBgIACIABrIQQDQCAEQQRqQYCAAk0EQCAEQYDhGGooAgBBsfPd" +
    "8XlsQRF2QQJ0QYAgaiAENgIAIARBAmohBAwBCwtBgIACIQRBgIACIQNBgIACIQJBgIACIAdBEGsgAUEQTRshCQNAIAQgCUkEQAJAQSAhAUEAIQ" +
    "ZBACEIA0AgBCAJSQRAAkAgBEGA4RhqKAIAIgVBsfPd8XlsQRF2QQJ0QYAgaiIKKAIAIQYgCiAENgIAIAQgBmtB//8BTQR/IAZBgOEYaigCACAF" +
    "RgVBAAsEQEEBIQgMAQsgASIFQQFqIQEgBCAFQQV2aiIEIAJrQYCACE8NAAwCCwsLIAhFBEAgCSAHIAQgBCAHSxsiBE0NASADIQEDQCABIARJBE" +
    "AgAUGA4RhqLQAAQQJ0QYCgCGoiAyADKAIAQQFqNgIAIAFBAWohAQwBCwsgAiAEEAIhAyAEIQIMAwsDQCADIARJIAZBgIACIABrS3EEfyAEQf/g" +
    "GGotAAAgBkH/4BhqLQAARgVBAAsEQCAEQQFrIQQgBkEBayEGDAELC0EEIQFBggIgByAEayIFIAVBggJLGyEFA0AgASAFSQRAAkAgASAEakEIai" +
    "AHSwRAA0AgASAFSQR/IARBgOEYaiABai0AACAGQYDhGGogAWotAABGBUEACwRAIAFBAWohAQwBCwsMAQsgBEGA4RhqIAFqKQMAIAZBgOEYaiAB" +
    "aikDAIUiC0IAUgRAIAEgC3pCA4inaiEBDAELIAFBCGohAQwCCwsLIAUgASABIAVLGyEFIAQgBmshBiADIQEDQCABIARJBEAgAUGA4RhqLQAAQQ" +
    "J0QYCgCGoiCCAIKAIAQQFqNgIAIAFBAWohAQwBCwsgBUHwwAhqLQAAIgFBAnRBhKgIaiIIIAgoAgBBAWo2AgAgBkEBayIIQfTCCGogCEEHdkH0" +
    "xAhqIAhBgAJJGy0AACIIQQJ0QYCpCGoiCiAKKAIAQQFqNgIAIwQgAUHwCGotAAAgCEGACmotAABqaiQEIwNBA3RBwOAIaiAEIANrrSAFrUIgho" +
    "QgBq1CMIaENwMAIwNBAWokAyAJIAQgBWoiA0sEQCADQQJrIgFBgOEYaigCAEGx893xeWxBEXZBAnRBgCBqIAE2AgALIwNBgIACRiADIgQgAmtB" +
    "gIAIT3IEQCACIAQQAiEDIAQhAgsMAgsLCyACIAdJBEAgAyEAA0AgACAHSQRAIABBgOEYai0AAEECdEGAoAhqIgEgASgCAEEBajYCACAAQQFqIQ" +
    "AMAQsLIAIgBxACGgsjAkEDaiQCIwJBB2pBeHEkAiMAIwE3AwAjACMCQQN2aiQAIwEjAkF4ca2IJAEjAkEHcSQCIwBBgIB8NgIAIwBBBGokACMA" +
    "QcDh2gBrCwYAQYDhGgu8BAEBf0GAqwggAEHgrQgQAUGgrQggAUHgtggQAUHArQhBE0HgtwgQASMBQgQjAq2GhCQBIwJBA2okAiMBIABBgQJrrS" +
    "MCrYaEJAEjAkEFaiQCIwEgAUEBa60jAq2GhCQBIwJBBWokAiMBIAJBBGutIwKthoQkASMCQQRqJAIjACMBNwMAIwAjAkEDdmokACMBIwJBeHGt" +
    "iCQBIwJBB3EkAkEAIQADQCAAIAJJBEAjASAAQcAKai0AAEHArQhqMQAAIwKthoQkASMCQQNqJAIjACMBNwMAIwAjAkEDdmokACMBIwJBeHGtiC" +
    "QBIwJBB3EkAiAAQQFqIQAMAQsLQQAhAANAIAAgA0kEQCMBIABBAXRB9MYIai8BACICQf8BcSIBQQJ0QeC3CGooAgAiBEH//wNxrSMCrYaEJAEj" +
    "AiAEQRB2aiQCIAFBEEYEQCMBIAJBCHatIwKthoQkASMCQQJqJAIFIAFBEUYEQCMBIAJBCHatIwKthoQkASMCQQNqJAIFIAFBEkYEQCMBIAJBCH" +
    "atIwKthoQkASMCQQdqJAILCwsjACMBNwMAIwAjAkEDdmokACMBIwJBeHGtiCQBIwJBB3EkAiAAQQFqIQAMAQsLQQMhAANAIABBggJNBEAgAEHw" +
    "wAhqLQAAIgFBAnRB5LUIaigCACICQRB2IQMgAEECdEHguAhqIAJB//8DcSAAIAFBAXRBoAhqLwEAayADdHIgAyABQfAIai0AAGpBGHRyNgIAIA" +
    "BBAWohAAwBCwsLzAUCDH8CfiMBIQ4jAiECIwAhAwNAIAUjA0kEQCAFQQN0QcDgCGopAwAiD6chBANAIARBA08EQCACIABBgOEYai0AAEECdEHg" +
    "rQhqKAIAIgZBEHZqIgcgAEGB4RhqLQAAQQJ0QeCtCGooAgAiCEEQdmohCSADIA4gBkH//wNxrSACrYaEIAhB//8Dca0gB62GhCAAQYLhGGotAA" +
    "BBAnRB4K0IaigCACICQf//A3GtIAmthoQiDjcDACADIAkgAkEQdmoiAkEDdmohAyAOIAJBeHGtiCEOIAJBB3EhAiAAQQNqIQAgBEEDayEEDAEL" +
    "CwNAIAQEQCAOIABBgOEYai0AAEECdEHgrQhqKAIAIgZB//8Dca0gAq2GhCEOIAIgBkEQdmohAiAAQQFqIQAgBEEBayEEDAELCyADIA43AwAgAk" +
    "EHcSIGIA9CIIinQf//A3EiB0ECdEHguAhqKAIAIghBGHZqIgkgD0IwiKciCkEBayIEQfTCCGogBEEHdkH0xAhqIARBgAJJGy0AACILQQJ0QeC2" +
    "CGooAgAiDEEQdmoiDSALQYAKai0AAGohBCADIAJBA3ZqIgMgCEH///8Hca0gBq2GIA4gAkF4ca2IhCAMQf//A3GtIAmthoQgCiALQQF0QbAJai" +
    "8BAGutIA2thoQiDjcDACADIARBA3ZqIQMgDiAEQXhxrYghDiAEQQdxIQIgACAHaiEAIAVBAWohBQwBCwsDQCAAIAFJBEAgAyAOIABBgOEYai0A" +
    "AEECdEHgrQhqKAIAIgRB//8Dca0gAq2GhCIONwMAIAMgAiAEQRB2aiICQQN2aiEDIA4gAkF4ca2IIQ4gAkEHcSECIABBAWohAAwBCwsgDkHgtQ" +
    "goAgAiAEH//wNxrSACrYaEJAEgAiAAQRB2aiQCIAMkACMAIwE3AwAjACMCQQN2aiQAIwEjAkF4ca2IJAEjAkEHcSQCCwuoAgsAQYwICwFMAEGY" +
    "CAtCBAAAADoAAAADAAQABQAGAAcACAAJAAoACwANAA8AEQATABcAGwAfACMAKwAzADsAQwBTAGMAcwCDAKMAwwDjAAIBAEHcCAsBPABB6AgLBQ" +
    "UAAAAdAEH4CAsUAQEBAQICAgIDAwMDBAQEBAUFBQUAQZwJCwFMAEGoCQtEBAAAADwAAAABAAIAAwAEAAUABwAJAA0AEQAZACEAMQBBAGEAgQDB" +
    "AAEBgQEBAgEDAQQBBgEIAQwBEAEYASABMAFAAWAAQewJCwE8AEH4CQsmBQAAAB4AAAAAAAAAAQECAgMDBAQFBQYGBwcICAkJCgoLCwwMDQ0AQa" +
    "wKCwEsAEG4CgsbBQAAABMAAAAQERIACAcJBgoFCwQMAw0CDgEP";

;// CONCATENATED MODULE: ./src/pack/deflate/coder.js

const MAX_CHUNK = 1 << 20;
const WINDOW = 32 << 10;
let code;
function coderCode() {
    code ??= Buffer.from(CODE, "base64");
    return code;
}
function createCoder(bytes = coderCode()) {
    const { WebAssembly } = globalThis;
    const exports = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    const input = exports.chunkOffset();
    const output = exports.outputOffset();
    return {
        compress(chunk, window) {
            if (chunk.length > MAX_CHUNK)
                throw new RangeError(`a chunk has at most ${MAX_CHUNK} bytes, not ${chunk.length}`);
            const memory = new Uint8Array(exports.memory.buffer);
            const before = window.subarray(-WINDOW);
            memory.set(before, input - before.length);
            memory.set(chunk, input);
            const size = exports.deflate(before.length, chunk.length);
            return memory.slice(output, output + size);
        },
    };
}

;// CONCATENATED MODULE: ./src/pack/deflate/pool.js




const WORKER = `
const { createHash } = require("node:crypto");
const { parentPort, workerData } = require("node:worker_threads");
const { constants, deflateRawSync } = require("node:zlib");
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(workerData.code));
const input = exports.chunkOffset();
const output = exports.outputOffset();
const memory = new Uint8Array(exports.memory.buffer);
const nothing = new Uint8Array(0);
function fast(bytes, window) {
  memory.set(window, input - window.length);
  memory.set(bytes, input);
  return memory.subarray(output, output + exports.deflate(window.length, bytes.length));
}
function shrinks(bytes) {
  const { sample, share } = workerData;
  if (bytes.length <= 3 * sample) return true;
  return [0, (bytes.length - sample) >> 1, bytes.length - sample].some(
    (at) => fast(bytes.subarray(at, at + sample), nothing).length < sample * share,
  );
}
parentPort.on("message", ({ bytes, before, level, withDigest }) => {
  const window = new Uint8Array(bytes.buffer, bytes.byteOffset - before, before);
  const digest = withDigest ? createHash("sha256").update(bytes).digest() : undefined;
  const start = performance.now();
  let out;
  if (level === undefined) {
    out = new Uint8Array(0);
  } else if (level !== 1 && shrinks(bytes)) {
    const dictionary = window.length === 0 ? {} : { dictionary: window };
    const flush = { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: bytes.length + (bytes.length >> 6) + 64 };
    out = deflateRawSync(bytes, { level, ...flush, ...dictionary });
  } else {
    out = fast(bytes, window);
  }
  const room = new Uint8Array(bytes.buffer);
  if (out.length <= room.length) {
    room.set(out);
    out = room.subarray(0, out.length);
  } else {
    out = Uint8Array.from(out);
  }
  parentPort.postMessage({ out, ms: performance.now() - start, digest }, [out.buffer]);
});
`;
const BLOCKS_HERE = 4;
function createBlockPool(threads, blockBytes) {
    let here;
    let blocksHere = 0;
    const started = [];
    const free = [];
    const memoryBytes = WINDOW + blockBytes + (0,deflate_block/* mostGrowth */.vr)(blockBytes);
    const window = new Uint8Array(WINDOW);
    let windowBytes = 0;
    function takeMemory() {
        return Buffer.from(free.pop() ?? new ArrayBuffer(memoryBytes));
    }
    function putWindow(block) {
        const before = windowBytes;
        new Uint8Array(block.buffer, block.byteOffset - before, before).set(window.subarray(0, before));
        const end = block.subarray(-WINDOW);
        window.set(end);
        windowBytes = end.length;
        return before;
    }
    function release({ buffer }) {
        if (buffer instanceof ArrayBuffer && buffer.byteLength === memoryBytes)
            free.push(buffer);
    }
    function startThread() {
        const workerData = { code: coderCode(), sample: deflate_block/* SAMPLE */.Xg, share: deflate_block/* SHRINKS */.Vk };
        const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };
        const worker = new external_node_worker_threads_.Worker(WORKER, { eval: true, workerData, resourceLimits });
        const thread = { worker, waiting: [] };
        worker.unref();
        worker.on("message", ({ out, ms, digest }) => {
            thread.waiting.shift()?.resolve({ bytes: out, ms, digest });
            if (thread.waiting.length === 0)
                worker.unref();
        });
        worker.on("error", (error) => {
            for (const { reject } of thread.waiting.splice(0))
                reject(error);
        });
        started.push(thread);
        return thread;
    }
    function chooseThread() {
        const [least] = [...started].sort((a, b) => a.waiting.length - b.waiting.length);
        if (least !== undefined && (least.waiting.length === 0 || started.length >= threads))
            return least;
        return startThread();
    }
    function takeHere() {
        if (threads > 0 && blocksHere >= BLOCKS_HERE)
            return false;
        blocksHere++;
        return true;
    }
    function runThere(task) {
        const thread = chooseThread();
        return new Promise((resolve, reject) => {
            thread.waiting.push({ resolve, reject });
            thread.worker.ref();
            thread.worker.postMessage(task, [task.bytes.buffer]);
        });
    }
    return {
        async compress(block, level, withDigest) {
            const before = putWindow(block);
            if (level !== "store" && !takeHere())
                return await runThere({ bytes: block, before, level, withDigest });
            const digest = withDigest ? sha256(block) : undefined;
            if (level === "store") {
                const bytes = (0,deflate_block/* storeBlock */.JD)(block, takeMemory());
                release(block);
                return { bytes, ms: 0, digest };
            }
            here ??= createCoder();
            const start = performance.now();
            const front = new Uint8Array(block.buffer, block.byteOffset - before, before);
            const bytes = await (0,deflate_block/* compressBlock */.qD)(here, block, front, level);
            release(block);
            return { bytes, ms: performance.now() - start, digest };
        },
        async digest(block) {
            const { bytes, digest } = takeHere()
                ? { bytes: block, digest: sha256(block) }
                : await runThere({ bytes: block, before: 0, withDigest: true });
            release(bytes);
            return digest ?? sha256(block);
        },
        buffer: () => takeMemory().subarray(WINDOW, WINDOW + blockBytes),
        release,
        close() {
            for (const { worker, waiting } of started) {
                for (const { reject } of waiting.splice(0))
                    reject(new Error("the compression was ended"));
                void worker.terminate();
            }
        },
    };
}
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)("sha256").update(bytes).digest();
}


/***/ }),

/***/ 8843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yo: () => (/* binding */ BLOCK_BYTES),
  J$: () => (/* binding */ MAX_THREADS),
  Zg: () => (/* binding */ cutBlocks),
  ZI: () => (/* binding */ gzip)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./src/pack/deflate/level.js
const CHOICES = ["store", 1, 3, 5, 6, 9];
const EXPECTED = {
    store: { ratio: 1, speed: 3e9 },
    1: { ratio: 0.325, speed: 220e6 },
    3: { ratio: 0.31, speed: 70e6 },
    5: { ratio: 0.295, speed: 42e6 },
    6: { ratio: 0.29, speed: 28e6 },
    9: { ratio: 0.285, speed: 14e6 },
};
const UNBLOCKED_BYTES = 4 << 20;
const WEIGHT = 0.25;
const BLOCKED_SHARE = 0.3;
const WINDOW_BYTES = 1 << 20;
const GROWTH = 1.003;
const MARGIN = 1.03;
function chooseLevels(threads) {
    const seen = new Map();
    let rate;
    let unblocked = 0;
    let inWindow = 0;
    let blockedMs = 0;
    let windowStart;
    const expectationOf = (choice) => {
        const known = seen.get(choice);
        if (known !== undefined)
            return known;
        const tried = seen.get(1) ?? [...seen.entries()].find(([level]) => level !== "store")?.[1];
        const base = seen.get(1) !== undefined ? EXPECTED[1] : undefined;
        const { ratio, speed } = EXPECTED[choice];
        if (tried === undefined || base === undefined || choice === "store")
            return { ratio, speed };
        return { ratio: Math.min(1, (ratio * tried.ratio) / base.ratio), speed: (speed * tried.speed) / base.speed };
    };
    const throughput = (choice) => {
        const { ratio, speed } = expectationOf(choice);
        return Math.min(speed * threads, rate === undefined ? Number.POSITIVE_INFINITY : rate / ratio);
    };
    return {
        next() {
            if (rate === undefined && unblocked < UNBLOCKED_BYTES)
                return 1;
            let best = 1;
            for (const choice of CHOICES)
                if (throughput(choice) > throughput(best) * MARGIN)
                    best = choice;
            return best;
        },
        compressed(level, before, after, ms) {
            const choice = CHOICES.find((known) => known === level);
            if (choice === undefined || choice === "store" || before === 0 || after > before * 0.9)
                return;
            const now = { ratio: after / before, speed: (before / Math.max(ms, 0.01)) * 1000 };
            const old = seen.get(choice) ?? now;
            const mix = (a, b) => a + (b - a) * WEIGHT;
            seen.set(choice, { ratio: mix(old.ratio, now.ratio), speed: mix(old.speed, now.speed) });
        },
        sent(bytes, ms, at) {
            windowStart ??= at - ms;
            inWindow += bytes;
            blockedMs += ms;
            if (inWindow < WINDOW_BYTES)
                return;
            const elapsed = Math.max(at - windowStart, 0.01);
            if (blockedMs / elapsed >= BLOCKED_SHARE) {
                const measured = (inWindow / blockedMs) * 1000;
                rate = rate === undefined ? measured : rate + (measured - rate) * WEIGHT;
            }
            else if (blockedMs / elapsed < BLOCKED_SHARE / 4) {
                unblocked += inWindow;
                if (rate !== undefined)
                    rate = Math.max(rate * GROWTH, (inWindow / elapsed) * 1000);
            }
            inWindow = 0;
            blockedMs = 0;
            windowStart = at;
        },
    };
}

// EXTERNAL MODULE: ./src/pack/deflate/pool.js + 2 modules
var deflate_pool = __webpack_require__(9288);
;// CONCATENATED MODULE: ./src/pack/gzip.js





const BLOCK_BYTES = 1 << 20;
const MAX_THREADS = 4;
const DEFAULT_LEVEL = 6;
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
const LAST_BLOCK = Uint8Array.of(3, 0);
async function* gzip(chunks, options = {}) {
    const { compression = DEFAULT_LEVEL, threads = Math.min((0,external_node_os_.availableParallelism)(), MAX_THREADS) } = options;
    const { onDigest, reusesMemory = false } = options;
    const pool = (0,deflate_pool/* createBlockPool */.m)(threads > 1 ? threads : 0, BLOCK_BYTES);
    const chooser = compression === "auto" ? chooseLevels(Math.max(threads, 1)) : undefined;
    const queue = [];
    const total = onDigest && (0,external_node_crypto_.createHash)("sha256");
    let crc = 0;
    let size = 0;
    async function* sendFirst() {
        const compressed = await queue.shift();
        if (compressed === undefined)
            return;
        if (compressed.digest !== undefined)
            total?.update(compressed.digest);
        const start = performance.now();
        yield reusesMemory ? compressed.bytes : Uint8Array.from(compressed.bytes);
        const end = performance.now();
        pool.release(compressed.bytes);
        chooser?.sent(compressed.bytes.length, end - start, end);
    }
    yield HEADER;
    try {
        for await (const bytes of cutBlocks(chunks, pool)) {
            crc = (0,external_node_zlib_.crc32)(bytes, crc);
            size += bytes.length;
            const { length } = bytes;
            const level = chooser?.next() ?? (compression === "auto" ? DEFAULT_LEVEL : compression);
            const compressed = pool.compress(bytes, level, onDigest !== undefined).then((result) => {
                chooser?.compressed(level, length, result.bytes.length, result.ms);
                return result;
            });
            compressed.catch(() => { });
            queue.push(compressed);
            if (queue.length >= threads + 2)
                yield* sendFirst();
        }
        while (queue.length > 0)
            yield* sendFirst();
    }
    finally {
        await Promise.allSettled(queue);
        pool.close();
    }
    if (total)
        onDigest(total.digest("hex"));
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc, 0);
    trailer.writeUInt32LE(size % 2 ** 32, 4);
    yield Buffer.concat([LAST_BLOCK, trailer]);
}
async function* cutBlocks(chunks, pool) {
    let block = pool.buffer();
    let filled = 0;
    for await (const chunk of chunks) {
        for (let from = 0; from < chunk.length;) {
            const part = chunk.subarray(from, from + BLOCK_BYTES - filled);
            block.set(part, filled);
            filled += part.length;
            from += part.length;
            if (filled < BLOCK_BYTES)
                continue;
            yield block;
            block = pool.buffer();
            filled = 0;
        }
    }
    if (filled > 0)
        yield block.subarray(0, filled);
}


/***/ }),

/***/ 174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ padding),
/* harmony export */   Wk: () => (/* binding */ endBlocks),
/* harmony export */   j$: () => (/* binding */ MTIME),
/* harmony export */   wx: () => (/* binding */ header)
/* harmony export */ });
/* unused harmony export BLOCK */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1434);


const BLOCK = 512;
const MTIME = 315_532_800;
const MAX_OCTAL = 0o77777777777;
const MAX_SIZE = Number.MAX_SAFE_INTEGER;
function header(entry) {
    const directory = entry.kind === "directory";
    const path = directory && entry.path !== "" ? `${entry.path}/` : entry.path;
    if (entry.size > MAX_SIZE)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackError */ .ql("source-invalid", `${(0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(path)} is too large: ${entry.size} bytes`);
    const split = splitPath(path);
    const records = [];
    if (split === undefined)
        records.push(record("path", path));
    if (entry.size > MAX_OCTAL)
        records.push(record("size", String(entry.size)));
    const own = block({
        ...(split ?? { prefix: "", name: asciiName(path).slice(0, 100) }),
        mode: entry.mode,
        size: entry.size > MAX_OCTAL ? 0 : entry.size,
        type: directory ? "5" : "0",
    });
    if (records.length === 0)
        return own;
    const body = Buffer.from(records.join(""));
    const pax = block({ prefix: "", name: "pax/header", mode: 0o644, size: body.length, type: "x" });
    return Buffer.concat([pax, body, padding(body.length), own]);
}
function padding(size) {
    return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}
function endBlocks() {
    return Buffer.alloc(2 * BLOCK);
}
function splitPath(path) {
    if (/[^\x01-\x7f]/.test(path))
        return undefined;
    if (path.length <= 100)
        return { prefix: "", name: path };
    for (let cut = path.indexOf("/"); cut > 0 && cut <= 155; cut = path.indexOf("/", cut + 1)) {
        const name = path.slice(cut + 1);
        if (name !== "" && name.length <= 100)
            return { prefix: path.slice(0, cut), name };
    }
    return undefined;
}
function asciiName(path) {
    return path.replace(/[^\x01-\x7f]/gu, "_");
}
function record(key, value) {
    const rest = ` ${key}=${value}\n`;
    const bytes = Buffer.byteLength(rest);
    let length = bytes;
    while (length !== bytes + String(length).length)
        length = bytes + String(length).length;
    return `${length}${rest}`;
}
function block(fields) {
    const out = Buffer.alloc(BLOCK);
    out.write(fields.name, 0, "latin1");
    out.write(octal(fields.mode, 7), 100, "latin1");
    out.write(octal(0, 7), 108, "latin1");
    out.write(octal(0, 7), 116, "latin1");
    out.write(octal(fields.size, 11), 124, "latin1");
    out.write(octal(MTIME, 11), 136, "latin1");
    out.write("        ", 148, "latin1");
    out.write(fields.type, 156, "latin1");
    out.write("ustar\0" + "00", 257, "latin1");
    out.write(octal(0, 7), 329, "latin1");
    out.write(octal(0, 7), 337, "latin1");
    out.write(fields.prefix, 345, "latin1");
    const sum = out.reduce((total, byte) => total + byte, 0);
    out.write(`${octal(sum, 6)}\0 `, 148, "latin1");
    return out;
}
function octal(value, digits) {
    return value.toString(8).padStart(digits, "0");
}


/***/ }),

/***/ 1434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   JH: () => (/* binding */ joinNames),
/* harmony export */   Zw: () => (/* binding */ problemOf),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   vX: () => (/* binding */ collectProblems)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9973);

const MAX_NAMES = 10;
const LONGEST_PATH = 300;
const KINDS = {
    name: {
        title: "names that are not UTF-8",
        hint: "Rename these files, or exclude them with a pattern in .dockerignore.",
    },
    long: {
        title: "paths that are too long for this system",
        hint: "Move these folders up, or list one of their parents in .dockerignore.",
    },
    unreadable: {
        title: "not readable",
        hint: "Give the user of this job read permission, or list these paths in .dockerignore.",
    },
    changed: {
        title: "changed while the directory was read",
        hint: "Wait until other programs finish writing these files, or list the files in .dockerignore.",
    },
    outside: {
        title: "links to files outside of the directory",
        hint: "Replace these links by the files, or list them in .dockerignore.",
    },
    cycle: {
        title: "links to a directory that contains them",
        hint: "Remove these links, or list them in .dockerignore.",
    },
};
const ORDER = ["name", "long", "unreadable", "changed", "outside", "cycle"];
function collectProblems() {
    const found = new Map();
    return {
        add(kind, what) {
            const names = found.get(kind);
            if (names === undefined)
                found.set(kind, [what]);
            else
                names.push(what);
        },
        check() {
            const parts = [];
            const hints = [];
            for (const kind of ORDER) {
                const { title, hint } = KINDS[kind];
                const names = found.get(kind) ?? [];
                if (names.length === 0)
                    continue;
                parts.push(`${title}: ${joinNames(names, MAX_NAMES)}`);
                hints.push(hint);
            }
            if (parts.length > 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PackError */ .ql("source-invalid", parts.join("; "), { hint: hints.join(" ") });
        },
    };
}
function joinNames(names, max) {
    const rest = names.length > max ? ` and ${names.length - max} more` : "";
    return names.slice(0, max).join(", ") + rest;
}
function printable(path) {
    const start = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}...` : path;
    return /["\\\p{Cc}]/u.test(start) ? JSON.stringify(start) : start;
}
function codeOf(error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string")
        return error.code;
    throw error;
}
function problemOf(code) {
    if (code === "ENAMETOOLONG")
        return "long";
    return code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" ? "changed" : "unreadable";
}


/***/ }),

/***/ 5174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   yM: () => (/* binding */ tarDigest),
/* harmony export */   yY: () => (/* binding */ tar),
/* harmony export */   zV: () => (/* binding */ tarball)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(641);
/* harmony import */ var _gzip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8843);
/* harmony import */ var _headers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(174);




const SMALL = 128 << 10;
function tarball(tree, options = {}) {
    const { onTarDigest } = options;
    const bytes = tar(tree.entries, options);
    return (0,_gzip_js__WEBPACK_IMPORTED_MODULE_1__/* .gzip */ .ZI)(onTarDigest === undefined ? bytes : withDigest(bytes, onTarDigest), options);
}
async function tarDigest(tree, options = {}) {
    let found = "";
    for await (const _ of withDigest(tar(tree.entries, options), (digest) => {
        found = digest;
    }))
        ;
    return found;
}
async function* withDigest(chunks, onEnd) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
    }
    onEnd(hash.digest("hex"));
}
async function* tar(entries, options) {
    const memory = Buffer.allocUnsafeSlow(_content_js__WEBPACK_IMPORTED_MODULE_2__/* .PIECE */ .TJ);
    let done = 0;
    for (const entry of entries) {
        options.signal?.throwIfAborted();
        yield (0,_headers_js__WEBPACK_IMPORTED_MODULE_3__/* .header */ .wx)(entry);
        if (entry.kind === "directory")
            continue;
        for await (const piece of entry.size <= SMALL ? [(0,_content_js__WEBPACK_IMPORTED_MODULE_2__/* .readWhole */ .oD)(entry, memory)] : (0,_content_js__WEBPACK_IMPORTED_MODULE_2__/* .readPieces */ .ut)(entry, memory)) {
            options.signal?.throwIfAborted();
            done += piece.length;
            options.onProgress?.(done);
            yield piece;
        }
        yield (0,_headers_js__WEBPACK_IMPORTED_MODULE_3__/* .padding */ .Ms)(entry.size);
    }
    yield (0,_headers_js__WEBPACK_IMPORTED_MODULE_3__/* .endBlocks */ .Wk)();
}


/***/ }),

/***/ 500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ sourceTree)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/system-error.js
var system_error = __webpack_require__(7748);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/pack/entry.js

function archivePath(path, separator) {
    return (0,posix_.normalize)(path.split(separator).join("/"));
}
function fileMode(bits, platform, indexed) {
    const executable = platform === "win32" ? indexed() : (bits & 0o100) !== 0;
    return executable ? 0o755 : 0o644;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./src/pack/go-match.js
function checkGlob(pattern) {
    let rest = pattern;
    while (rest !== "") {
        rest = rest.replace(/^\*+/, "");
        const part = partUntilStar(rest);
        const reason = checkPart(part);
        if (reason !== undefined)
            return reason;
        rest = rest.slice(part.length);
    }
    return undefined;
}
function partUntilStar(text) {
    let bracket = false;
    for (let i = 0; i < text.length; i++) {
        if (text[i] === "\\")
            i++;
        else if (text[i] === "[")
            bracket = true;
        else if (text[i] === "]")
            bracket = false;
        else if (text[i] === "*" && !bracket)
            return text.slice(0, i);
    }
    return text;
}
function checkPart(part) {
    const chars = [...part];
    let i = 0;
    const member = () => {
        if (i >= chars.length)
            return "a [ is not closed";
        if (chars[i] === "-")
            return 'a "-" in brackets stands at the end of a range';
        if (chars[i] === "]")
            return "a range or a pair of brackets is empty";
        if (chars[i] === "\\")
            i++;
        i++;
        return i >= chars.length ? "a [ is not closed" : undefined;
    };
    while (i < chars.length) {
        if (chars[i] === "\\") {
            if (i + 1 === chars.length)
                return "it ends in a backslash";
            i += 2;
        }
        else if (chars[i] === "[") {
            i += chars[i + 1] === "^" ? 2 : 1;
            for (let members = 0; members === 0 || chars[i] !== "]"; members++) {
                let reason = member();
                if (reason === undefined && chars[i] === "-") {
                    i++;
                    reason = member();
                }
                if (reason !== undefined)
                    return reason;
            }
            i++;
        }
        else
            i++;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/pack/char-sets.js
const MAX = 0x10ffff;
const DIGIT = [[0x30, 0x39]];
const LOWER = [[0x61, 0x7a]];
const UPPER = [[0x41, 0x5a]];
const ALPHA = [...UPPER, ...LOWER];
const ALNUM = [...DIGIT, ...ALPHA];
const WORD = [...DIGIT, ...UPPER, [0x5f, 0x5f], ...LOWER];
const PERL = {
    d: DIGIT,
    s: [
        [0x09, 0x0a],
        [0x0c, 0x0d],
        [0x20, 0x20],
    ],
    w: WORD,
};
const POSIX = {
    alnum: ALNUM,
    alpha: ALPHA,
    ascii: [[0, 0x7f]],
    blank: [
        [0x09, 0x09],
        [0x20, 0x20],
    ],
    cntrl: [
        [0, 0x1f],
        [0x7f, 0x7f],
    ],
    digit: DIGIT,
    graph: [[0x21, 0x7e]],
    lower: LOWER,
    print: [[0x20, 0x7e]],
    punct: [
        [0x21, 0x2f],
        [0x3a, 0x40],
        [0x5b, 0x60],
        [0x7b, 0x7e],
    ],
    space: [
        [0x09, 0x0d],
        [0x20, 0x20],
    ],
    upper: UPPER,
    word: WORD,
    xdigit: [...DIGIT, [0x41, 0x46], [0x61, 0x66]],
};
function complement(ranges) {
    const out = [];
    let next = 0;
    for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
        if (low > next)
            out.push([next, low - 1]);
        next = Math.max(next, high + 1);
    }
    if (next <= MAX)
        out.push([next, MAX]);
    return out;
}
function includes(ranges, code) {
    return ranges.some(([low, high]) => low <= code && code <= high);
}

;// CONCATENATED MODULE: ./src/pack/go-regexp.js

const CONTROLS = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };
const ASSERTIONS = { A: "start", b: "boundary", B: "no boundary", z: "end" };
const NOT_LINE_FEED = complement([[10, 10]]);
const MAX_REPEAT = 1000;
function parseGoRegExp(source) {
    const chars = [...source];
    const lastNameEnd = chars.findLastIndex((char, at) => char === ":" && chars[at + 1] === "]");
    let i = 0;
    const code = () => chars[i++]?.codePointAt(0) ?? fail("a [ is not closed");
    const parseEscape = () => {
        const char = chars[i] ?? "";
        const value = CONTROLS[char] ?? char.charCodeAt(0);
        if (CONTROLS[char] === undefined && !(value < 0x80 && !/[0-9A-Za-z]/.test(char)))
            fail(`it has "\\${char}"`);
        i++;
        return value;
    };
    const member = () => {
        if (chars[i] !== "\\")
            return code();
        i++;
        return parseEscape();
    };
    const perlSet = () => {
        const letter = chars[i] === "\\" ? (chars[i + 1] ?? "") : "";
        const ranges = PERL[letter.toLowerCase()];
        if (ranges === undefined)
            return undefined;
        i += 2;
        return letter === letter.toLowerCase() ? ranges : complement(ranges);
    };
    const posixSet = () => {
        if (chars[i] !== "[" || chars[i + 1] !== ":" || i > lastNameEnd)
            return undefined;
        let end = i + 2;
        while (end <= lastNameEnd && !(chars[end] === ":" && chars[end + 1] === "]"))
            end++;
        if (end > lastNameEnd)
            return undefined;
        const name = chars.slice(i + 2, end).join("");
        const ranges = POSIX[name.replace(/^\^/, "")] ?? fail(`there is no class "[:${name}:]"`);
        i = end + 2;
        return name.startsWith("^") ? complement(ranges) : ranges;
    };
    const parseClass = () => {
        const negated = chars[i] === "^";
        if (negated)
            i++;
        const ranges = [];
        for (let first = true; first || chars[i] !== "]"; first = false) {
            const named = posixSet() ?? perlSet();
            if (named !== undefined) {
                ranges.push(...named);
                continue;
            }
            const low = member();
            let high = low;
            if (chars[i] === "-" && chars[i + 1] !== undefined && chars[i + 1] !== "]") {
                i++;
                high = member();
            }
            if (high < low)
                fail("a range in brackets runs backwards");
            ranges.push([low, high]);
        }
        i++;
        return { kind: "set", ranges: negated ? complement(ranges) : ranges };
    };
    const parseAtom = () => {
        const named = perlSet();
        if (named !== undefined)
            return { kind: "set", ranges: named };
        const char = chars[i++] ?? "";
        if (char === "[")
            return parseClass();
        if (char === "(") {
            const inside = parseChoice();
            if (chars[i++] !== ")")
                fail("a ( is not closed");
            return inside;
        }
        if (char === "\\") {
            const name = ASSERTIONS[chars[i] ?? ""];
            if (name === undefined)
                return literal(parseEscape());
            i++;
            return { kind: "assertion", name };
        }
        if (char === ".")
            return { kind: "set", ranges: NOT_LINE_FEED };
        if (char === "^")
            return { kind: "assertion", name: "start" };
        if (char === "$")
            return { kind: "assertion", name: "end" };
        return literal(char.codePointAt(0) ?? 0);
    };
    const repetition = () => {
        if (chars[i] === "*" || chars[i] === "?")
            return chars[i++] === "*" ? { min: 0 } : { min: 0, max: 1 };
        if (chars[i] !== "{")
            return undefined;
        const [text, low = "", comma, high = ""] = /^\{(\d+)(,(\d*))?\}/.exec(chars.slice(i, i + 20).join("")) ?? [];
        if (text === undefined)
            return undefined;
        i += text.length;
        const min = Number(low);
        const max = comma === undefined ? min : high === "" ? undefined : Number(high);
        if (min > MAX_REPEAT || (max ?? 0) > MAX_REPEAT || (max ?? min) < min)
            fail(`it has "${text}"`);
        return max === undefined ? { min } : { min, max };
    };
    const parseSequence = () => {
        const parts = [];
        while (i < chars.length && chars[i] !== "|" && chars[i] !== ")") {
            const of = parseAtom();
            const repeat = repetition();
            if (repeat !== undefined && repetition() !== undefined)
                fail("a repetition is repeated");
            parts.push(repeat === undefined ? of : { kind: "repeat", of, ...repeat });
        }
        return { kind: "sequence", parts };
    };
    const parseChoice = () => {
        const options = [parseSequence()];
        while (chars[i] === "|") {
            i++;
            options.push(parseSequence());
        }
        return { kind: "choice", options };
    };
    const whole = parseChoice();
    if (i < chars.length)
        fail("a ) is not opened");
    return whole;
}
function fail(reason) {
    throw new SyntaxError(reason);
}
function literal(code) {
    return { kind: "set", ranges: [[code, code]] };
}

;// CONCATENATED MODULE: ./src/pack/linear-matcher.js


const MAX_POSITIONS = 2000;
const END = -1;
const MATCHED = { core: [], start: false, afterWord: false, steps: new Map(), dead: false };
function compileGoRegExp(source) {
    const { states, first } = compile(parseGoRegExp(source));
    const words = states.some((state) => state.kind === "assertion" && /boundary/.test(state.name));
    const positions = new Map();
    const closure = (core, holds) => {
        const found = new Set();
        const open = [...core];
        for (let number = open.pop(); number !== undefined; number = open.pop()) {
            if (found.has(number))
                continue;
            found.add(number);
            const state = states[number];
            if (state?.kind === "split")
                for (const next of state.next)
                    open.push(next);
            else if (state?.kind === "assertion" && holds(state.name))
                open.push(state.next);
        }
        return found;
    };
    const isUseful = (number) => states[number]?.kind === "set" || states[number]?.kind === "match";
    const positionOf = (core, start, afterWord) => {
        const key = `${core.join()}${start ? "^" : ""}${afterWord ? "w" : ""}`;
        const known = positions.get(key);
        if (known !== undefined)
            return known;
        if (positions.size >= MAX_POSITIONS)
            positions.clear();
        const dead = ![...closure(core, (name) => start || name !== "start")].some(isUseful);
        const position = { core, start, afterWord, steps: new Map(), dead };
        positions.set(key, position);
        return position;
    };
    const take = (from, code) => {
        const word = words && code !== END && includes(WORD, code);
        const holds = (name) => {
            if (name === "start")
                return from.start;
            if (name === "end")
                return code === END;
            return (from.afterWord !== word) === (name === "boundary");
        };
        const core = new Set([first]);
        for (const number of closure(from.core, holds)) {
            const state = states[number];
            if (state?.kind === "match")
                return MATCHED;
            if (state?.kind === "set" && code !== END && includes(state.ranges, code))
                core.add(state.next);
        }
        return positionOf([...core].sort((a, b) => a - b), false, word);
    };
    const step = (from, code) => {
        const known = from.steps.get(code);
        if (known !== undefined)
            return known;
        const to = take(from, code);
        from.steps.set(code, to);
        return to;
    };
    const run = (text) => {
        let position = positionOf([first], true, false);
        for (let i = 0; i < text.length; i++) {
            if (position === MATCHED || position.dead)
                break;
            const code = text.codePointAt(i) ?? 0;
            if (code > 0xffff)
                i++;
            position = step(position, code);
        }
        return position;
    };
    return {
        matches(text) {
            const position = run(text);
            return position === MATCHED || (!position.dead && step(position, END) === MATCHED);
        },
        canMatchAfter(prefix) {
            const position = run(prefix);
            return position === MATCHED || !position.dead;
        },
    };
}
function compile(expression) {
    const states = [];
    const add = (state) => states.push(state) - 1;
    const build = (one, next) => {
        switch (one.kind) {
            case "set":
                return add({ kind: "set", ranges: one.ranges, next });
            case "assertion":
                return add({ kind: "assertion", name: one.name, next });
            case "sequence":
                return one.parts.reduceRight((after, part) => build(part, after), next);
            case "choice":
                return add({ kind: "split", next: one.options.map((option) => build(option, next)) });
            case "repeat": {
                let after = next;
                if (one.max === undefined) {
                    const loop = [next];
                    after = add({ kind: "split", next: loop });
                    loop.push(build(one.of, after));
                }
                for (let more = one.min; more < (one.max ?? 0); more++) {
                    after = add({ kind: "split", next: [build(one.of, after), next] });
                }
                for (let times = 0; times < one.min; times++)
                    after = build(one.of, after);
                return after;
            }
        }
    };
    const match = add({ kind: "match" });
    return { states, first: build(expression, match) };
}

;// CONCATENATED MODULE: ./src/pack/pattern.js


function compilePattern(text) {
    const reason = checkGlob(text);
    if (reason !== undefined)
        throw new SyntaxError(reason);
    const { kind, source } = translate(text);
    switch (kind) {
        case "exact":
            return { matches: (path) => path === text, canMatchBelow: (dir) => text.startsWith(`${dir}/`) };
        case "prefix": {
            const prefix = text.slice(0, -2);
            return {
                matches: (path) => path.startsWith(prefix),
                canMatchBelow: (dir) => prefix.startsWith(`${dir}/`) || `${dir}/`.startsWith(prefix),
            };
        }
        case "suffix": {
            const suffix = text.slice(2);
            return {
                matches: (path) => path.endsWith(suffix) || (suffix.startsWith("/") && path === suffix.slice(1)),
                canMatchBelow: () => true,
            };
        }
        case "regexp": {
            const matcher = compileGoRegExp(source);
            return { matches: matcher.matches, canMatchBelow: (dir) => matcher.canMatchAfter(`${dir}/`) };
        }
    }
}
function translate(text) {
    const chars = [...text.replace(/^\uFEFF/, "")];
    let kind = "exact";
    const source = [];
    for (let i = 0; i < chars.length; i++) {
        const char = chars[i] ?? "";
        if (char === "*" && chars[i + 1] === "*") {
            const first = i === 0;
            i += chars[i + 2] === "/" ? 2 : 1;
            const last = i === chars.length - 1;
            const any = last ? ".*" : "(.*/)?";
            if (source.at(-1) !== any)
                source.push(any);
            if (first)
                kind = "suffix";
            else
                kind = last && kind === "exact" ? "prefix" : "regexp";
        }
        else if (char === "*") {
            source.push("[^/]*");
            kind = "regexp";
        }
        else if (char === "?") {
            source.push("[^/]");
            kind = "regexp";
        }
        else if (char === "\\") {
            source.push(`\\${chars[++i] ?? ""}`);
            kind = "regexp";
        }
        else if (char === "[" || char === "]") {
            source.push(char);
            kind = "regexp";
        }
        else {
            source.push(".+()$".includes(char) ? `\\${char}` : char);
        }
    }
    return { kind, source: `^${source.join("")}$` };
}

// EXTERNAL MODULE: ./src/pack/problems.js
var problems = __webpack_require__(1434);
;// CONCATENATED MODULE: ./src/pack/ignore.js








function parseRules(text) {
    const list = text
        .replace(/^\uFEFF/, "")
        .split("\n")
        .flatMap((line, index) => parseLine(line, index + 1));
    const exceptions = list.filter((rule) => rule.exception);
    return {
        verdict(path, parent) {
            let ignored = false;
            const matched = list.map((rule, index) => {
                const match = parent?.matched[index] || (rule.exception === ignored && rule.pattern.matches(path));
                if (match)
                    ignored = !rule.exception;
                return match;
            });
            return { ignored, matched };
        },
        reaches: (dir) => exceptions.some(({ pattern }) => pattern.canMatchBelow(dir)),
        classicReaches: (dir) => exceptions.some((rule) => `${rule.text}/`.startsWith(`${dir}/`)),
    };
}
async function readRules(root) {
    let bytes;
    try {
        bytes = await (0,promises_.readFile)((0,external_node_path_.join)(root, ".dockerignore"));
    }
    catch (cause) {
        const code = (0,problems/* codeOf */.$N)(cause);
        if (code === "ENOENT")
            return parseRules("");
        throw new errors/* PackError */.ql("dockerignore-invalid", `.dockerignore cannot be read: ${(0,system_error/* describeSystemError */.Zo)(cause) ?? code}`, {
            cause,
        });
    }
    if (!(0,external_node_buffer_.isUtf8)(bytes)) {
        const lines = bytes.toString("latin1").split("\n");
        const line = 1 + lines.findIndex((text) => !(0,external_node_buffer_.isUtf8)(Buffer.from(text, "latin1")));
        throw new errors/* PackError */.ql("dockerignore-invalid", `.dockerignore line ${line}: not UTF-8`, {
            hint: "Save the file as UTF-8. In Windows PowerShell, > writes UTF-16.",
        });
    }
    return parseRules(bytes.toString("utf8"));
}
function parseLine(line, number) {
    if (line.startsWith("#"))
        return [];
    let text = trim(line);
    if (text === "")
        return [];
    const inverted = text.startsWith("!");
    if (inverted)
        text = trim(text.slice(1));
    if (text !== "")
        text = clean(text).replace(/^\/(?=.)/s, "");
    text = clean(trim(inverted ? `!${text}` : text));
    const exception = text.startsWith("!");
    if (exception)
        text = text.slice(1);
    try {
        if (text === "")
            throw new SyntaxError("nothing follows the !");
        return [{ exception, text, pattern: compilePattern(text) }];
    }
    catch (cause) {
        if (!(cause instanceof SyntaxError))
            throw cause;
        throw new errors/* PackError */.ql("dockerignore-invalid", `.dockerignore line ${number}: bad pattern ${JSON.stringify(trim(line))}: ${cause.message}`, {
            hint: "Put a backslash before a character to make it literal, as in \\[",
            cause,
        });
    }
}
function clean(path) {
    const normal = (0,posix_.normalize)(path);
    return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}
function trim(text) {
    let start = 0;
    let end = text.length;
    while (start < end && /\p{White_Space}/u.test(text.charAt(start)))
        start++;
    while (end > start && /\p{White_Space}/u.test(text.charAt(end - 1)))
        end--;
    return text.slice(start, end);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/pack/findings.js

const SSH_KEY = /^id_(rsa|dsa|ecdsa|ed25519)$/;
const KEY_STORE = /\.(p12|pfx)$/i;
const MAYBE_KEY = /\.(pem|key)$/i;
const ENVIRONMENT = /^\.env(\..+)?$/;
const EXAMPLE = /\.(example|sample|template|dist|defaults)$/;
const TEST_DATA = /(^|\/)(node_modules|bower_components|vendor|fixtures?|__fixtures__|testdata|tests?|__tests__|specs?|e2e)\//i;
const LFS_START = "version https://git-lfs.github.com/spec/v1\n";
const LFS_SIZES = { min: 126, max: 140 };
async function inspectFile(path, source, size) {
    if (/(^|\/)\.git\//.test(path))
        return [];
    if (size >= LFS_SIZES.min && size <= LFS_SIZES.max && (await readStart(source)).startsWith(LFS_START)) {
        return [{ code: "lfs", path }];
    }
    const what = TEST_DATA.test(path) ? undefined : await secretIn(path, source);
    return what === undefined ? [] : [{ code: "secret", path, what }];
}
async function secretIn(path, source) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (ENVIRONMENT.test(name) && !EXAMPLE.test(name))
        return "an environment file";
    if (SSH_KEY.test(name))
        return "a private SSH key";
    if (KEY_STORE.test(name))
        return "a key store";
    if (MAYBE_KEY.test(name) && (await readStart(source)).includes("PRIVATE KEY"))
        return "a private key";
    return undefined;
}
async function readStart(source) {
    const handle = await (0,promises_.open)(source);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
        return buffer.toString("latin1", 0, bytesRead);
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./src/pack/links.js



async function resolveLink(disk, root) {
    try {
        const real = await (0,promises_.realpath)(disk);
        if (!isInside(root, real))
            return { kind: "outside", real };
        return { kind: "inside", real, stats: await (0,promises_.stat)(real) };
    }
    catch (error) {
        const code = (0,problems/* codeOf */.$N)(error);
        if (code === "ENOENT" || code === "ENOTDIR")
            return { kind: "dangling" };
        if (code === "ELOOP")
            return { kind: "loop" };
        throw error;
    }
}
function isInside(root, path, system = external_node_path_) {
    const way = system.relative(root, path);
    return way !== ".." && !way.startsWith(`..${system.sep}`) && !system.isAbsolute(way);
}

;// CONCATENATED MODULE: ./src/pack/classify.js







const IGNORED = { is: "ignored" };
async function classify(options, folder, dirent) {
    const { rules, keep, keepParents } = options;
    const name = dirent.name.toString();
    const path = folder.path === "" ? name : `${folder.path}/${name}`;
    const verdict = rules.verdict(path, folder.verdict);
    const ignored = folder.keptOnly || verdict.ignored;
    const dropped = ignored && !keep.has(path);
    const reached = !ignored || (!folder.keptOnly && rules.reaches(path));
    const classic = folder.classic && (!ignored || rules.classicReaches(path));
    const entered = reached || keepParents.has(path);
    const classifyName = async () => {
        if (!(0,external_node_buffer_.isUtf8)(dirent.name)) {
            if (dropped)
                return IGNORED;
            return problem("name", (0,problems/* printable */.g$)(folder.path === "" ? "" : `${folder.path}/`) + escapeName(dirent.name));
        }
        const disk = (0,external_node_path_.join)(folder.real, name);
        if (dirent.isDirectory())
            return entered ? enterable(disk, folder.copied) : IGNORED;
        if (dirent.isSymbolicLink())
            return dropped && !entered ? IGNORED : classifyLink(disk);
        if (dropped)
            return IGNORED;
        return dirent.isFile()
            ? classifyFile(disk, (0,external_node_fs_.lstatSync)(disk))
            : { is: "finding", finding: { code: "special", path } };
    };
    const enterable = (real, copied) => {
        const chain = new Set([...folder.chain, real]);
        return { is: "folder", ignored, folder: { path, real, chain, verdict, keptOnly: !reached, classic, copied } };
    };
    const classifyFile = async (real, stats) => {
        if (!stats.isFile())
            return problem("changed", (0,problems/* printable */.g$)(path));
        (0,external_node_fs_.accessSync)(real, external_node_fs_.constants.R_OK);
        const isIndexed = () => options.executable?.(archivePath((0,external_node_path_.relative)(options.root, real), external_node_path_.sep));
        const mode = fileMode(stats.mode, process.platform, isIndexed);
        const findings = await inspectFile(path, real, stats.size);
        if (!folder.classic && !ignored)
            findings.push({ code: "builders", path });
        const entry = { path, kind: "file", mode, size: stats.size, source: real };
        return { is: "file", entry, copied: folder.copied, findings };
    };
    const classifyLink = async (disk) => {
        const end = await resolveLink(disk, options.root);
        if (end.kind === "inside" && end.stats.isDirectory()) {
            if (ignored && !classic && !keepParents.has(path))
                return IGNORED;
            if (!folder.chain.has(end.real))
                return enterable(end.real, true);
            if (ignored)
                return IGNORED;
            return problem("cycle", `${(0,problems/* printable */.g$)(path)} -> ${(0,problems/* printable */.g$)((0,external_node_path_.relative)(options.root, end.real) || ".")}`);
        }
        if (dropped)
            return IGNORED;
        switch (end.kind) {
            case "inside":
                return end.stats.isFile()
                    ? classifyFile(end.real, end.stats)
                    : { is: "finding", finding: { code: "special", path } };
            case "outside":
                return problem("outside", `${(0,problems/* printable */.g$)(path)} -> ${(0,problems/* printable */.g$)(end.real)}`);
            case "loop":
                return problem("cycle", (0,problems/* printable */.g$)(path));
            case "dangling":
                return { is: "finding", finding: { code: "link", path } };
        }
    };
    try {
        return await classifyName();
    }
    catch (error) {
        const code = (0,problems/* codeOf */.$N)(error);
        return problem((0,problems/* problemOf */.Zw)(code), `${(0,problems/* printable */.g$)(path)} (${code})`);
    }
}
function problem(kind, what) {
    return { is: "problem", problem: kind, what };
}
function escapeName(name) {
    return name.toString("latin1").replace(/[^ -~]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

;// CONCATENATED MODULE: ./src/pack/walk.js




const AT_ONCE = 32;
const MAX_COPIES = 100_000;
async function walk(options, signal) {
    const state = {
        options,
        signal,
        entries: [],
        ignored: 0,
        copies: 0,
        findings: [],
        problems: (0,problems/* collectProblems */.vX)(),
    };
    const { root } = options;
    const top = { path: "", real: root, chain: new Set([root]), keptOnly: false, classic: true, copied: false };
    await enter(state, top, false);
    state.problems.check();
    return { entries: state.entries, ignored: state.ignored, findings: state.findings };
}
async function enter(state, folder, ignored) {
    let names;
    try {
        names = await (0,promises_.readdir)(folder.real, { withFileTypes: true, encoding: "buffer" });
    }
    catch (error) {
        const code = (0,problems/* codeOf */.$N)(error);
        if (ignored && !folder.classic && !folder.keptOnly)
            return;
        state.problems.add((0,problems/* problemOf */.Zw)(code), `${(0,problems/* printable */.g$)(folder.path || ".")} (${code})`);
        return;
    }
    names.sort((a, b) => Buffer.compare(a.name, b.name));
    for (let i = 0; i < names.length; i += AT_ONCE) {
        state.signal?.throwIfAborted();
        const batch = names.slice(i, i + AT_ONCE);
        const results = await Promise.all(batch.map((name) => classify(state.options, folder, name)));
        for (const result of results)
            await add(state, result);
    }
}
async function add(state, result) {
    switch (result.is) {
        case "ignored":
            state.ignored++;
            break;
        case "finding":
            state.findings.push(result.finding);
            break;
        case "problem":
            state.problems.add(result.problem, result.what);
            break;
        case "file":
            addEntry(state, result.entry, result.copied);
            state.findings.push(...result.findings);
            break;
        case "folder": {
            const { path, real, copied } = result.folder;
            const { ignored } = state;
            const { length } = state.entries;
            addEntry(state, { path, kind: "directory", mode: 0o755, size: 0, source: real }, copied);
            await enter(state, result.folder, result.ignored);
            if (result.ignored && state.entries.length === length + 1) {
                state.entries.pop();
                state.ignored = ignored + 1;
            }
        }
    }
}
function addEntry(state, entry, copied) {
    state.entries.push(entry);
    if (copied)
        state.copies++;
    if (state.copies > MAX_COPIES) {
        throw new errors/* PackError */.ql("source-invalid", `links to directories multiply: more than ${MAX_COPIES} copies, at ${(0,problems/* printable */.g$)(entry.path)}`, {
            hint: "List such links in .dockerignore.",
        });
    }
}

;// CONCATENATED MODULE: ./src/pack/warnings.js

const MAX_NAMES = 3;
function summarize(findings) {
    const secrets = new Map();
    const others = new Map();
    for (const finding of findings) {
        if (finding.code === "secret")
            append(secrets, folderOf(finding.path), finding);
        else
            append(others, finding.code, finding.path);
    }
    return [
        ...[...secrets].map(([folder, list]) => secretWarning(folder, list)),
        ...[...others].map(([code, paths]) => ({ code, path: paths[0] ?? "", message: MESSAGES[code](paths) })),
    ];
}
const MESSAGES = {
    link: (paths) => paths.length === 1
        ? `${names(paths)} is left out because it links to nothing; ${toExclude(paths)}`
        : `${paths.length} links to nothing are left out: ${names(paths)}; ${toExclude(paths)}`,
    special: (paths) => paths.length === 1
        ? `${names(paths)} is left out because it is a socket, a pipe or a device; ${toExclude(paths)}`
        : `${paths.length} sockets, pipes or devices are left out: ${names(paths)}; ${toExclude(paths)}`,
    lfs: (paths) => `${count(paths, "Git LFS pointer is", "Git LFS pointers are")} sent instead of the real content: ${names(paths)}; ` +
        `check out with lfs: true, or run git lfs pull`,
    builders: (paths) => `${count(paths, "file that .dockerignore brings back is", "files that .dockerignore brings back are")} used by ` +
        `BuildKit but not by Docker's classic builder: ${names(paths)}; an exception without wildcards in its folder part ` +
        `works in both`,
};
function secretWarning(folder, list) {
    const paths = list.map(({ path }) => path);
    const path = paths[0] ?? "";
    if (list.length === 1) {
        const message = `${(0,problems/* printable */.g$)(path)} is sent to the Rack and looks like ${list[0]?.what}; ${toExclude(paths)}`;
        return { code: "secret", path, message };
    }
    const where = folder === "" ? "the root folder" : (0,problems/* printable */.g$)(folder);
    const message = `${list.length} files in ${where} are sent to the Rack and look like secrets: ` +
        `${names(paths.map((one) => one.slice(folder === "" ? 0 : folder.length + 1)))}; ${toExclude(paths)}`;
    return { code: "secret", path, message };
}
function gitWarning(path, bytes) {
    const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
    const message = `${(0,problems/* printable */.g$)(path)} is sent to the Rack with ${size} of history; ${toExclude([path])}`;
    return { code: "git", path, message };
}
function submoduleWarning(paths) {
    const message = `${count(paths, "submodule is", "submodules are")} empty: ${names(paths)}; ` +
        `check out with submodules: true, or run git submodule update --init`;
    return { code: "submodule", path: paths[0] ?? "", message };
}
function ignoreLine(path) {
    return path
        .replace(/[*?[\]\\^|{}]/g, "\\$&")
        .replace(/^[!#]/, "\\$&")
        .replace(/\p{Cc}/gu, "?")
        .replace(/^\p{White_Space}|\p{White_Space}$/gu, "[$&]");
}
function toExclude(paths) {
    const [path = ""] = paths;
    return paths.length === 1
        ? `add ${ignoreLine(path)} to .dockerignore to exclude it`
        : "list them in .dockerignore to exclude them";
}
function names(paths) {
    return (0,problems/* joinNames */.JH)(paths.map(problems/* printable */.g$), MAX_NAMES);
}
function count(paths, one, many) {
    return `${paths.length} ${paths.length === 1 ? one : many}`;
}
function folderOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function append(map, key, value) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [value]);
    else
        list.push(value);
}

;// CONCATENATED MODULE: ./src/pack/tree.js









async function sourceTree(dir, options = {}) {
    const root = await directory(dir);
    const kept = [".dockerignore", ...(options.keep ?? [])].map((path) => archivePath(path, external_node_path_.sep));
    const { entries, ignored, findings } = await walk({
        root,
        rules: await readRules(root),
        keep: new Set(kept),
        keepParents: new Set(kept.flatMap(ancestors)),
        executable: options.executable,
    }, options.signal);
    const files = entries.filter((entry) => entry.kind === "file");
    if (!files.some((entry) => entry.path !== ".dockerignore")) {
        throw new errors/* PackError */.ql("source-empty", `nothing to pack: ${ignored > 0 ? ".dockerignore leaves no file of" : "no file in"} ${root}`, {
            hint: "Set working-directory to the folder that contains convox.yml.",
        });
    }
    return {
        root,
        entries,
        files: files.length,
        bytes: total(files),
        ignored,
        largest: [...files]
            .sort((a, b) => b.size - a.size)
            .slice(0, 5)
            .map(({ path, size }) => ({ path, size })),
        buildkitOnly: findings.filter(({ code }) => code === "builders").map(({ path }) => path),
        warnings: [...summarize(findings), ...gitWarnings(entries), ...(await submoduleWarnings(root, entries))],
    };
}
async function directory(dir) {
    try {
        const root = await (0,promises_.realpath)(dir);
        if ((await (0,promises_.stat)(root)).isDirectory())
            return root;
    }
    catch (cause) {
        const code = (0,problems/* codeOf */.$N)(cause);
        const reason = code === "ENOENT" ? "no such directory" : `cannot be read (${(0,system_error/* describeSystemError */.Zo)(cause) ?? code})`;
        throw new errors/* InputError */.dz("file-unreadable", `dir: ${reason}: ${JSON.stringify(dir)}`, { cause });
    }
    throw new errors/* InputError */.dz("file-unreadable", `dir: not a directory: ${JSON.stringify(dir)}`);
}
function ancestors(path) {
    const names = path.split("/");
    return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}
function gitWarnings(entries) {
    return entries
        .filter(({ kind, path }) => kind === "directory" && /(^|\/)\.git$/.test(path) && !/(^|\/)\.git\//.test(path))
        .map(({ path }) => gitWarning(path, total(entries.filter((entry) => entry.path.startsWith(`${path}/`)))));
}
async function submoduleWarnings(root, entries) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(root, ".gitmodules"), "utf8").catch(() => "");
    const paths = [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]+)/gm)].map(([, path = ""]) => path.trim());
    if (paths.length === 0)
        return [];
    const folders = new Set(entries.filter(({ kind }) => kind === "directory").map(({ path }) => path));
    const empty = [];
    for (const path of new Set(paths)) {
        if (folders.has(path) && (await (0,promises_.readdir)((0,external_node_path_.join)(root, path)).catch(() => [""])).length === 0)
            empty.push(path);
    }
    return empty.length === 0 ? [] : [submoduleWarning(empty)];
}
function total(entries) {
    return entries.reduce((sum, { size }) => sum + size, 0);
}


/***/ })

};
