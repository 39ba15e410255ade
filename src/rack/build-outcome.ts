import type { Build } from "./builds.ts";
import { type WaitOptions, waitUntil } from "./wait.ts";

/**
 * Waits until a build is complete or failed. Only its status decides; the log is informational.
 * @throws TimeoutError while the build continues on the Rack, and what waitUntil throws
 */
export function buildOutcome(
  read: () => Promise<Build>,
  {
    app,
    id,
    ...options
  }: { readonly app: string; readonly id: string } & Pick<
    WaitOptions<Build>,
    "sleep" | "now" | "timeoutMs" | "signal" | "wakeUp"
  >,
): Promise<Build> {
  return waitUntil(read, {
    ...options,
    what: `build ${id} of ${app} to end`,
    consecutive: 1,
    done: ({ status }) => status === "complete" || status === "failed",
    state: ({ status }) => status,
  });
}
