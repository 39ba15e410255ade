import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../../src/commands/builds/build.ts";
import { createBuildError } from "../../src/commands/builds/explain-build.ts";
import { readSource } from "../../src/commands/builds/source.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { BuildError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { depsFor, stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";

async function project(files: Record<string, string>): Promise<string> {
  const dir = await temporary();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
}

const failed = {
  id: "BABCDEFGHIJ",
  app: "web",
  status: "failed",
  release: "",
  description: "",
  gitSha: "",
  logs: "",
  manifest: "",
  process: "",
  reason: "",
  repository: "",
  started: undefined,
  ended: undefined,
};

const missing = (path: string) =>
  `#6 [2/2] COPY ${path} /app/\n#6 ERROR: failed to calculate checksum of ref x::y: "/${path}": not found\n` +
  `error: failed to solve: failed to compute cache key: failed to calculate checksum of ref x::y: "/${path}": not found\nERROR: exit status 1\n`;

async function explainFailure(files: Record<string, string>, log: string, reason = ""): Promise<BuildError> {
  const dir = await project(files);
  const { rack: _, ...deps } = depsFor({} as never, { cwd: dir });
  return createBuildError({ ...failed, reason }, log, await readSource(".", undefined, deps), dir);
}

describe("a file that COPY does not find", () => {
  test("is reported as missing if it does not exist", async () => {
    const error = await explainFailure(
      { "convox.yml": "services:\n  web:\n    build: .\n", Dockerfile: "FROM node\nCOPY dist /app/\n" },
      missing("dist"),
    );
    expect(error.message).toBe("build BABCDEFGHIJ of web failed: COPY dist /app/: dist is not in the build context");
    expect(error.place).toEqual({ file: "Dockerfile", line: 2 });
    expect(error.hint).toMatch(/^"dist" does not exist in the source\. /);
  });

  test("is reported as excluded by .dockerignore of the source", async () => {
    const error = await explainFailure(
      {
        "convox.yml": "services:\n  web:\n    build: api\n",
        ".dockerignore": "**/dist\n",
        "api/Dockerfile": "FROM node\n\nCOPY dist /app/\n",
        "api/dist/server.js": "",
      },
      missing("dist"),
    );
    expect(error.place).toEqual({ file: "api/Dockerfile", line: 3 });
    expect(error.hint).toMatch(/^"api\/dist" exists, but \.dockerignore excludes it\. Add the exception !api\/dist\n/);
  });

  test("is reported as excluded by the ignore file of the build context", async () => {
    const error = await explainFailure(
      {
        "convox.yml": "services:\n  web:\n    build: api\n",
        "api/.dockerignore": "dist\n",
        "api/Dockerfile": "FROM node\nCOPY dist /app/\n",
        "api/dist/server.js": "",
      },
      missing("dist"),
    );
    expect(error.hint).toMatch(/^"api\/dist" was uploaded, but api\/\.dockerignore excludes it from the image build/);
  });
});

test("an unknown failure prints the last output of the step and guesses no cause", async () => {
  const log =
    "Step 1/2 : FROM node\n ---> abc\nStep 2/2 : RUN npm test\n ---> Running in 1\nnot ok 1 - \x1b[31madds\x1b[0m\nThe command '/bin/sh -c npm test' returned a non-zero code: 1\nERROR: docker build .: exit status 1\n";
  const error = await explainFailure(
    { "convox.yml": "services:\n  web:\n    build: .\n", Dockerfile: "FROM node\nRUN npm test\n" },
    log,
  );
  expect(error.message).toBe("build BABCDEFGHIJ of web failed: RUN npm test: docker build .: exit status 1");
  expect(error.place).toEqual({ file: "Dockerfile", line: 2 });
  expect(error.hint).toContain("Last output of the step:\nnot ok 1 - adds\n");
  expect(error.outputs).toEqual({ build: "BABCDEFGHIJ", app: "web", status: "failed" });
});

test("an ERROR line is printed once, although a v3 builder prints it twice", async () => {
  const line = "ERROR: docker build .: exit status 1\n";
  const log = `Step 1/2 : FROM node\n ---> abc\nStep 2/2 : RUN npm test\n ---> Running in 1\nnot ok 1\n${line}${line}`;
  const error = await explainFailure(
    { "convox.yml": "services:\n  web:\n    build: .\n", Dockerfile: "FROM node\nRUN npm test\n" },
    log,
  );
  expect(`${error.message}\n${error.hint}`.match(/docker build \.: exit status 1/g)).toHaveLength(1);
});

test("the hint of a canceled build names no log, since the Rack stores none", async () => {
  const files = { "convox.yml": "services:\n  web:\n    build: .\n", Dockerfile: "FROM node\n" };
  const error = await explainFailure(files, "", "canceled by ann@example.com");
  expect(error.message).toContain("canceled by ann@example.com");
  expect(error.hint).toBe("The Rack stores no log of a canceled build");
});

test("an error of the manifest is reported at the manifest", async () => {
  const error = await explainFailure(
    { "convox.yml": "services:\n  web:\n    build: .\n", Dockerfile: "FROM node\n" },
    "ERROR: required env: SECRET_KEY\n",
  );
  expect(error.message).toContain("the manifest requires SECRET_KEY");
  expect(error.place).toEqual({ file: "convox.yml", line: undefined });
});

test.each(["v2", "v3"] as const)(
  "a build that fails on a %s Rack is an error at the line of the Dockerfile",
  async (generation) => {
    const { job } = await stage({ generation });
    const dir = await project({
      "source/convox.yml": "services:\n  web:\n    build: .\n",
      "source/Dockerfile": "FROM scratch\n\nCOPY nowhere /\n",
    });
    const given: Record<string, string> = { app: "web", "working-directory": "source" };
    const values = parseInputs(build.inputs, (name) => given[name]);
    const error = await failure(build.run(values, job({ cwd: dir })), BuildError);

    expect(error.message).toMatch(
      /^build B[A-Z]{10} of web failed: COPY nowhere \/: nowhere is not in the build context$/,
    );
    expect(error.place).toEqual({ file: "source/Dockerfile", line: 3 });
  },
);
