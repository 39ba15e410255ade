import { path } from "./path.ts";
import { fields, type Read } from "./reply-fields.ts";
import type { Transport } from "./transport.ts";

/** What an app cost in a range of days. */
export interface AppCost {
  readonly dollars: number;
  readonly from: Date;
  readonly to: Date;
}

/** Undefined for a reply about something else than the days: an older Rack ignores them, and a Rack may track no cost. */
const cost: Read<AppCost | undefined> = (value) => {
  const f = fields(value);
  const [from, to] = [f.time("range-start"), f.time("range-end")];
  return f.flag("tracking-enabled") && from && to ? { dollars: f.whole("spend-usd"), from, to } : undefined;
};

/** Source: convox/convox provider/k8s/cost_history.go, 3.25.10 */
export const costCalls = (http: Transport) => ({
  /** Cost since the day `start`, in UTC; undefined if the Rack does not track it. */
  app: (app: string, start: Date): Promise<AppCost | undefined> =>
    http.json("GET", path`/apps/${app}/cost`, { read: cost, query: { start: start.toISOString().slice(0, 10) } }),
});
