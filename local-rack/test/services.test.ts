import { expect, test } from "vitest";
import type { LocalRack, LocalRackOptions } from "../src/index.ts";
import { ask, build, eventually, logOf, pick, start } from "./support.ts";

const FILES = {
  "convox.yml": [
    "environment:",
    "  - COLOR=blue",
    "balancers:",
    "  tcp:",
    "    service: web",
    "    ports:",
    "      5000: 3001",
    "      53: { port: 3002, protocol: udp }",
    "services:",
    "  web:",
    "    build: .",
    "    port: 3000",
    "    scale: 2-5",
    "  inner:",
    "    build: .",
    "    port: 3001",
    "    internal: true",
    "",
  ].join("\n"),
  Dockerfile: "FROM node:20\n",
};

async function startApp(options: Partial<LocalRackOptions> = {}): Promise<LocalRack> {
  const rack = await start(options);
  const built = await build(rack, "app", FILES);
  await ask(rack, `POST /apps/app/releases/${pick(built, "release")}/promote`, { form: { force: "true" } });
  return rack;
}

test("a scaled service keeps its scale across promotions", async () => {
  const rack = await startApp();

  const scaled = await ask(rack, "PUT /apps/app/services/web", { form: { count: "3", cpu: "500", memory: "1024" } });
  const next = await build(rack, "app", FILES);
  await ask(rack, `POST /apps/app/releases/${pick(next, "release")}/promote`, { form: { force: "true" } });

  expect(scaled.text).toBe("ok\n");
  const services = await ask(rack, "GET /apps/app/services");
  expect(pick(services, "0")).toMatchObject({ name: "web", count: 3, cpu: 500, memory: 1024, min: 2, max: 5 });
  expect(JSON.parse((await ask(rack, "GET /apps/app/processes?service=web")).text)).toHaveLength(3);
});

test.each([
  ["v3", "3.24.9", "PUT /apps/app/services/none", { count: "1" }, 500, 'deployments.apps "none" not found'],
  ["v3", "3.24.9", "PUT /apps/app/services/web", { count: "x" }, 500, 'strconv.Atoi: parsing "x": invalid syntax'],
  ["v3", "3.24.9", "PUT /apps/app/services/web", { min: "0" }, 400, /^cannot set --min 0 on service web/],
  ["v3", "3.24.5", "PUT /apps/app/services/web", { min: "0" }, 200, "ok"],
  ["v3", "3.24.9", "POST /apps/app/services/none/restart", {}, 500, "no such service: none"],
  ["v3", "3.24.9", "POST /apps/app/services/web/restart", {}, 200, "ok"],
  ["v2", undefined, "PUT /apps/app/services/none", { count: "1" }, 500, "service not found: none"],
  ["v2", undefined, "PUT /apps/none/services/web", { count: "1" }, 404, "app not found: none"],
] as const)("%s %s: %s %o answers %i", async (generation, version, line, form, status, text) => {
  const rack = await startApp({ generation, ...(version === undefined ? {} : { version }) });

  const answer = await ask(rack, line, { form });

  expect(answer.status).toBe(status);
  if (typeof text === "string") expect(answer.text).toBe(`${text}\n`);
  else expect(answer.text).toMatch(text);
});

test.each(["v2", "v3"] as const)(
  "a restart of a service on a planning %s Rack replaces only its own processes",
  async (generation) => {
    const rack = await startApp({ generation });
    const ids = async (service: string) => {
      const list: { id: string }[] = JSON.parse((await ask(rack, `GET /apps/app/processes?service=${service}`)).text);
      return list.map(({ id }) => id);
    };
    const before = { web: await ids("web"), inner: await ids("inner") };

    await ask(rack, "POST /apps/app/services/web/restart", {});

    const web = await ids("web");
    expect(web).toHaveLength(before.web.length);
    for (const id of before.web) expect(web).not.toContain(id);
    expect(await ids("inner")).toEqual(before.inner);
  },
);

test("services report their address; an internal one has only an internal address", async () => {
  const rack = await startApp();

  const { text } = await ask(rack, "GET /apps/app/services");

  expect(JSON.parse(text)[1]).toMatchObject({
    domain: "inner.app.local.local",
    name: "inner",
    ports: [{ balancer: 0, container: 3001 }],
  });
});

test("v3 from 3.24.6 returns a service's part of the manifest", async () => {
  const [now, before] = [await startApp(), await startApp({ version: "3.24.5" })];

  expect(JSON.parse((await ask(now, "GET /apps/app/manifest/services/web")).text)).toEqual({
    name: "web",
    environment: ["COLOR=blue"],
    scale: { min: 2, max: 5 },
  });
  expect((await ask(now, "GET /apps/app/manifest/services/none")).status).toBe(404);
  expect(await ask(before, "GET /apps/app/manifest/services/web")).toMatchObject({ status: 404, text: "" });
});

test("v3 from 3.19.7 accepts configs of an app as base64 and returns text", async () => {
  const rack = await startApp();
  const set = (name: string, value: string) => ask(rack, `PUT /apps/app/configs/${name}`, { form: { value } });

  expect((await set("b", Buffer.from("text é").toString("base64"))).text).toBe("ok\n");
  await set("a", "");
  expect(JSON.parse((await ask(rack, "GET /apps/app/configs/b")).text)).toEqual({ name: "b", value: "text é" });
  expect(JSON.parse((await ask(rack, "GET /apps/app/configs")).text)).toEqual([
    { name: "a", value: "" },
    { name: "b", value: "text é" },
  ]);
  expect(await ask(rack, "GET /apps/app/configs/c")).toMatchObject({ status: 404, text: "app config not found: c\n" });
  expect(await set("b", "ab*=")).toMatchObject({
    status: 400,
    text: "failed to parse base 64 value: illegal base64 data at input byte 2\n",
  });
  expect((await ask(await start({ version: "3.19.6" }), "GET /apps/app/configs")).text).toBe("");
});

