import { RackError } from "../../errors.ts";
import { type App, isDenied, type Rack } from "../../rack/index.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { statusInWords } from "../output/app-status.ts";
import type { CleanupDeps, CleanupResult } from "./cleanup-result.ts";
import { describeNewResources } from "./new-resources.ts";

export type OnCancel = "leave" | "rollback";

/** Input of every command that promotes. */
export const onCancelInput = {
  "on-cancel": {
    description:
      "What to do with a promotion in progress when the job is canceled: leave lets the Rack finish it, rollback rolls the " +
      "app back to the previous release",
    choices: ["leave", "rollback"],
    default: "leave",
  },
} as const satisfies Inputs;

/** What a Rack before 3.25.10 answers while a promotion waits for a new cloud database. Source: C documentation */
export const AWAITS_RESOURCE = /not currently updating/;
export const AWAITS_RESOURCE_HINT =
  "The promotion waits for a new cloud database. Racks before 3.25.10 cannot cancel it then: wait until the database exists, and cancel again.";

/** A Rack may start late: number of times the app is read until it is updating, and the time between reads. */
const READS = 3;
const READ_EVERY_MS = 500;

/**
 * Leaves a promotion to the Rack, or cancels it. It is canceled only while the app is `updating`: canceling a rollback
 * makes the app fail permanently.
 * @throws ConvoxError if the Rack does not answer
 */
export async function cancelPromotion(
  rack: Rack,
  { app, id, onCancel }: { readonly app: string; readonly id: string; readonly onCancel: OnCancel },
  { sleep }: CleanupDeps,
): Promise<CleanupResult> {
  if (onCancel === "leave")
    return { done: true, message: `the promotion of ${id} continues on the Rack if it has started` };
  for (let reads = 1; ; reads++) {
    const current = await rack.apps.get(app);
    if (current.status === "updating") return await cancelUpdate(rack, current, id);
    const isLast = reads === READS;
    if (current.status !== "running")
      return { done: true, message: `${app} is already ${statusInWords(current.status)}: nothing was canceled` };
    if (isLast || current.release === id)
      return { done: true, message: `${app} runs ${current.release || "no release"}: nothing was canceled` };
    await sleep(READ_EVERY_MS);
  }
}

async function cancelUpdate(rack: Rack, { name }: App, id: string): Promise<CleanupResult> {
  try {
    await rack.apps.cancel(name);
    const left = await describeNewResources(rack, name, id);
    const message = `the promotion of ${id} was canceled: ${name} rolls back to the previous release`;
    return { done: true, message: left === undefined ? message : `${message}. ${left}` };
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    const now = await rack.apps.get(name);
    if (now.status !== "updating")
      return { done: true, message: `${name} is ${statusInWords(now.status)}: the promotion has already ended` };
    if (AWAITS_RESOURCE.test(error.reason)) {
      return { done: false, message: `the promotion of ${id} continues on the Rack. ${AWAITS_RESOURCE_HINT}` };
    }
    return {
      done: isDenied(error),
      message: `the promotion of ${id} continues on the Rack, which did not cancel it: ${error.status} ${error.reason}`,
    };
  }
}
