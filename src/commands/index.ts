import { apps, appsInfo } from "./app/apps.ts";
import { create } from "./app/create.ts";
import { destroy } from "./app/destroy.ts";
import { env, envGet } from "./app/env.ts";
import { envSet, envUnset } from "./app/env-set.ts";
import { resources } from "./app/resources.ts";
import { resourcesExport } from "./app/resources-export.ts";
import { resourcesImport } from "./app/resources-import.ts";
import { build } from "./builds/build.ts";
import { builds, buildsInfo, buildsLogs } from "./builds/builds.ts";
import { buildsCopy } from "./builds/builds-copy.ts";
import { buildsExport } from "./builds/builds-export.ts";
import { buildsImport } from "./builds/builds-import.ts";
import { buildsFind, releasesFind } from "./builds/find.ts";
import type { Command } from "./declaration/command.ts";
import { deploy } from "./deploy.ts";
import { exec } from "./process/exec.ts";
import { logs } from "./process/logs.ts";
import { ps } from "./process/ps.ts";
import { psStop } from "./process/ps-stop.ts";
import { restart } from "./process/restart.ts";
import { run } from "./process/run.ts";
import { scale } from "./process/scale.ts";
import { services } from "./process/services.ts";
import { doctor } from "./rack/doctor.ts";
import { login } from "./rack/login.ts";
import { rackInfo, rackParams, racks } from "./rack/racks.ts";
import { setup } from "./rack/setup.ts";
import { cancel } from "./release/cancel.ts";
import { diagnose } from "./release/diagnose.ts";
import { promote } from "./release/promote.ts";
import { releases, releasesInfo, releasesManifest } from "./release/releases.ts";
import { rollback } from "./release/rollback.ts";

/** Commands of all entry points, in the order of `help`. cli.ts adds the commands for terminals only. */
export const commands: readonly Command[] = [
  deploy,
  build,
  promote,
  rollback,
  cancel,
  run,
  exec,
  builds,
  buildsInfo,
  buildsLogs,
  buildsFind,
  buildsExport,
  buildsImport,
  buildsCopy,
  releases,
  releasesInfo,
  releasesManifest,
  releasesFind,
  diagnose,
  env,
  envGet,
  envSet,
  envUnset,
  apps,
  appsInfo,
  create,
  destroy,
  services,
  ps,
  psStop,
  scale,
  restart,
  logs,
  resources,
  resourcesExport,
  resourcesImport,
  login,
  doctor,
  racks,
  rackInfo,
  rackParams,
  setup,
].map(eraseTypes);

/** An entry point parses the values by the declaration, so they match what `run` takes. */
function eraseTypes(command: object): Command {
  return command as Command;
}
