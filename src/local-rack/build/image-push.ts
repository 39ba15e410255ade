import type { Rack } from "../rack.ts";
import type { BuildRecord } from "../store/build-store.ts";
import { repository } from "./build-job.ts";
import type { BuiltImage, Engine } from "./engine.ts";

/**
 * An image of a service that was not built but came from elsewhere: `bring` puts it into the image store under the
 * build's name, and it is pushed when there is a registry.
 */
export async function imageBuilt(
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
  return { name, pushed: target, digest: await images.push(target, rack.closing), entrypoint };
}
