import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CancelledError, RackError } from "../../src/errors.ts";
import { type FollowOptions, followBuildLog } from "../../src/rack/index.ts";
import { continuation, lastBytes } from "../../src/rack/log-tail.ts";
import type { RawSocket } from "../support/raw-rack.ts";
import { failure, setup, until } from "./harness.ts";

interface Followed {
  /** All that was shown. */
  readonly text: string;
  readonly connections: number;
  readonly notices: string[];
  readonly delays: number[];
}

/**
 * Follows the log of a build: each connection is answered by the next script, the last one being that of the finished
 * build. The build settles when the connection before that has ended.
 */
async function follow(
  scripts: ((socket: RawSocket) => unknown)[],
  options: Partial<FollowOptions> = {},
): Promise<Followed> {
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let connections = 0;
  const notices: string[] = [];
  const delays: number[] = [];
  const { rack } = await setup(
    {
      socket(_, socket) {
        const script = scripts[Math.min(connections, scripts.length - 1)];
        connections++;
        return script?.(socket.accept());
      },
    },
    { attempts: 1 },
  );
  const sleep = async (ms: number) => {
    delays.push(ms);
    if (connections >= scripts.length - 1) settle();
  };
  const chunks: Uint8Array[] = [];
  const log = followBuildLog(rack, "web", "B1", { settled, sleep, onNotice: (line) => notices.push(line), ...options });
  for await (const chunk of log) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), connections, notices, delays };
}

const says =
  (...messages: (string | Buffer)[]) =>
  (socket: RawSocket) => {
    for (const message of messages) socket.text(message);
    return socket.binary();
  };

/** Says it and then loses the connection. */
const loses =
  (...messages: (string | Buffer)[]) =>
  (socket: RawSocket) => {
    for (const message of messages) socket.text(message);
    socket.end();
  };

const WAITING = "waiting for build pod...\n";

