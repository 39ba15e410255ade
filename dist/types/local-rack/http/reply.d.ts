import type { IncomingMessage, ServerResponse } from "node:http";
/** An answer before it goes out. `body` is bytes, or a stream of unknown length. */
export interface Reply {
    status: number;
    headers: Record<string, string>;
    body: Buffer | AsyncIterable<Buffer>;
}
/** 200 with JSON, two-space indented, final newline. */
export declare function json(value: unknown, status?: number): Reply;
/** The answer of calls without a result. */
export declare function ok(): Reply;
/** Bytes whose type Go guesses from their beginning. */
export declare function stream(body: AsyncIterable<Buffer>): Reply;
/** Unknown route (404) and wrong method (405): no body, no Request-Id. */
export declare function empty(status: number): Reply;
/** An error as text, or as JSON for a client that asked for it. */
export declare function failure(status: number, message: string, asJson: boolean): Reply;
/** True when an `Accept` header lists application/json. */
export declare function wantsJson(accept: string | undefined): boolean;
/** How a reply goes out. */
export interface Sending {
    /** A reply to HEAD: headers only. */
    head: boolean;
    /** Changes the bytes on their way (faults); it ends the stream early by throwing. */
    shape?: ((body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) | undefined;
    /** A request whose body was too long to be read out; its connection is closed after the reply. */
    surplusOf?: IncomingMessage | undefined;
}
/** Sends a reply the way Go's server does. */
export declare function send(response: ServerResponse, reply: Reply, options: Sending): Promise<void>;
