import { describe, expect, test } from "vitest";
import type { LocalRack, LocalRackOptions } from "../src/index.ts";
import { ask, build, pick, start } from "./support.ts";

const SECONDS = 1000;

/** A Rack with a release of `service` and a clock that the test moves. */
async function startApp(service: string, options: Partial<LocalRackOptions> = {}) {
  let now = Date.UTC(2026, 10, 29);
  const rack = await start({ version: "3.25.5", clock: () => now, ...options });
  const manifest = `services:\n  web:\n    image: httpd\n${service}`;
  const release = String(pick(await build(rack, "web", { "convox.yml": manifest }), "release"));
  const pass = (seconds: number) => {
    now += seconds * SECONDS;
  };
  return { rack, release, pass };
}

const promote = (rack: LocalRack, release: string, form: Record<string, string> = {}) =>
  ask(rack, `POST /apps/web/releases/${release}/promote`, { form });
const status = async (rack: LocalRack) => pick(await ask(rack, "GET /apps/web"), "status");

describe("a rollout whose processes crash", () => {
  test.each([
    ["crashRestartLimit: 3", {}, 150],
    ["crashRestartLimit: -1", { deploy_crash_restart_limit: "3" }, 3000],
    ["minimum: 50", { deploy_crash_restart_limit: "5" }, 612],
    ["crashRestartLimit: 10\n      progressDeadline: 60", {}, 60],
    ["progressDeadline: 3600", {}, 3600],
    ["minimum: 50", {}, 3000],
    ["minimum: 50", { deploy_progress_deadline: "5" }, 30],
    ["minimum: 50", { deploy_progress_deadline: "99999" }, 21600],
    ["crashRestartLimit: 3", { api_feature_gates: "x=true,deploy-fast-fail-disable=true" }, 3000],
  ])("with %s and Rack parameters %j is rolled back after %d s", async (key, parameters, seconds) => {
    const { rack, release, pass } = await startApp(`    deployment:\n      ${key}\n`, { parameters });
    rack.faults.add("crash");
    await promote(rack, release);
    pass(seconds - 1);
    expect(await status(rack)).toBe("updating");
    pass(1);
    expect(await status(rack)).toBe("running");
    expect(pick(await ask(rack, "GET /apps/web"), "release")).toBe("");
  });

  test("shows its restarts in the diagnosis, and no reason for its end", async () => {
    const { rack, release, pass } = await startApp("    deployment:\n      crashRestartLimit: 3\n", {
      promotion: { rollbackMs: 30_000, creatingMs: 0 },
    });
    rack.faults.add("crash");
    await promote(rack, release);
    pass(151);
    const report = await ask(rack, "GET /apps/web/diagnose");
    expect(pick(report, "pods.0")).toMatchObject({ restarts: 4, stateDetail: "CrashLoopBackOff", ready: "0/1" });
    expect(report.text).not.toMatch(/crashRestartLimit|crash-restart-limit/);
  });
});

test("the deadline of an agent ends nothing, and an older Rack ignores both keys", async () => {
  const keys = "    deployment:\n      progressDeadline: 60\n      crashRestartLimit: 1\n";
  for (const [service, version, fault] of [
    [`    agent: true\n${keys}`, "3.25.5", "never-settle"],
    [`    stateful: true\n${keys}`, "3.25.5", "never-settle"],
    [keys, "3.25.4", "crash"],
  ] as const) {
    const { rack, release, pass } = await startApp(service, { version });
    rack.faults.add(fault);
    await promote(rack, release);
    pass(2999);
    expect(await status(rack), service).toBe("updating");
  }
});

test("a timeout of the client is the limit, also if a progressDeadline is longer", async () => {
  const { rack, release, pass } = await startApp("    deployment:\n      progressDeadline: 7200\n");
  rack.faults.add("never-settle");
  await promote(rack, release, { timeout: "30" });
  pass(30);
  expect(await status(rack)).toBe("running");
});

