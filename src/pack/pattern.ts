import { checkGlob } from "./go-match.ts";
import { compileGoRegExp } from "./linear-matcher.ts";

/** One cleaned pattern of a .dockerignore, without its `!`. Paths are relative, with "/". */
export interface Pattern {
  matches(path: string): boolean;
  /** False when the pattern matches nothing below the directory `dir`. */
  canMatchBelow(dir: string): boolean;
}

/**
 * Compiles a pattern by the rules of github.com/moby/patternmatcher, which Docker 23 and later use:
 *
 * - A pattern without wildcards must be equal to the path.
 * - `**` at the end and nowhere else means "starts with what precedes it", so `a/**` does not match `a` itself.
 * - `**` at the start and no other wildcard means "ends with what follows", so `**foo` matches `a/xfoo` as well.
 * - Anything else becomes a regular expression for the whole path. In it, `[^a]` and ranges may match a "/", and a
 *   backslash before a letter, a `|`, a `^` and braces have the meaning that Go's regexp gives them.
 *
 * @throws SyntaxError with the reason, when the pattern is malformed
 */
export function compilePattern(text: string): Pattern {
  const reason = checkGlob(text);
  if (reason !== undefined) throw new SyntaxError(reason);

  const { kind, source } = translate(text);
  switch (kind) {
    case "exact":
      return { matches: (path) => path === text, canMatchBelow: (dir) => text.startsWith(`${dir}/`) };
    case "prefix": {
      const prefix = text.slice(0, -2);
      return {
        matches: (path) => path.startsWith(prefix),
        canMatchBelow: (dir) => prefix.startsWith(`${dir}/`) || `${dir}/`.startsWith(prefix),
      };
    }
    case "suffix": {
      const suffix = text.slice(2);
      return {
        matches: (path) => path.endsWith(suffix) || (suffix.startsWith("/") && path === suffix.slice(1)),
        canMatchBelow: () => true,
      };
    }
    case "regexp": {
      const matcher = compileGoRegExp(source);
      return { matches: matcher.matches, canMatchBelow: (dir) => matcher.canMatchAfter(`${dir}/`) };
    }
  }
}

type Kind = "exact" | "prefix" | "suffix" | "regexp";

/** How the pattern is to be tested and, for a regular expression, its source in Go's syntax. */
function translate(text: string): { kind: Kind; source: string } {
  // Go's scanner drops a byte order mark, which the exact comparison keeps: seen where two files were joined into one.
  const chars = [...text.replace(/^\uFEFF/, "")];
  let kind: Kind = "exact";
  const source: string[] = [];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? "";
    if (char === "*" && chars[i + 1] === "*") {
      const first = i === 0;
      i += chars[i + 2] === "/" ? 2 : 1;
      const last = i === chars.length - 1;
      const any = last ? ".*" : "(.*/)?";
      // A second one in a row would match nothing more.
      if (source.at(-1) !== any) source.push(any);
      if (first) kind = "suffix";
      else kind = last && kind === "exact" ? "prefix" : "regexp";
    } else if (char === "*") {
      source.push("[^/]*");
      kind = "regexp";
    } else if (char === "?") {
      source.push("[^/]");
      kind = "regexp";
    } else if (char === "\\") {
      source.push(`\\${chars[++i] ?? ""}`);
      kind = "regexp";
    } else if (char === "[" || char === "]") {
      source.push(char);
      kind = "regexp";
    } else {
      source.push(".+()$".includes(char) ? `\\${char}` : char);
    }
  }
  return { kind, source: `^${source.join("")}$` };
}
