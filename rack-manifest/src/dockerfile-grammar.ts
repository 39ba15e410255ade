/** One instruction of a Dockerfile, with its continuation lines joined. */
export interface RawInstruction {
  /** Line where it begins, from 1. */
  line: number;
  text: string;
  /** Whether it has here-documents. Their lines are not in `text`. */
  heredoc: boolean;
}

/** A Dockerfile that BuildKit cannot parse. */
export interface GrammarError {
  line: number;
  message: string;
}

/**
 * Splits a Dockerfile into instructions by BuildKit's grammar (moby/buildkit frontend/dockerfile/parser/parser.go and
 * directives.go): parser directives, comments, continuation lines and here-documents. Reads on after an error.
 */
export function readInstructions(source: string): { instructions: RawInstruction[]; errors: GrammarError[] } {
  const lines = source
    .replace(/^\ufeff/, "")
    .split("\n")
    .map(trimCarriageReturns);
  const { mark, errors } = readDirectives(lines);
  const instructions: RawInstruction[] = [];
  // An escape character continues the line unless another one precedes it.
  const continuation = mark === "`" ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
  let next = 0;
  while (next < lines.length) {
    const start = next + 1;
    let part = (lines[next++] ?? "").trimStart();
    if (part === "" || part.startsWith("#")) continue;
    const parts: string[] = [];
    while (continuation.test(part)) {
      parts.push(part.replace(continuation, "$1"));
      // Comments and empty lines between continuation lines are ignored.
      while (next < lines.length && /^\s*(#|$)/.test(lines[next] ?? "")) next++;
      part = lines[next++] ?? "";
    }
    const text = parts.join("") + part;
    const documents = canHoldHeredocs(text) ? heredocsIn(text) : [];
    for (const { name, tabs } of documents) {
      const line = (): string => (tabs ? (lines[next] ?? "").replace(/^\t+/, "") : (lines[next] ?? ""));
      while (next < lines.length && line() !== name) next++;
      if (next >= lines.length) errors.push({ line: start, message: "unterminated heredoc" });
      next++;
    }
    instructions.push({ line: start, text, heredoc: documents.length > 0 });
  }
  return { instructions, errors };
}

/** Without a pattern: /\r+$/ takes quadratic time. */
function trimCarriageReturns(line: string): string {
  let end = line.length;
  while (line[end - 1] === "\r") end--;
  return line.slice(0, end);
}

/** Directives are comments at the very start; the first line of another kind ends them. */
function readDirectives(lines: readonly string[]): { mark: string; errors: GrammarError[] } {
  const seen = new Set<string>();
  const errors: GrammarError[] = [];
  let mark = "\\";
  for (const [index, line] of lines.entries()) {
    const [, name = "", value = ""] = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (!["syntax", "escape", "check"].includes(key)) break;
    if (seen.has(key)) errors.push({ line: index + 1, message: `only one ${key} parser directive can be used` });
    seen.add(key);
    if (key !== "escape") continue;
    if (value.trim() === "`" || value.trim() === "\\") mark = value.trim();
    else errors.push({ line: index + 1, message: `invalid escape token '${value.trim()}' does not match \` or \\` });
  }
  return { mark, errors };
}

/** RUN, COPY and ADD hold here-documents, also behind ONBUILD, but not in the JSON form. */
function canHoldHeredocs(text: string): boolean {
  const [, word = "", rest = ""] = /^(?:onbuild\s+)?(\S+)\s*(.*)$/is.exec(text) ?? [];
  return (
    /^(run|copy|add)$/i.test(word) && text.includes("<<") && jsonWords(rest.replace(/^(--\S+\s+)*/, "")) === undefined
  );
}

/** The strings of the JSON form; undefined when the text is not a JSON list of strings. */
export function jsonWords(text: string): string[] | undefined {
  try {
    const list: unknown = text.startsWith("[") ? JSON.parse(text) : undefined;
    return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}

/** A here-document starts with a word such as `<<EOF`, `<<-"EOF"` or `3<<EOF`. */
function heredocsIn(text: string): { name: string; tabs: boolean }[] {
  return (shellWords(text) ?? []).flatMap((word) => {
    const [, dash, rest = ""] = /^\d*<<(-?)([^<]*)$/s.exec(word) ?? [];
    const name = rest.replace(/\\(.)|["']/gs, "$1");
    return name === "" ? [] : [{ name, tabs: dash === "-" }];
  });
}

/** Words with their quotes. Undefined when a quote or a brace is not closed: BuildKit then finds no here-document. */
function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word = "";
  for (let i = 0; i < text.length; ) {
    const char = text.charAt(i);
    if (/\s/.test(char)) {
      if (word !== "") words.push(word);
      word = "";
      i++;
      continue;
    }
    const end = endOfPart(text, i);
    if (end === undefined) return undefined;
    word += text.slice(i, end);
    i = end;
  }
  if (word !== "") words.push(word);
  return words;
}

/** Where a character, an escape, a quoted part or a variable that starts at `from` ends. Without recursion: the depth is the input's. */
function endOfPart(text: string, from: number): number | undefined {
  /** What closes the groups that are open, the innermost last. */
  const open: string[] = [];
  let at = from;
  do {
    if (at >= text.length) return undefined;
    const char = text.charAt(at);
    const close = open.at(-1);
    // Between double quotes, a single quote is a character.
    if (char === close) {
      open.pop();
      at++;
    } else if (char === "\\") at = Math.min(at + 2, text.length);
    else if (char === "'" && close !== '"') {
      at = text.indexOf("'", at + 1) + 1;
      if (at === 0) return undefined;
    } else if (char === "$" && text.charAt(at + 1) === "{") {
      // BuildKit rejects modifiers that it does not know.
      const name = /^\$\{(\w+|[@*#?$!-])(:?[-+?]|[#%/]|(?=\}))/.exec(text.slice(at, at + 200));
      if (name === null) return undefined;
      open.push("}");
      at += name[0].length;
    } else {
      if (char === '"') open.push('"');
      at++;
    }
  } while (open.length > 0);
  return at;
}
