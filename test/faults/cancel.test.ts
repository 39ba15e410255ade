import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseStartedWork, STARTED_WORK } from "../../src/commands/cleanup/started-work.ts";
import { CancelledError } from "../../src/errors.ts";
import { type Recorded, recordingHost } from "../support/command.ts";
import { type Outcome, runInProcess } from "../support/in-process.ts";
import { root } from "../support/program.ts";
import { json, plain, type Seen, turns } from "../support/raw-rack.ts";
import { answer, processJson, type Scene, type ScriptedRack, scriptedRack } from "../support/scripted-rack.ts";

const hello = join(root, "examples/hello");
const build = { id: "BAAAAAAAAAA", app: "web", status: "running", process: "build-1", started: "2026-01-02T03:04:05Z" };

interface Ended extends Outcome {
  readonly rack: ScriptedRack;
  /** Notes that were left for the step after the job, in order. */
  readonly notes: string[];
}

/** Runs a command and cancels the job as soon as `when` is asked of the Rack; `scene` answers first. */
async function cancelDuring(argv: string[], when: string, scene: Scene = {}): Promise<Ended> {
  const stop = new AbortController();
  const notes: string[] = [];
  const host: Recorded = {
    ...recordingHost(),
    save: (name, value) => void (name === STARTED_WORK && notes.push(value)),
  };
  const cancel = () => stop.abort(new CancelledError("canceled", "canceled by SIGINT"));
  const rack = await scriptedRack({
    ...scene,
    http(seen, res) {
      if (`${seen.method} ${seen.path}` === when) cancel();
      return scene.http?.(seen, res) ?? buildCalls(seen, res);
    },
    exec(socket, seen) {
      if (scene.exec) return scene.exec(socket, seen);
      socket.accept().text("working\n");
      if (when.endsWith("exec") || when.endsWith("logs")) setImmediate(cancel);
    },
  });
  const outcome = await runInProcess(argv, rack.url, { host, deps: { signal: stop.signal } });
  return { ...outcome, rack, notes };
}

function buildCalls(seen: Seen, res: ServerResponse): boolean {
  const call = `${seen.method} ${seen.path}`;
  if (call.startsWith("POST /apps/web/objects/")) {
    void seen.body().then(() => json(res, { Url: "object://web/tmp/x.tgz" }));
    return true;
  }
  if (call === "POST /apps/web/builds" || call === "GET /apps/web/builds/BAAAAAAAAAA") {
    json(res, build);
    return true;
  }
  return false;
}

const all =
  (...scenes: NonNullable<Scene["http"]>[]): NonNullable<Scene["http"]> =>
  (seen, res) =>
    scenes.some((scene) => scene(seen, res)) || undefined;

const CANCEL = "POST /apps/web/builds/BAAAAAAAAAA/cancel";
/** A Rack that cancels the build, which is failed from then on. */
function cancelsBuilds(): NonNullable<Scene["http"]> {
  let canceled = false;
  return (seen, res) => {
    const call = `${seen.method} ${seen.path}`;
    if (call === CANCEL) {
      canceled = true;
      plain(res, 200, "ok\n");
      return true;
    }
    if (!canceled || call !== "GET /apps/web/builds/BAAAAAAAAAA") return undefined;
    json(res, { ...build, status: "failed", reason: "cancelled by rack-password" });
    return true;
  };
}

const writes = ({ rack }: Ended) => rack.calls().filter((call) => !call.startsWith("GET"));
const withoutObject = (calls: string[]) => calls.filter((call) => !call.includes("/objects/"));

