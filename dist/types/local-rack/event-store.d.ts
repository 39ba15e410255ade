import type { Rack } from "./rack.ts";
/**
 * A line of an app's log. The lines of a promotion are all written when it begins; each is shown from the time `at`
 * on (milliseconds since 1970), so that they appear in time even if the program that wrote them is gone.
 */
export interface LogEvent {
    at: number;
    /** Such as `system/k8s/web` or `service/web/web-1`. */
    stream: string;
    message: string;
}
/** Every line that is recorded, in order of time, those of the future included. */
export declare function readEvents(rack: Rack, app: string): Promise<LogEvent[]>;
export declare function addEvents(rack: Rack, app: string, events: readonly LogEvent[]): Promise<void>;
/** Takes away what has not happened yet. */
export declare function cancelEvents(rack: Rack, app: string): Promise<void>;
