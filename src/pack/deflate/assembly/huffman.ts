import {
  DISTANCE_LENGTHS,
  LENGTH_COUNTS,
  LITERAL_LENGTHS,
  PER_LENGTH,
  RUNS,
  SORTED,
  TREE,
} from "./memory";

/** Adds codes until a table has two: some readers require it. */
export function atLeastTwo(counts: usize): void {
  let used: u32 = 0;
  for (let symbol: usize = 0; symbol < 30; symbol++) if (load<u32>(counts + (symbol << 2)) != 0) used++;
  for (let symbol: usize = 0; symbol < 2 && used < 2; symbol++) {
    if (load<u32>(counts + (symbol << 2)) == 0) {
      store<u32>(counts + (symbol << 2), 1);
      used++;
    }
  }
}

/**
 * Code lengths of `count` symbols with these frequencies, none longer than `limit`: Huffman's algorithm on sorted
 * frequencies in place, then lengths over the limit are shortened until the code is complete again.
 */
export function makeLengths(counts: usize, count: u32, limit: u32, lengths: usize): void {
  memory.fill(lengths, 0, count);
  let used: u32 = 0;
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const frequency = load<u32>(counts + (symbol << 2));
    if (frequency != 0) {
      store<u32>(SORTED + (used << 2), (frequency << 9) | symbol);
      used++;
    }
  }
  if (used == 0) return;
  if (used == 1) {
    store<u8>(lengths + (load<u32>(SORTED) & 511), 1);
    return;
  }
  sort(used);
  for (let at: u32 = 0; at < used; at++) store<u32>(TREE + (at << 2), load<u32>(SORTED + (at << 2)) >> 9);

  // Two queues in one array: leaves that are left, and inner nodes in the order of their making.
  const a = TREE;
  let leaf: u32 = 2;
  let root: u32 = 0;
  store<u32>(a, load<u32>(a) + load<u32>(a + 4));
  for (let next: u32 = 1; next < used - 1; next++) {
    let sum: u32 = 0;
    for (let child = 0; child < 2; child++) {
      if (leaf >= used || (root < next && load<u32>(a + (root << 2)) < load<u32>(a + (leaf << 2)))) {
        sum += load<u32>(a + (root << 2));
        store<u32>(a + (root << 2), next);
        root++;
      } else {
        sum += load<u32>(a + (leaf << 2));
        leaf++;
      }
    }
    store<u32>(a + (next << 2), sum);
  }
  // Depths of inner nodes, from the root down; then how many leaves each depth has room for.
  store<u32>(a + ((used - 2) << 2), 0);
  for (let next: i32 = <i32>used - 3; next >= 0; next--) {
    const parent = load<u32>(a + ((<u32>next) << 2));
    store<u32>(a + ((<u32>next) << 2), load<u32>(a + (parent << 2)) + 1);
  }
  const per = PER_LENGTH;
  memory.fill(per, 0, 64 * 4);
  let available: u32 = 1;
  let depth: u32 = 0;
  let inner: i32 = <i32>used - 2;
  let left: i32 = <i32>used;
  while (available > 0) {
    let nodes: u32 = 0;
    while (inner >= 0 && load<u32>(a + ((<u32>inner) << 2)) == depth) {
      nodes++;
      inner--;
    }
    const leaves = available - nodes;
    const slot = per + (min(depth, limit) << 2);
    store<u32>(slot, load<u32>(slot) + leaves);
    left -= <i32>leaves;
    available = 2 * nodes;
    depth++;
  }
  // The Kraft sum in units of the longest code; too long codes make it too large.
  let sum: u32 = 0;
  for (let size: u32 = 1; size <= limit; size++) sum += load<u32>(per + (size << 2)) << (limit - size);
  while (sum > <u32>1 << limit) {
    store<u32>(per + (limit << 2), load<u32>(per + (limit << 2)) - 1);
    let size = limit - 1;
    while (load<u32>(per + (size << 2)) == 0) size--;
    store<u32>(per + (size << 2), load<u32>(per + (size << 2)) - 1);
    store<u32>(per + ((size + 1) << 2), load<u32>(per + ((size + 1) << 2)) + 2);
    sum--;
  }
  let at: u32 = 0;
  for (let size = limit; size > 0; size--) {
    for (let n = load<u32>(per + (size << 2)); n > 0; n--) {
      store<u8>(lengths + (load<u32>(SORTED + (at << 2)) & 511), <u8>size);
      at++;
    }
  }
}

