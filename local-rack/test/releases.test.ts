import { expect, test } from "vitest";
import { APP, ask, build, MANIFEST, pick, read, start } from "./support.ts";

const TIMES = { updatingMs: 100, rollbackMs: 50, creatingMs: 0, deletingMs: 0 };

test("a release copies build and environment from the newest one, and describes its changes", async () => {
  const rack = await start();
  await build(rack, "web", APP, { description: "built" });
  const create = (form: Record<string, string>) => ask(rack, "POST /apps/web/releases", { form });

  const first = await create({ env: "B=1\nA=1" });
  const second = await create({ env: "A=2\nC=3" });
  const third = await create({ description: "mine" });

  expect(pick(first, "description")).toBe("env add:A add:B");
  expect(pick(second, "description")).toBe("env add:C change:A remove:B");
  expect(pick(third, "description")).toBe("mine");
  expect(pick(third, "env")).toBe("A=2\nC=3");
  expect(pick(third, "manifest")).toBe(MANIFEST);
});

test("an empty environment is stored, and a missing one keeps the current one", async () => {
  const rack = await start({ createApps: true });
  await ask(rack, "POST /apps/web/releases", { form: { env: "A=1" } });

  expect(pick(await ask(rack, "POST /apps/web/releases", { form: { description: "x" } }), "env")).toBe("A=1");
  const emptied = await ask(rack, "POST /apps/web/releases", { form: { env: "" } });
  expect([pick(emptied, "env"), pick(emptied, "description")]).toEqual(["", "env remove:A"]);
});

test("with an unchanged environment v3 keeps the build's description and v2 writes an empty change", async () => {
  for (const [generation, description] of [
    ["v3", "built"],
    ["v2", "env "],
  ] as const) {
    const rack = await start({ generation });
    await build(rack, "web", APP, { description: "built" });
    expect(pick(await ask(rack, "POST /apps/web/releases", { form: { env: "" } }), "description")).toBe(description);
  }
});

test("v3 from 3.21.1 uses the parent release as base; older Racks ignore it", async () => {
  for (const [version, env] of [
    ["3.21.1", "A=1"],
    ["3.21.0", "A=2"],
  ] as const) {
    const rack = await start({ version, createApps: true });
    const parent = await ask(rack, "POST /apps/web/releases", { form: { env: "A=1" } });
    await ask(rack, "POST /apps/web/releases", { form: { env: "A=2" } });
    const child = await ask(rack, "POST /apps/web/releases", {
      form: { "parent-release": String(pick(parent, "id")) },
    });
    expect(pick(child, "env")).toBe(env);
  }
});

test("v2 shows no environment in a list, and a normalized one for a single release", async () => {
  const rack = await start({ generation: "v2", createApps: true });
  const made = await ask(rack, "POST /apps/web/releases", { form: { env: "B=2\r\n A =1\n# no\nB=3\n" } });

  expect(pick(await ask(rack, "GET /apps/web/releases"), "0.env")).toBe("");
  expect(pick(await ask(rack, `GET /apps/web/releases/${pick(made, "id")}`), "env")).toBe("A=1\nB=3");
});

test("an environment line of 64 KiB is too long", async () => {
  const rack = await start({ createApps: true });

  const answer = await ask(rack, "POST /apps/web/releases", { form: { env: `A=${"x".repeat(65_536)}` } });

  expect([answer.status, answer.text]).toEqual([500, "bufio.Scanner: token too long\n"]);
});

test("missing releases and apps have each generation's error text", async () => {
  const v3 = await start({ createApps: true });
  const v2 = await start({ generation: "v2" });
  for (const name of ["web", "other"]) await ask(v2, "POST /apps", { form: { name } });
  const made = await ask(v2, "POST /apps/web/releases", { form: { env: "A=1" } });
  const readError = async (rack: typeof v3, line: string) => {
    const answer = await ask(rack, line);
    return [answer.status, answer.text];
  };

  expect(await readError(v3, "GET /apps/web/releases/RNONE")).toEqual([500, 'releases.convox.com "rnone" not found\n']);
  expect(await readError(v2, "GET /apps/web/releases/RNONE")).toEqual([404, "release not found: RNONE\n"]);
  expect(await readError(v2, `GET /apps/other/releases/${pick(made, "id")}`)).toEqual([
    500,
    "mismatched app and release\n",
  ]);
  expect(await readError(v2, "GET /apps/nope/releases")).toEqual([404, "app not found: nope\n"]);
});

