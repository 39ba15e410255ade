/** Go's `%q` for the strings that the Rack quotes: double quotes with the usual escapes. */
export declare function goQuote(text: string): string;
/** Go's `strconv.Atoi`. @throws Error with Go's text */
export declare function atoi(text: string): number;
/** Go's JSON with a two-space indent and a final newline: `<`, `>` and `&` are escaped, keys keep their order. */
export declare function goJson(value: unknown, indent?: string | number): string;
