import type { Manifest } from "../manifest/manifest-shape.ts";
import type { Rack } from "../model/rack.ts";
import { RackFailure } from "../profile/errors.ts";

/** Label that chooses a node pool; no other label is checked. */
const NODE_POOL = "convox.io/nodepool";

type Pools = Pick<Rack, "profile" | "nodePools">;

/**
 * The check of a promotion on a Karpenter Rack since 3.25.4: every service, also one that is scaled to zero. Its place
 * among the checks is unknown. Source: convox/convox provider/k8s/karpenter.go
 * @throws RackFailure 400
 */
export function checkServicePools(rack: Pools, { services }: Manifest): void {
  for (const { name, nodeSelectorLabels } of services) {
    checkPool(rack, `convox.yml: service "${name}"`, nodeSelectorLabels[NODE_POOL]);
  }
}

/**
 * The same check of `Node-Labels` of a run and of the app parameter `BuildLabels`. `what` begins the first line: no source
 * has the words for these two, so they are invented.
 * @throws RackFailure 400
 */
export function checkLabelPool(rack: Pools, what: string, labels: string | undefined): void {
  const pairs = (labels ?? "").split(/[,&]/).map((item) => item.split("=", 2));
  checkPool(rack, what, pairs.find(([key]) => key?.trim() === NODE_POOL)?.[1]?.trim());
}

/** Passes if there are no pools. */
function checkPool({ profile, nodePools }: Pools, what: string, pool: string | undefined): void {
  if (!profile.nodePoolCheck || nodePools.length === 0 || pool === undefined || nodePools.includes(pool)) return;
  throw new RackFailure(
    400,
    [
      `${what} targets Karpenter node pool "${pool}", which does not exist on this rack.`,
      `  Existing pools: ${[...nodePools].sort().join(", ")}`,
      "  If you just added this pool, wait for the rack update to finish and retry.",
      "  Otherwise correct the node pool name, or add the pool:",
      "    convox rack params set additional_karpenter_nodepools_config=...",
    ].join("\n"),
  );
}
