import { ConvoxError, RackError } from "../../errors.ts";
import { type Generation, isDeploymentPod, type Process } from "../../rack/index.ts";
import { verifyApp } from "../app/existing-app.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { isForbidden } from "../declaration/permission.ts";
import { withLogFile } from "../output/log-file.ts";
import { executeCommand } from "./execute-command.ts";
import { isOneOff } from "./one-off.ts";
import { commandInputs, toCommandLine } from "./run.ts";
import { withStandardInput } from "./standard-input.ts";

const inputs = {
  service: {
    description: "Id of a running process, or the name of a service to use its newest process",
    required: true,
    positional: "process",
    aliases: ["process"],
  },
  ...commandInputs,
  entrypoint: { description: "Put the image's entrypoint before the command", kind: "boolean", default: "false" },
} as const satisfies Inputs;

export interface ExecResult {
  "exit-code": number;
  process: string;
  release: string;
  app: string;
  rack: string;
  duration: number;
}

export const exec = command({
  name: "exec",
  summary: "Run a command in a running process",
  details:
    "Prints the output of the command and ends with its exit code. The process itself keeps running. The step fails " +
    "unless the Rack reports exit code 0.",
  icon: "terminal",
  onMachine: { limit: "stdin is rejected, because the command could hang" },
  inputs,
  outputs: {
    "exit-code": "Exit code of the command; set on failure too, empty if unknown",
    process: "Id of the process, or the service if the Rack chose the process; set on failure too",
    release: "Id of the release that the process runs, if known; set on failure too",
    app: "Name of the app",
    rack: "Name of the Rack",
    duration: "Duration in seconds",
  },
  printsLog: true,
  run: execInProcess,
});

async function execInProcess(values: Values<typeof inputs>, deps: Deps): Promise<ExecResult> {
  const { app } = values;
  const { rack } = deps;
  const startedAt = deps.now();
  const generation = await rack.generation(app);
  const commandLine = await toCommandLine(values, generation, deps);
  return await withStandardInput(values.stdin, generation, deps, (stdin) =>
    withLogFile(values.logFile, deps, async (log) => {
      const target = await findTarget(app, values.service, generation, deps);
      const outputs = () => ({
        process: target.id,
        release: target.release,
        app,
        rack: rack.name,
        duration: Math.round((deps.now() - startedAt) / 1000),
      });
      try {
        await executeCommand(
          {
            app,
            process: target.id,
            command: commandLine,
            entrypoint: values.entrypoint,
            stdin,
            timeoutMs: values.timeout,
            generation,
            log,
            afterwards: `The process ${target.id} keeps running, and the command may keep running in it`,
          },
          deps,
        );
        return { "exit-code": 0, ...outputs() };
      } catch (error) {
        if (!(error instanceof ConvoxError)) throw error;
        throw error.addOutputs(outputs());
      }
    }),
  );
}

/**
 * Finds the process that `target` names: by its id, or the newest running process of the service, never a one-off
 * process that `run` started. If the key cannot list processes, `target` must be the id of a process.
 */
async function findTarget(
  app: string,
  target: string,
  generation: Generation,
  deps: Deps,
): Promise<Pick<Process, "id" | "release">> {
  const { rack, host } = deps;
  let all: Process[];
  try {
    all = await rack.processes.list(app);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return await findById(app, target, generation, error, deps);
  }
  const byId = all.find(({ id }) => id === target);
  if (byId) return byId;
  const running = all.filter(({ name, status }) => name === target && status === "running");
  const ofService = running
    .filter((process) => !isOneOff(process, generation))
    .sort((a, b) => (b.started?.getTime() ?? 0) - (a.started?.getTime() ?? 0));
  const [newest] = ofService;
  if (!newest) {
    if (all.length === 0) await verifyApp(app, deps);
    throw new ConvoxError(
      "process-not-found",
      `${app} has no running process ${target}, and no running process of a service ${target}`,
      {
        hint: hintForNoProcess(all, running),
      },
    );
  }
  if (ofService.length > 1) {
    host.info(`${target} has ${ofService.length} running processes; using the newest, ${newest.id}`);
  } else {
    host.info(`Process ${newest.id} of ${target} in ${app} on ${rack.name}`);
  }
  return newest;
}

/**
 * Without a list, only an id is certain. A v3 Rack would take the name of a service for any of its processes, also one that
 * `run` started. A v2 Rack finds processes by their id only.
 */
async function findById(
  app: string,
  target: string,
  generation: Generation,
  refusal: RackError,
  { rack, host }: Deps,
): Promise<Pick<Process, "id" | "release">> {
  try {
    const found = await rack.processes.get(app, target);
    if (found.id === target) return found;
  } catch (error) {
    if (!(error instanceof RackError) || error.status === 401) throw error;
    if (isForbidden(error) && (generation.generation === "v2" || isDeploymentPod(target))) {
      host.info(`Using ${target} as the id of a process, because the key is not allowed to read processes`);
      return { id: target, release: "" };
    }
  }
  throw new ConvoxError("permission-denied", `${target} is not known to be a process of ${app}: ${refusal.message}`, {
    cause: refusal,
    hint: `Give the id of a process, or a key with Read on the app ${app}, which can list the processes of a service`,
  });
}

function hintForNoProcess(all: readonly Process[], oneOffs: readonly Process[]): string {
  if (oneOffs.length > 0) {
    const ids = oneOffs.map(({ id }) => id).join(", ");
    return `Only processes that run started are running: ${ids}. To use one of them, give its id`;
  }
  const names = [...new Set(all.map(({ name }) => name))].sort().join(", ");
  return names === ""
    ? "No process of this app is running. Promote a release first"
    : `Services with processes: ${names}. To start a new process, use run`;
}
