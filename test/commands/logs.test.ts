import { describe, expect, test } from "vitest";
import { logs } from "../../src/commands/process/logs.ts";
import { CancelledError, InputError, RackError } from "../../src/errors.ts";
import { failure, setup } from "../rack/harness.ts";
import { depsFor, stage, virtualClock } from "../support/command.ts";
import { json, plain, type RawSocket, type Seen } from "../support/raw-rack.ts";
import { runs } from "../support/runs.ts";

describe.each(["v2", "v3"] as const)("on a %s Rack", (generation) => {
  test("the log of an app is printed completely; since and filter select lines", async () => {
    const { job, rack, release, clock } = await stage({ generation });
    await rack.releases.promote("web", await release());
    await clock.sleep(600_000);

    const long = job();
    expect(await runs(logs, { app: "web", since: "1h" }, long)).toEqual({ app: "web", rack: rack.name, service: "" });
    expect(long.host.printed()).toMatch(/^\S+Z system\/\S+ .*\n/);
    const short = job();
    await runs(logs, { app: "web" }, short);
    expect(short.host.printed()).toBe("");
    const plain = job();
    await runs(logs, { app: "web", since: "1h", prefix: "false", filter: "no such words" }, plain);
    expect(plain.host.printed()).toBe("");
  });

  test("an app that does not exist is an error, and a default deploy key can read logs", async () => {
    const { job, keyJob } = await stage({ generation });
    expect(await failure(runs(logs, { app: "nope" }, job()), RackError)).toMatchObject({ status: 404 });
    await runs(logs, { app: "web", since: "1h" }, keyJob());
  });
});

const LINES = [
  "2026-03-18T15:41:16Z service/web/a1 GET /\n",
  "2026-03-18T15:41:17Z service/worker/b1 done\n",
  "2026-03-18T15:41:18Z system/ecs aws/ecs started\n",
];

describe("the log of one service", () => {
  const version = (version: string, socket: (seen: Seen, socket: RawSocket) => unknown) =>
    setup({ http: (_, res) => json(res, { version, name: "web", status: "running" }), socket });

  test("is selected from the log of the app if the Rack has no service logs", async () => {
    const { rack, server } = await version("20260421192651", (_, s) => s.accept().text(LINES.join("")).binary());
    for (const [prefix, printed] of [
      ["true", LINES[1]],
      ["false", "done\n"],
    ] as const) {
      const deps = depsFor(rack);
      await runs(logs, { app: "web", service: "worker", prefix }, deps);
      expect(deps.host.printed()).toBe(printed);
    }
    expect(server.requests.at(-1)).toMatchObject({
      path: "/apps/web/logs",
      headers: { prefix: "true", follow: "false" },
    });
  });

  test("is requested from a Rack that has service logs, limited by tail", async () => {
    const { rack, server } = await version("3.24.9", (_, s) => s.accept().text("[pod/a/web] x\n").binary());
    const deps = depsFor(rack);
    await runs(logs, { app: "web", service: "web", tail: "5", since: "90s" }, deps);
    expect(deps.host.printed()).toBe("[pod/a/web] x\n");
    expect(server.requests.at(-1)).toMatchObject({
      path: "/apps/web/services/web/logs",
      headers: { since: "1m30s", tail: "5", follow: "false", prefix: "true" },
    });
  });

  test("rejects tail if the Rack would ignore it", async () => {
    const { rack } = await version("3.19.3", (_, s) => s.accept().binary());
    await failure(runs(logs, { app: "web", tail: "5" }, depsFor(rack)), InputError);
  });
});

