import { Readable } from "node:stream";
import { CancelledError, ConvoxError, RackError, TimeoutError } from "../../errors.ts";
import { appLogFindings, logLines } from "../../explain/app-log.ts";
import { diagnosisFindings } from "../../explain/diagnosis.ts";
import { type Finding, lastLines } from "../../explain/finding.ts";
import { type App, type DiagnosedPod, type Process, withDeadline } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { formatDuration } from "../output/units.ts";
import { describeEarlyEnd } from "./early-end.ts";
import type { LimitedRelease } from "./rollout-limit.ts";
import type { SystemLines } from "./system-lines.ts";

/** Why a promotion failed, "" if unknown, and what to do about it. */
export interface Explanation {
  readonly why: string;
  readonly hints: readonly string[];
}

export interface RolloutObserver {
  /** Called with every state of the app. Collects evidence when a rollback starts, before the Rack removes the processes. */
  observe(app: App): void;
  /** Prints what is known about the failure. A Rack that does not answer within `limitMs` is not waited for. */
  explain(limitMs: number): Promise<Explanation>;
}

interface Evidence {
  readonly diagnosed: readonly Finding[];
  /** The processes of the diagnosis. */
  readonly pods: readonly DiagnosedPod[];
  readonly processes: readonly Process[];
  /** Requests that the Rack denied. */
  readonly refusals: readonly string[];
  /** The Rack did not answer in time. */
  readonly isLate?: boolean;
}

/** Lines of a crashed process's output that the error itself contains. */
const SHOWN_LINES = 5;
/** Lines of output requested for each process. */
const ASKED_LINES = 50;

/** Observes a rollout and explains its failure. Denied requests do not fail it; they are named. */
export function observeRollout(promotion: LimitedRelease, log: SystemLines, deps: Deps): RolloutObserver {
  const { app, release } = promotion;
  const startedAt = deps.now();
  let early: Promise<Evidence> | undefined;
  let turnedAt: number | undefined;
  return {
    observe({ status }) {
      if (status !== "rollback" || early !== undefined) return;
      turnedAt = deps.now();
      early = gatherEvidence(app, deps);
      early.catch(() => undefined); // a failure is thrown where it is awaited
    },
    async explain(limitMs) {
      const evidence = await withinLimit(limitMs, async () => {
        const first = await early;
        return first && hasEvidence(first) ? first : await gatherEvidence(app, deps);
      });
      const findings =
        evidence.diagnosed.length > 0
          ? evidence.diagnosed
          : appLogFindings(logLines(log.seen()), evidence.processes, release);
      await printOutputs(findings, deps);
      const refusal = log.refusal()?.message;
      const refusals = refusal === undefined ? evidence.refusals : [...evidence.refusals, refusal];
      const { why, hints } = explanation(app, findings, refusals);
      if (turnedAt === undefined || evidence.isLate) return { why, hints };
      const seen = { pods: evidence.pods, seconds: (turnedAt - startedAt) / 1000 };
      const cause = await describeEarlyEnd(promotion, seen, deps);
      return { why, hints: [cause ?? [], hints].flat() };
    },
  };
}

async function withinLimit(limitMs: number, gather: () => Promise<Evidence>): Promise<Evidence> {
  const late = new TimeoutError("wait-timeout", `the Rack did not answer within ${formatDuration(limitMs)}`);
  try {
    return await withDeadline(limitMs, () => late, gather);
  } catch (error) {
    if (error !== late) throw error;
    return { diagnosed: [], pods: [], processes: [], refusals: [late.message], isLate: true };
  }
}

function hasEvidence({ diagnosed, processes }: Evidence): boolean {
  return diagnosed.length > 0 || processes.length > 0;
}

async function gatherEvidence(app: string, { rack }: Pick<Deps, "rack">): Promise<Evidence> {
  const refusals: string[] = [];
  const readIfAllowed = async <T>(call: Promise<T>): Promise<T | undefined> => {
    try {
      return await call;
    } catch (error) {
      // The failed promotion is the main error: a lost connection must not hide it.
      if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
      // An empty 404 means that this Rack has no diagnosis; the key does not matter.
      if (!(error instanceof RackError) || error.status !== 404) refusals.push(error.message);
      return undefined;
    }
  };
  const diagnosis = await readIfAllowed(rack.diagnose.app(app, { lines: ASKED_LINES }));
  const processes = await readIfAllowed(rack.processes.list(app));
  return {
    diagnosed: diagnosis ? diagnosisFindings(diagnosis) : [],
    pods: diagnosis?.pods ?? [],
    processes: processes ?? [],
    refusals,
  };
}

/** Prints the output of each finding in a group. The error has the rest. */
async function printOutputs(findings: readonly Finding[], { host }: Pick<Deps, "host">): Promise<void> {
  for (const { service, output } of findings) {
    if (output === "") continue;
    await host.group(`Last output of ${service}`, () => host.stream(Readable.from([Buffer.from(`${output}\n`)])));
  }
}

function explanation(app: string, findings: readonly Finding[], refusals: readonly string[]): Explanation {
  const why = findings.map(({ service, what }) => (service === "" ? what : `${service}: ${what}`)).join("; ");
  const hints = findings.flatMap(({ service, hint, output }) => [
    ...(hint === "" ? [] : [service === "" ? hint : `${service}: ${hint}`]),
    ...(output === "" ? [] : [`last output of ${service}:\n${lastLines(output, SHOWN_LINES)}`]),
  ]);
  if (findings.every(({ output }) => output === "")) {
    hints.push(
      `Run convox-ci logs --app ${app} to see ${findings.length === 0 ? "why it did not start" : "its output"}.`,
    );
  }
  if (findings.length === 0 && refusals.length > 0) {
    hints.push(...refusals.map((refusal) => `Not available: ${refusal}`));
    hints.push(`Use a deploy key with Read on ${app} to get the reason.`);
  }
  return { why, hints: [...new Set(hints)] };
}
