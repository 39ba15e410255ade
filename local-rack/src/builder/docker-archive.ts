import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readText, TAR_END, type TarEntry, tarEntries, tarHeader, tarPadding } from "../run/tar-stream.ts";

/** One image of `manifest.json` in an archive of `docker save`. */
export interface ArchivedImage {
  config: string;
  tags: string[];
  layers: string[];
}

/** What is wrong with an archive as v2 reads it: one pass, up to `manifest.json`. */
export interface DockerArchive {
  images: ArchivedImage[];
  /** Files that the manifest names and that came only after it: v2 has stopped reading by then. */
  late: string[];
}

/** Most characters of the names that are kept: each one may have a million. */
const NAMES = 8_000_000;

/**
 * Reads the manifest the way v2 does.
 * @throws Error `unable to locate manifest`, or with Go's text for what is no archive
 */
export async function readDockerArchive(file: string): Promise<DockerArchive> {
  const seen = new Set<string>();
  let left = NAMES;
  for await (const { name, body } of fileEntries(file)) {
    if (name !== "manifest.json") {
      seen.add(name);
      left -= name.length;
      if (left < 0) throw new Error(`the names of the files in the archive have more than ${NAMES} characters`);
      continue;
    }
    const images = imagesOf(await readText(body));
    const named = images.flatMap(({ config, layers }) => [config, ...layers]);
    return { images, late: named.filter((one) => one !== "" && !seen.has(one)) };
  }
  throw new Error("unable to locate manifest");
}

/** @throws Error with Go's text for what is no JSON, or JSON of another shape */
function imagesOf(text: string): ArchivedImage[] {
  const value = parseJson(text);
  if (value === null) return [];
  if (!Array.isArray(value)) {
    throw new Error(`json: cannot unmarshal ${typeof value} into Go value of type aws.imageManifest`);
  }
  return value.map((item: unknown) => ({
    config: string(item, "Config"),
    tags: strings(item, "RepoTags"),
    layers: strings(item, "Layers"),
  }));
}

/** JSON, with the beginning of Go's complaint when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const first = text.trimStart()[0];
    throw new Error(
      first === undefined || /[[{"\d-]/.test(first)
        ? "unexpected end of JSON input"
        : `invalid character '${first}' looking for beginning of value`,
    );
  }
}

function string(value: unknown, name: string): string {
  const field: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return typeof field === "string" ? field : "";
}

function strings(value: unknown, name: string): string[] {
  const field: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return Array.isArray(field) ? field.filter((item) => typeof item === "string") : [];
}

/** Writes one archive that has the images of several, as `docker save` makes it; the manifest comes last. */
export async function joinDockerArchives(files: readonly string[], target: string): Promise<void> {
  const images: ArchivedImage[] = [];
  const written = new Set<string>();
  await pipeline(
    Readable.from(
      (async function* () {
        for (const file of files) {
          for await (const entry of fileEntries(file)) {
            if (entry.name === "manifest.json") images.push(...imagesOf(await readText(entry.body)));
            else if (entry.type === "0" && entry.name !== "repositories" && !written.has(entry.name)) {
              written.add(entry.name);
              yield* tarEntry(entry.name, entry.size, entry.body);
            }
          }
        }
        yield* manifestEntry(images);
        yield TAR_END;
      })(),
    ),
    createWriteStream(target, { mode: 0o600 }),
  );
}

/** Writes an archive that has one of the images of `source`, under another name. */
export async function oneOfDockerArchive(
  source: string,
  image: ArchivedImage,
  name: string,
  target: string,
): Promise<void> {
  const names = new Set([image.config, ...image.layers]);
  await pipeline(
    Readable.from(
      (async function* () {
        for await (const entry of fileEntries(source)) {
          if (names.has(entry.name)) yield* tarEntry(entry.name, entry.size, entry.body);
        }
        yield* manifestEntry([{ ...image, tags: [name] }]);
        yield TAR_END;
      })(),
    ),
    createWriteStream(target, { mode: 0o600 }),
  );
}

/** Entries of a file, which is closed when the reader stops early. */
async function* fileEntries(file: string): AsyncGenerator<TarEntry> {
  const stream = createReadStream(file);
  try {
    yield* tarEntries(stream);
  } finally {
    stream.destroy();
  }
}

async function* tarEntry(name: string, size: number, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield tarHeader(name, size, { mode: 0o644 });
  yield* body;
  yield tarPadding(size);
}

function* manifestEntry(images: readonly ArchivedImage[]): Generator<Buffer> {
  const items = images.map(({ config, tags, layers }) => ({ Config: config, RepoTags: tags, Layers: layers }));
  const text = Buffer.from(JSON.stringify(items));
  yield tarHeader("manifest.json", text.length, { mode: 0o644 });
  yield text;
  yield tarPadding(text.length);
}
