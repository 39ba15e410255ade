import { dialogue, type Route, route, socket } from "../http/router.ts";
import { appCancel, appCreate, appDelete, appGet, appList, appUpdate } from "./app-calls.ts";
import { balancerList } from "./balancer-calls.ts";
import {
  appCost,
  budgetClear,
  budgetDismiss,
  budgetGet,
  budgetReset,
  budgetSet,
  budgetShutdownState,
  budgetSimulate,
} from "./budget-calls.ts";
import { buildCreate, buildGet, buildList, buildUpdate } from "./build-calls.ts";
import { buildCancel } from "./build-cancel.ts";
import { buildLogs } from "./build-log-calls.ts";
import {
  certificateApply,
  certificateCreate,
  certificateDelete,
  certificateGenerate,
  certificateList,
  certificateRenew,
} from "./certificate-calls.ts";
import { configGet, configList, configSet } from "./config-calls.ts";
import { databaseDelete, databaseProtect, snapshotGet } from "./database-calls.ts";
import { appDiagnose } from "./diagnose-calls.ts";
import { processExec } from "./exec-calls.ts";
import { buildExport } from "./export-calls.ts";
import { filesDelete, filesDownload, filesUpload } from "./file-calls.ts";
import { buildImportImage } from "./image-import-calls.ts";
import { buildImport } from "./import-calls.ts";
import { capacityGet, instanceKeyroll, instanceList, instanceShell, instanceTerminate } from "./instance-calls.ts";
import { letsEncryptGet, letsEncryptSet } from "./letsencrypt-calls.ts";
import { appLogs, processLogs, serviceLogs, systemLogs } from "./log-calls.ts";
import { appMetrics, metricsByService, serviceMetrics, systemMetrics } from "./metric-calls.ts";
import { objectDelete, objectExists, objectFetch, objectList, objectStore } from "./object-calls.ts";
import { processGet, processList, processRun, processStop } from "./process-calls.ts";
import { proxyRequest, proxySocket } from "./proxy-calls.ts";
import {
  rackResourceCreate,
  rackResourceDelete,
  rackResourceGet,
  rackResourceLink,
  rackResourceList,
  rackResourceTypes,
  rackResourceUnlink,
  rackResourceUpdate,
} from "./rack-resource-calls.ts";
import { registryAdd, registryList, registryRemove } from "./registry-calls.ts";
import { registryProxy } from "./registry-proxy-calls.ts";
import { releaseCreate, releaseGet, releaseList, releasePromote } from "./release-calls.ts";
import { resourceExport, resourceGet, resourceImport, resourceList, resourceShell } from "./resource-calls.ts";
import { manifestService, serviceList, serviceRestart, serviceUpdate } from "./service-calls.ts";
import {
  authCheck,
  eventSend,
  karpenterCleanup,
  systemGet,
  systemProcesses,
  systemReleases,
  systemUpdate,
  tokenCreate,
  tokenRotate,
  whitelistSync,
} from "./system-calls.ts";
import { scaleOverrideSet, triggersDisable, triggersEnable, triggerThresholdSet } from "./trigger-calls.ts";

/**
 * The routes of a Rack, in the order in which they are tried, so that the table can be laid beside the real one.
 * `/check` needs no password and is answered before this table.
 */
