import { CancelledError, TimeoutError } from "../../errors.ts";
import { type WaitOptions, waitUntil } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { elapsed } from "../output/units.ts";
import { cancelledError } from "./started-work.ts";

export interface Wait<T> extends Pick<WaitOptions<T>, "what" | "timeoutMs" | "done" | "consecutive"> {
  readonly state: (value: T) => string;
  /** What goes on at the Rack when nobody waits any more. */
  readonly leftRunning: string;
}

/**
 * Reads until `done` holds, with a line a minute.
 * @throws TimeoutError and CancelledError, both saying what goes on at the Rack
 */
export async function waitFor<T>(read: () => Promise<T>, waiting: Wait<T>, deps: Deps): Promise<T> {
  const { what, state, leftRunning } = waiting;
  const began = deps.now();
  const beat = heartbeat(deps);
  const reading = async () => {
    const value = await read();
    beat(`Waiting for ${what} since ${elapsed(deps.now() - began)}: ${state(value)}`);
    return value;
  };
  try {
    return await waitUntil(reading, { ...deps, ...waiting });
  } catch (error) {
    if (error instanceof TimeoutError) {
      throw new TimeoutError(error.message, { cause: error, hint: `${leftRunning}; timeout waits longer` });
    }
    if (error instanceof CancelledError) throw cancelledError(deps.signal, leftRunning, error);
    throw error;
  }
}
