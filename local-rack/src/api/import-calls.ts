import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { oneOfDockerArchive, parseJson, readDockerArchive } from "../builder/docker-archive.ts";
import { storeImage } from "../builder/image-push.ts";
import { repository } from "../builder/repository.ts";
import { type Call, variable } from "../http/call.ts";
import { json, type Reply } from "../http/reply.ts";
import type { BuiltImage } from "../model/engine.ts";
import type { Rack } from "../model/rack.ts";
import { HandlerPanic, messageOf } from "../profile/errors.ts";
import { gunzip, readText, tarEntries } from "../run/tar-stream.ts";
import { findApp, getApp } from "../store/app-store.ts";
import { type BuildRecord, newBuild, updateBuild, writeBuild } from "../store/build-store.ts";
import { createRelease } from "../store/create-release.ts";
import { recordId } from "../store/ids.ts";
import { places } from "../store/places.ts";
import { wireBuild } from "./build-calls.ts";

/** What an archive says of the build that it was made of. */
interface Source {
  description: string;
  logs: string;
  manifest: string;
}

/**
 * Reads an archive of a build: its images are pushed under the new build's id, and a release is made. The logs stay
 * where they were, which may be in another app or on another Rack.
 */
export async function buildImport(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = variable(call, "app");
  await requireNamespace(rack, app);
  const build = newBuild(app, recordId("B"), rack.clock.stamp());
  await mkdir(places.scratch(rack), { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(places.scratch(rack), "import-"));
  try {
    const { source, images } =
      rack.profile.generation === "v3"
        ? await v3Import(rack, build, call.body, folder)
        : await v2Import(rack, build, call.body, folder);
    Object.assign(build, source, { ended: rack.clock.stamp() });
    if (Object.keys(images).length > 0) build.images = images;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await writeBuild(rack, build);
  const release = await createRelease(rack, app, { build: build.id });
  return json(wireBuild(rack, await updateBuild(rack, app, build.id, { status: "complete", release: release.id })));
}

// v3 does not look for the app; Kubernetes refuses the build's record.
async function requireNamespace(rack: Rack, app: string): Promise<void> {
  if (rack.profile.generation === "v2") await getApp(rack, app);
  else if ((await findApp(rack, app)) === undefined) throw new Error(`namespaces "${rack.name}-${app}" not found`);
}

/** An app has a service for each. */
const MOST_IMAGES = 1_000;

type Imported = { source: Source; images: Record<string, BuiltImage> };
type Body = AsyncIterable<Uint8Array>;

// Every .tar is an OCI archive named for its service; they are pushed when all has been read.
async function v3Import(rack: Rack, build: BuildRecord, body: Body, folder: string): Promise<Imported> {
  let source: Source = { description: "", logs: "", manifest: "" };
  const files = new Map<string, string>();
  for await (const entry of tarEntries(gunzip(body))) {
    if (entry.type !== "0") continue;
    if (entry.name.endsWith(".tar")) {
      if (files.size >= MOST_IMAGES) throw new Error(`the archive has more than ${MOST_IMAGES} images`);
      // The real one opens a file of that name, and the folder in it does not exist.
      if (entry.name.includes("/"))
        throw new Error(`failed to untar image - open ${entry.name}: no such file or directory`);
      const path = join(folder, `${files.size}.tar`);
      await store(entry.body, path);
      files.set(entry.name.split(".")[0] ?? "", path);
    } else if (entry.name === "build.json") source = await readSource(entry.body);
  }
  const images: Record<string, BuiltImage> = {};
  for (const [service, path] of files) {
    try {
      const image = await pushImage(rack, build, service, (name) => rack.engine?.images.load(path, "oci", name));
      if (image !== undefined) images[service] = image;
    } catch (error) {
      if (!rack.oddities.importIgnoresPush) {
        throw new Error(`failed to push image - exit status 1\n${messageOf(error)}`, { cause: error });
      }
      rack.notice(`import of ${build.id}: ${service}: ${messageOf(error)}; v3 continues without the image`);
    }
  }
  return { source, images };
}

// Every .tar is one of `docker save`, read as it comes; the names in the last one are pushed.
async function v2Import(rack: Rack, build: BuildRecord, body: Body, folder: string): Promise<Imported> {
  let source: Source = { description: "", logs: "", manifest: "" };
  let last: { path: string; images: Awaited<ReturnType<typeof readDockerArchive>>["images"] } | undefined;
  let count = 0;
  for await (const entry of tarEntries(gunzip(body))) {
    if (entry.type !== "0") continue;
    if (entry.name === "build.json") source = await readSource(entry.body);
    if (!entry.name.endsWith(".tar")) continue;
    const path = join(folder, `${count++}.tar`);
    await store(entry.body, path);
    const { images, late } = await readDockerArchive(path);
    if (late.length > 0) throw new Error(`open ${late[0]}: no such file or directory: exit status 1`);
    if (images.length === 0) throw new Error("invalid image manifest: no data");
    last = { path, images };
  }
  const images: Record<string, BuiltImage> = {};
  for (const [index, image] of (last?.images ?? []).entries()) {
    for (const tag of image.tags) {
      const service = serviceOf(tag);
      if (!/^\w[\w.-]*$/.test(service)) {
        throw new Error(
          `Error parsing reference: "${repository(rack, build.app)}:${service}.${build.id}" is not a valid ` +
            "repository/tag: invalid reference format: exit status 1",
        );
      }
      const one = join(folder, `${index}-${service}.docker`);
      const made = await pushImage(rack, build, service, async (name) => {
        await oneOfDockerArchive(last?.path ?? "", image, name, one);
        await rack.engine?.images.load(one, "docker", name);
      }).catch((error: unknown) => {
        throw new Error(`${messageOf(error)}: exit status 1`, { cause: error });
      });
      if (made !== undefined) images[service] = made;
    }
  }
  return { source, images };
}

/** The part behind the first colon, up to the first dot: a repository with a port in it is misread. */
function serviceOf(tag: string): string {
  const second = tag.split(":")[1];
  if (second === undefined) throw new HandlerPanic("index out of range [1] with length 1");
  return second.split(".")[0] ?? "";
}

async function store(body: AsyncIterable<Buffer>, path: string): Promise<void> {
  await pipeline(Readable.from(body), createWriteStream(path, { mode: 0o600 }));
}

async function readSource(body: AsyncIterable<Buffer>): Promise<Source> {
  const value = parseJson(await readText(body));
  const text = (name: string) => {
    const field: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
    return typeof field === "string" ? field : "";
  };
  return { description: text("description"), logs: text("logs"), manifest: text("manifest") };
}

// Without an engine the images are thrown away, as there is nothing to keep them in.
async function pushImage(
  rack: Rack,
  build: BuildRecord,
  service: string,
  load: (name: string) => Promise<unknown> | undefined,
): Promise<BuiltImage | undefined> {
  return rack.engine === undefined ? undefined : storeImage(rack, rack.engine, build, service, load);
}
