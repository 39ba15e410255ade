import { ConvoxError } from "../../errors.ts";
import { type ConsoleRack, listFeatures, type Rack } from "../../rack/index.ts";
import { command } from "../declaration/command.ts";
import type { Inputs } from "../declaration/inputs.ts";
import { isForbidden, withPermissionHint } from "../declaration/permission.ts";
import { withClient, withTarget } from "../declaration/target.ts";
import { listTable, table } from "../output/table.ts";

/** A Rack in the output. */
const toOutput = ({ name, provider, status }: ConsoleRack) => ({ rack: name, provider, status });

export const racks = command({
  name: "racks",
  summary: "List the Racks that the deploy key can see",
  details: "With RACK_URL, which connects to a Rack directly, only that Rack is listed.",
  inputs: {},
  outputs: {},
  itemId: "rack",
  needsTarget: true,
  run: (_, deps) =>
    withTarget(deps, ({ kind, endpoint }) =>
      withClient(endpoint, deps, async (client) => {
        if (kind === "console") return (await client.racks()).map(toOutput);
        const { name, provider, status } = await client.system.get();
        return [toOutput({ name: kind === "local" ? "local" : name, provider, status })];
      }),
    ),
  text: (list) =>
    listTable(
      ["NAME", "PROVIDER", "STATUS"],
      list.map(({ rack, provider, status }) => [rack, provider, status]),
      "No Racks",
    ),
});

export const machines = command({
  name: "machines",
  cliNames: ["cloud machines"],
  summary: "List the Convox Cloud machines that the deploy key can see",
  details: "A machine takes the place of a Rack: --machine NAME, or CONVOX_MACHINE.",
  inputs: {},
  outputs: {},
  itemId: "machine",
  needsTarget: true,
  run: (_, deps) =>
    withTarget(deps, ({ kind, endpoint }) => {
      if (kind !== "console") {
        throw new ConvoxError("machine-unsupported", "machines: only a Console lists Convox Cloud machines", {
          hint:
            kind === "local"
              ? "A local Rack has no Console. Remove the input rack, or CONVOX_RACK, and set a deploy key."
              : "Unset RACK_URL, and set a deploy key.",
        });
      }
      return withClient(endpoint, deps, async (rack) =>
        (await rack.machines()).map(({ name, ...rest }) => ({ machine: name, ...rest })),
      );
    }),
  text: (list) =>
    listTable(
      ["NAME", "VCPU", "MEMORY", "AGE", "ID"],
      list.map(({ machine, vcpu, memory, age, id }) => [machine, vcpu, memory, age, id]),
      "No machines",
    ),
});

export const rackInfo = command({
  name: "rack",
  summary: "Show version, generation, provider, and features of the Rack",
  details:
    "Features are the differences between Racks that convox-ci relies on. docs/compatibility.md describes each of them.",
  inputs: {},
  outputs: {},
  onMachine: { limit: "version and status are unknown" },
  async run(_, { rack }) {
    const known = await rack.generation();
    const features = listFeatures(known);
    const { version, provider, region, status, domain } = known.isMachine ? UNREPORTED : await rack.system.get();
    return { rack: rack.name, version, generation: known.generation ?? "", provider, region, status, domain, features };
  },
  text: ({ features, rack, ...facts }) =>
    table(
      Object.entries({
        name: rack,
        ...facts,
        features: features.available.join(" "),
        missing: features.missing.join(" "),
        unknown: features.unknown.join(" "),
      })
        .filter(([, value]) => value !== "")
        .map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
    ),
});

/** No call returns them for a Convox Cloud machine. */
const UNREPORTED = { version: "", provider: "", region: "", status: "", domain: "" };

const HIDDEN = "(hidden)";
/** Names of parameters whose values must not reach a log. */
const SECRET = /pass|secret|token|key|credential/i;

export const rackParams = command({
  name: "rack params",
  action: "rack-params",
  summary: "Show the Rack's parameters",
  details:
    "The Console stores the parameters of a v3 Rack; a v2 Rack stores its own. Values that look like secrets are hidden " +
    "unless reveal is set.",
  icon: "settings",
  onMachine: { limit: "not available, because only Racks have parameters", isHit: () => true },
  inputs: {
    name: { description: "Name of one parameter to print", positional: "name", aliases: ["paramName"] },
    reveal: { description: "Show values that look like secrets", kind: "boolean", default: "false" },
  } as const satisfies Inputs,
  outputs: { rack: "Name of the Rack", value: "Value of the parameter in name, else empty" },
  async run({ name, reveal }, { rack, host }) {
    const parameters = await readParameters(rack);
    const visible = Object.entries(parameters)
      .filter(([key]) => name === undefined || key === name)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, reveal || !SECRET.test(key) || value === "" ? value : HIDDEN] as const);
    if (visible.length === 0 && name !== undefined) {
      throw new ConvoxError("parameter-not-found", `${rack.name} has no parameter ${name}`, {
        hint: "Run convox-ci rack params to list them.",
      });
    }
    const value = name === undefined ? "" : (visible[0]?.[1] ?? "");
    if (value === HIDDEN) host.info(`${name} looks like a secret, so its value is hidden. Use reveal to show it`);
    const one = name === undefined ? {} : { name, value };
    return { rack: rack.name, ...one, parameters: Object.fromEntries(visible) };
  },
  text: ({ parameters, ...rest }) =>
    "name" in rest ? `${Object.values(parameters)[0]}\n` : table(Object.entries(parameters)),
});

/**
 * Reads the parameters of a Rack. A Console stores them as `parameters` of the Rack; a v2 Rack reports those of its stack.
 * Source: convox/convox pkg/cli/rack.go
 * @throws ConvoxError if neither has them
 */
async function readParameters(rack: Rack): Promise<Readonly<Record<string, string>>> {
  const own = (await rack.system.get()).parameters;
  if (Object.keys(own).length > 0) return own;
  if (!rack.endpoint.console) {
    throw new ConvoxError("parameter-not-found", `${rack.name} does not report its parameters`, {
      hint: "The Console or Terraform files store the parameters of a v3 Rack. Set the input rack and a deploy key to read them from the Console.",
    });
  }
  const { parameters } = await withPermissionHint(
    rack,
    { to: "read the Rack's parameters", access: "Read" },
    rack.rackDetails(rack.name),
  );
  return parameters;
}

/** The Racks that the key can see; undefined if the key is valid but not allowed to list Racks. @throws other errors */
export async function listRacksIfAllowed(rack: Rack): Promise<ConsoleRack[] | undefined> {
  try {
    return await rack.racks();
  } catch (error) {
    if (isForbidden(error)) return undefined;
    throw error;
  }
}
