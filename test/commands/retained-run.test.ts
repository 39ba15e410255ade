import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { LocalRack, LocalRackOptions } from "@convox/local-rack";
import { describe, expect, test } from "vitest";
import type { Deps } from "../../src/commands/declaration/command.ts";
import { LOG_MS } from "../../src/commands/process/retained-run.ts";
import { virtualClock } from "../support/command.ts";
import { runInProcess } from "../support/in-process.ts";
import { servedRack } from "../support/local-rack.ts";
import { root } from "../support/program.ts";
import { json, plain, type Seen } from "../support/raw-rack.ts";
import { processJson, scriptedRack } from "../support/scripted-rack.ts";

/** A local Rack with a release of `web`, whose commands run on this machine. */
async function deployExample(options: Partial<LocalRackOptions> = {}): Promise<LocalRack> {
  const promotion = { updatingMs: 0, creatingMs: 0, startingMs: 0 };
  const rack = await servedRack({ execute: "host", version: "3.25.10", promotion, ...options });
  const { code, error } = await runInProcess(["deploy", join(root, "examples/hello")], rack.url);
  expect([code, error]).toEqual([0, ""]);
  return rack;
}

/** A clock without real waits, on which the time for the rest of a log never passes: the log ends with its process. */
function patient(): Pick<Deps, "now" | "sleep"> {
  const clock = virtualClock();
  return {
    now: clock.now,
    async sleep(ms, signal) {
      if (ms !== LOG_MS || signal === undefined) return await clock.sleep(ms, signal);
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      signal.throwIfAborted();
    },
  };
}
const DETACHED = ["run", "web", "--detach", "--wait", "--shell"];

describe("a detached run that is waited for", () => {
  test("prints the log of the process, and fails with the exit code of its record", async () => {
    const rack = await deployExample();
    const run = (command: string) => runInProcess([...DETACHED, command], rack.url, { deps: patient() });
    const good = await run("echo out; echo err >&2");
    expect([good.code, good.error]).toEqual([0, ""]);
    expect(good.log.split("\n").sort()).toEqual(["", "err", "out"]);
    expect(good.outputs).toMatchObject({ "exit-code": 0 });
    const bad = await run("echo bad; exit 7");
    expect([bad.code, bad.log]).toEqual([7, "bad\n"]);
    expect(bad.outputs).toMatchObject({ "exit-code": 7, process: expect.stringMatching(/^web-/) });
    const started = rack.requests.filter(({ method, path }) => method === "POST" && path.endsWith("/processes"));
    expect(started[0]?.headers).toMatchObject({ retain: "300" });
    expect(rack.requests.some(({ path }) => path.endsWith("/exec"))).toBe(false);
  });

  test("is rejected by Racks that keep no exit code", async () => {
    for (const options of [{ version: "3.25.4" }, { generation: "v2" as const, version: undefined }]) {
      const rack = await servedRack(options as Partial<LocalRackOptions>);
      const { code, error } = await runInProcess([...DETACHED, "true"], rack.url);
      expect(code).not.toBe(0);
      expect(error).toContain("wait requires v3 3.25.5 for a detached run");
      expect(rack.requests.some(({ method, path }) => method === "POST" && path.endsWith("/processes"))).toBe(false);
    }
  });

  test("is the way of hooks since 3.25.5; older Racks run them attached", async () => {
    for (const [version, isAttached] of [
      ["3.25.5", false],
      ["3.25.4", true],
    ] as const) {
      const rack = await servedRack({
        execute: "host",
        version,
        promotion: { updatingMs: 0, creatingMs: 0, startingMs: 0 },
      });
      const deploy = ["deploy", join(root, "examples/hello"), "--before-promote"];
      const good = await runInProcess([...deploy, "web: echo migrated"], rack.url, { deps: patient() });
      expect([good.code, good.error]).toEqual([0, ""]);
      expect(good.log).toContain("migrated\n");
      expect(rack.requests.some(({ path }) => path.endsWith("/exec"))).toBe(isAttached);
      const bad = await runInProcess([...deploy, "web: exit 3"], rack.url, { deps: patient() });
      expect(bad.code).not.toBe(0);
      expect(bad.error).toContain("ended with exit code 3");
    }
  });
});

/** Runs a detached command on a Rack that answers reads of the process in this order; the last answer stays. */
async function waitWith(...answers: ((res: ServerResponse) => void)[]) {
  let reads = 0;
  const rack = await scriptedRack({
    version: "3.25.10",
    http({ method, path }: Seen, res) {
      if (method !== "GET" || path !== "/apps/web/processes/web-1") return undefined;
      answers[Math.min(reads++, answers.length - 1)]?.(res);
      return true;
    },
    exec: (socket) => socket.accept().binary(),
  });
  const outcome = await runInProcess(["run", "web", "--detach", "--wait", "--timeout", "2m", "true"], rack.url);
  return { ...outcome, calls: rack.calls() };
}

const record = (fields: object) => (res: ServerResponse) => json(res, { ...processJson("running"), ...fields });
const answerDeleted = (res: ServerResponse) => plain(res, 500, 'pods "web-1" not found\n');

