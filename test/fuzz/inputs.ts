/** A source of random numbers that a seed repeats (mulberry32). */
export function createRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Words of the format, random bytes, and repetitions of both. */
export function makeText(random: (limit: number) => number, words: readonly string[]): string {
  const parts: string[] = [];
  for (let count = random(12); count >= 0; count--) {
    const word = words[random(words.length)] ?? "";
    const kind = random(12);
    if (kind === 0) parts.push(String.fromCharCode(random(256)));
    else if (kind === 1) parts.push(String.fromCharCode(random(0xffff)));
    else if (kind === 2) parts.push(word.repeat(random(40)));
    else if (kind === 3) parts.push(word.slice(0, random(word.length + 1)));
    else parts.push(word);
  }
  // Without halves of surrogate pairs, which no text in UTF-8 has.
  return Buffer.from(parts.join("")).toString();
}

/** `bytes` with some of them changed, and perhaps cut short. */
export function changeBytes(random: (limit: number) => number, bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  for (let count = random(8); count >= 0; count--) changed[random(changed.length)] = random(256);
  return random(4) === 0 ? changed.subarray(0, random(changed.length)) : changed;
}
