/**
 * convox.yml as the Rack's YAML library (yaml.v2 of Go) sees it: YAML 1.1 booleans (`yes`, `off`), no base-60 numbers,
 * no dates, duplicate keys allowed, order of mappings kept.
 */
export type YamlValue = {
    kind: "null";
} | {
    kind: "bool";
    value: boolean;
    text: string;
} | {
    kind: "int";
    value: number;
    text: string;
} | {
    kind: "float";
    value: number;
    text: string;
} | {
    kind: "string";
    text: string;
} | {
    kind: "list";
    items: YamlValue[];
    line: number;
} | {
    kind: "map";
    entries: YamlEntry[];
    line: number;
};
export interface YamlEntry {
    key: YamlValue;
    value: YamlValue;
}
/** @throws Error beginning with `yaml: `, as the Rack's library would, though its exact wording may differ */
export declare function parseYaml(text: string): YamlValue;
/** Value of a key; a later duplicate wins. */
export declare function field(value: YamlValue, name: string): YamlValue | undefined;
/** Go's name of the type, as `%T` prints it in the Rack's messages. */
export declare function goType(value: YamlValue): string;
/** yaml.v2's complaint about a value of the wrong kind. `goName` is the Go type that was wanted. */
export declare function cannotUnmarshal(value: YamlValue, goName: string, line?: number): Error;
