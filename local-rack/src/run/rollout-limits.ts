import type { Service } from "../manifest/manifest-service.ts";
import type { Rack } from "../model/rack.ts";

/** Limit of a v3 rollout if the client sets none, and the longest that a `progressDeadline` can make it, in seconds. */
const DEFAULT_S = 3000;
const LONGEST_S = 21_600;
/** Shortest `deploy_progress_deadline`: the Rack takes this for a shorter one. Source: convox/convox documentation, 3.25.5 */
const SHORTEST_S = 30;
/** How often the Rack looks at the processes of a rollout. Source: convox/convox 3.24.9 */
const POLL_S = 3;
/** Kubernetes waits this long before it starts a crashed container again: doubled each time, up to the limit. */
const BACKOFF_S = 10;
const LONGEST_BACKOFF_S = 300;

/**
 * How long a v3 Rack lets a rollout take, in seconds: what the client asks for, else the longest `progressDeadline`
 * of its services, at least 50 minutes. Source: convox/convox provider/k8s/deploy_fast_fail_test.go
 */
export function rolloutLimit(rack: Rack, services: readonly Service[], timeout: number | undefined): number {
  if (timeout !== undefined) return timeout;
  if (!rack.profile.fastFailure) return DEFAULT_S;
  const deadlines = services.filter(({ agent }) => !agent).map((service) => progressDeadline(rack, service));
  return Math.min(LONGEST_S, Math.max(DEFAULT_S, ...deadlines));
}

/**
 * When fast failure ends a rollout whose processes crash, or never become ready, in seconds after its start. Undefined if
 * nothing ends it before its limit. Source: convox/convox provider/k8s/deploy_fast_fail.go
 */
export function fastFailure(rack: Rack, services: readonly Service[], crashes: boolean): number | undefined {
  if (!rack.profile.fastFailure || isDisabled(rack)) return undefined;
  const deadlines = services
    .filter(({ agent, stateful }) => !agent && !stateful)
    .map((service) => progressDeadline(rack, service))
    .filter((seconds) => seconds > 0 && seconds < DEFAULT_S);
  const crashEnds = services
    .map((service) => crashRestartLimit(rack, service))
    .filter((limit) => crashes && limit > 0)
    .map((limit) => Math.ceil(restartTime(limit + 1) / POLL_S) * POLL_S);
  const all = [...deadlines, ...crashEnds];
  return all.length === 0 ? undefined : Math.min(...all);
}

/** How often a container that ends at once was started again after so many seconds. */
export function restartsAfter(seconds: number): number {
  let restarts = 0;
  while (restartTime(restarts + 1) <= seconds) restarts++;
  return restarts;
}

function restartTime(restart: number): number {
  let seconds = 0;
  for (let i = 0; i < restart; i++) seconds += Math.min(BACKOFF_S * 2 ** i, LONGEST_BACKOFF_S);
  return seconds;
}

/** Of the service, else of the Rack; 0 for none. The Rack's default can be changed for a service, but not removed. */
function progressDeadline(rack: Rack, { deployment }: Service): number {
  if (deployment.progressDeadline !== 0) return deployment.progressDeadline;
  const seconds = parameter(rack, "deploy_progress_deadline");
  return seconds <= 0 ? 0 : Math.min(LONGEST_S, Math.max(SHORTEST_S, seconds));
}

/** Of the service, else of the Rack; 0 for none. -1 removes the Rack's default. */
function crashRestartLimit(rack: Rack, { deployment }: Service): number {
  return deployment.crashRestartLimit || parameter(rack, "deploy_crash_restart_limit");
}

function parameter({ parameters }: Rack, name: string): number {
  return Number.parseInt(parameters[name] ?? "0", 10) || 0;
}

function isDisabled({ parameters }: Rack): boolean {
  return (parameters["api_feature_gates"] ?? "").split(",").includes("deploy-fast-fail-disable=true");
}
