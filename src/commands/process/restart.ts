import type { Process } from "../../rack/index.ts";
import { waitFor } from "../cleanup/wait-for.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { listProcessesIfAllowed } from "./ps.ts";
import { findService, listServices } from "./services.ts";

const inputs = {
  service: { description: "Name of the service", positional: "service", fallback: "all services of the app" },
  app: appInput,
  wait: {
    description: "Wait until new processes have replaced the old ones; ignored if the key cannot list processes",
    kind: "boolean",
    default: "true",
  },
  timeout: { description: "Maximum time to wait", kind: "duration", default: "15m" },
} as const satisfies Inputs;

export const restart = command({
  name: "restart",
  cliNames: ["services restart"],
  summary: "Replace the processes of one or all services with new ones of the same release",
  details:
    "The Rack replaces a few processes at a time, so the service stays available. A deploy key without a role cannot restart.",
  icon: "refresh-cw",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    services: "Names of the restarted services, separated by commas",
  },
  run: restartServices,
});

async function restartServices(values: Values<typeof inputs>, deps: Deps) {
  const { app, service } = values;
  const { host, rack } = deps;
  const need = { to: "restart services", access: "Write", app } as const;
  const list =
    service === undefined ? await listServices(app, deps, need) : [await findService(app, service, deps, need)];
  const before = values.wait ? await listProcessesIfAllowed(app, deps) : undefined;
  for (const { name } of list) {
    await withPermissionHint(rack, need, rack.services.restart(app, name));
    host.info(`Restarting ${name} of ${app} on ${rack.name}`);
  }
  const names = list.map(({ name }) => name);
  if (before) await waitForReplacements(values, names, before, deps);
  host.info(before ? `Restarted ${names.join(", ") || "no services"}` : "Not waiting for the new processes");
  return { app, rack: rack.name, services: names };
}

/** Waits until no old process runs, and as many new ones run as old ones did. */
async function waitForReplacements(
  { app, timeout }: Values<typeof inputs>,
  services: readonly string[],
  before: readonly Process[],
  deps: Deps,
): Promise<void> {
  const old = runningProcesses(services, before);
  const oldIdentities = new Set(old.map(identity));
  if (old.length === 0) return;
  await waitFor(
    async () => runningProcesses(services, await deps.rack.processes.list(app)),
    {
      what: `new processes of ${services.join(", ")}`,
      timeoutMs: timeout,
      done: (now) => now.length >= old.length && now.every((process) => !oldIdentities.has(identity(process))),
      state: (now) =>
        `${now.filter((process) => !oldIdentities.has(identity(process))).length} of ${old.length} are new`,
      leftRunning: "the Rack continues the restart",
    },
    deps,
  );
}

function runningProcesses(services: readonly string[], processes: readonly Process[]): Process[] {
  return processes.filter(({ name, status }) => status === "running" && services.includes(name));
}

/** A process that restarts under its old id counts as new. */
function identity({ id, started }: Process): string {
  return `${id} ${started?.getTime() ?? ""}`;
}
