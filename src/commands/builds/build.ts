import { ConvoxError, InputError, RackError } from "../../errors.ts";
import { parseImages } from "../../images/pushed-images.ts";
import { type Build, buildArgs } from "../../rack/index.ts";
import { newDropReport } from "../app/environment-drop.ts";
import { withCleanup } from "../cleanup/started-work.ts";
import { command, type Deps } from "../declaration/command.ts";
import {
  type CheckedImages,
  checkImageRequest,
  imageChecksOnMachine,
  isCheckRequested,
} from "../images/check-request.ts";
import { imageCheckInputs, scanOutput } from "../images/inputs.ts";
import { type LogFile, withLogFile } from "../output/log-file.ts";
import { checkDigestsKnown, checkProvenanceFile, reportArtifacts } from "./artifacts.ts";
import { readBuildArgs } from "./build-args.ts";
import type { BuildRecord } from "./build-facts.ts";
import {
  type BuildPurpose,
  type BuildResult,
  type BuildValues,
  buildInputs,
  buildOutputs,
  isCacheDisabled,
} from "./build-inputs.ts";
import { waitForBuildWithLog } from "./build-log.ts";
import { checkContextSize, contextOutput, listContext } from "./context.ts";
import { createBuild } from "./create-build.ts";
import { readBuildImages } from "./images.ts";
import { prepareBuild } from "./prepare-build.ts";
import { readPreviousSteps } from "./previous-steps.ts";
import { type ArtifactFiles, noArtifactFiles, provenanceInput, provenanceOutputs } from "./provenance-inputs.ts";
import { addRecords, buildFingerprint, findBuild, releaseOf } from "./reuse.ts";
import { readSource, reportSource } from "./source.ts";
import { upload } from "./upload.ts";

export const build = command({
  name: "build",
  createsApp: true,
  summary: "Pack a source tree, build it on the Rack, and create a release",
  details: "The release is not promoted. To run it, use `promote`.",
  icon: "package",
  inputs: { ...buildInputs, ...imageCheckInputs, ...provenanceInput },
  outputs: { ...buildOutputs, ...scanOutput, ...provenanceOutputs },
  id: "release",
  onMachine: imageChecksOnMachine,
  hasCleanup: true,
  isOffline: ({ dryRun }) => dryRun,
  async run(values, deps): Promise<BuildResult & CheckedImages & ArtifactFiles> {
    const record: BuildRecord = {};
    await checkImageRequest(values, deps);
    const built = await buildSource(values, deps, { record });
    const result = { ...built, scan: "", ...noArtifactFiles };
    if (values.dryRun) return result;
    try {
      if (isCheckRequested(values)) {
        const { checkImages } = await import("../images/check-images.ts");
        const images = { app: built.app, build: built.build, images: parseImages(built.images) };
        Object.assign(result, await checkImages(values, images, deps));
      }
      return { ...result, ...(await reportArtifacts(values, record, result.images, deps)) };
    } catch (error) {
      throw error instanceof ConvoxError ? error.addOutputs({ ...built }) : error;
    }
  },
});

/** What runs with a build, beside its result. */
interface BuildReports extends Partial<BuildPurpose> {
  /** Gets the facts about the build. */
  readonly record?: BuildRecord;
}

/** Packs and uploads the source, builds it, and waits until the build has ended. The first part of `deploy`. */
export async function buildSource(
  values: BuildValues,
  deps: Deps,
  { dropReport = newDropReport(), record = {}, isPromoted = false }: BuildReports = {},
): Promise<BuildResult> {
  const purpose = { dropReport, record, isPromoted };
  if (values.image !== undefined) {
    const { buildFromImage } = await import("./image-build.ts");
    return await buildFromImage({ ...values, image: values.image }, purpose, deps);
  }
  if (values.registryCache !== undefined && values.buildOn !== "runner") {
    throw new InputError("inputs-conflict", "registry-cache requires build-on: runner");
  }
  if (values.dryRun) return await listSource(values, deps);
  await checkProvenanceFile(values, deps);
  return await withLogFile(values.logFile, deps, async (log) => {
    if (values.buildOn === "rack") return await buildWithLog(values, log, purpose, deps);
    const { buildOnRunner } = await import("./runner-build.ts");
    return await buildOnRunner(values, log, purpose, deps);
  });
}

/** Reports what a build would send. Nothing is sent, and `deps` has no Rack. */
async function listSource(values: BuildValues, deps: Omit<Deps, "rack">): Promise<BuildResult> {
  const startedAt = deps.now();
  isCacheDisabled(values);
  readBuildArgs(values, deps);
  const source = await readSource(values.workingDirectory, values.manifest, deps);
  const commit = await deps.git.commit(source.dir);
  await deps.host.group(`Files of ${values.workingDirectory} that a build would send`, async () => {
    await listContext(source.tree, deps.host);
    reportSource(source, undefined, deps.host);
  });
  checkContextSize(values, source.tree);
  deps.host.info("Nothing was sent: dry-run is true");
  return {
    build: "",
    release: "",
    app: values.app,
    rack: "",
    status: "dry-run",
    "git-sha": commit?.sha ?? "",
    duration: Math.round((deps.now() - startedAt) / 1000),
    "context-size": 0,
    context: contextOutput(source.tree),
    "previous-release": "",
    images: "[]",
    cache: "[]",
  };
}

