import { execFileSync } from "node:child_process";
import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { list, type ReadEntry } from "tar";
import { describe, expect, test } from "vitest";
import { sourceTree, tarball } from "../../src/pack/index.ts";
import { archive, directory, isGnuTar, packTree, paths, temporary, without } from "./support.ts";

const gnu = isGnuTar() ? "" : " (skipped: no GNU tar)";
const MIB = 1 << 20;

/** Names that archives and their readers have stumbled over. */
const ODD_NAMES = [
  "-rf",
  "--checkpoint-action=exec=sh",
  "a\\b",
  "new\nline",
  'quo"te',
  "sp ace ",
  " lead",
  "ünïcödé",
  "日本語/ファイル",
  "😀.txt",
  "*?[x]",
  "~root",
  "n".repeat(255),
  `${"d".repeat(150)}/${"e".repeat(120)}/${"n".repeat(99)}`,
  `${"dir/".repeat(80)}deep`,
  `${"ж".repeat(120)}/file`,
];

/** What node-tar finds in an archive: for each path its type, mode and content. */
async function contents(bytes: Buffer): Promise<Map<string, { type: string; mode: number; content: string }>> {
  const found: [string, { type: string; mode: number; content: string }][] = [];
  const file = join(temporary(), "a.tgz");
  writeFileSync(file, bytes);
  const reads: Promise<void>[] = [];
  await list({
    file,
    strict: true,
    onReadEntry: (entry: ReadEntry) => {
      const one = { type: String(entry.type), mode: entry.mode ?? 0, content: "" };
      found.push([entry.path, one]);
      const content = buffer(entry).then((all) => {
        one.content = all.toString("latin1");
      });
      reads.push(content);
    },
  });
  await Promise.all(reads);
  return new Map(found);
}

describe("an archive is read by others to the same paths and contents", () => {
  const dir = () =>
    directory({
      "bin/run.sh": { script: "#!/bin/sh\n" },
      "big.txt": "0123456789abcdef".repeat(200_000),
      "empty file": "",
      "empty dir/": "",
      ...Object.fromEntries(ODD_NAMES.map((name) => [name, `content of ${name}`])),
    });

  test("by node-tar", async () => {
    const tree = await sourceTree(dir());

    const found = await contents(await packTree(tree));

    // node-tar itself cannot read a pax record that holds a line feed; no such name is that long here.
    expect([...found.keys()]).toEqual(paths(tree));
    for (const { path, kind, mode, source } of tree.entries) {
      const type = kind === "directory" ? "Directory" : "File";
      const content = kind === "directory" ? "" : readFileSync(source, "latin1");
      expect(found.get(kind === "directory" ? `${path}/` : path)).toEqual({ type, mode, content });
    }
  });

  test.skipIf(gnu !== "")(`by the tar command, byte for byte${gnu}`, async () => {
    const root = dir();
    const out = temporary();

    execFileSync("tar", ["-xzf", "-", "-C", out], { input: await packTree(await sourceTree(root)) });

    execFileSync("diff", ["-r", root, out]);
  });

  test.skipIf(gnu !== "")(`by the tar command's list, with owner root, one time and plain modes${gnu}`, async () => {
    const small = directory({ "bin/run.sh": { script: "1" }, file: "22" });

    const listed = execFileSync("tar", ["-tvzf", "-", "--utc", "--numeric-owner"], {
      input: await packTree(await sourceTree(small)),
      encoding: "utf8",
    });

    expect(
      listed
        .trim()
        .split("\n")
        .map((line) => line.replace(/ +/g, " ")),
    ).toEqual([
      "drwxr-xr-x 0/0 0 1980-01-01 00:00 bin/",
      "-rwxr-xr-x 0/0 1 1980-01-01 00:00 bin/run.sh",
      "-rw-r--r-- 0/0 2 1980-01-01 00:00 file",
    ]);
  });

  test.skipIf(without("gzip") !== "")(`by gzip${without("gzip")}`, async () => {
    execFileSync("gzip", ["-t"], { input: await packTree(await sourceTree(dir())) });
  });
});

test("the archive is whole blocks and ends in two blocks of zeros", async () => {
  const bytes = await archive(await sourceTree(directory({ file: "x".repeat(513) })));

  expect(bytes.length).toBe(512 + 1024 + 1024);
  expect(bytes.subarray(-1024).every((byte) => byte === 0)).toBe(true);
  expect(bytes.toString("latin1", 512, 512 + 513)).toBe("x".repeat(513));
});

