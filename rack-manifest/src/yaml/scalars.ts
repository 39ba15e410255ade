import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import { type Mark, scannerError } from "./place.ts";

/** Spaces and line ends between two words of a scalar, as they are folded into its value. */
class Gap {
  blanks = "";
  leadingBreak = "";
  trailingBreaks = "";
  hasBreak = false;

  /** The text that stands for the gap. The first line end becomes a space unless more follow. */
  take(): string {
    const folded =
      this.leadingBreak === "\n" ? this.trailingBreaks || " " : `${this.leadingBreak}${this.trailingBreaks}`;
    const text = this.hasBreak ? folded : this.blanks;
    this.blanks = "";
    this.leadingBreak = "";
    this.trailingBreaks = "";
    this.hasBreak = false;
    return text;
  }

  addBreak(cursor: Cursor): void {
    if (this.hasBreak) this.trailingBreaks += cursor.takeBreak();
    else {
      this.blanks = "";
      this.leadingBreak = cursor.takeBreak();
      this.hasBreak = true;
    }
  }
}

/**
 * Scans an unquoted scalar. `hasBreak` is true when it was followed by a line end.
 * @throws YamlError for a tab where its next line is indented too little
 */
export function scanPlain(cursor: Cursor, indent: number, isFlow: boolean): { value: string; hasBreak: boolean } {
  const start = cursor.mark();
  const gap = new Gap();
  let value = "";
  for (;;) {
    if (cursor.isAtDocumentMark("---") || cursor.isAtDocumentMark("...")) break;
    if (cursor.peek() === "#") break;
    let isFirst = true;
    while (!isBlankOrEnd(cursor.peek())) {
      if (endsPlain(cursor, isFlow)) break;
      if (isFirst) value += gap.take();
      isFirst = false;
      value += cursor.take();
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break;
    while (isBlank(cursor.peek()) || isBreak(cursor.peek())) {
      if (isBlank(cursor.peek())) {
        if (gap.hasBreak && cursor.column < indent && cursor.peek() === "\t") {
          throw scannerError("found a tab character that violates indentation", cursor.mark(), start);
        }
        if (gap.hasBreak) cursor.skip();
        else gap.blanks += cursor.take();
      } else gap.addBreak(cursor);
    }
    if (!isFlow && cursor.column < indent) break;
  }
  return { value, hasBreak: gap.hasBreak };
}

function endsPlain(cursor: Cursor, isFlow: boolean): boolean {
  const char = cursor.peek() ?? "";
  if (char === ":" && isBlankOrEnd(cursor.peek(1))) return true;
  return isFlow && ",?[]{}".includes(char);
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ "0": "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b" },
  ...{ " ": " ", '"': '"', "'": "'", "\\": "\\", N: "\u0085", _: "\u00a0", L: "\u2028", P: "\u2029" },
};
const CODE_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Scans a quoted scalar from its opening quote to behind its closing one. */
export function scanQuoted(cursor: Cursor): string {
  const start = cursor.mark();
  const quote = cursor.take();
  const gap = new Gap();
  let value = "";
  for (;;) {
    if (cursor.isAtDocumentMark("---") || cursor.isAtDocumentMark("...")) {
      throw scannerError("found unexpected document indicator", cursor.mark(), start);
    }
    if (cursor.peek() === undefined) throw scannerError("found unexpected end of stream", cursor.mark(), start);
    let isEscapedBreak = false;
    let word = "";
    while (!isBlankOrEnd(cursor.peek()) && !isEscapedBreak) {
      const char = cursor.peek() ?? "";
      if (quote === "'" && char === "'" && cursor.peek(1) === "'") {
        word += "'";
        cursor.skip(2);
      } else if (char === quote) break;
      else if (quote === '"' && char === "\\" && isBreak(cursor.peek(1))) {
        cursor.skip();
        cursor.takeBreak();
        isEscapedBreak = true;
      } else if (quote === '"' && char === "\\") word += scanEscape(cursor, start);
      else word += cursor.take();
    }
    value += gap.take() + word;
    if (cursor.peek() === quote) break;
    if (isEscapedBreak) gap.hasBreak = true;
    while (isBlank(cursor.peek()) || isBreak(cursor.peek())) {
      if (isBreak(cursor.peek())) gap.addBreak(cursor);
      else if (gap.hasBreak) cursor.skip();
      else gap.blanks += cursor.take();
    }
  }
  cursor.skip();
  return value;
}