async function startWithBuild(options: Parameters<typeof start>[0]) {
  let now = 1_800_000_000_000;
  const rack = await start({ promotion: TIMES, ...options, clock: () => now });
  const releases: string[] = [];
  for (let i = 0; i < 3; i++) releases.push(String(pick(await build(rack, "web", APP), "release")));
  const app = async () => {
    const answer = await ask(rack, "GET /apps/web");
    return [pick(answer, "status"), pick(answer, "release")];
  };
  const promote = async (id = "", form: Record<string, string> = {}) => {
    const answer = await ask(rack, `POST /apps/web/releases/${id}/promote`, { form });
    return [answer.status, answer.text];
  };
  return {
    rack,
    releases,
    app,
    promote,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test("v3 reports the new release during the update, and v2 only afterwards", async () => {
  for (const [generation, during] of [
    ["v3", 0],
    ["v2", undefined],
  ] as const) {
    const { releases, app, promote, pass } = await startWithBuild({ generation });
    expect(await promote(releases[0])).toEqual([200, "ok\n"]);
    expect(await app()).toEqual(["updating", during === undefined ? "" : releases[during]]);
    pass(99);
    expect((await app())[0]).toBe("updating");
    pass(1);
    expect(await app()).toEqual(["running", releases[0]]);
  }
});

test("while an app updates, only force promotes; an older release is rejected, the same one is not", async () => {
  const { releases, promote, pass } = await startWithBuild({});
  await promote(releases[1]);
  expect(await promote(releases[2])).toEqual([403, "app is currently updating\n"]);
  expect(await promote(releases[2], { force: "false" })).toEqual([403, "app is currently updating\n"]);
  expect(await promote(releases[2], { force: "true" })).toEqual([200, "ok\n"]);
  pass(100);
  expect(await promote(releases[1])).toEqual([400, "can not promote an older release, try rollback\n"]);
  expect(await promote(releases[2])).toEqual([200, "ok\n"]);
});

test.each([
  [{ version: "3.24.1" }, 400],
  [{ version: "3.24.0" }, 500],
  [{ generation: "v2" }, 500],
] as const)("a release that cannot be promoted is rejected by %j with status %i", async (options, status) => {
  const { rack, releases, promote, pass } = await startWithBuild(options);
  await ask(rack, "POST /apps", { form: { name: "bare" } });
  const bare = await ask(rack, "POST /apps/bare/releases", { form: { env: "A=1" } });
  await promote(releases[1]);
  pass(100);

  expect(await promote(releases[0])).toEqual([status, "can not promote an older release, try rollback\n"]);
  expect(await ask(rack, `POST /apps/bare/releases/${pick(bare, "id")}/promote`)).toMatchObject({
    status,
    text: "can not promote a release with an empty manifest\n",
  });
});

test("the checks of a promotion run in the Rack's order", async () => {
  const { rack, releases, promote } = await startWithBuild({});
  const empty = await ask(rack, "POST /apps", { form: { name: "bare" } });
  expect(empty.status).toBe(200);
  const bare = await ask(rack, "POST /apps/bare/releases", { form: { env: "A=1" } });
  const answer = await ask(rack, `POST /apps/bare/releases/${pick(bare, "id")}/promote`);
  expect([answer.status, answer.text]).toEqual([400, "can not promote a release with an empty manifest\n"]);
  expect((await ask(rack, "POST /apps/nope/releases/RNONE/promote")).text).toBe("app not found: nope\n");
  await promote(releases[2]);
  expect(await promote("RNONE")).toEqual([403, "app is currently updating\n"]);
  expect(await promote("RNONE", { force: "true" })).toEqual([500, 'releases.convox.com "rnone" not found\n']);
});

test("a promotion requires the variables that the manifest requires", async () => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "web" } });
  await ask(rack, "POST /apps/web/releases", { form: { env: "A=1" } });
  await build(rack, "web", { ...APP, "convox.yml": `environment:\n  - A\n${MANIFEST}` });
  const without = await ask(rack, "POST /apps/web/releases", { form: { env: "" } });

  const answer = await ask(rack, `POST /apps/web/releases/${pick(without, "id")}/promote`);

  expect([answer.status, answer.text]).toEqual([500, "required env: A\n"]);
});

test("a promotion that fails on request rolls back to the previous release", async () => {
  for (const generation of ["v2", "v3"] as const) {
    const { rack, releases, app, promote, pass } = await startWithBuild({ generation });
    await promote(releases[0]);
    pass(100);
    rack.faults.add("rollback");
    await promote(releases[1]);
    expect((await app())[0]).toBe("updating");
    pass(100);
    expect(await app()).toEqual(["rollback", releases[0]]);
    pass(50);
    expect(await app()).toEqual(["running", releases[0]]);
    await promote(releases[1]);
    pass(100);
    expect(await app()).toEqual(["running", releases[1]]);
  }
});

test("v3 rolls back at the deadline; v2 has no deadline", async () => {
  for (const [generation, status] of [
    ["v3", "rollback"],
    ["v2", "updating"],
  ] as const) {
    const { rack, releases, app, promote, pass } = await startWithBuild({ generation });
    rack.faults.add(`never-settle=${releases[0]}`);
    await promote(releases[0], { timeout: "2" });
    pass(1999);
    expect((await app())[0]).toBe("updating");
    pass(1);
    expect((await app())[0]).toBe(status);
  }
});

