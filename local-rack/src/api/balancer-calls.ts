import { type Call, variable } from "../http/call.ts";
import { json, type Reply } from "../http/reply.ts";
import { manifestOf } from "../run/process-list.ts";
import { getApp } from "../store/app-store.ts";
import { getRelease } from "../store/release-store.ts";

/** Balancers of the active release; none of them has an endpoint here. */
export async function balancerList(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = await getApp(rack, variable(call, "app"));
  if (app.release === "") return json([]);
  const { balancers } = await manifestOf(rack, await getRelease(rack, app.record.name, app.release));
  return json(balancers.map(({ name, ports, service }) => ({ endpoint: "", name, ports, service })));
}
