import { atoi } from "../go/go-text.ts";
import { goTimeOf, wireTime, ZERO_STAMP } from "../go/go-time.ts";
import { type Call, requireAdmin } from "../http/call.ts";
import { parseMap } from "../http/form.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import { makeToken, rotateTokenKey } from "../http/token.ts";
import { rackDomain } from "../model/rack.ts";
import { typedFailure } from "../profile/errors.ts";
import { sendEvent } from "../run/events.ts";
import { processes } from "../run/process-list.ts";
import { listApps } from "../store/app-store.ts";
import { podSuffix } from "../store/ids.ts";
import { changeRackParameters, rackParameters } from "../store/rack-store.ts";
import { wireProcess } from "./process-calls.ts";

/** The Rack itself, fields in wire order. v3 has no parameters, and its status is always `running`. */
export async function systemGet({ rack }: Call): Promise<Reply> {
  const { name, provider, profile, region } = rack;
  const domain = `router.${rackDomain(rack)}`;
  const rackHost = `api.${rackDomain(rack)}`;
  const { version } = profile;
  if (profile.generation === "v3") {
    return json({
      count: 0,
      domain,
      name,
      provider,
      "rack-domain": rackHost,
      "router-internal": "",
      region: "",
      status: "running",
      type: "",
      version,
    });
  }
  const { parameters, changed } = await rackParameters(rack);
  const shown = sorted({ ...FIRST_PARAMETERS, Version: version, ...parameters });
  const outputs = { Dashboard: rackHost, RackDomain: rackHost };
  return json({
    count: Number(shown["InstanceCount"]),
    domain,
    name,
    outputs,
    parameters: shown,
    provider,
    "rack-domain": rackHost,
    region,
    status: changed !== undefined && rack.clock.ms() < changed + rack.timings.updating ? "updating" : "running",
    type: shown["InstanceType"],
    version,
  });
}

/** Parameters of a v2 Rack's stack. */
const FIRST_PARAMETERS: Record<string, string> = {
  Autoscale: "Yes",
  BuildCpu: "0",
  BuildMemory: "1024",
  InstanceCount: "3",
  InstanceType: "t3.small",
  LogDriver: "CloudWatch",
  Private: "No",
  Tags: "",
};

function sorted(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A v2 Rack changes the parameters of its stack. A v3 Rack is changed from outside, by a Console or Terraform. */
export async function systemUpdate({ rack, options }: Call): Promise<Reply> {
  if (rack.profile.generation === "v3") {
    throw typedFailure(
      501,
      "direct rack doesn't support update, make sure you are not using RACK_URL environment variable",
    );
  }
  const wanted = parseMap(options.param("parameters") ?? "");
  const count = options.param("count");
  if (count !== undefined) wanted["InstanceCount"] = String(atoi(count));
  const type = options.param("type");
  if (type !== undefined) wanted["InstanceType"] = type;
  const version = options.param("version");
  if (version !== undefined && version !== rack.profile.version) {
    throw new Error("this local Rack keeps its version: start it with the other one");
  }
  const { parameters } = await rackParameters(rack);
  const known: Record<string, string> = { ...FIRST_PARAMETERS, ...parameters };
  for (const name of Object.keys(wanted)) {
    if (known[name] === undefined)
      throw new Error(`ValidationError: Parameters: [${name}] do not exist in the template`);
  }
  if (Object.entries(wanted).every(([name, value]) => known[name] === value)) {
    throw new Error("no system updates are to be performed");
  }
  await changeRackParameters(rack, wanted);
  return ok();
}

/** The Rack's own processes, with `all` those of its apps too. */
export async function systemProcesses({ rack, options }: Call): Promise<Reply> {
  const { profile, name } = rack;
  const v3 = profile.generation === "v3";
  const own = {
    ...{ id: v3 ? `api-${podSuffix(name, 10)}-${podSuffix(`${name}/api`, 5)}` : podId(name) },
    ...{ app: v3 ? "system" : name, command: "", image: "", name: v3 ? "api" : "web", ports: [] },
    ...{ release: profile.version, started: 0, status: "running", container: undefined },
  };
  const shown = [own];
  if (options.query("all") === "true") {
    for (const app of await listApps(rack)) shown.push(...((await processes(rack, app)) as (typeof own)[]));
  }
  return json(shown.map((process) => wireProcess(rack, process)));
}

// The end of a task's id on v2.
function podId(name: string): string {
  return Buffer.from(podSuffix(name, 6)).toString("hex");
}

/** Versions that were installed, newest first: on v2 this one. */
export function systemReleases({ rack }: Call): Reply {
  const { name, profile } = rack;
  if (profile.generation === "v3") throw typedFailure(501, "release history is unavailable");
  const { version: id } = profile;
  const [, year, month, day, hour, minute, second] = /^(....)(..)(..)(..)(..)(..)$/.exec(id) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const created = wireTime(Number.isNaN(at) ? ZERO_STAMP : goTimeOf(at));
  return json([{ id, app: name, build: "", env: "", manifest: "", description: "", created }]);
}

/** Takes away what Karpenter left: nothing. */
export function karpenterCleanup(): Reply {
  return ok();
}

/** Lets the addresses of its machines in, which it has none of. */
export function whitelistSync(): Reply {
  return ok();
}

export function authCheck(): Reply {
  return ok();
}

/** `POST /events`: told to the webhooks. */
export async function eventSend({ rack, options }: Call): Promise<Reply> {
  const data = parseMap(options.param("data") ?? "");
  await sendEvent(rack, options.value("action"), data, {
    status: options.param("status"),
    error: options.param("error"),
  });
  return ok();
}

export async function tokenCreate(call: Call): Promise<Reply> {
  const { options } = call;
  return json({ token: await makeToken(call, options.value("role"), options.value("durationInHour")) });
}

export async function tokenRotate(call: Call): Promise<Reply> {
  requireAdmin(call, "admin role required");
  await rotateTokenKey(call.rack);
  return ok();
}
