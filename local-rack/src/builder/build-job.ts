import { createHash, randomInt } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { join, posix } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { goQuote } from "../go/go-text.ts";
import { parseEnvironment } from "../manifest/environment.ts";
import { loadManifest, manifestText, validateManifest } from "../manifest/manifest.ts";
import { buildWarnings } from "../manifest/manifest-check.ts";
import type { Service } from "../manifest/manifest-service.ts";
import { shellJoin } from "../manifest/shell-split.ts";
import type { BuildJob, ImageJob } from "../model/builder.ts";
import type { BuiltImage } from "../model/engine.ts";
import type { Rack } from "../model/rack.ts";
import { messageOf } from "../profile/errors.ts";
import {
  appendBuildLog,
  type BuildRecord,
  getBuild,
  isStopped,
  releaseBuild,
  storeBuildLog,
  updateBuild,
  updateRunningBuild,
} from "../store/build-store.ts";
import { createRelease } from "../store/create-release.ts";
import { isMissing } from "../store/files.ts";
import { objectKey, objectNotFound } from "../store/object-key.ts";
import { openObject } from "../store/object-store.ts";
import { places } from "../store/places.ts";
import { registryLogins } from "../store/registry-logins.ts";
import { newestRelease } from "../store/release-store.ts";
import { argumentEnvironment, BuilderUsage, type BuildFlags } from "./build-flags.ts";
import { buildArguments } from "./dockerfile.ts";
import { extract } from "./extract.ts";
import { ecrHost, repository } from "./repository.ts";

/** Options of a build. */
export interface BuildRequest {
  /** `object://APP/KEY`. */
  url: string;
  manifest: string;
  development: boolean;
  flags: () => BuildFlags;
  /** Milliseconds to wait before each line of the log. */
  msPerLine: number;
  /** The steps of a plan are cached, unless the build is without cache. */
  isCacheWarm: boolean;
  /** Ends the build with this text instead of building. */
  failWith: string | undefined;
}

/** How often a running build checks whether it was stopped. */
const STOP_POLL_MS = 200;

/** The log of one build: one copy for those who follow, one to be stored. */
interface Log {
  stored: string[];
  print(text: string): Promise<void>;
}

/**
 * Runs a build to its end: status `complete` with a release, or `failed`. Never throws. The order of the last steps is
 * the Rack's: log stored, then `ended` and `logs`, then the release, then status and release of the build.
 */
export async function runBuild(rack: Rack, build: BuildRecord, request: BuildRequest): Promise<void> {
  const { app, id } = build;
  const log: Log = {
    stored: [],
    async print(text) {
      rack.closing.throwIfAborted();
      if (request.msPerLine > 0) await sleep(request.msPerLine, undefined, { signal: rack.closing });
      log.stored.push(text);
      await appendBuildLog(rack, app, id, text);
    },
  };
  const stop = new AbortController();
  const look = setInterval(() => {
    void isStopped(rack, app, id).then((stopped) => stopped && stop.abort());
  }, STOP_POLL_MS);
  try {
    await tryBuild(rack, build, request, log, AbortSignal.any([rack.closing, stop.signal]));
  } catch (error) {
    if (error instanceof BuilderUsage) {
      // The builder ended before it had read its settings, so the build keeps its status.
      await appendBuildLog(rack, app, id, `${error.message}\nERROR: ${error.message}\n`);
    } else if (!stop.signal.aborted) {
      // A process that was deleted writes neither the end of its build nor a log.
      await recordFailure(rack, build, log, rack.closing.aborted ? "the local Rack was stopped" : messageOf(error));
    }
  } finally {
    clearInterval(look);
    await releaseBuild(rack, app, id);
  }
}

