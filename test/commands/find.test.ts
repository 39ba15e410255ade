import { describe, expect, test } from "vitest";
import { buildsFind, releasesFind } from "../../src/commands/builds/find.ts";
import { type Inputs, parseInputs, type Values } from "../../src/commands/declaration/inputs.ts";
import { ConvoxError, InputError, RackError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { MANIFEST, stage } from "../support/command.ts";

const [OLD, NEW] = ["a".repeat(40), "b".repeat(40)];

const values = <I extends Inputs>({ inputs }: { inputs: I }, given: Record<string, string>): Values<I> =>
  parseInputs(inputs, (name) => given[name]);
const find = (given: Record<string, string>) => values(buildsFind, { app: "web", ...given });

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("builds find returns the newest build of a commit and its release", async () => {
    const { release, keyJob } = await stage({ generation });
    const old = await release({ gitSha: OLD });
    await release({ gitSha: NEW });
    const newest = await release({ gitSha: NEW });

    expect(await buildsFind.run(find({ "git-sha": OLD.toUpperCase() }), keyJob())).toMatchObject({
      found: true,
      release: old,
    });
    expect(await buildsFind.run(find({ "git-sha": NEW }), keyJob())).toMatchObject({
      found: true,
      build: expect.stringMatching(/^B[A-Z]{10}$/),
      release: newest,
      "git-sha": NEW,
      app: "web",
    });
  });

  test("releases find matches the commit of the build, also for a release that only changed the environment", async () => {
    const { release, rack, job } = await stage({ generation });
    const first = await release({ gitSha: OLD });
    const { build } = await rack.releases.get("web", first);
    const second = (await rack.releases.create("web", { env: "A=1" })).id;

    const found = await releasesFind.run(values(releasesFind, { app: "web", "git-sha": OLD }), job());
    expect(found).toMatchObject({ found: true, release: second, build });
  });
});

test("a description must match exactly", async () => {
  const { rack, job } = await stage();
  for (const description of ["release 1", "release 10", "release 1"])
    await rack.releases.create("web", { description });
  const [newest] = await rack.releases.list("web");
  const look = (description: string) => releasesFind.run(values(releasesFind, { app: "web", description }), job());

  expect(await look("release 1")).toMatchObject({ release: newest?.id, description: "release 1" });
  await expect(look("release")).rejects.toThrow("web on 127.0.0.1");
});

test("builds find returns only complete builds unless another status is given", async () => {
  const { rack, release, job } = await stage();
  await release({ gitSha: OLD, manifest: MANIFEST });
  const [build] = await rack.builds.list("web");
  await rack.builds.markFailed("web", build?.id ?? "", new Date(0));

  const error = await failure(buildsFind.run(find({ "git-sha": OLD }), job()), ConvoxError);
  expect(error.message).toContain(`has no complete build of commit ${OLD} among the newest 100`);
  expect(error.outputs).toMatchObject({ found: false, build: "", release: "" });
  expect(await buildsFind.run(find({ "git-sha": OLD, status: "any" }), job())).toMatchObject({ build: build?.id });
  expect(await buildsFind.run(find({ "git-sha": OLD, status: "failed" }), job())).toMatchObject({ found: true });
});

test("a commit has 40 digits, or 64 in a repository with SHA-256", async () => {
  const { release, job } = await stage();
  const sha256 = "c".repeat(64);
  const built = await release({ gitSha: sha256 });
  for (const command of [buildsFind, releasesFind]) {
    const found = await command.run(values(command, { app: "web", "git-sha": sha256 }), job());
    expect(found).toMatchObject({ release: built, "git-sha": sha256 });
    const short = command.run(values(command, { app: "web", "git-sha": sha256.slice(0, 50) }), job());
    await expect(short).rejects.toThrow("40 or 64 hexadecimal digits");
  }
});

test("finding nothing fails, and succeeds with empty outputs if if-missing is ok", async () => {
  const { job } = await stage();
  await expect(buildsFind.run(find({ description: "x" }), job())).rejects.toThrow(ConvoxError);
  expect(await buildsFind.run(find({ description: "x", "if-missing": "ok" }), job())).toEqual({
    found: false,
    build: "",
    release: "",
    description: "",
    "git-sha": "",
    app: "web",
    rack: expect.any(String),
  });
});

test("newest: true finds the newest build, and cannot be combined with a commit", async () => {
  const { release, job } = await stage();
  await release({ gitSha: OLD });
  const second = await release({ gitSha: NEW });
  expect(await buildsFind.run(find({ newest: "true" }), job())).toMatchObject({ release: second });
  await expect(buildsFind.run(find({ newest: "true", "git-sha": OLD }), job())).rejects.toThrow(
    "newest cannot be combined with git-sha",
  );
});

test("the hint says that none of the builds has a commit", async () => {
  const { release, job } = await stage();
  await release();
  const error = await failure(buildsFind.run(find({ "git-sha": OLD }), job()), ConvoxError);
  expect(error.hint).toContain("None of the builds has a commit");
});

test.each([
  [{}, "git-sha, description and newest are missing: one of them is required"],
  [{ newest: "true", limit: "0" }, "limit is 0: allowed is a whole number of 1 or more"],
  [{ "git-sha": "0123abc" }, 'git-sha is "0123abc": allowed is the full id'],
])("%o is rejected", async (given, message) => {
  const { job } = await stage();
  expect((await failure(buildsFind.run(find(given), job()), InputError)).message).toContain(message);
});

test("a deploy key without a role can find builds; for releases the hint names the missing permission", async () => {
  const { release, keyJob } = await stage();
  await release({ gitSha: OLD });
  const refused = releasesFind.run(values(releasesFind, { app: "web", "git-sha": OLD }), keyJob());
  expect((await failure(refused, RackError)).hint).toContain("is not allowed to list releases");
});
