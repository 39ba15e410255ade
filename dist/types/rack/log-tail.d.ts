/** The last `limit` bytes of what was added. */
export interface LastBytes {
    /** Bytes that were added in all. */
    readonly total: number;
    add(bytes: Uint8Array): void;
    bytes(): Buffer;
}
export declare function lastBytes(limit: number): LastBytes;
/**
 * Index in `stored` of what follows the part of a log that was shown, when that part is not simply its beginning: a Rack
 * puts lines into a stream that it does not store. The longest end of the shown part that the stored log contains is
 * looked for, if need be without the last lines that were shown.
 */
export declare function continuation(stored: Buffer, shown: LastBytes): number;
