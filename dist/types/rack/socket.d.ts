import type { Agents } from "./agents.ts";
import { type Where } from "./failures.ts";
/**
 * Output that a Rack sends over a websocket. Each chunk is one message; messages may end anywhere, even inside a
 * character. Iterated once; leaving the loop closes the connection. An end that the Rack has not announced is an
 * UnreachableError of the iteration.
 */
export interface Stream extends AsyncIterable<Uint8Array> {
    /**
     * After the end: the text of a last message of its own that began with "ERROR: ", else undefined. That is how a Rack
     * reports an error after the upgrade, but output that looks the same cannot be told from it; the caller must judge.
     */
    rackError(): string | undefined;
    /** Number of messages received so far. */
    messages(): number;
    /** Standard input for what runs at the other end; resolves when it has been handed to the network, or is not wanted. */
    send(bytes: Uint8Array): Promise<void>;
    /** Ends standard input. */
    endInput(): Promise<void>;
    close(): void;
    /** The request it came from, for errors: `GET /apps/web/logs`. */
    readonly where: Where;
}
export interface SocketOptions {
    readonly where: Where;
    readonly headers: Readonly<Record<string, string>>;
    readonly agents: Agents;
    readonly signal: AbortSignal | undefined;
}
/**
 * An open websocket, protocol as in convox/convox vendor/github.com/convox/stdapi (router.go, context.go) and stdsdk:
 * output comes in text messages of any bytes, a binary message is the end, and it is for the client to close.
 * @throws Passing, RackError or UnreachableError when the handshake fails; CancelledError on the signal
 */
export declare function openSocket({ where, headers, agents, signal }: SocketOptions): Promise<Stream>;
/** Throws the error that a Rack put at the end of a stream, if there is one, with a status derived from its words. */
export declare function throwRackError(stream: Stream): void;
