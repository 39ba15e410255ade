import fc from "fast-check";
import { Header, Pax } from "tar";
import { expect, test } from "vitest";
import { header } from "../../src/pack/headers.ts";
import type { Entry } from "../../src/pack/index.ts";

type Fields = Pick<Entry, "path" | "kind" | "mode" | "size">;
const file = (path: string, size = 0): Fields => ({ path, kind: "file", mode: 0o644, size });

/** What node-tar reads from our bytes, which may begin with a pax header. */
function read(bytes: Buffer): Header {
  const first = new Header(bytes);
  expect(first.cksumValid).toBe(true);
  if (first.type !== "ExtendedHeader") {
    expect(bytes.length).toBe(512);
    return first;
  }
  const size = first.size ?? 0;
  const own = 512 + Math.ceil(size / 512) * 512;
  expect(bytes.length).toBe(own + 512);
  return new Header(bytes, own, Pax.parse(bytes.toString("utf8", 512, 512 + size)));
}

const isExtended = (bytes: Buffer) => new Header(bytes).type === "ExtendedHeader";

test.each([
  ["a short name", "src/main.js", false],
  ["a name of 100 bytes", "n".repeat(100), false],
  ["a name of 101 bytes without a slash", "n".repeat(101), true],
  ["a long name that can be cut at a slash", `${"d".repeat(100)}/${"n".repeat(100)}`, false],
  ["a name of 256 bytes, cut after 155", `${"d".repeat(155)}/${"n".repeat(100)}`, false],
  ["a directory part of 156 bytes", `${"d".repeat(156)}/${"n".repeat(99)}`, true],
  ["a last part of 101 bytes", `d/${"n".repeat(101)}`, true],
  ["a name of more than 1000 bytes", `${"dir/".repeat(300)}file`, true],
  ["a name that is not ASCII", "é/😀.txt", true],
  ["a leading dash, a backslash and a space", "-rf \\ x", false],
])("%s is read back", (_, path, extended) => {
  const bytes = header(file(path, 5));

  expect(isExtended(bytes)).toBe(extended);
  expect(read(bytes)).toMatchObject({ path, type: "File", size: 5, mode: 0o644, uid: 0, gid: 0, cksumValid: true });
});

test("a directory keeps its slash, also where its name is cut", () => {
  for (const path of ["src", `${"d".repeat(120)}/${"n".repeat(90)}`, "n".repeat(99), "n".repeat(100), "ordner/ä"]) {
    const bytes = header({ path, kind: "directory", mode: 0o755, size: 0 });

    expect(read(bytes)).toMatchObject({ path: `${path}/`, type: "Directory", mode: 0o755, size: 0 });
  }
});

test.each([
  [8 * 2 ** 30 - 1, false],
  [8 * 2 ** 30, true],
  [2 ** 40 + 1, true],
])("a size of %d bytes is read back", (size, extended) => {
  const bytes = header(file("big.bin", size));

  expect(isExtended(bytes)).toBe(extended);
  expect(read(bytes).size).toBe(size);
});

test("an extended header shows nothing of the machine: no owner, one fixed time, one fixed name", () => {
  const [extended, own] = [new Header(header(file("ä"))), read(header(file("ä")))];

  for (const { uid, gid, uname, gname, mtime } of [extended, own]) {
    expect([uid, gid, uname, gname, mtime?.toISOString()]).toEqual([0, 0, "", "", "1980-01-01T00:00:00.000Z"]);
  }
  expect(extended.path).toBe("pax/header");
});

test("any path is read back, with any length of its record", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }).filter((text) => !/[/\0\n]/.test(text));
  const path = fc.array(name, { minLength: 1, maxLength: 12 }).map((names) => names.join("/"));

  fc.assert(
    fc.property(path, (path) => {
      expect(read(header(file(path))).path).toBe(path);
    }),
  );
  for (let length = 80; length < 1100; length++) {
    const long = `é${"n".repeat(length)}`;
    expect(read(header(file(long))).path).toBe(long);
  }
});
