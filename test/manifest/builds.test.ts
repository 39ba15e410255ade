import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readManifest } from "../../src/manifest/index.ts";
import { listProblems, project } from "./project.ts";

const TREE = {
  Dockerfile: "FROM scratch\n",
  "api/Dockerfile": "FROM scratch\n",
  "api/dev.Dockerfile": "FROM scratch\n",
  "docker/web.Dockerfile": "FROM scratch\n",
};

const listBuilds = async (body: string) =>
  readManifest(await project({ ...TREE, "convox.yml": `services:\n  web:\n${body.replace(/^/gm, "    ")}\n` }));

test.each<[string, string, string]>([
  ["port: 3000", ".", "Dockerfile"],
  ["build: .", ".", "Dockerfile"],
  ['build: ""', ".", "Dockerfile"],
  ["build: ./api/", "api", "api/Dockerfile"],
  ["build: /api", "api", "api/Dockerfile"],
  ["build: docker/../api", "api", "api/Dockerfile"],
  ["build: { path: api, manifest: dev.Dockerfile }", "api", "api/dev.Dockerfile"],
  ["build: { path: api, manifest: ./dev.Dockerfile, args: [A=1] }", "api", "api/dev.Dockerfile"],
  ["build: { manifest: docker/web.Dockerfile }", ".", "docker/web.Dockerfile"],
  ["build: .\nimage: ''", ".", "Dockerfile"],
])("%j is built from %s with %s", async (body, path, dockerfile) => {
  const manifest = await listBuilds(body);
  expect(listProblems(manifest)).toEqual([]);
  expect(manifest.builds).toEqual([{ service: "web", path, dockerfile }]);
});

test("a service without a body is built from the root", async () => {
  const manifest = await readManifest(await project({ ...TREE, "convox.yml": "services:\n  web:\n" }));
  expect(manifest.builds).toEqual([{ service: "web", path: ".", dockerfile: "Dockerfile" }]);
});

test.each<[string, string]>([
  ["build: web", '3: service web is built from "web", but web does not exist'],
  ["build: ../other", '3: service web is built from "../other", which is outside of the source'],
  ["build: api/../..", '3: service web is built from "api/../..", which is outside of the source'],
  ["build: API", '3: service web is built from "API", but API does not exist; api does, and a Rack minds the case'],
  ["build: docker", '3: service web is built from "docker", but docker/Dockerfile does not exist'],
  ["build: Dockerfile", '3: service web is built from "Dockerfile", but Dockerfile is no directory'],
  ["build: Dockerfile/api", '3: service web is built from "Dockerfile/api", but Dockerfile/api does not exist'],
  [
    "build:\n  path: api\n  manifest: Dev.Dockerfile",
    '4: service web is built from "api", but api/Dev.Dockerfile does not exist; api/dev.Dockerfile does, and a Rack minds the case',
  ],
  ["build: { manifest: docker }", '3: service web is built from ".", but docker is a directory'],
  [
    "build: { path: api, manifest: ../../Dockerfile }",
    '3: service web is built from "api" with "../../Dockerfile", which is outside of the source',
  ],
  [
    "build: { path: api, manifest: ../Dockerfile }",
    '3: warning v3 service web is built from "api" with Dockerfile, which is outside of it; BuildKit may not find it',
  ],
  ["build: [api]", "3: service web: build must be a path or a mapping, not a list"],
  ["build: 5", "3: service web: build must be a path or a mapping, not 5"],
  ["build:\n  args: { A: 1 }", "4: service web: build.args must be a list of text, not a mapping"],
  [
    "build:\n  context: .",
    "4: warning service web: build.context is an unknown key, which Racks ignore; did you mean path?",
  ],
  ["image: nginx\nbuild: web", "4: warning service web has an image, so its build is not used"],
])("%j: %s", async (body, message) => {
  expect(listProblems(await listBuilds(body))).toEqual([message]);
});

test("the path of a build starts at the root of the source, wherever the manifest lies", async () => {
  const dir = await project({ ...TREE, "deploy/convox.yml": "services:\n  web:\n    build: ./api\n" });
  const manifest = await readManifest(dir, { manifest: "./deploy/convox.yml" });
  expect(listProblems(manifest)).toEqual([]);
  expect(manifest).toMatchObject({
    file: "deploy/convox.yml",
    builds: [{ service: "web", path: "api", dockerfile: "api/Dockerfile" }],
  });
});

test("a name that differs in case is missing even where the file system would find it", async () => {
  const dir = await project({ "convox.yml": "services:\n  web:\n    build: Src\n" });
  await mkdir(join(dir, "src"));
  const manifest = await readManifest(dir);
  expect(listProblems(manifest)).toEqual([
    '3: service web is built from "Src", but Src does not exist; src does, and a Rack minds the case',
  ]);
  await rename(join(dir, "src"), join(dir, "Src"));
  expect(listProblems(await readManifest(dir))).toEqual([
    '3: service web is built from "Src", but Src/Dockerfile does not exist',
  ]);
});

test("a docker-compose.yml of generation 1 is only parsed", async () => {
  const compose = `version: "2"
services:
  web:
    build: { context: ./api, dockerfile: dev.Dockerfile }
    ports: ["80:\${PORT}"]
  worker:
    build: .
  tool:
    build: $DIR
  db:
    image: postgres
`;
  const manifest = await readManifest(await project({ "docker-compose.yml": compose }), {
    manifest: "docker-compose.yml",
  });
  expect(manifest).toEqual({
    file: "docker-compose.yml",
    shownFile: "docker-compose.yml",
    services: ["web", "worker", "tool", "db"],
    builds: [
      { service: "web", path: "api", dockerfile: "api/dev.Dockerfile" },
      { service: "worker", path: ".", dockerfile: "Dockerfile" },
    ],
    problems: [],
    rollout: [],
    requiredEnv: [],
  });
});

test.each([
  ["version: '2'\n", []],
  ["version: '2'\nservices: [web]\n", []],
  ["- web\n", []],
  ["web:\n  build: .\nhub: 5\n", ["web", "hub"]],
])("a docker-compose.yml that is odd is left to the Rack: %j", async (compose, services) => {
  const dir = await project({ "docker-compose.yml": compose });
  expect(await readManifest(dir, { manifest: "docker-compose.yml" })).toMatchObject({ services, problems: [] });
});

test("a docker-compose.yml without a version has its services at the top", async () => {
  const compose = "web:\n  build: api\n  dockerfile: dev.Dockerfile\nhub:\n  build: ../hub\n";
  const dir = await project({ "docker-compose.yml": compose });
  expect(await readManifest(dir, { manifest: "docker-compose.yml" })).toMatchObject({
    services: ["web", "hub"],
    builds: [{ service: "web", path: "api", dockerfile: "api/dev.Dockerfile" }],
  });
  await expect(
    readManifest(await project({ "docker-compose.yml": "a: [\n" }), { manifest: "docker-compose.yml" }),
  ).rejects.toThrow(/^docker-compose\.yml:2:1: /);
});
