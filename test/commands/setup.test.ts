import { createHash } from "node:crypto";
import { access, constants, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Deps } from "../../src/commands/declaration/command.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { setup } from "../../src/commands/rack/setup.ts";
import { ConvoxError, InputError, UnreachableError } from "../../src/errors.ts";
import { installTool } from "../../src/host/tools.ts";
import { failure } from "../rack/harness.ts";
import { recordingHost } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { type RawRack, rawRack } from "../support/raw-rack.ts";

const PROGRAM = "#!/bin/sh\necho client: 3.24.9\n";
const SHA = createHash("sha256").update(PROGRAM).digest("hex");
const OTHER = "0".repeat(64);

let server: RawRack;
let cache: string;
let file: string;

beforeEach(async () => {
  server = await rawRack({
    http: ({ path }, res) =>
      path.startsWith("/dl/9.9.9/") ? res.writeHead(404).end() : res.writeHead(200).end(PROGRAM),
  });
  onTestFinished(() => server.close());
  cache = await temporary();
  vi.stubEnv("RUNNER_TOOL_CACHE", join(cache, "tools"));
  vi.stubEnv("RUNNER_TEMP", join(cache, "temp"));
  onTestFinished(() => void vi.unstubAllEnvs());
});

async function run(settings: Record<string, string>, version = "3.24.9") {
  const mirror = `${server.url}/dl/{version}/{file}`;
  const all: Record<string, string> = { version, mirror, ...settings };
  const host = recordingHost();
  const paths: string[] = [];
  const deps = {
    host: { ...host, addPath: (dir: string) => void paths.push(dir) },
    install: installTool,
  } as unknown as Deps;
  const result = await setup.run(
    parseInputs(setup.inputs, (name) => all[name]),
    deps,
  );
  file = join(result.path, "convox");
  return { result, host, paths };
}

test("a pinned version is installed once, added to PATH, and then taken from the cache", async () => {
  const first = await run({ sha256: SHA });
  const second = await run({ sha256: SHA });

  expect(first.result).toMatchObject({ version: "3.24.9", sha256: SHA, "cache-hit": false });
  expect(second.result).toEqual({ ...first.result, "cache-hit": true });
  expect([first.paths, second.paths]).toEqual([[first.result.path], [first.result.path]]);
  expect(await readFile(file, "utf8")).toBe(PROGRAM);
  await access(file, constants.X_OK);
  expect(server.requests.map(({ path }) => path)).toEqual([
    expect.stringMatching(/^\/dl\/3\.24\.9\/convox-(linux|macos)/),
  ]);
});

test("a file with another checksum is not installed", async () => {
  const error = await failure(run({ sha256: OTHER }), ConvoxError);

  expect(error.message).toMatch(
    new RegExp(`/dl/3\\.24\\.9/convox-\\S+ has the SHA-256 ${SHA}, not ${OTHER}: it is not installed`),
  );
  expect((await run({ sha256: SHA })).result["cache-hit"]).toBe(false);
});

test("a modified file in the cache is not used but replaced", async () => {
  await run({ sha256: SHA });
  await writeFile(file, "something else");

  expect((await run({ sha256: SHA })).result["cache-hit"]).toBe(false);
  expect(await readFile(file, "utf8")).toBe(PROGRAM);
});

test("nothing is installed without a checksum, unless allowed, with a warning", async () => {
  expect((await failure(run({}), InputError)).message).toMatch(/^sha256 is required: the checksum of convox-/);
  expect(server.requests).toEqual([]);

  const { host, result } = await run({ checksum: "skip" });
  expect(result.sha256).toBe(SHA);
  expect(host.warned.join()).toContain(`unverified; its SHA-256 is ${SHA}`);
});

test("a list in the format of sha256sum selects the checksum of each platform", async () => {
  const names = ["convox-linux", "convox-linux-arm64", "convox-macos", "convox-macos-arm64"];
  const sha256 = names.map((name) => `${SHA}  ./${name}`).join("\n");
  expect((await run({ sha256 })).result.sha256).toBe(SHA);
  expect((await failure(run({ sha256: `${SHA}  convox.exe` }), InputError)).message).toContain(
    "has no line for convox-",
  );
});

describe("rejected before any request:", () => {
  test.each([
    [{ sha256: "abc" }, "3.24.9", 'sha256 is "abc": allowed are 64 hexadecimal digits'],
    [{ sha256: SHA }, "latest", 'version is "latest": allowed is an exact version'],
    [{ sha256: SHA, mirror: "http://mirror.example.com/{file}" }, "3.24.9", "mirror must start with https://"],
    [{ sha256: SHA, mirror: "convox" }, "3.24.9", "mirror is not a URL"],
  ])("%o %s", async (settings, version, message) => {
    expect((await failure(run(settings, version), InputError)).message).toContain(message);
    expect(server.requests).toEqual([]);
  });
});

test("a version that does not exist is an error with the address", async () => {
  const error = await failure(run({ sha256: SHA }, "9.9.9"), UnreachableError);
  expect(error.message).toMatch(/\/dl\/9\.9\.9\/convox-\S+: Unexpected HTTP response: 404$/);
});
