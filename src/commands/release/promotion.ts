import { RollbackError, TimeoutError } from "../../errors.ts";
import { type App, isKnownStatus, promotionOutcome } from "../../rack/index.ts";
import { onCancelInput } from "../cleanup/cancel-promotion.ts";
import { withCleanup } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { statusInWords } from "../output/app-status.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { formatDuration } from "../output/units.ts";
import { observeRollout, type RolloutObserver } from "./explain-promotion.ts";
import { waitForTurn } from "./promotion-queue.ts";
import { readExtendedLimit, readRolloutLimit } from "./rollout-limit.ts";
import { startPromotion } from "./start-promotion.ts";
import { openSystemLines, type SystemLines } from "./system-lines.ts";

/** Inputs of every command that promotes. */
export const promotionInputs = {
  force: {
    description: "Promote even if the app is updating",
    kind: "boolean",
    default: "false",
  },
  timeout: {
    description: "Time limit of the rollout, after which a v3 Rack rolls back",
    kind: "duration",
    fallback: "50 minutes, or the longest progressDeadline in convox.yml",
  },
  min: {
    description: "Minimum percentage of a service's processes that keep running during the rollout",
    kind: "integer",
    fallback: "the manifest's deployment minimum",
  },
  max: {
    description: "Maximum percentage of a service's processes that run during the rollout",
    kind: "integer",
    fallback: "the manifest's deployment maximum",
  },
  wait: {
    description: "Wait for the rollout to finish; if false, its outcome is not reported",
    kind: "boolean",
    default: "true",
  },
  "queue-timeout": {
    description: "Time limit for other promotions and rollbacks in progress to finish",
    kind: "duration",
    default: "60m",
  },
  "promote-timeout": {
    description: "Time limit to wait for the rollout to finish",
    kind: "duration",
    fallback: "the Rack's limit of the rollout plus 5 minutes",
  },
  ...onCancelInput,
} as const satisfies Inputs;

/** Time for a rollback that starts when the limit expires. */
const MARGIN_MS = 300_000;
/** Time for the app to show a known status when the limit expires. */
const UNKNOWN_MS = 5_000;
/** Time to read why a promotion was rolled back, and why it takes too long. */
const EXPLAIN_MS = 60_000;
const EXPLAIN_LATE_MS = 10_000;

const CONTINUES =
  "The rollout continues on the Rack. Raise promote-timeout to wait longer, or set the input timeout to make a v3 Rack roll back sooner.";
const UNKNOWN_STATUS =
  "convox-ci does not know this status, so it does not know whether the rollout continues. Set promote-timeout to wait longer.";

export interface Promotion extends Values<typeof promotionInputs> {
  readonly app: string;
  readonly release: string;
  /** Text of the release's manifest, if it is at hand. */
  readonly manifest?: string | undefined;
  /** Called when no other promotion is in progress, and again if another job was faster. Throws to stop the promotion. */
  readonly check: (app: App) => Promise<void>;
}

/**
 * Promotes when no other promotion is in progress, and waits for the outcome unless `wait` is false.
 * @returns the app right before the promotion
 * @throws RollbackError if the app runs another release afterwards, with the reason if it is known
 */
