import { CancelledError, ConvoxError, ExitError, InputError } from "../../errors.ts";
import { hasFeature } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { type RunValues, runCommandOnce } from "../process/run.ts";

export const hookInputs = {
  "before-promote": {
    description:
      "Commands to run on the new release before it is promoted, such as migrations. One per line: `service: command`",
    kind: "lines",
  },
  "after-promote": {
    description: "Commands to run on the new release once it is active. One per line: `service: command`",
    kind: "lines",
  },
  "hook-timeout": {
    description: "Time limit of each of these commands",
    kind: "duration",
    default: "30m",
  },
} as const satisfies Inputs;

export type HookName = "before-promote" | "after-promote";

/** A command to run in a new process of a service. */
export interface Hook {
  readonly name: HookName;
  readonly service: string;
  readonly command: string;
}

const NO_POD_OPTIONS = {
  terminationGrace: undefined,
  annotations: undefined,
  labels: undefined,
  useServiceLifecycle: false,
  nodeAffinity: undefined,
  tolerations: undefined,
};

/** Time for a process to start: a Rack may have to start a machine first. */
const START_MS = 600_000;

/** Parses the lines of an input. @throws InputError that names every line that is not `service: command` */
export function parseHooks(name: HookName, lines: readonly string[]): Hook[] {
  const problems: string[] = [];
  const hooks = lines.flatMap((line) => {
    const [, service, command] = /^([a-z][a-z0-9-]*)\s*:\s+(.+)$/.exec(line) ?? [];
    if (service !== undefined && command !== undefined) return [{ name, service, command }];
    problems.push(`${name} contains ${JSON.stringify(line)}: the format is service: command`);
    return [];
  });
  if (problems.length > 0) throw new InputError("input-invalid", problems.join("\n"));
  return hooks;
}

/**
 * Runs the commands one by one in new processes of the release, and stops at the first one that fails.
 * @throws ExitError for a command that failed, and what a run throws
 */
export async function runHooks(
  hooks: readonly Hook[],
  { app, release, timeoutMs }: { readonly app: string; readonly release: string; readonly timeoutMs: number },
  deps: Deps,
): Promise<void> {
  if (hooks.length === 0) return;
  // The record of a process decides more reliably than a stream, on the Racks that keep it.
  const isRetained = hasFeature(await deps.rack.generation(app), "retainedRuns") === true;
  for (const { name, service, command } of hooks) {
    const values: RunValues = {
      app,
      service,
      command,
      release,
      // Users expect a line in a workflow to be a line of shell.
      shell: true,
      timeout: timeoutMs,
      startTimeout: START_MS,
      detach: isRetained,
      wait: isRetained,
      entrypoint: true,
      environment: [],
      environmentJson: undefined,
      stdin: undefined,
      logFile: undefined,
      cpu: undefined,
      memory: undefined,
      ...NO_POD_OPTIONS,
    };
    try {
      await deps.host.group(`${name}: ${service}: ${command}`, () => runCommandOnce(values, deps), "hook");
    } catch (error) {
      throw nameHook(error, name, service);
    }
  }
}

/** Names the hook in the error of its run. */
function nameHook(error: unknown, name: HookName, service: string): unknown {
  if (!(error instanceof ConvoxError) || error instanceof CancelledError) return error;
  const message = `${name} on ${service}: ${error.message}`;
  const details = { hint: error.hints, cause: error };
  if (!(error instanceof ExitError)) return new ConvoxError(error.code, message, details);
  const code = name === "after-promote" ? "verification-failed" : "hook-failed";
  return new ExitError(code, message, error.status, details);
}
