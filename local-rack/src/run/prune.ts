import { access, rm } from "node:fs/promises";
import { join } from "node:path";
import { buildMark, removeLeftovers, removeSteps } from "../builder/buildah-leftovers.ts";
import { collectGarbage } from "../builder/registry.ts";
import type { ImageStore } from "../model/image-store.ts";
import type { Container } from "../model/runtime.ts";
import { hasStrings, namesIn, readAll, readRecord } from "../store/files.ts";
import { places } from "../store/places.ts";

/** What a cleanup removed. */
export interface PruneResult {
  images: string[];
  /** Source archives that were uploaded for builds. */
  uploads: number;
  /** Images of build steps that buildah keeps as a cache. */
  steps: number;
  /** Containers of builds that failed or were killed. */
  containers: number;
}

/** Part of `BuildRecord`: this also reads data of other versions, without a Rack. */
interface StoredBuild {
  id: string;
  status: string;
  started: string;
  release: string;
  images?: Record<string, { name: string; pushed: string }>;
}

interface StoredApp {
  name: string;
  deleted?: number;
}

function isBuild(value: unknown): value is StoredBuild {
  return hasStrings(value, "id", "status", "started", "release");
}

function isApp(value: unknown): value is StoredApp {
  return hasStrings(value, "name");
}

function isObject(value: unknown): value is { key: string } {
  return hasStrings(value, "key");
}

/** Which images a cleanup keeps besides those of containers: those of each app's newest build, or none. */
export type KeptImages = "newest" | "none" | "all";

/**
 * Removes what builds left on this machine and nothing needs any more: uploads of builds that have ended, images,
 * and containers of failed builds.
 */
export async function prune(
  data: string,
  app: string | undefined,
  options: { stores: readonly ImageStore[]; containers: readonly Container[]; keep: KeptImages },
): Promise<PruneResult> {
  const result: PruneResult = { images: [], uploads: 0, steps: 0, containers: 0 };
  const inUse = new Set(options.containers.map(({ image }) => image));
  for (const folder of await namesIn(places.apps({ data }))) {
    const path = join(places.apps({ data }), folder);
    const record = await readRecord(join(path, "app.json"), isApp);
    if (record === undefined || (app !== undefined && record.name !== app)) continue;
    const builds = (await readAll(join(path, "builds"), isBuild)).sort((a, b) => (a.started < b.started ? 1 : -1));
    if (!builds.some(({ status }) => status === "running" || status === "created")) {
      result.uploads += await removeUploads(join(path, "objects"));
    }
    if (options.keep === "all") continue;
    const newest = options.keep === "newest" ? builds.find(({ status }) => status === "complete") : undefined;
    for (const build of builds) {
      if (build === newest) continue;
      const names = Object.values(build.images ?? {}).filter(({ name }) => !inUse.has(name));
      result.images.push(...(await removeImages(options.stores, names)));
      await removeTags(data, record.name, build.id, Object.keys(build.images ?? {}));
    }
  }
  if (options.stores.some(({ name }) => name === "buildah")) {
    result.containers = await removeLeftovers(buildMark(data));
    if (options.keep !== "all") result.steps = await removeSteps(data);
  }
  if (result.images.length > 0) await collectGarbage(places.registry(data));
  return result;
}

/** Removes images by all of their names. @returns those that were there */
export async function removeImages(
  stores: readonly ImageStore[],
  images: readonly { name: string; pushed: string }[],
): Promise<string[]> {
  const removed: string[] = [];
  for (const { name, pushed } of images) {
    for (const store of stores) {
      if (!(await store.has(name))) continue;
      for (const one of [pushed, name]) if (one !== "") await store.remove(one).catch(() => undefined);
      if (!removed.includes(name)) removed.push(name);
    }
  }
  return removed;
}

async function removeUploads(folder: string): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(folder, ".json")) {
    const object = await readRecord(join(folder, `${name}.json`), isObject);
    // Logs of builds are objects too. Clients upload below tmp/.
    if (object?.key.startsWith("tmp/") !== true) continue;
    for (const file of [name, `${name}.json`]) await rm(join(folder, file), { force: true });
    removed++;
  }
  return removed;
}

async function removeTags(data: string, app: string, build: string, services: readonly string[]): Promise<void> {
  for (const service of services)
    await rm(tagFolder(data, app, `${service}.${build}`), { recursive: true, force: true });
}

/** Removes all images of an app from the registry of the data folder. */
export async function removeRepository(data: string, app: string): Promise<void> {
  const folder = join(repositories(data), app);
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  await rm(folder, { recursive: true, force: true });
  await collectGarbage(places.registry(data));
}

function repositories(data: string): string {
  return join(places.registry(data), "images/docker/registry/v2/repositories");
}

function tagFolder(data: string, app: string, tag: string): string {
  return join(repositories(data), app, "_manifests/tags", tag);
}
