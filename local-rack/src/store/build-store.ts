import { access, appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { ZERO_STAMP } from "../go/go-time.ts";
import type { BuiltImage } from "../model/engine.ts";
import type { Rack } from "../model/rack.ts";
import { RackFailure, typedFailure } from "../profile/errors.ts";
import { listApps } from "./app-store.ts";
import { hasStrings, isMissing, readAll, readRecord, writeAtomic } from "./files.ts";
import { withLock } from "./lock.ts";
import { storeObject } from "./object-store.ts";
import { ownerAlive, ownerText } from "./owner.ts";
import { places } from "./places.ts";

/** A build on disk. `started` and `ended` are stamps. */
export interface BuildRecord {
  id: string;
  app: string;
  description: string;
  entrypoint: string;
  gitSha: string;
  logs: string;
  manifest: string;
  process: string;
  release: string;
  reason: string;
  status: string;
  wildcardDomain: boolean;
  started: string;
  ended: string;
  /** What was really made, by service; undefined for a plan. */
  images?: Record<string, BuiltImage>;
}

function isBuild(value: unknown): value is BuildRecord {
  return hasStrings(value, "id", "app", "logs", "manifest", "process", "release", "status", "started", "ended");
}

export function newBuild(app: string, id: string, started: string): BuildRecord {
  return {
    id,
    app,
    description: "",
    entrypoint: "",
    gitSha: "",
    logs: "",
    manifest: "",
    process: "",
    release: "",
    reason: "",
    status: "created",
    wildcardDomain: false,
    started,
    ended: ZERO_STAMP,
  };
}

export async function writeBuild(rack: Rack, build: BuildRecord): Promise<void> {
  await writeAtomic(places.build(rack, build.app, build.id), `${JSON.stringify(build, null, 2)}\n`);
}

/**
 * v3 finds a build in its app's namespace, in any case of the id; v2 has one table for all apps and looks at the id
 * alone.
 * @throws RackFailure v3: 500 with the Kubernetes text; v2: 404
 */
export async function getBuild(rack: Rack, app: string, id: string): Promise<BuildRecord> {
  const v3 = rack.profile.generation === "v3";
  const build = await readRecord(places.build(rack, app, v3 ? id.toUpperCase() : id), isBuild);
  if (build !== undefined) return recoverBuild(rack, build);
  if (v3) throw new RackFailure(500, `builds.convox.com "${id.toLowerCase()}" not found`);
  for (const other of await listApps(rack)) {
    const found = await readRecord(places.build(rack, other.record.name, id), isBuild);
    if (found !== undefined) return recoverBuild(rack, found);
  }
  throw typedFailure(404, `build not found: ${id}`);
}

/** Builds of an app, newest start first. */
export async function listBuilds(rack: Rack, app: string): Promise<BuildRecord[]> {
  const builds: BuildRecord[] = [];
  for (const build of await readAll(places.builds(rack, app), isBuild)) builds.push(await recoverBuild(rack, build));
  return builds.sort((a, b) => (a.started < b.started ? 1 : -1));
}

/** Changes fields of a build under a lock, so that two programs do not undo each other's change. */
export async function updateBuild(
  rack: Rack,
  app: string,
  id: string,
  fields: Partial<BuildRecord>,
): Promise<BuildRecord> {
  return withLock(places.appLock(rack, `${app}.${id}`), async () => {
    const build = await readRecord(places.build(rack, app, id), isBuild);
    if (build === undefined) throw new Error(`build disappeared: ${id}`);
    const changed = { ...build, ...fields };
    await writeBuild(rack, changed);
    return changed;
  });
}

/**
 * Changes a build that is still running and whose builder does not write its end yet; both decide under the lock, so
 * that a canceled build cannot complete. Undefined if the build has ended or is about to.
 */
export async function updateRunningBuild(
  rack: Rack,
  app: string,
  id: string,
  fields: Partial<BuildRecord>,
): Promise<BuildRecord | undefined> {
  return withLock(places.appLock(rack, `${app}.${id}`), async () => {
    const build = await readRecord(places.build(rack, app, id), isBuild);
    if (build === undefined || build.status !== "running" || build.ended !== ZERO_STAMP) return undefined;
    const changed = { ...build, ...fields };
    await writeBuild(rack, changed);
    return changed;
  });
}

/** Marks this process as the one that runs the build. Comes before its record, which nothing would end after a kill. */
export async function claimBuild(rack: Rack, app: string, id: string): Promise<void> {
  await writeAtomic(places.buildOwner(rack, app, id), ownerText());
}

/** The build's process has ended: followers of its log stop at what is written so far. */
export async function releaseBuild(rack: Rack, app: string, id: string): Promise<void> {
  await rm(places.buildOwner(rack, app, id), { force: true });
  await rm(places.buildStop(rack, app, id), { force: true });
}

/** Ends the process of a build. It writes neither a status nor a log then. Does nothing to a build that has ended. */
export async function stopBuild(rack: Rack, app: string, id: string): Promise<void> {
  await writeFile(places.buildStop(rack, app, id), "", { mode: 0o600 });
}

/** True when someone asked for the end of the build. */
export async function isStopped(rack: Rack, app: string, id: string): Promise<boolean> {
  return access(places.buildStop(rack, app, id)).then(
    () => true,
    () => false,
  );
}

/** The running build of an app whose process has this id. */
export async function findBuildProcess(rack: Rack, app: string, process: string): Promise<BuildRecord | undefined> {
  const builds = await listBuilds(rack, app);
  return builds.find((build) => build.status === "running" && build.process !== "" && build.process === process);
}

/** True while some living process runs the build. */
export async function isOwned(rack: Rack, app: string, id: string): Promise<boolean> {
  const owner = await buildOwner(rack, app, id);
  return owner !== undefined && ownerAlive(owner);
}

async function buildOwner(rack: Rack, app: string, id: string): Promise<string | undefined> {
  try {
    return await readFile(places.buildOwner(rack, app, id), "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Adds to the log that a running build shows to followers. */
export async function appendBuildLog(rack: Rack, app: string, id: string, text: string): Promise<void> {
  await appendFile(places.buildLog(rack, app, id), text, { mode: 0o600 });
}

async function readBuildLog(rack: Rack, app: string, id: string): Promise<Buffer> {
  try {
    return await readFile(places.buildLog(rack, app, id));
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
}

/** Stores the log as the object `build/ID/logs`. Returns its URL. */
export async function storeBuildLog(rack: Rack, app: string, id: string, log: Uint8Array): Promise<string> {
  const key = `build/${id}/logs`;
  await storeObject(rack, app, key, log);
  return `object://${app}/${key}`;
}

// A build whose program died would stay "running" for ever; the next call closes it.
async function recoverBuild(rack: Rack, build: BuildRecord): Promise<BuildRecord> {
  if (build.status !== "running" && build.status !== "created") return build;
  const owner = await buildOwner(rack, build.app, build.id);
  if (owner === undefined || ownerAlive(owner)) return build;
  return withLock(places.appLock(rack, `${build.app}.${build.id}`), async () => {
    const current = (await readRecord(places.build(rack, build.app, build.id), isBuild)) ?? build;
    if (current.status !== "running" && current.status !== "created") return current;
    await appendBuildLog(rack, build.app, build.id, "ERROR: the program that ran this build has ended\n");
    const logs = await storeBuildLog(rack, build.app, build.id, await readBuildLog(rack, build.app, build.id));
    const failed: BuildRecord = { ...current, status: "failed", ended: rack.clock.stamp(), logs };
    await writeBuild(rack, failed);
    await releaseBuild(rack, build.app, build.id);
    return failed;
  });
}
