export const id = 4231;
export const ids = [4231];
export const modules = {

/***/ 4231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LEVELS: () => (/* reexport */ block/* LEVELS */.A_),
  contentDigest: () => (/* reexport */ contentDigest),
  copyTree: () => (/* reexport */ copyTree),
  gzip: () => (/* reexport */ gzip/* gzip */.ZI),
  printable: () => (/* reexport */ problems/* printable */.g$),
  shapeDigest: () => (/* reexport */ shapeDigest),
  sourceTree: () => (/* reexport */ tree/* sourceTree */._),
  tarDigest: () => (/* reexport */ tarball/* tarDigest */.yM),
  tarball: () => (/* reexport */ tarball/* tarball */.zV)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/pack/content.js
var content = __webpack_require__(641);
// EXTERNAL MODULE: ./src/pack/headers.js
var headers = __webpack_require__(174);
;// CONCATENATED MODULE: ./src/pack/copy-tree.js




const PIECE = 1 << 20;
async function copyTree({ entries }, folder, { signal }) {
    const memory = new Uint8Array(PIECE);
    for (const entry of entries) {
        signal.throwIfAborted();
        const path = (0,external_node_path_.join)(folder, entry.path);
        if (entry.kind === "directory") {
            await (0,promises_.mkdir)(path, { recursive: true });
            continue;
        }
        const file = await (0,promises_.open)(path, "wx", entry.mode);
        try {
            for await (const piece of (0,content/* readPieces */.ut)(entry, memory))
                await file.writeFile(piece);
            await file.chmod(entry.mode);
            await file.utimes(headers/* MTIME */.j$, headers/* MTIME */.j$);
        }
        finally {
            await file.close();
        }
    }
    for (const { path, kind } of entries.toReversed()) {
        if (kind === "directory")
            await (0,promises_.utimes)((0,external_node_path_.join)(folder, path), headers/* MTIME */.j$, headers/* MTIME */.j$);
    }
}

// EXTERNAL MODULE: ./src/pack/deflate/block.js
var block = __webpack_require__(9369);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./src/pack/deflate/pool.js + 2 modules
var deflate_pool = __webpack_require__(9288);
// EXTERNAL MODULE: ./src/pack/gzip.js + 1 modules
var gzip = __webpack_require__(8843);
// EXTERNAL MODULE: ./src/pack/tarball.js
var tarball = __webpack_require__(5174);
;// CONCATENATED MODULE: ./src/pack/digest.js





async function contentDigest(tree, options = {}) {
    const threads = Math.min((0,external_node_os_.availableParallelism)(), gzip/* MAX_THREADS */.J$);
    const pool = (0,deflate_pool/* createBlockPool */.m)(threads > 1 ? threads : 0, gzip/* BLOCK_BYTES */.Yo);
    const total = (0,external_node_crypto_.createHash)("sha256");
    const queue = [];
    const takeFirst = async () => {
        const digest = await queue.shift();
        if (digest !== undefined)
            total.update(digest);
    };
    try {
        for await (const block of (0,gzip/* cutBlocks */.Zg)((0,tarball/* tar */.yY)(tree.entries, options), pool)) {
            const digest = pool.digest(block);
            digest.catch(() => { });
            queue.push(digest);
            if (queue.length >= threads + 2)
                await takeFirst();
        }
        while (queue.length > 0)
            await takeFirst();
    }
    finally {
        await Promise.allSettled(queue);
        pool.close();
    }
    return total.digest("hex");
}
function shapeDigest({ entries }) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for (const { path, kind, mode, size } of entries)
        hash.update(`${kind} ${mode} ${size} ${path}\0`);
    return hash.digest("hex");
}

// EXTERNAL MODULE: ./src/pack/problems.js
var problems = __webpack_require__(1434);
// EXTERNAL MODULE: ./src/pack/tree.js + 12 modules
var tree = __webpack_require__(500);
;// CONCATENATED MODULE: ./src/pack/index.js









/***/ })

};
