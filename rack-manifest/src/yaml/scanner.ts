import { isBlankOrEnd, isBreak, isBreakOrEnd } from "./characters.ts";
import { Cursor } from "./cursor.ts";
import type { Generation } from "./item.ts";
import { scanAnchor, scanDirective, scanTag } from "./markers.ts";
import { type Mark, scannerError } from "./place.ts";
import { scanBlock, scanPlain, scanQuoted } from "./scalars.ts";
import { SimpleKeys } from "./simple-keys.ts";
import type { Token } from "./token.ts";

const DEPTH_LIMIT = 10_000;

/**
 * Splits a text into tokens as libyaml does, whose port to Go a Rack uses. What it accepts differs from YAML 1.2 in many
 * places: tabs, indentation inside brackets, comments behind quotes.
 */
export class Scanner {
  private readonly cursor: Cursor;
  private readonly queue: Token[] = [];
  private takenTokens = 0;
  private indent = -1;
  private readonly indents: number[] = [];
  private readonly keys: SimpleKeys;
  private isKeyAllowed = true;
  private isAtEnd = false;

  constructor(chars: readonly string[], generation: Generation) {
    this.cursor = new Cursor(chars);
    this.keys = new SimpleKeys(this.cursor, generation);
  }

  /** The next token, which stays the next one. @throws YamlError */
  peek(): Token {
    while (this.needsMore()) this.fetch();
    const token = this.queue[0];
    if (token === undefined) return { type: "stream-end", start: this.cursor.mark() };
    return token;
  }

  take(): Token {
    const token = this.peek();
    this.queue.shift();
    this.takenTokens++;
    return token;
  }

  private get flowLevel(): number {
    return this.keys.flowLevel;
  }

  private needsMore(): boolean {
    if (this.queue.length === 0) return !this.isAtEnd;
    return this.keys.mayStartWith(this.takenTokens) && !this.isAtEnd;
  }

  private fetch(): void {
    const { cursor } = this;
    this.skipToToken();
    this.keys.dropStale();
    this.unrollIndent(cursor.column);
    const char = cursor.peek();
    if (char === undefined) this.fetchEnd();
    else if (cursor.column === 0 && char === "%") {
      this.endBlocks();
      this.queue.push(scanDirective(cursor));
    } else if (cursor.isAtDocumentMark("---")) this.fetchDocumentMark("document-start");
    else if (cursor.isAtDocumentMark("...")) this.fetchDocumentMark("document-end");
    else if (char === "[" || char === "{") this.fetchFlowStart(char);
    else if (char === "]" || char === "}") this.fetchFlowEnd(char);
    else if (char === ",") {
      this.keys.remove();
      this.isKeyAllowed = true;
      this.pushIndicator("flow-entry");
    } else if (char === "-" && isBlankOrEnd(cursor.peek(1))) this.fetchBlockEntry();
    else if (char === "?" && (this.flowLevel > 0 || isBlankOrEnd(cursor.peek(1)))) this.fetchKey();
    else if (char === ":" && (this.flowLevel > 0 || isBlankOrEnd(cursor.peek(1)))) this.fetchValue();
    else if (char === "*" || char === "&") this.fetchKeyable(() => scanAnchor(cursor));
    else if (char === "!") this.fetchKeyable(() => scanTag(cursor));
    else if ((char === "|" || char === ">") && this.flowLevel === 0) this.fetchBlockScalar();
    else if (char === "'" || char === '"') {
      const start = cursor.mark();
      this.fetchKeyable(() => ({ type: "scalar", style: "quoted", value: scanQuoted(cursor), start }));
    } else if (this.startsPlain(char)) this.fetchPlain();
    else throw scannerError("found character that cannot start any token", cursor.mark(), cursor.mark());
  }

