import { ConvoxError } from "../../errors.ts";
import type { Service } from "../../rack/index.ts";
import { checkAppIfEmpty } from "../app/existing-app.ts";
import { appInput } from "../declaration/app-input.ts";
import { command, type Deps } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { type Need, withPermissionHint } from "../declaration/permission.ts";
import { listTable } from "../output/table.ts";

const listing: Need = { to: "list services", access: "Read" };

/** A service in the output. */
const toOutput = ({ name, count, cpu, memory, min, max, domain, ports }: Service) => ({
  service: name,
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
  summary: "List the services of the active release with their domains and ports",
  details: "A deploy key without a role cannot list services.",
  inputs: { app: appInput } as const satisfies Inputs,
  outputs: {},
  itemId: "service",
  run: async ({ app }, deps) => (await listServices(app, deps)).map(toOutput),
  text: (list) =>
    listTable(
      ["SERVICE", "DOMAIN", "PORTS"],
      list.map(({ service, domain, ports }) => [
        service,
        domain,
        ports.map(({ balancer, container }) => `${balancer}:${container}`).join(" "),
      ]),
      "No services",
    ),
});

/** The services of the active release; none before the first promotion. `need` is the purpose of the request. */
export async function listServices(app: string, deps: Deps, need = listing): Promise<readonly Service[]> {
  const { rack } = deps;
  return checkAppIfEmpty(await withPermissionHint(rack, { ...need, app }, rack.services.list(app)), app, deps);
}

/** Finds a service by name. @throws ConvoxError that lists the services of the app */
export async function findService(app: string, name: string, deps: Deps, need = listing): Promise<Service> {
  const list = await listServices(app, deps, need);
  const found = list.find((service) => service.name === name);
  if (found) return found;
  throw new ConvoxError("service-not-found", `${app} has no service ${name}`, {
    hint:
      list.length === 0
        ? "An app has no services before its first promotion"
        : `Its services: ${list.map((service) => service.name).join(", ")}`,
  });
}
