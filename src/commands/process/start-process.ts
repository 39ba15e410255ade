import { CancelledError, ConvoxError, UnreachableError } from "../../errors.ts";
import { mayHaveHappened, type Process, type RunOptions } from "../../rack/index.ts";
import { cancelledError, requestStart } from "../cleanup/started-work.ts";
import type { Deps } from "../declaration/command.ts";

/**
 * Starts a process of a service. The request is sent once.
 * @param detach the process runs the command itself, so that a lost reply may mean that the command runs
 * @throws UnreachableError, also for a start whose result is unknown
 */
export async function startProcess(
  { app, service, detach }: { readonly app: string; readonly service: string; readonly detach: boolean },
  options: RunOptions,
  deps: Deps,
): Promise<Process> {
  const startedAt = deps.now();
  deps.signal.throwIfAborted();
  try {
    return await requestStart(deps, (rack) => rack.processes.run(app, service, options));
  } catch (error) {
    const wasMaybeStarted = detach
      ? "the command may have started"
      : "a process may have started, but it only sleeps and ends by itself";
    if (error instanceof CancelledError) throw cancelledError(deps.signal, wasMaybeStarted, error);
    if (!(error instanceof UnreachableError) || !mayHaveHappened(error)) throw error;
    if (!detach) throw error.withHint(`It is safe to retry: ${wasMaybeStarted}`);
    error.code = "command-result-unknown";
    const process = await findStartedProcess(app, service, options.command, startedAt, deps);
    const look = `convox-ci ps --app ${app} lists the processes`;
    throw process === undefined
      ? error.withHint(`The command may have started. Check before you run it again: ${look}`)
      : new UnreachableError(
          error.code,
          `${error.message}; process ${process.id} of ${service} has started with this command`,
          {
            cause: error,
            hint: `Do not run it again before you have checked whether ${process.id} is this run: ${look}`,
            outputs: { process: process.id },
          },
        );
  }
}

/** A Rack's clock may be behind by this much. */
const CLOCK_LEEWAY_MS = 60_000;

/** Looks for the process of a detached run whose reply was lost; it may be another job's, so it is only reported. */
async function findStartedProcess(
  app: string,
  service: string,
  commandLine: string,
  startedAt: number,
  { rack }: Deps,
): Promise<Process | undefined> {
  try {
    const list = await rack.processes.list(app);
    return list.find(
      ({ name, command, started }) =>
        name === service && command === commandLine && (started?.getTime() ?? 0) >= startedAt - CLOCK_LEEWAY_MS,
    );
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    return undefined; // the hint says to look first
  }
}
