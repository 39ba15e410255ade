import { constants } from "node:os";
import { CancelledError } from "../errors.ts";

/**
 * Within so many ms another signal is the same order once more: a terminal and npx both send theirs, and who ends a
 * container or a group of processes may send SIGINT and SIGTERM in one go.
 */
const SAME_MS = 300;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * A signal that aborts when the process is told to stop (SIGINT, SIGTERM; SIGHUP when its terminal is closed), so that the
 * work can end in order. Told a second time, the process ends at once. `dispose` gives the signals back.
 */
export function cancellation(): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  let first: number | undefined;
  const onSignal = (name: (typeof SIGNALS)[number]): void => {
    const time = performance.now();
    if (first !== undefined && time - first < SAME_MS) return;
    if (first !== undefined) process.exit(128 + constants.signals[name]);
    first = time;
    controller.abort(new CancelledError(`cancelled by ${name}`));
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: controller.signal,
    dispose() {
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}
