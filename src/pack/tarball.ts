import { createHash } from "node:crypto";
import { PIECE, readPieces, readWhole } from "./content.ts";
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
  /** Gets the SHA-256 of the tar without compression, as a hexadecimal text, after the last byte. */
  onTarDigest?: ((digest: string) => void) | undefined;
}

/**
 * The tree as a gzipped tar in the order of its entries: at a fixed level the same tree gives the same bytes on every
 * machine with the same zlib. Files are read as the stream is consumed, and memory does not grow with the tree. Can be called again.
 * @throws PackError from the stream when a file changed after the walk; the bytes before it are then not an archive
 */
export function tarball(tree: SourceTree, options: TarballOptions = {}): AsyncIterable<Uint8Array> {
  const { onTarDigest } = options;
  const bytes = tar(tree.entries, options);
  return gzip(onTarDigest === undefined ? bytes : withDigest(bytes, onTarDigest), options);
}

/** What tarball gives to onTarDigest. @throws PackError as tarball does */
export async function tarDigest(tree: SourceTree, options: { signal?: AbortSignal } = {}): Promise<string> {
  let found = "";
  for await (const _ of withDigest(tar(tree.entries, options), (digest) => {
    found = digest;
  }));
  return found;
}

async function* withDigest(
  chunks: AsyncIterable<Uint8Array>,
  onEnd: (digest: string) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  onEnd(hash.digest("hex"));
}

/**
 * The tree as a tar without compression, in pieces that are valid until the next one is asked for.
 * @throws PackError as tarball does
 */
export async function* tar(entries: readonly Entry[], options: TarballOptions): AsyncGenerator<Uint8Array> {
  const memory = Buffer.allocUnsafeSlow(PIECE);
  let done = 0;
  for (const entry of entries) {
    options.signal?.throwIfAborted();
    yield header(entry);
    if (entry.kind === "directory") continue;
    for (const piece of entry.size <= SMALL ? [readWhole(entry, memory)] : readPieces(entry, memory)) {
      options.signal?.throwIfAborted();
      done += piece.length;
      options.onProgress?.(done);
      yield piece;
    }
    yield padding(entry.size);
  }
  yield endBlocks();
}
