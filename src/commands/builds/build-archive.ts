import { type Archive, openArchive } from "../../archive/index.ts";
import { ArchiveError, ConvoxError, RackError, UnreachableError } from "../../errors.ts";
import { serviceNames } from "../../manifest/index.ts";
import { type Build, mayHaveHappened, type Rack } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { isForbidden } from "../declaration/permission.ts";
import { byteSize } from "../output/units.ts";

/** CI systems end a job that is silent for long, CircleCI after ten minutes. */
const TELL_EVERY_MS = 60_000;

/** A build's archive on its way: checked while it passes, see src/archive. */
export interface PassingArchive extends Archive {
  /** Bytes that have passed. */
  size(): number;
}

/** The archive in `source`, its beginning read. @throws ArchiveError when it is none */
export async function passingArchive(source: AsyncIterable<Uint8Array>): Promise<PassingArchive> {
  const archive = await openArchive(source, serviceNames);
  let size = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of archive.chunks) {
      size += chunk.length;
      yield chunk;
    }
  }
  return { ...archive, chunks: counted(), size: () => size };
}

/** Result of `work`; once a minute `line` is told while it takes. */
export async function whileTelling<T>(work: Promise<T>, line: () => string, { host }: Pick<Deps, "host">): Promise<T> {
  const timer = setInterval(() => host.info(line()), TELL_EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** "12.3 MB with the images of web and worker" */
export function contents(archive: PassingArchive): string {
  const images = [...archive.images()];
  const last = images.pop();
  const names = images.length > 0 ? `${images.join(", ")} and ${last}` : last;
  return `${byteSize(archive.size())} with the image${images.length > 0 ? "s" : ""} of ${names}`;
}

/** What an import hands out. */
export const importOutputs = {
  build: "Id of the build that was made, such as BABCDEFGHIJ",
  release: "Id of its release, such as RABCDEFGHIJ; it is not promoted",
  app: "Name of the app",
  rack: "Name of the Rack",
  images: "Services whose images the archive held, separated by spaces",
  size: "Size of the archive, in bytes",
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
 * Sends an archive to a Rack of its kind. The Rack makes no build of one that turns out to be broken: it never gets the
 * end of it. An import is never sent twice.
 * @throws ArchiveError before anything is sent, when the Rack is of the other kind
 */
export async function imported(
  archive: PassingArchive,
  app: string,
  rack: Rack,
  { host }: Pick<Deps, "host">,
): Promise<ImportResult> {
  const { format, build: origin } = archive.head;
  // A missing app is an error now; not every key may ask.
  await rack.apps.get(app).catch((error: unknown) => {
    if (!isForbidden(error)) throw error;
  });
  const { generation } = await rack.generation(app);
  if (generation !== undefined && generation !== format) {
    throw new ArchiveError(
      `the archive of build ${origin.id} is one of a ${format} Rack, and ${rack.name} is a ${generation} Rack, which cannot read it`,
      { hint: `build the source on ${rack.name} instead: convox-ci build --app ${app}` },
    );
  }
  if (generation === undefined) {
    host.warn(`whether ${rack.name} can read an archive of a ${format} Rack is not known: this key may not ask`);
  }

  let asked = false;
  const body = () => {
    if (asked) {
      throw new UnreachableError("the Console wants a new session in the middle of the upload", {
        outcome: "not-sent",
        hint: "nothing was imported: run it again",
      });
    }
    asked = true;
    return archive.chunks;
  };
  const build = await rack.builds.import(app, body).catch((error: unknown) => {
    throw error instanceof ConvoxError ? withAdvice(error, app) : error;
  });
  host.info(`Imported ${contents(archive)} as build ${build.id} of ${app} on ${rack.name}`);
  if (format === "v3") {
    host.info("A v3 Rack does not tell when it could not store an image: that shows when the release is promoted");
  }
  host.info(`Build:   ${build.id}`);
  host.info(`Release: ${releaseOf(build, app)}`);
  const images = archive.images().join(" ");
  return { build: build.id, release: build.release, app, rack: rack.name, images, size: archive.size() };
}

function releaseOf({ id, release }: Build, app: string): string {
  if (release !== "") return release;
  throw new RackError(`POST /apps/${app}/builds/import`, undefined, `build ${id} has no release`);
}

function withAdvice(error: ConvoxError, app: string): ConvoxError {
  if (!(error instanceof UnreachableError) || !mayHaveHappened(error)) return error;
  return new UnreachableError(error.message, {
    cause: error,
    outcome: error.outcome,
    hint: `it was not sent again: convox-ci builds --app ${app} shows whether the Rack has made a build of it`,
  });
}