export const routes: readonly Route[] = [
  route("GET", "/auth", authCheck),

  route("POST", "/apps/{app}/cancel", appCancel),
  route("POST", "/apps", appCreate),
  route("DELETE", "/apps/{app}", appDelete),
  route("GET", "/apps/{app}/diagnose", appDiagnose, (profile) => profile.diagnose),
  route("GET", "/apps/{app}", appGet),
  route("GET", "/apps", appList),
  socket("/apps/{app}/logs", appLogs),
  route("GET", "/apps/{app}/manifest/services/{service}", manifestService, (profile) => profile.serviceLimits),
  route("GET", "/apps/{app}/metrics", appMetrics),
  route("GET", "/apps/{app}/metrics-by-service", metricsByService, (profile) => profile.budgets),
  route("PUT", "/apps/{app}", appUpdate),
  route("GET", "/apps/{app}/budget", budgetGet, (profile) => profile.budgets),
  route("POST", "/apps/{app}/budget", budgetSet, (profile) => profile.budgets),
  route("DELETE", "/apps/{app}/budget", budgetClear, (profile) => profile.budgets),
  route("POST", "/apps/{app}/budget/reset", budgetReset, (profile) => profile.budgets),
  route("GET", "/apps/{app}/budget/shutdown-state", budgetShutdownState, (profile) => profile.budgets),
  route("POST", "/apps/{app}/budget/simulate-shutdown", budgetSimulate, (profile) => profile.budgets),
  route("POST", "/apps/{app}/budget/dismiss-recovery", budgetDismiss, (profile) => profile.budgets),
  route("GET", "/apps/{app}/cost", appCost, (profile) => profile.budgets),

  route("GET", "/apps/{app}/balancers", balancerList, "v3"),

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

  route("GET", "/system/capacity", capacityGet),

  route("PUT", "/apps/{app}/ssl/{service}/{port}", certificateApply),
  route("POST", "/certificates", certificateCreate),
  route("DELETE", "/certificates/{id}", certificateDelete),
  route("POST", "/certificates/{id}/renew", certificateRenew, (profile) => profile.certificateRenewal),
  route("POST", "/certificates/generate", certificateGenerate),
  route("GET", "/certificates", certificateList),
  route("GET", "/letsencrypt/config", letsEncryptGet, (profile) => profile.letsEncrypt),
  route("PUT", "/letsencrypt/config", letsEncryptSet, (profile) => profile.letsEncrypt),

  route("POST", "/events", eventSend),

  route("DELETE", "/apps/{app}/processes/{pid}/files", filesDelete),
  route("GET", "/apps/{app}/processes/{pid}/files", filesDownload),
  route("POST", "/apps/{app}/processes/{pid}/files", filesUpload),

  route("POST", "/instances/keyroll", instanceKeyroll),
  route("GET", "/instances", instanceList),
  dialogue("/instances/{id}/shell", instanceShell),
  route("DELETE", "/instances/{id}", instanceTerminate),

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
  route("POST", "/apps/{app}/resources/{name}/deletion-protection-and-snapshot/{snapshot}", databaseProtect, "v2"),
  route("GET", "/rds/snapshots/{snapshot}", snapshotGet, "v2"),
  route("DELETE", "/rds/{name}", databaseDelete, "v2"),

  route("GET", "/apps/{app}/services", serviceList),
  route("GET", "/apps/{app}/services/{service}/metrics", serviceMetrics, (profile) => profile.serviceMetrics),
  route("POST", "/apps/{app}/services/{name}/restart", serviceRestart),
  route("POST", "/apps/{app}/services/{service}/scale-override", scaleOverrideSet, (profile) => profile.triggers),
  route("POST", "/apps/{app}/services/{service}/triggers/disable", triggersDisable, (profile) => profile.triggers),
  route("POST", "/apps/{app}/services/{service}/triggers/enable", triggersEnable, (profile) => profile.triggers),
  route(
    "POST",
    "/apps/{app}/services/{service}/triggers/threshold",
    triggerThresholdSet,
    (profile) => profile.triggers,
  ),
  route("PUT", "/apps/{app}/services/{name}", serviceUpdate),

  route("GET", "/system", systemGet),
  socket("/system/logs", systemLogs),
  route("GET", "/system/metrics", systemMetrics),
  route("PUT", "/system/jwt/rotate", tokenRotate, (profile) => profile.tokens),
  route("POST", "/system/jwt/token", tokenCreate, (profile) => profile.tokens),
  route("GET", "/system/processes", systemProcesses),
  route("GET", "/system/releases", systemReleases),
  route("GET", "/system/sync/whitelist/instances/ip", whitelistSync, "v2"),

  route("POST", "/resources", rackResourceCreate),
  route("DELETE", "/resources/{name}", rackResourceDelete),
  route("GET", "/resources/{name}", rackResourceGet),
  route("POST", "/resources/{name}/links", rackResourceLink),
  route("GET", "/resources", rackResourceList),
  route("OPTIONS", "/resources", rackResourceTypes),
  route("DELETE", "/resources/{name}/links/{app}", rackResourceUnlink),
  route("PUT", "/resources/{name}", rackResourceUpdate),

  route("PUT", "/system", systemUpdate),
  route("POST", "/system/karpenter/cleanup", karpenterCleanup, (profile) => profile.karpenter),

  route("ANY", "/custom/http/proxy/{path:.*}", proxyRequest, (profile) => profile.httpProxy),
];
