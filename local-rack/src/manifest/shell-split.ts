const SPACE = new Set([" ", "\n", "\t"]);

/**
 * Splits a command line into words by POSIX shell quoting, as the Rack does with a command (v3): no variables, no
 * operators. Inside double quotes a backslash escapes only `$`, a backtick, `"`, a backslash and a newline.
 * @throws Error for an open quote or a trailing backslash, with the library's text
 */
export function shellSplit(input: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let i = 0; i < input.length; i++) {
    const char = input[i] ?? "";
    if (SPACE.has(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === "'") {
      const end = input.indexOf("'", i + 1);
      if (end < 0) throw new Error("Unterminated single-quoted string");
      word = (word ?? "") + input.slice(i + 1, end);
      i = end;
    } else if (char === '"') {
      const [text, end] = doubleQuoted(input, i + 1);
      word = (word ?? "") + text;
      i = end;
    } else if (char === "\\") {
      const next = input[++i];
      if (next === undefined) throw new Error("Unterminated backslash-escape");
      if (next !== "\n") word = (word ?? "") + next;
    } else {
      word = (word ?? "") + char;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

function doubleQuoted(input: string, start: number): [text: string, end: number] {
  let text = "";
  for (let i = start; i < input.length; i++) {
    const char = input[i] ?? "";
    if (char === '"') return [text, i];
    if (char === "\\") {
      const next = input[i + 1];
      if (next === undefined) break;
      i++;
      if (next === "\n") continue;
      text += '$`"\\'.includes(next) ? next : `\\${next}`;
    } else {
      text += char;
    }
  }
  throw new Error("Unterminated double-quoted string");
}

/** The words as one text that `shellSplit` reads back, quoted as the Rack's library quotes them. */
export function shellJoin(words: readonly string[]): string {
  return words.map(quoteWord).join(" ");
}

// Single characters are escaped with a backslash; a word with a blank is put in single quotes.
function quoteWord(word: string): string {
  if (word === "") return "''";
  if (!/[ \t\n]/.test(word)) return word.replace(/[\\'"`${[|&;<>()*?!]|^~/g, "\\$&");
  return word
    .split("'")
    .map((part) => (part === "" ? "" : `'${part}'`))
    .join("\\'");
}
