import type { Manifest } from "../manifest/manifest-shape.ts";
import type { Rack } from "../model/rack.ts";
import { typedFailure } from "../profile/errors.ts";

/** What a Rack that does not track cost says of a budget. */
export const NOT_TRACKED =
  "rack parameter cost_tracking_enable is false. Budget enforcement (caps, alerts, auto-shutdown) requires " +
  "cost_tracking_enable=true.\n  Set on the rack first:\n    convox rack params set cost_tracking_enable=true\n" +
  "  Wait ~3 min for the apply to complete, then retry.";

/**
 * The check of a promotion whose manifest has a `budget` with a limit (v3 3.24.6). The documentation gives the status; the
 * words, which are those of the budget call, and the place among the checks are unknown.
 * @throws RackFailure 422
 */
export function checkBudget({ profile, parameters }: Rack, { loading }: Manifest): void {
  if (!profile.budgets || !loading.manifest.hasBudgetLimit) return;
  if (parameters["cost_tracking_enable"] !== "true") throw typedFailure(422, NOT_TRACKED);
}
