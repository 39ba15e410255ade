import { CancelledError, ConvoxError, RollbackError } from "../../errors.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { copyForward } from "./copy-forward.ts";
import { type HealthCheck, HealthCheckError, waitUntilHealthy } from "./health-gate.ts";
import { type Hook, runHooks } from "./hooks.ts";
import { type Promotion, runPromotion } from "./promotion.ts";
import type { PromotionFacts } from "./promotion-result.ts";
import { serviceUrls } from "./service-urls.ts";

export const rollbackInput = {
  rollback: {
    description:
      "If the health check or an after-promote command fails, roll back to the previous release, once. Changes made by " +
      "migrations are not reverted",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

/** What is checked once the app runs the release. */
export interface Verification {
  readonly check: HealthCheck | undefined;
  readonly hooks: readonly Hook[];
  readonly hookTimeout: number;
  /** Roll back if a check fails. */
  readonly rollback: boolean;
}

/**
 * Runs the health check and the after-promote commands against the active release. If one fails and `rollback` is set, a
 * copy of the previous release is promoted. Nothing is promoted after that, even if it fails.
 * @throws RollbackError after a rollback, or if the rollback fails; else the error of the check or of the command
 */
export async function verifyRelease(
  verification: Verification,
  promotion: Promotion,
  facts: PromotionFacts,
  deps: Deps,
): Promise<void> {
  const { app } = promotion;
  const { release } = facts;
  try {
    if (verification.check)
      await waitUntilHealthy(verification.check, async () => (await serviceUrls(app, deps)).url, deps);
    await runHooks(verification.hooks, { app, release, timeoutMs: verification.hookTimeout }, deps);
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    if (error instanceof HealthCheckError) throw error.addOutputs({ status: "unverified" });
    if (!verification.rollback) throw error.addOutputs({ status: "unhealthy" });
    throw await rollBackAfter(error, promotion, facts, deps);
  }
}

const NOT_REVERTED = "Changes that migrations made to databases are not reverted.";

async function rollBackAfter(
  reason: ConvoxError,
  promotion: Promotion,
  { release, previous }: PromotionFacts,
  deps: Deps,
): Promise<ConvoxError> {
  const { app } = promotion;
  if (previous === "" || previous === release) {
    return reason.addOutputs({ status: "unhealthy", "rolled-back": false });
  }
  const hint = [...reason.hints, NOT_REVERTED];
  deps.host.info(`${reason.message}. Rolling back to ${previous}`);
  try {
    const copy = await copyForward(app, previous, `rollback to ${previous}`, deps);
    await runPromotion({ ...promotion, release: copy.id, check: expectActive(app, release) }, deps);
    const message = `${release} was promoted, but ${reason.message}; ${app} was rolled back to ${previous}, as ${copy.id}`;
    return new RollbackError("rollout-rolled-back", message, {
      hint,
      cause: reason,
      outputs: { "rolled-back": true, status: "rolled-back" },
    });
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    const message = `${release} was promoted, but ${reason.message}; rolling back to ${previous} failed: ${error.message}`;
    return new RollbackError("rollout-failed", message, {
      hint: [...reason.hints, ...error.hints],
      cause: error,
      outputs: { "rolled-back": false, status: "unhealthy" },
    });
  }
}

/** A rollback is right only while the app still runs the failed release: another job may have promoted since. */
function expectActive(app: string, release: string): Promotion["check"] {
  return async (now) => {
    if (now.release === release) return;
    throw new ConvoxError(
      "release-replaced",
      `${app} now runs ${now.release || "no release"}, which another job promoted`,
    );
  };
}
