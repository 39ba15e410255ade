import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import type { LocalRack } from "../src/index.ts";
import { smallTar, tarEntries } from "../src/run/tar-stream.ts";
import { APP, ask, build, pick, start, tarOf } from "./support.ts";

const run = promisify(execFile);

const TWO = {
  "convox.yml": "services:\n  web:\n    build: .\n    port: 3000\n  api:\n    build: .\n",
  Dockerfile: "FROM node:20\n",
};

interface Entry {
  name: string;
  type: string;
  content: Buffer;
}

async function entriesOf(tar: Uint8Array): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const { name, type, body } of tarEntries(pieces(tar))) {
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk);
    entries.push({ name, type, content: Buffer.concat(chunks) });
  }
  return entries;
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
}

async function exportBuild(
  rack: LocalRack,
  files: Record<string, string> = TWO,
): Promise<{ id: string; body: Buffer }> {
  const built = await build(rack, "app", files, { description: "a <b>", "git-sha": "abc" });
  const id = String(pick(built, "id"));
  const archive = await ask(rack, `GET /apps/app/builds/${id}.tgz`);
  expect(archive.status).toBe(200);
  return { id, body: archive.body };
}

function importBuild(rack: LocalRack, body: Uint8Array, app = "other") {
  return ask(rack, `POST /apps/${app}/builds/import`, {
    body,
    headers: { "Content-Type": "application/octet-stream" },
  });
}

async function withOther(options: Parameters<typeof start>[0] = {}): Promise<LocalRack> {
  const rack = await start(options);
  await ask(rack, "POST /apps", { form: { name: "other" } });
  return rack;
}

test("v3 exports build.json, an entry without a name, and an OCI archive for each service", async () => {
  const rack = await withOther();

  const { id, body } = await exportBuild(rack);

  const entries = await entriesOf(gunzipSync(body));
  expect(entries.map(({ name, type }) => [name, type])).toEqual([
    ["build.json", "0"],
    ["", "5"],
    [`api.${id}.tar`, "0"],
    [`web.${id}.tar`, "0"],
  ]);
  const json = entries[0]?.content.toString() ?? "";
  expect(json).toContain('"description": "a \\u003cb\\u003e"');
  expect(json).toBe((await ask(rack, `GET /apps/app/builds/${id}`)).text.trimEnd());
  const image = await entriesOf(entries[2]?.content ?? Buffer.alloc(0));
  expect(image.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^blobs\/sha256\/[0-9a-f]{64}$/),
    expect.stringMatching(/^blobs\/sha256\/[0-9a-f]{64}$/),
    "index.json",
    "oci-layout",
  ]);
});

test("v2 exports build.json and one archive of docker save, which ends with its manifest", async () => {
  const rack = await withOther({ generation: "v2" });

  const { id, body } = await exportBuild(rack);

  const entries = await entriesOf(gunzipSync(body));
  expect(entries.map(({ name }) => name)).toEqual(["build.json", `app.${id}.tar`]);
  const image = await entriesOf(entries[1]?.content ?? Buffer.alloc(0));
  expect(image.at(-1)?.name).toBe("manifest.json");
  const [manifest] = JSON.parse(image.at(-1)?.content.toString() ?? "[]");
  expect(manifest.RepoTags).toEqual([
    expect.stringMatching(new RegExp(`^[^:]+/local-app-registry-\\w+:web\\.${id}$`)),
    expect.stringMatching(new RegExp(`^[^:]+:api\\.${id}$`)),
  ]);
});

test("the images of a planned build are empty and say so", async () => {
  const notices: string[] = [];
  const rack = await withOther({ onNotice: (line) => notices.push(line) });

  const { id, body } = await exportBuild(rack, APP);

  const text = gunzipSync(body).toString("latin1");
  expect(text).toContain('"org.convox.local-rack":"planned"');
  expect(text).toContain('"layers":[]');
  expect(notices).toContain(`the export of ${id} holds empty placeholder images: that build was only planned`);
});

