import { ArchiveError } from "../errors.ts";

/** Header of one tar entry. A link, a device and the like is "other" and has no content. */
export interface Entry {
  readonly name: string;
  readonly kind: "file" | "directory" | "other";
  readonly size: number;
}

/** Receives the content of one entry, cut anywhere. */
export interface Sink {
  push(bytes: Uint8Array): void;
  end(): void;
}

export interface TarReader extends Sink {
  /** Whether the first block of the end marker was read: from here on a Rack may consider the archive complete. */
  ending(): boolean;
}

const BLOCK = 512;
/** Longest pax header or GNU long name, as in Go. */
const META_LIMIT = 1 << 20;
/** Most entries of a tar. An image has one or two for each layer. */
const ENTRIES = 100_000;
/** Types of headers that describe the next entry. */
const META = /^[xgLK]$/;

/**
 * Reads a tar as it is pushed, cut anywhere, and holds one block of it at most. `open` is called for each entry and
 * returns the sink for its content. It is as strict as Go's archive/tar, with which a Rack reads, and also requires the
 * end marker. The `tar` package is more tolerant: it accepts negative sizes and skips invalid pax records.
 * Formats: ustar, pax and GNU, as in POSIX.1-2001 and GNU tar's manual.
 * @throws ArchiveError from `push` and `end`
 */
export function tarReader(what: string, open: (entry: Entry) => Sink | undefined): TarReader {
  const block = Buffer.alloc(BLOCK);
  let filled = 0;
  let left = 0;
  let padding = 0;
  let zeros = 0;
  let headers = 0;
  let entries = 0;
  let sink: Sink | undefined;
  /** The fields that earlier headers set for the next entry. */
  let next: { name?: string; size?: number } = {};

  const head = () => {
    if (block.every((byte) => byte === 0)) {
      zeros++;
      return;
    }
    if (zeros > 0) throw new ArchiveError("archive-invalid", `${what} continues after its end marker`);
    const { type, ...entry } = parseHeader(block, what, next);
    left = entry.size;
    padding = (BLOCK - (entry.size % BLOCK)) % BLOCK;
    sink = undefined;
    headers++;
    entries += META.test(type) ? 0 : 1;
    // Each entry can have two headers that describe it.
    if (entries > ENTRIES || headers > 3 * ENTRIES)
      throw new ArchiveError("archive-invalid", `${what} has more than ${ENTRIES} entries`);
    if (META.test(type)) {
      sink = meta(what, entry.size, (bytes) => {
        if (type === "L") next = { ...next, name: text(bytes) };
        else if (type === "x") next = { ...next, ...parsePax(bytes, what) };
        else if (type === "g") parsePax(bytes, what);
      });
    } else {
      next = {};
      sink = open(entry);
    }
    if (left === 0) close();
  };
  const close = () => {
    sink?.end();
    sink = undefined;
  };

  return {
    ending: () => zeros > 0,
    push(bytes) {
      let at = 0;
      while (at < bytes.length) {
        const here = bytes.length - at;
        if (zeros >= 2) {
          if (bytes.subarray(at).some((byte) => byte !== 0)) {
            throw new ArchiveError("archive-invalid", `${what} continues after its end marker`);
          }
          return;
        }
        if (left > 0) {
          const taken = Math.min(left, here);
          sink?.push(bytes.subarray(at, at + taken));
          at += taken;
          left -= taken;
          if (left === 0) close();
        } else if (padding > 0) {
          const taken = Math.min(padding, here);
          at += taken;
          padding -= taken;
        } else {
          const taken = Math.min(BLOCK - filled, here);
          block.set(bytes.subarray(at, at + taken), filled);
          at += taken;
          filled += taken;
          if (filled < BLOCK) continue;
          filled = 0;
          head();
        }
      }
    },
    end() {
      if (zeros < 2) throw new ArchiveError("archive-invalid", `${what} is cut short: its end marker is missing`);
    },
  };
}

function parseHeader(block: Buffer, what: string, next: { name?: string; size?: number }): Entry & { type: string } {
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  const given = parseNumber(block.subarray(148, 156));
  if (given !== sum) throw new ArchiveError("archive-invalid", `${what} is damaged: a header has the wrong checksum`);
  const type = String.fromCharCode(block[156] ?? 0);
  const own = parseNumber(block.subarray(124, 136));
  const size = META.test(type) ? own : (next.size ?? own);
  if (!Number.isSafeInteger(size) || size < 0)
    throw new ArchiveError("archive-invalid", `${what} is damaged: an entry has an invalid size`);
  // GNU's older format keeps times where ustar has the first part of a long name.
  const prefix = block.toString("latin1", 257, 263) === "ustar\0" ? text(block.subarray(345, 500)) : "";
  const name = next.name || [prefix, text(block.subarray(0, 100))].filter((part) => part !== "").join("/");
  // Links, devices and directories have no content, even if their size is not 0 (Go's archive/tar isHeaderOnly).
  const bare = /^[1-6]$/.test(type);
  const file = /^[07\0]$/.test(type) && !name.endsWith("/");
  const directory = type === "5" || (/^[07\0]$/.test(type) && name.endsWith("/"));
  return { type, name, kind: file ? "file" : directory ? "directory" : "other", size: bare ? 0 : size };
}

/** Octal digits, or GNU's binary form for larger numbers. NaN for anything else. */
function parseNumber(field: Buffer): number {
  const [first = 0] = field;
  if ((first & 0x80) !== 0) {
    return field.reduce((total, byte, at) => total * 256 + (at === 0 ? byte & 0x7f : byte), 0);
  }
  const digits = text(field).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || "0", 8) : Number.NaN;
}

/** Up to the first NUL. */
function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString("utf8");
}

/**
 * Records of a pax header: `<length> <key>=<value>\n`. The length counts the whole record, so it is at least 5: a length
 * of 0 would not advance.
 */
function parsePax(bytes: Buffer, what: string): { name?: string; size?: number } {
  const fields: { name?: string; size?: number } = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const digits = space < 0 || space - at > 10 ? "" : bytes.toString("latin1", at, space);
    const end = at + (/^\d+$/.test(digits) ? Number(digits) : 0);
    const equals = bytes.indexOf(0x3d, space + 1);
    if (end - at < 5 || end > bytes.length || bytes[end - 1] !== 0x0a || equals <= space + 1 || equals >= end - 1) {
      throw new ArchiveError("archive-invalid", `${what} is damaged: a pax header has an invalid record`);
    }
    const key = bytes.toString("utf8", space + 1, equals);
    const value = bytes.toString("utf8", equals + 1, end - 1);
    // An empty value removes the record.
    if (key === "path" && value !== "") fields.name = value;
    if (key === "size" && value !== "") fields.size = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    at = end;
  }
  return fields;
}

function meta(what: string, size: number, use: (bytes: Buffer) => void): Sink {
  if (size > META_LIMIT) throw new ArchiveError("archive-invalid", `${what} is damaged: a header has ${size} bytes`);
  return collect(use);
}

/** Keeps an entry's content and passes it on at its end. */
export function collect(use: (bytes: Buffer) => void): Sink {
  const parts: Uint8Array[] = [];
  return { push: (bytes) => void parts.push(Buffer.from(bytes)), end: () => use(Buffer.concat(parts)) };
}
