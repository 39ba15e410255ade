import { randomBytes } from "node:crypto";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openArchive } from "../../src/archive/index.ts";
import { ArchiveError, UnreachableError } from "../../src/errors.ts";
import { serviceNames } from "../../src/manifest/index.ts";
import {
  dockerTar,
  type Item,
  type Made,
  ociTar,
  pieces,
  tarOf,
  v2Archive,
  v2Items,
  v3Archive,
  v3Items,
} from "../support/archives.ts";

interface Read {
  format: string | undefined;
  images: readonly string[];
  /** What was read before the end or the error. */
  passed: Buffer;
  error: unknown;
}

/** Reads an archive until it ends or fails. */
async function read(source: AsyncIterable<Uint8Array>): Promise<Read> {
  const passed: Uint8Array[] = [];
  let format: string | undefined;
  let images: readonly string[] = [];
  try {
    const archive = await openArchive(source, serviceNames);
    format = archive.head.format;
    for await (const chunk of archive.chunks) passed.push(chunk);
    images = archive.images();
  } catch (error) {
    return { format, images, passed: Buffer.concat(passed), error };
  }
  return { format, images, passed: Buffer.concat(passed), error: undefined };
}

async function readError(bytes: Uint8Array, size?: number): Promise<string> {
  const { error, passed } = await read(pieces(bytes, size));
  expect(error).toBeInstanceOf(ArchiveError);
  expect(tarEnd(passed)).toBe(false);
  return String(error);
}

/** Whether a Rack that received these bytes would find the first block of the tar's end mark. */
function tarEnd(bytes: Buffer): boolean {
  const tar = decompress(bytes);
  for (let at = 0; at + 512 <= tar.length; ) {
    const block = tar.subarray(at, at + 512);
    if (block.every((byte) => byte === 0)) return true;
    at += 512 + Math.ceil(Number.parseInt(block.toString("latin1", 124, 135), 8) / 512) * 512;
  }
  return false;
}

/** Decompresses as much of the data as possible. */
function decompress(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}

const made: fc.Arbitrary<Made> = fc.record({
  services: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/), { minLength: 1, maxLength: 4 }),
  app: fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
  layer: fc.uint8Array({ maxLength: 3000 }),
});

describe("a complete archive", () => {
  test.each([
    ["v3", v3Archive({ services: ["web", "worker"] }), ["web", "worker"]],
    ["v2", v2Archive({ app: "shop", services: ["web", "worker"] }), ["web", "worker"]],
  ])("of a %s Rack is passed on unchanged, and its images are listed", async (format, bytes, images) => {
    expect(await read(pieces(bytes))).toEqual({ format, images, passed: bytes, error: undefined });
  });

  test("is accepted in any chunk size and compression", async () => {
    await fc.assert(
      fc.asyncProperty(
        made,
        fc.boolean(),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 9 }),
        async (m, v2, size, level) => {
          const bytes = gzipSync(tarOf(v2 ? v2Items(m) : v3Items(m)), { level });
          const { passed, error } = await read(pieces(bytes, size));
          expect(error).toBeUndefined();
          expect(passed.equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is accepted one byte at a time and with padding after its end, as GNU tar writes it", async () => {
    const bytes = gzipSync(tarOf(v3Items(), Buffer.alloc(10_240)));
    expect((await read(pieces(bytes, 1))).error).toBeUndefined();
  });

  test("is accepted with a file name in its gzip header", async () => {
    const plain = v3Archive();
    const named = Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 8]),
      plain.subarray(4, 10),
      Buffer.from("build.tar\0"),
      plain.subarray(10),
    ]);
    for (const size of [1, 12, 100_000]) expect((await read(pieces(named, size))).error).toBeUndefined();
  });

  test("is accepted with names that are too long for a plain header", async () => {
    const service = "s".repeat(140);
    expect(await read(pieces(v3Archive({ services: [service] })))).toMatchObject({
      error: undefined,
      images: [service],
    });
  });

  test("of an app with a service of the same name is recognized by the directory without a name", async () => {
    expect((await read(pieces(v3Archive({ app: "web", services: ["web"] })))).format).toBe("v3");
    expect((await read(pieces(v2Archive({ app: "web", services: ["web"] })))).format).toBe("v2");
  });

  test("is passed on as it is read: only its end is held back", async () => {
    const bytes = v3Archive({ layer: randomBytes(3 << 20) });
    const asked: number[] = [];
    async function* source() {
      for (let at = 0; at < bytes.length; at += 65_536) {
        asked.push(at);
        yield bytes.subarray(at, at + 65_536);
      }
    }
    const archive = await openArchive(source(), serviceNames);
    let out = 0;
    for await (const chunk of archive.chunks) {
      expect((asked.at(-1) ?? 0) - out).toBeLessThan(3 * 65_536);
      out += chunk.length;
    }
    expect(out).toBe(bytes.length);
  });
});

