import type { Engine } from "../model/engine.ts";
import type { Rack } from "../model/rack.ts";
import { messageOf } from "../profile/errors.ts";
import { type BuildRecord, listBuilds } from "../store/build-store.ts";
import { removeImages, removeRepository } from "./prune.ts";
import { stopAll } from "./service-containers.ts";
import { setRoutes } from "./service-router.ts";

/**
 * Removes what a deleted app has on this machine outside its folder: containers, addresses, networks and images. Its
 * builds are read before this resolves, as their records disappear with the app. The rest happens in the background.
 */
export async function startRemoval(rack: Rack, engine: Engine, app: string): Promise<void> {
  const builds = await listBuilds(rack, app);
  rack.background(removeResources(rack, engine, app, builds));
}

async function removeResources(rack: Rack, engine: Engine, app: string, builds: readonly BuildRecord[]): Promise<void> {
  const images = builds.flatMap((build) => Object.values(build.images ?? {}));
  try {
    await setRoutes(rack.data, app, {});
    await stopAll(await engine.runtime.list({ app }));
    await engine.runtime.cleanUp(app);
    await removeImages([engine.images], images);
    await removeRepository(rack.data, app);
  } catch (error) {
    rack.notice(`cannot remove everything of ${app} from this machine: ${messageOf(error)}`);
  }
}
