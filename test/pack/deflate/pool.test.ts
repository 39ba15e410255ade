import { createHash, randomBytes } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type BlockPool, createBlockPool } from "../../../src/pack/deflate/pool.ts";

const SIZE = 64 * 1024;
const text = Buffer.from(Array.from({ length: 20_000 }, (_, line) => `line ${line * 7919} of ${line % 97}\n`).join(""));

function openPool(threads: number): BlockPool {
  const pool = createBlockPool(threads, SIZE);
  onTestFinished(() => pool.close());
  return pool;
}

/** Memory of the pool that holds `bytes`. */
function fill(pool: BlockPool, bytes: Uint8Array): Buffer<ArrayBuffer> {
  const block = pool.buffer().subarray(0, bytes.length);
  block.set(bytes);
  return block;
}

/** Text, and every third time what does not shrink. */
function bytesOf(index: number): Buffer {
  const at = (index * 9973) % (text.length - SIZE);
  return index % 3 === 2 ? randomBytes(SIZE) : text.subarray(at, at + SIZE - (index % 5));
}

/** Whether a worker has taken the block: its memory is no longer of this thread. */
const hasMoved = (block: Uint8Array) => block.buffer.byteLength === 0;

test.each([1, 2, 6, 9] as const)(
  "at level %i a worker gives the bytes and the digest that this thread gives",
  async (level) => {
    const here = openPool(0);
    const pool = openPool(2);
    for (let index = 0, moved = 0; moved < 6; index++) {
      const bytes = bytesOf(index);
      const block = fill(pool, bytes);
      const compressed = pool.compress(block, level, true);
      if (hasMoved(block)) moved++;
      const [one, other] = [await compressed, await here.compress(fill(here, bytes), level, true)];
      expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
      expect(one.digest && Buffer.compare(one.digest, other.digest ?? text)).toBe(0);
      await turn();
    }
  },
);

test("a worker gives the digest of a block", async () => {
  const pool = openPool(2);
  // Its workers are started by work that takes longer than a digest.
  for (let isStarted = false; !isStarted; await turn()) {
    const block = fill(pool, text.subarray(0, SIZE));
    const compressed = pool.compress(block, 1, false);
    isStarted = hasMoved(block);
    await compressed;
  }
  const block = fill(pool, text.subarray(7, SIZE));
  const digest = pool.digest(block);
  expect(hasMoved(block)).toBe(true);
  expect(Buffer.from(await digest)).toEqual(createHash("sha256").update(text.subarray(7, SIZE)).digest());
});
