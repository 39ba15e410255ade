export { type App, isExistingApp, isMissingApp } from "./apps.ts";
export { type FollowOptions, followBuildLog } from "./build-log.ts";
export { buildArgs, isProvidedByRack } from "./build-options.ts";
export type { Build } from "./builds.ts";
export { connect, type Rack } from "./client.ts";
export type { DiagnosedEvent, DiagnosedInitPod, DiagnosedPod, Diagnosis } from "./diagnose.ts";
export {
  basicAuthorization,
  consoleEndpoint,
  directEndpoint,
  type Endpoint,
  secretForms,
} from "./endpoint.ts";
export { parseEnvironment, renderEnvironment } from "./environment.ts";
export type { ExecEnd } from "./exec.ts";
export { mayHaveHappened } from "./failures.ts";
export { type Generation, isAtLeast } from "./generation.ts";
export { lastBytes } from "./log-tail.ts";
export type { LogOptions } from "./logs.ts";
export { isLoopback } from "./loopback.ts";
export { percentDecoded } from "./percent.ts";
export { type Greeting, greeted, lookedUp, type Peer, peerOf, reached } from "./probe.ts";
export type { Exec, ExecOptions, Process } from "./processes.ts";
export { promotionOutcome, promotionWatch } from "./promotion.ts";
export { type ProxySettings, proxySettings } from "./proxy.ts";
export { type ConsoleRack, findRack } from "./racks.ts";
export type { Release } from "./releases.ts";
export { dumpError, type Resource } from "./resources.ts";
export { pause } from "./retry.ts";
export type { Service, ServiceUpdate } from "./services.ts";
export { type Stream, throwRackError } from "./socket.ts";
export type { ClientOptions } from "./transport.ts";
export { settled, type WaitOptions } from "./wait.ts";