const NAME = fc.constantFrom("a", "b", "ab", "c.log", "x.js", "Dockerfile", "é", "node_modules", "-", "B");
const FILES = fc.dictionary(
  fc.array(NAME, { minLength: 1, maxLength: 4 }).map((names) => names.join("/")),
  fc.string({ maxLength: 40 }),
  { minKeys: 1, maxKeys: 12 },
);

/** Without files that would have to be directories as well. */
const plausible = (files: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(files).filter(([name]) => !Object.keys(files).some((other) => other.startsWith(`${name}/`))),
  );

test("the same files give the same bytes, wherever, whenever and in any order they were written", async () => {
  await fc.assert(
    fc.asyncProperty(
      FILES.map(plausible),
      fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
      async (files, time) => {
        const one = directory(files);
        const two = directory(Object.fromEntries(Object.entries(files).reverse()));
        for (const name of Object.keys(files)) utimesSync(join(two, name), time, time);

        expect((await packTree(await sourceTree(two))).equals(await packTree(await sourceTree(one)))).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

test("another content, name or executable bit gives other bytes", async () => {
  const of = async (files: Parameters<typeof directory>[0]) =>
    (await packTree(await sourceTree(directory(files)))).toString("hex");
  const variants = [{ f: "1" }, { f: "2" }, { g: "1" }, { f: { script: "1" } }, { f: "1", "d/": "" }, { "f/f": "1" }];

  expect(new Set(await Promise.all(variants.map(of))).size).toBe(variants.length);
});

/** Rules without exceptions, by segments: a second way to say what is ignored, with nothing of the real one in it. */
function ignoredBy(patterns: readonly string[], path: string): boolean {
  const fits = (pattern: readonly string[], names: readonly string[]): boolean => {
    const [first, ...rest] = pattern;
    if (first === undefined) return names.length === 0;
    if (first === "**") return names.some((_, i) => fits(rest, names.slice(i)));
    const [name, ...others] = names;
    if (name === undefined) return false;
    const same = first === "*" || first === name || (first.startsWith("*.") && name.endsWith(first.slice(1)));
    return same && fits(rest, others);
  };
  const names = path.split("/");
  const above = names.map((_, i) => names.slice(0, i + 1));
  return patterns.some((pattern) => above.some((part) => fits(pattern.split("/"), part)));
}

test("what rules ignore is not packed and everything else is, each entry after its directories", async () => {
  const segment = fc.constantFrom("a", "b", "ab", "*", "*.log", "*.js", "é", "node_modules");
  const pattern = fc
    .tuple(fc.boolean(), fc.array(segment, { minLength: 1, maxLength: 3 }))
    .map(([anywhere, segments]) => (anywhere ? ["**", ...segments] : segments).join("/"));

  await fc.assert(
    fc.asyncProperty(FILES.map(plausible), fc.array(pattern, { maxLength: 4 }), async (files, patterns) => {
      const dir = directory({ ...files, ".dockerignore": patterns.join("\n"), "convox.yml": "" });

      const found = await contents(await packTree(await sourceTree(dir, { keep: ["convox.yml"] })));

      const packedFiles = [...found].filter(([, { type }]) => type === "File").map(([path]) => path);
      const expected = Object.keys(files).filter((path) => !ignoredBy(patterns, path));
      expect(packedFiles.sort()).toEqual([...expected, ".dockerignore", "convox.yml"].sort());
      const seen = new Set([""]);
      for (const path of found.keys()) {
        expect(seen).toContain(path.replace(/[^/]+\/?$/, ""));
        seen.add(path);
      }
    }),
    { numRuns: 100 },
  );
});

test("progress counts the bytes of the files, to the very last, again on a second run", async () => {
  const tree = await sourceTree(directory({ a: "x".repeat(3 * MIB), b: "yy", c: "" }));
  const run = async () => {
    const progress: number[] = [];
    await buffer(tarball(tree, { onProgress: (done) => progress.push(done) }));
    return progress;
  };

  const progress = await run();

  expect(progress.at(-1)).toBe(tree.bytes);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(await run()).toEqual(progress);
});
