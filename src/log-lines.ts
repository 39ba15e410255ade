import { viewOf } from "./view-of.ts";

/** Longer lines are skipped: no line that a builder writes about its own work is that long. */
const MAX_LINE_BYTES = 4096;
const LINE_BREAK = 10;

/**
 * Cuts a log that arrives in chunks into lines without colors and line ends, and passes each to `read`, but not the output
 * of a step under BuildKit: `#7 0.123 text`. A log is mostly such lines, and they are not the builder's own.
 */
export function readLogLines(read: (line: string) => void): {
  push(bytes: Uint8Array): void;
  /** Passes on a last line that has no line end. */
  end(): void;
} {
  let held: Buffer = Buffer.alloc(0);
  let isOverlong = false;
  /** Reads the line between two places. Nothing is made for a line that is skipped: there are millions of them. */
  const readBetween = (bytes: Buffer, from: number, end: number) => {
    if (end - from <= MAX_LINE_BYTES && !isStepOutput(bytes, from)) read(plainText(bytes, from, end));
  };
  return {
    push(bytes) {
      const chunk = viewOf(bytes);
      let from = 0;
      for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, from)) {
        if (held.length > 0) {
          const line = Buffer.concat([held, chunk.subarray(from, at)]);
          readBetween(line, 0, line.length);
          held = Buffer.alloc(0);
        } else if (!isOverlong) {
          readBetween(chunk, from, at);
        }
        isOverlong = false;
        from = at + 1;
      }
      const rest = chunk.subarray(from);
      if (held.length + rest.length > MAX_LINE_BYTES) {
        isOverlong = true;
        held = Buffer.alloc(0);
      } else if (!isOverlong && rest.length > 0) {
        held = Buffer.concat([held, rest]);
      }
    },
    end() {
      if (held.length > 0) readBetween(held, 0, held.length);
      held = Buffer.alloc(0);
    },
  };
}

/** Whether there is at `from` output of a step under BuildKit: `#`, digits, a space, digits, a dot, digits, a space. No part of it is a line break. */
export function isStepOutput(bytes: Buffer, from: number): boolean {
  if (bytes[from] !== 0x23) return false;
  const number = skipDigits(bytes, from + 1);
  if (number === from + 1 || bytes[number] !== 0x20) return false;
  const seconds = skipDigits(bytes, number + 1);
  if (seconds === number + 1 || bytes[seconds] !== 0x2e) return false;
  const end = skipDigits(bytes, seconds + 1);
  return end > seconds + 1 && bytes[end] === 0x20;
}

function skipDigits(bytes: Buffer, from: number): number {
  let at = from;
  for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[at] ?? 0) at++;
  return at;
}

function plainText(bytes: Buffer, from: number, end: number): string {
  // Colors, which lint warnings carry also in a file.
  return bytes
    .toString("utf8", from, end)
    .replace(/\x1b\[[0-9;]*m/g, "")
    .replace(/\r$/, "");
}
