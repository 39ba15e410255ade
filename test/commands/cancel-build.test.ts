import { describe, expect, test } from "vitest";
import { cancelBuild } from "../../src/commands/cleanup/cancel-build.ts";
import { setup } from "../rack/harness.ts";
import { json, plain } from "../support/raw-rack.ts";

type Answer = readonly [status: number, text: string];
const OK: Answer = [200, "ok\n"];
const UNKNOWN: Answer = [404, ""];

/** The result of canceling build B1 on a Rack that answers the three calls as given. */
async function runCancel(
  answers: { readonly cancel: Answer | readonly Answer[]; readonly stop?: Answer; readonly mark?: Answer },
  build: object = {},
  { version = "3.24.9", afterwards = {} }: { version?: string; afterwards?: object } = {},
) {
  const record = { id: "B1", app: "web", status: "running", process: "P1", ...build };
  let cancels = 0;
  const { rack, server } = await setup(({ method, path }, res) => {
    if (path === "/system") return json(res, { version });
    if (method === "GET") return json(res, cancels > 0 ? { ...record, ...afterwards } : record);
    const { cancel, stop = OK, mark = OK } = answers;
    const answersOfCancel = (typeof cancel[0] === "number" ? [cancel] : cancel) as readonly Answer[];
    const [status, text] = path.endsWith("/cancel")
      ? (answersOfCancel[cancels++] ?? OK)
      : method === "DELETE"
        ? stop
        : mark;
    if (method === "PUT" && status === 200) return json(res, { ...record, status: "failed" });
    plain(res, status, text);
  });
  const result = await cancelBuild(rack, "web", "B1", { now: () => 0, sleep: async () => {} });
  return { result, calls: server.requests.map(({ method, path }) => `${method} ${path}`) };
}

test.each<[string, object, object]>([
  [
    "failed, which is what canceling does",
    { status: "failed" },
    { done: true, message: "build B1 of web was canceled" },
  ],
  [
    "complete, because it ended during the call",
    { status: "complete", release: "R1" },
    { done: true, message: "build B1 of web completed before it could be canceled: its release is R1" },
  ],
  [
    "running",
    {},
    { done: false, message: "the Rack accepted to cancel build B1 of web, but still lists it as running" },
  ],
])("a build is read after the Rack accepted to cancel it: it is %s", async (_, afterwards, expected) => {
  const { result, calls } = await runCancel({ cancel: OK }, {}, { afterwards });
  expect(result).toEqual(expected);
  expect(calls.slice(0, 2)).toEqual(["POST /apps/web/builds/B1/cancel", "GET /apps/web/builds/B1"]);
});

test("a cancellation that meets another change of the build is sent again", async () => {
  const conflict: Answer = [409, "build B1 is being modified, try again\n"];
  const { result } = await runCancel({ cancel: [conflict, conflict, OK] }, {}, { afterwards: { status: "failed" } });
  expect(result).toEqual({ done: true, message: "build B1 of web was canceled" });
});

test.each<[string, Answer, object, string]>([
  ["no such build", [404, "no such build: B1\n"], {}, "build B1 of web does not exist"],
  [
    "not running",
    [409, "build B1 is not running\n"],
    { status: "complete" },
    "build B1 of web has already ended: its status is complete",
  ],
])("a refusal is read by its text, with any status: %s", async (_, [status, text], afterwards, message) => {
  for (const cancel of [
    [status, text],
    [500, text],
  ] as Answer[]) {
    const { result, calls } = await runCancel({ cancel }, {}, { afterwards });
    expect(result).toEqual({ done: true, message });
    expect(calls.some((call) => call.startsWith("DELETE"))).toBe(false);
  }
});

test("a process that is not found is no proof of its end where builds may run in another namespace", async () => {
  const answers = { cancel: UNKNOWN, stop: [500, 'pods "p1" not found\n'] as const };
  const { result, calls } = await runCancel(answers, {}, { version: "3.24.10" });
  expect(result.message).toBe(
    "build B1 of web may continue on the Rack: its process P1 was not found in the namespace of web, and its status may stay running",
  );
  expect(calls.some((call) => call.startsWith("PUT"))).toBe(false);
});

test("a build that the Rack does not cancel continues, and its process is not stopped", async () => {
  const { result, calls } = await runCancel({ cancel: [500, "no\n"] });
  expect(result).toEqual({
    done: false,
    message: "build B1 of web continues on the Rack, which did not cancel it: no",
  });
  expect(calls.filter((call) => !call.startsWith("GET"))).toEqual(["POST /apps/web/builds/B1/cancel"]);
});

describe.each<Answer>([UNKNOWN, [405, "method not allowed\n"]])("on a Rack without a cancel call (%i)", (...cancel) => {
  test("the process is stopped and the build marked as failed", async () => {
    const { result, calls } = await runCancel({ cancel });
    expect(result.message).toBe("build B1 of web was canceled: its process was stopped, and it is marked as failed");
    expect(calls.slice(-2)).toEqual(["DELETE /apps/web/processes/P1", "PUT /apps/web/builds/B1"]);
  });

  test("a key that is not allowed to stop the process is reported, and the build is not marked", async () => {
    const { result, calls } = await runCancel({ cancel, stop: [403, "not permitted\n"] });
    expect(result).toEqual({
      done: true,
      message: "build B1 of web continues on the Rack: this key is not allowed to cancel builds (403 not permitted)",
    });
    expect(calls.some((call) => call.startsWith("PUT"))).toBe(false);
  });

  test.each<[string, object, Answer]>([
    ["whose process does not exist", {}, [500, 'pods "p1" not found\n']],
    ["that has no process yet", { process: "" }, OK],
  ])("a build %s is marked as failed", async (_, build, stop) => {
    const { result } = await runCancel({ cancel, stop }, build);
    expect(result).toEqual({
      done: true,
      message: "build B1 of web was canceled: it had no process, and it is marked as failed",
    });
  });

  test("a build that cannot be marked is reported together with what was done", async () => {
    const mark: Answer = [403, "not permitted\n"];
    const stopped = await runCancel({ cancel, mark });
    expect(stopped.result).toEqual({
      done: true,
      message: "the process of build B1 of web was stopped, but the Rack still lists it as running: not permitted",
    });
    const without = await runCancel({ cancel, mark }, { process: "" });
    expect(without.result).toEqual({
      done: false,
      message: "build B1 of web has no process, but the Rack still lists it as running: not permitted",
    });
  });

  test("a build that has ended in the meantime is not changed", async () => {
    const { result } = await runCancel({ cancel }, { status: "complete" });
    expect(result).toEqual({ done: true, message: "build B1 of web has already ended: its status is complete" });
  });
});
