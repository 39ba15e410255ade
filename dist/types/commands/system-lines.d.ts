import type { Deps } from "./command.ts";
/**
 * What the Rack itself says in the app's log from now on, a line each, until `close`. Racks end this log now and then;
 * it is opened again. A key that may not read logs costs a warning, not the promotion.
 */
export declare function systemLines(app: string, { rack, host, sleep, signal }: Deps): AsyncIterable<Uint8Array> & {
    close(): void;
};