async function tryBuild(
  rack: Rack,
  build: BuildRecord,
  request: BuildRequest,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const { app, id } = build;
  const flags = request.flags();
  const made: Record<string, BuiltImage> = {};
  const folder = await scratchFolder(rack);
  try {
    await unpackSource(rack, request.url, folder);
    const text = await readManifest(rack, folder, request.manifest);
    await updateBuild(rack, app, id, { manifest: text });
    const env = parseEnvironment((await newestRelease(rack, app))?.env ?? "");
    const extra = argumentEnvironment(flags.args, rack.profile, builderEnvironment(rack, build, request));
    for (const [key, value] of extra) env.set(key, value);
    const manifest = loadManifest(text, env, rack.profile.generation, rack.profile.version);
    if (rack.profile.generation === "v3") validateManifest(manifest);
    for (const warning of buildWarnings(manifest, rack.profile)) await log.print(`${warning}\n`);
    const registry = await registryAddress(rack);
    const images: ImageJob[] = [];
    for (const [index, service] of manifest.services.entries()) {
      images.push(await imageJob(rack, build, request, { folder, service, index, env, registry }));
    }
    const job: BuildJob = {
      profile: rack.profile,
      id,
      app,
      cache: flags.cache,
      isCacheWarm: request.isCacheWarm,
      images,
      registries: await registries(rack),
      pushes: registry !== undefined,
      signal,
      async report(service, image) {
        made[service] = image;
        const entrypoint = image.entrypoint.length > 0 ? { entrypoint: shellJoin(image.entrypoint) } : {};
        await updateBuild(rack, app, id, { images: made, ...entrypoint });
      },
    };
    for await (const output of rack.builder.build(job)) {
      for (const line of output.split(/(?<=\n)/)) await log.print(line);
      signal.throwIfAborted();
    }
    if (request.failWith !== undefined) throw new Error(request.failWith);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const logs = await storeBuildLog(rack, app, id, Buffer.from(log.stored.join("")));
  // From here on the build wins against a cancellation.
  if ((await updateRunningBuild(rack, app, id, { ended: rack.clock.stamp(), logs })) === undefined) return;
  const release = await createRelease(rack, app, { build: id });
  await updateBuild(rack, app, id, { release: release.id, status: "complete" });
}

// The log of v3 shows the error twice to those who follow, as the builder's main program prints it again on its way
// out; the stored log has it once.
async function recordFailure(rack: Rack, build: BuildRecord, log: Log, message: string): Promise<void> {
  const { app, id } = build;
  const line = `ERROR: ${message}\n`;
  try {
    log.stored.push(line);
    await appendBuildLog(rack, app, id, line);
    // The Rack has written the end of a canceled build already.
    if ((await getBuild(rack, app, id)).status === "failed") return;
    const logs = await storeBuildLog(rack, app, id, Buffer.from(log.stored.join("")));
    await updateBuild(rack, app, id, { ended: rack.clock.stamp(), logs, status: "failed" });
    if (rack.profile.generation === "v3") await appendBuildLog(rack, app, id, line);
  } catch (error) {
    // The app was deleted during the build.
    rack.notice(`cannot record the end of build ${id} of ${app}: ${messageOf(error)}`);
  }
}

async function scratchFolder(rack: Rack): Promise<string> {
  await mkdir(places.scratch(rack), { recursive: true, mode: 0o700 });
  return mkdtemp(join(places.scratch(rack), "build-"));
}

async function unpackSource(rack: Rack, url: string, folder: string): Promise<void> {
  const match = /^object:\/\/([^/]*)(\/[^?#]*)?$/.exec(url);
  if (match === null) throw new Error("unknown source type");
  const app = match[1] ?? "";
  // The builder asks for objects/ and the path of the URL, which begins with a slash.
  const key = objectKey(rack, decodeURIComponent(match[2] ?? ""));
  const archive = await openObject(rack, app, key);
  if (archive === undefined) throw objectNotFound(rack, key);
  try {
    await extract(archive, folder, rack.profile.generation);
  } finally {
    archive.destroy();
  }
}

async function readManifest(rack: Rack, folder: string, name: string): Promise<string> {
  try {
    return manifestText(await readFile(join(folder, join("/", name))));
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Error(
      rack.profile.generation === "v3"
        ? `open ${displayFolder()}/${name}: no such file or directory`
        : `reading manifest ${name}: open ${name}: no such file or directory`,
    );
  }
}

// v3 prints the path of its temporary folder. The real path here must not be printed.
function displayFolder(): string {
  return `/tmp/${randomInt(100_000_000, 999_999_999)}`;
}

function builderEnvironment(rack: Rack, build: BuildRecord, request: BuildRequest): Map<string, string> {
  return new Map([
    ["BUILD_APP", build.app],
    ["BUILD_AUTH", "{}"],
    ["BUILD_DEVELOPMENT", String(request.development)],
    ["BUILD_GENERATION", "2"],
    ["BUILD_GIT_SHA", build.gitSha],
    ["BUILD_ID", build.id],
    ["BUILD_MANIFEST", request.manifest],
    ["BUILD_RACK", rack.name],
  ]);
}

interface ImageSource {
  folder: string;
  service: Service;
  index: number;
  env: ReadonlyMap<string, string>;
  registry: string | undefined;
}

async function imageJob(rack: Rack, build: BuildRecord, request: BuildRequest, source: ImageSource): Promise<ImageJob> {
  const { service, index, folder, env, registry } = source;
  const v3 = rack.profile.generation === "v3";
  const fromImage = service.image !== "";
  const path = fromImage ? "." : service.build.path;
  const context = join(folder, join("/", path));
  const displayContext = v3 ? posix.join(displayFolder(), path) : path;
  // v3 turns a ready image into a build of one line; v2 pulls it.
  const dockerfileName = fromImage ? `Dockerfile.${index}` : service.build.manifest;
  const dockerfile = fromImage
    ? `FROM ${service.image}`
    : await readDockerfile(folder, context, displayContext, dockerfileName);
  const { args, targets } = buildArguments(dockerfile, env, {
    development: request.development,
    generation: rack.profile.generation,
  });
  return {
    service,
    context,
    displayContext,
    dockerfile,
    dockerfileName,
    buildArgs: args,
    developmentTargets: targets,
    hash: buildHash(rack.profile.generation === "v3" ? "sha224" : "sha1", build.id, service),
    localName: `${v3 ? rack.name : "convox"}/${build.app}:${service.name}.${build.id}`,
    pushName: `${repository(rack, build.app, registry)}:${service.name}.${build.id}`,
  };
}

async function readDockerfile(folder: string, context: string, displayContext: string, name: string): Promise<string> {
  try {
    const path = join(context, name);
    // Files outside the source do not exist for a build.
    if (!path.startsWith(join(folder, "/")))
      throw new Error(`open ${posix.join(displayContext, name)}: no such file or directory`);
    return await readFile(path, "utf8");
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Error(`open ${posix.join(displayContext, name)}: no such file or directory`);
  }
}

/**
 * Key by which a docker build is made once for several services: a hash over Go's rendering of the build. v2 uses
 * SHA-1, v3 SHA-224.
 */
export function buildHash(algorithm: "sha1" | "sha224", id: string, service: Pick<Service, "build" | "image">): string {
  const { path, manifest, args } = service.build;
  const text = `key=${goQuote(id)} build[path=${goQuote(path)}, manifest=${goQuote(manifest)}, args=[${args.join(" ")}]] image=${goQuote(service.image)}`;
  return createHash(algorithm).update(text).digest("hex");
}

// v2 prints the logins, that to its own registry among them; v3 writes them to a file. @throws Error when one fails
async function registries(rack: Rack): Promise<string[]> {
  const logins = await registryLogins(rack);
  for (const { server, username, password } of logins) await rack.engine?.images.login(server, username, password);
  if (rack.profile.generation === "v3") return [];
  return [...logins.map(({ server }) => (/^\w+:\/\//.test(server) ? server : `https://${server}`)), ecrHost(rack)];
}

/** `host:port` of the registry, or undefined if images cannot be pushed. */
async function registryAddress(rack: Rack): Promise<string | undefined> {
  try {
    return await rack.registry?.address();
  } catch (error) {
    rack.notice(messageOf(error));
    return undefined;
  }
}
