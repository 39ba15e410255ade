/**
 * The reason why Go's `path/filepath.Match` (on Unix) rejects `pattern`, or undefined when it accepts it. Docker calls it
 * for every pattern before it translates the pattern into a regular expression. Like Go, this checks the parts between
 * `*` one by one.
 */
export function checkGlob(pattern: string): string | undefined {
  let rest = pattern;
  while (rest !== "") {
    rest = rest.replace(/^\*+/, "");
    const part = partUntilStar(rest);
    const reason = checkPart(part);
    if (reason !== undefined) return reason;
    rest = rest.slice(part.length);
  }
  return undefined;
}

/** `text` up to the first `*` that is neither escaped nor, as Go sees it here, inside brackets. */
function partUntilStar(text: string): string {
  let bracket = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "[") bracket = true;
    else if (text[i] === "]") bracket = false;
    else if (text[i] === "*" && !bracket) return text.slice(0, i);
  }
  return text;
}

function checkPart(part: string): string | undefined {
  const chars = [...part];
  let i = 0;

  /** Skips one member of a class. In Go something must follow it, at least the closing bracket. */
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
