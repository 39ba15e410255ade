import type { Value } from "./document.ts";
import { fieldOf } from "./forms.ts";
import { parseManifest } from "./parse.ts";

/** What decides how long the rollout of a service may take without success; 0 where nothing is set. */
export interface RolloutKeys {
  readonly service: string;
  /** `deployment.progressDeadline`, in seconds. */
  readonly progressDeadline: number;
  /** `deployment.crashRestartLimit`; -1 removes the default of the Rack. */
  readonly crashRestartLimit: number;
  /** Deadlines of agents and of stateful services end no rollout. */
  readonly isAgent: boolean;
  readonly isStateful: boolean;
}

/** The keys of every service of a manifest; none if the text cannot be read, which the Rack has reported already. */
export function readRolloutKeys(manifest: string): RolloutKeys[] {
  return rolloutKeys(readRoot(manifest));
}

/** The keys of every service of a manifest that has been read. */
export function rolloutKeys(root: Value | undefined): RolloutKeys[] {
  return servicesOf(root).map(({ key, value }) => {
    const deployment = field(value, "deployment");
    return {
      service: key,
      progressDeadline: whole(field(deployment, "progressDeadline")),
      crashRestartLimit: whole(field(deployment, "crashRestartLimit")),
      isAgent: isAgent(value),
      isStateful: isTrue(field(value, "stateful")),
    };
  });
}

/**
 * Largest `deployment.progressDeadline` of a manifest, in seconds; 0 if no service sets one. Agents do not count.
 * Source: convox/convox provider/k8s/deploy_fast_fail_test.go, 3.25.5
 */
export function largestProgressDeadline(manifest: string): number {
  const keys = readRolloutKeys(manifest).filter(({ isAgent }) => !isAgent);
  return Math.max(0, ...keys.map(({ progressDeadline }) => progressDeadline));
}

/** Line of the node pool that a service targets by `nodeSelectorLabels`; undefined if it is not written there. */
export function findNodePoolLine(manifest: string, service: string): number | undefined {
  const found = servicesOf(readRoot(manifest)).find(({ key }) => key === service);
  return field(field(found?.value, "nodeSelectorLabels"), "convox.io/nodepool")?.at.line;
}

/** Undefined for a text that cannot be read. */
export function readRoot(manifest: string): Value | undefined {
  try {
    return parseManifest(manifest, {}).root;
  } catch {
    return undefined;
  }
}

function servicesOf(root: Value | undefined): readonly { readonly key: string; readonly value: Value }[] {
  const services = field(root, "services");
  return services?.kind === "map" ? services.entries : [];
}

function field(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === "map" ? fieldOf(value, name) : undefined;
}

function whole(value: Value | undefined): number {
  return value?.kind === "int" ? value.value : 0;
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === "bool" && value.value;
}

/** `agent: true`, or a mapping whose `enabled` is true (pkg/manifest/service.go). */
function isAgent(service: Value): boolean {
  const agent = field(service, "agent");
  return isTrue(agent?.kind === "map" ? field(agent, "enabled") : agent);
}
