import type { Process } from "../../rack/index.ts";
import { checkAppIfEmpty } from "../app/existing-app.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { isForbidden, withPermissionHint } from "../declaration/permission.ts";
import { listTable } from "../output/table.ts";
import { ago } from "../output/units.ts";

export const ps = command({
  name: "ps",
  summary: "List an app's processes",
  details: "A deploy key without a role cannot list processes.",
  inputs: {
    app: appInput,
    service: { description: "List only the processes of this service", short: "s" },
    release: { description: "List only the processes of this release" },
  } as const satisfies Inputs,
  outputs: {},
  itemId: "process",
  async run({ app, service, release }, deps) {
    const list = await checkAppIfEmpty(await listProcesses(app, deps), app, deps);
    return list
      .filter((one) => service === undefined || one.name === service)
      .filter((one) => release === undefined || one.release === release)
      .map(({ id, name, status, release, started, command }) => ({
        process: id,
        service: name,
        status,
        release,
        started: started?.toISOString() ?? "",
        command,
      }));
  },
  text: (list, now) =>
    listTable(
      ["ID", "SERVICE", "STATUS", "RELEASE", "STARTED", "COMMAND"],
      list.map(({ process, service, status, release, started, command }) => [
        process,
        service,
        status,
        release,
        ago(started, now),
        command,
      ]),
      "No processes",
    ),
});

function listProcesses(app: string, { rack }: Deps): Promise<Process[]> {
  return withPermissionHint(rack, { to: "list processes", access: "Read", app }, rack.processes.list(app));
}

/** The processes, or undefined if this key may not list them. */
export async function listProcessesIfAllowed(app: string, deps: Deps): Promise<Process[] | undefined> {
  try {
    return await deps.rack.processes.list(app);
  } catch (error) {
    if (isForbidden(error)) return undefined;
    throw error;
  }
}

/** Counts the processes of a service by state, for the states of both generations. */
export function countByState(processes: readonly Process[], service: string) {
  const of = (states: readonly string[]) =>
    processes.filter(({ name, status }) => name === service && states.includes(status)).length;
  return {
    running: of(["running"]),
    pending: of(["pending", "starting", "provisioning", "activating"]),
    unhealthy: of(["unhealthy", "crashed", "failed", "unknown"]),
  };
}
