import type { Filter } from "./filter.ts";

const HIDDEN = Buffer.from("***");

/** Replaces secrets in what is printed, also where a secret is split over two chunks of a stream. */
export class Masker {
  #secrets: Buffer[] = [];

  /** A secret of several lines is hidden line by line too. Very short ones would hide everything else: left out. */
  add(secret: string): void {
    for (const part of new Set([secret, ...secret.split(/\r?\n/)])) {
      if (part.trim().length >= 4) this.#secrets.push(Buffer.from(part));
    }
    this.#secrets.sort((a, b) => b.length - a.length);
  }

  text(text: string): string {
    return this.#secrets.reduce((shown, secret) => shown.replaceAll(secret.toString(), "***"), text);
  }

  /** For one stream. Bytes are held back only while they could be the start of a secret. */
  filter(): Filter {
    let held: Uint8Array = new Uint8Array();
    return {
      push: (bytes) => {
        if (this.#secrets.length === 0) return bytes;
        const { shown, rest } = this.#hide(
          held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]),
          false,
        );
        held = rest;
        return shown;
      },
      end: () => {
        const last = held;
        held = new Uint8Array();
        return this.#hide(Buffer.from(last), true).shown;
      },
    };
  }

  /** Hides from left to right, the longest secret first; `rest` is an unfinished end that may become a secret. */
  #hide(bytes: Buffer, ended: boolean): { shown: Buffer; rest: Buffer } {
    const starts = new Set(this.#secrets.map((secret) => secret[0]));
    const parts: Buffer[] = [];
    let from = 0;
    let at = 0;
    while (at < bytes.length) {
      if (!starts.has(bytes[at])) {
        at++;
        continue;
      }
      const left = bytes.length - at;
      const begun = (secret: Buffer) => secret.length > left && bytes.compare(secret, 0, left, at) === 0;
      if (!ended && this.#secrets.some(begun)) break;
      const secret = this.#secrets.find(
        (one) => one.length <= left && bytes.compare(one, 0, one.length, at, at + one.length) === 0,
      );
      if (secret) {
        parts.push(bytes.subarray(from, at), HIDDEN);
        from = at + secret.length;
      }
      at += secret?.length ?? 1;
    }
    parts.push(bytes.subarray(from, at));
    return { shown: Buffer.concat(parts), rest: bytes.subarray(at) };
  }
}
