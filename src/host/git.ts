import { execFile } from "node:child_process";
import { realpath, stat } from "node:fs/promises";
import { delimiter, dirname, isAbsolute, join, relative } from "node:path";
import { describeSystemError } from "../system-error.ts";

/** The commit that a directory is at. */
export interface Commit {
  /** Full id, of 40 digits (SHA-1) or 64 (SHA-256). */
  readonly sha: string;
  readonly subject: string;
  /** No tracked file differs from the commit. */
  readonly clean: boolean;
}

/** Facts about a source tree from git. They are optional: without git every answer is undefined. */
export interface Git {
  /** The commit that `dir` is at; undefined outside of a work tree and before the first commit. */
  commit(dir: string): Promise<Commit | undefined>;
  /**
   * Whether the file at `path` (relative to `dir`, with "/") is executable in git's index, which file systems of
   * Windows do not record.
   */
  executable(dir: string): Promise<(path: string) => boolean | undefined>;
  /**
   * Whether commit `a` is `b` or one of its ancestors; undefined when one of them is missing in `dir`, or when a shallow
   * clone ends before the answer.
   */
  isAncestor(dir: string, a: string, b: string): Promise<boolean | undefined>;
  /** Short id and subject of the commits that `to` has and `from` does not have, newest first; undefined when unknown. */
  commits(dir: string, from: string, to: string, limit: number): Promise<string[] | undefined>;
}

/**
 * @param onNoCommit receives one line that says why `commit` found none
 * @param limitMs longest time of one call of git
 */
export function createGit(onNoCommit: (line: string) => void = () => {}, limitMs = LIMIT_MS): Git {
  const findTree = (dir: string) => findWorkTree(dir, limitMs);
  return {
    async commit(dir) {
      const none = (why: string) => {
        onNoCommit(`No commit is recorded: ${why}`);
        return undefined;
      };
      const tree = await findTree(dir);
      if (tree === undefined) return none(`${dir} is not in a git work tree`);
      if (tree.program === undefined) return none("git is not installed");
      const head = await run(tree, ["rev-list", "--max-count=1", "--encoding=UTF-8", "--format=%s", "HEAD", "--"]);
      const [, sha, subject = ""] = /^commit ([0-9a-f]{40,64})\n(.*)/.exec(head.stdout ?? "") ?? [];
      if (sha === undefined) return none(`git cannot read HEAD in ${tree.root} (${describeEnd(head, limitMs)})`);
      return { sha, subject, clean: await isClean(tree) };
    },

    async executable(dir) {
      const staged = await read(await findTree(dir), ["ls-files", "--stage", "-z", "--", "."]);
      const modes = new Map<string, boolean>();
      for (const row of staged?.split("\0") ?? []) {
        const match = /^(\d{6}) [0-9a-f]+ \d\t(.*)$/s.exec(row);
        if (match?.[2] !== undefined) modes.set(match[2], match[1] === "100755");
      }
      return (path) => modes.get(path);
    },

    async isAncestor(dir, a, b) {
      const tree = await findTree(dir);
      if (tree === undefined || !isCommitId(a) || !isCommitId(b)) return undefined;
      const { code } = await run(tree, ["merge-base", "--is-ancestor", a, b]);
      if (code === 0) return true;
      if (code !== 1) return undefined;
      const shallow = await run(tree, ["rev-parse", "--is-shallow-repository"]);
      return shallow.stdout?.trim() === "false" ? false : undefined;
    },

    async commits(dir, from, to, limit) {
      if (!isCommitId(from) || !isCommitId(to)) return undefined;
      const format = ["--encoding=UTF-8", "--format=%h %s", `--max-count=${limit}`];
      const lines = await read(await findTree(dir), ["rev-list", ...format, `${from}..${to}`, "--"]);
      return lines?.split("\n").filter((line) => line !== "" && !/^commit [0-9a-f]{40,64}$/.test(line));
    },
  };
}

/** A commit id from a Rack is never read as an option of git. */
function isCommitId(text: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(text);
}

interface WorkTree {
  /** Folder that git runs in. */
  readonly dir: string;
  readonly root: string;
  /** undefined when git is not installed. */
  readonly program: Program | undefined;
  readonly limitMs: number;
}

/**
 * The work tree that `dir` is in. Only a `.git` in it or above it makes one: git itself would also read a bare
 * repository among the files of the app, and run what its config names.
 */
async function findWorkTree(dir: string, limitMs: number): Promise<WorkTree | undefined> {
  const start = await realpath(dir).catch(() => undefined);
  if (start === undefined) return undefined;
  for (let root = start; ; root = dirname(root)) {
    if (await exists(join(root, ".git"))) return { dir: start, root, program: await findGit(root), limitMs };
    if (dirname(root) === root) return undefined;
  }
}

