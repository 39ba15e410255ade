import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { runAction } from "../support/github-runner.ts";
import { root, start, temporary } from "../support/program.ts";
import { json, plain } from "../support/raw-rack.ts";
import { exited, type Scene, scriptedRack } from "../support/scripted-rack.ts";

const actions = join(root, "actions");
const STOP = "DELETE /apps/web/processes/web-1";
/** A command that prints a line and then goes on for ever. */
const endless: Scene["exec"] = (s) => s.accept().text("working\n");
const build = { id: "BAAAAAAAAAA", app: "web", status: "running", process: "build-1" };

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A Rack that builds for ever. */
const building: Scene = {
  exec: endless,
  http(seen, res) {
    const call = `${seen.method} ${seen.path}`;
    if (seen.path.includes("/objects/")) void seen.body().then(() => json(res, { Url: "object://web/tmp/x" }));
    else if (call === "POST /apps/web/builds" || call === "GET /apps/web/builds/BAAAAAAAAAA") json(res, build);
    else if (call.endsWith("/cancel")) res.end("ok\n");
    else return undefined;
    return true;
  },
};

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

  test("two signals come in one go", async () => {
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

  test("a second signal comes while the first is obeyed", async () => {
    let asked = () => {};
    const stopping = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const rack = await scriptedRack({
      exec: endless,
      http(seen) {
        if (seen.method !== "DELETE") return undefined;
        asked();
        return true; // it never answers
      },
    });
    const running = start(["run", "web", "sleep 1000", "-a", "web"], { env: { RACK_URL: rack.url } });
    await running.printed(/working/);
    running.kill("SIGINT");
    await stopping;
    // Right behind the first it would count as the same order.
    const again = setInterval(() => running.kill("SIGTERM"), 50);
    const { signal } = await running.ended;
    clearInterval(again);
    expect(signal).toBe("SIGTERM");
  });

  test("the runner kills an action, and the step after the job ends what it left", async () => {
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
    expect(ran.conclusion).toBe("cancelled");
    expect([ran.sent, ran.code]).toEqual([["SIGINT", "SIGTERM"], undefined]);
    expect(JSON.parse(ran.state["started-work"] ?? "")).toEqual({ kind: "process", app: "web", id: "web-1" });
    expect(ran.post?.conclusion).toBe("success");
    expect(ran.post?.log).toContain("process web-1 of web was stopped");
    expect(rack.calls().filter((call) => call === STOP)).toHaveLength(2);
  });

  test("the runner cancels an action in the middle of a build", async () => {
    const rack = await scriptedRack(building);
    const ran = await runAction({
      action: join(actions, "build"),
      workspace: join(root, "examples/hello"),
      with: { app: "web" },
      env: { RACK_URL: rack.url },
      cancelAfter: /working/,
    });
    expect(ran.conclusion).toBe("cancelled");
    expect(ran.sent).toEqual(["SIGINT"]);
    expect(ran.code).toBe(1);
    expect(ran.annotations.map(({ message }) => message)).toEqual([
      "canceled by SIGINT; build BAAAAAAAAAA of web was cancelled",
    ]);
    expect(rack.calls()).toContain("POST /apps/web/builds/BAAAAAAAAAA/cancel");
    expect(ran.state["started-work"]).toBe("");
    expect(ran.post?.log).toBe("");
  });

  test("an older Rack's build is stopped by the step after the job too", async () => {
    const rack = await scriptedRack({
      ...building,
      http(seen, res) {
        const call = `${seen.method} ${seen.path}`;
        if (call.endsWith("/cancel")) plain(res, 404, "");
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
      signals: { terminateMs: 0, killMs: 100 },
    });
    expect(ran.conclusion).toBe("cancelled");
    const told = `${ran.annotations.map(({ message }) => message).join()}${ran.post?.log}`;
    expect(told).toContain(
      "build BAAAAAAAAAA of web was canceled: its process was stopped, and it is marked as failed",
    );
  });

  test("nobody reads what the program tells", async () => {
    const rack = await scriptedRack({ exec: (s) => s.accept().text(`${"working\n".repeat(1000)}`) && exited(s, 7) });
    const told = join(await temporary(), "code");
    const line = `{ "$0" "$1" run web true -a web 2>&1; echo $? > "$2"; } | true`;
    const bin = join(root, "bin/convox-ci.js");
    const env = { PATH: process.env["PATH"], RACK_URL: rack.url };
    await promisify(execFile)("sh", ["-c", line, process.execPath, bin, told], { env });
    expect(await readFile(told, "utf8")).toBe("7\n");
    expect(rack.calls().at(-1)).toBe(STOP);
  });
});
