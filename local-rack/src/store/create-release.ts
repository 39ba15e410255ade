import { laterStamp } from "../go/go-time.ts";
import { environmentChange } from "../manifest/environment.ts";
import type { Rack } from "../model/rack.ts";
import { getApp } from "./app-store.ts";
import { getBuild } from "./build-store.ts";
import { recordId } from "./ids.ts";
import { getRelease, newestRelease, type ReleaseRecord, writeRelease } from "./release-store.ts";

/** Options of a new release; an absent one keeps what the base release has. */
export interface ReleaseOptions {
  build?: string | undefined;
  env?: string | undefined;
  description?: string | undefined;
  parent?: string | undefined;
}

/**
 * Makes a release. Its base is the parent if named, else the newest release, whether or not that one is active.
 * @throws RackFailure when app, parent or build do not exist
 */
export async function createRelease(rack: Rack, app: string, options: ReleaseOptions): Promise<ReleaseRecord> {
  const parent = rack.profile.parentRelease ? options.parent : undefined;
  let base: ReleaseRecord | undefined;
  if (parent !== undefined && parent !== "") base = await getRelease(rack, app, parent);
  else {
    await getApp(rack, app);
    base = await newestRelease(rack, app);
  }
  const release: ReleaseRecord = {
    id: recordId("R"),
    app,
    build: options.build ?? base?.build ?? "",
    env: base?.env ?? "",
    manifest: "",
    description: "",
    created: laterStamp(rack.clock.stamp(), (await newestRelease(rack, app))?.created),
  };
  if (release.build !== "") {
    const build = await getBuild(rack, app, release.build);
    release.description = build.description;
    release.manifest = build.manifest;
  }
  if (options.env !== undefined) {
    const change = environmentChange(release.env, options.env);
    if (change !== "" || rack.profile.generation === "v2") release.description = `env ${change}`;
    release.env = options.env;
  }
  if (options.description !== undefined) release.description = options.description;
  await writeRelease(rack, release);
  return release;
}
