import { property } from "../builder/docker-images.ts";
import type { ContainerState } from "../model/runtime.ts";
import { runProgram } from "./child.ts";

/** What is asked for at the same time is one call of docker, each of which takes a tenth of a second. */
let batch: { names: Set<string>; states: Promise<Map<string, ContainerState>> } | undefined;

/** State of a container by its name. One that does not exist has ended. */
export async function dockerState(name: string): Promise<ContainerState> {
  batch ??= openBatch();
  batch.names.add(name);
  return (await batch.states).get(name) ?? { status: "exited", code: -1 };
}

function openBatch(): NonNullable<typeof batch> {
  const names = new Set<string>();
  const states = new Promise((resolve) => setImmediate(resolve)).then(() => {
    batch = undefined;
    return readStates([...names]);
  });
  return { names, states };
}

async function readStates(names: readonly string[]): Promise<Map<string, ContainerState>> {
  const { stdout } = await runProgram("docker", ["inspect", "--format", "{{.Name}} {{json .State}}", ...names]);
  const lines = stdout.split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const end = line.indexOf(" ");
      return [line.slice(0, end).replace(/^\//, ""), stateOf(JSON.parse(line.slice(end + 1)))];
    }),
  );
}

function stateOf(now: unknown): ContainerState {
  const status = property(now, "Status");
  if (status !== "exited" && status !== "dead") return { status: "running" };
  return { status: "exited", code: Number(property(now, "ExitCode")) };
}