/** Sorts the first `count` numbers at SORTED, smallest first (Shell's method). */
function sort(count: u32): void {
  for (let gap: u32 = count > 120 ? 121 : count > 40 ? 40 : 13; gap > 0; gap = gap == 121 ? 40 : gap == 40 ? 13 : gap == 13 ? 4 : gap == 4 ? 1 : 0) {
    for (let at = gap; at < count; at++) {
      const value = load<u32>(SORTED + (at << 2));
      let to = at;
      while (to >= gap && load<u32>(SORTED + ((to - gap) << 2)) > value) {
        store<u32>(SORTED + (to << 2), load<u32>(SORTED + ((to - gap) << 2)));
        to -= gap;
      }
      store<u32>(SORTED + (to << 2), value);
    }
  }
}

/** The lengths of both codes as symbols of the code length code; returns how many. */
export function makeRuns(literals: u32, distances: u32): u32 {
  memory.fill(LENGTH_COUNTS, 0, 19 * 4);
  const all = literals + distances;
  let runs: u32 = 0;
  let at: u32 = 0;
  while (at < all) {
    const value = lengthAt(at, literals);
    let same: u32 = 1;
    while (at + same < all && same < 138 && lengthAt(at + same, literals) == value) same++;
    if (value == 0 && same >= 3) {
      const symbol: u32 = same <= 10 ? 17 : 18;
      runs = addRun(runs, symbol, same - (symbol == 17 ? 3 : 11));
      at += same;
    } else if (value != 0 && same >= 4) {
      const repeated = min(same - 1, 6);
      runs = addRun(runs, value, 0);
      runs = addRun(runs, 16, repeated - 3);
      at += 1 + repeated;
    } else {
      runs = addRun(runs, value, 0);
      at++;
    }
  }
  return runs;
}

function lengthAt(at: u32, literals: u32): u32 {
  return at < literals ? load<u8>(LITERAL_LENGTHS + at) : load<u8>(DISTANCE_LENGTHS + at - literals);
}

function addRun(runs: u32, symbol: u32, extra: u32): u32 {
  store<u16>(RUNS + (runs << 1), <u16>(symbol | (extra << 8)));
  const slot = LENGTH_COUNTS + (symbol << 2);
  store<u32>(slot, load<u32>(slot) + 1);
  return runs + 1;
}

/** Canonical codes of these lengths, bits in the order in which deflate sends them. */
export function makeCodes(lengths: usize, count: u32, codes: usize): void {
  const next = TREE; // u32[16], not in use now
  memory.fill(next, 0, 17 * 4 * 2);
  const per = next + 17 * 4;
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const slot = per + (<usize>load<u8>(lengths + symbol) << 2);
    store<u32>(slot, load<u32>(slot) + 1);
  }
  store<u32>(per, 0);
  let code: u32 = 0;
  for (let size: u32 = 1; size <= 15; size++) {
    code = (code + load<u32>(per + ((size - 1) << 2))) << 1;
    store<u32>(next + (size << 2), code);
  }
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const size = <u32>load<u8>(lengths + symbol);
    if (size == 0) continue;
    const slot = next + (size << 2);
    let value = load<u32>(slot);
    store<u32>(slot, value + 1);
    let reversed: u32 = 0;
    for (let bit: u32 = 0; bit < size; bit++) {
      reversed = (reversed << 1) | (value & 1);
      value >>= 1;
    }
    store<u32>(codes + (symbol << 2), reversed | (size << 16));
  }
}
