export const id = 2490;
export const ids = [2490];
export const modules = {

/***/ 2490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ withHeartbeat)
/* harmony export */ });
const SILENT_MS = 45_000;
const LOOK_EVERY_MS = 15_000;
const LIVE_EVERY_MS = 1_000;
async function* withHeartbeat(chunks, line, { host, now }, { lookEveryMs = LOOK_EVERY_MS, isLive = false } = {}) {
    let lastChunkAt = now();
    const progress = isLive ? host.progress : undefined;
    const look = () => {
        if (progress)
            return progress(line());
        if (now() - lastChunkAt < SILENT_MS)
            return;
        lastChunkAt = now();
        host.info(line(), "quiet");
    };
    const timer = setInterval(look, progress ? LIVE_EVERY_MS : lookEveryMs);
    try {
        for await (const chunk of chunks) {
            lastChunkAt = now();
            yield chunk;
        }
    }
    finally {
        clearInterval(timer);
        progress?.("");
    }
}


/***/ })

};
