import { type Generation, isServicePod, type Process } from "../../rack/index.ts";

/** What `run` of this program and of the Convox CLI starts, to run a command in. */
const HOLDS_A_RUN = /^sleep \d+$/;

/**
 * Whether a process was started by `run`, so that it does not belong to the service: its environment or release may
 * differ, and it may end at any time. The API has no field for it. v2 reports a command for such processes alone; v3
 * also reports a service's own command, but names the pods of a service differently.
 */
export function isOneOff({ id, name, command }: Process, { generation }: Generation): boolean {
  if (command === "") return false;
  if (generation === "v2" || HOLDS_A_RUN.test(command)) return true;
  return !isServicePod(id, name);
}
