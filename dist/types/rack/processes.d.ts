import type { Transport } from "./transport.ts";
/** Source: convox/convox pkg/structs/process.go */
export interface Process {
    readonly id: string;
    /** The service it belongs to. */
    readonly name: string;
    readonly release: string;
    readonly status: string;
    readonly command: string;
    readonly started: Date | undefined;
}
export declare const processCalls: (http: Transport) => {
    /** v2 ignores `release`. */
    list: (app: string, options?: {
        readonly service?: string;
        readonly release?: string;
    }) => Promise<Process[]>;
};
