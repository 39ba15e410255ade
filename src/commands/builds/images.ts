import { CancelledError, ConvoxError } from "../../errors.ts";
import type { PushedImage } from "../../images/pushed-images.ts";
import type { Build } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";

export type { PushedImage } from "../../images/pushed-images.ts";

/** The images of a build. */
export interface BuiltImages {
  readonly app: string;
  /** Id of the build; "" if it cannot be read. */
  readonly build: string;
  readonly images: readonly PushedImage[];
}

/** Output of every command that builds or promotes. */
export const imagesOutput = {
  images:
    "JSON array of the images: service, repository, tag, digest. null for what the log of the build does not report; " +
    "empty array if the build cannot be read",
} as const;

/** A Rack may keep the log of an ended build open. */
const LIMIT_MS = 15_000;

/** Images of the release's build, by its stored log. Empty, with a line that says why, if the release or its build cannot be read. */
export async function readReleaseImages(app: string, release: string, deps: Deps): Promise<BuiltImages> {
  const nothing = { app, build: "", images: [] };
  return await readWithin<BuiltImages>(`release ${release}`, deps, nothing, async (rack) => {
    const build = await findBuild(app, release, rack);
    return build === undefined ? nothing : { app, build: build.id, images: await readImages(build, rack, deps) };
  });
}

/** Builds to search for the release: a deploy key without a role may list them, but may not read releases. */
const BUILDS = 30;

async function findBuild(app: string, release: string, rack: Deps["rack"]): Promise<Build | undefined> {
  const listed = (await rack.builds.list(app, { limit: BUILDS })).find((build) => build.release === release);
  if (listed !== undefined) return listed;
  const { build } = await rack.releases.get(app, release);
  return build === "" ? undefined : await rack.builds.get(app, build);
}

/** Images of an ended build, by its stored log. */
export async function readBuildImages(build: Build, deps: Deps): Promise<PushedImage[]> {
  return await readImages(build, deps.rack, deps);
}

async function readImages(build: Build, rack: Deps["rack"], deps: Deps): Promise<PushedImage[]> {
  const { readPushedImages } = await import("../../images/pushed-images.ts");
  const { serviceNames } = await import("../../manifest/index.ts");
  const reader = readPushedImages(build.id);
  await readWithin(`build ${build.id}`, { ...deps, rack }, undefined, async (limited) => {
    for await (const bytes of await limited.builds.logs(build.app, build.id)) reader.push(bytes);
  });
  return reader.images(serviceNames(build.manifest));
}

/** Runs `read` with a time limit; returns `fallback` after a failure, with a line that says why. */
async function readWithin<T>(
  what: string,
  { rack, host, signal }: Deps,
  fallback: T,
  read: (rack: Deps["rack"]) => Promise<T>,
): Promise<T> {
  const limited = rack.withSignal(AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]));
  try {
    return await read(limited);
  } catch (error) {
    if (!(error instanceof ConvoxError) || signal.aborted) throw error;
    const why = error instanceof CancelledError ? `no answer within ${LIMIT_MS / 1000} s` : error.message;
    host.info(`The images of ${what} cannot be read: ${why}`);
    return fallback;
  } finally {
    limited.close();
  }
}
