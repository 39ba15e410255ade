import { property } from "../builder/docker-images.ts";
import type { ContainerState } from "../model/runtime.ts";
import { runProgram } from "./child.ts";

/** What is asked for at the same time is one call of docker, each of which takes a tenth of a second. */
let batch: { names: Set<string>; states: Promise<Map<string, ContainerState>> } | undefined;

/** State of a container by its name. One that does not exist has ended. @throws Error when the engine does not answer */
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
  const args = ["inspect", "--type", "container", "--format", "{{.Name}} {{json .State}}", ...names];
  const { code, stdout, stderr } = await runProgram("docker", args);
  if (code !== 0 && !isNoContainer(stderr)) throw new Error(stderr.trim());
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
  const end = { status: "exited", code: Number(property(now, "ExitCode")) } as const;
  return property(now, "OOMKilled") === true ? { ...end, isOutOfMemory: true } : end;
}

/** Whether docker failed only because a container does not exist. */
export function isNoContainer(stderr: string): boolean {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && lines.every((line) => /no such (container|object)/i.test(line));
}
