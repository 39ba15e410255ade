import { resolve } from "node:path";
import { buildahImages } from "../builder/buildah-images.ts";
import { dockerImages } from "../builder/docker-images.ts";
import { endUnusedRegistry } from "../builder/registry.ts";
import type { ImageStore } from "../model/image-store.ts";
import type { Container, Runtime } from "../model/runtime.ts";
import { places } from "../store/places.ts";
import { buildahRuntime } from "./buildah-runtime.ts";
import { runProgram } from "./child.ts";
import { dockerRuntime } from "./docker-runtime.ts";
import { toolPath } from "./exec-session.ts";
import { type PruneResult, prune } from "./prune.ts";
import { setRoutes } from "./service-router.ts";

/** How long an engine may take to answer. */
const ENGINE_MS = 5_000;

/**
 * Stops the containers of a data folder, of one app or of all, with everything that serves them: networks, fixed
 * addresses, and the registry unless a living program uses it. Also removes uploads that no build needs, and what
 * failed builds left behind. Images stay, since their releases can be promoted again.
 */
export async function stopContainers(data: string, app: string | undefined, graceMs: number): Promise<Container[]> {
  const folder = resolve(data);
  const { runtimes, stores } = await findEngines(folder);
  const found = await listContainers(runtimes, app);
  await setRoutes(folder, app, {});
  await Promise.all(found.map((container) => container.stop(graceMs)));
  for (const runtime of runtimes) await runtime.cleanUp(app);
  await endUnusedRegistry(places.registry(folder));
  await prune(folder, app, { stores, containers: [], keep: "all" });
  return found;
}

/**
 * Removes what nothing needs any more: containers that have ended, what failed builds left behind, uploads, and images
 * except those of running containers and of each app's newest build. With `all` the newest build's images go too.
 */
export async function pruneData(
  data: string,
  app: string | undefined,
  options: { all: boolean },
): Promise<PruneResult> {
  const folder = resolve(data);
  const { runtimes, stores } = await findEngines(folder);
  const running: Container[] = [];
  let ended = 0;
  for (const container of await listContainers(runtimes, undefined)) {
    if ((await container.state()).status === "running") running.push(container);
    else if (app === undefined || container.app === app) {
      await container.stop(0);
      ended++;
    }
  }
  await endUnusedRegistry(places.registry(folder));
  const keep = options.all ? "none" : "newest";
  const result = await prune(folder, app, { stores, containers: running, keep });
  return { ...result, containers: result.containers + ended };
}

/** Containers of a data folder on any engine, oldest first. Works without a Rack. */
export async function containersOf(data: string, app?: string): Promise<Container[]> {
  return listContainers((await findEngines(resolve(data))).runtimes, app);
}

async function listContainers(runtimes: readonly Runtime[], app: string | undefined): Promise<Container[]> {
  const filter = app === undefined ? {} : { app };
  const found = await Promise.all(runtimes.map((runtime) => runtime.list(filter)));
  return found.flat().sort((a, b) => a.started - b.started);
}

async function findEngines(data: string): Promise<{ runtimes: Runtime[]; stores: ImageStore[] }> {
  const docker = await runProgram("docker", ["version"], { signal: AbortSignal.timeout(ENGINE_MS) }).then(
    ({ code }) => code === 0,
    () => false,
  );
  const buildah = (await toolPath("buildah")) !== undefined;
  return {
    runtimes: [...(docker ? [dockerRuntime(data)] : []), buildahRuntime(data)],
    stores: [...(docker ? [dockerImages] : []), ...(buildah ? [buildahImages(data)] : [])],
  };
}
