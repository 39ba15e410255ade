import { execFileSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, posix, win32 } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { InputError, PackError } from "../../src/errors.ts";
import { archivePath, fileMode } from "../../src/pack/entry.ts";
import { sourceTree } from "../../src/pack/index.ts";
import { isInside } from "../../src/pack/links.ts";
import { archive, directory, paths, temporary, write } from "./support.ts";

test("a tree has its files and directories, empty ones too, with sizes and the sum of them", async () => {
  const dir = directory({ "convox.yml": "services:\n", "src/main.js": "1", "empty/": "" });

  const tree = await sourceTree(dir);

  expect(paths(tree)).toEqual(["convox.yml", "empty/", "src/", "src/main.js"]);
  expect(tree).toMatchObject({ root: realpathSync(dir), files: 2, bytes: 11, ignored: 0, warnings: [] });
  expect(tree.entries[0]).toEqual({
    path: "convox.yml",
    kind: "file",
    mode: 0o644,
    size: 10,
    source: join(tree.root, "convox.yml"),
  });
});

test("names are sorted by their bytes within each directory", async () => {
  const names = ["a", "a-b", "a/b", "B", "\u{1F600}", "\uFFFD", "é", "z"].filter((name) => name !== "a");

  const tree = await sourceTree(directory(Object.fromEntries(names.map((name) => [name, ""]))));

  expect(paths(tree)).toEqual(["B", "a/", "a/b", "a-b", "z", "é", "\uFFFD", "\u{1F600}"]);
});

test("a link to the directory itself is resolved", async () => {
  const dir = directory({ "real/file": "", here: { link: "real" } });

  const tree = await sourceTree(join(dir, "here"));

  expect(tree.root).toBe(realpathSync(join(dir, "real")));
  expect(paths(tree)).toEqual(["file"]);
});

test("modes keep the owner's executable bit and nothing else of the disk's", async () => {
  const dir = directory({ plain: "", group: "", script: { script: "" }, all: "", "sub/": "" });
  chmodSync(join(dir, "plain"), 0o600);
  chmodSync(join(dir, "group"), 0o674);
  chmodSync(join(dir, "script"), 0o700);
  chmodSync(join(dir, "all"), 0o7777);
  chmodSync(join(dir, "sub"), 0o1777);

  const { entries } = await sourceTree(dir);

  expect(Object.fromEntries(entries.map(({ path, mode }) => [path, mode.toString(8)]))).toEqual({
    all: "755",
    group: "644",
    plain: "644",
    script: "755",
    sub: "755",
  });
});

test("on Windows git's index decides what is executable, elsewhere the disk", () => {
  expect(fileMode(0o100666, "win32", () => true)).toBe(0o755);
  expect(fileMode(0o100666, "win32", () => undefined)).toBe(0o644);
  expect(fileMode(0o100755, "linux", () => false)).toBe(0o755);
});

test("Windows paths are converted and compared by the rules of Windows", () => {
  expect(archivePath(".\\docker\\Dockerfile.web", win32.sep)).toBe("docker/Dockerfile.web");
  expect(archivePath("a\\b", posix.sep)).toBe("a\\b");
  expect(isInside("C:\\app", "C:\\app\\src", win32)).toBe(true);
  expect(isInside("C:\\app", "C:\\app2\\src", win32)).toBe(false);
  expect(isInside("C:\\app", "D:\\app\\src", win32)).toBe(false);
  expect(isInside("/app", "/app/..src", posix)).toBe(true);
});

test("the five largest files are listed, largest first", async () => {
  const sizes = [3, 900, 20, 7, 1000, 50, 1];
  const dir = directory(Object.fromEntries(sizes.map((size) => [`d/f${size}`, "x".repeat(size)])));

  const { largest } = await sourceTree(dir);

  expect(largest.map(({ path, size }) => `${path} ${size}`)).toEqual([
    "d/f1000 1000",
    "d/f900 900",
    "d/f50 50",
    "d/f20 20",
    "d/f7 7",
  ]);
});

test("paths that rules exclude are counted, a directory once", async () => {
  const files = { "a.log": "", "b.log": "", "node_modules/m/x.js": "", "node_modules/n/y.js": "", keep: "" };

  const plain = await sourceTree(directory({ ...files, ".dockerignore": "*.log\nnode_modules\n" }));
  const missed = await sourceTree(directory({ ...files, ".dockerignore": "node_modules\n!node_modules/none\n" }));
  const rescued = await sourceTree(directory({ ...files, ".dockerignore": "node_modules\n!node_modules/m/x.js\n" }));

  expect([plain.ignored, missed.ignored, rescued.ignored]).toEqual([3, 1, 1]);
  expect(paths(missed)).not.toContain("node_modules/");
});

test("a file brought back by an exception comes with its parent directories", async () => {
  const dir = directory({ "a/b/c/keep": "", "a/b/drop": "", ".dockerignore": "a\n!a/b/c/keep\n" });

  expect(paths(await sourceTree(dir))).toEqual([".dockerignore", "a/", "a/b/", "a/b/c/", "a/b/c/keep"]);
});

test("no rule excludes .dockerignore or a kept file, and neither causes a warning", async () => {
  const dir = directory({
    ".dockerignore": "*\n!src\n",
    "convox.yml": "",
    "docker/web/Dockerfile": "",
    "docker/web/other": "",
    "docker/app": "",
    "src/main.js": "",
    "src/Dockerfile": "",
  });

  const tree = await sourceTree(dir, { keep: ["convox.yml", "./docker/web/Dockerfile", "src/Dockerfile"] });

  expect(paths(tree)).toEqual([
    ".dockerignore",
    "convox.yml",
    "docker/",
    "docker/web/",
    "docker/web/Dockerfile",
    "src/",
    "src/Dockerfile",
    "src/main.js",
  ]);
  expect(tree.ignored).toBe(2);
  expect(tree.warnings).toEqual([]);
});