  private startsPlain(char: string): boolean {
    if (!"-?:,[]{}#&*!|>'\"%@` \t".includes(char)) return true;
    const next = this.cursor.peek(1);
    if (char === "-") return !(next === " " || next === "\t");
    return this.flowLevel === 0 && (char === "?" || char === ":") && !isBlankOrEnd(next);
  }

  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      while (cursor.peek() === " " || ((this.flowLevel > 0 || !this.isKeyAllowed) && cursor.peek() === "\t")) {
        cursor.skip();
      }
      if (cursor.peek() === "#") while (!isBreakOrEnd(cursor.peek())) cursor.skip();
      if (!isBreak(cursor.peek())) return;
      cursor.takeBreak();
      if (this.flowLevel === 0) this.isKeyAllowed = true;
    }
  }

  private pushIndicator(type: Extract<Token["type"], `flow-${string}` | "block-entry" | "key" | "value">, length = 1) {
    this.queue.push({ type, start: this.cursor.mark() });
    this.cursor.skip(length);
  }

  private get nextTokenNumber(): number {
    return this.takenTokens + this.queue.length;
  }

  private saveKey(): void {
    const isRequired = this.flowLevel === 0 && this.indent === this.cursor.column;
    if (this.isKeyAllowed) this.keys.save(this.nextTokenNumber, isRequired);
  }

  /** Puts a token at its number; at the end when tokens behind that number are taken already. */
  private insert(tokenNumber: number, token: Token): void {
    const at = tokenNumber - this.takenTokens;
    this.queue.splice(at < 0 ? this.queue.length : at, 0, token);
  }

  /** Starts a block collection when `column` is deeper than the current one. */
  private rollIndent(
    column: number,
    type: "block-sequence-start" | "block-mapping-start",
    tokenNumber: number,
    start: Mark,
  ): void {
    if (this.flowLevel > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    if (this.indents.length > DEPTH_LIMIT) {
      throw scannerError(`exceeded max depth of ${DEPTH_LIMIT}`, this.cursor.mark(), start);
    }
    this.insert(tokenNumber, { type, start });
  }

  private unrollIndent(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indent > column) {
      this.queue.push({ type: "block-end", start: this.cursor.mark() });
      this.indent = this.indents.pop() ?? -1;
    }
  }

  private endBlocks(): void {
    this.unrollIndent(-1);
    this.keys.remove();
    this.isKeyAllowed = false;
  }

  private fetchEnd(): void {
    if (this.cursor.column !== 0) {
      this.cursor.column = 0;
      this.cursor.line++;
    }
    this.endBlocks();
    this.queue.push({ type: "stream-end", start: this.cursor.mark() });
    this.isAtEnd = true;
  }

  private fetchDocumentMark(type: "document-start" | "document-end"): void {
    this.endBlocks();
    this.queue.push({ type, start: this.cursor.mark() });
    this.cursor.skip(3);
  }

  private fetchFlowStart(char: "[" | "{"): void {
    this.saveKey();
    this.keys.open(this.nextTokenNumber);
    if (this.flowLevel > DEPTH_LIMIT) {
      throw scannerError(`exceeded max depth of ${DEPTH_LIMIT}`, this.cursor.mark(), this.cursor.mark());
    }
    this.isKeyAllowed = true;
    this.pushIndicator(char === "[" ? "flow-sequence-start" : "flow-mapping-start");
  }

  private fetchFlowEnd(char: "]" | "}"): void {
    this.keys.remove();
    this.keys.close();
    this.isKeyAllowed = false;
    this.pushIndicator(char === "]" ? "flow-sequence-end" : "flow-mapping-end");
  }

  private fetchBlockEntry(): void {
    const start = this.cursor.mark();
    if (this.flowLevel === 0) {
      if (!this.isKeyAllowed) {
        throw scannerError("block sequence entries are not allowed in this context", start, start);
      }
      this.rollIndent(start.column, "block-sequence-start", this.nextTokenNumber, start);
    }
    this.keys.remove();
    this.isKeyAllowed = true;
    this.pushIndicator("block-entry");
  }

  private fetchKey(): void {
    const start = this.cursor.mark();
    if (this.flowLevel === 0) {
      if (!this.isKeyAllowed) throw scannerError("mapping keys are not allowed in this context", start, start);
      this.rollIndent(start.column, "block-mapping-start", this.nextTokenNumber, start);
    }
    this.keys.remove();
    this.isKeyAllowed = this.flowLevel === 0;
    this.pushIndicator("key");
  }

  private fetchValue(): void {
    const start = this.cursor.mark();
    const key = this.keys.take();
    if (key !== undefined) {
      this.insert(key.tokenNumber, { type: "key", start: key.mark });
      this.rollIndent(key.mark.column, "block-mapping-start", key.tokenNumber, key.mark);
      this.isKeyAllowed = false;
    } else {
      if (this.flowLevel === 0) {
        if (!this.isKeyAllowed) throw scannerError("mapping values are not allowed in this context", start, start);
        this.rollIndent(start.column, "block-mapping-start", this.nextTokenNumber, start);
      }
      this.isKeyAllowed = this.flowLevel === 0;
    }
    this.pushIndicator("value");
  }

  private fetchKeyable(scan: () => Token): void {
    this.saveKey();
    this.isKeyAllowed = false;
    this.queue.push(scan());
  }

  private fetchBlockScalar(): void {
    this.keys.remove();
    this.isKeyAllowed = true;
    const start = this.cursor.mark();
    this.queue.push({ type: "scalar", style: "block", value: scanBlock(this.cursor, this.indent), start });
  }

  private fetchPlain(): void {
    const start = this.cursor.mark();
    this.saveKey();
    this.isKeyAllowed = false;
    const { value, hasBreak } = scanPlain(this.cursor, this.indent + 1, this.flowLevel > 0);
    if (hasBreak) this.isKeyAllowed = true;
    this.queue.push({ type: "scalar", style: "plain", value, start });
  }
}
