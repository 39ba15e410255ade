import type { Generation, Process } from "../../rack/index.ts";

/** What `run` of this program and of the Convox CLI starts, to run a command in. */
const HOLDS_A_RUN = /^sleep \d+$/;
/** Pods of a Deployment: name, hash of the pod template, random suffix. */
const DEPLOYMENT_POD = /-[a-z0-9]{6,10}-[a-z0-9]{5}$/;

/** Whether a v3 process id is that of a service's own process. */
export function isDeploymentPod(id: string): boolean {
  return DEPLOYMENT_POD.test(id);
}

/**
 * Whether a process was started by `run`, so that it does not belong to the service: its environment or release may
 * differ, and it may end at any time. The API has no field for it. v2 reports a command for such processes alone; v3
 * also reports a service's own command, but names the pods of a service with two suffixes.
 */
export function isOneOff({ id, name, command }: Process, { generation }: Generation): boolean {
  if (command === "") return false;
  if (generation === "v2" || HOLDS_A_RUN.test(command)) return true;
  return !isDeploymentPod(id.startsWith(`${name}-`) ? id.slice(name.length) : id);
}
