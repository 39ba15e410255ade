/** Changes bytes as they pass. It may hold some back until it has seen what follows; `end` gives those. */
export interface Filter {
  push(bytes: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

/** The chunks after they have passed the filters, one after the other. */
export async function* applyFilters(
  chunks: AsyncIterable<Uint8Array>,
  ...filters: readonly Filter[]
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const bytes = filters.reduce((rest, filter) => filter.push(rest), chunk);
    if (bytes.length > 0) yield bytes;
  }
  let last: Uint8Array = new Uint8Array();
  for (const filter of filters) last = Buffer.concat([filter.push(last), filter.end()]);
  if (last.length > 0) yield last;
}
