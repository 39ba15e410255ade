import type { Generation } from "./profile.ts";
/** What an extraction found. */
export interface Extraction {
    files: number;
    directories: number;
    /** Links, devices and other entries that the Rack drops without a word. */
    dropped: string[];
}
/**
 * Unpacks a gzipped tar as the Rack does: directories and regular files only, links dropped, missing parents made
 * with mode 0700 (v3) or 0755 (v2), files opened without truncating, owners and times ignored, setuid bits lost.
 * A name that leaves the folder is refused in both generations, though an old v2 would follow it.
 * @throws Error with Go's text for a broken archive
 */
export declare function extract(archive: AsyncIterable<Uint8Array>, folder: string, generation: Generation): Promise<Extraction>;
