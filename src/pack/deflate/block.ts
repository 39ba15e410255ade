import { promisify } from "node:util";
import { constants, deflateRaw } from "node:zlib";
import { type Coder, putInto } from "./coder.ts";

/** How a block is compressed: not at all, or by level. 1 is the fast coder of this project, 2 to 9 are zlib's levels. */
export const LEVELS = ["store", 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Level = (typeof LEVELS)[number];

/** Bytes looked at, at each of three places of a block, to see whether it shrinks at all. */
export const SAMPLE = 48 << 10;
/** A sample that is larger than this share of itself afterwards does not shrink. */
export const SHRINKS = 0.98;

const deflate = promisify(deflateRaw);
const NOTHING = new Uint8Array(0);
/** Content bytes of a stored block at most (RFC 1951, 3.2.4). */
const MAX_STORED = 65_535;

/** Bytes that a compressed block may have beyond its content: it does not shrink. */
export const mostGrowth = (length: number): number => (length >> 6) + 64;

/** `bytes` in stored deflate blocks, none of them final, in `room`. */
export function storeBlock(
  bytes: Uint8Array,
  room: Buffer = Buffer.allocUnsafe(bytes.length + mostGrowth(bytes.length)),
): Uint8Array {
  const parts = Math.ceil(bytes.length / MAX_STORED);
  const out = room.subarray(0, bytes.length + parts * 5);
  for (let part = 0; part < parts; part++) {
    const content = bytes.subarray(part * MAX_STORED, (part + 1) * MAX_STORED);
    const at = part * (MAX_STORED + 5);
    out[at] = 0;
    out.writeUInt16LE(content.length, at + 1);
    out.writeUInt16LE(~content.length & 0xffff, at + 3);
    out.set(content, at + 5);
  }
  return out;
}

/**
 * `block` as deflate blocks that end on a byte boundary, none of them final, in the memory of `block`: to send from new memory takes
 * several times as long. A block that does not shrink, such as an image, is stored at every level. The result depends on the bytes of
 * `block` and `window` and on `level` alone.
 */
export async function compressBlock(
  coder: Coder,
  block: Uint8Array<ArrayBuffer>,
  window: Uint8Array,
  level: Exclude<Level, "store">,
): Promise<Uint8Array> {
  const room = new Uint8Array(block.buffer);
  if (level === 1 || !shrinks(coder, block)) return coder.compress(block, window, room);
  const out = await deflate(block, {
    level,
    // With room for a block that grows, one trip to the thread pool is enough.
    chunkSize: block.length + mostGrowth(block.length),
    finishFlush: constants.Z_SYNC_FLUSH,
    ...(window.length === 0 ? {} : { dictionary: window }),
  });
  return putInto(out, room);
}

/** Whether the start, the middle or the end of the block shrinks, by a quick try. */
function shrinks(coder: Coder, block: Uint8Array): boolean {
  if (block.length <= 3 * SAMPLE) return true;
  return [0, (block.length - SAMPLE) >> 1, block.length - SAMPLE].some(
    (at) => coder.compress(block.subarray(at, at + SAMPLE), NOTHING).length < SAMPLE * SHRINKS,
  );
}
