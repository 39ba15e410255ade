import type { SourceTree } from "./tree.ts";
export interface TarballOptions {
    signal?: AbortSignal | undefined;
    /** Told the number of content bytes packed so far; the last number is `tree.bytes`. */
    onProgress?: ((done: number) => void) | undefined;
}
/**
 * The tree as a gzipped tar in the order of its entries: the same tree gives the same bytes on every machine with the
 * same zlib. Nothing is read before it is asked for, and memory does not grow with the tree. Can be called again.
 * @throws PackError from the stream when a file is no longer as it was when the tree was walked; what came before it is
 *   then not an archive
 */
export declare function tarball(tree: SourceTree, options?: TarballOptions): AsyncIterable<Uint8Array>;