describe("a canceled build", () => {
  test("the job is canceled while the source is uploaded", async () => {
    const stop = new AbortController();
    const rack = await scriptedRack({
      http(seen) {
        if (!seen.path.includes("/objects/")) return undefined;
        setImmediate(() => stop.abort(new CancelledError("canceled", "canceled by SIGINT")));
        return true; // it never answers
      },
    });
    const { code, error } = await runInProcess(["build", hello], rack.url, { deps: { signal: stop.signal } });
    expect([code, error]).toEqual([130, "canceled by SIGINT"]);
    expect(rack.calls().filter((call) => !call.startsWith("GET"))).toHaveLength(1);
  });

  test("the job is canceled while a Rack builds that can cancel builds", async () => {
    const ended = await cancelDuring(["build", hello], "GET /logs", { http: cancelsBuilds() });
    expect([ended.code, ended.error]).toEqual([130, "canceled by SIGINT; build BAAAAAAAAAA of web was canceled"]);
    expect(withoutObject(writes(ended))).toEqual(["POST /apps/web/builds", CANCEL]);
    expect(ended.notes.map(parseStartedWork)).toEqual([{ kind: "build", app: "web", id: "BAAAAAAAAAA" }, undefined]);
  });

  test.each([404, 405])("the job is canceled while a Rack builds that cannot cancel builds (%d)", async (status) => {
    const ended = await cancelDuring(["build", hello], "GET /logs", {
      http: all(answer(CANCEL, status, ""), answer("DELETE /apps/web/processes/build-1", 200, "ok\n"), (seen, res) => {
        if (seen.method !== "PUT") return undefined;
        void seen.body().then(() => json(res, { ...build, status: "failed" }));
        return true;
      }),
    });
    expect(ended.code).toBe(130);
    expect(ended.error).toContain(
      "build BAAAAAAAAAA of web was canceled: its process was stopped, and it is marked as failed",
    );
    expect(withoutObject(writes(ended))).toEqual([
      "POST /apps/web/builds",
      CANCEL,
      "DELETE /apps/web/processes/build-1",
      "PUT /apps/web/builds/BAAAAAAAAAA",
    ]);
    const put = ended.rack.requests.find(({ method }) => method === "PUT");
    expect((await put?.body())?.toString()).toMatch(/^ended=\d{8}\.\d{6}\.\d{9}&status=failed$/);
  });

  test("the job is canceled with a key that may not cancel builds", async () => {
    const ended = await cancelDuring(["build", hello], "GET /logs", { http: answer(CANCEL, 403, "no permission\n") });
    expect(ended.error).toContain(
      "build BAAAAAAAAAA of web continues on the Rack: this key is not allowed to cancel builds",
    );
    expect(withoutObject(writes(ended))).toEqual(["POST /apps/web/builds", CANCEL]);
  });

  test("the job is canceled when the build has just ended", async () => {
    let asked = false;
    const ended = await cancelDuring(["build", hello], "GET /logs", {
      http(seen, res) {
        const call = `${seen.method} ${seen.path}`;
        asked ||= call === CANCEL;
        if (!asked) return undefined;
        if (call === CANCEL) plain(res, 409, "build is not running\n");
        else json(res, { ...build, status: "complete", release: "RBBBBBBBBBB" });
        return true;
      },
    });
    expect(ended.code).toBe(130);
    expect(ended.error).toContain("build BAAAAAAAAAA of web has already ended: its status is complete");
  });

  test("the job is canceled before the answer to the start of a build", async () => {
    let answered = false;
    const ended = await cancelDuring(["build", hello], "POST /apps/web/builds", {
      http: all(cancelsBuilds(), (seen, res) => {
        if (`${seen.method} ${seen.path}` !== "POST /apps/web/builds") return undefined;
        void turns(20).then(() => {
          answered = true;
          json(res, build);
        });
        return true;
      }),
    });
    expect(answered).toBe(true);
    expect(ended.error).toContain("build BAAAAAAAAAA of web was canceled");
  });

  test.each([
    [[], "no matching build of web has started so far"],
    [
      [{ ...build, description: "build ffffffffff A change" }],
      "build BAAAAAAAAAA of web matches, and continues on the Rack",
    ],
  ])("the job is canceled, and the answer to the start of a build never comes (%j)", async (builds, outcome) => {
    const ended = await cancelDuring(["build", hello], "POST /apps/web/builds", {
      http(seen, res) {
        const call = `${seen.method} ${seen.path}`;
        if (call === "POST /apps/web/builds") setImmediate(() => res.socket?.destroy());
        else if (call === "GET /apps/web/builds") json(res, builds);
        else return undefined;
        return true;
      },
    });
    expect([ended.code, ended.error]).toEqual([130, `canceled by SIGINT; ${outcome}`]);
    expect(withoutObject(writes(ended))).toEqual(["POST /apps/web/builds"]);
  });

  test("the Rack does not answer when a canceled build is ended", async () => {
    const ended = await cancelDuring(["build", hello], "GET /logs", {
      http: (seen, res) => (`${seen.method} ${seen.path}` === CANCEL ? res.socket?.destroy() && true : undefined),
    });
    expect(ended.code).toBe(130);
    expect(ended.error).toContain("build BAAAAAAAAAA of web may continue on the Rack: ");
    // The step after the job tries again.
    expect(ended.notes.map(parseStartedWork)).toEqual([{ kind: "build", app: "web", id: "BAAAAAAAAAA" }]);
  });
});