function scanEscape(cursor: Cursor, start: Mark): string {
  const char = cursor.peek(1) ?? "";
  const simple = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
  const length = Object.hasOwn(CODE_LENGTH, char) ? CODE_LENGTH[char] : undefined;
  if (simple === undefined && length === undefined) {
    throw scannerError("found unknown escape character", cursor.mark(), start);
  }
  cursor.skip(2);
  if (simple !== undefined) return simple;
  const digits = cursor.chars.slice(cursor.index, cursor.index + (length ?? 0)).join("");
  if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits)) {
    throw scannerError("did not find expected hexdecimal number", cursor.mark(), start);
  }
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw scannerError("found invalid Unicode character escape code", cursor.mark(), start);
  }
  cursor.skip(length);
  return String.fromCodePoint(code);
}

/** Scans a block scalar from its `|` or `>`. `parentIndent` is the indentation of the block that holds it. */
export function scanBlock(cursor: Cursor, parentIndent: number): string {
  const start = cursor.mark();
  const isLiteral = cursor.take() === "|";
  const { chomping, increment } = scanHeader(cursor, start);
  let indent = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  let value = "";
  let leadingBreak = "";
  let hasLeadingBlank = false;
  let breaks = scanIndentation(cursor, indent, start);
  if (indent === 0) indent = Math.max(breaks.widest, parentIndent + 1, 1);
  let trailing = breaks.text;
  while (cursor.column === indent && cursor.peek() !== undefined) {
    const hasTrailingBlank = isBlank(cursor.peek());
    if (!isLiteral && leadingBreak.startsWith("\n") && !hasLeadingBlank && !hasTrailingBlank) {
      if (trailing === "") value += " ";
    } else value += leadingBreak;
    value += trailing;
    hasLeadingBlank = isBlank(cursor.peek());
    while (!isBreakOrEnd(cursor.peek())) value += cursor.take();
    leadingBreak = cursor.takeBreak();
    breaks = scanIndentation(cursor, indent, start);
    trailing = breaks.text;
  }
  if (chomping !== "-") value += leadingBreak;
  if (chomping === "+") value += trailing;
  return value;
}

function scanHeader(cursor: Cursor, start: Mark): { chomping: string; increment: number } {
  let chomping = "";
  let increment = 0;
  for (let part = 0; part < 2; part++) {
    const char = cursor.peek() ?? "";
    if (chomping === "" && (char === "+" || char === "-")) chomping = cursor.take();
    else if (increment === 0 && /^[0-9]$/.test(char)) {
      if (char === "0") throw scannerError("found an indentation indicator equal to 0", cursor.mark(), start);
      increment = Number(cursor.take());
    }
  }
  while (isBlank(cursor.peek())) cursor.skip();
  if (cursor.peek() === "#") while (!isBreakOrEnd(cursor.peek())) cursor.skip();
  if (!isBreakOrEnd(cursor.peek())) {
    throw scannerError("did not find expected comment or line break", cursor.mark(), start);
  }
  cursor.takeBreak();
  return { chomping, increment };
}

/** Moves over indentation and empty lines. `widest` is the largest indentation met, which sets that of the scalar. */
function scanIndentation(cursor: Cursor, indent: number, start: Mark): { text: string; widest: number } {
  let text = "";
  let widest = 0;
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.peek() === " ") cursor.skip();
    widest = Math.max(widest, cursor.column);
    if ((indent === 0 || cursor.column < indent) && cursor.peek() === "\t") {
      throw scannerError("found a tab character where an indentation space is expected", cursor.mark(), start);
    }
    if (!isBreak(cursor.peek())) return { text, widest };
    text += cursor.takeBreak();
  }
}
