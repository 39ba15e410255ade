import { isBreak } from "./characters.ts";

const BEST_WIDTH = 80;
const LONGEST_SIMPLE_KEY = 128;
const NOT_PRINTABLE = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

type ScalarForm = "plain" | "single" | "double" | "literal";

/**
 * Counts lines as libyaml's emitter prints them, whose port to Go a Rack uses. It prints what it has read, and reads that
 * again, so the lines in its errors are those of a text that is never shown.
 */
export class Emitter {
  line = 1;
  private column = 0;
  private indent = -1;
  private isAfterBlank = true;
  private isAfterIndent = true;

  /** Prints entries one indentation deeper. A list inside a mapping is not indented. */
  nest(isIndented: boolean, print: () => void): void {
    const { indent } = this;
    this.indent = indent < 0 ? 0 : isIndented ? indent + 2 : indent;
    print();
    this.indent = indent;
  }

  /** True where a list is the value of a key, so that its dashes stand below that key. */
  isBehindKey(): boolean {
    return !this.isAfterIndent;
  }

  startLine(): void {
    const indent = Math.max(this.indent, 0);
    if (!this.isAfterIndent || this.column > indent || (this.column === indent && !this.isAfterBlank)) this.endLine();
    this.column = Math.max(this.column, indent);
    this.isAfterBlank = true;
    this.isAfterIndent = true;
  }

  /** Prints `-`, `?` or `:` where a line begins, or `:` behind a key. */
  indicator(text: string, { needsBlank, startsEntry }: { needsBlank: boolean; startsEntry: boolean }): void {
    if (needsBlank && !this.isAfterBlank) this.column++;
    this.column += text.length;
    this.isAfterBlank = false;
    this.isAfterIndent = this.isAfterIndent && startsEntry;
  }

  /** Prints a scalar and returns the line that it begins on. */
  scalar(text: string, wantsQuotes: boolean, isKey: boolean): number {
    const form = chooseForm(text, wantsQuotes, isKey);
    if (!this.isAfterBlank) this.column++;
    const { line } = this;
    this.nest(true, () => {
      if (form === "literal") this.literal(text);
      else this.folded(text, form, !isKey);
    });
    return line;
  }

  /** Prints `[]` or `{}` and returns its line. */
  empty(): number {
    this.indicator("[]", { needsBlank: true, startsEntry: false });
    return this.line;
  }

  private endLine(): void {
    this.line++;
    this.column = 0;
  }

  private folded(text: string, form: Exclude<ScalarForm, "literal">, mayBreak: boolean): void {
    const chars = Array.from(text);
    let last = "";
    if (form !== "plain") this.column++;
    this.isAfterIndent = false;
    chars.forEach((char, index) => {
      const isInner = form === "plain" || (index > 0 && index < chars.length - 1);
      const isBeforeSpace = chars[index + 1] === " ";
      const isRoom = form === "double" || !isBeforeSpace;
      if (char === " " && mayBreak && last !== " " && this.column > BEST_WIDTH && isInner && isRoom) {
        this.startLine();
        if (isBeforeSpace) this.column++;
      } else if (isBreak(char) && form === "single") {
        this.endLine();
        this.isAfterIndent = true;
      } else {
        if (isBreak(last) && form === "single") this.startLine();
        this.column += form === "double" ? escapedLength(char) : char === "'" && form === "single" ? 2 : 1;
        if (char !== " ") this.isAfterIndent = false;
      }
      last = char;
    });
    if (form !== "plain") this.column++;
    this.isAfterBlank = false;
    this.isAfterIndent = false;
  }

  private literal(text: string): void {
    this.endLine();
    this.isAfterIndent = true;
    this.isAfterBlank = true;
    let isAtBreak = true;
    for (const char of text) {
      if (isBreak(char)) {
        this.endLine();
        this.isAfterIndent = true;
      } else {
        if (isAtBreak) this.startLine();
        this.column++;
        this.isAfterIndent = false;
      }
      isAtBreak = isBreak(char);
    }
  }
}

/** Whether a key can stand before a `:` on one line; any other one stands behind a `?`. */
export function isSimpleKey(text: string): boolean {
  return Buffer.byteLength(text) <= LONGEST_SIMPLE_KEY && !Array.from(text).some(isBreak);
}

function chooseForm(text: string, wantsQuotes: boolean, isKey: boolean): ScalarForm {
  const hasBreak = Array.from(text).some(isBreak);
  const isOdd = NOT_PRINTABLE.test(text) || / [\n\x85\u2028\u2029]/.test(text);
  if (text.includes("\n")) return isKey || isOdd || text.endsWith(" ") ? "double" : "literal";
  if (wantsQuotes || (isKey && hasBreak) || isOdd || /[\n\x85\u2028\u2029] /.test(text)) return "double";
  return hasBreak || !canBePlain(text) ? "single" : "plain";
}

function canBePlain(text: string): boolean {
  if (text.startsWith("---") || text.startsWith("...") || /^ | $/.test(text)) return false;
  if (/^[#,[\]{}&*!|>'"%@`]/.test(text)) return false;
  if (/^[-?](?:[\s]|$)/.test(text)) return false;
  return !/:(?:\s|$)|\s#/.test(text);
}

function escapedLength(char: string): number {
  if (char === '"' || char === "\\") return 2;
  if (!NOT_PRINTABLE.test(char) && !isBreak(char)) return 1;
  if (/^[\0\x07-\x0d\x1b\x85\u2028\u2029]$/.test(char)) return 2;
  const code = char.codePointAt(0) ?? 0;
  return code <= 0xff ? 4 : code <= 0xffff ? 6 : 10;
}
