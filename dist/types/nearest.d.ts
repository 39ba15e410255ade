/** The candidate that `word` was probably meant to be: at most two typing mistakes away, else undefined. */
export declare function nearest(word: string, candidates: Iterable<string>): string | undefined;
