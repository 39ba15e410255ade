import type { IncomingMessage } from "node:http";
import type { Rack } from "./rack.ts";
import { type Reply } from "./reply.ts";
/** Faults that strike before a request is handled: a reply instead, a cut connection, or nothing. */
export declare function disturbed(rack: Rack, request: IncomingMessage): Promise<Reply | "cut" | undefined>;
/** Faults that change a reply on its way out; undefined when there are none. */
export declare function replyShape(rack: Rack, request: IncomingMessage): ((body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) | undefined;
