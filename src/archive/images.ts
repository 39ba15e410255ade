import { createHash } from "node:crypto";
import { ArchiveError } from "../errors.ts";
import { collect, type Entry, type Sink, tarReader } from "./tar.ts";

/** Generation of the Racks that write such an archive. No other generation can read it. */
export type Format = "v2" | "v3";

/** One image file inside an archive, checked while it is read. `end` throws ArchiveError when it is incomplete. */
export interface ImageReader extends Sink {
  /** Tags of a `docker save`, known after the end; an OCI archive has none. */
  tags(): readonly string[];
}

/** Longest JSON file that is read. */
const JSON_LIMIT = 4 << 20;
/** Most characters of the names that are kept of an image. The 80 of a layer's path, for every entry that a tar may have. */
const NAMES = 8_000_000;
/** Most references from manifests to blobs. A layer has 127 at most, and an index some dozen images. */
const REFERENCES = 100_000;
const BLOB = "blobs/sha256/";

/**
 * v2: a `docker save` of all images. The Rack stops reading at its manifest.json, so that has to come after all layers
 * (convox/rack provider/aws/builds.go).
 */
export function dockerArchive(file: string): ImageReader {
  const seen = nameSet(file);
  let tags: string[] | undefined;
  const tar = tarReader(file, (entry) => {
    seen.add(entry.name);
    if (tags !== undefined || entry.name !== "manifest.json" || entry.kind !== "file") return undefined;
    return json(file, entry, (value) => {
      tags = [];
      for (const image of listIn(value)) {
        const { Config, Layers, RepoTags } = Object(image);
        for (const name of [Config].concat(listIn(Layers))) {
          if (typeof name !== "string")
            throw new ArchiveError("archive-invalid", `${file} has an invalid manifest.json`);
          if (!seen.has(name))
            throw new ArchiveError(
              "archive-invalid",
              `${file} has no ${short(name)}, or has it after its manifest.json`,
            );
        }
        for (const tag of listIn(RepoTags)) if (typeof tag === "string") tags.push(tag);
      }
    });
  });
  return {
    push: tar.push,
    end() {
      tar.end();
      if (tags === undefined)
        throw new ArchiveError("archive-invalid", `${file} is not a docker archive: it has no manifest.json`);
    },
    tags: () => tags ?? [],
  };
}

/**
 * v3: an OCI archive of one image. A v3 Rack reports no error when it cannot push an image
 * (convox/convox provider/k8s/build.go BuildImport), so every blob is checked against its digest, and every referenced
 * blob is required.
 * Source of the layout: opencontainers/image-spec image-layout.md, manifest.md
 */
