import { type Call, variable } from "../http/call.ts";
import { json, type Reply } from "../http/reply.ts";
import { RackFailure } from "../profile/errors.ts";
import { getApp } from "../store/app-store.ts";

const NO_TIME = "0001-01-01T00:00:00Z";

/**
 * Cost of an app. Nothing costs anything here: a Rack with cost tracking reports 0. Since 3.25.10 a query selects the days,
 * and the reply has `range-start`; older Racks ignore the query. Source: convox/convox provider/k8s/cost_history.go
 */
export async function appCost(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const [start, end] = [options.query("start"), options.query("end")];
  const isRanged = rack.profile.costRange && (start !== undefined || end !== undefined);
  const { record } = await getApp(rack, variable(call, "app"));
  const now = new Date(rack.clock.ms()).toISOString();
  const range = { from: start ?? `${(end ?? now).slice(0, 7)}-01`, to: end ?? now.slice(0, 10) };
  if (isRanged) {
    for (const [name, day] of Object.entries({ start, end })) {
      if (day !== undefined && !isDay(day)) throw new RackFailure(400, `${name} must be YYYY-MM-DD`);
    }
    if (range.from > range.to) throw new RackFailure(400, "start must not be after end");
  }
  const isTracked = rack.parameters["cost_tracking_enable"] === "true";
  return json({
    app: record.name,
    "month-start": isTracked ? `${now.slice(0, 7)}-01T00:00:00Z` : NO_TIME,
    "as-of": isTracked ? now : NO_TIME,
    "spend-usd": 0,
    breakdown: [],
    "pricing-source": "on-demand-static-table",
    "pricing-table-version": "",
    "pricing-adjustment": 1,
    "tracking-enabled": isTracked,
    ...(isRanged ? { "range-start": `${range.from}T00:00:00Z`, "range-end": `${range.to}T00:00:00Z` } : {}),
  });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
