import { ConvoxError, RackError, TimeoutError } from "../../errors.ts";
import { type App, isKnownStatus, waitUntil, withDeadline } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { statusInWords } from "../output/app-status.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { formatDuration } from "../output/units.ts";

/** Time between two attempts to start: the status of an app may lag behind a refusal. */
const TRY_AGAIN_MS = 1_000;
const CONFIRM_MS = 500;
const EARLY_MS = 1_000;
const LATE_MS = 3_000;
const LATE_AFTER_MS = 60_000;
/** How long an app may have a status whose meaning is unknown: waiting for its end makes no sense. */
const UNKNOWN_MS = 5_000;

export interface Turn {
  readonly app: string;
  readonly timeoutMs: number;
  /** Checks the promotion against the active release. Throws to stop it. */
  readonly check: (app: App) => Promise<void>;
  readonly start: (before: App) => Promise<void>;
}

/**
 * Starts a promotion when no other one is in progress. Another job may start first whenever the app becomes free, so
 * `check` runs again before each attempt.
 * @returns the app right before the promotion
 * @throws TimeoutError if other promotions take too long, and what `check` and `start` throw
 */
export async function waitForTurn({ app, timeoutMs, check, start }: Turn, deps: Deps): Promise<App> {
  const { host, now, rack, signal, sleep } = deps;
  let startedAt = now();
  const silence = () => queueTimeoutError(app, timeoutMs, "the Rack does not answer");
  for (;;) {
    const leftMs = startedAt + timeoutMs - now();
    if (leftMs <= 0) throw queueTimeoutError(app, timeoutMs, "other promotions kept starting first");
    const seen = await waitUntilFree(app, leftMs, timeoutMs, deps);
    const checking = now();
    await check(seen);
    startedAt += now() - checking; // commands that run before a promotion do not count as waiting
    const before = await withDeadline(startedAt + timeoutMs - now(), silence, () => rack.apps.get(app));
    if (before.status !== "running" || before.release !== seen.release) continue;
    try {
      await start(before);
      return before;
    } catch (error) {
      if (!isBusy(error)) throw error;
      host.info(`Another promotion of ${app} has just started. Waiting for it to finish`);
      await sleep(TRY_AGAIN_MS, signal);
    }
  }
}

/** Waits for an update in progress, and for the rollback that may follow it. */
async function waitUntilFree(app: string, leftMs: number, timeoutMs: number, deps: Deps): Promise<App> {
  const { host, now, rack } = deps;
  const read = () => rack.apps.get(app);
  const silence = () => queueTimeoutError(app, timeoutMs, "the Rack does not answer");
  const first = await withDeadline(leftMs, silence, read);
  if (first.status === "running") return first;
  const startedAt = now();
  const beat = heartbeat(deps);
  let printed = "";
  let unknownSince: number | undefined;
  const free = await waitUntil(read, {
    ...deps,
    what: `${app} to be free for a promotion`,
    timeoutMs: leftMs,
    interval: (last, elapsedMs) =>
      last?.status === "running" ? CONFIRM_MS : elapsedMs < LATE_AFTER_MS ? EARLY_MS : LATE_MS,
    done({ status }) {
      if (status !== printed && status !== "running")
        host.info(`Waiting for ${app}, which is ${statusInWords(status)}`);
      printed = status;
      beat(`Still waiting after ${formatDuration(now() - startedAt)}: ${app} is ${statusInWords(status)}`);
      unknownSince = isKnownStatus(status) ? undefined : (unknownSince ?? now());
      const isUnknown = unknownSince !== undefined && now() - unknownSince >= UNKNOWN_MS;
      return status === "running" || isStuck(status) || isUnknown;
    },
    state: ({ status }) => status,
  }).catch((error: unknown) => {
    throw error instanceof TimeoutError
      ? queueTimeoutError(app, timeoutMs, `it is still ${statusInWords(printed)}`)
      : error;
  });
  if (free.status === "running") return free;
  throw new ConvoxError("promotion-impossible", `${app} cannot be promoted: its status is ${free.status}`, {
    hint: statusHint(free.status),
  });
}

function statusHint(status: string): string | undefined {
  if (status === "failed")
    return "Its last rollback failed. Look up the reason in the Rack's cloud provider and repair it there.";
  if (isStuck(status)) return undefined;
  return "convox-ci does not know this status. Look up the app in the Rack's cloud provider, or set force: true to promote in any status.";
}

function queueTimeoutError(app: string, timeoutMs: number, why: string): TimeoutError {
  return new TimeoutError("queue-timeout", `${app} could not be promoted within ${formatDuration(timeoutMs)}: ${why}`, {
    hint: "Nothing was promoted. Raise queue-timeout to wait longer.",
  });
}

/** Current Racks answer 403. The text decides, because older Racks answer another status. */
function isBusy(error: unknown): boolean {
  return error instanceof RackError && /app is currently updating/.test(error.reason);
}

function isStuck(status: string): boolean {
  return status === "failed" || status === "deleting";
}
