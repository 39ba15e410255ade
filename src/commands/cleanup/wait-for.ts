import { CancelledError, TimeoutError } from "../../errors.ts";
import { type WaitOptions, waitUntil } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { formatDuration } from "../output/units.ts";
import { cancelledError } from "./started-work.ts";

export interface Wait<T> extends Pick<WaitOptions<T>, "what" | "timeoutMs" | "done" | "consecutive"> {
  readonly state: (value: T) => string;
  /** What continues on the Rack if the wait ends early. */
  readonly leftRunning: string;
}

/**
 * Reads until `done` holds, and prints a line every minute.
 * @throws TimeoutError and CancelledError, which both name what continues on the Rack
 */
export async function waitFor<T>(read: () => Promise<T>, waiting: Wait<T>, deps: Deps): Promise<T> {
  const { what, state, leftRunning } = waiting;
  const startedAt = deps.now();
  const beat = heartbeat(deps);
  const reading = async () => {
    const value = await read();
    beat(`Waiting for ${what} for ${formatDuration(deps.now() - startedAt)}: ${state(value)}`);
    return value;
  };
  try {
    return await waitUntil(reading, { ...deps, ...waiting });
  } catch (error) {
    if (error instanceof TimeoutError) {
      throw new TimeoutError("wait-timeout", error.message, {
        cause: error,
        hint: `${upperFirst(leftRunning)}. Raise the input timeout to wait longer.`,
      });
    }
    if (error instanceof CancelledError) throw cancelledError(deps.signal, leftRunning, error);
    throw error;
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
