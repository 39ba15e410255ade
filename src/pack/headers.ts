import { PackError } from "../errors.ts";
import type { Entry } from "./entry.ts";
import { printable } from "./problems.ts";

/** Headers and contents of a tar archive are padded to whole blocks of this many bytes. */
export const BLOCK = 512;

/** Every entry's time, in seconds: 1980-01-01 UTC, the earliest that zip and FAT can hold, as some tools balk at 0. */
export const MTIME = 315_532_800;

/** The largest size that eleven octal digits hold: one byte less than 8 GiB. */
const MAX_OCTAL = 0o77777777777;

/** The largest integer that a number holds exactly; far above what a Rack accepts (512 GiB). */
const MAX_SIZE = Number.MAX_SAFE_INTEGER;

/**
 * The header of an entry (POSIX.1-2001, "ustar"), before it a pax extended header when the name does not fit, is not
 * ASCII, or the size is 8 GiB or more. Owner is 0 without a name and the time is fixed, so that the bytes depend on the
 * entry alone.
 */
export function header(entry: Pick<Entry, "path" | "kind" | "mode" | "size">): Buffer {
  const directory = entry.kind === "directory";
  // The root of a tree may have no name.
  const path = directory && entry.path !== "" ? `${entry.path}/` : entry.path;
  if (entry.size > MAX_SIZE)
    throw new PackError("source-invalid", `${printable(path)} is too large: ${entry.size} bytes`);

  const split = splitPath(path);
  const records: string[] = [];
  if (split === undefined) records.push(record("path", path));
  if (entry.size > MAX_OCTAL) records.push(record("size", String(entry.size)));

  const own = block({
    ...(split ?? { prefix: "", name: asciiName(path).slice(0, 100) }),
    mode: entry.mode,
    // Readers take the size from the pax record where there is one.
    size: entry.size > MAX_OCTAL ? 0 : entry.size,
    type: directory ? "5" : "0",
  });
  if (records.length === 0) return own;

  const body = Buffer.from(records.join(""));
  const pax = block({ prefix: "", name: "pax/header", mode: 0o644, size: body.length, type: "x" });
  return Buffer.concat([pax, body, padding(body.length), own]);
}

/** Zeros that fill the last block of `size` bytes of content. */
export function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** The end of an archive: two blocks of zeros. */
export function endBlocks(): Buffer {
  return Buffer.alloc(2 * BLOCK);
}

/** The path in the two fields that a header has for it, cut at a "/"; undefined when it does not fit or is not ASCII. */
function splitPath(path: string): { prefix: string; name: string } | undefined {
  if (/[^\x01-\x7f]/.test(path)) return undefined;
  if (path.length <= 100) return { prefix: "", name: path };
  for (let cut = path.indexOf("/"); cut > 0 && cut <= 155; cut = path.indexOf("/", cut + 1)) {
    const name = path.slice(cut + 1);
    if (name !== "" && name.length <= 100) return { prefix: path.slice(0, cut), name };
  }
  return undefined;
}

/** A replacement for a name that only the pax record holds, for readers without pax support. */
function asciiName(path: string): string {
  return path.replace(/[^\x01-\x7f]/gu, "_");
}

/** A pax record: its own length in bytes, counting the digits of that length too, then key and value. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes;
  while (length !== bytes + String(length).length) length = bytes + String(length).length;
  return `${length}${rest}`;
}

function block(fields: { prefix: string; name: string; mode: number; size: number; type: "0" | "5" | "x" }): Buffer {
  const out = Buffer.alloc(BLOCK);
  out.write(fields.name, 0, "latin1");
  out.write(octal(fields.mode, 7), 100, "latin1");
  out.write(octal(0, 7), 108, "latin1");
  out.write(octal(0, 7), 116, "latin1");
  out.write(octal(fields.size, 11), 124, "latin1");
  out.write(octal(MTIME, 11), 136, "latin1");
  // The checksum is taken as if its own field held blanks.
  out.write("        ", 148, "latin1");
  out.write(fields.type, 156, "latin1");
  out.write("ustar\0" + "00", 257, "latin1");
  out.write(octal(0, 7), 329, "latin1");
  out.write(octal(0, 7), 337, "latin1");
  out.write(fields.prefix, 345, "latin1");
  const sum = out.reduce((total, byte) => total + byte, 0);
  out.write(`${octal(sum, 6)}\0 `, 148, "latin1");
  return out;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}
