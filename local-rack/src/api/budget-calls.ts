import { wireTime, ZERO_STAMP } from "../go/go-time.ts";
import { type Call, requireAdmin, variable } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import { typedFailure } from "../profile/errors.ts";
import { getApp } from "../store/app-store.ts";

/** No costs are tracked here, so an app has no budget, as on a Rack whose `cost_tracking_enable` is false. */
export async function budgetGet(call: Call): Promise<Reply> {
  await appOf(call);
  return json({ config: null, state: null });
}

/** Options of a budget that need a Rack that tracks costs. */
const ENFORCED = ["monthly-cap-usd", "alert-threshold-percent", "at-cap-action"];

export async function budgetSet(call: Call): Promise<Reply> {
  const { options } = call;
  const given = (name: string) => options.param(name) !== undefined;
  if (["monthly-cap-usd", "at-cap-action", "pricing-adjustment"].some(given)) {
    requireAdmin(call, "AppBudgetSet: admin role required to set budget cap");
  }
  if (ENFORCED.some(given)) throw typedFailure(422, NOT_TRACKED);
  await appOf(call);
  // Without a cap nothing is valid.
  throw typedFailure(400, "monthly-cap-usd must be > 0");
}

const NOT_TRACKED =
  "rack parameter cost_tracking_enable is false. Budget enforcement (caps, alerts, auto-shutdown) requires " +
  "cost_tracking_enable=true.\n  Set on the rack first:\n    convox rack params set cost_tracking_enable=true\n" +
  "  Wait ~3 min for the apply to complete, then retry.";

export async function budgetClear(call: Call): Promise<Reply> {
  requireAdmin(call, "AppBudgetClear: admin role required to remove budget config");
  await appOf(call);
  return ok();
}

export async function budgetReset(call: Call): Promise<Reply> {
  if (call.options.value("force_clear_cooldown") === "true") {
    requireAdmin(
      call,
      "AppBudgetReset --force-clear-cooldown requires Admin role; current role is 'w'. Contact rack admin or use Admin token.",
    );
  }
  await appOf(call);
  return ok();
}

export async function budgetShutdownState(call: Call): Promise<Reply> {
  await appOf(call);
  return json(null);
}

export async function budgetSimulate(call: Call): Promise<Reply> {
  throw typedFailure(400, `no budget configured for app ${await appOf(call)}`);
}

export async function budgetDismiss(call: Call): Promise<Reply> {
  return json({ app: await appOf(call), status: "no-banner" });
}

export async function appCost(call: Call): Promise<Reply> {
  const app = await appOf(call);
  const month = new Date(call.rack.clock.ms()).toISOString().slice(0, 7);
  return json({
    app,
    "month-start": `${month}-01T00:00:00Z`,
    "as-of": wireTime(ZERO_STAMP),
    "spend-usd": 0,
    breakdown: [],
    "pricing-source": "on-demand-static-table",
    "pricing-table-version": "",
    "pricing-adjustment": 1,
  });
}

async function appOf(call: Call): Promise<string> {
  return (await getApp(call.rack, variable(call, "app"))).record.name;
}
