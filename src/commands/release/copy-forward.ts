import { RackError } from "../../errors.ts";
import { hasFeature, isDenied, type Release } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";

/**
 * Creates a release with the build and the environment of an older one, because a Rack rejects a release that is older
 * than the active one. The environment is secret and only passes through. If the key may not read releases, a v3 Rack
 * since 3.21.1 copies the release itself; older Racks would silently copy the newest release instead.
 */
export async function copyForward(app: string, id: string, description: string, { rack }: Deps): Promise<Release> {
  let old: Release;
  try {
    old = await rack.releases.get(app, id);
  } catch (error) {
    if (!isDenied(error)) throw error;
    if (hasFeature(await rack.generation(app), "parentRelease") === true) {
      return await rack.releases.create(app, { parentRelease: id, description });
    }
    throw new RackError("permission-denied", `GET /apps/${app}/releases/${id}`, error.status, error.reason, {
      hint: "Copying a release reads its build and environment, which a deploy key without a role is not allowed to do. Give the key a role with Read on the app.",
      cause: error,
    });
  }
  return await rack.releases.create(app, {
    build: old.build,
    env: old.env,
    description: old.description === "" ? description : `${description}: ${old.description}`,
  });
}
