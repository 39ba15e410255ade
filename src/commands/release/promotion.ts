import { RollbackError, TimeoutError } from "../../errors.ts";
import { type App, promotionOutcome } from "../../rack/index.ts";
import { onCancelInput } from "../cleanup/cancel-promotion.ts";
import { withCleanup } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { statusInWords } from "../output/app-status.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { elapsed } from "../output/units.ts";
import { observeRollout, type RolloutObserver } from "./explain-promotion.ts";
import { waitForTurn } from "./promotion-queue.ts";
import { startPromotion } from "./start-promotion.ts";
import { systemLines } from "./system-lines.ts";

/** How a promotion is carried out; every command that promotes has these. */
export const promotionInputs = {
  force: {
    description: "Promote although the app is updating",
    kind: "boolean",
    default: "false",
  },
  timeout: {
    description: "How long the Rack gives the rollout before it goes back to the release before (v3 Racks)",
    kind: "duration",
    fallback: "the Rack's own 50 minutes",
  },
  min: {
    description: "Percentage of a service's processes that must keep running during the rollout",
    kind: "integer",
    fallback: "the manifest's deployment minimum",
  },
  max: {
    description: "Percentage of a service's processes that may run at most during the rollout",
    kind: "integer",
    fallback: "the manifest's deployment maximum",
  },
  wait: {
    description:
      "Wait until the app has settled; false ends as soon as the Rack has begun, and nobody tells whether it came to " +
      "anything",
    kind: "boolean",
    default: "true",
  },
  "queue-timeout": {
    description: "How long to wait while another promotion, or its rollback, is under way",
    kind: "duration",
    default: "60m",
  },
  "promote-timeout": {
    description: "How long to wait until the app has settled",
    kind: "duration",
    fallback: "timeout, or the Rack's own 50 minutes, and 5 minutes more",
  },
  ...onCancelInput,
} as const satisfies Inputs;

const RACK_DEADLINE_MS = 3_000_000;
/** What a rollback that begins at the deadline may take. */
const MARGIN_MS = 300_000;

export interface Promotion extends Values<typeof promotionInputs> {
  readonly app: string;
  readonly release: string;
  /** Called with the app when its turn has come, and again when somebody else was quicker; throws to call it off. */
  readonly check: (app: App) => Promise<void>;
}

/**
 * Promotes when the app is free and waits until it has settled, if it is to wait.
 * @returns the app as it was right before
 * @throws RollbackError when the app then runs another release, with why as far as it can be told
 */
export async function runPromotion(promotion: Promotion, deps: Deps): Promise<App> {
  const { app, release, force } = promotion;
  const { host, rack } = deps;
  const start = async (before: App) => {
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
  return await host.group(`Promoting ${release} of ${app} on ${rack.name}`, async () => {
    let before: App;
    if (force) {
      before = await rack.apps.get(app);
      await promotion.check(before);
      await start(before);
    } else {
      before = await waitForTurn({ ...promotion, timeoutMs: promotion.queueTimeout, start }, deps);
    }
    if (!promotion.wait) return before;
    const onCancel = promotion.onCancel === "rollback" ? "rollback" : "leave";
    await withCleanup({ kind: "promotion", app, id: release, onCancel }, deps, async () => {
      const lines = systemLines(app, deps);
      const printing = host.stream(lines);
      try {
        await waitForOutcome(before, promotion, observeRollout(app, release, lines, deps), deps);
      } finally {
        lines.close();
        await printing;
      }
    });
    return before;
  });
}

/** Returns when the app runs the release, and throws for every other end. */
async function waitForOutcome(before: App, promotion: Promotion, watching: RolloutObserver, deps: Deps): Promise<void> {
  const { app, release, timeout = RACK_DEADLINE_MS, promoteTimeout = timeout + MARGIN_MS } = promotion;
  const began = deps.now();
  const beat = heartbeat(deps);
  let last = before;
  const read = async () => {
    last = await deps.rack.apps.get(app);
    watching.observe(last);
    beat(`${app} is ${statusInWords(last.status)} after ${elapsed(deps.now() - began)}`);
    return last;
  };
  const outputs = (rolledBack: boolean, status: string) => ({ "rolled-back": rolledBack, status });
  try {
    const outcome = await promotionOutcome(read, {
      ...deps,
      release,
      previous: before.release,
      timeoutMs: promoteTimeout,
    });
    if (outcome.kind === "promoted") return;
    const message =
      outcome.kind === "failed"
        ? `${release} of ${app} was not promoted: ${outcome.reason}`
        : `${release} was rolled back; ${app} ${describeRelease(outcome.to)}`;
    const { why, hint } = await watching.explain();
    throw new RollbackError(why === "" ? message : `${message}: ${why}`, {
      hint,
      outputs: outputs(outcome.kind === "rolledBack", outcome.kind === "failed" ? "failed" : "rolled-back"),
    });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    const waited = elapsed(promoteTimeout);
    const { why, hint } = await watching.explain();
    const because = why === "" ? "" : `: ${why}`;
    if (last.status === "rollback") {
      throw new RollbackError(`${release} is being rolled back, and ${app} has not settled after ${waited}${because}`, {
        hint,
        cause: error,
        outputs: outputs(true, last.status),
      });
    }
    throw new TimeoutError(`waited ${waited} for ${release}; ${app} is still ${last.status}${because}`, {
      hint: `${hint}\nthe rollout goes on at the Rack; promote-timeout waits longer, timeout makes a v3 Rack give up sooner`,
      cause: error,
      outputs: outputs(false, last.status),
    });
  }
}

function describeRelease(release: string): string {
  return release === "" ? "runs no release" : `runs ${release}`;
}
