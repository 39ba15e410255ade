import { ConvoxError, ExitError } from "../../errors.ts";
import { type Generation, waitUntil } from "../../rack/index.ts";
import { withCleanup } from "../cleanup/started-work.ts";
import { stopAfterwards } from "../cleanup/stop-process.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { logFileInput, withLogFile } from "../output/log-file.ts";
import { type Execution, executeCommand } from "./execute-command.ts";
import { RETAIN_S, type RetainedRun, waitForRetainedRun } from "./retained-run.ts";
import { readRunEnvironment, runEnvironmentInputs } from "./run-environment.ts";
import { checkRunOptions, podInputs, readPodOptions } from "./run-options.ts";
import { findShellSyntax, toHeaderLine, wrapInShell } from "./shell-words.ts";
import { stdinInput, withStandardInput } from "./standard-input.ts";
import { startProcess } from "./start-process.ts";

/** What `run` and `exec` share. */
export const commandInputs = {
  command: {
    description: "Command line to run; in a terminal also as arguments, after -- if the command has flags",
    required: true,
    positional: "command",
    rest: true,
  },
  app: appInput,
  shell: {
    description: "Run the command in a shell (sh -c) of the image; v3 Racks need it for &&, |, > and $VARIABLE",
    kind: "boolean",
    default: "false",
  },
  timeout: {
    description: "Maximum duration of the command",
    kind: "duration",
    short: "t",
    default: "60m",
  },
  ...stdinInput,
  ...logFileInput,
} as const satisfies Inputs;

const inputs = {
  service: { description: "Service whose image and settings to use", required: true, positional: "service" },
  ...commandInputs,
  release: { description: "Id of the release to run, promoted or not", fallback: "the app's active release" },
  "start-timeout": {
    description: "Maximum time until the process runs; the Rack may have to start a machine first",
    kind: "duration",
    default: "10m",
  },
  detach: {
    description: "Run the command as the process itself, and return at once unless wait is true",
    kind: "boolean",
    short: "d",
    default: "false",
  },
  wait: {
    description:
      "With detach: wait for the end of the process and use the exit code of its record (v3 Racks since 3.25.5). Without " +
      "detach, the command is always waited for",
    kind: "boolean",
    default: "false",
  },
  entrypoint: { description: "Put the image's entrypoint before the command", kind: "boolean", default: "true" },
  ...runEnvironmentInputs,
  cpu: { description: "CPU for the process in millicores (v3 Racks)", kind: "integer", fallback: "the service's" },
  ...podInputs,
  memory: { description: "Memory for the process in MiB (v3 Racks)", kind: "integer", fallback: "the service's" },
} as const satisfies Inputs;

export interface RunResult {
  /** Undefined for a detached process. */
  "exit-code": number | undefined;
  process: string;
  release: string;
  app: string;
  rack: string;
  service: string;
  duration: number;
}

export const run = command({
  name: "run",
  summary: "Run a command in a new process of a service, then stop the process",
  details:
    "Prints the output of the command and ends with its exit code. The step fails unless the Rack reports exit code 0. " +
    "The image must contain the program `sleep`, which keeps the process alive while the command runs in it.",
  icon: "terminal",
  hasCleanup: true,
  inputs,
  outputs: {
    "exit-code": "Exit code of the command; set on failure too, empty if unknown",
    process: "Id of the process; set on failure too",
    release: "Id of the release that the command ran in; set on failure too",
    app: "Name of the app",
    rack: "Name of the Rack",
    service: "Name of the service",
    duration: "Duration in seconds",
  },
  onMachine: { limit: "stdin, the pod options, and wait with detach are rejected, because they could be ignored" },
  printsLog: true,
  run: runCommandOnce,
});

/** The values that `run` receives. */
export type RunValues = Values<typeof inputs>;

/**
 * Starts a process, runs the command in it, and always stops the process.
 * @throws ExitError when the command fails; every error has the outputs known by then
 */
