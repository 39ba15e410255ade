const slash = "/".charCodeAt(0);

/** A path of the source without `./` or `/` at its start and without `/` at its end; "." for the source itself. */
export function normalizePath(path: string): string {
  const start = /^(?:\.?\/)*/.exec(path)?.[0].length ?? 0;
  let end = path.length;
  // A pattern such as /\/+$/ takes quadratic time on many slashes.
  while (end > start && path.charCodeAt(end - 1) === slash) end--;
  return path.slice(start, end) || ".";
}
