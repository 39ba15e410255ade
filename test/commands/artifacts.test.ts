import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { reportArtifacts } from "../../src/commands/builds/artifacts.ts";
import { build, buildSource } from "../../src/commands/builds/build.ts";
import type { BuildRecord } from "../../src/commands/builds/build-facts.ts";
import { parseInputs } from "../../src/commands/declaration/inputs.ts";
import { ConvoxError, InputError } from "../../src/errors.ts";
import type { PushedImage } from "../../src/images/pushed-images.ts";
import { failure } from "../rack/harness.ts";
import { type Stage, stage } from "../support/command.ts";
import { artifactList, type JobArtifact, readArtifacts } from "../support/github-files.ts";
import { temporary } from "../support/program.ts";
import { runs } from "../support/runs.ts";

const REPOSITORY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/acme/web";
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;
const image = (service: string, digest: string | null): PushedImage => ({
  service,
  repository: REPOSITORY,
  tag: `${service}.BABCDEFGHIJ`,
  digest,
});
const IMAGES = [image("web", sha("a")), image("cron", null), image("api", sha("b"))];
const SHA = "0123456789abcdef0123456789abcdef01234567";

/** Builds a source with these inputs on the Rack, and reports its images. */
async function buildAndReport(set: Stage, inputs: Record<string, string>, env: Record<string, string> = {}) {
  const cwd = await temporary();
  await mkdir(join(cwd, "source"));
  await writeFile(join(cwd, "source/convox.yml"), "services:\n  web:\n    image: httpd\n");
  await writeFile(join(cwd, "source/data.txt"), "x".repeat(1_200_000));
  const git = { ...set.job().git, commit: async () => ({ sha: SHA, subject: "a change", clean: true }) };
  const deps = set.job({ cwd, env, git });
  const given = { app: "web", "working-directory": "source", ...inputs } as Record<string, string>;
  const values = parseInputs(build.inputs, (name) => given[name], env);
  const report = async (images: readonly PushedImage[] = IMAGES) => {
    const record: BuildRecord = {};
    await buildSource(values, deps, { record });
    return { record, files: await reportArtifacts(values, record, JSON.stringify(images), deps) };
  };
  return { cwd, deps, report };
}

const readJson = async (file: string) => JSON.parse(await readFile(file, "utf8"));

test("the provenance names source, commit, build, release, Rack and images, and build arguments without their values", async () => {
  const set = await stage();
  const args = "TOKEN=hunter2-secret\nVERSION=1.2.3";
  const { cwd, deps, report } = await buildAndReport(
    set,
    { provenance: "out/provenance.json", "build-args": args },
    { GITHUB_SERVER_URL: "https://github.example", GITHUB_REPOSITORY: "acme/shop", GITHUB_RUN_ID: "42" },
  );
  const { record, files } = await report();

  expect(files).toEqual({
    provenance: join(cwd, "out/provenance.json"),
    "provenance-predicate": join(cwd, "out/provenance.predicate.json"),
    "provenance-subjects": join(cwd, "out/provenance.subjects.txt"),
  });
  const statement = await readJson(files.provenance);
  const facts = record.facts;
  const [source] = statement.predicate.buildDefinition.resolvedDependencies;
  expect(statement).toEqual({
    _type: "https://in-toto.io/Statement/v1",
    subject: [
      { name: `${REPOSITORY}:web.BABCDEFGHIJ`, digest: { sha256: "a".repeat(64) } },
      { name: `${REPOSITORY}:api.BABCDEFGHIJ`, digest: { sha256: "b".repeat(64) } },
    ],
    predicateType: "https://slsa.dev/provenance/v1",
    predicate: {
      buildDefinition: {
        buildType: expect.stringMatching(/\/docs\/provenance\.md#build-type-v1$/),
        externalParameters: {
          rack: set.rack.name,
          app: "web",
          manifest: "convox.yml",
          buildArgs: ["TOKEN", "VERSION"],
          development: false,
          noCache: false,
          wildcardDomain: false,
        },
        internalParameters: { release: facts?.release, reused: false },
        resolvedDependencies: [
          expect.objectContaining({ name: "source", annotations: { files: 2, bytes: expect.any(Number) } }),
          { name: "commit", digest: { gitCommit: SHA }, annotations: { trackedFilesUnchanged: true } },
        ],
      },
      runDetails: {
        builder: {
          id: expect.stringContaining(`#rack=${set.rack.name}`),
          version: { "convox-ci": expect.any(String) },
        },
        metadata: {
          invocationId: facts?.build.id,
          startedOn: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:]{8}Z$/),
          finishedOn: expect.stringMatching(/Z$/),
        },
        byproducts: [{ name: "run", uri: "https://github.example/acme/shop/actions/runs/42" }],
      },
    },
  });
  expect(await readJson(files["provenance-predicate"])).toEqual(statement.predicate);
  expect(await readFile(files["provenance-subjects"], "utf8")).toBe(
    `${"a".repeat(64)}  ${REPOSITORY}:web.BABCDEFGHIJ\n${"b".repeat(64)}  ${REPOSITORY}:api.BABCDEFGHIJ\n`,
  );
  const sent: Uint8Array[] = [];
  for await (const chunk of await set.rack.objects.get("web", String(facts?.archive.url.split("/web/")[1])))
    sent.push(chunk);
  expect(source.digest.sha256).toBe(
    createHash("sha256")
      .update(gunzipSync(Buffer.concat(sent)))
      .digest("hex"),
  );
  const written = await Promise.all(Object.values(files).map((file) => readFile(file, "utf8")));
  expect(written.join() + deps.host.messages.join()).not.toContain("hunter2");
  expect(deps.host.warned).toContain("out/provenance.json says nothing about images whose digest is not known: cron");
});

