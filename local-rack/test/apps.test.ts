import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, eventually, folder, pick, read, start } from "./support.ts";

test("a new app is not ready immediately: v2 reports creating, v3 updating, then running", async () => {
  let now = 1_000_000;
  const promotion = { creatingMs: 50, updatingMs: 0 };
  for (const [generation, first] of [
    ["v2", "creating"],
    ["v3", "updating"],
  ] as const) {
    const rack = await start({ generation, promotion, clock: () => now });
    expect(pick(await ask(rack, "POST /apps", { form: { name: "web" } }), "status")).toBe(first);
    now += 50;
    expect(pick(await ask(rack, "GET /apps/web"), "status")).toBe("running");
  }
});

test("app JSON has each generation's fields in wire order", async () => {
  const v3 = await start();
  expect((await ask(v3, "POST /apps", { form: { name: "web" } })).text).toBe(
    '{\n  "generation": "3",\n  "locked": false,\n  "name": "web",\n  "release": "",\n  "router": "router.local.test",\n' +
      '  "status": "running",\n  "parameters": {}\n}\n',
  );
  const v2 = await start({ generation: "v2" });
  const reply = await ask(v2, "POST /apps", { form: { name: "web" } });
  expect(Object.keys(JSON.parse(reply.text))).toEqual([
    "generation",
    "locked",
    "name",
    "release",
    "router",
    "status",
    "parameters",
  ]);
  expect(pick(reply, "generation")).toBe("2");
});

test.each([
  ["v3", "system", 400, "app name is reserved\n"],
  ["v3", "rack", 400, "app name is reserved\n"],
  ["v3", "taken", 409, "app already exists: taken\n"],
  ["v2", "taken", 500, "app already exists: taken\n"],
  [
    "v2",
    "local",
    500,
    "application name cannot match rack name (local). Please choose a different name for your application.\n",
  ],
] as const)("%s rejects the app name %s", async (generation, name, status, text) => {
  const rack = await start({ generation });
  await ask(rack, "POST /apps", { form: { name: "taken" } });

  const answer = await ask(rack, "POST /apps", { form: { name } });

  expect([answer.status, answer.text]).toEqual([status, text]);
});

test.each(["My_App", "", "a-", "a".repeat(60), "a/b", "../x"])(
  "v3 rejects the app name %j, which is no DNS label",
  async (name) => {
    const rack = await start();

    const answer = await ask(rack, "POST /apps", { form: { name } });

    expect(answer.status).toBe(500);
    expect(answer.text).toMatch(/^Namespace "local-.*" is invalid: metadata.name: Invalid value/s);
  },
);

test("apps are listed by name", async () => {
  const rack = await start();
  for (const name of ["web", "api", "job"]) await ask(rack, "POST /apps", { form: { name } });

  const names: unknown = JSON.parse((await ask(rack, "GET /apps")).text).map((app: { name: string }) => app.name);

  expect(names).toEqual(["api", "job", "web"]);
});

test("a deleted app is reported as deleting for a moment, and then not found", async () => {
  let now = 1_000_000;
  const rack = await start({ clock: () => now, promotion: { deletingMs: 100, creatingMs: 0 } });
  await ask(rack, "POST /apps", { form: { name: "web" } });

  expect((await ask(rack, "DELETE /apps/web")).text).toBe("ok\n");
  expect(pick(await ask(rack, "GET /apps/web"), "status")).toBe("deleting");
  expect((await ask(rack, "POST /apps", { form: { name: "web" } })).status).toBe(409);
  now += 100;
  const deleted = await ask(rack, "GET /apps/web");

  expect([deleted.status, deleted.text]).toEqual([404, "app not found: web\n"]);
  expect((await ask(rack, "GET /apps")).text).toBe("[]\n");
});

test("a protected app cannot be deleted", async () => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "web" } });
  await ask(rack, "PUT /apps/web", { form: { lock: "true" } });

  const answer = await ask(rack, "DELETE /apps/web");

  expect([answer.status, answer.text]).toEqual([409, "app is locked: web\n"]);
});

test("v3 drops unknown parameters", async () => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "web" } });
  await ask(rack, "PUT /apps/web", { form: { parameters: "BuildCpu=512&Other=1" } });

  expect(pick(await ask(rack, "GET /apps/web"), "parameters")).toEqual({ BuildCpu: "512" });
});

test.each([
  ["BuildCpu=1;BuildMem=2", "invalid semicolon separator in query"],
  ["BuildCpu=%zz", 'invalid URL escape "%zz"'],
  ["BuildCpu=%4", 'invalid URL escape "%4"'],
])("a map of parameters that cannot be parsed is rejected: %s", async (parameters, words) => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "web" } });

  const answer = await ask(rack, "PUT /apps/web", { form: { parameters } });

  expect([answer.status, answer.text]).toEqual([500, `${words}\n`]);
  expect(pick(await ask(rack, "GET /apps/web"), "parameters")).toEqual({});
});

test("v3 from 3.19.6 requires a number as the timeout of a new app; other Racks do not read it", async () => {
  for (const [options, status] of [
    [{ version: "3.19.6" }, 500],
    [{ version: "3.19.5" }, 200],
    [{ generation: "v2" }, 200],
  ] as const) {
    const rack = await start(options);
    expect((await ask(rack, "POST /apps", { form: { name: "web", timeout: "soon" } })).status).toBe(status);
  }
});

test("an app that is not updating cannot be canceled", async () => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "web" } });

  const answer = await ask(rack, "POST /apps/web/cancel");

  expect([answer.status, answer.text]).toEqual([403, "app is not updating\n"]);
});

