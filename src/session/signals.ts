import { constants } from "node:os";
import { CancelledError } from "../errors.ts";

/**
 * Another signal within this time counts as the same request: a terminal and npx both send one, and a container engine may
 * send SIGINT and SIGTERM together.
 */
const SAME_MS = 300;
/**
 * Time for the work to end after a signal if nothing is to be cleaned up. What still works then does not listen to the
 * signal, such as a download by a library, or a file operation that never returns.
 */
const WORK_MS = 500;
/** The same with a cleanup on the Rack: it takes at most 7 s, and GitHub kills the process 10 s after its first signal. */
const CLEANUP_MS = 8_500;
/** Time to print the error of work that did not end by itself. */
const REPORT_MS = 400;
/** Time to write results and to close connections when the work has ended by itself. */
const CLOSE_MS = 2_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type SignalName = (typeof SIGNALS)[number];

/** Where signals come from, and how the process ends. */
export interface SignalSource {
  on(name: SignalName, listener: (name: SignalName) => void): unknown;
  off(name: SignalName, listener: (name: SignalName) => void): unknown;
  /** Ends the process at once. */
  end(name: SignalName): void;
}

export interface Cancellation {
  readonly signal: AbortSignal;
  /** Rejects when the work has not ended in time after a signal. */
  readonly overdue: Promise<never>;
  /** Stops listening to signals. A process that was canceled then has two seconds to end by itself. */
  dispose(): void;
}

/** The same for work that the caller cancels by `signal`. The process continues. */
export function followSignal(signal: AbortSignal): Cancellation {
  const controller = new AbortController();
  const abort = () => controller.abort(new CancelledError("canceled", "canceled", { cause: signal.reason }));
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });
  return {
    signal: controller.signal,
    overdue: new Promise<never>(() => {}),
    dispose: () => signal.removeEventListener("abort", abort),
  };
}

/**
 * Aborts when the process receives SIGINT, SIGTERM or SIGHUP (a closed terminal), so that the work can clean up. A second
 * signal ends the process at once. So does work that does not end within a second, or within nine seconds while
 * `hasCleanup` says that something on the Rack may have to be cleaned up.
 */
export function listenForSignals(hasCleanup: () => boolean, source: SignalSource = processSignals): Cancellation {
  const controller = new AbortController();
  const { promise: overdue, reject } = withReject();
  let first: { readonly name: SignalName; readonly time: number } | undefined;
  let isOverdue = false;
  let timer: NodeJS.Timeout | undefined;
  // No timer keeps a process alive that has ended its work.
  const schedule = (ms: number, action: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(action, ms).unref();
  };
  const onSignal = (name: SignalName): void => {
    const time = performance.now();
    if (first !== undefined && time - first.time < SAME_MS) return;
    if (first !== undefined) source.end(name);
    first = { name, time };
    const reason = new CancelledError("canceled", `canceled by ${name}`);
    const giveUp = () => {
      isOverdue = true;
      reject(reason);
      schedule(REPORT_MS, () => source.end(name));
    };
    schedule(WORK_MS, () => (hasCleanup() ? schedule(CLEANUP_MS - WORK_MS, giveUp) : giveUp()));
    controller.abort(reason);
  };
  for (const name of SIGNALS) source.on(name, onSignal);
  return {
    signal: controller.signal,
    overdue,
    dispose() {
      for (const name of SIGNALS) source.off(name, onSignal);
      if (first === undefined || isOverdue) return;
      const { name } = first;
      schedule(CLOSE_MS, () => source.end(name));
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
function endProcess(name: SignalName): void {
  process.removeAllListeners(name);
  process.emit("exit", 128 + constants.signals[name]);
  process.kill(process.pid, name);
  // The first process of a container gets here: it ignores default actions.
  process.exit(128 + constants.signals[name]);
}

const processSignals: SignalSource = {
  on: (name, listener) => process.on(name, listener),
  off: (name, listener) => process.off(name, listener),
  end: endProcess,
};
