import type { Generation } from "./profile.ts";
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
    outcome: "success" | "rollback" | "never";
    /** v3's progress deadline; a rollout that is not done by then is rolled back. */
    deadline: number;
    cancelled?: number;
}
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
export declare function phaseOf(promotion: Promotion | undefined, generation: Generation, now: number): Phase;
/** When the promotion turns into a rollback, or undefined when it does not. */
export declare function failsAt(promotion: Promotion, generation: Generation): number | undefined;
