// The first file of the bundle. Everything else is loaded when it is used: a job in the terminal has no use for the
// entry points of GitHub and CircleCI, and no command needs the code of the others.
import { keepCompiledCode } from "./entry/compile-cache.ts";
import { withLoadFailures } from "./entry/load-failure.ts";

/** Runs a command as a GitHub action; see action.ts. */
export async function runAction(name: string): Promise<void> {
  keepCompiledCode();
  await withLoadFailures(async () => (await import("./entry/github/action.ts")).runAction(name));
}

/** Runs the step that GitHub runs after the job of an action; see action.ts. */
export async function runPost(): Promise<void> {
  await withLoadFailures(async () => (await import("./entry/github/action.ts")).runPost());
}

/** Runs the program `convox-ci`; see cli.ts. */
export async function runCli(argv: readonly string[]): Promise<void> {
  keepCompiledCode();
  await withLoadFailures(async () => (await import("./entry/terminal/cli.ts")).runCli(argv));
}

/** Runs a step of the CircleCI orb; see orb.ts. */
export async function runOrb(name: string): Promise<void> {
  await withLoadFailures(async () => (await import("./entry/circleci/orb.ts")).runOrb(name));
}

/** What programs import from the package; the bundle's file library.js exports it. */
export async function loadLibrary(): Promise<typeof import("./index.ts")> {
  return await import("./index.ts");
}

/** The declarations that `npm run generate` writes files from. */
export async function loadDeclarations(): Promise<typeof import("./declarations.ts")> {
  return await import("./declarations.ts");
}
