import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CancelledError, UnreachableError } from "../../src/errors.ts";
import type { ExecEnd, ExecOptions } from "../../src/rack/index.ts";
import { type RawSocket, turns } from "../support/raw-rack.ts";
import { failure, setup, text, until } from "./harness.ts";

const MARKER = "F1E49A85-0AD7-4AEF-A618-C249C6E6568D:";

/** What a client shows of these messages, and how it says that the command ended. */
async function runExec(
  send: (socket: RawSocket) => unknown,
  mode: ExecOptions["mode"] = "tty",
): Promise<{ output: string; end: ExecEnd }> {
  const { rack } = await setup({ socket: (_, socket) => send(socket.accept()) });
  const exec = await rack.processes.exec("web", "web-1", { command: "true", mode });
  const output = await text(exec);
  return { output, end: exec.end() };
}

const messages =
  (...parts: (string | Buffer)[]) =>
  (socket: RawSocket) => {
    for (const part of parts) socket.text(part);
    socket.binary();
  };

describe("an exec", () => {
  test("asks as the official client does", async () => {
    const { rack, server } = await setup({ socket: (_, s) => messages(`${MARKER}0\n`)(s.accept()) });
    await text(
      await rack.processes.exec("web", "web-1", { command: "sh -c 'echo ä; exit 3'", entrypoint: true, mode: "plain" }),
    );

    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      path: "/apps/web/processes/web-1/exec",
      headers: {
        command: Buffer.from("sh -c 'echo ä; exit 3'").toString("latin1"),
        entrypoint: "true",
        tty: "false",
        "disable-stdin": "true",
      },
    });
  });

  test("leaves the choice of a terminal to the Rack by default", async () => {
    const { rack, server } = await setup({ socket: (_, s) => messages(`${MARKER}0\n`)(s.accept()) });
    await text(await rack.processes.exec("web", "web-1", { command: "true", mode: "tty" }));
    for (const name of ["tty", "disable-stdin", "entrypoint"])
      expect(server.requests[0]?.headers).not.toHaveProperty(name);
  });

  test("that cannot be opened is not started a second time: the command may run already", async () => {
    const { rack, server } = await setup({ socket: (_, s) => s.drop() });
    const error = await failure(
      rack.processes.exec("web", "web-1", { command: "true", mode: "tty" }),
      UnreachableError,
    );
    expect(error.outcome).toBe("unknown");
    expect(server.requests).toHaveLength(1);
  });

  test("that a gateway refuses is not started a second time either", async () => {
    const { rack, server } = await setup({ socket: (_, s) => s.refuse(504, "late") });
    await failure(rack.processes.exec("web", "web-1", { command: "true", mode: "tty" }), UnreachableError);
    expect(server.requests).toHaveLength(1);
  });

  test("is ended by the signal", async () => {
    const stop = new AbortController();
    const { rack, server } = await setup({ socket: (_, s) => s.accept().text("x") }, { signal: stop.signal });
    const exec = await rack.processes.exec("web", "web-1", { command: "true", mode: "tty" });
    const read = async () => {
      for await (const _ of exec) stop.abort();
    };
    await failure(read(), CancelledError);
    await until(() => server.connections() === 0);
  });
});

describe("the exit status", () => {
  test.each([
    ["0", 0],
    ["7", 7],
    ["255", 255],
    ["-1", -1],
  ])("%s is what the command ended with", async (printed, code) => {
    expect(await runExec(messages("hi\n", `${MARKER}${printed}\n`))).toEqual({
      output: "hi\n",
      end: { kind: "exited", code },
    });
  });

  test("is found in any messages, and no byte of the output is lost", async () => {
    const whole = Buffer.from(`F1E4 F1E49A85\nERROR: no\n${MARKER}`);
    const sent = Buffer.concat([whole, Buffer.from(`no status\nlast`), Buffer.from(`${MARKER}42\n`)]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: sent.length - 1 }), { maxLength: 30 }), async (cuts) => {
        const points = [0, ...new Set(cuts.sort((a, b) => a - b)), sent.length];
        const parts = points.slice(1).map((end, index) => sent.subarray(points[index], end));
        expect(await runExec(messages(...parts))).toEqual({
          output: `${whole}no status\nlast`,
          end: { kind: "exited", code: 42 },
        });
      }),
      { numRuns: 40 },
    );
  });

  test("is the last one printed: a command that runs another client prints the other's first", async () => {
    expect(await runExec(messages(`${MARKER}0\n`, "after\n", `${MARKER}5\n`))).toEqual({
      output: `${MARKER}0\nafter\n`,
      end: { kind: "exited", code: 5 },
    });
  });

  test("that a command prints itself, and then dies with the connection, is none", async () => {
    const { output, end } = await runExec(async (socket) => {
      socket.text(`ok\n${MARKER}0\n`);
      await turns(5);
      socket.drop();
    });
    expect(output).toBe("ok\n");
    expect(end).toEqual({ kind: "lost", code: 0 });
  });

  test("with an error behind it is no success", async () => {
    expect(await runExec(messages(`${MARKER}0\n`, 'ERROR: pods "web-9" not found\n'))).toEqual({
      output: "",
      end: { kind: "refused", reason: 'pods "web-9" not found', mayHaveRun: false },
    });
  });

  test("with an error behind it, after output, may have run", async () => {
    expect(await runExec(messages("half", `${MARKER}1\n`, "ERR", "OR: stream broke\n"))).toEqual({
      output: "half",
      end: { kind: "refused", reason: "stream broke", mayHaveRun: true },
    });
  });

  test.each([
    ["before anything", ""],
    ["in the middle of the output", "half a line"],
    ["in the middle of the marker", `out\n${MARKER.slice(0, 20)}`],
    ["before the number", `out\n${MARKER}`],
  ])("that never comes, the end coming %s, is a lost command", async (_, sent) => {
    expect(await runExec(messages(...(sent === "" ? [] : [sent])))).toEqual({ output: sent, end: { kind: "lost" } });
  });

  test("is not made up when the connection is cut at any byte of the end", async () => {
    const sent = `done\n${MARKER}0\n`;
    for (let cut = 0; cut < sent.length; cut++) {
      const { end } = await runExec(async (socket) => {
        if (cut > 0) socket.text(sent.slice(0, cut));
        await turns(3);
        socket.drop();
      });
      expect(end.kind).toBe("lost");
    }
  });
});

