import type { Call } from "../http/call.ts";
import { messageOf } from "../profile/errors.ts";
import { createApp, findApp, refusedName } from "../store/app-store.ts";
import { firstParameters } from "./app-calls.ts";

/**
 * In embedded mode an app comes into being when it is first used, and the user is told. Nothing is made for
 * `DELETE /apps/NAME`, nor for a look at an app that this very folder has just seen deleted: whoever waits for its end
 * must see it.
 */
export async function createMissingApp(call: Call, method: string, path: string): Promise<void> {
  const { rack, vars } = call;
  const app = vars["app"];
  if (!rack.createApps || app === undefined || refusedName(rack, app) !== undefined) return;
  const bare = path === `/apps/${app}`;
  if (bare && (method === "DELETE" || (method === "GET" && rack.deletedApps.has(app)))) return;
  if ((await findApp(rack, app)) !== undefined) return;
  try {
    await createApp(rack, app, firstParameters(rack), { settled: true });
  } catch (error) {
    // Another request or program was quicker.
    if (messageOf(error).startsWith("app already exists")) return;
    throw error;
  }
  rack.deletedApps.delete(app);
  rack.notice(`created app ${app} on the local Rack ${rack.name}, as it was not there`);
}
