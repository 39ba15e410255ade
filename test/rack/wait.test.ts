import { describe, expect, test } from "vitest";
import { CancelledError, RackError, TimeoutError, UnreachableError } from "../../src/errors.ts";
import { createWakeUp, type WaitOptions, waitUntil } from "../../src/rack/index.ts";
import { failure } from "./harness.ts";

interface Run {
  readonly delays: number[];
  result: Promise<string>;
}

/** Each entry is what one read gives; the last one repeats. Time is what was slept. */
function run(reads: readonly (string | Error)[], options: Partial<WaitOptions<string>> = {}): Run {
  const delays: number[] = [];
  let clock = 0;
  let at = 0;
  const result = waitUntil(
    async () => {
      const value = reads[Math.min(at++, reads.length - 1)] ?? "";
      if (value instanceof Error) throw value;
      return value;
    },
    {
      what: "web to be running",
      timeoutMs: 60_000,
      now: () => clock,
      done: (value) => value === "running",
      state: (value) => value,
      ...options,
      sleep: async (ms) => {
        delays.push(ms);
        clock += ms;
      },
    },
  );
  return { delays, result };
}

const expectFailure = (status: number) => new RackError("rack-refused", "GET /apps/web", status, "no");
const lost = new UnreachableError("rack-unreachable", "GET /apps/web: the connection was lost");

describe("a wait", () => {
  test("ends when the state has been read twice in a row", async () => {
    const { result, delays } = run(["updating", "running", "updating", "running", "running"]);
    expect(await result).toBe("running");
    expect(delays).toHaveLength(5);
  });

  test("reads soon at first, then ever more slowly, never more than five seconds apart", async () => {
    const { result, delays } = run([...Array.from({ length: 12 }, () => "updating"), "running"]);
    await result;
    expect(delays.slice(0, 4)).toEqual([200, 300, 450, 675]);
    expect(Math.max(...delays)).toBe(5_000);
  });

  test("tries again after failures that may be temporary", async () => {
    const { result } = run([lost, expectFailure(503), "running", lost, "running", "running"]);
    expect(await result).toBe("running");
  });

  test("gives up at the fifth failure in a row", async () => {
    const { result, delays } = run([lost]);
    expect(await failure(result, UnreachableError)).toBe(lost);
    expect(delays).toHaveLength(5);
  });

  test.each([401, 403, 404])("ends at once with %d", async (status) => {
    const { result, delays } = run([expectFailure(status)]);
    expect((await failure(result, RackError)).status).toBe(status);
    expect(delays).toHaveLength(1);
  });

  test("ends at once with what is no failure of the Rack", async () => {
    await failure(run([new TypeError("bug")]).result, TypeError);
    await failure(run([new CancelledError("canceled", "canceled")]).result, CancelledError);
  });

  test("ends at its limit, and says what was seen last", async () => {
    const { result, delays } = run(["updating"], { timeoutMs: 1_000 });
    expect((await failure(result, TimeoutError)).message).toBe(
      "waited 1 s for web to be running; last state: updating",
    );
    expect(delays.reduce((a, b) => a + b)).toBe(1_000);
    expect((await failure(run(["new"], { timeoutMs: 2_100_000 }).result, TimeoutError)).message).toContain(
      "waited 35 min",
    );
    expect((await failure(run(["new"], { timeoutMs: 90_000 }).result, TimeoutError)).message).toContain(
      "waited 1 min 30 s",
    );
  });

  test("reads at once when it is woken up, and soon after that", async () => {
    const wakeUp = createWakeUp();
    const delays: number[] = [];
    let reads = 0;
    const sleep = async (ms: number, signal?: AbortSignal) => {
      delays.push(ms);
      // Once asleep for the third time, the value changes.
      if (delays.length === 3) wakeUp.call();
      signal?.throwIfAborted();
    };
    const options = { what: "a change", timeoutMs: 60_000, now: () => 0, consecutive: 1, sleep, wakeUp };
    expect(await waitUntil(async () => ++reads, { ...options, done: (read) => read === 6 })).toBe(6);
    expect(delays).toEqual([200, 300, 450, 200, 300, 450]);
  });

  test("a call during a read cuts the next sleep, which does not begin", async () => {
    const wakeUp = createWakeUp();
    const delays: number[] = [];
    let reads = 0;
    const read = async () => {
      if (++reads === 1) wakeUp.call();
      return reads;
    };
    const sleep = async (ms: number) => void delays.push(ms);
    const options = { what: "a change", timeoutMs: 60_000, now: () => 0, consecutive: 1, sleep, wakeUp };
    expect(await waitUntil(read, { ...options, done: (value) => value === 3 })).toBe(3);
    expect(delays).toEqual([200, 200]);
  });

  test("is ended by the signal", async () => {
    await failure(run(["updating"], { signal: AbortSignal.abort() }).result, CancelledError);
  });
});