test("registries are listed with their passwords, and a server's name can contain slashes", async () => {
  const rack = await start();
  const add = (server: string) => ask(rack, "POST /registries", { form: { server, username: "u", password: "p" } });

  expect(JSON.parse((await add("b.test/team/x")).text)).toEqual({
    server: "b.test/team/x",
    username: "u",
    password: "p",
  });
  await add("a.test");
  expect(
    (JSON.parse((await ask(rack, "GET /registries")).text) as { server: string }[]).map((one) => one.server),
  ).toEqual(["a.test", "b.test/team/x"]);
  expect((await ask(rack, "DELETE /registries/b.test/team/x")).text).toBe("ok\n");
  expect(await ask(rack, "DELETE /registries/b.test/team/x")).toMatchObject({
    status: 404,
    text: "no such registry: b.test/team/x\n",
  });
});

test("v2 logs in to the added registries before a build, and says so", async () => {
  const rack = await start({ generation: "v2" });
  await ask(rack, "POST /registries", { form: { server: "private.test", username: "u", password: "p" } });

  const log = await logOf(rack, await build(rack, "app", FILES));

  expect(log).toContain("Authenticating https://private.test: Login Succeeded\nAuthenticating 012345678901.dkr.ecr.");
});

test("diagnose lists running processes, and after a failed promotion the reason", async () => {
  const rack = await startApp({ promotion: { updatingMs: 100, rollbackMs: 0 } });
  await eventually(async () => pick(await ask(rack, "GET /apps/app"), "status") === "running");

  const good = JSON.parse((await ask(rack, "GET /apps/app/diagnose?all=true")).text);
  rack.faults.add("rollback");
  const next = await build(rack, "app", FILES);
  await ask(rack, `POST /apps/app/releases/${pick(next, "release")}/promote`, { form: {} });
  const bad = await eventually(async () => {
    const report = JSON.parse((await ask(rack, "GET /apps/app/diagnose?checks=overview")).text);
    return report.overview.events !== undefined && report;
  });

  expect(good).toMatchObject({ namespace: "local-app", rack: "local", app: "app" });
  expect(good.overview.services).toEqual([
    { name: "inner", desiredReplicas: 1, readyReplicas: 1, updatedReplicas: 1, status: "running" },
    { name: "web", desiredReplicas: 2, readyReplicas: 2, updatedReplicas: 2, status: "running" },
  ]);
  expect(good.summary).toEqual({ total: 3, unhealthy: 0, notReady: 0, new: 3, healthy: 0 });
  expect(good.pods[0]).toMatchObject({ service: "inner", phase: "Running", ready: "1/1", restarts: 0 });
  expect(bad.summary).toBeUndefined();
  expect(bad.overview.events[0]).toMatchObject({ type: "Warning", reason: "ProgressDeadlineExceeded" });
});

test("diagnose reports the service that crashed, with its last output", async () => {
  const rack = await startApp({ promotion: { updatingMs: 100, rollbackMs: 60_000 } });
  rack.faults.add({ kind: "crash-output", value: "one\ntwo" });
  const next = await build(rack, "app", FILES);
  const promoted = await ask(rack, `POST /apps/app/releases/${pick(next, "release")}/promote`, {
    // The first promotion may still run.
    form: { force: "true" },
  });
  expect(promoted.text).toBe("ok\n");
  const pod = await eventually(async () => {
    const report = JSON.parse((await ask(rack, "GET /apps/app/diagnose")).text);
    return report.pods?.find(({ logs }: { logs?: string }) => logs !== undefined);
  });

  expect(pod).toMatchObject({
    service: "web",
    stateDetail: "CrashLoopBackOff",
    logs: "one\ntwo\n",
  });
});

test("diagnose has its options, its errors and its first version", async () => {
  const rack = await startApp();

  const chosen = JSON.parse((await ask(rack, "GET /apps/app/diagnose?services=web&age=0&checks=services")).text);

  expect(chosen.overview).toBeUndefined();
  expect(chosen.summary.total).toBe(2);
  expect((await ask(rack, "GET /apps/app/diagnose?lines=x")).status).toBe(500);
  expect(await ask(rack, "GET /apps/none/diagnose")).toMatchObject({
    status: 500,
    text: "namespace local-none not found -- verify rack and app names\n",
  });
  expect(await ask(await start({ version: "3.23.9" }), "GET /apps/app/diagnose")).toMatchObject({
    status: 404,
    text: "",
  });
});

test.each(["v2", "v3"] as const)("a rollback on %s cannot be canceled", async (generation) => {
  const rack = await startApp({ generation, promotion: { updatingMs: 0, rollbackMs: 60_000 } });
  rack.faults.add("rollback");
  const next = await build(rack, "app", FILES);
  await ask(rack, `POST /apps/app/releases/${pick(next, "release")}/promote`, { form: {} });

  expect(await ask(rack, "POST /apps/app/cancel")).toMatchObject({ status: 403, text: "app is not updating\n" });
  expect(pick(await ask(rack, "GET /apps/app"), "status")).toBe("rollback");
});
