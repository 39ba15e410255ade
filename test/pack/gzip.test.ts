import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gzip } from "../../src/pack/gzip.ts";
import { without } from "./support.ts";

const MIB = 1 << 20;

async function* cut(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += length) yield bytes.subarray(i, i + length);
}

const zip = (bytes: Uint8Array, length = 100_000) => buffer(gzip(cut(bytes, length)));

const text = Buffer.from(Array.from({ length: 300_000 }, (_, i) => `line ${i * 7919}\n`).join(""));

test.each([
  ["nothing", Buffer.alloc(0)],
  ["one byte", Buffer.from("x")],
  ["one block", text.subarray(0, MIB)],
  ["one block and a byte", text.subarray(0, MIB + 1)],
  ["two blocks", text.subarray(0, 2 * MIB)],
  ["many blocks", text],
  ["what does not shrink", randomBytes(3 * MIB + 5)],
])("%s is read back by zlib", async (_, bytes) => {
  expect(gunzipSync(await zip(bytes)).equals(bytes)).toBe(true);
});

test("random bytes in random pieces are read back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: 1, max: 999 }), async (bytes, length) => {
      expect(gunzipSync(await zip(bytes, length))).toEqual(Buffer.from(bytes));
    }),
  );
});

test("the bytes do not depend on how the input is cut", async () => {
  const whole = await zip(text, text.length);

  for (const length of [65_536, MIB, MIB + 1]) expect((await zip(text, length)).equals(whole)).toBe(true);
});

test("the header holds no time, no name and no system", async () => {
  expect([...(await zip(text)).subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
});

test("blocks see the end of the block before, so that the whole is as small as from one stream", async () => {
  const period = randomBytes(30_000);
  const repeated = Buffer.concat(Array.from({ length: 140 }, () => period));

  // Each of the four blocks would hold the period again, if it were compressed alone.
  expect((await zip(repeated)).length).toBeLessThan(gzipSync(repeated).length + 1000);
});

test("what does not shrink is stored, unless a part of its block does", async () => {
  const random = randomBytes(3 * MIB);
  const blanks = Buffer.alloc(200_000, " ");
  const places = [0, (MIB - blanks.length) / 2, MIB - blanks.length];
  const partly = places.map((at) => Buffer.concat([random.subarray(0, at), blanks, random.subarray(0, MIB - at)]));

  expect((await zip(random)).length).toBeLessThan(random.length * 1.001);
  for (const bytes of partly) expect((await zip(bytes.subarray(0, MIB))).length).toBeLessThan(MIB - 190_000);
});

test.skipIf(without("gzip") !== "")(`it is one ordinary member to gzip${without("gzip")}`, async () => {
  const zipped = await zip(text);

  execFileSync("gzip", ["-t"], { input: zipped });
  expect(execFileSync("gzip", ["-dc"], { input: zipped, maxBuffer: 1 << 26 }).equals(text)).toBe(true);
  // A second member would have another header, after the trailer of the first.
  expect(zipped.readUInt32LE(zipped.length - 4)).toBe(text.length);
});

test("an error in the input comes out, and so does the end of the input when the reader stops", async () => {
  let closed = 0;
  async function* failing(): AsyncGenerator<Uint8Array> {
    try {
      for (let i = 0; ; i++) {
        if (i === 9) throw new Error("disk on fire");
        yield text.subarray(0, MIB);
      }
    } finally {
      closed++;
    }
  }

  await expect(buffer(gzip(failing()))).rejects.toThrow("disk on fire");
  for await (const chunk of gzip(failing())) if (chunk.length > 10) break;

  expect(closed).toBe(2);
});

test.each([1, 2, "store"] as const)(
  "at level %s a long stream needs the memory of a few blocks, if its chunks are used one by one",
  async (compression) => {
    async function* long(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 24; i++) yield text.subarray(i * 1000, i * 1000 + MIB);
    }
    const chunks: Uint8Array[] = [];
    const copies: Uint8Array[] = [];
    for await (const chunk of gzip(long(), { compression, threads: 2, reusesMemory: true })) {
      chunks.push(chunk);
      copies.push(Uint8Array.from(chunk));
    }

    // A chunk whose memory went to a worker again has no bytes any more.
    const memories = new Set(chunks.filter(({ length }) => length > 1000).map((chunk) => chunk.buffer));
    expect(memories.size).toBeLessThanOrEqual(12);
    expect(Buffer.concat(copies).equals(await buffer(gzip(long(), { compression, threads: 2 })))).toBe(true);
  },
);
