import { ConvoxError, InputError } from "../../errors.ts";
import { appInput } from "../declaration/app-input.ts";
import { command } from "../declaration/command.ts";
import { destinationInputs } from "../declaration/destination.ts";
import { expectExisting } from "../declaration/expect-existing.ts";
import { type Inputs, parseInputs } from "../declaration/inputs.ts";
import { byteSize } from "../output/units.ts";
import { promoteInputs, promoteRelease } from "../release/promote.ts";
import { imported, importOutputs, type PassingArchive, passingArchive, whileTelling } from "./build-archive.ts";

const inputs = {
  build: { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" },
  app: { ...appInput, description: "Name of the app whose build it is" },
  "to-app": {
    description: "Name of the app that gets the build",
    fallback: "the same name, on another Rack",
    aliases: ["destination-app", "destinationApp"],
  },
  ...destinationInputs,
  promote: {
    description: "Promote the new release, as `promote` does by itself",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

export const buildsCopy = command({
  name: "builds copy",
  createsApp: true,
  action: "copy-build",
  summary: "Copy a build with its images to another app, on this Rack or on another one of the same generation",
  details:
    "An export and an import in one step: the archive goes through the job without touching its disk and is checked " +
    "on the way. When it is not whole the import is broken off, and no build is made.",
  icon: "copy",
  inputs,
  outputs: {
    ...importOutputs,
    release: "Id of its release, such as RABCDEFGHIJ",
    status: "Status of the app after promote, else empty",
  },
  id: "release",
  needsDestination: true,
  async run({ build, app, toApp = app, promote }, deps) {
    const { host, rack } = deps;
    const to = deps.destination ?? rack;
    if (deps.destination === undefined && toApp === app) {
      throw new InputError("to-app and to-rack are missing: the build would be copied to the app that it is of");
    }
    host.info(`Copying build ${build} of ${app} on ${rack.name} to ${toApp} on ${to.name}`);
    let archive: PassingArchive | undefined;
    const copy = async () => {
      archive = await passingArchive(
        await expectExisting("build", { app, id: build }, rack.builds.export(app, build), deps),
      );
      try {
        return await imported(archive, toApp, to, deps);
      } finally {
        archive.close();
      }
    };
    const result = await whileTelling(copy(), () => `Copying: ${byteSize(archive?.size() ?? 0)} so far`, deps);
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
