import { ConvoxError, InputError } from "../../errors.ts";
import { isAtLeast, type Service, type ServiceUpdate } from "../../rack/index.ts";
import { waitFor } from "../cleanup/wait-for.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { table } from "../output/table.ts";
import { processesIfAllowed, tally } from "./ps.ts";
import { serviceOf, servicesOf } from "./services.ts";

const inputs = {
  service: { description: "Name of the service; needed to change something", positional: "service" },
  app: appInput,
  count: { description: "Number of processes", kind: "integer" },
  cpu: { description: "Millicores for each process; on a v2 Rack CPU units, of which 1024 are one", kind: "integer" },
  memory: { description: "MiB of memory for each process", kind: "integer" },
  min: { description: "Fewest processes that the Rack may scale to by itself (v3 Racks from 3.24.6)", kind: "integer" },
  max: { description: "Most processes that the Rack may scale to by itself (v3 Racks from 3.24.6)", kind: "integer" },
  timeout: { description: "How long to wait until the processes run", kind: "duration", default: "15m" },
} as const satisfies Inputs;

/** The scale of one service. What the key may not see is undefined. */
export interface Scale {
  service: string;
  count: number;
  running: number | undefined;
  pending: number | undefined;
  unhealthy: number | undefined;
  cpu: number;
  memory: number;
  min: number | undefined;
  max: number | undefined;
}

export interface ScaleResult extends Partial<Scale> {
  app: string;
  rack: string;
  services: Scale[];
}

export const scale = command({
  name: "scale",
  cliNames: ["services update"],
  waits: true,
  summary: "Change how many processes a service has and how large they are, or show it",
  details:
    "Waits until the Rack has taken the change and enough processes run. With nothing to change it shows the scale. A " +
    "deploy key without a role may not scale.",
  icon: "bar-chart-2",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    service: "Name of the service; without it the outputs below are empty",
    count: "Number of processes that are wanted",
    running: "Number of processes that run; empty where the key may not list processes",
    pending: "Number of processes that are starting",
    unhealthy: "Number of processes that have crashed or are not healthy",
    cpu: "Millicores for each process",
    memory: "MiB for each process",
    min: "Fewest processes that the Rack may scale to, where it tells",
    max: "Most processes that the Rack may scale to, where it tells",
  },
  run: scaleService,
  text({ services }) {
    const limits = services.some(({ min, max }) => min !== undefined || max !== undefined);
    const cell = (value: number | undefined) => (value === undefined ? "" : String(value));
    return table([
      ["SERVICE", "DESIRED", "RUNNING", "CPU", "MEMORY", ...(limits ? ["MIN", "MAX"] : [])],
      ...services.map(({ service, count, running, cpu, memory, min, max }) => [
        service,
        cell(count),
        cell(running),
        cell(cpu),
        cell(memory),
        ...(limits ? [cell(min), cell(max)] : []),
      ]),
    ]);
  },
});

async function scaleService(values: Values<typeof inputs>, deps: Deps): Promise<ScaleResult> {
  const { app, service: name } = values;
  const { host, rack } = deps;
  const update = updateIn(values);
  if (Object.keys(update).length === 0) {
    const services = name === undefined ? await servicesOf(app, deps) : [await serviceOf(app, name, deps)];
    return shown(values, services, deps);
  }
  if (name === undefined)
    throw new InputError(`${Object.keys(update).join(", ")} is for one service: name the service`);
  await checkLimits(values, deps);
  const need = { to: "scale services", access: "Write", app } as const;
  await serviceOf(app, name, deps, need);
  await withPermissionHint(rack, need, rack.services.update(app, name, update));
  const words = Object.entries(update).map(([what, value]) => `${what} ${value}`);
  host.info(`Scaling ${name} of ${app} on ${rack.name} to ${words.join(", ")}`);
  const service = await scaled(values, name, update, deps);
  for (const limit of ["min", "max"] as const) {
    if (update[limit] === undefined || update[limit] === (service[limit] ?? 0)) continue;
    host.warn(`${limit} was set to ${update[limit]}, and the Rack shows ${service[limit] ?? "none"}`);
  }
  return shown(values, [service], deps);
}

function updateIn({ count, cpu, memory, min, max }: Values<typeof inputs>): ServiceUpdate {
  const given = Object.entries({ count, cpu, memory, min, max }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** @throws InputError for limits that make no sense, or that this Rack would ignore without a word */
async function checkLimits({ app, count, min, max }: Values<typeof inputs>, { rack, host }: Deps): Promise<void> {
  if (min === undefined && max === undefined) return;
  if (count !== undefined)
    throw new InputError("count and min, max exclude each other: one says how many, the others who decides");
  if (min !== undefined && max !== undefined && min > max) throw new InputError(`min is ${min} and max is ${max}`);
  const generation = await rack.generation(app);
  const knows = isAtLeast(generation, { v3: "3.24.6" });
  if (knows === false) {
    const which = [generation.generation, generation.version].filter(Boolean).join(" ");
    throw new InputError(`min and max need a v3 Rack of 3.24.6 or later, and this one is ${which}`);
  }
  if (knows === undefined)
    host.warn("a Rack before v3 3.24.6 ignores min and max, and this one does not tell its version");
}

/** Returns when the Rack has taken the change, the app has settled, and enough processes run. */
async function scaled(
  { app, timeout }: Values<typeof inputs>,
  name: string,
  update: ServiceUpdate,
  deps: Deps,
): Promise<Service> {
  let mayList = true;
  const read = async () => {
    const { status } = await deps.rack.apps.get(app);
    const service = (await deps.rack.services.list(app)).find((one) => one.name === name);
    const processes = mayList ? await processesIfAllowed(app, deps) : undefined;
    mayList = processes !== undefined;
    return { status, service, running: processes && tally(processes, name).running };
  };
  const { service } = await waitFor(
    read,
    {
      what: `${name} of ${app} to be scaled`,
      timeoutMs: timeout,
      done: ({ status, service, running = service?.count ?? 0 }) =>
        status === "running" && service !== undefined && has(service, update) && running >= service.count,
      state: ({ status, service, running }) =>
        `the app is ${status}, ${service?.count ?? "no"} processes are wanted, ${running ?? "an unknown number"} run`,
      leftRunning: "the Rack goes on with it",
    },
    deps,
  );
  if (!service) throw new ConvoxError(`${app} has no service ${name} any more`);
  return service;
}

function has(service: Service, { count, cpu, memory }: ServiceUpdate): boolean {
  return Object.entries({ count, cpu, memory }).every(
    ([what, value]) => value === undefined || service[what as "count" | "cpu" | "memory"] === value,
  );
}

async function shown(
  { app, service }: Values<typeof inputs>,
  list: readonly Service[],
  deps: Deps,
): Promise<ScaleResult> {
  const processes = list.length === 0 ? [] : await processesIfAllowed(app, deps);
  const services = list.map(({ name, count, cpu, memory, min, max }): Scale => {
    const { running, pending, unhealthy } = processes ? tally(processes, name) : {};
    return { service: name, count, running, pending, unhealthy, cpu, memory, min, max };
  });
  return { app, rack: deps.rack.name, ...(service === undefined ? {} : services[0]), services };
}
