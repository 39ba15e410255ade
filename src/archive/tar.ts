import { ArchiveError } from "../errors.ts";

/** Head of one tar entry. A link, a device and the like is "other" and has no content. */
export interface Entry {
  readonly name: string;
  readonly kind: "file" | "directory" | "other";
  readonly size: number;
}

/** Takes the content of one entry, cut anywhere. */
export interface Sink {
  push(bytes: Uint8Array): void;
  end(): void;
}

export interface TarReader extends Sink {
  /** Whether the first block of the end marker has passed: from here on a Rack may take the archive for whole. */
  ending(): boolean;
}

const BLOCK = 512;
/** Longest pax header or GNU long name. */
const META_LIMIT = 1 << 20;

/**
 * Reads a tar as it is pushed, cut anywhere, and holds one block of it at the most. `open` gets each entry in turn and
 * says where its content goes. It is as strict as Go's archive/tar, with which a Rack reads, and also wants the end marker.
 * Formats: ustar, pax and GNU, as POSIX.1-2001 and GNU tar's manual have them.
 * @throws ArchiveError from `push` and `end`
 */
export function tarReader(what: string, open: (entry: Entry) => Sink | undefined): TarReader {
  const block = Buffer.alloc(BLOCK);
  let filled = 0;
  let left = 0;
  let padding = 0;
  let zeros = 0;
  let sink: Sink | undefined;
  /** What headers before the next one say about it. */
  let next: { name?: string; size?: number } = {};

  const head = () => {
    if (block.every((byte) => byte === 0)) {
      zeros++;
      return;
    }
    if (zeros > 0) throw new ArchiveError(`${what} goes on after its end marker`);
    const { type, ...entry } = headerOf(block, what, next);
    left = entry.size;
    padding = (BLOCK - (entry.size % BLOCK)) % BLOCK;
    sink = undefined;
    if (type === "x" || type === "L") {
      sink = meta(what, entry.size, (bytes) => {
        next = type === "x" ? { ...next, ...paxFields(bytes, what) } : { ...next, name: text(bytes) };
      });
    } else if (type !== "g" && type !== "K") {
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
            throw new ArchiveError(`${what} goes on after its end marker`);
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
      if (zeros < 2) throw new ArchiveError(`${what} is cut short: its end marker is missing`);
    },
  };
}

function headerOf(block: Buffer, what: string, next: { name?: string; size?: number }): Entry & { type: string } {
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  const given = numberIn(block.subarray(148, 156));
  if (given !== sum) throw new ArchiveError(`${what} is damaged: a header has the wrong checksum`);
  const type = String.fromCharCode(block[156] ?? 0);
  const size = next.size ?? numberIn(block.subarray(124, 136));
  if (!Number.isSafeInteger(size) || size < 0) throw new ArchiveError(`${what} is damaged: an entry has no size`);
  // GNU's older format keeps times where ustar has the first part of a long name.
  const prefix = block.toString("latin1", 257, 263) === "ustar\0" ? text(block.subarray(345, 500)) : "";
  const name = next.name ?? [prefix, text(block.subarray(0, 100))].filter((part) => part !== "").join("/");
  // Links, devices and directories have no content, whatever their size says (Go's archive/tar isHeaderOnly).
  const bare = /^[1-6]$/.test(type);
  const file = /^[07\0]$/.test(type) && !name.endsWith("/");
  const directory = type === "5" || (/^[07\0]$/.test(type) && name.endsWith("/"));
  return { type, name, kind: file ? "file" : directory ? "directory" : "other", size: bare ? 0 : size };
}

/** Octal digits, or GNU's binary form for what is larger. NaN when it is neither. */
function numberIn(field: Buffer): number {
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

/** Records of a pax header: `<length> <key>=<value>\n`. */
function paxFields(bytes: Buffer, what: string): { name?: string; size?: number } {
  const fields: { name?: string; size?: number } = {};
  for (let at = 0; at < bytes.length; ) {
    const match = /^(\d{1,7}) ([^=]+)=/.exec(bytes.toString("utf8", at, at + 300));
    const length = Number(match?.[1] ?? 0);
    if (!match || at + length > bytes.length) throw new ArchiveError(`${what} is damaged: a pax header makes no sense`);
    const value = bytes.toString("utf8", at + Buffer.byteLength(match[0]), at + length - 1);
    if (match[2] === "path") fields.name = value;
    if (match[2] === "size") fields.size = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    at += length;
  }
  return fields;
}

function meta(what: string, size: number, use: (bytes: Buffer) => void): Sink {
  if (size > META_LIMIT) throw new ArchiveError(`${what} is damaged: a header of ${size} bytes`);
  return collected(use);
}

/** Keeps an entry's content and hands it on whole. */
export function collected(use: (bytes: Buffer) => void): Sink {
  const parts: Uint8Array[] = [];
  return { push: (bytes) => void parts.push(Buffer.from(bytes)), end: () => use(Buffer.concat(parts)) };
}
