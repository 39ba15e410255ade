import { CancelledError, ConvoxError } from "../../errors.ts";
import type { Generation, Process } from "../../rack/index.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withLogFile } from "../output/log-file.ts";
import { executed } from "./executed.ts";
import { commandFor, commandInputs } from "./run.ts";
import { standardInput } from "./standard-input.ts";

const inputs = {
  service: {
    description: "Id of a running process, or the name of a service: then one of its processes",
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
  summary: "Run a command in a process that is already running",
  details:
    "Prints the command's output and ends with its exit code. The process itself goes on. Anything but an exit code of 0 " +
    "that the Rack itself told is a failure.",
  icon: "terminal",
  inputs,
  outputs: {
    "exit-code": "Exit code of the command; set on failure too, empty when it is not known",
    process: "Id of the process, or the service where the Rack chose; set on failure too",
    release: "Id of the release that the process runs, where that is known; set on failure too",
    app: "Name of the app",
    rack: "Name of the Rack",
    duration: "How long it took, in seconds",
  },
  printsLog: true,
  run: execute,
});

async function execute(values: Values<typeof inputs>, deps: Deps): Promise<ExecResult> {
  const { app } = values;
  const { rack } = deps;
  const started = deps.now();
  const generation = await rack.generation(app);
  const commandLine = commandFor(values, generation, deps);
  const stdin = await standardInput(values.stdin, generation, deps);

  return await withLogFile(values.logFile, deps, async (log) => {
    const target = await chosen(app, values.service, generation, deps);
    const outputs = () => ({
      process: target.id,
      release: target.release,
      app,
      rack: rack.name,
      duration: Math.round((deps.now() - started) / 1000),
    });
    try {
      await executed(
        {
          app,
          process: target.id,
          command: commandLine,
          entrypoint: values.entrypoint,
          stdin,
          timeoutMs: values.timeout,
          generation,
          log,
          afterwards: `the process ${target.id} goes on, and the command in it perhaps too`,
        },
        deps,
      );
      return { "exit-code": 0, ...outputs() };
    } catch (error) {
      if (!(error instanceof ConvoxError)) throw error;
      throw error.addOutputs(outputs());
    }
  });
}

/**
 * The process that `target` names: by its id, or one of the service of that name, the newest that runs. Where the key may
 * not list processes the Rack is left to find it; v3 then takes any process of a service.
 */
async function chosen(
  app: string,
  target: string,
  generation: Generation,
  { rack, host }: Deps,
): Promise<Pick<Process, "id" | "release">> {
  let all: Process[];
  try {
    all = await rack.processes.list(app);
  } catch (error) {
    if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
    const found =
      generation.generation === "v2"
        ? "it must be the id of one"
        : "if it is a service, the Rack takes any of its processes";
    host.warn(`The processes of ${app} cannot be listed, so ${target} is taken as it is: ${found} (${error.message})`);
    return { id: target, release: "" };
  }
  const byId = all.find(({ id }) => id === target);
  if (byId) return byId;
  const ofService = all
    .filter(({ name, status }) => name === target && status === "running")
    .sort((a, b) => (b.started?.getTime() ?? 0) - (a.started?.getTime() ?? 0));
  const [first] = ofService;
  if (!first) {
    const names = [...new Set(all.map(({ name }) => name))].sort().join(", ");
    throw new ConvoxError(`${app} has no running process ${target}, nor a running one of a service ${target}`, {
      hint:
        names === ""
          ? "nothing of this app runs: is a release promoted?"
          : `services with processes: ${names}; run starts a new process`,
    });
  }
  if (ofService.length > 1)
    host.warn(`${target} has ${ofService.length} running processes: taking the newest, ${first.id}`);
  else host.info(`Process ${first.id} of ${target} in ${app} on ${rack.name}`);
  return first;
}
