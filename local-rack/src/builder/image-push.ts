import { parseEnvironment } from "../manifest/environment.ts";
import { loadManifest } from "../manifest/manifest.ts";
import type { BuiltImage, Engine } from "../model/engine.ts";
import type { Rack } from "../model/rack.ts";
import { messageOf } from "../profile/errors.ts";
import { type BuildRecord, updateBuild } from "../store/build-store.ts";
import { newestRelease } from "../store/release-store.ts";
import { repository } from "./repository.ts";

/**
 * Stores the image of a service that was not built here. `bring` puts it into the image store under the build's name.
 * It is pushed if there is a registry.
 */
export async function storeImage(
  rack: Rack,
  { images }: Engine,
  build: Pick<BuildRecord, "app" | "id">,
  service: string,
  bring: (name: string) => Promise<unknown> | undefined,
): Promise<BuiltImage> {
  const name = `${rack.profile.generation === "v3" ? rack.name : "convox"}/${build.app}:${service}.${build.id}`;
  await bring(name);
  const { entrypoint } = await images.inspect(name);
  const address = await rack.registry?.address();
  if (address === undefined) return { name, pushed: "", digest: "", entrypoint };
  const target = `${repository(rack, build.app, address)}:${service}.${build.id}`;
  await images.tag(name, target);
  return { name, pushed: target, digest: (await images.push(target, rack.closing)).digest, entrypoint };
}

/**
 * Adds images to an external build that were pushed to the Rack's registry. A build of this Rack is returned
 * unchanged.
 */
export async function withPushedImages(rack: Rack, build: BuildRecord): Promise<BuildRecord> {
  const { engine } = rack;
  const ours = build.process !== "" || build.images !== undefined;
  if (ours || engine === undefined || !rack.profile.externalBuilds) return build;
  const address = await rack.registry?.address();
  if (address === undefined) return build;
  const env = parseEnvironment((await newestRelease(rack, build.app))?.env ?? "");
  const found: Record<string, BuiltImage> = {};
  for (const service of servicesOf(build, env)) {
    const pushed = `${repository(rack, build.app, address)}:${service}.${build.id}`;
    try {
      await engine.images.pull(pushed, rack.closing);
      const { entrypoint } = await engine.images.inspect(pushed);
      found[service] = { name: pushed, pushed, digest: "", entrypoint };
    } catch (error) {
      rack.closing.throwIfAborted();
      rack.notice(`build ${build.id} has no image of ${service} in the registry: ${messageOf(error)}`);
    }
  }
  return Object.keys(found).length === 0 ? build : updateBuild(rack, build.app, build.id, { images: found });
}

// The promotion reports a manifest that is invalid.
function servicesOf({ manifest }: BuildRecord, env: ReadonlyMap<string, string>): string[] {
  try {
    return loadManifest(manifest, env, "v3").services.map(({ name }) => name);
  } catch {
    return [];
  }
}
