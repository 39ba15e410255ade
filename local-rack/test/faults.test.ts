import { expect, test } from "vitest";
import { type FaultSpec, parseFaults } from "../src/index.ts";
import { APP, ask, build, logOf, pick, read, start } from "./support.ts";

test.each<[string, FaultSpec[]]>([
  ["", []],
  ["rollback", [{ kind: "rollback" }]],
  ["rollback=RABCDEFGHIJ:2", [{ kind: "rollback", value: "RABCDEFGHIJ", times: 2 }]],
  [
    "http=502:3@POST /apps/*/objects/**",
    [{ kind: "http", value: "502", times: 3, method: "POST", path: "/apps/*/objects/**" }],
  ],
  [
    "http=429:retry-after=2:html:always",
    [{ kind: "http", value: "429", retryAfter: "2", html: true, times: Number.POSITIVE_INFINITY }],
  ],
  [
    "drop-socket=100@builds ; refuse-key",
    [{ kind: "drop-socket", value: "100", path: "builds" }, { kind: "refuse-key" }],
  ],
  [
    "build-fail=exit status 1: no, really\nsplit=1",
    [
      { kind: "build-fail", value: "exit status 1: no, really" },
      { kind: "split", value: "1" },
    ],
  ],
])("reads %j", (text, specs) => {
  expect(parseFaults(text)).toEqual(specs);
});

test.each([
  ["explode", /fault "explode": there is no fault "explode"; allowed are http, refuse, /],
  ["http", /fault "http": http requires a status from 100 to 599, such as http=503:2/],
  ["http=99", /requires a status/],
  ["split=a", /fault "split=a": split requires a whole number, such as split=100/],
  ["stall=5", /stall does not accept a value/],
  ["drop=x", /drop requires nothing or a whole number/],
  ["inject", /inject requires a text/],
  ["rollback=a-b", /rollback requires nothing or a release id/],
])("refuses %j", (text, message) => {
  expect(() => parseFaults(text)).toThrow(message);
});

test("a status instead of an answer, a number of times, on what fits", async () => {
  const rack = await start({ faults: parseFaults("http=503:2:retry-after=7@GET /apps") });

  expect((await ask(rack, "POST /apps", { form: { name: "web" } })).status).toBe(200);
  const first = await ask(rack, "GET /apps");
  expect([first.status, first.headers["retry-after"], first.headers["request-id"]]).toEqual([503, "7", undefined]);
  expect((await ask(rack, "GET /apps")).status).toBe(503);
  expect((await ask(rack, "GET /apps")).status).toBe(200);
  rack.faults.add("http=502:html");
  expect((await ask(rack, "GET /apps")).headers["content-type"]).toBe("text/html");
  expect(rack.faults.list()).toEqual([]);
});

test("a fault strikes a handshake too", async () => {
  const rack = await start({ createApps: true });
  rack.faults.add("http=502@logs");

  expect((await read(rack, "/apps/web/logs", { headers: { Follow: "false" } })).ending).toBe(502);
  expect((await read(rack, "/apps/web/logs", { headers: { Follow: "false" } })).ending).toBe("end");
});

test("refuse cuts the connection before the request is handled, drop after", async () => {
  const rack = await start();
  rack.faults.add("refuse@POST /apps");
  await expect(ask(rack, "POST /apps", { form: { name: "one" } })).rejects.toThrow();
  rack.faults.add("drop@POST /apps");
  await expect(ask(rack, "POST /apps", { form: { name: "two" } })).rejects.toThrow();
  rack.faults.add("drop=10@GET /apps");
  await expect(ask(rack, "GET /apps")).rejects.toThrow(/aborted|hang up|ECONNRESET/);

  expect(JSON.parse((await ask(rack, "GET /apps")).text).map((app: { name: string }) => app.name)).toEqual(["two"]);
});

test("a stalled request is never answered; closing the Rack ends it", async () => {
  const rack = await start();
  rack.faults.add("stall@/apps");
  const stalled = ask(rack, "GET /apps");
  const outcome = stalled.then(
    () => "answered",
    () => "cut",
  );
  expect((await ask(rack, "GET /apps")).status).toBe(200);
  await rack.close();

  expect(await outcome).toBe("cut");
});

test("slow answers still answer", async () => {
  const rack = await start();
  rack.faults.add("slow=1");

  expect((await ask(rack, "GET /apps")).status).toBe(200);
});

test("a refused key is refused everywhere, inside a socket too", async () => {
  const rack = await start();
  rack.faults.add("refuse-key");

  expect((await ask(rack, "GET /apps")).status).toBe(401);
  expect((await read(rack, "/apps/web/logs")).text).toBe("ERROR: invalid authentication\n");
  rack.faults.clear();
  expect((await ask(rack, "GET /apps")).status).toBe(200);
});

test("text appended to a 200", async () => {
  const rack = await start({ createApps: true });
  await ask(rack, "POST /apps/web/objects/a", { body: "data" });
  rack.faults.add("append=ERROR: broken@GET objects");

  expect((await ask(rack, "GET /apps/web/objects/a")).text).toBe("dataERROR: broken\n");
});

test("a log socket cut after some bytes, ended without its mark, split inside a character, with a line more", async () => {
  const rack = await start();
  const done = await build(rack, "web", { ...APP, Dockerfile: "FROM node:20\nRUN echo é✓\n" });
  const path = `/apps/web/builds/${pick(done, "id")}/logs`;
  const whole = await logOf(rack, done);

  rack.faults.add("drop-socket=20@builds");
  const cut = await read(rack, path);
  expect(cut.ending).toBe("cut");
  expect(whole.startsWith(cut.text)).toBe(true);
  rack.faults.add("no-end");
  expect(await read(rack, path)).toMatchObject({ ending: "cut", text: whole });
  rack.faults.add("split=1");
  const split = await read(rack, path);
  expect(split.text).toBe(whole);
  expect(split.texts.every((piece) => piece.length === 1)).toBe(true);
  rack.faults.clear();
  rack.faults.add("inject=waiting for build pod to be scheduled...:1");
  expect((await read(rack, path)).text).toBe(`waiting for build pod to be scheduled...\n${whole}`);
});

test("a build fails on request, with lines of waiting that the stored log does not have", async () => {
  const rack = await start();
  rack.faults.add("build-fail=exit status 7", "waiting=2");
  const done = await build(rack, "web", APP);

  expect(pick(done, "status")).toBe("failed");
  const log = await logOf(rack, done);
  expect(log.endsWith("ERROR: exit status 7\n")).toBe(true);
  expect(log).not.toContain("waiting");
});

test("an app whose status flaps, a release that does not exist yet", async () => {
  const rack = await start();
  const done = await build(rack, "web", APP);
  rack.faults.add("flap:2");
  const status = async () => pick(await ask(rack, "GET /apps/web"), "status");
  expect([await status(), await status(), await status()]).toEqual(["updating", "updating", "running"]);
  rack.faults.add("hide-release:2");
  expect((await ask(rack, `GET /apps/web/releases/${pick(done, "release")}`)).status).toBe(500);
  expect((await ask(rack, "GET /apps/web/releases")).text).toBe("[]\n");
  expect((await ask(rack, `GET /apps/web/releases/${pick(done, "release")}`)).status).toBe(200);
});
