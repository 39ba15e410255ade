import type { Entry } from "./entry.ts";
/** What a tar archive is made of: headers and contents are padded to whole blocks of this many bytes. */
export declare const BLOCK = 512;
/**
 * The header of an entry (POSIX.1-2001, "ustar"), before it a pax extended header when the name does not fit, is not
 * ASCII, or the size is 8 GiB or more. Owner is 0 without a name and the time is fixed, so that nothing but the entry
 * itself decides the bytes.
 */
export declare function header(entry: Pick<Entry, "path" | "kind" | "mode" | "size">): Buffer;
/** Zeros that fill the last block of `size` bytes of content. */
export declare function padding(size: number): Buffer;
/** What ends an archive: two blocks of zeros. */
export declare function end(): Buffer;
