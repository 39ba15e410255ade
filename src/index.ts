export type { Command, Deps } from "./commands/declaration/command.ts";
export { connectionInputs } from "./commands/declaration/connection.ts";
export { parseInputs } from "./commands/declaration/inputs.ts";
export { commands } from "./commands/index.ts";
export { exportedOutputs } from "./entry/circleci/variables.ts";
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

// Each entry point is loaded when it is called: the terminal does not need GitHub's toolkit, and the reverse.

/** Runs a command as a GitHub action; see action.ts. */
export async function runAction(name: string): Promise<void> {
  await (await import("./entry/github/action.ts")).runAction(name);
}

/** Runs the step that GitHub runs after the job of an action; see action.ts. */
export async function runPost(): Promise<void> {
  await (await import("./entry/github/action.ts")).runPost();
}

/** Runs the program `convox-ci`; see cli.ts. */
export async function runCli(argv: readonly string[]): Promise<void> {
  await (await import("./entry/terminal/cli.ts")).runCli(argv);
}

/** Runs a step of the CircleCI orb; see orb.ts. */
export async function runOrb(name: string): Promise<void> {
  await (await import("./entry/circleci/orb.ts")).runOrb(name);
}
