import { constants } from "node:os";
import { CancelledError } from "../errors.ts";

/**
 * Another signal within this time counts as the same request: a terminal and npx both send one, and a container engine may
 * send SIGINT and SIGTERM together.
 */
const SAME_MS = 300;
/**
 * Time to clean up after a signal. A clean-up on the Rack takes at most 7 s, and GitHub kills the process 10 s after its
 * first signal. What still works then, such as a file operation that never returns, does not keep the process alive.
 */
const CLEANUP_MS = 8_500;
/** Time to print the error when the clean-up has taken too long. */
const REPORT_MS = 500;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface Cancellation {
  readonly signal: AbortSignal;
  /** Rejects when the work has not ended in time after a signal. */
  readonly overdue: Promise<never>;
  /** Stops listening to signals. */
  dispose(): void;
}

/**
 * Aborts when the process receives SIGINT, SIGTERM or SIGHUP (a closed terminal), so that the work can clean up. A second
 * signal ends the process at once, and so does a clean-up that takes too long.
 */
export function listenForSignals(): Cancellation {
  const controller = new AbortController();
  const { promise: overdue, reject } = withReject();
  let first: number | undefined;
  const onSignal = (name: (typeof SIGNALS)[number]): void => {
    const time = performance.now();
    if (first !== undefined && time - first < SAME_MS) return;
    if (first !== undefined) endProcess(name);
    first = time;
    const reason = new CancelledError(`canceled by ${name}`);
    controller.abort(reason);
    // They keep no process alive that has ended its work.
    setTimeout(() => reject(reason), CLEANUP_MS).unref();
    setTimeout(() => endProcess(name), CLEANUP_MS + REPORT_MS).unref();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: controller.signal,
    overdue,
    dispose() {
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}

function withReject(): { promise: Promise<never>; reject: (reason: Error) => void } {
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<never>((_, fail) => {
    reject = fail;
  });
  promise.catch(() => {}); // It is only used in a race.
  return { promise, reject };
}

/**
 * Ends the process at once. `process.exit` waits for file operations that are in progress, one on a pipe without a
 * writer for ever; the signal's default action does not.
 */
function endProcess(name: (typeof SIGNALS)[number]): void {
  process.removeAllListeners(name);
  process.emit("exit", 128 + constants.signals[name]);
  process.kill(process.pid, name);
  // The first process of a container gets here: it ignores default actions.
  process.exit(128 + constants.signals[name]);
}
