import { type Value } from "./document.ts";
import type { Place } from "./problem.ts";
/** What the parser made of the manifest. */
export interface Parsed {
    root: Value;
    /** False when it stumbled over something that a Rack's more lenient parser takes: then `root` may be wrong. */
    certain: boolean;
    /** What was noticed on the way, such as a key that is written twice. */
    notes: {
        at: Place;
        message: string;
    }[];
}
/**
 * Parses the manifest as a Rack does, `${NAME}` replaced by what `known` holds.
 * @throws YamlFault when a Rack's parser refuses the text too
 */
export declare function parseManifest(source: string, known: Readonly<Record<string, string>>): Parsed;