test("skopeo accepts the empty images", async ({ skip }) => {
  const there = await run("skopeo", ["--version"]).catch(() => undefined);
  if (there === undefined) skip("there is no skopeo");
  const folder = await mkdtemp(join(tmpdir(), "archive-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [generation, kind] of [
    ["v3", "oci-archive"],
    ["v2", "docker-archive"],
  ] as const) {
    const rack = await withOther({ generation, data: await mkdtemp(join(folder, "data-")) });
    const entries = await entriesOf(gunzipSync((await exportBuild(rack, APP)).body));
    const file = join(folder, `${generation}.tar`);
    await writeFile(file, entries.at(-1)?.content ?? "");

    const { stdout } = await run("skopeo", ["inspect", `${kind}:${file}`]);

    expect(JSON.parse(stdout).Labels).toEqual({ "org.convox.local-rack": "planned" });
  }
});

test.each(["v2", "v3"] as const)(
  "%s imports its own export: a new build and a release, with logs in the same place",
  async (generation) => {
    const rack = await withOther({ generation });
    const { id, body } = await exportBuild(rack);
    await ask(rack, "POST /apps/other/releases", { form: { env: "A=1" } });

    const answer = await importBuild(rack, body);

    expect(answer.status).toBe(200);
    const build = JSON.parse(answer.text);
    expect(build).toMatchObject({
      app: "other",
      description: "a <b>",
      logs: `object://app/build/${id}/logs`,
      manifest: TWO["convox.yml"],
      process: "",
      status: "complete",
    });
    expect(build.id).not.toBe(id);
    expect(build["git-sha"]).toBe("");
    const release = await ask(rack, `GET /apps/other/releases/${build.release}`);
    expect(pick(release, "build")).toBe(build.id);
    expect(pick(release, "env")).toBe("A=1");
  },
);

test("v2 rejects a v3 archive, and v3 accepts a v2 archive silently", async () => {
  const [v2, v3] = [await withOther({ generation: "v2" }), await withOther()];
  const [fromV2, fromV3] = [await exportBuild(v2), await exportBuild(v3)];

  expect((await importBuild(v2, fromV3.body)).text).toBe("unable to locate manifest\n");
  expect((await importBuild(v3, fromV2.body)).status).toBe(200);
});

test("an import that fails early is answered before the rest of the archive arrives", async () => {
  const v2 = await withOther({ generation: "v2" });
  const noise = randomBytes(3_000_000).toString("latin1");
  const entry = (path: string, content: string) => ({ path, content });
  const archive = gzipSync(tarOf([entry("a.tar", smallTar([["x", "y"]]).toString("latin1")), entry("b.tar", noise)]));

  expect((await importBuild(v2, archive)).text).toBe("unable to locate manifest\n");
});

const SAVED = (files: [string, string][]) =>
  gzipSync(
    tarOf([
      { path: "build.json", content: "{}" },
      { path: "a.tar", content: smallTar(files).toString("latin1") },
    ]),
  );
const MANIFEST = (tags: string[]) => JSON.stringify([{ Config: "c.json", RepoTags: tags, Layers: ["l.tar"] }]);

test.each([
  ["nothing", Buffer.alloc(0), "EOF"],
  ["text", Buffer.from("not gzip at all"), "gzip: invalid header"],
  ["gzip of text", gzipSync("x".repeat(600)), "archive/tar: invalid tar header"],
  ["a tar cut short", gzipSync(tarOf([{ path: "build.json", content: "{}" }]).subarray(0, 513)), "unexpected EOF"],
  ["gzip cut short", gzipSync(Buffer.alloc(100_000, "ab")).subarray(0, 60), /unexpected EOF|invalid tar header/],
  [
    "no JSON",
    gzipSync(tarOf([{ path: "build.json", content: "x" }])),
    "invalid character 'x' looking for beginning of value",
  ],
  ["half a JSON", gzipSync(tarOf([{ path: "build.json", content: "{" }])), "unexpected end of JSON input"],
  ["an image without a manifest", SAVED([["l.tar", "x"]]), "unable to locate manifest"],
  ["an empty manifest", SAVED([["manifest.json", "[]"]]), "invalid image manifest: no data"],
  [
    "a manifest before its layers",
    SAVED([
      ["c.json", "{}"],
      ["manifest.json", MANIFEST(["r:web.B1"])],
      ["l.tar", "x"],
    ]),
    "open l.tar: no such file or directory: exit status 1",
  ],
  [
    "a tag with a port",
    SAVED([
      ["c.json", "{}"],
      ["l.tar", "x"],
      ["manifest.json", MANIFEST(["host:5000/r:web.B1"])],
    ]),
    /invalid reference format: exit status 1$/m,
  ],
] as const)("v2 rejects %s", async (_, body, text) => {
  const rack = await withOther({ generation: "v2" });

  const answer = await importBuild(rack, body);

  expect(answer.status).toBe(500);
  if (typeof text === "string") expect(answer.text).toBe(`${text}\n`);
  else expect(answer.text).toMatch(text);
  expect((await ask(rack, "GET /apps/other/builds")).text).toBe("[]\n");
});

