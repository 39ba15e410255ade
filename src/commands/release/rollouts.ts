import type { SystemLine } from "./read-system-log.ts";

/** A rollout as the app's log shows it. */
export interface Rollout {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly succeeded: boolean;
  /**
   * v3: whether it started pods of a replica set that the log does not show before. Otherwise the active release was
   * promoted again, as a change of an app parameter does.
   */
  readonly hasNewPods: boolean;
  /** v3: the builds whose images these new pods use. Empty if the log does not name them. */
  readonly builds: ReadonlySet<string>;
  /** v2: a promotion, a change of scale and a change of a parameter are the same update of the app's stack. */
  readonly isPerhapsScaling: boolean;
}

/** v3: Kubernetes names a replica set after the content of the pods, so that the same release has the same set. */
const REPLICA_SET = /^(?:Scaled up replica set (\S+)|Created pod: (\S+)-[a-z0-9]{5}$)/;

/** v3: the kubelet names the image of a pod, whose tag is `SERVICE.BUILD`. Source: documentation of convox releases promote */
const IMAGE = /^(?:Pulling image|Successfully pulled image|Container image) "\S+:[\w-]+\.(B[A-Z]{5,})"/;

/** v3: states of the rollout controller, `Status: Updating => Running`. Source: convox/convox pkg/atom, provider/k8s/app.go */
const ATOM_STREAM = "system/k8s/atom/app";
const ATOM = /^Status: \w+ => (\w+)$/;
/** v2: states of the app's CloudFormation stack, whose events name the stack twice: `aws/cfm STACK STATUS STACK REASON`. */
const STACK = /^aws\/cfm (\S+) (\w+) \1(?: |$)/;

const STARTS = /^(Pending|UPDATE_IN_PROGRESS)$/;
const SUCCEEDS = /^(Running|Success|UPDATE_COMPLETE)$/;
const FAILS =
  /^(Rollback|Reverted|Failed|UPDATE_ROLLBACK_IN_PROGRESS|UPDATE_ROLLBACK_COMPLETE|UPDATE_ROLLBACK_FAILED)$/;

/** The rollouts that start and end within the lines, oldest first. */
export function findRollouts(lines: readonly SystemLine[]): Rollout[] {
  const rollouts: Rollout[] = [];
  const known = new Set<string>();
  let startedAt: Date | undefined;
  let newSets = new Set<string>();
  let builds = new Map<string, string>();
  const sorted = [...lines].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, stream, message } of sorted) {
    const [, scaled, created] = (stream.startsWith("system/k8s/") && REPLICA_SET.exec(message.trim())) || [];
    const set = scaled ?? created;
    if (set !== undefined && !known.has(set)) {
      known.add(set);
      newSets.add(set);
    }
    const build = stream.startsWith("system/k8s/") ? IMAGE.exec(message.trim())?.[1] : undefined;
    if (build !== undefined) builds.set(stream.slice("system/k8s/".length), build);
    const state = stateIn(stream, message.trim());
    if (state === undefined) continue;
    if (STARTS.test(state)) {
      startedAt = at;
      newSets = new Set();
      builds = new Map();
    } else if (startedAt && (SUCCEEDS.test(state) || FAILS.test(state))) {
      const isV3 = stream === ATOM_STREAM;
      rollouts.push({
        startedAt,
        endedAt: at,
        succeeded: SUCCEEDS.test(state),
        hasNewPods: isV3 && newSets.size > 0,
        builds: new Set([...builds].flatMap(([pod, build]) => (newSets.has(setOf(pod)) ? [build] : []))),
        isPerhapsScaling: !isV3,
      });
      startedAt = undefined;
    }
  }
  return rollouts;
}

/** The replica set of a pod: its name without the suffix. */
function setOf(pod: string): string {
  return pod.slice(0, pod.lastIndexOf("-"));
}

function stateIn(stream: string, message: string): string | undefined {
  if (stream === ATOM_STREAM) return ATOM.exec(message)?.[1];
  if (stream === "system/cloudformation") return STACK.exec(message)?.[2];
  return undefined;
}
