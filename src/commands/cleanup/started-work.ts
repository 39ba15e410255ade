import { CancelledError, ConvoxError } from "../../errors.ts";
import type { Rack } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { cancelBuild } from "./cancel-build.ts";
import { cancelPromotion, type OnCancel } from "./cancel-promotion.ts";
import type { CleanupDeps, CleanupResult } from "./cleanup-result.ts";
import { stopProcess } from "./stop-process.ts";

/** What a command has begun on a Rack, and ends again when the job is cancelled. */
export type StartedWork =
  | { readonly kind: "build"; readonly app: string; readonly id: string }
  | { readonly kind: "process"; readonly app: string; readonly id: string }
  | { readonly kind: "promotion"; readonly app: string; readonly id: string; readonly onCancel: OnCancel };

/** Where the note for the step after the job is kept. */
export const STARTED_WORK = "started-work";
/** What a request that begins something may still take when the job has been cancelled. */
const ANSWER_MS = 3_000;
/** GitHub sends its second signal 7.5 s after the first. */
const UNDO_MS = 4_000;

/**
 * Result of `body`, which waits for what was begun. When the job is cancelled meanwhile, that is ended at the Rack, and
 * the error says so. The note is for the step after the job, should this process not live long enough.
 * @throws CancelledError saying what was ended and what goes on
 */
export async function withCleanup<T>(begun: StartedWork, deps: Deps, body: () => Promise<T>): Promise<T> {
  deps.host.save(STARTED_WORK, JSON.stringify(begun));
  let left = false;
  try {
    return await body();
  } catch (error) {
    if (!deps.signal.aborted) throw error;
    const { done, message } = await cleanUp(UNDO_MS, begun, deps.rack, deps);
    left = !done;
    throw cancelledError(deps.signal, message, error);
  } finally {
    if (!left) deps.host.save(STARTED_WORK, "");
  }
}

/**
 * Result of a request that begins something. A cancelled job still waits some seconds for the answer: without it nobody
 * would know what to end.
 */
export async function requestStart<T>({ rack, signal }: Deps, request: (rack: Rack) => Promise<T>): Promise<T> {
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = () => {
    timer = setTimeout(() => end.abort(signal.reason), ANSWER_MS);
  };
  signal.throwIfAborted();
  signal.addEventListener("abort", limit, { once: true });
  const patient = rack.withSignal(end.signal);
  try {
    return await request(patient);
  } finally {
    signal.removeEventListener("abort", limit);
    clearTimeout(timer);
    patient.close();
  }
}

/** Ends what `begun` names, in at most `ms`; never throws. */
export async function cleanUp(ms: number, begun: StartedWork, rack: Rack, deps: CleanupDeps): Promise<CleanupResult> {
  const patient = rack.withSignal(AbortSignal.timeout(ms));
  try {
    switch (begun.kind) {
      case "build":
        return await cancelBuild(patient, begun.app, begun.id, deps);
      case "process":
        return await stopProcess(patient, begun.app, begun.id);
      case "promotion":
        return await cancelPromotion(patient, begun, deps);
    }
  } catch (error) {
    if (!(error instanceof ConvoxError)) throw error;
    const why = error instanceof CancelledError ? `the Rack did not answer within ${ms / 1000} s` : error.message;
    return { done: false, message: `${begun.kind} ${begun.id} of ${begun.app} may go on at the Rack: ${why}` };
  } finally {
    patient.close();
  }
}

/** The note of a job that was ended in the middle; undefined for none, and for one that makes no sense. */
export function parseStartedWork(note: string): StartedWork | undefined {
  try {
    const value: unknown = JSON.parse(note);
    if (typeof value !== "object" || value === null) return undefined;
    const { kind, app, id, onCancel } = value as Record<string, unknown>;
    if (typeof app !== "string" || typeof id !== "string") return undefined;
    if (kind === "build" || kind === "process") return { kind, app, id };
    if (kind === "promotion") return { kind, app, id, onCancel: onCancel === "rollback" ? "rollback" : "leave" };
  } catch {
    // Not JSON: there is no note.
  }
  return undefined;
}

/** The end of a cancelled job, with what became of what it had begun. */
export function cancelledError(signal: AbortSignal, told: string, cause: unknown): CancelledError {
  const inner = cause instanceof CancelledError ? cause : undefined;
  const reason = signal.reason instanceof Error ? signal.reason.message : "cancelled";
  return new CancelledError(`${inner?.message ?? reason}; ${told}`, { cause, outputs: inner?.outputs });
}
