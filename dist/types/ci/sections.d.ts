/** Finds the lines of one stream that begin a section. It is asked line by line, in order. */
export interface Headings {
    /** How such lines begin; other lines need not be asked about, and are printed before they are complete. */
    readonly starts: readonly string[];
    /** Title of the section that the line begins; "" when it ends the one before and begins none; undefined for neither. */
    titleOf(line: string): string | undefined;
}
/** A part of a stream; with a title it begins a new section, with "" it is in none. */
export interface Piece {
    readonly title: string | undefined;
    readonly bytes: Uint8Array;
}
/**
 * Cuts a stream before each line that begins a section. Every byte is in one piece, in order; bytes are held back only at
 * the start of a line, while it may become a heading, and then until it is complete or very long.
 */
export declare function sections({ starts, titleOf }: Headings): {
    push(bytes: Uint8Array): Piece[];
    end(): Piece[];
};
