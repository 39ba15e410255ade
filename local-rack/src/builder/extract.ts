import { once } from "node:events";
import { closeSync, constants, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Parser, type ReadEntry } from "tar";
import { gzipError } from "../go/gzip-error.ts";
import type { Generation } from "../profile/profile.ts";

/** What an extraction found. */
export interface Extraction {
  files: number;
  directories: number;
  /** Links, devices and other entries that the Rack drops without a word. */
  dropped: string[];
}

/**
 * Unpacks a gzipped tar as the Rack does: directories and regular files only, links dropped, missing parents made
 * with mode 0700 (v3) or 0755 (v2), files opened without truncating, owners and times ignored, setuid bits lost.
 * A name that leaves the folder is refused in both generations, though an old v2 would follow it.
 * @throws Error with Go's text for a broken archive
 */
export async function extract(
  archive: AsyncIterable<Uint8Array>,
  folder: string,
  generation: Generation,
): Promise<Extraction> {
  const result: Extraction = { files: 0, directories: 0, dropped: [] };
  const parentMode = generation === "v3" ? 0o700 : 0o755;
  const open = new Set<number>();
  let broken: Error | undefined;
  const fail = (error: unknown, entry: ReadEntry) => {
    broken ??= fileError(error, entry.path);
    entry.resume();
  };
  const parser = new Parser({
    strict: true,
    onReadEntry(entry) {
      try {
        unpack(entry, folder, parentMode, { result, open, fail: (error) => fail(error, entry) });
      } catch (error) {
        fail(error, entry);
      }
    },
  });
  let size = 0;
  parser.on("error", (error: unknown) => {
    broken ??= tarError(error, size);
  });
  const ended = once(parser, "end").catch(() => undefined);
  const count = { bytes: 0 };
  try {
    await pipeline(Readable.from(counted(archive, count)), createGunzip(), async (plain: AsyncIterable<unknown>) => {
      let first = true;
      for await (const chunk of plain) {
        if (!Buffer.isBuffer(chunk) || chunk.length === 0) continue;
        size += chunk.length;
        if (first && looksCompressed(chunk)) throw new Error("archive/tar: invalid tar header");
        first = false;
        if (broken === undefined && !parser.write(chunk)) await Promise.race([once(parser, "drain"), ended]);
        if (broken !== undefined) throw broken;
      }
    });
    parser.end();
    await ended;
  } catch (error) {
    throw broken ?? (count.bytes === 0 ? new Error("EOF") : gzipError(error));
  } finally {
    // Of an archive that was cut short, the last file never came to its end.
    for (const descriptor of open) closeSync(descriptor);
  }
  if (broken !== undefined) throw broken;
  return result;
}

async function* counted(archive: AsyncIterable<Uint8Array>, count: { bytes: number }): AsyncIterable<Uint8Array> {
  for await (const chunk of archive) {
    count.bytes += chunk.length;
    yield chunk;
  }
}

// The parser would unpack a second gzip, or zstd, by itself; the Rack would not.
function looksCompressed(chunk: Buffer): boolean {
  return (chunk[0] === 0x1f && chunk[1] === 0x8b) || (chunk[0] === 0x28 && chunk[1] === 0xb5);
}

interface Progress {
  result: Extraction;
  /** Descriptors of files that are being written. */
  open: Set<number>;
  /** A file could not be written. */
  fail(error: unknown): void;
}

function unpack(entry: ReadEntry, folder: string, parentMode: number, { result, open, fail }: Progress): void {
  const directory = entry.type === "Directory" || entry.type === "GNUDumpDir";
  const file = entry.type === "File" || entry.type === "OldFile";
  if (!directory && !file) {
    result.dropped.push(entry.path);
    entry.resume();
    return;
  }
  const path = inside(folder, entry.path);
  const mode = (entry.mode ?? 0o644) & 0o777;
  if (directory) {
    mkdirSync(path, { recursive: true, mode });
    result.directories++;
    entry.resume();
    return;
  }
  mkdirSync(dirname(path), { recursive: true, mode: parentMode });
  const descriptor = openSync(path, constants.O_CREAT | constants.O_WRONLY | constants.O_NOFOLLOW, mode);
  result.files++;
  let whole = true;
  entry.on("data", (chunk: Buffer) => {
    if (!whole) return;
    try {
      writeAll(descriptor, chunk);
    } catch (error) {
      whole = false;
      fail(error);
    }
  });
  open.add(descriptor);
  entry.on("end", () => {
    open.delete(descriptor);
    closeSync(descriptor);
  });
}

// A disk that is nearly full takes a part at first.
function writeAll(descriptor: number, chunk: Buffer): void {
  for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at);
}

function inside(folder: string, name: string): string {
  const path = normalize(name).replace(/^(\/+)/, "");
  if (path === ".." || path.startsWith("../")) throw new Error(`illegal file path in archive: ${name}`);
  return join(folder, path);
}

// Go's words, without the path of the data folder.
function fileError(error: unknown, name: string): Error {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOTDIR" || code === "EEXIST") return new Error(`mkdir ${name}: not a directory`);
  if (code === "EISDIR") return new Error(`open ${name}: is a directory`);
  if (code === "ENOSPC") return new Error(`write ${name}: no space left on device`);
  if (code === "EACCES") return new Error(`open ${name}: permission denied`);
  return error instanceof Error ? error : new Error(String(error));
}

function tarError(error: unknown, size: number): Error | undefined {
  const text = error instanceof Error ? error.message : String(error);
  // The parser misses a file in it; to the Rack empty blocks, or none, are an archive like any other.
  if (/unrecognized archive format/i.test(text)) return size % 512 === 0 ? undefined : new Error("unexpected EOF");
  if (/truncated|unexpected end/i.test(text)) return new Error("unexpected EOF");
  return new Error("archive/tar: invalid tar header");
}
