/**
 * Path of a request: what is interpolated is one segment each, percent-encoded.
 * A Rack routes on the decoded path, so a segment must not contain "/" even in its encoded form.
 * @throws InputError for "", ".", ".." and for a value with "/" or a control character
 */
export declare function path(strings: TemplateStringsArray, ...segments: string[]): string;
/**
 * Path of an object; the key keeps its slashes.
 * @throws InputError when a part of the key is "", "." or ".."
 */
export declare function objectPath(app: string, key: string): string;
