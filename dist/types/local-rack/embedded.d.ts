import type { Call } from "./call.ts";
/**
 * In embedded mode an app comes into being when it is first used, and the user is told. Nothing is made for
 * `DELETE /apps/NAME`, nor for a look at an app that this very folder has just seen deleted: whoever waits for its end
 * must see it.
 */
export declare function createMissingApp(call: Call, method: string, path: string): Promise<void>;
