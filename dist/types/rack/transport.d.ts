import { type Endpoint } from "./endpoint.ts";
import { type Body } from "./exchange.ts";
import { type Options } from "./form.ts";
import { type Read } from "./read.ts";
import { type Sleep } from "./retry.ts";
import { type Stream } from "./socket.ts";
export interface ClientOptions {
    /** Ends everything at once: what is under way rejects with CancelledError. */
    readonly signal?: AbortSignal | undefined;
    readonly sleep?: Sleep;
    readonly random?: () => number;
    /** Gets a line for what a user should know but need not act on, such as a retry. */
    readonly onNotice?: (line: string) => void;
    /** `convox-ci/<version>` */
    readonly userAgent?: string;
    /** How often a request that may be repeated is sent at most; 5 when not given. */
    readonly attempts?: number;
    /** Longest silence in a reply to a request that may be repeated; 60 s when not given. */
    readonly idleMs?: number;
}
interface Call {
    readonly method: "GET" | "POST" | "PUT" | "DELETE";
    readonly path: string;
    readonly query?: Options;
    readonly form?: Options;
    /** Options that travel as headers. */
    readonly headers?: Options;
    /** Called for each attempt. */
    readonly body?: () => Body;
    readonly idempotent: boolean;
    readonly idleMs?: number | undefined;
}
interface CallOptions {
    readonly query?: Options;
    readonly form?: Options;
    readonly headers?: Options;
    readonly body?: () => Body;
    /** May be sent again; every GET may. */
    readonly idempotent?: boolean;
    /** Longest silence, where that is no sign of a dead connection. */
    readonly idleMs?: number | undefined;
}
/** The wire beneath the tables of calls: retries, sessions, errors. */
export interface Transport {
    json<T>(method: Call["method"], path: string, options: CallOptions & {
        read: Read<T>;
    }): Promise<T>;
    send(method: Call["method"], path: string, options?: CallOptions): Promise<void>;
    download(path: string, options?: Pick<CallOptions, "idleMs">): Promise<AsyncIterable<Uint8Array>>;
    /**
     * Opens a websocket; its options travel as headers. The handshake is repeated unless it is `once`: what a socket begins
     * may have begun although the answer was lost.
     */
    stream(path: string, options?: Options, once?: "once"): Promise<Stream>;
    notice(line: string): void;
    close(): void;
}
/**
 * @throws what a call throws: RackError for an error reply, UnreachableError for none, CancelledError on the signal
 */
export declare function transport(endpoint: Endpoint, options?: ClientOptions): Transport;
export {};
