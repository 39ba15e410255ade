import { CancelledError, ConvoxError, ExitError, RackError, TimeoutError, UnreachableError } from "../../errors.ts";
import type { Process } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { LogFile } from "../output/log-file.ts";
import { formatDuration } from "../output/units.ts";
import { EXIT_CODES, LOOK_FIRST } from "./execute-command.ts";
import { openProcessLog } from "./process-log.ts";

/** Seconds that the Rack keeps the record of an ended process, at most 600. It is read every 2 seconds. */
export const RETAIN_S = 300;
const READ_EVERY_MS = 2_000;
/** The transport has retried each read already. */
const FAILED_READS = 2;
/** How much earlier than the wait the process may have started. */
const EARLIER_S = 10;
/** Time for the rest of the log after the end of the process. */
export const LOG_MS = 5_000;

export interface RetainedRun {
  readonly app: string;
  readonly process: string;
  readonly startMs: number;
  readonly timeoutMs: number;
  readonly log: LogFile;
}

/**
 * Waits until a detached process has ended, by its record. The exit code of the record decides; the log is printed while
 * the process lives and decides nothing. A record that is deleted is an unknown outcome, which is a failure.
 * Source: convox/convox pull request 1094, 3.25.5
 * @throws ExitError for another code than 0, UnreachableError for an unknown outcome, TimeoutError
 */
export async function waitForRetainedRun(run: RetainedRun, deps: Deps): Promise<void> {
  const printing = followProcessLog(run, deps);
  let ended: Process;
  try {
    ended = await readUntilEnd(run, printing.start, deps);
  } finally {
    await printing.end();
  }
  const { exitCode, status } = ended;
  if (exitCode === undefined) {
    throw new UnreachableError(
      "command-result-unknown",
      `process ${run.process} ended with status ${status}, but the Rack did not report an exit code`,
      { hint: LOOK_FIRST },
    );
  }
  if (exitCode === 0 && status === "complete") return;
  if (exitCode === 0) {
    throw new ConvoxError(
      "command-result-unknown",
      `process ${run.process} ended with exit code 0, but its status is ${status}`,
      {
        hint: LOOK_FIRST,
      },
    );
  }
  throw new ExitError("command-failed", `the command in ${run.process} ended with exit code ${exitCode}`, exitCode, {
    hint: EXIT_CODES.get(exitCode),
    outputs: { "exit-code": exitCode },
  });
}

async function readUntilEnd(
  { app, process: id, startMs, timeoutMs }: RetainedRun,
  onRunning: () => void,
  { rack, host, now, sleep, signal }: Deps,
): Promise<Process> {
  const startedAt = now();
  let runningAt: number | undefined;
  let failures = 0;
  let reported = "";
  for (;;) {
    await sleep(READ_EVERY_MS, signal);
    try {
      const process = await rack.processes.get(app, id);
      failures = 0;
      if (process.status === "complete" || process.status === "failed") return process;
      if (process.status !== reported && process.status !== "running")
        host.info(`Waiting for process ${id}: it is ${process.status}`);
      reported = process.status;
      if (process.status === "running" && runningAt === undefined) {
        runningAt = now();
        onRunning();
      }
    } catch (error) {
      if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
      if (isDeleted(error) || ++failures === FAILED_READS) {
        throw new UnreachableError(
          "command-result-unknown",
          `the outcome of process ${id} of ${app} is unknown: ${error.message}`,
          {
            cause: error,
            hint: LOOK_FIRST,
          },
        );
      }
    }
    if (runningAt === undefined && now() - startedAt >= startMs) {
      throw new TimeoutError(
        "command-timeout",
        `process ${id} of ${app} did not start within ${formatDuration(startMs)}`,
        {
          hint: "The process is stopped. To wait longer, set start-timeout",
        },
      );
    }
    if (runningAt !== undefined && now() - runningAt >= timeoutMs) {
      throw new TimeoutError(
        "command-timeout",
        `the command in ${id} did not end within ${formatDuration(timeoutMs)}`,
        {
          hint: `${LOOK_FIRST}. The process is stopped. To wait longer, set the input timeout`,
        },
      );
    }
  }
}

/** The record does not exist: v2 answers 404, v3 answers 500 with the message of Kubernetes. */
function isDeleted(error: ConvoxError): boolean {
  return error instanceof RackError && (error.status === 404 || /not found/.test(error.reason));
}

/** Prints the log of the process from `start` on. Losing it fails nothing. */
function followProcessLog({ app, process, log }: RetainedRun, deps: Deps) {
  const startedAt = deps.now();
  const seconds = () => Math.ceil((deps.now() - startedAt) / 1000) + EARLIER_S;
  const opened = openProcessLog(deps.rack, app, process, seconds);
  let printing: Promise<void> | undefined;
  const print = async () => {
    try {
      await deps.host.stream(log.through(opened.chunks));
    } catch (error) {
      if (!(error instanceof ConvoxError) || error instanceof CancelledError) return;
      deps.host.warn(`The log of process ${process} cannot be printed: ${error.message}`);
    }
  };
  return {
    start() {
      printing ??= print();
    },
    async end() {
      // A process that ends between two reads was never seen running: its log is kept as long as its record.
      printing ??= print();
      const timer = new AbortController();
      deps.sleep(LOG_MS, timer.signal).then(opened.close, () => undefined);
      await printing;
      timer.abort();
    },
  };
}
