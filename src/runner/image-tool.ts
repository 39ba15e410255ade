import { createReadStream } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../errors.ts";
import { readTool, streamTool, ToolFailure, type ToolOptions } from "./tool-process.ts";

/** One image to build. */
export interface ImageBuild {
  readonly tag: string;
  /** Absolute paths. */
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  /** Such as linux/arm64. */
  readonly platform: string | undefined;
  readonly isCacheDisabled: boolean;
  readonly args: ReadonlyMap<string, string>;
  /** Repository that keeps the build cache, and the tag for this image. */
  readonly cache: { readonly repository: string; readonly tag: string } | undefined;
}

/** docker or buildah on this machine. */
export interface ImageTool {
  readonly name: "docker buildx" | "docker" | "buildah";
  /** Builds the image, and yields the log. */
  build(build: ImageBuild): AsyncIterable<Uint8Array>;
  /** Pulls an image. One that is on the machine is used if it cannot be pulled; false says so. */
  pull(image: string, platform: string | undefined): Promise<boolean>;
  /** The image as `docker save` writes it. */
  save(image: string): AsyncIterable<Uint8Array>;
  /** Removes the name of an image. The cache of its steps stays. */
  remove(tag: string): Promise<void>;
}

/** What a build needs of its tool. */
export interface ToolNeeds {
  /** Keeps the build cache in a registry, which docker without buildx cannot. */
  readonly registryCache: boolean;
}

/**
 * The first of docker with buildx, docker and buildah that works here and can do what is needed. `folder` is for its files.
 * @throws InputError if none does, with the reason of each
 */
export async function findImageTool(
  folder: string,
  { registryCache }: ToolNeeds,
  options: ToolOptions,
): Promise<ImageTool> {
  const reasons: string[] = [];
  const works = async (command: string, args: readonly string[]) => {
    try {
      return (await readTool(command, args, options)).trim() !== "";
    } catch (error) {
      if (!(error instanceof ToolFailure)) throw error;
      reasons.push(`${command}: ${error.message}`);
      return false;
    }
  };
  if (await works("docker", ["version", "--format", "{{.Server.Version}}"])) {
    const hasBuildx = await works("docker", ["buildx", "version"]);
    if (hasBuildx || !registryCache) return dockerTool(hasBuildx, options);
  }
  if (await works("buildah", ["--version"])) return await buildahTool(folder, options);
  if (registryCache) {
    throw new InputError("builder-missing", "registry-cache requires docker buildx or buildah", {
      hint: [
        "Install the plugin buildx, for example with docker/setup-buildx-action. Or remove registry-cache.",
        ...reasons,
      ],
    });
  }
  throw new InputError("builder-missing", `build-on is "runner": neither docker nor buildah works in this job`, {
    hint: [
      "Use a runner with Docker, add a Docker service to the job, or install buildah. Or remove build-on.",
      ...reasons,
    ],
  });
}

/** Options that docker and buildah share. Values of build arguments are in the environment, not on the command line. */
function commonOptions({ tag, dockerfile, target, platform, args }: ImageBuild): string[] {
  return [
    ...["-t", tag, "-f", dockerfile],
    ...(target === undefined ? [] : ["--target", target]),
    ...(platform === undefined ? [] : ["--platform", platform]),
    ...[...args.keys()].flatMap((name) => ["--build-arg", name]),
  ];
}

/** Variables by which docker and buildah find their settings. */
const SETTINGS =
  /^(?:PATH|HOME|USER|TMPDIR|TZ|LANG|(?:DOCKER|BUILDKIT|BUILDX|BUILDAH|CONTAINERS?|STORAGE|REGISTRY|XDG|LD|SSL|GO|AWS|OTEL)_.*|GODEBUG|(?:https?|all|no)_proxy)$/i;

