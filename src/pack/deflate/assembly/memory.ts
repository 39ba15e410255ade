// Memory of the coder, in bytes from 0: AssemblyScript's constants, tables, the sequences of a block, input, output.

export const WINDOW: u32 = 32768;
export const MAX_CHUNK: u32 = 1 << 20;
/** Input of one Huffman block. */
export const BLOCK: u32 = 1 << 17;
export const HASH_BITS: u32 = 15;
export const MAX_MATCH: u32 = 258;
export const MAX_DISTANCE: u32 = WINDOW - 1;
export const MAX_SEQUENCES: u32 = 1 << 15;

export const HASH: usize = 4096;
export const HASH_BYTES: usize = 4 << HASH_BITS;
export const LITERAL_COUNTS: usize = HASH + HASH_BYTES; // u32[288]
export const DISTANCE_COUNTS: usize = LITERAL_COUNTS + 288 * 4; // u32[32]
export const LENGTH_COUNTS: usize = DISTANCE_COUNTS + 32 * 4; // u32[19], code length code
export const LITERAL_LENGTHS: usize = LENGTH_COUNTS + 32 * 4; // u8[288]
export const DISTANCE_LENGTHS: usize = LITERAL_LENGTHS + 288; // u8[32]
export const CODE_LENGTHS: usize = DISTANCE_LENGTHS + 32; // u8[32]
export const LITERAL_CODES: usize = CODE_LENGTHS + 32; // u32[288], code in the low half, length above
export const DISTANCE_CODES: usize = LITERAL_CODES + 288 * 4;
export const LENGTH_CODES: usize = DISTANCE_CODES + 32 * 4;
export const MATCH_CODES: usize = LENGTH_CODES + 32 * 4; // u32[259], code and extra bits of a match length, bit count << 24
export const LENGTH_SYMBOLS: usize = MATCH_CODES + 260 * 4; // u8[259], symbol - 257
export const DISTANCE_SYMBOLS: usize = LENGTH_SYMBOLS + 260; // u8[512]
export const RUNS: usize = DISTANCE_SYMBOLS + 512; // u16[320], symbol and extra value of the code length code
export const SORTED: usize = RUNS + 320 * 2 + 64; // u32[288]
export const TREE: usize = SORTED + 288 * 4; // u32[288]
export const PER_LENGTH: usize = TREE + 288 * 4; // u32[64], codes of each length
export const SEQUENCES: usize = (PER_LENGTH + 64 * 4 + 63) & ~63; // u64[MAX_SEQUENCES]: literals, length, distance
export const INPUT: usize = SEQUENCES + MAX_SEQUENCES * 8 + 64;
export const OUTPUT: usize = INPUT + WINDOW + MAX_CHUNK + 64;

// Base and extra bits of length and distance symbols, and the order of code lengths (RFC 1951, 3.2.5 and 3.2.7).
export const LENGTH_BASE: StaticArray<u16> = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
export const LENGTH_EXTRA: StaticArray<u8> = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
export const DISTANCE_BASE: StaticArray<u16> = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
export const DISTANCE_EXTRA: StaticArray<u8> = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
export const LENGTH_ORDER: StaticArray<u8> = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
