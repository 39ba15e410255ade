import { appInput } from "../declaration/app-input.ts";
import { command } from "../declaration/command.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { isFile, writeOutput } from "../output/output-file.ts";
import { byteSize } from "../output/units.ts";
import { contents, type PassingArchive, passingArchive, whileTelling } from "./build-archive.ts";

const inputs = {
  build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
  app: appInput,
  file: {
    description: "File for the archive, such as build.tgz; - is the program's standard output",
    short: "f",
    fallback: "the program's standard output",
  },
} as const satisfies Inputs;

export const buildsExport = command({
  name: "builds export",
  action: "export-build",
  summary: "Save a build with its images as an archive that another app or Rack can import",
  details:
    "The archive is checked while it is written: that it has its end, one image for each service and nothing behind. " +
    "When it is not whole the command fails and leaves no file. A Rack of the same generation can import it.",
  icon: "download",
  inputs,
  outputs: {
    build: "Id of the build",
    app: "Name of the app",
    rack: "Name of the Rack",
    file: "File with the archive",
    images: "Services whose images the archive holds, separated by spaces",
    size: "Size of the archive, in bytes",
  },
  printsLog: true,
  async run(values, deps) {
    const { host, rack } = deps;
    host.info(`Exporting build ${values.build} of ${values.app} from ${rack.name}`);
    let archive: PassingArchive | undefined;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      const { app, build: id } = values;
      archive = await passingArchive(await expectExisting("build", { app, id }, rack.builds.export(app, id), deps));
      yield* archive.chunks;
    }
    const progress = () => `Exporting: ${byteSize(archive?.size() ?? 0)} so far`;
    const target = { file: values.file, what: "the archive", example: "build.tgz" };
    await whileTelling(
      // The archive's own check ends the chunks with an error.
      writeOutput(target, chunks(), () => undefined, deps),
      progress,
      deps,
    );
    if (archive) host.info(`Exported ${contents(archive)}${isFile(values.file) ? ` to ${values.file}` : ""}`);
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
