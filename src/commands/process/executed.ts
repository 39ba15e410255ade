import { ConvoxError, ExitError, RackError, TimeoutError, UnreachableError } from "../../errors.ts";
import { type Exec, type ExecOptions, type Generation, isAtLeast, mayHaveHappened } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { LogFile } from "../output/log-file.ts";
import { withHeartbeat } from "../output/log-heartbeat.ts";
import { elapsed } from "../output/units.ts";

/** A command to be run in a process that is there. */
export interface Execution {
  readonly app: string;
  /** Id of the process; on v3 the name of a service too. */
  readonly process: string;
  readonly command: string;
  readonly entrypoint: boolean;
  readonly stdin: AsyncIterable<Uint8Array> | undefined;
  readonly timeoutMs: number;
  readonly generation: Generation;
  readonly log: LogFile;
  /** What becomes of the process when the command's end is not known: a clause for the hint. */
  readonly afterwards: string;
}

/** A timer of Node's that is set for longer goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const LOOK_FIRST = "the command may have run, in part or in full: look at what it did before it is run again";
const SAFE = "nothing was run: it is safe to try again";

/**
 * Runs a command and prints its output. Only an exit status of 0, told by the Rack and with no error behind it, is success.
 * @throws ExitError for another status, UnreachableError when none came, RackError when the Rack refuses, TimeoutError
 */
export async function executed(execution: Execution, deps: Deps): Promise<void> {
  const { process, timeoutMs, log, stdin } = execution;
  const exec = await begun(execution, deps);
  let late = false;
  const limit = setTimeout(
    () => {
      late = true;
      exec.close();
    },
    Math.min(timeoutMs, LONGEST_TIMER_MS),
  );
  const started = deps.now();
  const feeding = fed(exec, stdin);
  // A failure to read the input is told below; it must not count as unhandled meanwhile.
  feeding.catch(() => exec.close());
  try {
    const alive = () => `Still running in ${process}: ${elapsed(deps.now() - started)}`;
    await deps.host.stream(withHeartbeat(log.through(exec), alive, deps));
  } finally {
    clearTimeout(limit);
    exec.close();
  }
  if (late) {
    throw new TimeoutError(`the command in ${process} had not ended after ${elapsed(timeoutMs)}`, {
      hint: `${LOOK_FIRST}; ${execution.afterwards}; timeout allows more`,
    });
  }
  // The command may have ended without reading all of its input; then nobody waits for the rest.
  const end = exec.end();
  if (end.kind !== "exited") await feeding;
  concluded(exec, execution);
}

async function begun({ app, process, command, entrypoint, stdin, generation }: Execution, deps: Deps): Promise<Exec> {
  try {
    return await deps.rack.processes.exec(app, process, { command, entrypoint, mode: modeOf(generation, stdin) });
  } catch (error) {
    if (error instanceof RackError || error instanceof UnreachableError) {
      throw explained(error, mayHaveHappened(error) ? LOOK_FIRST : SAFE);
    }
    throw error;
  }
}

/**
 * v3 before 3.19.7 would wait for ever without a terminal; v2 without one sends frames that have to be taken apart, which
 * is worth it only where input must not be echoed.
 */
function modeOf(generation: Generation, stdin: unknown): ExecOptions["mode"] {
  if (stdin !== undefined) return "multiplexed";
  return isAtLeast(generation, { v3: "3.19.7" }) === true ? "plain" : "tty";
}

async function fed(exec: Exec, stdin: AsyncIterable<Uint8Array> | undefined): Promise<void> {
  try {
    for await (const bytes of stdin ?? []) await exec.send(bytes);
  } catch (cause) {
    throw new ConvoxError("the standard input for the command could not be read to its end", {
      cause,
      hint: LOOK_FIRST,
    });
  }
  await exec.endInput();
}

function concluded(exec: Exec, { process, afterwards }: Execution): void {
  const end = exec.end();
  const { request } = exec.where;
  switch (end.kind) {
    case "exited":
      if (end.code === 0) return;
      throw new ExitError(`the command in ${process} ended with exit code ${end.code}`, end.code, {
        hint: meanings.get(end.code),
        outputs: { "exit-code": end.code },
      });
    case "refused":
      throw new RackError(request, undefined, end.reason, { hint: end.begun ? LOOK_FIRST : SAFE });
    case "handed over":
      throw new RackError(request, undefined, "the Rack hands the session over to AWS (ECS Exec)", {
        hint: `that needs the session-manager plugin, which is not part of convox-ci. ${SAFE}`,
      });
    case "lost": {
      const what =
        end.code === undefined
          ? "the connection was lost before the command's exit status came"
          : `the connection was lost right behind the exit status ${end.code}, where an error may still have followed`;
      throw new UnreachableError(`${request}: ${what}`, { hint: `${LOOK_FIRST}; ${afterwards}` });
    }
  }
}

const meanings = new Map([
  [126, "126: the command is there, but cannot be executed"],
  [127, "127: the command was not found in the image"],
  [137, "137: it was killed, often because it used more memory than it may; memory allows more on a v3 Rack"],
  [143, "143: it was told to stop"],
]);

function explained<T extends RackError | UnreachableError>(error: T, advice: string): T {
  const hint = error.hint === undefined ? advice : `${error.hint}; ${advice}`;
  return Object.assign(error, { hint });
}
