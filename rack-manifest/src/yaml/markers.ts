import { isBlank, isBlankOrEnd, isBreakOrEnd, isWordCharacter } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import { type Mark, scannerError } from "./place.ts";
import type { Token } from "./token.ts";

/** Scans `%YAML` or `%TAG` to the end of its line. */
export function scanDirective(cursor: Cursor): Token {
  const start = cursor.mark();
  cursor.skip();
  const name = takeWord(cursor);
  if (name === "") throw scannerError("could not find expected directive name", cursor.mark(), start);
  if (!isBlankOrEnd(cursor.peek())) {
    throw scannerError("found unexpected non-alphabetical character", cursor.mark(), start);
  }
  if (name !== "YAML" && name !== "TAG") throw scannerError("found unknown directive name", cursor.mark(), start);
  skipBlanks(cursor);
  const token = name === "YAML" ? scanVersion(cursor, start) : scanTagDirective(cursor, start);
  skipBlanks(cursor);
  if (cursor.peek() === "#") while (!isBreakOrEnd(cursor.peek())) cursor.skip();
  if (!isBreakOrEnd(cursor.peek())) {
    throw scannerError("did not find expected comment or line break", cursor.mark(), start);
  }
  cursor.takeBreak();
  return token;
}

function scanVersion(cursor: Cursor, start: Mark): Token {
  const major = takeNumber(cursor, start);
  if (cursor.peek() !== ".") throw scannerError("did not find expected digit or '.' character", cursor.mark(), start);
  cursor.skip();
  return { type: "version-directive", major, minor: takeNumber(cursor, start), start };
}

function takeNumber(cursor: Cursor, start: Mark): number {
  let digits = "";
  while (/^[0-9]$/.test(cursor.peek() ?? "")) {
    if (digits.length === 2) throw scannerError("found extremely long version number", cursor.mark(), start);
    digits += cursor.take();
  }
  if (digits === "") throw scannerError("did not find expected version number", cursor.mark(), start);
  return Number(digits);
}

function scanTagDirective(cursor: Cursor, start: Mark): Token {
  const handle = scanTagHandle(cursor, start, true);
  if (!isBlank(cursor.peek())) throw scannerError("did not find expected whitespace", cursor.mark(), start);
  skipBlanks(cursor);
  const prefix = scanTagUri(cursor, start, "");
  if (!isBlankOrEnd(cursor.peek())) {
    throw scannerError("did not find expected whitespace or line break", cursor.mark(), start);
  }
  return { type: "tag-directive", handle, prefix, start };
}

/** Scans `&NAME` or `*NAME`. */
export function scanAnchor(cursor: Cursor): Token {
  const start = cursor.mark();
  const type = cursor.take() === "&" ? "anchor" : "alias";
  const value = takeWord(cursor);
  const next = cursor.peek();
  if (value === "" || !(isBlankOrEnd(next) || (next !== undefined && "?:,]}%@`".includes(next)))) {
    throw scannerError("did not find expected alphabetic or numeric character", cursor.mark(), start);
  }
  return { type, value, start };
}

/** Scans `!NAME`, `!HANDLE!NAME` or `!<URI>`. */
export function scanTag(cursor: Cursor): Token {
  const start = cursor.mark();
  let handle = "";
  let suffix = "";
  if (cursor.peek(1) === "<") {
    cursor.skip(2);
    suffix = scanTagUri(cursor, start, "");
    if (cursor.peek() !== ">") throw scannerError("did not find the expected '>'", cursor.mark(), start);
    cursor.skip();
  } else {
    handle = scanTagHandle(cursor, start, false);
    if (handle.length > 1 && handle.endsWith("!")) suffix = scanTagUri(cursor, start, "");
    else {
      suffix = scanTagUri(cursor, start, handle);
      handle = "!";
      // A "!" alone is a tag: the value stays text.
      if (suffix === "") [handle, suffix] = ["", "!"];
    }
  }
  if (!isBlankOrEnd(cursor.peek())) {
    throw scannerError("did not find expected whitespace or line break", cursor.mark(), start);
  }
  return { type: "tag", handle, suffix, start };
}

function scanTagHandle(cursor: Cursor, start: Mark, isDirective: boolean): string {
  if (cursor.peek() !== "!") throw scannerError("did not find expected '!'", cursor.mark(), start);
  let handle = cursor.take() + takeWord(cursor);
  if (cursor.peek() === "!") handle += cursor.take();
  else if (isDirective && handle !== "!") throw scannerError("did not find expected '!'", cursor.mark(), start);
  return handle;
}

/** `head` is what was read as a handle already; its "!" does not belong to the result. */
function scanTagUri(cursor: Cursor, start: Mark, head: string): string {
  let uri = head.slice(1);
  let length = head.length;
  while (/^[0-9A-Za-z_;/?:@&=+$,.!~*'()[\]%-]$/.test(cursor.peek() ?? "")) {
    uri += cursor.peek() === "%" ? takeEscapedByte(cursor, start) : cursor.take();
    length++;
  }
  if (length === 0) throw scannerError("did not find expected tag URI", cursor.mark(), start);
  return uri;
}

function takeEscapedByte(cursor: Cursor, start: Mark): string {
  const digits = `${cursor.peek(1) ?? ""}${cursor.peek(2) ?? ""}`;
  if (!/^[0-9a-fA-F]{2}$/.test(digits)) throw scannerError("did not find URI escaped octet", cursor.mark(), start);
  cursor.skip(3);
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function takeWord(cursor: Cursor): string {
  let word = "";
  while (isWordCharacter(cursor.peek())) word += cursor.take();
  return word;
}

function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.peek())) cursor.skip();
}