describe("an error instead of a command", () => {
  test.each([
    ["in one message", ["ERROR: invalid authentication\n"]],
    ["in two", ["ERROR: invalid auth", "entication\n"]],
  ])("is a refusal, and is not shown as output, %s", async (_, parts) => {
    expect(await runExec(messages(...parts))).toEqual({
      output: "",
      end: { kind: "refused", reason: "invalid authentication", mayHaveRun: false },
    });
  });

  test.each([
    ["app not found: web", false],
    ["no such app: web", false],
    ["process not found", false],
    ["you are unauthorized to access this", false],
    ["stream error: stream ID 7; INTERNAL_ERROR", true],
    ["command terminated by signal", true],
    ["file not found", true],
  ])("without an exit status, %j: the command may have run: %s", async (reason, mayHaveRun) => {
    expect(await runExec(messages(`ERROR: ${reason}\n`))).toEqual({
      output: "",
      end: { kind: "refused", reason, mayHaveRun },
    });
  });

  test.each([
    ["ERROR: half", 3],
    ["ERROR: half\n", 0],
  ])("is output when an exit status follows it: %j", async (printed, code) => {
    expect(await runExec(messages(printed, `${MARKER}${code}\n`))).toEqual({
      output: printed,
      end: { kind: "exited", code },
    });
    expect(await runExec(messages(`${printed}${MARKER}${code}\n`))).toEqual({
      output: printed,
      end: { kind: "exited", code },
    });
  });

  test("is output when the command continues", async () => {
    expect(await runExec(messages("ERROR: first try\n", "second\n", `${MARKER}0\n`))).toEqual({
      output: "ERROR: first try\nsecond\n",
      end: { kind: "exited", code: 0 },
    });
  });

  test("is output of a command that was lost when the connection breaks", async () => {
    const { output, end } = await runExec(async (socket) => {
      socket.text("ERROR: half way\n");
      await turns(5);
      socket.drop();
    });
    expect([output, end]).toEqual(["ERROR: half way\n", { kind: "lost" }]);
  });

  test("that hands the session over to AWS shows nothing of it: it holds a token", async () => {
    const payload = `\0{"sessionId":"s","streamUrl":"wss://x","tokenValue":"secret","region":"us-east-1"}`;
    expect(await runExec(messages(payload.slice(0, 1), payload.slice(1), `${MARKER}0\n`))).toEqual({
      output: "",
      end: { kind: "handed over" },
    });
  });
});

describe("Docker's frames", () => {
  const frame = (kind: number, body: string) => {
    const head = Buffer.from([kind, 0, 0, 0, 0, 0, 0, 0]);
    head.writeUInt32BE(Buffer.byteLength(body), 4);
    return Buffer.concat([head, Buffer.from(body)]);
  };

  test("are taken apart wherever the messages are cut, and the exit status comes without one", async () => {
    const sent = Buffer.concat([
      frame(1, "out\n"),
      frame(2, "err\n"),
      frame(1, ""),
      frame(1, "\x01\0\0\0 not a frame"),
      Buffer.from(`${MARKER}9\n`),
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: sent.length - 1 }), { maxLength: 20 }), async (cuts) => {
        const points = [0, ...new Set(cuts.sort((a, b) => a - b)), sent.length];
        const parts = points.slice(1).map((end, index) => sent.subarray(points[index], end));
        expect(await runExec(messages(...parts), "multiplexed")).toEqual({
          output: "out\nerr\n\x01\0\0\0 not a frame",
          end: { kind: "exited", code: 9 },
        });
      }),
      { numRuns: 40 },
    );
  });

  test("are left alone where a terminal was asked for", async () => {
    const sent = frame(1, "x").toString("latin1");
    expect((await runExec(messages(frame(1, "x"), `${MARKER}0\n`))).output).toBe(sent);
  });
});

test("input travels in messages of a kilobyte, and its end in a separate message", async () => {
  const { rack, server } = await setup({
    async socket(_, s) {
      s.accept();
      await until(() => s.received().length >= 2500 + 3 * 8 + 6);
      messages(`${MARKER}0\n`)(s);
    },
  });
  const exec = await rack.processes.exec("web", "web-1", { command: "cat", mode: "multiplexed" });
  await exec.send(Buffer.alloc(2500, "x"));
  await exec.endInput();
  expect(await text(exec)).toBe("");
  expect(exec.end()).toEqual({ kind: "exited", code: 0 });
  expect(server.requests[0]?.headers).toMatchObject({ tty: "false" });
});
