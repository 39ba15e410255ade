export const id = 6733;
export const ids = [6733];
export const modules = {

/***/ 6733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ streamTool),
/* harmony export */   ToolFailure: () => (/* binding */ ToolFailure),
/* harmony export */   X: () => (/* binding */ readTool)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7748);



class ToolFailure extends Error {
    name = "ToolFailure";
}
const KILL_MS = 5_000;
async function readTool(command, args, options) {
    const parts = [];
    for await (const bytes of streamTool(command, args, options, "stdout"))
        parts.push(bytes);
    return Buffer.concat(parts).toString("utf8");
}
async function* streamTool(command, args, { env, signal }, output) {
    signal.throwIfAborted();
    const isGroup = process.platform !== "win32";
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: isGroup });
    const exit = (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, "close");
    exit.catch(() => undefined);
    let timer;
    const end = () => {
        kill(child, "SIGTERM", isGroup);
        timer = setTimeout(() => kill(child, "SIGKILL", isGroup), KILL_MS);
    };
    signal.addEventListener("abort", end, { once: true });
    let last = "";
    const keepLast = (bytes) => {
        last = (last + Buffer.from(bytes).toString("utf8")).slice(-2000);
    };
    let isDone = false;
    try {
        if (output === "stdout")
            child.stderr.on("data", keepLast);
        for await (const bytes of output === "all" ? merge(child.stdout, child.stderr) : child.stdout) {
            if (output === "all")
                keepLast(bytes);
            yield bytes;
        }
        const [code, by] = (await exit);
        isDone = true;
        signal.throwIfAborted();
        if (by === "SIGKILL")
            throw new ToolFailure(`${command} was killed, often because the job has too little memory`);
        if (code !== 0)
            throw new ToolFailure(lastLine(last) || `${command} ended with ${by ?? `exit status ${code}`}`);
    }
    catch (error) {
        if (signal.aborted || error instanceof ToolFailure)
            throw signal.aborted ? signal.reason : error;
        throw new ToolFailure(`${command} cannot be started: ${describeStart(error)}`, { cause: error });
    }
    finally {
        signal.removeEventListener("abort", end);
        if (!isDone && child.exitCode === null)
            kill(child, "SIGKILL", isGroup);
        clearTimeout(timer);
    }
}
function describeStart(error) {
    const { code, message } = Object(error);
    return code === "ENOENT" ? "it is not installed" : ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSystemError */ .Zo)(error) ?? message);
}
function kill(child, signal, isGroup) {
    try {
        if (isGroup && child.pid !== undefined)
            process.kill(-child.pid, signal);
        else
            child.kill(signal);
    }
    catch {
    }
}
async function* merge(...streams) {
    const readers = streams.map((stream) => stream[Symbol.asyncIterator]());
    const next = (index) => readers[index]?.next().then((result) => ({ index, result }));
    const waiting = new Map(readers.map((_, index) => [index, next(index)]));
    while (waiting.size > 0) {
        const ready = await Promise.race(waiting.values());
        if (ready === undefined)
            return;
        if (ready.result.done)
            waiting.delete(ready.index);
        else {
            waiting.set(ready.index, next(ready.index));
            yield ready.result.value;
        }
    }
}
function lastLine(text) {
    const lines = text.split("\n").map((line) => line.trim());
    return (lines.filter((line) => line !== "").at(-1) ?? "").replace(/^(?:Error: |Error response from daemon: )+/i, "");
}


/***/ })

};
