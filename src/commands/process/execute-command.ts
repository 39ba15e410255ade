import { ConvoxError, ExitError, RackError, TimeoutError, UnreachableError } from "../../errors.ts";
import {
  cutAtSignal,
  type Exec,
  type ExecOptions,
  type Generation,
  hasFeature,
  mayHaveHappened,
  withDeadline,
} from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { LogFile } from "../output/log-file.ts";
import { withHeartbeat } from "../output/log-heartbeat.ts";
import { formatDuration } from "../output/units.ts";

/** A command to run in a running process. */
export interface Execution {
  readonly app: string;
  /** Id of the process; on v3 also the name of a service. */
  readonly process: string;
  readonly command: string;
  readonly entrypoint: boolean;
  readonly stdin: AsyncIterable<Uint8Array> | undefined;
  readonly timeoutMs: number;
  readonly generation: Generation;
  readonly log: LogFile;
  /** What happens to the process if the end of the command is unknown: a sentence for the hint. */
  readonly afterwards: string;
}

/** Node fires a timer that is set for longer at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
export const LOOK_FIRST = "The command may have run, in part or completely. Check its effects before you run it again";
const SAFE = "Nothing was run, so it is safe to retry";

/**
 * Runs a command and prints its output. Only exit status 0 from the Rack, with no error after it, is success.
 * @throws ExitError for another status, UnreachableError for none, RackError if the Rack refuses, TimeoutError
 */
export async function executeCommand(execution: Execution, deps: Deps): Promise<void> {
  const { process, timeoutMs, log, stdin } = execution;
  const startedAt = deps.now();
  const lateError = () =>
    new TimeoutError("command-timeout", `the command in ${process} did not end within ${formatDuration(timeoutMs)}`, {
      hint: `${LOOK_FIRST}. ${execution.afterwards}. To wait longer, set the input timeout`,
    });
  const exec = await withDeadline(timeoutMs, lateError, () => openExec(execution, deps));
  let isLate = false;
  const limit = setTimeout(
    () => {
      isLate = true;
      exec.close();
    },
    Math.min(timeoutMs - (deps.now() - startedAt), LONGEST_TIMER_MS),
  );
  const stop = new AbortController();
  let inputError: unknown;
  const feeding = feedInput(exec, stdin, stop.signal).catch((error: unknown) => {
    inputError = error;
    exec.close();
  });
  try {
    const alive = () => `Still running in ${process}: ${formatDuration(deps.now() - startedAt)}`;
    await deps.host.stream(withHeartbeat(log.through(exec), alive, deps));
  } finally {
    clearTimeout(limit);
    exec.close();
    // A command may end without reading all of its input, and an input may never end.
    stop.abort();
    await feeding;
  }
  if (isLate) throw lateError();
  if (inputError !== undefined && exec.end().kind !== "exited") throw inputError;
  checkEnd(exec, execution);
}

async function openExec(
  { app, process, command, entrypoint, stdin, generation }: Execution,
  deps: Deps,
): Promise<Exec> {
  try {
    const mode = chooseMode(generation, stdin !== undefined, deps);
    return await deps.rack.processes.exec(app, process, { command, entrypoint, mode });
  } catch (error) {
    if (error instanceof RackError || error instanceof UnreachableError) {
      const mayHaveRun = mayHaveHappened(error);
      if (mayHaveRun) error.code = "command-result-unknown";
      throw error.withHint(...error.hints, mayHaveRun ? LOOK_FIRST : SAFE);
    }
    throw error;
  }
}

/**
 * v3 before 3.19.7 hangs without a terminal; with input it needs 3.25.5 (see standard-input.ts). v2 without one sends frames that the client takes apart: needed where input
 * must not be echoed, and where a program reads the output, since a terminal turns each line end into CR LF.
 */
function chooseMode(generation: Generation, hasInput: boolean, { stdout }: Pick<Deps, "stdout">): ExecOptions["mode"] {
  if (generation.generation === "v2") return hasInput || stdout ? "multiplexed" : "tty";
  if (hasInput) return "input";
  return hasFeature(generation, "plainExec") === true ? "plain" : "tty";
}

/** Passes `stdin` on until it ends or `stop` is aborted. */
async function feedInput(exec: Exec, stdin: AsyncIterable<Uint8Array> | undefined, stop: AbortSignal): Promise<void> {
  if (stdin === undefined) return await exec.endInput();
  try {
    for await (const bytes of cutAtSignal(stdin, stop)) await exec.send(bytes);
  } catch (cause) {
    if (stop.aborted) return;
    throw new ConvoxError(
      "input-stream-failed",
      "stdin: the standard input for the command could not be read to its end",
      {
        cause,
        hint: LOOK_FIRST,
      },
    );
  }
  await exec.endInput();
}

function checkEnd(exec: Exec, { process, afterwards }: Execution): void {
  const end = exec.end();
  const { request } = exec.where;
  switch (end.kind) {
    case "exited":
      if (end.code === 0) return;
      throw new ExitError("command-failed", `the command in ${process} ended with exit code ${end.code}`, end.code, {
        hint: EXIT_CODES.get(end.code),
        outputs: { "exit-code": end.code },
      });
    case "refused":
      throw new RackError("command-not-started", request, undefined, end.reason, {
        hint: end.mayHaveRun ? LOOK_FIRST : SAFE,
      });
    case "handed over":
      throw new RackError(
        "command-not-started",
        request,
        undefined,
        "the Rack hands the session over to AWS (ECS Exec)",
        {
          hint: `ECS Exec needs the session-manager plugin, which convox-ci does not contain. ${SAFE}`,
        },
      );
    case "lost": {
      const what =
        end.code === undefined
          ? "the connection was lost before the exit status of the command arrived"
          : `the connection was lost right after exit status ${end.code}, before an error that may have followed`;
      throw new UnreachableError("command-result-unknown", `${request}: ${what}`, {
        hint: `${LOOK_FIRST}. ${afterwards}`,
      });
    }
  }
}

/** What an exit code means, by convention of shells. */
export const EXIT_CODES = new Map([
  [126, "126: the command exists but is not executable"],
  [127, "127: the command was not found in the image"],
  [137, "137: the command was killed, often because it exceeded its memory. On a v3 Rack, memory sets the limit"],
  [143, "143: the command was terminated by a signal"],
]);
