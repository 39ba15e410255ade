import { type Entry } from "./entry.ts";
import { type ContextWarning } from "./warnings.ts";
/** What a directory holds for the Rack. */
export interface SourceTree {
    /** Absolute, with no link in it. */
    root: string;
    /** In the order of a walk that takes each directory's names by their bytes; every file's directories precede it. */
    entries: Entry[];
    /** Number of files. */
    files: number;
    /** Sum of their sizes. */
    bytes: number;
    /** Paths that rules dropped; a directory dropped with all that is in it counts once. */
    ignored: number;
    /** The five largest files, largest first. */
    largest: {
        path: string;
        size: number;
    }[];
    warnings: ContextWarning[];
}
export interface TreeOptions {
    /** Files that no rule may drop, relative to the directory: the manifest, the Dockerfiles. */
    keep?: readonly string[] | undefined;
    /**
     * Whether a file, by its path relative to the directory, is executable. Asked on Windows only, where the disk does not
     * know; git's index does.
     */
    executable?: ((path: string) => boolean | undefined) | undefined;
    signal?: AbortSignal | undefined;
}
/**
 * All that `dir` holds for the Rack, after the rules of its .dockerignore. The Rack's extraction keeps directories and
 * regular files only, and drops everything else without a word, which decides the rest:
 *
 * - A symbolic link to something in `dir` is replaced by a copy. The rules see the names in the archive: what a link
 *   points to comes along even if its own path is ignored, and a rule for a path below the link drops it there.
 * - A link out of `dir`, or to a directory that it is in, is an error; one to nothing is left out with a warning.
 * - Sockets, pipes and devices are left out with a warning; each name of a hard-linked file is a whole file.
 * - The directories of a file that an exception (`!`) brings back have entries of their own, which `docker build` leaves
 *   out: a Rack would make them readable to its own user only.
 * - `.dockerignore` itself is always in it, as the Rack's docker reads it again.
 *
 * @throws InputError when `dir` is not a directory
 * @throws PackError when the .dockerignore has a mistake, when something is not readable or its name is not UTF-8, when
 *   links lead out or around, and when no file is left
 */
export declare function sourceTree(dir: string, options?: TreeOptions): Promise<SourceTree>;
