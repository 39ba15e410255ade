import { CancelledError, ConvoxError, InputError, UnreachableError } from "../../errors.ts";
import { type Generation, mayHaveHappened, type Process, settled } from "../../rack/index.ts";
import { cancelledError, requestStart, withCleanup } from "../cleanup/started-work.ts";
import { stopProcess } from "../cleanup/stop-process.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { logFileInput, withLogFile } from "../output/log-file.ts";
import { type Execution, executed } from "./executed.ts";
import { readRunEnvironment, runEnvironmentInputs } from "./run-environment.ts";
import { inShell, oneLine, shellSyntax } from "./shell-words.ts";
import { standardInput, stdinInput } from "./standard-input.ts";

/** What `run` and `exec` share. */
export const commandInputs = {
  command: {
    description: "Command line to run; the program takes it as bare arguments too, after -- where it has flags",
    required: true,
    positional: "command",
    rest: true,
  },
  app: appInput,
  shell: {
    description: "Run the command in a shell (sh -c) of the image: v3 Racks know no &&, |, > or $VARIABLE otherwise",
    kind: "boolean",
    default: "false",
  },
  timeout: {
    description: "How long the command may take",
    kind: "duration",
    short: "t",
    default: "60m",
  },
  ...stdinInput,
  ...logFileInput,
} as const satisfies Inputs;

const inputs = {
  service: { description: "Service whose image and settings are used", required: true, positional: "service" },
  ...commandInputs,
  release: { description: "Id of the release to run, promoted or not", fallback: "the app's active release" },
  "start-timeout": {
    description: "How long the process may take to start; a Rack may have to start a machine first",
    kind: "duration",
    default: "10m",
  },
  detach: {
    description: "Start the command and do not wait for it: there is no output and no exit code",
    kind: "boolean",
    short: "d",
    default: "false",
  },
  entrypoint: { description: "Put the image's entrypoint before the command", kind: "boolean", default: "true" },
  ...runEnvironmentInputs,
  cpu: { description: "Millicores for the process (v3 Racks)", kind: "integer", fallback: "the service's" },
  memory: { description: "MiB of memory for the process (v3 Racks)", kind: "integer", fallback: "the service's" },
} as const satisfies Inputs;

export interface RunResult {
  /** undefined where nobody waited for it. */
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
  summary: "Run a command in a new process of a service, and stop the process afterwards",
  details:
    "Prints the command's output and ends with its exit code. Anything but an exit code of 0 that the Rack itself told " +
    "is a failure. The image must have the program `sleep`, which holds the process while the command runs in it.",
  icon: "terminal",
  hasCleanup: true,
  inputs,
  outputs: {
    "exit-code": "Exit code of the command; set on failure too, empty when it is not known",
    process: "Id of the process; set on failure too",
    release: "Id of the release that the command ran in; set on failure too",
    app: "Name of the app",
    rack: "Name of the Rack",
    service: "Name of the service",
    duration: "How long it took, in seconds",
  },
  printsLog: true,
  run: runCommandOnce,
});

/** Values of `run` with what the declaration would fill in. */
export type RunValues = Values<typeof inputs>;

/**
 * Starts a process, runs the command in it, and stops it whatever happens.
 * @throws ExitError when the command fails, and everything else with the outputs that hold by then
 */
export async function runCommandOnce(values: RunValues, deps: Deps): Promise<RunResult> {
  const { app, service, detach } = values;
  const { host, rack } = deps;
  const started = deps.now();
  const generation = await rack.generation(app);
  const commandLine = commandFor(values, generation, deps);
  const environment = readRunEnvironment(values, deps);
  checkOptions({ ...values, environment }, generation);
  const stdin = await standardInput(values.stdin, generation, deps);

  return await withLogFile(values.logFile, deps, async (log) => {
    const process = await startedProcess(values, detach ? commandLine : keeper(values), environment, deps);
    const result = (code?: number): RunResult => ({
      "exit-code": code,
      process: process.id,
      release: process.release || values.release || "",
      app,
      rack: rack.name,
      service,
      duration: Math.round((deps.now() - started) / 1000),
    });
    host.info(
      `Process ${process.id} of ${service} in ${app} on ${rack.name}, release ${result().release || "unknown"}`,
    );
    if (detach) {
      host.info("Not waiting for it: whether it works is for its own log to tell");
      return result();
    }
    try {
      const { entrypoint, timeout: timeoutMs } = values;
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
      await attached(values, { ...execution, afterwards: "the process is stopped" }, deps);
      return result(0);
    } catch (error) {
      if (!(error instanceof ConvoxError)) throw error;
      const { "exit-code": _, ...outputs } = result();
      throw error.addOutputs(outputs);
    }
  });
}

