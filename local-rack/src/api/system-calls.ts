import { type Call, requireAdmin } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import { makeToken, rotateTokenKey } from "../http/token.ts";
import { rackDomain } from "../model/rack.ts";
import { type Process, processes } from "../run/process-list.ts";
import { listApps } from "../store/app-store.ts";
import { podSuffix } from "../store/ids.ts";
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
      ...(profile.rackDomain ? { "rack-domain": rackHost } : {}),
      ...(profile.internalRouter ? { "router-internal": "" } : {}),
      region: "",
      status: "running",
      type: "",
      version,
    });
  }
  const parameters = { ...PARAMETERS, Version: version };
  const outputs = { Dashboard: rackHost, RackDomain: rackHost };
  return json({
    count: Number(PARAMETERS.InstanceCount),
    domain,
    name,
    outputs,
    parameters,
    provider,
    "rack-domain": rackHost,
    region,
    status: "running",
    type: PARAMETERS.InstanceType,
    version,
  });
}

/** Parameters of a v2 Rack's stack, sorted by name; `Version` comes last. */
const PARAMETERS = {
  Autoscale: "Yes",
  BuildCpu: "0",
  BuildMemory: "1024",
  InstanceCount: "3",
  InstanceType: "t3.small",
  LogDriver: "CloudWatch",
  Private: "No",
  Tags: "",
};

/** The Rack's own processes, with `all` those of its apps too. */
export async function systemProcesses({ rack, options }: Call): Promise<Reply> {
  const { profile, name } = rack;
  const v3 = profile.generation === "v3";
  const own: Process = {
    ...{ id: v3 ? `api-${podSuffix(name, 10)}-${podSuffix(`${name}/api`, 5)}` : podId(name) },
    ...{ app: v3 ? "system" : name, command: "", image: "", name: v3 ? "api" : "web", ports: [] },
    ...{
      release: profile.version,
      started: 0,
      status: "running",
      restarts: 0,
      exitCode: undefined,
      container: undefined,
    },
  };
  const shown = [own];
  if (options.query("all") === "true") {
    for (const app of await listApps(rack)) shown.push(...(await processes(rack, app)));
  }
  return json(shown.map((process) => wireProcess(rack, process)));
}

// The end of a task's id on v2.
function podId(name: string): string {
  return Buffer.from(podSuffix(name, 6)).toString("hex");
}

export function authCheck(): Reply {
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
