import { RackError } from "../../errors.ts";
import type { Rack } from "../../rack/index.ts";
import type { CleanupResult } from "./cleanup-result.ts";

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