test("the processes of a stateful service are numbered and keep their ids", async () => {
  const { rack, release, pass } = await startApp("    stateful: true\n    scale: 2\n");
  const list = async () => {
    const processes: { id: string; started: string }[] = JSON.parse((await ask(rack, "GET /apps/web/processes")).text);
    return processes.map(({ id, started }) => `${id} ${started.slice(11, 19)}`);
  };
  await promote(rack, release);
  expect(await list()).toEqual(["web-0 00:00:00", "web-1 00:00:00"]);
  pass(60);
  await ask(rack, "POST /apps/web/services/web/restart");
  expect(await list()).toEqual(["web-0 00:01:00", "web-1 00:01:00"]);
});

test.each([
  ["3.24.5", {}, 200],
  ["3.25.5", {}, 422],
  ["3.25.5", { cost_tracking_enable: "true" }, 200],
] as const)(
  "a budget with a limit is refused at promotion by a Rack %s with %j: %d",
  async (version, parameters, code) => {
    const budget = "budget:\n  monthlyCapUsd: 50\n";
    const { rack, release } = await startApp(budget, { version, parameters });
    const answer = await promote(rack, release);
    expect(answer.status).toBe(code);
    if (code === 422) expect(answer.text).toContain("cost_tracking_enable is false");
  },
);

const POOL = "    nodeSelectorLabels:\n      convox.io/nodepool: gpu-lg\n    scale: 0\n";

test("a promotion that targets a missing node pool is refused, and nothing starts", async () => {
  const { rack, release } = await startApp(POOL, { version: "3.25.4", nodePools: ["workload", "build"] });
  const refused = await promote(rack, release);
  expect(refused.status).toBe(400);
  expect(refused.text).toBe(
    'convox.yml: service "web" targets Karpenter node pool "gpu-lg", which does not exist on this rack.\n' +
      "  Existing pools: build, workload\n" +
      "  If you just added this pool, wait for the rack update to finish and retry.\n" +
      "  Otherwise correct the node pool name, or add the pool:\n" +
      "    convox rack params set additional_karpenter_nodepools_config=...\n",
  );
  expect(pick(await ask(rack, "GET /apps/web"), "release")).toBe("");
});

test("a run and a build that target a missing node pool are refused, and nothing starts", async () => {
  const { rack, release } = await startApp("", { version: "3.25.4", nodePools: ["workload"] });
  await promote(rack, release);
  const run = (labels: string) =>
    ask(rack, "POST /apps/web/services/web/processes", { headers: { Command: "true", "Node-Labels": labels } });

  const refused = await run("disk=ssd,convox.io/nodepool=gpu-lg");
  expect([refused.status, refused.text.split("\n")[0]]).toEqual([
    400,
    'run targets Karpenter node pool "gpu-lg", which does not exist on this rack.',
  ]);
  expect((await run("convox.io/nodepool=workload")).status).not.toBe(400);

  await ask(rack, "PUT /apps/web", { form: { parameters: "BuildLabels=convox.io%2Fnodepool%3Dgpu-lg" } });
  const build = await ask(rack, "POST /apps/web/builds", { form: { url: "object://web/none" } });
  expect([build.status, build.text.split("\n")[0]]).toEqual([
    400,
    'build targets Karpenter node pool "gpu-lg", which does not exist on this rack.',
  ]);
});

test("node pools are not checked before 3.25.4, nor on a Rack without pools", async () => {
  for (const options of [{ version: "3.25.3", nodePools: ["build"] }, { version: "3.25.4" }]) {
    const { rack, release } = await startApp(POOL, options);
    expect((await promote(rack, release)).status).toBe(200);
  }
});

test.each([
  ["3.25.9", 500, "not currently updating\n"],
  ["3.25.10", 200, "ok\n"],
])("cancel while a Rack %s waits for a new database: %d", async (version, code, text) => {
  const promotion = { updatingMs: 60_000, rollbackMs: 0, creatingMs: 0 };
  const { rack, release } = await startApp("", { version, promotion });
  rack.faults.add("await-resource");
  await promote(rack, release);
  expect(await ask(rack, "POST /apps/web/cancel")).toMatchObject({ status: code, text });
});
