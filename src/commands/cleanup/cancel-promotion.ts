import { RackError } from "../../errors.ts";
import type { App, Rack } from "../../rack/index.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { statusInWords } from "../output/app-status.ts";
import type { CleanupDeps, CleanupResult } from "./cleanup-result.ts";

export type OnCancel = "leave" | "rollback";

/** For every command that promotes. */
export const onCancelInput = {
  "on-cancel": {
    description:
      "What becomes of a promotion that is under way when the job is cancelled: leave lets the Rack finish it, " +
      "rollback makes the app go back to the release before",
    choices: ["leave", "rollback"],
    default: "leave",
  },
} as const satisfies Inputs;

/** Racks begin late: so often an app is read until it is seen to update, and so long apart. */
const READS = 3;
const READ_EVERY_MS = 500;

/**
 * Leaves a promotion to the Rack, or turns it into a rollback. The latter only while the app is `updating`: an app that is
 * rolling back already would fail by it for good.
 * @throws ConvoxError when the Rack does not answer
 */
export async function cancelPromotion(
  rack: Rack,
  { app, id, onCancel }: { readonly app: string; readonly id: string; readonly onCancel: OnCancel },
  { sleep }: CleanupDeps,
): Promise<CleanupResult> {
  if (onCancel === "leave")
    return { done: true, message: `the promotion of ${id} goes on at the Rack, if it has begun` };
  for (let reads = 1; ; reads++) {
    const seen = await rack.apps.get(app);
    if (seen.status === "updating") return await cancelUpdate(rack, seen, id);
    const isLast = reads === READS;
    if (seen.status !== "running")
      return { done: true, message: `${app} was ${statusInWords(seen.status)} already: nothing was done` };
    if (isLast || seen.release === id)
      return { done: true, message: `${app} was running ${seen.release || "no release"}: nothing was cancelled` };
    await sleep(READ_EVERY_MS);
  }
}

async function cancelUpdate(rack: Rack, { name }: App, id: string): Promise<CleanupResult> {
  try {
    await rack.apps.cancel(name);
    return { done: true, message: `the promotion of ${id} was cancelled: ${name} goes back to the release before` };
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    const isRefusal = error.status === 401 || error.status === 403;
    const now = await rack.apps.get(name);
    if (now.status !== "updating")
      return { done: true, message: `${name} is ${statusInWords(now.status)}: the promotion had ended` };
    return {
      done: isRefusal,
      message: `the promotion of ${id} goes on at the Rack, which does not cancel it: ${error.status} ${error.reason}`,
    };
  }
}
