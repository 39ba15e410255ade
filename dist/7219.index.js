export const id = 7219;
export const ids = [7219];
export const modules = {

/***/ 7219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGit: () => (/* binding */ createGit)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7748);




function createGit(onNoCommit = () => { }, limitMs = LIMIT_MS) {
    const findTree = (dir) => findWorkTree(dir, limitMs);
    return {
        async commit(dir) {
            const none = (why) => {
                onNoCommit(`No commit is recorded: ${why}`);
                return undefined;
            };
            const tree = await findTree(dir);
            if (tree === undefined)
                return none(`${dir} is not in a git work tree`);
            if (tree.program === undefined)
                return none("git is not installed");
            const head = await run(tree, ["rev-list", "--max-count=1", "--encoding=UTF-8", "--format=%s", "HEAD", "--"]);
            const [, sha, subject = ""] = /^commit ([0-9a-f]{40,64})\n(.*)/.exec(head.stdout ?? "") ?? [];
            if (sha === undefined)
                return none(`git cannot read HEAD in ${tree.root} (${describeEnd(head, limitMs)})`);
            return { sha, subject, clean: await isClean(tree) };
        },
        async executable(dir) {
            const staged = await read(await findTree(dir), ["ls-files", "--stage", "-z", "--", "."]);
            const modes = new Map();
            for (const row of staged?.split("\0") ?? []) {
                const match = /^(\d{6}) [0-9a-f]+ \d\t(.*)$/s.exec(row);
                if (match?.[2] !== undefined)
                    modes.set(match[2], match[1] === "100755");
            }
            return (path) => modes.get(path);
        },
        async isAncestor(dir, a, b) {
            const tree = await findTree(dir);
            if (tree === undefined || !isCommitId(a) || !isCommitId(b))
                return undefined;
            const { code } = await run(tree, ["merge-base", "--is-ancestor", a, b]);
            if (code === 0)
                return true;
            if (code !== 1)
                return undefined;
            const shallow = await run(tree, ["rev-parse", "--is-shallow-repository"]);
            return shallow.stdout?.trim() === "false" ? false : undefined;
        },
        async commits(dir, from, to, limit) {
            if (!isCommitId(from) || !isCommitId(to))
                return undefined;
            const format = ["--encoding=UTF-8", "--format=%h %s", `--max-count=${limit}`];
            const lines = await read(await findTree(dir), ["rev-list", ...format, `${from}..${to}`, "--"]);
            return lines?.split("\n").filter((line) => line !== "" && !/^commit [0-9a-f]{40,64}$/.test(line));
        },
    };
}
function isCommitId(text) {
    return /^[0-9a-f]{7,64}$/i.test(text);
}
async function findWorkTree(dir, limitMs) {
    const start = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(dir).catch(() => undefined);
    if (start === undefined)
        return undefined;
    for (let root = start;; root = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(root)) {
        if (await exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, ".git")))
            return { dir: start, root, program: await findGit(root), limitMs };
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(root) === root)
            return undefined;
    }
}
async function findGit(root) {
    const name = process.platform === "win32" ? "git.exe" : "git";
    const folders = [];
    for (const folder of (process.env["PATH"] ?? "").split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter)) {
        const real = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(folder) ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(folder).catch(() => undefined) : undefined;
        if (real !== undefined && real !== root && !isInside(real, root))
            folders.push(folder);
    }
    for (const folder of folders) {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name)).catch(() => undefined);
        if (file === undefined || isInside(file, root))
            continue;
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file).catch(() => undefined);
        if (!found?.isFile() || (process.platform !== "win32" && (found.mode & 0o111) === 0))
            continue;
        return { file: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), path: [folder, ...folders].join(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter) };
    }
    return undefined;
}
function isInside(path, folder) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, path);
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder) === folder)
        return false;
    return way !== "" && !way.startsWith("..") && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(way);
}
async function exists(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).then(() => true, () => false);
}
const FILTER = /^(filter\..*)\.(?:clean|smudge|process|required)$/s;
async function isClean(tree) {
    const names = await run(tree, ["config", "--list", "--name-only", "-z"]);
    const filters = (names.stdout ?? "").split("\0").flatMap((name) => FILTER.exec(name)?.[1] ?? []);
    if (names.code !== 0 || filters.some((filter) => filter.includes("=")))
        return false;
    const off = [...new Set(filters)].flatMap((filter) => ["clean=", "smudge=", "process=", "required=false"].flatMap((setting) => ["-c", `${filter}.${setting}`]));
    const diff = ["diff", "--quiet", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "HEAD", "--"];
    return (await run(tree, [...off, ...diff])).code === 0;
}
async function read(tree, args) {
    const ended = tree && (await run(tree, args));
    return ended?.code === 0 ? ended.stdout : undefined;
}
function describeEnd({ code, stderr, isLate }, limitMs) {
    if (isLate)
        return `git did not answer within ${limitMs / 1000} s`;
    if (stderr.startsWith("fatal: bad revision 'HEAD'"))
        return "its branch has no commit";
    const [first = "", second = ""] = stderr.trim().split("\n");
    const words = first.endsWith(":") ? `${first} ${second.trim()}` : first;
    return words || (code === undefined ? "git cannot be started" : `git ended with exit status ${code}`);
}
const SAFE = ["core.fsmonitor=", "core.hooksPath=/dev/null", "core.pager=cat", "log.showSignature=false"];
const LIMIT_MS = 60_000;
const LIMIT_BYTES = 512 * 1024 * 1024;
function run({ dir, root, program, limitMs }, args) {
    if (program === undefined)
        return Promise.resolve({ code: undefined, stdout: undefined, stderr: "" });
    const env = {
        PATH: program.path,
        ...(process.env["SystemRoot"] === undefined ? {} : { SystemRoot: process.env["SystemRoot"] }),
        LC_ALL: "C",
        GIT_DIR: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, ".git"),
        GIT_WORK_TREE: root,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
        GIT_ATTR_NOSYSTEM: "1",
        GIT_NO_REPLACE_OBJECTS: "1",
        GIT_OPTIONAL_LOCKS: "0",
        GIT_TERMINAL_PROMPT: "0",
        GIT_NO_LAZY_FETCH: "1",
        GIT_ALLOW_PROTOCOL: "none",
    };
    const safe = SAFE.flatMap((setting) => ["-c", setting]);
    const options = { cwd: dir, env, timeout: limitMs, killSignal: "SIGKILL", maxBuffer: LIMIT_BYTES };
    return new Promise((resolve) => {
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(program.file, [...safe, ...args], options, (error, stdout, stderr) => {
            const code = error === null ? 0 : typeof error.code === "number" ? error.code : undefined;
            const words = stderr || (code === undefined ? ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_3__/* .describeSystemError */ .Zo)(error) ?? "") : "");
            resolve({ code, stdout, stderr: words, isLate: error?.killed === true });
        });
    });
}


/***/ })

};
