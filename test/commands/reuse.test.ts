import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/commands/builds/build.ts";
import { ConvoxError } from "../../src/errors.ts";
import { contentDigest, sourceTree, tarball } from "../../src/pack/index.ts";
import { project } from "../manifest/project.ts";
import { MANIFEST, type Stage, stage } from "../support/command.ts";
import { runs } from "../support/runs.ts";

const FILES = { "convox.yml": MANIFEST, "words.txt": "a line of words\n".repeat(1000) };

/** Runs a build of `cwd` and gives the requests that it made, its result, and its messages. */
async function runBuild({ server, job }: Stage, cwd: string, settings: Record<string, string> = {}) {
  const before = server.requests.length;
  const deps = job({ cwd });
  const result = await runs(build, { app: "web", reuse: "upload", ...settings }, deps);
  const requests = server.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
  const archives = requests.filter((line) => /^POST \/apps\/web\/objects\/tmp\/[0-9a-f]{30}\.tgz/.test(line));
  return { result, requests, archives, said: deps.host.messages.join("\n") };
}

const SHAPE = /^POST \/apps\/web\/objects\/(tmp\/convox-ci-[0-9a-f]{40}\.txt)/;

test("a second build of an unchanged source sends nothing, also after a new checkout", async () => {
  const staged = await stage();
  const first = await runBuild(staged, await project(FILES));
  const second = await runBuild(staged, await project(FILES));
  expect(first.archives).toHaveLength(1);
  expect(second.archives).toEqual([]);
  expect(second.said).toContain("Nothing is sent: the Rack has this source from an earlier upload");
  expect(second.result["context-size"]).toBe(first.result["context-size"]);
  expect(second.result.release).not.toBe(first.result.release);
});

test("a source that changed is sent, even if sizes and times are the same", async () => {
  const staged = await stage();
  const cwd = await project(FILES);
  const file = join(cwd, "words.txt");
  const time = new Date("2026-01-02T03:04:05Z");
  await utimes(file, time, time);
  await runBuild(staged, cwd);
  await writeFile(file, "another of wordS\n".repeat(1000).slice(0, FILES["words.txt"].length));
  await utimes(file, time, time);
  expect((await runBuild(staged, cwd)).archives).toHaveLength(1);
  expect((await runBuild(staged, cwd)).archives).toEqual([]);
});

test("an archive that the Rack no longer has is sent again", async () => {
  const staged = await stage();
  const cwd = await project(FILES);
  const first = await runBuild(staged, cwd);
  const path = first.archives[0]?.slice("POST ".length) ?? "";
  const { protocol, host, username, password } = new URL(staged.server.url);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const reply = await fetch(`${protocol}//${host}${path}`, { method: "DELETE", headers: { authorization } });
  expect(reply.status).toBe(200);
  expect((await runBuild(staged, cwd)).archives).toHaveLength(1);
});

test("an upload that broke off is never used", async () => {
  const staged = await stage();
  const cwd = await project(FILES);
  const { objects } = staged.rack;
  const broken = {
    ...objects,
    // The Rack stores the part that it got.
    store: async (...[app, key, body]: Parameters<typeof objects.store>) => {
      const parts: Uint8Array[] = [];
      for await (const part of body()) parts.push(part);
      await objects.store(app, key, async function* () {
        yield Buffer.concat(parts).subarray(0, 500);
      });
      throw new ConvoxError("rack-unreachable", "the connection was closed");
    },
  };
  const deps = staged.job({ cwd, rack: { ...staged.rack, objects: broken } });
  await expect(runs(build, { app: "web", reuse: "upload" }, deps)).rejects.toThrow("the connection was closed");
  expect((await runBuild(staged, cwd)).archives).toHaveLength(1);
});

test("records that are no records, or name other objects, are not used", async () => {
  const staged = await stage();
  const cwd = await project(FILES);
  const first = await runBuild(staged, cwd);
  const key = first.requests.flatMap((line) => SHAPE.exec(line)?.[1] ?? [])[0] ?? "";
  const digest = await contentDigest(await sourceTree(cwd, { keep: ["convox.yml"] }));
  for (const text of [
    "",
    "convox-ci records 1",
    `convox-ci records 1\nupload ${digest} build/BX/logs 12\n`,
    "\0".repeat(99_999),
  ]) {
    await staged.rack.objects.store("web", key, async function* () {
      yield Buffer.from(text);
    });
    expect((await runBuild(staged, cwd)).archives, JSON.stringify(text.slice(0, 100))).toHaveLength(1);
  }
});

test.each(["auto", "none"])("with reuse %s nothing is asked or recorded for a small source", async (reuse) => {
  const { requests } = await runBuild(await stage(), await project(FILES), { reuse });
  expect(requests.filter((line) => line.includes("/objects/"))).toEqual([expect.stringMatching(/^POST .*\.tgz/)]);
});

test("with reuse auto the upload of a source of 1 MB is used again", async () => {
  const staged = await stage();
  const cwd = await project({ ...FILES, "large.txt": "x".repeat(1_000_000) });
  await runBuild(staged, cwd, { reuse: "auto" });
  expect((await runBuild(staged, cwd, { reuse: "auto" })).archives).toEqual([]);
});

test("reuse build gives the complete build and its release", async () => {
  const staged = await stage();
  const cwd = await project(FILES);
  const first = await runBuild(staged, cwd, { reuse: "build" });
  const second = await runBuild(staged, cwd, { reuse: "build" });
  expect(second.result).toMatchObject({ build: first.result.build, release: first.result.release, status: "complete" });
  expect(second.requests.filter((line) => line.startsWith("POST"))).toEqual([]);
});

test.each<[string, Record<string, string>]>([
  ["build arguments", { "build-args": "A=1" }],
  ["development", { development: "true" }],
  ["no-cache", { "no-cache": "true" }],
])("reuse build builds again with other %s", async (_, settings) => {
  const staged = await stage();
  const cwd = await project(FILES);
  const first = await runBuild(staged, cwd, { reuse: "build" });
  const second = await runBuild(staged, cwd, { reuse: "build", ...settings });
  expect(second.result.build).not.toBe(first.result.build);
});

test("reuse build gives a release with the present environment", async () => {
  const staged = await stage();
  const cwd = await project(FILES);
  const first = await runBuild(staged, cwd, { reuse: "build" });
  const changed = await staged.rack.releases.create("web", { env: "COLOR=red\n" });
  const second = await runBuild(staged, cwd, { reuse: "build" });
  expect(second.result).toMatchObject({ build: first.result.build, release: changed.id });
  // Another build is the newest release now.
  await runBuild(staged, await project({ ...FILES, more: "" }), { reuse: "build" });
  const third = await runBuild(staged, cwd, { reuse: "build" });
  expect(third.result.build).toBe(first.result.build);
  expect([first.result.release, changed.id]).not.toContain(third.result.release);
  expect(await staged.rack.releases.get("web", third.result.release)).toMatchObject({
    build: first.result.build,
    env: expect.stringContaining("COLOR=red"),
  });
});

test.each([1, 2, 4])("the digest of an upload with %d threads is that of the source", async (threads) => {
  const tree = await sourceTree(await project({ ...FILES, "large.txt": "0123456789".repeat(900_000) }));
  for (const compression of ["auto", "store", 1, 6] as const) {
    const digests: string[] = [];
    for await (const _ of tarball(tree, { threads, compression, onDigest: (digest) => digests.push(digest) }));
    expect(digests).toEqual([await contentDigest(tree)]);
  }
});
