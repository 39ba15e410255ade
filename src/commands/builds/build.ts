import { ConvoxError, InputError, RackError } from "../../errors.ts";
import { parseImages } from "../../images/pushed-images.ts";
import { type App, buildArgs } from "../../rack/index.ts";
import { checkEnvironmentDrop, type DropReport, environmentDropInput, newDropReport } from "../app/environment-drop.ts";
import { withCleanup } from "../cleanup/started-work.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { type CheckedImages, isCheckRequested } from "../images/check-request.ts";
import { imageCheckInputs, scanOutput } from "../images/inputs.ts";
import { type LogFile, logFileInput, withLogFile } from "../output/log-file.ts";
import { checkBuildArch } from "./build-arch.ts";
import { buildArgsInputs, readBuildArgs } from "./build-args.ts";
import { waitForBuildWithLog } from "./build-log.ts";
import { checkContextSize, contextInputs, listContext } from "./context.ts";
import { createBuild } from "./create-build.ts";
import { imagesOutput, readBuildImages } from "./images.ts";
import { readPreviousSteps } from "./previous-steps.ts";
import { addRecords, buildFingerprint, findBuild, releaseOf } from "./reuse.ts";
import { readSource, reportSource } from "./source.ts";
import { upload, uploadInputs } from "./upload.ts";

export const buildInputs = {
  "working-directory": {
    description: "Directory with the source and its convox.yml",
    positional: "dir",
    default: ".",
  },
  app: appInput,
  description: {
    description: "Description of the build and its release",
    short: "d",
    fallback: "short id and subject of the commit, if the work tree is clean",
  },
  manifest: {
    description: "Path of the manifest inside the source",
    short: "m",
    fallback: "convox.yml",
  },
  ...buildArgsInputs,
  cached: {
    description: "Use the Rack's build cache",
    kind: "boolean",
    fallback: "true",
  },
  "no-cache": {
    description: "Build without the Rack's build cache; the opposite of cached",
    kind: "boolean",
  },
  development: {
    description: "Build the stage named development of each Dockerfile",
    kind: "boolean",
    default: "false",
  },
  "wildcard-domain": {
    description: "Give the services a wildcard domain (v2 Racks)",
    kind: "boolean",
    default: "false",
  },
  "build-timeout": {
    description: "Maximum duration of the build",
    kind: "duration",
    default: "60m",
  },
  ...uploadInputs,
  ...contextInputs,
  ...environmentDropInput,
  ...logFileInput,
} as const satisfies Inputs;

export const buildOutputs = {
  build: "Id of the build, such as BABCDEFGHIJ",
  release: "Id of the release that the build created, such as RABCDEFGHIJ",
  app: "Name of the app",
  rack: "Name of the Rack",
  status: "complete, or dry-run",
  "git-sha": "Commit that was built, if the source is a git work tree",
  duration: "Duration in seconds",
  "context-size": "Size of the uploaded archive in bytes",
  "previous-release": "Release that was active before, if any",
  ...imagesOutput,
} as const;

export interface BuildResult {
  build: string;
  release: string;
  app: string;
  rack: string;
  status: string;
  "git-sha": string;
  duration: number;
  "context-size": number;
  "previous-release": string;
  images: string;
}

export const build = command({
  name: "build",
  createsApp: true,
  summary: "Pack a source tree, build it on the Rack, and create a release",
  details: "The release is not promoted. To run it, use `promote`.",
  icon: "package",
  inputs: { ...buildInputs, ...imageCheckInputs },
  outputs: { ...buildOutputs, ...scanOutput },
  id: "release",
  hasCleanup: true,
  isOffline: ({ dryRun }) => dryRun,
  async run(values, deps): Promise<BuildResult & CheckedImages> {
    const built = await buildSource(values, deps);
    if (values.dryRun || !isCheckRequested(values)) return { ...built, scan: "" };
    const { checkImages } = await import("../images/check-images.ts");
    const images = { app: built.app, build: built.build, images: parseImages(built.images) };
    try {
      return { ...built, ...(await checkImages(values, images, deps)) };
    } catch (error) {
      throw error instanceof ConvoxError ? error.addOutputs({ ...built }) : error;
    }
  },
});

/** Packs and uploads the source, builds it, and waits until the build has ended. The first part of `deploy`. */
export async function buildSource(
  values: Values<typeof buildInputs>,
  deps: Deps,
  dropReport = newDropReport(),
): Promise<BuildResult> {
  if (values.dryRun) return await listSource(values, deps);
  return await withLogFile(values.logFile, deps, (log) => buildWithLog(values, log, dropReport, deps));
}

/** Reports what a build would send. Nothing is sent, and `deps` has no Rack. */
async function listSource(values: Values<typeof buildInputs>, deps: Omit<Deps, "rack">): Promise<BuildResult> {
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
    "previous-release": "",
    images: "[]",
  };
}

async function buildWithLog(
  values: Values<typeof buildInputs>,
  log: LogFile,
  dropReport: DropReport,
  deps: Deps,
): Promise<BuildResult> {
  const { app } = values;
  const { host, rack } = deps;
  const startedAt = deps.now();
  const options = { noCache: isCacheDisabled(values), buildArgs: readBuildArgs(values, deps) };

  const source = await deps.timeline.measure("pack", `Reading ${values.workingDirectory}`, async (span) => {
    const read = await readSource(values.workingDirectory, values.manifest, deps);
    span.set({ files: read.tree.files, bytes: read.tree.bytes });
    return read;
  });
  checkContextSize(values, source.tree);
  const commit = await deps.git.commit(source.dir);
  const existing = await readApp(app, deps);
  const previous = existing?.release ?? "";
  if (existing) checkBuildArch(existing, values.development, deps);
  await checkEnvironmentDrop({ app, active: previous, mode: values.envDrop, report: dropReport }, deps);
  const generation = await rack.generation(app);
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
    return {
      ...outcome,
      build: earlier.id,
      release,
      status: earlier.status,
      duration: Math.round((deps.now() - startedAt) / 1000),
      "context-size": archive.bytes,
      images: JSON.stringify(await readBuildImages(earlier, deps)),
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
  if (deps.report && comparison) deps.report.previousSteps = await comparison;
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
  return {
    ...outcome,
    build: settled.build.id,
    release: settled.build.release,
    status: settled.build.status,
    duration: Math.round((deps.now() - startedAt) / 1000),
    "context-size": archive.bytes,
    images: JSON.stringify(pushed.images(source.manifest.services)),
  };
}

function isCacheDisabled({ cached, noCache }: Values<typeof buildInputs>): boolean {
  if (cached !== undefined && noCache !== undefined && cached === noCache) {
    throw new InputError(
      "inputs-conflict",
      `cached is ${cached} and no-cache is ${noCache}: they contradict each other. Remove one of them`,
    );
  }
  return noCache ?? cached === false;
}

/**
 * Reads the app; undefined if the key is not allowed to. A missing app fails here, before anything is uploaded.
 */
async function readApp(app: string, { rack }: Deps): Promise<App | undefined> {
  try {
    return await rack.apps.get(app);
  } catch (error) {
    if (error instanceof RackError && error.status === 403) return undefined;
    throw error;
  }
}
