import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { envSet, envUnset } from "../../src/commands/app/env-set.ts";
import { build } from "../../src/commands/builds/build.ts";
import { deploy } from "../../src/commands/deploy.ts";
import { promote } from "../../src/commands/release/promote.ts";
import { ConvoxError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { MANIFEST, type Stage, stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { runs } from "../support/runs.ts";

const DROPS = /drops environment variables that the active release R[A-Z]+ has: A, B/;

/** An app whose active release has the variables A, B and C, and whose newest release has only C. */
async function dropVariables(generation: "v2" | "v3" = "v3"): Promise<Stage & { cwd: string; newest: string }> {
  const here = await stage({ generation });
  await here.release();
  await runs(envSet, { app: "web", variables: "A=secret-one\nB=secret-two\nC=3", promote: "true" }, here.job());
  const { release: newest } = await runs(envUnset, { app: "web", names: "A\nB" }, here.job());
  const cwd = join(await temporary(), "source");
  await mkdir(cwd);
  await writeFile(join(cwd, "convox.yml"), MANIFEST);
  return { ...here, cwd, newest };
}

test.each(["v2", "v3"] as const)("build and deploy on a %s Rack warn once by name and continue", async (generation) => {
  const { job, cwd, rack } = await dropVariables(generation);
  const building = job({ cwd });
  await runs(build, { app: "web" }, building);
  expect(building.host.warned.filter((line) => DROPS.test(line))).toHaveLength(1);

  const deploying = job({ cwd });
  const { release } = await runs(deploy, { app: "web" }, deploying);
  expect(deploying.host.warned.filter((line) => DROPS.test(line))).toHaveLength(1);
  expect(deploying.host.warned.join()).toContain("convox-ci env set A=... B=... --app web");
  expect([...deploying.host.warned, ...deploying.host.messages].join()).not.toMatch(/secret-/);
  expect((await rack.apps.get("web")).release).toBe(release);
});

test("promote warns about the release that it promotes", async () => {
  const { job, newest } = await dropVariables();
  const deps = job();
  await runs(promote, { app: "web", release: newest }, deps);
  expect(deps.host.warned.join()).toMatch(DROPS);
});

test.each<[string, Record<string, string>, Record<string, string>]>([
  ["env-drop: fail", { "env-drop": "fail" }, {}],
  ["CONVOX_ENV_DROP_GUARD=strict", {}, { CONVOX_ENV_DROP_GUARD: "strict" }],
])("with %s nothing is built or promoted", async (_, settings, env) => {
  const { job, cwd, newest, server } = await dropVariables();
  const before = server.requests.length;
  for (const run of [
    () => runs(build, { app: "web", ...settings }, job({ cwd, env })),
    () => runs(deploy, { app: "web", ...settings }, job({ cwd, env })),
    () => runs(promote, { app: "web", release: newest, ...settings }, job({ env })),
  ]) {
    const error = await failure(run(), ConvoxError);
    expect(error.message).toMatch(DROPS);
    expect(error.hint).toContain("env-drop: ignore");
  }
  expect(server.requests.slice(before).filter(({ method }) => method !== "GET")).toEqual([]);
});

test.each<[string, Record<string, string>, Record<string, string>]>([
  ["env-drop: ignore", { "env-drop": "ignore" }, { CONVOX_ENV_DROP_GUARD: "strict" }],
  ["another value of CONVOX_ENV_DROP_GUARD", {}, { CONVOX_ENV_DROP_GUARD: "STRICT" }],
])("with %s the build continues", async (_, settings, env) => {
  const { job, cwd } = await dropVariables();
  const deps = job({ cwd, env });
  await runs(build, { app: "web", ...settings }, deps);
  expect([...deps.host.warned, ...deps.host.messages].join("\n")).toMatch(DROPS);
  expect(deps.host.warned.some((line) => DROPS.test(line))).toBe(!("env-drop" in settings));
});

test("a variable that is removed during the build is reported before the promotion", async () => {
  const { job, cwd, rack } = await dropVariables();
  await runs(envSet, { app: "web", variables: "A=1\nB=2" }, job());
  const deps = job({ cwd });
  const { group } = deps.host;
  deps.host.group = async (title, body) => {
    if (title.startsWith("Packing")) await rack.releases.create("web", { env: "C=3" });
    return group(title, body);
  };
  const error = await failure(runs(deploy, { app: "web", "env-drop": "fail" }, deps), ConvoxError);
  expect(error.message).toMatch(/promoting R[A-Z]+ drops .* has: A, B/);
});

test("added and changed variables cause no warning, nor does an intended removal with promote", async () => {
  const { job, cwd } = await dropVariables();
  await runs(envSet, { app: "web", variables: "A=1\nB=changed\nD=4" }, job());
  const deps = job({ cwd });
  await runs(deploy, { app: "web" }, deps);
  await runs(envUnset, { app: "web", names: "A", promote: "true" }, deps);
  expect(deps.host.warned.join()).not.toContain("drops environment variables");
});

test("a key that cannot read releases causes one line, and the deploy continues", async () => {
  const { keyJob, cwd } = await dropVariables();
  const deps = keyJob({ cwd, env: { CONVOX_ENV_DROP_GUARD: "strict" } });
  await runs(deploy, { app: "web" }, deps);
  expect(deps.host.messages.filter((line) => line.startsWith("Cannot check whether this release drops"))).toHaveLength(
    1,
  );
  expect(deps.host.warned.join()).not.toContain("drops");
});
