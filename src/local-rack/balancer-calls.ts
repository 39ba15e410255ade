import { getApp } from "./app-store.ts";
import { type Call, variable } from "./call.ts";
import { manifestOf } from "./process-list.ts";
import { getRelease } from "./release-store.ts";
import { json, type Reply } from "./reply.ts";

/** Balancers of the active release; none of them has an endpoint here. */
export async function balancerList(call: Call): Promise<Reply> {
  const { rack } = call;
  const app = await getApp(rack, variable(call, "app"));
  if (app.release === "") return json([]);
  const { balancers } = await manifestOf(rack, await getRelease(rack, app.record.name, app.release));
  return json(balancers.map(({ name, ports, service }) => ({ endpoint: "", name, ports, service })));
}
