import { ConvoxError, InputError } from "../../errors.ts";
import { hasFeature, type Service, type ServiceUpdate } from "../../rack/index.ts";
import { waitFor } from "../cleanup/wait-for.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { withPermissionHint } from "../declaration/permission.ts";
import { listTable } from "../output/table.ts";
import { countByState, listProcessesIfAllowed } from "./ps.ts";
import { findService, listServices } from "./services.ts";

const inputs = {
  service: { description: "Name of the service; required to change its scale", positional: "service" },
  app: appInput,
  count: { description: "Number of processes", kind: "integer" },
  cpu: { description: "CPU per process in millicores; on a v2 Rack in CPU units (1024 are one CPU)", kind: "integer" },
  memory: { description: "Memory per process in MiB", kind: "integer" },
  min: { description: "Minimum number of processes for autoscaling (v3 Racks from 3.24.6)", kind: "integer" },
  max: { description: "Maximum number of processes for autoscaling (v3 Racks from 3.24.6)", kind: "integer" },
  timeout: { description: "Maximum time to wait until the processes run", kind: "duration", default: "15m" },
} as const satisfies Inputs;

/** The scale of one service. A value that the key may not read is undefined. */
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
  summary: "Set the number and size of the processes of a service, or print them",
  details:
    "Waits until the change is applied and enough processes run. Without a change it prints the scale. A deploy key " +
    "without a role cannot scale.",
  icon: "bar-chart-2",
  inputs,
  outputs: {
    app: "Name of the app",
    rack: "Name of the Rack",
    service: "Name of the service; the outputs below are empty without it",
    count: "Desired number of processes",
    running: "Number of running processes; empty if the key cannot list processes",
    pending: "Number of starting processes",
    unhealthy: "Number of crashed or unhealthy processes",
    cpu: "CPU per process in millicores",
    memory: "Memory per process in MiB",
    min: "Minimum number of processes for autoscaling, if the Rack reports it",
    max: "Maximum number of processes for autoscaling, if the Rack reports it",
  },
  run: scaleService,
  text({ services }) {
    const limits = services.some(({ min, max }) => min !== undefined || max !== undefined);
    const cell = (value: number | undefined) => (value === undefined ? "" : String(value));
    return listTable(
      ["SERVICE", "DESIRED", "RUNNING", "CPU", "MEMORY", ...(limits ? ["MIN", "MAX"] : [])],
      services.map(({ service, count, running, cpu, memory, min, max }) => [
        service,
        cell(count),
        cell(running),
        cell(cpu),
        cell(memory),
        ...(limits ? [cell(min), cell(max)] : []),
      ]),
      "No services",
    );
  },
});

async function scaleService(values: Values<typeof inputs>, deps: Deps): Promise<ScaleResult> {
  const { app, service: name } = values;
  const { host, rack } = deps;
  const update = updateIn(values);
  if (Object.keys(update).length === 0) {
    const services = name === undefined ? await listServices(app, deps) : [await findService(app, name, deps)];
    return scaleResult(values, services, deps);
  }
  if (name === undefined)
    throw new InputError(
      "input-missing",
      `${Object.keys(update).join(", ")} applies to one service: name it with service`,
    );
  await checkLimits(values, deps);
  const need = { to: "scale services", access: "Write", app } as const;
  await findService(app, name, deps, need);
  await withPermissionHint(rack, need, rack.services.update(app, name, update));
  const words = Object.entries(update).map(([what, value]) => `${what} ${value}`);
  host.info(`Scaling ${name} of ${app} on ${rack.name} to ${words.join(", ")}`);
  const service = await waitForScale(values, name, update, deps);
  for (const limit of ["min", "max"] as const) {
    if (update[limit] === undefined || update[limit] === (service[limit] ?? 0)) continue;
    host.warn(`${limit} was set to ${update[limit]}, but the Rack reports ${service[limit] ?? "none"}`);
  }
  return scaleResult(values, [service], deps);
}

function updateIn({ count, cpu, memory, min, max }: Values<typeof inputs>): ServiceUpdate {
  const given = Object.entries({ count, cpu, memory, min, max }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** @throws InputError for limits that contradict each other, or that this Rack would silently ignore */
async function checkLimits({ app, count, min, max }: Values<typeof inputs>, { rack, host }: Deps): Promise<void> {
  if (min === undefined && max === undefined) return;
  if (count !== undefined) throw new InputError("inputs-conflict", "count cannot be combined with min or max");
  if (min !== undefined && max !== undefined && min > max)
    throw new InputError("input-invalid", `min is ${min} and max is ${max}: min must not exceed max`);
  const generation = await rack.generation(app);
  const isSupported = hasFeature(generation, "scaleLimits");
  if (isSupported === false) {
    const which = [generation.generation, generation.version].filter(Boolean).join(" ");
    throw new InputError(
      "rack-feature-missing",
      `min and max require a v3 Rack 3.24.6 or later; this Rack is ${which}`,
    );
  }
  if (isSupported === undefined)
    host.warn("The version of this Rack is unknown; v3 Racks before 3.24.6 ignore min and max");
}

/** Waits until the change is applied, the app has settled, and enough processes run. */
async function waitForScale(
  { app, timeout }: Values<typeof inputs>,
  name: string,
  update: ServiceUpdate,
  deps: Deps,
): Promise<Service> {
  let mayList = true;
  const read = async () => {
    const { status } = await deps.rack.apps.get(app);
    const service = (await deps.rack.services.list(app)).find((one) => one.name === name);
    const processes = mayList ? await listProcessesIfAllowed(app, deps) : undefined;
    mayList = processes !== undefined;
    return { status, service, running: processes && countByState(processes, name).running };
  };
  const { service } = await waitFor(
    read,
    {
      what: `${name} of ${app} to be scaled`,
      timeoutMs: timeout,
      done: ({ status, service, running = service?.count ?? 0 }) =>
        status === "running" && service !== undefined && isApplied(service, update) && running >= service.count,
      state: ({ status, service, running }) =>
        `the app is ${status}, ${running ?? "an unknown number"} of ${service?.count ?? 0} processes run`,
      leftRunning: "the Rack continues to scale",
    },
    deps,
  );
  if (!service) throw new ConvoxError("service-not-found", `${app} no longer has a service ${name}`);
  return service;
}

function isApplied(service: Service, { count, cpu, memory }: ServiceUpdate): boolean {
  return Object.entries({ count, cpu, memory }).every(
    ([what, value]) => value === undefined || service[what as "count" | "cpu" | "memory"] === value,
  );
}

async function scaleResult(
  { app, service }: Values<typeof inputs>,
  list: readonly Service[],
  deps: Deps,
): Promise<ScaleResult> {
  const processes = list.length === 0 ? [] : await listProcessesIfAllowed(app, deps);
  const services = list.map(({ name, count, cpu, memory, min, max }): Scale => {
    const { running, pending, unhealthy } = processes ? countByState(processes, name) : {};
    return { service: name, count, running, pending, unhealthy, cpu, memory, min, max };
  });
  return { app, rack: deps.rack.name, ...(service === undefined ? {} : services[0]), services };
}
