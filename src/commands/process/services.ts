import { ConvoxError } from "../../errors.ts";
import type { Service } from "../../rack/index.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { type Need, withPermissionHint } from "../declaration/permission.ts";
import { table } from "../output/table.ts";

const listing: Need = { to: "list services", access: "Read" };

/** A service as it is shown: names as on the wire. */
const shownService = ({ name, count, cpu, memory, min, max, domain, ports }: Service) => ({
  name,
  count,
  cpu,
  memory,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
  domain,
  ports,
});

export const services = command({
  name: "services",
  summary: "List the services of an app's active release, with their addresses",
  details: "A deploy key without a role may not list services.",
  inputs: { app: appInput } as const satisfies Inputs,
  outputs: {},
  run: async ({ app }, deps) => (await servicesOf(app, deps)).map(shownService),
  text: (list) =>
    table([
      ["SERVICE", "DOMAIN", "PORTS"],
      ...list.map(({ name, domain, ports }) => [
        name,
        domain,
        ports.map(({ balancer, container }) => `${balancer}:${container}`).join(" "),
      ]),
    ]),
});

/** The services of the active release; none before the first promotion. `need` is what they are read for. */
export function servicesOf(app: string, { rack }: Deps, need = listing): Promise<Service[]> {
  return withPermissionHint(rack, { ...need, app }, rack.services.list(app));
}

/** One of them. @throws ConvoxError that names those that are there */
export async function serviceOf(app: string, name: string, deps: Deps, need = listing): Promise<Service> {
  const list = await servicesOf(app, deps, need);
  const found = list.find((service) => service.name === name);
  if (found) return found;
  throw new ConvoxError(`${app} has no service ${name}`, {
    hint:
      list.length === 0
        ? "it has none before a release is promoted"
        : `its services are ${list.map((service) => service.name).join(", ")}`,
  });
}
