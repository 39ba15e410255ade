import { type AppState } from "./app-store.ts";
import { type Call } from "./call.ts";
import { type Rack } from "./rack.ts";
import { type Reply } from "./reply.ts";
/** App JSON, fields in wire order. v2 has no router. */
export declare function wireApp(rack: Rack, app: AppState): unknown;
/** Parameters that a new app starts with. v2 shows those of the app's stack. */
export declare function firstParameters(rack: Rack): Record<string, string>;
export declare function appList({ rack }: Call): Promise<Reply>;
export declare function appGet(call: Call): Promise<Reply>;
export declare function appCreate({ rack, options }: Call): Promise<Reply>;
export declare function appDelete(call: Call): Promise<Reply>;
export declare function appUpdate(call: Call): Promise<Reply>;
export declare function appCancel(call: Call): Promise<Reply>;
