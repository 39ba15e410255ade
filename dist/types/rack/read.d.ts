/** A reply lacks what it must have. The transport turns it into a RackError that names the request. */
export declare class Misread extends Error {
    name: string;
}
/** Turns a decoded reply into what it means, or throws Misread. */
export type Read<T> = (value: unknown) => T;
/** Fields of one JSON object in a reply. Names are found in any casing; null counts as missing. */
export interface Fields {
    /** @throws Misread when the field is missing and there is no `otherwise` */
    text(name: string, otherwise?: string): string;
    whole(name: string): number;
    flag(name: string): boolean;
    /** Undefined when missing, and for Go's zero time. */
    time(name: string): Date | undefined;
    map(name: string): Record<string, string>;
    value(name: string): unknown;
}
/** @throws Misread when `value` is not an object */
export declare function fields(value: unknown): Fields;
/** Reads an array; null is the empty one, as Go writes a nil slice. */
export declare function listOf<T>(read: Read<T>): Read<T[]>;
