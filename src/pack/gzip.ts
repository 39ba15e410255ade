import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import { crc32 } from "node:zlib";
import type { Level } from "./deflate/block.ts";
import { chooseLevels } from "./deflate/level.ts";
import { type BlockPool, type Compressed, createBlockPool } from "./deflate/pool.ts";

/** Bytes that are compressed together. */
export const BLOCK_BYTES = 1 << 20;

/** More threads than this are not kept busy by one reader. */
export const MAX_THREADS = 4;

/** A small reader of files gains nothing from a level above this, and a large one loses little. */
const DEFAULT_LEVEL = 6;

/** No name, no time, no flags, and "unknown" for the system (RFC 1952): nothing of this machine shows. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
/** An empty final block with fixed codes. */
const LAST_BLOCK = Uint8Array.of(3, 0);

export interface GzipOptions {
  /** "auto" follows the rate at which the reader takes the bytes; a level gives the same bytes every time (default: 6). */
  readonly compression?: "auto" | Level;
  /** Worker threads (default: one per core, at most 4). */
  readonly threads?: number;
  /** Each chunk is valid until the next one is asked for: its memory is used again (default: false). */
  readonly reusesMemory?: boolean;
  /** Gets the digest of `chunks` after the last of them; see digest.ts. */
  readonly onDigest?: ((digest: string) => void) | undefined;
}

/**
 * `chunks` as one ordinary gzip member, whose blocks of 1 MiB are compressed in parallel, as pigz does. Blocks that do not
 * shrink, such as images, are stored. With a fixed level the bytes depend on those of `chunks` alone, not on how they are cut
 * or on the number of threads. Holds about two blocks per thread.
 */
export async function* gzip(chunks: AsyncIterable<Uint8Array>, options: GzipOptions = {}): AsyncGenerator<Uint8Array> {
  const { compression = DEFAULT_LEVEL, threads = Math.min(availableParallelism(), MAX_THREADS) } = options;
  const { onDigest, reusesMemory = false } = options;
  const pool = createBlockPool(threads > 1 ? threads : 0, BLOCK_BYTES);
  const chooser = compression === "auto" ? chooseLevels(Math.max(threads, 1)) : undefined;
  const queue: Promise<Compressed>[] = [];
  const total = onDigest && createHash("sha256");
  let crc = 0;
  let size = 0;

  /** Yields the oldest block, and measures how long the reader takes to accept it. */
  async function* sendFirst(): AsyncGenerator<Uint8Array> {
    const compressed = await queue.shift();
    if (compressed === undefined) return;
    if (compressed.digest !== undefined) total?.update(compressed.digest);
    const start = performance.now();
    yield reusesMemory ? compressed.bytes : Uint8Array.from(compressed.bytes);
    const end = performance.now();
    pool.release(compressed.bytes);
    chooser?.sent(compressed.bytes.length, end - start, end);
  }

  yield HEADER;
  try {
    for await (const bytes of cutBlocks(chunks, pool)) {
      crc = crc32(bytes, crc);
      size += bytes.length;
      const { length } = bytes;
      const level = chooser?.next() ?? (compression === "auto" ? DEFAULT_LEVEL : compression);
      const compressed = pool.compress(bytes, level, onDigest !== undefined).then((result) => {
        chooser?.compressed(level, length, result.bytes.length, result.ms);
        return result;
      });
      compressed.catch(() => {}); // seen when its turn comes, or not at all once the stream has failed
      queue.push(compressed);
      while (queue.length >= threads + 2 || (queue.length > 0 && pool.isIdle())) yield* sendFirst();
    }
    while (queue.length > 0) yield* sendFirst();
  } finally {
    await Promise.allSettled(queue);
    pool.close();
  }
  if (total) onDigest(total.digest("hex"));
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(size % 2 ** 32, 4);
  yield Buffer.concat([LAST_BLOCK, trailer]);
}

/**
 * `chunks` cut into whole blocks; only the last one is shorter. Signals, timers and replies get their turn after each block: neither
 * to read a file nor to write to a fast link waits for anything.
 */
export async function* cutBlocks(
  chunks: AsyncIterable<Uint8Array>,
  pool: Pick<BlockPool, "buffer">,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let block = pool.buffer();
  let filled = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + BLOCK_BYTES - filled);
      block.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < BLOCK_BYTES) continue;
      yield block;
      await turn();
      block = pool.buffer();
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