describe("a log that is not followed", () => {
  const existing = (socket: (seen: Seen, socket: RawSocket) => unknown) =>
    setup({
      socket,
      http: (seen, res) =>
        seen.path === "/apps/web"
          ? json(res, { name: "web", status: "running" })
          : plain(res, 404, "no such app: typo"),
    });

  test("of an app that does not exist is an error, although a v3 Rack sends an empty log", async () => {
    const { rack } = await existing((_, s) => s.accept().binary());
    await runs(logs, { app: "web" }, depsFor(rack));
    const error = await failure<RackError>(runs(logs, { app: "typo" }, depsFor(rack)), RackError);
    expect(error.message).toContain("no such app: typo");
  });

  test("ends at the timeout when the Rack does not end it, and keeps what came", async () => {
    const { rack } = await existing((_, s) => s.accept().text(LINES[0] ?? ""));
    const deps = depsFor(rack);
    await runs(logs, { app: "web", timeout: "1s" }, deps);
    expect(deps.host.printed()).toBe(LINES[0]);
    expect(deps.host.messages).toEqual([expect.stringContaining("The Rack did not end the log within 1s")]);
  });

  test("of one line that begins with ERROR is output of an existing app if lines have no prefix", async () => {
    const { rack } = await existing((_, s) => s.accept().text("ERROR: user not found\n").binary());
    const deps = depsFor(rack);
    await runs(logs, { app: "web", prefix: "false" }, deps);
    expect(deps.host.printed()).toBe("ERROR: user not found\n");
    await failure(runs(logs, { app: "typo", prefix: "false" }, depsFor(rack)), RackError);
    await failure(runs(logs, { app: "web" }, depsFor(rack)), RackError);
  });
});

describe("following a log", () => {
  /** A clock whose timeout the test triggers; other waits end at once. */
  function manualClock() {
    const clock = virtualClock();
    let timeout = () => {};
    const sleep = (ms: number, signal?: AbortSignal) => {
      if (ms !== 3_600_000) return clock.sleep(ms, signal);
      return new Promise<void>((resolve, reject) => {
        timeout = resolve;
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
    };
    return { now: clock.now, sleep, end: () => timeout() };
  }

  async function* endingWith(chunks: AsyncIterable<Uint8Array>, last: string, end: () => void) {
    for await (const chunk of chunks) {
      yield chunk;
      if (Buffer.from(chunk).toString() === last) end();
    }
  }

  test("reconnects when the log ends or breaks, repeats no line, and ends at the timeout", async () => {
    const clock = manualClock();
    let opened = 0;
    const { rack, server } = await setup({
      socket(_, s) {
        s.accept();
        opened++;
        if (opened === 1) return s.text("one\ntick\ntick\n").binary();
        if (opened === 2) return s.text("tick\ntick\ntick\ntw").drop();
        if (opened === 3) return s.text("tick\ntwo\nthree\n").end();
        s.text("four\n");
      },
    });
    const deps = depsFor(rack, { sleep: clock.sleep, now: clock.now });
    const { stream } = deps.host;
    deps.host.stream = (chunks) => stream(endingWith(chunks, "four\n", clock.end));

    await runs(logs, { app: "web", follow: "true" }, deps);

    expect(deps.host.printed()).toBe("one\ntick\ntick\ntick\ntwo\nthree\nfour\n");
    expect(server.requests.map(({ headers }) => headers["since"])).toEqual([
      "2m0s",
      "6s",
      expect.any(String),
      expect.any(String),
    ]);
    expect(deps.host.messages[0]).toContain("Reconnecting to the log: GET /apps/web/logs: the connection was lost");
    expect(deps.host.messages.at(-1)).toContain("Stopped following the log at its timeout, 1h0m0s");
  });

  test("ends when the Rack refuses, even after a first connection", async () => {
    const clock = manualClock();
    let opened = 0;
    const { rack } = await setup({
      socket: (_, s) =>
        s
          .accept()
          .text(opened++ === 0 ? "one\n" : "ERROR: invalid authentication\n")
          .binary(),
    });
    const deps = depsFor(rack, { sleep: clock.sleep, now: clock.now });
    const error = await failure(runs(logs, { app: "web", follow: "true" }, deps), RackError);
    expect(error.status).toBe(401);
    expect(deps.host.printed()).toBe("one\n");
  });

  test("ends when the job is canceled", async () => {
    const end = new AbortController();
    const { rack } = await setup(
      {
        socket(_, s) {
          s.accept().text("one\n");
          end.abort(new CancelledError("canceled", "canceled by SIGINT"));
        },
      },
      { signal: end.signal },
    );
    const clock = manualClock();
    const deps = depsFor(rack, { signal: end.signal, sleep: clock.sleep, now: clock.now });
    await failure(runs(logs, { app: "web", follow: "true" }, deps), CancelledError);
  });
});
