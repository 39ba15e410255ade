import { appInput } from "../declaration/app-input.ts";
import { command } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { isFile, writeOutput } from "../output/output-file.ts";
import { byteSize } from "../output/units.ts";
import { type ArchiveStream, describeArchive, openArchiveStream, withProgress } from "./build-archive.ts";

const inputs = {
  build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
  app: appInput,
  file: {
    description: "File to write, such as build.tgz; - writes to standard output",
    short: "f",
    fallback: "standard output of the program",
  },
} as const satisfies Inputs;

export const buildsExport = command({
  name: "builds export",
  action: "export-build",
  summary: "Save a build with its images to an archive that another app or Rack can import",
  details:
    "Checks the archive while it is written: it must be complete, with one image for each service and no data after its " +
    "end. Otherwise the step fails and leaves no file. Only a Rack of the same generation can import it.",
  icon: "download",
  inputs,
  outputs: {
    build: "Id of the build",
    app: "Name of the app",
    rack: "Name of the Rack",
    file: "File with the archive",
    images: "Services whose images are in the archive, separated by spaces",
    size: "Size of the archive in bytes",
  },
  printsLog: true,
  async run(values, deps) {
    const { host, rack } = deps;
    host.info(`Exporting build ${values.build} of ${values.app} from ${rack.name}`);
    let archive: ArchiveStream | undefined;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      const { app, build: id } = values;
      archive = await openArchiveStream(await expectExisting("build", { app, id }, rack.builds.export(app, id), deps));
      yield* archive.chunks;
    }
    const progress = () => `Exporting: ${byteSize(archive?.size() ?? 0)} so far`;
    const target = { file: values.file, what: "the archive", example: "build.tgz" };
    await withProgress(
      // openArchiveStream checks the archive: an incomplete one ends with an error.
      writeOutput(target, chunks(), () => undefined, deps),
      progress,
      deps,
    );
    if (archive) host.info(`Exported ${describeArchive(archive)}${isFile(values.file) ? ` to ${values.file}` : ""}`);
    return {
      build: values.build,
      app: values.app,
      rack: rack.name,
      file: values.file ?? "",
      images: archive?.images().join(" ") ?? "",
      size: archive?.size() ?? 0,
    };
  },
});
