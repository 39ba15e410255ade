import { describe, expect, test } from "vitest";
import { promotionOutcome, promotionWatch } from "../../src/rack/index.ts";

/** States as `seconds status release`. */
function verdicts(previous: string | undefined, ...seen: string[]): unknown[] {
  const watch = promotionWatch("RNEW", previous);
  return seen.map((line) => {
    const [seconds, status = "", release = ""] = line.split(" ");
    const verdict = watch.see({ status, release }, Number(seconds) * 1000);
    if (verdict.kind === "rolledBack") return `rolled back to ${verdict.to}`;
    return verdict.kind === "failed" ? verdict.reason : verdict.kind;
  });
}

const last = (list: unknown[]) => list.at(-1);

describe("a promotion", () => {
  test("has worked when the app runs with its release twice in a row", () => {
    expect(verdicts("ROLD", "0 updating RNEW", "1 running RNEW", "2 running RNEW")).toEqual([
      "waiting",
      "waiting",
      "promoted",
    ]);
  });

  test("has not worked while the two reads are not in a row", () => {
    expect(last(verdicts("ROLD", "0 updating RNEW", "1 running RNEW", "2 updating RNEW", "3 running RNEW"))).toBe(
      "waiting",
    );
  });

  test("that was over before the first read must stay over for a moment", () => {
    expect(verdicts("ROLD", "0 running RNEW", "0.3 running RNEW", "1.1 running RNEW")).toEqual([
      "waiting",
      "waiting",
      "promoted",
    ]);
  });

  test("is not taken for done by a first read from a cache", () => {
    expect(last(verdicts("ROLD", "0 running ROLD", "0.2 running ROLD", "1 updating RNEW"))).toBe("waiting");
    expect(last(verdicts("ROLD", "0 running RNEW", "0.3 updating RNEW", "9 running ROLD"))).toBe("waiting");
  });

  test("is rolled back when the app's release is the old one again, and the verdict waits until that is over", () => {
    expect(
      verdicts("ROLD", "0 updating RNEW", "5 rollback RNEW", "9 rollback ROLD", "12 running ROLD", "15 running ROLD"),
    ).toEqual(["waiting", "waiting", "waiting", "waiting", "rolled back to ROLD"]);
  });

  test("is rolled back when the app runs with another release after it was updating, read three times", () => {
    expect(verdicts("ROLD", "0 updating RNEW", "5 running ROLD", "10 running ROLD", "15 running ROLD")).toEqual([
      "waiting",
      "waiting",
      "waiting",
      "rolled back to ROLD",
    ]);
  });

  test("is not taken for rolled back by some quick reads from a cache", () => {
    expect(
      last(
        verdicts(
          "ROLD",
          "0 updating RNEW",
          "0.2 running ROLD",
          "0.5 running ROLD",
          "0.9 running ROLD",
          "2 updating RNEW",
        ),
      ),
    ).toBe("waiting");
  });

  test("of the release that runs already is not promoted by a rollback to itself", () => {
    expect(last(verdicts("RNEW", "0 updating RNEW", "5 rollback RNEW", "9 running RNEW", "12 running RNEW"))).toBe(
      "rolled back to RNEW",
    );
  });

  test("of the release that runs already is done after updating, or after five quiet seconds", () => {
    expect(last(verdicts("RNEW", "0 updating RNEW", "5 running RNEW", "6 running RNEW"))).toBe("promoted");
    expect(verdicts("RNEW", "0 running RNEW", "2 running RNEW", "4.9 running RNEW", "5 running RNEW")).toEqual([
      "waiting",
      "waiting",
      "waiting",
      "promoted",
    ]);
  });

  test("that nothing follows fails after a minute", () => {
    expect(verdicts("ROLD", "0 running ROLD", "30 running ROLD", "59 running ROLD", "60 running ROLD")).toEqual([
      "waiting",
      "waiting",
      "waiting",
      "the Rack accepted the promotion, but no rollout was seen: it never started, or was rolled back before its state could be read",
    ]);
  });

  test("that starts late is waited for", () => {
    expect(
      last(
        verdicts("ROLD", "0 running ROLD", "50 running ROLD", "70 updating RNEW", "90 running RNEW", "95 running RNEW"),
      ),
    ).toBe("promoted");
  });

  test("fails when the app has failed, twice in a row", () => {
    expect(verdicts("ROLD", "0 failed ROLD", "1 updating RNEW", "2 failed ROLD", "3 failed ROLD")).toEqual([
      "waiting",
      "waiting",
      "waiting",
      "the Rack gave up: the app is failed",
    ]);
  });

  test("of the first release of an app has nothing to compare with", () => {
    expect(last(verdicts("", "0 running ", "1 updating RNEW", "2 running RNEW", "4 running RNEW"))).toBe("promoted");
    expect(last(verdicts(undefined, "0 updating RNEW", "2 running RX", "4 running RX", "6 running RX"))).toBe(
      "rolled back to RX",
    );
  });

  test("keeps its verdict", () => {
    expect(last(verdicts("ROLD", "0 updating RNEW", "1 running RNEW", "2 running RNEW", "3 running ROLD"))).toBe(
      "promoted",
    );
  });
});

test("the outcome is read from the app, and nothing waits in real time", async () => {
  const states = ["updating", "running", "running"];
  let clock = 0;
  const outcome = await promotionOutcome(
    async () => ({
      name: "web",
      status: states.shift() ?? "running",
      release: "RNEW",
      generation: "3",
      locked: false,
      router: "",
      parameters: {},
    }),
    {
      release: "RNEW",
      previous: "ROLD",
      timeoutMs: 60_000,
      now: () => clock,
      sleep: async (ms) => {
        clock += ms;
      },
    },
  );
  expect(outcome).toEqual({ kind: "promoted" });
});

test("the app is read often enough to see within a second that it has settled, and gently in a long rollout", async () => {
  const slept: number[] = [];
  let clock = 0;
  const read = async () => {
    const settled = clock >= 30 * 60_000;
    return {
      name: "web",
      status: settled ? "running" : "updating",
      release: "RNEW",
      generation: "3",
      locked: false,
      router: "",
      parameters: {},
    };
  };
  await promotionOutcome(read, {
    release: "RNEW",
    previous: "ROLD",
    timeoutMs: 60 * 60_000,
    now: () => clock,
    sleep: async (ms) => {
      slept.push(ms);
      clock += ms;
    },
  });

  expect(Math.max(...slept)).toBe(1_000);
  expect(slept.slice(0, 3)).toEqual([200, 700, 700]);
  expect(slept.at(-1)).toBe(200);
  expect(clock).toBeLessThanOrEqual(30 * 60_000 + 1_200);
  expect(slept.length).toBeLessThan(2_100);
});
