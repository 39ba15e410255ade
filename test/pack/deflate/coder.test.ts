import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { gunzipSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storeBlock } from "../../../src/pack/deflate/block.ts";
import { createCoder, MAX_CHUNK, WINDOW } from "../../../src/pack/deflate/coder.ts";
import { gzip } from "../../../src/pack/gzip.ts";

const coder = createCoder();
/** An empty final block. */
const LAST = Buffer.from([3, 0]);
const NOTHING = new Uint8Array(0);

const inflate = (...parts: Uint8Array[]) => inflateRawSync(Buffer.concat([...parts, LAST]));

/** Text that repeats itself at many distances, from a seed. */
function mixture(seed: number, size: number, letters: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = seed >>> 0 || 1;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  for (let at = 0; at < size; ) {
    if (at > 10 && next() < 0.3) {
      const distance = 1 + Math.floor(next() * Math.min(at, 40_000));
      const length = Math.min(size - at, Math.floor(next() * 400));
      for (let i = 0; i < length; i++) bytes[at + i] = bytes[at + i - distance] ?? 0;
      at += length;
    } else {
      bytes[at++] = Math.floor(next() * letters);
    }
  }
  return bytes;
}

describe("the fast coder", () => {
  test.each([
    ["nothing", Buffer.alloc(0)],
    ["one byte", Buffer.from("a")],
    ["sixteen bytes", Buffer.from("abcdabcdabcdabcd")],
    ["zeros", Buffer.alloc(MAX_CHUNK)],
    ["random bytes", randomBytes(MAX_CHUNK)],
    ["every byte once", Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ["a skewed alphabet", Buffer.concat(Array.from({ length: 17 }, (_, n) => Buffer.alloc(2 ** n, n)))],
  ])("gives back %s", (_, bytes) => {
    expect(inflate(coder.compress(bytes, NOTHING)).equals(bytes)).toBe(true);
  });

  test("gives back any bytes, after any other input", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.nat(150_000), fc.integer({ min: 1, max: 256 }), (seed, size, letters) => {
        const bytes = mixture(seed, size, letters);
        expect(inflate(coder.compress(bytes, NOTHING)).equals(bytes)).toBe(true);
      }),
      { numRuns: 300, seed: 42 },
    );
  });

  test("points back into the window before a chunk, and no further", () => {
    const before = mixture(7, 100_000, 200);
    const again = before.subarray(-WINDOW);
    const first = coder.compress(before, NOTHING);
    const second = coder.compress(again, before);

    expect(inflate(first, second).equals(Buffer.concat([before, again]))).toBe(true);
    expect(second.length).toBeLessThan(WINDOW / 10);
  });

  test("gives the same bytes for the same input, after any other input", () => {
    const bytes = mixture(3, 300_000, 90);
    const first = coder.compress(bytes, NOTHING);
    coder.compress(randomBytes(MAX_CHUNK), NOTHING);

    expect(Buffer.from(coder.compress(bytes, NOTHING)).equals(first)).toBe(true);
  });

  test("stores what does not shrink, with a few bytes more", () => {
    expect(coder.compress(randomBytes(MAX_CHUNK), NOTHING).length).toBeLessThan(MAX_CHUNK + 200);
  });

  test("rejects a chunk over its size", () => {
    expect(() => coder.compress(Buffer.alloc(MAX_CHUNK + 1), NOTHING)).toThrow(RangeError);
  });
});

test("a stored block gives back its bytes", () => {
  const bytes = randomBytes(200_000);

  expect(inflate(storeBlock(bytes)).equals(bytes)).toBe(true);
});

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

describe("gzip at every level", () => {
  // The zeros are the blocks before the first worker starts: they are compressed at once.
  const zeros = Buffer.alloc(16 << 20);
  const bytes = Buffer.concat([zeros, mixture(5, 6_500_000, 60), randomBytes(2_500_000), mixture(6, 700_000, 100)]);

  test.each(["store", 1, 2, 6, 9] as const)(
    "%s gives the same bytes on any number of threads and cuts",
    async (level) => {
      const reference = await collect(gzip(inPieces(bytes, 65_536), { compression: level, threads: 1 }));
      for (const [threads, size] of [
        [2, 1_000_003],
        [4, 4096],
      ] as const) {
        const other = await collect(gzip(inPieces(bytes, size), { compression: level, threads }));
        expect(other.equals(reference)).toBe(true);
      }
      expect(gunzipSync(reference).equals(bytes)).toBe(true);
    },
  );

  test.each(["store", 1, 6, "auto"] as const)(
    "%s is one member that GNU gzip reads to its end",
    async (compression) => {
      const packed = await collect(gzip(inPieces(bytes, 65_536), { compression }));
      const unpacked = execFileSync("gzip", ["-dc"], { input: packed, maxBuffer: bytes.length + 1 });

      expect(unpacked.equals(bytes)).toBe(true);
    },
  );

  test("an empty stream is an empty member", async () => {
    expect(gunzipSync(await collect(gzip(inPieces(Buffer.alloc(0), 1)))).length).toBe(0);
  });
});
