import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { until } from "../rack/harness.ts";
import { runInProcess } from "../support/in-process.ts";
import { root } from "../support/program.ts";
import { json, type RawSocket, type Seen, turns } from "../support/raw-rack.ts";
import { endCommand, type Scene, type ScriptedRack, scriptedRack } from "../support/scripted-rack.ts";

const hello = join(root, "examples/hello");
const build = { id: "BAAAAAAAAAA", app: "web", status: "running", process: "build-1" };

/** How a Rack behaves from some request on: it sends nothing, or one byte now and then. */
const ways = ["silence", "byte by byte"] as const;
type Way = (typeof ways)[number];

function stall(way: Way, res: ServerResponse): void {
  if (way === "silence") return;
  res.writeHead(200, { "Content-Type": "application/json" });
  const timer = setInterval(() => res.write(" "), 5);
  res.on("close", () => clearInterval(timer));
}

/** A Rack that stalls from the first call that `stalls` picks out; sockets are never answered. */
async function stallingRack(way: Way, stalls: (call: string) => boolean, exec?: Scene["exec"]) {
  let isStalled = false;
  let isSocketOpen = false;
  const http: NonNullable<Scene["http"]> = (seen: Seen, res) => {
    const call = `${seen.method} ${seen.path}`;
    if (isStalled || stalls(call)) {
      isStalled = true;
      stall(way, res);
    } else if (seen.path.includes("/objects/")) void seen.body().then(() => json(res, { Url: "object://web/tmp/x" }));
    else if (call === "POST /apps/web/builds") json(res, build);
    else if (call.endsWith("/promote")) res.end("ok\n");
    else return undefined;
    return true;
  };
  const silent = () => {
    isSocketOpen = true;
  };
  return {
    ...(await scriptedRack({ version: "3.24.9", http, exec: exec ?? silent })),
    isStalled: () => isStalled || isSocketOpen,
  };
}

/**
 * Runs a command on timers that this test advances once the Rack has stalled.
 * @returns its outcome and the seconds that had passed by its end; 60 if it has not ended by then
 */
async function runUntilDeadline(rack: ScriptedRack & { isStalled(): boolean }, argv: string[]) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const running = runInProcess(argv, rack.url);
  let isOver = false;
  void running.finally(() => {
    isOver = true;
  });
  await until(rack.isStalled);
  let seconds = 0;
  while (!isOver && seconds < 60) {
    vi.advanceTimersByTime(1000);
    seconds++;
    await turns(20);
  }
  expect(seconds).toBeLessThan(60);
  const { code, error, said } = await running;
  await until(() => rack.connections() === 0);
  return { code, error, said, seconds };
}

const isRead = (path: string) => (call: string) => call === `GET ${path}`;

describe("a deadline", () => {
  test.each(ways)("the Rack stalls during a build, and build-timeout passes (%s)", async (way) => {
    const rack = await stallingRack(way, isRead("/apps/web/builds/BAAAAAAAAAA"));
    const { code, error, seconds } = await runUntilDeadline(rack, ["build", hello, "--build-timeout=10s"]);
    expect(code).toBe(7);
    expect(error).toContain("waited 10 s for build BAAAAAAAAAA of web to end");
    expect(error).toContain("The build continues on the Rack");
    expect(seconds).toBeLessThanOrEqual(11);
  });

  test.each(ways)("the Rack stalls during a promotion, and promote-timeout passes (%s)", async (way) => {
    let isPromoted = false;
    const stalls = (call: string) => {
      isPromoted ||= call.endsWith("/promote");
      return isPromoted && call === "GET /apps/web";
    };
    const rack = await stallingRack(way, stalls, (socket) => socket.accept());
    const argv = ["promote", "RBBBBBBBBBB", "--allow-older", "--promote-timeout=10s"];
    const { code, error, seconds } = await runUntilDeadline(rack, argv);
    expect(code).toBe(7);
    expect(error).toContain("RBBBBBBBBBB was not promoted within");
    expect(seconds).toBeLessThanOrEqual(22); // 10 of them for the reason
  });

  test.each(ways)("the Rack stalls before a promotion, and queue-timeout passes (%s)", async (way) => {
    const rack = await stallingRack(way, isRead("/apps/web"));
    const argv = ["promote", "RBBBBBBBBBB", "--allow-older", "--queue-timeout=10s"];
    const { code, error, seconds } = await runUntilDeadline(rack, argv);
    expect(code).toBe(7);
    expect(error).toContain("web could not be promoted within 10s: the Rack does not answer");
    expect(seconds).toBeLessThanOrEqual(11);
  });

  test("the Rack does not open the socket of a command, and timeout passes", async () => {
    const rack = await stallingRack("silence", () => false);
    const { code, error, seconds } = await runUntilDeadline(rack, ["run", "web", "true", "--timeout=10s"]);
    expect(code).toBe(7);
    expect(error).toContain("the command in web-1 did not end within 10s");
    expect(error).toContain("The command may have run");
    expect(seconds).toBeLessThanOrEqual(11);
  });

  test("the Rack goes silent when a process is stopped after its command", async () => {
    const exec = (socket: RawSocket) => endCommand(socket.accept().text("hi\n"), 0);
    const rack = await stallingRack("silence", (call) => call.startsWith("DELETE"), exec);
    const { code, said, seconds } = await runUntilDeadline(rack, ["run", "web", "true"]);
    expect(code).toBe(0);
    expect(said).toContain("process web-1 of web could not be stopped; it ends by itself");
    expect(seconds).toBeLessThanOrEqual(31);
  });

  test("the Rack does not open a log that is followed, and timeout passes", async () => {
    const rack = await stallingRack("silence", () => false);
    const { code, seconds } = await runUntilDeadline(rack, ["logs", "--follow", "--timeout=10s"]);
    expect(code).toBe(0);
    expect(seconds).toBeLessThanOrEqual(11);
  });

  test("the Rack does not open a log that is not followed, and timeout passes", async () => {
    const rack = await stallingRack("silence", () => false);
    const { code, error, seconds } = await runUntilDeadline(rack, ["logs", "--timeout=10s"]);
    expect(code).toBe(7);
    expect(error).toContain("the Rack did not open the log within 10s");
    expect(seconds).toBeLessThanOrEqual(11);
  });
});
