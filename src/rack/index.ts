export { type App, isExistingApp, isKnownStatus, isMissingApp } from "./apps.ts";
export { type FollowOptions, followBuildLog } from "./build-log.ts";
export { buildArgs, isProvidedByRack } from "./build-options.ts";
export { buildOutcome } from "./build-outcome.ts";
export type { Build, RegistryCredentials } from "./builds.ts";
export { isCertificateError } from "./certificate-errors.ts";
export { connect, type Rack } from "./client.ts";
export { type Greeting, greetEndpoint, measureConnect, type Peer, peerOf, resolveAddresses } from "./connectivity.ts";
export { cutAtSignal, openUnlessAborted, withDeadline } from "./deadline.ts";
export type { DiagnosedEvent, DiagnosedInitPod, DiagnosedPod, Diagnosis } from "./diagnosis.ts";
export {
  basicAuthorization,
  consoleEndpoint,
  directEndpoint,
  type Endpoint,
  type EndpointOptions,
  type Machine,
  type TlsSettings,
} from "./endpoint.ts";
export { parseEnvironment, renderEnvironment } from "./environment.ts";
export type { ExecEnd } from "./exec.ts";
export { isDenied, isRefusal, mayHaveHappened } from "./failures.ts";
export { describeFirstVersions, FEATURES, type FeatureName, hasFeature, listFeatures } from "./features.ts";
export { createFetch } from "./fetch.ts";
export type { Generation } from "./generation.ts";
export { lastBytes } from "./log-tail.ts";
export type { LogOptions } from "./logs.ts";
export { isLoopback } from "./loopback.ts";
export { findMachine } from "./machines.ts";
export { percentDecoded } from "./percent.ts";
export {
  type Exec,
  type ExecOptions,
  isDeploymentPod,
  isServicePod,
  type PodOptions,
  type Process,
  type RunOptions,
} from "./processes.ts";
export { promotionOutcome, promotionWatch } from "./promotion.ts";
export { type ProxySettings, proxySettings } from "./proxy.ts";
export { type ConsoleRack, findRack } from "./racks.ts";
export type { Release } from "./releases.ts";
export { dumpError, type Resource } from "./resources.ts";
export { pause } from "./retry.ts";
export { secretForms } from "./secret-forms.ts";
export type { Service, ServiceUpdate } from "./services.ts";
export type { Stream } from "./socket.ts";
export { throwRackError } from "./stream-error.ts";
export type { ClientOptions } from "./transport.ts";
export { createWakeUp, type WaitOptions, type WakeUp, waitUntil } from "./wait.ts";
