import type { Rack } from "./client.ts";
import type { Sleep } from "./retry.ts";
export interface FollowOptions {
    /**
     * Resolves when the build has settled; until then a stream that ends or breaks is opened again. When it rejects, the
     * log is left where it is.
     */
    readonly settled: Promise<unknown>;
    readonly sleep: Sleep;
    readonly signal?: AbortSignal | undefined;
    /** Gets a line when a part of the log could not be had. */
    readonly onNotice?: (line: string) => void;
    /** Longest silence of a stored log; 30 s when not given. */
    readonly storedIdleMs?: number;
}
/**
 * The whole log of a build, as it comes, each byte once. Every connection starts again from the first byte, so after a
 * break what was shown already is skipped; when the build has settled, the end is taken from the stored log.
 * Losing the log does not fail a build: except for a refusal (401, 403, 404) of the first connection nothing throws.
 * @throws RackError for such a refusal, CancelledError on the signal
 */
export declare function followBuildLog(rack: Pick<Rack, "builds">, app: string, build: string, options: FollowOptions): AsyncIterable<Uint8Array>;
