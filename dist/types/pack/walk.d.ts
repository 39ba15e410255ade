import type { Entry } from "./entry.ts";
import { type Wanted } from "./look.ts";
import type { ContextWarning } from "./warnings.ts";
/** What a walk found. */
export interface Found {
    entries: Entry[];
    ignored: number;
    warnings: ContextWarning[];
}
/**
 * Everything in the root that is wanted, depth first, the names of a directory in the order of their bytes.
 * @throws PackError with all that prevents packing, once the walk is over
 */
export declare function walk(wanted: Wanted, signal: AbortSignal | undefined): Promise<Found>;
