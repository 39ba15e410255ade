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
export declare const git: Git;
