import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../../errors.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { byteSize } from "../output/units.ts";
import { imported, importOutputs, passingArchive, whileTelling } from "./build-archive.ts";

const inputs = {
  app: { ...appInput, description: "Name of the app that gets the build" },
  file: {
    description: "File with the archive, as builds export writes it; - is the program's standard input",
    short: "f",
    fallback: "the program's standard input",
  },
} as const satisfies Inputs;

export const buildsImport = command({
  name: "builds import",
  createsApp: true,
  action: "import-build",
  summary: "Make a build and a release from an archive that builds export wrote",
  details:
    "The archive is checked while it is sent: the Rack gets the end of it only when all of it is right, and makes no " +
    "build otherwise. One that was made by a Rack of the other generation is refused before it is sent. The release " +
    "is not promoted; it has the build's images and manifest, and the environment of the app that imports.",
  icon: "upload",
  inputs,
  outputs: importOutputs,
  id: "release",
  async run({ app, file }, deps) {
    const archive = await passingArchive(await opened(file, deps));
    try {
      const { build } = archive.head;
      deps.host.info(`Importing build ${build.id} of ${build.app} into ${app} on ${deps.rack.name}`);
      return await whileTelling(
        imported(archive, app, deps.rack, deps),
        () => `Importing: ${byteSize(archive.size())} sent`,
        deps,
      );
    } finally {
      archive.close();
    }
  },
});

async function opened(file: string | undefined, { cwd, stdin }: Deps): Promise<AsyncIterable<Uint8Array>> {
  if (file === undefined || file === "-") {
    if (stdin) return stdin();
    throw new InputError("file is missing, and there is no standard input to read the archive from");
  }
  try {
    return (await open(resolve(cwd, file))).createReadStream();
  } catch (cause) {
    throw new InputError(`file is ${JSON.stringify(file)}: it cannot be read`, { cause });
  }
}
