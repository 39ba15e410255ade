import { nearest } from "../nearest.ts";
import type { Mapping } from "./document.ts";
import type { Racks, Report } from "./problem.ts";

/** The keys that a Rack knows at one place of the manifest, by the generations that know them. */
export type Keys = Readonly<Record<Racks, readonly string[]>>;

export const TOP_KEYS: Keys = {
  both: ["environment", "params", "resources", "services", "timers"],
  v2: [],
  v3: ["appSettings", "balancers", "budget", "configs", "labels"],
};

export const SERVICE_KEYS: Keys = {
  both: [
    "agent",
    "annotations",
    "build",
    "certificate",
    "command",
    "deployment",
    "domain",
    "drain",
    "environment",
    "grpcHealthEnabled",
    "health",
    "image",
    "init",
    "internal",
    "labels",
    "liveness",
    "nlb",
    "port",
    "privileged",
    "resources",
    "scale",
    "singleton",
    "sticky",
    "termination",
    "test",
    "timeout",
    "tls",
    "volumes",
    "whitelist",
  ],
  v2: ["internalAndExternal", "links", "loadBalancerType", "policies", "tags"],
  v3: [
    "accessControl",
    "configMounts",
    "disableHostUsers",
    "dnsConfig",
    "imagePullSecrets",
    "ingressAnnotations",
    "initContainer",
    "internalRouter",
    "lifecycle",
    "nodeAffinityLabels",
    "nodeSelectorLabels",
    "ports",
    "securityContext",
    "startupProbe",
    "volumeOptions",
  ],
};

export const BUILD_KEYS: Keys = { both: ["args", "manifest", "path"], v2: [], v3: [] };

/** What people write from habit with other tools, and where a Rack looks for it. */
const HABITS: Readonly<Record<string, string>> = {
  cmd: "command",
  context: "path",
  count: "scale.count",
  cpu: "scale.cpu",
  dockerfile: "manifest",
  domains: "domain",
  env: "environment",
  environments: "environment",
  healthcheck: "health",
  memory: "scale.memory",
  replicas: "scale.count",
  timer: "timers",
};

/** Warns of every key that a Rack ignores without a word, with the key that was probably meant. */
export function checkKeys(map: Mapping, keys: Keys, where: string, report: Report): void {
  const known = [...keys.both, ...keys.v2, ...keys.v3];
  for (const { key, keyKind, at, value } of map.entries) {
    if (keyKind === "unknown" || keyKind === "other" || keys.both.includes(key)) continue;
    if (keys.v2.includes(key)) report.warn(at, `${where}${key} means nothing to a v3 Rack, which ignores it`, "v3");
    else if (keys.v3.includes(key))
      report.warn(at, `${where}${key} means nothing to a v2 Rack, which ignores it`, "v2");
    else {
      // Templates for anchors are kept under keys of their own.
      if (key.startsWith("x-") || (value.kind === "map" && value.anchored)) continue;
      const meant = HABITS[key.toLowerCase()] ?? nearest(key, known);
      const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
      report.warn(at, `${where}${key} is not a key that a Rack knows, and is ignored${hint}`);
    }
  }
}
