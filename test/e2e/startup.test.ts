import { execFile } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { servedRack } from "../support/local-rack.ts";
import { root, temporary } from "../support/program.ts";

const run = promisify(execFile);

/** Exit code of a program that has come to its first connection. */
const AT_CONNECTION = 77;
/** Ends a program as it connects for its first request; what it has loaded is recorded then. */
const STOP_AT_CONNECTION = `data:text/javascript,${encodeURIComponent(
  `import { subscribe } from "node:diagnostics_channel";
  subscribe("net.client.socket", () => process.exit(${AT_CONNECTION}));`,
)}`;

/** Runs a program of the package; returns its exit code, and the size in bytes of each of its files that Node loaded. */
async function findLoadedFiles(
  [program, ...argv]: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<{ code: number; sizes: Map<string, number> }> {
  const coverage = await temporary();
  const code = await run(process.execPath, [join(root, program), ...argv], {
    env: { PATH: process.env["PATH"], NODE_V8_COVERAGE: coverage, ...env },
  }).then(
    () => 0,
    (error) => Number(Object(error).code),
  );
  const sizes = new Map<string, number>();
  for (const file of await readdir(coverage)) {
    const { result } = JSON.parse(await readFile(join(coverage, file), "utf8"));
    for (const { url } of result as { url: string }[]) {
      if (!url.startsWith("file:")) continue;
      const path = fileURLToPath(url);
      sizes.set(basename(path), (await stat(path)).size);
    }
  }
  return { code, sizes };
}

const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((total, size) => total + size, 0);

test("the first file of the bundle is smaller than 15 kB", async () => {
  expect((await stat(join(root, "dist/index.js"))).size).toBeLessThan(15_000);
});

test("the version is printed without loading the bundle", async () => {
  const { sizes } = await findLoadedFiles(["bin/convox-ci.js", "--version"]);
  expect([...sizes.keys()]).toEqual(["convox-ci.js"]);
});

test("builds loads at most 160 kB of code", async () => {
  const rack = await servedRack();
  const { sizes } = await findLoadedFiles(["bin/convox-ci.js", "builds", "--app", "web"], { RACK_URL: rack.url });
  expect(sizes.has("index.js")).toBe(true);
  expect(sum(sizes)).toBeLessThanOrEqual(160_000);
});

test("the action build loads at most 220 kB of code before it connects to the Rack", async () => {
  const rack = await servedRack();
  const source = await temporary();
  await writeFile(join(source, "convox.yml"), "services:\n  web:\n    image: httpd\n");

  const { code, sizes } = await findLoadedFiles(["actions/build/main.js"], {
    GITHUB_ACTIONS: "true",
    "INPUT_WORKING-DIRECTORY": source,
    INPUT_APP: "web",
    RACK_URL: rack.url,
    NODE_OPTIONS: `--import=${STOP_AT_CONNECTION}`,
  });

  expect(code).toBe(AT_CONNECTION);
  expect(sizes.has("index.js")).toBe(true);
  expect(sum(sizes)).toBeLessThanOrEqual(220_000);
});
