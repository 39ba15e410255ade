// What programs import from @convox/ci. docs/library.md describes it, and a test lists the names: nothing else is public.

export { describeFailure, type FailureReport } from "./entry/failure.ts";
export {
  type LocalRack,
  type LocalRackOptions,
  type ReceivedRequest,
  startLocalRack,
} from "./entry/library/local-rack.ts";
export {
  type CommandInputs,
  type CommandName,
  type CommandResult,
  type ConnectionInputs,
  type RunOptions,
  runCommand,
} from "./entry/library/run-command.ts";
export { type PromotionOutcome, type WaitLimits, waitForBuild, waitForPromotion } from "./entry/library/wait.ts";
export {
  ArchiveError,
  BuildError,
  CancelledError,
  ConvoxError,
  type ErrorCode,
  ExitError,
  HealthError,
  ImageError,
  InputError,
  ManifestError,
  OlderReleaseError,
  PackError,
  RackError,
  RollbackError,
  type SourcePlace,
  TimeoutError,
  UnreachableError,
} from "./errors.ts";
export { checkManifest, type Manifest, type ManifestOptions, type Problem, readManifest } from "./manifest/index.ts";
export { type SourceTree, sourceTree, type TarballOptions, type TreeOptions, tarball } from "./pack/index.ts";
export {
  type App,
  type Build,
  type ClientOptions,
  connect,
  consoleEndpoint,
  directEndpoint,
  type Endpoint,
  type EndpointOptions,
  type FollowOptions,
  findRack,
  followBuildLog,
  type Process,
  type ProxySettings,
  proxySettings,
  type Rack,
  type Release,
  type Resource,
  type Service,
  type TlsSettings,
} from "./rack/index.ts";
export { VERSION } from "./version.ts";
