/** Changes bytes as they pass. It may hold some back until it has seen what follows; `end` gives those. */
export interface Filter {
    push(bytes: Uint8Array): Uint8Array;
    end(): Uint8Array;
}
/** The chunks after they have passed the filters, one after the other. */
export declare function filtered(chunks: AsyncIterable<Uint8Array>, ...filters: readonly Filter[]): AsyncGenerator<Uint8Array>;
