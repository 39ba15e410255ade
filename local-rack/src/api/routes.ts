import { dialogue, type Route, route, socket } from "../http/router.ts";
import { appCancel, appCreate, appDelete, appGet, appList, appUpdate } from "./app-calls.ts";
import { buildCreate, buildGet, buildList, buildUpdate } from "./build-calls.ts";
import { buildCancel } from "./build-cancel.ts";
import { buildLogs } from "./build-log-calls.ts";
import { configGet, configList, configSet } from "./config-calls.ts";
import { appCost } from "./cost-calls.ts";
import { appDiagnose } from "./diagnose-calls.ts";
import { processExec } from "./exec-calls.ts";
import { buildExport } from "./export-calls.ts";
import { filesDelete, filesDownload, filesUpload } from "./file-calls.ts";
import { fixedRoutes } from "./fixed-replies.ts";
import { buildImportImage } from "./image-import-calls.ts";
import { buildImport } from "./import-calls.ts";
import { appLogs, processLogs, serviceLogs, systemLogs } from "./log-calls.ts";
import { objectDelete, objectExists, objectFetch, objectList, objectStore } from "./object-calls.ts";
import { processGet, processList, processRun, processStop } from "./process-calls.ts";
import { proxyRequest, proxySocket } from "./proxy-calls.ts";
import { registryAdd, registryList, registryRemove } from "./registry-calls.ts";
import { registryProxy } from "./registry-proxy-calls.ts";
import { releaseCreate, releaseGet, releaseList, releasePromote } from "./release-calls.ts";
import { resourceExport, resourceGet, resourceImport, resourceList, resourceShell } from "./resource-calls.ts";
import { manifestService, serviceList, serviceRestart, serviceUpdate } from "./service-calls.ts";
import { authCheck, systemGet, systemProcesses, tokenCreate, tokenRotate } from "./system-calls.ts";

/**
 * The routes of a Rack, in the order in which they are tried. `/check` needs no password and is answered before this
 * table. Routes with one fixed reply come last: none of them matches a path of the others.
 */
export const routes: readonly Route[] = [
  route("GET", "/auth", authCheck),

  route("POST", "/apps/{app}/cancel", appCancel),
  route("POST", "/apps", appCreate),
  route("DELETE", "/apps/{app}", appDelete),
  route("GET", "/apps/{app}/cost", appCost, (profile) => profile.budgets),
  route("GET", "/apps/{app}/diagnose", appDiagnose, (profile) => profile.diagnose),
  route("GET", "/apps/{app}", appGet),
  route("GET", "/apps", appList),
  socket("/apps/{app}/logs", appLogs),
  route("GET", "/apps/{app}/manifest/services/{service}", manifestService, (profile) => profile.serviceLimits),
  route("PUT", "/apps/{app}", appUpdate),

  route("POST", "/apps/{app}/builds", buildCreate),
  route("GET", "/apps/{app}/builds/{id}.tgz", buildExport),
  route("GET", "/apps/{app}/builds/{id}", buildGet),
  route("POST", "/apps/{app}/builds/import", buildImport),
  route("POST", "/apps/{app}/builds/{id}/image", buildImportImage, (profile) => profile.imageImport),
  route("POST", "/apps/{app}/builds/{id}/cancel", buildCancel, (profile) => profile.buildCancel),
  route("GET", "/apps/{app}/builds", buildList),
  socket("/apps/{app}/builds/{id}/logs", buildLogs),
  route("PUT", "/apps/{app}/builds/{id}", buildUpdate),

  route("GET", "/apps/{app}/configs", configList, (profile) => profile.appConfigs),
  route("GET", "/apps/{app}/configs/{name}", configGet, (profile) => profile.appConfigs),
  route("PUT", "/apps/{app}/configs/{name}", configSet, (profile) => profile.appConfigs),

  route("DELETE", "/apps/{app}/processes/{pid}/files", filesDelete),
  route("GET", "/apps/{app}/processes/{pid}/files", filesDownload),
  route("POST", "/apps/{app}/processes/{pid}/files", filesUpload),

  route("DELETE", "/apps/{app}/objects/{key:.*}", objectDelete),
  route("HEAD", "/apps/{app}/objects/{key:.*}", objectExists),
  route("GET", "/apps/{app}/objects/{key:.*}", objectFetch),
  route("GET", "/apps/{app}/objects", objectList),
  route("POST", "/apps/{app}/objects/{key:.*}", objectStore),

  dialogue("/apps/{app}/processes/{pid}/exec", processExec),
  route("GET", "/apps/{app}/processes/{pid}", processGet),
  route("GET", "/apps/{app}/processes", processList),
  socket("/apps/{app}/processes/{pid}/logs", processLogs),
  route("POST", "/apps/{app}/services/{service}/processes", processRun),
  socket("/apps/{app}/services/{service}/logs", serviceLogs, (profile) => profile.serviceLogs),
  route("DELETE", "/apps/{app}/processes/{pid}", processStop),

  dialogue("/proxy/{host}/{port}", proxySocket),

  route("POST", "/registries", registryAdd),
  route("GET", "/registries", registryList),
  route("ANY", "/v2/{path:.*}", registryProxy, "v3"),
  route("DELETE", "/registries/{server:.*}", registryRemove),

  route("POST", "/apps/{app}/releases", releaseCreate),
  route("GET", "/apps/{app}/releases/{id}", releaseGet),
  route("GET", "/apps/{app}/releases", releaseList),
  route("POST", "/apps/{app}/releases/{id}/promote", releasePromote),

  dialogue("/apps/{app}/resources/{name}/console", resourceShell, "v3"),
  route("GET", "/apps/{app}/resources/{name}/data", resourceExport, "v3"),
  route("GET", "/apps/{app}/resources/{name}", resourceGet),
  route("PUT", "/apps/{app}/resources/{name}/data", resourceImport, "v3"),
  route("GET", "/apps/{app}/resources", resourceList),

  route("GET", "/apps/{app}/services", serviceList),
  route("POST", "/apps/{app}/services/{name}/restart", serviceRestart),
  route("PUT", "/apps/{app}/services/{name}", serviceUpdate),

  route("GET", "/system", systemGet),
  socket("/system/logs", systemLogs),
  route("PUT", "/system/jwt/rotate", tokenRotate, (profile) => profile.tokens),
  route("POST", "/system/jwt/token", tokenCreate, (profile) => profile.tokens),
  route("GET", "/system/processes", systemProcesses),

  route("ANY", "/custom/http/proxy/{path:.*}", proxyRequest, (profile) => profile.httpProxy),

  ...fixedRoutes,
];
