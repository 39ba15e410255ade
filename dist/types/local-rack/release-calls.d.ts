import { type Call } from "./call.ts";
import type { Rack } from "./rack.ts";
import { type ReleaseRecord } from "./release-store.ts";
import { type Reply } from "./reply.ts";
/** Release JSON, fields in wire order. v2 normalises the environment when one release is read. */
export declare function wireRelease(rack: Rack, release: ReleaseRecord): unknown;
/** Options of a new release; an absent one keeps what the base release has. */
export interface ReleaseOptions {
    build?: string | undefined;
    env?: string | undefined;
    description?: string | undefined;
    parent?: string | undefined;
}
/**
 * Makes a release. Its base is the parent if named, else the newest release, whether or not that one is active.
 * @throws RackFailure when app, parent or build do not exist
 */
export declare function createRelease(rack: Rack, app: string, options: ReleaseOptions): Promise<ReleaseRecord>;
export declare function releaseCreate(call: Call): Promise<Reply>;
export declare function releaseGet(call: Call): Promise<Reply>;
export declare function releaseList(call: Call): Promise<Reply>;
/** Number of entries in a list, 10 unless given. @throws Error with Go's text for what is no number */
export declare function listLimit(text: string | undefined): number;
/** The first entries of a list. A negative limit makes the real handler panic, which cuts the connection. */
export declare function firstOf<T>(list: readonly T[], limit: number): readonly T[];
/** The checks, in this order, are those of the Rack; their texts are what clients see. */
export declare function releasePromote(call: Call): Promise<Reply>;
