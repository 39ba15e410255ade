import { appCancel, appCreate, appDelete, appGet, appList, appUpdate } from "./api/app-calls.ts";
import { balancerList } from "./api/balancer-calls.ts";
import { buildCreate, buildGet, buildList, buildUpdate } from "./api/build-calls.ts";
import { buildLogs } from "./api/build-log-calls.ts";
import {
  certificateApply,
  certificateCreate,
  certificateDelete,
  certificateGenerate,
  certificateList,
} from "./api/certificate-calls.ts";
import { configGet, configList, configSet } from "./api/config-calls.ts";
import { appDiagnose } from "./api/diagnose-calls.ts";
import { processExec } from "./api/exec-calls.ts";
import { buildExport } from "./api/export-calls.ts";
import { filesDelete, filesDownload, filesUpload } from "./api/file-calls.ts";
import { buildImport } from "./api/import-calls.ts";
import { appMetrics, capacityGet, instanceList } from "./api/instance-calls.ts";
import { appLogs, processLogs, serviceLogs } from "./api/log-calls.ts";
import { objectDelete, objectExists, objectFetch, objectList, objectStore } from "./api/object-calls.ts";
import { processGet, processList, processRun, processStop } from "./api/process-calls.ts";
import { registryAdd, registryList, registryRemove } from "./api/registry-calls.ts";
import { releaseCreate, releaseGet, releaseList, releasePromote } from "./api/release-calls.ts";
import { resourceExport, resourceGet, resourceImport, resourceList } from "./api/resource-calls.ts";
import { manifestService, serviceList, serviceRestart, serviceUpdate } from "./api/service-calls.ts";
import { authCheck, eventSend, systemGet, tokenCreate, tokenRotate } from "./api/system-calls.ts";
import { buildCancel } from "./build/build-cancel.ts";
import { dialogue, type Route, route, socket } from "./http/router.ts";

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
  route("GET", "/apps/{app}/metrics", appMetrics),
  route("PUT", "/apps/{app}", appUpdate),
  route("GET", "/apps/{app}/diagnose", appDiagnose, (profile) => profile.diagnose),
  route("GET", "/apps/{app}/manifest/services/{service}", manifestService, (profile) => profile.serviceLimits),
  route("GET", "/apps/{app}/configs", configList, (profile) => profile.appConfigs),
  route("GET", "/apps/{app}/configs/{name}", configGet, (profile) => profile.appConfigs),
  route("PUT", "/apps/{app}/configs/{name}", configSet, (profile) => profile.appConfigs),

  route("GET", "/apps/{app}/balancers", balancerList, "v3"),

  route("POST", "/apps/{app}/builds", buildCreate),
  route("GET", "/apps/{app}/builds/{id}.tgz", buildExport),
  route("POST", "/apps/{app}/builds/import", buildImport),
  route("POST", "/apps/{app}/builds/{id}/cancel", buildCancel, (profile) => profile.buildCancel),
  route("GET", "/apps/{app}/builds/{id}", buildGet),
  route("GET", "/apps/{app}/builds", buildList),
  socket("/apps/{app}/builds/{id}/logs", buildLogs),
  route("PUT", "/apps/{app}/builds/{id}", buildUpdate),

  route("PUT", "/apps/{app}/ssl/{service}/{port}", certificateApply),
  route("POST", "/certificates", certificateCreate),
  route("DELETE", "/certificates/{id}", certificateDelete),
  route("POST", "/certificates/generate", certificateGenerate),
  route("GET", "/certificates", certificateList),

  route("POST", "/events", eventSend),

  route("DELETE", "/apps/{app}/processes/{pid}/files", filesDelete),
  route("GET", "/apps/{app}/processes/{pid}/files", filesDownload),
  route("POST", "/apps/{app}/processes/{pid}/files", filesUpload),

  route("GET", "/instances", instanceList),

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
  route("DELETE", "/apps/{app}/processes/{pid}", processStop),

  route("POST", "/registries", registryAdd),
  route("GET", "/registries", registryList),
  route("DELETE", "/registries/{server:.*}", registryRemove),

  route("POST", "/apps/{app}/releases", releaseCreate),
  route("GET", "/apps/{app}/releases/{id}", releaseGet),
  route("GET", "/apps/{app}/releases", releaseList),
  route("POST", "/apps/{app}/releases/{id}/promote", releasePromote),

  route("GET", "/apps/{app}/resources/{name}/data", resourceExport, "v3"),
  route("PUT", "/apps/{app}/resources/{name}/data", resourceImport, "v3"),
  route("GET", "/apps/{app}/resources/{name}", resourceGet),
  route("GET", "/apps/{app}/resources", resourceList),

  route("GET", "/apps/{app}/services", serviceList),
  socket("/apps/{app}/services/{service}/logs", serviceLogs, (profile) => profile.serviceLogs),
  route("POST", "/apps/{app}/services/{name}/restart", serviceRestart),
  route("PUT", "/apps/{app}/services/{name}", serviceUpdate),

  route("GET", "/system/capacity", capacityGet),
  route("GET", "/system", systemGet),
  route("PUT", "/system/jwt/rotate", tokenRotate),
  route("POST", "/system/jwt/token", tokenCreate),
];
