import type { Command } from "./declaration/command.ts";

/** A command that is loaded when it is used: its names, as in its declaration, and the import of its file. */
export interface CommandFile extends Pick<Command, "name" | "cliNames" | "action"> {
  readonly load: () => Promise<object>;
}

const files = [
  { name: "deploy", load: async () => (await import("./deploy.ts")).deploy },
  { name: "build", load: async () => (await import("./builds/build.ts")).build },
  { name: "promote", cliNames: ["releases promote"], load: async () => (await import("./release/promote.ts")).promote },
  {
    name: "rollback",
    cliNames: ["releases rollback"],
    load: async () => (await import("./release/rollback.ts")).rollback,
  },
  { name: "review", load: async () => (await import("./review/review.ts")).review },
  { name: "cancel", cliNames: ["apps cancel"], load: async () => (await import("./release/cancel.ts")).cancel },
  { name: "run", load: async () => (await import("./process/run.ts")).run },
  { name: "exec", load: async () => (await import("./process/exec.ts")).exec },
  { name: "builds", load: async () => (await import("./builds/builds.ts")).builds },
  { name: "builds info", load: async () => (await import("./builds/builds.ts")).buildsInfo },
  { name: "builds logs", load: async () => (await import("./builds/builds.ts")).buildsLogs },
  { name: "builds cancel", load: async () => (await import("./builds/builds-cancel.ts")).buildsCancel },
  { name: "builds find", action: "find-build", load: async () => (await import("./builds/find.ts")).buildsFind },
  {
    name: "builds export",
    action: "export-build",
    load: async () => (await import("./builds/builds-export.ts")).buildsExport,
  },
  {
    name: "builds import",
    action: "import-build",
    load: async () => (await import("./builds/builds-import.ts")).buildsImport,
  },
  { name: "builds copy", action: "copy-build", load: async () => (await import("./builds/builds-copy.ts")).buildsCopy },
  { name: "releases", load: async () => (await import("./release/releases.ts")).releases },
  { name: "releases info", load: async () => (await import("./release/releases.ts")).releasesInfo },
  { name: "releases manifest", load: async () => (await import("./release/releases.ts")).releasesManifest },
  { name: "releases find", action: "find-release", load: async () => (await import("./builds/find.ts")).releasesFind },
  { name: "diagnose", cliNames: ["deploy-debug"], load: async () => (await import("./release/diagnose.ts")).diagnose },
  { name: "env", load: async () => (await import("./app/env.ts")).env },
  { name: "env get", load: async () => (await import("./app/env.ts")).envGet },
  { name: "env set", action: "env-set", load: async () => (await import("./app/env-set.ts")).envSet },
  { name: "env unset", action: "env-unset", load: async () => (await import("./app/env-set.ts")).envUnset },
  { name: "apps", load: async () => (await import("./app/apps.ts")).apps },
  { name: "apps info", load: async () => (await import("./app/apps.ts")).appsInfo },
  { name: "create", cliNames: ["apps create"], load: async () => (await import("./app/create.ts")).create },
  { name: "destroy", cliNames: ["apps delete"], load: async () => (await import("./app/destroy.ts")).destroy },
  { name: "services", load: async () => (await import("./process/services.ts")).services },
  { name: "ps", load: async () => (await import("./process/ps.ts")).ps },
  { name: "ps stop", load: async () => (await import("./process/ps-stop.ts")).psStop },
  { name: "scale", cliNames: ["services update"], load: async () => (await import("./process/scale.ts")).scale },
  { name: "restart", cliNames: ["services restart"], load: async () => (await import("./process/restart.ts")).restart },
  { name: "logs", load: async () => (await import("./process/logs.ts")).logs },
  { name: "resources", load: async () => (await import("./app/resources.ts")).resources },
  {
    name: "resources export",
    action: "export",
    load: async () => (await import("./app/resources-export.ts")).resourcesExport,
  },
  {
    name: "resources import",
    action: "import",
    load: async () => (await import("./app/resources-import.ts")).resourcesImport,
  },
  { name: "login", load: async () => (await import("./rack/login.ts")).login },
  { name: "doctor", load: async () => (await import("./rack/doctor.ts")).doctor },
  { name: "racks", load: async () => (await import("./rack/racks.ts")).racks },
  {
    name: "machines",
    cliNames: ["cloud machines"],
    load: async () => (await import("./rack/racks.ts")).machines,
  },
  { name: "rack", load: async () => (await import("./rack/racks.ts")).rackInfo },
  { name: "rack params", action: "rack-params", load: async () => (await import("./rack/racks.ts")).rackParams },
  { name: "setup", load: async () => (await import("./rack/setup.ts")).setup },
] as const satisfies readonly CommandFile[];

/** Commands of all entry points, in the order of `help`. A test compares each row with the declaration. */
export const commandFiles: readonly CommandFile[] = files;

/** The declaration of each command by its name. */
export type Declarations = {
  readonly [File in (typeof files)[number] as File["name"]]: Awaited<ReturnType<File["load"]>>;
};

/** The command of a row. The entry point parses the values by the declaration, so they match what `run` takes. */
export async function loadCommand(file: CommandFile): Promise<Command> {
  return (await file.load()) as Command;
}

/** Every command, for help and for hints. Running one of them does not need the others. */
export async function loadCommands(): Promise<readonly Command[]> {
  return await Promise.all(commandFiles.map(loadCommand));
}
