import type { Cursor } from "./cursor.ts";
import type { Generation } from "./item.ts";
import { type Mark, scannerError } from "./place.ts";

/** A token that becomes a key when a `:` follows it on its line. */
interface SimpleKey {
  isPossible: boolean;
  isRequired: boolean;
  tokenNumber: number;
  index: number;
  mark: Mark;
}

const KEY_LENGTH_LIMIT = 1024;

/**
 * The possible keys of each flow level. The library of v2 Racks looks at all of them before each token. That of v3 Racks looks
 * up the one of the next token, and forgets the one that begins with a bracket when nothing in the brackets could be a key.
 */
export class SimpleKeys {
  private readonly cursor: Cursor;
  private readonly looksAtAll: boolean;
  private readonly keys: SimpleKey[] = [];
  /** The flow level of the key that begins with a token. */
  private readonly levels = new Map<number, number>();

  constructor(cursor: Cursor, generation: Generation) {
    this.cursor = cursor;
    this.looksAtAll = generation === "v2";
    this.open(0);
  }

  get flowLevel(): number {
    return this.keys.length - 1;
  }

  /** Starts a flow level with the token of its bracket. */
  open(tokenNumber: number): void {
    const mark = this.cursor.mark();
    this.keys.push({ isPossible: false, isRequired: false, tokenNumber, index: this.cursor.index, mark });
  }

  close(): void {
    if (this.flowLevel === 0) return;
    const key = this.keys.pop();
    if (key !== undefined) this.levels.delete(key.tokenNumber);
  }

  save(tokenNumber: number, isRequired: boolean): void {
    const { index } = this.cursor;
    this.remove();
    this.keys[this.flowLevel] = { isPossible: true, isRequired, tokenNumber, index, mark: this.cursor.mark() };
    this.levels.set(tokenNumber, this.flowLevel);
  }

  /** @throws YamlError for a token that has to be a key */
  remove(): void {
    const key = this.keys[this.flowLevel];
    if (!key?.isPossible) return;
    if (key.isRequired) throw this.missingColon(key);
    this.forget(key);
  }

  /** The key that a `:` belongs to; undefined for none. */
  take(): SimpleKey | undefined {
    const key = this.keys[this.flowLevel];
    if (key === undefined || !this.isValid(key)) return undefined;
    this.forget(key);
    return key;
  }

  /** True when a key may begin with this token, so that what follows it has to be read first. */
  mayStartWith(tokenNumber: number): boolean {
    if (this.looksAtAll) {
      this.dropStale();
      return this.keys.some((key) => key.isPossible && key.tokenNumber === tokenNumber);
    }
    const key = this.keys[this.levels.get(tokenNumber) ?? -1];
    return key !== undefined && this.isValid(key);
  }

  /** Forgets keys of earlier lines. @throws YamlError for one that has to be a key */
  dropStale(): void {
    if (this.looksAtAll) for (const key of this.keys) this.isValid(key);
  }

  private isValid(key: SimpleKey): boolean {
    const { line, index } = this.cursor;
    if (!key.isPossible) return false;
    if (key.mark.line === line && key.index + KEY_LENGTH_LIMIT >= index) return true;
    if (key.isRequired) throw this.missingColon(key);
    key.isPossible = false;
    return false;
  }

  private forget(key: SimpleKey): void {
    key.isPossible = false;
    this.levels.delete(key.tokenNumber);
  }

  private missingColon({ mark }: SimpleKey): Error {
    return scannerError("could not find expected ':'", this.cursor.mark(), mark);
  }
}
