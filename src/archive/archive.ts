import { ArchiveError } from "../errors.ts";
import { gunzip } from "./gunzip.ts";
import { dockerArchive, type Format, type ImageReader, json, ociArchive } from "./images.ts";
import { type Entry, type Sink, tarReader } from "./tar.ts";

/** The start of an archive, before its images. */
export interface ArchiveHead {
  readonly format: Format;
  readonly build: ArchivedBuild;
}

/** The build in the archive. An importer creates a new build with this description and manifest. */
export interface ArchivedBuild {
  readonly id: string;
  readonly app: string;
  readonly description: string;
  readonly manifest: string;
}

/** Names of the services in a manifest; undefined when it cannot be parsed. */
export type ServicesOf = (manifest: string) => readonly string[] | undefined;

export interface Archive {
  readonly head: ArchiveHead;
  /**
   * The bytes of the source, once. The end is held back until everything is checked, so that a reader cannot mistake a
   * broken archive for a complete one. Throws ArchiveError, and the errors of the source.
   */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The services whose images were read so far; after the end all of them. */
  images(): readonly string[];
  /** Closes the source when `chunks` is not read to its end. A pending read of the source must end by itself. */
  close(): void;
}

/** Most bytes after the first block of the end marker: the rest of it, padding and gzip's trailer, all compressed. */
const END_LIMIT = 1 << 20;
/** Most bytes of the source read after a failure, in search of a reason. */
const REST_LIMIT = 1 << 20;
const TAIL = 600;

/**
 * Reads up to build.json and the name of the first image, which identifies the kind of archive.
 * Source: convox/convox provider/k8s/build.go BuildExport, convox/rack provider/aws/builds.go BuildExport
 * @throws ArchiveError when `source` is not an archive of a build
 */
export async function openArchive(source: AsyncIterable<Uint8Array>, servicesOf: ServicesOf): Promise<Archive> {
  const check = archiveCheck(servicesOf);
  const passing = checkChunks(source, check);
  const first: Uint8Array[] = [];
  let head = check.head();
  while (head === undefined) {
    const next = await passing.next();
    head = check.head();
    if (!next.done) first.push(next.value);
    else if (head === undefined) throw new ArchiveError("archive-invalid", "the archive is empty");
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* first.splice(0);
      yield* passing;
    } finally {
      await passing.return(undefined);
    }
  }
  return {
    head,
    chunks: chunks(),
    images: check.images,
    close: () => void passing.return(undefined).catch(() => undefined),
  };
}

async function* checkChunks(source: AsyncIterable<Uint8Array>, check: Check): AsyncGenerator<Uint8Array> {
  const rest = source[Symbol.asyncIterator]();
  let tail = Buffer.alloc(0);
  let size = 0;
  let held: Uint8Array[] = [];
  let holding = 0;
  const read = async () => {
    const next = await rest.next();
    if (next.done) return undefined;
    size += next.value.length;
    tail = Buffer.concat([tail, next.value]).subarray(-TAIL);
    return next.value;
  };
  try {
    try {
      for (let chunk = await read(); chunk !== undefined; chunk = await read()) {
        await check.push(chunk);
        if (!check.ending()) {
          yield chunk;
          continue;
        }
        held.push(chunk);
        holding += held.length > 1 ? chunk.length : 0;
        if (holding > END_LIMIT) throw new ArchiveError("archive-invalid", "the archive continues after its end");
      }
      check.end();
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      held = [];
      for (let more = 0, chunk = await read(); chunk !== undefined && more < REST_LIMIT; chunk = await read()) {
        more += chunk.length;
      }
      throw explain(error, size, tail);
    }
    yield* held;
  } finally {
    check.close();
    await rest.return?.();
  }
}

/**
 * A Rack that fails in the middle of an export has already sent its status, so the reason follows the bytes, as JSON
 * since 3.24.1.
 */
