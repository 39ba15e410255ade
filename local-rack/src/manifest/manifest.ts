import {
  decodeText,
  loadManifest as load,
  ManifestFault,
  validateManifest as validate,
  YamlError,
} from "@convox/rack-manifest";
import type { Generation } from "../profile/generation.ts";
import { toService } from "./manifest-service.ts";
import type { BalancerPort, Manifest } from "./manifest-shape.ts";

/**
 * Loads a manifest in the order that the Rack does it: `${NAME}` in the raw text, YAML, defaults, required
 * environment. Keys that this version does not read are ignored. v2 validates too; v3 leaves that to the build (`validateManifest`).
 * @throws Error with the Rack's text
 */
export function loadManifest(
  text: string,
  env: ReadonlyMap<string, string>,
  generation: Generation,
  version?: string,
): Manifest {
  const loading = withRackText(() => load(interpolate(text, env), generation, env, version));
  const { services, resources, timers, balancers } = loading.manifest;
  return {
    services: services.map((service) => toService(service, generation)),
    resources,
    timers,
    balancers: balancers.map(({ ports, ...balancer }) => ({
      ...balancer,
      ports: ports.map(({ name, protocol, port }) => ({
        protocol: protocolOf(protocol.toUpperCase()),
        source: Number(name),
        target: port,
      })),
    })),
    loading,
  };
}

function protocolOf(name: string): BalancerPort["protocol"] {
  return name === "UDP" || name === "TCP_UDP" ? name : "TCP";
}

/** v3's validation at build time: every complaint in one error. @throws Error */
export function validateManifest({ loading }: Manifest): void {
  withRackText(() => validate(loading));
}

/** A Rack has nothing but the text of an error. */
function withRackText<T>(read: () => T): T {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof YamlError || fault instanceof ManifestFault) throw new Error(fault.message);
    throw fault;
  }
}

/** `${NAME}` anywhere in the text, comments included; an unknown name becomes nothing. */
function interpolate(text: string, env: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{([^}]*?)\}/g, (_, name: string) => env.get(name) ?? "");
}

/** The text of a manifest in UTF-8 or UTF-16. @throws Error with the Rack's text for anything else */
export function manifestText(bytes: Uint8Array): string {
  return withRackText(() => decodeText(bytes).text);
}
