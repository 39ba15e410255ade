import { CancelledError, ConvoxError } from "../../errors.ts";
import { hasFeature } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days of the range, today included. */
const DAYS = 30;
/** Time limit: a summary is not worth waiting for. */
const LIMIT_MS = 5_000;

/**
 * Adds the cost of the app in the last 30 days to the summary, if the Rack reports it. A failure is not reported: the
 * promotion has succeeded.
 */
export async function reportCost(
  app: string,
  { rack, report, now, signal }: Pick<Deps, "rack" | "report" | "now" | "signal">,
): Promise<void> {
  if (!report) return;
  const limited = rack.withSignal(AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]));
  try {
    if (hasFeature(await rack.generation(app), "costRange") === false) return;
    const cost = await limited.costs.app(app, new Date(now() - (DAYS - 1) * DAY_MS));
    if (!cost) return;
    const [from, to] = [cost.from, cost.to].map((day) => day.toISOString().slice(0, 10));
    report.cost = `${cost.dollars.toFixed(2)} USD from ${from} to ${to}`;
  } catch (error) {
    if (!(error instanceof ConvoxError) || (error instanceof CancelledError && signal.aborted)) throw error;
  } finally {
    limited.close();
  }
}
