import { join } from "node:path";
import type { Builder, BuildJob, ImageJob } from "../model/builder.ts";
import type { ImageStore } from "../model/image-store.ts";

/**
 * A builder that makes images with `images` and pushes them where the Rack has a registry. Its log has the lines of a
 * Rack that builds with docker, for both generations: each distinct build once, then the images that are pulled, then
 * the tags, then tag and push of each service. `Pushed NAME DIGEST` is this Rack's own, and so is the first line.
 */
export function imageBuilder(images: ImageStore, firstLine: string): Builder {
  return {
    name: images.name,
    build: (job) => built(images, firstLine, job),
  };
}

async function* built(images: ImageStore, firstLine: string, job: BuildJob): AsyncIterable<string> {
  yield `${firstLine}\n`;
  const sources = new Map<string, ImageJob[]>();
  for (const image of job.images) {
    const source = image.service.image === "" ? image.hash : image.service.image;
    sources.set(source, [...(sources.get(source) ?? []), image]);
  }
  for (const [hash, [image]] of sources) {
    if (image !== undefined && image.service.image === "") yield* buildOne(images, hash, image, job);
  }
  for (const [source, [image]] of sources) {
    if (image === undefined || image.service.image === "") continue;
    yield `Running: docker pull ${source}\n`;
    await available(images, source, job.signal);
  }
  for (const source of [...sources.keys()].sort()) {
    for (const image of sources.get(source) ?? []) {
      yield `Running: docker tag ${source} ${image.localName}\n`;
      await images.tag(source, image.localName);
    }
  }
  if (!job.pushes) yield `local Rack: there is no registry, so the images stay in the store of ${images.name}\n`;
  for (const image of [...job.images].sort((a, b) => (a.localName < b.localName ? -1 : 1))) {
    let digest = "";
    if (job.pushes) {
      yield `Running: docker tag ${image.localName} ${image.pushName}\n`;
      await images.tag(image.localName, image.pushName);
      yield `Running: docker push ${image.pushName}\n`;
      digest = await images.push(image.pushName, job.signal);
      yield `Pushed ${image.pushName} ${digest}\n`;
    }
    const { entrypoint } = await images.inspect(image.localName);
    await job.report(image.service.name, {
      name: image.localName,
      pushed: job.pushes ? image.pushName : "",
      digest,
      entrypoint,
    });
  }
  // The hash was for this build alone.
  for (const hash of sources.keys()) if (/^[0-9a-f]{40,}$/.test(hash)) await images.remove(hash).catch(() => undefined);
}

async function* buildOne(images: ImageStore, hash: string, image: ImageJob, job: BuildJob): AsyncIterable<string> {
  yield `Building: ${image.service.build.path}\n`;
  const decoder = new TextDecoder();
  const output = images.build(
    {
      name: hash,
      context: image.context,
      dockerfile: join(image.context, image.dockerfileName),
      buildArgs: image.buildArgs,
      cache: job.cache,
      ...(image.developmentTargets > 0 ? { target: "development" } : {}),
    },
    job.signal,
  );
  try {
    for await (const chunk of output) yield decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (job.profile.generation === "v3" || !(error instanceof Error)) throw error;
    throw new Error(`docker build ${image.shownContext}: ${error.message}`, { cause: error });
  }
}

/** An image that is here already needs no network. A tag may have moved, so it is asked for all the same. */
async function available(images: ImageStore, image: string, signal: AbortSignal): Promise<void> {
  try {
    await images.pull(image, signal);
  } catch (error) {
    if (signal.aborted || !(await images.has(image))) throw error;
  }
}
