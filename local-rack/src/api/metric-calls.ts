import { type Call, variable } from "../http/call.ts";
import { json, type Reply } from "../http/reply.ts";
import { unimplemented } from "../profile/errors.ts";
import { getApp } from "../store/app-store.ts";

/** v2 has measurements of an app, of which there are none here; v3 has no such thing. */
export async function appMetrics(call: Call): Promise<Reply> {
  if (call.rack.profile.generation === "v3") throw unimplemented();
  await getApp(call.rack, variable(call, "app"));
  return json([]);
}

/** Nothing measures services. A v3 Rack without a metrics server does not look for the app either. */
export async function serviceMetrics(call: Call): Promise<Reply> {
  if (call.rack.profile.generation === "v2") await getApp(call.rack, variable(call, "app"));
  return json([]);
}

/** A row for each service that was asked for. */
export function metricsByService({ options }: Call): Reply {
  const services = (options.query("services") ?? "").split(",").map((name) => name.trim());
  return json(services.filter((name) => name !== "").map((name) => ({ name, metrics: [] })));
}

export function systemMetrics(): Reply {
  return json([]);
}