export async function runCommandOnce(values: RunValues, deps: Deps): Promise<RunResult> {
  const { app, service, detach } = values;
  const { host, rack } = deps;
  const startedAt = deps.now();
  const generation = await rack.generation(app);
  const commandLine = await toCommandLine(values, generation, deps);
  const environment = readRunEnvironment(values, deps);
  checkRunOptions({ ...values, environment }, generation);
  const podOptions = readPodOptions(values, generation);
  return await withStandardInput(values.stdin, generation, deps, (stdin) =>
    withLogFile(values.logFile, deps, async (log) => {
      const { release, cpu, memory, wait } = values;
      const retain = detach && wait ? RETAIN_S : undefined;
      const command = detach ? commandLine : holdingCommand(values);
      const options = { command, release, environment, cpu, memory, retain, ...podOptions };
      const process = await startProcess(values, options, deps);
      const result = (code?: number): RunResult => ({
        "exit-code": code,
        process: process.id,
        release: process.release || values.release || "",
        app,
        rack: rack.name,
        service,
        duration: Math.round((deps.now() - startedAt) / 1000),
      });
      host.info(
        `Process ${process.id} of ${service} in ${app} on ${rack.name}, release ${result().release || "unknown"}`,
      );
      if (detach && !wait) {
        host.info("Not waiting for the command; its result is only in the log of the app");
        return result();
      }
      try {
        const { entrypoint, timeout: timeoutMs } = values;
        if (detach) {
          await runRetained({ app, process: process.id, startMs: values.startTimeout, timeoutMs, log }, deps);
          return result(0);
        }
        const execution = {
          app,
          process: process.id,
          command: commandLine,
          entrypoint,
          stdin,
          timeoutMs,
          generation,
          log,
        };
        await runAttached(values, { ...execution, afterwards: "The process is stopped" }, deps);
        return result(0);
      } catch (error) {
        if (!(error instanceof ConvoxError)) throw error;
        const { "exit-code": _, ...outputs } = result();
        throw error.addOutputs(outputs);
      }
    }),
  );
}

/** Waits for a process that runs the command itself. It is stopped if it has not ended by itself. */
async function runRetained(run: RetainedRun, deps: Deps): Promise<void> {
  const { app, process: id } = run;
  await withCleanup({ kind: "process", app, id }, deps, async () => {
    try {
      await waitForRetainedRun(run, deps);
    } catch (error) {
      if (!(error instanceof ExitError) && !deps.signal.aborted) await stopAfterwards(app, id, deps);
      throw error;
    }
  });
}

/** Runs the command in the new process, and always stops the process. */
async function runAttached({ startTimeout }: RunValues, execution: Execution, deps: Deps): Promise<void> {
  const { app, process: id } = execution;
  await withCleanup({ kind: "process", app, id }, deps, async () => {
    try {
      await waitUntilRunning(app, id, startTimeout, deps);
      await executeCommand(execution, deps);
    } finally {
      // withCleanup stops the process of a canceled job.
      if (!deps.signal.aborted) await stopAfterwards(app, id, deps);
    }
  });
}

/** A command that keeps the process alive for long enough, and ends by itself if the process is never stopped. */
function holdingCommand({ startTimeout, timeout }: RunValues): string {
  return `sleep ${Math.ceil((startTimeout + timeout) / 1000) + 60}`;
}

/** Waits until the process runs. */
async function waitUntilRunning(app: string, id: string, timeoutMs: number, deps: Deps): Promise<void> {
  let reported = "";
  const process = await waitUntil(() => deps.rack.processes.get(app, id), {
    ...deps,
    what: `process ${id} of ${app} to start`,
    timeoutMs,
    done({ status }) {
      if (status !== reported && status !== "running") deps.host.info(`Waiting for process ${id}: it is ${status}`);
      reported = status;
      return status === "running" || ENDED_STATES.has(status);
    },
    state: ({ status }) => status,
  });
  if (!ENDED_STATES.has(process.status)) return;
  const message = `process ${id} of ${app} ended before the command ran: its status is ${process.status}`;
  const hint = "Nothing was run. The image must contain the program sleep, and its entrypoint must run its arguments";
  throw new ConvoxError("command-not-started", message, { hint });
}

/** Source: convox/convox provider/k8s/process.go; v2 has the states of ECS in lower case. */
const ENDED_STATES = new Set([
  "complete",
  "crashed",
  "failed",
  "deactivating",
  "stopping",
  "deprovisioning",
  "stopped",
]);

/** The command line to send: one line, in a shell if requested and the Rack uses none. */
export async function toCommandLine(
  { command: given, shell }: { readonly command: string; readonly shell: boolean },
  { generation }: Generation,
  { host, advise }: Pick<Deps, "host" | "advise">,
): Promise<string> {
  const line = toHeaderLine(given);
  // v2 runs every command in a shell.
  if (generation === "v2") return line;
  if (shell) return wrapInShell(line);
  const syntax = findShellSyntax(line);
  if (syntax !== undefined && generation === "v3") {
    const what = `command contains ${syntax}, but a v3 Rack runs commands without a shell and passes it on as text`;
    host.warn(`${what}. ${await advise("Set shell: true")}`);
  }
  return line;
}
