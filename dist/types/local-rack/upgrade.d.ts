import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { type Gate } from "./http.ts";
import type { Rack } from "./rack.ts";
import { type RequestRecord } from "./record.ts";
/**
 * Answers a request with an Upgrade header; never throws. The handshake comes first, whatever the password: what goes
 * wrong afterwards is told inside the stream. A request that fits no socket is an ordinary one, for which `plain`
 * makes the response.
 */
export declare function answerUpgrade(rack: Rack, gate: Gate, requests: RequestRecord[], request: IncomingMessage, stream: Duplex, plain: (request: IncomingMessage, stream: Duplex) => ServerResponse): Promise<void>;
