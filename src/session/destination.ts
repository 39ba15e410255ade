import type { Connection } from "../commands/declaration/connection.ts";
import { destinationInputs } from "../commands/declaration/destination.ts";
import { type Environment, type Given, parseInputs } from "../commands/declaration/inputs.ts";
import { InputError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { type ConnectedRack, type ConnectOptions, connectRack, consoleHostOf, LOCAL } from "./connect.ts";

/**
 * The second Rack of a command that has two; undefined when nothing names another than the first. Settings that
 * are not given are those of the first: a deploy key is valid for all Racks of its organization. The key of one Console
 * is never sent to another.
 * @throws InputError as connectRack does, and if another Console has no separate key
 */
export async function connectDestination(
  first: Connection,
  given: Given,
  env: Environment,
  host: Host,
  options: ConnectOptions,
): Promise<ConnectedRack | undefined> {
  const { toRack, toMachine, toHost, toPassword } = parseInputs(destinationInputs, given, env);
  const rackUrl = env["CONVOX_DESTINATION_RACK_URL"] || undefined;
  if (!toRack && !toMachine && !toHost && !toPassword && !rackUrl) return undefined;

  if (!rackUrl && toHost && !toPassword) {
    const own = consoleHostOf(first, env);
    if (toRack !== LOCAL && normalizeHost(toHost) !== normalizeHost(own)) {
      throw new InputError(
        "key-not-set",
        `to-password is missing: the deploy key of ${own} is not sent to ${toHost.trim()}`,
        {
          hint: "Set the input to-password, or CONVOX_DESTINATION_PASSWORD, to a deploy key of the target Console.",
        },
      );
    }
  }
  if (toRack && toMachine) {
    throw new InputError("inputs-conflict", "to-rack and to-machine are both set", { hint: "Set one of them." });
  }
  // What names the first Rack or machine names the second only if nothing else does.
  const isNamed = Boolean(toRack || toMachine || rackUrl);
  const connection: Connection = {
    ...first,
    rack: isNamed ? toRack : first.rack,
    machine: isNamed ? toMachine : first.machine,
    host: toHost ?? first.host,
    password: toPassword ?? first.password,
  };
  const { CONVOX_RACK, CONVOX_MACHINE, ...rest } = env;
  const own = { ...rest, RACK_URL: rackUrl, ...(isNamed ? {} : { CONVOX_RACK, CONVOX_MACHINE }) };
  return await connectRack(connection, own, host, options);
}

/** `Console.Example:443.` and `console.example` are one host. */
function normalizeHost(host: string): string {
  const text = host.trim().includes("://") ? host.trim() : `https://${host.trim()}`;
  return URL.canParse(text) ? new URL(text).host.replace(/\.$/, "") : text;
}
