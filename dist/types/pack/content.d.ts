import type { Entry } from "./entry.ts";
/**
 * The content of a file in pieces, exactly as long as it was when the tree was walked: its header promises that.
 * @throws PackError when the file is gone, is no longer a file, or changes in size or time while it is read
 */
export declare function pieces(entry: Entry): AsyncGenerator<Uint8Array>;
/**
 * The content of a small file at once, with the same checks but for its time. It asks for one byte more than there should
 * be, which tells as much as two calls to stat and takes half the time over many files.
 */
export declare function whole(entry: Entry): Promise<Uint8Array>;
