import { describe, expect, test } from "vitest";
import { runInProcess } from "../support/in-process.ts";
import { json, plain } from "../support/raw-rack.ts";
import { type Scene, scriptedRack } from "../support/scripted-rack.ts";

const PROMOTE = "POST /apps/web/releases/RBBBBBBBBBB/promote";

/** Promotes RBBBBBBBBBB on a Rack that answers `reply` to it; the app then goes through these states, the last one stays. */
async function promotion(reply: NonNullable<Scene["http"]>, ...states: [status: string, release: string][]) {
  return await promotionOf([], reply, ...states);
}

/** The same with further flags. */
async function promotionOf(
  flags: readonly string[],
  reply: NonNullable<Scene["http"]>,
  ...states: [status: string, release: string][]
) {
  let asked = false;
  const left = [...states];
  const rack = await scriptedRack({
    http(seen, res) {
      const call = `${seen.method} ${seen.path}`;
      if (call === PROMOTE) {
        asked = true;
        return reply(seen, res) ?? true;
      }
      if (call !== "GET /apps/web" || !asked) return undefined;
      const [status, release] = (left.length > 1 ? left.shift() : left[0]) ?? ["running", "RAAAAAAAAAA"];
      if (status === "unreadable") {
        plain(res, 500, "out of order");
        return true;
      }
      json(res, { name: "web", status, release });
      return true;
    },
    exec: (socket) => socket.refuse(403, "no permission\n"),
  });
  const outcome = await runInProcess(["promote", "RBBBBBBBBBB", "--allow-older", ...flags], rack.url);
  return { ...outcome, sent: rack.calls().filter((call) => call === PROMOTE).length };
}

const lost: NonNullable<Scene["http"]> = (_, res) => void res.socket?.destroy();

describe("the promotion", () => {
  test("its answer is lost, and it has started", async () => {
    const { code, error, said, sent } = await promotion(lost, ["updating", "RAAAAAAAAAA"], ["running", "RBBBBBBBBBB"]);
    expect([code, error, sent]).toEqual([0, "", 1]);
    expect(said).toContain("Checking whether the promotion has started");
  });

  test("its answer is lost, and it has not started", async () => {
    const { code, error, sent } = await promotion(lost, ["running", "RAAAAAAAAAA"]);
    expect([code, sent]).toEqual([8, 1]);
    expect(error).toContain("the promotion of RBBBBBBBBBB of web did not start");
    expect(error).toContain("It is safe to retry");
  });

  test("its answer is lost, and it has already ended", async () => {
    const { code, error, sent } = await promotion(lost, ["running", "RBBBBBBBBBB"]);
    expect([code, error, sent]).toEqual([0, "", 1]);
  });

  test("its answer is lost, and the app cannot be read", async () => {
    const { code, error, sent } = await promotion(lost, ["unreadable", ""]);
    expect([code, sent]).toEqual([8, 1]);
    expect(error).toContain("the promotion of RBBBBBBBBBB of web may have started, and web cannot be read");
    expect(error).toContain("Check with convox-ci apps info web before you promote again");
  });

  test("its answer is lost, and the app already ran the release", async () => {
    const rack = await scriptedRack({
      http(seen, res) {
        if (seen.path !== "/apps/web/releases/RAAAAAAAAAA/promote") return undefined;
        lost(seen, res);
        return true;
      },
    });
    const { code, error } = await runInProcess(["promote", "RAAAAAAAAAA", "--allow-older"], rack.url);
    expect(code).toBe(8);
    expect(error).toContain("the promotion of RAAAAAAAAAA of web may have started: web is running as before");
  });

  test("a gateway answers it late, and it has started", async () => {
    const { code, sent } = await promotion(
      (_, res) => void plain(res, 504, "late"),
      ["updating", "RAAAAAAAAAA"],
      ["running", "RBBBBBBBBBB"],
    );
    expect([code, sent]).toEqual([0, 1]);
  });

  test("the app has an unknown status when the time limit of the rollout has expired", async () => {
    const { code, error, outputs } = await promotionOf(
      ["--timeout=2s"],
      (_, res) => void res.end("ok\n"),
      ["updating", "RAAAAAAAAAA"],
      ["resting", "RBBBBBBBBBB"],
    );
    expect(code).toBe(7);
    expect(error).toMatch(/RBBBBBBBBBB was not promoted within [789]s: web is still resting/);
    expect(error).toContain("convox-ci does not know this status");
    expect(outputs).toMatchObject({ status: "resting", "rolled-back": false });
  });

  test("the app has an unknown status before the promotion", async () => {
    const rack = await scriptedRack({
      http(seen, res) {
        if (`${seen.method} ${seen.path}` !== "GET /apps/web") return undefined;
        json(res, { name: "web", status: "resting", release: "RAAAAAAAAAA" });
        return true;
      },
    });
    const { code, error } = await runInProcess(["promote", "RBBBBBBBBBB", "--allow-older"], rack.url);
    expect(code).toBe(1);
    expect(error).toContain("web cannot be promoted: its status is resting");
    expect(error).toContain("set force: true");
    expect(rack.calls()).not.toContain(PROMOTE);
  });

  test("the key cannot read the log of the app", async () => {
    const { code } = await promotion(
      (_, res) => void res.end("ok\n"),
      ["updating", "RAAAAAAAAAA"],
      ["running", "RBBBBBBBBBB"],
    );
    expect(code).toBe(0);
  });

  test("the Rack calls the app running after it has rolled back", async () => {
    const { code, error } = await promotion(
      (_, res) => void res.end("ok\n"),
      ["updating", "RBBBBBBBBBB"],
      ["rollback", "RAAAAAAAAAA"],
      ["running", "RAAAAAAAAAA"],
    );
    expect(code).toBe(6);
    expect(error).toContain("RBBBBBBBBBB was rolled back; web runs RAAAAAAAAAA");
  });
});
