/**
 * Splits a command line into words by POSIX shell quoting, as the Rack does with a command (v3): no variables, no
 * operators. Inside double quotes a backslash escapes only `$`, a backtick, `"`, a backslash and a newline.
 * @throws Error for an open quote or a trailing backslash, with the library's text
 */
export declare function shellSplit(input: string): string[];
