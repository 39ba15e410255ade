/**
 * `chunks` as one ordinary gzip member at level 6, its blocks of 1 MiB compressed side by side on libuv's threads, as
 * pigz does. The bytes depend on those of `chunks` alone, not on how they are cut. Holds about ten blocks.
 */
export declare function gzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
