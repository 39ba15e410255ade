import { YamlError } from "./place.ts";

/** True where a line ends: at the end of the text too. */
export function isBreakOrEnd(char: string | undefined): boolean {
  return char === undefined || isBreak(char);
}

export function isBreak(char: string | undefined): boolean {
  return char === "\n" || char === "\r" || char === "\u0085" || char === "\u2028" || char === "\u2029";
}

export function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

export function isBlankOrEnd(char: string | undefined): boolean {
  return isBlank(char) || isBreakOrEnd(char);
}

/** The characters of anchors, aliases and tag handles. */
export function isWordCharacter(char: string | undefined): boolean {
  return char !== undefined && /^[0-9A-Za-z_-]$/.test(char);
}

// Everything that the reader of the library accepts: printable characters, tab, line ends, U+0085 and what is above U+00A0.
const NOT_ALLOWED = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * The characters of a text, one entry for each code point. A byte order mark at its beginning is left out.
 * @throws YamlError for a control character
 */
export function charactersOf(text: string): string[] {
  const content = text.startsWith("\ufeff") ? text.slice(1) : text;
  const found = NOT_ALLOWED.exec(content);
  if (found !== null) {
    const before = content.slice(0, found.index).split(/\r\n|[\r\n\u0085\u2028\u2029]/);
    const at = { line: before.length - 1, column: Array.from(before.at(-1) ?? "").length };
    throw new YamlError("control characters are not allowed", at);
  }
  return Array.from(content);
}