export async function runPromotion(promotion: Promotion, deps: Deps): Promise<App> {
  const { app, release, force } = promotion;
  const { host, rack } = deps;
  const logs: SystemLines[] = [];
  const start = async (before: App) => {
    if (promotion.wait) {
      logs.pop()?.close();
      logs.push(await openSystemLines(app, deps));
    }
    const { timeout, min, max } = promotion;
    const options = {
      force,
      ...(timeout === undefined ? {} : { timeout: Math.ceil(timeout / 1000) }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    };
    const started = startPromotion(
      { app, release, before },
      (rack) => rack.releases.promote(app, release, options),
      deps,
    );
    await expectExisting("release", { app, id: release }, started, deps);
  };
  return await host.group(
    `Promoting ${release} of ${app} on ${rack.name}`,
    async () => {
      try {
        let before: App;
        if (force) {
          before = await rack.apps.get(app);
          await promotion.check(before);
          await start(before);
        } else {
          before = await waitForTurn({ ...promotion, timeoutMs: promotion.queueTimeout, start }, deps);
        }
        const [lines] = logs;
        if (lines) await followPromotion(before, promotion, lines, deps);
        return before;
      } finally {
        logs.pop()?.close();
      }
    },
    "promotion",
  );
}

async function followPromotion(before: App, promotion: Promotion, lines: SystemLines, deps: Deps): Promise<void> {
  const { app, release } = promotion;
  const onCancel = promotion.onCancel === "rollback" ? "rollback" : "leave";
  await withCleanup({ kind: "promotion", app, id: release, onCancel }, deps, async () => {
    const printing = deps.host.stream(lines);
    try {
      await waitForOutcome(before, promotion, observeRollout(promotion, lines, deps), deps);
    } finally {
      lines.close();
      await printing;
    }
  });
}

/** Returns when the app runs the release. Throws for every other outcome. */
async function waitForOutcome(before: App, promotion: Promotion, observer: RolloutObserver, deps: Deps): Promise<void> {
  const { app, release } = promotion;
  const startedAt = deps.now();
  const beat = heartbeat(deps);
  let last = before;
  const read = async () => {
    last = await deps.rack.apps.get(app);
    observer.observe(last);
    beat(`${app} is ${statusInWords(last.status)} after ${formatDuration(deps.now() - startedAt)}`);
    return last;
  };
  // A rollback that starts at the limit takes its time. An app whose status is unknown is not known to be rolling back.
  const readUntil = (limit: number) => async () => {
    const app = await read();
    if (deps.now() >= limit + UNKNOWN_MS && !isKnownStatus(app.status))
      throw new TimeoutError("wait-timeout", "unknown status");
    return app;
  };
  const waitUntil = (deadline: number, limit: number) =>
    promotionOutcome(readUntil(limit), {
      ...deps,
      release,
      previous: before.release,
      timeoutMs: deadline - deps.now(),
    });
  const outputs = (rolledBack: boolean, status: string) => ({ "rolled-back": rolledBack, status });
  try {
    const outcome = await withinLimit(startedAt, promotion, { waitUntil, last: () => last }, deps);
    if (outcome.kind === "promoted") return;
    const message =
      outcome.kind === "failed"
        ? `${release} of ${app} was not promoted: ${outcome.reason}`
        : `${release} was rolled back; ${app} ${describeRelease(outcome.to)}`;
    const { why, hints } = await observer.explain(EXPLAIN_MS);
    throw new RollbackError(
      outcome.kind === "failed" ? "rollout-failed" : "rollout-rolled-back",
      why === "" ? message : `${message}: ${why}`,
      {
        hint: hints,
        outputs: outputs(outcome.kind === "rolledBack", outcome.kind === "failed" ? "failed" : "rolled-back"),
      },
    );
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    const waited = formatDuration(deps.now() - startedAt);
    const { why, hints } = await observer.explain(EXPLAIN_LATE_MS);
    const because = why === "" ? "" : `: ${why}`;
    if (last.status === "rollback") {
      throw new RollbackError(
        "rollout-rolled-back",
        `${release} is being rolled back, and ${app} has not settled after ${waited}${because}`,
        {
          hint: hints,
          cause: error,
          outputs: outputs(true, last.status),
        },
      );
    }
    throw new TimeoutError(
      "promotion-timeout",
      `${release} was not promoted within ${waited}: ${app} is still ${last.status}${because}`,
      {
        hint: [...hints, isKnownStatus(last.status) ? CONTINUES : UNKNOWN_STATUS],
        cause: error,
        outputs: outputs(false, last.status),
      },
    );
  }
}

type Outcome = Awaited<ReturnType<typeof promotionOutcome>>;

/**
 * Waits as long as the Rack itself does. If the app is still updating then, the Rack's default is longer than what could
 * be seen, so the wait continues.
 */
async function withinLimit(
  startedAt: number,
  promotion: Promotion,
  wait: { readonly waitUntil: (deadline: number, limit: number) => Promise<Outcome>; readonly last: () => App },
  deps: Deps,
): Promise<Outcome> {
  if (promotion.promoteTimeout !== undefined) {
    const deadline = startedAt + promotion.promoteTimeout;
    return await wait.waitUntil(deadline, deadline);
  }
  const limitMs = await readRolloutLimit(promotion, deps);
  try {
    return await wait.waitUntil(startedAt + limitMs + MARGIN_MS, startedAt + limitMs);
  } catch (error) {
    if (!(error instanceof TimeoutError) || wait.last().status !== "updating") throw error;
    const extended = await readExtendedLimit(promotion, limitMs, deps);
    if (extended === undefined) throw error;
    const totalMs = extended.ms + MARGIN_MS;
    deps.host.info(
      `${promotion.app} is still updating after ${formatDuration(deps.now() - startedAt)}: ${extended.why}. Waiting up to ${formatDuration(totalMs)} in total`,
    );
    return await wait.waitUntil(startedAt + totalMs, startedAt + extended.ms);
  }
}

function describeRelease(release: string): string {
  return release === "" ? "runs no release" : `runs ${release}`;
}
