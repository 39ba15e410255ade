/** A scalar as a Rack's YAML reader understands it. "unknown" holds a variable whose value only the Rack knows. */
export type ScalarValue = {
    kind: "null";
} | {
    kind: "bool";
    value: boolean;
} | {
    kind: "int";
    value: number;
} | {
    kind: "float";
    value: number;
} | {
    kind: "string";
    value: string;
} | {
    kind: "unknown";
};
/**
 * The meaning of a scalar for gopkg.in/yaml.v2, which both generations of Rack use. It is YAML 1.1 with differences that
 * matter here: `8080:80` is text and no number in base 60, and dates are text.
 */
export declare function scalarValue(text: string, plain: boolean, tag: string | undefined): ScalarValue;
