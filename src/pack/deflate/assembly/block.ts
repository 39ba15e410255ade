// Writes Huffman blocks: counts symbols, makes codes, and sends the sequences of a block.
import { atLeastTwo, makeCodes, makeLengths, makeRuns } from "./huffman";
import {
  CODE_LENGTHS,
  DISTANCE_BASE,
  DISTANCE_CODES,
  DISTANCE_COUNTS,
  DISTANCE_EXTRA,
  DISTANCE_LENGTHS,
  DISTANCE_SYMBOLS,
  INPUT,
  LENGTH_BASE,
  LENGTH_CODES,
  LENGTH_COUNTS,
  LENGTH_EXTRA,
  LENGTH_ORDER,
  LENGTH_SYMBOLS,
  LITERAL_CODES,
  LITERAL_COUNTS,
  LITERAL_LENGTHS,
  MATCH_CODES,
  MAX_MATCH,
  OUTPUT,
  RUNS,
  SEQUENCES,
} from "./memory";

let out: usize = OUTPUT;
let bits: u64 = 0;
let bitCount: u32 = 0;
export let sequences: u32 = 0;
let extraBits: u32 = 0;

/** Fills the tables that never change. */
export function prepare(): void {
  for (let symbol: u32 = 0; symbol < 29; symbol++) {
    const base: u32 = unchecked(LENGTH_BASE[symbol]);
    const count: u32 = symbol == 28 ? 1 : 1 << unchecked(LENGTH_EXTRA[symbol]);
    for (let at: u32 = 0; at < count && base + at <= MAX_MATCH; at++) store<u8>(LENGTH_SYMBOLS + base + at, <u8>symbol);
  }
  for (let symbol: u32 = 0; symbol < 30; symbol++) {
    const base: u32 = <u32>unchecked(DISTANCE_BASE[symbol]) - 1;
    const count: u32 = 1 << unchecked(DISTANCE_EXTRA[symbol]);
    for (let at: u32 = 0; at < count; at++) {
      const value = base + at;
      if (value < 256) store<u8>(DISTANCE_SYMBOLS + value, <u8>symbol);
      else store<u8>(DISTANCE_SYMBOLS + 256 + (value >> 7), <u8>symbol);
    }
  }
}

function distanceSymbol(distance: u32): u32 {
  const value = distance - 1;
  return value < 256 ? load<u8>(DISTANCE_SYMBOLS + value) : load<u8>(DISTANCE_SYMBOLS + 256 + (value >> 7));
}

/** Writes whole bytes of the bit buffer. It holds at most 7 bits afterwards. */
// @ts-ignore: decorator
@inline
function flush(): void {
  store<u64>(out, bits);
  out += bitCount >> 3;
  bits >>= <u64>(bitCount & ~7);
  bitCount &= 7;
}

// @ts-ignore: decorator
@inline
function put(value: u32, count: u32): void {
  bits |= (<u64>value) << (<u64>bitCount);
  bitCount += count;
}

function align(): void {
  bitCount = (bitCount + 7) & ~7;
  flush();
}

export function resetCounts(): void {
  memory.fill(LITERAL_COUNTS, 0, 288 * 4 + 32 * 4);
  sequences = 0;
  extraBits = 0;
}

export function countLiterals(from: u32, to: u32): void {
  for (let at = from; at < to; at++) {
    const slot = LITERAL_COUNTS + (<usize>load<u8>(INPUT + at) << 2);
    store<u32>(slot, load<u32>(slot) + 1);
  }
}

export function addSequence(anchor: u32, at: u32, size: u32, distance: u32): void {
  countLiterals(anchor, at);
  const lengthSymbol = <u32>load<u8>(LENGTH_SYMBOLS + size);
  const literalSlot = LITERAL_COUNTS + ((257 + lengthSymbol) << 2);
  store<u32>(literalSlot, load<u32>(literalSlot) + 1);
  const symbol = distanceSymbol(distance);
  const slot = DISTANCE_COUNTS + (symbol << 2);
  store<u32>(slot, load<u32>(slot) + 1);
  extraBits += <u32>unchecked(LENGTH_EXTRA[lengthSymbol]) + <u32>unchecked(DISTANCE_EXTRA[symbol]);
  const sequence = <u64>(at - anchor) | (<u64>size << 32) | (<u64>distance << 48);
  store<u64>(SEQUENCES + ((<usize>sequences) << 3), sequence);
  sequences++;
}

