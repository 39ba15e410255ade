import { crc32, createInflateRaw } from "node:zlib";
import { ArchiveError } from "../errors.ts";

/** Decompresses one gzip member as it is pushed. */
export interface Gunzip {
  /** Resolves when everything in `chunk` was passed on. */
  push(chunk: Uint8Array): Promise<void>;
  /** @throws ArchiveError when the member is incomplete */
  end(): void;
  close(): void;
}

const HEADER = 10;
const TRAILER = 8;
const HEADER_LIMIT = 64 * 1024;
/** Bits of the header's fourth byte (RFC 1952 section 2.3.1). */
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 };

/**
 * Node's own gunzip ignores bytes after the member, and there a Rack writes the reason when an export fails. Here the
 * trailer is required and checked, and nothing may follow it. `push` throws the errors of `onBytes`.
 */
export function gunzip(onBytes: (bytes: Uint8Array) => void): Gunzip {
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  let state: "header" | "body" | "trailer" | "done" = "header";
  let kept: Uint8Array = new Uint8Array();
  let crc = 0;
  let size = 0;
  let ended = false;
  let failed: unknown;

  const drain = () => {
    for (let bytes: Uint8Array | null = inflate.read(); bytes !== null; bytes = inflate.read()) {
      if (failed !== undefined) continue;
      crc = crc32(bytes, crc);
      size += bytes.length;
      try {
        onBytes(bytes);
      } catch (error) {
        failed = error;
      }
    }
  };
  inflate.on("readable", drain);
  inflate.on("end", () => {
    ended = true;
  });
  inflate.on("error", () => {});

  /** The rest of `chunk` after the end of the compressed data; empty before. */
  async function write(chunk: Uint8Array): Promise<Uint8Array> {
    const before = inflate.bytesWritten;
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error | null) => {
        inflate.off("end", settle).off("error", settle);
        if (error)
          reject(
            new ArchiveError("archive-invalid", "the archive is damaged: it cannot be decompressed", { cause: error }),
          );
        else resolve();
      };
      // Node calls back after a write, except for the write in which the data ends before the chunk.
      inflate.once("end", settle).once("error", settle);
      inflate.write(chunk, settle);
    });
    drain();
    if (failed !== undefined) throw failed;
    return ended ? chunk.subarray(inflate.bytesWritten - before) : new Uint8Array();
  }

  return {
    async push(chunk) {
      let rest = chunk;
      if (state === "header" && rest.length > 0) {
        kept = Buffer.concat([kept, rest]);
        const length = headerLength(kept);
        if (length === undefined) return;
        rest = kept.subarray(length);
        kept = new Uint8Array();
        state = "body";
      }
      if (state === "body" && rest.length > 0) {
        rest = await write(rest);
        if (ended) state = "trailer";
      }
      if (state === "trailer" && rest.length > 0) {
        const missing = TRAILER - kept.length;
        kept = Buffer.concat([kept, rest.subarray(0, missing)]);
        rest = rest.subarray(missing);
        if (kept.length < TRAILER) return;
        checkTrailer(Buffer.from(kept), crc, size);
        state = "done";
      }
      if (state === "done" && rest.length > 0)
        throw new ArchiveError("archive-invalid", "something follows the end of the archive");
    },
    end() {
      if (state !== "done") throw new ArchiveError("archive-invalid", "the archive is cut short");
    },
    close: () => void inflate.destroy(),
  };
}

/** Length of the header, once it is complete. @throws ArchiveError when `bytes` are not gzip */
function headerLength(bytes: Uint8Array): number | undefined {
  const magic = Uint8Array.of(0x1f, 0x8b, 8).subarray(0, bytes.length);
  if (!magic.every((byte, at) => bytes[at] === byte))
    throw new ArchiveError("archive-invalid", "the archive is not compressed with gzip");
  const flags = bytes[3];
  if (flags === undefined || bytes.length < HEADER) return undefined;
  let at = HEADER;
  if (flags & FLAG.extra) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const text of [FLAG.name, FLAG.comment]) {
    if (!(flags & text)) continue;
    const end = bytes.indexOf(0, at);
    at = end < 0 ? bytes.length + 1 : end + 1;
  }
  if (flags & FLAG.headerCrc) at += 2;
  if (at <= bytes.length) return at;
  if (bytes.length > HEADER_LIMIT)
    throw new ArchiveError("archive-invalid", "the archive is damaged: its gzip header has no end");
  return undefined;
}

function checkTrailer(trailer: Buffer, crc: number, size: number): void {
  if (trailer.readUInt32LE(0) !== crc || trailer.readUInt32LE(4) !== size % 2 ** 32) {
    throw new ArchiveError("archive-invalid", "the archive is damaged: its checksum is wrong");
  }
}
