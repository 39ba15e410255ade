import { type BuildRecord } from "./build-store.ts";
import { type Call } from "./call.ts";
import { type Rack } from "./rack.ts";
import { type Reply } from "./reply.ts";
/** Build JSON, fields in wire order. `repository` is filled only in the reply to the creation of an external build. */
export declare function wireBuild(rack: Rack, build: BuildRecord, repository?: string): unknown;
export declare function buildCreate(call: Call): Promise<Reply>;
export declare function buildGet(call: Call): Promise<Reply>;
export declare function buildList(call: Call): Promise<Reply>;
export declare function buildUpdate(call: Call): Promise<Reply>;