test("a tag without a colon makes v2 panic and cut the connection", async () => {
  const rack = await withOther({ generation: "v2" });
  const body = SAVED([
    ["c.json", "{}"],
    ["l.tar", "x"],
    ["manifest.json", MANIFEST(["plain"])],
  ]);

  await expect(importBuild(rack, body)).rejects.toThrow(/socket hang up|ECONNRESET/);
});

test("an import sent as a form is empty, because the form parser consumes it", async () => {
  const rack = await withOther();
  const { body } = await exportBuild(rack);

  const answer = await ask(rack, "POST /apps/other/builds/import", {
    body,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });

  expect([answer.status, answer.text]).toEqual([500, "EOF\n"]);
});

test.each([
  ["v2", "release id must not be empty"],
  ["v3", "resource name may not be empty"],
] as const)("%s exports no build that has no release", async (generation, text) => {
  const rack = await start({ generation, faults: [{ kind: "build-fail", value: "no" }] });
  const built = await build(rack, "app", APP);

  const answer = await ask(rack, `GET /apps/app/builds/${pick(built, "id")}.tgz`);

  expect([answer.status, answer.text]).toEqual([500, `${text}\n`]);
});

test("an export is rejected if the manifest has no services", async () => {
  const rack = await start();
  const built = await build(rack, "app", APP);
  const id = pick(built, "id");
  await ask(rack, `PUT /apps/app/builds/${id}`, { form: { manifest: "services: {}\n" } });

  const answer = await ask(rack, `GET /apps/app/builds/${id}.tgz`);

  expect([answer.status, answer.text]).toEqual([500, "no services found to export\n"]);
});

test("an error during an export follows the bytes of a reply with status 200", async () => {
  const rack = await start();
  const built = await build(rack, "app", APP);
  rack.faults.add("append=exit status 1@GET /apps/app/builds/*.tgz");

  const answer = await ask(rack, `GET /apps/app/builds/${pick(built, "id")}.tgz`);

  expect(answer.status).toBe(200);
  expect(answer.body.subarray(-15).toString()).toContain("exit status 1\n");
});

test("a default deploy key can export and import", async () => {
  const rack = await start({ console: { keys: [{ key: "k", policy: "default" }] } });
  const built = await build(rack, "app", APP);
  const asked = { host: rack.consoleHost ?? "", password: "k", headers: { Rack: "local/local" } };

  const archive = await ask(rack, `GET /apps/app/builds/${pick(built, "id")}.tgz`, asked);
  const answer = await ask(rack, "POST /apps/app/builds/import", {
    ...asked,
    body: archive.body,
    headers: { ...asked.headers, "Content-Type": "application/octet-stream" },
  });

  expect([archive.status, answer.status]).toEqual([200, 200]);
  for (const line of [
    "PUT /apps/app/services/web",
    "GET /apps/app/resources",
    "GET /registries",
    "GET /apps/app/configs",
  ]) {
    expect((await ask(rack, line, asked)).status).toBe(403);
  }
});

test("a long body that is no archive is rejected with its reason, and the Rack continues", async () => {
  const rack = await start({ createApps: true });

  const refused = await ask(rack, "POST /apps/web/builds/import", { body: Buffer.alloc(400_000, "no archive") });

  expect(refused).toMatchObject({ status: 500, text: "gzip: invalid header\n" });
  expect((await ask(rack, "GET /apps/web")).status).toBe(200);
});

test("an archive whose record is larger than memory should hold is rejected", async () => {
  const rack = await start({ createApps: true });
  await ask(rack, "POST /apps", { form: { name: "web" } });
  const body = gzipSync(tarOf([{ path: "build.json", content: " ".repeat(17 << 20) }]));

  const refused = await ask(rack, "POST /apps/web/builds/import", { body });

  expect(refused).toMatchObject({ status: 500, text: "a record in the archive has more than 16777216 bytes\n" });
});
