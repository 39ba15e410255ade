import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { servedRack } from "../support/local-rack.ts";
import { root, temporary } from "../support/program.ts";

const run = promisify(execFile);

/** Runs `convox-ci ARGV` and returns the size in bytes of each of its files that Node loaded. */
async function findLoadedFiles(
  argv: readonly string[],
  env: Record<string, string> = {},
): Promise<Map<string, number>> {
  const coverage = await temporary();
  await run(process.execPath, [join(root, "bin/convox-ci.js"), ...argv], {
    env: { PATH: process.env["PATH"], NODE_V8_COVERAGE: coverage, ...env },
  });
  const sizes = new Map<string, number>();
  for (const file of await readdir(coverage)) {
    const { result } = JSON.parse(await readFile(join(coverage, file), "utf8"));
    for (const { url } of result as { url: string }[]) {
      if (!url.startsWith("file:")) continue;
      const path = fileURLToPath(url);
      sizes.set(basename(path), (await stat(path)).size);
    }
  }
  return sizes;
}

const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((total, size) => total + size, 0);

test("the first file of the bundle is smaller than 40 kB", async () => {
  expect((await stat(join(root, "dist/index.js"))).size).toBeLessThan(40_000);
});

test("the version is printed without loading the bundle", async () => {
  expect([...(await findLoadedFiles(["--version"])).keys()]).toEqual(["convox-ci.js"]);
});

test("builds loads at most 300 kB of code", async () => {
  const rack = await servedRack();
  const loaded = await findLoadedFiles(["builds", "--app", "web"], { RACK_URL: rack.url });
  expect(loaded.has("index.js")).toBe(true);
  expect(sum(loaded)).toBeLessThanOrEqual(300_000);
});
