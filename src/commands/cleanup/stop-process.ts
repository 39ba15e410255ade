import { ConvoxError, RackError, TimeoutError } from "../../errors.ts";
import { type Rack, withDeadline } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { formatDuration } from "../output/units.ts";
import type { CleanupResult } from "./cleanup-result.ts";

/** Time to stop a process after its command. */
const STOP_MS = 30_000;

/**
 * Stops a process. A process that no longer exists counts as stopped.
 * @throws ConvoxError if the Rack does not answer
 */
export async function stopProcess(rack: Rack, app: string, id: string): Promise<CleanupResult> {
  const name = `process ${id} of ${app}`;
  try {
    await rack.processes.stop(app, id);
    return { done: true, message: `${name} was stopped` };
  } catch (error) {
    if (!(error instanceof RackError)) throw error;
    // v2 answers 404, v3 answers 500 with the message of Kubernetes.
    if (error.status === 404 || /not found/.test(error.reason)) return { done: true, message: `${name} has ended` };
    return { done: false, message: `${name} could not be stopped: ${error.status} ${error.reason}` };
  }
}

/** Stops a process whose command has ended. If it cannot be stopped, that is a warning: the process ends by itself. */
export async function stopAfterwards(app: string, id: string, deps: Deps): Promise<void> {
  const silence = () => new TimeoutError("wait-timeout", `the Rack did not answer within ${formatDuration(STOP_MS)}`);
  try {
    const { done, message } = await withDeadline(STOP_MS, silence, () => stopProcess(deps.rack, app, id));
    if (!done) deps.host.warn(message);
  } catch (error) {
    // withCleanup reports a canceled job. The result of the command matters more than a process that ends by itself.
    if (!(error instanceof ConvoxError) || deps.signal.aborted) throw error;
    deps.host.warn(`process ${id} of ${app} could not be stopped; it ends by itself: ${error.message}`);
  }
}
