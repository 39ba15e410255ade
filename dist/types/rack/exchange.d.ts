import { type Agent, type IncomingMessage } from "node:http";
import type { Agents } from "./agents.ts";
/** One HTTP request: no retry, no redirect, no meaning. */
export interface Exchange {
    readonly method: string;
    readonly url: URL;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Body | undefined;
    readonly agent: Agent;
    readonly tls: Agents["tls"];
    /** Longest silence, in either direction. */
    readonly idleMs: number;
    readonly signal: AbortSignal | undefined;
}
/** A streamed body, used once. */
export interface Body {
    readonly chunks: AsyncIterable<Uint8Array>;
    readonly length?: number;
    onProgress?(sent: number): void;
}
/** The source of a body threw; `cause` is what it threw. */
export declare class BodyFailure extends Error {
}
/** A proxy answered instead of the host. */
export declare class ProxyRefused extends Error {
    readonly status: number;
    constructor(status: number);
}
/**
 * The reply to one request; its body is still to be read. An error status ends the upload at once: the reply is what
 * counts, not the broken pipe that would follow. The body's source is closed in any case.
 * @throws BodyFailure, ProxyRefused, CancelledError, or the network's own error
 */
export declare function exchange(x: Exchange): Promise<IncomingMessage>;
/**
 * All bytes of a reply. With `cut` what is beyond `limit` is left, otherwise it is an error.
 * @throws the network's own error when the reply ends early
 */
export declare function bytesOf(res: IncomingMessage, limit: number, cut?: boolean): Promise<Buffer>;
/** The bytes of a reply as they come; a silence longer than `idleMs` is an error, a slow reader is not. */
export declare function chunksOf(res: IncomingMessage, idleMs: number): AsyncIterable<Uint8Array>;
/** Undefined for a tunnel that stands. A plain proxied connection is announced without a status. */
export declare function refusedStatus(connect: unknown): number | undefined;
