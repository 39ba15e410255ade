import { createHash } from "node:crypto";
import { outputOf, runProgram } from "./child.ts";

/** Label of networks: the data folder that they belong to. */
const OWNER = "com.convox.ci.data";
/** Label of networks: their app. */
const APP = "com.convox.ci.app";
/** How many subnets are tried before the engine chooses one. */
const TRIES = 8;

/**
 * Creates the network of an app unless it exists, and returns its name. Containers on it find each other by name. The
 * subnet is one of 198.18.0.0/15, a range that no real network uses, since only an address of a configured subnet can
 * be kept when a container is reconnected.
 */
export async function ensureNetwork(key: string, app: string): Promise<string> {
  const name = `convox-${key}-${app}`;
  if ((await runProgram("docker", ["network", "inspect", name])).code === 0) return name;
  const labels = ["--label", `${OWNER}=${key}`, "--label", `${APP}=${app}`];
  const [first = 0, second = 0] = createHash("sha256").update(name).digest();
  for (let tried = 0; tried <= TRIES; tried++) {
    const block = (first * 256 + second + tried * 37) % 512;
    const subnet = `198.${18 + (block >> 8)}.${block & 255}.0/24`;
    const options = tried < TRIES ? ["--subnet", subnet] : [];
    const { code, stderr } = await runProgram("docker", ["network", "create", ...labels, ...options, name]);
    if (code === 0 || /already exists/.test(stderr)) return name;
    if (tried === TRIES) throw new Error(`cannot create a network for ${app}: ${stderr.trim()}`);
  }
  return name;
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