test("an upload and a build that are used again give the same source digest, and the provenance says so", async () => {
  const set = await stage();
  const first = await buildAndReport(set, { provenance: "p.json", reuse: "build" });
  const made = await readJson((await first.report()).files.provenance);
  const second = await buildAndReport(set, { provenance: "p.json", reuse: "build" });
  const again = await readJson((await second.report()).files.provenance);

  expect(second.deps.host.messages.join("\n")).toContain("Nothing is built");
  expect(again.predicate.buildDefinition.internalParameters).toMatchObject({ reused: true });
  const { resolvedDependencies } = made.predicate.buildDefinition;
  expect(again.predicate.buildDefinition.resolvedDependencies).toEqual(resolvedDependencies);
  expect(again.predicate.runDetails.metadata).toEqual(made.predicate.runDetails.metadata);
});

test("a build without a known digest fails if its provenance is requested, and a bad path fails before the build", async () => {
  const set = await stage();
  const { deps } = await buildAndReport(set, {});
  const inputs = { app: "web", "working-directory": "source" };
  const error = await failure(runs(build, { ...inputs, provenance: "p.json" }, deps), ConvoxError);
  expect(error.message).toMatch(/^provenance cannot be written: B[A-Z]{10} reports no digest of an image$/);
  expect(error.outputs).toMatchObject({ release: expect.stringMatching(/^R/) });

  const requests = set.server.requests.length;
  const bad = await failure(runs(build, { ...inputs, provenance: "source" }, deps), InputError);
  expect(bad.message).toBe('provenance is "source": it is a directory');
  expect(set.server.requests).toHaveLength(requests);
});

/** The files of a job whose runner collects artifacts, or does not. */
async function jobFiles(before: readonly JobArtifact[] | undefined) {
  const folder = await temporary();
  const env = { GITHUB_ARTIFACTS: join(folder, "artifacts"), GITHUB_ARTIFACTS_LIST: join(folder, "list") };
  await writeFile(env.GITHUB_ARTIFACTS, "");
  await writeFile(env.GITHUB_ARTIFACTS_LIST, artifactList(before));
  return { env, read: () => readFile(env.GITHUB_ARTIFACTS, "utf8") };
}

test("images with a digest become artifacts of the job, as the runner reads them", async () => {
  const old: JobArtifact = { name: `${REPOSITORY}:web.BABCDEFGHIJ`, digest: sha("c"), kind: "oci" };
  const { env, read } = await jobFiles([old]);
  const { deps, report } = await buildAndReport(await stage(), {}, env);
  await report();

  expect(readArtifacts(await read(), [old])).toEqual([
    old,
    { name: `${REPOSITORY}:api.BABCDEFGHIJ`, digest: sha("b"), kind: "oci" },
  ]);
  expect(deps.host.messages).toContain("Declared 1 image as artifacts of the job");
});

test.each<[string, JobArtifact[] | undefined, string[]]>([
  ["the runner does not collect artifacts", undefined, []],
  [
    "the job has as many as a job may have",
    Array.from({ length: 499 }, (_, at) => ({ name: `r.test/a${at}`, digest: sha("a"), kind: "oci" })),
    ["The images are not declared as artifacts of the job: a job may have 500 artifacts"],
  ],
])("no artifact is declared if %s", async (_, before, warnings) => {
  const { env, read } = await jobFiles(before);
  const { deps, report } = await buildAndReport(await stage(), {}, env);
  await report();

  expect(await read()).toBe("");
  expect(deps.host.warned.filter((line) => line.includes("artifacts"))).toEqual(warnings);
});

test("a build that is used again is no artifact of the job", async () => {
  const set = await stage();
  await (await buildAndReport(set, { reuse: "build" })).report();
  const { env, read } = await jobFiles([]);
  await (await buildAndReport(set, { reuse: "build" }, env)).report();
  expect(await read()).toBe("");
});

test("a provenance of a build on a v2 Rack, which reports no digests, is rejected before the upload", async () => {
  const set = await stage({ generation: "v2" });
  const { deps } = await buildAndReport(set, {});
  const requests = set.server.requests.length;
  const inputs = { app: "web", "working-directory": "source", provenance: "p.json" };
  const error = await failure(runs(build, inputs, deps), InputError);

  expect(error.message).toBe("provenance cannot be written: a v2 Rack reports no digests of images");
  expect(set.server.requests.slice(requests).filter(({ method }) => method !== "GET")).toEqual([]);
});
