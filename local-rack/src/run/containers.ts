import { resolve } from "node:path";
import { endUnusedRegistry } from "../builder/registry.ts";
import type { Container } from "../model/runtime.ts";
import { places } from "../store/places.ts";
import { buildahRuntime } from "./buildah-runtime.ts";
import { runProgram } from "./child.ts";
import { dockerRuntime } from "./docker-runtime.ts";

/** Ends the containers of a data folder, of one app or of all, and its registry if no living program uses it. */
export async function stopContainers(data: string, app: string | undefined, graceMs: number): Promise<Container[]> {
  const found = await containersOf(data, app);
  await Promise.all(found.map((container) => container.stop(graceMs)));
  await endUnusedRegistry(places.registry(resolve(data)));
  return found;
}

/** Containers of a data folder, whatever runs them, oldest first. No Rack need be there. */
export async function containersOf(data: string, app?: string): Promise<Container[]> {
  const folder = resolve(data);
  const wanted = app === undefined ? {} : { app };
  const engine = await runProgram("docker", ["version"], { signal: AbortSignal.timeout(5_000) }).then(
    ({ code }) => code === 0,
    () => false,
  );
  const found = await Promise.all([
    engine ? dockerRuntime(folder).list(wanted) : [],
    buildahRuntime(folder).list(wanted),
  ]);
  return found.flat().sort((a, b) => a.started - b.started);
}
