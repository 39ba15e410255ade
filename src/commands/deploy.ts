import { readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { ConvoxError } from "../errors.ts";
import { parseImages } from "../images/pushed-images.ts";
import { newDropReport } from "./app/environment-drop.ts";
import { reportArtifacts } from "./builds/artifacts.ts";
import { buildSource } from "./builds/build.ts";
import type { BuildRecord } from "./builds/build-facts.ts";
import { type BuildResult, type BuildValues, buildInputs, buildOutputs } from "./builds/build-inputs.ts";
import { type ArtifactFiles, noArtifactFiles, provenanceInput, provenanceOutputs } from "./builds/provenance-inputs.ts";
import { command, type Deps } from "./declaration/command.ts";
import { deploymentInputs } from "./declaration/github.ts";
import { type CheckedImages, checkImageRequest, imageChecksOnMachine } from "./images/check-request.ts";
import { scanOutput } from "./images/inputs.ts";
import { withGithubDeployment } from "./release/github-deployment.ts";
import { checkHealthAddress } from "./release/health-gate.ts";
import { type PromoteValues, promoteInputs, promoteRelease, promotionPlan } from "./release/promote.ts";
import { type PromoteResult, promoteOutputs } from "./release/promotion-result.ts";

export const deploy = command({
  name: "deploy",
  createsApp: true,
  waits: true,
  summary: "Build a source tree on the Rack and promote the release",
  details: "Runs `build` and then `promote`. Succeeds only if the app runs the new release.",
  icon: "upload-cloud",
  inputs: { ...buildInputs, ...promoteInputs, ...provenanceInput, ...deploymentInputs },
  outputs: { ...buildOutputs, ...promoteOutputs, ...scanOutput, ...provenanceOutputs },
  id: "release",
  onMachine: imageChecksOnMachine,
  hasCleanup: true,
  isOffline: ({ dryRun }) => dryRun,
  async run(values, deps) {
    if (values.dryRun) return await deploySource(values, deps);
    return await withGithubDeployment(values, "deploy", deps, () => deploySource(values, deps));
  },
});

/** Builds a source tree and promotes its release. */
export async function deploySource(
  values: BuildValues & PromoteValues,
  deps: Deps,
): Promise<BuildResult & PromoteResult & CheckedImages & ArtifactFiles> {
  const startedAt = deps.now();
  const seconds = () => Math.round((deps.now() - startedAt) / 1000);
  if (values.dryRun) {
    const listed = await buildSource(values, deps);
    return { ...listed, "rolled-back": false, url: "", urls: "", scan: "", ...noArtifactFiles };
  }
  // Invalid inputs and missing permissions are reported before anything is built.
  await checkImageRequest(values, deps);
  await checkHealthAddress(promotionPlan(values).verification.check, values.app, deps);
  const dropReport = newDropReport();
  const record: BuildRecord = {};
  const built = await buildSource(values, deps, { isPromoted: true, dropReport, record });
  const { status: _, ...facts } = built;
  let files = noArtifactFiles;
  const dir = resolve(deps.cwd, values.workingDirectory);
  const manifestFile = join(dir, values.manifest ?? "convox.yml");
  const candidate = {
    app: values.app,
    release: built.release,
    gitSha: built["git-sha"],
    images: { app: values.app, build: built.build, images: parseImages(built.images) },
    onImages: async (images: string) => {
      files = await reportArtifacts(values, record, images, deps);
    },
    dropReport,
    dir,
    manifest: await readFile(manifestFile, "utf8").catch(() => undefined),
    manifestFile: relative(deps.cwd, manifestFile).split(sep).join("/"),
  };
  try {
    return { ...built, ...(await promoteRelease(values, candidate, deps)), ...files, duration: seconds() };
  } catch (error) {
    if (error instanceof ConvoxError) error.outputs = { ...facts, ...files, ...error.outputs, duration: seconds() };
    throw error;
  }
}
