import { join } from "node:path";
import type { Builder, BuildJob, ImageJob } from "../model/builder.ts";
import type { ImageStore } from "../model/image-store.ts";
import { findOwnIgnoreFile } from "./ignore-file.ts";

/**
 * A builder that makes images with `images` and pushes them if the Rack has a registry. For both generations its log
 * has the lines of a Rack that builds with docker: each distinct build once, then the images that are pulled, then the
 * tags, then tag and push of each service. Behind each push is the line of the tool that has the digest; the helper of a
 * real v2 Rack leaves it out. Only this Rack prints the first line.
 */
export function imageBuilder(images: ImageStore, firstLine: string): Builder {
  return {
    name: images.name,
    build: (job) => build(images, firstLine, job),
  };
}

async function* build(images: ImageStore, firstLine: string, job: BuildJob): AsyncIterable<string> {
  yield `${firstLine}\n`;
  const sources = new Map<string, ImageJob[]>();
  for (const image of job.images) {
    const source = image.service.image === "" ? image.hash : image.service.image;
    sources.set(source, [...(sources.get(source) ?? []), image]);
  }
  // Names that a failed build must not leave behind.
  const names = new Set<string>();
  let isComplete = false;
  try {
    for (const [hash, [image]] of sources) {
      if (image === undefined || image.service.image !== "") continue;
      names.add(hash);
      yield* buildOne(images, hash, image, job);
    }
    for (const [source, [image]] of sources) {
      if (image === undefined || image.service.image === "") continue;
      yield `Running: docker pull ${source}\n`;
      await pullOrUseLocal(images, source, job.signal);
    }
    for (const source of [...sources.keys()].sort()) {
      for (const image of sources.get(source) ?? []) {
        yield `Running: docker tag ${source} ${image.localName}\n`;
        names.add(image.localName);
        await images.tag(source, image.localName);
      }
    }
    if (!job.pushes) yield `local Rack: there is no registry, so the images stay in the store of ${images.name}\n`;
    yield* pushAll(images, job, names);
    isComplete = true;
  } finally {
    // The hash names an image for this build only.
    const unneeded = [...names].filter((name) => !isComplete || sources.get(name)?.[0]?.hash === name);
    for (const name of unneeded) await images.remove(name).catch(() => undefined);
  }
}

async function* pushAll(images: ImageStore, job: BuildJob, names: Set<string>): AsyncIterable<string> {
  for (const image of [...job.images].sort((a, b) => (a.localName < b.localName ? -1 : 1))) {
    let digest = "";
    if (job.pushes) {
      yield `Running: docker tag ${image.localName} ${image.pushName}\n`;
      names.add(image.pushName);
      await images.tag(image.localName, image.pushName);
      yield `Running: docker push ${image.pushName}\n`;
      const pushed = await images.push(image.pushName, job.signal);
      digest = pushed.digest;
      yield `${pushed.line}\n`;
    }
    const { entrypoint } = await images.inspect(image.localName);
    await job.report(image.service.name, {
      name: image.localName,
      pushed: job.pushes ? image.pushName : "",
      digest,
      entrypoint,
    });
  }
}

async function* buildOne(images: ImageStore, hash: string, image: ImageJob, job: BuildJob): AsyncIterable<string> {
  yield `Building: ${image.service.build.path}\n`;
  const decoder = new TextDecoder();
  const dockerfile = join(image.context, image.dockerfileName);
  const output = images.build(
    {
      name: hash,
      context: image.context,
      dockerfile,
      ownIgnoreFile: await findOwnIgnoreFile(dockerfile, job.profile.generation),
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
    throw new Error(`docker build ${image.displayContext}: ${error.message}`, { cause: error });
  }
}

/** A local image needs no network. Its tag may have moved, so a pull is tried first. */
async function pullOrUseLocal(images: ImageStore, image: string, signal: AbortSignal): Promise<void> {
  try {
    await images.pull(image, signal);
  } catch (error) {
    if (signal.aborted || !(await images.has(image))) throw error;
  }
}
