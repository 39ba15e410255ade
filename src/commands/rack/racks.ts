import { ConvoxError } from "../../errors.ts";
import type { ConsoleRack, Rack } from "../../rack/index.ts";
import { command } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { isForbidden, withPermissionHint } from "../declaration/permission.ts";
import { withClient, withTarget } from "../declaration/target.ts";
import { table } from "../output/table.ts";

export const racks = command({
  name: "racks",
  summary: "List the Racks that the deploy key may see",
  details: "With RACK_URL, which leads past the Console, that one Rack is listed.",
  inputs: {},
  outputs: {},
  needsTarget: true,
  run: (_, deps) =>
    withTarget(deps, ({ kind, endpoint }) =>
      withClient(endpoint, deps, async (rack): Promise<ConsoleRack[]> => {
        if (kind === "console") return await rack.racks();
        const { name, provider, status } = await rack.system.get();
        return [{ name: kind === "local" ? "local" : name, provider, status }];
      }),
    ),
  text: (list) =>
    table([["NAME", "PROVIDER", "STATUS"], ...list.map(({ name, provider, status }) => [name, provider, status])]),
});

export const rackInfo = command({
  name: "rack",
  summary: "Show the Rack: its version, generation and provider",
  inputs: {},
  outputs: {},
  async run(_, { rack }) {
    const { version, provider, region, status, domain } = await rack.system.get();
    const { generation } = await rack.generation();
    return { name: rack.name, version, generation: generation ?? "", provider, region, status, domain };
  },
  text: (rack) =>
    table(
      Object.entries(rack)
        .filter(([, value]) => value !== "")
        .map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
    ),
});

const HIDDEN = "(hidden)";
/** Names of parameters whose values no log should have. */
const SECRET = /pass|secret|token|key|credential/i;

export const rackParams = command({
  name: "rack params",
  action: "rack-params",
  summary: "Show the Rack's parameters",
  details:
    "A v3 Rack's are kept by its Console, a v2 Rack has its own. Values of parameters whose names sound secret are shown " +
    "with --reveal alone.",
  icon: "settings",
  inputs: {
    name: { description: "Only this one, its value alone", positional: "name", aliases: ["paramName"] },
    reveal: { description: "Show values that sound secret too", kind: "boolean", default: "false" },
  } as const satisfies Inputs,
  outputs: { rack: "Name of the Rack", value: "Value of the parameter that name names, else empty" },
  async run({ name, reveal }, { rack, host }) {
    const parameters = await readParameters(rack);
    const shown = Object.entries(parameters)
      .filter(([key]) => name === undefined || key === name)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, reveal || !SECRET.test(key) || value === "" ? value : HIDDEN] as const);
    if (shown.length === 0 && name !== undefined) {
      throw new ConvoxError(`${rack.name} has no parameter ${name}`, { hint: "convox-ci rack params lists them" });
    }
    const value = name === undefined ? "" : (shown[0]?.[1] ?? "");
    if (value === HIDDEN) host.warn(`${name} sounds secret, and its value is hidden: reveal shows it`);
    const one = name === undefined ? {} : { name, value };
    return { rack: rack.name, ...one, parameters: Object.fromEntries(shown) };
  },
  text: ({ parameters, ...rest }) =>
    "name" in rest ? `${Object.values(parameters)[0]}\n` : table(Object.entries(parameters)),
});

/**
 * Source: convox/convox pkg/cli/rack.go. A Console keeps them as `parameters` of the Rack; a v2 Rack shows its stack's.
 * @throws ConvoxError when neither has them
 */
async function readParameters(rack: Rack): Promise<Readonly<Record<string, string>>> {
  const own = (await rack.system.get()).parameters;
  if (Object.keys(own).length > 0) return own;
  if (!rack.endpoint.console) {
    throw new ConvoxError(`${rack.name} does not tell its parameters`, {
      hint: "those of a v3 Rack are kept by its Console, or in its Terraform files: name the Rack there with rack and a deploy key",
    });
  }
  const { parameters } = await withPermissionHint(
    rack,
    { to: "read the Rack's parameters", access: "Read" },
    rack.rackDetails(rack.name),
  );
  return parameters;
}

/** What the key sees, or undefined when it is accepted and may not list Racks. @throws what else goes wrong */
export async function listRacksIfAllowed(rack: Rack): Promise<ConsoleRack[] | undefined> {
  try {
    return await rack.racks();
  } catch (error) {
    if (isForbidden(error)) return undefined;
    throw error;
  }
}
