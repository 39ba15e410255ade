import fc from "fast-check";
import { expect, test } from "vitest";
import { logPartReader } from "../../src/rack/build-log-parts.ts";

/** The log, and what was put between its lines. */
function separate(chunks: readonly Uint8Array[]): [log: string, interjected: string] {
  const finder = logPartReader();
  const parts = [...chunks.flatMap((chunk) => finder.push(chunk)), ...finder.end()];
  const text = (expected: boolean) =>
    Buffer.concat(parts.filter(({ interjected }) => interjected === expected).map(({ bytes }) => bytes)).toString(
      "latin1",
    );
  return [text(false), text(true)];
}

test("lines that a Rack puts into a log are separated from it wherever messages end, and no byte is lost", () => {
  const waiting = ["waiting for build pod...\n", "waiting for build to start...\n"];
  const lines = ["#1 x\n", "waiting\n", "b\n", "build log\n", "\n", "waiting for build pod...\n", "é\n"];
  const interrupted = "build log stream interrupted, retrying...\n";
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...waiting), { maxLength: 3 }),
      fc.array(fc.constantFrom(...lines, interrupted), { maxLength: 12 }),
      fc.array(fc.nat(400), { maxLength: 8 }),
      (before, rest, cuts) => {
        const log = ["#1 begins\n", ...rest];
        const bytes = Buffer.from([...before, ...log].join(""));
        const points = [0, ...cuts.map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b), bytes.length];
        const chunks = points.slice(1).map((end, index) => bytes.subarray(points[index], end));
        const own = log.filter((line) => line !== interrupted).join("");
        const between = [...before, ...log.filter((line) => line === interrupted)].join("");
        expect(separate(chunks)).toEqual([Buffer.from(own).toString("latin1"), between]);
      },
    ),
  );
});

test("a message that is one of them may lack its line break", () => {
  const [log, between] = separate(["waiting for build pod...", "waiting for build pod...", "#1 x\n"].map(Buffer.from));
  expect([log, between]).toEqual(["#1 x\n", "waiting for build pod...waiting for build pod..."]);
});
