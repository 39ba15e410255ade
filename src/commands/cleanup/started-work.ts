import { CancelledError, ConvoxError } from "../../errors.ts";
import type { Rack } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { cancelBuild } from "./cancel-build.ts";
import { cancelPromotion, type OnCancel } from "./cancel-promotion.ts";
import type { CleanupDeps, CleanupResult } from "./cleanup-result.ts";
import { stopProcess } from "./stop-process.ts";

/** Work that a command has started on a Rack. It is ended if the job is canceled. */
export type StartedWork =
  | { readonly kind: "build"; readonly app: string; readonly id: string }
  | { readonly kind: "process"; readonly app: string; readonly id: string }
  | { readonly kind: "promotion"; readonly app: string; readonly id: string; readonly onCancel: OnCancel };

/** Name under which the post step finds the started work. */
export const STARTED_WORK = "started-work";
/** Time that a request may still take after the job was canceled. */
const ANSWER_MS = 3_000;
/** GitHub sends its second signal 7.5 s after the first. */
const CLEANUP_MS = 4_000;

/**
 * Runs `body`, which waits for the started work. If the job is canceled meanwhile, the work is ended on the Rack. It is
 * also saved for the post step, in case this process is killed first.
 * @throws CancelledError that names what was ended and what continues
 */
export async function withCleanup<T>(work: StartedWork, deps: Deps, body: () => Promise<T>): Promise<T> {
  deps.host.save(STARTED_WORK, JSON.stringify(work));
  let left = false;
  try {
    return await body();
  } catch (error) {
    if (!deps.signal.aborted) throw error;
    const { done, message } = await cleanUp(CLEANUP_MS, work, deps.rack, deps);
    left = !done;
    throw cancelledError(deps.signal, message, error);
  } finally {
    if (!left) deps.host.save(STARTED_WORK, "");
  }
}

/**
 * Sends a request that starts work. A canceled job still waits some seconds for the answer, which names the work to end.
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

/** Ends the started work on the Rack, in at most `ms`. Never throws for a Rack. */
export async function cleanUp(ms: number, work: StartedWork, rack: Rack, deps: CleanupDeps): Promise<CleanupResult> {
  const patient = rack.withSignal(AbortSignal.timeout(ms));
  try {
    switch (work.kind) {
      case "build":
        return await cancelBuild(patient, work.app, work.id, deps);
      case "process":
        return await stopProcess(patient, work.app, work.id);
      case "promotion":
        return await cancelPromotion(patient, work, deps);
    }
  } catch (error) {
    if (!(error instanceof ConvoxError)) throw error;
    const why = error instanceof CancelledError ? `the Rack did not answer within ${ms / 1000} s` : error.message;
    return { done: false, message: `${work.kind} ${work.id} of ${work.app} may continue on the Rack: ${why}` };
  } finally {
    patient.close();
  }
}

/** Parses the saved work of a job that was killed; undefined if there is none or it is invalid. */
export function parseStartedWork(note: string): StartedWork | undefined {
  try {
    const value: unknown = JSON.parse(note);
    if (typeof value !== "object" || value === null) return undefined;
    const { kind, app, id, onCancel } = value as Record<string, unknown>;
    if (typeof app !== "string" || typeof id !== "string") return undefined;
    if (kind === "build" || kind === "process") return { kind, app, id };
    if (kind === "promotion") return { kind, app, id, onCancel: onCancel === "rollback" ? "rollback" : "leave" };
  } catch {
    // Not JSON: no work was saved.
  }
  return undefined;
}

/** The error of a canceled job, with what happened to the work it had started. */
export function cancelledError(signal: AbortSignal, message: string, cause: unknown): CancelledError {
  const inner = cause instanceof CancelledError ? cause : undefined;
  const reason = signal.reason instanceof Error ? signal.reason.message : "canceled";
  return new CancelledError("canceled", `${inner?.message ?? reason}; ${message}`, { cause, outputs: inner?.outputs });
}