/** Writes the block from `from` to `to`; literals after the last match start at `anchor`. Returns `to`. */
export function endBlock(from: u32, anchor: u32, to: u32): u32 {
  store<u32>(LITERAL_COUNTS + (256 << 2), 1);
  atLeastTwo(DISTANCE_COUNTS);
  makeLengths(LITERAL_COUNTS, 286, 15, LITERAL_LENGTHS);
  makeLengths(DISTANCE_COUNTS, 30, 15, DISTANCE_LENGTHS);
  let literals: u32 = 286;
  while (literals > 257 && load<u8>(LITERAL_LENGTHS + literals - 1) == 0) literals--;
  let distances: u32 = 30;
  while (distances > 1 && load<u8>(DISTANCE_LENGTHS + distances - 1) == 0) distances--;
  const runs = makeRuns(literals, distances);
  makeLengths(LENGTH_COUNTS, 19, 7, CODE_LENGTHS);
  let lengths: u32 = 19;
  while (lengths > 4 && load<u8>(CODE_LENGTHS + unchecked(LENGTH_ORDER[lengths - 1])) == 0) lengths--;

  let size: u32 = 3 + 5 + 5 + 4 + 3 * lengths + extraBits;
  for (let symbol: u32 = 0; symbol < 19; symbol++) {
    const extra: u32 = symbol == 16 ? 2 : symbol == 17 ? 3 : symbol == 18 ? 7 : 0;
    size += load<u32>(LENGTH_COUNTS + (symbol << 2)) * (<u32>load<u8>(CODE_LENGTHS + symbol) + extra);
  }
  for (let symbol: u32 = 0; symbol < literals; symbol++) {
    size += load<u32>(LITERAL_COUNTS + (symbol << 2)) * <u32>load<u8>(LITERAL_LENGTHS + symbol);
  }
  for (let symbol: u32 = 0; symbol < distances; symbol++) {
    size += load<u32>(DISTANCE_COUNTS + (symbol << 2)) * <u32>load<u8>(DISTANCE_LENGTHS + symbol);
  }
  const bytes = to - from;
  const stored = (bytes + ((bytes + 65534) / 65535) * 5 + 1) << 3;
  if (size >= stored) storeBlock(from, to);
  else {
    writeTables(literals, distances, lengths, runs);
    writeSequences(from, anchor, to);
  }
  resetCounts();
  return to;
}

function storeBlock(from: u32, to: u32): void {
  let at = from;
  while (at < to) {
    const part = min(to - at, 65535);
    put(0, 3);
    align();
    store<u16>(out, <u16>part);
    store<u16>(out + 2, <u16>~part);
    memory.copy(out + 4, INPUT + at, part);
    out += 4 + part;
    at += part;
  }
}

function writeTables(literals: u32, distances: u32, lengths: u32, runs: u32): void {
  makeCodes(LITERAL_LENGTHS, literals, LITERAL_CODES);
  makeCodes(DISTANCE_LENGTHS, distances, DISTANCE_CODES);
  makeCodes(CODE_LENGTHS, 19, LENGTH_CODES);
  put(4, 3); // not final, dynamic
  put(literals - 257, 5);
  put(distances - 1, 5);
  put(lengths - 4, 4);
  flush();
  for (let at: u32 = 0; at < lengths; at++) {
    put(load<u8>(CODE_LENGTHS + unchecked(LENGTH_ORDER[at])), 3);
    flush();
  }
  for (let at: u32 = 0; at < runs; at++) {
    const run = <u32>load<u16>(RUNS + (at << 1));
    const symbol = run & 255;
    const code = load<u32>(LENGTH_CODES + (symbol << 2));
    put(code & 0xffff, code >> 16);
    if (symbol == 16) put(run >> 8, 2);
    else if (symbol == 17) put(run >> 8, 3);
    else if (symbol == 18) put(run >> 8, 7);
    flush();
  }
  for (let size: u32 = 3; size <= MAX_MATCH; size++) {
    const symbol = <u32>load<u8>(LENGTH_SYMBOLS + size);
    const code = load<u32>(LITERAL_CODES + ((257 + symbol) << 2));
    const count = code >> 16;
    const value = (code & 0xffff) | ((size - <u32>unchecked(LENGTH_BASE[symbol])) << count);
    store<u32>(MATCH_CODES + (size << 2), value | ((count + <u32>unchecked(LENGTH_EXTRA[symbol])) << 24));
  }
}