describe("a canceled command", () => {
  test("the job is canceled while a command runs", async () => {
    const ended = await cancelDuring(["run", "web", "sleep", "100"], "GET /exec");
    expect([ended.code, ended.error]).toEqual([130, "canceled by SIGINT; process web-1 of web was stopped"]);
    expect(ended.outputs).toMatchObject({ process: "web-1" });
    expect(writes(ended)).toEqual(["POST /apps/web/services/web/processes", "DELETE /apps/web/processes/web-1"]);
    expect(ended.notes.at(-1)).toBe("");
  });

  test("the job is canceled while the process starts", async () => {
    const ended = await cancelDuring(["run", "web", "true"], "GET /apps/web/processes/web-1", {
      statuses: ["pending"],
    });
    expect(ended.error).toContain("process web-1 of web was stopped");
    expect(writes(ended)).toEqual(["POST /apps/web/services/web/processes", "DELETE /apps/web/processes/web-1"]);
  });

  test("the job is canceled before the answer to the start of a process", async () => {
    const ended = await cancelDuring(["run", "web", "true"], "POST /apps/web/services/web/processes", {
      http(seen, res) {
        if (seen.method !== "POST") return undefined;
        void turns(20).then(() => json(res, processJson("pending")));
        return true;
      },
    });
    expect(ended.error).toContain("process web-1 of web was stopped");
  });

  test.each([
    [[], "a process may have started, but it only sleeps and ends by itself"],
    [["--detach"], "the command may have started"],
  ])("the job is canceled, and the answer to the start of a process never comes (%j)", async (flags, outcome) => {
    // The answer is waited for three seconds.
    const ended = await cancelDuring(["run", ...flags, "web", "true"], "POST /apps/web/services/web/processes", {
      http: (seen) => seen.method === "POST" || undefined,
    });
    expect([ended.code, ended.error]).toEqual([130, `canceled by SIGINT; ${outcome}`]);
  });

  test("the job is canceled while a command runs in a running process", async () => {
    const ended = await cancelDuring(["exec", "web-1", "sleep", "100"], "GET /exec", {
      processes: [processJson("running")],
    });
    expect(ended.code).toBe(130);
    expect(writes(ended)).toEqual([]);
  });
});

describe("a canceled promotion", () => {
  const PROMOTE = "POST /apps/web/releases/RBBBBBBBBBB/promote";
  const UNDO = "POST /apps/web/cancel";

  /** Promotes RBBBBBBBBBB; the job is canceled when the app is read the third time after that, in status `then`. */
  async function promotion(onCancel: string, then: string, cancelReply = 200): Promise<Ended> {
    const stop = new AbortController();
    let since = -1;
    const rack = await scriptedRack({
      http(seen, res) {
        const call = `${seen.method} ${seen.path}`;
        if (call === PROMOTE) {
          since = 0;
          res.end("ok\n");
        } else if (call === UNDO) plain(res, cancelReply, cancelReply === 200 ? "ok\n" : "app is not updating\n");
        else if (call === "GET /apps/web" && since >= 0) {
          if (++since === 3) stop.abort(new CancelledError("canceled", "canceled by SIGTERM"));
          json(res, { name: "web", status: since < 3 ? "updating" : then, release: "RAAAAAAAAAA" });
        } else return undefined;
        return true;
      },
    });
    const argv = ["promote", "RBBBBBBBBBB", "--allow-older", "--on-cancel", onCancel];
    return { ...(await runInProcess(argv, rack.url, { deps: { signal: stop.signal } })), rack, notes: [] };
  }

  test("the job is canceled during a promotion", async () => {
    const ended = await promotion("leave", "updating");
    expect(ended.code).toBe(130);
    expect(ended.error).toContain("canceled by SIGTERM; the promotion of RBBBBBBBBBB continues on the Rack");
    expect(writes(ended)).toEqual([PROMOTE]);
  });

  test("the job is canceled, and the answer to a promotion never comes", async () => {
    const argv = ["promote", "RBBBBBBBBBB", "--allow-older"];
    const ended = await cancelDuring(argv, PROMOTE, {
      http(seen, res) {
        if (seen.method !== "POST") return undefined;
        setImmediate(() => res.socket?.destroy());
        return true;
      },
    });
    expect(ended.code).toBe(130);
    expect(ended.error).toContain("canceled by SIGINT; the promotion of RBBBBBBBBBB may still have started");
    expect(writes(ended)).toEqual([PROMOTE]);
  });

  test("the job is canceled during a promotion, with on-cancel: rollback", async () => {
    const ended = await promotion("rollback", "updating");
    expect(ended.code).toBe(130);
    expect(ended.error).toContain("the promotion of RBBBBBBBBBB was canceled: web rolls back to the previous release");
    expect(writes(ended)).toEqual([PROMOTE, UNDO]);
  });

  test("the job is canceled during a rollback, which must not be canceled", async () => {
    const ended = await promotion("rollback", "rollback");
    expect(ended.error).toContain("web is already rolling back: nothing was canceled");
    expect(writes(ended)).toEqual([PROMOTE]);
  });

  test("the job is canceled when the promotion has just ended", async () => {
    const ended = await promotion("rollback", "running");
    expect(ended.error).toContain("web runs RAAAAAAAAAA: nothing was canceled");
    expect(writes(ended)).toEqual([PROMOTE]);
  });

  test("the job is canceled with a key that may not cancel promotions", async () => {
    const ended = await promotion("rollback", "updating", 403);
    expect(ended.error).toContain("the promotion of RBBBBBBBBBB continues on the Rack, which did not cancel it: 403");
  });
});