function explain(error: ArchiveError, size: number, tail: Buffer): ArchiveError {
  const end = tail.toString("latin1");
  const json = /\{"error":("(?:[^"\\]|\\.)*")\}\s*$/.exec(end)?.[1];
  const words = (json === undefined ? undefined : parseText(json)) ?? /[\t\n\r\x20-\x7e]{8,}$/.exec(end)?.[0];
  const text = words?.replace(/\s+/g, " ").trim() ?? "";
  // The mark of a cut lets the host hide the end of a secret that stands there.
  const last = text.length > 300 ? `…${text.slice(-300)}` : text;
  const said = / /.test(text) ? `; its last words are ${JSON.stringify(last)}` : "";
  return new ArchiveError("archive-invalid", `${error.message} (after ${size} bytes)${said}`, {
    hint: error.hint ?? "Export the build again.",
    cause: error.cause,
  });
}

function parseText(json: string): string | undefined {
  try {
    return String(JSON.parse(json));
  } catch {
    return undefined;
  }
}

interface Check {
  push(chunk: Uint8Array): Promise<void>;
  end(): void;
  close(): void;
  ending(): boolean;
  head(): ArchiveHead | undefined;
  images(): readonly string[];
}

function archiveCheck(servicesOf: ServicesOf): Check {
  let build: ArchivedBuild | undefined;
  let services: readonly string[] | undefined;
  let head: ArchiveHead | undefined;
  const images = new Set<string>();

  const imageOf = (entry: Entry): Sink | undefined => {
    if (build === undefined)
      throw new ArchiveError(
        "archive-invalid",
        `${entry.name} comes before build.json, so this is not the archive of a build`,
      );
    const image = entry.kind === "file" && entry.name.endsWith(".tar");
    if (image || entry.kind === "directory") head ??= { build, format: formatOf(entry, build, services) };
    // Importers ignore everything else.
    if (!image || head === undefined) return undefined;
    if (head.format === "v3") return withNote(ociArchive(entry.name), () => images.add(serviceIn(entry.name)));
    if (images.size > 0)
      throw new ArchiveError("archive-invalid", `${entry.name} is a second image archive, and a v2 Rack reads one`);
    const docker = dockerArchive(entry.name);
    return withNote(docker, () => {
      for (const tag of docker.tags()) images.add(serviceIn(tag.split(":")[1] ?? ""));
    });
  };

  const tar = tarReader("the archive", (entry) => {
    if (build !== undefined || entry.name !== "build.json" || entry.kind !== "file") return imageOf(entry);
    return json("the archive", entry, (value) => {
      build = archivedBuild(value);
      services = servicesOf(build.manifest);
    });
  });
  const gzip = gunzip(tar.push);

  return {
    push: gzip.push,
    close: gzip.close,
    ending: tar.ending,
    head: () => head,
    images: () => [...images],
    end() {
      gzip.end();
      tar.end();
      if (build === undefined) throw new ArchiveError("archive-invalid", "the archive has no build.json");
      const missing = (services ?? []).filter((service) => !images.has(service));
      if (missing.length > 0)
        throw new ArchiveError("archive-invalid", `the archive has no image of ${missing.join(", ")}`);
      if (images.size === 0) throw new ArchiveError("archive-invalid", "the archive has no image");
    },
  };
}

function withNote(image: ImageReader, note: () => void): Sink {
  return {
    push: image.push,
    end() {
      image.end();
      note();
    },
  };
}

/**
 * v3 writes a directory with no name and then `<service>.<build>.tar` for each service, v2 one `<app>.<build>.tar`.
 * If an app has a service of the same name, the directory decides.
 */
function formatOf(entry: Entry, build: ArchivedBuild, services: readonly string[] | undefined): Format {
  if (entry.kind === "directory") return "v3";
  const name = serviceIn(entry.name);
  if (name === build.app) return "v2";
  if (services === undefined || services.includes(name)) return "v3";
  throw new ArchiveError(
    "archive-invalid",
    `${entry.name} holds neither the images of ${build.app} nor the image of one of its services`,
  );
}

/** The part up to the first dot, as importers read it. */
function serviceIn(name: string): string {
  return name.split(".", 1)[0] ?? "";
}

function archivedBuild(value: unknown): ArchivedBuild {
  const { id, app, description, manifest } = Object(value);
  if (typeof id !== "string" || typeof app !== "string" || typeof manifest !== "string") {
    throw new ArchiveError("archive-invalid", "the build.json of the archive has no id, app or manifest");
  }
  return { id, app, description: typeof description === "string" ? description : "", manifest };
}
