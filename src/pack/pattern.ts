import { malformed } from "./go-match.ts";
import { goRegExp } from "./go-regexp.ts";

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
export function pattern(text: string): (path: string) => boolean {
  const reason = malformed(text);
  if (reason !== undefined) throw new SyntaxError(reason);

  const { kind, source } = translate(text);
  switch (kind) {
    case "exact":
      return (path) => path === text;
    case "prefix": {
      const prefix = text.slice(0, -2);
      return (path) => path.startsWith(prefix);
    }
    case "suffix": {
      const suffix = text.slice(2);
      return (path) => path.endsWith(suffix) || (suffix.startsWith("/") && path === suffix.slice(1));
    }
    case "regexp": {
      const regexp = goRegExp(source);
      return (path) => regexp.test(path);
    }
  }
}

type Kind = "exact" | "prefix" | "suffix" | "regexp";

/** How the pattern is to be tested and, for a regular expression, its source in Go's syntax. */
function translate(text: string): { kind: Kind; source: string } {
  // Go's scanner drops a byte order mark, which the exact comparison keeps: seen where two files were joined into one.
  const chars = [...text.replace(/^\uFEFF/, "")];
  let kind: Kind = "exact";
  let source = "";
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? "";
    if (char === "*" && chars[i + 1] === "*") {
      const first = i === 0;
      i += chars[i + 2] === "/" ? 2 : 1;
      const last = i === chars.length - 1;
      source += last ? ".*" : "(.*/)?";
      if (first) kind = "suffix";
      else kind = last && kind === "exact" ? "prefix" : "regexp";
    } else if (char === "*") {
      source += "[^/]*";
      kind = "regexp";
    } else if (char === "?") {
      source += "[^/]";
      kind = "regexp";
    } else if (char === "\\") {
      source += `\\${chars[++i] ?? ""}`;
      kind = "regexp";
    } else if (char === "[" || char === "]") {
      source += char;
      kind = "regexp";
    } else {
      source += ".+(){}$".includes(char) ? `\\${char}` : char;
    }
  }
  return { kind, source: `^${source}$` };
}
