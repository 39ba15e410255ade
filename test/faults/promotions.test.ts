import { describe, expect, test } from "vitest";
import { runInProcess } from "../support/in-process.ts";
import { json, plain } from "../support/raw-rack.ts";
import { type Scene, scriptedRack } from "../support/scripted-rack.ts";

const PROMOTE = "POST /apps/web/releases/RBBBBBBBBBB/promote";

/** Promotes RBBBBBBBBBB on a Rack that answers `reply` to it; the app then goes through these states, the last one stays. */
async function promotion(reply: NonNullable<Scene["http"]>, ...states: [status: string, release: string][]) {
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
      json(res, { name: "web", status, release });
      return true;
    },
    exec: (socket) => socket.refuse(403, "no permission\n"),
  });
  const outcome = await runInProcess(["promote", "RBBBBBBBBBB", "--allow-older"], rack.url);
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
    expect([code, sent]).toEqual([1, 1]);
    expect(error).toContain("the promotion of RBBBBBBBBBB of web did not start");
    expect(error).toContain("It is safe to retry");
  });

  test("a gateway answers it late, and it has started", async () => {
    const { code, sent } = await promotion(
      (_, res) => void plain(res, 504, "late"),
      ["updating", "RAAAAAAAAAA"],
      ["running", "RBBBBBBBBBB"],
    );
    expect([code, sent]).toEqual([0, 1]);
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
    expect(code).toBe(1);
    expect(error).toContain("RBBBBBBBBBB was rolled back; web runs RAAAAAAAAAA");
  });
});
