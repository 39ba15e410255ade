import { cpus, totalmem } from "node:os";
import { RackFailure } from "../errors.ts";
import { goTimeOf, wireTime } from "../go/go-time.ts";
import type { Call } from "../http/call.ts";
import { json, type Reply } from "../http/reply.ts";
import type { Rack } from "../rack.ts";
import { processes } from "../run/process-list.ts";
import { listApps } from "../store/app-store.ts";

const MIB = 1024 * 1024;

async function countProcesses(rack: Rack): Promise<number> {
  let count = 0;
  for (const app of await listApps(rack)) count += (await processes(rack, app)).length;
  return count;
}

/** This machine is the only instance. */
export async function instanceList({ rack }: Call): Promise<Reply> {
  const v3 = rack.profile.generation === "v3";
  const cpu = cpus().length * (v3 ? 1000 : 1024);
  const memory = Math.floor(totalmem() / MIB);
  return json([
    {
      agent: true,
      cpu: 0,
      ...(v3 ? { "cpu-allocatable": cpu, "cpu-capacity": cpu } : {}),
      id: v3 ? "local" : "i-00000000000000000",
      memory: 0,
      ...(v3 ? { "memory-allocatable": memory, "memory-capacity": memory } : {}),
      "private-ip": "127.0.0.1",
      processes: await countProcesses(rack),
      "public-ip": "",
      status: v3 ? "running" : "active",
      started: wireTime(goTimeOf(0)),
    },
  ]);
}

export async function capacityGet({ rack }: Call): Promise<Reply> {
  const v3 = rack.profile.generation === "v3";
  const [cpu, memory] = [cpus().length * (v3 ? 1000 : 1024), Math.floor(totalmem() / MIB)];
  const shared = {
    "cluster-cpu": cpu,
    "cluster-memory": memory,
    ...(v3 ? {} : { "instance-cpu": cpu, "instance-memory": memory }),
    "process-count": await countProcesses(rack),
    "process-cpu": 0,
    "process-memory": 0,
  };
  return json(v3 ? { ...shared, "cluster-gpu": 0, "process-gpu": 0 } : { ...shared, "process-width": 0 });
}

/** v2 has measurements, of which there are none here; v3 has no such thing. */
export function appMetrics({ rack }: Call): Reply {
  if (rack.profile.generation === "v3") throw new RackFailure(501, "unimplemented");
  return json([]);
}
