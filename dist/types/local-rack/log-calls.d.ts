import { type Call } from "./call.ts";
import type { SocketOutput } from "./sockets.ts";
/** Log of a build: the process's output while it runs, the stored log afterwards. */
export declare function buildLogs(call: Call, out: SocketOutput): Promise<void>;
/** Log of an app: lines since a while ago, then those that come. */
export declare function appLogs(call: Call, out: SocketOutput): Promise<void>;
/** Log of one service. Nothing runs, so it has only the lines of that service, which are none. */
export declare function serviceLogs(call: Call, out: SocketOutput): Promise<void>;
