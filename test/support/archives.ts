import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { Header, Pax } from "tar";

export interface Item {
  path: string;
  content?: string | Uint8Array;
  type?: "File" | "Directory" | "SymbolicLink";
}

/** A tar by the package `tar`, an independent oracle; a name that is too long for ustar gets a pax header. */
export function tarOf(items: readonly Item[], ending = Buffer.alloc(1024)): Buffer {
  return Buffer.concat([...items.flatMap(entry), ending]);
}

function entry({ path, content = "", type = "File" }: Item): Buffer[] {
  const bytes = Buffer.from(content);
  const block = Buffer.alloc(512);
  const size = type === "File" ? bytes.length : 0;
  const link = type === "SymbolicLink" ? { linkpath: "elsewhere" } : {};
  const header = new Header({ path, type, size, mode: 0o600, mtime: new Date(1e12), ...link });
  const needsPax = header.encode(block);
  const pax = needsPax ? new Pax({ path, size, mtime: new Date(1e12) }).encode() : Buffer.alloc(0);
  return [pax, block, bytes.subarray(0, size), Buffer.alloc((512 - (size % 512)) % 512)];
}

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** An OCI archive of one image, as `skopeo copy ... oci-archive:` writes it. */
export function ociTar(layer: string | Uint8Array, change: (items: Item[]) => Item[] = (items) => items): Buffer {
  const blobs = new Map<string, string | Uint8Array>();
  const put = (bytes: string | Uint8Array, mediaType: string) => {
    blobs.set(sha256(bytes), bytes);
    return { mediaType, digest: `sha256:${sha256(bytes)}`, size: Buffer.byteLength(bytes) };
  };
  const image = { architecture: "amd64", os: "linux", config: { Env: ["PATH=/bin"] }, rootfs: { type: "layers" } };
  const config = put(JSON.stringify(image), "application/vnd.oci.image.config.v1+json");
  const layers = [put(layer, "application/vnd.oci.image.layer.v1.tar")];
  const manifest = put(
    JSON.stringify({ schemaVersion: 2, config, layers }),
    "application/vnd.oci.image.manifest.v1+json",
  );
  return tarOf(
    change([
      { path: "blobs/", type: "Directory" },
      { path: "blobs/sha256/", type: "Directory" },
      ...[...blobs].sort().map(([digest, content]) => ({ path: `blobs/sha256/${digest}`, content })),
      { path: "index.json", content: JSON.stringify({ schemaVersion: 2, manifests: [manifest] }) },
      { path: "oci-layout", content: '{"imageLayoutVersion": "1.0.0"}' },
    ]),
  );
}

/** What `docker save` of these tags writes, in its older layout. */
export function dockerTar(tags: readonly string[], change: (items: Item[]) => Item[] = (items) => items): Buffer {
  const images = tags.map((tag, at) => ({ Config: `${at}.json`, RepoTags: [tag], Layers: [`${at}/layer.tar`] }));
  return tarOf(
    change([
      ...tags.map((tag, at) => ({ path: `${at}/layer.tar`, content: `layer of ${tag}` })),
      ...tags.map((_, at) => ({ path: `${at}.json`, content: "{}" })),
      { path: "manifest.json", content: JSON.stringify(images) },
      { path: "repositories", content: "{}" },
    ]),
  );
}

export interface Made {
  id?: string;
  app?: string;
  services?: readonly string[];
  /** Services that have an image; all when not given. */
  images?: readonly string[];
  layer?: string | Uint8Array;
}

export const manifestOf = (services: readonly string[]) =>
  `services:\n${services.map((name) => `  ${name}:\n    build: .\n    port: 3000\n`).join("")}`;

function buildJson({ id = "BAAAAAAAAAA", app = "web", services = ["web"] }: Made): Item {
  const build = {
    id,
    app,
    description: "first",
    release: "RAAAAAAAAAA",
    status: "complete",
    manifest: manifestOf(services),
  };
  return { path: "build.json", content: JSON.stringify(build, null, 2) };
}

/** Entries of a v3 Rack's archive: with the directory that has no name. */
export function v3Items(made: Made = {}): Item[] {
  const { id = "BAAAAAAAAAA", services = ["web"], images = services, layer = "a layer" } = made;
  const oci = images.map((service) => ({ path: `${service}.${id}.tar`, content: ociTar(layer) }));
  return [buildJson(made), { path: "", type: "Directory" }, ...oci];
}

/** Entries of a v2 Rack's archive: one file with all images. */
export function v2Items(made: Made = {}): Item[] {
  const { id = "BAAAAAAAAAA", app = "web", services = ["web"], images = services } = made;
  const tags = images.map((service) => `convox/${app}:${service}.${id}`);
  return [buildJson(made), { path: `${app}.${id}.tar`, content: dockerTar(tags) }];
}

export const v3Archive = (made?: Made): Buffer => gzipSync(tarOf(v3Items(made)));
export const v2Archive = (made?: Made): Buffer => gzipSync(tarOf(v2Items(made)));

/** `bytes` in pieces of this size. */
export async function* pieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
