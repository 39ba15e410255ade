/**
 * Why Go's `path/filepath.Match` (on Unix) would call `pattern` malformed; undefined when it would not. Docker asks it
 * about every pattern before translating the pattern into a regular expression, so this decides what is a bad pattern.
 * Like Go, it looks at the stretches between `*` one by one.
 */
export function malformed(pattern: string): string | undefined {
  let rest = pattern;
  while (rest !== "") {
    rest = rest.replace(/^\*+/, "");
    const chunk = untilStar(rest);
    const reason = malformedChunk(chunk);
    if (reason !== undefined) return reason;
    rest = rest.slice(chunk.length);
  }
  return undefined;
}

/** `text` up to the first `*` that is neither escaped nor, as Go sees it here, inside brackets. */
function untilStar(text: string): string {
  let bracket = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "[") bracket = true;
    else if (text[i] === "]") bracket = false;
    else if (text[i] === "*" && !bracket) return text.slice(0, i);
  }
  return text;
}

function malformedChunk(chunk: string): string | undefined {
  const chars = [...chunk];
  let i = 0;

  /** Steps over one member of a class; Go wants something to follow it, at least the closing bracket. */
  const member = (): string | undefined => {
    if (i >= chars.length) return "a [ is not closed";
    if (chars[i] === "-") return 'a "-" in brackets stands at the end of a range';
    if (chars[i] === "]") return "a range or a pair of brackets is empty";
    if (chars[i] === "\\") i++;
    i++;
    return i >= chars.length ? "a [ is not closed" : undefined;
  };

  while (i < chars.length) {
    if (chars[i] === "\\") {
      if (i + 1 === chars.length) return "it ends in a backslash";
      i += 2;
    } else if (chars[i] === "[") {
      i += chars[i + 1] === "^" ? 2 : 1;
      for (let members = 0; members === 0 || chars[i] !== "]"; members++) {
        let reason = member();
        if (reason === undefined && chars[i] === "-") {
          i++;
          reason = member();
        }
        if (reason !== undefined) return reason;
      }
      i++;
    } else i++;
  }
  return undefined;
}
