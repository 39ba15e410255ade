import { randomBytes } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { extract } from "../src/builder/extract.ts";
import { folder, type TarEntry, tarOf } from "./support.ts";

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}

async function unpack(entries: TarEntry[], generation: "v2" | "v3" = "v3") {
  const target = await folder();
  const result = await extract(once(gzipSync(tarOf(entries))), target, generation);
  const mode = async (name: string) => (await stat(join(target, name))).mode & 0o7777;
  return { target, result, mode };
}

test("only directories and regular files are extracted; links are dropped silently", async () => {
  const { target, result } = await unpack([
    { path: "dir/", type: "Directory", mode: 0o755 },
    { path: "dir/file", content: "text" },
    { path: "soft", type: "SymbolicLink", linkpath: "dir/file" },
    { path: "hard", type: "Link", linkpath: "dir/file" },
  ]);

  expect(await readdir(target)).toEqual(["dir"]);
  expect(await readFile(join(target, "dir/file"), "utf8")).toBe("text");
  expect(result).toEqual({ files: 1, directories: 1, dropped: ["soft", "hard"] });
});

test("a parent without an entry gets 0700 on v3 and 0755 on v2", async () => {
  for (const [generation, mode] of [
    ["v3", 0o700],
    ["v2", 0o755],
  ] as const) {
    expect(await (await unpack([{ path: "a/b/c", content: "x" }], generation)).mode("a/b")).toBe(mode);
  }
});

test("permission bits are kept except setuid, and an existing directory keeps its mode", async () => {
  const { mode } = await unpack([
    { path: "run", content: "x", mode: 0o4755 },
    { path: "d/f", content: "x" },
    { path: "d/", type: "Directory", mode: 0o755 },
  ]);

  expect([await mode("run"), await mode("d")]).toEqual([0o755, 0o700]);
});

test("a repeated name is overwritten, not truncated", async () => {
  const { target } = await unpack([
    { path: "f", content: "long text" },
    { path: "f", content: "LONG" },
  ]);

  expect(await readFile(join(target, "f"), "utf8")).toBe("LONG text");
});

test("an absolute name stays inside the folder; a name that leaves it is rejected", async () => {
  const { target } = await unpack([{ path: "/etc/x", content: "x" }]);
  expect(await readdir(target)).toEqual(["etc"]);
  for (const path of ["../x", "a/../../x", "/../x"]) {
    const refused = unpack([{ path, content: "x" }]);
    if (path.startsWith("/")) await expect(refused).resolves.toBeDefined();
    else await expect(refused).rejects.toThrow(new Error(`illegal file path in archive: ${path}`));
  }
});

test("a file in place of a folder, or the reverse, fails with Go's text", async () => {
  await expect(
    unpack([
      { path: "a", content: "x" },
      { path: "a/b", content: "x" },
    ]),
  ).rejects.toThrow(new Error("mkdir a/b: not a directory"));
  await expect(
    unpack([
      { path: "d/", type: "Directory", mode: 0o755 },
      { path: "d", content: "x" },
    ]),
  ).rejects.toThrow(new Error("open d: is a directory"));
});

test("an empty archive is valid; an incomplete block is not", async () => {
  for (const empty of [Buffer.alloc(0), Buffer.alloc(512), Buffer.alloc(1024), Buffer.alloc(10_240)]) {
    expect((await extract(once(gzipSync(empty)), await folder(), "v3")).files).toBe(0);
  }
  await expect(extract(once(gzipSync(Buffer.from("short"))), await folder(), "v3")).rejects.toThrow("unexpected EOF");
});

test("a gzip inside the gzip is not accepted as a tar", async () => {
  const twice = gzipSync(gzipSync(tarOf([{ path: "f", content: randomBytes(2000).toString("hex") }])));

  await expect(extract(once(twice), await folder(), "v3")).rejects.toThrow("archive/tar: invalid tar header");
});

test("a path of many folders is extracted, and a name that is too long is rejected in one sentence", async () => {
  const entriesFor = (path: string): TarEntry[] => [
    { path: "long", type: "NextFileHasLongPath", content: path },
    { path: "x", content: "x" },
  ];
  const long = "n".repeat(300);

  expect((await unpack(entriesFor(`${"d/".repeat(500)}f`))).result.files).toBe(1);
  await expect(unpack(entriesFor(long))).rejects.toThrow(`open ${long.slice(0, 200)}...: file name too long`);
});
