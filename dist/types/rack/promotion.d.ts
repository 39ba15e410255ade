import type { App } from "./apps.ts";
import { type WaitOptions } from "./wait.ts";
export type PromotionState = {
    readonly kind: "waiting";
} | {
    readonly kind: "promoted";
}
/** The app runs again, but `to`: the release before, or one that somebody else promoted in the meantime. */
 | {
    readonly kind: "rolledBack";
    readonly to: string;
} | {
    readonly kind: "failed";
    readonly reason: string;
};
export interface PromotionWatch {
    /** What the app's state means, `nowMs` on any clock. The same answer for ever once it is not "waiting". */
    see(app: Pick<App, "status" | "release">, nowMs: number): PromotionState;
}
/**
 * Judges a promotion by what the app shows, read again and again. `running` alone means little: both generations show
 * it after a rollback, and before the promotion has begun. Source: convox/convox pkg/atom, provider/k8s/app.go;
 * convox/rack provider/aws/helpers.go
 *
 * - promoted: running with this release twice in a row
 * - rolledBack: `rollback` was seen, or `updating` was, and then the app runs with another release
 * - failed: the app says so twice in a row, or nothing has begun after a minute
 *
 * @param previous the app's release before the promotion; undefined when it is not known
 */
export declare function promotionWatch(release: string, previous: string | undefined): PromotionWatch;
/**
 * How a promotion ended, by reading the app until promotionWatch has a verdict.
 * @throws TimeoutError, CancelledError and what a read throws, as settled does
 */
export declare function promotionOutcome(read: () => Promise<App>, options: {
    readonly release: string;
    readonly previous: string | undefined;
} & Omit<WaitOptions<App>, "what" | "done" | "consecutive" | "state" | "interval">): Promise<Exclude<PromotionState, {
    kind: "waiting";
}>>;
