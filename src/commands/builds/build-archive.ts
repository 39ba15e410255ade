import { type Archive, openArchive } from "../../archive/index.ts";
import { ArchiveError, ConvoxError, RackError, UnreachableError } from "../../errors.ts";
import { type Build, mayHaveHappened, type Rack } from "../../rack/index.ts";
import { verifyApp } from "../app/existing-app.ts";
import type { Deps } from "../declaration/command.ts";
import { heartbeat } from "../output/heartbeat.ts";
import { byteSize } from "../output/units.ts";

const LOOK_EVERY_MS = 250;

/** The archive of a build in transit; src/archive checks it while it passes through. */
export interface ArchiveStream extends Archive {
  /** Number of bytes so far. */
  size(): number;
}

/** Opens the archive in `source` and reads its head. @throws ArchiveError if it is no archive of a build */
export async function openArchiveStream(source: AsyncIterable<Uint8Array>): Promise<ArchiveStream> {
  const { serviceNames } = await import("../../manifest/index.ts");
  const archive = await openArchive(source, serviceNames);
  let size = 0;
  async function* countBytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of archive.chunks) {
      size += chunk.length;
      yield chunk;
    }
  }
  return { ...archive, chunks: countBytes(), size: () => size };
}

/** Waits for `work`, and prints `describe()` until then: once a minute, or in a line of progress. */
export async function withProgress<T>(
  work: Promise<T>,
  describe: () => string,
  deps: Pick<Deps, "host" | "now">,
): Promise<T> {
  const beat = heartbeat(deps);
  const timer = setInterval(() => beat(describe), LOOK_EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** Describes an archive: "12.3 MB with the images of web and worker". */
export function describeArchive(archive: ArchiveStream): string {
  const images = [...archive.images()];
  const last = images.pop();
  const names = images.length > 0 ? `${images.join(", ")} and ${last}` : last;
  return `${byteSize(archive.size())} with the image${images.length > 0 ? "s" : ""} of ${names}`;
}

/** Outputs of an import. */
export const importOutputs = {
  build: "Id of the new build, such as BABCDEFGHIJ",
  release: "Id of the new release, such as RABCDEFGHIJ; it is not promoted",
  app: "Name of the app",
  rack: "Name of the Rack",
  images: "Services whose images are in the archive, separated by spaces",
  size: "Size of the archive in bytes",
} as const;

export interface ImportResult {
  build: string;
  release: string;
  app: string;
  rack: string;
  images: string;
  size: number;
}

/**
 * Sends an archive to a Rack of the same generation, once. If the check of the archive fails on the way, the Rack never
 * receives the end and creates no build.
 * @throws ArchiveError before anything is sent, if the Rack is of the other generation
 */
export async function importArchive(
  archive: ArchiveStream,
  app: string,
  rack: Rack,
  { host }: Pick<Deps, "host">,
): Promise<ImportResult> {
  const { format, build: origin } = archive.head;
  // A missing app fails before the upload.
  await verifyApp(app, { rack });
  const { generation } = await rack.generation(app);
  if (generation !== undefined && generation !== format) {
    throw new ArchiveError(
      "archive-invalid",
      `the archive of build ${origin.id} is from a ${format} Rack, and ${rack.name} is a ${generation} Rack, which cannot read it`,
      { hint: `Build the source on ${rack.name} instead: convox-ci build --app ${app}` },
    );
  }
  if (generation === undefined) {
    host.warn(
      `Cannot check whether ${rack.name} can read an archive of a ${format} Rack: the key cannot read its version`,
    );
  }

  let isSent = false;
  const body = () => {
    if (isSent) {
      throw new UnreachableError("rack-unreachable", "the Console requested a new session during the upload", {
        outcome: "not-sent",
        hint: "Nothing was imported. Run it again",
      });
    }
    isSent = true;
    return archive.chunks;
  };
  const build = await rack.builds.import(app, body).catch((error: unknown) => {
    throw error instanceof ConvoxError ? withAdvice(error, app) : error;
  });
  host.info(`Imported ${describeArchive(archive)} as build ${build.id} of ${app} on ${rack.name}`);
  if (format === "v3") {
    host.info("A v3 Rack does not report an image that it could not store. Promoting the release shows it");
  }
  host.info(`Build:   ${build.id}`);
  host.info(`Release: ${getRelease(build, app)}`);
  const images = archive.images().join(" ");
  return { build: build.id, release: build.release, app, rack: rack.name, images, size: archive.size() };
}

/** Returns the release of an imported build. @throws RackError if it has none */
function getRelease({ id, release }: Build, app: string): string {
  if (release !== "") return release;
  throw new RackError("build-incomplete", `POST /apps/${app}/builds/import`, undefined, `build ${id} has no release`);
}

function withAdvice(error: ConvoxError, app: string): ConvoxError {
  if (!(error instanceof UnreachableError) || !mayHaveHappened(error)) return error;
  return new UnreachableError("request-result-unknown", error.message, {
    cause: error,
    outcome: error.outcome,
    hint: `It was not sent again. Check whether the Rack created the build: convox-ci builds --app ${app}`,
  });
}
