import { type BuildResult, buildInputs, buildOutputs, buildSource } from "./build.ts";
import { command } from "./command.ts";
import { promoteRelease, promotionInputs } from "./promote.ts";

export const deploy = command({
  name: "deploy",
  summary: "Build a source tree on the Rack and promote the release",
  details: "The same as `build` and then `promote`: succeeds only when the app runs the new release.",
  icon: "upload-cloud",
  inputs: { ...buildInputs, ...promotionInputs },
  outputs: { ...buildOutputs, status: "Status of the app: running" },
  id: "release",
  async run(values, deps): Promise<BuildResult> {
    const started = deps.now();
    const built = await buildSource(values, deps);
    const promoted = await promoteRelease({ ...values, release: built.release }, deps);
    return {
      ...built,
      status: promoted.status,
      duration: Math.round((deps.now() - started) / 1000),
      "previous-release": promoted["previous-release"],
    };
  },
});