/** Runs the command in the started process, which is stopped whatever happens. */
async function attached({ startTimeout }: RunValues, execution: Execution, deps: Deps): Promise<void> {
  const { app, process: id } = execution;
  await withCleanup({ kind: "process", app, id }, deps, async () => {
    try {
      await running(app, id, startTimeout, deps);
      await executed(execution, deps);
    } finally {
      // A cancelled job has its own way to stop it.
      if (!deps.signal.aborted) await stopped(app, id, deps);
    }
  });
}

/** Holds a process for long enough, and ends it even when nobody comes to stop it. */
function keeper({ startTimeout, timeout }: RunValues): string {
  return `sleep ${Math.ceil((startTimeout + timeout) / 1000) + 60}`;
}

async function startedProcess(
  values: RunValues,
  commandLine: string,
  environment: Record<string, string> | undefined,
  deps: Deps,
): Promise<Process> {
  const { app, service, release, cpu, memory } = values;
  deps.signal.throwIfAborted();
  try {
    return await requestStart(deps, (rack) =>
      rack.processes.run(app, service, { command: commandLine, release, environment, cpu, memory }),
    );
  } catch (error) {
    const told = values.detach
      ? "the command may have been started: look before it is run again"
      : "a process may have been started, but it only sleeps, and ends by itself";
    if (error instanceof CancelledError) throw cancelledError(deps.signal, told, error);
    if (!(error instanceof UnreachableError) || !mayHaveHappened(error)) throw error;
    throw Object.assign(error, { hint: values.detach ? told : `${told}: it is safe to try again` });
  }
}

/** Returns when the process runs. */
async function running(app: string, id: string, timeoutMs: number, deps: Deps): Promise<void> {
  let told = "";
  const process = await settled(() => deps.rack.processes.get(app, id), {
    ...deps,
    what: `process ${id} of ${app} to start`,
    timeoutMs,
    done({ status }) {
      if (status !== told && status !== "running") deps.host.info(`Waiting for process ${id}: it is ${status}`);
      told = status;
      return status === "running" || hasEnded.has(status);
    },
    state: ({ status }) => status,
  });
  if (!hasEnded.has(process.status)) return;
  throw new ConvoxError(`process ${id} of ${app} ended before the command was run: it is ${process.status}`, {
    hint: "the image must have the program sleep, and its entrypoint must run what it is given; nothing was run",
  });
}

/** Source: convox/convox provider/k8s/process.go; v2 has the states of ECS in lower case. */
const hasEnded = new Set(["complete", "crashed", "failed", "deactivating", "stopping", "deprovisioning", "stopped"]);

async function stopped(app: string, id: string, deps: Deps): Promise<void> {
  try {
    const { done, message } = await stopProcess(deps.rack, app, id);
    if (!done) deps.host.warn(message);
  } catch (error) {
    // A cancelled job is told elsewhere. What the command did counts for more than a process that ends by itself.
    if (!(error instanceof ConvoxError) || deps.signal.aborted) throw error;
    deps.host.warn(`process ${id} of ${app} could not be stopped, and ends by itself: ${error.message}`);
  }
}

/** The command line as it is sent: one line, in a shell where that is asked for and the Rack has none. */
export function commandFor(
  { command: given, shell }: { readonly command: string; readonly shell: boolean },
  { generation }: Generation,
  { host }: Pick<Deps, "host">,
): string {
  const line = oneLine(given);
  // v2 hands every command to a shell.
  if (generation === "v2") return line;
  if (shell) return inShell(line);
  const syntax = shellSyntax(line);
  if (syntax !== undefined && generation === "v3") {
    host.warn(
      `command has ${syntax}, which a v3 Rack passes on as it is, since it runs commands without a shell: set shell: true`,
    );
  }
  return line;
}

/** @throws InputError for what this Rack would ignore without a word */
function checkOptions(
  values: Pick<RunValues, "detach" | "stdin" | "cpu" | "memory"> & { readonly environment: object | undefined },
  { generation }: Generation,
): void {
  if (values.detach && values.stdin !== undefined) {
    throw new InputError("stdin and detach exclude each other: nobody is there to pass the input on");
  }
  const { cpu, memory, environment } = values;
  const given = Object.entries({ cpu, memory, environment })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (generation === "v2" && given.length > 0) {
    throw new InputError(
      `${given.join(", ")}: a v2 Rack ignores ${given.length > 1 ? "them" : "it"} when it runs a command`,
    );
  }
}
