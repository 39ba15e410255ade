import { type Call, variable } from "../http/call.ts";
import type { Reply } from "../http/reply.ts";
import { RackFailure } from "../profile/errors.ts";
import { getApp } from "../store/app-store.ts";

/** What a v2 Rack does to the databases of AWS; there are none behind this one. */
export async function databaseProtect(call: Call): Promise<Reply> {
  await getApp(call.rack, variable(call, "app"));
  throw missing("DBInstanceNotFound", "DBInstance", variable(call, "name"));
}

export function snapshotGet(call: Call): Reply {
  throw missing("DBSnapshotNotFound", "DBSnapshot", variable(call, "snapshot"));
}

export function databaseDelete(call: Call): Reply {
  throw missing("DBInstanceNotFound", "DBInstance", variable(call, "name"));
}

function missing(code: string, kind: string, name: string): RackFailure {
  return new RackFailure(500, `${code}: ${kind} ${name} not found.`);
}
