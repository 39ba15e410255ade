import { expect, test } from "vitest";
import { readSource } from "../../src/commands/builds/source.ts";
import { project } from "../manifest/project.ts";
import { depsFor } from "../support/command.ts";

const MONOREPO = {
  "convox.yml": "services:\n  api: { build: { path: api, manifest: docker/prod } }\n  web: { build: . }\n",
  Dockerfile: "FROM scratch\n",
  "api/docker/prod": "FROM scratch\n",
  "api/docker/prod.dockerignore": "*.log\n",
  "api/.dockerignore": "*.tmp\n",
  "api/main.go": "package main\n",
  "lib/.dockerignore": "x\n",
};

test("no rule excludes the manifest, a Dockerfile, or an ignore file of an image build", async () => {
  const dir = await project({ ...MONOREPO, ".dockerignore": "*\n" });
  const { rack: _, ...deps } = depsFor({} as never, { cwd: dir });
  const { tree } = await readSource(".", undefined, deps);

  expect(tree.entries.filter(({ kind }) => kind === "file").map(({ path }) => path)).toEqual([
    ".dockerignore",
    "Dockerfile",
    "api/.dockerignore",
    "api/docker/prod",
    "api/docker/prod.dockerignore",
    "convox.yml",
  ]);
  expect(tree.warnings).toEqual([]);
});
