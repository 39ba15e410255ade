import type { Value } from "./document.ts";
import { fieldOf } from "./forms.ts";
import { parseManifest } from "./parse.ts";

/**
 * Largest `deployment.progressDeadline` of a manifest, in seconds; 0 if no service sets one. Agents do not count.
 * Source: convox/convox provider/k8s/deploy_fast_fail_test.go, 3.25.5
 */
export function largestProgressDeadline(manifest: string): number {
  let root: Value;
  try {
    ({ root } = parseManifest(manifest, {}));
  } catch {
    return 0; // the Rack has already built this manifest, so it is not reported here
  }
  const services = root.kind === "map" ? fieldOf(root, "services") : undefined;
  if (services?.kind !== "map") return 0;
  return Math.max(0, ...services.entries.map(({ value }) => (isAgent(value) ? 0 : deadlineOf(value))));
}

function deadlineOf(service: Value): number {
  const deployment = service.kind === "map" ? fieldOf(service, "deployment") : undefined;
  const deadline = deployment?.kind === "map" ? fieldOf(deployment, "progressDeadline") : undefined;
  return deadline?.kind === "int" ? deadline.value : 0;
}

/** `agent: true`, or a mapping whose `enabled` is true (pkg/manifest/service.go). */
function isAgent(service: Value): boolean {
  const agent = service.kind === "map" ? fieldOf(service, "agent") : undefined;
  const enabled = agent?.kind === "map" ? fieldOf(agent, "enabled") : agent;
  return enabled?.kind === "bool" && enabled.value;
}