function writeSequences(from: u32, anchor: u32, to: u32): void {
  let at = from;
  // Locals are faster than globals.
  let buffer = bits;
  let count = bitCount;
  let to8 = out;
  for (let index: u32 = 0; index < sequences; index++) {
    const sequence = load<u64>(SEQUENCES + ((<usize>index) << 3));
    let literals = <u32>sequence;
    while (literals >= 3) {
      const a = load<u32>(LITERAL_CODES + (<usize>load<u8>(INPUT + at) << 2));
      buffer |= (<u64>(a & 0xffff)) << (<u64>count);
      count += a >> 16;
      const b = load<u32>(LITERAL_CODES + (<usize>load<u8>(INPUT + at + 1) << 2));
      buffer |= (<u64>(b & 0xffff)) << (<u64>count);
      count += b >> 16;
      const c = load<u32>(LITERAL_CODES + (<usize>load<u8>(INPUT + at + 2) << 2));
      buffer |= (<u64>(c & 0xffff)) << (<u64>count);
      count += c >> 16;
      store<u64>(to8, buffer);
      to8 += count >> 3;
      buffer >>= <u64>(count & ~7);
      count &= 7;
      at += 3;
      literals -= 3;
    }
    while (literals > 0) {
      const a = load<u32>(LITERAL_CODES + (<usize>load<u8>(INPUT + at) << 2));
      buffer |= (<u64>(a & 0xffff)) << (<u64>count);
      count += a >> 16;
      at++;
      literals--;
    }
    store<u64>(to8, buffer);
    to8 += count >> 3;
    buffer >>= <u64>(count & ~7);
    count &= 7;
    const size = <u32>(sequence >> 32) & 0xffff;
    const distance = <u32>(sequence >> 48);
    const match = load<u32>(MATCH_CODES + (size << 2));
    buffer |= (<u64>(match & 0xffffff)) << (<u64>count);
    count += match >> 24;
    const symbol = distanceSymbol(distance);
    const code = load<u32>(DISTANCE_CODES + (symbol << 2));
    buffer |= (<u64>(code & 0xffff)) << (<u64>count);
    count += code >> 16;
    buffer |= (<u64>(distance - <u32>unchecked(DISTANCE_BASE[symbol]))) << (<u64>count);
    count += <u32>unchecked(DISTANCE_EXTRA[symbol]);
    store<u64>(to8, buffer);
    to8 += count >> 3;
    buffer >>= <u64>(count & ~7);
    count &= 7;
    at += size;
  }
  while (at < to) {
    const a = load<u32>(LITERAL_CODES + (<usize>load<u8>(INPUT + at) << 2));
    buffer |= (<u64>(a & 0xffff)) << (<u64>count);
    count += a >> 16;
    store<u64>(to8, buffer);
    to8 += count >> 3;
    buffer >>= <u64>(count & ~7);
    count &= 7;
    at++;
  }
  const last = load<u32>(LITERAL_CODES + (256 << 2));
  buffer |= (<u64>(last & 0xffff)) << (<u64>count);
  count += last >> 16;
  bits = buffer;
  bitCount = count;
  out = to8;
  flush();
}

/** Starts a chunk at the beginning of the output. */
export function startChunk(): void {
  out = OUTPUT;
  bits = 0;
  bitCount = 0;
  resetCounts();
}

/** Ends the chunk on a byte boundary with an empty stored block. Returns the size of the output. */
export function endChunk(): u32 {
  put(0, 3);
  align();
  store<u32>(out, 0xffff0000);
  out += 4;
  return <u32>(out - OUTPUT);
}
