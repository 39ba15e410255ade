export type { Command, Deps } from "./commands/declaration/command.ts";
export { connectionInputs } from "./commands/declaration/connection.ts";
export { parseInputs } from "./commands/declaration/inputs.ts";
export { commands } from "./commands/index.ts";
export * from "./errors.ts";
export type { Host } from "./host/host.ts";
export { checkManifest, type Manifest, type Problem, readManifest } from "./manifest/index.ts";
export { type SourceTree, sourceTree, tarball } from "./pack/index.ts";
export {
  type App,
  type Build,
  connect,
  consoleEndpoint,
  directEndpoint,
  type Endpoint,
  findRack,
  followBuildLog,
  type Rack,
  type Release,
} from "./rack/index.ts";
export { connectRack } from "./session/connect.ts";
export { VERSION } from "./version.ts";
