import { RackFailure } from "../profile/errors.ts";
import type { Generation } from "../profile/profile.ts";
import type { Manifest } from "./manifest-shape.ts";

/** Label that chooses a node pool; no other label is checked. */
const NODE_POOL = "convox.io/nodepool";

/**
 * The check of a Karpenter Rack since 3.25.4: every service, also one that is scaled to zero. It passes if there are no
 * pools. Its place among the checks is unknown. Source: convox/convox provider/k8s/karpenter.go
 * @throws RackFailure 400
 */
export function checkNodePools({ services }: Manifest, pools: readonly string[]): void {
  if (pools.length === 0) return;
  for (const { name, nodeSelectorLabels } of services) {
    const pool = nodeSelectorLabels[NODE_POOL];
    if (pool === undefined || pools.includes(pool)) continue;
    throw new RackFailure(
      400,
      [
        `convox.yml: service "${name}" targets Karpenter node pool "${pool}", which does not exist on this rack.`,
        `  Existing pools: ${[...pools].sort().join(", ")}`,
        "  If you just added this pool, wait for the rack update to finish and retry.",
        "  Otherwise correct the node pool name, or add the pool:",
        "    convox rack params set additional_karpenter_nodepools_config=...",
      ].join("\n"),
    );
  }
}

/** What a Rack finds out only when it promotes; the names are those of AWS. @throws Error with the Rack's text */
export function checkPromotable(manifest: Manifest, generation: Generation): void {
  if (generation === "v2") {
    for (const { schedule, service } of manifest.timers) {
      const fields = schedule.split(" ").length;
      if (fields !== 5 && fields !== 6) throw new Error(`invalid schedule expression: ${schedule}`);
      if (!manifest.services.some((known) => known.name === service)) {
        throw new Error(`no such service: ${service}`);
      }
    }
    return;
  }
  for (const { commandFault } of manifest.services) if (commandFault !== undefined) throw new Error(commandFault);
  for (const kind of ["elasticache", "rds"]) {
    for (const { name, type } of manifest.resources) {
      if (!type.startsWith(`${kind}-`)) continue;
      if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)) {
        throw new Error(`invalid ${kind} resource name: only alphanumeric letter and hypen allowed`);
      }
      // The limit is 20 for both, although the text names 40 for one.
      const limit = kind === "rds" ? 20 : 40;
      if (name.length > 20) throw new Error(`${kind} resource name must not excced ${limit} char limit`);
    }
  }
}
