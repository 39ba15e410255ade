import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
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
 * Reads a file in pieces into `memory`: a piece is valid until the next one is asked for. The file must have the size that it had
 * during the walk, because its header already says so. Synchronous: a trip to the thread pool takes several times as long as a call.
 * @throws PackError when the file is deleted, is no longer a file, or changes in size or time while it is read
 */
export function* readPieces(entry: Entry, memory: Uint8Array): Generator<Uint8Array> {
  const file = callSystem(entry, () => openSync(entry.source, FLAGS));
  try {
    const before = callSystem(entry, () => fstatSync(file));
    if (!before.isFile()) throw changedError(entry, "no longer a file");
    if (before.size !== entry.size) throw changedError(entry, sizes(entry, before.size));
    for (let done = 0; done < entry.size; ) {
      const most = Math.min(memory.length, entry.size - done);
      const length = callSystem(entry, () => readSync(file, memory, 0, most, done));
      if (length === 0) throw changedError(entry, sizes(entry, done));
      done += length;
      yield memory.subarray(0, length);
    }
    const after = callSystem(entry, () => fstatSync(file));
    if (after.size !== entry.size) throw changedError(entry, sizes(entry, after.size));
    if (after.mtimeMs !== before.mtimeMs) throw changedError(entry, "modified");
  } finally {
    closeSync(file);
  }
}

/**
 * Reads a small file at once into `memory`, with the same checks except for its time. It asks for one byte more than expected, which
 * replaces two calls to stat.
 */
export function readWhole(entry: Entry, memory: Uint8Array): Uint8Array {
  const file = callSystem(entry, () => openSync(entry.source, FLAGS));
  try {
    const content = memory.subarray(0, entry.size + 1);
    let done = 0;
    do {
      const length = callSystem(entry, () => readSync(file, content, done, content.length - done, done));
      if (length === 0) break;
      done += length;
    } while (done < entry.size);
    if (done !== entry.size) throw changedError(entry, sizes(entry, fstatSync(file).size));
    return content.subarray(0, done);
  } finally {
    closeSync(file);
  }
}

function callSystem<T>(entry: Entry, call: () => T): T {
  try {
    return call();
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
