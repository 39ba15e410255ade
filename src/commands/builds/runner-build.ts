import { randomInt } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CancelledError, ConvoxError, InputError, TimeoutError } from "../../errors.ts";
import { buildArgs, type Generation } from "../../rack/index.ts";
import type { ImageTool } from "../../runner/image-tool.ts";
import type { SavedImage } from "../../runner/saved-image.ts";
import type { BuildStep } from "../../timeline/build-steps.ts";
import type { Deps } from "../declaration/command.ts";
import type { LogFile } from "../output/log-file.ts";
import { byteSize, formatDuration } from "../output/units.ts";
import { importArchive, openArchiveStream, withProgress } from "./build-archive.ts";
import { readBuildArgs } from "./build-args.ts";
import { type BuildPurpose, type BuildResult, type BuildValues, isCacheDisabled } from "./build-inputs.ts";
import { printBuilderLog } from "./build-log.ts";
import { contextOutput } from "./context.ts";
import { prepareBuild } from "./prepare-build.ts";
import { planRunnerBuild, type RunnerImage, type RunnerPlan } from "./runner-services.ts";
import { reportSource, type Source } from "./source.ts";

type KnownGeneration = Generation & { readonly generation: "v2" | "v3" };

interface RunnerJob {
  readonly values: BuildValues;
  readonly source: Source;
  readonly plan: RunnerPlan;
  readonly tool: ImageTool;
  readonly platform: string | undefined;
  readonly log: LogFile;
  /** Names the images and files of this build on the runner. */
  readonly id: string;
  /** For files that are removed at the end. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Builds the images in this job with docker or buildah, and imports them into the Rack as one archive in the form of its
 * generation. Nothing is imported unless every image is complete.
 */
export async function buildOnRunner(
  values: BuildValues,
  log: LogFile,
  purpose: BuildPurpose,
  deps: Deps,
): Promise<BuildResult> {
  const { app } = values;
  const { host, rack } = deps;
  const startedAt = deps.now();
  if (values.wildcardDomain) {
    throw new InputError("inputs-conflict", "wildcard-domain has no effect with build-on: runner: remove one of them");
  }
  if (values.provenance !== undefined) {
    throw new InputError("inputs-conflict", "provenance cannot be written with build-on: runner: remove one of them", {
      hint: "The Rack reports no digests of imported images.",
    });
  }
  const args = readBuildArgs(values, deps);
  const prepared = await prepareBuild(values, purpose, deps);
  const { source, commit, existing } = prepared;
  if (existing?.generation === "1") {
    throw new InputError(
      "rack-feature-missing",
      `build-on: runner: ${app} is of generation 1, whose builds only a Rack makes`,
    );
  }
  const previous = existing?.release ?? "";
  const generation = knownGeneration(prepared.generation, rack.name);
  buildArgs(
    args.filter((arg) => !arg.includes("=")),
    generation,
  );
  const description =
    values.description ?? (commit?.clean ? `build ${commit.sha.slice(0, 10)} ${commit.subject}` : "build on a runner");

  const folder = await mkdtemp(join(deps.env["RUNNER_TEMP"]?.trim() || tmpdir(), "convox-build-"));
  const limit = AbortSignal.timeout(values.buildTimeout);
  const signal = AbortSignal.any([deps.signal, limit]);
  try {
    const { findImageTool } = await import("../../runner/image-tool.ts");
    const needs = { registryCache: values.registryCache !== undefined };
    const tool = await findImageTool(folder, needs, { env: toolEnvironment(deps.env), signal });
    const program = generation.generation === "v2" ? await readEnvProgram(app, deps) : undefined;
    const context = join(folder, "source");
    await mkdir(context);
    reportSource(source, generation, host);
    const { copyTree } = await import("../../pack/index.ts");
    await copyTree(source.tree, context, { signal });
    const job = { generation, gitSha: commit?.sha ?? "" };
    const plan = await planRunnerBuild(source, context, values, args, job, deps);
    const arch = existing?.parameters["BuildArch"] ?? "";
    const platform = arch === "" || values.development ? undefined : `linux/${arch}`;
    const id = newId();
    const { images, steps } = await buildImages(
      { values, source, plan, tool, platform, log, id, folder, signal },
      deps,
    );
    const final = new Map<string, SavedImage>();
    for (const [service, image] of images) final.set(service, await wrapImage(image, program, folder));
    const services = source.manifest.services.filter((service) => final.has(service));
    for (const service of services) host.info(`${service}: image ${final.get(service)?.id}`);

    const { importTar } = await import("../../runner/import-archive.ts");
    const { gzip } = await import("../../pack/index.ts");
    const imported = services.flatMap((service) => {
      const image = final.get(service);
      return image === undefined ? [] : [{ service, image }];
    });
    const times = { started: new Date(startedAt), ended: new Date(deps.now()) };
    const record = { app, id, description, manifest: plan.manifest, ...times, images: imported };
    const archive = await openArchiveStream(gzip(importTar(record, generation.generation), { compression: "auto" }));
    const result = await host.group(`Importing the images into ${app} on ${rack.name}`, async () => {
      try {
        const importing = importArchive(archive, app, rack, deps);
        return await withProgress(importing, () => `Importing: ${byteSize(archive.size())} sent`, deps);
      } finally {
        archive.close();
      }
    });
    const { explainCache } = await import("./cache-insight.ts");
    const circumstances = { previous: [], isCacheDisabled: isCacheDisabled(values), isOnRack: false };
    return {
      cache: JSON.stringify(await explainCache(steps, circumstances, deps)),
      build: result.build,
      release: result.release,
      app,
      rack: rack.name,
      status: "complete",
      "git-sha": commit?.sha ?? "",
      duration: Math.round((deps.now() - startedAt) / 1000),
      "context-size": result.size,
      context: contextOutput(source.tree),
      "previous-release": previous,
      images: JSON.stringify(
        imported.map(({ service, image }) => ({
          ...{ service, repository: null, tag: null, digest: null },
          "image-id": image.id,
        })),
      ),
    };
  } catch (error) {
    if (deps.signal.aborted || !limit.aborted || (error instanceof ConvoxError && !(error instanceof CancelledError))) {
      throw error;
    }
    throw new TimeoutError(
      "build-timeout",
      `the build of ${app} on the runner did not end within ${formatDuration(values.buildTimeout)}`,
      { hint: "Nothing was imported. Raise build-timeout." },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function knownGeneration({ generation, version }: Generation, rack: string): KnownGeneration {
  if (generation !== undefined) return { generation, version };
  throw new InputError("rack-feature-missing", `build-on: runner: the generation of ${rack} cannot be read`, {
    hint: "The archive that a Rack imports depends on it. Allow the deploy key to read the Rack or the app.",
  });
}

/** Secrets of this program that a builder must not get. */
const OWN = /^(?:CONVOX_|INPUT_|RACK_URL$|OTEL_EXPORTER_)/;

function toolEnvironment(env: Deps["env"]): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OWN.test(name)));
}

/** As the Rack's: "B" and ten letters. */
function newId(): string {
  return `B${Array.from({ length: 10 }, () => String.fromCharCode(65 + randomInt(26))).join("")}`;
}

/**
 * The program that a v2 Rack adds to its images, from the newest build that it made. Undefined if its images do not have it.
 * @throws InputError before the first build of the app
 */
async function readEnvProgram(app: string, { rack, host }: Deps): Promise<Buffer | undefined> {
  const builds = await rack.builds.list(app);
  const newest = builds.find(({ status, release }) => status === "complete" && release !== "");
  if (newest === undefined) {
    throw new InputError("rack-build-missing", `build-on: runner: ${rack.name} (v2) has not built ${app} yet`, {
      hint: "Build it once without build-on: a v2 Rack adds the program convox-env to each image, and later builds take it from there.",
    });
  }
  host.info(`Reading convox-env from the images of build ${newest.id}: a v2 Rack adds it to each image`);
  const { findEnvProgram } = await import("../../runner/env-program.ts");
  const program = await findEnvProgram(await rack.builds.export(app, newest.id));
  if (program === undefined) host.info(`The images of build ${newest.id} have no convox-env, so none is added`);
  return program;
}

async function wrapImage(image: SavedImage, program: Buffer | undefined, folder: string): Promise<SavedImage> {
  if (program === undefined) return image;
  const { addEnvProgram } = await import("../../runner/env-program.ts");
  return await addEnvProgram(image, program, folder);
}

/** Builds and pulls all images, and keeps their files. @returns the images by service */
async function buildImages(
  job: RunnerJob,
  deps: Deps,
): Promise<{ images: Map<string, SavedImage>; steps: readonly BuildStep[] }> {
  const { values, plan, tool, source, log } = job;
  const { ToolFailure } = await import("../../runner/tool-process.ts");
  const images = new Map<string, SavedImage>();
  let failure: unknown;
  async function* build(): AsyncGenerator<Uint8Array> {
    try {
      for (const image of plan.images) yield* buildImage(image, job, images, deps);
    } catch (error) {
      failure = error;
    }
  }
  const reading = { log, images: source.manifest, isCacheDisabled: isCacheDisabled(values) };
  const hasFailed = async () => failure !== undefined;
  const { tail, steps } = await deps.host.group(
    `Building ${values.app} on the runner with ${tool.name}`,
    () => printBuilderLog(build(), values.app, reading, deps, hasFailed),
    "build",
  );
  if (failure === undefined) return { images, steps };
  if (!(failure instanceof ToolFailure)) throw failure;
  const { createBuildError } = await import("./explain-build.ts");
  const failed = { id: "", app: values.app, status: "failed", reason: "" };
  throw await createBuildError(failed, `${tail}\nERROR: ${failure.message}\n`, source, deps.cwd);
}

async function* buildImage(
  image: RunnerImage,
  job: RunnerJob,
  images: Map<string, SavedImage>,
  { host }: Deps,
): AsyncGenerator<Uint8Array> {
  const { values, tool, platform, id, folder } = job;
  const { readSavedImage } = await import("../../runner/saved-image.ts");
  const keep = async (name: string) => {
    const saved = await readSavedImage(tool.save(name), folder);
    for (const service of image.services) images.set(service, saved);
  };
  if (image.kind === "image") {
    yield Buffer.from(`Pulling: ${image.image}\n`);
    if (!(await tool.pull(image.image, platform))) {
      host.warn(`${image.image} cannot be pulled: the copy on the runner is used`);
    }
    return await keep(image.image);
  }
  const [service = ""] = image.services;
  const tag = `convox-ci/${values.app}:${service}.${id}`;
  yield Buffer.from(`Building: ${image.path}\n`);
  try {
    const cache = values.registryCache === undefined ? undefined : { repository: values.registryCache, tag: service };
    yield* tool.build({ ...image, tag, platform, cache, isCacheDisabled: isCacheDisabled(values) });
    await keep(tag);
  } finally {
    await tool.remove(tag).catch(() => undefined);
  }
}
