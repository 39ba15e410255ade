/** `text` with what is written as %41 in it decoded; as it stands where that makes no sense. */
export declare function percentDecoded(text: string): string;
