import { atoi } from "../go/go-text.ts";
import { type Call, variable } from "../http/call.ts";
import { parseMap } from "../http/form.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import type { Service } from "../manifest/manifest-service.ts";
import { type Rack, rackDomain } from "../model/rack.ts";
import { RackFailure, typedFailure } from "../profile/errors.ts";
import type { Profile } from "../profile/profile.ts";
import { manifestOf, podArch, processRuntime } from "../run/process-list.ts";
import { startPromotion } from "../run/promote.ts";
import { startRemoval } from "../run/remove-app.ts";
import { stopAll } from "../run/service-containers.ts";
import { type AppState, changeApp, createApp, getApp, listApps } from "../store/app-store.ts";
import { addEvents, cancelEvents } from "../store/event-store.ts";
import { getRelease } from "../store/release-store.ts";

/** App JSON, fields in wire order. The router of a v2 app is empty. */
function wireApp(rack: Rack, app: AppState): unknown {
  const { record, release, status } = app;
  const head = { generation: rack.profile.generation === "v3" ? "3" : "2", locked: record.locked, name: record.name };
  return rack.profile.generation === "v3"
    ? { ...head, release, router: `router.${rackDomain(rack)}`, status, parameters: record.parameters }
    : { ...head, release, router: "", status, parameters: record.parameters };
}

/** Parameters that a new app starts with. v2 shows those of the app's stack. */
export function firstParameters(rack: Rack): Record<string, string> {
  if (rack.profile.generation === "v3") return {};
  return { LogBucket: "", Private: "No", Rack: rack.name, Version: rack.profile.version };
}

/** Parameters of a v3 app. The Rack drops other names without an error, and `BuildArch` before 3.25.3. */
const V3_PARAMETERS = new Set(["BuildArch", "BuildCpu", "BuildLabels", "BuildMem"]);

export async function appList({ rack }: Call): Promise<Reply> {
  return json((await listApps(rack)).map((app) => wireApp(rack, app)));
}

export async function appGet(call: Call): Promise<Reply> {
  const { rack } = call;
  const name = variable(call, "app");
  const app = await getApp(rack, name);
  const flapping = rack.faults.take("flap", { method: "GET", path: `/apps/${name}` });
  if (flapping === undefined) return json(wireApp(rack, app));
  return json(wireApp(rack, { ...app, status: app.status === "running" ? "updating" : "running" }));
}

export async function appCreate({ rack, options }: Call): Promise<Reply> {
  const name = options.value("name");
  const timeout = options.param("timeout");
  if (timeout !== undefined && rack.profile.createTimeout) atoi(timeout);
  const generation = options.param("generation") ?? "2";
  if (rack.profile.generation === "v2" && generation !== "2") {
    throw new RackFailure(
      500,
      generation === "1" ? "generation 1 is not available here" : `unknown generation: ${generation}`,
    );
  }
  const app = await createApp(rack, name, firstParameters(rack));
  return json(wireApp(rack, app));
}

export async function appDelete(call: Call): Promise<Reply> {
  const { rack } = call;
  const name = variable(call, "app");
  await changeApp(rack, name, (record) => {
    if (record.locked) {
      const message = `app is locked: ${name}`;
      throw rack.profile.generation === "v3" ? typedFailure(409, message) : new RackFailure(500, message);
    }
    record.deleted ??= rack.clock.ms();
    rack.deletedApps.add(name);
  });
  if (rack.engine !== undefined) await startRemoval(rack, rack.engine, name);
  else {
    const containers = await processRuntime(rack)?.list({ app: name });
    if (containers !== undefined && containers.length > 0) rack.background(stopAll(containers));
  }
  return ok();
}

export async function appUpdate(call: Call): Promise<Reply> {
  const { rack, options } = call;
  const lock = options.param("lock");
  const parameters = options.param("parameters");
  const v3 = rack.profile.generation === "v3";
  const name = variable(call, "app");
  await changeApp(rack, name, async (record, state) => {
    const arch = podArch(rack, record.parameters);
    if (lock !== undefined) record.locked = lock === "true";
    if (parameters !== undefined) setParameters(rack.profile, record.parameters, parameters);
    // v3 promotes the active release again after every change; v2 updates the stack for parameters.
    if (v3 || parameters !== undefined) {
      // Pods stay as they are unless their template changes.
      const isRenewed = rack.engine === undefined && arch !== podArch(rack, record.parameters);
      const services = isRenewed && state.release !== "" ? await activeServices(rack, state) : [];
      await startPromotion(rack, record, state, { release: state.release, deadlineSeconds: 30, services });
    }
  });
  return ok();
}

async function activeServices(rack: Rack, { record, release }: AppState): Promise<readonly Service[]> {
  return (await manifestOf(rack, await getRelease(rack, record.name, release))).services;
}

function setParameters(profile: Profile, current: Record<string, string>, text: string): void {
  const v3 = profile.generation === "v3";
  for (const [key, value] of Object.entries(parseMap(text))) {
    if (v3 && (!V3_PARAMETERS.has(key) || (key === "BuildArch" && !profile.buildArch))) continue;
    if (v3 && value === "") delete current[key];
    else current[key] = value;
  }
}

export async function appCancel(call: Call): Promise<Reply> {
  const { rack } = call;
  const name = variable(call, "app");
  await changeApp(rack, name, async (record, state) => {
    const { promotion } = record;
    if (state.status !== "updating" || promotion === undefined) {
      throw new RackFailure(403, "app is not updating");
    }
    if (promotion.awaitsResource && !rack.profile.cancelWhileCreatingResources) {
      throw new RackFailure(500, "not currently updating");
    }
    promotion.cancelled = rack.clock.ms();
    await cancelEvents(rack, name);
    await addEvents(rack, name, rollbackEvents(rack, name, rack.clock.ms(), promotion.rollback));
  });
  return ok();
}

function rollbackEvents(rack: Rack, app: string, now: number, rollback: number) {
  if (rack.profile.generation === "v3") {
    return [
      { at: now, stream: "system/k8s/atom/app", message: "Status: Updating => Cancelled" },
      { at: now, stream: "system/k8s/atom/app", message: "Status: Cancelled => Rollback" },
      { at: now + rollback, stream: "system/k8s/atom/app", message: "Status: Rollback => Reverted" },
    ];
  }
  const stack = `${rack.name}-${app}`;
  const line = (at: number, status: string, reason: string) => ({
    at,
    stream: "system/cloudformation",
    message: `aws/cfm ${stack} ${status} ${stack} ${reason}`.trim(),
  });
  return [
    line(now, "UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated"),
    line(now + rollback, "UPDATE_ROLLBACK_COMPLETE", ""),
  ];
}
