import { ConvoxError, RackError, TimeoutError } from "../../errors.ts";
import { type App, waitUntil } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { statusInWords } from "../output/app-status.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { elapsed } from "../output/units.ts";

/** Between two tries to begin: a Rack's own view of an app may lag behind a refusal. */
const TRY_AGAIN_MS = 1_000;
const CONFIRM_MS = 500;
const EARLY_MS = 1_000;
const LATE_MS = 3_000;
const LATE_AFTER_MS = 60_000;

export interface Turn {
  readonly app: string;
  readonly timeoutMs: number;
  /** Whether the promotion still makes sense, seeing what is active now; throws when it does not. */
  readonly check: (app: App) => Promise<void>;
  readonly start: (before: App) => Promise<void>;
}

/**
 * Begins a promotion when no other one is under way. Who waits long enough meets every turn of somebody else's: an
 * update, its rollback, and another job that is quicker at the moment the app is free. So everything that was checked
 * is checked again each time.
 * @returns the app as it was right before
 * @throws TimeoutError when the turn does not come in time, and what `check` and `start` throw
 */
export async function waitForTurn({ app, timeoutMs, check, start }: Turn, deps: Deps): Promise<App> {
  const { host, now, rack, signal, sleep } = deps;
  let began = now();
  for (;;) {
    const leftMs = began + timeoutMs - now();
    if (leftMs <= 0) throw queueTimeoutError(app, timeoutMs, "other promotions always came first");
    const seen = await waitUntilFree(app, leftMs, timeoutMs, deps);
    const checking = now();
    await check(seen);
    began += now() - checking; // what is run before a promotion is not waiting
    const before = await rack.apps.get(app);
    if (before.status !== "running" || before.release !== seen.release) continue;
    try {
      await start(before);
      return before;
    } catch (error) {
      if (!isBusy(error)) throw error;
      host.info(`Another promotion of ${app} has just begun: waiting for it`);
      await sleep(TRY_AGAIN_MS, signal);
    }
  }
}

/** The app once nothing is changing it: through an update, and through the rollback that may follow. */
async function waitUntilFree(app: string, leftMs: number, timeoutMs: number, deps: Deps): Promise<App> {
  const { host, now, rack } = deps;
  const read = () => rack.apps.get(app);
  const first = await read();
  if (first.status === "running") return first;
  const began = now();
  const beat = heartbeat(deps);
  let told = "";
  const free = await waitUntil(read, {
    ...deps,
    what: `${app} to be free for a promotion`,
    timeoutMs: leftMs,
    interval: (last, elapsedMs) =>
      last?.status === "running" ? CONFIRM_MS : elapsedMs < LATE_AFTER_MS ? EARLY_MS : LATE_MS,
    done({ status }) {
      if (status !== told && status !== "running")
        host.info(`Waiting until ${app} is free: it is ${statusInWords(status)}`);
      told = status;
      beat(`Still waiting after ${elapsed(now() - began)}: ${app} is ${statusInWords(status)}`);
      return status === "running" || isStuck(status);
    },
    state: ({ status }) => status,
  }).catch((error: unknown) => {
    throw error instanceof TimeoutError
      ? queueTimeoutError(app, timeoutMs, `it is still ${statusInWords(told)}`)
      : error;
  });
  if (!isStuck(free.status)) return free;
  throw new ConvoxError(`${app} takes no promotion: it is ${free.status}`, {
    hint:
      free.status === "failed"
        ? "its last rollback did not work; the Rack's provider shows why, and it has to be repaired there"
        : undefined,
  });
}

function queueTimeoutError(app: string, timeoutMs: number, why: string): TimeoutError {
  return new TimeoutError(`waited ${elapsed(timeoutMs)} for a turn to promote ${app}: ${why}`, {
    hint: "queue-timeout allows more; nothing was promoted",
  });
}

/** 403 on every Rack of today; told by the words, as older ones had no status of their own for it. */
function isBusy(error: unknown): boolean {
  return error instanceof RackError && /app is currently updating/.test(error.reason);
}

function isStuck(status: string): boolean {
  return status === "failed" || status === "deleting";
}
