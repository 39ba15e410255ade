import { type Document } from "yaml";
import type { Place } from "./problem.ts";
import { type ScalarValue } from "./scalar.ts";
/** A node of the manifest with the place where the user wrote it. Aliases and merge keys are already followed. */
export type Value = Mapping | List | (ScalarValue & {
    at: Place;
});
export interface Mapping {
    kind: "map";
    /** Each key once: of a key that is written twice, the last. */
    entries: Entry[];
    /** True when the mapping is named with an anchor, so that others can take it over. */
    anchored: boolean;
    at: Place;
}
interface List {
    kind: "list";
    items: Value[];
    at: Place;
}
export interface Entry {
    /** The key as text; "" when it is no scalar. */
    key: string;
    keyKind: ScalarValue["kind"] | "other";
    at: Place;
    value: Value;
}
/** The text is no YAML. The message is one sentence without the place. */
export declare class YamlFault extends Error {
    name: string;
    readonly at: Place;
    constructor(message: string, at: Place);
}
/**
 * The parsed document as values. `note` gets what is odd but allowed, such as a key that is written twice.
 * @throws YamlFault for an alias without its anchor, or an anchor that holds itself
 */
export declare function readDocument(document: Document, place: (offset: number) => Place, note: (at: Place, message: string) => void): Value;
export {};