test("a canceled promotion rolls back", async () => {
  const { rack, releases, app, promote, pass } = await startWithBuild({});
  await promote(releases[0]);
  pass(100);
  await promote(releases[1]);
  expect((await ask(rack, "POST /apps/web/cancel")).text).toBe("ok\n");
  expect(await app()).toEqual(["rollback", releases[0]]);
  pass(50);
  expect(await app()).toEqual(["running", releases[0]]);
});

test("a promotion writes system lines to the app's log at their time", async () => {
  for (const [generation, first, last] of [
    ["v3", "system/k8s/atom/app Status: Running => Pending", "system/k8s/atom/app Status: Updating => Running"],
    [
      "v2",
      "system/cloudformation aws/cfm local-web UPDATE_IN_PROGRESS local-web User Initiated",
      "system/cloudformation aws/cfm local-web UPDATE_COMPLETE local-web",
    ],
  ] as const) {
    const { rack, releases, promote, pass } = await startWithBuild({ generation });
    const lines = async (headers: Record<string, string>) =>
      (await read(rack, "/apps/web/logs", { headers: { Follow: "false", ...headers } })).text.split("\n").slice(0, -1);
    await promote(releases[0]);
    expect((await lines({ Prefix: "true" }))[0]).toBe(`2027-01-15T08:00:00Z ${first}`);
    expect(await lines({ Prefix: "true", Filter: "=> Running" })).toEqual([]);
    pass(100);
    expect((await lines({ Prefix: "true" })).some((line) => line.endsWith(last))).toBe(true);
    expect((await lines({}))[0]).toBe(first.replace(/^\S+ /, ""));
    pass(10_000);
    expect(await lines({ Since: "5s" })).toEqual([]);
    if (generation === "v3") expect(await lines({ Tail: "1" })).toEqual([last.replace(/^\S+ /, "")]);
  }
});

test("processes and services are derived from the active release", async () => {
  const rack = await start();
  const manifest =
    "services:\n  web:\n    build: .\n    port: 3000\n    scale: 2\n  job:\n    image: x\n    scale:\n      count: 1-3\n      cpu: 500\n";
  const done = await build(rack, "app", { ...APP, "convox.yml": manifest });
  expect((await ask(rack, "GET /apps/app/services")).text).toBe("[]\n");
  await ask(rack, `POST /apps/app/releases/${pick(done, "release")}/promote`);

  const processes: { name: string; id: string; status: string; release: string }[] = JSON.parse(
    (await ask(rack, "GET /apps/app/processes")).text,
  );

  expect(processes.map(({ name }) => name)).toEqual(["job", "web", "web"]);
  expect(processes[1]?.id).toMatch(/^web-[a-z0-9]{10}-[a-z0-9]{5}$/);
  expect(JSON.parse((await ask(rack, "GET /apps/app/processes?service=job")).text)).toHaveLength(1);
  expect((await ask(rack, `GET /apps/app/processes/${processes[0]?.id}`)).status).toBe(200);
  expect((await ask(rack, "GET /apps/app/processes/none")).text).toBe('pods "none" not found\n');
  const services = await ask(rack, "GET /apps/app/services");
  expect(pick(services, "0")).toEqual({
    count: 2,
    cpu: 250,
    domain: "web.app.local.test",
    gpu: 0,
    "gpu-vendor": "",
    max: 2,
    memory: 512,
    min: 2,
    name: "web",
    nlb: null,
    ports: [{ balancer: 443, certificate: "", container: 3000 }],
    "scale-override-active": false,
    "triggers-override-active": false,
  });
  expect(pick(services, "1.cpu")).toBe(500);
});

test.each([
  [
    "v3",
    "resources:\n  the-database-of-the-app: {type: rds-postgres}\n",
    "rds resource name must not excced 20 char limit",
  ],
  [
    "v3",
    "resources:\n  cache-: {type: elasticache-redis}\n",
    "invalid elasticache resource name: only alphanumeric letter and hypen allowed",
  ],
  ["v2", "timers:\n  t: {service: web, command: x, schedule: '* * *'}\n", "invalid schedule expression: * * *"],
] as const)("%s reports at promotion: %s", async (generation, text, message) => {
  const rack = await start({ generation });
  const created = await build(rack, "web", { ...APP, "convox.yml": `${text}${MANIFEST}` });

  const answer = await ask(rack, `POST /apps/web/releases/${pick(created, "release")}/promote`, { form: {} });

  expect([pick(created, "status"), answer.status, answer.text]).toEqual(["complete", 500, `${message}\n`]);
  expect(pick(await ask(rack, "GET /apps/web"), "release")).toBe("");
});
