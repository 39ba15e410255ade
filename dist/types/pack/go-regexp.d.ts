/**
 * A regular expression in Go's syntax (RE2) as a JavaScript one. It knows what can come out of an ignore pattern:
 * literals, escapes, classes, `.`, groups, `|`, `*`, `?` and the anchors.
 * @throws SyntaxError when Go would refuse it, and for the few escapes that nobody means in a file name: octal and hex
 *   numbers, `\p`, `\Q`
 */
export declare function goRegExp(source: string): RegExp;
