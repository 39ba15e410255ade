import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { PackError } from "../errors.ts";
import type { Entry } from "./entry.ts";
import { codeOf, printable } from "./problems.ts";

/** Bytes of the memory that files are read into. A file that fits with a byte to spare is read at once. */
export const PIECE = 256 << 10;

/**
 * O_NOFOLLOW and O_NONBLOCK are for a file that became a link or a pipe after the walk: a link must not be followed, and
 * opening a pipe must not hang. On Windows both are undefined and count as 0 here.
 */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The error codes for opening or reading a link, a socket, a directory or a pipe as a file. */
const NOT_A_FILE = new Set(["ELOOP", "ENXIO", "EISDIR", "ESPIPE"]);

/**
 * Reads a file in pieces into `memory`: a piece is valid until the next one is asked for. The file must have the size that it had during the walk, because its header already says so.
 * @throws PackError when the file is deleted, is no longer a file, or changes in size or time while it is read
 */
export async function* readPieces(entry: Entry, memory: Uint8Array): AsyncGenerator<Uint8Array> {
  const handle = await openEntry(entry);
  try {
    const before = await handle.stat();
    if (!before.isFile()) throw changedError(entry, "no longer a file");
    if (before.size !== entry.size) throw changedError(entry, sizes(entry, before.size));
    for (let done = 0; done < entry.size; ) {
      const piece = memory.subarray(0, Math.min(memory.length, entry.size - done));
      const length = await read(entry, handle, piece, done);
      if (length === 0) throw changedError(entry, sizes(entry, done));
      done += length;
      yield piece.subarray(0, length);
    }
    const after = await handle.stat();
    if (after.size !== entry.size) throw changedError(entry, sizes(entry, after.size));
    if (after.mtimeMs !== before.mtimeMs) throw changedError(entry, "modified");
  } finally {
    await handle.close();
  }
}

/**
 * Reads a small file at once into `memory`, with the same checks except for its time. It asks for one byte more than expected, which
 * replaces two calls to stat. Synchronous: over many files, a trip to the thread pool for each of the three calls takes
 * several times as long as the calls.
 */
export function readWhole(entry: Entry, memory: Uint8Array): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(entry.source, FLAGS);
    const content = memory.subarray(0, entry.size + 1);
    let done = 0;
    do {
      const length = readSync(file, content, done, content.length - done, done);
      if (length === 0) break;
      done += length;
    } while (done < entry.size);
    if (done !== entry.size) throw changedError(entry, sizes(entry, fstatSync(file).size));
    return content.subarray(0, done);
  } catch (cause) {
    throw cause instanceof PackError ? cause : failure(entry, cause);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

async function openEntry(entry: Entry): Promise<FileHandle> {
  try {
    return await open(entry.source, FLAGS);
  } catch (cause) {
    throw failure(entry, cause);
  }
}

async function read(entry: Entry, handle: FileHandle, into: Uint8Array, position: number): Promise<number> {
  try {
    return (await handle.read(into, 0, into.length, position)).bytesRead;
  } catch (cause) {
    throw failure(entry, cause);
  }
}

function failure(entry: Entry, cause: unknown): PackError {
  const code = codeOf(cause);
  if (code === "ENOENT" || code === "ENOTDIR") return changedError(entry, "deleted", cause);
  if (NOT_A_FILE.has(code)) return changedError(entry, "no longer a file", cause);
  return new PackError("source-invalid", `${printable(entry.path)} cannot be read: ${code}`, { cause });
}

function changedError(entry: Entry, how: string, cause?: unknown): PackError {
  return new PackError("source-changed", `${printable(entry.path)} changed after the directory was read: ${how}`, {
    hint: "Wait until other programs finish writing it, or list it in .dockerignore.",
    cause,
  });
}

function sizes(entry: Entry, now: number): string {
  return `${entry.size} bytes at first, then ${now}`;
}
