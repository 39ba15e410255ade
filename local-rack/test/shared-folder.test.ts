import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { APP, ask, build, eventually, folder, pick, read, source, start } from "./support.ts";

test("two Racks on one folder see each other's changes immediately", async () => {
  const data = await folder();
  const [one, two] = [await start({ data }), await start({ data })];
  const done = await build(one, "web", APP);
  await ask(two, `POST /apps/web/releases/${pick(done, "release")}/promote`);

  expect(pick(await ask(one, "GET /apps/web"), "release")).toBe(pick(done, "release"));
  expect((await ask(two, "GET /apps/web/objects/tmp/source.tgz")).body).toEqual(source(APP));
});

test("the log of a build can be followed through another Rack", async () => {
  const data = await folder();
  const [one, two] = [await start({ data }), await start({ data })];
  await ask(one, "POST /apps", { form: { name: "web" } });
  await ask(one, "POST /apps/web/objects/x", { body: source(APP) });
  one.faults.add("build-slow=5");
  const created = await ask(one, "POST /apps/web/builds", { form: { url: "object://web/x" } });

  const log = await read(two, `/apps/web/builds/${pick(created, "id")}/logs`);

  expect(log.ending).toBe("end");
  expect(log.text).toContain("RUN npm ci");
});

test("concurrent changes are all kept", async () => {
  const data = await folder();
  const racks = [await start({ data }), await start({ data })];
  const [first = await start()] = racks;
  await ask(first, "POST /apps", { form: { name: "web" } });

  const made = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      ask(racks[index % 2] ?? first, "POST /apps/web/releases", { form: { description: `${index}` } }),
    ),
  );
  const created = await Promise.all(
    ["a", "a", "a", "a"].map((name, index) => ask(racks[index % 2] ?? first, "POST /apps", { form: { name } })),
  );

  expect(new Set(made.map((answer) => pick(answer, "id"))).size).toBe(30);
  expect(JSON.parse((await ask(first, "GET /apps/web/releases?limit=100")).text)).toHaveLength(30);
  expect(created.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

test("a promotion continues after the Rack that started it has ended", async () => {
  let now = 1_800_000_000_000;
  const data = await folder();
  const options = { data, clock: () => now, promotion: { updatingMs: 1000, creatingMs: 0 } };
  const one = await start(options);
  const done = await build(one, "web", APP);
  await ask(one, `POST /apps/web/releases/${pick(done, "release")}/promote`);
  await one.close();
  const two = await start(options);

  expect(pick(await ask(two, "GET /apps/web"), "status")).toBe("updating");
  now += 1000;
  expect(pick(await ask(two, "GET /apps/web"), "status")).toBe("running");
  const log = await read(two, "/apps/web/logs", { headers: { Follow: "false" } });
  expect(log.text).toContain("Updating => Running");
});

/** Process ID of a program that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

test("a build whose program died is marked as failed by the next reader", async () => {
  const data = await folder();
  const rack = await start({ data });
  await ask(rack, "POST /apps", { form: { name: "web" } });
  const created = await ask(rack, "POST /apps/web/builds", { form: { external: "true" } });
  const id = String(pick(created, "id"));
  await ask(rack, `PUT /apps/web/builds/${id}`, { form: { status: "running" } });
  await writeFile(join(data, "apps", "web", "builds", `${id}.owner`), `${await deadProcess()}@${hostname()}`);

  expect(pick(await ask(rack, `GET /apps/web/builds/${id}`), "status")).toBe("failed");
  expect((await read(rack, `/apps/web/builds/${id}/logs`)).text).toBe(
    "ERROR: the program that ran this build has ended\n",
  );
});

test("the lock of a program that has died is taken over", async () => {
  const data = await folder();
  const rack = await start({ data });
  await ask(rack, "POST /apps", { form: { name: "web" } });
  await writeFile(join(data, "locks", "web"), `${await deadProcess()}@${hostname()}`);

  await eventually(async () => (await ask(rack, "PUT /apps/web", { form: { lock: "true" } })).status === 200);
  expect(pick(await ask(rack, "GET /apps/web"), "locked")).toBe(true);
});

test.each([
  ["app.json", "{ cut of", "GET /apps/web"],
  ["app.json", '{"name":"web"}', "GET /apps"],
  ["builds/BX.json", "", "GET /apps/web/builds"],
  ["releases/RX.json", "[]", "GET /apps/web/releases"],
  ["../../registries.json", "{", "GET /registries"],
])("a damaged %s is named, and the rest of the Rack continues", async (file, text, line) => {
  const data = await folder();
  const rack = await start({ data });
  await build(rack, "web", APP);
  const path = join(data, "apps", "web", file);
  await writeFile(path, text);

  const answer = await ask(rack, line);

  expect([answer.status, answer.text]).toEqual([
    500,
    `damaged record in the local Rack's data folder: ${path}; it is not what was written there\n`,
  ]);
  expect((await ask(rack, "GET /system")).status).toBe(200);
});

test("a damaged log of an app is an error on its socket", async () => {
  const data = await folder();
  const rack = await start({ data });
  await build(rack, "web", APP);
  await writeFile(join(data, "apps", "web", "events.json"), "{");

  const { text } = await read(rack, "/apps/web/logs", { headers: { Follow: "false" } });

  expect(text).toContain("ERROR: damaged record in the local Rack's data folder: ");
});
