import { InputError } from "../../errors.ts";
import { findMachine, findRack } from "../../rack/index.ts";
import { command, type Deps, type Target } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { clientOptions, withClient, withTarget } from "../declaration/target.ts";
import { listRacksIfAllowed } from "./racks.ts";

const inputs = {
  export: {
    description:
      "Pass the deploy key to all later steps of the job, including third-party actions, in CONVOX_PASSWORD and " +
      "CONVOX_HOST. It is safer to set password only on the steps that need it",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

export interface LoginResult {
  host: string;
  rack: string;
  machine: string;
  racks: string;
}

export const login = command({
  name: "login",
  summary: "Check the deploy key with the Console and list the Racks it can see",
  details:
    "Other steps do not need it: each reads the key itself. With export: true it does what convox/action-login does, for " +
    "workflows whose later steps set no password. If a Rack or a Convox Cloud machine is named, it is looked up too.",
  icon: "log-in",
  inputs,
  needsTarget: true,
  outputs: {
    host: "Host name of the Console, or of the Rack in RACK_URL",
    rack: "Full name of the Rack, if one is named",
    machine: "Full name of the Convox Cloud machine, if one is named",
    racks: "Names of the Racks that the key can see, one per line",
  },
  run: (values, deps) => withTarget(deps, (target) => runLogin(values, target, deps)),
});

async function runLogin(values: Values<typeof inputs>, target: Target, deps: Deps): Promise<LoginResult> {
  const { host } = deps;
  const { kind, endpoint, rack: name, machine } = target;
  if (values.export) checkExport(target, deps);
  const address = new URL(endpoint.url).host;
  const names = await withClient(endpoint, deps, async (rack) => {
    if (kind !== "console") {
      await rack.system.auth();
      return [];
    }
    const seen = await listRacksIfAllowed(rack);
    // A role may not include listing Racks. This request then checks the key.
    if (seen === undefined) await rack.system.auth();
    return seen?.map((one) => one.name).sort();
  });

  host.info(`${address} accepts ${kind === "console" ? "the deploy key" : "the password"}`);
  if (kind === "console")
    host.info(names ? `It can see ${names.join(", ") || "no Rack"}` : "It is not allowed to list Racks");
  const full =
    kind === "console" && name !== undefined && names ? await findRack(endpoint, name, clientOptions(deps)) : undefined;
  if (full !== undefined) host.info(`${JSON.stringify(name)} is the Rack ${full}`);
  const found = machine === undefined ? undefined : await findMachine(endpoint, machine, clientOptions(deps));
  if (found) host.info(`${JSON.stringify(machine)} is the Convox Cloud machine ${found.name}`);

  if (values.export) {
    host.setEnvironment?.("CONVOX_PASSWORD", endpoint.password);
    host.setEnvironment?.("CONVOX_HOST", endpoint.url.replace(/^https:\/\//, ""));
    host.info("Exported CONVOX_PASSWORD and CONVOX_HOST to later steps of this job");
  }
  return { host: address, rack: full ?? "", machine: found?.name ?? "", racks: names?.join("\n") ?? "" };
}

/** @throws InputError, before anything is sent */
function checkExport({ kind }: Target, { host }: Deps): void {
  if (kind !== "console")
    throw new InputError(
      "input-invalid",
      "export: it needs the deploy key of a Console, but RACK_URL connects to the Rack directly",
    );
  if (host.setEnvironment) return;
  throw new InputError("input-invalid", "export: only GitHub Actions can pass variables to later steps", {
    hint: "Set CONVOX_PASSWORD and CONVOX_HOST in the secret settings of your CI system.",
  });
}
