import { atoi } from "../go/go-text.ts";
import { type Call, variable } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import type { Service } from "../manifest/manifest-service.ts";
import type { Manifest } from "../manifest/manifest-shape.ts";
import { type Rack, rackDomain } from "../model/rack.ts";
import { RackFailure, typedFailure } from "../profile/errors.ts";
import { serviceIp } from "../run/app-routes.ts";
import { manifestOf } from "../run/process-list.ts";
import { routedAddress } from "../run/service-router.ts";
import { adjustService } from "../run/service-scale.ts";
import { type AppState, changeApp, findApp, getApp, type Scale } from "../store/app-store.ts";
import { getRelease } from "../store/release-store.ts";

/** Manifest of the active release. @throws RackFailure when there is none */
async function activeManifest(rack: Rack, app: AppState): Promise<Manifest> {
  if (app.release === "") throw new RackFailure(500, `no release for app: ${app.record.name}`);
  return manifestOf(rack, await getRelease(rack, app.record.name, app.release));
}

/** Services of the active release; none without one. */
export async function serviceList(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = await getApp(rack, variable(call, "app"));
  if (app.release === "") return json([]);
  const { services } = await activeManifest(rack, app);
  const reached = await addresses(rack, app);
  return json(services.map((service) => wireService(rack, app, service, reached.get(service.name))));
}

/** Addresses `host:port` of the services that really run: their fixed ones, else that of a container. */
async function addresses(rack: Rack, { record }: AppState): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (rack.engine === undefined || record.running === undefined) return found;
  for (const { service, address } of await rack.engine.runtime.list({ app: record.name, rollout: record.running })) {
    if (address === undefined || found.has(service)) continue;
    const fixed = await routedAddress(rack.data, record.name, serviceIp(rack.data, record.name, service));
    found.set(service, fixed ?? address);
  }
  return found;
}

function wireService(rack: Rack, app: AppState, service: Service, address: string | undefined): unknown {
  const { name, count, port } = service;
  const scale = app.record.scale?.[name] ?? {};
  const { profile } = rack;
  const v3 = profile.generation === "v3";
  const number = scale.count ?? count.min;
  return {
    count: number,
    cpu: scale.cpu ?? service.cpu,
    domain: address?.split(":")[0] ?? (port === 0 && !v3 ? "" : domainOf(rack, app.record.name, service)),
    ...(profile.gpuOptions ? { gpu: scale.gpu ?? 0, "gpu-vendor": scale.gpuVendor ?? "" } : {}),
    memory: scale.memory ?? service.memory,
    name,
    ...(v3 && !profile.gpuOptions ? {} : { nlb: null }),
    ports:
      port === 0
        ? []
        : [
            {
              balancer: Number(address?.split(":")[1] ?? (service.internal ? 0 : 443)),
              certificate: "",
              container: port,
            },
          ],
    ...(profile.serviceLimits ? { min: count.min, max: count.max } : {}),
    ...(profile.serviceLimits && count.min === 0 && number === 0 ? { "cold-start": true } : {}),
    ...(v3 && service.agent ? { agent: true } : {}),
    ...(profile.triggers
      ? {
          "scale-override-active": false,
          "triggers-override-active": false,
        }
      : {}),
  };
}

function domainOf(rack: Rack, app: string, service: Service): string {
  if (service.internal) return `${service.name}.${app}.${rack.name}.local`;
  return `${service.name}.${app}.${rackDomain(rack)}`;
}

/** Scales a service. What it is set to outlives promotions; convox.yml gives the values at first. */
export async function serviceUpdate(call: Call): Promise<Reply> {
  const { rack } = call;
  const name = variable(call, "name");
  const change = scaleOptions(call);
  const app = variable(call, "app");
  // v3 changes the deployment in the app's namespace and does not look for the app.
  if (rack.profile.generation === "v3" && (await findApp(rack, app)) === undefined) throw serviceMissing(rack, name);
  await changeApp(rack, app, async (record, state) => {
    const { services } = await activeManifest(rack, state).catch(() => ({ services: [] as Service[] }));
    const service = services.find((one) => one.name === name);
    if (service === undefined) throw serviceMissing(rack, name);
    checkScale(rack, name, change);
    record.scale = { ...record.scale, [name]: { ...record.scale?.[name], ...change } };
  });
  adjustService(rack, app, name, { replaceAll: change.memory !== undefined });
  return ok();
}

function scaleOptions({ rack, options }: Call): Scale {
  const { gpuOptions, serviceLimits } = rack.profile;
  const number = (name: string) => {
    const text = options.param(name);
    return text === undefined ? {} : { [name]: atoi(text) };
  };
  const vendor = options.param("gpu-vendor");
  const change: Scale = {
    ...{ ...number("count"), ...number("cpu"), ...number("memory") },
    // The Rack stores a GPU and shows it; nothing here has one.
    ...(gpuOptions ? number("gpu") : {}),
    ...(gpuOptions && vendor !== undefined ? { gpuVendor: vendor } : {}),
    ...(serviceLimits ? { ...number("min"), ...number("max") } : {}),
  };
  // Without autoscaling the minimum alone is the number of replicas.
  return change.count === undefined && change.min !== undefined ? { ...change, count: change.min } : change;
}

/** @throws RackFailure for a scale that the Rack or Kubernetes rejects */
function checkScale(rack: Rack, service: string, { count, min, max }: Scale): void {
  if (min === 0) throw typedFailure(400, noWake(service));
  // The status is that of a real Rack without KEDA; its text is unknown.
  if (max !== undefined)
    throw new RackFailure(500, `cannot set --max on service ${service}: autoscaling is not set up`);
  if (rack.profile.generation === "v2" || count === undefined || count >= 0) return;
  throw new RackFailure(
    500,
    `Deployment.apps "${service}" is invalid: spec.replicas: Invalid value: ${count}: must be greater than or equal to 0`,
  );
}

function noWake(service: string): string {
  return (
    `cannot set --min 0 on service ${service}: no autoscale mechanism is configured to wake pods back up. Set ` +
    "scale.autoscale.* in convox.yml and promote a release first, or use --min 1 (or higher)"
  );
}

// v3 has a deployment for each service, v2 a resource of the app's stack.
function serviceMissing(rack: Rack, name: string): RackFailure {
  const v3 = rack.profile.generation === "v3";
  return new RackFailure(500, v3 ? `deployments.apps "${name}" not found` : `service not found: ${name}`);
}

export async function serviceRestart(call: Call): Promise<Reply> {
  const { rack } = call;
  const name = variable(call, "name");
  const app = variable(call, "app");
  await changeApp(rack, app, async (record, state) => {
    const { services } = await activeManifest(rack, state);
    if (!services.some((service) => service.name === name)) throw new RackFailure(500, `no such service: ${name}`);
    record.restarted = { ...record.restarted, [name]: rack.clock.ms() };
  });
  adjustService(rack, app, name, { replaceAll: true });
  return ok();
}

/** What the active release's manifest says about a service, values of the environment left out. */
export async function manifestService(call: Call): Promise<Reply> {
  const { rack } = call;
  const name = variable(call, "service");
  const app = await getApp(rack, variable(call, "app"));
  const service = (await activeManifest(rack, app)).services.find((one) => one.name === name);
  if (service === undefined) throw typedFailure(404, `no such service: ${name}`);
  return json({
    name,
    ...(service.environment.length === 0 ? {} : { environment: service.environment }),
    scale: { min: service.count.min, max: service.count.max },
  });
}
