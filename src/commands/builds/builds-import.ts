import { InputError } from "../../errors.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import { openInputFile } from "../declaration/input-file.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { byteSize } from "../output/units.ts";
import { importArchive, importOutputs, openArchiveStream, withProgress } from "./build-archive.ts";

const inputs = {
  app: { ...appInput, description: "Name of the app to import into" },
  file: {
    description: "Archive written by builds export; - reads standard input",
    short: "f",
    fallback: "standard input of the program",
  },
} as const satisfies Inputs;

export const buildsImport = command({
  name: "builds import",
  createsApp: true,
  action: "import-build",
  summary: "Create a build and a release from an archive written by builds export",
  details:
    "Checks the archive while it is sent. If the check fails, the Rack never receives the end of the archive and creates " +
    "no build. An archive from a Rack of the other generation is rejected before it is sent. The release is not promoted. " +
    "It has the images and the manifest of the build, and the environment of the target app.",
  icon: "upload",
  inputs,
  outputs: importOutputs,
  id: "release",
  async run({ app, file }, deps) {
    const archive = await openArchiveStream(await openFile(file, deps));
    try {
      const { build } = archive.head;
      deps.host.info(`Importing build ${build.id} of ${build.app} into ${app} on ${deps.rack.name}`);
      return await withProgress(
        importArchive(archive, app, deps.rack, deps),
        () => `Importing: ${byteSize(archive.size())} sent`,
        deps,
      );
    } finally {
      archive.close();
    }
  },
});

async function openFile(file: string | undefined, { cwd, stdin }: Deps): Promise<AsyncIterable<Uint8Array>> {
  if (file === undefined || file === "-") {
    if (stdin) return stdin();
    throw new InputError("input-missing", "file is required: there is no standard input", {
      hint: "Set the input file, such as build.tgz",
    });
  }
  return (await openInputFile("file", file, cwd)).createReadStream();
}
