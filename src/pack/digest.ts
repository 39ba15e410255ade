import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { createBlockPool } from "./deflate/pool.ts";
import { BLOCK_BYTES, cutBlocks, MAX_THREADS } from "./gzip.ts";
import { tar } from "./tarball.ts";
import type { SourceTree } from "./tree.ts";

/**
 * Digest of the archive before compression, so of every path, mode and byte: SHA-256 over the SHA-256 of its blocks of 1 MiB,
 * as a hexadecimal text. `tarball` gives the same digest to `onDigest`. Files are read as `tarball` reads them, and in full:
 * the time or inode of a file says nothing about its bytes.
 * @throws PackError when a file changed after the walk
 */
export async function contentDigest(tree: SourceTree, options: { signal?: AbortSignal } = {}): Promise<string> {
  const threads = Math.min(availableParallelism(), MAX_THREADS);
  const pool = createBlockPool(threads > 1 ? threads : 0, BLOCK_BYTES);
  const total = createHash("sha256");
  const queue: Promise<Uint8Array>[] = [];
  const takeFirst = async () => {
    const digest = await queue.shift();
    if (digest !== undefined) total.update(digest);
  };
  try {
    for await (const block of cutBlocks(tar(tree.entries, options), pool)) {
      const digest = pool.digest(block);
      digest.catch(() => {}); // seen when its turn comes
      queue.push(digest);
      if (queue.length >= threads + 2) await takeFirst();
    }
    while (queue.length > 0) await takeFirst();
  } finally {
    await Promise.allSettled(queue);
    pool.close();
  }
  return total.digest("hex");
}

/** Digest of the paths, modes and sizes of a tree, as a hexadecimal text. It needs no byte of a file. */
export function shapeDigest({ entries }: Pick<SourceTree, "entries">): string {
  const hash = createHash("sha256");
  for (const { path, kind, mode, size } of entries) hash.update(`${kind} ${mode} ${size} ${path}\0`);
  return hash.digest("hex");
}
