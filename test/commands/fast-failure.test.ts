import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deploy } from "../../src/commands/deploy.ts";
import { cancel } from "../../src/commands/release/cancel.ts";
import { promote } from "../../src/commands/release/promote.ts";
import { ConvoxError, RollbackError } from "../../src/errors.ts";
import { failure } from "../rack/harness.ts";
import { MANIFEST, stage } from "../support/command.ts";
import { temporary } from "../support/program.ts";
import { runs } from "../support/runs.ts";

const withKeys = (keys: string) => `${MANIFEST}    deployment:\n${keys.replaceAll(/^/gm, "      ")}\n`;

/** The error of a promotion whose processes misbehave, after one that works. */
async function failedPromotion(
  keys: string,
  { fault, version = "3.25.10", settings = {} }: { fault: string; version?: string; settings?: Record<string, string> },
): Promise<RollbackError> {
  const { server, release, job } = await stage({ version });
  await runs(promote, { app: "web", release: await release() }, job());
  const broken = await release({ manifest: withKeys(keys) });
  server.faults.add(fault);
  return await failure(runs(promote, { app: "web", release: broken, ...settings }, job()), RollbackError);
}

test("a rollback names the crashRestartLimit that probably caused it, and the restarts", async () => {
  const error = await failedPromotion("crashRestartLimit: 3", { fault: "crash" });
  expect(error.hint).toContain(
    "web: the Rack probably ended the rollout because a process restarted 4 times, and deployment.crashRestartLimit is 3",
  );
  expect(error.message).toContain("CrashLoopBackOff, restarted 4 times");
});

test("a rollback names the progressDeadline that probably caused it, and timeout is no remedy", async () => {
  const error = await failedPromotion("progressDeadline: 60", { fault: "never-settle" });
  expect(error.hint).toContain("deployment.progressDeadline is 60 s");
  expect(error.hint).toContain("timeout does not extend it");
});

test.each([
  ["a timeout that is shorter", { fault: "never-settle", settings: { timeout: "30s" } }],
  ["a Rack that ignores the key", { fault: "never-settle", version: "3.25.4", settings: { timeout: "90s" } }],
])("a deadline is not blamed for the rollback by %s", async (_, options) => {
  const error = await failedPromotion("progressDeadline: 60", options);
  expect(error.hint).not.toContain("probably");
});

async function project(manifest: string): Promise<string> {
  const dir = join(await temporary(), "source");
  await mkdir(dir);
  await writeFile(join(dir, "convox.yml"), manifest);
  return dir;
}

test("a missing node pool is an error at its line of convox.yml", async () => {
  const { job } = await stage({ version: "3.25.4", nodePools: ["build", "workload"] });
  const dir = await project(`${MANIFEST}    nodeSelectorLabels:\n      convox.io/nodepool: gpu-lg\n`);
  const error = await failure(runs(deploy, { app: "web" }, job({ cwd: dir })), ConvoxError);
  expect(error.message).toMatch(
    /^R\w+ cannot be promoted: service web targets the node pool "gpu-lg", which does not exist on the Rack$/,
  );
  expect(error.hint).toContain("The Rack has these pools: build, workload.");
  expect(error.place).toEqual({ file: "convox.yml", line: 6 });
});

test.each([
  ["3.25.5", "", true],
  ["3.25.5", "crashRestartLimit: 3", false],
  ["3.25.4", "", false],
])("a deploy to Rack %s with %j suggests to end a crash early: %s", async (version, keys, isSuggested) => {
  const { job } = await stage({ version });
  const dir = await project(keys === "" ? MANIFEST : withKeys(keys));
  const deps = job({ cwd: dir });
  await runs(deploy, { app: "web" }, deps);
  expect(deps.host.messages.some((line) => line.includes("rolled back only after 50 minutes"))).toBe(isSuggested);
});

test("cancel says why a promotion that waits for a database cannot be canceled", async () => {
  const { server, rack, release, job } = await stage({ version: "3.25.9" });
  server.faults.add("await-resource");
  await rack.releases.promote("web", await release());
  const error = await failure(runs(cancel, { app: "web" }, job()), ConvoxError);
  expect(error.message).toMatch(/^the promotion of web on \S+ cannot be canceled now: not currently updating$/);
  expect(error.hint).toContain("Racks before 3.25.10 cannot cancel it then");
});

test("cancel names the cloud database that stays after a canceled promotion", async () => {
  const { rack, release, job } = await stage({ version: "3.25.10" });
  await runs(promote, { app: "web", release: await release() }, job());
  const manifest = `resources:\n  db:\n    type: rds-postgres\n${MANIFEST}    resources:\n      - db\n`;
  await rack.releases.promote("web", await release({ manifest }));
  const deps = job();
  await runs(cancel, { app: "web" }, deps);
  expect(deps.host.warned).toEqual([
    "The new cloud database db stays and is billed until a release without it is promoted",
  ]);
});
