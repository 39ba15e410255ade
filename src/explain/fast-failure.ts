import type { DiagnosedPod } from "../rack/index.ts";

/** What ends a rollout early: 0 where nothing is set. Seconds, and a number of restarts. */
export interface EarlyEnd {
  readonly progressDeadline: number;
  readonly crashRestartLimit: number;
}

/** The same of a service. Deadlines of agents and of stateful services end no rollout. */
export interface ServiceEarlyEnd extends EarlyEnd {
  readonly service: string;
  readonly isAgent: boolean;
  readonly isStateful: boolean;
}

/** A deadline of this length or longer ends nothing early. Source: convox/convox provider/k8s/deploy_fast_fail_test.go */
const LONGEST_ARMED_S = 3_000;
/** The Rack looks every 3 s, and the client reads the app less often than that. */
const LEEWAY_S = 10;

/**
 * Which setting probably ended a rollout early, as two sentences for a hint. No call of a Rack returns the reason, so it
 * is inferred from the processes at the start of the rollback and from the time that the rollout took.
 * @param seconds until the rollback, `limit` of the rollout
 * @param defaults of the Rack; undefined if they cannot be read
 */
export function explainFastFailure(
  services: readonly ServiceEarlyEnd[],
  defaults: EarlyEnd | undefined,
  {
    pods,
    seconds,
    limit,
  }: { readonly pods: readonly DiagnosedPod[]; readonly seconds: number; readonly limit: number },
): string | undefined {
  const failing = pods.filter(({ classification, restarts }) => classification !== "healthy" || restarts > 0);
  for (const { service, restarts } of failing) {
    const own = services.find((one) => one.service === service)?.crashRestartLimit ?? 0;
    const limit = own || (defaults?.crashRestartLimit ?? 0);
    if (limit <= 0 || restarts <= limit) continue;
    const key = own > 0 ? "deployment.crashRestartLimit" : "deploy_crash_restart_limit of the Rack";
    return `${service}: the Rack probably ended the rollout because a process restarted ${restarts} times, and ${key} is ${limit}. Fix the crash: a higher limit only delays the rollback.`;
  }
  const deadlines = services
    .filter(({ isAgent, isStateful }) => !isAgent && !isStateful)
    .map(({ service, progressDeadline }) => ({
      service,
      own: progressDeadline,
      deadline: progressDeadline || (defaults?.progressDeadline ?? 0),
    }))
    .filter(
      ({ deadline }) =>
        deadline > 0 && deadline < LONGEST_ARMED_S && deadline <= seconds + LEEWAY_S && deadline < limit,
    )
    .sort((a, b) => a.deadline - b.deadline);
  const decided = deadlines.find(({ service }) => failing.some((pod) => pod.service === service)) ?? deadlines[0];
  if (decided === undefined) return undefined;
  const key = decided.own > 0 ? "deployment.progressDeadline" : "deploy_progress_deadline of the Rack";
  return `${decided.service}: the Rack probably ended the rollout because no new process became ready in time, and ${key} is ${decided.deadline} s. Raise it if the service needs longer to start: timeout does not extend it.`;
}
