import { constants } from "node:os";
import { CancelledError } from "../errors.ts";

/**
 * A signal that aborts when the process is told to stop (SIGINT, SIGTERM), so that the work can end in order. Told a
 * second time, the process ends at once. `dispose` gives the signals back.
 */
export function cancellation(): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const onSignal = (name: "SIGINT" | "SIGTERM"): void => {
    if (controller.signal.aborted) process.exit(128 + constants.signals[name]);
    controller.abort(new CancelledError(`cancelled by ${name}`));
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    dispose: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
  };
}