test("each name of a hard-linked file is a file", async () => {
  const dir = directory({ one: "content" });
  linkSync(join(dir, "one"), join(dir, "two"));

  const tree = await sourceTree(dir);

  expect(tree.entries.map(({ path, kind, size }) => [path, kind, size])).toEqual([
    ["one", "file", 7],
    ["two", "file", 7],
  ]);
  expect((await archive(tree)).toString("latin1").split("content")).toHaveLength(3);
});

test("a directory that does not exist or is a file is an input error", async () => {
  const dir = directory({ file: "" });

  await expect(sourceTree(join(dir, "none"))).rejects.toThrow(InputError);
  await expect(sourceTree(join(dir, "none"))).rejects.toThrow(`dir: no such directory: "${join(dir, "none")}"`);
  await expect(sourceTree(join(dir, "file"))).rejects.toThrow(InputError);
  await expect(sourceTree(join(dir, "file"))).rejects.toThrow("dir: not a directory");
});

test("a tree without files, or without files after .dockerignore, is an error", async () => {
  await expect(sourceTree(directory({ "empty/": "" }))).rejects.toThrow("nothing to pack: no file in");
  const all = sourceTree(directory({ ".dockerignore": "*", file: "" }));
  await expect(all).rejects.toThrow(PackError);
  await expect(all).rejects.toThrow("nothing to pack: .dockerignore leaves no file of");
});

test("a .dockerignore that is a directory or not UTF-8 is an error, the latter with its line", async () => {
  await expect(sourceTree(directory({ ".dockerignore/": "", f: "" }))).rejects.toThrow(
    ".dockerignore cannot be read: it is a directory",
  );
  const latin1 = sourceTree(directory({ ".dockerignore": Buffer.from("a\ncaf\xe9\n", "latin1"), f: "" }));
  await expect(latin1).rejects.toThrow(PackError);
  await expect(latin1).rejects.toThrow(".dockerignore line 2: not UTF-8");
});

test("a bad pattern is named with its line", async () => {
  const tree = sourceTree(directory({ ".dockerignore": "# deps\n\n  src/[ab  \n", f: "" }));

  await expect(tree).rejects.toThrow(PackError);
  await expect(tree).rejects.toThrow('.dockerignore line 3: bad pattern "src/[ab": a [ is not closed');
});

test.each([
  ["!", "nothing follows the !"],
  ["a\\", "it ends in a backslash"],
  ["[]a]", "a range or a pair of brackets is empty"],
  ["[a-]", "a range or a pair of brackets is empty"],
  ["[-a]", 'a "-" in brackets stands at the end of a range'],
  ["[z-a]", "a range in brackets runs backwards"],
  ["[[:nope:]]", 'there is no class "[:nope:]"'],
  ["\\pL", 'it has "\\p"'],
])("the error for the bad pattern %s says: %s", async (pattern, reason) => {
  await expect(sourceTree(directory({ ".dockerignore": pattern, f: "" }))).rejects.toThrow(`: ${reason}`);
});

test("sockets and pipes are left out with one warning, unless a rule excludes them", async () => {
  const dir = directory({ ".dockerignore": "ignored\n", file: "" });
  execFileSync("mkfifo", [join(dir, "pipe"), join(dir, "ignored")]);
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(join(dir, "socket"), resolve));

  const tree = await sourceTree(dir);

  expect(paths(tree)).toEqual([".dockerignore", "file"]);
  expect(tree.warnings).toEqual([
    {
      code: "special",
      path: "pipe",
      message: "2 sockets, pipes or devices are left out: pipe, socket; list them in .dockerignore to exclude them",
    },
  ]);
});

const skipped = process.platform === "linux" ? "" : " (skipped: only Linux has such names)";
test.skipIf(skipped !== "")(
  `names that are not UTF-8 are errors, escaped, unless a rule excludes them${skipped}`,
  async () => {
    const dir = directory({ "sub/": "", "old/": "", ok: "" });
    const odd = Buffer.from("caf\xe9.txt", "latin1");
    for (const sub of ["sub/", "old/"]) writeFileSync(Buffer.concat([Buffer.from(join(dir, sub)), odd]), "");
    mkdirSync(Buffer.concat([Buffer.from(`${dir}/`), odd]));
    write(dir, { ".dockerignore": "old\n" });

    await expect(sourceTree(dir)).rejects.toThrow("names that are not UTF-8: caf\\xe9.txt, sub/caf\\xe9.txt");
    write(dir, { ".dockerignore": "old\n**/caf*\n" });
    expect(paths(await sourceTree(dir))).toEqual([".dockerignore", "ok", "sub/"]);
  },
);

test("a walk stops when its signal is aborted", async () => {
  const dir = directory({ file: "" });

  await expect(sourceTree(dir, { signal: AbortSignal.abort(new Error("canceled")) })).rejects.toThrow("canceled");
});

test("a large directory is packed whole and in order", async () => {
  const names = Array.from({ length: 1000 }, (_, i) => `f${String(i).padStart(4, "0")}`);
  const dir = temporary();
  for (const name of names) writeFileSync(join(dir, name), name);
  symlinkSync("f0500", join(dir, "link"));

  expect(paths(await sourceTree(dir))).toEqual([...names, "link"]);
});
