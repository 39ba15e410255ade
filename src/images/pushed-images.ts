import { readLogLines } from "../log-lines.ts";

/** The image of a service, as the log of its build reports it. What the log does not say is null. */
export interface PushedImage {
  readonly service: string;
  /** Such as `123456789012.dkr.ecr.us-east-1.amazonaws.com/acme/web`. */
  readonly repository: string | null;
  /** `SERVICE.BUILD`. */
  readonly tag: string | null;
  /** `sha256:` and 64 hexadecimal digits: the manifest that the registry stores under the tag. */
  readonly digest: string | null;
  /** Digest of the image's configuration, of a build on the runner. Pushing keeps it, also if it compresses the layers again. */
  readonly "image-id"?: string;
}

/** The images in the text of the output `images`. */
export function parseImages(text: string): PushedImage[] {
  return text === "" ? [] : JSON.parse(text);
}

/** More images than a build has. */
const MAX_IMAGES = 1_000;

// A builder prefixes the output of a RUN step under BuildKit, so these lines are its own.
const BUILDKIT = /^#\d{1,6} pushing manifest for (\S+):([\w.-]{1,200})@(sha256:[0-9a-f]{64})(?: |$)/;
/** The helper that runs docker on a v2 Rack, and in an external build. It prints docker's own lines only on failure. */
const PUSHING = /^(?:Running|running): (?:docker push|tag and push) (\S+):([\w.-]{1,200})$/;
const DOCKER_REPOSITORY = /^The push refers to (?:a )?repository \[(\S+)\]/;
const DOCKER = /^([\w.-]{1,200}): digest: (sha256:[0-9a-f]{64}) size: \d+$/;
const BUILDAH = /^Successfully pushed (?:\/\/)?(\S+):([\w.-]{1,200})@(sha256:[0-9a-f]{64})$/;
const KANIKO_PUSHING = /^INFO\[\d+\] Pushing image to (\S+):([\w.-]{1,200})\s*$/;
/** Kaniko prints this also if it pushes nothing (GoogleContainerTools/kaniko#3120), so it counts after the line above only. */
const KANIKO = /^INFO\[\d+\] Pushed (?:image to )?(\S+)@(sha256:[0-9a-f]{64})\s*$/;
/** First line of a log of the local Rack without a builder: its log names images that nothing pushes. */
const PLAN = /^local Rack: this is a plan\b/;
const BUILDING = /^(?:Building: |S(?:tep|TEP) \d+\/\d+ ?: )/;

interface Found {
  repository: string;
  digest: string | null;
}

/**
 * Reads the log of the build `build` as it arrives and finds the images that it pushed: BuildKit (v3), docker and Kaniko
 * (v2), and buildah. The last line about a tag counts.
 */
export function readPushedImages(build: string): {
  push(bytes: Uint8Array): void;
  /** An image for each of `services`; for every service that the log names if they are unknown. */
  images(services: readonly string[] | undefined): PushedImage[];
} {
  const found = new Map<string, Found>();
  const suffix = `.${build.toLowerCase()}`;
  /** What a line without a complete reference belongs to. */
  let repository = "";
  let isPlan = false;
  let pushing: { repository: string; tag: string } | undefined;

  function set(repository: string, tag: string, digest: string | null): void {
    if (isPlan || !tag.toLowerCase().endsWith(suffix) || (found.size >= MAX_IMAGES && !found.has(tag))) return;
    found.set(tag, { repository, digest });
  }

  const lines = readLogLines((line) => {
    const [, name = "", tag = "", digest = ""] = BUILDKIT.exec(line) ?? BUILDAH.exec(line) ?? [];
    if (digest !== "") return set(name, tag, digest);
    const [, target, targetTag = ""] = PUSHING.exec(line) ?? KANIKO_PUSHING.exec(line) ?? [];
    if (target !== undefined) {
      repository = target;
      pushing = { repository: target, tag: targetTag };
      return set(target, targetTag, null);
    }
    const [, pushedTag = "", pushedDigest] = DOCKER.exec(line) ?? [];
    if (pushedDigest !== undefined) {
      if (repository !== "") set(repository, pushedTag, pushedDigest);
      return;
    }
    const [, kaniko, kanikoDigest = ""] = KANIKO.exec(line) ?? [];
    if (kaniko !== undefined) {
      if (kaniko === pushing?.repository) set(kaniko, pushing.tag, kanikoDigest);
      return;
    }
    const next = DOCKER_REPOSITORY.exec(line)?.[1];
    if (next !== undefined) repository = next;
    else if (PLAN.test(line)) isPlan = true;
    else if (BUILDING.test(line)) {
      repository = "";
      pushing = undefined;
    }
  });

  return {
    push: lines.push,
    images(services) {
      lines.end();
      const tags = new Map([...found.keys()].map((tag) => [tag.slice(0, -suffix.length), tag]));
      return (services ?? [...tags.keys()].sort()).map((service) => {
        const tag = tags.get(service) ?? null;
        const image = tag === null ? undefined : found.get(tag);
        return { service, repository: image?.repository ?? null, tag, digest: image?.digest ?? null };
      });
    },
  };
}
