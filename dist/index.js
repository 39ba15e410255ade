import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4994:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 1553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 3480:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 3391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ explainSystemError)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7748);


const HINTS = {
    EMFILE: () => "Raise the limit on open files, for example with ulimit -n 4096.",
    ENFILE: () => "The machine has too many open files: end other programs or raise its limit.",
    ENOSPC: (path) => `Free space on the disk of ${path}, or set TMPDIR to a folder on another disk.`,
    EDQUOT: (path) => `Free space in the quota of ${path}, or set TMPDIR to a folder on another disk.`,
    EACCES: (path) => `Check the permissions of ${path}.`,
    EPERM: (path) => `Check the permissions of ${path}.`,
    EROFS: (path) => `Mount the file system of ${path} writable, or use another folder.`,
    EIO: (path) => `Check the disk of ${path}.`,
    ENOMEM: () => "Give the job more memory.",
    EFBIG: (path) => `Raise the limit on the size of files for ${path}, for example with ulimit -f unlimited.`,
    ENAMETOOLONG: () => "Use a shorter path.",
    ELOOP: (path) => `Remove the symbolic links of ${path} that lead to each other.`,
    ENOTDIR: (path) => `Use another path than ${path}.`,
    ESTALE: (path) => `Check the network file system of ${path}.`,
    E2BIG: () => "Remove large variables from the environment of the job.",
};
function explainSystemError(error) {
    const { code, syscall, path } = Object(error);
    const reason = (0,_system_error_js__WEBPACK_IMPORTED_MODULE_1__/* .describeSystemError */ .Zo)(error);
    if (reason === undefined || typeof code !== "string")
        return undefined;
    if (syscall === "uv_cwd") {
        return { message: "the working directory does not exist", hint: "Change to a folder that exists and try again." };
    }
    if (syscall === "mkdtemp" && typeof path === "string") {
        return {
            message: `no temporary folder can be created in ${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)}: ${reason}`,
            hint: "Set TMPDIR to a folder that can be written. On GitHub's runners, RUNNER_TEMP comes first.",
        };
    }
    if (code === "EAGAIN" && String(syscall).startsWith("spawn")) {
        return {
            message: `${syscall}: ${reason}`,
            hint: "The machine has too many processes: end other programs, or raise the limit with ulimit -u.",
        };
    }
    const hint = HINTS[code];
    if (hint === undefined)
        return undefined;
    const file = typeof path === "string" ? path : undefined;
    return { message: `${file ?? syscall}: ${reason}`, hint: hint(file ?? "the job") };
}


/***/ }),

/***/ 9973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ ConvoxError),
/* harmony export */   C8: () => (/* binding */ ImageError),
/* harmony export */   Jk: () => (/* binding */ UnreachableError),
/* harmony export */   MU: () => (/* binding */ TimeoutError),
/* harmony export */   RS: () => (/* binding */ ExitError),
/* harmony export */   Sh: () => (/* binding */ ManifestError),
/* harmony export */   Si: () => (/* binding */ OlderReleaseError),
/* harmony export */   ZS: () => (/* binding */ RollbackError),
/* harmony export */   cc: () => (/* binding */ CancelledError),
/* harmony export */   di: () => (/* binding */ ArchiveError),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   hX: () => (/* binding */ HealthError),
/* harmony export */   ql: () => (/* binding */ PackError),
/* harmony export */   yo: () => (/* binding */ RackError),
/* harmony export */   zS: () => (/* binding */ BuildError)
/* harmony export */ });
class ConvoxError extends Error {
    name = "ConvoxError";
    code;
    hints;
    outputs;
    place;
    constructor(code, message, { hint, cause, outputs = {}, place } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.hints = [hint ?? []].flat().filter((text) => text !== "");
        this.outputs = outputs;
        this.place = place;
    }
    get hint() {
        return this.hints.length === 0 ? undefined : this.hints.join("\n");
    }
    withHint(...hints) {
        this.hints = hints;
        return this;
    }
    addOutputs(outputs) {
        this.outputs = { ...outputs, ...this.outputs };
        return this;
    }
}
class InputError extends ConvoxError {
    name = "InputError";
}
class ManifestError extends ConvoxError {
    name = "ManifestError";
}
class PackError extends ConvoxError {
    name = "PackError";
}
class ArchiveError extends ConvoxError {
    name = "ArchiveError";
}
class RackError extends ConvoxError {
    name = "RackError";
    status;
    request;
    reason;
    constructor(code, request, status, reason, options = {}) {
        super(code, `${request}: ${status === undefined ? "" : `${status} `}${reason}`, options);
        this.request = request;
        this.status = status;
        this.reason = reason;
    }
}
class UnreachableError extends ConvoxError {
    name = "UnreachableError";
    outcome;
    constructor(code, message, options = {}) {
        super(code, message, options);
        this.outcome = options.outcome ?? "unknown";
    }
}
class BuildError extends ConvoxError {
    name = "BuildError";
}
class ImageError extends ConvoxError {
    name = "ImageError";
}
class OlderReleaseError extends ConvoxError {
    name = "OlderReleaseError";
}
class RollbackError extends ConvoxError {
    name = "RollbackError";
}
class HealthError extends ConvoxError {
    name = "HealthError";
}
class ExitError extends ConvoxError {
    name = "ExitError";
    status;
    constructor(code, message, status, options = {}) {
        super(code, message, options);
        this.status = status;
    }
}
class TimeoutError extends ConvoxError {
    name = "TimeoutError";
}
class CancelledError extends ConvoxError {
    name = "CancelledError";
}


/***/ }),

