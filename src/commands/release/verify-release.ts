import { CancelledError, ConvoxError, InputError, RollbackError } from "../../errors.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { copyForward } from "./copy-forward.ts";
import { type HealthCheck, waitUntilHealthy } from "./health-gate.ts";
import { type Hook, runHooks } from "./hooks.ts";
import { type Promotion, runPromotion } from "./promotion.ts";
import type { PromotionFacts } from "./promotion-result.ts";
import { serviceUrls } from "./service-urls.ts";

export const rollbackInput = {
  rollback: {
    description:
      "When the health check or an after-promote command fails, go back to the release before, once; " +
      "what a migration changed is not undone",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

/** What a release must still prove when the app runs it. */
export interface Verification {
  readonly check: HealthCheck | undefined;
  readonly hooks: readonly Hook[];
  readonly hookTimeout: number;
  /** Go back when it does not. */
  readonly rollback: boolean;
}

/**
 * Returns when the active release has proved itself. When it does not and `rollback` is set, the release before is
 * promoted once more, as a copy: whatever comes of that, nothing is promoted after it.
 * @throws RollbackError after going back, or when that did not work; else what the check or the command threw
 */
export async function verifyRelease(
  proof: Verification,
  promotion: Promotion,
  facts: PromotionFacts,
  deps: Deps,
): Promise<void> {
  const { app } = promotion;
  const { release } = facts;
  try {
    if (proof.check) await waitUntilHealthy(proof.check, async () => (await serviceUrls(app, deps)).url, deps);
    await runHooks(proof.hooks, { app, release, timeoutMs: proof.hookTimeout }, deps);
  } catch (error) {
    // A wrong setting, such as an untrusted certificate, says nothing about the release.
    if (!(error instanceof ConvoxError) || error instanceof CancelledError || error instanceof InputError) throw error;
    if (!proof.rollback) throw error.addOutputs({ status: "unhealthy" });
    throw await rollBackAfter(error, promotion, facts, deps);
  }
}

const NOT_UNDONE = "what migrations changed in databases is not undone";

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
  const hint = [reason.hint ?? [], NOT_UNDONE].flat().join("\n");
  deps.host.info(`${reason.message}: going back to ${previous}`);
  try {
    const copy = await copyForward(app, previous, `rollback to ${previous}`, deps);
    await runPromotion({ ...promotion, release: copy.id, check: expectActive(app, release) }, deps);
    const message = `${release} was promoted, but ${reason.message}; ${app} went back to ${previous}, as ${copy.id}`;
    return new RollbackError(message, { hint, cause: reason, outputs: { "rolled-back": true, status: "rolled-back" } });
  } catch (error) {
    // A wrong setting, such as an untrusted certificate, says nothing about the release.
    if (!(error instanceof ConvoxError) || error instanceof CancelledError || error instanceof InputError) throw error;
    const message = `${release} was promoted, but ${reason.message}; going back to ${previous} did not work: ${error.message}`;
    return new RollbackError(message, {
      hint: [reason.hint ?? [], error.hint ?? []].flat().join("\n") || undefined,
      cause: error,
      outputs: { "rolled-back": false, status: "unhealthy" },
    });
  }
}

/** Going back is right only while the app runs what failed: somebody else may have promoted something since. */
function expectActive(app: string, release: string): Promotion["check"] {
  return async (now) => {
    if (now.release === release) return;
    throw new ConvoxError(`${app} runs ${now.release || "no release"} by now, which somebody else promoted`);
  };
}