export function ociArchive(file: string): ImageReader {
  const blobs = nameSet(file);
  /** The blobs that refer to others, and may be manifests. */
  const manifests = new Map<string, Manifest>();
  let references = 0;
  let layout = false;
  let index: unknown;
  const tar = tarReader(file, (entry) => {
    if (entry.kind !== "file") return undefined;
    if (entry.name === "oci-layout") layout = true;
    if (entry.name === "index.json") {
      return json(file, entry, (value) => {
        index = value;
      });
    }
    if (!entry.name.startsWith(BLOB)) return undefined;
    blobs.add(entry.name);
    return blob(file, entry, (bytes) => {
      const manifest = toManifest(parseJson(bytes));
      const count = manifest.images.length + manifest.parts.length;
      if (count === 0) return;
      references += count;
      if (references > REFERENCES)
        throw new ArchiveError("archive-invalid", `${file} has more than ${REFERENCES} references to blobs`);
      manifests.set(entry.name, manifest);
    });
  });

  /** Checks that a blob exists. @returns its name; undefined if it may be stored elsewhere and is not in the archive */
  const checkBlob = ({ digest, isElsewhere }: Reference, isOptional: boolean): string | undefined => {
    if (typeof digest !== "string")
      throw new ArchiveError("archive-invalid", `${file} has an invalid manifest: a blob has no digest`);
    const name = `blobs/${digest.replace(":", "/")}`;
    if (blobs.has(name)) return name;
    if (isOptional || isElsewhere || !name.startsWith(BLOB)) return undefined;
    throw new ArchiveError("archive-invalid", `${file} has no blob ${short(digest)}`);
  };
  // Only manifests refer to other blobs: the configuration of an image has keys of the same names. They can nest to any
  // depth, so this is a loop.
  const checkManifests = (images: readonly Reference[]) => {
    const checked = new Set<string>();
    const waiting = images.map((reference) => ({ reference, isOptional: false }));
    for (const { reference, isOptional } of waiting) {
      const name = checkBlob(reference, isOptional);
      if (name === undefined || checked.has(name)) continue;
      checked.add(name);
      const manifest = manifests.get(name);
      // An image of one platform may be without the blobs of others.
      for (const one of manifest?.images ?? []) waiting.push({ reference: one, isOptional: true });
      for (const one of manifest?.parts ?? []) checkBlob(one, false);
    }
  };

  return {
    push: tar.push,
    end() {
      tar.end();
      if (!layout || index === undefined)
        throw new ArchiveError("archive-invalid", `${file} is not an OCI archive: it has no index.json`);
      const { images } = toManifest(index);
      if (images.length === 0)
        throw new ArchiveError("archive-invalid", `${file} has no image: its index.json has no manifests`);
      checkManifests(images);
    },
    tags: () => [],
  };
}

/** A blob that a manifest refers to. */
interface Reference {
  readonly digest: unknown;
  /** It has addresses, so it may be missing in the archive. */
  readonly isElsewhere: boolean;
}

/** What is kept of a manifest: the images of an index, or the configuration and layers of an image. */
interface Manifest {
  readonly images: readonly Reference[];
  readonly parts: readonly Reference[];
}

function toManifest(value: unknown): Manifest {
  const { manifests, config, layers } = Object(value);
  const toReference = (descriptor: unknown): Reference => {
    const { digest, urls } = Object(descriptor);
    return { digest, isElsewhere: urls !== undefined };
  };
  const parts = config === undefined ? [] : [config, ...listIn(layers)];
  return { images: listIn(manifests).map(toReference), parts: parts.map(toReference) };
}

/** Checks a blob against its digest. Small blobs may be manifests, so their content goes to `use`. */
function blob(file: string, { name, size }: Entry, use: (bytes: Buffer) => void): Sink {
  const hash = createHash("sha256");
  const kept = size <= 64 * 1024 ? collect(use) : undefined;
  return {
    push(bytes) {
      hash.update(bytes);
      kept?.push(bytes);
    },
    end() {
      if (hash.digest("hex") !== name.slice(BLOB.length)) {
        throw new ArchiveError("archive-invalid", `${file} is damaged: ${name} does not have its digest`);
      }
      kept?.end();
    },
  };
}

/** Reads a JSON file. @throws ArchiveError when it is not JSON, or too long */
export function json(file: string, { name, size }: Entry, use: (value: unknown) => void): Sink {
  if (size > JSON_LIMIT)
    throw new ArchiveError("archive-invalid", `${name} in ${file} has ${size} bytes, more than ${JSON_LIMIT}`);
  return collect((bytes) => {
    const value = parseJson(bytes);
    if (typeof value !== "object" || value === null)
      throw new ArchiveError("archive-invalid", `${name} in ${file} is not JSON`);
    use(value);
  });
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** The names in a file, which have a limit together: each one may have a million characters. */
function nameSet(file: string): { add(name: string): void; has(name: string): boolean } {
  const names = new Set<string>();
  let left = NAMES;
  return {
    add(name) {
      left -= name.length;
      if (left < 0)
        throw new ArchiveError(
          "archive-invalid",
          `the names of the files in ${file} have more than ${NAMES} characters`,
        );
      names.add(name);
    },
    has: (name) => names.has(name),
  };
}

/** A name from the archive, short enough for a message. */
function short(name: string): string {
  return name.length > 200 ? `${name.slice(0, 200)}...` : name;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
