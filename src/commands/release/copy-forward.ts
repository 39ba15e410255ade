import { RackError } from "../../errors.ts";
import { isAtLeast, type Release } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";

/**
 * A new release with the build and the environment of an old one: a Rack promotes no release that is older than the
 * active one. The environment is a secret and only passes through. Without the right to read releases, a Rack that can
 * copy by itself (v3 3.21.1) does it; an older one would take the newest release instead, without a word.
 */
export async function copyForward(app: string, id: string, description: string, { rack }: Deps): Promise<Release> {
  let old: Release;
  try {
    old = await rack.releases.get(app, id);
  } catch (error) {
    if (!(error instanceof RackError) || ![401, 403].includes(error.status ?? 0)) throw error;
    if (isAtLeast(await rack.generation(app), { v3: "3.21.1" }) === true) {
      return await rack.releases.create(app, { parentRelease: id, description });
    }
    throw new RackError(`GET /apps/${app}/releases/${id}`, error.status, error.reason, {
      hint: "a copy of a release needs its build and environment: a default deploy key may not read them, a role with read access to the app may",
      cause: error,
    });
  }
  return await rack.releases.create(app, {
    build: old.build,
    env: old.env,
    description: old.description === "" ? description : `${description}: ${old.description}`,
  });
}
