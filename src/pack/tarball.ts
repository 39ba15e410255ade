import { pieces, whole } from "./content.ts";
import type { Entry } from "./entry.ts";
import { gzip } from "./gzip.ts";
import { end, header, padding } from "./headers.ts";
import type { SourceTree } from "./tree.ts";

/** Files up to this many bytes are read ahead, whole. */
const SMALL = 128 << 10;

/** How many small files are on their way at once: each takes several short waits. */
const AHEAD = 32;

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
export function tarball(tree: SourceTree, options: TarballOptions = {}): AsyncIterable<Uint8Array> {
  return gzip(tar(tree.entries, options));
}

async function* tar(entries: readonly Entry[], options: TarballOptions): AsyncGenerator<Uint8Array> {
  const small = readAhead(entries.filter(isSmall));
  let done = 0;
  try {
    for (const entry of entries) {
      options.signal?.throwIfAborted();
      yield header(entry);
      if (entry.kind === "directory") continue;
      for await (const piece of isSmall(entry) ? small.next() : pieces(entry)) {
        options.signal?.throwIfAborted();
        done += piece.length;
        options.onProgress?.(done);
        yield piece;
      }
      yield padding(entry.size);
    }
    yield end();
  } finally {
    await small.close();
  }
}

function isSmall(entry: Entry): boolean {
  return entry.kind === "file" && entry.size <= SMALL;
}

/** The contents of `files` one after the other, while those that follow are being read. */
function readAhead(files: readonly Entry[]) {
  const reading: Promise<Uint8Array>[] = [];
  let started = 0;
  return {
    async *next(): AsyncGenerator<Uint8Array> {
      for (; reading.length < AHEAD && started < files.length; started++) {
        const file = files[started];
        if (file === undefined) break;
        const content = whole(file);
        // A failure is thrown when the file's turn comes, or not at all when the stream ends before.
        content.catch(() => {});
        reading.push(content);
      }
      const content = await reading.shift();
      if (content !== undefined) yield content;
    },
    /** Waits for what is being read, so that no file stays open. */
    async close(): Promise<void> {
      await Promise.allSettled(reading);
    },
  };
}
