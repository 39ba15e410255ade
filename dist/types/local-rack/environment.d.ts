/**
 * Reads the text of a release's environment: one KEY=VALUE a line, the key trimmed, no quotes, the last duplicate
 * wins; lines without `=` or without a key are skipped.
 * @throws Error for a line of 64 KiB or more
 */
export declare function parseEnvironment(text: string): Map<string, string>;
/** The environment as v2 gives it back: sorted by whole lines, no final newline. */
export declare function renderEnvironment(env: Map<string, string>): string;
/** What changed from one environment to the next, such as `add:A change:B remove:C`; "" when nothing did. */
export declare function environmentChange(before: string, after: string): string;
