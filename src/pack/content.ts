import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { PackError } from "../errors.ts";
import type { Entry } from "./entry.ts";
import { codeOf, shown } from "./problems.ts";

const PIECE = 1 << 20;

/**
 * O_NOFOLLOW and O_NONBLOCK are for a file that has become a link or a pipe since the walk: the one must not lead
 * elsewhere, the other must not hang. Windows knows neither, where both are undefined and count as 0 here.
 */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** What a link, a socket, a directory and a pipe answer to being opened or read as a file. */
const KINDS = new Set(["ELOOP", "ENXIO", "EISDIR", "ESPIPE"]);

/**
 * The content of a file in pieces, exactly as long as it was when the tree was walked: its header promises that.
 * @throws PackError when the file is gone, is no longer a file, or changes in size or time while it is read
 */
export async function* pieces(entry: Entry): AsyncGenerator<Uint8Array> {
  const handle = await opened(entry);
  try {
    const before = await handle.stat();
    if (!before.isFile()) throw changed(entry, "no longer a file");
    if (before.size !== entry.size) throw changed(entry, sizes(entry, before.size));
    for (let done = 0; done < entry.size; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE, entry.size - done));
      const length = await read(entry, handle, piece, done);
      if (length === 0) throw changed(entry, sizes(entry, done));
      done += length;
      yield piece.subarray(0, length);
    }
    const after = await handle.stat();
    if (after.size !== entry.size) throw changed(entry, sizes(entry, after.size));
    if (after.mtimeMs !== before.mtimeMs) throw changed(entry, "written to");
  } finally {
    await handle.close();
  }
}

/**
 * The content of a small file at once, with the same checks but for its time. It asks for one byte more than there should
 * be, which tells as much as two calls to stat. Synchronous, since over many files a trip to the thread pool for each of
 * the three calls takes several times as long as they do.
 */
export function whole(entry: Entry): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(entry.source, FLAGS);
    const content = Buffer.allocUnsafe(entry.size + 1);
    let done = 0;
    do {
      const length = readSync(file, content, done, content.length - done, done);
      if (length === 0) break;
      done += length;
    } while (done < entry.size);
    if (done !== entry.size) throw changed(entry, sizes(entry, fstatSync(file).size));
    return content.subarray(0, done);
  } catch (cause) {
    throw cause instanceof PackError ? cause : failure(entry, cause);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

async function opened(entry: Entry): Promise<FileHandle> {
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
  if (code === "ENOENT" || code === "ENOTDIR") return changed(entry, "gone", cause);
  if (KINDS.has(code)) return changed(entry, "no longer a file", cause);
  return new PackError(`${shown(entry.path)} cannot be read: ${code}`, { cause });
}

function changed(entry: Entry, how: string, cause?: unknown): PackError {
  return new PackError(`${shown(entry.path)} changed after the directory was read: ${how}`, {
    hint: "let whatever writes there finish first, or list it in .dockerignore",
    cause,
  });
}

function sizes(entry: Entry, now: number): string {
  return `${entry.size} bytes at first, then ${now}`;
}
