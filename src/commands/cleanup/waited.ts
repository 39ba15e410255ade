import { CancelledError, TimeoutError } from "../../errors.ts";
import { settled, type WaitOptions } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { elapsed } from "../output/units.ts";
import { cancelledAfter } from "./begun.ts";

export interface Waiting<T> extends Pick<WaitOptions<T>, "what" | "timeoutMs" | "done" | "consecutive"> {
  readonly state: (value: T) => string;
  /** What goes on at the Rack when nobody waits any more. */
  readonly goesOn: string;
}

/**
 * Reads until `done` holds, with a line a minute.
 * @throws TimeoutError and CancelledError, both saying what goes on at the Rack
 */
export async function waited<T>(read: () => Promise<T>, waiting: Waiting<T>, deps: Deps): Promise<T> {
  const { what, state, goesOn } = waiting;
  const began = deps.now();
  const beat = heartbeat(deps);
  const reading = async () => {
    const value = await read();
    beat(`Waiting for ${what} since ${elapsed(deps.now() - began)}: ${state(value)}`);
    return value;
  };
  try {
    return await settled(reading, { ...deps, ...waiting });
  } catch (error) {
    if (error instanceof TimeoutError) {
      throw new TimeoutError(error.message, { cause: error, hint: `${goesOn}; timeout waits longer` });
    }
    if (error instanceof CancelledError) throw cancelledAfter(deps.signal, goesOn, error);
    throw error;
  }
}
