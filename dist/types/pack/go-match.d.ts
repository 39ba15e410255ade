/**
 * Why Go's `path/filepath.Match` (on Unix) would call `pattern` malformed; undefined when it would not. Docker asks it
 * about every pattern before translating the pattern into a regular expression, so this decides what is a bad pattern.
 * Like Go, it looks at the stretches between `*` one by one.
 */
export declare function malformed(pattern: string): string | undefined;
