import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { outputOf, runProgram } from "./child.ts";

/** Label of networks: the data folder that they belong to. */
const OWNER = "com.convox.ci.data";
/** Label of networks: their app. */
const APP = "com.convox.ci.app";
/** How many subnets are tried before the engine chooses one. */
const TRIES = 8;

/** The network of an app, on which its containers find each other. */
export function networkName(key: string, app: string): string {
  return `convox-${key}-${app}`;
}

/**
 * Creates the network of an app unless it exists, and returns its name. Containers on it find each other by name. The
 * subnet is one of 198.18.0.0/15, a range for tests of networks (RFC 2544), since only an address of a configured subnet
 * can be kept when a container is reconnected.
 */
export async function ensureNetwork(key: string, app: string): Promise<string> {
  const name = networkName(key, app);
  if ((await runProgram("docker", ["network", "inspect", name])).code === 0) return name;
  const labels = ["--label", `${OWNER}=${key}`, "--label", `${APP}=${app}`];
  const [first = 0, second = 0] = createHash("sha256").update(name).digest();
  const routes = await readRoutes();
  for (let tried = 0; tried <= TRIES; tried++) {
    const block = (first * 256 + second + tried * 37) % 512;
    const subnet = `198.${18 + (block >> 8)}.${block & 255}.0/24`;
    // The engine takes a subnet that this machine already sends elsewhere, as to the bridge of an engine that was killed.
    if (tried < TRIES && hasRoute(routes, subnet)) continue;
    const options = tried < TRIES ? ["--subnet", subnet] : [];
    const { code, stderr } = await runProgram("docker", ["network", "create", ...labels, ...options, name]);
    if (code === 0 || /already exists/.test(stderr)) return name;
    if (tried === TRIES) throw new Error(`cannot create a network for ${app}: ${stderr.trim()}`);
  }
  return name;
}

/** Text of this machine's IPv4 routes, "" where there is none to read. */
async function readRoutes(): Promise<string> {
  return readFile("/proc/net/route", "utf8").catch(() => "");
}

/**
 * True if one of the routes leads into `subnet`, an `A.B.C.0/24`. The text is that of Linux: a line each, with the
 * destination as eight hexadecimal digits in the second column, last byte first.
 */
export function hasRoute(routes: string, subnet: string): boolean {
  const prefix = subnet.split(".").slice(0, 3).join(".");
  return routes.split("\n").some((line) => {
    const [, destination = ""] = line.split("\t");
    return (
      /^[0-9A-F]{8}$/i.test(destination) &&
      [...Buffer.from(destination, "hex")].reverse().slice(0, 3).join(".") === prefix
    );
  });
}

/**
 * Gives a running container names on a network. The engine can do that only by reconnecting it; the container keeps its
 * address, so its open connections survive.
 */
export async function giveNames(network: string, container: string, names: readonly string[]): Promise<void> {
  const format = `{{with index .NetworkSettings.Networks "${network}"}}{{.IPAddress}}{{end}}`;
  const ip = (await outputOf("docker", ["inspect", "--format", format, container])).trim();
  const aliases = names.flatMap((name) => ["--alias", name]);
  await outputOf("docker", ["network", "disconnect", network, container]);
  const { code } = await runProgram("docker", ["network", "connect", "--ip", ip, ...aliases, network, container]);
  // An address of a subnet that the engine chose cannot be asked for.
  if (code !== 0) await outputOf("docker", ["network", "connect", ...aliases, network, container]);
}

/** Removes the networks of an app, or of all apps of a data folder. One with containers stays. */
export async function removeNetworks(key: string, app: string | undefined): Promise<void> {
  const filters = [`label=${OWNER}=${key}`, ...(app === undefined ? [] : [`label=${APP}=${app}`])];
  const list = ["network", "ls", "--quiet", ...filters.flatMap((filter) => ["--filter", filter])];
  const { code, stdout } = await runProgram("docker", list);
  if (code !== 0) return;
  for (const id of stdout.split("\n").filter(Boolean)) await runProgram("docker", ["network", "rm", id]);
}
