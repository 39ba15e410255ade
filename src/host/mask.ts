import { viewOf } from "../view-of.ts";
import type { Filter } from "./filter.ts";
import { hideCutSecrets } from "./mask-cuts.ts";
import { BytePairs, mayHideText, visibleBytes, wholeOf } from "./visible-bytes.ts";

const HIDDEN = Buffer.from("***");
/** A shorter text is no secret: hiding it would hide ordinary words of the log. Also the bytes that the index reads. */
const SHORTEST = 4;
/** With more secrets than this, looking at each byte once is faster than a search for each secret. */
const MOST_SEARCHES = 16;
/** The chunks of a log are no longer than this, but for long messages. */
const CHUNK_BYTES = 64 * 1024;
/** Lines that every secret of their kind has: the first line of a PEM file, and a key of YAML or JSON without its value. */
const COMMON_LINE = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$|^(?:- )?["']?[\w.-]{1,64}["']?:(?: ?[[{|>]-?)?$/;

/** The texts to hide for `secret`: itself, and each of its lines, since a log shows them one by one. */
export function secretParts(secret: string): string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const parts = [secret, secret.trim(), ...lines.filter((line) => !COMMON_LINE.test(line))];
  return [...new Set(parts)].filter((part) => part.trim().length >= SHORTEST);
}

/**
 * Replaces secrets in what is printed, also where a secret is split over two chunks of a stream, and where colors or
 * invisible characters stand inside it.
 */
export class Masker {
  readonly #known = new Set<string>();
  /** Secrets by their first bytes, the longest first: thousands of them cost no more than one. */
  readonly #byStart = new Map<number, Buffer[]>();
  readonly #firstBytes = new Uint8Array(256);
  readonly #pairs = new BytePairs();
  #longest = 0;
  /** Where the visible bytes of a chunk are put together: new memory for each would cost more than the search. */
  #room = Buffer.alloc(0);

  add(secret: string): void {
    for (const part of secretParts(secret)) {
      const { bytes } = visibleBytes(Buffer.from(part), true);
      const key = bytes.toString("latin1");
      if (bytes.length < SHORTEST || this.#known.has(key)) continue;
      this.#known.add(key);
      this.#firstBytes[bytes.readUInt8(0)] = 1;
      this.#pairs.add(bytes);
      this.#longest = Math.max(this.#longest, bytes.length);
      const group = this.#byStart.get(bytes.readUInt32LE(0)) ?? [];
      group.push(bytes);
      group.sort((a, b) => b.length - a.length);
      this.#byStart.set(bytes.readUInt32LE(0), group);
    }
  }

  /** Text that is complete. Where it was cut (… or ...), a part of a secret beside the cut is hidden too. */
  text(text: string): string {
    if (this.#known.size === 0) return text;
    const shown = this.#hide(this.#hide(Buffer.from(text), true, "raw").shown, true).shown.toString();
    return hideCutSecrets(shown, [...this.#byStart.values()].flat(), SHORTEST, HIDDEN.toString());
  }

  /** A copy of a JSON value with the secrets hidden in each text and each key. */
  value(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.value(item)]));
  }

  /**
   * For one stream. Bytes are held back only while they could be the start of a secret. They are searched as they are, and
   * then as a reader sees them: an unfinished control sequence can swallow the first character of a secret.
   */
  filter(): Filter {
    const passes = [this.#pass("raw"), this.#pass("visible")];
    return {
      push: (bytes) => (this.#known.size === 0 ? bytes : passes.reduce((rest, pass) => pass.push(rest), bytes)),
      end: () => passes.reduce((rest, pass) => Buffer.concat([pass.push(rest), pass.end()]), new Uint8Array()),
    };
  }

  #pass(form: Form): Filter {
    let held: Uint8Array = new Uint8Array();
    return {
      push: (bytes) => {
        const all = held.length === 0 ? viewOf(bytes) : Buffer.concat([held, bytes]);
        // Colors are seldom inside a secret: what the search of all bytes has let through is good for the reader too.
        if (form === "visible" && held.length === 0 && !mayHideText(all, this.#pairs)) return bytes;
        const { shown, rest } = this.#hide(all, false, form);
        held = rest;
        return shown;
      },
      end: () => {
        const last = held;
        held = new Uint8Array();
        return this.#hide(Buffer.from(last), true, form).shown;
      },
    };
  }

  /** Hides from left to right, the longest secret first; `rest` is an unfinished end that may become a secret. */
  #hide(all: Buffer, isLast: boolean, form: Form = "visible"): { shown: Buffer; rest: Buffer } {
    const { bytes, placeOf } = form === "raw" ? wholeOf(all) : visibleBytes(all, isLast, this.#roomFor(all.length));
    const parts: Buffer[] = [];
    let from = 0;
    let at = this.#findFirst(bytes);
    while (at < bytes.length) {
      if (this.#firstBytes[bytes[at] ?? 0] === 0) {
        at++;
        continue;
      }
      if (!isLast && this.#mayFollow(bytes, at)) break;
      const secret = this.#secretAt(bytes, at);
      if (secret) {
        parts.push(all.subarray(from, placeOf(at)), HIDDEN);
        // The colors inside the secret stay, so that the text behind it keeps its own.
        for (let inside = at + 1; inside < at + secret.length; inside++) {
          const before = placeOf(inside - 1) + 1;
          if (placeOf(inside) > before) parts.push(all.subarray(before, placeOf(inside)));
        }
        from = placeOf(at + secret.length - 1) + 1;
      }
      at += secret?.length ?? 1;
    }
    const stop = placeOf(at);
    if (parts.length === 0) return { shown: all.subarray(0, stop), rest: all.subarray(stop) };
    parts.push(all.subarray(from, stop));
    return { shown: Buffer.concat(parts), rest: all.subarray(stop) };
  }

  #roomFor(length: number): Buffer {
    if (length > 2 * CHUNK_BYTES) return Buffer.allocUnsafe(length);
    if (this.#room.length < length) this.#room = Buffer.allocUnsafe(Math.min(2 * length, 2 * CHUNK_BYTES));
    return this.#room;
  }

  /** An index before which no secret starts, and no end of `bytes` that may become one. */
  #findFirst(bytes: Buffer): number {
    if (this.#known.size > MOST_SEARCHES) return 0;
    let first = Math.max(0, bytes.length - this.#longest + 1);
    for (const group of this.#byStart.values()) {
      for (const secret of group) {
        const found = bytes.subarray(0, first + secret.length - 1).indexOf(secret);
        if (found >= 0 && found < first) first = found;
      }
    }
    return first;
  }

  #secretAt(bytes: Buffer, at: number): Buffer | undefined {
    const left = bytes.length - at;
    if (left < SHORTEST) return undefined;
    return this.#byStart
      .get(bytes.readUInt32LE(at))
      ?.find((one) => one.length <= left && bytes.compare(one, 0, one.length, at, at + one.length) === 0);
  }

  /** Whether the bytes from `at` to the end are the start of a longer secret. */
  #mayFollow(bytes: Buffer, at: number): boolean {
    const left = bytes.length - at;
    const groups = left < SHORTEST ? this.#byStart.values() : [this.#byStart.get(bytes.readUInt32LE(at)) ?? []];
    for (const group of groups) {
      if (group.some((one) => one.length > left && bytes.compare(one, 0, left, at) === 0)) return true;
    }
    return false;
  }
}

/** How a secret is looked for: byte by byte, or in what a reader of the log sees. */
type Form = "raw" | "visible";
