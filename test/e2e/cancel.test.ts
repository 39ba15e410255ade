import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { stage } from "../support/command.ts";
import { runAction } from "../support/github-runner.ts";
import { root, start, temporary } from "../support/program.ts";
import { json, plain } from "../support/raw-rack.ts";
import { endCommand, type Scene, scriptedRack } from "../support/scripted-rack.ts";

const actions = join(root, "actions");
const STOP = "DELETE /apps/web/processes/web-1";
/** A command that prints a line and never ends. */
const endless: NonNullable<Scene["exec"]> = (s) => s.accept().text("working\n");
const build = { id: "BAAAAAAAAAA", app: "web", status: "running", process: "build-1" };

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A build that runs until it is canceled, and is failed from then on. */
function runBuild(): Scene {
  let state: object = build;
  return {
    exec: endless,
    http(seen, res) {
      const call = `${seen.method} ${seen.path}`;
      if (seen.path.includes("/objects/")) void seen.body().then(() => json(res, { Url: "object://web/tmp/x" }));
      else if (call === "POST /apps/web/builds" || call === "GET /apps/web/builds/BAAAAAAAAAA") json(res, state);
      else if (call.endsWith("/cancel")) {
        state = { ...build, status: "failed", reason: "cancelled by rack-password" };
        res.end("ok\n");
      } else return undefined;
      return true;
    },
  };
}

test("Ctrl-C ends a log that is followed without an error", async () => {
  const { server, rack, release } = await stage({ promotion: { updatingMs: 0, rollbackMs: 0, creatingMs: 0 } });
  await rack.releases.promote("web", await release());
  const running = start(["logs", "--app", "web", "--follow", "--since", "1h"], { env: { RACK_URL: server.url } });
  await running.printed(/system/);
  running.kill("SIGINT");
  expect(await running.ended).toMatchObject({ code: 130, stderr: "" });
});

describe("the end of a process", () => {
  test.each(signals)("a signal ends the program while a command runs (%s)", async (signal) => {
    const rack = await scriptedRack({ exec: endless });
    const running = start(["run", "web", "sleep 1000", "-a", "web"], { env: { RACK_URL: rack.url } });
    await running.printed(/working/);
    running.kill(signal);
    const { code, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stderr).toContain(`canceled by ${signal}: cleaning up on the Rack`);
    expect(stderr).toContain(`ERROR: canceled by ${signal}; process web-1 of web was stopped`);
    expect(rack.calls().at(-1)).toBe(STOP);
  });

  test("two signals at the same moment count as one", async () => {
    const rack = await scriptedRack({ exec: endless });
    const running = start(["run", "web", "sleep 1000", "-a", "web"], { env: { RACK_URL: rack.url } });
    await running.printed(/working/);
    running.kill("SIGINT");
    running.kill("SIGTERM");
    const { code, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stderr).toContain("; process web-1 of web was stopped");
    expect(rack.calls().at(-1)).toBe(STOP);
  });

  test("a second signal ends the program during the cleanup", async () => {
    let reportStop = () => {};
    const stopping = new Promise<void>((resolve) => {
      reportStop = resolve;
    });
    const rack = await scriptedRack({
      exec: endless,
      http(seen) {
        if (seen.method !== "DELETE") return undefined;
        reportStop();
        return true; // it never answers
      },
    });
    const running = start(["run", "web", "sleep 1000", "-a", "web"], { env: { RACK_URL: rack.url } });
    await running.printed(/working/);
    running.kill("SIGINT");
    await stopping;
    // Immediately after the first it would count as the same signal.
    const again = setInterval(() => running.kill("SIGTERM"), 50);
    const { signal } = await running.ended;
    clearInterval(again);
    expect(signal).toBe("SIGTERM");
  });

  test("the runner kills an action, and the post step stops its process", async () => {
    let stops = 0;
    const rack = await scriptedRack({
      exec: endless,
      // The first time it never answers.
      http: (seen) => (seen.method === "DELETE" && ++stops === 1 ? true : undefined),
    });
    const ran = await runAction({
      action: join(actions, "run"),
      with: { app: "web", service: "web", command: "sleep 1000" },
      env: { RACK_URL: rack.url },
      cancelAfter: /working/,
      signals: { terminateMs: 500, killMs: 500 },
    });
    expect(ran.conclusion).toBe("canceled");
    expect(ran.sent.slice(0, 2)).toEqual(["SIGINT", "SIGTERM"]);
    expect(ran.code).toBeUndefined();
    expect(JSON.parse(ran.state["started-work"] ?? "")).toEqual({ kind: "process", app: "web", id: "web-1" });
    expect(ran.post?.conclusion).toBe("success");
    expect(ran.post?.log).toContain("process web-1 of web was stopped");
    expect(rack.calls().filter((call) => call === STOP)).toHaveLength(2);
  });

  test("the runner cancels an action in the middle of a build", async () => {
    const rack = await scriptedRack(runBuild());
    const ran = await runAction({
      action: join(actions, "build"),
      workspace: join(root, "examples/hello"),
      with: { app: "web" },
      env: { RACK_URL: rack.url },
      cancelAfter: /working/,
    });
    expect(ran.conclusion).toBe("canceled");
    expect(ran.sent).toEqual(["SIGINT"]);
    expect(ran.code).toBe(1);
    expect(ran.annotations.map(({ message }) => message)).toEqual([
      "canceled by SIGINT; build BAAAAAAAAAA of web was canceled",
    ]);
    expect(rack.calls()).toContain("POST /apps/web/builds/BAAAAAAAAAA/cancel");
    expect(ran.state["started-work"]).toBe("");
    expect(ran.post?.log).toBe("");
  });

  test("the post step stops the process of a build on a Rack that cannot cancel builds", async () => {
    let cancels = 0;
    const building = runBuild();
    const rack = await scriptedRack({
      ...building,
      http(seen, res) {
        const call = `${seen.method} ${seen.path}`;
        // The action itself gets no answer, so that the runner ends it.
        if (call.endsWith("/cancel")) ++cancels > 1 && plain(res, 404, "");
        else if (call === "DELETE /apps/web/processes/build-1") res.end("ok\n");
        else if (seen.method === "PUT") json(res, { ...build, status: "failed" });
        else return building.http?.(seen, res);
        return true;
      },
    });
    const ran = await runAction({
      action: join(actions, "deploy"),
      workspace: join(root, "examples/hello"),
      with: { app: "web" },
      env: { RACK_URL: rack.url },
      cancelAfter: /working/,
      signals: { terminateMs: 500, killMs: 500 },
    });
    expect(ran.conclusion).toBe("canceled");
    expect(ran.code).toBeUndefined();
    expect(ran.post?.conclusion).toBe("success");
    expect(ran.post?.log).toContain(
      "build BAAAAAAAAAA of web was canceled: its process was stopped, and it is marked as failed",
    );
  });

  test("the program continues when its output is not read", async () => {
    const rack = await scriptedRack({
      exec: (s) => s.accept().text(`${"working\n".repeat(1000)}`) && endCommand(s, 7),
    });
    const codeFile = join(await temporary(), "code");
    const line = `{ "$0" "$1" run web true -a web 2>&1; echo $? > "$2"; } | true`;
    const bin = join(root, "bin/convox-ci.js");
    const env = { PATH: process.env["PATH"], RACK_URL: rack.url };
    await promisify(execFile)("sh", ["-c", line, process.execPath, bin, codeFile], { env });
    expect(await readFile(codeFile, "utf8")).toBe("7\n");
    expect(rack.calls().at(-1)).toBe(STOP);
  });
});
