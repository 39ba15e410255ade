import type { App } from "./apps.ts";
import { type WaitOptions, waitUntil } from "./wait.ts";

export type PromotionState =
  | { readonly kind: "waiting" }
  | { readonly kind: "promoted" }
  /** The app runs `to` again: the previous release, or one that another job promoted in the meantime. */
  | { readonly kind: "rolledBack"; readonly to: string }
  | { readonly kind: "failed"; readonly reason: string };

export interface PromotionWatch {
  /** What the app's state means, `nowMs` on any clock. The same answer for ever once it is not "waiting". */
  see(app: Pick<App, "status" | "release">, nowMs: number): PromotionState;
}

/** What an app may show after a promotion although the Rack has not started it: a cache, a queue. */
const lateStartMs = 60_000;
/** How long an app must stay in the target state if nothing was seen of the promotion. */
const unseenMs = 1_000;
/** The same, if the release was already active: its id shows nothing. */
const repeatedMs = 5_000;
/** An app that is back with another release must be so for a while: the first reads are close together. */
const otherReads = 3;
const otherMs = 3_000;

/** Between two reads: short when the next one may be the last, longer when the rollout is a long one. */
const confirmMs = 200;
const updatingMs = 700;
const longMs = 1_000;
const longAfterMs = 10 * 60_000;

/** A rollback of a second or two can pass between two reads, so the old release alone does not say which it was. */
const UNSEEN =
  "the Rack accepted the promotion, but no rollout was seen: it never started, or was rolled back before its state could be read";

const waiting: PromotionState = { kind: "waiting" };

/**
 * Judges a promotion by what the app shows, read again and again. `running` alone means little: both generations show
 * it after a rollback, and before the promotion has started. Source: convox/convox pkg/atom, provider/k8s/app.go;
 * convox/rack provider/aws/helpers.go
 *
 * - promoted: running with this release twice in a row
 * - rolledBack: `rollback` was seen, or `updating` was, and then the app runs with another release
 * - failed: the app says so twice in a row, or nothing has started after a minute
 *
 * @param previous the app's release before the promotion; undefined when it is not known
 */
export function promotionWatch(release: string, previous: string | undefined): PromotionWatch {
  let began = false;
  let turnedBack = false;
  let first: number | undefined;
  let run = { key: "", reads: 0, since: 0 };
  let verdict = waiting;

  function judge(app: Pick<App, "status" | "release">, nowMs: number): PromotionState {
    first ??= nowMs;
    const key = `${app.status} ${app.release}`;
    run = run.key === key ? { ...run, reads: run.reads + 1 } : { key, reads: 1, since: nowMs };
    const forMs = nowMs - run.since;
    if (app.status === "rollback") turnedBack = true;
    if (app.status === "updating") began = true;
    if (app.status === "failed" && run.reads >= 2)
      return { kind: "failed", reason: "the Rack gave up: the app is failed" };
    if (app.status !== "running" || run.reads < 2) return waiting;

    if (turnedBack) return { kind: "rolledBack", to: app.release };
    if (app.release === release) {
      const enoughMs = previous === release ? repeatedMs : unseenMs;
      return began || forMs >= enoughMs ? { kind: "promoted" } : waiting;
    }
    if (began) {
      return run.reads >= otherReads && forMs >= otherMs ? { kind: "rolledBack", to: app.release } : waiting;
    }
    if (nowMs - first < lateStartMs) return waiting;
    return { kind: "failed", reason: UNSEEN };
  }

  return {
    see(app, nowMs) {
      if (verdict.kind === "waiting") verdict = judge(app, nowMs);
      return verdict;
    },
  };
}

/**
 * How a promotion ended, by reading the app until promotionWatch has a verdict.
 * @throws TimeoutError, CancelledError and what a read throws, as settled does
 */
export async function promotionOutcome(
  read: () => Promise<App>,
  options: { readonly release: string; readonly previous: string | undefined } & Omit<
    WaitOptions<App>,
    "what" | "done" | "consecutive" | "state" | "interval"
  >,
): Promise<Exclude<PromotionState, { kind: "waiting" }>> {
  const watch = promotionWatch(options.release, options.previous);
  let verdict = waiting;
  await waitUntil(read, {
    ...options,
    what: `the promotion of ${options.release} to end`,
    consecutive: 1,
    interval(app, elapsedMs) {
      if (!app || (app.status === "running" && app.release === options.release)) return confirmMs;
      return elapsedMs < longAfterMs ? updatingMs : longMs;
    },
    state: (app) => `${app.status}, release ${app.release || "none"}`,
    done(app) {
      verdict = watch.see(app, options.now());
      return verdict.kind !== "waiting";
    },
  });
  if (verdict.kind === "waiting") throw new Error("settled without a verdict");
  return verdict;
}
