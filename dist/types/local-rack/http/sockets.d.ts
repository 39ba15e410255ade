import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Reply } from "./reply.ts";
/** One message as it went out, for the transcript. */
export interface SentFrame {
    opcode: "text" | "binary";
    data: Buffer;
}
/** Where a socket handler writes. */
export interface SocketOutput {
    /** One text message with these bytes, whether or not they are valid UTF-8. Resolves when there is room for more. */
    text(data: Uint8Array | string): Promise<void>;
    /** What the client says; empty on a route that only writes. Iterated at most once. */
    input(): AsyncIterable<Buffer>;
    /** Aborted when the client has gone or the Rack closes. */
    gone: AbortSignal;
}
/** Bends what a socket sends; see faults.ts. */
export interface SocketShape {
    /** Messages are cut into pieces of this many bytes. */
    split?: number | undefined;
    /** The TCP connection is cut after this many payload bytes. */
    dropAfter?: number | undefined;
    /** The connection ends without the end-of-stream message. */
    noEnd?: boolean | undefined;
    /** The handler reads; otherwise the client's frames are thrown away unanswered. */
    reads?: boolean | undefined;
}
/**
 * A socket, written by hand because real ones do what a well-behaved library will not: they put any bytes into text
 * messages, and those that serve logs never read, so that pings and close frames stay unanswered. After the end-of-stream message
 * (an empty binary one) the connection stays open until the client closes it.
 */
export interface LogSocket extends SocketOutput {
    end(): Promise<void>;
    frames: SentFrame[];
}
/** Why a handshake fails, or undefined when it may go on. The texts are those of Go's usual websocket library. */
export declare function handshakeFailure(request: IncomingMessage): Reply | undefined;
/** Completes the handshake on `stream`. */
export declare function openLogSocket(request: IncomingMessage, stream: Duplex, closing: AbortSignal, shape: SocketShape): LogSocket;
