import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { endBlocks, header, padding } from "../pack/headers.ts";
import type { Layer, SavedImage } from "./saved-image.ts";

/** What an importer reads of the build, and the images of its services. */
export interface ImportedBuild {
  readonly app: string;
  /** Names the files in the archive; the Rack gives the build another one. */
  readonly id: string;
  readonly description: string;
  readonly manifest: string;
  readonly started: Date;
  readonly ended: Date;
  readonly images: readonly { readonly service: string; readonly image: SavedImage }[];
}

/** One file of an archive. */
interface Part {
  readonly name: string;
  readonly size: number;
  readonly content: Uint8Array | { readonly path: string } | readonly Part[] | "directory";
}

/**
 * The tar, without compression, that a Rack of the generation imports as a build.
 * Source: convox/convox provider/k8s/build.go BuildImport, convox/rack provider/aws/builds.go BuildImport
 */
export function importTar(build: ImportedBuild, generation: "v2" | "v3"): AsyncIterable<Uint8Array> {
  const record = {
    id: build.id,
    app: build.app,
    description: build.description,
    entrypoint: "",
    logs: "",
    manifest: build.manifest,
    process: "",
    release: "",
    reason: "",
    status: "complete",
    started: build.started.toISOString(),
    ended: build.ended.toISOString(),
  };
  const file = part("build.json", Buffer.from(JSON.stringify(record, undefined, 2)));
  if (generation === "v2") return writeTar([file, archivePart(`${build.app}.${build.id}.tar`, dockerParts(build))]);
  // A v3 Rack writes an entry for the folder of the images, too. Readers distinguish the two forms by it.
  const folder: Part = { name: "", size: 0, content: "directory" };
  const images = build.images.map(({ service, image }) => archivePart(`${service}.${build.id}.tar`, ociParts(image)));
  return writeTar([file, folder, ...images]);
}

/** An OCI layout with one image. Its configuration has the bytes of the builder, so the image keeps its id. */
function ociParts({ config, layers, id }: SavedImage): Part[] {
  const suffix = { none: "", gzip: "+gzip", zstd: "+zstd" };
  const manifest = json({
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config: { mediaType: "application/vnd.oci.image.config.v1+json", digest: id, size: config.length },
    layers: layers.map(({ digest, size, compression }) => ({
      mediaType: `application/vnd.oci.image.layer.v1.tar${suffix[compression]}`,
      digest,
      size,
    })),
  });
  const digest = `sha256:${createHash("sha256").update(manifest).digest("hex")}`;
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const blob = (digest: string) => `blobs/${digest.replace(":", "/")}`;
  return [
    part("oci-layout", json({ imageLayoutVersion: "1.0.0" })),
    part("index.json", json({ schemaVersion: 2, manifests: [{ mediaType, digest, size: manifest.length }] })),
    part(blob(digest), manifest),
    part(blob(id), config),
    ...layerParts(layers, blob),
  ];
}

/**
 * All images as `docker save` writes them. The Rack stops reading at manifest.json, so that comes last, and takes the service
 * from the tag, whose repository has no port.
 */
function dockerParts({ app, id, images }: ImportedBuild): Part[] {
  const byId = new Map(images.map(({ image }) => [image.id, image]));
  const configName = (digest: string) => `${digest.replace("sha256:", "")}.json`;
  const layerName = (digest: string) => `${digest.replace("sha256:", "")}.tar`;
  const manifest = [...byId.values()].map((image) => ({
    Config: configName(image.id),
    RepoTags: images.filter((one) => one.image.id === image.id).map(({ service }) => `convox/${app}:${service}.${id}`),
    Layers: image.layers.map(({ digest }) => layerName(digest)),
  }));
  const layers = [...byId.values()].flatMap((image) => image.layers);
  return [
    ...[...byId.values()].map(({ id, config }) => part(configName(id), config)),
    ...layerParts(layers, layerName),
    part("manifest.json", json(manifest)),
  ];
}

function layerParts(layers: readonly Layer[], nameOf: (digest: string) => string): Part[] {
  const byDigest = new Map(layers.map((layer) => [layer.digest, layer]));
  return [...byDigest.values()].map(({ digest, path, size }) => ({ name: nameOf(digest), size, content: { path } }));
}

function part(name: string, content: Uint8Array): Part {
  return { name, size: content.length, content };
}

function archivePart(name: string, parts: readonly Part[]): Part {
  const sizes = parts.map((one) => headerOf(one).length + one.size + padding(one.size).length);
  return { name, size: sizes.reduce((sum, size) => sum + size, endBlocks().length), content: parts };
}

async function* writeTar(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const one of parts) {
    yield headerOf(one);
    if (one.content === "directory") continue;
    if (one.content instanceof Uint8Array) yield one.content;
    else if ("path" in one.content) for await (const bytes of createReadStream(one.content.path)) yield bytes as Buffer;
    else yield* writeTar(one.content);
    yield padding(one.size);
  }
  yield endBlocks();
}

function headerOf({ name, size, content }: Part): Uint8Array {
  if (content === "directory") return header({ path: name, kind: "directory", mode: 0o700, size });
  return header({ path: name, kind: "file", mode: 0o600, size });
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
