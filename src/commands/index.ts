import { apps, appsInfo } from "./apps.ts";
import { build } from "./build.ts";
import { builds, buildsInfo, buildsLogs } from "./builds.ts";
import { buildsCopy } from "./builds-copy.ts";
import { buildsExport } from "./builds-export.ts";
import { buildsImport } from "./builds-import.ts";
import type { Command } from "./command.ts";
import { create } from "./create.ts";
import { deploy } from "./deploy.ts";
import { destroy } from "./destroy.ts";
import { diagnose } from "./diagnose.ts";
import { doctor } from "./doctor.ts";
import { env, envGet } from "./env.ts";
import { envSet, envUnset } from "./env-set.ts";
import { exec } from "./exec.ts";
import { buildsFind, releasesFind } from "./find.ts";
import { login } from "./login.ts";
import { logs } from "./logs.ts";
import { promote } from "./promote.ts";
import { ps } from "./ps.ts";
import { rackInfo, rackParams, racks } from "./racks.ts";
import { releases, releasesInfo, releasesManifest } from "./releases.ts";
import { resources } from "./resources.ts";
import { resourcesExport } from "./resources-export.ts";
import { resourcesImport } from "./resources-import.ts";
import { restart } from "./restart.ts";
import { rollback } from "./rollback.ts";
import { run } from "./run.ts";
import { scale } from "./scale.ts";
import { services } from "./services.ts";
import { setup } from "./setup.ts";

/** Every command that talks to a Rack, in the order `help` shows them. */
export const commands: readonly Command[] = [
  deploy,
  build,
  promote,
  rollback,
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
].map(erased);

/** A door knows a command by its declaration alone: what it parses fits what `run` takes. */
function erased(command: object): Command {
  return command as Command;
}
