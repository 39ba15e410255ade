import { RackFailure } from "./errors.ts";
import { type Promotion } from "./promotion.ts";
import type { Rack } from "./rack.ts";
/** An app on disk. Times are milliseconds since 1970. */
export interface AppRecord {
    name: string;
    locked: boolean;
    parameters: Record<string, string>;
    created: number;
    /** Set by a delete: the app is `deleting` for a moment and then gone. */
    deleted?: number;
    /** The newest promotion; status and active release follow from it. */
    promotion?: Promotion;
}
/** What a client sees of an app. */
export interface AppState {
    record: AppRecord;
    /** `creating`, `running`, `updating`, `rollback`, `deleting`. */
    status: string;
    /** Id of the active release, "" without one. */
    release: string;
}
export declare function appNotFound(name: string): RackFailure;
/** @throws RackFailure 404 when there is no such app */
export declare function getApp(rack: Rack, name: string): Promise<AppState>;
export declare function findApp(rack: Rack, name: string): Promise<AppState | undefined>;
/** Every app, sorted by name. */
export declare function listApps(rack: Rack): Promise<AppState[]>;
/**
 * Makes an app; with `settled` it is `running` at once.
 * @throws RackFailure when the name is taken, reserved or not allowed
 */
export declare function createApp(rack: Rack, name: string, parameters: Record<string, string>, options?: {
    settled?: boolean;
}): Promise<AppState>;
/** Changes an app under its lock. `change` may throw to leave it as it is. */
export declare function changeApp(rack: Rack, name: string, change: (record: AppRecord, state: AppState) => void | Promise<void>): Promise<AppState>;
/** Why the Rack would not create an app of this name, or undefined. */
export declare function refusedName(rack: Rack, name: string): RackFailure | undefined;
