import { expect, test } from "vitest";
import type { LocalRack } from "../src/index.ts";
import { APP, ask, build, logOf, pick, read, source, start, waitForBuild } from "./support.ts";

const SLOW = [{ kind: "build-slow", value: "200" }] as const;

/** Starts a build of the app `app`. */
async function startBuild(rack: LocalRack): Promise<{ id: string; process: string }> {
  await ask(rack, "POST /apps", { form: { name: "app" } });
  await ask(rack, "POST /apps/app/objects/tmp/s.tgz", { body: source(APP) });
  const created = await ask(rack, "POST /apps/app/builds", { form: { url: "object://app/tmp/s.tgz" } });
  return { id: String(pick(created, "id")), process: String(pick(created, "process")) };
}

test("a Rack from 3.25.7 cancels a build and records who canceled it", async () => {
  const rack = await start({ version: "3.25.7", faults: [{ kind: "build-slow", value: "200" }] });
  const { id } = await startBuild(rack);

  const cancelled = await ask(rack, `POST /apps/app/builds/${id}/cancel`, {
    headers: { "X-Convox-Actor": Buffer.from("github:\u200bcat").toString("latin1") },
  });

  expect(cancelled.text).toBe("ok\n");
  const ended = await waitForBuild(rack, "app", id);
  expect([pick(ended, "status"), pick(ended, "reason")]).toEqual(["failed", "cancelled by github:cat"]);
  expect((await read(rack, `/apps/app/builds/${id}/logs`)).text).toBe(`ERROR: unable to read logs for build: ${id}\n`);
  expect((await ask(rack, "GET /apps/app/releases")).text).toBe("[]\n");
  expect(await ask(rack, `POST /apps/app/builds/${id}/cancel`)).toMatchObject({
    status: 409,
    text: `build ${id} is not running\n`,
  });
  expect(await ask(rack, "POST /apps/app/builds/BNONE/cancel")).toMatchObject({
    status: 404,
    text: "no such build: BNONE\n",
  });
  expect((await ask(await start({ version: "3.25.6" }), `POST /apps/app/builds/${id}/cancel`)).text).toBe("");
});

test("a build that writes its end already completes, although the Rack accepts to cancel it", async () => {
  const rack = await start({ version: "3.25.7", faults: [...SLOW] });
  const { id } = await startBuild(rack);
  await ask(rack, `PUT /apps/app/builds/${id}`, { form: { ended: "20261129.010203.000000000" } });

  expect((await ask(rack, `POST /apps/app/builds/${id}/cancel`)).text).toBe("ok\n");

  const after = await ask(rack, `GET /apps/app/builds/${id}`);
  expect([pick(after, "status"), pick(after, "reason")]).toEqual(["running", ""]);
});

test("a build whose process is deleted stays running and stores no log", async () => {
  const rack = await start({ version: "3.24.9", faults: [...SLOW] });
  const { id, process } = await startBuild(rack);
  const followed = read(rack, `/apps/app/builds/${id}/logs`);

  expect((await ask(rack, `DELETE /apps/app/processes/${process}`)).text).toBe("ok\n");

  expect((await followed).ending).toBe("end");
  const after = await ask(rack, `GET /apps/app/builds/${id}`);
  expect([pick(after, "status"), pick(after, "logs")]).toEqual(["running", ""]);
});

test("a build in a separate namespace has no process that can be deleted", async () => {
  const rack = await start({ version: "3.24.10", faults: [...SLOW], oddities: { buildsElsewhere: true } });
  const { process } = await startBuild(rack);
  const deleted = await ask(rack, `DELETE /apps/app/processes/${process}`);
  expect([deleted.status, deleted.text]).toEqual([500, `pods "${process}" not found\n`]);
});

test("build-cached shows the steps of a plan as cached, unless the build is without cache", async () => {
  for (const [generation, noCache, cached] of [
    ["v3", "true", true],
    ["v3", "false", false],
    ["v2", "true", false],
    ["v2", "false", true],
  ] as const) {
    const rack = await start({ generation, faults: [{ kind: "build-cached" }] });
    const log = await logOf(rack, await build(rack, "web", APP, { "no-cache": noCache }));
    expect(/^#5 CACHED$|^ ---> Using cache$/m.test(log), `${generation} ${noCache}`).toBe(cached);
  }
});