describe("the log of a build", () => {
  test("says when a stream has ended, but not when it was lost", async () => {
    let ends = 0;
    const { text } = await follow([loses("a\n"), says("a\n", "b\n"), says("a\n", "b\n", "c\n")], {
      onStreamEnd: () => ends++,
    });
    expect(text).toBe("a\nb\nc\n");
    expect(ends).toBe(1);
  });

  test("is shown as it comes, and once", async () => {
    const { text, connections } = await follow([says("one\n", "two\n"), says("one\ntwo\n")]);
    expect(text).toBe("one\ntwo\n");
    expect(connections).toBe(2);
  });

  test("continues where it was when the connection is lost, wherever that is", async () => {
    const { text } = await follow([
      loses("one\n", "tw"),
      loses("one\ntwo\nth"),
      says("one\n", "two\nthree\n"),
      says("one\ntwo\nthree\n"),
    ]);
    expect(text).toBe("one\ntwo\nthree\n");
  });

  test("keeps a character whole that is cut by the break", async () => {
    const euro = Buffer.from("€\n");
    const { text } = await follow([loses("a", euro.subarray(0, 1)), loses("a", euro), says("a€\n")]);
    expect(text).toBe("a€\n");
  });

  test("is completed from the stored log when the stream ends too early", async () => {
    const { text } = await follow([says("one\n"), says("one\ntwo\nERROR: exit status 1\n")]);
    expect(text).toBe("one\ntwo\nERROR: exit status 1\n");
  });

  test("is the stored log when there was no stream at all", async () => {
    const { text } = await follow([(socket) => socket.drop(), says("one\n", "two\n")]);
    expect(text).toBe("one\ntwo\n");
  });

  test("of a build that has settled already is the stored log, of any length", async () => {
    const line = `${"x".repeat(99)}\n`;
    const pieces = Array.from({ length: 100 }, () => line.repeat(2000));
    const { text } = await follow([says(...pieces)], { settled: Promise.resolve() });
    expect(text.length).toBe(20_000_000);
  });

  test("is asked for again while the build is only created", async () => {
    const notYet = says("ERROR: unable to read logs for build: B1\n");
    const { text, connections, delays } = await follow([notYet, notYet, says("one\n"), says("one\n")]);
    expect(text).toBe("one\n");
    expect(connections).toBe(4);
    expect(delays.slice(0, 2)).toEqual([500, 1000]);
  });

  test("shows what the Rack says while it waits, but does not count it", async () => {
    const { text } = await follow([
      loses("waiting for build pod to be scheduled...\n", "one\n"),
      says("one\n", "two\n", "build log stream interrupted, retrying...\n"),
      says("one\ntwo\nthree\n"),
    ]);
    expect(text).toBe(
      "waiting for build pod to be scheduled...\none\ntwo\nbuild log stream interrupted, retrying...\nthree\n",
    );
  });

  test.each([
    ["in one message with the log", [`${WAITING}#1 one\n#2 tw`], ["#1 one\n#2 two\n#3 three\n"]],
    ["in pieces", ["waiting for bu", "ild pod...\n", "#1 one\n#2 tw"], [`${WAITING}#1 one\n#2 two\n`, "#3 three\n"]],
    ["only in the repetition", [WAITING, "#1 one\n#2 tw"], [`${WAITING}#1 one\n#2 two\n#3 three\n`]],
    ["at the end", ["#1 one\n#2 two\nbuild log stream interr", "upted\n"], ["#1 one\n#2 two\n#3 three\n"]],
  ])("shows each byte once, with any words of the Rack between, %s", async (_, before, after) => {
    const whole = "#1 one\n#2 two\n#3 three\n#4 four, which is long enough to separate a hole from a delay\n";
    const { text } = await follow([loses(...before), says(...after, whole.slice(23)), says(whole)]);
    expect(text.replace(/waiting for build pod\.\.\.\n|build log stream interrupted\n/g, "")).toBe(whole);
  });

  test("keeps a line of the log that looks like one of the Rack's", async () => {
    const whole = `#1 one\n${WAITING}#2 two\n#3 three\n`;
    const { text } = await follow([
      loses("#1 one\n", WAITING, "#2 t"),
      says("#1 one\n", WAITING, "#2 two\n"),
      says(whole),
    ]);
    expect(text).toBe(whole);
  });

  test("does not repeat lines that only the stream has", async () => {
    const { text } = await follow([says("one\n", "ERROR: x\n", "ERROR: x\n"), says("one\nERROR: x\n")]);
    expect(text).toBe("one\nERROR: x\nERROR: x\n");
    const extra = await follow([says("one\n", "only here\n"), says("one\ntwo\n")]);
    expect(extra.text).toBe("one\nonly here\ntwo\n");
  });

  test("may be an error that looks like the Rack's when there is more than that", async () => {
    const { text } = await follow([
      says("ERROR: no such thing\n", "continuing\n"),
      says("ERROR: no such thing\ncontinuing\n"),
    ]);
    expect(text).toBe("ERROR: no such thing\ncontinuing\n");
  });

  test("is completed from a long stored log without a line that the stream had", async () => {
    const line = (at: number) => `line ${at} of many\n`;
    const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => line(from + at)).join("");
    const { text, connections } = await follow([
      says(lines(0, 20_000), "not stored\n", lines(20_000, 30_000)),
      says(lines(0, 20_000), lines(20_000, 30_010)),
    ]);
    expect(text === `${lines(0, 20_000)}not stored\n${lines(20_000, 30_010)}`).toBe(true);
    expect(connections).toBe(3);
  });

  test("is completed from the stored log though that takes several tries", async () => {
    const { text, notices } = await follow([says("one\n"), loses("one\ntw"), loses("o"), says("one\ntwo\nthree\n")], {
      settled: Promise.resolve(),
    });
    expect(text).toBe("one\ntwo\nthree\n");
    expect(notices).toEqual([]);
  });

  test("that cannot be had ends quietly, with a notice", async () => {
    const { text, notices } = await follow([says("one\n"), (socket) => socket.drop()]);
    expect(text).toBe("one\n");
    expect(notices).toEqual([
      "the end of the build log could not be read: GET /apps/web/builds/B1/logs: the connection was lost before the end of the stream",
    ]);
  });

  test.each([
    ["invalid authentication", 401],
    ["app not found: web", 404],
    ['builds.convox.com "b1" not found', 404],
  ])("is refused at first: %s", async (words, status) => {
    const error = await failure(follow([says(`ERROR: ${words}\n`), says("never")]), RackError);
    expect(error.status).toBe(status);
  });

  test("once it was shown, a refusal no longer fails anything", async () => {
    const { text } = await follow([says("one\n"), says("ERROR: invalid authentication\n"), says("one\ntwo\n")]);
    expect(text).toBe("one\ntwo\n");
  });

  test("is cut off some time after the build has settled, and completed", async () => {
    let connections = 0;
    let settle = () => {};
    const settled = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const { rack } = await setup({
      socket(_, s) {
        connections++;
        s.accept().text("one\n");
        // The first stream never ends.
        if (connections > 1) s.text("two\n").binary();
      },
    });
    const shown: string[] = [];
    const delays: number[] = [];
    const sleep = async (ms: number) => void delays.push(ms);
    for await (const chunk of followBuildLog(rack, "web", "B1", { settled, sleep })) {
      shown.push(Buffer.from(chunk).toString());
      settle();
    }
    expect(shown.join("")).toBe("one\ntwo\n");
    expect(delays).toEqual([10_000]);
  });

  test("is ended by the signal", async () => {
    const stop = new AbortController();
    const { rack, server } = await setup({ socket: (_, s) => s.accept().text("one\n") }, { signal: stop.signal });
    const read = async () => {
      const log = followBuildLog(rack, "web", "B1", {
        settled: new Promise(() => {}),
        sleep: async () => {},
        signal: stop.signal,
      });
      for await (const _ of log) stop.abort();
    };
    await failure(read(), CancelledError);
    await until(() => server.connections() === 0);
  });
});

