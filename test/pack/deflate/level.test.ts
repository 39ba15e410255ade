import { describe, expect, test } from "vitest";
import type { Level } from "../../../src/pack/deflate/block.ts";
import { chooseLevels } from "../../../src/pack/deflate/level.ts";

const BLOCK = 1 << 20;

interface Machine {
  /** Output per input, and input bytes per second of one thread, by level. */
  readonly levels: Readonly<Record<string, { readonly ratio: number; readonly speed: number }>>;
  readonly threads: number;
}

/** As this project measured source code, on a machine that is twice as slow, and for text that shrinks less. */
const machine: Machine = {
  threads: 2,
  levels: {
    store: { ratio: 1, speed: 1.5e9 },
    1: { ratio: 0.4, speed: 110e6 },
    3: { ratio: 0.385, speed: 38e6 },
    5: { ratio: 0.36, speed: 22e6 },
    6: { ratio: 0.35, speed: 13e6 },
    9: { ratio: 0.345, speed: 6e6 },
  },
};

/** Bytes that the buffers between the sender and the link take at once. */
const BUFFERS = 4 << 20;

/** Seconds that `blocks` blocks take over a link of `rate` bytes per second; compressing and sending overlap. */
function simulate(
  { levels, threads }: Machine,
  rate: number,
  blocks: number,
  next: () => Level,
  watch?: ReturnType<typeof chooseLevels>,
  start = 0,
) {
  let now = start;
  let buffered = 0;
  for (let block = 0; block < blocks; block++) {
    const level = next();
    const { ratio, speed } = levels[level] ?? { ratio: 1, speed: 1e9 };
    const cpu = BLOCK / (speed * threads);
    buffered = Math.max(0, buffered - cpu * rate);
    now += cpu;
    const size = BLOCK * ratio;
    const waits = Math.max(0, buffered + size - BUFFERS) / rate;
    buffered = Math.max(0, buffered + size - waits * rate);
    now += waits;
    watch?.compressed(level, BLOCK, size, (BLOCK / speed) * 1000);
    watch?.sent(size, waits * 1000, now * 1000);
  }
  return now + buffered / rate;
}

describe("the level of each block", () => {
  test.each([6.25e6, 12.5e6, 31e6, 62e6, 125e6, 312e6, 1.25e9])(
    "takes at most a tenth longer than the best fixed level over a link of %d bytes per second",
    (rate) => {
      const chooser = chooseLevels(machine.threads);
      const chosen = simulate(machine, rate, 600, () => chooser.next(), chooser);
      const fixed = (["store", 1, 3, 5, 6, 9] as const).map((level) => simulate(machine, rate, 600, () => level));

      expect(chosen / Math.min(...fixed)).toBeLessThan(1.1);
    },
  );

  test("follows a link that becomes slow", () => {
    const chooser = chooseLevels(2);
    simulate(machine, 1.25e9, 200, () => chooser.next(), chooser);
    const fast = chooser.next();
    simulate(machine, 6.25e6, 60, () => chooser.next(), chooser);

    expect(fast).toBe("store");
    expect(chooser.next()).not.toBe("store");
  });

  test("follows a link that is slow only at first, as a connection is, or a Rack that has just started", () => {
    const chooser = chooseLevels(machine.threads);
    const since = simulate(machine, 60e6, 40, () => chooser.next(), chooser);
    const first = chooser.next();
    simulate(machine, 5e9, 100, () => chooser.next(), chooser, since);

    expect(first).toBe(1);
    expect(chooser.next()).toBe("store");
  });
});
