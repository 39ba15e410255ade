import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { PackError } from "../../src/errors.ts";
import { contentDigest, sourceTree, tarball } from "../../src/pack/index.ts";
import { directory, packTree, write } from "./support.ts";

const MIB = 1 << 20;
const skipped = process.platform === "linux" ? "" : " (skipped: no /proc)";

function swap(path: string, replace: () => void): void {
  renameSync(path, `${path}.old`);
  replace();
}

describe("a file that changes after the walk ends the stream with an error", () => {
  const LARGE = "x".repeat(300_000);
  const changes: [string, (path: string) => void, string][] = [
    ["truncated", (path) => truncateSync(path, 3), "bytes at first, then 3"],
    ["emptied", (path) => truncateSync(path, 0), "bytes at first, then 0"],
    ["extended", (path) => appendFileSync(path, "more"), "bytes at first, then"],
    ["deleted", (path) => rmSync(path), "deleted"],
    ["replaced by a directory", (path) => swap(path, () => mkdirSync(path)), "no longer a file"],
    ["replaced by a link", (path) => swap(path, () => symlinkSync(`${path}.old`, path)), "no longer a file"],
    ["replaced by a pipe", (path) => swap(path, () => execFileSync("mkfifo", [path])), "no longer a file"],
  ];

  test.each(changes)("when it is %s", async (_, change, seen) => {
    for (const content of ["small", LARGE]) {
      const dir = directory({ "sub/file": content });
      const tree = await sourceTree(dir);
      change(join(dir, "sub/file"));

      let read = 0;
      const onProgress = (done: number) => {
        read = done;
      };

      const stream = buffer(tarball(tree, { onProgress }));

      await expect(stream).rejects.toThrow(PackError);
      expect(read, "no byte of it is sent").toBe(0);
      await expect(stream).rejects.toThrow("sub/file changed after the directory was read: ");
      await expect(stream).rejects.toThrow(seen);
    }
  });

  test("when it was empty and is extended", async () => {
    const dir = directory({ file: "", other: "" });
    const tree = await sourceTree(dir);
    write(dir, { file: "1" });

    await expect(packTree(tree)).rejects.toThrow("0 bytes at first, then 1");
  });

  test.each<[string, (path: string) => void, string]>([
    ["truncated", (path) => truncateSync(path, 5 * MIB), `${40 * MIB} bytes at first, then `],
    ["extended", (path) => appendFileSync(path, "more"), `${40 * MIB} bytes at first, then ${40 * MIB + 4}`],
    ["modified", (path) => utimesSync(path, 1, 1), "modified"],
  ])("when it is %s while it is read", async (_, change, seen) => {
    const dir = directory({ big: Buffer.alloc(40 * MIB) });
    const tree = await sourceTree(dir);
    let changed = false;
    const onProgress = (done: number) => {
      if (done < 10 * MIB || changed) return;
      changed = true;
      change(join(dir, "big"));
    };

    const stream = buffer(tarball(tree, { onProgress }));

    await expect(stream).rejects.toThrow(PackError);
    await expect(stream).rejects.toThrow(`big changed after the directory was read: ${seen}`);
  });
});

/** The files of `dir` that this process has open. */
function openFiles(dir: string): string[] {
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(dir) ? [path] : [];
    } catch {
      return [];
    }
  });
}

describe("when the reader stops early,", () => {
  const dir = () =>
    directory({
      ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`a/${i}`, Buffer.alloc(100_000, i)])),
      big: Buffer.alloc(200 * MIB),
    });

  test("only a few blocks were read", async () => {
    const tree = await sourceTree(dir());
    let read = 0;
    let chunks = 0;

    for await (const _ of tarball(tree, { onProgress: (done) => (read = done) })) if (++chunks === 2) break;

    expect(chunks).toBe(2);
    expect(read).toBeLessThan(16 * MIB);
  });

  test.skipIf(skipped !== "")(`no file stays open, among small files or in a large one${skipped}`, async () => {
    const tree = await sourceTree(dir());

    for (const enough of [1, 18 * MIB, 60 * MIB]) {
      let read = 0;
      let most = 0;
      for await (const _ of tarball(tree, { onProgress: (done) => (read = done) })) {
        most = Math.max(most, openFiles(tree.root).length);
        if (read >= enough) break;
      }
      expect(openFiles(tree.root)).toEqual([]);
      if (enough === 60 * MIB) expect(most).toBeGreaterThan(0);
    }
  });

  test.skipIf(skipped !== "")(
    `or its signal is aborted, the stream rejects with the reason and no file stays open${skipped}`,
    async () => {
      const tree = await sourceTree(dir());

      for (const enough of [1, 60 * MIB]) {
        const abort = new AbortController();
        const onProgress = (done: number) => {
          if (done >= enough) abort.abort(new Error("the job was canceled"));
        };

        const stream = buffer(tarball(tree, { signal: abort.signal, onProgress }));

        await expect(stream).rejects.toThrow("the job was canceled");
        expect(openFiles(tree.root)).toEqual([]);
      }
    },
  );

  test("an event in between is seen, although nothing waits for the disk or the reader", async () => {
    const tree = await sourceTree(directory({ big: Buffer.alloc(40 * MIB) }));
    const readToEnd = async (signal: AbortSignal) => {
      for await (const _ of tarball(tree, { signal, compression: "store" }));
    };

    for (const read of [readToEnd, (signal: AbortSignal) => contentDigest(tree, { signal })]) {
      const abort = new AbortController();
      setImmediate(() => abort.abort(new Error("the job was canceled")));

      await expect(read(abort.signal)).rejects.toThrow("the job was canceled");
    }
  });

  test("or its signal is aborted before, nothing is read", async () => {
    const tree = await sourceTree(directory({ file: "x" }));
    let read = 0;
    const options = { signal: AbortSignal.abort(new Error("canceled")), onProgress: (done: number) => (read = done) };

    await expect(buffer(tarball(tree, options))).rejects.toThrow("canceled");
    expect(read).toBe(0);
  });
});

test("folders that nest too deep for the system are named by their start, with what to do", async () => {
  const dir = directory({ "convox.yml": "" });
  const name = "n".repeat(250);
  const nest = `for (let i = 0; i < 17; i++) { fs.mkdirSync("${name}"); process.chdir("${name}"); }`;
  onTestFinished(() => void execFileSync("rm", ["-rf", join(dir, name)]));
  execFileSync(process.execPath, ["-e", nest], { cwd: dir });

  const error: PackError = await sourceTree(dir).catch((reason) => reason);
  expect(error).toBeInstanceOf(PackError);
  expect(error.message).toBe(`paths that are too long for this system: ${name}/${name.slice(0, 49)}... (ENAMETOOLONG)`);
  expect(error.hint).toBe("Move these folders up, or list one of their parents in .dockerignore.");
});
