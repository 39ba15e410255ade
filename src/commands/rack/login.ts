import { InputError } from "../../errors.ts";
import { findRack } from "../../rack/index.ts";
import { command, type Deps, type Target } from "../declaration/command.ts";
import type { Inputs, Values } from "../declaration/inputs.ts";
import { clientOptions, withClient, withTarget } from "../declaration/target.ts";
import { listRacksIfAllowed } from "./racks.ts";

const inputs = {
  export: {
    description:
      "Hand the deploy key on to every later step of the job, in CONVOX_PASSWORD and CONVOX_HOST: those of others too. " +
      "Better give it to the steps that need it",
    kind: "boolean",
    default: "false",
  },
} as const satisfies Inputs;

export interface LoginResult {
  host: string;
  rack: string;
  racks: string;
}

export const login = command({
  name: "login",
  summary: "Check the deploy key against the Console, and tell which Racks it sees",
  details:
    "No other step needs it: each takes the key by itself. With export: true it does what convox/action-login does, for " +
    "workflows whose later steps have no password. A Rack that is named is looked up too.",
  icon: "log-in",
  inputs,
  needsTarget: true,
  outputs: {
    host: "Host name of the Console, or of the Rack that RACK_URL names",
    rack: "Full name of the Rack, when one is named",
    racks: "Names of the Racks that the key sees, one on each line",
  },
  run: (values, deps) => withTarget(deps, (target) => runLogin(values, target, deps)),
});

async function runLogin(values: Values<typeof inputs>, target: Target, deps: Deps): Promise<LoginResult> {
  const { host } = deps;
  const { kind, endpoint, rack: name } = target;
  if (values.export) checkExport(target, deps);
  const address = new URL(endpoint.url).host;
  const names = await withClient(endpoint, deps, async (rack) => {
    if (kind !== "console") {
      await rack.system.auth();
      return [];
    }
    const seen = await listRacksIfAllowed(rack);
    // A role may leave the list out; then this tells whether the key is one.
    if (seen === undefined) await rack.system.auth();
    return seen?.map((one) => one.name).sort();
  });

  host.info(`${address} accepts ${kind === "console" ? "the deploy key" : "the password"}`);
  if (kind === "console") host.info(names ? `It sees ${names.join(", ") || "no Rack"}` : "It may not list Racks");
  const full =
    kind === "console" && name !== undefined && names ? await findRack(endpoint, name, clientOptions(deps)) : undefined;
  if (full !== undefined) host.info(`${JSON.stringify(name)} is the Rack ${full}`);

  if (values.export) {
    host.setEnvironment?.("CONVOX_PASSWORD", endpoint.password);
    host.setEnvironment?.("CONVOX_HOST", endpoint.url.replace(/^https:\/\//, ""));
    host.info("Every later step of this job has the key now, in CONVOX_PASSWORD");
  }
  return { host: address, rack: full ?? "", racks: names?.join("\n") ?? "" };
}

/** @throws InputError before anything is sent */
function checkExport({ kind }: Target, { host }: Deps): void {
  if (kind !== "console") throw new InputError("export is for the deploy key of a Console, and RACK_URL leads past it");
  if (host.setEnvironment) return;
  throw new InputError("export: only a job of GitHub Actions can hand variables on to later steps", {
    hint: "set CONVOX_PASSWORD and CONVOX_HOST where your CI system keeps secrets",
  });
}
