export type { Host } from "./ci/host.ts";
export type { Command, Deps } from "./commands/command.ts";
export { connectionInputs } from "./commands/connection.ts";
export { commands } from "./commands/index.ts";
export { parseInputs } from "./commands/inputs.ts";
export { connectRack } from "./connect.ts";
export * from "./errors.ts";
export { readManifest } from "./manifest/index.ts";
export { sourceTree, tarball } from "./pack/index.ts";
export { connect, consoleEndpoint, directEndpoint } from "./rack/index.ts";
export { VERSION } from "./version.ts";
/** Runs a command as a GitHub action; see action.ts. */
export declare function runAction(name: string): Promise<void>;
/** Runs the program `convox-ci`; see cli.ts. */
export declare function runCli(argv: readonly string[]): Promise<void>;
