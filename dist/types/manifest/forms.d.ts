import type { Entry, Mapping, Value } from "./document.ts";
import type { Racks, Report } from "./problem.ts";
/** Says what a value is, for a message: "a list", `the text "3-1"`, "true". */
export declare function described(value: Value): string;
export declare function entryOf(map: Mapping, key: string): Entry | undefined;
export declare function fieldOf(map: Mapping, key: string): Value | undefined;
/** True for what no check may judge: nothing was written, or only the Rack knows the value. */
export declare function silent(value: Value | undefined): value is undefined;
/** A scalar as the text that a Rack's text fields hold; undefined for what is no scalar, nothing, or unknown. */
export declare function textOf(value: Value | undefined): string | undefined;
/** Go's strconv.Atoi, which reads the numbers inside texts such as "1-3": no spaces, no underscores, no hexadecimal. */
export declare function atoi(text: string): number | undefined;
export type Form = "whole number" | "true or false" | "text" | "list of text" | "mapping";
/** Reports every key of `forms` whose value has another form, which a Rack's YAML reader refuses. */
export declare function checkForms(map: Mapping, forms: Readonly<Record<string, Form>>, named: (key: string) => string, report: Report, racks?: Racks): void;
