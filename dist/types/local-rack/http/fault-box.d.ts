import { type FaultKind, type FaultSpec } from "./faults.ts";
/** Faults that a test or a user adds and takes away while the Rack runs. */
export interface Faults {
    /** Adds faults, from the text form or as they are. @throws Error for a text or a value that is not allowed */
    add(...faults: (string | FaultSpec)[]): void;
    clear(): void;
    /** Faults that can still happen, with the times that are left. */
    list(): FaultSpec[];
}
/** What a fault is held against. */
interface Occasion {
    method?: string;
    /** Decoded path. */
    path?: string;
    /** Release id, for the faults about releases. */
    release?: string;
}
export interface FaultBox extends Faults {
    /** The first fault of that kind that fits, used up by one; undefined when there is none. */
    take(kind: FaultKind, occasion: Occasion): FaultSpec | undefined;
    /** The number of such a fault, used up by one. */
    number(kind: FaultKind, occasion: Occasion): number | undefined;
}
export declare function makeFaultBox(initial: readonly FaultSpec[]): FaultBox;
export {};
