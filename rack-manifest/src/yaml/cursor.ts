import { isBreak } from "./characters.ts";
import type { Mark } from "./place.ts";

/** A position in the characters of a text. */
export class Cursor {
  readonly chars: readonly string[];
  index = 0;
  line = 0;
  column = 0;

  constructor(chars: readonly string[]) {
    this.chars = chars;
  }

  /** The character `ahead` of the position; undefined behind the end of the text. */
  peek(ahead = 0): string | undefined {
    return this.chars[this.index + ahead];
  }

  mark(): Mark {
    return { line: this.line, column: this.column };
  }

  skip(count = 1): void {
    this.index += count;
    this.column += count;
  }

  /** Reads the character and moves behind it. */
  take(): string {
    const char = this.peek() ?? "";
    this.skip();
    return char;
  }

  /** Reads a line end, of which all but U+2028 and U+2029 become a newline; "" when the position is at none. */
  takeBreak(): string {
    const char = this.peek();
    if (!isBreak(char)) return "";
    this.index += char === "\r" && this.peek(1) === "\n" ? 2 : 1;
    this.column = 0;
    this.line++;
    return char === "\u2028" || char === "\u2029" ? char : "\n";
  }

  /** True at `---` or `...` at the beginning of a line. */
  isAtDocumentMark(mark: "---" | "..."): boolean {
    if (this.column !== 0 || this.chars.slice(this.index, this.index + 3).join("") !== mark) return false;
    const next = this.peek(3);
    return next === undefined || next === " " || next === "\t" || isBreak(next);
  }
}
