import { appCancel, appCreate, appDelete, appGet, appList, appUpdate } from "./app-calls.ts";
import { buildCreate, buildGet, buildList, buildUpdate } from "./build-calls.ts";
import { appLogs, buildLogs, serviceLogs } from "./log-calls.ts";
import { objectDelete, objectExists, objectFetch, objectList, objectStore } from "./object-calls.ts";
import { processGet, processList, serviceList } from "./process-calls.ts";
import { releaseCreate, releaseGet, releaseList, releasePromote } from "./release-calls.ts";
import { type Route, route, socket } from "./router.ts";
import { authCheck, eventSend, systemGet, tokenCreate, tokenRotate } from "./system-calls.ts";

/**
 * The routes of a Rack, in the order in which they are tried, so that the table can be laid beside the real one.
 * `/check` needs no password and is answered before this table.
 */
export const routes: readonly Route[] = [
  route("GET", "/auth", authCheck),

  route("POST", "/apps/{app}/cancel", appCancel),
  route("POST", "/apps", appCreate),
  route("DELETE", "/apps/{app}", appDelete),
  route("GET", "/apps/{app}", appGet),
  route("GET", "/apps", appList),
  socket("/apps/{app}/logs", appLogs),
  route("PUT", "/apps/{app}", appUpdate),

  route("POST", "/apps/{app}/builds", buildCreate),
  route("GET", "/apps/{app}/builds/{id}", buildGet),
  route("GET", "/apps/{app}/builds", buildList),
  socket("/apps/{app}/builds/{id}/logs", buildLogs),
  route("PUT", "/apps/{app}/builds/{id}", buildUpdate),

  route("POST", "/events", eventSend),

  route("DELETE", "/apps/{app}/objects/{key:.*}", objectDelete),
  route("HEAD", "/apps/{app}/objects/{key:.*}", objectExists),
  route("GET", "/apps/{app}/objects/{key:.*}", objectFetch),
  route("GET", "/apps/{app}/objects", objectList),
  route("POST", "/apps/{app}/objects/{key:.*}", objectStore),

  route("GET", "/apps/{app}/processes/{pid}", processGet),
  route("GET", "/apps/{app}/processes", processList),

  route("POST", "/apps/{app}/releases", releaseCreate),
  route("GET", "/apps/{app}/releases/{id}", releaseGet),
  route("GET", "/apps/{app}/releases", releaseList),
  route("POST", "/apps/{app}/releases/{id}/promote", releasePromote),

  route("GET", "/apps/{app}/services", serviceList),
  socket("/apps/{app}/services/{service}/logs", serviceLogs, "v3"),

  route("GET", "/system", systemGet),
  route("PUT", "/system/jwt/rotate", tokenRotate),
  route("POST", "/system/jwt/token", tokenCreate),
];
