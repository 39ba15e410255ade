/**
 * Stands for the value of a variable that only the Rack knows. It is a private-use character: YAML takes it wherever it
 * takes a letter, and no manifest holds it otherwise.
 */
export declare const UNKNOWN = "\uE000";
/** The manifest's text after `${NAME}` was replaced, and the way back to the text as written. */
export interface Interpolated {
    text: string;
    /** True when a variable was met whose value is not known here. */
    unknowns: boolean;
    /** Offset in the text as written for an offset in `text`. */
    original(offset: number): number;
}
/**
 * Replaces `${NAME}` as a Rack does before it parses the manifest: in the raw text, so also in keys and comments, the
 * shortest match, without defaults and without an escape (convox/convox pkg/manifest/helpers.go, the same in convox/rack).
 * A name in `known` gives its value. Any other name may be set in the app's environment, which is not known here: it
 * becomes `unknown`.
 */
export declare function interpolate(source: string, known: Readonly<Record<string, string>>, unknown: string): Interpolated;
