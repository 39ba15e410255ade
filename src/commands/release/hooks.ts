import { CancelledError, ConvoxError, ExitError, InputError } from "../../errors.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { type RunValues, runCommandOnce } from "../process/run.ts";

export const hookInputs = {
  "before-promote": {
    description:
      "Commands to run on the new release before it is promoted, such as migrations: one a line, `service: command`",
    kind: "lines",
  },
  "after-promote": {
    description: "Commands to run on the new release once the app runs it: one a line, `service: command`",
    kind: "lines",
  },
  "hook-timeout": {
    description: "How long each of these commands may take",
    kind: "duration",
    default: "30m",
  },
} as const satisfies Inputs;

export type HookName = "before-promote" | "after-promote";

/** A command that runs in a process of a service. */
export interface Hook {
  readonly name: HookName;
  readonly service: string;
  readonly command: string;
}

/** How long a process may take to start: a Rack may have to start a machine first. */
const START_MS = 600_000;

/** Reads the lines of an input. @throws InputError naming every line that is not `service: command` */
export function parseHooks(name: HookName, lines: readonly string[]): Hook[] {
  const mistakes: string[] = [];
  const hooks = lines.flatMap((line) => {
    const [, service, command] = /^([a-z][a-z0-9-]*)\s*:\s+(.+)$/.exec(line) ?? [];
    if (service !== undefined && command !== undefined) return [{ name, service, command }];
    mistakes.push(`${name} has the line ${JSON.stringify(line)}: allowed is service: command`);
    return [];
  });
  if (mistakes.length > 0) throw new InputError(mistakes.join("\n"));
  return hooks;
}

/**
 * Runs the commands one after the other in new processes of the release; the first that fails ends it.
 * @throws ExitError for a command that failed, and what a run throws
 */
export async function runHooks(
  hooks: readonly Hook[],
  { app, release, timeoutMs }: { readonly app: string; readonly release: string; readonly timeoutMs: number },
  deps: Deps,
): Promise<void> {
  for (const { name, service, command } of hooks) {
    const values: RunValues = {
      app,
      service,
      command,
      release,
      // One line of a workflow is a line of shell to whoever writes it.
      shell: true,
      timeout: timeoutMs,
      startTimeout: START_MS,
      detach: false,
      entrypoint: true,
      environment: [],
      environmentJson: undefined,
      stdin: undefined,
      logFile: undefined,
      cpu: undefined,
      memory: undefined,
    };
    try {
      await deps.host.group(`${name}: ${service}: ${command}`, () => runCommandOnce(values, deps));
    } catch (error) {
      throw nameHook(error, name, service);
    }
  }
}

/** The error of a run, saying which hook it was. */
function nameHook(error: unknown, name: HookName, service: string): unknown {
  if (!(error instanceof ConvoxError) || error instanceof CancelledError) return error;
  const message = `${name} on ${service}: ${error.message}`;
  const details = { hint: error.hint, cause: error };
  return error instanceof ExitError ? new ExitError(message, error.code, details) : new ConvoxError(message, details);
}
