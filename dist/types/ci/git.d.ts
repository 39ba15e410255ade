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
}
export declare const git: Git;
