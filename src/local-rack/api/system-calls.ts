import { RackFailure } from "../errors.ts";
import type { Call } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import { makeToken, rotateTokenKey } from "../http/token.ts";
import { rackDomain } from "../rack.ts";

/** The Rack itself, fields in wire order. v3 has no parameters, and its status is always `running`. */
export function systemGet({ rack }: Call): Reply {
  const { name, provider, profile, region } = rack;
  const domain = `router.${rackDomain(rack)}`;
  const rackHost = `api.${rackDomain(rack)}`;
  const status = "running";
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
      status,
      type: "",
      version,
    });
  }
  const parameters = {
    Autoscale: "Yes",
    BuildCpu: "0",
    BuildMemory: "1024",
    InstanceCount: "3",
    InstanceType: "t3.small",
    LogDriver: "CloudWatch",
    Private: "No",
    Tags: "",
    Version: version,
  };
  const outputs = { Dashboard: rackHost, RackDomain: rackHost };
  return json({
    count: 3,
    domain,
    name,
    outputs,
    parameters,
    provider,
    "rack-domain": rackHost,
    region,
    status,
    type: "t3.small",
    version,
  });
}

export function authCheck(): Reply {
  return ok();
}

/** `POST /events`: the Rack takes note; this one has no use for it. */
export function eventSend(): Reply {
  return ok();
}

export async function tokenCreate({ rack, role, options }: Call): Promise<Reply> {
  if (!rack.profile.tokens) throw new RackFailure(404, "");
  const wanted = options.param("role") ?? "read";
  if (wanted === "admin" && !role.includes("a")) throw new RackFailure(403, "admin role required");
  return json({ token: await makeToken(rack, wanted, options.param("durationInHour") ?? "") });
}

export async function tokenRotate({ rack }: Call): Promise<Reply> {
  await rotateTokenKey(rack);
  return ok();
}
