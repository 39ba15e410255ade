import type { Call } from "./call.ts";
import { type Reply } from "./reply.ts";
/** The Rack itself, fields in wire order. v3 has no parameters, and its status is always `running`. */
export declare function systemGet({ rack }: Call): Reply;
export declare function authCheck(): Reply;
/** `POST /events`: the Rack takes note; this one has no use for it. */
export declare function eventSend(): Reply;
export declare function tokenCreate({ rack, role, options }: Call): Promise<Reply>;
export declare function tokenRotate({ rack }: Call): Promise<Reply>;
