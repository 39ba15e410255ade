import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dockerArchive, ociArchive } from "../../src/archive/images.ts";
import { openArchive } from "../../src/archive/index.ts";
import { tarReader } from "../../src/archive/tar.ts";
import { ArchiveError } from "../../src/errors.ts";
import { serviceNames } from "../../src/manifest/index.ts";
import { pieces, tarOf } from "../support/archives.ts";

function header(name: string, type: string, size: number | Buffer): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.set(typeof size === "number" ? Buffer.from(`${size.toString(8).padStart(11, "0")}\0`) : size, 124);
  block.write("        ", 148);
  block.write(type, 156);
  block.write("ustar\x0000", 257, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function padToBlock(content: string): Buffer {
  return Buffer.concat([Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

const END = Buffer.alloc(1024);
const pax = (records: string) => Buffer.concat([header("meta", "x", records.length), padToBlock(records)]);
const BODY = Buffer.concat([header("file", "0", 3), padToBlock("abc"), END]);

function names(bytes: Buffer): string[] {
  const found: string[] = [];
  const reader = tarReader("the archive", ({ name, size }) => {
    found.push(`${name} ${size}`);
    return undefined;
  });
  reader.push(bytes);
  reader.end();
  return found;
}

test.each<[string, Buffer]>([
  ["a pax record of length 0", Buffer.concat([pax("0 path=x\n"), BODY])],
  ["a pax record of length 0 after another", Buffer.concat([pax("10 path=x\n0 a=b\n"), BODY])],
  ["a pax record that is too long", Buffer.concat([pax("99 path=x\n"), BODY])],
  ["a pax record without a line feed", Buffer.concat([pax("10 path=xy"), BODY])],
  ["a pax record without an equals sign", Buffer.concat([pax("7 path\n"), BODY])],
  ["a negative pax size", Buffer.concat([pax("11 size=-5\n"), BODY])],
  ["a global pax record of length 0", Buffer.concat([header("meta", "g", 9), padToBlock("0 path=x\n"), BODY])],
  ["a negative binary size", Buffer.concat([header("file", "0", Buffer.alloc(12, 0xff)), END])],
  ["a pax header over 1 MiB", Buffer.concat([header("meta", "x", (1 << 20) + 1), BODY])],
  ["a long link over 1 MiB", Buffer.concat([header("meta", "K", 8 ** 11 - 1), BODY])],
  [
    "a file with the size of a pax header for a later file",
    Buffer.concat([pax("16 size=1000000\n"), header("m", "L", 4), padToBlock("name"), BODY]),
  ],
])("a tar with %s is rejected", (_, bytes) => {
  expect(() => names(bytes)).toThrow(ArchiveError);
});

test("a pax size applies to the next file, not to the header in between", () => {
  expect(names(Buffer.concat([pax("10 size=3\n"), header("m", "L", 4), padToBlock("name"), BODY]))).toEqual(["name 3"]);
});

test("any change to a tar's headers results in entries or an ArchiveError", () => {
  const tar = Buffer.concat([pax("10 path=x\n13 size=00003\n"), BODY]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(tar.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), (changes) => {
      const bytes = Buffer.from(tar);
      for (const [at, byte] of changes) bytes[at] = byte;
      try {
        names(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(ArchiveError);
      }
    }),
    { numRuns: 1000 },
  );
});

const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
const OCI_LAYOUT = { path: "oci-layout", content: "{}" };

test.each<[string, string]>([
  ["lists nested 500,000 levels deep as layers", `[{"Config":"c","Layers":${deep(500_000)}}]`],
  ["a list nested 500,000 levels deep as config", `[{"Config":${deep(500_000)},"Layers":[]}]`],
  ["a number as config", '[{"Config":7,"Layers":[]}]'],
  ["a layer with a long name", `[{"Config":"c","Layers":["${"x".repeat(1 << 20)}"]}]`],
])("a docker archive with %s is rejected in one short sentence", (_, manifest) => {
  const image = dockerArchive("web.tar");
  const error = (() => {
    try {
      image.push(
        tarOf([
          { path: "c", content: "" },
          { path: "manifest.json", content: manifest },
        ]),
      );
      image.end();
    } catch (thrown) {
      return thrown;
    }
  })();

  expect(error).toBeInstanceOf(ArchiveError);
  expect(String(error).length).toBeLessThan(400);
});

test("a docker archive with 500,000 tags is read", () => {
  const image = dockerArchive("web.tar");
  const tags = JSON.stringify(Array.from({ length: 500_000 }, () => "a:b"));
  image.push(
    tarOf([
      { path: "c", content: "" },
      { path: "manifest.json", content: `[{"Config":"c","RepoTags":${tags}}]` },
    ]),
  );
  image.end();

  expect(image.tags()).toHaveLength(500_000);
});

test.each([
  ["digests that are lists", `{"manifests":[{"digest":${deep(100_000)}}]}`],
  ["manifests without digests", '{"manifests":[{}]}'],
])("an OCI archive with %s is rejected", (_, index) => {
  const image = ociArchive("web.tar");
  image.push(tarOf([OCI_LAYOUT, { path: "index.json", content: index }]));

  expect(() => image.end()).toThrow(ArchiveError);
});

test("a JSON file over 4 MiB is rejected before it is read", () => {
  const image = ociArchive("web.tar");

  expect(() => image.push(header("index.json", "0", 5 << 20))).toThrow("has 5242880 bytes, more than 4194304");
});

test("an archive that ends in invalid JSON is rejected with an ArchiveError", async () => {
  const cut = gzipSync(tarOf([{ path: "build.json", content: "{}" }])).subarray(0, 40);
  const broken = Buffer.concat([cut, Buffer.from('{"error":"a\nb"}\n')]);

  await expect(openArchive(pieces(broken), serviceNames)).rejects.toThrow(ArchiveError);
});

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Errors of a reader that gets `count` pieces, which `pieceAt` makes one at a time. */
function failureOf(
  reader: { push(bytes: Uint8Array): void },
  count: number,
  pieceAt: (index: number) => Buffer,
): string {
  try {
    for (let index = 0; index < count; index++) reader.push(pieceAt(index));
  } catch (error) {
    expect(error).toBeInstanceOf(ArchiveError);
    return (error as Error).message;
  }
  return "";
}

describe("an archive is rejected before it fills the memory", () => {
  const empty = Buffer.concat(Array.from({ length: 1000 }, () => header("x", "0", 0)));

  test("by the number of its entries", () => {
    const reader = tarReader("the archive", () => undefined);
    expect(failureOf(reader, 100, () => empty)).toBe("");
    expect(failureOf(reader, 1, () => empty)).toBe("the archive has more than 100000 entries");
  });

  test("by the length of the names in an image together", () => {
    const name = "n".repeat(1 << 20);
    const namedEntry = (index: number) =>
      Buffer.concat([
        header("m", "L", name.length),
        Buffer.from(`${index}${name}`.slice(0, 1 << 20)),
        header("f", "0", 0),
      ]);
    expect(failureOf(dockerArchive("web.B.tar"), 9, namedEntry)).toBe(
      "the names of the files in web.B.tar have more than 8000000 characters",
    );
  });

  test("by the references of its manifests together", () => {
    const blob = (index: number) => {
      const text = `{"manifests":[${"{},".repeat(20_000)}{"digest":"${index}"}]}`;
      return Buffer.concat([header(`blobs/sha256/${sha256(text)}`, "0", text.length), padToBlock(text)]);
    };
    expect(failureOf(ociArchive("web.B.tar"), 5, blob)).toBe("web.B.tar has more than 100000 references to blobs");
    const other = (index: number) => {
      const text = `[${index}${",{}".repeat(20_000)}]`;
      return Buffer.concat([header(`blobs/sha256/${sha256(text)}`, "0", text.length), padToBlock(text)]);
    };
    expect(failureOf(ociArchive("web.B.tar"), 20, other)).toBe("");
  });
});

test("manifests that nest to any depth are read", () => {
  const reader = ociArchive("web.B.tar");
  const entry = (name: string, text: string) => Buffer.concat([header(name, "0", text.length), padToBlock(text)]);
  let text = '{"layers":[]}';
  for (let depth = 0; depth < 12_000; depth++) {
    reader.push(entry(`blobs/sha256/${sha256(text)}`, text));
    text = `{"manifests":[{"digest":"sha256:${sha256(text)}"}]}`;
  }
  reader.push(Buffer.concat([entry("oci-layout", "{}"), entry("index.json", text), END]));
  reader.end();
  expect(reader.tags()).toEqual([]);
});
