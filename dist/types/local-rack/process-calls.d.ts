import { type Call } from "./call.ts";
import { type Reply } from "./reply.ts";
export declare function processList(call: Call): Promise<Reply>;
export declare function processGet(call: Call): Promise<Reply>;
/** Services of the active release; none without one. */
export declare function serviceList(call: Call): Promise<Reply>;