test("a key that may not read the log of a process gets its lines from the log of the app", async () => {
  const denied = "ERROR: operation not permitted for deploy keys\n";
  const time = "2026-01-02T03:04:05Z";
  let isRead = false;
  const rack = await scriptedRack({
    version: "3.25.10",
    http({ method, path }: Seen, res) {
      if (method !== "GET" || path !== "/apps/web/processes/web-1") return undefined;
      json(res, { ...processJson(isRead ? "complete" : "running"), ...(isRead ? { "exit-code": 0 } : {}) });
      return true;
    },
    exec(socket, { path }) {
      socket.accept();
      if (path !== "/apps/web/logs") return socket.text(denied).binary();
      socket.text(`${time} service/web/web-2 other\n${time} service/web/web-1 mine\n${time} system/k8s/web event\n`);
      socket.binary();
      isRead = true;
    },
  });
  const { code, log } = await runInProcess(["run", "web", "--detach", "--wait", "true"], rack.url);
  expect([code, log]).toEqual([0, "mine\n"]);
});

describe("the outcome of a detached run", () => {
  test("is unknown and a failure if the record was deleted", async () => {
    const { code, error, outputs } = await waitWith(record({}), answerDeleted);
    expect(code).not.toBe(0);
    expect(error).toContain("the outcome of process web-1 of web is unknown");
    expect(error).toContain("may have run");
    expect(outputs).not.toHaveProperty("exit-code");
  });

  test("is a failure if the Rack reports no exit code", async () => {
    const { code, error } = await waitWith(record({ status: "complete" }));
    expect(code).not.toBe(0);
    expect(error).toContain("ended with status complete, but the Rack did not report an exit code");
  });

  test.each(["exit-code", "exit", "exit_code", "exitCode"])("is read from the field %s", async (name) => {
    expect((await waitWith(record({}), record({ status: "failed", [name]: 4 }))).code).toBe(4);
    expect((await waitWith(record({ status: "complete", [name]: 0 }))).code).toBe(0);
  });

  test("is a timeout for a process that never ends, which is stopped", async () => {
    const { error, calls } = await waitWith(record({}));
    expect(error).toContain("did not end within 2m0s");
    expect(calls).toContain("DELETE /apps/web/processes/web-1");
  });
});

test("standard input reaches a command on a v3 Rack since 3.25.5, with both outputs; older ones reject it", async () => {
  const input = (text: string) => ({
    stdin: async function* () {
      yield Buffer.from(text);
    },
  });
  const run = (rack: LocalRack, text: string) =>
    runInProcess(["run", "web", "--stdin", "-", "--shell", "cat; echo err >&2"], rack.url, {
      deps: { ...patient(), ...input(text) },
    });
  const rack = await deployExample({ version: "3.25.5" });
  const { code, error, log } = await run(rack, "a\nb\n");
  expect([code, error]).toEqual([0, ""]);
  expect(log.split("\n").sort()).toEqual(["", "a", "b", "err"]);
  const empty = await run(rack, "");
  expect([empty.code, empty.log]).toEqual([0, "err\n"]);
  const sockets = rack.requests.filter(({ path }) => path.endsWith("/exec"));
  expect(sockets.map(({ headers }) => [headers["tty"], headers["disable-stdin"]])).toEqual([
    ["false", undefined],
    ["false", "true"],
  ]);
  const older = await servedRack({ version: "3.25.4" });
  expect((await run(older, "x")).error).toContain("stdin requires a v2 Rack, or v3 since 3.25.5");
});

test("pod options travel as headers since 3.25.1, and are rejected where a Rack ignores them", async () => {
  const flags = ["--termination-grace", "60", "--labels", "team=a", "--tolerations", "gpu=yes:NoSchedule"];
  const rack = await deployExample({ version: "3.25.1" });
  const { code, error } = await runInProcess(["run", "web", ...flags, "true"], rack.url, { deps: patient() });
  expect([code, error]).toEqual([0, ""]);
  const started = rack.requests.find(({ method, path }) => method === "POST" && path.endsWith("/processes"));
  expect(started?.headers).toMatchObject({
    "termination-grace": "60",
    labels: "team=a",
    tolerations: "gpu=yes:NoSchedule",
  });
  const reserved = await runInProcess(["run", "web", "--labels", "app=x", "true"], rack.url);
  expect(reserved.error).toContain('labels contains "app", which the Rack sets itself');
  const older = await servedRack({ version: "3.24.10" });
  const refused = await runInProcess(["run", "web", ...flags, "true"], older.url);
  expect(refused.error).toContain("termination-grace, labels, tolerations requires v3 3.25.1");
});

test("what is left of a failed run is no reason why an app fails", async () => {
  const rack = await deployExample();
  const failed = await runInProcess([...DETACHED, "exit 7"], rack.url, { deps: patient() });
  expect(failed.code).toBe(7);
  const diagnosed = await runInProcess(["diagnose"], rack.url);
  expect([diagnosed.code, diagnosed.outputs["source"], diagnosed.outputs["findings"]]).toEqual([0, "diagnosis", []]);
});
