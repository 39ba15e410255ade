import { withPushedImages } from "../builder/image-push.ts";
import { atoi } from "../go/go-text.ts";
import { wireTime } from "../go/go-time.ts";
import { type Call, variable } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import { parseEnvironment, renderEnvironment } from "../manifest/environment.ts";
import { loadManifest } from "../manifest/manifest.ts";
import { checkPromotable } from "../manifest/manifest-check.ts";
import type { Rack } from "../model/rack.ts";
import { HandlerPanic, RackFailure, typedFailure } from "../profile/errors.ts";
import { checkBudget } from "../run/budget.ts";
import { checkServicePools } from "../run/node-pools.ts";
import { startPromotion } from "../run/promote.ts";
import { changeApp, getApp } from "../store/app-store.ts";
import { getBuild } from "../store/build-store.ts";
import { createRelease } from "../store/create-release.ts";
import { getRelease, listReleases, type ReleaseRecord } from "../store/release-store.ts";

/** Release JSON, fields in wire order. v2 normalises the environment when one release is read. */
function wireRelease(rack: Rack, release: ReleaseRecord): unknown {
  const { id, app, build, env, manifest, description, created } = release;
  const shown = rack.profile.generation === "v3" ? env : renderEnvironment(parseEnvironment(env));
  return { id, app, build, env: shown, manifest, description, created: wireTime(created) };
}

export async function releaseCreate(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const release = await createRelease(rack, variable(call, "app"), {
    build: options.param("build"),
    env: options.param("env"),
    description: options.param("description"),
    parent: options.param("parent-release"),
  });
  return json(wireRelease(rack, release));
}

export async function releaseGet(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = variable(call, "app");
  const id = variable(call, "id");
  if (rack.faults.take("hide-release", { release: id, path: `/apps/${app}/releases/${id}` }) !== undefined) {
    await getRelease(rack, app, "RHIDDENXXXX");
  }
  return json(wireRelease(rack, await getRelease(rack, app, id)));
}

export async function releaseList(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = variable(call, "app");
  const limit = listLimit(call.options.query("limit"));
  await getApp(rack, app);
  let releases = await listReleases(rack, app);
  const newest = releases[0];
  if (newest !== undefined && rack.faults.take("hide-release", { release: newest.id, path: `/apps/${app}/releases` })) {
    releases = releases.slice(1);
  }
  const shown = firstOf(rack, releases, limit);
  // v2 keeps the environment in another place and does not fetch it for a list.
  const v2 = rack.profile.generation === "v2";
  return json(shown.map((release) => wireRelease(rack, v2 ? { ...release, env: "" } : release)));
}

/** Number of entries in a list, 10 unless given. @throws Error with Go's text for what is no number */
export function listLimit(text: string | undefined): number {
  return text === undefined ? 10 : atoi(text);
}

/**
 * The first entries of a list. A negative limit makes the handler of v3 panic, which cuts the connection; the database
 * of v2 wants at least 1.
 */
export function firstOf<T>({ profile }: Rack, list: readonly T[], limit: number): readonly T[] {
  if (profile.generation === "v2" && limit < 1) {
    throw new Error("InvalidParameter: 1 validation error(s) found.\n- minimum field value of 1, QueryInput.Limit.\n");
  }
  if (limit < 0) throw new HandlerPanic("slice bounds out of range");
  return list.slice(0, limit);
}

/** The checks, in this order, are those of the Rack; their texts are what clients see. */
export async function releasePromote(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const app = variable(call, "app");
  const id = variable(call, "id");
  const v3 = rack.profile.generation === "v3";
  await bringPushedImages(rack, app, id);
  await changeApp(rack, app, async (record, state) => {
    if (options.param("force") !== "true" && state.status !== "running") {
      throw new RackFailure(403, "app is currently updating");
    }
    const release = await getRelease(rack, app, id);
    const refuse = (message: string) => (v3 ? typedFailure(400, message) : new RackFailure(500, message));
    if (release.manifest.trim() === "") throw refuse("can not promote a release with an empty manifest");
    if (state.release !== "") {
      const active = await getRelease(rack, app, state.release);
      if (release.created < active.created) throw refuse("can not promote an older release, try rollback");
    }
    for (const name of ["min", "max", "timeout"]) numberOption(options.param(name));
    const manifest = loadManifest(
      release.manifest,
      parseEnvironment(release.env),
      rack.profile.generation,
      rack.profile.version,
    );
    checkPromotable(manifest, rack.profile.generation);
    checkBudget(rack, manifest);
    checkServicePools(rack, manifest);
    await startPromotion(rack, record, state, {
      release: release.id,
      // v2 reads it and ignores it.
      deadlineSeconds: v3 ? numberOption(options.param("timeout")) : undefined,
      services: manifest.services,
    });
  });
  return ok();
}

// Before the app is locked, as it may take a while; a missing release is an error later.
async function bringPushedImages(rack: Rack, app: string, id: string): Promise<void> {
  const release = await getRelease(rack, app, id).catch(() => undefined);
  if (release === undefined || release.build === "") return;
  await withPushedImages(rack, await getBuild(rack, app, release.build));
}

function numberOption(text: string | undefined): number | undefined {
  return text === undefined ? undefined : atoi(text);
}
