import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extract } from "../src/builder/extract.ts";
import { tarEntries } from "../src/run/tar-stream.ts";
import { folder } from "./support.ts";

const INVALID = "archive/tar: invalid tar header";
const END = Buffer.alloc(1024);

/** Builds a header; `size` is octal text or the bytes of the field. */
function header(name: string, type: string, size: number | string | Buffer): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write("0000644\0", 100);
  const field = typeof size === "number" ? `${size.toString(8).padStart(11, "0")}\0` : size;
  block.set(Buffer.from(field as string), 124);
  block.write("00000000000\0", 136);
  block.write("        ", 148);
  block.write(type, 156);
  block.write("ustar\x0000", 257, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function padBlock(content: Buffer | string): Buffer {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

function meta(type: string, content: string): Buffer {
  return Buffer.concat([header("meta", type, Buffer.byteLength(content)), padBlock(content)]);
}

const FILE = Buffer.concat([header("file", "0", 3), padBlock("abc"), END]);

async function* pieces(bytes: Buffer, size = 700): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, type, size, body } of tarEntries(pieces(bytes))) {
    let length = 0;
    for await (const chunk of body) length += chunk.length;
    found.push(`${type} ${name} ${size} ${length}`);
  }
  return found;
}

const binary = (...bytes: number[]) => Buffer.concat([Buffer.alloc(12 - bytes.length), Buffer.from(bytes)]);
const base256 = (first: number, ...bytes: number[]) => {
  const field = binary(...bytes);
  field[0] = first;
  return field;
};

describe("an archive that Go rejects fails with Go's text and ends", () => {
  test.each<[string, Buffer, string]>([
    ["a pax record of length 0", Buffer.concat([meta("x", "0 path=x\n"), FILE]), INVALID],
    ["a pax record of length 0 among others", Buffer.concat([meta("x", "10 path=x\n0 a=b\n"), FILE]), INVALID],
    ["a pax record with a negative length", Buffer.concat([meta("x", "-9 path=x\n"), FILE]), INVALID],
    ["a pax record that is longer than its header", Buffer.concat([meta("x", "99 path=x\n"), FILE]), INVALID],
    ["a pax record without a line feed", Buffer.concat([meta("x", "10 path=xy"), FILE]), INVALID],
    ["a pax record without a key", Buffer.concat([meta("x", "6 =xy\n"), FILE]), INVALID],
    ["a pax record without a space", Buffer.concat([meta("x", "path"), FILE]), INVALID],
    ["a pax path with a NUL", Buffer.concat([meta("x", "12 path=x\0y\n"), FILE]), INVALID],
    ["a negative pax size", Buffer.concat([meta("x", "11 size=-5\n"), FILE]), INVALID],
    ["a pax size that is not a number", Buffer.concat([meta("x", "10 size=x\n"), FILE]), INVALID],
    ["a hexadecimal pax size", Buffer.concat([meta("x", "12 size=0x3\n"), FILE]), INVALID],
    ["a global pax record of length 0", Buffer.concat([meta("g", "0 path=x\n"), FILE]), INVALID],
    ["a negative binary size", Buffer.concat([header("file", "0", Buffer.alloc(12, 0xff)), END]), INVALID],
    [
      "a binary size beyond 2^53",
      Buffer.concat([header("file", "0", base256(0x80, 0x7f, 0, 0, 0, 0, 0, 0, 0)), END]),
      INVALID,
    ],
    ["an octal size with a sign", Buffer.concat([header("file", "0", "-0000000005\0"), END]), INVALID],
    ["a size with other digits", Buffer.concat([header("file", "0", "00000000009\0"), END]), INVALID],
    ["a wrong checksum", Buffer.concat([header("file", "0", 0).fill("x", 0, 4), END]), INVALID],
    ["a second block after an empty one", Buffer.concat([Buffer.alloc(512), FILE]), INVALID],
    [
      "a pax header over 1 MiB",
      Buffer.concat([header("meta", "x", (1 << 20) + 1), FILE]),
      "archive/tar: header field too long",
    ],
    [
      "a long name over 1 MiB",
      Buffer.concat([header("meta", "L", 8 ** 11 - 1), FILE]),
      "archive/tar: header field too long",
    ],
    ["a file that is cut short", Buffer.concat([header("file", "0", 5000), padBlock("abc")]), "unexpected EOF"],
    [
      "a binary size beyond the archive",
      Buffer.concat([header("file", "0", base256(0x80, 1, 0, 0, 0, 0)), END]),
      "unexpected EOF",
    ],
  ])("%s", async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(new Error(message));
    await expect(extract(pieces(gzipSync(bytes)), await folder(), "v3")).rejects.toThrow(new Error(message));
  });
});

test.each<[string, Buffer, string[]]>([
  ["a pax path", Buffer.concat([meta("x", "10 path=x\n"), FILE]), ["0 x 3 3"]],
  ["an empty pax path", Buffer.concat([meta("x", "8 path=\n"), FILE]), ["0 file 3 3"]],
  [
    "a pax size",
    Buffer.concat([meta("x", "10 size=3\n"), header("file", "0", 0), padBlock("abc"), END]),
    ["0 file 3 3"],
  ],
  [
    "a second pax header, which replaces the first",
    Buffer.concat([meta("x", "10 path=x\n"), meta("x", "8 a=bcd\n"), FILE]),
    ["0 file 3 3"],
  ],
  [
    "a GNU name, which wins over pax",
    Buffer.concat([meta("x", "10 path=x\n"), meta("L", "long\0"), FILE]),
    ["0 long 3 3"],
  ],
  [
    "a global header and a long link",
    Buffer.concat([meta("g", "10 path=x\n"), meta("K", "target\0"), FILE]),
    ["0 file 3 3"],
  ],
  ["a binary size", Buffer.concat([header("file", "0", base256(0x80, 3)), padBlock("abc"), END]), ["0 file 3 3"]],
  ["a link with a size", Buffer.concat([header("link", "2", 512), FILE]), ["2 link 0 0", "0 file 3 3"]],
  ["one empty block at the end", Buffer.concat([header("file", "0", 0), Buffer.alloc(512)]), ["0 file 0 0"]],
  ["no empty block at the end", header("file", "0", 0), ["0 file 0 0"]],
])("%s is read as Go reads it", async (_, bytes, entries) => {
  expect(await read(bytes)).toEqual(entries);
});

test("any change to an archive's headers results in entries or an error", async () => {
  const archive = Buffer.concat([
    meta("x", "10 path=x\n13 size=00003\n"),
    header("file", "0", 3),
    padBlock("abc"),
    END,
  ]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const bytes = Buffer.from(archive);
        for (const [at, byte] of changes) bytes[at] = byte;
        const result = await read(bytes).catch((error: Error) => error.message);
        expect(Array.isArray(result) || /^(archive\/tar: |unexpected EOF)/.test(result)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
