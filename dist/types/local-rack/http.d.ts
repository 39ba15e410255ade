import type { IncomingMessage, ServerResponse } from "node:http";
import type { Role } from "./call.ts";
import type { Rack } from "./rack.ts";
import { type RequestRecord } from "./record.ts";
import { type Reply } from "./reply.ts";
/** What stands before the routes: the Rack's own password check, or a Console. */
export interface Gate {
    console: boolean;
    /** Answers a request itself, or lets it through. For sockets the answer replaces the handshake. */
    before(request: IncomingMessage, path: string): Promise<Reply | undefined>;
    /** Role of the caller. @throws RackFailure; on a socket the failure is told after the handshake */
    role(request: IncomingMessage, path: string): Promise<Role>;
}
/** The Rack without anything before it. */
export declare function rackGate(rack: Rack): Gate;
/** Answers one request; never throws. */
export declare function answer(rack: Rack, gate: Gate, requests: RequestRecord[], request: IncomingMessage, response: ServerResponse): Promise<void>;