/***/ 7748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ toFileError),
/* harmony export */   W3: () => (/* binding */ checkDirectory),
/* harmony export */   Zo: () => (/* binding */ describeSystemError),
/* harmony export */   lz: () => (/* binding */ isFileError)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9973);



const WORDS = {
    EISDIR: "it is a directory",
    EEXIST: "a file is in the place of its folder",
    ENOTDIR: "a file is in the place of its folder",
    ELOOP: "its symbolic links lead to each other",
};
function describeSystemError(error) {
    const { code, errno } = Object(error);
    if (typeof errno !== "number")
        return undefined;
    return WORDS[String(code)] ?? (0,node_util__WEBPACK_IMPORTED_MODULE_1__.getSystemErrorMap)().get(errno)?.[1];
}
const MACHINE = new Set(["EMFILE", "ENFILE", "ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EIO", "ENOMEM"]);
function isFileError(error) {
    const { code, path } = Object(error);
    return describeSystemError(error) !== undefined && (typeof path === "string" || MACHINE.has(String(code)));
}
async function checkDirectory(name, given, path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch((cause) => {
        const reason = Object(cause).code === "ENOENT" ? undefined : describeSystemError(cause);
        const what = reason === undefined ? "it does not exist" : `it cannot be read: ${reason}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("file-unreadable", `${name} is ${JSON.stringify(given)}: ${what}`, { cause });
    });
    if (found.isDirectory())
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz("file-unreadable", `${name} is ${JSON.stringify(given)}: it is not a directory`);
}
function toFileError(name, path, action, cause) {
    const reason = describeSystemError(cause);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz(action === "read" ? "file-unreadable" : "file-unwritable", `${name} is ${JSON.stringify(path)}: it cannot be ${action}${reason === undefined ? "" : `: ${reason}`}`, { cause });
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Cq: () => (/* binding */ loadDeclarations),
  _e: () => (/* binding */ loadLibrary),
  Cs: () => (/* binding */ runAction),
  ak: () => (/* binding */ runCli),
  rA: () => (/* binding */ runOrb),
  a2: () => (/* binding */ runPost)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
var external_node_module_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_node_module_namespaceObject, 2);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./src/entry/compile-cache.js


function keepCompiledCode(env = process.env) {
    const enable = Reflect.get(external_node_module_namespaceObject_0, "enableCompileCache");
    const { HOME, XDG_CACHE_HOME } = env;
    const cache = XDG_CACHE_HOME || (HOME && (0,external_node_path_.join)(HOME, ".cache"));
    if (typeof enable === "function" && cache)
        enable((0,external_node_path_.join)(cache, "convox-ci", "compiled"));
}

// EXTERNAL MODULE: ./src/entry/explain-system-error.js
var explain_system_error = __nccwpck_require__(3391);
;// CONCATENATED MODULE: ./src/entry/load-failure.js

async function withLoadFailures(run) {
    try {
        await run();
    }
    catch (error) {
        const known = (0,explain_system_error/* explainSystemError */.T)(error);
        if (known === undefined)
            throw error;
        process.stderr.write(`ERROR: ${known.message}\n${known.hint}\n`);
        process.exitCode = 1;
    }
}

;// CONCATENATED MODULE: ./src/main.js


async function runAction(name) {
    keepCompiledCode();
    await withLoadFailures(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8338), __nccwpck_require__.e(5183), __nccwpck_require__.e(3195), __nccwpck_require__.e(2315), __nccwpck_require__.e(106), __nccwpck_require__.e(8471)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8471))).runAction(name));
}
async function runPost() {
    await withLoadFailures(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8338), __nccwpck_require__.e(5183), __nccwpck_require__.e(3195), __nccwpck_require__.e(2315), __nccwpck_require__.e(106), __nccwpck_require__.e(8471)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8471))).runPost());
}
async function runCli(argv) {
    keepCompiledCode();
    await withLoadFailures(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8338), __nccwpck_require__.e(3195), __nccwpck_require__.e(2315), __nccwpck_require__.e(106), __nccwpck_require__.e(2710)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2710))).runCli(argv));
}
async function runOrb(name) {
    await withLoadFailures(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(8338), __nccwpck_require__.e(5183), __nccwpck_require__.e(3195), __nccwpck_require__.e(2315), __nccwpck_require__.e(106), __nccwpck_require__.e(1117)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1117))).runOrb(name));
}
async function loadLibrary() {
    return await Promise.all(/* import() */[__nccwpck_require__.e(3750), __nccwpck_require__.e(8338), __nccwpck_require__.e(3195), __nccwpck_require__.e(2315), __nccwpck_require__.e(106), __nccwpck_require__.e(6635), __nccwpck_require__.e(7443), __nccwpck_require__.e(3981), __nccwpck_require__.e(3202)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5363));
}
async function loadDeclarations() {
    return await Promise.all(/* import() */[__nccwpck_require__.e(7443), __nccwpck_require__.e(6547), __nccwpck_require__.e(1539)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1539));
}

var __webpack_exports__loadDeclarations = __webpack_exports__.Cq;
var __webpack_exports__loadLibrary = __webpack_exports__._e;
var __webpack_exports__runAction = __webpack_exports__.Cs;
var __webpack_exports__runCli = __webpack_exports__.ak;
var __webpack_exports__runOrb = __webpack_exports__.rA;
var __webpack_exports__runPost = __webpack_exports__.a2;
export { __webpack_exports__loadDeclarations as loadDeclarations, __webpack_exports__loadLibrary as loadLibrary, __webpack_exports__runAction as runAction, __webpack_exports__runCli as runCli, __webpack_exports__runOrb as runOrb, __webpack_exports__runPost as runPost };
