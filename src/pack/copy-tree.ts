import { mkdir, open, utimes } from "node:fs/promises";
import { join } from "node:path";
import { readPieces } from "./content.ts";
import { MTIME } from "./headers.ts";
import type { SourceTree } from "./tree.ts";

const PIECE = 1 << 20;

/** Copies the tree to `folder` with the modes and times that its archive has, so that a builder there sees what a Rack's sees. */
export async function copyTree(
  { entries }: SourceTree,
  folder: string,
  { signal }: { readonly signal: AbortSignal },
): Promise<void> {
  const memory = new Uint8Array(PIECE);
  for (const entry of entries) {
    signal.throwIfAborted();
    const path = join(folder, entry.path);
    if (entry.kind === "directory") {
      await mkdir(path, { recursive: true });
      continue;
    }
    const file = await open(path, "wx", entry.mode);
    try {
      for (const piece of readPieces(entry, memory)) await file.writeFile(piece);
      await file.chmod(entry.mode);
      await file.utimes(MTIME, MTIME);
    } finally {
      await file.close();
    }
  }
  for (const { path, kind } of entries.toReversed()) {
    if (kind === "directory") await utimes(join(folder, path), MTIME, MTIME);
  }
}