test("the last bytes of a stream are the same for chunks of any size", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), fc.integer({ min: 1, max: 50 }), (chunks, limit) => {
      const last = lastBytes(limit);
      for (const chunk of chunks) last.add(chunk);
      const all = Buffer.concat(chunks);
      expect(last.bytes()).toEqual(Buffer.from(all.subarray(-limit)));
      expect(last.total).toBe(all.length);
    }),
  );
});

describe("where a stored log continues", () => {
  const rest = (stored: string, shown: string, limit = 64 * 1024) => {
    const tail = lastBytes(limit);
    for (const piece of shown.match(/[\s\S]{1,7}/g) ?? []) tail.add(Buffer.from(piece));
    return stored.slice(continuation(Buffer.from(stored), tail));
  };

  test.each([
    ["a\nb\nc\n", "b\n", "c\n"],
    ["a\nb\nc\n", "waiting\na\nb\n", "c\n"],
    ["a\nb\nc\n", "a\nb", "\nc\n"],
    ["a\nb\nc\n", "a\nb\nnot stored\n", "c\n"],
    ["a\nb\na\nb\nc\n", "x\na\nb\n", "c\n"],
    ["a\nb\nc\n", "a\nb\nc\n", ""],
    ["a\nb\n", "nothing of it", "a\nb\n"],
    ["", "a\n", ""],
    ["a\naa\n", "a\n", "aa\n"],
    ["a\n\nb\n", "a\n\n", "b\n"],
  ])("%j after %j is %j", (stored, shown, expected) => {
    expect(rest(stored, shown)).toBe(expected);
  });

  test("is its end when much was shown and nothing of it is there", () => {
    expect(rest("a\nb\n", "x".repeat(5000))).toBe("");
  });

  test("is found when only the end of what was shown is still known", () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `line ${i}\n`);
    expect(rest(lines.join(""), lines.slice(0, 900).join(""), 100)).toBe(lines.slice(900).join(""));
  });

  test("is found for any log that was shown up to any line", () => {
    const log = fc.uniqueArray(fc.stringMatching(/^[a-c]{1,8}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(log, fc.nat(), (words, n) => {
        const lines = words.map((word) => `${word}\n`);
        const at = 1 + (n % lines.length);
        expect(rest(lines.join(""), lines.slice(0, at).join(""))).toBe(lines.slice(at).join(""));
      }),
      { numRuns: 1000 },
    );
  });
});
