import { elapsedMs } from "../go/go-time.ts";
import type { Generation } from "../profile/generation.ts";

/**
 * One promotion, as recorded when it began. Everything a client sees later follows from these numbers and the time,
 * so it outlives the program. Times and durations are milliseconds.
 */
export interface Promotion {
  release: string;
  /** Release that was active before, "" for none. */
  previous: string;
  started: number;
  /** How long the rollout takes. */
  updating: number;
  /** How long a rollback takes. */
  rollback: number;
  /** `pending`: real containers decide, and the program that runs the rollout will write down what came of it. */
  outcome: "success" | "rollback" | "never" | "pending";
  /** v3's limit of the rollout; one that is not done by then is rolled back. */
  deadline: number;
  /** Since when a rollout that does not succeed is canceled by fast failure (3.25.5), after its start. */
  fastFailure?: number;
  /** The new processes crash again and again, as a fault requests. */
  crashes?: boolean;
  /** It waits for a new cloud database, as a fault requests. */
  awaitsResource?: boolean;
  cancelled?: number;
  /** Of real containers: the rollout's id, which they bear, and the program that runs it. */
  rollout?: { id: string; owner: string };
  /** Why real containers were rolled back, and what the one at fault wrote last. */
  failure?: {
    reason: string;
    output: string[];
    /** Kubernetes' word for the state of that one. */
    state?: string;
  };
}

/** A duration that is not known yet. */
export const UNKNOWN_MS = 1e14;

/** Where a promotion stands. `atom` is v3's word for it, as its events show it. */
export interface Phase {
  status: "running" | "updating" | "rollback";
  release: string;
  atom: "" | "Updating" | "Running" | "Rollback" | "Reverted";
}

/**
 * v3 shows the new release at once and the old one again from the beginning of a rollback: its current version is
 * set when the promotion is accepted. v2 shows the release among the outputs of the app's stack, which change only
 * when the update is complete.
 */
export function phaseOf(promotion: Promotion | undefined, generation: Generation, clock: number): Phase {
  if (promotion === undefined) return { status: "running", release: "", atom: "" };
  const { release, previous, started } = promotion;
  // The time since the start, so that a clock that was set back does not hold the promotion.
  const now = started + elapsedMs(started, clock);
  const turn = failsAt(promotion, generation);
  if (turn !== undefined && now >= turn) {
    const reverted = now >= turn + promotion.rollback;
    return {
      status: reverted ? "running" : "rollback",
      release: previous,
      atom: reverted ? "Reverted" : "Rollback",
    };
  }
  if (promotion.outcome === "success" && now >= started + promotion.updating) {
    return { status: "running", release, atom: "Running" };
  }
  return { status: "updating", release: generation === "v3" ? release : previous, atom: "Updating" };
}

/** When the promotion turns into a rollback, or undefined when it does not. */
export function failsAt(promotion: Promotion, generation: Generation): number | undefined {
  const { started, updating, outcome, cancelled } = promotion;
  const done = started + updating;
  if (cancelled !== undefined && (outcome !== "success" || cancelled < done)) return cancelled;
  if (outcome === "pending") return undefined;
  if (promotion.fastFailure !== undefined && outcome === "never") {
    return started + Math.min(promotion.fastFailure, promotion.deadline);
  }
  // v2 knows no deadline: a stack that does not settle stays as it is.
  const deadline = generation === "v3" ? started + promotion.deadline : Number.POSITIVE_INFINITY;
  if (outcome === "rollback") return Math.min(done, deadline);
  if (outcome === "never") return Number.isFinite(deadline) ? deadline : undefined;
  return deadline < done ? deadline : undefined;
}
