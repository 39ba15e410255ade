import { execFile } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { servedRack } from "../support/local-rack.ts";
import { root, temporary } from "../support/program.ts";
import { portOf } from "../support/raw-rack.ts";

const run = promisify(execFile);

/** Runs a program of the package and returns the size in bytes of each of its files that Node loaded. */
async function findLoadedFiles(
  [program, ...argv]: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<Map<string, number>> {
  const coverage = await temporary();
  await run(process.execPath, [join(root, program), ...argv], {
    env: { PATH: process.env["PATH"], NODE_V8_COVERAGE: coverage, ...env },
  }).catch(() => undefined);
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

test("the first file of the bundle is smaller than 15 kB", async () => {
  expect((await stat(join(root, "dist/index.js"))).size).toBeLessThan(15_000);
});

test("the version is printed without loading the bundle", async () => {
  expect([...(await findLoadedFiles(["bin/convox-ci.js", "--version"])).keys()]).toEqual(["convox-ci.js"]);
});

test("builds loads at most 160 kB of code", async () => {
  const rack = await servedRack();
  const loaded = await findLoadedFiles(["bin/convox-ci.js", "builds", "--app", "web"], { RACK_URL: rack.url });
  expect(loaded.has("index.js")).toBe(true);
  expect(sum(loaded)).toBeLessThanOrEqual(160_000);
});

test("the action build loads at most 860 kB of code before its first request has an answer", async () => {
  const requests: string[] = [];
  const refusing = createServer((request, reply) => {
    requests.push(request.url ?? "");
    reply.writeHead(401).end("invalid authentication\n");
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void refusing.close());
  await once(refusing, "listening");
  const source = await temporary();
  await writeFile(join(source, "convox.yml"), "services:\n  web:\n    image: httpd\n");

  const loaded = await findLoadedFiles(["actions/build/main.js"], {
    GITHUB_ACTIONS: "true",
    "INPUT_WORKING-DIRECTORY": source,
    INPUT_APP: "web",
    RACK_URL: `http://convox:secret@127.0.0.1:${portOf(refusing.address())}`,
  });

  expect(requests.length).toBeGreaterThan(0);
  expect(loaded.has("index.js")).toBe(true);
  expect(sum(loaded)).toBeLessThanOrEqual(860_000);
});
