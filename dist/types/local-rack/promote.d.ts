import type { AppRecord, AppState } from "./app-store.ts";
import type { Rack } from "./rack.ts";
/** What is to be promoted. `services` are the names in the release's manifest, for the log lines. */
export interface PromotionRequest {
    release: string;
    deadlineSeconds: number;
    services: readonly string[];
}
/**
 * Begins a promotion: changes the record (the caller holds the app's lock and writes it) and schedules the log lines.
 * Faults decide how it will end.
 */
export declare function startPromotion(rack: Rack, record: AppRecord, state: AppState, request: PromotionRequest): Promise<void>;
