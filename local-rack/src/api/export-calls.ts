import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { joinDockerArchives } from "../builder/docker-archive.ts";
import { plannedDockerArchive, plannedOciArchive } from "../builder/placeholder-image.ts";
import { repository } from "../builder/repository.ts";
import { goJson } from "../go/go-text.ts";
import { type Call, variable } from "../http/call.ts";
import { download } from "../http/download.ts";
import type { Reply } from "../http/reply.ts";
import { parseEnvironment } from "../manifest/environment.ts";
import { loadManifest } from "../manifest/manifest.ts";
import type { Rack } from "../model/rack.ts";
import { TAR_END, tarHeader, tarPadding } from "../run/tar-stream.ts";
import { type BuildRecord, getBuild } from "../store/build-store.ts";
import { places } from "../store/places.ts";
import { getRelease } from "../store/release-store.ts";
import { wireBuild } from "./build-calls.ts";

/**
 * A build with its images as one archive. The images are written to files first, so that what goes wrong with them
 * still has a status; then everything is streamed.
 */
export async function buildExport(call: Call): Promise<Reply> {
  const { rack } = call;
  const v3 = rack.profile.generation === "v3";
  const build = await getBuild(rack, variable(call, "app"), variable(call, "id"));
  if (build.release === "") throw new Error(v3 ? "resource name may not be empty" : "release id must not be empty");
  const release = await getRelease(rack, build.app, build.release);
  const manifest = loadManifest(build.manifest, parseEnvironment(release.env), rack.profile.generation);
  const services = manifest.services.map(({ name }) => name);
  if (services.length === 0) throw new Error("no services found to export");
  await mkdir(places.scratch(rack), { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(places.scratch(rack), "export-"));
  try {
    const files = v3
      ? await ociArchives(rack, build, services, folder)
      : await dockerArchive(rack, build, variable(call, "app"), services, folder);
    return await download(compress(archive(rack, build, files), folder));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface ArchiveFile {
  name: string;
  path: string;
}

async function ociArchives(rack: Rack, build: BuildRecord, services: string[], folder: string): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  for (const service of services) {
    const name = `${service}.${build.id}.tar`;
    const path = join(folder, name);
    const image = imageOf(rack, build, service);
    if (image === undefined) await writeFile(path, plannedOciArchive());
    else await rack.engine?.images.save([image], path, "oci");
    files.push({ name, path });
  }
  return files.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
}

async function dockerArchive(
  rack: Rack,
  build: BuildRecord,
  app: string,
  services: string[],
  folder: string,
): Promise<ArchiveFile[]> {
  const name = `${app}.${build.id}.tar`;
  const path = join(folder, name);
  if (build.images === undefined) {
    const tags = services.map((service) => `${repository(rack, build.app)}:${service}.${build.id}`);
    await writeFile(path, plannedDockerArchive(tags));
    notice(rack, build);
    return [{ name, path }];
  }
  const images = services.map((service) => {
    const image = imageOf(rack, build, service);
    if (image === undefined) throw new Error(`no image of ${service} in build ${build.id}: exit status 1`);
    return image;
  });
  if (rack.engine?.name === "docker") {
    await rack.engine.images.save(images, path, "docker");
    return [{ name, path }];
  }
  // Other tools write one image to an archive.
  const parts: string[] = [];
  for (const [index, image] of images.entries()) {
    const part = join(folder, `${index}.part`);
    await rack.engine?.images.save([image], part, "docker");
    parts.push(part);
  }
  await joinDockerArchives(parts, path);
  return [{ name, path }];
}

/** Name in the image store; undefined for a build that was only planned. @throws Error when the image is not here */
function imageOf(rack: Rack, build: BuildRecord, service: string): string | undefined {
  if (build.images === undefined) {
    notice(rack, build);
    return undefined;
  }
  const image = build.images[service];
  if (image === undefined) return undefined;
  if (rack.engine === undefined) {
    throw new Error(`build ${build.id} has images, and this local Rack has no builder to read them with`);
  }
  return image.name;
}

function notice(rack: Rack, build: BuildRecord): void {
  rack.notice(`the export of ${build.id} holds empty placeholder images: that build was only planned`);
}

async function* archive(rack: Rack, build: BuildRecord, files: ArchiveFile[]): AsyncGenerator<Buffer> {
  const v3 = rack.profile.generation === "v3";
  const json = Buffer.from(goJson(wireBuild(rack, build)).trimEnd());
  yield tarHeader("build.json", json.length, { mode: 0o600 });
  yield json;
  yield tarPadding(json.length);
  // v3 walks the folder with the images, and the folder itself becomes an entry without a name.
  if (v3) yield tarHeader("", 0, { mode: 0o700, type: "5" });
  for (const { name, path } of files) {
    const { size } = await stat(path);
    yield tarHeader(name, size, { mode: v3 ? 0o644 : 0o600 });
    for await (const chunk of createReadStream(path)) yield chunk as Buffer;
    yield tarPadding(size);
  }
  yield TAR_END;
}

async function* compress(plain: AsyncIterable<Buffer>, folder: string): AsyncGenerator<Buffer> {
  const source = Readable.from(plain);
  const gzip = createGzip();
  source.once("error", (error) => gzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gzip)) yield chunk as Buffer;
  } finally {
    source.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}
