import type { Deps } from "../declaration/command.ts";
import { isForbidden } from "../declaration/permission.ts";

/**
 * Returns `list`. If it is empty, checks first that the app exists, since a v3 Rack returns an empty list for an app that
 * does not exist. The check is skipped if the key cannot read the app.
 * @throws RackError if the app does not exist
 */
export async function checkAppIfEmpty<T>(
  list: readonly T[],
  app: string,
  deps: Pick<Deps, "rack">,
): Promise<readonly T[]> {
  if (list.length === 0) await verifyApp(app, deps);
  return list;
}

/** @throws RackError if the app does not exist and the key can read apps */
export async function verifyApp(app: string, { rack }: Pick<Deps, "rack">): Promise<void> {
  await rack.apps.get(app).catch((error: unknown) => {
    if (!isForbidden(error)) throw error;
  });
}