interface Program {
  /** Absolute path. */
  readonly file: string;
  /** Folders of PATH: git may be a script of a version manager, which needs other programs. */
  readonly path: string;
}

/** Git in an absolute folder of PATH, but never a program that the work tree brings. */
async function findGit(root: string): Promise<Program | undefined> {
  const name = process.platform === "win32" ? "git.exe" : "git";
  const folders: string[] = [];
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const real = isAbsolute(folder) ? await realpath(folder).catch(() => undefined) : undefined;
    if (real !== undefined && real !== root && !isInside(real, root)) folders.push(folder);
  }
  for (const folder of folders) {
    const file = await realpath(join(folder, name)).catch(() => undefined);
    if (file === undefined || isInside(file, root)) continue;
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile() || (process.platform !== "win32" && (found.mode & 0o111) === 0)) continue;
    return { file: join(folder, name), path: [folder, ...folders].join(delimiter) };
  }
  return undefined;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  if (dirname(folder) === folder) return false;
  return way !== "" && !way.startsWith("..") && !isAbsolute(way);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Filters, which git runs on files of the work tree; each can be one of any name. */
const FILTER = /^(filter\..*)\.(?:clean|smudge|process|required)$/s;

/** Whether no tracked file differs from HEAD. Filters do not run: a file that needs one to be compared counts as changed. */
async function isClean(tree: WorkTree): Promise<boolean> {
  const names = await run(tree, ["config", "--list", "--name-only", "-z"]);
  const filters = (names.stdout ?? "").split("\0").flatMap((name) => FILTER.exec(name)?.[1] ?? []);
  // `-c` ends a name at its first "=".
  if (names.code !== 0 || filters.some((filter) => filter.includes("="))) return false;
  const off = [...new Set(filters)].flatMap((filter) =>
    ["clean=", "smudge=", "process=", "required=false"].flatMap((setting) => ["-c", `${filter}.${setting}`]),
  );
  const diff = ["diff", "--quiet", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "HEAD", "--"];
  return (await run(tree, [...off, ...diff])).code === 0;
}

/** What git printed, or undefined when it failed. */
async function read(tree: WorkTree | undefined, args: string[]): Promise<string | undefined> {
  const ended = tree && (await run(tree, args));
  return ended?.code === 0 ? ended.stdout : undefined;
}

interface Ended {
  /** undefined when git did not run or did not end by itself. */
  readonly code: number | undefined;
  readonly stdout: string | undefined;
  readonly stderr: string;
  /** Git was ended after the longest time. */
  readonly isLate?: boolean;
}

/** Why git has no answer: its own words, on one line, or how it ended. */
function describeEnd({ code, stderr, isLate }: Ended, limitMs: number): string {
  if (isLate) return `git did not answer within ${limitMs / 1000} s`;
  if (stderr.startsWith("fatal: bad revision 'HEAD'")) return "its branch has no commit";
  const [first = "", second = ""] = stderr.trim().split("\n");
  const words = first.endsWith(":") ? `${first} ${second.trim()}` : first;
  return words || (code === undefined ? "git cannot be started" : `git ended with exit status ${code}`);
}

/** Programs that a repository's config can name, and that these commands would run. */
const SAFE = ["core.fsmonitor=", "core.hooksPath=/dev/null", "core.pager=cat", "log.showSignature=false"];
const LIMIT_MS = 60_000;
const LIMIT_BYTES = 512 * 1024 * 1024;

/**
 * Runs git so that the machine's settings do not change its answer and the repository's settings start no program. It
 * gets no variable of the job but PATH, and so no key. A repository that is named needs no `safe.directory`, which git
 * before 2.38 reads from files alone; in containers the checkout often belongs to another user.
 */
function run({ dir, root, program, limitMs }: WorkTree, args: string[]): Promise<Ended> {
  if (program === undefined) return Promise.resolve({ code: undefined, stdout: undefined, stderr: "" });
  const env = {
    PATH: program.path,
    ...(process.env["SystemRoot"] === undefined ? {} : { SystemRoot: process.env["SystemRoot"] }),
    LC_ALL: "C",
    GIT_DIR: join(root, ".git"),
    GIT_WORK_TREE: root,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    // A partial clone fetches what it does not have, by a program that its config names.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
  };
  const safe = SAFE.flatMap((setting) => ["-c", setting]);
  const options = { cwd: dir, env, timeout: limitMs, killSignal: "SIGKILL" as const, maxBuffer: LIMIT_BYTES };
  return new Promise((resolve) => {
    execFile(program.file, [...safe, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : undefined;
      const words = stderr || (code === undefined ? (describeSystemError(error) ?? "") : "");
      resolve({ code, stdout, stderr: words, isLate: error?.killed === true });
    });
  });
}
