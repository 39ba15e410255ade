import { expect, test } from "vitest";
import { describeFailure, failureText } from "../../src/entry/failure.ts";
import { RollbackError } from "../../src/errors.ts";

const long = "R".repeat(1 << 20);

test.each([
  ["a name of 1 MB", new RollbackError("rollout-rolled-back", `${long} was rolled back`, { hint: `Look at ${long}` })],
  ["100,000 lines", new RollbackError("rollout-rolled-back", "a\n".repeat(100_000))],
  ["a bug with a long text", new Error(long)],
])("a failure with %s is reported in short lines", (_, error) => {
  const report = describeFailure(error);
  const text = failureText(report);

  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(2_100);
  expect(text.length).toBeLessThan(10_000);
  expect(text).toContain("…");
});

test("a failure of usual length is reported as it is", () => {
  const message = `web was rolled back: ${"x".repeat(1_500)}`;
  expect(describeFailure(new RollbackError("rollout-rolled-back", message))).toMatchObject({ message, hints: [] });
});
