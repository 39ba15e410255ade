/**
 * A test for whole paths, relative and with "/", from one cleaned pattern of a .dockerignore without its `!`. The rules
 * are those of github.com/moby/patternmatcher, which Docker 23 and later use:
 *
 * - without wildcards the path must be equal;
 * - `**` at the end and nowhere else means "starts with what precedes it", so `a/**` spares `a` itself;
 * - `**` at the start and no other wildcard means "ends with what follows", so `**foo` takes `a/xfoo` as well;
 * - anything else becomes a regular expression over the whole path, where `[^a]` and ranges may take a "/", and where a
 *   backslash before a letter, a `|` and a `^` have the meaning that Go's regexp gives them.
 *
 * @throws SyntaxError with the reason, when the pattern is malformed
 */
export declare function pattern(text: string): (path: string) => boolean;
