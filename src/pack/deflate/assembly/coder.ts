// A fast block coder for DEFLATE (RFC 1951), compiled to WebAssembly by AssemblyScript. One call compresses one chunk of at
// most 1 MiB that may point back into the 32 KiB before it. The output depends on these bytes alone.
//
// Matches: one probe into a hash table of 4-byte sequences, greedy, with growing steps where nothing matches. Codes: a
// dynamic Huffman table for each 128 KiB, or a stored block where that is not smaller. The output ends on a byte
// boundary with an empty stored block, so that the outputs of chunks can be joined.

import { addSequence, countLiterals, endBlock, endChunk, prepare, sequences, startChunk } from "./block";
import {
  BLOCK,
  HASH,
  HASH_BITS,
  HASH_BYTES,
  INPUT,
  MAX_DISTANCE,
  MAX_MATCH,
  MAX_SEQUENCES,
  OUTPUT,
  WINDOW,
} from "./memory";

let isReady: bool = false;

/** Address of the chunk; the window lies right before it. */
export function chunkOffset(): usize {
  return INPUT + WINDOW;
}

/** Address of the output. */
export function outputOffset(): usize {
  return OUTPUT;
}

/**
 * Compresses the `length` bytes at chunkOffset(); `window` bytes before it may be pointed to. Returns the number of bytes
 * at outputOffset(): whole deflate blocks, none of them final, up to a byte boundary.
 */
export function deflate(window: u32, length: u32): u32 {
  if (!isReady) {
    prepare();
    isReady = true;
  }
  startChunk();
  memory.fill(HASH, 0, HASH_BYTES);
  const start = WINDOW;
  const end = start + length;
  for (let at = start - window; at + 4 <= start; at += 2) {
    store<u32>(HASH + ((load<u32>(INPUT + at) * 0x9e3779b1) >> (32 - HASH_BITS) << 2), at);
  }

  let at = start;
  let anchor = start;
  let blockStart = start;
  const limit = length > 16 ? end - 16 : start;
  while (at < limit) {
    // Steps grow where nothing matches: incompressible data is passed quickly.
    let misses: u32 = 1 << 5;
    let candidate: u32 = 0;
    let found = false;
    while (at < limit) {
      const sequence = load<u32>(INPUT + at);
      const slot = HASH + ((sequence * 0x9e3779b1) >> (32 - HASH_BITS) << 2);
      candidate = load<u32>(slot);
      store<u32>(slot, at);
      if (at - candidate <= MAX_DISTANCE && load<u32>(INPUT + candidate) == sequence) {
        found = true;
        break;
      }
      at += misses++ >> 5;
      if (at - blockStart >= BLOCK) break;
    }
    if (!found) {
      if (at > end) at = end;
      if (at >= limit) break;
      countLiterals(anchor, at);
      anchor = endBlock(blockStart, anchor, at);
      blockStart = at;
      continue;
    }
    // A match may start earlier than it was found.
    while (at > anchor && candidate > start - window && load<u8>(INPUT + at - 1) == load<u8>(INPUT + candidate - 1)) {
      at--;
      candidate--;
    }
    let size: u32 = 4;
    const most = min(MAX_MATCH, end - at);
    while (size < most) {
      if (at + size + 8 > end) {
        while (size < most && load<u8>(INPUT + at + size) == load<u8>(INPUT + candidate + size)) size++;
        break;
      }
      const difference = load<u64>(INPUT + at + size) ^ load<u64>(INPUT + candidate + size);
      if (difference != 0) {
        size += <u32>(ctz(difference) >> 3);
        break;
      }
      size += 8;
    }
    if (size > most) size = most;
    addSequence(anchor, at, size, at - candidate);
    const next = at + size;
    if (next < limit) {
      const middle = next - 2;
      store<u32>(HASH + ((load<u32>(INPUT + middle) * 0x9e3779b1) >> (32 - HASH_BITS) << 2), middle);
    }
    at = next;
    anchor = next;
    if (sequences == MAX_SEQUENCES || at - blockStart >= BLOCK) {
      anchor = endBlock(blockStart, anchor, at);
      blockStart = at;
    }
  }
  if (blockStart < end) {
    countLiterals(anchor, end);
    endBlock(blockStart, anchor, end);
  }
  return endChunk();
}
