import type { Level } from "./block.ts";

/** Levels that are worth a choice, from the fastest to the smallest output. */
const CHOICES = ["store", 1, 3, 5, 6, 9] as const;
type Choice = (typeof CHOICES)[number];

/**
 * What to expect of a level before it was tried: output per input, and input per second on one thread (bytes), both
 * measured for source code. Only their ratios matter; the levels that were tried replace them.
 */
const EXPECTED: Readonly<Record<Choice, { readonly ratio: number; readonly speed: number }>> = {
  store: { ratio: 1, speed: 3e9 },
  1: { ratio: 0.325, speed: 220e6 },
  3: { ratio: 0.31, speed: 70e6 },
  5: { ratio: 0.295, speed: 42e6 },
  6: { ratio: 0.29, speed: 28e6 },
  9: { ratio: 0.285, speed: 14e6 },
};

/** Bytes sent without waiting before the link counts as faster than this machine: buffers on the way take some at once. */
const UNBLOCKED_BYTES = 4 << 20;
/** Growth of that number each time that the link turns out to be slower after all: the blocks until then were too large for it. */
const PATIENCE = 4;
/** Weight of a new measurement. */
const WEIGHT = 0.25;
/** Share of the time that sending must take before its rate is that of the link. */
const BLOCKED_SHARE = 0.3;
/** Bytes over which the rate of the link is measured. */
const WINDOW_BYTES = 1 << 20;
/** Growth of the assumed rate per window in which the link kept up, so that a link that became faster is noticed. */
const GROWTH = 1.003;
/** Another level must promise this much to be chosen: measurements are noisy. */
const MARGIN = 1.03;

/** Chooses the level of each block so that neither the cores nor the link wait for the other. */
export interface LevelChooser {
  next(): Level;
  /** A block was compressed: bytes before and after, and the time that one thread took, in milliseconds. */
  compressed(level: Level, before: number, after: number, ms: number): void;
  /** Bytes were handed to the link, which took this many milliseconds to accept them; `at` is the clock afterwards. */
  sent(bytes: number, ms: number, at: number): void;
}

/** @param threads number of blocks that are compressed at the same time */
export function chooseLevels(threads: number): LevelChooser {
  const seen = new Map<Choice, { ratio: number; speed: number }>();
  /** Bytes per second; undefined while the link accepts everything at once. */
  let rate: number | undefined;
  /** Bytes since the link was last waited for. */
  let unblocked = 0;
  let patience = UNBLOCKED_BYTES;
  let inWindow = 0;
  let blockedMs = 0;
  let windowStart: number | undefined;

  const expectationOf = (choice: Choice) => {
    const known = seen.get(choice);
    if (known !== undefined) return known;
    // The nearest level that was tried scales the expectation to this machine and this source.
    const tried = seen.get(1) ?? [...seen.entries()].find(([level]) => level !== "store")?.[1];
    const base = seen.get(1) !== undefined ? EXPECTED[1] : undefined;
    const { ratio, speed } = EXPECTED[choice];
    if (tried === undefined || base === undefined || choice === "store") return { ratio, speed };
    return { ratio: Math.min(1, (ratio * tried.ratio) / base.ratio), speed: (speed * tried.speed) / base.speed };
  };

  /** Input bytes per second that a level lets through. */
  const throughput = (choice: Choice) => {
    const { ratio, speed } = expectationOf(choice);
    return Math.min(speed * threads, rate === undefined ? Number.POSITIVE_INFINITY : rate / ratio);
  };

  return {
    next() {
      if (rate === undefined && unblocked < patience) return 1;
      let best: Choice = 1;
      for (const choice of CHOICES) if (throughput(choice) > throughput(best) * MARGIN) best = choice;
      return best;
    },
    compressed(level, before, after, ms) {
      const choice = CHOICES.find((known) => known === level);
      // A block that does not shrink says nothing about the level.
      if (choice === undefined || choice === "store" || before === 0 || after > before * 0.9) return;
      const now = { ratio: after / before, speed: (before / Math.max(ms, 0.01)) * 1000 };
      const old = seen.get(choice) ?? now;
      const mix = (a: number, b: number) => a + (b - a) * WEIGHT;
      seen.set(choice, { ratio: mix(old.ratio, now.ratio), speed: mix(old.speed, now.speed) });
    },
    sent(bytes, ms, at) {
      windowStart ??= at - ms;
      inWindow += bytes;
      blockedMs += ms;
      if (inWindow < WINDOW_BYTES) return;
      const elapsed = Math.max(at - windowStart, 0.01);
      if (blockedMs / elapsed >= BLOCKED_SHARE) {
        const measured = (inWindow / blockedMs) * 1000;
        if (rate === undefined && unblocked >= patience) patience *= PATIENCE;
        rate = rate === undefined ? measured : rate + (measured - rate) * WEIGHT;
        unblocked = 0;
      } else if (blockedMs / elapsed < BLOCKED_SHARE / 4) {
        unblocked += inWindow;
        // The link keeps up, so it may be faster than assumed: a connection is slow at first, and so is a Rack that has just started.
        if (unblocked >= patience) rate = undefined;
        else if (rate !== undefined) rate = Math.max(rate * GROWTH, (inWindow / elapsed) * 1000);
      }
      inWindow = 0;
      blockedMs = 0;
      windowStart = at;
    },
  };
}
