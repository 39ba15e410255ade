import type { Stream } from "./socket.ts";
import type { Transport } from "./transport.ts";
/** Source: convox/convox pkg/structs/log.go */
export interface LogOptions {
    /** Time and stream before each line: `2026-03-18T15:41:16Z system/k8s/web message`. */
    readonly prefix?: boolean;
    /** Seconds to go back; a Rack takes two minutes when it is not given. */
    readonly since?: number;
    /** False: stop at the end of what there is. */
    readonly follow?: boolean;
    readonly filter?: string;
    /** Number of lines to go back; v3 3.19.4 and later. */
    readonly tail?: number;
}
export declare const logCalls: (http: Transport) => {
    app: (app: string, options?: LogOptions) => Promise<Stream>;
    /** Of one service alone; v3 3.19.4 and later, where a default deploy key may not read it. */
    service: (app: string, service: string, options?: LogOptions) => Promise<Stream>;
};