describe("an incomplete archive is rejected, and its reader never receives an end mark", () => {
  const bytes = v3Archive({ services: ["web", "worker"] });

  test("cut after any byte", async () => {
    for (let length = 0; length < bytes.length; length += 1) {
      await readError(bytes.subarray(0, length));
    }
  });

  test("cut anywhere, read in chunks of any size, for either generation", async () => {
    await fc.assert(
      fc.asyncProperty(made, fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 3000 }), async (m, v2, at, size) => {
        const whole = v2 ? v2Archive(m) : v3Archive(m);
        expect(await readError(whole.subarray(0, at % whole.length), size)).toMatch(/archive/);
      }),
      { numRuns: 60 },
    );
  });

  test("with an error text after any byte: the message contains the text", async () => {
    const text = "ERROR: could not copy image: timed out\n";
    for (let length = 0; length <= bytes.length; length += 7) {
      const broken = Buffer.concat([bytes.subarray(0, length), Buffer.from(text)]);
      expect(await readError(broken, 100)).toContain("ERROR: could not copy image: timed out");
    }
  });

  test("with any single bit flipped, unless the content is unaffected", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: bytes.length - 1 }), fc.nat(7), async (at, bit) => {
        const broken = Buffer.from(bytes);
        broken[at] = (broken[at] ?? 0) ^ (1 << bit);
        const { error } = await read(pieces(broken, 512));
        if (error === undefined) expect(gunzipSync(broken).equals(gunzipSync(bytes))).toBe(true);
        else await readError(broken, 512);
      }),
      { numRuns: 200 },
    );
  });

  test.each<[string, Item[], string]>([
    ["one image of two", v3Items({ services: ["web", "worker"], images: ["web"] }), "has no image of worker"],
    ["one tag of two", v2Items({ services: ["web", "worker"], images: ["worker"] }), "has no image of web"],
    ["no image at all", v3Items({ images: [] }), "has no image of web"],
    ["no build.json", v3Items().slice(1), "comes before build.json"],
    ["build.json alone", v3Items().slice(0, 1), "has no image of web"],
    ["a build.json that is no JSON", [{ path: "build.json", content: "{" }], "build.json in the archive is not JSON"],
    [
      "an image of something else",
      [...v3Items().slice(0, 1), { path: "x.B.tar", content: ociTar("l") }],
      "x.B.tar holds neither",
    ],
    ["two docker archives", [...v2Items(), { path: "b.tar", content: dockerTar([]) }], "second image archive"],
  ])("complete as a file, but with %s", async (_, items, message) => {
    expect(await readError(gzipSync(tarOf(items)))).toContain(message);
  });

  const without = (pattern: RegExp) => (items: Item[]) => items.filter(({ path }) => !pattern.test(path));
  const v3With = (content: Buffer): Item[] => [...v3Items().slice(0, 2), { path: "web.B.tar", content }];
  const v2With = (content: Buffer): Item[] => [...v2Items().slice(0, 1), { path: "web.B.tar", content }];

  test.each<[string, Item[], RegExp]>([
    ["an OCI image without its end", v3With(ociTar("layer").subarray(0, -1024)), /web\.B\.tar is cut short/],
    [
      "an OCI image without a layer",
      v3With(ociTar("layer", (items) => items.filter(({ content }) => content !== "layer"))),
      /has no blob sha256:/,
    ],
    ["an OCI image without its index", v3With(ociTar("layer", without(/index/))), /is not an OCI archive/],
    [
      "an OCI image that is not what its digest says",
      v3With(
        ociTar("layer", (items) =>
          items.map((item) => (item.content === "layer" ? { ...item, content: "lajer" } : item)),
        ),
      ),
      /does not have its digest/,
    ],
    ["an OCI image that is a docker archive", v3With(dockerTar(["convox/web:web.B"])), /is not an OCI archive/],
    [
      "a docker archive without manifest.json",
      v2With(dockerTar(["convox/web:web.B"], without(/^manifest/))),
      /has no manifest\.json/,
    ],
    [
      "a docker archive whose layers come late",
      v2With(dockerTar(["convox/web:web.B"], (items) => items.reverse())),
      /has no 0\.json, or has it after its manifest\.json/,
    ],
    [
      "a docker archive whose manifest.json is text",
      v2With(tarOf([{ path: "manifest.json", content: "oops" }])),
      /is not JSON/,
    ],
  ])("with %s inside", async (_, items, message) => {
    expect(await readError(gzipSync(tarOf(items)))).toMatch(message);
  });

  test("with more data after its end: another file or another archive", async () => {
    expect(await readError(gzipSync(Buffer.concat([tarOf(v3Items()), tarOf(v3Items())])))).toContain(
      "continues after its end marker",
    );
    expect(await readError(Buffer.concat([v3Archive(), v3Archive()]))).toContain("something follows the end");
  });

  test.each([
    ["text", Buffer.from("no such build: BAAAAAAAAAA\n"), 'last words are "no such build: BAAAAAAAAAA"'],
    [
      "an error in JSON",
      Buffer.from('{"error":"exit status 1: \\u003ceof\\u003e"}\n'),
      'last words are "exit status 1: <eof>"',
    ],
    ["nothing", Buffer.alloc(0), "the archive is cut short (after 0 bytes)"],
    ["a gzip of something else", gzipSync("hello"), "cut short"],
    ["a tar of something else", gzipSync(tarOf([{ path: "README", content: "x" }])), "README comes before build.json"],
  ])("that is %s", async (_, broken, message) => {
    expect(await readError(broken)).toContain(message);
  });
});

test("an error of the source is passed on unchanged, and the source is closed", async () => {
  let closed = false;
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      yield v3Archive({ layer: randomBytes(1000) }).subarray(0, 300);
      throw new UnreachableError("rack-unreachable", "cut");
    } finally {
      closed = true;
    }
  }
  const { error } = await read(source());

  expect(error).toBeInstanceOf(UnreachableError);
  expect(closed).toBe(true);
});

test("an archive that is no longer read closes its source", async () => {
  let closed = false;
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces(v3Archive({ layer: randomBytes(100_000) }), 1000);
    } finally {
      closed = true;
    }
  }
  const archive = await openArchive(source(), serviceNames);
  archive.close();
  await new Promise((done) => setImmediate(done));

  expect(closed).toBe(true);
});
