import type { SystemLine } from "./read-system-log.ts";

/** A rollout as the app's log shows it. */
export interface Rollout {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly succeeded: boolean;
}

/** v3: states of the rollout controller, `Status: Updating => Running`. Source: convox/convox pkg/atom, provider/k8s/app.go */
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
  let startedAt: Date | undefined;
  const sorted = [...lines].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, stream, message } of sorted) {
    const state = stateIn(stream, message.trim());
    if (state === undefined) continue;
    if (STARTS.test(state)) startedAt = at;
    else if (startedAt && (SUCCEEDS.test(state) || FAILS.test(state))) {
      rollouts.push({ startedAt, endedAt: at, succeeded: SUCCEEDS.test(state) });
      startedAt = undefined;
    }
  }
  return rollouts;
}

function stateIn(stream: string, message: string): string | undefined {
  if (stream === "system/k8s/atom/app") return ATOM.exec(message)?.[1];
  if (stream === "system/cloudformation") return STACK.exec(message)?.[2];
  return undefined;
}
