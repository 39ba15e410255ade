import { cpus, totalmem } from "node:os";
import { goTimeOf, wireTime } from "../go/go-time.ts";
import { type Call, requireWrite, variable } from "../http/call.ts";
import { json, ok, type Reply } from "../http/reply.ts";
import type { Rack } from "../model/rack.ts";
import { unimplemented } from "../profile/errors.ts";
import { processes } from "../run/process-list.ts";
import { listApps } from "../store/app-store.ts";

const V2_INSTANCE = "i-00000000000000000";
const MIB = 1024 * 1024;

async function countProcesses(rack: Rack): Promise<number> {
  let count = 0;
  for (const app of await listApps(rack)) count += (await processes(rack, app)).length;
  return count;
}

/** This machine is the only instance. */
export async function instanceList({ rack }: Call): Promise<Reply> {
  const v3 = rack.profile.generation === "v3";
  // v3 counts cores and MiB.
  const cpu = cpus().length;
  const memory = Math.floor(totalmem() / MIB);
  return json([
    {
      agent: !v3,
      cpu: 0,
      ...(v3 ? { "cpu-capacity": cpu, "cpu-allocatable": cpu } : {}),
      ...(v3 ? { "gpu-capacity": 0, "gpu-allocatable": 0 } : {}),
      id: v3 ? "local" : V2_INSTANCE,
      memory: 0,
      ...(v3 ? { "memory-capacity": memory, "memory-allocatable": memory } : {}),
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
  return json({
    "cluster-cpu": cpu,
    ...(v3 ? { "cluster-gpu": 0 } : {}),
    "cluster-memory": memory,
    ...(v3 ? {} : { "instance-cpu": cpu, "instance-memory": memory }),
    "process-count": await countProcesses(rack),
    "process-cpu": 0,
    ...(v3 ? { "process-gpu": 0 } : {}),
    "process-memory": 0,
    ...(v3 ? {} : { "process-width": 0 }),
  });
}

/** A new key for the machines. v3 has that on AWS alone. */
export function instanceKeyroll({ rack }: Call): Reply {
  if (rack.profile.generation === "v3") throw unimplemented();
  return ok();
}

/** The one machine there is stays. */
export function instanceTerminate(call: Call): Reply {
  const { rack } = call;
  const id = variable(call, "id");
  if (rack.profile.generation === "v3") throw unimplemented();
  if (id !== V2_INSTANCE) {
    throw new Error(`ValidationError: Instance Id not found - No managed instance found for instance ID: ${id}`);
  }
  throw new Error("this local Rack cannot end the machine that it runs on");
}

export async function instanceShell(call: Call): Promise<void> {
  requireWrite(call, "instance shell requires write access");
  if (call.rack.profile.generation === "v3") throw unimplemented();
  throw new Error("this local Rack opens no shell on the machine that it runs on");
}
