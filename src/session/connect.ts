import { resolve } from "node:path";
import type { Target } from "../commands/declaration/command.ts";
import { type Connection, connectionInputs } from "../commands/declaration/connection.ts";
import { type Environment, type Given, parseInputs } from "../commands/declaration/inputs.ts";
import { InputError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import {
  type ClientOptions,
  connect,
  consoleEndpoint,
  directEndpoint,
  type Endpoint,
  findMachine,
  findRack,
  isLoopback,
  proxySettings,
  type Rack,
} from "../rack/index.ts";
import { toFileError } from "../system-error.ts";
import { readAuthorities } from "./authorities.ts";
import { startEmbeddedRack } from "./embedded-rack.ts";

/** How to connect. With `createsApp`, the local Rack creates the app of the command if it does not exist. */
export interface ConnectOptions extends ClientOptions {
  readonly createsApp?: boolean;
}

/** A connected Rack, and how to close the connection. */
export interface ConnectedRack {
  readonly rack: Rack;
  close(): Promise<void>;
}

/** Name of the local Rack. */
export const LOCAL = "local";
const CONSOLE = "console.convox.com";

/** Reads the inputs of a connection. Its file is relative to `cwd`. */
export function readConnection(given: Given, env: Environment, cwd: string): Connection {
  const connection = parseInputs(connectionInputs, given, env);
  const { caFile } = connection;
  return caFile === undefined ? connection : { ...connection, caFile: resolve(cwd, caFile) };
}

/**
 * The Rack that the inputs and the environment name, in this order: `rack: local`, the input `machine`, RACK_URL, then a
 * Rack of the Console by the input `rack` or CONVOX_RACK. CONVOX_MACHINE counts if no variable names a Rack.
 * @throws InputError when no Rack is named, or a named one comes without a deploy key
 */
export async function connectRack(
  connection: Connection,
  env: Environment,
  host: Host,
  { createsApp = false, ...options }: ConnectOptions,
): Promise<ConnectedRack> {
  const target = await targetOf(connection, env, host, { needsRack: true, createsApp });
  const { kind } = target;
  try {
    const rack = connect(kind === "console" ? await selectInConsole(target, options) : target.endpoint, options);
    const close = async () => {
      rack.close();
      await target.close();
    };
    return { rack: kind === "local" ? { ...rack, name: LOCAL } : rack, close };
  } catch (error) {
    await target.close();
    throw error;
  }
}

/** The endpoint of the Rack or machine that the settings name in the Console. */
async function selectInConsole({ endpoint, rack, machine }: Target, options: ClientOptions): Promise<Endpoint> {
  if (machine !== undefined) return { ...endpoint, machine: await findMachine(endpoint, machine, options) };
  return { ...endpoint, rack: await findRack(endpoint, rack ?? "", options) };
}

/**
 * The target that the inputs and the environment name; nothing is sent yet. Without `needsRack` a Console is enough.
 * @throws InputError as connectRack does
 */
export async function targetOf(
  connection: Connection,
  env: Environment,
  host: Host,
  { needsRack, createsApp = false }: { readonly needsRack: boolean; readonly createsApp?: boolean },
): Promise<Target> {
  const tls = { verify: connection.tlsVerify, ...(await readTrust(connection.caFile, env)) };
  const startLocal = async () => {
    const local = await startEmbeddedRack(env, host, { createsApp });
    return { ...local, endpoint: { ...local.endpoint, tls } };
  };
  if (connection.rack === LOCAL) return startLocal();

  const password = connection.password || env["CONVOX_PASSWORD"] || undefined;
  const common = { tls, proxy: proxySettings(env), ...(env["CONVOX_ACTOR"] ? { actor: env["CONVOX_ACTOR"] } : {}) };

  const rackUrl = env["RACK_URL"];
  const machine = machineOf(connection, env);
  const rack = machine === undefined ? connection.rack || env["CONVOX_RACK"] || undefined : undefined;
  if (machine !== undefined && rackUrl) host.info("RACK_URL is ignored, because machine is set");
  if (machine === undefined && rackUrl) {
    const endpoint = directEndpoint(rackUrl, common);
    warnOfTls(tls.verify, host);
    warnOfPlain(endpoint, host);
    if (connection.rack) host.warn(`RACK_URL is set, so rack ${JSON.stringify(connection.rack)} is ignored`);
    return { kind: "direct", endpoint, rack: undefined, close: async () => {} };
  }
  if (rack === LOCAL) return startLocal();

  if (rack === undefined && machine === undefined && needsRack) {
    throw new InputError("rack-not-set", "no Rack is named", {
      hint:
        "Set the input rack (--rack), CONVOX_RACK or RACK_URL, or the input machine (--machine) for a Convox Cloud machine. " +
        "rack: local is the Rack inside this package.",
    });
  }
  if (password === undefined) {
    const named =
      machine === undefined ? rack && `the Rack ${JSON.stringify(rack)}` : `the machine ${JSON.stringify(machine)}`;
    const who = named ?? "the Console";
    throw new InputError("key-not-set", `${who} needs a deploy key, and none is set`, {
      hint: "Set the input password, or CONVOX_PASSWORD, to a deploy key of the organization. rack: local needs no key.",
    });
  }
  warnOfTls(tls.verify, host);
  if (/^(["'`]).*\1$/.test(password)) host.warn("The deploy key is in quotes, which are sent as a part of it");
  const consoleHost = withScheme(consoleHostOf(connection, env), env);
  const endpoint = consoleEndpoint(consoleHost, password, common);
  return { kind: "console", endpoint, rack, ...(machine === undefined ? {} : { machine }), close: async () => {} };
}

/**
 * The Convox Cloud machine that the settings name. An input wins over the variables of the job.
 * @throws InputError if it is unclear whether a Rack or a machine is meant
 */
export function machineOf({ rack, machine }: Connection, env: Environment): string | undefined {
  if (rack && machine) {
    throw new InputError("inputs-conflict", "rack and machine are both set", { hint: "Set one of them." });
  }
  const named = env["CONVOX_MACHINE"] || undefined;
  if (machine || rack || named === undefined) return machine;
  const other = ["RACK_URL", "CONVOX_RACK"].find((name) => env[name]);
  if (other === undefined) return named;
  throw new InputError("inputs-conflict", `CONVOX_MACHINE and ${other} are both set, and one of them must not be`, {
    hint: "Set the input machine (--machine) or rack (--rack), which win over both, or unset one of the variables.",
  });
}

/** The Console that the settings name. */
export function consoleHostOf({ host }: Pick<Connection, "host">, env: Environment): string {
  return (host || env["CONVOX_HOST"] || CONSOLE).trim();
}

// The Convox CLI's own switch for a Console without TLS, such as that of `convox-ci local-rack --console`. Only a
// loopback address may go without TLS.
function withScheme(host: string, env: Environment): string {
  const name = host.trim();
  const isPlain = env["X_DEV_ALLOW_HTTP"] === "true" && /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(name);
  return isPlain ? `http://${name}` : host;
}

function warnOfTls(verify: boolean, host: Host): void {
  if (!verify) host.warn("tls-verify is false: others on the network can read the deploy key and change the build");
}

function warnOfPlain({ url, password }: Endpoint, host: Host): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || password === "" || isLoopback(hostname)) return;
  host.warn("RACK_URL starts with http://: others on the network can read its password and the source");
}

async function readTrust(caFile: string | undefined, env: Environment): Promise<{ ca?: string }> {
  if (caFile === undefined) return {};
  try {
    return await readAuthorities([caFile], env);
  } catch (error) {
    throw toFileError("ca-file", caFile, "read", error);
  }
}
