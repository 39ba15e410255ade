import { ConvoxError, InputError } from "../../errors.ts";
import { appInput } from "../declaration/app-input.ts";
import { command } from "../declaration/command.ts";
import { destinationInputs } from "../declaration/destination.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import { type Inputs, parseInputs } from "../declaration/inputs.ts";
import { byteSize } from "../output/units.ts";
import { promoteInputs, promoteRelease } from "../release/promote.ts";
import { type ArchiveStream, importArchive, importOutputs, openArchiveStream, withProgress } from "./build-archive.ts";

const inputs = {
  build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
  app: { ...appInput, description: "Source app" },
  "to-app": {
    description: "Target app",
    fallback: "the same name, on another Rack",
    aliases: ["destination-app", "destinationApp"],
  },
  ...destinationInputs,
  promote: {
    description: "Promote the new release with the default settings of `promote`",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

export const buildsCopy = command({
  name: "builds copy",
  createsApp: true,
  action: "copy-build",
  summary: "Copy a build with its images to another app, on this Rack or another Rack of the same generation",
  details:
    "Exports and imports the build in one step. The archive is checked on the way and is never stored on disk. If it is " +
    "incomplete, the import is stopped and no build is created.",
  icon: "copy",
  inputs,
  outputs: {
    ...importOutputs,
    release: "Id of the new release, such as RABCDEFGHIJ",
    status: "Status of the app after the promotion; empty without promote",
  },
  id: "release",
  needsDestination: true,
  async run({ build, app, toApp = app, promote }, deps) {
    const { host, rack } = deps;
    const to = deps.destination ?? rack;
    if (deps.destination === undefined && toApp === app) {
      throw new InputError("input-missing", "to-app and to-rack are missing: source and target are the same app");
    }
    host.info(`Copying build ${build} of ${app} on ${rack.name} to ${toApp} on ${to.name}`);
    let archive: ArchiveStream | undefined;
    const copy = async () => {
      archive = await openArchiveStream(
        await expectExisting("build", { app, id: build }, rack.builds.export(app, build), deps),
      );
      try {
        return await importArchive(archive, toApp, to, deps);
      } finally {
        archive.close();
      }
    };
    const result = await withProgress(copy(), () => `Copying: ${byteSize(archive?.size() ?? 0)} so far`, deps);
    if (!promote) return { ...result, status: "" };

    const settings = parseInputs(promoteInputs, () => undefined, deps.env);
    const candidate = { app: toApp, release: result.release, dir: deps.cwd };
    try {
      const { status } = await promoteRelease(settings, candidate, { ...deps, rack: to });
      return { ...result, status };
    } catch (error) {
      throw error instanceof ConvoxError ? error.addOutputs({ ...result }) : error;
    }
  },
});
