import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { gzipError } from "../go/gzip-error.ts";
import { BLOCK, invalidHeader, MAX_META_SIZE, type PaxFields, parseHeader, parsePax } from "./tar-header.ts";

/** One entry of a tar stream. Read `body` before the next entry, or not at all. */
export interface TarEntry {
  name: string;
  /** `0` for a regular file, `5` for a directory. */
  type: string;
  mode: number;
  size: number;
  body: AsyncIterable<Buffer>;
}

/**
 * Reads a tar entry by entry, with the names and sizes of PAX and GNU headers.
 * @throws Error with Go's text for an archive that Go's archive/tar rejects
 */
export async function* tarEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const bytes = reader(source);
  let pax: PaxFields = {};
  let longName = "";
  for (;;) {
    const header = await bytes.block();
    if (header === undefined) return;
    if (isEmpty(header)) {
      // A tar ends with two empty blocks; Go accepts one at the end of the file.
      const second = await bytes.block();
      if (second !== undefined && !isEmpty(second)) throw invalidHeader();
      return;
    }
    const { name, mode, size, type } = parseHeader(header);
    if (/^[xgLK]$/.test(type)) {
      if (size > MAX_META_SIZE) throw new Error("archive/tar: header field too long");
      const content = await readAll(bytes.take(size));
      await bytes.skip(padding(size));
      if (type === "L") longName = content.toString("utf8").replace(/\0.*$/s, "");
      else if (type === "x") pax = parsePax(content);
      else if (type === "g") parsePax(content);
      continue;
    }
    // Links, devices and directories have no content, even if their size is not 0 (isHeaderOnly).
    const length = /^[1-6]$/.test(type) ? 0 : (pax.size ?? size);
    const left = { bytes: length };
    yield {
      name: longName || (pax.path ?? name),
      type,
      mode,
      size: length,
      body: countBytes(bytes.take(length), left),
    };
    pax = {};
    longName = "";
    await bytes.skip(left.bytes + padding(length));
  }
}

function isEmpty(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}

async function* countBytes(body: AsyncIterable<Buffer>, left: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    left.bytes -= chunk.length;
    yield chunk;
  }
}

async function readAll(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Longest file that is kept in memory: the records of a build, or the manifest of an archive. */
const LONGEST_TEXT = 16 << 20;

/** The content of an entry. @throws Error if it has more than 16 MiB */
export async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LONGEST_TEXT) throw new Error(`a record in the archive has more than ${LONGEST_TEXT} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

interface Reader {
  /** 512 bytes, or undefined at the end. */
  block(): Promise<Buffer | undefined>;
  take(length: number): AsyncGenerator<Buffer>;
  skip(length: number): Promise<void>;
}

function reader(source: AsyncIterable<Uint8Array>): Reader {
  const iterator = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await iterator.next();
    if (next.done === true) return false;
    rest = rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([rest, next.value]);
    return true;
  };
  async function* take(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (rest.length === 0 && !(await more())) throw new Error("unexpected EOF");
      const piece = rest.subarray(0, Math.min(left, rest.length));
      rest = rest.subarray(piece.length);
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }
  return {
    take,
    async block() {
      while (rest.length < BLOCK) {
        if (await more()) continue;
        if (rest.length === 0) return undefined;
        throw new Error("unexpected EOF");
      }
      const block = rest.subarray(0, BLOCK);
      rest = rest.subarray(BLOCK);
      return block;
    },
    async skip(length) {
      for await (const _ of take(length));
    },
  };
}

const GZIP_HEADER_BYTES = 10;

/** Unpacks gzip. @throws Error with Go's text for what is none, or is cut short */
export async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let bytes = 0;
  const inflate = createGunzip();
  const fed = pipeline(
    Readable.from(
      (async function* () {
        for await (const chunk of source) {
          bytes += chunk.length;
          yield chunk;
        }
      })(),
    ),
    inflate,
  );
  fed.catch(() => undefined);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
    await fed;
  } catch (error) {
    if (bytes === 0) throw new Error("EOF", { cause: error });
    // Go reads the whole header before it looks at it.
    if (bytes < GZIP_HEADER_BYTES) throw new Error("unexpected EOF", { cause: error });
    throw gzipError(error);
  }
  if (bytes === 0) throw new Error("EOF");
}

/**
 * Header of an entry whose content follows, as Go writes it. The name may be empty.
 * @throws Error for a name of more than 100 bytes
 */
export function tarHeader(name: string, size: number, options: { mode: number; type?: "0" | "5" }): Buffer {
  const bytes = Buffer.from(name);
  if (bytes.length > 100) throw new Error(`name is too long for an archive entry: ${name}`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    header.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "latin1");
  bytes.copy(header);
  octal(options.mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  if (size < 8 ** 11) octal(size, 124, 12);
  else {
    header[124] = 0x80;
    header.writeBigUInt64BE(BigInt(size), 128);
  }
  octal(0, 136, 12);
  header.write("        ", 148, "latin1");
  header.write(options.type ?? "0", 156, "latin1");
  header.write("ustar\x0000", 257, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}

/** What fills the last block of an entry. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc(padding(size));
}

/** The two empty blocks at the end. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** A whole small tar. */
export function smallTar(files: readonly (readonly [name: string, content: Uint8Array | string])[]): Buffer {
  const parts = files.flatMap(([name, content]) => {
    const data = Buffer.from(content);
    return [tarHeader(name, data.length, { mode: 0o644 }), data, tarPadding(data.length)];
  });
  return Buffer.concat([...parts, TAR_END]);
}