/** @throws InputError for an argument that would change a setting of the tool */
function withArgs({ env, signal }: ToolOptions, args: ReadonlyMap<string, string>): ToolOptions {
  for (const [name, value] of args) {
    if (!SETTINGS.test(name) || env[name] === value) continue;
    throw new InputError(
      "input-invalid",
      `build argument ${name} cannot be used with build-on: runner: it would change a setting of the builder`,
      { hint: `Rename the ARG in the Dockerfile, or set ${name} in the environment of the job to the same value.` },
    );
  }
  return { env: { ...env, ...Object.fromEntries(args) }, signal };
}

function dockerTool(hasBuildx: boolean, given: ToolOptions): ImageTool {
  // DOCKER_BUILDKIT=1 of the job is an error without buildx: the older builder is used instead.
  const builder = hasBuildx ? {} : { DOCKER_BUILDKIT: "0" };
  const options = { ...given, env: { ...given.env, BUILDKIT_PROGRESS: "plain", ...builder } };
  return {
    name: hasBuildx ? "docker buildx" : "docker",
    build(build) {
      const { cache, isCacheDisabled, context } = build;
      const reference = cache && `${cache.repository}:${cache.tag}`;
      const cached =
        reference === undefined
          ? []
          : [
              ...(isCacheDisabled ? [] : ["--cache-from", `type=registry,ref=${reference}`]),
              ...["--cache-to", `type=registry,ref=${reference},mode=max,image-manifest=true,oci-mediatypes=true`],
            ];
      const start = hasBuildx ? ["buildx", "build", "--load", "--provenance=false", "--sbom=false"] : ["build"];
      const cacheOption = isCacheDisabled ? ["--no-cache"] : [];
      const args = [...start, ...cacheOption, ...cached, ...commonOptions(build), context];
      return streamTool("docker", args, withArgs(options, build.args), "all");
    },
    pull(image, platform) {
      const from = platform === undefined ? [] : ["--platform", platform];
      return pullOrFind(
        () => readTool("docker", ["pull", "--quiet", ...from, image], options),
        () => readTool("docker", ["image", "inspect", "--format", "{{.Id}}", image], options),
      );
    },
    save: (image) => streamTool("docker", ["save", image], options, "stdout"),
    // Without --no-prune the classic builder would lose its cache.
    remove: async (tag) => void (await readTool("docker", ["image", "rm", "--no-prune", tag], options)),
  };
}

async function buildahTool(folder: string, options: ToolOptions): Promise<ImageTool> {
  const file = join(folder, "registries.conf");
  // A name without a registry means Docker Hub, as on a Rack.
  await writeFile(file, 'unqualified-search-registries = ["docker.io"]\nshort-name-mode = "disabled"\n');
  const registries = ["--registries-conf", file];
  return {
    name: "buildah",
    build(build) {
      const { cache, isCacheDisabled, context } = build;
      const cached =
        cache === undefined
          ? []
          : [...(isCacheDisabled ? [] : ["--cache-from", cache.repository]), "--cache-to", cache.repository];
      // Docker's format keeps SHELL, HEALTHCHECK and ONBUILD.
      const start = [...registries, "build", "--format", "docker", isCacheDisabled ? "--no-cache" : "--layers"];
      const args = [...start, ...cached, ...commonOptions(build), context];
      return streamTool("buildah", args, withArgs(options, build.args), "all");
    },
    pull(image, platform) {
      const from = platform === undefined ? [] : ["--platform", platform];
      return pullOrFind(
        () => readTool("buildah", [...registries, "pull", "--quiet", ...from, image], options),
        () => readTool("buildah", [...registries, "inspect", "--type", "image", image], options),
      );
    },
    async *save(image) {
      const archive = join(folder, "saved.tar");
      await rm(archive, { force: true });
      try {
        await readTool("buildah", [...registries, "push", "--quiet", image, `docker-archive:${archive}`], options);
        for await (const bytes of createReadStream(archive)) yield bytes as Buffer;
      } finally {
        await rm(archive, { force: true });
      }
    },
    remove: async (tag) => void (await readTool("buildah", [...registries, "rmi", tag], options)),
  };
}

async function pullOrFind(pull: () => Promise<unknown>, find: () => Promise<unknown>): Promise<boolean> {
  try {
    await pull();
    return true;
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    await find().catch(() => {
      throw error;
    });
    return false;
  }
}
