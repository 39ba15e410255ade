import type { Call } from "../http/call.ts";
import { messageOf } from "../profile/errors.ts";
import { createApp, findApp, refusedName } from "../store/app-store.ts";
import { firstParameters } from "./app-calls.ts";

/** The calls of commands that build or configure an app; the first one asks whether the app exists. */
const CREATING: readonly (readonly [method: string, path: RegExp])[] = [
  ["GET", /^\/apps\/[^/]+$/],
  ["POST", /^\/apps\/[^/]+\/objects\//],
  ["POST", /^\/apps\/[^/]+\/builds$/],
  ["POST", /^\/apps\/[^/]+\/builds\/import$/],
  ["POST", /^\/apps\/[^/]+\/releases$/],
];

/**
 * With the option `createApps`, creates an app when a command that builds or configures it first calls the Rack. Every
 * other call treats a missing app as a real Rack does, so that a mistyped name is an error. An app that was deleted
 * through this Rack stays deleted for a client that waits for its end.
 */
export async function createMissingApp(call: Call, method: string, path: string): Promise<void> {
  const { rack, vars } = call;
  const app = vars["app"];
  if (!rack.createApps || app === undefined || refusedName(rack, app) !== undefined) return;
  if (!CREATING.some(([creating, pattern]) => creating === method && pattern.test(path))) return;
  if (method === "GET" && rack.deletedApps.has(app)) return;
  if ((await findApp(rack, app)) !== undefined) return;
  try {
    await createApp(rack, app, firstParameters(rack), { settled: true });
  } catch (error) {
    // Another request or program created it first.
    if (messageOf(error).startsWith("app already exists")) return;
    throw error;
  }
  rack.deletedApps.delete(app);
  rack.notice(`Created app ${app} on the local Rack`);
}
