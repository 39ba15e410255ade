import { getExecOutput } from "@actions/exec";

/** The commit a directory is at. */
export interface Commit {
  /** Full id. */
  readonly sha: string;
  readonly subject: string;
  /** No tracked file differs from the commit. */
  readonly clean: boolean;
}

/** What git knows of a source tree. Its facts are a convenience: without git every answer is undefined. */
export interface Git {
  /** The commit that `dir` is at; undefined outside of a work tree and before the first commit. */
  commit(dir: string): Promise<Commit | undefined>;
  /**
   * Whether the file at `path` (relative to `dir`, with "/") is executable in git's index: the file systems of
   * Windows do not know.
   */
  executable(dir: string): Promise<(path: string) => boolean | undefined>;
  /**
   * Whether commit `a` is `b` or one of its ancestors, as far as the history in `dir` tells; undefined when one of them
   * is not there, or when a shallow clone ends before the answer.
   */
  isAncestor(dir: string, a: string, b: string): Promise<boolean | undefined>;
  /** Short id and subject of the commits that `to` has and `from` has not, newest first; undefined when unknown. */
  commits(dir: string, from: string, to: string, limit: number): Promise<string[] | undefined>;
}

export const git: Git = {
  async commit(dir) {
    const head = await run(dir, ["log", "-1", "--format=%H%n%s"]);
    const [sha, subject = ""] = head?.split("\n") ?? [];
    if (!sha) return undefined;
    return { sha, subject, clean: (await run(dir, ["diff", "--quiet"])) !== undefined };
  },

  async executable(dir) {
    const staged = await run(dir, ["ls-files", "--stage", "-z", "--", "."]);
    const modes = new Map<string, boolean>();
    for (const row of staged?.split("\0") ?? []) {
      const match = /^(\d{6}) [0-9a-f]+ \d\t(.*)$/s.exec(row);
      if (match?.[2] !== undefined) modes.set(match[2], match[1] === "100755");
    }
    return (path) => modes.get(path);
  },

  async isAncestor(dir, a, b) {
    if (!isCommitId(a) || !isCommitId(b)) return undefined;
    const ended = await ran(dir, ["merge-base", "--is-ancestor", a, b]);
    if (ended?.exitCode === 0) return true;
    if (ended?.exitCode !== 1) return undefined;
    const shallow = await run(dir, ["rev-parse", "--is-shallow-repository"]);
    return shallow?.trim() === "false" ? false : undefined;
  },

  async commits(dir, from, to, limit) {
    if (!isCommitId(from) || !isCommitId(to)) return undefined;
    const lines = await run(dir, ["log", `--max-count=${limit}`, "--format=%h %s", `${from}..${to}`, "--"]);
    return lines?.split("\n").filter((line) => line !== "");
  },
};

/** What comes from a Rack must not be an option of git's. */
function isCommitId(text: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(text);
}

/** What git printed, or undefined when it failed. */
async function run(dir: string, args: string[]): Promise<string | undefined> {
  const ended = await ran(dir, args);
  return ended?.exitCode === 0 ? ended.stdout : undefined;
}

/** Undefined when git is not installed. In a container the checkout often belongs to another user. */
async function ran(dir: string, args: string[]): Promise<{ exitCode: number; stdout: string } | undefined> {
  try {
    return await getExecOutput("git", ["-c", "safe.directory=*", ...args], {
      cwd: dir,
      silent: true,
      ignoreReturnCode: true,
    });
  } catch {
    return undefined;
  }
}
