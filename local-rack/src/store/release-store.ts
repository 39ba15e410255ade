import type { Rack } from "../model/rack.ts";
import { RackFailure, typedFailure } from "../profile/errors.ts";
import { listApps } from "./app-store.ts";
import { hasStrings, readAll, readRecord, writeAtomic } from "./files.ts";
import { places } from "./places.ts";

/** A release on disk; `created` is a stamp. */
export interface ReleaseRecord {
  id: string;
  app: string;
  build: string;
  env: string;
  manifest: string;
  description: string;
  created: string;
}

function isRelease(value: unknown): value is ReleaseRecord {
  return hasStrings(value, "id", "app", "build", "env", "manifest", "description", "created");
}

export async function writeRelease(rack: Rack, release: ReleaseRecord): Promise<void> {
  await writeAtomic(places.release(rack, release.app, release.id), `${JSON.stringify(release, null, 2)}\n`);
}

/** @throws RackFailure: v3 with the Kubernetes text and 500; v2 with 404, or 500 for another app's release */
export async function getRelease(rack: Rack, app: string, id: string): Promise<ReleaseRecord> {
  const v3 = rack.profile.generation === "v3";
  const release = await readRecord(places.release(rack, app, v3 ? id.toUpperCase() : id), isRelease);
  if (release !== undefined) return release;
  if (v3) throw new RackFailure(500, `releases.convox.com "${id.toLowerCase()}" not found`);
  for (const other of await listApps(rack)) {
    const found = await readRecord(places.release(rack, other.record.name, id), isRelease);
    if (found !== undefined) throw new RackFailure(500, "mismatched app and release");
  }
  throw typedFailure(404, `release not found: ${id}`);
}

/** Releases of an app, newest first. */
export async function listReleases(rack: Rack, app: string): Promise<ReleaseRecord[]> {
  const releases = await readAll(places.releases(rack, app), isRelease);
  return releases.sort((a, b) => (a.created < b.created ? 1 : -1));
}

export async function newestRelease(rack: Rack, app: string): Promise<ReleaseRecord | undefined> {
  return (await listReleases(rack, app))[0];
}
