import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { LocalRackOptions } from "@convox/local-rack";
import { describe, expect, test } from "vitest";
import { build } from "../../src/commands/builds/build.ts";
import { BuildError, InputError, ManifestError } from "../../src/errors.ts";
import { findImageTool } from "../../src/runner/image-tool.ts";
import { failure } from "../rack/harness.ts";
import { tarOf } from "../support/archives.ts";
import { stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { runs, watchfulHost } from "../support/runs.ts";

const SOURCE = {
  "convox.yml":
    'services:\n  web:\n    build: api\n    port: 3000\n  again:\n    build: ./api\n  cron:\n    image: "acme/cron:${TAG}"\n',
  "api/Dockerfile":
    "FROM scratch AS base\nARG TOKEN\n  ARG COLOR=red\nARG OTHER\nFROM base AS development\nCOPY . /\nARG DOCKER_HOST\n",
  "api/main.txt": "main",
  "api/key.secret": "not for the image",
  ".dockerignore": "**/*.secret\n",
};

/** A program `docker` that records how it is called, and answers from files. It stands for the tool of the machine. */
const DOCKER = `#!/bin/sh
echo "$@" >> "$RECORD/calls"
case "$1" in
  version) echo 28.0.0 ;;
  buildx) exit 1 ;;
  build)
    env | sort > "$RECORD/env"
    for last; do :; done
    ls -A "$last" > "$RECORD/context"
    echo "Step 1/2 : FROM scratch"
    echo "Step 2/2 : COPY . /"
    if [ -e "$RECORD/fail" ]; then cat "$RECORD/fail" >&2; exit 1; fi ;;
  save) cat "$RECORD/image.tar" ;;
esac
`;

async function write(dir: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}

async function ready(options: Partial<LocalRackOptions> = {}, files: Record<string, string> = SOURCE) {
  const [cwd, record, bin, temp] = [await temporary(), await temporary(), await temporary(), await temporary()];
  await write(cwd, files);
  await writeFile(join(bin, "docker"), DOCKER);
  await chmod(join(bin, "docker"), 0o755);
  await writeFile(join(bin, "buildah"), "#!/bin/sh\necho broken >&2\nexit 1\n");
  await chmod(join(bin, "buildah"), 0o755);
  const config = { config: {}, rootfs: { diff_ids: [] } };
  const manifest = [{ Config: "c.json", Layers: [] }];
  const image = tarOf([
    { path: "c.json", content: JSON.stringify(config) },
    { path: "manifest.json", content: JSON.stringify(manifest) },
  ]);
  await writeFile(join(record, "image.tar"), image);
  const here = await stage(options);
  const host = watchfulHost();
  const env = { PATH: `${bin}:/usr/bin:/bin`, RECORD: record, RUNNER_TEMP: temp, CONVOX_PASSWORD: "deploy-key-1234" };
  const deps = here.job({ cwd, host, env });
  const readRecord = (name: string) => readFile(join(record, name), "utf8");
  const runner = (more: Record<string, string> = {}) =>
    runs(build, { app: "web", "build-on": "runner", ...more }, deps);
  return { ...here, record, host, deps, readRecord, runner, temp, bin };
}

describe("build-on: runner", () => {
  test("builds as a Rack does, and keeps arguments and keys off command lines", async () => {
    const { rack, server, host, readRecord, runner, temp } = await ready();
    await rack.releases.create("web", { env: "COLOR=from the app\nTAG=1.2\nUNUSED=x" });
    const result = await runner({ "build-args": "TOKEN=build-secret-1234", development: "true", "no-cache": "true" });

    const calls = (await readRecord("calls")).trimEnd().split("\n");
    const tag = /-t (convox-ci\/web:web\.B[A-Z]{10}) /.exec(calls.join("\n"))?.[1];
    const context = /\S+\/source\/api/.exec(calls.join("\n"))?.[0];
    expect(calls.slice(2)).toEqual([
      `build --no-cache -t ${tag} -f ${context}/Dockerfile --target development --build-arg TOKEN --build-arg COLOR ${context}`,
      `save ${tag}`,
      `image rm --no-prune ${tag}`,
      "pull --quiet acme/cron:1.2",
      "save acme/cron:1.2",
    ]);
    const env = (await readRecord("env")).split("\n");
    expect(env).toEqual(expect.arrayContaining(["TOKEN=build-secret-1234", "COLOR=from the app"]));
    expect(env.filter((line) => /^(?:CONVOX_|UNUSED)/.test(line))).toEqual([]);
    expect(await readRecord("context")).toBe("Dockerfile\nmain.txt\n");
    expect(host.masks).toContain("build-secret-1234");

    expect(JSON.parse(result.images)).toMatchObject(
      ["web", "again", "cron"].map((service) => ({
        service,
        digest: null,
        "image-id": expect.stringMatching(/^sha256:/),
      })),
    );
    const made = await rack.builds.get("web", result.build);
    expect(made).toMatchObject({ status: "complete", release: result.release, manifest: SOURCE["convox.yml"] });
    expect(server.requests.filter(({ path }) => path.includes("/objects/"))).toEqual([]);
    expect(await readFile(temp).catch((error: unknown) => Object(error).code)).toBe("EISDIR");
    expect(host.printed()).toContain("Step 2/2 : COPY . /");
  });

  test("fails with the step and the line of the Dockerfile, and imports nothing", async () => {
    const { rack, record, runner } = await ready();
    await writeFile(join(record, "fail"), "COPY failed: no space left on device\n");
    const error = await failure(runner(), BuildError);

    expect(error.message).toContain("the build of web on the runner failed: COPY . /");
    expect(error.place).toMatchObject({ line: 6 });
    expect(error.hint).not.toContain("builds logs");
    expect(await rack.builds.list("web")).toEqual([]);
  });

  test("fails if neither docker nor buildah works, and says why", async () => {
    const { deps, rack } = await ready();
    const empty = { ...deps, env: { PATH: await temporary() } };
    const error = await failure(runs(build, { app: "web", "build-on": "runner" }, empty), InputError);

    expect(error.code).toBe("builder-missing");
    expect(error.hint).toMatch(/docker: docker cannot be started: it is not installed\nbuildah: /);
    expect(await rack.builds.list("web")).toEqual([]);
  });

  test("without buildx uses docker's older builder although the job asks for BuildKit, and buildah for a registry cache", async () => {
    const { deps, bin, runner, readRecord, temp } = await ready();
    const env = { ...deps.env, DOCKER_BUILDKIT: "1" };
    await runs(build, { app: "web", "build-on": "runner", "build-args": "TAG=1" }, { ...deps, env });
    expect((await readRecord("env")).split("\n")).toContain("DOCKER_BUILDKIT=0");

    const cached = { "registry-cache": "ghcr.io/acme/cache", "build-args": "TAG=1" };
    const error = await failure(runner(cached), InputError);
    expect(error.message).toBe("registry-cache requires docker buildx or buildah");
    expect(error.hint).toMatch(/docker: .*\nbuildah: /);
    await writeFile(join(bin, "buildah"), "#!/bin/sh\necho buildah version 1.28.2\n");
    const options = { env: deps.env, signal: new AbortController().signal };
    expect((await findImageTool(temp, { registryCache: true }, options)).name).toBe("buildah");
    expect((await findImageTool(temp, { registryCache: false }, options)).name).toBe("docker");
  });

  test("reports a manifest that a Rack would reject, and inputs without effect", async () => {
    const { deps, runner } = await ready(
      {},
      { ...SOURCE, "convox.yml": "environment:\n  - KEY\nservices:\n  web:\n    build: api\n" },
    );

    expect((await failure(runner(), ManifestError)).message).toBe("convox.yml: required env: KEY");
    expect((await failure(runner({ "build-args": "DOCKER_HOST=x\nKEY=1" }), InputError)).message).toBe(
      "build argument DOCKER_HOST cannot be used with build-on: runner: it would change a setting of the builder",
    );
    const cache = { app: "web", "registry-cache": "ghcr.io/acme/cache" };
    expect((await failure(runs(build, cache, deps), InputError)).message).toBe(
      "registry-cache requires build-on: runner",
    );
    expect(
      (await failure(runner({ "registry-cache": "ghcr.io/acme/cache", "build-args": "KEY=1" }), InputError)).message,
    ).toBe("registry-cache requires docker buildx or buildah");
    expect((await failure(runner({ "wildcard-domain": "true" }), InputError)).message).toContain("wildcard-domain");
    expect((await failure(runner({ "build-args": "KEY=1\nBUILD_ID" }), InputError)).message).toContain(
      "only a Rack knows it",
    );
  });

  test("on a v2 Rack reads convox-env from an earlier build, which has to exist", async () => {
    const { host, runner, deps } = await ready({ generation: "v2" });
    const error = await failure(runner({ "build-args": "TAG=1" }), InputError);
    expect([error.code, error.message]).toEqual([
      "rack-build-missing",
      expect.stringContaining("has not built web yet"),
    ]);

    await runs(build, { app: "web", "build-args": "TAG=1" }, deps);
    const { images } = await runner({ "build-args": "TAG=1" });
    expect(JSON.parse(images)).toHaveLength(3);
    expect(host.messages.some((line) => line.includes("have no convox-env, so none is added"))).toBe(true);
  });
});
