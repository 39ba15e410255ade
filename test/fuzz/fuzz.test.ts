import { expect, test } from "vitest";
import { createRandom } from "./inputs.ts";
import { TARGETS } from "./targets.ts";

/** Seconds for each target in a long run (npm run fuzz); 0 for the bounded run with the same inputs each time. */
const seconds = Number(process.env["FUZZ_SECONDS"] ?? 0);

test("the bounded run has at least 200,000 inputs", () => {
  expect(TARGETS.reduce((sum, { inputs }) => sum + inputs, 0)).toBeGreaterThanOrEqual(200_000);
});

test.each(TARGETS)(
  "$name: every input ends in a result or a refusal",
  async ({ name, inputs, run }) => {
    const end = Date.now() + seconds * 1000;
    const first = seconds > 0 ? Date.now() : 0;
    let seed = first;
    for (; seconds > 0 ? Date.now() < end : seed < inputs; seed++) {
      try {
        await run(createRandom(seed));
      } catch (cause) {
        throw new Error(`${name}, seed ${seed}: ${cause instanceof Error ? cause.message : cause}`, { cause });
      }
    }
    if (seconds > 0) console.log(`${name}: ${seed - first} inputs`);
  },
  (seconds + 60) * 1000,
);