async function buildWithLog(
  values: BuildValues,
  log: LogFile,
  purpose: Required<BuildReports>,
  deps: Deps,
): Promise<BuildResult> {
  const { app } = values;
  const { host, rack } = deps;
  const startedAt = deps.now();
  const options = { noCache: isCacheDisabled(values), buildArgs: readBuildArgs(values, deps) };

  const { source, commit, existing, generation } = await prepareBuild(values, purpose, deps);
  const previous = existing?.release ?? "";
  checkDigestsKnown(values, generation);
  buildArgs(options.buildArgs, generation); // fails before anything is sent if the Rack does not support them

  const archive = await host.group(
    `Packing and uploading ${values.workingDirectory} to ${rack.name}`,
    () => {
      reportSource(source, generation, host);
      return upload(source, app, values, deps);
    },
    "upload",
  );

  const request = {
    url: archive.url,
    description:
      values.description ?? (commit?.clean ? `build ${commit.sha.slice(0, 10)} ${commit.subject}` : undefined),
    gitSha: commit?.sha,
    manifest: values.manifest,
    development: values.development,
    wildcardDomain: values.wildcardDomain,
    ...options,
  };
  const describe = (build: Build, isReused: boolean) => ({
    ...request,
    source,
    archive,
    rack: rack.name,
    build,
    isReused,
    isClean: commit?.clean,
  });
  const outcome = { app, rack: rack.name, "git-sha": commit?.sha ?? "", "previous-release": previous };
  const { known } = archive;
  const { buildArgs: args, development, wildcardDomain, manifest } = request;
  const settings = { args, development, wildcardDomain, manifest, parameters: existing?.parameters };
  const fingerprint = values.reuse === "build" && known ? buildFingerprint(known.digest, settings) : undefined;
  const earlier =
    known && fingerprint && !options.noCache ? await findBuild(app, fingerprint, known.records, deps) : undefined;
  if (earlier) {
    const release = await releaseOf(earlier, request.description, deps);
    host.info(`Build:   ${earlier.id}, which has this source and these settings. Nothing is built`);
    host.info(`Release: ${release}`);
    purpose.record.facts = { ...describe(earlier, true), release };
    return {
      ...outcome,
      build: earlier.id,
      release,
      status: earlier.status,
      duration: Math.round((deps.now() - startedAt) / 1000),
      "context-size": archive.bytes,
      context: contextOutput(source.tree),
      images: JSON.stringify(await readBuildImages(earlier, deps)),
      cache: "[]",
    };
  }
  const created = await createBuild(
    { app, description: request.description ?? "", gitSha: request.gitSha ?? "" },
    (patient) => patient.builds.create(app, request, generation),
    deps,
  );

  const { readPushedImages } = await import("../../images/pushed-images.ts");
  const pushed = readPushedImages(created.id);
  const comparison = deps.report && readPreviousSteps(created, source.manifest, deps);
  const settled = await withCleanup({ kind: "build", app, id: created.id }, deps, () =>
    host.group(
      `Building ${app} on ${rack.name}: ${created.id}`,
      () =>
        waitForBuildWithLog(
          created,
          values.buildTimeout,
          { log, images: source.manifest, isCacheDisabled: options.noCache, read: pushed.push },
          deps,
        ),
      "build",
    ),
  );
  const previousSteps = (await comparison) ?? [];
  if (deps.report) deps.report.previousSteps = previousSteps;
  if (settled.build.status === "failed") {
    const { createBuildError } = await import("./explain-build.ts");
    throw await createBuildError(settled.build, settled.tail, source, deps.cwd);
  }
  if (settled.build.release === "") {
    throw new RackError(
      "build-incomplete",
      `GET /apps/${app}/builds/${created.id}`,
      undefined,
      "the build is complete but has no release",
    );
  }

  if (known && fingerprint) {
    await addRecords(app, known.records, { build: { fingerprint, id: settled.build.id } }, deps);
  }
  host.info(`Build:   ${settled.build.id}`);
  host.info(`Release: ${settled.build.release}`);
  purpose.record.facts = { ...describe(settled.build, false), release: settled.build.release };
  const { explainCache } = await import("./cache-insight.ts");
  const circumstances = { previous: previousSteps, isCacheDisabled: options.noCache, isOnRack: true };
  return {
    ...outcome,
    build: settled.build.id,
    release: settled.build.release,
    status: settled.build.status,
    duration: Math.round((deps.now() - startedAt) / 1000),
    "context-size": archive.bytes,
    context: contextOutput(source.tree),
    images: JSON.stringify(pushed.images(source.manifest.services)),
    cache: JSON.stringify(await explainCache(settled.steps, circumstances, deps)),
  };
}
