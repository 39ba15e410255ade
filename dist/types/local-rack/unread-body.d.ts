import type { IncomingMessage } from "node:http";
import type { RequestRecord } from "./record.ts";
/** Reads what is left of a body before the reply goes out. False when there was too much. */
export declare function discardBody(request: IncomingMessage, record: RequestRecord): Promise<boolean>;
/** Swallows more of the body for a moment, until it ends or the client goes. */
export declare function linger(request: IncomingMessage): Promise<void>;
