import { describe, expect, test } from "vitest";
import { cancelBuild } from "../../src/commands/cleanup/cancel-build.ts";
import { setup } from "../rack/harness.ts";
import { json, plain } from "../support/raw-rack.ts";

type Answer = readonly [status: number, text: string];
const OK: Answer = [200, "ok\n"];
const UNKNOWN: Answer = [404, ""];

/** The result of canceling build B1 on a Rack that answers the three calls as given. */
async function runCancel(
  answers: { readonly cancel: Answer; readonly stop?: Answer; readonly mark?: Answer },
  build: object = {},
) {
  const record = { id: "B1", app: "web", status: "running", process: "P1", ...build };
  const { rack, server } = await setup(({ method, path }, res) => {
    if (method === "GET") return json(res, record);
    const { cancel, stop = OK, mark = OK } = answers;
    const [status, text] = path.endsWith("/cancel") ? cancel : method === "DELETE" ? stop : mark;
    if (method === "PUT" && status === 200) return json(res, { ...record, status: "failed" });
    plain(res, status, text);
  });
  const result = await cancelBuild(rack, "web", "B1", { now: () => 0, sleep: async () => {} });
  return { result, calls: server.requests.map(({ method, path }) => `${method} ${path}`) };
}

test("a build is ended by the Rack's cancel call if there is one", async () => {
  const { result, calls } = await runCancel({ cancel: OK });
  expect(result).toEqual({ done: true, message: "build B1 of web was canceled" });
  expect(calls).toEqual(["POST /apps/web/builds/B1/cancel"]);
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
