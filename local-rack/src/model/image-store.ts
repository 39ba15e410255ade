/** Images on this machine. Their names look like `convox/web:web.BABCDEFGHIJ`. */
export interface ImageStore {
  readonly name: "docker" | "buildah";
  /** Yields the tool's output. @throws Error `exit status N` if it fails */
  build(build: ImageBuild, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** @throws Error with the tool's last line of output */
  pull(image: string, signal: AbortSignal): Promise<void>;
  tag(image: string, name: string): Promise<void>;
  /** Pushes to the registry in the name. */
  push(name: string, signal: AbortSignal): Promise<PushResult>;
  /** ENTRYPOINT and CMD of an image. */
  inspect(image: string): Promise<ImageFacts>;
  has(image: string): Promise<boolean>;
  /** Writes an archive: `docker` holds all names in one docker-save tar, `oci` is an OCI archive of one image. */
  save(names: readonly string[], file: string, format: ArchiveFormat): Promise<void>;
  /** Loads an archive. @returns the names in it. An OCI archive has none and gets `name`. */
  load(file: string, format: ArchiveFormat, name?: string): Promise<string[]>;
  remove(name: string): Promise<void>;
  login(registry: string, user: string, password: string): Promise<void>;
}

export interface PushResult {
  /** The manifest's digest, `sha256:...`. */
  readonly digest: string;
  /** Line of the tool's output that has the digest. */
  readonly line: string;
}

export type ArchiveFormat = "docker" | "oci";

export interface ImageFacts {
  /** Digest of the image's configuration. */
  readonly id: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
}

export interface ImageBuild {
  /** Name of the new image. */
  readonly name: string;
  /** Folder of the build context, absolute. */
  readonly context: string;
  /** Path of the Dockerfile, absolute. */
  readonly dockerfile: string;
  /** `NAME=value`, in the order of the ARG lines. */
  readonly buildArgs: readonly string[];
  /** Stage to stop at. */
  readonly target?: string;
  readonly cache: boolean;
  /** The ignore file of this Dockerfile alone, and whether a Rack of this generation reads it in place of `.dockerignore`. */
  readonly ownIgnoreFile?: { readonly path: string; readonly applies: boolean } | undefined;
}
