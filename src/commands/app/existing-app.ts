import type { Deps } from "../declaration/command.ts";
import { isForbidden } from "../declaration/permission.ts";

/**
 * Returns `list`, after a check that the app exists where the list is empty: a v3 Rack answers for an app that does not
 * exist with an empty list. A key that may not read the app skips the check.
 * @throws RackError when the app does not exist
 */
export async function orMissingApp<T>(
  list: readonly T[],
  app: string,
  deps: Pick<Deps, "rack">,
): Promise<readonly T[]> {
  if (list.length === 0) await verifyApp(app, deps);
  return list;
}

/** @throws RackError when the app does not exist, so far as the key may ask */
export async function verifyApp(app: string, { rack }: Pick<Deps, "rack">): Promise<void> {
  await rack.apps.get(app).catch((error: unknown) => {
    if (!isForbidden(error)) throw error;
  });
}
