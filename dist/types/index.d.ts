export { handedOn } from "./ci/circleci-variables.ts";
export type { Host } from "./ci/host.ts";
export type { Command, Deps } from "./commands/command.ts";
export { connectionInputs } from "./commands/connection.ts";
export { commands } from "./commands/index.ts";
export { parseInputs } from "./commands/inputs.ts";
export { connectRack } from "./connect.ts";
export * from "./errors.ts";
export { checkManifest, type Manifest, type Problem, readManifest } from "./manifest/index.ts";
export { type SourceTree, sourceTree, tarball } from "./pack/index.ts";
export { type App, type Build, connect, consoleEndpoint, directEndpoint, type Endpoint, findRack, followBuildLog, type Rack, type Release, } from "./rack/index.ts";
export { VERSION } from "./version.ts";
/** Runs a command as a GitHub action; see action.ts. */
export declare function runAction(name: string): Promise<void>;
/** Runs the step that GitHub runs after the job of an action; see action.ts. */
export declare function runPost(): Promise<void>;
/** Runs the program `convox-ci`; see cli.ts. */
export declare function runCli(argv: readonly string[]): Promise<void>;
/** Runs a step of the CircleCI orb; see orb.ts. */
export declare function runOrb(name: string): Promise<void>;
