import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Rack } from "../model/rack.ts";
import { ownerText } from "./owner.ts";

type Folder = Pick<Rack, "data">;

/**
 * Where things lie in the data folder. App names and ids come from the network: a name with other than harmless
 * characters is replaced by its hash, so that nothing can be read or written outside the folder.
 */
export const places = {
  apps: (rack: Folder) => join(rack.data, "apps"),
  app: (rack: Folder, app: string) => join(rack.data, "apps", fileName(app)),
  appRecord: (rack: Folder, app: string) => join(places.app(rack, app), "app.json"),
  appLock: (rack: Folder, app: string) => join(rack.data, "locks", fileName(app)),
  appEvents: (rack: Folder, app: string) => join(places.app(rack, app), "events.json"),
  builds: (rack: Folder, app: string) => join(places.app(rack, app), "builds"),
  build: (rack: Folder, app: string, id: string) => join(places.builds(rack, app), `${fileName(id)}.json`),
  buildLog: (rack: Folder, app: string, id: string) => join(places.builds(rack, app), `${fileName(id)}.log`),
  buildOwner: (rack: Folder, app: string, id: string) => join(places.builds(rack, app), `${fileName(id)}.owner`),
  buildStop: (rack: Folder, app: string, id: string) => join(places.builds(rack, app), `${fileName(id)}.stop`),
  releases: (rack: Folder, app: string) => join(places.app(rack, app), "releases"),
  release: (rack: Folder, app: string, id: string) => join(places.releases(rack, app), `${fileName(id)}.json`),
  objects: (rack: Folder, app: string) => join(places.app(rack, app), "objects"),
  configs: (rack: Folder, app: string) => join(places.app(rack, app), "configs"),
  registryLogins: (rack: Folder) => join(rack.data, "registries.json"),
  scratchFolders: (data: string) => join(data, "tmp"),
  /** Temporary files of this process. The name is the owner, so that a later start finds what was left behind. */
  scratch: ({ data }: Folder) => join(places.scratchFolders(data), ownerText()),
  /** Records and output of containers that no engine keeps. */
  containers: (data: string) => join(data, "containers"),
  /** Ids of the images that buildah made of steps, one a line. */
  buildahSteps: (data: string) => join(data, "buildah-steps"),
  registry: (data: string) => join(data, "registry"),
  /** Routes and state of the process that forwards to services. */
  router: (data: string) => join(data, "router"),
  tokenKey: (rack: Folder) => join(rack.data, "token.key"),
};

/** Marks what belongs to a data folder where everything of a user lies together: in an engine or an image store. */
export function dataKey(data: string): string {
  return createHash("sha256").update(data).digest("hex").slice(0, 12);
}

function fileName(text: string): string {
  if (/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(text)) return text;
  return `=${createHash("sha256").update(text).digest("hex")}`;
}
