import { createHash } from "node:crypto";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { collect, type Sink, tarReader } from "../archive/tar.ts";
import { ArchiveError } from "../errors.ts";

/** A file of an image. `digest` has the prefix sha256: */
export interface Layer {
  readonly path: string;
  readonly digest: string;
  readonly size: number;
  /** As the first bytes say. */
  readonly compression: "none" | "gzip" | "zstd";
}

/** An image on disk: its configuration, whose digest is the image's id, and its layers. */
export interface SavedImage {
  readonly id: string;
  readonly config: Buffer;
  readonly layers: readonly Layer[];
}

/** Longest JSON file of an image that is read. */
const MAX_JSON = 4 << 20;
/** Most files of an image. */
const MAX_FILES = 100_000;

/**
 * Reads what `docker save` writes of one image, in its old form and as an OCI layout, and keeps its layers in `folder` by their
 * digests. A layer that is stored already is kept once.
 * @throws ArchiveError if the archive is incomplete, or a layer is not what the configuration names
 */
export async function readSavedImage(chunks: AsyncIterable<Uint8Array>, folder: string): Promise<SavedImage> {
  const files = new Map<string, Layer>();
  let unfinished: { discard(): void } | undefined;
  let manifest: unknown;
  const what = "the image from the builder";
  const tar = tarReader(what, ({ name, kind, size }) => {
    if (kind !== "file") return undefined;
    if (name === "manifest.json") {
      if (size > MAX_JSON) throw new ArchiveError("archive-invalid", `${what}: manifest.json has ${size} bytes`);
      return collect((bytes) => {
        manifest = parseJson(bytes);
      });
    }
    if (files.size >= MAX_FILES) throw new ArchiveError("archive-invalid", `${what} has more than ${MAX_FILES} files`);
    const file = storeFile(join(folder, `file-${files.size}`), size, (stored) => {
      files.set(name, stored);
      unfinished = undefined;
    });
    unfinished = file;
    return file;
  });
  try {
    for await (const bytes of chunks) tar.push(bytes);
    tar.end();
    const { Config, Layers } = Object(Array.isArray(manifest) ? manifest[0] : undefined);
    const config = files.get(String(Config));
    if (config === undefined || config.size > MAX_JSON || !Array.isArray(Layers)) {
      throw new ArchiveError("archive-invalid", `${what} has no valid manifest.json`);
    }
    const bytes = await readFile(config.path);
    const byDigest = new Map([...files.values()].map((file) => [file.digest, file]));
    const diffs: unknown = Object(Object(parseJson(bytes)).rootfs).diff_ids;
    if (!Array.isArray(diffs) || diffs.length !== Layers.length) {
      throw new ArchiveError("archive-invalid", `${what}: its layers are not those of its configuration`);
    }
    const layers: Layer[] = [];
    for (const [index, name] of Layers.entries()) {
      // A layer that occurs twice is a link in the archive.
      const layer = byDigest.get(String(diffs[index])) ?? files.get(String(name));
      if (layer === undefined || (layer.compression === "none" && layer.digest !== diffs[index])) {
        throw new ArchiveError("archive-invalid", `${what}: layer ${index + 1} is missing or damaged`);
      }
      layers.push(await keepLayer(layer, folder));
    }
    return { id: config.digest, config: bytes, layers };
  } finally {
    unfinished?.discard();
    for (const { path } of files.values()) await rm(path, { force: true });
  }
}

async function keepLayer(layer: Layer, folder: string): Promise<Layer> {
  const path = join(folder, layer.digest.replace("sha256:", ""));
  await rename(layer.path, path).catch((error: unknown) => {
    // The layer of another image, or the second of two equal ones.
    if (Object(error).code !== "ENOENT") throw error;
  });
  return { ...layer, path };
}

/** Writes a file as it comes. Synchronous: the reader of the archive waits for nothing. */
function storeFile(path: string, size: number, done: (file: Layer) => void): Sink & { discard(): void } {
  const file = openSync(path, "wx", 0o600);
  const hash = createHash("sha256");
  let start = Buffer.alloc(0);
  return {
    push(bytes) {
      if (start.length < 4) start = Buffer.concat([start, bytes.subarray(0, 4)]);
      hash.update(bytes);
      try {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      } catch (error) {
        // Node names no file when a write fails.
        throw Object.assign(Object(error), { path });
      }
    },
    end() {
      closeSync(file);
      done({ path, size, digest: `sha256:${hash.digest("hex")}`, compression: compressionOf(start) });
    },
    discard() {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

function compressionOf(start: Buffer): Layer["compression"] {
  if (start[0] === 0x1f && start[1] === 0x8b) return "gzip";
  return start.length >= 4 && start.readUInt32LE(0) === 0xfd2fb528 ? "zstd" : "none";
}

export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
