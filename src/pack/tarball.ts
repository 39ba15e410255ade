import { readPieces, readWhole } from "./content.ts";
import type { Entry } from "./entry.ts";
import { type GzipOptions, gzip } from "./gzip.ts";
import { endBlocks, header, padding } from "./headers.ts";
import type { SourceTree } from "./tree.ts";

/** Files up to this many bytes are read at once. */
const SMALL = 128 << 10;

/** How tarball packs a tree. */
export interface TarballOptions extends GzipOptions {
  signal?: AbortSignal | undefined;
  /** Called with the number of content bytes packed so far; the last number is `tree.bytes`. */
  onProgress?: ((done: number) => void) | undefined;
}

/**
 * The tree as a gzipped tar in the order of its entries: at a fixed level the same tree gives the same bytes on every
 * machine with the same zlib. Files are read as the stream is consumed, and memory does not grow with the tree. Can be called again.
 * @throws PackError from the stream when a file changed after the walk; the bytes before it are then not an archive
 */
export function tarball(tree: SourceTree, options: TarballOptions = {}): AsyncIterable<Uint8Array> {
  return gzip(tar(tree.entries, options), options);
}

/** The tree as a tar without compression. @throws PackError as tarball does */
export async function* tar(entries: readonly Entry[], options: TarballOptions): AsyncGenerator<Uint8Array> {
  let done = 0;
  for (const entry of entries) {
    options.signal?.throwIfAborted();
    yield header(entry);
    if (entry.kind === "directory") continue;
    for await (const piece of entry.size <= SMALL ? [readWhole(entry)] : readPieces(entry)) {
      options.signal?.throwIfAborted();
      done += piece.length;
      options.onProgress?.(done);
      yield piece;
    }
    yield padding(entry.size);
  }
  yield endBlocks();
}
