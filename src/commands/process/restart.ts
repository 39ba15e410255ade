import type { Process } from "../../rack/index.ts";
import { waitFor } from "../cleanup/wait-for.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { processesIfAllowed } from "./ps.ts";
import { serviceOf, servicesOf } from "./services.ts";

const inputs = {
  service: { description: "Name of the service", positional: "service", fallback: "all services of the app" },
  app: appInput,
  wait: {
    description: "Wait until new processes run in place of the old ones; nobody waits where the key may not list them",
    kind: "boolean",
    default: "true",
  },
  timeout: { description: "How long to wait", kind: "duration", default: "15m" },
} as const satisfies Inputs;

export const restart = command({
  name: "restart",
  cliNames: ["services restart"],
  summary: "Replace the processes of a service, or of all services, by new ones of the same release",
  details:
    "The Rack replaces a few at a time, so that the service stays up. A deploy key without a role may not restart.",
  icon: "refresh-cw",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    services: "Names of the services that were restarted, with a comma between them",
  },
  run: restartServices,
});

async function restartServices(values: Values<typeof inputs>, deps: Deps) {
  const { app, service } = values;
  const { host, rack } = deps;
  const need = { to: "restart services", access: "Write", app } as const;
  const list = service === undefined ? await servicesOf(app, deps, need) : [await serviceOf(app, service, deps, need)];
  const before = values.wait ? await processesIfAllowed(app, deps) : undefined;
  for (const { name } of list) {
    await withPermissionHint(rack, need, rack.services.restart(app, name));
    host.info(`Restarting ${name} of ${app} on ${rack.name}`);
  }
  const names = list.map(({ name }) => name);
  if (before) await replaced(values, names, before, deps);
  host.info(before ? `Restarted ${names.join(", ") || "nothing"}` : "Not waiting for the new processes");
  return { app, rack: rack.name, services: names };
}

/** Returns when as many new processes run as old ones did, and none of the old. */
async function replaced(
  { app, timeout }: Values<typeof inputs>,
  services: readonly string[],
  before: readonly Process[],
  deps: Deps,
): Promise<void> {
  const old = runningIn(services, before);
  const known = new Set(old.map(identity));
  if (old.length === 0) return;
  await waitFor(
    async () => runningIn(services, await deps.rack.processes.list(app)),
    {
      what: `new processes of ${services.join(", ")}`,
      timeoutMs: timeout,
      done: (now) => now.length >= old.length && now.every((process) => !known.has(identity(process))),
      state: (now) => `${now.filter((process) => !known.has(identity(process))).length} of ${old.length} are new`,
      leftRunning: "the Rack goes on to restart",
    },
    deps,
  );
}

function runningIn(services: readonly string[], processes: readonly Process[]): Process[] {
  return processes.filter(({ name, status }) => status === "running" && services.includes(name));
}

/** A process that is started anew under its old id is a new one too. */
function identity({ id, started }: Process): string {
  return `${id} ${started?.getTime() ?? ""}`;
}
