/**
 * Variables in the text of a release's environment: one KEY=VALUE a line, no quotes, no escapes, the key trimmed, the last
 * duplicate wins; lines without `=` or without a key are none. Source: convox/convox pkg/structs/environment.go
 */
export declare function parseEnvironment(text: string): Map<string, string>;
/** The text of an environment, as the official client sends it: lines sorted by their bytes, no final newline. */
export declare function renderEnvironment(variables: ReadonlyMap<string, string>): string;
