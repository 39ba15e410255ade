import { resolve } from "node:path";
import { ConvoxError } from "../errors.ts";
import { newDropReport } from "./app/environment-drop.ts";
import { type BuildResult, buildInputs, buildOutputs, buildSource } from "./builds/build.ts";
import { command } from "./declaration/command.ts";
import { promoteInputs, promoteRelease, promotionPlan } from "./release/promote.ts";
import { type PromoteResult, promoteOutputs } from "./release/promotion-result.ts";

export const deploy = command({
  name: "deploy",
  createsApp: true,
  waits: true,
  summary: "Build a source tree on the Rack and promote the release",
  details: "The same as `build` and then `promote`: succeeds only when the app runs the new release.",
  icon: "upload-cloud",
  inputs: { ...buildInputs, ...promoteInputs },
  outputs: { ...buildOutputs, ...promoteOutputs },
  id: "release",
  hasCleanup: true,
  async run(values, deps): Promise<BuildResult & PromoteResult> {
    const started = deps.now();
    const seconds = () => Math.round((deps.now() - started) / 1000);
    promotionPlan(values); // its mistakes are reported before anything is built
    const dropReport = newDropReport();
    const built = await buildSource(values, deps, dropReport);
    const { status: _, ...facts } = built;
    const candidate = {
      app: values.app,
      release: built.release,
      gitSha: built["git-sha"],
      dropReport,
      dir: resolve(deps.cwd, values.workingDirectory),
    };
    try {
      return { ...built, ...(await promoteRelease(values, candidate, deps)), duration: seconds() };
    } catch (error) {
      if (error instanceof ConvoxError) error.outputs = { ...facts, ...error.outputs, duration: seconds() };
      throw error;
    }
  },
});
