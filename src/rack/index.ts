export { type App, type AppCreateOptions, isExistingApp, isMissingApp } from "./apps.ts";
export { type FollowOptions, followBuildLog } from "./build-log.ts";
export { type BuildOptions, buildArgs, isProvidedByRack } from "./build-options.ts";
export type { Build } from "./builds.ts";
export { connect, type Rack } from "./client.ts";
export type { DiagnosedEvent, DiagnosedInitPod, DiagnosedPod, DiagnosedService, Diagnosis } from "./diagnose.ts";
export {
  basicAuthorization,
  consoleEndpoint,
  directEndpoint,
  type Endpoint,
  type EndpointOptions,
  secretForms,
  type TlsSettings,
} from "./endpoint.ts";
export { parseEnvironment, renderEnvironment } from "./environment.ts";
export type { ExecEnd } from "./exec.ts";
export { mayHaveHappened } from "./failures.ts";
export { type Generation, isAtLeast } from "./generation.ts";
export { lastBytes } from "./log-tail.ts";
export type { LogOptions } from "./logs.ts";
export { isLoopback } from "./loopback.ts";
export type { StoreOptions } from "./objects.ts";
export { type Greeting, greeted, lookedUp, type Peer, peerOf, reached } from "./probe.ts";
export type { Exec, ExecOptions, Process, RunOptions } from "./processes.ts";
export { type PromotionState, type PromotionWatch, promotionOutcome, promotionWatch } from "./promotion.ts";
export { type ProxySettings, proxySettings } from "./proxy.ts";
export { type ConsoleRack, findRack } from "./racks.ts";
export type { PromoteOptions, Release, ReleaseCreateOptions } from "./releases.ts";
export { dumpError, type Resource } from "./resources.ts";
export { pause, type Sleep } from "./retry.ts";
export type { Service, ServiceUpdate } from "./services.ts";
export { type Stream, throwRackError } from "./socket.ts";
export type { System } from "./system.ts";
export type { ClientOptions } from "./transport.ts";
export { settled, type WaitOptions } from "./wait.ts";