test("with createApps, a command that builds an app creates it, and prints that once", async () => {
  const notices: string[] = [];
  const rack = await start({ createApps: true, onNotice: (line) => notices.push(line) });

  expect(pick(await ask(rack, "GET /apps/web"), "status")).toBe("running");
  expect((await ask(rack, "POST /apps/web/objects/tmp/a", { body: "a" })).status).toBe(200);
  expect((await ask(rack, "POST /apps/api/releases", { form: { env: "A=1" } })).status).toBe(200);
  expect(notices).toEqual(["Created app web on the local Rack", "Created app api on the local Rack"]);
  expect((await ask(rack, "GET /apps/Not_Valid")).status).toBe(404);
});

test.each([
  ["DELETE /apps/typo", 404],
  ["POST /apps/typo/cancel", 404],
  ["GET /apps/typo/builds", 404],
  ["GET /apps/typo/releases", 404],
  ["GET /apps/typo/services", 404],
  ["PUT /apps/typo/services/web", 500],
  ["GET /apps/typo/processes", 200],
  ["GET /apps/typo/configs", 200],
] as const)("with createApps, %s creates no app", async (line, status) => {
  const rack = await start({ createApps: true });

  expect((await ask(rack, line)).status).toBe(status);
  expect((await ask(rack, "GET /apps")).text).toBe("[]\n");
});

test("with createApps, a deleted app stays deleted for a client that waits for its end", async () => {
  const rack = await start({ createApps: true });
  await ask(rack, "GET /apps/web");
  await ask(rack, "DELETE /apps/web");

  await eventually(async () => (await ask(rack, "GET /apps/web")).status === 404);
  expect((await ask(rack, "DELETE /apps/web")).status).toBe(404);
  expect((await ask(rack, "POST /apps/web/objects/tmp/a", { body: "a" })).status).toBe(200);
});

test("the data folder is private to the user, and names from the network stay inside it", async () => {
  const data = join(await folder(), "state");
  const rack = await start({ data, generation: "v2", createApps: true });
  await mkdir(join(data, "..", "outside"));
  await ask(rack, "POST /apps/web/objects/../../../outside/x", { body: "x" });
  await ask(rack, "GET /apps/..%2F..%2Foutside/builds");

  expect((await stat(data)).mode & 0o777).toBe(0o700);
  expect(await readdir(join(data, "..", "outside"))).toEqual([]);
});

test("v3 checks the app neither for processes and configs nor for a service's scale; v2 checks it for processes", async () => {
  const [v3, v2] = [await start(), await start({ generation: "v2" })];

  expect(await ask(v3, "GET /apps/typo/processes")).toMatchObject({ status: 200, text: "[]\n" });
  expect(await ask(v3, "GET /apps/typo/processes/p")).toMatchObject({ status: 500, text: 'pods "p" not found\n' });
  expect(await ask(v3, "DELETE /apps/typo/processes/p")).toMatchObject({ status: 500, text: 'pods "p" not found\n' });
  expect(await ask(v3, "GET /apps/typo/configs")).toMatchObject({ status: 200, text: "[]\n" });
  expect(await ask(v3, "GET /apps/typo/configs/c")).toMatchObject({ status: 404, text: "app config not found: c\n" });
  expect(await ask(v3, "PUT /apps/typo/services/web", { form: { count: "2" } })).toMatchObject({
    status: 500,
    text: 'deployments.apps "web" not found\n',
  });
  expect(await ask(v2, "GET /apps/typo/processes")).toMatchObject({ status: 404, text: "app not found: typo\n" });
});

test("the log of an unknown v3 app is empty", async () => {
  const read3 = await read(await start(), "/apps/typo/logs", { headers: { Follow: "false" } });
  const read2 = await read(await start({ generation: "v2" }), "/apps/typo/logs", { headers: { Follow: "false" } });

  expect([read3.text, read3.ending]).toEqual(["", "end"]);
  expect(read2.text).toBe("ERROR: app not found: typo\n");
});

test("a v2 Rack answers 404 to another method on a known path", async () => {
  expect((await ask(await start({ generation: "v2" }), "PATCH /apps/web")).status).toBe(404);
  expect((await ask(await start(), "PATCH /apps/web")).status).toBe(405);
});

test("an invalid number as an app parameter, or an unknown architecture, fails the next v3 build", async () => {
  const rack = await start({ version: "3.25.3" });
  await ask(rack, "POST /apps", { form: { name: "web" } });
  const build = () => ask(rack, "POST /apps/web/builds", { form: { url: "object://web/tmp/a" } });

  await ask(rack, "PUT /apps/web", { form: { parameters: "BuildCpu=abc" } });
  expect(await build()).toMatchObject({ status: 400, text: 'strconv.Atoi: parsing "abc": invalid syntax\n' });
  await ask(rack, "PUT /apps/web", { form: { parameters: "BuildCpu=256&BuildArch=x86" } });
  expect(await build()).toMatchObject({ status: 400, text: "invalid BuildArch: x86, must be amd64 or arm64\n" });
});

test("a v3 Rack before 3.25.3 drops BuildArch", async () => {
  const rack = await start({ version: "3.25.2" });
  await ask(rack, "POST /apps", { form: { name: "web" } });
  await ask(rack, "PUT /apps/web", { form: { parameters: "BuildArch=arm64&BuildMem=512" } });

  expect(pick(await ask(rack, "GET /apps/web"), "parameters")).toEqual({ BuildMem: "512" });
});
