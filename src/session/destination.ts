import type { Connection } from "../commands/declaration/connection.ts";
import { destinationInputs } from "../commands/declaration/destination.ts";
import { type Environment, type Given, parseInputs } from "../commands/declaration/inputs.ts";
import type { Host } from "../host/host.ts";
import { type ConnectedRack, type ConnectOptions, connectRack } from "./connect.ts";

/**
 * The second Rack of a command that has two; undefined when nothing names another than the first. Settings that
 * are not given are those of the first: a deploy key is valid for all Racks of its organization.
 * @throws InputError as connectRack does
 */
export async function connectDestination(
  first: Connection,
  given: Given,
  env: Environment,
  host: Host,
  options: ConnectOptions,
): Promise<ConnectedRack | undefined> {
  const { toRack, toHost, toPassword } = parseInputs(destinationInputs, given, env);
  const rackUrl = env["CONVOX_DESTINATION_RACK_URL"] || undefined;
  if (!toRack && !toHost && !toPassword && !rackUrl) return undefined;

  const connection: Connection = {
    ...first,
    rack: toRack ?? (rackUrl ? undefined : first.rack),
    host: toHost ?? first.host,
    password: toPassword ?? first.password,
  };
  const { CONVOX_RACK, ...rest } = env;
  const own = { ...rest, RACK_URL: rackUrl, ...(toRack || rackUrl ? {} : { CONVOX_RACK }) };
  return await connectRack(connection, own, host, options);
}
