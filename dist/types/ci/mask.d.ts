/** Replaces secrets in what is printed, also where a secret is split over two chunks of a stream. */
export declare class Masker {
    #private;
    /** A secret of several lines is hidden line by line too. Very short ones would hide everything else: left out. */
    add(secret: string): void;
    text(text: string): string;
    /** The chunks with secrets replaced. Bytes are held back only while they could be the start of a secret. */
    stream(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}
