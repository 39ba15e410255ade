import { expect, test } from "vitest";
import { APP, ask, build, eventually, pick, read, start } from "./support.ts";

async function promote(options: Parameters<typeof start>[0] = {}) {
  const rack = await start(options);
  const made = await build(rack, "app", APP);
  await ask(rack, `POST /apps/app/releases/${pick(made, "release")}/promote`);
  await eventually(async () => pick(await ask(rack, "GET /apps/app"), "status") === "running");
  return { rack, made };
}

test("an import into an unknown v3 app is 500, and so is a body too short for gzip", async () => {
  const rack = await start();
  await ask(rack, "POST /apps", { form: { name: "app" } });

  expect(await ask(rack, "POST /apps/typo/builds/import", { body: "x" })).toMatchObject({
    status: 500,
    text: 'namespaces "local-typo" not found\n',
  });
  expect(await ask(rack, "POST /apps/app/builds/import", { body: "12345" })).toMatchObject({
    status: 500,
    text: "unexpected EOF\n",
  });
});

test("on v3, a minimum alone sets the number of processes; a maximum alone and a negative count are rejected", async () => {
  const { rack } = await promote();
  const scale = (form: Record<string, string>) => ask(rack, "PUT /apps/app/services/web", { form });

  expect((await scale({ min: "3" })).text).toBe("ok\n");
  expect(JSON.parse((await ask(rack, "GET /apps/app/processes")).text)).toHaveLength(3);
  expect((await scale({ min: "1", max: "3" })).status).toBe(500);
  expect(await scale({ count: "-1" })).toMatchObject({
    status: 500,
    text: 'Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n',
  });
  expect((await scale({ gpu: "2", "gpu-vendor": "nvidia" })).text).toBe("ok\n");
  expect([
    pick(await ask(rack, "GET /apps/app/services"), "0.gpu"),
    pick(await ask(rack, "GET /apps/app/services"), "0.gpu-vendor"),
  ]).toEqual([2, "nvidia"]);
});

test("a v3 process has the service's image and port", async () => {
  const { rack, made } = await promote();

  expect(JSON.parse((await ask(rack, "GET /apps/app/processes")).text)[0]).toMatchObject({
    image: `registry.local.test/app:web.${pick(made, "id")}`,
    name: "web",
    ports: ["3000"],
    service: "web",
  });
});

test("fields that a version added are missing in older versions", async () => {
  const { rack } = await promote({ version: "3.24.4" });
  const service = JSON.parse((await ask(rack, "GET /apps/app/services")).text)[0];
  const process = JSON.parse((await ask(rack, "GET /apps/app/processes")).text)[0];
  const keys = async (version: string) =>
    Object.keys(JSON.parse((await ask(await start({ version }), "GET /system")).text));

  expect([service, process].map((value) => Object.keys(value).filter((key) => /gpu|nlb/.test(key)))).toEqual([[], []]);
  expect(await keys("3.19.0")).not.toContain("router-internal");
  expect(await keys("3.19.1")).toContain("router-internal");
  expect(await keys("3.13.0")).not.toContain("rack-domain");
});

test("versions are compared by number: 3.25.10 cancels builds and 3.25.6 does not", async () => {
  const cancel = async (version: string) => (await ask(await start({ version }), "POST /apps/a/builds/B/cancel")).text;

  expect(await cancel("3.25.10")).toBe("no such build: B\n");
  expect(await cancel("3.25.6")).toBe("");
});

test("since 3.25.5 an exec error before the start does not carry exit code 0", async () => {
  const { rack } = await promote({ version: "3.25.5" });

  expect((await read(rack, "/apps/app/processes/none/exec", { headers: { Command: "true" } })).text).toBe(
    'F1E49A85-0AD7-4AEF-A618-C249C6E6568D:1\nERROR: pods "none" not found\n',
  );
});

test("files can be uploaded to every Rack that runs commands", async () => {
  const { rack } = await promote({ execute: "host" });
  const pid = String(pick(await ask(rack, "GET /apps/app/processes"), "0.id"));

  expect((await ask(rack, `POST /apps/app/processes/${pid}/files`, { body: Buffer.alloc(1024) })).text).toBe("ok\n");
});

test("a build reports a Dockerfile outside the source as missing", async () => {
  const rack = await start();
  const made = await build(rack, "app", {
    "convox.yml": "services:\n  web:\n    build:\n      path: .\n      manifest: ../../../../../../../../etc/passwd\n",
  });

  expect(pick(made, "status")).toBe("failed");
});
